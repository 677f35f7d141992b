"""Saving what can be saved of a damaged case file, into a new one, and naming what cannot.

Each record stands twice in a file: as a row, and leaf by leaf in the log. Whichever of the two
reads gives the record; where both read and differ, the log decides as long as it is whole, for
each of its values has a digest. See docs/decisions/0017-rescue.md.
"""

import hashlib
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_args, get_type_hints
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Table, insert

from desktop.casefile import contents, log
from desktop.casefile.act import write_entry
from desktop.casefile.erasing import UNCLEAN
from desktop.casefile.faults import named
from desktop.casefile.format import CURRENT, connect, mark, open_database, sniff, transaction
from desktop.casefile.header import reads_by_pages
from desktop.casefile.pages import Cell, Pages, Value
from desktop.casefile.places import written_beside
from desktop.casefile.rows import from_rows, to_row
from desktop.casefile.tables import (
    ACT,
    ACT_PARENT,
    CHANGE,
    CHUNK,
    CONTENT,
    META,
    METADATA,
    RECORD_TABLES,
    links_of,
)
from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, Plain, field_kinds, from_leaves
from desktop.domain.ids import new_id
from desktop.domain.record import Record, links

KIND = "case.rescue"
"""The act that says what of the old file is not in the new one. Nobody took that out."""

Progress = Callable[[int, int], bool]
"""`progress(done, total)` in bytes; `False` from it stops the rescue."""

Key = tuple[str, str]
"""A record: the name of its kind ("" where nobody knows) and its id."""

_LOG = ("act", "act_parent", "change")


class Mark(NamedTuple):
    """One thing that the report names.

    `code` is of `rescue.*`; `kind` and `record_id` say which record, "" and `None` where that is
    not known; `paths` the leaves concerned, none for the record as a whole; `known` is what is
    known of a record that is not in the new case.
    """

    code: str
    kind: str = ""
    record_id: UUID | None = None
    paths: tuple[str, ...] = ()
    known: Mapping[str, Plain] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of a rescue: the marks of the report, and how much is in the new case.

    Attributes:
        lost: what could not be saved, or only in part, or not for sure.
        restored: records that were damaged in one place and came whole from the other.
        log_kept: whether the log is the old one; else it begins with the rescue.
        records: how many records are in the new case.
        contents: how many files are in it.
        case_id: the case.
    """

    lost: tuple[Mark, ...]
    restored: tuple[Mark, ...]
    log_kept: bool
    records: int
    contents: int
    case_id: UUID


def rescue(
    path: Path, target: Path, *, author: Author, clock: Clock, progress: Progress | None = None
) -> Rescued:
    """Save what can be saved of the file at `path` into a new case file at `target`.

    The damaged file is only read.

    Raises:
        Problem: `rescue.nothing` (nothing of a case could be read), `rescue.protected` (its pages
            say nothing without their key), `rescue.stopped`,
            `file.exists` (the target), `file.newer-major`, `file.missing`, `file.empty`,
            or the target cannot be written.
    """
    path, target = path.absolute(), target.absolute()
    with named(path), ExitStack() as undo:
        _check_origin(path)
        if not reads_by_pages(path):  # it is there, and not empty
            raise Problem("rescue.protected", path=path)
        quiet = _quiet(path.resolve(), undo)
        pages = undo.enter_context(Pages(quiet))
        found = _Found(pages, _sound_tables(quiet), progress)
        found.read()
        if not found.acts and not found.rows and not found.changes:
            raise Problem("rescue.nothing", path=path)
        with named(target):
            if target.exists():
                raise Problem("file.exists", path=target)
            made = _Made(found)
            made.decide()
            with written_beside(target) as beside:
                return made.write(beside, author, clock)


def _check_origin(path: Path) -> None:
    """Refuse what is not there, or of a later format; what is no case shows when it is read."""
    try:
        with named(path):
            version = sniff(path)
    except Problem as problem:
        if problem.code in ("file.missing", "file.empty"):
            raise
    else:
        if version.major > CURRENT.major:
            raise Problem("file.newer-major", path=path)


def _quiet(path: Path, undo: ExitStack) -> Path:
    """Return the file as it was before a write that was cut short; a copy where there was one."""
    journal = path.with_name(f"{path.name}-journal")
    if not (journal.is_file() and journal.stat().st_size > 0):
        return path
    folder = Path(tempfile.mkdtemp(prefix="baqylau-"))
    undo.callback(shutil.rmtree, folder, ignore_errors=True)
    for each in (path, journal):
        shutil.copyfile(each, folder / each.name)
    copy = folder / path.name
    with (
        suppress(sqlite3.Error),
        closing(open_database(copy, mode="rw", write=False)) as database,
    ):
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy


def _sound_tables(path: Path) -> frozenset[str]:
    """Return the tables in which SQLite's own check finds nothing: what it does not show is not."""
    sound = set()
    with (
        suppress(sqlite3.Error),
        closing(open_database(path, mode="ro", write=False)) as database,
    ):
        for table in METADATA.tables.keys() - {CHUNK.name, CONTENT.name}:
            with suppress(sqlite3.DatabaseError, UnicodeDecodeError):
                said = database.execute(f'PRAGMA integrity_check("{table}")').fetchall()
                if said == [("ok",)]:
                    sound.add(table)
    return frozenset(sound)


