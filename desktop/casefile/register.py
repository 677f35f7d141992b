"""The organisation's register of letters on this computer (docs/decisions/0035-register.md).

Numbers belong to the organisation, not to one case. Each installation has its own series, kept
apart by its pattern ("01-12/{n}" here, "01-12/{n}-2" there). A number is never given twice; gaps
and doubles are shown, not repaired. Beside the numbers stands what became of each letter, entered
anew from its case.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, contextmanager, suppress
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple, Self
from uuid import UUID

import msgspec

from desktop.casefile import faults
from desktop.casefile.letter_copies import Entered, LetterLog, LetterRow, went_with
from desktop.domain.correspondence import Direction
from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import as_cyrillic

_VERSION = 3
_PLACE = "{n}"
_NUMBERS = "SELECT number, dated, letter_id, case_id, kind, void_reason, direction FROM numbers"
_TABLES = (
    "CREATE TABLE numbers ("
    " place INTEGER PRIMARY KEY, number TEXT NOT NULL, dated TEXT NOT NULL,"
    " letter_id TEXT NOT NULL, case_id TEXT NOT NULL, kind TEXT NOT NULL,"
    " void_reason TEXT, direction TEXT NOT NULL DEFAULT 'out') STRICT;"
    " CREATE INDEX numbers_of_letter ON numbers (letter_id);"
    " CREATE TABLE series (direction TEXT NOT NULL, pattern TEXT NOT NULL,"
    " PRIMARY KEY (direction, pattern)) STRICT;"
    " CREATE TABLE letters (letter_id TEXT PRIMARY KEY, case_id TEXT NOT NULL,"
    " row TEXT NOT NULL) STRICT; CREATE INDEX letters_of_case ON letters (case_id);"
    " CREATE TABLE entered (case_id TEXT PRIMARY KEY, told TEXT NOT NULL) STRICT"
)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Name faults of the surroundings; of a register that does not read no case is spoken of."""
    try:
        with faults.named(path):
            yield
    except NOT_JSON as error:  # what nobody wrote; the driver's own words may be damaged as well
        raise Problem("file.register-damaged", path=path) from error
    except Problem as problem:
        if problem.code == "file.damaged":
            raise Problem("file.register-damaged", path=path) from problem
        raise


class RegisterRow(NamedTuple):
    """One number of ours. `void_reason` is `None` unless it was declared void.

    `dated` is as the letter says, of an incoming letter the day on which it arrived: an ISO day
    when valid. `kind` is the kind of document.
    """

    number: str
    dated: str
    letter_id: UUID
    case_id: UUID
    kind: str
    void_reason: str | None
    direction: Direction = "out"


