"""The watched folder above the evidence: what is new there is offered while the list is seen."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import Problem
from desktop.usecases import watching
from desktop.usecases.watching import Mark, Seen
from desktop.window.intake import Intake
from desktop.window.language import sentence
from desktop.window.override import override
from desktop.window.session import CaseSession
from desktop.window.theme import XS, S
from desktop.window.widgets import Note, Words, button, column, row

_EVERY = 3000
"""Milliseconds between two looks: long enough for a picture to be copied between them."""
_MOST_NAMES = 5


class Watching(QWidget):
    """Nothing where no folder is watched; else its name, and an offer of what is new there.

    `choose` is the button that chooses a folder; it stands among the other ways to add files.
    """

    def __init__(
        self, session: CaseSession, intake: Intake, take: Callable[[Sequence[Path]], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._intake = intake
        self._take = take
        self._marks: Mapping[Path, Mark] = {}
        self._new: tuple[Path, ...] = ()
        self._is_there = True
        self._trouble: Problem | None = None
        self._writable = True
        self._looking = False
        self._turn = 0
        self.choose = button("", "plain", self._choose)
        self._where = Words("", "small")
        self.give_up = button("", "quiet", self._give_up)
        self._note = Note("", "calm")
        self._names = Words("", "small")
        self._note.add(column(self._names))
        self.take_them = button("", "primary", self._take_them)
        self.leave_them = button("", "quiet", self._leave_them)
        self._note.add(row(self.take_them, self.leave_them, None))
        where = row(self._where, self.give_up, space=S)
        where.setStretch(0, 1)
        self.setLayout(column(where, self._note, space=XS))
        self.timer = QTimer(self, interval=_EVERY)
        self.timer.timeout.connect(self.look)
        intake.came.connect(self._came)
        intake.changed.connect(self._show)
        self.hide()

    def refresh(self, *, writable: bool) -> None:
        """Show it anew, in the language spoken now; `writable`: whether files can be taken."""
        self._writable = writable
        self._show()

    def look(self) -> None:
        """Look into the folder, if one is watched: a phone's may take long."""
        if self._looking or self._intake.running or not self._writable:
            return
        office, before, turn = self._session.office, self._marks, self._turn
        if watching.watched(office) is None:
            return
        self._looking = True
        self._session.aside(
            lambda: watching.look(office, before), partial(self._saw, turn), self, self._failed
        )

    def _saw(self, turn: int, seen: Seen) -> None:
        self._looking = False
        if turn != self._turn:  # of a folder, or a list, that is another since
            return
        self._marks, self._new, self._is_there = seen.marks, seen.new, seen.is_there
        self._show()

    def _failed(self, problem: Problem) -> None:
        self._looking = False
        self._trouble = problem
        self._show()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder…"))
        if chosen:
            self._watch(Path(chosen))

    def _give_up(self) -> None:
        self._watch(None)

    def _watch(self, folder: Path | None) -> None:
        self._do(lambda: watching.watch(self._session.office, folder))
        self._marks, self._new, self._is_there = {}, (), True
        self._turn += 1
        self._show()
        self.look()

    def _take_them(self) -> None:
        some, self._new = self._new, ()
        self._turn += 1
        self._take(some)
        self._show()

    def _leave_them(self) -> None:
        some, self._new = self._new, ()
        self._turn += 1
        self._do(lambda: watching.leave(self._session.office, some))
        self._show()

    def _came(self, path: Path) -> None:
        folder = watching.watched(self._session.office)
        if folder is not None and path.is_relative_to(folder):
            self._do(lambda: watching.leave(self._session.office, [path]))

    def _do(self, what: Callable[[], None]) -> None:
        self._trouble = None
        try:
            what()
        except Problem as problem:
            self._trouble = problem

    def _show(self) -> None:
        folder = watching.watched(self._session.office)
        self.choose.setText(self.tr("Watch a folder…"))
        self.choose.setToolTip(
            self.tr("New files of a phone, a camera or the browser are offered here by themselves")
        )
        self.choose.setEnabled(self._writable)
        if folder is not None:
            self._say(folder)
        if self.parentWidget() is not None:  # shown before they have a place, they would be windows
            self.choose.setVisible(folder is None)
            self.setVisible(folder is not None or self._trouble is not None)

    def _say(self, folder: Path) -> None:
        words = self.tr("Watched: {folder}") if self._is_there else self.tr("Not there: {folder}")
        self._where.setText(words.format(folder=folder))
        self.give_up.setText(self.tr("No longer"))
        self.give_up.setAccessibleName(self.tr("No longer watch this folder"))
        offered = self._new if self._writable and not self._intake.running else ()
        self._note.setVisible(bool(offered) or self._trouble is not None)
        if self._trouble is not None:
            self._note.say(sentence(self._trouble), "missed")
        elif offered:
            self._note.say(self.tr("New in the folder: {n}").format(n=len(offered)), "calm")
        names = [str(each.relative_to(folder)) for each in offered[:_MOST_NAMES]]
        if len(offered) > _MOST_NAMES:
            names.append("…")
        self._names.setText("\n".join(names))
        self.take_them.setText(self.tr("Add them"))
        self.leave_them.setText(self.tr("Not these"))
        for each in (self._names, self.take_them, self.leave_them):
            each.setVisible(bool(offered))

    @override
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look now and again as long as it is seen."""
        super().showEvent(event)
        self.timer.start()
        self.look()

    @override
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest as long as nobody sees it."""
        super().hideEvent(event)
        self.timer.stop()
