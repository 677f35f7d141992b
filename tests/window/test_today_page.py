"""Today in the window: the card, the whole list with its month, the button, the reminder."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hands import Hands, Opened
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QFileDialog, QPushButton, QSystemTrayIcon

from desktop.domain.clock import FixedClock
from desktop.domain.control import Proceeding
from desktop.domain.dates import with_weekday
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import acts, library
from desktop.usecases.cases import new_case, open_case
from desktop.usecases.office import Office
from desktop.window.language import lang, say
from desktop.window.main_window import MainWindow
from desktop.window.menu import export_days
from desktop.window.today_card import CARD_LINES, ItemLine
from desktop.window.today_page import TodayPage

DUE, CHECK = date(2025, 11, 3), date(2025, 11, 4)


def words(text: str, context: str = "TodayCard") -> str:
    return QCoreApplication.translate(context, text)


def on(office: Office, day: date) -> Office:
    later = Office(FixedClock.on(day), office.folders)
    later.__dict__["law"] = office.law
    return later


@pytest.fixture
def waiting(office: Office) -> Office:
    """An office with two cases: one waits for an answer, the other for proof of receipt."""
    for name, proven in (("a", True), ("b", False)):
        path = office.folders.cases / f"{name}.baqylau"
        with new_case(office, path, LocalText(kk=f"Басқарма {name}", ru=name)) as desk:
            proceeding = desk.case.all(Proceeding)[0].id
            letter = acts.letter_for(desk, proceeding, "covering-letter")
            desk.act("t", [replace(letter, sent_on="2025-10-17", sent=True)])
            if proven:
                acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")
            library.note(office, desk)
    return office


def shown(hands: Hands) -> list[ItemLine]:
    return [each for each in hands.all(ItemLine) if each.isVisible() and each.item]


def main(hands: Hands) -> MainWindow:
    assert isinstance(hands.window, MainWindow)
    return hands.window


@pytest.mark.parametrize(
    ("day", "verb", "kind"),
    [
        (DUE, "Open the case", "due"),
        (CHECK, "Check", "check_arrival"),
        (CHECK + timedelta(days=1), "What to do", "unanswered"),
    ],
)
def test_the_card_says_what_to_do_and_its_button_opens_the_case_at_that_step(
    waiting: Office, open_window: Opened, day: date, verb: str, kind: str
) -> None:
    hands = open_window(on(waiting, day))
    hands.wait_to_see(with_weekday(DUE, lang()))
    line = next(each for each in shown(hands) if each.item and each.item.kind == kind)
    assert line.act.text() == words(verb)
    hands.click(line.act)
    hands.until(lambda: main(hands).case_page is not None)
    page = main(hands).case_page
    assert page is not None
    hands.until(lambda: page.step is not None and page.step.step_id == "response")


def test_a_letter_without_proof_asks_for_it_at_its_step(
    waiting: Office, open_window: Opened
) -> None:
    hands = open_window(on(waiting, CHECK))
    hands.wait_to_see(say("today.kind.waiting_proof"))
    line = next(each for each in shown(hands) if each.act.text() == words("Enter the proof"))
    hands.click(line.act)
    hands.until(lambda: main(hands).case_page is not None)
    page = main(hands).case_page
    assert page is not None
    hands.until(lambda: page.step is not None and page.step.step_id == "receipt")


def test_on_the_day_for_looking_no_row_of_the_list_says_late(
    waiting: Office, open_window: Opened
) -> None:
    hands = open_window(on(waiting, CHECK))
    model = main(hands).start.model
    row = next(model.row_at(model.index(n)) for n in range(2) if model.row_at(model.index(n)))
    assert row is not None
    assert row.next_due == DUE.isoformat()
    assert model.state_of(row) == "soon"
    for one in LANGS:
        if one != lang():
            hands.speak(one)
        assert model.day_words(row)[1] == say("today.kind.check_arrival")


def test_a_case_whose_file_is_not_there_is_not_on_the_card_and_its_button_is_off_in_the_list(
    waiting: Office, open_window: Opened
) -> None:
    gone = waiting.folders.cases / "b.baqylau"
    gone.unlink()
    hands = open_window(on(waiting, CHECK))
    hands.wait_to_see(say("today.kind.check_arrival"))
    hands.until(lambda: all(each.item.row.path != str(gone) for each in shown(hands) if each.item))
    main(hands).show_today()
    page = next(each for each in hands.all(TodayPage) if each.isVisible())
    lines = [each for each in page.findChildren(ItemLine) if each.item]
    off = {each.item.row.path for each in lines if each.item and not each.act.isEnabled()}
    assert off == {str(gone)}
    why = words("The file is not where it was", "CaseDelegate")
    assert all((each.act.toolTip() == why) != each.act.isEnabled() for each in lines)
    assert len(lines) > sum(not each.act.isEnabled() for each in lines)


def test_neither_of_two_copies_is_called_late_on_the_day_for_looking(
    waiting: Office, open_window: Opened
) -> None:
    twin = waiting.folders.cases / "twin.baqylau"
    twin.write_bytes((waiting.folders.cases / "a.baqylau").read_bytes())
    with open_case(waiting, twin) as desk:
        library.note(waiting, desk)
    hands = open_window(on(waiting, CHECK))
    hands.wait_to_see(say("today.kind.check_arrival"))
    model = main(hands).start.model
    rows = [row for n in range(3) if (row := model.row_at(model.index(n)))]
    states = [model.state_of(row) for row in rows if row.next_due == DUE.isoformat()]
    assert states == ["soon", "soon"]


def test_the_card_is_away_while_one_searches_and_where_nothing_stands(
    waiting: Office, open_window: Opened
) -> None:
    hands = open_window(on(waiting, CHECK))
    start = main(hands).start
    hands.until(start.today.isVisible)
    assert len(shown(hands)) <= CARD_LINES
    hands.write(start.search, "жоқ")
    hands.until(lambda: not start.today.isVisible())
    start.search.clear()
    hands.until(start.today.isVisible)


def test_a_day_of_the_month_shows_what_falls_on_it(waiting: Office, open_window: Opened) -> None:
    hands = open_window(on(waiting, CHECK))
    hands.click(main(hands).start.today.all)
    (page,) = hands.window.findChildren(TodayPage)
    hands.until(page.isVisible)
    every = len(shown(hands))
    assert every > 2
    assert main(hands).start.today.all.text().endswith(f" · {every}")
    assert page.month.dateTextFormat(QDate(2025, 11, 3)).fontWeight() > 400
    page.month.clicked.emit(QDate(2025, 11, 3))
    hands.until(lambda: len(shown(hands)) == 1)
    assert page._title.text() == with_weekday(DUE, lang()), "the title says the day"
    assert not page._lead.isVisible()
    page.month.clicked.emit(QDate(2025, 11, 4))
    assert page._title.text() == words("Today", "TodayPage")
    assert page._lead.text() == with_weekday(CHECK, lang())
    page.month.clicked.emit(QDate(2025, 11, 20))
    hands.wait_to_see(say("today.empty"), page)
    hands.click(page.all_days)
    hands.until(lambda: len(shown(hands)) == every)
    for one in LANGS:
        if one != lang():
            hands.speak(one)
        hands.wait_to_see(say("today.kind.check_arrival"), page)


def test_the_open_list_follows_the_day(waiting: Office, open_window: Opened) -> None:
    office = on(waiting, DUE)
    hands = open_window(office)
    hands.click(main(hands).start.today.all)
    (page,) = hands.window.findChildren(TodayPage)
    hands.wait_to_see(say("today.kind.due"), page)
    office.clock = FixedClock.on(CHECK)
    main(hands).turn_the_day()
    hands.wait_to_see(say("today.kind.check_arrival"), page)
    assert page.month.dateTextFormat(QDate(2025, 11, 3)).fontWeight() > 400


def test_the_days_are_saved_for_a_phone(
    waiting: Office, open_window: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "days.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    hands = open_window(on(waiting, CHECK))
    hands.click(main(hands).start.today.all)
    (page,) = hands.window.findChildren(TodayPage)
    hands.click(page.export)
    hands.until(page.said.isVisible)
    assert b"BEGIN:VEVENT" in target.read_bytes()


def test_where_there_is_a_tray_it_reminds_once_a_day_of_what_presses(
    waiting: Office, open_window: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, _title, text: said.append(text)
    )
    office = on(waiting, DUE)
    hands = open_window(office)
    hands.until(lambda: bool(said))
    assert said == [f"{say('today.last-day-today')}: 1"]
    main(hands).go_home()
    assert len(said) == 1
    office.clock = FixedClock.on(CHECK)
    main(hands).turn_the_day()
    assert said[1:] == [f"{say('today.kind.check_arrival')}: 1"]


def test_without_a_tray_nothing_but_the_card_reminds(waiting: Office, open_window: Opened) -> None:
    hands = open_window(on(waiting, CHECK))
    hands.until(main(hands).start.today.isVisible)
    assert not hands.window.findChildren(QSystemTrayIcon)
    assert hands.all(QPushButton)


def test_the_days_of_the_open_case_are_saved_for_a_phone(
    waiting: Office, open_window: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "one"), ""))
    hands = open_window(on(waiting, DUE))
    main(hands).open_case(waiting.folders.cases / "a.baqylau")
    hands.until(lambda: main(hands).case_page is not None)
    export_days(main(hands))
    hands.until(lambda: main(hands).notice is not None)
    hands.wait_to_see(say("today.calendar-made", n=2, gone=0))
    assert (tmp_path / "one.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_where_no_day_is_to_be_written_that_is_said_before_a_file_is_chosen(
    office: Office, open_window: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма", ru="Управление")) as desk:
        library.note(office, desk)

    def asked(*_: object) -> tuple[str, str]:
        pytest.fail("asked for a file with nothing to write")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    hands = open_window(on(office, DUE))
    main(hands).show_today()
    (page,) = hands.window.findChildren(TodayPage)
    hands.click(page.export)
    hands.wait_to_see(say("today.no-days"), page)
    main(hands).go_home()
    main(hands).open_case(path)
    hands.until(lambda: main(hands).case_page is not None)
    export_days(main(hands))
    hands.until(lambda: main(hands).notice is not None)
    hands.wait_to_see(say("today.no-days"))
