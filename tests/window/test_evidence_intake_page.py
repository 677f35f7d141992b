"""Evidence comes by every way: chosen, dropped, pasted; one sees how far it is and can stop it."""

import hashlib
import io
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hands import Hands
from PIL import Image
from pypdf import PdfWriter
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment, working_copy_of
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import taking_in, watching
from desktop.usecases.editing import enter
from desktop.usecases.office import Office
from desktop.window import intake
from desktop.window.blocks.evidence import EvidenceBlock
from desktop.window.blocks.records import RecordCard
from desktop.window.blocks.retouching import Canvas
from desktop.window.blocks.watching import Watching
from desktop.window.language import say
from desktop.window.main_window import MainWindow

PAGE = """<html lang="kk"><!--
 Page saved with SingleFile
 url: https://www.gov.kz/page
 saved date: Mon Oct 06 2025 15:10:22 GMT+0500 (x)
--><title>Кеңес</title><body><p>Мәлімет жоқ</p><script>alert(1)</script></body></html>"""


class Intaking:
    """The page on which evidence is kept, and what the case holds of it."""

    def __init__(self, hands: Hands, case_file: Path) -> None:
        self.hands = hands
        window = hands.window
        assert isinstance(window, MainWindow)
        window.open_case(case_file)
        hands.until(lambda: window.case_page is not None)
        assert window.case_page is not None
        self.page = window.case_page
        self.page.show_step("capture")

    @property
    def block(self) -> EvidenceBlock:
        return self.hands.all(EvidenceBlock)[0]

    def pieces(self) -> tuple[Evidence, ...]:
        shot = self.page.session.now
        assert shot is not None
        return shot.case.of_control(Evidence, shot.control.id)

    def names(self) -> list[str]:
        shot = self.page.session.now
        assert shot is not None
        kept = (shot.case.get(Attachment, each.attachment_id) for each in self.pieces())
        return [each.name for each in kept if each is not None]

    def wait_for(self, count: int) -> None:
        self.hands.until(lambda: len(self.pieces()) == count and not self.running())

    def running(self) -> bool:
        return intake.intake_of(self.page.session).running

    def drop(self, *paths: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        came = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
        self.block.dragEnterEvent(came)
        assert came.isAccepted()
        self.block.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))


@pytest.fixture
def intaking(hands: Hands, case_file: Path) -> Iterator[Intaking]:
    yield Intaking(hands, case_file)
    QGuiApplication.clipboard().clear()  # what a test put there must not outlive its Python object


def test_a_dropped_folder_is_taken_by_name_and_what_is_left_out_is_said(
    intaking: Intaking, tmp_path: Path
) -> None:
    phone = tmp_path / "phone"
    phone.mkdir()
    for name in ("IMG_10.txt", "IMG_9.txt", "Thumbs.db"):
        (phone / name).write_bytes(name.encode())
    intaking.drop(phone)
    intaking.wait_for(2)
    assert intaking.names() == ["IMG_9.txt", "IMG_10.txt"]
    intaking.hands.wait_to_see(say("evidence.not-evidence", name="Thumbs.db"))
    intaking.hands.click(intaking.block.progress.hide_button)
    intaking.hands.until(lambda: not intaking.block.progress.isVisible())


def test_a_chosen_folder_is_taken_as_well(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_bytes(b"x")
    chosen = str(tmp_path / "files")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: chosen)
    intaking.hands.click(intaking.block.folder)
    intaking.wait_for(1)


def picture() -> QMimeData:
    mime = QMimeData()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime.setImageData(image)
    return mime


def text() -> QMimeData:
    mime = QMimeData()
    mime.setText("Жауап: мәлімет жоқ")
    return mime


def piece_of_page() -> QMimeData:
    mime = QMimeData()
    mime.setHtml("<p>Мәлімет жоқ</p>")
    mime.setText("Мәлімет жоқ")
    mime.setImageData(QImage(9, 9, QImage.Format.Format_RGB32))
    mime.setData("chromium/x-source-url", b"https://www.gov.kz/page")
    return mime


