"""What whoever worked on a case leaves for the next person (0052)."""

from datetime import datetime
from uuid import UUID

from msgspec import field

from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import LineText


class HandOver(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note from one person who works on a case to the next. It travels in the case file.

    Attributes:
        control_id: the control.
        author: who wrote it.
        written_at: the installation at which it was written, in hexadecimal: a name may be
            missing, or two colleagues may bear the same.
        at: when it was begun.
        done: what was done.
        next: what is next.
        careful: what to look out for.
        read_by: who has read it, by installation in hexadecimal.
    """

    control_id: UUID
    author: LineText = ""
    written_at: LineText = ""
    at: datetime | None = None
    done: LocalText = LocalText()
    next: LocalText = LocalText()
    careful: LocalText = LocalText()
    read_by: dict[str, str] = field(default_factory=dict)
