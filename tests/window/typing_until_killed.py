"""Opens a case in a window, types its topic, says "saved" when the window does, and goes on.

Run as a program by `test_window_refusals`, which kills it.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hands import Hands, label
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from route_walk import Route

from desktop.domain.clock import KAZAKHSTAN
from desktop.usecases.office import Office
from desktop.window.app import application
from desktop.window.language import NATIVE_NAMES, lang, tongue
from desktop.window.main_window import MainWindow
from desktop.window.step_page import StepPage
from desktop.window.top_bar import TopBar


@dataclass
class MinuteClock:
    """A minute goes by whenever it is asked, so that each saving shows another time."""

    instant: datetime = field(default=datetime(2025, 10, 20, 7, tzinfo=UTC))

    def now(self) -> datetime:
        self.instant += timedelta(minutes=1)
        return self.instant

    def today(self) -> date:
        return self.instant.astimezone(KAZAKHSTAN).date()


def wait(true: Callable[[], bool]) -> None:
    for _ in range(2000):
        if true():
            return
        QTest.qWait(10)
    raise TimeoutError


def main(case: Path, text: str) -> None:
    application()
    office = Office(MinuteClock())
    tongue().speak(office.profile.lang)
    window = MainWindow(office)
    window.show()
    hands = Hands(window, office.law, wait)
    window.open_case(case)
    wait(lambda: bool(hands.all(StepPage)))
    route = Route(hands)
    route.go("subject-matter")
    name = office.law.fields.get("control", "topic").label.text(lang())
    hands.write(hands.one(QPlainTextEdit, f"{name} ({NATIVE_NAMES['kk']})"), text)
    before = said(hands)
    wait(lambda: said(hands) != before and bool(said(hands)))
    sys.stdout.write("saved\n")
    sys.stdout.flush()
    while True:
        QTest.qWait(1000)


def said(hands: Hands) -> str:
    """Return what the top bar says of saving."""
    (bar,) = hands.all(TopBar)
    beginning = label("saved").partition("{")[0]
    return next((w.text() for w in hands.all(QLabel, bar) if w.text().startswith(beginning)), "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
