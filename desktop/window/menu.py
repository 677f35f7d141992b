"""What the menu holds: words for everything that also has a key."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from desktop.domain.control import Control
from desktop.domain.errors import Problem
from desktop.window.language import lang, say

if TYPE_CHECKING:
    from desktop.window.case_page import CasePage
    from desktop.window.main_window import MainWindow
    from desktop.window.session import Snapshot

translate = QCoreApplication.translate


class _Entry(Protocol):
    def __call__(self, text: str, act: Callable[[], object], keys: str = "") -> None: ...


def fill(menu: QMenu, window: "MainWindow") -> None:
    """Fill the menu for what is shown now; beside an open case it fits a low screen."""
    entry = _entries(menu)
    entry(translate("Menu", "Start a new case"), window.show_new, "Ctrl+N")
    entry(translate("Menu", "Open a file…"), window.browse, "Ctrl+O")
    entry(translate("Menu", "Open the sample"), window.open_sample)
    menu.addSeparator()
    if window.case_page is not None:
        _case(menu, window, window.case_page)
    else:
        entry(translate("Menu", "Export a workbook of all cases…"), lambda: export_workbook(window))
        entry(translate("Menu", "Read the case files anew"), window.rebuild)
        if window.libraries is not None:
            entry(say("library.folders"), window.libraries.show_folders)
    menu.addSeparator()
    entry(translate("Menu", "Today"), window.show_today)
    aside = window.case_page is not None
    _office(menu.addMenu(translate("Menu", "Lists and settings")) if aside else menu, window)
    entry(translate("Menu", "Law at hand"), window.show_law, "F2")
    entry(translate("Menu", "About Baqylau"), window.show_about)
    menu.addSeparator()
    entry(translate("Menu", "Quit"), window.close, "Ctrl+Q")


def _entries(menu: QMenu) -> _Entry:
    def entry(text: str, act: Callable[[], object], keys: str = "") -> None:
        action = QAction(f"{text}\t{keys}" if keys else text, menu)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)

    return entry


def _case(menu: QMenu, window: "MainWindow", page: "CasePage") -> None:
    """Offer what is done with the open case."""
    entry, shot = _entries(menu), page.session.now
    entry(translate("Menu", "Undo"), page.undo, "Ctrl+Z")
    entry(translate("Menu", "Do again"), page.redo, "Ctrl+Y")
    entry(translate("Menu", "Go to a step or a field…"), page.open_go_to, "Ctrl+K")
    entry(translate("Menu", "Guidance"), page.toggle_guidance, "F1")
    if shot is not None:
        _controls(shot, window, entry)
    of_file = _entries(menu.addMenu(translate("Menu", "Case file")))
    of_file(translate("Menu", "Backups of this case"), page.show_backups)
    of_file(translate("Menu", "Check the case file"), page.show_check)
    password = (
        translate("Menu", "Change or remove the password…")
        if shot is not None and shot.protected
        else translate("Menu", "Protect with a password…")
    )
    of_file(password, page.show_protection)
    of_file(translate("Menu", "Remove something for good"), page.show_purge)
    out = _entries(menu.addMenu(translate("Menu", "Hand over and export")))
    out(translate("Menu", "Note for the next person…"), page.show_notes)
    out(translate("Menu", "Join a colleague's copy…"), lambda: join_copy(window))
    out(translate("Menu", "Hand the case over…"), page.show_hand_over)
    out(translate("Menu", "Export a workbook of this case…"), lambda: export_workbook(window))
    out(translate("Menu", "Save the days of this case for a phone…"), lambda: export_days(window))
    entry(translate("Menu", "Close the case"), window.go_home, "Ctrl+W")


def _office(menu: QMenu, window: "MainWindow") -> None:
    """Offer the lists and settings that belong to no single case."""
    entry = _entries(menu)
    entry(translate("Menu", "Our details"), window.show_profile)
    entry(translate("Menu", "Letterhead"), window.show_letterhead)
    entry(translate("Menu", "Letter texts"), window.show_letter_texts)
    entry(translate("Menu", "Register of letters"), window.show_register)
    entry(translate("Menu", "Campaigns"), window.show_campaigns)
    entry(translate("Menu", "Institutions and people"), lambda: show_directory(window))
    entry(translate("Menu", "Days off"), window.show_calendar)


def _controls(shot: "Snapshot", window: "MainWindow", entry: _Entry) -> None:
    """Offer the institution's other controls, and to begin one more."""
    for control in sorted(shot.case.all(Control), key=lambda each: each.number):
        if control.id != shot.control.id:
            topic = control.topic.any_text(lang()) or "…"
            words = translate("Menu", "Control {n}: {topic}").format(
                n=control.number, topic=topic[:50]
            )
            entry(words, partial(window.open_case, shot.path, control.number))
    if shot.writable and not any(control.sample for control in shot.case.all(Control)):
        entry(translate("Menu", "Begin another control"), window.begin_control)


