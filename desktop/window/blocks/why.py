"""Asks why something is done before it is: a line, the button that does it, the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Problem
from desktop.usecases.desk import Desk
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Key
from desktop.window.theme import XS
from desktop.window.widgets import Note, Words, button, column, row


class AskWhy(QWidget):
    """Hidden until it is opened. Enter does it, Escape leaves it; the reason outlives the page."""

    def __init__(
        self,
        session: CaseSession,
        draft: Key,
        act: Callable[[Desk, str], object],
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self._act = act
        self._closed = closed
        self._ask = Words("", "strong")
        self._help = Words("", "small")
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.why = LineEdit()
        self.why.setText(session.drafts.get(draft, ""))
        self.why.textEdited.connect(partial(session.drafts.__setitem__, draft))
        self.why.returnPressed.connect(self._go)
        self.go = button("", "plain", self._go)
        self.leave = button("", "quiet", self.close_it)
        line = row(self.why, self.go, self.leave)
        line.setStretch(0, 1)
        self.setLayout(column(self._ask, self._help, self._trouble, line, space=XS))
        self.hide()

    def say(self, ask: str, go: str, leave: str, help_: str = "") -> None:
        """Ask in the window's language."""
        self._ask.setText(ask)
        self._help.setText(help_)
        self._help.setVisible(bool(help_))
        self.why.setAccessibleName(ask)
        self.why.setAccessibleDescription(help_)
        self.go.setText(go)
        self.leave.setText(leave)

    def open(self) -> None:
        """Ask, with the cursor where the reason is written."""
        self._trouble.hide()
        self.show()
        self.why.setFocus()

    def close_it(self) -> None:
        """Ask no longer; `closed` puts the cursor where it came from."""
        self._trouble.hide()
        self.hide()
        self._closed()

    def _go(self) -> None:
        self._trouble.hide()
        self._session.flush()
        why = self.why.text()
        self._session.act(
            lambda desk: self._act(desk, why),
            self._done,
            self._refused,
            owner=self,
            once=self._draft,
        )

    def _done(self, _result: object) -> None:
        self.why.clear()
        self._session.drafts.pop(self._draft, None)
        self.close_it()

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)
