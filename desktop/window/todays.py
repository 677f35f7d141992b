"""What today asks for, in the window: shown on the start page, opened at its step, reminded of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from shiboken6 import isValid

from desktop.domain.errors import Problem
from desktop.usecases.today import CaughtUp, Item, Told, catch_up, is_behind, reminder, today, told
from desktop.window.language import lang

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.today_page import TodayPage


class Todays(QObject):
    """Keeps the list of the day, made after the first paint.

    Where the system has a tray it reminds of what presses: when the program has started, and when
    a day begins while it runs. Elsewhere the card on the start page is the reminder.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._said_on: date | None = None
        self._behind_asked = False
        self.items: tuple[Item, ...] = ()
        self.tray: QSystemTrayIcon | None = None
        self._page: TodayPage | None = None

    def fill(self) -> None:
        """Show what the day holds; cases that the list does not know so far are read aside."""
        office = self._window.office
        try:
            self._show()
            if not self._behind_asked and is_behind(office):
                self._behind_asked = True
                self._window.do_aside(lambda: catch_up(office), self._caught_up, self)
        except Problem as problem:  # the cases themselves are whole: the list is only a copy
            self._window.say(problem)

    def _caught_up(self, found: CaughtUp) -> None:
        if found.read:
            self._show()

    def _show(self) -> None:
        office = self._window.office
        self.items = today(office, away=self._away())
        self._window.start.show_today(self.items, self._tell, office.law.calendar)
        if self._page is not None and isValid(self._page):
            self._page.show_items(self.items)
        self._remind()
        self._window.colleagues.look()  # and whether the files are there

    def _away(self) -> frozenset[str]:
        """Return the files that were looked for aside and are not there: no disk is asked here."""
        away = frozenset(map(str, self._window.start.model.away))
        libraries = self._window.libraries
        return away if libraries is None else away.union(libraries.known.away)

    def _tell(self, item: Item) -> Told:
        return told(self._window.office, item, lang())

    def open_item(self, item: Item) -> None:
        """Open the case of an item at its step."""
        watch = item.watch
        step = (UUID(watch.proceeding), watch.step) if watch.proceeding else None
        control = watch.control if step else None
        self._window.open_case(Path(item.row.path), control, step=step)

    def show_page(self) -> None:
        """Show the whole list, and the month."""
        from desktop.window.today_page import TodayPage

        window = self._window
        page = TodayPage(window.office, self.items, window.do_aside, window.start.model.away)
        page.done.connect(self._window.go_back)
        page.open_wanted.connect(self.open_item)
        self._page = page
        self._window.show_page(page)

    def _remind(self) -> None:
        day = self._window.office.clock.today()
        words = reminder(self._window.office, self.items, lang())
        if day == self._said_on or not words or not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._said_on = day
        if self.tray is None:
            self.tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self.tray.activated.connect(self._come_forward)
            self.tray.messageClicked.connect(self._come_forward)
        self.tray.setToolTip(f"Baqylau\n{words}")
        self.tray.show()
        self.tray.showMessage(QCoreApplication.translate("TodayCard", "Today"), words)

    def _come_forward(self) -> None:
        window = self._window
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
