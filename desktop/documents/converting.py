"""Word files to PDF by the office program that the computer has, if it has one."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from desktop.domain.errors import Problem

Progress = Callable[[int, int], bool]
"""Gets how many of how many are done; `False` stops the work."""
Name = Literal["Word", "LibreOffice", "WPS"]

_STARTS_WITHIN = 60.0
_EACH_WITHIN = 20.0
"""Seconds; what takes longer hangs in a question that nobody sees."""
_LOOK_EVERY = 0.05
_TAIL = 1024
"""So near the end of a PDF its end is marked."""
_AUTOMATED: tuple[tuple[Name, str], ...] = (
    ("Word", "Word.Application"),
    ("WPS", "KWps.Application"),
)
# Nothing in the files is run, nothing asks; names are handed over where no quote can break out.
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$office = New-Object -ComObject $env:BAQYLAU_OFFICE
$own = $office.Documents.Count -eq 0  # else it is the one in which the user works
try {
  if ($own) { $office.Visible = $false }
  $office.DisplayAlerts = 0
  $office.AutomationSecurity = 3
  $files = Get-ChildItem -LiteralPath $env:BAQYLAU_FOLDER -Filter *.docx | Sort-Object Name
  $files | ForEach-Object {
    try {
      $paper = $office.Documents.Open($_.FullName, $false, $true, $false)
      $paper.ExportAsFixedFormat([IO.Path]::ChangeExtension($_.FullName, 'pdf'), 17)
      $paper.Close($false)
    } catch { }
  }
} finally { if ($own) { $office.Quit() } }
"""


class OfficeProgram(NamedTuple):
    """A program that makes a PDF of a Word file.

    Attributes:
        name: what it is called.
        start: its file, or the name by which Windows starts it.
    """

    name: Name
    start: str


@lru_cache(maxsize=1)
def office_program() -> OfficeProgram | None:
    """Return the office program of this computer, `None` if there is none.

    Word goes first: where it is, letters are edited in it. `office_program.cache_clear()` looks
    again.
    """
    automated = [OfficeProgram(name, start) for name, start in _AUTOMATED if _is_registered(start)]
    libre = _libre_office()
    found = [
        *(each for each in automated if each.name == "Word"),
        *([OfficeProgram("LibreOffice", libre)] if libre else []),
        *(each for each in automated if each.name != "Word"),
    ]
    return next(iter(found), None)


def _libre_office() -> str | None:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    if sys.platform == "win32":
        bases = (os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
        places = [Path(base) / "LibreOffice" / "program" / "soffice.exe" for base in bases if base]
    elif sys.platform == "darwin":
        places = [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    else:
        places = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return next((str(each) for each in places if each.is_file()), None)


def _is_registered(start: str) -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{start}\CLSID"))
    except OSError:
        return False
    return True


def to_pdf(
    papers: Mapping[str, bytes], program: OfficeProgram, profile: Path, tell: Progress
) -> dict[str, bytes]:
    """Return the PDF of each Word file that the program could make one of, by the same key.

    The program is started once, in a profile of its own: a window that the user has open in it is
    left alone. It works on copies in a folder that is gone afterwards. What it did not make within
    its time, or left half written, is not in the answer.

    Args:
        papers: the Word files.
        program: which program.
        profile: where LibreOffice keeps what it remembers between starts.
        tell: hears how far it is.

    Raises:
        Problem: `print.stopped`: `tell` said so.
    """
    if not papers:
        return {}
    with tempfile.TemporaryDirectory(prefix="baqylau-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        keys = dict(enumerate(papers))
        for number, key in keys.items():
            (folder / f"{number:04}.docx").write_bytes(papers[key])
        _run(_command(program, folder, len(keys), profile), folder, program, len(keys), tell)
        made = {number: folder / f"{number:04}.pdf" for number in keys}
        return {
            keys[number]: data
            for number, path in made.items()
            if path.is_file() and _is_whole(data := path.read_bytes())
        }


def _is_whole(pdf: bytes) -> bool:
    """Return whether a PDF was written to its end and its pages can be counted."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not pdf.startswith(b"%PDF") or b"%%EOF" not in pdf[-_TAIL:]:
        return False
    try:
        return len(PdfReader(BytesIO(pdf)).pages) > 0
    except (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


def _command(program: OfficeProgram, folder: Path, count: int, profile: Path) -> Sequence[str]:
    if program.name != "LibreOffice":
        return ("powershell", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT)
    return (
        program.start,
        f"-env:UserInstallation={profile.absolute().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(str(folder / f"{number:04}.docx") for number in range(count)),
    )


def _run(
    command: Sequence[str], folder: Path, program: OfficeProgram, count: int, tell: Progress
) -> None:
    """Run a program to its end, to its time, or to the user's word."""
    own = {"BAQYLAU_FOLDER": str(folder), "BAQYLAU_OFFICE": program.start}
    try:
        process = subprocess.Popen(  # noqa: S603 - the program was found, the files are ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **own},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return  # it was found and does not start: our own pages are printed
    last, at = 0, time.monotonic()
    try:
        while process.poll() is None:
            done = len(list(folder.glob("*.pdf")))
            if done > last:
                last, at = done, time.monotonic()
            if not tell(min(done, count), count):
                raise Problem("print.stopped")
            if time.monotonic() - at > (_EACH_WITHIN if last else _STARTS_WITHIN):
                return
            time.sleep(_LOOK_EVERY)
        tell(count, count)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(  # noqa: S603 - the system's own
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            check=False,
            capture_output=True,
        )
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
