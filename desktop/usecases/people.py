"""People of a case in their parts: who signs, is asked, heads the institution, takes part."""

from typing import Literal
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.control import Consent, Control, Look
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.usecases.desk import Desk

Part = Literal["signatory", "executor", "head"]
"""Who signs the letters, who is named in them to be asked, who heads the institution."""


def person_in(desk: Desk, control_id: UUID, part: Part) -> UUID:
    """Return the person in a part of a control, made when something is first said of her.

    Raises:
        Problem: the case file cannot be written to.
    """
    control = desk.case.one(Control, control_id)
    if part == "head":
        institution = desk.case.one(ControlObject, control.object_id)
        if institution.head_id is not None:
            return institution.head_id
        head = Person(id=new_id(), side="object")
        desk.act("person.add", [head, replace(institution, head_id=head.id)])
        return head.id
    subject = desk.case.one(Subject, control.subject_id)
    there = subject.signatory_id if part == "signatory" else subject.executor_id
    if there is not None:
        return there
    person = Person(id=new_id(), side="subject")
    changed = (
        replace(subject, signatory_id=person.id)
        if part == "signatory"
        else replace(subject, executor_id=person.id)
    )
    desk.act("person.add", [person, changed])
    return person.id


def add_expert(desk: Desk, control_id: UUID) -> UUID:
    """Engage an expert, a new person of the case (11(2)); return the record.

    Raises:
        Problem: the case file cannot be written to.
    """
    person = Person(id=new_id(), side="subject")
    expert = Expert(id=new_id(), control_id=control_id, person_id=person.id)
    desk.act("expert.add", [person, expert])
    return expert.id


def add_member(desk: Desk, control_id: UUID, person_id: UUID | None = None) -> UUID:
    """Let a person take part in a control, a new one or one of the case; return the membership.

    Whoever takes part already does so once.

    Raises:
        Problem: the case file cannot be written to.
    """
    for there in desk.case.of_control(Membership, control_id):
        if there.person_id == person_id:
            return there.id
    put: list[Record] = []
    if person_id is None:
        person = Person(id=new_id(), side="subject")
        put.append(person)
        person_id = person.id
    membership = Membership(id=new_id(), control_id=control_id, person_id=person_id)
    desk.act("membership.add", [*put, membership])
    return membership.id


def could_take_part(case: Case, control_id: UUID) -> tuple[Person, ...]:
    """Return those of the case who have a name and take no part in a control yet.

    Whoever signs or is asked comes first, then the others in the order in which they were
    entered, such as members of earlier controls. The institution's people are not among them.
    """
    taking_part = {one.person_id for one in case.of_control(Membership, control_id)}
    subjects = case.all(Subject)
    parts = {one.signatory_id for one in subjects} | {one.executor_id for one in subjects}
    heads = {one.head_id for one in case.all(ControlObject)}
    free = [
        one
        for one in case.all(Person)
        if one.side != "object"
        and one.id not in taking_part | heads
        and (one.full_name.any_text("kk") or one.short_name.any_text("kk"))
    ]
    return tuple(sorted(free, key=lambda one: one.id not in parts))


def remove_member(desk: Desk, membership_id: UUID) -> frozenset[UUID]:
    """End a person's part in a control; her card goes too if nothing else in the case names it.

    Returns the ids of what went, as `editing.remove`.

    Raises:
        Problem: the case file cannot be written to.
    """
    membership = desk.case.one(Membership, membership_id)
    gone: list[Record] = [membership]
    person = desk.case.get(Person, membership.person_id)
    left = desk.case.replaced([], gone)
    if person is not None and not _named(left, person.id):
        gone.append(person)
    desk.act("membership.remove", [], gone)
    return frozenset(each.id for each in gone)


def _named(case: Case, person_id: UUID) -> bool:
    named = {one.signatory_id for one in case.all(Subject)}
    named |= {one.executor_id for one in case.all(Subject)}
    named |= {one.person_id for one in case.all(Membership)}
    named |= {one.person_id for one in case.all(Expert)}
    named |= {one.person_id for one in case.all(Look)}
    named |= {one.person_id for one in case.all(Consent)}
    return person_id in named
