"""Several people on one case, in the window: who has what open, copies, and the way back (0052)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.usecases.open_elsewhere import Seen, look_at

if TYPE_CHECKING:
    from desktop.window.case_page import CasePage
    from desktop.window.main_window import MainWindow
    from desktop.window.runner import InlineRunner, Runner

AFTER_MS = 200
"""So long after the last scrolling or typing one looks at what is in sight."""


class Colleagues(QObject):
    """Looks how the cases in sight lie, on a thread of its own: a shared folder may be slow.

    While one look is under way no other is begun.
    """

    def __init__(self, window: MainWindow, make_runner: Callable[[], Runner | InlineRunner]):
        super().__init__(window)
        self._window = window
        self._make_runner = make_runner
        self._runner: Runner | InlineRunner | None = None
        self._under_way = False
        self._joins: tuple[Path, Path] | None = None
        """A case that is being opened, and the copy that it is to be joined with."""
        self._pause = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._pause.timeout.connect(self._look)
        window.start.list.verticalScrollBar().valueChanged.connect(self.look)
        window.start.model.modelReset.connect(self.look)

    def look(self) -> None:
        """Look soon who has the cases in sight open."""
        self._pause.start()

    def _look(self) -> None:
        paths = self._window.start.paths_in_sight()
        if not paths:
            return
        if self._under_way:
            self._pause.start()
            return
        self._under_way = True
        if self._runner is None:
            self._runner = self._make_runner()
        self._runner.submit(lambda: look_at(paths), self._seen, self._broke)

    def _seen(self, seen: Seen) -> None:
        self._under_way = False
        self._window.start.know_seen(seen)

    def _broke(self, error: Exception) -> None:
        self._under_way = False
        raise error

    def finish(self) -> None:
        """Look no more; what a slow folder still holds up is not waited for."""
        self._pause.stop()
        if self._runner is not None:
            self._runner.leave()
            self._runner = None

    # -- a case that was opened ------------------------------------------------------------------

    def greet(self, page: CasePage) -> None:
        """Wire what a case that was opened says of the others, and go on with what was asked."""
        page.greeting.copy_made.connect(self._open)
        page.greeting.join_wanted.connect(self._join)
        page.greeting.look()
        joins, self._joins = self._joins, None
        shot = page.session.now
        if joins is None or shot is None or shot.path != joins[0] or not shot.writable:
            return
        from desktop.usecases.colleagues import was_joined
        from desktop.window.join_page import JoinPage

        copy = joins[1]
        page.show_join(copy)
        joining = page.stack.currentWidget()
        if isinstance(joining, JoinPage):
            office = self._window.office
            joining.joined.connect(lambda _words: was_joined(office, copy))

    def _open(self, path: Path) -> None:
        # Not from within what the page hears: opening closes the session it belongs to.
        QTimer.singleShot(0, self, lambda: self._window.open_case(path))

    def _join(self, original: Path, copy: Path) -> None:
        self._joins = (original, copy)
        self._open(original)
