"""From what is proposed to the paper: the remedy is begun with what is known filled in."""

from datetime import date
from uuid import UUID

import pytest

from desktop.domain.clock import FixedClock
from desktop.domain.control import Control, Proceeding, Recommendation
from desktop.domain.correspondence import Reply
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.procedure.today import watches
from desktop.spreadsheets.content import ControlSheet, content
from desktop.usecases import acts, library
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter, put_back, remove
from desktop.usecases.replies import answered, letter_came, reply_to
from desktop.usecases.reply_proposals import complain, hearing, proposed
from desktop.usecases.standing import standings


def sent(desk: Desk) -> UUID:
    """Take the sample as one's own and prove the receipt of its letter; return the control."""
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "sample"), False)
    course = desk.case.of_control(Proceeding, control.id)[0]
    letter = acts.letter_for(desk, course.id, "covering-letter")
    acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")
    return control.id


def all_accepted(desk: Desk, control_id: UUID, letter: UUID) -> None:
    """Mark every recommendation as accepted by a letter."""
    course = desk.case.all(Proceeding)[0]
    for each in desk.case.of_control(Recommendation, control_id):
        reply = reply_to(desk, course.id, each.id, letter)
        enter(desk, FieldAddress("reply", reply, "verdict"), "accepted")


def later(desk: Desk, day: str) -> None:
    desk.office.clock = FixedClock.on(date.fromisoformat(day))


def test_a_sample_stands_on_its_own_day_whatever_day_it_is(sample: Desk) -> None:
    control = current_control(sample.case)
    later(sample, "2026-11-27")
    assert proposed(sample, control.id) == ()
    assert {each.state for each in hearing(sample, control.id)} == {"running"}


def test_silence_leads_to_a_complaint_with_its_demand_and_the_day_of_looking(
    sample: Desk,
) -> None:
    control_id = sent(sample)
    assert proposed(sample, control_id) == ()
    later(sample, "2025-11-04")
    (check,) = proposed(sample, control_id)
    assert (check.leads, check.step) == ("check", "response")
    enter(sample, FieldAddress("control", control_id, "answers.silence_checked_on"), "04.11.2025")
    assert proposed(sample, control_id) == ()
    later(sample, "2025-11-05")
    (found,) = proposed(sample, control_id)
    course_id = complain(sample, control_id, found.grounds)
    course = sample.case.one(Proceeding, course_id)
    assert course.procedure == "remedies"
    assert course.answers["checked_on"] == "2025-11-04"
    assert course.texts["demands"].kk == found.grounds[0].demand("kk")
    assert course.texts["demands"].ru.startswith("дать мотивированный ответ")


def test_a_complaint_that_was_begun_is_gone_on_with_and_keeps_what_was_typed(
    sample: Desk,
) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-10")
    letter = letter_came(sample, control_id)
    enter(sample, FieldAddress("letter", letter, "arrived_on"), "2025-10-30")
    course = sample.case.all(Proceeding)[0]
    first, second, *rest = sample.case.of_control(Recommendation, control_id)
    said = [(first, "not_answered"), (second, "refused_without_reasons")]
    for each, verdict in [*said, *((one, "accepted") for one in rest)]:
        reply = reply_to(sample, course.id, each.id, letter)
        enter(sample, FieldAddress("reply", reply, "verdict"), verdict)
    made = {each.leads: each for each in proposed(sample, control_id)}
    assert set(made) == {"ask", "complain"}
    begun = complain(sample, control_id, made["complain"].grounds)
    demands = sample.case.one(Proceeding, begun).texts["demands"].ru.splitlines()
    assert ["№ 1" in demands[0], "№ 2" in demands[1]] == [True, True]
    enter(sample, FieldAddress("proceeding", begun, "texts.demands.ru"), "Иное")
    assert complain(sample, control_id, made["complain"].grounds) == begun
    assert sample.case.one(Proceeding, begun).texts["demands"].ru == "Иное"


def test_a_late_reply_takes_the_demand_of_silence_out_of_the_complaint(sample: Desk) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-05")
    enter(sample, FieldAddress("control", control_id, "answers.silence_checked_on"), "04.11.2025")
    (silence,) = proposed(sample, control_id)
    begun = complain(sample, control_id, silence.grounds)
    letter = letter_came(sample, control_id)
    for name in ("arrived_on", "dated"):
        enter(sample, FieldAddress("letter", letter, name), "2025-11-05")
    all_accepted(sample, control_id, letter)
    (late,) = proposed(sample, control_id)
    assert [each.data.id for each in late.grounds] == ["complain-late"]
    assert complain(sample, control_id, late.grounds) == begun
    demands = sample.case.one(Proceeding, begun).texts["demands"]
    for lang in sample.case.one(Control, control_id).languages:
        assert demands.text(lang) == late.grounds[0].demand(lang)


