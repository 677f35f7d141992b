"""Joining a colleague's copy with the case: first in words, then as an act (0014)."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile.file import CaseFile, Cleaned
from desktop.casefile.fork import Fork, Own, state_of
from desktop.casefile.history import Done, Touched
from desktop.casefile.log import CONTENT, logged_leaves
from desktop.casefile.rescue import KIND as RESCUE
from desktop.casefile.rows import canonical
from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.correspondence import Attachment, Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, Plain, from_leaves
from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.domain.threeway import WHOLE, Conflict, Joined, Key, Side, State, decided
from desktop.domain.threeway import join as three_way
from desktop.usecases.backups import back_up_before, before_joining
from desktop.usecases.desk import Desk
from desktop.usecases.editing import owners
from desktop.usecases.history import HIDDEN, Shift, Told
from desktop.usecases.purging import forget_in_backups
from desktop.usecases.settling import Settled, settle

Choices = Mapping[tuple[Key, str], Side]
"""What the user decided, by record and path of the conflict."""

_Names = tuple[str, ...]
_EDITION = ("edition", "edition_sha256")
_WENT_WITH = ("number", "dated", "channel", "sent_on")
"""What stands on a letter that went, and how it went."""
_NUMBERED_BY = frozenset({"number_source", "number_series"})
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_COUNTED = (
    "finding", "evidence", "consent", "look", "recommendation", "outcome", "control", "proceeding"
)  # fmt: skip


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


class Seen(NamedTuple):
    """Both copies as they were when a preview was made: with which acts their logs ended."""

    ours: frozenset[str]
    theirs: frozenset[str]


class Preview(NamedTuple):
    """What joining would do, before it is done.

    `acts` are the colleague's since the copies parted, `own` ours. `taken` is what would change
    here whatever is decided on the `disagreements`. `gone`, `kept`, `renumbered` and
    `doubles` are those of `Settled`, in words. `erases`: something goes for good, so that joining
    cannot be taken back as a whole. `seen` tells `merge` what this was a preview of.
    """

    seen: Seen

    acts: int
    own: int
    taken: tuple[Shift, ...]
    disagreements: tuple[Disagreement, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    renumbered: tuple[str, ...]
    doubles: tuple[str, ...]
    erases: bool


class Outcome(NamedTuple):
    """What joining did: acts taken over, conflicts decided, and the rest as in `Preview`.

    `backup` tells whether there is one by which joining is taken back as a whole, `cleaned` and
    `left` what came of a removal for good that the copy brought (see `purging.Done`).
    """

    acts: int
    decided: int
    gone: tuple[str, ...]
    kept: tuple[str, ...]
    renumbered: tuple[str, ...]
    doubles: tuple[str, ...]
    backup: bool
    cleaned: Cleaned
    left: int


class NoBackup(Problem):
    """Nothing was joined, because no backup could be made before; `why` says why not."""

    def __init__(self, why: Problem) -> None:
        super().__init__("merge.no-backup")
        self.why = why


def preview(desk: Desk, copy: Path, lang: Lang, choices: Choices | None = None) -> Preview:
    """Say what joining a copy would do; conflicts that `choices` leaves open are as proposed.

    Raises:
        Problem: `merge.other-case`, `merge.same-file`, `merge.damaged-copy`, or one of both files
            cannot be read.
    """
    with _both(desk, copy) as (parted, _file):
        sides = _sides(parted)
        joined = _joined(sides)
        told = Told(desk, lang, parted.theirs.case)
        open_ = [each for each in joined.conflicts if not _is_housekeeping(each)]
        settled = _settled(parted, sides, joined, choices or {})
        shifts = [
            shift
            for each in _differences(parted.ours.state, settled.records.values())
            for shift in told.shifts(each, back=False)
            if not _is_open(shift, joined)
        ]
        return Preview(
            _seen(parted),
            len(parted.theirs.acts),
            len(parted.ours.acts),
            tuple(shifts),
            tuple(_in_words(each, parted, told) for each in open_),
            *_said(settled, _going(parted, sides), told),
            bool(parted.theirs.erased),
        )


def merge(
    desk: Desk,
    copy: Path,
    choices: Choices,
    lang: Lang,
    seen: Seen | None = None,
    *,
    without_backup: bool = False,
) -> Outcome:
    """Join a copy with the case: an act of its own, which the log keeps. A backup comes first.

    Conflicts that `choices` leaves open are decided as `preview` proposes. A copy that holds
    nothing new changes nothing.

    Args:
        desk: the case.
        copy: the colleague's file.
        choices: what was decided on the preview's disagreements.
        lang: in which language the outcome is said.
        seen: what the preview was of, `None` where nobody looked at one.
        without_backup: go on where no backup can be made before.

    Raises:
        Problem: as `preview`; `merge.look-again` (a file changed after the preview); `NoBackup`;
            or the case cannot be written to. The case is then as before.
    """
    desk.file.check_writable()
    with _both(desk, copy) as (parted, file):
        if seen is not None and seen != _seen(parted):
            raise Problem("merge.look-again")
        sides = _sides(parted)
        joined = _joined(sides)
        settled = _settled(parted, sides, joined, choices)
        said = _said(settled, _going(parted, sides), Told(desk, lang, parted.theirs.case))
        cleaned: Cleaned = "clean"
        left = 0
        if parted.theirs.acts:
            missing = back_up_before(desk, "before-merge")
            if missing is not None and not without_backup:
                raise NoBackup(missing)
            state = state_of(_as_case(desk.case.id, settled.records.values()))
            desk.case = desk.file.join(file, parted, state, desk.office.author)
            desk.keep_editions()
            desk.enter_in_register()
            if parted.theirs.erased:  # the colleague's removal for good is ours as well
                cleaned = desk.file.clean_up()
                theirs = parted.theirs.erased
                erasings = frozenset(each for each in desk.file.erasings() if each[1:] in theirs)
                left = forget_in_backups(desk, erasings).left
        n = sum(not _is_housekeeping(each) for each in joined.conflicts)
        backup = bool(parted.theirs.acts) and before_joining(desk) is not None
        return Outcome(len(parted.theirs.acts), n, *said, backup, cleaned, left)


def _seen(parted: Fork) -> Seen:
    return Seen(parted.ours.heads, parted.theirs.heads)


@contextmanager
def _both(desk: Desk, copy: Path) -> Iterator[tuple[Fork, CaseFile]]:
    if copy.resolve() == desk.path.resolve():
        raise Problem("merge.same-file", path=copy)
    with CaseFile.open(copy, clock=desk.office.clock, backups=None, write=False) as file:
        yield desk.file.fork_from(file), file


# -- deciding -------------------------------------------------------------------------------------


class _Sides(NamedTuple):
    """Both copies with everything taken out that one of them removed for good.

    What a rescue of one of them could not read stands in it as the other copy has it: nobody took
    it out.
    `open` are erased leaves that the other side wrote anew since: to be chosen, not to be lost.
    """

    bases: tuple[State, ...]
    ours: dict[Key, Leaves]
    theirs: dict[Key, Leaves]
    copies: tuple[Case, Case]
    open: tuple[Conflict, ...]


def _sides(parted: Fork) -> _Sides:
    copies = (parted.ours.case, parted.theirs.case)
    gone = _gone_for_good(parted, copies)
    bases = [_without(base, gone) for base in parted.bases]
    ours, theirs = _without(parted.ours.state, gone), _without(parted.theirs.state, gone)
    _fill(parted.ours, ours, theirs, bases)
    _fill(parted.theirs, theirs, ours, bases)
    conflicts: dict[tuple[Key, str], Conflict] = {}
    for own, here, other, there in (
        (parted.ours, ours, parted.theirs, theirs),
        (parted.theirs, theirs, parted.ours, ours),
    ):
        for kind, record, path in own.erased:
            key = (kind, UUID(record)) if kind in RECORD_KINDS else None
            if key is None or not path:
                continue
            for base in bases:
                if key in base:
                    base[key] = _with(base[key], path, None)
            if key not in there:
                continue
            stands = here.get(key, {}).get(path)
            if path in other.touched.get(key, {}) and there[key].get(path) != stands:
                values = (ours.get(key, {}).get(path), theirs.get(key, {}).get(path))
                conflicts[key, path] = Conflict(key, path, *values)
            else:
                there[key] = _with(there[key], path, stands)
    cases = tuple(_case_of(case, state) for case, state in zip(copies, (ours, theirs), strict=True))
    return _Sides(tuple(bases), ours, theirs, (cases[0], cases[1]), tuple(conflicts.values()))


def _fill(own: Own, here: dict[Key, Leaves], there: State, bases: Iterable[State]) -> None:
    """Put into a side what a rescue of it could not read, as the other side has it.

    Of a record that the other side took out, as it was before: the loss is no change of it.
    """
    for key, paths in own.touched.items():
        lost = {path for path, act in paths.items() if act.kind == RESCUE}
        if key not in here:
            if WHOLE in lost and key in there:
                here[key] = dict(there[key])
            continue
        found = next((state[key] for state in (there, *bases) if key in state), {})
        for path in (lost & found.keys()) - here[key].keys():
            here[key] = _with(here[key], path, found[path])


def _without(state: State, gone: AbstractSet[UUID]) -> dict[Key, Leaves]:
    """Return a state without some records, what belonged to them, and every name of them."""
    names = {str(each) for each in gone}
    found: dict[Key, Leaves] = {}
    for key, leaves in state.items():
        if key[1] in gone:
            continue
        left = (
            {
                path: value
                for path, value in leaves.items()
                if str(value) not in names and path.rpartition(".")[2] not in names
            }
            if names
            else dict(leaves)
        )
        found[key] = left
    return found


def _case_of(case: Case, state: State) -> Case:
    """Return a copy's case as a state has it; what is the same stays the same."""
    before = state_of(case)
    gone = [case.one(RECORD_KINDS[kind], key) for kind, key in before.keys() - state.keys()]
    put = [
        from_leaves(RECORD_KINDS[kind], key, found)
        for (kind, key), found in state.items()
        if before.get((kind, key)) != found
    ]
    return case.replaced(put, gone)


