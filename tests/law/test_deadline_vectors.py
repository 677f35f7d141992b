"""The table that a lawyer reads, run row by row."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop.law.clocks import deadline

VECTORS = Path(__file__).with_name("vectors.md")
ROW = re.compile(r"\| (\d+) \| ([\d.]+) \| (\w+)(?: (\w+))?(?:, (\w+))? \| ([\d.]+) \| (.+) \|")


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a date has no zone


def _rows() -> list[tuple[str, ...]]:
    return [
        m.groups() for line in VECTORS.read_text("utf-8").splitlines() if (m := ROW.match(line))
    ]


ROWS = _rows()


def test_every_row_of_the_table_is_understood():
    rows = [line for line in VECTORS.read_text("utf-8").splitlines() if re.match(r"\| *\d", line)]
    assert len(ROWS) == len(rows) >= 40
    assert [row[0] for row in ROWS] == [str(n) for n in range(1, len(rows) + 1)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[2]}")
def test_a_row_gives_the_day_that_the_lawyer_expects(row, clocks, calendar):
    _, event, clock, variant, reading, expected, _ = row
    counted = deadline(clocks.get(clock), _day(event), calendar, variant)
    assert getattr(counted, reading or "due") == _day(expected)


def test_every_clock_has_a_row(clocks):
    assert {clock.id for clock in clocks} == {row[2] for row in ROWS}
