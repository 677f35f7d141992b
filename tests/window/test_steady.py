"""Nothing moves under the eyes or under the mouse when the case is shown anew."""

from pathlib import Path

import pytest
from hands import Hands, label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from route_walk import Route

from desktop.domain.control import Control, Finding
from desktop.domain.fields import FieldAddress
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Office
from desktop.window.blocks.records import RecordCard
from desktop.window.case_page import CasePage
from desktop.window.fields.field import Field
from desktop.window.fields.links import LinkField
from desktop.window.fields.typed import DayField
from desktop.window.language import lang, say
from desktop.window.profile_page import ProfilePage
from desktop.window.runner import Runner
from desktop.window.steady import SteadyArea
from desktop.window.step_page import StepPage

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Form:
    """A page of boxes and lines, one after the other, in a window that shows a third of it."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.boxes: list[QLabel] = []
        self.lines: list[QLineEdit] = []
        column = QVBoxLayout()
        column.setContentsMargins(8, 8, 8, 8)
        for n in range(20):
            box, line = QLabel(f"box {n}"), QLineEdit()
            box.setFixedHeight(40)
            line.setFixedHeight(30)
            self.boxes.append(box)
            self.lines.append(line)
            column.addWidget(box)
            column.addWidget(line)
        column.addStretch(1)
        self.area = SteadyArea(column)
        outer = QVBoxLayout(self.window)
        outer.addWidget(self.area)
        self.window.resize(400, 500)

    def place(self, one: QWidget) -> int:
        QApplication.processEvents()
        return one.mapTo(self.window, QPoint(0, 0)).y()

    def show(self, boxes: range, there: bool) -> None:
        with self.area.steady():
            for n in boxes:
                self.boxes[n].setVisible(there)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Form:
    made = Form()
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def put_cursor(form: Form, qtbot: QtBot, n: int) -> QLineEdit:
    line = form.lines[n]
    line.setFocus()
    qtbot.waitUntil(lambda: line.hasFocus() and form.area._to is None)
    return line


@pytest.mark.parametrize("gone", [range(3), range(12, 20), range(20)])
@pytest.mark.parametrize("n", [4, 9, 19])
def test_a_field_with_the_cursor_stays_where_it_is_whatever_goes_and_comes_back(
    form: Form, qtbot: QtBot, n: int, gone: range
) -> None:
    line = put_cursor(form, qtbot, n)
    before = form.place(line)
    form.show(gone, there=False)
    assert form.place(line) == before
    form.show(gone, there=True)
    assert form.place(line) == before


def test_without_a_cursor_the_topmost_thing_in_sight_stays(form: Form) -> None:
    form.area.verticalScrollBar().setValue(600)
    top = form.area.content.childAt(QPoint(40, 600 + 20))
    assert isinstance(top, QLabel | QLineEdit)
    before = form.place(top)
    form.show(range(3), there=False)
    assert form.place(top) == before


def test_what_is_looked_at_goes_and_its_neighbour_stays(form: Form, qtbot: QtBot) -> None:
    put_cursor(form, qtbot, 9)
    below = form.lines[10]
    before = form.place(below)
    with form.area.steady():
        form.boxes[0].hide()
        form.lines[9].hide()
    # Its own thirty points and the space to the next close up; nothing else moves.
    assert abs(form.place(below) - before) <= 30 + 20


def test_the_room_at_the_end_goes_again_when_one_scrolls_back(form: Form, qtbot: QtBot) -> None:
    line = put_cursor(form, qtbot, 19)
    before = form.place(line)
    form.show(range(10), there=False)
    assert form.place(line) == before
    bar = form.area.verticalScrollBar()
    bar.setValue(0)
    QApplication.processEvents()
    assert form.area._bottom == 0
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert form.place(line) > form.window.height() - 120


@pytest.mark.parametrize("high", [560, 900])
def test_after_the_window_was_larger_for_a_while_the_end_of_the_page_stands_where_it_stood(
    form: Form, qtbot: QtBot, high: int
) -> None:
    line = put_cursor(form, qtbot, 19)
    before = form.place(line)
    form.window.resize(400, high)
    qtbot.waitUntil(lambda: form.place(line) > before)
    form.window.resize(400, 500)
    qtbot.waitUntil(lambda: form.place(line) == before)


def test_another_page_begins_at_the_top(form: Form, qtbot: QtBot) -> None:
    put_cursor(form, qtbot, 9)
    form.show(range(20), there=False)
    form.area.to_top()
    assert form.area.verticalScrollBar().value() == 0
    assert form.place(form.lines[0]) < 100


# -- an open case ---------------------------------------------------------------------------------


@pytest.fixture
def route(hands: Hands, case_file: Path) -> Route:
    hands.window.open_case(case_file)
    hands.until(lambda: len(hands.all(StepPage)) == 1)
    return Route(hands)


def page_of(route: Route) -> CasePage:
    page = route.hands.window.case_page
    assert isinstance(page, CasePage)
    return page


def field_of(route: Route, path: str) -> Field:
    step = page_of(route).step
    assert step is not None
    return next(one for one in step.findChildren(Field) if one.asked.path == path)


def spot_of(target: QWidget) -> QPoint:
    return target.mapTo(target.window(), target.rect().center())


def press(target: QWidget) -> QPoint:
    spot = spot_of(target)
    QTest.mousePress(target.window().windowHandle(), LEFT, NONE, spot)
    return spot


def release(target: QWidget, spot: QPoint) -> None:
    QTest.mouseRelease(target.window().windowHandle(), LEFT, NONE, spot)


@pytest.mark.parametrize("typed", ["23.10.2025", "31.02.2025"])
def test_a_button_that_is_pressed_straight_from_a_field_gets_its_click(
    route: Route, typed: str
) -> None:
    """Leaving the field saves, shows the case anew and may mark the field: nothing moves yet."""
    hands = route.hands
    route.go("completion")
    day = field_of(route, "completed_on")
    assert isinstance(day, DayField)
    hands.write(day.edit, typed)
    done = hands.beginning(QPushButton, label("next"), route.page)
    page = page_of(route)
    area = page.step.area if page.step else None
    assert area is not None
    area.ensureWidgetVisible(done)
    QApplication.processEvents()
    clicked: list[bool] = []
    done.clicked.connect(lambda: clicked.append(True))
    spot = press(done)
    runner = page.session._runner
    assert isinstance(runner, Runner)
    hands.until(lambda: bool(runner._results))  # it is saved, and waits to be shown
    QApplication.processEvents()
    assert spot_of(done) == spot
    assert page.session.unsaved
    release(done, spot)
    assert clicked
    hands.until(lambda: not page.session.unsaved)


def test_while_the_mouse_is_pressed_a_case_can_still_be_closed(route: Route) -> None:
    hands = route.hands
    route.go("completion")
    day = field_of(route, "completed_on")
    assert isinstance(day, DayField)
    hands.write(day.edit, "23.10.2025")
    spot = press(day.edit)
    page_of(route).session.flush()
    page_of(route).session.settle()
    assert not page_of(route).session.unsaved
    release(day.edit, spot)


def test_a_mark_at_a_field_that_is_left_by_the_mouse_comes_after_the_click(route: Route) -> None:
    hands = route.hands
    route.go("completion")
    day = field_of(route, "completed_on")
    assert isinstance(day, DayField)
    hands.write(day.edit, "31.02.2025")
    below = field_of(route, "time_from").focus_widget()
    assert below is not None
    spot = press(below)
    QApplication.processEvents()
    assert day.fault.isHidden()
    release(below, spot)
    hands.until(lambda: day.fault.text() == say("step.not-a-day") and day.fault.isVisible())
    QApplication.processEvents()
    assert spot_of(below) == spot


def test_a_field_stays_in_its_place_when_the_case_is_shown_anew(route: Route) -> None:
    hands = route.hands
    route.go("completion")
    page = page_of(route)
    assert page.step is not None
    for edit in (
        field_of(route, "time_to").focus_widget(),
        field_of(route, "place").focus_widget(),
    ):
        assert edit is not None
        hands.click(edit)
        spot = spot_of(edit)
        for day in ("2025-10-31", "2025-10-23", ""):  # ahead of today: it is warned of at the top
            show_anew(page, day)
            assert spot_of(edit) == spot


def show_anew(page: CasePage, completed_on: str) -> None:
    """Change a day as another part of the program does, and see it shown."""
    assert page.session.now is not None
    control = page.session.now.control.id
    address = FieldAddress("control", control, "completed_on")
    page.session.act(lambda desk: enter(desk, address, completed_on))
    page.session.settle()
    for _ in range(5):  # what is new is shown a turn later, and takes its place in another
        QApplication.processEvents()
    assert page.session.now.case.one(Control, control).completed_on == completed_on


def test_in_another_language_the_field_with_the_cursor_stands_where_it_stood(route: Route) -> None:
    hands = route.hands
    route.go("object")
    field = field_of(route, "email")
    edit = field.focus_widget()
    assert edit is not None
    hands.click(edit)
    QApplication.processEvents()
    before = field.mapTo(field.window(), QPoint(0, 0)).y()
    hands.window.set_language("ru")  # type: ignore[attr-defined]
    hands.until(lambda: field_of(route, "email") is not field)
    again = field_of(route, "email")
    found = again.focus_widget()
    assert found is not None
    hands.until(found.hasFocus)
    assert lang() == "ru"
    hands.until(lambda: again.mapTo(again.window(), QPoint(0, 0)).y() == before)


@on(2025, 11, 5)
def test_in_another_language_an_open_card_stays_open_with_the_cursor_in_its_field(
    worker: Worker,
) -> None:
    finding, control = worker.shot.case.all(Finding)[0], worker.shot.control.id
    worker.case_page.session.act(lambda desk: add(desk, "finding", control_id=control))
    worker.case_page.session.settle()
    worker.go("look")
    outer = next(
        one for one in worker.hands.all(RecordCard, worker.page) if one.record_id == finding.id
    )
    assert not outer.opened
    outer.open()
    place = outer.findChildren(RecordCard)[1]
    place.open()
    QApplication.processEvents()
    inner = next(each for each in place.findChildren(Field) if each.isVisible())
    edit = inner.focus_widget()
    assert edit is not None
    worker.hands.click(edit)
    worker.hands.until(edit.hasFocus)
    opened = {each.record_id for each in worker.hands.all(RecordCard, worker.page) if each.opened}
    for _ in range(3):  # what changed meanwhile comes to the page while it is made anew
        worker.case_page.session.refresh()
    worker.hands.speak("ru")
    worker.hands.until(lambda: field_like(worker, inner) is not None)
    again = field_like(worker, inner)
    assert again is not None
    found = again.focus_widget()
    assert found is not None
    worker.hands.until(found.hasFocus)
    now = worker.hands.all(RecordCard, worker.page)
    assert {each.record_id for each in now if each.opened} == opened


def field_like(worker: Worker, before: Field) -> Field | None:
    """Return the field that took another's place."""
    return next(
        (
            one
            for one in worker.hands.all(Field, worker.page)
            if one is not before and one.asked.key == before.asked.key
        ),
        None,
    )


