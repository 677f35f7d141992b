"""The sheets of a scan, one below the other, at a size at which they can be read."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from desktop.domain.errors import Problem
from desktop.usecases.reply_reading import Sheet
from desktop.window.override import override
from desktop.window.printing.sources import PdfPages, Sheets


class ScanPages(Sheets):
    """Pictures and the pages of PDF files as the pages of one letter; broken ones are left out."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._pages: list[tuple[PdfPages, int] | QImage] = []
        for each in sheets:
            if each.pdf:
                with suppress(Problem):
                    pdf = PdfPages(each.pdf)
                    self._pages += [(pdf, n) for n in range(pdf.count)]
            else:
                image = QImage.fromData(each.picture)
                if not image.isNull():
                    self._pages.append(image)

    @property
    @override
    def count(self) -> int:
        """How many there are."""
        return len(self._pages)

    @override
    def size(self, n: int) -> tuple[float, float]:
        """Width and height of a page; of a picture in its own pixels."""
        page = self._pages[n]
        if isinstance(page, QImage):
            return float(page.width()), float(page.height())
        pdf, at = page
        return pdf.size(at)

    @override
    def image(self, n: int, width: int) -> QImage:
        """Return a page as a picture so many pixels wide."""
        page = self._pages[n]
        if isinstance(page, QImage):
            return page.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        pdf, at = page
        return pdf.image(at, width)
