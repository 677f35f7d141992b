"""The page of campaigns: made, seen side by side, entered in one table, printed in bulk."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject
from desktop.domain.text import LANGS
from desktop.usecases import library, protection
from desktop.usecases.acts import letter_for
from desktop.usecases.campaign_drafts import kept, kept_list
from desktop.usecases.campaigns import make
from desktop.usecases.cases import current_control, institution, open_case
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.papers import proceeding_for
from desktop.usecases.sample import build_sample, sample_office
from desktop.window import office_program, print_page
from desktop.window.campaigns.grid import Column, Grid, copied
from desktop.window.campaigns.page import VIEWS, CampaignPage
from desktop.window.language import say, tongue
from desktop.window.main_window import MainWindow
from desktop.window.menu import fill
from desktop.window.runner import InlineRunner

NAME = "Мектеп сайттары"


@pytest.fixture
def model(office: Office) -> Path:
    path = office.folders.cases / "own.baqylau"
    with build_sample(sample_office(office.folders.home / "sample"), path) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "sample"), False)
        library.note(office, desk)
    return path


@pytest.fixture
def cases(office: Office, model: Path) -> tuple[Path, ...]:
    rows = [{"name.kk": f"«№ {n} мектеп» КММ", "name.ru": f"Школа № {n}"} for n in (1, 2, 3)]
    return make(office, model, NAME, rows, office.folders.cases).done


@pytest.fixture
def window(qtbot: QtBot, office: Office) -> Iterator[MainWindow]:
    before = tongue().lang
    tongue().speak("ru")
    made = MainWindow(office, inline=True)
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    tongue().speak(before)


def page_of(window: MainWindow) -> CampaignPage:
    page = window.stack.currentWidget()
    assert isinstance(page, CampaignPage)
    return page


def put(page: CampaignPage, row: int, **values: str) -> None:
    for name, value in values.items():
        page.enter.grid.put(row, page.enter._order.index(name), value)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    monkeypatch.setattr(office_program, "open_file", lambda _path: True)


@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_leads_to_campaigns_and_the_first_is_made_there(
    window: MainWindow, office: Office, model: Path, lang: str
) -> None:
    tongue().speak(next(one for one in LANGS if one == lang))
    menu = QMenu(window)
    fill(menu, window)
    words = {"kk": "Науқандар", "ru": "Кампании", "en": "Campaigns"}[lang]
    next(a for a in menu.actions() if a.text() == words).trigger()
    page = page_of(window)
    assert VIEWS[page.stack.currentIndex()] == "new"
    assert not page.new.make.isEnabled()
    page.new.name.setText(NAME)
    page.new._name_typed(NAME)
    QGuiApplication.clipboard().setText("№ 1 мектеп\tШкола № 1\n№ 2 мектеп\tШкола № 2\n")
    page.new.list.setCurrentCell(0, 0)
    QTest.keySequence(page.new.list, QKeySequence(QKeySequence.StandardKey.Paste))
    assert page.new.make.isEnabled()
    page.new.make.click()
    assert page.found is not None
    assert len(page.found.read) == 3
    assert page.cases.model.rowCount() == 3
    assert not any(page.new.list.row_values(0))
    assert sorted(each.name for each in (office.folders.cases / NAME).glob("*.baqylau")) == [
        "№ 1 мектеп.baqylau",
        "№ 2 мектеп.baqylau",
    ]


def test_from_a_case_its_campaign_is_shown_else_one_after_it(
    window: MainWindow, office: Office, model: Path
) -> None:
    window.open_case(model)
    window.show_campaigns()
    page = page_of(window)
    assert VIEWS[page.stack.currentIndex()] == "new"
    assert page.new._model() == model
    make(office, model, NAME, [{"name.ru": "Школа"}], office.folders.cases)
    page.back.click()
    assert window.case_page is not None
    window.show_campaigns()
    page = page_of(window)
    assert VIEWS[page.stack.currentIndex()] == "cases"
    assert page.found is not None
    assert page.found.name == NAME


def test_the_cases_stand_side_by_side_and_one_is_opened(
    window: MainWindow, cases: tuple[Path, ...]
) -> None:
    cases[1].unlink()
    cases[2].write_bytes(b"junk")
    window.show_campaigns()
    page = page_of(window)
    table = page.cases.model
    shown = {
        table.lines[n].path: [table.data(table.index(n, k)) for k in range(table.columnCount())]
        for n in range(table.rowCount())
    }
    assert shown[cases[0]][0].startswith("Подготовка")
    assert cases[1].name in shown[cases[1]][0]
    assert cases[2].name in shown[cases[2]][0]
    assert "Не прочитано: 2" in page.cases.counts.text()
    row = next(n for n, each in enumerate(table.lines) if each.path == cases[0])
    page.cases.table.selectRow(row)
    page.cases.open.click()
    assert window.case_page is not None
    assert window.case_page.session.now is not None
    assert window.case_page.session.now.path == cases[0]


@pytest.mark.parametrize(("day", "kind"), [(3, ""), (4, "check_arrival"), (5, "unanswered")])
def test_a_term_that_passed_says_in_words_what_the_day_says(
    window: MainWindow, office: Office, cases: tuple[Path, ...], day: int, kind: str
) -> None:
    assert cases
    office.clock = FixedClock.on(date(2025, 11, day))
    window.show_campaigns()
    page = page_of(window)
    assert page.found is not None
    (line,) = (each for each in page.found.lines if each.path.name == "own.baqylau")
    assert line.facts is not None
    assert (line.facts.passed or "") == kind
    said = page.cases.model._words(line, "next")
    words = say(f"today.kind.{kind}") if kind else ""
    assert said.partition("\n")[0] == " · ".join(part for part in ("03.11.2025", words) if part)


def test_what_fails_stays_typed_and_the_rest_is_entered(
    window: MainWindow, office: Office, cases: tuple[Path, ...]
) -> None:
    window.show_campaigns()
    page = page_of(window)
    page.show_view("enter")
    page.enter.kind.setCurrentIndex(page.enter.kind.findData("notice"))
    page.enter._read()
    rows = {line.path: n for n, line in enumerate(page.enter.lines)}
    for path, number, day in zip(
        cases, ("5", "6", "7"), ("06.10.2025", "", "07.10.2025"), strict=True
    ):
        put(page, rows[path], number=number, dated=day)
    put(page, rows[cases[0]], proof="stamp", proof_number="77", proof_day="07.10.2025")
    cases[2].unlink()
    page.enter.enter.click()
    for path, number in zip(cases[:2], ("5", ""), strict=True):
        with open_case(office, path, write=False) as desk:
            found = [each for each in desk.case.all(Letter) if each.kind == "notice"]
            assert [each.number for each in found] == [number]
            assert bool(desk.case.all(Receipt)) is (number == "5")
    assert {each.path: each.number for each in page.enter.typed()} == {cases[1]: "6"}
    assert say("window.date-first") in page.enter._said[cases[1]]
    assert cases[2].name in page.enter._said[cases[2]]
    # The number that was given takes no other; what waits is still there after the program ended.
    grid, rows = page.enter.grid, {line.path: n for n, line in enumerate(page.enter.lines)}
    column = page.enter._order.index("number")
    grid.put(rows[cases[0]], column, "9")
    assert grid.value(rows[cases[0]], column) == "5"
    page.back.click()
    window.show_campaigns()
    again = page_of(window)
    again.show_view("enter")
    assert [each.number for each in again.enter.typed()] == ["6"]
    put(again, rows[cases[1]], dated="06.10.2025")
    again.enter.enter.click()
    assert again.enter.typed() == []


def test_what_is_pasted_with_headings_goes_into_its_columns_and_outlives_the_page(
    window: MainWindow, office: Office, model: Path
) -> None:
    window.show_campaigns()
    page = page_of(window)
    QGuiApplication.clipboard().setText("БИН\tНаименование\n251040999990\tШкола № 1\n")
    page.new.list.paste()
    assert page.new.list.row_values(0)[:3] == ["", "Школа № 1", "251040999990"]
    page.back.click()
    window.show_campaigns()
    assert page_of(window).new.list.row_values(0)[:3] == ["", "Школа № 1", "251040999990"]


def test_a_value_is_copied_down_and_taken_away(window: MainWindow, cases: tuple[Path, ...]) -> None:
    window.show_campaigns()
    page = page_of(window)
    page.show_view("enter")
    grid = page.enter.grid
    column = page.enter._order.index("from_series")
    first = next(n for n, line in enumerate(page.enter.lines) if line.path == cases[0])
    grid.put(first, column, "1")
    grid.setCurrentCell(first, column)
    page.enter.down.click()
    ticked = [grid.value(n, column) for n in range(first, grid.rowCount())]
    assert set(ticked) == {"1"}
    page.enter.clear.click()
    assert grid.value(first, column) == ""


def test_papers_are_made_printed_and_listed(
    qtbot: QtBot,
    window: MainWindow,
    office: Office,
    cases: tuple[Path, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = office.folders.home
    with open_case(office, cases[1]) as desk:
        whose = institution(desk.case).id
        enter(desk, FieldAddress("object", whose, "name.ru"), "")
    window.show_campaigns()
    page = page_of(window)
    page.show_view("papers")
    for kind, box in page.papers.kinds.items():
        box.setChecked(kind == "group-protocol")
    page.papers.make.click()
    assert say("campaign.papers-made", n=7) in page.papers.note.words.text()
    answer(monkeypatch, folder / "all.pdf")
    page.papers.save.click()
    assert len(PdfReader(folder / "all.pdf").pages) >= 7
    answer(monkeypatch, folder / "check.docx")
    page.papers.check.click()
    table = docx.Document(str(folder / "check.docx")).tables[0]
    assert len(table.rows) == 5
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["one"])
    monkeypatch.setattr(print_page, "ask_printer", lambda *_a, **_k: printer)
    page.papers.print.click()
    qtbot.waitUntil(lambda: not page.papers.is_printing, timeout=20_000)
    assert say("print.sent") in page.papers.note.words.text()
    assert len(PdfReader(folder / "printed.pdf").pages) >= 7
    links = [
        each
        for each in page.papers.findChildren(QPushButton)
        if each.accessibleDescription() == "«№ 2 мектеп» КММ"
    ]
    assert links == []  # the last outcome is told, and nothing was missing in it
    page.papers.make.click()
    link = next(
        each
        for each in page.papers.findChildren(QPushButton)
        if each.accessibleDescription() == "«№ 2 мектеп» КММ"
    )
    link.click()
    assert window.case_page is not None
    shot = window.case_page.session.now
    assert shot is not None
    assert shot.path == cases[1]
    assert shot.case.one(ControlObject, whose).name.ru == ""


def test_the_summary_is_written_from_the_page(
    window: MainWindow, cases: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.show_campaigns()
    answer(monkeypatch, tmp_path / "summary.docx")
    page_of(window).cases.summary.click()
    assert (tmp_path / "summary.docx").exists()


def test_every_view_speaks_another_language_and_keeps_what_is_typed(
    window: MainWindow, cases: tuple[Path, ...]
) -> None:
    window.show_campaigns()
    page = page_of(window)
    page.show_view("enter")
    put(page, 0, dated="06.10.2025")
    page.new.list.put(0, 1, "Школа № 9")
    seen: list[Any] = []
    for lang in LANGS:
        window.set_language(lang)
        QApplication.processEvents()
        seen.append(tuple(tab.text() for tab in page.tabs.values()))
        assert [each.dated for each in page.enter.typed()] == ["06.10.2025"]
        assert page.new.list.row_values(0)[1] == "Школа № 9"
    assert len(set(seen)) == 3


class Later:
    """A runner that does what it was given when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def submit(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        _failed: Callable[[Exception], None],
    ) -> None:
        self.waiting.append(lambda: done(job()))

    def finish(self) -> None:
        self.waiting.clear()

    def go(self, times: int = 1) -> None:
        for _ in range(times):
            self.waiting.pop(0)()
            QApplication.processEvents()


