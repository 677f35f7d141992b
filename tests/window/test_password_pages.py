"""A case with a password as a worker meets it: given, asked for, locked when she is away."""

import re
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hands import Hands, label, menu_entries
from msgspec.structs import replace
from own_case import Worker, on
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QRadioButton,
    QWidget,
)
from test_join_page import colleague, type_here

from desktop.casefile import keys
from desktop.casefile.header import is_protected
from desktop.domain.control import Control
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups, protection
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window import case_page, idle
from desktop.window.language import say, sentence, tongue
from desktop.window.main_window import MainWindow
from desktop.window.menu import fill, join_copy, translate
from desktop.window.unlock_page import UnlockPage

PASSWORD = "тау қой бұлт темір"
OTHER = "өзен жол кітап тас"


@pytest.fixture(autouse=True)
def fresh_program() -> Iterator[None]:
    keys.forget_all()
    yield
    keys.forget_all()


def from_the_menu(worker: Worker, words: str) -> QWidget:
    menu = QMenu()
    fill(menu, worker.window)
    (entry,) = [each for each in menu_entries(menu) if each.text() == translate("Menu", words)]
    assert isinstance(entry, QAction)
    entry.trigger()
    return worker.case_page.stack.currentWidget()


def give(worker: Worker, password: str = PASSWORD) -> QWidget:
    """Give the open case a password at its page."""
    hands = worker.hands
    page = from_the_menu(worker, "Protect with a password…")
    hands.write(hands.one(QLineEdit, label("password"), page), password)
    hands.write(hands.one(QLineEdit, label("password again"), page), password)
    hands.press(label("protect"), page)
    hands.wait_to_see(say("protection.protected"), page)
    return page


def lock(worker: Worker) -> UnlockPage:
    worker.window.lock()
    worker.hands.until(lambda: worker.window.case_page is None)
    page = worker.window.stack.currentWidget()
    assert isinstance(page, UnlockPage)
    return page


def unlock(hands: Hands, password: str) -> None:
    field = hands.one(QLineEdit, label("password or code"))
    hands.write(field, password)
    QTest.keyClick(field, Qt.Key.Key_Return)


