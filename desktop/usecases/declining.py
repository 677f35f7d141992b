"""Names and posts in the dative: proposed by rule, or as the user wrote them before.

A form is only ever proposed. What she took or wrote is remembered for the same word in the same
language and comes before a rule. The memory keeps no names: a word by its hash, and of its form
where it parts from the word and what follows there.
"""

import hashlib
import threading
from contextlib import suppress
from typing import Annotated, Literal, NamedTuple

import msgspec

from desktop.domain.case import Case
from desktop.domain.errors import Problem
from desktop.domain.parties import ControlObject, Person
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import Lang
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office
from desktop.wordforms import kazakh, russian
from desktop.wordforms.form import Form

OfPerson = Literal["short_name_dative", "post_dative"]
OF_PERSON: tuple[OfPerson, ...] = ("short_name_dative", "post_dative")
"""The fields of a person that hold a form of another field."""

_MOST = 2000
"""So many forms are remembered; those not used for longest go first."""
_LEAST_ALIKE = 2
"""Letters that a form has in common with its word; what has fewer is no form of it."""
_REMEMBERING = threading.Lock()
"""Each open case remembers on a thread of its own."""


class Wanted(NamedTuple):
    """What a form is wanted of.

    Attributes:
        field: which of a person's forms, or an addressee who is named in one line.
        lang: its language.
        words: the name, the post or the addressee as entered, in the nominative.
        full: the full name, whose patronymic tells the sex; "" if it is not known.
        institution: the name of the institution that the person heads, "" if none.
        named: a name follows the post, so that in Kazakh the name takes the ending.
    """

    field: OfPerson | Literal["addressee"]
    lang: Lang
    words: str
    full: str = ""
    institution: str = ""
    named: bool = False


class Proposal(NamedTuple):
    """A form to be taken by the user, never by itself.

    `sure` is false where usage wavers; `remembered` is what she took or wrote before.
    """

    text: str
    sure: bool
    remembered: bool


_Letters = Annotated[int, msgspec.Meta(ge=0)]


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By the hash of a word: how many of its letters its form begins with, and the rest of it."""

    forms: dict[str, tuple[_Letters, str]] = msgspec.field(default_factory=dict)


def wanted(case: Case, person: Person, field: OfPerson, lang: Lang) -> Wanted | None:
    """Return what a person's form is to be made of; `None` where nothing can be.

    English has no dative, and without the word itself there is nothing to decline. A name in
    letters that was not entered is taken from the full name.
    """
    if lang == "en":
        return None
    full = _line(person.full_name.text(lang))
    short = _line(person.short_name.text(lang)) or _short(full)
    if field == "short_name_dative":
        return Wanted(field, lang, short, full) if short else None
    post = _line(person.post.text(lang))
    if not post:
        return None
    headed = (each for each in case.all(ControlObject) if each.head_id == person.id)
    institution = next((_line(each.name.text(lang)) for each in headed), "")
    named = bool(short or _line(person.short_name_dative.text(lang)))
    return Wanted(field, lang, post, full, institution, named)


def wanted_of_addressee(text: str, lang: Lang) -> Wanted | None:
    """Return what the dative of an addressee is to be made of; `None` where several lines stand."""
    line = _line(text)
    one_line = bool(line) and "\n" not in text.strip()
    return Wanted("addressee", lang, line) if one_line and lang != "en" else None


def proposed(office: Office, what: Wanted) -> Proposal | None:
    """Return the form to offer, `None` where neither memory nor a rule knows one.

    Slow when first asked for Russian: the dictionary is loaded.
    """
    kept = _read(office).forms.get(_key(what))
    word = _word(what)
    if kept is not None and kept[0] <= len(word):
        return Proposal(word[: kept[0]] + kept[1], True, remembered=True)
    made = _by_rule(what)
    return Proposal(made.text, made.sure, remembered=False) if made else None


def remember(office: Office, what: Wanted, text: str) -> None:
    """Remember a form that the user took or wrote. What a rule proposes without doubt needs none.

    What cannot be written down is not remembered: nothing depends on it.
    """
    form, word = _line(text), _word(what)
    alike = _alike(word, form)
    made = _by_rule(what)
    known = made is not None and made.sure and made.text == form
    with _REMEMBERING:
        forms = dict(_read(office).forms)
        before = forms.pop(_key(what), None)
        if not known and alike >= _LEAST_ALIKE:
            forms[_key(what)] = (alike, form[alike:])
        if before == forms.get(_key(what)):
            return
        newest = dict(list(forms.items())[-_MOST:])
        with suppress(Problem):
            make_folder(office.folders.home, parents=True)
            write_whole(office.folders.word_forms, msgspec.json.encode(_Kept(newest)))


def _by_rule(what: Wanted) -> Form | None:
    if what.field == "short_name_dative":
        if what.lang == "kk":
            return kazakh.name(what.words)
        return russian.name(what.words, what.full)
    room = kazakh if what.lang == "kk" else russian
    if what.field == "addressee":
        made = room.official(what.words)
        return made if made and made.text != what.words else None
    whole = room.post_in(what.institution, what.words) if what.institution else None
    if what.lang == "ru":
        made = whole or russian.phrase(what.words, "dative")
    elif not what.named:
        made = kazakh.phrase(whole.text if whole else what.words, "dative")
        made = made._replace(sure=made.sure and whole.sure) if made and whole else made
    else:  # the name on the next line takes the ending
        made = whole or (Form(what.words, True) if "«" in what.words else None)
    return made._replace(text=made.text[:1].upper() + made.text[1:]) if made else None


def _word(what: Wanted) -> str:
    """Return the words that a form is told by its difference from."""
    if what.field == "post_dative" and what.lang == "kk" and what.institution not in what.words:
        return f"{what.institution} {what.words}"
    return what.words[:1].upper() + what.words[1:]


def _alike(word: str, form: str) -> int:
    pairs = enumerate(zip(word, form, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(word), len(form)))


def _key(what: Wanted) -> str:
    sex = russian.sex_of(what.full) or "" if what.lang == "ru" else ""
    told = [what.field, what.lang, _word(what), sex]
    if what.field == "post_dative":
        told += [what.institution, str(what.named)]
    return hashlib.sha256("|".join(told).encode()).hexdigest()[:32]


def _short(full: str) -> str:
    """Return the initial of the first name and the surname, which stands first in a full name."""
    words = full.split()
    fits = len(words) == 3 or (len(words) == 2 and russian.sex_of(full) is None)
    return f"{words[1][:1]}. {words[0]}" if fits and words[1][1:].isalpha() else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _read(office: Office) -> _Kept:
    try:
        return msgspec.json.decode(office.folders.word_forms.read_bytes(), type=_Kept)
    except (OSError, *NOT_JSON):  # nothing is remembered yet, or it begins anew
        return _Kept()
