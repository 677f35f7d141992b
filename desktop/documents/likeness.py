"""Of which text a letter's text is most like: a wrong file is taken in more easily than seen."""

import re
import zipfile
from collections.abc import Hashable, Mapping
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
    from io import BytesIO

    try:
        body = docx.Document(BytesIO(template)).element.body
    except (ValueError, KeyError, zipfile.BadZipFile):
        return frozenset()
    lines = ("".join(t.text or "" for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return frozenset(
        word for line in lines for word in _WORD.findall(_TAG.sub(" ", line).casefold())
    )


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
