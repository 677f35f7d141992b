"""Where a case file lies: whether it can be written there, and how to read it where not."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Give a path beside `target` to write to; on leaving, it is made durable and replaces it.

    If the block fails, the target stays as it was and nothing is left behind.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        beside.unlink(missing_ok=True)  # left by a program of the same number that died
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows cannot)."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def put_journal_aside(target: Path) -> None:
    """Put aside a journal that was left beside a place where a new case file is to lie.

    It belongs to a file that lay there before. SQLite would write that file's pages into the new.
    """
    journal = target.with_name(f"{target.name}-journal")
    if journal.exists():
        n = 1
        while (aside := target.with_name(f"{target.name}-journal.old{n}")).exists():
            n += 1
        journal.rename(aside)


def is_writable(file: Path) -> bool:
    """Return whether a file can be changed where it lies: SQLite needs its folder for that, too."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def openable(real: Path, undo: ExitStack) -> tuple[Path, str]:
    """Return which file to open and how; a copy made for that vanishes with `undo`."""
    if is_writable(real):
        return real, "rw"
    journal = real.with_name(f"{real.name}-journal")
    if not (journal.is_file() and journal.stat().st_size > 0):
        return real, "ro"
    # An unfinished write that cannot be taken back in this place: it is taken back in a copy of
    # both files. Without the journal the half-written state would be shown.
    folder = Path(tempfile.mkdtemp(prefix="baqylau-"))
    undo.callback(shutil.rmtree, folder, ignore_errors=True)
    for file in (real, journal):
        shutil.copyfile(file, folder / file.name)
    return folder / real.name, "rw"
