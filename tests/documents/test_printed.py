"""A Word file with every measure resolved, whoever wrote it."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from PIL import Image as Photo

from desktop.documents.printed import Paragraph, Printed, Section, Tab, Table, printed
from desktop.domain.errors import Problem


def read(write: Callable[[docx.document.Document], None]) -> Printed:
    document = docx.Document()
    write(document)
    out = BytesIO()
    document.save(out)
    return printed(out.getvalue())


def only(found: Printed) -> Section:
    (section,) = found.sections
    return section


def paragraphs(found: Printed) -> list[Paragraph]:
    return [each for each in only(found).blocks if isinstance(each, Paragraph)]


def test_what_a_run_does_not_say_comes_from_its_paragraphs_style() -> None:
    def write(document: docx.document.Document) -> None:
        style = document.styles["Heading 1"]
        style.font.size, style.font.name, style.font.bold = Pt(20), "Arial", True
        paragraph = document.add_paragraph("Бас ", "Heading 1")
        paragraph.add_run("тақырып").bold = False

    (paragraph,) = paragraphs(read(write))
    assert [piece.font.size for piece in paragraph.pieces] == [20, 20]
    assert [piece.font.bold for piece in paragraph.pieces] == [True, False]
    assert {piece.font.family for piece in paragraph.pieces} == {"Arial"}


def test_an_indent_of_the_paragraph_goes_before_that_of_its_style_side_by_side() -> None:
    def write(document: docx.document.Document) -> None:
        style = document.styles["Body Text"].paragraph_format
        style.left_indent, style.first_line_indent = Pt(30), Pt(36)
        style.space_after = Pt(8)
        paragraph = document.add_paragraph("Мәтін", "Body Text")
        paragraph.paragraph_format.first_line_indent = Pt(-18)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    (paragraph,) = paragraphs(read(write))
    assert (paragraph.left, paragraph.first, paragraph.after) == (30, -18, 8)
    assert paragraph.align == "both"


def test_a_page_broken_inside_a_paragraph_makes_two_of_it() -> None:
    def write(document: docx.document.Document) -> None:
        run = document.add_paragraph("бір").add_run()
        run.add_break(WD_BREAK.PAGE)
        run.add_text("екі")

    first, second = paragraphs(read(write))
    assert (first.text, first.break_before) == ("бір", False)
    assert (second.text, second.break_before) == ("екі", True)


def test_tabs_with_their_leaders_and_what_is_cleared() -> None:
    def write(document: docx.document.Document) -> None:
        style = document.styles["Body Text"].paragraph_format.tab_stops
        style.add_tab_stop(Pt(100))
        style.add_tab_stop(Pt(200))
        own = document.add_paragraph("а\tб", "Body Text").paragraph_format.tab_stops
        own.add_tab_stop(Pt(100), WD_TAB_ALIGNMENT.CLEAR)
        own.add_tab_stop(Pt(300), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

    (paragraph,) = paragraphs(read(write))
    assert paragraph.tabs == (Tab(200, "left"), Tab(300, "right", "."))


def numbered(document: docx.document.Document, levels: list[int], num: str = "5") -> None:
    root = document.part.numbering_part.element
    if root.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='77']") is None:
        root.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
                '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                '<w:lvlText w:val="%1."/></w:lvl>'
                '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
                '<w:suff w:val="space"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
            ),
        )
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="77"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    for level in levels:
        paragraph = document.add_paragraph("тармақ")
        properties = paragraph._p.get_or_add_pPr()
        own = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", str(level)), ("w:numId", num)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            own.append(child)
        properties.append(own)


def test_numbers_are_counted_by_level_and_begin_anew_where_the_file_says_so() -> None:
    def write(document: docx.document.Document) -> None:
        numbered(document, [0, 1, 1, 0, 1], "905")
        numbered(document, [0, 0], "906")

    labels = [paragraph.pieces[0].text for paragraph in paragraphs(read(write))]
    assert labels == ["1.\t", "1.a) ", "1.b) ", "2.\t", "2.a) ", "1.\t", "2.\t"]


def test_the_number_of_a_page_is_a_code_and_other_fields_are_what_they_showed_last() -> None:
    def write(document: docx.document.Document) -> None:
        for code, shown in ((" PAGE ", "7"), (" DATE ", "17.10.2025")):
            paragraph = document.add_paragraph()
            for kind, text in (
                ("begin", ""),
                ("", code),
                ("separate", ""),
                ("t", shown),
                ("end", ""),
            ):
                run = paragraph.add_run()
                if kind == "t":
                    run.text = text
                elif kind:
                    mark = OxmlElement("w:fldChar")
                    mark.set(qn("w:fldCharType"), kind)
                    run._r.append(mark)
                else:
                    mark = OxmlElement("w:instrText")
                    mark.text = text
                    run._r.append(mark)

    page, day = paragraphs(read(write))
    assert [piece.code for piece in page.pieces] == ["PAGE"]
    assert day.text == "17.10.2025"


def test_a_cell_has_the_lines_of_its_table_unless_it_says_otherwise() -> None:
    def write(document: docx.document.Document) -> None:
        table = document.add_table(2, 2, "Table Grid")
        table.cell(0, 0).merge(table.cell(0, 1))
        properties = table.cell(1, 1)._tc.get_or_add_tcPr()
        properties.append(
            parse_xml(f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="nil"/></w:tcBorders>')
        )

    (table,) = [each for each in only(read(write)).blocks if isinstance(each, Table)]
    (wide,), (_, last) = (row.cells for row in table.rows)
    assert wide.columns == 2
    assert set(wide.rules) == {"top", "bottom", "left", "right"}
    assert set(last.rules) == {"top", "left", "right"}


def test_a_sheet_that_lies_across_is_a_section_of_its_own() -> None:
    def write(document: docx.document.Document) -> None:
        document.add_paragraph("тік")
        section = document.add_section(WD_SECTION.NEW_PAGE)
        section.page_width, section.page_height = section.page_height, section.page_width
        document.add_paragraph("көлденең")

    first, second = read(write).sections
    assert first.size[0] < first.size[1]
    assert second.size == (first.size[1], first.size[0])


def test_a_picture_has_its_size_and_what_cannot_be_drawn_is_named() -> None:
    photo = BytesIO()
    Photo.new("RGB", (20, 10), "red").save(photo, "PNG")

    def write(document: docx.document.Document) -> None:
        photo.seek(0)
        document.add_picture(photo, width=Inches(2))
        run = document.add_paragraph("сілтеме").add_run()
        run._r.append(OxmlElement("w:footnoteReference"))

    found = read(write)
    image = paragraphs(found)[0].pieces[0].image
    assert image is not None
    assert (image.width, image.height) == (144, 72)
    assert found.left_out == {"notes"}


def pictured(change: Callable[[docx.document.Document], None]) -> Printed:
    def write(document: docx.document.Document) -> None:
        photo = BytesIO()
        Photo.new("RGB", (20, 10), "red").save(photo, "PNG")
        photo.seek(0)
        document.add_picture(photo, width=Inches(2))
        change(document)

    return read(write)


def test_what_is_cropped_off_a_picture_is_said_in_parts_of_the_whole() -> None:
    def crop(document: docx.document.Document) -> None:
        (fill,) = document.element.body.iter(qn("pic:blipFill"))
        fill.insert(1, parse_xml(f'<a:srcRect {nsdecls("a")} l="25000" b="10%"/>'))

    found = pictured(crop)
    (image,) = found.pictures
    assert image.crop == (0.25, 0, 0, 0.1)
    assert not found.left_out


def test_a_picture_that_is_turned_or_shaped_or_in_a_line_of_text_is_named() -> None:
    def turned(document: docx.document.Document) -> None:
        next(document.element.body.iter(qn("a:xfrm"))).set("rot", "5400000")

    def shaped(document: docx.document.Document) -> None:
        next(document.element.body.iter(qn("a:prstGeom"))).set("prst", "ellipse")

    def gone(document: docx.document.Document) -> None:
        next(document.element.body.iter(qn("wp:extent"))).set("cx", "0")

    def between(document: docx.document.Document) -> None:
        document.paragraphs[-1].add_run(" қолы")

    def below(document: docx.document.Document) -> None:
        document.paragraphs[-1].add_run().add_break()
        document.paragraphs[-1].add_run("қолы")

    found = [pictured(each) for each in (turned, shaped, gone, between, below)]
    assert [set(each.left_out) for each in found] == [
        {"objects"}, {"objects"}, {"objects"}, {"floating"}, set(),
    ]  # fmt: skip


def test_what_is_not_known_is_named_and_bullets_are_signs_that_every_font_has() -> None:
    def formula(document: docx.document.Document) -> None:
        space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
        document.add_paragraph()._p.append(parse_xml(f'<m:oMath xmlns:m="{space}"/>'))

    def symbol(document: docx.document.Document) -> None:
        document.add_paragraph("x").runs[0]._r.append(OxmlElement("w:sym"))

    def columns(document: docx.document.Document) -> None:
        properties = document.sections[0]._sectPr
        properties.find(qn("w:cols")).set(qn("w:num"), "2")

    def plain(document: docx.document.Document) -> None:
        document.add_paragraph("бір", "List Bullet")

    found = [read(each) for each in (formula, symbol, columns, plain)]
    assert [each.left_out for each in found] == [{"objects"}, {"objects"}, {"columns"}, set()]
    assert paragraphs(found[-1])[0].pieces[0].text == "\N{BULLET}\t"


@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ("w:sz", "w:val", "nan"), ("w:sz", "w:val", "1e400"), ("w:sz", "w:val", "9" * 40),
        ("w:pgSz", "w:w", "210mm"), ("w:pgSz", "w:w", "0"), ("w:pgSz", "w:h", "-5"),
        ("w:ilvl", "w:val", "inf"), ("w:pgMar", "w:left", "много"),
    ],
)  # fmt: skip
def test_measures_that_are_none_are_not_taken(tag: str, name: str, value: str) -> None:
    def write(document: docx.document.Document) -> None:
        numbered(document, [0])
        document.add_paragraph("бір").runs[0].font.size = Pt(12)
        body = document.element.body
        for each in body.iter(qn(tag)):
            each.set(qn(name), value)

    section = only(read(write))
    assert all(36 <= side <= 3000 for side in section.size)
    sizes = [piece.font.size for p in section.blocks for piece in p.pieces]  # type: ignore[union-attr]
    assert all(1 <= size <= 400 for size in sizes)
    if value == "210mm":
        assert section.size[0] == pytest.approx(595.3, abs=0.5)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no package", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Problem, match="hand-unreadable"):
        printed(data)
