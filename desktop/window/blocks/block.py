"""What every part of a page can do: show a new state of the case, lead to a field."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.window.fields.field import Field
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, XS, M
from desktop.window.widgets import Words, row

R = TypeVar("R", bound=Record)

Heading = Callable[[], str]
"""A heading in the window's language, asked for whenever it is shown."""


def as_kind(record: Record, kind: type[R]) -> R:
    """Return a record as what it is known to be.

    Raises:
        TypeError: it is something else; a mistake of ours.
    """
    if not isinstance(record, kind):
        raise TypeError(f"{type(record).__name__} is no {kind.__name__}")
    return record


class Block(QWidget):
    """A part of a page."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.session = session
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(M)

    def refresh(self, shot: Snapshot) -> None:
        """Show a new state of the case."""
        raise NotImplementedError

    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field if it is in this part; return whether it was."""
        raise NotImplementedError

    def targets(self, shot: Snapshot) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return what "go to" may lead to here: words and the way."""
        return ()

    def begin(self) -> bool:
        """Put the cursor where one begins in this part; return whether there is such a place."""
        return False


class FieldsBlock(Block):
    """Fields of single records, one under the other, under a heading of their own if it has one."""

    def __init__(
        self, session: CaseSession, fields: Sequence[Field], heading: Heading | None = None
    ) -> None:
        super().__init__(session)
        self._heading = heading
        self.heading = Words("", "h2")
        self.fields = list(fields)
        if heading is not None:
            self.heading.setContentsMargins(0, M, 0, XS)
            self.column.addWidget(self.heading)
            self.heading.setText(heading())
        self._lay_out()

    def _lay_out(self) -> None:
        """Put short answers side by side in pairs, all else one under the other."""
        waiting: Field | None = None
        for field in self.fields:
            if not field.short:
                self._put(waiting)
                waiting = None
                self.column.addWidget(field)
            elif waiting is None:
                waiting = field
            else:
                pair = row(waiting, field, space=XL)
                pair.setStretch(0, 1)
                pair.setStretch(1, 1)
                self.column.addLayout(pair)
                waiting = None
        self._put(waiting)

    def _put(self, field: Field | None) -> None:
        if field is not None:
            self.column.addWidget(field)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show a new state of the case."""
        if self._heading is not None:
            self.heading.setText(self._heading())
        for field in self.fields:
            field.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to one of the fields."""
        shot = self.session.now
        if shot is None:
            return False
        return any(lead_to(field, address, shot) for field in self.fields)

    @override
    def begin(self) -> bool:
        """Put the cursor into the first field."""
        for field in self.fields:
            if field.isVisibleTo(self):
                field.jump()
                return True
        return False

    @override
    def targets(self, shot: Snapshot) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return the questions with the way to each."""
        return [(field.asked.label(lang()), field.jump) for field in self.fields]


def lead_to(field: Field, address: FieldAddress, shot: Snapshot) -> bool:
    """Put the cursor into a field if the address names it."""
    place = field.asked.place
    record = place.find(shot)
    if place.kind != address.kind:
        return False
    if record is not None and record.id != address.record_id:
        return False
    path = field.asked.path
    if address.path != path and not address.path.startswith(f"{path}."):
        return False
    field.jump(address.path[len(path) + 1 :])
    return True
