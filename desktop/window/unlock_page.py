"""A protected case asks for its password, or for the code of its recovery sheet."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.errors import Problem
from desktop.usecases import protection
from desktop.usecases.office import Office
from desktop.window.fields.password import PasswordEdit
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.language import say, sentence
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, row, scrolled


class UnlockCard(Card):
    """The line for the password, with the button that opens; what went wrong stands under it.

    Counting the key out takes its time: it happens aside, and the line keeps what was typed.
    """

    unlocked = Signal()
    refused = Signal(object)
    """A problem that no other password mends: the file is damaged, or gone."""

    def __init__(self, office: Office, path: Path, aside: Aside) -> None:
        super().__init__(L, S)
        self._office = office
        self._path = path
        self._aside = aside
        self._under_way = False
        self._why: Problem | None = None
        self._label = Words("", "strong")
        self.edit = PasswordEdit()
        self.edit.returnPressed.connect(self.open)
        self._shown = QCheckBox()
        self._shown.toggled.connect(lambda on: self.edit.reveal(on=on))
        self._go = button("", "primary", self.open)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self._hint = Words("", "small")
        for part in (self._label, self.edit, self._shown):
            self.column.addWidget(part)
        self.column.addLayout(row(KazakhBar(), None))
        self.column.addWidget(self._trouble)
        self.column.addLayout(row(self._go, None))
        self.column.addWidget(self._hint)
        self.retranslate()

    def open(self) -> None:
        """Try what is typed."""
        if self._under_way:
            return
        self._under_way = True
        secret = self.edit.text()

        def work() -> Problem | None:
            try:
                protection.unlock(self._office, self._path, secret)
            except Problem as problem:
                return problem
            return None

        def tried(problem: Problem | None) -> None:
            self._under_way = False
            if problem is None:
                self.unlocked.emit()
            elif problem.code == "file.wrong-password" or problem.code.startswith("protection."):
                self._why = problem
                self._say_why()
                self.edit.selectAll()
                self.edit.setFocus()
            else:
                self.refused.emit(problem)

        self._aside(work, tried, self)

    def _say_why(self) -> None:
        if self._why is not None:
            self._trouble.say(sentence(self._why), "missed")
            self._trouble.show()

    def retranslate(self) -> None:
        """Show everything in the language spoken now."""
        words = self.tr("Password or recovery code")
        self._label.setText(words)
        self.edit.setAccessibleName(words)
        self._shown.setText(self.tr("Show what I type"))
        self._go.setText(self.tr("Open the case"))
        self._hint.setText(
            self.tr(
                "The recovery code stands on the recovery sheet: four lines, with spaces or "
                "without. Nobody can open the case without one of both, nor can the program."
            )
        )
        self._say_why()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class UnlockPage(QWidget):
    """Stands where the case will be.

    `name` is what the case is called; `after_minutes` is not 0 if it was locked by itself.
    """

    done = Signal()

    def __init__(
        self, office: Office, path: Path, name: str, aside: Aside, after_minutes: int = 0
    ) -> None:
        super().__init__()
        self._name = name
        self._after = after_minutes
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self._locked = Note("", "calm")
        if not after_minutes:  # to show it before it has its place would show a window
            self._locked.hide()
        self.card = UnlockCard(office, path, aside)
        body = column(
            row(self.back, None), self._title, self._locked, self._lead, self.card, space=M
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(760)
        self.setLayout(column(scrolled(inner)))
        self.retranslate()

    def retranslate(self) -> None:
        """Show everything in the language spoken now."""
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self._name)
        self._lead.setText(self.tr("This case is protected by a password."))
        self._locked.say(say("protection.locked", n=self._after), "calm")

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
