"""Erasing in a case file, and what a file still holds of what was to be erased (0015).

However much is erased, the log is read through once: it has no index by record.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator

from desktop.casefile.log import ACT, CONTENT, NOTE, Erased, Erasings, is_name

# What is erased, as rows; SQLite looks them up in an index that it makes for the statement.
_KEYS = (
    "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')"
    " FROM json_each(:keys)"
)
_NAMES = "SELECT value FROM json_each(:names)"
_OF_THEM = f"((record_kind, record, '') IN ({_KEYS}) OR (record_kind, record, path) IN ({_KEYS}))"
_HELD = f"op = 'set' AND value IS NOT NULL AND {_OF_THEM}"

PURGE, MERGE = "record.purge", "case.merge"
"""The kinds of acts by which something goes for good."""
UNCLEAN = "unclean"
"""Stands in `meta` while the free space of the file may still hold what was erased."""
_SHORTEST = 5
"""Fewer letters than these stand in a note by chance."""
_CODE = re.compile(r"(?=.*[a-z])[a-z0-9_.-]+$|\d{4}-\d\d-\d\d")
"""What the program says by itself: ids, words of choices, hashes, days."""


def erase(database: sqlite3.Connection, erased: Erased, before: int) -> None:
    """Take values, notes and their salts out of the log, and contents out of the file.

    Args:
        database: a file, in a transaction that writes.
        erased: what goes.
        before: the place of the first act that was done upon the erasing; its values and those of
            later acts stay.
    """
    if not erased:
        return
    database.execute(
        f"UPDATE change SET value = NULL, salt = NULL WHERE act < :before AND {_HELD}",  # noqa: S608
        {"before": before, "keys": _keys(erased)},
    )
    database.execute(
        f"UPDATE act SET note = NULL, note_salt = NULL WHERE seq < :before AND id IN ({_NAMES})",  # noqa: S608
        {"before": before, "names": _names(erased, ACT)},
    )
    database.execute(
        # Its bytes go right after, when what is not part of the case is swept (`contents.sweep`).
        f"UPDATE content SET sha256 = NULL, size = NULL WHERE sha256 IN ({_NAMES})",  # noqa: S608
        {"names": _names(erased, CONTENT)},
    )
    database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", (UNCLEAN,))


def erasing_acts(database: sqlite3.Connection) -> int:
    """Return how many acts of a file may have let something go for good.

    Whoever keeps words of the file and knew of fewer may keep some of what went.
    """
    found = database.execute("SELECT count(*) FROM act WHERE kind IN (?, ?)", (PURGE, MERGE))
    return int(found.fetchone()[0])


def holds(database: sqlite3.Connection, erasings: Erasings) -> bool:
    """Return whether a file holds something of what was erased elsewhere.

    What was erased by an act that its own log has it does not hold: what stands there now was
    written since. An act that came later may have erased just that.
    """
    own = frozenset(
        database.execute(
            "SELECT id, record_kind, record, path FROM change JOIN act ON seq = act"
            " WHERE op = 'erase'"
        )
    )
    left = {(kind, record, path) for _act, kind, record, path in erasings - own}
    if not left:
        return False
    for query, names in (
        (f"SELECT 1 FROM change WHERE {_HELD} LIMIT 1", {"keys": _keys(left)}),  # noqa: S608
        (f"SELECT 1 FROM content WHERE sha256 IN ({_NAMES})", {"names": _names(left, CONTENT)}),  # noqa: S608
        (
            f"SELECT 1 FROM act WHERE note IS NOT NULL AND id IN ({_NAMES})",  # noqa: S608
            {"names": _names(left, ACT)},
        ),
    ):
        if database.execute(query, names).fetchone():
            return True
    return False


def notes_about(database: sqlite3.Connection, erased: Erased, stays: str = "") -> frozenset[str]:
    """Return the acts of which the note goes with what is erased.

    Those that did nothing but to what goes, and those in whose note a text of it stands. A note
    that names another act never goes, and the reason of a removal for good only if it tells what
    was removed. `stays` is the canonical JSON of a value that stays in the leaf that is erased.
    """
    keys = {"keys": _keys(erased)}
    about = {
        name
        for (name,) in database.execute(
            f"SELECT act FROM change GROUP BY act HAVING min({_OF_THEM}) AND max(op = 'erase') = 0",  # noqa: S608
            keys,
        )
    }
    held = database.execute(f"SELECT DISTINCT value FROM change WHERE {_HELD}", keys)  # noqa: S608
    words = {word for (value,) in held if value != stays for word in _words(json.loads(value))}
    acts = database.execute("SELECT seq, id, note FROM act").fetchall()
    return frozenset(
        name
        for seq, name, note in acts
        if note and not is_name(note) and (seq in about or any(word in note for word in words))
    )


def notes_of(database: sqlite3.Connection, kind: str, record: str) -> frozenset[str]:
    """Return the acts that touched a record and in whose note somebody said something."""
    found = database.execute(
        "SELECT id, note FROM act WHERE note <> '' AND seq IN"
        " (SELECT act FROM change WHERE record_kind = ? AND record = ?)",
        (kind, record),
    )
    return frozenset(name for name, note in found if not is_name(note))


def _words(value: object) -> Iterator[str]:
    """Yield the text of a leaf, of a language's leaf without its instant; no codes, no days."""
    text = value[0] if isinstance(value, list) and value else value
    if isinstance(text, str) and len(text.strip()) >= _SHORTEST and not _CODE.match(text):
        yield text.strip()


def _keys(erased: Iterable[tuple[str, str, str]]) -> str:
    return json.dumps([each for each in erased if each[0] not in (ACT, CONTENT)])


def _names(erased: Iterable[tuple[str, str, str]], kind: str) -> str:
    return json.dumps([name for each, name, _path in erased if each == kind])


def note_of(act: str) -> tuple[str, str, str]:
    """Return what is erased where an act's note is."""
    return ACT, act, NOTE
