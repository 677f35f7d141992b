"""Reader of `resources/calendars/`: days off and worked weekends, one file a year, and the rule.

Years after the last file are projected by `rules.toml`: Law on Holidays, Articles 2, 3 and 5;
Labour Code 84(5).
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from desktop.domain.basis import Basis, Line, Texts
from desktop.domain.calendar import CalendarDay, WorkCalendar, YearStatus
from desktop.law.reading import DataFault, read_toml


class _YearFile(Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    status: YearStatus
    day: tuple[CalendarDay, ...]


RULES = "rules.toml"
MonthDay = Annotated[str, Meta(pattern=r"^\d\d-\d\d$")]


class Holiday(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day off that returns every year.

    Attributes:
        reason: its short name, as in the files of years.
        names: what people call it.
        days: month and day, "03-21", of each of its days.
        dates: its expected days in single years, for a feast of the moon.
        moves: on a weekend it gives the next working day (Law on Holidays, Article 5).
        from_year: the first year in which it is kept; `None` means always.
        until_year: the last one.
        basis: acts and articles.
    """

    reason: Line
    names: Texts
    days: tuple[MonthDay, ...] = ()
    dates: tuple[dt.date, ...] = ()
    moves: bool
    from_year: int | None = None
    until_year: int | None = None
    basis: tuple[Basis, ...]

    def dates_in(self, year: int) -> list[dt.date]:
        """Return its days in a year, without those that stand in for a weekend."""
        if not (self.from_year or year) <= year <= (self.until_year or year):
            return []
        fixed = [dt.date.fromisoformat(f"{year:04d}-{each}") for each in self.days]
        return [*fixed, *(each for each in self.dates if each.year == year)]


ChangeKind = Literal["moved", "off", "worked_weekend", "worked"]
"""A day off that stands for another, one by itself; a weekend that is worked, a day that is."""


class ChangeName(Struct, frozen=True, forbid_unknown_fields=True):
    """What a change by the user is called."""

    reason: Line
    names: Texts


class _ChangeNames(Struct, frozen=True, forbid_unknown_fields=True):
    moved: ChangeName
    off: ChangeName
    worked_weekend: ChangeName
    worked: ChangeName


class _Rules(Struct, frozen=True, forbid_unknown_fields=True):
    years_ahead: int
    holiday: tuple[Holiday, ...]
    change: _ChangeNames


def projection(holidays: Iterable[Holiday], year: int) -> dict[dt.date, CalendarDay]:
    """Return the days off of a year as the rule gives them, each marked as projected."""
    found: dict[dt.date, CalendarDay] = {}
    listed = [(day, each) for each in holidays for day in each.dates_in(year)]
    listed.sort(key=lambda pair: pair[0])
    for day, holiday in listed:
        found[day] = _projected(holiday, day)
    for day, holiday in listed:
        if holiday.moves and day.weekday() >= 5:
            free = day
            while free.weekday() >= 5 or free in found:
                free += dt.timedelta(days=1)
            found[free] = _projected(holiday, free, moved_from=day)
    return found


def _projected(holiday: Holiday, day: dt.date, moved_from: dt.date | None = None) -> CalendarDay:
    return CalendarDay(
        date=day,
        kind="off",
        reason=holiday.reason,
        names=holiday.names,
        basis=holiday.basis,
        confidence="interpretation",
        source=f"resources/calendars/{RULES}",
        moved_from=moved_from,
        from_rule=True,
    )


def load_rules(folder: Path) -> tuple[Holiday, ...]:
    """Read the days off that return every year.

    Raises:
        DataFault: the file breaks the form, or `calendar.no-such-day`.
    """
    return _rules(folder).holiday


def load_change_name(folder: Path, kind: ChangeKind) -> ChangeName:
    """Read what a change by the user is called.

    Raises:
        DataFault: the file breaks the form.
    """
    names = _rules(folder).change
    return {
        "moved": names.moved,
        "off": names.off,
        "worked_weekend": names.worked_weekend,
        "worked": names.worked,
    }[kind]


def _rules(folder: Path) -> _Rules:
    path = folder / RULES
    rules = read_toml(path, _Rules)
    for n, holiday in enumerate(rules.holiday):
        for m, each in enumerate(holiday.days):
            try:
                dt.date.fromisoformat(f"2028-{each}")
            except ValueError as error:
                key = f"holiday[{n}].days[{m}]"
                raise DataFault("calendar.no-such-day", path, key, detail=each) from error
    return rules


def load_calendar(folder: Path) -> WorkCalendar:
    """Read every `<year>.toml` of a folder into one calendar, and project the years after them.

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
    for path in sorted(folder.glob("[0-9]*.toml")):
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
    if years:
        rules = _rules(folder)
        last = max(years)
        for year in range(last + 1, last + 1 + rules.years_ahead):
            days |= projection(rules.holiday, year)
            years[year] = "projection"
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
