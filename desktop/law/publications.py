"""Reader of `forms/common/publications.toml`: who owes which publication on a website (0049)."""

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law.conditions import Condition
from desktop.law.reading import DataFault, read_toml
from desktop.law.references import References


class PublicationDuty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One publication that is owed.

    Attributes:
        id: its id.
        who: whose duty it is, ours or the institution's.
        step: id of the step that asks for what follows.
        owed: when it is owed.
        since: the fact with the day since which it is.
        done_on: the question on which day we did it; "" where it is the institution's.
        looked_on: the question on which day we looked whether the institution did.
        found: the question whether it was there.
        at: the question at which address.
        basis: ids of the norms.
        confidence: how sure it is.
        text: who is to publish what.
    """

    id: Line
    who: Literal["subject", "object"]
    step: Line
    owed: Condition
    since: Line
    done_on: str = ""
    looked_on: str = ""
    found: str = ""
    at: Line
    basis: tuple[Line, ...]
    confidence: Confidence
    text: Texts

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions that tell how it stands, the one to begin with first."""
        named = (self.done_on, self.looked_on, self.found, self.at)
        return tuple(each for each in named if each)


class Publications(Struct, frozen=True, forbid_unknown_fields=True):
    """All of them, in the order in which they are told."""

    duties: tuple[PublicationDuty, ...] = field(name="duty")


def load_publications(path: Path, references: References) -> Publications:
    """Read who owes which publication.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            norm), `data.missing-key` (what tells how it stands).
    """
    found = read_toml(path, Publications)
    seen: set[str] = set()
    for n, duty in enumerate(found.duties):
        if duty.id in seen:
            raise DataFault("data.duplicate", path, f"duty[{n}].id", detail=duty.id)
        seen.add(duty.id)
        ours = duty.who == "subject"
        if ours != bool(duty.done_on) or ours == bool(duty.looked_on and duty.found):
            raise DataFault("data.missing-key", path, f"duty[{n}]", detail="done_on")
        for norm in duty.basis:
            if norm not in references:
                raise DataFault("data.dangling", path, f"duty[{n}].basis", detail=norm)
    return found
