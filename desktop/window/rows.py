"""What the list of cases needs of a case and of the calendar: for the type checker only."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.domain.text import Lang


class Text(Protocol):
    """A text per language."""

    def text(self, lang: "Lang") -> str:
        """Return the part in a language."""
        ...

    def any_text(self, preferred: "Lang") -> str:
        """Return the part in a language, else any that stands."""
        ...


class Row(Protocol):
    """What the list needs of a case; the library's rows have it."""

    @property
    def path(self) -> str:
        """The case file."""
        ...

    @property
    def case_id(self) -> str:
        """The case: each copy of it has the same."""
        ...

    @property
    def object_name(self) -> Text:
        """The institution."""
        ...

    @property
    def topic(self) -> Text:
        """The topic of the latest control."""
        ...

    @property
    def phase(self) -> str:
        """The phase in which it stands."""
        ...

    @property
    def next_clock(self) -> str:
        """The nearest clock."""
        ...

    @property
    def next_due(self) -> str:
        """The day on which it ends."""
        ...


class DaysLeft(Protocol):
    """Counts working days (the calendar, loaded after the first paint)."""

    def days_left(self, today: date, due: date) -> int:
        """Return the working days from today to a day."""
        ...
