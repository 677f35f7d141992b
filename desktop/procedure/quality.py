"""How well an institution answered, and what of the recommendations was done: counted, not judged.

Each number stands beside the one of which it is a part, and nothing is said of what was not owed:
where the receipt is not proven, nobody knows whether an answer came in time (0043).
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Control
from desktop.domain.correspondence import Letter, Verdict
from desktop.law.law import Law
from desktop.procedure.about import came_after_all
from desktop.procedure.matrix import Answer, Checked, Matrix, checked, matrix
from desktop.procedure.replies import answering_kinds
from desktop.procedure.route import main_proceeding
from desktop.procedure.states import ClockState

_REFUSED: frozenset[Verdict] = frozenset({"refused_with_reasons", "refused_without_reasons"})
_ACCEPTED: frozenset[Verdict] = frozenset({"accepted", "accepted_in_part", "done"})


class Quality(NamedTuple):
    """What was answered and done in one control, or in several together.

    Attributes:
        asked: the recommendations that went out.
        answered: those of which the answer decides something.
        refused: those that were refused.
        reasoned: the refused of which the reasons are named.
        accepted: those that were accepted, also in part, or said to be done.
        done: those done as asked.
        done_otherwise: those to which something else was done.
        sent: the controls whose recommendations went out.
        came: those of them to which a reply came.
        in_time: those whose reply came in time.
        late: those whose reply came after the last day.
    """

    asked: int = 0
    answered: int = 0
    refused: int = 0
    reasoned: int = 0
    accepted: int = 0
    done: int = 0
    done_otherwise: int = 0
    sent: int = 0
    came: int = 0
    in_time: int = 0
    late: int = 0

    @property
    def fixed(self) -> int:
        """How many recommendations led to something, as asked or otherwise."""
        return self.done + self.done_otherwise

    @property
    def unknown(self) -> int:
        """Of how many replies nobody knows whether they came in time."""
        return self.came - self.in_time - self.late

    def plus(self, other: "Quality") -> "Quality":
        """Return both together."""
        return Quality(*(a + b for a, b in zip(self, other, strict=True)))


class Answered(NamedTuple):
    """What was answered in a control, how the reply stands to the law, and both counted."""

    matrix: Matrix
    checked: tuple[Checked, ...]
    quality: Quality


def answered(
    case: Case, control_id: UUID, law: Law, clocks: Iterable[ClockState], today: date
) -> Answered:
    """Return each recommendation of a control against each letter, the checks and the counts.

    Args:
        case: the case.
        control_id: id of the control.
        law: the law's data.
        clocks: how the clocks of its main proceeding stand.
        today: the day on which a promise is held against.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    course = main_proceeding(case, control_id)
    procedure = law.edition(course.procedure, course.edition_sha256)
    clock = next((each for each in clocks if each.clock.id == law.reply_checks.clock), None)
    found = matrix(case, control_id, answering_kinds(procedure), today)
    languages = frozenset(case.one(Control, control_id).languages)
    checks = checked(found, law.reply_checks.checks, clock, languages)
    went_as = {each.proof_of for each in procedure.clocks if each.id == law.reply_checks.clock}
    ours = [
        each
        for each in case.of_control(Letter, control_id)
        if each.direction == "out" and each.kind in went_as
    ]
    went = any(each.sent for each in ours)
    came = found.has_come or any(came_after_all(case, each, law, today) for each in ours)
    return Answered(found, checks, quality(found, checks, went=went, came=came))


def quality(found: Matrix, checks: tuple[Checked, ...], *, went: bool, came: bool) -> Quality:
    """Return what was answered and done of the recommendations of a control.

    A control of which nothing went out counts nothing. That a recommendation was seen to be done
    counts as done, not as answered.

    Args:
        found: the matrix.
        checks: how the reply as a whole stands to the law.
        went: whether the recommendations are marked as sent.
        came: whether a reply came, be it only by what a remedy says.
    """
    if not found.rows or not (went or came or any(row.verdict for row in found.rows)):
        return Quality()
    said = [row.said for row in found.rows]
    time: Answer | None = next(
        (each.answer for each in checks if each.check.asks == "in_time"), None
    )
    return Quality(
        asked=len(found.rows),
        answered=found.answered,
        refused=sum(each in _REFUSED for each in said),
        reasoned=said.count("refused_with_reasons"),
        accepted=sum(each in _ACCEPTED for each in said),
        done=found.how_many("done"),
        done_otherwise=found.how_many("done_otherwise"),
        sent=1,
        came=int(came),
        in_time=int(time == "kept"),
        late=int(time == "broken"),
    )
