"""Looking again after a control: its findings against the rounds in which they were looked at."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Finding
from desktop.domain.outcome import FollowUp, FollowUpState
from desktop.domain.values import read_day


class Line(NamedTuple):
    """A finding through the rounds.

    Attributes:
        finding: it, as the control established it.
        cells: what was seen in each round, by the rounds of the comparison; the last of a cell is
            the one that counts. Copies that were joined may both have looked.
        last: the look that counts of all, `None` as long as none says anything.
    """

    finding: Finding
    cells: tuple[tuple[FollowUp, ...], ...]
    last: FollowUp | None

    @property
    def state(self) -> FollowUpState:
        """How it stands, "" as long as nobody looked."""
        return self.last.state if self.last else ""

    @property
    def left(self) -> bool:
        """Whether it is to be looked at again."""
        return self.state != "done"


class Comparison(NamedTuple):
    """What a control found to be wrong, against what was seen in each round after it.

    Attributes:
        rounds: the numbers of the rounds.
        lines: the findings by their numbers.
    """

    rounds: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def left(self) -> tuple[Finding, ...]:
        """The findings that were not seen to be removed."""
        return tuple(each.finding for each in self.lines if each.left)

    def how_many(self, state: FollowUpState) -> int:
        """Return how many findings stand so."""
        return sum(each.state == state for each in self.lines)


def comparison(case: Case, control_id: UUID) -> Comparison:
    """Return the findings of a control against the rounds in which they were looked at again.

    A finding that nothing is wrong is left out, unless somebody looked at it again.
    """
    looks: dict[UUID, list[FollowUp]] = defaultdict(list)
    for each in sorted(case.all(FollowUp), key=_order):
        looks[each.finding_id].append(each)
    found = [
        each
        for each in case.of_control(Finding, control_id)
        if each.kind != "no_violation" or each.id in looks
    ]
    rounds = tuple(sorted({look.round for each in found for look in looks[each.id]}))
    return Comparison(rounds, tuple(_line(each, looks[each.id], rounds) for each in found))


def _line(finding: Finding, looks: list[FollowUp], rounds: Iterable[int]) -> Line:
    cells = tuple(tuple(each for each in looks if each.round == number) for number in rounds)
    # What could not be seen does not take back what was seen before.
    told = [each for each in looks if each.state not in ("", "not_seen")]
    said = told or [each for each in looks if each.state]
    return Line(finding, cells, said[-1] if said else None)


def _order(look: FollowUp) -> tuple[int, bool, date, UUID]:
    return look.round, bool(look.state), read_day(look.day) or date.min, look.id
