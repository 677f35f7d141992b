"""Start of the window: only what the first paint needs is loaded before it."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import Problem
from desktop.usecases.office import Office
from desktop.window import theme
from desktop.window.language import tongue
from desktop.window.main_window import MainWindow


def application() -> QApplication:
    """Return the one application object, dressed."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Baqylau")
    app.setDesktopFileName("baqylau")
    theme.apply(app)
    return app


def first_window(office: Office) -> tuple[MainWindow, Problem | None]:
    """Return the window with the start page, and what was wrong with the user's profile."""
    trouble: Problem | None = None
    try:
        tongue().speak(office.profile.lang)
    except Problem as problem:
        trouble = problem
        tongue().speak(office.profile.lang)
    return MainWindow(office), trouble


def run(case: Path | None = None) -> int:
    """Open the window, with a case if one is named, and stay until it is closed."""
    app = application()
    window, trouble = first_window(Office())
    window.show()

    def after_the_first_paint() -> None:
        from desktop.window import crash

        crash.install(window)
        window.wake()
        if trouble is not None:
            window.say(tongue().catalogue.problem(trouble))
        if case is not None:
            window.open_case(case)

    QTimer.singleShot(0, window, after_the_first_paint)
    return app.exec()
