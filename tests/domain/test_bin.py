"""The vectors of the business identification number (law.md 2.(g)) and the rule behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.bin import bin_fault, check_digit

VALID = (
    "940140000385", "971240001315", "020240000555", "941240000193", "081140000436",
    "020540003431", "000140002217", "160440007161", "970240000816", "061211600012",
    "251040000307", "251040000319", "251040012343", "260140000015", "260140000174",
    "240640001236", "251040999990",
)  # fmt: skip


@pytest.mark.parametrize("number", VALID)
def test_a_number_with_the_right_check_digit_has_no_fault(number: str) -> None:
    assert bin_fault(number) is None


@pytest.mark.parametrize("number", VALID)
def test_spaces_in_a_number_are_forgiven(number: str) -> None:
    assert bin_fault(f" {number[:6]}\u00a0{number[6:]} ") is None


@pytest.mark.parametrize("number", VALID)
def test_another_last_digit_is_wrong(number: str) -> None:
    for digit in set("0123456789") - {number[-1]}:
        assert bin_fault(number[:-1] + digit) == "bin.wrong-check-digit"


@pytest.mark.parametrize("first", ["25104000037", "25104000118", "25104000460"])
def test_a_number_with_remainder_ten_twice_is_never_issued(first: str) -> None:
    assert check_digit(first) is None
    for digit in range(10):
        assert bin_fault(f"{first}{digit}") == "bin.wrong-check-digit"


def test_the_remaining_invalid_vectors_are_named() -> None:
    assert bin_fault("940140000386") == "bin.wrong-check-digit"
    assert bin_fault("000000000000") == "bin.month"
    assert bin_fault("123456789012") in ("bin.month", "bin.wrong-check-digit")
    assert check_digit("12345678901") == 3


@pytest.mark.parametrize(
    "text", ["", "12345678901", "1234567890123", "94014000038x", "\uff19" * 12]
)
def test_anything_but_twelve_digits_is_said_to_be_so(text: str) -> None:
    assert bin_fault(text) == "bin.not-twelve-digits"


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    bin_fault(text)


@given(st.integers(0, 99), st.integers(1, 12), st.integers(0, 9_999_999))
def test_of_ten_last_digits_at_most_one_is_right(year: int, month: int, rest: int) -> None:
    first = f"{year:02}{month:02}{rest:07}"
    right = [digit for digit in range(10) if bin_fault(f"{first}{digit}") is None]
    expected = check_digit(first)
    assert right == ([] if expected is None else [expected])
