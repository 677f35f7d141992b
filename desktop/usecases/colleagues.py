"""Several people on one case: what waits for who opens it, and a copy to work on (0052)."""

from pathlib import Path
from typing import NamedTuple

from desktop.casefile.lock import Editor, shown_editor, since_when
from desktop.domain.errors import Problem
from desktop.domain.hand_over import HandOver
from desktop.usecases.cases import EXTENSION, storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, make_folder
from desktop.usecases.hand_over import unread
from desktop.usecases.office import Office
from desktop.usecases.second_reading import ToDo, to_do

_COPY_OF = "copy-of "
"""Before the path of a copy, in what the profile remembers: the case that it is a copy of."""


def left_open(desk: Desk) -> Problem | None:
    """Return what is to be told of a note that another computer left; `None` without one.

    Nobody can tell whether the case is still open there, so it is told and nothing is refused.
    """
    left: Editor | None = desk.file.left_open_by
    if left is None:
        return None
    return Problem("colleague.left-open", who=shown_editor(left), since=since_when(left))


def work_on_copy(desk: Desk) -> Path:
    """Copy a case that somebody has open into the user's folder; return where the copy lies.

    The copy remembers, on this computer, what it is a copy of (`original_of`).

    Raises:
        Problem: the folder cannot be written to, the disk is full, or the copy is not whole.
    """
    office = desk.office
    folder = office.folders.cases
    make_folder(folder, parents=True)
    mine = office.messages().say("colleague.copy-name", name=desk.path.stem, who=office.name)
    target = free_name(folder / f"{storable(mine, 100)}{EXTENSION}")
    desk.file.copy_to(target)
    office.remember(f"{_COPY_OF}{target}", str(desk.path))
    return target


def original_of(office: Office, copy: Path) -> Path | None:
    """Return the case of which a file was made a copy here, until it was joined; `None` for none.

    Raises:
        Problem: the profile cannot be read.
    """
    kept = office.profile.window.get(f"{_COPY_OF}{copy}")
    return Path(kept) if kept else None


def was_joined(office: Office, copy: Path) -> None:
    """Note that a copy was joined with its case, so that it is not offered again."""
    office.remember(f"{_COPY_OF}{copy}", "")


class Waiting(NamedTuple):
    """What whoever opens a case is told of the others who work on it.

    Attributes:
        left: a note that another computer left; `None` without one.
        original: the case that this one is a copy of, made here and not joined yet; else `None`.
        notes: hand-over notes that were not read here, the newest first.
        to_do: papers to be read, and what was said of hers.
    """

    left: Problem | None
    original: Path | None
    notes: tuple[HandOver, ...]
    to_do: tuple[ToDo, ...]


def waiting_for(desk: Desk) -> Waiting:
    """Return what waits for the user in a case that she opened.

    Raises:
        Problem: the file, or the profile, cannot be read.
    """
    return Waiting(left_open(desk), original_of(desk.office, desk.path), unread(desk), to_do(desk))
