"""Work on a case happens on its own thread; results come back to the window's."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]

BUSY_AFTER_MS = 400
"""What takes longer than this is shown as work going on; less would only flicker."""


class Worker(Protocol):
    """Does jobs one after another and hands back what they return."""

    def submit(self, job: Callable[[], Any], then: Then, failed: Failed) -> None:
        """Queue a job; `then` or `failed` is called on the window's thread."""
        ...

    def settle(self) -> None:
        """Wait until everything queued is done and delivered."""
        ...

    def finish(self) -> None:
        """Wait until everything queued is done, and stop."""
        ...


class Runner(QObject):
    """One thread for one open case. Signals tell when work takes long enough to be shown."""

    busy_changed = Signal(bool)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="case")
        self._queued = 0
        self._busy = False
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
        self._queued -= 1
        if not self._queued:
            self._timer.stop()
            self._show_busy(False)
        call(value)

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
        while self._queued:
            loop.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)

    def finish(self) -> None:
        """Wait until everything queued is done and delivered, and stop."""
        self.settle()
        self._executor.shutdown(wait=True)


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
