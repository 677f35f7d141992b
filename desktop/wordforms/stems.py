"""The stem of a word: what stays of it through its endings, so that one form finds the others.

Words come folded (`domain.folding`): small letters, each letter of Kazakh alone as the Russian one
that is typed for it. A stem is a key and nothing to be shown.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

RULES = "1"
"""To be raised whenever a stem changes: what was kept by other rules is made anew."""

_VOWELS = "аеиоуыэюя"
_VOICELESS = "пфктсшщчцхбвгд"  # as Kazakh speaks them at the end of a word
_NASAL = "мн"
_FLOWING = "рй"
_VOICED = "лзж"
_LEAST = 3
"""So many letters of a stem stay."""

_V, _N, _D, _T = _VOWELS, _NASAL, _FLOWING + _VOICED + "у", _VOICELESS
_OF_HIS = "ыи"
"""The possessive ending, behind which cases have forms of their own."""

# Back and front form of each ending, and the letters behind which it may stand; the longer first.
_ENDINGS: tuple[tuple[str, str, str], ...] = (
    # cases behind a possessive ending, and what stands in a place
    ("ндагы", "ндеги", _OF_HIS),
    ("дагы", "деги", _V + _N + _D),
    ("тагы", "теги", _T),
    ("нда", "нде", _OF_HIS),
    ("нан", "нен", _N + _OF_HIS),
    ("нын", "нин", _V + _N),
    ("дын", "дин", _D),
    ("атын", "етин", _N + _D + _T),
    ("йтын", "йтин", _V),
    ("тын", "тин", _T),
    ("дан", "ден", _V + _D),
    ("тан", "тен", _T),
    ("лар", "лер", _V + "рй"),
    ("дар", "дер", _N + _VOICED),
    ("тар", "тер", _T),
    ("мен", "мен", _V + _N + _D),
    ("бен", "бен", "зж"),
    ("пен", "пен", _T),
    ("иси", "иси", "т"),  # акті-сі, объекті-сі
    ("ымыз", "имиз", _N + _D + _T),
    ("ыныз", "иниз", _N + _D + _T),
    ("мыз", "миз", "ае"),
    ("ныз", "низ", "ае"),
    # verbs
    ("ган", "ген", _V + _N + _D),
    ("кан", "кен", _T),
    ("ады", "еди", _N + _D + _T),
    ("йды", "йди", _V),
    # short ones
    ("га", "ге", _V + _N + _D),
    ("ка", "ке", _T),
    ("на", "не", _OF_HIS),
    ("ны", "ни", _V),
    ("ды", "ди", _V + _N + _D),
    ("ты", "ти", _T),
    ("да", "де", _V + _N + _D),
    ("та", "те", _T),
    ("гы", "ги", _N + _D),
    ("сы", "си", "аеояыи"),
    ("н", "н", _OF_HIS),
    ("ы", "и", _N + _D + _T),
    ("у", "у", _V + _N + _D + _T),
)
_DOUBTFUL = frozenset(["ны", "ни", "сы", "си", "ты", "ти", "ды", "ди", "нын", "нин"])
"""Endings of which only the last letter may be one, the rest being the word's or another ending:
қала-ны, but аудан-ы; мекеме-сі, but кеңес-і; қала-ның, but ауданы-н."""

_SHORT = frozenset(["ис", "уй", "ай", "су", "ат", "ит", "ел", "ер", "ой", "он", "жи", "уш"])
"""Stems of two letters that take endings."""

_FALLEN_OUT = {
    "орн": "орын",
    "халк": "халык",
    "ерк": "ерик",
    "мойн": "мойын",
    "мурн": "мурын",
    "ерн": "ерин",
    "каукп": "каукип",
    "ауз": "ауыз",
    "корк": "корик",
    "уакт": "уакыт",
}
"""Stems that lose a vowel before an ending that begins with one."""


_NOUNS = re.compile("(прием|объем|подъем|заем)(?:а|у|ом|е|ы|ов|ам|ами|ах)?")
"""Nouns whose end Snowball takes for that of a verb."""

_FLEEING = re.compile("(.+[бвгджзклмнпрстфхцчшщ])[ео]([кцнлм])")


def stems(word: str, lang: str = "") -> tuple[str, ...]:
    """Return the stems of a folded word: of its language, of both where `lang` says none.

    A word of Latin letters is bent as English bends; what holds a figure is not bent.
    """
    if len(word) < 3 or any(map(str.isdigit, word)):
        return (word,)
    if word.isascii():
        return (_english(word),)
    if lang == "kk":
        return kazakh_stems(word)
    russian = _russian_stems(word)
    return russian if lang == "ru" else tuple(dict.fromkeys((*kazakh_stems(word), *russian)))


def _russian_stems(word: str) -> tuple[str, ...]:
    """Return the stem of a word, and without the vowel that flees where an ending follows.

    That vowel shows only where none does: поручень, поручни; закупок, закупки.
    """
    stem = russian_stem(word)
    fleeing = _FLEEING.fullmatch(stem) if word.removesuffix("ь") == stem else None
    return (stem, fleeing[1] + fleeing[2]) if fleeing else (stem,)


@lru_cache(1 << 16)
def kazakh_stems(word: str) -> tuple[str, ...]:
    """Return what stays of a folded word when its Kazakh endings are taken off, one by one.

    Where two endings may be meant both are followed: two forms meet if they have a stem in common.
    """
    found: dict[str, None] = {}
    left = [word]
    while left:
        stem = _hardened(left.pop(0))
        shorter = tuple(_without_ending(stem))
        left += shorter
        if not shorter:
            found[stem] = None
    return tuple(found)


def _hardened(stem: str) -> str:
    """Put back what a vowel behind it changed: айғағ as айғақ, орн as орын."""
    if stem in _FALLEN_OUT:
        return _FALLEN_OUT[stem]
    if len(stem) >= _LEAST and stem[-1] in "гб":
        return stem[:-1] + ("к" if stem[-1] == "г" else "п")
    return stem


def _without_ending(word: str) -> Iterator[str]:
    """Yield a word without its last ending, in one or two readings; nothing if it has none."""
    for back, front, behind in _ENDINGS:
        for ending, is_front in ((back, False), (front, True)):
            if not word.endswith(ending):
                continue
            stem = word[: -len(ending)]
            if (
                (len(stem) >= _LEAST or stem in _SHORT)
                and stem[-1] in behind
                and _in_harmony(stem, front=is_front, either=back == front)
            ):
                yield stem
                if ending in _DOUBTFUL and (ending[0] != "д" or stem[-1] in _VOWELS):
                    yield word[:-1]
                return


def _in_harmony(stem: str, *, front: bool, either: bool) -> bool:
    """Return whether an ending may follow; letters that stand for two vowels settle nothing."""
    last = next((letter for letter in reversed(stem) if letter in _VOWELS), "")
    if not last:
        return False
    if either:
        return True
    return last not in ("ы" if front else "еэ")


@lru_cache(1 << 16)
def russian_stem(word: str) -> str:
    """Return the stem of a folded Russian word, as Snowball cuts it."""
    if noun := _NOUNS.fullmatch(word):
        return noun[1]
    return str(_snowball("russian").stemWord(word))


@lru_cache(1 << 14)
def _english(word: str) -> str:
    return str(_snowball("english").stemWord(word))


@lru_cache(2)
def _snowball(lang: str) -> Any:
    from snowballstemmer.english_stemmer import EnglishStemmer
    from snowballstemmer.russian_stemmer import RussianStemmer

    return RussianStemmer() if lang == "russian" else EnglishStemmer()
