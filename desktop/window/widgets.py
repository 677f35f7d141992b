"""Small building blocks that every page uses: words, buttons, marks, folds, notes."""

import textwrap
from collections.abc import Callable
from html import escape
from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.window import theme
from desktop.window.drawing import Mark, draw_mark, elided, ground, write
from desktop.window.override import override
from desktop.window.theme import XS, L, M, S, State

Look = Literal["title", "h1", "h2", "strong", "text", "muted", "small"]
ButtonLook = Literal["plain", "primary", "quiet", "tab", "key"]

# `Qt` is named only where the start page does not come by: loading that namespace with its
# hundred enums takes a tenth of the start.
_PLAIN_TEXT = 0

_BOLD = QFont.Weight.DemiBold
_FONTS: dict[Look, tuple[float, QFont.Weight]] = {
    "title": (8, _BOLD),
    "h1": (4, _BOLD),
    "h2": (1.5, _BOLD),
    "strong": (0, _BOLD),
    "text": (0, QFont.Weight.Normal),
    "muted": (0, QFont.Weight.Normal),
    "small": (-1, QFont.Weight.Normal),
}


class Words(QLabel):
    """Text on screen that wraps, can be selected by mouse, and keeps its colour by its look."""

    def __init__(self, text: str = "", look: Look = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look: Look = look
        self._state: State | None = None
        points, weight = _FONTS[look]
        if points or weight != QFont.Weight.Normal:
            self.setFont(theme.sized(points, weight=weight))
        self.setWordWrap(True)
        self.setProperty("textFormat", _PLAIN_TEXT)
        # A wrapping label asks for a width of its own liking; let the page decide.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._colour()

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line at least: Qt would ask for the height at the narrowest width."""
        if self.wordWrap():
            return QSize(1, self.fontMetrics().height())
        return super().minimumSizeHint()

    def set_state(self, state: State | None) -> None:
        """Show the words in the colour of a state; `None` is the usual colour."""
        self._state = state
        self._colour()

    def _colour(self) -> None:
        c = theme.colours()
        if self._state:
            colour = c.state(self._state)
        else:
            colour = c.muted if self._look in ("muted", "small") else c.text
        palette = self.palette()
        if palette.color(self.foregroundRole()).name() != colour:
            palette.setColor(self.foregroundRole(), QColor(colour))
            self.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of the new appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._colour()


def as_written(text: str) -> str:
    """Return a text as a tool tip shows it letter for letter.

    Qt takes what looks like HTML for HTML, and would load what it names. All else stays as it is:
    a screen reader reads the tool tip as it stands, and "R&D" would be "R&amp;D" to it.
    """
    looks_so = "<" in text or "&lt;" in text
    return f"<p>{escape(text, quote=False)}</p>" if looks_so else text


class OneLine(QLabel):
    """One line of text that ends in … where it does not fit; the whole is in its tool tip."""

    def __init__(self, look: Look = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        points, weight = _FONTS[look]
        self.setFont(theme.sized(points, weight=weight))
        self.setProperty("textFormat", _PLAIN_TEXT)
        self._whole = ""
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Show a text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        shown = elided(self.fontMetrics(), self._whole, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else as_written(self._whole))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the text anew."""
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line high, as wide as it may be."""
        return QSize(80, self.fontMetrics().height() + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw in the colour of the look."""
        c = theme.colours()
        colour = c.muted if self._look in ("muted", "small") else c.text
        top = (self.height() - self.fontMetrics().height()) // 2
        write(QPainter(self), (0, top), self.text(), colour, self.font())


def in_lines(text: str, longest: int) -> str:
    """Return what a button says in lines of so many letters: by itself it does not wrap."""
    return "\n".join(textwrap.wrap(text, longest)).replace("&", "&&")


def button(
    text: str = "",
    look: ButtonLook = "plain",
    on_click: Callable[[], object] | None = None,
    *,
    tip: str = "",
) -> QPushButton:
    """Return a push button of a look, reached by Tab and pressed by Enter as well as Space."""
    made = _Button(text)
    if look != "plain":
        made.setProperty("look", look)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    if tip:
        made.setToolTip(tip)
    return made


class _Button(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class StateMark(QWidget):
    """A small drawn sign: shape and colour say the same, so that either suffices."""

    def __init__(self, mark: Mark = "open", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark: Mark = mark
        self.setFixedSize(18, 18)

    def set_mark(self, mark: Mark) -> None:
        """Show another sign."""
        self.mark = mark
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(2, 2, 14, 14), self.mark)


def column(*parts: QWidget | QLayout, space: int = S, margin: int = 0) -> QVBoxLayout:
    """Return a column of widgets and layouts."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(space)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def row(*parts: QWidget | QLayout | None, space: int = S) -> QHBoxLayout:
    """Return a row; `None` takes up the free space."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout


def line() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
    return made


class Note(QFrame):
    """A quiet field with a mark and a sentence: a warning, an explanation, something missing."""

    def __init__(self, text: str = "", state: State = "calm", mark: Mark | None = None) -> None:
        super().__init__()
        self._state: State = state
        self.words = Words(text)
        self._mark = StateMark(mark or state)
        self._inner = column(self.words, space=XS)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(M, S, M, S)
        layout.setSpacing(S)
        layout.addWidget(self._mark, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._inner, 1)

    def add(self, part: QWidget | QLayout) -> None:
        """Put something under the sentence."""
        if isinstance(part, QWidget):
            self._inner.addWidget(part)
        else:
            self._inner.addLayout(part)

    def add_beside(self, part: QWidget) -> None:
        """Put something to the right of the sentence."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(part)

    def say(self, text: str, state: State) -> None:
        """Show another sentence."""
        self._state = state
        self._mark.set_mark(state)
        self.words.setText(text)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the ground in the state's soft colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground(painter, QRectF(self.rect()), theme.colours().state_soft(self._state))


class Fold(QWidget):
    """A heading that opens and closes what stands under it; made only when first opened."""

    def __init__(self, title: str, make: Callable[[], QWidget], *, opened: bool = False) -> None:
        super().__init__()
        self._make = make
        self._content: QWidget | None = None
        self._title = title
        self.head = button("", "quiet", self.toggle)
        self.head.setCheckable(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self._column.addWidget(self.head)
        self._show(opened)

    def toggle(self) -> None:
        """Open what is closed, close what is open."""
        self._show(self._content is None or self._content.isHidden())

    def _show(self, opened: bool) -> None:
        if opened and self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
        if self._content is not None:
            self._content.setVisible(opened)
        self.head.setText(("▾  " if opened else "▸  ") + self._title.replace("&", "&&"))
        self.head.setAccessibleName(self._title)


class Card(QFrame):
    """A white field with rounded corners, for a thing that is one of several."""

    def __init__(self, margin: int = L, space: int = M) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(space)


def has_cursor(place: QWidget) -> bool:
    """Return whether the cursor is somewhere inside a place."""
    focus = QApplication.focusWidget()
    return focus is not None and place.isAncestorOf(focus)


def under(popup: QWidget, anchor: QWidget) -> None:
    """Put a window that pops up under what opened it, and wholly onto the screen."""
    screen = anchor.screen().availableGeometry()
    spot = anchor.mapToGlobal(anchor.rect().bottomLeft())
    left = min(spot.x(), screen.right() - popup.width())
    top = min(spot.y() + XS, screen.bottom() - popup.height())
    popup.move(max(screen.left(), left), max(screen.top(), top))


def centred(body: QLayout, widest: int, *, below: int = 0) -> QHBoxLayout:
    """Return a layout that keeps a page in the middle and no wider than `widest` pixels."""
    inner = QWidget()
    inner.setMaximumWidth(widest)
    inner.setLayout(body)
    outer = QHBoxLayout()
    outer.setContentsMargins(0, 0, 0, below)
    outer.addStretch(1)
    outer.addWidget(inner, 1000)
    outer.addStretch(1)
    return outer


def scrolled(content: QWidget) -> QScrollArea:
    """Return a page that scrolls when it is higher than its place, and never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.setWidget(content)
    return area


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
            inner.deleteLater()
