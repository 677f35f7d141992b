"""Typing: Kazakh letters by Alt and by the bar, saved as typed, odd values marked, nothing lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.control import Control
from desktop.domain.errors import Problem
from desktop.domain.parties import ControlObject, Subject
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.window.case_page import CasePage
from desktop.window.fields.choices import ChoiceField
from desktop.window.fields.field import Field
from desktop.window.fields.local import LocalField
from desktop.window.fields.typed import BinField, DayField, EmailField, LineField, TimeField
from desktop.window.kazakh_keys import BY_ALT, KAZAKH, KazakhBar
from desktop.window.language import say, tongue
from desktop.window.main_window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: Office, case_file: Path) -> Iterator[CasePage]:
    """A case whose work is done at once, on this thread."""
    before = tongue().lang
    tongue().speak("en")
    window = MainWindow(office, inline=True)
    window.show()
    window.open_case(case_file)
    assert window.case_page is not None
    yield window.case_page
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    tongue().speak(before)


def type_into(editor: QWidget, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Send each letter as a keyboard does: pytest-qt's own aborts at letters beyond ASCII."""
    for letter in text:
        key = ord(letter.upper()) if modifiers else 0
        for kind, held in ((QEvent.Type.KeyPress, modifiers), (QEvent.Type.KeyRelease, NONE)):
            QApplication.sendEvent(editor, QKeyEvent(kind, key, held, letter))


def field(page: CasePage, step: str, path: str) -> Field:
    page.show_step(step)
    assert page.step is not None
    return next(one for one in page.step.findChildren(Field) if one.asked.path == path)


def stored(page: CasePage, kind: type, name: str) -> object:
    shot = page.session.now
    assert shot is not None
    return getattr(shot.case.all(kind)[0], name)


def leave(page: CasePage) -> None:
    page.session.flush()


@pytest.mark.parametrize(("russian", "kazakh"), sorted(BY_ALT.items()))
def test_alt_and_a_russian_key_give_the_kazakh_letter(
    page: CasePage, russian: str, kazakh: str
) -> None:
    name = field(page, "object", "name")
    assert isinstance(name, LocalField)
    editor = name.editor("kk")
    editor.clear()
    type_into(editor, russian, ALT)
    type_into(editor, russian.upper(), ALT | SHIFT)
    assert editor.toPlainText() == kazakh + kazakh.upper()


def test_alt_and_a_letter_is_claimed_before_any_menu_takes_it(page: CasePage) -> None:
    name = field(page, "object", "name")
    assert isinstance(name, LocalField)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, ord("К"), ALT, "к")
    event.ignore()
    QApplication.sendEvent(name.editor("kk"), event)
    assert event.isAccepted()


def test_the_nine_letters_are_all_on_the_bar_and_type_at_the_cursor(
    page: CasePage, qtbot: QtBot
) -> None:
    name = field(page, "object", "name")
    assert isinstance(name, LocalField)
    editor = name.editor("kk")
    editor.clear()
    page.window().activateWindow()
    editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    QTest.keyClick(editor, Qt.Key.Key_Home)  # no key is held, whatever was sent before
    bar = page.findChild(KazakhBar)
    assert bar is not None
    for key in bar.findChildren(QPushButton):
        assert key.focusPolicy() == Qt.FocusPolicy.NoFocus
        assert key.accessibleName() in KAZAKH.upper()
        key.click()
    assert editor.toPlainText() == KAZAKH
    assert set(BY_ALT.values()) == set(KAZAKH)


def test_kazakh_text_is_saved_by_itself_when_typing_pauses(page: CasePage, qtbot: QtBot) -> None:
    name = field(page, "object", "name")
    assert isinstance(name, LocalField)
    editor = name.editor("kk")
    editor.clear()
    type_into(editor, "Әкімдіктің ғимараты, № 5")
    qtbot.waitUntil(lambda: not page.session.unsaved, timeout=2000)
    assert stored(page, ControlObject, "name").kk == "Әкімдіктің ғимараты, № 5"  # type: ignore[attr-defined]


def test_latin_letters_in_a_kazakh_word_are_offered_for_repair(page: CasePage) -> None:
    name = field(page, "object", "name")
    assert isinstance(name, LocalField)
    editor = name.editor("kk")
    editor.clear()
    type_into(editor, "бiлiм басқармасы")
    leave(page)
    assert stored(page, ControlObject, "name").kk == "бiлiм басқармасы"  # type: ignore[attr-defined]
    repair = next(one for one in name.findChildren(QPushButton) if one.text() == "Put it right")
    assert repair.isVisibleTo(name)
    repair.click()
    assert stored(page, ControlObject, "name").kk == "білім басқармасы"  # type: ignore[attr-defined]
    assert not repair.isVisibleTo(name)


