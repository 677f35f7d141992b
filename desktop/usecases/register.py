"""The register of letters: what went out and came in, gaps and doubles on show (0035)."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from operator import itemgetter
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.faults import named
from desktop.casefile.index import LibraryRow
from desktop.casefile.lock import EditLock, Editor
from desktop.casefile.places import sweep_parts, written_beside
from desktop.casefile.register import (
    Gap,
    LetterLog,
    LetterRow,
    NumberRegister,
    ProofRow,
    RegisterRow,
)
from desktop.domain.correspondence import Direction, ProofKind
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import Lang, LocalText, clean
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.usecases import library
from desktop.usecases.files import free_name
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.domain.control import Control
    from desktop.domain.correspondence import Letter
    from desktop.usecases.desk import Desk

KEPT = 7
"""So many backups of the register stay, one a day."""
_BACKUPS = "register"
_BACKUP = re.compile(r"register-(\d{6})-(\d{4}-\d\d-\d\d)\.sqlite")
_TRIES, _PAUSE = 100, 0.05
"""How often, and how many seconds each time, one waits for a program that makes it anew."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
MADE_ANEW = frozenset({"register.made-anew", "register.made-anew-without", "register.unread"})
"""Problems that say that the register was made anew: the next try finds it."""

LetterState = Literal["written", "sent", "received", "answered", "overdue", "came", "void"]


class Entry(NamedTuple):
    """One line of the register: a letter, or a number of one that was declared void.

    Attributes:
        number: our number, "" if it has none yet.
        letter: what became of the letter; of a number whose case was never read, only what the
            register itself knows.
        void_reason: why this number was declared void; `None` if it holds or there is none.
        state: where the letter stands today.
        double: the other letters that have the same number, each as it stood under it; also those
            for which it was declared void.
        answers: the letter that it answers, `None` if none is known.
        answered_by: the letter that answers it, `None` if none is known.
        path: the case file where it lay last, `None` if the case is not in the list.
    """

    number: str
    letter: LetterRow
    void_reason: str | None
    state: LetterState
    double: tuple[LetterRow, ...]
    answers: LetterRow | None
    answered_by: LetterRow | None
    path: Path | None

    @property
    def letter_id(self) -> UUID:
        """The letter."""
        return self.letter.letter_id


class Missing(NamedTuple):
    """Numbers left out of a series (`first` and `last` alike for one), with the letters beside.

    These are as they stood under the numbers beside, void ones too.
    """

    direction: Direction
    first: str
    last: str
    before: LetterRow
    behind: LetterRow


class Register(NamedTuple):
    """The whole register: its lines, and what was left out of its series; the newest first."""

    entries: tuple[Entry, ...]
    gaps: tuple[Missing, ...]


class Chosen(NamedTuple):
    """Which lines of the register are wanted; an empty part wants all.

    Attributes:
        direction: "out" or "in".
        year: of the letter's day, four digits.
        institution: as its lines name it in the language spoken, else in any other.
        words: each stands somewhere in the line.
    """

    direction: str = ""
    year: str = ""
    institution: str = ""
    words: str = ""


EVERYTHING = Chosen()


class Unread(NamedTuple):
    """A case that could not be read for the register, and why."""

    path: Path
    problem: Problem


# -- the file ------------------------------------------------------------------------------------


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
    with _alone(path):
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


def _looked_at(office: Office) -> NumberRegister:
    """Return the register for a look in passing, which makes nothing anew: it would not be told.

    Where there is no case yet, it is an empty one.

    Raises:
        Problem: `file.register-damaged` (or lost; the next act says so), `file.register-newer`, or
            it cannot be opened.
    """
    path = office.folders.register
    if _lies_at(path):
        return NumberRegister(path)
    if _listed(office):
        raise Problem("file.register-damaged", path=path)
    return NumberRegister(Path(":memory:"))


