"""A document without a template: headings, paragraphs, ruled places, in the type of our papers."""

from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from desktop.documents.finish import finish
from desktop.documents.papers import LOCALES
from desktop.domain.text import Lang

_BLANK = Mm(165)
"""Where a line to fill by hand ends: at the margin."""


class PlainDocument:
    """Paragraphs in Times New Roman on A4 with the margins of our papers."""

    def __init__(self, lang: Lang, size: float = 11) -> None:
        self._lang: Lang = lang
        self._document = docx.Document()
        self._dress(size)

    def bytes(self, title: str, author: str = "") -> bytes:
        """Return the document as a Word file; the same paragraphs give the same bytes."""
        lang = LOCALES[self._lang]
        return finish(self._document, title=title, author=author, lang=lang, sample="")

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
        paragraph.paragraph_format.tab_stops.add_tab_stop(_BLANK)
        paragraph.add_run(f"{label} ")
        ruled = paragraph.add_run("\t")
        ruled.underline = True

    def page(self) -> None:
        """Begin a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    # -- type --------------------------------------------------------------------------------------

    def _dress(self, size: float) -> None:
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

    @staticmethod
    def _tag(properties: Any, lang: Lang) -> None:
        tag = properties.makeelement(qn("w:lang"), {})
        tag.set(qn("w:val"), LOCALES[lang])
        properties.append(tag)
