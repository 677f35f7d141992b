"""A second pair of eyes: what a colleague says of a paper before it goes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import field

from desktop.domain.record import Record
from desktop.domain.text import LocalText
from desktop.domain.values import LineText

ReviewVerdict = Literal["", "ready", "change"]


class Review(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One colleague's look at one paper before it is sent. It travels in the case file.

    Attributes:
        control_id: the control.
        kind: the kind of paper that was read.
        reviewer: who read it.
        at: when.
        paper_id: the making of the paper that was read, `None` if none was made: a paper that was
            made anew since then was not read.
        ticks: what was looked at, by ids of the shared list; "yes" is in order, "no" is not.
        verdict: "ready" to go, "change" something first; "" while it is being read.
        comment: what to change.
        answer: what was done about it.
    """

    control_id: UUID
    kind: LineText = ""
    reviewer: LineText = ""
    at: datetime | None = None
    paper_id: UUID | None = None
    ticks: dict[str, str] = field(default_factory=dict)
    verdict: ReviewVerdict = ""
    comment: LocalText = LocalText()
    answer: LocalText = LocalText()
