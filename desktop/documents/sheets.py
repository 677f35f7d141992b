"""Sheets beside the papers: the count of a term as an annex, and cards to take along.

Neither is kept in the case: both can be made again from what stands there.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.documents.plain import PlainDocument
from desktop.domain.text import Lang
from desktop.law.cards import Card
from desktop.messages.catalogue import Say

_RULED = "______________"
_CARD_LANGS: tuple[Lang, ...] = ("kk", "ru")
"""Who stands at a counter speaks one of these; English is for reading the window."""


class Counted(NamedTuple):
    """What the count of a term says.

    Attributes:
        term: what the term is.
        subject: who counts.
        institution: whose term it is, or to whom the letter went.
        letter: the letter from which it is counted, with number and date; "" if from none.
        lines: the explanation, a day a line.
    """

    term: str
    subject: str
    institution: str
    letter: str
    lines: Sequence[str]


def count_sheet(counted: Counted, lang: Lang, say: Say) -> bytes:
    """Return the count of a term as a sheet to put behind a complaint, as a Word file."""
    sheet = PlainDocument(lang, 14)
    sheet.blank(say("paper.sheet.annex"))
    sheet.heading(say("paper.sheet.count"), 1)
    sheet.labelled(say("paper.sheet.term"), counted.term)
    sheet.labelled(say("paper.sheet.institution"), counted.institution)
    sheet.labelled(say("paper.sheet.letter"), counted.letter)
    sheet.labelled(say("paper.sheet.subject"), counted.subject)
    for line in counted.lines:
        sheet.text(line)
    sheet.blank(say("paper.sheet.signature"))
    return sheet.bytes(f"{say('paper.sheet.count')}: {counted.term}", counted.subject)


def card_sheet(
    card: Card, places: Mapping[Lang, Mapping[str, str]], say: Mapping[Lang, Say]
) -> bytes:
    """Return a card in Kazakh and Russian on one sheet, as a Word file.

    Args:
        card: the card.
        places: what the case knows, by language and by the name in braces; "" becomes a ruled
            place.
        say: the sentences by language.
    """
    sheet = PlainDocument("kk", 12)
    for lang in _CARD_LANGS:
        known = {name: text or _RULED for name, text in places[lang].items()}
        sheet.heading(card.title.text(lang), 1)
        kind = ""
        for line in card.lines:
            words = line.text.text(lang).format_map(known)
            if line.kind == "write":
                sheet.blank(words)
                continue
            if line.kind != kind:
                kind = line.kind
                sheet.heading(say[lang](f"paper.sheet.{kind}"), 3)
            sheet.text(words, lang)
    return sheet.bytes(card.title.text("kk"))
