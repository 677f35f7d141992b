"""The reading copy: what says the same stands in one row, nothing is left out, it is never sent."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from desktop.documents.blocks import Word
from desktop.documents.side_by_side import paired, side_by_side
from desktop.domain.errors import Problem
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue

KK = Catalogue("kk", data_root() / "resources" / "messages").say
RU = Catalogue("ru", data_root() / "resources" / "messages").say


def page(*parts: object) -> bytes:
    """A Word file: a text is a paragraph, (text, style) one of a style, a list of rows a table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        elif isinstance(part, tuple):
            document.add_paragraph(part[0], part[1])
        elif isinstance(part, Path):
            document.add_paragraph().add_run().add_picture(str(part), Mm(150))
        elif isinstance(part, list):
            table = document.add_table(0, len(part[0]), "Table Grid")
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def copy(kk: bytes, ru: bytes) -> bytes:
    return side_by_side(kk, ru, title="хат", say_kk=KK, say_ru=RU)


def rows(data: bytes) -> list[tuple[str, ...]]:
    """The rows of the copy: what is read in each cell, without those of tables within."""
    table = docx.Document(BytesIO(data)).tables[0]
    return [tuple(text_in(cell) for cell in row.findall(qn("w:tc"))) for row in table._tbl.tr_lst]


def text_in(element: object) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t")))  # type: ignore[attr-defined]


def pairs(kk: bytes, ru: bytes) -> list[tuple[str, str]]:
    found = paired(Word(kk).stories["body"].parts, Word(ru).stories["body"].parts)
    return [(one.text if one else "", two.text if two else "") for one, two in found]


def test_each_paragraph_stands_beside_its_own_in_the_order_of_the_page() -> None:
    kk = page(("Хабарлама", "Heading 1"), "Бақылау 06.10.2025 күні басталады.", "Соңы.")
    ru = page(("Уведомление", "Heading 1"), "Контроль начинается 06.10.2025.", "Конец.")
    assert rows(copy(kk, ru))[1:] == [
        ("Хабарлама", "Уведомление"),
        ("Бақылау 06.10.2025 күні басталады.", "Контроль начинается 06.10.2025."),
        ("Соңы.", "Конец."),
    ]


def test_a_paragraph_of_one_language_alone_stands_beside_an_empty_place() -> None:
    first, last = "Бірінші абзац 2025 жылғы 6 қазан", "Үшінші абзац № 45"
    kk = page(first, "ҚОЛМЕН жазылған абзац, ол тек қазақша бар, ұзындығы да бөлек.", last)
    ru = page("Первый абзац 6 октября 2025 года", "Третий абзац № 45")
    assert pairs(kk, ru) == [
        (first, "Первый абзац 6 октября 2025 года"),
        ("ҚОЛМЕН жазылған абзац, ол тек қазақша бар, ұзындығы да бөлек.", ""),
        (last, "Третий абзац № 45"),
    ]
    assert pairs(ru, kk) == [(two, one) for one, two in pairs(kk, ru)]


def test_every_page_says_in_both_languages_that_it_is_only_to_be_read() -> None:
    data = copy(page("бір"), page("один"))
    table = docx.Document(BytesIO(data)).tables[0]
    head = table._tbl.tr_lst[0]
    assert head.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # stands on every page
    assert rows(data)[0] == (KK("paper.reading-copy"), RU("paper.reading-copy"))


def test_the_page_lies_on_its_side_and_the_columns_are_alike() -> None:
    document = docx.Document(BytesIO(copy(page("бір"), page("один"))))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    grid = document.tables[0]._tbl.tblGrid
    widths = {each.get(qn("w:w")) for each in grid}
    assert len(widths) == 1
    inner = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    assert abs(2 * int(widths.pop()) * 635 - inner) < 2 * 635


def test_a_narrow_table_stands_beside_its_own_and_fits_its_column() -> None:
    kk, ru = (
        page([["Аты", "Рөлі"], ["А. Омарова", "төраға"]]),
        page([["Имя", "Роль"], ["А. Омарова", "председатель"]]),
    )
    data = copy(kk, ru)
    outer = docx.Document(BytesIO(data)).tables[0]._tbl
    cells = outer.tr_lst[1].findall(qn("w:tc"))
    assert [text_in(cell) for cell in cells] == [
        "АтыРөліА. Омароватөраға",
        "ИмяРольА. Омаровапредседатель",
    ]
    for cell in cells:
        inner = cell.find(qn("w:tbl"))
        widths = [int(each.get(qn("w:w"))) for each in inner.find(qn("w:tblGrid"))]
        assert sum(widths) <= int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
        assert cell[-1].tag == qn("w:p")


def test_a_wide_ruled_table_stands_over_its_counterpart_in_the_full_width() -> None:
    head = ["№", "Қайда", "Қашан", "Қалай", "Не"], ["№", "Где", "Когда", "Как", "Что"]
    data = copy(page([list(head[0])], "соңы"), page([list(head[1])], "конец"))
    assert rows(data)[1:] == [("№ҚайдаҚашанҚалайНе№ГдеКогдаКакЧто",), ("соңы", "конец")]


def test_a_picture_that_both_show_is_shown_once(tmp_path: Path) -> None:
    from PIL import Image

    picture = tmp_path / "a.png"
    Image.new("RGB", (60, 40), "red").save(picture)
    data = copy(page("бір", picture, "екі"), page("один", picture, "два"))
    document = docx.Document(BytesIO(data))
    drawings = list(document.element.body.iter(qn("w:drawing")))
    assert len(drawings) == 1
    assert rows(data)[1:] == [("бір", "один"), ("",), ("екі", "два")]


def test_russian_words_are_tagged_as_russian_in_a_kazakh_file() -> None:
    data = copy(page("бір"), page("один"))
    for run in docx.Document(BytesIO(data)).element.body.iter(qn("w:r")):
        if text_in(run) == "один":
            tag = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            assert tag.get(qn("w:val")) == "ru-RU"
            break
    else:
        raise AssertionError


def test_the_same_papers_give_the_same_bytes() -> None:
    kk, ru = page("бір", "екі"), page("один", "два")
    assert copy(kk, ru) == copy(kk, ru)


def test_of_very_different_papers_nothing_is_left_out() -> None:
    kk = page(*(f"Абзац {n} қазақша" for n in range(300)))
    ru = page(*(f"Пункт {n}" for n in range(0, 300, 7)), [["а", "б"]])
    said = "\n".join(cell for row in rows(copy(kk, ru)) for cell in row)
    assert all(f"Абзац {n} қазақша" in said for n in range(300))
    assert all(f"Пункт {n}" in said for n in range(0, 300, 7))


@pytest.mark.parametrize("bad", [b"", b"torn", b"PK\x03\x04torn"])
def test_a_file_that_is_no_word_file_is_a_sentence(bad: bytes) -> None:
    for files in ((bad, page("один")), (page("бір"), bad)):
        with pytest.raises(Problem, match=r"paper\.hand-unreadable"):
            copy(*files)
