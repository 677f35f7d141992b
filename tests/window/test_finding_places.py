"""The start page's field finds places inside the cases, and leads there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.casefile.search_index import Text
from desktop.domain.control import Finding
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.usecases import library
from desktop.usecases.cases import current_control, new_case
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Office
from desktop.usecases.searching import Excerpt, Hit
from desktop.window.found_list import FoundList, Place, set_off, width_of
from desktop.window.go_to import GoTo
from desktop.window.theme import M

Opened = Callable[[Office], Hands]


@pytest.fixture
def finding(office: Office) -> Path:
    """Return a case in which a finding speaks of a ramp."""
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма", ru="Управление")) as desk:
        made = add(desk, "finding", control_id=current_control(desk.case).id)
        enter(desk, FieldAddress("finding", made, "title.kk"), "Кіреберісте <b> пандус жоқ")
        library.note(office, desk)
    return path


def typed(hands: Hands, qtbot: QtBot, text: str) -> list[str]:
    """Type into the search field and return the places that are shown."""
    start = hands.window.start
    start.search.setText(text)
    qtbot.waitUntil(lambda: not start._pause.isActive())
    qtbot.waitUntil(lambda: hands.window._aside is None or hands.window._aside._queued == 0)
    if start.places is None or not start.places.isVisible():
        return []
    return [place.excerpt.text for place in start.places.found.places]


def test_what_is_typed_is_found_inside_the_cases(
    office: Office, finding: Path, open_window: Opened, qtbot: QtBot
) -> None:
    hands = open_window(office)
    assert typed(hands, qtbot, "пандустын") == ["Кіреберісте <b> пандус жоқ"]
    assert not hands.window.start.heading.text(), "found: 0 stood over what was found"
    assert typed(hands, qtbot, "кире") == ["Кіреберісте <b> пандус жоқ"]
    assert typed(hands, qtbot, "лифт") == []
    assert hands.window.start.nothing.isVisible()
    assert hands.window.start.heading.text().endswith(" · 0")
    assert typed(hands, qtbot, "") == []


def test_a_case_that_another_program_brought_is_found_too(
    office: Office, finding: Path, open_window: Opened, qtbot: QtBot
) -> None:
    office.folders.search.unlink()
    hands = open_window(office)
    assert typed(hands, qtbot, "пандус") == ["Кіреберісте <b> пандус жоқ"]


def test_enter_opens_the_case_at_the_place(
    office: Office, finding: Path, open_window: Opened, qtbot: QtBot
) -> None:
    hands = open_window(office)
    window = hands.window
    typed(hands, qtbot, "пандус")
    window.start.search.setFocus()
    QTest.keyClick(window.start.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.case_page is not None)
    page = window.case_page
    qtbot.waitUntil(lambda: page.session.now is not None and page.step is not None)
    (found,) = page.session.now.case.all(Finding)
    assert page.step.reveal(FieldAddress("finding", found.id, "title.kk"))


def test_the_words_are_set_off_and_nothing_typed_is_markup() -> None:
    html = set_off(Excerpt("a <b> пандус", ((6, 12),)))
    assert "a &lt;b&gt; " in html
    assert "font-weight:600" in html
    assert html.count("пандус") == 1


@pytest.mark.parametrize(("text", "cut"), [("пандус жоқ", False), ("пандус " * 30, True)])
def test_a_place_ends_in_dots_only_where_it_is_longer_than_its_line(
    qtbot: QtBot, text: str, cut: bool
) -> None:
    view = FoundList()
    qtbot.addWidget(view)
    view.resize(400, 80)
    place = Text("finding", "", "title.kk", text)
    hit = Hit(Path("a"), "", LocalText(), place, ())
    excerpt = Excerpt(text, ((0, 6),))
    view.found.show([Place(hit, "", excerpt)])
    picture = view.viewport().grab().toImage()
    ends = picture.width() - M
    line = {picture.pixel(x, y) for x in range(ends - 5, ends) for y in range(2, 28)}
    assert (len(line) > 1) is cut
    assert (width_of(excerpt) > ends - M) is cut


def test_any_word_of_an_open_case_is_a_place_to_go_to(
    office: Office, finding: Path, open_window: Opened, qtbot: QtBot
) -> None:
    hands = open_window(office)
    window = hands.window
    window.open_case(finding)
    qtbot.waitUntil(lambda: window.case_page is not None and window.case_page.step is not None)
    page = window.case_page
    page.open_go_to()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, GoTo)
    popup.search.setText("пандустын")
    qtbot.waitUntil(lambda: popup.list.count() == 1)
    assert popup.list.item(0).text().startswith("Кіреберісте <b> пандус жоқ · ")
    QTest.keyClick(popup.search, Qt.Key.Key_Return)
    (found,) = page.session.now.case.all(Finding)
    address = FieldAddress("finding", found.id, "title.kk")
    qtbot.waitUntil(lambda: page.step.reveal(address))
