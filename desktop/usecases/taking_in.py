"""Taking files into the case: the original is kept byte for byte."""

import hashlib
import mimetypes
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from desktop.casefile.contents import LARGEST_FILE
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import clean
from desktop.usecases.desk import Desk
from desktop.usecases.files import make_folder, names_like

CHUNK = 1 << 20


def take_in(desk: Desk, source: Path, progress: Callable[[int, int], bool] | None = None) -> UUID:
    """Take a file into the case and return the id of its attachment.

    The same bytes are stored once; taking them in again returns the attachment that is there.
    `progress(done, total)` in bytes is called between chunks; `False` from it stops, with the
    case as it was.

    Raises:
        Problem: `evidence.too-large` before anything is read, `evidence.cannot-read`,
            `evidence.stopped`, or the case file cannot be written to.
    """
    try:
        if not source.is_file():
            raise Problem("evidence.cannot-read", name=source.name)
        size = source.stat().st_size
        if size > LARGEST_FILE:
            raise Problem(
                "evidence.too-large",
                name=source.name,
                size_mb=size // 1_000_000,
                limit_mb=LARGEST_FILE // 1_000_000,
            )
        with desk.file.act("attachment.take-in", desk.office.author) as act:
            sha256 = act.store(_chunks(source, size, progress))
            there = next((a for a in desk.case.all(Attachment) if a.sha256 == sha256), None)
            if there:
                return there.id
            attachment = Attachment(
                id=new_id(),
                sha256=sha256,
                size=size,
                name=clean(source.name),
                media_type=mimetypes.guess_type(source.name)[0] or "application/octet-stream",
                taken_in_at=desk.office.clock.now(),
            )
            act.put(attachment)
            desk.case = act.commit()
            return attachment.id
    except OSError as error:
        raise Problem("evidence.cannot-read", name=source.name) from error


def _chunks(
    source: Path, size: int, progress: Callable[[int, int], bool] | None
) -> Iterator[bytes]:
    done = 0
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
            done += len(chunk)
            if progress and not progress(done, size):
                raise Problem("evidence.stopped", name=source.name)


def write_out(desk: Desk, attachment_id: UUID, folder: Path) -> Path:
    """Write a kept file into `folder` so that another program can open it; return where.

    What stands there already is used if it is the original, byte for byte; a copy that somebody
    changed is left alone, and the original gets another name.

    Raises:
        Problem: the folder cannot be written to, or the kept bytes are damaged.
    """
    attachment = desk.case.one(Attachment, attachment_id)
    target = folder / f"{attachment.sha256[:8]}-{_short(Path(attachment.name).name)}"
    make_folder(folder, parents=True)
    place = next(
        name for name in names_like(target) if not name.exists() or _is_original(name, attachment)
    )
    if not place.exists():
        desk.file.write_content_to(attachment.sha256, place)
    return place


def _is_original(path: Path, attachment: Attachment) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == attachment.sha256
    except OSError:
        return False


# What the programs of these kinds show and do not run. Case files travel by messenger: a file
# that would be run is never handed to the system.
_HARMLESS = frozenset({
    ".pdf", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".txt",
    ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".eml", ".mp3", ".m4a",
    ".ogg", ".wav", ".mp4", ".mov", ".webm",
})  # fmt: skip


def may_be_opened(path: Path) -> bool:
    """Return whether a kept file is of a kind that is looked at and not run."""
    return path.suffix.lower() in _HARMLESS


def _short(name: str) -> str:
    """Cut a name so that more can stand before it: disks hold 255 bytes, of Kazakh half as many."""
    ending = Path(name).suffix[:20]
    whole = name.removesuffix(ending).encode()[:160].decode(errors="ignore")
    return f"{whole}{ending}"
