"""People of a case: who may take part, and whose card stays when a part ends."""

from desktop.domain.control import Finding, Look
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Membership, Person
from desktop.usecases.cases import begin_control, current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.people import add_member, could_take_part, person_in, remove_member


def named(desk: Desk, membership: object, name: str) -> Person:
    joined = next(one for one in desk.case.all(Membership) if one.id == membership)
    enter(desk, FieldAddress("person", joined.person_id, "short_name.ru"), name)
    return desk.case.one(Person, joined.person_id)


def test_who_signs_comes_first_and_the_institutions_people_are_not_offered(desk: Desk) -> None:
    first = current_control(desk.case)
    member = named(desk, add_member(desk, first.id), "Б. Алиев")
    for part in ("head", "signatory"):
        person = person_in(desk, first.id, part)  # type: ignore[arg-type]
        enter(desk, FieldAddress("person", person, "full_name.kk"), part)
    second = begin_control(desk)
    signs = person_in(desk, second, "signatory")
    assert [one.id for one in could_take_part(desk.case, second)] == [signs, member.id]
    assert [one.id for one in could_take_part(desk.case, first.id)] == [signs]
    add_member(desk, second, signs)
    assert [one.id for one in could_take_part(desk.case, second)] == [member.id]


def test_the_card_of_somebody_who_looked_stays_when_her_part_ends(desk: Desk) -> None:
    control = current_control(desk.case)
    membership = add_member(desk, control.id)
    person = named(desk, membership, "Б. Алиев")
    finding = add(desk, "finding", control_id=control.id)
    look = add(desk, "look", finding_id=finding)
    enter(desk, FieldAddress("look", look, "person_id"), str(person.id))
    assert desk.case.one(Finding, finding).control_id == control.id
    remove_member(desk, membership)
    assert desk.case.all(Membership) == ()
    assert desk.case.one(Look, look).person_id == person.id
    assert desk.case.get(Person, person.id) is not None
