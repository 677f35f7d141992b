"""Catalogues that can be made anew from the case files: a damaged one is thrown away.

Kept aside it would hold names that a case lets go of. What can still be read goes over into the new
one: a file outside the user's folders, or a locked one, is known to its catalogue alone.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from desktop.casefile.faults import named
from desktop.domain.errors import Problem

P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C", bound="Catalogue")


class Catalogue(ABC):
    """A catalogue's file, made when it is not there.

    Attributes:
        was_damaged: Whether another was thrown away for it, so that the cases are to be read again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.was_damaged = False
        with named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise  # busy, or the disk is full: the catalogue itself may be sound
                self._begin_anew()

    @abstractmethod
    def _open(self) -> sqlite3.Connection:
        """Open the file, and make its tables where it has none.

        Raises:
            sqlite3.DatabaseError: it is damaged, or of another version.
        """

    @abstractmethod
    def _read_out(self, database: sqlite3.Connection) -> Callable[[], None]:
        """Read what can be read of a damaged file; return what puts it into the new one."""

    def _begin_anew(self) -> None:
        """Put what can be read into a new file beside the damaged one, then in its place.

        Until the new one is whole the damaged one stays: what breaks off here loses nothing.
        """
        damaged, beside = self._path, self._path.with_name(f"{self._path.name}.new")
        with closing(sqlite3.connect(damaged)) as database:
            put_in = self._read_out(database)
        throw_away(beside)
        self._path = beside
        try:
            self._database = self._open()
            with closing(self._database):
                put_in()
                self._database.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._path = damaged
        _drop(damaged, "-wal", "-shm", "-journal")  # they belong to the damaged one alone
        beside.replace(damaged)
        self.was_damaged = True
        self._database = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def mended(method: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
    """Let a method of a catalogue that meets damage begin the catalogue anew and do its work there.

    Raises:
        Problem: the file cannot be read or written for another reason.
    """

    @wraps(method)
    def doing(self: C, /, *given: P.args, **more: P.kwargs) -> T:
        try:
            with named(self._path):
                return method(self, *given, **more)
        except Problem as problem:
            if problem.code != "file.damaged":
                raise
        with named(self._path):
            self._database.close()
            self._begin_anew()
            return method(self, *given, **more)

    return doing


def version_of(database: sqlite3.Connection) -> int:
    """Return the version that a file names, 0 where none can be read."""
    with suppress(sqlite3.Error):
        return int(database.execute("PRAGMA user_version").fetchone()[0])
    return 0


def readable(database: sqlite3.Connection, columns: str, table: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table up to its first damage, and from its end back to the last."""
    for way in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            spelled = f"SELECT {columns} FROM {table} ORDER BY rowid {way}"  # noqa: S608
            yield from database.execute(spelled)


def readable_paths(database: sqlite3.Connection, table: str) -> Iterator[str]:
    """Yield the paths in a table's own index, which is damaged elsewhere than the table."""
    for way in ("ASC", "DESC"):
        with suppress(sqlite3.Error):
            spelled = f"SELECT path FROM {table} ORDER BY path {way}"  # noqa: S608
            yield from (path for (path,) in database.execute(spelled))


def throw_away(path: Path) -> None:
    """Remove a catalogue; whoever opens it next makes it anew."""
    with named(path):
        _drop(path, "", "-wal", "-shm", "-journal")


def _drop(path: Path, *endings: str) -> None:
    for ending in endings:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
