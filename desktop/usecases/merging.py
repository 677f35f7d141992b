"""Joining a colleague's copy with the case: first in words, then as an act (0014)."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile.file import CaseFile
from desktop.casefile.fork import Fork, Own, state_of
from desktop.casefile.history import Done, Touched
from desktop.casefile.log import CONTENT, logged_leaves
from desktop.casefile.rows import canonical
from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.correspondence import Attachment, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, Plain, from_leaves
from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.domain.threeway import WHOLE, Conflict, Joined, Key, Side, State, decided
from desktop.domain.threeway import join as three_way
from desktop.usecases.backups import back_up_before
from desktop.usecases.desk import Desk
from desktop.usecases.history import HIDDEN, Shift, Told
from desktop.usecases.purging import forget_in_backups
from desktop.usecases.settling import Settled, settle

Choices = Mapping[tuple[Key, str], Side]
"""What the user decided, by record and path of the conflict."""

_EDITION = ("edition", "edition_sha256")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_COUNTED = ("finding", "evidence", "look", "recommendation", "control", "proceeding")


class Disagreement(NamedTuple):
    """A conflict in words; for a whole record `ours` and `theirs` say whether it is there.

    `path` is "" for a whole record. `by` are the acts that last touched it on each side; `None`
    where that lies before the copies parted. `proposed` is what was done later.
    """

    key: Key
    path: str
    whose: str
    label: str
    ours: str
    theirs: str
    ours_by: Done | None
    theirs_by: Done | None
    proposed: Side


class Preview(NamedTuple):
    """What joining would do, before it is done.

    `acts` are the colleague's since the copies parted, `own` ours. `taken` is what would change
    here whatever is decided on the `disagreements`. `gone`, `kept`, `renumbered` and
    `doubles` are those of `Settled`, in words.
    """

    acts: int
    own: int
    taken: tuple[Shift, ...]
    disagreements: tuple[Disagreement, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    renumbered: tuple[str, ...]
    doubles: tuple[str, ...]


class Outcome(NamedTuple):
    """What joining did: acts taken over, conflicts decided, and the rest as in `Preview`."""

    acts: int
    decided: int
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    renumbered: tuple[str, ...]
    doubles: tuple[str, ...]


def preview(desk: Desk, copy: Path, lang: Lang, choices: Choices | None = None) -> Preview:
    """Say what joining a copy would do; conflicts that `choices` leaves open are as proposed.

    Raises:
        Problem: `merge.other-case`, `merge.same-file`, `merge.damaged-copy`, or one of both files
            cannot be read.
    """
    with _both(desk, copy) as (parted, file):
        theirs = file.read()
        joined = _joined(parted)
        told = Told(desk, lang, theirs)
        open_ = [each for each in joined.conflicts if not _is_housekeeping(each)]
        settled = _settled(parted, joined, (desk.case, theirs), choices or {})
        after = _as_case(desk.case.id, settled.records.values())
        shifts = [
            shift
            for each in _differences(parted.ours.state, settled.records.values())
            for shift in told.shifts(each, back=False)
            if not _is_open(shift, joined)
        ]
        return Preview(
            len(parted.theirs.acts),
            len(parted.ours.acts),
            tuple(shifts),
            tuple(_in_words(each, parted, told) for each in open_),
            *_said(settled, Told(desk, lang, after)),
        )


def merge(desk: Desk, copy: Path, choices: Choices, lang: Lang) -> Outcome:
    """Join a copy with the case: an act of its own, which the log keeps. A backup comes first.

    Conflicts that `choices` leaves open are decided as `preview` proposes. A copy that holds
    nothing new changes nothing.

    Raises:
        Problem: as `preview`, or the case cannot be written to. The case is then as before.
    """
    desk.file.check_writable()
    with _both(desk, copy) as (parted, file):
        joined = _joined(parted)
        settled = _settled(parted, joined, (desk.case, file.read()), choices)
        if parted.theirs.acts:
            back_up_before(desk, "before-merge")
            state = state_of(_as_case(desk.case.id, settled.records.values()))
            desk.case = desk.file.join(file, parted, state, desk.office.author)
            desk.keep_editions()
            if parted.theirs.erased:  # the colleague's removal for good is ours as well
                forget_in_backups(desk, parted.theirs.erased)
                desk.file.clean_up()
        n = sum(not _is_housekeeping(each) for each in joined.conflicts)
        return Outcome(len(parted.theirs.acts), n, *_said(settled, Told(desk, lang)))


@contextmanager
def _both(desk: Desk, copy: Path) -> Iterator[tuple[Fork, CaseFile]]:
    if copy.resolve() == desk.path.resolve():
        raise Problem("merge.same-file", path=copy)
    with CaseFile.open(copy, clock=desk.office.clock, backups=None, write=False) as file:
        yield desk.file.fork_from(file), file


# -- deciding -------------------------------------------------------------------------------------


def _joined(parted: Fork) -> Joined:
    """Join both sides; what one removed for good is settled by that, not by anybody's choice."""
    ours, theirs = dict(parted.ours.state), dict(parted.theirs.state)
    bases = [dict(base) for base in parted.bases]
    for own, state in ((parted.ours, ours), (parted.theirs, theirs)):
        for kind, record, path in own.erased:
            if kind not in RECORD_KINDS:
                continue
            key = (kind, UUID(record))
            stands = state.get(key, {}).get(path) if path else None
            for each in (ours, theirs, *bases):
                if not path:
                    each.pop(key, None)
                elif key in each:
                    each[key] = _with(each[key], path, stands)
    return three_way(bases, ours, theirs)


