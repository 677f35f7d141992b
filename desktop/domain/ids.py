"""Names of records that stay unique when copies of a case, made in two towns, are merged."""

from datetime import date, datetime
from uuid import UUID

from uuid6 import uuid7

from desktop.domain.clock import KAZAKHSTAN

_RANDOM_BITS = 80  # of a UUIDv7, below its 48 bits of milliseconds
_YEAR_2200 = 7_258_118_400_000  # milliseconds


class _Ids:
    """The ids of this process, each sorting after the last."""

    last = 0

    def new(self) -> UUID:
        fresh = uuid7().int
        if fresh <= self.last:
            stamp = (self.last >> _RANDOM_BITS) + 1
            fresh = stamp << _RANDOM_BITS | fresh & ((1 << _RANDOM_BITS) - 1)
        self.last = fresh
        return UUID(int=fresh)


_ids = _Ids()


def new_id() -> UUID:
    """Return a fresh UUIDv7: unique without asking anybody, and sorting by time of making.

    Where the computer's clock was set back, it still sorts after what `make_after` named.
    """
    return _ids.new()


def make_after(known: UUID) -> None:
    """Let all ids that this process makes sort after one that a case holds.

    What is no UUIDv7 was not made here, and tells no time; nor does one of a year that no clock
    shows.
    """
    if known.version == 7 and known.int >> _RANDOM_BITS < _YEAR_2200:
        _ids.last = max(_ids.last, known.int)


def made_on(known: UUID) -> date | None:
    """Return the day on which a record was made, by the clock of its computer; `None` if untold."""
    stamp = known.int >> _RANDOM_BITS
    if known.version != 7 or stamp >= _YEAR_2200:
        return None
    return datetime.fromtimestamp(stamp / 1000, KAZAKHSTAN).date()


def is_id(text: str) -> bool:
    """Return whether a text is an id in its usual spelling."""
    try:
        return str(UUID(text)) == text
    except (ValueError, TypeError, AttributeError):
        return False
