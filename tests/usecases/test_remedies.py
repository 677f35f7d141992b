"""What a remedy says of the letter that it is about, in the case and on paper."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.documents.about import about_facts
from desktop.documents.shape import AboutFacts
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.fields import FieldAddress
from desktop.usecases import acts
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.proceedings import begin_proceeding, offers
from desktop.usecases.standing import standing_of, standings


def begun(desk: Desk, procedure: str, about: UUID | None = None) -> UUID:
    return begin_proceeding(desk, current_control(desk.case).id, procedure, about)


def went_out(desk: Desk, proceeding: UUID, kind: str, day: str, proof: str = "stamp") -> UUID:
    letter = acts.letter_for(desk, proceeding, kind)
    enter(desk, FieldAddress("letter", letter.id, "dated"), day)
    acts.mark_sent(desk, letter.id, "hand", day)
    if proof:
        acts.record_receipt(desk, letter.id, proof, day)  # type: ignore[arg-type]
    return letter.id


def came(desk: Desk, proceeding: UUID, kind: str, day: str) -> None:
    """Enter a letter that came on the day whose date it bears."""
    letter = acts.enter_arrival(desk, proceeding, kind)
    for name in ("arrived_on", "dated"):
        enter(desk, FieldAddress("letter", letter, name), day)


def answer(desk: Desk, proceeding: UUID, ask: str, value: str) -> None:
    enter(desk, FieldAddress("proceeding", proceeding, f"answers.{ask}"), value)


def printed(desk: Desk, remedy: UUID, on: date) -> AboutFacts:
    say = desk.office.messages("ru").say
    own = desk.case.one(Proceeding, remedy)
    return about_facts(desk.case, own, desk.office.law, "ru", on, say)


def test_every_sent_letter_that_is_offered_can_be_what_a_remedy_is_about(sample: Desk) -> None:
    """A remedy about the complaint of a remedy, and so on, can all be read."""
    control = current_control(sample.case)
    for _ in range(3):
        offer = next(
            each
            for each in offers(sample.case, control.id, sample.office.law)
            if each.procedure.id == "remedies"
        )
        remedies = [begun(sample, "remedies", letter.id) for letter in offer.letters]
        assert len(standings(sample, control.id)) == len(sample.case.all(Proceeding))
        went_out(sample, remedies[0], "complaint", "20.10.2025")
    # Two that are about each other's complaint, as only a damaged file could say it.
    remedies_of = [each for each in sample.case.all(Proceeding) if each.procedure == "remedies"]
    of = {each.proceeding_id: each.id for each in sample.case.all(Letter)}
    first, second = [each for each in remedies_of if each.id in of][:2]
    crossed = [
        replace(first, about_letter_id=of[second.id]),
        replace(second, about_letter_id=of[first.id]),
    ]
    sample.act("x", crossed)
    assert standings(sample, control.id)


def test_an_answer_that_the_remedy_records_is_no_silence_on_paper(desk: Desk) -> None:
    request = begun(desk, "information-request")
    letter = went_out(desk, request, "information-request", "01.09.2025")
    remedy = begun(desk, "remedies", letter)
    day = date(2025, 10, 1)
    assert printed(desk, remedy, day)["silent"]

    answer(desk, remedy, "came_after_all", "yes")
    said = printed(desk, remedy, day)
    assert (said["silent"], said["late"], said["refused"]) == (False, False, False)
    assert said["came"]
    came(desk, remedy, "late-answer", "25.09.2025")
    assert printed(desk, remedy, day)["late"]
    assert printed(desk, remedy, day)["answered"]["figures"] == "25.09.2025"
    answer(desk, remedy, "late_answer_is", "empty")
    assert printed(desk, remedy, day)["refused"]


def test_no_paper_calls_an_answer_late_beside_one_of_an_unknown_day(desk: Desk) -> None:
    request = begun(desk, "information-request")
    letter = went_out(desk, request, "information-request", "01.09.2025")
    remedy = begun(desk, "remedies", letter)
    day = date(2025, 10, 1)
    came(desk, request, "request-answer", "25.09.2025")
    assert printed(desk, remedy, day)["late"]
    came(desk, request, "request-answer", "unknown")
    said = printed(desk, remedy, day)
    assert (said["came"], said["silent"], said["late"]) == (True, False, False)


def test_no_paper_calls_an_answer_late_that_is_dated_within_the_term(desk: Desk) -> None:
    request = begun(desk, "information-request")
    letter = went_out(desk, request, "information-request", "01.09.2025")
    remedy = begun(desk, "remedies", letter)
    answered = acts.enter_arrival(desk, request, "request-answer")
    enter(desk, FieldAddress("letter", answered, "arrived_on"), "25.09.2025")
    for dated, late in (("", False), ("24.09.2025", True), ("02.09.2025", False)):
        enter(desk, FieldAddress("letter", answered, "dated"), dated)
        said = printed(desk, remedy, date(2025, 10, 1))
        assert (said["silent"], said["late"], said["refused"]) == (False, late, False)


def test_the_day_of_receipt_is_never_that_of_a_decision_to_prolong(desk: Desk) -> None:
    request = begun(desk, "information-request")
    letter = went_out(desk, request, "information-request", "01.09.2025")
    came(desk, request, "extension-notice", "08.09.2025")
    answer(desk, request, "extension_decided_on", "05.09.2025")
    remedy = begun(desk, "remedies", letter)
    said = printed(desk, remedy, date(2025, 9, 25))
    assert said["received"]["figures"] == "01.09.2025"
    assert said["due"]["figures"] == "01.10.2025", "the later of the two readings"
    assert not said["silent"]
    assert printed(desk, remedy, date(2025, 10, 2))["silent"]


@pytest.mark.parametrize(("proof", "accused"), [("stamp", True), ("messenger", False), ("", False)])
def test_nobody_is_called_silent_without_proof_of_receipt(
    desk: Desk, proof: str, accused: bool
) -> None:
    appeal = begun(desk, "appeal")
    letter = went_out(desk, appeal, "appeal", "01.09.2025", proof)
    answer(desk, appeal, "appeal_registered_on", "01.09.2025")
    said = printed(desk, begun(desk, "remedies", letter), date(2025, 10, 15))
    assert said["silent"] is accused
    assert bool(said["received"]["figures"]) is accused
    assert bool(said["due"]["figures"]) is accused


def test_a_refused_visit_can_be_complained_of(desk: Desk) -> None:
    monitoring = desk.case.all(Proceeding)[0].id
    letter = went_out(desk, monitoring, "visit-request", "01.09.2025")
    came(desk, monitoring, "visit-answer", "05.09.2025")
    answer(desk, monitoring, "visit_answer", "refused_otherwise")
    remedy = begun(desk, "remedies", letter)
    assert printed(desk, remedy, date(2025, 9, 8))["refused"]
    clocks = {each.clock.id: each for each in standing_of(desk, remedy).clocks}
    assert clocks["AP_COMPLAINT"].due == date(2025, 12, 5)


def test_a_control_begun_by_a_request_still_has_the_gates_of_its_form(desk: Desk) -> None:
    control = current_control(desk.case)
    first = desk.case.all(Proceeding)[0]
    desk.act("x", [replace(first, procedure="information-request", edition_sha256=None)])
    form = begun(desk, "monitoring")
    enter(desk, FieldAddress("control", control.id, "completed_on"), "25.10.2025")
    enter(desk, FieldAddress("object", control.object_id, "special_regime"), "yes")
    letter = acts.letter_for(desk, form, "covering-letter")
    with pytest.raises(acts.Refused) as refused:
        acts.mark_sent(desk, letter.id, "hand", "17.10.2025")
    assert "object-not-excluded" in {each.gate.id for each in refused.value.gates}


OUTCOMES = {
    "information-request": ("answer_outcome", "given", "refused_with_reasons"),
    "appeal": ("appeal_outcome", "satisfied", "refused"),
}


@pytest.mark.parametrize("procedure", OUTCOMES)
@pytest.mark.parametrize("outcome", ["nothing came", "answered", "refused"])
def test_an_outcome_that_is_entered_without_its_letter_is_an_answer(
    desk: Desk, procedure: str, outcome: str
) -> None:
    ask, given, refused = OUTCOMES[procedure]
    proceeding = begun(desk, procedure)
    letter = went_out(desk, proceeding, procedure, "01.09.2025")
    answer(desk, proceeding, ask, {"answered": given, "refused": refused}.get(outcome, ""))
    said = printed(desk, begun(desk, "remedies", letter), date(2025, 10, 15))
    assert said["silent"] is (outcome == "nothing came")
    assert said["refused"] is (outcome == "refused")
