"""A clock that jumped is named once, and only then."""

from datetime import date

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.text import LANGS
from desktop.usecases.clock_check import clock_jump
from desktop.usecases.office import Office

USED = date(2025, 10, 20)


def on(office: Office, day: date) -> Office:
    return Office(FixedClock.on(day), office.folders)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (USED, None),
        (date(2025, 10, 19), None),
        (date(2026, 10, 20), None),
        (date(2023, 10, 20), "clock.went-back"),
        (date(2025, 10, 18), "clock.went-back"),
        (date(2027, 10, 20), "clock.jumped-ahead"),
    ],
)
def test_a_clock_that_jumped_is_named_once(office: Office, day: date, code: str | None) -> None:
    assert clock_jump(on(office, USED)) is None, (
        "the first time there is nothing to hold it against"
    )
    odd = clock_jump(on(office, day))
    assert (odd.code if odd else None) == code
    if odd is not None:
        for one in LANGS:
            said = office.messages(one).problem(odd)
            assert str(day.year) in said
            assert str(USED.year) in said
    assert clock_jump(on(office, day)) is None


def test_a_clock_that_was_ahead_and_was_put_right_is_named_as_that(office: Office) -> None:
    clock_jump(on(office, USED))
    clock_jump(on(office, date(2027, 10, 20)))
    back = clock_jump(on(office, date(2025, 10, 21)))
    assert back is not None
    assert back.code == "clock.went-back"
