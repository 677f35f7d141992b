"""A Word file with every measure resolved, whoever wrote it."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
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


def field(code: str, shown: str | None, inner: str = "") -> str:
    """Return the runs of a field; without `shown` it has no result."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    result = "" if shown is None else f"{mark('separate')}{run(shown)}{inner}"
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{mark('begin')}{instruction}{result}{mark('end')}"


def run(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def written(
    *inner: str, change: Callable[[docx.document.Document], None] = lambda _: None
) -> Printed:
    """Return paragraphs with what is given inside as they are printed."""

    def write(document: docx.document.Document) -> None:
        change(document)
        for each in inner:
            end = document.element.body[-1]
            end.addprevious(parse_xml(f"<w:p {nsdecls('w')}>{each}</w:p>"))

    return read(write)


def test_what_stands_after_a_field_inside_a_field_is_printed() -> None:
    inside = field(" PAGEREF y ", "2 ") + run("в ") + field(" REF z ", "г ") + run("д ")
    (paragraph,) = paragraphs(written(run("а ") + field(" REF x ", "б ", inside) + run("е")))
    assert paragraph.text == "а б 2 в г д е"


def test_the_number_of_a_page_needs_no_former_result_and_is_named_where_it_is_not_known() -> None:
    number = field(" PAGE ", None)

    def in_head(document: docx.document.Document) -> None:
        head = document.sections[0].header.paragraphs[0]._p
        for each in list(parse_xml(f"<w:p {nsdecls('w')}>{number}</w:p>")):
            head.append(each)

    found = written(run("бір"), change=in_head)
    (head,) = only(found).rest[0]
    assert isinstance(head, Paragraph)
    assert [piece.code for piece in head.pieces] == ["PAGE"]
    assert not found.left_out
    beside = written(field(" PAGE ", "7"))
    assert paragraphs(beside)[0].text == "7"
    assert beside.left_out == {"numbers"}
    assert written(field(" MACROBUTTON x Нажмите ", None)).left_out == {"objects"}
    assert not written(field(" XE слово ", None)).left_out


def test_what_a_style_hides_is_not_printed_and_what_it_makes_capitals_is() -> None:
    def styles(document: docx.document.Document) -> None:
        for name, look in (("Hid", "<w:vanish/>"), ("Cap", "<w:caps/>")):
            document.styles.element.append(
                parse_xml(
                    f'<w:style {nsdecls("w")} w:type="character" w:styleId="{name}">'
                    f'<w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
                )
            )

    inner = (
        run("көрінеді ")
        + run("жасырын", '<w:rStyle w:val="Hid"/>')
        + run("бас ", '<w:rStyle w:val="Cap"/>')
        + run("Кіші", '<w:sz w:val="20"/><w:smallCaps/>')
    )
    (paragraph,) = paragraphs(written(inner, change=styles))
    assert paragraph.text == "көрінеді БАС КІШІ"
    assert [(piece.text, piece.font.size) for piece in paragraph.pieces[-2:]] == [
        ("К", 10), ("ІШІ", 8),
    ]  # fmt: skip


def listed(*levels: str, at: int = 0, items: int = 1, more: str = "") -> Printed:
    """Return a list of so many items with these levels as it is printed."""

    def lists(document: docx.document.Document) -> None:
        root = document.part.numbering_part.element
        root.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{"".join(levels)}'
                "</w:abstractNum>"
            ),
        )
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/>{more}</w:num>'
            )
        )

    said = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    return written(*[said] * items, change=lists)


def level(form: str, text: str = "%1)", at: int = 0) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("form", "first", "last"),
    [
        ("russianLower", "а) б) в)", "аа)"), ("russianUpper", "А) Б) В)", "АА)"),
        ("lowerLetter", "a) b) c)", "cc)"), ("decimalZero", "01) 02) 03)", "29)"),
    ],
)  # fmt: skip
def test_letters_and_noughts_are_counted_as_word_counts(form: str, first: str, last: str) -> None:
    found = listed(level(form), items=29)
    labels = [each.text for each in paragraphs(found)]
    assert " ".join(labels[:3]) == first
    assert labels[28] == last
    assert not found.left_out


def test_numbers_of_a_form_that_is_not_known_are_named() -> None:
    assert listed(level("ordinalText")).left_out == {"numbers"}


def test_a_list_may_lack_a_level_or_change_one() -> None:
    (deep,) = paragraphs(listed(level("decimal", "%2)", 1), at=1))
    assert deep.text == "1)"
    other = f'<w:lvlOverride w:ilvl="0">{level("upperRoman", "%1.")}</w:lvlOverride>'
    (changed,) = paragraphs(listed(level("decimal"), more=other))
    assert changed.text == "I."


