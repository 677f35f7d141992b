"""Lines of backups: each copy of a case on this computer has its own (0013)."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.casefile import backups
from desktop.casefile.backups import Backup

_OF = "of.txt"
"""The file in a line's folder that says where its copy lay last."""


class Line(NamedTuple):
    """The backups of one copy of a case, the newest first.

    `file` is where that copy lay last, `None` if that is not known.
    """

    folder: Path
    file: Path | None
    backups: tuple[Backup, ...]

    @property
    def name(self) -> str:
        """What tells the line from others of the case; it stays when the copy moves."""
        return self.folder.name.rpartition("-")[2]


class Lines(NamedTuple):
    """The backups of the copy at hand, and those of other copies of its case."""

    own: tuple[Backup, ...]
    others: tuple[Line, ...]


def read(folders: Iterable[Path]) -> list[Line]:
    """Return the lines that lie in some folders; where no backup is, is no line."""
    return [
        Line(folder, _file_of(folder), tuple(kept))
        for folder in sorted(folders)
        if (kept := backups.kept(folder))
    ]


def _file_of(folder: Path) -> Path | None:
    try:
        return Path(os.fsdecode((folder / _OF).read_bytes()))
    except (OSError, ValueError):
        return None


def note_file(folder: Path, file: Path) -> None:
    """Keep where the copy of a line lies. What cannot be kept now is kept with the next backup."""
    if _file_of(folder) != file:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _OF).write_bytes(os.fsencode(file))


def at(lines: Iterable[Line], file: Path) -> Line | None:
    """Return the line of the copy that lies, or lay, at a path."""
    return next((each for each in lines if each.file and _is_same(each.file, file)), None)


def continued(lines: Iterable[Line], acts: Iterable[str]) -> Line | None:
    """Return the line that a copy goes on which was moved or renamed, told by its log.

    Nothing lies any more where the line's copy lay, and the copy at hand holds all of the line's
    newest backup. A colleague's copy that grew apart does not.
    """
    log = frozenset(acts)
    found = [each for each in lines if each.file is not None and not each.file.exists()]
    found.sort(key=lambda each: each.backups[0].at, reverse=True)
    for each in found:
        ends = backups.heads_of(each.backups[0].path)
        if ends and ends <= log:
            return each
    return None


def _is_same(one: Path, other: Path) -> bool:
    if os.path.normcase(one) == os.path.normcase(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False
