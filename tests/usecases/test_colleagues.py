"""Several people on one case: who has it open, notes for the next person, second readings."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from desktop.casefile.lock import EditLock, Editor, Held, who_edits
from desktop.domain.control import Evidence
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.hand_over import HandOver
from desktop.domain.review import Review
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, colleagues, hand_over, second_reading, sheets
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.history import events
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Folders, Office
from desktop.usecases.open_elsewhere import open_elsewhere
from desktop.usecases.papers import make_beside_case
from desktop.usecases.purging import purge
from desktop.usecases.searching import texts_of
from desktop.usecases.taking_in import take_in
from desktop.usecases.undoing import undo

_WHEN = datetime(2025, 10, 20, 5, 15, tzinfo=UTC)
KIND = "covering-letter"


def named(office: Office, name: str) -> Office:
    office.change_profile(lambda kept: replace(kept, name=name))
    return office


@pytest.fixture
def aigul(office: Office) -> Office:
    return named(office, "Айгүл")


@pytest.fixture
def yerlan(tmp_path: Path, office: Office) -> Office:
    """Another installation, with folders of its own."""
    there = tmp_path / "there"
    (there / "cases").mkdir(parents=True)
    other = Office(office.clock, Folders(there / "home", there / "cases"))
    other.__dict__["law"] = office.law
    return named(other, "Ерлан")


@pytest.fixture
def shared(aigul: Office, _sample_file: Path, tmp_path: Path) -> Path:
    """A case in a folder that both reach, with a letter that is made and did not go."""
    path = tmp_path / "shared" / "case.baqylau"
    path.parent.mkdir()
    shutil.copyfile(_sample_file, path)
    with open_case(aigul, path) as desk:
        letter = acts.letter_for(desk, course(desk), KIND)
        acts.take_back_sent(desk, letter.id, "by mistake")
        make_beside_case(desk, course(desk), KIND, "kk")
    return path


def course(desk: Desk) -> UUID:
    return main_proceeding(desk.case, current_control(desk.case).id).id


def at(record_id: UUID, path: str, kind: str = "review") -> FieldAddress:
    return FieldAddress(kind, record_id, path)


# -- who has it open -------------------------------------------------------------------------------


def test_an_open_case_is_told_without_taking_the_right_to_edit(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    assert open_elsewhere([shared]) == {}
    with open_case(aigul, shared) as desk:
        (found,) = open_elsewhere([shared]).values()
        assert found.sure
        assert "Айгүл" in found.who
        assert "20.10.2025" in found.since
        assert desk.read_only is None
        enter(desk, at(current_control(desk.case).id, "topic.ru", "control"), "Своя тема")
        with open_case(yerlan, shared) as second:
            assert second.read_only == "file.in-use"
            assert "Айгүл" in str(second.file.read_only_params["who"])
            (again,) = open_elsewhere([shared]).values()
            assert "Айгүл" in again.who
    assert open_elsewhere([shared, shared.with_name("gone.baqylau")]) == {}


def test_a_note_of_another_computer_that_holds_nothing_is_told_as_no_more_than_that(
    tmp_path: Path, yerlan: Office, shared: Path
) -> None:
    note = shared.with_name(f"{shared.name}.lock-note")
    note.write_bytes(msgspec.json.encode(Editor("Айгүл", "office-2", _WHEN)))
    (found,) = open_elsewhere([shared]).values()
    assert (found.who, found.since, found.sure) == (
        "Айгүл (office-2)",
        "10:15, 20.10.2025",
        False,
    )
    with open_case(yerlan, shared) as desk:
        assert desk.read_only is None  # nothing is refused for it
        told = colleagues.left_open(desk)
        assert told is not None
        for lang in LANGS:
            assert "office-2" in yerlan.messages(lang).say(told.code, **told.params)
    with open_case(yerlan, shared) as desk:
        assert colleagues.left_open(desk) is None


@pytest.mark.parametrize("note", [b"", b"\xff{", b'{"host": "here", "name": "A"}'])
def test_a_note_that_says_nothing_tells_of_nobody(tmp_path: Path, note: bytes) -> None:
    file = tmp_path / "a.baqylau"
    file.with_name("a.baqylau.lock-note").write_bytes(note)
    assert who_edits(file, "here") is None


def test_what_this_computer_left_when_its_program_died_tells_of_nobody(tmp_path: Path) -> None:
    file = tmp_path / "a.baqylau"
    left = Editor("Айгүл", "here", _WHEN)
    file.with_name("a.baqylau.lock-note").write_bytes(msgspec.json.encode(left))
    assert who_edits(file, "here") is None
    assert who_edits(file, "there") == Held(left, sure=False)


def test_two_who_look_do_not_keep_a_third_from_editing(tmp_path: Path) -> None:
    file = tmp_path / "a.baqylau"
    editor = Editor("Айгүл", "here", _WHEN)
    right = EditLock.take(file, editor)
    assert isinstance(right, EditLock)
    assert who_edits(file, "there") == who_edits(file, "here") == Held(editor, sure=True)
    right.release()
    again = EditLock.take(file, editor)
    assert isinstance(again, EditLock)
    assert again.found is None
    again.release()


def test_work_on_a_copy_of_an_open_case_is_joined_later(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as hers:
        with open_case(yerlan, shared) as reading:
            copy = colleagues.work_on_copy(reading)
        assert colleagues.original_of(yerlan, copy) == shared
        assert colleagues.original_of(aigul, copy) is None
        assert copy.parent == yerlan.folders.cases
        with open_case(yerlan, copy) as his:
            assert his.read_only is None
            enter(his, at(current_control(his.case).id, "conclusion.ru", "control"), "Его вывод")
        enter(hers, at(current_control(hers.case).id, "topic.ru", "control"), "Ее тема")
    with open_case(yerlan, shared) as desk:
        assert preview(desk, copy, "ru").disagreements == ()
        merge(desk, copy, {}, "ru")
        control = current_control(desk.case)
        assert (control.topic.ru, control.conclusion.ru) == ("Ее тема", "Его вывод")
    colleagues.was_joined(yerlan, copy)
    assert colleagues.original_of(yerlan, copy) is None


# -- the note for the next person ------------------------------------------------------------------


def test_a_note_says_what_the_case_knows_and_is_read_once_by_the_next_person(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as desk:
        control = current_control(desk.case).id
        second_reading.ask(desk, course(desk), KIND)
        note = hand_over.begin(desk, control, "ru")
        made = desk.case.one(HandOver, note)
        assert made.author == "Айгүл"
        assert "создан документ" in made.done.ru
        assert "не отмечено отправленным" in made.careful.ru
        assert "проверки вторым человеком" in made.careful.ru
        assert hand_over.begin(desk, control, "ru") == note  # nobody read it: it is gone on with
        enter(desk, at(note, "careful.ru", "hand_over"), "Печать у бухгалтера")
        assert hand_over.unread(desk) == ()
    with open_case(yerlan, shared) as desk:
        (found,) = hand_over.unread(desk)
        assert found.careful.ru == "Печать у бухгалтера"
        hand_over.mark_read(desk, [found.id])
        assert hand_over.unread(desk) == ()
    with open_case(yerlan, shared) as desk:
        assert hand_over.unread(desk) == ()
        assert desk.case.one(HandOver, note).read_by == {yerlan.author.installation.hex: "Ерлан"}
        for lang in LANGS:
            assert "Айгүл" in events(desk, lang, of=note)[0].shifts[0].whose
    with open_case(aigul, shared) as desk:
        assert hand_over.begin(desk, control, "ru") != note  # it was read: this is another


def test_at_one_computer_another_name_reads_the_note_and_the_same_name_does_not(
    aigul: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as desk:
        note = hand_over.begin(desk, current_control(desk.case).id, "kk")
        assert hand_over.unread(desk) == ()
        named(aigul, "Дана")
        assert [each.id for each in hand_over.unread(desk)] == [note]


def test_what_was_done_is_told_since_the_last_note_only(aigul: Office, shared: Path) -> None:
    with open_case(aigul, shared) as desk:
        control = current_control(desk.case).id
        first = hand_over.begin(desk, control, "en")
        hand_over.mark_read(desk, [first])
        enter(desk, at(control, "topic.ru", "control"), "Другая тема")
        second = hand_over.begin(desk, control, "en")
        done = desk.case.one(HandOver, second).done.en
        assert done.split("\n") == ["– entered: Control"]


def test_a_note_copies_nobodys_name_out_of_what_was_done(aigul: Office, shared: Path) -> None:
    with open_case(aigul, shared) as desk:
        control = current_control(desk.case)
        enter(desk, at(control.subject_id, "kind", "subject"), "citizen")
        enter(desk, at(control.subject_id, "name.ru", "subject"), "Тестов Тест")
        scan = shared.with_name("Тестов Тест.txt")
        scan.write_bytes(b"words")
        piece = add(desk, "evidence", control_id=control.id)
        enter(desk, at(piece, "attachment_id", "evidence"), take_in(desk, scan))
        enter(desk, at(piece, "source", "evidence"), "Тестов Тест")
        number = desk.case.one(Evidence, piece).number
        second_reading.begin(desk, course(desk), KIND)
        note = hand_over.begin(desk, control.id, "ru")
        done = desk.case.one(HandOver, note).done.ru
    assert f"№ {number}" in done
    assert not [each for each in ("Тестов", "Айгүл") if each in done]


def test_a_note_that_was_undone_does_not_hide_what_was_done(aigul: Office, shared: Path) -> None:
    with open_case(aigul, shared) as desk:
        control = current_control(desk.case).id
        enter(desk, at(control, "topic.ru", "control"), "Другая тема")
        first = hand_over.begin(desk, control, "en")
        told = desk.case.one(HandOver, first).done.en
        undo(desk)
        assert desk.case.all(HandOver) == ()
        again = hand_over.begin(desk, control, "en")
        assert desk.case.one(HandOver, again).done.en == told != ""


def test_reading_a_note_is_no_act_that_undo_would_turn_back(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as desk:
        note = hand_over.begin(desk, current_control(desk.case).id, "kk")
    with open_case(yerlan, shared) as desk:
        enter(desk, at(current_control(desk.case).id, "topic.ru", "control"), "Тема")
        hand_over.mark_read(desk, [note])
        undone = undo(desk)
        assert undone is not None
        assert undone.kind == "control.enter"
        assert hand_over.unread(desk) == ()


# -- second readings -------------------------------------------------------------------------------


def test_a_paper_is_asked_for_read_answered_and_made_anew(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as desk:
        asked = second_reading.ask(desk, course(desk), KIND)
        assert second_reading.ask(desk, course(desk), KIND) == asked
        assert second_reading.to_do(desk) == ()  # her own request is not hers to meet
    with open_case(yerlan, shared) as desk:
        (wanted,) = second_reading.to_do(desk)
        assert (wanted.reading.state, wanted.reading.asked_by) == ("asked", "Айгүл")
        review = second_reading.begin(desk, wanted.proceeding_id, KIND)
        assert second_reading.begin(desk, wanted.proceeding_id, KIND) == review
        check, other = second_reading.checks_for(yerlan.law, KIND)[:2]
        enter(desk, at(review, f"ticks.{check.id}"), "no")
        enter(desk, at(review, f"ticks.{other.id}"), "yes")
        enter(desk, at(review, "comment.ru"), "Должность не в дательном падеже")
        enter(desk, at(review, "verdict"), "change")
        assert second_reading.to_do(desk) == ()
    with open_case(aigul, shared) as desk:
        (said,) = second_reading.to_do(desk)
        assert (said.reading.state, said.reading.review.reviewer) == ("change", "Ерлан")
        assert (said.reading.open_points, said.reading.by_maker) == (1, False)
        for lang in LANGS:
            told = [shift.label for shift in events(desk, lang, of=review)[3].shifts]
            assert told == [check.text.text(lang)]
        enter(desk, at(review, "answer.ru"), "Исправлено")
        assert second_reading.to_do(desk) == ()
        (before,) = second_reading.readings(desk, course(desk), KIND)
        make_beside_case(desk, course(desk), KIND, "kk")  # word for word the same
        (same,) = second_reading.readings(desk, course(desk), KIND)
        assert (before.changed, same.changed) == (False, False)
        enter(desk, at(current_control(desk.case).id, "topic.kk", "control"), "Басқа тақырып")
        make_beside_case(desk, course(desk), KIND, "kk")
        (after,) = second_reading.readings(desk, course(desk), KIND)
        assert after.changed


def test_two_without_a_name_are_told_apart_by_their_computers(
    aigul: Office, yerlan: Office, shared: Path
) -> None:
    here, there = named(aigul, ""), named(yerlan, "")
    with open_case(here, shared) as desk:
        enter(desk, at(current_control(desk.case).subject_id, "name.kk", "subject"), "«Бақылау»")
        make_beside_case(desk, course(desk), KIND, "kk")
        second_reading.ask(desk, course(desk), KIND)
        assert not second_reading.to_do(desk)
        mine = second_reading.begin(desk, course(desk), KIND)
        assert second_reading.begin(desk, course(desk), KIND) == mine
        assert second_reading.readings(desk, course(desk), KIND)[0].by_maker
        undo(desk)
    with open_case(there, shared) as desk:
        (wanted,) = second_reading.to_do(desk)
        assert wanted.reading.state == "asked"
        second_reading.begin(desk, course(desk), KIND)
    with open_case(here, shared) as desk:
        (theirs,) = second_reading.readings(desk, course(desk), KIND)
        assert not theirs.by_maker
        assert second_reading.begin(desk, course(desk), KIND) != theirs.review.id


def test_nothing_waits_for_a_reading(aigul: Office, shared: Path) -> None:
    with open_case(aigul, shared) as desk:
        second_reading.ask(desk, course(desk), KIND)
        letter = acts.letter_for(desk, course(desk), KIND)
        acts.mark_sent(desk, letter.id, "hand", "2025-10-17")
        assert acts.letter_for(desk, course(desk), KIND).sent


def test_who_made_the_paper_and_reads_it_under_the_same_name_is_told_so(
    aigul: Office, shared: Path
) -> None:
    with open_case(aigul, shared) as desk:
        second_reading.begin(desk, course(desk), KIND)
        (found,) = second_reading.readings(desk, course(desk), KIND)
        assert found.by_maker


def test_without_a_paper_there_is_nothing_to_read(aigul: Office, shared: Path) -> None:
    with (
        open_case(aigul, shared) as desk,
        pytest.raises(Problem, match=r"colleague\.no-paper"),
    ):
        second_reading.ask(desk, course(desk), "complaint")


def test_each_paper_is_asked_what_concerns_it(aigul: Office) -> None:
    law = aigul.law
    final = {each.id for each in second_reading.checks_for(law, "final-document")}
    letter = {each.id for each in second_reading.checks_for(law, KIND)}
    assert "finding-has-proof" in final - letter
    assert "addressee" in letter
    assert second_reading.checks_for(law, "no such paper") == ()
    assert {each.confidence for each in law.second_reading} == {"practice"}


# -- joined, undone, removed, found ----------------------------------------------------------------


@pytest.fixture
def pair(aigul: Office, yerlan: Office, shared: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two copies, each open at its own installation; in hers a reading was asked for before."""
    with ExitStack() as undo_:
        hers = undo_.enter_context(open_case(aigul, shared))
        second_reading.ask(hers, course(hers), KIND)
        copy = yerlan.folders.cases / "copy.baqylau"
        hers.file.copy_to(copy)
        yield hers, undo_.enter_context(open_case(yerlan, copy))


