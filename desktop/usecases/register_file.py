"""The file of the register: opened, made anew where it is lost, backed up, filled (0035)."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from time import sleep
from typing import NamedTuple
from uuid import UUID

from desktop.casefile.faults import named
from desktop.casefile.index import LibraryRow
from desktop.casefile.letter_copies import LetterLog, LetterRow
from desktop.casefile.lock import EditLock, Editor
from desktop.casefile.places import sweep_parts, written_beside
from desktop.casefile.register import NumberRegister
from desktop.domain.errors import Problem
from desktop.usecases import library
from desktop.usecases.files import free_name
from desktop.usecases.letter_rows import last_act, letter_log, letter_rows
from desktop.usecases.office import Office

KEPT = 7
"""So many backups of the register stay, one a day."""
_BACKUPS = "register"
_BACKUP = re.compile(r"register-(\d{6})-(\d{4}-\d\d-\d\d)\.sqlite")
_TRIES, _PAUSE = 100, 0.05
"""How often, and how many seconds each time, one waits for a program that makes it anew."""
MADE_ANEW = frozenset({"register.made-anew", "register.made-anew-without", "register.unread"})
"""Problems that say that the register was made anew: the next try finds it."""


class Unread(NamedTuple):
    """A case that could not be read for the register, and why."""

    path: Path
    problem: Problem


def opened(office: Office) -> NumberRegister:
    """Return the register, ready to be written to.

    One that is lost is begun from its newest backup and the cases. One that does not read is put
    aside first, never overwritten; that is said, and the next try finds the new one.

    Raises:
        Problem: `register.made-anew` or `register.made-anew-without` some cases (it was put aside),
            `register.unread` (it was lost, and some cases could not be read),
            `file.register-newer`, or the folder cannot be written to.
    """
    path = Path(os.path.realpath(office.folders.register))
    found = _sound(path)
    if found is not None:
        _back_up(office, path, found)
        return found
    with alone(path):
        found = _sound(path)  # another program may have made it anew since
        if found is None:
            _make_anew(office, path)
    return found or NumberRegister(path)


def _sound(path: Path) -> NumberRegister | None:
    """Return the register that lies there, `None` if it is lost or does not read."""
    try:
        return NumberRegister(path) if _lies_at(path) else None
    except Problem as problem:
        if problem.code != "file.register-damaged":
            raise
    return None


def looked_at(office: Office) -> NumberRegister:
    """Return the register for a look in passing, which makes nothing anew: it would not be told.

    Where there is no case and no backup yet, it is an empty one.

    Raises:
        Problem: `file.register-damaged` (or lost; the next act says so), `file.register-newer`, or
            it cannot be opened.
    """
    path = office.folders.register
    if _lies_at(path):
        return NumberRegister(path)
    if listed(office) or _backups(office):
        raise Problem("file.register-damaged", path=path)
    return NumberRegister(Path(":memory:"))


def _lies_at(path: Path) -> bool:
    """Return whether anything was ever written there: an empty register is a lost one."""
    with named(path):
        return path.exists() and path.stat().st_size > 0


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other programs from a file of the user's, while it is read, changed and written.

    Raises:
        Problem: `file.busy`: another one has been at it for long, or there can be no lock.
    """
    with reached(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            right = EditLock.take(path, Editor())
            if isinstance(right, EditLock):
                break
            sleep(_PAUSE)
        else:
            raise Problem("file.busy", path=path)
    try:
        yield
    finally:
        right.release()


@contextmanager
def reached(path: Path) -> Iterator[None]:
    """Name all that keeps one from a file, a share of Windows that has no number for it as well."""
    try:
        with named(path):
            yield
    except OSError as error:
        raise Problem("file.cannot-open", path=path) from error


def _make_anew(office: Office, path: Path) -> None:
    """Make the register from its newest backup and the cases; nobody sees a half of it.

    Raises:
        Problem: as `opened`: what there is to say of it, or it cannot be made.
    """
    with named(path):
        sweep_parts(path.parent, path.name)
        with written_beside(path) as made:
            _bring_backup(office, made)
            unread = _read(office, own_cases(office), made)
            kept = _put_aside(path)
    names = tuple(each.path.name for each in unread)
    if kept is not None and names:
        raise Problem("register.made-anew-without", kept=str(kept), names=names)
    if kept is not None:
        raise Problem("register.made-anew", kept=str(kept))
    if names:
        raise Problem("register.unread", names=names)


def _put_aside(path: Path) -> Path | None:
    """Put aside a register that does not read; return where it lies, `None` if there is none."""
    kept = free_name(path.with_suffix(".unreadable.sqlite"))
    try:
        # A write that was cut short belongs to it: SQLite would write it into the new one.
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            journal.rename(free_name(kept.with_name(f"{kept.name}-journal")))
        if not _lies_at(path):
            return None
        path.rename(kept)
    except OSError as error:
        raise Problem("file.cannot-write", path=path) from error
    return kept


def _backups(office: Office) -> list[Path]:
    """Return the backups of the register, the newest first: by their numbers, not by a clock."""
    folder = office.folders.backups / _BACKUPS
    with suppress(OSError):
        found = [each for each in folder.iterdir() if _BACKUP.fullmatch(each.name)]
        return sorted(found, reverse=True)
    return []


def _back_up(office: Office, path: Path, kept: NumberRegister) -> None:
    """Copy the register once a day, before it is worked with; without a copy work goes on."""
    today = office.clock.today().isoformat()

    def last() -> tuple[int, str]:
        match = next((_BACKUP.fullmatch(each.name) for each in _backups(office)), None)
        return (int(match[1]), match[2]) if match else (0, "")

    with suppress(OSError, Problem):
        if last()[1] == today:
            return
        folder = office.folders.backups / _BACKUPS
        folder.mkdir(parents=True, exist_ok=True)
        with alone(path):
            number, day = last()
            if day == today:  # another program was quicker
                return
            sweep_parts(folder)
            with written_beside(folder / f"register-{number + 1:06d}-{today}.sqlite") as half:
                kept.copy_numbers_to(half)
            for old in _backups(office)[KEPT:]:
                old.unlink()


def _bring_backup(office: Office, target: Path) -> None:
    """Begin a register with the newest sound backup."""
    for backup in _backups(office):
        with suppress(Problem), NumberRegister(backup) as sound:
            target.unlink(missing_ok=True)
            sound.copy_numbers_to(target)
            return


def rebuild(office: Office, folders: Iterable[Path] = ()) -> tuple[Unread, ...]:
    """Enter the letters of all cases anew: those in the list, and those in some folders.

    Numbers that stand in the register alone stay, voids with their reasons; so do the letters of
    cases that are away. Returns what could not be read.

    Raises:
        Problem: as `opened`, but for cases that could not be read: those are returned.
    """
    try:
        opened(office).close()
    except Problem as problem:
        if problem.code != "register.unread":
            raise
    return _read(office, own_cases(office) | cases_in(folders), office.folders.register)


def read_in(office: Office, folders: Iterable[Path]) -> tuple[Unread, ...]:
    """Enter the letters of the cases in some folders, a colleague's for example; see `rebuild`.

    Raises:
        Problem: as `opened`.
    """
    opened(office).close()
    return _read(office, cases_in(folders), office.folders.register)


def own_cases(office: Office) -> set[Path]:
    """Return the cases of the list, and those in the user's folder."""
    folders = [office.folders.cases]
    with suppress(OSError):  # one that cannot be looked into is named with what was not read
        folders = [each for each in folders if each.is_dir()]
    return {Path(row.path) for row in listed(office)} | cases_in(folders)


def cases_in(folders: Iterable[Path]) -> set[Path]:
    """Return the cases in folders; what cannot be looked into stands for itself."""
    from desktop.usecases.cases import EXTENSION

    found = set[Path]()

    def closed(error: OSError) -> None:
        found.add(Path(error.filename).absolute())

    for folder in folders:
        if os.path.isfile(folder):  # noqa: PTH113 - a name too long is no file, not a crash
            found.add(folder.absolute())
            continue
        for here, _folders, names in os.walk(folder.absolute(), onerror=closed):
            found |= {Path(here, each) for each in names if each.lower().endswith(EXTENSION)}
    return found


def _read(office: Office, paths: Iterable[Path], register: Path) -> tuple[Unread, ...]:
    """Enter the letters of cases in a register; return what could not be read."""
    from desktop.casefile.unlock import is_locked
    from desktop.usecases.cases import open_case

    unread: list[Unread] = []
    told: list[tuple[datetime, UUID, list[LetterRow], LetterLog | None]] = []
    with NumberRegister(register) as kept:
        for path in sorted(paths):
            if is_locked(path):
                unread.append(Unread(path, Problem("register.locked", path=path)))
                continue
            try:
                with reached(path):
                    path.stat()
                    with open_case(office, path, write=False) as desk:
                        case_id, letters = desk.case.id, letter_rows(desk, kept)
                        told.append((last_act(desk), case_id, letters, letter_log(desk)))
            except Problem as problem:
                unread.append(Unread(path, problem))
        # Of several copies of a case the one that was worked on last is entered last.
        for _at, case_id, letters, log in sorted(told, key=itemgetter(0)):
            kept.enter(case_id, letters, log)
    return tuple(unread)


def listed(office: Office) -> tuple[LibraryRow, ...]:
    """Return the cases that the list of cases names; none where there is no list."""
    return library.rows(office) if office.folders.index.exists() else ()
