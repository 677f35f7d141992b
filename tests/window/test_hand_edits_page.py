"""A letter changed in Word is made anew by clicks: what changed is shown, and nothing is lost."""

from pathlib import Path

import docx
import pytest
from own_case import Worker, on
from PySide6.QtWidgets import QRadioButton

from desktop.domain.correspondence import Paper
from desktop.domain.fields import FieldAddress
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import make_beside_case
from desktop.window.blocks.hand_edits import HandEdits
from desktop.window.blocks.papers import PapersBlock
from desktop.window.language import say


def text(path: Path) -> str:
    return "\n".join(each.text for each in docx.Document(str(path)).paragraphs)


@pytest.fixture
def letter(worker: Worker) -> Path:
    """The notice, made and then changed in Word, while the case was changed too."""
    session, shot = worker.case_page.session, worker.shot
    done: list[Path] = []

    def work(desk: Desk) -> None:
        path = make_beside_case(desk, shot.proceeding.id, "notice", "kk").path
        document = docx.Document(str(path))
        name = next(each for each in document.paragraphs if "Ашық Қоғам" in each.text)
        name.runs[0].text = "«ҚОЛМЕН» қоры"
        document.paragraphs[-1].insert_paragraph_before("ҚОЛМЕН жазылған.")
        document.save(str(path))
        address = FieldAddress("subject", shot.control.subject_id, "name.kk")
        enter(desk, address, "Жаңа атау")
        done.append(path)

    session.act(work)
    worker.hands.until(lambda: bool(done))
    worker.go("notice")
    return done[0]


def asked(worker: Worker) -> HandEdits:
    """Press "create anew", and wait until it is asked what is to become of the hand edits."""
    (block,) = [
        each for each in worker.hands.all(PapersBlock, worker.page) if each.kind == "notice"
    ]
    line = block.line("kk")
    worker.hands.click(line.again)
    worker.hands.until(lambda: line.hand is not None)
    assert line.hand is not None
    return line.hand


@on(2025, 11, 5)
def test_what_was_changed_is_shown_and_her_words_are_kept_with_the_new_data(
    worker: Worker, letter: Path
) -> None:
    mine = letter.read_bytes()
    page = asked(worker)
    for words in (say("hand.title"), "ҚОЛМЕН жазылған.", "«ҚОЛМЕН» қоры", "Жаңа атау"):
        worker.hands.wait_to_see(words, page)
    assert letter.read_bytes() == mine
    worker.hands.click(page.keep)
    worker.case_page.session.settle()
    assert letter.read_bytes() != mine
    worker.hands.until(lambda: not worker.hands.all(HandEdits, worker.page))
    assert "ҚОЛМЕН жазылған." in text(letter)
    assert "«ҚОЛМЕН» қоры" in text(letter)
    aside = [each for each in letter.parent.iterdir() if each.read_bytes() == mine]
    assert len(aside) == 1
    worker.hands.wait_to_see(aside[0].name, worker.page)


@on(2025, 11, 5)
def test_where_both_changed_the_same_the_ticked_version_stands(
    worker: Worker, letter: Path
) -> None:
    page = asked(worker)
    mine = letter.read_bytes()
    worker.hands.click(worker.hands.one(QRadioButton, say("hand.data"), page))
    worker.hands.click(page.keep)
    worker.case_page.session.settle()
    assert letter.read_bytes() != mine
    assert "«ҚОЛМЕН» қоры" not in text(letter)
    assert "Жаңа атау" in text(letter)
    assert "ҚОЛМЕН жазылған." in text(letter)


@on(2025, 11, 5)
def test_made_new_the_letter_has_no_hand_edit_and_the_changed_file_stays_beside(
    worker: Worker, letter: Path
) -> None:
    page = asked(worker)
    mine = letter.read_bytes()
    worker.hands.click(page.new)
    worker.case_page.session.settle()
    assert letter.read_bytes() != mine
    assert "ҚОЛМЕН" not in text(letter)
    assert mine in [each.read_bytes() for each in letter.parent.iterdir()]


@on(2025, 11, 5)
def test_not_now_leaves_everything_as_it_is(worker: Worker, letter: Path) -> None:
    mine, papers = letter.read_bytes(), len(worker.shot.case.all(Paper))
    page = asked(worker)
    worker.hands.click(page.leave)
    worker.hands.until(lambda: not worker.hands.all(HandEdits, worker.page))
    assert letter.read_bytes() == mine
    assert len(worker.shot.case.all(Paper)) == papers