@pytest.fixture
def slow(window: MainWindow, office: Office, cases: tuple[Path, ...]) -> tuple[CampaignPage, Later]:
    """The page whose long work waits for the test, with its table filled."""
    runner = Later()
    page = CampaignPage(office, window.do_aside, lambda: runner)
    window.show_page(page, page.may_leave)
    page.start(NAME)
    runner.go()
    page.show_view("enter")
    runner.go()
    assert len(page.enter.lines) == 4
    return page, runner


def test_a_letter_chosen_while_the_table_is_read_is_read_next_and_never_mixed(
    slow: tuple[CampaignPage, Later],
) -> None:
    page, runner = slow
    page.again.click()
    page.enter.kind.setCurrentIndex(page.enter.kind.findData("final-document"))
    page.enter.kind.activated.emit(page.enter.kind.currentIndex())
    put(page, 0, number="7")  # the table still tells of the notice
    assert [key[1] for key in page.enter._drafts] == ["notice"]
    runner.go(2)
    assert page.enter._shown == (NAME, "final-document")
    assert page.enter.typed() == []


def test_a_campaign_chosen_while_another_is_read_is_shown_next(
    slow: tuple[CampaignPage, Later], office: Office, model: Path
) -> None:
    page, runner = slow
    make(office, model, "Басқа", [{"name.kk": "Кітапхана"}], office.folders.cases)
    page.again.click()
    page.show_campaign("Басқа")
    runner.go(3)
    assert page.found is not None
    assert (page.found.name, page.enter._shown[0]) == ("Басқа", "Басқа")


