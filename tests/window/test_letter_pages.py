"""The pages of letters: in the order of the work, opened at their top, a slip mended in sight."""

from pathlib import Path
from threading import get_ident

import pytest
from hands import Hands, label
from msgspec.structs import replace
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from desktop.casefile.letter_copies import LetterRow
from desktop.casefile.register import NumberRegister
from desktop.domain.correspondence import Letter, Paper, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS
from desktop.usecases import acts, papers
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.usecases.register import next_number
from desktop.window import office_program
from desktop.window.blocks.letters import LetterBlock
from desktop.window.case_page import CasePage
from desktop.window.language import NATIVE_NAMES, lang, say, sentence, tongue
from desktop.window.main_window import MainWindow
from desktop.window.step_page import StepPage
from desktop.window.views import letters as letters_view
from desktop.window.widgets import StateMark


@pytest.fixture
def page(hands: Hands, case_file: Path) -> CasePage:
    """A case that is open, with its own thread."""
    window = hands.window
    assert isinstance(window, MainWindow)
    window.open_case(case_file)
    hands.until(lambda: window.case_page is not None)
    assert window.case_page is not None
    return window.case_page


def shown(page: CasePage, step: str) -> StepPage:
    page.show_step(step)
    assert page.step is not None
    return page.step


def dated(office: Office) -> str:
    return office.law.fields.get("letter", "dated").label.text(lang())


def heights(hands: Hands, step: StepPage, *targets: QWidget) -> list[int]:
    content = step.area.widget()
    return [each.mapTo(content, QPoint(0, 0)).y() for each in targets]


# -- the order of the work ------------------------------------------------------------------------


def test_a_letter_is_numbered_then_its_paper_made_then_sent_then_its_receipt_proven(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "notice")
    fields = office.law.fields
    in_order = heights(
        hands,
        step,
        hands.one(QLineEdit, dated(office), step),
        hands.one(QPushButton, label("next number"), step),
        hands.named(QPushButton, label("create paper"), step)[0],
        hands.one(QComboBox, fields.get("letter", "channel").label.text(lang()), step),
        hands.one(QLineEdit, fields.get("letter", "sent_on").label.text(lang()), step),
        hands.one(QPushButton, label("mark sent"), step),
        hands.one(QPushButton, label("add proof"), step),
    )
    assert in_order == sorted(in_order)
    assert len(set(in_order)) == len(in_order)


def test_a_signed_copy_is_put_back_below_the_paper_that_was_made(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "final-document")
    create = hands.named(QPushButton, label("create paper"), step)[-1]
    scan_label = office.law.fields.get("letter", "attachment_id").label.text(lang())
    scan = hands.one(QPushButton, scan_label, step)
    assert heights(hands, step, create) < heights(hands, step, scan)


@pytest.mark.parametrize("size", [(1366, 768), (910, 512)])
@pytest.mark.parametrize("step_id", ["notice", "final-document", "send", "receipt", "response"])
def test_a_page_opens_at_its_top_whoever_had_the_cursor(
    page: CasePage, hands: Hands, step_id: str, size: tuple[int, int]
) -> None:
    hands.window.resize(*size)
    before = shown(page, "capture")
    before.next.setFocus()
    hands.until(before.next.hasFocus)
    step = shown(page, step_id)
    assert step.step_id == step_id
    for _ in range(5):  # what moves the page when the cursor moves comes in later turns
        QApplication.processEvents()
    assert step.area.verticalScrollBar().value() == 0
    held = QApplication.focusWidget()
    assert held is not None
    assert step.isAncestorOf(held)
    if step_id != "receipt":  # where a proof is all there is to enter
        assert getattr(held, "text", str)() != label("add proof")


# -- the number -----------------------------------------------------------------------------------


def test_the_next_number_stands_beside_the_button_that_takes_it(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "notice")
    told = next_number(office)
    hands.wait_to_see(f"№ {told}", step)
    hands.write(hands.one(QLineEdit, dated(office), step), "17.10.2025")
    hands.press(label("next number"), step)
    hands.until(lambda: not hands.named(QPushButton, label("next number"), step))
    assert page.session.now is not None
    assert [each.number for each in page.session.now.case.all(Letter)] == [told]
    other = shown(page, "final-document")
    hands.wait_to_see(f"№ {next_number(office)}", other)
    assert next_number(office) != told


