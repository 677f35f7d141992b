"""What the cases tell of institutions and people, by file (0048).

It can always be made anew from the case files, so a damaged one, or one of another version, is
thrown away: kept aside it would hold names that a case lets go of.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Self

import msgspec

from desktop.casefile.faults import named
from desktop.domain.directory import Told
from desktop.domain.reading import NOT_JSON

_VERSION = 1


class DirectoryIndex:
    """The index file, made when it is not there.

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
                    raise  # busy, or the disk is full: the index itself may be sound
                for suffix in ("", "-journal"):
                    with suppress(FileNotFoundError):
                        path.with_name(path.name + suffix).unlink()
                self.was_damaged = True
                self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            sound = _is_sound(database)
        except BaseException:
            database.close()
            raise
        if not sound:
            database.close()
            raise sqlite3.DatabaseError("of another version")
        return database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def put(self, path: str, told: Told) -> None:
        """Take in what a case file tells, in the place of what it told before."""
        text = msgspec.json.encode(told).decode()
        with named(self._path):
            found = self._database.execute("SELECT told FROM told WHERE path = ?", (path,))
            if found.fetchone() != (text,):
                self._database.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (path, text))

    def forget(self, path: str) -> None:
        """Take out what a case file told."""
        with named(self._path):
            self._database.execute("DELETE FROM told WHERE path = ?", (path,))

    def paths(self) -> frozenset[str]:
        """Return the case files that told something, be it nothing."""
        with named(self._path):
            return frozenset(path for (path,) in self._database.execute("SELECT path FROM told"))

    def all(self) -> dict[str, Told]:
        """Return what each case file tells; a row that cannot be read is left out."""
        found = {}
        with named(self._path):
            for path, told in self._database.execute("SELECT path, told FROM told ORDER BY path"):
                with suppress(*NOT_JSON):
                    found[path] = _decode(told)
        return found


_decode = msgspec.json.Decoder(Told).decode


def _is_sound(database: sqlite3.Connection) -> bool:
    """Whether it is an index of this version; an empty file is made one."""
    database.execute("PRAGMA secure_delete = ON")  # names that a case lets go of
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        database.executescript(
            "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS told"
            " (path TEXT PRIMARY KEY, told TEXT NOT NULL) STRICT;"
            f" PRAGMA user_version = {_VERSION}; COMMIT"
        )
    elif version != _VERSION:
        return False
    table = "SELECT 1 FROM sqlite_schema WHERE name = 'told'"
    return database.execute(table).fetchone() is not None
