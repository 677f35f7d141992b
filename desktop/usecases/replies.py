"""What was answered to each recommendation: the matrix of it, and the reply of a letter."""

from typing import NamedTuple
from uuid import UUID

from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.errors import Problem
from desktop.law import patterns
from desktop.law.procedures import Procedure
from desktop.procedure.matrix import Checked, Matrix, checked, matrix
from desktop.procedure.replies import last_replies
from desktop.procedure.route import main_proceeding
from desktop.usecases import editing
from desktop.usecases.acts import enter_arrival
from desktop.usecases.desk import Desk
from desktop.usecases.standing import standing

CLOCK = "PC_RESPONSE"
"""The term of the reasoned response (13(4))."""


class Answered(NamedTuple):
    """What was answered in a control, and how the reply stands to the law."""

    matrix: Matrix
    checked: tuple[Checked, ...]


def answered(desk: Desk, control_id: UUID) -> Answered:
    """Return each recommendation of a control against each letter that answers, and the checks.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    case, law = desk.case, desk.office.law
    proceeding = main_proceeding(case, control_id)
    kinds = _kinds(law.edition(proceeding.procedure, proceeding.edition_sha256))
    found = matrix(case, control_id, kinds, desk.office.clock.today())
    clocks = standing(desk, control_id).clocks
    clock = next((each for each in clocks if each.clock.id == CLOCK), None)
    languages = frozenset(case.one(Control, control_id).languages)
    return Answered(found, checked(found, law.reply_checks.checks, clock, languages))


def letter_came(desk: Desk, control_id: UUID) -> UUID:
    """Enter a letter that answers the recommendations of a control, and return its id.

    Raises:
        Problem: `reply.answers-nothing` (nothing of this procedure is answered by letter),
            `case.no-proceeding`, or the case file cannot be written to.
    """
    course = main_proceeding(desk.case, control_id)
    kinds = _kinds(desk.office.law.edition(course.procedure, course.edition_sha256))
    if not kinds:
        raise Problem("reply.answers-nothing")
    return enter_arrival(desk, course.id, min(kinds))


def reply_to(
    desk: Desk, proceeding_id: UUID, recommendation_id: UUID, letter_id: UUID | None = None
) -> UUID:
    """Return what a letter says to a recommendation, made anew if it said nothing yet.

    Args:
        desk: the case.
        proceeding_id: in which the letter came.
        recommendation_id: of what it speaks.
        letter_id: the letter; `None` for the reply that counts, else one of the last letter that
            answers, or of none as long as none came.

    Raises:
        Problem: the case file cannot be written to.
    """
    if letter_id is None:
        last = last_replies(desk.case).get(recommendation_id)
        if last is not None:
            return last.id
        letter_id = _last_letter(desk, proceeding_id)
    for there in desk.case.all(Reply):
        if (there.recommendation_id, there.letter_id) == (recommendation_id, letter_id):
            return there.id
    return editing.add(desk, "reply", recommendation_id=recommendation_id, letter_id=letter_id)


def _last_letter(desk: Desk, proceeding_id: UUID) -> UUID | None:
    proceeding = desk.case.one(Proceeding, proceeding_id)
    kinds = _kinds(desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256))
    came = [
        letter
        for letter in desk.case.of_control(Letter, proceeding.control_id)
        if letter.direction == "in" and letter.kind in kinds
    ]
    return came[-1].id if came else None


def _kinds(procedure: Procedure) -> frozenset[str]:
    """Return the kinds of letters that are entered at a step together with the replies."""
    kinds = set[str]()
    for step in procedure.steps:
        found = [each for text in step.fields if (each := patterns.parse(text)) is not None]
        if any(each.root == "replies" for each in found):
            kinds |= {each.key for each in found if each.root == "incoming"}
    return frozenset(kinds)
