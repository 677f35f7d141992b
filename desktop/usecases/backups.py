"""Backups of a case, made by themselves, and going back to one: an act like any other (0013)."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile import backups
from desktop.casefile.backups import Backup, Occasion
from desktop.casefile.faults import named
from desktop.casefile.file import CaseFile
from desktop.casefile.history import Done, Touched
from desktop.casefile.log import logged_leaves
from desktop.casefile.places import put_journal_aside
from desktop.domain.case import RECORD_KINDS, Case, contents_of, kind_name
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.record import Record, links
from desktop.domain.text import Lang
from desktop.usecases import library, second_place
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name
from desktop.usecases.history import Shift, Told
from desktop.usecases.office import Office
from desktop.usecases.undoing import IN_THE_WORLD

LARGE = 100 << 20
"""Bytes from which on fewer backups of a case are kept, and none is made while one works."""
_PURGE = "record.purge"
_OUTSIDE = IN_THE_WORLD | {"paper.make", _PURGE}


def kept(office: Office, case_id: UUID) -> list[Backup]:
    """Return the backups of a case, the newest first."""
    return backups.kept(_folder(office, case_id))


LOST = frozenset({"file.missing", "file.empty", "file.damaged", "file.not-a-case"})
"""Why a case is not opened whose file is not there or no case any more."""


def kept_of_file(office: Office, path: Path) -> list[Backup]:
    """Return the backups of the case that lay at a path, as far as the list of cases knows it.

    Where this computer has none, those at the second place.
    """
    there = str(path.absolute())
    known = [UUID(row.case_id) for row in library.rows(office) if row.path == there]
    return (kept(office, known[0]) or second_place.kept(office, known[0])) if known else []


def _folder(office: Office, case_id: UUID) -> Path:
    return office.folders.backups / str(case_id)


def is_large(desk: Desk) -> bool:
    """Return whether copying the case takes so long that one would notice."""
    try:
        return desk.path.stat().st_size > LARGE
    except OSError:
        return False


def back_up(desk: Desk, occasion: Occasion) -> Backup | None:
    """Make a backup of the case and thin out the older ones; `None` if nothing changed since.

    The copy is read at once, record by record: what was never opened is only a hope.

    Raises:
        Problem: `backup.no-room` (less than twice the file's size is free), `backup.not-the-same`,
            or the folder cannot be written to.
    """
    if desk.read_only is not None:
        return None
    folder, now = _folder(desk.office, desk.case.id), desk.office.clock.now()
    newest = next(iter(backups.kept(folder)), None)
    if newest is not None and backups.heads_of(newest.path) == desk.file.heads:
        _forget_erased(desk, folder)
        return None
    with named(desk.path):
        size = desk.path.stat().st_size
    _check_room(desk.office.folders.home, size)
    path = backups.next_path(folder, now, occasion)
    desk.file.copy_to(path)
    for each in backups.thinned(backups.kept(folder), now, large=size > LARGE):
        remove(each)
    _forget_erased(desk, folder)
    return next(each for each in backups.kept(folder) if each.path == path)


def _forget_erased(desk: Desk, folder: Path) -> None:
    """Remove what holds something that was removed for good: it was in use, or the power failed."""
    if erased := desk.file.erased():
        for each in backups.kept(folder):
            if backups.holds(each.path, erased):
                remove(each)


def remove(backup: Backup) -> bool:
    """Remove a backup; `False` if somebody looks into it: it goes the next time."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def back_up_before(desk: Desk, occasion: Occasion) -> None:
    """Make a backup before an act. If it fails the act is done: the log can take it back."""
    with suppress(Problem):
        back_up(desk, occasion)


def _check_room(home: Path, size: int) -> None:
    try:
        free = shutil.disk_usage(home).free
    except OSError:  # whoever writes there hears why it cannot be
        return
    if free < 2 * size:
        raise Problem("backup.no-room", folder=home, free_mb=free >> 20, size_mb=-(-size >> 20))


class Return(NamedTuple):
    """What going back would do: the records to put and to remove.

    `stay` are those that differ and stay as they are: something was done with them outside the
    program since (signed, sent, received, numbered, printed), or such a record names them.
    """

    put: tuple[Record, ...]
    removed: tuple[Record, ...]
    stay: tuple[Record, ...]


class Comparison(NamedTuple):
    """A backup beside the case in words: what would change, what would stay, how many acts ago.

    `stay` names the records that stay as they are; see `Return`. `whole`: the file itself becomes
    as it was, because nothing but joining a copy was done since.
    """

    shifts: tuple[Shift, ...]
    stay: tuple[str, ...]
    acts: int
    whole: bool


def compare(desk: Desk, backup: Backup, lang: Lang) -> Comparison:
    """Say what would change by going back to a backup.

    Raises:
        Problem: the backup or the case cannot be read.
    """
    with _opened(desk.office, backup) as then:
        plan, since = _plan(desk, then), _acts_since(desk, then)
        whole = _only_joined(desk, then, backup)
        words = Told(desk, lang, then.read())
    shifts = [shift for each in _touched(desk, plan) for shift in words.shifts(each, back=False)]
    return Comparison(
        tuple(shifts),
        tuple(words.name(kind_name(type(each)), each.id) for each in plan.stay),
        len(since),
        whole,
    )


def go_back(desk: Desk, backup: Backup) -> None:
    """Put the case back as a backup has it: one act, which can itself be undone.

    What happened outside the program stays (see `Return`). Before it a backup is made. Where
    nothing was done since a copy was joined, the whole file becomes as it was before: the copy's
    acts are in it no more, and it can be joined again.

    Raises:
        Problem: the backup cannot be read, or the case cannot be written to.
    """
    at = backup.at.astimezone(KAZAKHSTAN)
    note = f"{short_date(at.date())}, {at:%H:%M}"
    with _opened(desk.office, backup) as then:  # first: making one may thin this one out
        back_up_before(desk, "before-going-back")
        if _only_joined(desk, then, backup):
            desk.case = desk.file.become(then)
            desk.keep_editions()
            return
        _put_back(desk, then, note)


def _only_joined(desk: Desk, then: CaseFile, backup: Backup) -> bool:
    """Whether joining one copy is all that was done since a backup was made for it.

    Nothing of ours may be lost with the file's later acts, and no removal for good be forgotten.
    """
    since = _acts_since(desk, then)
    mine = [act for act in since if act.installation == desk.office.author.installation]
    return (
        backup.occasion == "before-merge"
        and bool(since)
        and [act.kind for act in mine] in ([], ["case.merge"])
        and (not mine or mine[0] == since[-1])
        and not any(act.kind == _PURGE for act in since)
    )


def _put_back(desk: Desk, then: CaseFile, note: str) -> None:
    with desk.file.act("case.go-back", desk.office.author, note) as act:
        desk.case = act.case  # another program may have changed it
        plan = _plan(desk, then)
        missing = contents_of(desk.case.replaced(plan.put)) - contents_of(desk.case)
        for sha256 in sorted(missing):
            act.store(then.open_content(sha256))
        for record in plan.put:
            act.put(record)
        for record in plan.removed:
            act.remove(record)
        desk.case = act.commit()


def recover(office: Office, backup: Backup, target: Path) -> Path | None:
    """Put a backup where a case file was lost or is damaged.

    The new file is made and read first; only then the old one is put aside.

    Returns under which name the damaged file was put aside; `None` if there was none.

    Raises:
        Problem: the backup is damaged, or the place cannot be written to; all is then as before.
    """
    with named(target):
        fresh = free_name(target.with_name(f"{target.stem} (new){target.suffix}"))
        backups.copy_backup(backup.path, fresh)
        try:
            with CaseFile.open(fresh, clock=office.clock, backups=None, write=False) as file:
                file.read()
            aside = None
            if target.exists():
                day = short_date(office.clock.today())
                name = f"{target.stem} ({day}){target.suffix}.damaged"
                aside = free_name(target.with_name(name))
                target.rename(aside)
            put_journal_aside(target)
            fresh.replace(target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return aside


def _opened(office: Office, backup: Backup) -> CaseFile:
    return CaseFile.open(backup.path, clock=office.clock, backups=None, write=False)


def _acts_since(desk: Desk, then: CaseFile) -> list[Done]:
    there = {act.id for act in then.acts()}
    return [act for act in desk.file.acts() if act.id not in there]


def _plan(desk: Desk, then: CaseFile) -> Return:
    """Return what going back would do."""
    was, now = _by_id(then.read()), _by_id(desk.case)
    outside = [act for act in _acts_since(desk, then) if act.kind in _OUTSIDE]
    done = {each.record_id for of in desk.file.touched(outside).values() for each in of}
    stay = _with_what_they_need(done, was, now)
    differ = [key for key in was | now if was.get(key) != now.get(key)]
    going = [key for key in differ if key not in stay]
    return Return(
        tuple(was[key] for key in going if key in was),
        tuple(now[key] for key in going if key not in was),
        tuple(now.get(key) or was[key] for key in differ if key in stay),
    )


Records = dict[UUID, Record]


def _with_what_they_need(stay: set[UUID], was: Records, now: Records) -> set[UUID]:
    """Return what stays, with all that must stay so that no record names one that is not there."""
    stay = set(stay)
    while True:
        after = {key: now[key] for key in stay if key in now}
        after |= {key: record for key, record in was.items() if key not in stay}
        tied = {
            named if named in now else record.id
            for record in after.values()
            for _field, named in links(record)
            if named not in after
        }
        if tied <= stay:
            return stay
        stay |= tied


def _by_id(case: Case) -> Records:
    return {record.id: record for kind in RECORD_KINDS.values() for record in case.all(kind)}


def _touched(desk: Desk, plan: Return) -> Iterator[Touched]:
    for record in plan.put:
        now = desk.case.get(type(record), record.id)
        before = logged_leaves(now) if now is not None else None
        yield Touched(kind_name(type(record)), record.id, before, logged_leaves(record))
    for record in plan.removed:
        yield Touched(kind_name(type(record)), record.id, logged_leaves(record), None)
