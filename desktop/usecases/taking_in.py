"""Taking files into the case: the original is kept byte for byte."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.act import Act
from desktop.casefile.contents import LARGEST_FILE
from desktop.casefile.header import EXTENSION, is_case
from desktop.domain.case import Case
from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import leaves, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, clean, sort_key
from desktop.evidence.kinds import is_signature, media_type
from desktop.evidence.reading import what_it_says
from desktop.evidence.says import Says, one_line, written_in
from desktop.usecases.desk import Desk
from desktop.usecases.files import make_folder, names_like
from desktop.usecases.numbering import next_number

CHUNK = 1 << 20
MOST_FILES = 500
"""So many files of a folder are taken in one go."""

Progress = Callable[[int, int], bool]
"""Called with bytes done and in all between chunks; `False` from it stops."""


@dataclass(frozen=True)
class Source:
    """Bytes to take in: a file, or what was pasted.

    `open` begins anew each time; `address` is where it was copied from, "" if that is not known.
    """

    name: str
    size: int
    open: Callable[[], IO[bytes]]
    address: str = ""


def file_source(path: Path) -> Source:
    """Return a file as a source.

    Raises:
        Problem: `evidence.cannot-read`.
    """
    try:
        if path.is_file():
            return Source(path.name, path.stat().st_size, lambda: path.open("rb"))
    except OSError as error:
        raise Problem("evidence.cannot-read", name=path.name) from error
    raise Problem("evidence.cannot-read", name=path.name)


def pasted_source(name: str, data: bytes, address: str = "") -> Source:
    """Return what was pasted as a source."""
    return Source(name, len(data), lambda: BytesIO(data), address)


def take_in(desk: Desk, source: Path, progress: Progress | None = None) -> UUID:
    """Take a file into the case and return the id of its attachment.

    The same bytes are stored once; taking them in again returns the attachment that is there.

    Raises:
        Problem: `evidence.empty` and `evidence.too-large` before anything is read,
            `evidence.cannot-read`, `evidence.stopped` with the case as it was, or the case file
            cannot be written to.
    """
    with desk.file.act("attachment.take-in", desk.office.author) as act:
        attachment = stored(desk, act, file_source(source), progress)
        act.put(attachment)
        desk.case = act.commit()
        return attachment.id


def stored(desk: Desk, act: Act, source: Source, progress: Progress | None) -> Attachment:
    """Store the bytes of a source in an act; return the attachment of them, which may be there.

    Raises:
        Problem: `evidence.empty`, `evidence.too-large`, `evidence.cannot-read`, `evidence.stopped`.
    """
    if not source.size:
        raise Problem("evidence.empty", name=source.name)
    if source.size > LARGEST_FILE:
        raise Problem(
            "evidence.too-large",
            name=source.name,
            size_mb=source.size // 1_000_000,
            limit_mb=LARGEST_FILE // 1_000_000,
        )
    try:
        sha256 = act.store(_chunks(source, progress))
    except OSError as error:
        raise Problem("evidence.cannot-read", name=source.name) from error
    return next((a for a in act.case.all(Attachment) if a.sha256 == sha256), None) or Attachment(
        id=new_id(),
        sha256=sha256,
        size=source.size,
        name=clean(source.name),
        media_type=media_type(source.name),
        taken_in_at=desk.office.clock.now(),
    )


def _chunks(source: Source, progress: Progress | None) -> Iterator[bytes]:
    done = 0
    with source.open() as file:
        while chunk := file.read(CHUNK):
            yield chunk
            done += len(chunk)
            if progress and not progress(done, source.size):
                raise Problem("evidence.stopped", name=source.name)


# -- evidence -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Taken:
    """What came of a file.

    Attributes:
        record_id: the piece of evidence; `None` if the file was put beside another one.
        new: it was not there before.
        problems: what the user should know of the file.
    """

    record_id: UUID | None
    new: bool
    problems: tuple[Problem, ...] = ()


def take_in_evidence(
    desk: Desk, control_id: UUID, source: Source, progress: Progress | None = None
) -> Taken:
    """Take a file in as a piece of evidence, with what it says of itself, in one act.

    A file that is evidence of this control already is not added twice. The file of a signature is
    put beside the document whose name it bears, if that is there.

    Raises:
        Problem: as `take_in`; or `evidence.empty`, nothing is in the file.
    """
    if not source.size:
        raise Problem("evidence.empty", name=source.name)
    with desk.file.act("attachment.take-in", desk.office.author) as act:
        attachment = stored(desk, act, source, progress)
        there = _piece_with(act.case, control_id, attachment)
        if there is not None:
            known = Problem("evidence.already", name=source.name, number=there.number)
            return Taken(there.id, False, (known,))
        signed = _signed_by(act.case, source.name) if is_signature(source.name) else None
        if signed is not None:
            act.put(replace(attachment, of_id=signed.id, part="signature"))
            desk.case = act.commit()
            kept = Problem("evidence.signature-kept", name=source.name, document=signed.name)
            return Taken(None, True, (kept,))
        said = _what_it_says(source)
        at = desk.office.clock.now()
        empty = Evidence(
            id=new_id(),
            control_id=control_id,
            number=next_number(act.case, Evidence, control_id),
            kind=said.kind,
            attachment_id=attachment.id,
            taken_in_at=at,
            taken_in_by=desk.office.profile.name,
        )
        piece = filled(empty, said, at)
        if not piece.found_on:
            piece = replace(piece, found_on=desk.office.clock.today().isoformat())
        act.put(attachment)
        act.put(piece)
        desk.case = act.commit()
    problems = said.problems
    if is_signature(source.name):
        problems += (Problem("evidence.signature-alone", name=source.name),)
    return Taken(piece.id, True, problems)


def attach_to_evidence(
    desk: Desk, evidence_id: UUID, source: Source, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Take a file in as that of a piece of evidence that is there; return what to know of it.

    Fields that are empty are filled with what the file says; what stands in them stays.

    Raises:
        Problem: as `take_in`.
    """
    with desk.file.act("attachment.take-in", desk.office.author) as act:
        attachment = stored(desk, act, source, progress)
        said = _what_it_says(source)
        at = desk.office.clock.now()
        piece = act.case.one(Evidence, evidence_id)
        act.put(attachment)
        act.put(
            replace(
                filled(piece, said, at),
                attachment_id=attachment.id,
                taken_in_at=at,
                taken_in_by=desk.office.profile.name,
            )
        )
        desk.case = act.commit()
    return said.problems


