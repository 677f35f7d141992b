"""The dative of the head's name and post: proposed beside the empty field, taken by the user."""

from pathlib import Path

import pytest
from hands import Hands, label
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject, Person
from desktop.domain.text import LocalText
from desktop.usecases import declining, protection
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.declining import Proposal
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.people import person_in
from desktop.window.blocks import lists
from desktop.window.case_page import CasePage
from desktop.window.fields.asking import declared
from desktop.window.fields.dative import AddresseeField, DativeField
from desktop.window.fields.proposing import ProposingField
from desktop.window.fields.superior import SuperiorField
from desktop.window.language import lang, tongue
from desktop.window.main_window import MainWindow

PASSWORD = "Құпия сөз 2025"


def shown(hands: Hands, case_file: Path) -> CasePage:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    page = window.case_page
    assert page is not None
    page.show_step("object")
    return page


def field_of(page: CasePage, path: str) -> DativeField:
    assert page.step is not None
    (found,) = (one for one in page.step.findChildren(DativeField) if one.asked.path == path)
    return found


def stored(page: CasePage, path: str) -> LocalText:
    assert page.session.now is not None
    people = page.session.now.case.all(Person)
    found = getattr(people[0], path) if people else LocalText()
    assert isinstance(found, LocalText)
    return found


def write_name(hands: Hands, office: Office, page: CasePage, one: str, text: str) -> None:
    assert page.step is not None
    words = office.law.fields.get("person", "short_name").label.text(lang())
    hands.write_in(words, one, text, page.step)


def take(hands: Hands, field: ProposingField, form: str) -> None:
    """Press the button beside a form."""
    (button,) = (
        each
        for each in hands.named(QAbstractButton, label("take form"), field)
        if each.accessibleDescription() == form
    )
    hands.click(button)


@pytest.mark.parametrize("spoken", ["kk", "ru", "en"])
def test_a_form_is_proposed_once_the_name_stands_and_one_press_takes_it(
    hands: Hands, office: Office, case_file: Path, spoken: str
) -> None:
    tongue().speak("kk" if spoken == "kk" else "ru" if spoken == "ru" else "en")
    page = shown(hands, case_file)
    field = field_of(page, "short_name_dative")
    assert field.proposal("ru") is None
    write_name(hands, office, page, "ru", "А. Иванов")
    hands.until(lambda: field.proposal("ru") == Proposal("А. Иванову", True, remembered=False))
    hands.wait_to_see("А. Иванову", field)
    assert stored(page, "short_name_dative").ru == ""
    take(hands, field, "А. Иванову")
    hands.until(lambda: stored(page, "short_name_dative").ru == "А. Иванову")
    assert field.proposal("ru") is None
    hands.until(field.editor("ru").hasFocus)


def test_a_doubtful_form_says_that_it_is_and_is_offered_without_doubt_once_she_wrote_her_own(
    hands: Hands, office: Office, case_file: Path, tmp_path: Path
) -> None:
    page = shown(hands, case_file)
    field = field_of(page, "short_name_dative")
    write_name(hands, office, page, "kk", "А. Ахметов")
    hands.until(lambda: field.proposal("kk") == Proposal("А. Ахметовқа", False, remembered=False))
    hands.write(field.editor("kk"), "А. Ахметовке")
    assert field.proposal("kk") is None
    write_name(hands, office, page, "ru", "А. Ахметов")  # she leaves the field
    hands.until(lambda: stored(page, "short_name_dative").kk == "А. Ахметовке")
    hands.until(office.folders.word_forms.exists)
    other = tmp_path / "b.baqylau"
    new_case(office, other, LocalText(kk="Басқарма")).close()
    page = shown(hands, other)
    field = field_of(page, "short_name_dative")
    write_name(hands, office, page, "kk", "А. Ахметов")
    hands.until(lambda: field.proposal("kk") == Proposal("А. Ахметовке", True, remembered=True))


