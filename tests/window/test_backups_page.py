"""Backups as a worker meets them: made by themselves, gone back to, and taken in need."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hands import Hands, label
from own_case import Worker, on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.control import Control
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window import session
from desktop.window.language import lang, say
from desktop.window.main_window import MainWindow


def topic(worker: Worker, text: str) -> None:
    address = FieldAddress("control", worker.shot.control.id, "topic.ru")
    worker.case_page.session.act(lambda desk: enter(desk, address, text))
    worker.hands.until(lambda: worker.shot.control.topic.ru == text)


def kept(worker: Worker) -> list[str]:
    """On what occasions a backup was made, the newest first."""
    shot = worker.shot
    return [each.occasion for each in backups.kept(worker.case_page.session.office, shot.case.id)]


@on(2025, 11, 5)
def test_opening_makes_a_backup_and_going_back_shows_what_it_changes(worker: Worker) -> None:
    hands = worker.hands
    hands.until(lambda: kept(worker) == ["opened"])
    former = worker.shot.control.topic.ru
    topic(worker, "Другой вопрос")
    worker.case_page.show_backups()
    shown = worker.case_page.stack.currentWidget
    hands.wait_to_see(say("backup.opened"), shown())
    hands.press(label("what would change"), shown())
    for one in LANGS:
        hands.speak(one)
        hands.until(lambda: f"Другой вопрос → {former}" in hands.words(shown()))
        hands.wait_to_see(say("backup.acts-since", n=1), shown())
    hands.press(label("go back to this"), shown())
    hands.until(lambda: worker.shot.control.topic.ru == former)
    assert kept(worker) == ["before-going-back", "opened"]
    hands.wait_to_see("Ctrl+Z", worker.case_page)
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: worker.shot.control.topic.ru == "Другой вопрос")


@on(2025, 11, 5)
def test_work_that_goes_on_is_backed_up_and_a_pause_is_not(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = worker.case_page.session._work
    assert timer.isActive()
    assert timer.interval() == session.BACK_UP_EVERY_MS
    topic(worker, "Другой вопрос")
    timer.timeout.emit()
    worker.hands.until(lambda: kept(worker) == ["working", "opened"])
    timer.timeout.emit()
    assert kept(worker) == ["working", "opened"]
    # A large case is copied before it is shown, never while one types.
    monkeypatch.setattr(backups, "LARGE", 1)
    topic(worker, "Третий вопрос")
    timer.timeout.emit()
    assert kept(worker) == ["working", "opened"]
    path = worker.shot.path
    worker.window.go_home()
    worker.window.open_case(path)
    worker.hands.until(lambda: worker.window.case_page is not None)
    assert kept(worker)[0] == "opened"


@on(2025, 11, 5)
def test_that_none_can_be_made_is_said_once_and_work_goes_on(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(worker.shot.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))
    told: list[Problem] = []
    worker.case_page.session.failed.connect(told.append)
    for n in range(2):
        topic(worker, f"Вопрос {n}")
        worker.case_page.session._work.timeout.emit()
        assert kept(worker) == ["opened"]
    assert [each.code for each in told] == ["backup.no-room"]
    assert "МБ" in worker.case_page._loud.words.text()


def lost(hands: Hands, office: Office, path: Path) -> Path:
    """Open a case once, so that it is in the list with a backup, and close it."""
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(path)
    hands.until(lambda: window.case_page is not None)
    with_page = window.case_page
    assert with_page is not None
    with_page.session.settle()
    window.go_home()
    return path


@pytest.mark.parametrize("damage", ["cut", "gone", "empty"])
def test_a_case_that_cannot_be_opened_goes_on_from_a_backup(
    hands: Hands, office: Office, case_file: Path, damage: str
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    path = lost(hands, office, case_file)
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:30000] if damage == "cut" else b"")
    code = {"cut": "file.damaged", "gone": "file.missing", "empty": "file.empty"}[damage]
    window.open_case(path)
    for one in LANGS:
        hands.wait_to_see(say(code, path=path), window)
        hands.speak(one)
    before = window.stack.currentWidget()
    hands.press(label("try again"), window)
    hands.until(lambda: window.stack.currentWidget() is not before)
    (go_on,) = hands.named(QPushButton, label("go on from this"), window)
    hands.click(go_on)
    hands.until(lambda: window.case_page is not None)
    assert window.case_page is not None
    shot = window.case_page.session.now
    assert shot is not None
    assert shot.writable
    aside = [each for each in path.parent.iterdir() if each.name.endswith(".damaged")]
    assert len(aside) == (0 if damage == "gone" else 1)
    window.go_home()
    with open_case(office, path) as desk:
        assert isinstance(current_control(desk.case), Control)


def with_another_copy(worker: Worker, office: Office) -> Path:
    """A colleague's copy that was opened on the same computer, and has a backup."""
    other = worker.shot.path.with_name("colleague.baqylau")
    shutil.copyfile(worker.shot.path, other)
    with open_case(office, other) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "topic.ru"), "Чужой вопрос")
        backups.back_up(desk, "working")
    return other


