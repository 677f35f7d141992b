"""What the window refuses and what it never loses, with the real threads and by clicks."""

import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hands import Hands, Opened, label
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
)
from route_walk import Route

from desktop.domain.clock import FixedClock
from desktop.domain.correspondence import Letter
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Subject
from desktop.domain.text import Lang, LocalText
from desktop.usecases import library
from desktop.usecases.cases import current_control, institution, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window.blocks.papers import PapersBlock
from desktop.window.crash import CrashReporter
from desktop.window.fields.choices import MOST_LINES
from desktop.window.header import Header
from desktop.window.language import NATIVE_NAMES, lang, say
from desktop.window.norms import cited
from desktop.window.step_page import StepPage

TOPIC = "қоғамдық IT-кеңес туралы ақпараттың ресми интернет-ресурста болуы"
AFTER_ALL = date(2025, 10, 24)


@pytest.fixture
def route(hands: Hands, case_file: Path) -> Route:
    """The case, opened at its first step."""
    return opened(hands, case_file)


def opened(hands: Hands, path: Path) -> Route:
    hands.window.open_case(path)
    hands.until(lambda: len(hands.all(StepPage)) == 1)
    return Route(hands)


def question(route: Route, kind: str, name: str) -> str:
    return route.hands.law.fields.get(kind, name).label.text(lang())


def topic_editor(route: Route, one: Lang = "kk") -> QPlainTextEdit:
    name = question(route, "control", "topic")
    return route.hands.one(QPlainTextEdit, f"{name} ({NATIVE_NAMES[one]})")


def day_editor(route: Route, kind: str, name: str) -> QLineEdit:
    return route.hands.one(QLineEdit, question(route, kind, name), route.page)


@pytest.mark.parametrize("one", ["kk", "ru"])
def test_the_published_dates_are_kept_and_cannot_be_marked_as_sent(
    open_window: Opened, office: Office, case_file: Path, one: Lang
) -> None:
    office.clock = FixedClock.on(AFTER_ALL)
    hands = open_window(office)
    hands.speak(one)
    route = opened(hands, case_file)
    route.go("completion")
    hands.write(day_editor(route, "control", "completed_on"), "23.10.2025")
    route.go("send")
    hands.write(day_editor(route, "letter", "dated"), "17.10.2025")
    hands.write(day_editor(route, "letter", "sent_on"), "17.10.2025")
    breach = next(w for w in route.procedure.warnings if w.id == "sent-before-completion")
    hands.wait_to_see(breach.text.text(one), route.page)
    hands.wait_to_see(cited(hands.law, breach.basis), route.page)

    hands.press(label("mark sent"), route.page)
    hands.wait_to_see(say("window.refused"), route.page)
    gate = next(g for s in route.procedure.steps for g in s.gates if g.id.startswith("completed-"))
    assert hands.sees(gate.text.text(one), route.page)
    assert not hands.sees(label("marked sent"), route.page)
    hands.window.close()
    with open_case(office, case_file) as desk:
        (letter,) = desk.case.all(Letter)
        control = current_control(desk.case)
        assert (control.completed_on, letter.sent_on) == ("2025-10-23", "2025-10-17")
        assert not letter.sent


def test_what_says_that_a_day_is_wanting_goes_as_soon_as_the_day_is_written(
    open_window: Opened, office: Office, case_file: Path
) -> None:
    hands = open_window(office)
    route = opened(hands, case_file)
    route.go("send")
    hands.press(label("blank number"), route.page)
    hands.wait_to_see(say("window.date-first"), route.page)
    hands.press(label("mark sent"), route.page)
    hands.wait_to_see(say("letter.no-day"), route.page)
    hands.write(day_editor(route, "letter", "dated"), "17.10.25")
    hands.until(lambda: not hands.sees(say("window.date-first"), route.page))
    hands.write(day_editor(route, "letter", "sent_on"), "17102025")
    hands.until(lambda: not hands.sees(say("letter.no-day"), route.page))


