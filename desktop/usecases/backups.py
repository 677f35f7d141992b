"""Backups of a case, made by themselves, and going back to one: an act like any other (0013)."""

import glob
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile import backups
from desktop.casefile.backups import Backup, Occasion
from desktop.casefile.faults import named
from desktop.casefile.file import CaseFile
from desktop.casefile.header import is_protected, salt_of
from desktop.casefile.history import Done, Touched
from desktop.casefile.log import logged_leaves
from desktop.casefile.places import put_journal_aside, sweep_parts, wipe
from desktop.domain.case import RECORD_KINDS, Case, contents_of, kind_name
from desktop.domain.correspondence import SentPaper
from desktop.domain.dates import short_date, short_moment
from desktop.domain.errors import Problem
from desktop.domain.ids import is_id, new_id
from desktop.domain.record import Record, links
from desktop.domain.text import Lang
from desktop.usecases import backup_lines, checking, library, second_place
from desktop.usecases.backup_lines import Line, Lines
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name
from desktop.usecases.history import Shift, Told
from desktop.usecases.numbering import with_printed_numbers
from desktop.usecases.office import Office
from desktop.usecases.undoing import IN_THE_WORLD

LARGE = 100 << 20
"""Bytes from which on fewer backups of a case are kept, and none is made while one works."""
_PURGE = "record.purge"
_OUTSIDE = IN_THE_WORLD | {"paper.make", _PURGE}


def kept(office: Office, case_id: UUID) -> list[Backup]:
    """Return all backups of a case on this computer, line by line, the newest first in each."""
    return [backup for line in _lines(office, case_id) for backup in line.backups]


def lines(desk: Desk) -> Lines:
    """Return the backups of this copy of a case, and those of other copies on this computer."""
    there = _lines(desk.office, desk.case.id)
    return _parted(there, _own_line(desk, there))


LOST = frozenset({"file.missing", "file.empty", "file.damaged", "file.not-a-case"})
"""Why a case is not opened whose file is not there or no case any more."""


def lines_of_file(office: Office, path: Path) -> Lines:
    """Return the backups of the copy that lay at a path.

    Which case it is says the list of cases, else the backups themselves: where their copy lay, or
    by which key they are protected. Those in the second place are told where this computer has
    none of that copy. A line of the same key alone is another's: a copy that was given away has it,
    and one on a stick that is out cannot be asked.
    """
    # The list of cases may be lost; asking makes none.
    listed = library.rows(office) if office.folders.index.exists() else ()
    there = str(path.absolute())
    known = [UUID(row.case_id) for row in listed if row.path == there and row.case_id]
    salt = _salt_in_use(path)
    cases = known[:1] or _cases_by_backups(office, path, salt)
    if not cases:
        return Lines((), ())
    here = [_lines(office, each) for each in cases]
    away = [second_place.lines(office, each) for each in cases]
    likely, likely_away = _likely(here[0], salt), _likely(away[0], salt)
    own = backup_lines.at(likely, path) or backup_lines.at(likely_away, path)
    all_here = [line for of_case in here for line in of_case]
    names = {line.name for line in all_here}
    more = (line for of_case in away for line in of_case if line.name not in names)
    return _parted([*all_here, *more], own)


def _cases_by_backups(office: Office, path: Path, salt: bytes | None) -> list[UUID]:
    """Return the cases of which a copy lay at a path or has the file's key, the likeliest first.

    A case that was deleted may have lain there before: the newest backup decides, and of a
    protected file (`salt`) first of all its key.
    """
    found: list[tuple[tuple[bool, bool, datetime], UUID]] = []
    try:
        folders = list(office.folders.backups.iterdir())
    except OSError:  # none was made yet, or the disk is out of reach
        return []
    for case_id in (UUID(each.name) for each in folders if is_id(each.name)):
        there = _lines(office, case_id)
        of_its_key = [line for line in there if _has_key(line, salt)]
        lay = backup_lines.at(of_its_key or there, path)
        if lay or of_its_key:
            newest = max(line.backups[0].at for line in ([lay] if lay else of_its_key))
            found.append(((bool(of_its_key), lay is not None, newest), case_id))
    return [case_id for _rank, case_id in sorted(found, reverse=True)]


def _likely(there: list[Line], salt: bytes | None) -> list[Line]:
    """Return the lines that have the key of a file; all of them where none has it.

    A file may be damaged where its salt stands.
    """
    return [line for line in there if _has_key(line, salt)] or there


