"""The sample case, and a way to make a workbook of it and to open that again."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.domain.case import Case
from desktop.domain.control import Control, Proceeding
from desktop.domain.text import Lang
from desktop.procedure.route import route
from desktop.spreadsheets.workbook import ControlSheet, workbook
from desktop.usecases.cases import open_case
from desktop.usecases.office import Office
from desktop.usecases.sample import AS_OF, build_sample, sample_office

Rows = list[Mapping[str, Any]]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return sample_office(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def sample_file(office: Office) -> Path:
    path = office.folders.cases / "sample.baqylau"
    build_sample(office, path).close()
    return path


@pytest.fixture(scope="session")
def case(office: Office, sample_file: Path) -> Case:
    with open_case(office, sample_file, write=False) as desk:
        return desk.case


@pytest.fixture(scope="session")
def control(case: Case) -> Control:
    (control,) = case.all(Control)
    return control


def plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


class Book:
    """A workbook made of cases, and what a program that opens it sees."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.on = AS_OF
        self.lang: Lang = "en"

    def made(self, *cases: Case, lang: Lang | None = None, on: date | None = None) -> bytes:
        self.lang = lang or "en"
        law = self._office.law
        sheets = [
            ControlSheet(
                f"{place}.baqylau",
                case,
                control,
                tuple(
                    route(case, each.id, law, on or AS_OF)
                    for each in case.of_control(Proceeding, control.id)
                ),
            )
            for place, case in enumerate(cases, 1)
            for control in case.all(Control)
        ]
        return workbook(sheets, law, self.lang, self.say)

    @property
    def say(self) -> Callable[..., str]:
        return self._office.messages(self.lang).say

    def opened(self, *cases: Case, **more: Any) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.made(*cases, **more)))

    def rows(self, book: openpyxl.Workbook, table: str) -> Rows:
        sheet = book[self.say(f"workbook.sheet.{table}")]
        heads = [cell.value for cell in sheet[1]]
        return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2)]

    def told(self, table: str, *cases: Case, **more: Any) -> Rows:
        """Return a table's rows with column ids for heads and plain values."""
        book = self.opened(*cases, **more)
        names = {self.say(f"workbook.column.{name}"): name for name in COLUMNS[table]}
        return [
            {names[head]: plain(cell.value) for head, cell in row.items()}
            for row in self.rows(book, table)
        ]


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "controls": (
        "sample", "institution", "institution_entered", "bin", "region", "form", "topic",
        "campaign", "project", "started", "completed", "sent", "received", "proof", "due",
        "days_left", "control_state", "findings", "recommendations", "answered", "accepted",
        "done", "done_otherwise", "file", "control_id",
    ),
    "recommendations": (
        "sample", "institution", "project", "number", "recommendation", "responsible", "term",
        "finding_numbers", "norms", "verdict", "replied", "recommendation_state", "due",
        "control_id", "recommendation_id",
    ),
    "outcomes": (
        "sample", "institution", "project", "outcome_number", "outcome_kind", "changed",
        "changed_on", "document", "document_number", "for_recommendations", "control_id",
        "outcome_id",
    ),
    "follow_up": (
        "sample", "institution", "project", "finding_number", "finding", "found", "completed",
        "round", "looked_on", "looked_state", "seen_now", "control_id", "finding_id",
    ),
    "quality": (
        "grouped_by", "group", "controls_sent", "controls_answered", "in_time", "late",
        "time_unknown", "recommendations_sent", "answered", "accepted", "refused", "reasoned",
        "done", "done_otherwise",
    ),
    "clocks": (
        "sample", "institution", "project", "procedure", "clock", "starts", "start", "clock_due",
        "clock_state", "met", "basis", "confidence", "control_id", "clock_id",
    ),
}  # fmt: skip


@pytest.fixture
def book(office: Office) -> Book:
    return Book(office)
