"""The annex mark of a letter tells the sheets of what goes with it, where they were counted."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, Lang
from desktop.law.documents import load_documents
from desktop.law.reading import DataFault
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import (
    Hand,
    MadePaper,
    latest,
    make_beside_case,
    outdated,
    outdated_enclosures,
)

BLANK = {"kk": "\t парақта, 1 данада", "ru": "на \t листах, в 1", "en": "on \t sheets, in 1"}


class Counter:
    """Says of every file the pages that the test sets, and remembers what it was asked."""

    def __init__(self, pages: int | None) -> None:
        self.pages = pages
        self.asked: list[bytes] = []

    def __call__(self, docx_file: bytes) -> int | None:
        self.asked.append(docx_file)
        return self.pages


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def make(desk: Desk, kind: str, lang: Lang = "ru", hand: Hand | None = None) -> MadePaper:
    return make_beside_case(desk, course(desk).id, kind, lang, hand)


def words(made: MadePaper) -> str:
    paragraphs = docx.Document(BytesIO(made.path.read_bytes())).paragraphs
    return "\n".join(each.text for each in paragraphs).replace("\u00a0", " ")


def stale(desk: Desk, made: MadePaper) -> bool:
    return outdated(desk, course(desk).id, made.paper)


def typed_in_word(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before("Дописано от руки.")
    document.save(str(path))


@pytest.mark.parametrize(
    ("lang", "pages", "mark"),
    [
        ("kk", 1, "1 парақта, 1 данада, қазақ тілінде"),
        ("kk", 5, "5 парақта, 1 данада, қазақ тілінде"),
        ("ru", 1, "на 1 листе, в 1 экземпляре, на русском языке"),
        ("ru", 4, "на 4 листах, в 1 экземпляре"),
        ("ru", 5, "на 5 листах, в 1 экземпляре"),
        ("ru", 11, "на 11 листах, в 1 экземпляре"),
        ("ru", 21, "на 21 листе, в 1 экземпляре"),
        ("ru", 111, "на 111 листах, в 1 экземпляре"),
        ("en", 1, "on 1 sheet, in 1 copy, in English"),
        ("en", 21, "on 21 sheets, in 1 copy, in English"),
    ],
)
@pytest.mark.parametrize("letter", ["covering-letter", "causes-letter"])
def test_the_mark_takes_the_right_form_of_the_word(
    sample: Desk, letter: str, lang: Lang, pages: int, mark: str
) -> None:
    sample.office.count_pages = Counter(pages)
    assert make(sample, "final-document", lang).paper.pages == pages
    assert mark in words(make(sample, letter, lang))


def test_the_notice_tells_the_sheets_of_the_protocol(sample: Desk) -> None:
    sample.office.count_pages = Counter(2)
    make(sample, "group-protocol")
    assert "на 2 листах, в 1 экземпляре, на русском языке" in words(make(sample, "notice"))


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_not_counted_stays_a_ruled_blank(sample: Desk, lang: Lang) -> None:
    made = make(sample, "final-document", lang)
    assert made.paper.pages is None
    assert BLANK[lang] in words(make(sample, "covering-letter", lang))
    sample.office.count_pages = Counter(None)
    assert make(sample, "final-document", lang).paper == made.paper
    assert BLANK[lang] in words(make(sample, "covering-letter", lang))


def test_the_pages_of_another_language_are_not_taken(sample: Desk) -> None:
    sample.office.count_pages = Counter(7)
    make(sample, "final-document", "kk")
    assert BLANK["ru"] in words(make(sample, "covering-letter", "ru"))


def test_only_what_a_letter_tells_is_counted(sample: Desk) -> None:
    counter = sample.office.count_pages = Counter(3)
    assert make(sample, "covering-letter").paper.pages is None
    assert counter.asked == []
    made = make(sample, "final-document")
    assert counter.asked == [made.path.read_bytes()]


def test_a_letter_is_outdated_once_its_annex_takes_other_pages(sample: Desk) -> None:
    sample.office.count_pages = Counter(5)
    make(sample, "final-document")
    letter = make(sample, "covering-letter")
    assert not stale(sample, letter)
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "conclusion.ru"), "Иной вывод.")
    make(sample, "final-document")
    assert not stale(sample, letter), "other words on as many pages"
    enter(sample, FieldAddress("control", control.id, "conclusion.ru"), "Вывод подлиннее.")
    sample.office.count_pages = Counter(6)
    make(sample, "final-document")
    assert stale(sample, letter)
    assert letter.paper in outdated_enclosures(sample, course(sample).id, "covering-letter")
    assert "на 5 листах" in words(letter), "nothing was written over"
    again = make(sample, "covering-letter")
    assert "на 6 листах" in words(again)
    assert not stale(sample, again)


def test_a_blank_that_was_left_is_not_outdated_by_what_is_known_later(sample: Desk) -> None:
    letter = make(sample, "covering-letter")
    sample.office.count_pages = Counter(5)
    make(sample, "final-document")
    assert not stale(sample, letter)
    assert "на 5 листах" in words(make(sample, "covering-letter"))


def test_the_pages_of_a_file_changed_in_word_are_not_known_until_it_is_joined(
    sample: Desk,
) -> None:
    sample.office.count_pages = Counter(5)
    final = make(sample, "final-document")
    letter = make(sample, "covering-letter")
    typed_in_word(final.path)
    assert stale(sample, letter)
    assert BLANK["ru"] in words(make(sample, "covering-letter"))
    sample.office.count_pages = Counter(8)
    joined = make(sample, "final-document", hand=Hand("keep"))
    assert joined.paper.pages == 8
    edited = [each for each in sample.case.all(Paper) if each.pure_sha256 is not None]
    assert {each.pages for each in edited} == {8}
    assert "на 8 листах" in words(make(sample, "covering-letter"))


def test_a_paper_that_was_moved_away_is_known_as_it_was_made(sample: Desk) -> None:
    sample.office.count_pages = Counter(5)
    make(sample, "final-document").path.unlink()
    assert "на 5 листах" in words(make(sample, "covering-letter"))


def test_a_paper_made_before_anybody_counted_is_counted_when_it_is_made_again(
    sample: Desk,
) -> None:
    first = make(sample, "final-document").paper
    sample.office.count_pages = Counter(5)
    second = make(sample, "final-document").paper
    assert (first.content_sha256, second.pages) == (second.content_sha256, 5)
    assert make(sample, "final-document").paper == second
    sample.office.count_pages = None
    assert make(sample, "final-document").paper == second, "what is known is not forgotten"
    assert latest(sample.case, course(sample), "final-document", "ru") == second


def test_a_letter_that_tells_the_sheets_of_no_paper_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for lang in LANGS:
        (folder / f"note.{lang}.docx").write_bytes(b"")
    (folder / "note.toml").write_text(
        'id = "note"\ntitle = {kk = "a", ru = "b", en = "c"}\n'
        'sheets_of = ["nothing"]\nconfidence = "practice"\n',
        "utf-8",
    )
    with pytest.raises(DataFault) as caught:
        load_documents(tmp_path)
    assert (caught.value.code, caught.value.params["detail"]) == ("data.dangling", "nothing")
