"""What goes wrong at a desk: a hasty hand, a slow or full disk, a pulled stick, another tongue."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hands import Hands, menu_entries
from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QWidget,
)

from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import cases, editing, library, reporting
from desktop.usecases import office as office_of_user
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.usecases.taking_in import take_in
from desktop.window import case_page, office_program, profile_page
from desktop.window.about_page import AboutPage
from desktop.window.blocks.advice import AdviceList
from desktop.window.blocks.papers import PapersBlock
from desktop.window.blocks.records import RecordCard, RecordsBlock
from desktop.window.case_page import CasePage
from desktop.window.clocks_view import CountPage
from desktop.window.fields.field import Field
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.links import NormsField
from desktop.window.fields.typed import DayField
from desktop.window.language import say
from desktop.window.main_window import MainWindow
from desktop.window.menu import export_workbook, fill
from desktop.window.norms import norm_ids
from desktop.window.profile_page import ProfilePage
from desktop.window.session import Snapshot
from desktop.window.widgets import OneLine, Words

translate = QCoreApplication.translate
F = TypeVar("F", bound=Field)


@pytest.fixture
def window(hands: Hands) -> MainWindow:
    assert isinstance(hands.window, MainWindow)
    return hands.window


@pytest.fixture
def page(hands: Hands, window: MainWindow, case_file: Path) -> CasePage:
    """A case that is open, with its own thread."""
    return opened(hands, window, case_file)


def opened(hands: Hands, window: MainWindow, path: Path) -> CasePage:
    window.open_case(path)
    hands.until(lambda: window.case_page is not None)
    assert window.case_page is not None
    return window.case_page


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Whatever opens a case waits until this is set: a slow stick."""
    made = threading.Event()
    real = cases.open_case

    def slow(*given: Any, **more: Any) -> Any:
        made.wait(10)
        return real(*given, **more)

    monkeypatch.setattr(cases, "open_case", slow)
    yield made
    made.set()


def full(*_given: object, **_more: object) -> None:
    """Stand for a disk without room."""
    raise Problem("file.disk-full", path="E:\\a.baqylau")


def sample(office: Office) -> Path:
    path = office.folders.cases / "sample.baqylau"
    build_sample(sample_office(office.folders.home / "sample"), path).close()
    return path


def shot_of(page: CasePage) -> Snapshot:
    assert page.session.now is not None
    return page.session.now


def shown_step(page: CasePage) -> str:
    assert page.step is not None
    return page.step.step_id


def menu_of(window: MainWindow) -> list[str]:
    menu = QMenu()
    fill(menu, window)
    return [action.text().partition("\t")[0] for action in menu_entries(menu)]


def advice_of(page: CasePage) -> tuple[LineEdit, QAbstractButton]:
    """Go to the first step with advice; return where the reason is typed and the button."""
    route = shot_of(page).route
    page.show_step(
        next(s.step.id for s in route.steps if any(not a.acknowledged for a in s.advice))
    )
    assert page.step is not None
    advice = page.step.findChild(AdviceList)
    assert advice is not None
    return advice.findChildren(LineEdit)[0], advice.findChildren(QAbstractButton)[0]


def settled(page: CasePage) -> None:
    """Wait until all is saved and shown: what is new on a page comes into sight a turn later."""
    page.session.settle()
    QApplication.processEvents()


def soon(act: Callable[[], object]) -> None:
    """Do something from the event loop, as a timer or the window system does."""
    QTimer.singleShot(0, act)


# -- opening and leaving --------------------------------------------------------------------------


def test_whoever_asks_for_another_page_while_a_case_opens_is_not_thrown_into_the_case(
    window: MainWindow, hands: Hands, case_file: Path, office: Office, gate: threading.Event
) -> None:
    window.open_case(case_file)
    soon(gate.set)
    window.show_about()
    QApplication.processEvents()
    assert isinstance(window.stack.currentWidget(), AboutPage)
    assert window.case_page is None
    with cases.open_case(office, case_file) as desk:  # it was let go
        assert desk.read_only is None


