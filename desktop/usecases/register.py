"""The register of letters: what went out and came in, gaps and doubles on show (0035)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.letter_copies import LetterRow
from desktop.casefile.register import Gap, NumberRegister, RegisterRow
from desktop.domain.correspondence import Direction, ProofKind
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.folding import folded
from desktop.domain.ids import new_id
from desktop.domain.text import Lang, LocalText, clean
from desktop.domain.values import read_day
from desktop.procedure.letters import went
from desktop.usecases.letter_rows import letter_log, letter_rows, texts
from desktop.usecases.office import Office
from desktop.usecases.register_file import listed, looked_at, opened, reached

if TYPE_CHECKING:
    from desktop.domain.correspondence import Letter
    from desktop.usecases.desk import Desk

LetterState = Literal["written", "sent", "received", "answered", "overdue", "came", "void"]


class Entry(NamedTuple):
    """One line of the register: a letter, or a number of one that was declared void.

    Attributes:
        number: our number, "" if it has none yet.
        letter: what became of the letter, under this number; of a number whose case was never
            read, only what the register itself knows.
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
        kept.enter(desk.case.id, letter_rows(desk, kept), letter_log(desk), put_back=put_back)
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
    if letter is None or not letter.number or went(desk.case, letter) or not path.exists():
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
            is_out = went(desk.case, letter)
            if letter.number == row.number and not is_out:
                in_use.append(row)
            changed[letter.id] = with_void(letter, row, went=is_out)
            reasons[row.void_reason] = None
    if changed:
        desk.act("letter.void", changed.values(), note="; ".join(reasons))
    if len(in_use) > 1:
        numbers = tuple(f"№ {row.number} ({row.void_reason})" for row in in_use)
        return Problem("letter.voided-many", numbers=numbers)
    return next((_voided(row) for row in in_use), None)


def _voided(row: RegisterRow) -> Problem:
    return Problem("letter.voided", number=row.number, reason=row.void_reason)


def with_void(letter: "Letter", row: RegisterRow, *, went: bool) -> "Letter":
    """Return a letter that may be given another number; one that went keeps what it bears."""
    changed = replace(
        letter,
        void_numbers={**letter.void_numbers, row.number: row.void_reason or ""},
        void_days={**letter.void_days, row.number: row.dated},
    )
    if letter.number == row.number and not went:
        changed = replace(changed, number="", number_source="", number_series="")
    return changed


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
    for each in listed(office):
        if each.case_id and (each.case_id not in paths or not each.missing):
            paths[each.case_id] = Path(each.path)
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
            answered_by.get(letter.letter_id) if letter is known[letter.letter_id] else None,
            paths.get(str(letter.case_id)),
        )

    entries = []
    held = {(row.letter_id, row.number): row for row in numbers}
    for letter in known.values():
        row_ = held.pop((letter.letter_id, letter.number), None)
        if letter.number or not letter.voids or letter.sent_on or letter.sent:
            entries.append(entry(letter, letter.number, row_.void_reason if row_ else None))
    entries += [
        entry(_under(known[r.letter_id], r), r.number, r.void_reason) for r in held.values()
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
    """Return a letter as it stood under one of its numbers, which may be void.

    That is with the date that it bore then; one that came arrived but once. Under another number
    than it has now, it did not go: what became of it stands beside the one with which it went.
    """
    if row.direction == "out" and row.number != letter.number:
        letter = replace(
            letter,
            channel="",
            sent_on="",
            sent=False,
            proofs=(),
            clock=LocalText(),
            due="",
            estimate=False,
            answered_on="",
        )
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
    with looked_at(office) as kept:
        typed = RegisterRow(number, dated, letter_id, letter_id, "", None)
        found = kept.doubles((*kept.rows(), typed)).get((letter_id, number), ())
        known = {row.letter_id: row for row in kept.letters()} if found else {}
    titles = _titles(office)
    return tuple(_under(known.get(row.letter_id) or _bare(row, titles), row) for row in found)


def _titles(office: Office) -> dict[str, LocalText]:
    return {kind.id: texts(kind.title.text) for kind in office.law.documents}


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
) -> Iterator[Entry]:
    """Yield the lines that are wanted, names read in a language or in any that they stand in."""
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
        Problem: `file.register-pattern`, `file.number-given` (it has one in another copy of its
            case: none would be given), or as for `same_number`.
    """
    with looked_at(office) as kept:
        if pattern is None:
            pattern = series(office, direction)
        if letter_id is None:
            return kept.next(pattern, direction)
        return kept.offered(pattern, letter_id, direction)


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

    with reached(path):
        if path.exists() and not is_locked(path):
            with open_case(office, path) as desk:
                enter(desk)
