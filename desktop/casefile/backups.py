"""Backups of a case: whole copies with a name that says when, why and after which (0013)."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from uuid import UUID

from desktop.casefile import erasing
from desktop.casefile.driver import errors
from desktop.casefile.faults import named
from desktop.casefile.format import copy_database, open_database, sniff
from desktop.casefile.header import EXTENSION, salt_of
from desktop.casefile.keys import Key
from desktop.casefile.log import Erasings
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
        there = [of(path) for path in folder.iterdir()]
    except OSError:  # none was made yet, or the disk is out of reach
        return []
    found = [backup for backup in there if backup is not None]
    return sorted(found, key=lambda each: each.number, reverse=True)


def of(path: Path) -> Backup | None:
    """Return the backup that a file's name tells of; `None` if it is no name of a backup."""
    match = _NAME.fullmatch(path.name)
    if match is None or match[6] not in get_args(Occasion):
        return None
    try:
        at = datetime.fromisoformat(f"{match[2]}T{match[3]}:{match[4]}:{match[5]}")
    except ValueError:
        return None
    occasion: Occasion = match[6]  # type: ignore[assignment]
    return Backup(path, int(match[1]), at.replace(tzinfo=KAZAKHSTAN), occasion)


def _unreadable() -> tuple[type[Exception], ...]:
    """Return what is raised on a file that cannot be read, also for want of its key."""
    return (OSError, *errors())


def heads_of(path: Path) -> frozenset[str]:
    """Return the names of the acts with which a backup's log ends; none if it cannot be read."""
    query = "SELECT id FROM act WHERE seq NOT IN (SELECT parent FROM act_parent)"
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return frozenset(name for (name,) in database.execute(query))
    except _unreadable():
        return frozenset()


def acts_of(path: Path) -> frozenset[str]:
    """Return the names of all acts of a backup or a case; none if it cannot be read."""
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return frozenset(name for (name,) in database.execute("SELECT id FROM act"))
    except _unreadable():
        return frozenset()


def may_be_of(path: Path, case_id: UUID) -> bool:
    """Return whether a file is of a case; one that cannot be read may be."""
    query = "SELECT value FROM meta WHERE key = 'case_id'"
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return [value for (value,) in database.execute(query)] in ([], [str(case_id)])
    except _unreadable():
        return True


def last_author_of(path: Path) -> str:
    """Return who did the last act of a backup, "" if it cannot be read or nobody is named."""
    query = "SELECT author FROM act ORDER BY seq DESC LIMIT 1"
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return str((database.execute(query).fetchone() or ("",))[0] or "")
    except _unreadable():
        return ""


def holds(path: Path, erasings: Erasings) -> bool | None:
    """Return whether a backup holds something of what was erased.

    `None` where that cannot be read: it is damaged, in use, or locked by a password.
    """
    try:
        with closing(open_database(path.absolute(), mode="ro", write=False)) as database:
            return erasing.holds(database, erasings)
    except _unreadable():
        return None


def fits(path: Path, key: Key | None) -> bool:
    """Return whether a backup is protected as its case is: by this key, or, `None`, not at all."""
    return has_salt(path, None if key is None else key.salt)


def has_salt(path: Path, salt: bytes | None) -> bool:
    """Return whether a file has a salt, or, `None`, is plain; `False` if it cannot be read."""
    try:
        return salt_of(path) == salt
    except OSError:
        return False


def is_outdated(path: Path, key: Key | None, former: Collection[bytes]) -> bool:
    """Return whether a backup is protected as its case was before: not at all, or by a former key.

    `former` are the salts of keys that were replaced. One of another key may be of later work.
    """
    try:
        salt = salt_of(path)
    except OSError:
        return False
    if salt is None:
        return key is not None
    return salt in former and (key is None or salt != key.salt)


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
