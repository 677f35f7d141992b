"""A folder that is watched for new evidence: a phone's, a camera's, a browser's.

What is new there is offered, never taken unasked: private pictures lie in such folders too. What
lay there when the folder was chosen is older, and is offered only when it is asked for.
"""

import hashlib
import threading
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


_WRITING = threading.Lock()
"""What was taken is noted on another thread than a choice of the user."""


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`known` are files to be offered no more, `older` what lay there: `None` until it was seen."""

    folder: str = ""
    known: tuple[str, ...] = ()
    older: tuple[str, ...] | None = None


class Seen(NamedTuple):
    """What lies in the watched folder now.

    Attributes:
        is_there: whether the folder can be read; a phone that was unplugged cannot.
        new: files to offer, in the order of their names.
        older: files that lay there when the folder was chosen, in the same order.
        marks: how every file stood, to be handed to the next look.
    """

    is_there: bool
    new: tuple[Path, ...]
    older: tuple[Path, ...]
    marks: Mapping[Path, Mark]


def watched(office: Office) -> Path | None:
    """Return the watched folder, `None` without one."""
    folder = _read(office).folder
    return Path(folder) if folder else None


def watch(office: Office, folder: Path | None) -> None:
    """Watch a folder from now on; `None` watches none. What the first look finds is older.

    Raises:
        Problem: the choice cannot be written down.
    """
    with _WRITING:
        _write(office, _Kept() if folder is None else _Kept(str(folder.absolute())))


def look(office: Office, before: Mapping[Path, Mark]) -> Seen:
    """Look into the watched folder.

    A file that changed since the look `before`, or was not there then, may still be being copied:
    it is offered by the next look.

    Raises:
        Problem: what lies there at the first look cannot be written down.
    """
    kept = _read(office)
    folder = Path(kept.folder)
    if not kept.folder or not _can_be_read(folder):
        return Seen(False, (), (), {})
    marks = _marks(files_inside(folder))
    names = {path: _name(path, mark) for path, mark in marks.items()}
    if kept.older is None:
        kept = _note_older(office, kept, names.values())
    known, older = frozenset(kept.known), frozenset(kept.older or ())
    settled = (path for path, mark in marks.items() if before.get(path) == mark)
    unknown = (path for path in settled if names[path] not in known)
    found = sorted((path for path in unknown if unfit(path) is None), key=by_name)
    return Seen(
        True,
        tuple(path for path in found if names[path] not in older),
        tuple(path for path in found if names[path] in older),
        marks,
    )


def _note_older(office: Office, kept: _Kept, names: Iterable[str]) -> _Kept:
    with _WRITING:
        now = _read(office)
        if now.folder == kept.folder and now.older is None:  # else another was chosen meanwhile
            now = _Kept(now.folder, now.known, tuple(names))
            _write(office, now)
    return now if now.folder == kept.folder else kept


def leave(office: Office, files: Iterable[Path]) -> None:
    """Offer files no more: they were taken in, or are not wanted. A file that changes is new again.

    Files outside the watched folder are passed over. All are written down at once.

    Raises:
        Problem: it cannot be written down.
    """
    folder = watched(office)
    if folder is None:
        return
    inside = _marks(path for path in files if path.is_relative_to(folder))
    names = [_name(path, mark) for path, mark in inside.items()]
    with _WRITING:
        kept = _read(office)
        if names and kept.folder:
            known = tuple(dict.fromkeys((*kept.known, *names)))
            gone, older = frozenset(names), kept.older
            if older is not None:
                older = tuple(each for each in older if each not in gone)
            _write(office, _Kept(kept.folder, known, older))


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
