"""What a slip of the keys or a stranger's file must not destroy."""

from pathlib import Path

import pytest

from desktop.domain.control import Proceeding
from desktop.domain.errors import Problem
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import begin_control, current_control
from desktop.usecases.desk import Desk
from desktop.usecases.files import write_whole
from desktop.usecases.papers import EditedByHand, Hand, make_paper, paper_name
from desktop.usecases.taking_in import may_be_opened, take_in, write_out


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def test_a_case_file_is_never_written_over(desk: Desk) -> None:
    before = desk.path.read_bytes()
    with pytest.raises(Problem, match=r"target\.is-a-case"):
        write_whole(desk.path, b"a workbook")
    assert desk.path.read_bytes() == before


def test_a_paper_edited_by_hand_is_put_aside_and_said(sample: Desk, tmp_path: Path) -> None:
    target = tmp_path / "notice.kk.docx"
    first = make_paper(sample, course(sample).id, "notice", "kk", target)
    assert make_paper(sample, course(sample).id, "notice", "kk", target).notes == first.notes == ()
    target.write_bytes(target.read_bytes() + b"edited in Word")
    edited = target.read_bytes()
    with pytest.raises(EditedByHand):
        make_paper(sample, course(sample).id, "notice", "kk", target)
    assert target.read_bytes() == edited
    again = make_paper(sample, course(sample).id, "notice", "kk", target, Hand("new"))
    assert [note.code for note in again.notes] == ["paper.edited-kept"]
    aside = tmp_path / str(again.notes[0].params["name"])
    assert aside.read_bytes() == edited
    assert target.read_bytes() == sample.file.content(again.paper.content_sha256)


def test_papers_of_another_control_are_other_files(desk: Desk) -> None:
    begin_control(desk)
    numbers = [1, current_control(desk.case).number]
    names = {paper_name("notice", "kk", number) for number in numbers}
    assert names == {"notice.kk.docx", "notice-2.kk.docx"}


def test_what_would_run_is_not_opened() -> None:
    assert all(may_be_opened(Path(name)) for name in ("a.PDF", "сурет.jpeg", "хат.docx"))
    assert not any(may_be_opened(Path(f"a.{end}")) for end in ("bat", "exe", "lnk", "hta", "html"))


def test_a_changed_copy_is_never_taken_for_the_original(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "screen.png"
    source.write_bytes(b"original")
    kept = take_in(desk, source)
    first = write_out(desk, kept, tmp_path / "out")
    assert write_out(desk, kept, tmp_path / "out") == first
    first.write_bytes(b"OTHERWIS")  # as long as the original
    again = write_out(desk, kept, tmp_path / "out")
    assert again != first
    assert again.read_bytes() == b"original"
    assert first.read_bytes() == b"OTHERWIS"