@dataclass(slots=True)
class _Found:
    """Everything that the pages of a file give away, each thing once."""

    pages: Pages
    sound: frozenset[str]
    progress: Progress | None
    acts: dict[int, dict[str, Any]] = field(default_factory=dict)
    parents: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    changes: dict[tuple[int, int], log.Change] = field(default_factory=dict)
    case_id: str = ""
    names: set[str] = field(default_factory=set)
    chunks: dict[int, dict[int, Cell]] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[Key, list[Record]] = field(default_factory=lambda: defaultdict(list))
    loose: set[Key] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Look at every page: first at those to which a way leads, then at the others."""
        owners: dict[int, tuple[str, bool]] = {}
        for tree in self.pages.trees():
            if tree.table in METADATA.tables:
                for number in self.pages.under(tree.root):
                    owners.setdefault(number, (tree.table, tree.is_index))
        free = self.pages.free()
        rest = (n for n in range(1, self.pages.count + 1) if n not in owners and n not in free)
        for done, number in enumerate((*sorted(owners), *rest)):
            size = self.pages.page_bytes
            self._report(0, done * size)
            if self.pages.holds_rows(number):
                table, is_index = owners.get(number, ("", False))
                for cell in self.pages.cells(number):
                    self._take(cell, table, is_index=is_index)

    def _report(self, phase: int, done: int) -> None:
        """Tell how far it is: looking, hashing and writing each go once through the file."""
        size = self.pages.size
        told = (phase * size + min(done, size)) // _PHASES
        if self.progress is not None and not self.progress(told, size):
            raise Problem("rescue.stopped")

    def tell_written(self, done: int | None = None) -> None:
        """Tell how many bytes of contents are written, `None` when all is done."""
        self._report(_PHASES - 1, self.pages.size if done is None else done)

    def _take(self, cell: Cell, table: str, *, is_index: bool) -> None:
        with suppress(ValueError, TypeError, OSError, IndexError):
            if is_index or (cell.rowid is None and self.pages.columns(cell) == _OF_INDEX):
                with suppress(ValueError):
                    self._take_id(cell, table)
                if is_index:
                    return
            columns = self.pages.columns(cell)
            likely = [each for each in _tables(columns) if each.name == table]
            for each in (*likely, *(t for t in _tables(columns) if t.name != table)):
                with suppress(ValueError, TypeError):
                    self._put(each, cell, is_loose=not table)
                    return

    def _take_id(self, cell: Cell, table: str) -> None:
        """Note of which records an index speaks: it may be all that is left of one."""
        first = self.pages.values(cell)[0]
        if isinstance(first, str) and (table in RECORD_TABLES or not table):
            self.ids.setdefault(str(UUID(first)), table)

    def _put(self, table: Table, cell: Cell, *, is_loose: bool) -> None:
        """Take a row as one of a table.

        Raises:
            ValueError, TypeError: it is none.
        """
        names = table.columns.keys()
        values = self.pages.values(cell, 3 if table is CHUNK else None)
        row = dict(zip(names, values, strict=table is not CHUNK))
        number = next(iter(row)) if table in (ACT, CONTENT, CHUNK) else ""
        if number:
            if row[number] is not None or cell.rowid is None:
                raise ValueError("a row with another kind of number")
            row[number] = cell.rowid
        elif (cell.rowid is None) != (table in (META, ACT_PARENT, CHANGE)):
            raise ValueError("a row with a number where none is, or without")
        if table.name in RECORD_TABLES:
            (record,) = from_rows(RECORD_KINDS[table.name], names, [tuple(row.values())])
            key = (str(table.name), str(record.id))
            if record not in self.rows[key]:
                self.rows[key].append(record)
            if is_loose and len(self.rows[key]) == 1:
                self.loose.add(key)
        else:
            self._put_other(table, row, cell)

    def _put_other(self, table: Table, row: Mapping[str, Value], cell: Cell) -> None:
        if table is CHUNK:
            place = msgspec.convert((row["content"], row["n"]), tuple[int, int])
            self.chunks[place[0]].setdefault(place[1], cell)
        elif table is CONTENT:
            sha256 = msgspec.convert(row["sha256"], str)
            if len(sha256) == _HASH:
                self.names.add(sha256)
        elif table is ACT:
            act = msgspec.convert(row, _ActRow)
            if len(act.id) == len(act.author_digest) == len(act.note_digest) == _HASH:
                self.acts.setdefault(act.seq, msgspec.structs.asdict(act))
        elif table is ACT_PARENT:
            act_seq, parent = msgspec.convert(tuple(row.values()), tuple[int, int])
            self.parents[act_seq].add(parent)
        elif table is CHANGE:
            change = msgspec.convert(row, _ChangeRow)
            named_by_hash = change.record_kind in (log.CONTENT, log.ACT)
            if not named_by_hash and str(UUID(change.record)) != change.record:
                raise ValueError("no name of a record")
            place = (change.act, change.n)
            made = log.Change(
                change.record_kind, change.record, change.path, change.op,
                change.digest, change.salt, change.value,
            )  # fmt: skip
            if place not in self.changes or not _is_sound(self.changes[place], frozenset()):
                self.changes[place] = made
        elif table is META:
            if row["key"] == "case_id":
                self.case_id = str(UUID(msgspec.convert(row["value"], str)))
            elif row["key"] not in (None, UNCLEAN):
                raise ValueError("a row of another table")

    # -- the log -------------------------------------------------------------------------------

    def log_is_closed(self) -> bool:
        """Return whether the acts that read form a log without a gap, each with its right name."""
        numbered = sorted(self.acts) == list(range(1, len(self.acts) + 1))
        strays = {seq for seq, _n in self.changes} | self.parents.keys()
        roots = sum(not self.parents.get(seq) for seq in self.acts)
        if not self.acts or not numbered or roots != 1 or strays - self.acts.keys():
            return False
        of: dict[int, list[log.Change]] = defaultdict(list)
        for place in sorted(self.changes):
            of[place[0]].append(self.changes[place])
        return all(self._is_right(seq, of[seq]) for seq in self.acts)

    def _is_right(self, seq: int, changes: list[log.Change]) -> bool:
        act = self.acts[seq]
        above = self.parents.get(seq, set())
        if not all(parent in self.acts and parent < seq for parent in above):
            return False
        name = log.act_id(
            kind=act["kind"],
            at=act["at"],
            installation=act["installation"],
            person=act["person"],
            author_digest=act["author_digest"],
            note_digest=act["note_digest"],
            parents=(self.acts[parent]["id"] for parent in above),
            changes=[change[:5] for change in changes],
        )
        erased, note = self._erased(), (act["note_digest"], act["note_salt"], act["note"])
        return (
            name == act["id"]
            and all(_is_sound(change, erased) for change in changes)
            and log.is_sealed(act["author_digest"], act["author_salt"], act["author"])
            and log.is_note_right(name, *note, erased)
        )

    def replayed(self) -> log.Replay:
        """Return what the log adds up to, without the values that are not what was sealed.

        A record whose creation does not read begins with the first value that does.
        """
        replay = log.Replay()
        gone: set[Key] = set()
        erased = self._erased()
        for place in sorted(self.changes):
            change = self.changes[place]
            if not _is_sound(change, erased):
                continue
            key = (change.record_kind, change.record)
            if change.op == "delete":
                gone.add(key)
            elif change.op == "create":
                gone.discard(key)
            elif change.op != "erase" and key not in gone:
                replay.records[change.record_kind].setdefault(change.record, {})
            with suppress(ValueError):
                replay.apply(change)
        return replay

    def _erased(self) -> log.Erased:
        """Return what the acts that read erased for good (0015)."""
        return frozenset(each[:3] for each in self.changes.values() if each.op == "erase")

    # -- contents ------------------------------------------------------------------------------

    def hashed(self) -> dict[str, int]:
        """Return the contents whose pieces all read, by what they hash to."""
        found = {}
        done = 0
        for number, cells in self.chunks.items():
            with suppress(ValueError, OSError):
                digest = hashlib.sha256()
                for piece in self.pieces(number):
                    digest.update(piece)
                    done += len(piece)
                    self._report(1, done)
                if sorted(cells) == list(range(len(cells))):
                    found[digest.hexdigest()] = number
        return found

    def pieces(self, number: int) -> Iterator[bytes]:
        """Yield the pieces of a content.

        Raises:
            ValueError: one does not read.
        """
        for _n, cell in sorted(self.chunks[number].items()):
            yield msgspec.convert(self.pages.values(cell)[3], bytes)


_OF_INDEX = 2
"""Columns of an index by the id of records: the id and the row's number."""
_HASH = 64
_PHASES = 3