def _has_key(line: Line, salt: bytes | None) -> bool:
    return salt is not None and any(backups.has_salt(each.path, salt) for each in line.backups)


def _salt_in_use(path: Path) -> bytes | None:
    """Return the salt of a protected file; `None` if it is plain, lost, or cannot be read."""
    try:
        return salt_of(path) if is_protected(path) else None
    except OSError:
        return None


def _lines(office: Office, case_id: UUID) -> list[Line]:
    try:
        folders = list((office.folders.backups / str(case_id)).iterdir())
    except OSError:  # none was made yet, or the disk is out of reach
        return []
    return backup_lines.read(folders)


def _parted(there: list[Line], own: Line | None) -> Lines:
    others = tuple(line for line in there if own is None or line.name != own.name)
    return Lines(own.backups if own is not None else (), others)


def _own_line(desk: Desk, there: list[Line]) -> Line | None:
    """Return the line of this copy, wherever it lay before; `None` if it has none yet."""
    return backup_lines.of_copy(there, desk.path, desk.file.act_names())


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
            `file.history-damaged`, or the folder cannot be written to.
    """
    if desk.read_only is not None:
        return None
    desk.file.acts()  # copies of a history that does not read would push out the sound ones
    there, now = _lines(desk.office, desk.case.id), desk.office.clock.now()
    with suppress(OSError):  # a half that was left is as plain as the case was then
        for beside in (desk.office.folders.backups / str(desk.case.id)).iterdir():
            sweep_parts(beside)
    line = _own_line(desk, there)
    folder = line.folder if line is not None else _new_line(desk)
    backup_lines.note_file(folder, desk.path)
    key = desk.file.key
    fitting = (each for each in (line.backups if line else ()) if backups.fits(each.path, key))
    newest = next(fitting, None)
    if newest is not None and _is_enough(desk, newest, occasion):
        _forget_erased(desk)
        return None
    with named(desk.path):
        size = desk.path.stat().st_size
    _check_room(desk.office.folders.home, size)
    path = backups.next_path(folder, now, occasion)
    desk.file.copy_to(path)
    former = backup_lines.former(folder)
    for each in backups.kept(folder):
        if backups.is_outdated(each.path, key, former):
            _remove_outdated(each)
    for each in backups.thinned(backups.kept(folder), now, large=size > LARGE):
        remove(each)
    _forget_erased(desk)
    return backups.of(path)


def _forget_erased(desk: Desk) -> None:
    """Remove what holds something that was removed for good: it was in use, or the power failed.

    One that is locked waits until its key is there.
    """
    if erasings := desk.file.erasings():
        for each in kept(desk.office, desk.case.id):
            if backups.holds(each.path, erasings):
                remove(each)


def rehearse(office: Office, case_id: UUID) -> Problem | None:
    """Read one of the kept backups to its last byte, each day another; return what is to be told.

    Disks forget: a backup that read well when it was made may not on the day when it is needed.
    One that does not read well any more is removed, unless it is all there is. To be called
    beside the work, from any thread.
    """
    there = kept(office, case_id)
    if not there:
        return None
    chosen = there[office.clock.today().toordinal() % len(there)]
    if not _is_rotten(chosen):
        return None
    removed = len(there) > 1 and remove(chosen)
    code = "backup.rotten" if removed else "backup.rotten-last"
    return Problem(code, when=short_moment(chosen.at))


def _is_rotten(backup: Backup) -> bool:
    try:
        return bool(checking.verify(backup.path).findings)
    except Problem as problem:  # not one that is locked, in use, or was thinned out meanwhile
        return problem.code in LOST - {"file.missing"}


def _is_enough(desk: Desk, newest: Backup, occasion: Occasion) -> bool:
    """Whether the newest backup serves: the case is as it was. Joining wants one of its own."""
    wanted = newest.occasion == occasion or occasion != "before-merge"
    return wanted and backups.heads_of(newest.path) == desk.file.heads


def last_author(line: Line) -> str:
    """Return who worked last on the copy of a line, "" if nobody is named."""
    return backups.last_author_of(line.backups[0].path)


def _new_line(desk: Desk) -> Path:
    return desk.office.folders.backups / str(desk.case.id) / new_id().hex[-8:]


def remove(backup: Backup) -> bool:
    """Remove a backup; `False` if somebody looks into it: it goes the next time."""
    try:
        backup.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def remove_unlike(desk: Desk) -> None:
    """Remove the backups of a case that are protected as it was before; plain ones are overwritten.

    What is in use stays, and goes with the next backup.
    """
    here, away = kept(desk.office, desk.case.id), second_place.kept(desk.office, desk.case.id)
    for there in (here, away):
        if any(backups.fits(each.path, desk.file.key) for each in there):  # the stick may be full
            for each in unlike(desk):
                if each in there:
                    _remove_outdated(each)


def _remove_outdated(backup: Backup) -> None:
    if backups.fits(backup.path, None):
        wipe(backup.path)
    remove(backup)


def unlike(desk: Desk) -> list[Backup]:
    """Return the backups of this copy that are protected as it was before, in both places.

    With those of a copy that is there no more and of which this one holds all.
    """
    here = _lines(desk.office, desk.case.id)
    own = _own_line(desk, here)
    name, former = (own.name, backup_lines.former(own.folder)) if own else ("", frozenset[bytes]())
    log = desk.file.act_names()
    return [
        each
        for line in (*here, *second_place.lines(desk.office, desk.case.id))
        if line.name == name or backup_lines.is_held(line, log)
        for each in line.backups
        if backups.is_outdated(each.path, desk.file.key, former)
    ]


def note_former_key(desk: Desk) -> None:
    """Keep with the backups that the key which the case has now is going to be replaced."""
    own = _own_line(desk, _lines(desk.office, desk.case.id))
    if own is not None and desk.file.key is not None:
        with named(own.folder):
            backup_lines.note_former(own.folder, desk.file.key.salt)


def plain_of_others(desk: Desk) -> list[Path]:
    """Return the folders with unprotected backups of other copies of the case, in both places."""
    own = _own_line(desk, _lines(desk.office, desk.case.id))
    found = [*lines(desk).others, *second_place.lines(desk.office, desk.case.id)]
    return [
        line.folder
        for line in found
        if (own is None or line.name != own.name)
        and any(backups.fits(each.path, None) for each in line.backups)
    ]


def back_up_before(desk: Desk, occasion: Occasion) -> Problem | None:
    """Make a backup before an act; return why there is none of the case as it stands.

    Most acts are done without: the log can take them back.
    """
    try:
        back_up(desk, occasion)
    except Problem as problem:
        return problem
    return None


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
    as it was, because nothing but joining a copy was done since. `replaces`: the history of the
    case does not read, so the backup takes the place of the file, which is put aside.
    """

    shifts: tuple[Shift, ...]
    stay: tuple[str, ...]
    acts: int
    whole: bool
    replaces: bool


