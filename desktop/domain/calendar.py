"""Working days and days off of Kazakhstan's five-day week."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from desktop.domain.basis import Basis, Confidence, Texts
from desktop.domain.errors import Problem

YearStatus = Literal["official", "projection"]
"""A year whose days off are published, or one projected by rule."""

WEEKEND = "weekend"
"""The reason of an ordinary Saturday or Sunday."""

_ONE_DAY = dt.timedelta(days=1)


class CalendarNotCovered(Problem):
    """A count reached a year for which there is no calendar; guessing would mislead."""

    def __init__(self, year: int) -> None:
        super().__init__("calendar.not-covered", year=year)
        self.year = year


class CalendarDay(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day that the five-day week does not explain by itself.

    Attributes:
        date: the day.
        kind: "off" (a holiday or day off, also one that falls on a weekend) or "working" (a
            Saturday or Sunday on which people work).
        reason: id of the holiday or of the kind of transfer, the same in every year.
        names: what the day is called.
        basis: acts and articles.
        confidence: how sure it is that the day is as stated.
        source: where the fact was found, for the lawyer.
        moved_from: the holiday or weekend day of which this is the day off; `None` for a day
            in its own place.
        order: number and date of the act that moved it (Labour Code 85(3)); "" if none did.
        from_rule: projected by rule, not yet published.
        known_since: the day on which it became known; `None` if it stood in the law all along.
            An act done before is judged without it.
    """

    date: dt.date
    kind: Literal["off", "working"]
    reason: str
    names: Texts
    basis: tuple[Basis, ...]
    confidence: Confidence
    source: str
    moved_from: dt.date | None = None
    order: str = ""
    from_rule: bool = False
    known_since: dt.date | None = None


class WorkCalendar(Struct, frozen=True):
    """The days off and worked weekends of some years; all else is the five-day week.

    Saturday and Sunday are days off (Labour Code 84(3)).
    """

    days: Mapping[dt.date, CalendarDay]
    years: Mapping[int, YearStatus]
    changes: tuple[CalendarDay, ...] = ()
    """What the user changed, as it became known; the last of each day is already in `days`."""
    unchanged: "WorkCalendar | None" = None
    """The calendar without those changes; `None` if there are none."""
    learned: tuple[CalendarDay, ...] = ()
    """The days that became known on a day of their own, in their order; made from `days`."""

    def __post_init__(self) -> None:
        """Gather the few days that an order moved: each running term asks for them."""
        found = [entry for entry in self.days.values() if entry.known_since is not None]
        force_setattr(self, "learned", tuple(sorted(found, key=lambda each: each.date)))

    def with_changes(self, changes: Iterable[CalendarDay]) -> "WorkCalendar":
        """Return the calendar with days that the user changed in the place of its own.

        Of several changes of one day the one that became known last counts.
        """
        known = sorted(changes, key=lambda each: each.known_since or dt.date.min)
        kept = tuple(each for each in known if each.date.year in self.years)
        if not kept:
            return self
        days = {**self.days, **{each.date: each for each in kept}}
        return WorkCalendar(days, self.years, kept, self)

    def is_working(self, day: dt.date) -> bool:
        """Return whether people work on `day`.

        Raises:
            CalendarNotCovered: the calendar does not know that year.
        """
        if day.year not in self.years:
            raise CalendarNotCovered(day.year)
        entry = self.days.get(day)
        return day.weekday() < 5 if entry is None else entry.kind == "working"

    def reason_off(self, day: dt.date) -> str | None:
        """Return why nobody works on `day`: a holiday's id or "weekend"; `None` if it is worked.

        Raises:
            CalendarNotCovered: the calendar does not know that year.
        """
        if self.is_working(day):
            return None
        entry = self.days.get(day)
        return WEEKEND if entry is None else entry.reason

    def working_days_in(self, year: int) -> int:
        """Return the number of working days of a year, the figure that official calendars print.

        Raises:
            CalendarNotCovered: the calendar does not know that year.
        """
        return self.working_days_between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31))

    def working_days_between(self, after: dt.date, until: dt.date) -> int:
        """Return how many working days follow `after` up to and including `until`.

        Raises:
            CalendarNotCovered: the calendar does not know a year in between.
        """
        return sum(
            self.is_working(after + n * _ONE_DAY) for n in range(1, (until - after).days + 1)
        )

    def days_left(self, today: dt.date, due: dt.date) -> int:
        """Return the working days from `today` to `due`, for `dates.counter`.

        0 only on the day itself: on the Saturday before a Sunday, and on the Saturday after a
        missed Friday, something is left or late although no working day lies between.
        """
        if today == due:
            return 0
        if today < due:
            return max(1, self.working_days_between(today, due))
        return -max(1, self.working_days_between(due, today))

    def known_on(self, day: dt.date) -> "WorkCalendar":
        """Return the calendar as it was known on `day`: an act already done is judged by it."""
        if self.unchanged is not None:
            before = (each for each in self.changes if _known(each, day))
            return self.unchanged.known_on(day).with_changes(before)
        known = {date: entry for date, entry in self.days.items() if _known(entry, day)}
        return WorkCalendar(known, self.years)

    def entered_between(
        self, known_after: dt.date, first: dt.date, last: dt.date
    ) -> tuple[CalendarDay, ...]:
        """Return the days from `first` to `last` that became known after a day, in their order."""
        return tuple(
            entry
            for entry in self.learned
            if first <= entry.date <= last and not _known(entry, known_after)
        )


def _known(entry: CalendarDay, day: dt.date) -> bool:
    return entry.known_since is None or entry.known_since <= day
