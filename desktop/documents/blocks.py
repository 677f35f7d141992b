"""A Word file as its reader sees it: paragraphs, tables, rows and cells, letter by letter.

Office programs write the same page in many ways: runs torn apart, styles renamed, controls and
bookmarks around anything. What is read here is what an official sees, with the place in the XML
where it stands, so that a few words can be changed there and nothing else.
"""

import hashlib
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, NamedTuple

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from desktop.documents.marks import field_of
from desktop.domain.errors import Problem

Kind = Literal["story", "paragraph", "table", "row", "cell"]

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_LARGEST = 200_000_000
"""Unpacked; a file that is larger is no letter."""
_BLOCKS: Mapping[str, Kind] = {
    qn("w:p"): "paragraph",
    qn("w:tbl"): "table",
    qn("w:tr"): "row",
    qn("w:tc"): "cell",
}
# Around a part of a text or of a page, and not to be seen themselves.
_AROUND = {
    qn(f"w:{name}")
    for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "ins", "moveTo", "dir",
                 "bdo")
}  # fmt: skip
_EMBED = qn("r:embed")
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
_OBJECTS = {qn("w:drawing"), qn("w:pict"), qn("w:object"), _ALTERNATIVE}
_NOTES = {qn("w:footnoteReference"), qn("w:endnoteReference")}
_SYMBOL = qn("w:sym")
_SIDES = {"start": "left", "end": "right", "distribute": "both"}


class Look(NamedTuple):
    """How a letter looks, as its run and the styles make it; the size is in half points."""

    bold: bool
    italic: bool
    underline: bool
    size: int
    struck: bool
    hidden: bool
    colour: str
    highlight: str
    raised: str


class Unit(NamedTuple):
    """What is compared of one letter or object: itself, its look, and of an object what it is."""

    char: str
    look: Look
    what: str = ""


class Atom(NamedTuple):
    """A letter or an object at its place.

    Attributes:
        unit: what is compared of it.
        nodes: the children of runs that it consists of; of a letter the text it stands in.
        offset: where in that text; 0 for anything else.
        sign: the letter as written: a space that does not break is one.
    """

    unit: Unit
    nodes: tuple[Any, ...]
    offset: int
    sign: str

    @property
    def run(self) -> Any:
        """Return the run in which it begins."""
        return self.nodes[0].getparent()


class _Stretch(NamedTuple):
    """Letters of one text, or one object.

    Attributes:
        text: as it is read.
        look: how it looks.
        what: of an object what it is.
        nodes: as of an atom.
    """

    text: str
    look: Look
    what: str
    nodes: tuple[Any, ...]

    def atoms(self) -> Iterator[Atom]:
        """Yield its letters, or the object."""
        written = (self.nodes[0].text or "") if self.nodes[0].tag == qn("w:t") else ""
        units = {char: Unit(char, self.look, self.what) for char in set(self.text)}
        for n, char in enumerate(self.text):
            yield Atom(units[char], self.nodes, n, written[n : n + 1])


