"""The texts of letters: edited in Word, broken, repaired, taken over, brought back."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hands import Hands
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QListWidget

from desktop.domain.text import LANGS
from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.usecases import own_letters
from desktop.usecases.office import Office
from desktop.window import office_program
from desktop.window.blocks.papers import PapersBlock
from desktop.window.language import NATIVE_NAMES, lang, say, tongue
from desktop.window.letter_texts_page import LetterTextsPage
from desktop.window.main_window import MainWindow

KIND = "final-document"


def words(text: str, context: str = "LetterTextsPage") -> str:
    return QCoreApplication.translate(context, text)


def write(copy: Path, text: str, *, instead_of: str = "") -> None:
    """Do in the copy what a person does in Word: a new paragraph, or other words."""
    document = docx.Document(str(copy))
    if instead_of:
        for each in document.paragraphs:
            if instead_of in each.text:
                each.text = each.text.replace(instead_of, text)
    else:
        document.add_paragraph(text)
    document.save(str(copy))


@pytest.fixture(autouse=True)
def _own_letters_in_force(office: Office) -> None:
    office.__dict__["law"] = Law(data_root(), tuple, office.folders.own_letters)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to the office program."""
    found: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: not found.append(path))
    return found


def page_of(hands: Hands) -> LetterTextsPage:
    found: list[LetterTextsPage] = []

    def there() -> bool:
        found[:] = hands.all(LetterTextsPage)
        return len(found) == 1

    hands.until(there)
    return found[0]


def alone(hands: Hands, kind: str = KIND) -> LetterTextsPage:
    """Open the page from the menu, with no case."""
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_letter_texts()
    page = page_of(hands)
    page.show_letter(kind, "kk")
    return page


def made_of(worker: Worker, block: PapersBlock) -> str:
    """Make the Kazakh paper at its step and return what is written in it."""
    line = block.line("kk")

    def at() -> int:
        # The former file is put aside before the new one comes.
        return line.path.stat().st_mtime_ns if line.path and line.path.exists() else 0

    before = at()
    line.make()
    worker.hands.until(lambda: at() not in (0, before))
    worker.case_page.session.settle()
    assert line.path is not None
    document = docx.Document(BytesIO(line.path.read_bytes()))
    return "\n".join(each.text for each in document.paragraphs)


@on(2025, 11, 5)
def test_a_letter_is_edited_broken_repaired_taken_over_and_brought_back(
    worker: Worker, opened: list[Path], office: Office
) -> None:
    hands = worker.hands
    worker.go(KIND)
    (block,) = [each for each in hands.all(PapersBlock) if each.kind == KIND]
    hands.press(words("Edit this letter", "PapersBlock"), block)
    page = page_of(hands)
    assert (page.kind, page.lang) == (KIND, lang())
    hands.press(NATIVE_NAMES["kk"], page)

    hands.press(words("Edit in Word"), page)
    hands.until(lambda: len(opened) == 1)
    (copy,) = opened
    assert copy.parent.name == say("template.folder")

    write(copy, "Біздің сөзіміз: {{ object.naem }}, {{ subject.name }")
    told = say(
        "template.unclosed-tag", paragraph="Біздің сөзіміз: {{ object.naem }}, {{ subject.name }"
    )
    hands.wait_to_see(told, page)  # by itself, as the file changed
    assert not page.take.isEnabled()
    hands.press(words("Repair"), page)
    hands.wait_to_see(
        words("Nothing is wrong in the edited copy. Press “Take over” to use it."), page
    )
    assert "{{ object.name }}, {{ subject.name }}" in docx.Document(str(copy)).paragraphs[-1].text
    hands.press(words("Try it on this case"), page)
    hands.until(lambda: len(opened) == 2)
    trial = docx.Document(str(opened[1]))
    assert "Біздің сөзіміз: «" in "\n".join(each.text for each in trial.paragraphs)
    assert say("template.trial") in opened[1].name
    hands.press(words("Take over"), page)
    hands.wait_to_see(say("template.taken"), page)
    hands.until(lambda: not page.take.isVisible())
    assert words("your own text") in page.list.currentItem().text()
    hands.press(words("Back"), page)

    worker.go(KIND)
    (block,) = [each for each in hands.all(PapersBlock) if each.kind == KIND]
    assert "Біздің сөзіміз: «" in made_of(worker, block)
    hands.press(words("Edit this letter", "PapersBlock"), block)
    hands.press(words("Back to the original"), page)
    hands.wait_to_see(words("the program's text"), page)
    (kept,) = (office.folders.own_letters / "former").iterdir()
    assert str(kept) in page.note.words.text()
    hands.press(words("Back"), page)
    worker.go(KIND)
    (block,) = [each for each in hands.all(PapersBlock) if each.kind == KIND]
    assert "Біздің сөзіміз" not in made_of(worker, block)


