"""A line of a list that is never wider than the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from desktop.window.override import override

_HIGHEST = 10_000
_BATCH = 100
_SIDES, _ENDS = 24, 14
"""What a line keeps free left and right, above and below: the style's padding and Qt's margin."""


class _Folded(QStyledItemDelegate):
    """Qt counts the space at which a line is folded, and not what the style keeps free beside."""

    @override
    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of a line: as wide as the list, as high as its text is folded there."""
        hint, shown = super().sizeHint(option, index), self.parent()
        if isinstance(shown, QListView):
            wide = shown.viewport().width()
            told = QStyleOptionViewItem(option)
            self.initStyleOption(told, index)
            room = QRect(0, 0, wide - _SIDES, _HIGHEST)
            text = told.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, told.text)
            return QSize(min(hint.width(), wide), text.height() + _ENDS)
        return hint


def folding_list() -> QListWidget:
    """Return a list whose lines are folded where it ends, and that scrolls only up and down."""
    made = QListWidget()
    _fold(made)
    return made


def folding_view() -> QListView:
    """Return such a list for a model of many lines: they are laid out while one looks already."""
    made = QListView()
    _fold(made)
    made.setLayoutMode(QListView.LayoutMode.Batched)
    made.setBatchSize(_BATCH)
    return made


def _fold(made: QListView) -> None:
    made.setWordWrap(True)
    made.setItemDelegate(_Folded(made))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    made.setResizeMode(QListView.ResizeMode.Adjust)
