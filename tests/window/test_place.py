"""The window's place on the screen: never larger than it, and remembered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.text import LANGS, Lang
from desktop.usecases.first import first_place
from desktop.usecases.office import Office
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.app import first_window
from desktop.window.language import tongue
from desktop.window.main_window import MainWindow
from desktop.window.screens import _walk

SMALL = (910 - 16, 512 - 48)
"""A screen of 1366x768 at 150 %, without the frame that the system draws around a window."""

Opened = Callable[[], MainWindow]


@pytest.fixture
def open_first(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[Opened]:
    """Open the window as the program does at its start."""
    before = tongue().lang
    windows: list[MainWindow] = []

    def opened() -> MainWindow:
        window = first_window(office.folders)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.furnish(office)
        _ = office.profile  # the program makes it right after the first paint
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tongue().speak(before)


def screen() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def test_a_window_that_is_too_large_for_the_screen_fills_it(open_first: Opened) -> None:
    window = open_first()
    assert screen().width() < 1240, "the screen of the tests is a small one"
    assert window.isMaximized()
    assert screen().contains(window.geometry())
    window.showNormal()
    assert screen().contains(window.geometry())
    assert screen().contains(window.normalGeometry())


def test_the_window_comes_back_where_it_stood(open_first: Opened, office: Office) -> None:
    window = open_first()
    window.showNormal()
    window.setGeometry(60, 70, 640, 420)
    stood = window.geometry()
    window.close()
    assert first_place(office.folders)
    again = open_first()
    assert again.geometry() == stood
    assert not again.isMaximized()
    again.showMaximized()
    again.close()
    third = open_first()
    assert third.isMaximized()
    assert third.normalGeometry() == stood


def test_a_window_whose_screen_is_gone_comes_back_onto_the_one_that_is_there(
    open_first: Opened,
) -> None:
    window = open_first()
    window.showNormal()
    window.setGeometry(4000, 3000, 3000, 2000)
    window.close()
    again = open_first()
    assert not again.isMaximized()
    assert screen().contains(again.geometry())


@pytest.mark.parametrize("kept", ['{"window": {"place": "?"}}', '{"window": 1}', "[]", "{"])
def test_a_place_that_cannot_be_read_is_no_place(
    open_first: Opened, office: Office, kept: str
) -> None:
    office.folders.home.mkdir(parents=True, exist_ok=True)
    _ = office.profile
    whole = office.folders.profile.read_bytes()
    office.folders.profile.write_text(kept)
    window = open_first()
    assert screen().contains(window.geometry())
    office.folders.profile.write_bytes(whole)


def test_the_place_is_kept_beside_what_another_window_changed_meanwhile(
    open_first: Opened, office: Office
) -> None:
    window = open_first()
    other = Office(office.clock, office.folders)
    other.change_profile(lambda kept: replace(kept, name="Айгүл"))
    window.close()
    read = Office(office.clock, office.folders).profile
    assert read.name == "Айгүл"
    assert read.window["place"]


@pytest.mark.parametrize("one", LANGS)
def test_every_page_fits_onto_a_small_screen_at_one_and_a_half_times_the_size(
    qapp: QApplication, office: Office, tmp_path: Path, one: Lang
) -> None:
    path = tmp_path / "sample.baqylau"
    build_sample(sample_office(tmp_path), path).close()
    before = tongue().lang
    tongue().speak(one)
    window = MainWindow(office, inline=True)
    window.show()
    too_large = []
    for name in _walk(window, path, qapp):
        least = window.minimumSizeHint()
        if least.width() > SMALL[0] or least.height() > SMALL[1]:
            too_large.append(f"{name}: {least.width()}x{least.height()}")
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tongue().speak(before)
    assert not too_large
