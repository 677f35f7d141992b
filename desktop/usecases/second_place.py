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
from desktop.domain.ids import new_id
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office, SecondPlace

if TYPE_CHECKING:
    from desktop.casefile.backups import Backup
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
    """Return the second place's folder of backups if it is there now, and note that it was seen."""
    place = office.second_place
    if place is None:
        return None
    for folder in _perhaps(Path(place.folder)):
        if _name_of(folder) == place.name:
            _note_seen(office, place, folder)
            return folder / FOLDER
    return None


def missed_for(office: Office) -> int | None:
    """Return for how many days the second place was not seen, if that is long; `None` if not."""
    place = office.second_place
    if place is None or office.clock.now() - place.seen_at < ASK_AFTER:
        return None
    return None if there(office) else (office.clock.now() - place.seen_at).days


def bring(office: Office, case_id: UUID) -> "list[Backup]":
    """Copy the newest backup of each copy of a case to the second place, and read what was copied.

    Returns what was copied now; nothing where the place is not there, has it already, or vanishes
    meanwhile: none of this is a reason to disturb whoever works.
    """
    from desktop.usecases import backup_lines

    found: list[Backup] = []
    with suppress(Problem, OSError):
        here = backup_lines.read((office.folders.backups / str(case_id)).iterdir())
        place = there(office) if here else None
        if place is not None:
            for line in here:
                with suppress(Problem):  # one that is locked waits until it is opened
                    if not _is_from_before(office, line):
                        found += _copied(office, line, place, case_id)
    return found


def _is_from_before(office: Office, line: "Line") -> bool:
    """Return whether the newest backup is plain and its case has a password by now."""
    from desktop.casefile.header import salt_of
    from desktop.usecases import library

    is_protected = any(row.protected for row in library.rows(office) if row.path == str(line.file))
    return is_protected and salt_of(line.backups[0].path) is None


def bring_all(office: Office) -> int:
    """Copy the newest backups of every case; return how many were copied."""
    with suppress(OSError):
        cases = [each.name for each in office.folders.backups.iterdir() if each.is_dir()]
        return sum(len(bring(office, UUID(name))) for name in cases if _is_id(name))
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
    from desktop.usecases import backup_lines

    newest, mark = line.backups[0], f"{_short(case_id)}-{line.name}"
    folder = next((each for each in place.iterdir() if each.name.endswith(f" {mark}")), None)
    with CaseFile.open(newest.path, clock=office.clock, backups=None, write=False) as backup:
        case = backup.read()
        name = _name_in_it(office, case, line.file if backup.is_protected else None)
        wanted = place / f"{name or 'case'} {mark}"
        if backup.is_protected:
            folder = _without_what_is_plain(folder, wanted)
        if folder is None:
            folder = wanted
            make_folder(folder)
        if line.file is not None:
            backup_lines.note_file(folder, line.file)
        if erased := backup.erased():  # removed for good while the stick was away
            for each in backups.kept(folder):
                if backups.holds(each.path, erased):
                    each.path.unlink()
        target = folder / newest.path.name
        if target.exists():
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
    older = [each.path for each in backups.kept(folder)[KEPT:]]
    for file in (*older, *folder.glob(".*.part")):  # a half copy, where the stick was pulled out
        with suppress(OSError):
            file.unlink()
    return [newest._replace(path=target)]


def _without_what_is_plain(folder: Path | None, wanted: Path) -> Path | None:
    """Overwrite what lies unprotected of a protected case, and call its folder as it is wanted."""
    from desktop.casefile import backups
    from desktop.casefile.places import wipe

    if folder is None:
        return None
    for each in backups.kept(folder):
        if backups.fits(each.path, None):
            wipe(each.path)
    return folder if folder == wanted else folder.rename(wanted)


def _name_in_it(office: Office, case: "Case", file: Path | None) -> str:
    """Return what a folder begins with; of a protected case no more than its `file` tells."""
    from desktop.usecases.cases import institution, storable

    name = file.stem if file is not None else institution(case).name.any_text(office.lang)
    return storable(name, _LONGEST_NAME)


def _short(case_id: UUID) -> str:
    return case_id.hex[-_SHORT_ID:]  # the beginning is the time, alike in cases of one day


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


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


def _note_seen(office: Office, place: SecondPlace, folder: Path) -> None:
    now = office.clock.now()
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
