"""The last hand on a rendered document: ids, properties, the mark of a sample, the bytes."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from desktop.documents.marks import lift_marks, set_marks
from desktop.documents.pictures import Reduced, set_in_line
from desktop.documents.typography import bind

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT_WIDTH = 5_940_000  # EMU: 165 mm between the margins
_PICTURE_HEIGHT = 7_920_000  # 220 mm, so that the caption fits on the same page
_SIGNATURE = "Signature"  # the style by which templates tell a row of signatures
_KEPT_AS_IS = (".jpg", ".jpeg", ".png")


class Drawing:
    """A picture ready to be drawn at a place of the document."""

    def __init__(self, part: Any, picture: Reduced, caption: str) -> None:
        self._part, self._picture, self._caption = part, picture, caption

    def __html__(self) -> str:
        """Return the XML that closes the run of text, draws the picture, and opens a new run."""
        scale = min(
            _TEXT_WIDTH / self._picture.width,
            _PICTURE_HEIGHT / self._picture.height,
            12_700,  # one pixel a point: a small picture is not blown up
        )
        inline = self._part.new_pic_inline(
            BytesIO(self._picture.data),
            Emu(int(self._picture.width * scale)),
            Emu(int(self._picture.height * scale)),
        )
        set_in_line(inline, self._caption)
        xml = etree.tostring(inline, encoding="unicode")
        return f'</w:t></w:r><w:r><w:drawing>{xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


def finish(document: Any, *, title: str, author: str, lang: str, sample: str) -> bytes:
    """Return the bytes of a finished document; the same document gives the same bytes.

    Args:
        document: the rendered python-docx document.
        title: title in the properties.
        author: who wrote it: the subject of public control.
        lang: language tag, "kk-KZ".
        sample: the word that marks every page of a sample, "" for a real paper.
    """
    part = document.part
    headers = [
        relation.target_part
        for relation in part.rels.values()
        if relation.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    ]
    _close_cells(part.element)
    _make_nothing_of_the_last(part.element)
    _keep_signatures(document)
    roots = [part.element, *(header.element for header in headers)]
    marks = [lift_marks(root) for root in roots]
    bind(part.element)
    number = 1
    for found in marks:
        number = set_marks(found, number)
    if sample:
        for number, header in enumerate(headers):
            if header.content_type == CONTENT_TYPE.WML_HEADER:
                _mark(header.element, sample, lang, number)
    number_marks(roots)
    describe(document, title=title, author=author, lang=lang)
    return packed(part.package)


def _close_cells(body: Any) -> None:
    """Give back to a cell the paragraph that it must end with, if all of its own dropped out."""
    for cell in body.iter(qn("w:tc")):
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            # An empty paragraph keeps the style of the table it stands in.
            style = next(cell.getparent().iter(qn("w:pStyle")), None)
            paragraph = etree.SubElement(cell, qn("w:p"))
            if style is not None:
                properties = etree.SubElement(paragraph, qn("w:pPr"))
                etree.SubElement(properties, qn("w:pStyle")).set(
                    qn("w:val"), style.get(qn("w:val"))
                )


def _make_nothing_of_the_last(body: Any) -> None:
    """Let the paragraph that Word wants behind a last table take no room.

    Where the table just fills its sheet it would begin another one, with nothing on it. Word hides
    such a paragraph; LibreOffice shows it as high as it says.
    """
    last = next((each for each in reversed(body[0]) if each.tag == qn("w:p")), None)
    before = last.getprevious() if last is not None else None
    if last is None or before is None or before.tag != qn("w:tbl") or len(last) > 1:
        return
    properties = last.get_or_add_pPr()
    spacing = properties.get_or_add_spacing()
    spacing.set(qn("w:line"), "1")
    spacing.set(qn("w:lineRule"), "exact")
    mark = etree.SubElement(properties, qn("w:rPr"))
    etree.SubElement(mark, qn("w:vanish"))


def _keep_signatures(document: Any) -> None:
    """Let no signature stand alone on a sheet: the last words before it go with it."""
    if _SIGNATURE not in document.styles:  # of a template from elsewhere
        return
    own = document.styles[_SIGNATURE].style_id
    for table in document.element.body.iterchildren(qn("w:tbl")):
        styles = (each.get(qn("w:val")) for each in table.iter(qn("w:pStyle")))
        if next(styles, None) != own:
            continue
        for before in table.itersiblings(preceding=True):
            if before.tag != qn("w:p"):
                break
            before.get_or_add_pPr().get_or_add_keepNext()
            if "".join(each.text or "" for each in before.iter(qn("w:t"))).strip():
                break


def number_marks(roots: list[Any]) -> None:
    """Give every drawing, bookmark and content control an id of its own: loops repeat them."""
    drawings = marks = controls = 0
    for root in roots:
        open_marks: dict[str, list[str]] = {}
        for element in root.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
            qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:sdtPr"),
        ):  # fmt: skip
            if element.tag == qn("w:bookmarkStart"):
                marks += 1
                open_marks.setdefault(element.get(qn("w:id")), []).append(str(marks))
                element.set(qn("w:id"), str(marks))
            elif element.tag == qn("w:bookmarkEnd"):
                begun = open_marks.get(element.get(qn("w:id")))
                if begun:
                    element.set(qn("w:id"), begun.pop(0))
            elif element.tag == qn("w:sdtPr"):
                controls += 1
                for own in element.findall(qn("w:id")):
                    own.set(qn("w:val"), str(controls))
            else:
                drawings += 1
                element.set("id", str(drawings))
                element.set("name", f"{drawings}")


def _mark(header: Any, word: str, lang: str, number: int) -> None:
    """Write a word across each page, as Word's own watermarks are drawn, and on the top line."""
    shape = (
        '<w:p xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:w10="urn:schemas-microsoft-com:office:word">'
        '<w:pPr><w:pStyle w:val="Header"/><w:jc w:val="right"/></w:pPr>'
        '<w:r><w:rPr><w:b/><w:color w:val="808080"/><w:sz w:val="20"/>'
        '<w:lang w:val="{lang}"/></w:rPr><w:t>{word}</w:t></w:r>'
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        '<v:shape id="SampleMark{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" '
        'alt="{word}" style="position:absolute;margin-left:0;margin-top:0;width:380pt;'
        "height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" '
        'stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Times New '
        'Roman&quot;;font-size:1pt" string="{word}"/><w10:wrap anchorx="margin" '
        'anchory="margin"/></v:shape></w:pict></w:r></w:p>'
    )
    xml = shape.format(w=_W, word=word, lang=lang, number=number, spid=2049 + number)
    header.append(etree.fromstring(xml))


