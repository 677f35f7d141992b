"""The organisation's own Word file as a letterhead: judged when it comes, put on each letter.

Its head and foot of the first page and what stands in its body come along, with the styles,
pictures and links that they use, under names that none of ours has. A library that joins whole
files (docxcompose) was not taken: it lets the styles of one file win over those of the other of the
same name, and leaves heads and feet where they were.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from desktop.documents.blocks import Styles, name_of
from desktop.documents.finish import packed
from desktop.documents.foreign import refuse_foreign
from desktop.documents.pictures import reduced
from desktop.domain.errors import Problem

LIMIT = 20_000_000
"""Bytes, packed and unpacked: a larger file is no letterhead."""
_NAMES = "Letterhead"
_RELATED = tuple(qn(f"r:{name}") for name in ("embed", "id", "link", "pict"))
_DRAWN = ("image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff")
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GONE = tuple(
    qn(f"w:{name}")
    for name in (
        "del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference",
        "footnoteReference", "endnoteReference", "bookmarkStart", "bookmarkEnd", "dataBinding",
        "numPr", "sectPr", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "rPrChange",
        "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "framePrChange",
    )
)  # fmt: skip
"""What refers to parts that do not come along, or speaks of how the file was written."""
_LATER = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/wordml|"
    r"\{http://schemas\.microsoft\.com/office/word/2010/wordprocessingDrawing\}"
)
"""What later Words add to what the standard knows; whoever names it must declare that it may be
passed over, at the root of a part that is ours."""
_UNWRAPPED = (qn("w:ins"), qn("w:moveTo"))
_CODES = {
    "template.not-word": "letterhead.base-not-word",
    "template.foreign-content": "letterhead.base-foreign",
    "template.foreign-field": "letterhead.base-field",
    "paper.picture-unreadable": "letterhead.base-picture",
    "paper.picture-too-big": "letterhead.base-picture",
}


def judged_base(data: bytes, name: str) -> bytes:
    """Return a Word file as it is kept for letterheads: pictures reduced, without camera's marks.

    Args:
        data: the file.
        name: what it is called, for the sentence that refuses it.

    Raises:
        Problem: `letterhead.base-not-word` (no .docx, damaged, protected, too large),
            `letterhead.base-foreign` (macros, embedded objects, links to other files),
            `letterhead.base-field`, `letterhead.base-picture`, `letterhead.base-empty`.
    """
    try:
        return _judged(data, name)
    except Problem as problem:
        raise Problem(
            _CODES.get(problem.code, problem.code), **{**problem.params, "name": name}
        ) from problem
    except Exception as error:  # a file made to hurt fails in ways that no list can name
        raise Problem("letterhead.base-not-word", name=name) from error


def _judged(data: bytes, name: str) -> bytes:
    if len(data) > LIMIT:
        raise Problem("template.not-word")
    refuse_foreign(data, LIMIT)
    document: Any = docx.Document(BytesIO(data))
    base = _Base(document)
    if not base.holds:
        raise Problem("letterhead.base-empty", name=name)
    for root, _part in (base.head, base.foot, base.body):
        for each in list(root.iter(_SVG)) if root is not None else ():
            extension = each.getparent()
            extension.getparent().remove(extension)
    for part in document.part.package.iter_parts():
        if not part.partname.startswith("/word/media/"):
            continue
        if part.content_type not in _DRAWN:
            if part.content_type == "image/svg+xml":
                continue  # beside a picture that stands for it; nothing names it any more
            raise Problem("letterhead.base-picture", name=name)
        picture = reduced(part.blob).data
        part._blob = picture  # noqa: SLF001 - the library has no other way
        is_png = picture.startswith(b"\x89PNG")
        part._content_type = CONTENT_TYPE.PNG if is_png else CONTENT_TYPE.JPEG  # noqa: SLF001
    return packed(document.part.package)


class _Base:
    """The parts of a base that become a letterhead; each as its root and the part it stands in."""

    def __init__(self, document: Any) -> None:
        self.document = document
        section = document.sections[0]
        first = section.different_first_page_header_footer
        head = section.first_page_header if first else section.header
        foot = section.first_page_footer if first else section.footer
        self.head, self.foot = self._story(head), self._story(foot)
        self.body = (document.element.body, document.part)
        self.distances = (section.header_distance, section.footer_distance)

    @staticmethod
    def _story(story: Any) -> tuple[Any, Any]:
        if story.is_linked_to_previous:
            return None, None
        return story.part.element, story.part

    @property
    def holds(self) -> bool:
        """Whether anything is to be seen in it."""
        return any(
            root is not None and _visible(root) for root, _part in (self.head, self.foot, self.body)
        )


def _visible(root: Any) -> bool:
    if any((each.text or "").strip() for each in root.iter(qn("w:t"))):
        return True
    return (
        next(root.iter(qn("w:drawing"), qn("w:pict"), qn("w:pBdr"), qn("w:tbl")), None) is not None
    )


def put_base(document: Any, data: bytes, instead_of: list[Any]) -> None:
    """Put a base on a document.

    Args:
        document: the rendered document.
        data: the base, as `judged_base` returned it.
        instead_of: the paragraphs of the template's own letterhead.
    """
    base = _Base(docx.Document(BytesIO(data)))
    bringing = _Bringing(base.document, document)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for story, (root, part) in (
        (section.first_page_header, base.head),
        (section.first_page_footer, base.foot),
    ):
        own = first_page_part(document, story)
        for each in list(own.element):
            own.element.remove(each)
        brought = bringing.blocks(root, part, own) if root is not None else []
        own.element.extend(brought)
        if not len(own.element) or own.element[-1].tag != qn("w:p"):
            own.element.append(parse_xml(f"<w:p {nsdecls('w')}/>"))
    brought = bringing.blocks(*base.body, document.part)
    while brought and not _visible(brought[-1]):
        brought.pop()
    first = instead_of[0]
    for each in brought:
        first.addprevious(each)
    if brought and brought[-1].tag == qn("w:tbl"):
        first.addprevious(parse_xml(f"<w:p {nsdecls('w')}/>"))
    for each in instead_of:
        each.getparent().remove(each)


def first_page_part(document: Any, story: Any) -> Any:
    """Return the part of a first page's head or foot, made if there is none.

    The library keeps a second list of parts, in which a rendered head is not known.
    """
    story.is_linked_to_previous = False
    return document.part.rels[_reference(document, story)].target_part


def _reference(document: Any, story: Any) -> str:
    tag = qn("w:headerReference" if type(story).__name__ == "_Header" else "w:footerReference")
    first = (
        each.get(qn("r:id"))
        for each in document.sections[0]._sectPr.iterchildren(tag)  # noqa: SLF001 - no other way
        if each.get(qn("w:type")) == "first"
    )
    return str(next(first))


class _Bringing:
    """Copies from a base into a document; what they refer to comes along under names of its own."""

    def __init__(self, source: Any, target: Any) -> None:
        self._source, self._target = source, target
        self._theirs = Styles(source)
        self._styles: dict[str, str] = {}
        self._fonts = dict(_theme_fonts(source))
        self._default = {
            each.get(qn("w:type")): each.get(qn("w:styleId"))
            for each in self._theirs.element.iter(qn("w:style"))
            if each.get(qn("w:default")) in {"1", "true", "on"}
        }

    def blocks(self, root: Any, part: Any, into: Any) -> list[Any]:
        """Return copies of the blocks of a story for a part of the document."""
        copy = deepcopy(root)
        for each in [*copy.iter(*_GONE)]:
            if each.getparent() is not None:
                each.getparent().remove(each)
        for each in list(copy.iter(*_UNWRAPPED)):
            parent = each.getparent()
            for child in list(each):
                each.addprevious(child)
            parent.remove(each)
        _drop_later(copy)
        self._settle_styles(copy)
        self._settle_fonts(copy)
        for element in copy.iter(etree.Element):
            for name in _RELATED:
                found = part.rels.get(element.get(name)) if element.get(name) else None
                if found is not None:
                    element.set(name, self._related(found, into))
        return list(copy)

    def _settle_styles(self, copy: Any) -> None:
        normal = self._default.get("paragraph")
        for paragraph in copy.iter(qn("w:p")):
            if paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") is None and normal:
                paragraph.style = normal
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for each in list(copy.iter(qn(name))):
                style = self._style(each.get(qn("w:val")))
                if style is None:
                    each.getparent().remove(each)
                else:
                    each.set(qn("w:val"), style)

    def _settle_fonts(self, copy: Any) -> None:
        """Name the fonts that the base's theme means: ours has none."""
        for fonts in copy.iter(qn("w:rFonts")):
            for name in ("ascii", "hAnsi", "cs", "eastAsia"):
                theme = fonts.attrib.pop(
                    qn(f"w:{'cstheme' if name == 'cs' else name + 'Theme'}"), None
                )
                named = self._fonts.get((theme or "")[:5])
                if theme and named and name in {"ascii", "hAnsi", "cs"}:
                    fonts.set(qn(f"w:{name}"), named)

    def _style(self, style: str) -> str | None:
        if style in self._styles:
            return self._styles[style]
        own = self._theirs.by_id.get(style)
        if own is None:
            return None
        number = len(self._styles) + 1
        brought = f"{_NAMES}{number}"
        self._styles[style] = brought
        copy = deepcopy(own)
        copy.set(qn("w:styleId"), brought)
        copy.attrib.pop(qn("w:default"), None)
        copy.set(qn("w:customStyle"), "1")
        copy.find(qn("w:name")).set(qn("w:val"), f"{_NAMES} {number} {name_of(own)}")
        for gone in ("w:next", "w:link", "w:aliases", "w:locked"):
            for each in copy.findall(qn(gone)):
                copy.remove(each)
        for each in [*copy.iter(qn("w:numPr"), qn("w:outlineLvl"))]:
            each.getparent().remove(each)
        _drop_later(copy)
        self._settle_fonts(copy)
        based = copy.find(qn("w:basedOn"))
        lower = self._style(based.get(qn("w:val"))) if based is not None else None
        if based is not None and lower is not None:
            based.set(qn("w:val"), lower)
        else:
            if based is not None:
                copy.remove(based)
            if copy.get(qn("w:type")) == "paragraph":
                self._begin_with_defaults(copy)
        self._target.styles.element.append(copy)
        return brought

    def _begin_with_defaults(self, style: Any) -> None:
        """Write into a style that rests on none what the base says of all text."""
        defaults = self._theirs.element.find(qn("w:docDefaults"))
        for kind in ("pPr", "rPr"):
            way = "/".join(map(qn, (f"w:{kind}Default", f"w:{kind}")))
            said = defaults.find(way) if defaults is not None else None
            made = deepcopy(said) if said is not None else style.makeelement(qn(f"w:{kind}"), {})
            self._settle_fonts(made)
            for name, plain in _PLAIN[kind].items():
                if made.find(qn(name)) is None:
                    made.append(parse_xml(f"<{name} {nsdecls('w')} {plain}/>"))
            own = style.find(qn(f"w:{kind}"))
            for each in own if own is not None else ():
                former = made.find(each.tag)
                if former is not None:
                    for key, value in former.attrib.items():
                        if each.tag in _JOINED and each.get(key) is None:
                            each.set(key, value)
                    made.remove(former)
            if own is not None:
                made.extend(list(own))
                style.remove(own)
            made[:] = sorted(made, key=lambda each: _ORDER.get(each.tag, 99))
            style.insert_element_before(made, *_AFTER[kind])

    def _related(self, relation: Any, into: Any) -> str:
        if relation.is_external:
            return str(into.relate_to(relation.target_ref, relation.reltype, is_external=True))
        if relation.reltype == RELATIONSHIP_TYPE.IMAGE:
            package = self._target.part.package
            image = package.get_or_add_image_part(BytesIO(relation.target_part.blob))
            return str(into.relate_to(image, RELATIONSHIP_TYPE.IMAGE))
        return str(into.relate_to(relation.target_part, relation.reltype))


