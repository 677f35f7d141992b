"""Reader of `forms/common/cards.toml`: what to say at a counter and on the telephone."""

from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.text import LANGS
from desktop.law.reading import DataFault, places_in, read_toml
from desktop.law.references import References
from desktop.law.rows import Rows

LineKind = Literal["take", "do", "say", "if-not", "write"]
"""To take along, to do, to say, to do where they refuse; to write down, with a ruled place."""

PLACES = frozenset({"institution", "phone", "subject", "letter"})
"""What the case puts into a line."""


class CardLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a card in each language."""

    kind: LineKind
    kk: Line
    ru: Line
    en: Line
    proofread: bool = False

    @property
    def text(self) -> Texts:
        """Its words."""
        return Texts(self.kk, self.ru, self.en, self.proofread)


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A card to print and take along. Nothing of it goes to the institution."""

    id: Line
    title: Texts
    lines: tuple[CardLine, ...] = field(name="line")
    basis: tuple[Line, ...] = ()
    confidence: Confidence


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    card: tuple[Card, ...]


def load_cards(path: Path, references: References) -> Rows[Card]:
    """Read the cards.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            norm, or a place in braces that there is not).
    """
    found: dict[str, Card] = {}
    for n, card in enumerate(read_toml(path, _File).card):
        if card.id in found:
            raise DataFault("data.duplicate", path, f"card[{n}].id", detail=card.id)
        for m, norm in enumerate(card.basis):
            if norm not in references:
                raise DataFault("data.dangling", path, f"card[{n}].basis[{m}]", detail=norm)
        for m, line in enumerate(card.lines):
            for lang in LANGS:
                for place in sorted(places_in(line.text.text(lang)) - PLACES):
                    key = f"card[{n}].line[{m}].{lang}"
                    raise DataFault("data.dangling", path, key, detail=place)
        found[card.id] = card
    return Rows(found)
