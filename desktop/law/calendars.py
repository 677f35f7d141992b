"""Reader of `resources/calendars/`: a year's days off and worked weekends, one file a year."""

import datetime as dt
from pathlib import Path

from msgspec import Struct

from desktop.domain.calendar import CalendarDay, WorkCalendar, YearStatus
from desktop.law.reading import DataFault, read_toml


class _YearFile(Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    status: YearStatus
    day: tuple[CalendarDay, ...]


def load_calendar(folder: Path) -> WorkCalendar:
    """Read every `<year>.toml` of a folder into one calendar.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), or `calendar.wrong-year` (a day of
            another year), `calendar.off-and-working` (a day both off and worked),
            `calendar.day-twice`, `calendar.worked-weekday` (only a Saturday or Sunday can become
            a worked day), `calendar.order-without-date` (a day that an order moved does not say
            since when that is known), `data.dangling` (moved from a day that no file has).
    """
    days: dict[dt.date, CalendarDay] = {}
    years: dict[int, YearStatus] = {}
    places: list[tuple[Path, str, CalendarDay]] = []
    for path in sorted(folder.glob("*.toml")):
        file = read_toml(path, _YearFile)
        if path.stem != str(file.year):
            raise DataFault("calendar.wrong-year", path, "year", year=file.year)
        years[file.year] = file.status
        for n, entry in enumerate(file.day):
            _check(path, f"day[{n}]", entry, file.year, days.get(entry.date))
            days[entry.date] = entry
            places.append((path, f"day[{n}]", entry))
    for path, key, entry in places:
        _check_move(path, key, entry, days)
    return WorkCalendar(days, years)


def _check(path: Path, key: str, entry: CalendarDay, year: int, twin: CalendarDay | None) -> None:
    if entry.date.year != year:
        raise DataFault("calendar.wrong-year", path, f"{key}.date", year=entry.date.year)
    if twin is not None:
        code = "day-twice" if twin.kind == entry.kind else "off-and-working"
        raise DataFault(f"calendar.{code}", path, f"{key}.date", day=entry.date)
    if entry.kind == "working" and entry.date.weekday() < 5:
        raise DataFault("calendar.worked-weekday", path, f"{key}.date", day=entry.date)


def _check_move(path: Path, key: str, entry: CalendarDay, days: dict[dt.date, CalendarDay]) -> None:
    origin = None
    if entry.moved_from is not None and (origin := days.get(entry.moved_from)) is None:
        raise DataFault("data.dangling", path, f"{key}.moved_from", detail=entry.moved_from)
    # A holiday's transfer follows from the law; a worked weekend and its counterpart only from
    # an order, and acts done before the order are judged without it.
    by_order = entry.order or entry.kind == "working" or (origin and origin.kind == "working")
    if by_order and entry.known_since is None:
        raise DataFault("calendar.order-without-date", path, f"{key}.known_since", day=entry.date)