def compare(desk: Desk, backup: Backup, lang: Lang) -> Comparison:
    """Say what would change by going back to a backup.

    Raises:
        Problem: the backup or the case cannot be read, or the history of neither.
    """
    replaces = not _history_reads(desk)
    with _opened(desk.office, backup) as then:
        if replaces:
            then.check_history()
        plan = _whole_plan(desk, then) if replaces else _plan(desk, then)
        since = len(desk.file.act_names() - then.act_names())
        whole = not replaces and _only_joined(desk, then, backup)
        words = Told(desk, lang, then.read())
    shifts = [shift for each in _touched(desk, plan) for shift in words.shifts(each, back=False)]
    return Comparison(
        tuple(shifts),
        tuple(words.name(kind_name(type(each)), each.id) for each in plan.stay),
        since,
        whole,
        replaces,
    )


def go_back(desk: Desk, backup: Backup) -> Path | None:
    """Put the case back as a backup has it: one act, which can itself be undone.

    What happened outside the program stays (see `Return`). Before it a backup is made. Where
    nothing was done since a copy was joined, the whole file becomes as it was before: the copy's
    acts are in it no more, and it can be joined again.

    A case whose history does not read takes no act more of which one could be sure: the backup
    takes the place of the file.

    Returns under which name the file was put aside in that case; `None` where it was not.

    Raises:
        Problem: the backup cannot be read or its own history does not read, the case cannot be
            written to, or the whole file would change and no backup of it as it is can be made.
    """
    if not _history_reads(desk):
        return _replace(desk, backup)
    note = short_moment(backup.at)
    with _opened(desk.office, backup) as then:  # first: making one may thin this one out
        whole = _only_joined(desk, then, backup)
        missing = back_up_before(desk, "before-going-back")
        if whole:
            if missing is not None:  # the log does not keep what goes
                raise missing
            desk.case = desk.file.become(then)
            back_up_before(desk, "working")  # the line's newest is again of this file
        else:
            _put_back(desk, then, note)
        desk.keep_editions()
        desk.enter_in_register(put_back=whole)
    return None


