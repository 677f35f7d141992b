"""What stays and what is asked again when steps begin anew."""

from datetime import date

from msgspec.structs import replace

from desktop.domain.control import Control, Proceeding, Recommendation
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.proceedings import begin_again, begin_proceeding
from desktop.usecases.standing import standing_of

DAY = date(2025, 10, 16)


def heard(desk: Desk, proceeding: Proceeding) -> set[str]:
    found = standing_of(desk, proceeding.id, DAY)
    advice = {each.advice.id for step in found.steps for each in step.advice}
    return advice | {each.id for each in found.warnings}


def test_a_postponed_discussion_needs_a_protocol_of_its_own(sample: Desk) -> None:
    control = current_control(sample.case)
    discussion = begin_proceeding(sample, control.id, "discussion")

    def say(path: str, value: str) -> None:
        enter(sample, FieldAddress("proceeding", discussion, path), value)

    for ask, value in {
        "planned_on": "14.10.2025", "planned_time": "15:00", "held_on": "14.10.2025",
        "object_came": "nobody_came", "attended": "0", "discussion_form": "indoors",
    }.items():  # fmt: skip
        say(f"answers.{ask}", value)
    say("texts.speeches.ru", "Никто не пришел")
    say("texts.venue.ru", "Зал")
    protocol = acts.letter_for(sample, discussion, "discussion-protocol")
    acts.give_number(sample, protocol.id, "14.10.2025", "5")
    acts.acknowledge(sample, discussion, "nobody-came")

    begin_again(sample, discussion, "postponed", "никого не было")
    now = sample.case.one(Proceeding, discussion)
    assert set(now.answers) == {"discussion_form"}
    assert set(now.texts) == {"venue"}
    assert now.rounds["1.held_on"] == "2025-10-14"
    assert now.rounds["1.speeches.ru"] == "Никто не пришел"
    assert not now.acknowledged
    found = standing_of(sample, discussion, DAY)
    gates = {gate.gate.id: gate.open for step in found.steps for gate in step.gates}
    assert gates["discussion-has-protocol"] is False
    assert {s.step.id: s.state for s in found.steps}["hold"] != "done"


def test_a_replaced_member_makes_no_breach_of_what_was_done_in_time(sample: Desk) -> None:
    control = current_control(sample.case)
    monitoring = sample.case.all(Proceeding)[0]
    enter(sample, FieldAddress("control", control.id, "by_group"), "yes")
    protocol = acts.letter_for(sample, monitoring.id, "group-protocol")
    enter(sample, FieldAddress("letter", protocol.id, "dated"), "03.10.2025")
    breaches = {"notice-missing", "notice-never-recorded", "protocol-after-start"}
    assert not breaches & heard(sample, monitoring)

    begin_again(sample, monitoring.id, "member-replaced", "ушла")
    assert not breaches & heard(sample, monitoring)
    protocol = acts.letter_for(sample, monitoring.id, "group-protocol")
    enter(sample, FieldAddress("letter", protocol.id, "dated"), "08.10.2025")
    assert not breaches & heard(sample, monitoring)


def test_another_correction_asks_anew_which_letter_and_keeps_the_former_answers(
    sample: Desk,
) -> None:
    control = current_control(sample.case)
    course = main_proceeding(sample.case, control.id)
    said = {"corrected_letter": "notice", "letter_withdrawn": "yes", "outcome_on": "2026-01-14"}
    wrong = LocalText(ru="Неверный день")
    sample.act(
        "test.answers",
        [replace(control, answers=said, texts={**control.texts, "correction_wrong": wrong})],
    )
    begin_again(sample, course.id, "another-correction")
    after = sample.case.one(Control, control.id)
    assert after.answers == {"outcome_on": "2026-01-14"}
    assert "correction_wrong" not in after.texts
    rounds = sample.case.one(Proceeding, course.id).rounds
    assert rounds["1.corrected_letter"] == "notice"
    assert rounds["1.correction_wrong.ru"] == "Неверный день"


def test_another_meeting_keeps_the_former_one_and_what_was_agreed(sample: Desk) -> None:
    control = current_control(sample.case)
    course = main_proceeding(sample.case, control.id)
    for path, value in {
        "answers.hearing_on": "10.11.2025", "texts.hearing_theirs.ru": "Руководитель",
        "texts.hearing_agreed.ru": "Опубликовать положение",
    }.items():  # fmt: skip
        enter(sample, FieldAddress("control", control.id, path), value)
    agreed = sample.case.of_control(Recommendation, control.id)[0]
    enter(sample, FieldAddress("recommendation", agreed.id, "agreed.ru"), "Будет опубликовано")
    minutes = acts.letter_for(sample, course.id, "meeting-minutes")
    acts.give_number(sample, minutes.id, "10.11.2025", "9")
    assert "another-meeting" in standing_of(sample, course.id, DAY).again

    begin_again(sample, course.id, "another-meeting", "вторая встреча")
    now = sample.case.one(Control, control.id)
    assert "hearing_on" not in now.answers
    assert "hearing_theirs" not in now.texts
    rounds = sample.case.one(Proceeding, course.id).rounds
    assert rounds["1.hearing_on"] == "2025-11-10"
    assert rounds["1.hearing_agreed.ru"] == "Опубликовать положение"
    fresh = acts.letter_for(sample, course.id, "meeting-minutes")
    assert (fresh.id != minutes.id, fresh.number) == (True, "")
    assert sample.case.one(Recommendation, agreed.id).agreed.ru == "Будет опубликовано"
