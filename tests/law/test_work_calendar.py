"""The calendars in resources/ against published figures, the law's rule and another source."""

from datetime import date, timedelta

import holidays
import pytest

from desktop.domain.calendar import CalendarNotCovered, WorkCalendar
from desktop.domain.terms import Term, count
from desktop.law.calendars import load_rules, projection
from desktop.law.law import Law

# Where the package and our files differ, and why. A new disagreement must be explained here.
KNOWN_DISAGREEMENTS = {
    date(2027, 5, 16): "Kurban Ait of 2027 is an estimate there; ours waits for the announcement",
}


@pytest.mark.parametrize(
    ("year", "published"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)]
)
def test_a_year_has_its_published_number_of_working_days(calendar, year, published):
    assert calendar.working_days_in(year) == published


def test_the_last_of_august_2026_is_worked(calendar):
    assert calendar.is_working(date(2026, 8, 31))


def test_the_years_after_the_published_ones_are_projections(calendar):
    assert {year for year, status in calendar.years.items() if status == "official"} == {
        2024,
        2025,
        2026,
    }
    assert set(calendar.years) == set(range(2024, 2033))
    assert {d.year for d, entry in calendar.days.items() if entry.from_rule} == set(
        range(2027, 2033)
    )


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_rule_gives_the_days_of_each_written_year_but_those_of_orders(calendar, year):
    written = {
        day: (entry.reason, entry.moved_from)
        for day, entry in calendar.days.items()
        if day.year == year and entry.known_since is None
    }
    projected = projection(load_rules(Law().calendars), year)
    projected.pop(date(2027, 5, 16), None)  # Kurban Ait, a Sunday, waits for the announcement
    assert {d: (entry.reason, entry.moved_from) for d, entry in projected.items()} == written


def test_a_projected_day_is_never_shown_as_law(calendar):
    assert not [e for e in calendar.days.values() if e.from_rule and e.confidence == "verified"]


def test_a_holiday_on_a_weekend_has_its_day_off_and_the_two_days_off_never_move(calendar):
    for day, entry in calendar.days.items():
        on_weekend = entry.kind == "off" and day.weekday() >= 5
        moved = [e for e in calendar.days.values() if e.moved_from == day]
        if entry.reason in {"christmas", "kurban-ait"}:
            assert not moved
        elif on_weekend:
            assert [e.reason for e in moved] == [entry.reason]


def test_a_holiday_bears_the_same_name_in_every_year(calendar):
    names = {}
    for entry in calendar.days.values():
        assert names.setdefault(entry.reason, entry.names) == entry.names


def test_every_disagreement_with_the_holidays_package_has_a_known_cause(calendar):
    package = holidays.country_holidays("KZ", years=range(2024, 2033))
    day, found = date(2024, 1, 1), set()
    while day.year < 2033:
        off = day in calendar.days and calendar.days[day].kind == "off"
        if package.is_working_day(day) != calendar.is_working(day) or (day in package) != off:
            found.add(day)
        day += timedelta(days=1)
    assert found == set(KNOWN_DISAGREEMENTS)


def test_a_year_without_a_calendar_is_refused_by_name(calendar):
    with pytest.raises(CalendarNotCovered) as caught:
        count(Term(10, "working_day"), date(2032, 12, 24), calendar)
    assert (caught.value.code, caught.value.params["year"]) == ("calendar.not-covered", 2033)


def test_an_act_before_the_order_is_judged_without_it(calendar):
    before, after = calendar.known_on(date(2024, 4, 17)), calendar.known_on(date(2024, 4, 18))
    assert (before.is_working(date(2024, 5, 4)), before.is_working(date(2024, 5, 8))) == (
        False,
        True,
    )
    assert (after.is_working(date(2024, 5, 4)), after.is_working(date(2024, 5, 8))) == (True, False)


@pytest.mark.parametrize(
    ("today", "due", "left"),
    [
        (date(2025, 10, 30), date(2025, 11, 3), 2),
        (date(2025, 11, 3), date(2025, 11, 3), 0),
        (date(2025, 11, 6), date(2025, 11, 3), -3),
        (date(2026, 5, 8), date(2026, 5, 9), 1),
        (date(2025, 11, 8), date(2025, 11, 7), -1),
    ],
)
def test_only_the_day_itself_leaves_nothing(calendar, today, due, left):
    assert calendar.days_left(today, due) == left


def test_reasons_name_the_holiday_the_weekend_or_nothing():
    calendar = WorkCalendar({}, {2026: "official"})
    assert calendar.reason_off(date(2026, 8, 30)) == "weekend"
    assert calendar.reason_off(date(2026, 8, 31)) is None
