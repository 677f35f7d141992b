"""An open case seen from the window: acts on the case's thread, and what came of them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.casefile.backups import Occasion
from desktop.domain.case import Case
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.threeway import Key as RecordKey
from desktop.domain.threeway import Side
from desktop.law.procedures import Procedure
from desktop.procedure.route import main_proceeding
from desktop.procedure.states import Route, Warning_
from desktop.usecases import backups, cases, library
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.protection import is_to_be_offered
from desktop.usecases.standing import day_of, standing_of
from desktop.window.runner import InlineRunner, Runner

T = TypeVar("T")
NOTE_AFTER_MS = 3000
BACK_UP_EVERY_MS = 10 * 60_000
SAVE_AFTER_MS = 400
"""So long after the last key what was typed is saved."""


@dataclass(frozen=True)
class Snapshot:
    """The case at one moment with its route: all that the screens show."""

    case: Case
    control: Control
    proceeding: Proceeding
    procedure: Procedure
    route: Route
    today: date
    path: Path
    read_only: str | None
    read_only_params: Mapping[str, object]
    protected: bool

    @property
    def writable(self) -> bool:
        """Whether the case can be changed."""
        return self.read_only is None

    @cached_property
    def orphans(self) -> Mapping[UUID, Sequence[Warning_]]:
        """What the route finds wanting, by the records that it names."""
        found: dict[UUID, list[Warning_]] = {}
        for orphan in self.route.orphans:
            for record_id in {each.record_id for each in orphan.addresses}:
                found.setdefault(record_id, []).append(orphan)
        return found


Failed = Callable[[Problem], None]
"""Gets what went wrong; its sentence is said in the language that the window speaks then."""

Key = tuple[str, str]
"""Where something is typed: the place of a record and the path of the leaf."""


@dataclass
class Typed:
    """What was typed and is not in the file yet, with the way to put it there."""

    value: object
    work: Callable[[Desk], None]
    on_its_way: bool = False
    trouble: Problem | None = None


class _Stopped(Exception):  # noqa: N818 - carries a problem from one thread to the other
    def __init__(self, problem: Problem, shot: Snapshot | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.shot = shot


class CaseSession(QObject):
    """One control of an open case. Every call returns at once; signals tell what happened.

    `control` is its number, `None` for the one that is worked on, the latest. Once it is closed,
    what a page that is going still types or asks is dropped.

    Signals:
        changed: a new `Snapshot`.
        typing: something was typed that is not in the file yet.
        stored: what was typed at a key is in the file.
        refused: it is not, with the problem that says why; it goes on waiting.
        saved: the instant at which everything was saved.
        failed: a problem that concerns no field in particular.
        broke: an error of ours.
        closing: the case is about to be let go; what takes long is to stop.
        busy_changed: work takes long enough to be shown, or no longer.
        backed_up: there is a backup that the second place may lack: a case's id, `None` for all.
    """

    changed = Signal(object)
    typing = Signal()
    stored = Signal(object)
    refused = Signal(object, object)
    saved = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    closing = Signal()
    busy_changed = Signal(bool)
    backed_up = Signal(object)

    def __init__(
        self, office: Office, runner: Runner | InlineRunner, control: int | None = None
    ) -> None:
        super().__init__()
        self.office = office
        self._number = control
        self._proceeding_id: UUID | None = None
        self._runner = runner
        self._beside: Runner | InlineRunner | None = None
        self._desk: Desk | None = None
        self.now: Snapshot | None = None
        self.typed: dict[Key, Typed] = {}
        self.drafts: dict[Key, str] = {}
        """What stands in a line that is taken only with a button: it outlives the page."""
        self.chosen: dict[Path, dict[tuple[RecordKey, str], Side]] = {}
        """How the conflicts with a copy shall be decided, by the copy, until it is joined."""
        self._aside: dict[str, str] = {}
        self._under_way: set[Hashable] = set()
        self._closed = False
        runner.busy_changed.connect(self.busy_changed)
        self._pause = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._pause.timeout.connect(self.flush)
        self._note = QTimer(self, singleShot=True, interval=NOTE_AFTER_MS)
        self._note.timeout.connect(self._note_in_library)
        self._work = QTimer(self, interval=BACK_UP_EVERY_MS)
        self._work.timeout.connect(lambda: self._back_up("working"))
        self._backup_refused = False
        self._register_told: tuple[object, ...] = ()
        self.place: tuple[Problem, ...] = ()
        """What is to be told of where the file lies."""
        self.offers_password = False
        """Whether a password is to be offered; known once it is open."""

    # -- opening and closing -------------------------------------------------------------------

    def open(self, make: Callable[[], Desk], then: Callable[[], None], failed: Failed) -> None:
        """Open a case by `make`, which runs on the case's thread."""

        def job() -> Snapshot:
            self._desk = make()
            self.place = _told_of_place(self._desk)
            with suppress(Problem):  # a card that cannot be read is said where it is asked for
                self.offers_password = is_to_be_offered(self._desk)
            if backups.is_large(self._desk):  # copying takes seconds: not while one types
                backups.back_up_before(self._desk, "opened")
            with suppress(Problem):  # the list is only a copy: a case opens without it
                library.note(self.office, self._desk)
            return self._snapshot(self._desk)

        def opened(shot: Snapshot) -> None:
            self._take(shot)
            then()
            self._back_up("opened")
            self._work.start()

        self._runner.submit(job, opened, lambda error: self._tell(error, failed))

    def close(self) -> None:
        """Save what was typed, keep the library's line up to date, let the file go."""
        if self._closed:
            return
        self.flush()
        self.closing.emit()
        self._closed = True
        self._note.stop()
        self._work.stop()

        def job() -> None:
            if self._desk is not None:
                try:
                    if self._desk.read_only is None:
                        with suppress(Problem):
                            library.note(self.office, self._desk)
                finally:
                    self._desk.close()
                    self._desk = None

        self._runner.submit(job, lambda _none: None, lambda error: self._tell(error, None))
        self._runner.finish()
        if self._beside is not None:
            self._beside.leave()
        self.typed.clear()

    def flush(self) -> None:
        """Save at once whatever was typed and still waits for a pause, or could not be saved."""
        self._pause.stop()
        for key in tuple(self.typed):
            self.store(key)

    def another_runner(self) -> Runner | InlineRunner:
        """Return a thread for long work that needs only the file, not the case."""
        return type(self._runner)()

    def settle(self) -> None:
        """Wait until everything asked for has happened and its results were shown."""
        self._runner.settle()

    # -- what is typed -------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether something is typed that is not in the file yet."""
        return bool(self.typed)

    def hold(self, key: Key, value: object, work: Callable[[Desk], None]) -> None:
        """Keep what is being typed until it is in the file, whatever becomes of the page."""
        if self._closed:  # a field tells what stands in it when its page goes
            return
        self.typed[key] = Typed(value, work)
        self._pause.start()
        self.typing.emit()

    def store(self, key: Key) -> None:
        """Put into the file what waits at a key, unless it is on its way already."""
        waiting = self.typed.get(key)
        if waiting is None or waiting.on_its_way:
            return
        waiting.on_its_way = True

        def stored(_none: None) -> None:
            if self.typed.get(key) is waiting:
                del self.typed[key]
            self.stored.emit(key)

        def refused(problem: Problem) -> None:
            waiting.on_its_way, waiting.trouble = False, problem
            self.refused.emit(key, problem)
            self.failed.emit(problem)

        self.act(waiting.work, stored, refused)

    def put_aside(self, question: str, words: str) -> None:
        """Keep what stood in a line whose answer is said to be unknown."""
        self._aside[question] = words

    def taken_back(self, question: str) -> str:
        """Return what stood in a line before its answer was said to be unknown, "" if nothing."""
        return self._aside.pop(question, "")

    # -- acts ----------------------------------------------------------------------------------

    def act(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        problem: Callable[[Problem], bool] | None = None,
        owner: QObject | None = None,
        *,
        once: Hashable = None,
    ) -> None:
        """Do an act of the user and show the case anew when it changed.

        Args:
            work: calls a use case; runs on the case's thread.
            then: gets what `work` returned.
            failed: gets what went wrong; without it `failed` is emitted.
            problem: sees a named problem first; returns True if it has dealt with it.
            owner: the widget that these three belong to. If it is gone when the act is done,
                because the user went to another page, the case itself says what went wrong.
            once: names an act that must not be done twice: a second press while the first is
                under way does nothing. Greyed out, the button would give the cursor away.
        """
        if self._closed:
            return
        if once is not None:
            if once in self._under_way:
                return
            self._under_way.add(once)

        def job() -> tuple[T, Snapshot | None, Problem | None]:
            desk = self._open_desk()
            before = desk.case
            try:
                result = work(desk)
            except Problem as refused:
                # An act may have stored what was stated before it was refused.
                raise _Stopped(refused, self._changed_since(desk, before)) from refused
            return result, self._changed_since(desk, before), desk.register_trouble

        def done(outcome: tuple[T, Snapshot | None, Problem | None]) -> None:
            self._under_way.discard(once)
            result, shot, trouble = outcome
            self._tell_of_register(trouble)
            waited = self.unsaved
            if shot is not None:
                self._take(shot)
            if then is not None and _there(owner):
                then(result)
            if shot is not None or (waited and not self.unsaved):
                self._tell_saved()

        def gone_wrong(error: Exception) -> None:
            self._under_way.discard(once)
            cause: Exception = error
            if isinstance(error, _Stopped):
                self._show(error.shot)
                cause = error.problem
                if problem is not None and _there(owner) and problem(error.problem):
                    return
            self._tell(cause, failed if _there(owner) else None)

        self._runner.submit(job, done, gone_wrong)

    def look(
        self,
        work: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Ask something of the case that changes nothing; `owner` as in `act`."""
        if self._closed:
            return
        self._runner.submit(
            lambda: work(self._open_desk()),
            lambda found: then(found) if _there(owner) else None,
            lambda error: self._tell(error, failed if _there(owner) else None),
        )

    def aside(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do work that needs no case, and may be slow, beside the case's thread: an `Aside`.

        What is typed is saved meanwhile, and whoever closes the case does not wait for it.
        """
        if self._closed:
            return
        if self._beside is None:
            self._beside = self.another_runner()

        def done(result: T) -> None:
            if not self._closed and _there(owner):
                then(result)

        def gone_wrong(error: Exception) -> None:
            if not self._closed:
                self._tell(error, failed if _there(owner) else None)

        self._beside.submit(job, done, gone_wrong)

    def show_proceeding(self, proceeding_id: UUID, then: Callable[[], None]) -> None:
        """Show another proceeding of the control, then call `then`."""

        def job() -> Snapshot:
            self.turn_to(proceeding_id)
            return self._snapshot(self._open_desk())

        def taken(shot: Snapshot) -> None:
            self._take(shot)
            then()

        self._runner.submit(job, taken, lambda error: self._tell(error, None))

    def turn_to(self, proceeding_id: UUID) -> None:
        """Have the next snapshot show another proceeding; called on the case's thread."""
        self._proceeding_id = proceeding_id

    def refresh(self) -> None:
        """Show the case anew as it stands today."""
        self._runner.submit(
            lambda: self._snapshot(self._open_desk()),
            self._take,
            lambda error: self._tell(error, None),
        )

    # -- inside --------------------------------------------------------------------------------

    def _open_desk(self) -> Desk:
        if self._desk is None:
            raise RuntimeError("the case is closed")
        return self._desk

    def _tell_of_register(self, trouble: Problem | None) -> None:
        """Say once each thing that keeps the register of letters from following; it catches up."""
        told = () if trouble is None else (trouble.code, trouble.params)
        if trouble is not None and told != self._register_told:
            self.failed.emit(trouble)
        self._register_told = told

    def _changed_since(self, desk: Desk, before: Case) -> Snapshot | None:
        shown = self.now is not None and self.now.protected == desk.file.is_protected
        return None if desk.case is before and shown else self._snapshot(desk)

    def _show(self, shot: Snapshot | None) -> None:
        if shot is not None:
            self._take(shot)
            self._tell_saved()

    def _tell_saved(self) -> None:
        if self._closed:  # the act that closed it was the last
            return
        if not self.unsaved:
            self.saved.emit(self.office.clock.now())
        self._note.start()

    def _snapshot(self, desk: Desk) -> Snapshot:
        control = cases.current_control(desk.case, self._number)
        on = day_of(desk, control.id)
        chosen = desk.case.get(Proceeding, self._proceeding_id)
        proceeding = chosen or main_proceeding(desk.case, control.id)
        return Snapshot(
            case=desk.case,
            control=control,
            proceeding=proceeding,
            procedure=self.office.law.edition(proceeding.procedure, proceeding.edition_sha256),
            route=standing_of(desk, proceeding.id, on),
            today=on,
            path=desk.path,
            read_only=desk.read_only,
            read_only_params=desk.file.read_only_params,
            protected=desk.file.is_protected,
        )

    def _take(self, shot: Snapshot) -> None:
        self.now = shot
        self.changed.emit(shot)

    def _tell(self, error: Exception, failed: Failed | None) -> None:
        if not isinstance(error, Problem):
            for waiting in self.typed.values():
                waiting.on_its_way = False  # whichever it was: it is not in the file
            self.broke.emit(error)
            return
        if failed is not None:
            failed(error)
        else:
            self.failed.emit(error)

    def _back_up(self, occasion: Occasion) -> None:
        if self._closed:
            return

        def job() -> UUID | None:
            if self._desk is None:
                return None
            if not backups.is_large(self._desk):
                backups.back_up(self._desk, occasion)
            return self._desk.case.id

        def done(case_id: UUID | None) -> None:
            if case_id is not None:
                self.backed_up.emit(case_id)

        def refused(error: Exception) -> None:
            if self._backup_refused and isinstance(error, Problem):
                return  # once an opening is enough: the same every ten minutes is not read
            self._backup_refused = True
            self._tell(error, None)

        self._runner.submit(job, done, refused)

    def _note_in_library(self) -> None:
        if self._closed:
            return

        def job() -> tuple[Snapshot | None, Problem | None]:
            if self._desk is None:
                return None, None
            before = self._desk.case
            library.note(self.office, self._desk)
            return self._changed_since(self._desk, before), self._desk.register_trouble

        def noted(found: tuple[Snapshot | None, Problem | None]) -> None:
            shot, trouble = found
            self._tell_of_register(trouble)
            if shot is not None:  # a letter took up that its number is void
                self._take(shot)

        self._runner.submit(
            job,
            noted,
            lambda _error: None,  # the index is only a copy; the next note makes it good
        )


def _told_of_place(desk: Desk) -> tuple[Problem, ...]:
    """Return what to tell of where a case lies that one works on; of the sample nothing."""
    from desktop.usecases import safe_places

    if desk.read_only is not None or any(each.sample for each in desk.case.all(Control)):
        return ()
    try:
        size = desk.path.stat().st_size
    except OSError:
        return ()
    return safe_places.told_of(desk.path, size, desk.office.folders, safe_places.of_computer())


def _there(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)


def clock_time(instant: datetime) -> str:
    """Return the hour and minute of an instant in Kazakhstan, as a person reads it."""
    return instant.astimezone(KAZAKHSTAN).strftime("%H:%M")
