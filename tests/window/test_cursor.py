"""The cursor stays where it can be seen, whatever is shown anew or folded away."""

from collections.abc import Callable

import pytest
from hands import Hands
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.case_page import CasePage

Go = Callable[[CasePage], None]


def over_a_count(page: CasePage) -> None:
    page.explain(next(each for each in page._shot().route.clocks if each.deadline is not None))


OVER: dict[str, Go] = {
    "wishes": CasePage.choose,
    "count": over_a_count,
    "edition": CasePage.show_edition,
}


def cursor() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def speak(hands: Hands, one: str) -> None:
    """Switch by the keyboard's way: the cursor is on the button of the language."""
    button = hands.window.bar._langs[one]  # type: ignore[attr-defined]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    for _ in range(3):
        QCoreApplication.processEvents()


@pytest.mark.parametrize("name", OVER)
@on(2025, 11, 10)
def test_a_page_that_was_left_does_not_take_the_cursor_when_the_language_is_switched(
    worker: Worker, name: str
) -> None:
    page = worker.case_page
    OVER[name](page)
    page.show_view("route")
    for one in ("ru", "en", "kk"):
        speak(worker.hands, one)
        assert cursor().isVisible()
        assert cursor() is worker.window.bar._langs[one]


@pytest.mark.parametrize("name", OVER)
@on(2025, 11, 10)
def test_a_page_over_the_case_keeps_the_cursor_when_the_language_is_switched(
    worker: Worker, name: str
) -> None:
    OVER[name](worker.case_page)
    shown = worker.case_page.stack.currentWidget()
    assert cursor() is shown.back
    worker.hands.speak("ru")
    assert cursor() is shown.back


@on(2025, 11, 10)
def test_the_wish_that_has_the_cursor_keeps_it_when_the_language_is_switched(
    worker: Worker,
) -> None:
    worker.case_page.choose()
    wishes = worker.case_page.choosing()
    assert wishes is not None
    wishes.cards["information-request"].begin.setFocus()
    worker.hands.speak("ru")
    assert cursor() is wishes.cards["information-request"].begin


@on(2025, 11, 10)
def test_a_sheet_of_a_count_leaves_the_cursor_to_the_way_back_when_the_language_is_switched(
    worker: Worker,
) -> None:
    over_a_count(worker.case_page)
    counting = worker.case_page.stack.currentWidget()
    counting._papers.itemAt(0).widget().setFocus()
    worker.hands.speak("ru")
    assert cursor() is counting.back


@on(2025, 11, 10)
def test_the_key_of_the_guidance_leaves_the_cursor_on_a_page_without_guidance(
    worker: Worker,
) -> None:
    page = worker.case_page
    stood = page.guidance.isVisibleTo(page)
    page.show_law()
    assert page._law is not None
    worker.hands.write(page._law.search, "шағым")
    QTest.keyClick(cursor(), Qt.Key.Key_F1)
    assert cursor() is page._law.search
    page.show_view("timeline")
    page.tabs["timeline"].setFocus()
    QTest.keyClick(cursor(), Qt.Key.Key_F1)
    assert cursor() is page.tabs["timeline"]
    page.show_view("route")
    assert page.guidance.isVisibleTo(page) is stood
    QTest.keyClick(cursor(), Qt.Key.Key_F1)
    assert page.guidance.isVisibleTo(page) is not stood
    assert cursor().isVisible()