def _what_it_says(source: Source) -> Says:
    try:
        with source.open() as file:
            said = what_it_says(file, source.name)
    except OSError:  # it is kept already; a stick that was pulled out since tells nothing more
        return Says()
    if source.address and not said.source:
        return dataclasses.replace(said, source=one_line(source.address))
    return said


def _piece_with(case: Case, control_id: UUID, attachment: Attachment) -> Evidence | None:
    pieces = case.of_control(Evidence, control_id)
    return next((each for each in pieces if each.attachment_id == attachment.id), None)


def _signed_by(case: Case, name: str) -> Attachment | None:
    """Return the file that a signature's name names: "a.pdf.cms" signs "a.pdf", so may "a.cms"."""
    inner = Path(clean(name).casefold()).stem
    own = [each for each in case.all(Attachment) if not each.part and not is_signature(each.name)]
    exact = [each for each in own if each.name.casefold() == inner]
    alike = [each for each in own if Path(each.name.casefold()).stem == inner]
    return next(iter(exact or alike), None)


def offered(said: Says) -> Mapping[str, str]:
    """Return what a file says, by the path of the field that asks for it, or by a name of its own.

    "gps" (it holds the place), "to" and "attached" are asked for by no field.
    """
    found = {
        "source": said.source,
        "made_by": said.made_by,
        "language": said.language,
        "to": said.to,
        "attached": ", ".join(said.attached),
        "gps": "yes" if said.gps else "",
    }
    if said.title:
        found[f"title.{written_in(said.title)}"] = said.title
    for name, moment in (("made", said.made), ("found", said.found)):
        if moment is not None:
            found |= {f"{name}_on": moment.day, f"{name}_time": moment.time}
    return {path: clean(value) for path, value in found.items() if value}


_OWN_NAMES = frozenset({"gps", "to", "attached"})


def filled(piece: Evidence, said: Says, at: datetime) -> Evidence:
    """Return a piece of evidence with what its file says, in fields in which nothing stands.

    A day that the user entered keeps its hour open: the file's may be of another day.
    """
    told = offered(said)
    standing = leaves(piece)
    for path, value in told.items():
        if path in _OWN_NAMES or standing.get(path):
            continue
        if path.startswith("title.") and piece.title.missing(LANGS) != LANGS:
            continue
        day = path.replace("_time", "_on")
        if path.endswith("_time") and standing.get(day) not in ("", None, told.get(day)):
            continue
        piece = with_leaf(piece, path, value, at)
    return replace(piece, from_file=dict(told))


