"""What came of a control: marking what an outcome did, and looking at the findings again (0043)."""

from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Reply, Verdict
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.outcome import FollowUp, Outcome
from desktop.procedure.follow_up import comparison
from desktop.procedure.replies import DONE, last_replies
from desktop.usecases.desk import Desk
from desktop.usecases.replies import cell_of


class Begun(NamedTuple):
    """A round of looking again: its number, and the looks that were added to it."""

    number: int
    added: tuple[UUID, ...]


def unmarked(case: Case, outcome: Outcome) -> tuple[Recommendation, ...]:
    """Return the recommendations that an outcome answers and that are not marked as done."""
    last = last_replies(case)
    return tuple(
        each
        for each in case.of_control(Recommendation, outcome.control_id)
        if each.id in outcome.recommendation_ids
        and (each.id not in last or last[each.id].verdict not in DONE)
    )


def mark_done(desk: Desk, recommendation_id: UUID, verdict: Verdict) -> UUID:
    """Mark that a recommendation was done, as asked or otherwise; return the reply that says so.

    What a letter says of it stays: that it was done stands in no letter.

    Raises:
        Problem: the case file cannot be written to.
    """
    there = cell_of(desk.case, recommendation_id, None)
    reply = there or Reply(id=new_id(), recommendation_id=recommendation_id)
    desk.act("reply.enter", [replace(reply, verdict=verdict)])
    return reply.id


def look_again(desk: Desk, control_id: UUID) -> Begun:
    """Begin a round of looking again at all findings that were not seen to be removed, in one act.

    A round that was begun today, or in which no state is entered yet, goes on: what it lacks is
    added to it.

    Raises:
        Problem: `outcome.nothing-left`, or the case file cannot be written to.
    """
    found = comparison(desk.case, control_id)
    if not found.lines or not found.left:
        raise Problem("outcome.nothing-left")
    today = desk.office.clock.today().isoformat()
    number = found.rounds[-1] if found.rounds else 0
    looks = [each for line in found.lines for each in (line.cells[-1] if number else ())]
    goes_on = any(each.day == today for each in looks) or not any(each.state for each in looks)
    if not number or not goes_on:
        number, looks = number + 1, []
    there = {each.finding_id for each in looks}
    added = [
        FollowUp(id=new_id(), finding_id=each.id, round=number, day=today)
        for each in found.left
        if each.id not in there
    ]
    if added:
        desk.act("follow_up.add", added)
    return Begun(number, tuple(each.id for each in added))
