"""Writing a file whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from desktop.domain.errors import Problem

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` beside `target`, make sure that it is on the disk, then put it in place.

    Whoever opens the target sees the old file or the new one, never a half.

    Raises:
        Problem: `target.is-a-case` (a case file is never written over), `target.in-use` (open in
            another program; `free` names a file name that is free), `target.read-only` (the place
            may not be written to), `target.disk-full`, `target.no-folder`, `target.name-too-long`.
    """
    if is_case_file(target):
        raise Problem("target.is-a-case", path=str(target))
    if not os.path.isdir(target.parent):  # noqa: PTH112 - a name too long is no folder, not a crash
        raise Problem("target.no-folder", folder=str(target.parent))
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_usual_mode(temporary)
        temporary.replace(target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        if error.errno in _FULL:
            raise Problem("target.disk-full", path=str(target)) from error
        if error.errno == errno.ENAMETOOLONG:
            raise Problem("target.name-too-long", name=target.name) from error
        # Where not even the file beside the target could be begun, no other name helps.
        if error.errno == errno.EROFS or temporary is None:
            raise Problem("target.read-only", folder=str(target.parent)) from error
        raise Problem("target.in-use", path=str(target), free=free_name(target).name) from error


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Make a folder, or be content with the one that is there.

    Raises:
        Problem: `target.no-folder`, or `target.read-only` where no folder may be made.
    """
    try:
        folder.mkdir(parents=parents, exist_ok=True)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Problem("target.no-folder", folder=str(folder.parent)) from error
    except OSError as error:
        raise Problem("target.read-only", folder=str(folder.parent)) from error


def is_case_file(path: Path) -> bool:
    """Return whether a case file stands at a path: what a slip of the keys must not destroy."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == b"BQLU"


def free_name(target: Path) -> Path:
    """Return `target`, or the first of "name (2)", "name (3)"… that does not exist yet."""
    # A place that is out of reach holds nothing; whoever writes there hears why it cannot be.
    return next(name for name in names_like(target) if not os.path.exists(name))  # noqa: PTH110


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
