"""The one door for text: what comes out can be kept, compared and printed."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import LocalText, clean, look_alikes, sort_key

AT = datetime(2025, 10, 6, 7, 0, tzinfo=UTC)
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_text_is_composed_and_holds_nothing_that_xml_forbids(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(sign in "\n\t" or sign >= " " for sign in cleaned)
    cleaned.encode("utf-8")


@given(st.text(alphabet=KAZAKH + KAZAKH.upper() + " .,–«»№0123456789\n\t", max_size=200))
def test_what_people_type_passes_unchanged(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("и\u0306", "й"),
        ("а\u200bб", "аб"),
        ("\u202eкері", "кері"),
        ("дефис\u00adтеу", "дефистеу"),
        ("\ufeffбасы", "басы"),
        ("бір\r\nекі\rүш\u2028төрт\u0085бес", "бір\nекі\nүш\nтөрт\nбес"),
        ("кесте\tбар", "кесте\tбар"),
        ("нөл\x00\x07", "нөл"),
        ("жарты\ud800", "жарты"),
        ("без разрыва:\u00a0№\u00a05", "без разрыва:\u00a0№\u00a05"),
    ],
)
def test_only_what_nobody_can_see_is_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("тiлi", "тілі"),
        ("қаhарман", "қаһарман"),
        ("Қaзақстан", "Қазақстан"),
        ("әkімдік", "әkімдік"),
    ],
)
def test_latin_letters_in_a_kazakh_word_are_offered_a_repair_if_they_have_a_twin(
    text: str, repaired: str
) -> None:
    found = look_alikes(text)
    if repaired == text:
        assert found == ()
    else:
        assert [(one.word, one.repaired, one.start) for one in found] == [(text, repaired, 0)]


@pytest.mark.parametrize("text", ["gov.kz", "IT", "Ashyk Kogam", "кеңес", "IT-кеңес", ""])
def test_words_of_one_alphabet_are_left_alone(text: str) -> None:
    assert look_alikes(text) == ()


@given(st.text())
def test_an_offered_repair_leaves_nothing_to_repair(text: str) -> None:
    for one in look_alikes(text):
        assert text[one.start : one.start + len(one.word)] == one.word
        assert look_alikes(one.repaired) == ()


def test_words_sort_in_the_order_of_the_kazakh_alphabet() -> None:
    words = ["яғни", "ұсыным", "қала", "әкім", "бап", "іс", "өңір", "ғылым", "ел", "аудан", "қор"]
    assert sorted(words, key=sort_key) == [
        "аудан", "әкім", "бап", "ғылым", "ел", "қала", "қор", "өңір", "ұсыным", "іс", "яғни",
    ]  # fmt: skip


def test_each_letter_of_the_alphabet_sorts_after_the_one_before_it() -> None:
    assert sorted(KAZAKH, key=sort_key) == list(KAZAKH)


def test_numbers_inside_words_sort_by_value() -> None:
    names = ["№ 10 мектеп", "№ 9 мектеп", "№ 100 мектеп"]
    assert sorted(names, key=sort_key) == ["№ 9 мектеп", "№ 10 мектеп", "№ 100 мектеп"]


@given(st.text(alphabet=KAZAKH, min_size=1), st.text(alphabet=KAZAKH, min_size=1))
def test_case_decides_only_between_words_that_are_otherwise_equal(one: str, two: str) -> None:
    if one != two:
        assert (sort_key(one) < sort_key(two)) == (sort_key(one.upper()) < sort_key(two.upper()))
    assert sort_key(one)[0] == sort_key(one.upper())[0]


@given(st.permutations(["кеңес", "Кеңес", "кеңес 9", "кеңес 10", "IT", "", " ", "ә", "Ә"]))
def test_the_order_of_words_does_not_depend_on_how_they_came(words: list[str]) -> None:
    assert sorted(words, key=sort_key) == sorted(set(words), key=sort_key)


def test_a_text_missing_in_one_language_is_never_filled_from_another() -> None:
    text = LocalText().with_text("ru", "Управление", AT)
    assert text.text("kk") == ""
    assert text.missing(("kk", "ru")) == ("kk",)
    assert text.changed_at("ru") == AT
    assert text.changed_at("kk") is None


def test_blank_text_counts_as_missing() -> None:
    assert LocalText(kk=" \n\t").missing(("kk",)) == ("kk",)


def test_a_list_shows_any_name_to_recognise_a_record_by_and_kazakh_stands_first() -> None:
    assert LocalText(kk="Басқарма", ru="Управление").any_text("en") == "Басқарма"
    assert LocalText(kk="Басқарма", ru="Управление").any_text("ru") == "Управление"
    assert LocalText().any_text("kk") == ""


def test_a_number_of_any_length_is_sorted() -> None:
    assert sort_key("1" * 5000) > sort_key("1" * 4999)
