"""What is proposed once a reply was held against the law: the next paper, and why (0049)."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.correspondence import Verdict
from desktop.domain.text import LANGS
from desktop.law.reading import DataFault, places_in
from desktop.law.references import References

Leads = Literal["ask", "complain", "check"]
"""To a letter that asks, to the complaint, to looking whether something came at all."""
When = Literal["broken", "unknown", "silent"]
"""A check is not kept, it cannot be told, or nothing came within its term."""


class ReplyProposal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One ground for a next paper.

    Attributes:
        id: its id.
        check: id of the check from which it follows.
        when: how that check has to stand.
        leads: to what.
        step: id of the step at which that is done.
        verdicts: the recommendations that are meant, by the last word on them; none where it is
            about the reply as a whole.
        basis: ids of the norms.
        confidence: how sure it is that this is owed.
        text: what is said of it; `{numbers}` are those of the recommendations.
        demand: what a complaint demands for it.
    """

    id: Line
    check: Line
    when: When
    leads: Leads
    step: Line
    verdicts: tuple[Verdict, ...] = ()
    basis: tuple[Line, ...]
    confidence: Confidence
    text: Texts
    demand: Texts | None = None


class ComplaintFields(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which questions tell that somebody looked for an answer, and take what a complaint says.

    Attributes:
        looked: of the control: the day on which it was seen that no answer has come.
        looked_on: of the remedy: the same day, for its papers.
        demands: of the remedy: what is demanded.
    """

    looked: Line
    looked_on: Line
    demands: Line


def faults_of(
    proposals: Collection[ReplyProposal], checks: Collection[str], norms: References, path: Path
) -> Iterator[DataFault]:
    """Yield what does not fit: `data.duplicate`, `data.dangling`, `data.missing-key`."""
    seen: set[str] = set()
    for n, each in enumerate(proposals):
        at = f"proposal[{n}]"
        if each.id in seen:
            yield DataFault("data.duplicate", path, f"{at}.id", detail=each.id)
        seen.add(each.id)
        if each.check not in checks:
            yield DataFault("data.dangling", path, f"{at}.check", detail=each.check)
        if (each.leads == "complain") != (each.demand is not None):
            yield DataFault("data.missing-key", path, at, detail="demand")
        for norm in each.basis:
            if norm not in norms:
                yield DataFault("data.dangling", path, f"{at}.basis", detail=norm)
        known = {"numbers"} if each.verdicts else set()
        for name, said in (("text", each.text), ("demand", each.demand)):
            for lang in LANGS:
                for place in sorted(places_in(said.text(lang)) - known) if said else ():
                    yield DataFault("data.dangling", path, f"{at}.{name}.{lang}", detail=place)