@pytest.mark.parametrize(
    ("copied", "kind", "ending", "source"),
    [
        (picture, "screenshot", ".png", ""),
        (text, "document", ".txt", ""),
        (piece_of_page, "web_page", ".html", "https://www.gov.kz/page"),
    ],
)
def test_what_was_copied_is_pasted_by_the_button_and_by_the_key(
    intaking: Intaking, copied: Callable[[], QMimeData], kind: str, ending: str, source: str
) -> None:
    QGuiApplication.clipboard().setMimeData(copied())
    intaking.hands.click(intaking.block.paste)
    intaking.wait_for(1)
    (piece,) = intaking.pieces()
    assert (piece.kind, piece.source, piece.found_on) == (kind, source, "2025-10-20")
    assert intaking.names()[0].endswith(ending)
    intaking.block.choose.setFocus()
    QTest.keyClick(intaking.block.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    intaking.hands.wait_to_see(say("evidence.already", name=intaking.names()[0], number=1))
    assert len(intaking.pieces()) == 1


def test_pasting_nothing_says_what_to_do(intaking: Intaking) -> None:
    QGuiApplication.clipboard().clear()
    intaking.hands.click(intaking.block.paste)
    intaking.hands.wait_to_see(say("evidence.nothing-copied"))


def test_what_does_not_lie_on_this_computer_says_what_to_do(intaking: Intaking) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://www.gov.kz/a.jpg")])
    QGuiApplication.clipboard().setMimeData(mime)
    intaking.hands.click(intaking.block.paste)
    intaking.hands.wait_to_see(say("evidence.not-on-disk"))


class Gate:
    """Holds the taking in of each file until it is let go, so that one can look meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Semaphore(0)
        self._usual = taking_in.take_in_evidence
        self.begun = 0
        monkeypatch.setattr(intake, "take_in_evidence", self._take)

    def _take(self, *args: object) -> object:
        self.begun += 1
        assert self._open.acquire(timeout=20)
        return self._usual(*args)  # type: ignore[arg-type]

    def let(self, files: int) -> None:
        self._open.release(files)


def many(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{n}.txt" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_bytes(b"%d" % n)
    return paths


def test_one_sees_how_far_it_is_and_what_was_taken_before_the_stop_stays(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    intaking.drop(*many(tmp_path, 5))
    gate.let(2)
    intaking.hands.until(lambda: gate.begun == 3)
    intaking.hands.wait_to_see("3/5 – 2.txt")
    intaking.hands.click(intaking.block.progress.stop)
    gate.let(9)
    intaking.wait_for(2)
    assert intaking.names() == ["0.txt", "1.txt"]
    assert gate.begun == 3
    shown = intaking.hands.words(intaking.block.progress)
    assert "2" in shown
    assert "3" in shown


def test_it_goes_on_when_one_goes_to_another_page_and_is_found_again(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    intaking.drop(*many(tmp_path, 3))
    intaking.hands.until(lambda: gate.begun == 1)
    intaking.page.show_step("object")
    gate.let(1)
    intaking.hands.until(lambda: gate.begun == 2)
    intaking.page.show_step("capture")
    intaking.hands.wait_to_see("2/3 – 1.txt")
    gate.let(2)
    intaking.wait_for(3)


def test_closing_the_case_stops_it(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    intaking.drop(*many(tmp_path, 4))
    intaking.hands.until(lambda: gate.begun == 1)
    gate.let(9)
    intaking.page.session.close()
    assert gate.begun == 1


def opened(intaking: Intaking, data: bytes, name: str) -> RecordCard:
    intaking.block.take([taking_in.pasted_source(name, data)])
    intaking.wait_for(1)
    card = intaking.block.card(intaking.pieces()[0].id)
    assert card is not None
    intaking.hands.until(lambda: card.opened)
    return card


def test_a_saved_page_is_shown_as_words_and_its_script_is_not_run(intaking: Intaking) -> None:
    hands = intaking.hands
    card = opened(intaking, PAGE.encode(), "page.html")
    (fold,) = [each for each in hands.all(QPushButton, card) if each.text().startswith("▸")]
    hands.click(fold)
    hands.until(
        lambda: any(
            each.isReadOnly() and each.toPlainText() == "Мәлімет жоқ"
            for each in hands.all(QPlainTextEdit, card)
        )
    )


def test_a_damaged_picture_says_so_where_it_would_stand(intaking: Intaking) -> None:
    card = opened(intaking, b"no picture", "photo.jpg")
    intaking.hands.wait_to_see(say("evidence.no-picture", name="photo.jpg"), card)


def test_the_files_word_is_marked_and_can_be_taken_over_again(intaking: Intaking) -> None:
    hands = intaking.hands
    card = opened(intaking, PAGE.encode(), "page.html")
    assert intaking.pieces()[0].source == "https://www.gov.kz/page"
    label = hands.law.fields.get("evidence", "source").label.text("kk")
    hands.write(hands.one(QLineEdit, label, card), "мұрағат")
    hands.until(lambda: intaking.pieces()[0].source == "мұрағат")
    told = f"{label}: https://www.gov.kz/page"

    def offers() -> list[QPushButton]:
        buttons = hands.all(QPushButton, card)
        return [each for each in buttons if each.accessibleDescription() == told]

    hands.until(lambda: len(offers()) == 1)
    (take,) = offers()
    hands.click(take)
    hands.until(lambda: intaking.pieces()[0].source == "https://www.gov.kz/page")
    hands.until(lambda: not take.isVisible())


def photo() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2025:10:03 09:20:00"
    exif.get_ifd(0x8825).update({2: (51.0, 13.0, 0.0), 4: (51.0, 22.0, 0.0)})
    out = io.BytesIO()
    Image.effect_noise((300, 200), 100).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def working_copy(intaking: Intaking) -> Attachment | None:
    shot = intaking.page.session.now
    assert shot is not None
    original = intaking.pieces()[0].attachment_id
    assert original is not None
    return working_copy_of(shot.case.all(Attachment), original)


def test_a_working_copy_is_drawn_by_keys_alone_and_let_go_again(intaking: Intaking) -> None:
    hands = intaking.hands
    data = photo()
    card = opened(intaking, data, "IMG_1.jpg")

    def press(words: str) -> None:
        name = QCoreApplication.translate("WorkingCopy", words)
        hands.click(hands.one(QPushButton, name, card))

    press("Make a working copy…")
    hands.until(lambda: bool(hands.all(Canvas, card)))
    (canvas,) = hands.all(Canvas, card)
    hands.until(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    (place,) = canvas.changes.blurred
    assert (round(place.left, 2), round(place.bottom, 2)) == (0.38, 0.62)
    hands.click(hands.one(QPushButton, QCoreApplication.translate("Retouching", "Arrow"), card))
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    back = QCoreApplication.translate("Retouching", "Take the last one back")
    hands.click(hands.one(QPushButton, back, card))
    assert canvas.changes.arrows == ()
    keep = QCoreApplication.translate("Retouching", "Keep the working copy")
    hands.click(hands.one(QPushButton, keep, card))
    hands.until(lambda: working_copy(intaking) is not None)
    press("Print the original again")
    hands.until(lambda: working_copy(intaking) is None)


def test_what_is_being_drawn_outlives_a_word_typed_elsewhere(intaking: Intaking) -> None:
    hands = intaking.hands
    card = opened(intaking, photo(), "IMG_1.jpg")
    name = QCoreApplication.translate("WorkingCopy", "Make a working copy…")
    hands.click(hands.one(QPushButton, name, card))
    hands.until(lambda: bool(hands.all(Canvas, card)))
    (canvas,) = hands.all(Canvas, card)
    hands.until(canvas.hasFocus)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    label = hands.law.fields.get("evidence", "source").label.text("kk")
    hands.write(hands.one(QLineEdit, label, card), "мұрағат")
    hands.until(lambda: intaking.pieces()[0].source == "мұрағат")
    assert len(canvas.changes.blurred) == 1
    assert canvas.isVisible()


def report() -> bytes:
    out = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": "Есеп"})
    writer.write(out)
    return out.getvalue()


E_MAIL = """From: Кеңсе <office@example.kz>
To: us@example.kz
Subject: Жауап
Date: Mon, 6 Oct 2025 15:10:22 +0500
Content-Type: text/plain; charset=utf-8

Мәлімет жоқ
"""
ARCHIVED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Archived</title>Empty</html>"
)
ARCHIVE = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.kz/\r\n"
    b"WARC-Date: 2025-10-06T10:10:22Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
) % (len(ARCHIVED), ARCHIVED)


def test_each_kind_of_file_becomes_a_piece_of_its_kind_with_what_it_says(
    intaking: Intaking, tmp_path: Path
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    one_file = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://b.kz/p\nSubject: Saved\n"
        "Date: Mon, 6 Oct 2025 10:10:22 -0000\nContent-Type: text/html\n\n<p>Empty</p>\n"
    )
    files = {
        "01.jpg": (photo(), "photo", "", "", "2025-10-03"),
        "02.html": (PAGE.encode(), "web_page", "Кеңес", "https://www.gov.kz/page", ""),
        "03.mhtml": (one_file.encode(), "web_page", "Saved", "https://b.kz/p", ""),
        "04.warc": (ARCHIVE, "web_page", "Archived", "https://a.kz/", ""),
        "05.pdf": (report(), "document", "Есеп", "", ""),
        "06.eml": (E_MAIL.encode(), "document", "Жауап", "Кеңсе <office@example.kz>", "2025-10-06"),
        "07.txt": ("[06.10.2025] Жауап жоқ".encode(), "document", "", "", ""),
        "08.ogg": (b"OggS" + bytes(99), "audio", "", "", ""),
        "09.mp4": (b"\0\0\0 ftyp" + bytes(99), "video", "", "", ""),
        "10.bin": (b"?", "other", "", "", ""),
    }
    for name, (data, *_told) in files.items():
        (folder / name).write_bytes(data)
    (folder / "06.eml.cms").write_bytes(b"0\x80")
    intaking.drop(folder)
    intaking.wait_for(len(files))
    assert intaking.names() == list(files)
    got = [
        (each.kind, each.title.any_text("kk"), each.source, each.made_on)
        for each in intaking.pieces()
    ]
    assert got == [tuple(told) for _data, *told in files.values()]
    shot = intaking.page.session.now
    assert shot is not None
    signed = [each.name for each in shot.case.all(Attachment) if each.part == "signature"]
    assert signed == ["06.eml.cms"]
    hands = intaking.hands
    for one in LANGS:
        hands.speak(one)
        hands.wait_to_see(say("evidence.signature-kept", name="06.eml.cms", document="06.eml"))
    for card in intaking.block.findChildren(RecordCard):
        card.open()
    for data, *_told in files.values():
        hands.wait_to_see(hashlib.sha256(data).hexdigest())


def lines(watched: Watching) -> dict[str, bool]:
    """The files that are listed, and whether each is ticked."""
    items = [watched.files.item(n) for n in range(watched.files.count())]
    return {
        each.text().split("  ·  ")[0]: each.checkState() == Qt.CheckState.Checked for each in items
    }


def first_seen(intaking: Intaking) -> bool:
    """Whether what lay in the folder at the first look is noted."""
    kept = intaking.page.session.office.folders.watched
    return kept.exists() and json.loads(kept.read_text("utf-8"))["older"] is not None


def tick(watched: Watching, name: str) -> None:
    """Click on the tick of a file."""
    items = [watched.files.item(n) for n in range(watched.files.count())]
    item = next(each for each in items if each.text().startswith(name))
    watched.files.scrollToItem(item)
    box = watched.files.visualItemRect(item)
    spot = QPoint(box.left() + 16, box.center().y())
    QTest.mouseClick(watched.files.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_what_comes_into_a_watched_folder_is_offered_and_never_taken_unasked(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = tmp_path / "camera"
    camera.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(camera))
    hands, watched = intaking.hands, intaking.block.watching
    watched.timer.setInterval(20)
    hands.click(watched.choose)
    hands.until(lambda: not watched.choose.isVisible() and watched.give_up.isVisible())
    hands.until(lambda: first_seen(intaking))
    (camera / "a.txt").write_bytes(b"a")
    hands.until(watched.take_them.isVisible)
    assert intaking.names() == []
    hands.click(watched.take_them)
    intaking.wait_for(1)
    hands.until(lambda: not watched.take_them.isVisible())
    assert intaking.names() == ["a.txt"]
    (camera / "private.txt").write_bytes(b"p")
    hands.until(watched.leave_them.isVisible)
    hands.click(watched.leave_them)
    (camera / "b.txt").write_bytes(b"b")
    hands.until(watched.take_them.isVisible)
    assert lines(watched) == {"b.txt": True}
    camera.rename(tmp_path / "away")
    hands.until(lambda: not watched.take_them.isVisible())
    for one in LANGS:
        hands.speak(one)
        words = QCoreApplication.translate("Watching", "Not there: {folder}")
        hands.wait_to_see(words.format(folder=camera))
    watched = intaking.block.watching
    hands.click(watched.give_up)
    hands.until(watched.choose.isVisible)


def slowly_looked_at(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Have each look at a watched folder tell by an event that it began, and wait for another."""
    begun, gate, look = threading.Event(), threading.Event(), watching.look

    def slow(*given: Any) -> watching.Seen:
        seen = look(*given)
        begun.set()
        gate.wait(10)
        return seen

    monkeypatch.setattr(watching, "look", slow)
    return begun, gate


def test_another_folder_can_be_watched_while_the_former_is_still_looked_at(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, watched = intaking.hands, intaking.block.watching
    watched.timer.setInterval(20)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_bytes(b"x")
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "one")
    )
    hands.click(watched.choose)
    hands.until(watched.show_older.isVisible)  # from here on each look brings the file
    begun, gate = slowly_looked_at(monkeypatch)
    hands.until(begun.is_set)
    hands.click(watched.give_up)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "two")
    )
    hands.click(watched.choose)
    gate.set()
    hands.until(watched.show_older.isVisible)
    hands.click(watched.show_older)
    assert list(lines(watched)) == ["two.txt"]


