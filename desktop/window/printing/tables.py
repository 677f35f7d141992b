"""Tables on paper: rows that may be cut where all their cells can be."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.documents.printed import Block, Cell, Line, Paragraph, Row, Table
from desktop.window.override import override
from desktop.window.printing.text import SCALE, Slice

LayOut = Callable[[Sequence[Block], float], list[Slice]]
_THINNEST = 0.25
_SMALLEST_CUT = 24.0 * SCALE
"""A row is not cut for less than this: one line alone at the foot of a page is worse than a gap."""


class _Box(NamedTuple):
    """A cell at its place in a row, with its lines; `deep` is its height where it spans rows."""

    cell: Cell
    left: float
    width: float
    lines: tuple[Slice, ...]
    deep: float

    @property
    def margins(self) -> float:
        return (self.cell.margins[0] + self.cell.margins[2]) * SCALE

    @property
    def height(self) -> float:
        return stacked(self.lines) + self.margins


class RowSlice(Slice):
    """A row of a table; `own` is the height that it has without cells that span rows."""

    def __init__(self, table: Table, boxes: Sequence[_Box], own: float, row: Row) -> None:
        super().__init__(own)
        self.table = table
        self.boxes = list(boxes)
        self.own = own
        self.row = row

    @override
    def split(self, room: float) -> tuple[Slice, Slice] | None:
        """Cut each cell at its last line that fits."""
        if self.row.whole or self.row.exact or room < _SMALLEST_CUT:
            return None
        return self._cut(room, forced=False)

    @override
    def cut(self, room: float) -> tuple[Slice, Slice] | None:
        """Cut it though it should stay whole; `None` if not even one line fits."""
        if self.row.exact:
            return None
        return self._cut(room, forced=False) or self._cut(room, forced=True)

    def _cut(self, room: float, *, forced: bool) -> tuple[Slice, Slice] | None:
        upper, lower = [], []
        fits = left = spanned = False
        for box in self.boxes:
            above, below = _parted(box.lines, room - box.margins, forced=forced)
            fits = fits or bool(above)
            left = left or bool(below)
            spanned = spanned or bool(box.cell.merged)
            upper.append(box._replace(lines=above, deep=room if box.cell.merged else 0.0))
            lower.append(box._replace(lines=below))
        # What is left of a cell that began in a row above is known where the page is turned.
        if not fits or not (left or (spanned and self.height > self.own)):
            return None
        for over, under in zip(upper, lower, strict=True):
            carry_over(over.lines, under.lines)
        parts = [RowSlice(self.table, boxes, _tallest(boxes), self.row) for boxes in (upper, lower)]
        if spanned:
            parts[0].height = room
        parts[1].header, parts[1].follows = self.header, self.follows
        return parts[0], parts[1]

    def goes_on(self, left: float) -> bool:
        """Tell if the cell at a place continues the one above it."""
        return any(box.left == left and box.cell.merged == "goes on" for box in self.boxes)

    @override
    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the row."""
        for box in self.boxes:
            if box.cell.merged == "goes on":
                continue  # the cell in which it began drew its lines, as deep as it is
            height = box.deep or self.height
            if box.cell.shade:
                ground = QRectF(at.x() + box.left, at.y(), box.width, height)
                painter.fillRect(ground, QColor(f"#{box.cell.shade}"))
            self._draw_rules(painter, box, QPointF(at.x() + box.left, at.y()), height)
            free = max(0.0, height - box.height)
            down = {"bottom": free, "center": free / 2}.get(box.cell.align, 0.0)
            top, _right, _bottom, left = (side * SCALE for side in box.cell.margins)
            place = QPointF(at.x() + box.left + left, at.y() + top + down)
            painter.save()
            if box.height > height:  # a row of exact height shows no more than it has room for
                room = QRectF(at.x() + box.left, at.y(), box.width, height)
                painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
            draw_stacked(painter, box.lines, place)
            painter.restore()

    @staticmethod
    def _draw_rules(painter: QPainter, box: _Box, at: QPointF, height: float) -> None:
        for side, line in box.cell.rules.items():
            wide = _thick(line) * SCALE
            half = wide / 2
            places = {
                "top": QRectF(at.x() - half, at.y() - half, box.width + wide, wide),
                "bottom": QRectF(at.x() - half, at.y() + height - half, box.width + wide, wide),
                "left": QRectF(at.x() - half, at.y(), wide, height),
                "right": QRectF(at.x() + box.width - half, at.y(), wide, height),
            }
            if side in places:
                painter.fillRect(places[side], Qt.GlobalColor.black)


def stacked(lines: Sequence[Slice]) -> float:
    """Return the height of lines one below the other; space above the first does not count."""
    return sum(each.height + (each.space if n else 0.0) for n, each in enumerate(lines))


def draw_stacked(painter: QPainter, lines: Sequence[Slice], at: QPointF) -> None:
    """Draw lines one below the other."""
    y = at.y()
    for n, each in enumerate(lines):
        y += each.space if n else 0.0
        each.draw(painter, QPointF(at.x(), y))
        y += each.height


