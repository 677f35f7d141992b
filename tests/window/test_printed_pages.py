"""Pages laid out without an office program: what stands on which, and that nothing is left out."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from PIL import Image as Photo
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.blocks import Word
from desktop.documents.printed import (
    Block,
    Cell,
    Font,
    Image,
    Line,
    Paragraph,
    Piece,
    Printed,
    Row,
    Section,
    Tab,
    Table,
    printed,
)
from desktop.domain.errors import Problem
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import current_control
from desktop.usecases.office import Office
from desktop.usecases.papers import make_paper
from desktop.usecases.sample import build_sample, sample_office
from desktop.window.override import override
from desktop.window.printing.counting import count_pages
from desktop.window.printing.job import PrintJob, sides
from desktop.window.printing.pages import Page, image_of, lay_out, pdf_of
from desktop.window.printing.sources import OwnPages

FONT = Font("Times New Roman", 12.0)
ROOM = 200.0
"""Points between the margins of these sheets: fourteen lines and a half."""
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def final_document(tmp_path: Path) -> bytes:
    with build_sample(sample_office(tmp_path / "s"), tmp_path / "a.baqylau") as desk:
        proceeding = main_proceeding(desk.case, current_control(desk.case).id)
        made = make_paper(desk, proceeding.id, "final-document", "ru", tmp_path / "final.docx")
        return made.path.read_bytes()


def text(words: str, **more: object) -> Paragraph:
    return Paragraph(pieces=(Piece(words, FONT),), font=FONT, **more)  # type: ignore[arg-type]


def sheet(blocks: Sequence[Block], head: Sequence[Block] = ()) -> Printed:
    section = Section(
        blocks=tuple(blocks),
        size=(300.0, ROOM + 100.0),
        margins=(50.0, 50.0, 50.0, 50.0),
        head_at=(20.0, 20.0),
        first=((), ()) if head else None,
        rest=(tuple(head), ()),
    )
    return Printed((section,), frozenset())


def words_of(found: Printed) -> list[str]:
    """Return what is read on each page."""
    reader = pypdf.PdfReader(BytesIO(pdf_of(lay_out(found), "")))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def lines(n: int) -> list[Paragraph]:
    return [text(f"Line{each}") for each in range(1, n + 1)]


def test_a_page_takes_as_many_lines_as_have_room() -> None:
    first, second = words_of(sheet(lines(20)))
    assert first.split()[-1] == "Line14"
    assert second.split()[0] == "Line15"


def test_a_heading_goes_over_to_the_page_of_what_follows() -> None:
    heading = text("Heading", keep_next=True)
    first, second = words_of(sheet([*lines(13), heading, text("Below")]))
    assert first.split()[-1] == "Line13"
    assert second == "Heading Below"


def test_headings_that_would_fill_a_page_are_not_kept_for_ever() -> None:
    headings = [text(f"H{n}", keep_next=True) for n in range(40)]
    assert " ".join(words_of(sheet(headings))).split() == [f"H{n}" for n in range(40)]


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    long = text(" ".join(f"word{n}" for n in range(24)))
    first, second = words_of(sheet([*lines(13), long]))
    assert first.split()[-1] == "Line13"
    assert second.split()[0] == "word0"
    alone = text(" ".join(f"word{n}" for n in range(24)), widows=False)
    first, second = words_of(sheet([*lines(13), alone]))
    assert "word0" in first


def test_a_paragraph_may_begin_a_page_and_the_first_one_does_anyway() -> None:
    assert words_of(sheet([text("a", break_before=True), text("b", break_before=True)])) == [
        "a",
        "b",
    ]


def test_room_between_paragraphs_is_the_larger_of_both_and_none_at_the_top_of_a_page() -> None:
    spaced = [text(f"L{n}", before=10.0, after=6.0) for n in range(20)]
    (page, *_) = lay_out(sheet(spaced))
    tops = [y / 10 for y, _ in page.placed]
    assert tops[0] == 10.0  # the first of all keeps its room
    assert tops[2] - tops[1] == pytest.approx(12 * 1.149 + 10, abs=0.2)
    (_, second, *_) = lay_out(sheet(spaced))
    assert second.placed[0][0] == 0.0


def test_head_and_number_stand_on_every_page_but_the_first() -> None:
    number = Paragraph(
        pieces=(Piece("", FONT, code="PAGE"), Piece(" / ", FONT), Piece("", FONT, code="NUMPAGES")),
        font=FONT,
    )
    first, second, third = words_of(sheet(lines(40), [number]))
    assert first.split()[0] == "Line1"
    assert second.startswith("2 / 3 Line15")
    assert third.startswith("3 / 3 ")


def test_pages_are_counted_from_the_number_at_which_a_section_begins() -> None:
    number = Paragraph(pieces=(Piece("", FONT, code="PAGE"),), font=FONT)
    (section,) = sheet(lines(30), [number]).sections
    first, second, third = words_of(Printed((replace(section, begins=5, first=None),), frozenset()))
    assert [each.split()[0] for each in (first, second, third)] == ["5", "6", "7"]


def test_a_table_stands_at_its_side_and_a_number_with_its_comma_at_the_stop() -> None:
    for side, left in (("left", 0.0), ("center", 50.0), ("right", 100.0)):
        one = Table(rows=(Row(cells=(cell("x"),)),), widths=(100.0,), align=side)  # type: ignore[arg-type]
        (page,) = lay_out(sheet([one]))
        ((_, row),) = page.placed
        assert row.boxes[0].left == left * 10  # type: ignore[attr-defined]
    stop = (Tab(100.0, "decimal"),)
    pages = lay_out(sheet([text("\t7,5", tabs=stop), text("\t1234,5", tabs=stop)]))
    commas = []
    for _, line in pages[0].placed:
        at = line._layout.text().index(",")  # type: ignore[attr-defined]
        commas.append(line._line.cursorToX(at)[0])  # type: ignore[attr-defined]
    assert commas == pytest.approx([1000.0, 1000.0], abs=10.0)


def cell(*words: str, **more: object) -> Cell:
    return Cell(blocks=tuple(text(each) for each in words), **more)  # type: ignore[arg-type]


def table(*rows: Row) -> Table:
    return Table(rows=rows, widths=(100.0, 100.0))


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    head = Row(cells=(cell("No"), cell("What")), header=True)
    rows = [Row(cells=(cell(f"r{n}"), cell("x"))) for n in range(20)]
    first, second = words_of(sheet([table(head, *rows)]))
    assert first.startswith("No What r0")
    assert second.startswith("No What r13")


def test_a_row_is_cut_only_where_it_may_be() -> None:
    tall = [f"t{n}" for n in range(6)]
    whole = Row(cells=(cell(*tall), cell("x")), whole=True)
    first, second = words_of(sheet([*lines(11), table(whole)]))
    assert "t0" not in first
    assert second.split() == [*tall, "x"]
    loose = Row(cells=(cell(*tall), cell("x")))
    first, second = words_of(sheet([*lines(11), table(loose)]))
    assert "t2" in first
    assert second.split() == ["t3", "t4", "t5"]


def test_a_row_longer_than_a_page_goes_on_though_it_should_stay_whole() -> None:
    endless = [f"t{n}" for n in range(40)]
    row = Row(cells=(cell(*endless), cell("x")), whole=True)
    found = " ".join(words_of(sheet([text("before"), table(row)]))).split()
    assert [each for each in found if each != "x"] == ["before", *endless]


def spanning(left: Cell, right: Sequence[Cell], **more: object) -> Table:
    goes_on = [cell(merged="goes on")] * (len(right) - 1)
    firsts = [left, *goes_on]
    return table(*(Row(cells=pair, **more) for pair in zip(firsts, right, strict=True)))  # type: ignore[arg-type]


def test_a_cell_that_spans_rows_is_parted_where_a_page_ends_between_them() -> None:
    short = spanning(cell("left", merged="begins"), [cell("a"), cell("b")])
    first, second = words_of(sheet([*lines(13), short]))
    assert first.split()[-2:] == ["left", "a"]
    assert second.split() == ["b"]
    tall = [f"t{n}" for n in range(6)]
    parted = spanning(cell(*tall, merged="begins"), [cell("a"), cell("b"), cell("c")])
    first, second = words_of(sheet([*lines(12), parted]))
    assert sorted(first.split()[12:]) == ["a", "b", "t0", "t1"]
    assert sorted(second.split()) == ["c", "t2", "t3", "t4", "t5"]


def shown(page: Page) -> list[str]:
    """Return what is read on a page above its lower edge."""
    image = pdf_of([page], "")
    box = pypdf.PdfReader(BytesIO(image)).pages[0]
    found: list[str] = []

    def visit(words: str, _cm: object, at: Sequence[float], _font: object, _size: object) -> None:
        if at[5] >= 0:
            found.extend(words.split())

    box.extract_text(visitor_text=visit)  # type: ignore[arg-type]
    return found


def test_a_cell_that_spans_rows_and_is_longer_than_a_page_goes_on_with_every_line() -> None:
    endless = [f"t{n}" for n in range(40)]
    pages = lay_out(sheet([spanning(cell(*endless, merged="begins"), [cell("a"), cell("b")])]))
    assert len(pages) == 3
    assert not any(page.overflows for page in pages)
    read = [each for page in pages for each in shown(page)]
    assert sorted(read) == sorted([*endless, "a", "b"])


def test_a_table_in_a_cell_that_is_longer_than_a_page_goes_on_with_every_line() -> None:
    endless = [f"t{n}" for n in range(40)]
    inner = Table(rows=(Row(cells=(cell(*endless),)),), widths=(80.0,))
    end = Paragraph(pieces=(), font=FONT, after=6.0)
    outer = Row(cells=(Cell(blocks=(inner, end)), cell("x")))
    pages = lay_out(sheet([table(outer)]))
    assert len(pages) == 3
    assert not any(page.overflows for page in pages)
    assert sorted(each for page in pages for each in shown(page)) == sorted([*endless, "x"])


def test_rows_below_a_parted_cell_have_their_own_height_again() -> None:
    rows = [cell(f"b{n}") for n in range(40)]
    first, second, third = words_of(sheet([spanning(cell("left", merged="begins"), rows)]))
    assert (first.split()[-1], second.split()[-1], third.split()[-1]) == ("b13", "b27", "b39")


def test_a_row_of_exact_height_shows_no_more_than_it_has_room_for() -> None:
    exact = Row(cells=(cell("W", "W", "W"),), height=16.0, exact=True)
    (page,) = lay_out(sheet([Table(rows=(exact,), widths=(200.0,))]))
    image = image_of(page, 600)
    ink = [any(image.pixelColor(x, y).lightness() < 128 for x in range(100, 160)) for y in
           range(200)]  # fmt: skip
    assert any(ink[100:132])
    assert not any(ink[134:])


def test_what_is_drawn_below_the_edge_of_the_sheet_is_named() -> None:
    tall = Paragraph(pieces=(Piece("", FONT, Image(png(), 50.0, 400.0)),), font=FONT)
    (page,) = lay_out(sheet([tall]))
    assert page.overflows
    (fine,) = lay_out(sheet(lines(14)))
    assert not fine.overflows


def png(colour: tuple[int, int, int] = (200, 0, 0)) -> bytes:
    photo = BytesIO()
    Photo.new("RGB", (20, 10), colour).save(photo, "PNG")
    return photo.getvalue()


def test_what_should_stay_together_and_is_longer_than_a_page_fills_pages() -> None:
    def next_to_next(n: int, **more: object) -> Cell:
        return Cell(blocks=(text(f"c{n}", keep_next=True),), **more)  # type: ignore[arg-type]

    kept = [text(f"H{n}", keep_next=True) for n in range(40)]
    one = text(" ".join(f"word{n}" for n in range(150)), keep_lines=True)
    rows = [Row(cells=(next_to_next(n),)) for n in range(40)]
    heads = [Row(cells=(cell(f"h{n}"),), header=True) for n in range(40)]
    for blocks in ([*kept], [one], [table(*rows)], [table(*heads)]):
        lengths = [len(page.placed) for page in lay_out(sheet(blocks))]
        assert lengths[:-1] == [14] * (len(lengths) - 1)


def test_a_heading_stays_with_a_paragraph_that_is_longer_than_a_page() -> None:
    long = text(" ".join(f"word{n}" for n in range(150)), keep_lines=True)
    first, second, *_ = words_of(sheet([*lines(13), text("Heading", keep_next=True), long]))
    assert first.split()[-1] == "Line13"
    assert second.startswith("Heading word0 ")


def test_header_rows_that_fill_a_page_are_not_drawn_anew() -> None:
    heads = [Row(cells=(cell(f"h{n}"),), header=True) for n in range(12)]
    rows = [Row(cells=(cell(f"r{n}"),)) for n in range(20)]
    _first, second, _third = words_of(sheet([table(*heads, *rows)]))
    assert second.split()[0] == "r2"


def test_ruled_lines_between_rows_take_room_and_the_least_height_of_a_row_includes_them() -> None:
    def heights(**more: object) -> list[float]:
        below = {"bottom": Line(6.0)}
        rows = [Row(cells=(cell("a"), cell("b", rules=below)), **more) for _ in range(3)]  # type: ignore[arg-type]
        (page,) = lay_out(sheet([table(*rows)]))
        return [round(row.height / 10, 1) for _, row in page.placed]

    line = round(12 * 1.149, 1)
    assert heights() == pytest.approx([line, line + 6, line + 12], abs=0.2)
    assert heights(height=30.0) == [30, 30, 36]


def test_no_line_is_drawn_through_a_cell_that_spans_rows() -> None:
    ruled = dict.fromkeys(("top", "bottom", "left", "right"), Line(1.0))
    grey = cell("left", merged="begins", rules=ruled, shade="E7E6E6")
    rows = [
        Row(cells=(grey, cell("a", rules=ruled)), height=40),
        Row(cells=(cell(merged="goes on", rules=ruled), cell("b", rules=ruled)), height=40),
    ]
    (page,) = lay_out(sheet([table(*rows)]))
    image = image_of(page, 600)
    inside = [image.pixelColor(150, y).lightness() for y in range(110, 250)]
    beside = [image.pixelColor(350, y).lightness() for y in range(110, 250)]
    assert min(inside) > 200
    assert max(inside) < 240
    assert min(beside) < 100


def test_the_line_to_write_on_reaches_from_the_word_to_the_stop() -> None:
    blank = text("Sign\tName", tabs=(Tab(150.0, "left", "_"),), first=36.0)
    (page,) = lay_out(sheet([blank]))
    image = image_of(page, 3000).convertToFormat(image_of(page, 10).format())
    ((_, line),) = page.placed
    ((start, end),) = line.leaders  # type: ignore[attr-defined]
    assert end == pytest.approx(1500.0)
    base = int((50 + 12 * 1.03) * 10)
    rows = range(base - 30, base + 30)
    dark = [any(image.pixelColor(500 + int(x), y).lightness() < 100 for y in rows) for x in
            range(int(start) + 5, int(end) - 5)]  # fmt: skip
    assert all(dark)


def test_ruled_lines_and_pictures_are_drawn() -> None:
    picture = Paragraph(pieces=(Piece("", FONT, Image(png(), 100.0, 50.0)),), font=FONT)
    ruled = text("x", rules={"bottom": Line(1.0, 4.0)})
    (page,) = lay_out(sheet([picture, ruled]))
    image = image_of(page, 600)
    assert image.pixelColor(150, 150).red() > 150
    assert image.pixelColor(150, 150).green() < 60
    column = [image.pixelColor(300, y).lightness() for y in range(200, 260)]
    assert min(column) < 100


def with_picture(data: bytes, *, crop: str = "") -> bytes:
    document = docx.Document()
    document.add_picture(BytesIO(png()), Pt(200), Pt(200))
    (held,) = [each for each in document.part.package.iter_parts() if "media" in each.partname]
    held._blob = data
    if crop:
        (fill,) = document.element.body.iter(qn("pic:blipFill"))
        fill.insert(1, parse_xml(f"<a:srcRect {nsdecls('a')} {crop}/>"))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_was_cropped_off_a_picture_is_not_printed() -> None:
    photo = Photo.new("RGB", (400, 400), "blue")
    photo.paste("red", (0, 0, 200, 400))
    out = BytesIO()
    photo.save(out, "PNG")
    pages = OwnPages(with_picture(out.getvalue(), crop='l="50000"'))
    assert not pages.left_out
    image = pages.image(0, 612)
    seen = {image.pixelColor(x, y).name() for x in range(95, 285) for y in range(80, 265)}
    assert seen == {"#0000ff"}
    (kept,) = pypdf.PdfReader(BytesIO(pages.pdf(""))).pages[0].images
    assert kept.image is not None
    assert kept.image.size == (200, 400)


def test_a_picture_of_any_size_is_printed_and_one_that_cannot_be_read_is_named() -> None:
    large = BytesIO()
    Photo.new("L", (9000, 9000), 0).save(large, "JPEG")
    pages = OwnPages(with_picture(large.getvalue()))
    assert not pages.left_out
    assert pages.image(0, 612).pixelColor(190, 170).lightness() < 20
    for unread in (b"\1\0\0\0" + b"EMF" * 40, b""):
        assert OwnPages(with_picture(unread)).left_out == {"objects"}


def words(data: str) -> list[str]:
    return sorted(re.sub(r"[\s_\N{NON-BREAKING HYPHEN}\N{NO-BREAK SPACE}-]", "", data))


def test_no_word_of_a_paper_of_the_program_is_left_out(tmp_path: Path, office: Office) -> None:
    with build_sample(sample_office(office.folders.home / "s"), tmp_path / "s.baqylau") as desk:
        proceeding = main_proceeding(desk.case, current_control(desk.case).id)
        for kind in ("final-document", "covering-letter", "group-protocol", "inspection-act"):
            for lang in ("kk", "ru"):
                made = make_paper(desk, proceeding.id, kind, lang, tmp_path / f"{kind}.docx")
                data = made.path.read_bytes()
                found = printed(data)
                assert not found.left_out
                body = "".join(
                    each.unit.char
                    for each in Word(data).stories["body"].parts
                    for each in _atoms(each)
                )
                pages = pypdf.PdfReader(BytesIO(pdf_of(lay_out(found), kind)))
                shown = "".join(page.extract_text() for page in pages.pages)
                left = words(body.replace("\N{OBJECT REPLACEMENT CHARACTER}", ""))
                for letter in words(shown):
                    if letter in left:
                        left.remove(letter)
                assert left == [], (kind, lang)


def _atoms(block: object) -> list[object]:
    if block.kind == "paragraph":  # type: ignore[attr-defined]
        return list(block.atoms)  # type: ignore[attr-defined]
    return [each for part in block.parts for each in _atoms(part)]  # type: ignore[attr-defined]


def test_a_page_is_as_large_as_its_sheet(qapp: QApplication) -> None:
    pages = lay_out(sheet(lines(3)))
    reader = pypdf.PdfReader(BytesIO(pdf_of(pages, "Хат")))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((300.0, 300.0), abs=0.5)
    assert reader.metadata is not None
    assert reader.metadata.title == "Хат"
    assert image_of(pages[0], 600).width() == 600


def test_pages_are_counted_on_the_thread_on_which_papers_are_made(final_document: bytes) -> None:
    with ThreadPoolExecutor(1) as thread:
        counted = thread.submit(count_pages, final_document).result()
    assert counted == OwnPages(final_document).count
    assert counted > 2


def test_what_is_not_drawn_is_not_counted(final_document: bytes) -> None:
    assert count_pages(b"no Word file") is None
    document = docx.Document(BytesIO(final_document))
    run = document.paragraphs[0].runs[0].element
    run.append(run.makeelement(qn("w:footnoteReference"), {qn("w:id"): "1"}))
    changed = BytesIO()
    document.save(changed)
    assert OwnPages(changed.getvalue()).left_out
    assert count_pages(changed.getvalue()) is None


def test_a_page_that_cannot_be_drawn_ends_the_job_and_is_not_tried_again(
    final_document: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    class Torn(OwnPages):
        drawn = 0

        @override
        def draw(self, painter: QPainter, n: int, box: QRectF, dots: float) -> None:
            self.drawn += 1
            if n == 1:
                raise RuntimeError("Failed to load page.")

    told: list[Problem | None] = []
    torn = Torn(final_document)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    job = PrintJob(printer, sides([(torn, 1)], both_sides=False), lambda *_: True, told.append)
    job.start()
    qtbot.waitUntil(lambda: bool(told))
    assert [each.code if each else None for each in told] == ["print.failed"]
    assert torn.drawn == 2
