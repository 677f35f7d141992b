"""Counting of terms: the day-by-day walk from which the date and its explanation both come."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Unit
from desktop.domain.calendar import CalendarDay, CalendarNotCovered, WorkCalendar
from desktop.domain.errors import Problem

Direction = Literal["after", "before"]
Roll = Literal["next", "previous", "none"]


class Term(Struct, frozen=True):
    """A period of the law.

    Attributes:
        amount: how many units; 0 means the day of the event itself.
        unit: working days, calendar days or months.
        direction: counted from the event on, or back from it.
        roll: where the last day goes when it is a day off (Civil Code 175, APPC 76(5) for terms
            that run on). Against the direction a day off would shorten a term, so "next" goes
            with "after" and "previous" with "before" only.
        settled: the law that sets the term itself orders the roll, so there is one reading;
            otherwise the roll is an analogy and the day by the letter is a reading as well.
    """

    amount: int
    unit: Unit
    direction: Direction = "after"
    roll: Roll = "none"
    settled: bool = False

    def __post_init__(self) -> None:
        if self.roll == ("previous" if self.direction == "after" else "next"):
            raise Problem("terms.roll-against-direction", roll=self.roll, direction=self.direction)


class CountedDay(Struct, frozen=True):
    """One day of the walk.

    Attributes:
        date: the day.
        part: "start" (the day of the event), "count" (walked while counting) or "roll" (walked
            because the last day was a day off).
        number: its number in the count (the months, if months are counted); `None` if it is
            skipped or belongs to the roll.
        reason: why it is a day off ("weekend" or the holiday's id); `None` if it is worked or
            if it makes no difference (calendar days before the last one).
        entry: what the calendar holds about it; `None` for ordinary days.
        clamped: the month has no such date, so its last day stands for it.
    """

    date: date
    part: Literal["start", "count", "roll"]
    number: int | None = None
    reason: str | None = None
    entry: CalendarDay | None = None
    clamped: bool = False


class Count(Struct, frozen=True):
    """A term counted from a day.

    Attributes:
        start: the day of the event; it never counts (Civil Code 173; APPC 76(2)).
        last_by_letter: the end without any roll.
        earliest: the end by the reading that comes first.
        latest: the end by the reading that comes last.
        due: the reading that goes by who must act: the earlier for one's own acts, the later for
            what is demanded from others.
        safe: the day on which an act is in time by every reading. For a term before an event it
            lies one working day ahead of the earliest: "at least N days before" may be read as N
            full days in between.
        days: the walk, in the order walked.
        projected: part of the walk lies in a year projected by rule.
    """

    start: date
    last_by_letter: date
    earliest: date
    latest: date
    due: date
    safe: date
    days: tuple[CountedDay, ...]
    projected: bool


def count(term: Term, start: date, calendar: WorkCalendar, *, own_act: bool = False) -> Count:
    """Count a term and keep the walk that explains it.

    Sources: the start day does not count (Civil Code 173, APPC 76(2)); months end on the same
    date or on the last of a month that has none (Civil Code 174(3)); a last day off rolls to the
    next working day (Civil Code 175, APPC 76(5)).

    Args:
        term: what to count.
        start: the day of the event.
        calendar: days off as known for this count.
        own_act: whether we ourselves must act; `due` is then the earlier reading.

    Raises:
        CalendarNotCovered: the count reaches a year without a calendar.
    """
    step = timedelta(days=1 if term.direction == "after" else -1)
    try:
        days = _walk(term, start, step, calendar)
    except (OverflowError, ValueError) as error:  # before the first year or after the last
        raise CalendarNotCovered(start.year) from error
    letter = days[-1].date
    if term.roll != "none" and not calendar.is_working(letter):
        days[-1] = _with_calendar(days[-1], calendar)
        days += _roll(letter, step, calendar)
    rolled = days[-1].date

    ends = (rolled, rolled) if term.settled else (min(letter, rolled), max(letter, rolled))
    earliest, latest = ends
    return Count(
        start=start,
        last_by_letter=letter,
        earliest=earliest,
        latest=latest,
        due=earliest if own_act else latest,
        safe=_roll(earliest, step, calendar)[-1].date if step.days < 0 else earliest,
        days=tuple(days),
        projected=any(calendar.years.get(day.date.year) == "projection" for day in days),
    )


def _walk(term: Term, start: date, step: timedelta, calendar: WorkCalendar) -> list[CountedDay]:
    if term.unit == "month":
        return [CountedDay(start, "start"), _after_months(term, start)]
    if term.unit == "calendar_day":
        walked = (CountedDay(start + n * step, "count", n) for n in range(1, term.amount + 1))
        return [CountedDay(start, "start"), *walked]
    return _walk_working_days(term.amount, start, step, calendar)


def _walk_working_days(
    amount: int, start: date, step: timedelta, calendar: WorkCalendar
) -> list[CountedDay]:
    days, day, number = [CountedDay(start, "start")], start, 0
    while number < amount:
        day += step
        if calendar.is_working(day):
            number += 1
            days.append(CountedDay(day, "count", number, None, calendar.days.get(day)))
        else:
            days.append(_with_calendar(CountedDay(day, "count"), calendar))
    return days


def _after_months(term: Term, start: date) -> CountedDay:
    months = term.amount if term.direction == "after" else -term.amount
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    end = date(year, month + 1, min(start.day, last))
    return CountedDay(end, "count", term.amount, clamped=start.day > last)


def _roll(day: date, step: timedelta, calendar: WorkCalendar) -> list[CountedDay]:
    """Walk from `day`, which is not part of it, to the first working day."""
    days = []
    while True:
        day += step
        days.append(_with_calendar(CountedDay(day, "roll"), calendar))
        if calendar.is_working(day):
            return days


def _with_calendar(day: CountedDay, calendar: WorkCalendar) -> CountedDay:
    return CountedDay(
        day.date,
        day.part,
        day.number,
        calendar.reason_off(day.date),
        calendar.days.get(day.date),
        day.clamped,
    )
