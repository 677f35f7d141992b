"""What of a control everybody may read: no private person's name, number, phone or address."""

import re
from collections.abc import Iterable, Iterator

from desktop.domain.case import Case
from desktop.domain.control import Consent, Control
from desktop.domain.parties import ControlObject, Person, Subject
from desktop.domain.text import LANGS

_SHORTEST_STEM = 4
"""Letters; a shorter name is found only as a whole: its stem would be a part of common words."""
_ADDRESS = r"[^\s@<>()]+@[^\s@<>()]+\.\w+"
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
        names = sorted(set(_names(case, control)), key=len, reverse=True)
        stems = sorted({stem for name in names for stem in _stems(name)}, key=len, reverse=True)
        found = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in names]
        found += [rf"(?<!\w){re.escape(stem)}\w{{0,4}}(?!\w)" for stem in stems]
        self._names = re.compile("|".join(found)) if found else None
        self._several = re.compile(rf"{re.escape(mark)}(?:[\s.,]*{re.escape(mark)})+")
        self._initials = re.compile(rf"(?:\b\w\.\s?){{1,2}}\s*(?={re.escape(mark)})")

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


def _stems(name: str) -> Iterable[str]:
    """Return the words of a name without what its cases change; () for what reads as no name."""
    words = re.findall(r"[^\s.,]+", name)
    if not 1 < len(words) <= 4 or not all(word[:1].isupper() for word in words):
        return ()
    stems = ((word.rstrip("аяеийоуыьәі"), word) for word in words)
    long = ([each for each in forms if len(each) >= _SHORTEST_STEM] for forms in stems)
    return tuple(forms[0] for forms in long if forms)
