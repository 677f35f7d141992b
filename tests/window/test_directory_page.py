"""Institutions and people in the window: the page, and what is known put into a case."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.directory import Head
from desktop.domain.errors import Problem
from desktop.domain.parties import Membership, Person
from desktop.domain.text import LocalText
from desktop.usecases import directory, library, protection
from desktop.usecases.cases import institution, new_case
from desktop.usecases.office import Office
from desktop.window.blocks.known import KnownInstitutionBlock, KnownPersonBlock
from desktop.window.directory_page import DirectoryPage
from desktop.window.language import tongue
from desktop.window.main_window import MainWindow
from desktop.window.menu import show_directory

BIN = "990140000007"
NAME = "Отдел культуры Образцового района"


def at_once(
    job: Callable[[], Any],
    then: Callable[[Any], None],
    _owner: object = None,
    failed: Callable[[Problem], None] | None = None,
) -> None:
    try:
        result = job()
    except Problem as problem:
        assert failed is not None
        failed(problem)
    else:
        then(result)


@pytest.fixture(autouse=True)
def in_russian(qapp: QApplication) -> Iterator[None]:
    before = tongue().lang
    tongue().speak("ru")
    yield
    tongue().speak(before)


@pytest.fixture
def known(office: Office) -> Office:
    given = {"name.ru": NAME, "name.kk": "Үлгі ауданының мәдениет бөлімі", "bin": BIN,
             "region": "27", "phone": "8 700", "route.ru": "Акимат, отдел"}  # fmt: skip
    directory.add(office, "institution", given)
    (entry,) = directory.load(office).institutions
    directory.add_head(office, entry, Head(leaves={"short_name.ru": "Р. Условный"}))
    directory.add(office, "person", {"full_name.ru": "Участница Условная", "post.ru": "юрист"})
    return office


@pytest.fixture
def page(qtbot: QtBot, known: Office) -> DirectoryPage:
    made = DirectoryPage(known, at_once)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, known: Office) -> Iterator[MainWindow]:
    made = MainWindow(known, inline=True)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    yield made
    made.close()


def type_into(edit: QWidget, text: str) -> None:
    for letter in text:
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter
        )
        QApplication.sendEvent(edit, press)


def words_of(page: DirectoryPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def test_the_list_finds_by_any_letters_and_the_card_saves_what_is_typed(
    page: DirectoryPage, known: Office
) -> None:
    page.search.setText("улги мадени")
    (entry,) = page.model.entries
    page.open(entry)
    assert page.card is not None
    edit = page.card._edits["website"]
    edit.setFocus()
    type_into(edit, "otdel.example")
    page.card.save()
    (entry,) = directory.load(known).institutions
    assert entry.leaves["website"] == "otdel.example"
    page.search.setText("школа")
    assert page.model.entries == ()


def test_what_is_kept_and_how_it_goes_is_said_while_no_card_is_open(page: DirectoryPage) -> None:
    assert "с паролем" in words_of(page)
    page.open(page.model.entries[0])
    assert "с паролем" not in words_of(page)


def test_what_is_typed_stays_when_another_language_is_spoken(page: DirectoryPage) -> None:
    page.open(page.model.entries[0])
    assert page.card is not None
    type_into(page.card._edits["website"], "otdel.example")
    tongue().speak("kk")
    QApplication.processEvents()
    assert page.card._edits["website"].text() == "otdel.example"  # type: ignore[union-attr]
    assert "Мекемелер" in page.tabs["institution"].text()


def test_a_new_entry_is_entered_with_its_name(page: DirectoryPage, known: Office) -> None:
    page.add.click()
    assert page.card is not None
    type_into(page.card._edits["phone"], "1")
    page.card.save()
    assert len(directory.load(known).institutions) == 1
    type_into(page.card._edits["name.ru"], "Школа")
    page.card.save()
    type_into(page.card._edits["name.ru"], " № 5")
    page.card.save()
    found = {each.leaves["name.ru"]: each for each in directory.load(known).institutions}
    assert found["Школа № 5"].leaves["phone"] == "1"


def test_a_deleted_one_is_put_back_at_a_press(page: DirectoryPage, known: Office) -> None:
    page.open(page.model.entries[0])
    assert page.card is not None
    page.card.delete.click()
    assert directory.load(known).institutions == ()
    assert page.card is None
    page.undo.click()
    assert len(directory.load(known).institutions) == 1


def test_what_is_offered_to_be_put_back_undoes_nothing_later(
    page: DirectoryPage, known: Office
) -> None:
    directory.add(known, "institution", {"name.ru": "Школа"})
    page.refresh()
    page.open(page.model.entries[0])
    assert page.card is not None
    page.card.delete.click()
    page.open(page.model.entries[0])
    assert page.card is not None
    type_into(page.card._edits["email"], "a@example.kz")
    page.card.save()
    assert page.note.isHidden()


def test_a_double_is_joined_only_when_one_says_so(page: DirectoryPage, known: Office) -> None:
    directory.add(known, "institution", {"name.ru": NAME, "bin": "990240000000"})
    page.refresh()
    assert len(page.model.entries) == 2
    page.open(page.model.entries[0])
    assert page.card is not None
    page.card.joined.emit(page.model.entries[1])
    assert len(page.model.entries) == 1
    page.undo.click()
    assert len(page.model.entries) == 2


def test_a_workbook_is_shown_before_it_is_taken(
    page: DirectoryPage, known: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(("name.ru", "bin", "phone", "что-то"))
    book.worksheets[0].append((NAME, BIN, "8 701", ""))
    book.worksheets[0].append(("", "", "1", ""))
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.take_in.click()
    assert page.offer is not None
    lines = [page.offer.model.data(page.offer.model.index(n), 0) for n in range(2)]
    assert "8 700 → 8 701" in lines[1]
    assert "нет названия" in lines[0]
    assert directory.load(known).institutions[0].leaves["phone"] == "8 700"
    page.offer.take.click()
    assert directory.load(known).institutions[0].leaves["phone"] == "8 701"
    page.undo.click()
    assert directory.load(known).institutions[0].leaves["phone"] == "8 700"


def test_it_is_written_where_one_says(
    page: DirectoryPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "r"), ""))
    page.export.click()
    assert (tmp_path / "r.xlsx").exists()
    assert str(tmp_path / "r.xlsx") in page.note.words.text()


def test_a_damaged_file_is_told_on_the_page(qtbot: QtBot, known: Office) -> None:
    known.folders.directory.write_text("{")
    made = DirectoryPage(known, at_once)
    qtbot.addWidget(made)
    assert "unreadable" in made.note.words.text()


def test_beside_a_notice_the_explanation_still_begins_at_its_top(
    qtbot: QtBot, known: Office
) -> None:
    asked: list[tuple[Any, ...]] = []
    made = DirectoryPage(known, lambda *job: asked.append(job))
    qtbot.addWidget(made)
    made.resize(910, 300)
    made.show()
    QApplication.processEvents()
    known.folders.directory.write_text("{")
    at_once(*asked.pop())  # the notice comes when the page stands already
    QApplication.processEvents()
    assert made.note.isVisible()
    assert made._lead.mapTo(made.area, made._lead.rect().topLeft()).y() >= 0
    assert made.area.verticalScrollBar().value() == 0


def test_the_search_says_what_people_are_found_by(page: DirectoryPage, known: Office) -> None:
    institutions = page.search.placeholderText()
    page.show_kind("person")
    assert page.search.placeholderText() != institutions
    (person,) = directory.load(known).people
    directory.edit(known, "person", person, "phone", "8 (711) 250-00-17")
    page.refresh()
    for typed in ("условн", "юрист", "711 250", "87112500017"):
        page.search.setText(typed)
        assert len(page.model.entries) == 1, typed
    page.search.setText("87112500018")
    assert not page.model.entries
    page.show_kind("institution")
    assert page.search.placeholderText() == institutions


def test_the_page_is_in_the_menu_and_leads_to_a_case(window: MainWindow, known: Office) -> None:
    path = known.folders.cases / "a.baqylau"
    with new_case(known, path, LocalText(ru=NAME)) as desk:
        library.note(known, desk)
    show_directory(window)
    page = window.findChild(DirectoryPage)
    assert page is not None
    page.open(page.model.entries[0])
    assert page.card is not None
    page.card.open_wanted.emit(path)
    assert window.case_page is not None


def test_a_known_name_begins_a_case_with_all_that_is_known(
    window: MainWindow, known: Office
) -> None:
    window.show_new()
    page = window.new_page
    assert page is not None
    edit = page.edits["ru"]
    edit.setFocus()
    type_into(edit, "отдел культ")
    assert page.known.isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == NAME
    assert "отдел культ" in page.taken.words.text()
    page.begin.click()
    assert window.case_page is not None
    shot = window.case_page.session.now
    assert shot is not None
    card = institution(shot.case)
    assert (card.bin, card.region, card.name.kk[:4]) == (BIN, "27", "Үлгі")
    assert shot.case.one(Person, card.head_id).short_name.ru == "Р. Условный"  # type: ignore[arg-type]


def test_what_was_typed_comes_back_when_it_is_not_taken(window: MainWindow) -> None:
    window.show_new()
    page = window.new_page
    assert page is not None
    edit = page.edits["kk"]
    type_into(edit, "улытау билим")
    page.known.step(1)
    page.known.take()
    assert edit.toPlainText() == "Ұлытау облысының білім басқармасы"
    assert "сверьте" in page.taken.words.text()
    page.untake.click()
    assert edit.toPlainText() == "улытау билим"
    assert page.edits["ru"].toPlainText() == ""
    assert page.taken.isHidden()


def at_step(window: MainWindow, path: Path, step: str) -> Any:
    window.open_case(path)
    page = window.case_page
    assert page is not None
    shot = page.session.now
    assert shot is not None
    page.go_to_step(shot.proceeding.id, step)
    return page


def test_the_card_of_a_case_is_filled_in_and_undone(window: MainWindow, known: Office) -> None:
    path = known.folders.cases / "a.baqylau"
    with new_case(known, path, LocalText(ru=NAME)):
        pass
    page = at_step(window, path, "object")
    (block,) = [each for each in page.findChildren(KnownInstitutionBlock) if each.isVisible()]
    block.finder.line.setText("9901")
    block.finder.known.step(1)
    assert block.finder.known.take()
    assert institution(page.session.now.case).bin == BIN
    assert "БИН" in block.note.words.text()
    assert block.over.isHidden()
    page.undo()
    assert institution(page.session.now.case).bin == ""


def test_a_known_person_is_added_with_nothing_typed(window: MainWindow, known: Office) -> None:
    path = known.folders.cases / "a.baqylau"
    with new_case(known, path, LocalText(ru=NAME)):
        pass
    page = at_step(window, path, "people")
    (block,) = [each for each in page.findChildren(KnownPersonBlock) if each.isVisible()]
    block.finder.line.setText("юрист")
    block.finder.known.step(1)
    block.finder.known.take()
    (member,) = page.session.now.case.all(Membership)
    person = page.session.now.case.one(Person, member.person_id)
    assert (person.full_name.ru, person.post.ru) == ("Участница Условная", "юрист")


def test_a_protected_case_tells_when_the_user_lets_it(window: MainWindow, known: Office) -> None:
    path = known.folders.cases / "a.baqylau"
    with new_case(known, path, LocalText(ru="Школа")) as desk:
        protection.protect(desk, "a long password")
    page = at_step(window, path, "object")
    (block,) = [each for each in page.findChildren(KnownInstitutionBlock) if each.isVisible()]
    assert len(directory.load(known).institutions) == 1
    block.let.click()
    assert len(directory.load(known).institutions) == 2
    block.let.click()
    assert len(directory.load(known).institutions) == 1
