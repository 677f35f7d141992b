"""Russian: surnames by ending and sex, posts and institutions by the dictionary.

Only the words that govern take the case: «исполняющему обязанности руководителя». What stands in
quotes, after initials or in capitals (ГУ, ТОО) never changes.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from desktop.wordforms.form import Case, Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

Sex = Literal["m", "f"]

_LETTERS = re.compile("[А-ЯЁа-яёӘәҒғҚқҢңӨөҰұҮүҺһІі]+(-[А-ЯЁа-яёӘәҒғҚқҢңӨөҰұҮүҺһІі]+)*")
_INITIALS = re.compile(r"([А-ЯЁӘҒҚҢӨҰҮҺІ]\.)+")

_SON_OF = re.compile("(ұлы|улы|оглы)$")
_DAUGHTER_OF = re.compile("(қызы|кызы)$")
_HIS_FATHER = re.compile("(вич|ьич|мич|ұлы|улы|оглы)$")
_HER_FATHER = re.compile("(вна|чна|қызы|кызы)$")
_HIS = re.compile("(ов|ев|ёв|ский|цкий|..ин|..ын)$")
_HERS = re.compile("(ова|ева|ёва|ская|цкая|..ина|..ына)$")
_SAME_FOR_BOTH = re.compile("(ұлы|улы|қызы|кызы|енко|ых|их)$")
_FLEETING = re.compile("(ец|ек|ёк|ок|ей|ел|ёл|ень|яц)$")
_VOWELS = "аеёиоуыэюяәөұүі"

_CASES: dict[Case, str] = {"dative": "datv", "genitive": "gent"}
_IN_PLACE_OF = re.compile(r"(вр\. ?)?и\. ?о\. |врио |вр\. ио |ио ", re.IGNORECASE)
_LOCAL: dict[str, dict[Case, str]] = {
    word: {"dative": word + "у", "genitive": word + "а"} for word in ("аким", "акимат", "маслихат")
}
"""Words of the field that the dictionary does not know, or knows as a first name."""

_LOOSE = (", ", " и ")
_LINKS = re.compile("( [-–—] |, | и )")

_BARE = re.compile(
    "руководител[ья]|директора?|начальника?|акима?|ректора?|председател[ья]|глав[аы]|министра?"
    "|заведующ(ий|ая|его|ей)|прокурора?|управляющ(ий|его)|главн(ый|ого) врача?"
)
_ACTING = re.compile(r"(временно )?исполняющ(ий|ая) обязанности |(вр\. ?)?и\. ?о\. |врио ")


def name(text: str, full: str = "") -> Form | None:
    """Return the dative of a name, «А. Иванов» or «Иванов Ахмет Маратович».

    Args:
        text: the name, the surname first where no initial stands.
        full: the full name, whose patronymic tells the sex; "" if it is not known.

    Returns:
        the form; `None` where the name is not written in Cyrillic. Not sure is a form for which
        the sex would have to be known, and that of a surname that is used in two ways.
    """
    words = text.split()
    plain = [word for word in words if not _INITIALS.fullmatch(word)]
    if not plain or not all(_LETTERS.fullmatch(word) for word in plain):
        return None
    roles = _roles(plain, with_initials=len(plain) < len(words))
    if roles is None:
        return None
    sex = sex_of(full) or sex_of(text)
    sure = True
    if sex is None:
        sex, sure = _told_by_surname(plain[roles.find("S")], alone=roles == "S")
        sure = sure and "P" not in roles
        if not sure:
            sex = _suggested_by(text) or _suggested_by(full) or sex
    made = {}
    for word, role in zip(plain, roles, strict=True):
        made[word] = _part(word, role, sex)
        sure = sure and not _wavers(word, role, sex)
    return Form(" ".join(made.get(word, word) for word in words), sure)


def sex_of(name: str) -> Sex | None:
    """Return the sex that the patronymic in a full name tells, `None` where there is none.

    «А. Маркевич» has none: what ends like one is a surname there.
    """
    words = name.casefold().split()
    if len(words) == 3 or (len(words) == 2 and not words[0].endswith(".")):
        if _HIS_FATHER.search(words[-1]) and len(words) == 3:
            return "m"
        if _HER_FATHER.search(words[-1]):
            return "f"
    return "m" if words and _SON_OF.search(words[-1]) else None


def _roles(plain: list[str], *, with_initials: bool) -> str | None:
    """Return which words are surname, first name and patronymic; `None` for what is no name."""
    if len(plain) == 1:
        return "S"
    if with_initials or len(plain) > 3:
        return None
    if len(plain) == 3:
        return "SFP"
    first, second = (word.casefold() for word in plain)
    if _HIS_FATHER.search(second) or _HER_FATHER.search(second):
        return "FP"
    told = [bool(_HIS.search(word) or _HERS.search(word)) for word in (first, second)]
    return "FS" if told == [False, True] else "SF"


def _told_by_surname(surname: str, *, alone: bool) -> tuple[Sex, bool]:
    """Return the sex that a surname tells, and whether that is beyond doubt.

    «А. Мусина» may be a man as «А. Щербина» is; of «А. Шевченко», `alone`, one need not know it.
    """
    word = surname.casefold()
    if _DAUGHTER_OF.search(word):
        return "f", True
    if _HERS.search(word):
        return "f", not word.endswith(("ина", "ына"))
    return "m", bool(_HIS.search(word) or _SON_OF.search(word)) or (
        alone and bool(_SAME_FOR_BOTH.search(word))
    )


def _wavers(word: str, role: str, sex: Sex) -> bool:
    """Return whether a word of a name has more than one form in use."""
    small = word.casefold()
    if role == "P":
        return False
    if role == "F":
        return sex == "f" and small[-1] == "ь" and small != "любовь"
    if "-" in small:
        return True
    if _SAME_FOR_BOTH.search(small) or (_HIS if sex == "m" else _HERS).search(small):
        return False
    if small[-1] in _VOWELS:
        return True
    return sex == "m" and bool(_FLEETING.search(small))


def _part(word: str, role: str, sex: Sex) -> str:
    from pytrovich.enums import Case as Which
    from pytrovich.enums import Gender, NamePart

    parts = {"S": NamePart.LASTNAME, "F": NamePart.FIRSTNAME, "P": NamePart.MIDDLENAME}
    gender = Gender.MALE if sex == "m" else Gender.FEMALE
    return str(_rules_of_names()(parts[role], gender, Which.DATIVE, word))


def _suggested_by(name: str) -> Sex | None:
    """Return the sex that a first name suggests; no more than that: Айжан, Женя."""
    from pytrovich.detector import PetrovichGenderDetector
    from pytrovich.enums import Gender

    words = [word for word in name.split() if _LETTERS.fullmatch(word)]
    roles = _roles(words, with_initials=len(words) < len(name.split())) if words else None
    if roles is None or "F" not in roles:
        return None
    first = words[roles.find("F")]
    found = PetrovichGenderDetector().detect(firstname=first)  # type: ignore[no-untyped-call]
    suggested: dict[object, Sex] = {Gender.MALE: "m", Gender.FEMALE: "f"}
    return suggested.get(found)


@cache
def _rules_of_names() -> "Callable[..., str]":
    from pytrovich.maker import PetrovichDeclinationMaker

    made: Callable[..., str] = PetrovichDeclinationMaker().make
    return made


def phrase(text: str, case: Case) -> Form | None:
    """Return a case of a post or an institution: «руководителю отдела», «управлению культуры».

    `None` where no word in the nominative is found that could take the case.
    """
    line = " ".join(text.split())
    if not line or _IN_PLACE_OF.match(line):
        return Form(line, True) if line else None
    quote = re.search('[«"„(]', line)
    head = line[: quote.start()] if quote else line
    done: list[str] = []
    sure = True
    for n, part in enumerate(_LINKS.split(head)):
        made = None if n % 2 else _governed(part, case)
        if n % 2 == 0 and made is None and (n == 0 or done[-1] not in _LOOSE):
            return None
        # After a comma or «и» a second post may stand, or only more words about the first.
        sure = sure and (made is None or (made.sure and (n == 0 or done[-1] not in _LOOSE)))
        done.append(made.text if made else part)
    return Form("".join(done) + line[len(head) :], sure)


def post_in(institution: str, post: str) -> Form | None:
    """Return the dative of a head's bare post with the institution: «Руководителю ГУ «…»».

    `None` where the post is not bare, or a form cannot be found.
    """
    own = " ".join(post.split()).casefold()
    bare = _BARE.fullmatch(_ACTING.sub("", own, count=1))
    made = phrase(post, "dative") if bare else None
    owner = phrase(institution, "genitive") if made else None
    if made is None or owner is None:
        return None
    first, rest = owner.text[:1], owner.text[1:]
    # A legal form before a name in quotes is a common noun; a name of its own keeps its capital.
    inside = first.lower() + rest if "«" in rest and rest[:1].islower() else owner.text
    return Form(f"{made.text} {inside}", made.sure and owner.sure)


def official(text: str) -> Form | None:
    """Return the dative of an official named in the nominative: «Аким … области».

    `None` for an institution, which stands in the nominative where letters are addressed, and for
    what is in the dative already.
    """
    words = _LINKS.split(" ".join(text.split()))[0].split()
    if not words or not all(map(_LETTERS.fullmatch, words[:1])) or words[0].isupper():
        return None
    _, governs, _ = _governor(words, _after_adverb(words))
    if governs is None or str(governs.tag.animacy) == "inan":
        return None
    return phrase(text, "dative")


def _governed(part: str, case: Case) -> Form | None:
    """Put the noun that governs, and what agrees with it, into a case."""
    words = part.split()
    first = words[0] if words else ""
    if not first or not _LETTERS.fullmatch(first):
        return None
    if first.isupper() and len(first) > 1:  # ГУ, ТОО: an abbreviation has no cases
        return Form(part, True)
    start = _after_adverb(words)
    at, governs, agreeing = _governor(words, start)
    made = _inflect(words[at], governs, case)
    if made is None:
        return None
    found = [_form(word, how, case) for word, how in zip(words[start:at], agreeing, strict=True)]
    texts = [*words[:start], *(each.text for each in (*found, made)), *words[at + 1 :]]
    space = part[len(part.rstrip()) :]
    return Form(" ".join(texts) + space, all(each.sure for each in (*found, made)))


def _after_adverb(words: list[str]) -> int:
    return 1 if words[0].casefold() == "временно" and len(words) > 1 else 0


def _governor(words: list[str], start: int) -> "tuple[int, Parse | None, list[Parse]]":
    """Return the place and the reading of the word that governs, and what agrees before it.

    Of «исполняющий обязанности» and «заведующая отделом» it is the participle itself.
    """
    end = start
    while end < len(words) and _modifier(words[end], None):
        end += 1
    noun = _noun(words[end]) if end < len(words) else None
    agreeing = [how for word in words[start:end] if (how := _modifier(word, noun))]
    if noun is not None and len(agreeing) == end - start:
        return end, noun, agreeing
    return start, _modifier(words[start], None) or _noun(words[start]), []


@cache
def _dictionary() -> "MorphAnalyzer":
    import pymorphy3
    import pymorphy3_dicts_ru

    # By its place: found by itself it would need the packages' metadata in the frozen program.
    return pymorphy3.MorphAnalyzer(pymorphy3_dicts_ru.get_path(), lang="ru")


def _noun(word: str) -> "Parse | None":
    """Return the reading of a word as a noun in the nominative, the likeliest first."""
    return next(
        (each for each in _dictionary().parse(word) if {"NOUN", "sing", "nomn"} in each.tag), None
    )


def _modifier(word: str, noun: "Parse | None") -> "Parse | None":
    """Return the reading of a word as an adjective or participle that agrees with a noun."""
    for each in _dictionary().parse(word):
        fits = noun is None or str(noun.tag.gender) in (str(each.tag.gender), "None")
        if fits and each.tag.POS in ("ADJF", "PRTF") and {"sing", "nomn"} in each.tag:
            return each
    return None


def _inflect(word: str, noun: "Parse | None", case: Case) -> Form | None:
    small = word.casefold()
    if small in _LOCAL:
        return Form(_as_written(word, _LOCAL[small][case]), True)
    if "-" in small and (noun is None or not _known(noun)):
        parts = [_inflect(each, _noun(each), case) for each in word.split("-")]
        made = [each for each in parts if each]
        if len(made) == len(parts):
            return Form("-".join(each.text for each in made), all(each.sure for each in made))
    return _form(word, noun, case) if noun else None


def _form(word: str, reading: "Parse", case: Case) -> Form:
    made = reading.inflect({_CASES[case]})
    if made is None:
        return Form(word, False)
    text = made.word if "ё" in word.casefold() else made.word.replace("ё", "е")
    return Form(_as_written(word, text), _known(reading))


def _known(reading: "Parse") -> bool:
    """Return whether the dictionary holds the word, and does not only guess by its ending."""
    names = {type(each[0]).__name__ for each in reading.methods_stack}
    return names <= {"DictionaryAnalyzer", "KnownPrefixAnalyzer", "HyphenSeparatedParticleAnalyzer"}


def _as_written(word: str, form: str) -> str:
    """Give a form the capitals of its word."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form
