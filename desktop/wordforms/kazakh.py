"""Kazakh: the last word alone takes the ending, by its last vowel, its last sound and its build.

The vowels of the last syllable decide: Айгүл takes -ге, Ерлан -ға. Doubtful is what people write
both ways: Russian surnames after a Turkic stem (Ахметовқа, Ахметовке), and foreign words.
"""

import re

from desktop.wordforms.form import Case, Form

_BACK, _FRONT, _EITHER = "аоұыяё", "әеөүіэ", "иую"
_OWN_LETTERS = "әғқңөұүһі"
_FOREIGN_LETTERS = "ёцчщэъьв"
_WORD = re.compile("[а-яёәғқңөұүһі]+(-[а-яёәғқңөұүһі]+)*", re.IGNORECASE)

# Endings by the last sound, back and front; "possessed" is what ends in "his": басшысы, Маратқызы.
_VOICELESS = "пфкқтсшщчцхһбвгд"
_NASAL = "мнң"
_ENDINGS: dict[Case, dict[str, tuple[str, str]]] = {
    "dative": {
        "vowel": ("ға", "ге"),
        "nasal": ("ға", "ге"),
        "voiced": ("ға", "ге"),
        "voiceless": ("қа", "ке"),
        "possessed": ("на", "не"),
    },
    "genitive": {
        "vowel": ("ның", "нің"),
        "nasal": ("ның", "нің"),
        "voiced": ("дың", "дің"),
        "voiceless": ("тың", "тің"),
        "possessed": ("ның", "нің"),
    },
}

_CHILD_OF = re.compile("(ұлы|улы|қызы|кызы|тегі)$")
_RUSSIAN_SURNAME = re.compile("(?P<stem>.+)(?P<end>ов|ев|ёв|ин|ын|ский|цкий|ич)$")
_RUSSIAN_STEMS = re.compile(
    "иван|павл|михайл|роман|антон|захар|макар|борис|волк|поп|козл|мороз|сокол|орл|сидор|смирн|новик"
    "|комар|гром|крыл|лебед|серге"
)
"""Stems of Russian surnames with one kind of vowels: nobody writes these in two ways."""

# Second halves of Kazakh names: such a name is no foreign word, however its first half sounds.
_SECOND_HALF = re.compile(
    "(лан|жан|бек|бай|хан|гүл|нар|нұр|зат|мұрат|мурат|сұлтан|султан|тай|бол|болат|али|ғали|дос|ман"
    "|мат|рат|ияр|зада|ара|гуль|мир|кен|төре)$"
)

# Posts that Kazakh took from elsewhere: which vowels their endings follow is settled.
_SETTLED = {
    "директор": True,
    "ректор": True,
    "инспектор": True,
    "прокурор": True,
    "нотариус": True,
    "комендант": True,
    "министр": False,
    "бухгалтер": False,
    "менеджер": False,
    "президент": False,
    "комитет": False,
    "департамент": False,
    "университет": False,
    "колледж": False,
    "лицей": False,
    "институт": True,
    "аппарат": True,
}
"""Whether the vowels of the endings are back ones."""

_OF_SOMETHING = {
    "басшы": "басшысы",
    "директор": "директоры",
    "бастық": "бастығы",
    "әкім": "әкімі",
    "төраға": "төрағасы",
    "ректор": "ректоры",
    "меңгеруші": "меңгерушісі",
    "бас дәрігер": "бас дәрігері",
    "министр": "министрі",
    "жетекші": "жетекшісі",
    "төрайым": "төрайымы",
    "прокурор": "прокуроры",
}
"""Posts of a head, alone and as the post in something."""
_DEPUTIES = frozenset({"орынбасары", "атқарушы", "атқарушысы", "құрылтайшы", "құрылтайшысы"})


