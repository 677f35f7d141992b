"""A consent is entered by clicks, its sheet is made, and what it says is shown at the evidence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from hands import Hands, label
from PySide6.QtWidgets import QRadioButton

from desktop.domain.control import Consent, Control, Evidence
from desktop.domain.fields import FieldAddress
from desktop.usecases import cases, editing
from desktop.usecases.office import Office
from desktop.window import office_program
from desktop.window.blocks.records import RecordCard
from desktop.window.case_page import CasePage
from desktop.window.language import NATIVE_NAMES, lang
from desktop.window.main_window import MainWindow

TITLE = "Аула"


class Consenting:
    """The step on which one looks and writes down, with a picture on which people are."""

    def __init__(self, hands: Hands, office: Office, case_file: Path) -> None:
        self.hands = hands
        with cases.open_case(office, case_file) as desk:
            (control,) = desk.case.all(Control)
            piece = editing.add(desk, "evidence", control_id=control.id)
            for path, value in (("title.kk", TITLE), ("people_recognisable", "yes")):
                editing.enter(desk, FieldAddress("evidence", piece, path), value)
        window = hands.window
        assert isinstance(window, MainWindow)
        window.open_case(case_file)
        hands.until(lambda: window.case_page is not None)
        assert window.case_page is not None
        self.page: CasePage = window.case_page
        self.page.show_step("look")

    @property
    def consent(self) -> Consent:
        self.page.session.flush()
        self.page.session.settle()
        assert self.page.session.now is not None
        (found,) = self.page.session.now.case.all(Consent)
        return found

    def answer(self, name: str, value: Any, card: RecordCard) -> None:
        self.hands.answer(self.hands.law.fields.get("consent", name), value, card)

    def add(self) -> RecordCard:
        card = self.hands.new_card(label("add consent"))
        self.answer("purpose", "picture", card)
        self.answer("name", "Дана Сейтова", card)
        covers = self.hands.law.fields.get("consent", "evidence_ids").label.text(lang())
        self.hands.tick(covers, f"1. {TITLE}", card)
        return card

    def answers(self) -> list[QRadioButton]:
        """The answers to "is there their consent?" at the picture, those that rest included."""
        asked = self.hands.law.fields.get("evidence", "consent").label.text(lang())
        card = self.hands.card(TITLE)
        return [
            each
            for each in card.findChildren(QRadioButton)
            if each.isVisible() and each.accessibleDescription() == asked
        ]

    def chosen(self) -> list[str]:
        return [each.text() for each in self.answers() if each.isChecked()]

    def said(self, answer: str) -> str:
        return self.hands.law.fields.answers[answer].text(lang())


@pytest.fixture
def consenting(hands: Hands, office: Office, case_file: Path) -> Iterator[Consenting]:
    return Consenting(hands, office, case_file)


def test_a_signed_sheet_answers_at_the_evidence_and_a_withdrawn_one_takes_it_back(
    consenting: Consenting,
) -> None:
    hands = consenting.hands
    card = consenting.add()
    assert len(consenting.answers()) == 3
    assert all(each.isEnabled() and not each.isChecked() for each in consenting.answers())
    hands.wait_to_see(label("not signed yet"), card)
    consenting.answer("given_on", "06.10.2025", card)
    yes, no = consenting.said("yes"), consenting.said("no")
    hands.until(lambda: consenting.chosen() == [yes])
    assert not any(each.isEnabled() for each in consenting.answers())
    hands.wait_to_see("Дана Сейтова", hands.card(TITLE))
    consenting.answer("withdrawn_on", "15.10.2025", card)
    hands.until(lambda: consenting.chosen() == [no])
    hands.wait_to_see(label("withdrawn").partition("{")[0].strip(), card)
    consent = consenting.consent
    assert (consent.given_on, consent.withdrawn_on) == ("2025-10-06", "2025-10-15")
    shot = consenting.page.session.now
    assert shot is not None
    (piece,) = shot.case.all(Evidence)
    assert consent.evidence_ids == {piece.id}
    assert piece.consent == "", "the user's own answer stays as it was"
    step = next(each for each in shot.route.steps if each.step.id == "look")
    assert "consent-withdrawn" in {each.advice.id for each in step.advice}


def test_an_answer_is_the_users_again_when_the_piece_is_taken_off_the_sheet(
    consenting: Consenting,
) -> None:
    hands = consenting.hands
    card = consenting.add()
    consenting.answer("given_on", "06.10.2025", card)
    yes = consenting.said("yes")
    hands.until(lambda: consenting.chosen() == [yes])
    hands.press(label("remove"), card)
    hands.until(lambda: all(each.isEnabled() for each in consenting.answers()))
    assert consenting.chosen() == []


@pytest.mark.parametrize("one", ["kk", "ru"])
def test_the_sheet_is_made_by_a_click_with_what_was_typed_a_moment_before(
    consenting: Consenting, one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: opened.append(path) or True)
    card = consenting.add()
    words = label("sheet to sign").format(language=NATIVE_NAMES[one])  # type: ignore[index]
    consenting.hands.press(words, card)
    consenting.hands.until(lambda: len(opened) == 1)
    document = docx.Document(str(opened[0]))
    found = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Дана Сейтова" in found
    assert any(TITLE in each.text for each in document.paragraphs) == (one == "kk")
    assert "Дана Сейтова" in opened[0].name


def test_a_sheet_that_cannot_be_written_is_said_where_it_was_asked_for(
    consenting: Consenting, case_file: Path
) -> None:
    card = consenting.add()
    case_file.with_suffix("").write_bytes(b"a file stands in the way")
    words = label("sheet to sign").format(language=NATIVE_NAMES["kk"])
    consenting.hands.press(words, card)
    consenting.hands.wait_to_see(case_file.stem, card)
