"""A second place for backups: a folder on a stick or another disk, where the newest are copied.

The place carries a note with its own name. So a stick is found again under another letter, and a
stranger's stick under the same letter is never written to.
"""

import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import RECORD_KINDS
from desktop.domain.errors import Problem
from desktop.domain.ids import is_id, new_id
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office, SecondPlace

if TYPE_CHECKING:
    from desktop.casefile.backups import Backup
    from desktop.casefile.keys import Key
    from desktop.domain.case import Case
    from desktop.usecases.backup_lines import Line

# The start page asks whether the place was seen: what opens cases is loaded by what copies them.

FOLDER = "baqylau-backups"
KEPT = 3
"""So many backups of each case stay at the second place."""
ASK_AFTER = timedelta(days=14)
"""A place not seen for so long is asked for."""

_NOTE = "place.txt"
_LONGEST_NAME = 60
_SHORT_ID = 12


def choose(office: Office, folder: Path) -> None:
    """Make a folder the second place, also one that was a second place before.

    Raises:
        Problem: `backup.second-is-first` (the folder of the backups itself), or nothing can be
            written there.
    """
    if (folder / FOLDER).absolute().is_relative_to(office.folders.home.absolute()):
        raise Problem("backup.second-is-first", folder=str(folder))
    make_folder(folder / FOLDER)
    name = _name_of(folder)
    if name is None:
        name = new_id()
        write_whole(folder / FOLDER / _NOTE, f"{name}\r\n".encode())
    place = SecondPlace(folder=str(folder), name=name, seen_at=office.clock.now())
    office.change_profile(lambda profile: replace(profile, second_place=place))


def give_up(office: Office) -> None:
    """Have no second place any more. What lies there stays.

    Raises:
        Problem: the profile cannot be written.
    """
    office.change_profile(lambda profile: replace(profile, second_place=None))


def there(office: Office) -> Path | None:
    """Return the second place's folder of backups if it is there now."""
    place = office.second_place
    if place is None:
        return None
    for folder in _perhaps(Path(place.folder)):
        if _name_of(folder) == place.name:
            return folder / FOLDER
    return None


def away(office: Office) -> Path | None:
    """Return where the second place was, if there is one and it is not there now."""
    with suppress(Problem):
        place = office.second_place
        if place is not None and there(office) is None:
            return Path(place.folder) / FOLDER
    return None


def reminder(office: Office) -> Problem | None:
    """Return what is to be told of a second place that took nothing for long; `None` if it did.

    One that is there now is given what it lacks first.

    Returns `backup.second-missed`, or `backup.second-full`: it is there and takes nothing.
    """
    place = office.second_place
    if place is None or _days_since(office, place) < ASK_AFTER.days:
        return None
    bring_all(office)
    place = office.second_place or place
    days = _days_since(office, place)
    if days < ASK_AFTER.days:
        return None
    code = "backup.second-missed" if there(office) is None else "backup.second-full"
    return Problem(code, folder=place.folder, n=days)


def _days_since(office: Office, place: SecondPlace) -> int:
    return (office.clock.now() - place.seen_at).days


def bring(office: Office, case_id: UUID) -> "list[Backup]":
    """Copy the newest backup of each copy of a case to the second place, and read what was copied.

    Returns what was copied now; nothing where the place is not there, has it already, or vanishes
    meanwhile: none of this is a reason to disturb whoever works.
    """
    with suppress(Problem):
        place = there(office)
        if place is not None:
            found, whole = _bring(office, case_id, place)
            if whole:
                _note_seen(office, place.parent)
            return found
    return []


def _bring(office: Office, case_id: UUID, place: Path) -> "tuple[list[Backup], bool]":
    """Return what was copied of a case to the place, and whether it took all that it lacked."""
    from desktop.usecases import backup_lines

    found: list[Backup] = []
    whole = True
    try:
        for line in backup_lines.read((office.folders.backups / str(case_id)).iterdir()):
            try:
                if not _is_from_before(office, line):
                    found += _copied(office, line, place, case_id)
            except Problem as problem:  # one that is locked waits until it is opened
                whole = whole and problem.code == "file.protected"
    except FileNotFoundError:  # none was made yet
        pass
    except OSError:
        whole = False
    return found, whole


def _is_from_before(office: Office, line: "Line") -> bool:
    """Return whether the newest backup is plain and its case has a password by now."""
    from desktop.casefile.header import salt_of
    from desktop.usecases import library

    is_protected = any(row.protected for row in library.rows(office) if row.path == str(line.file))
    return is_protected and salt_of(line.backups[0].path) is None


