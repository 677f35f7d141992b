"""The acts of law that norms belong to, and in what form their norms are named."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts

ActKind = Literal["law", "code", "constitution", "order"]
Division = Literal["points", "parts"]
Form = Literal[
    "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "locative"
]
"""Grammatical form of a citation.

ru «в соответствии с» takes the instrumental, «согласно» the dative, «на основании» and «в силу»
the genitive, «в» the prepositional. kk «сәйкес» takes the dative, «көзделген» in a norm the
locative; a Kazakh instrumental is made with «-мен». A form that a language lacks falls together
with its nearest: kk prepositional = locative; ru locative = prepositional. English has one form.
"""
Owner = Literal["none", "short", "named", "full"]
"""How the act is named: not at all, «Закона», «Закона «Об общественном контроле»», or in full
with country and date, as a paper names it at the first mention."""


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A law, a code, a constitution or an order.

    `divided_into` says what its articles are made of: points («пункт», «тармақ») as in laws and
    most codes, or parts («часть», «бөлік») as in the APPC and the Code on Administrative Offences.
    `abbreviation` is how its short form stands in a text («АППК»), `None` for «Закон», «Кодекс».
    `source` names the official text as words; the program never opens it. `valid_from` and
    `valid_until` are the first and the last day in force, `None` if open or not known.
    """

    id: Line
    kind: ActKind
    title: Texts
    abbreviation: Texts | None = None
    divided_into: Division = "points"
    date: dt.date
    number: str
    source: Line
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    confidence: Confidence
    note: str = ""
