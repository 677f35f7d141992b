"""What the top of a letter tells of its number, and of the letter that it answers."""

import time

import pytest

from desktop.evidence.letter_words import Head, Mark, head_of_words

OURS = Mark("7", "2025-10-17")


@pytest.mark.parametrize(
    ("text", "own", "answers"),
    [
        ("№ 05-12/545 от 30.10.2025     На № 7 от 17.10.2025", ("05-12/545", "2025-10-30"), OURS),
        ("2025 жылғы 30 қазан № 05-12/545\nСіздің 2025 жылғы 17 қазандағы № 7 хатыңызға",
         ("05-12/545", "2025-10-30"), OURS),
        ("Исх. № 12-3\n30 октября 2025 года\nНа ваше письмо № 7 от 17 октября 2025 года",
         ("12-3", "2025-10-30"), OURS),
        ("2025 жылғы 17 қазандағы № 7 қорытынды құжатыңызға жауап", ("", ""), OURS),
        ("30.10.2025 № 5\nНа № 7", ("5", "2025-10-30"), Mark("7")),
        ("№ 1 от 31.02.2025", ("1", ""), None),
        ("Закон Республики Казахстан от 2 октября 2023 года № 30-VIII", ("", ""), None),
        ("Рекомендации рассмотрены.", ("", ""), None),
        ("КГУ «Школа № 5»\nг. Уральск\n30.10.2025 № 03-12/1\nНа № 7 от 17.10.2025",
         ("03-12/1", "2025-10-30"), OURS),
        ("«№ 5 мектеп» КММ\n30.10.2025 ж. исх. № 03-12/1", ("03-12/1", "2025-10-30"), None),
        ("КГУ «Школа № 5»\nСообщаем, что меры приняты.", ("", ""), None),
        ("Исх. № 9\nприказ № 15 от 01.09.2025", ("9", ""), None),
        ("На исх. № 7 от 17.10.2025 г.\nСообщаем следующее", ("", ""), OURS),
        ("На итоговый документ № 7 от 17.10.2025", ("", ""), OURS),
        ("На итоговый документ от 17.10.2025 № 7", ("", ""), OURS),
        ("Ответ на письмо № 7 от 17.10.2025", ("", ""), OURS),
        ("На № 7\nот 17.10.2025 г.\nСообщаем следующее", ("", ""), Mark("7")),
        ("2025 жылғы 30 қазан № 03-12/1\n№ 7 17.10.2025 шығыс хатқа",
         ("03-12/1", "2025-10-30"), OURS),
        ("17.10.2025 шығыс № 7 хатқа жауап", ("", ""), OURS),
        ("2025 жылғы 17 қазандағы № 7 қорытынды құжатқа жауап", ("", ""), OURS),
        ("30.10.2025 ж. № 9 Сіздің хатыңызға жауап", ("9", "2025-10-30"), None),
        ("По рекомендации № 1: до 20 ноября 2025 года", ("", ""), None),
        ("Заседание № 3 от 01.09.2025\nСовет № 4 от 02.09.2025", ("", ""), None),
        ("", ("", ""), None),
    ],
)  # fmt: skip
def test_number_and_date_are_told_apart_from_those_of_the_letter_that_is_answered(
    text: str, own: tuple[str, str], answers: Mark | None
) -> None:
    assert head_of_words(text) == Head(Mark(*own), (answers,) if answers else ())


def test_our_own_number_is_never_told_as_theirs() -> None:
    text = "30.10.2025 № 9\nШығыс № 7 17.10.2025"
    assert head_of_words(text, {"7"}) == Head(Mark("9", "2025-10-30"), (OURS,))
    assert head_of_words("Шығыс № 7 17.10.2025", {"7"}) == Head(Mark(""), (OURS,))


def test_a_line_of_blanks_is_read_at_once() -> None:
    begun = time.perf_counter()
    head_of_words("\n".join([f"30.10.2025{' ' * 280}г№ 1"] * 40))
    assert time.perf_counter() - begun < 1


def test_numbers_far_below_are_part_of_the_text() -> None:
    text = "\n".join(["Рекомендация рассмотрена."] * 50 + ["На № 7 от 17.10.2025"])
    assert head_of_words(text).answers == ()
