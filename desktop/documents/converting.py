"""Word files to PDF by the office program that the computer has, if it has one."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
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
_NOTED_WITHIN = 20.0
_ENDS_WITHIN = 5.0
"""Seconds that a program which Windows started has to note itself, and to end as it is told."""
_LEFT_AFTER = 600.0
"""Seconds after which a folder in which nothing came up any more is left over."""
_PREFIX = "baqylau-pdf-"
_NOTE, _STOP = "started", "stop"
"""Files beside the papers: the number of the program's process, and the word to end."""
_LOOK_EVERY = 0.05
_TAIL = 1024
"""So near the end of a PDF its end is marked."""
_AUTOMATED: tuple[tuple[Name, str], ...] = (
    ("Word", "Word.Application"),
    ("WPS", "KWps.Application"),
)
_IMAGES: Mapping[Name, str] = {"Word": "WINWORD.EXE", "WPS": "wps.exe"}
# Nothing in the files is run, nothing asks; names are handed over where no quote can break out.
# Windows itself starts the program, so it does not end with this script: the script notes its
# number before it opens a paper, and only if nobody else can be meant.
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$note = Join-Path $env:BAQYLAU_FOLDER 'started'
$stop = Join-Path $env:BAQYLAU_FOLDER 'stop'
$began = Get-Date
$office = New-Object -ComObject $env:BAQYLAU_OFFICE
try {
  $own = $office.Documents.Count -eq 0  # else it is the one in which the user works
  $new = @()
  try {
    $new = @(Get-CimInstance Win32_Process -OperationTimeoutSec 5 | Where-Object {
      $_.Name -eq $env:BAQYLAU_IMAGE -and $_.CreationDate -ge $began -and
      $_.CommandLine -like '*-Embedding*'
    })
  } catch { }
  $number = ''
  if ($own -and $new.Count -eq 1) { $number = $new[0].ProcessId }
  Set-Content -LiteralPath $note -Value $number -Encoding ascii
  if ($own) { $office.Visible = $false }
  $office.DisplayAlerts = 0
  $office.AutomationSecurity = 3
  $files = Get-ChildItem -LiteralPath $env:BAQYLAU_FOLDER -Filter *.docx | Sort-Object Name
  foreach ($file in $files) {
    if (Test-Path -LiteralPath $stop) { break }
    try {
      $paper = $office.Documents.Open($file.FullName, $false, $true, $false)
      $paper.ExportAsFixedFormat([IO.Path]::ChangeExtension($file.FullName, 'pdf'), 17)
      $paper.Close($false)
    } catch { }
  }
} finally {
  if ($own) { $office.Quit() }
  Remove-Item -LiteralPath $note
}
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
    left alone. It works on copies in a folder that is gone afterwards, or the next time where it
    was held open; in them recorded changes are accepted: what was deleted is on no page, whichever
    program makes it. What it did not make within its time, or left half written, is not in the
    answer.

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
    from desktop.documents.revisions import accepted

    _clear_left_over()
    with tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        keys = dict(enumerate(papers))
        for number, key in keys.items():
            (folder / f"{number:04}.docx").write_bytes(accepted(papers[key]))
        _run(_command(program, folder, len(keys), profile), folder, program, len(keys), tell)
        made = {number: folder / f"{number:04}.pdf" for number in keys}
        return {
            keys[number]: data
            for number, path in made.items()
            if path.is_file() and _is_whole(data := path.read_bytes())
        }


def _clear_left_over() -> None:
    """Remove the copies that were left where the power failed or a file was held open."""
    for each in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - each.stat().st_mtime > _LEFT_AFTER:
                shutil.rmtree(each, ignore_errors=True)


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
    own = {
        "BAQYLAU_FOLDER": str(folder),
        "BAQYLAU_OFFICE": program.start,
        "BAQYLAU_IMAGE": _IMAGES.get(program.name, ""),
    }
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
        if program.name in _IMAGES:
            _have_it_end(process, folder)
        if process.poll() is None:
            _kill(process.pid)
            process.wait()
        number = _noted(folder)
        if number is not None:
            _kill(number, _IMAGES.get(program.name, ""))


def _have_it_end(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Have a script end the program that Windows started for it, and wait a little for both."""
    with suppress(OSError):
        (folder / _STOP).touch()
    noted, at = False, time.monotonic()
    while process.poll() is None:
        if not noted and (folder / _NOTE).exists():
            noted, at = True, time.monotonic()
        if time.monotonic() - at > (_ENDS_WITHIN if noted else _NOTED_WITHIN):
            return
        time.sleep(_LOOK_EVERY)


def _noted(folder: Path) -> int | None:
    """Return the number of a program that was started and did not end, if it was noted."""
    try:
        return int((folder / _NOTE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def _kill(number: int, image: str = "") -> None:
    """End a process and those that it started; of a program only if it is still that one."""
    if sys.platform == "win32":
        only = ["/FI", f"IMAGENAME eq {image}"] if image else []
        subprocess.run(  # noqa: S603 - the system's own
            ["taskkill", "/F", "/T", "/PID", str(number), *only],  # noqa: S607
            check=False,
            capture_output=True,
        )
    else:
        with suppress(ProcessLookupError):
            os.killpg(number, signal.SIGKILL)
