"""The route of a control: its steps, what is missing, which gates are closed, which clocks run.

Pure functions of the case, the law's data and a day. Gates stop acts ("complete:<step>",
"send:<kind>") and nothing else stops anything: what is typed is always stored, advice can be gone
past knowingly, and a control entered afterwards is shown with its breaches but refuses nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.basis import Confidence, Texts
from desktop.domain.calendar import CalendarNotCovered
from desktop.domain.case import Case
from desktop.domain.control import Control, Finding
from desktop.domain.correspondence import ProofKind
from desktop.domain.fields import FieldAddress
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law import patterns
from desktop.law.clocks import OWN_ACTORS, Clock, Deadline, deadline
from desktop.law.law import Law
from desktop.law.orphans import OrphanId
from desktop.law.procedures import Advice, Asked, Gate, Procedure, Step, Under, Wiring, pattern_of
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts
from desktop.procedure.missing import Missing, gaps, records_of

__all__ = [
    "AdviceState", "ClockState", "GateState", "Missing", "PhaseState", "Route", "StepState",
    "Warning_", "refusals", "route",
]  # fmt: skip

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

    @property
    def due(self) -> date | None:
        """The last day to show."""
        return self.deadline.due if self.deadline else None


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

    @property
    def steps(self) -> Iterator[StepState]:
        """All steps of this control, in order."""
        return (step for phase in self.phases for step in phase.steps)

    def step(self, step_id: str) -> StepState | None:
        """Return a step; `None` if it does not belong to this control."""
        return next((state for state in self.steps if state.step.id == step_id), None)


def route(case: Case, control_id: UUID, law: Law, today: date) -> Route:
    """Return the route of a control as it stands on a day.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such control.
    """
    facts, procedure = _facts(case, control_id, law, today)
    clocks = _clocks(facts, procedure)
    states = [(step, _standing(step, facts)) for step in procedure.steps if holds(step.when, facts)]
    current = next((s for s, standing in states if standing == "open" and not s.optional), None)
    current = current or next((s for s, standing in states if standing == "open"), None)
    current = current or next((s for s, standing in states if standing == "later"), None)
    gates = tuple(gate for step, _ in states for gate in _gates(step, facts))
    made = [
        _step_state(step, "now" if step is current else standing, facts, clocks, gates)
        for step, standing in states
    ]
    phases = tuple(
        PhaseState(
            phase.id, phase.title, tuple(state for state in made if state.step.phase == phase.id)
        )
        for phase in procedure.phases
    )
    return Route(
        procedure=procedure.id,
        edition=procedure.edition,
        today=today,
        phases=phases,
        phase=current.phase if current else procedure.phases[-1].id,
        current=current.id if current else "",
        warnings=(*_warnings(facts, procedure), *_breaches(facts, procedure)),
        orphans=tuple(_orphans(facts)),
        clocks=clocks,
        next_act=_next(clocks),
        not_asked=_not_asked([step for step, _ in states], facts),
    )


def refusals(
    case: Case, control_id: UUID, law: Law, act: str, today: date
) -> tuple[GateState, ...]:
    """Return the closed gates that refuse an act: "complete:<step>" or "send:<kind of paper>".

    Only verified law refuses, and never in a control that is entered afterwards: what happened
    cannot be refused any more.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such control.
    """
    facts, procedure = _facts(case, control_id, law, today)
    return tuple(
        state
        for step in procedure.steps
        if holds(step.when, facts)
        for state in _gates(step, facts)
        if state.act == act and not state.open and state.refuses
    )


def facts_of(case: Case, control_id: UUID, law: Law, today: date) -> Facts:
    """Return the facts of a control, with the states of its clocks.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such control.
    """
    facts, procedure = _facts(case, control_id, law, today)
    _clocks(facts, procedure)
    return facts


def _facts(case: Case, control_id: UUID, law: Law, today: date) -> tuple[Facts, Procedure]:
    control = case.one(Control, control_id)
    procedure = law.procedure(control.procedure)
    facts = Facts(case, control, law, procedure, today)
    return facts, procedure


# --- Steps ---------------------------------------------------------------------------------------


def _standing(step: Step, facts: Facts) -> StepStanding:
    marked = step.marked and step.id in facts.control.completed_steps
    if marked or (step.done_when is not None and holds(step.done_when, facts)):
        return "done"
    return "open" if holds(step.ready_when, facts) else "later"


def _step_state(
    step: Step,
    standing: StepStanding,
    facts: Facts,
    clocks: tuple[ClockState, ...],
    gates: tuple[GateState, ...],
) -> StepState:
    acts = {f"complete:{step.id}", *(f"send:{kind}" for kind in step.documents)}
    return StepState(
        step=step,
        state=standing,
        missing=tuple(_missing(step, facts)),
        gates=tuple({gate.gate.id: gate for gate in gates if gate.act in acts}.values()),
        advice=tuple(
            AdviceState(
                advice,
                advice.id in facts.control.acknowledged,
                facts.control.acknowledged.get(advice.id, ""),
            )
            for advice in step.advice
            if holds(advice.when, facts)
        ),
        clocks=tuple(clock for clock in clocks if clock.step == step.id),
        documents=step.documents,
        completed_on=facts.control.completed_steps.get(step.id, ""),
    )


def _missing(step: Step, facts: Facts) -> Iterator[Missing]:
    found = {(gap.address, gap.lang): gap for gap in _gaps(step, facts)}
    for gap in found.values():
        yield Missing(gap.address, gap.label, gap.lang, gap.fault, gap.needed, step.id)


def _gaps(step: Step, facts: Facts) -> Iterator[Missing]:
    langs = facts.control.languages
    asked = {pattern_of(each): _applies(each, facts) for each in step.asks}
    needed = set()
    for need in step.needs:
        pattern = pattern_of(need)
        needed.add(pattern)
        if asked.get(pattern, True) and _applies(need, facts):
            yield from gaps(facts, pattern, langs)
    for pattern, applies in asked.items():
        if applies and pattern not in needed:
            yield from gaps(facts, pattern, langs, needed=False)


def _applies(asked: Asked, facts: Facts) -> bool:
    return not isinstance(asked, Under) or holds(asked.when, facts)


def _not_asked(steps: Iterable[Step], facts: Facts) -> frozenset[str]:
    """Return the fields that stand on pages but do not concern this control."""
    asked = [each for step in steps for each in step.asks]
    concerned = {pattern_of(each) for each in asked if _applies(each, facts)}
    return frozenset(pattern_of(each) for each in asked) - concerned


def _gates(step: Step, facts: Facts) -> Iterator[GateState]:
    for gate in step.gates:
        is_open = holds(gate.open_when, facts)
        for act in gate.acts:
            yield GateState(gate, act, is_open, not facts.control.entered_afterwards)


# --- Clocks --------------------------------------------------------------------------------------


def _clocks(facts: Facts, procedure: Procedure) -> tuple[ClockState, ...]:
    """Count all clocks and put their states among the facts, for advice and warnings."""
    states: dict[str, ClockState] = {}
    for wiring in procedure.clocks:
        state = _clock(wiring, facts, states)
        states[wiring.id] = state
        facts.put(f"clock.{wiring.id}.state", state.state)
    return tuple(states.values())


def _clock(wiring: Wiring, facts: Facts, before: dict[str, ClockState]) -> ClockState:
    clock = facts.law.clocks.get(wiring.id)
    met = _day(facts, wiring.met_by)
    estimate = wiring.estimate or clock.estimate
    state = ClockState(clock, wiring.step, "not_started", met_on=met, estimate=estimate)
    if not holds(wiring.only_if, facts):
        return replace(state, why_not_started=wiring.not_owed)
    if wiring.starts_at_end_of is not None:
        first = last = before[wiring.starts_at_end_of].due
    else:
        first = _day(facts, wiring.starts)
        last = _day(facts, wiring.safe) or first
    if first is None or last is None:
        reasons = (each.text for each in wiring.not_started if holds(each.when, facts))
        return replace(state, why_not_started=next(reasons, None))
    # One's own acts by the earlier start, what others owe by the later.
    start = first if clock.actor in OWN_ACTORS else last
    grade, proof = _proof(wiring, facts, start)
    counted, uncovered = _count(clock, start, facts, met)
    state = replace(
        state,
        start=start,
        deadline=counted,
        uncovered=uncovered,
        earliest=_count(clock, first, facts, met)[0] if first != start else None,
        grade=grade,
        proof=proof,
    )
    standing, why = _judged(wiring, state, first, facts)
    left = _left(facts, counted) if met is None and standing != "not_started" else None
    return replace(state, state=standing, why_not_started=why, days_left=left)


def _judged(
    wiring: Wiring, state: ClockState, first: date, facts: Facts
) -> tuple[ClockStanding, Texts | None]:
    """Return where a started clock stands, and why nothing is said of it where that is so."""
    met, counted = state.met_on, state.deadline
    if met is not None and met < first and state.clock.direction == "after":
        return "not_started", wiring.met_before_start
    if facts[wiring.met_by] == UNKNOWN_DAY:
        return "not_started", wiring.met_unknown
    if met is not None and counted is None:
        # Done, but in a year without a calendar nobody can say whether in time (`uncovered`).
        return "not_started", None
    standing = _clock_standing(counted, met, facts.today)
    if state.estimate and standing == "missed":
        return "not_started", wiring.passed
    return standing, None


def _day(facts: Facts, name: str | None) -> date | None:
    value = facts[name] if name else None
    return value if isinstance(value, date) else None


def _count(
    clock: Clock, start: date, facts: Facts, met: date | None
) -> tuple[Deadline | None, int | None]:
    """Count, or name the year that has no calendar.

    An act already done is judged by the calendar as it was known on its day.
    """
    calendar = facts.law.calendar
    try:
        return deadline(clock, start, calendar.known_on(met) if met else calendar), None
    except CalendarNotCovered as missing:
        return None, missing.year


def _clock_standing(counted: Deadline | None, met: date | None, today: date) -> ClockStanding:
    if met is not None and counted is not None:
        return "missed" if met > counted.due else "kept"
    if counted is None or today < counted.due:
        return "running"
    return "due_today" if today == counted.due else "missed"


def _left(facts: Facts, counted: Deadline | None) -> int | None:
    if counted is None:
        return None
    try:
        return facts.law.calendar.days_left(facts.today, counted.due)
    except CalendarNotCovered:
        return None


def _proof(wiring: Wiring, facts: Facts, start: date) -> tuple[str, ProofKind | None]:
    if not wiring.proof_of:
        return "", None
    for receipt in facts.proofs(facts.outgoing.get(wiring.proof_of), starting=True):
        if read_day(receipt.day) == start:
            return facts.law.proofs.get(receipt.proof).grade, receipt.proof
    return "", None


def _next(clocks: tuple[ClockState, ...]) -> str:
    # A guessed day is nobody's duty: it comes next only where no other day is waited for.
    running = [
        (clock.estimate, clock.due, clock.clock.id)
        for clock in clocks
        if clock.due is not None and clock.state in ("running", "due_today")
    ]
    return min(running)[2] if running else ""


# --- Warnings ------------------------------------------------------------------------------------


def _warnings(facts: Facts, procedure: Procedure) -> Iterator[Warning_]:
    for warning in procedure.warnings:
        if holds(warning.when, facts):
            addresses = tuple(
                address for text in warning.fields for address in _addresses(facts, text)
            )
            yield Warning_(warning.id, warning.text, warning.basis, warning.confidence, addresses)


def _breaches(facts: Facts, procedure: Procedure) -> Iterator[Warning_]:
    """Show the closed gates of a control entered afterwards, where they refuse nothing."""
    if not facts.control.entered_afterwards:
        return
    for step in procedure.steps:
        if holds(step.when, facts):
            for gate in step.gates:
                if not holds(gate.open_when, facts):
                    address = FieldAddress("control", facts.control.id, "entered_afterwards")
                    yield Warning_(gate.id, gate.text, gate.basis, gate.confidence, (address,))


def _addresses(facts: Facts, text: str) -> Iterator[FieldAddress]:
    pattern = patterns.parse(text)
    if pattern is None:
        return
    if pattern.root in patterns.DECLARED:
        yield FieldAddress("control", facts.control.id, text)
        return
    for record in records_of(facts, pattern):
        yield FieldAddress(pattern.record, record.id, pattern.field)


def _orphans(facts: Facts) -> Iterator[Warning_]:
    document = facts.outgoing.get("final-document")
    on = (read_day(document.dated) if document else None) or facts.today
    for finding in facts.findings:
        yield from _norms_not_in_force(facts, finding, on)
        if finding.kind != "no_violation":
            yield from _weaknesses(facts, finding)
    for recommendation in facts.recommendations:
        if facts.unfounded(recommendation):
            address = FieldAddress("recommendation", recommendation.id, "finding_ids")
            yield _orphan(facts, "recommendation-without-finding", address)
    used = {each for finding in facts.findings for each in finding.evidence_ids}
    used |= {look.evidence_id for look in facts.looks if look.evidence_id}
    for evidence in facts.evidence:
        if evidence.id not in used:
            yield _orphan(facts, "evidence-unused", FieldAddress("evidence", evidence.id, ""))


def _norms_not_in_force(facts: Facts, finding: Finding, on: date) -> Iterator[Warning_]:
    references = facts.law.references
    for norm in sorted(finding.norms):
        address = FieldAddress("finding", finding.id, f"norms.{norm}")
        if norm not in references.citations:
            yield _orphan(facts, "norm-unknown", address, norm)
        elif not references.valid(references.get(norm), on):
            successor = references.get(norm).successor or ""
            yield _orphan(facts, "norm-not-in-force", address, successor)


def _weaknesses(facts: Facts, finding: Finding) -> Iterator[Warning_]:
    def at(path: str) -> FieldAddress:
        return FieldAddress("finding", finding.id, path)

    if finding.kind == "absence" and not facts.looks_of.get(finding.id):
        yield _orphan(facts, "absence-without-look", at("kind"))
    elif facts.unproven(finding):
        yield _orphan(facts, "finding-without-evidence", at("evidence_ids"))
    if facts.normless(finding):
        yield _orphan(facts, "finding-without-norm", at("norms"))
    for condition in facts.weak(finding):
        yield _orphan(facts, "weak-finding", at(f"conditions.{condition}"), condition)


def _orphan(facts: Facts, kind: OrphanId, address: FieldAddress, detail: str = "") -> Warning_:
    orphan = facts.law.orphans[kind]
    return Warning_(orphan.id, orphan.text, orphan.basis, orphan.confidence, (address,), detail)
