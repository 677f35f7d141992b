"""A Word file as it is printed: every measure of a sheet said outright, in points.

Styles, numbering and defaults are resolved here, so that whoever draws pages needs to know nothing
of Word. It knows what the program's own letters use and what people commonly add to them; what it
does not know is named in `left_out` rather than passed over in silence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal, NamedTuple

from docx.oxml.ns import qn

from desktop.documents.blocks import Word, runs_of, within

Align = Literal["left", "right", "center", "both"]
_ALIGNED: Mapping[str, Align] = {
    "start": "left", "left": "left", "end": "right", "right": "right",
    "center": "center", "both": "both", "distribute": "both",
}  # fmt: skip
_OFF = {"0", "false", "off", "none", "nil"}
_TWIPS, _EIGHTHS, _EMU = 20.0, 8.0, 12_700.0
_DEFAULT_TAB = 36.0
_A4 = (595.3, 841.9)
_LEAST_SIDE, _LARGEST_SIDE = 36.0, 3000.0
"""Points; what lies beyond is no sheet that anybody prints."""
_MOST_COLUMNS, _MOST_NUMBER, _DEEPEST = 63, 32_767, 8
"""What Word takes at the most: a file may say a thousand million columns."""
_LARGEST_LETTER = 400.0
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
# Children of a run that print nothing.
_UNSEEN = {
    qn(f"w:{name}")
    for name in ("rPr", "lastRenderedPageBreak", "softHyphen", "delText", "annotationRef",
                 "commentReference", "footnoteRef", "endnoteRef", "delInstrText")
}  # fmt: skip
# Bullets are letters of the fonts Symbol and Wingdings, which not every computer has.
_SYMBOLS = re.compile("[\uf000-\uf0ff]")
_BULLETS = {
    "\uf0a7": "\N{BLACK SMALL SQUARE}",
    "\uf02d": "\N{EN DASH}",
    "\uf0d8": "\N{GREATER-THAN SIGN}",
}
_MEASURE = re.compile(r"([+-]?\d{1,9}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {"mm": 56.69, "cm": 566.9, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLIP = f"{_ART}blip"
_SIZE, _TURNS = ("cx", "cy"), ("rot", "flipH", "flipV")
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
_EMBED = qn("r:embed")
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OBJECTS = {qn("w:object"), qn("w:pict"), _ALTERNATIVE}
# Fields that print nothing; others print what a program computed, if it did.
_SILENT_FIELDS = {"", "XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE"}
_UNKNOWN_OF_SHEETS = ("w:pgBorders", "w:lnNumType")
_ACROSS = {None, "lrTb", "lrTbV", "tb"}
"""Directions in which Word writes text that does not stand upright."""
_TOGGLES = ("w:vanish", "w:caps", "w:smallCaps")
_SMALL = 0.8
"""How large small capitals are beside others."""
_COLUMN = 72.0
"""Points; so wide is a column of which nothing says how wide it is."""
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
}
_FORMS = {*_LETTERS, "decimal", "decimalZero", "lowerRoman", "upperRoman", "bullet", "none"}
_SPECIAL = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}"}


class Font(NamedTuple):
    """How letters are printed; the size is in points, the colour is RRGGBB."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = "000000"
    raised: Literal["", "superscript", "subscript"] = ""


class _Look(NamedTuple):
    """How the letters of a run are printed, and whether they are.

    `caps` makes capitals of small letters, `small_caps` capitals that are smaller than others.
    """

    font: Font
    hidden: bool
    caps: bool
    small_caps: bool


@dataclass
class _Field:
    """A field that has begun: its instruction, if its result comes now, what it showed last."""

    code: str = ""
    shows: bool = False
    result: str = ""


class Image(NamedTuple):
    """A picture and its size on the page, in points.

    `crop` is how much of it is cut off at the left, top, right and bottom, as a part of the whole.
    """

    data: bytes
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Piece(NamedTuple):
    """Letters that look the same; or a picture; or the number of the page or of all pages.

    A tab and a line's end stand in `text` as such. `code` is "PAGE" or "NUMPAGES", and `text` what
    it showed last; "" where the text is meant.
    """

    text: str
    font: Font
    image: Image | None = None
    code: str = ""


class Tab(NamedTuple):
    """A stop from the paragraph's left margin; a leader of "_" or "." fills the way to it."""

    at: float
    align: Align | Literal["decimal"]
    leader: str = ""


