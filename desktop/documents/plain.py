"""A document without a template: headings, paragraphs, ruled places, in the type of our papers."""

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desktop.documents.finish import finish
from desktop.documents.papers import LOCALES
from desktop.domain.text import Lang

_WIDE, _WIDE_LYING = Mm(165), Mm(262)
"""Between the margins: where a line to fill by hand ends."""


class PlainDocument:
    """Paragraphs in Times New Roman on A4 with the margins of our papers."""

    def __init__(self, lang: Lang, size: float = 11, *, landscape: bool = False) -> None:
        self._lang: Lang = lang
        self._wide = _WIDE_LYING if landscape else _WIDE
        self._document = docx.Document()
        self._dress(size)
        if landscape:
            self._lay_down()

    def bytes(self, title: str, author: str = "", sample: str = "") -> bytes:
        """Return the document as a Word file; the same paragraphs give the same bytes.

        `sample` is the word that marks every page of a sample, "" for a real paper.
        """
        lang = LOCALES[self._lang]
        if sample:  # the mark stands in the header
            self._document.sections[0].header.is_linked_to_previous = False
        return finish(self._document, title=title, author=author, lang=lang, sample=sample)

    # -- paragraphs --------------------------------------------------------------------------------

    def heading(self, text: str, level: int) -> None:
        """Add a heading; level 0 is the title."""
        self._document.add_heading(text, level)

    def text(self, text: str, lang: Lang | None = None) -> Any:
        """Add a paragraph; `lang` is its language where that is not the document's."""
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(text)
        if lang is not None:
            self._tag(run.element.get_or_add_rPr(), lang)
        return paragraph

    def small(self, text: str) -> None:
        """Add a paragraph of small slanted type."""
        run = self._document.add_paragraph().add_run(text)
        run.italic, run.font.size = True, Pt(9)

    def labelled(self, label: str, text: str) -> None:
        """Add a paragraph that begins with a bold word; nothing if there is no text."""
        if text:
            paragraph = self._document.add_paragraph()
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(text)

    def blank(self, label: str) -> None:
        """Add a ruled place to fill by hand behind a word."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(self._wide)
        paragraph.add_run(f"{label} ")
        ruled = paragraph.add_run("\t")
        ruled.underline = True

    def table(self, rows: Sequence[Sequence[str]], shares: Sequence[int]) -> None:
        """Add a ruled table whose first row is its head; `shares` of its columns make 100.

        The head stands on each of its pages, and no row is torn between two.
        """
        table = self._document.add_table(0, len(shares), "Table Grid")
        table.autofit = False
        for n, row in enumerate(rows):
            made = table.add_row()
            whole = made._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way
            whole.append(whole.makeelement(qn("w:cantSplit"), {}))
            for cell, text, share in zip(made.cells, row, shares, strict=True):
                cell.width = int(self._wide * share / 100)
                (paragraph,) = cell.paragraphs
                paragraph.add_run(text).bold = n == 0
        head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no other way
        head.append(head.makeelement(qn("w:tblHeader"), {}))
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(self._wide * share / 100)
        self._document.add_paragraph()

    def numbered(self) -> None:
        """Number the pages at the top in the middle, from the second on."""
        (section,) = self._document.sections
        section.different_first_page_header_footer = True
        section.header.is_linked_to_previous = False
        (paragraph,) = section.header.paragraphs
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind, text in (
            ("begin", ""),
            ("", " PAGE "),
            ("separate", ""),
            ("t", "2"),
            ("end", ""),
        ):
            run = paragraph.add_run(text if kind == "t" else "")
            name = "w:fldChar" if kind else "w:instrText"
            part = run.element.makeelement(qn(name), {})  # the library has no fields
            if kind == "t":
                continue
            if kind:
                part.set(qn("w:fldCharType"), kind)
            part.text = text or None
            run.element.append(part)

    def page(self) -> None:
        """Begin a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def foot(self, text: str) -> None:
        """Say at the foot of every page what it is of, and its number: sheets come loose."""
        section = self._document.sections[0]
        section.footer.is_linked_to_previous = False
        (paragraph,) = section.footer.paragraphs
        paragraph.add_run(f"{text} · ").font.size = Pt(8)
        for kind, code in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
            run = paragraph.add_run()
            run.font.size = Pt(8)
            if code:
                part = run.element.makeelement(qn("w:instrText"), {})
                part.text = code
            else:
                part = run.element.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
            run.element.append(part)

    # -- type --------------------------------------------------------------------------------------

    def _dress(self, size: float) -> None:
        for zoom in self._document.settings.element.iter(qn("w:zoom")):
            zoom.set(qn("w:percent"), "100")  # which the library's own template forgets
        (section,) = self._document.sections
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(25), Mm(15)
        section.top_margin = section.bottom_margin = Mm(20)
        for name in ("Normal", "Title", *(f"Heading {n}" for n in range(1, 5))):
            style = self._document.styles[name]
            style.font.name = "Times New Roman"
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for part in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{part}"), "Times New Roman")
            for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        normal = self._document.styles["Normal"]
        normal.font.size = Pt(size)
        normal.paragraph_format.space_after = Pt(3)
        self._tag(normal.element.get_or_add_rPr(), self._lang)

    def _lay_down(self) -> None:
        (section,) = self._document.sections
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin, section.right_margin = Mm(20), Mm(15)
        section.top_margin, section.bottom_margin = Mm(20), Mm(15)

    @staticmethod
    def _tag(properties: Any, lang: Lang) -> None:
        tag = properties.makeelement(qn("w:lang"), {})
        tag.set(qn("w:val"), LOCALES[lang])
        properties.append(tag)
