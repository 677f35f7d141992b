"""The wording of a citation, made by rule in each language's own grammar.

«подпункт 3) пункта 2 статьи 7 Закона…» for acts divided into points, «часть вторая статьи 91…» for
those divided into parts; Kazakh with and without an owner.
"""

from collections.abc import Callable, Mapping

from desktop.domain.dates import kazakh_date, long_date
from desktop.domain.text import Lang
from desktop.law.acts import Act, ActKind, Form, Owner


def wording(
    act: Act,
    place: tuple[str, str | None, str | None],
    lang: Lang,
    form: Form = "nominative",
    owner: Owner = "named",
) -> str:
    """Return a norm in words; `place` is its article, paragraph and subparagraph."""
    parts = act.divided_into == "parts"
    if lang == "ru":
        return _joined(_russian(*place, parts, form), _russian_act(act, owner), after=True)
    if lang == "kk":
        norm = _kazakh(*place, parts, form, owned=owner != "none")
        return _joined(norm, _kazakh_act(act, owner), after=False)
    return _joined(_english(*place), _english_act(act, owner), after=True)


def _joined(norm: str, act: str, *, after: bool) -> str:
    if not act:
        return norm
    return f"{norm} {act}" if after else f"{act} {norm}"


# --- Russian -------------------------------------------------------------------------------------

_RU_ENDINGS: dict[str, dict[Form, str]] = {
    "подпункт": {"nominative": "", "genitive": "а", "dative": "у", "accusative": "",
                 "instrumental": "ом", "prepositional": "е"},
    "пункт": {"nominative": "", "genitive": "а", "dative": "у", "accusative": "",
              "instrumental": "ом", "prepositional": "е"},
    "стать": {"nominative": "я", "genitive": "и", "dative": "е", "accusative": "ю",
              "instrumental": "ей", "prepositional": "е"},
    "част": {"nominative": "ь", "genitive": "и", "dative": "и", "accusative": "ь",
             "instrumental": "ью", "prepositional": "и"},
}  # fmt: skip
_RU_ORDINAL = (
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат",
)  # fmt: skip
_RU_ORDINAL_ENDING: dict[Form, str] = {
    "nominative": "ая", "genitive": "ой", "dative": "ой", "accusative": "ую",
    "instrumental": "ой", "prepositional": "ой",
}  # fmt: skip


def _russian(article: str, paragraph: str | None, sub: str | None, parts: bool, form: Form) -> str:
    """Chain the parts from the smallest up: the first takes the case, the rest the genitive."""
    case: Form = "prepositional" if form == "locative" else form
    links: list[tuple[str, str]] = []
    if sub:
        links.append(("подпункт", f"{sub})"))
    if paragraph:
        links.append(("част" if parts else "пункт", paragraph))
    links.append(("стать", article))
    words = []
    for n, (stem, number) in enumerate(links):
        ending: Form = case if n == 0 else "genitive"
        said = _russian_ordinal(number, ending) if stem == "част" else number
        words.append(f"{stem}{_RU_ENDINGS[stem][ending]} {said}")
    return " ".join(words)


def _russian_ordinal(number: str, form: Form) -> str:
    """Return a code's part as a word; "1-1" and parts beyond the table stay figures."""
    if not number.isdigit() or not 0 < int(number) <= len(_RU_ORDINAL):
        return number
    stem = _RU_ORDINAL[int(number) - 1]
    ending = _RU_ORDINAL_ENDING[form]
    if stem == "трет":
        ending = {"ая": "ья", "ой": "ьей", "ую": "ью"}[ending]
    return stem + ending


def _russian_act(act: Act, owner: Owner) -> str:
    if owner == "none":
        return ""
    title, day = act.title.ru, long_date(act.date, "ru")
    rules = title.replace("Правила ", "Правил ", 1)
    words: Mapping[ActKind, Callable[[], Mapping[Owner, str]]] = {
        "law": lambda: {
            "short": "Закона",
            "named": f"Закона «{title}»",
            "full": f"Закона Республики Казахстан от {day} «{title}»",
        },
        "constitution": lambda: {
            "short": "Конституции",
            "named": "Конституции Республики Казахстан",
            "full": "Конституции Республики Казахстан",
        },
        "code": lambda: {
            "short": act.abbreviation.ru if act.abbreviation else "Кодекса",
            "named": _russian_code(title, ""),
            "full": f"{_russian_code(title, ' Республики Казахстан')} от {day}",
        },
        "order": lambda: {"short": rules, "named": rules, "full": f"{rules} от {day}"},
    }
    return words[act.kind]()[owner]


def _russian_code(title: str, country: str) -> str:
    """Put a code's name into the genitive: «Трудовой кодекс» -> «Трудового кодекса».

    The country stands behind the word: «Кодекса Республики Казахстан об …».
    """
    words = []
    for word in title.split(" "):
        if word.lower() == "кодекс":
            words.append(f"{word}а{country}")
        elif word.endswith(("ый", "ой")):
            words.append(f"{word[:-2]}ого")
        else:
            words.append(f"{word[:-2]}его" if word.endswith("ий") else word)
    return " ".join(words)