class NumberRegister:
    """The register's file, made when it is not there.

    Raises:
        Problem: `file.register-damaged` (all that it knows of numbers is read at once, so that
            nothing stumbles over it later; one of a former layout is as good as damaged),
            `file.register-newer`, or it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with named(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def _prepare(self) -> None:
        self._database.execute("PRAGMA synchronous = EXTRA")
        self._database.execute("PRAGMA secure_delete = ON")  # names that a case lets go of
        version = self._database.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise Problem("file.register-newer", path=self._path)
        if version not in (0, _VERSION):  # its numbers stand in the cases as well
            raise Problem("file.register-damaged", path=self._path)
        try:
            if version == 0:
                self._make()
            (sound,) = self._database.execute("PRAGMA integrity_check(1)").fetchone()
            self.rows()
            msgspec.convert(self.series(), tuple[tuple[Direction, str], ...])
            ids = self._database.execute("SELECT letter_id, case_id FROM letters").fetchall()
            msgspec.convert(ids, list[tuple[UUID, UUID]])
            self._database.execute("SELECT case_id, told FROM entered LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            # Of letters that are none the driver says so without a number.
            if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
                raise
            sound = "lacks a table"
        if sound != "ok":
            raise Problem("file.register-damaged", path=self._path)

    def _make(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have made it since.
            if self._database.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in _TABLES.split(";"):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {_VERSION}")
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the register."""
        self._database.close()

    def copy_numbers_to(self, target: Path) -> None:
        """Write a copy that holds the numbers and no rows; `target` must not be there yet."""
        with named(target), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            self._database.backup(copy)
            copy.execute("DELETE FROM letters")
            copy.execute("DELETE FROM entered")
            copy.execute("VACUUM")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other programs out from the look at the numbers to the entry of one more."""
        with named(self._path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    # -- numbers -----------------------------------------------------------------------------------

    def give(
        self,
        pattern: str,
        dated: str,
        letter_id: UUID,
        case_id: UUID,
        kind: str,
        *,
        direction: Direction = "out",
    ) -> str:
        """Enter the next number of a series for a letter, and return it.

        It follows the highest; void numbers count as used. A letter that has a number already,
        because its case could not be written the last time, gets that one. `pattern` holds "{n}"
        where the count stands.

        Raises:
            Problem: "file.register-pattern": the pattern has no such place; "file.number-given": an
                outgoing letter has one in another copy of its case, and may have gone with it.
        """
        with self._alone():
            number = self.offered(pattern, letter_id, direction)
            if not self._held(letter_id):
                self._begin_series(direction, pattern)
                self._enter(RegisterRow(number, dated, letter_id, case_id, kind, None, direction))
            return number

    def offered(self, pattern: str, letter_id: UUID, direction: Direction = "out") -> str:
        """Return the number that `give` would give to a letter now; nothing is entered.

        Raises:
            Problem: as `give`.
        """
        _check(pattern)
        with named(self._path):
            held = self._held(letter_id)
            told = self._told(letter_id) if direction == "out" else frozenset[str]()
        for row in held:
            if row.number in told:
                raise Problem("file.number-given", number=row.number)
        return held[0].number if held else self.next(pattern, direction)

    def next(self, pattern: str, direction: Direction = "out") -> str:
        """Return the number that a series would give now; nothing is entered.

        It follows the highest in whatever spelling that one was typed.

        Raises:
            Problem: "file.register-pattern": the pattern has no place for the count.
        """
        _check(pattern)
        taken = {number_key(row.number) for row in self.rows() if row.direction == direction}
        shape = _shape(pattern)
        counts = (int(match[1]) for each in taken if (match := shape.fullmatch(each)))
        count = max(counts, default=0) + 1
        while number_key(number := pattern.replace(_PLACE, str(count))) in taken:
            count += 1
        return number

    def record(self, number: str, dated: str, letter_id: UUID, case_id: UUID, kind: str) -> None:
        """Enter a number that was given to a letter; entering it again changes nothing.

        A number that another letter has is entered all the same: `doubles` shows it.

        Raises:
            Problem: "file.number-given": the letter has another number that is not void.
        """
        with self._alone():
            held = self._held(letter_id)
            if any(row.number == number for row in held):
                return
            if held:
                raise Problem("file.number-given", number=held[0].number)
            self._enter(RegisterRow(number, dated, letter_id, case_id, kind, None))

    def _enter(self, row: RegisterRow) -> None:
        self._database.execute(
            "INSERT INTO numbers (number, dated, letter_id, case_id, kind, void_reason, direction)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                row.number,
                row.dated,
                str(row.letter_id),
                str(row.case_id),
                row.kind,
                row.void_reason,
                row.direction,
            ),
        )

    def _begin_series(self, direction: Direction, pattern: str) -> None:
        if pattern.count(_PLACE) == 1:
            self._database.execute(
                "INSERT OR IGNORE INTO series VALUES (?, ?)", (direction, pattern)
            )

    def void(self, number: str, letter_id: UUID, reason: str) -> None:
        """Declare a letter's number void, with the reason.

        It stays in the register and is not used again; the same number of another letter holds.
        Whether the letter went with it is judged here: the page on which this was asked may be old.

        Raises:
            Problem: "file.number-unknown", "letter.void-after-sending".
        """
        with self._alone():
            row = self._row(letter_id)
            if row is not None:
                elsewhere = self._entered(row.case_id).went_beside(letter_id)
                if number in elsewhere or (row.sent and row.number == number):
                    raise Problem("letter.void-after-sending", number=number)
            if not self._set_void(number, letter_id, reason):
                raise Problem("file.number-unknown", number=number)

    def release(self, letter_id: UUID, reason: str, but: str) -> RegisterRow | None:
        """Declare void what the register alone gave to a letter that now gets the number `but`.

        So it stands after a crash between the register and the case. What any copy of the case has
        told stays. Returns what was declared void, `None` if there was nothing.
        """
        with self._alone():
            given = next(iter(self._held(letter_id)), None)
            if given is None or given.number in {but, *self._told(letter_id)}:
                return None
            self._set_void(given.number, letter_id, reason)
            return given._replace(void_reason=reason)

    def _of_letter(self, letter_id: UUID) -> tuple[RegisterRow, ...]:
        return _read(
            self._database.execute(
                f"{_NUMBERS} WHERE letter_id = ? ORDER BY place", (str(letter_id),)
            )
        )

    def _held(self, letter_id: UUID) -> tuple[RegisterRow, ...]:
        """Return the numbers of a letter that hold: more than one where copies gave it each one."""
        return tuple(row for row in self._of_letter(letter_id) if row.void_reason is None)

    def _told(self, letter_id: UUID) -> frozenset[str]:
        """Return the numbers of a letter that its case told; the others stand here alone."""
        cases = {row.case_id for row in self._of_letter(letter_id)}
        told = (self._entered(case_id).told.get(letter_id, frozenset()) for case_id in cases)
        row = self._row(letter_id)
        return frozenset[str]().union(*told, () if row is None else (row.number,))

    def _set_void(self, number: str, letter_id: UUID, reason: str) -> bool:
        done = self._database.execute(
            "UPDATE numbers SET void_reason = ?"
            " WHERE number = ? AND letter_id = ? AND void_reason IS NULL",
            (reason, number, str(letter_id)),
        )
        return done.rowcount > 0

    def rows(self) -> tuple[RegisterRow, ...]:
        """Return all numbers in the order in which they were entered."""
        with named(self._path):
            return _read(self._database.execute(f"{_NUMBERS} ORDER BY place"))

    def of_case(self, case_id: UUID) -> tuple[RegisterRow, ...]:
        """Return the numbers of one case's letters, in the order in which they were entered."""
        with named(self._path):
            return _read(
                self._database.execute(
                    f"{_NUMBERS} WHERE case_id = ? ORDER BY place", (str(case_id),)
                )
            )

    def series(self) -> tuple[tuple[Direction, str], ...]:
        """Return the patterns by which numbers were given, by direction."""
        with named(self._path):
            found = self._database.execute(
                "SELECT direction, pattern FROM series ORDER BY direction DESC, pattern"
            ).fetchall()
        return tuple(found)

    def gaps(self, rows: Sequence[RegisterRow] | None = None) -> tuple["Gap", ...]:
        """Return the numbers left out in each series, between its lowest and its highest.

        `rows` are all numbers, where they were read already.
        """
        rows = self.rows() if rows is None else rows
        keyed = [(number_key(row.number), row) for row in rows]
        # Patterns that differ in a dash alone are one series.
        series = {(each[0], _shape(each[1])): each for each in reversed(self.series())}
        return tuple(
            gap
            for direction, pattern in reversed(series.values())
            for gap in _gaps(pattern, [each for each in keyed if each[1].direction == direction])
        )

    def doubles(
        self, rows: Sequence[RegisterRow] | None = None
    ) -> dict[tuple[UUID, str], tuple[RegisterRow, ...]]:
        """Return what else has the same number, by letter and number that holds.

        That is every other letter of the direction, one for which it was declared void as well.
        The same number in two years is no double: paper journals begin anew. Where no year is
        known it may be one. What has no figure ("б/н") says that there is no number. `rows` are
        all numbers, where they were read already.
        """
        held: dict[tuple[str, str], dict[str, list[RegisterRow]]] = defaultdict(dict)
        for row in self.rows() if rows is None else rows:
            if re.search(r"\d", row.number):
                years = held[row.direction, number_key(row.number)]
                years.setdefault(_year(row), []).append(row)
        found = {}
        for years in held.values():
            for year, mine in years.items():
                alike = (same for of, same in years.items() if not year or of in ("", year))
                beside = list(chain.from_iterable(alike))
                for row in mine if len(beside) > 1 else ():
                    others = tuple(each for each in beside if each.letter_id != row.letter_id)
                    if others and row.void_reason is None:
                        found[row.letter_id, row.number] = others
        return found

    # -- rows --------------------------------------------------------------------------------------

    def enter(
        self,
        case_id: UUID,
        letters: Sequence[LetterRow],
        log: LetterLog | None = None,
        *,
        put_back: bool = False,
    ) -> None:
        """Enter the letters of a case anew, in the place of those that stood there.

        Their numbers and voids become known too, with the date that the letter now bears. A number
        that went out is only added; that of an incoming letter follows its case, since nobody else
        was told it.

        `log` says what the copy that is read knows. Letters of which another copy told more stay
        as they stand, of an older one all: only numbers that nobody told yet are added. Everything
        is entered where the file was `put_back` as a whole, and without `log`, where that does not
        read.
        """
        with self._alone():
            entered, better = self._entered(case_id), frozenset[UUID]()
            there = dict(
                self._database.execute(
                    "SELECT letter_id, CAST(row AS BLOB) FROM letters WHERE case_id = ?",
                    (str(case_id),),
                ).fetchall()
            )
            former = {letter_id: self._row(letter_id) for letter_id in map(UUID, there)}
            afresh = Entered(told=entered.told)
            now = afresh
            if log is not None:
                known = afresh if put_back else entered
                mine = {row.letter_id: row for row in letters}
                if known.is_ahead_of(log):
                    better, now = frozenset(former.keys() | mine.keys()), known
                else:
                    better = known.better_known(log, former, mine)
                    now = known.with_(log, better, former, mine)
            now = now.telling(letters)
            if now != entered:
                self._database.execute(
                    "INSERT OR REPLACE INTO entered VALUES (?, ?)",
                    (str(case_id), msgspec.json.encode(now).decode()),
                )
            told = [row for row in letters if row.letter_id not in better]
            wanted = {str(row.letter_id): msgspec.json.encode(row) for row in told}
            for gone in there.keys() - wanted.keys() - {str(each) for each in better}:
                self._database.execute("DELETE FROM letters WHERE letter_id = ?", (gone,))
            for letter_id, row in wanted.items():
                if there.get(letter_id) != row:
                    self._database.execute(
                        "INSERT OR REPLACE INTO letters VALUES (?, ?, ?)",
                        (letter_id, str(case_id), row.decode()),
                    )
            self._follow(case_id, told, former, better, now)
            for letter in letters:
                if letter.letter_id in better and letter.direction == "out":
                    went = went_with(former.get(letter.letter_id))
                    self._add_of(letter, now.went_beside(letter.letter_id) | {went})

    def _add_of(self, letter: LetterRow, went: AbstractSet[str]) -> None:
        """Enter the numbers and voids of a letter of which another copy tells.

        What this copy gave is in the world, whichever copy tells of the letter. `went` is with what
        it went by all that was told.
        """
        if letter.series:
            self._begin_series(letter.direction, letter.series)
        given = {row.number for row in self._of_letter(letter.letter_id)}
        self._enter_voids(letter, given, but=went)
        if letter.number and letter.number not in given:
            self._enter_of(letter, letter.number)
        self._lift(letter.letter_id, went)

    def _entered(self, case_id: UUID) -> Entered:
        found = self._database.execute(
            "SELECT CAST(told AS BLOB) FROM entered WHERE case_id = ?", (str(case_id),)
        ).fetchone()
        with suppress(*NOT_JSON):
            return msgspec.json.decode(found[0], type=Entered) if found else Entered()
        return Entered()

    def _row(self, letter_id: UUID) -> LetterRow | None:
        found = self._database.execute(
            "SELECT CAST(row AS BLOB) FROM letters WHERE letter_id = ?", (str(letter_id),)
        ).fetchone()
        with suppress(*NOT_JSON):
            return _decode(found[0]) if found else None
        return None

    def _follow(
        self,
        case_id: UUID,
        letters: Sequence[LetterRow],
        former: Mapping[UUID, LetterRow | None],
        better: frozenset[UUID],
        now: Entered,
    ) -> None:
        known: dict[UUID, dict[str, RegisterRow]] = defaultdict(dict)
        for row in self.of_case(case_id):
            if row.letter_id not in better:
                known[row.letter_id][row.number] = row
        for letter in letters:
            mine = known.pop(letter.letter_id, {})
            if letter.series:
                self._begin_series(letter.direction, letter.series)
            if letter.direction == "in":
                self._follow_incoming(letter, mine, former.get(letter.letter_id))
            else:
                went = now.went_beside(letter.letter_id) | {went_with(letter)}
                self._follow_outgoing(letter, mine, went)
        for letter_id, rows in known.items():
            if all(row.direction == "in" for row in rows.values()):
                self._let_go(rows.values(), former.get(letter_id), has_other=False)

    def _follow_incoming(
        self, letter: LetterRow, mine: Mapping[str, RegisterRow], was: LetterRow | None
    ) -> None:
        others = [row for number, row in mine.items() if number != letter.number]
        self._let_go(others, was, has_other=bool(letter.number))
        if letter.number in mine:
            self._database.execute(
                "UPDATE numbers SET dated = ?, void_reason = NULL"
                " WHERE letter_id = ? AND number = ?",
                (letter.day, str(letter.letter_id), letter.number),
            )
        elif letter.number:
            self._enter_of(letter, letter.number)

    def _let_go(
        self, rows: Iterable[RegisterRow], was: LetterRow | None, *, has_other: bool
    ) -> None:
        """Take from an incoming letter the numbers that its case does not have any more.

        One that the series gave is not given again: it may stand on the paper. One that was typed
        was a slip. One that no case ever told is still to be had by its letter.
        """
        for row in rows:
            told = was is not None and was.number == row.number
            of_it = (row.number, str(row.letter_id))
            if told and was is not None and not was.series:
                self._database.execute(
                    "DELETE FROM numbers WHERE number = ? AND letter_id = ?", of_it
                )
            elif told or has_other:
                self._set_void(row.number, row.letter_id, "")

    def _follow_outgoing(
        self, letter: LetterRow, mine: Mapping[str, RegisterRow], went: AbstractSet[str]
    ) -> None:
        of_it = (str(letter.letter_id), letter.number)
        self._database.execute(
            "UPDATE numbers SET dated = ?"
            " WHERE letter_id = ? AND number = ? AND void_reason IS NULL AND dated <> ?",
            (letter.day, *of_it, letter.day),
        )
        self._enter_voids(letter, mine.keys(), but=went)
        if letter.number and letter.number not in mine:
            self._enter_of(letter, letter.number)
        self._lift(letter.letter_id, went)

    def _lift(self, letter_id: UUID, went: AbstractSet[str]) -> None:
        """Let the numbers hold with which a letter went before anybody declared them void."""
        for number in went:
            self._database.execute(
                "UPDATE numbers SET void_reason = NULL WHERE letter_id = ? AND number = ?",
                (str(letter_id), number),
            )

    def _enter_voids(
        self, letter: LetterRow, given: AbstractSet[str], but: AbstractSet[str]
    ) -> None:
        """Enter what a letter tells of its void numbers, `but` for those with which it went.

        Of one that is void already the reason and the day stay.
        """
        for number, reason in letter.voids.items():
            if number not in given:
                self._enter_of(letter, number, reason)
            elif number not in but and self._set_void(number, letter.letter_id, reason):
                self._database.execute(
                    "UPDATE numbers SET dated = ? WHERE number = ? AND letter_id = ?",
                    (letter.void_days.get(number, letter.day), number, str(letter.letter_id)),
                )

    def _enter_of(self, letter: LetterRow, number: str, void_reason: str | None = None) -> None:
        day = letter.day if void_reason is None else letter.void_days.get(number, letter.day)
        of_it = letter.letter_id, letter.case_id, letter.kind, void_reason, letter.direction
        self._enter(RegisterRow(number, day, *of_it))

    def letters(self) -> tuple[LetterRow, ...]:
        """Return what became of all letters.

        A row that does not read is left out: its case enters it anew when it is opened next.
        """
        found = []
        as_it_lies = "SELECT CAST(row AS BLOB) FROM letters"  # not even text, maybe
        with named(self._path), closing(self._database.execute(as_it_lies)) as rows:
            for (row,) in rows:
                with suppress(*NOT_JSON):
                    found.append(_decode(row))
        return tuple(found)


