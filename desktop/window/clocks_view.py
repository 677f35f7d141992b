"""A legal date in words: what, by when, how far, how sure; and how it was counted, day by day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import counter, with_weekday
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.explain import cite, explain, explain_move
from desktop.procedure.states import ClockState, Route
from desktop.usecases.sheets import make_count
from desktop.window.fields.local import shown_langs
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, say, sentence, tongue
from desktop.window.norms import confidence_word
from desktop.window.office_program import open_made
from desktop.window.override import override
from desktop.window.theme import XL, XS, M, S, State
from desktop.window.widgets import (
    Card,
    Note,
    StateMark,
    Words,
    button,
    column,
    empty,
    has_cursor,
    row,
    scrolled,
)

if TYPE_CHECKING:
    from desktop.window.session import CaseSession, Snapshot

SOON = 3
"""Working days before a date at which it is called soon."""


def clock_state(clock: ClockState) -> State:
    """Return the state in which a clock is shown."""
    if clock.state == "kept":
        return "kept"
    if clock.state == "missed":
        return "soon" if clock.to_be_checked else "missed"
    if clock.state == "due_today":
        return "soon"
    if clock.state == "running" and clock.days_left is not None and clock.days_left <= SOON:
        return "soon"
    return "calm"


_DONE = {"kept": "window.clock-kept", "late": "window.clock-late"}


def nearest(route: Route) -> ClockState | None:
    """Return the clock that the header shows: one missed and still unmet, else the next."""
    late = [
        clock
        for clock in route.clocks
        if clock.state == "missed" and clock.met_on is None and clock.due is not None
    ]
    if late:
        return max(late, key=lambda clock: str(clock.due))
    return next((clock for clock in route.clocks if clock.clock.id == route.next_act), None)


def in_order(clocks: Iterable[ClockState]) -> list[ClockState]:
    """Return clocks by their days; of one day an estimate comes last, and without a day at all."""
    return sorted(clocks, key=lambda each: (each.due or date.max, each.estimate))


def clock_words(clock: ClockState) -> str:
    """Return the day and how far it is, or why there is none yet."""
    if clock.due is None:
        if clock.why_not_started is not None:
            return clock.why_not_started.text(lang())
        return say("window.no-calendar")
    parts = [with_weekday(clock.due, lang())]
    if clock.met_on is not None:
        # Where neither is said, `clock_unclear` tells why.
        if clock.outcome in _DONE:
            parts.append(say(_DONE[clock.outcome], day=clock.met_on))
    elif clock.to_be_checked:
        parts.append(say("today.kind.check_arrival"))
    elif clock.days_left is not None:
        parts.append(counter(clock.days_left, lang()))
    return " · ".join(parts)


def clock_quiet(clock: ClockState) -> str:
    """Return the quiet words beside a date: how sure it is, whether it is a guess."""
    words = [confidence_word(clock.clock.confidence)]
    if clock.clock.confidence == "verified":
        words = [confidence_word(clock.clock.counting_confidence)]
    if clock.estimate:
        words.append(say("window.estimate"))
    return ", ".join(word for word in words if word)


def clock_moved(clock: ClockState) -> str:
    """Return which days off moved a running term since it began, "" if none did."""
    if clock.moved is None:
        return ""
    return explain_move(clock.moved.was, clock.moved.days, tongue().catalogue.say)


def clock_unclear(clock: ClockState) -> str:
    """Return why a day that stands there judges nobody, "" if there is nothing to say."""
    if clock.due is None or clock.why_not_started is None:
        return ""
    return clock.why_not_started.text(lang())


class ClockNote(QWidget):
    """A date beside the step to which it belongs."""

    def __init__(
        self, explain_it: Callable[[ClockState], None], help_with: Callable[[UUID], None]
    ) -> None:
        super().__init__()
        self._clock: ClockState | None = None
        self._letter_id: UUID | None = None
        self._explain_it, self._help_with = explain_it, help_with
        self._note = Note("", "calm", "soon")
        self._title = Words("", "strong")
        self._unclear = Words("", "text")
        self._moved = Words("", "text")
        self._quiet = Words("", "small")
        self._how = button("", "quiet", self._explain)
        self.remedy = button("", "plain", self._help)
        self._note.add(self._title)
        self._note.add(self._unclear)
        self._note.add(self._moved)
        self._note.add(self._quiet)
        self._note.add(row(self._how, self.remedy, None))
        self.setLayout(column(self._note))

    def _help(self) -> None:
        if self._letter_id is not None:
            self._help_with(self._letter_id)

    def _explain(self) -> None:
        if self._clock is not None:
            self._explain_it(self._clock)

    def show_clock(self, clock: ClockState, letter_id: UUID | None = None) -> None:
        """Show a clock; with the letter that stayed unanswered by it, offer what can be done."""
        self._clock, self._letter_id = clock, letter_id
        self.remedy.setText(self.tr("What can be done?"))
        self.remedy.setVisible(letter_id is not None)
        self._note.say(clock.clock.title.text(lang()), clock_state(clock))
        self._title.setText(clock_words(clock))
        for words, said in (
            (self._unclear, clock_unclear(clock)),
            (self._moved, clock_moved(clock)),
        ):
            words.setText(said)
            words.setVisible(bool(said))
        quiet = clock_quiet(clock)
        self._quiet.setText(quiet)
        self._quiet.setVisible(bool(quiet))
        self._how.setText(self.tr("How was this counted?"))
        self._how.setVisible(clock.deadline is not None)


class CountPage(QWidget):
    """How a date was counted: every day that was walked and why."""

    done = Signal()

    def __init__(self, session: "CaseSession") -> None:
        super().__init__()
        self._session = session
        self._clock: ClockState | None = None
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._when = Words("", "h2")
        self._mark = StateMark("calm")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(XS)
        self._basis = Words("", "muted")
        card = Card(XL, M)
        card.column.addLayout(self._lines)
        card.column.addWidget(self._basis)
        self._papers = FlowLayout(S, XS)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        card.column.addLayout(self._papers)
        card.column.addWidget(self._trouble)
        head = row(self._mark, self._when)
        head.setStretch(1, 1)
        body = column(row(self.back, None), self._title, head, card, space=M)
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(820)
        self.setLayout(column(scrolled(inner)))

    def show_clock(self, clock: ClockState) -> None:
        """Explain a clock."""
        self._show(clock)
        self.back.setFocus()

    def _show(self, clock: ClockState) -> None:
        self._clock = clock
        state = clock_state(clock)
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(clock.clock.title.text(lang()))
        self._when.setText(clock_words(clock))
        self._mark.set_mark(state)
        empty(self._lines)
        if clock.deadline is not None:
            lines = explain(clock.deadline, tongue().catalogue.say)
            for each in (*lines, *filter(None, [clock_moved(clock)])):
                self._lines.addWidget(Words(each, "text"))
        quiet = clock_quiet(clock)
        basis = cite(clock.clock.basis, tongue().catalogue.say)
        self._basis.setText(" · ".join(part for part in (basis, quiet) if part))
        self._offer_papers(clock)

    def _offer_papers(self, clock: ClockState) -> None:
        """Offer the count as a sheet in each language of the papers."""
        empty(self._papers)
        self._trouble.hide()
        shot = self._session.now
        if clock.deadline is None or shot is None or not self._asked_of_route(shot, clock):
            return
        for one in shown_langs(shot):
            words = self.tr("On paper: {language}").format(language=NATIVE_NAMES[one])
            self._papers.addWidget(button(words, "plain", partial(self._print, clock, one)))

    @staticmethod
    def _asked_of_route(shot: "Snapshot", clock: ClockState) -> bool:
        return any(each.clock.id == clock.clock.id for each in shot.route.clocks)

    def _print(self, clock: ClockState, one: Lang) -> None:
        self._trouble.hide()
        shot = self._session.now
        if shot is not None:
            proceeding_id, clock_id = shot.proceeding.id, clock.clock.id
            open_made(
                self._session,
                lambda desk: make_count(desk, proceeding_id, clock_id, one),
                self._refused,
                self,
            )

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._clock is not None:
            inside = has_cursor(self)
            self._show(self._clock)
            if inside:  # the button that had it is another now
                self.back.setFocus()
