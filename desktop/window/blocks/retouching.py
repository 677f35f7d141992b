"""Drawing on the copy of a picture: blur a place, point at something, cut the edges away.

With the mouse one draws; with the keys the frame is moved, Shift makes it larger or smaller, and
Enter does what the chosen button says.
"""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.usecases.working_copies import MOSAIC, Area, Changes
from desktop.window import theme
from desktop.window.flow import FlowLayout
from desktop.window.override import override
from desktop.window.theme import XS, S
from desktop.window.widgets import Words, button, column

Tool = Literal["blur", "arrow", "cut"]
_WIDEST, _HIGHEST = 760, 420
_STEP = 0.02
_SMALLEST = 0.01
_ARROW = QColor(200, 30, 30)


class Retouching(QWidget):
    """The picture with the tools above it.

    Signals:
        kept: the changes with which the copy is to be drawn.
        left: nothing is to be kept.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self.canvas = Canvas(picture)
        self._tools = {name: button("", "plain") for name in ("blur", "arrow", "cut")}
        for name, each in self._tools.items():
            each.setCheckable(True)
            each.setAutoExclusive(True)
            each.toggled.connect(lambda on, name=name: self._choose(name) if on else None)
        self.back = button("", "quiet", self.canvas.take_back)
        self.keep = button("", "primary", lambda: self.kept.emit(self.canvas.changes))
        self.leave = button("", "quiet", self.left.emit)
        self._help = Words("", "small")
        tools, foot = FlowLayout(S, S), FlowLayout(S, S)
        for each in (*self._tools.values(), self.back):
            tools.addWidget(each)
        for each in (self.keep, self.leave):
            foot.addWidget(each)
        self.setLayout(column(tools, self._help, self.canvas, foot, space=XS))
        self._speak()
        self._tools["blur"].setChecked(True)

    def start(self) -> None:
        """Put the cursor onto the picture."""
        self.canvas.setFocus()

    def _choose(self, tool: Tool) -> None:
        self.canvas.choose(tool)
        self.canvas.setFocus()

    def _speak(self) -> None:
        self._tools["blur"].setText(self.tr("Blur"))
        self._tools["arrow"].setText(self.tr("Arrow"))
        self._tools["cut"].setText(self.tr("Crop"))
        self.back.setText(self.tr("Take the last one back"))
        self.keep.setText(self.tr("Keep the working copy"))
        self.leave.setText(self.tr("Cancel"))
        self._help.setText(
            self.tr(
                "Draw over the place with the mouse. Or by keys: arrows move the frame, Shift with "
                "arrows changes its size, Enter applies it. The place of the photo is left out."
            )
        )
        self.canvas.setAccessibleName(self.tr("Picture"))
        self.canvas.setAccessibleDescription(self._help.text())


class Canvas(QWidget):
    """The picture on which is drawn; what was drawn stays a list until it is kept."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        size = picture.size().scaled(
            QSize(_WIDEST, _HIGHEST).boundedTo(picture.size()), Qt.AspectRatioMode.KeepAspectRatio
        )
        self._picture = picture
        self._most = size
        self._tool: Tool = "blur"
        self._done: list[tuple[Tool, Area]] = []
        self._frame = Area(0.4, 0.4, 0.6, 0.6)
        self._from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def changes(self) -> Changes:
        """What was drawn."""
        cuts = [area for tool, area in self._done if tool == "cut"]
        return Changes(
            tuple(area for tool, area in self._done if tool == "blur"),
            tuple(area for tool, area in self._done if tool == "arrow"),
            cuts[-1] if cuts else None,
        )

    def choose(self, tool: Tool) -> None:
        """Draw with another tool from now on."""
        self._tool = tool
        self.update()

    def take_back(self) -> None:
        """Take back what was drawn last."""
        if self._done:
            self._done.pop()
            self.update()

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the picture is shown at most."""
        return self._most

    @override
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as the picture is at this width."""
        shown = min(width, self._most.width())
        return max(1, shown * self._most.height() // max(1, self._most.width()))

    def _place(self) -> QRectF:
        size = self._most.scaled(
            self.size().boundedTo(self._most), Qt.AspectRatioMode.KeepAspectRatio
        )
        return QRectF(0, 0, max(1, size.width()), max(1, size.height()))

    # -- drawing ---------------------------------------------------------------------------------

    def _apply(self) -> None:
        frame = self._frame
        wide, high = abs(frame.right - frame.left), abs(frame.bottom - frame.top)
        enough = max(wide, high) if self._tool == "arrow" else min(wide, high)
        if enough >= _SMALLEST:  # a click is no drawing
            self._done.append((self._tool, frame))
        self.update()

    def _fraction(self, spot: QPointF) -> QPointF:
        place = self._place()
        return QPointF(
            min(1.0, max(0.0, spot.x() / place.width())),
            min(1.0, max(0.0, spot.y() / place.height())),
        )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self._fraction(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the place larger."""
        if self._from is not None:
            to = self._fraction(event.position())
            self._frame = Area(self._from.x(), self._from.y(), to.x(), to.y())
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the tool does to the place."""
        if self._from is not None:
            self.mouseMoveEvent(event)
            self._from = None
            self._apply()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, resize and apply the frame by keys."""
        steps = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        elif key in steps:
            self._move(*steps[key], resize=bool(event.modifiers() & _SHIFT))
        else:
            super().keyPressEvent(event)

    def _move(self, x: float, y: float, *, resize: bool) -> None:
        frame = self._frame
        if resize:
            right, bottom = min(1.0, frame.right + x), min(1.0, frame.bottom + y)
            if self._tool != "arrow":  # an arrow may point anywhere
                right = max(frame.left + _STEP, right)
                bottom = max(frame.top + _STEP, bottom)
            self._frame = Area(frame.left, frame.top, max(0.0, right), max(0.0, bottom))
        else:
            x = min(1 - max(frame.left, frame.right), max(-min(frame.left, frame.right), x))
            y = min(1 - max(frame.top, frame.bottom), max(-min(frame.top, frame.bottom), y))
            self._frame = Area(frame.left + x, frame.top + y, frame.right + x, frame.bottom + y)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show the picture as its copy will be, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        changes = self.changes
        for area in changes.blurred:
            self._blur(painter, place, area)
        for area in changes.arrows:
            _draw_arrow(painter, place, area)
        if changes.cut is not None:
            outside = QPolygonF(place).subtracted(QPolygonF(_rect(place, changes.cut)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 150))
            painter.drawPolygon(outside)
        if self.hasFocus() or self._from is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.colours().accent), 2, Qt.PenStyle.DashLine))
            if self._tool == "arrow":
                painter.drawLine(*_ends(place, self._frame))
            painter.drawRect(_rect(place, self._frame))

    def _blur(self, painter: QPainter, place: QRectF, area: Area) -> None:
        whole = QRectF(self._picture.rect())
        part = self._picture.copy(_rect(whole, area).toRect())
        small = part.scaled(
            MOSAIC,
            MOSAIC,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(_rect(place, area), small, QRectF(small.rect()))


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _rect(place: QRectF, area: Area) -> QRectF:
    begin, end = _ends(place, area)
    return QRectF(begin, end).normalized()


def _ends(place: QRectF, area: Area) -> tuple[QPointF, QPointF]:
    def at(x: float, y: float) -> QPointF:
        return QPointF(place.left() + x * place.width(), place.top() + y * place.height())

    return at(area.left, area.top), at(area.right, area.bottom)


def _draw_arrow(painter: QPainter, place: QRectF, area: Area) -> None:
    begin, end = _ends(place, area)
    along = end - begin
    length = max(1.0, (along.x() ** 2 + along.y() ** 2) ** 0.5)
    unit, across = along / length, QPointF(-along.y(), along.x()) / length
    neck = end - unit * 16
    painter.setPen(QPen(_ARROW, 4))
    painter.drawLine(begin, neck)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_ARROW)
    painter.drawPolygon(QPolygonF([end, neck + across * 9, neck - across * 9]))
