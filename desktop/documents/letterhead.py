"""The letterhead on a rendered document: names, emblem, contacts, line; font and margins.

The templates print a plain one, in paragraphs of the styles "Blank Name" and "Blank Contacts".
Where both stand together, the paper is on a letterhead, and this one takes their place; a paper
with a bare name, such as a protocol, is on none.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

import msgspec
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm
from lxml import etree

from desktop.documents.letter_base import first_page_part, put_base
from desktop.documents.marks import marked
from desktop.documents.pictures import set_in_line
from desktop.documents.places import place
from desktop.domain.letterhead import SIDES, STANDARD, Letterhead, corner, emblem_height, margin

_TWIPS = 1440 / 25.4
_EMU = 36_000
_NAME, _CONTACTS = "blank name", "blank contacts"
_LETTER = {"addressee", "sender"}
_WIDEST_BESIDE = Mm(60)
_GAP = 4.0
"""Millimetres between an emblem and the name right of it."""
_HEAD_ROOM = 6.0
"""Millimetres that a line of the head or foot takes within its margin."""
_NEAREST_EDGE = 4.0
"""Millimetres from the paper's edge that printers do not reach."""
_FONTS = tuple(qn(f"w:{name}") for name in ("ascii", "hAnsi", "cs", "eastAsia"))
_STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_BORDERS: Mapping[str, str] = {
    "none": '<w:bottom w:val="nil"/>',
    "thin": '<w:bottom w:val="single" w:sz="8" w:space="4" w:color="000000"/>',
    "double": '<w:bottom w:val="double" w:sz="6" w:space="4" w:color="000000"/>',
}


@dataclass(frozen=True)
class Stationery:
    """A letterhead with the files that belong to it; `None` where there is none."""

    letterhead: Letterhead
    emblem: bytes | None = None
    base: bytes | None = None

    @property
    def digest(self) -> str:
        """What tells it from others, "" of the standard one: papers rest on it."""
        if self.letterhead == STANDARD:
            return ""
        told = sha256(msgspec.json.encode(self.letterhead, order="sorted"))
        for each in (self.emblem, self.base):
            told.update(b"-" if each is None else sha256(each).digest())
        return told.hexdigest()


def contact_line(
    subject: Mapping[str, Any], letterhead: Letterhead, say: Callable[..., str]
) -> str:
    """Return the contacts of a letterhead as one line.

    Args:
        subject: the subject, as papers know it.
        letterhead: which contacts, in which order.
        say: says a sentence in the language of the paper.
    """
    written = {
        "address": place(subject["city"], subject["address"]),
        "phone": subject["phone"] and say("paper.contact.phone", text=subject["phone"]),
        "email": subject["email"],
        "website": subject["website"],
        "bin": subject["bin"] and say("paper.contact.bin", text=subject["bin"]),
    }
    return ", ".join(written[each] for each in letterhead.contacts if written[each])


def dress(
    document: Any,
    stationery: Stationery,
    *,
    organisation: bool,
    contacts: str,
    short_name: str,
    emblem_words: str,
) -> None:
    """Put a letterhead and its measures on a rendered document, before the last hand on it.

    Args:
        document: the rendered python-docx document.
        stationery: the letterhead.
        organisation: a citizen's and a group's paper has no letterhead, only font and margins.
        contacts: the line of contacts.
        short_name: the short name in the paper's language, "" for none.
        emblem_words: what is read aloud in place of the emblem.
    """
    letterhead = stationery.letterhead
    if letterhead == STANDARD:
        return
    names = {each.style_id: each.name.lower() for each in document.styles if each.name}
    _set_font(document, letterhead.font)
    _set_margins(document, letterhead)
    styles = [_style(each, names) for each in document.element.body.iter(qn("w:p"))]
    found = _blank(document, names) if organisation else []
    if found and stationery.base is not None:
        put_base(document, stationery.base, found)
    elif found:
        _Head(document, stationery, found, names).write(contacts, short_name, emblem_words)
    if found or _LETTER & set(styles):
        _leave_corner(document, corner(letterhead))


def _style(paragraph: Any, names: Mapping[str, str]) -> str:
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return names.get(own.get(qn("w:val")), "") if own is not None else ""


def _blank(document: Any, names: Mapping[str, str]) -> list[Any]:
    """Return the paragraphs of the template's letterhead; [] if the paper is on none."""
    found: list[Any] = []
    for each in document.element.body:
        style = _style(each, names) if each.tag == qn("w:p") else ""
        if style in {_NAME, _CONTACTS}:
            found.append(each)
        elif found:
            break
    return found if any(_style(each, names) == _CONTACTS for each in found) else []