def test_after_an_error_of_ours_while_opening_other_cases_open(
    window: MainWindow, hands: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[Exception] = []
    monkeypatch.setattr(window, "_broke", broken.append)
    with monkeypatch.context() as bad:
        bad.setattr(cases, "open_case", lambda *_given: {}["a mistake"])
        window.open_case(case_file)
        hands.until(lambda: bool(broken))
    hands.wait_to_see(say("window.broke"))
    assert opened(hands, window, case_file).session.now is not None


def test_whatever_is_asked_for_while_a_case_is_being_let_go_waits_or_is_dropped(
    window: MainWindow, page: CasePage, case_file: Path, office: Office
) -> None:
    on_the_way, go = threading.Event(), threading.Event()

    def slow(_desk: object) -> None:
        on_the_way.set()
        go.wait(10)

    page.session.act(slow)
    on_the_way.wait(10)
    shown = window.stack.currentWidget()
    soon(lambda: (window.show_about(), go.set()))
    assert window.close()
    assert window.stack.currentWidget() is not shown
    assert not isinstance(window.stack.currentWidget(), AboutPage)
    with cases.open_case(office, case_file) as desk:
        assert desk.read_only is None


def test_a_session_is_closed_once_and_takes_no_work_afterwards(page: CasePage) -> None:
    page.session.close()
    page.session.close()
    with pytest.raises(RuntimeError):
        page.session.refresh()
    page.session.settle()


# -- what stands in sight -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ['«Қор» "Ашық" & Ко', '<img src="file:///etc/passwd"> қоры', "A &lt; B"]
)
def test_a_tool_tip_shows_a_name_letter_for_letter(qapp: QApplication, name: str) -> None:
    line = OneLine()
    line.resize(1, 20)
    line.set_words(name)
    assert line.textFormat() == Qt.TextFormat.PlainText
    tip = line.toolTip()
    shown = (
        QTextDocumentFragment.fromHtml(tip).toPlainText() if QtGui.Qt.mightBeRichText(tip) else tip
    )
    assert shown == name


def test_how_a_date_was_counted_stays_in_sight_when_the_language_is_switched(
    window: MainWindow, hands: Hands, office: Office
) -> None:
    page = opened(hands, window, sample(office))
    page.show_view("timeline")
    clock = next(one for one in shot_of(page).route.clocks if one.deadline is not None)
    page.explain(clock)
    page.show_view("letters")
    page.explain(clock)
    counting = page.stack.findChildren(CountPage)
    assert len(counting) == 1
    hands.speak("ru")
    assert page.stack.currentWidget() is counting[0]
    assert hands.sees(clock.clock.title.text("ru"), counting[0])
    counting[0].back.click()
    assert page.tabs["letters"].isChecked()
    assert page.stack.currentWidget() is page._views["letters"]


def test_in_the_sample_no_other_control_is_offered(
    window: MainWindow, hands: Hands, office: Office
) -> None:
    path = sample(office)
    offered = translate("Menu", "Begin another control")
    opened(hands, window, path)
    assert offered not in menu_of(window)
    window.go_home()
    with cases.open_case(office, path) as desk:
        cases.begin_control(desk)
    opened(hands, window, path)
    assert offered not in menu_of(window)


