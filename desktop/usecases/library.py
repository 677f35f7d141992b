"""The library: this user's cases, listed from a small index without opening them."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop.casefile.index import LibraryIndex, LibraryRow
from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.text import Lang, LocalText
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.domain.case import Case
    from desktop.procedure.today import Watch
    from desktop.usecases.desk import Desk


def rows(office: Office) -> tuple[LibraryRow, ...]:
    """Return what the index knows of each case, the one with the nearest date first.

    Cases without a running clock follow, the last changed first. Nothing is opened; a file that
    is not where it was stays in the list (`LibraryRow.missing`): sticks come back.
    """
    with LibraryIndex(office.folders.index) as index:
        found = list(index.rows())
    found.sort(key=lambda row: row.modified, reverse=True)
    found.sort(key=lambda row: row.next_due or "9999")
    return tuple(found)


def note(office: Office, desk: "Desk") -> None:
    """Bring the index up to date with an open case, and with it the search and the register.

    What the index or the search loses costs nothing; a register that cannot be written catches up
    next time, and `Desk.register_trouble` says so.
    """
    from desktop.usecases import searching

    try:
        found, watches = entry(office, desk)
    except OSError:  # the stick is gone, or the file was moved: it is listed as it was
        return
    with LibraryIndex(office.folders.index) as index:
        told = [
            row for row, items in index.listed() if found.protected and _tells(row, items, desk)
        ]
        for row in told:  # also where the case lay before
            path = Path(row.path)
            index.put(msgspec.structs.replace(row, object_name=_own_name(path), topic=LocalText()))
        index.put(found, msgspec.json.encode(watches).decode())
        if told:
            index.clean()
    with suppress(Problem):
        for row in told:  # before the case itself: taking that out cleans the file of all of it
            searching.forget(office, Path(row.path))
        searching.note(desk)
    desk.enter_in_register()


def entry(office: Office, desk: "Desk") -> tuple[LibraryRow, tuple["Watch", ...]]:
    """Return what the index is told of an open case: its row, and what depends on days (0044).

    Raises:
        OSError: the file is not where it was.
    """
    from desktop.procedure.today import plain, watches
    from desktop.usecases.cases import current_control
    from desktop.usecases.sample import AS_OF
    from desktop.usecases.standing import standings

    stat = desk.path.stat()
    case = desk.case
    control = current_control(case)
    courses = standings(desk, control.id)
    # A request or a remedy goes beside a form of control, whichever was begun first.
    pinned = case.of_control(Proceeding, control.id)
    kinds = [desk.office.law.edition(p.procedure, p.edition_sha256).kind for p in pinned]
    route = courses[kinds.index("form") if "form" in kinds else 0]
    # An earlier control may still wait for its answer while the next one has begun. A sample
    # stands on its own day and is never due among real cases.
    waiting = [
        (clock.estimate, clock.due, clock.clock.id, clock.state)
        for each in case.all(Control)
        if not each.sample
        for course in (courses if each == control else standings(desk, each.id))
        for clock in course.clocks
        if clock.due and clock.state in ("running", "due_today", "missed") and not clock.met_on
    ]
    # A guessed day is nobody's duty: it is shown only where no other day is waited for.
    _, due, clock_id, state = min(waiting, default=(False, None, "", ""))
    is_protected = desk.file.is_protected
    shown = shown_name(office, case)
    found = watches(case, office.law, AS_OF if control.sample else office.clock.today())
    alike = {each.number for each in case.all(Control) if each.sample == control.sample}
    found = tuple(each for each in found if each.control in alike)
    if is_protected:
        found = tuple(untold for each in found if (untold := plain(each)) is not None)
    row = LibraryRow(
        path=str(desk.path),
        case_id=str(case.id),
        # Of a protected case no more than its file's own name tells.
        object_name=_own_name(desk.path) if is_protected else shown,
        topic=LocalText() if is_protected else control.topic,
        phase=route.phase,
        next_clock=clock_id,
        next_due=due.isoformat() if due else "",
        state=state,
        modified=stat.st_mtime,
        size=stat.st_size,
        read_at=office.clock.now().isoformat(),
        control_number=control.number,
        protected=is_protected,
        sample=control.sample,
    )
    return row, found


def _tells(row: LibraryRow, items: str | None, desk: "Desk") -> bool:
    """Return whether a row tells more of a protected case than its file's name."""
    here = row.path == str(desk.path)
    mine = here or (row.case_id == str(desk.case.id) and row.missing)
    untold = (_own_name(Path(row.path)), LocalText())
    return mine and ((row.object_name, row.topic) != untold or '"proceeding"' in (items or ""))


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


def _own_name(path: Path) -> LocalText:
    return LocalText(kk=path.stem, ru=path.stem, en=path.stem)


def forget(office: Office, path: Path) -> None:
    """Take a case out of the list and the search. Its file is not touched."""
    from desktop.usecases import searching

    with suppress(Problem):
        searching.forget(office, path)
    with LibraryIndex(office.folders.index) as index:
        index.forget(str(path))


def rebuild(office: Office) -> tuple[Problem, ...]:
    """Make the index anew from the case files in the user's folder and those it knew before.

    The search drops what is gone.

    A protected file that is locked stays listed as it was, or by its own name.

    Returns the problems of files that could not be read; the others are listed all the same.
    """
    from desktop.casefile.unlock import is_locked
    from desktop.usecases import searching
    from desktop.usecases.cases import EXTENSION, open_case

    known = {Path(row.path) for row in rows(office)}
    paths = set(known)
    if office.folders.cases.is_dir():
        paths |= set(office.folders.cases.rglob(f"*{EXTENSION}"))
    troubles = []
    for path in sorted(paths):
        if not path.exists():
            continue
        if is_locked(path):
            if path not in known:
                _note_locked(office, path)
            continue
        try:
            with open_case(office, path, write=False) as desk:
                note(office, desk)
        except Problem as problem:
            troubles.append(problem)
    with suppress(Problem):
        searching.refresh(office, paths)
    return tuple(troubles)


def _note_locked(office: Office, path: Path) -> None:
    with suppress(OSError), LibraryIndex(office.folders.index) as index:
        stat = path.stat()
        index.put(
            LibraryRow(
                path=str(path),
                case_id="",
                object_name=_own_name(path),
                topic=LocalText(),
                phase="",
                next_clock="",
                next_due="",
                state="",
                modified=stat.st_mtime,
                size=stat.st_size,
                read_at=office.clock.now().isoformat(),
                control_number=1,
                protected=True,
            )
        )
