"""Places in the cases where the words that are typed stand: drawn by hand, the words set off."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QStaticText
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window import theme
from desktop.window.drawing import elided, ground, ring, write
from desktop.window.override import override
from desktop.window.theme import M

if TYPE_CHECKING:
    from desktop.usecases.searching import Excerpt, Hit

ROW_HIGH = 54
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Place(NamedTuple):
    """A place that was found, as it is shown: whose and which field it is, and the text there."""

    hit: Hit
    where: str
    excerpt: Excerpt


class FoundModel(QAbstractListModel):
    """The places that were found last."""

    def __init__(self) -> None:
        super().__init__()
        self.places: Sequence[Place] = ()

    def show(self, places: Sequence[Place]) -> None:
        """Show other places."""
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many places are shown."""
        return 0 if parent.isValid() else len(self.places)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is asked of a place."""
        if not index.isValid() or index.row() >= len(self.places):
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.excerpt.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{place.where}: {place.excerpt.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(place.hit.path)
        return None


class _Delegate(QStyledItemDelegate):
    """Draws a place in two lines: the text with the words set off, and where it stands."""

    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view = view
        self._plain = theme.sized(0)
        self._small = theme.sized(-0.5)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        return QSize(200, ROW_HIGH)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one place."""
        place = self._view.found.places[index.row()]
        c, box = theme.colours(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        frame = QRectF(box).adjusted(1, 1, -1, -2)
        if self._view.currentIndex() == index and self._view.hasFocus():
            ground(painter, frame, c.sunken)
            ring(painter, frame)
        left = box.left() + M
        painter.setFont(self._plain)
        _draw_line(painter, (left, box.top() + 6), place.excerpt, box.width() - 2 * M)
        painter.setFont(self._small)
        where = elided(painter.fontMetrics(), place.where, box.width() - 2 * M)
        write(painter, (left, box.top() + 29), where, c.muted, self._small)
        painter.restore()


def _draw_line(painter: QPainter, at: tuple[int, int], excerpt: Excerpt, wide: int) -> None:
    """Draw a text in one line, cut with … where it is wider than `wide` pixels."""
    left, top = at
    text = QStaticText(set_off(excerpt))
    text.setTextFormat(Qt.TextFormat.RichText)
    text.setTextWidth(10_000)
    longer = width_of(excerpt) > wide
    room = wide - painter.fontMetrics().horizontalAdvance("…") if longer else wide
    painter.save()
    painter.setClipRect(left, top, room, ROW_HIGH, Qt.ClipOperation.IntersectClip)
    painter.drawStaticText(left, top, text)
    painter.restore()
    if longer:
        write(painter, (left + room, top), "…", theme.colours().text, painter.font())


def width_of(excerpt: Excerpt) -> int:
    """Return how many pixels wide a text is, its words set off."""
    plain = QFontMetrics(theme.sized(0))
    strong = QFontMetrics(theme.sized(0, weight=QFont.Weight.DemiBold))
    words = (excerpt.text[start:end] for start, end in excerpt.marks)
    more = sum(strong.horizontalAdvance(each) - plain.horizontalAdvance(each) for each in words)
    return plain.horizontalAdvance(excerpt.text) + more


def set_off(excerpt: Excerpt) -> str:
    """Return a text as HTML with the words that were looked for set off."""
    c = theme.colours()
    made, done = "", 0
    for start, end in excerpt.marks:
        word = escape(excerpt.text[start:end])
        made += escape(excerpt.text[done:start])
        made += f'<span style="color:{c.accent};font-weight:600">{word}</span>'
        done = end
    return f'<span style="color:{c.text}">{made}{escape(excerpt.text[done:])}</span>'


class FoundList(QListView):
    """The list of places; Enter or a click opens one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.found = FoundModel()
        self.setModel(self.found)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.choose)

    def choose(self, index: Index) -> None:
        """Say which place is wanted."""
        if index.isValid():
            self.chosen.emit(self.found.places[index.row()].hit)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
