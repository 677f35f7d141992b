"""A letter in two columns is made of the papers as they are, and is nothing that goes out."""

import re
from pathlib import Path

import docx
import pytest

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import letter_for, mark_sent, take_back_sent
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import Incomplete, make_beside_case
from desktop.usecases.reading_copy import make_reading_copy, reading_copy_beside_case


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def words(path: Path) -> str:
    document = docx.Document(str(path))
    return "".join(
        each.text or "" for each in document.element.body.iter() if each.tag.endswith("}t")
    )


def in_word(path: Path, text: str) -> None:
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before(text)
    document.save(str(path))


@pytest.mark.parametrize("kind", ["notice", "final-document", "covering-letter"])
def test_every_word_of_both_papers_stands_in_it(sample: Desk, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "read.docx"
    assert make_reading_copy(sample, course(sample).id, kind, target) == target
    said = words(target).replace("-", "")
    for lang in ("kk", "ru"):
        made = make_beside_case(sample, course(sample).id, kind, lang).path
        for paragraph in docx.Document(str(made)).paragraphs:
            # Tabs, breaks and hyphens that do not break are signs of their own, not letters.
            assert re.sub(r"[\t\n-]", "", paragraph.text) in said


def test_nothing_is_kept_in_the_case_and_nothing_goes_out(sample: Desk, tmp_path: Path) -> None:
    before = sample.case
    make_reading_copy(sample, course(sample).id, "notice", tmp_path / "read.docx")
    assert sample.case is before
    letter = letter_for(sample, course(sample).id, "notice").id
    take_back_sent(sample, letter, "қате")
    make_beside_case(sample, course(sample).id, "notice", "kk")
    copy = reading_copy_beside_case(sample, course(sample).id, "notice")
    kept = mark_sent(sample, letter, "hand", "2025-10-06")
    assert [p.lang for p in kept.papers] == ["kk"]
    assert copy.name not in [p.name for p in kept.papers]
    assert len([p for p in sample.case.all(Paper) if p.kind == "notice"]) == 1


def test_it_shows_what_was_edited_and_after_sending_what_went(sample: Desk, tmp_path: Path) -> None:
    letter = letter_for(sample, course(sample).id, "notice").id
    take_back_sent(sample, letter, "қате")
    path = make_beside_case(sample, course(sample).id, "notice", "kk").path
    make_beside_case(sample, course(sample).id, "notice", "ru")
    in_word(path, "ҚОЛМЕН жазылған.")
    copy = reading_copy_beside_case(sample, course(sample).id, "notice")
    assert "ҚОЛМЕН жазылған." in words(copy)
    mark_sent(sample, letter, "hand", "2025-10-06")
    in_word(path, "КЕЙІН жазылған.")
    again = reading_copy_beside_case(sample, course(sample).id, "notice")
    assert "ҚОЛМЕН жазылған." in words(again)
    assert "КЕЙІН" not in words(again)


def test_a_copy_that_somebody_wrote_in_is_put_aside(sample: Desk) -> None:
    copy = reading_copy_beside_case(sample, course(sample).id, "notice")
    first = copy.read_bytes()
    assert reading_copy_beside_case(sample, course(sample).id, "notice") == copy
    assert copy.read_bytes() == first
    in_word(copy, "ескертпе")
    hers = copy.read_bytes()
    reading_copy_beside_case(sample, course(sample).id, "notice")
    assert copy.read_bytes() == first
    assert hers in [each.read_bytes() for each in copy.parent.iterdir() if each.is_file()]


def test_a_text_missing_in_one_language_is_named_and_never_taken_from_the_other(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case).id
    enter(sample, FieldAddress("control", control, "topic.ru"), "")
    with pytest.raises(Incomplete) as refused:
        make_reading_copy(sample, course(sample).id, "final-document", tmp_path / "a.docx")
    assert {each.lang for each in refused.value.missing} == {"ru"}
    assert not (tmp_path / "a.docx").exists()


def test_a_case_is_not_written_over(sample: Desk) -> None:
    before = sample.path.read_bytes()
    with pytest.raises(Problem, match=r"target\.is-a-case"):
        make_reading_copy(sample, course(sample).id, "notice", sample.path)
    assert sample.path.read_bytes() == before
