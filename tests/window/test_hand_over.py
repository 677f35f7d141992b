"""Handing a case over as a worker does: from the menu, with a stop, to a file that checks."""

import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hands import label, menu_entries
from own_case import Worker, on
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from desktop.domain.control import Evidence
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases.editing import enter
from desktop.usecases.package import Packed, Progress, make_package
from desktop.usecases.package_check import check_package
from desktop.window import hand_over_page
from desktop.window.language import say
from desktop.window.menu import fill, translate


def from_the_menu(worker: Worker) -> QWidget:
    """Choose the entry of the menu and return the page that it shows."""
    menu = QMenu()
    fill(menu, worker.window)
    wanted = translate("Menu", "Hand the case over…")
    (entry,) = [each for each in menu_entries(menu) if each.text() == wanted]
    assert isinstance(entry, QAction)
    entry.trigger()
    return worker.case_page.stack.currentWidget()


def choosing(monkeypatch: pytest.MonkeyPatch, chosen: Path | None) -> list[str]:
    """Answer the dialog that asks where to; note what it offered."""
    offered: list[str] = []

    def answer(_parent: QWidget, _title: str, suggested: str, _filter: str) -> tuple[str, str]:
        offered.append(suggested)
        return (str(chosen) if chosen else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    return offered


@on(2025, 11, 5)
@pytest.mark.parametrize("lawyer", [False, True])
def test_a_package_is_written_from_the_menu_and_its_check_sum_can_be_copied(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lawyer: bool
) -> None:
    hands = worker.hands
    offered = choosing(monkeypatch, tmp_path / "handed 05.11")  # without its ending
    page = from_the_menu(worker)
    hands.press(label("write small package" if lawyer else "write whole package"), page)
    target = tmp_path / "handed 05.11.zip"
    hands.until(target.exists)
    hands.wait_to_see(str(target), page)
    (suggested,) = map(Path, offered)
    assert suggested.parent == worker.shot.path.parent
    assert suggested.name.startswith("own 05.11.2025")
    assert suggested.suffix == ".zip"
    assert check_package(target).findings == ()
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(str(target), page)
    hands.press(label("copy check sum"), page)
    copied = QGuiApplication.clipboard().text()
    assert len(copied) == 64
    assert copied in hands.words(page)


@on(2025, 11, 5)
def test_what_was_just_typed_is_in_the_package(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = FieldAddress("control", worker.shot.control.id, "topic.ru")
    session = worker.case_page.session
    session.hold(("x", "y"), "Только что", lambda desk: enter(desk, address, "Только что"))
    choosing(monkeypatch, tmp_path / "a.zip")
    page = from_the_menu(worker)
    worker.hands.press(label("write whole package"), page)
    worker.hands.until((tmp_path / "a.zip").exists)
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        assert "Только что" in package.read("a/data/case.json").decode()


def on_a_slow_disk(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Have a package come to no end unless it is stopped; the event tells that it was begun."""
    begun = threading.Event()

    def slow(*given: Any, progress: Progress, **more: Any) -> Packed:
        def waits(done: int, total: int) -> bool:
            begun.set()
            while progress(done, total):
                pass
            return False

        return make_package(*given, progress=waits, **more)

    monkeypatch.setattr(hand_over_page, "make_package", slow)
    return begun


@on(2025, 11, 5)
def test_it_can_be_stopped_and_leaves_nothing(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, begun = worker.hands, on_a_slow_disk(monkeypatch)
    choosing(monkeypatch, tmp_path / "a.zip")
    page = from_the_menu(worker)
    before = {each.name for each in tmp_path.iterdir()}
    hands.press(label("write whole package"), page)
    hands.until(begun.is_set)
    hands.press(label("stop"), page)
    for one in LANGS:
        hands.wait_to_see(say("package.stopped"), page)
        hands.speak(one)
    assert {each.name for each in tmp_path.iterdir()} == before
    monkeypatch.setattr(hand_over_page, "make_package", make_package)
    hands.press(label("write whole package"), page)  # and again, to the end
    hands.until((tmp_path / "a.zip").exists)


@on(2025, 11, 5)
def test_closing_the_case_stops_the_package(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = on_a_slow_disk(monkeypatch)
    choosing(monkeypatch, tmp_path / "a.zip")
    page = from_the_menu(worker)
    worker.hands.press(label("write whole package"), page)
    worker.hands.until(begun.is_set)
    worker.window.go_home()
    assert worker.window.case_page is None
    assert not (tmp_path / "a.zip").exists()
    assert not list(tmp_path.glob(".a.zip*"))


@on(2025, 11, 5)
def test_a_cancelled_dialog_writes_nothing_and_a_refusal_is_said(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = worker.hands
    choosing(monkeypatch, None)
    page = from_the_menu(worker)
    hands.press(label("write whole package"), page)
    assert worker.case_page._hand_over is not None
    assert not worker.case_page._hand_over.work.under_way
    choosing(monkeypatch, tmp_path / "gone" / "a.zip")
    hands.press(label("write whole package"), page)
    hands.wait_to_see(say("target.no-folder", folder=str(tmp_path / "gone")), page)


@on(2025, 11, 5)
def test_people_who_did_not_consent_are_told_of_and_elsewhere_the_outcome_is_said_too(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, session = worker.hands, worker.case_page.session
    piece = worker.shot.case.all(Evidence)[0]
    address = FieldAddress("evidence", piece.id, "people_recognisable")
    session.act(lambda desk: enter(desk, address, "yes"))
    choosing(monkeypatch, tmp_path / "a.zip")
    page = from_the_menu(worker)
    hands.press(label("write whole package"), page)
    worker.case_page.show_view("letters")  # without waiting for it
    warning = say("package.people-shown", n=1)
    hands.until(lambda: warning in hands.words())
    from_the_menu(worker)
    hands.wait_to_see(warning, page)
