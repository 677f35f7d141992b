"""Files are opened and shown by the programs that the computer has for them."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from desktop.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from desktop.domain.correspondence import Attachment
    from desktop.usecases.desk import Desk
    from desktop.window.session import CaseSession, Failed


def open_file(path: Path) -> bool:
    """Open a file with the program that the system has for it; `False` if there is none."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show a file in its folder; on Windows with the file marked."""
    if sys.platform == "win32" and path.exists():
        subprocess.Popen(["explorer", f"/select,{path}"])  # noqa: S603, S607 - a path of ours
        return True
    return path.parent.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_made(
    session: "CaseSession", make: "Callable[[Desk], Path]", failed: "Failed", owner: "QObject"
) -> None:
    """Make a sheet beside the case's papers and open it.

    `failed` belongs to `owner`; if that is gone by then, the case itself says what went wrong.
    """

    def made(path: Path) -> None:
        if not open_file(path):
            heard(Problem("window.cannot-open", name=path.name))

    heard = _heard(session, failed, owner)
    session.look(make, made, heard)


def open_kept(
    session: "CaseSession", kept: "Attachment", failed: "Failed", owner: "QObject"
) -> None:
    """Write a kept file beside the case's papers and open it.

    `failed` belongs to `owner`; if that is gone by then, the case itself says what went wrong.
    """
    from desktop.usecases import taking_in
    from desktop.usecases.papers import papers_folder

    def work(desk: "Desk") -> Path:
        return taking_in.write_out(desk, kept.id, papers_folder(desk.path) / "attachments")

    def opened(path: Path) -> None:
        if taking_in.may_be_opened(path):
            if open_file(path):
                return
            problem = Problem("window.cannot-open", name=path.name)
        else:
            show_in_folder(path)
            problem = Problem("window.not-opened", name=path.name)
        heard(problem)

    heard = _heard(session, failed, owner)
    session.look(work, opened, heard)


def _heard(session: "CaseSession", failed: "Failed", owner: "QObject") -> "Failed":
    def heard(problem: Problem) -> None:
        (failed if isValid(owner) else session.failed.emit)(problem)

    return heard
