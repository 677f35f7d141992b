"""A letter changed in Word and made again: asked first, both kept, nothing written over."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop.documents import hand_edits
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.fields import FieldAddress
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import give_number, letter_for, take_back_sent
from desktop.usecases.cases import current_control
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import (
    EditedByHand,
    Hand,
    MadePaper,
    latest,
    make_beside_case,
    outdated,
)


def course(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def in_word(path: Path, edit: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))
    return path.read_bytes()


def typed(document: docx.document.Document) -> None:
    document.paragraphs[-1].insert_paragraph_before("ҚОЛМЕН жазылған.")


def name_typed_over(document: docx.document.Document) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text == "«Ашық Қоғам» қоғамдық қоры":
            paragraph.runs[0].text = "«ҚОЛМЕН» қоры"
            return
    raise AssertionError


def text(data: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(BytesIO(data)).paragraphs)


def made(desk: Desk, hand: Hand | None = None) -> MadePaper:
    return make_beside_case(desk, course(desk).id, "notice", "kk", hand)


def rename(desk: Desk, name: str) -> None:
    subject = current_control(desk.case).subject_id
    enter(desk, FieldAddress("subject", subject, "name.kk"), name)


def test_a_hand_edit_is_asked_about_before_anything_is_done(sample: Desk) -> None:
    path = made(sample).path
    mine = in_word(path, typed)
    rename(sample, "Жаңа атау")
    before = len(sample.case.all(Paper))
    with pytest.raises(EditedByHand) as raised:
        made(sample)
    assert [each.mine for each in raised.value.found.by_hand] == ["ҚОЛМЕН жазылған."]
    assert "Жаңа атау" in {each.data for each in raised.value.found.by_data}
    assert path.read_bytes() == mine
    assert len(sample.case.all(Paper)) == before


def test_her_words_stay_and_the_new_data_come_in_and_both_versions_are_kept(sample: Desk) -> None:
    path = made(sample).path
    mine = in_word(path, typed)
    rename(sample, "Жаңа атау")
    again = made(sample, Hand("keep"))
    assert again.path == path
    now = text(path.read_bytes())
    assert "ҚОЛМЕН жазылған." in now
    assert "Жаңа атау" in now
    assert "Ашық Қоғам" not in now
    (note,) = [each for each in again.notes if each.code == "paper.hand-kept"]
    assert path.with_name(str(note.params["name"])).read_bytes() == mine
    assert mine in {sample.file.content(each.content_sha256) for each in sample.case.all(Paper)}
    paper = latest(sample.case, course(sample), "notice", "kk")
    assert paper == again.paper
    assert sample.file.content(paper.content_sha256) == path.read_bytes()
    assert "ҚОЛМЕН" not in text(sample.file.content(str(paper.pure_sha256)))
    assert not outdated(sample, course(sample).id, paper)


def test_what_she_answered_is_done_without_comparing_with_the_data_once_more(
    sample: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bool] = []

    def counted(kept: bytes, edited: bytes, new: bytes) -> hand_edits.Comparison:
        compared.append(kept == new)
        return compare(kept, edited, new)

    compare = hand_edits.compare
    in_word(made(sample).path, typed)
    rename(sample, "Жаңа атау")
    monkeypatch.setattr(hand_edits, "compare", counted)
    with pytest.raises(EditedByHand):
        made(sample)
    assert compared == [True, False]  # which making was edited; what was changed since
    made(sample, Hand("keep"))
    assert compared == [True, False, True]


def test_her_words_live_on_however_often_the_letter_is_made_anew(sample: Desk) -> None:
    path = made(sample).path
    in_word(path, typed)
    for name in ("Бірінші атау", "Екінші атау", "Үшінші атау"):
        rename(sample, name)
        with pytest.raises(EditedByHand) as raised:
            made(sample)
        assert [each.mine for each in raised.value.found.by_hand] == ["ҚОЛМЕН жазылған."]
        made(sample, Hand("keep"))
        assert name in text(path.read_bytes())
        assert text(path.read_bytes()).count("ҚОЛМЕН жазылған.") == 1


def test_made_new_the_letter_holds_only_the_data_and_hers_stays_beside(sample: Desk) -> None:
    path = made(sample).path
    mine = in_word(path, typed)
    again = made(sample, Hand("new"))
    assert path.read_bytes() == sample.file.content(again.paper.content_sha256)
    assert again.paper.pure_sha256 is None
    assert "ҚОЛМЕН" not in text(path.read_bytes())
    (note,) = [each for each in again.notes if each.code == "paper.edited-kept"]
    assert path.with_name(str(note.params["name"])).read_bytes() == mine
    assert mine in {sample.file.content(each.content_sha256) for each in sample.case.all(Paper)}
    assert [each for each in made(sample).notes if "kept" in each.code] == []


@pytest.mark.parametrize(
    ("choice", "stands", "gone"),
    [("mine", "«ҚОЛМЕН» қоры", "Жаңа атау"), ("data", "Жаңа атау", "«ҚОЛМЕН» қоры")],
)
def test_where_both_changed_the_same_she_chooses(
    sample: Desk, choice: str, stands: str, gone: str
) -> None:
    path = made(sample).path
    in_word(path, name_typed_over)
    rename(sample, "Жаңа атау")
    with pytest.raises(EditedByHand) as raised:
        made(sample)
    (conflict,) = raised.value.found.conflicts
    assert (conflict.mine, conflict.data) == ("«ҚОЛМЕН» қоры", "Жаңа атау")
    made(sample, Hand("keep", {conflict.id: choice}))
    first = text(path.read_bytes()).splitlines()[0]
    assert stands in first
    assert gone not in first


def test_hand_edits_follow_a_letter_to_its_new_name(sample: Desk) -> None:
    letter = letter_for(sample, course(sample).id, "notice")
    take_back_sent(sample, letter.id, "жіберілмеген")
    first = made(sample).path
    mine = in_word(first, typed)
    give_number(sample, letter.id, letter.dated, "17")
    again = made(sample, Hand("keep"))
    assert again.path != first
    assert "ҚОЛМЕН" in text(again.path.read_bytes())
    assert first.read_bytes() == mine


def test_an_older_making_that_word_held_open_brings_no_old_data_back(sample: Desk) -> None:
    path = made(sample).path
    older = path.read_bytes()
    rename(sample, "Жаңа атау")
    made(sample)
    path.write_bytes(older)
    in_word(path, typed)
    with pytest.raises(EditedByHand) as raised:
        made(sample)
    assert [each.mine for each in raised.value.found.by_hand] == ["ҚОЛМЕН жазылған."]
    made(sample, Hand("keep"))
    assert "Жаңа атау" in text(path.read_bytes())


def test_a_case_with_hand_edits_is_whole(sample: Desk) -> None:
    in_word(made(sample).path, typed)
    made(sample, Hand("keep"))
    sample.close()
    assert verify(sample.path).findings == ()