class _ActRow(msgspec.Struct, frozen=True):
    seq: int
    id: str
    kind: str
    at: str
    installation: str
    person: str | None
    author_digest: str
    author_salt: bytes | None
    author: str | None
    note_digest: str
    note_salt: bytes | None
    note: str | None


class _ChangeRow(msgspec.Struct, frozen=True):
    act: int
    n: int
    record_kind: str
    record: str
    path: str
    op: str
    digest: str | None
    salt: bytes | None
    value: str | None


@cache
def _tables(columns: int) -> tuple[Table, ...]:
    return tuple(table for table in METADATA.tables.values() if len(table.columns) == columns)


_OPS = ("create", "set", "unset", "delete", "erase")


def _is_sound(change: log.Change, erased: log.Erased) -> bool:
    """Return whether a change can be believed by itself; an erased value is what it should be."""
    kinds = (*RECORD_KINDS, log.CASE, log.CONTENT, log.ACT)
    if change.op not in _OPS or change.record_kind not in kinds:
        return False
    if change.record_kind == log.ACT:
        return change.op == "erase"
    if change.op == "set" and change.value is None and change.salt is None:
        return log.is_erased(change, erased)
    return change.op != "set" or log.is_sealed(change.digest, change.salt, change.value)


# -- the new case --------------------------------------------------------------------------------


