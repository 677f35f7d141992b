"""The scenario tables, one for each procedure, run row by row."""

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from story import tell

from desktop.law.law import Law
from desktop.procedure.route import refusals, route
from desktop.procedure.states import Route

TABLES = sorted(Path(__file__).with_name("scenarios").glob("*.md"))


class Row(NamedTuple):
    procedure: str
    number: str
    words: str
    on: date
    now: str
    refused: set[str]
    clocks: tuple[str, ...]
    warnings: set[str]
    said: set[str]


def _words(cell: str) -> set[str]:
    return set() if cell == "–" else {word.strip() for word in cell.split(",")}


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()  # noqa: DTZ007 - a legal day has no zone


def rows(table: Path) -> list[Row]:
    found = []
    for line in table.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0].isdigit():
            number, words, on, now, refused, clocks, warnings, said = cells
            found.append(
                Row(
                    table.stem, number, words, _day(on), now, _words(refused),
                    tuple(clock.strip() for clock in clocks.split(";")),
                    _words(warnings), _words(said),
                )
            )  # fmt: skip
    return found


def heard(found: Route) -> set[str]:
    advice = {advice.advice.id for step in found.steps for advice in step.advice}
    return advice | {orphan.id for orphan in found.orphans}


def all_acts(law: Law, procedure: str) -> set[str]:
    steps = law.procedure(procedure).steps
    return {act for step in steps for gate in step.gates for act in gate.acts}


ALL_ROWS = [row for table in TABLES for row in rows(table)]


@pytest.mark.parametrize(
    "row", ALL_ROWS, ids=lambda row: f"{row.procedure} {row.number} {row.words}"
)
def test_row(row: Row, law: Law) -> None:
    story = tell(row.words, row.procedure)
    case = story.case()
    found = route(case, story.proceeding_id, law, row.on)
    closed = {
        gate.gate.id
        for act in all_acts(law, row.procedure)
        for gate in refusals(case, story.proceeding_id, law, act, row.on)
    }
    clocks = {clock.clock.id: clock for clock in found.clocks}

    assert found.current == row.now.replace("–", "")
    assert closed == row.refused
    for cell in row.clocks:
        clock_id, state, *due = cell.split()
        clock = clocks[clock_id]
        assert (clock_id, clock.state) == (clock_id, state)
        assert clock.due == (_day(due[0]) if due else None), clock_id
        assert clock.state != "not_started" or clock.why_not_started is not None, clock_id
    assert {warning.id for warning in found.warnings} == row.warnings
    said = heard(found)
    assert {word for word in row.said if not word.startswith("¬")} <= said
    assert not {word[1:] for word in row.said if word.startswith("¬")} & said


def test_every_procedure_has_a_table_and_together_they_have_enough_rows(law: Law) -> None:
    assert {table.stem for table in TABLES} == set(law.procedures)
    assert len(ALL_ROWS) >= 80
    for table in TABLES:
        numbers = [row.number for row in rows(table)]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_advice_and_every_warning_is_said_in_some_row(table: Path, law: Law) -> None:
    """What is shared is told in the table of monitoring."""
    procedure = law.procedure(table.stem)
    shared = set() if procedure.id == "monitoring" else set(procedure.common.steps)
    own = [step for step in procedure.steps if step.id not in shared]
    known = {advice.id for step in own for advice in step.advice}
    known |= {each.id for each in procedure.warnings}
    if procedure.id != "monitoring":
        known -= {each.id for each in law.procedure("monitoring").warnings}
    seen: set[str] = set()
    for row in rows(table):
        story = tell(row.words, row.procedure)
        found = route(story.case(), story.proceeding_id, law, row.on)
        seen |= heard(found) | {warning.id for warning in found.warnings}
    assert known - seen == set()
