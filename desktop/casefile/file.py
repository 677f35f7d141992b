"""A case file: opening it, reading it as one frozen value, and changing it act by act.

One thread owns an open file: the one that opened it. Nothing of the database crosses this border.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256 as new_sha256
from pathlib import Path
from types import MappingProxyType
from typing import Literal, Self
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, func, select
from sqlalchemy.exc import OperationalError

from desktop.casefile import contents, erasing, history, joining, keys, log_lines, upgrade
from desktop.casefile.act import Act, begin_case
from desktop.casefile.contents import LARGEST_FILE
from desktop.casefile.erasing import UNCLEAN
from desktop.casefile.faults import named
from desktop.casefile.fork import Fork, Log, fork, read_log
from desktop.casefile.format import (
    CURRENT,
    Progress,
    Version,
    connect,
    copy_database,
    data_version,
    driver,
    key_of,
    rewrite,
    sniff,
    structure_faults,
    transaction,
)
from desktop.casefile.history import Done, Touched
from desktop.casefile.leaf_log import LeafSaid, said_of
from desktop.casefile.letter_copies import LetterLog
from desktop.casefile.lock import EditLock, Editor, shown_editor, since_when, this_host
from desktop.casefile.log import Erased, Erasings, logged_leaves
from desktop.casefile.places import (
    is_writable,
    openable,
    put_journal_aside,
    replace_wiping,
    sweep_parts,
    wipe,
    written_beside,
)
from desktop.casefile.rows import canonical
from desktop.casefile.store import Store
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE, META, METADATA, RECORD_TABLES
from desktop.domain.author import Author, Noted
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem
from desktop.domain.fields import Leaves, Plain
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject
from desktop.domain.threeway import Key, State

__all__ = ["LARGEST_FILE", "Act", "Author", "CaseFile"]

# The two large tables are left to `verify`: opening must not read a gigabyte.
_LOOKED_AT = frozenset(METADATA.tables) - {"chunk", "change"}
# What a place answers that takes no note, or knows no locks (some shares): it can still be read.
_NO_NOTE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS}


# Rebuilding writes a second copy, which the system keeps in its own folder for such files.
_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}

Cleaned = Literal["clean", "busy", "full"]
"""Whether a file's free space holds nothing any more; if not, another program or the disk why."""