def test_joining_keeps_the_notes_and_readings_of_both_sides(pair: tuple[Desk, Desk]) -> None:
    hers, his = pair
    for desk, verdict in ((hers, "ready"), (his, "change")):
        hand_over.begin(desk, current_control(desk.case).id, "ru")
        review = second_reading.begin(desk, course(desk), KIND)
        enter(desk, at(review, "verdict"), verdict)
        enter(desk, at(review, "comment.ru"), desk.office.name)
    assert preview(hers, his.path, "ru").disagreements == ()
    merge(hers, his.path, {}, "ru")
    assert [each.author for each in hers.case.all(HandOver)] == ["Айгүл", "Ерлан"]
    read = [each for each in hers.case.all(Review) if each.reviewer]
    assert {(each.reviewer, each.verdict, each.comment.ru) for each in read} == {
        ("Айгүл", "ready", "Айгүл"),
        ("Ерлан", "change", "Ерлан"),
    }
    assert verify(hers.path).findings == ()


def test_two_who_read_one_note_in_two_copies_both_stand_as_its_readers(
    pair: tuple[Desk, Desk], tmp_path: Path
) -> None:
    hers, his = pair
    note = hand_over.begin(hers, current_control(hers.case).id, "ru")
    merge(his, hers.path, {}, "ru")
    third = named(Office(hers.office.clock, Folders(tmp_path / "3", tmp_path / "3")), "Дана")
    third.__dict__["law"] = hers.office.law
    copy = tmp_path / "third.baqylau"
    his.file.copy_to(copy)
    hand_over.mark_read(his, [note])
    with open_case(third, copy) as danas:
        hand_over.mark_read(danas, [note])
    assert preview(his, copy, "ru").disagreements == ()
    merge(his, copy, {}, "ru")
    assert set(his.case.one(HandOver, note).read_by.values()) == {"Ерлан", "Дана"}


