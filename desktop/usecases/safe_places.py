"""Where a case file lies, and what may become of it there: a warning in plain words, never a no."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from desktop.casefile.disks import Disk, disk_of, environment
from desktop.domain.errors import Problem

FAT_LIMIT = 4 << 30
"""The largest file, in bytes, that FAT can hold; a case is warned of at three quarters of it."""
ALMOST_FULL = 200 << 20
"""Free bytes below which a disk is called almost full."""

_FAT = frozenset({"fat", "fat32", "vfat", "msdos"})
_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "yandex.disk": "Яндекс.Диск",
    "yandexdisk": "Яндекс.Диск",
    "яндекс.диск": "Яндекс.Диск",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google диск": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "cloud mail.ru": "Облако Mail.ru",
    "облако mail.ru": "Облако Mail.ru",
    "mail.ru cloud": "Облако Mail.ru",
    "megasync": "MEGA",
}
"""How folders begin that a service keeps the same on several computers, and what it is called."""
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

Probe = Callable[[Path], Disk]


def warnings_of(path: Path, probe: Probe = disk_of) -> tuple[Problem, ...]:
    """Return what may become of a case file where it lies, the worst first; () if nothing.

    `place.synchronised` (service), `place.network`, `place.fat`, `place.almost-full` (free_mb),
    `place.removable`.
    """
    return tuple(_warnings(path.absolute(), probe(path.absolute())))


def _warnings(path: Path, disk: Disk) -> Iterator[Problem]:
    if service := synchronised_by(path):
        yield Problem("place.synchronised", service=service)
    if disk.kind == "network":
        yield Problem("place.network")
    if disk.filesystem in _FAT and _size(path) > FAT_LIMIT * 3 // 4:
        yield Problem("place.fat", size_mb=_size(path) >> 20)
    if 0 <= disk.free < ALMOST_FULL:
        yield Problem("place.almost-full", free_mb=disk.free >> 20)
    if disk.kind == "removable":
        yield Problem("place.removable")


def is_removable(path: Path, probe: Probe = disk_of) -> bool:
    """Return whether a file lies on something that one pulls out."""
    return probe(path.absolute()).kind == "removable"


def synchronised_by(path: Path) -> str:
    """Return the service that keeps the file's folder the same elsewhere, "" if none is known."""
    for folder in map(environment, _ONEDRIVE):
        if folder and path.is_relative_to(folder):
            return "OneDrive"
    if any(path.is_relative_to(folder) for folder in _dropboxes()):
        return "Dropbox"
    for part in path.parent.parts:
        for beginning, service in _SYNCHRONISED.items():
            if part.casefold().startswith(beginning):
                return service
    return ""


def _dropboxes() -> Iterator[Path]:
    """Yield the folders that Dropbox itself writes down: it may have been given any name."""
    homes = (environment("APPDATA"), environment("LOCALAPPDATA"))
    files = [Path(home) / "Dropbox" / "info.json" for home in homes if home]
    for file in (*files, Path.home() / ".dropbox" / "info.json"):
        with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
            for account in json.loads(file.read_text("utf-8")).values():
                yield Path(account["path"])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
