"""Checking a case file against itself: structure, contents, the log's graph, every current row.

SQLite's own check, the contents' hashes and the log's names do not notice a letter that flipped
in a current row; replaying the log and comparing leaf by leaf does.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from desktop.casefile import log
from desktop.casefile.driver import errors
from desktop.casefile.faults import named
from desktop.casefile.format import CURRENT, open_database, schema_faults, sniff
from desktop.casefile.places import openable
from desktop.casefile.rescue import KIND as RESCUE
from desktop.casefile.rows import as_json, from_json
from desktop.casefile.store import no_collecting
from desktop.casefile.tables import CHUNK, CONTENT, META, METADATA, RECORD_TABLES
from desktop.domain.case import RECORD_KINDS
from desktop.domain.errors import Problem
from desktop.domain.ids import is_id
from desktop.domain.record import Record

Progress = Callable[[int, int], bool]
"""`progress(done, total)` in bytes; `False` from it stops the check."""

_HEARD_EVERY = 0.1
"""Seconds between two questions to `progress` while there is nothing new to tell."""
_NO_DAMAGE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_INTERRUPT)
_TOLD = 3
"""So many of SQLite's words on one table are kept."""
_PartName = Literal["structure", "tables", "history", "records", "contents"]
"""The parts of a file as the user hears of them; "structure" where it cannot be told which."""
_REFERENCES = {
    "attachment": ("sha256",),
    "paper": ("content_sha256", "facts_sha256", "template_sha256", "pure_sha256"),
    "sent_paper": ("content_sha256",),
}
"""Where records name contents."""


