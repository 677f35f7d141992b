"""What is typed is saved by itself: half a second after the last key, on leaving, on closing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.usecases import editing
from desktop.usecases.desk import Desk
from desktop.window.session import CaseSession, Snapshot

SAVE_AFTER_MS = 400


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
    """One leaf of one record while it is on screen: typed, on its way, saved, or not saved.

    Signals:
        stored: what was typed is in the file.
        refused: it is not, with the sentence that says why. The text stays on screen.
    """

    stored = Signal()
    refused = Signal(str)

    def __init__(self, session: CaseSession, place: Place, path: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.place = place
        self.path = path
        self._value: Any = None
        self.waiting = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        session.flush_wanted.connect(self.flush)

    def typed(self, value: Any) -> None:
        """Take a value that is being typed; it is saved when the typing pauses."""
        self._value = value
        self.waiting = True
        self._session.waits(self)
        self._timer.start()

    def chosen(self, value: Any) -> None:
        """Take a value that is whole, and save it now."""
        self.typed(value)
        self.flush()

    def flush(self) -> None:
        """Save now what has not been saved."""
        if isValid(self):
            self._timer.stop()
        if not self.waiting:
            return
        value, place, path, session = self._value, self.place, self.path, self._session

        def work(desk: Desk) -> None:
            record_id = place.record_id(desk, session.now)
            editing.enter(desk, FieldAddress(place.kind, record_id, path), value)

        session.act(work, lambda _none: self._stored(value), self._refused)

    def _stored(self, value: Any) -> None:
        if self._value == value:
            self.waiting = False
            self._session.unsaved.discard(self)
        if isValid(self):
            self.stored.emit()

    def _refused(self, sentence: str) -> None:
        if isValid(self):
            self.refused.emit(sentence)
        self._session.failed.emit(sentence)
