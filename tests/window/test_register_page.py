"""The page of the register: every number with its letter, and how one is declared void."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casefile.register import NumberRegister
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS
from desktop.usecases.office import Office
from desktop.window import register_page
from desktop.window.language import say, tongue
from desktop.window.main_window import MainWindow
from desktop.window.menu import fill
from desktop.window.register_page import RegisterPage


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[RegisterPage]:
    before = tongue().lang
    tongue().speak("ru")
    with NumberRegister(office.folders.register) as kept:
        for _ in range(2):
            kept.record("03-12/7", "2025-10-17", new_id(), new_id(), "notice")
        kept.record("03-12/10", "2025-10-17", new_id(), new_id(), "final-document")
        kept.give("03-12/{n}", "2025-10-20", new_id(), new_id(), "covering-letter")
    made = RegisterPage(office)
    qtbot.addWidget(made)
    made.show()
    yield made
    tongue().speak(before)


def lines(page: RegisterPage) -> list[str]:
    return [page.list.item(n).text() for n in range(page.list.count())]


def test_the_page_shows_each_number_with_its_letter_and_what_is_wrong(page: RegisterPage) -> None:
    newest, final, *twice = lines(page)
    assert newest.startswith("№ 03-12/11 · 20 октября 2025 года · ")
    assert "Итоговый документ" in final
    assert "дело, которого нет в списке" in final
    assert all("Такой же номер есть у другого письма." in one for one in twice)
    assert page.gaps.words.text() == "Пропущены в ряду: 03-12/8, 03-12/9"


def test_a_chosen_number_is_declared_void_with_a_reason(page: RegisterPage) -> None:
    assert not page.void.isEnabled()
    page.list.setCurrentRow(3)
    assert not page.void.isEnabled()
    page.reason.setText("испорчен бланк")
    page.void.click()
    *_, one, other = lines(page)
    assert other.endswith("Недействителен: испорчен бланк")
    assert "\n" not in one
    page.list.setCurrentRow(3)
    assert not page.reason.isEnabled()


def test_the_page_says_what_to_do_before_a_number_can_be_declared_void(page: RegisterPage) -> None:
    assert page.hint.text() == "Сначала выберите номер в списке выше."
    assert page.void.toolTip() == page.hint.text()
    page.list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)  # as Tab does
    assert page.hint.text() == "Сначала выберите номер в списке выше."
    page.reason.setText("испорчен бланк")
    assert not page.void.isEnabled()
    page.list.setCurrentRow(3)
    assert page.hint.text().startswith("№ 03-12/7: ")
    page.void.click()
    page.list.setCurrentRow(3)
    assert page.hint.text() == "Этот номер уже недействителен. Выберите другой."


def test_a_chosen_number_stays_chosen_in_another_language(page: RegisterPage) -> None:
    page.list.setCurrentRow(3)
    page.reason.setText("испорчен бланк")
    tongue().speak("kk")
    QApplication.processEvents()
    assert page.hint.text().startswith("№ 03-12/7")
    assert page.void.isEnabled()
    page.void.click()
    *_, one, other = lines(page)
    assert "испорчен бланк" in other
    assert "\n" not in one


def test_a_refusal_of_the_register_is_said_in_the_language_that_is_spoken_then(
    page: RegisterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("file.disk-full", path="E:")

    monkeypatch.setattr(register_page, "declare_void", full)
    page.list.setCurrentRow(3)
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
    rects = (page.list.visualItemRect(page.list.item(n)) for n in range(page.list.count()))
    aside = page.list.horizontalScrollBar().isVisible()
    return not aside and all(rect.right() <= port for rect in rects)


@pytest.mark.parametrize("wide", [500, 900])
def test_the_lines_fold_and_never_scroll_sideways(
    page: RegisterPage, wide: int, qtbot: QtBot
) -> None:
    page.resize(wide, 600)
    qtbot.waitUntil(lambda: folded(page))
    page.list.setCurrentRow(3)
    page.reason.setText("испорчен бланк, на котором стояла печать другой организации " * 3)
    page.void.click()
    qtbot.waitUntil(lambda: folded(page))


def test_an_empty_register_says_how_numbers_come(qtbot: QtBot, office: Office) -> None:
    made = RegisterPage(office)
    qtbot.addWidget(made)
    assert made.list.count() == 0
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
    words = {"kk": "Шығыс хаттар журналы", "ru": "Журнал исходящих писем"}
    action = next(a for a in menu.actions() if a.text() == words.get(lang, "Register of letters"))
    action.trigger()
    assert isinstance(window.stack.currentWidget(), RegisterPage)
    tongue().speak(before)


def test_an_empty_register_asks_nothing_about_numbers(qtbot: QtBot, office: Office) -> None:
    empty = RegisterPage(office)
    qtbot.addWidget(empty)
    empty.show()
    assert empty.list.isHidden()
    assert not empty.reason.isVisible()
    assert empty.back.isVisible()
