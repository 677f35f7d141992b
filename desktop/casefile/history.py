"""The log read back: which acts there were, and how the records stood before and after one."""

from datetime import datetime
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


def touched(connection: Connection, act: Done) -> tuple[Touched, ...]:
    """Return what an act did to each record, by replaying the log of these records."""
    ours = select(CHANGE.c.record).where(CHANGE.c.act == act.seq)
    columns = (
        CHANGE.c.act, CHANGE.c.record_kind, CHANGE.c.record, CHANGE.c.path, CHANGE.c.op,
        CHANGE.c.digest, CHANGE.c.salt, CHANGE.c.value,
    )  # fmt: skip
    until = (
        select(*columns)
        .where(CHANGE.c.act <= act.seq, CHANGE.c.record.in_(ours))
        .order_by(CHANGE.c.act, CHANGE.c.n)
    )
    replay = Replay()
    before: dict[tuple[str, str], Leaves | None] = {}
    for row in connection.execute(until):
        seq, change = row[0], Change._make(row[1:])
        if change.record_kind in (CASE, CONTENT):
            continue
        key = (change.record_kind, change.record)
        if seq == act.seq and key not in before:
            there = replay.records[key[0]].get(key[1])
            before[key] = None if there is None else dict(there)
        replay.apply(change)
    return tuple(
        Touched(kind, UUID(record), was, replay.records[kind].get(record))
        for (kind, record), was in before.items()
    )
