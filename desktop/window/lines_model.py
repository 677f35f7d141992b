"""A model of many lines, each put into words only when it comes into sight."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.window.override import override
from desktop.window.widgets import as_written

Line = TypeVar("Line")
_NOWHERE = QModelIndex()


class LinesModel(QAbstractListModel, Generic[Line]):
    """Lines of one kind; each is put into words when it comes into sight."""

    def __init__(self, words: Callable[[Line], str], *, tips: bool = False) -> None:
        """Take what puts a line into words; `tips` shows them whole, where a list cuts them."""
        super().__init__()
        self._words = words
        self._tips = tips
        self.entries: Sequence[Line] = ()

    def put(self, entries: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @override
    def rowCount(  # noqa: N802 - Qt's name
        self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return the words of a line."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role in shown:
            return self._words(self.entries[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and self._tips:
            return as_written(self._words(self.entries[index.row()]))
        return None
