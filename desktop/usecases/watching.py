"""A folder that is watched for new evidence: a phone's, a camera's, a browser's.

What is new there is offered, never taken unasked: private pictures lie in such folders too.
"""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.domain.reading import NOT_JSON
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office
from desktop.usecases.taking_in import by_name, files_inside, unfit

_UNFINISHED = frozenset({".part", ".crdownload", ".download", ".partial", ".tmp", ".opdownload"})
"""What browsers call a file as long as it is on its way."""
_NAME_OF_FILE = 24
"""Letters of the hash by which a file is known again: names of files are nobody's business."""

Mark = tuple[int, int]
"""A file's size in bytes and the instant of its last change, in nanoseconds."""


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    folder: str = ""
    known: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What lies in the watched folder now.

    Attributes:
        is_there: whether the folder can be read; a phone that was unplugged cannot.
        new: files to offer, in the order of their names.
        marks: how every file stood, to be handed to the next look.
    """

    is_there: bool
    new: tuple[Path, ...]
    marks: Mapping[Path, Mark]


def watched(office: Office) -> Path | None:
    """Return the watched folder, `None` without one."""
    folder = _read(office).folder
    return Path(folder) if folder else None


def watch(office: Office, folder: Path | None) -> None:
    """Watch a folder from now on; `None` watches none. What lies there already is new as well.

    Raises:
        Problem: the choice cannot be written down.
    """
    _write(office, _Kept() if folder is None else _Kept(str(folder.absolute())))


def look(office: Office, before: Mapping[Path, Mark]) -> Seen:
    """Look into the watched folder.

    A file that changed since the look `before`, or was not there then, may still be being copied:
    it is offered by the next look.
    """
    kept = _read(office)
    folder = Path(kept.folder)
    if not kept.folder or not _can_be_read(folder):
        return Seen(False, (), {})
    marks = _marks(files_inside(folder))
    known = frozenset(kept.known)
    settled = (path for path, mark in marks.items() if before.get(path) == mark)
    unknown = (path for path in settled if _name(path, marks[path]) not in known)
    new = sorted((path for path in unknown if unfit(path) is None), key=by_name)
    return Seen(True, tuple(new), marks)


def leave(office: Office, files: Iterable[Path]) -> None:
    """Offer files no more: they were taken in, or are not wanted. A file that changes is new again.

    Raises:
        Problem: it cannot be written down.
    """
    kept = _read(office)
    names = [_name(path, mark) for path, mark in _marks(files).items()]
    if names and kept.folder:
        _write(office, _Kept(kept.folder, tuple(dict.fromkeys((*kept.known, *names)))))


def _can_be_read(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


def _marks(files: Iterable[Path]) -> dict[Path, Mark]:
    marks: dict[Path, Mark] = {}
    for path in files:
        with suppress(OSError):
            if path.suffix.casefold() not in _UNFINISHED:
                found = path.stat()
                marks[path] = (found.st_size, found.st_mtime_ns)
    return marks


def _name(path: Path, mark: Mark) -> str:
    told = f"{path}|{mark[0]}|{mark[1]}"
    return hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:_NAME_OF_FILE]


def _read(office: Office) -> _Kept:
    try:
        return msgspec.json.decode(office.folders.watched.read_bytes(), type=_Kept)
    except (OSError, *NOT_JSON):  # nothing was chosen, or it is chosen anew
        return _Kept()


def _write(office: Office, kept: _Kept) -> None:
    make_folder(office.folders.home, parents=True)
    write_whole(office.folders.watched, msgspec.json.encode(kept))