# --- Kazakh --------------------------------------------------------------------------------------

# Each word stands in two shapes: with an owner («Заңның 7-бабы») and without («7-бап»). Endings
# are written out whole, as vowel harmony and the inserted «н» meet in these four words only.
_KK: dict[str, dict[bool, dict[Form, str]]] = {
    "бап": {
        True: {"nominative": "бабы", "genitive": "бабының", "dative": "бабына",
               "accusative": "бабын", "instrumental": "бабымен", "locative": "бабында"},
        False: {"nominative": "бап", "genitive": "баптың", "dative": "бапқа",
                "accusative": "бапты", "instrumental": "баппен", "locative": "бапта"},
    },
    "тармақ": {
        True: {"nominative": "тармағы", "genitive": "тармағының", "dative": "тармағына",
               "accusative": "тармағын", "instrumental": "тармағымен", "locative": "тармағында"},
    },
    "бөлік": {
        True: {"nominative": "бөлігі", "genitive": "бөлігінің", "dative": "бөлігіне",
               "accusative": "бөлігін", "instrumental": "бөлігімен", "locative": "бөлігінде"},
    },
    "тармақша": {
        True: {"nominative": "тармақшасы", "genitive": "тармақшасының", "dative": "тармақшасына",
               "accusative": "тармақшасын", "instrumental": "тармақшасымен",
               "locative": "тармақшасында"},
    },
}  # fmt: skip
_KK_ORDINAL = (
    "бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші",
    "тоғызыншы", "оныншы", "он бірінші", "он екінші",
)  # fmt: skip


def _kazakh(
    article: str, paragraph: str | None, sub: str | None, parts: bool, form: Form, *, owned: bool
) -> str:
    """Chain the parts from the largest down: the last takes the case, each before it owns the next.

    «Заңның 7-бабы 2-тармағының 3) тармақшасы», «7-баптың 2-тармағының 3) тармақшасы»,
    «Заңның 13-бабының 4-тармағы», «91-бабының екінші бөлігі». Between article and paragraph the
    first genitive falls away when an owner stands before and a subparagraph follows.
    """
    case: Form = "locative" if form == "prepositional" else form
    if not paragraph and not sub:
        return f"{article}-{_KK['бап'][owned][case]}"
    shortened = owned and paragraph is not None and sub is not None
    words = [f"{article}-{_KK['бап'][owned]['nominative' if shortened else 'genitive']}"]
    if paragraph:
        ending: Form = "genitive" if sub else case
        noun = _KK["бөлік" if parts else "тармақ"][True][ending]
        words.append(
            f"{_kazakh_ordinal(paragraph)} {noun}"
            if parts and _kazakh_ordinal(paragraph) != paragraph
            else f"{paragraph}-{noun}"
        )
    if sub:
        words.append(f"{sub}) {_KK['тармақша'][True][case]}")
    return " ".join(words)


def _kazakh_ordinal(number: str) -> str:
    if number.isdigit() and 0 < int(number) <= len(_KK_ORDINAL):
        return _KK_ORDINAL[int(number) - 1]
    return number


def _kazakh_act(act: Act, owner: Owner) -> str:
    if owner == "none":
        return ""
    title, country = act.title.kk, "Қазақстан Республикасы"
    day = kazakh_date(act.date, "attribute")
    # Endings on abbreviations differ in use (ӘРПК-нің, ӘРПК-тің): none is written.
    code = act.abbreviation.kk if act.abbreviation else "Кодекстің"
    genitive = title.replace("кодексі", "кодексінің")
    words: Mapping[ActKind, Mapping[Owner, str]] = {
        "law": {
            "short": "Заңның",
            "named": f"«{title}» Заңның",
            "full": f"{country}ның {day} «{title}» Заңының",
        },
        "constitution": {
            "short": "Конституцияның",
            "named": f"{country} Конституциясының",
            "full": f"{country} Конституциясының",
        },
        "code": {
            "short": code,
            "named": f"{country} {genitive}",
            "full": f"{country}ның {day} {genitive}",
        },
        "order": {"short": f"{title}ның", "named": f"{title}ның", "full": f"{day} {title}ның"},
    }
    return words[act.kind][owner]


# --- English -------------------------------------------------------------------------------------


def _english(article: str, paragraph: str | None, sub: str | None) -> str:
    inner = "".join(f"({part})" for part in (paragraph, sub) if part)
    return f"Article {article}{inner}"


def _english_act(act: Act, owner: Owner) -> str:
    if owner == "none":
        return ""
    title, day = act.title.en, long_date(act.date, "en")
    if act.kind == "law":
        return {
            "short": "of the Law",
            "named": f"of the Law “{title}”",
            "full": f"of the Law of the Republic of Kazakhstan of {day} “{title}”",
        }[owner]
    if act.kind == "constitution":
        return "of the Constitution" if owner == "short" else f"of the {title}"
    if owner == "short" and act.kind == "code":
        return f"of the {act.abbreviation.en if act.abbreviation else 'Code'}"
    return f"of the {title}" + (f" of {day}" if owner == "full" else "")