def number_key(number: str) -> str:
    """Return by what numbers are compared.

    The sign before it, spaces, the kind of dash, Latin letters for Cyrillic ones, capitals and
    zeros before a count make no other number.
    """
    plain = re.sub(r"[№\s]", "", number).translate(_DASHES).upper()
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", as_cyrillic(plain))


def _year(row: RegisterRow) -> str:
    """Return the year of a number, "" if it is not known."""
    return row.dated[:4] if _ISO.fullmatch(row.dated) else ""


class Gap(NamedTuple):
    """Numbers left out of a series, with the letters before and behind them.

    `first` and `last` are the same for a single number.
    """

    direction: Direction
    first: str
    last: str
    before: RegisterRow
    behind: RegisterRow


_decode = msgspec.json.Decoder(LetterRow).decode
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def _read(found: sqlite3.Cursor) -> tuple[RegisterRow, ...]:
    return msgspec.convert(found.fetchall(), tuple[RegisterRow, ...])


def _check(pattern: str) -> None:
    if pattern.count(_PLACE) != 1:
        raise Problem("file.register-pattern", pattern=pattern)


def _shape(pattern: str) -> re.Pattern[str]:
    """Return what the keys of the numbers of a series look like, in whatever spelling they are."""
    before, _, after = pattern.partition(_PLACE)
    before, after = number_key(f"{before}1")[:-1], number_key(f"1{after}")[1:]  # a count between
    return re.compile(rf"{re.escape(before)}([0-9]{{1,12}}){re.escape(after)}")


def _gaps(pattern: str, rows: Iterable[tuple[str, RegisterRow]]) -> Iterator[Gap]:
    """Yield the gaps of a series among rows, each after the key of its number."""
    held: dict[int, RegisterRow] = {}
    shape = _shape(pattern)
    for key, row in rows:
        if match := shape.fullmatch(key):
            held.setdefault(int(match[1]), row)
    there = sorted(held)
    for one, other in pairwise(there):
        if other > one + 1:
            first, last = (pattern.replace(_PLACE, str(n)) for n in (one + 1, other - 1))
            yield Gap(held[one].direction, first, last, held[one], held[other])
