"""The list of cases: a model that Qt's own tester accepts, a forgiving search, days in words."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.text import LocalText
from desktop.law.law import Law
from desktop.window.case_list import ACCESSIBLE, CaseListModel
from desktop.window.language import tongue


class Row(NamedTuple):
    path: str
    case_id: str
    object_name: LocalText
    topic: LocalText = LocalText()
    phase: str = "look"
    next_clock: str = ""
    next_due: str = ""


@pytest.fixture
def rows(tmp_path: Path) -> list[Row]:
    made = []
    for n, (kk, ru, due) in enumerate(
        (
            ("«Ақсай қаласы әкімінің аппараты»", "Аппарат акима города Аксай", "2025-11-03"),
            ("№ 15 мектеп", "Школа № 15, Семёновка", ""),
            ("Білім басқармасы", "Управление образования", "2025-10-20"),
            ("Денсаулық басқармасы", "Управление здравоохранения", "2025-10-17"),
        )
    ):
        path = tmp_path / f"{n}.baqylau"
        path.touch()
        made.append(
            Row(str(path), str(n), LocalText(kk=kk, ru=ru), LocalText(ru="бюджет"), next_due=due)
        )
    return made


@pytest.fixture
def model(qapp: object, rows: list[Row]) -> CaseListModel:
    model = CaseListModel()
    model.set_today(date(2025, 10, 20))
    model.set_rows(rows)
    return model


def qt_tester(model: QAbstractItemModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_qts_own_tester_accepts_the_model_through_every_change(
    model: CaseListModel, rows: list[Row]
) -> None:
    tester = qt_tester(model)
    model.set_query("басқармасы")
    model.set_query("")
    model.set_rows(rows[:1])
    model.set_rows([])
    model.set_rows(rows)
    model.say_again()
    assert tester.model() is model


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ақсай", 1),
        ("АКСАЙ", 1),  # typed on a Russian keyboard, and shouted
        ("семеновка", 1),
        ("Семёновка", 1),
        ("басқармасы білім", 1),
        ("баскармасы", 2),
        ("бюджет", 4),
        ("нет такого", 0),
        ("   ", 4),
    ],
)
def test_the_search_forgives_case_yo_and_kazakh_letters(
    model: CaseListModel, query: str, found: int
) -> None:
    model.set_query(query)
    assert model.rowCount() == found


def test_days_are_counted_in_working_days_once_the_calendar_is_known(
    model: CaseListModel, rows: list[Row], law: Law
) -> None:
    before = tongue().lang
    tongue().lang = "ru"
    try:
        assert model.day_words(rows[0]) == ("3 ноября 2025 г., понедельник", "")
        model.know(law.calendar)
        assert model.day_words(rows[0])[1] == "осталось 9 рабочих дней"
        assert model.state_of(rows[0]) == "calm"
        assert model.state_of(rows[2]) == "soon"
        assert model.state_of(rows[3]) == "missed"
        spoken = model.data(model.index(0), ACCESSIBLE)
        assert "осталось 9 рабочих дней" in spoken
    finally:
        tongue().lang = before
