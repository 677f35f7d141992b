"""Start of the window: only what the first paint needs is loaded before it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.usecases.first import first_lang, first_place, first_rows
from desktop.usecases.folders import Folders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.window.main_window import MainWindow

FURNISH_AFTER_MS = 10
"""A click that is already waiting is answered first."""
LEARN_AFTER_MS = 60
"""The calendar is read a blink after the list is there and can be clicked."""


def application() -> QApplication:
    """Return the one application object, dressed."""
    from PySide6.QtWidgets import QApplication

    from desktop.window import theme

    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    # The style by name: `setStyle` would load the class of styles with all its enums.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Baqylau")
    app.setDesktopFileName("baqylau")
    theme.apply(app)
    return app


def first_window(folders: Folders) -> MainWindow:
    """Return the window with the list of cases, before anything else is loaded."""
    from desktop.window.language import tongue
    from desktop.window.main_window import MainWindow

    tongue().speak(first_lang(folders))
    window = MainWindow()
    window.take_place(first_place(folders))
    window.start.set_rows(*first_rows(folders))
    return window


def furnish(window: MainWindow, folders: Folders) -> None:
    """Give a painted window its office, and say what is wrong with the user's profile."""
    from desktop.domain.errors import Problem
    from desktop.usecases.office import Office

    office = Office(folders=folders, count_pages=_count_pages)
    try:
        _ = office.profile
    except Problem as problem:
        window.say(problem)
    window.furnish(office)


def _count_pages(docx: bytes) -> int | None:
    from desktop.window.printing.counting import count_pages

    return count_pages(docx)


def _later(window: MainWindow, act: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(FURNISH_AFTER_MS, window, act)


def run(case: Path | None = None) -> int:
    """Open the window, with a case if one is named, and stay until it is closed."""
    # Nothing is garbage yet, and looking for it takes a twentieth of the start.
    gc.disable()
    app = application()
    folders = Folders.of_user()
    window = first_window(folders)

    def after_the_first_paint() -> None:
        from PySide6.QtCore import QTimer

        from desktop.window import crash, icons, theme

        crash.install(window)
        theme.follow(app)
        window.settle_in()
        icons.dress(app)
        gc.enable()
        if case is not None:
            window.open_case(case)
        QTimer.singleShot(LEARN_AFTER_MS, window, window.learn)

    window.ask_office = lambda: furnish(window, folders)
    window.first_painted.connect(lambda: _later(window, after_the_first_paint))
    window.show()
    return app.exec()
