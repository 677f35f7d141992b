"""The page of wishes, and the list of courses that leads to it."""

from uuid import UUID

import pytest
from hands import label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.domain.control import Proceeding
from desktop.domain.text import LANGS
from desktop.usecases import acts
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.window.choose_page import ChoosePage
from desktop.window.language import lang

translate = QCoreApplication.translate
REQUEST = "information-request"


def wishes(worker: Worker) -> ChoosePage:
    """Ask for another procedure."""
    worker.hands.click(worker.case_page.courses.more)
    page = worker.case_page.choosing()
    assert page is not None
    assert worker.case_page.stack.currentWidget() is page
    return page


def request_sent(worker: Worker, day: str) -> UUID:
    """Begin a request that was sent on a day; return its letter."""
    worker.case_page.begin_procedure(REQUEST)
    proceeding_id = worker.shot.proceeding.id

    def work(desk: Desk) -> None:
        acts.mark_sent(desk, acts.letter_for(desk, proceeding_id, REQUEST).id, "hand", day)

    worker.case_page.session.act(work)
    return worker.own_letters(REQUEST)[-1].id


def main_course(worker: Worker) -> None:
    (main,) = (each for each in worker.shot.case.all(Proceeding) if each.procedure == "monitoring")
    worker.case_page.show_course(main.id)
    assert worker.shot.proceeding.id == main.id
    worker.procedure = worker.hands.law.procedure("monitoring")


def wheel(target: QWidget) -> None:
    spot = QPoint(5, 5)
    turned = QWheelEvent(
        QPointF(spot),
        QPointF(target.mapToGlobal(spot)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, turned)


@on(2025, 11, 5)
def test_back_on_the_page_of_wishes_leads_to_where_one_was(worker: Worker) -> None:
    worker.go("response")
    worker.hands.click(wishes(worker).back)
    worker.is_at("response")


@on(2025, 11, 5)
@pytest.mark.parametrize("marked", [True, False])
def test_a_remedy_is_about_the_letter_whose_term_was_missed_marked_or_proven(
    worker: Worker, marked: bool
) -> None:
    letter = worker.own_letters("covering-letter")[0]
    request_sent(worker, "2025-11-04")
    main_course(worker)
    if not marked:
        worker.case_page.session.act(lambda desk: acts.take_back_sent(desk, letter.id, "Қате"))
        assert not worker.own_letters("covering-letter")[0].sent
    worker.go("response")
    worker.hands.press(label("what can be done"), worker.page)
    page = worker.case_page.choosing()
    assert page is not None
    card = page.cards["remedies"]
    assert card.letters.count() == 2
    assert card.chosen() == letter.id
    worker.hands.click(card.begin)
    assert worker.shot.proceeding.about_letter_id == letter.id


@on(2025, 11, 5)
def test_a_letter_that_did_not_go_out_is_said_and_no_other_is_taken_for_it(worker: Worker) -> None:
    request_sent(worker, "2025-11-04")
    draft = worker.own_letters("notice")[0].id
    worker.case_page.choose(draft)
    page = worker.case_page.choosing()
    assert page is not None
    card = page.cards["remedies"]
    assert card.chosen() is None
    assert not card.begin.isEnabled()
    worker.hands.wait_to_see(
        translate(
            "_Offered",
            "This letter did not go out yet: it is neither marked as sent nor is its receipt "
            "proven by a day.",
        ),
        card,
    )


@on(2025, 11, 5)
def test_scrolling_the_page_of_wishes_changes_no_letter(worker: Worker) -> None:
    request_sent(worker, "2025-10-20")
    letters = wishes(worker).cards["remedies"].letters
    assert letters.count() == 2
    before = letters.currentText()
    wheel(letters)
    assert letters.currentText() == before


@on(2025, 11, 5)
def test_the_page_of_wishes_speaks_the_new_language_and_keeps_the_chosen_letter(
    worker: Worker,
) -> None:
    request_sent(worker, "2025-10-20")
    main_course(worker)
    page = wishes(worker)
    letters = page.cards["remedies"].letters
    letters.setCurrentIndex(1)
    chosen = page.cards["remedies"].chosen()
    for one in LANGS:
        if one != lang():
            worker.hands.speak(one)
            QApplication.processEvents()
            assert worker.case_page.stack.currentWidget() is page
            wish = worker.hands.law.procedure(REQUEST).wish.text(one)
            worker.hands.wait_to_see(wish, page)
            assert page.cards["remedies"].chosen() == chosen
    worker.hands.click(page.back)
    worker.is_at(worker.shot.route.current)


@on(2025, 11, 5)
def test_enter_on_a_course_shows_it(worker: Worker) -> None:
    request_sent(worker, "2025-10-20")
    (main,) = (each for each in worker.shot.case.all(Proceeding) if each.procedure == "monitoring")
    course = worker.case_page.courses.buttons[main.id]
    course.setFocus()
    QTest.keyClick(course, Qt.Key.Key_Return)
    worker.hands.until(lambda: worker.shot.proceeding.id == main.id)


@on(2025, 11, 5)
def test_a_case_that_cannot_be_written_to_offers_no_other_procedure_and_no_remedy(
    worker: Worker,
) -> None:
    request_sent(worker, "2025-10-20")
    window, path = worker.window, worker.shot.path
    window.go_home()
    with open_case(window.office, path):  # somebody else edits it
        window.open_case(path)
        worker.hands.until(lambda: window.case_page is not None)
        assert not worker.shot.writable
        worker.procedure = worker.hands.law.procedure("monitoring")
        worker.go("response")
        assert worker.clock("PC_RESPONSE").state == "missed"
        assert not worker.hands.named(QPushButton, label("what can be done"), worker.page)
        courses = worker.case_page.courses
        assert len(courses.buttons) == 2
        assert courses.isVisible()
        assert courses.more.isHidden()
        window.go_home()