# -- folders --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gathered:
    """The files to take in, in the order of their names, and why others are left out."""

    files: tuple[Path, ...]
    skipped: tuple[Problem, ...]


_OF_THE_SYSTEM = frozenset({
    "thumbs.db", "desktop.ini", "ehthumbs.db", ".ds_store", ".nomedia", "iconcache.db",
})  # fmt: skip
_OF_A_CASE = (f"{EXTENSION}-journal", ".lock-note")
_LINKS = frozenset({".lnk", ".url", ".desktop", ".webloc"})


def gather(chosen: Iterable[Path]) -> Gathered:
    """Return the files that were chosen or dropped; of a folder those inside, at every depth.

    Files come in the order of their names, signatures after all others, so that their documents
    are there. What is no evidence is left out and named.
    """
    files: list[Path] = []
    skipped: list[Problem] = []
    for path in chosen:
        folder = _is_folder(path)
        found = sorted(files_inside(path), key=by_name) if folder else [path]
        good = []
        for each in found:
            problem = unfit(each)
            if problem is None:
                good.append(each)
            elif each == path or not each.name.startswith("."):  # a hidden file is not missed
                skipped.append(problem)
        if folder and not good:
            skipped.append(Problem("evidence.empty-folder", name=path.name))
        if len(good) > MOST_FILES:
            skipped.append(Problem("evidence.too-many", name=path.name, limit=MOST_FILES))
        files += good[:MOST_FILES]
    unique = dict.fromkeys(files)
    return Gathered(tuple(sorted(unique, key=lambda each: is_signature(each.name))), tuple(skipped))


def files_inside(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, at every depth; hidden folders are not entered."""
    try:
        entries = list(folder.iterdir())
    except OSError:  # a folder that is closed to us is as good as empty
        return
    for each in entries:
        if _is_folder(each):
            yield from () if each.name.startswith(".") else files_inside(each)
        else:
            yield each


def _is_folder(path: Path) -> bool:
    """Return whether it is a folder to look into; a link may lead anywhere, or around in a ring."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def by_name(path: Path) -> tuple[tuple[str, str], ...]:
    """Return by what files are put in the order of their names."""
    return tuple(sort_key(part) for part in path.parts)


def unfit(path: Path) -> Problem | None:
    """Return why a file cannot be evidence; `None` if it can."""
    name = path.name
    lowered = name.casefold()
    if lowered in _OF_THE_SYSTEM or lowered.startswith((".", "~$")) or lowered.endswith(_OF_A_CASE):
        return Problem("evidence.not-evidence", name=name)
    try:
        if path.suffix.lower() in _LINKS or path.is_symlink():
            return Problem("evidence.link", name=name)
        if path.is_file():
            if not path.stat().st_size:
                return Problem("evidence.empty", name=name)
            if is_case(path):
                return Problem("evidence.a-case", name=name)
    except OSError:
        return Problem("evidence.cannot-read", name=name)
    return None


def write_out(desk: Desk, attachment_id: UUID, folder: Path) -> Path:
    """Write a kept file into `folder` so that another program can open it; return where.

    What stands there already is used if it is the original, byte for byte; a copy that somebody
    changed is left alone, and the original gets another name.

    Raises:
        Problem: the folder cannot be written to, or the kept bytes are damaged.
    """
    attachment = desk.case.one(Attachment, attachment_id)
    return write_kept(desk, attachment.sha256, attachment.name, folder)


def write_kept(desk: Desk, sha256: str, name: str, folder: Path) -> Path:
    """Write a content into `folder` as `write_out` does, under a name of its own there.

    Raises:
        Problem: as `write_out`.
    """
    target = folder / f"{sha256[:8]}-{_short(Path(name).name)}"
    make_folder(folder, parents=True)
    place = next(
        each for each in names_like(target) if not each.exists() or checksum(each) == sha256
    )
    if not place.exists():
        desk.file.write_content_to(sha256, place)
    return place


def is_original(path: Path, attachment: Attachment) -> bool:
    """Return whether a file is a kept one, byte for byte; `False` if it cannot be read."""
    return checksum(path) == attachment.sha256


def checksum(path: Path) -> str | None:
    """Return the SHA-256 of a file; `None` if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


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