def test_an_advice_that_could_not_be_recorded_keeps_its_reason(
    page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    why, read = advice_of(page)
    hands.write(why, "Келісілген")
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        read.click()
        page.session.settle()
    page.show_step(shown_step(page))
    why, read = advice_of(page)
    assert why.text() == "Келісілген"
    read.click()
    page.session.settle()
    assert not page.session.drafts
    hands.wait_to_see("Келісілген", page.step)


# -- what is said goes on being said --------------------------------------------------------------


def test_not_saved_is_said_in_every_place_and_in_the_language_that_is_spoken_then(
    window: MainWindow, hands: Hands, page: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        page.show_step("subject-matter")
        topic = hands.law.fields.get("control", "topic").label
        hands.write_in(topic.text("kk"), "kk", "Тақырып", page.step)
        page.session.flush()
        page.session.settle()
        for one in LANGS:
            hands.speak(one)
            reason = say("file.disk-full", path="E:\\a.baqylau")
            assert page._loud.words.text() == reason
            assert translate("TopBar", "Not saved") in hands.words(window.bar)
            under = translate("Field", "Not saved. {reason} What you typed stays here.")
            hands.wait_to_see(under.format(reason=reason), page.step)
            page.session.settle()
    page.session.flush()
    page.session.settle()
    assert not page.session.unsaved
    assert page._loud.isHidden()


def test_work_that_takes_long_does_not_hide_that_something_is_not_saved(window: MainWindow) -> None:
    window.bar.show_not_saved()
    window.bar.show_busy(True)
    window.bar.show_busy(False)
    assert window.bar._saved.text() == translate("TopBar", "Not saved")


def test_what_stands_above_the_page_is_said_in_the_language_that_is_spoken_then(
    window: MainWindow, hands: Hands
) -> None:
    window.say(Problem("window.cannot-show", path="E:"))
    for one in LANGS:
        hands.speak(one)
        assert window.notice is not None
        assert say("window.cannot-show", path="E:") in hands.words(window.notice)
        assert hands.named(QAbstractButton, translate("MainWindow", "Understood"))


def test_why_a_case_or_our_card_could_not_be_kept_is_said_in_the_language_that_is_spoken_then(
    window: MainWindow, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def languages(where: QWidget) -> None:
        for one in LANGS:
            hands.speak(one)
            hands.wait_to_see(say("file.disk-full", path="E:\\a.baqylau"), where)

    window.show_new()
    new = window.new_page
    assert new is not None
    hands.write(new.edits["kk"], "Басқарма")
    monkeypatch.setattr(cases, "new_case", full)
    new.begin.click()
    languages(new)
    window.show_profile()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ProfilePage)
    with monkeypatch.context() as broken:
        broken.setattr(Office, "change_profile", full)
        hands.write(shown._edit_of("name"), "Айгүл")
        assert not shown.save()
        languages(shown)
    assert shown.save()


def test_that_a_card_cannot_be_opened_is_said_beside_its_step_or_else_by_the_case(
    page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_program, "open_file", lambda _path: False)
    steps = [state.step for state in shot_of(page).route.steps]
    with_cards = [step for step in steps if step.cards]
    without = next(step for step in steps if not step.cards)
    card = hands.law.cards[with_cards[0].cards[0]].title.text("kk")
    for then, where in (
        (with_cards[0], page.guidance),
        (with_cards[1], page._loud),
        (without, page._loud),
    ):
        page.show_step(with_cards[0].id)
        page._loud.hide()
        settled(page)
        hands.press(card, page.guidance)
        page.show_step(then.id)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        page.session.settle()
        shown = hands.words(where) if where is page.guidance else page._loud.words.text()
        assert say("window.cannot-open", name="").strip() in shown
        assert page._loud.isVisible() is (where is page._loud)


# -- staying --------------------------------------------------------------------------------------


def test_stay_stays_whatever_page_was_asked_for(
    window: MainWindow, page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QWidget] = []
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        broken.setattr(case_page, "leaves_anyway", lambda parent: bool(asked.append(parent)))
        page.show_step("subject-matter")
        topic = hands.law.fields.get("control", "topic").label.text("kk")
        hands.write_in(topic, "kk", "Тақырып", page.step)
        for go in (
            window.go_home,
            window.show_new,
            window.show_profile,
            window.show_about,
            window.open_sample,
        ):
            go()
            assert window.stack.currentWidget() is page
        assert not window.close()
        assert len(asked) == 6
    hands.wait_to_see(topic, page.step)
    page.session.flush()
    page.session.settle()
    assert not page.session.unsaved


def test_a_card_that_could_not_be_kept_is_not_taken_for_kept_and_not_left_unasked(
    window: MainWindow, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    window.show_profile()
    shown = window.stack.currentWidget()
    assert isinstance(shown, ProfilePage)
    before = office.profile
    with monkeypatch.context() as broken:
        broken.setattr(office_of_user, "write_whole", full)
        broken.setattr(profile_page, "leaves_anyway", lambda _page: answers.pop(0))
        name = translate("ProfilePage", "Your name, for the record of changes")
        hands.write(hands.one(QLineEdit, name), "Айгүл")
        shown.back.click()
        assert window.stack.currentWidget() is shown
        assert office.profile == before
        window.go_home()
        assert window.stack.currentWidget() is shown
        window.show_new()
        assert window.stack.currentWidget() is window.new_page
    window.show_profile()
    hands.write(hands.one(QLineEdit, name), "Айгүл")
    window.go_home()
    assert Office(office.clock, office.folders).profile.name == "Айгүл"
    assert not answers


def test_whoever_leaves_what_could_not_be_saved_hears_no_more_of_it_on_the_next_page(
    window: MainWindow, page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "act", full)
    monkeypatch.setattr(case_page, "leaves_anyway", lambda _page: True)
    page.show_step("subject-matter")
    topic = hands.law.fields.get("control", "topic").label.text("kk")
    hands.write_in(topic, "kk", "Тақырып", page.step)
    settled(page)
    day = editor(page, DayField, "started_on")
    hands.write(day.edit, "6.10.2025")  # the cursor stays here: the field is left as the page goes
    session = page.session
    window.show_about()
    QApplication.processEvents()
    session.flush()
    session.hold(("control", "topic.kk"), "Т", lambda _desk: None)
    session.act(lambda _desk: pytest.fail("the case is closed"))
    assert not session.unsaved
    assert isinstance(window.stack.currentWidget(), AboutPage)
    assert not window.bar._saved.isVisible()
    assert not window.bar._mark.isVisible()


def test_when_a_case_was_saved_is_said_only_while_it_is_shown(
    window: MainWindow, page: CasePage
) -> None:
    assert window.bar._saved.isVisible()
    for go in (window.show_about, window.show_new, window.go_home):
        go()
        assert not window.bar._saved.isVisible()


# -- editors --------------------------------------------------------------------------------------


def editor(page: CasePage, kind: type[F], path: str) -> F:
    """Return the one editor of a field on the page that is shown."""
    assert page.step is not None
    (found,) = (one for one in page.step.findChildren(kind) if one.asked.path == path)
    return found


def finding(page: CasePage) -> NormsField:
    """Begin a finding and return where its norms are chosen."""
    step = next(s.step.id for s in shot_of(page).route.steps if "findings.norms" in s.step.fields)
    page.show_step(step)
    assert page.step is not None
    (block,) = (one for one in page.step.findChildren(RecordsBlock) if one.what.kind == "finding")
    block.add.click()
    settled(page)
    return editor(page, NormsField, "norms")


def norms_of(page: CasePage) -> frozenset[str]:
    (made,) = shot_of(page).case.all(Finding)
    return made.norms


def test_a_day_stands_in_figures_after_it_was_left_and_saved(page: CasePage, hands: Hands) -> None:
    page.show_step("subject-matter")
    day = editor(page, DayField, "started_on")
    hands.write(day.edit, "6.10.2025")
    hands.click(day._pick)
    settled(page)
    assert day.edit.text() == "06.10.2025"
    assert shot_of(page).control.started_on == "2025-10-06"


def test_a_norm_whose_choice_could_not_be_saved_stands_there_and_is_saved_later(
    page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    norms = finding(page)
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        norms.choose(norm_ids(hands.law)[0])
        settled(page)
        page.show_step(shown_step(page))
        hands.until(lambda: bool(drops(page)))
        assert len(drops(page)) == 1
        assert editor(page, NormsField, "norms").trouble.isVisible()
        settled(page)
    page.session.flush()
    settled(page)
    assert norms_of(page) == {norm_ids(hands.law)[0]}


def drops(page: CasePage) -> list[QAbstractButton]:
    """Return the buttons that take a norm away."""
    words = translate("NormsField", "Remove")
    rows = editor(page, NormsField, "norms").findChildren(QAbstractButton)
    return [one for one in rows if one.text() == words and one.isVisible()]


def test_a_row_of_a_norm_keeps_click_and_cursor_while_something_else_is_saved(
    page: CasePage, hands: Hands
) -> None:
    norms = finding(page)
    for norm in norm_ids(hands.law)[:2]:
        norms.choose(norm)
    settled(page)
    before = drops(page)
    page.session.act(lambda desk: editing.add(desk, "evidence", control_id=control_of(page)))
    settled(page)
    assert drops(page) == before
    before[0].click()
    settled(page)
    assert len(norms_of(page)) == 1
    assert norms.add.hasFocus()


def control_of(page: CasePage) -> UUID:
    return shot_of(page).control.id


def test_a_number_from_the_journal_and_an_institutions_name_outlive_the_page(
    window: MainWindow, page: CasePage, hands: Hands
) -> None:
    page.show_step("notice")
    words = hands.law.fields.get("letter", "number").label.text("kk")
    hands.write(hands.one(QLineEdit, words, page.step), "01-12")
    page.show_step("object")
    page.show_step("notice")
    assert hands.one(QLineEdit, words, page.step).text() == "01-12"
    window.show_new()
    new = window.new_page
    assert new is not None
    hands.write(new.edits["kk"], "Басқарма")
    window.show_new()
    QTest.keyClick(new, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is new
    window.go_home()
    window.show_new()
    assert new.edits["kk"].toPlainText() == "Басқарма"
    new.begin.click()
    hands.until(lambda: window.case_page is not None)
    window.show_new()
    assert new.edits["kk"].toPlainText() == ""


def test_enter_on_the_keypad_makes_no_case_out_of_a_wish_and_with_ctrl_it_does(
    window: MainWindow, hands: Hands
) -> None:
    window.show_new()
    new = window.new_page
    assert new is not None
    hands.write(new.edits["kk"], "Басқарма")
    wish = next(iter(new.wishes.values()))
    wish.setFocus()
    keypad = Qt.KeyboardModifier.KeypadModifier
    QTest.keyClick(wish, Qt.Key.Key_Enter, keypad)
    assert new.begin.isEnabled()  # it is not on its way
    QTest.keyClick(wish, Qt.Key.Key_Enter, keypad | Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: window.case_page is not None)


def test_cards_and_steps_are_buttons_to_a_screen_reader(page: CasePage) -> None:
    finding(page)
    assert page.step is not None
    (card,) = (one for one in page.step.findChildren(RecordCard) if one.isVisible())
    head = QAccessible.queryAccessibleInterface(card._head)
    open_, folded = translate("_CardHead", "unfolded"), translate("_CardHead", "folded")
    assert head.role() == QAccessible.Role.Button
    assert head.text(QAccessible.Text.Description) == open_
    QTest.keyClick(card._head, Qt.Key.Key_Space)
    assert head.text(QAccessible.Text.Description) == folded
    entries = {
        key: QAccessible.queryAccessibleInterface(one) for key, one in page.rail._entries.items()
    }
    assert all(one.role() == QAccessible.Role.CheckBox for one in entries.values())
    checked = [key for key, one in entries.items() if one.state().checked]
    assert checked == [shown_step(page)]


# -- the user's folders ---------------------------------------------------------------------------


def test_a_folder_of_cases_that_cannot_be_made_is_a_sentence(
    window: MainWindow, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.folders.cases.rmdir()
    office.folders.cases.write_bytes(b"no folder")
    chosen = office.folders.home / "a.baqylau"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_given: (str(chosen), ""))
    )
    refused = say("target.in-use", path=str(office.folders.cases), free="cases (2)")
    window.show_new()
    new = window.new_page
    assert new is not None
    new.say_trouble(Problem("file.disk-full", path="E:"))
    assert not new.begin.isEnabled()
    hands.write(new.edits["kk"], "Басқарма")
    new.begin.click()
    hands.wait_to_see(refused, new)
    assert new.begin.isEnabled()
    new.change.click()
    hands.wait_to_see(refused, new)
    new.begin.click()
    hands.until(lambda: window.case_page is not None)
    window.go_home()
    window.open_sample()
    hands.wait_to_see(refused)


def test_a_broken_list_of_cases_locks_nobody_out(
    window: MainWindow, hands: Hands, office: Office, case_file: Path
) -> None:
    path = office.folders.index
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    path.mkdir()
    told = say("file.cannot-open", path=path)
    page = opened(hands, window, case_file)
    page.session.act(lambda desk: editing.add(desk, "evidence", control_id=control_of(page)))
    page.session.settle()
    page.session._note_in_library()
    window.go_home()
    hands.wait_to_see(told)
    for act in (window.rebuild, lambda: window._forget(case_file), lambda: export_workbook(window)):
        window.clear_notice()
        act()
        hands.wait_to_see(told)
    window.furnish(office)


def test_a_profile_that_cannot_be_read_is_said_and_put_aside(
    window: MainWindow, hands: Hands, office: Office
) -> None:
    del office.__dict__["profile"]
    office.folders.profile.write_bytes(b"{")
    window.show_profile()
    kept = office.folders.profile.with_suffix(".unreadable.json")
    hands.wait_to_see(say("profile.unreadable", kept=str(kept)))
    window.show_profile()
    assert isinstance(window.stack.currentWidget(), ProfilePage)


# -- files ----------------------------------------------------------------------------------------


def test_a_workbook_gets_the_name_that_was_chosen_and_the_window_does_not_wait(
    window: MainWindow,
    page: CasePage,
    hands: Hands,
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go, thread = threading.Event(), []
    real = reporting.make_workbook

    def slow(*given: Any) -> None:
        thread.append(threading.current_thread())
        go.wait(10)
        real(*given)

    chosen = office.folders.cases / "отчёт 01.10"
    there = office.folders.cases / "отчёт 01.10.xlsx"
    there.write_bytes(b"last month")
    monkeypatch.setattr(reporting, "make_workbook", slow)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_given: (str(chosen), ""))
    )
    export_workbook(window)
    hands.until(lambda: bool(thread))
    assert thread[0] is not threading.main_thread()
    go.set()
    made = office.folders.cases / "отчёт 01.10 (2).xlsx"
    hands.wait_to_see(say("window.workbook-made", path=str(made)))
    assert made.exists()
    assert there.read_bytes() == b"last month"


def test_the_files_of_all_cases_are_looked_at_without_keeping_the_window_waiting(
    window: MainWindow, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[threading.Thread] = []
    real = library.at_hand

    def told(office: Office) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        where.append(threading.current_thread())
        return real(office)

    asked: list[bool] = []
    monkeypatch.setattr(library, "at_hand", told)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_given: (asked.append(True), ("", ""))[1]
    )
    export_workbook(window)
    hands.until(lambda: bool(asked))
    assert where[0] is not threading.main_thread()


def test_a_paper_that_was_edited_is_put_aside_and_that_is_said(
    window: MainWindow, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.clock = FixedClock(datetime(2025, 10, 19, 20, 30, tzinfo=UTC))  # 01:30 on the 20th
    page = opened(hands, window, sample(office))
    page.show_step("notice")
    assert page.step is not None
    line = page.step.findChildren(PapersBlock)[0].line("kk")
    path = line.path
    assert path is not None
    line.make()
    page.session.settle()
    line.refresh(shot_of(page))
    day_and_hour = translate("_PaperLine", "made {day} at {time}").format(
        day="20.10.2025", time="01:30"
    )
    assert day_and_hour in line._state.text()
    path.write_bytes(b"edited in Word")
    line.make()
    page.session.settle()
    aside = path.with_name(f"{path.stem} – бұрынғы.docx")
    assert aside.read_bytes() == b"edited in Word"
    hands.wait_to_see(say("paper.edited-kept", name=aside.name), page.step)


def test_a_paper_says_that_the_case_was_changed_since_it_was_made(
    window: MainWindow, hands: Hands, office: Office
) -> None:
    page = opened(hands, window, sample(office))
    page.show_step("notice")
    assert page.step is not None
    line = page.step.findChildren(PapersBlock)[0].line("kk")
    line.make()
    settled(page)
    assert line.changed.isHidden()
    address = FieldAddress("control", shot_of(page).control.id, "topic.kk")
    page.session.act(lambda desk: enter(desk, address, "Басқа мәселе"))
    settled(page)
    hands.until(lambda: not line.changed.isHidden())
    line.make()
    hands.until(line.changed.isHidden)


def test_a_kept_file_that_could_run_is_only_shown_in_its_folder(
    page: CasePage, hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[tuple[str, str]] = []
    for name in ("open_file", "show_in_folder"):
        monkeypatch.setattr(
            office_program,
            name,
            lambda path, name=name: bool(handed.append((name, path.suffix))) or True,
        )
    said: list[Problem] = []
    for name in ("report.pdf", "report.bat"):
        (tmp_path / name).write_text(name)
        page.session.act(partial(take_in, source=tmp_path / name))
        page.session.settle()
    for kept in shot_of(page).case.all(Attachment):
        office_program.open_kept(page.session, kept, said.append, page)
    page.session.settle()
    assert sorted(handed) == [("open_file", ".pdf"), ("show_in_folder", ".bat")]
    assert [problem.code for problem in said] == ["window.not-opened"]


# -- choosing a norm ------------------------------------------------------------------------------


def open_picker(page: CasePage, hands: Hands) -> tuple[NormsField, QWidget]:
    """Add a finding and open the list of norms in its card."""
    page.show_step("look")
    hands.new_card(translate("Lists", "Add a finding"), page.step)
    norms = norms_field(page)
    hands.click(norms.add)
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return norms, popup


def norms_field(page: CasePage) -> NormsField:
    assert page.step is not None
    found = page.step.findChild(NormsField)
    assert found is not None
    return found


def test_a_search_for_a_norm_that_finds_nothing_says_so(page: CasePage, hands: Hands) -> None:
    _norms, popup = open_picker(page, hands)
    nothing = translate("_NormPicker", "Nothing found. Try another word, or fewer letters of it.")
    assert not hands.sees(nothing, popup)
    (search,) = hands.all(QLineEdit, popup)
    hands.write(search, "ыыыы")
    hands.wait_to_see(nothing, popup)
    assert not hands.all(QListWidget, popup)
    hands.write(search, "13")
    assert not hands.sees(nothing, popup)
    (lines,) = hands.all(QListWidget, popup)
    first = lines.item(0)
    assert first.text() in QTextDocumentFragment.fromHtml(first.toolTip()).toPlainText() or (
        first.text() == first.toolTip()
    )
    popup.close()


def test_a_norm_that_was_chosen_is_named_in_sight_and_marked_in_the_list(
    page: CasePage, hands: Hands
) -> None:
    norms, popup = open_picker(page, hands)
    (lines,) = hands.all(QListWidget, popup)
    words = lines.item(2).text().partition("\n")[0]
    hands.click_item(lines, 2)
    hands.wait_to_see(words, norms)
    hands.wait_to_see(translate("NormsField", "Chosen: {norm}").format(norm=words), norms)
    settled(page)
    assert page.step is not None
    port = page.step.area.viewport()
    row = next(each for each in hands.all(Words, norms) if each.text() == words)
    hands.until(
        lambda: (
            port.rect().contains(row.mapTo(port, row.rect().center()))
            and port.rect().contains(norms.add.mapTo(port, norms.add.rect().center()))
        )
    )
    hands.click(norms.add)
    hands.until(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    (lines,) = hands.all(QListWidget, popup)
    assert lines.item(2).text().startswith(f"✓ {words}")
    popup.close()
