"""Where the program asks why: the keys of every line, the reason kept, a refusal said there."""

import pytest
from hands import label
from msgspec.structs import replace
from own_case import Worker, on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.domain.errors import Problem
from desktop.window.blocks import anew
from desktop.window.blocks.anew import AnewBlock
from desktop.window.blocks.letters import LetterBlock, SendingBlock, TakeBack
from desktop.window.language import lang, say


def take_back(worker: Worker) -> TakeBack:
    """Go to the letter that was sent and ask to take its mark back."""
    worker.go(worker.step_of("covering-letter"))
    worker.hands.press(label("not sent"), worker.page)
    (block,) = (
        each for each in worker.page.findChildren(SendingBlock) if each.kind == "covering-letter"
    )
    assert block.sent is not None
    worker.hands.until(block.sent.back.why.hasFocus)
    return block.sent.back


def anew_block(worker: Worker) -> AnewBlock:
    (block,) = worker.page.findChildren(AnewBlock)
    return block


def planned(worker: Worker) -> AnewBlock:
    """Plan a discussion, which may then be postponed, and ask for that."""
    worker.begin("discussion")
    worker.go("plan")
    worker.ask("planned_on", "20112025")
    assert worker.shot.route.again
    worker.hands.click(anew_block(worker).open)
    worker.hands.until(anew_block(worker).ask.why.hasFocus)
    return anew_block(worker)


@on(2025, 11, 5)
def test_enter_in_the_reason_takes_a_mark_back(worker: Worker) -> None:
    ask = take_back(worker)
    worker.hands.type_on(ask.why, "Жаңылып басылды")
    QTest.keyClick(ask.why, Qt.Key.Key_Return)
    mark = worker.hands.one(QPushButton, label("mark sent"), worker.page)
    worker.hands.until(mark.hasFocus)
    assert not worker.own_letters("covering-letter")[0].sent


@on(2025, 11, 5)
@pytest.mark.parametrize("leaves", ["button", "escape"])
def test_whoever_leaves_a_letter_as_sent_leaves_the_refusal_and_is_where_she_was(
    worker: Worker, leaves: str
) -> None:
    ask = take_back(worker)
    QTest.keyClick(ask.why, Qt.Key.Key_Return)
    refused = say("letter.take-back-without-reason")
    worker.hands.wait_to_see(refused, worker.page)
    if leaves == "button":
        worker.hands.press(label("leave sent"), worker.page)
    else:
        QTest.keyClick(ask.why, Qt.Key.Key_Escape)
    assert not worker.hands.named(QLineEdit, label("why not sent"), worker.page)
    assert not worker.hands.sees(refused, worker.page)
    worker.hands.until(worker.hands.one(QPushButton, label("not sent"), worker.page).hasFocus)
    worker.hands.press(label("not sent"), worker.page)
    assert not worker.hands.sees(refused, worker.page)


@on(2025, 11, 5)
def test_a_refusal_to_take_a_mark_back_goes_when_the_mark_is_taken_back(worker: Worker) -> None:
    ask = take_back(worker)
    refused = say("letter.take-back-without-reason")
    QTest.keyClick(ask.why, Qt.Key.Key_Return)
    worker.hands.wait_to_see(refused, worker.page)
    worker.hands.write(ask.why, "Жаңылып басылды")
    worker.hands.press(label("take back"), worker.page)
    worker.hands.one(QPushButton, label("mark sent"), worker.page)
    assert not worker.hands.sees(refused, worker.page)


@on(2025, 11, 5)
@pytest.mark.parametrize(
    ("path", "value", "stood"), [("sent_on", "18.10.2025", "2025-10-17"), ("channel", "post", "")]
)
def test_what_a_letter_went_with_asks_why_when_it_is_corrected(
    worker: Worker, path: str, value: str, stood: str
) -> None:
    worker.go(worker.step_of("covering-letter"))
    fields = worker.hands.law.fields
    why = fields.get("letter", "reasons").label.text(lang())
    stood = stood or worker.own_letters("covering-letter")[0].channel
    assert not worker.hands.named(QLineEdit, why, worker.page)
    worker.hands.answer(fields.get("letter", path), value, worker.page)
    worker.hands.write(worker.hands.one(QLineEdit, why, worker.page), "Күні қате жазылды")
    worker.hands.until(lambda: bool(worker.own_letters("covering-letter")[0].reasons))
    (letter,) = worker.own_letters("covering-letter")
    assert letter.former == {path: stood}
    assert letter.reasons == {path: "Күні қате жазылды"}


@on(2025, 11, 5)
def test_a_letter_that_went_is_offered_no_number_but_the_one_that_stands_on_it(
    worker: Worker,
) -> None:
    (letter,) = worker.own_letters("covering-letter")
    worker.case_page.session.act(
        lambda desk: desk.act("test.unsigned", [replace(letter, number_source="")])
    )
    worker.go(worker.step_of("covering-letter"))
    (block,) = (
        each for each in worker.page.findChildren(LetterBlock) if each.kind == "covering-letter"
    )
    assert block.number.typed.isVisible()
    assert not block.number.series.isVisible()
    assert not block.number.blank.isVisible()


@on(2025, 11, 10)
def test_enter_in_the_reason_begins_steps_anew_and_escape_leaves_them(worker: Worker) -> None:
    block = planned(worker)
    QTest.keyClick(block.ask.why, Qt.Key.Key_Escape)
    assert block.note.isHidden()
    worker.hands.until(block.open.hasFocus)
    assert worker.shot.proceeding.rounds == {}
    worker.hands.click(block.open)
    worker.hands.type_on(block.ask.why, "Зал бос емес")
    QTest.keyClick(block.ask.why, Qt.Key.Key_Return)
    assert worker.shot.proceeding.rounds == {"1.planned_on": "2025-11-20"}
    assert block.note.isHidden()


@on(2025, 11, 10)
def test_the_reason_to_begin_anew_outlives_the_page(worker: Worker) -> None:
    worker.hands.type_on(planned(worker).ask.why, "Зал бос емес")
    worker.hands.speak("ru")
    worker.hands.until(lambda: anew_block(worker).ask.why.text() == "Зал бос емес")
    worker.hands.click(anew_block(worker).open)
    worker.hands.click(anew_block(worker).ask.go)
    assert worker.shot.proceeding.rounds
    assert anew_block(worker).ask.why.text() == ""


@on(2025, 11, 10)
def test_a_refusal_to_begin_anew_is_said_where_it_was_asked_and_stays(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise Problem("file.disk-full", path="E:\\a.baqylau")

    block = planned(worker)
    monkeypatch.setattr(anew, "begin_again", full)
    worker.hands.type_on(block.ask.why, "Зал бос емес")
    worker.hands.click(block.ask.go)
    told = say("file.disk-full", path="E:\\a.baqylau")
    worker.hands.wait_to_see(told, block)
    worker.case_page.session.refresh()
    worker.case_page.session.settle()
    QApplication.processEvents()
    assert worker.hands.sees(told, block)
    assert block.ask.why.text() == "Зал бос емес"
