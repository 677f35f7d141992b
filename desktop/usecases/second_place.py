"""A second place for backups, a stick or another disk: the newest of each case goes there."""

from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile import backups as names
from desktop.casefile.backups import Backup
from desktop.domain.errors import Problem
from desktop.usecases.cases import recognisable_name, storable
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office

FOLDER = "baqylau-backups"
_KEPT = 3
"""So many of the newest backups of a case lie in the second place."""


def choose(office: Office, folder: Path | None) -> None:
    """Take a folder as the second place from now on; `None` takes it away. Nothing is deleted.

    Raises:
        Problem: the profile cannot be written.
    """
    place = "" if folder is None else str(folder)
    today = office.clock.today().isoformat()
    office.change_profile(lambda kept: replace(kept, second_place=place, second_place_seen=today))


def bring(desk: Desk) -> bool:
    """Copy the newest backup of a case to the second place; return whether it lies there now.

    A place that is away, full or pulled out meanwhile disturbs nothing: `False`.
    """
    office = desk.office
    place = Path(office.profile.second_place)
    own = names.kept(office.folders.backups / str(desk.case.id))
    if not office.profile.second_place or not own or not _is_there(place):
        return False
    folder = place / FOLDER / _name_of(desk)
    target = folder / own[0].path.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            names.copy_backup(own[0].path, target)
        if names.heads_of(target) != names.heads_of(own[0].path):
            target.unlink()
            return False
    except (OSError, Problem):
        return False
    for each in names.kept(folder)[_KEPT:]:
        with suppress(OSError):
            each.path.unlink()
    _note_seen(office)
    return True


def kept(office: Office, case_id: UUID) -> list[Backup]:
    """Return the backups of a case that lie in the second place, the newest first."""
    place = Path(office.profile.second_place) / FOLDER
    if not office.profile.second_place:
        return []
    found: list[Backup] = []
    with suppress(OSError):
        for folder in place.glob(f"*{_mark(case_id)}"):
            found += names.kept(folder)
    return sorted(found, key=lambda each: each.number, reverse=True)


def _note_seen(office: Office) -> None:
    today = office.clock.today().isoformat()
    if office.profile.second_place_seen != today:
        with suppress(Problem):  # the card could not be kept: it is asked for a little earlier
            office.change_profile(lambda profile: replace(profile, second_place_seen=today))


def _is_there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def _name_of(desk: Desk) -> str:
    name = storable(recognisable_name(desk.case, "kk"), 60)
    return f"{name} {_mark(desk.case.id)}".strip()


def _mark(case_id: UUID) -> str:
    """Return the end of a case's id: two institutions may have one name."""
    return case_id.hex[-8:]
