"""What must hold in a case joined of two: names lead somewhere, numbers are told apart (0014).

Whatever is done here depends on the two copies alone, not on which of them is ours.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import (
    Control,
    Finding,
    Look,
    Proceeding,
)
from desktop.domain.correspondence import Letter
from desktop.domain.record import Record, links
from desktop.usecases.editing import belongings, links_again, owners
from desktop.usecases.numbering import Numbered, is_printed

Records = dict[UUID, Record]
Counted = Numbered | Control | Proceeding
"""Records with a number that the program counts."""


class Settled(NamedTuple):
    """The joined records as they can stand, and what had to be done for it.

    `kept` are those that one side took out and that something in the other still names;
    `renumbered` those that got another number, as they stand now; `doubles` the groups of records
    of one number of which each may be printed, letters above all: they stay as they are.
    """

    records: Records
    kept: tuple[Record, ...]
    renumbered: tuple[Record, ...]
    doubles: tuple[tuple[Record, ...], ...]


def settle(
    joined: Mapping[UUID, Record],
    copies: tuple[Case, Case],
    stay: Mapping[UUID, Case],
    printed: AbstractSet[UUID],
) -> Settled:
    """Return joined records as they can stand.

    Args:
        joined: the records after every conflict was decided.
        copies: both copies as they stood, without what was removed for good.
        stay: the records that one copy took out and that were kept, with the copy that has them.
        printed: the records that may stand in a paper; their numbers hold.
    """
    records = dict(joined)
    for record_id, case in stay.items():
        _tie_again(records, record_id, case)
    kept = _bring_back_what_is_named(records, copies)
    renumbered: list[Record] = []
    doubles: list[tuple[Record, ...]] = []
    for group in _lists(records.values()):
        moved, same = _told_apart(group, records, copies, printed)
        renumbered += moved
        doubles += same
        records |= {each.id: each for each in moved}
    records |= {each.id: each for each in _holding_what_they_went_with(records.values())}
    doubles += _letters_of_one_number(records.values())
    return Settled(records, tuple(kept), tuple(renumbered), tuple(doubles))


def _tie_again(records: Records, record_id: UUID, case: Case) -> None:
    """Bring back what belonged to a record that stays, and every name of it in others."""
    record = records[record_id]
    for child in belongings(case, record):
        if child.id not in records and owners(child) <= records.keys():
            records[child.id] = child
            _tie_again(records, child.id, case)
    for kind in RECORD_KINDS.values():
        for then in case.all(kind):
            now = records.get(then.id)
            if now is not None and (repair := links_again(then, now, {record_id})):
                records[then.id] = replace(now, **repair)


def _bring_back_what_is_named(records: Records, copies: tuple[Case, Case]) -> list[Record]:
    """Bring back what was taken out on one side and is named on the other; return it."""
    there = {
        each.id: (each, case)
        for case in copies
        for kind in RECORD_KINDS.values()
        for each in case.all(kind)
    }
    kept: list[Record] = []
    while missing := {
        named
        for record in records.values()
        for _field, named in links(record)
        if named not in records and named in there
    }:
        for record_id in sorted(missing):
            back, case = there[record_id]
            records[record_id] = back
            kept.append(back)
            _tie_again(records, record_id, case)
    return kept


def _lists(records: Iterable[Record]) -> list[list[Counted]]:
    """Return the lists in which numbers are counted: of a control, a finding, the case."""
    found: dict[tuple[str, UUID | None], list[Counted]] = defaultdict(list)
    for each in records:
        if isinstance(each, Counted):
            found[kind_name(type(each)), _list_of(each)].append(each)
    return [found[key] for key in sorted(found, key=str)]


def _list_of(record: Counted) -> UUID | None:
    if isinstance(record, Look):
        return record.finding_id
    return None if isinstance(record, Control) else record.control_id


def _told_apart(
    group: list[Counted], records: Records, copies: tuple[Case, Case], printed: AbstractSet[UUID]
) -> tuple[list[Counted], list[tuple[Record, ...]]]:
    """Return those of a list that get another number, and those that keep one together."""
    in_order = sorted(group, key=lambda each: (each.number, each.id))
    if not isinstance(group[0], Control | Proceeding) and not _is_printed(group[0], copies):
        placed = (replace(each, number=n) for n, each in enumerate(in_order, 1))
        return [new for new, old in zip(placed, in_order, strict=True) if new != old], []
    holders: dict[int, list[Counted]] = defaultdict(list)
    for each in sorted(group, key=lambda each: (each.number, each.id not in printed, each.id)):
        holders[each.number].append(each)
    last = max((*holders, _last_given(group[0], records)))
    moved: list[Counted] = []
    doubles: list[tuple[Record, ...]] = []
    for number in sorted(holders):
        first, *others = holders[number]
        for each in (other for other in others if other.id not in printed):
            last += 1
            moved.append(replace(each, number=last))
        if stay := [other for other in others if other.id in printed]:
            doubles.append((first, *stay))
    return moved, doubles


def _last_given(record: Counted, records: Records) -> int:
    """Return the highest number that a list ever had, as its control remembers it."""
    control = records.get(getattr(record, "control_id", record.id))
    if not isinstance(control, Control) or isinstance(record, Control):
        return 0
    last = control.last_numbers.get(kind_name(type(record)), "")
    return int(last) if last.isdecimal() else 0


def _is_printed(record: Numbered, copies: tuple[Case, Case]) -> bool:
    for case in copies:
        control_id = getattr(record, "control_id", None)
        if isinstance(record, Look):
            finding = case.get(Finding, record.finding_id)
            control_id = finding.control_id if finding is not None else None
        if control_id is not None and is_printed(case, type(record), control_id):
            return True
    return False


def _holding_what_they_went_with(records: Iterable[Record]) -> Iterator[Letter]:
    """Yield letters that went, without the void of the number with which they did (0035)."""
    for each in records:
        if isinstance(each, Letter) and each.sent and each.number in each.void_numbers:
            voids, days = (
                {number: said for number, said in held.items() if number != each.number}
                for held in (each.void_numbers, each.void_days)
            )
            yield replace(each, void_numbers=voids, void_days=days)


def _letters_of_one_number(records: Iterable[Record]) -> Iterator[tuple[Record, ...]]:
    by_number: dict[str, list[Record]] = defaultdict(list)
    for each in records:
        if isinstance(each, Letter) and each.direction == "out" and each.number.strip():
            by_number[each.number.strip()].append(each)
    for number in sorted(by_number):
        if len(by_number[number]) > 1:
            yield tuple(sorted(by_number[number], key=lambda each: each.id))
