"""What may be begun in a control: forms once, requests again, no council in a village."""

from desktop.domain.control import Proceeding
from desktop.domain.fields import FieldAddress
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.proceedings import begin_proceeding, offers


def offered(desk: Desk) -> set[str]:
    control = current_control(desk.case)
    found = offers(desk.case, control.id, desk.office.law)
    return {each.procedure.id for each in found}


def test_a_form_is_offered_once_and_a_request_again(desk: Desk) -> None:
    control = current_control(desk.case)
    assert "monitoring" not in offered(desk)
    assert {"discussion", "expertise", "information-request", "remedies"} <= offered(desk)
    for procedure in ("discussion", "information-request"):
        begin_proceeding(desk, control.id, procedure)
    assert "discussion" not in offered(desk)
    assert "information-request" in offered(desk)


def test_no_council_is_offered_where_only_an_assembly_exists(desk: Desk) -> None:
    control = current_control(desk.case)
    assert "council" in offered(desk)
    council = begin_proceeding(desk, control.id, "council")
    assert "council" in offered(desk)
    enter(desk, FieldAddress("proceeding", council, "answers.council_level"), "village")
    assert "council" not in offered(desk)
    assert len(desk.case.all(Proceeding)) == 2
