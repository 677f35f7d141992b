"""An open database with what was last read from it: what a case file and its acts share."""

import gc
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.casefile.faults import complete, named
from desktop.casefile.format import data_version, driver, transaction
from desktop.casefile.rows import as_json, from_json
from desktop.casefile.tables import ACT, ACT_PARENT
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem
from desktop.domain.record import Record


class State(NamedTuple):
    """What was last read: the case, the log's heads (seq, id), and the data version it was of."""

    case: Case
    heads: tuple[tuple[int, str], ...]
    data_version: int


class Store:
    """The one connection to an open case file and the thread that owns it."""

    def __init__(self, path: Path, connection: Connection, clock: Clock) -> None:
        self.path = path
        self.connection = connection
        self.clock = clock
        self.acting = False
        self._thread = threading.get_ident()
        self._state: State | None = None

    def check_thread(self) -> None:
        """Refuse use from a thread that does not own the file.

        Asked before SQLAlchemy is touched: its own complaint would leave the file locked.

        Raises:
            RuntimeError: a mistake of the caller.
        """
        if threading.get_ident() != self._thread:
            raise RuntimeError("a case file is used only on the thread that opened it")

    def present(self) -> State:
        """Return the present state, read anew only if another connection changed the file."""
        self.check_thread()
        with named(self.path):
            if self._state is None or self._state.data_version != data_version(self.connection):
                with no_collecting(), transaction(self.connection, write=False):
                    case = read_case(driver(self.connection), self.path)
                    heads = _heads(self.connection)
                    # Asked after the first row was read: it belongs to what was read.
                    self._state = State(case, heads, data_version(self.connection))
            return self._state

    @property
    def last(self) -> State | None:
        """What was last read, without reading; `None` if nothing was."""
        return self._state

    def forget(self) -> None:
        """Read everything anew when it is asked for next."""
        self._state = None

    def remember(self, state: State) -> None:
        """Keep the state after an act, so that it need not be read again."""
        self._state = state


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the garbage collector away while thousands of records are read that all stay.

    They would set it off again and again, which takes longer than reading them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_case(database: sqlite3.Connection, path: Path) -> Case:
    """Return all records of an open file.

    Raises:
        Problem: "file.damaged": a value that no Baqylau wrote, or a table or a column is missing.
    """
    case_id = "SELECT value FROM meta WHERE key = 'case_id'"
    records: dict[type[Record], dict[UUID, Record]] = {}
    try:
        with complete(path):
            (found,) = database.execute(case_id).fetchone() or ("",)
            for name, kind in RECORD_KINDS.items():
                spelled = f'SELECT {as_json(kind)} FROM "{name}"'  # noqa: S608 - names of ours
                rows = [row for (row,) in database.execute(spelled)]
                records[kind] = {record.id: record for record in from_json(kind, rows)}
        return Case(UUID(found), records)
    except (ValueError, TypeError) as error:  # a value that no Baqylau wrote
        raise Problem("file.damaged", path=path, detail=str(error)) from error


def _heads(connection: Connection) -> tuple[tuple[int, str], ...]:
    heads = select(ACT.c.seq, ACT.c.id).where(ACT.c.seq.not_in(select(ACT_PARENT.c.parent)))
    return tuple((row.seq, row.id) for row in connection.execute(heads.order_by(ACT.c.id)))
