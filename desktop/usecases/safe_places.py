"""Whether a case lies where files get lost: what to tell the user, who decides.

Nothing is refused: her only stick may be where her cases are. What the computer says of a place is
handed in, so that a table can say for each kind of place what is told.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal, NamedTuple

from desktop.domain.errors import Problem
from desktop.usecases.folders import Folders

Disk = Literal["fixed", "removable", "network"]

NEARLY_FOUR_GB = 3_700_000_000
"""Bytes. FAT holds no file of 4 GiB; from here on the next video may not fit."""
ALMOST_FULL = 300 << 20
"""Free bytes below which saving may soon fail, whatever the size of the case."""

_SERVICES: tuple[tuple[str, str], ...] = (
    (r"onedrive( - .+)?", "OneDrive"),
    (r"dropbox( \(.+\))?", "Dropbox"),
    (r"yandex\.?disk.*|яндекс\.?диск.*", "Яндекс.Диск"),
    (r"google ?drive|my drive|мой диск|менің дискім|googledrive-.+", "Google Drive"),
    (r"nextcloud\d*|owncloud\d*", "Nextcloud"),
    (r"icloud ?drive|com~apple~clouddocs|icloud~.+", "iCloud"),
    (r"(облако|cloud) mail\.ru|mail\.ru cloud|disk-o.*", "Облако Mail.ru"),
)
"""Folders that programs of the clouds make, by the names they give them, and the service."""
_BY_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_FAT = frozenset({"fat", "fat12", "fat16", "fat32", "vfat", "msdos"})
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs", "ncpfs"}
)
_WINDOWS_KINDS: Mapping[int, Disk] = {2: "removable", 3: "fixed", 4: "network"}


class Volume(NamedTuple):
    """The disk under a place: its kind, its file system ("" if unknown), its free bytes.

    `free` is `None` where nobody says.
    """

    disk: Disk
    file_system: str = ""
    free: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the computer says of itself.

    Attributes:
        environment: the environment's variables.
        home: the user's own folder.
        text_of: the text of a file, "" where there is none.
        volume: the disk under a place.
    """

    environment: Mapping[str, str]
    home: PurePath
    text_of: Callable[[PurePath], str]
    volume: Callable[[PurePath], Volume]


def told_of(path: PurePath, size: int, folders: Folders, around: Around) -> tuple[Problem, ...]:
    """Return what to tell of the place of a case file; nothing if all is well.

    Args:
        path: the file, which need not be there yet.
        size: its size in bytes, 0 for one that is to be made.
        folders: the user's folders; what is told names the one for cases as a better place.
        around: what the computer says.
    """
    volume = around.volume(path)
    return tuple(_told(path, size, str(folders.cases), around, volume))


def _told(
    path: PurePath, size: int, better: str, around: Around, volume: Volume
) -> Iterator[Problem]:
    if service := _service(path, around):
        # Her own folder for cases may be the synchronised one (Windows moves "Documents" there).
        own = _service(PurePath(better) / path.name, around) or path.is_relative_to(better)
        code = "place.synced-own" if own else "place.synced"
        yield Problem(code, service=service, folder=better)
    elif volume.disk == "network" or _is_share(path):
        yield Problem("place.network", folder=better)
    elif volume.disk == "removable":
        yield Problem("place.removable", folder=better)
    if volume.file_system.casefold() in _FAT and size > NEARLY_FOUR_GB:
        yield Problem("place.fat", size_mb=size >> 20)
    if volume.free is not None and volume.free < max(ALMOST_FULL, 2 * size):
        yield Problem("place.almost-full", free_mb=volume.free >> 20)


def place_apart(case_file: PurePath, places: Iterable[PurePath], around: Around) -> PurePath | None:
    """Return the first of some folders where what opens a case lies apart from it.

    Neither with the case, nor where a cloud, a network or a stick carries it on; `None` if there
    is none.
    """
    for folder in places:
        inside = folder / case_file.name
        carried = _service(inside, around) or _is_share(inside)
        if folder != case_file.parent and not carried and around.volume(inside).disk == "fixed":
            return folder
    return None