@on(2025, 11, 5)
def test_a_list_of_people_that_is_open_keeps_its_line_when_the_case_is_shown_anew(
    worker: Worker,
) -> None:
    worker.go("who-we-are")
    field = next(
        each for each in worker.hands.all(LinkField, worker.page) if each.combo.count() > 2
    )
    worker.hands.click(field.combo)
    view = field.combo.view()
    worker.hands.until(view.isVisible)
    view.setCurrentIndex(view.model().index(2, 0))
    wanted = field.combo.itemText(2)
    worker.case_page.session.refresh()
    worker.case_page.session.settle()
    QApplication.processEvents()
    assert view.isVisible()
    assert view.currentIndex().row() == 2
    QTest.keyClick(view, Qt.Key.Key_Return)
    worker.hands.until(lambda: field.combo.currentText() == wanted)


def test_the_button_that_makes_a_paper_keeps_the_cursor_and_the_page_its_place(
    route: Route,
) -> None:
    hands = route.hands
    route.go("notice")
    create = hands.named(QPushButton, label("create paper"), route.page)[0]
    page_of(route).session.settle()  # what the page still looks up is there before she presses
    QApplication.processEvents()
    hands.click(create)
    spot = spot_of(create)
    page_of(route).session.settle()
    QApplication.processEvents()
    assert create.hasFocus()
    assert spot_of(create) == spot


