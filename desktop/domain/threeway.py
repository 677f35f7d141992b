"""Two copies of a case joined leaf by leaf: what each changed since they parted (0014)."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple
from uuid import UUID

from desktop.domain.fields import Leaves, Plain

Key = tuple[str, UUID]
"""A record: the name of its kind and its id."""
State = Mapping[Key, Leaves]
"""The records of a case in their leaves, the empty ones left out."""
Side = Literal["ours", "theirs"]

WHOLE = ""
"""The path of a conflict about a whole record: one side took it out, the other changed it."""
_TEXT_AND_INSTANT = 2


class Conflict(NamedTuple):
    """A leaf that both sides changed differently, or (`WHOLE`) a record that one took out.

    For `WHOLE` the values are `True` on the side where the record is there, else `None`.
    """

    key: Key
    path: str
    ours: Plain
    theirs: Plain


class Joined(NamedTuple):
    """The joined records, in which each conflict still has to be decided."""

    state: dict[Key, Leaves]
    conflicts: tuple[Conflict, ...]


def join(bases: Sequence[State], ours: State, theirs: State) -> Joined:
    """Join two copies.

    Args:
        bases: what both had in common; several states where that has several ends, and then a
            leaf on which they differ counts as changed by both.
        ours: one copy as it stands.
        theirs: the other copy as it stands.
    """
    state: dict[Key, Leaves] = {}
    conflicts: list[Conflict] = []
    for key in ours.keys() | theirs.keys():
        mine, other = ours.get(key), theirs.get(key)
        before = [base.get(key) for base in bases]
        if mine == other or all(each == other for each in before):
            found = mine
        elif all(each == mine for each in before):
            found = other
        elif mine is None or other is None:
            there = (mine is not None or None, other is not None or None)
            conflicts.append(Conflict(key, WHOLE, *there))
            continue
        else:
            found, open_ = _joined_leaves([each or {} for each in before], mine, other)
            conflicts += [Conflict(key, path, mine.get(path), other.get(path)) for path in open_]
        if found is not None:
            state[key] = found
    return Joined(state, tuple(sorted(conflicts, key=lambda each: (*each.key, each.path))))


def _joined_leaves(
    before: Sequence[Leaves], mine: Leaves, other: Leaves
) -> tuple[Leaves, list[str]]:
    found: Leaves = {}
    open_: list[str] = []
    for path in mine.keys() | other.keys():
        here, there = mine.get(path), other.get(path)
        was = [each.get(path) for each in before]
        if here == there or all(each == there for each in was):
            value = here
        elif all(each == here for each in was):
            value = there
        elif _is_same_text(here, there):
            value = max(here, there, key=str)  # the same words, typed at two instants
        else:
            open_.append(path)
            continue
        if value is not None:
            found[path] = value
    return found, open_


def _is_same_text(here: Plain, there: Plain) -> bool:
    """Whether two leaves hold one text of a language, which stands beside its instant."""
    pair = [each for each in (here, there) if isinstance(each, list)]
    if len(pair) != _TEXT_AND_INSTANT or any(len(each) != _TEXT_AND_INSTANT for each in pair):
        return False
    return bool(pair[0][0] == pair[1][0])


def decided(
    joined: Joined,
    ours: State,
    theirs: State,
    choices: Mapping[tuple[Key, str], Side],
) -> dict[Key, Leaves]:
    """Return the joined records with every conflict decided.

    Raises:
        KeyError: a conflict has no choice: a mistake of the caller.
    """
    state = {key: dict(found) for key, found in joined.state.items()}
    for conflict in joined.conflicts:
        side = ours if choices[conflict.key, conflict.path] == "ours" else theirs
        if conflict.path == WHOLE:
            if conflict.key in side:
                state[conflict.key] = dict(side[conflict.key])
            continue
        value = side[conflict.key].get(conflict.path)
        if value is not None:
            state[conflict.key][conflict.path] = value
    return state
