"""Who takes part: those whom the case knows already are chosen, not typed anew."""

from pathlib import Path

from hands import Hands, label
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.domain.control import Control
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Membership, Person
from desktop.usecases import cases, editing, people
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.window.blocks.missing import MOST
from desktop.window.fields.links import LinkField
from desktop.window.language import say
from desktop.window.main_window import MainWindow


def named(desk: Desk, person_id: object, name: str) -> None:
    for path in ("full_name.kk", "short_name.kk"):
        editing.enter(desk, FieldAddress("person", person_id, path), name)  # type: ignore[arg-type]


def test_whoever_the_case_knows_is_taken_by_one_click_and_nothing_is_typed_anew(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with cases.open_case(office, case_file) as desk:
        (first,) = desk.case.all(Control)
        named(desk, people.person_in(desk, first.id, "signatory"), "Айгүл Серікова")
        named(desk, people.person_in(desk, first.id, "head"), "Басшы Мекемеев")
        membership = people.add_member(desk, first.id)
        named(desk, desk.case.one(Membership, membership).person_id, "Болат Әлиев")
        people.add_member(desk, first.id)  # one without a name yet
        cases.begin_control(desk)
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    page.show_step("people")
    step = page.step
    assert step is not None
    offered = [
        each.accessibleName()
        for each in hands.all(QPushButton, step)
        if label("already here") in each.accessibleDescription()
    ]
    assert offered == ["Айгүл Серікова", "Болат Әлиев"]
    card = hands.new_card("Болат Әлиев", step)
    assert any(each.toPlainText() == "Болат Әлиев" for each in hands.all(QPlainTextEdit, card))
    assert not hands.named(QPushButton, "Болат Әлиев", step)
    assert page.session.now is not None
    case, control = page.session.now.case, page.session.now.control
    assert control.number == 2
    (mine,) = case.of_control(Membership, control.id)
    assert case.one(Person, mine.person_id).full_name.kk == "Болат Әлиев"
    hands.new_card(label("add new person"), step)
    hands.new_card("Айгүл Серікова", step)
    hands.until(lambda: not hands.named(QLabel, label("already here"), step))
    assert hands.one(QPushButton, label("add person"), step)


def test_the_list_of_what_is_missing_says_whose_it_is(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with cases.open_case(office, case_file) as desk:
        (control,) = desk.case.all(Control)
        membership = people.add_member(desk, control.id)
        person = desk.case.one(Membership, membership).person_id
        editing.enter(desk, FieldAddress("person", person, "full_name.kk"), "Болат Әлиев")
        people.add_member(desk, control.id)
        for n in (1, 2):
            finding = editing.add(desk, "finding", control_id=control.id)
            editing.enter(desk, FieldAddress("finding", finding, "title.kk"), f"Бірдеңе жоқ ({n})")
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    for step, owners in (
        ("people", ("Болат Әлиев – ", "Қатысушы 2 – ")),
        ("look", ("Факт 1 «Бірдеңе жоқ (1)» – ", "Факт 2 «Бірдеңе жоқ (2)» – ")),
    ):
        page.show_step(step)
        assert page.step is not None
        said = [" ".join(each.text().split()) for each in hands.all(QPushButton, page.step.missing)]
        assert len(set(said)) == len(said)
        for owner in owners:
            assert any(each.startswith(owner) for each in said), said


@on(2025, 11, 5)
def test_the_choice_of_who_signs_says_that_somebody_of_the_case_may_be_taken(
    worker: Worker,
) -> None:
    worker.go("who-we-are")
    asked = QCoreApplication.translate("LinkField", "Somebody of this case, or a new person below")
    assert worker.hands.sees(asked, worker.page)
    assert all(each.combo.accessibleName() for each in worker.hands.all(LinkField, worker.page))


def test_the_line_after_the_last_one_has_the_cursor_when_more_is_listed(
    hands: Hands, case_file: Path
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    assert page.session.now is not None
    step = max(page.session.now.route.steps, key=lambda each: len(each.left_open))
    assert len(step.left_open) > MOST
    page.show_step(step.step.id)
    assert page.step is not None
    hands.press(say("window.missing-more", n=len(step.left_open) - MOST), page.step.missing)
    lines = hands.all(QPushButton, page.step.missing)
    assert len(lines) == len(step.left_open)
    hands.until(lines[MOST].hasFocus)