class _Made:
    """The new case: its records and contents, and what must be said of them."""

    def __init__(self, found: _Found) -> None:
        self._found = found
        self._replay = found.replayed()
        self._hashed = found.hashed()
        self._log_kept = False
        self._records: dict[Key, Record] = {}
        self._logged: dict[Key, Record] = {}
        self._lost: dict[Key, Mark] = {}
        self._restored: list[Mark] = []
        self._case_id = self._which_case()

    def _which_case(self) -> UUID:
        said = [*self._replay.case_ids, self._found.case_id]
        for each in said:
            with suppress(ValueError):
                return UUID(each)
        return new_id()

    def decide(self) -> None:
        """Choose what stands for each record, then make it hold together."""
        self._log_kept = self._log_is_whole()
        if self._log_kept:
            self._by_the_log()
        else:
            self._by_what_reads()
        if self._log_kept:
            logged = self._leaves()
            self._logged = {
                key: record
                for key, record in self._records.items()
                if log.logged_leaves(record) == logged.get(key)
            }
        self._without_lost_contents()
        self._hold_together()

    def _mark(self, code: str, key: Key, *paths: str, known: Leaves | None = None) -> None:
        """Say something of a record; what is lost is worse than what is uncertain."""
        there = self._lost.get(key)
        if there is not None and there.code == code:
            paths = tuple(dict.fromkeys((*there.paths, *paths)))
        elif there is not None and _WORST_FIRST.index(there.code) <= _WORST_FIRST.index(code):
            return
        record_id = UUID(key[1]) if key[1] and key[0] != log.CONTENT else None
        self._lost[key] = Mark(code, key[0], record_id, paths, MappingProxyType(known or {}))

    # -- records -------------------------------------------------------------------------------

    def _leaves(self) -> dict[Key, Leaves]:
        return {
            (kind, record): found
            for kind, records in self._replay.records.items()
            for record, found in records.items()
        }

    def _log_is_whole(self) -> bool:
        """Return whether the log that reads is all of it.

        A log whose end is missing is sound in itself. So either SQLite finds its tables in order,
        or rows and log, which lie apart, say the same.
        """
        if not self._found.log_is_closed():
            return False
        if self._found.sound.issuperset(_LOG):
            return True
        rows = {key: [log.logged_leaves(r) for r in rs] for key, rs in self._found.rows.items()}
        logged = self._leaves()
        agree = rows.keys() == logged.keys() and all(logged[key] in rows[key] for key in rows)
        return agree and not self._found.pages.is_cut

    def _by_the_log(self) -> None:
        logged = self._leaves()
        for key, found in logged.items():
            rows = self._found.rows.get(key, [])
            same = next((row for row in rows if log.logged_leaves(row) == found), None)
            record = same or _record(key, found)
            if record is None and rows:
                record = rows[0]
                self._mark("rescue.unsure", key)
            if record is None:
                self._mark("rescue.lost", key, known=found)
                continue
            self._records[key] = record
            if same is None:
                self._restored.append(Mark("rescue.restored", key[0], record.id))
        for key, rows in self._found.rows.items():
            # What the log deleted may still lie on a page that nothing leads to.
            if key not in logged and key not in self._found.loose:
                self._records[key] = rows[0]
                self._mark("rescue.unsure", key)

    def _by_what_reads(self) -> None:
        logged = self._leaves()
        for key in dict.fromkeys((*self._found.rows, *logged)):
            rows, found = self._found.rows.get(key, []), logged.get(key)
            same = next((row for row in rows if log.logged_leaves(row) == found), None)
            if same is not None:
                self._records[key] = same
            elif rows:
                self._records[key] = rows[0]
                now = log.logged_leaves(rows[0])
                before = {} if found is None else found
                differ = [p for p in now.keys() | before.keys() if now.get(p) != before.get(p)]
                self._mark("rescue.unsure", key, *(sorted(differ) if found is not None else ()))
            elif found is not None:
                self._take_from_log(key, found)
        known = {record for _kind, record in (*self._records, *self._lost)}
        for record, kind in self._found.ids.items():
            if record not in known:
                self._mark("rescue.lost", (kind, record))
        for kind in RECORD_TABLES.keys() - self._found.sound:
            self._mark("rescue.unknown", (kind, ""))

    def _take_from_log(self, key: Key, found: Leaves) -> None:
        record = _record(key, found)
        if record is not None:
            self._mark("rescue.from-log", key)
        else:
            record = self._made_up(key, found)
            self._mark("rescue.partly" if record else "rescue.lost", key, known=found)
        if record is not None:
            self._records[key] = record

    def _made_up(self, key: Key, found: Leaves) -> Record | None:
        """Return a record of what is known of it, with the fields that it cannot be without.

        `None` if its file is what it lacks: no name stands for bytes that are not there.
        """
        kind = RECORD_KINDS.get(key[0])
        if kind is None:
            return None
        found = {path: value for path, value in found.items() if _fits(kind, path)}
        for each in msgspec.structs.fields(kind):
            if each.name == "id" or each.name in found:
                continue
            if not each.required:
                if isinstance(each.default, str) and each.default:
                    found[each.name] = each.default  # a choice that is never empty
                continue
            target = links_of(key[0]).get(each.name)
            if target == CONTENT.name or each.type not in (UUID, int, str):
                return None
            if target is not None:
                found[each.name] = self._some(target)
            elif each.type is int:
                found[each.name] = 1 + sum(k == key[0] for k, _id in self._records)
            else:
                found[each.name] = ""
        return _record(key, found)

    def _some(self, kind: str) -> str:
        """Return the id of a record of a kind, of one made for it where there is none."""
        there = next((record for each, record in self._records if each == kind), None)
        if there is None:
            there = str(new_id())
            self._stand_in((kind, there))
        return there

    def _stand_in(self, key: Key) -> None:
        """Put an empty record where others need one: they would be lost with it."""
        record = self._made_up(key, {})
        if record is not None:
            self._records[key] = record
            self._mark("rescue.stands-in", key)

    # -- what belongs together -----------------------------------------------------------------

    def _without_lost_contents(self) -> None:
        self._hashed.setdefault(hashlib.sha256(b"").hexdigest(), 0)
        for key, record in list(self._records.items()):
            for name in _to_contents(key[0]):
                sha256 = getattr(record, name)
                if sha256 is None or sha256 in self._hashed:
                    continue
                if name in _optional(key[0]):
                    record = replace(record, **{name: None})  # noqa: PLW2901 - field after field
                    self._records[key] = record
                    self._mark("rescue.partly", key, name)
                else:
                    self._mark("rescue.file-lost", key, known=log.logged_leaves(record))
                    del self._records[key]
                    break
        needed = {getattr(self._records[k], n) for k in self._records for n in _to_contents(k[0])}
        for sha256 in sorted((self._replay.contents | self._found.names) - self._hashed.keys()):
            if sha256 not in self._named_by_lost():
                self._mark("rescue.old-file-lost", (log.CONTENT, sha256))
        wanted = self._replay.contents | self._found.names | needed
        self._hashed = {each: n for each, n in self._hashed.items() if each in wanted}

    def _named_by_lost(self) -> set[object]:
        """Return the contents that the report names with their records."""
        lost = [mark for mark in self._lost.values() if mark.code == "rescue.file-lost"]
        columns = {name for kind in RECORD_TABLES for name in _to_contents(kind)}
        return {value for mark in lost for name, value in mark.known.items() if name in columns}

    def _hold_together(self) -> None:
        if not any(kind == "object" for kind, _id in self._records):
            self._stand_in(("object", str(new_id())))
        waiting = list(self._records)
        while waiting:
            key = waiting.pop()
            before = set(self._records)
            self._lead_somewhere(key)
            waiting += self._records.keys() - before

    def _lead_somewhere(self, key: Key) -> None:
        """Let a record name only what is there."""
        there = {record for _kind, record in self._records}
        record, kinds = self._records[key], links_of(key[0])
        for name, target in links(record):
            to = (kinds.get(name, ""), str(target))
            if to in self._records or (not to[0] and to[1] in there):
                continue
            value = getattr(record, name)
            if isinstance(value, frozenset):
                record = replace(record, **{name: value - {target}})
                self._mark("rescue.partly", key, name)
            elif name in _optional(key[0]):
                record = replace(record, **{name: None})
                self._mark("rescue.partly", key, name)
            else:
                self._stand_in(to)
        self._records[key] = record

    # -- writing -------------------------------------------------------------------------------

    def write(self, beside: Path, author: Author, clock: Clock) -> Rescued:
        """Write the new file."""
        connection = connect(beside, mode="rwc", write=True)
        try:
            with transaction(connection, write=True):
                mark(connection, CURRENT)
                METADATA.create_all(connection, checkfirst=False)
            kept = self._write_contents(connection, beside)
            with transaction(connection, write=True):
                self._write_records(connection)
                self._write_log(connection, author, clock, kept)
        finally:
            connection.close()
        self._found.tell_written()
        return Rescued(
            lost=tuple(sorted(self._lost.values(), key=lambda m: _WORST_FIRST.index(m.code))),
            restored=tuple(self._restored),
            log_kept=self._log_kept,
            records=len(self._records),
            contents=len(kept),
            case_id=self._case_id,
        )

    def _write_contents(self, connection: Connection, path: Path) -> list[str]:
        done = 0

        def pieces(number: int) -> Iterator[bytes]:
            nonlocal done
            for piece in self._found.pieces(number) if number else ():
                yield piece
                done += len(piece)
                self._found.tell_written(done)

        for sha256, number in sorted(self._hashed.items()):
            staged, written, size = contents.stage(connection, pieces(number), path)
            if written != sha256:  # the disk gave other bytes than a moment before
                raise Problem("file.io", path=path)
            with transaction(connection, write=True):
                contents.finish(connection, {sha256: (staged, size)})
        return sorted(self._hashed)

    def _write_records(self, connection: Connection) -> None:
        connection.execute(insert(META), {"key": "case_id", "value": str(self._case_id)})
        for kind, table in RECORD_TABLES.items():
            rows = [to_row(record) for key, record in self._records.items() if key[0] == kind]
            if rows:
                connection.execute(insert(table), rows)

    def _write_log(
        self, connection: Connection, author: Author, clock: Clock, kept: Iterable[str]
    ) -> None:
        changes = list(self._changes(set(kept)))
        heads: list[tuple[int, str]] = []
        if self._log_kept:
            _copy_log(connection, self._found)
            inner = {parent for above in self._found.parents.values() for parent in above}
            heads = [(n, act["id"]) for n, act in self._found.acts.items() if n not in inner]
        if not changes:
            return
        entry = log.entry(
            kind=KIND,
            at=clock.now(),
            installation=author.installation,
            person=author.person,
            author=author.name,
            note="",
            parents=[name for _seq, name in heads],
            changes=changes,
        )
        write_entry(connection, entry, [seq for seq, _name in heads])

    def _changes(self, kept: set[str]) -> Iterator[log.Change]:
        """Yield what leads from the log that is kept, or from nothing, to the new case."""
        if not self._log_kept:
            yield log.Change(log.CASE, str(self._case_id), "", "create")
        before = self._replay.contents if self._log_kept else set()
        for sha256 in sorted(kept - before):
            yield log.Change(log.CONTENT, sha256, "", "create", sha256)
        for sha256 in sorted(before - kept):
            yield log.Change(log.CONTENT, sha256, "", "delete")
        logged = self._leaves() if self._log_kept else {}
        for key in sorted(logged.keys() | self._records.keys()):
            old = self._logged.get(key) if key in logged else None
            if key in logged and old is None:  # the log's own record could not be made
                yield log.Change(key[0], key[1], "", "delete")
            yield from log.changes_between(key[0], UUID(key[1]), old, self._records.get(key))


