"""The outer shape of a case file: what its first bytes say, and how SQLite is told to treat it.

Every setting of a case file stands here and nowhere else.
"""

import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple, cast
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine

from desktop.casefile import driver as drivers
from desktop.casefile import keys
from desktop.casefile.header import (
    APPLICATION_ID,
    EXTENSION,
    HEADER_BYTES,
    MAGIC,
    PAGE_BYTES,
    is_protected,
    looks_random,
    salt_of,
)
from desktop.casefile.keys import Key
from desktop.casefile.places import openable
from desktop.casefile.tables import METADATA
from desktop.domain.errors import Problem

BUSY_MS = 5000
"""How long to wait for another program that holds the file, in milliseconds."""


class Version(NamedTuple):
    """A version of the format. A newer minor one can still be read; a newer major one cannot."""

    major: int
    minor: int

    @classmethod
    def unpacked(cls, number: int) -> "Version":
        """Return the version that a file's `user_version` holds."""
        return cls(number >> 16, number & 0xFFFF)

    @property
    def packed(self) -> int:
        """The number that stands in a file's `user_version`."""
        return self.major << 16 | self.minor


CURRENT = Version(1, 0)


def sniff(path: Path) -> Version:
    """Read the version out of a file's first bytes, without SQLite and without touching it.

    A protected file is opened for that with its key.

    Raises:
        Problem: there is no such file, it is no case file, its beginning is damaged, or
            "file.protected": its key is not in use.
        OSError: the place cannot be read.
    """
    if not path.is_file():
        raise Problem("file.missing", path=path)
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    if not head:
        raise Problem("file.empty", path=path)
    if head[:16] != MAGIC[: len(head)]:
        if is_protected(path):
            if keys.is_given_up(head[:16]):
                raise Problem("file.damaged", path=path)
            return _sniff_protected(path, keys.known(head[:16]))
        raise Problem("file.damaged" if _begins_with_noise(path) else "file.not-a-case", path=path)
    if len(head) < HEADER_BYTES:
        raise Problem("file.damaged", path=path)
    page_bytes, changed, pages, user_version, application_id, counted = struct.unpack(
        ">16xH6xII28xI4xI20xI4x", head
    )
    if application_id != APPLICATION_ID:
        raise Problem("file.not-a-case", path=path)
    # SQLite overlooks a last page that is cut short. The count of pages holds if it was written
    # with the last change, and while nothing is being written (or was left half written).
    is_cut = changed == counted and path.stat().st_size < pages * page_bytes
    if is_cut and not path.with_name(f"{path.name}-journal").exists():
        raise Problem("file.damaged", path=path)
    return Version.unpacked(user_version)


def _sniff_protected(path: Path, key: Key | None) -> Version:
    if key is None:
        raise Problem("file.protected", path=path)
    with ExitStack() as undo:
        source, mode = openable(path.resolve(), undo)
        database = undo.enter_context(
            closing(open_database(source, mode=mode, write=False, key=key))
        )
        (number,) = database.execute("PRAGMA user_version").fetchone()
        (application_id,) = database.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise Problem("file.not-a-case", path=path)
    return Version.unpacked(number)


def _begins_with_noise(path: Path) -> bool:
    """Whether a file of no known beginning is a case: a protected one cut short, or overwritten."""
    if EXTENSION not in path.name.lower() or path.stat().st_size < PAGE_BYTES:
        return False
    with path.open("rb") as file:
        return looks_random(file.read(PAGE_BYTES))


def key_of(connection: Connection) -> Key | None:
    """Return the key of an open file; `None` if it is plain."""
    return keys.known(drivers.salt_of(driver(connection)))


def uri(path: Path, mode: str) -> str:
    """Return the address under which SQLite opens an absolute path.

    `mode` is "rw", "rwc" or "ro"; never `immutable`, which would show a half-written state.
    """
    posix = path.as_posix()
    # A drive letter needs a slash before it; a network share keeps its two after the empty host.
    return f"file://{quote(posix if posix.startswith('/') else '/' + posix)}?mode={mode}"


def connect(path: Path, *, mode: str, write: bool) -> Connection:
    """Open the one connection of a case file, with transactions left to `transaction`.

    A protected file is opened with its key, which must be in use.
    """
    key = keys.known(salt_of(path))
    # NullPool: closing the connection closes the file. AUTOCOMMIT: neither the driver nor
    # SQLAlchemy begins or ends a transaction unasked, so that a rollback covers everything.
    engine = create_engine(
        "sqlite+pysqlite://",
        module=drivers.module(key),
        creator=lambda: open_database(path, mode=mode, write=write, key=key),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    return engine.connect()


def open_database(
    path: Path, *, mode: str, write: bool, key: Key | None = None
) -> sqlite3.Connection:
    """Open a case file by the driver alone, set as every connection to it is set.

    `key` is that of a protected file; `None` takes the one in use for it, if it is protected.
    """
    key = key or keys.known(salt_of(path))
    database = drivers.connect(uri(path, mode), key, BUSY_MS / 1000)
    try:
        for pragma in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            f"query_only = {'OFF' if write else 'ON'}",
        ):
            database.execute(f"PRAGMA {pragma}")
        if write:
            _prepare_writing(database)
    except BaseException:
        database.close()
        raise
    return database


def _prepare_writing(database: sqlite3.Connection) -> None:
    # One file, complete at every quiet moment, is what people carry and send: a rollback journal.
    # Without spilling, the main file is touched only while committing.
    for pragma in (
        f"page_size = {PAGE_BYTES}",
        "journal_mode = DELETE",
        "secure_delete = ON",
        "synchronous = EXTRA",
        "cache_spill = OFF",
    ):
        database.execute(f"PRAGMA {pragma}")