def _history_reads(desk: Desk) -> bool:
    try:
        desk.file.check_history()
    except Problem as problem:
        if problem.code != "file.history-damaged":
            raise
        return False
    return True


def _replace(desk: Desk, backup: Backup) -> Path | None:
    with _opened(desk.office, backup) as then:
        then.check_history()  # else one damage would take the place of another
    with desk.file.let_go():
        aside = recover(desk.office, backup, desk.path.resolve())
    desk.case = desk.file.read()
    desk.keep_editions()
    back_up_before(desk, "working")  # the line's newest is again of this file
    return aside


def before_joining(desk: Desk) -> Backup | None:
    """Return the backup by which joining a copy is taken back as a whole; `None` without one.

    That can be until the next act, unless something was removed for good.
    """
    for backup in lines(desk).own:
        with suppress(Problem), _opened(desk.office, backup) as then:
            if _acts_since(desk, then):  # older ones lack still more
                return backup if _only_joined(desk, then, backup) else None
    return None


def _only_joined(desk: Desk, then: CaseFile, backup: Backup) -> bool:
    """Whether joining one copy is all that was done since a backup was made.

    Nothing that was done in this file may be lost with its later acts, also on another computer,
    and no removal for good be forgotten.
    """
    since = _acts_since(desk, then)
    if not since or any(act.kind == _PURGE for act in since):
        return False
    if then.key != desk.file.key:  # SQLite copies a file only upon one of the same key
        return False
    mine = [act for act in since if act.installation == desk.office.author.installation]
    if mine:
        last = since[-1]
        joined = mine == [last] and last.kind == "case.merge"
        return joined and then.heads <= desk.file.parents(last)
    # The copy's acts were taken over as they are. What somebody did in this file on another
    # computer looks the same, but between the two it was opened here, and backed up.
    newer = [each for each in lines(desk).own if each.number > backup.number]
    return backup.occasion == "before-merge" and all(
        each.occasion in ("working", "before-going-back")
        and backups.heads_of(each.path) == desk.file.heads
        for each in newer
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
            try:
                put_journal_aside(target)
                fresh.replace(target)
            except OSError:
                if aside is not None:
                    aside.rename(target)
                raise
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    return aside


def other_files(desk: Desk) -> list[Path]:
    """Return the files besides backups that may hold the case, as far as the program knows them.

    A damaged file or a journal that was put aside lies beside the case, the copy made before an
    upgrade with the backups, and other copies where the list of cases or their backups say.
    """
    here, case_id = desk.path, desk.case.id
    found = [line.file for line in lines(desk).others if line.file is not None]
    found += [Path(row.path) for row in library.rows(desk.office) if row.case_id == str(case_id)]
    with suppress(OSError):
        found += here.parent.glob(f"*{here.suffix}.damaged*")
    with suppress(OSError):
        found += here.parent.glob(f"{glob.escape(here.name)}-journal.old*")
    with suppress(OSError):
        found += desk.office.folders.backups.glob(f"*{here.suffix}")
    return sorted(
        each
        for each in set(found)
        if each != here and each.is_file() and backups.may_be_of(each, case_id)
    )


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
    done |= {each.id for each in desk.case.all(SentPaper)}  # what went, went
    stay = _with_what_they_need(done, was, now)
    differ = [key for key in was | now if was.get(key) != now.get(key)]
    going = [key for key in differ if key not in stay]
    removed = tuple(now[key] for key in going if key not in was)
    put = with_printed_numbers(
        desk.case, (was[key] for key in going if key in was), removed, desk.taken_out
    )
    return Return(
        tuple(each for each in put if now.get(each.id) != each),
        removed,
        tuple(now.get(key) or was[key] for key in differ if key in stay),
    )


def _whole_plan(desk: Desk, then: CaseFile) -> Return:
    """Return what changes where a backup takes the place of the file: whatever differs."""
    was, now = _by_id(then.read()), _by_id(desk.case)
    put = tuple(record for key, record in was.items() if now.get(key) != record)
    return Return(put, tuple(now[key] for key in now.keys() - was.keys()), ())


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
