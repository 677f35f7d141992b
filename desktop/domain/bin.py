"""The business identification number (БСН / БИН) and its check digit.

Structure and arithmetic: Law of 12.01.2007 No. 223 and the rules made under it (secondary
sources; the check digit's arithmetic agrees in several independent descriptions).
"""

from typing import Literal

BinFault = Literal["bin.not-twelve-digits", "bin.wrong-check-digit", "bin.month"]

_FIRST = tuple(range(1, 12))
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def _remainder(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11


def check_digit(first_eleven: str) -> int | None:
    """Return the twelfth digit for eleven given ones; `None` if such a number is not issued."""
    digits = [int(digit) for digit in first_eleven]
    for weights in (_FIRST, _SECOND):
        remainder = _remainder(digits, weights)
        if remainder < 10:
            return remainder
    return None


def bin_fault(text: str) -> BinFault | None:
    """Return what is wrong with a typed BIN as a message code, `None` if nothing is.

    Spaces are forgiven. A fault marks the field; it never refuses typing, and an institution's
    BIN is optional altogether. The kind of entity (fifth digit) is not judged: older numbers vary.
    """
    digits = text.replace(" ", "").replace("\u00a0", "")
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        return "bin.not-twelve-digits"
    if not 1 <= int(digits[2:4]) <= 12:
        return "bin.month"
    if check_digit(digits[:11]) != int(digits[11]):
        return "bin.wrong-check-digit"
    return None
