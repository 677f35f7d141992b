"""Whether case files are where they were: there, gone, or on a disk that is not there now."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

Whereabouts = Literal["there", "gone", "offline"]
"""`gone`: its disk is there and the file is not: it was deleted, moved or renamed. `offline`: the
stick, the disk or the share on which it lies is not there."""

_HOLDERS = re.compile(r"/|/(?:media|run/media)(?:/[^/]+)?|/mnt|/run|/Volumes")
"""Where Linux and macOS hang in sticks and shares; what is missing right there is a whole disk."""


def whereabouts(path: Path) -> Whereabouts:
    """Return where a case file is. What nobody may look into counts as not there."""
    if os.path.exists(path):  # noqa: PTH110 - nor where nobody may look
        return "there"
    return "gone" if _disk_is_there(path.parent) else "offline"


def away(paths: Iterable[str]) -> dict[str, Whereabouts]:
    """Return those of many case files that are not there, each folder looked into once."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        by_folder[os.path.dirname(path)].append(path)  # noqa: PTH120 - of ten thousand, quickly
    found: dict[str, Whereabouts] = {}
    for folder, files in by_folder.items():
        names = _names(folder)
        missing = [
            path
            for path in files
            if path[len(folder) :].lstrip("/\\") not in names and not os.path.exists(path)  # noqa: PTH110 - names may differ in case alone
        ]
        if missing:
            where: Whereabouts = "gone" if _disk_is_there(Path(folder)) else "offline"
            found |= dict.fromkeys(missing, where)
    return found


def _names(folder: str) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return frozenset()


def _disk_is_there(folder: Path) -> bool:
    nearest = next((each for each in (folder, *folder.parents) if _is_folder(each)), None)
    if nearest is None:
        return False
    return nearest == folder or os.name == "nt" or not _HOLDERS.fullmatch(nearest.as_posix())


def _is_folder(folder: Path) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112 - nor where nobody may look
