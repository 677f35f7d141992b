"""What is printed together, and how many sheets it takes."""

from pathlib import Path

import docx
import pytest

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import give_number, letter_for, mark_sent, take_back_sent
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.papers import make_beside_case
from desktop.usecases.printing import packet, sheets


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def make(desk: Desk, *kinds: str, langs: tuple[str, ...] = ("kk", "ru")) -> None:
    for kind in kinds:
        for lang in langs:
            make_beside_case(desk, course(desk).id, kind, lang)


def names(desk: Desk, kind: str) -> list[tuple[str, str]]:
    return [(part.kind, part.lang) for part in packet(desk, course(desk).id, kind)]


def test_the_letter_comes_first_then_what_goes_with_it_each_kazakh_first(sample: Desk) -> None:
    make(sample, "final-document", "covering-letter")
    both = [
        ("covering-letter", "kk"), ("covering-letter", "ru"),
        ("final-document", "kk"), ("final-document", "ru"),
    ]  # fmt: skip
    assert names(sample, "covering-letter") == both
    assert names(sample, "final-document") == both  # asked from either side


def test_only_what_was_made_is_there_and_nothing_at_all_is_said(sample: Desk) -> None:
    with pytest.raises(Problem, match=r"print\.nothing-made"):
        packet(sample, course(sample).id, "covering-letter")
    make(sample, "covering-letter", langs=("ru",))
    assert names(sample, "covering-letter") == [("covering-letter", "ru")]


def test_a_paper_that_says_something_else_than_the_case_is_told_until_it_went(
    sample: Desk,
) -> None:
    def told() -> list[tuple[str, str]]:
        found = packet(sample, course(sample).id, "covering-letter")
        return [(part.kind, part.lang) for part in found if part.outdated]

    letter = letter_for(sample, course(sample).id, "covering-letter")
    take_back_sent(sample, letter.id, "қате")
    make(sample, "final-document", langs=("kk",))
    make(sample, "covering-letter")
    assert told() == []
    give_number(sample, letter.id, letter.dated, "01-12/7")
    assert told() == [("covering-letter", "kk"), ("covering-letter", "ru")]
    make(sample, "covering-letter", langs=("kk",))
    assert told() == [("covering-letter", "ru")]
    mark_sent(sample, letter.id, "hand", "17.10.2025")
    assert told() == []


def test_a_letter_is_printed_once_more_for_the_stamp_and_a_reading_copy_not_at_all(
    sample: Desk,
) -> None:
    make(sample, "final-document", "covering-letter", langs=("kk", "en"))
    found = packet(sample, course(sample).id, "covering-letter")
    told = {(part.kind, part.lang): (part.copies, part.wanted) for part in found}
    assert told == {
        ("covering-letter", "kk"): (2, True),
        ("covering-letter", "en"): (1, False),
        ("final-document", "kk"): (1, True),
        ("final-document", "en"): (1, False),
    }


def test_what_was_changed_in_word_is_printed_as_it_lies_there(sample: Desk) -> None:
    made = make_beside_case(sample, course(sample).id, "notice", "kk")
    document = docx.Document(str(made.path))
    document.add_paragraph("ҚОЛМЕН")
    document.save(str(made.path))
    (part,) = packet(sample, course(sample).id, "notice")
    assert part.docx == made.path.read_bytes()


def test_a_paper_whose_file_is_gone_is_printed_as_it_was_made(sample: Desk) -> None:
    made = make_beside_case(sample, course(sample).id, "notice", "kk")
    made.path.unlink()
    (part,) = packet(sample, course(sample).id, "notice")
    (paper,) = sample.case.all(Paper)
    assert part.docx == sample.file.content(paper.content_sha256)


def test_a_paper_that_cannot_be_read_is_not_printed_without_her_edits(
    sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_beside_case(sample, course(sample).id, "notice", "kk")

    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(Problem, match=r"sent\.cannot-read-copy") as refused:
        packet(sample, course(sample).id, "notice")
    assert refused.value.params["name"] == made.path.name


@pytest.mark.parametrize(
    ("pages", "one_side", "both_sides"),
    [
        ([], 0, 0),
        ([(1, 2)], 2, 2),
        ([(3, 1), (1, 1)], 4, 3),  # a paper never begins on the back of another
        ([(7, 1), (1, 2)], 9, 6),
    ],
)
def test_sheets_are_counted_before(
    pages: list[tuple[int, int]], one_side: int, both_sides: int
) -> None:
    assert sheets(pages, both_sides=False) == one_side
    assert sheets(pages, both_sides=True) == both_sides