class CaseFile:
    """An open case file. Made by `create` and `open`, given back by `close`.

    Attributes:
        path: The file, as it was asked for.
        read_only: The code of the sentence why nothing can be changed; `None` if it can.
        read_only_params: That sentence's parameters.
        key: The key of a protected file; `None` if it is plain.
    """

    path: Path
    read_only: str | None
    read_only_params: Mapping[str, object]

    def __init__(self, store: Store, read_only: Problem | None, undo: ExitStack) -> None:
        self.path = store.path
        self.read_only = None if read_only is None else read_only.code
        self.read_only_params = MappingProxyType(dict(read_only.params) if read_only else {})
        self._store = store
        self._undo = undo
        self.key = key_of(store.connection)
        self.left_open_by: Editor | None = None
        """Who left a note at another computer without closing the case; `None` if nobody did."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        object_: ControlObject,
        author: Author,
        clock: Clock,
        case_id: UUID | None = None,
    ) -> "CaseFile":
        """Make a new case file about `object_` and open it for writing.

        `case_id` is given for a case that exists already in another form; `None` makes a new one.

        Raises:
            Problem: there is a file of that name, or the place takes none.
        """
        path = path.absolute()
        with named(path):
            if path.exists():
                raise Problem("file.exists", path=path)
            if path.parent.is_dir() and not os.access(path.parent, os.W_OK):
                raise Problem("file.folder-read-only", folder=path.parent)
            put_journal_aside(path)
            with written_beside(path) as beside:
                connection = connect(beside, mode="rwc", write=True)
                try:
                    begin_case(connection, object_, author, clock, case_id or new_id())
                finally:
                    connection.close()
        return cls.open(path, clock=clock, backups=None, must_write=True, who=author.name)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        backups: Path | None,
        write: bool = True,
        must_write: bool = False,
        who: str = "",
    ) -> "CaseFile":
        """Open a case file, for reading where it cannot be written.

        Args:
            path: The file.
            clock: Tells the time of acts.
            backups: The folder for the copy made before an upgrade; beside the file if `None`.
            write: Whether it is to be changed at all.
            must_write: Refuse, instead of opening for reading, where it cannot be changed.
            who: The user's name to show to others who want to edit; the system's if empty.

        Raises:
            Problem: "file.missing", "file.not-a-case" and so on: why it was not opened.
        """
        path = path.absolute()
        with named(path), ExitStack() as undo:
            real = path.resolve()
            version = sniff(real)
            if version.major > CURRENT.major:
                raise Problem("file.newer-major", path=path)
            me = Editor(who or _user(), this_host(), clock.now())
            right: EditLock | Problem = Problem("file.for-reading", path=path)
            if write or must_write:
                right = _right_to_write(path, real, version, me)
            obstacle = right if isinstance(right, Problem) else None
            if isinstance(right, EditLock):
                undo.callback(right.release)
            elif must_write:
                raise right
            if version < CURRENT:
                if obstacle is not None:
                    raise Problem("file.older", path=path)
                upgrade.upgrade(real, version, backups or real.parent, clock)
            source, mode = openable(real, undo)
            connection = connect(source, mode=mode, write=obstacle is None)
            undo.callback(connection.close)
            _look_at(connection, path)
            store = Store(path, connection, clock)
            store.present()  # whatever does not read is refused before anything is written
            if obstacle is None:
                sweep_parts(real.parent, real.name)
                contents.sweep(connection)
            made = cls(store, obstacle, undo)
            if isinstance(right, EditLock):
                made.left_open_by = right.found
            if obstacle is None:
                made.clean_up()
            made._undo = undo.pop_all()
            return made

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others edit it. Closing twice is harmless."""
        self._store.check_thread()
        self._undo.close()

    def read(self) -> Case:
        """Return all records, read in one short transaction; at once if nothing has changed.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        return self._store.present().case

    def act(self, kind: str, author: Author, note: str = "") -> "Act":
        """Begin one act of the user: a unit of work that changes nothing unless committed.

        Raises:
            Problem: the file is open for reading only; the problem is the reason.
        """
        self._store.check_thread()
        self.check_writable()
        return Act(self._store, kind, author, note)

    def check_writable(self) -> None:
        """Refuse what is going to change the file, before anything is done outside of it.

        Raises:
            Problem: the file is open for reading only; the problem is the reason.
        """
        if self.read_only is not None:
            raise Problem(self.read_only, **self.read_only_params)

    def noted(self, kind: str, record_id: UUID) -> tuple[Noted, ...]:
        """Return the acts of a kind that changed a record, in their order, with what was noted.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        touched = select(CHANGE.c.act).where(CHANGE.c.record == str(record_id))
        found = select(ACT.c.at, ACT.c.installation, ACT.c.author, ACT.c.note).where(
            ACT.c.kind == kind, ACT.c.seq.in_(touched)
        )
        with self._reading_log() as connection:
            rows = connection.execute(found.order_by(ACT.c.seq)).all()
            return tuple(
                Noted(history.instant(at), UUID(where), author or "", note or "")
                for at, where, author, note in rows
            )

    @contextmanager
    def _reading_log(self) -> Iterator[Connection]:
        """Read the log in one short transaction; what nobody can have written there is damage.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        connection = self._store.connection
        with named(self.path), transaction(connection, write=False):
            try:
                yield connection
            except (ValueError, TypeError) as error:
                raise Problem("file.history-damaged", path=self.path) from error

    def acts(self, *, newest_first: bool = False) -> list[Done]:
        """Return all acts of the log, in their order in this file.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        with self._reading_log() as connection:
            return history.acts(connection, newest_first=newest_first)

    def act_names(self) -> frozenset[str]:
        """Return the names of all acts of the log, also where the log does not read otherwise.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            return frozenset(self._store.connection.execute(select(ACT.c.id)).scalars())

    def letter_log(self) -> LetterLog:
        """Return how far the log goes, as far as letters are concerned: by it copies are compared.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        with self._reading_log() as connection:
            return history.letter_log(connection)

    def check_history(self) -> None:
        """Read the whole log, as showing it and taking acts back would.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        with self._reading_log() as connection:
            history.acts(connection)
            history.last_known(connection)

    def parents(self, act: Done) -> frozenset[str]:
        """Return the names of the acts upon which an act was done.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        found = select(ACT.c.id).join(ACT_PARENT, ACT_PARENT.c.parent == ACT.c.seq)
        with named(self.path), transaction(self._store.connection, write=False):
            rows = self._store.connection.execute(found.where(ACT_PARENT.c.act == act.seq))
            return frozenset(rows.scalars())

    def touched(self, some: Sequence[Done]) -> dict[int, tuple[Touched, ...]]:
        """Return what acts did to each record, by the place of each act.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        with self._reading_log() as connection:
            return history.touched(connection, some)

    @property
    def is_protected(self) -> bool:
        """Whether the file opens only with its key."""
        return self.key is not None

    def rewrite(self, key: keys.Key | None, progress: Progress | None = None) -> bool:
        """Replace the file by the same case with another key; `None` makes it plain.

        The new file is compared record by record and verified as a whole before it takes the place
        of the old one, which is then overwritten. Whatever goes wrong until then leaves the old.

        Args:
            key: the key from now on; it is in use when this returns.
            progress: is told bytes done of all; `False` from it stops the rewriting.

        Returns whether the old file was overwritten, as far as the system can do so.

        Raises:
            Problem: the case is open for reading only, "file.changed-meanwhile" (another program
                wrote into it), "backup.not-the-same" (the new file was thrown away),
                "protection.stopped", or the disk is full.
        """
        self._store.check_thread()
        self.check_writable()
        real = self.path.resolve()
        with named(self.path):
            beside = real.with_name(f".{real.name}.{os.getpid()}.part")
            beside.unlink(missing_ok=True)
            old = self._store.connection
            version = data_version(old)
            try:
                with _being_tried(key):
                    self._make_anew(beside, real, key, progress)
                    with transaction(old, write=True):  # nobody is in the midst of writing
                        if data_version(old) != version:  # where no locks lie
                            raise Problem("file.changed-meanwhile", path=self.path)
                    old.close()
                    # What a failing power left in it was taken back, or was never in the file.
                    wipe(real.with_name(f"{real.name}-journal"))
                    try:
                        wiped = replace_wiping(beside, real)
                    except BaseException:  # with the old file or the new: the case stays open
                        self._reopen(real)
                        raise
                self._reopen(real)
            finally:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
        return wiped

    def _make_anew(
        self, beside: Path, real: Path, key: keys.Key | None, progress: Progress | None
    ) -> None:
        from desktop.casefile.verify import verify

        size = real.stat().st_size

        def written(done: int, _total: int) -> bool:
            return progress is None or progress(done, 2 * size)

        def checked(done: int, _total: int) -> bool:
            return progress is None or progress(size + min(done, size), 2 * size)

        rewrite(real, beside, key, written)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        self._compare(beside, self.path)
        try:
            found = verify(beside, checked).findings
        except Problem as problem:
            if problem.code != "verify.stopped":
                raise
            raise Problem("protection.stopped") from problem
        if found:
            raise Problem("backup.not-the-same", path=self.path)

    def _reopen(self, real: Path) -> None:
        connection = connect(real, mode="rw", write=True)
        self._undo.callback(connection.close)
        known = self._store.last
        self._store = Store(self.path, connection, self._store.clock)
        if known is not None:  # it is the same case: whoever holds it goes on with it
            self._store.remember(known._replace(data_version=data_version(connection)))
        self.key = key_of(connection)

    def fork_from(self, copy: "CaseFile") -> Fork:
        """Return where this case and a copy of it parted, and what each did since.

        Raises:
            Problem: `merge.other-case`, `merge.damaged-copy`, or a file cannot be read.
        """
        return fork(self._log(), self.read(), copy._log(), copy.read(), copy.path)  # noqa: SLF001

    def clean_up(self) -> Cleaned:
        """Rebuild the file, so that its free space holds nothing of what was erased (0015).

        Returns whether it is clean, or why not. Opening the case tries again.
        """
        self._store.check_thread()
        unclean = META.c.key == UNCLEAN
        try:
            if not self._store.connection.execute(select(META.c.key).where(unclean)).all():
                return "clean"
            if self.key is None:
                _rebuild(self._store.connection)
            else:  # SQLCipher's VACUUM holds the whole file in the memory
                self.rewrite(self.key)
            self._store.connection.execute(delete(META).where(unclean))
        except Problem as problem:
            return "full" if problem.code == "file.disk-full" else "busy"
        except OperationalError as error:  # the next opening tries again
            code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
            return "full" if code in _NO_ROOM else "busy"
        return "clean"

    def become(self, backup: "CaseFile") -> Case:
        """Make this file what a backup of it is, its log included; return the case.

        Raises:
            Problem: the case is open for reading only, or the disk is full. It is then as before.
        """
        self._store.check_thread()
        self.check_writable()
        with named(self.path):
            source = driver(backup._store.connection)  # noqa: SLF001 - of the same class
            source.backup(driver(self._store.connection))
        self._store.forget()
        return self.read()

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Close the database while the file is replaced by another of the same case.

        The right to edit stays: nobody else comes between.

        Raises:
            Problem: the case is open for reading only.
        """
        self._store.check_thread()
        self.check_writable()
        self._store.connection.close()
        try:
            yield
        finally:
            with named(self.path):
                connection = connect(self.path.resolve(), mode="rw", write=True)
            self._undo.callback(connection.close)
            self._store = Store(self.path, connection, self._store.clock)
            self.key = key_of(connection)

    def _log(self) -> Log:
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            return read_log(self._store.connection)

    def join(self, copy: "CaseFile", parted: Fork, state: State, author: Author) -> Case:
        """Write a copy's acts and the joined records into this case; return the case after it.

        Raises:
            Problem: the case is open for reading only, `file.changed-meanwhile`, a content of the
                copy is damaged, or the disk is full. The case is then as before.
        """
        self._store.check_thread()
        self.check_writable()
        theirs = copy._store  # noqa: SLF001 - of the same class
        joining.join(self._store, theirs, parted, state, author)
        return self.read()

    def put_back_contents(self, wanted: Iterable[str], copy: "CaseFile") -> frozenset[str]:
        """Put the bytes of damaged or missing contents back, as far as a copy holds them whole.

        The log names contents by their SHA-256, so it says already what is put back: no act does.

        Args:
            wanted: the contents by their SHA-256; those that are whole stay as they are.
            copy: a backup, or any other file that may hold them.

        Returns those that are whole now.

        Raises:
            Problem: the case is open for reading only, or the disk is full.
        """
        self._store.check_thread()
        self.check_writable()
        ours, theirs = self._store.connection, copy._store.connection  # noqa: SLF001 - of the same class
        whole = set()
        try:
            for sha256 in sorted(wanted):
                if not contents.is_whole(ours, sha256, self.path):
                    if not contents.is_whole(theirs, sha256, copy.path):
                        continue
                    with named(copy.path):
                        pieces = contents.read(theirs, sha256)
                        number, found, size = contents.stage(ours, pieces, self.path)
                    if found != sha256:  # the disk gave other bytes than a moment before
                        continue
                    contents.put_back(ours, sha256, (number, size), self.path)
                whole.add(sha256)
        finally:
            with suppress(Problem), named(self.path):
                contents.sweep(ours)
        return frozenset(whole)

    def erasings(self) -> Erasings:
        """Return everything that the log says was removed for good, and by which act (0015).

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        names = (ACT.c.id, CHANGE.c.record_kind, CHANGE.c.record, CHANGE.c.path)
        found = select(*names).join(ACT, ACT.c.seq == CHANGE.c.act).where(CHANGE.c.op == "erase")
        with named(self.path), transaction(self._store.connection, write=False):
            rows = self._store.connection.execute(found).all()
        return frozenset((act, kind, record, path) for act, kind, record, path in rows)

    def erasing_acts(self) -> int:
        """Return how many acts may have let something go for good (`erasing.erasing_acts`).

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            return erasing.erasing_acts(driver(self._store.connection))

    def ever_named(self, path: str, records: Iterable[UUID]) -> frozenset[UUID]:
        """Return what a leaf of some records ever named, as far as the log still holds it.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        found = select(CHANGE.c.value).where(
            CHANGE.c.path == path,
            CHANGE.c.op == "set",
            CHANGE.c.value.is_not(None),
            CHANGE.c.record.in_([str(each) for each in records]),
        )
        with self._reading_log() as connection:
            values = connection.execute(found.distinct()).scalars().all()
            return frozenset(msgspec.json.decode(value, type=UUID) for value in values if value)

    def notes_about(self, erased: Erased, stays: Plain = None) -> frozenset[str]:
        """Return the acts of which the note goes with what is to be erased.

        See `erasing.notes_about`; `stays` is what stays in the leaf that is erased.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            database = driver(self._store.connection)
            return erasing.notes_about(database, erased, canonical(stays))

    def notes_of(self, kind: str, record_id: UUID) -> frozenset[str]:
        """Return the acts that touched a record and in whose note somebody said something.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            return erasing.notes_of(driver(self._store.connection), kind, str(record_id))

    def taken_out(self) -> dict[Key, Leaves]:
        """Return the records that were taken out and that the log still holds, as they stood last.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        there = {
            (name, each.id) for name, kind in RECORD_KINDS.items() for each in self.read().all(kind)
        }
        with self._reading_log() as connection:
            found = history.last_known(connection)
        there |= {
            (kind, UUID(record))
            for _act, kind, record, path in self.erasings()
            if kind in RECORD_KINDS and not path
        }
        return {key: leaves for key, leaves in found.items() if key not in there}

    def former_values(self, kind: str, record_id: UUID) -> dict[str, int]:
        """Return how many values the log holds of each leaf of a record that stand no more.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        held = select(CHANGE.c.path, func.count()).where(
            CHANGE.c.record_kind == kind,
            CHANGE.c.record == str(record_id),
            CHANGE.c.op == "set",
            CHANGE.c.value.is_not(None),
        )
        record = self.read().get(RECORD_KINDS[kind], record_id)
        stands = logged_leaves(record) if record is not None else {}
        with named(self.path), transaction(self._store.connection, write=False):
            rows = self._store.connection.execute(held.group_by(CHANGE.c.path)).all()
        return {path: n - (path in stands) for path, n in rows}

    def said_of(self, records: Iterable[UUID]) -> tuple[LeafSaid, ...]:
        """Return what the log says of some records, leaf by leaf.

        Raises:
            Problem: the file is busy, damaged or out of reach, or "file.history-damaged".
        """
        self._store.check_thread()
        with self._reading_log() as connection:
            return said_of(driver(connection), records)

    def log_lines(self) -> Iterator[bytes]:
        """Return the log as text, an act a line (see `docs/file-format.md`), piece by piece.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path):
            yield from log_lines.lines(self._store.connection)

    @property
    def heads(self) -> frozenset[str]:
        """The names of the acts with which the log ends: copies with the same are the same."""
        return frozenset(name for _seq, name in self._store.present().heads)

    def copy_to(self, target: Path) -> None:
        """Make a whole copy of the case as another file, and read it to see that it is one.

        Raises:
            Problem: `backup.not-the-same` (the copy was thrown away), or the disk is full.
        """
        self._store.check_thread()
        with named(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            put_journal_aside(target)
            with written_beside(target) as beside:
                copy_database(driver(self._store.connection), beside)
                self._compare(beside, target)

    def _compare(self, copy: Path, target: Path) -> None:
        """Read every record of a copy: the rehearsal of the day when it is needed."""
        connection = connect(copy, mode="ro", write=False)
        try:
            _look_at(connection, target)
            read = Store(target, connection, self._store.clock).present()
        finally:
            connection.close()
        mine = self._store.present()
        if {name for _, name in read.heads} != self.heads or any(
            read.case.all(kind) != mine.case.all(kind) for kind in RECORD_KINDS.values()
        ):
            raise Problem("backup.not-the-same", path=target)

    def content_sizes(self) -> dict[str, int]:
        """Return the size in bytes of every content, by its SHA-256.

        Raises:
            Problem: the file is busy, damaged or out of reach.
        """
        self._store.check_thread()
        with named(self.path), transaction(self._store.connection, write=False):
            return contents.sizes(self._store.connection)

    def content(self, sha256: str) -> bytes:
        """Return the whole of a small content.

        Raises:
            Problem: it is not there, or not as it was taken in.
        """
        return b"".join(self.open_content(sha256))

    def open_content(self, sha256: str) -> Iterator[bytes]:
        """Return a content piece by piece; after the last, its hash has been checked.

        Raises:
            Problem: it is not there, or not as it was taken in.
        """
        self._store.check_thread()
        digest = new_sha256()
        with named(self.path):
            for piece in contents.read(self._store.connection, sha256):
                digest.update(piece)
                yield piece
        if digest.hexdigest() != sha256:
            raise Problem("file.content-damaged", sha256=sha256)

    def write_content_to(self, sha256: str, target: Path) -> None:
        """Write a content to a file; the target is replaced only by the whole, checked bytes.

        Raises:
            Problem: the content is not there or damaged, or the target cannot be written.
        """
        with named(target), written_beside(target.absolute()) as beside, beside.open("xb") as file:
            for piece in self.open_content(sha256):
                file.write(piece)


def _right_to_write(path: Path, real: Path, version: Version, me: Editor) -> EditLock | Problem:
    """Return the right to edit, or the problem that stands against it."""
    if version > CURRENT:
        return Problem("file.newer-minor", path=path)
    try:
        taken = EditLock.take(real, me) if is_writable(real) else None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, *_NO_NOTE):
            raise
        code = "file.disk-full" if error.errno == errno.ENOSPC else "file.read-only-place"
        return Problem(code, path=path)
    if taken is None:
        return Problem("file.read-only-place", path=path)
    return taken if isinstance(taken, EditLock) else _in_use(path, taken)


