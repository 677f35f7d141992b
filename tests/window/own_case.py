"""The published case as one's own, on a day that the test names, and she who works on it."""

from datetime import date
from pathlib import Path

import pytest
from hands import Hands, label
from PySide6.QtWidgets import QLineEdit, QPushButton
from route_walk import Route

from desktop.domain.correspondence import Letter, Paper
from desktop.domain.fields import FieldAddress
from desktop.procedure.states import ClockState
from desktop.usecases.cases import current_control
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.blocks.arrivals import IncomingBlock, ReceiptsBlock
from desktop.window.blocks.records import RecordCard, RecordsBlock
from desktop.window.case_page import CasePage
from desktop.window.language import NATIVE_NAMES, lang
from desktop.window.main_window import MainWindow
from desktop.window.session import Snapshot


def published_as_own(office: Office) -> Path:
    """Make the published case as one's own, in Kazakh and Russian, and return its file."""
    path = office.folders.cases / "own.baqylau"
    with build_sample(sample_office(office.folders.home / "sample"), path) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "sample"), False)
        enter(desk, FieldAddress("control", control.id, "languages"), ("kk", "ru"))
        enter(desk, FieldAddress("subject", control.subject_id, "bin"), "251040999990")
    return path


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

    def comes(self, kind: str, day: str, dated: str = "") -> None:
        """Enter a letter that came, with the date that it bears."""
        block = self.block(IncomingBlock, kind)
        self.hands.click(block.add)
        field = self.hands.law.fields.get("letter", "arrived_on")
        self.hands.answer(field, day, block)
        if dated:
            self.hands.answer(self.hands.law.fields.get("letter", "dated"), dated, block)

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


def on(year: int, month: int, day: int) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("worker", [date(year, month, day)], indirect=True)
