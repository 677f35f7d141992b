"""A password for a case: giving it, changing it, taking it away, and the recovery sheet (0016)."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from desktop.casefile import keys
from desktop.casefile import unlock as unlocking
from desktop.casefile.backups import Backup
from desktop.casefile.header import EXTENSION, is_protected
from desktop.casefile.keys import Key
from desktop.casefile.places import wipe
from desktop.casefile.unlock import is_locked
from desktop.domain.control import Control
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.parties import Membership
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say
from desktop.usecases import backups, library, safe_places, second_place
from desktop.usecases.cases import recognisable_name
from desktop.usecases.desk import Desk
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office
from desktop.usecases.papers import papers_folder

__all__ = ["is_locked", "lock", "protect", "unlock", "unprotect"]

T = TypeVar("T")
Progress = Callable[[int, int], bool]
"""`progress(done, total)` in bytes; `False` stops the work and leaves the case as it was."""

_SHORT = 8
_GOOD = 14
_NOT_OFFERED = "no-password"


class Done(NamedTuple):
    """What giving or taking away a password did besides.

    Attributes:
        wiped: whether the old file was overwritten, as far as the system can do so.
        removed: how many backups were removed that were not protected as the case is now.
        left: how many of them could not be removed now.
        backed_up: whether a backup of the case as it is now lies there.
        plain: where plain copies may lie that the password does not reach, on this computer.
        away: the second place, if there is one and it is not there now; `None` otherwise.
    """

    wiped: bool
    removed: int
    left: int
    backed_up: bool
    plain: tuple[str, ...]
    away: Path | None


# -- giving and taking away -----------------------------------------------------------------------


def protect(desk: Desk, password: str, progress: Progress | None = None) -> Done:
    """Give a case a password, or another one. Its former password and recovery code are worthless.

    Raises:
        Problem: `protection.empty`, `protection.spaces`, `protection.ending` (its name does not end
            as that of a case), `protection.stopped`, or the case cannot be written to; it is then
            as it was.
    """
    check(password)
    desk.file.check_writable()
    if EXTENSION not in desk.path.name.lower():  # by its name a protected file is known again
        raise Problem("protection.ending", name=desk.path.name, ending=EXTENSION)
    return _rewrite(desk, keys.new_key(password), progress)


def unprotect(desk: Desk, progress: Progress | None = None) -> Done:
    """Take the password of a case away.

    Raises:
        Problem: `protection.not-protected`, `protection.stopped`, or the case cannot be written to;
            it is then as it was.
    """
    if not desk.file.is_protected:
        raise Problem("protection.not-protected", path=desk.path)
    return _rewrite(desk, None, progress)


def check(password: str) -> None:
    """Refuse a password that one could not type again.

    Raises:
        Problem: `protection.empty`; `protection.spaces` at its beginning or end, which nobody sees.
    """
    if not password.strip():
        raise Problem("protection.empty")
    if password != password.strip():
        raise Problem("protection.spaces")


def weakness(password: str) -> str | None:
    """Return the code of the sentence how easily a password is guessed; `None` if hardly."""
    signs = len(password)
    if signs < _SHORT or len(set(password)) < _SHORT // 2 or (password.isdigit() and signs < _GOOD):
        return "protection.very-weak"
    return "protection.weak" if signs < _GOOD else None


def _rewrite(desk: Desk, key: Key | None, progress: Progress | None) -> Done:
    backups.note_former_key(desk)
    wiped = desk.file.rewrite(key, progress)
    with suppress(Problem):  # the list is a copy; the next note makes it good
        library.note(desk.office, desk)
    old = len(backups.unlike(desk))
    made = True
    try:
        backups.back_up(desk, "working")
        second_place.bring(desk.office, desk.case.id)
    except Problem:  # without a new one the old ones are all there is: they go with the next
        made = False
    else:
        backups.remove_unlike(desk)
    left = len(backups.unlike(desk))
    away = second_place.away(desk.office)
    plain = () if key is None else (each for each in plain_copies(desk) if each != str(away))
    return Done(wiped, old - left, left, made, tuple(plain), away)


def notes(done: Done, say: Callable[..., T]) -> Iterator[T]:
    """Yield what was done besides: in words, or as problems where `say` is `Problem`."""
    if not done.backed_up:
        yield say("protection.no-backup")
    else:
        if done.removed:
            yield say("protection.backups-removed", n=done.removed)
        if done.left:
            yield say("protection.backups-left", n=done.left)
    if done.away is not None:
        yield say("protection.second-away", folder=done.away)
    if not done.wiped:
        yield say("protection.not-wiped")
    if done.plain:
        yield say("protection.plain-stays", what="; ".join(done.plain))


# -- locking and opening --------------------------------------------------------------------------


def unlock(office: Office, path: Path, secret: str) -> None:
    """Make a protected file openable, by its password or its recovery code, until `lock`.

    Raises:
        Problem: `file.wrong-password`, `protection.code-line`, `protection.code-length`,
            `protection.code-nor-password` (it is wrong, or the file is damaged: no backup tells),
            `file.damaged`, or the file cannot be read.
    """
    known = backups.lines_of_file(office, path)
    there = [*known.own, *(each for line in known.others for each in line.backups)]
    try:
        unlocking.unlock(path, secret, [each.path for each in there])
    except Problem as problem:
        if problem.code != "file.wrong-password":
            raise
        if _was_plain(office, path, known.own) and unlocking.is_plain(path):
            raise Problem("file.damaged", path=path) from problem
        if not known.own and not known.others:
            raise Problem("protection.code-nor-password", path=path) from problem
        raise


def _was_plain(office: Office, path: Path, own: tuple[Backup, ...]) -> bool:
    """Return whether a case had no password when it was seen last on this computer."""
    there = str(path.absolute())
    listed = any(
        row.path == there and row.case_id and not row.protected for row in library.rows(office)
    )
    return listed or (bool(own) and not _is_protected(own[0].path))


def lock() -> None:
    """Forget the keys of all protected cases; those that are open must have been closed."""
    keys.forget_all()


def wipe_opened(desk: Desk) -> None:
    """Remove the copies of kept files that were written to be looked at.

    They bear the beginning of their own checksum, also those that are in the case no more. A copy
    that somebody changed is her own work and stays; so does one that is open elsewhere, until the
    case is closed the next time.
    """
    from desktop.usecases.taking_in import checksum

    folder = papers_folder(desk.path) / "attachments"
    with suppress(OSError):
        for file in list(folder.iterdir()):
            if (digest := checksum(file)) is not None and file.name.startswith(f"{digest[:8]}-"):
                wipe(file)
        folder.rmdir()
        folder.parent.rmdir()


# -- offering it ----------------------------------------------------------------------------------


def is_to_be_offered(desk: Desk) -> bool:
    """Return whether a password is to be offered: members declared things, and nobody said no."""
    return (
        not desk.file.is_protected
        and desk.read_only is None
        and any(_declares(each) for each in desk.case.all(Membership))
        and not any(control.sample for control in desk.case.all(Control))
        and _mark(desk) not in desk.office.profile.window.get(_NOT_OFFERED, "").split()
    )


def do_not_offer(desk: Desk) -> None:
    """Remember that no password is wanted for this case."""
    refused = desk.office.profile.window.get(_NOT_OFFERED, "").split()
    desk.office.remember(_NOT_OFFERED, " ".join([*refused, _mark(desk)]))


def _declares(membership: Membership) -> bool:
    said = (
        membership.citizen_of_kazakhstan,
        membership.adult,
        membership.declared_on,
        membership.conflict_of_interest,
    )
    return any(said)


def _mark(desk: Desk) -> str:
    return desk.case.id.hex[-12:]


# -- the recovery sheet ---------------------------------------------------------------------------


def recovery_code(desk: Desk) -> tuple[str, ...]:
    """Return the recovery code of an open protected case, line by line. It is kept nowhere.

    Raises:
        Problem: `protection.not-protected`.
    """
    if desk.file.key is None:
        raise Problem("protection.not-protected", path=desk.path)
    return keys.code_of(desk.file.key)


def write_sheet(desk: Desk, target: Path, lang: Lang) -> None:
    """Write the recovery sheet of an open protected case as a Word file.

    Raises:
        Problem: `protection.not-protected`, or the target cannot be written to.
    """
    from desktop.documents.recovery_sheet import Sheet, recovery_sheet

    office = desk.office
    template = office.law.forms / "common" / "sheets" / f"recovery-sheet.{lang}.docx"
    sheet = Sheet(
        institution=recognisable_name(desk.case, lang),
        file=desk.path.name,
        day=short_date(office.clock.today()),
        code=recovery_code(desk),
    )
    write_whole(target, recovery_sheet(template, sheet, lang))


def sheet_name(case_file: Path, say: Say) -> str:
    """Return a name for the file of a case's recovery sheet."""
    return say("protection.sheet-name", name=case_file.stem) + ".docx"


