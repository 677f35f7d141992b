"""What a remedy is about: one letter of ours, when its answer was due, and what became of it."""

from datetime import date
from typing import NamedTuple

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law.conditions import Condition
from desktop.law.law import Law
from desktop.law.procedures import About as Asked
from desktop.law.procedures import AnswerTo, Procedure
from desktop.law.vocabulary import ABOUT_FACTS
from desktop.procedure.clock_states import clock_states
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Fact, Facts, came_late, day_fact
from desktop.procedure.letters import own_letter
from desktop.procedure.states import ClockStanding, ClockState

_EMPTY: dict[str, Fact] = {
    "flag": False, "choice": "", "day": None, "text": "", "count": 0,
}  # fmt: skip
_Seen = frozenset[object]


class About(NamedTuple):
    """The letter of ours that a remedy is about, and how its answer stands.

    Attributes:
        letter: that letter.
        clock: the term of its answer; `None` where the law sets none, or nothing counts it.
        state: where that term stands, an answer that was entered in the remedy included.
        came: the day of the answer, "unknown" if it came on a day nobody knows, `None` if none did.
        refused: the answer is a refusal.
        received: the last day of receipt that is proven.
    """

    letter: Letter
    clock: ClockState | None = None
    state: ClockStanding = "not_started"
    came: Fact = None
    refused: bool = False
    received: date | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing came within a term whose end is not a guess."""
        return self.state == "missed" and self.came is None

    @property
    def passed(self) -> bool:
        """Whether its term ended and no answer came within it, late beyond dispute or not."""
        due = self.clock.due if self.clock is not None and not self.clock.estimate else None
        later = due is not None and isinstance(self.came, date) and self.came > due
        return self.state == "missed" or later

    @property
    def late(self) -> bool:
        """Whether the answer came after such a term, beyond dispute."""
        return self.state == "missed" and self.came is not None


def facts_on(
    case: Case, proceeding: Proceeding, law: Law, today: date, seen: _Seen = frozenset()
) -> tuple[Facts, Procedure]:
    """Return the facts of a proceeding on a day, what a remedy is about among them.

    Args:
        case: the case.
        proceeding: the proceeding.
        law: the law's data.
        today: the day.
        seen: ids of the remedies from which this one was come to; none of them is asked again.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
    facts = Facts(case, proceeding, law, procedure, today)
    if procedure.about is not None:
        _put(facts, procedure.about, about_of(facts, seen))
    return facts, procedure


def about_of(facts: Facts, seen: _Seen = frozenset()) -> About | None:
    """Return what a remedy is about; `None` in other proceedings, and before it is known.

    What the remedy itself asks, "has it come after all?", counts as the answer.
    """
    asked = facts.procedure.about
    letter = facts.case.get(Letter, facts.proceeding.about_letter_id)
    if letter is None or asked is None:
        return None
    found = _answered(facts, letter, seen | {facts.proceeding.id})
    if found.came is None:
        came = _came(facts, asked.answered, asked.answered_when)
        found = _with_answer(found, came, facts, asked.refused_when, asked.answered)
    return found


