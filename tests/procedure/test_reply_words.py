"""Which part of a reply's text belongs to which recommendation."""

import pytest

from desktop.domain.correspondence import Reply
from desktop.domain.ids import new_id
from desktop.domain.text import LocalText
from desktop.procedure.reply_words import in_paragraphs, paragraphs, passages, with_more

FIRST = "Ақпарат интернет-ресурста 2025 жылғы 20 қарашаға дейін орналастырылады."
SECOND = "Вторая рекомендация не может быть принята ввиду отсутствия средств."
TEXT = f"Құрметті әріптестер!\n{FIRST}\n{SECOND}"
NUMBERS = frozenset({1, 2})


def quoting(**text: str) -> Reply:
    return Reply(id=new_id(), recommendation_id=new_id(), quote=LocalText(**text))


def test_a_quote_is_found_in_the_text_and_the_rest_belongs_to_none() -> None:
    found = passages(TEXT, [(2, quoting(ru=SECOND)), (1, quoting(kk="2025 жылғы 20 қарашаға"))])
    assert [(TEXT[a.start : a.end], a.number) for a in found] == [
        ("2025 жылғы 20 қарашаға", 1), (SECOND, 2),
    ]  # fmt: skip
    told = paragraphs(TEXT, found, NUMBERS)
    assert [(TEXT[each.start : each.end], each.taken) for each in told] == [
        (FIRST, {1}), (SECOND, {2}),
    ]  # fmt: skip
    alone = paragraphs(TEXT, passages(TEXT, [(1, quoting(ru=SECOND))]), NUMBERS)
    assert [each.taken for each in alone] == [set(), {1}]


def test_each_line_of_a_quote_is_found_behind_the_one_before_it() -> None:
    text = "Принято.\nОтклонено.\nПринято."
    found = passages(text, [(1, quoting(ru="Отклонено.\nПринято."))])
    assert [text[each.start : each.end] for each in found] == ["Отклонено.", "Принято."]
    assert found[1].start > found[0].start


def test_words_that_stand_in_no_letter_mark_nothing() -> None:
    assert passages(TEXT, [(1, quoting(ru="Сказано по телефону"))]) == ()


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. Ақпарат орналастырылды", 1),
        ("2) Информация размещена", 2),
        ("По рекомендации № 1 сообщаем", 1),
        ("Рекомендация 2: принята", 2),
        ("По 2-й рекомендации сообщаем", 2),
        ("1-ұсыным бойынша: қабылданды", 1),
        ("2-ші ұсыным бойынша", 2),
        ("№ 1 ұсыным", 1),
        ("Ұсыным № 2 қабылданды", 2),
        ("– 1. Размещено", 1),
        ("3. Такой рекомендации нет", None),
        ("1.5 миллиона тенге выделено", None),
        ("2025 жылы орындалады", None),
        ("Рекомендации рассмотрены", None),
    ],
)
def test_a_paragraph_is_proposed_by_the_number_at_its_beginning(
    line: str, number: int | None
) -> None:
    told = paragraphs(f"{line} {'а' * 40}", (), NUMBERS)
    assert [each.proposed for each in told] == [number]


def test_headings_and_signatures_are_no_paragraphs_to_be_assigned() -> None:
    assert paragraphs("Басқарма басшысы\n\nА. Ә.", (), NUMBERS) == ()


def test_a_part_is_put_behind_the_quote_once() -> None:
    quote = with_more("", "Бірінші\n\n екінші ")
    assert quote == "Бірінші\nекінші"
    assert with_more(quote, "екінші") == quote
    assert with_more("Typed by hand ", "екінші") == "Typed by hand\nекінші"


def test_lines_of_paper_become_paragraphs() -> None:
    text = (
        "Управление сообщает, что информация о совете\n"
        "будет размещена на сайте до 20 ноября 2025 го-\n"
        "да.\n"
        "2. Вторая рекомендация отклонена, так как средств\n"
        "\n"
        "Руководитель"
    )
    assert in_paragraphs(text) == (
        "Управление сообщает, что информация о совете будет размещена на сайте до 20 ноября 2025 "
        "года.\n2. Вторая рекомендация отклонена, так как средств\nРуководитель"
    )