def _lies_at(path: Path) -> bool:
    """Return whether anything was ever written there: an empty register is a lost one."""
    with named(path):
        return path.exists() and path.stat().st_size > 0


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other programs from putting the register aside or copying it meanwhile.

    Raises:
        Problem: `file.busy`: another one has been at it for long, or there can be no lock.
    """
    with _reached(path):
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
def _reached(path: Path) -> Iterator[None]:
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
            unread = _read(office, _own_cases(office), made)
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
        with _alone(path):
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
    return _read(office, _own_cases(office) | _in_folders(folders), office.folders.register)


def read_in(office: Office, folders: Iterable[Path]) -> tuple[Unread, ...]:
    """Enter the letters of the cases in some folders, a colleague's for example; see `rebuild`.

    Raises:
        Problem: as `opened`.
    """
    opened(office).close()
    return _read(office, _in_folders(folders), office.folders.register)


def _own_cases(office: Office) -> set[Path]:
    folders = [office.folders.cases]
    with suppress(OSError):  # one that cannot be looked into is named with what was not read
        folders = [each for each in folders if each.is_dir()]
    return {Path(row.path) for row in _listed(office)} | _in_folders(folders)


def _in_folders(folders: Iterable[Path]) -> set[Path]:
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
                with _reached(path):
                    path.stat()
                    with open_case(office, path, write=False) as desk:
                        case_id, letters = desk.case.id, _letters(desk, kept)
                        told.append((_last_act(desk), case_id, letters, _letter_log(desk)))
            except Problem as problem:
                unread.append(Unread(path, problem))
        # Of several copies of a case the one that was worked on last is entered last.
        for _at, case_id, letters, log in sorted(told, key=itemgetter(0)):
            kept.enter(case_id, letters, log)
    return tuple(unread)


def _last_act(desk: "Desk") -> datetime:
    with suppress(Problem):  # a history that does not read says nothing of its letters
        return max((act.at for act in desk.file.acts()), default=_LONG_AGO)
    return _LONG_AGO


def _letter_log(desk: "Desk") -> LetterLog | None:
    with suppress(Problem):  # as above
        return desk.file.letter_log()
    return None


def _listed(office: Office) -> tuple[LibraryRow, ...]:
    return library.rows(office) if office.folders.index.exists() else ()


# -- from a case ---------------------------------------------------------------------------------


def enter(desk: "Desk", *, put_back: bool = False) -> None:
    """Enter the letters of an open case anew, and let it take up voids that it does not know.

    A copy that is older than what was entered changes nothing there, unless the file was `put_back`
    as a whole.

    Raises:
        Problem: `letter.voided` (a letter took up that its number is void) or `letter.voided-many`,
            `letter.void-lifted` (a number was declared void with which its letter had gone), as
            `opened`, or the case file cannot be written to.
    """
    with opened(desk.office) as kept:
        before = kept.of_case(desk.case.id)
        kept.enter(desk.case.id, _letters(desk, kept), _letter_log(desk), put_back=put_back)
        after = kept.of_case(desk.case.id)
    said = _take_up(desk, after) if desk.read_only is None else None
    if said is not None:
        raise said
    holds = {(row.letter_id, row.number) for row in after if row.void_reason is None}
    for row in before:
        if row.direction == "out" and row.void_reason and (row.letter_id, row.number) in holds:
            raise Problem("letter.void-lifted", number=row.number, reason=row.void_reason)


def void_meanwhile(desk: "Desk", letter: "Letter | None") -> Problem | None:
    """Return `letter.voided` if the number of a letter that has not gone was declared void.

    The page of the register may have done so while the case was open here. What is wrong with the
    register stands in nobody's way: the next act upon a letter says it.
    """
    path = desk.office.folders.register
    if letter is None or letter.sent or not letter.number or not path.exists():
        return None
    with suppress(Problem), NumberRegister(path) as kept:
        for row in kept.of_case(desk.case.id):
            same = (row.letter_id, row.number) == (letter.id, letter.number)
            if same and row.void_reason is not None:
                return _voided(row)
    return None


def _take_up(desk: "Desk", rows: Iterable[RegisterRow]) -> Problem | None:
    """Let letters know in one act which numbers are void; return what to say of those in use."""
    from desktop.domain.correspondence import Letter

    changed: dict[UUID, Letter] = {}
    reasons, in_use = dict[str, None](), list[RegisterRow]()
    for row in rows:
        letter = changed.get(row.letter_id) or desk.case.get(Letter, row.letter_id)
        if row.direction == "in" or letter is None or row.void_reason is None:
            continue
        if row.number not in letter.void_numbers:
            if letter.number == row.number and not letter.sent:
                in_use.append(row)
            changed[letter.id] = with_void(letter, row)
            reasons[row.void_reason] = None
    if changed:
        desk.act("letter.void", changed.values(), note="; ".join(reasons))
    if len(in_use) > 1:
        numbers = tuple(f"№ {row.number} ({row.void_reason})" for row in in_use)
        return Problem("letter.voided-many", numbers=numbers)
    return next((_voided(row) for row in in_use), None)


def _voided(row: RegisterRow) -> Problem:
    return Problem("letter.voided", number=row.number, reason=row.void_reason)


def _letters(desk: "Desk", kept: NumberRegister) -> list[LetterRow]:
    """Return what the register is told of a case.

    A sample is no real paper: it is known only by a number of ours that it was given.
    """
    given = {row.letter_id for row in kept.of_case(desk.case.id)}
    return [row for row in _rows(desk) if not row.sample or row.letter_id in given]


def with_void(letter: "Letter", row: RegisterRow) -> "Letter":
    """Return a letter that may be given another number; one that went keeps what it bears."""
    changed = replace(
        letter,
        void_numbers={**letter.void_numbers, row.number: row.void_reason or ""},
        void_days={**letter.void_days, row.number: row.dated},
    )
    if letter.number == row.number and not letter.sent:
        changed = replace(changed, number="", number_source="", number_series="")
    return changed


def _rows(desk: "Desk") -> list[LetterRow]:
    from desktop.domain.control import Control
    from desktop.domain.correspondence import Letter

    rows = [
        _row(desk, control, letter)
        for control in desk.case.all(Control)
        for letter in desk.case.of_control(Letter, control.id)
        if _is_begun(letter)
    ]
    if desk.file.is_protected:
        rows = [_untelling(row, desk.path) for row in rows]
    return rows


def _is_begun(letter: "Letter") -> bool:
    if letter.direction == "out":
        return bool(
            letter.number or letter.void_numbers or letter.dated or letter.sent or letter.sent_on
        )
    told = letter.number or letter.own_number or letter.dated or letter.arrived_on
    return bool(told or letter.sender.any_text("kk"))


def _untelling(row: LetterRow, path: Path) -> LetterRow:
    """Return a row that says of a protected case no more than kind, days and channel (0016)."""
    return replace(
        row,
        institution=LocalText(kk=path.stem, ru=path.stem, en=path.stem),
        other=LocalText(),
        their_number="",
        proofs=tuple(replace(each, number="") for each in row.proofs),
    )


def _row(desk: "Desk", control: "Control", letter: "Letter") -> LetterRow:
    from desktop.domain.correspondence import Receipt
    from desktop.domain.parties import ControlObject
    from desktop.procedure.about import About, answer_to
    from desktop.procedure.letters import went_with

    case, law, came_in = desk.case, desk.office.law, letter.direction == "in"
    about = About(letter)
    if not came_in:
        with suppress(Problem):  # of a procedure that this program does not know
            about = answer_to(case, letter, law, desk.office.clock.today())
    sending = letter if came_in or letter.sent else went_with(case, letter) or letter
    institution = case.one(ControlObject, control.object_id).name
    clock = about.clock if about.clock is not None and about.clock.due else None
    return LetterRow(
        letter_id=letter.id,
        case_id=case.id,
        direction=letter.direction,
        kind=letter.kind,
        control=control.number,
        number=letter.own_number if came_in else letter.number,
        dated=letter.day_it_bears,
        their_number=letter.number if came_in else "",
        title=_title(desk, letter),
        institution=_plain(institution),
        other=_plain(letter.sender if came_in else _addressee(desk, control, letter)),
        channel=sending.channel,
        sent_on=sending.sent_on,
        sent=sending.sent,
        arrived_on=letter.arrived_on,
        proofs=tuple(
            ProofRow(each.proof, each.day, each.number)
            for each in case.all(Receipt)
            if each.letter_id == letter.id
        ),
        clock=_texts(clock.clock.title.text) if clock else LocalText(),
        due=clock.due.isoformat() if clock and clock.due else "",
        estimate=clock is not None and clock.estimate,
        answered_on=about.came.isoformat()
        if isinstance(about.came, date)
        else UNKNOWN_DAY
        if about.came == UNKNOWN_DAY
        else "",
        answers=_answered_by(desk, letter) if came_in else letter.answers_letter_id,
        voids=dict(letter.void_numbers),
        void_days=dict(letter.void_days),
        series=letter.number_series,
        sample=control.sample,
    )


def _texts(say: Callable[..., str]) -> LocalText:
    return LocalText(kk=say("kk"), ru=say("ru"), en=say("en"))


def _plain(text: LocalText) -> LocalText:
    """Return a text without its instants: copies of a case then say the same."""
    return _texts(text.text)


def _title(desk: "Desk", letter: "Letter") -> LocalText:
    from desktop.domain.control import Proceeding

    law = desk.office.law
    if letter.direction == "out":
        titles = {kind.id: kind.title for kind in law.documents}
        found = titles.get(letter.kind)
        return _texts(found.text) if found else LocalText()
    for proceeding in desk.case.of_control(Proceeding, letter.control_id):
        with suppress(Problem):
            procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
            for each in procedure.incoming:
                if each.id == letter.kind:
                    return _texts(each.title.text)
    return LocalText()


def _addressee(desk: "Desk", control: "Control", letter: "Letter") -> LocalText:
    """Return to whom a letter goes; empty if it is annexed to another paper or goes to nobody."""
    from desktop.domain.control import Proceeding
    from desktop.domain.parties import ControlObject

    target = desk.case.one(ControlObject, control.object_id)
    to = next((kind.addressee for kind in desk.office.law.documents if kind.id == letter.kind), "")
    if to.startswith("texts."):
        proceeding = desk.case.get(Proceeding, letter.proceeding_id)
        texts = control.texts | (proceeding.texts if proceeding else {})
        typed = texts.get(to.removeprefix("texts."), LocalText())
        return _texts(lambda lang: ", ".join(typed.text(lang).split("\n")))
    known = {
        "head": target.name,
        "authorised_body": target.authorised_body,
        "higher_body": target.higher_body,
    }
    return known.get(to, LocalText())


def _answered_by(desk: "Desk", letter: "Letter") -> UUID | None:
    """Return the letter of ours that one answers: as entered, else by its kind."""
    from desktop.domain.control import Proceeding
    from desktop.procedure.letters import own_letter

    if letter.answers_letter_id is not None:
        return letter.answers_letter_id
    for proceeding in desk.case.of_control(Proceeding, letter.control_id):
        if letter.proceeding_id not in (None, proceeding.id):
            continue
        with suppress(Problem):
            procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
            for answer in procedure.answers:
                if answer.arrives == f"incoming.{letter.kind}.arrived":
                    own = own_letter(desk.case, proceeding, answer.id)
                    if own is not None:
                        return own.id
    return None


# -- looking at it -------------------------------------------------------------------------------


def register(office: Office) -> Register:
    """Return the organisation's register of letters on this computer.

    Raises:
        Problem: as `opened`.
    """
    with opened(office) as kept:
        numbers, rows = kept.rows(), kept.letters()
        gaps, doubles = kept.gaps(numbers), kept.doubles(numbers)
    known = {row.letter_id: row for row in rows}
    titles = _titles(office)
    for row in numbers:  # the case was never read since, or the row of it does not read
        known.setdefault(row.letter_id, _bare(row, titles))
    paths: dict[str, Path] = {}
    for listed in _listed(office):
        if listed.case_id and (listed.case_id not in paths or not listed.missing):
            paths[listed.case_id] = Path(listed.path)
    told = {row: _under(known[row.letter_id], row) for row in set().union(*doubles.values())}
    same = {double: tuple(told[row] for row in others) for double, others in doubles.items()}
    answered_by = {row.answers: row for row in rows if row.answers is not None}
    today = office.clock.today().isoformat()
    proofs = office.law.proofs
    starting = {each.kind for each in proofs if proofs.grade(each.kind).starts_clock}

    def entry(letter: LetterRow, number: str, void_reason: str | None) -> Entry:
        return Entry(
            number,
            letter,
            void_reason,
            "void" if void_reason is not None else _state(letter, today, starting),
            same.get((letter.letter_id, number), ()),
            known.get(letter.answers) if letter.answers else None,
            answered_by.get(letter.letter_id),
            paths.get(str(letter.case_id)),
        )

    entries = []
    held = {(row.letter_id, row.number): row for row in numbers}
    for letter in known.values():
        row_ = held.pop((letter.letter_id, letter.number), None)
        if letter.number or not letter.voids or letter.sent_on or letter.sent:
            entries.append(entry(letter, letter.number, row_.void_reason if row_ else None))
    entries += [
        entry(_as_of(known[r.letter_id], r), r.number, r.void_reason) for r in held.values()
    ]
    entries.sort(key=_order, reverse=True)
    return Register(
        tuple(entries),
        tuple(
            Missing(
                gap.direction,
                gap.first,
                gap.last,
                _under(known[gap.before.letter_id], gap.before),
                _under(known[gap.behind.letter_id], gap.behind),
            )
            for gap in sorted(gaps, key=_newest, reverse=True)
        ),
    )


def _newest(gap: Gap) -> tuple[object, ...]:
    day = read_day(gap.behind.dated)
    return (day.isoformat() if day else "9999", _by_count(gap.first))


def _under(letter: LetterRow, row: RegisterRow) -> LetterRow:
    """Return a letter as it stood under one of its numbers, which may be void."""
    return replace(
        letter,
        number=row.number,
        dated=letter.dated if row.direction == "in" else row.dated,
        voids={} if row.void_reason is None else {row.number: row.void_reason},
        void_days={},
    )


def same_number(
    office: Office, number: str, dated: str, letter_id: UUID | None
) -> tuple[LetterRow, ...]:
    """Return the other letters that went out under a number that is being typed for a letter.

    Raises:
        Problem: the register does not read, which the next act makes good.
    """
    letter_id = letter_id or new_id()
    with _looked_at(office) as kept:
        typed = RegisterRow(number, dated, letter_id, letter_id, "", None)
        found = kept.doubles((*kept.rows(), typed)).get((letter_id, number), ())
        known = {row.letter_id: row for row in kept.letters()} if found else {}
    titles = _titles(office)
    return tuple(_under(known.get(row.letter_id) or _bare(row, titles), row) for row in found)


def _titles(office: Office) -> dict[str, LocalText]:
    return {kind.id: _texts(kind.title.text) for kind in office.law.documents}


def _bare(row: RegisterRow, titles: Mapping[str, LocalText]) -> LetterRow:
    return LetterRow(
        letter_id=row.letter_id,
        case_id=row.case_id,
        direction=row.direction,
        kind=row.kind,
        control=0,
        number=row.number if row.void_reason is None else "",
        dated=row.dated,
        title=titles.get(row.kind, LocalText()),
        voids={} if row.void_reason is None else {row.number: row.void_reason},
    )


def _as_of(letter: LetterRow, row: RegisterRow) -> LetterRow:
    """Return a letter under a number that is void: with the day that it bore then."""
    if row.void_reason is None:
        return letter
    named = "arrived_on" if row.direction == "in" else "dated"
    return replace(letter, **{named: row.dated})


def _state(letter: LetterRow, today: str, starting: set[ProofKind]) -> LetterState:
    if letter.direction == "in":
        return "came"
    if letter.answered_on:
        return "answered"
    if letter.due and not letter.estimate and letter.due < today:
        return "overdue"
    if any(each.proof in starting and read_day(each.day) for each in letter.proofs):
        return "received"
    return "sent" if letter.sent else "written"


def _order(entry: Entry) -> tuple[object, ...]:
    """Return by what lines stand: by day, then by number, counts as counts."""
    day = read_day(entry.letter.day)
    return (
        day.isoformat() if day else "9999",  # without a day it is still to be seen to
        _by_count(entry.number),
        str(entry.letter_id),
    )


def _by_count(number: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.findall(r"[0-9]+|[^0-9]+", number)
    return tuple(
        (0, int(part), "") if part[0] in "0123456789" else (1, 0, part.casefold()) for part in parts
    )


def chosen(
    entries: Iterable[Entry],
    wanted: Chosen,
    lang: Lang,
    folded: Callable[[str], str] = str.casefold,
) -> Iterator[Entry]:
    """Yield the lines that are wanted, names read in a language or in any that they stand in.

    `folded` makes alike what a search takes for the same.
    """
    words = folded(wanted.words).split()
    for entry in entries:
        letter = entry.letter
        if wanted.direction and letter.direction != wanted.direction:
            continue
        if wanted.year and year_of(entry) != wanted.year:
            continue
        if wanted.institution and letter.institution.any_text(lang) != wanted.institution:
            continue
        if words:
            told = folded(" ".join(_told(entry, lang)))
            if not all(word in told for word in words):
                continue
        yield entry


def _told(entry: Entry, lang: Lang) -> Iterator[str]:
    letter = entry.letter
    yield from (entry.number, letter.their_number, entry.void_reason or "")
    yield from (each.any_text(lang) for each in (letter.title, letter.institution, letter.other))
    yield from (each.number for each in letter.proofs)
    for text in (letter.dated, letter.arrived_on, letter.sent_on):
        day = read_day(text)
        yield short_date(day) if day else text


def year_of(entry: Entry) -> str:
    """Return the year under which a line stands, "" if its day is not known."""
    day = read_day(entry.letter.day)
    return str(day.year) if day else ""


# -- numbers and voids ---------------------------------------------------------------------------


def next_number(
    office: Office,
    pattern: str | None = None,
    letter_id: UUID | None = None,
    direction: Direction = "out",
) -> str:
    """Return the number that the next letter gets, by the user's series or by another pattern.

    A letter that the register knows already, because its case could not be written, gets that
    number again. Nothing is entered by asking.

    Raises:
        Problem: `file.register-pattern`, or as for `same_number`.
    """
    with _looked_at(office) as kept:
        given = kept.number_of(letter_id) if letter_id else None
        if pattern is None:
            pattern = series(office, direction)
        return given or kept.next(pattern, direction)


def series(office: Office, direction: Direction) -> str:
    """Return the pattern of the user's series."""
    profile = office.profile
    return profile.incoming_pattern if direction == "in" else profile.number_pattern