class _Head:
    """The letterhead that the program prints."""

    def __init__(
        self, document: Any, stationery: Stationery, found: list[Any], names: Mapping[str, str]
    ) -> None:
        self._document = document
        self._letterhead, self._emblem = stationery.letterhead, stationery.emblem
        self._names = [each for each in found if _style(each, names) == _NAME]
        self._contacts = [each for each in found if _style(each, names) == _CONTACTS]
        self._ids = {name: style for style, name in names.items()}

    def write(self, contacts: str, short_name: str, emblem_words: str) -> None:
        for paragraph in self._contacts:
            _print_again(paragraph, contacts)
        if short_name and self._names:
            short = self._paragraph(_NAME)
            words = _marked_run(f"({short_name})")
            short.append(words)
            self._names[-1].addnext(short)
            self._names.append(short)
        everything = [*self._names, *self._contacts]
        last = everything[-1]
        if self._letterhead.align == "left":
            for each in everything:
                _aligned(each, "left")
        if self._emblem is None:
            self._ruled(last)
        elif self._letterhead.emblem_place == "above":
            picture = self._drawn(emblem_words, widest=_text_width(self._document))
            everything[0].addprevious(self._framed(picture))
            self._ruled(last)
        else:
            self._beside(everything, emblem_words)

    def _paragraph(self, style: str, inner: str = "") -> Any:
        own = f'<w:pStyle w:val="{self._ids[style]}"/>' if style in self._ids else ""
        return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{own}{inner}</w:pPr></w:p>")

    def _ruled(self, paragraph: Any) -> None:
        if self._letterhead.rule != "thin":  # which is what the template has
            _bordered(paragraph, self._letterhead.rule)

    def _drawn(self, words: str, widest: float) -> Any:
        assert self._emblem is not None  # noqa: S101 - asked before
        part = self._document.part
        inline = part.new_pic_inline(BytesIO(self._emblem), None, None)
        width, height = inline.extent.cx, inline.extent.cy
        scale = min(emblem_height(self._letterhead) * _EMU / height, widest / width)
        shape = inline.graphic.graphicData.pic.spPr
        for each in (inline.extent, shape.xfrm.find(qn("a:ext"))):
            each.set("cx", str(int(width * scale)))
            each.set("cy", str(int(height * scale)))
        set_in_line(inline, words)
        return inline

    def _framed(self, inline: Any) -> Any:
        paragraph = self._paragraph(_NAME)
        if self._letterhead.align == "left":
            _aligned(paragraph, "left")
        run = etree.SubElement(paragraph, qn("w:r"))
        etree.SubElement(run, qn("w:drawing")).append(inline)
        return paragraph

    def _beside(self, everything: list[Any], words: str) -> None:
        """Put the emblem left of the names and contacts, and the line below both."""
        inline = self._drawn(words, _WIDEST_BESIDE)
        whole = round(_text_width(self._document) / _EMU * _TWIPS)
        left = round((inline.extent.cx / _EMU + _GAP) * _TWIPS)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            "</w:tc>"
            for width in (left, whole - left)
        )
        nothing = "".join(
            f'<w:{side} w:val="nil"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/>'
            f'<w:tblBorders>{nothing}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
            f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{left}"/>'
            f'<w:gridCol w:w="{whole - left}"/></w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
        )
        everything[0].addprevious(table)
        first, second = table.iter(qn("w:tc"))
        picture = self._framed(inline)
        _aligned(picture, "left")
        first.append(picture)
        second.extend(everything)
        for each in self._contacts:
            _bordered(each, "none")
            _spaced(each, after=0)
        # Without a paragraph between them this table and the next would be one.
        below = self._paragraph(_CONTACTS)
        if self._letterhead.rule != "thin":
            _bordered(below, self._letterhead.rule)
        properties = below.find(qn("w:pPr"))
        properties.append(parse_xml(f'<w:rPr {nsdecls("w")}><w:sz w:val="4"/></w:rPr>'))
        table.addnext(below)


def _marked_run(text: str) -> Any:
    """Return a run with a text that is known again as printed, not typed by hand."""
    told = marked(text, "letterhead.short_name")
    return etree.fromstring(
        f'<w:r {nsdecls("w")}><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>'
        f'<w:t xml:space="preserve">{told}</w:t></w:r>'
    )


def _print_again(paragraph: Any, contacts: str) -> None:
    """Write the chosen contacts where the template's tag printed all of them."""
    for text in paragraph.iter(qn("w:t")):
        for each in text:
            if (each.text or "").strip().startswith("subject_contacts"):
                each.tail = contacts


