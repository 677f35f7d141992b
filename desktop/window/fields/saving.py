"""What is typed is saved by itself: half a second after the last key, on leaving, on closing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.usecases import editing
from desktop.usecases.desk import Desk
from desktop.window.session import CaseSession, Key, Snapshot


@dataclass(frozen=True)
class Place:
    """The record that an editor writes to; it may not exist before something is typed.

    Attributes:
        kind: the kind of record by name.
        key: tells this place from others, across snapshots.
        find: the record as it now stands, `None` if there is none yet.
        make: makes the record when the first word is typed; runs on the case's thread.
    """

    kind: str
    key: str
    find: Callable[[Snapshot], Record | None]
    make: Callable[[Desk], UUID] | None = None

    def record_id(self, desk: Desk, shot: Snapshot | None) -> UUID:
        """Return the record's id, making the record if need be."""
        if self.make is not None:
            return self.make(desk)
        record = self.find(shot) if shot else None
        if record is None:
            raise RuntimeError(f"nothing to write to at {self.key}")
        return record.id


class Leaf(QObject):
    """One leaf of one record while it is on screen.

    What is typed belongs to the session from the first key: it outlives the page, and an editor
    that is made anew shows it before what the file holds.

    Signals:
        stored: what was typed is in the file.
        refused: it is not, with the problem that says why.
    """

    stored = Signal()
    refused = Signal(object)

    def __init__(self, session: CaseSession, place: Place, path: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._key: Key = (place.key, path)
        self.place = place
        self.path = path
        session.stored.connect(self._stored)
        session.refused.connect(self._refused)

    @property
    def waiting(self) -> bool:
        """Whether something is typed that is not in the file yet."""
        return self._key in self._session.typed

    @property
    def trouble(self) -> Problem | None:
        """Why what waits could not be put into the file, if that was tried."""
        waiting = self._session.typed.get(self._key)
        return None if waiting is None else waiting.trouble

    def held(self, stored: Any) -> Any:
        """Return what is typed and waits, else what is stored."""
        waiting = self._session.typed.get(self._key)
        return stored if waiting is None else waiting.value

    def typed(self, value: Any) -> None:
        """Take a value that is being typed; it is saved when the typing pauses."""
        place, path, session = self.place, self.path, self._session

        def work(desk: Desk) -> None:
            record_id = place.record_id(desk, session.now)
            editing.enter(desk, FieldAddress(place.kind, record_id, path), value)

        session.hold(self._key, value, work)

    def chosen(self, value: Any) -> None:
        """Take a value that is whole, and save it now."""
        self.typed(value)
        self.flush()

    def flush(self) -> None:
        """Save now what has not been saved."""
        self._session.store(self._key)

    def _stored(self, key: Key) -> None:
        if key == self._key and isValid(self):
            self.stored.emit()

    def _refused(self, key: Key, problem: Problem) -> None:
        if key == self._key and isValid(self):
            self.refused.emit(problem)
