"""Lines of backups: each copy of a case on this computer has its own (0013)."""

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.casefile import backups
from desktop.casefile.backups import Backup
from desktop.casefile.places import written_beside

_OF = "of.txt"
"""The file in a line's folder that says where its copy lay last."""
_FORMER = "former.txt"
"""The file beside it with the salts of former keys: by them backups are known as outdated."""


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
        said = os.fsdecode((folder / _OF).read_bytes())
    except (OSError, ValueError):
        return None
    return Path(said) if said else None


def note_file(folder: Path, file: Path) -> None:
    """Keep where the copy of a line lies. What cannot be kept now is kept with the next backup."""
    if _file_of(folder) != file:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with written_beside(folder / _OF) as beside:
                beside.write_bytes(os.fsencode(file))


def note_former(folder: Path, salt: bytes) -> None:
    """Keep that the copy of a line has another key than before.

    Raises:
        OSError: it cannot be kept.
    """
    with (folder / _FORMER).open("a", encoding="ascii") as file:
        file.write(f"{salt.hex()}\n")


def former(folder: Path) -> frozenset[bytes]:
    """Return the salts of the keys that the copy of a line had before."""
    try:
        words = (folder / _FORMER).read_text("ascii").split()
        return frozenset(map(bytes.fromhex, words))
    except (OSError, ValueError):
        return frozenset()


def at(lines: Iterable[Line], file: Path) -> Line | None:
    """Return the line of the copy that lies, or lay last, at a path."""
    there = (each for each in lines if each.file and _is_same(each.file, file))
    return max(there, key=lambda each: each.backups[0].at, default=None)


def of_copy(lines: Iterable[Line], file: Path, acts: Collection[str]) -> Line | None:
    """Return the line that a copy goes on with: the one of its path, or of where it lay before.

    A path alone does not tell: a colleague's copy may lie there now. One grew out of the other if
    the line's newest backup ends with acts of the copy's log (`acts`), or holds all of them, as
    where the file came out of a backup. One that cannot be read is believed.
    A copy was moved or renamed if no copy that goes on with the line lies any more where it lay.
    """
    log = frozenset(acts)
    there = list(lines)
    for each in there:
        newest = each.backups[0].path
        if each.file is not None and _is_same(each.file, file):
            ends = backups.heads_of(newest)
            if ends <= log or log <= backups.acts_of(newest):
                return each
    for each in sorted(there, key=lambda each: each.backups[0].at, reverse=True):
        ends = backups.heads_of(each.backups[0].path)
        if ends and ends <= log and not _lies_there(each, ends):
            return each
    return None


def is_held(line: Line, acts: Collection[str]) -> bool:
    """Return whether the copy of a line is there no more, and a log (`acts`) holds all of it."""
    if line.file is None or lies_there(line.file):
        return False
    ends = backups.heads_of(line.backups[0].path)
    return bool(ends) and ends <= frozenset(acts)


def lies_there(file: Path) -> bool:
    """Return whether a file lies at a path; where that cannot be asked, it may."""
    try:
        return file.exists()
    except OSError:  # a share that asks for a password, a folder of somebody else's
        return True


def _lies_there(line: Line, ends: frozenset[str]) -> bool:
    """Return whether the copy of a line lies where it lay last, as far as that can be read."""
    if line.file is None or not lies_there(line.file):
        return False
    acts = backups.acts_of(line.file)
    return not acts or ends <= acts


def _is_same(one: Path, other: Path) -> bool:
    if os.path.normcase(one) == os.path.normcase(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False
