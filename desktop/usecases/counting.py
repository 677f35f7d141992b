"""Counting one term of the law from a day, with the explanation in words."""

from datetime import date
from typing import Any, NamedTuple

from desktop.domain.text import Lang
from desktop.law.clocks import Deadline, deadline
from desktop.law.explain import explain
from desktop.usecases.office import Office


class Counted(NamedTuple):
    """A counted term: the deadline and its day-by-day explanation in one language."""

    deadline: Deadline
    explanation: tuple[str, ...]

    @property
    def due(self) -> date:
        """The day to act by."""
        return self.deadline.due

    def plain(self) -> dict[str, Any]:
        """Return the answer as plain JSON."""
        clock = self.deadline.clock
        return {
            "rule": clock.id,
            "confidence": clock.confidence,
            "counting_confidence": clock.counting_confidence,
            **deadline_plain(self.deadline, self.explanation),
        }


def deadline_plain(counted: Deadline, explanation: tuple[str, ...]) -> dict[str, Any]:
    """Return a deadline as plain JSON: days in ISO, the explanation as lines."""
    return {
        "start": counted.count.start.isoformat(),
        "due": counted.due.isoformat(),
        "earliest": counted.earliest.isoformat(),
        "latest": counted.latest.isoformat(),
        "safe": counted.safe.isoformat(),
        "projected": counted.count.projected,
        "explanation": list(explanation),
    }


def counted(
    office: Office, clock_id: str, start: date, variant: str | None = None, lang: Lang | None = None
) -> Counted:
    """Count the clock `clock_id` from `start`; "before" clocks count back from it.

    `lang` is the language of the explanation, `None` the user's.

    Raises:
        Problem: `clock.unknown`, `clock.unknown-variant`, or a year without a calendar.
    """
    law = office.law
    found = deadline(law.clocks.get(clock_id), start, law.calendar, variant)
    return Counted(found, explain(found, office.messages(lang).say))