def _joined(sides: _Sides) -> Joined:
    """Join both sides; an erased leaf that the other wrote anew is a conflict whatever it was.

    So is what one side changed on a letter that went in the other.
    """
    joined = three_way(sides.bases, sides.ours, sides.theirs)
    known = {(each.key, each.path) for each in joined.conflicts}
    more = [
        each
        for each in (*sides.open, *_not_as_it_went(joined, sides))
        if each.key in joined.state and (each.key, each.path) not in known
    ]
    state = dict(joined.state)
    for each in more:
        state[each.key] = _with(state[each.key], each.path, None)
    return Joined(state, (*joined.conflicts, *more))


def _not_as_it_went(joined: Joined, sides: _Sides) -> Iterator[Conflict]:
    """Yield what would stand otherwise on a letter than in the one copy in which it went.

    What did not stand on it then may have been entered since: a number written by hand.
    """
    for key, found in joined.state.items():
        mine, other = sides.ours.get(key), sides.theirs.get(key)
        if key[0] != kind_name(Letter) or not found.get("sent") or mine is None or other is None:
            continue
        if bool(mine.get("sent")) == bool(other.get("sent")):
            continue
        it_went = mine if mine.get("sent") else other
        paths = {path for path in _WENT_WITH if it_went.get(path)}
        if "number" in paths and mine.get("number") != other.get("number"):
            paths |= _NUMBERED_BY
        for path in sorted(paths):
            if found.get(path) != it_went.get(path):
                yield Conflict(key, path, mine.get(path), other.get(path))


