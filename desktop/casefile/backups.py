"""Backups of a case: whole copies with a name that says when, why and after which (0013)."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from desktop.casefile.faults import named
from desktop.casefile.format import copy_database, open_database, sniff
from desktop.casefile.header import EXTENSION
from desktop.casefile.log import CONTENT, Erased
from desktop.casefile.places import written_beside
from desktop.domain.clock import KAZAKHSTAN

Occasion = Literal["opened", "working", "before-edition", "before-merge", "before-going-back"]
"""What a backup was made for."""

_NAME = re.compile(r"(\d{6}) (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d) (\S+)" + re.escape(EXTENSION))
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK, _MONTH = 7 * _DAY, 31 * _DAY


class Backup(NamedTuple):
    """A copy of a case: its running number, the instant and the occasion of its making."""

    path: Path
    number: int
    at: datetime
    occasion: Occasion

    @property
    def size(self) -> int:
        """Bytes on the disk, 0 if it cannot be read."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def kept(folder: Path) -> list[Backup]:
    """Return the backups in a case's folder, the newest first; other files are passed over."""
    try:
        there = [_of(path) for path in folder.iterdir()]
    except OSError:  # none was made yet, or the disk is out of reach
        return []
    found = [backup for backup in there if backup is not None]
    return sorted(found, key=lambda each: each.number, reverse=True)


def _of(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match[6] not in get_args(Occasion):
        return None
    try:
        at = datetime.fromisoformat(f"{match[2]}T{match[3]}:{match[4]}:{match[5]}")
    except ValueError:
        return None
    occasion: Occasion = match[6]  # type: ignore[assignment]
    return Backup(path, int(match[1]), at.replace(tzinfo=KAZAKHSTAN), occasion)


def heads_of(path: Path) -> frozenset[str]:
    """Return the names of the acts with which a backup's log ends; none if it cannot be read."""
    query = "SELECT id FROM act WHERE seq NOT IN (SELECT parent FROM act_parent)"
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return frozenset(name for (name,) in database.execute(query))
    except sqlite3.Error:
        return frozenset()


def holds(path: Path, erased: Erased) -> bool:
    """Return whether a backup holds something of what was erased; an unreadable one may."""
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return any(_holds(database, *each) for each in erased)
    except sqlite3.Error:
        return True


def _holds(database: sqlite3.Connection, kind: str, key: str, path: str) -> bool:
    erasing = (
        "SELECT 1 FROM change WHERE op = 'erase' AND record_kind = ? AND record = ? AND path = ?"
    )
    if database.execute(erasing, (kind, key, path)).fetchone():
        return False  # made after it: what stands there now was written since
    if kind == CONTENT:
        found = database.execute("SELECT 1 FROM content WHERE sha256 = ?", (key,))
    else:
        found = database.execute(
            "SELECT 1 FROM change WHERE op = 'set' AND value IS NOT NULL"
            " AND record_kind = ? AND record = ? AND ? IN ('', path)",
            (kind, key, path),
        )
    return found.fetchone() is not None


def copy_backup(backup: Path, target: Path) -> None:
    """Make a case file of a backup, where none is.

    Raises:
        Problem: the backup is damaged, or the target cannot be written.
    """
    with named(backup), ExitStack() as undo:
        sniff(backup)
        database = open_database(backup.absolute(), mode="ro", write=False)
        undo.callback(database.close)
        with named(target), written_beside(target.absolute()) as beside:
            copy_database(database, beside)


def next_path(folder: Path, at: datetime, occasion: Occasion) -> Path:
    """Return where the next backup of a case goes."""
    number = max((each.number for each in kept(folder)), default=0) + 1
    stamp = at.astimezone(KAZAKHSTAN).strftime("%Y-%m-%d %H.%M.%S")
    return folder / f"{number:06d} {stamp} {occasion}{EXTENSION}"


def thinned(backups: Iterable[Backup], now: datetime, *, large: bool = False) -> Iterator[Backup]:
    """Yield the backups that are not needed any more.

    Those of the last hour stay. Of those of one hour of the last day, of one day of the last week,
    of one week of the last month and of one month before that, the newest stays.

    Args:
        backups: those that there are.
        now: the instant; what is from the future (a clock was set back) is of the last hour.
        large: the case is large: the three newest stay, and one a month.
    """
    seen: set[tuple[str, object]] = set()
    newest_first = sorted(backups, key=lambda each: each.number, reverse=True)
    for place, backup in enumerate(newest_first):
        slot = _slot(backup, now, large=large)
        if place == 0 or (large and place < _NEWEST_OF_LARGE):
            seen.add(slot)
        elif slot in seen:
            yield backup
        else:
            seen.add(slot)


_NEWEST_OF_LARGE = 3


def _slot(backup: Backup, now: datetime, *, large: bool) -> tuple[str, object]:
    day = backup.at.astimezone(KAZAKHSTAN)
    age = now - backup.at
    if large or age >= _MONTH:
        return "month", (day.year, day.month)
    if age >= _WEEK:
        return "week", day.date().isocalendar()[:2]
    if age >= _DAY:
        return "day", day.date()
    if age >= _HOUR:
        return "hour", (day.date(), day.hour)
    return "now", backup.number
