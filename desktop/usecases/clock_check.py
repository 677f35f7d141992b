"""Whether this computer's clock can be believed: every term is counted by it."""

from datetime import timedelta

from desktop.domain.errors import Problem
from desktop.domain.values import read_day
from desktop.usecases.office import Office

_KEPT = "last_day"
_BACK = timedelta(days=1)
"""A traveller's day may be one back."""
_AHEAD = timedelta(days=400)
"""A program that was not opened for longer is rarer than a clock that jumped."""


def clock_jump(office: Office) -> Problem | None:
    """Return what is odd about today, held against the day on which the program was last used.

    It is said once for each jump: the day is kept anew each time. Nothing is refused by it.
    """
    today = office.clock.today()
    last = read_day(office.profile.window.get(_KEPT, ""))
    office.remember(_KEPT, today.isoformat())
    if last is None:
        return None
    if today < last - _BACK:
        return Problem("clock.went-back", day=today, last=last)
    if today > last + _AHEAD:
        return Problem("clock.jumped-ahead", day=today, last=last)
    return None
