"""Ids in records from outside that must stand in the law's data: an unknown one is said to be so.

What the law no longer holds may stand in an older case: its proceedings bring the text of their
edition along, and what that declares is known as well.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from desktop.domain.control import Control, Finding, Proceeding, Recommendation
from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.domain.text import clean
from desktop.domain.values import typed_day, typed_time
from desktop.law.law import Law
from desktop.law.procedures import Procedure

_TYPED = {"day": typed_day, "time": typed_time}


class KnownIds:
    """What the law's data and the editions that came with the records declare."""

    def __init__(self, law: Law, records: Iterable[Record]) -> None:
        self._law = law
        pinned = [self._edition(each) for each in records if isinstance(each, Proceeding)]
        editions = [law.procedure(each) for each in law.procedures]
        editions += [each for each in pinned if each is not None]
        self._asks = {ask.id: ask.type for each in editions for ask in each.asks}
        self._steps = {step.id for each in editions for step in each.steps}
        self._advice = {a.id for each in editions for step in each.steps for a in step.advice}

    def _edition(self, proceeding: Proceeding) -> Procedure | None:
        try:
            return self._law.edition(proceeding.procedure, proceeding.edition_sha256)
        except Problem:
            return None

    def unknown(self, record: Record) -> Iterator[tuple[str, str]]:
        """Yield the fields of a record that name what is not there, and the id."""
        if isinstance(record, Proceeding) and self._edition(record) is None:
            yield "procedure", record.procedure
        for field, ids in self._named(record).items():
            known = self._known(field)
            yield from ((field, each) for each in sorted(ids) if each not in known)

    @staticmethod
    def _named(record: Record) -> Mapping[str, Iterable[str]]:
        if isinstance(record, Control | Proceeding):
            named: dict[str, Iterable[str]] = {
                name: getattr(record, name)
                for name in ("answers", "texts", "completed_steps", "acknowledged")
            }
            return {**named, "tasks": record.tasks} if isinstance(record, Control) else named
        if isinstance(record, Finding):
            return {"norms": record.norms, "conditions": record.conditions}
        return {"norms": record.norms} if isinstance(record, Recommendation) else {}

    def _known(self, field: str) -> Iterable[str]:
        if field in ("answers", "texts"):
            return self._asks
        if field == "norms":
            return self._law.references.citations
        if field == "conditions":
            return self._law.references.conditions
        if field == "tasks":
            return {task.id for task in self._law.tasks}
        return self._steps if field == "completed_steps" else self._advice

    def as_typed(self, record: Record) -> Record:
        """Return a record whose answers by day or hour are turned as the window turns them."""
        if not isinstance(record, Control | Proceeding):
            return record
        answers = {
            ask: _TYPED.get(self._asks.get(ask, ""), clean)(answer)
            for ask, answer in record.answers.items()
        }
        return record if answers == record.answers else replace(record, answers=answers)
