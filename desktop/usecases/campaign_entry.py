"""Numbers, stamps, answers and days of many cases entered in one go, by the acts of one case."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Channel, Letter, ProofKind, Receipt
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import clean
from desktop.domain.values import read_day, typed_day
from desktop.law.procedures import pattern_of
from desktop.procedure.letters import own_letter
from desktop.usecases import library
from desktop.usecases.acts import (
    enter_arrival,
    give_number,
    letter_for,
    mark_sent,
    record_receipt,
)
from desktop.usecases.campaigns import Progress, control_in
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.papers import proceeding_for
from desktop.usecases.register import same_number
from desktop.usecases.sending import sentences_of

VISIT_REQUEST, VISIT_ANSWER = "visit-request", "visit-answer"


class Typed(NamedTuple):
    """What was typed for one case; "" leaves what stands there.

    Attributes:
        path: the case file.
        number: the number of the letter, as in the paper journal.
        from_series: the letter takes the next number of our series, where none is typed.
        dated: the day that the letter bears.
        channel: how it goes.
        sent_on: the day on which it went.
        sent: mark it as sent.
        proof: how its receipt is proven or claimed.
        proof_number: the number of the proof.
        proof_day: its day.
        visit_answer: what was answered to the request for a visit.
        visit_came: the day on which that answer came.
        visit_on: the day agreed for the visit.
        completed_on: the day on which the control was completed.
    """

    path: Path
    number: str = ""
    from_series: bool = False
    dated: str = ""
    channel: Channel = ""
    sent_on: str = ""
    sent: bool = False
    proof: ProofKind | None = None
    proof_number: str = ""
    proof_day: str = ""
    visit_answer: str = ""
    visit_came: str = ""
    visit_on: str = ""
    completed_on: str = ""

    @property
    def parts(self) -> frozenset[str]:
        """What there is to do."""
        asked = {
            "completed": bool(self.completed_on.strip()),
            "number": bool(self.number.strip() or self.from_series or self.dated.strip()),
            "sent": bool(self.sent or self.channel or self.sent_on.strip()),
            "proof": bool(self.proof or self.proof_number.strip() or self.proof_day.strip()),
            "visit": bool(self.visit_answer or self.visit_came.strip() or self.visit_on.strip()),
        }
        return frozenset(part for part, wanted in asked.items() if wanted)


class Entered(NamedTuple):
    """What became of one case.

    Attributes:
        path: the case file.
        done: the parts that were entered (`Typed.parts`).
        left: those that were not, each with its reason; of a case that could not be opened, all.
        notes: what the user should know of what was done.
    """

    path: Path
    done: frozenset[str]
    left: tuple[tuple[str, Problem], ...]
    notes: tuple[Problem, ...] = ()


def parts_of(office: Office, kind: str) -> frozenset[str]:
    """Return what a table about a kind of letter asks, as its own pages ask it (`Typed.parts`)."""
    law = office.law
    asked = {
        pattern_of(each)
        for name in law.procedures
        for step in law.procedure(name).steps
        for each in step.asks
    }
    found = {
        "number": f"letter:{kind}.number",
        "sent": f"letter:{kind}.sent_on",
        "proof": f"receipts:{kind}",
    }
    parts = {part for part, pattern in found.items() if pattern in asked}
    visit = {"visit"} if kind == VISIT_REQUEST else set[str]()
    return frozenset({"completed"} | parts | visit)


class Standing(NamedTuple):
    """What stands in a case of what the table asks, so that nobody types it again."""

    number: str
    dated: str
    channel: Channel
    sent_on: str
    sent: bool
    proof: ProofKind | None
    proof_number: str
    proof_day: str
    visit_answer: str
    visit_came: str
    visit_on: str
    completed_on: str


def enter_all(
    office: Office,
    name: str,
    kind: str,
    typed: Sequence[Typed],
    *,
    twins: frozenset[Path] = frozenset(),
    progress: Progress | None = None,
) -> tuple[Entered, ...]:
    """Enter what was typed for the cases of a campaign, each by the acts of its own pages.

    What fails leaves the rest done: of other cases, and of the same case what does not rest on it.
    A letter whose number is refused is not marked as sent.

    Args:
        office: the office.
        name: the campaign.
        kind: the kind of letter that numbers, days and proofs are about.
        typed: what was typed.
        twins: files with a case of the same id as another: a number would go to both, so they are
            left out.
        progress: hears how many cases are done; who stops it leaves the others as they are.
    """
    wanted = [each for each in typed if each.parts]
    found: list[Entered] = []
    for n, each in enumerate(wanted):
        if progress is not None and not progress(n, len(wanted)):
            stopped = Problem("campaign.stopped")
            found += [_nothing(rest, stopped) for rest in wanted[n:]]
            break
        if each.path in twins:
            found.append(_nothing(each, Problem("campaign.same-case", name=each.path.name)))
            continue
        try:
            with open_case(office, each.path) as desk:
                desk.file.check_writable()
                found.append(_Entering(desk, name, kind, each).all())
                with suppress(Problem):  # the list is a copy; it is made good at the next look
                    library.note(office, desk)
        except Problem as problem:
            found.append(_nothing(each, problem))
    return tuple(found)


def _nothing(typed: Typed, why: Problem) -> Entered:
    return Entered(typed.path, frozenset(), tuple((part, why) for part in sorted(typed.parts)))


class _Entering:
    """Enters what was typed for one case, in the order in which it happens in the world."""

    def __init__(self, desk: Desk, name: str, kind: str, typed: Typed) -> None:
        control = control_in(desk.case, name)
        if control is None:
            raise Problem("campaign.elsewhere", name=desk.path.name)
        self._desk, self._kind, self._typed = desk, kind, typed
        self._control_id = control.id
        self._notes: list[Problem] = []

    def all(self) -> Entered:
        acts: dict[str, Callable[[], None]] = {
            "completed": self._complete,
            "number": self._number,
            "sent": self._send,
            "proof": self._prove,
            "visit": self._visit,
        }
        done: set[str] = set()
        left: list[tuple[str, Problem]] = []
        for part, act in acts.items():
            if part not in self._typed.parts:
                continue
            unnumbered = next((why for of, why in left if of == "number"), None)
            if part == "sent" and self._typed.sent and unnumbered is not None:
                # Who went without its number can take none of the series any more.
                left.append((part, unnumbered))
                continue
            try:
                act()
            except Problem as problem:
                left.append((part, problem))
            else:
                done.add(part)
        if self._desk.register_trouble is not None:
            self._notes.append(self._desk.register_trouble)
        return Entered(self._desk.path, frozenset(done), tuple(left), tuple(self._notes))

    def _complete(self) -> None:
        day = _day(self._typed.completed_on)
        enter(self._desk, FieldAddress("control", self._control_id, "completed_on"), day)

    def _letter(self) -> Letter:
        course = proceeding_for(self._desk, self._control_id, self._kind)
        return letter_for(self._desk, course, self._kind)

    def _number(self) -> None:
        typed, desk = self._typed, self._desk
        dated = _day(typed.dated)
        letter = self._letter()
        number = clean(typed.number).strip().removeprefix("№").lstrip()
        if number and number == letter.number:  # it has that number already
            number = ""
        if not number and not (typed.from_series and not letter.number):
            if dated:
                enter(desk, FieldAddress("letter", letter.id, "dated"), dated)
            return
        day = dated or letter.dated
        if not day:
            raise Problem("window.date-first")
        self._note_double(letter.id, number, day)
        give_number(desk, letter.id, day, number or None)

    def _note_double(self, letter_id: UUID, number: str, day: str) -> None:
        """Note whose other letter has a number that was typed; it is given all the same."""
        if number:
            with suppress(Problem):  # whoever gives the number hears why not
                found = same_number(self._desk.office, number, day, letter_id)
                whose = tuple(dict.fromkeys(each.institution for each in found))
                if whose:
                    self._notes.append(Problem("campaign.double", number=number, whose=whose))

    def _send(self) -> None:
        typed, desk = self._typed, self._desk
        day = _day(typed.sent_on)
        letter = self._letter()
        if typed.sent and not letter.sent:
            kept = mark_sent(
                desk, letter.id, typed.channel or letter.channel, day or letter.sent_on
            )
            self._notes += [each for each in sentences_of(desk, kept) if each.code != "sent.kept"]
            return
        for path, value in (("channel", typed.channel), ("sent_on", day)):
            if value:
                enter(desk, FieldAddress("letter", letter.id, path), value)

    def _prove(self) -> None:
        typed, desk = self._typed, self._desk
        if typed.proof is None:
            raise Problem("campaign.which-proof")
        day, number = _day(typed.proof_day), clean(typed.proof_number).strip()
        letter = self._letter()
        there = [each for each in desk.case.all(Receipt) if each.letter_id == letter.id]
        known = next((each for each in reversed(there) if each.proof == typed.proof), None)
        if known is not None:  # what stands there is corrected, as on its own page
            for path, value in (("day", day), ("number", number)):
                if value:
                    enter(desk, FieldAddress("receipt", known.id, path), value)
            return
        record_receipt(desk, letter.id, typed.proof, day, number)

    def _visit(self) -> None:
        typed, desk = self._typed, self._desk
        came, on = _day(typed.visit_came), _day(typed.visit_on)
        course = proceeding_for(desk, self._control_id, VISIT_REQUEST)
        if came:
            answer = _visit_letter(desk, self._control_id)
            letter_id = answer.id if answer else enter_arrival(desk, course, VISIT_ANSWER)
            enter(desk, FieldAddress("letter", letter_id, "arrived_on"), came)
        for path, value in (("visit_answer", typed.visit_answer), ("visit_on", on)):
            if value:
                enter(desk, FieldAddress("proceeding", course, f"answers.{path}"), value)


def _day(text: str) -> str:
    """Return a typed day; a table takes no other, for nobody would see that it is none.

    Raises:
        Problem: `campaign.no-day`.
    """
    day = typed_day(clean(text).strip())
    if day and read_day(day) is None:
        raise Problem("campaign.no-day", typed=text.strip())
    return day


def _visit_letter(desk: Desk, control_id: UUID) -> Letter | None:
    came = [
        each
        for each in desk.case.of_control(Letter, control_id)
        if (each.direction, each.kind) == ("in", VISIT_ANSWER)
    ]
    return came[-1] if came else None


# -- what stands there ----------------------------------------------------------------------------


def standing_of(desk: Desk, name: str, kind: str) -> Standing:
    """Return what stands in a case of what the table asks.

    Raises:
        Problem: `campaign.elsewhere`, `paper.no-proceeding`.
    """
    case = desk.case
    control = control_in(case, name)
    if control is None:
        raise Problem("campaign.elsewhere", name=desk.path.name)
    letter = _own(desk, control, kind)
    receipt = next(
        (each for each in reversed(case.all(Receipt)) if letter and each.letter_id == letter.id),
        None,
    )
    visit = dict(_visit_answers(desk, control))
    came = _visit_letter(desk, control.id)
    return Standing(
        number=letter.number if letter else "",
        dated=_shown(letter.day_it_bears) if letter else "",
        channel=letter.channel if letter else "",
        sent_on=_shown(letter.sent_on) if letter else "",
        sent=letter.sent if letter else False,
        proof=receipt.proof if receipt else None,
        proof_number=receipt.number if receipt else "",
        proof_day=_shown(receipt.day) if receipt else "",
        visit_answer=visit.get("visit_answer", ""),
        visit_came=_shown(came.arrived_on) if came else "",
        visit_on=_shown(visit.get("visit_on", "")),
        completed_on=_shown(control.completed_on),
    )


def _own(desk: Desk, control: Control, kind: str) -> Letter | None:
    course = proceeding_for(desk, control.id, kind)
    return own_letter(desk.case, desk.case.one(Proceeding, course), kind)


def _visit_answers(desk: Desk, control: Control) -> Iterator[tuple[str, str]]:
    for each in desk.case.of_control(Proceeding, control.id):
        yield from each.answers.items()


def _shown(day: str) -> str:
    found = read_day(day)
    return short_date(found) if found else day


def stand(
    office: Office,
    name: str,
    kind: str,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> dict[Path, Standing | Problem]:
    """Return what stands in each case of a campaign, or why it cannot be read."""
    found: dict[Path, Standing | Problem] = {}
    for n, path in enumerate(paths):
        if progress is not None and not progress(n, len(paths)):
            break
        try:
            with open_case(office, path, write=False) as desk:
                found[path] = standing_of(desk, name, kind)
        except Problem as problem:
            found[path] = problem
    return found
