"""Making papers: what is missing is listed, what was made is kept, nothing is lost."""

import json
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.documents.holds import says_the_same
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import give_number, letter_for, take_back_sent
from desktop.usecases.cases import begin_control, current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.files import write_whole
from desktop.usecases.papers import (
    Hand,
    Incomplete,
    PaperFile,
    latest,
    make_beside_case,
    make_paper,
    missing_for,
    outdated,
    outdated_enclosures,
    paper_file,
    paper_name,
    papers_folder,
)
from desktop.usecases.proceedings import begin_again
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
    give_number(sample, letter.id, letter.dated, "99")
    assert outdated(sample, course(sample).id, anew)


@pytest.mark.parametrize("kept", [b"{", b'{"facts": {"a": "\xff"}}'])
def test_facts_that_cannot_be_read_contradict_nothing(
    sample: Desk, tmp_path: Path, kept: bytes
) -> None:
    made = make_paper(sample, course(sample).id, "notice", "ru", tmp_path / "n.docx").paper
    law = sample.office.law
    assert says_the_same(sample.case, course(sample).id, made, kept, law)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_no_paper_of_the_sample_is_outdated_when_it_was_just_made(
    sample: Desk, tmp_path: Path, lang: Lang
) -> None:
    route = standing(sample, current_control(sample.case).id)
    for kind in dict.fromkeys(kind for step in route.steps for kind in step.documents):
        if missing_for(sample, course(sample).id, kind, lang):
            continue  # of what the published case does not tell
        made = make_paper(sample, course(sample).id, kind, lang, tmp_path / f"{kind}.docx").paper
        assert not outdated(sample, course(sample).id, made), kind


def lies(desk: Desk, kind: str, lang: Lang, folder: Path) -> PaperFile:
    return paper_file(desk.office, desk.case, course(desk), kind, lang, folder=folder)


def test_the_window_names_a_paper_by_its_title_in_its_own_language_with_number_and_date(
    desk: Desk, tmp_path: Path
) -> None:
    letter = letter_for(desk, course(desk).id, "notice")
    assert lies(desk, "notice", "ru", tmp_path).target.name == (
        "Письмо о проведении общественного контроля (ru).docx"
    )
    give_number(desk, letter.id, "17.10.2025", "17-б/2026")
    names = {one: lies(desk, "notice", one, tmp_path).target.name for one in LANGS}
    assert names == {
        "kk": "Қоғамдық бақылау жүргізілетіні туралы хат № 17-б-2026 17.10.2025 (kk).docx",
        "ru": "Письмо о проведении общественного контроля № 17-б-2026 17.10.2025 (ru).docx",
        "en": "Letter on the conduct of public control № 17-б-2026 17.10.2025 (en).docx",
    }
    begin_control(desk)
    assert lies(desk, "declaration", "kk", tmp_path).target.name == (
        "Субъектілердің Заң талаптарына сәйкестігі туралы ақпарат, 2-бақылау (kk).docx"
    )


def test_no_papers_name_is_too_long_or_holds_what_windows_forbids(
    desk: Desk, tmp_path: Path
) -> None:
    for kind in [each.id for each in desk.office.law.documents]:
        letter = letter_for(desk, course(desk).id, kind)
        give_number(desk, letter.id, "17.10.2025", f"{kind}<>|?*" + "9" * 80)
        for one in LANGS:
            name = lies(desk, kind, one, tmp_path).target.name
            assert len(name) <= 130
            assert len(name.encode()) <= 245
            assert not set(name) & set('\\/:*?"<>|\n')


def test_a_paper_is_found_under_the_name_it_has_when_its_number_or_date_came_later(
    sample: Desk, tmp_path: Path
) -> None:
    first = lies(sample, "notice", "kk", tmp_path)
    assert first.there is None
    make_paper(sample, course(sample).id, "notice", "kk", first.target)
    assert lies(sample, "notice", "kk", tmp_path).there == first.target
    letter = letter_for(sample, course(sample).id, "notice")
    give_number(sample, letter.id, letter.dated, "17-б")
    now = lies(sample, "notice", "kk", tmp_path)
    assert now.target != first.target
    assert now.there == first.target
    first.target.rename(tmp_path / "notice.kk.docx")  # as it was called before
    assert lies(sample, "notice", "kk", tmp_path).there == tmp_path / "notice.kk.docx"
    assert lies(sample, "notice", "ru", tmp_path).there is None


def test_a_paper_made_anew_under_another_name_leaves_no_old_one_but_what_was_edited(
    sample: Desk,
) -> None:
    main, folder = course(sample).id, papers_folder(sample.path)
    letter = letter_for(sample, main, "notice")
    take_back_sent(sample, letter.id, "жіберілмеген")
    first = make_beside_case(sample, main, "notice", "ru").path
    give_number(sample, letter.id, letter.dated, "17")
    second = make_beside_case(sample, main, "notice", "ru").path
    assert [each.name for each in folder.iterdir()] == [second.name] != [first.name]
    second.write_bytes(b"edited in Word")
    enter(sample, FieldAddress("letter", letter.id, "dated"), "7.10.2025")
    third = make_beside_case(sample, main, "notice", "ru").path
    assert {each.name for each in folder.iterdir()} == {second.name, third.name}


