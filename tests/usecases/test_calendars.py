"""Days off that the user changes: what moves, what was done before, handing on to a colleague."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.control import Proceeding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.law.explain import explain, explain_move
from desktop.procedure.states import ClockState
from desktop.usecases import acts, calendars, library
from desktop.usecases.calendars import Order
from desktop.usecases.cases import current_control
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.standing import standing

WEDNESDAY = date(2025, 10, 29)
SATURDAY = date(2025, 11, 1)
DECREE = Order(date(2025, 10, 20), "№ 1 20.10.2025")


@pytest.fixture
def waiting(desk: Desk) -> Desk:
    """A final document that was received on 17 October: the answer is due on 3 November."""
    proceeding = desk.case.all(Proceeding)[0]
    letter = acts.letter_for(desk, proceeding.id, "covering-letter")
    enter(desk, FieldAddress("letter", letter.id, "sent_on"), "17.10.2025")
    acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")
    library.note(desk.office, desk)
    assert answer(desk).due == date(2025, 11, 3)
    return desk


def answer(desk: Desk) -> ClockState:
    route = standing(desk, current_control(desk.case).id)
    return next(each for each in route.clocks if each.clock.id == "PC_RESPONSE")


def test_a_day_declared_off_moves_a_running_term_which_says_so(waiting: Desk) -> None:
    office = waiting.office
    before = calendars.declare_off(office, WEDNESDAY, DECREE)
    found, unread = calendars.look_again(office, before)
    assert unread == 0
    (moved,) = [each for each in found if each.was == date(2025, 11, 3)]
    assert (moved.now, [each.date for each in moved.days]) == (date(2025, 11, 4), [WEDNESDAY])
    clock = answer(waiting)
    assert clock.due == date(2025, 11, 4)
    assert clock.moved is not None
    assert clock.moved.was == date(2025, 11, 3)
    (row,) = library.rows(office)
    assert row.next_due == "2025-11-04"
    for lang in LANGS:
        say = office.messages(lang).say
        said = explain_move(clock.moved.was, clock.moved.days, say)
        assert "№ 1 20.10.2025" in said
        assert any("№ 1 20.10.2025" in line for line in explain(clock.deadline, say))


def test_an_order_that_moves_a_day_of_rest_makes_two_changes_and_is_taken_back_whole(
    waiting: Desk,
) -> None:
    office = waiting.office
    calendars.declare_off(office, WEDNESDAY, DECREE, origin=SATURDAY)
    calendar = office.law.calendar
    assert not calendar.is_working(WEDNESDAY)
    assert calendar.is_working(SATURDAY)
    assert calendar.working_days_in(2025) == 246
    assert answer(waiting).due == date(2025, 11, 3)
    assert answer(waiting).moved is None
    calendars.take_back(office, SATURDAY)
    assert office.law.calendar.changes == ()


def test_the_same_order_is_entered_from_either_of_its_days(office: Office) -> None:
    calendars.declare_working(office, SATURDAY, DECREE, instead=WEDNESDAY)
    one = office.law.calendar.changes
    calendars.take_back(office, WEDNESDAY)
    calendars.declare_off(office, WEDNESDAY, DECREE, origin=SATURDAY)
    assert office.law.calendar.changes == one


def test_a_day_off_may_turn_out_to_be_none(office: Office) -> None:
    republic = date(2025, 10, 27)
    assert not office.law.calendar.is_working(republic)
    calendars.declare_working(office, republic, DECREE)
    calendar = office.law.calendar
    assert calendar.is_working(republic)
    assert not calendar.known_on(date(2025, 10, 19)).is_working(republic)
    assert calendar.known_on(date(2025, 10, 20)).is_working(republic)


def test_what_was_done_is_judged_by_the_calendar_of_its_day(waiting: Desk) -> None:
    office = waiting.office
    proceeding = waiting.case.all(Proceeding)[0]
    letter_id = acts.enter_arrival(waiting, proceeding.id, "reasoned-response")
    for name in ("arrived_on", "dated"):
        enter(waiting, FieldAddress("letter", letter_id, name), "3.11.2025")
    assert answer(waiting).state == "kept"
    # An order of the day after it makes 27 October a working day: 31 October would be the end.
    late = Order(date(2025, 11, 4))
    calendars.declare_working(office, date(2025, 10, 27), late)
    assert answer(waiting).state == "kept"
    # Known before, it makes the answer late.
    calendars.take_back(office, date(2025, 10, 27))
    calendars.declare_working(office, date(2025, 10, 27), DECREE)
    assert answer(waiting).state == "missed"


def test_a_change_needs_the_day_it_became_known_and_must_change_something(office: Office) -> None:
    with pytest.raises(Problem, match=r"calendar\.change-known-since"):
        calendars.declare_off(office, WEDNESDAY, Order(None))
    with pytest.raises(Problem, match=r"calendar\.is-off"):
        calendars.declare_off(office, SATURDAY, DECREE)
    with pytest.raises(Problem, match=r"calendar\.is-working"):
        calendars.declare_working(office, WEDNESDAY, DECREE)
    with pytest.raises(Problem, match=r"calendar\.not-covered"):
        calendars.declare_off(office, date(2060, 1, 9), DECREE)
    assert office.law.calendar.changes == ()


def test_a_colleague_takes_the_changes_in_and_ours_stay(office: Office, tmp_path: Path) -> None:
    other = Office(office.clock, Folders(tmp_path / "other", office.folders.cases))
    with pytest.raises(Problem, match=r"calendar\.nothing-to-export"):
        calendars.export_changes(other, tmp_path / "days.json")
    calendars.declare_off(other, WEDNESDAY, DECREE)
    calendars.declare_working(other, SATURDAY, DECREE)
    calendars.declare_off(other, date(2025, 11, 5), DECREE)
    assert calendars.export_changes(other, tmp_path / "days.json") == 3

    calendars.declare_off(office, WEDNESDAY, Order(date(2025, 10, 19)))
    taken, before = calendars.import_changes(office, tmp_path / "days.json")
    assert [each.date for each in taken.taken] == [SATURDAY, date(2025, 11, 5)]
    assert [each.date for each in taken.known] == [WEDNESDAY]
    assert len(before.changes) == 1
    kept = {each.date: each.known_since for each in office.law.calendar.changes}
    assert kept[WEDNESDAY] == date(2025, 10, 19)
    again, _ = calendars.import_changes(office, tmp_path / "days.json")
    assert (len(again.taken), len(again.known), again.other) == (0, 3, ())

    (tmp_path / "no.json").write_text("{}")
    with pytest.raises(Problem, match=r"calendar\.not-ours"):
        calendars.import_changes(office, tmp_path / "no.json")
    text = (tmp_path / "days.json").read_text("utf-8").replace('"2025-10-20"', "null")
    (tmp_path / "dateless.json").write_text(text, "utf-8")
    with pytest.raises(Problem, match=r"calendar\.import-known-since"):
        calendars.import_changes(office, tmp_path / "dateless.json")


def test_where_two_say_something_else_of_a_day_ours_stays_and_both_are_shown(
    office: Office, tmp_path: Path
) -> None:
    republic = date(2025, 10, 27)
    other = Office(office.clock, Folders(tmp_path / "other", office.folders.cases))
    calendars.declare_off(other, WEDNESDAY, DECREE)
    text = tmp_path / "days.json"
    calendars.export_changes(other, text)
    text.write_text(text.read_text("utf-8").replace("2025-10-29", "2025-10-27"), "utf-8")
    calendars.declare_working(office, republic, DECREE)
    found, _ = calendars.import_changes(office, text)
    assert [each.date for each in found.other] == [republic]
    assert office.law.calendar.is_working(republic)


@pytest.mark.parametrize("damaged", [b"[", b'"\xff"'])
def test_an_unreadable_file_of_changes_is_put_aside_and_said_once(
    office: Office, damaged: bytes
) -> None:
    office.folders.home.mkdir()
    office.folders.calendar.write_bytes(damaged)
    with pytest.raises(Problem, match=r"calendar\.own-unreadable"):
        _ = office.law.calendar
    assert office.law.calendar.changes == ()
    assert [each.name for each in office.folders.home.glob("calendar*")] == [
        "calendar.unreadable.json"
    ]


def test_an_amended_order_leaves_what_was_known_before_and_is_taken_back_alone(
    office: Office,
) -> None:
    calendars.declare_off(office, WEDNESDAY, DECREE, origin=SATURDAY)
    calendars.declare_off(office, SATURDAY, Order(date(2025, 10, 25), "№ 2"))
    now = office.law.calendar
    assert not now.is_working(SATURDAY)
    assert now.known_on(date(2025, 10, 22)).is_working(SATURDAY)
    assert not now.known_on(date(2025, 10, 25)).is_working(SATURDAY)

    calendars.take_back(office, SATURDAY)
    assert office.law.calendar.is_working(SATURDAY)
    assert not office.law.calendar.is_working(WEDNESDAY), "the first order stands"
    calendars.take_back(office, SATURDAY)
    assert office.law.calendar.changes == ()


def test_a_day_of_rest_is_moved_to_one_day_only_also_by_a_colleague(
    office: Office, tmp_path: Path
) -> None:
    calendars.declare_off(office, WEDNESDAY, DECREE, origin=SATURDAY)
    handed = tmp_path / "days.json"
    calendars.export_changes(office, handed)
    calendars.take_back(office, WEDNESDAY)
    thursday = date(2025, 10, 30)
    calendars.declare_off(office, thursday, Order(date(2025, 10, 19), "№ 9"), origin=SATURDAY)
    taken, _before = calendars.import_changes(office, handed)
    assert [each.date for each in taken.taken] == []
    assert [each.date for each in taken.other] == [WEDNESDAY]
    assert office.law.calendar.is_working(WEDNESDAY)
