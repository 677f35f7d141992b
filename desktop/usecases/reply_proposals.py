"""What to do about a reply, or about silence: proposed with its grounds, and begun (0049)."""

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.domain.values import read_day
from desktop.law.procedures import Procedure
from desktop.procedure.letters import own_letter
from desktop.procedure.reply_proposals import Ground, Proposal, is_as_filled_in, proposals
from desktop.procedure.route import main_proceeding
from desktop.procedure.states import ClockState
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.proceedings import begin_proceeding, remediable
from desktop.usecases.replies import answered
from desktop.usecases.standing import day_of, standing


def proposed(desk: Desk, control_id: UUID) -> tuple[Proposal, ...]:
    """Return what is proposed about the reply of a control, or about its silence.

    Raises:
        Problem: as `replies.answered`.
    """
    found = answered(desk, control_id)
    checks = desk.office.law.reply_checks
    looked = desk.case.one(Control, control_id).answers.get(checks.complaint.looked, "")
    return proposals(
        found.matrix,
        found.checked,
        checks.proposals,
        _term(desk, control_id),
        day_of(desk, control_id),
        looked=read_day(looked),
        sent=_letter(desk, control_id) is not None,
        came=found.matrix.has_come or bool(found.quality.came),
    )


def hearing(desk: Desk, control_id: UUID) -> tuple[ClockState, ...]:
    """Return the terms that end with that of the reply: the latest invitation to the hearing.

    Raises:
        Problem: as `standing`.
    """
    response = _term(desk, control_id)
    _, procedure = _course(desk, control_id)
    behind = {
        each.id
        for each in procedure.clocks
        if response is not None and each.starts_at_end_of == response.clock.id
    }
    return tuple(each for each in standing(desk, control_id).clocks if each.clock.id in behind)


def complain(desk: Desk, control_id: UUID, grounds: Sequence[Ground]) -> UUID:
    """Begin the remedy about our letter, with what is demanded filled in; return its proceeding.

    One that was begun already is gone on with, unless its complaint went: what was sent stays as it
    was sent, and another is begun. What was typed into its fields stays; what stands
    there as it was filled in gives way: a demand made in silence says too much once a reply came.

    Raises:
        Problem: `reply.nothing-sent` (no letter of ours went out that could be complained about),
            or the case file cannot be written to.
    """
    letter = _letter(desk, control_id)
    if letter is None:
        raise Problem("reply.nothing-sent")
    law = desk.office.law
    remedy = next(
        each
        for each in map(law.procedure, law.procedures)
        if each.about is not None and letter.kind in each.about.letters
    )
    kinds = {kind for each in grounds for kind in remedy.step(each.data.step).documents}
    went = {
        each.proceeding_id for each in desk.case.all(Letter) if each.sent and each.kind in kinds
    }
    begun = (
        each.id
        for each in desk.case.of_control(Proceeding, control_id)
        if (each.procedure, each.about_letter_id) == (remedy.id, letter.id) and each.id not in went
    )
    course_id = next(begun, None) or begin_proceeding(desk, control_id, remedy.id, letter.id)
    control = desk.case.one(Control, control_id)
    course = desk.case.one(Proceeding, course_id)
    checks = desk.office.law.reply_checks
    asks = checks.complaint
    there = course.texts.get(asks.demands, LocalText())
    for lang in control.languages:
        said = "\n".join(each.demand(lang) for each in grounds)
        stands = there.text(lang)
        if stands != said and is_as_filled_in(stands, checks.proposals, lang):
            enter(desk, FieldAddress("proceeding", course_id, f"texts.{asks.demands}.{lang}"), said)
    looked = control.answers.get(asks.looked, "")
    if looked and not course.answers.get(asks.looked_on):
        enter(desk, FieldAddress("proceeding", course_id, f"answers.{asks.looked_on}"), looked)
    return course_id


def _course(desk: Desk, control_id: UUID) -> tuple[Proceeding, Procedure]:
    course = main_proceeding(desk.case, control_id)
    return course, desk.office.law.edition(course.procedure, course.edition_sha256)


def _term(desk: Desk, control_id: UUID) -> ClockState | None:
    """Return the term of the answer to the recommendations; `None` where none is counted."""
    _, procedure = _course(desk, control_id)
    terms = {term for each in procedure.answers for term in each.terms}
    clocks = standing(desk, control_id).clocks
    return next((each for each in clocks if each.clock.id in terms), None)


def _letter(desk: Desk, control_id: UUID) -> Letter | None:
    """Return the letter of ours that a reply answers, if a remedy may be about it."""
    course, procedure = _course(desk, control_id)
    kinds = tuple(each.id for each in procedure.answers if each.terms)
    went = remediable(desk.case, control_id, kinds)
    mine = [own_letter(desk.case, course, kind) for kind in kinds]
    return next((each for each in went if each in mine), None)
