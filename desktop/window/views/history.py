"""The history of the case: who did what when, what stood there before, and "put this back"."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import with_weekday
from desktop.usecases import history
from desktop.usecases.desk import Desk
from desktop.usecases.history import Event, Shift
from desktop.window.language import lang, say
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot, clock_time
from desktop.window.theme import XS, L, M, S
from desktop.window.views.view import View
from desktop.window.widgets import Words, button, empty, row

translate = QCoreApplication.translate
PAGE = 30
"""So many acts at a time."""


class HistoryView(View):
    """All acts upon the case, the newest first."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._lead = Words("", "muted")
        self._acts = QVBoxLayout()
        self._acts.setSpacing(S)
        self._older = button("", "quiet", self._show_older)
        self._shown: list[Event] = []
        self._wanted = PAGE
        self.sheet.addWidget(self._lead)
        self.sheet.addLayout(self._acts)
        self.sheet.addLayout(row(self._older, None))
        self.sheet.addStretch(1)

    @override
    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        return translate("HistoryView", "History")

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the acts anew, as many as were shown."""
        self._lead.setText(
            translate(
                "HistoryView",
                "Every change, the newest first. Of what was removed for good it keeps who, when "
                "and why.",
            )
        )
        self._older.setText(translate("HistoryView", "Older"))
        most, tongue = self._wanted, lang()
        self.session.look(
            lambda desk: history.events(desk, tongue, most=most + 1), self._show, owner=self
        )

    def _show(self, found: list[Event]) -> None:
        self._older.setVisible(len(found) > self._wanted)
        found = found[: self._wanted]
        if found == self._shown:
            return
        self._shown = found
        with self.area.steady():
            empty(self._acts)
            day = None
            for event in found:
                when = event.act.at.astimezone(KAZAKHSTAN).date()
                if when != day:
                    day = when
                    heading = Words(with_weekday(when, lang()), "h2")
                    heading.setContentsMargins(0, L if self._acts.count() else 0, 0, 0)
                    self._acts.addWidget(heading)
                self._acts.addWidget(self._event(event))

    def _show_older(self) -> None:
        self._wanted += PAGE
        if self.session.now is not None:
            self.refresh(self.session.now)

    def _event(self, event: Event) -> QWidget:
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(XS)
        time = Words(clock_time(event.act.at), "muted")
        time.setFixedWidth(56)
        head = row(time, Words(event.words[:1].upper() + event.words[1:], "text"), space=M)
        head.setStretch(1, 1)
        inner.addLayout(head)
        by = event.act.author.strip()
        note = event.act.note if event.act.kind not in _NAMING else ""
        for small in (by, note.strip()):
            if small:
                inner.addWidget(_indented(Words(small, "small")))
        for shift in event.shifts:
            inner.addWidget(_indented(self._shift(event, shift)))
        return made

    def _shift(self, event: Event, shift: Shift) -> QWidget:
        made = QWidget()
        words = Words(_said(shift), "text")
        parts: list[QWidget | None] = [words]
        now = self.session.now
        if shift.back and now is not None and now.writable:
            parts.append(
                button(
                    translate("HistoryView", "Put back"),
                    "quiet",
                    partial(self._put_back, event, shift),
                )
            )
        inner = row(*parts, space=M)
        inner.setStretch(0, 1)
        made.setLayout(inner)
        return made

    def _put_back(self, event: Event, shift: Shift) -> None:
        def work(desk: Desk) -> None:
            history.put_back(desk, event.act, shift.record_kind, shift.record_id, shift.path)

        self.session.act(work, owner=self, once=("put-back", event.act.id, shift.path))


_NAMING = frozenset({"act.undo", "act.redo", "record.put-back"})
"""Acts whose note is the name of another act, which says nothing to a reader."""


def _said(shift: Shift) -> str:
    nothing = say("window.nothing-there")
    return f"{shift.whose} · {shift.label}: {shift.old or nothing} → {shift.new or nothing}"


def _indented(widget: QWidget) -> QWidget:
    made = QWidget()
    inner = row(widget)
    inner.setContentsMargins(56 + M, 0, 0, 0)
    inner.setStretch(0, 1)
    made.setLayout(inner)
    return made