def _properties(paragraph: Any) -> Any:
    return paragraph.get_or_add_pPr()


def _aligned(paragraph: Any, side: str) -> None:
    _properties(paragraph).get_or_add_jc().set(qn("w:val"), side)


def _spaced(paragraph: Any, *, after: int) -> None:
    _properties(paragraph).get_or_add_spacing().set(qn("w:after"), str(after))


def _bordered(paragraph: Any, rule: str) -> None:
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{_BORDERS[rule]}</w:pBdr>")
    properties = _properties(paragraph)
    for former in properties.findall(qn("w:pBdr")):
        properties.remove(former)
    properties.insert_element_before(border, *_AFTER_BORDER)


# --- measures -------------------------------------------------------------------------------------


def _text_width(document: Any) -> int:
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)


def _stories(document: Any) -> Iterator[Any]:
    yield document.part.element
    for relation in document.part.rels.values():
        if relation.reltype in _STORIES:
            yield relation.target_part.element


def _set_font(document: Any, font: str) -> None:
    if font == STANDARD.font:
        return
    kinds = (RELATIONSHIP_TYPE.NUMBERING,)
    lists = [each.target_part for each in document.part.rels.values() if each.reltype in kinds]
    for root in (document.styles.element, *_stories(document), *(each.element for each in lists)):
        for fonts in root.iter(qn("w:rFonts")):
            for name in _FONTS:
                if fonts.get(name) == STANDARD.font:
                    fonts.set(name, font)


def _set_margins(document: Any, letterhead: Letterhead) -> None:
    chosen = {side: margin(letterhead, side) for side in SIDES}
    for n, section in enumerate(document.sections):
        before = section.page_width - section.left_margin - section.right_margin
        for side, measure in chosen.items():
            if measure is not None:
                setattr(section, f"{side}_margin", Mm(measure))
        section.header_distance = _within(section.header_distance, section.top_margin)
        section.footer_distance = _within(section.footer_distance, section.bottom_margin)
        after = section.page_width - section.left_margin - section.right_margin
        if n == 0 and after != before:
            _fit(document, after / before, round(after / _EMU * _TWIPS))


def _within(distance: int, room: int) -> int:
    """Return how far from the edge a head stands, so that its line ends within the margin."""
    return min(distance, max(Mm(_NEAREST_EDGE), Emu(room - Mm(_HEAD_ROOM))))


def _fit(document: Any, ratio: float, whole: int) -> None:
    """Let tables, indents of half a sheet and pictures follow the width of the text."""

    def scaled(element: Any, name: str) -> None:
        value = element.get(qn(name), "")
        if value.lstrip("-").isdigit():
            element.set(qn(name), str(round(int(value) * ratio)))

    former = whole / ratio
    for root in (document.styles.element, *_stories(document)):
        for each in root.iter(qn("w:tblW"), qn("w:tcW")):
            if each.get(qn("w:type")) == "dxa":
                scaled(each, "w:w")
        for each in root.iter(qn("w:gridCol")):
            scaled(each, "w:w")
        for each in root.iter(qn("w:ind")):
            if (each.get(qn("w:left")) or "0").isdigit() and int(each.get(qn("w:left"), 0)) > 3000:
                scaled(each, "w:left")
        for each in root.iter(qn("w:tab")):
            at = each.get(qn("w:pos"), "")
            if at.isdigit() and int(at) > former * 0.6:
                scaled(each, "w:pos")
    widest = int(whole / _TWIPS * _EMU)
    for drawing in document.element.body.iter(qn("wp:inline")):
        width = int(drawing.find(qn("wp:extent")).get("cx"))
        if width > widest:
            for each in (drawing.find(qn("wp:extent")), *drawing.iter(qn("a:ext"))):
                if each.get("cx"):
                    each.set("cy", str(round(int(each.get("cy")) * widest / width)))
                    each.set("cx", str(widest))


def _leave_corner(document: Any, height: float) -> None:
    """Keep the bottom of the first sheet free: its foot is so high."""
    if not height:
        return
    section = document.sections[0]
    section.different_first_page_header_footer = True
    root = first_page_part(document, section.first_page_footer).element
    said = any(each.tag != qn("w:p") or each.find(qn("w:r")) is not None for each in root)
    if not said:
        for each in list(root):
            root.remove(each)
        height += (section.bottom_margin - section.footer_distance) / _EMU
    line = round(height * _TWIPS)
    root.insert(
        0,
        parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" '
            'w:lineRule="exact"/></w:pPr></w:p>'
        ),
    )
