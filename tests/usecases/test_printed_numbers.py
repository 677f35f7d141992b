"""A number that was printed stays: whatever is removed for good, gone back to, undone or joined."""

import random
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.control import Evidence, Finding, Look
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.usecases import backups
from desktop.usecases.cases import begin_control, current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, remove
from desktop.usecases.merging import merge
from desktop.usecases.office import Office
from desktop.usecases.purging import purge
from desktop.usecases.undoing import redo, undo, undoable


def finding(desk: Desk) -> UUID:
    return add(desk, "finding", control_id=current_control(desk.case).id)


def take_out(desk: Desk, kind: str, record_id: UUID) -> None:
    remove(desk, FieldAddress(kind, record_id, ""))


def printed(desk: Desk) -> UUID:
    """A paper of the control is made."""
    with desk.file.act("paper.make", desk.office.author) as act:
        sha256 = act.store(b"paper")
        paper = Paper(
            id=new_id(),
            control_id=current_control(desk.case).id,
            kind="notice",
            lang="kk",
            made_at=desk.office.clock.now(),
            content_sha256=sha256,
            facts_sha256=act.store(b"facts"),
            template_sha256=act.store(b"template"),
            edition="",
        )
        act.put(paper)
        desk.case = act.commit()
    return paper.id


def numbers(desk: Desk) -> dict[UUID, int]:
    return {each.id: each.number for each in desk.case.all(Finding)}


@pytest.mark.parametrize("how", ["purged", "taken out"])
def test_without_the_paper_itself_its_numbers_stay(desk: Desk, how: str) -> None:
    first, second = finding(desk), finding(desk)
    looks = [add(desk, "look", finding_id=second) for _ in range(2)]
    paper = printed(desk)
    if how == "purged":
        purge(desk, "paper", paper, "")
    else:
        take_out(desk, "paper", paper)
    take_out(desk, "finding", first)
    assert numbers(desk) == {second: 2}
    take_out(desk, "look", looks[0])
    assert [each.number for each in desk.case.all(Look)] == [2]
    take_out(desk, "finding", second)
    third = finding(desk)
    assert numbers(desk) == {third: 3}


def test_a_list_that_came_after_the_paper_went_is_counted_anew(desk: Desk) -> None:
    purge(desk, "paper", printed(desk), "")
    first, second = finding(desk), finding(desk)
    take_out(desk, "finding", first)
    assert numbers(desk) == {second: 1}


def test_going_back_leaves_what_was_printed_since_its_number(desk: Desk) -> None:
    gone, stays = finding(desk), finding(desk)
    made = backups.back_up(desk, "working")
    assert made is not None
    take_out(desk, "finding", gone)
    later = finding(desk)
    printed(desk)
    before = numbers(desk)
    assert before == {stays: 1, later: 2}
    backups.go_back(desk, made)
    assert numbers(desk) == {stays: 1, gone: 3}, "it comes back to the end of the list"
    newer = finding(desk)
    assert numbers(desk)[newer] == 4
    assert verify(desk.path).findings == ()
    take_out(desk, "finding", newer)
    undo(desk)
    undo(desk)
    assert undo(desk) is not None, "going back itself"
    assert numbers(desk) == before
    assert numbers(desk)[later] == 2


def test_going_back_gives_no_number_of_what_was_printed_and_went(desk: Desk) -> None:
    """The first was 1, then the second was and was printed; both went, and both come back."""
    first, second = finding(desk), finding(desk)
    made = backups.back_up(desk, "working")
    assert made is not None
    take_out(desk, "finding", first)
    printed(desk)
    take_out(desk, "finding", second)
    backups.go_back(desk, made)
    assert numbers(desk) == {second: 1, first: 2}


def test_undo_of_what_was_done_before_a_paper_leaves_its_numbers(desk: Desk) -> None:
    first, second = finding(desk), finding(desk)
    take_out(desk, "finding", first)
    printed(desk)
    assert undo(desk) is not None
    assert numbers(desk) == {second: 1, first: 2}


