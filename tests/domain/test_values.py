"""Values are stored as typed and judged when they are used."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values import UNKNOWN_DAY, odd_year, read_day, read_time, typed_day, typed_time


@given(st.dates())
def test_a_day_in_iso_reads_back(day: date) -> None:
    assert read_day(typed_day(day.isoformat())) == day


@given(st.dates(), st.sampled_from(["{d}.{m}.{y:04d}", "{d:02}/{m:02}/{y:04d}", "{d}-{m}-{y:04d}"]))
def test_a_day_typed_day_first_becomes_iso(day: date, form: str) -> None:
    typed = form.format(d=day.day, m=day.month, y=day.year)
    assert typed_day(f"  {typed} ") == day.isoformat()


@pytest.mark.parametrize(
    ("year", "odd"), [(1026, True), (1990, True), (1991, False), (2031, False), (2062, True)]
)
def test_a_year_far_off_is_odd(year: int, odd: bool) -> None:
    assert odd_year(date(year, 1, 31), date(2026, 11, 25)) == odd


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2025",
        "31.02.25",
        "31022025",
        "2025-13-01",
        "қазанда",
        "2025-W41-5",
        "1.10.2025 ж.",
        "12.05.98",  # of which century?
        "25-11-26",  # the year may stand at either end
        "20251126",
        "20101126",  # 20.10.1126 is what nobody means
        "251126",
        "25.11",
        "11/25/2026",
    ],
)
def test_what_is_no_day_is_kept_as_typed_and_counts_as_missing(text: str) -> None:
    assert typed_day(text) == text
    assert read_day(typed_day(text)) is None


@pytest.mark.parametrize(
    "text",
    ["25112026", "25.11.26", "25/11/26", "25/11/2026", "25-11-2026", "25.11.2026", "2026-11-25"],
)
def test_a_day_is_read_in_every_way_in_which_people_write_it(text: str) -> None:
    assert typed_day(text) == "2026-11-25"


def test_a_year_of_two_figures_up_to_39_is_of_this_century() -> None:
    assert typed_day("1.2.39") == "2039-02-01"
    assert typed_day("1.2.00") == "2000-02-01"


def test_a_day_that_is_known_to_be_unknown_is_no_day() -> None:
    assert typed_day(UNKNOWN_DAY) == UNKNOWN_DAY
    assert read_day(UNKNOWN_DAY) is None


@given(st.text())
def test_typing_any_text_as_a_day_keeps_it_or_makes_it_a_day(text: str) -> None:
    typed = typed_day(text)
    assert typed == text or read_day(typed) is not None


@given(st.text())
def test_typing_any_text_as_a_time_keeps_it_or_makes_it_a_time(text: str) -> None:
    typed = typed_time(text)
    assert typed == text or read_time(typed) is not None


@given(st.times())
def test_a_time_reads_back_to_the_minute(moment: time) -> None:
    assert read_time(typed_time(f"{moment.hour}.{moment.minute:02}")) == moment.replace(
        second=0, microsecond=0
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1030", "10:30"),
        ("10.30", "10:30"),
        ("10-30", "10:30"),
        ("10:30", "10:30"),
        ("9:5", "09:05"),
        ("0905", "09:05"),
        ("9-05", "09:05"),
    ],
)
def test_a_time_is_read_in_every_way_in_which_people_write_it(text: str, read: str) -> None:
    assert typed_time(text) == read


@pytest.mark.parametrize(
    "text", ["24:00", "9:60", "түс", "", "2400", "1060", "930", "10", "9.5", "9-5", "10:30-11:00"]
)
def test_what_is_no_time_is_kept_as_typed(text: str) -> None:
    assert typed_time(text) == text
    assert read_time(text) is None
