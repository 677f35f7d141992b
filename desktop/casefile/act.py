"""An act of the user: a unit of work that changes nothing unless committed."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, update

from desktop.casefile import contents, log
from desktop.casefile.driver import errors
from desktop.casefile.erasing import erase, note_of
from desktop.casefile.faults import named
from desktop.casefile.format import CURRENT, data_version, driver, mark, transaction
from desktop.casefile.rows import canonical, to_row
from desktop.casefile.store import State, Store
from desktop.casefile.tables import (
    ACT,
    ACT_PARENT,
    CHANGE,
    META,
    METADATA,
    RECORD_TABLES,
)
from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem
from desktop.domain.parties import ControlObject
from desktop.domain.record import Record

# Made once: building a statement takes as long as running it.
_ADD_ROW = {name: insert(kept) for name, kept in RECORD_TABLES.items()}
_CHANGE_ROW = {
    name: update(kept).where(kept.c.id == bindparam("row")) for name, kept in RECORD_TABLES.items()
}
_ADD_ACT, _ADD_PARENT, _ADD_CHANGE = insert(ACT), insert(ACT_PARENT), insert(CHANGE)


class Act:
    """One act of the user. Used in a `with` block; what is not committed has not happened.

    Records are held back until `commit`, which writes them with their entry in the log in one
    short transaction. Contents are staged at once, because they may be large.
    """

    def __init__(self, store: Store, kind: str, author: Author, note: str) -> None:
        self._store = store
        self._kind = kind
        self._author = author
        self._note = note
        self._records: dict[tuple[str, UUID], Record | None] = {}
        self._staged: dict[str, tuple[int, int]] = {}
        self._erased: set[tuple[str, str, str]] = set()
        self._to_sweep = False
        self._state: State | None = None

    def __enter__(self) -> Self:
        if self._store.acting:
            raise RuntimeError("another act is under way")
        self._state = self._store.present()
        self._store.acting = True
        return self

    def __exit__(self, *_: object) -> None:
        self._store.acting = False
        self._state = None
        if self._to_sweep:
            # What cannot be removed now (the stick is gone) is removed at the next opening.
            with contextlib.suppress(Problem), named(self._store.path):
                contents.sweep(self._store.connection)

    @property
    def case(self) -> Case:
        """The case upon which this act is done, read anew if another program changed the file."""
        return self._under_way().case

    def put(self, record: Record) -> None:
        """Add a record, or change the one with its id."""
        self._records[kind_name(type(record)), record.id] = record

    def remove(self, record: Record) -> None:
        """Remove a record. Contents stay: the log can bring the record back."""
        self._records[kind_name(type(record)), record.id] = None

    def erase(self, kind: str, record_id: UUID, path: str = "") -> None:
        """Erase what the log holds of a record, or of one of its leaves (0015).

        A leaf keeps the value that stands after this act; a record is to be removed as well.
        """
        self._erased.add((kind, str(record_id), path))

    def erase_content(self, sha256: str) -> None:
        """Erase the bytes of a content that no record names after this act."""
        self._erased.add((log.CONTENT, sha256, ""))
        self._to_sweep = True

    def erase_note(self, act: str) -> None:
        """Erase the note of an act, by the act's name."""
        self._erased.add(note_of(act))

    def store(self, pieces: bytes | Iterable[bytes]) -> str:
        """Take in the bytes of a file and return their SHA-256, by which records name them.

        The same bytes are kept once, and put back at once where those that are kept were damaged.
        An iterable may raise to cancel.

        Raises:
            Problem: "file.too-large", or the disk is full.
        """
        self._under_way()
        self._to_sweep = True
        connection, path = self._store.connection, self._store.path
        whole = [pieces] if isinstance(pieces, bytes) else pieces
        number, sha256, size = contents.stage(connection, whole, path)
        with named(path):
            if sha256 in self._staged:
                contents.drop(connection, number)
            elif not contents.is_kept(connection, sha256):
                self._staged[sha256] = (number, size)
            elif contents.is_whole(connection, sha256, path):
                contents.drop(connection, number)
            else:
                contents.put_back(connection, sha256, (number, size), path)
        return sha256

    def commit(self) -> Case:
        """Write the act and return the case after it. If nothing changed, nothing is written.

        Raises:
            Problem: why it could not be written; the file is then as before the act.
        """
        state = self._under_way()
        changes = self._changes(state.case)
        if not changes:
            return state.case
        entry = log.entry(
            kind=self._kind,
            at=self._store.clock.now(),
            installation=self._author.installation,
            person=self._author.person,
            author=self._author.name,
            note=self._note,
            parents=[head for _, head in state.heads],
            changes=changes,
        )
        connection = self._store.connection
        removed = self._removed(state.case)
        try:
            with named(self._store.path), transaction(connection, write=True):
                if data_version(connection) != state.data_version:
                    raise Problem("file.changed-meanwhile", path=self._store.path)
                contents.finish(connection, self._staged)
                self._write_records(connection, state.case)
                seq = write_entry(connection, entry, [seq for seq, _ in state.heads])
                erase(driver(connection), frozenset(self._erased), before=seq)
        except errors("IntegrityError") as error:
            # References are checked at the commit. Without a removal it is our own mistake: a
            # record that names what was never put.
            if removed:
                raise Problem("file.still-needed", path=self._store.path) from error
            raise
        put = [record for record in self._records.values() if record is not None]
        case = state.case.replaced(put, removed)
        self._state = State(case, ((seq, entry.id),), state.data_version)
        self._store.remember(self._state)
        self._records, self._staged, self._erased = {}, {}, set()
        return case

    def _under_way(self) -> State:
        self._store.check_thread()
        if self._state is None:
            raise RuntimeError("an act is used inside its with block")
        return self._state

    def _before(self, case: Case, name: str, record_id: UUID) -> Record | None:
        return case.get(RECORD_KINDS[name], record_id)

    def _removed(self, case: Case) -> list[Record]:
        gone = [key for key, record in self._records.items() if record is None]
        return [found for key in gone if (found := self._before(case, *key)) is not None]

    def _changes(self, case: Case) -> list[log.Change]:
        found = [
            log.Change(log.CONTENT, sha256, "", "create", sha256) for sha256 in sorted(self._staged)
        ]
        found += [log.Change(*key, "erase") for key in sorted(self._erased)]
        for name in RECORD_KINDS:
            ids = sorted(record_id for kind, record_id in self._records if kind == name)
            for record_id in ids:
                before = self._before(case, name, record_id)
                after = self._records[name, record_id]
                found += log.changes_between(name, record_id, before, after)
        return [*found, *self._said_again(case, found)]

    def _said_again(self, case: Case, said: list[log.Change]) -> Iterator[log.Change]:
        """Say anew what stands in leaves of which the log's values go."""
        said_paths = {change[:3] for change in said if change.op == "set"}
        for kind, key, path in sorted(self._erased):
            if kind not in RECORD_KINDS or not path or (kind, key, path) in said_paths:
                continue
            record_id = UUID(key)
            record = self._records.get((kind, record_id), self._before(case, kind, record_id))
            value = log.logged_leaves(record).get(path) if record is not None else None
            if value is not None:
                yield log.Change(kind, key, path, "set", *log.sealed(canonical(value)))

    def _write_records(self, connection: Connection, case: Case) -> None:
        for (name, record_id), record in self._records.items():
            kept = RECORD_TABLES[name]
            if record is None:
                connection.execute(delete(kept).where(kept.c.id == str(record_id)))
            elif self._before(case, name, record_id) is None:
                connection.execute(_ADD_ROW[name], to_row(record))
            else:
                row = to_row(record)
                connection.execute(_CHANGE_ROW[name], {**row, "row": row["id"]})


