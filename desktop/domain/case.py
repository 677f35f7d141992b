"""A case as one frozen value: every record of one file, read once and passed around freely."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar, cast
from uuid import UUID

from desktop.domain.control import (
    Consent,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import (
    Attachment,
    Letter,
    Paper,
    Receipt,
    Reply,
    SentPaper,
)
from desktop.domain.hand_over import HandOver
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.review import Review

R = TypeVar("R", bound=Record)

# The name of a kind of record is its table in the file, its key in the exported JSON and the
# first part of a field's address ("finding.title.kk"). Parents stand before children.
RECORD_KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "object": ControlObject,
        "subject": Subject,
        "person": Person,
        "attachment": Attachment,
        "control": Control,
        "proceeding": Proceeding,
        "membership": Membership,
        "expert": Expert,
        "evidence": Evidence,
        "consent": Consent,
        "finding": Finding,
        "look": Look,
        "recommendation": Recommendation,
        "letter": Letter,
        "receipt": Receipt,
        "reply": Reply,
        "paper": Paper,
        "sent_paper": SentPaper,
        "outcome": Outcome,
        "follow_up": FollowUp,
        "review": Review,
        "hand_over": HandOver,
    }
)
_NAMES = {kind: name for name, kind in RECORD_KINDS.items()}


def kind_name(kind: type[Record]) -> str:
    """Return the name under which records of `kind` are stored, exported and addressed."""
    return _NAMES[kind]


def _place(record: Record) -> int:
    # A finding's number is the program's count, a letter's the office's text: only the first sorts.
    number = getattr(record, "number", 0)
    return number if isinstance(number, int) else 0


class Case:
    """All records of one case file at one moment. Never changes; an act makes the next one."""

    __slots__ = ("_records", "id")

    def __init__(
        self, case_id: UUID, records: Mapping[type[Record], Mapping[UUID, Record]]
    ) -> None:
        self.id = case_id
        self._records = records

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of `kind`, in the order of their making (ids sort by time)."""
        found = self._records.get(kind, {})
        return cast("tuple[R, ...]", tuple(found[key] for key in sorted(found)))

    def get(self, kind: type[R], record_id: UUID | None) -> R | None:
        """Return one record; `None` if the id is `None` or names no record of that kind."""
        if record_id is None:
            return None
        return cast("R | None", self._records.get(kind, {}).get(record_id))

    def one(self, kind: type[R], record_id: UUID) -> R:
        """Return one record that must be there.

        Raises:
            KeyError: no such record; a mistake of the caller, not of the user.
        """
        return cast("R", self._records[kind][record_id])

    def of_control(self, kind: type[R], control_id: UUID) -> tuple[R, ...]:
        """Return one control's records of `kind`, by number where they have one."""
        mine = [r for r in self.all(kind) if getattr(r, "control_id", None) == control_id]
        return tuple(sorted(mine, key=_place))

    def replaced(self, put: Iterable[Record], removed: Iterable[Record] = ()) -> "Case":
        """Return the case after some records were put (added or changed) and others removed."""
        tables = {kind: dict(rows) for kind, rows in self._records.items()}
        for record in put:
            tables.setdefault(type(record), {})[record.id] = record
        for record in removed:
            tables.get(type(record), {}).pop(record.id, None)
        return Case(self.id, tables)


def contents_of(case: Case) -> set[str]:
    """Return the SHA-256 of all contents that a case's records name."""
    kept = {attachment.sha256 for attachment in case.all(Attachment)}
    for paper in case.all(Paper):
        kept |= {paper.content_sha256, paper.facts_sha256, paper.template_sha256}
        kept |= {paper.pure_sha256} if paper.pure_sha256 else set()
    kept |= {each.content_sha256 for each in case.all(SentPaper)}
    kept |= {each.edition_sha256 for each in case.all(Proceeding) if each.edition_sha256}
    return kept
