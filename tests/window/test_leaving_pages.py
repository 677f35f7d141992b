"""Pages that are left while something goes on for them: it ends well, and what came is said."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import Hands, label
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.casefile import keys
from desktop.casefile.header import is_protected
from desktop.domain.errors import Problem
from desktop.usecases import backups, library, protection
from desktop.usecases.cases import open_case
from desktop.usecases.office import Office
from desktop.window.language import say
from desktop.window.main_window import MainWindow
from desktop.window.recover_page import RecoverPage
from desktop.window.unlock_page import UnlockPage

PASSWORD = "тау қой бұлт темір"


@pytest.fixture(autouse=True)
def fresh_program() -> Iterator[None]:
    keys.forget_all()
    yield
    keys.forget_all()


def main(hands: Hands) -> MainWindow:
    assert isinstance(hands.window, MainWindow)
    return hands.window


def shown(hands: Hands, path: Path, kind: type[QWidget]) -> QWidget:
    """Open a file and return the page that comes in its place."""
    window = main(hands)
    window.open_case(path)
    hands.until(lambda: isinstance(window.stack.currentWidget(), kind))
    return window.stack.currentWidget()


def gone(hands: Hands) -> None:
    """Let the page that was left be deleted before what goes on for it comes to its end."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    aside = main(hands)._aside
    assert aside is not None
    aside.settle()


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[16384:32768] = bytes(16384)
    path.write_bytes(data)


def test_whoever_leaves_while_her_password_is_tried_stays_where_she_went(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
    protection.lock()
    page = shown(hands, case_file, UnlockPage)
    assert isinstance(page, UnlockPage)
    page.card.edit.setText(PASSWORD)
    QTest.keyClick(page.card.edit, Qt.Key.Key_Return)
    page.back.click()
    gone(hands)
    window = main(hands)
    assert window.case_page is None
    assert window.stack.currentWidget() is window.start


@pytest.mark.parametrize("refused", [False, True])
def test_whoever_leaves_while_a_backup_is_put_in_place_hears_only_if_it_failed(
    hands: Hands,
    office: Office,
    case_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    refused: bool,
) -> None:
    with open_case(office, case_file) as desk:
        backups.back_up(desk, "working")
        library.note(office, desk)
    case_file.unlink()
    shown(hands, case_file, RecoverPage)
    why = Problem("file.disk-full", path=case_file)
    gate, recover = threading.Event(), backups.recover

    def slow(*given: Any) -> Path | None:
        gate.wait(10)
        if refused:
            raise why
        return recover(*given)

    monkeypatch.setattr(backups, "recover", slow)
    hands.press(label("go on from this"))
    window = main(hands)
    window.go_home()
    gate.set()
    gone(hands)
    assert window.case_page is None
    assert case_file.exists() is not refused
    hands.until(lambda: hands.sees(say(why.code, **why.params)) is refused)


def test_what_reads_of_a_file_can_be_saved_after_another_file_was_not_opened(
    hands: Hands, case_file: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.baqylau"
    shutil.copyfile(case_file, newer)
    data = bytearray(newer.read_bytes())
    data[60:64] = (9 << 16).to_bytes(4, "big")
    newer.write_bytes(data)
    damage(case_file)
    page = shown(hands, case_file, RecoverPage)
    window = main(hands)
    window.open_case(newer)
    hands.wait_to_see(say("file.newer-major", path=newer))
    assert window.stack.currentWidget() is page
    hands.press(label("save what reads"))
    assert isinstance(page, RecoverPage)
    hands.until(page._told.isVisible)


def test_a_damaged_case_without_a_password_is_offered_to_be_saved_whatever_a_copy_has(
    hands: Hands, office: Office, case_file: Path
) -> None:
    copy = case_file.with_name("colleague.baqylau")
    with open_case(office, case_file) as desk:
        desk.file.copy_to(copy)
        library.note(office, desk)
    with open_case(office, copy) as theirs:
        protection.protect(theirs, PASSWORD)
    protection.lock()
    damage(case_file)
    page = shown(hands, case_file, RecoverPage)
    hands.press(label("save what reads"), page)
    assert isinstance(page, RecoverPage)
    hands.until(page._told.isVisible)
    hands.press(label("go on from this"), page)  # a backup of the copy: that one is protected
    hands.write(hands.one(QLineEdit, label("password or code")), PASSWORD)
    hands.press(label("open case"))
    hands.press(label("go on from this"))
    hands.until(lambda: main(hands).case_page is not None)
    assert is_protected(case_file)
