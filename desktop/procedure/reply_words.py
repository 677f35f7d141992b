"""The text of a reply against the recommendations: what was assigned, what belongs to none (0049).

What was assigned is told by the quotes alone: a part of the text that stands in a cell's quote is
that cell's. Nothing else is kept of a mark, so that what is typed and what is marked are one.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from desktop.domain.correspondence import Reply
from desktop.domain.text import LANGS

LEAST = 40
"""Letters; a shorter line is a heading, an address or a signature and answers nothing."""
# «По рекомендации № 1», «Рекомендация 1», «По 1-й рекомендации», «1-ұсыным бойынша», «№ 1 ұсыным»,
# «1.», «1)».
_STARTS = re.compile(
    r"(?:[-–—•*]\s*)?(?:"
    r"(?:по|к|на)?\s*рекомендаци\w*\s*(?:№\s*)?(\d{1,6})\b"
    r"|(?:по\s+|к\s+)?(?:№\s*)?(\d{1,6})\s*[-–]?\s*\w{0,3}\s+рекомендаци"
    r"|(?:№\s*)?(\d{1,6})\s*[-–]?\s*(?:(?:ші|шы)\s+)?ұсын"
    r"|ұсыным\w*\s*№?\s*(\d{1,6})\b"
    r"|(\d{1,6})[.)](?=\s))",
    re.IGNORECASE,
)


class Passage(NamedTuple):
    """A part of the text that was assigned: from, up to, to which recommendation by its number."""

    start: int
    end: int
    number: int


class Paragraph(NamedTuple):
    """A paragraph that may answer something.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        taken: the numbers of the recommendations to which some of it was assigned.
        proposed: the number of the recommendation that it names at its beginning; `None` if it
            names none, or one that there is not.
    """

    start: int
    end: int
    taken: frozenset[int]
    proposed: int | None


def passages(text: str, quoted: Iterable[tuple[int, Reply]]) -> tuple[Passage, ...]:
    """Return where the quotes of the cells stand in a text, from its beginning on.

    Args:
        text: the text of a reply.
        quoted: the cells of that reply with the numbers of their recommendations.
    """
    found = set[Passage]()
    for number, reply in quoted:
        for lang in LANGS:
            begin = 0
            for line in _lines(reply.quote.text(lang)):
                at = text.find(line, begin)
                at = text.find(line) if at < 0 else at
                if at >= 0:
                    begin = at + len(line)
                    found.add(Passage(at, begin, number))
    return tuple(sorted(found))


def _lines(quote: str) -> Iterator[str]:
    return (line for each in quote.splitlines() if (line := " ".join(each.split())))


def paragraphs(
    text: str, found: Iterable[Passage], numbers: frozenset[int]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that may answer something, with what belongs to whom.

    Args:
        text: the text, a paragraph a line.
        found: what was assigned.
        numbers: the numbers of the recommendations.
    """
    marked = tuple(found)
    told = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        proposed = _proposed(line, numbers)
        if len(line) >= LEAST or proposed is not None:
            taken = frozenset(
                each.number for each in marked if begin < each.end and each.start < end
            )
            told.append(Paragraph(begin, end, taken, proposed))
        begin = end + 1
    return tuple(told)


def _proposed(line: str, numbers: frozenset[int]) -> int | None:
    match = _STARTS.match(line.strip())
    number = int(next(each for each in match.groups() if each)) if match else 0
    return number if number in numbers else None


def with_more(quote: str, part: str) -> str:
    """Return a quote with a part of the text behind it; as it was if that stands in it already."""
    there = {" ".join(each.split()) for each in quote.splitlines()}
    new = [line for line in _lines(part) if line not in there]
    return "\n".join([*([quote.rstrip()] if quote.strip() else []), *new])


def in_paragraphs(text: str) -> str:
    """Return a text in whose source each line on paper ends, with a paragraph on each line.

    A line that is about as long as the longest, and ends no sentence, goes on in the next one. An
    empty line always ends a paragraph.
    """
    lines = [each.strip() for each in text.splitlines()]
    full = max((len(each) for each in lines), default=0) * 0.7
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _STARTS.match(line):
            before = joined[-1]
            word = before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower()
            joined[-1] = before[:-1] + line if word else f"{before} {line}"
        elif line:
            joined.append(line)
        goes_on = bool(line) and len(line) >= full and line[-1:] not in ".!?:;"
    return "\n".join(joined)
