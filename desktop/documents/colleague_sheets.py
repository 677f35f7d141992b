"""Sheets for a colleague: what to look at in a paper, with places to tick; a hand-over note."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.documents.plain import PlainDocument
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say

_BOX = "☐"
_LINES_FOR_COMMENTS = 4


class ReadingList(NamedTuple):
    """What is printed to read a paper without a computer.

    Attributes:
        paper: what the paper is called, with the day and the hour of its making.
        subject: whose paper it is.
        institution: whom the case is about.
        checks: what is looked at.
    """

    paper: str
    subject: str
    institution: str
    checks: Sequence[str]


def reading_list(told: ReadingList, lang: Lang, say: Say, *, sample: bool) -> bytes:
    """Return the list to tick on paper, as a Word file. It says that all of it is practice."""
    sheet = PlainDocument(lang, 12)
    title = say("colleague.list")
    sheet.heading(title, 1)
    sheet.labelled(say("colleague.list-paper"), told.paper)
    sheet.labelled(say("paper.sheet.institution"), told.institution)
    sheet.labelled(say("paper.sheet.subject"), told.subject)
    sheet.small(say("colleague.practice"))
    head = ("", say("colleague.list-yes"), say("colleague.list-no"))
    rows = [(each, _BOX, _BOX) for each in told.checks]
    sheet.table([head, *rows], (76, 12, 12))
    sheet.text(say("colleague.list-comments"))
    for _ in range(_LINES_FOR_COMMENTS):
        sheet.blank("")
    sheet.text(say("colleague.list-verdict", box=_BOX))
    sheet.blank(say("colleague.list-reader"))
    return sheet.bytes(title, told.subject, say("paper.sample") if sample else "")


class NoteSheet(NamedTuple):
    """A hand-over note as it is printed: who wrote it and when, and its parts with their names."""

    institution: str
    author: str
    at: str
    parts: Sequence[tuple[str, str]]


def note_sheet(told: NoteSheet, lang: Lang, say: Say, *, sample: bool) -> bytes:
    """Return a hand-over note as a Word file."""
    sheet = PlainDocument(lang, 12)
    title = say("colleague.note")
    sheet.heading(title, 1)
    sheet.labelled(say("paper.sheet.institution"), told.institution)
    sheet.labelled(say("colleague.note-by"), told.author)
    sheet.labelled(say("colleague.note-at"), told.at)
    for heading, text in told.parts:
        if text:
            sheet.heading(heading, 2)
            for line in text.split("\n"):
                sheet.text(line)
    return sheet.bytes(title, told.author, say("paper.sample") if sample else "")