def test_what_is_typed_is_never_replaced_and_what_was_taken_is_taken_back_by_the_keyboard(
    hands: Hands, office: Office, case_file: Path
) -> None:
    page = shown(hands, case_file)
    field = field_of(page, "short_name_dative")
    hands.write(field.editor("ru"), "Иванову")
    write_name(hands, office, page, "ru", "А. Иванов")
    hands.until(lambda: stored(page, "short_name").ru == "А. Иванов")
    page.session.settle()
    assert field.proposal("ru") is None
    assert field.editor("ru").toPlainText() == "Иванову"
    hands.write(field.editor("ru"), "")
    hands.until(lambda: field.proposal("ru") is not None)
    take(hands, field, "А. Иванову")
    hands.until(lambda: stored(page, "short_name_dative").ru == "А. Иванову")
    QTest.keyClick(field.editor("ru"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: stored(page, "short_name_dative").ru == "")
    hands.until(lambda: field.proposal("ru") is not None)


def test_the_post_is_proposed_with_the_institution_that_the_card_names(
    hands: Hands, office: Office, case_file: Path
) -> None:
    page = shown(hands, case_file)
    assert page.step is not None
    field = field_of(page, "post_dative")
    post = office.law.fields.get("person", "post").label.text(lang())
    hands.write_in(post, "ru", "руководитель", page.step)
    hands.until(lambda: field.proposal("ru") is not None)
    take(hands, field, "Руководителю Управления")
    hands.until(lambda: stored(page, "post_dative").ru == "Руководителю Управления")


def test_an_official_typed_in_the_nominative_is_offered_in_the_dative_and_an_institution_is_not(
    hands: Hands, office: Office, case_file: Path
) -> None:
    page = shown(hands, case_file)
    assert page.step is not None
    (field,) = page.step.findChildren(SuperiorField)
    hands.write(field.editor("ru"), "Аким района")
    hands.until(lambda: field.proposal("ru") is not None)
    take(hands, field, "Акиму района")

    def higher() -> LocalText:
        assert page.session.now is not None
        return page.session.now.case.all(ControlObject)[0].higher_body

    hands.until(lambda: higher().ru == "Акиму района")
    hands.write(field.editor("ru"), "Акимат района")
    hands.until(lambda: higher().ru == "Акимат района")
    beside = page.session._beside
    assert beside is not None
    beside.settle()
    assert field.proposal("ru") is None


def test_every_field_from_which_a_paper_takes_its_addressee_offers_the_dative(
    hands: Hands, office: Office, case_file: Path
) -> None:
    page = shown(hands, case_file)
    assert page.step is not None
    (authorised,) = (
        one for one in page.step.findChildren(AddresseeField) if one.asked.path == "authorised_body"
    )
    hands.write(authorised.editor("kk"), "облыс прокуроры")
    hands.until(
        lambda: authorised.proposal("kk") == Proposal("облыс прокурорына", True, remembered=False)
    )
    law = office.law
    place = lists.proceeding_place(page.session.now) if page.session.now else None
    assert place is not None
    asks = [
        one
        for procedure in map(law.procedure, law.procedures)
        for one in procedure.asks
        if f"texts.{one.id}" in {kind.addressee for kind in law.documents}
    ]
    assert {one.id for one in asks} >= {"prosecutor", "council_name"}
    assert {declared(law, place, one).control for one in asks} == {"addressee"}


def test_nothing_of_a_case_with_a_password_is_remembered_beside_it(
    hands: Hands, office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
        person = person_in(desk, current_control(desk.case).id, "head")
        enter(desk, FieldAddress("person", person, "short_name.kk"), "А. Ахметов")
    page = shown(hands, case_file)
    field = field_of(page, "short_name_dative")
    hands.until(lambda: field.proposal("kk") is not None)
    take(hands, field, "А. Ахметовқа")
    hands.until(lambda: stored(page, "short_name_dative").kk == "А. Ахметовқа")
    beside = page.session._beside
    assert beside is not None
    beside.settle()
    assert not office.folders.word_forms.exists()


def test_whoever_only_reads_is_offered_no_form(
    hands: Hands, office: Office, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(office, case_file) as desk:
        person = person_in(desk, current_control(desk.case).id, "head")
        enter(desk, FieldAddress("person", person, "short_name.kk"), "А. Ахметов")
        asked: list[declining.Wanted] = []
        monkeypatch.setattr(declining, "proposed", lambda _office, what: asked.append(what))
        page = shown(hands, case_file)  # the case is open elsewhere
        page.session.settle()
        assert page.session.now is not None
        assert not page.session.now.writable
        assert not asked
