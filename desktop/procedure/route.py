"""The route of a control: its steps, what is missing, which gates are closed, which clocks run.

Pure functions of the case, the law's data and a day. Gates stop acts ("complete:<step>",
"send:<kind>") and nothing else stops anything: what is typed is always stored, advice can be gone
past knowingly, and a control entered afterwards is shown with its breaches but refuses nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import WITHOUT_REASON, Proceeding
from desktop.domain.errors import Problem
from desktop.law.law import Law
from desktop.law.patterns import parse
from desktop.law.procedures import Asked, Procedure, Step, Under, pattern_of
from desktop.procedure.about import facts_on
from desktop.procedure.clock_states import clock_states, next_act
from desktop.procedure.conditions import holds, may_hold
from desktop.procedure.facts import Facts
from desktop.procedure.missing import Missing, gaps, unscanned
from desktop.procedure.states import (
    AdviceState,
    ClockState,
    GateState,
    PhaseState,
    Route,
    StepStanding,
    StepState,
)
from desktop.procedure.warnings import breaches, order_warnings, orphans


class Bearings(NamedTuple):
    """Where a proceeding stands on a day, without what is missing in its steps: quickly known.

    Attributes:
        facts: its facts, with the states of its clocks.
        procedure: its procedure.
        clocks: its clocks.
        states: the steps of this control and how each stands.
        current: the step to do next; `None` if all are done.
        waits: nothing can be done now: that step waits for something else.
    """

    facts: Facts
    procedure: Procedure
    clocks: tuple[ClockState, ...]
    states: list[tuple[Step, StepStanding]]
    current: Step | None
    waits: bool

    @property
    def phase(self) -> str:
        """Id of the phase of the step to do next; of the last one if all are done."""
        return self.current.phase if self.current else self.procedure.phases[-1].id


def bearings(case: Case, proceeding_id: UUID, law: Law, today: date) -> Bearings:
    """Return where a proceeding stands on a day.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such proceeding.
    """
    facts, procedure = _facts(case, proceeding_id, law, today)
    clocks = clock_states(facts, procedure)
    states = [(step, _standing(step, facts)) for step in procedure.steps if holds(step.when, facts)]
    current = next((s for s, standing in states if standing == "open" and not s.optional), None)
    current = current or next((s for s, standing in states if standing == "open"), None)
    waits = current is None
    current = current or next((s for s, standing in states if standing == "later"), None)
    return Bearings(facts, procedure, clocks, states, current, waits)


def route(case: Case, proceeding_id: UUID, law: Law, today: date) -> Route:
    """Return the route of a proceeding as it stands on a day.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such proceeding.
    """
    stands = bearings(case, proceeding_id, law, today)
    facts, procedure, clocks, states, current, _ = stands
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
        phase=stands.phase,
        current=current.id if current else "",
        warnings=(*order_warnings(facts, procedure), *breaches(facts, procedure)),
        orphans=tuple(orphans(facts)),
        clocks=clocks,
        next_act=next_act(clocks),
        not_asked=_not_asked([step for step, _ in states], facts),
        again=frozenset(each.id for each in procedure.again if holds(each.when, facts)),
    )


def refusals(
    case: Case, proceeding_id: UUID, law: Law, act: str, today: date
) -> tuple[GateState, ...]:
    """Return the closed gates that refuse an act: "complete:<step>" or "send:<kind of paper>".

    A paper of the control as a whole must pass the gates of all its forms, whichever proceeding
    came first: the final document of a monitoring with a discussion needs the discussion's
    protocol as well (10(5)). Only verified
    law refuses, and never in a control that is entered afterwards: what happened cannot be
    refused any more.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such proceeding.
    """
    own = case.one(Proceeding, proceeding_id)
    all_ = case.of_control(Proceeding, own.control_id)
    editions = [law.edition(each.procedure, each.edition_sha256) for each in all_]
    kind = act.removeprefix("send:")
    asked = list(all_) if any(kind in each.common.documents for each in editions) else [own]
    closed: dict[str, GateState] = {}
    for proceeding in asked:
        facts, procedure = _facts(case, proceeding.id, law, today)
        for step in procedure.steps:
            if holds(step.when, facts):
                for state in _gates(step, facts):
                    if state.act == act and not state.open and state.refuses:
                        closed.setdefault(state.gate.id, state)
    return tuple(closed.values())


def pointless(case: Case, proceeding_id: UUID, step: Step, law: Law, today: date) -> frozenset[str]:
    """Return what a step asks and what no answer that is still open could make concern the control.

    A page asks a question once the one before it is answered; a form on paper must ask it at once.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such proceeding.
    """
    facts, _procedure = _facts(case, proceeding_id, law, today)
    concern = {
        pattern_of(each)
        for each in step.asks
        if not isinstance(each, Under) or may_hold(each.when, facts)
    }
    return frozenset(step.fields) - concern


def facts_of(case: Case, proceeding_id: UUID, law: Law, today: date) -> Facts:
    """Return the facts of a proceeding, with the states of its clocks.

    Raises:
        Problem: `step.unknown-procedure`.
        KeyError: no such proceeding.
    """
    facts, procedure = _facts(case, proceeding_id, law, today)
    clock_states(facts, procedure)
    return facts


def main_proceeding(case: Case, control_id: UUID) -> Proceeding:
    """Return the first proceeding of a control, by which it is shown where none is chosen.

    Raises:
        Problem: `case.no-proceeding`: the control has none.
    """
    found = case.of_control(Proceeding, control_id)
    if not found:
        raise Problem("case.no-proceeding")
    return found[0]


def _facts(case: Case, proceeding_id: UUID, law: Law, today: date) -> tuple[Facts, Procedure]:
    return facts_on(case, case.one(Proceeding, proceeding_id), law, today)


# --- Steps ---------------------------------------------------------------------------------------


def _standing(step: Step, facts: Facts) -> StepStanding:
    marked = step.marked and step.id in facts.home(step=step.id).completed_steps
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
    home = facts.home(step=step.id)
    acts = {f"complete:{step.id}", *(f"send:{kind}" for kind in step.documents)}
    return StepState(
        step=step,
        state=standing,
        missing=tuple(_missing(step, facts)),
        gates=tuple({gate.gate.id: gate for gate in gates if gate.act in acts}.values()),
        advice=tuple(
            AdviceState(
                advice,
                advice.id in home.acknowledged,
                "" if why == WITHOUT_REASON else why,
            )
            for advice in step.advice
            for why in (home.acknowledged.get(advice.id, ""),)
            if holds(advice.when, facts)
        ),
        clocks=tuple(clock for clock in clocks if clock.step == step.id),
        documents=step.documents,
        completed_on=home.completed_steps.get(step.id, ""),
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
    for pattern, applies in asked.items():
        if applies and (found := parse(pattern)) is not None and found.field == "sent_on":
            yield from unscanned(facts, found.key)


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
