"""Where a line of a paper may not break: a number stays with its word, initials with the name.

Applied to the finished paper, so that nobody who edits a letter in Word has to know the signs.
"""

import re
from typing import Any

from docx.oxml.ns import qn

from desktop.documents.addresses import ADDRESS

_SPACE = "\N{NO-BREAK SPACE}"
_LETTER = "[^\\W\\d_]"
_MONTHS = (
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_NORMS = "стать[а-я]+|пункт[а-я]*|подпункт[а-я]*|част[а-я]+|приложени[а-я]+|articles?|paragraphs?"
_BEFORE = re.compile(
    rf"(№|\b(?:БИН|БСН|ИИН|ЖСН|BIN|IIN|No|тел|tel)\b[.:]?|\b(?:{_NORMS})) (?=[\d+])", re.IGNORECASE
)
_AFTER = re.compile(rf"(?<=\d) (?={_MONTHS}|года?\b|году\b|г\.|жыл)|(?<=\d\)) (?=тармақша)")
_INITIAL = re.compile(rf"(?<!\w)({_LETTER}\.) (?={_LETTER})")
# The number of a house stays with its street.
_HOUSE = re.compile(r"(?<=[^\W\d_],) (?=\d{1,4}[^\W\d_]?(?:[,;]|\.?$|\. ))")
_DASH = re.compile(r" (?=[–—] )")
_HYPHEN = re.compile(rf"(?<=\d)-(?={_LETTER})")


def bind(root: Any) -> None:
    """Put signs that do not break into the texts of one part of a document."""
    for text in list(root.iter(qn("w:t"))):
        first, *rest = _parts(_bound(text.text or ""))
        text.text = first
        last = text
        for part in rest:
            last = _following(last, "w:noBreakHyphen")
            last = _following(last, "w:t")
            last.text = part
            last.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _parts(text: str) -> list[str]:
    """Split a text at the hyphens that must not break, which no address holds."""
    addresses = [each.span() for each in ADDRESS.finditer(text)]
    cuts = [each.start() for each in _HYPHEN.finditer(text)]
    cuts = [at for at in cuts if not any(first <= at < end for first, end in addresses)]
    starts, ends = [0, *(at + 1 for at in cuts)], [*cuts, len(text)]
    return [text[first:end] for first, end in zip(starts, ends, strict=True)]


def _bound(text: str) -> str:
    text = _BEFORE.sub(rf"\1{_SPACE}", text)
    text = _AFTER.sub(_SPACE, text)
    text = _HOUSE.sub(_SPACE, text)
    text = _INITIAL.sub(rf"\1{_SPACE}", text)
    return _DASH.sub(_SPACE, text)


def _following(element: Any, name: str) -> Any:
    new = element.makeelement(qn(name), {})
    element.addnext(new)
    return new