def test_a_list_that_is_made_by_a_style_of_lists_keeps_its_numbers() -> None:
    def lists(document: docx.document.Document) -> None:
        root = document.part.numbering_part.element
        for number, inside in (
            ("96", '<w:styleLink w:val="Тізім"/>' + level("decimal", "Бап %1")),
            ("97", '<w:numStyleLink w:val="Тізім"/>'),
        ):
            root.insert(
                0,
                parse_xml(
                    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inside}'
                    "</w:abstractNum>"
                ),
            )
            root.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{number}">'
                    f'<w:abstractNumId w:val="{number}"/></w:num>'
                )
            )
        document.styles.element.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="numbering" w:styleId="Тізім">'
                '<w:name w:val="Тізім"/><w:pPr><w:numPr><w:numId w:val="96"/></w:numPr></w:pPr>'
                "</w:style>"
            )
        )

    said = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="97"/></w:numPr></w:pPr>'
    labels = [each.text for each in paragraphs(written(said, said, change=lists))]
    assert labels == ["Бап 1", "Бап 2"]


def test_pages_are_counted_from_where_the_file_says_so_and_other_sheets_are_named() -> None:
    def counted(document: docx.document.Document) -> None:
        document.sections[0]._sectPr.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="5"/>'))

    def roman(document: docx.document.Document) -> None:
        document.sections[0]._sectPr.append(
            parse_xml(f'<w:pgNumType {nsdecls("w")} w:fmt="lowerRoman"/>')
        )

    def even(document: docx.document.Document) -> None:
        document.settings.odd_and_even_pages_header_footer = True

    def odd(document: docx.document.Document) -> None:
        document.sections[0].start_type = WD_SECTION.ODD_PAGE

    def placed(side: str) -> Callable[[docx.document.Document], None]:
        return lambda document: document.sections[0]._sectPr.append(
            parse_xml(f'<w:vAlign {nsdecls("w")} w:val="{side}"/>')
        )

    ways = (counted, roman, even, odd, placed("center"), placed("top"))
    found = [written(run("бір"), change=each) for each in ways]
    assert [only(each).begins for each in found] == [5, None, None, None, None, None]
    assert [set(each.left_out) for each in found] == [
        set(), {"numbers"}, {"sheets"}, {"sheets"}, {"sheets"}, set(),
    ]  # fmt: skip


def test_a_table_says_its_side_and_its_cells_their_widths_where_its_grid_says_none() -> None:
    def write(document: docx.document.Document) -> None:
        table = document.add_table(1, 3)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for each in table._tbl.tblGrid:
            each.attrib.clear()
        for cell, width in zip(table.rows[0].cells, ("2000", "3000", "0"), strict=True):
            cell._tc.tcPr.find(qn("w:tcW")).set(qn("w:w"), width)

    (table,) = [each for each in only(read(write)).blocks if isinstance(each, Table)]
    assert table.align == "center"
    assert table.widths == (100, 150, 72)


def test_what_floats_or_is_turned_is_named_and_a_stop_may_be_at_the_comma() -> None:
    frame = '<w:pPr><w:framePr w:w="2000" w:x="7000"/></w:pPr>'
    assert written(frame + run("бір")).left_out == {"floating"}

    def floating(document: docx.document.Document) -> None:
        properties = document.add_table(1, 1)._tbl.tblPr
        properties.append(parse_xml(f'<w:tblpPr {nsdecls("w")} w:tblpX="100"/>'))

    def turned(way: str) -> Callable[[docx.document.Document], None]:
        def write(document: docx.document.Document) -> None:
            properties = document.add_table(1, 1).cell(0, 0)._tc.get_or_add_tcPr()
            properties.append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="{way}"/>'))

        return write

    assert read(floating).left_out == {"floating"}
    assert read(turned("btLr")).left_out == {"objects"}
    assert not read(turned("lrTb")).left_out
    stop = '<w:pPr><w:tabs><w:tab w:val="decimal" w:pos="3000"/></w:tabs></w:pPr>'
    (paragraph,) = paragraphs(written(stop))
    assert paragraph.tabs == (Tab(150, "decimal"),)


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


def test_a_cell_over_a_thousand_million_columns_takes_no_more_than_word_has() -> None:
    def write(document: docx.document.Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)._tc
        cell.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="999999999"/>'))

    (table,) = [each for each in only(read(write)).blocks if isinstance(each, Table)]
    assert table.rows[0].cells[0].columns == 63


def test_a_list_that_begins_at_a_thousand_million_is_counted_from_words_last_number() -> None:
    form = level("upperRoman").replace('<w:start w:val="1"/>', '<w:start w:val="999999999"/>')
    found = paragraphs(listed(form))
    assert sum(len(piece.text) for each in found for piece in each.pieces) < 100


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no package", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(Problem, match="hand-unreadable"):
        printed(data)
