"""Of which text a letter's text is most like: a wrong file is taken in more easily than seen."""

import re
import zipfile
from collections.abc import Hashable, Mapping
from io import BytesIO
from typing import TypeVar

import docx
from docx.oxml.ns import qn

K = TypeVar("K", bound=Hashable)
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LIKE, _UNLIKE = 0.7, 0.5
"""Shares of common words: an edited letter keeps far more of its own than the second."""


def words_of(template: bytes) -> frozenset[str]:
    """Return the words of a Word file that no tag puts there; none if it is no Word file."""
    return frozenset(
        word for line in _lines(template) for word in _WORD.findall(_TAG.sub(" ", line).casefold())
    )


def has_fields(template: bytes) -> bool:
    """Return whether anything in a Word file comes from the case: a letter made once has none."""
    return any(_TAG.search(line) for line in _lines(template))


def _lines(template: bytes) -> list[str]:
    try:
        body = docx.Document(BytesIO(template)).element.body
    except (ValueError, KeyError, zipfile.BadZipFile):
        return []
    return ["".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]


def taken_for(words: frozenset[str], own: K, known: Mapping[K, frozenset[str]]) -> K | None:
    """Return which of the known texts this is, if it is plainly not its own; `None` if it is.

    Args:
        words: those of the text.
        own: which text it should be.
        known: the words of all texts.
    """

    def share(key: K) -> float:
        every = words | known[key]
        return len(words & known[key]) / len(every) if every else 0.0

    best = max(known, key=share)
    return best if best != own and share(best) >= _LIKE and share(own) < _UNLIKE else None
