"""The register of letters written down: as a journal to print, and as a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.casefile.letter_copies import LetterRow
from desktop.domain.correspondence import ProofKind
from desktop.domain.dates import long_date, short_date
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office
from desktop.usecases.register import EVERYTHING, Chosen, Entry, Missing

Cell = str | date | None
NAMED = 3
"""So many letters with the same number are named."""


def write_journal(
    office: Office,
    entries: Sequence[Entry],
    target: Path,
    lang: Lang,
    wanted: Chosen = EVERYTHING,
    *,
    gaps: Iterable[Missing] = (),
) -> None:
    """Write lines of the register: a journal to print (.docx) or a workbook (.xlsx).

    `wanted` is what they were chosen by, which the journal says. Of the gaps those stand there
    that lie among the letters of the direction and the year; an institution has no series.

    Raises:
        Problem: `register.other-ending`, or the target cannot be written to.
    """
    teller = Teller(office, lang)
    among = tuple(gap for gap in reversed(tuple(gaps)) if _lies_among(gap, wanted))
    if target.suffix.lower() == ".xlsx":
        data = teller.workbook(entries, among)
    elif target.suffix.lower() == ".docx":
        data = teller.journal(entries, wanted, among)
    else:
        raise Problem("register.other-ending", name=target.name)
    write_whole(target, data)


def _lies_among(gap: Missing, wanted: Chosen) -> bool:
    beside = {day.year for each in (gap.before, gap.behind) if (day := read_day(each.day))}
    return (
        wanted.direction in ("", gap.direction)
        and (not wanted.year or int(wanted.year) in beside)
        and not wanted.institution
        and not wanted.words.strip()
    )


class Teller:
    """Puts lines of the register into words and days of one language."""

    def __init__(self, office: Office, lang: Lang) -> None:
        self._office, self._lang = office, lang
        self._law = office.law
        self._say = office.messages(lang).say

    def workbook(self, entries: Iterable[Entry], gaps: Iterable[Missing]) -> bytes:
        """Return the lines as a workbook, oldest first, and what was left out of the series."""
        from desktop.spreadsheets.journal import journal_workbook

        rows: dict[str, list[Mapping[str, Cell]]] = {"out": [], "in": []}
        for entry in reversed(tuple(entries)):
            rows[entry.letter.direction].append(self.row(entry))
        left_out = [
            {
                "direction": self.direction(gap.before),
                "first": gap.first,
                "last": gap.last,
                "before": self.numbered(gap.before),
                "behind": self.numbered(gap.behind),
            }
            for gap in gaps
        ]
        return journal_workbook(rows, left_out, self._lang, self._say)

    def row(self, entry: Entry) -> dict[str, Cell]:
        """Return all that a line says, by the name of the column."""
        letter = entry.letter
        proof = best_proof(self._office, letter)
        return {
            "sample": self._say("workbook.sample") if letter.sample else None,
            "number": entry.number,
            "dated": self.day(letter.dated),
            "arrived": self.day(letter.arrived_on),
            "other": self.other(letter),
            "their_number": letter.their_number,
            "title": self.named_kind(letter),
            "institution": self.institution(letter),
            "channel": self.channel(letter),
            "sent_on": self.day(letter.sent_on),
            "proof": self._law.proofs.get(proof[0]).title.text(self._lang) if proof else None,
            "received": self.day(proof[1]) if proof else None,
            "proof_number": proof[2] if proof else None,
            "clock": letter.clock.text(self._lang) if letter.due else None,
            "due": self.day(letter.due),
            "answered_on": self.day(letter.answered_on),
            "answered_by": self.named(entry.answered_by, letter),
            "answers": self.named(entry.answers, letter),
            "state": self.state(entry),
            "void": self.why_void(entry),
            "double": self.named_all(entry.double),
            "file": entry.path.name if entry.path else None,
        }

    def why_void(self, entry: Entry) -> str | None:
        """Return why a number is void, `None` if it is not; for one that came nobody says it."""
        if entry.void_reason is None:
            return None
        return entry.void_reason or self._say("register.released")

    def journal(self, entries: Iterable[Entry], wanted: Chosen, gaps: Iterable[Missing]) -> bytes:
        """Return the lines as a journal to print, oldest first, the gaps under the lines."""
        from desktop.documents.journal import Printed, journal

        lines: dict[str, list[Mapping[str, str]]] = {"out": [], "in": []}
        sample = False
        for entry in reversed(tuple(entries)):
            sample |= entry.letter.sample
            lines[entry.letter.direction].append(self._printed(entry))
        left_out: dict[str, list[str]] = {"out": [], "in": []}
        for gap in gaps:
            left_out[gap.direction].append(self.left_out(gap))
        subject = self._office.profile.subject
        told = Printed(
            organisation=subject.name.any_text(self._lang) if subject else "",
            period=self._period(wanted),
            on=self._say("register.as-of", day=long_date(self._office.clock.today(), self._lang)),
            lines=lines,
            left_out=left_out,
            sample=sample,
        )
        return journal(told, self._lang, self._say)

    def _period(self, wanted: Chosen) -> str:
        parts = (
            self._say("register.of-year", year=wanted.year) if wanted.year else "",
            wanted.institution,
            self._say("register.of-words", words=wanted.words) if wanted.words else "",
        )
        return "; ".join(part for part in parts if part) or self._say("register.of-all")

    def _printed(self, entry: Entry) -> dict[str, str]:
        letter, say = entry.letter, self._say
        proof = best_proof(self._office, letter)
        institution = self.institution(letter)
        other = self.other(letter) or institution  # what goes with a letter is addressed by that
        notes = (
            say("workbook.sample") if letter.sample else "",
            say("register.void", reason=why) if (why := self.why_void(entry)) else "",
            say("register.double", letters=self.named_all(entry.double)) if entry.double else "",
            institution if institution != other else "",
        )
        due = self.text(letter.due)
        if due:
            due = say("register.due-guessed" if letter.estimate else "register.due", day=due)
        answered = self.text(letter.answered_on)
        return {
            "number": entry.number,
            "dated": self.text(letter.dated),
            "arrived": self.text(letter.arrived_on),
            "other": other,
            "theirs": " ".join(
                part
                for part in (
                    f"№ {letter.their_number}" if letter.their_number else "",
                    self.text(letter.dated),
                )
                if part
            ),
            "title": self.named_kind(letter),
            "sent": _lines(self.text(letter.sent_on), self.channel(letter)),
            "receipt": _lines(
                self.text(proof[1]),
                self._law.proofs.get(proof[0]).title.text(self._lang),
                f"№ {proof[2]}" if proof[2] else "",
            )
            if proof
            else "",
            "answer": _lines(
                due,
                say("register.answered", day=answered) if answered else "",
                self.named(entry.answered_by, letter),
            ),
            "answers": self.named(entry.answers, letter),
            "note": _lines(*notes),
        }

    def named(self, letter: LetterRow | None, beside: LetterRow | None = None) -> str:
        """Return a letter as others name it: kind, number, day and institution; "" for none.

        A number that is void says why. The institution goes without saying beside a letter of the
        same case.
        """
        if letter is None:
            return ""
        number = letter.number if letter.direction == "out" else letter.their_number
        named = " ".join(
            part
            for part in (
                self.named_kind(letter),
                f"№ {number}" if number else "",
                self.text(letter.dated),
            )
            if part
        )
        whose = self.institution(letter)
        if beside is not None and beside.case_id == letter.case_id:
            whose = ""
        reason = letter.voids.get(letter.number)
        void = self._say("register.void", reason=reason) if reason is not None else ""
        return ", ".join(part for part in (named, whose, void) if part)

    def named_all(self, letters: Sequence[LetterRow]) -> str:
        """Return letters as others name them: a few, and how many there are besides."""
        few = [self.named(each) for each in letters[:NAMED]]
        if len(letters) > NAMED:
            few.append(self._say("register.more", n=len(letters) - NAMED))
        return "; ".join(few)

    def left_out(self, gap: Missing) -> str:
        """Return a sentence on numbers left out, with the letters beside them."""
        code = "register.gap-one" if gap.first == gap.last else "register.gap-many"
        before, behind = self.numbered(gap.before), self.numbered(gap.behind)
        return self._say(code, first=gap.first, last=gap.last, before=before, behind=behind)

    def state(self, entry: Entry) -> str:
        """Return where a letter stands, in words."""
        return self._say(f"register.state.{entry.state}")

    def channel(self, letter: LetterRow) -> str:
        """Return how a letter went or came, "" if nobody said."""
        choices = self._law.fields.get("letter", "channel").choices
        return choices[letter.channel].text(self._lang) if letter.channel else ""

    def text(self, day: str) -> str:
        """Return a day in figures, and what is no day as it was typed."""
        shown = self.day(day)
        return short_date(shown) if isinstance(shown, date) else shown or ""

    def day(self, text: str) -> date | str | None:
        """Return a real day, and what is no day in the words in which it was entered."""
        if text == UNKNOWN_DAY:
            return self._say("workbook.day-unknown")
        return read_day(text) or text or None

    def numbered(self, letter: LetterRow) -> str:
        """Return a letter of our series as others name it, by our number."""
        if letter.direction == "out":
            return self.named(letter)
        return f"№ {letter.number} ({self.named(letter)})"

    def direction(self, letter: LetterRow) -> str:
        """Return whether it went out or came in, in words."""
        choices = self._law.fields.get("letter", "direction").choices
        return choices[letter.direction].text(self._lang)

    def proof(self, kind: ProofKind, day: str, number: str) -> str:
        """Return a proof of receipt in one line: what it is, its number, its day."""
        title = self._law.proofs.get(kind).title.text(self._lang)
        parts = (title, f"№ {number}" if number else "", self.text(day))
        return " ".join(part for part in parts if part)

    def grade(self, proof: ProofKind) -> str:
        """Return how well a proof proves that a letter arrived: the id of its grade."""
        return self._law.proofs.get(proof).grade

    def named_kind(self, letter: LetterRow) -> str:
        """Return the kind of a letter, by its id if nobody knows it."""
        return letter.title.any_text(self._lang) or letter.kind

    def institution(self, letter: LetterRow) -> str:
        """Return whose case a letter belongs to, "" if its case was never read."""
        return letter.institution.any_text(self._lang)

    def other(self, letter: LetterRow) -> str:
        """Return to whom a letter went or from whom it came, "" if that is not entered."""
        return letter.other.any_text(self._lang)


def best_proof(office: Office, letter: LetterRow) -> tuple[ProofKind, str, str] | None:
    """Return the proof of receipt that counts: kind, day and number; `None` if there is none.

    One that starts a term comes before a mere claim, the earlier before the later.
    """
    proofs = office.law.proofs
    found = sorted(
        letter.proofs,
        key=lambda each: (
            not proofs.grade(each.proof).starts_clock,
            read_day(each.day) or date.max,
        ),
    )
    return (found[0].proof, found[0].day, found[0].number) if found else None


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
