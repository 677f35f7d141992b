"""Acts in the world: what is stated is always stored; only the law refuses the mark itself."""

from datetime import date
from uuid import UUID

import pytest

from desktop.casefile.register import NumberRegister
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import (
    Refused,
    acknowledge,
    complete_step,
    give_number,
    letter_for,
    mark_sent,
    record_receipt,
    reopen_step,
    take_back_sent,
    taken_back,
)
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.standing import standing


def a_letter(desk: Desk, kind: str = "notice") -> Letter:
    return letter_for(desk, monitoring(desk), kind)


def monitoring(desk: Desk) -> UUID:
    return main_proceeding(desk.case, current_control(desk.case).id).id


def test_a_letter_is_made_when_it_is_first_needed_and_never_twice(desk: Desk) -> None:
    first = a_letter(desk)
    assert a_letter(desk) == first
    assert desk.case.all(Letter) == (first,)


def test_numbers_of_the_own_series_follow_each_other(desk: Desk) -> None:
    notice = give_number(desk, a_letter(desk).id, "06.10.2025")
    final = give_number(desk, a_letter(desk, "final-document").id, "17.10.2025")
    assert notice.number != final.number
    assert notice.number_source == "series"
    assert notice.dated == "2025-10-06"


def test_a_number_from_the_paper_journal_is_kept_as_typed(desk: Desk) -> None:
    numbered = give_number(desk, a_letter(desk).id, "06.10.2025", number="01-12/45")
    assert (numbered.number, numbered.number_source) == ("01-12/45", "typed")


def test_a_number_can_be_left_to_be_written_by_hand_and_entered_afterwards(desk: Desk) -> None:
    blank = give_number(desk, a_letter(desk).id, "06.10.2025", number="")
    assert (blank.number, blank.number_source) == ("", "by_hand")
    later = give_number(desk, blank.id, "06.10.2025", number="17")
    assert later.number == "17"


@pytest.mark.parametrize("typed", ["№", " № "])
def test_a_sign_without_a_number_leaves_no_blank(desk: Desk, typed: str) -> None:
    letter = a_letter(desk)
    with pytest.raises(Problem, match=r"letter\.no-number"):
        give_number(desk, letter.id, "06.10.2025", number=typed)
    assert desk.case.one(Letter, letter.id) == letter


def test_a_number_once_given_never_changes(desk: Desk) -> None:
    numbered = give_number(desk, a_letter(desk).id, "06.10.2025", number="17")
    with pytest.raises(Problem, match=r"letter\.already-numbered"):
        give_number(desk, numbered.id, "07.10.2025", number="18")
    assert desk.case.one(Letter, numbered.id) == numbered


def test_sending_needs_a_day_and_what_was_stated_is_stored(desk: Desk) -> None:
    letter = a_letter(desk)
    with pytest.raises(Problem, match=r"letter\.no-day"):
        mark_sent(desk, letter.id, "post", "кеше")
    stored = desk.case.one(Letter, letter.id)
    assert (stored.channel, stored.sent_on, stored.sent) == ("post", "кеше", False)


def test_a_mark_as_sent_goes_only_by_an_act_of_its_own_with_the_reason_in_the_log(
    desk: Desk,
) -> None:
    letter, other = a_letter(desk), a_letter(desk, "final-document")
    with pytest.raises(Problem, match=r"letter\.not-sent"):
        take_back_sent(desk, letter.id, "Жаңылып басылды")
    control = current_control(desk.case)
    mark_sent(desk, letter.id, "post", "06.10.2025")
    with pytest.raises(Problem, match=r"letter\.take-back-without-reason"):
        take_back_sent(desk, letter.id, " \n")
    assert desk.case.one(Letter, letter.id).sent
    take_back_sent(desk, letter.id, " Жаңылып басылды ")
    stands = desk.case.one(Letter, letter.id)
    assert (stands.sent, stands.channel, stands.sent_on) == (False, "post", "2025-10-06")
    step = standing(desk, control.id).step("notice")
    assert step is not None
    assert step.state != "done"
    mark_sent(desk, letter.id, "post", "07.10.2025")
    take_back_sent(desk, letter.id, "Кеңсе жабық екен")
    noted = taken_back(desk, letter.id)
    assert [each.note for each in noted] == ["Жаңылып басылды", "Кеңсе жабық екен"]
    assert all(each.at == desk.office.clock.now() for each in noted)
    assert taken_back(desk, other.id) == ()
    assert verify(desk.path).findings == ()


