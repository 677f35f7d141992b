"""The log read back: which acts there were, and how the records stood before and after one."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from desktop.casefile.letter_copies import LetterLog
from desktop.casefile.log import Change, Replay, is_instant
from desktop.casefile.tables import ACT, ACT_PARENT, CHANGE
from desktop.domain.case import RECORD_KINDS, kind_name
from desktop.domain.correspondence import Letter, Receipt
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

    Empty leaves are left out, as the log leaves them out, and so are erased ones: their paths
    stand in `lost_before` and `lost_after` (0015).
    """

    kind: str
    record_id: UUID
    before: Leaves | None
    after: Leaves | None
    lost_before: frozenset[str] = frozenset()
    lost_after: frozenset[str] = frozenset()

    @property
    def paths(self) -> tuple[str, ...]:
        """The leaves that the act changed, in their order."""
        before, after = self.before or {}, self.after or {}
        changed = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)}
        return tuple(sorted(changed | self.lost_before | self.lost_after))


def acts(connection: Connection, *, newest_first: bool = False) -> list[Done]:
    """Return all acts of the log.

    Raises:
        ValueError: of one it does not read when it was done, or where.
    """
    columns = (ACT.c.seq, ACT.c.id, ACT.c.kind, ACT.c.at, ACT.c.installation)
    found = select(*columns, ACT.c.author, ACT.c.note)
    found = found.order_by(ACT.c.seq.desc() if newest_first else ACT.c.seq)
    return [
        Done(seq, name, kind, instant(at), UUID(who), author or "", note or "")
        for seq, name, kind, at, who, author, note in connection.execute(found)
    ]


def instant(text: str) -> datetime:
    """Return the instant that an act of the log names.

    Raises:
        ValueError: it is none.
    """
    if not is_instant(text):
        raise ValueError(text)
    return datetime.fromisoformat(text)


def touched(connection: Connection, some: Sequence[Done]) -> dict[int, tuple[Touched, ...]]:
    """Return what acts did to each record, by their place: the log of these records replayed.

    The log is read through once, whatever the number of acts.

    Raises:
        ValueError: a value or a name of a record does not read.
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
    lost: dict[_Name, set[str]] = defaultdict(set)
    found: dict[int, tuple[Touched, ...]] = dict.fromkeys(wanted, ())
    for seq, rows in groupby(connection.execute(until), key=lambda row: int(row[0])):
        before: dict[_Name, Touched] = {}
        said: dict[_Name, set[str]] = defaultdict(set)
        for row in rows:
            change = Change._make(row[1:])
            if change.record_kind not in RECORD_KINDS:
                continue
            key = (change.record_kind, change.record)
            if seq in wanted:
                was = Touched(key[0], UUID(key[1]), _copy(replay, *key), None, frozenset(lost[key]))
                before.setdefault(key, was)
                said[key].add(change.path)
            replay.apply(change)
            _note_lost(lost[key], change)
        found |= (
            {
                seq: tuple(
                    was._replace(
                        after=_copy(replay, *key),
                        lost_before=_told_of(was.lost_before, said[key]),
                        lost_after=_told_of(frozenset(lost[key]), said[key]),
                    )
                    for key, was in before.items()
                )
            }
            if seq in wanted
            else {}
        )
    return found


def letter_log(connection: Connection) -> LetterLog:
    """Return what the log says of letters, by the names of its acts.

    Raises:
        ValueError: a name of a record does not read.
    """
    found_names = connection.execute(select(ACT.c.seq, ACT.c.id))
    names = {int(seq): str(name) for seq, name in found_names}
    parents = set(connection.execute(select(ACT_PARENT.c.parent)).scalars())
    columns = (CHANGE.c.act, CHANGE.c.record_kind, CHANGE.c.record, CHANGE.c.path, CHANGE.c.value)
    wanted = CHANGE.c.record_kind.in_((kind_name(Letter), kind_name(Receipt)))
    of: dict[str, set[str]] = defaultdict(set)
    letters: dict[str, str] = {}
    for seq, kind, record, path, value in connection.execute(select(*columns).where(wanted)):
        of[record].add(names.get(seq, ""))
        if (kind, path) == (kind_name(Receipt), "letter_id") and value is not None:
            letters[record] = str(json.loads(value))
    found: dict[UUID, frozenset[str]] = {}
    for record, acts_ in of.items():
        letter = UUID(letters.get(record, record))
        found[letter] = found.get(letter, frozenset()) | acts_
    ends = frozenset(name for seq, name in names.items() if seq not in parents)
    return LetterLog(ends, frozenset(names.values()), found)


_Name = tuple[str, str]


def _told_of(lost: frozenset[str], said: set[str]) -> frozenset[str]:
    """Return the lost leaves that an act is about: all of them where it made or took the record."""
    return lost if "" in said else lost & said


def _note_lost(lost: set[str], change: Change) -> None:
    """Keep up to date in which leaves of a record a value stands that was erased since."""
    if change.op == "set" and change.value is None:
        lost.add(change.path)
    elif change.op in ("set", "unset"):
        lost.discard(change.path)
    elif change.op == "create":
        lost.clear()


def last_known(connection: Connection) -> dict[tuple[str, UUID], Leaves]:
    """Return every record that the log holds, as it stood last: also those taken out since.

    Those of a kind that were taken out stand in the order in which they went.

    Raises:
        ValueError: a value or a name of a record does not read.
    """
    names = [CHANGE.c[name] for name in Change._fields]
    replay = Replay()
    for row in connection.execute(select(*names).order_by(CHANGE.c.act, CHANGE.c.n)):
        change = Change._make(row)
        if change.record_kind in RECORD_KINDS and change.op != "delete":
            replay.apply(change)
        elif change.op == "delete" and change.record in replay.records[change.record_kind]:
            records = replay.records[change.record_kind]
            records[change.record] = records.pop(change.record)
    return {
        (kind, UUID(record)): found
        for kind, records in replay.records.items()
        for record, found in records.items()
    }


def _copy(replay: Replay, kind: str, record: str) -> Leaves | None:
    there = replay.records[kind].get(record)
    return None if there is None else dict(there)
