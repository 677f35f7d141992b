"""Typing and arranging: what is entered is stored at once, as entered; nothing here refuses."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import (
    Control,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Paper, Receipt, Reply, SentPaper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.outcome import FollowUp
from desktop.domain.parties import ControlObject, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.procedure.route import main_proceeding
from desktop.usecases.desk import Desk
from desktop.usecases.known_ids import KnownIds
from desktop.usecases.numbering import (
    Numbered,
    OfControl,
    control_of,
    is_printed,
    last_number,
    list_of,
    numbers_given,
)


def enter(desk: Desk, address: FieldAddress, value: Any, note: str = "") -> None:
    """Store one field as typed or chosen, at once.

    A field that the data wants explained, of a control when it stood in a paper, of a letter when
    that was numbered or sent, keeps what stood there (`former`) and asks for the reason anew
    (`reasons`). `note` is for the log alone. Entering what already stands is no act.

    Raises:
        Problem: `sent.stays` (nobody changes what went out), `letter.by-act` (nobody types what an
            act in the world left: a number, the mark as sent), or the case file cannot be written
            to.
    """
    record = desk.case.one(RECORD_KINDS[address.kind], address.record_id)
    if isinstance(record, SentPaper):
        raise Problem("sent.stays")
    if is_by_act(record, address.path):
        raise Problem("letter.by-act")
    changed = with_leaf(record, address.path, value, desk.office.clock.now())
    if address.path.startswith("answers."):  # only the procedure knows which of them are days
        changed = KnownIds(desk.office.law, desk.case.all(Proceeding)).as_typed(changed)
    if changed == record:
        return
    changed = with_former(desk, record, changed, address)
    if isinstance(changed, Letter) and address.path == "own_number":
        changed = replace(changed, number_series="")  # no series gave what was typed
    desk.act(f"{address.kind}.enter", [changed], note=note)


def with_former(desk: Desk, record: Record, changed: Record, address: FieldAddress) -> Record:
    """Return a changed record that keeps what stood in a field that wants that explained."""
    if isinstance(changed, Control | Letter) and _wants_a_reason(desk, record, changed, address):
        return _explained(changed, address.path, getattr(record, address.path))
    return changed


_BY_ACTS = {
    *("number", "number_source", "number_series", "void_numbers", "void_days", "sent", "former"),
}


def is_by_act(record: Record, path: str) -> bool:
    """Whether a leaf of a letter is what an act in the world left, which nobody types over.

    The number of a letter that came is its sender's: it is typed.
    """
    name = path.partition(".")[0]
    if not isinstance(record, Letter) or name not in _BY_ACTS:
        return False
    return (record.direction, name) != ("in", "number")


def _wants_a_reason(
    desk: Desk, record: Record, changed: Control | Letter, address: FieldAddress
) -> bool:
    """Whether the change contradicts what a paper says, in a field that wants that explained."""
    path = address.path
    known = desk.office.law.fields.fields.get(f"{address.kind}.{path}")
    if known is None or not known.explained or not getattr(record, path):
        return False
    if path in changed.former:  # each further change wants its own reason
        return True
    if isinstance(changed, Letter):
        ours = changed.direction == "out"  # the number of one that came is its sender's
        signed = ours and bool(changed.number or changed.number_source)
        return changed.sent or (signed and path == "dated")
    after = desk.case.replaced([changed])
    papers = desk.case.of_control(Paper, record.id)
    return any(_says_the_former(desk, after, each) for each in reversed(papers))


def _says_the_former(desk: Desk, after: Case, paper: Paper) -> bool:
    from desktop.documents.holds import says_the_former

    proceeding_id = paper.proceeding_id or main_proceeding(desk.case, paper.control_id).id
    try:
        kept = desk.file.content(paper.facts_sha256)
        return says_the_former(desk.case, after, proceeding_id, paper, kept, desk.office.law)
    except Problem:  # a paper that cannot be read may say it
        return True


def _explained(record: Control | Letter, name: str, stood: str) -> Control | Letter:
    """Keep what stood in papers first of all; the reason for the last change is still to come."""
    former = {name: stood, **record.former}
    reasons = {key: why for key, why in record.reasons.items() if key != name}
    if former[name] == getattr(record, name):  # it stands again as the papers say
        former = {key: was for key, was in former.items() if key != name}
    return replace(record, former=former, reasons=reasons)


def add(desk: Desk, kind: str, /, **given: Any) -> UUID:
    """Add an empty record of a kind ("finding", "look", …) and return its id.

    A numbered record takes the next number of its control (a look: of its finding).

    Raises:
        Problem: the case file cannot be written to.
    """
    record = RECORD_KINDS[kind](id=new_id(), **{"number": 0, **given} if _counts(kind) else given)
    if isinstance(record, Numbered):
        record = replace(record, number=last_number(desk.case, record) + 1)
    desk.act(f"{kind}.add", [record])
    return record.id


def add_recommendation(desk: Desk, control_id: UUID) -> UUID:
    """Add an empty recommendation and return its id.

    Where the control has one finding only, the recommendation follows from that one.

    Raises:
        Problem: the case file cannot be written to.
    """
    found = [finding.id for finding in desk.case.of_control(Finding, control_id)]
    leads = frozenset(found if len(found) == 1 else ())
    return add(desk, "recommendation", control_id=control_id, finding_ids=leads)


def _counts(kind: str) -> bool:
    return issubclass(RECORD_KINDS[kind], Numbered)


def remove(desk: Desk, address: FieldAddress) -> frozenset[UUID]:
    """Take a record out of the case, with what belongs to it alone and every link to it.

    Returns the ids of what went, by which `put_back` brings it back. The numbers of the records
    behind it close the gap, unless a paper of this control was already made: a printed number
    stays.

    Raises:
        Problem: `case.not-removable` (a control, an institution or a subject that others rest
            on), `sent.stays` (what went out, or a letter with which something went), or the case
            file cannot be written to.
    """
    record = desk.case.one(RECORD_KINDS[address.kind], address.record_id)
    if record.id in {key for each in desk.case.all(SentPaper) for key in (each.id, each.letter_id)}:
        raise Problem("sent.stays")
    changed, gone = removal(desk.case, record)
    desk.act(f"{address.kind}.remove", changed, gone)
    return frozenset(each.id for each in gone)


def removal(case: Case, record: Record) -> tuple[list[Record], list[Record]]:
    """Return what changes and what goes when a record is taken out of a case.

    Raises:
        Problem: `case.not-removable`.
    """
    if isinstance(record, Control | ControlObject | Subject | Proceeding):
        raise Problem("case.not-removable")
    gone = [*belongings(case, record), record]
    left = case.replaced([], gone)
    changed = {r.id: r for r in unlinked(left, {r.id for r in gone})}
    for moved in _closing_gap(left, record):
        changed[moved.id] = replace(changed.get(moved.id, moved), number=moved.number)
    if isinstance(record, OfControl) and is_printed(case, type(record), record.control_id):
        control = case.one(Control, record.control_id)
        kind = kind_name(type(record))
        last = {**control.last_numbers, kind: str(last_number(case, record))}
        changed[control.id] = replace(control, last_numbers=last)
    if isinstance(record, Paper):
        control = case.one(Control, record.control_id)
        changed[control.id] = replace(control, last_numbers=numbers_given(case, control))
    return list(changed.values()), gone


_OWNED: Mapping[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Finding: ((Look, "finding_id"), (FollowUp, "finding_id")),
    Recommendation: ((Reply, "recommendation_id"),),
    Letter: ((Receipt, "letter_id"), (SentPaper, "letter_id"), (Reply, "letter_id")),
    Person: ((Membership, "person_id"),),
    Attachment: ((Attachment, "of_id"),),
}
_OWNERS: Mapping[type[Record], tuple[str, ...]] = {
    kind: tuple(link for pairs in _OWNED.values() for each, link in pairs if each is kind)
    for pairs in _OWNED.values()
    for kind, _ in pairs
}


def belongings(case: Case, record: Record) -> list[Record]:
    """Return what belongs to a record alone, and goes with it."""
    owned = _OWNED.get(type(record), ())
    return [
        child
        for kind, link in owned
        for child in case.all(kind)
        if getattr(child, link) == record.id
    ]


def unlinked(case: Case, gone: set[UUID]) -> Iterator[Record]:
    """Yield every record that names one of the gone, without the name."""
    for kind in RECORD_KINDS.values():
        for record in case.all(kind):
            repair: dict[str, Any] = {}
            for name in kind.__struct_fields__:
                value = getattr(record, name)
                if isinstance(value, frozenset) and value & gone:
                    repair[name] = value - gone
                elif name != "id" and isinstance(value, UUID) and value in gone:
                    repair[name] = None
            if repair:
                yield replace(record, **repair)


def _closing_gap(case: Case, record: Record) -> list[Numbered]:
    if not isinstance(record, Numbered):
        return []
    if is_printed(case, type(record), control_of(case, record)):
        return []
    return [
        replace(other, number=other.number - 1)
        for other in case.all(type(record))
        if list_of(other) == list_of(record) and other.number > record.number
    ]


def put_back(desk: Desk, before: Case, removed: AbstractSet[UUID]) -> None:
    """Put back what one removal took out, as it stood `before`: records and every link to them.

    What was changed or removed meanwhile stays so. The records that moved up keep their new
    numbers; what comes back goes to the end of its list.

    Raises:
        Problem: the case file cannot be written to.
    """
    there = {record.id for kind in RECORD_KINDS.values() for record in desk.case.all(kind)}
    lost = [
        record
        for kind in RECORD_KINDS.values()
        for record in before.all(kind)
        if record.id in removed - there and owners(record) <= there | removed
    ]
    present = desk.case.replaced(lost)
    gone = {record.id for record in lost}
    absent = {record.id for kind in RECORD_KINDS.values() for record in before.all(kind)} - there
    changed: dict[UUID, Record] = {record.id: record for record in lost}
    changed |= {record.id: record for record in unlinked(present, absent - gone)}
    for kind in RECORD_KINDS.values():
        for then in before.all(kind):
            now = changed.get(then.id) or present.get(kind, then.id)
            repair = links_again(then, now, gone) if now is not None else {}
            if now is not None and repair:
                changed[now.id] = replace(now, **repair)
    for record in lost:
        if isinstance(record, Numbered):
            others = [
                r.number for r in desk.case.all(type(record)) if list_of(r) == list_of(record)
            ]
            back = changed[record.id]
            if record.number in others:
                last = last_number(desk.case, record)
                changed[record.id] = replace(back, number=last + 1)
    desk.act("record.put-back", list(changed.values()))


def owners(record: Record) -> frozenset[UUID]:
    """Return the records without which this one cannot be; empty if there are none.

    What a letter says of a recommendation is of both.
    """
    named = (getattr(record, link) for link in _OWNERS.get(type(record), ()))
    return frozenset(each for each in named if each is not None)


def links_again(then: Record, now: Record, gone: set[UUID]) -> dict[str, Any]:
    """Return the fields of a record that named what was gone, with the names put in again."""
    repair: dict[str, Any] = {}
    for name in type(then).__struct_fields__:
        old, new = getattr(then, name), getattr(now, name)
        if isinstance(old, frozenset) and old & gone:
            repair[name] = new | (old & gone)
        elif name != "id" and isinstance(old, UUID) and old in gone and new is None:
            repair[name] = old
    return repair
