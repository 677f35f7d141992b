"""The log read back: which acts there were, and how the records stood before and after one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.casefile.log import CASE, CONTENT, Change, Replay
from desktop.casefile.tables import ACT, CHANGE
from desktop.domain.fields import Leaves


class Done(NamedTuple):
    """An act of the log. What was erased of it is "".

    `seq` is its place in this file, `id` its name everywhere.
    """

    seq: int
    id: str
    kind: str
    at: datetime
    installation: UUID
    author: str
    note: str


class Touched(NamedTuple):
    """A record that an act touched: its leaves before and after; `None` where it was not there.

    Empty leaves are left out, as the log leaves them out.
    """

    kind: str
    record_id: UUID
    before: Leaves | None
    after: Leaves | None

    @property
    def paths(self) -> tuple[str, ...]:
        """The leaves that the act changed, in their order."""
        before, after = self.before or {}, self.after or {}
        changed = (path for path in before.keys() | after.keys())
        return tuple(sorted(p for p in changed if before.get(p) != after.get(p)))


def acts(connection: Connection, *, newest_first: bool = False) -> list[Done]:
    """Return all acts of the log."""
    columns = (ACT.c.seq, ACT.c.id, ACT.c.kind, ACT.c.at, ACT.c.installation)
    found = select(*columns, ACT.c.author, ACT.c.note)
    found = found.order_by(ACT.c.seq.desc() if newest_first else ACT.c.seq)
    return [
        Done(seq, name, kind, datetime.fromisoformat(at), UUID(who), author or "", note or "")
        for seq, name, kind, at, who, author, note in connection.execute(found)
    ]


def touched(connection: Connection, some: Sequence[Done]) -> dict[int, tuple[Touched, ...]]:
    """Return what acts did to each record, by their place: the log of these records replayed.

    The log is read through once, whatever the number of acts.
    """
    wanted = {act.seq for act in some}
    if not wanted:
        return {}
    ours = select(CHANGE.c.record).where(CHANGE.c.act.in_(wanted))
    columns = (
        CHANGE.c.act, CHANGE.c.record_kind, CHANGE.c.record, CHANGE.c.path, CHANGE.c.op,
        CHANGE.c.digest, CHANGE.c.salt, CHANGE.c.value,
    )  # fmt: skip
    until = (
        select(*columns)
        .where(CHANGE.c.act <= max(wanted), CHANGE.c.record.in_(ours))
        .order_by(CHANGE.c.act, CHANGE.c.n)
    )
    replay = Replay()
    found: dict[int, tuple[Touched, ...]] = dict.fromkeys(wanted, ())
    for seq, rows in groupby(connection.execute(until), key=lambda row: int(row[0])):
        before: dict[tuple[str, str], Leaves | None] = {}
        for row in rows:
            change = Change._make(row[1:])
            if change.record_kind in (CASE, CONTENT):
                continue
            if seq in wanted:
                key = (change.record_kind, change.record)
                before.setdefault(key, _copy(replay, *key))
            replay.apply(change)
        found |= {seq: tuple(_touched(replay, before))} if seq in wanted else {}
    return found


def _copy(replay: Replay, kind: str, record: str) -> Leaves | None:
    there = replay.records[kind].get(record)
    return None if there is None else dict(there)


def _touched(replay: Replay, before: dict[tuple[str, str], Leaves | None]) -> Iterator[Touched]:
    for (kind, record), was in before.items():
        yield Touched(kind, UUID(record), was, _copy(replay, kind, record))