def test_what_is_typed_while_the_rest_is_entered_waits_on(
    slow: tuple[CampaignPage, Later],
) -> None:
    page, runner = slow
    row = next(n for n, x in enumerate(page.enter.lines) if x.facts and not x.facts.letters)
    put(page, row, dated="21.10.2025")
    page.enter.enter.click()
    put(page, row, number="12/3")
    runner.go(3)
    (waits,) = page.enter.typed()
    assert (waits.number, waits.dated) == ("12/3", "")


def test_what_was_settled_on_the_case_meanwhile_is_not_entered_over(
    slow: tuple[CampaignPage, Later], office: Office
) -> None:
    page, runner = slow
    row = next(n for n, x in enumerate(page.enter.lines) if x.facts and not x.facts.letters)
    put(page, row, dated="21.10.2025", sent_on="22.10.2025")
    with open_case(office, page.enter.lines[row].path) as desk:
        course = proceeding_for(desk, current_control(desk.case).id, "notice")
        letter = letter_for(desk, course, "notice")
        desk.act("letter.enter", [replace(letter, sent=True, sent_on="2025-10-23")])
    page.again.click()
    runner.go(2)
    assert page.enter.typed() == []


def test_a_cell_with_a_line_break_shifts_no_other(
    window: MainWindow, cases: tuple[Path, ...]
) -> None:
    QGuiApplication.clipboard().setText('"Отдел" А\t1\n"Отдел\nс ""Б"""\t2\n"В"\t3\n')
    assert copied() == [['"Отдел" А', "1"], ['Отдел с "Б"', "2"], ['"В"', "3"]]