def test_a_number_that_another_letter_has_is_told_while_it_is_typed_and_is_not_refused(
    page: CasePage, hands: Hands, office: Office
) -> None:
    with NumberRegister(office.folders.register) as kept:
        kept.record("03-12/7", "2025-10-17", new_id(), new_id(), "reminder")
    step = shown(page, "notice")
    hands.write(hands.one(QLineEdit, dated(office), step), "17.10.2025")
    number = next(each.number for each in step.findChildren(LetterBlock))
    hands.write(number.typed, "№ 03–12/07")
    title = office.law.document("reminder").title.text(lang())
    hands.wait_to_see(say("register.typed-double", letters=f"{title} № 03-12/7 17.10.2025"), step)
    hands.write(number.typed, "03-12/70")
    hands.until(lambda: not number.double.isVisible())
    hands.write(number.typed, "03-12/7")
    hands.until(number.double.isVisible)
    number.journal.click()
    hands.wait_to_see("№ 03-12/7", step)
    hands.until(lambda: not number.double.isVisible())
    assert page.session.now is not None
    assert "03-12/7" in [each.number for each in page.session.now.case.all(Letter)]


def test_a_letter_that_another_copy_numbered_is_said_so_where_the_next_number_would_stand(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "notice")
    hands.write(hands.one(QLineEdit, dated(office), step), "17.10.2025")
    session = page.session
    hands.until(lambda: session.now is not None and bool(session.now.case.all(Letter)))
    assert session.now is not None
    (letter,) = session.now.case.all(Letter)
    of_it = {"letter_id": letter.id, "case_id": session.now.case.id, "kind": "notice"}
    there = LetterRow(**of_it, direction="out", control=1, number="03-12/9")
    with NumberRegister(office.folders.register) as kept:
        kept.enter(session.now.case.id, [there])
    shown(page, "final-document")
    step = shown(page, "notice")
    said = sentence(Problem("file.number-given", number="03-12/9"))
    hands.wait_to_see(said, step)
    number = next(each.number for each in step.findChildren(LetterBlock))
    assert not number.preview.isVisible()
    number.typed.setText("03-12/9")
    number.journal.click()
    hands.wait_to_see("№ 03-12/9", step)
    hands.until(lambda: not number.trouble.isVisible())


