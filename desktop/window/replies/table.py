"""The table of the reply matrix: too wide, it scrolls sideways and its first column stays."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop.window import theme
from desktop.window.drawing import brush, elided, write
from desktop.window.override import override
from desktop.window.theme import M, S
from desktop.window.widgets import as_written, empty

FIRST, OTHER = 260, 170
"""Pixels of the first column, and of another, at least."""
LEAST_LINES = 5
"""So many lines of a long text are shown where its row needs less."""


def lines_of(text: str, font: QFont, wide: int, most: int) -> list[str]:
    """Return a text in lines of `wide` pixels, in `most` at most.

    Where it needs more, the last line ends in …, after the last whole word that fits.
    """
    parts = text.split("\n")
    lines: list[str] = []
    for n, part in enumerate(parts):
        layout = QTextLayout(part, font)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(wide, 1))
            start, end = line.textStart(), line.textStart() + line.textLength()
            more = end < len(part) or n + 1 < len(parts)
            if more and len(lines) == most - 1:
                return [*lines, _cut(QFontMetrics(font), part[start:], wide)]
            lines.append(part[start:end].rstrip())
        layout.endLayout()
    return lines


def _cut(metrics: QFontMetrics, rest: str, wide: int) -> str:
    shown = elided(metrics, f"{rest} …", wide)
    fits = shown.removesuffix("…").rstrip()
    whole = fits if rest[len(fits) :][:1].strip() == "" else fits.rpartition(" ")[0] or fits
    return f"{whole}…"


class RowText(QWidget):
    """A long text, in as many lines as its row has room for; the whole is in its tool tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(theme.sized(0))

    def shown(self) -> list[str]:
        """Return the lines that are shown."""
        most = max(self.height() // self._line(), 1)
        return lines_of(self.text, self.font(), self.width() - S, most)

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the fewest lines in the narrowest column."""
        return QSize(FIRST, self.heightForWidth(FIRST))

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line at least."""
        return QSize(FIRST, self._line())

    @override
    def heightForWidth(self, wide: int) -> int:  # noqa: N802 - Qt's name
        """Return how high it is if the row needs no more."""
        return self._line() * len(lines_of(self.text, self.font(), wide - S, LEAST_LINES))

    @override
    def event(self, event: QEvent) -> bool:
        """Tell the whole text where not all of it is shown."""
        if event.type() == QEvent.Type.ToolTip:
            shown = lines_of(self.text, self.font(), self.width() - S, len(self.text) + 1)
            self.setToolTip("" if shown == self.shown() else as_written(self.text))
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines on the page's ground: the other columns pass beneath."""
        painter, c = QPainter(self), theme.colours()
        painter.fillRect(self.rect(), brush(c.window))
        for n, each in enumerate(self.shown()):
            write(painter, (0, n * self._line()), each, c.text, self.font())


class _Corner(QWidget):
    """The empty place over the first column, beneath which the heads pass."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Cover what passes beneath."""
        QPainter(self).fillRect(self.rect(), brush(theme.colours().window))


class _Holder(QWidget):
    def __init__(self, table: "Table") -> None:
        super().__init__()
        self._table = table

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the first column in its place, and the table as high as its rows."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._table.stick()
        if event.type() == QEvent.Type.LayoutRequest:
            self._table.updateGeometry()
        return done


class Table(QScrollArea):
    """Rows by columns; as high as its rows, for the page that it stands on scrolls up and down."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(M)
        self.grid.setVerticalSpacing(M)
        self._first: list[QWidget] = []
        self._holder = _Holder(self)
        self._holder.setAutoFillBackground(False)
        self._holder.setLayout(self.grid)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWidget(self._holder)
        self.horizontalScrollBar().valueChanged.connect(lambda _at: self.stick())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def begin(self, columns: int) -> None:
        """Empty the table for so many columns beside the first."""
        empty(self.grid)
        for n in range(self.grid.columnCount()):
            self.grid.setColumnMinimumWidth(n, 0)
            self.grid.setColumnStretch(n, 0)
        for n in range(columns + 1):
            self.grid.setColumnMinimumWidth(n, OTHER if n else FIRST)
            self.grid.setColumnStretch(n, 1 if n else 2)
        self._first = []
        self._put_first(_Corner(), 0)

    def put_row(self, at: int, text: str) -> None:
        """Begin a row, from 1 on, with its text."""
        self._put_first(RowText(text), at)

    def _put_first(self, one: QWidget, at: int) -> None:
        self.grid.addWidget(one, at, 0)
        self._first.append(one)

    def put(self, at: int, column: int, cell: QWidget) -> None:
        """Put a cell into a row; row 0 holds the heads."""
        self.grid.addWidget(cell, at, column, Qt.AlignmentFlag.AlignTop)

    def stick(self) -> None:
        """Put the first column at the left edge of what is in sight."""
        left = self.horizontalScrollBar().value()
        for each in self._first:
            each.move(left, each.y())
            each.raise_()

    def _focus_moved(self, _old: QObject | None, now: QWidget | None) -> None:
        """Scroll what has the cursor out from under the first column."""
        if now is None or not self._holder.isAncestorOf(now):
            return
        bar, left = self.horizontalScrollBar(), now.mapTo(self._holder, now.rect().topLeft()).x()
        first = self._first[0].width() + M
        right = left + now.width() - self.viewport().width()
        bar.setValue(max(min(bar.value(), left - first), right))

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size in which nothing scrolls."""
        wide = self.grid.minimumSize().width()
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the first column."""
        return QSize(FIRST, self.fontMetrics().height())

    @override
    def heightForWidth(self, wide: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the rows are in a page of a width, with the bar where one is needed."""
        least = self.grid.minimumSize().width()
        bar = self.horizontalScrollBar().sizeHint().height() if least > wide else 0
        return self.grid.totalHeightForWidth(max(wide, least)) + bar
