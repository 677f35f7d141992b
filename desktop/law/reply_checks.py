"""Reader of `forms/common/reply-checks.toml`: what is asked of a reply as a whole (0043)."""

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.text import LANGS, Lang
from desktop.law.clocks import Clocks
from desktop.law.reading import DataFault, places_in, read_toml
from desktop.law.references import References
from desktop.law.reply_proposals import ComplaintFields, ReplyProposal, faults_of

Asked = Literal["in_time", "each", "reasons", "language"]
"""What of a reply the case can tell."""


class ReplyCheck(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is asked of a reply: by which norm, and what is said of each answer.

    `{n}` in a sentence is how many recommendations are meant. `clock` is the term against which a
    reply is held by the check that asks whether it came in time, "" with every other. `always` are
    the languages in which one may answer whatever the language of the document.
    """

    id: Line
    asks: Asked
    basis: tuple[Line, ...]
    confidence: Confidence
    clock: str = ""
    always: frozenset[Lang] = frozenset()
    kept: Texts
    broken: Texts
    unknown: Texts


class ReplyRemark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What no law asks of a reply, and people take for a fault."""

    id: Line
    confidence: Confidence
    kk: Line
    ru: Line
    en: Line
    proofread: bool = False

    @property
    def text(self) -> Texts:
        """Its words."""
        return Texts(self.kk, self.ru, self.en, self.proofread)


class ReplyChecks(Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, in the order in which they are told, and what is proposed by them."""

    checks: tuple[ReplyCheck, ...] = field(name="check")
    complaint: ComplaintFields
    remarks: tuple[ReplyRemark, ...] = field(name="remark", default=())
    proposals: tuple[ReplyProposal, ...] = field(name="proposal", default=())

    @property
    def clock(self) -> str:
        """The id of the term within which a reply is to come; "" if none is asked about."""
        return next((each.clock for each in self.checks if each.clock), "")


def load_reply_checks(path: Path, references: References, clocks: Clocks) -> ReplyChecks:
    """Read the checks.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            norm, a check, a clock, or a place in braces that there is not), `data.missing-key`
            (what a complaint demands, or the clock of a check that needs one),
            `data.unknown-key` (of one that needs none).
    """
    found = read_toml(path, ReplyChecks)
    seen: set[str] = set()
    for n, check in enumerate(found.checks):
        if check.id in seen:
            raise DataFault("data.duplicate", path, f"check[{n}].id", detail=check.id)
        seen.add(check.id)
        _check_clock(check, clocks, path, f"check[{n}].clock")
        for m, norm in enumerate(check.basis):
            if norm not in references:
                raise DataFault("data.dangling", path, f"check[{n}].basis[{m}]", detail=norm)
        for name in ("kept", "broken", "unknown"):
            said: Texts = getattr(check, name)
            for lang in LANGS:
                for place in sorted(places_in(said.text(lang)) - {"n"}):
                    key = f"check[{n}].{name}.{lang}"
                    raise DataFault("data.dangling", path, key, detail=place)
    for fault in faults_of(found.proposals, seen, references, path):
        raise fault
    return found


def _check_clock(check: ReplyCheck, clocks: Clocks, path: Path, key: str) -> None:
    counts = check.asks == "in_time"
    if counts != bool(check.clock):
        raise DataFault(
            "data.missing-key" if counts else "data.unknown-key", path, key, detail="clock"
        )
    if counts and check.clock not in clocks.by_id:
        raise DataFault("data.dangling", path, key, detail=check.clock)
