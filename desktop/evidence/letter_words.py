"""What a letter's words tell of itself: its number and date, and the letter that it answers."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_LINES = 40
"""So many lines from the top may hold numbers; what is named further below is part of the text."""
_LONGEST = 300
_NUMBER = re.compile(r"№\s*(\w[\w/.\-]*)")
_LAW = re.compile(r"\d+-[IVXLC]+", re.IGNORECASE)
"""A number of a law, which is no letter's."""
# Before the number of a letter that is answered: «На № 7», «на Ваше письмо № 7», «Сіздің … № 7».
_OF_OURS_BEFORE = re.compile(r"(?:(?:^|\s)на|\b(?:ваш|сізді)\w*\b[^№]{0,60})\s*$", re.IGNORECASE)
# Behind it: «№ 7 хатыңызға», «№ 7 қорытынды құжатыңызға».
_OF_OURS_AFTER = re.compile(r"[^№\n]{0,40}(?:ыңызға|іңізге|ңызға|ңізге)\b", re.IGNORECASE)
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


def head_of_words(text: str) -> Head:
    """Return what the first lines of a letter tell of its number, and of what it answers.

    A guess to be offered, never a fact: letterheads differ, and a scan that was read by a machine
    may have wrong figures.
    """
    own: list[Mark] = []
    answers: list[Mark] = []
    lines = [line for line in text.splitlines() if line.strip()][:_LINES]
    for line in lines:
        for before, mark, after in _marks(line[:_LONGEST]):
            if _OF_OURS_BEFORE.search(before) or _OF_OURS_AFTER.match(after):
                answers.append(mark)
            else:
                own.append(mark)
    found = own[0] if own else Mark("")
    if not found.day:
        alone = (day for line in lines if (day := _day_alone(line)))
        found = found._replace(day=next(alone, ""))
    return Head(found, tuple(dict.fromkeys(answers)))


def _marks(line: str) -> Iterator[tuple[str, Mark, str]]:
    """Yield each number of a line with what stands before and behind it, up to the next one."""
    found = [each for each in _NUMBER.finditer(line) if not _LAW.fullmatch(each[1].rstrip(".,;-"))]
    for n, each in enumerate(found):
        begin = found[n - 1].end() if n else 0
        end = found[n + 1].start() if n + 1 < len(found) else len(line)
        before, after = line[begin : each.start()], line[each.end() : end]
        day = _first_day(after) or ("" if n else _first_day(before))
        # The day before a number may belong to it in Kazakh: «2025 жылғы 17 қазандағы № 7».
        kazakh = [_iso(m[1], m[3], m[2]) for m in _IN_KAZAKH.finditer(before)]
        yield before, Mark(each[1].rstrip(".,;-"), (kazakh[-1] if kazakh else "") or day), after


def _first_day(text: str) -> str:
    days = sorted(_days(text))
    return days[0][1] if days else ""


def _days(text: str) -> Iterator[tuple[int, str]]:
    for each in _FIGURES.finditer(text):
        yield each.start(), _iso(each[3], int(each[2]), each[1])
    for each in _IN_RUSSIAN.finditer(text):
        yield each.start(), _iso(each[3], each[2], each[1])
    for each in _IN_KAZAKH.finditer(text):
        yield each.start(), _iso(each[1], each[3], each[2])


def _day_alone(line: str) -> str:
    """Return the day of a line that holds nothing else to speak of; "" if it is no such line."""
    return _first_day(line) if len(line.strip()) <= 30 and "№" not in line else ""


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
