"""What the copies of a case told of its letters: a row for each letter, and which acts it rests on.

A case lies in copies: on sticks, with colleagues, brought back from backups. By the acts of their
logs (0011) the register tells which copy knows more of a letter, whichever is read first, and with
which numbers it went in any of them (docs/decisions/0035-register.md).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

import msgspec

from desktop.domain.correspondence import Channel, Direction, ProofKind
from desktop.domain.text import LocalText


class ProofRow(msgspec.Struct, frozen=True):
    """A proof, or a claim, that a letter arrived: its kind, day and number as entered."""

    proof: ProofKind
    day: str
    number: str


class LetterRow(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one letter, as its case said when it was read last.

    Attributes:
        number: our number: of an outgoing letter its own, of an incoming one that of our journal.
        dated: the date that the letter bears.
        their_number: the sender's number of an incoming letter.
        title: the kind of letter in words.
        institution: whose case it belongs to; of a protected case the file's name.
        other: to whom it went or from whom it came, empty if that is not entered.
        due: the last day for the answer as an ISO day, "" if none is counted.
        estimate: that day is a guess, by which nobody is late.
        clock: the term in words.
        answered_on: the day of the answer, "unknown" for one that nobody knows, "" for none.
        answers: the letter that it answers, `None` if that is not known.
        voids: numbers that were declared void, each with its reason.
        void_days: the date that the letter bore under each of them.
        series: the pattern by which its number was given, "" if it was typed.
        control: the number of its control.
    """

    letter_id: UUID
    case_id: UUID
    direction: Direction
    kind: str
    control: int
    number: str = ""
    dated: str = ""
    their_number: str = ""
    title: LocalText = LocalText()
    institution: LocalText = LocalText()
    other: LocalText = LocalText()
    channel: Channel = ""
    sent_on: str = ""
    sent: bool = False
    arrived_on: str = ""
    proofs: tuple[ProofRow, ...] = ()
    clock: LocalText = LocalText()
    due: str = ""
    estimate: bool = False
    answered_on: str = ""
    answers: UUID | None = None
    voids: dict[str, str] = {}
    void_days: dict[str, str] = {}
    series: str = ""
    sample: bool = False

    @property
    def day(self) -> str:
        """The day under which it stands in the journal."""
        return (self.arrived_on or self.dated) if self.direction == "in" else self.dated


class LetterLog(NamedTuple):
    """How far the log of one copy of a case goes (0011), as far as letters are concerned.

    `ends` are the acts upon which no other follows, `acts` all of them, by their names;
    `on_letters` are those upon each letter that ever was there and upon its proofs.
    """

    ends: frozenset[str]
    acts: frozenset[str]
    on_letters: Mapping[UUID, frozenset[str]]


class _Told(msgspec.Struct, frozen=True):
    """By which acts a copy told of a letter, and with which number it went there, "" for none."""

    acts: frozenset[str]
    went: str = ""


class Entered(msgspec.Struct, frozen=True):
    """By which acts the rows of a case stand as they do.

    `told` are the numbers of ours that any copy of it ever told of a letter that went out or is to
    go: they may stand on a paper, whichever copy tells of the letter now. `beside` is what copies
    told of a letter other than the one whose row stands there, each of them something that no
    other knows: what is older than one of them is old.
    """

    ends: frozenset[str] = frozenset()
    on_letters: dict[UUID, frozenset[str]] = {}
    told: dict[UUID, frozenset[str]] = {}
    beside: dict[UUID, tuple[_Told, ...]] = {}

    def is_ahead_of(self, log: LetterLog) -> bool:
        """Whether a copy holds nothing of letters that was not entered, and lacks what was."""
        if not self.ends or self.ends & log.acts:
            return False
        return all(
            acts <= self.on_letters.get(letter, frozenset())
            for letter, acts in log.on_letters.items()
        )

    def better_known(
        self,
        log: LetterLog,
        there: Mapping[UUID, LetterRow | None],
        told: Mapping[UUID, LetterRow],
    ) -> frozenset[UUID]:
        """Return the letters of which another copy told more than this one does.

        `there` are the rows as they stand, `told` those of this copy. Where each copy did what the
        other does not know, one in which the letter went says so, else the one with more acts. Of
        as many, one that has a number: it does not matter which is read first.
        """

        def weight(acts: frozenset[str], row: LetterRow | None) -> tuple[object, ...]:
            sent, number = (False, False) if row is None else (row.sent, bool(row.number))
            return sent, len(acts), number, sorted(acts)

        def stays(letter: UUID, known: frozenset[str]) -> bool:
            mine = log.on_letters.get(letter, frozenset())
            if known <= mine or mine <= known:
                return not known <= mine
            if any(mine < other.acts for other in self.beside.get(letter, ())):
                return True
            return weight(mine, told.get(letter)) <= weight(known, there.get(letter))

        return frozenset(one for one, known in self.on_letters.items() if stays(one, known))

    def with_(
        self,
        log: LetterLog,
        better: frozenset[UUID],
        there: Mapping[UUID, LetterRow | None],
        told: Mapping[UUID, LetterRow],
    ) -> "Entered":
        """Return what is known once a copy was entered, but for letters that are better known.

        `there` and `told` are as in `better_known`.
        """
        mine = {one: self.on_letters[one] for one in better}
        ends = log.ends | (self.ends - log.acts)
        on_letters = {**log.on_letters, **mine}
        beside: dict[UUID, tuple[_Told, ...]] = {}
        for one, acts in on_letters.items():
            other, row = (log, told.get(one)) if one in better else (self, there.get(one))
            lesser = _Told(other.on_letters.get(one, frozenset()), went_with(row))
            copies = {each.acts: each for each in (*self.beside.get(one, ()), lesser)}
            stay = [
                each
                for each in copies.values()
                if not each.acts <= acts and not any(each.acts < more for more in copies)
            ]
            if stay:
                beside[one] = tuple(sorted(stay, key=lambda each: sorted(each.acts)))
        return Entered(ends, on_letters, self.told, beside)

    def went_beside(self, letter_id: UUID) -> frozenset[str]:
        """Return with which numbers a letter went in other copies than the one that tells of it."""
        return frozenset(each.went for each in self.beside.get(letter_id, ()) if each.went)

    def telling(self, letters: Iterable[LetterRow]) -> "Entered":
        """Return what is known once letters told their numbers."""
        told = dict(self.told)
        for letter in letters:
            if letter.direction == "out" and letter.number:
                told[letter.letter_id] = told.get(letter.letter_id, frozenset()) | {letter.number}
        return msgspec.structs.replace(self, told=told)


def went_with(letter: LetterRow | None) -> str:
    """Return the number with which a letter went, "" if it did not, or if it is void all the same.

    An older copy takes up that its number is void where the mark as sent was taken back since.
    """
    went = letter is not None and letter.sent and letter.number not in letter.voids
    return letter.number if letter is not None and went else ""