def _with(found: Leaves, path: str, value: Plain) -> Leaves:
    rest = {each: held for each, held in found.items() if each != path}
    return rest if value is None else {**rest, path: value}


def _gone_for_good(parted: Fork, copies: tuple[Case, Case]) -> frozenset[UUID]:
    """Return the records that one side removed for good, with what belongs to them.

    A file of the same bytes that the other side has is gone as well; one that was taken in again
    after the removal, on the side that removed, stays.
    """
    gone: set[UUID] = set()
    for own, here, there in (
        (parted.ours, copies[0], copies[1]),
        (parted.theirs, copies[1], copies[0]),
    ):
        contents = {key for kind, key, _path in own.erased if kind == CONTENT}
        gone |= {UUID(key) for kind, key, path in own.erased if kind in RECORD_KINDS and not path}
        gone |= {
            each.id
            for each in there.all(Attachment)
            if each.sha256 in contents and here.get(Attachment, each.id) is None
        }
    while (
        more := {
            each.id
            for case in copies
            for kind in RECORD_KINDS.values()
            for each in case.all(kind)
            if owners(each) & gone
        }
        - gone
    ):
        gone |= more
    return frozenset(gone)


def _settled(parted: Fork, sides: _Sides, joined: Joined, choices: Choices) -> Settled:
    decisions = {
        (each.key, each.path): _side(each, parted, joined, choices) for each in joined.conflicts
    }
    state = decided(joined, sides.ours, sides.theirs, decisions)
    records = {key[1]: _record(key, found, sides) for key, found in state.items()}
    stay = {
        key[1]: sides.copies[0] if side == "ours" else sides.copies[1]
        for (key, path), side in decisions.items()
        if path == WHOLE and key[1] in records
    }
    return settle(records, sides.copies, stay, _printed(parted))


