"""Acts and norms with their days of validity, and the wording of a citation made by rule.

A document never holds a citation as typed text: it names an id, and the wording follows from
act, article, paragraph and subparagraph, for laws («подпункт 3) пункта 2 статьи 7 Закона…») and
for codes («часть вторая статьи 91…») in each language's own grammar.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct, field

from desktop.domain.basis import Basis, Confidence, Line, Texts
from desktop.domain.dates import kazakh_date, long_date
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.reading import DataFault, read_toml

ActKind = Literal["law", "code", "constitution", "order"]
Form = Literal[
    "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional", "locative"
]
"""Grammatical form of a citation.

ru «в соответствии с» takes the instrumental, «согласно» the dative, «на основании» and «в силу»
the genitive, «в» the prepositional. kk «сәйкес» takes the dative, «көзделген» in a norm the
locative; a Kazakh instrumental is made with «-мен». A form that a language lacks falls together
with its nearest: kk prepositional = locative; ru locative = prepositional. English has one form.
"""
Owner = Literal["none", "short", "named", "full"]
"""How the act is named: not at all, «Закона», «Закона «Об общественном контроле»», or in full
with country and date, as a paper names it at the first mention."""


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A law, a code, a constitution or an order.

    `abbreviation` is how its short form stands in a text («АППК»), `None` for «Закон», «Кодекс».
    `source` names the official text as words; the program never opens it. `valid_from` and
    `valid_until` are the first and the last day in force, `None` if open or not known.
    """

    id: Line
    kind: ActKind
    title: Texts
    abbreviation: Texts | None = None
    date: dt.date
    number: str
    source: Line
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    confidence: Confidence
    note: str = ""


class NormCondition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition under which a norm holds, asked beside each finding that names the norm.

    An "answer" is yes, no or unknown, and the norm holds only with yes; a "line" is a fact to
    be named, such as the act that set up a council.
    """

    id: Line
    kind: Literal["answer", "line"] = "answer"
    question: Texts


class Citation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A norm that may be cited.

    Attributes:
        id: its name in procedures, findings and templates.
        act: id of the act.
        article: «7», «16», «4-1».
        paragraph: point of a law or part of a code; `None` if the article has none or all of it
            is meant.
        subparagraph: the number that stands with a bracket.
        valid_from: first day, if it is later than the act's.
        valid_until: last day, if it is earlier than the act's.
        successor: id of the norm that took its place.
        conditions: what must be answered before a finding may lean on it.
        summary: what it says, in plain words of our own; never printed in an outgoing paper.
        confidence: whether the norm's text was read.
        note: for the lawyer.
    """

    id: Line
    act: Line
    article: Line
    paragraph: str | None = None
    subparagraph: str | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: str | None = None
    conditions: tuple[NormCondition, ...] = field(default=(), name="condition")
    summary: Texts
    confidence: Confidence
    note: str = ""


class Notion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A general notion that a paper cites by its own date: of several norms the one then valid."""

    id: Line
    title: Texts
    citations: tuple[Line, ...]


class ReferencesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file of acts and norms."""

    act: tuple[Act, ...]
    citation: tuple[Citation, ...]
    notion: tuple[Notion, ...] = ()