def test_what_many_cells_hold_is_counted_once(window: MainWindow) -> None:
    told: list[tuple[int, int]] = []
    settled: list[bool] = []
    grid = Grid(lambda row, column: told.append((row, column)), lambda: settled.append(True))
    grid.set_columns([Column("a", 50), Column("b", 50)], ["A", "B"])
    grid.set_rows([str(n) for n in range(50)])
    QGuiApplication.clipboard().setText("\n".join(["1\t2"] * 50))
    grid.setCurrentCell(0, 0)
    grid.paste()
    assert (len(told), len(settled)) == (100, 1)
    grid.selectAll()
    grid.clear_marked()
    assert (len(told), len(settled)) == (200, 2)
    assert not any(grid.value(n, 0) for n in range(50))


def test_a_row_without_a_name_stays_in_the_list_when_the_others_are_made(
    window: MainWindow, office: Office, cases: tuple[Path, ...], model: Path
) -> None:
    page = CampaignPage(office, window.do_aside, InlineRunner)
    window.show_page(page, page.may_leave)
    page.start(NAME, model)
    page.show_view("new")
    page.new.name.setText(NAME)
    page.new.list.put(0, 0, "Кітапхана")
    page.new.list.put(1, 2, "990140000007")
    page.new.make.click()
    assert [each.stem for each in office.folders.cases.rglob("Кітапхана*")] == ["Кітапхана"]
    assert page.new.list.row_values(0)[2] == "990140000007"


def test_who_opens_and_leaves_the_page_deletes_nothing_of_what_another_one_keeps(
    window: MainWindow, office: Office, cases: tuple[Path, ...]
) -> None:
    mine, other = (CampaignPage(office, window.do_aside, InlineRunner) for _ in range(2))
    mine.start(NAME)
    mine.show_view("enter")
    put(mine, 0, number="12/7")
    mine.new.list.put(0, 0, "Кітапхана")
    assert mine.may_leave()
    waiting, listed = kept(office), kept_list(office)
    assert waiting
    assert listed
    assert other.may_leave()
    assert (kept(office), kept_list(office)) == (waiting, listed)
    other.new.list.put(0, 0, "Мектеп")
    assert other.may_leave()
    assert {each["name.kk"] for each in kept_list(office)} == {"Кітапхана", "Мектеп"}


def test_what_was_typed_for_a_case_leaves_the_folder_when_it_gets_a_password(
    window: MainWindow, office: Office, cases: tuple[Path, ...]
) -> None:
    page = CampaignPage(office, window.do_aside, InlineRunner)
    window.show_page(page, page.may_leave)
    page.start(NAME)
    page.show_view("enter")
    row = next(n for n, x in enumerate(page.enter.lines) if x.path == cases[0])
    put(page, row, number="12/ҚҰПИЯ")
    page.enter.save()
    assert len(kept(office)) == 1
    with open_case(office, cases[0]) as desk:
        protection.protect(desk, "a long password")
    again = CampaignPage(office, window.do_aside, InlineRunner)
    window.show_page(again, again.may_leave)
    again.start(NAME)
    again.show_view("enter")
    again.enter.save()
    assert kept(office) == {}
    assert [each.number for each in again.enter.typed()] == ["12/ҚҰПИЯ"]