def test_a_paper_no_longer_asks_for_what_was_written_meanwhile(route: Route) -> None:
    hands = route.hands
    route.go("final-document")
    papers = route.page.findChild(PapersBlock)
    assert papers is not None
    line = papers.line("kk")

    def asked_for() -> list[str]:
        return [each.text() for each in hands.all(QPushButton, line.missing)]

    line.make()
    name = question(route, "control", "completed_on")
    hands.until(lambda: name in asked_for())
    control = papers.session.now.control.id if papers.session.now else None
    assert control is not None
    day = FieldAddress("control", control, "completed_on")
    papers.session.act(lambda desk: enter(desk, day, "23.10.2025"))
    hands.until(lambda: bool(asked_for()) and name not in asked_for())


def test_an_impossible_date_stays_as_typed_and_is_marked(
    route: Route, office: Office, case_file: Path
) -> None:
    hands = route.hands
    route.go("completion")
    hands.write(day_editor(route, "control", "completed_on"), "31.02.2025")
    hands.click(day_editor(route, "control", "time_from"))
    hands.wait_to_see(say("step.not-a-day"), route.page)
    route.go("object")
    route.go("completion")
    hands.wait_to_see(say("step.not-a-day"), route.page)
    assert day_editor(route, "control", "completed_on").text() == "31.02.2025"
    hands.window.close()
    with open_case(office, case_file) as desk:
        assert current_control(desk.case).completed_on == "31.02.2025"


def test_what_was_typed_is_there_after_closing_at_once_and_opening_again(
    open_window: Opened, office: Office, case_file: Path
) -> None:
    first = opened(open_window(office), case_file)
    first.go("subject-matter")
    first.hands.write(topic_editor(first), TOPIC)
    first.hands.window.close()
    again = opened(open_window(office), case_file)
    again.go("subject-matter")
    assert topic_editor(again).toPlainText() == TOPIC


def test_switching_the_language_while_typing_loses_nothing(
    route: Route, office: Office, case_file: Path
) -> None:
    hands, half = route.hands, len(TOPIC) // 2
    route.go("subject-matter")
    hands.write(topic_editor(route), TOPIC[:half])
    hands.speak("ru")
    editor = topic_editor(route)
    assert editor.toPlainText() == TOPIC[:half]
    hands.click(editor)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.type_on(editor, TOPIC[half:])
    hands.speak("kk")
    assert topic_editor(route).toPlainText() == TOPIC
    hands.window.close()
    with open_case(office, case_file) as desk:
        assert current_control(desk.case).topic.kk == TOPIC


def test_a_language_that_is_chosen_is_asked_for_on_the_same_page_and_harms_no_other(
    route: Route, office: Office, case_file: Path
) -> None:
    hands = route.hands
    route.go("who-we-are")
    hands.write_in(question(route, "subject", "name"), "kk", "Қор", route.page)
    hands.tick(question(route, "control", "languages"), NATIVE_NAMES["en"], route.page)
    hands.write_in(question(route, "subject", "name"), "en", "Foundation", route.page)
    route.go("object")
    hands.window.close()
    with open_case(office, case_file) as desk:
        name = desk.case.one(Subject, current_control(desk.case).subject_id).name
        assert (name.kk, name.ru, name.en) == ("Қор", "", "Foundation")
        assert institution(desk.case).name.kk == "Басқарма"


def test_a_case_that_is_open_elsewhere_opens_for_reading_and_says_so(
    open_window: Opened, office: Office
) -> None:
    path = office.folders.cases / "b.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма")) as elsewhere:
        library.note(office, elsewhere)
        hands = open_window(office)
        cases = hands.one(QListView, label("cases"))
        hands.click_item(cases, 0)
        hands.until(lambda: bool(hands.all(StepPage)))
        (header,) = hands.all(Header)
        with open_case(office, path) as reader:
            assert reader.read_only is not None
            told = say(reader.read_only, **reader.file.read_only_params)
        hands.wait_to_see(told, header)
        route = Route(hands)
        assert not hands.named(QPushButton, label("complete"), route.page)
        editors = hands.all(QPlainTextEdit, route.page)
        assert editors
        assert all(each.isReadOnly() for each in editors)