def _printed(parted: Fork) -> frozenset[UUID]:
    """Return the records that may stand in a paper: one was made after them, as the logs tell."""
    any_paper = any(
        key[0] == "paper" or any(path.startswith("last_numbers.") for path in found)
        for own in (parted.ours, parted.theirs)
        for key, found in own.state.items()
    )
    common = {key[1] for base in parted.bases for key in base if any_paper}
    for own in (parted.ours, parted.theirs):
        made: set[UUID] = set()
        for act in own.acts:
            for change in act.changes:
                if change.op == "create" and change.record_kind == "paper":
                    common |= made
                elif change.op == "create" and change.record_kind in RECORD_KINDS:
                    made.add(UUID(change.record))
    return frozenset(common)


def _record(key: Key, found: Leaves, sides: _Sides) -> Record:
    """Return a record of its leaves; the one that is there if it is the same."""
    kind, record_id = key
    for state, case in zip((sides.ours, sides.theirs), sides.copies, strict=True):
        if state.get(key) == found:
            return case.one(RECORD_KINDS[kind], record_id)
    return from_leaves(RECORD_KINDS[kind], record_id, found)


def _side(conflict: Conflict, parted: Fork, joined: Joined, choices: Choices) -> Side:
    key, path = conflict.key, conflict.path
    if not _is_housekeeping(conflict):
        return choices.get((key, path)) or _proposed(conflict, parted)
    name = path.partition(".")[0]
    if name == "number":
        return "ours" if _count(conflict.ours) < _count(conflict.theirs) else "theirs"
    if name == "last_numbers":
        return "ours" if _count(conflict.ours) > _count(conflict.theirs) else "theirs"
    if name in _EDITION:  # the text and its digest belong together, and the newer one holds
        mine, other = (
            tuple(str(own.state[key].get(each)) for each in _EDITION)
            for own in (parted.ours, parted.theirs)
        )
        return "ours" if mine > other else "theirs"
    if name in _NUMBERED_BY:  # how a number came goes with it
        about = next((c for c in joined.conflicts if (c.key, c.path) == (key, "number")), None)
        if about is not None:
            return _side(about, parted, joined, choices)
    return _later(conflict, parted)


def _count(value: Plain) -> int:
    text = "" if value is None else str(value)
    return int(text) if text.isdecimal() else 0


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
    """Return what is proposed: a record stays, else what was done later holds.

    Of a letter that went in one copy alone, what it went with holds, whatever was done later.
    """
    if conflict.path == WHOLE:
        return "ours" if conflict.ours else "theirs"
    if conflict.key[0] == kind_name(Letter) and conflict.path in _WENT_WITH:
        mine, other = (
            bool(own.state[conflict.key].get("sent")) for own in (parted.ours, parted.theirs)
        )
        if mine != other:
            return "ours" if mine else "theirs"
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


def _going(parted: Fork, sides: _Sides) -> list[Record]:
    """Return the records that go with what one side removed for good and the other worked on."""
    found: dict[UUID, Record] = {}
    for own, left in zip((parted.ours, parted.theirs), sides.copies, strict=True):
        for kind, record_id in own.touched:
            record = own.case.get(RECORD_KINDS[kind], record_id)
            if record is not None and left.get(RECORD_KINDS[kind], record_id) is None:
                found[record_id] = record
    return list(found.values())


def _said(
    settled: Settled, gone: Iterable[Record], told: Told
) -> tuple[_Names, _Names, _Names, _Names]:
    def name(record: Record) -> str:
        return told.name(kind_name(type(record)), record.id)

    return (
        tuple(map(name, gone)),
        tuple(map(name, settled.kept)),
        tuple(map(name, settled.renumbered)),
        tuple(" – ".join(map(name, group)) for group in settled.doubles),
    )


def _as_case(case_id: UUID, records: Iterable[Record]) -> Case:
    return Case(case_id, {}).replaced(records)
