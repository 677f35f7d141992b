"""The one door for text: what is typed becomes clean Unicode here and nowhere else."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

Lang = Literal["kk", "ru", "en"]
LANGS: tuple[Lang, ...] = ("kk", "ru", "en")

# C0/C1 controls and Unicode "format" marks (bidi overrides, zero-width characters) cannot be
# seen, cannot be printed, and break XML; line feed and tab are the only ones people type.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """Make typed or pasted text safe to keep and to print, without changing what it says.

    Composes to NFC, so that the same word is the same bytes on every machine; turns every kind
    of line end into a line feed; drops characters that nobody can see.
    """
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))


class LocalText(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One text in up to three languages, each with the instant (UTC) at which it last changed.

    An empty part is a text that is missing in that language; it is never filled from another
    (Law "On Public Control", 13(2), lets one language suffice).
    """

    kk: str = ""
    ru: str = ""
    en: str = ""
    kk_at: datetime | None = None
    ru_at: datetime | None = None
    en_at: datetime | None = None

    def text(self, lang: Lang) -> str:
        """Return the part in `lang`, "" if it is missing."""
        parts: dict[Lang, str] = {"kk": self.kk, "ru": self.ru, "en": self.en}
        return parts[lang]

    def changed_at(self, lang: Lang) -> datetime | None:
        """Return when the part in `lang` last changed; `None` if it was never set."""
        instants: dict[Lang, datetime | None] = {
            "kk": self.kk_at,
            "ru": self.ru_at,
            "en": self.en_at,
        }
        return instants[lang]

    def with_text(self, lang: Lang, text: str, at: datetime | None) -> "LocalText":
        """Return a copy whose part in `lang` is `text`, changed at `at`."""
        return replace(self, **{lang: text, f"{lang}_at": at})

    def missing(self, langs: Iterable[Lang]) -> tuple[Lang, ...]:
        """Return those of `langs` in which nothing readable stands."""
        return tuple(lang for lang in langs if not self.text(lang).strip())

    def any_text(self, preferred: Lang) -> str:
        """Return a text to recognise the record by on screen: `preferred`, else any that stands.

        For lists in the window, and for what a document quotes of others as it was said. Of all
        else a document takes `text` and stops when it is missing.
        """
        order = (preferred, *LANGS)
        return next((self.text(lang) for lang in order if self.text(lang).strip()), "")


# Latin letters that look like Cyrillic ones of the Kazakh alphabet: a keyboard without Kazakh
# letters invites them, and a search or an office's register then misses the word.
_LOOKALIKES = str.maketrans(
    "aAeEoOpPcCxXyYiIhHBKMTäÄöÖüÜəƏɵƟ",
    "аАеЕоОрРсСхХуУіІһНВКМТәӘөӨүҮәӘөӨ",
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def as_cyrillic(text: str) -> str:
    """Return a text with each Latin look-alike as the letter for which it is taken."""
    return text.translate(_LOOKALIKES)


class LookAlike(NamedTuple):
    """A word in which Latin letters stand among Cyrillic ones, with the repair on offer."""

    start: int
    word: str
    repaired: str


def look_alikes(text: str) -> tuple[LookAlike, ...]:
    """Find words that mix Cyrillic with Latin look-alikes and offer each a repair.

    A word all of Latin letters is left alone (a name, a web address); so is a mixed one whose
    Latin letters have no Cyrillic twin. Nothing is repaired unasked: typing is never refused.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not any("\u0400" <= letter <= "\u04ff" for letter in word):
            continue
        repaired = as_cyrillic(word)
        if repaired != word and all("\u0400" <= letter <= "\u04ff" for letter in repaired):
            found.append(LookAlike(match.start(), word, repaired))
    return tuple(found)


# The Kazakh Cyrillic alphabet holds the Russian one whole, so one order serves both languages.
# Byte order would put Ә, Қ and Ұ after Я.
_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANK = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts Kazakh and Russian words in the order of the Kazakh alphabet.

    Case counts only between words that are otherwise equal; digits sort by value so that
    "№ 9" stands before "№ 10"; Latin words stand before Cyrillic ones.
    """
    folded = re.sub(r"\d+", lambda number: f"0{number.group().lstrip('0'):0>12}", text.casefold())
    return "".join(f"\U000f0000{_RANK[c]}" if c in _RANK else c for c in folded), text
