"""Which folders of case files belong to the library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases.library_choices import add_folder, places, remove_folder
from desktop.usecases.office import Office
from desktop.window.language import say
from desktop.window.override import override
from desktop.window.runner import Aside
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

    def __init__(self, office: Office, aside: Aside, tell: Callable[[Problem], None]) -> None:
        super().__init__()
        self._office, self._aside, self._tell = office, aside, tell
        self._notes: dict[Path, Words] = {}
        self._away: frozenset[Path] = frozenset()
        """The folders that were looked for and are not there."""
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
        self._notes = {}
        folders = places(self._office)
        for n, folder in enumerate(folders):
            card = Card(M, S)
            path = OneLine("strong")
            path.set_words(str(folder))
            self._notes[folder] = Words("", "muted")
            card.column.addWidget(path)
            card.column.addWidget(self._notes[folder])
            if n:
                remove = button(
                    say("library.folder-remove"), "quiet", partial(self._remove, folder)
                )
                remove.setAccessibleDescription(str(folder))
                card.column.addLayout(row(remove, None))
            self._list.addWidget(card)
        self._note()
        # A share that is away takes its time to say so.
        self._aside(partial(_not_there, folders), self._looked, self)

    def _note(self) -> None:
        for folder, note in self._notes.items():
            notes = [say("library.folder-own")] if folder == self._office.folders.cases else []
            notes += [say("library.folder-away")] if folder in self._away else []
            note.setText(" · ".join(notes))
            note.setVisible(bool(notes))

    def _looked(self, away: frozenset[Path]) -> None:
        self._away = away
        self._note()

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


def _not_there(folders: Iterable[Path]) -> frozenset[Path]:
    return frozenset(each for each in folders if not os.path.isdir(each))  # noqa: PTH112 - nor where nobody may look
