"""Numbers in lists: which comes next, and that a number which may be printed stays what it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import Case, kind_name
from desktop.domain.control import Consent, Control, Evidence, Finding, Look, Recommendation
from desktop.domain.correspondence import Paper
from desktop.domain.outcome import Outcome
from desktop.domain.record import Record

Numbered = Finding | Look | Evidence | Consent | Recommendation | Outcome
"""Records that stand in a numbered list."""
NUMBERED: tuple[type[Numbered], ...] = (
    Finding, Look, Evidence, Consent, Recommendation, Outcome
)  # fmt: skip
OfControl = Finding | Evidence | Consent | Recommendation | Outcome
"""Records of a numbered list of a control."""


def last_number(case: Case, record: Numbered) -> int:
    """Return the highest number in a list, those of removed records that were printed included.

    Looks count within their finding, where no number outlives its look.
    """
    if isinstance(record, Look):
        of_it = (r.number for r in case.all(Look) if r.finding_id == record.finding_id)
        return max(of_it, default=0)
    return next_number(case, type(record), record.control_id) - 1


def next_number(case: Case, kind: type[OfControl], control_id: UUID) -> int:
    """Return the number that the next record of a control's list takes."""
    numbers = [each.number for each in case.of_control(kind, control_id)]
    return max([*numbers, _remembered(case.one(Control, control_id), kind)]) + 1


def list_of(record: Numbered) -> UUID:
    """Return of what a record's list is: of its control, a look's of its finding."""
    return record.finding_id if isinstance(record, Look) else record.control_id


def control_of(case: Case, record: Numbered) -> UUID:
    """Return the control of a record of a list."""
    if isinstance(record, Look):
        return case.one(Finding, record.finding_id).control_id
    return record.control_id


def numbers_given(case: Case, control: Control) -> dict[str, str]:
    """Return the highest number of each list of a control: a paper that goes may have said it."""
    given = dict(control.last_numbers)
    for kind in NUMBERED:
        numbers = [each.number for each in _in_control(case, kind, control.id)]
        if numbers:
            given[kind_name(kind)] = str(max(*numbers, _remembered(control, kind)))
    return given


def _in_control(case: Case, kind: type[Numbered], control_id: UUID) -> list[Numbered]:
    return [each for each in case.all(kind) if control_of(case, each) == control_id]


def _remembered(control: Control, kind: type[Record]) -> int:
    last = control.last_numbers.get(kind_name(kind), "")
    return int(last) if last.isdecimal() else 0


def is_printed(case: Case, kind: type[Record], control_id: UUID) -> bool:
    """Return whether numbers of a kind may stand in a paper of a control, also in one that went."""
    control = case.get(Control, control_id)
    if control is not None and kind_name(kind) in control.last_numbers:
        return True
    return any(paper.control_id == control_id for paper in case.all(Paper))


TakenOut = Callable[[], Iterable[Record]]
"""Tells the records that were taken out, as they stood last, in the order in which they went."""


def with_printed_numbers(
    now: Case, put: Iterable[Record], removed: Iterable[Record], taken_out: TakenOut
) -> list[Record]:
    """Return records that are put as they stood once, with the numbers that may be printed.

    In a list that may stand in a paper, what is there keeps its number. What comes back has the
    number that it had last, unless another had it since: then it goes to the end. The number of
    what goes is remembered. Other records, and lists of which no paper was made, are put as given.
    """
    changed = {each.id: each for each in put}
    gone = {each.id for each in removed}
    after = now.replaced(changed.values())
    for control in now.all(Control):
        given = dict(control.last_numbers)
        for kind in NUMBERED:
            there = _in_control(now, kind, control.id)
            if not is_printed(now, kind, control.id):
                continue
            back = [
                each
                for each in _in_control(after, kind, control.id)
                if each.id in changed and now.get(kind, each.id) is None
            ]
            for each in there:
                if each.id in changed and each.id not in gone:
                    changed[each.id] = replace(changed[each.id], number=each.number)
            changed |= {each.id: each for each in _renumbered(back, there, control, taken_out)}
            if any(each.id in gone for each in there):
                last = max(each.number for each in there)
                given[kind_name(kind)] = str(max(last, _remembered(control, kind)))
        put_control = changed.get(control.id, control)
        if isinstance(put_control, Control) and put_control.last_numbers != given:
            changed[control.id] = replace(put_control, last_numbers=given)
    return list(changed.values())


def _renumbered(
    back: list[Numbered], there: list[Numbered], control: Control, taken_out: TakenOut
) -> list[Numbered]:
    """Return what comes back into printed lists with its number there."""
    if not back:
        return []
    kind = type(back[0])
    known = [each for each in taken_out() if isinstance(each, kind)]
    holders: dict[UUID, dict[int, UUID]] = defaultdict(dict)
    for each in (*known, *there):  # who had a number last has it
        holders[list_of(each)][each.number] = each.id
    was = {each.id: each.number for each in known}
    found: list[Numbered] = []
    for each in sorted(back, key=lambda one: (one.number, one.id)):
        held, number = holders[list_of(each)], was.get(each.id, each.number)
        if held.setdefault(number, each.id) != each.id:
            last = 0 if isinstance(each, Look) else _remembered(control, kind)
            number = max(*held, last) + 1
            held[number] = each.id
        found.append(replace(each, number=number))
    return found
