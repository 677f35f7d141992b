"""The register of letters as an office prints it: lying sheets, the head on each of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop.documents.plain import PlainDocument
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say

_SHARES: Mapping[str, Mapping[str, int]] = {
    "out": {
        "number": 10, "dated": 8, "other": 17, "title": 15, "sent": 10, "receipt": 13, "answer": 12,
        "note": 15,
    },
    "in": {
        "number": 10, "arrived": 9, "other": 19, "theirs": 13, "title": 17, "answers": 18,
        "note": 14,
    },
}  # fmt: skip


class Printed(NamedTuple):
    """What the printed journal says.

    Attributes:
        organisation: whose register it is, "" if nobody entered that.
        period: which letters stand in it, in words.
        on: as of which day, in words.
        lines: the lines of "out" and "in", oldest first: a text for each column.
        left_out: what is missing in the series of each, a sentence for each gap.
        sample: a line tells of a sample, which every page then says.
    """

    organisation: str
    period: str
    on: str
    lines: Mapping[str, Sequence[Mapping[str, str]]]
    left_out: Mapping[str, Sequence[str]]
    sample: bool


def journal(told: Printed, lang: Lang, say: Say) -> bytes:
    """Return the journal as a Word file; a part without lines is left out if the other has some."""
    sheet = PlainDocument(lang, 10, landscape=True)
    if not told.sample:  # the mark of a sample stands where the number would
        sheet.numbered()
    parts = [name for name in _SHARES if told.lines.get(name)] or ["out"]
    for n, name in enumerate(parts):
        if n:
            sheet.page()
        if told.organisation:
            sheet.text(told.organisation)
        sheet.heading(say(f"register.journal.{name}"), 1)
        sheet.text(told.period)
        sheet.text(told.on)
        shares = _SHARES[name]
        head = [say(f"register.head.{name}.{column}") for column in shares]
        lines = [[line[column] for column in shares] for line in told.lines.get(name, ())]
        sheet.table([head, *lines], list(shares.values()))
        for gap in told.left_out[name]:
            sheet.text(gap)
        sheet.blank(say("register.kept-by"))
    title = say(f"register.journal.{parts[0] if len(parts) == 1 else 'both'}")
    return sheet.bytes(title, told.organisation, say("paper.sample") if told.sample else "")
