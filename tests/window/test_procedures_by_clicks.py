"""The other ways than monitoring, by clicks: planned, sent, postponed, refused, complained of.

Each begins in the published case, no longer marked as a sample, on a day of its own.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hands import Hands, label
from PySide6.QtWidgets import QLineEdit, QPushButton
from route_walk import Route

from desktop.domain.clock import FixedClock
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Paper, Receipt
from desktop.domain.dates import short_date
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Expert
from desktop.procedure.states import ClockState
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.editing import enter, remove
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.blocks.anew import AnewBlock
from desktop.window.blocks.arrivals import IncomingBlock, ReceiptsBlock
from desktop.window.blocks.records import RecordCard, RecordsBlock
from desktop.window.case_page import CasePage
from desktop.window.language import NATIVE_NAMES, lang
from desktop.window.main_window import MainWindow
from desktop.window.session import Snapshot

Opened = Callable[[Office], Hands]


class Worker(Route):
    """She who goes along the steps of whatever proceeding is shown."""

    def __init__(self, hands: Hands, path: Path) -> None:
        super().__init__(hands)
        assert isinstance(hands.window, MainWindow)
        self.window = hands.window
        self.window.open_case(path)
        hands.until(lambda: self.window.case_page is not None)

    @property
    def case_page(self) -> CasePage:
        """The page of the case."""
        assert self.window.case_page is not None
        return self.window.case_page

    @property
    def shot(self) -> Snapshot:
        """The case as it is shown now."""
        self.case_page.session.flush()
        self.case_page.session.settle()
        assert self.case_page.session.now is not None
        return self.case_page.session.now

    def begin(self, procedure: str) -> None:
        """Choose what to begin among the wishes."""
        self.hands.click(self.case_page.courses.more)
        page = self.case_page.choosing
        self.hands.until(lambda: page() is not None and procedure in page().cards)
        self.begin_shown(procedure)

    def begin_shown(self, procedure: str) -> None:
        """Begin what is offered on the page of wishes."""
        self.hands.click(self.case_page.choosing().cards[procedure].begin)
        self.procedure = self.hands.law.procedure(procedure)
        self.hands.until(lambda: self.shot.procedure.id == procedure)
        self.is_at(self.shot.route.current)

    # -- entering --------------------------------------------------------------------------------

    def ask(self, ask_id: str, value: str) -> None:
        """Answer a question that the procedure asks by itself."""
        ask = self.procedure.ask(ask_id)
        name = ask.label.text(lang())
        if ask.type == "text":
            # What no paper prints is asked in one language only.
            for one in (lang(),) if ask.internal else ("kk", "ru"):
                self.hands.write_in(name, one, value, self.page)
        elif ask.type in ("choice", "answer"):
            self.hands.answer_declared(ask, value)
        else:
            self.hands.write(self.hands.one(QLineEdit, name, self.page), value)

    def send(self, kind: str, day: str) -> None:
        """Date a letter, leave its number to the hand, make it, say how it went, mark it."""
        hands, fields = self.hands, self.hands.law.fields
        hands.answer(fields.get("letter", "dated"), day, self.page)
        hands.press(label("blank number"), self.page)
        hands.until(lambda: not hands.named(QPushButton, label("blank number"), self.page))
        self.make(kind)
        hands.answer(fields.get("letter", "channel"), "hand", self.page)
        hands.answer(fields.get("letter", "sent_on"), day, self.page)
        hands.press(label("mark sent"), self.page)
        hands.wait_to_see(label("marked sent"), self.page)

    def make(self, kind: str) -> None:
        """Make a paper in Kazakh."""
        title = self.hands.law.document(kind).title.text(lang())
        (create,) = (
            each
            for each in self.hands.named(QPushButton, label("create paper"), self.page)
            if title in each.accessibleDescription()
            and NATIVE_NAMES["kk"] in each.accessibleDescription()
        )
        before = len(self.shot.case.all(Paper))
        self.hands.click(create)
        self.hands.wait_for(
            lambda: len(self.shot.case.all(Paper)) > before,
            lambda: self.hands.words(self.page),
        )

    def prove(self, kind: str, proof: str, day: str) -> None:
        """Enter a proof of receipt."""
        block = self.block(ReceiptsBlock, kind)
        before = self.hands.all(RecordCard)
        self.hands.click(block.add)
        card = self.hands.card_after(before)
        asked = self.hands.law.fields.get("receipt", "proof")
        self.hands.choose(asked.label.text(lang()), asked.choices[proof].text(lang()), card)
        self.hands.answer(self.hands.law.fields.get("receipt", "day"), day, card)

    def comes(self, kind: str, day: str) -> None:
        """Enter a letter that came."""
        block = self.block(IncomingBlock, kind)
        self.hands.click(block.add)
        field = self.hands.law.fields.get("letter", "arrived_on")
        self.hands.answer(field, day, block)

    def block(self, what: type[RecordsBlock], kind: str) -> RecordsBlock:
        """Return the list of a kind of letter on the page."""
        (found,) = (each for each in self.page.findChildren(what) if each.kind == kind)
        return found

    # -- looking -----------------------------------------------------------------------------------

    def clock(self, clock_id: str) -> ClockState:
        """Return a clock as it stands."""
        return next(each for each in self.shot.route.clocks if each.clock.id == clock_id)

    def own_letters(self, kind: str) -> list[Letter]:
        """Return all letters of a kind that were begun."""
        return [each for each in self.shot.case.all(Letter) if each.kind == kind]


@pytest.fixture
def worker(open_window: Opened, office: Office, request: pytest.FixtureRequest) -> Worker:
    """The published case as one's own, on the day that the test names."""
    path = office.folders.cases / "own.baqylau"
    with build_sample(sample_office(office.folders.home / "sample"), path) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "sample"), False)
        enter(desk, FieldAddress("control", control.id, "languages"), ("kk", "ru"))
        enter(desk, FieldAddress("subject", control.subject_id, "bin"), "251040999990")
    office.clock = FixedClock.on(request.param)
    return Worker(open_window(office), path)


def on(year: int, month: int, day: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("worker", [date(year, month, day)], indirect=True)


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
    worker.hands.write(anew.why, "Зал бос емес")
    worker.hands.click(anew.go)
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
    assert worker.clock("AI_EXTEND").due == date(2025, 10, 28)
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
    worker.send("complaint", "05.11.2025")
    worker.go("complaint-received")
    worker.prove("complaint", "stamp", "05.11.2025")
    assert worker.clock("AP_FORWARD").due == date(2025, 11, 10)
    assert worker.clock("AP_REVIEW").due == date(2025, 12, 8)
    path = worker.shot.path
    with open_case(worker.case_page.session.office, path, write=False) as desk:
        assert any(paper.kind == "complaint" for paper in desk.case.all(Paper))