def test_a_paper_that_went_out_is_kept_beside_the_one_made_anew(sample: Desk) -> None:
    main, folder = course(sample).id, papers_folder(sample.path)
    first = make_beside_case(sample, main, "final-document", "ru").path
    sent = first.read_bytes()
    control = current_control(sample.case)
    assert outdated_enclosures(sample, main, "covering-letter") == ()
    enter(sample, FieldAddress("control", control.id, "conclusion.ru"), "Иной вывод.")
    (stale,) = outdated_enclosures(sample, main, "covering-letter")
    assert (stale.kind, stale.lang) == ("final-document", "ru")
    made = make_beside_case(sample, main, "final-document", "ru")
    assert [note.code for note in made.notes] == ["paper.sent-kept"]
    assert made.path.read_bytes() != sent
    assert sent in {each.read_bytes() for each in folder.iterdir()}


def begun_anew(desk: Desk, kind: str, dated: str) -> Letter:
    """Let the group's steps begin anew, and date the new letter of a kind."""
    begin_again(desk, course(desk).id, "member-replaced")
    letter = letter_for(desk, course(desk).id, kind)
    enter(desk, FieldAddress("letter", letter.id, "dated"), dated)
    return letter


@pytest.mark.parametrize("kind", ["notice", "group-protocol"])
def test_a_paper_that_went_out_stays_when_its_letter_is_begun_anew_under_the_same_name(
    sample: Desk, kind: str
) -> None:
    first = make_beside_case(sample, course(sample).id, kind, "kk").path
    sent = first.read_bytes()
    dated = letter_for(sample, course(sample).id, kind).dated
    begun_anew(sample, kind, dated)
    subject = current_control(sample.case).subject_id
    enter(sample, FieldAddress("subject", subject, "name.kk"), "Жаңа атау")
    made = make_beside_case(sample, course(sample).id, kind, "kk")
    assert made.path == first
    (note,) = made.notes
    assert note.code == "paper.sent-kept"
    assert first.with_name(str(note.params["name"])).read_bytes() == sent
    enter(sample, FieldAddress("subject", subject, "name.kk"), "Тағы да жаңа атау")
    assert make_beside_case(sample, course(sample).id, kind, "kk").notes == (), "only a draft"


def test_the_paper_of_a_letter_begun_anew_is_never_the_one_that_went_out(sample: Desk) -> None:
    folder = papers_folder(sample.path)
    sent = make_beside_case(sample, course(sample).id, "notice", "kk").path
    letter = begun_anew(sample, "notice", "18.10.2025")
    draft = make_beside_case(sample, course(sample).id, "notice", "kk").path
    draft.unlink()  # moved away by the user
    assert lies(sample, "notice", "kk", folder).there is None
    give_number(sample, letter.id, "18.10.2025", "8")
    numbered = make_beside_case(sample, course(sample).id, "notice", "kk").path
    assert {each.name for each in folder.iterdir()} == {sent.name, numbered.name}


@pytest.mark.parametrize("nth", [1, 2])
def test_a_paper_that_went_out_stays_whichever_writing_fails(
    sample: Desk, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    path = make_beside_case(sample, course(sample).id, "notice", "kk").path
    sent = path.read_bytes()
    subject = current_control(sample.case).subject_id
    enter(sample, FieldAddress("subject", subject, "name.kk"), "Жаңа атау")
    written = []

    def full(target: Path, data: bytes) -> None:
        written.append(target)
        if len(written) == nth:
            raise Problem("target.disk-full", path=str(target))
        write_whole(target, data)

    for module in ("papers", "files"):
        monkeypatch.setattr(f"desktop.usecases.{module}.write_whole", full)
    with suppress(Problem):
        make_beside_case(sample, course(sample).id, "notice", "kk")
    assert sent in [each.read_bytes() for each in path.parent.iterdir()]
    if nth == 1:
        assert path.read_bytes() == sent, "under its own name"


def test_a_paper_that_went_out_stays_wherever_the_user_wrote_it(
    sample: Desk, tmp_path: Path
) -> None:
    target = tmp_path / "n.docx"
    make_paper(sample, course(sample).id, "notice", "kk", target)
    sent = target.read_bytes()
    subject = current_control(sample.case).subject_id
    enter(sample, FieldAddress("subject", subject, "name.kk"), "Жаңа атау")
    made = make_paper(sample, course(sample).id, "notice", "kk", target)
    assert [note.code for note in made.notes] == ["paper.sent-kept"]
    assert target.with_name("n – бұрынғы.docx").read_bytes() == sent


def test_an_edited_paper_under_a_former_name_is_said_to_be_left_out(sample: Desk) -> None:
    letter = letter_for(sample, course(sample).id, "notice")
    take_back_sent(sample, letter.id, "жіберілмеген")
    draft = make_beside_case(sample, course(sample).id, "notice", "kk").path
    draft.write_bytes(draft.read_bytes() + b"edited in Word")
    give_number(sample, letter.id, letter.dated, "17")
    made = make_beside_case(sample, course(sample).id, "notice", "kk", Hand("new"))
    assert [(note.code, note.params["name"]) for note in made.notes] == [
        ("paper.edited-kept", draft.name)
    ]
