"""Work on a case happens on its own thread; results come back to the window's."""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from desktop.domain.errors import Problem
from desktop.window import mouse

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]

BUSY_AFTER_MS = 400
"""What takes longer than this is shown as work going on; less would only flicker."""
LONGEST_PRESS = 10.0
"""Seconds; a system that forgets to tell of a release must not stop the window."""


class Aside(Protocol):
    """Does work that belongs to no open case without keeping the window waiting.

    `then` and `failed` belong to `owner`: if it is gone when the work is done, because the user
    went elsewhere, nothing is handed to it, and the window itself says what went wrong.
    """

    def __call__(
        self,
        job: Callable[[], Any],
        then: Then,
        owner: QObject,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Queue the work; everything is called on the window's thread."""
        ...


class Runner(QObject):
    """One thread for one open case. Signals tell when work takes long enough to be shown.

    While a mouse button is pressed results wait: what they show would move the button away under
    the mouse, and the press would have no click.
    """

    busy_changed = Signal(bool)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="case")
        self._queued = 0
        self._busy = False
        self._results: deque[tuple[Callable[[Any], None], Any]] = deque()
        self._settling = False
        self._waits_since: float | None = None
        self._release = QTimer(self, singleShot=True, interval=mouse.LOOK_AGAIN_MS)
        self._release.timeout.connect(self._hand_over)
        self._done.connect(self._deliver)
        self._timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._timer.timeout.connect(lambda: self._show_busy(True))

    def submit(self, job: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Queue a job; `then` or `failed` is called on the window's thread."""
        self._executor.submit(self._run, job, then, failed)
        self._queued += 1
        if self._queued == 1:
            self._timer.start()

    def _run(self, job: Callable[[], Any], then: Then, failed: Failed) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must hear of it
            self._done.emit(failed, error)
        else:
            self._done.emit(then, result)

    def _deliver(self, call: Callable[[Any], None], value: Any) -> None:
        self._results.append((call, value))
        self._hand_over()

    def _hand_over(self) -> None:
        while self._results:
            if self._must_wait():
                self._release.start()
                return
            call, value = self._results.popleft()
            self._queued -= 1
            if not self._queued:
                self._timer.stop()
                self._show_busy(False)
            call(value)

    def _must_wait(self) -> bool:
        if self._settling or not mouse.held():
            self._waits_since = None
            return False
        now = time.monotonic()
        if self._waits_since is None:
            self._waits_since = now
        return now - self._waits_since < LONGEST_PRESS

    def _show_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def settle(self) -> None:
        """Wait until everything queued is done and delivered.

        The window goes on being painted meanwhile, so that it can say that work goes on; clicks
        and keys wait.
        """
        loop = QEventLoop()
        flags = QEventLoop.ProcessEventsFlag
        before, self._settling = self._settling, True
        try:
            self._hand_over()
            while self._queued:
                loop.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)
        finally:
            self._settling = before

    def finish(self) -> None:
        """Wait until everything queued is done and delivered, and stop."""
        self.settle()
        self._executor.shutdown(wait=True)

    def leave(self) -> None:
        """Stop without waiting: what is queued is done, and nobody should listen any more."""
        self._executor.shutdown(wait=False)


class InlineRunner(QObject):
    """Does every job at once on the calling thread: for tests and the self-test."""

    busy_changed = Signal(bool)

    def submit(self, job: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Do the job now."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - as `Runner` does
            failed(error)
        else:
            then(result)

    def settle(self) -> None:
        """Nothing waits."""

    def finish(self) -> None:
        """Nothing waits."""

    def leave(self) -> None:
        """Nothing waits."""
