"""What was answered to a recommendation, begun when something is first said of it."""

from uuid import UUID

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Reply
from desktop.law import patterns
from desktop.law.procedures import Procedure
from desktop.usecases import editing
from desktop.usecases.desk import Desk


def reply_to(desk: Desk, proceeding_id: UUID, recommendation_id: UUID) -> UUID:
    """Return the reply to a recommendation, made anew as one of the last letter that answers.

    Raises:
        Problem: the case file cannot be written to.
    """
    for there in desk.case.all(Reply):
        if there.recommendation_id == recommendation_id:
            return there.id
    proceeding = desk.case.one(Proceeding, proceeding_id)
    kinds = _kinds(desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256))
    came = [
        letter
        for letter in desk.case.of_control(Letter, proceeding.control_id)
        if letter.direction == "in" and letter.kind in kinds
    ]
    return editing.add(
        desk,
        "reply",
        recommendation_id=recommendation_id,
        letter_id=came[-1].id if came else None,
    )


def _kinds(procedure: Procedure) -> set[str]:
    """Return the kinds of letters that are entered at a step together with the replies."""
    kinds = set[str]()
    for step in procedure.steps:
        found = [each for text in step.fields if (each := patterns.parse(text)) is not None]
        if any(each.root == "replies" for each in found):
            kinds |= {each.key for each in found if each.root == "incoming"}
    return kinds
