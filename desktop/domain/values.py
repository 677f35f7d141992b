"""Kinds of field values that are stored as typed and judged only when they are used."""

import re
from datetime import date, time
from typing import Annotated, Literal

from msgspec import Meta

# Typed values stay text: a date that does not exist is kept as typed, marked in the window and
# counts as missing; refusing it would lose what the user knows.
DayText = Annotated[str, Meta(extra={"kind": "day"})]
"""A calendar day: ISO (YYYY-MM-DD) when valid, "unknown", or whatever was typed."""
TimeText = Annotated[str, Meta(extra={"kind": "time"})]
"""A time of day: HH:MM when valid, or whatever was typed."""
BinText = Annotated[str, Meta(extra={"kind": "bin"})]
"""A business identification number as typed; see `desktop.domain.bin`."""
EmailText = Annotated[str, Meta(extra={"kind": "email"})]
"""An e-mail address as typed: the window remarks on one without "@"; nothing else looks at it."""
LineText = Annotated[str, Meta(extra={"kind": "line"})]
"""One line that is the same in every language: a telephone, an address of a page, a number."""

Answer = Literal["", "yes", "no", "unknown"]
"""Not answered yet, yes, no, or "I don't know", which is always an answer."""

UNKNOWN_DAY = "unknown"
"""The user knows that the day is not known (a past reply, a meeting long ago)."""

_DAY_FIRST = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4})")
# A year of two figures up to 39 is one of this century; 98 may be of the last, and is left alone.
# So is a year between hyphens: 25-11-26 may as well begin with it.
_SHORT_YEAR = re.compile(r"(\d{1,2})[./\s](\d{1,2})[./\s]([0-3]\d)")
# Eight figures without a mark between them may begin with the year, which then has no such month:
# only a year that people write about tells that these are day, month and year.
_FIGURES_ONLY = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)")


def read_day(text: str) -> date | None:
    """Return the day that `text` holds; `None` if it is empty, unknown or no day at all."""
    # Python also reads days by weeks (2025-W41-5), which nobody here writes.
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def odd_year(day: date, today: date) -> bool:
    """Return whether the year is more likely a slip than meant: 2062 or 1026 for 2026.

    A case reaches back to independence at most and plans a few years ahead.
    """
    return not 1991 <= day.year <= today.year + 5


def typed_day(text: str) -> str:
    """Turn a typed day into ISO if it is one, else keep it as typed.

    Read are "6.10.2025", "06/10/2025", "6-10-2025", "06102025", "6.10.25" and "2025-10-06". What
    may be read in two ways, or names no day, stays as typed.
    """
    stripped = text.strip()
    for form in (_DAY_FIRST, _SHORT_YEAR, _FIGURES_ONLY):
        if match := form.fullmatch(stripped):
            day, month, year = (int(part) for part in match.groups())
            try:
                return date(year + 2000 if len(match[3]) == 2 else year, month, day).isoformat()
            except ValueError:
                return text
    return stripped if read_day(stripped) else text


# One figure for the minutes only after a colon: 9.5 and 9-5 may mean something else.
_TIMES = tuple(
    re.compile(form)
    for form in (
        r"([01]?\d|2[0-3])[:.\-]([0-5]\d)",
        r"([01]?\d|2[0-3]):(\d)",
        r"([01]\d|2[0-3])([0-5]\d)",
    )
)


def read_time(text: str) -> time | None:
    """Return the time of day that `text` holds; `None` if it holds none."""
    stripped = text.strip()
    match = next((found for form in _TIMES if (found := form.fullmatch(stripped))), None)
    return time(int(match[1]), int(match[2])) if match else None


def typed_time(text: str) -> str:
    """Turn a typed time into HH:MM if it is one ("9.05", "0905", "9:5"), else keep it as typed."""
    moment = read_time(text)
    return moment.strftime("%H:%M") if moment else text