def mark(connection: Connection, version: Version) -> None:
    """Write the marks by which `sniff` knows the file, inside the caller's transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version.packed}")


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection under an open one of SQLAlchemy."""
    # SQLCipher's is passed on under the same name (`drivers`).
    return cast("sqlite3.Connection", connection.connection.driver_connection)


@contextmanager
def transaction(connection: Connection, *, write: bool) -> Iterator[None]:
    """Run a block in one transaction: all of it is kept, or nothing if anything goes wrong."""
    database = driver(connection)
    database.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        # SQLite has itself rolled back after some errors (a full disk), after others it has not.
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def data_version(connection: Connection) -> int:
    """Return a number that changes when another connection has changed the file."""
    return int(driver(connection).execute("PRAGMA data_version").fetchone()[0])


def structure_faults(
    connection: Connection, tables: frozenset[str], unruled: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return what a quick look finds wrong, in SQLite's words; nothing if all is well.

    Looks at `tables` alone: the contents may be a gigabyte, and `verify` reads them. For those in
    `unruled` the CHECK rules, which take most of the time, are left to whoever reads their rows.
    """
    found = schema_faults(driver(connection), tables)
    if found:
        return tuple(found)
    for table in sorted(tables):
        ignore = "ON" if table in unruled else "OFF"
        connection.exec_driver_sql(f"PRAGMA ignore_check_constraints = {ignore}")
        rows = connection.exec_driver_sql(f'PRAGMA quick_check("{table}")').scalars()
        found += [f"{table}: {row}" for row in rows if row != "ok"]
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
    return tuple(found)


def schema_faults(database: sqlite3.Connection, tables: frozenset[str]) -> list[str]:
    """Return what is wrong with how a file's tables are made, in words like SQLite's."""
    kinds = database.execute("SELECT type, name FROM sqlite_schema").fetchall()
    present = {name for kind, name in kinds if kind == "table"}
    if tables - present:
        return [f"no table {name}" for name in sorted(tables - present)]
    # A case file has neither; code that a stranger put in would run at the next edit.
    strange = [f"unexpected {name}" for kind, name in kinds if kind in ("trigger", "view")]
    # Only a strict table holds in each column what belongs there.
    loose = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
    )
    strange += sorted(f"table {name} is not STRICT" for (name,) in loose if name in tables)
    for name in sorted(tables & METADATA.tables.keys()):
        columns = database.execute("SELECT name FROM pragma_table_info(?)", (name,))
        lacking = set(METADATA.tables[name].columns.keys()) - {column for (column,) in columns}
        strange += [f"table {name} has no {column}" for column in sorted(lacking)]
    return strange


def run_upgrade(
    database: sqlite3.Connection, steps: Iterable[Callable[[sqlite3.Connection], None]]
) -> None:
    """Run upgrade steps in one transaction and mark the file as of the present version.

    Raises:
        sqlite3.IntegrityError: a step left a reference that leads nowhere; all is taken back.
    """
    # With references enforced, rebuilding a table would delete the rows that refer to it.
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step(database)
        _refuse_dangling(database)
        database.execute(f"PRAGMA user_version = {CURRENT.packed}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _refuse_dangling(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.IntegrityError("an upgrade step left a dangling reference")


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open database into a new file by SQLite's own means, never by the file system's.

    The copy of a protected file is protected by the same key.
    """
    salt = drivers.salt_of(source)
    key = keys.known(salt)
    if salt is not None and key is None:
        raise Problem("file.protected", path=target)
    copy = drivers.connect(uri(target, "rwc"), key, BUSY_MS / 1000)
    try:
        # Whoever asked for the copy makes it durable as a whole, or throws it away.
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = OFF")
        source.backup(copy)
    finally:
        copy.close()


Progress = Callable[[int, int], bool]
"""`progress(done, total)` in bytes; `False` from it stops what is done."""
_STEPS_BETWEEN = 200_000
"""So many instructions of SQLite pass between two looks at how far a rewriting is."""


_EXPORT_FAULTS = {
    "database or disk is full": "file.disk-full",
    "disk I/O error": "file.io",
    "database disk image is malformed": "file.damaged",
    "database is locked": "file.busy",
}
"""SQLCipher's export tells of its faults by SQLite's fixed words alone, not by their numbers."""


def rewrite(source: Path, target: Path, new: Key | None, progress: Progress | None = None) -> None:
    """Write a whole case file anew at `target` with another key; `None` makes a plain one.

    Raises:
        Problem: "protection.stopped" if `progress` said so, "file.disk-full" and the like.
    """
    key = keys.known(salt_of(source))
    total = source.stat().st_size
    database = drivers.export(uri(source, "ro"), key, uri(target, "rwc"), new)
    with closing(database):
        stopped = False

        def look() -> int:
            nonlocal stopped
            done = target.stat().st_size if target.exists() else 0
            stopped = progress is not None and not progress(min(done, total), total)
            return int(stopped)

        (number,) = database.execute("PRAGMA main.user_version").fetchone()
        # Whoever asked for the file makes it durable as a whole, or throws it away.
        for pragma in ("synchronous = OFF", "journal_mode = OFF"):
            database.execute(f"PRAGMA other.{pragma}")
        database.set_progress_handler(look, _STEPS_BETWEEN)
        try:
            database.execute("SELECT sqlcipher_export('other')")
        except drivers.errors() as error:
            if stopped:
                raise Problem("protection.stopped") from error
            if code := _EXPORT_FAULTS.get(str(error)):
                raise Problem(code, path=source) from error
            raise
        database.set_progress_handler(None, 0)
        # The export leaves both at zero.
        database.execute(f"PRAGMA other.application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA other.user_version = {number}")