def test_what_was_saved_while_word_was_in_front_is_seen_when_the_window_is_back(
    hands: Hands, opened: list[Path], office: Office
) -> None:
    page = alone(hands)
    copy = own_letters.edit(office, KIND, "kk")
    write(copy, "{{ жоқ.өріс }}")
    assert not page._watcher.files(), "nobody told the page of this copy"
    QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    hands.wait_to_see("жоқ.өріс", page)
    assert not hands.named(QAbstractButton, words("Repair"), page)


def test_the_state_of_each_letter_stands_in_the_list_in_every_language(
    hands: Hands, office: Office
) -> None:
    write(own_letters.edit(office, KIND, "ru"), "Наш абзац")
    own_letters.take_over(office, KIND, "ru")
    write(own_letters.edit(office, KIND, "kk"), "Біздің абзац")
    page = alone(hands)
    for one in LANGS:
        tongue().speak(one)
        hands.wait_to_see(words("Letter texts"), page)

        def told() -> str:
            return page.list.currentItem().text()

        hands.until(lambda: words("being edited") in told())
        assert f"Қаз: {words('being edited')}" in told()
        assert f"Рус: {words('your own text')}" in told()
        titles = [office.law.document(each.id).title.text(one) for each in office.law.documents]
        lines = [page.list.item(n).text() for n in range(page.list.count())]
        assert [each.splitlines()[0] for each in lines] == titles


def test_a_letter_is_shared_as_a_file_and_taken_in_where_it_belongs(
    hands: Hands, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own_letters.edit(office, KIND, "kk"), "Әріптеске")
    own_letters.take_over(office, KIND, "kk")
    page = alone(hands)
    target = tmp_path / "shared"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    hands.until(page.original.isVisible)
    hands.press(words("Share as a file…"), page)
    hands.until(lambda: target.with_suffix(".docx").exists())
    own_letters.restore(office, KIND, "kk")
    page.show_letter("notice", "ru")
    file = str(target.with_suffix(".docx"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (file, ""))
    hands.press(words("Take in a file…"), page)
    hands.wait_to_see(say("template.taken"), page)
    assert (page.kind, page.lang) == (KIND, "kk")
    (tmp_path / "no.docx").write_bytes(b"no")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(tmp_path / "no.docx"), ""))
    hands.press(words("Take in a file…"), page)
    hands.wait_to_see(say("template.not-word"), page)


def test_one_press_copies_what_is_put_into_word(hands: Hands, office: Office) -> None:
    page = alone(hands)
    hands.window.resize(1366, 740)
    fields = page.fields
    edit = hands.one(QLineEdit, words("Search in the fields", "LetterFieldsList"), fields)
    hands.write(edit, "control.topic")
    shown = [fields.list.item(n) for n in range(fields.list.count())]
    shown = [each for each in shown if not each.isHidden()]
    assert len(shown) == 2, "the heading and the field"
    (listed,) = hands.all(QListWidget, fields)
    hands.click_at(
        hands.window,
        listed.viewport().mapTo(hands.window, listed.visualItemRect(shown[1]).center()),
    )
    assert QGuiApplication.clipboard().text() == "{{ control.topic }}"
    field = next(e for e in own_letters.fields(office, KIND) if e.name == "control.topic")
    assert field.meaning.text(lang()) in fields.hint.text()
    fields.copy(shown[0])
    assert QGuiApplication.clipboard().text() == "{{ control.topic }}", "a heading copies nothing"


@on(2025, 11, 5)
def test_the_samples_are_those_of_the_open_case(worker: Worker) -> None:
    window = worker.hands.window
    assert isinstance(window, MainWindow)
    window.show_letter_texts()
    page = page_of(worker.hands)
    page.show_letter(KIND, "kk")
    topic = worker.shot.control.topic.text("kk")[:60]

    def lines() -> str:
        return "\n".join(page.fields.list.item(n).text() for n in range(page.fields.list.count()))

    worker.hands.until(lambda: f"→ {topic}" in lines())
    assert words("empty in this case", "LetterFieldsList") in lines()


def test_letter_and_fields_share_a_narrow_window(hands: Hands) -> None:
    page = alone(hands)
    hands.window.resize(910, 512)
    hands.until(lambda: not page.fields.isVisible())
    hands.press(words("Fields"), page)
    assert page.fields.isVisible()
    assert not page.letter.isVisible()
    hands.window.resize(1366, 740)
    hands.until(lambda: page.fields.isVisible() and page.letter.isVisible())
