"""How the publications stand that the Law asks of both sides; nobody is late with one (0049)."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from desktop.domain.values import read_day
from desktop.law.publications import PublicationDuty
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts

Standing = Literal["open", "done", "found", "not_found"]
"""Nothing is noted yet; we published; it was seen on the institution's website, or was not."""


class Publication(NamedTuple):
    """A publication that is owed, and how it stands.

    Attributes:
        duty: who owes what.
        since: the day since which it is owed; `None` if that is not known.
        standing: how it stands.
        on: the day on which it was done, or on which somebody looked; `None` if that is not known.
        at: the address, "" if none is noted.
    """

    duty: PublicationDuty
    since: date | None
    standing: Standing
    on: date | None
    at: str


def publications(facts: Facts, duties: Sequence[PublicationDuty]) -> tuple[Publication, ...]:
    """Return the publications that are owed now, in the order of the data.

    Args:
        facts: of the proceeding in whose steps they are asked for.
        duties: who may owe what. Those of steps that the procedure does not have are left out.
    """
    steps = {each.id for each in facts.procedure.steps}
    found = []
    for duty in duties:
        if duty.step in steps and holds(duty.owed, facts):
            since = facts[duty.since]
            day = since if isinstance(since, date) else None
            found.append(Publication(duty, day, *_stands(facts, duty)))
    return tuple(found)


def _stands(facts: Facts, duty: PublicationDuty) -> tuple[Standing, date | None, str]:
    answers = facts.control.answers
    at = answers.get(duty.at, "")
    noted = answers.get(duty.done_on or duty.looked_on, "")
    if duty.who == "subject":
        return "done" if noted else "open", read_day(noted), at
    seen: dict[str, Standing] = {"yes": "found", "no": "not_found"}
    return seen.get(answers.get(duty.found, ""), "open"), read_day(noted), at