class References:
    """All acts, norms and notions of `resources/law/references.toml`."""

    def __init__(
        self,
        acts: Mapping[str, Act],
        citations: Mapping[str, Citation],
        notions: Mapping[str, Notion],
    ) -> None:
        self.acts = acts
        self.citations = citations
        self.notions = notions

    def __iter__(self) -> Iterator[Citation]:
        return iter(self.citations.values())

    def __contains__(self, citation_id: object) -> bool:
        return citation_id in self.citations or citation_id in self.notions

    def get(self, citation_id: str) -> Citation:
        """Return a norm by its id, whatever the day; for lists and for what was cited before.

        Raises:
            KeyError: no such norm; a mistake of ours that `check_forms` finds.
        """
        return self.citations[citation_id]

    def valid(self, citation: Citation, on: dt.date) -> bool:
        """Return whether a norm is in force on a day, its act and itself."""
        first, last = self.validity(citation)
        return (first is None or first <= on) and (last is None or on <= last)

    def validity(self, citation: Citation) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day on which a norm is in force; `None` if not bounded."""
        act = self.acts[citation.act]
        starts = [day for day in (act.valid_from, citation.valid_from) if day]
        ends = [day for day in (act.valid_until, citation.valid_until) if day]
        return max(starts, default=None), min(ends, default=None)

    def citation(self, citation_id: str, on: dt.date) -> Citation:
        """Return the norm to cite in a paper of a day; a notion resolves to the norm then valid.

        Raises:
            Problem: `warning.citation-ended` (with the successor's id, "" if there is none) or
                `warning.citation-not-yet`: the norm is not in force on that day.
            KeyError: no such norm or notion.
        """
        if notion := self.notions.get(citation_id):
            for each in notion.citations:
                if self.valid(self.citations[each], on):
                    return self.citations[each]
            citation = self.citations[notion.citations[-1]]
        else:
            citation = self.citations[citation_id]
        first, last = self.validity(citation)
        if last is not None and on > last:
            raise Problem(
                "warning.citation-ended",
                id=citation.id,
                norm=self.texts(citation, owner="full").local(),
                day=on,
                last=last,
                successor=citation.successor or "",
            )
        if first is not None and on < first:
            raise Problem(
                "warning.citation-not-yet",
                id=citation.id,
                norm=self.texts(citation, owner="full").local(),
                day=on,
                first=first,
                successor="",
            )
        return citation

    def wording(
        self,
        citation: Citation | Basis,
        lang: Lang,
        form: Form = "nominative",
        owner: Owner = "named",
    ) -> str:
        """Return the citation in words: «пунктом 4 статьи 13 Закона «Об общественном контроле»».

        Args:
            citation: the norm, or a basis as clocks and calendars carry it.
            lang: language.
            form: grammatical form asked for by the words around it.
            owner: how the act is named.
        """
        act = self.acts[citation.act]
        parts = (citation.article, citation.paragraph, citation.subparagraph)
        is_code = act.kind == "code"
        if lang == "ru":
            return _joined(_russian(*parts, is_code, form), _russian_act(act, owner), after=True)
        if lang == "kk":
            return _joined(
                _kazakh(*parts, is_code, form, owned=owner != "none"),
                _kazakh_act(act, owner),
                after=False,
            )
        return _joined(_english(*parts), _english_act(act, owner), after=True)

    def short(self, norm: str | Citation | Basis, lang: Lang) -> str:
        """Return a norm in words with its act's name, for the screen; a notion by its title."""
        if not isinstance(norm, str):
            return self.wording(norm, lang)
        if notion := self.notions.get(norm):
            return notion.title.text(lang)
        return self.wording(self.citations[norm], lang)

    def texts(
        self, citation: Citation | Basis, form: Form = "nominative", owner: Owner = "named"
    ) -> Texts:
        """Return the wording in all three languages."""
        return Texts(
            kk=self.wording(citation, "kk", form, owner),
            ru=self.wording(citation, "ru", form, owner),
            en=self.wording(citation, "en", form, owner),
        )

    @cached_property
    def conditions(self) -> Mapping[str, tuple[Citation, NormCondition]]:
        """All conditions of norms by their ids, each with its norm."""
        return {
            condition.id: (citation, condition)
            for citation in self.citations.values()
            for condition in citation.conditions
        }


Row = TypeVar("Row", Act, Citation, Notion)


def load_references(path: Path) -> References:
    """Read acts, norms and notions.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), or `data.duplicate` (an id twice),
            `data.dangling` (an act, successor or norm that is not there),
            `data.days-reversed` (in force until a day before it begins), `data.overlapping`
            (two norms of a notion in force on one day).
    """
    file = read_toml(path, ReferencesFile)
    acts = _by_id(path, "act", file.act)
    citations = _by_id(path, "citation", file.citation)
    notions = _by_id(path, "notion", file.notion)
    references = References(acts, citations, notions)
    for n, act in enumerate(file.act):
        _check_days(path, f"act[{n}]", act.valid_from, act.valid_until)
    seen: set[str] = set()
    for n, citation in enumerate(file.citation):
        key = f"citation[{n}]"
        if citation.act not in acts:
            raise DataFault("data.dangling", path, f"{key}.act", detail=citation.act)
        if citation.successor is not None and citation.successor not in citations:
            raise DataFault("data.dangling", path, f"{key}.successor", detail=citation.successor)
        _check_days(path, key, *references.validity(citation))
        for m, condition in enumerate(citation.conditions):
            if condition.id in seen:
                where = f"{key}.condition[{m}].id"
                raise DataFault("data.duplicate", path, where, detail=condition.id)
            seen.add(condition.id)
    for n, notion in enumerate(file.notion):
        _check_notion(path, f"notion[{n}]", notion, references)
    return references


def _by_id(path: Path, table: str, rows: tuple[Row, ...]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for n, row in enumerate(rows):
        if row.id in found:
            raise DataFault("data.duplicate", path, f"{table}[{n}].id", detail=row.id)
        found[row.id] = row
    return found


def _check_days(path: Path, key: str, first: dt.date | None, last: dt.date | None) -> None:
    if first is not None and last is not None and last < first:
        raise DataFault("data.days-reversed", path, f"{key}.valid_until", detail=last)


def _check_notion(path: Path, key: str, notion: Notion, references: References) -> None:
    if not notion.citations:
        raise DataFault("data.wrong-value", path, f"{key}.citations", detail="[]")
    for n, citation_id in enumerate(notion.citations):
        if citation_id not in references.citations:
            raise DataFault("data.dangling", path, f"{key}.citations[{n}]", detail=citation_id)
    spans = [references.validity(references.citations[each]) for each in notion.citations]
    for n, ((_, last), (first, _)) in enumerate(pairwise(spans), 1):
        if last is None or first is None or first <= last:
            detail = notion.citations[n]
            raise DataFault("data.overlapping", path, f"{key}.citations[{n}]", detail=detail)


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


def _russian(
    article: str, paragraph: str | None, sub: str | None, is_code: bool, form: Form
) -> str:
    """Chain the parts from the smallest up: the first takes the case, the rest the genitive."""
    case: Form = "prepositional" if form == "locative" else form
    links: list[tuple[str, str]] = []
    if sub:
        links.append(("подпункт", f"{sub})"))
    if paragraph:
        links.append(("част" if is_code else "пункт", paragraph))
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
    article: str, paragraph: str | None, sub: str | None, is_code: bool, form: Form, *, owned: bool
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
        noun = _KK["бөлік" if is_code else "тармақ"][True][ending]
        words.append(
            f"{_kazakh_ordinal(paragraph)} {noun}"
            if is_code and _kazakh_ordinal(paragraph) != paragraph
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
            "named": f'of the Law "{title}"',
            "full": f'of the Law of the Republic of Kazakhstan of {day} "{title}"',
        }[owner]
    if act.kind == "constitution":
        return "of the Constitution" if owner == "short" else f"of the {title}"
    if owner == "short" and act.kind == "code":
        return f"of the {act.abbreviation.en if act.abbreviation else 'Code'}"
    return f"of the {title}" + (f" of {day}" if owner == "full" else "")
