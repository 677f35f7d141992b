"""The list of a day, row by row, and what holds for every case and day."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story import tell

from desktop.law.law import Law
from desktop.procedure.today import KINDS, Watch, plain, watches

TABLE = Path(__file__).with_name("watches.md")
LOOKED_AT = date(2025, 10, 17)


class Row(NamedTuple):
    number: str
    procedure: str
    words: str
    on: date
    items: list[str]


def rows() -> list[Row]:
    found = []
    for line in TABLE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            number, procedure, words, on, items = cells
            day = datetime.strptime(on, "%d.%m.%Y").date()  # noqa: DTZ007 - no zone
            told = [] if items == "–" else sorted(each.strip() for each in items.split(";"))
            found.append(Row(number, procedure, words, day, told))
    return found


def named(each: Watch) -> str:
    promise = f"recommendation {each.recommendation}" if each.recommendation else ""
    return each.clock or each.letter or promise or each.step


def listed(found: tuple[Watch, ...], day: date) -> list[str]:
    return sorted(
        f"{kind} {'~' if each.guessed else ''}{named(each)}"
        for each in found
        if (kind := each.kind_on(day))
    )


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.number)
def test_the_list_of_a_day_holds_what_its_row_says(law: Law, row: Row) -> None:
    case = tell(row.words, row.procedure).case()
    assert listed(watches(case, law, row.on), row.on) == row.items


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.number)
def test_a_case_not_looked_at_since_tells_the_same_of_a_later_day(law: Law, row: Row) -> None:
    case = tell(row.words, row.procedure).case()
    assert listed(watches(case, law, LOOKED_AT), row.on) == row.items


@given(
    row=st.sampled_from(rows()),
    looked=st.integers(0, 130),
    later=st.integers(0, 130),
)
def test_no_day_makes_anybody_late_by_an_estimate_or_before_the_last_day(
    law: Law, row: Row, looked: int, later: int
) -> None:
    case = tell(row.words, row.procedure).case()
    day = LOOKED_AT + timedelta(days=looked + later)
    for each in watches(case, law, LOOKED_AT + timedelta(days=looked)):
        kind = each.kind_on(day)
        assert kind is None or kind in KINDS
        if kind in ("overdue", "unanswered"):
            assert not each.guessed
            assert each.due is not None
            assert each.due < day
            assert each.own == (kind == "overdue")
        if kind == "unanswered":
            assert each.due is not None
            assert each.kind_on(each.due + timedelta(days=1)) == "check_arrival"


def test_an_id_is_the_same_on_each_day_and_in_each_state(law: Law) -> None:
    ids = set()
    for words in ("received", "received; receipt registration_number 20.10.2025"):
        for day in (LOOKED_AT, date(2025, 11, 4), date(2025, 11, 5)):
            found = watches(tell(words).case(), law, day)
            ids |= {each.id for each in found if each.clock == "PC_RESPONSE"}
    assert len(ids) == 1


def test_two_things_never_share_an_id_on_one_day(law: Law) -> None:
    for row in rows():
        found = watches(tell(row.words, row.procedure).case(), law, LOOKED_AT)
        on_the_day = [each.id for each in found if each.kind_on(row.on)]
        assert len(on_the_day) == len(set(on_the_day))


def test_a_protected_case_tells_nothing_but_the_days_of_its_terms(law: Law) -> None:
    told = "received; about covering-letter; letter complaint 05.11.2025 05.11.2025"
    found = watches(tell(told, "remedies").case(), law, LOOKED_AT)
    untold = [kept for each in found if (kept := plain(each))]
    assert {each.day for each in untold} == {each.due for each in found if each.what == "term"}
    for each in untold:
        assert (each.proceeding, each.procedure, each.step, each.clock, each.letter) == ("",) * 5
