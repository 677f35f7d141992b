"""A table to type in, whose cells take what was copied from a spreadsheet."""

import re
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.override import override
from desktop.window.widgets import as_written

_NAME_LETTERS = 26
_NAME_LINES = 3
_HIGH = 34
_IN_LINES = re.compile(r'(?:(?<=[\t\n])|\A)"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
VALUE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """A column: its id, its width, and what it may hold.

    `choices` are values with their words, () where text is typed; `ticked` cells are ticked.
    """

    id: str
    wide: int
    choices: Sequence[tuple[str, str]] = ()
    ticked: bool = False


class _Delegate(QStyledItemDelegate):
    """Lets a cell be typed with the Kazakh letters on Alt, or chosen."""

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return what the cell is edited with."""
        choices = self._grid.columns[index.column()].choices
        if not choices:
            edit = LineEdit(parent)
            edit.setFrame(False)
            edit.setStyleSheet("padding: 0 3px; border-radius: 0;")
            return edit
        combo = Combo()
        combo.setParent(parent)
        combo.addItem("", "")
        for value, words in choices:
            combo.addItem(words, value)
        combo.activated.connect(lambda _n: self._chosen(combo))
        return combo

    def _chosen(self, combo: Combo) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show what the cell holds."""
        if isinstance(editor, Combo):
            editor.setCurrentIndex(max(editor.findData(index.data(VALUE) or ""), 0))
        elif isinstance(editor, LineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")

    @override
    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Take what was typed or chosen into the cell."""
        if isinstance(editor, Combo):
            self._grid.put(index.row(), index.column(), editor.currentData() or "")
        elif isinstance(editor, LineEdit):
            self._grid.put(index.row(), index.column(), editor.text())


class Grid(QTableWidget):
    """Rows of cells by columns; what is typed is told by `changed(row, column)`.

    `settled` is called once after all cells of one paste or copying: a thousand rows are not
    counted a thousand times.
    """

    def __init__(
        self, changed: Callable[[int, int], object], settled: Callable[[], object]
    ) -> None:
        super().__init__()
        self.columns: Sequence[Column] = ()
        self._told, self._settled = changed, settled
        self._filling = False
        self.setItemDelegate(_Delegate(self))
        self.setTabKeyNavigation(False)  # Tab leaves the table, the arrows go through it
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_HIGH)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.cellChanged.connect(self._cell_changed)

    def set_columns(self, columns: Sequence[Column], heads: Sequence[str]) -> None:
        """Show these columns under these heads; what stood in the rows goes."""
        self.columns = columns
        self._filling = True
        self.setColumnCount(len(columns))
        self.set_heads(heads)
        for n, column in enumerate(columns):
            self.setColumnWidth(n, column.wide)
        self._filling = False

    def set_heads(self, heads: Sequence[str]) -> None:
        """Call the columns otherwise."""
        for n, head in enumerate(heads):
            item = QTableWidgetItem(folded(head, max(self.columns[n].wide // 9, 8)))
            item.setToolTip(as_written(head))
            self.setHorizontalHeaderItem(n, item)

    def set_rows(self, names: Sequence[str]) -> None:
        """Show so many empty rows, called so."""
        self._filling = True
        self.setRowCount(0)
        self.setRowCount(len(names))
        for n, name in enumerate(names):
            item = QTableWidgetItem(folded(name))
            item.setToolTip(as_written(name))
            self.setVerticalHeaderItem(n, item)
            lines = folded(name).count("\n") + 1
            self.setRowHeight(n, max(_HIGH, 12 + lines * self.fontMetrics().lineSpacing()))
            for k, column in enumerate(self.columns):
                self.setItem(n, k, _cell(column))
        self._filling = False

    def put(self, row: int, column: int, value: str) -> None:
        """Put a value into a cell, as if it was typed; one that takes none stays."""
        self._place(row, column, value)
        self._settled()

    def _place(self, row: int, column: int, value: str) -> None:
        item = self.item(row, column)
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        self._put(item, self.columns[column], value)
        self._told(row, column)

    def show_value(self, row: int, column: int, value: str, *, fixed: bool = False) -> None:
        """Show what stands in the case; `fixed` cells take no other value."""
        item = self.item(row, column)
        if item is None:
            return
        self._filling = True
        item.setFlags(_flags(self.columns[column], fixed=fixed))
        self._put(item, self.columns[column], value)
        self._filling = False

    def _put(self, item: QTableWidgetItem, column: Column, value: str) -> None:
        before, self._filling = self._filling, True
        if column.ticked:
            on = value.strip().casefold() not in ("", "0", "-", "–", "no", "жоқ", "нет")
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        elif column.choices:
            known = dict(column.choices)
            by_words = {words.casefold(): each for each, words in column.choices}
            chosen = value if value in known else by_words.get(value.strip().casefold(), "")
            item.setData(VALUE, chosen)
            item.setText(known.get(chosen, ""))
        else:
            item.setText(value)
        self._filling = before

    def commit(self) -> None:
        """Take what is being typed in a cell, before other rows come."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)

    def value(self, row: int, column: int) -> str:
        """Return what a cell holds: a text, the chosen value, or "1" where it is ticked."""
        item = self.item(row, column)
        if item is None:
            return ""
        if self.columns[column].ticked:
            return "1" if item.checkState() == Qt.CheckState.Checked else ""
        if self.columns[column].choices:
            return str(item.data(VALUE) or "")
        return item.text().strip()

    def copy_down(self) -> None:
        """Put what stands in the marked cells into all cells under them that hold nothing."""
        for n in sorted({index.column() for index in self.selectedIndexes()}):
            rows = [index.row() for index in self.selectedIndexes() if index.column() == n]
            value = self.value(min(rows), n)
            for row in range(min(rows) + 1, self.rowCount()):
                if value and not self.value(row, n) and not self.isRowHidden(row):
                    self._place(row, n, value)
        self._settled()

    def clear_marked(self) -> None:
        """Empty the marked cells."""
        for index in self.selectedIndexes():
            self._place(index.row(), index.column(), "")
        self._settled()

    def paste(self) -> None:
        """Put what was copied from a spreadsheet into the cells from the current one on."""
        rows = copied()
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.make_room(top + len(rows))
        for n, row in enumerate(rows):
            for k, value in enumerate(row):
                if top + n < self.rowCount() and left + k < self.columnCount():
                    self._place(top + n, left + k, value.strip())
        self._settled()

    def make_room(self, rows: int) -> None:
        """Add rows where the table may grow; by itself it does not."""

    def _cell_changed(self, row: int, column: int) -> None:
        if not self._filling:
            self._told(row, column)
            self._settled()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was copied; empty what is marked."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_marked()
        else:
            super().keyPressEvent(event)


def copied() -> list[list[str]]:
    """Return the cells that were copied from a spreadsheet."""
    text = QApplication.clipboard().text().replace("\r\n", "\n").rstrip("\n")
    rows = _IN_LINES.sub(_in_one_line, text).split("\n")
    return [row.split("\t") for row in rows]


def _in_one_line(cell: re.Match[str]) -> str:
    """Return a cell with line breaks, which the spreadsheet put in quotes, in one line.

    A name that only begins with a quote, as many do, is no such cell.
    """
    held = cell[1]
    return " ".join(held.replace('""', '"').split()) if "\n" in held else cell[0]


def folded(name: str, letters: int = _NAME_LETTERS) -> str:
    """Return a name in a few lines of so many letters, cut where it is longer; no word is torn."""
    lines = textwrap.wrap(name, letters, break_long_words=False) or [""]
    if len(lines) > _NAME_LINES:
        lines = [*lines[: _NAME_LINES - 1], f"{lines[_NAME_LINES - 1]}…"]
    return "\n".join(lines)


def _cell(column: Column) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setFlags(_flags(column, fixed=False))
    if column.ticked:
        item.setCheckState(Qt.CheckState.Unchecked)
    return item


def _flags(column: Column, *, fixed: bool) -> Qt.ItemFlag:
    flags = Qt.ItemFlag.ItemIsSelectable
    if fixed:
        return flags
    flags |= Qt.ItemFlag.ItemIsEnabled
    way = Qt.ItemFlag
    return flags | (way.ItemIsUserCheckable if column.ticked else way.ItemIsEditable)