def describe(document: Any, *, title: str, author: str, lang: str) -> None:
    """Say whose paper it is and nothing else: no program, no computer's user, no hour."""
    properties = document.core_properties
    element = document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for child in list(element):
        element.remove(child)
    # The library takes no more than 255 characters.
    properties.title, properties.author = title[:255], author[:255]
    properties.last_modified_by = author[:255]
    properties.language = lang
    # What an office program writes about itself and its user does not leave the house.
    relations = document.part.package.rels
    for rel_id, relation in list(relations.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind in {"extended-properties", "thumbnail", "custom-properties"}:
            del relations[rel_id]


def packed(package: Any) -> bytes:
    """Write the package with fixed times, and pictures as they are: they do not shrink again."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in _files(package):
            item = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            shrinks = not name.lower().endswith(_KEPT_AS_IS)
            item.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
            target.writestr(item, data)
    return out.getvalue()


def _files(package: Any) -> Iterator[tuple[str, bytes]]:
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.lstrip("/"), part.blob
        if len(part.rels):
            yield part.partname.rels_uri.lstrip("/"), part.rels.xml


def _content_types(parts: list[Any]) -> bytes:
    root = etree.Element(
        "Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types"
    )
    for extension, kind in (
        ("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML),
    ):  # fmt: skip
        etree.SubElement(root, "Default", Extension=extension, ContentType=kind)
    for part in parts:
        etree.SubElement(
            root, "Override", PartName=str(part.partname), ContentType=part.content_type
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
