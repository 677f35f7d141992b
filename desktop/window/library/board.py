"""The board: cases as cards in the columns of their phases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.casefile.index import LibraryRow
from desktop.domain.dates import short_date
from desktop.usecases.library_filter import CLOSED, PHASES, UNKNOWN, board
from desktop.window import theme
from desktop.window.case_list import MARKS, CaseListModel, Index
from desktop.window.drawing import draw_mark, elided, ground, ring, write
from desktop.window.language import lang, say
from desktop.window.override import override
from desktop.window.theme import XS, S
from desktop.window.widgets import OneLine, column

CARD_HIGH = 112
NARROWEST = 164
"""Pixels of a column; where they do not all fit, the board scrolls sideways."""
_NAME_LINES = 3
_SHORT = 3
"""A line is left only where more than one part in so many of it is filled."""
_NOWHERE = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole


class Board(QScrollArea):
    """Columns side by side; says which case is to be opened."""

    opened = Signal(object)

    def __init__(self, cases: CaseListModel) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setAutoFillBackground(False)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        self.columns = {
            phase: _Column(cases, self.opened.emit) for phase in (*PHASES, CLOSED, UNKNOWN)
        }
        for each in self.columns.values():
            line.addWidget(each, 1)
        self.setWidget(holder)

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show cases, each in its column; one for unknown phases stands only if it is needed."""
        found = board(rows)
        for phase, each in self.columns.items():
            cards = found.get(phase, [])
            each.show_rows(say(f"library.phase.{phase}"), cards)
            each.setVisible(phase != UNKNOWN or bool(cards))


class _Column(QWidget):
    def __init__(self, cases: CaseListModel, opened: Callable[[Path], object]) -> None:
        super().__init__()
        self.setMinimumWidth(NARROWEST)
        self.heading = OneLine("strong")
        self.cards = _Cards()
        self.view = _View(cases, self.cards)
        self.view.chosen.connect(opened)
        self.setLayout(column(self.heading, self.view, space=XS))

    def show_rows(self, title: str, rows: Sequence[LibraryRow]) -> None:
        counted = f"{title} · {len(rows)}"
        self.heading.set_words(counted)
        self.view.setAccessibleName(counted)
        if self.cards.rows != tuple(rows):
            seen = self.view.verticalScrollBar().value()
            self.cards.show_rows(rows)
            self.view.verticalScrollBar().setValue(seen)
        self.view.viewport().update()


class _Cards(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[LibraryRow, ...] = ()

    def show_rows(self, rows: Sequence[LibraryRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        name = row.object_name.any_text(lang()) or row.path
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(part for part in (name, row.topic.any_text(lang())) if part)
        return None


class _View(QListView):
    chosen = Signal(object)

    def __init__(self, cases: CaseListModel, cards: _Cards) -> None:
        super().__init__()
        self.setModel(cards)
        self._delegate = _CardDelegate(cases, self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW)
        if row is not None:
            self.chosen.emit(Path(row.path))


class _CardDelegate(QStyledItemDelegate):
    """Draws a card: the institution in three lines, then its day, or else the topic.

    What is told of the file stands in place of the day or the topic.
    """

    def __init__(self, cases: CaseListModel, view: QListView) -> None:
        super().__init__(view)
        self._cases = cases
        self._view = view
        self._strong = theme.sized(0, weight=QFont.Weight.DemiBold)
        self._small = theme.sized(-1)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(NARROWEST - 2 * S, CARD_HIGH)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LibraryRow | None = index.data(_ROW)
        if row is None:
            return
        c = theme.colours()
        box = QRectF(option.rect).adjusted(1, 1, -1, -5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._view.currentIndex() == index
        ground(painter, box, c.accent_soft if current else c.sunken)
        if current and self._view.hasFocus():
            ring(painter, box)
        left, top = int(box.left()) + S, int(box.top()) + 6
        wide = int(box.width()) - 2 * S
        name = row.object_name.any_text(lang()) or row.path
        for line in in_width(QFontMetrics(self._strong), name, wide, _NAME_LINES):
            write(painter, (left, top), line, c.text, self._strong)
            top += QFontMetrics(self._strong).height()
        small = QFontMetrics(self._small)
        top = int(box.bottom()) - 2 * small.height() - 6
        file = self._cases.file_words(row)
        if row.next_due:
            _long, far = self._cases.day_words(row)
            near = self._cases.state_of(row)
            day = short_date(date.fromisoformat(row.next_due))
            draw_mark(painter, QRectF(left, top, 12, 12), MARKS[near])
            said = elided(small, file or day, wide - 18)
            write(painter, (left + 18, top - 1), said, c.state(near), self._small)
            top += small.height() + 1
            write(painter, (left, top), elided(small, far, wide), c.state(near), self._small)
        else:
            said = elided(small, file or row.topic.any_text(lang()), wide)
            write(painter, (left, top), said, c.muted, self._small)
        painter.restore()


def in_width(metrics: QFontMetrics, text: str, wide: int, most: int) -> list[str]:
    """Return a text in at most so many lines of a width, the last cut with … where it is longer.

    A word that is wider than a line goes on in the next: names differ at their ends.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most - 1:
        line = _beginning(metrics, rest, wide)
        lines.append(line.strip())
        rest = rest[len(line) :].strip()
    if rest:
        lines.append(elided(metrics, rest, wide))
    return lines


def _beginning(metrics: QFontMetrics, text: str, wide: int) -> str:
    """Return as much of a text as a line takes: whole words, or a part of the first."""
    if metrics.horizontalAdvance(text) <= wide:
        return text
    fits = max(1, len(elided(metrics, text, wide)) - 1)
    space = text.rfind(" ", 0, fits + 1)
    # A short word alone, as a legal form in capitals, would waste a line.
    return text[: space if space * _SHORT > fits else fits]
