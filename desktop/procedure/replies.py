"""Which reply to a recommendation counts, what it leaves open, and what came of it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.correspondence import Letter, Reply, Verdict
from desktop.domain.ids import made_on
from desktop.domain.text import LANGS
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.law import patterns
from desktop.law.procedures import Procedure

UNCLEAR: frozenset[Verdict] = frozenset(
    {"", "not_answered", "refused_without_reasons", "cannot_be_assessed", "accepted_in_part"}
)
"""Replies that leave open what a reasoned response tells of a recommendation (1(7), 13(4))."""
FULFILLED: frozenset[Verdict] = frozenset(
    {"accepted", "accepted_in_part", "done", "done_otherwise"}
)
"""Replies with which something is accepted or done."""
DONE: frozenset[Verdict] = frozenset({"done", "done_otherwise"})
"""What a recommendation led to, whether or not it is what was asked."""
UNANSWERED: frozenset[Verdict] = frozenset({"", "not_answered"})
"""What decides nothing of a recommendation."""


def answering_kinds(procedure: Procedure) -> frozenset[str]:
    """Return the kinds of letters that are entered at a step together with the replies."""
    kinds = set[str]()
    for step in procedure.steps:
        found = [each for text in step.fields if (each := patterns.parse(text)) is not None]
        if any(each.root == "replies" for each in found):
            kinds |= {each.key for each in found if each.root == "incoming"}
    return frozenset(kinds)


def leaves_open(reply: Reply | None) -> bool:
    """Return whether the institution is to be asked about a recommendation once more."""
    if reply is None or reply.verdict in UNCLEAR:
        return True
    return len(reply.question.missing(LANGS)) < len(LANGS)


def arrived_on(letter: Letter) -> date | None:
    """Return the day on which a letter came, else its own date; `None` if neither is known."""
    return read_day(letter.arrived_on) or read_day(letter.dated)


def only_begun(case: Case) -> frozenset[UUID]:
    """Return the incoming letters that were begun to be entered, and of which nothing is said yet.

    Nobody's answer came by that, and no term ends with it.
    """
    answering = {each.letter_id for each in case.all(Reply)}
    return frozenset(
        each.id
        for each in case.all(Letter)
        if each.direction == "in"
        and each.id not in answering
        and each
        == Letter(
            id=each.id,
            control_id=each.control_id,
            proceeding_id=each.proceeding_id,
            direction=each.direction,
            kind=each.kind,
        )
    )


def stands_on(letter: Letter) -> date | None:
    """Return the day by which a letter is put in order: where none is entered yet, its taking in.

    `None` where she says that the day is not known: a letter of long ago outdoes no other.
    """
    if found := arrived_on(letter):
        return found
    return None if letter.arrived_on == UNKNOWN_DAY else made_on(letter.id)


def replied_on(case: Case, reply: Reply | None) -> str:
    """Return the day of the letter that holds a reply, as entered; "" if none is."""
    letter = case.get(Letter, reply.letter_id) if reply else None
    return (letter.arrived_on or letter.dated) if letter else ""


def last_replies(case: Case) -> dict[UUID, Reply]:
    """Return the last reply to each recommendation, by its id, so that none counts twice.

    One without a verdict is no word: a letter that came later and says nothing of a recommendation
    does not take back what an earlier one said. What was seen to be done, and stands in no letter,
    is done whatever a letter says.
    """
    return _last(case, case.all(Reply))


def last_answers(case: Case) -> dict[UUID, Reply]:
    """Return what the institution last said to each recommendation, by its id.

    That somebody saw it done, without a letter, is no answer of the institution.
    """
    return _last(case, (each for each in case.all(Reply) if not _seen(case, each)))


def answers(case: Case) -> dict[UUID, Verdict]:
    """Return what was last answered to each recommendation, by its id: the kind of the answer."""
    return {key: each.verdict for key, each in last_answers(case).items()}


def _seen(case: Case, reply: Reply) -> bool:
    return reply.verdict in DONE and case.get(Letter, reply.letter_id) is None


def _last(case: Case, replies: Iterable[Reply]) -> dict[UUID, Reply]:
    def order(reply: Reply) -> tuple[bool, date, UUID]:
        letter = case.get(Letter, reply.letter_id)
        if letter is not None:
            came = stands_on(letter) or date.min
        else:
            came = date.max if _seen(case, reply) else made_on(reply.id) or date.min
        return bool(reply.verdict), came, reply.id

    return {reply.recommendation_id: reply for reply in sorted(replies, key=order)}