@on(2025, 11, 5)
def test_backups_of_another_copy_are_shown_apart_and_as_its_own(
    worker: Worker, office: Office
) -> None:
    hands = worker.hands
    hands.until(lambda: kept(worker) == ["opened"])
    other = with_another_copy(worker, office)
    worker.case_page.show_backups()
    shown = worker.case_page.stack.currentWidget
    hands.wait_to_see("·  " + say("backup.opened"), shown())
    assert "·  " + say("backup.working") not in hands.words(shown())
    hands.until(lambda: str(other) in hands.words(shown()))
    hands.press(label("show them"), shown())
    hands.wait_to_see("·  " + say("backup.working"), shown())
    assert str(other) in hands.words(shown())
    assert "·  " + say("backup.opened") not in hands.words(shown())
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see("·  " + say("backup.working"), shown())
    hands.press("← " + label("own backups"), shown())
    hands.wait_to_see("·  " + say("backup.opened"), shown())


@on(2025, 11, 5)
def test_in_the_place_of_a_lost_file_its_own_backups_are_offered_first(
    worker: Worker, office: Office
) -> None:
    hands, window = worker.hands, worker.window
    hands.until(lambda: kept(worker) == ["opened"])
    other = with_another_copy(worker, office)
    path = worker.shot.path
    window.go_home()
    path.unlink()
    window.open_case(path)
    hands.wait_to_see("·  " + say("backup.opened"), window)
    assert "·  " + say("backup.working") not in hands.words(window)
    hands.press(label("other copies"), window)
    hands.until(lambda: str(other) in hands.words(window))
    assert len(hands.named(QPushButton, label("go on from this"), window)) == 2
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see("·  " + say("backup.working"), window)


def test_what_was_never_backed_up_is_only_said(hands: Hands, office: Office) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    path = office.folders.cases / "never.baqylau"
    window.open_case(path)
    hands.wait_to_see(say("file.missing", path=path), window)
    assert not hands.named(QPushButton, label("try again"), window)
    assert lang() == "kk"


@on(2025, 11, 5)
def test_a_history_that_does_not_read_goes_on_from_a_backup_in_the_place_of_the_file(
    worker: Worker,
) -> None:
    hands, page = worker.hands, worker.case_page
    path, former = worker.shot.path, worker.shot.control.topic.ru
    hands.until(lambda: kept(worker) == ["opened"])
    topic(worker, "позже")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        last = "UPDATE act SET at = 'garbage' WHERE seq = (SELECT max(seq) FROM act)"
        assert database.execute(last).rowcount
    shown = page.stack.currentWidget
    page.show_check()
    hands.wait_to_see(say("verify.faults", n=1), shown())
    hands.press(label("backups"), shown())
    for one in LANGS:
        hands.wait_to_see(say("backup.opened"), shown())
        hands.speak(one)
    hands.press(label("what would change"), shown())
    for one in LANGS:
        hands.wait_to_see(say("backup.replaces"), shown())
        hands.wait_to_see(f"позже → {former}", shown())
        hands.speak(one)
    there = path.read_bytes()
    hands.press(label("go back to this"), shown())
    hands.until(lambda: worker.shot.control.topic.ru == former)
    (aside,) = path.parent.glob("*.damaged")
    assert aside.read_bytes() == there
    hands.wait_to_see(str(aside), page)
    topic(worker, "дальше")
    worker.window.close_case()
    assert verify(path).findings == ()
