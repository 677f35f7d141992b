"""What kind of disk a file lies on, as far as the system says: asked before it hurts."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

DiskKind = Literal["fixed", "removable", "network", ""]
"""Where a file lies; "" where the system does not say."""

_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2", "afpfs",
    "fuse.rclone", "fuse.gvfsd-fuse", "ncpfs",
})  # fmt: skip
_WINDOWS_KINDS: dict[int, DiskKind] = {2: "removable", 3: "fixed", 4: "network"}


class Disk(NamedTuple):
    """A disk: its kind, its file system in small letters ("" unknown), free bytes (-1 unknown)."""

    kind: DiskKind
    filesystem: str
    free: int


def disk_of(path: Path) -> Disk:
    """Return on what a file lies, or would lie; what cannot be found out is unknown."""
    folder = next((each for each in (path, *path.parents) if each.is_dir()), path.parent)
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        free = -1
    if sys.platform == "win32":
        kind, filesystem = _on_windows(folder)
    else:
        kind, filesystem = _on_linux(folder)
    return Disk(kind, filesystem, free)


def _on_windows(folder: Path) -> tuple[DiskKind, str]:
    import ctypes

    if str(folder).startswith("\\\\"):
        return "network", ""
    root = folder.resolve().anchor
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    name = ctypes.create_unicode_buffer(32)
    kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return _WINDOWS_KINDS.get(kernel.GetDriveTypeW(root), ""), name.value.lower()


def _on_linux(folder: Path) -> tuple[DiskKind, str]:
    try:
        lines = Path("/proc/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return "", ""
    device, filesystem = mounted_at(folder.resolve(), lines)
    if filesystem in _NETWORK:
        return "network", filesystem
    if not device.startswith("/dev/"):
        return "", filesystem
    return ("removable" if _is_removable(Path(device).name) else "fixed"), filesystem


def mounted_at(folder: PurePath, lines: Iterable[str]) -> tuple[str, str]:
    """Return the device and the file system in which a folder lies; `lines` are the mounts."""
    best, found = -1, ("", "")
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = PurePath(parts[1].encode().decode("unicode_escape"))
        if folder.is_relative_to(place) and len(place.parts) > best:
            best, found = len(place.parts), (parts[0], parts[2].lower())
    return found


def _is_removable(device: str) -> bool:
    block = Path("/sys/class/block") / device
    for place in (block, block.resolve().parent):
        try:
            return (place / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False


def environment(name: str) -> str:
    """Return a variable of the user's environment, "" if there is none."""
    return os.environ.get(name, "")
