"""Drawing by hand: signs, grounds, coloured words.

The start page draws with this before anything else is shown, so nothing here names `Qt` or calls
what takes one of its enums (`setPen`, `setBrush`, `elidedText`): loading that namespace with its
hundred enums would take a tenth of the start.
"""

from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QStaticText,
)

from desktop.window import theme

_NEVER_WRAPS = 10_000

Mark = Literal["done", "done_in_part", "now", "open", "later", "kept", "soon", "missed", "calm"]
"""A small sign: shape and colour say the same, so that either suffices."""


@cache
def brush(colour: str) -> QBrush:
    """Return a brush that fills with a colour."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    return palette.window()


@cache
def pen(colour: str, width: float) -> QPen:
    """Return a pen."""
    made = QPen()
    made.setColor(QColor(colour))
    made.setWidthF(width)
    return made


def ground(painter: QPainter, box: QRectF, colour: str) -> None:
    """Fill a rounded box."""
    path = QPainterPath()
    path.addRoundedRect(box, theme.RADIUS, theme.RADIUS)
    painter.fillPath(path, brush(colour))


def ring(painter: QPainter, box: QRectF) -> None:
    """Draw the ring of the focus around a box."""
    path = QPainterPath()
    path.addRoundedRect(box, theme.RADIUS, theme.RADIUS)
    painter.strokePath(path, pen(theme.colours().accent, 2))


def write(painter: QPainter, place: tuple[int, int], text: str, colour: str, font: QFont) -> None:
    """Write one line of text; `place` is its upper left corner."""
    painter.setFont(font)
    if colour == theme.colours().text:  # what a painter begins with, and much quicker
        painter.drawText(place[0], place[1] + painter.fontMetrics().ascent(), text)
        return
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    words = QStaticText(f'<span style="color:{colour}">{plain}</span>')
    words.setTextWidth(_NEVER_WRAPS)
    painter.drawStaticText(place[0], place[1], words)


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return the text, cut with … where it is wider than `width`."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    fits, long = 0, len(text)
    while fits < long:
        middle = (fits + long + 1) // 2
        if metrics.horizontalAdvance(f"{text[:middle].rstrip()}…") <= width:
            fits = middle
        else:
            long = middle - 1
    return f"{text[:fits].rstrip()}…"


def draw_mark(painter: QPainter, box: QRectF, mark: Mark) -> None:
    """Draw a sign into a box: a tick, a tick in an open ring, a dot in a ring, a ring, a clock."""
    c = theme.colours()
    inner = box.adjusted(1, 1, -1, -1)
    if mark in ("done", "kept"):
        painter.fillPath(_disc(box), brush(c.kept))
        painter.strokePath(
            _line(box, (0.27, 0.52), (0.44, 0.69), (0.74, 0.34)), pen(c.surface, 1.8)
        )
    elif mark == "done_in_part":
        ring_ = QPainterPath()
        ring_.arcMoveTo(inner, 75)
        ring_.arcTo(inner, 75, 285)
        painter.strokePath(ring_, pen(c.soon, 1.8))
        tick = _line(box, (0.29, 0.5), (0.46, 0.68), (0.9, 0.16))
        painter.strokePath(tick, pen(c.kept, 1.8))
    elif mark == "now":
        painter.strokePath(_disc(inner), pen(c.accent, 2))
        painter.fillPath(_disc(box.adjusted(4, 4, -4, -4)), brush(c.accent))
    elif mark == "soon":
        painter.strokePath(_disc(inner), pen(c.soon, 1.8))
        painter.strokePath(_line(box, (0.5, 0.26), (0.5, 0.54), (0.68, 0.64)), pen(c.soon, 1.8))
    elif mark == "missed":
        triangle = _line(box, (0.5, 0.02), (1.0, 0.95), (0.0, 0.95), (0.5, 0.02))
        painter.fillPath(triangle, brush(c.missed))
        painter.strokePath(_line(box, (0.5, 0.36), (0.5, 0.62)), pen(c.surface, 1.8))
        painter.fillPath(_disc(_dot(box, 0.5, 0.78)), brush(c.surface))
    elif mark == "later":
        painter.fillPath(_disc(box.adjusted(5, 5, -5, -5)), brush(c.frame))
    elif mark == "calm":
        painter.strokePath(_disc(inner), pen(c.frame, 1.5))
        painter.fillPath(_disc(_dot(box, 0.5, 0.3)), brush(c.muted))
        painter.strokePath(_line(box, (0.5, 0.48), (0.5, 0.72)), pen(c.muted, 1.8))
    else:
        painter.strokePath(_disc(inner), pen(c.frame, 1.5))


def _disc(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _point(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


def _dot(box: QRectF, x: float, y: float) -> QRectF:
    middle = _point(box, x, y)
    return QRectF(middle.x() - 1, middle.y() - 1, 2, 2)


def _line(box: QRectF, start: tuple[float, float], *rest: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(_point(box, *start))
    for x, y in rest:
        path.lineTo(_point(box, x, y))
    return path
