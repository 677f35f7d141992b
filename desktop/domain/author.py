"""Who does an act, as the log of a case names them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Author:
    """The installation (one user's Baqylau on one computer), the person, and the name to show.

    `person` is `None` where nobody has said who works here.
    """

    installation: UUID
    person: UUID | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """An act of the log as a reader wants it: when, where, by whom, why; what was erased is ""."""

    at: datetime
    installation: UUID
    author: str
    note: str
