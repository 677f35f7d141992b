"""Where a case file lies: whether it can be written there, and how to read it where not."""

import os
import re
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


def sweep_parts(folder: Path, name: str = "") -> None:
    """Remove what a program that died left in a folder: halves of what was to replace a file.

    Also the plain file that was left when it was being protected (`replace_wiping`). What belongs
    to a program that runs on this computer stays. `name` is that of one file, which only whoever
    holds the right to edit it may sweep; "" takes all.
    """
    with suppress(OSError):
        for left in list(folder.iterdir()):
            part = _PART.fullmatch(left.name)
            mine = part is not None and (not name or part[1] == name)
            if part is not None and mine and not (part[2] and _runs(int(part[2]))):
                wipe(left)


def _runs(program: int) -> bool:
    """Return whether a program of a number runs on this computer."""
    if sys.platform == "win32":
        import ctypes

        # os.kill would end it. Without the right to ask it is somebody else's, and runs.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_ASK_ONLY, False, program)
        if not handle:
            return ctypes.get_last_error() == _DENIED
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL_RUNS
    try:
        os.kill(program, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


_ASK_ONLY, _DENIED, _STILL_RUNS = 0x1000, 5, 259
"""Windows' own numbers: what is asked of a process, and its answers."""


def replace_wiping(fresh: Path, target: Path) -> bool:
    """Put a file in the place of another, whose bytes are then overwritten.

    Returns whether they were: a second name is needed for that, which FAT does not know. On a
    stick and on an SSD overwriting does not reach all that was ever written; nobody can promise it.
    """
    old = target.with_name(f".{target.name}.old")
    old.unlink(missing_ok=True)
    try:
        os.link(target, old)
    except OSError:
        fresh.replace(target)
        return False
    try:
        fresh.replace(target)
    except OSError:
        old.unlink()
        raise
    sync_folder(target.parent)
    return wipe(old)


def wipe(file: Path) -> bool:
    """Overwrite a file and remove it; `False` if it could not be overwritten or removed.

    What has another name as well is only removed: its bytes may be those of a case in use, if the
    program died between giving it the second name and taking the first.
    """
    overwritten = True
    try:
        if file.is_symlink() or file.stat().st_nlink > 1:
            file.unlink()
            return False
        file.chmod(0o600)  # a copy that is only to be read is removed as well
        with file.open("rb+") as opened:
            left = os.fstat(opened.fileno()).st_size
            while left > 0:
                left -= opened.write(bytes(min(left, _WIPED_AT_ONCE)))
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        overwritten = False
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return overwritten


_WIPED_AT_ONCE = 1 << 20
_PART = re.compile(r"\.(.+)\.(?:(\d+)\.part(?:-journal)?|old)")


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
