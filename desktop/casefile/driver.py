"""Which driver serves a file: Python's own SQLite, or SQLCipher for a protected one (0016).

SQLCipher is loaded when the first protected file is touched. Its connections do what those of
`sqlite3` do, and are passed on under that name; its errors are classes of their own (`errors`).
"""

import sqlite3
import sys
from types import ModuleType
from typing import TYPE_CHECKING, cast

from desktop.casefile.header import PAGE_BYTES

if TYPE_CHECKING:
    from desktop.casefile.keys import Key


def module(key: "Key | None") -> ModuleType:
    """Return the driver for files with a key; `None` is a plain file's."""
    if key is None:
        return sqlite3
    from sqlcipher3 import dbapi2

    return cast("ModuleType", dbapi2)


def connect(address: str, key: "Key | None", timeout: float) -> sqlite3.Connection:
    """Open the file at a URI with its key; `timeout` is in seconds.

    Nothing is read yet: a wrong key shows at the first statement, as `SQLITE_NOTADB`.
    """
    database = module(key).connect(address, uri=True, isolation_level=None, timeout=timeout)
    if key is not None:
        try:
            _unlock(database, key)
        except BaseException:
            database.close()
            raise
    return cast("sqlite3.Connection", database)


def _unlock(database: sqlite3.Connection, key: "Key") -> None:
    # It would tell of every wrong key on the error output.
    database.execute("PRAGMA cipher_log_level = NONE")
    database.execute(f'PRAGMA key = "{key.literal}"')
    # The file does not tell: its header is ciphertext as well.
    database.execute(f"PRAGMA cipher_page_size = {PAGE_BYTES}")


def salt_of(database: sqlite3.Connection) -> bytes | None:
    """Return the salt of an open protected file; `None` if it is plain."""
    if isinstance(database, sqlite3.Connection):
        return None
    return bytes.fromhex(database.execute("PRAGMA cipher_salt").fetchone()[0])


def export(source: str, key: "Key | None", target: str, new: "Key | None") -> sqlite3.Connection:
    """Return a connection to `source` that has an empty file at `target` attached as `other`.

    Either may be plain or protected. Both are URIs. The driver is SQLCipher's, which reads and
    writes plain files as well.
    """
    from sqlcipher3 import dbapi2

    database = dbapi2.connect(source, uri=True, isolation_level=None)
    try:
        if key is not None:
            _unlock(database, key)
        said = new.literal if new is not None else ""
        database.execute("ATTACH DATABASE ? AS other KEY ?", (target, said))
        if new is not None:
            database.execute(f"PRAGMA other.cipher_page_size = {PAGE_BYTES}")
        database.execute(f"PRAGMA other.page_size = {PAGE_BYTES}")
    except BaseException:
        database.close()
        raise
    return cast("sqlite3.Connection", database)


def errors(name: str = "Error") -> tuple[type[Exception], ...]:
    """Return the drivers' classes of errors of one name, for an `except` clause.

    Without loading SQLCipher: as long as it is not loaded, nothing of it is raised.
    """
    loaded = [sqlite3, sys.modules.get("sqlcipher3.dbapi2")]
    return tuple(getattr(each, name) for each in loaded if each is not None)
