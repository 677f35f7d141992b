"""What the top of a letter tells of its number, and of the letter that it answers."""

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
        ("", ("", ""), None),
    ],
)  # fmt: skip
def test_number_and_date_are_told_apart_from_those_of_the_letter_that_is_answered(
    text: str, own: tuple[str, str], answers: Mark | None
) -> None:
    assert head_of_words(text) == Head(Mark(*own), (answers,) if answers else ())


def test_numbers_far_below_are_part_of_the_text() -> None:
    text = "\n".join(["Рекомендация рассмотрена."] * 50 + ["На № 7 от 17.10.2025"])
    assert head_of_words(text).answers == ()
