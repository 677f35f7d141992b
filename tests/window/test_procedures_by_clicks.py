"""The other ways than monitoring, by clicks: planned, sent, postponed, refused, complained of.

Each begins in the published case, no longer marked as a sample, on a day of its own.
"""

from datetime import date

from hands import label
from own_case import Worker, on
from PySide6.QtWidgets import QPushButton

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper, Receipt
from desktop.domain.dates import short_date
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Expert
from desktop.usecases.cases import open_case
from desktop.usecases.editing import enter, remove
from desktop.window.blocks.anew import AnewBlock
from desktop.window.language import lang


@on(2025, 11, 10)
def test_a_discussion_is_planned_backwards_from_its_day_and_then_postponed(worker: Worker) -> None:
    worker.begin("discussion")
    worker.go("plan")
    worker.ask("planned_on", "20112025")
    worker.ask("planned_time", "1500")
    worker.ask("discussion_form", "indoors")
    worker.ask("venue", "Кітапхана")
    worker.ask("agenda", "Бюджет")
    assert worker.clock("PC_DISC_INVITE").due == date(2025, 11, 13)
    assert worker.clock("PC_DISC_PUBLISH").due == date(2025, 11, 17)
    worker.go("invite")
    worker.hands.wait_to_see(short_date(date(2025, 11, 13))[:2], worker.page)
    worker.send("discussion-invitation", "10.11.2025")
    worker.prove("discussion-invitation", "stamp", "10.11.2025")
    assert worker.clock("PC_DISC_INVITE").state == "kept"

    worker.go("plan")
    (anew,) = worker.page.findChildren(AnewBlock)
    worker.hands.click(anew.open)
    worker.hands.write(anew.ask.why, "Зал бос емес")
    worker.hands.click(anew.ask.go)
    worker.hands.until(lambda: "planned_on" not in worker.shot.proceeding.answers)
    assert worker.shot.proceeding.rounds["1.planned_on"] == "2025-11-20"
    assert len(worker.own_letters("discussion-invitation")) == 2
    worker.ask("planned_on", "27.11.2025")
    assert worker.clock("PC_DISC_INVITE").state == "running"
    assert worker.clock("PC_DISC_INVITE").due == date(2025, 11, 20)
    worker.go("invite")
    worker.hands.one(QPushButton, label("blank number"), worker.page)  # the new one has no number


@on(2025, 10, 6)
def test_an_expertise_with_two_experts_waits_for_those_who_may_be_experts(worker: Worker) -> None:
    fields = worker.hands.law.fields
    worker.begin("expertise")
    worker.go("acts")
    worker.ask("examined_acts", "№ 5 қаулы")
    worker.ask("acts_adopted", "yes")
    worker.complete("acts", "experts")
    for n, years in enumerate(("yes", "no"), 1):
        card = worker.hands.new_card(label("add expert"), worker.page)
        worker.hands.answer(fields.get("person", "full_name"), {"kk": f"{n}-сарапшы"}, card)
        worker.hands.answer(fields.get("expert", "speciality"), {"kk": "Құқық"}, card)
        for name, said in (
            ("education", "yes"),
            ("two_years", years),
            ("knowledge", "yes"),
            ("conflict_of_interest", "no"),
        ):
            worker.hands.answer(fields.get("expert", name), said, card)
    worker.hands.press(label("complete"), worker.page)
    gate = next(
        gate for gate in worker.procedure.step("experts").gates if gate.id == "expert-qualified"
    )
    worker.hands.wait_to_see(gate.text.text(lang()), worker.page)
    assert "experts" not in worker.shot.proceeding.completed_steps
    worker.hands.answer(fields.get("expert", "two_years"), "yes", card)
    worker.complete("experts", "capture")
    worker.go("expert-conclusion")
    for n, expert in enumerate(worker.shot.case.all(Expert), 1):
        card = worker.hands.card(f"{n}-сарапшы, Құқық")
        found = {"kk": "Ереже жоқ", "ru": "Положения нет"}
        worker.hands.answer(fields.get("expert", "conclusions"), found, card)
        worker.hands.answer(fields.get("expert", "signed_on"), "08.10.2025", card)
        assert expert.control_id == worker.shot.control.id
    worker.complete("expert-conclusion", "completion")
    assert [each.signed_on for each in worker.shot.case.all(Expert)] == ["2025-10-08"] * 2


