"""What a letter's words tell of itself: its number and date, and the letter that it answers."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

_LINES = 40
"""So many lines from the top may hold numbers; what is named further below is part of the text."""
_LONGEST = 300
_NUMBER = re.compile(r"№\s*(\w[\w/.\-]*)")
_LAW = re.compile(r"\d+-[IVXLC]+", re.IGNORECASE)
"""A number of a law, which is no letter's."""
_PAPERS = r"(?:итогов|документ|письм|обращени|запрос|заявлени|сопроводительн)"
# Before the number of a letter that is answered: «На № 7», «на исх. № 7», «на итоговый документ от
# 17.10.2025 № 7», «на Ваше письмо № 7», «Сіздің … № 7».
_OF_OURS_BEFORE = re.compile(
    rf"(?:(?:^|[\s(])на\s*(?:исх\w*\.?)?|(?:^|[\s(])(?:на|к|по)\s+(?:{_PAPERS}\w*\s+){{1,4}}"
    r"(?:от\s+[^№]{0,30})?|\b(?:ваш|сізді)\w*\b[^№]{0,60})\s*$",
    re.IGNORECASE,
)
# Behind it: «№ 7 хатыңызға», «№ 7 қорытынды құжатыңызға», «№ 7 шығыс хатқа».
_OF_OURS_AFTER = re.compile(
    r"(?:(?!сізді)[^№\n]){0,60}?"
    r"(?:\w(?:ыңызға|іңізге|ңызға|ңізге)|\b(?:хат|құжат|өтініш|сұра)\w*(?:[қғ]а|[кг]е|на|не))\b",
    re.IGNORECASE,
)
# Numbers of other things: of schools, orders, recommendations, and whatever is named after «на».
_OF_OTHERS_BEFORE = re.compile(
    r"\b(?:школ|гимнази|лице[йяею]|сад|колледж|интернат|училищ|поликлиник|больниц|приказ|решени|закон"
    r"|кодекс|постановлени|протокол|договор|акт|рекомендаци|пункт|приложени|форм|бұйры|шешім|қаулы"
    r"|хаттама|ұсыным|тарма|қосымша)\w*\b[^№]{0,60}$|(?:^|[\s(])на\s[^№]{0,80}$",
    re.IGNORECASE,
)
_OF_OTHERS_AFTER = re.compile(
    r"\s*[»\"]?\s*(?:жалпы|орта|бастауыш|мектеп|балабақша|бөбекжай|гимназия|лицей|колледж|емхана|аурухана"
    r"|бұйры|шешім|қаулы|хаттама|ұсыным|тарма|қосымша)",
    re.IGNORECASE,
)
_OUTGOING = re.compile(r"\s*(?:исх|шығ)\w*\.?\s*(?:номер\w*|нөмір\w*)?\s*", re.IGNORECASE)
_ALONE_AFTER = re.compile(r"\s*(?:$|\s{2}|от\b|[,.;«\"(\d])", re.IGNORECASE)
_BESIDE = re.compile(r"(?:от|года?|г|ж|жылы?)?\W*((?:исх|шығ)\w*)?", re.IGNORECASE)
"""What may stand between a number and its day, beside `_GAP`."""
_GAP = " \t\u00a0,.;:|_–—-"
_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_MONTHS = (
    ("қаңтар", "январ"), ("ақпан", "феврал"), ("наурыз", "март"), ("сәуір", "апрел"),
    ("мамыр", "мая"), ("маусым", "июн"), ("шілде", "июл"), ("тамыз", "август"),
    ("қыркүйек", "сентябр"), ("қазан", "октябр"), ("қараша", "ноябр"), ("желтоқсан", "декабр"),
)  # fmt: skip
_IN_RUSSIAN = re.compile(r"[«\"]?(\d{1,2})[»\"]?\s+([а-я]{3,9})\s+(\d{4})", re.IGNORECASE)
_IN_KAZAKH = re.compile(r"(\d{4})\s*(?:жылғы|жылы|ж\.)\s*[«\"]?(\d{1,2})[»\"]?\s+(\w+)")


class Mark(NamedTuple):
    """A number of a letter, and the day (ISO) beside it; "" where none stands there."""

    number: str
    day: str = ""


class Head(NamedTuple):
    """What the top of a letter tells.

    Attributes:
        own: its own number and date, as its sender gave them.
        answers: the letters that it says it answers.
    """

    own: Mark
    answers: tuple[Mark, ...]