def _with(found: Leaves, path: str, value: Plain) -> Leaves:
    rest = {each: held for each, held in found.items() if each != path}
    return rest if value is None else {**rest, path: value}


def _gone_for_good(parted: Fork, copies: tuple[Case, Case]) -> frozenset[UUID]:
    """Return the records that one side removed for good, and those of bytes that it removed."""
    erased = parted.ours.erased | parted.theirs.erased
    contents = {key for kind, key, _path in erased if kind == CONTENT}
    named = {each.id for case in copies for each in case.all(Attachment) if each.sha256 in contents}
    named |= {
        each.id
        for case in copies
        for each in case.all(Paper)
        if {each.content_sha256, each.facts_sha256, each.template_sha256} & contents
    }
    ids = {UUID(key) for kind, key, path in erased if kind in RECORD_KINDS and not path}
    return frozenset(ids | named)


def _settled(parted: Fork, joined: Joined, copies: tuple[Case, Case], choices: Choices) -> Settled:
    sides = {
        (each.key, each.path): _side(each, parted, joined, choices) for each in joined.conflicts
    }
    state = decided(joined, parted.ours.state, parted.theirs.state, sides)
    records = {key[1]: _record(key, found, parted, copies) for key, found in state.items()}
    stay = {
        key[1]: copies[0] if side == "ours" else copies[1]
        for (key, path), side in sides.items()
        if path == WHOLE and key[1] in records
    }
    return settle(records, copies, stay, _gone_for_good(parted, copies))


def _record(key: Key, found: Leaves, parted: Fork, copies: tuple[Case, Case]) -> Record:
    """Return a record of its leaves; the one that is there if it is the same."""
    kind, record_id = key
    for own, case in zip((parted.ours, parted.theirs), copies, strict=True):
        if own.state.get(key) == found:
            return case.one(RECORD_KINDS[kind], record_id)
    return from_leaves(RECORD_KINDS[kind], record_id, found)


