"""What came of a control: what changed, and how its findings stand when looked at again."""

from typing import Literal
from uuid import UUID

from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import DayText, LineText

OutcomeKind = Literal[
    "",
    "order",
    "body",
    "information",
    "budget",
    "works",
    "service",
    "liability",
    "other",
]
FollowUpState = Literal["", "still", "changed", "done", "not_seen"]


class Outcome(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that changed, whether or not it was what a recommendation asked for (0043).

    Attributes:
        control_id: the control.
        number: its place in the control's list.
        kind: what sort of change; "" while nobody chose.
        what: what changed.
        day: since when.
        document: the document by which it was done ("order of the akim"), or where it is seen.
        document_number: the number of that document.
        recommendation_ids: the recommendations that it answers, if it answers any.
        evidence_ids: what proves it.
        attachment_id: the document itself.
    """

    control_id: UUID
    number: int
    kind: OutcomeKind = ""
    what: LocalText = LocalText()
    day: DayText = ""
    document: LocalText = LocalText()
    document_number: LineText = ""
    recommendation_ids: frozenset[UUID] = frozenset()
    evidence_ids: frozenset[UUID] = frozenset()
    attachment_id: UUID | None = None


class FollowUp(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one finding stands when it is looked at again, in one of the rounds after the control.

    Attributes:
        finding_id: the finding.
        round: which round of looking again, from 1.
        day: when it was looked at.
        state: "still" as it was, "changed" but not done, "done", or "not_seen": it could not be
            looked at; "" while nobody said.
        what: what is there now.
        evidence_ids: what proves it.
    """

    finding_id: UUID
    round: int
    day: DayText = ""
    state: FollowUpState = ""
    what: LocalText = LocalText()
    evidence_ids: frozenset[UUID] = frozenset()
