"""The one source of "now" and "today", handed to whoever needs it so that tests can set it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

# One legal time for the whole of Kazakhstan since 1 March 2024 (UTC+5); earlier dates keep
# the zone's own history.
KAZAKHSTAN = ZoneInfo("Asia/Almaty")


class Clock(Protocol):
    """Tells the instant and the calendar day."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...

    def today(self) -> date:
        """Return the present day in Kazakhstan, whatever zone the computer is set to."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC, to the millisecond (finer is noise in a log)."""
        now = datetime.now(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def today(self) -> date:
        """Return the present day in Kazakhstan."""
        return datetime.now(KAZAKHSTAN).date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands: for tests, the sample case and "as of" questions."""

    instant: datetime

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """Return a clock that stands at noon of `day` in Kazakhstan."""
        return cls(datetime(day.year, day.month, day.day, 12, tzinfo=KAZAKHSTAN).astimezone(UTC))

    def now(self) -> datetime:
        """Return the instant at which the clock stands."""
        return self.instant

    def today(self) -> date:
        """Return its day in Kazakhstan."""
        return self.instant.astimezone(KAZAKHSTAN).date()