@pytest.mark.parametrize(
    ("typed", "kept", "marked"),
    [
        ("6.10.2025", "2025-10-06", False),
        ("2025-10-06", "2025-10-06", False),
        ("06102025", "2025-10-06", False),
        ("6/10/25", "2025-10-06", False),
        ("25-11-26", "25-11-26", True),
        ("31.02.2025", "31.02.2025", True),
        ("осенью", "осенью", True),
        ("", "", False),
    ],
)
def test_a_day_is_kept_as_typed_and_marked_when_it_is_none(
    page: CasePage, typed: str, kept: str, marked: bool
) -> None:
    day = field(page, "subject-matter", "started_on")
    assert isinstance(day, DayField)
    day.edit.setFocus()
    type_into(day.edit, typed)
    day.edit.left.emit()
    assert stored(page, Control, "started_on") == kept
    assert day.fault.isVisibleTo(day) == marked
    if marked:
        assert day.fault.text() == say("step.not-a-day")
    assert day.edit.text() == (typed if marked or not typed else "06.10.2025")


def test_a_year_that_looks_like_a_slip_is_remarked_on_and_kept(page: CasePage) -> None:
    day = field(page, "subject-matter", "started_on")
    assert isinstance(day, DayField)
    type_into(day.edit, "06.10.2062")
    day.edit.left.emit()
    assert stored(page, Control, "started_on") == "2062-10-06"
    assert day.fault.text() == say("step.odd-year", year="2062")
    assert day.fault.isVisibleTo(day)


def test_an_address_of_mail_without_its_sign_is_remarked_on_and_kept(page: CasePage) -> None:
    mail = field(page, "who-we-are", "email")
    assert isinstance(mail, EmailField)
    for typed, marked in (("office.example.kz", True), ("office@example.kz", False)):
        mail.edit.clear()
        type_into(mail.edit, typed)
        mail.edit.left.emit()
        assert stored(page, Subject, "email") == typed
        assert mail.fault.isVisibleTo(mail) == marked


def test_a_day_that_a_step_asks_for_itself_counts_however_it_was_typed(page: CasePage) -> None:
    day = field(page, "hearing", "answers.hearing_on")
    assert isinstance(day, DayField)
    type_into(day.edit, "6.10.25")
    day.edit.left.emit()
    assert stored(page, Control, "answers") == {"hearing_on": "2025-10-06"}
    assert day.edit.text() == "06.10.2025"
    shot = page.session.now
    assert shot is not None
    state = shot.route.step("hearing")
    assert state is not None
    assert "answers.hearing_on" not in [each.address.path for each in state.missing]


def test_a_day_may_be_known_to_be_unknown(page: CasePage) -> None:
    day = field(page, "subject-matter", "started_on")
    assert isinstance(day, DayField)
    day._unknown.click()
    assert stored(page, Control, "started_on") == "unknown"
    assert not day.edit.isEnabled()
    day._unknown.click()
    assert stored(page, Control, "started_on") == ""


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [("6/10/25", "2025-10-06", "06.10.2025"), ("31.02.2025", "31.02.2025", "31.02.2025")],
)
def test_a_day_that_is_known_after_all_stands_there_again(
    page: CasePage, typed: str, kept: str, shown: str
) -> None:
    day = field(page, "subject-matter", "started_on")
    assert isinstance(day, DayField)
    type_into(day.edit, typed)
    day._unknown.click()
    assert stored(page, Control, "started_on") == "unknown"
    assert day.edit.text() == ""
    again = field(page, "subject-matter", "started_on")  # another page was shown meanwhile
    assert isinstance(again, DayField)
    again._unknown.click()
    assert stored(page, Control, "started_on") == kept
    assert again.edit.text() == shown
    assert again.edit.isEnabled()
    assert again.fault.isVisibleTo(again) == (kept == typed)


@pytest.mark.parametrize(
    ("typed", "kept", "marked"),
    [
        ("9.05", "09:05", False),
        ("9:5", "09:05", False),
        ("0905", "09:05", False),
        ("9-05", "09:05", False),
        ("25:00", "25:00", True),
        ("9.5", "9.5", True),
    ],
)
def test_a_time_is_kept_as_typed_and_shown_in_the_usual_form(
    page: CasePage, typed: str, kept: str, marked: bool
) -> None:
    time = field(page, "completion", "time_from")
    assert isinstance(time, TimeField)
    type_into(time.edit, typed)
    time.edit.left.emit()
    assert stored(page, Control, "time_from") == kept
    assert time.edit.text() == kept
    assert time.fault.isVisibleTo(time) == marked


@pytest.mark.parametrize(
    ("typed", "marked"), [("251040999990", False), ("251040999991", True), ("12", True)]
)
def test_a_wrong_bin_is_stored_and_marked(page: CasePage, typed: str, marked: bool) -> None:
    number = field(page, "who-we-are", "bin")
    assert isinstance(number, BinField)
    type_into(number.edit, typed)
    number.edit.left.emit()
    assert stored(page, Subject, "bin") == typed
    assert number.fault.isVisibleTo(number) == marked