@dataclass(eq=False)
class Block:
    """A paragraph, or what holds blocks."""

    kind: Kind
    element: Any
    source: "Word"
    parts: list["Block"] = field(default_factory=list)

    @cached_property
    def atoms(self) -> tuple[Atom, ...]:
        """What is read in a paragraph; () of anything else."""
        return tuple(atom for each in self._stretches for atom in each.atoms())

    @property
    def _stretches(self) -> Iterator[_Stretch]:
        return _stretches(self) if self.kind == "paragraph" else iter(())

    @cached_property
    def text(self) -> str:
        """What is read; a row's cells are apart, what stands below one another is on lines."""
        if self.kind == "paragraph":
            return "".join(each.text for each in self._stretches)
        return (" | " if self.kind == "row" else "\n").join(part.text for part in self.parts)

    @cached_property
    def floats(self) -> tuple[str, ...]:
        """What lies over a paragraph or beside it, such as a stamp; programs anchor it anywhere."""
        part = self.source.part_of(self)
        return tuple(sorted(_object(each, part) for each in self.floating))

    @property
    def floating(self) -> list[Any]:
        """The nodes of what floats over a paragraph."""
        return [each for run in runs_of(self.element) for each in run if _floats(each)]

    @cached_property
    def align(self) -> str:
        """The side at which a paragraph is aligned."""
        found = self.source.styles.of_paragraph(self.element, "w:jc")
        side = found.get(qn("w:val"), "left") if found is not None else "left"
        return _SIDES.get(side, side)

    @cached_property
    def key(self) -> Any:
        """What is compared of it: text, looks, objects, alignment."""
        if self.kind == "paragraph":
            alike = groupby(self._stretches, key=lambda each: (each.look, each.what))
            read = tuple(("".join(each.text for each in some), *key) for key, some in alike)
            return read, self.align if read else "", self.floats
        return self.kind, tuple(part.key for part in self.parts)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the marks that begin in it."""
        starts = self.element.iter(qn("w:bookmarkStart"))
        names = (each.get(qn("w:name"), "") for each in starts)
        return frozenset(name for name in names if field_of(name) is not None)

    @property
    def is_blank(self) -> bool:
        """Nothing is to be read in it."""
        return not self.text.strip(" |\n\t")

    def marked(self) -> list[tuple[int, int]]:
        """Return the places of a paragraph that tags printed: first letter, and after the last."""
        at: dict[int, int] = {}
        for n, atom in enumerate(self.atoms):
            for node in atom.nodes:
                at.setdefault(id(node), n)
        spans: list[tuple[int, int]] = []
        begun: dict[str, int] = {}
        place = 0
        for each in self.element.iter(etree.Element):
            own = each.get(qn("w:id"))
            if each.tag == qn("w:bookmarkStart"):
                if field_of(each.get(qn("w:name"), "")) is not None:
                    begun[own] = place
            elif each.tag == qn("w:bookmarkEnd"):
                first = begun.pop(own, place)
                if first < place and all(end <= first for _, end in spans):
                    spans.append((first, place))
            elif id(each) in at:
                place = at[id(each)] + (len(each.text or "") if each.tag == qn("w:t") else 1)
        return spans


class Word:
    """A Word file that was opened: its body, headers and footers as trees of blocks."""

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Raises:
            Problem: `paper.hand-unreadable` (no Word file, damaged, protected or too large).
        """
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                if sum(item.file_size for item in package.infolist()) > _LARGEST:
                    raise Problem("paper.hand-unreadable")
            self.document: Any = docx.Document(BytesIO(data))
            self.styles = Styles(self.document)
            self.stories = dict(self._stories())
        except (
            zipfile.BadZipFile, PackageNotFoundError, LookupError, ValueError, AttributeError,
            NotImplementedError, etree.LxmlError, OSError,
        ) as error:  # fmt: skip
            raise Problem("paper.hand-unreadable") from error

    def _stories(self) -> Iterator[tuple[str, Block]]:
        part, body = self.document.part, self.document.element.body
        yield "body", self.read("story", body, part)
        for number, section in enumerate(body.iter(qn("w:sectPr"))):
            for place in ("header", "footer"):
                for each in section.findall(qn(f"w:{place}Reference")):
                    own = part.related_parts[each.get(qn("r:id"))]
                    if own.element in self._parts:
                        continue
                    name = f"{place}-{number}-{each.get(qn('w:type'), 'default')}"
                    yield name, self.read("story", own.element, own)

    def read(self, kind: Kind, element: Any, part: Any) -> Block:
        """Return an element as a block with all that it holds; `part` is where its pictures are."""
        block = Block(kind, element, self)
        self._parts[element] = part
        if kind != "paragraph":
            block.parts = [
                self.read(_BLOCKS[each.tag], each, part) for each in within(element, _BLOCKS)
            ]
        return block

    @cached_property
    def _parts(self) -> dict[Any, Any]:
        return {}

    def part_of(self, block: Block) -> Any:
        """Return the part of the package in which a block stands."""
        return self._parts[block.element]

    @property
    def names(self) -> frozenset[str]:
        """The names of all marks."""
        return frozenset().union(*(story.names for story in self.stories.values()))


class Styles:
    """What the styles of a document make of a run or of a paragraph."""

    def __init__(self, document: Any) -> None:
        self.element = document.styles.element
        self.by_id = {each.get(qn("w:styleId")): each for each in self.element.iter(qn("w:style"))}
        self.by_name = {name_of(each): style for style, each in self.by_id.items()}
        self._default = next(
            (
                style
                for style, each in self.by_id.items()
                if each.get(qn("w:type")) == "paragraph"
                and each.get(qn("w:default")) in {"1", "true", "on"}
            ),
            None,
        )
        self._looks: dict[Any, Look] = {}

    def style_of(self, paragraph: Any) -> str | None:
        """Return the id of a paragraph's style, `None` if the file names none."""
        return _value(paragraph, "w:pPr/w:pStyle") or self._default

    def chain(self, style: str | None) -> list[Any]:
        """Return a style and those on which it is based, the nearest first; a ring ends."""
        found: list[Any] = []
        while (each := self.by_id.get(style)) is not None and each not in found:
            found.append(each)
            style = _value(each, "w:basedOn")
        return found

    def of_paragraph(self, paragraph: Any, name: str) -> Any:
        """Return a property of a paragraph, its own or that of its style; `None` if none says."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn(name)}")
        if own is not None:
            return own
        return self._styled(self.style_of(paragraph), "w:pPr", name)

    def look(self, run: Any, paragraph: Any) -> Look:
        """Return how the letters of a run look."""
        own = run.find(qn("w:rPr"))
        said = b"" if own is None else etree.tostring(own)
        style = self.style_of(paragraph)
        key = (said, style)
        if key not in self._looks:
            self._looks[key] = Look(
                self._on(run, style, "w:b"),
                self._on(run, style, "w:i"),
                self._on(run, style, "w:u"),
                self._size(run, style),
                self._on(run, style, "w:strike") or self._on(run, style, "w:dstrike"),
                self._on(run, style, "w:vanish"),
                self._said(run, style, "w:color", {"auto", "000000"}),
                self._said(run, style, "w:highlight", {"none"}),
                self._said(run, style, "w:vertAlign", {"baseline"}),
            )
        return self._looks[key]

    def _on(self, run: Any, style: str | None, name: str) -> bool:
        found = self.of_run(run, style, name)
        if found is None:
            return False
        return found.get(qn("w:val"), "true") not in {"0", "false", "off", "none"}

    def _size(self, run: Any, style: str | None) -> int:
        found = self.of_run(run, style, "w:sz")
        size = found.get(qn("w:val"), "") if found is not None else ""
        return int(size) if size.isdecimal() else 20

    def _said(self, run: Any, style: str | None, name: str, plain: set[str]) -> str:
        """Return what a property says; "" of what looks as if nothing were said."""
        found = self.of_run(run, style, name)
        said = found.get(qn("w:val"), "").lower() if found is not None else ""
        return "" if said in plain else said

    def of_run(self, run: Any, style: str | None, name: str) -> Any:
        """Return a property of a run: its own, its style's, that of `style`, or the default."""
        own = run.find(f"{qn('w:rPr')}/{qn(name)}")
        if own is not None:
            return own
        for each in (_value(run, "w:rPr/w:rStyle"), style):
            found = self._styled(each, "w:rPr", name)
            if found is not None:
                return found
        way = "/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", name)))
        return self.element.find(way)

    def _styled(self, style: str | None, properties: str, name: str) -> Any:
        way = f"{qn(properties)}/{qn(name)}"
        found = (each.find(way) for each in self.chain(style))
        return next((each for each in found if each is not None), None)