def test_a_reading_is_undone_step_by_step(pair: tuple[Desk, Desk]) -> None:
    _hers, his = pair
    review = second_reading.begin(his, course(his), KIND)
    enter(his, at(review, "ticks.addressee"), "yes")
    undo(his)
    assert his.case.one(Review, review).ticks == {}
    undo(his)
    assert his.case.get(Review, review) is None
    (left,) = second_reading.readings(his, course(his), KIND)
    assert left.state == "asked"


Removed = Callable[[Desk], tuple[str, UUID]]


@pytest.mark.parametrize("kind", ["review", "hand_over"])
def test_what_a_colleague_wrote_is_removed_for_good_with_its_name(
    pair: tuple[Desk, Desk], kind: str
) -> None:
    _hers, his = pair
    if kind == "review":
        record = second_reading.begin(his, course(his), KIND)
        enter(his, at(record, "comment.ru"), "тайное слово")
    else:
        record = hand_over.begin(his, current_control(his.case).id, "ru")
        enter(his, at(record, "careful.ru", kind), "тайное слово")
    path = his.path
    purge(his, kind, record, "просьба")
    his.close()
    assert "тайное слово".encode() not in path.read_bytes()
    assert verify(path).findings == ()


def test_comments_and_notes_are_searched_and_kinds_and_marks_are_not(
    pair: tuple[Desk, Desk],
) -> None:
    _hers, his = pair
    review = second_reading.begin(his, course(his), KIND)
    enter(his, at(review, "comment.ru"), "Должность не в дательном падеже")
    note = hand_over.begin(his, current_control(his.case).id, "ru")
    enter(his, at(note, "next.ru", "hand_over"), "Позвонить в канцелярию")
    texts = [each.text for each in texts_of(his.case)]
    assert "Должность не в дательном падеже" in texts
    assert "Позвонить в канцелярию" in texts
    assert KIND not in texts
    assert his.office.author.installation.hex not in texts