@dataclass(frozen=True, slots=True)
class VerifyFinding:
    """One thing that is not as it should be: a message code with its parameters."""

    code: str
    params: MappingProxyType[str, object]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at (records, acts, changes, contents, bytes).

    `rescued_at` is when the case was saved out of a damaged file, the last time; `None` if never.
    """

    findings: tuple[VerifyFinding, ...]
    counts: MappingProxyType[str, int]
    rescued_at: datetime | None = None


def verify(path: Path, progress: Progress | None = None) -> Report:
    """Check a whole case file; it may be open elsewhere, and nothing in it is changed.

    Raises:
        Problem: it is no case file, comes from a newer Baqylau, or is out of reach;
            "verify.stopped" if `progress` said so. Damage is no problem but a finding.
    """
    path = path.absolute()
    with named(path), ExitStack() as undo:
        real = path.resolve()
        if sniff(real).major > CURRENT.major:
            raise Problem("file.newer-major", path=path)
        source, mode = openable(real, undo)
        undo.enter_context(no_collecting())
        database = undo.enter_context(closing(open_database(source, mode=mode, write=False)))
        beside = undo.enter_context(ThreadPoolExecutor(1))
        database_there = beside.submit(open_database, source, mode=mode, write=False).result()
        here, there = _Check(database, progress), _Check(database_there, None)
        # Hashing and SQLite work outside of Python: each leaves the other a processor.
        rest = beside.submit(there.check_all_but_contents)
        try:
            here.check_contents()
            while wait([rest], _HEARD_EVERY).not_done:
                here.report(here.counts["bytes"], here.counts["bytes"])
            rest.result()
        finally:
            while wait([rest], _HEARD_EVERY).not_done:
                database_there.interrupt()
            beside.submit(database_there.close).result()
    counts = MappingProxyType({**there.counts, **here.counts})
    return Report(_each_once((*there.findings, *here.findings)), counts, there.rescued_at)


@dataclass(slots=True)
class _Check:
    """One run over one file. Each part looks for itself: damage in one does not hide another."""

    database: sqlite3.Connection
    progress: Progress | None
    findings: list[VerifyFinding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    rescued_at: datetime | None = None

    def check_all_but_contents(self) -> None:
        """Check each part in a short read of its own: a writer elsewhere is not held up."""
        self._part("structure", self._structure)
        self._part("structure", self._references)
        self._part("history", self._log)

    def check_contents(self) -> None:
        """Check each content against its hash, a piece at a time."""
        self._part("contents", self._contents)

    def _part(self, name: _PartName, check: Callable[[], None]) -> None:
        """Do a part of the check; where it cannot go on, the part of the file is damaged."""
        # A flipped bit may change a value's kind, which no later line expects.
        odd = (ValueError, TypeError, AttributeError)
        damage: tuple[type[Exception], ...] = (*errors("DatabaseError"), *odd)
        try:
            check()
        except damage as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_DAMAGE:
                raise
            self._damaged(name, str(error))

    def _damaged(self, part: _PartName, detail: str, table: str = "") -> None:
        """Say which part of the file is damaged.

        `detail` is for whoever helps the user; `table` is that of a kind of records, "" if none.
        """
        of = Problem(f"verify.part-{part}")
        self._found("verify.structure", part=of, table=table, detail=detail)

    def _found(self, code: str, **params: object) -> None:
        self.findings.append(VerifyFinding(code, MappingProxyType(params)))

    def _structure(self) -> None:
        """Name each table in which something does not read; the pages where none is to blame."""
        # First: at the other check a damaged page stops all that follows.
        said = self._sealing_faults() or self._said_of("")
        for table in sorted(METADATA.tables) if said else ():
            if faults := self._said_of(table):
                of_records = table if table in RECORD_TABLES else ""
                self._damaged(_part_of(table), "; ".join(faults[:_TOLD]), of_records)
                said = []
        if said:
            self._damaged("structure", "; ".join(said[:_TOLD]))
        for fault in schema_faults(self.database, frozenset(METADATA.tables)):
            self._damaged("tables", fault)

    def _said_of(self, table: str) -> list[str]:
        """Return what SQLite's own check finds in a table, "" for the whole file."""
        check = f'PRAGMA integrity_check("{table}")' if table else "PRAGMA integrity_check"
        damage: tuple[type[Exception], ...] = (*errors("DatabaseError"), ValueError)
        try:
            found = [str(said) for (said,) in self.database.execute(check) if said != "ok"]
        except damage as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NO_DAMAGE:
                raise
            found = [str(error)]
        # One answer may have several lines, of which the first is a heading.
        return [line for said in found for line in said.splitlines() if line[:3] != "***"]

    def _sealing_faults(self) -> list[str]:
        """Return what SQLCipher says of each page of a protected file; of a plain one, nothing.

        It reads past SQLite's own reading: neither is a write that was cut short taken back, nor
        is a write elsewhere waited for. So one page is read first, and what is found is looked at
        once more while nobody can write.
        """
        self.database.execute("PRAGMA user_version").fetchone()
        found = self.database.execute("PRAGMA cipher_integrity_check").fetchall()
        if found:
            with self._one_moment():
                self.database.execute("PRAGMA user_version").fetchone()
                found = self.database.execute("PRAGMA cipher_integrity_check").fetchall()
        return [str(said) for (said,) in found]

    def _references(self) -> None:
        for table, row, parent, _ in self.database.execute("PRAGMA foreign_key_check"):
            row = "–" if row is None else row  # noqa: PLW2901 - a table without row numbers
            self._found("verify.reference", kind=table, row=row, target=parent)

    def _log(self) -> None:
        with self._one_moment():
            erasing = _erasing(self.database)
            said, replay = self._replayed(erasing)
            self._part("history", lambda: self._acts(said, erasing))
            self._part("records", lambda: self._rows(replay))

    def _acts(self, changes: Mapping[int, msgspec.Raw], erasing: log.Erasing) -> None:
        acts = self.database.execute(
            "SELECT seq, id, kind, at, installation, person,"
            " author_digest, author_salt, author, note_digest, note_salt, note"
            " FROM act ORDER BY seq"
        ).fetchall()
        names = {act[0]: act[1] for act in acts}
        parents: dict[int, list[int]] = {seq: [] for seq in names}
        for act, parent in self.database.execute("SELECT act, parent FROM act_parent"):
            # A parent that is missing is found as a reference; one that comes later, as a circle.
            parents.setdefault(act, []).append(parent)
            if parent >= act:
                self._found("verify.act-order", act=names.get(act, str(act)))
        for seq, name, kind, at, installation, person, *said in acts:
            self.counts["acts"] += 1
            recomputed = log.act_id(
                kind=kind,
                at=at,
                installation=installation,
                person=person,
                author_digest=said[0],
                note_digest=said[3],
                parents=(names.get(parent, "") for parent in parents[seq]),
                changes=changes.get(seq, ()),
            )
            dated = log.is_instant(at)
            if dated and kind == RESCUE:
                self.rescued_at = datetime.fromisoformat(at)
            whole = dated and is_id(installation)
            if recomputed != name or not whole or not (person is None or is_id(person)):
                self._found("verify.act-changed", act=name, at=at)
            gone = erasing.reaches(seq, log.ACT, name, log.NOTE)
            right = said[4] is None and said[5] is None if gone else log.is_sealed(*said[3:])
            if not (log.is_sealed(*said[:3]) and right):
                self._found("verify.act-text", act=name, at=at)
        roots = sum(not found for found in parents.values())
        if roots != 1:
            self._found("verify.act-roots", n=roots)

    def _rows(self, replay: log.Replay) -> None:
        self._compare_case(replay)
        for kind in RECORD_TABLES:
            self._compare_kind(kind, replay)
        self._compare_contents(replay)

    @contextmanager
    def _one_moment(self) -> Iterator[None]:
        # What is compared is read as of one moment, or an act elsewhere would look like damage.
        self.database.execute("BEGIN")
        try:
            yield
        finally:
            if self.database.in_transaction:
                self.database.execute("ROLLBACK")

    def _replayed(self, erasing: log.Erasing) -> tuple[dict[int, msgspec.Raw], log.Replay]:
        """Return what each act's name says of its changes, and what all changes add up to."""
        said: dict[int, msgspec.Raw] = {}
        replay = log.Replay()
        rows = self.database.execute(
            "SELECT act, record_kind, record, path, op, digest, salt, value FROM change"
            " ORDER BY act, n"
        )
        erased = 0
        for act, found in groupby(rows, itemgetter(0)):
            changes = [log.Change._make(row[1:]) for row in found]
            said[act] = log.said(changes)
            self.counts["changes"] += len(changes)
            for change in changes:
                if code := _fault_of(change, act, erasing):
                    where = {"kind": change.record_kind, "record": change.record}
                    self._found(code, **where, path=change.path)
                    continue
                erased += change.value is None and change.op == "set"
                replay.apply(change)
        self.counts["erased"] = erased
        return said, replay

    def _compare_case(self, replay: log.Replay) -> None:
        row = self.database.execute("SELECT value FROM meta WHERE key = 'case_id'").fetchone()
        if row is None or replay.case_ids != [row[0]]:
            self._found("verify.case-id")

    def _compare_kind(self, kind: str, replay: log.Replay) -> None:
        logged = dict(replay.records[kind])
        for record_id, record in self._read(kind):
            self.counts["records"] += 1
            expected = logged.pop(record_id, None)
            if record is None:
                self._found("verify.row-unreadable", kind=kind, record=record_id)
            elif expected is None:
                self._found("verify.row-unlogged", kind=kind, record=record_id)
            elif (present := log.logged_leaves(record)) != expected:
                for path in sorted(present.keys() | expected.keys()):
                    if present.get(path) != expected.get(path):
                        self._found("verify.row-differs", kind=kind, record=record_id, path=path)
        for record_id in sorted(logged):
            self._found("verify.row-missing", kind=kind, record=record_id)

    def _read(self, name: str) -> list[tuple[str, Record | None]]:
        """Return the id of each row of a table with its record; `None` where it does not read."""
        kind = RECORD_KINDS[name]
        query = f'SELECT id, {as_json(kind)} FROM "{name}"'  # noqa: S608 - names of ours
        rows = self.database.execute(query).fetchall()
        ids = [row[0] for row in rows]
        try:
            return list(zip(ids, from_json(kind, [row[1] for row in rows]), strict=True))
        except (ValueError, TypeError):
            return [(row_id, _alone(kind, spelled)) for row_id, spelled in rows]

    def _compare_contents(self, replay: log.Replay) -> None:
        kept = {
            sha256
            for (sha256,) in self.database.execute(
                "SELECT sha256 FROM content WHERE sha256 IS NOT NULL"
            )
        }
        for sha256 in sorted(replay.contents - kept):
            self._found("verify.content-missing", sha256=sha256)
        for sha256 in sorted(kept - replay.contents):
            self._found("verify.content-unlogged", sha256=sha256)
        for kind, columns in _REFERENCES.items():
            for column in columns:
                named_by = self.database.execute(
                    f"SELECT id, {column} FROM {kind} WHERE {column} IS NOT NULL"  # noqa: S608
                )
                for record_id, sha256 in named_by:
                    if sha256 not in kept:
                        self._found(
                            "verify.content-lost", kind=kind, record=record_id, sha256=sha256
                        )

    def _contents(self) -> None:
        contents = self.database.execute(
            "SELECT number, sha256, size FROM content WHERE sha256 IS NOT NULL ORDER BY number"
        ).fetchall()
        total = sum(size for _, _, size in contents if isinstance(size, int))
        done = 0
        self.report(0, total)
        for number, sha256, size in contents:
            self.counts["contents"] += 1
            digest, read = hashlib.sha256(), 0
            for piece in self._pieces(number):
                digest.update(piece)
                read += len(piece)
                self.report(done + read, total)
            done += read
            self.counts["bytes"] += read
            if digest.hexdigest() != sha256 or read != size:
                self._found("verify.content-changed", sha256=sha256)
        self.report(total, total)

    def _pieces(self, number: int) -> Iterator[bytes]:
        numbers = self.database.execute("SELECT n FROM chunk WHERE content = ?", (number,))
        for n in sorted(n for (n,) in numbers.fetchall()):
            piece = "SELECT data FROM chunk WHERE content = ? AND n = ?"
            row = self.database.execute(piece, (number, n)).fetchone()
            yield row[0] if row and isinstance(row[0], bytes) else b""

    def report(self, done: int, total: int) -> None:
        """Tell how far the contents are, in bytes.

        Raises:
            Problem: "verify.stopped".
        """
        if self.progress is not None and not self.progress(done, total):
            raise Problem("verify.stopped")