class Line(NamedTuple):
    """A ruled line and how far it stands from the text, in points; `width` is that of the whole.

    A double one is two lines and a gap, each a third of it.
    """

    width: float
    space: float = 0.0
    double: bool = False


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph; `line` is its line spacing, times single or in points by `line_rule`."""

    pieces: tuple[Piece, ...]
    font: Font
    align: Align = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: Literal["times", "exact", "least"] = "times"
    tabs: tuple[Tab, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    break_before: bool = False
    widows: bool = True
    rules: Mapping[str, Line] = field(default_factory=dict)
    style: str = ""
    contextual: bool = False

    @property
    def text(self) -> str:
        """Return what is read in it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell; `rules` are its lines by side, `merged` continues the cell above it.

    `shade` is its ground as RRGGBB, "" for the paper's own.
    """

    blocks: "tuple[Block, ...]"
    columns: int = 1
    merged: Literal["", "begins", "goes on"] = ""
    rules: Mapping[str, Line] = field(default_factory=dict)
    align: Literal["top", "center", "bottom"] = "top"
    shade: str = ""
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    """Top, right, bottom, left."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row; `height` is the least, or with `exact` the one it has."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    exact: bool = False
    whole: bool = False
    header: bool = False
    skipped: int = 0


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with the widths of its columns; `left` is for one that is aligned there."""

    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    left: float = 0.0
    align: Align = "left"


Block = Paragraph | Table


@dataclass(frozen=True, kw_only=True)
class Section:
    """Sheets of one size with the same head and foot.

    Attributes:
        size: width and height.
        margins: top, right, bottom, left.
        head_at: how far the head stands from the upper edge, the foot from the lower.
        first: head and foot of the first page where they differ from the others, else `None`.
        rest: head and foot of all others.
        watermark: the word across each page, "" for none.
        begins: the number of its first page, `None` where pages are counted on.
    """

    blocks: tuple[Block, ...]
    size: tuple[float, float]
    margins: tuple[float, float, float, float]
    head_at: tuple[float, float]
    first: "tuple[tuple[Block, ...], tuple[Block, ...]] | None"
    rest: "tuple[tuple[Block, ...], tuple[Block, ...]]"
    watermark: str = ""
    begins: int | None = None


@dataclass(frozen=True)
class Printed:
    """A whole file.

    Attributes:
        sections: its parts, each beginning on a new page.
        left_out: what is in the file and is not drawn as in Word: "notes", "objects", "floating",
            "columns", "numbers", "sheets" (heads of even pages, frames around pages and the like).
        pictures: all pictures; whoever draws them knows which it cannot.
    """

    sections: tuple[Section, ...]
    left_out: frozenset[str]
    pictures: tuple[Image, ...] = ()


def printed(data: bytes) -> Printed:
    """Return a Word file with all measures resolved.

    Raises:
        Problem: `paper.hand-unreadable`: no Word file, damaged, protected or too large.
    """
    return _Reader(Word(data)).read()


class _Reader:
    def __init__(self, word: Word) -> None:
        self._word = word
        self._styles = word.styles
        self._part = word.document.part
        self._left_out: set[str] = set()
        self._pictures: list[Image] = []
        self._numbers = _Numbers(self._part, self._styles, self._left_out)
        self._looks: dict[Any, _Look] = {}
        defaults = self._styles.element.find(
            "/".join(map(qn, ("w:docDefaults", "w:pPrDefault", "w:pPr")))
        )
        self._defaults = [] if defaults is None else [defaults]
        if _on(self._part.settings.element.find(qn("w:evenAndOddHeaders"))):
            self._left_out.add("sheets")
        modes = self._part.settings.element.iter(qn("w:compatSetting"))
        self._since_2013 = any(
            each.get(qn("w:name")) == "compatibilityMode" and _number(each, "w:val", 0.0) >= 15
            for each in modes
        )

    def read(self) -> Printed:
        body = self._word.document.element.body
        groups: list[tuple[Any, list[Any]]] = []
        waiting: list[Any] = []
        for each in within(body, {qn("w:p"), qn("w:tbl"), qn("w:sectPr")}):
            if each.tag == qn("w:sectPr"):
                groups.append((each, waiting))
                waiting = []
                continue
            waiting.append(each)
            own = each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if each.tag == qn("w:p") and own is not None:
                groups.append((own, waiting))
                waiting = []
        if waiting or not groups:
            groups.append((None, waiting))
        sections: list[Section] = []
        former: dict[str, Any] = {}
        for properties, elements in groups:
            blocks = self._blocks(elements, self._part)
            section = self._section(properties, blocks, former)
            joins = _val(properties, "w:type") == "continuous" if properties is not None else False
            if joins and sections and sections[-1].size == section.size:
                last = sections.pop()
                section = _with_blocks(last, (*last.blocks, *section.blocks))
            sections.append(section)
        return Printed(tuple(sections), frozenset(self._left_out), tuple(self._pictures))

    def _section(
        self, properties: Any, blocks: tuple[Block, ...], former: dict[str, Any]
    ) -> Section:
        size = margins = None
        if properties is not None:
            size, margins = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))
            for place in ("header", "footer"):
                for each in properties.findall(qn(f"w:{place}Reference")):
                    kind = each.get(qn("w:type"), "default")
                    former[f"{place}-{kind}"] = self._part.related_parts.get(each.get(qn("r:id")))
        heads = {name: self._story(part) for name, part in former.items() if part is not None}
        columns = None if properties is None else properties.find(qn("w:cols"))
        if _number(columns, "w:num", 1.0) > 1:
            self._left_out.add("columns")
        split = properties is not None and _on(properties.find(qn("w:titlePg")))
        begins = self._sheets(properties) if properties is not None else None
        words = [
            each.get("string", "")
            for part in former.values()
            if part is not None
            for each in part.element.iter(_TEXTPATH)
        ]
        width, height = _A4
        return Section(
            blocks=blocks,
            size=(_side(_twips(size, "w:w", width)), _side(_twips(size, "w:h", height))),
            margins=(
                abs(_twips(margins, "w:top", 56.7)),
                _twips(margins, "w:right", 42.5),
                abs(_twips(margins, "w:bottom", 56.7)),
                _twips(margins, "w:left", 85.0) + _twips(margins, "w:gutter", 0.0),
            ),
            head_at=(_twips(margins, "w:header", 35.4), _twips(margins, "w:footer", 35.4)),
            first=(heads.get("header-first", ()), heads.get("footer-first", ())) if split else None,
            rest=(heads.get("header-default", ()), heads.get("footer-default", ())),
            watermark=next(filter(None, words), ""),
            begins=begins,
        )

    def _sheets(self, properties: Any) -> int | None:
        """Return the number of a section's first page; name what is not known of its sheets."""
        unknown = any(properties.find(qn(name)) is not None for name in _UNKNOWN_OF_SHEETS)
        middle = _val(properties, "w:vAlign") not in {None, "top"}
        if unknown or middle or _val(properties, "w:type") in {"evenPage", "oddPage"}:
            self._left_out.add("sheets")
        counted = properties.find(qn("w:pgNumType"))
        if counted is None:
            return None
        if counted.get(qn("w:fmt"), "decimal") != "decimal":
            self._left_out.add("numbers")
        if counted.get(qn("w:start")) is None:
            return None
        return _whole(counted, "w:start", 1, _MOST_NUMBER)

    def _story(self, part: Any) -> tuple[Block, ...]:
        return self._blocks(list(within(part.element, {qn("w:p"), qn("w:tbl")})), part)

    def _blocks(self, elements: list[Any], part: Any) -> tuple[Block, ...]:
        found: list[Block] = []
        for each in elements:
            if each.tag == qn("w:tbl"):
                found.append(self._table(each, part))
            elif each.tag == qn("w:p"):
                found.extend(self._paragraphs(each, part))
        return tuple(found)

    # --- paragraphs ---------------------------------------------------------------------------

    def _paragraphs(self, element: Any, part: Any) -> list[Paragraph]:
        """Return a paragraph, in parts where a page is broken inside it."""
        if next(element.iter(_FORMULA), None) is not None:
            self._left_out.add("objects")
        if self._styles.of_paragraph(element, "w:framePr") is not None:
            self._left_out.add("floating")
        style = self._styles.style_of(element)
        label, level = self._numbers.label(element)
        sources = [
            *self._defaults,
            *(each.find(qn("w:pPr")) for each in reversed(self._styles.chain(style))),
            level,
            element.find(qn("w:pPr")),
        ]
        layers = [each for each in sources if each is not None]
        look = self._look(None, element)
        plain = look.font
        lines = [list(_capitals(label or "", look))]
        for piece in self._pieces(element, part):
            parts = piece.text.split("\f")
            if parts[0] or piece.image or piece.code:
                lines[-1].append(piece._replace(text=parts[0]))
            lines += [[piece._replace(text=rest)] if rest else [] for rest in parts[1:]]
        if any(map(_shares_a_line, lines)):
            self._left_out.add("floating")
        measures = _measures(layers)
        found = []
        for number, pieces in enumerate(lines):
            begins, ends = number == 0, number == len(lines) - 1
            found.append(
                Paragraph(
                    pieces=tuple(pieces),
                    font=plain,
                    **{
                        **measures,
                        "before": measures["before"] if begins else 0.0,
                        "first": measures["first"] if begins else 0.0,
                        "after": measures["after"] if ends else 0.0,
                        "break_before": measures["break_before"] if begins else True,
                        "style": style or "",
                    },
                )
            )
        if len(found) > 1 and not found[-1].pieces:
            # Words after the break stand in the next paragraph: it takes the break over.
            found[-1] = Paragraph(
                pieces=(), font=plain._replace(size=1.0), break_before=True, line=0.0,
                line_rule="exact",
            )  # fmt: skip
        return found

    def _pieces(self, paragraph: Any, part: Any) -> Iterator[Piece]:
        fields: list[_Field] = []
        for run in runs_of(paragraph):
            if run.tag == qn("w:fldSimple"):
                yield from self._field(run, paragraph, part)
                continue
            look = self._look(run, paragraph)
            for each in run:
                if each.tag == qn("w:fldChar"):
                    ended = _ended(each, fields)
                    if ended and not look.hidden and all(field.shows for field in fields):
                        yield from self._computed(ended, look.font, part)
                elif each.tag == qn("w:instrText"):
                    if fields:
                        fields[-1].code += each.text or ""
                elif look.hidden or not all(field.shows for field in fields):
                    continue
                elif fields and _page_code(fields[-1].code):
                    fields[-1].result += each.text or ""
                else:
                    yield from self._of_run(each, look, part)

    def _computed(self, field: _Field, font: Font, part: Any) -> Iterator[Piece]:
        code = _page_code(field.code)
        if code:
            if part is self._part:
                self._left_out.add(
                    "numbers"
                )  # which page it is on is known in heads and feet alone
            yield Piece(field.result, font, code=code)
        elif not field.shows and _first_word(field.code) not in _SILENT_FIELDS:
            self._left_out.add("objects")

    def _field(self, element: Any, paragraph: Any, part: Any) -> Iterator[Piece]:
        code = element.get(qn("w:instr"), "")
        looks = [(run, self._look(run, paragraph)) for run in element.iter(qn("w:r"))]
        seen = [(run, look) for run, look in looks if not look.hidden]
        if _page_code(code) and seen:
            result = "".join(each.text or "" for each in element.iter(qn("w:t")))
            yield from self._computed(
                _Field(code, shows=True, result=result), seen[0][1].font, part
            )
            return
        for run, look in seen:
            for each in run:
                yield from self._of_run(each, look, part)

    def _of_run(self, each: Any, look: _Look, part: Any) -> Iterator[Piece]:
        font = look.font
        if each.tag == qn("w:t"):
            yield from _capitals(each.text or "", look)
        elif each.tag == qn("w:br"):
            kind = each.get(qn("w:type"))
            yield Piece("\f" if kind in {"page", "column"} else "\n", font)
        elif each.tag in _SPECIAL:
            yield Piece(_SPECIAL[each.tag], font)
        elif each.tag == qn("w:drawing"):
            yield from self._image(each, font, part)
        elif each.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
            self._left_out.add("notes")
        elif each.tag in _OBJECTS:
            if next(each.iter(_TEXTPATH), None) is None:
                self._left_out.add("objects")
        elif each.tag not in _UNSEEN:
            self._left_out.add("objects")

    def _image(self, drawing: Any, font: Font, part: Any) -> Iterator[Piece]:
        extent = next(drawing.iter(f"{_DRAWING}extent"), None)
        blips = list(drawing.iter(_BLIP))
        held = part.related_parts.get(blips[0].get(_EMBED)) if len(blips) == 1 else None
        left, top, right, bottom = crop = _crop(next(drawing.iter(f"{_ART}srcRect"), None))
        width, height = (0.0 if extent is None else _float(extent.get(n)) / _EMU for n in _SIZE)
        if held is None or min(width, height, 1 - left - right, 1 - top - bottom) <= 0:
            self._left_out.add("objects")
            return
        if next(drawing.iter(f"{_DRAWING}anchor"), None) is not None:
            self._left_out.add("floating")
        turned = any(
            each.get(n, "0") not in _OFF for each in drawing.iter(f"{_ART}xfrm") for n in _TURNS
        )
        shaped = any(each.get("prst") != "rect" for each in drawing.iter(f"{_ART}prstGeom"))
        if turned or shaped:
            self._left_out.add("objects")
        image = Image(held.blob, width, height, crop)
        self._pictures.append(image)
        yield Piece("", font, image)

    def _look(self, run: Any, paragraph: Any) -> _Look:
        style = self._styles.style_of(paragraph)
        own = None if run is None else run.find(qn("w:rPr"))
        key = (style, b"" if own is None else _written(own))
        if key not in self._looks:
            self._looks[key] = self._resolved(run if run is not None else paragraph, style)
        return self._looks[key]

    def _resolved(self, run: Any, style: str | None) -> _Look:
        def of(name: str) -> Any:
            return self._styles.of_run(run, style, name)

        fonts, size, colour, raised = of("w:rFonts"), of("w:sz"), of("w:color"), of("w:vertAlign")
        up = raised.get(qn("w:val"), "") if raised is not None else ""
        font = Font(
            family=(fonts.get(qn("w:ascii")) if fonts is not None else None) or "Times New Roman",
            size=min(max(_number(size, "w:val", 20.0) / 2, 1.0), _LARGEST_LETTER),
            bold=_on(of("w:b")),
            italic=_on(of("w:i")),
            underline=_on(of("w:u")),
            strike=_on(of("w:strike")),
            colour=_colour(colour, "w:val") or "000000",
            raised=up if up in {"superscript", "subscript"} else "",  # type: ignore[arg-type]
        )
        hidden, caps, small_caps = (_on(of(name)) for name in _TOGGLES)
        return _Look(font, hidden, caps, small_caps)

    # --- tables -------------------------------------------------------------------------------

    def _table(self, element: Any, part: Any) -> Table:
        properties = element.find(qn("w:tblPr"))
        style = _val(properties, "w:tblStyle") if properties is not None else None
        layers = [
            each
            for each in (
                *(one.find(qn("w:tblPr")) for one in reversed(self._styles.chain(style))),
                properties,
            )
            if each is not None
        ]
        borders: dict[str, Line | None] = {}
        margins, indent, side = [0.0, 5.4, 0.0, 5.4], 0.0, "left"
        for layer in layers:
            borders |= _rules(layer.find(qn("w:tblBorders")))
            own = layer.find(qn("w:tblCellMar"))
            margins = _margins(own, margins)
            indent = _twips(layer.find(qn("w:tblInd")), "w:w", indent)
            side = _val(layer, "w:jc") or side
            if layer.find(qn("w:tblpPr")) is not None:
                self._left_out.add("floating")
        widths = [_twips(each, "w:w", 0.0) for each in element.iterfind(
            f"{qn('w:tblGrid')}/{qn('w:gridCol')}"
        )]  # fmt: skip
        rows = list(within(element, {qn("w:tr")}))
        read = [
            self._row(each, part, borders, margins, (n == 0, n == len(rows) - 1))
            for n, each in enumerate(rows)
        ]
        columns = max((sum(c.columns for c in row.cells) + row.skipped for row in read), default=0)
        widths += [0.0] * (columns - len(widths))
        if not all(widths):
            said = _said_widths(rows)
            widths = [width or said.get(n, _COLUMN) for n, width in enumerate(widths)]
        # Until Word 2013 a table's text, not its edge, stood at the margin.
        left = indent if self._since_2013 else indent - margins[3]
        return Table(
            rows=tuple(read), widths=tuple(widths), left=left, align=_ALIGNED.get(side, "left")
        )

    def _row(
        self,
        element: Any,
        part: Any,
        borders: Mapping[str, Line | None],
        margins: list[float],
        edge: tuple[bool, bool],
    ) -> Row:
        properties = element.find(qn("w:trPr"))
        height = None if properties is None else properties.find(qn("w:trHeight"))
        cells = list(within(element, {qn("w:tc")}))
        read = tuple(
            self._cell(each, part, borders, margins, (*edge, n == 0, n == len(cells) - 1))
            for n, each in enumerate(cells)
        )
        skipped = None if properties is None else properties.find(qn("w:gridBefore"))
        return Row(
            cells=read,
            height=_twips(height, "w:val", 0.0),
            exact=height is not None and height.get(qn("w:hRule")) == "exact",
            whole=properties is not None and _on(properties.find(qn("w:cantSplit"))),
            header=properties is not None and _on(properties.find(qn("w:tblHeader"))),
            skipped=_whole(skipped, "w:val", 0, _MOST_COLUMNS),
        )

    def _cell(
        self,
        element: Any,
        part: Any,
        borders: Mapping[str, Line | None],
        margins: list[float],
        edge: tuple[bool, bool, bool, bool],
    ) -> Cell:
        top, bottom, left, right = edge
        rules = {
            "top": borders.get("top" if top else "insideH"),
            "bottom": borders.get("bottom" if bottom else "insideH"),
            "left": borders.get("left" if left else "insideV"),
            "right": borders.get("right" if right else "insideV"),
        }
        properties = element.find(qn("w:tcPr"))
        columns, merged, align, shade = 1, "", "top", ""
        if properties is not None:
            rules |= _rules(properties.find(qn("w:tcBorders")))
            margins = _margins(properties.find(qn("w:tcMar")), margins)
            columns = _span(properties)
            joined = properties.find(qn("w:vMerge"))
            if joined is not None:
                merged = "begins" if joined.get(qn("w:val")) == "restart" else "goes on"
            if _val(properties, "w:textDirection") not in _ACROSS:
                self._left_out.add("objects")
            shade = _colour(properties.find(qn("w:shd")), "w:fill")
            said = _val(properties, "w:vAlign")
            align = said if said in {"center", "bottom"} else "top"
        return Cell(
            blocks=self._blocks(list(within(element, {qn("w:p"), qn("w:tbl")})), part),
            columns=columns,
            merged=merged,  # type: ignore[arg-type]
            rules={side: line for side, line in rules.items() if line is not None and line.width},
            align=align,  # type: ignore[arg-type]
            shade=shade,
            margins=(margins[0], margins[1], margins[2], margins[3]),
        )