def test_going_on_while_a_paper_is_being_made_breaks_nothing(route: Route) -> None:
    hands = route.hands
    route.go("notice")
    create = hands.named(QPushButton, label("create paper"), route.page)
    hands.click(create[0])
    route.go("look")
    hands.until(lambda: not hands.window.case_page.session.unsaved)
    assert hands.all(QLabel, route.page)


def test_killing_the_program_right_after_it_said_saved_loses_nothing(
    office: Office, case_file: Path, open_window: Opened
) -> None:
    helper = Path(__file__).with_name("typing_until_killed.py")
    with subprocess.Popen(
        [sys.executable, str(helper), str(case_file), TOPIC],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        said = program.stdout.readline().strip()
        program.send_signal(signal.SIGKILL)
    assert said == "saved"
    assert program.returncode == -signal.SIGKILL
    again = opened(open_window(office), case_file)
    again.go("subject-matter")
    assert topic_editor(again).toPlainText() == TOPIC
    again.hands.window.close()
    assert verify(case_file).findings == ()


def test_two_clicks_open_one_case_and_make_one_case(hands: Hands, office: Office) -> None:
    window = hands.window
    window.open_sample()
    window.open_sample()
    hands.until(lambda: window.case_page is not None)
    assert window.stack.count() == 2
    window.go_home()
    window.show_new()
    assert window.new_page is not None
    window.new_page.edits["kk"].set_text("Басқарма")
    window.new_page._name_changed()
    window.new_page._create()
    window.new_page._create()
    hands.until(lambda: window.case_page is not None)
    assert len(list(office.folders.cases.glob("Басқарма*.baqylau"))) == 1


def test_whoever_goes_elsewhere_while_a_case_opens_stays_there(hands: Hands) -> None:
    window = hands.window
    window.open_sample()
    window.show_about()
    hands.until(lambda: window._opening is None)
    assert window.case_page is None
    assert window.stack.currentWidget() is window._side


def test_another_control_is_begun_and_nothing_breaks_afterwards(
    hands: Hands, case_file: Path
) -> None:
    window = hands.window
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    first = window.case_page
    assert first is not None
    broken: list[object] = []
    first.session.broke.connect(broken.append)
    window.begin_control()
    hands.until(lambda: window.case_page not in (None, first))
    assert window.case_page is not None
    assert window.case_page.session.now is not None
    assert window.case_page.session.now.control.number == 2
    first.session._tell_saved()
    assert not first.session._note.isActive()
    first.session._note_in_library()
    assert not broken


def test_the_days_left_are_those_of_today_when_the_lid_is_opened_again(
    hands: Hands, case_file: Path, office: Office
) -> None:
    window = hands.window
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    before = page.session.now.today
    office.clock = FixedClock.on(before + timedelta(days=7))
    window.turn_the_day()
    hands.until(lambda: page.session.now is not None and page.session.now.today != before)


def test_a_program_without_a_console_still_says_that_something_broke(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporter = CrashReporter(hands.window)
    told: list[str] = []
    monkeypatch.setattr(reporter, "_show", told.append)
    reporter._bridge.happened.disconnect()
    reporter._bridge.happened.connect(told.append)
    monkeypatch.setattr(sys, "stderr", None)
    reporter.hook(ValueError, ValueError("x"), None)
    hands.until(lambda: len(told) == 1)


def test_a_list_that_opens_shows_all_its_lines_or_a_scroll_bar(route: Route) -> None:
    """Qt's own strip at the edge of a popup covers a line and asks to be waited for."""
    hands = route.hands
    opened_lists = 0
    for step in ("who-we-are", "object", "notice"):
        route.go(step)
        for box in hands.all(QComboBox, route.page):
            hands.click(box)
            view = box.view()
            hands.until(view.isVisible)
            option = QStyleOptionComboBox()
            assert not box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
            port = view.viewport().rect()
            last = view.model().index(box.count() - 1, 0)
            all_seen = port.contains(view.visualRect(last))
            assert all_seen or view.verticalScrollBar().isVisible()
            assert box.count() <= MOST_LINES or view.verticalScrollBar().isVisible()
            view.scrollToBottom()
            assert port.contains(view.visualRect(last))
            box.hidePopup()
            hands.until(lambda view=view: not view.isVisible())
            opened_lists += 1
    assert opened_lists >= 3
