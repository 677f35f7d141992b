"""A first glance at the library's index, for the first paint: standard library only, read only."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def glance(index: Path) -> list[dict[str, Any]]:
    """Return the rows of the index as plain JSON; none where it cannot be read at once.

    Changes and repairs nothing: `LibraryIndex` follows a moment later.
    """
    if not index.exists():
        return []
    try:
        with closing(sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True, timeout=0.1)) as known:
            return [json.loads(row) for (row,) in known.execute("SELECT row FROM library")]
    except (sqlite3.Error, ValueError):
        return []
