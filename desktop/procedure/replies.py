"""Which reply to a recommendation counts, what it leaves open, and what came of it."""

from datetime import date
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.correspondence import Letter, Reply, Verdict
from desktop.domain.text import LANGS
from desktop.domain.values import read_day

UNCLEAR: frozenset[Verdict] = frozenset(
    {"", "not_answered", "refused_without_reasons", "cannot_be_assessed", "accepted_in_part"}
)
"""Replies that leave open what a reasoned response tells of a recommendation (1(7), 13(4))."""
FULFILLED: frozenset[Verdict] = frozenset(
    {"accepted", "accepted_in_part", "done", "done_otherwise"}
)
"""Replies with which something is accepted or done."""


def leaves_open(reply: Reply | None) -> bool:
    """Return whether the institution is to be asked about a recommendation once more."""
    if reply is None or reply.verdict in UNCLEAR:
        return True
    return len(reply.question.missing(LANGS)) < len(LANGS)


def arrived_on(letter: Letter) -> date | None:
    """Return the day on which a letter came, else its own date; `None` if neither is known."""
    return read_day(letter.arrived_on) or read_day(letter.dated)


def replied_on(case: Case, reply: Reply | None) -> str:
    """Return the day of the letter that holds a reply, as entered; "" if none is."""
    letter = case.get(Letter, reply.letter_id) if reply else None
    return (letter.arrived_on or letter.dated) if letter else ""


def last_replies(case: Case) -> dict[UUID, Reply]:
    """Return the last reply to each recommendation, by its id, so that none counts twice.

    One without a verdict is no word: a letter that came later and says nothing of a recommendation
    does not take back what an earlier one said.
    """

    def order(reply: Reply) -> tuple[bool, date, UUID]:
        letter = case.get(Letter, reply.letter_id)
        came = arrived_on(letter) if letter else None
        return bool(reply.verdict), came or date.min, reply.id

    return {reply.recommendation_id: reply for reply in sorted(case.all(Reply), key=order)}
