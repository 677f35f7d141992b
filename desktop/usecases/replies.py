"""What was answered to each recommendation: the matrix of it, and the reply of a letter."""

from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.errors import Problem
from desktop.procedure import quality
from desktop.procedure.quality import Answered
from desktop.procedure.replies import answering_kinds, last_replies
from desktop.procedure.route import main_proceeding
from desktop.usecases import editing
from desktop.usecases.acts import enter_arrival
from desktop.usecases.desk import Desk
from desktop.usecases.standing import day_of, standing


def answered(desk: Desk, control_id: UUID) -> Answered:
    """Return each recommendation of a control against each letter that answers, and the checks.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    clocks, day = standing(desk, control_id).clocks, day_of(desk, control_id)
    return quality.answered(desk.case, control_id, desk.office.law, clocks, day)


def letter_came(desk: Desk, control_id: UUID) -> UUID:
    """Enter a letter that answers the recommendations of a control, and return its id.

    Raises:
        Problem: `reply.answers-nothing` (nothing of this procedure is answered by letter),
            `case.no-proceeding`, or the case file cannot be written to.
    """
    course = main_proceeding(desk.case, control_id)
    kinds = answering_kinds(desk.office.law.edition(course.procedure, course.edition_sha256))
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
    return cell_to(desk, recommendation_id, letter_id)


def cell_of(case: Case, recommendation_id: UUID, letter_id: UUID | None) -> Reply | None:
    """Return what a letter says of a recommendation, or what was said in none; `None` if nothing.

    What was said in a letter that was taken out since was said in none.
    """
    return next(
        (
            each
            for each in reversed(case.all(Reply))
            if each.recommendation_id == recommendation_id
            and (each.letter_id if case.get(Letter, each.letter_id) else None) == letter_id
        ),
        None,
    )


def cell_to(desk: Desk, recommendation_id: UUID, letter_id: UUID | None) -> UUID:
    """Return the id of that very cell, made anew if nothing stands in it.

    Raises:
        Problem: the case file cannot be written to.
    """
    there = cell_of(desk.case, recommendation_id, letter_id)
    if there is not None:
        return there.id
    return editing.add(desk, "reply", recommendation_id=recommendation_id, letter_id=letter_id)


def _last_letter(desk: Desk, proceeding_id: UUID) -> UUID | None:
    proceeding = desk.case.one(Proceeding, proceeding_id)
    law = desk.office.law
    kinds = answering_kinds(law.edition(proceeding.procedure, proceeding.edition_sha256))
    came = [
        letter
        for letter in desk.case.of_control(Letter, proceeding.control_id)
        if letter.direction == "in" and letter.kind in kinds
    ]
    return came[-1].id if came else None
