"""The page of days off: a decree is entered by mouse and keys, and what it moved is said."""

from datetime import date
from pathlib import Path

import pytest
from hands import Hands, Opened
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.domain.clock import FixedClock
from desktop.domain.control import Proceeding
from desktop.domain.dates import with_weekday
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import acts, calendars, library
from desktop.usecases.cases import new_case
from desktop.usecases.editing import enter
from desktop.usecases.office import Folders, Office
from desktop.window.calendar_page import CalendarPage
from desktop.window.language import lang, say, tongue
from desktop.window.main_window import MainWindow

WEDNESDAY = date(2025, 10, 29)


def words(text: str, context: str = "CalendarPage") -> str:
    return QCoreApplication.translate(context, text)


@pytest.fixture
def waiting(office: Office) -> Office:
    """An office with a case whose answer is due on 3 November; its calendar is its own."""
    del office.__dict__["law"]
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма", ru="Управление")) as desk:
        letter = acts.letter_for(desk, desk.case.all(Proceeding)[0].id, "covering-letter")
        enter(desk, FieldAddress("letter", letter.id, "sent_on"), "17.10.2025")
        acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")
        library.note(office, desk)
    return office


def opened(hands: Hands) -> CalendarPage:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_calendar()
    (page,) = window.findChildren(CalendarPage)
    hands.until(page.isVisible)
    return page


def on(hands: Hands, page: CalendarPage, day: date) -> None:
    """Click on a day of the year that is shown."""
    page.area.ensureVisible(*page.grid.box(day).center().toPoint().toTuple())
    spot = page.grid.mapTo(hands.window, page.grid.box(day).center().toPoint())
    hands.click_at(hands.window, spot)
    hands.wait_to_see(with_weekday(day, lang()), page)


def test_a_decree_is_entered_and_its_terms_are_named_and_it_is_taken_back(
    open_window: Opened, waiting: Office
) -> None:
    hands = open_window(waiting)
    page = opened(hands)
    on(hands, page, WEDNESDAY)
    hands.press(words("It is a day off…", "DayCard"), page)
    hands.one(QLineEdit, words("Known since", "DayCard"), page)
    hands.write(hands.one(QLineEdit, words("Number and date of the order", "DayCard"), page), "№ 7")
    hands.press(words("Enter", "DayCard"), page)
    term = waiting.law.clocks.get("PC_RESPONSE").title.text(lang())
    hands.wait_to_see(
        say(
            "calendar.term-moved",
            institution="Басқарма",
            term=term,
            was=date(2025, 11, 3),
            now=date(2025, 11, 4),
        ),
        page,
    )
    hands.wait_to_see(say("calendar.by-act", act="№ 7"), page)
    assert library.rows(waiting)[0].next_due == "2025-11-04"
    hands.press(words("Take the change back", "DayCard"), page)
    hands.wait_to_see(say("calendar.taken-back", day=WEDNESDAY), page)
    hands.until(lambda: library.rows(waiting)[0].next_due == "2025-11-03")
    assert waiting.law.calendar.changes == ()


def test_a_refusal_says_what_to_do_and_what_was_typed_stays(
    open_window: Opened, waiting: Office
) -> None:
    hands = open_window(waiting)
    page = opened(hands)
    on(hands, page, WEDNESDAY)
    hands.press(words("It is a day off…", "DayCard"), page)
    known = hands.one(QLineEdit, words("Known since", "DayCard"), page)
    hands.write(known, "когда-то")
    hands.press(words("Enter", "DayCard"), page)
    hands.wait_to_see(say("calendar.change-known-since"), page)
    assert known.text() == "когда-то"
    hands.write(known, "20.10.2025")
    hands.write(
        hands.one(QLineEdit, words("Worked in its place on", "DayCard"), page), "28.10.2025"
    )
    hands.press(words("Enter", "DayCard"), page)
    hands.wait_to_see(say("calendar.is-working", day=date(2025, 10, 28)), page)
    assert waiting.law.calendar.changes == ()


def test_why_a_day_was_refused_is_said_in_the_language_that_is_spoken_then(
    open_window: Opened, waiting: Office
) -> None:
    hands = open_window(waiting)
    page = opened(hands)
    on(hands, page, WEDNESDAY)
    hands.press(words("It is a day off…", "DayCard"), page)
    hands.write(hands.one(QLineEdit, words("Worked in its place on", "DayCard"), page), "когда-то")
    hands.press(words("Enter", "DayCard"), page)
    hands.wait_to_see(say("step.not-a-day"), page)
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("step.not-a-day"), page)


@pytest.mark.parametrize("year", [2015, 2099])
def test_on_a_computer_whose_clock_is_wrong_the_nearest_known_year_is_shown(
    open_window: Opened, office: Office, year: int
) -> None:
    office.clock = FixedClock.on(date(year, 5, 5))
    years = office.law.calendar.years
    nearest = min(years) if year < min(years) else max(years)
    hands = open_window(office)
    page = opened(hands)
    assert page.grid.day.year == nearest
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(str(nearest), page)


def test_the_year_is_walked_by_keys_and_each_day_says_what_it_is(
    open_window: Opened, waiting: Office
) -> None:
    hands = open_window(waiting)
    page = opened(hands)
    page.grid.setFocus()
    page.grid.choose(date(2025, 12, 31))
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.day == date(2026, 1, 1)
    for one in LANGS:
        tongue().speak(one)
        name = waiting.law.calendar.days[date(2026, 1, 1)].names.text(one)
        hands.wait_to_see(name, page)
        assert name in page.grid.accessibleDescription()
    before, after = hands.all(QPushButton, page)[:2]
    for _ in range(10):
        hands.click(after) if after.isEnabled() else None
    assert page.grid.day.year == max(waiting.law.calendar.years)
    assert not after.isEnabled()
    assert before.isEnabled()


def test_a_colleague_s_changes_are_taken_in(
    open_window: Opened, waiting: Office, tmp_path: Path
) -> None:
    other = Office(waiting.clock, Folders(tmp_path / "other", tmp_path))
    calendars.declare_off(other, WEDNESDAY, calendars.Order(date(2025, 10, 20)))
    calendars.export_changes(other, tmp_path / "days.json")
    hands = open_window(waiting)
    page = opened(hands)
    page.take(tmp_path / "days.json")
    hands.wait_to_see(say("calendar.taken", n=1), page)
    hands.wait_to_see("Басқарма", page)
    (tmp_path / "no.json").write_text("[]")
    page.take(tmp_path / "no.json")
    hands.wait_to_see(say("calendar.not-ours", name="no.json"), page)
