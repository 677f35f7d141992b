"""Checking a case file against itself: structure, contents, the log's graph, every current row.

SQLite's own check, the contents' hashes and the log's names do not notice a letter that flipped
in a current row; replaying the log and comparing leaf by leaf does.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from desktop.casefile import log
from desktop.casefile.faults import named
from desktop.casefile.format import CURRENT, open_database, sniff
from desktop.casefile.places import openable
from desktop.casefile.rows import from_rows
from desktop.casefile.tables import RECORD_TABLES
from desktop.domain.case import RECORD_KINDS
from desktop.domain.errors import Problem

Progress = Callable[[int, int], bool]
"""`progress(done, total)` in bytes; `False` from it stops the check."""

_REFERENCES = {
    "attachment": ("sha256",),
    "paper": ("content_sha256", "facts_sha256", "template_sha256"),
}
"""Where records name contents."""


@dataclass(frozen=True, slots=True)
class VerifyFinding:
    """One thing that is not as it should be: a message code with its parameters."""

    code: str
    params: MappingProxyType[str, object]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at (records, acts, changes, contents, bytes)."""

    findings: tuple[VerifyFinding, ...]
    counts: MappingProxyType[str, int]


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
        database = undo.enter_context(closing(open_database(source, mode=mode, write=False)))
        check = _Check(database, progress)
        check.run()
    return Report(tuple(check.findings), MappingProxyType(dict(check.counts)))