@on(2025, 11, 5)
def test_a_password_is_given_the_sheet_written_and_the_case_opened_with_both(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = worker.hands
    path = worker.shot.path
    page = give(worker)
    assert is_protected(path)
    target = tmp_path / "sheet 05.11"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    hands.press(label("write sheet"), page)
    sheet = tmp_path / "sheet 05.11.docx"
    hands.until(sheet.exists)
    hands.wait_to_see(str(sheet), page)
    lines = [each.text for each in docx.Document(BytesIO(sheet.read_bytes())).paragraphs]
    code = " ".join(line for line in lines if re.fullmatch(r"(\w{5} ?){3}", line))
    for secret in (PASSWORD, code):
        lock(worker)
        unlock(hands, secret)
        hands.until(lambda: worker.window.case_page is not None)
    assert worker.shot.path == path


@on(2025, 11, 5)
def test_two_different_passwords_and_a_weak_one_are_told(worker: Worker) -> None:
    hands = worker.hands
    page = from_the_menu(worker, "Protect with a password…")
    first = hands.one(QLineEdit, label("password"), page)
    second = hands.one(QLineEdit, label("password again"), page)
    hands.write(first, "қордай")
    hands.wait_to_see(say("protection.very-weak"), page)
    hands.write(second, "қордаи")
    hands.press(label("protect"), page)
    hands.wait_to_see(say("protection.differ"), page)
    hands.write(first, PASSWORD)
    assert not hands.sees(say("protection.very-weak"), page)
    hands.write(second, PASSWORD)
    assert first.echoMode() == QLineEdit.EchoMode.Password
    for bad in (" қой", ""):
        hands.write(first, bad)
        hands.write(second, bad)
        hands.press(label("protect"), page)
        hands.wait_to_see(say("protection.spaces" if bad else "protection.empty"), page)
        first = hands.one(QLineEdit, label("password"), page)
        second = hands.one(QLineEdit, label("password again"), page)
    assert not is_protected(worker.shot.path)


@on(2025, 11, 5)
def test_a_password_is_changed_and_taken_away(worker: Worker) -> None:
    hands = worker.hands
    give(worker)
    page = from_the_menu(worker, "Change or remove the password…")
    hands.write(hands.one(QLineEdit, label("new password"), page), OTHER)
    hands.write(hands.one(QLineEdit, label("password again"), page), OTHER)
    hands.press(label("change password"), page)
    hands.wait_to_see(say("protection.changed"), page)
    lock(worker)
    unlock(hands, PASSWORD)
    path = next(iter(worker.window.office.folders.cases.glob("own.baqylau")))
    hands.wait_to_see(say("file.wrong-password", path=path))
    unlock(hands, OTHER)
    hands.until(lambda: worker.window.case_page is not None)
    page = from_the_menu(worker, "Change or remove the password…")
    hands.press(label("take password away"), page)
    hands.wait_to_see(say("protection.removed"), page)
    assert not is_protected(worker.shot.path)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.removed"), page)


def begun_slowly(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, why: Problem | None = None
) -> tuple[QWidget, threading.Event]:
    """Begin to give a password on a disk that waits for the event; `why` goes wrong then."""
    gate, protect, hands = threading.Event(), protection.protect, worker.hands

    def slow(desk: Desk, password: str, progress: protection.Progress) -> protection.Done:
        while not gate.wait(0.01):
            if not progress(1, 10):
                raise Problem("protection.stopped")
        if why is not None:
            raise why
        return protect(desk, password, progress)

    monkeypatch.setattr(protection, "protect", slow)
    page = from_the_menu(worker, "Protect with a password…")
    hands.write(hands.one(QLineEdit, label("password"), page), PASSWORD)
    hands.write(hands.one(QLineEdit, label("password again"), page), PASSWORD)
    hands.press(label("protect"), page)
    return page, gate


@on(2025, 11, 5)
def test_what_came_of_giving_a_password_is_said_wherever_she_is(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = worker.hands
    page, gate = begun_slowly(worker, monkeypatch)
    hands.click(page.back)
    gate.set()
    hands.wait_to_see(say("protection.protected"))
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.protected"))
    worker.case_page.show_protection()  # the sheet is still to be written
    hands.wait_to_see(say("protection.protected"), page)
    hands.click(page.back)
    worker.case_page.show_protection()
    assert not hands.sees(say("protection.protected"), page)


@on(2025, 11, 5)
def test_that_a_password_was_not_given_is_said_wherever_she_is(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, why = worker.hands, Problem("file.disk-full", path=worker.shot.path)
    page, gate = begun_slowly(worker, monkeypatch, why)
    hands.click(page.back)
    gate.set()
    hands.wait_to_see(sentence(why))
    worker.case_page.show_protection()
    hands.wait_to_see(sentence(why), page)
    assert hands.one(QLineEdit, label("password"), page).text() == PASSWORD


@on(2025, 11, 5)
@pytest.mark.parametrize("leaves", [False, True])
def test_whoever_closes_a_case_that_is_being_protected_is_asked(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, leaves: bool
) -> None:
    asked: list[str] = []

    def answer(_page: QWidget, why: str) -> bool:
        asked.append(say(why))
        return leaves

    monkeypatch.setattr(case_page, "leaves_anyway", answer)
    page, gate = begun_slowly(worker, monkeypatch)
    path = worker.window.case_page.session.now.path
    worker.window.go_home()
    assert asked == [say("protection.under-way")]
    assert (worker.window.case_page is None) is leaves
    if leaves:
        worker.hands.wait_to_see(say("protection.stopped"))
        assert not is_protected(path)
    else:
        gate.set()
        worker.hands.wait_to_see(say("protection.protected"), page)


@on(2025, 11, 5)
def test_a_password_that_is_being_typed_outlives_what_the_page_learns_and_the_language(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, gate = worker.hands, threading.Event()
    monkeypatch.setattr(protection, "plain_copies", lambda _desk: gate.wait(10) and ("a & b",))
    page = from_the_menu(worker, "Protect with a password…")
    field = hands.one(QLineEdit, label("password"), page)
    hands.write(field, PASSWORD)
    gate.set()
    hands.until(lambda: hands.sees("a & b", page))
    assert field.text() == PASSWORD
    assert field.hasFocus()
    for one in LANGS:
        hands.speak(one)
        field = hands.one(QLineEdit, label("password"), page)
        assert field.text() == PASSWORD
    tongue().speak("ru")  # as by a key: the cursor stays in the line
    hands.until(lambda: hands.one(QLineEdit, label("password"), page) is not field)
    assert hands.one(QLineEdit, label("password"), page).text() == PASSWORD


@on(2025, 11, 5)
def test_a_password_that_is_refused_still_stands_there_to_be_mended(worker: Worker) -> None:
    hands = worker.hands
    page = from_the_menu(worker, "Protect with a password…")
    field = hands.one(QLineEdit, label("password"), page)
    hands.write(field, "тау қой бұлт ")
    hands.press(label("protect"), page)
    hands.wait_to_see(say("protection.spaces"), page)
    assert field.text() == "тау қой бұлт "
    assert field.hasFocus()


@on(2025, 11, 5)
def test_what_is_typed_when_the_case_locks_is_saved(worker: Worker) -> None:
    hands = worker.hands
    give(worker)
    page, control = worker.case_page, worker.shot.control
    address = FieldAddress("control", control.id, "topic.ru")
    page.session.hold(
        ("control", "topic.ru"), "набрано", lambda desk: enter(desk, address, "набрано")
    )
    assert page.session.unsaved
    page.session.drafts["why", "x"] = "ещё не нажато"
    locked = lock(worker)
    hands.wait_to_see(say("protection.locked", n=15), locked)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.locked", n=15), locked)
        hands.one(QLineEdit, label("password or code"), locked)
    unlock(hands, PASSWORD)
    hands.until(lambda: worker.window.case_page is not None)
    assert worker.shot.control.topic.ru == "набрано"
    assert worker.case_page.session.drafts == {("why", "x"): "ещё не нажато"}
    assert worker.shot.control.number == control.number


@on(2025, 11, 5)
def test_after_the_lock_she_goes_on_where_she_was_with_what_she_chose(
    worker: Worker, tmp_path: Path
) -> None:
    hands = worker.hands
    copy = colleague(worker, tmp_path, topic_ru="их вопрос")
    type_here(worker, "наш вопрос")
    give(worker)
    worker.case_page.show_join(copy)
    hands.until(lambda: len(hands.all(QRadioButton)) == 2)
    hands.click(hands.all(QRadioButton)[1])
    assert not hands.all(QRadioButton)[0].isChecked()
    step = list(worker.shot.route.steps)[2].step.id
    worker.case_page.show_step(step)
    lock(worker)
    unlock(hands, PASSWORD)
    hands.until(lambda: worker.window.case_page is not None)
    worker.case_page.session.settle()
    assert worker.case_page.step.step_id == step
    worker.case_page.show_join(copy)
    hands.until(lambda: len(hands.all(QRadioButton)) == 2)
    assert hands.all(QRadioButton)[1].isChecked()


@on(2025, 11, 5)
def test_a_dialog_that_stands_open_does_not_keep_the_case_open(worker: Worker) -> None:
    give(worker)
    dialog = QInputDialog(worker.window)
    QTimer.singleShot(50, worker.window.lock)
    dialog.exec()
    worker.hands.until(lambda: worker.window.case_page is None)
    assert isinstance(worker.window.stack.currentWidget(), UnlockPage)
    dialog.deleteLater()


@on(2025, 11, 5)
def test_a_case_that_is_at_work_is_locked_later(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(worker)
    monkeypatch.setattr(idle, "LOOK_AGAIN_MS", 50)
    worker.window._show_busy(True)
    worker.window.lock()
    assert worker.window.case_page is not None
    worker.window._show_busy(False)
    worker.hands.until(lambda: worker.window.case_page is None)


@on(2025, 11, 5)
@pytest.mark.parametrize("minutes", [0, 15])
def test_where_no_minutes_lock_a_case_closing_it_does(worker: Worker, minutes: int) -> None:
    worker.window.office.change_profile(lambda kept: replace(kept, lock_after_minutes=minutes))
    give(worker)
    path = worker.shot.path
    worker.window.go_home()
    worker.hands.until(lambda: protection.is_locked(path) or minutes > 0)
    worker.window.open_case(path)
    if minutes:
        worker.hands.until(lambda: worker.window.case_page is not None)
    else:
        worker.hands.until(lambda: isinstance(worker.window.stack.currentWidget(), UnlockPage))
        unlock(worker.hands, PASSWORD)
        worker.hands.until(lambda: worker.window.case_page is not None)


@on(2025, 11, 5)
def test_an_open_case_without_a_password_is_not_locked(worker: Worker) -> None:
    worker.window.lock()
    assert worker.window.case_page is not None
    assert worker.window.findChild(idle.Idle) is None


def test_idleness_is_counted_from_the_last_sign_of_somebody(hands: Hands) -> None:
    counted = idle.Idle(hands.window)
    counted.watch(1)
    assert counted._timer.remainingTime() <= 61_000
    counted._ms = 600_000  # what a sign begins anew is seen to begin
    hands.click_at(hands.window, QPoint(5, 5))
    hands.until(lambda: counted._timer.remainingTime() > 61_000)
    told: list[bool] = []
    counted.passed.connect(lambda: told.append(True))
    counted._ms = 1
    QTest.keyClick(hands.window.windowHandle(), Qt.Key.Key_Shift)
    hands.until(lambda: bool(told))
    counted.watch(0)
    assert not counted._timer.isActive()


def test_whoever_writes_in_a_dialog_or_composes_letters_is_there(hands: Hands) -> None:
    counted = idle.Idle(hands.window)
    counted.watch(1)
    counted._ms = 600_000
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_new()
    letter = QInputMethodEvent()
    letter.setCommitString("қ")
    QApplication.sendEvent(QApplication.focusObject(), letter)  # as an input method does
    assert counted._timer.remainingTime() > 61_000
    counted._timer.start(60_000)
    dialog = QInputDialog(window)
    dialog.open()
    hands.until(lambda: QApplication.focusWindow() is dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    assert counted._timer.remainingTime() > 61_000
    dialog.close()
    counted.watch(0)
    dialog.deleteLater()


@on(2025, 11, 5)
def test_a_password_is_offered_until_it_is_declined(worker: Worker) -> None:
    hands, path = worker.hands, worker.shot.path
    page = worker.case_page
    hands.wait_to_see(say("protection.offer"), page)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.offer"), page)
    page.show_law()  # a page over the case has all the room
    assert not hands.sees(say("protection.offer"), page)
    page.show_view("route")
    assert hands.sees(say("protection.offer"), page)
    hands.press(label("offered password"), page)
    assert not hands.sees(say("protection.offer"), page)
    worker.window.open_case(path)
    hands.until(lambda: worker.window.case_page not in (None, page))
    again = worker.case_page
    hands.press(label("no password wanted"), again)
    hands.until(lambda: not hands.sees(say("protection.offer"), again))
    worker.case_page.session.settle()
    worker.window.open_case(path)
    hands.until(lambda: worker.window.case_page not in (None, again))
    assert not hands.sees(say("protection.offer"), worker.case_page)


@on(2025, 11, 5)
def test_a_copy_with_another_password_asks_for_it_and_is_joined(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, office = worker.hands, worker.case_page.session.office
    copy = tmp_path / "Көшірме.baqylau"
    worker.case_page.session.act(lambda desk: desk.file.copy_to(copy))
    worker.case_page.session.settle()
    with open_case(office, copy) as theirs:
        control = current_control(theirs.case)
        enter(theirs, FieldAddress("control", control.id, "topic.ru"), "их вопрос")
        protection.protect(theirs, OTHER)
    protection.lock()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(copy), ""))
    join_copy(worker.window)
    page = worker.case_page.stack.currentWidget()
    unlock(hands, "не тот")
    hands.wait_to_see(say("file.wrong-password", path=copy), page)
    unlock(hands, OTHER)
    hands.press(label("join"), page)
    hands.until(lambda: worker.shot.control.topic.ru == "их вопрос")


def test_a_lost_protected_case_comes_back_from_its_backups_with_the_password(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
        assert backups.kept(office, desk.case.id)
    protection.lock()
    case_file.unlink()
    assert isinstance(hands.window, MainWindow)
    hands.window.open_case(case_file)
    hands.wait_to_see(say("file.missing", path=case_file))
    unlock(hands, PASSWORD)
    hands.press(label("go on from this"))
    hands.until(lambda: hands.window.case_page is not None)
    assert is_protected(case_file)


def test_a_damaged_protected_case_is_told_from_a_wrong_password(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
    protection.lock()
    damaged = bytearray(case_file.read_bytes())
    damaged[9] ^= 4
    case_file.write_bytes(damaged)
    assert isinstance(hands.window, MainWindow)
    hands.window.open_case(case_file)
    unlock(hands, "не тот")
    hands.wait_to_see(say("file.wrong-password", path=case_file))
    unlock(hands, PASSWORD)
    hands.wait_to_see(say("file.damaged", path=case_file))
    hands.press(label("go on from this"))
    hands.until(lambda: hands.window.case_page is not None)
    assert hands.window.case_page.session.now.case.all(Control)


def test_the_minutes_until_locking_are_chosen_and_kept(hands: Hands, office: Office) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_profile()
    hands.choose(label("lock after"), label("never"))
    hands.until(lambda: office.profile.lock_after_minutes == 0)
    hands.choose(label("lock after"), say("protection.after-minutes", n=30))
    hands.until(lambda: office.profile.lock_after_minutes == 30)
    window.show_profile()
    assert hands.one(QComboBox, label("lock after")).currentData() == 30


@on(2025, 11, 5)
def test_the_sheet_is_proposed_away_from_the_case_and_deleted_by_its_button(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, path = worker.hands, worker.shot.path
    page = give(worker)
    proposed: list[Path] = []
    beside = path.with_name("sheet.docx")

    def asked(*given: Any, **_more: Any) -> tuple[str, str]:
        proposed.append(Path(given[2]))
        return str(beside), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    hands.press(label("write sheet"), page)
    hands.until(beside.exists)
    assert proposed[0].parent != path.parent
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.sheet-beside"), page)
    hands.click(page.back)
    page = from_the_menu(worker, "Change or remove the password…")
    hands.wait_to_see(str(beside), page)  # still, as long as the file is there
    hands.press(label("delete sheet"), page)
    hands.wait_to_see(say("protection.sheet-gone"), page)
    assert not beside.exists()
    assert not hands.sees(str(beside), page)
    worker.window.go_home()
    assert not hands.sees(say("protection.sheet-left"))


@on(2025, 11, 5)
def test_whoever_closes_the_case_is_reminded_of_a_sheet_that_is_still_there(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, sheet = worker.hands, tmp_path / "sheet.docx"
    page = give(worker)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(sheet), ""))
    hands.press(label("write sheet"), page)
    hands.wait_to_see(str(sheet), page)
    worker.window.go_home()
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("protection.sheet-left"))


def with_sheet(worker: Worker, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    page = give(worker)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(sheet), ""))
    worker.hands.press(label("write sheet"), page)
    worker.hands.wait_to_see(str(sheet), page)
    return page


@on(2025, 11, 5)
def test_the_reminder_of_a_sheet_is_seen_when_the_case_was_locked(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sheet(worker, tmp_path / "sheet.docx", monkeypatch)
    page = lock(worker)
    worker.hands.wait_to_see(say("protection.sheet-left"))
    assert worker.hands.sees(say("protection.locked", n=15), page)


@on(2025, 11, 5)
def test_the_sheet_of_the_former_password_is_still_named(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, sheet = worker.hands, tmp_path / "sheet.docx"
    page = with_sheet(worker, sheet, monkeypatch)
    for name in ("new password", "password again"):
        hands.write(hands.one(QLineEdit, label(name), page), OTHER)
    hands.press(label("change password"), page)
    hands.wait_to_see(say("protection.changed"), page)
    for one in LANGS:
        hands.wait_to_see(str(sheet), page)
        hands.wait_to_see(say("protection.sheet-former"), page)
        hands.speak(one)
    hands.press(label("delete sheet"), page)
    hands.wait_to_see(say("protection.sheet-gone"), page)
    assert not sheet.exists()


@on(2025, 11, 5)
def test_a_sheet_out_of_reach_keeps_no_case_open(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "sheet.docx"
    with_sheet(worker, sheet, monkeypatch)
    exists = Path.exists

    def denied(self: Path, **more: Any) -> bool:
        if self == sheet:  # the stick was pulled out
            raise OSError(5, "Input/output error")
        return exists(self, **more)

    monkeypatch.setattr(Path, "exists", denied)
    assert worker.window.close_case()


@on(2025, 11, 5)
def test_a_case_that_offers_a_password_opens_at_the_top_and_shows_its_step(worker: Worker) -> None:
    worker.window.resize(910, 512)
    worker.case_page.session.settle()
    path, before = worker.shot.path, worker.case_page
    worker.window.open_case(path)
    worker.hands.until(lambda: worker.window.case_page not in (None, before))
    page = worker.case_page
    page.session.settle()
    worker.hands.until(lambda: page._offer.isVisible() and page._was_greeted)
    step, entry = page.step, page.rail._entries[worker.shot.route.current]
    assert step is not None
    worker.hands.until(lambda: not entry.visibleRegion().isEmpty())
    assert step.area.verticalScrollBar().value() == 0
    assert step._title.mapTo(step, step._title.rect().topLeft()).y() > 0
    assert page._offer.height() < 60, "one line, the buttons beside it"