def test_an_answer_that_a_remedy_found_is_no_silence_anywhere(sample: Desk) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-10")
    enter(sample, FieldAddress("control", control_id, "answers.silence_checked_on"), "04.11.2025")
    (silence,) = proposed(sample, control_id)
    begun = complain(sample, control_id, silence.grounds)
    office = sample.office

    def told() -> set[str | None]:
        found = watches(sample.case, office.law, office.clock.today())
        return {each.kind_on(office.clock.today()) for each in found}

    assert "unanswered" in told()
    assert answered(sample, control_id).quality.came == 0
    enter(sample, FieldAddress("proceeding", begun, "answers.came_after_all"), "yes")
    assert proposed(sample, control_id) == ()
    assert answered(sample, control_id).quality.came == 1
    assert answered(sample, control_id).quality.late == 0
    assert not told() & {"unanswered", "check_arrival"}
    control, routes = current_control(sample.case), standings(sample, control_id)
    sheet = ControlSheet("", sample.case, control, routes)
    say = office.messages("en").say
    (row,) = content([sheet], office.law, "en", say).tables[0].rows
    assert row["control_state"] == say("workbook.control_state.answered_unclear")
    listed, _ = library.entry(office, sample)
    assert listed.next_clock not in {"PC_RESPONSE", "PC_HEARING_NOTICE"}


def test_once_she_complained_the_list_waits_for_the_complaint(sample: Desk) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-10")
    enter(sample, FieldAddress("control", control_id, "answers.silence_checked_on"), "04.11.2025")
    assert library.entry(sample.office, sample)[0].next_clock == "PC_RESPONSE"
    (silence,) = proposed(sample, control_id)
    begun = complain(sample, control_id, silence.grounds)
    complaint = acts.letter_for(sample, begun, "complaint")
    acts.mark_sent(sample, complaint.id, "hand", "10.11.2025")
    acts.record_receipt(sample, complaint.id, "stamp", "10.11.2025")
    assert library.entry(sample.office, sample)[0].next_clock.startswith("AP_")


def test_a_complaint_that_went_stays_as_it_went_and_another_is_begun(sample: Desk) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-05")
    enter(sample, FieldAddress("control", control_id, "answers.silence_checked_on"), "04.11.2025")
    (silence,) = proposed(sample, control_id)
    begun = complain(sample, control_id, silence.grounds)
    acts.mark_sent(sample, acts.letter_for(sample, begun, "reminder").id, "hand", "05.11.2025")
    assert complain(sample, control_id, silence.grounds) == begun, "a reminder is no complaint"
    acts.mark_sent(sample, acts.letter_for(sample, begun, "complaint").id, "hand", "05.11.2025")
    before = sample.case.one(Proceeding, begun)
    letter = letter_came(sample, control_id)
    for name in ("arrived_on", "dated"):
        enter(sample, FieldAddress("letter", letter, name), "2025-11-11")
    all_accepted(sample, control_id, letter)
    later(sample, "2025-11-12")
    (late,) = proposed(sample, control_id)
    other = complain(sample, control_id, late.grounds)
    assert other != begun
    assert sample.case.one(Proceeding, begun) == before
    assert complain(sample, control_id, late.grounds) == other


def test_what_a_letter_said_goes_with_it_and_comes_back_with_it(sample: Desk) -> None:
    control_id = sent(sample)
    wrong = letter_came(sample, control_id)
    enter(sample, FieldAddress("letter", wrong, "arrived_on"), "2025-10-30")
    course = sample.case.all(Proceeding)[0]
    asked = sample.case.of_control(Recommendation, control_id)
    for each in asked:
        reply = reply_to(sample, course.id, each.id, wrong)
        enter(sample, FieldAddress("reply", reply, "verdict"), "done")
    before = sample.case
    gone = remove(sample, FieldAddress("letter", wrong, ""))
    assert not sample.case.all(Reply)
    right = letter_came(sample, control_id)
    enter(sample, FieldAddress("letter", right, "arrived_on"), "2025-10-31")
    for each in asked:
        reply = reply_to(sample, course.id, each.id, right)
        enter(sample, FieldAddress("reply", reply, "verdict"), "refused_without_reasons")
    assert answered(sample, control_id).matrix.fixed == (0, len(asked))
    put_back(sample, before, gone)
    assert len(sample.case.all(Reply)) == 2 * len(asked)


def test_nothing_that_went_is_nothing_to_complain_of(desk: Desk) -> None:
    with pytest.raises(Problem, match=r"reply\.nothing-sent"):
        complain(desk, current_control(desk.case).id, ())


def test_the_latest_invitation_to_the_hearing_is_an_estimate(sample: Desk) -> None:
    (term,) = hearing(sample, sent(sample))
    assert (str(term.due), term.estimate) == ("2025-10-29", True)


def test_no_hearing_is_owed_where_every_recommendation_was_accepted(sample: Desk) -> None:
    control_id = sent(sample)
    later(sample, "2025-11-10")
    letter = letter_came(sample, control_id)
    enter(sample, FieldAddress("letter", letter, "arrived_on"), "2025-10-30")
    all_accepted(sample, control_id, letter)
    (term,) = hearing(sample, control_id)
    assert term.state == "not_started"
    assert term.why_not_started is not None
    assert proposed(sample, control_id) == ()
