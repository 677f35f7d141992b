"""A window of its own for each test, with real threads, empty folders and a clock that stands."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hands import Hands, Opened, StrayWindows
from own_case import Worker, published_as_own
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents import converting
from desktop.domain.clock import FixedClock
from desktop.domain.text import LocalText
from desktop.law.law import Law
from desktop.usecases.cases import new_case
from desktop.usecases.office import Folders, Office
from desktop.window.app import application
from desktop.window.language import tongue
from desktop.window.main_window import MainWindow

TODAY = date(2025, 10, 20)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application()


@pytest.fixture(autouse=True)
def no_office_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on what this machine has: who wants an office program brings one."""
    monkeypatch.setattr(converting, "office_program", lambda: None)


@pytest.fixture(scope="session")
def law() -> Law:
    return Law()


@pytest.fixture
def office(tmp_path: Path, law: Law) -> Office:
    cases = tmp_path / "cases"
    cases.mkdir()
    made = Office(FixedClock.on(TODAY), Folders(tmp_path / "home", cases))
    made.__dict__["law"] = law  # read once for all tests: it never changes
    return made


def bury() -> None:
    """Let go of the windows that were closed: each one that lives makes the next one slower."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[Opened]:
    """Open a window of an office as `baqylau` does; all are closed at the end."""
    before = tongue().lang
    windows: list[MainWindow] = []
    strays = StrayWindows(qapp)

    def opened(office: Office) -> Hands:
        tongue().speak(office.profile.lang)
        window = MainWindow(office)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return Hands(window, office.law, lambda true: qtbot.waitUntil(true, timeout=30_000))

    yield opened
    strays.stop()
    for window in windows:
        window.close()
        window.deleteLater()
    bury()
    tongue().speak(before)
    assert not strays.seen, "\n".join(strays.seen)


@pytest.fixture
def hands(open_window: Opened, office: Office) -> Hands:
    """Hands at the window of the test's own office."""
    return open_window(office)


@pytest.fixture
def case_file(office: Office) -> Path:
    """A case of one institution, closed."""
    path = office.folders.cases / "a.baqylau"
    new_case(office, path, LocalText(kk="Басқарма", ru="Управление")).close()
    return path


@pytest.fixture
def worker(open_window: Opened, office: Office, request: pytest.FixtureRequest) -> Worker:
    """The published case as one's own, on the day that the test names."""
    path = published_as_own(office)
    office.clock = FixedClock.on(request.param)
    return Worker(open_window(office), path)