@on(2025, 10, 28)
def test_a_request_for_information_is_extended_and_then_refused(worker: Worker) -> None:
    worker.begin("information-request")
    worker.ask("asked_for", "1. Бюджет жоспары")
    worker.ask("already_published", "no")
    worker.ask("answer_form", "paper")
    worker.complete("what-to-ask", "request-sent")
    worker.send("information-request", "01.10.2025")
    worker.go("request-received")
    worker.prove("information-request", "stamp", "01.10.2025")
    assert worker.clock("AI_ANSWER").due == date(2025, 10, 16)
    worker.go("answer-to-request")
    worker.comes("extension-notice", "14.10.2025")
    worker.ask("extension_decided_on", "13.10.2025")
    assert worker.clock("AI_ANSWER").state == "not_started"
    assert worker.clock("AI_EXTEND").due == date(2025, 10, 31)
    worker.comes("request-answer", "27.10.2025")
    worker.ask("answer_outcome", "refused_without_reasons")
    refused = next(
        advice
        for advice in worker.procedure.step("answer-to-request").advice
        if advice.id == "refused"
    )
    worker.hands.wait_to_see(refused.text.text(lang()), worker.page)
    assert worker.clock("AI_EXTEND").state == "kept"


@on(2025, 10, 6)
def test_a_school_is_asked_for_a_visit_and_refuses_on_another_ground_than_the_law_s(
    worker: Worker,
) -> None:
    worker.go("look")
    manner = FieldAddress("control", worker.shot.control.id, "manner")
    worker.case_page.session.act(lambda desk: enter(desk, manner, "remote_and_visit"))
    worker.hands.until(lambda: worker.shot.route.step("visit") is not None)
    worker.go("visit")
    worker.ask("visit_why", "Асхананы көру керек")
    worker.send("visit-request", "06.10.2025")
    worker.ask("visit_answer", "refused_otherwise")
    for advice_id in ("visit-refused-otherwise", "visit-go-on-remotely"):
        said = next(each for each in worker.procedure.step("visit").advice if each.id == advice_id)
        worker.hands.wait_to_see(said.text.text(lang()), worker.page)
    assert worker.own_letters("visit-request")[0].sent


@on(2025, 11, 5)
def test_an_institution_that_would_not_stamp_is_silent_and_is_complained_of(
    worker: Worker,
) -> None:
    """No stamp on the 17th: claimed first, proven by post later; then silence, and a complaint."""
    for receipt in worker.shot.case.all(Receipt):
        gone = FieldAddress("receipt", receipt.id, "")
        worker.case_page.session.act(lambda desk, gone=gone: remove(desk, gone))
    worker.go("receipt")
    assert worker.clock("PC_RESPONSE").state == "not_started"
    worker.prove("covering-letter", "messenger", "17.10.2025")
    assert worker.clock("PC_RESPONSE").state == "not_started"
    worker.prove("covering-letter", "postal_notification", "17.10.2025")
    assert worker.clock("PC_RESPONSE").state == "missed"
    assert worker.clock("PC_RESPONSE").due == date(2025, 11, 3)

    worker.go("response")
    worker.hands.press(label("what can be done"), worker.page)
    worker.begin_shown("remedies")
    (remedy,) = (each for each in worker.shot.case.all(Proceeding) if each.procedure == "remedies")
    assert remedy.about_letter_id == worker.own_letters("covering-letter")[0].id
    worker.ask("checked_on", "04.11.2025")
    worker.ask("checked_where", "Пошта, e-Otinish")
    worker.ask("came_after_all", "no")
    worker.complete("check-came", "reminder")
    worker.go("above")
    worker.ask("route", "higher_body")
    worker.complete("above", "complaint")
    worker.ask("demands", "Әрбір ұсыным бойынша жауап берілсін")
    for part in ("address.kk", "address.ru"):
        field = FieldAddress("subject", worker.shot.control.subject_id, part)
        worker.case_page.session.act(lambda desk, field=field: enter(desk, field, "Достық, 1"))
    worker.send("complaint", "05.11.2025")
    worker.go("complaint-received")
    worker.prove("complaint", "stamp", "05.11.2025")
    assert worker.clock("AP_FORWARD").due == date(2025, 11, 10)
    assert worker.clock("AP_REVIEW").due == date(2025, 12, 8)
    path = worker.shot.path
    with open_case(worker.case_page.session.office, path, write=False) as desk:
        assert any(paper.kind == "complaint" for paper in desk.case.all(Paper))
