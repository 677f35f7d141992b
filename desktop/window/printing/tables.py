"""Tables on paper: rows that may be cut where all their cells can be."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.documents.printed import Block, Cell, Paragraph, Row, Table
from desktop.window.override import override
from desktop.window.printing.text import SCALE, Slice

LayOut = Callable[[Sequence[Block], float], list[Slice]]
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
    """A row of a table."""

    def __init__(self, boxes: Sequence[_Box], height: float, *, whole: bool) -> None:
        super().__init__(height)
        self.boxes = list(boxes)
        self._whole = whole

    @override
    def split(self, room: float) -> tuple[Slice, Slice] | None:
        """Cut each cell at its last line that fits."""
        if self._whole or room < _SMALLEST_CUT or any(box.deep for box in self.boxes):
            return None
        return self.cut(room)

    def cut(self, room: float) -> tuple[Slice, Slice] | None:
        """Cut it though it should stay whole; `None` if not even one line fits."""
        upper, lower = [], []
        for box in self.boxes:
            fits, y = 0, box.margins
            for line in box.lines:
                y += line.height + (line.space if fits else 0.0)
                if y > room:
                    break
                fits += 1
            upper.append(box._replace(lines=box.lines[:fits]))
            lower.append(box._replace(lines=box.lines[fits:]))
        if not any(box.lines for box in upper) or not any(box.lines for box in lower):
            return None
        parts = [
            RowSlice(boxes, max(box.height for box in boxes), whole=self._whole)
            for boxes in (upper, lower)
        ]
        parts[1].header, parts[1].keep = self.header, self.keep
        return parts[0], parts[1]

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
            draw_stacked(painter, box.lines, QPointF(at.x() + box.left + left, at.y() + top + down))

    @staticmethod
    def _draw_rules(painter: QPainter, box: _Box, at: QPointF, height: float) -> None:
        for side, line in box.cell.rules.items():
            wide = max(0.25, line.width) * SCALE
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


def table_slices(table: Table, lay_out: LayOut) -> list[Slice]:
    """Return a table as rows; `lay_out` turns what stands in a cell into lines."""
    rows = [_row(table, row, lay_out) for row in table.rows]
    _deepen(table.rows, rows)
    heads = 0
    while heads < len(table.rows) and table.rows[heads].header:
        heads += 1
    header = tuple(rows[:heads])
    for n, (row, made) in enumerate(zip(table.rows, rows, strict=True)):
        if n >= heads:
            made.header = header
        made.keep = made.keep or n < heads or _keeps_next(row)
    return list(rows)


def _row(table: Table, row: Row, lay_out: LayOut) -> RowSlice:
    boxes, column = [], row.skipped
    for cell in row.cells:
        left = (table.left + sum(table.widths[:column])) * SCALE
        width = sum(table.widths[column : column + cell.columns]) * SCALE
        _top, right, _bottom, before = (side * SCALE for side in cell.margins)
        goes_on = cell.merged == "goes on"
        inner = max(SCALE, width - before - right)
        lines = () if goes_on else tuple(lay_out(cell.blocks, inner))
        boxes.append(_Box(cell, left, width, lines, 0.0))
        column += cell.columns
    own = max((box.height for box in boxes if box.cell.merged == ""), default=0.0)
    height = row.height * SCALE if row.exact else max(own, row.height * SCALE)
    return RowSlice(boxes, height, whole=row.whole)


def _deepen(rows: Sequence[Row], made: Sequence[RowSlice]) -> None:
    """Let cells that span rows have the height of all of them; the last row grows if need be."""
    for n, row in enumerate(made):
        for place, box in enumerate(row.boxes):
            if box.cell.merged != "begins":
                continue
            last = n
            while last + 1 < len(made) and any(
                other.left == box.left and other.cell.merged == "goes on"
                for other in made[last + 1].boxes
            ):
                last += 1
            held = sum(each.height for each in made[n : last + 1])
            if box.height > held and not rows[last].exact:
                made[last].height += box.height - held
            deep = sum(each.height for each in made[n : last + 1])
            row.boxes[place] = box._replace(deep=deep)
            for each in made[n:last]:
                each.keep = True


def _keeps_next(row: Row) -> bool:
    first = next(iter(row.cells), None)
    block = next(iter(first.blocks), None) if first is not None else None
    return isinstance(block, Paragraph) and block.keep_next
