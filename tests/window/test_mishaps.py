"""What goes wrong at a desk: a hasty hand, a slow or full disk, a pulled stick, another tongue."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import Hands
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.usecases import cases
from desktop.usecases.office import Office
from desktop.window.about_page import AboutPage
from desktop.window.case_page import CasePage
from desktop.window.language import say
from desktop.window.main_window import MainWindow


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


def soon(act: Callable[[], object]) -> None:
    """Do something from the event loop, as a timer or the window system does."""
    QTimer.singleShot(0, act)


# -- opening and leaving ------------------------------------------------------------------------


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