def begin_case(
    connection: Connection, object_: ControlObject, author: Author, clock: Clock, case_id: UUID
) -> None:
    """Make the tables of a new case file and write its first act."""
    changes = [
        log.Change(log.CASE, str(case_id), "", "create"),
        *log.changes_between(kind_name(ControlObject), object_.id, None, object_),
    ]
    entry = log.entry(
        kind="case.create",
        at=clock.now(),
        installation=author.installation,
        person=author.person,
        author=author.name,
        note="",
        parents=(),
        changes=changes,
    )
    with transaction(connection, write=True):
        mark(connection, CURRENT)
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(insert(META), {"key": "case_id", "value": str(case_id)})
        connection.execute(insert(RECORD_TABLES[kind_name(ControlObject)]), to_row(object_))
        write_entry(connection, entry, ())


def write_entry(connection: Connection, entry: log.Entry, parents: Iterable[int]) -> int:
    """Append an act to the log upon others, named by their places; return its own place."""
    done = connection.execute(
        _ADD_ACT,
        {
            "id": entry.id,
            "kind": entry.kind,
            "at": entry.at,
            "installation": entry.installation,
            "person": entry.person,
            "author_digest": entry.author.digest,
            "author_salt": entry.author.salt,
            "author": entry.author.text,
            "note_digest": entry.note.digest,
            "note_salt": entry.note.salt,
            "note": entry.note.text,
        },
    )
    assert done.inserted_primary_key is not None  # noqa: S101 - an INSERT of one row has one
    seq = int(done.inserted_primary_key[0])
    if rows := [{"act": seq, "parent": parent} for parent in parents]:
        connection.execute(_ADD_PARENT, rows)
    changes: list[dict[str, Any]] = [
        {"act": seq, "n": n, **change._asdict()} for n, change in enumerate(entry.changes)
    ]
    if changes:  # an act that only joins two copies may say nothing else
        connection.execute(_ADD_CHANGE, changes)
    return seq