def _part_of(table: str) -> _PartName:
    if table in RECORD_TABLES:
        return "records"
    if table in (CONTENT.name, CHUNK.name):
        return "contents"
    return "structure" if table == META.name else "history"


def _each_once(findings: Iterable[VerifyFinding]) -> tuple[VerifyFinding, ...]:
    """Return findings without those that one torn page shows to several parts of the check."""
    once = list({str(found): found for found in findings}.values())
    torn = [found for found in once if found.code == "verify.structure"]
    parts = {str(found.params["part"]) for found in torn}
    of_tables = {str(found.params["part"]) for found in torn if found.params["table"]}
    seen: set[tuple[str, object]] = set()
    kept = []
    for found in once:
        if found.code == "verify.structure":
            part, table = str(found.params["part"]), found.params["table"]
            said_better = not table and (part in of_tables or (part == _UNKNOWN and len(parts) > 1))
            if said_better or (part, table) in seen:
                continue
            seen.add((part, table))
        kept.append(found)
    return tuple(kept)


_UNKNOWN = "verify.part-structure"


def _erasing(database: sqlite3.Connection) -> log.Erasing:
    rows = "SELECT act, record_kind, record, path FROM change WHERE op = 'erase'"
    erased = ((act, (kind, record, path)) for act, kind, record, path in database.execute(rows))
    return log.Erasing(erased, database.execute("SELECT act, parent FROM act_parent ORDER BY act"))


def _alone(kind: type[Record], spelled: bytes) -> Record | None:
    try:
        return from_json(kind, [spelled])[0]
    except (ValueError, TypeError):
        return None


def _fault_of(change: log.Change, act: int, erasing: log.Erasing) -> str | None:
    """Return what is wrong with a logged value; an erased one is right where the log says so."""
    if change.op != "set":
        return None
    gone = erasing.reaches(act, change.record_kind, change.record, change.path)
    if change.value is None and change.salt is None and gone:
        return None
    if not log.is_sealed(change.digest, change.salt, change.value):
        return "verify.logged-value"
    return "verify.not-erased" if gone else None
