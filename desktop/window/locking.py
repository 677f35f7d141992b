"""A protected case is locked when nobody is there, and given back as it stood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.domain.errors import Problem
from desktop.usecases import protection
from desktop.usecases.office import LOCK_AFTER_MINUTES
from desktop.window.idle import Idle

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.window.case_page import CasePage
    from desktop.window.main_window import MainWindow
    from desktop.window.session import CaseSession, Snapshot


class Left(NamedTuple):
    """What a case that was left for a while is given back: no acts yet, so its file has it not.

    `drafts` and `chosen` are those of `CaseSession`; it goes on at the step of the proceeding.
    """

    drafts: dict[tuple[str, str], str]
    chosen: dict[Path, dict[Any, Any]]
    proceeding_id: UUID
    step_id: str


class Locking:
    """Counts the minutes without anybody, locks, and remembers where she was."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._idle: Idle | None = None
        self._left: dict[Path, Left] = {}

    def minutes(self) -> int:
        """Return the minutes that the user set; 0 is never."""
        try:
            return self._window.office.profile.lock_after_minutes
        except Problem:  # a card that cannot be read is said where it is asked for
            return LOCK_AFTER_MINUTES

    def watch(self) -> None:
        """Begin to count for a protected case that is open; nothing for another."""
        page = self._window.case_page
        if page is None or page.session.now is None or not page.session.now.protected:
            return
        if self._idle is None:
            self._idle = Idle(self._window)
            self._idle.passed.connect(self.lock)
        self._idle.watch(self.minutes())

    def lock(self) -> None:
        """Save and close a protected case, and forget all keys.

        What is being written, or cannot be saved, is waited for: nothing typed is lost.
        """
        window = self._window
        page = window.case_page
        shot = page.session.now if page is not None else None
        if window.is_opening:
            self._wait()
            return
        if page is None or shot is None or not shot.protected:
            protection.lock()
            return
        if window.is_busy:
            self._wait()
            return
        if _closed_what_lies_over():
            QTimer.singleShot(0, window, self.lock)  # whoever asked in it goes on first
            return
        page.session.flush()
        page.session.settle()
        if page.session.unsaved or not window.close_case():
            self._wait()
            return
        protection.lock()
        self.will_return(shot.path, left_at(page, shot))
        window.ask_for_locked(shot.path, shot.control.number, self.minutes())

    def lock_closed(self) -> None:
        """Forget the keys of a case that was closed, once what needs them is done.

        Where minutes are set for locking, it is locked after them like an open one.
        """
        window = self._window
        if self.minutes():
            return

        def forget() -> None:
            if window.case_page is None and not window.is_opening:
                protection.lock()

        window.bringing.after(forget)  # the second place is written with the key

    def will_return(self, path: Path, left: Left) -> None:
        """Keep what a case is given back when it is opened next."""
        self._left[path] = left

    def give_back(self, session: CaseSession) -> Left | None:
        """Give a case its drafts and choices again; `None` if it was not left for a while."""
        left = self._left.pop(session.now.path, None) if session.now is not None else None
        if left is not None:
            session.drafts.update(left.drafts)
            session.chosen.update(left.chosen)
        return left

    @staticmethod
    def go_back(page: CasePage, left: Left) -> None:
        """Show the step at which the case was left."""

        def show() -> None:
            page.show_step(left.step_id)

        session = page.session
        if session.now is not None and session.now.proceeding.id == left.proceeding_id:
            show()  # at once: what she opens next is not taken away again
        else:
            session.show_proceeding(left.proceeding_id, show)

    def _wait(self) -> None:
        if self._idle is not None:
            self._idle.wait()


def left_at(page: CasePage, shot: Snapshot) -> Left:
    """Return what must be given back of a case as it is shown now."""
    step = page.step.step_id if page.step is not None else ""
    return Left(page.session.drafts, page.session.chosen, shot.proceeding.id, step)


def _closed_what_lies_over() -> bool:
    """Close a dialog or a menu that waits for an answer; `False` if there was none."""
    dialog, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
        return True
    if popup is not None:
        popup.close()
        return True
    return False
