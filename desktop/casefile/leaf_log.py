"""What the log of a case says of single records, leaf by leaf, in its order."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID


class LeafSaid(NamedTuple):
    """A leaf of a record as an act set it; `value` is `None` where it was taken out or erased."""

    at: datetime
    record: UUID
    path: str
    value: Any


def said_of(database: sqlite3.Connection, records: Iterable[UUID]) -> tuple[LeafSaid, ...]:
    """Return what was said of some records.

    Raises:
        ValueError: the log holds what nobody can have written there.
    """
    wanted = [str(each) for each in records]
    if not wanted:
        return ()
    found = database.execute(
        "SELECT act.at, record, path, op, value FROM change JOIN act ON act.seq = change.act"
        " WHERE op IN ('set', 'unset') AND record IN (SELECT value FROM json_each(?))"
        " ORDER BY change.act, n",
        (json.dumps(wanted),),
    )
    return tuple(
        LeafSaid(
            datetime.fromisoformat(at),
            UUID(record),
            path,
            json.loads(value) if op == "set" and value is not None else None,
        )
        for at, record, path, op, value in found
    )
