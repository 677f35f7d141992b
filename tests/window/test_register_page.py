"""The page of the register: every number with its letter, and how one is declared void."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import docx
import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.casefile.letter_copies import LetterRow
from desktop.casefile.register import NumberRegister
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import library
from desktop.usecases.acts import enter_arrival, give_number, letter_for
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window import register_page
from desktop.window.language import say, tongue
from desktop.window.main_window import MainWindow
from desktop.window.menu import fill
from desktop.window.register_page import RegisterPage


def at_once(
    job: Callable[[], Any],
    then: Callable[[Any], None],
    _owner: object = None,
    failed: Callable[[Problem], None] | None = None,
) -> None:
    """Do what the window does aside, without waiting."""
    try:
        result = job()
    except Problem as problem:
        assert failed is not None
        failed(problem)
    else:
        then(result)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[RegisterPage]:
    before = tongue().lang
    tongue().speak("ru")
    with NumberRegister(office.folders.register) as kept:
        for _ in range(2):
            kept.record("03-12/7", "2025-10-17", new_id(), new_id(), "notice")
        kept.record("03-12/10", "2025-10-17", new_id(), new_id(), "final-document")
        kept.give("03-12/{n}", "2025-10-20", new_id(), new_id(), "covering-letter")
    made = RegisterPage(office, at_once)
    qtbot.addWidget(made)
    made.show()
    yield made
    tongue().speak(before)


def lines(page: RegisterPage) -> list[str]:
    return [page.model.index(n).data() for n in range(page.model.rowCount())]


def mark(page: RegisterPage, place: int) -> None:
    page.list.setCurrentIndex(page.model.index(place))


def test_the_page_shows_each_number_with_its_letter_and_what_is_wrong(page: RegisterPage) -> None:
    newest, final, *twice = lines(page)
    assert newest.startswith("№ 03-12/11 · 20 октября 2025 года · ")
    assert "Итоговый документ" in final
    assert "дело, которое здесь не читали" in final
    assert all("Такой же номер: Письмо о проведении общественного" in one for one in twice)
    assert page.gaps.words.text() == "Пропущены в ряду: 03-12/8 – 03-12/9"
    page.beside.click()
    assert page.gaps.words.text() == "Пропущены в ряду: 03-12/8 – 03-12/9"
    (told,) = [page.left_out.index(n).data() for n in range(page.left_out.rowCount())]
    assert "Перед ними: Письмо о проведении общественного контроля № 03-12/7" in told
    assert "За ними: Итоговый документ общественного контроля № 03-12/10" in told
    page.beside.click()
    assert page.left_out.rowCount() == 0


def enter_many(office: Office, counts: Iterable[int], *, series: str = "") -> None:
    """Enter a letter of one case under each of many numbers."""
    case = new_id()
    rows = [
        LetterRow(
            letter_id=new_id(),
            case_id=case,
            direction="out",
            kind="notice",
            control=1,
            number=f"01-12/{n}",
            dated="2025-10-06",
            series=series,
        )
        for n in counts
    ]
    with NumberRegister(office.folders.register) as kept:
        kept.enter(case, rows)


def heard(monkeypatch: pytest.MonkeyPatch, name: str) -> list[Any]:
    """Return a list into which goes whatever the page puts into words by one of its methods."""
    worded: list[Any] = []
    plainly = getattr(RegisterPage, name)

    def counted(shown: RegisterPage, what: Any) -> str:
        worded.append(what)
        words: str = plainly(shown, what)
        return words

    monkeypatch.setattr(RegisterPage, name, counted)
    return worded


def shown_at_a_usual_size(qtbot: QtBot, office: Office) -> RegisterPage:
    made = RegisterPage(office, at_once)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def test_every_gap_can_be_seen_and_thousands_are_shown_at_once(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_many(office, range(2, 8_001, 2), series="01-12/{n}")
    worded = heard(monkeypatch, "_gap_words")
    made = shown_at_a_usual_size(qtbot, office)
    assert made.gaps.words.text().splitlines()[0].endswith(": 01-12/7999, 01-12/7997, 01-12/7995")
    made.beside.click()
    QApplication.processEvents()
    assert made.left_out.rowCount() == 3_999
    assert "№ 01-12/3." in made.left_out.index(3_998).data()
    assert 0 < len(worded) < 2_000
    assert made.height() == 700


def test_a_chosen_number_is_declared_void_with_a_reason(page: RegisterPage) -> None:
    assert not page.void.isEnabled()
    mark(page, 3)
    assert not page.void.isEnabled()
    page.reason.setText("испорчен бланк")
    page.void.click()
    *_, one, other = lines(page)
    assert other.endswith("Недействителен: испорчен бланк")
    assert not one.endswith("Недействителен: испорчен бланк")
    assert one.splitlines()[-1].startswith("Такой же номер: ")  # what was void is told beside it
    mark(page, 3)
    assert not page.reason.isEnabled()


def test_a_refused_void_shows_the_register_as_it_is_by_now(
    page: RegisterPage, office: Office
) -> None:
    mark(page, 0)
    entry = page.model.entries[0]
    with NumberRegister(office.folders.register) as kept:  # in another window
        kept.void(entry.number, entry.letter_id, "лист испорчен")
    page.reason.setText("испорчен бланк")
    page.void.click()
    assert page.trouble.words.text() == say("file.number-unknown", number=entry.number)
    assert page.trouble.isVisible()
    assert "лист испорчен" in "\n".join(lines(page))
    assert not page.void.isEnabled()


def test_the_page_says_what_to_do_before_a_number_can_be_declared_void(page: RegisterPage) -> None:
    assert page.hint.text() == "Сначала выберите письмо в списке выше."
    assert page.void.toolTip() == page.hint.text()
    page.list.selectionModel().setCurrentIndex(  # as Tab does
        page.model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    assert page.hint.text() == "Сначала выберите письмо в списке выше."
    page.reason.setText("испорчен бланк")
    assert not page.void.isEnabled()
    mark(page, 3)
    assert page.hint.text().startswith("№ 03-12/7: ")
    page.void.click()
    mark(page, 3)
    assert page.hint.text() == "Этот номер уже недействителен. Выберите другой."


def test_a_reason_does_not_pass_over_to_another_number(page: RegisterPage) -> None:
    page.reason.setText("испорчен бланк")
    mark(page, 3)
    assert page.reason.text() == "испорчен бланк"  # written first, then chosen
    mark(page, 2)
    assert page.reason.text() == ""


def test_a_chosen_number_stays_chosen_in_another_language(page: RegisterPage) -> None:
    mark(page, 3)
    page.reason.setText("испорчен бланк")
    tongue().speak("kk")
    QApplication.processEvents()
    assert page.hint.text().startswith("№ 03-12/7")
    assert page.void.isEnabled()
    page.void.click()
    *_, one, other = lines(page)
    assert "испорчен бланк" in other
    assert other.splitlines()[-1].startswith("Жарамсыз: ")
    assert not one.splitlines()[-1].startswith("Жарамсыз: ")


def test_a_refusal_of_the_register_is_said_in_the_language_that_is_spoken_then(
    page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> None:
        raise Problem("file.disk-full", path="E:")

    monkeypatch.setattr(register_page, "declare_void", full)
    mark(page, 3)
    page.reason.setText("испорчен бланк")
    page.void.click()
    for one in LANGS:
        tongue().speak(one)
        QApplication.processEvents()
        assert page.trouble.isVisible()
        assert page.trouble.words.text() == say("file.disk-full", path="E:")


def folded(page: RegisterPage) -> bool:
    """Return whether every line ends within what is seen of the list."""
    port = page.list.viewport().width()
    rects = (page.list.visualRect(page.model.index(n)) for n in range(page.model.rowCount()))
    aside = page.list.horizontalScrollBar().isVisible()
    return not aside and all(rect.right() <= port for rect in rects)


@pytest.mark.parametrize("wide", [500, 900])
def test_the_lines_fold_and_never_scroll_sideways(
    page: RegisterPage, wide: int, qtbot: QtBot
) -> None:
    page.resize(wide, 600)
    qtbot.waitUntil(lambda: folded(page))
    mark(page, 3)
    page.reason.setText("испорчен бланк, на котором стояла печать другой организации " * 3)
    page.void.click()
    qtbot.waitUntil(lambda: folded(page))


def test_an_empty_register_says_how_numbers_come(qtbot: QtBot, office: Office) -> None:
    made = RegisterPage(office, at_once)
    qtbot.addWidget(made)
    assert made.model.rowCount() == 0
    assert made.gaps.isHidden()


@pytest.mark.parametrize("lang", LANGS)
def test_the_menu_leads_to_the_register(qtbot: QtBot, office: Office, lang: str) -> None:
    before = tongue().lang
    tongue().speak(next(one for one in LANGS if one == lang))
    window = MainWindow(office, inline=True)
    qtbot.addWidget(window)
    from PySide6.QtWidgets import QMenu

    menu = QMenu(window)
    fill(menu, window)
    words = {"kk": "Хаттар журналы", "ru": "Журнал писем"}
    action = next(a for a in menu.actions() if a.text() == words.get(lang, "Register of letters"))
    action.trigger()
    assert isinstance(window.stack.currentWidget(), RegisterPage)
    tongue().speak(before)


def test_an_empty_register_asks_nothing_about_numbers(qtbot: QtBot, office: Office) -> None:
    empty = RegisterPage(office, at_once)
    qtbot.addWidget(empty)
    empty.show()
    assert empty.list.isHidden()
    assert not empty.reason.isVisible()
    assert empty.back.isVisible()


def followed(office: Office) -> tuple[Path, UUID, UUID]:
    """Return a case with a letter that went out, and one that came in."""
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Мектеп", ru="Школа № 7")) as desk:
        proceeding = main_proceeding(desk.case, current_control(desk.case).id).id
        out = letter_for(desk, proceeding, "notice")
        give_number(desk, out.id, "6.10.2024", "7-7")
        came = enter_arrival(desk, proceeding, "reasoned-response")
        enter(desk, FieldAddress("letter", came, "arrived_on"), "8.10.2025")
        library.note(office, desk)
    return path, out.id, came


def choose(combo: QComboBox, value: str) -> None:
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_lines_are_chosen_by_direction_year_institution_and_words(
    page: RegisterPage, office: Office
) -> None:
    followed(office)
    page.refresh()
    every = len(lines(page))
    choose(page.direction, "in")
    assert ["входящее" in line for line in lines(page)] == [True]
    choose(page.direction, "")
    choose(page.year, "2024")
    assert [line.partition(" · ")[0] for line in lines(page)] == ["№ 7-7"]
    choose(page.year, "")
    choose(page.institution, "Школа № 7")
    assert len(lines(page)) == 2
    page.search.setText("школа 8.10.2025")
    assert len(lines(page)) == 1
    page.search.clear()
    choose(page.institution, "")
    assert len(lines(page)) == every
    choose(page.year, "2024")
    tongue().speak("kk")
    QApplication.processEvents()
    assert [line.partition(" · ")[0] for line in lines(page)] == ["№ 7-7"]


@pytest.mark.parametrize("which", ["out", "in"])
def test_a_letter_is_opened_in_its_case(qtbot: QtBot, office: Office, which: str) -> None:
    path, out, came = followed(office)
    window = MainWindow(office, inline=True)
    qtbot.addWidget(window)
    window.show()
    window.show_register()
    page = window.stack.currentWidget()
    assert isinstance(page, RegisterPage)
    assert not page.open.isEnabled()
    wanted = out if which == "out" else came
    mark(page, next(n for n, e in enumerate(page.model.entries) if e.letter_id == wanted))
    assert page.void.isEnabled() is False
    assert page.reason.isEnabled() is (which == "out")
    page.open.click()
    assert window.case_page is not None
    assert window.case_page.session.now is not None
    assert window.case_page.session.now.path == path
    assert window.case_page.step is not None
    assert window.case_page.step.step_id == {"out": "notice", "in": "response"}[which]


def test_a_letter_whose_case_is_not_known_is_not_offered_to_be_opened(page: RegisterPage) -> None:
    mark(page, 0)
    assert not page.open.isEnabled()


def test_a_void_of_a_closed_case_frees_its_letter(page: RegisterPage, office: Office) -> None:
    path, out, _came = followed(office)
    page.refresh()
    mark(page, next(n for n, e in enumerate(page.model.entries) if e.letter_id == out))
    page.reason.setText("испорчен бланк")
    page.void.click()
    with open_case(office, path, write=False) as desk:
        assert desk.case.one(Letter, out).number == ""
        assert desk.case.one(Letter, out).void_numbers == {"7-7": "испорчен бланк"}


@pytest.mark.parametrize(("kind", "ending"), [("print", ".docx"), ("export", ".xlsx")])
def test_what_is_chosen_is_written_as_a_journal_and_as_a_workbook(
    page: RegisterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, ending: str
) -> None:
    target = tmp_path / "журнал 01.10"
    opened: list[Path] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given, **_named: (str(target), ""))
    monkeypatch.setattr("desktop.window.office_program.open_file", opened.append)
    page.search.setText("03-12/7")
    getattr(page, kind).click()
    made = tmp_path / f"журнал 01.10{ending}"
    if ending == ".docx":
        (table,) = docx.Document(str(made)).tables
        numbers = [row.cells[0].text for row in table.rows[1:]]
    else:
        sheet = openpyxl.load_workbook(made).worksheets[0]
        numbers = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert numbers == ["03-12/7", "03-12/7"]
    assert opened == ([made] if ending == ".docx" else [])
    assert made.name in page.trouble.words.text()


def test_made_anew_the_register_says_what_it_could_not_read(
    page: RegisterPage, office: Office
) -> None:
    page.anew.click()
    assert page.trouble.words.text() == "Все дела прочитаны."
    before = lines(page)
    (office.folders.cases / "b.baqylau").write_bytes(b"\xff" * 9000)
    page.anew.click()
    assert page.trouble.words.text().startswith("Не прочитано: b.baqylau. ")
    assert lines(page) == before


def test_a_damaged_register_is_put_aside_and_the_page_shows_the_new_one(
    qtbot: QtBot, office: Office
) -> None:
    followed(office)
    office.folders.register.write_bytes(b"SQLite format 3\0" + b"\x07" * 9000)
    made = RegisterPage(office, at_once)
    qtbot.addWidget(made)
    made.show()
    assert made.trouble.isVisible()
    assert "register.unreadable.sqlite" in made.trouble.words.text()
    assert len(lines(made)) == 2


def test_of_ten_thousand_letters_only_those_in_sight_are_put_into_words_at_first(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter_many(office, range(10_000))
    worded = heard(monkeypatch, "_words")
    made = shown_at_a_usual_size(qtbot, office)
    QApplication.processEvents()
    assert made.model.rowCount() == 10_000
    assert 0 < len(worded) < 2_000


def test_an_incoming_number_is_taken_from_our_series_with_one_press(
    qtbot: QtBot, office: Office
) -> None:
    path, _out, came = followed(office)
    window = MainWindow(office, inline=True)
    qtbot.addWidget(window)
    window.show()
    window.open_case(path, None, FieldAddress("letter", came, "arrived_on"))
    page = window.case_page
    assert page is not None
    wanted = office.profile.incoming_pattern.replace("{n}", "1")
    (take,) = [
        each
        for each in page.findChildren(QPushButton)
        if each.text().endswith(f"№ {wanted}") and each.isVisible()
    ]
    take.click()
    assert page.session.now is not None
    assert page.session.now.case.one(Letter, came).own_number == wanted
    assert not take.isVisible()


def test_a_register_that_cannot_follow_is_said_once_and_the_act_is_done(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _out, came = followed(office)
    window = MainWindow(office, inline=True)
    qtbot.addWidget(window)
    window.open_case(path)
    page = window.case_page
    assert page is not None
    told: list[Problem] = []
    page.session.failed.connect(told.append)

    for number, code in (
        ("1", "file.disk-full"),
        ("12", "file.disk-full"),
        ("123", "file.no-permission"),
    ):

        def fails(*_given: object, _code: str = code, **_named: object) -> None:
            raise Problem(_code, path="E:")

        monkeypatch.setattr(NumberRegister, "enter", fails)
        at = FieldAddress("letter", came, "number")
        page.session.act(lambda desk, at=at, number=number: enter(desk, at, number))
    # Another trouble is not muted by the first.
    assert [each.code for each in told] == ["file.disk-full", "file.no-permission"]
    assert page.session.now is not None
    assert page.session.now.case.one(Letter, came).number == "123"
