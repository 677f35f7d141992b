"""The register of outgoing numbers: every number with its letter, gaps and doubles on show."""

from typing import NamedTuple
from uuid import UUID

from desktop.casefile.register import NumberRegister
from desktop.domain.basis import Texts
from desktop.domain.errors import Problem
from desktop.domain.text import LocalText, clean
from desktop.usecases import library
from desktop.usecases.office import Office


class Entry(NamedTuple):
    """One number of the register.

    Attributes:
        number: the number.
        dated: the letter's date, as typed.
        title: the kind of letter; `None` if this program does not know it.
        institution: whose case it belongs to; `None` if that case is not in the list.
        letter_id: the letter.
        void_reason: why it was declared void; `None` if it holds.
        double: another letter has the same number.
    """

    number: str
    dated: str
    title: Texts | None
    institution: LocalText | None
    letter_id: UUID
    void_reason: str | None
    double: bool


class Register(NamedTuple):
    """The whole register: its numbers, the newest first, and those left out in a series."""

    entries: tuple[Entry, ...]
    gaps: tuple[str, ...]


def register(office: Office) -> Register:
    """Return the organisation's register of outgoing numbers on this computer.

    Raises:
        Problem: the register cannot be read.
    """
    titles = {kind.id: kind.title for kind in office.law.documents}
    institutions = {row.case_id: row.object_name for row in library.rows(office)}
    with NumberRegister(office.folders.register) as kept:
        doubles = kept.doubles()
        entries = tuple(
            Entry(
                row.number,
                row.dated,
                titles.get(row.kind),
                institutions.get(str(row.case_id)),
                row.letter_id,
                row.void_reason,
                row.void_reason is None and row.number in doubles,
            )
            for row in reversed(kept.rows())
        )
        return Register(entries, kept.gaps())


def next_number(office: Office, pattern: str | None = None, letter_id: UUID | None = None) -> str:
    """Return the number that the next letter gets, by the user's series or by another pattern.

    A letter that the register knows already, because its case could not be written, gets that
    number again. Nothing is entered by asking.

    Raises:
        Problem: `file.register-pattern`, or the register cannot be read.
    """
    with NumberRegister(office.folders.register) as kept:
        given = kept.number_of(letter_id) if letter_id else None
        return given or kept.next(office.profile.number_pattern if pattern is None else pattern)


def declare_void(office: Office, entry: Entry, reason: str) -> None:
    """Declare a number void: it stays in the register, is not used again, and says why.

    Raises:
        Problem: `letter.void-without-reason`, `file.number-unknown`, or the register cannot be
            written to.
    """
    why = clean(reason).strip()
    if not why:
        raise Problem("letter.void-without-reason")
    with NumberRegister(office.folders.register) as kept:
        kept.void(entry.number, entry.letter_id, why)
