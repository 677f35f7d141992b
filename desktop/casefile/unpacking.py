"""A case file made again from what a package holds: its log, act by act, and its records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import IntegrityError

from desktop.casefile import contents, log
from desktop.casefile.act import write_entry
from desktop.casefile.driver import errors
from desktop.casefile.faults import named
from desktop.casefile.fork import LoggedAct
from desktop.casefile.format import CURRENT, connect, mark, transaction
from desktop.casefile.joining import write_acts
from desktop.casefile.places import put_journal_aside, written_beside
from desktop.casefile.rows import to_row
from desktop.casefile.tables import META, METADATA, RECORD_TABLES
from desktop.casefile.verify import verify
from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem

KIND = "case.unpack"


def unpack(
    path: Path,
    case: Case,
    acts: Iterable[LoggedAct],
    kept: Mapping[str, Callable[[], Iterable[bytes]]],
    *,
    author: Author,
    clock: Clock,
) -> None:
    """Make a case file from a log, the records that it adds up to, and contents by their SHA-256.

    The acts keep their names: the new file is a copy of the case like any other. One act more says
    which contents, named by no record, did not come along. The file is checked as a whole before it
    takes its place; nothing is left where it fails.

    Raises:
        Problem: `file.exists`, the place takes no file, `file.content-damaged`, or
            `package.cannot-become` (n faults): what was packed makes no sound case.
    """
    path = path.absolute()
    with named(path):
        if path.exists():
            raise Problem("file.exists", path=path)
        put_journal_aside(path)
        with written_beside(path) as beside:
            connection = connect(beside, mode="rwc", write=True)
            try:
                _write(connection, path, case, acts, kept, author=author, clock=clock)
            except _unfit() as error:
                raise Problem("package.cannot-become", n=1) from error
            finally:
                connection.close()
            if n := len(verify(beside).findings):
                raise Problem("package.cannot-become", n=n)


def _unfit() -> tuple[type[Exception], ...]:
    """Return what is raised where the tables, or a log's own order, do not take something in."""
    return (*errors("IntegrityError"), IntegrityError, OverflowError, ValueError, KeyError)


def _write(
    connection: Connection,
    path: Path,
    case: Case,
    acts: Iterable[LoggedAct],
    kept: Mapping[str, Callable[[], Iterable[bytes]]],
    *,
    author: Author,
    clock: Clock,
) -> None:
    with transaction(connection, write=True):
        mark(connection, CURRENT)
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(insert(META), {"key": "case_id", "value": str(case.id)})
    for sha256, pieces in sorted(kept.items()):
        number, found, size = contents.stage(connection, pieces(), path)
        if found != sha256:
            raise Problem("file.content-damaged", sha256=sha256)
        with transaction(connection, write=True):
            contents.finish(connection, {sha256: (number, size)})
    with transaction(connection, write=True):
        for kind, table in RECORD_TABLES.items():
            rows = [to_row(record) for record in case.all(RECORD_KINDS[kind])]
            if rows:
                connection.execute(insert(table), rows)
        logged = list(acts)
        seqs = write_acts(connection, logged)
        ends = seqs.keys() - {parent for act in logged for parent in act.parents}
        entry = log.entry(
            kind=KIND,
            at=clock.now(),
            installation=author.installation,
            person=author.person,
            author=author.name,
            note="",
            parents=sorted(ends),
            changes=list(_left_behind(logged, kept)),
        )
        write_entry(connection, entry, sorted(seqs[name] for name in ends))


def _left_behind(acts: Iterable[LoggedAct], kept: Mapping[str, object]) -> Iterator[log.Change]:
    replay = log.Replay()
    for act in acts:
        for change in act.changes:
            replay.apply(change)
    for sha256 in sorted(replay.contents - kept.keys()):
        yield log.Change(log.CONTENT, sha256, "", "delete")
