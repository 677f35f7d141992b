"""The next paper after a reply was held against the law, on grounds that are proven (0049)."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from desktop.domain.text import Lang
from desktop.law.reply_proposals import Leads, ReplyProposal
from desktop.procedure.matrix import Checked, Matrix
from desktop.procedure.states import ClockState


class Ground(NamedTuple):
    """Why something is proposed, and which recommendations are meant, by their numbers."""

    data: ReplyProposal
    numbers: tuple[int, ...]

    def text(self, lang: Lang) -> str:
        """Return what is said of it."""
        return self.data.text.text(lang).format(numbers=self._listed)

    def demand(self, lang: Lang) -> str:
        """Return what a complaint demands for it; "" where it is no ground of one."""
        said = self.data.demand
        return said.text(lang).format(numbers=self._listed) if said else ""

    @property
    def _listed(self) -> str:
        return "№ " + ", ".join(map(str, self.numbers))


def is_as_filled_in(said: str, data: Sequence[ReplyProposal], lang: Lang) -> bool:
    """Return whether every line of a text is a demand as it is filled in, on whatever grounds."""
    forms = [
        re.escape(each.demand.text(lang)).replace(re.escape("{numbers}"), r"№ \d+(?:, \d+)*")
        for each in data
        if each.demand is not None
    ]
    return all(any(re.fullmatch(form, line) for form in forms) for line in said.splitlines())


class Proposal(NamedTuple):
    """What may be done next, at which step, and on which grounds."""

    leads: Leads
    step: str
    grounds: tuple[Ground, ...]


def proposals(
    found: Matrix,
    told: Sequence[Checked],
    data: Sequence[ReplyProposal],
    clock: ClockState | None,
    today: date,
    *,
    looked: date | None,
    sent: bool,
    came: bool,
) -> tuple[Proposal, ...]:
    """Return what is proposed next, one of a kind, with every ground of it.

    A complaint is proposed only on what was owed and is proven: the last day for the reply is no
    guess and has passed, and of silence also that the day for looking has passed and somebody
    looked, after the last day, whether an answer came. While
    the verdict on a recommendation is still to be marked nobody is asked or complained of.

    Args:
        found: the matrix.
        told: how the reply stands to what is asked of it.
        data: what may be proposed.
        clock: the term of the reply, `None` if it is not counted here.
        today: the day.
        looked: the day on which no answer had come on any channel, `None` if none is noted; a
            look before the term was over tells nothing.
        sent: our letter went out or is proven to have come, so that a remedy may be about it.
        came: a reply came, be it only by what a remedy says.
    """
    over = clock is not None and clock.due is not None and not clock.estimate and today > clock.due
    seen = clock is not None and clock.due is not None and looked is not None and looked > clock.due
    silent = clock is not None and clock.silent_from is not None and today >= clock.silent_from
    stands: dict[str, str] = {each.check.id: each.answer for each in told}
    grounds: dict[tuple[Leads, str], list[Ground]] = {}
    for each in data:
        if each.leads == "complain" and not (over and sent):
            continue
        if each.when == "silent":
            if came or not over or not (not seen if each.leads == "check" else seen and silent):
                continue
        elif stands.get(each.check) != each.when:
            continue
        numbers = tuple(
            row.recommendation.number for row in found.rows if row.verdict in each.verdicts
        )
        if numbers or not each.verdicts:
            grounds.setdefault((each.leads, each.step), []).append(Ground(each, numbers))
    return tuple(Proposal(*to, tuple(why)) for to, why in grounds.items())
