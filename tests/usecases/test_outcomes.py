"""What came of a control: marked, looked at again in rounds, counted, found, and undone."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding, Recommendation
from desktop.domain.correspondence import Letter, Receipt, Reply
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUp, Outcome
from desktop.procedure.follow_up import comparison
from desktop.procedure.matrix import Row
from desktop.procedure.quality import Quality
from desktop.procedure.route import main_proceeding
from desktop.usecases import editing, merging, undoing
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.outcomes import look_again, mark_done, unmarked
from desktop.usecases.replies import answered, letter_came, reply_to
from desktop.usecases.searching import search_case
from desktop.usecases.standing import standing


def control_id(desk: Desk) -> UUID:
    return current_control(desk.case).id


def at(desk: Desk, day: date) -> None:
    """Let the days pass."""
    desk.office = Office(FixedClock.on(day), desk.office.folders)


def came(desk: Desk, day: str, *verdicts: str) -> UUID:
    """Enter a letter that says something of each recommendation."""
    control = control_id(desk)
    letter = letter_came(desk, control)
    for name in ("arrived_on", "dated"):
        enter(desk, FieldAddress("letter", letter, name), day)
    course = main_proceeding(desk.case, control).id
    for each, verdict in zip(recommendations(desk), verdicts, strict=False):
        reply = reply_to(desk, course, each.id, letter)
        enter(desk, FieldAddress("reply", reply, "verdict"), verdict)
    return letter


def recommendations(desk: Desk) -> tuple[Recommendation, ...]:
    return desk.case.of_control(Recommendation, control_id(desk))


def outcome(desk: Desk, *numbers: int) -> Outcome:
    made = editing.add(desk, "outcome", control_id=control_id(desk))
    for each in recommendations(desk):
        if each.number in numbers:
            enter(desk, FieldAddress("outcome", made, f"recommendation_ids.{each.id}"), True)
    return desk.case.one(Outcome, made)


def rows(desk: Desk) -> tuple[Row, ...]:
    return answered(desk, control_id(desk)).matrix.rows


def counted(desk: Desk) -> Quality:
    return answered(desk, control_id(desk)).quality


# --- marking --------------------------------------------------------------------------------------


def test_the_letter_keeps_its_word_when_something_else_was_done(sample: Desk) -> None:
    letter = came(sample, "2025-10-31", "refused_without_reasons", "accepted", "not_answered")
    first = recommendations(sample)[0]
    mark_done(sample, first.id, "done_otherwise")
    assert rows(sample)[0].verdict == "done_otherwise"
    (said,) = (
        each
        for each in sample.case.all(Reply)
        if (each.recommendation_id, each.letter_id) == (first.id, letter)
    )
    assert said.verdict == "refused_without_reasons"
    came(sample, "2025-12-01", "refused_with_reasons")
    assert rows(sample)[0].verdict == "done_otherwise", "done stays done whatever is written"


def test_marking_twice_leaves_one_mark_and_undo_takes_it_away(sample: Desk) -> None:
    came(sample, "2025-10-31", "accepted")
    first = recommendations(sample)[0]
    assert mark_done(sample, first.id, "done_otherwise") == mark_done(sample, first.id, "done")
    assert rows(sample)[0].verdict == "done"
    undoing.undo(sample)
    assert rows(sample)[0].verdict == "done_otherwise"
    undoing.undo(sample)
    assert rows(sample)[0].verdict == "accepted"


def test_marking_is_offered_for_what_an_outcome_answers_and_is_not_marked(sample: Desk) -> None:
    came(sample, "2025-10-31", "done", "accepted", "not_answered")
    made = outcome(sample, 1, 2)
    assert [each.number for each in unmarked(sample.case, made)] == [2]
    mark_done(sample, recommendations(sample)[1].id, "done")
    assert unmarked(sample.case, made) == ()
    assert unmarked(sample.case, outcome(sample)) == ()


def test_a_silent_institution_that_did_something_has_still_not_answered(sample: Desk) -> None:
    at(sample, date(2025, 11, 10))
    enter(sample, FieldAddress("control", control_id(sample), "sample"), False)
    mark_done(sample, recommendations(sample)[0].id, "done_otherwise")
    found = counted(sample)
    assert (found.done_otherwise, found.answered, found.came) == (1, 0, 0)
    clocks = {each.clock.id: each for each in standing(sample, control_id(sample)).clocks}
    assert clocks["PC_RESPONSE"].outcome == "missed"


# --- counting -------------------------------------------------------------------------------------


def test_each_number_stands_beside_the_one_of_which_it_is_a_part(sample: Desk) -> None:
    came(sample, "2025-10-31", "accepted", "refused_with_reasons", "refused_without_reasons")
    mark_done(sample, recommendations(sample)[1].id, "done_otherwise")
    assert counted(sample) == Quality(
        asked=3, answered=3, refused=2, reasoned=1, accepted=1, done=0, done_otherwise=1,
        sent=1, came=1, in_time=1, late=0,
    )  # fmt: skip
    assert counted(sample).fixed == 1


@pytest.mark.parametrize(
    ("day", "in_time", "late", "unknown"),
    [("2025-11-03", 1, 0, 0), ("2025-11-04", 0, 1, 0), ("unknown", 0, 0, 1)],
)
def test_an_answer_is_late_only_where_its_day_and_the_receipt_say_so(
    sample: Desk, day: str, in_time: int, late: int, unknown: int
) -> None:
    came(sample, day, "accepted")
    found = counted(sample)
    assert (found.in_time, found.late, found.unknown) == (in_time, late, unknown)


def test_without_a_proven_receipt_nobody_knows_whether_an_answer_came_in_time(
    sample: Desk,
) -> None:
    came(sample, "2025-12-30", "accepted")
    (letter,) = (each for each in sample.case.all(Letter) if each.kind == "covering-letter")
    gone = [each for each in sample.case.all(Receipt) if each.letter_id == letter.id]
    sample.act("receipt.remove", [], gone)
    found = counted(sample)
    assert (found.late, found.unknown) == (0, 1)


def test_what_never_went_out_counts_nothing(sample: Desk) -> None:
    for each in sample.case.all(Letter):
        sample.act("letter.enter", [replace(each, sent=False)])
    assert counted(sample) == Quality()


# --- looking again --------------------------------------------------------------------------------


def state(desk: Desk, look: UUID, value: str) -> None:
    enter(desk, FieldAddress("follow_up", look, "state"), value)


def test_a_round_holds_what_is_not_removed_and_numbers_count_on(sample: Desk) -> None:
    second = editing.add(sample, "finding", control_id=control_id(sample))
    fine = editing.add(sample, "finding", control_id=control_id(sample))
    enter(sample, FieldAddress("finding", second, "kind"), "shortcoming")
    enter(sample, FieldAddress("finding", fine, "kind"), "no_violation")
    first = look_again(sample, control_id(sample))
    assert (first.number, len(first.added)) == (1, 2)
    state(sample, first.added[0], "done")
    state(sample, first.added[1], "not_seen")
    at(sample, date(2025, 12, 20))
    later = look_again(sample, control_id(sample))
    assert later.number == 2
    assert [sample.case.one(FollowUp, each).finding_id for each in later.added] == [second]
    assert sample.case.one(FollowUp, later.added[0]).day == "2025-12-20"
    state(sample, later.added[0], "done")
    with pytest.raises(Problem, match=r"outcome\.nothing-left"):
        look_again(sample, control_id(sample))
    found = comparison(sample.case, control_id(sample))
    assert (found.rounds, found.left, found.how_many("done")) == ((1, 2), (), 2)


def test_a_round_begun_twice_on_a_day_is_one_round(sample: Desk) -> None:
    begun = look_again(sample, control_id(sample))
    assert look_again(sample, control_id(sample)) == (1, ())
    state(sample, begun.added[0], "still")
    assert look_again(sample, control_id(sample)) == (1, ()), "it goes on on the same day"
    new = editing.add(sample, "finding", control_id=control_id(sample))
    again = look_again(sample, control_id(sample))
    assert again.number == 1
    assert [sample.case.one(FollowUp, each).finding_id for each in again.added] == [new]


def test_a_round_of_which_nothing_was_entered_goes_on_later(sample: Desk) -> None:
    look_again(sample, control_id(sample))
    at(sample, date(2026, 3, 1))
    assert look_again(sample, control_id(sample)) == (1, ())


def test_a_round_is_one_act_and_undone_as_one(sample: Desk) -> None:
    editing.add(sample, "finding", control_id=control_id(sample))
    look_again(sample, control_id(sample))
    assert len(sample.case.all(FollowUp)) == 2
    undoing.undo(sample)
    assert sample.case.all(FollowUp) == ()
    undoing.redo(sample)
    assert len(sample.case.all(FollowUp)) == 2


def test_two_copies_that_looked_are_both_shown_and_the_later_look_counts(
    sample: Desk, tmp_path: Path
) -> None:
    control = control_id(sample)
    other = tmp_path / "other.baqylau"
    sample.file.copy_to(other)
    mine = look_again(sample, control).added[0]
    state(sample, mine, "changed")
    with open_case(sample.office, other) as desk:
        at(desk, date(2025, 10, 21))
        state(desk, look_again(desk, control).added[0], "still")
    merging.merge(sample, other, {}, "ru")
    found = comparison(sample.case, control)
    (line,) = found.lines
    assert found.rounds == (1,)
    assert [each.state for each in line.cells[0]] == ["changed", "still"]
    assert line.state == "still"


def test_what_could_not_be_seen_takes_nothing_back(sample: Desk) -> None:
    (finding,) = sample.case.of_control(Finding, control_id(sample))
    first = look_again(sample, control_id(sample)).added[0]
    state(sample, first, "changed")
    at(sample, date(2025, 12, 20))
    state(sample, look_again(sample, control_id(sample)).added[0], "not_seen")
    found = comparison(sample.case, control_id(sample))
    assert (found.lines[0].state, found.left) == ("changed", (finding,))


def test_evidence_gathered_later_breaks_no_order_of_the_control(sample: Desk) -> None:
    look = look_again(sample, control_id(sample)).added[0]
    piece = editing.add(sample, "evidence", control_id=control_id(sample))
    enter(sample, FieldAddress("evidence", piece, "made_on"), "20.01.2026")
    before = {each.id for each in standing(sample, control_id(sample)).warnings}
    assert "look-after-completion" in before
    enter(sample, FieldAddress("follow_up", look, f"evidence_ids.{piece}"), True)
    after = {each.id for each in standing(sample, control_id(sample)).warnings}
    assert "look-after-completion" not in after


def test_what_changed_and_what_is_there_now_are_found_by_their_words(sample: Desk) -> None:
    made = outcome(sample)
    enter(sample, FieldAddress("outcome", made.id, "what.ru"), "Создана рабочая группа из девяти")
    look = look_again(sample, control_id(sample)).added[0]
    enter(sample, FieldAddress("follow_up", look, "what.kk"), "Кеңестің беті ашылды")
    for query, kind in (("рабочую группу", "outcome"), ("кеңес беті", "follow_up")):
        assert kind in {hit.place.kind for hit in search_case(sample, query)}
