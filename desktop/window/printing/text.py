"""Lines of text on paper: fonts, tabs, alignment, and what is drawn for each line."""

import struct
from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPen,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.documents.printed import Align, Font, Image, Line, Paragraph, Piece, Tab
from desktop.window.override import override
from desktop.window.printing.pictures import draw_picture

SCALE = 10.0
"""Units of the layout in a point: fine enough for lines to end where a printer ends them."""
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "both": Qt.AlignmentFlag.AlignJustify,
}
_STOPS = {
    "left": QTextOption.TabType.LeftTab,
    "both": QTextOption.TabType.LeftTab,
    "right": QTextOption.TabType.RightTab,
    "center": QTextOption.TabType.CenterTab,
    "decimal": QTextOption.TabType.DelimiterTab,
}
_DEFAULT_STOP = 36.0
_HHEA, _OS2 = 10, 78
"""Bytes of a font's tables that are read."""
_USUAL_PITCH = 1.15
_THINNEST = 0.25


class Slice:
    """What is never cut by the end of a page: a line of text, a picture, a row.

    Attributes:
        height: in units of the layout.
        space: above it; none at the top of a page that begins by itself.
        keep: the next one, of the same paragraph, stands on the same page.
        follows: the next one, of what comes after it, stands on the same page.
        breaks: it begins a page.
        header: what is drawn anew where a page begins with it.
    """

    def __init__(self, height: float, space: float = 0.0) -> None:
        self.height = height
        self.space = space
        self.keep = False
        self.follows = False
        self.breaks = False
        self.header: tuple[Slice, ...] = ()

    def split(self, room: float) -> "tuple[Slice, Slice] | None":
        """Return what fits into a room and what is left; `None` if it cannot be cut there."""
        return None

    def cut(self, room: float) -> "tuple[Slice, Slice] | None":
        """Cut it though it should stay whole; `None` if nothing of it fits."""
        return None

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it with its upper left corner at a place."""


class TextSlice(Slice):
    """A line of text, with the ruled lines around its paragraph."""

    def __init__(self, layout: QTextLayout, line: QTextLine, height: float) -> None:
        super().__init__(height)
        self._layout = layout  # owns the line
        self._option = layout.textOption()
        self._line = line
        self._drop = height - line.height()
        self.leaders: list[tuple[float, float]] = []
        self.rules: list[QRectF] = []
        self.above = 0.0

    @override
    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the line."""
        self._layout.setTextOption(self._option)  # Qt asks it anew for the width of each tab
        top = at + QPointF(0.0, self.above)
        self._line.draw(painter, top + QPointF(0.0, self._drop))
        base = top.y() + self._drop + self._line.ascent() + SCALE
        for start, end in self.leaders:
            painter.setPen(QPen(Qt.GlobalColor.black, 0.5 * SCALE))
            painter.drawLine(QPointF(at.x() + start, base), QPointF(at.x() + end, base))
        for rule in self.rules:
            painter.fillRect(rule.translated(at), Qt.GlobalColor.black)


class PictureSlice(Slice):
    """Pictures side by side."""

    def __init__(self, pictures: Sequence[Image], left: float, width: float, align: Align) -> None:
        whole = sum(each.width for each in pictures) * SCALE
        self._fit = min(1.0, width / whole) if whole else 1.0
        super().__init__(max(each.height for each in pictures) * SCALE * self._fit)
        free = max(0.0, width - whole * self._fit)
        self._left = left + {"right": free, "center": free / 2}.get(align, 0.0)
        self._pictures = pictures

    @override
    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the pictures."""
        x = at.x() + self._left
        for each in self._pictures:
            width, height = (side * SCALE * self._fit for side in (each.width, each.height))
            draw_picture(painter, each, QRectF(x, at.y(), width, height))
            x += width


class Padded(Slice):
    """A line with room above and below it that is always there."""

    def __init__(self, inner: Slice, above: float, below: float) -> None:
        super().__init__(inner.height + above + below)
        self._inner = inner
        self._above = above

    @override
    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the line below its room."""
        self._inner.draw(painter, at + QPointF(0.0, self._above))


def paragraph_slices(
    paragraph: Paragraph, width: float, codes: Mapping[str, str] = {}
) -> list[Slice]:
    """Return a paragraph as lines.

    Args:
        paragraph: the paragraph.
        width: between the margins, in units of the layout.
        codes: what is printed for "PAGE" and "NUMPAGES".
    """
    left, right = paragraph.left * SCALE, paragraph.right * SCALE
    found: list[Slice] = []
    waiting: list[Piece] = []
    pictures: list[Image] = []
    for piece in (*paragraph.pieces, None):
        if piece is not None and piece.image is not None:
            pictures.append(piece.image)
            continue
        if pictures and (piece is None or piece.text.strip()):
            if waiting:
                found += _lines(paragraph, waiting, width, codes, begins=not found)
                waiting = []
            room = width - left - right
            found.append(PictureSlice(pictures, left, room, paragraph.align))
            pictures = []
        if piece is not None:
            waiting.append(piece)
    if waiting or not found:
        found += _lines(paragraph, waiting, width, codes, begins=not found)
    _keep(paragraph, found)
    found[0].space = paragraph.before * SCALE
    found[0].breaks = paragraph.break_before
    _rule(paragraph, found, left, width - left - right)
    return found


def _keep(paragraph: Paragraph, lines: list[Slice]) -> None:
    for n, each in enumerate(lines[:-1]):
        edge = paragraph.widows and n in {0, len(lines) - 2}
        each.keep = paragraph.keep_lines or edge
    lines[-1].follows = paragraph.keep_next