def head_of_words(text: str, ours: Collection[str] = ()) -> Head:
    """Return what the first lines of a letter tell of its number, and of what it answers.

    A guess to be offered, never a fact: letterheads differ, and a scan that was read by a machine
    may have wrong figures. Where several numbers may be its own, none is told.

    Args:
        text: the letter's words.
        ours: numbers of our letters, case-folded: such a number is that of what it answers.
    """
    own: list[_Own] = []
    answers: list[Mark] = []
    days: list[str] = []
    lines = [line for line in text.splitlines() if line.strip()][:_LINES]
    waits = False  # the number of a letter that is answered may have its day in the next line
    for line in lines:
        if (day := _day_alone(line)) and not waits:
            days.append(day)
        waits = False
        for before, mark, after in _marks(line[:_LONGEST]):
            named = _OF_OURS_BEFORE.search(before) or _OF_OURS_AFTER.match(after)
            if named or mark.number.casefold() in ours:
                answers.append(mark)
                waits = not mark.day
            elif not _OF_OTHERS_BEFORE.search(before) and not _OF_OTHERS_AFTER.match(after):
                own.append(_own(before, mark, after))
    found = _likeliest(own)
    if not found.day:
        theirs = {each.day for each in answers}
        found = found._replace(day=next((day for day in days if day not in theirs), ""))
    return Head(found, tuple(dict.fromkeys(answers)))


class _Own(NamedTuple):
    """A mark that may be the letter's own, and how likely it is: 0 the most, 3 not at all."""

    mark: Mark
    rank: int


def _own(before: str, mark: Mark, after: str) -> _Own:
    begins = not _without_day(before).strip()
    outgoing = bool(_OUTGOING.fullmatch(_without_day(before)))
    if outgoing or (begins and mark.day):
        return _Own(mark, 0)
    alone = begins and bool(_ALONE_AFTER.match(after))
    return _Own(mark, 1 if mark.day else 2 if alone else 3)


def _likeliest(own: Iterable[_Own]) -> Mark:
    """Return the mark that is most likely the letter's own; an empty one where that is in doubt."""
    best = sorted((each for each in own if each.rank < 3), key=lambda each: each.rank)
    if not best:
        return Mark("")
    same = {each.mark.number for each in best if each.rank == best[0].rank}
    return best[0].mark if len(same) == 1 or not best[0].rank else Mark("")


def _marks(line: str) -> Iterator[tuple[str, Mark, str]]:
    """Yield each number of a line with what stands before and behind it, up to the next one."""
    found = [each for each in _NUMBER.finditer(line) if not _LAW.fullmatch(each[1].rstrip(".,;-"))]
    for n, each in enumerate(found):
        begin = found[n - 1].end() if n else 0
        end = found[n + 1].start() if n + 1 < len(found) else len(line)
        before, after = line[begin : each.start()], line[each.end() : end]
        # The day before a number may belong to it in Kazakh: «2025 жылғы 17 қазандағы № 7».
        leading = [day for day in _days(before) if _beside(before[day.end :])]
        kazakh = next((day.iso for day in leading if day.kazakh), "")
        behind = next((day for day in _days(after) if _beside(after[: day.start])), None)
        alone = "" if n or not leading else leading[0].iso
        day = kazakh or (behind.iso if behind else alone)
        yield before, Mark(each[1].rstrip(".,;-"), day), after


def _without_day(before: str) -> str:
    """Return what stands before a number and its day."""
    for day in _days(before):
        if (gap := _beside(before[day.end :])) is not None:
            return before[: day.start] + (gap[1] or "")
    return before


def _beside(gap: str) -> re.Match[str] | None:
    return _BESIDE.fullmatch(gap.strip(_GAP))


class _Day(NamedTuple):
    """A day in a line: where it stands, and the day in ISO, "" if there is no such day."""

    start: int
    end: int
    iso: str
    kazakh: bool = False


def _days(text: str) -> list[_Day]:
    """Return the days of a text in their order."""
    found = [_Day(*m.span(), _iso(m[3], int(m[2]), m[1])) for m in _FIGURES.finditer(text)]
    found += [_Day(*m.span(), _iso(m[3], m[2], m[1])) for m in _IN_RUSSIAN.finditer(text)]
    found += [
        _Day(*m.span(), _iso(m[1], m[3], m[2]), kazakh=True) for m in _IN_KAZAKH.finditer(text)
    ]
    return sorted(found)


def _day_alone(line: str) -> str:
    """Return the day of a line that holds nothing else to speak of; "" if it is no such line."""
    if len(line.strip()) > 30 or "№" in line:
        return ""
    return next((day.iso for day in _days(line)), "")


def _iso(year: str, month: str | int, day: str) -> str:
    """Return a day in ISO; "" if there is no such day."""
    if isinstance(month, str):
        named = (
            n
            for n, stems in enumerate(_MONTHS, 1)
            if any(month.casefold().startswith(stem) for stem in stems)
        )
        month = next(named, 0)
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