def name_of(style: Any) -> str:
    """Return the name of a style, by which office programs know it, whatever its id."""
    return (_value(style, "w:name") or "").lower()


def _value(element: Any, way: str) -> str | None:
    found = element.find("/".join(map(qn, way.split("/"))))
    return found.get(qn("w:val")) if found is not None else None


def within(element: Any, tags: Collection[str]) -> Iterator[Any]:
    """Yield what an element holds of these tags, also inside a wrapper that prints its content."""
    for each in element:
        if each.tag in tags:
            yield each
        elif each.tag in _AROUND:
            yield from within(each, tags)


def runs_of(element: Any) -> Iterator[Any]:
    """Yield the runs and the simple fields of a paragraph, in the order they are printed."""
    return within(element, (qn("w:r"), qn("w:fldSimple")))


def _stretches(block: Block) -> Iterator[_Stretch]:
    styles, paragraph = block.source.styles, block.element
    field_nodes: list[Any] = []
    instruction, depth = "", 0
    for run in runs_of(paragraph):
        look = styles.look(run, paragraph)
        if run.tag == qn("w:fldSimple"):
            yield _Stretch(OBJECT, look, _instruction(run.get(qn("w:instr"), "")), (run,))
            continue
        for each in run:
            if each.tag == qn("w:fldChar"):
                kind = each.get(qn("w:fldCharType"))
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                field_nodes.append(each)
                if kind == "end" and depth <= 0:
                    yield _Stretch(OBJECT, look, _instruction(instruction), tuple(field_nodes))
                    field_nodes, instruction, depth = [], "", 0
            elif depth:
                field_nodes.append(each)
                if each.tag == qn("w:instrText"):
                    instruction += each.text or ""
            elif each.tag == qn("w:t"):
                if each.text:
                    text = each.text.replace("\N{NO-BREAK SPACE}", " ")
                    yield _Stretch(text, look, "", (each,))
            elif each.tag == qn("w:br"):
                page = each.get(qn("w:type")) == "page"
                yield _Stretch("\f" if page else "\n", look, "", (each,))
            elif each.tag in _SIGNS:
                yield _Stretch(_SIGNS[each.tag], look, "", (each,))
            elif (each.tag in _OBJECTS and not _floats(each)) or each.tag in (_SYMBOL, *_NOTES):
                what = _object(each, block.source.part_of(block))
                yield _Stretch(OBJECT, look, what, (each,))


def _floats(element: Any) -> bool:
    if element.tag == qn("w:pict"):
        return any("position:absolute" in each.get("style", "") for each in element)
    return element.tag in _OBJECTS and next(element.iter(_ANCHOR), None) is not None


def _instruction(text: str) -> str:
    return f"field {(text.split() or [''])[0].upper()}"


def _object(element: Any, part: Any) -> str:
    """Tell an object from another: by its picture, else by the text inside, or its font's sign."""
    if element.tag == _SYMBOL:
        return f"symbol {element.get(qn('w:font'))} {element.get(qn('w:char'), '').upper()}"
    for blip in element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"):
        found = part.related_parts.get(blip.get(_EMBED))
        if found is not None:
            return hashlib.sha256(found.blob).hexdigest()
    kind = "note" if element.tag in _NOTES else "object"
    texts = {"".join(each.itertext()) for each in element.iter(qn("w:txbxContent"))}
    return " ".join([kind, *sorted(texts)])