def name(text: str) -> Form | None:
    """Return the dative of a name, «А. Иванов» or «Иванов Ахмет Маратұлы».

    `None` where no rule applies: the last word is an initial or not written in Cyrillic.
    """
    before, last = _last(text)
    if len(last) < 2:
        return None
    word = last.casefold()
    back, sure = _harmony(word)
    possessed = bool(_CHILD_OF.search(word))
    russian = None if possessed or len(word) < 5 else _RUSSIAN_SURNAME.fullmatch(word)
    if russian:
        stem, end = russian.group("stem", "end")
        back = end in ("ов", "ын") or (end in ("ев", "ёв") and _harmony(stem)[0])
        sure = end in ("ов", "ев") and bool(_RUSSIAN_STEMS.fullmatch(stem))
    return Form(before + last + _ending(word, "dative", back, possessed), sure or possessed)


def phrase(text: str, case: Case) -> Form | None:
    """Return a case of a post or an institution: «басқарма басшысы», «… мемлекеттік мекемесі».

    `None` where no rule applies: the last word is in quotes, an abbreviation or a number.
    """
    before, last = _last(text)
    if len(last) < 2 or last.isupper():
        return None
    word = last.casefold()
    possessed = word[-1] in "ыі" and not word.endswith(("шы", "ші"))
    back, sure = _harmony(word)
    if word in _SETTLED:
        back, sure = _SETTLED[word], True
    return Form(before + last + _ending(word, case, back, possessed), sure or possessed)


def official(text: str) -> Form | None:
    """Return the dative of an official named in the nominative: «… облысының әкімі».

    `None` for an institution, which stands in the nominative where letters are addressed, and for
    what is in the dative already.
    """
    last = _last(text)[1].casefold()
    known = {post.rpartition(" ")[2] for pair in _OF_SOMETHING.items() for post in pair}
    return phrase(text, "dative") if last in known | _DEPUTIES else None


def post_in(institution: str, post: str) -> Form | None:
    """Return a head's bare post as the post in an institution: «… мекемесінің басшысы».

    `None` where the post is not bare, or the institution's name takes no ending by rule.
    """
    own = post.strip().casefold()
    held = _OF_SOMETHING.get(own) or (own if own in _OF_SOMETHING.values() else "")
    owner = phrase(institution, "genitive") if held else None
    return Form(f"{owner.text} {held}", owner.sure) if owner else None


def _last(text: str) -> tuple[str, str]:
    """Return what stands before the last word, and that word; "" if it is none in Cyrillic."""
    line = " ".join(text.split())
    before, space, last = line.rpartition(" ")
    return (before + space, last) if _WORD.fullmatch(last) else (line, "")


def _ending(word: str, case: Case, back: bool, possessed: bool) -> str:
    sound = word.rstrip("ь")[-1:]
    if possessed:
        kind = "possessed"
    elif sound in _VOICELESS:
        kind = "voiceless"
    elif sound in _BACK + _FRONT:
        kind = "vowel"
    else:  # «у» and «и» end in a glide
        kind = "nasal" if sound in _NASAL else "voiced"
    return _ENDINGS[case][kind][0 if back else 1]


def _harmony(word: str) -> tuple[bool, bool]:
    """Return whether the endings of a word have back vowels, and whether that is beyond doubt."""
    bare = word.rstrip("ь")
    heard = [letter for letter in bare if letter in _BACK + _FRONT + _EITHER]
    told = [letter for letter in heard if letter not in _EITHER]
    foreign = any(letter in _FOREIGN_LETTERS for letter in word)
    if not told:
        return "у" in heard, "и" in heard and "у" not in heard and not foreign
    back = told[-1] in _BACK
    if bare != word:
        return False, not back and len({letter in _BACK for letter in told}) == 1
    if bare[-1] in "аяәе":
        return back, True
    if heard[-1] in "ию":
        return back, not back or "ғ" in bare or "қ" in bare
    if heard[-1] == "у" and bare[-1] != "у":
        return back, _own(bare)
    mixed = len({letter in _BACK for letter in told}) == 2
    at_home = _own(bare) or bool(_SECOND_HALF.search(bare))
    return back, at_home or not (mixed or foreign)


def _own(word: str) -> bool:
    return any(letter in _OWN_LETTERS for letter in word)
