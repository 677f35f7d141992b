"""Pages of a Word file, laid out by Qt where no office program does it.

The rules are those that office programs follow: paragraphs that stay together or with the next
one, no line alone at the head or foot of a page, rows that stay whole, header rows on each page.
Ends of lines may differ by a word from Word's, because its own measures are not public.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from desktop.documents.printed import Block, Paragraph, Printed, Section, Table
from desktop.window.printing.tables import carry_over, draw_stacked, stacked, table_slices
from desktop.window.printing.text import SCALE, Padded, Slice, paragraph_slices

_WATERMARK = (380.0, 110.0)
_GREY = QColor("#e4e4e4")
_LITTLE = 1.0
"""So much of a line may stand below its room: it is lost in rounding."""


@dataclass(frozen=True)
class Page:
    """A page: what stands on it, each at its height, with its head and foot.

    Attributes:
        section: whose sheet it is.
        placed: lines and rows, and how far below the upper margin of the text each stands.
        top: the upper margin of the text, in units of the layout.
        head: lines above the text.
        foot: lines below it.
    """

    section: Section
    placed: tuple[tuple[float, Slice], ...]
    top: float
    head: tuple[Slice, ...]
    foot: tuple[Slice, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, in points."""
        return self.section.size

    @property
    def overflows(self) -> bool:
        """Something is drawn below the lower edge of the sheet."""
        edge = self.section.size[1] * SCALE
        return any(self.top + y + each.height > edge for y, each in self.placed)

    def draw(self, painter: QPainter) -> None:
        """Draw the page in units of the layout."""
        section = self.section
        if section.watermark:
            self._mark(painter)
        left = section.margins[3] * SCALE
        draw_stacked(painter, self.head, QPointF(left, section.head_at[0] * SCALE))
        for y, each in self.placed:
            each.draw(painter, QPointF(left, self.top + y))
        low = (section.size[1] - section.head_at[1]) * SCALE - stacked(self.foot)
        draw_stacked(painter, self.foot, QPointF(left, low))

    def _mark(self, painter: QPainter) -> None:
        width, height = (side * SCALE for side in self.section.size)
        font = QFont("Times New Roman")
        font.setPixelSize(int(_WATERMARK[1] * SCALE))
        word = self.section.watermark
        wide = QFontMetricsF(font).horizontalAdvance(word)
        painter.save()
        painter.translate(width / 2, height / 2)
        painter.rotate(-45)
        if wide:
            painter.scale(_WATERMARK[0] * SCALE / wide, 1.0)
        painter.setFont(font)
        painter.setPen(_GREY)
        box = QRectF(-wide, -height / 2, 2 * wide, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()


def lay_out(printed: Printed) -> list[Page]:
    """Return the pages of a Word file."""
    placed = [(section, *_flow(section)) for section in printed.sections]
    total = sum(len(pages) for _, pages, _ in placed)
    found: list[Page] = []
    number = 0
    for section, pages, tops in placed:
        width = _width(section)
        if section.begins is not None:
            number = section.begins - 1
        for n, page in enumerate(pages):
            number += 1
            codes = {"PAGE": str(number), "NUMPAGES": str(total)}
            head, foot = section.first if section.first and n == 0 else section.rest
            found.append(
                Page(
                    section, tuple(page), tops[min(n, 1)], *(
                        tuple(_slices(story, width, codes)) for story in (head, foot)
                    )
                )
            )  # fmt: skip
    return found


def _width(section: Section) -> float:
    return (section.size[0] - section.margins[1] - section.margins[3]) * SCALE


def _slices(blocks: Sequence[Block], width: float, codes: Mapping[str, str] = {}) -> list[Slice]:
    found: list[Slice] = []
    former: Paragraph | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            rows = table_slices(block, width, lambda inner, room: _in_cell(inner, room, codes))
            if rows:
                rows[0].space = former.after * SCALE if former else 0.0
            found += rows
            former = None
            continue
        lines = paragraph_slices(block, width, codes)
        alike = former is not None and former.contextual and former.style == block.style
        if former is not None and not alike:
            # The larger of both, as office programs do unless a file says otherwise.
            lines[0].space = max(former.after * SCALE, lines[0].space)
        elif alike and block.contextual:
            lines[0].space = 0.0
        found += lines
        former = block
    return found


def _in_cell(blocks: Sequence[Block], width: float, codes: Mapping[str, str]) -> list[Slice]:
    """Return the lines of a cell: the space above its first and below its last line counts."""
    if len(blocks) > 1 and isinstance(blocks[-2], Table):
        end = blocks[-1]
        if isinstance(end, Paragraph) and not end.pieces:
            blocks = blocks[:-1]  # Word ends a cell after a table so, and shows nothing of it
    last = blocks[-1] if blocks else None
    found = _slices(blocks, width, codes)
    if found and found[0].space:
        found[0] = Padded(found[0], found[0].space, 0.0)
    if found and isinstance(last, Paragraph) and last.after:
        found[-1] = Padded(found[-1], 0.0, last.after * SCALE)
    return found


def _flow(section: Section) -> tuple[list[list[tuple[float, Slice]]], tuple[float, float]]:
    """Return what stands on each page of a section, and where the text of its pages begins.

    The second is for the first page and for all others.
    """
    width = _width(section)
    tops, rooms = [], []
    for head, foot in (section.first or section.rest, section.rest):
        above, below = (stacked(_slices(each, width)) for each in (head, foot))
        top = max(section.margins[0] * SCALE, section.head_at[0] * SCALE + above)
        low = max(section.margins[2] * SCALE, section.head_at[1] * SCALE + below)
        tops.append(top)
        rooms.append(section.size[1] * SCALE - top - low)
    flow = _Flow((rooms[0], rooms[1]))
    waiting = _slices(section.blocks, width)
    while waiting:
        waiting = flow.take(waiting)
    return flow.pages, (tops[0], tops[1])


class _Flow:
    """Fills pages."""

    def __init__(self, rooms: tuple[float, float]) -> None:
        self.pages: list[list[tuple[float, Slice]]] = [[]]
        self._rooms = rooms
        self._y = 0.0
        self._used = False  # header rows that are drawn anew do not use a page

    @property
    def _room(self) -> float:
        return self._rooms[min(1, len(self.pages) - 1)]

    def take(self, waiting: list[Slice]) -> list[Slice]:
        """Place what comes first with all that must stay with it; return what is left."""
        first = waiting[0]
        if first.breaks and self._used:
            self._turn(waiting)
        group = _together(waiting)
        rest = waiting[len(group) :]
        if not self._fits(group):
            parted = self._cut(group, rest)
            if parted is not None:
                return parted
            if len(group) > 1 and (not self._used or self._fills(group)):
                self._loosen(group, waiting)
                return waiting
            if self._used:
                self._turn(waiting)
                return waiting
            cut = first.cut(self._room - self._y)
            if cut is not None:
                self._place(cut[0])
                self._turn([cut[1], *rest])
                return [cut[1], *rest]
        for each in group:
            self._place(each)
        return rest

    def _height(self, group: Sequence[Slice]) -> float:
        return stacked(group) + (group[0].space if self._used else 0.0)

    def _fits(self, group: Sequence[Slice]) -> bool:
        return self._y + self._height(group) <= self._room + _LITTLE

    def _fills(self, group: Sequence[Slice]) -> bool:
        """Tell if it is longer than a whole page."""
        return stacked(group) > self._rooms[1] + _LITTLE

    def _loosen(self, group: list[Slice], waiting: list[Slice]) -> None:
        """Part what should stay together and is longer than a page."""
        paragraphs: list[list[Slice]] = [[]]
        for each in group:
            paragraphs[-1].append(each)
            if not each.keep:
                paragraphs.append([])
        long = next((lines for lines in paragraphs if len(lines) > 1 and self._fills(lines)), None)
        if long is not None and self._used:
            self._turn(waiting)
        parted = group if long is None else long
        among = long is None and any(each.follows for each in group[:-1])
        for each in parted:
            if among:
                each.follows = False
            else:
                each.keep = False

    def _place(self, each: Slice) -> None:
        first_of_all = len(self.pages) == 1 and not self.pages[0]
        if self._used or first_of_all or each.breaks:
            self._y += each.space
        self.pages[-1].append((self._y, each))
        self._y += each.height
        self._used = True

    def _turn(self, waiting: Sequence[Slice]) -> None:
        """Begin the page on which these come."""
        carry_over([each for _, each in self.pages[-1]], waiting)
        self.pages.append([])
        self._y, self._used = 0.0, False
        header = waiting[0].header
        if stacked(header) > self._room / 2:
            return  # it would leave no room for the rows
        for one in header:
            self.pages[-1].append((self._y, one))
            self._y += one.height

    def _cut(self, group: list[Slice], rest: list[Slice]) -> list[Slice] | None:
        """Place the last of a group in part, if it can be cut; return what is left."""
        *before, last = group
        used = self._height(before) if before else 0.0
        left = self._room - self._y - used - (last.space if self._used or before else 0.0)
        parts = last.split(left) if left > 0 else None
        if parts is None:
            return None
        upper, lower = parts
        upper.space = last.space
        for each in (*before, upper):
            self._place(each)
        waiting = [lower, *rest]
        self._turn(waiting)
        return waiting


def _together(waiting: Sequence[Slice]) -> list[Slice]:
    group = [waiting[0]]
    for each in waiting[1:]:
        if not (group[-1].keep or group[-1].follows) or each.breaks:
            break
        group.append(each)
    return group


def image_of(page: Page, width: int) -> QImage:
    """Return a page as a picture so many pixels wide, as tall as the sheet asks."""
    wide, tall = page.size
    image = QImage(width, max(1, round(width * tall / wide)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        scale = width / (wide * SCALE)
        painter.scale(scale, scale)
        page.draw(painter)
    finally:
        painter.end()
    return image


def pdf_of(pages: Sequence[Page], title: str) -> bytes:
    """Return pages as a PDF; text in it can be searched and copied."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("")
    writer.setResolution(int(72 * SCALE))
    painter = QPainter()
    for n, page in enumerate(pages):
        wide, tall = page.size
        writer.setPageLayout(
            QPageLayout(
                QPageSize(
                    QSizeF(wide, tall),
                    QPageSize.Unit.Point,
                    "",
                    QPageSize.SizeMatchPolicy.ExactMatch,
                ),
                QPageLayout.Orientation.Portrait,
                QMarginsF(),
            )
        )
        if n == 0:
            painter.begin(writer)
        else:
            writer.newPage()
        page.draw(painter)
    painter.end()
    buffer.close()
    return bytes(data.data())