def declare_void(office: Office, entry: Entry, reason: str) -> None:
    """Declare a number void: it stays in the register, is not used again, and says why.

    Its letter takes that up and can be given another number: at once where its case can be
    written to, else when the case is opened, the letter made or marked as sent next.

    Raises:
        Problem: `letter.void-without-reason`, `letter.void-after-sending`, `register.void-incoming`
            (nobody was told that number: it is corrected in its case), `file.number-unknown`, or
            the register cannot be written to.
    """
    why = clean(reason).strip()
    if entry.letter.direction == "in":
        raise Problem("register.void-incoming")
    if not why:
        raise Problem("letter.void-without-reason")
    with opened(office) as kept:
        kept.void(entry.number, entry.letter_id, why)
    if entry.path is not None:
        try:
            _tell_case(office, entry.path)
        except Problem as problem:  # it takes the void up when it is opened next
            if problem.code == "letter.void-lifted":  # the register had not heard that it went
                raise Problem("letter.void-after-sending", number=entry.number) from problem


def _tell_case(office: Office, path: Path) -> None:
    from desktop.casefile.unlock import is_locked
    from desktop.usecases.cases import open_case

    with _reached(path):
        if path.exists() and not is_locked(path):
            with open_case(office, path) as desk:
                enter(desk)
