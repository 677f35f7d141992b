"""The library: this user's cases, listed from a small index without opening them."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.casefile.index import LibraryIndex, LibraryRow
from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.text import Lang, LocalText
from desktop.usecases.office import Office
from desktop.usecases.whereabouts import away, whereabouts

Entry = tuple[LibraryRow, tuple["Watch", ...]]
"""What the index is told of a case: its row, and what in it depends on days (0044)."""

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.domain.case import Case
    from desktop.procedure.route import Bearings
    from desktop.procedure.today import Watch
    from desktop.usecases.desk import Desk


def rows(office: Office) -> tuple[LibraryRow, ...]:
    """Return what the index knows of each case, the one with the nearest date first.

    Cases without a running clock follow, the last changed first. Nothing is opened; a file that
    is not where it was stays in the list (`LibraryRow.missing`): sticks come back.
    """
    with LibraryIndex(office.folders.index) as index:
        return in_order(index.rows())


def at_hand(office: Office) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the listed case files that are there: those that can be read, and the locked ones.

    Each file is looked at, which takes seconds where there are many: not on the window's thread.

    Raises:
        Problem: the index cannot be read.
    """
    from desktop.casefile.unlock import is_locked  # which brings SQLAlchemy along

    found = rows(office)
    gone = away(row.path for row in found)
    there = [Path(row.path) for row in found if row.path not in gone]
    locked = {path for path in there if is_locked(path)}
    files = tuple(path for path in there if path not in locked)
    return files, tuple(path for path in there if path in locked)


def in_order(found: Iterable[LibraryRow]) -> tuple[LibraryRow, ...]:
    """Return rows, the one with the nearest date first, of the rest the one changed last."""
    last_changed = sorted(found, key=lambda row: row.modified, reverse=True)
    return tuple(sorted(last_changed, key=lambda row: row.next_due or "9999"))


def note(office: Office, desk: "Desk") -> None:
    """Bring the index up to date with an open case, and with it the search and the registers.

    A file that was moved or renamed takes its row along. What the index, the search or the register
    of institutions loses costs nothing; a register of letters that cannot be written catches up
    next time, and `Desk.register_trouble` says so.
    """
    from desktop.usecases import directory, searching
    from desktop.usecases.library_choices import take_back

    try:
        found, watches = entry(office, desk)
    except OSError:  # the stick is gone, or the file was moved: it is listed as it was
        return
    left = put(office, (found, watches))
    with suppress(Problem):
        take_back(office, desk.path)
    if office.folders.calendar_told.exists():
        _tell_calendar(office, found.case_id, is_on=True)
    with suppress(Problem):
        for path in left:
            searching.forget(office, path)
        searching.note(desk)
    with suppress(Problem):
        directory.forget(office, *(path for path in left if path != desk.path))
        directory.note(desk)
    desk.enter_in_register()


def put(office: Office, *entries: "Entry") -> tuple[Path, ...]:
    """Put what was read of case files into the index.

    Where another row of the same case names a file that is gone, it was this one: that row goes. Of
    a case that is protected by now no row of a file that is not there tells more than may be told.

    Returns the files of which nobody may find more now.
    """
    left: dict[str, None] = {}
    unclean = False
    with LibraryIndex(office.folders.index) as index:
        for found, watches in entries:
            alike = index.listed(found.case_id) if found.case_id else ()
            others = [row.path for row, _ in alike if row.path != found.path]
            # What was read may be gone itself by now, with all of its folder.
            is_there = bool(others) and whereabouts(Path(found.path)) == "there"
            moved = [each for each in others if is_there and whereabouts(Path(each)) == "gone"]
            told = [
                row
                for row, items in alike
                if found.protected
                and (row.path == found.path or row.missing)
                and (row != untold(row) or '"proceeding"' in (items or ""))
            ]
            for row in told:  # also where the case lay before
                index.put(untold(row))
            for path in moved:
                index.forget(path)
            index.put(found, msgspec.json.encode(watches).decode())
            unclean = unclean or bool(told)
            left |= dict.fromkeys((*moved, *(row.path for row in told)))
        if unclean:
            index.clean()
    return tuple(map(Path, left))


def entry(office: Office, desk: "Desk") -> tuple[LibraryRow, tuple["Watch", ...]]:
    """Return what the index is told of an open case: its row, and what depends on days (0044).

    Raises:
        OSError: the file is not where it was.
    """
    return entry_of(office, desk.case, desk.path, is_protected=desk.file.is_protected)


def entry_of(
    office: Office, case: "Case", path: Path, *, is_protected: bool
) -> tuple[LibraryRow, tuple["Watch", ...]]:
    """Return what the index is told of a case that was read out of a file.

    Raises:
        OSError: the file is not where it was.
        Problem: the case holds no control, or one without a proceeding; "file.damaged": a record
            names another that is not there.
    """
    try:
        return _entry_of(office, case, path, is_protected=is_protected)
    except LookupError as error:
        detail = f"{type(error).__name__}: {error}"
        raise Problem("file.damaged", path=path, detail=detail) from error


