"""The sample: the real case of Uralsk, in an order that obeys the law."""

from datetime import date

from desktop.domain.control import Finding, Look, Recommendation
from desktop.domain.correspondence import Letter, Receipt
from desktop.usecases.cases import current_control, institution
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.sample import AS_OF
from desktop.usecases.standing import standing


def test_the_answer_is_due_on_3_november_2025(sample: Desk) -> None:
    route = standing(sample, current_control(sample.case).id)
    clocks = {clock.clock.id: clock for clock in route.clocks}
    response = clocks["PC_RESPONSE"]
    assert response.start == date(2025, 10, 17)
    assert response.deadline is not None
    assert response.deadline.due == date(2025, 11, 3)
    assert response.state == "running"


def test_the_final_document_was_sent_within_seven_working_days(sample: Desk) -> None:
    route = standing(sample, current_control(sample.case).id)
    sending = next(clock for clock in route.clocks if clock.clock.id == "PC_FINAL_SEND")
    assert sending.deadline is not None
    assert sending.deadline.due == date(2025, 10, 21)
    assert (sending.met_on, sending.state) == (date(2025, 10, 17), "kept")


def test_the_sample_breaks_no_order(sample: Desk) -> None:
    assert sample.office.clock.today() == AS_OF
    assert standing(sample, current_control(sample.case).id).warnings == ()


def test_every_look_lies_within_the_days_and_hours_of_the_control(sample: Desk) -> None:
    control = current_control(sample.case)
    for look in sample.case.all(Look):
        assert control.started_on <= look.day <= control.completed_on
        assert control.time_from <= look.time <= control.time_to


def test_the_sample_cannot_pass_for_a_real_case(sample: Desk) -> None:
    assert current_control(sample.case).sample
    assert institution(sample.case).bin == ""
    assert all(letter.number == "" for letter in sample.case.all(Letter))


def test_what_the_report_does_not_contain_is_marked_as_a_reconstruction(sample: Desk) -> None:
    marks = {"kk": "[үлгі үшін құрастырылды]", "ru": "[реконструкция]", "en": "[reconstruction]"}
    for proposed in sample.case.all(Recommendation):
        assert all(mark in proposed.text.text(lang) for lang, mark in marks.items())


def test_every_recommendation_follows_from_a_finding_with_evidence(sample: Desk) -> None:
    findings = {finding.id: finding for finding in sample.case.all(Finding)}
    for proposed in sample.case.all(Recommendation):
        assert proposed.finding_ids
        assert all(findings[found].evidence_ids for found in proposed.finding_ids)


def test_receipt_is_proven_by_a_stamp(sample: Desk) -> None:
    (receipt,) = sample.case.all(Receipt)
    assert (receipt.proof, receipt.day) == ("stamp", "2025-10-17")


def test_the_file_of_the_sample_agrees_with_its_log(sample: Desk) -> None:
    assert verify(sample.path).findings == ()
