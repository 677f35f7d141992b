"""Where things stand in a control: what the route is made of, all frozen."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from desktop.domain.basis import Confidence, Texts
from desktop.domain.calendar import CalendarDay
from desktop.domain.correspondence import ProofKind
from desktop.domain.fields import FieldAddress
from desktop.law.clocks import Clock, Deadline
from desktop.law.procedures import Advice, Gate, Step
from desktop.procedure.missing import Missing

StepStanding = Literal["done", "now", "open", "later"]
ClockStanding = Literal["not_started", "running", "due_today", "kept", "missed"]


class GateState(Struct, frozen=True):
    """A gate before one act: open or closed; `refuses` is false where a breach is only shown."""

    gate: Gate
    act: str
    open: bool
    refuses: bool

    @property
    def text(self) -> Texts:
        """What is to be done before the gate opens."""
        return self.gate.text

    @property
    def basis(self) -> tuple[str, ...]:
        """Ids of the norms."""
        return self.gate.basis


class AdviceState(Struct, frozen=True):
    """An advice that holds now; `acknowledged` says that the user went on knowingly, `why` why."""

    advice: Advice
    acknowledged: bool
    why: str = ""


class MovedDay(NamedTuple):
    """A last day that a change of the calendar moved while the term ran.

    Attributes:
        was: the last day by the calendar that was known on the first day of the term; where that
            day still lies ahead, by the calendar without the user's changes.
        days: the days that became known as off or worked since then.
    """

    was: date
    days: tuple[CalendarDay, ...]


class ClockState(Struct, frozen=True):
    """Where a clock stands.

    Attributes:
        clock: the term.
        step: id of the step beside which it is shown.
        state: "missed" is said only of what was owed; a guessed day that has passed, with or
            without the act, stands as "not_started", with the reason.
        why_not_started: the reason, while it has not started, is not owed or cannot be judged.
        start: the day from which it is counted; for a term held against another the later reading.
        deadline: the count; `None` while not started or in a year without a calendar.
        uncovered: that year; `None` if every year it needs has a calendar.
        earliest: the count from the earliest proven start, where that is another day.
        met_on: the day of the act that the term waits for.
        days_left: working days to the last day, negative when late; `None` once kept or unknown.
        grade: how well the start is proven, "" if it rests on no proof of receipt.
        proof: the kind of proof on which the start rests.
        estimate: the day is a guess, not to be held against anybody.
        silent_from: the first day on which what others owe and did not do may be called not done;
            `None` for acts of one's own, for a guess, and in a year without a calendar.
        to_be_checked: their last day has passed, and that day has not come: one looks whether it
            came and blames nobody yet.
        moved: what changes of the calendar since its start did to it; `None` if nothing.
    """

    clock: Clock
    step: str
    state: ClockStanding
    why_not_started: Texts | None = None
    start: date | None = None
    deadline: Deadline | None = None
    uncovered: int | None = None
    earliest: Deadline | None = None
    met_on: date | None = None
    days_left: int | None = None
    grade: str = ""
    proof: ProofKind | None = None
    estimate: bool = False
    silent_from: date | None = None
    to_be_checked: bool = False
    moved: MovedDay | None = None

    @property
    def due(self) -> date | None:
        """The last day to show."""
        return self.deadline.due if self.deadline else None

    @property
    def outcome(self) -> str:
        """The state, told apart further where an outsider would read it wrongly.

        "late" is done after the last day beyond dispute; "unclear" a guessed day that has passed,
        and an act of which it cannot be told whether it was in time.
        """
        if self.state == "missed" and self.met_on:
            return "late"
        return "unclear" if self.state == "not_started" and self.due else self.state

    @property
    def first_due(self) -> date | None:
        """The last day by the reading that ends first."""
        ends = [each.earliest for each in (self.deadline, self.earliest) if each is not None]
        return min(ends, default=None)


class Warning_(Struct, frozen=True):  # noqa: N801 - `Warning` is Python's own
    """A breach of order, a contradiction, or a record that hangs in the air, with its fields."""

    id: str
    text: Texts
    basis: tuple[str, ...]
    confidence: Confidence
    addresses: tuple[FieldAddress, ...]
    detail: str = ""


class StepState(Struct, frozen=True):
    """A step of this control. "now" is the one to do next; "later" waits for something else."""

    step: Step
    state: StepStanding
    missing: tuple[Missing, ...]
    gates: tuple[GateState, ...]
    advice: tuple[AdviceState, ...]
    clocks: tuple[ClockState, ...]
    documents: tuple[str, ...]
    completed_on: str = ""

    @property
    def left_open(self) -> tuple[Missing, ...]:
        """What is needed here and not there, or there and not right; a mark hides none of it."""
        return tuple(gap for gap in self.missing if gap.needed or gap.fault)


class PhaseState(Struct, frozen=True):
    """One of the five phases with the steps that belong to this control."""

    id: str
    title: Texts
    steps: tuple[StepState, ...]


class Route(Struct, frozen=True):
    """Where a control stands.

    Attributes:
        procedure: id of the procedure.
        edition: its edition.
        today: the day for which all this holds.
        phases: the phases with their steps.
        phase: id of the phase of the current step.
        current: id of the step to do next; "" when all are done.
        warnings: breaches of order and contradictions.
        orphans: findings, recommendations and evidence that hang in the air.
        clocks: all clocks of the procedure.
        next_act: id of the clock whose day comes next, an estimate only if nothing else runs; ""
            if none does.
        not_asked: patterns of fields that do not concern this control, such as an organisation's
            where a citizen controls.
        again: ids of what may happen now that makes steps begin anew.
    """

    procedure: str
    edition: str
    today: date
    phases: tuple[PhaseState, ...]
    phase: str
    current: str
    warnings: tuple[Warning_, ...]
    orphans: tuple[Warning_, ...]
    clocks: tuple[ClockState, ...]
    next_act: str
    not_asked: frozenset[str]
    again: frozenset[str]

    @property
    def steps(self) -> Iterator[StepState]:
        """All steps of this control, in order."""
        return (step for phase in self.phases for step in phase.steps)

    def step(self, step_id: str) -> StepState | None:
        """Return a step; `None` if it does not belong to this control."""
        return next((state for state in self.steps if state.step.id == step_id), None)