@dataclass(slots=True)
class _Check:
    """One run over one file. Each part looks for itself: damage in one does not hide another."""

    database: sqlite3.Connection
    progress: Progress | None
    findings: list[VerifyFinding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        """Do all parts, each in a short read of its own: a writer elsewhere is not held up."""
        parts = (self._structure, self._references, self._acts, self._rows, self._contents)
        total = self._content_bytes()
        for part in parts:
            self._report(0, total)
            try:
                part()
            except (sqlite3.DatabaseError, ValueError) as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                    raise
                self._found("verify.structure", detail=str(error))
        # One torn page shows itself to several parts.
        self.findings = list({str(found): found for found in self.findings}.values())

    def _found(self, code: str, **params: object) -> None:
        self.findings.append(VerifyFinding(code, MappingProxyType(params)))

    def _content_bytes(self) -> int:
        try:
            sizes = self.database.execute("SELECT sum(size) FROM content").fetchone()
            return int(sizes[0] or 0)
        except (sqlite3.DatabaseError, ValueError):  # said by the parts that look there
            return 0

    def _structure(self) -> None:
        for (said,) in self.database.execute("PRAGMA integrity_check"):
            if said != "ok":
                self._found("verify.structure", detail=said)

    def _references(self) -> None:
        for table, row, parent, _ in self.database.execute("PRAGMA foreign_key_check"):
            self._found("verify.reference", kind=table, row=row, target=parent)

    def _acts(self) -> None:
        with self._one_moment():
            self._check_graph()

    def _check_graph(self) -> None:
        acts = self.database.execute(
            "SELECT seq, id, kind, at, installation, person,"
            " author_digest, author_salt, author, note_digest, note_salt, note FROM act"
        ).fetchall()
        names = {act[0]: act[1] for act in acts}
        parents: dict[int, list[int]] = {seq: [] for seq in names}
        for act, parent in self.database.execute("SELECT act, parent FROM act_parent"):
            # A parent that is missing is found as a reference; one that comes later, as a circle.
            parents.setdefault(act, []).append(parent)
            if parent >= act:
                self._found("verify.act-order", act=names.get(act, str(act)))
        changes: dict[int, list[tuple[str, str, str, str, str | None]]] = {}
        for act, *change in self.database.execute(
            "SELECT act, record_kind, record, path, op, digest FROM change ORDER BY act, n"
        ):
            changes.setdefault(act, []).append(tuple(change))
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
            if recomputed != name:
                self._found("verify.act-changed", act=name, at=at)
            for digest, salt, text in (said[:3], said[3:]):
                if not log.is_sealed(digest, salt, text):
                    self._found("verify.act-text", act=name, at=at)
        roots = sum(not found for found in parents.values())
        if roots != 1:
            self._found("verify.act-roots", n=roots)

    def _rows(self) -> None:
        with self._one_moment():
            replay = self._replayed()
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

    def _replayed(self) -> log.Replay:
        replay = log.Replay()
        erasing = {
            (kind, record, path): act
            for act, kind, record, path in self.database.execute(
                "SELECT max(act), record_kind, record, path FROM change WHERE op = 'erase'"
                " GROUP BY record_kind, record, path"
            )
        }
        rows = self.database.execute(
            "SELECT act, record_kind, record, path, op, digest, salt, value FROM change"
            " ORDER BY act, n"
        )
        for act, *fields in rows:
            change = log.Change._make(fields)
            self.counts["changes"] += 1
            if code := _fault_of(change, act, erasing):
                self._found(code, kind=change.record_kind, record=change.record, path=change.path)
                continue
            self.counts["erased"] += change.op == "set" and change.value is None
            replay.apply(change)
        return replay

    def _compare_case(self, replay: log.Replay) -> None:
        row = self.database.execute("SELECT value FROM meta WHERE key = 'case_id'").fetchone()
        if row is None or replay.case_ids != [row[0]]:
            self._found("verify.case-id")

    def _compare_kind(self, kind: str, replay: log.Replay) -> None:
        logged = dict(replay.records[kind])
        names = RECORD_TABLES[kind].columns.keys()
        for row in self.database.execute(f'SELECT {", ".join(names)} FROM "{kind}"'):  # noqa: S608
            self.counts["records"] += 1
            record_id = str(row[0])
            expected = logged.pop(record_id, None)
            try:
                (record,) = from_rows(RECORD_KINDS[kind], names, [row])
            except (ValueError, TypeError):
                self._found("verify.row-unreadable", kind=kind, record=record_id)
                continue
            if expected is None:
                self._found("verify.row-unlogged", kind=kind, record=record_id)
                continue
            present = log.logged_leaves(record)
            for path in sorted(present.keys() | expected.keys()):
                if present.get(path) != expected.get(path):
                    self._found("verify.row-differs", kind=kind, record=record_id, path=path)
        for record_id in sorted(logged):
            self._found("verify.row-missing", kind=kind, record=record_id)

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
                named_by = self.database.execute(f"SELECT id, {column} FROM {kind}")  # noqa: S608
                for record_id, sha256 in named_by:
                    if sha256 not in kept:
                        self._found(
                            "verify.content-lost", kind=kind, record=record_id, sha256=sha256
                        )

    def _contents(self) -> None:
        contents = self.database.execute(
            "SELECT number, sha256, size FROM content WHERE sha256 IS NOT NULL ORDER BY number"
        ).fetchall()
        total = sum(size for _, _, size in contents)
        done = 0
        for number, sha256, size in contents:
            self.counts["contents"] += 1
            digest, read = hashlib.sha256(), 0
            for piece in self._pieces(number):
                digest.update(piece)
                read += len(piece)
                self._report(done + read, total)
            done += size
            self.counts["bytes"] += read
            if digest.hexdigest() != sha256 or read != size:
                self._found("verify.content-changed", sha256=sha256)
        self._report(total, total)

    def _pieces(self, number: int) -> Iterator[bytes]:
        numbers = self.database.execute("SELECT n FROM chunk WHERE content = ?", (number,))
        for n in sorted(n for (n,) in numbers.fetchall()):
            piece = "SELECT data FROM chunk WHERE content = ? AND n = ?"
            row = self.database.execute(piece, (number, n)).fetchone()
            yield row[0] if row else b""

    def _report(self, done: int, total: int) -> None:
        if self.progress is not None and not self.progress(done, total):
            raise Problem("verify.stopped")


def _fault_of(
    change: log.Change, act: int, erasing: Mapping[tuple[str, str, str], int]
) -> str | None:
    """Return what is wrong with a logged value; an erased one is right where the log says so."""
    if change.op != "set":
        return None
    key = (change.record_kind, change.record)
    erased = max(erasing.get((*key, ""), 0), erasing.get((*key, change.path), 0))
    if change.value is None and change.salt is None and erased:
        return None
    if not log.is_sealed(change.digest, change.salt, change.value):
        return "verify.logged-value"
    return "verify.not-erased" if act < erased else None
