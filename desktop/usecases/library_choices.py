"""What the user chose for her library: folders of case files, saved views, what she left out."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Literal

import msgspec
from msgspec.structs import replace

from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import clean
from desktop.usecases.files import free_name, write_whole
from desktop.usecases.library_filter import Filter
from desktop.usecases.office import Office

Shape = Literal["list", "board", "map"]

_WRITING = Lock()
"""The folders are looked through on another thread than a choice of the user; a second program is
kept out by a lock of the system."""


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A filter with the words that were searched for and the shape, under a name of the user's."""

    name: str
    shape: Shape = "list"
    filter: Filter = Filter()
    words: str = ""


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Folders beside the user's own, saved views, and files that she took out of the list."""

    folders: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    left_out: tuple[str, ...] = ()


def choices(office: Office) -> Choices:
    """Return what was chosen; nothing where it cannot be read."""
    try:
        return msgspec.json.decode(office.folders.library.read_bytes(), type=Choices)
    except (OSError, *NOT_JSON):
        return Choices()


def places(office: Office) -> tuple[Path, ...]:
    """Return the folders of case files: the user's own, then those that she added."""
    return (office.folders.cases, *map(Path, choices(office).folders))


def add_folder(office: Office, folder: Path) -> None:
    """Let a folder belong to the library, with those inside it.

    Raises:
        Problem: `library.folder-known`: it does already, or lies in one that does; or the choice
            cannot be written down.
    """
    chosen = folder.absolute()
    for known in places(office):
        if chosen.is_relative_to(known.absolute()):
            raise Problem("library.folder-known", folder=str(known))

    def change(kept: Choices) -> Choices:
        outside = [each for each in kept.folders if not Path(each).is_relative_to(chosen)]
        return replace(kept, folders=(*outside, str(chosen)))

    _change(office, change)


def remove_folder(office: Office, folder: Path) -> None:
    """Look a folder through no more. Its files stay, and what is listed of them.

    Raises:
        Problem: the choice cannot be written down.
    """
    _change(
        office,
        lambda kept: replace(
            kept, folders=tuple(each for each in kept.folders if each != str(folder))
        ),
    )


def keep_view(office: Office, view: View) -> None:
    """Keep a view; one of the same name is replaced.

    Raises:
        Problem: `library.view-nameless`, or it cannot be written down.
    """
    named = replace(view, name=_name(view.name))
    _change(office, lambda kept: replace(kept, views=(*_without(kept, named.name), named)))


def rename_view(office: Office, name: str, new: str) -> None:
    """Give a view another name, in its place.

    Raises:
        Problem: `library.view-nameless`, `library.view-known` (another one has that name), or it
            cannot be written down.
    """
    named = _name(new)
    if named != name and any(each.name == named for each in choices(office).views):
        raise Problem("library.view-known", name=named)

    def change(kept: Choices) -> Choices:
        views = (replace(each, name=named) if each.name == name else each for each in kept.views)
        return replace(kept, views=tuple(views))

    _change(office, change)


def drop_view(office: Office, name: str) -> None:
    """Keep a view no more.

    Raises:
        Problem: the choice cannot be written down.
    """
    _change(office, lambda kept: replace(kept, views=_without(kept, name)))


def leave_out(office: Office, path: Path) -> None:
    """Remember that a file is not to be listed, though it lies in a folder of the library.

    Raises:
        Problem: the choice cannot be written down.
    """
    if any(path.is_relative_to(folder) for folder in places(office)):
        _change(
            office,
            lambda kept: replace(kept, left_out=tuple(dict.fromkeys((*kept.left_out, str(path))))),
        )


def take_back(office: Office, path: Path | None = None) -> None:
    """List a file again that was left out; `None` takes all of them back.

    Raises:
        Problem: the choice cannot be written down.
    """
    left_out = choices(office).left_out
    stay = () if path is None else tuple(each for each in left_out if each != str(path))
    if stay != left_out:
        _change(office, lambda kept: replace(kept, left_out=stay))


def _name(typed: str) -> str:
    name = clean(typed).strip()
    if not name:
        raise Problem("library.view-nameless")
    return name


def _without(kept: Choices, name: str) -> tuple[View, ...]:
    return tuple(each for each in kept.views if each.name != name)


def _change(office: Office, change: Callable[[Choices], Choices]) -> None:
    from desktop.usecases.register_file import alone

    path = office.folders.library
    with _WRITING, alone(path):
        made = change(_stored(path))
        write_whole(path, msgspec.json.format(msgspec.json.encode(made), indent=1))


def _stored(path: Path) -> Choices:
    """Return what was chosen, to be changed; what makes no sense is put aside.

    Raises:
        Problem: `profile.no-access`: it cannot be read now, and may hold the only copy of them.
    """
    try:
        try:
            data = path.read_bytes()
            return msgspec.json.decode(data, type=Choices) if data else Choices()
        except (FileNotFoundError, NotADirectoryError):
            return Choices()
        except NOT_JSON:
            path.rename(free_name(path.with_suffix(".unreadable.json")))
            return Choices()
    except OSError as error:
        raise Problem("profile.no-access", path=str(path)) from error
