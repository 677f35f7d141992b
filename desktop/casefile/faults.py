"""Faults of the surroundings (a full disk, a pulled stick, a busy file) as named problems.

Whatever is not named here is a mistake of the program and passes through as it is.
"""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.casefile import driver
from desktop.domain.errors import Problem

_ALMOST_NOTHING = 1 << 20
"""Free bytes below which an unspecific write error is told as a full disk."""

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: "file.disk-full",
    sqlite3.SQLITE_BUSY: "file.busy",
    sqlite3.SQLITE_LOCKED: "file.busy",
    sqlite3.SQLITE_READONLY: "file.cannot-write",
    sqlite3.SQLITE_PERM: "file.no-permission",
    sqlite3.SQLITE_AUTH: "file.no-permission",
    sqlite3.SQLITE_CANTOPEN: "file.cannot-open",
    sqlite3.SQLITE_IOERR: "file.io",
    sqlite3.SQLITE_CORRUPT: "file.damaged",
    sqlite3.SQLITE_NOTADB: "file.damaged",
}
_NO_TEXT = "Could not decode to UTF-8"
"""What Python's driver says, without a number, of letters that are none."""
_BY_SYSTEM = {
    errno.ENOSPC: "file.disk-full",
    errno.EDQUOT: "file.disk-full",
    errno.EFBIG: "file.disk-full",
    errno.ENOENT: "file.missing",
    errno.ENOTDIR: "file.missing",
    errno.ENAMETOOLONG: "file.name-too-long",
    errno.EACCES: "file.no-permission",
    errno.EPERM: "file.no-permission",
    errno.EROFS: "file.cannot-write",
    errno.EBUSY: "file.busy",
    errno.EIO: "file.io",
    errno.ENXIO: "file.io",
    errno.ENODEV: "file.io",
}


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Turn faults of the surroundings that happen inside the block into problems about `path`.

    Raises:
        Problem: "file.disk-full" and the like; the original error is its cause.
    """
    try:
        yield
    except Problem:
        raise
    except driver.errors() as error:
        if problem := _of_sqlite(error, path):
            raise problem from error
        raise
    except OSError as error:
        if problem := _of_system(error, path):
            raise problem from error
        raise
    except Exception as error:
        # SQLAlchemy wraps the driver's error; it is not imported here for a small index's sake.
        original = getattr(error, "orig", None)
        if isinstance(original, driver.errors()) and (problem := _of_sqlite(original, path)):
            raise problem from error
        raise


@contextmanager
def complete(path: Path) -> Iterator[None]:
    """Name what reading inside the block finds missing in a file that nobody checked before.

    A table or a column that is not there is a mistake of ours only in a file that was checked.

    Raises:
        Problem: "file.damaged", with what is missing as `detail`.
    """
    try:
        yield
    except Exception as error:
        original = getattr(error, "orig", error)
        code = getattr(original, "sqlite_errorcode", 0)
        if isinstance(original, driver.errors()) and code & 0xFF == sqlite3.SQLITE_ERROR:
            raise Problem("file.damaged", path=path, detail=str(original)) from error
        raise


def _of_sqlite(error: Exception, path: Path) -> Problem | None:
    extended = getattr(error, "sqlite_errorcode", 0)
    if extended == sqlite3.SQLITE_READONLY_DBMOVED:
        return Problem("file.moved", path=path)
    code = _BY_SQLITE.get(extended & 0xFF)
    if not extended and str(error).startswith(_NO_TEXT):
        code = "file.damaged"
    if code in ("file.io", "file.cannot-open") and _is_full(path):
        code = "file.disk-full"
    return None if code is None else Problem(code, path=path)


def _of_system(error: OSError, path: Path) -> Problem | None:
    code = _BY_SYSTEM.get(error.errno or 0)
    return None if code is None else Problem(code, path=path)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ALMOST_NOTHING
    except OSError:
        return False
