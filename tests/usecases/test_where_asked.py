"""Where a field is asked for, and which letter a reply is read from."""

from uuid import UUID

import pytest

from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Reply
from desktop.domain.fields import FieldAddress
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, editing
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.places import asks_for, proceeding_that_asks
from desktop.usecases.proceedings import begin_proceeding
from desktop.usecases.replies import reply_to


def asks_in(desk: Desk, shown: Proceeding, address: FieldAddress) -> UUID | None:
    return proceeding_that_asks(desk.case, shown, address, desk.office.law)


@pytest.fixture
def main(desk: Desk) -> Proceeding:
    return main_proceeding(desk.case, current_control(desk.case).id)


def test_a_field_is_asked_for_where_its_pattern_stands_and_its_letter_is_of_that_kind(
    desk: Desk, main: Proceeding
) -> None:
    control = current_control(desk.case).id
    notice = acts.letter_for(desk, main.id, "notice").id
    receipt = acts.record_receipt(desk, notice, "stamp", "")
    rows = [
        ("letter:notice.dated", "letter", notice, "dated", True),
        ("letter:notice.dated", "letter", notice, "number", False),
        ("letter:covering-letter.dated", "letter", notice, "dated", False),
        ("letter:covering-letter.dated", "letter", control, "covering-letter", True),
        ("letter:covering-letter.dated", "letter", control, "notice", False),
        ("receipts:notice", "receipt", receipt, "day", True),
        ("receipts:covering-letter", "receipt", receipt, "day", False),
        ("members", "membership", control, "", True),
        ("control.topic", "control", control, "topic.kk", True),
        ("control.topic", "control", control, "place", False),
        ("answers.hearing_on", "control", control, "answers.hearing_on", True),
        ("answers.hearing", "control", control, "answers.hearing_on", False),
        ("answers.hearing_on", "control", control, "answers.outcome_on", False),
        ("no such pattern", "control", control, "topic", False),
    ]
    for pattern, kind, record_id, path, asked in rows:
        address = FieldAddress(kind, record_id, path)
        assert asks_for([pattern], address, desk.case) is asked, (pattern, address)


def test_a_record_of_another_proceeding_is_asked_for_there_and_the_shown_one_comes_first(
    desk: Desk, main: Proceeding
) -> None:
    first, second = (
        begin_proceeding(desk, main.control_id, "information-request") for _ in range(2)
    )
    letter = FieldAddress("letter", acts.letter_for(desk, first, "information-request").id, "dated")
    shown = [main, *(desk.case.one(Proceeding, each) for each in (first, second))]
    assert [asks_in(desk, each, letter) for each in shown] == [first] * 3
    shared = FieldAddress("letter", acts.letter_for(desk, main.id, "notice").id, "dated")
    assert [asks_in(desk, each, shared) for each in shown] == [main.id] * 3
    control = desk.case.one(Control, main.control_id)
    everywhere = FieldAddress("object", control.object_id, "name.kk")
    assert [asks_in(desk, each, everywhere) for each in shown] == [main.id, first, second]
    own = FieldAddress("proceeding", second, "texts.asked_for.kk")
    assert [asks_in(desk, each, own) for each in shown] == [second] * 3
    assert asks_in(desk, main, FieldAddress("control", control.id, "number")) is None


def test_a_reply_is_of_the_letter_that_is_entered_with_the_replies_and_is_begun_once(
    desk: Desk, main: Proceeding
) -> None:
    recommendation = editing.add_recommendation(desk, main.control_id)
    answer = acts.enter_arrival(desk, main.id, "reasoned-response")
    acts.enter_arrival(desk, main.id, "hearing-invitation")
    reply = reply_to(desk, main.id, recommendation)
    assert reply_to(desk, main.id, recommendation) == reply
    (made,) = desk.case.all(Reply)
    assert (made.id, made.letter_id) == (reply, answer)


def test_a_reply_that_comes_before_its_letter_is_of_none(desk: Desk, main: Proceeding) -> None:
    reply_to(desk, main.id, editing.add_recommendation(desk, main.control_id))
    assert [each.letter_id for each in desk.case.all(Reply)] == [None]
