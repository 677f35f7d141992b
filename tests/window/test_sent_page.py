"""Marking a letter as sent by clicks: what goes is shown, what went stands, the scan is added."""

from pathlib import Path

import docx
import pytest
from own_case import Worker, on
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.documents import converting
from desktop.documents.converting import OfficeProgram
from desktop.domain.correspondence import Attachment, Paper, SentPaper, scan_pages
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases import acts
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.papers import Hand, changed_outside, make_beside_case
from desktop.window import office_program
from desktop.window.blocks.letters import SendingBlock, own_letter_place
from desktop.window.blocks.papers import PapersBlock
from desktop.window.blocks.sent import Scan
from desktop.window.language import say

WHEN = "06.10.2025"


def sheet(worker: Worker) -> PapersBlock:
    (found,) = [
        each for each in worker.hands.all(PapersBlock, worker.page) if each.kind == "notice"
    ]
    return found


@pytest.fixture
def letter(worker: Worker) -> Path:
    """The notice, made by a click and changed in Word, with its day and its channel."""
    proceeding_id = worker.shot.proceeding.id

    def take_back(desk: Desk) -> None:
        acts.take_back_sent(desk, acts.letter_for(desk, proceeding_id, "notice").id, "қате")

    worker.case_page.session.act(take_back)
    worker.go("notice")
    fields = worker.hands.law.fields
    worker.make("notice")
    line = sheet(worker).line("kk")
    worker.hands.until(lambda: line.path is not None and line.path.exists())
    assert line.path is not None
    document = docx.Document(str(line.path))
    document.paragraphs[-1].insert_paragraph_before("ҚОЛМЕН жазылған.")
    document.save(str(line.path))
    worker.hands.answer(fields.get("letter", "channel"), "hand", worker.page)
    worker.hands.answer(fields.get("letter", "sent_on"), WHEN, worker.page)
    return line.path


def sending(worker: Worker) -> SendingBlock:
    (found,) = [
        each for each in worker.hands.all(SendingBlock, worker.page) if each.kind == "notice"
    ]
    return found


def mark(worker: Worker) -> None:
    block = sending(worker)
    assert block.sent is not None
    worker.hands.click(block.sent.mark)
    worker.hands.until(lambda: bool(worker.shot.case.all(SentPaper)))


@on(2025, 11, 5)
def test_what_the_mark_keeps_is_shown_before_it_and_stands_after_it(
    worker: Worker, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = sending(worker)
    worker.hands.wait_to_see(letter.name, block)
    data = letter.read_bytes()
    mark(worker)
    (sent,) = worker.shot.case.all(SentPaper)
    worker.hands.wait_to_see(sent.content_sha256, block)
    line = sheet(worker).line("kk")
    worker.hands.wait_to_see(say("sent.went", day=WHEN), line)
    for gone in (line.again, line.first, line.open):
        assert not gone.isVisible()
    opened: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: opened.append(path) or True)
    worker.hands.click(line.open_sent)
    worker.hands.until(lambda: bool(opened))
    assert opened[0].read_bytes() == data
    assert opened[0] != letter


@on(2025, 11, 5)
def test_what_was_edited_while_word_was_in_front_is_told_when_the_window_is_back(
    worker: Worker, letter: Path
) -> None:
    by_hand = QCoreApplication.translate("WhatGoes", "edited by hand")
    as_made = QCoreApplication.translate("WhatGoes", "as the program made it")
    worker.hands.wait_to_see(f"{letter.name}: {as_made}", sending(worker))
    QApplication.sendEvent(worker.window, QEvent(QEvent.Type.WindowActivate))
    worker.hands.wait_to_see(f"{letter.name}: {by_hand}", sending(worker))