def test_a_day_of_sending_may_be_unknown_only_in_a_control_entered_afterwards(desk: Desk) -> None:
    letter = a_letter(desk)
    with pytest.raises(Problem, match=r"letter\.no-day"):
        mark_sent(desk, letter.id, "post", "unknown")
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "entered_afterwards"), True)
    mark_sent(desk, letter.id, "post", "unknown")
    stored = desk.case.one(Letter, letter.id)
    assert (stored.sent_on, stored.sent) == ("unknown", True)
    route = standing(desk, control.id)
    notice = route.step("notice")
    assert notice is not None
    assert notice.state == "done"


def test_the_published_dates_are_stored_but_cannot_be_marked_as_sent(sample: Desk) -> None:
    """The report: monitoring on 23 October 2025, final document on 17 October 2025 (13(2))."""
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "completed_on"), "23.10.2025")
    for kind in ("final-document", "covering-letter"):
        letter = Letter(id=new_id(), control_id=control.id, kind=kind)
        sample.act("letter.prepare", [letter])
        with pytest.raises(Refused) as refused:
            mark_sent(sample, letter.id, "hand", "17.10.2025")
        assert refused.value.gates
        stored = sample.case.one(Letter, letter.id)
        assert (stored.sent_on, stored.sent) == ("2025-10-17", False)
    assert sample.case.one(Control, control.id).completed_on == "2025-10-23"
    assert standing(sample, control.id).warnings


def test_a_refusal_names_its_reasons_in_three_languages_with_the_norm(sample: Desk) -> None:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "completed_on"), "23.10.2025")
    letter = Letter(id=new_id(), control_id=control.id, kind="covering-letter")
    sample.act("letter.prepare", [letter])
    with pytest.raises(Refused) as refused:
        mark_sent(sample, letter.id, "hand", "17.10.2025")
    for gate in refused.value.gates:
        assert gate.basis
        assert all((gate.text.kk, gate.text.ru, gate.text.en))


def test_the_answer_is_counted_only_from_a_proven_receipt(sample: Desk) -> None:
    control = current_control(sample.case)
    (receipt,) = sample.case.all(Receipt)
    sample.act("receipt.remove", [], [receipt])

    def due() -> date | None:
        clocks = {clock.clock.id: clock for clock in standing(sample, control.id).clocks}
        deadline = clocks["PC_RESPONSE"].deadline
        return deadline and deadline.due

    assert due() is None
    record_receipt(sample, receipt.letter_id, "messenger", "16.10.2025")
    assert due() is None
    record_receipt(sample, receipt.letter_id, "registration_number", "17.10.2025", "345")
    assert due() == date(2025, 11, 3)


def test_a_receipt_is_recorded_as_it_was_told(sample: Desk) -> None:
    (letter,) = (one for one in sample.case.all(Letter) if one.kind == "notice")
    made = record_receipt(sample, letter.id, "eotinish_number", "6.10.2025", " ЖТ-2025 ")
    receipt = sample.case.one(Receipt, made)
    assert (receipt.day, receipt.proof) == ("2025-10-06", "eotinish_number")
    assert "ЖТ-2025" in receipt.number


def test_a_step_is_completed_and_reopened(sample: Desk) -> None:
    control = current_control(sample.case)
    step = next(s.step.id for p in standing(sample, control.id).phases for s in p.steps)
    complete_step(sample, monitoring(sample), step)
    assert sample.case.one(Control, control.id).completed_steps[step] == "2025-10-20"
    reopen_step(sample, monitoring(sample), step)
    assert step not in sample.case.one(Control, control.id).completed_steps
    before = sample.case
    reopen_step(sample, monitoring(sample), step)
    assert sample.case is before