def told_of_sheet(sheet: PurePath, *, beside: bool, around: Around) -> Problem | None:
    """Return what to tell of the place of a recovery sheet; `None` if all is well.

    `beside` says whether it lies with its case: in the same folder or on the same stick.
    """
    if service := _service(sheet, around):
        return Problem("protection.sheet-synced", service=service)
    return Problem("protection.sheet-beside") if beside else None


def is_removable(told: tuple[Problem, ...]) -> bool:
    """Return whether what is told of a place says that it is a stick or the like."""
    return any(each.code == "place.removable" for each in told)


def _is_share(path: PurePath) -> bool:
    return str(path).startswith(("\\\\", "//")) or "gvfs" in path.parts


def _service(path: PurePath, around: Around) -> str:
    """Return which cloud carries a folder away, "" if none is known to."""
    folders = (each.casefold() for each in path.parent.parts)
    for folder in folders:
        for pattern, service in _SERVICES:
            if re.fullmatch(pattern, folder):
                return service
    for root, service in _roots(path, around):
        with suppress(ValueError):
            if path.is_relative_to(root):
                return service
    return ""


def _roots(path: PurePath, around: Around) -> Iterator[tuple[PurePath, str]]:
    kind = type(path)
    for name in _BY_ENVIRONMENT:
        if root := around.environment.get(name):
            yield kind(root), "OneDrive"
    roaming = (around.environment.get(name) for name in ("APPDATA", "LOCALAPPDATA"))
    notes = [kind(folder) / "Dropbox" / "info.json" for folder in roaming if folder]
    notes.append(around.home / ".dropbox" / "info.json")
    for note in notes:
        yield from ((kind(root), "Dropbox") for root in _dropboxes(around.text_of(note)))


def _dropboxes(text: str) -> list[str]:
    """Return the folders that Dropbox's own note names (one for each account)."""
    try:
        accounts = json.loads(text) if text else {}
    except ValueError:
        return []
    if not isinstance(accounts, dict):
        return []
    paths = (each.get("path") for each in accounts.values() if isinstance(each, dict))
    return [path for path in paths if isinstance(path, str) and path]


# -- what this computer says ---------------------------------------------------------------------


def of_computer() -> Around:
    """Return what this computer says of itself."""
    import os

    return Around(os.environ, Path.home(), _text_of, _volume)


def _text_of(path: PurePath) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _volume(path: PurePath) -> Volume:
    free = None
    folder = _there(Path(path))
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
    with suppress(OSError):
        folder = folder.resolve()
    if sys.platform == "win32":
        return _windows_volume(PureWindowsPath(folder).anchor)._replace(free=free)
    mounts = _text_of(Path("/proc/mounts"))
    return linux_volume(folder, mounts, _is_stick)._replace(free=free)


def _there(path: Path) -> Path:
    """Return the nearest folder of a path that is there."""
    for folder in path.parents:
        with suppress(OSError):
            if folder.is_dir():
                return folder
    return path.parent


def linux_volume(path: PurePath, mounts: str, is_stick: Callable[[str], bool]) -> Volume:
    """Return the disk under a path by the text of `/proc/mounts`.

    `is_stick` says of a device ("/dev/sdb1") whether it can be taken out.
    """
    best: tuple[int, str, str] = (-1, "", "")
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        place = re.sub(r"\\(\d{3})", lambda each: chr(int(each[1], 8)), words[1])
        if path.is_relative_to(place) and len(place) >= best[0]:
            best = (len(place), words[0], words[2])
    _length, device, kind = best
    if kind in _NETWORK:
        return Volume("network", kind)
    return Volume("removable" if is_stick(device) else "fixed", kind)


def _is_stick(device: str) -> bool:
    if not device.startswith("/dev/"):
        return False
    whole = re.sub(r"(?<=\d)p\d+$|(?<=[a-z])\d+$", "", device.removeprefix("/dev/"))
    return _text_of(Path("/sys/block") / whole / "removable").strip() == "1"


if sys.platform == "win32":

    def _windows_volume(root: str) -> Volume:
        import ctypes

        kernel = ctypes.windll.kernel32
        name = ctypes.create_unicode_buffer(64)
        asked = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        kind = _WINDOWS_KINDS.get(kernel.GetDriveTypeW(root), "fixed")
        return Volume(kind, name.value if asked else "")
