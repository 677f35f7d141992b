"""Days in words, in the forms that papers need."""

from datetime import date

import pytest

from desktop.domain.dates import (
    counter,
    kazakh_date,
    long_date,
    not_later_than,
    short_date,
    with_weekday,
)

DAY = date(2025, 11, 3)


def test_a_day_in_figures_is_the_same_in_every_language():
    assert short_date(DAY) == "03.11.2025"


@pytest.mark.parametrize(
    ("lang", "long", "weekday", "latest"),
    [
        (
            "kk",
            "2025 жылғы 3 қараша",
            "2025 ж. 3 қараша, дүйсенбі",
            "2025 жылғы 3 қарашадан кешіктірмей",
        ),
        (
            "ru",
            "3 ноября 2025 года",
            "3 ноября 2025 г., понедельник",
            "не позднее 3 ноября 2025 года",
        ),
        ("en", "3 November 2025", "Monday, 3 November 2025", "not later than 3 November 2025"),
    ],
)
def test_a_day_is_written_as_people_write_it(lang, long, weekday, latest):
    assert (long_date(DAY, lang), with_weekday(DAY, lang), not_later_than(DAY, lang)) == (
        long,
        weekday,
        latest,
    )


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("attribute", "2025 жылғы 23 қазандағы"),
        ("locative", "2025 жылғы 23 қазанда"),
        ("ablative", "2025 жылғы 23 қазаннан"),
        ("dative", "2025 жылғы 23 қазанға"),
    ],
)
def test_a_kazakh_day_takes_the_case_of_its_sentence(case, words):
    assert kazakh_date(date(2025, 10, 23), case) == words


def test_the_attribute_is_the_locative_with_its_ending():
    for month in range(1, 13):
        locative = kazakh_date(date(2025, month, 1), "locative")
        ending = "гі" if locative.endswith("е") else "ғы"
        assert kazakh_date(date(2025, month, 1), "attribute") == locative + ending


@pytest.mark.parametrize(
    ("left", "kk", "ru", "en"),
    [
        (4, "4 жұмыс күні қалды", "осталось 4 рабочих дня", "4 working days left"),
        (2, "2 жұмыс күні қалды", "осталось 2 рабочих дня", "2 working days left"),
        (1, "1 жұмыс күні қалды", "остался 1 рабочий день", "1 working day left"),
        (11, "11 жұмыс күні қалды", "осталось 11 рабочих дней", "11 working days left"),
        (21, "21 жұмыс күні қалды", "остался 21 рабочий день", "21 working days left"),
        (0, "бүгін – соңғы күн", "сегодня – последний день", "today is the last day"),
        (-3, "3 жұмыс күніне кешікті", "просрочено на 3 рабочих дня", "3 working days late"),
        (-1, "1 жұмыс күніне кешікті", "просрочено на 1 рабочий день", "1 working day late"),
    ],
)
def test_a_counter_agrees_with_its_number(left, kk, ru, en):
    assert (counter(left, "kk"), counter(left, "ru"), counter(left, "en")) == (kk, ru, en)
