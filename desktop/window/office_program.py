"""Files are opened, shown and printed by the programs that the computer has for them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from desktop.window.language import say

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.domain.correspondence import Attachment
    from desktop.window.session import CaseSession

_OFFICES = ("soffice", "libreoffice")


def open_file(path: Path) -> bool:
    """Open a file with the program that the system has for it; `False` if there is none."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show a file in its folder; on Windows with the file marked."""
    if sys.platform == "win32" and path.exists():
        subprocess.Popen(["explorer", f"/select,{path}"])  # noqa: S603, S607 - a path of ours
        return True
    return path.parent.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def print_file(path: Path) -> str:
    """Print a paper through the office program; return a sentence if that cannot be done."""
    if not path.exists():
        return say("window.paper-gone", name=path.name)
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")  # noqa: S606 - the system's own way to print a file
        except OSError:
            return say("window.no-office")
        return ""
    program = next((found for name in _OFFICES if (found := shutil.which(name))), None)
    if program is None:
        return say("window.no-office")
    subprocess.Popen(  # noqa: S603 - the program was found on the path, the file is ours
        [program, "--norestore", "-p", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return ""


def open_kept(
    session: "CaseSession", kept: "Attachment", failed: Callable[[str], None], owner: "QObject"
) -> None:
    """Write a kept file beside the case's papers and open it.

    `failed` belongs to `owner`; if that is gone by then, the case itself says what went wrong.
    """
    from desktop.usecases import taking_in
    from desktop.usecases.desk import Desk
    from desktop.usecases.papers import papers_folder

    def work(desk: Desk) -> Path:
        return taking_in.write_out(desk, kept.id, papers_folder(desk.path) / "attachments")

    def opened(path: Path) -> None:
        if taking_in.may_be_opened(path):
            sentence = "" if open_file(path) else say("window.cannot-open", name=path.name)
        else:
            show_in_folder(path)
            sentence = say("window.not-opened", name=path.name)
        if sentence:
            (failed if isValid(owner) else session.failed.emit)(sentence)

    session.look(work, opened, failed, owner)
