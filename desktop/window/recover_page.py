"""A case that cannot be opened: why, and its backups, of which one can be put in its place."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casefile.backups import Backup
from desktop.domain.errors import Problem
from desktop.usecases import backups
from desktop.usecases.office import Office
from desktop.window.backups_page import occasion_of, when_of
from desktop.window.language import sentence, shown_size
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, row, scrolled


class RecoverPage(QWidget):
    """Says what became of the file; offers to try again, or to go on from a backup."""

    done = Signal()
    open_wanted = Signal(object)

    def __init__(
        self, office: Office, path: Path, why: Problem, kept: list[Backup], aside: Aside
    ) -> None:
        super().__init__()
        self._aside = aside
        self._under_way = False
        self._office = office
        self._path = path
        self._why = why
        self._kept = kept
        self.back = button("", "plain", self.done.emit)
        self.again = button("", "primary", lambda: self.open_wanted.emit(path))
        self._title = Words("", "h1")
        self._trouble = Note("", "missed")
        self._lead = Words("", "text")
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        card = Card(L, S)
        card.column.addLayout(self._list)
        body = column(
            row(self.back, None),
            self._title,
            self._trouble,
            row(self.again, None),
            self._lead,
            card,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.setLayout(column(scrolled(inner)))
        self.retranslate()

    def retranslate(self) -> None:
        """Show everything in the language spoken now."""
        self.back.setText("←  " + self.tr("Back"))
        self.again.setText(self.tr("Try again"))
        self._title.setText(self._path.stem)
        self._trouble.say(sentence(self._why), "missed")
        self._lead.setText(
            self.tr(
                "The program kept backups of this case. If you go on from one, the file that is "
                "there is put aside under another name; nothing is deleted."
            )
        )
        empty(self._list)
        for backup in self._kept:
            words = f"{when_of(backup)}  ·  {occasion_of(backup)}  ·  {shown_size(backup.size)}"
            take = button(self.tr("Go on from this"), "plain", partial(self._take, backup))
            take.setAccessibleDescription(words)
            inner = row(Words(words, "text"), take, space=M)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setStretch(0, 1)
            line = QWidget()
            line.setLayout(inner)
            self._list.addWidget(line)

    def _take(self, backup: Backup) -> None:
        if self._under_way:  # a second press would put the sound file aside
            return
        self._under_way = True

        def work() -> Problem | None:
            try:
                backups.recover(self._office, backup, self._path)
            except Problem as problem:
                return problem
            return None

        def done(problem: Problem | None) -> None:
            if problem is None:
                self.open_wanted.emit(self._path)
                return
            self._under_way = False
            self._why = problem
            self._trouble.say(sentence(problem), "missed")

        self._aside(work, done)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