class _Numbers:
    """The numbers of numbered paragraphs, counted in the order in which they are read."""

    def __init__(self, part: Any, styles: Any, left_out: set[str]) -> None:
        self._styles = styles
        self._left_out = left_out
        self._abstract: dict[str, Any] = {}
        self._nums: dict[str, Any] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for each in root.findall(qn("w:abstractNum")):
            self._abstract[each.get(qn("w:abstractNumId"))] = each
        for each in root.findall(qn("w:num")):
            self._nums[each.get(qn("w:numId"))] = each

    def label(self, paragraph: Any) -> tuple[str | None, Any]:
        """Return the number before a paragraph and its level's own measures; `None` for none."""
        said = self._styles.of_paragraph(paragraph, "w:numPr")
        num_id = _val(said, "w:numId") if said is not None else None
        num = self._nums.get(num_id or "")
        if num is None:
            return None, None
        depth = _whole(said.find(qn("w:ilvl")), "w:val", 0, _DEEPEST)
        abstract = self._abstract_of(num)
        levels = {
            _whole(each, "w:ilvl", 0, _DEEPEST): each
            for source in (self._abstract.get(abstract, ()), *num.iterfind(qn("w:lvlOverride")))
            for each in source
            if each.tag == qn("w:lvl")
        }
        level = levels.get(depth)
        if level is None:
            return None, None
        counts = self._counts.setdefault(abstract, {})
        self._restart(num, num_id or "", counts)
        counts[depth] = counts.get(depth, _start(levels, depth) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        text = _val(level, "w:lvlText") or ""
        legal = _on(level.find(qn("w:isLgl")))
        for each in range(depth + 1):
            count = counts.setdefault(each, _start(levels, each))
            form = "decimal" if legal or each not in levels else self._form(levels[each])
            text = text.replace(f"%{each + 1}", _counted(count, form))
        after = {"space": " ", "nothing": ""}.get(_val(level, "w:suff") or "tab", "\t")
        return _SYMBOLS.sub(_plain_bullet, text) + after, level.find(qn("w:pPr"))

    def _abstract_of(self, num: Any) -> str:
        """Return what a list is an instance of, also where only a style of lists leads to it."""
        found = _val(num, "w:abstractNumId") or ""
        linked = _val(self._abstract.get(found), "w:numStyleLink")
        style = self._styles.by_id.get(linked)
        said = None if style is None else style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        return _val(self._nums.get(_val(said, "w:numId") or ""), "w:abstractNumId") or found

    def _form(self, level: Any) -> str:
        form = _val(level, "w:numFmt")
        if form is None and any(each.tag == _ALTERNATIVE for each in level):
            form = "custom"
        if form is not None and form not in _FORMS:
            self._left_out.add("numbers")
        return form or "decimal"

    def _restart(self, num: Any, num_id: str, counts: dict[int, int]) -> None:
        for each in num.findall(qn("w:lvlOverride")):
            level = _whole(each, "w:ilvl", 0, _DEEPEST)
            start = each.find(qn("w:startOverride"))
            if start is not None and (num_id, level) not in self._started:
                self._started.add((num_id, level))
                counts[level] = _whole(start, "w:val", 1, _MOST_NUMBER) - 1


def _plain_bullet(found: re.Match[str]) -> str:
    return _BULLETS.get(found[0], "\N{BULLET}")


def _start(levels: Mapping[int, Any], depth: int) -> int:
    if depth not in levels:
        return 1
    return _whole(levels[depth].find(qn("w:start")), "w:val", 1, _MOST_NUMBER)


def _counted(number: int, form: str) -> str:
    letters = _LETTERS.get(form)
    if letters is not None:
        # After the last letter Word begins anew with each of them twice.
        return letters[(number - 1) % len(letters)] * -(-number // len(letters))
    if form == "decimalZero":
        return f"{number:02}"
    if form in {"lowerRoman", "upperRoman"}:
        roman, rest = "", min(max(number, 0), 3999)
        for value, sign in (
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
            (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ):  # fmt: skip
            times, rest = divmod(rest, value)
            roman += sign * times
        return roman.upper() if form == "upperRoman" else roman
    return "" if form in {"bullet", "none"} else str(number)


def _said_widths(rows: list[Any]) -> dict[int, float]:
    """Return the widths that cells say for their columns, for a table whose grid says none."""
    found: dict[int, float] = {}
    for row in rows:
        before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
        column = _whole(before, "w:val", 0, _MOST_COLUMNS)
        for cell in within(row, {qn("w:tc")}):
            span = _span(cell.find(qn("w:tcPr")))
            width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            said = _twips(width, "w:w", 0.0)
            if span == 1 and said > 0 and width.get(qn("w:type"), "dxa") == "dxa":
                found.setdefault(column, said)
            column += span
    return found


def _measures(layers: list[Any]) -> dict[str, Any]:
    """Return the measures of a paragraph; a later layer goes before an earlier one."""
    indent: dict[str, float] = {}
    spacing: dict[str, str] = {}
    tabs: dict[float, Tab] = {}
    rules: dict[str, Line | None] = {}
    for layer in layers:
        for name, value in _attributes(layer.find(qn("w:ind"))).items():
            key = {"start": "left", "end": "right"}.get(name, name)
            indent[key] = _float(value) / _TWIPS
            if key in {"firstLine", "hanging"}:
                indent.pop("hanging" if key == "firstLine" else "firstLine", None)
        spacing |= _attributes(layer.find(qn("w:spacing")))
        rules |= _rules(layer.find(qn("w:pBdr")))
        for each in layer.iterfind(f"{qn('w:tabs')}/{qn('w:tab')}"):
            at = _twips(each, "w:pos", 0.0)
            kind = each.get(qn("w:val"), "left")
            if kind in {"clear", "bar"}:
                tabs.pop(at, None)
                continue
            leader = {"underscore": "_", "dot": ".", "middleDot": ".", "hyphen": "-"}
            tabs[at] = Tab(
                at,
                "decimal" if kind == "decimal" else _ALIGNED.get(kind, "left"),
                leader.get(each.get(qn("w:leader"), ""), ""),
            )
    rule = spacing.get("lineRule", "auto")
    line = _float(spacing.get("line", "240"))

    def said(name: str, otherwise: bool = False) -> bool:
        found = [layer.find(qn(name)) for layer in layers]
        last = next((each for each in reversed(found) if each is not None), None)
        return otherwise if last is None else _on(last)

    sides = [each for each in (layer.find(qn("w:jc")) for layer in layers) if each is not None]
    side = sides[-1].get(qn("w:val"), "") if sides else ""
    return {
        "align": _ALIGNED.get(side, "left"),
        "left": indent.get("left", 0.0),
        "right": indent.get("right", 0.0),
        "first": indent.get("firstLine", -indent.get("hanging", 0.0)),
        "before": _float(spacing.get("before", "0")) / _TWIPS,
        "after": _float(spacing.get("after", "0")) / _TWIPS,
        "line": line / 240 if rule == "auto" else line / _TWIPS,
        "line_rule": {"auto": "times", "exact": "exact"}.get(rule, "least"),
        "tabs": tuple(tabs[at] for at in sorted(tabs)),
        "keep_next": said("w:keepNext"),
        "keep_lines": said("w:keepLines"),
        "break_before": said("w:pageBreakBefore"),
        "widows": said("w:widowControl", otherwise=True),
        "rules": {side: line for side, line in rules.items() if line is not None and line.width},
        "contextual": said("w:contextualSpacing"),
    }


def _capitals(text: str, look: _Look) -> Iterator[Piece]:
    if look.caps or not look.small_caps:
        if text:
            yield Piece(text.upper() if look.caps else text, look.font)
        return
    small = look.font._replace(size=look.font.size * _SMALL)
    for low, letters in groupby(text, str.islower):
        yield Piece("".join(letters).upper(), small if low else look.font)


def _ended(mark: Any, fields: list[_Field]) -> _Field | None:
    """Let a mark of a field count; return the field that ends with it."""
    kind = mark.get(qn("w:fldCharType"))
    if kind == "begin":
        fields.append(_Field())
    elif fields and kind == "separate":
        fields[-1].shows = True
    elif fields:
        return fields.pop()
    return None


def _shares_a_line(pieces: list[Piece]) -> bool:
    """Tell if a picture stands in a line of text: it is drawn in a line of its own."""
    words = pictures = False
    for piece in pieces:
        pictures = pictures or piece.image is not None
        for n, text in enumerate(piece.text.split("\n")):
            if n:
                words = pictures = False
            words = words or bool(text.strip())
            if words and pictures:
                return True
    return False


def _with_blocks(section: Section, blocks: tuple[Block, ...]) -> Section:
    return Section(**{**section.__dict__, "blocks": blocks})


def _written(element: Any) -> bytes:
    from lxml import etree

    return etree.tostring(element)


def _page_code(instruction: str) -> str:
    code = _first_word(instruction)
    return code if code in {"PAGE", "NUMPAGES"} else ""


def _first_word(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _val(element: Any, name: str) -> str | None:
    found = None if element is None else element.find(qn(name))
    return None if found is None else found.get(qn("w:val"))


def _on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "true") not in _OFF


def _float(text: str | None, otherwise: float = 0.0) -> float:
    """Return a number in the unit in which Word writes it, or in twips where it names a unit."""
    said = _MEASURE.fullmatch((text or "").strip())
    if said is None:
        return otherwise
    return float(said[1]) * _UNITS.get(said[2], 1.0)


def _number(element: Any, name: str, otherwise: float) -> float:
    said = None if element is None else element.get(qn(name))
    return otherwise if said is None else _float(said, otherwise)


def _whole(element: Any, name: str, otherwise: int, most: int) -> int:
    """Return a number that counts something, as much as Word takes at the most."""
    return int(min(max(_number(element, name, otherwise), 0), most))


def _span(cell: Any) -> int:
    """Return over how many columns a cell goes, by its properties."""
    said = None if cell is None else cell.find(qn("w:gridSpan"))
    return max(1, _whole(said, "w:val", 1, _MOST_COLUMNS))


def _twips(element: Any, name: str, otherwise: float) -> float:
    said = None if element is None else element.get(qn(name))
    return otherwise if said is None else _float(said, otherwise * _TWIPS) / _TWIPS


def _crop(element: Any) -> tuple[float, float, float, float]:
    """Return what is cut off of a picture; Word writes thousandths of a percent, or percents."""
    said = [("0" if element is None else element.get(name, "0")) for name in ("l", "t", "r", "b")]
    found = [_float(each.rstrip("%")) / (100 if "%" in each else 100_000) for each in said]
    return found[0], found[1], found[2], found[3]


def _side(points: float) -> float:
    return min(max(points, _LEAST_SIDE), _LARGEST_SIDE)


def _colour(element: Any, name: str) -> str:
    """Return a colour as RRGGBB, "" where none is said or the program may choose."""
    said = "" if element is None else element.get(qn(name), "")
    return said if re.fullmatch("[0-9A-Fa-f]{6}", said) else ""


def _attributes(element: Any) -> dict[str, str]:
    if element is None:
        return {}
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def _rules(element: Any) -> dict[str, Line | None]:
    """Return the lines that an element names by side; `None` where it says that there is none."""
    found: dict[str, Line | None] = {}
    for each in () if element is None else element:
        side = {"start": "left", "end": "right"}.get(name := each.tag.rpartition("}")[2], name)
        if each.get(qn("w:val")) in _OFF:
            found[side] = None
        else:
            width = _number(each, "w:sz", 4.0) / _EIGHTHS
            double = each.get(qn("w:val")) == "double"
            space = _number(each, "w:space", 0.0)
            found[side] = Line(3 * width if double else width, space, double)
    return found


def _margins(element: Any, otherwise: list[float]) -> list[float]:
    found = list(otherwise)
    for n, names in enumerate((("top",), ("right", "end"), ("bottom",), ("left", "start"))):
        for name in names:
            each = None if element is None else element.find(qn(f"w:{name}"))
            found[n] = _twips(each, "w:w", found[n])
    return found
