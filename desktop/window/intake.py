"""Taking many files in, one after another: with progress, a way to stop, and what became of each.

It belongs to the open case, not to a page: whoever goes to another page finds it again.
"""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.errors import Problem
from desktop.usecases import watching
from desktop.usecases.desk import Desk
from desktop.usecases.taking_in import (
    Gathered,
    Source,
    Taken,
    file_source,
    gather,
    take_in_evidence,
)
from desktop.window.session import CaseSession

MOST_TOLD = 200
"""So many sentences are kept of one intake."""


class Intake(QObject):
    """Files on their way into a control's evidence.

    Signals:
        changed: there is something new to show.
        finished: nothing waits any more, or it was stopped.
    """

    changed = Signal()
    finished = Signal()
    _moved = Signal(int)

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._session = session
        self._waiting: deque[tuple[UUID, Path | Source]] = deque()
        self._stop = Event()
        self._gathering = 0
        self._under_way = False
        self._in_the_case: list[Path] = []
        """Files that are in the case now: the watched folder offers them no more."""
        self.total = 0
        self.done = 0
        self.percent = 0
        self.name = ""
        self.stopped = False
        self.added: list[UUID] = []
        self.told: list[Problem] = []
        self._moved.connect(self._show_moved)
        session.closing.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether files are still on their way."""
        return self._under_way or bool(self._waiting) or self._gathering > 0

    def take(self, control_id: UUID, chosen: Sequence[Path | Source]) -> None:
        """Take files, the files of folders, and what was pasted into the evidence of a control."""
        if not self.running:
            self._begin()
        paths = [each for each in chosen if isinstance(each, Path)]
        self._queue(control_id, [each for each in chosen if isinstance(each, Source)])
        if paths:
            self._gathering += 1
            self._session.look(
                lambda _desk: gather(paths),
                lambda found: self._gathered(control_id, found),
                lambda problem: self._gathered(control_id, Gathered((), (problem,))),
            )

    def stop(self) -> None:
        """Let the rest be; the file that is on its way now is not taken either."""
        if self.running:
            self.stopped = True
            self._stop.set()
            self._waiting.clear()
            self._remember()  # the case may be about to be closed

    def forget(self) -> None:
        """Forget what was told, once it was read."""
        if not self.running:
            self._begin()
            self.changed.emit()

    def _begin(self) -> None:
        self._stop.clear()
        self.total = self.done = self.percent = 0
        self.name = ""
        self.stopped = False
        self.added, self.told = [], []

    def _gathered(self, control_id: UUID, found: Gathered) -> None:
        self._gathering -= 1
        self._tell(found.skipped)
        if self.stopped:
            self._next()
        else:
            self._queue(control_id, found.files)

    def _queue(self, control_id: UUID, some: Sequence[Path | Source]) -> None:
        self.total += len(some)
        self._waiting.extend((control_id, each) for each in some)
        self._next()

    def _next(self) -> None:
        if self._under_way:
            return
        if not self._waiting:
            self.changed.emit()
            if not self.running:
                self._remember()
                self.finished.emit()
            return
        control_id, what = self._waiting.popleft()
        self._under_way = True
        self.name, self.percent = what.name, 0
        self.changed.emit()
        self._session.act(self._work(control_id, what), partial(self._came, what), self._refused)

    def _work(self, control_id: UUID, what: Path | Source) -> Callable[[Desk], Taken]:
        last = -1

        def progress(done: int, total: int) -> bool:
            nonlocal last
            percent = done * 100 // max(total, 1)
            if percent != last:  # a signal for each piece of a film would only fill the queue
                last = percent
                self._moved.emit(percent)
            return not self._stop.is_set()

        def work(desk: Desk) -> Taken:
            if self._stop.is_set():
                raise Problem("evidence.stopped", name=what.name)
            source = file_source(what) if isinstance(what, Path) else what
            return take_in_evidence(desk, control_id, source, progress)

        return work

    def _came(self, what: Path | Source, taken: Taken) -> None:
        if isinstance(what, Path):
            self._in_the_case.append(what)
        if taken.new and taken.record_id is not None:
            self.added.append(taken.record_id)
        self._tell(taken.problems)
        self._after()

    def _refused(self, problem: Problem) -> None:
        if problem.code != "evidence.stopped":
            self._tell((problem,))
        if not problem.code.startswith("evidence."):  # the case itself: the next would fail too
            self._waiting.clear()
        self._after()

    def _after(self) -> None:
        self.done += 1
        self._under_way = False
        # In a turn of its own: what is typed meanwhile is saved between two files.
        QTimer.singleShot(0, self, self._next)

    def _remember(self) -> None:
        """Note once what was taken, not on the window's thread: each note is synced to the disk."""
        some, self._in_the_case = self._in_the_case, []
        if some:
            office = self._session.office
            self._session.aside(
                lambda: watching.leave(office, some), lambda _none: None, self, self._not_noted
            )

    def _not_noted(self, problem: Problem) -> None:
        self._tell((problem,))
        self.changed.emit()

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.told.extend(problems[: max(0, MOST_TOLD - len(self.told))])

    def _show_moved(self, percent: int) -> None:
        if self._under_way:
            self.percent = percent
            self.changed.emit()


def intake_of(session: CaseSession) -> Intake:
    """Return the intake of an open case, made when first asked for."""
    found = session.findChild(Intake)
    return found if isinstance(found, Intake) else Intake(session)
