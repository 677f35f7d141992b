"""The head of a case, which stays: the institution, form and topic, the nearest legal date."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.control import Control
from desktop.procedure.states import ClockState
from desktop.window.clocks_view import clock_state, clock_words, nearest
from desktop.window.language import lang, say
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import Note, OneLine, StateMark, Words, as_written, button, row


class Header(QFrame):
    """Institution and topic at the left, the date at the right, what must be known below."""

    explain_wanted = Signal(object)
    warnings_wanted = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.setObjectName("head")
        self._session = session
        self._clock: ClockState | None = None
        self._roomy, self._must_say, self._may_say = True, False, False
        self.name = OneLine("h1")
        self.about = OneLine("muted")
        self._mark = StateMark("calm")
        self._what = Words("", "small")
        self._when = Words("", "strong")
        for words in (self._what, self._when):
            words.setWordWrap(False)
            words.setMinimumWidth(0)
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._how = button("", "quiet", self._explain)
        self.breaches = button("", "quiet", self.warnings_wanted.emit)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.name)
        left.addWidget(self.about)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(row(None, self._mark, self._when, space=XS))
        right.addLayout(row(None, self._what, self._how, space=XS))
        line = QHBoxLayout()
        line.setSpacing(XL)
        line.addLayout(left, 1)
        line.addWidget(self._right, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(L, S, L, S)
        outer.setSpacing(S)
        outer.addLayout(line)
        self._banner = Note("", "soon")
        self._banner.hide()
        outer.addWidget(self._banner)
        outer.setSpacing(M)

    def breathe(self, *, roomy: bool) -> None:
        """Take more air, or less where the window is low."""
        self._roomy = roomy
        self._banner.setVisible(self._must_say or (self._may_say and roomy))
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(L, S if roomy else XS, L, S if roomy else XS)

    def show_case(self, shot: Snapshot) -> None:
        """Show the case as it now stands."""
        from desktop.usecases.cases import recognisable_name

        self.name.set_words(recognisable_name(shot.case, lang()) or self.tr("No name yet"))
        form = shot.procedure.title.text(lang())
        topic = shot.control.topic.any_text(lang())
        sample = self.tr("SAMPLE") if shot.control.sample else ""
        several = len(shot.case.all(Control)) > 1
        number = self.tr("Control {n}").format(n=shot.control.number) if several else ""
        parts = (sample, form, number, topic)
        self.about.set_words(" · ".join(part for part in parts if part))
        self._show_clock(nearest(shot.route))
        self._say_banner(shot)

    def _explain(self) -> None:
        if self._clock is not None:
            self.explain_wanted.emit(self._clock)

    def _show_clock(self, clock: ClockState | None) -> None:
        self._clock = clock
        self._right.setVisible(clock is not None)
        if clock is None:
            return
        state = clock_state(clock)
        self._mark.set_mark(state)
        title = clock.clock.title.text(lang())
        room = 46
        self._what.setText(title if len(title) <= room else f"{title[: room - 1].rstrip()}…")
        self._what.setToolTip(as_written(title))
        self._when.setText(clock_words(clock))
        self._when.set_state(None if state == "calm" else state)
        self._how.setText(self.tr("How was this counted?"))
        self._how.setAccessibleDescription(f"{title}: {self._when.text()}")

    def _say_banner(self, shot: Snapshot) -> None:
        if shot.read_only is not None:
            self._banner.say(say(shot.read_only, **shot.read_only_params), "soon")
        elif shot.control.sample:
            self._banner.say(say("window.sample", day=shot.route.today), "calm")
        # That it is a sample also stands in the second line; the reason for reading only does not.
        self._must_say, self._may_say = shot.read_only is not None, shot.control.sample
        self._banner.setVisible(self._must_say or (self._may_say and self._roomy))
