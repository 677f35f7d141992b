"""A case that does not open: which backups there are of it, and whether the file may be rescued."""

from pathlib import Path
from typing import NamedTuple

from desktop.domain.errors import Problem
from desktop.usecases import backups
from desktop.usecases.backup_lines import Lines
from desktop.usecases.office import Office
from desktop.usecases.protection import is_locked

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
    may_be_rescued = why.code in _RESCUED
    of_others = () if may_be_rescued else [one for line in lines.others for one in line.backups]
    first = next(iter((*lines.own, *of_others)), None)
    locked = first.path if first is not None and is_locked(first.path) else None
    return Left(lines, may_be_rescued, locked)