def came_after_all(case: Case, letter: Letter, law: Law, today: date) -> bool:
    """Return whether a remedy about a letter of ours says that its answer had come after all.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    for proceeding in case.of_control(Proceeding, letter.control_id):
        if proceeding.about_letter_id == letter.id:
            facts, _ = facts_on(case, proceeding, law, today)
            found = about_of(facts)
            if found is not None and found.came is not None:
                return True
    return False


def answer_to(case: Case, letter: Letter, law: Law, today: date) -> About:
    """Return how the answer to a letter of ours stands, by the proceeding that waits for it.

    Only the newest letter of its kind has an answer; a former one stands without a term.

    Raises:
        Problem: `step.unknown-procedure`.
    """
    for proceeding in case.of_control(Proceeding, letter.control_id):
        if letter.proceeding_id in (None, proceeding.id) and (
            own_letter(case, proceeding, letter.kind) == letter
        ):
            facts, _ = facts_on(case, proceeding, law, today)
            found = _answered(facts, letter, frozenset())
            return found._replace(clock=found.clock or _starts(facts, letter))
    return About(letter)


def _starts(facts: Facts, letter: Letter) -> ClockState | None:
    """Return the term that runs from the proven receipt of a letter, `None` if none does."""
    wired = {each.id for each in facts.procedure.clocks if each.proof_of == letter.kind}
    states = clock_states(facts, facts.procedure) if wired else ()
    return next((each for each in states if each.clock.id in wired and each.due), None)


def _came(facts: Facts, arrives: str, answered_when: Condition | None) -> Fact:
    came = facts[arrives]
    said = answered_when is not None and holds(answered_when, facts)
    return UNKNOWN_DAY if came is None and said else came


def _with_answer(
    found: About, came: Fact, facts: Facts, refused_when: Condition | None, arrives: str
) -> About:
    """Return the same with an answer, of which its letter's own clock may know nothing."""
    if came is None:
        return found
    refused = refused_when is not None and holds(refused_when, facts)
    state = _judged(found, came, facts, arrives)
    return found._replace(came=came, refused=refused, state=state)


def _judged(found: About, came: Fact, facts: Facts, arrives: str) -> ClockStanding:
    """Return how a term stands by an answer."""
    if found.state in ("not_started", "kept") or found.clock is None or found.clock.due is None:
        return found.state
    if not isinstance(came, date):
        return "not_started"  # on what day is not known: nobody is called late
    if came <= found.clock.due:
        return "kept"
    return "missed" if came_late(facts, arrives, found.clock.due) else "not_started"


def _answered(facts: Facts, letter: Letter, seen: _Seen) -> About:
    """Return how the answer to a letter stands, by the proceeding that waits for it."""
    case = facts.case
    days = [read_day(each.day) for each in facts.proofs(letter, starting=True)]
    found = About(letter, received=max((day for day in days if day), default=None))
    for proceeding in case.of_control(Proceeding, letter.control_id):
        if letter.proceeding_id not in (None, proceeding.id) or proceeding.id in seen:
            continue
        procedure = facts.law.edition(proceeding.procedure, proceeding.edition_sha256)
        answer = next((each for each in procedure.answers if each.id == letter.kind), None)
        if answer is not None:
            theirs, _ = facts_on(case, proceeding, facts.law, facts.today, seen)
            return _by(answer, theirs, found)
    return found


def _by(answer: AnswerTo, facts: Facts, found: About) -> About:
    states = {state.clock.id: state for state in clock_states(facts, facts.procedure)}
    wirings = [facts.procedure.clock(term) for term in answer.terms]
    # An extension takes the place of the term that it prolongs, which is then not owed.
    owed = [each for each in wirings if holds(each.only_if, facts)] or wirings
    clock = states[owed[-1].id] if owed else None
    found = found._replace(clock=clock, state=clock.state if clock else "not_started")
    came = _came(facts, answer.arrives, answer.answered_when)
    return _with_answer(found, came, facts, answer.refused_when, answer.arrives)


def _put(facts: Facts, asked: Asked, found: About | None) -> None:
    """Put the facts of the letter that a remedy is about among the others.

    Silence becomes known when the term ends, a refusal when it arrives. For the remedy, an act of
    our own, the earlier end counts; that of the later reading is `about.due`, for which an
    accusation waits.
    """
    values: dict[str, Fact] = {part: _EMPTY[name.type] for part, name in ABOUT_FACTS.items()}
    if found is not None:
        learned = found.came if found.refused else None
        if learned is None and found.passed and found.clock is not None:
            learned = found.clock.first_due
        values |= {
            "kind": found.letter.kind if found.letter.kind in asked.letters else "",
            "sent_on": day_fact(found.letter.sent_on),
            "proof": facts.best_proof(found.letter),
            "state": found.state,
            "due": found.clock.due if found.clock else None,
            "answered": found.came,
            "refused": found.refused,
            "passed": found.passed,
            "learned_on": learned,
        }
    for part, value in values.items():
        facts.put(f"about.{part}", value)
