"""What the cases tell of institutions and people, by file (0048).

It can be made anew from the case files, so a damaged one, or one of another version, is thrown
away (`catalogues`).
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

import msgspec

from desktop.casefile.catalogues import Catalogue, mended, readable, version_of
from desktop.domain.directory import Told
from desktop.domain.reading import NOT_JSON

_VERSION = 1


class DirectoryIndex(Catalogue):
    """The index file, made when it is not there."""

    def _open(self) -> sqlite3.Connection:  # type: ignore[explicit-override]  # from 3.12 on
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

    def _read_out(  # type: ignore[explicit-override]
        self, database: sqlite3.Connection
    ) -> Callable[[], None]:
        told: dict[str, str] = {}
        if version_of(database) == _VERSION:
            for path, text in readable(database, "path, told", "told"):
                with suppress(*NOT_JSON):
                    _decode(text)
                    told[path] = text

        def put_in() -> None:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany("INSERT INTO told VALUES (?, ?)", told.items())

        return put_in

    @mended
    def put(self, path: str, told: Told) -> None:
        """Take in what a case file tells, in the place of what it told before."""
        text = msgspec.json.encode(told).decode()
        found = self._database.execute("SELECT told FROM told WHERE path = ?", (path,))
        if found.fetchone() != (text,):
            self._database.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (path, text))

    @mended
    def forget(self, path: str) -> None:
        """Take out what a case file told."""
        self._database.execute("DELETE FROM told WHERE path = ?", (path,))

    @mended
    def paths(self) -> frozenset[str]:
        """Return the case files that told something, be it nothing."""
        return frozenset(path for (path,) in self._database.execute("SELECT path FROM told"))

    @mended
    def all(self) -> dict[str, Told]:
        """Return what each case file tells; a row that cannot be read is left out."""
        found = {}
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
