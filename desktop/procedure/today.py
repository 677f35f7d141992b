"""What of a proceeding depends on days, as data: due, late, awaited, to be checked (0044).

A watch says nothing in words and holds for any day: `kind_on` tells what it is on one. Pure.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Literal, NamedTuple
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.control import Control, Proceeding, Recommendation
from desktop.domain.correspondence import Letter
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law.clocks import OWN_ACTORS
from desktop.law.law import Law
from desktop.law.procedures import AnswerTo, Procedure, Wiring, pattern_of
from desktop.procedure.about import about_of
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts
from desktop.procedure.replies import DONE
from desktop.procedure.route import Bearings, bearings, main_proceeding
from desktop.procedure.states import ClockState

Kind = Literal[
    "overdue", "unanswered", "check_arrival", "promised", "due", "waiting_proof", "next_act"
]
KINDS: tuple[Kind, ...] = (
    "overdue", "unanswered", "check_arrival", "promised", "due", "waiting_proof", "next_act",
)  # fmt: skip
"""In the order in which they are shown."""

_ONE_DAY = timedelta(days=1)
_TURNS = 8
"""So many last days one after another are looked behind: a letter, a complaint, a court."""


class Watch(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Something that is to be kept in view, on whatever day one looks.

    Attributes:
        id: the same in each copy of the case and on each day.
        what: a term, a letter without proof of receipt, what was agreed to be done by a day, the
            step to do next.
        control: the control's number.
        proceeding: id of the proceeding, "" where nothing may be told of it.
        procedure: id of its procedure.
        step: id of the step at which the case is opened.
        clock: id of the term.
        letter: the kind of the letter whose receipt is not proven.
        recommendation: number of the recommendation about which something was agreed, 0 for none.
        start: the day from which a term counts; the day on which a letter was sent.
        due: the last day of a term, or of what was agreed.
        silent_from: the first day on which what others owed counts as not come; `None` where that
            may never be said.
        own: the user herself must act.
        guessed: the last day is an estimate.
        first: the day from which this holds; `None` if from the beginning.
        last: the last day on which this holds; `None` if to the end.
    """

    id: str
    what: Literal["term", "proof", "promise", "act"]
    control: int = 1
    proceeding: str = ""
    procedure: str = ""
    step: str = ""
    clock: str = ""
    letter: str = ""
    recommendation: int = 0
    start: date | None = None
    due: date | None = None
    silent_from: date | None = None
    own: bool = False
    guessed: bool = False
    first: date | None = None
    last: date | None = None

    def kind_on(self, day: date) -> Kind | None:
        """Return what this is on a day; `None` if nothing."""
        if (self.first is not None and day < self.first) or (
            self.last is not None and day > self.last
        ):
            return None
        if self.what == "act":
            return "next_act"
        if self.what == "proof":
            return None if self.start is not None and day < self.start else "waiting_proof"
        if self.due is None or day <= self.due:
            return "due"
        return "promised" if self.what == "promise" else self._passed(day)

    def _passed(self, day: date) -> Kind | None:
        if self.own:
            return None if self.guessed else "overdue"
        silent = self.silent_from is not None and day >= self.silent_from
        return "unanswered" if silent else "check_arrival"

    @property
    def for_calendar(self) -> bool:
        """Whether a phone's calendar holds it: a last day of a term, or what was agreed."""
        return self.what in ("term", "promise") and self.due is not None

    @property
    def day(self) -> date | None:
        """The day that it is about: the last one of a term, the sending of a letter."""
        return self.due if self.what in ("term", "promise") else self.start


def plain(watch: Watch) -> Watch | None:
    """Return what may be told of a protected case: the days of its terms; `None` if nothing."""
    if watch.what != "term":
        return None
    return replace(watch, control=1, proceeding="", procedure="", step="", clock="")


