"""Days in the forms that sentences need; Kazakh declines them by rule."""

from datetime import date

from desktop.documents.shape import Day
from desktop.domain.dates import kazakh_date, long_date, short_date
from desktop.domain.text import Lang

NO_DAY = Day(figures="", words="", attribute="", on="", since="")


def day_forms(day: date | None, lang: Lang) -> Day:
    """Return a day in all its forms, all empty for `None`."""
    if day is None:
        return NO_DAY
    words = long_date(day, lang)
    if lang != "kk":
        return Day(figures=short_date(day), words=words, attribute=words, on=words, since=words)
    return Day(
        figures=short_date(day),
        words=words,
        attribute=kazakh_date(day, "attribute"),
        on=kazakh_date(day, "locative"),
        since=kazakh_date(day, "ablative"),
    )
