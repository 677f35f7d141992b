"""The letterhead page: what is chosen is kept at once, and the letter beside it follows."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hands import Hands
from msgspec.structs import replace
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from desktop.domain.ids import new_id
from desktop.domain.letterhead import MARGINS_ACT, STANDARD, Letterhead
from desktop.domain.parties import Subject
from desktop.domain.text import LANGS, LocalText
from desktop.usecases.office import Office
from desktop.window.letterhead_page import LetterheadPage
from desktop.window.main_window import MainWindow
from desktop.window.norms import confidence_word
from desktop.window.profile_page import ProfilePage


def opened(hands: Hands) -> LetterheadPage:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_letterhead()
    page = window.stack.currentWidget()
    assert isinstance(page, LetterheadPage)
    settled(hands, page)
    return page


def settled(hands: Hands, page: LetterheadPage) -> None:
    """Wait until the letter beside shows what is kept."""
    hands.until(
        lambda: (
            not (page._drawing or page._stale or page._timer.isActive())
            and page.preview.sheets._pages is not None
        )
    )


def kept(office: Office) -> Letterhead:
    return Office(office.clock, office.folders).profile.letterhead


def sheet(page: LetterheadPage) -> QImage:
    pages = page.preview.sheets._pages
    assert pages is not None
    return pages.image(0, 400)


@pytest.fixture
def ours(office: Office) -> Subject:
    made = Subject(
        id=new_id(), name=LocalText(kk="«Үміт» қоры", ru="Фонд «Үміт»"), phone="111",
        bin="251040999990",
    )  # fmt: skip
    office.change_profile(lambda profile: replace(profile, subject=made))
    return made


@pytest.fixture
def chooses(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))

    return choose


def test_each_choice_is_kept_at_once_and_seen_on_the_letter(
    hands: Hands, office: Office, ours: Subject
) -> None:
    page = opened(hands)
    for box, value, name in (
        (page.rule, "double", "rule"), (page.align, "left", "align"),
        (page.font_box, "Arial", "font"),
    ):  # fmt: skip
        before = sheet(page)
        at = box.findData(value)
        box.setCurrentIndex(at)
        box.activated.emit(at)
        assert getattr(kept(office), name) == value
        settled(hands, page)
        assert sheet(page) != before, name
    before = sheet(page)
    hands.click(page.contact_boxes["bin"])
    assert "bin" not in kept(office).contacts
    settled(hands, page)
    assert sheet(page) != before
    hands.click(page.up["phone"])
    assert kept(office).contacts[:2] == ("phone", "address")


def test_what_is_typed_is_kept_and_seen_and_never_refused(
    hands: Hands, office: Office, ours: Subject
) -> None:
    page = opened(hands)
    before = sheet(page)
    hands.write(page.short["kk"], "«Ү» ҚҚ")
    hands.write(page.margins["left"], "7")
    hands.write(page.corner, "3о")
    settled(hands, page)
    found = kept(office)
    assert (found.short_name.kk, found.margins, found.corner) == ("«Ү» ҚҚ", {"left": "7"}, "3о")
    assert sheet(page) != before
    act = office.law.references.acts[MARGINS_ACT]
    told = page.marks["left"].text()
    assert page.marks["left"].isVisibleTo(page)
    assert confidence_word(act.confidence) in told
    assert "20" in told
    assert page.corner_mark.isVisibleTo(page)
    hands.write(page.margins["left"], "25")
    settled(hands, page)
    assert not page.marks["left"].isVisibleTo(page)


def test_an_emblem_is_chosen_and_taken_away(
    hands: Hands, office: Office, tmp_path: Path, chooses: Callable[[Path], None]
) -> None:
    page = opened(hands)
    plain = sheet(page)
    assert not page.place.isVisibleTo(page)
    Image.new("RGB", (200, 200), "navy").save(tmp_path / "logo.png")
    chooses(tmp_path / "logo.png")
    hands.click(page.picture)
    hands.until(lambda: bool(page.shown.emblem))
    settled(hands, page)
    assert sheet(page) != plain
    assert page.place.isVisibleTo(page)
    hands.click(page.no_picture)
    settled(hands, page)
    assert kept(office).emblem == ""
    assert sheet(page) == plain


def test_a_file_that_is_no_letterhead_is_told_in_each_language_and_what_stood_stays(
    hands: Hands, office: Office, tmp_path: Path, chooses: Callable[[Path], None]
) -> None:
    page = opened(hands)
    bad = tmp_path / "бланк.docx"
    bad.write_bytes(b"nothing of the kind")
    chooses(bad)
    hands.click(page.word_file)
    hands.until(lambda: page.note.isVisibleTo(page))
    said = set()
    for one in LANGS:
        hands.speak(one)
        assert bad.name in page.note.words.text()
        said.add(page.note.words.text())
    assert len(said) == len(LANGS)
    assert kept(office) == STANDARD


def test_a_word_file_of_ones_own_stands_in_place_of_the_rest_until_it_is_taken_away(
    hands: Hands, office: Office, tmp_path: Path, chooses: Callable[[Path], None]
) -> None:
    page = opened(hands)
    plain = sheet(page)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "БЛАНК ФОНДА"
    document.save(str(tmp_path / "own.docx"))
    chooses(tmp_path / "own.docx")
    hands.click(page.word_file)
    hands.until(lambda: bool(page.shown.base))
    settled(hands, page)
    assert sheet(page) != plain
    assert "own.docx" in hands.words(page)
    assert not page.contacts.isEnabled()
    assert page.font_box.isEnabled()
    hands.click(page.no_word_file)
    settled(hands, page)
    assert sheet(page) == plain
    assert page.contacts.isEnabled()


def test_the_standard_letterhead_comes_back_and_so_does_what_was_chosen(
    hands: Hands, office: Office, ours: Subject
) -> None:
    page = opened(hands)
    plain = sheet(page)
    assert not page.standard.isEnabled()
    hands.write(page.short["kk"], "«Ү» ҚҚ")
    hands.write(page.margins["top"], "12")
    settled(hands, page)
    chosen = kept(office)
    hands.click(page.standard)
    settled(hands, page)
    assert kept(office) == STANDARD
    assert sheet(page) == plain
    assert page.short["kk"].toPlainText() == page.margins["top"].text() == ""
    hands.click(page.again)
    settled(hands, page)
    assert kept(office) == chosen
    assert page.margins["top"].text() == "12"
    assert not page.again.isVisibleTo(page)


def test_the_letter_is_shown_in_each_language(hands: Hands, ours: Subject) -> None:
    page = opened(hands)
    seen = []
    for one in LANGS:
        hands.click(page.langs[one])
        settled(hands, page)
        seen.append(sheet(page))
    assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1 :])


def test_the_profile_leads_there_and_back_and_what_was_typed_last_is_kept(
    hands: Hands, office: Office
) -> None:
    window = hands.window
    assert isinstance(window, MainWindow)
    window.show_profile()
    profile = window.stack.currentWidget()
    assert isinstance(profile, ProfilePage)
    hands.click(profile.letterhead)
    page = window.stack.currentWidget()
    assert isinstance(page, LetterheadPage)
    page.short["ru"].setFocus()
    page.short["ru"].insertPlainText("ОФ")
    hands.click(page.back)
    assert isinstance(window.stack.currentWidget(), ProfilePage)
    assert kept(office).short_name.ru == "ОФ"


def test_a_citizen_is_told_that_letters_carry_no_letterhead(hands: Hands, office: Office) -> None:
    made = Subject(id=new_id(), kind="citizen", name=LocalText(kk="А. Омарова"))
    office.change_profile(lambda profile: replace(profile, subject=made))
    assert opened(hands).nobody.isVisibleTo(hands.window)


@pytest.mark.parametrize("one", LANGS)
def test_at_half_again_the_size_every_control_is_reached_and_nothing_is_cut_off(
    one: str, hands: Hands
) -> None:
    hands.speak(one)  # type: ignore[arg-type]
    hands.window.resize(910, 512)
    page = opened(hands)
    room = page.area.viewport().width()
    inner = page.area.widget()
    assert inner.width() <= room
    for part in (page.picture, page.word_file, page.standard, page.corner, *page.margins.values()):
        right = part.mapTo(inner, part.rect().topRight()).x()
        assert right <= room
        assert part.width() >= min(part.sizeHint().width(), part.maximumWidth())
    assert page.preview.width() >= 300


def test_what_a_word_file_holds_and_is_not_drawn_here_is_said(
    hands: Hands, tmp_path: Path, chooses: Callable[[Path], None]
) -> None:
    page = opened(hands)
    assert not page.left_out.isVisibleTo(page)
    document = docx.Document()
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.text = "БЛАНК ФОНДА"
    run = paragraph.add_run()._r
    shape = run.makeelement("{urn:schemas-microsoft-com:vml}rect", {"style": "width:9pt"})
    picture = run.makeelement(qn("w:pict"), {})
    picture.append(shape)
    run.append(picture)
    document.save(str(tmp_path / "own.docx"))
    chooses(tmp_path / "own.docx")
    hands.click(page.word_file)
    hands.until(lambda: page.left_out.isVisibleTo(page))
