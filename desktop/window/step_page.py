"""The page of one step: what to do, its dates and advice, its fields, what is missing, the mark."""

from collections.abc import Callable, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.procedure.naming import Names
from desktop.procedure.states import StepState, Warning_
from desktop.usecases import acts
from desktop.usecases.places import asks_for
from desktop.usecases.proceedings import unanswered_letter
from desktop.window.blocks.advice import AdviceList
from desktop.window.blocks.block import Block
from desktop.window.blocks.gates import GateNotes, closed_gates
from desktop.window.blocks.missing import MissingList
from desktop.window.blocks.papers import Ways
from desktop.window.blocks.records import RecordCard, RecordsBlock
from desktop.window.builder import page_parts
from desktop.window.clocks_view import ClockNote, in_order
from desktop.window.fields.field import Field
from desktop.window.language import lang, say, sentence
from desktop.window.norms import cited
from desktop.window.rail import step_mark
from desktop.window.session import CaseSession, Snapshot
from desktop.window.steady import SteadyArea
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Note, StateMark, Words, button, column, empty, row

WIDEST = 800


class StepPage(QWidget):
    """Shows one step; made anew when another step is chosen."""

    next_wanted = Signal()
    explain_wanted = Signal(object)
    jump_wanted = Signal(object)
    text_wanted = Signal(str)
    """The text of a kind of letter is to be edited."""
    print_wanted = Signal(str)
    """What goes with a kind of paper is to be seen and printed."""
    reading_wanted = Signal(str)
    """A kind of paper is to be read by a colleague."""
    remedy_wanted = Signal(object)

    _refused = False

    def __init__(self, session: CaseSession, shot: Snapshot, step_id: str) -> None:
        super().__init__()
        self.session = session
        self.step_id = step_id
        self._title = Words("", "h1")
        self._state_mark = StateMark("open")
        self._state_words = Words("", "muted")
        self._state_words.setWordWrap(False)
        self._do = Words("", "text")
        self._to_missing = button("", "quiet", self._jump_to_missing)
        self._clocks = QVBoxLayout()
        self._clocks.setSpacing(S)
        self._clock_notes: list[ClockNote] = []
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(S)
        self._warned: tuple[object, ...] = ()
        self._advice = AdviceList(session)
        self.missing = MissingList(session, self.jump_wanted.emit)
        self.gates = GateNotes(session)
        self._opening = QTimer(self, singleShot=True, interval=0)
        self._opening.timeout.connect(self._opened)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.complete = button("", "primary", self._complete)
        self.reopen = button("", "quiet", self._reopen)
        self.next = button("", "plain", self.next_wanted.emit)
        state = shot.route.step(step_id)
        ways = Ways(
            self.jump_wanted.emit,
            self.text_wanted.emit,
            self.print_wanted.emit,
            self.reading_wanted.emit,
        )
        self.parts: Sequence[Block] = page_parts(session, shot, state.step, ways) if state else []
        head = row(self._title, self._state_mark, self._state_words, space=S)
        head.setStretch(0, 1)
        head.setAlignment(self._state_mark, Qt.AlignmentFlag.AlignVCenter)
        body = column(
            head, self._do, row(self._to_missing, None), self._clocks, self._warnings, space=M
        )
        body.addWidget(self._advice)
        for part in self.parts:
            body.addWidget(part)
        body.addSpacing(S)
        body.addWidget(self.missing)
        body.addWidget(self.gates)
        body.addWidget(self._trouble)
        body.addLayout(row(self.complete, self.reopen, self.next, None, space=S))
        body.setContentsMargins(XL, L, XL, XL)
        body.addStretch(1)
        self.area = SteadyArea(body)
        self.area.content.setObjectName("sheet")
        self.area.content.setMaximumWidth(WIDEST + 2 * XL)
        self.area.setObjectName("sheet")
        outer = column(self.area)
        self.setLayout(outer)
        self.refresh(shot)

    # -- showing -------------------------------------------------------------------------------

    def refresh(self, shot: Snapshot) -> None:
        """Show the step as it now stands; what is looked at keeps its place."""
        state = shot.route.step(self.step_id)
        if state is not None:
            with self.area.steady():
                self._show(shot, state)

    def _show(self, shot: Snapshot, state: StepState) -> None:
        self._title.setText(state.step.title.text(lang()))
        self._do.setText(state.step.do.text(lang()))
        self._show_state(state)
        needed = state.left_open
        done = state.state == "done"
        open_here = self.tr("Left open here: {n}") if done else self.tr("Still missing here: {n}")
        self._to_missing.setText(open_here.format(n=len(needed)))
        self._to_missing.setVisible(bool(needed) and shot.writable)
        self._show_clocks(shot, state)
        self._show_warnings(shot, state)
        self._advice.show_advice(state.advice, writable=shot.writable)
        for part in self.parts:
            part.refresh(shot)
        self.missing.say(needed, self.tr("Left open") if done else self.tr("What is still missing"))
        self._show_acts(shot, state)

    def _show_state(self, state: StepState) -> None:
        words = {
            "done": self.tr("done"),
            "now": self.tr("now"),
            "open": self.tr("open"),
            "later": self.tr("waits for something else"),
        }
        self._state_mark.set_mark(step_mark(state))
        text = words[state.state]
        if state.state == "done" and state.left_open:
            text = self.tr("done, {n} left open").format(n=len(state.left_open))
        if state.step.optional and state.state != "done":
            text = self.tr("if you wish")
        self._state_words.setText(text)

    def _show_clocks(self, shot: Snapshot, state: StepState) -> None:
        wanted = in_order(state.clocks)
        while len(self._clock_notes) > len(wanted):
            note = self._clock_notes.pop()
            note.hide()
            note.deleteLater()
        while len(self._clock_notes) < len(wanted):
            note = ClockNote(self.explain_wanted.emit, self.remedy_wanted.emit)
            self._clock_notes.append(note)
            self._clocks.addWidget(note)
        for note, clock in zip(self._clock_notes, wanted, strict=True):
            late = unanswered_letter(shot.case, shot.proceeding, shot.procedure, clock)
            note.show_clock(clock, late if shot.writable else None)

    def _show_warnings(self, shot: Snapshot, state: StepState) -> None:
        mine = [
            one
            for one in shot.route.warnings
            if any(asks_for(state.step.fields, each, shot.case) for each in one.addresses)
        ]
        key = (lang(), *((one.id, one.addresses[:1]) for one in mine))
        if key == self._warned:
            return
        self._warned = key
        empty(self._warnings)
        for one in mine:
            self._warnings.addWidget(warning_note(self.session, shot, one, self.jump_wanted.emit))

    def _show_acts(self, shot: Snapshot, state: StepState) -> None:
        marked = state.step.marked and shot.writable
        done = state.state == "done"
        self.complete.setText(self.tr("Mark as completed"))
        self.complete.setVisible(marked and not done)
        self.reopen.setText(self.tr("Take the mark back"))
        self.reopen.setVisible(marked and done)
        self.next.setText(self.tr("Next step") + "  →")
        act = f"complete:{self.step_id}"
        gates = closed_gates(shot, act) if state.step.marked and not done else ()
        self.gates.show_gates(gates)
        if done or (self._refused and not any(gate.refuses for gate in gates)):
            self._refused = False
            self._trouble.hide()

    # -- acts ----------------------------------------------------------------------------------

    def _complete(self) -> None:
        shot = self.session.now
        if shot is None:
            return
        self._trouble.hide()
        self.session.flush()
        proceeding_id, step_id = shot.proceeding.id, self.step_id

        def refused(problem: Problem) -> bool:
            if not isinstance(problem, acts.Refused):
                return False
            self._refused = True
            self.gates.show_gates(problem.gates)
            self._trouble.say(say("window.refused"), "missed")
            self._trouble.show()
            return True

        self.session.act(
            lambda desk: acts.complete_step(desk, proceeding_id, step_id),
            lambda _none: self.next_wanted.emit(),
            self._failed,
            refused,
            owner=self,
            once=("complete", step_id),
        )

    def _failed(self, problem: Problem) -> None:
        self._refused = False
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    def _reopen(self) -> None:
        shot = self.session.now
        if shot is not None:
            proceeding_id, step_id = shot.proceeding.id, self.step_id
            self.session.act(
                lambda desk: acts.reopen_step(desk, proceeding_id, step_id),
                None,
                self._failed,
                owner=self,
            )

    # -- leading to a field ---------------------------------------------------------------------

    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field of this page."""
        return any(part.reveal(address) for part in self.parts)

    def _jump_to_missing(self) -> None:
        shot = self.session.now
        state = shot.route.step(self.step_id) if shot else None
        for one in state.left_open if state else ():
            self.jump_wanted.emit(one.address)
            return

    def targets(self, shot: Snapshot) -> list[tuple[str, Callable[[], None]]]:
        """Return where "go to" may lead on this page."""
        return [target for part in self.parts for target in part.targets(shot)]

    def start(self, *, keyboard: bool = False) -> None:
        """Open at the top; with `keyboard` the first field, or else the page, takes it over."""
        self.area.to_top()
        if keyboard:
            if not any(part.begin() for part in self.parts):
                self.area.setFocus()
            self._opening.start()

    def _opened(self) -> None:
        """Stay at the top: a field that is out of sight there leaves the cursor to the page."""
        self.area.to_top()
        now, area = QApplication.focusWidget(), self.area
        if now and area.content.isAncestorOf(now) and area.place_of(now) is None:
            area.setFocus()
            area.to_top()

    # -- the same place in another language -------------------------------------------------------

    def mark(self) -> "Mark":
        """Return where one is on this page, for the page that takes its place."""
        self.area.look()
        focus = QApplication.focusWidget()
        opened = frozenset(card.record_id for card in self.findChildren(RecordCard) if card.opened)
        fields = sorted(self.findChildren(Field), key=lambda one: not _holds(one, focus))
        cursor = next((one.asked.key for one in fields if _holds(one, focus)), "")
        for field in fields:
            place = self.area.place_of(field) if field.isVisible() else None
            if place is not None:
                return Mark(opened, field.asked.key, place, cursor)
        return Mark(opened, "", 0, cursor)

    def return_to(self, mark: "Mark") -> None:
        """Go to where one was on the page that stood here before."""
        self._opening.stop()  # one is not at the top, and the cursor does not go there
        self._open_cards(mark.opened)
        there = {field.asked.key: field for field in self.findChildren(Field)}
        if mark.field in there:
            self.area.hold_at(there[mark.field], mark.place)
        if mark.cursor in there:
            there[mark.cursor].jump()

    def _open_cards(self, wanted: frozenset[UUID]) -> None:
        for block in self.findChildren(RecordsBlock):
            block.turn_to(wanted)
        # A card's fields, and the cards inside it, are made when it is first opened.
        for card in self.findChildren(RecordCard):
            if card.record_id in wanted and not card.opened:
                card.open()
                self._open_cards(wanted)


class Mark(NamedTuple):
    """The open cards; a field in sight and where it stands there; the field with the cursor."""

    opened: frozenset[UUID]
    field: str
    place: int
    cursor: str


def _holds(field: Field, focus: QWidget | None) -> bool:
    return focus is not None and field.isAncestorOf(focus)


def warning_note(
    session: CaseSession, shot: Snapshot, warning: Warning_, jump: Callable[[FieldAddress], None]
) -> Note:
    """Return a breach of order as a note with its letter, its article and the way to the field."""
    names = Names(shot.case, shot.control.id, session.office.law, lang())
    whose = names.letter(warning.addresses[0]) if warning.addresses else ""
    said = warning.text.text(lang())
    note = Note(f"{whose}: {said}" if whose else said, "missed")
    article = cited(session.office.law, warning.basis)
    if article:
        note.add(Words(article, "small"))
    if warning.addresses:
        note.add(
            row(button(say("window.go-there"), "quiet", lambda: jump(warning.addresses[0])), None)
        )
    return note
