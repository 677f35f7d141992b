"""The index of the search: the texts of cases with their places, and FTS5 over their words (0045).

It can always be made anew from the case files, so a damaged one is simply thrown away. Only the
driver is used, and nothing is known here of what a word is: texts come with their words.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

from desktop.casefile.catalogues import throw_away
from desktop.casefile.faults import named

_VERSION = 2
_HEADS = 1 << 40
"""Texts from here on are titles, names and numbers: the highest rows are handed out first."""
_PASSED_OVER = 20_000
"""So many texts are looked at, at most, for those whose case file is there."""
_MEMORY = Path(":memory:")
_TABLES = """
CREATE TABLE rules (rules TEXT NOT NULL) STRICT;
CREATE TABLE unclean (no INTEGER PRIMARY KEY) STRICT;
CREATE TABLE file (
    no INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, case_id TEXT NOT NULL, name TEXT NOT NULL,
    stamp TEXT NOT NULL, erasing_acts INTEGER NOT NULL
) STRICT;
CREATE TABLE text (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
    path TEXT NOT NULL, part INTEGER NOT NULL, lang TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX text_of_file ON text (file, part > 0, record);
CREATE TABLE content (
    file INTEGER NOT NULL, record TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (file, record)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    spelled, content = '', columnsize = 0, detail = none, prefix = '2 3 4 5 6',
    tokenize = "ascii tokenchars '-/.()'"
);
"""


class Text(NamedTuple):
    """One text and where it stands: the kind of record, the record, the path of the leaf.

    `part` counts the paragraphs of a file's words from 1; a leaf has 0. `lang` is "" where a text
    is the same in every language. A `head` (a title, a name, a number) is found before the rest.
    """

    kind: str
    record: str
    path: str
    text: str
    lang: str = ""
    part: int = 0
    head: bool = False


class Source(NamedTuple):
    """A case file: where it lies, which case it is, what to call it, its time and size.

    `contents` are the digests of the files that belong to its records, `erasing_acts` the count of
    the acts that may have let something go for good.
    """

    path: str
    case_id: str
    name: str
    stamp: str
    contents: Mapping[str, str]
    erasing_acts: int = 0


class Found(NamedTuple):
    """A text in which the words stand, and the case file that holds it."""

    path: str
    case_id: str
    name: str
    text: Text


class SearchIndex:
    """The index, made when it is not there; without a path it stays in memory.

    Args:
        path: where it lies, `None` for memory.
        rules: names the rules by which words are made; an index of other rules is made anew.
        words: makes the words of a text in a language, in one line.
    """

    def __init__(self, path: Path | None, rules: str, words: Callable[[str, str], str]) -> None:
        self._path = path or _MEMORY
        self._rules = rules
        self._words = words
        with named(self._path):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise  # busy, or the disk is full: the index itself may be sound
                throw_away(self._path)
                self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute("PRAGMA secure_delete = ON")  # not every build has it so by itself
            if not self._is_mine(database):
                self._make(database)
        except BaseException:
            database.close()
            raise
        return database

    def _make(self, database: sqlite3.Connection) -> None:
        """Make the tables; another program may have been quicker.

        Raises:
            sqlite3.DatabaseError: it is an index of another version or of other rules.
        """
        database.execute("BEGIN IMMEDIATE")
        if self._is_mine(database):
            database.execute("COMMIT")
        elif database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            raise sqlite3.DatabaseError("of another version")
        else:
            for table in _TABLES.split(";\n")[:-1]:
                database.execute(table)
            database.execute("INSERT INTO rules VALUES (?)", (self._rules,))
            database.execute(f"PRAGMA user_version = {_VERSION}")
            database.execute("COMMIT")

    def _is_mine(self, database: sqlite3.Connection) -> bool:
        if database.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            return False
        with suppress(sqlite3.OperationalError):
            return bool(database.execute("SELECT rules FROM rules").fetchall() == [(self._rules,)])
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index."""
        self._database.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write what the block writes at once or not at all; blocks may lie in one another."""
        if self._database.in_transaction:
            yield
            return
        with named(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def stamps(self) -> dict[str, str]:
        """Return the case files that were read, with their time and size then."""
        with named(self._path):
            return dict(self._database.execute("SELECT path, stamp FROM file"))

    def unread(self, path: str, contents: Mapping[str, str]) -> set[str]:
        """Return the records of which the file's content was not read yet."""
        with named(self._path):
            known = dict(
                self._database.execute(
                    "SELECT record, sha256 FROM content JOIN file ON file = no WHERE path = ?",
                    (path,),
                )
            )
        return {record for record, sha256 in contents.items() if known.get(record) != sha256}

    def put(self, source: Source, texts: Iterable[Text]) -> None:
        """Bring what is known of a case file up to date; what did not change stays untouched.

        Where something may have gone from it for good, be it on another computer, the index is
        unclean then.

        `texts` are all its leaves, and the words of those of its files that were not read yet.
        """
        new = {text[:3] + text[4:]: text for text in texts}
        with self.together():
            file = self._file(source)
            self._drop_contents(file, source.contents)
            old = self._database.execute(
                "SELECT id, kind, record, path, lang, part, text FROM text"
                " WHERE file = ? AND (part > 0) = 0",
                (file,),
            ).fetchall()
            gone = []
            for row, kind, record, path, lang, part, text in old:
                key = (kind, record, path, lang, part, row >= _HEADS)
                if key in new and new[key].text == text:
                    del new[key]
                else:
                    gone.append((row, lang, text))
            self._remove(gone)
            self._add(file, new.values())
            read = [(file, record, sha256) for record, sha256 in source.contents.items()]
            self._database.executemany("INSERT OR REPLACE INTO content VALUES (?, ?, ?)", read)

    def _file(self, source: Source) -> int:
        found = self._database.execute("SELECT * FROM file WHERE path = ?", (source.path,))
        row, told = found.fetchone(), (*source[:4], source.erasing_acts)
        if row is None:
            added = self._database.execute("INSERT INTO file VALUES (NULL, ?, ?, ?, ?, ?)", told)
            return int(added.lastrowid or 0)
        if row[1:] != told:
            names = "path, case_id, name, stamp, erasing_acts"
            self._database.execute(
                f"UPDATE file SET ({names}) = (?, ?, ?, ?, ?) WHERE no = ?",  # noqa: S608
                (*told, row[0]),
            )
        if row[5] != source.erasing_acts:
            self._database.execute("INSERT INTO unclean VALUES (NULL)")
        return int(row[0])

    def _drop_contents(self, file: int, contents: Mapping[str, str]) -> None:
        """Take out the words of files that are gone or have another content."""
        known = self._database.execute("SELECT record, sha256 FROM content WHERE file = ?", (file,))
        for record, sha256 in known.fetchall():
            if contents.get(record) == sha256:
                continue
            where = "file = ? AND (part > 0) = 1 AND record = ?"
            self._remove_where(where, (file, record))
            self._database.execute(
                "DELETE FROM content WHERE file = ? AND record = ?", (file, record)
            )

    def _remove_where(self, where: str, values: tuple[object, ...]) -> None:
        sql = f"SELECT id, lang, text FROM text WHERE {where}"  # noqa: S608 - words of ours
        self._remove(self._database.execute(sql, values).fetchall())

    def _remove(self, rows: Iterable[tuple[int, str, str]]) -> None:
        rows = tuple(rows)
        words = [(row, self._words(text, lang)) for row, lang, text in rows]
        # A contentless table takes a row out when it is told what stood in it.
        self._database.executemany(
            "INSERT INTO words (words, rowid, spelled) VALUES ('delete', ?, ?)", words
        )
        self._database.executemany("DELETE FROM text WHERE id = ?", [row[:1] for row in rows])

    def _add(self, file: int, texts: Iterable[Text]) -> None:
        last = "SELECT coalesce(max(id), ?) FROM text WHERE id < ?"
        body = self._database.execute(last, (0, _HEADS)).fetchone()[0]
        head = max(self._database.execute(last, (0, 1 << 62)).fetchone()[0], _HEADS)
        rows, words = [], []
        for text in texts:
            if text.head:
                row = head = head + 1
            else:
                row = body = body + 1
            place = (text.kind, text.record, text.path, text.part)
            rows.append((row, file, *place, text.lang, text.text))
            words.append((row, self._words(text.text, text.lang)))
        self._database.executemany("INSERT INTO text VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._database.executemany("INSERT INTO words (rowid, spelled) VALUES (?, ?)", words)

    def forget(self, path: str) -> None:
        """Take a case file out of the index.

        Its words stay in the file's free pages until it is cleaned, which takes seconds.
        """
        with self.together():
            found = self._database.execute("SELECT no FROM file WHERE path = ?", (path,)).fetchone()
            if found is None:
                return
            self._remove_where("file = ?", found)
            self._database.execute("DELETE FROM content WHERE file = ?", found)
            self._database.execute("DELETE FROM file WHERE no = ?", found)
            self._database.execute("INSERT INTO unclean VALUES (NULL)")

    def paths_of(self, case_id: str) -> tuple[str, ...]:
        """Return where files of a case lay when they were read."""
        found = self._database.execute("SELECT path FROM file WHERE case_id = ?", (case_id,))
        return tuple(path for (path,) in found)

    @property
    def unclean(self) -> bool:
        """Whether the file still holds words of what was taken out."""
        with named(self._path):
            return bool(self._database.execute("SELECT 1 FROM unclean LIMIT 1").fetchone())

    def clean(self) -> None:
        """Leave nothing in the file of what was taken out of it.

        Where that fails, or somebody reads in it meanwhile, it stays unclean.
        """
        with named(self._path):
            (last,) = self._database.execute("SELECT max(no) FROM unclean").fetchone()
            # Deleting alone leaves the words in segments of FTS5 that are not merged yet.
            self._database.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._database.execute("VACUUM")
            (busy, *_) = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                self._database.execute("DELETE FROM unclean WHERE no <= ?", (last,))

    def search(
        self, match: str, most: int, there: Callable[[str], bool] | None = None
    ) -> tuple[Found, ...]:
        """Return the texts that match, titles first, then the newest, at most so many.

        `match` is in FTS5's own language. Of case files of which `there` says no nothing counts;
        of very many such texts not all are passed over.
        """
        sql = (
            "SELECT f.path, case_id, name, t.id, kind, record, t.path, text, lang, part FROM words"
            " CROSS JOIN text AS t ON t.id = words.rowid CROSS JOIN file AS f ON f.no = t.file"
            " WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?"
        )
        # The rows come one by one: those behind the last that is wanted cost nothing.
        limit = most if there is None else max(most, _PASSED_OVER)
        with named(self._path), closing(self._database.execute(sql, (match, limit))) as rows:
            found = (
                Found(path, case, name, Text(kind, record, leaf, text, lang, part, row >= _HEADS))
                for path, case, name, row, kind, record, leaf, text, lang, part in rows
                if there is None or there(path)
            )
            return tuple(islice(found, most))

    def everything(self) -> dict[str, set[tuple[object, ...]]]:
        """Return all that is known, to be compared: texts, contents, words with their places."""
        with named(self._path), self.together():
            self._database.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary"
                " USING fts5vocab(main, words, instance)"
            )
            told = {
                "files": "SELECT path, case_id, name FROM file",
                "contents": "SELECT path, record, sha256 FROM content JOIN file ON file = no",
                "texts": "SELECT f.path, kind, record, t.path, part, lang, text, t.id >= ?1"
                " FROM text AS t JOIN file AS f ON file = no WHERE ?1",
                "words": "SELECT term, f.path, kind, record, t.path, part FROM temp.vocabulary"
                " LEFT JOIN text AS t ON t.id = doc LEFT JOIN file AS f ON file = no WHERE ?1",
            }
            return {
                each: set(self._database.execute(sql, (_HEADS,) if "?" in sql else ()))
                for each, sql in told.items()
            }
