"""Days as people write them in Kazakh, Russian and English, with the cases that papers need."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from desktop.domain.clock import KAZAKHSTAN

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain.text import Lang

KazakhCase = Literal["nominative", "attribute", "locative", "ablative", "dative"]
"""Forms of a Kazakh date, by the month's ending: «қазан», «қазандағы» (of), «қазанда» (on),
«қазаннан» (from), «қазанға» (until)."""

# Written out whole: vowel harmony and the consonant rules meet in twelve words only, and a table
# can be checked by reading it.
_KK_MONTHS: dict[KazakhCase, tuple[str, ...]] = {
    "nominative": (
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
        "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ),
    "attribute": (
        "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
        "шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
    ),
    "locative": (
        "қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда",
        "шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда",
    ),
    "ablative": (
        "қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан",
        "шілдеден", "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан",
    ),
    "dative": (
        "қаңтарға", "ақпанға", "наурызға", "сәуірге", "мамырға", "маусымға",
        "шілдеге", "тамызға", "қыркүйекке", "қазанға", "қарашаға", "желтоқсанға",
    ),
}  # fmt: skip
_RU_MONTHS_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: dict[Lang, tuple[str, ...]] = {
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def short_date(day: date) -> str:
    """Return the day in figures, DD.MM.YYYY, which all three languages use in papers."""
    return f"{day:%d.%m}.{day.year:04d}"


def short_moment(at: datetime) -> str:
    """Return an instant as a day in figures and a time in Kazakhstan: «06.10.2025, 15:00»."""
    here = at.astimezone(KAZAKHSTAN)
    return f"{short_date(here.date())}, {here:%H:%M}"


def kazakh_date(day: date, case: KazakhCase = "nominative") -> str:
    """Return the day in Kazakh words in a case: «2025 жылғы 10 қазанда» is the locative."""
    return f"{day.year} жылғы {day.day} {_KK_MONTHS[case][day.month - 1]}"


def long_date(day: date, lang: Lang) -> str:
    """Return the day in words, as the text of a paper has it.

    The Russian form is the genitive («23 октября 2025 года»), which is also its nominative use;
    the Kazakh form is the nominative, other cases come from `kazakh_date`.
    """
    if lang == "kk":
        return kazakh_date(day)
    if lang == "ru":
        return f"{day.day} {_RU_MONTHS_GENITIVE[day.month - 1]} {day.year} года"
    return f"{day.day} {_EN_MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date, lang: Lang) -> str:
    """Return the day with its weekday, as the window and an explanation show it."""
    weekday = _WEEKDAYS[lang][day.weekday()]
    if lang == "kk":
        return f"{day.year} ж. {day.day} {_KK_MONTHS['nominative'][day.month - 1]}, {weekday}"
    if lang == "ru":
        return f"{day.day} {_RU_MONTHS_GENITIVE[day.month - 1]} {day.year} г., {weekday}"
    return f"{weekday}, {long_date(day, 'en')}"


def not_later_than(day: date, lang: Lang) -> str:
    """Return "not later than <day>" in words.

    In Kazakh with the ablative and «кешіктірмей»: «дейін» leaves open whether the day itself is in.
    """
    if lang == "kk":
        return f"{kazakh_date(day, 'ablative')} кешіктірмей"
    return f"{'не позднее' if lang == 'ru' else 'not later than'} {long_date(day, lang)}"


def counter(left: int, lang: Lang) -> str:
    """Return how much time is left, in words.

    Args:
        left: working days left; 0 means that today is the last day, a negative number counts the
            working days of delay (see `WorkCalendar.days_left`).
        lang: language of the words.
    """
    if left == 0:
        return _LAST_DAY[lang]
    n = abs(left)
    if lang == "kk":
        return f"{n} жұмыс күні қалды" if left > 0 else f"{n} жұмыс күніне кешікті"
    if lang == "ru":
        days = _russian(n, "рабочий день", "рабочих дня", "рабочих дней")
        verb = _russian(n, "остался", "осталось", "осталось") if left > 0 else "просрочено на"
        return f"{verb} {n} {days}"
    return f"{n} working day{'' if n == 1 else 's'} {'left' if left > 0 else 'late'}"


_LAST_DAY: dict[Lang, str] = {
    "kk": "бүгін – соңғы күн",
    "ru": "сегодня – последний день",
    "en": "today is the last day",
}


def _russian(n: int, one: str, few: str, many: str) -> str:
    if n % 10 == 1 and n % 100 != 11:
        return one
    return few if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else many
