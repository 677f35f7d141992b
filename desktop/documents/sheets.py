"""Sheets beside the papers: the count of a term, the days of a control, cards to take along.

None is kept in the case: all can be made again from what stands there.
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


class Timeline(NamedTuple):
    """The days of a control for an outsider, such as a lawyer.

    Attributes:
        subject: who controls.
        institution: whom.
        on: as of which day it speaks, in figures.
        days: what happened by its day: day, what, and how.
        terms: terms: what must be done, the day from which it is counted, the last day, the state.
        counts: the count of each term that has a last day: what must be done, a line a day.
    """

    subject: str
    institution: str
    on: str
    days: Sequence[tuple[str, str, str]]
    terms: Sequence[tuple[str, str, str, str]]
    counts: Sequence[tuple[str, Sequence[str]]]


def timeline_sheet(told: Timeline, lang: Lang, say: Say, *, sample: bool) -> bytes:
    """Return the letters and the terms of a control with their days, as a Word file."""
    sheet = PlainDocument(lang, 12)
    title = say("package.timeline")
    sheet.heading(title, 1)
    sheet.labelled(say("package.timeline-on"), told.on)
    sheet.labelled(say("paper.sheet.institution"), told.institution)
    sheet.labelled(say("paper.sheet.subject"), told.subject)
    if told.days:
        head = [say(f"package.timeline-{name}") for name in ("day", "what", "how")]
        sheet.table([head, *told.days], (18, 52, 30))
    if told.terms:
        sheet.heading(say("workbook.sheet.clocks"), 2)
        columns = ("clock", "start", "clock_due", "clock_state")
        head_of_terms = [say(f"workbook.column.{name}") for name in columns]
        sheet.table([head_of_terms, *told.terms], (46, 17, 17, 20))
    for term, lines in told.counts:
        sheet.heading(f"{say('paper.sheet.count')}: {term}", 3)
        for line in lines:
            sheet.text(line)
    return sheet.bytes(title, told.subject, say("paper.sample") if sample else "")


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
