"""Writing a file whole or not at all, and never over a case."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from desktop.casefile.header import is_case
from desktop.domain.errors import Problem

_BY_SYSTEM = {
    errno.ENOSPC: "target.disk-full",
    errno.EDQUOT: "target.disk-full",
    errno.EFBIG: "target.disk-full",
    errno.ENAMETOOLONG: "target.name-too-long",
    errno.EROFS: "target.read-only",
}


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` beside `target`, make sure that it is on the disk, then put it in place.

    Whoever opens the target sees the old file or the new one, never a half.

    Raises:
        Problem: `target.is-a-case` (a case file is never written over), `target.in-use` (open in
            another program; `free` names a file name that is free), `target.read-only` (the
            folder), `target.disk-full`, `target.no-folder`, `target.name-too-long`.
    """
    if not os.path.isdir(target.parent):  # noqa: PTH112 - a name too long is no folder, not a crash
        raise Problem("target.no-folder", folder=str(target.parent))
    refuse_case(target)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise _refusal(error, target, otherwise="target.read-only") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_usual_mode(temporary)
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _refusal(error, target) from error


def write_keeping(target: Path, data: bytes, former: str) -> Path:
    """Write `data` as `write_whole`; return under which free name lies what lay there before.

    `former` is the word that tells its name from the one that counts.

    Raises:
        Problem: as `write_whole`; all is then as it was.
    """
    refuse_case(target)
    aside = free_name(target.with_name(f"{target.stem} – {former}{target.suffix}"))
    try:
        target.rename(aside)
    except OSError as error:
        raise _refusal(error, target) from error
    try:
        write_whole(target, data)
    except Problem:
        with contextlib.suppress(OSError):
            aside.rename(target)
        raise
    return aside


def refuse_case(target: Path) -> None:
    """Refuse a target at which a case file lies: what a slip of the keys must not destroy.

    Raises:
        Problem: `target.is-a-case`, or the target cannot be looked at (see `write_whole`).
    """
    try:
        found = is_case(target)
    except OSError as error:
        raise _refusal(error, target) from error
    if found:
        raise Problem("target.is-a-case", path=str(target))


def _refusal(error: OSError, target: Path, otherwise: str = "target.in-use") -> Problem:
    """Name what stands in the way; what the system does not tell apart is `otherwise`."""
    code = _BY_SYSTEM.get(error.errno or 0, otherwise)
    if code == "target.read-only":
        return Problem("target.read-only", folder=str(target.parent))
    if code == "target.disk-full":
        return Problem("target.disk-full", path=str(target))
    if code == "target.name-too-long":
        return Problem("target.name-too-long", name=target.name)
    return Problem("target.in-use", path=str(target), free=free_name(target).name)


def make_folder(folder: Path, *, parents: bool = False) -> bool:
    """Make a folder, or be content with the one that is there; return whether it is new.

    Raises:
        Problem: `target.no-folder`, `target.read-only` where no folder may be made, or
            `target.in-use` where a file has that name; `target.disk-full` and the like.
    """
    try:
        folder.mkdir(parents=parents)
    except FileExistsError as error:
        if folder.is_dir():
            return False
        raise _refusal(error, folder) from error
    except OSError as error:
        lost = isinstance(error, FileNotFoundError | NotADirectoryError)
        if lost and not folder.parent.is_dir():
            raise Problem("target.no-folder", folder=str(folder.parent)) from error
        raise _refusal(error, folder, otherwise="target.read-only") from error
    return True


def remove(target: Path) -> None:
    """Remove a file that is to be made anew; it need not be there.

    Raises:
        Problem: `target.in-use`, `target.read-only`.
    """
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(error, target) from error


def free_name(target: Path) -> Path:
    """Return `target`, or the first of "name (2)", "name (3)"… that does not exist yet."""
    # A place that is out of reach holds nothing; whoever writes there hears why it cannot be.
    return next(name for name in names_like(target) if not os.path.exists(name))  # noqa: PTH110


def chosen_name(chosen: str, ending: str) -> Path:
    """Return the file that a dialog's answer means: with its ending, free where that was left out.

    Not `with_suffix`: "отчёт 01.10" would become "отчёт 01.xlsx". The dialog asked whether to
    write over the name without the ending only.
    """
    if chosen.lower().endswith(ending):
        return Path(chosen)
    return free_name(Path(f"{chosen}{ending}"))


def names_like(target: Path) -> Iterator[Path]:
    """Yield `target`, then "name (2)", "name (3)" and so on without end."""
    yield target
    for n in count(2):
        yield target.with_name(f"{target.stem} ({n}){target.suffix}")


def _give_usual_mode(path: Path) -> None:
    # mkstemp makes files that only their owner may read; a letter is meant to be handed on.
    umask = os.umask(0)
    os.umask(umask)
    path.chmod(0o666 & ~umask)
