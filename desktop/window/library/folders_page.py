"""Which folders of case files belong to the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases.library_choices import add_folder, places, remove_folder
from desktop.usecases.office import Office
from desktop.window.language import say
from desktop.window.override import override
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, OneLine, Words, button, centred, column, empty, row

WIDEST = 820


class FoldersPage(QWidget):
    """Lists the folders; they are added and taken out here, and looked through on demand.

    Signals:
        done: back to the list.
        look_wanted: the folders are to be looked through now.
    """

    done = Signal()
    look_wanted = Signal()

    def __init__(self, office: Office, tell: Callable[[Problem], None]) -> None:
        super().__init__()
        self._office, self._tell = office, tell
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.back = button("", "plain", self.done.emit)
        self.add = button("", "plain", self._add)
        self.look = button("", "plain", self.look_wanted.emit)
        self.said = Words("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        inside = column(
            row(self._title, None, self.back, space=S),
            self._lead,
            self._list,
            row(self.add, self.look, self.said, space=S),
            space=M,
        )
        inside.setContentsMargins(XL, S, XL, L)
        inside.addStretch(1)
        self.setLayout(centred(inside, WIDEST))
        self.retranslate()

    def _show(self) -> None:
        empty(self._list)
        for n, folder in enumerate(places(self._office)):
            card = Card(M, S)
            path = OneLine("strong")
            path.set_words(str(folder))
            notes = [say("library.folder-own")] if n == 0 else []
            notes += [] if folder.is_dir() else [say("library.folder-away")]
            card.column.addWidget(path)
            if notes:
                card.column.addWidget(Words(" · ".join(notes), "muted"))
            if n:
                remove = button(
                    say("library.folder-remove"), "quiet", partial(self._remove, folder)
                )
                remove.setAccessibleDescription(str(folder))
                card.column.addLayout(row(remove, None))
            self._list.addWidget(card)

    def _add(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, say("library.folder-add"))
        if chosen:
            self._change(partial(add_folder, self._office, Path(chosen)))

    def _remove(self, folder: Path) -> None:
        self._change(partial(remove_folder, self._office, folder))

    def _change(self, change: Callable[[], None]) -> None:
        try:
            change()
        except Problem as problem:
            self._tell(problem)
            return
        self._show()
        self.look_wanted.emit()

    def show_looked(self, n: int) -> None:
        """Say how many files were looked through."""
        self.said.setText(say("library.looked", n=n))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(say("library.folders-title"))
        self._lead.setText(say("library.folders-lead"))
        self.back.setText(say("library.back"))
        self.add.setText(say("library.folder-add"))
        self.look.setText(say("library.look"))
        self.said.setText("")
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