def bring_all(office: Office) -> int:
    """Copy the newest backups of every case; return how many were copied."""
    with suppress(OSError, Problem):
        place = there(office)
        if place is None:
            return 0
        cases: list[str] = []
        with suppress(FileNotFoundError):  # none was made yet
            cases = [each.name for each in office.folders.backups.iterdir() if each.is_dir()]
        done = [_bring(office, UUID(name), place) for name in cases if is_id(name)]
        if all(whole for _found, whole in done):
            _note_seen(office, place.parent)
        return sum(len(found) for found, _whole in done)
    return 0


def lines(office: Office, case_id: UUID) -> "list[Line]":
    """Return the lines of backups of a case at the second place."""
    from desktop.usecases import backup_lines

    try:
        place = there(office)
        return backup_lines.read(place.glob(f"* {_short(case_id)}-*")) if place is not None else []
    except (Problem, OSError):
        return []


def kept(office: Office, case_id: UUID) -> "list[Backup]":
    """Return the backups of a case at the second place, line by line, the newest first in each."""
    return [backup for line in lines(office, case_id) for backup in line.backups]


def _copied(office: Office, line: "Line", place: Path, case_id: UUID) -> "list[Backup]":
    from desktop.casefile import backups
    from desktop.casefile.file import CaseFile
    from desktop.casefile.places import sweep_parts
    from desktop.usecases import backup_lines

    newest, mark = line.backups[0], f"{_short(case_id)}-{line.name}"
    folder = next((each for each in place.iterdir() if each.name.endswith(f" {mark}")), None)
    with CaseFile.open(newest.path, clock=office.clock, backups=None, write=False) as backup:
        case = backup.read()
        name = _name_in_it(office, case, line.file, told=not backup.is_protected)
        wanted = place / f"{name or 'case'} {mark}"
        if folder is not None and backup.is_protected and folder != wanted:
            folder = folder.rename(wanted)  # it told the institution's name
        if folder is None:
            folder = wanted
            make_folder(folder)
        sweep_parts(folder)  # a half copy, where the stick was pulled out
        if line.file is not None:
            backup_lines.note_file(folder, line.file)
        if erasings := backup.erasings():  # removed for good while the stick was away
            for each in backups.kept(folder):
                if backups.holds(each.path, erasings):
                    each.path.unlink()
        target, former = folder / newest.path.name, backup_lines.former(line.folder)
        if target.exists():
            _remove_outdated(folder, backup.key, former)
            return []
        backups.copy_backup(newest.path, target)
        try:
            with CaseFile.open(target, clock=office.clock, backups=None, write=False) as copy:
                read = copy.read()
                same = copy.heads == backup.heads and all(
                    read.all(kind) == case.all(kind) for kind in RECORD_KINDS.values()
                )
        except Problem:
            same = False
    if not same:
        target.unlink()
        return []
    for each in backups.kept(folder)[KEPT:]:
        with suppress(OSError):
            each.path.unlink()
    _remove_outdated(folder, backup.key, former)
    return [newest._replace(path=target)]


def _remove_outdated(folder: Path, key: "Key | None", former: frozenset[bytes]) -> None:
    """Remove what is protected as the case was before, now that one as it is now lies there."""
    from desktop.casefile import backups
    from desktop.casefile.places import wipe

    for each in backups.kept(folder):
        if backups.is_outdated(each.path, key, former):
            with suppress(OSError):
                if backups.fits(each.path, None):
                    wipe(each.path)
                each.path.unlink(missing_ok=True)


def _name_in_it(office: Office, case: "Case", file: Path | None, *, told: bool) -> str:
    """Return what a folder begins with: the institution, or, not `told`, what its `file` tells."""
    from desktop.usecases.cases import institution, storable

    if told:
        return storable(institution(case).name.any_text(office.lang), _LONGEST_NAME)
    return storable(file.stem, _LONGEST_NAME) if file is not None else ""


def _short(case_id: UUID) -> str:
    return case_id.hex[-_SHORT_ID:]  # the beginning is the time, alike in cases of one day


def _name_of(folder: Path) -> UUID | None:
    try:
        return UUID((folder / FOLDER / _NOTE).read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def _perhaps(folder: Path) -> Iterator[Path]:
    """Yield where a place may be: where it was, and on Windows under another letter."""
    yield folder
    if sys.platform == "win32":
        for letter in "DEFGHIJKLMNOPQRSTUVWXYZ":
            yield Path(f"{letter}:\\").joinpath(*folder.parts[1:])


def _note_seen(office: Office, folder: Path) -> None:
    """Note that the place took what it lacked, and where it is now."""
    place, now = office.second_place, office.clock.now()
    if place is None:
        return
    if folder == Path(place.folder) and now - place.seen_at < timedelta(hours=1):
        return
    seen = replace(place, folder=str(folder), seen_at=now)

    with suppress(Problem):  # it is asked for a little too early then
        office.change_profile(
            lambda profile: (
                replace(profile, second_place=seen)
                if profile.second_place is not None and profile.second_place.name == place.name
                else profile
            )
        )