def test_what_is_typed_as_a_number_is_looked_up_once_it_is_typed_and_beside_the_case(
    page: CasePage, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = shown(page, "notice")
    number = next(each.number for each in step.findChildren(LetterBlock))
    saving: list[int] = []
    page.session.look(lambda _desk: get_ident(), saving.append)
    looked: list[tuple[str, int]] = []

    def look(_office: Office, words: str, *_given: object) -> tuple[LetterRow, ...]:
        looked.append((words, get_ident()))
        return ()

    monkeypatch.setattr("desktop.window.blocks.letters.same_number", look)
    for end in range(1, len("03-12/7") + 1):
        number.typed.setText("03-12/7"[:end])
    hands.until(lambda: bool(looked and saving))
    assert [words for words, _thread in looked] == ["03-12/7"]
    assert looked[0][1] not in (saving[0], get_ident())


def test_who_we_are_shows_the_next_number_of_a_series_while_it_is_typed(
    hands: Hands, office: Office
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    for one in LANGS:
        tongue().speak(one)
        window.show_profile()
        edit = hands.one(QLineEdit, QCoreApplication.translate("ProfilePage", "Outgoing numbers"))
        hands.write(edit, "{n}-б/2026")
        hands.wait_to_see("№ 1-б/2026")
        assert any(each.startswith("{n} ") for each in hands.words().splitlines())
        hands.write(edit, "б/2026")
        hands.wait_to_see(say("file.register-pattern", pattern="б/2026"))


def test_the_next_number_of_a_series_is_looked_up_once_it_is_typed(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_profile()
    edit = hands.one(QLineEdit, QCoreApplication.translate("ProfilePage", "Outgoing numbers"))
    looked: list[str] = []

    def look(_office: Office, pattern: str, **_given: object) -> str:
        looked.append(pattern)
        return f"0 {pattern}"

    monkeypatch.setattr("desktop.window.profile_page.next_number", look)
    for end in range(1, len("03-12/{n}") + 1):
        edit.setText("03-12/{n}"[:end])
    hands.wait_to_see("№ 0 03-12/{n}")
    assert "03-12/" not in looked


# -- a mark pressed by mistake --------------------------------------------------------------------


def test_a_mistaken_mark_as_sent_is_taken_back_with_a_reason_that_stays_in_sight(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "notice")
    sent_on = office.law.fields.get("letter", "sent_on").label.text(lang())
    hands.write(hands.one(QLineEdit, sent_on, step), "17.10.2025")
    hands.press(label("mark sent"), step)
    hands.wait_to_see(label("marked sent"), step)
    hands.press(label("not sent"), step)
    why = hands.one(QLineEdit, label("why not sent"), step)
    hands.until(why.hasFocus)
    hands.press(label("take back"), step)
    hands.wait_to_see(say("letter.take-back-without-reason"), step)
    assert hands.sees(label("marked sent"), step)
    hands.write(why, "Жаңылып басылды")
    hands.press(label("take back"), step)
    hands.one(QPushButton, label("mark sent"), step)
    hands.until(lambda: not hands.sees(say("letter.take-back-without-reason"), step))
    assert not hands.named(QLineEdit, label("why not sent"), step)
    hands.wait_to_see("20.10.2025: Жаңылып басылды", step)
    (letter,) = page.session.now.case.all(Letter) if page.session.now else ()
    assert (letter.sent, letter.sent_on) == (False, "2025-10-17")
    again = shown(page, "notice")
    hands.wait_to_see("20.10.2025: Жаңылып басылды", again)
    hands.press(label("mark sent"), again)
    hands.wait_to_see(label("marked sent"), again)
    hands.press(label("not sent"), again)
    assert hands.one(QLineEdit, label("why not sent"), again).text() == ""
    hands.press(label("leave sent"), again)
    assert not hands.named(QLineEdit, label("why not sent"), again)


# -- what is proven -------------------------------------------------------------------------------


def test_a_proof_without_its_day_is_not_called_proven(
    page: CasePage, hands: Hands, office: Office
) -> None:
    step = shown(page, "receipt")
    hands.press(label("add proof"), step)
    day = hands.one(QLineEdit, office.law.fields.get("receipt", "day").label.text(lang()), step)
    unproven = QCoreApplication.translate(
        "Arrivals", "Without its day this does not count as a proof yet."
    )
    hands.wait_to_see(unproven, step)
    meaning = office.law.proofs.grade("stamp").meaning.text(lang())
    assert not hands.sees(meaning, step)
    hands.write(day, "17.10.2025")
    hands.wait_to_see(meaning, step)
    assert not hands.sees(unproven, step)


def test_the_letters_view_knows_what_went_with_another_letter_and_opens_papers(
    page: CasePage, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = page.session
    proceeding_id = session.now.proceeding.id if session.now else None

    def work(desk: Desk) -> None:
        assert proceeding_id is not None
        acts.letter_for(desk, proceeding_id, "final-document")
        letter = acts.letter_for(desk, proceeding_id, "covering-letter")
        desk.act("letter.sent", [replace(letter, sent=True, sent_on="2025-10-17")])
        folder = papers.papers_folder(desk.path)
        folder.mkdir()
        monkeypatch.setattr(papers, "missing_for", lambda *_all: ())
        papers.make_beside_case(desk, proceeding_id, "final-document", "kk")

    session.act(work)
    hands.until(lambda: session.now is not None and len(session.now.case.all(Letter)) == 2)
    hands.until(lambda: session.now is not None and bool(session.now.case.all(Paper)))
    page.show_view("letters")
    view = page.stack.currentWidget()
    assert [each.mark for each in hands.all(StateMark, view)] == ["done", "done"]
    opened: list[Path] = []
    monkeypatch.setattr(letters_view, "open_file", lambda path: not opened.append(path))
    kazakh = QCoreApplication.translate("LettersView", "Open: {language}")
    hands.press(kazakh.format(language=NATIVE_NAMES["kk"]), view)
    assert [each.suffix for each in opened] == [".docx"]
    assert opened[0].exists()


@on(2025, 11, 5)
def test_papers_that_no_longer_hold_are_named_where_they_are_sent_and_only_before(
    worker: Worker,
) -> None:
    session, shot = worker.case_page.session, worker.shot
    letter = worker.own_letters("covering-letter")[0]

    def work(desk: Desk) -> None:
        papers.make_beside_case(desk, shot.proceeding.id, "final-document", "kk")
        acts.take_back_sent(desk, letter.id, "Қате")

    session.act(work)
    worker.go(worker.step_of("covering-letter"))
    title = worker.hands.law.document("final-document").title.text(lang())
    told = QCoreApplication.translate(
        "_Sent", "Changed after these papers were made: {papers}. Make them anew."
    ).format(papers=title)
    session.settle()
    QApplication.processEvents()
    assert not worker.hands.sees(told, worker.page)
    topic = FieldAddress("control", shot.control.id, "topic.kk")
    session.act(lambda desk: enter(desk, topic, "Басқа мәселе"))
    worker.hands.wait_to_see(told, worker.page)
    session.act(lambda desk: acts.mark_sent(desk, letter.id, "hand", "2025-10-17"))
    worker.hands.until(lambda: not worker.hands.sees(told, worker.page))


@on(2025, 11, 5)
def test_a_paper_that_went_out_is_not_asked_to_be_made_anew_and_one_that_did_not_is(
    worker: Worker,
) -> None:
    session, shot = worker.case_page.session, worker.shot
    notice = worker.own_letters("notice")[0]
    topic = FieldAddress("control", shot.control.id, "topic.kk")

    def work(desk: Desk) -> None:
        papers.make_beside_case(desk, shot.proceeding.id, "notice", "kk")
        enter(desk, topic, "Басқа мәселе")

    gone, kept = (
        QCoreApplication.translate("_PaperLine", words)
        for words in (
            "The case was changed after this paper went out. What went out stays.",
            "The case was changed since. Create the paper anew before it goes out.",
        )
    )
    session.act(work)
    worker.go("notice")
    worker.hands.wait_to_see(gone, worker.page)
    assert not worker.hands.sees(kept, worker.page)
    session.act(lambda desk: acts.take_back_sent(desk, notice.id, "Қате"))
    worker.hands.wait_to_see(kept, worker.page)
    assert not worker.hands.sees(gone, worker.page)


# -- sheets beside the papers ---------------------------------------------------------------------


def test_a_card_is_printed_from_the_guidance_and_a_count_from_its_page(
    page: CasePage, hands: Hands, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: not opened.append(path))
    shown(page, "receipt")
    if page.folded.isVisible():
        page.toggle_guidance()
    hands.press(office.law.cards["counter"].title.text(lang()), page.guidance)
    hands.until(lambda: len(opened) == 1)
    assert opened[0].suffix == ".docx"

    session = page.session
    proceeding_id = session.now.proceeding.id if session.now else None

    def work(desk: Desk) -> None:
        assert proceeding_id is not None
        letter = acts.letter_for(desk, proceeding_id, "covering-letter")
        acts.record_receipt(desk, letter.id, "stamp", "17.10.2025")

    session.act(work)
    hands.until(lambda: session.now is not None and bool(session.now.case.all(Receipt)))
    assert session.now is not None
    clock = next(one for one in session.now.route.clocks if one.clock.id == "PC_RESPONSE")
    page.explain(clock)
    paper = QCoreApplication.translate("CountPage", "On paper: {language}")
    hands.press(paper.format(language=NATIVE_NAMES["ru"]))
    hands.until(lambda: len(opened) == 2)
    assert opened[1].exists()
    monkeypatch.setattr(office_program, "open_file", lambda _path: False)
    hands.press(paper.format(language=NATIVE_NAMES["kk"]))
    hands.wait_to_see(".docx")


@on(2025, 10, 20)
def test_only_what_went_out_is_offered_to_be_corrected(worker: Worker) -> None:
    worker.go("correction")
    ask = worker.procedure.ask("corrected_letter")
    combo = worker.hands.one(QComboBox, ask.label.text(lang()), worker.page)
    assert [combo.itemData(n) for n in range(combo.count())] == [
        "", "notice", "covering-letter", "final-document", "causes-letter",
    ]  # fmt: skip
    worker.ask("corrected_letter", "notice")
    notice = worker.shot.case.all(Letter)
    (first,) = [each for each in notice if each.kind == "notice"]
    worker.case_page.session.act(lambda desk: acts.take_back_sent(desk, first.id, "қате"))
    worker.hands.until(lambda: not worker.shot.case.one(Letter, first.id).sent)
    assert combo.findData("notice") >= 0  # what was chosen stays
    assert combo.currentData() == "notice"


def test_while_nothing_went_out_every_letter_may_be_named(page: CasePage, hands: Hands) -> None:
    step = shown(page, "correction")
    now = page.session.now
    assert now is not None
    ask = now.procedure.ask("corrected_letter")
    combo = hands.one(QComboBox, ask.label.text(lang()), step)
    assert combo.count() == len(ask.choices) + 1