def _rule(paragraph: Paragraph, lines: list[Slice], left: float, width: float) -> None:
    """Draw the lines above and below a paragraph with its first and its last line."""
    above, below = paragraph.rules.get("top"), paragraph.rules.get("bottom")
    first, last = lines[0], lines[-1]
    if above is not None and isinstance(first, TextSlice):
        first.above = (above.space + above.width) * SCALE
        first.height += first.above
        first.rules += _ruled(above, QRectF(left, 0.0, width, _thick(above)))
    if below is not None and isinstance(last, TextSlice):
        y = last.height + below.space * SCALE
        last.rules += _ruled(below, QRectF(left, y, width, _thick(below)))
        last.height = y + _thick(below)


def _ruled(line: Line, box: QRectF) -> list[QRectF]:
    if not line.double:
        return [box]
    third = box.height() / 3
    return [box.adjusted(0, 0, 0, -2 * third), box.adjusted(0, 2 * third, 0, 0)]


def _thick(line: Line) -> float:
    return max(_THINNEST, line.width) * SCALE


def _lines(
    paragraph: Paragraph,
    pieces: Sequence[Piece],
    width: float,
    codes: Mapping[str, str],
    *,
    begins: bool,
) -> list[Slice]:
    text, formats = "", []
    fonts: list[tuple[int, Font]] = []
    for piece in pieces:
        own = codes.get(piece.code, piece.text)
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = len(text), len(own), _format(piece.font)
        fonts.append((len(text), piece.font))
        text += own.replace("\n", "\N{LINE SEPARATOR}")
        formats.append(one)
    layout = QTextLayout(text, _font(paragraph.font))
    layout.setCacheEnabled(True)
    layout.setFormats(formats)
    left, first = paragraph.left * SCALE, paragraph.first * SCALE
    found: list[Slice] = []
    plain = paragraph.font.size * SCALE * _pitch(paragraph.font.family)
    layout.beginLayout()
    while True:
        indent = left + (first if begins and not found else 0.0)
        layout.setTextOption(_option(paragraph, indent))
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(SCALE, width - paragraph.right * SCALE - indent))
        line.setPosition(QPointF(indent, 0.0))
        found.append(TextSlice(layout, line, _height(paragraph, _tall(line, fonts) or plain)))
    layout.endLayout()
    if any(tab.leader for tab in paragraph.tabs) and "\t" in text:
        _lead(paragraph.tabs, text, found)
    return found


def _height(paragraph: Paragraph, own: float) -> float:
    if paragraph.line_rule == "times":
        return own * paragraph.line
    said = paragraph.line * SCALE
    return said if paragraph.line_rule == "exact" else max(own, said)


def _tall(line: QTextLine, fonts: Sequence[tuple[int, Font]]) -> float:
    """Return the height of a line: that of its largest letters."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    ends = [*(at for at, _ in fonts[1:]), end + 1]
    inside = [
        each
        for (at, each), over in zip(fonts, ends, strict=False)
        if at < max(end, start + 1) and over > start
    ]
    return max((each.size * SCALE * _pitch(each.family) for each in inside), default=0.0)


@lru_cache(maxsize=16)
def _pitch(family: str) -> float:
    """Return how far lines of a font are from one another, times its size.

    Qt does not tell the gap between lines that a font asks for on every system, and office programs
    print it: it is read in the font's own tables "hhea" and "OS/2".
    """
    raw = QRawFont.fromFont(QFont(family))
    head, os2 = (bytes(raw.fontTable(name).data()) for name in ("hhea", "OS/2"))
    if len(head) < _HHEA or not raw.unitsPerEm():
        return _USUAL_PITCH
    up, down, gap = struct.unpack(">3h", head[4:_HHEA])
    asked = up - down + gap
    if len(os2) >= _OS2:
        asked = max(asked, sum(struct.unpack(">2H", os2[74:_OS2])))
    return float(asked / raw.unitsPerEm())


def _lead(tabs: Sequence[Tab], text: str, lines: list[Slice]) -> None:
    for each in lines:
        if not isinstance(each, TextSlice):
            continue
        each._layout.setTextOption(each._option)  # noqa: SLF001 - its own module
        line = each._line  # noqa: SLF001 - its own module
        for at in range(line.textStart(), line.textStart() + line.textLength()):
            if text[at] != "\t":
                continue
            start, end = (float(line.cursorToX(n)[0]) for n in (at, at + 1))  # type: ignore[index]
            stop = next((tab for tab in tabs if tab.at * SCALE > start + 1), None)
            if stop is not None and stop.leader:
                each.leaders.append((start, end))


def _option(paragraph: Paragraph, indent: float) -> QTextOption:
    option = QTextOption(_SIDES[paragraph.align])
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    stops: list[tuple[float, str]] = [
        (each.at * SCALE - indent, each.align) for each in paragraph.tabs
    ]
    if paragraph.first < 0:  # what hangs ends at the margin of the other lines
        stops.append((paragraph.left * SCALE - indent, "left"))
    option.setTabs([QTextOption.Tab(at, _STOPS[side], ",") for at, side in sorted(stops) if at > 0])
    option.setTabStopDistance(_DEFAULT_STOP * SCALE)
    return option


@lru_cache(maxsize=64)
def _font(font: Font) -> QFont:
    made = QFont(font.family)
    made.setPixelSize(max(1, round(font.size * SCALE)))
    made.setBold(font.bold)
    made.setItalic(font.italic)
    made.setUnderline(font.underline)
    made.setStrikeOut(font.strike)
    made.setKerning(False)  # as office programs print a text that asks for none
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=64)
def _format(font: Font) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(_font(font))
    made.setForeground(QColor(f"#{font.colour}"))
    if font.raised:
        raised = QTextCharFormat.VerticalAlignment
        up = font.raised == "superscript"
        made.setVerticalAlignment(raised.AlignSuperScript if up else raised.AlignSubScript)
    return made