def test_a_number_whose_record_was_undone_is_not_given_again(desk: Desk) -> None:
    first = finding(desk)
    second = finding(desk)
    printed(desk)
    assert undo(desk) is not None
    assert numbers(desk) == {first: 1}
    assert redo(desk) is not None
    assert numbers(desk) == {first: 1, second: 2}
    assert undo(desk) is not None
    third = finding(desk)
    assert numbers(desk) == {first: 1, third: 3}


def test_what_was_taken_out_after_a_paper_is_undone_and_done_again(desk: Desk) -> None:
    first, second = finding(desk), finding(desk)
    printed(desk)
    take_out(desk, "finding", first)
    for _ in range(2):
        assert undo(desk) is not None
        assert numbers(desk) == {first: 1, second: 2}
        assert redo(desk) is not None
        assert numbers(desk) == {second: 2}


def test_joining_leaves_numbers_of_a_paper_that_was_removed(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    first, second, third = (finding(desk) for _ in range(3))
    pieces = [add(desk, "evidence", control_id=current_control(desk.case).id) for _ in range(2)]
    purge(desk, "paper", printed(desk), "")
    copy = tmp_path / "copy.baqylau"
    desk.file.copy_to(copy)
    with open_case(office, copy) as theirs:
        take_out(theirs, "finding", first)
        take_out(theirs, "evidence", pieces[0])
        finding(theirs)
    take_out(desk, "finding", second)
    newest = finding(desk)
    merge(desk, copy, {}, "ru")
    assert numbers(desk)[third] == 3
    assert sorted(numbers(desk).values()) == [3, 4, 5]
    assert newest in numbers(desk)
    assert [each.number for each in desk.case.all(Evidence)] == [2]
    assert verify(desk.path).findings == ()


def test_of_two_controls_of_one_number_the_printed_one_keeps_it(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.baqylau"
    desk.file.copy_to(copy)
    with open_case(office, copy) as theirs:
        begin_control(theirs)
        printed(theirs)
        printed_there = current_control(theirs.case).id
    begin_control(desk)
    begun_here = current_control(desk.case).id
    merge(desk, copy, {}, "ru")
    found = {each.id: each.number for each in desk.case.all(type(current_control(desk.case)))}
    assert (found[printed_there], found[begun_here]) == (2, 3)


class Course:
    """Any course of work on the findings of a case of which papers are printed."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.said: dict[int, UUID] = {}
        self.papers: list[UUID] = []

    def step(self) -> None:
        getattr(self, self.chance.choice(STEPS))()
        now = numbers(self.desk)
        assert len(set(now.values())) == len(now)
        for number, record_id in self.said.items():
            assert now.get(record_id, number) == number, "what was printed keeps its number"
        for record_id, number in now.items():
            assert self.said.get(number, record_id) == record_id, "and no other gets it"

    def add(self) -> None:
        finding(self.desk)

    def take_out(self) -> None:
        if there := sorted(numbers(self.desk)):
            take_out(self.desk, "finding", self.chance.choice(there))

    def undo(self) -> None:
        act = undoable(self.desk).undo
        if act is not None and act.kind != "control.begin":
            with suppress(Problem):
                undo(self.desk)

    def redo(self) -> None:
        with suppress(Problem):
            redo(self.desk)

    def back_up(self) -> None:
        backups.back_up(self.desk, "working")

    def go_back(self) -> None:
        if kept := backups.lines(self.desk).own:
            backups.go_back(self.desk, self.chance.choice(kept))

    def paper(self) -> None:
        self.papers.append(printed(self.desk))
        self.said |= {number: each for each, number in numbers(self.desk).items()}

    def no_paper(self) -> None:
        if self.papers:
            purge(self.desk, "paper", self.papers.pop(), "")


STEPS = ("add", "add", "take_out", "take_out", "undo", "undo", "redo", "back_up", "go_back",
         "go_back", "paper", "no_paper")  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_in_any_course_a_printed_number_stays_and_names_one_record(desk: Desk, seed: int) -> None:
    course = Course(desk, seed)
    for n in range(60):
        try:
            course.step()
        except BaseException as error:
            error.add_note(f"seed {seed}, step {n}")
            raise