def test_done_on_our_card_works_at_the_first_press_whatever_stands_in_the_field_that_is_left(
    hands: Hands, office: Office
) -> None:
    window = hands.window
    window.show_profile()  # type: ignore[attr-defined]
    (page,) = hands.all(ProfilePage)
    number = hands.law.fields.get("subject", "bin").label.text(lang())
    hands.write(hands.one(QLineEdit, number, page), "12")
    page.area.ensureWidgetVisible(page.back)
    QApplication.processEvents()
    spot = press(page.back)
    QApplication.processEvents()
    assert spot_of(page.back) == spot
    release(page.back, spot)
    hands.until(lambda: not hands.all(ProfilePage))
    assert office.profile.subject is not None
    assert office.profile.subject.bin == "12"


# -- what is new ----------------------------------------------------------------------------------


NEW = [
    ("people", "Lists", "Add a person"),
    ("look", "Lists", "Add a finding"),
    ("recommendations", "Lists", "Add a recommendation"),
    ("capture", "EvidenceBlock", "Add without a file"),
    ("response", "Arrivals", "Enter a letter that came"),
]


@pytest.mark.parametrize(("step", "context", "button"), NEW, ids=[each[0] for each in NEW])
def test_a_new_card_comes_into_sight_with_the_cursor_in_its_first_field(
    route: Route, step: str, context: str, button: str
) -> None:
    hands = route.hands
    route.go(step)
    page = page_of(route)
    for _ in range(2):
        card = hands.new_card(QCoreApplication.translate(context, button), route.page)
        hands.until(lambda card=card: card.isAncestorOf(QApplication.focusWidget()))
        assert page.step is not None
        hands.until(lambda: page.step is not None and page.step.area._to is None)
        first = next(one for one in card.findChildren(Field) if one.isVisible())
        focus = QApplication.focusWidget()
        assert focus is first.focus_widget()
        port = page.step.area.viewport()
        top = card.mapTo(port, QPoint(0, 0)).y()
        assert top >= 0
        assert focus.mapTo(port, focus.rect().bottomLeft()).y() <= port.height()
        assert top + card.height() <= port.height() or top <= 20


def test_nothing_is_wanting_in_a_new_card_before_it_is_left(route: Route) -> None:
    hands = route.hands
    route.go("look")
    first = hands.new_card(label("add finding"), route.page)
    orphans = [each.text.text(lang()) for each in hands.law.orphans.values()]

    def scolds(card: QWidget) -> bool:
        return any(each in hands.words(card) for each in orphans)

    title = hands.law.fields.get("finding", "title").label.text(lang())
    hands.write_in(title, "kk", "Ақпарат жоқ", first)
    page_of(route).session.flush()
    hands.until(lambda: not page_of(route).session.unsaved)
    assert not scolds(first)
    second = hands.new_card(label("add finding"), route.page)
    hands.until(lambda: scolds(first))
    assert not scolds(second)
    route.go("completion")
    route.go("look")
    cards = hands.all(RecordCard, route.page)
    assert len(cards) == 2
    assert all(scolds(each) for each in cards)
