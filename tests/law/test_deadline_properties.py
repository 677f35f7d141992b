"""What must hold of every count, whatever the term, the day and the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.basis import Texts
from desktop.domain.calendar import CalendarDay, WorkCalendar
from desktop.domain.errors import Problem
from desktop.domain.terms import Count, Term, count

NAMES = Texts(kk="күн", ru="день", en="day")
YEARS = dict.fromkeys(range(2020, 2031), "official")
SPAN = st.dates(date(2024, 1, 1), date(2026, 12, 31))
AFTER = st.builds(
    Term,
    st.integers(0, 20),
    st.sampled_from(["working_day", "calendar_day", "month"]),
    st.just("after"),
    st.sampled_from(["next", "none"]),
    st.booleans(),
)
BEFORE = st.builds(
    Term,
    st.integers(0, 20),
    st.sampled_from(["working_day", "calendar_day", "month"]),
    st.just("before"),
    st.sampled_from(["previous", "none"]),
    st.booleans(),
)


def _day(day: date, kind: str) -> CalendarDay:
    return CalendarDay(
        date=day, kind=kind, reason="x", names=NAMES, basis=(), confidence="memory", source=""
    )


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """A five-day week with holidays on weekdays and worked weekends strewn over it."""
    days = draw(st.lists(SPAN, max_size=30, unique=True))
    return WorkCalendar({d: _day(d, "off" if d.weekday() < 5 else "working") for d in days}, YEARS)


def _ends(counted: Count) -> tuple[date, ...]:
    return counted.last_by_letter, counted.earliest, counted.latest, counted.due, counted.safe


def _with_day_off(calendar: WorkCalendar, day: date) -> WorkCalendar:
    return WorkCalendar({**calendar.days, day: _day(day, "off")}, calendar.years)


@given(AFTER, SPAN, calendars(), SPAN, st.booleans())
def test_a_term_after_an_event_never_ends_earlier_for_one_more_day_off(
    term, start, calendar, day, own_act
):
    before = count(term, start, calendar, own_act=own_act)
    after = count(term, start, _with_day_off(calendar, day), own_act=own_act)
    assert all(new >= old for old, new in zip(_ends(before), _ends(after), strict=True))


@given(BEFORE, SPAN, calendars(), SPAN, st.booleans())
def test_a_term_before_an_event_never_ends_later_for_one_more_day_off(
    term, start, calendar, day, own_act
):
    before = count(term, start, calendar, own_act=own_act)
    after = count(term, start, _with_day_off(calendar, day), own_act=own_act)
    assert all(new <= old for old, new in zip(_ends(before), _ends(after), strict=True))


@given(AFTER | BEFORE, SPAN, calendars(), st.booleans())
def test_the_walk_ends_on_the_day_that_is_shown(term, start, calendar, own_act):
    counted = count(term, start, calendar, own_act=own_act)
    walked = [day.date for day in counted.days]
    step = 1 if term.direction == "after" else -1
    assert counted.due in walked
    assert {counted.earliest, counted.latest} <= set(walked)
    assert counted.last_by_letter == [d.date for d in counted.days if d.part != "roll"][-1]
    if term.unit != "month":
        assert walked == [start + timedelta(days=step * n) for n in range(len(walked))]
        numbers = [day.number for day in counted.days if day.number is not None]
        assert [n for n in numbers if n] == list(range(1, term.amount + 1))


@given(AFTER | BEFORE, SPAN, calendars())
def test_every_skipped_day_has_a_reason_and_every_counted_working_day_none(term, start, calendar):
    for day in count(term, start, calendar).days:
        if day.part == "count" and day.number is None:
            assert day.reason == calendar.reason_off(day.date) is not None
        if term.unit == "working_day" and day.number:
            assert day.reason is None
            assert calendar.is_working(day.date)


@given(AFTER | BEFORE, SPAN, calendars())
def test_a_rolled_term_ends_on_a_working_day(term, start, calendar):
    counted = count(term, start, calendar)
    if term.roll != "none":
        assert calendar.is_working(counted.days[-1].date)


@given(AFTER | BEFORE, SPAN, calendars())
def test_own_acts_take_the_earlier_reading_and_what_others_owe_the_later(term, start, calendar):
    own, others = (count(term, start, calendar, own_act=own) for own in (True, False))
    assert own.due == own.earliest <= others.latest == others.due
    assert own.safe <= own.due
    if term.settled:
        assert own.due == others.due


@given(AFTER | BEFORE, SPAN, calendars())
def test_the_same_input_gives_the_same_output(term, start, calendar):
    assert count(term, start, calendar) == count(term, start, calendar)


@pytest.mark.parametrize(("direction", "roll"), [("after", "previous"), ("before", "next")])
def test_a_roll_against_the_direction_is_refused(direction, roll):
    with pytest.raises(Problem) as caught:
        Term(3, "month", direction, roll)
    assert caught.value.code == "terms.roll-against-direction"
