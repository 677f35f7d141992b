"""Values are stored as typed and judged when they are used."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values import UNKNOWN_DAY, read_day, read_time, typed_day, typed_time


@given(st.dates())
def test_a_day_in_iso_reads_back(day: date) -> None:
    assert read_day(typed_day(day.isoformat())) == day


@given(st.dates(), st.sampled_from(["{d}.{m}.{y:04d}", "{d:02}/{m:02}/{y:04d}", "{d}-{m}-{y:04d}"]))
def test_a_day_typed_day_first_becomes_iso(day: date, form: str) -> None:
    typed = form.format(d=day.day, m=day.month, y=day.year)
    assert typed_day(f"  {typed} ") == day.isoformat()


@pytest.mark.parametrize(
    "text", ["31.02.2025", "2025-13-01", "қазанда", "2025-W41-5", "17.10.25", "1.10.2025 ж."]
)
def test_what_is_no_day_is_kept_as_typed_and_counts_as_missing(text: str) -> None:
    assert typed_day(text) == text
    assert read_day(typed_day(text)) is None


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


@pytest.mark.parametrize("text", ["24:00", "9:60", "түс", "9:5", ""])
def test_what_is_no_time_is_kept_as_typed(text: str) -> None:
    assert typed_time(text) == text
    assert read_time(text) is None
