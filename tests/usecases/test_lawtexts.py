"""Official texts that the user saved: Word, PDF, HTML, plain text; kept, searched, taken away."""

import unicodedata
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from desktop.documents.reading import paragraphs_of
from desktop.domain.errors import Problem
from desktop.usecases import lawtexts
from desktop.usecases.files import write_whole
from desktop.usecases.office import Office

SENTENCE = "Объект обязан направить мотивированный ответ"


def as_word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Статья 13")
    document.add_paragraph("Правовая\nоснова")
    document.add_table(1, 1).cell(0, 0).text = SENTENCE
    document.save(str(path))


def as_pdf(path: Path) -> None:
    """A page of one line, with a font that every reader has."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 100)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 12 Tf 10 50 Td (reasoned response) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    with path.open("wb") as file:
        writer.write(file)


def as_html(path: Path) -> None:
    path.write_text(
        "<html><head><meta charset='utf-8'><title>ответ</title></head><body>"
        f"<script>ответ()</script><div><p>{SENTENCE}</p></div></body></html>",
        "utf-8",
    )


def as_text(path: Path) -> None:
    path.write_text(f"Статья 13\r\n\r\n{SENTENCE}\r\n", "utf-8-sig")


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("закон.docx", as_word, "МОТИВИРОВАННЫЙ ответ"),
        ("закон.docx", as_word, "правовая основа"),
        ("law.pdf", as_pdf, "Reasoned"),
        ("закон.html", as_html, "ответ обязан"),
        ("закон.txt", as_text, "мотивированный"),
    ],
)
def test_a_saved_text_is_kept_and_its_words_are_found(
    office: Office, tmp_path: Path, name: str, make, words: str
) -> None:
    make(tmp_path / name)
    text = lawtexts.attach(office, "public-control", tmp_path / name)
    (tmp_path / name).unlink()
    assert lawtexts.texts(office) == (text,)
    (hit,) = lawtexts.search(office, words)
    assert hit.text == text
    assert lawtexts.search(office, f"{words} небывалое") == ()
    assert lawtexts.search(office, "  ") == ()
    lawtexts.detach(office, text)
    assert lawtexts.texts(office) == ()
    assert lawtexts.search(office, words) == ()
    assert not list(text.path.parent.iterdir())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1251"])
def test_every_word_of_a_page_is_in_one_of_its_lines(tmp_path: Path, encoding: str) -> None:
    said = "<meta charset='windows-1251'>" if encoding == "windows-1251" else ""
    page = (
        f"<html><head>{said}</head><body>Вне блока<br>ещё<div>Вступление <!-- нет -->закона"
        "<p>Статья <b>1</b></p>хвост</div><ul><li>внешний<ul><li>внутренний</li></ul></li></ul>"
        "<p>одно<br>второе</p></body></html>"
    )
    (tmp_path / "a.html").write_bytes(page.encode(encoding))
    assert paragraphs_of(tmp_path / "a.html") == (
        "Вне блока", "ещё", "Вступление закона", "Статья 1", "хвост", "внешний", "внутренний",
        "одно", "второе",
    )  # fmt: skip


def test_a_word_is_found_however_its_letters_are_composed(office: Office, tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Жалғыз сайлау")
    (tmp_path / "a.txt").write_text(f"{decomposed} обще\u00adственный", "utf-8")
    lawtexts.attach(office, "access", tmp_path / "a.txt")
    assert len(lawtexts.search(office, "сайлау общественный")) == 1


def test_two_texts_of_one_name_stand_side_by_side(office: Office, tmp_path: Path) -> None:
    as_text(tmp_path / "a.txt")
    first = lawtexts.attach(office, "access", tmp_path / "a.txt")
    second = lawtexts.attach(office, "access", tmp_path / "a.txt")
    assert first.path != second.path
    assert len(lawtexts.search(office, "ответ")) == 2


def test_a_long_paragraph_is_shown_around_its_word(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("слово " * 200 + "игла " + "слово " * 200, "utf-8")
    lawtexts.attach(office, "access", tmp_path / "a.txt")
    (hit,) = lawtexts.search(office, "игла")
    assert "игла" in hit.snippet
    assert len(hit.snippet) <= lawtexts.SNIPPET + 4


def test_only_the_copy_is_ever_taken_away(office: Office, tmp_path: Path) -> None:
    as_text(tmp_path / "a.txt")
    lawtexts.detach(office, lawtexts.LawText("access", tmp_path / "a.txt"))
    assert (tmp_path / "a.txt").exists()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"MZ", "lawtext.kind"),
        ("a.docx", b"no archive", "lawtext.unreadable"),
        ("a.pdf", b"%PDF-1.7 broken", "lawtext.unreadable"),
        ("a.html", b"", "lawtext.unreadable"),
        ("a.txt", b"\xff\xfe\xff", "lawtext.unreadable"),
        ("a.txt", b"1234 ...", "lawtext.empty"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_kept(
    office: Office, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Problem) as caught:
        lawtexts.attach(office, "access", tmp_path / name)
    assert caught.value.code == code
    assert lawtexts.texts(office) == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.documents.reading.LARGEST", 10)
    (tmp_path / "a.txt").write_text("больше десяти байтов", "utf-8")
    with pytest.raises(Problem, match=r"lawtext\.too-large"):
        lawtexts.attach(office, "access", tmp_path / "a.txt")


@pytest.mark.parametrize("nth", [1, 2])
def test_a_text_that_cannot_be_kept_whole_is_not_kept(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    as_text(tmp_path / "a.txt")
    written = []

    def full(target: Path, data: bytes) -> None:
        written.append(target)
        if len(written) == nth:
            raise Problem("target.disk-full", path=str(target))
        write_whole(target, data)

    monkeypatch.setattr(lawtexts, "write_whole", full)
    with pytest.raises(Problem, match=r"target\.disk-full"):
        lawtexts.attach(office, "access", tmp_path / "a.txt")
    assert not list((office.folders.law_texts / "access").iterdir())


def test_words_that_cannot_be_read_hide_no_other_text(office: Office, tmp_path: Path) -> None:
    as_text(tmp_path / "a.txt")
    as_text(tmp_path / "b.txt")
    damaged = lawtexts.attach(office, "access", tmp_path / "a.txt")
    whole = lawtexts.attach(office, "access", tmp_path / "b.txt")
    damaged.path.with_name("a.txt.words.json").write_bytes(b'["\xff"]')
    assert [hit.text for hit in lawtexts.search(office, "ответ")] == [whole]
