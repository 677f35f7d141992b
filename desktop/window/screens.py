"""Opens every screen once, without anybody looking: what cannot be shown fails here."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.text import LANGS
from desktop.usecases.office import Folders, Office
from desktop.usecases.proceedings import offers
from desktop.window.app import application
from desktop.window.case_page import CasePage
from desktop.window.language import tongue
from desktop.window.library.libraries import SHAPES
from desktop.window.main_window import MainWindow


def every_screen(case_file: Path) -> Iterator[str]:
    """Open each screen with a case, in each language; yield their names.

    Raises:
        AssertionError: a screen did not come.
    """
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folders=Folders(Path(folder) / "data", Path(folder) / "cases"))
        for lang in LANGS:
            tongue().speak(lang)
            window = MainWindow(office, inline=True)
            window.show()
            for name in _walk(window, case_file, app):
                yield f"{lang} {name}"
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _walk(window: MainWindow, case_file: Path, app: QApplication) -> Iterator[str]:
    yield _shown("start", window, app)
    window.show_new()
    yield _shown("new-case", window, app)
    window.show_profile()
    yield _shown("profile", window, app)
    window.show_letterhead()
    yield _shown("letterhead", window, app)
    window.show_register()
    yield _shown("register", window, app)
    window.show_campaigns()
    yield _shown("campaigns", window, app)
    window.show_letter_texts()
    yield _shown("letter texts", window, app)
    window.show_calendar()
    yield _shown("calendar", window, app)
    window.show_today()
    yield _shown("today", window, app)
    yield from _library(window, app)
    window.show_law()
    yield _shown("law", window, app)
    window.show_about()
    yield _shown("about", window, app)
    window.open_case(case_file)
    page = window.case_page
    assert page is not None, "the case did not open"  # noqa: S101 - a self-test asserts
    shot = page.session.now
    assert shot is not None  # noqa: S101
    yield from _steps(page, window, app)
    for view in page.tabs:
        page.show_view(view)
        yield _shown(f"view {view}", window, app)
    for clock in shot.route.clocks:
        if clock.deadline is not None:
            page.explain(clock)
            yield _shown(f"count {clock.clock.id}", window, app)
    page.show_letter_texts()
    yield _shown("letter texts of a case", window, app)
    page.show_print("notice")
    yield _shown("print", window, app)
    page.show_backups()
    yield _shown("backups", window, app)
    page.show_check()
    yield _shown("check", window, app)
    page.show_protection()
    yield _shown("protection", window, app)
    page.choose()
    yield _shown("choose", window, app)
    for offer in offers(shot.case, shot.control.id, window.office.law):
        about = offer.letters[0].id if offer.letters else None
        page.begin_procedure(offer.procedure.id, about)
        yield from _steps(page, window, app)
    window.go_home()
    yield _shown("start again", window, app)


def _library(window: MainWindow, app: QApplication) -> Iterator[str]:
    libraries = window.libraries
    assert libraries is not None  # noqa: S101
    window.go_home()
    for shape in SHAPES:
        libraries.show_shape(shape)
        yield _shown(f"library as {shape}", window, app)
    libraries.show_shape("list")
    libraries.show_folders()
    yield _shown("folders", window, app)


def _steps(page: CasePage, window: MainWindow, app: QApplication) -> Iterator[str]:
    shot = page.session.now
    assert shot is not None  # noqa: S101
    for step in [state.step.id for state in shot.route.steps]:
        page.show_step(step)
        yield _shown(f"{shot.procedure.id} {step}", window, app)


def _shown(name: str, window: MainWindow, app: QApplication) -> str:
    app.processEvents()
    assert not window.grab().isNull(), name  # noqa: S101 - a self-test asserts
    return name