def table_slices(table: Table, width: float, lay_out: LayOut) -> list[Slice]:
    """Return a table as rows; `lay_out` turns what stands in a cell into lines.

    Args:
        table: the table.
        width: between the margins, in units of the layout.
        lay_out: returns what stands in a cell of a width as lines.
    """
    free = width - sum(table.widths) * SCALE
    left = {"right": free, "center": free / 2}.get(table.align, table.left * SCALE)
    rows = [
        _row(table, row, left, lay_out, ruled)
        for row, ruled in zip(table.rows, _ruled(table.rows), strict=True)
    ]
    _deepen(rows)
    heads = 0
    while heads < len(table.rows) and table.rows[heads].header:
        heads += 1
    if any(cell.merged == "goes on" for row in table.rows[heads : heads + 1] for cell in row.cells):
        heads = 0  # it cannot be drawn without the row below it
    header = tuple(rows[:heads])
    for n, (row, made) in enumerate(zip(table.rows, rows, strict=True)):
        if n >= heads:
            made.header = header
        made.follows = n < heads or _keeps_next(row)
    return list(rows)


def _ruled(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Return how much room the ruled lines above and below each row take, in points.

    A line between two rows stands in the lower one, as office programs have it.
    """
    above = [0.0] * (len(rows) + 1)
    for n, row in enumerate(rows):
        for cell in row.cells:
            if "top" in cell.rules and cell.merged != "goes on":
                above[n] = max(above[n], _thick(cell.rules["top"]))
            if "bottom" in cell.rules and (not cell.merged or n == len(rows) - 1):
                above[n + 1] = max(above[n + 1], _thick(cell.rules["bottom"]))
    ends = len(rows) - 1
    return [(above[n], above[n + 1] if n == ends else 0.0) for n in range(len(rows))]


def _thick(line: Line) -> float:
    return max(_THINNEST, line.width)


def _row(
    table: Table, row: Row, edge: float, lay_out: LayOut, ruled: tuple[float, float]
) -> RowSlice:
    boxes, column = [], row.skipped
    for cell in row.cells:
        left = edge + sum(table.widths[:column]) * SCALE
        width = sum(table.widths[column : column + cell.columns]) * SCALE
        top, right, bottom, before = cell.margins
        goes_on = cell.merged == "goes on"
        inner = max(SCALE, width - (before + right) * SCALE)
        lines = () if goes_on else tuple(lay_out(cell.blocks, inner))
        ruled_cell = replace(cell, margins=(top + ruled[0], right, bottom + ruled[1], before))
        boxes.append(_Box(ruled_cell, left, width, lines, 0.0))
        column += cell.columns
    own = (row.height + ruled[1]) * SCALE if row.height else 0.0
    return RowSlice(table, boxes, own if row.exact else max(own, _tallest(boxes)), row)


def _tallest(boxes: Sequence[_Box]) -> float:
    return max((box.height for box in boxes if box.cell.merged == ""), default=0.0)


def _deepen(rows: Sequence[RowSlice]) -> None:
    """Let cells that span rows have the height of all of them; the last row grows if need be."""
    for row in rows:
        row.height = row.own
    for n, row in enumerate(rows):
        for place, box in enumerate(row.boxes):
            if box.cell.merged != "begins":
                continue
            last = n
            while last + 1 < len(rows) and rows[last + 1].goes_on(box.left):
                last += 1
            deep = sum(each.height for each in rows[n : last + 1])
            if box.height > deep and not rows[last].row.exact:
                rows[last].height += box.height - deep
                deep = box.height
            row.boxes[place] = box._replace(deep=deep)


def carry_over(above: Sequence[Slice], below: Sequence[Slice]) -> None:
    """Part cells that span rows where a page ends between these: what has no room goes on below."""
    first = next(iter(below), None)
    if not isinstance(first, RowSlice) or not any(box.cell.merged for box in first.boxes):
        return
    for place, box in enumerate(first.boxes):
        if box.cell.merged != "goes on":
            continue
        room = 0.0
        for row in reversed(above):
            if not isinstance(row, RowSlice) or row.table is not first.table:
                break
            room += row.height
            at = next((n for n, each in enumerate(row.boxes) if each.left == box.left), None)
            if at is None or row.boxes[at].cell.merged == "":
                break
            begun = row.boxes[at]
            if begun.cell.merged == "begins":
                fits, left = _parted(begun.lines, room - begun.margins, forced=True)
                carry_over(fits, left)
                row.boxes[at] = begun._replace(lines=fits, deep=room)
                first.boxes[place] = begun._replace(lines=left)
                break
    rows = takewhile(lambda each: getattr(each, "table", None) is first.table, below)
    _deepen([each for each in rows if isinstance(each, RowSlice)])


def _parted(
    lines: tuple[Slice, ...], room: float, *, forced: bool
) -> tuple[tuple[Slice, ...], tuple[Slice, ...]]:
    """Return the lines that fit into a room and those that are left; a row among them is cut."""
    y = 0.0
    for n, line in enumerate(lines):
        y += line.space if n else 0.0
        if y + line.height > room:
            cut = line.cut if forced and n == 0 else line.split
            above, below = cut(room - y) or (None, line)
            return (*lines[:n], *((above,) if above else ())), (below, *lines[n + 1 :])
        y += line.height
    return lines, ()


def _keeps_next(row: Row) -> bool:
    first = next(iter(row.cells), None)
    block = next(iter(first.blocks), None) if first is not None else None
    return isinstance(block, Paragraph) and block.keep_next