_WORST_FIRST = (
    "rescue.file-lost",
    "rescue.lost",
    "rescue.stands-in",
    "rescue.partly",
    "rescue.unsure",
    "rescue.from-log",
    "rescue.unknown",
    "rescue.old-file-lost",
)


def _record(key: Key, found: Leaves) -> Record | None:
    """Return the record that leaves make, `None` if they make none."""
    kind = RECORD_KINDS.get(key[0])
    try:
        return None if kind is None else from_leaves(kind, UUID(key[1]), found)
    except (ValueError, TypeError, StopIteration, RuntimeError):
        return None


def _fits(kind: type[Record], path: str) -> bool:
    return path.partition(".")[0] in field_kinds(kind)


@cache
def _to_contents(kind: str) -> tuple[str, ...]:
    return tuple(name for name, target in links_of(kind).items() if target == CONTENT.name)


@cache
def _optional(kind: str) -> frozenset[str]:
    hints = get_type_hints(RECORD_KINDS[kind]).items()
    return frozenset(name for name, hint in hints if type(None) in get_args(hint))


def _copy_log(connection: Connection, found: _Found) -> None:
    connection.execute(insert(ACT), [found.acts[seq] for seq in sorted(found.acts)])
    parents = [
        {"act": act, "parent": parent}
        for act, above in sorted(found.parents.items())
        for parent in sorted(above)
    ]
    if parents:
        connection.execute(insert(ACT_PARENT), parents)
    changes = [
        {"act": act, "n": n, **change._asdict()}
        for (act, n), change in sorted(found.changes.items())
    ]
    connection.execute(insert(CHANGE), changes)
