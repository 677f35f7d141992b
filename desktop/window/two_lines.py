"""A list of many things in two lines each, all of one height: what is typed filters it at once."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window import theme
from desktop.window.drawing import elided, ground, ring, write
from desktop.window.override import override
from desktop.window.theme import M

_ROW_HIGH = 52
_FIRST, _SECOND = 6, 27


class _TwoLines(QStyledItemDelegate):
    """Qt folds and measures each of ten thousand lines before it shows the first."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._plain = theme.sized(0)
        self._small = theme.sized(-1)

    @override
    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the one height of all rows."""
        return QSize(100, _ROW_HIGH)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the first line, and below it what tells it from others."""
        first, _, second = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        c, box = theme.colours(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        frame = QRectF(box).adjusted(1, 1, -1, -1)
        if index.row() in {each.row() for each in self._view.selectedIndexes()}:
            ground(painter, frame, c.sunken)
        if self._view.currentIndex() == index and self._view.hasFocus():
            ring(painter, frame)
        wide = box.width() - 2 * M
        for top, text, colour, font in (
            (_FIRST, first, c.text, self._plain),
            (_SECOND, second, c.muted, self._small),
        ):
            painter.setFont(font)
            shown = elided(painter.fontMetrics(), text, wide)
            write(painter, (box.left() + M, box.top() + top), shown, colour, font)
        painter.restore()


def two_line_view() -> QListView:
    """Return such a list for a model whose text has its two lines; the tool tip is the whole."""
    made = QListView()
    made.setItemDelegate(_TwoLines(made))
    made.setUniformItemSizes(True)
    made.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
