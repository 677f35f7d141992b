"""A case that is lost or damaged: which backups there are of it, and what is to be done next."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.casefile.header import reads_by_pages
from desktop.domain.errors import Problem
from desktop.usecases import backups
from desktop.usecases.backup_lines import Lines
from desktop.usecases.mending import is_torn, lacking
from desktop.usecases.office import Office
from desktop.usecases.protection import is_locked

if TYPE_CHECKING:
    from desktop.casefile.verify import Report

Way = Literal["mend", "restore", "rescue"]
"""What can be done: files brought back, a backup gone back to, what reads saved into a new file."""

_RESCUED = frozenset({"file.damaged", "file.not-a-case", "file.io"})
"""Why a case is not opened of which something may be saved."""


class Left(NamedTuple):
    """What is left of a case that does not open.

    Attributes:
        lines: its backups; none where it is not lost or damaged.
        may_be_rescued: whether something may be read of the file itself.
        locked: the backup to go on from first, if its password must be asked for before anything
            is offered: with it the backups of the same password open, too. `None` otherwise.
    """

    lines: Lines
    may_be_rescued: bool
    locked: Path | None

    def __bool__(self) -> bool:
        """Return whether anything can be offered."""
        return self.may_be_rescued or bool(self.lines.own or self.lines.others)


def left_of(office: Office, path: Path, why: Problem) -> Left:
    """Find what is left of a case at `path` that did not open because of `why`.

    What still reads of the file itself is not kept back by the password of another copy: of a file
    that may be rescued only a backup of this very copy is asked its password first.
    """
    known = backups.lines_of_file(office, path) if why.code in backups.LOST else None
    lines = known or Lines((), ())
    may_be_rescued = why.code in _RESCUED and reads_by_pages(path)
    of_others = () if may_be_rescued else [one for line in lines.others for one in line.backups]
    first = next(iter((*lines.own, *of_others)), None)
    locked = first.path if first is not None and is_locked(first.path) else None
    return Left(lines, may_be_rescued, locked)


def backups_of(office: Office, path: Path) -> Lines:
    """Return the backups of the case at a path, also of one that is lost or damaged.

    Raises:
        Problem: it cannot be opened for another reason; or `file.missing`, and no backup is there:
            the name may be mistyped.
    """
    from desktop.usecases.cases import open_case

    try:
        with open_case(office, path, write=False) as desk:
            return backups.lines(desk)
    except Problem as problem:
        if problem.code not in backups.LOST:
            raise
        found = backups.lines_of_file(office, path)
        if problem.code == "file.missing" and not (found.own or found.others):
            raise
        return found


def is_to_be_replaced(office: Office, path: Path) -> bool:
    """Return whether a case is lost or damaged as a file, so that nothing is to be written there.

    Raises:
        Problem: it cannot be opened for another reason.
    """
    from desktop.usecases.cases import open_case
    from desktop.usecases.checking import verify

    try:
        open_case(office, path, write=False).close()
        return is_torn(verify(path))
    except Problem as problem:
        if problem.code in backups.LOST:
            return True
        raise


def next_ways(office: Office, path: Path, found: "Report | Problem") -> tuple[Way, ...]:
    """Return what can be done next with a case file after a check of it.

    `found` is what the check says, or why it could not be done. None where nothing is to be done,
    or where neither a backup nor a rescue helps.
    """
    return tuple(_ways(office, path, found))


def _ways(office: Office, path: Path, found: "Report | Problem") -> Iterator[Way]:
    if isinstance(found, Problem):
        if found.code not in backups.LOST:
            return
        torn, wanting, more = True, frozenset[str](), True
    else:
        torn, wanting = is_torn(found), lacking(found)
        more = torn or len(found.findings) > len(wanting)
    if wanting and not torn:
        yield "mend"
    if more:
        # Going back leaves the log as it is, and numbers that may be printed: a rescue does not.
        if _has_backups(office, path):
            yield "restore"
        if reads_by_pages(path):
            yield "rescue"


def _has_backups(office: Office, path: Path) -> bool:
    try:
        known = backups_of(office, path)
    except Problem:  # nobody can ask its history: the list of cases and the backups tell
        known = backups.lines_of_file(office, path)
    return bool(known.own or known.others)
