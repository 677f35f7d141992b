"""Undo and the history, as a worker meets them."""

from hands import label
from own_case import Worker, on
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import ControlObject
from desktop.usecases.acts import give_number
from desktop.usecases.editing import enter
from desktop.window.language import lang, say


def press(key: Qt.Key) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, key, Qt.KeyboardModifier.ControlModifier)


def website(worker: Worker) -> str:
    return worker.shot.case.all(ControlObject)[0].website


def topic_in(worker: Worker) -> str:
    return worker.hands.law.fields.get("control", "topic").label.text(lang())


def begins(code: str) -> str:
    return say(code, what="…").partition(":")[0]


@on(2025, 11, 5)
def test_a_field_s_own_undo_comes_first_and_then_the_case_s(worker: Worker) -> None:
    worker.go("object")
    before = website(worker)
    label_of = worker.hands.law.fields.get("object", "website").label.text(lang())
    line = worker.hands.one(QLineEdit, label_of, worker.page)
    worker.hands.write(line, "one.example")
    worker.hands.until(lambda: website(worker) == "one.example")
    line = worker.hands.one(QLineEdit, label_of, worker.page)
    line.setText("one.example")  # the field has nothing of its own to undo
    line.setFocus()
    QTest.keyClicks(line, "!")
    press(Qt.Key.Key_Z)
    assert line.text() == "one.example"
    press(Qt.Key.Key_Z)
    worker.hands.until(lambda: website(worker) == before)
    worker.hands.wait_to_see(begins("undo.done"), worker.case_page)
    press(Qt.Key.Key_Y)
    worker.hands.until(lambda: website(worker) == "one.example")
    worker.hands.wait_to_see(begins("undo.done-again"), worker.case_page)


@on(2025, 11, 5)
def test_what_happened_outside_is_said_and_stays(worker: Worker) -> None:
    worker.go("receipt")
    worker.prove("covering-letter", "email", "18.10.2025")
    proofs = len(worker.shot.case.all(Receipt))
    for _ in range(4):  # its day and kind are taken back, the proof itself is not
        worker.case_page.undo()
        assert worker.shot
    worker.hands.wait_to_see(begins("undo.in-the-world"), worker.case_page)
    assert len(worker.shot.case.all(Receipt)) == proofs


@on(2025, 11, 5)
def test_what_was_said_of_an_undo_is_said_in_the_language_that_is_spoken_then(
    worker: Worker,
) -> None:
    control = worker.shot.control
    topic = FieldAddress("control", control.id, "topic.ru")
    worker.case_page.session.act(lambda desk: enter(desk, topic, "Другой вопрос"))
    worker.hands.until(lambda: worker.shot.control.topic.ru == "Другой вопрос")
    worker.case_page.undo()
    worker.hands.until(lambda: worker.shot.control.topic.ru == control.topic.ru)
    for one in ("ru", "en", "kk"):
        worker.hands.speak(one)
        worker.hands.wait_to_see(begins("undo.done"), worker.case_page)
        worker.hands.wait_to_see(f" · {topic_in(worker)}", worker.case_page)
    worker.case_page.redo()
    worker.hands.wait_to_see(begins("undo.done-again"), worker.case_page)
    letter_id = next(each.id for each in worker.shot.case.all(Letter) if not each.number)
    worker.case_page.session.act(lambda desk: give_number(desk, letter_id, "05.11.2025"))
    worker.case_page.undo()
    for one in ("ru", "en", "kk"):
        worker.hands.speak(one)
        act = say("done.letter.number")
        worker.hands.wait_to_see(say("undo.number-stays", what=act), worker.case_page)


@on(2025, 11, 5)
def test_the_history_puts_one_value_back(worker: Worker) -> None:
    control = worker.shot.control
    former = control.topic.ru
    topic = FieldAddress("control", control.id, "topic.ru")
    worker.case_page.session.act(lambda desk: enter(desk, topic, "Другой вопрос"))
    worker.hands.until(lambda: worker.shot.control.topic.ru == "Другой вопрос")
    worker.hands.press(label("history"), worker.case_page)
    shown = worker.case_page.stack.currentWidget
    worker.hands.until(lambda: "Другой вопрос" in worker.hands.words(shown()))
    (first, *_others) = worker.hands.named(QPushButton, label("put back"), shown())
    worker.hands.click(first)
    worker.hands.until(lambda: worker.shot.control.topic.ru == former)
    words = say("done.record.put-back")
    worker.hands.until(lambda: words in worker.hands.words(shown()).lower())