_PLAIN: Mapping[str, Mapping[str, str]] = {
    "pPr": {"w:spacing": 'w:before="0" w:after="0" w:line="240" w:lineRule="auto"'},
    "rPr": {"w:sz": 'w:val="20"', "w:szCs": 'w:val="20"'},
}
"""What Word takes where a file says nothing; our own files say something else."""
_JOINED = {qn("w:spacing"), qn("w:rFonts"), qn("w:ind"), qn("w:lang")}
_ORDER = {
    qn(f"w:{name}"): n
    for n, name in enumerate(
        (
            "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "pBdr", "shd",
            "tabs", "suppressAutoHyphens", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps",
            "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
            "snapToGrid", "vanish", "color", "spacing", "w", "kern", "position", "sz", "szCs",
            "highlight", "u", "effect", "bdr", "vertAlign", "cs", "em", "lang", "ind",
            "contextualSpacing", "mirrorIndents", "jc", "textAlignment", "outlineLvl",
        )
    )
}  # fmt: skip
_AFTER = {
    "pPr": ("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"),
    "rPr": ("w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"),
}


def _drop_later(root: Any) -> None:
    for each in list(root.iter(etree.Element)):
        if _LATER.match(each.tag):
            each.getparent().remove(each)
            continue
        for name in [name for name in each.attrib if _LATER.match(name)]:
            del each.attrib[name]


def _theme_fonts(document: Any) -> Iterator[tuple[str, str]]:
    """Yield which fonts the theme of a file means by "major" and "minor"."""
    for relation in document.part.rels.values():
        if relation.reltype == _THEME:
            tree = etree.fromstring(relation.target_part.blob)
            for name in ("major", "minor"):
                latin = tree.find(f".//{_MAIN}{name}Font/{_MAIN}latin")
                font = latin.get("typeface") if latin is not None else None
                if font:
                    yield name, font
