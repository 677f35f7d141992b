"""Work that takes long, on whichever thread: how far it is, and the way to stop it."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.domain.errors import Problem
from desktop.window.language import shown_size
from desktop.window.runner import InlineRunner, Runner
from desktop.window.theme import S
from desktop.window.widgets import Words, button, column, row

T = TypeVar("T")
Progress = Callable[[int, int], bool]
_STEPS = 1000


class LongWork(QWidget):
    """A bar, the bytes done, and "Stop". Hidden while nothing is under way.

    `start` does a job on a thread of its own, made by `make_runner`. Work on an open case belongs
    to the case's thread: who has the session do it says so by `begin` and `end`.
    """

    went_on = Signal(object, object)
    """How much is done of how much."""
    ended = Signal()
    """Nothing is under way any more."""

    def __init__(
        self, make_runner: Callable[[], Runner | InlineRunner], *, in_bytes: bool = True
    ) -> None:
        super().__init__()
        self._make_runner = make_runner
        self._in_bytes = in_bytes
        self._runner: Runner | InlineRunner | None = None
        self._stopped = threading.Event()
        self._under_way = False
        self._shown = -1
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bytes = Words("", "small")
        self.stop_button = button("", "plain", self.stop)
        self.setLayout(column(self._bar, row(self._bytes, self.stop_button, space=S), space=S))
        self.went_on.connect(self._show_progress)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.stop_button.setText(self.tr("Stop"))
        self._bar.setAccessibleName(self.tr("How much is done"))

    def start(
        self,
        job: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Do a job, which is handed the way to tell its progress; one at a time."""
        if self._under_way:
            return
        tell = self.begin()

        def done(result: T) -> None:
            self.end()
            then(result)

        def gone_wrong(error: Exception) -> None:
            self.end()
            if not isinstance(error, Problem):
                raise error
            failed(error)

        if self._runner is None:
            self._runner = self._make_runner()
        self._runner.submit(lambda: job(tell), done, gone_wrong)

    @property
    def under_way(self) -> bool:
        """Whether something is being done."""
        return self._under_way

    def begin(self) -> Progress:
        """Show that work begins which somebody else has done; return how it tells its progress."""
        self._under_way, self._shown = True, -1
        self._stopped.clear()
        self._bar.setValue(0)
        self._bytes.setText("")
        self.stop_button.show()
        self.show()
        return self._tell

    def end(self) -> None:
        """Show no more: the work is done, or failed."""
        self._under_way = False
        self.hide()
        self.ended.emit()

    def _tell(self, done: int, total: int) -> bool:
        """Called on the thread that works; the window hears only of what it can show."""
        step = done * _STEPS // total if total else 0
        if step != self._shown:
            self._shown = step
            self.went_on.emit(done, total)
        return not self._stopped.is_set()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(done * _STEPS // total if total else 0)
        words, shown = self.tr("{done} of {total}"), shown_size if self._in_bytes else str
        self._bytes.setText(words.format(done=shown(done), total=shown(total)))

    def stop(self) -> None:
        """Have the job stop at its next word."""
        self._stopped.set()

    def let_go(self) -> None:
        """Stop and wait, before the page goes; a page that stays after all is told what came."""
        self.stop()
        if self._runner is not None:
            self._runner.finish()
            self._runner = None
