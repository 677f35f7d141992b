"""The organisation's register of outgoing numbers on this computer.

Numbers belong to the organisation, not to one case. Each installation has its own series, kept
apart by its pattern ("01-12/{n}" here, "01-12/{n}-2" there). A number is never given twice; gaps
and doubles are shown, not repaired.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self
from uuid import UUID

from desktop.casefile.faults import named
from desktop.domain.errors import Problem

_VERSION = 1
_PLACE = "{n}"


class RegisterRow(NamedTuple):
    """One outgoing number. `void_reason` is `None` unless it was declared void.

    `dated` is as the letter says: an ISO day when valid. `kind` is the kind of document.
    """

    number: str
    dated: str
    letter_id: UUID
    case_id: UUID
    kind: str
    void_reason: str | None


class NumberRegister:
    """The register's file, made when it is not there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def _prepare(self) -> None:
        self._database.execute("PRAGMA synchronous = EXTRA")
        version = self._database.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise Problem("file.register-newer", path=self._path)
        if version == 0:
            self._database.executescript(
                "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS outgoing ("
                " place INTEGER PRIMARY KEY, number TEXT NOT NULL, dated TEXT NOT NULL,"
                " letter_id TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL,"
                " void_reason TEXT) STRICT;"
                " CREATE TABLE IF NOT EXISTS series (pattern TEXT PRIMARY KEY) STRICT;"
                f" PRAGMA user_version = {_VERSION}; COMMIT"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the register."""
        self._database.close()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs out from the look at the numbers to the entry of one more."""
        with named(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def give(self, pattern: str, dated: str, letter_id: UUID, case_id: UUID, kind: str) -> str:
        """Enter the next number of a series for a letter, and return it.

        It follows the highest; void numbers count as used. A letter that has a number already,
        because its case could not be written the last time, gets that one. `pattern` holds "{n}"
        where the count stands.

        Raises:
            Problem: "file.register-pattern": the pattern has no such place.
        """
        _check(pattern)
        with self._alone():
            given = self.number_of(letter_id)
            if given is not None:
                return given
            self._database.execute("INSERT OR IGNORE INTO series VALUES (?)", (pattern,))
            number = self.next(pattern)
            self._enter(number, dated, letter_id, case_id, kind)
            return number

    def next(self, pattern: str) -> str:
        """Return the number that a series would give now; nothing is entered.

        Raises:
            Problem: "file.register-pattern": the pattern has no place for the count.
        """
        _check(pattern)
        counts = _counts(pattern, (row.number for row in self.rows()))
        return pattern.replace(_PLACE, str(max(counts, default=0) + 1))

    def number_of(self, letter_id: UUID) -> str | None:
        """Return the number that a letter was given and that is not void, `None` if it has none."""
        mine = (row for row in self.rows() if row.letter_id == letter_id)
        return next((row.number for row in mine if row.void_reason is None), None)

    def record(self, number: str, dated: str, letter_id: UUID, case_id: UUID, kind: str) -> None:
        """Enter a number that was given to a letter; entering it again changes nothing.

        A number that another letter has is entered all the same: `doubles` shows it.

        Raises:
            Problem: "file.number-given": the letter has another number that is not void.
        """
        with self._alone():
            given = self.number_of(letter_id)
            if given == number:
                return
            if given is not None:
                raise Problem("file.number-given", number=given)
            self._enter(number, dated, letter_id, case_id, kind)

    def _enter(self, number: str, dated: str, letter_id: UUID, case_id: UUID, kind: str) -> None:
        self._database.execute(
            "INSERT INTO outgoing (number, dated, letter_id, case_id, kind) VALUES (?, ?, ?, ?, ?)",
            (number, dated, str(letter_id), str(case_id), kind),
        )

    def void(self, number: str, letter_id: UUID, reason: str) -> None:
        """Declare a letter's number void, with the reason.

        It stays in the register and is not used again; the same number of another letter holds.

        Raises:
            Problem: "file.number-unknown".
        """
        with named(self._path):
            done = self._database.execute(
                "UPDATE outgoing SET void_reason = ?"
                " WHERE number = ? AND letter_id = ? AND void_reason IS NULL",
                (reason, number, str(letter_id)),
            )
        if done.rowcount == 0:
            raise Problem("file.number-unknown", number=number)

    def rows(self) -> tuple[RegisterRow, ...]:
        """Return all numbers in the order in which they were entered."""
        with named(self._path):
            rows = self._database.execute(
                "SELECT number, dated, letter_id, case_id, kind, void_reason"
                " FROM outgoing ORDER BY place"
            ).fetchall()
        return tuple(
            RegisterRow(number, dated, UUID(letter_id), UUID(case_id), kind, reason)
            for number, dated, letter_id, case_id, kind, reason in rows
        )

    def gaps(self) -> tuple[str, ...]:
        """Return the numbers left out in each series, between its lowest and its highest."""
        numbers = [row.number for row in self.rows()]
        with named(self._path):
            series = self._database.execute("SELECT pattern FROM series ORDER BY pattern")
            patterns = [pattern for (pattern,) in series]
        found = []
        for pattern in patterns:
            counts = set(_counts(pattern, numbers))
            if counts:
                missing = set(range(min(counts), max(counts))) - counts
                found += [pattern.replace(_PLACE, str(n)) for n in sorted(missing)]
        return tuple(found)

    def doubles(self) -> frozenset[str]:
        """Return the numbers that several letters have."""
        held = Counter(row.number for row in self.rows() if row.void_reason is None)
        return frozenset(number for number, letters in held.items() if letters > 1)


def _check(pattern: str) -> None:
    if pattern.count(_PLACE) != 1:
        raise Problem("file.register-pattern", pattern=pattern)


def _counts(pattern: str, numbers: Iterable[str]) -> list[int]:
    before, _, after = pattern.partition(_PLACE)
    shape = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}")
    return [int(match[1]) for number in numbers if (match := shape.fullmatch(number))]