def _entry_of(office: Office, case: "Case", path: Path, *, is_protected: bool) -> Entry:
    from desktop.procedure.matrix import matrix
    from desktop.procedure.route import bearings, main_proceeding
    from desktop.procedure.today import awaited, plain, watches
    from desktop.usecases.cases import current_control, institution
    from desktop.usecases.sample import AS_OF

    stat, today = path.stat(), office.clock.today()
    control = current_control(case)
    answers = matrix(case, control.id, frozenset(), today)

    def standings(control_id: "UUID") -> list["Bearings"]:
        main_proceeding(case, control_id)  # there is one at least
        of_it = case.of_control(Proceeding, control_id)
        return [bearings(case, each.id, office.law, today) for each in of_it]

    courses = standings(control.id)
    # A request or a remedy goes beside a form of control, whichever was begun first.
    pinned = case.of_control(Proceeding, control.id)
    kinds = [office.law.edition(p.procedure, p.edition_sha256).kind for p in pinned]
    shown = courses[kinds.index("form") if "form" in kinds else 0]
    # An earlier control may still wait for its answer while the next one has begun. A sample
    # stands on its own day and is never due among real cases.
    waiting = [
        (clock.estimate, clock.due, clock.clock.id, clock.state)
        for each in case.all(Control)
        if not each.sample
        for clock in awaited(courses if each == control else standings(each.id))
    ]
    # A guessed day is nobody's duty: it is shown only where no other day is waited for.
    _, due, clock_id, state = min(waiting, default=(False, None, "", ""))
    found = watches(case, office.law, AS_OF if control.sample else today)
    alike = {each.number for each in case.all(Control) if each.sample == control.sample}
    found = tuple(each for each in found if each.control in alike)
    if is_protected:
        found = tuple(days for each in found if (days := plain(each)) is not None)
    row = LibraryRow(
        path=str(path),
        case_id=str(case.id),
        object_name=shown_name(office, case),
        topic=control.topic,
        phase=shown.phase,
        next_clock=clock_id,
        next_due=due.isoformat() if due else "",
        state=state,
        modified=stat.st_mtime,
        size=stat.st_size,
        read_at=office.clock.now().isoformat(),
        control_number=control.number,
        protected=is_protected,
        sample=control.sample,
        campaign=control.campaign.strip(),
        region=institution(case).region,
        procedure=shown.procedure.id,
        started_on=control.started_on,
        completed_on=control.completed_on,
        asked=len(answers.rows),
        answered=answers.answered,
        done=answers.fixed[0],
        closed=all(state == "missed" for *_, state in waiting) and all(map(_is_through, courses)),
    )
    return (untold(row) if is_protected else row), found


def _is_through(course: "Bearings") -> bool:
    return all(standing == "done" or step.optional for step, standing in course.states)


def untold(row: LibraryRow) -> LibraryRow:
    """Return a row with no more than a protected case tells: its file's own name and its days."""
    return LibraryRow(
        path=row.path,
        case_id=row.case_id,
        object_name=own_name(Path(row.path)),
        topic=LocalText(),
        phase=row.phase,
        next_clock=row.next_clock,
        next_due=row.next_due,
        state=row.state,
        modified=row.modified,
        size=row.size,
        read_at=row.read_at,
        control_number=row.control_number,
        protected=row.protected,
        sample=row.sample,
        trouble=row.trouble,
    )


def shown_name(office: Office, case: "Case") -> LocalText:
    """Return the institution's name as a list shows it; a sample is marked as one."""
    from desktop.usecases.cases import current_control, institution

    name = institution(case).name
    return _as_sample(name, office) if current_control(case).sample else name


def _as_sample(name: LocalText, office: Office) -> LocalText:
    """Return a sample's name with the mark that its papers bear: no list shows it as real work."""

    def marked(lang: Lang) -> str:
        return f"{office.messages(lang).say('paper.sample')} · {name.any_text(lang)}".strip(" ·")

    return LocalText(kk=marked("kk"), ru=marked("ru"), en=marked("en"))


def forget(office: Office, path: Path) -> None:
    """Take a case out of the list and the search, and leave it out. Its file is not touched.

    Raises:
        Problem: that it is to be left out cannot be written down.
    """
    from desktop.usecases import directory, searching
    from desktop.usecases.library_choices import leave_out

    with suppress(Problem):
        searching.forget(office, path)
    with suppress(Problem):
        directory.forget(office, path)
    with LibraryIndex(office.folders.index) as index:
        rows = index.rows()
        index.forget(str(path))
    case_id = next((row.case_id for row in rows if row.path == str(path)), "")
    if case_id and all(row.path == str(path) for row in rows if row.case_id == case_id):
        _tell_calendar(office, case_id, is_on=False)
    leave_out(office, path)


def _tell_calendar(office: Office, case_id: str, *, is_on: bool) -> None:
    """Tell the calendar for phones that a case was taken off the list, or stands there."""
    from desktop.usecases.phone_calendar import note_on_the_list

    with suppress(Problem, OSError):
        note_on_the_list(office, case_id, is_on=is_on)


def rebuild(office: Office) -> tuple[Problem, ...]:
    """Read all case files again: those in the library's folders and those that it knew before.

    What was left out of the list is listed again; the search drops what is gone. A protected file
    that is locked stays listed as it was, or by its own name.

    Returns the problems of files that could not be read; the others are listed all the same.
    """
    from desktop.usecases import searching
    from desktop.usecases.library_choices import take_back
    from desktop.usecases.looking_through import looking_through

    take_back(office)
    unread = [each for each in looking_through(office, anew=True) if each is not None]
    with suppress(Problem):
        searching.refresh(office, [Path(row.path) for row in rows(office)])
    return tuple(each.problem for each in unread)


def own_name(path: Path) -> LocalText:
    """Return a file's own name as the name of an institution."""
    return LocalText(kk=path.stem, ru=path.stem, en=path.stem)