def sheet_place(case_file: Path) -> Path:
    """Return the folder that is proposed for a recovery sheet: not the case's.

    The sheet opens the case: who takes a stick or gets into a cloud must not have both. Where
    every folder of the user is carried on, it is her own one, and what is wrong is told afterwards.
    """
    from platformdirs import user_desktop_path, user_documents_path

    around = safe_places.of_computer()
    home = Path.home()
    places = [each for each in (user_documents_path(), user_desktop_path(), home) if each.is_dir()]
    return Path(safe_places.place_apart(case_file.absolute(), places, around) or home)


def told_of_sheet(case_file: Path, sheet: Path) -> Problem | None:
    """Return what to tell of where a recovery sheet was written; `None` if all is well."""
    around = safe_places.of_computer()
    case_file, sheet = case_file.absolute(), sheet.absolute()
    beside = sheet.parent == case_file.parent
    with suppress(OSError):
        same_disk = case_file.stat().st_dev == sheet.stat().st_dev
        beside |= same_disk and around.volume(case_file).disk == "removable"
    return safe_places.told_of_sheet(sheet, beside=beside, around=around)


def remove_sheet(sheet: Path) -> bool:
    """Overwrite and delete the file of a recovery sheet; `False` if it could only be deleted.

    Raises:
        Problem: `protection.sheet-stays`: another program has it open.
    """
    wiped = wipe(sheet)
    if sheet.exists():
        raise Problem("protection.sheet-stays", path=sheet)
    return wiped


def plain_copies(desk: Desk) -> tuple[str, ...]:
    """Return where plain copies of the case may lie that a password does not reach.

    The folder of its papers, what was put aside or copied before an upgrade, other copies that
    this computer knows with their backups, and a second place that is not there now.
    """
    folder = papers_folder(desk.path)
    found = [folder] if folder.is_dir() else []
    found += [each for each in backups.other_files(desk) if not _is_protected(each)]
    found += backups.plain_of_others(desk)
    if away := second_place.away(desk.office):
        found.append(away)
    return tuple(map(str, found))


def _is_protected(file: Path) -> bool:
    try:
        return is_protected(file)
    except OSError:  # nobody knows
        return False
