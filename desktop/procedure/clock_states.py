"""Which clocks of a control run, from what day, until when, and why one does not."""

from datetime import date, timedelta

from msgspec.structs import replace

from desktop.domain.basis import Texts
from desktop.domain.calendar import CalendarNotCovered, WorkCalendar
from desktop.domain.correspondence import ProofKind
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law.clocks import OWN_ACTORS, Clock, Deadline, deadline
from desktop.law.procedures import Procedure, Wiring
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts, came_late
from desktop.procedure.states import ClockStanding, ClockState, MovedDay


def clock_states(facts: Facts, procedure: Procedure) -> tuple[ClockState, ...]:
    """Count all clocks and put their states among the facts, for advice and warnings."""
    states: dict[str, ClockState] = {}
    for wiring in procedure.clocks:
        state = _clock(wiring, facts, procedure, states)
        states[wiring.id] = state
        facts.put(f"clock.{wiring.id}.state", state.state)
        facts.put(f"clock.{wiring.id}.due", state.due)
        silent = state.silent_from is not None and facts.today >= state.silent_from
        facts.put(f"clock.{wiring.id}.silent", silent and state.outcome == "missed")
        facts.put(f"clock.{wiring.id}.end", _end(wiring.id, facts, procedure, states))
    return tuple(states.values())


def _clock(
    wiring: Wiring, facts: Facts, procedure: Procedure, before: dict[str, ClockState]
) -> ClockState:
    clock = facts.law.clocks.get(wiring.id)
    met = _day(facts, wiring.met_by)
    start_of = _start(wiring, facts, procedure, before)
    state = ClockState(
        clock, wiring.step, "not_started", met_on=met, estimate=_guessed(wiring, facts, before)
    )
    if not holds(wiring.only_if, facts):
        return replace(state, why_not_started=wiring.not_owed)
    if start_of is None:
        reasons = (each.text for each in wiring.not_started if holds(each.when, facts))
        return replace(state, why_not_started=next(reasons, None))
    first, last = start_of
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
    runs = met is None and standing != "not_started"
    left = _left(facts, counted) if runs else None
    moved = _moved(clock, start, counted, facts) if runs and counted else None
    theirs = clock.actor not in OWN_ACTORS and not state.estimate
    silent = _silent_from(counted.due, facts.law.calendar) if theirs and counted else None
    passed = theirs and runs and standing == "missed"
    return replace(
        state,
        state=standing,
        why_not_started=why,
        days_left=left,
        silent_from=silent,
        to_be_checked=passed and (silent is None or facts.today < silent),
        moved=moved,
    )


def _silent_from(due: date, calendar: WorkCalendar) -> date | None:
    """Return the second working day after a last day; `None` in a year without a calendar.

    The first is for looking whether it came (rule 13 of the project: day eleven is not silence).
    """
    day, left = due, 2
    try:
        while left:
            day += timedelta(days=1)
            left -= calendar.is_working(day)
    except CalendarNotCovered:
        return None
    return day


def _start(
    wiring: Wiring, facts: Facts, procedure: Procedure, before: dict[str, ClockState]
) -> tuple[date, date] | None:
    """Return the earlier and the later reading of the day from which a clock counts."""
    clock = facts.law.clocks.get(wiring.id)
    if wiring.starts_at_end_of is not None:
        other = before[wiring.starts_at_end_of]
        if clock.direction == "after" and other.met_on is None and _runs(other, facts):
            return None  # what begins at the end of a term has not begun while that one runs
        last = other.due
        first = other.first_due if clock.actor in OWN_ACTORS else last
    else:
        first = _day(facts, wiring.starts)
        readings = [first, _day(facts, wiring.safe)]
        if wiring.safe_at_end_of is not None:
            readings.append(_end(wiring.safe_at_end_of, facts, procedure, before))
        if not any(readings) and wiring.or_at_end_of is not None:
            readings.append(before[wiring.or_at_end_of].due)
        last = max((day for day in readings if day is not None), default=None)
        first = first or last
    return None if first is None or last is None else (first, last)


def _runs(other: ClockState, facts: Facts) -> bool:
    return other.due is not None and facts.today <= other.due


def _end(
    clock_id: str, facts: Facts, procedure: Procedure, before: dict[str, ClockState]
) -> date | None:
    """Return the last day of a clock by the later reading, whether it is owed or not."""
    start = _start(procedure.clock(clock_id), facts, procedure, before)
    counted = _count(facts.law.clocks.get(clock_id), start[1], facts, None)[0] if start else None
    return counted.due if counted else None


def _guessed(wiring: Wiring, facts: Facts, before: dict[str, ClockState]) -> bool:
    """Return whether the day of a clock is a guess, which is held against nobody."""
    if wiring.estimate or facts.law.clocks.get(wiring.id).estimate:
        return True
    if wiring.starts_at_end_of is not None:
        return before[wiring.starts_at_end_of].estimate
    if wiring.or_at_end_of is not None and _day(facts, wiring.starts) is None:
        return True
    letter = facts.outgoing.get(wiring.proof_of)
    return bool(wiring.proof_of) and not facts.proofs(letter, starting=True)


def _moved(clock: Clock, start: date, counted: Deadline, facts: Facts) -> MovedDay | None:
    """Return what the calendar said before days became known as off or worked, if otherwise."""
    calendar, due = facts.law.calendar, counted.due
    first, last = min(start, due), max(start, due)
    if start <= facts.today:
        days = calendar.entered_between(start, first, last)
        then = calendar.known_on(start) if days else calendar
    else:
        days = tuple(each for each in calendar.changes if first <= each.date <= last)
        then = calendar.unchanged or calendar
    was = deadline(clock, start, then).due if days else due
    return MovedDay(was, days) if was != due else None


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
    done_late = counted if standing == "missed" and met is not None else None
    if done_late is not None and not came_late(facts, wiring.met_by, done_late.due):
        return "not_started", wiring.met_unknown
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


def next_act(clocks: tuple[ClockState, ...]) -> str:
    """Return the id of the clock whose day comes next, "" if none does."""
    # A guessed day is nobody's duty: it comes next only where no other day is waited for.
    running = [
        (clock.estimate, clock.due, clock.clock.id)
        for clock in clocks
        if clock.due is not None and clock.state in ("running", "due_today")
    ]
    return min(running)[2] if running else ""