def test_going_on_knowingly_is_recorded_with_the_reason(desk: Desk) -> None:
    acknowledge(desk, monitoring(desk), "capture-before-notice", "заңгер айтты")
    acknowledge(desk, monitoring(desk), "visit-go-on-remotely", "күтпейміз")
    control = current_control(desk.case)
    own = desk.case.one(Proceeding, monitoring(desk))
    # What stands in a shared step is the control's, what in the procedure's own the proceeding's.
    assert control.acknowledged == {"capture-before-notice": "заңгер айтты"}
    assert own.acknowledged == {"visit-go-on-remotely": "күтпейміз"}


def test_a_reason_pasted_with_broken_signs_is_recorded_without_them(desk: Desk) -> None:
    acknowledge(desk, monitoring(desk), "capture-before-notice", "\udc80 заңгер айтты")
    control = current_control(desk.case)
    assert control.acknowledged == {"capture-before-notice": "заңгер айтты"}
    (noted,) = desk.file.noted("advice.acknowledge", control.id)
    assert noted.note.strip() == "заңгер айтты"


def test_a_reason_that_begins_with_a_dash_keeps_it(sample: Desk) -> None:
    advice = next(
        (step.step.id, each.advice.id)
        for step in standing(sample, current_control(sample.case).id).steps
        for each in step.advice
    )
    acknowledge(sample, monitoring(sample), advice[1], "–ставили в известность")
    step = standing(sample, current_control(sample.case).id).step(advice[0])
    assert step is not None
    assert "–ставили в известность" in [each.why for each in step.advice]


def test_going_on_knowingly_without_a_reason_is_recorded_too(desk: Desk) -> None:
    acknowledge(desk, monitoring(desk), "capture-before-notice")
    states = {
        a.advice.id: a
        for s in standing(desk, current_control(desk.case).id).steps
        for a in s.advice
    }
    assert current_control(desk.case).acknowledged
    advice = states.get("capture-before-notice")
    assert advice is None or (advice.acknowledged, advice.why) == (True, "")


def test_a_number_that_could_not_be_written_into_the_case_is_given_at_the_next_try(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, other = a_letter(desk), a_letter(desk, "final-document")

    def full(*_: object, **__: object) -> None:
        raise Problem("file.disk-full", path=desk.path)

    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        with pytest.raises(Problem, match="disk-full"):
            give_number(desk, letter.id, "06.10.2025")
    numbers = [give_number(desk, each.id, "06.10.2025").number for each in (letter, other)]
    assert [number.rpartition("/")[2] for number in numbers] == ["1", "2"]


def test_a_case_open_for_reading_uses_up_no_number(desk: Desk) -> None:
    letter = a_letter(desk)
    reader = open_case(desk.office, desk.path, write=False)
    with reader, pytest.raises(Problem, match="for-reading"):
        give_number(reader, letter.id, "06.10.2025")
    with NumberRegister(desk.office.folders.register) as register:
        assert register.rows() == ()


def test_spaces_are_no_number(desk: Desk) -> None:
    assert (
        give_number(desk, a_letter(desk).id, "06.10.2025", number="  ").number_source == "by_hand"
    )
    other = give_number(desk, a_letter(desk, "causes-letter").id, "06.10.2025", number=" 45\n")
    assert other.number == "45"


def test_a_letter_that_went_without_a_number_takes_only_the_one_that_stands_on_it(
    desk: Desk,
) -> None:
    letter = a_letter(desk)
    enter(desk, FieldAddress("letter", letter.id, "dated"), "6.10.2025")
    mark_sent(desk, letter.id, "hand", "8.10.2025")
    with pytest.raises(Problem, match=r"letter\.series-after-sending"):
        give_number(desk, letter.id, "15.10.2025")
    told = give_number(desk, letter.id, "15.10.2025", "44")
    assert (told.number, told.dated) == ("44", "2025-10-06")
