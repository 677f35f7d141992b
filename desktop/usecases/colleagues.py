"""Several people on one case: who has it open, and a copy to work on meanwhile (0052)."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.casefile.file import looked_up, shown_editor, since_when
from desktop.casefile.lock import Editor
from desktop.domain.errors import Problem
from desktop.usecases.cases import EXTENSION, storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, make_folder
from desktop.usecases.office import Office

_COPY_OF = "copy-of "
"""Before the path of a copy, in what the profile remembers: the case that it is a copy of."""


class OpenElsewhere(NamedTuple):
    """Who has a case open and since when; both "" if that cannot be read.

    `sure`: it is open now. Otherwise somebody's note lies there and nothing says whether it holds.
    """

    who: str
    since: str
    sure: bool


def open_elsewhere(paths: Iterable[Path]) -> Mapping[Path, OpenElsewhere]:
    """Return which of some case files somebody has open. Nothing is opened, no right is taken.

    It may be slow where files lie on another computer. What cannot be reached is left out.
    """
    found: dict[Path, OpenElsewhere] = {}
    for path in paths:
        with suppress(OSError):
            held = looked_up(path)
            if held is not None:
                editor = held.editor
                found[path] = OpenElsewhere(shown_editor(editor), since_when(editor), held.sure)
    return found


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