def _side(conflict: Conflict, parted: Fork, joined: Joined, choices: Choices) -> Side:
    key, path = conflict.key, conflict.path
    if not _is_housekeeping(conflict):
        return choices.get((key, path)) or _proposed(conflict, parted)
    name = path.partition(".")[0]
    if name == "number":
        return "ours" if int(str(conflict.ours)) < int(str(conflict.theirs)) else "theirs"
    if name == "last_numbers":
        return "ours" if int(str(conflict.ours)) > int(str(conflict.theirs)) else "theirs"
    if name in _EDITION:  # the text and its digest belong together, and the newer one holds
        mine, other = (
            tuple(str(own.state[key].get(each)) for each in _EDITION)
            for own in (parted.ours, parted.theirs)
        )
        return "ours" if mine > other else "theirs"
    if name == "number_source":  # how a letter's number came goes with the number
        about = next((c for c in joined.conflicts if (c.key, c.path) == (key, "number")), None)
        if about is not None:
            return _side(about, parted, joined, choices)
    return _later(conflict, parted)


def _is_housekeeping(conflict: Conflict) -> bool:
    """Whether a conflict is the program's own affair, on which nobody has an opinion."""
    name = conflict.path.partition(".")[0]
    return conflict.path != WHOLE and (
        name in HIDDEN
        or name in _EDITION
        or name == "last_numbers"
        or (name == "number" and conflict.key[0] in _COUNTED)
    )


def _proposed(conflict: Conflict, parted: Fork) -> Side:
    """Return what is proposed: a record stays, else what was done later holds."""
    if conflict.path == WHOLE:
        return "ours" if conflict.ours else "theirs"
    return _later(conflict, parted)


def _later(conflict: Conflict, parted: Fork) -> Side:
    mine, other = (
        (act.at if (act := _last(own, conflict)) else _LONG_AGO, canonical(value))
        for own, value in ((parted.ours, conflict.ours), (parted.theirs, conflict.theirs))
    )
    return "ours" if mine > other else "theirs"


def _last(own: Own, conflict: Conflict) -> Done | None:
    """Return the act by which a side last touched what is in conflict."""
    touched = own.touched.get(conflict.key, {})
    if conflict.path == WHOLE:
        return max(touched.values(), key=lambda act: act.seq, default=None)
    return touched.get(conflict.path) or touched.get(WHOLE)


# -- saying ---------------------------------------------------------------------------------------


def _in_words(conflict: Conflict, parted: Fork, told: Told) -> Disagreement:
    (kind, record_id), path = conflict.key, conflict.path
    label, mine, other = "", "", ""
    if path != WHOLE:
        before, after = parted.ours.state[conflict.key], parted.theirs.state[conflict.key]
        label = told.label(kind, path)
        mine, other = (told.value(kind, path, found) for found in (before, after))
    return Disagreement(
        conflict.key,
        path,
        told.name(kind, record_id),
        label,
        mine,
        other,
        _last(parted.ours, conflict),
        _last(parted.theirs, conflict),
        _proposed(conflict, parted),
    )


def _is_open(shift: Shift, joined: Joined) -> bool:
    """Whether what a shift tells is still to be decided."""
    key = (shift.record_kind, shift.record_id)
    return any(each.key == key and each.path in (WHOLE, shift.path) for each in joined.conflicts)


def _differences(before: State, after: Iterable[Record]) -> Iterator[Touched]:
    now = {(kind_name(type(each)), each.id): logged_leaves(each) for each in after}
    places = {kind: place for place, kind in enumerate(RECORD_KINDS)}
    for key in sorted(before.keys() | now.keys(), key=lambda key: (places[key[0]], key[1])):
        if before.get(key) != now.get(key):
            yield Touched(*key, before.get(key), now.get(key))


def _said(settled: Settled, told: Told) -> tuple[tuple[str, ...], ...]:
    def name(record: Record) -> str:
        return told.name(kind_name(type(record)), record.id)

    return (
        tuple(map(name, settled.gone)),
        tuple(map(name, settled.kept)),
        tuple(map(name, settled.renumbered)),
        tuple(" – ".join(map(name, group)) for group in settled.doubles),
    )


def _as_case(case_id: UUID, records: Iterable[Record]) -> Case:
    return Case(case_id, {}).replaced(records)
