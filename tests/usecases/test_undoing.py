"""Undo and redo: what a key turns back, what it refuses, and what the log says of it."""

from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.author import Author
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.control import Control, Finding, Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Membership
from desktop.domain.text import LocalText
from desktop.usecases import acts, library, people
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, put_back, remove
from desktop.usecases.office import Office
from desktop.usecases.proceedings import begin_proceeding
from desktop.usecases.register import declare_void, register
from desktop.usecases.undoing import InTheWorld, redo, undo, undoable


def same(one: Case, other: Case) -> bool:
    return all(one.all(kind) == other.all(kind) for kind in RECORD_KINDS.values())


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def finding(desk: Desk, title: str) -> UUID:
    made = add(desk, "finding", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("finding", made, "title.ru"), title)
    return made


def test_each_act_is_turned_back_and_done_again(desk: Desk) -> None:
    states = [desk.case]
    topic(desk, "первый")
    states.append(desk.case)
    made = finding(desk, "Нет сведений")
    states.append(desk.case)
    begin_proceeding(desk, current_control(desk.case).id, "discussion")
    states.append(desk.case)
    remove(desk, FieldAddress("finding", made, ""))
    states.append(desk.case)
    back = [len(states) - 1]
    for expected in reversed(states[:-1]):
        while not same(desk.case, expected):
            assert undo(desk) is not None
            back.append(0)
    assert len(back) == len(states) + 1, "a finding was added and named: two acts"
    while redo(desk) is not None:
        pass
    assert same(desk.case, states[-1])
    assert undoable(desk).redo is None


def test_undo_goes_on_after_a_restart_and_verify_finds_the_log_whole(
    desk: Desk, office: Office
) -> None:
    before = desk.case
    topic(desk, "первый")
    topic(desk, "второй")
    undo(desk)
    path = desk.path
    desk.close()
    with open_case(office, path) as again:
        assert again.case.one(Control, current_control(again.case).id).topic.ru == "первый"
        undo(again)
        assert same(again.case, before)
        for text in ("первый", "второй"):
            redo(again)
            assert current_control(again.case).topic.ru == text
        assert redo(again) is None
    assert not verify(path).findings


def test_a_new_act_ends_the_redo(desk: Desk) -> None:
    topic(desk, "первый")
    undo(desk)
    topic(desk, "другой")
    assert redo(desk) is None
    undo(desk)
    assert current_control(desk.case).topic.ru == ""
    redo(desk)
    assert current_control(desk.case).topic.ru == "другой"


def test_what_happened_outside_is_not_turned_back(desk: Desk) -> None:
    proceeding = desk.case.all(Proceeding)[0]
    letter = acts.letter_for(desk, proceeding.id, "notice")
    acts.mark_sent(desk, letter.id, "hand", "18.10.2025")
    with pytest.raises(Problem) as refused:
        undo(desk)
    assert refused.value.code == "undo.in-the-world"
    assert desk.case.one(Letter, letter.id).sent
    topic(desk, "новый")
    assert undo(desk) is not None, "what came later can be undone"
    with pytest.raises(Problem):
        undo(desk)


def test_of_a_number_it_is_said_what_is_done_instead_of_an_undo(desk: Desk) -> None:
    proceeding = desk.case.all(Proceeding)[0]
    letter = acts.letter_for(desk, proceeding.id, "notice")
    acts.give_number(desk, letter.id, "18.10.2025")
    with pytest.raises(InTheWorld, match=r"undo\.number-stays"):
        undo(desk)
    (entry,) = register(desk.office).entries
    declare_void(desk.office, entry, "бланк бүлінді")
    library.note(desk.office, desk)  # the case takes the void up
    with pytest.raises(InTheWorld, match=r"undo\.void-stays"):
        undo(desk)
    number = acts.give_number(desk, letter.id, "18.10.2025").number  # as the sentence says
    assert number
    assert number not in desk.case.one(Letter, letter.id).void_numbers


def test_what_the_program_did_by_itself_is_passed_over(desk: Desk) -> None:
    topic(desk, "первый")
    acts.letter_for(desk, desk.case.all(Proceeding)[0].id, "notice")
    undone = undo(desk)
    assert undone is not None
    assert undone.kind == "control.enter"
    assert current_control(desk.case).topic.ru == ""


def test_a_removal_is_turned_back_with_all_that_it_took(sample: Desk) -> None:
    (first, *_rest) = sample.case.all(Finding)
    before = sample.case
    gone = remove(sample, FieldAddress("finding", first.id, ""))
    assert gone
    undo(sample)
    assert same(sample.case, before)
    redo(sample)
    put_back(sample, before, gone)
    undo(sample)
    assert sample.case.get(Finding, first.id) is None


def test_what_was_changed_since_is_not_overwritten(desk: Desk) -> None:
    """A colleague's act (another installation) lies over ours."""
    topic(desk, "наш")
    control = current_control(desk.case)
    theirs = Author(UUID(int=7))
    with desk.file.act("control.enter", theirs) as act:
        act.put(replace(control, topic=LocalText(ru="чужой")))
        desk.case = act.commit()
    with pytest.raises(Problem) as refused:
        undo(desk)
    assert refused.value.code == "undo.changed-since"
    assert current_control(desk.case).topic.ru == "чужой"


def test_a_member_of_whom_something_hangs_since_is_not_taken_away(desk: Desk) -> None:
    control = current_control(desk.case)
    people.add_member(desk, control.id)
    undo(desk)
    assert not desk.case.all(Membership)


def test_the_empty_sample_has_nothing_older_than_its_beginning(desk: Desk, tmp_path: Path) -> None:
    while True:
        act = undoable(desk).undo
        if act is None or act.kind in {"case.create", "case.import"}:
            break
        undo(desk)
    assert act is not None
