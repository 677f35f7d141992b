"""What of a control everybody may read: no private person's name, number, phone or address."""

import re
from collections.abc import Iterable, Iterator

from desktop.domain.case import Case
from desktop.domain.control import Consent, Control
from desktop.domain.parties import ControlObject, Person, Subject
from desktop.domain.text import LANGS

_SHORTEST_STEM = 4
"""Letters; of a shorter name only its own cases are found: its stem is a part of common words."""
_CASES_OF_SHORT = (
    "а|у|ом|е|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ды|ді|ты|ті|да|де|та|те|дан|ден|мен|пен"
)
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
# Looked for from where a word begins: from each letter, one of many letters would take seconds.
_ADDRESS = r"(?<![^\s@<>()])[^\s@<>()]++@[^\s@<>()]+\.\w+"
# Sums of money are set apart by threes, numbers of people and phones are not.
_GAP = r"[\s\u00a0-]"
_TWELVE = rf"(?<!\d)(?:\d{{12}}|\d{{6}}{_GAP}\d{{6}}|\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}})(?!\d)"
_PHONE = (
    rf"(?<![\d./-])\+?[78](?:{_GAP}|\()*\d{{3,4}}(?:{_GAP}|\))*"
    rf"\d{{2,3}}{_GAP}?\d{{2}}{_GAP}?\d{{2}}(?!\d)"
)
_NUMBERS = re.compile("|".join((_ADDRESS, _TWELVE, _PHONE)))


class Hiding:
    """Puts a mark in place of what tells who a private person of the case is.

    Names are those that the case knows: of all people but the institution's head, who acts for it.
    A surname is found in its cases too. What nobody entered as a name cannot be found by a rule, so
    whoever publishes still has to read.
    """

    def __init__(self, case: Case, control: Control, mark: str) -> None:
        self._mark = mark
        names = _both(_names(case, control))
        words = {word for name in names for word in _words(name)}
        stems = {stem for word in words if len(stem := _stem(word)) >= _SHORTEST_STEM}
        short = {word for word in words if len(_stem(word)) < _SHORTEST_STEM}
        found = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in _longest_first(names)]
        found += [
            rf"(?<!\w){re.escape(stem)}\w{{0,4}}(?!\w)" for stem in _longest_first(_both(stems))
        ]
        found += [
            rf"(?<!\w){re.escape(word)}(?i:{_CASES_OF_SHORT})?(?!\w)"
            for word in _longest_first(_both(short))
        ]
        self._names = re.compile("|".join(found)) if found else None
        self._several = re.compile(rf"{re.escape(mark)}(?:[\s.,]*{re.escape(mark)})+")
        self._initials = re.compile(
            rf"(?:\b\w\.\s?){{1,2}}\s*(?={re.escape(mark)})"
            rf"|(?<={re.escape(mark)})\s+{_CAPITAL}\.(?:\s?{_CAPITAL}\.)?"
        )

    def __call__(self, text: str) -> str:
        """Return a text with the mark where somebody could be known by it."""
        text = _NUMBERS.sub(self._mark, text)
        if self._names is not None:
            text = self._names.sub(self._mark, text)
            text = self._initials.sub("", text)
        return self._several.sub(self._mark, text)


def _names(case: Case, control: Control) -> Iterator[str]:
    target = case.one(ControlObject, control.object_id)
    subject = case.one(Subject, control.subject_id)
    texts = [
        text
        for person in case.all(Person)
        if person.id != target.head_id
        for text in (person.full_name, person.short_name, person.short_name_dative)
    ]
    if subject.kind == "citizen":
        texts += [subject.name, subject.address]
    said = [text.text(lang) for text in texts for lang in LANGS]
    for consent in case.all(Consent):
        said += [consent.name, consent.representative]
    yield from (name for each in said if len(name := " ".join(each.split())) > 1)


def _words(name: str) -> Iterable[str]:
    """Return the words of a name but for initials; () for what reads as no name."""
    words = re.findall(r"[^\s.,]+", name)
    if not 1 < len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return ()
    return tuple(word for word in words if len(word) > 1)


def _stem(word: str) -> str:
    """Return a word of a name without what its cases change."""
    return word.rstrip("аяеийоуыьәіАЯЕИЙОУЫЬӘІ")


def _both(words: Iterable[str]) -> set[str]:
    """Return words as they are and in capitals, as a table or a heading may have them."""
    return {form for word in words for form in (word, word.upper())}


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))
