"""The outer shape of a case file: what its first bytes say, and how SQLite is told to treat it.

Every setting of a case file stands here and nowhere else.
"""

import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from sqlalchemy import Connection, NullPool, create_engine

from desktop.casefile.header import APPLICATION_ID, HEADER_BYTES, MAGIC
from desktop.domain.errors import Problem

PAGE_BYTES = 16384
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

    Raises:
        Problem: there is no such file, it is no case file, or its beginning is damaged.
        OSError: the place cannot be read.
    """
    if not path.is_file():
        raise Problem("file.missing", path=path)
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
    if not head:
        raise Problem("file.empty", path=path)
    if head[:16] != MAGIC[: len(head)]:
        raise Problem("file.not-a-case", path=path)
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


def uri(path: Path, mode: str) -> str:
    """Return the address under which SQLite opens an absolute path.

    `mode` is "rw", "rwc" or "ro"; never `immutable`, which would show a half-written state.
    """
    posix = path.as_posix()
    # A drive letter needs a slash before it; a network share keeps its two after the empty host.
    return f"file://{quote(posix if posix.startswith('/') else '/' + posix)}?mode={mode}"


def connect(path: Path, *, mode: str, write: bool) -> Connection:
    """Open the one connection of a case file, with transactions left to `transaction`."""
    # NullPool: closing the connection closes the file. AUTOCOMMIT: neither the driver nor
    # SQLAlchemy begins or ends a transaction unasked, so that a rollback covers everything.
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: open_database(path, mode=mode, write=write),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    return engine.connect()


def open_database(path: Path, *, mode: str, write: bool) -> sqlite3.Connection:
    """Open a case file by the driver alone, set as every connection to it is set."""
    database = sqlite3.connect(
        uri(path, mode), uri=True, isolation_level=None, timeout=BUSY_MS / 1000
    )
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
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)  # noqa: S101 - narrows SQLAlchemy's wider type
    return found


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


def structure_faults(connection: Connection, tables: frozenset[str]) -> tuple[str, ...]:
    """Return what a quick look finds wrong, in SQLite's words; nothing if all is well.

    Looks at `tables` alone: the contents may be a gigabyte, and `verify` reads them.
    """
    kinds = connection.exec_driver_sql("SELECT type, name FROM sqlite_schema").all()
    present = {name for kind, name in kinds if kind == "table"}
    if tables - present:
        return tuple(f"no table {name}" for name in sorted(tables - present))
    # A case file has neither; code that a stranger put in would run at the next edit.
    if strange := [name for kind, name in kinds if kind in ("trigger", "view")]:
        return tuple(f"unexpected {name}" for name in strange)
    found = []
    for table in sorted(tables):
        rows = connection.exec_driver_sql(f'PRAGMA quick_check("{table}")').scalars()
        found += [f"{table}: {row}" for row in rows if row != "ok"]
    return tuple(found)


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
    """Copy an open database into a new file by SQLite's own means, never by the file system's."""
    copy = sqlite3.connect(uri(target, "rwc"), uri=True, isolation_level=None)
    try:
        # Whoever asked for the copy makes it durable as a whole, or throws it away.
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA journal_mode = OFF")
        source.backup(copy)
    finally:
        copy.close()
