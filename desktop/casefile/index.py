"""A small index of the library: what the start page lists, without opening any case file.

It can be made anew from the case files, so a damaged one is thrown away (`catalogues`). Only the
driver is used: the start page is shown before SQLAlchemy is loaded.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from desktop.casefile.catalogues import Catalogue, mended, readable, readable_paths, version_of
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import LocalText

_VERSION = 3
_LIBRARY = (
    "CREATE TABLE library (path TEXT PRIMARY KEY, row TEXT NOT NULL,"
    " layout INTEGER NOT NULL, case_id TEXT NOT NULL, due TEXT NOT NULL, modified REAL NOT NULL)"
    " STRICT"
)
_SORTED = (
    "CREATE INDEX IF NOT EXISTS by_case ON library (case_id);"
    "CREATE INDEX IF NOT EXISTS by_day ON library (due, modified DESC)"
)
_NEVER = "9999"
"""Stands for the day of a case without one: behind all days."""
_ITEMS = "CREATE TABLE IF NOT EXISTS items (path TEXT PRIMARY KEY, items TEXT NOT NULL) STRICT"
_MADE_ANEW = "CREATE TABLE IF NOT EXISTS made_anew (untold INTEGER) STRICT"
"""Stands there until it was said that the index was damaged and cases may be missing in it."""
_UPGRADE = f"""
BEGIN IMMEDIATE;
{_ITEMS};
ALTER TABLE library ADD COLUMN layout INTEGER NOT NULL DEFAULT 0;
ALTER TABLE library ADD COLUMN case_id TEXT NOT NULL DEFAULT '';
ALTER TABLE library ADD COLUMN due TEXT NOT NULL DEFAULT '{_NEVER}';
ALTER TABLE library ADD COLUMN modified REAL NOT NULL DEFAULT 0;
UPDATE library SET case_id = coalesce(row ->> '$.case_id', ''),
    due = coalesce(nullif(row ->> '$.next_due', ''), '{_NEVER}'),
    modified = coalesce(row ->> '$.modified', 0.0) WHERE json_valid(row);
{_SORTED};
PRAGMA user_version = {_VERSION};
COMMIT
"""  # noqa: S608 - nothing from outside


class LibraryRow(msgspec.Struct, frozen=True, gc=False):
    """What the index knows of one case file.

    `next_due` is an ISO day ("" if no clock runs), `modified` the file's time of change (seconds
    since 1970), `size` in bytes, `read_at` when this was read out of the file (RFC 3339, UTC).
    Of a `protected` case it holds the file's name for the institution's, and no topic, nor what
    stands from `campaign` on. A `sample` is no real case.

    From `campaign` on it tells of the control that is worked on, the latest: the campaign as it is
    typed; the institution's region (KATO code) and the `procedure` (id) of its form of control, ""
    where none was chosen; its first and last day as typed (ISO, "" if open, or that they are not
    known); how many recommendations were `asked`, how many of these the object answered and did,
    also otherwise. `closed`: each step that is not optional is done, and no term runs. `trouble` is
    the code of why the file could not be read when it was looked at last; the rest is as it was
    known before that.
    """

    path: str
    case_id: str
    object_name: LocalText
    topic: LocalText
    phase: str
    next_clock: str
    next_due: str
    state: str
    modified: float
    size: int
    read_at: str
    control_number: int
    protected: bool = False
    sample: bool = False
    campaign: str = ""
    region: str = ""
    procedure: str = ""
    started_on: str = ""
    completed_on: str = ""
    asked: int = 0
    answered: int = 0
    done: int = 0
    closed: bool = False
    trouble: str = ""

    @property
    def missing(self) -> bool:
        """Whether the file is not where it was."""
        return not os.path.exists(self.path)  # noqa: PTH110 - nor where nobody may look


class LibraryIndex(Catalogue):
    """The index file, made when it is not there.

    Attributes:
        begun_anew: Whether it was missing, damaged or of another version, so that the case files
            should be read again.
    """

    def __init__(self, path: Path) -> None:
        self.begun_anew = not path.exists()
        super().__init__(path)
        self.begun_anew = self.begun_anew or self.was_damaged

    def _open(self) -> sqlite3.Connection:  # type: ignore[explicit-override]  # from 3.12 on
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA secure_delete = ON")  # not every build has it so by itself
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version in (1, 2):  # the cases listed stay, wherever they lie, and are read anew
                database.executescript(_UPGRADE)
            elif version != _VERSION:
                self.begun_anew = True
                database.executescript(
                    "BEGIN IMMEDIATE; DROP TABLE IF EXISTS library; DROP TABLE IF EXISTS items;"
                    f" {_LIBRARY}; {_SORTED}; {_ITEMS}; PRAGMA user_version = {_VERSION}; COMMIT"
                )
            database.execute(
                "SELECT path, row, layout, case_id, due, modified FROM library LIMIT 1"
            ).fetchone()
            database.execute("SELECT path, items FROM items LIMIT 1").fetchone()
        except BaseException:
            database.close()
            raise
        return database

    def _read_out(  # type: ignore[explicit-override]
        self, database: sqlite3.Connection
    ) -> Callable[[], None]:
        """Read rows and items; of a file of which no more is known than its path, read it anew."""
        rows = dict[str, LibraryRow]()
        layout = min(version_of(database), _VERSION)
        for (row,) in readable(database, "row", "library"):
            with suppress(*NOT_JSON):
                found = _decode(row)
                rows.setdefault(found.path, found)
        items = dict(readable(database, "path, items", "items"))
        paths = {*readable_paths(database, "library"), *readable_paths(database, "items")}

        def put_in() -> None:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.execute(_MADE_ANEW)
                for path in sorted(rows.keys() | paths):
                    row = rows.get(path)
                    known = layout if row is not None else 0
                    self._put(row or by_name(path), items.get(path), known)

        return put_in

    @mended
    def rows(self) -> tuple[LibraryRow, ...]:
        """Return all rows, in the order of their paths. A row that cannot be read is left out."""
        found = []
        with closing(self._database.execute("SELECT row FROM library ORDER BY path")) as rows:
            for (row,) in rows:
                with suppress(*NOT_JSON):
                    found.append(_decode(row))
        return tuple(found)

    @mended
    def listed(self, case_id: str | None = None) -> tuple[tuple[LibraryRow, str | None], ...]:
        """Return all rows with the items of each as they were put; `None` where none ever were.

        With a case's id only the rows of its files.
        """
        found = []
        only = "" if case_id is None else " WHERE case_id = ?"
        with closing(
            self._database.execute(
                f"SELECT row, items FROM library LEFT JOIN items USING (path){only}"  # noqa: S608
                " ORDER BY path",
                () if case_id is None else (case_id,),
            )
        ) as rows:
            for row, items in rows:
                with suppress(*NOT_JSON):
                    found.append((_decode(row), items))
        return tuple(found)

    @mended
    def items(self, path: str) -> str | None:
        """Return the items of a case file as they were put; `None` where none ever were."""
        found = self._database.execute("SELECT items FROM items WHERE path = ?", (path,)).fetchone()
        return str(found[0]) if found else None

    @mended
    def outdated(self) -> tuple[str, ...]:
        """Return the paths of the cases that a former version put, which knew less of them."""
        found = self._database.execute(
            "SELECT path FROM library LEFT JOIN items USING (path)"
            " WHERE items IS NULL OR layout < ? ORDER BY path",
            (_VERSION,),
        ).fetchall()
        return tuple(path for (path,) in found)

    @mended
    def made_anew(self) -> bool:
        """Whether a damaged one was thrown away for it since this was asked last.

        A case outside the user's folders may be missing in it then.
        """
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            table = "SELECT 1 FROM sqlite_schema WHERE name = 'made_anew'"
            found = self._database.execute(table).fetchone() is not None
            self._database.execute("DROP TABLE IF EXISTS made_anew")
        return found

    @mended
    def put(self, row: LibraryRow, items: str | None = "[]") -> None:
        """Add what is known of a case file, with its items as JSON, or replace it (0044).

        `None`: what its items are is not known.
        """
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._put(row, items, _VERSION)

    def _put(self, row: LibraryRow, items: str | None, layout: int) -> None:
        spelled, due = msgspec.json.encode(row).decode(), row.next_due or _NEVER
        self._database.execute(
            "INSERT OR REPLACE INTO library VALUES (?, ?, ?, ?, ?, ?)",
            (row.path, spelled, layout, row.case_id, due, row.modified),
        )
        if items is None:
            self._database.execute("DELETE FROM items WHERE path = ?", (row.path,))
        else:
            self._database.execute("INSERT OR REPLACE INTO items VALUES (?, ?)", (row.path, items))

    @mended
    def clean(self) -> None:
        """Leave nothing in the file of what its rows said before."""
        self._database.execute("VACUUM")
        self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @mended
    def forget(self, path: str) -> None:
        """Take a case file out of the index. The file is not touched."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            for table in ("library", "items"):
                self._database.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608


_decode = msgspec.json.Decoder(LibraryRow).decode


def by_name(path: str) -> LibraryRow:
    """Return the row of a file of which only the name is known, to be read when it is there."""
    stem = Path(path).stem
    return LibraryRow(
        path=path,
        case_id="",
        object_name=LocalText(kk=stem, ru=stem, en=stem),
        topic=LocalText(),
        phase="",
        next_clock="",
        next_due="",
        state="",
        modified=0,
        size=0,
        read_at="",
        control_number=1,
    )