def _in_use(path: Path, editor: Editor) -> Problem:
    if editor.since is None:
        return Problem("file.in-use-unknown", path=path)
    return Problem("file.in-use", path=path, who=shown_editor(editor), since=since_when(editor))


def _look_at(connection: Connection, path: Path) -> None:
    with transaction(connection, write=False):
        # The rules of records are those by which they are read, which comes next.
        faults = structure_faults(connection, _LOOKED_AT, frozenset(RECORD_TABLES))
    if faults:
        raise Problem("file.damaged", path=path, detail="; ".join(faults[:3]))


@contextmanager
def _being_tried(key: keys.Key | None) -> Iterator[None]:
    """Have a new key in use; if the block fails, it opens nothing and is forgotten."""
    is_new = key is not None and keys.known(key.salt) is None
    if key is not None:
        keys.learn(key)
    try:
        yield
    except BaseException:
        if key is not None and is_new:
            keys.forget(key)
        raise


def _rebuild(connection: Connection) -> None:
    # Every page that goes is written to the journal first: not all of them in the memory at once.
    connection.exec_driver_sql("PRAGMA cache_spill = ON")
    try:
        connection.exec_driver_sql("VACUUM")
    finally:
        connection.exec_driver_sql("PRAGMA cache_spill = OFF")


def _user() -> str:
    return os.environ.get("USERNAME") or os.environ.get("USER") or ""