@on(2025, 11, 5)
def test_a_pdf_of_what_went_is_kept_beside_where_an_office_program_makes_one(
    worker: Worker, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = OfficeProgram("LibreOffice", "soffice")
    monkeypatch.setattr(converting, "office_program", lambda: program)
    monkeypatch.setattr(converting, "to_pdf", lambda given, *_: dict.fromkeys(given, b"%PDF-1"))
    mark(worker)
    worker.hands.until(lambda: len(worker.shot.case.all(SentPaper)) == 2)
    word, pdf = worker.shot.case.all(SentPaper)
    assert pdf.name == f"{letter.stem}.pdf"
    assert (pdf.letter_id, pdf.sending) == (word.letter_id, word.sending)
    worker.hands.wait_to_see(pdf.name, sending(worker))


@on(2025, 11, 5)
def test_after_a_slip_the_paper_can_be_made_again_and_what_was_kept_is_still_shown(
    worker: Worker, letter: Path
) -> None:
    mark(worker)
    (first,) = worker.shot.case.all(SentPaper)
    block = sending(worker)
    assert block.sent is not None
    worker.hands.click(block.sent.slip)
    worker.hands.write(block.sent.back.why, "қате басылды")
    worker.hands.click(block.sent.back.go)
    line = sheet(worker).line("kk")
    worker.hands.until(line.again.isVisible)
    assert not line.open_sent.isVisible()
    shown = QCoreApplication.translate("WhatGoes", "Kept when it was marked before: {n}")
    worker.hands.press(shown.format(n=1), block)
    worker.hands.wait_to_see(first.content_sha256, block)
    assert worker.shot.case.all(SentPaper) == (first,)
    worker.hands.click(block.sent.mark)
    worker.hands.until(lambda: len(worker.shot.case.all(SentPaper)) == 2)


def dropped(scan: Scan, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    at, buttons, keys = QPoint(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
    scan.dragEnterEvent(enter)
    assert enter.isAccepted()
    scan.dropEvent(QDropEvent(at.toPointF(), Qt.DropAction.CopyAction, mime, buttons, keys))


@on(2025, 11, 5)
def test_the_scan_is_asked_for_after_the_mark_and_taken_where_it_is_dropped(
    worker: Worker, letter: Path, tmp_path: Path
) -> None:
    scan = sending(worker).scan
    assert not scan.ask.isVisible()
    mark(worker)
    worker.hands.until(scan.ask.isVisible)
    assert scan.ask.isVisible()
    files = [tmp_path / name for name in ("1.jpg", "2.heic", "empty.pdf")]
    for each in files[:2]:
        each.write_bytes(each.name.encode())
    files[2].write_bytes(b"")
    dropped(scan, *files)
    place = own_letter_place(worker.shot, "notice")

    def names() -> list[str]:
        found = place.find(worker.shot)
        return [each.name for each in scan_pages(worker.shot.case.all(Attachment), found)]  # type: ignore[arg-type]

    worker.hands.until(lambda: names() == ["1.jpg", "2.heic"])
    worker.hands.wait_to_see(say("evidence.empty", name="empty.pdf"), scan)
    worker.hands.until(lambda: not scan.ask.isVisible())
    (out,) = [
        each
        for each in worker.hands.all(QPushButton, scan)
        if each.accessibleDescription() == "1.jpg" and each.text() != scan.pick.text()
    ][1:]
    worker.hands.click(out)
    worker.hands.until(lambda: names() == ["2.heic"])


@on(2025, 11, 5)
def test_a_file_changed_after_it_went_is_told_by_the_case(worker: Worker, letter: Path) -> None:
    mark(worker)
    letter.write_bytes(letter.read_bytes() + b"later")
    told: list[str] = []
    worker.case_page.session.look(
        changed_outside, lambda found: told.extend(each.code for each in found)
    )
    worker.hands.until(lambda: bool(told))
    assert told == ["sent.changed-outside"]


@on(2025, 11, 5)
def test_the_older_language_is_named_at_its_paper_and_at_sending_and_made_anew_by_one_press(
    worker: Worker, letter: Path
) -> None:
    session, shot = worker.case_page.session, worker.shot

    def work(desk: Desk) -> None:
        make_beside_case(desk, shot.proceeding.id, "notice", "ru")
        enter(desk, FieldAddress("subject", shot.control.subject_id, "phone"), "8 (7112) 11-22-33")
        make_beside_case(desk, shot.proceeding.id, "notice", "kk", Hand("new"))

    session.act(work)
    block = sending(worker)
    assert block.sent is not None
    worker.hands.until(block.sent.older.isVisible)
    line, other = (sheet(worker).line(one) for one in ("ru", "kk"))
    worker.hands.until(line.older.isVisible)
    assert not other.older.isVisible()
    newer, this = Problem("paper.in.kk"), Problem("paper.in.ru")
    for place in (line, block):
        worker.hands.wait_to_see(say("paper.older", older=this, newer=newer), place)
    before = len(worker.shot.case.all(Paper))
    worker.hands.click(block.sent.anew)
    worker.hands.until(lambda: len(worker.shot.case.all(Paper)) == before + 1)
    worker.hands.until(
        lambda: not line.older.isVisible() and not block.sent.older.isVisible()  # type: ignore[union-attr]
    )


@on(2025, 11, 5)
def test_both_languages_are_read_side_by_side_once_both_are_made(
    worker: Worker, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = sheet(worker)
    assert not block.side_by_side.isVisible()
    proceeding_id = worker.shot.proceeding.id

    def work(desk: Desk) -> None:
        make_beside_case(desk, proceeding_id, "notice", "ru")

    worker.case_page.session.act(work)
    worker.hands.until(block.side_by_side.isVisible)
    opened: list[Path] = []
    monkeypatch.setattr(office_program, "open_file", lambda path: opened.append(path) or True)
    worker.hands.click(block.side_by_side)
    worker.hands.until(lambda: bool(opened))
    (table, *_rest) = docx.Document(str(opened[0])).tables
    assert say("paper.reading-copy") in [cell.text for cell in table.rows[0].cells]
    assert "ҚОЛМЕН жазылған." in [cell.text for row in table.rows for cell in row.cells]
