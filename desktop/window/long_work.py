"""Work that takes long, on a thread of its own: how far it is, and the way to stop it."""

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
    """A bar, the bytes done, and "Stop". Hidden while nothing is under way."""

    _told = Signal(object, object)

    def __init__(self, make_runner: Callable[[], Runner | InlineRunner]) -> None:
        super().__init__()
        self._make_runner = make_runner
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
        self._told.connect(self._show_progress)
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
        self._under_way, self._shown = True, -1
        self._stopped.clear()
        self._bar.setValue(0)
        self._bytes.setText("")
        self.show()

        def done(result: T) -> None:
            self._end()
            then(result)

        def gone_wrong(error: Exception) -> None:
            self._end()
            if not isinstance(error, Problem):
                raise error
            failed(error)

        if self._runner is None:
            self._runner = self._make_runner()
        self._runner.submit(lambda: job(self._tell), done, gone_wrong)

    def _tell(self, done: int, total: int) -> bool:
        """Called on the thread that works; the window hears only of what it can show."""
        step = done * _STEPS // total if total else 0
        if step != self._shown:
            self._shown = step
            self._told.emit(done, total)
        return not self._stopped.is_set()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(done * _STEPS // total if total else 0)
        words = self.tr("{done} of {total}")
        self._bytes.setText(words.format(done=shown_size(done), total=shown_size(total)))

    def _end(self) -> None:
        self._under_way = False
        self.hide()

    def stop(self) -> None:
        """Have the job stop at its next word."""
        self._stopped.set()

    def let_go(self) -> None:
        """Stop and wait, before the page goes; a page that stays after all is told what came."""
        self.stop()
        if self._runner is not None:
            self._runner.finish()
            self._runner = None
