"""Pages on the screen, one below the other, as they come out of the printer."""

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.window.override import override
from desktop.window.printing.sources import Sheets
from desktop.window.theme import M, colours

_KEPT = 12
"""So many drawn pages are kept; more would only fill the memory."""
_WIDEST = 900


class Preview(QScrollArea):
    """Scrolls through the pages of a paper; they are drawn when they come into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets = _Sheets()
        self.setWidget(self.sheets)
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(240)

    def show_pages(self, pages: Sheets | None, name: str) -> None:
        """Show the pages of a paper from the first on; `None` shows nothing."""
        self.sheets.setAccessibleName(name)
        self.sheets.show_pages(pages)
        self._fit()
        self.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let a page be as wide as the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sheets.fit(self.viewport().width())


class _Sheets(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._pages: Sheets | None = None
        self._places: list[QRect] = []
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_pages(self, pages: Sheets | None) -> None:
        self._pages = pages
        self._drawn.clear()
        self.update()

    def fit(self, width: int) -> None:
        """Lay the pages out in a room so many pixels wide."""
        wide = min(_WIDEST, width - 2 * M)
        before = [each.size() for each in self._places]
        self._places = []
        y = M
        for n in range(self._pages.count if self._pages is not None else 0):
            assert self._pages is not None  # noqa: S101 - the loop is empty without them
            across, down = self._pages.size(n)
            size = QSize(max(1, wide), max(1, round(wide * down / across)))
            self._places.append(QRect(QPoint((width - wide) // 2, y), size))
            y += size.height() + M
        if [each.size() for each in self._places] != before:
            self._drawn.clear()
        self.setFixedSize(max(1, width), max(1, y))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what is in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(colours().sunken))
        for n, place in enumerate(self._places):
            if not place.intersects(event.rect()):
                continue
            painter.drawImage(place, self._image(n, place.width()))
            painter.setPen(QColor(colours().line))
            painter.drawRect(place)

    def _image(self, n: int, width: int) -> QImage:
        assert self._pages is not None  # noqa: S101 - only pages have places
        if n not in self._drawn:
            sharp = self.devicePixelRatioF()
            image = self._pages.image(n, max(1, round(width * sharp)))
            image.setDevicePixelRatio(sharp)
            self._drawn[n] = image
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(n)
        return self._drawn[n]
