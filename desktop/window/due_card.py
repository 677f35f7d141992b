"""What is due next, on top of the start page: the nearest days of all cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.window.drawing import elided
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.theme import XS, L, M, S
from desktop.window.widgets import StateMark, Words, as_written, button

if TYPE_CHECKING:
    from desktop.window.case_list import CaseListModel
    from desktop.window.rows import Row

DUE_LINES = 3


class DueCard(QFrame):
    """The nearest days of all cases, each with what it is about."""

    def __init__(self, model: CaseListModel, open_row: Callable[[Row], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self._open_row = open_row
        self.full = False
        self.heading = Words("", "strong")
        self._lines = [_DueLine(self._pressed) for _ in range(DUE_LINES)]
        self._rows: list[Row] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(L, M, L, M)
        layout.setSpacing(XS)
        layout.addWidget(self.heading)
        for each in self._lines:
            layout.addWidget(each)

    def _pressed(self, which: _DueLine) -> None:
        self._open_row(self._rows[self._lines.index(which)])

    def refresh(self) -> None:
        """Show the nearest days anew."""
        self._rows = self._model.due(DUE_LINES)
        self.full = bool(self._rows)
        self.setVisible(self.full)
        for n, each in enumerate(self._lines):
            each.setVisible(n < len(self._rows))
            if n < len(self._rows):
                each.show_row(self._rows[n], self._model)
        shown = self._lines[: len(self._rows)]
        wide = max((each.wanted_width() for each in shown), default=0)
        for each in shown:
            each.align(wide)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(self.tr("What is due next"))
        self.refresh()


class _DueLine(QWidget):
    def __init__(self, pressed: Callable[[_DueLine], None]) -> None:
        super().__init__()
        self._mark = StateMark("open")
        self._what = button("", "quiet", lambda: pressed(self))
        self._when = Words("", "text")
        self._when.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(S)
        layout.addWidget(self._mark)
        layout.addWidget(self._when)
        layout.addWidget(self._what, 1)
        self._what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text = ""

    def show_row(self, found: Row, model: CaseListModel) -> None:
        state = model.state_of(found)
        self._mark.set_mark({"calm": "open"}.get(state, state))  # type: ignore[arg-type]
        day, left = model.day_words(found)
        title = model.clock_titles.get(found.next_clock)
        self._when.setText(" · ".join(part for part in (day, left) if part))
        self._when.set_state(None if state == "calm" else state)
        name = found.object_name.any_text(lang())
        words = title.any_text(lang()) if title else ""
        self._text = ": ".join(part for part in (words, name) if part)
        self._fit()

    def wanted_width(self) -> int:
        """Return how wide the day and its counter are."""
        return self._when.fontMetrics().horizontalAdvance(self._when.text()) + M

    def align(self, width: int) -> None:
        """Begin the words where those of the other lines begin."""
        self._when.setFixedWidth(width)
        self._fit()

    def _fit(self) -> None:
        room = max(120, self.width() - self._when.width() - 60)
        shown = elided(self._what.fontMetrics(), self._text, room)
        self._what.setText(shown.replace("&", "&&"))
        self._what.setAccessibleName(f"{self._when.text()} {self._text}")
        self._what.setToolTip(as_written(self._text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 30)
