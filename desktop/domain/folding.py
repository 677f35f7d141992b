"""Words as a search sees them. Standard library alone: the start page filters by it at once."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A search is forgiving: ё as е, and a Kazakh letter as the Russian one that is typed for it.
_FOLD = str.maketrans("ёәғқңөұүһі", "еагкноуухи")
_KAZAKH = frozenset("әғқңөұүһі")
# Latin letters that stand for Cyrillic ones inside a Cyrillic word or a number, small and folded.
_LATIN = str.maketrans("aeopcxyihkmtäöüəɵ", "аеорсхуихкмтаоуао")
_RUN = re.compile(r"[^\W_]+(?:[-/.()]+[^\W_]+)*\)?")
_PART = re.compile(r"[^\W_]+")
_LONGEST = 40
"""Letters of a word that are looked at: what is longer is no word."""


class Word(NamedTuple):
    """A word of a text: where it stands, folded, and whether it shows letters of Kazakh alone.

    A `reference` is a number with signs in it ("13(4)", "03-12/1"), which is no word to bend.
    """

    start: int
    end: int
    folded: str
    kazakh: bool = False
    reference: bool = False


def folded(text: str) -> str:
    """Return a text as a search sees it, letter by letter."""
    return text.casefold().translate(_FOLD)


def runs(text: str) -> list[str]:
    """Return the pieces of a text that hold its words, each a word or words tied by signs."""
    return _RUN.findall(text)


def runs_at(text: str) -> Iterator[tuple[int, str]]:
    """Yield the same pieces, each with the place where it begins."""
    return ((run.start(), run.group()) for run in _RUN.finditer(text))


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text; a reference is followed by its parts."""
    for run in _RUN.finditer(text):
        found = run.group()
        parts = list(_PART.finditer(text, run.start(), run.end()))
        if len(parts) > 1 and all(map(_is_part_of_reference, parts)):
            if found.endswith(")") and "(" not in found:
                found = found[:-1]
            end = run.start() + len(found)
            spelled = folded(found).translate(_LATIN)[:_LONGEST]
            yield Word(run.start(), end, spelled, reference=True)
        for part in parts:
            yield _word(part)


def _is_part_of_reference(part: re.Match[str]) -> bool:
    return len(part.group()) <= 2 or part.group()[0].isdigit()


def _word(part: re.Match[str]) -> Word:
    small = part.group().casefold()
    if not small.isascii() and any("\u0400" <= letter <= "\u04ff" for letter in small):
        kazakh = not _KAZAKH.isdisjoint(small)
        return Word(*part.span(), small.translate(_FOLD).translate(_LATIN)[:_LONGEST], kazakh)
    return Word(*part.span(), small.translate(_FOLD)[:_LONGEST])