def test_what_cannot_be_saved_is_said_loudly_and_stays(
    page: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise Problem("file.disk-full", path="E:\\a.baqylau")

    phone = field(page, "object", "phone")
    assert isinstance(phone, LineField)
    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        type_into(phone.edit, "8 7112 50-00-00")
        leave(page)
        assert phone.edit.text() == "8 7112 50-00-00"
        assert phone.trouble.isVisibleTo(phone)
        assert page._loud.isVisibleTo(page)
        assert page.session.unsaved
    page.session.flush()
    assert not page.session.unsaved
    assert not page._loud.isVisibleTo(page)
    assert stored(page, ControlObject, "phone") == "8 7112 50-00-00"


def test_enter_leaves_a_name_and_makes_a_paragraph_in_a_long_text(page: CasePage) -> None:
    interest = field(page, "subject-matter", "public_interest")
    topic = field(page, "subject-matter", "topic")
    assert isinstance(interest, LocalField)
    assert isinstance(topic, LocalField)
    for local, paragraphs in ((interest, 2), (topic, 1)):
        editor: QPlainTextEdit = local.editor("ru")
        type_into(editor, "а")
        QApplication.sendEvent(
            editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NONE, "\r")
        )
        type_into(editor, "б")
        assert editor.document().blockCount() == paragraphs


def test_closing_saves_what_was_typed_a_moment_before(page: CasePage, office: Office) -> None:
    phone = field(page, "object", "phone")
    assert isinstance(phone, LineField)
    type_into(phone.edit, "50")
    path = page.session.now.path if page.session.now else Path()
    assert page.close_case()
    from desktop.usecases.cases import institution, open_case

    with open_case(office, path) as desk:
        assert institution(desk.case).phone == "50"


def test_what_could_not_be_saved_is_there_when_the_page_is_shown_again_and_can_be_saved(
    page: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise Problem("file.disk-full", path="E:\\a.baqylau")

    with monkeypatch.context() as broken:
        broken.setattr(Desk, "act", full)
        name = field(page, "who-we-are", "name")
        assert isinstance(name, LocalField)
        type_into(name.editor("kk"), "Жаңа қор")
        page.show_step("object")
        again = field(page, "who-we-are", "name")
        assert isinstance(again, LocalField)
        assert again is not name
        assert again.editor("kk").toPlainText() == "Жаңа қор"
        assert page.session.unsaved
    page.session.flush()
    assert not page.session.unsaved
    assert not page._loud.isVisibleTo(page)
    subject = stored(page, Subject, "name")
    assert getattr(subject, "kk", "") == "Жаңа қор"


def test_a_slow_disk_loses_nothing_when_the_language_is_switched_while_typing(
    hands: Hands, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    act = Desk.act

    def slow(desk: Desk, *given: object, **more: object) -> None:
        gate.wait(5)
        act(desk, *given, **more)  # type: ignore[arg-type]

    hands.window.open_case(case_file)
    hands.until(lambda: hands.window.case_page is not None)
    page = hands.window.case_page
    assert page is not None
    monkeypatch.setattr(Desk, "act", slow)
    first = field(page, "who-we-are", "name")
    assert isinstance(first, LocalField)
    type_into(first.editor("kk"), "Ашық ")
    page.session.flush()
    tongue().speak("ru")
    hands.until(lambda: field_now(page, "name") not in (None, first))
    second = field_now(page, "name")
    assert isinstance(second, LocalField)
    assert second.editor("kk").toPlainText() == "Ашық "
    QTest.keyClick(second.editor("kk"), Qt.Key.Key_End)
    type_into(second.editor("kk"), "қор")
    gate.set()
    page.session.flush()
    hands.until(lambda: not page.session.unsaved)
    assert getattr(stored(page, Subject, "name"), "kk", "") == "Ашық қор"


def field_now(page: CasePage, path: str) -> Field | None:
    """Return the field of the page that is shown, without going anywhere."""
    found = page.step.findChildren(Field) if page.step else []
    return next((one for one in found if one.asked.path == path), None)


def test_what_was_chosen_is_taken_back_by_choosing_it_again(page: CasePage) -> None:
    regime = field(page, "object", "special_regime")
    assert isinstance(regime, ChoiceField)
    regime._buttons["no"].click()
    assert stored(page, ControlObject, "special_regime") == "no"
    regime._buttons["no"].click()
    assert stored(page, ControlObject, "special_regime") == ""
    kind = field(page, "who-we-are", "kind")
    assert isinstance(kind, ChoiceField)
    kind._buttons["organisation"].click()  # there is always one kind of subject
    assert stored(page, Subject, "kind") == "organisation"