def test_lists_and_notes_are_printed_in_each_language(pair: tuple[Desk, Desk]) -> None:
    import docx

    _hers, his = pair
    note = hand_over.begin(his, current_control(his.case).id, "ru")
    enter(his, at(note, "next.ru", "hand_over"), "Позвонить в канцелярию")
    for lang in LANGS:
        say = his.office.messages(lang).say
        listed = docx.Document(str(sheets.make_reading_list(his, course(his), KIND, lang)))
        cells = [row.cells[0].text for row in listed.tables[0].rows[1:]]
        checks = second_reading.checks_for(his.office.law, KIND)
        assert cells == [each.text.text(lang) for each in checks]
        assert say("colleague.practice") in [each.text for each in listed.paragraphs]
        printed = docx.Document(str(sheets.make_note(his, note, lang)))
        assert "Позвонить в канцелярию" in [each.text for each in printed.paragraphs]


def test_a_note_of_nothing_is_no_note(aigul: Office, yerlan: Office, shared: Path) -> None:
    with open_case(aigul, shared) as desk:
        note = hand_over.begin(desk, current_control(desk.case).id, "ru")
        for part in ("done", "next", "careful"):
            enter(desk, at(note, f"{part}.ru", "hand_over"), "")
        kept = desk.case.one(HandOver, note)
        assert {kept.done.ru, kept.next.ru, kept.careful.ru} == {""}
    with open_case(yerlan, shared) as desk:
        assert hand_over.unread(desk) == ()


def test_the_command_line_tells_how_readings_stand(aigul: Office, shared: Path) -> None:
    from desktop.cli.report import status_data

    with open_case(aigul, shared) as desk:
        assert status_data(desk, None, "en")["readings"] == []
        second_reading.ask(desk, course(desk), KIND)
        review = second_reading.begin(desk, course(desk), KIND)
        enter(desk, at(review, "ticks.tone"), "no")
        enter(desk, at(review, "verdict"), "change")
        assert status_data(desk, None, "en")["readings"] == [
            {
                "paper": KIND,
                "state": "change",
                "reviewer": "Айгүл",
                "asked_by": "Айгүл",
                "at": desk.office.clock.now().isoformat(),
                "changed_since": False,
                "not_in_order": ["tone"],
            }
        ]