def watches(case: Case, law: Law, today: date) -> tuple[Watch, ...]:
    """Return the watches of a case: as it stands today, and as the next last days change it.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    ended: list[Watch] = []
    standing: dict[str, Watch] = {}
    day = today
    for turn in range(_TURNS):
        now = {each.id: each for each in _standing(case, law, day)}
        for watch in tuple(standing.values()):
            if now.get(watch.id) != replace(watch, first=None):
                ended.append(replace(watch, last=day - _ONE_DAY))
                del standing[watch.id]
        for watch in now.values():
            if watch.id not in standing:
                standing[watch.id] = replace(watch, first=day if turn else None)
        terms = [each.due for each in now.values() if each.what == "term"]  # no promise moves one
        ahead = [due for due in terms if due is not None and due >= day]
        if not ahead:
            break
        day = min(ahead) + _ONE_DAY
    return (*ended, *standing.values())


def _standing(case: Case, law: Law, day: date) -> Iterator[Watch]:
    """Yield what is to be kept in view on a day; the step to do next of the latest control only."""
    latest = max((each.number for each in case.all(Control)), default=0)
    for control in case.all(Control):
        courses = [
            (each, bearings(case, each.id, law, day))
            for each in case.of_control(Proceeding, control.id)
        ]
        settled = settled_by(stands for _, stands in courses)
        for proceeding, stands in courses:
            place = _Place(case, control, proceeding)
            for watch in _watched(place, stands, settled):
                if watch.what != "act" or control.number == latest:
                    yield watch


class _Place(NamedTuple):
    """Of which proceeding watches are made."""

    case: Case
    control: Control
    proceeding: Proceeding

    def watch_id(self, of: str) -> str:
        return str(uuid5(self.case.id, of))

    def term(self, clock: ClockState, *, answer: bool) -> Watch | None:
        due, own = clock.due, clock.clock.actor in OWN_ACTORS
        if clock.met_on is not None or due is None or clock.clock.kind == "window":
            return None
        # Of a guess that has passed only an answer is still looked for, and that without blame.
        unclear = clock.outcome == "unclear" and clock.estimate and answer and not own
        if clock.state == "not_started" and not unclear:
            return None
        return Watch(
            id=self.watch_id(f"{self.proceeding.id}/{clock.clock.id}"),
            what="term",
            control=self.control.number,
            proceeding=str(self.proceeding.id),
            procedure=self.proceeding.procedure,
            step=clock.step,
            clock=clock.clock.id,
            start=clock.start,
            due=due,
            silent_from=clock.silent_from,
            own=own,
            guessed=clock.estimate,
        )

    def proof(self, letter: Letter, step: str) -> Watch:
        return Watch(
            id=self.watch_id(str(letter.id)),
            what="proof",
            control=self.control.number,
            proceeding=str(self.proceeding.id),
            procedure=self.proceeding.procedure,
            step=step,
            letter=letter.kind,
            start=read_day(letter.sent_on),
            own=True,
        )

    def promise(self, agreed: Recommendation, due: date, step: str) -> Watch:
        return Watch(
            id=self.watch_id(f"{agreed.id}/promise"),
            what="promise",
            control=self.control.number,
            proceeding=str(self.proceeding.id),
            procedure=self.proceeding.procedure,
            step=step,
            recommendation=agreed.number,
            due=due,
        )

    def act(self, step: str) -> Watch:
        return Watch(
            id=self.watch_id(f"{self.proceeding.id}/act"),
            what="act",
            control=self.control.number,
            proceeding=str(self.proceeding.id),
            procedure=self.proceeding.procedure,
            step=step,
            own=True,
        )


def settled_by(courses: Iterable[Bearings]) -> frozenset[UUID | None]:
    """Return our letters of whose answer a remedy ended the wait: she complained, or it had come.

    Args:
        courses: the proceedings of one control.
    """
    return frozenset(each.facts.proceeding.about_letter_id for each in courses if _settles(each))


def _settles(stands: Bearings) -> bool:
    about = about_of(stands.facts)
    came = about is not None and about.came is not None
    return came or any(each.clock.actor in OWN_ACTORS and each.met_on for each in stands.clocks)


def awaited(courses: Sequence[Bearings]) -> list[ClockState]:
    """Return the terms of a control that still end, or have ended without what they wait for.

    Args:
        courses: its proceedings.
    """
    settled = settled_by(courses)
    return [
        clock
        for stands in courses
        for clock in _unsettled(stands, settled)
        if clock.due and clock.state in ("running", "due_today", "missed") and not clock.met_on
    ]


def _unsettled(stands: Bearings, settled: AbstractSet[UUID | None]) -> Iterator[ClockState]:
    """Yield the terms of a proceeding but those of an answer that came, or is not waited for."""
    facts = stands.facts
    answers = facts.procedure.answers
    came = {term for each in answers if _has_come(each, facts) for term in each.terms}
    # Once she complained of a silence, the terms of the complaint stand in its place; of an answer
    # that had come after all nobody is called silent.
    told = {
        term
        for each in answers
        if (letter := facts.outgoing.get(each.id)) is not None and letter.id in settled
        for term in each.terms
    }
    for clock in stands.clocks:
        over = clock.due is not None and clock.due < facts.today and clock.clock.id in told
        if clock.clock.id not in came and not over:
            yield clock


def _watched(place: _Place, stands: Bearings, settled: AbstractSet[UUID | None]) -> Iterator[Watch]:
    facts = stands.facts
    answers = {term for each in facts.procedure.answers for term in each.terms}
    for clock in _unsettled(stands, settled):
        term = place.term(clock, answer=clock.clock.id in answers)
        if term is not None:
            yield term
    for letter, wiring in _unproven(facts):
        step = _step_asking(facts.procedure, f"receipts:{letter.kind}")
        yield place.proof(letter, step or wiring.step)
    if main_proceeding(place.case, place.control.id).id == place.proceeding.id:
        step = _step_asking(facts.procedure, "outcomes")
        for agreed, due in _promised(facts):
            yield place.promise(agreed, due, step)
    if stands.current is not None and not stands.waits:
        yield place.act(stands.current.id)


def passed(clock: ClockState) -> Kind | None:
    """Return what is said of a term whose last day has passed, as the list of a day says it.

    `None` while it runs, and where its last day is only an estimate.
    """
    if clock.state != "missed" or clock.estimate or clock.due is None:
        return None
    if clock.clock.actor in OWN_ACTORS:
        return "overdue"
    return "check_arrival" if clock.to_be_checked else "unanswered"


def _has_come(answer: AnswerTo, facts: Facts) -> bool:
    """Return whether an answer was entered in any way, on whatever day it came."""
    said = answer.answered_when is not None and holds(answer.answered_when, facts)
    return said or facts[answer.arrives] is not None


def _unproven(facts: Facts) -> Iterator[tuple[Letter, Wiring]]:
    """Yield the letters that were sent and whose receipt some term still waits for."""
    answered = {each.id for each in facts.procedure.answers if _has_come(each, facts)}
    told = set[UUID]()
    for wiring in facts.procedure.clocks:
        letter = facts.outgoing.get(wiring.proof_of)
        if letter is None or not letter.sent or letter.id in told or letter.kind in answered:
            continue
        if facts[wiring.met_by] is not None or not holds(wiring.only_if, facts):
            continue
        proofs = facts.proofs(letter, starting=True)
        # A day that she says is not known will not come: to ask for it each morning helps nobody.
        if not any(each.day == UNKNOWN_DAY or read_day(each.day) for each in proofs):
            told.add(letter.id)
            yield letter, wiring


def _promised(facts: Facts) -> Iterator[tuple[Recommendation, date]]:
    """Yield what was agreed to be done by a day, until it was done or something came of it."""
    led = {each for outcome in facts.outcomes for each in outcome.recommendation_ids}
    for each in facts.recommendations:
        due = read_day(each.agreed_by)
        if due is not None and each.id not in led and facts.verdict(each) not in DONE:
            yield each, due


def _step_asking(procedure: Procedure, wanted: str) -> str:
    """Return the id of the step that asks for a pattern, "" if none does."""
    return next((each.id for each in procedure.steps if wanted in map(pattern_of, each.asks)), "")