def test_what_is_typed_is_saved_while_a_slow_folder_is_looked_at(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, watched, session = intaking.hands, intaking.block.watching, intaking.page.session
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path))
    begun, gate = slowly_looked_at(monkeypatch)
    hands.click(watched.choose)
    hands.until(begun.is_set)
    assert session.now is not None
    address = FieldAddress("control", session.now.control.id, "topic.ru")
    session.hold(("control", "topic.ru"), "тема", lambda desk: enter(desk, address, "тема"))
    hands.until(lambda: not session.unsaved)
    assert not gate.is_set()
    gate.set()


def test_older_files_are_shown_when_asked_for_and_only_ticked_ones_are_taken(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = tmp_path / "camera"
    camera.mkdir()
    for n in range(30):
        (camera / f"private {n:02}.jpg").write_bytes(b"x")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(camera))
    hands, watched = intaking.hands, intaking.block.watching
    watched.timer.setInterval(20)
    hands.click(watched.choose)
    hands.until(watched.show_older.isVisible)
    assert not watched.take_them.isVisible()
    for name in ("a.txt", "b.txt"):
        (camera / name).write_bytes(name.encode())
    hands.until(lambda: lines(watched) == {"a.txt": True, "b.txt": True})
    hands.click(watched.show_older)
    assert len(lines(watched)) == 32
    assert [name for name, on in lines(watched).items() if on] == ["a.txt", "b.txt"]
    assert watched.files.height() < watched.files.sizeHintForRow(0) * 10, "it scrolls"
    for one in LANGS:
        hands.speak(one)
        watched = intaking.block.watching
        watched.timer.setInterval(20)
        hands.until(watched.show_older.isVisible)
        hands.click(watched.show_older)
        assert watched.take_them.text().endswith(" 2")
    tick(watched, "a.txt")
    assert lines(watched)["a.txt"] is False
    assert watched.take_them.text().endswith(" 1")
    hands.click(watched.none)
    assert not any(lines(watched).values())
    assert not watched.take_them.isEnabled()
    tick(watched, "b.txt")
    tick(watched, "private 00.jpg")
    hands.click(watched.take_them)
    intaking.wait_for(2)
    assert intaking.names() == ["b.txt", "private 00.jpg"]
    hands.until(lambda: len(lines(watched)) == 30 and "b.txt" not in lines(watched))
    hands.click(watched.leave_them)
    (camera / "c.txt").write_bytes(b"c")
    hands.until(lambda: lines(watched) == {"c.txt": True})
    assert not watched.show_older.isVisible()


def test_what_was_taken_is_noted_once_and_not_on_the_windows_thread(
    intaking: Intaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    camera = tmp_path / "camera"
    camera.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(camera))
    hands, watched = intaking.hands, intaking.block.watching
    watched.timer.setInterval(20)
    hands.click(watched.choose)
    hands.until(lambda: first_seen(intaking))
    noted: list[tuple[int, bool]] = []
    leave = watching.leave

    def noting(office: Office, files: Iterable[Path]) -> None:
        some = list(files)
        noted.append((len(some), threading.current_thread() is threading.main_thread()))
        leave(office, some)

    monkeypatch.setattr(watching, "leave", noting)
    for n in range(5):
        (camera / f"{n}.txt").write_bytes(b"%d" % n)
    hands.until(lambda: len(lines(watched)) == 5)
    hands.click(watched.take_them)
    intaking.wait_for(5)
    hands.until(lambda: noted == [(5, False)])
    seen: list[watching.Seen] = []
    look = watching.look

    def looking(*given: Any) -> watching.Seen:
        seen.append(look(*given))
        return seen[-1]

    monkeypatch.setattr(watching, "look", looking)
    hands.until(lambda: len(seen) > 2)
    assert seen[-1].new == ()
