"""Making papers: what is missing is listed, what was made is kept, nothing is lost."""

import json
from pathlib import Path

import pytest

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import Lang
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import letter_for
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import (
    Incomplete,
    latest,
    make_paper,
    missing_for,
    outdated,
    paper_name,
    papers_folder,
)
from desktop.usecases.standing import standing


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def test_a_paper_that_lacks_something_lists_it_with_the_field_to_go_to(
    desk: Desk, tmp_path: Path
) -> None:
    control = current_control(desk.case)
    with pytest.raises(Incomplete) as refused:
        make_paper(desk, course(desk).id, "final-document", "ru", tmp_path / "a.docx")
    assert refused.value.missing == missing_for(desk, course(desk).id, "final-document", "ru")
    addresses = {missing.address for missing in refused.value.missing}
    assert FieldAddress("control", control.id, "topic.ru") in addresses
    for missing in refused.value.missing:
        assert all((missing.label.kk, missing.label.ru, missing.label.en))
    assert not (tmp_path / "a.docx").exists()
    assert desk.case.all(Paper) == ()


def test_paper_route_and_number_speak_of_one_letter_where_a_kind_was_written_twice(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    main = course(sample)
    again = Letter(id=new_id(), control_id=control.id, kind="notice", dated="2025-10-09")
    sample.act("letter.prepare", [again])
    made = make_paper(sample, course(sample).id, "notice", "ru", tmp_path / "a.docx")
    assert made.paper.letter_id == again.id
    assert json.loads(sample.file.content(made.paper.facts_sha256))["facts"]["own"]["date"] == (
        "09.10.2025"
    )
    assert letter_for(sample, main.id, "notice").id == again.id
    step = standing(sample, control.id).step("notice")
    assert step is not None
    assert step.state != "done"  # the newest is not sent yet


def test_a_text_missing_in_one_language_stops_only_that_language(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "topic.en"), "")
    assert missing_for(sample, course(sample).id, "notice", "en")
    make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "a.docx")


def test_the_case_keeps_each_paper_with_its_bytes_and_facts(sample: Desk, tmp_path: Path) -> None:
    made = make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "a.docx")
    assert sample.file.content(made.paper.content_sha256) == (tmp_path / "a.docx").read_bytes()
    assert sample.file.content(made.paper.facts_sha256).startswith(b"{")
    assert latest(sample.case, course(sample), "notice", "kk") == made.paper
    assert latest(sample.case, course(sample), "notice", "ru") is None


def test_the_same_facts_make_no_second_paper(sample: Desk, tmp_path: Path) -> None:
    one = make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "a.docx")
    two = make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "b.docx")
    assert one.paper == two.paper
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_changed_facts_make_another_paper_and_the_first_is_kept(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    one = make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "a.docx")
    enter(sample, FieldAddress("control", control.id, "topic.kk"), "басқа мәселе")
    two = make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "b.docx")
    assert one.paper.content_sha256 != two.paper.content_sha256
    assert sample.case.all(Paper) == (one.paper, two.paper)


def test_a_target_that_cannot_be_written_loses_nothing(sample: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"target\.no-folder"):
        make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "nothing" / "a.docx")
    (paper,) = sample.case.all(Paper)
    assert make_paper(sample, course(sample).id, "notice", "kk", tmp_path / "a.docx").paper == paper


def test_papers_lie_beside_their_case_under_plain_names() -> None:
    assert paper_name("covering-letter", "kk") == "covering-letter.kk.docx"
    assert papers_folder(Path("/x/Іс.baqylau")) == Path("/x/Іс")


def test_a_paper_is_outdated_when_the_case_says_something_else_than_it(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    made = make_paper(sample, course(sample).id, "notice", "ru", tmp_path / "n.docx").paper
    assert not outdated(sample, course(sample).id, made)
    enter(sample, FieldAddress("control", control.id, "conclusion.ru"), "Иной вывод.")
    assert not outdated(sample, course(sample).id, made), "the notice has no conclusion"
    enter(sample, FieldAddress("control", control.id, "topic.ru"), "Иной предмет")
    assert outdated(sample, course(sample).id, made)
    anew = make_paper(sample, course(sample).id, "notice", "ru", tmp_path / "n.docx").paper
    assert not outdated(sample, course(sample).id, anew)
    letter = letter_for(sample, course(sample).id, "notice")
    enter(sample, FieldAddress("letter", letter.id, "number"), "99")
    assert outdated(sample, course(sample).id, anew)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_paper_of_the_sample_is_outdated_when_it_was_just_made(
    sample: Desk, tmp_path: Path, lang: Lang
) -> None:
    for kind in sample.office.law.procedure(course(sample).procedure).documents:
        made = make_paper(sample, course(sample).id, kind, lang, tmp_path / f"{kind}.docx").paper
        assert not outdated(sample, course(sample).id, made), kind
