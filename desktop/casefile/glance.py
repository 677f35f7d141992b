"""A first glance at the library's index, for the first paint: standard library only, read only."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

MOST = 60
"""So many rows are read: more than a screen shows, and no more however many there are."""


class Glance(NamedTuple):
    """The first rows of the index as plain JSON, those with the nearest day first, of how many."""

    rows: list[dict[str, Any]]
    of: int


def glance(index: Path) -> Glance:
    """Return the first rows of the index; none where it cannot be read at once.

    Changes and repairs nothing: `LibraryIndex` follows a moment later.
    """
    if not index.exists():
        return Glance([], 0)
    try:
        with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True, timeout=0.1)) as known:
            (of,) = known.execute("SELECT count(*) FROM library").fetchone()
            rows = [json.loads(row) for (row,) in _first(known)]
    except (sqlite3.Error, ValueError):
        return Glance([], 0)
    return Glance(rows, of)


def _first(known: sqlite3.Connection) -> list[tuple[str]]:
    try:
        return known.execute(
            "SELECT row FROM library ORDER BY due, modified DESC LIMIT ?", (MOST,)
        ).fetchall()
    except sqlite3.OperationalError:  # of a former version, which is about to be brought up to date
        return known.execute("SELECT row FROM library LIMIT ?", (MOST,)).fetchall()
