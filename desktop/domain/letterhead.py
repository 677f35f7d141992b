"""The letterhead of an organisation as its user chose it, and the look of its sheets."""

import math
from collections.abc import Mapping
from typing import Literal, get_args

import msgspec

from desktop.domain.text import LocalText

Side = Literal["left", "right", "top", "bottom"]
ContactKind = Literal["address", "phone", "email", "website", "bin"]
FontName = Literal["Times New Roman", "Arial"]
Rule = Literal["none", "thin", "double"]

SIDES: tuple[Side, ...] = get_args(Side)
CONTACTS: tuple[ContactKind, ...] = get_args(ContactKind)
FONTS: tuple[FontName, ...] = get_args(FontName)
RULES: tuple[Rule, ...] = get_args(Rule)
LEAST_MARGINS: Mapping[Side, int] = {"left": 20, "right": 10, "top": 10, "bottom": 10}
"""Millimetres. Point 7 of the rules below: repealed, the text of those in force was not read."""
MARGINS_ACT = "documentation-703"
WIDEST_MARGIN = 50
"""Millimetres: with more a line holds hardly three words."""
EMBLEM_HEIGHTS = (5, 60)
EMBLEM_HEIGHT = 20
HIGHEST_CORNER = 80


class Letterhead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands at the head of the first sheet, and how sheets look. The default is standard.

    Measures are texts, as typed: millimetres; `margin` and its like say what is made of them.

    Attributes:
        short_name: the short name as in the charter, printed in brackets below the name; empty
            if the charter has none.
        emblem: name of the picture's file in the user's folder, "" for none.
        emblem_place: above the name or left of it.
        emblem_height: in mm.
        emblem_words: what is read aloud in place of the picture.
        contacts: which are printed, in their order.
        align: where names and contacts stand.
        rule: the line below.
        font: of all papers; sizes stay those of each place.
        margins: those that differ from the template's; in mm.
        corner: height of what stays free at the bottom of the first sheet for the receipt mark.
        base: name of the organisation's own Word file in the user's folder; it stands in place of
            all of the above but font, margins and corner. "" for none.
        base_name: what that file was called when it was taken in.
    """

    short_name: LocalText = LocalText()
    emblem: str = ""
    emblem_place: Literal["above", "left"] = "above"
    emblem_height: str = str(EMBLEM_HEIGHT)
    emblem_words: LocalText = LocalText()
    contacts: tuple[ContactKind, ...] = CONTACTS
    align: Literal["center", "left"] = "center"
    rule: Rule = "thin"
    font: FontName = "Times New Roman"
    margins: Mapping[Side, str] = msgspec.field(default_factory=dict)
    corner: str = ""
    base: str = ""
    base_name: str = ""


STANDARD = Letterhead()


def millimetres(text: str) -> float | None:
    """Return a measure that was typed, with a comma or a point; `None` if it is none."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) and found >= 0 else None


def margin(letterhead: Letterhead, side: Side) -> float | None:
    """Return a margin in mm, never under the least; `None` leaves that of the template."""
    typed = millimetres(letterhead.margins.get(side, ""))
    return None if typed is None else min(max(typed, LEAST_MARGINS[side]), WIDEST_MARGIN)


def emblem_height(letterhead: Letterhead) -> float:
    """Return the height of the emblem in mm; what is no measure is the usual one."""
    typed = millimetres(letterhead.emblem_height)
    lowest, highest = EMBLEM_HEIGHTS
    return EMBLEM_HEIGHT if typed is None else min(max(typed, lowest), highest)


def corner(letterhead: Letterhead) -> float:
    """Return how high the free corner is, in mm; 0 for none."""
    return min(millimetres(letterhead.corner) or 0.0, HIGHEST_CORNER)
