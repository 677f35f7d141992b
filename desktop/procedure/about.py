"""What a remedy is about: one letter of ours, when its answer was due, and what became of it."""

from datetime import date
from typing import NamedTuple

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.law.law import Law
from desktop.law.procedures import Procedure, Wiring
from desktop.law.vocabulary import ABOUT_FACTS, ABOUT_KINDS
from desktop.procedure.clock_states import clock_states
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Fact, Facts, day_fact
from desktop.procedure.states import ClockState

_EMPTY: dict[str, Fact] = {
    "flag": False, "choice": "", "day": None, "text": "", "count": 0,
}  # fmt: skip


def put_about(facts: Facts) -> None:
    """Put the facts of the letter that a remedy is about among the others.

    Silence becomes known when the term ends, a refusal when it arrives. For the remedy, an act of
    our own, the earlier end counts; that of the later reading is `about.due`, for which an
    accusation waits.
    """
    found: dict[str, Fact] = {part: _EMPTY[name.type] for part, name in ABOUT_FACTS.items()}
    letter = facts.case.get(Letter, facts.proceeding.about_letter_id)
    if letter is not None:
        found |= {
            "kind": letter.kind if letter.kind in ABOUT_KINDS else "other",
            "sent_on": day_fact(letter.sent_on),
            "proof": facts.best_proof(letter),
            "state": "not_started",
        }
        if answer := answer_to(facts.case, letter, facts.law, facts.today):
            found |= _of_answer(answer)
    for part, value in found.items():
        facts.put(f"about.{part}", value)


class Answer(NamedTuple):
    """The term of the answer to a letter, as it stands, and whether what came is a refusal."""

    proceeding: Proceeding
    clock: ClockState
    came: Fact
    refused: bool


def _of_answer(answer: Answer) -> dict[str, Fact]:
    clock = answer.clock
    ends = [each.due for each in (clock.deadline, clock.earliest) if each is not None]
    learned = answer.came if answer.refused else min(ends, default=None)
    return {
        "state": clock.state,
        "due": clock.due,
        "answered": answer.came,
        "refused": answer.refused,
        "learned_on": learned if answer.refused or clock.state == "missed" else None,
    }


def answer_to(case: Case, letter: Letter, law: Law, today: date) -> Answer | None:
    """Return how the term of the answer to a letter stands; `None` if no procedure counts one."""
    for proceeding in case.of_control(Proceeding, letter.control_id):
        if letter.proceeding_id not in (None, proceeding.id):
            continue
        procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
        wirings = [each for each in procedure.clocks if each.answer_to == letter.kind]
        if wirings:
            return _answer(case, proceeding, procedure, wirings, law, today)
    return None


def _answer(  # noqa: PLR0917 - what a proceeding's facts are made of
    case: Case,
    proceeding: Proceeding,
    procedure: Procedure,
    wirings: list[Wiring],
    law: Law,
    today: date,
) -> Answer:
    facts = Facts(case, proceeding, law, procedure, today)
    states = {state.clock.id: state for state in clock_states(facts, procedure)}
    # An extension takes the place of the term that it prolongs, which is then not owed.
    owed = [each for each in wirings if holds(each.only_if, facts)] or wirings
    wiring = owed[-1]
    return Answer(
        proceeding,
        states[wiring.id],
        facts[wiring.met_by],
        wiring.refused_when is not None and holds(wiring.refused_when, facts),
    )
