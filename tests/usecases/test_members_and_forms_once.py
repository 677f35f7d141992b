"""What is there already is not begun or added a second time; what went out can go unanswered."""

import pytest
from msgspec.structs import replace

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.parties import Membership
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, people
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.proceedings import begin_proceeding, offers, remediable


def test_whoever_takes_part_already_is_no_member_twice(desk: Desk) -> None:
    control = current_control(desk.case)
    signs = people.person_in(desk, control.id, "signatory")
    first = people.add_member(desk, control.id, signs)
    assert people.add_member(desk, control.id, signs) == first
    assert [each.person_id for each in desk.case.all(Membership)] == [signs]
    assert people.add_member(desk, control.id) != people.add_member(desk, control.id)


def test_a_form_is_begun_once_in_a_control_and_a_request_again(desk: Desk) -> None:
    control = current_control(desk.case)
    begin_proceeding(desk, control.id, "discussion")
    with pytest.raises(Problem) as refused:
        begin_proceeding(desk, control.id, "discussion")
    assert refused.value.code == "step.form-begun"
    for _ in range(2):
        begin_proceeding(desk, control.id, "information-request")
    begun = [each.procedure for each in desk.case.all(Proceeding)]
    assert begun == ["monitoring", "discussion", "information-request", "information-request"]


def test_a_letter_that_is_proven_to_have_come_can_go_unanswered_without_a_mark(desk: Desk) -> None:
    control = current_control(desk.case)
    proceeding = main_proceeding(desk.case, control.id)

    def remedies() -> tuple[Letter, ...]:
        found = offers(desk.case, control.id, desk.office.law)
        return next(each.letters for each in found if each.procedure.id == "remedies")

    letter = acts.letter_for(desk, proceeding.id, "covering-letter")
    assert remedies() == ()
    acts.record_receipt(desk, letter.id, "stamp", "")
    assert remedies() == ()
    acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")
    assert remedies() == remediable(desk.case, control.id, ("covering-letter",)) == (letter,)
    marked = replace(letter, sent=True)
    desk.act("letter.sent", [marked])
    assert remedies() == (marked,)