def show_directory(window: "MainWindow") -> None:
    """Show the registers of institutions and people."""
    from desktop.window.directory_page import DirectoryPage

    page = DirectoryPage(window.office, window.do_aside)
    page.done.connect(window.go_back)
    page.open_wanted.connect(window.open_case)
    window.show_page(page, page.may_leave)


def join_copy(window: "MainWindow") -> None:
    """Let the user choose the copy of the open case that a colleague worked on."""
    from desktop.usecases.cases import EXTENSION

    page = window.case_page
    if page is None or page.session.now is None:
        return
    chosen, _filter = QFileDialog.getOpenFileName(
        window,
        translate("Menu", "Join a colleague's copy"),
        str(page.session.now.path.parent),
        f"Baqylau (*{EXTENSION})",
    )
    if chosen:
        page.show_join(Path(chosen))


def export_days(window: "MainWindow") -> None:
    """Write the terms of the open case as a calendar for a phone, if it has any."""
    from desktop.usecases.phone_calendar import nothing_to_write
    from desktop.usecases.today import Found, today_at

    page = window.case_page
    if page is None or page.session.now is None:
        return
    page.session.flush()
    page.session.settle()
    path = page.session.now.path

    def found(there: Found) -> None:
        nothing = nothing_to_write(window.office, there.items)
        if nothing is not None:
            window.say(nothing)
        else:
            _ask_days(window, path)

    window.do_aside(lambda: today_at(window.office, path), found)


def _ask_days(window: "MainWindow", path: Path) -> None:
    from desktop.usecases.files import chosen_name
    from desktop.usecases.phone_calendar import Made, write_calendar

    chosen, _filter = QFileDialog.getSaveFileName(
        window,
        translate("Menu", "Save the days of this case for a phone"),
        str(path.with_suffix(".ics")),
        "*.ics",
    )
    if not chosen:
        return
    target, spoken = chosen_name(chosen, ".ics"), lang()

    def made(written: Made) -> None:
        gone = sum(each.gone for each in written.events)
        window.say(
            Problem("today.calendar-made", n=len(written.events) - gone, gone=gone), calm=True
        )

    window.do_aside(lambda: write_calendar(window.office, path, target, spoken), made)


def export_workbook(window: "MainWindow") -> None:
    """Write the open case, or all cases, as a workbook."""
    from desktop.usecases import library

    page = window.case_page
    if page is not None and page.session.now is not None:
        page.session.flush()
        page.session.settle()
        _ask_workbook(window, (page.session.now.path,), ())
        return
    # Aside: each of ten thousand files is looked at.
    window.do_aside(
        lambda: library.at_hand(window.office), lambda found: _ask_workbook(window, *found)
    )


def _ask_workbook(window: "MainWindow", files: Sequence[Path], locked: Sequence[Path]) -> None:
    from desktop.usecases import reporting
    from desktop.usecases.files import chosen_name

    folder = files[0].parent if files else window.office.folders.cases
    chosen, _filter = QFileDialog.getSaveFileName(
        window,
        translate("Menu", "Export a workbook"),
        str(folder / f"workbook.{lang()}.xlsx"),
        "*.xlsx",
    )
    if not chosen:
        return
    target = chosen_name(chosen, ".xlsx")
    spoken = lang()
    left_out = tuple(path.stem for path in locked)
    window.do_aside(
        lambda: reporting.make_workbook(window.office, files, spoken, target),
        lambda _none: window.say(*_made(target, left_out), calm=True),
    )


def _made(target: Path, left_out: tuple[str, ...]) -> tuple[Problem, ...]:
    made = Problem("window.workbook-made", path=str(target))
    locked = (Problem("protection.left-out", names=left_out),) if left_out else ()
    return (made, *locked)
