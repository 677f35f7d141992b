"""Where pages come from: laid out here, or a PDF that the office program made."""

from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import Protocol, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.documents.printed import printed
from desktop.domain.errors import Problem
from desktop.window.override import override
from desktop.window.printing.pages import image_of, lay_out, pdf_of
from desktop.window.printing.pictures import drawable
from desktop.window.printing.text import SCALE

T = TypeVar("T")
_FINEST = 300.0
"""Dots in an inch to which pages of a PDF are drawn: finer is not to be seen on paper."""
_POINTS = 72.0
_PDFIUM = Lock()
"""PDFium works for one thread at a time."""


class Sheets(Protocol):
    """Pages that can be looked at, numbered from 0."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def size(self, n: int) -> tuple[float, float]:
        """Width and height of a page, in points."""
        ...

    def image(self, n: int, width: int) -> QImage:
        """Return a page as a picture so many pixels wide."""
        ...


class Pages(Sheets, Protocol):
    """Pages of one paper, which can be printed as well."""

    left_out: frozenset[str]
    """What is in the file and is not drawn as in Word; "beyond": below the edge of the sheet."""

    def draw(self, painter: QPainter, n: int, box: QRectF, dots: float) -> None:
        """Draw a page into a box of a printer with so many dots in an inch."""
        ...

    def pdf(self, title: str) -> bytes:
        """Return all pages as a PDF."""
        ...


class OwnPages(Pages):
    """Pages of a Word file as this program lays them out.

    Raises:
        Problem: `print.unreadable`: it is no Word file, damaged, protected or too large.
    """

    def __init__(self, docx: bytes) -> None:
        try:
            found = printed(docx)
            self._pages = lay_out(found)
            left_out = set(found.left_out)
            if any(page.overflows for page in self._pages):
                left_out.add("beyond")
            if not all(map(drawable, found.pictures)):
                left_out.add("objects")
        except Exception as error:  # whatever another program wrote: it can be opened in Word
            raise Problem("print.unreadable") from error
        self.left_out = frozenset(left_out)

    @property
    @override
    def count(self) -> int:
        """How many there are."""
        return len(self._pages)

    @override
    def size(self, n: int) -> tuple[float, float]:
        """Width and height of a page, in points."""
        return self._pages[n].size

    @override
    def image(self, n: int, width: int) -> QImage:
        """Return a page as a picture so many pixels wide."""
        return image_of(self._pages[n], width)

    @override
    def draw(self, painter: QPainter, n: int, box: QRectF, dots: float) -> None:
        """Draw a page into a box of a printer."""
        page = self._pages[n]
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(box.width() / (page.size[0] * SCALE), box.height() / (page.size[1] * SCALE))
        page.draw(painter)
        painter.restore()

    @override
    def pdf(self, title: str) -> bytes:
        """Return all pages as a PDF."""
        return pdf_of(self._pages, title)


class PdfPages(Pages):
    """Pages of a PDF.

    Raises:
        Problem: `print.unreadable`: it is no PDF or is damaged.
    """

    left_out: frozenset[str] = frozenset()

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._data = pdf
        try:
            with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
                self._sizes: list[tuple[float, float]] = [
                    document.get_page_size(n) for n in range(len(document))
                ]
        except pypdfium2.PdfiumError as error:
            raise Problem("print.unreadable") from error

    @property
    @override
    def count(self) -> int:
        """How many there are."""
        return len(self._sizes)

    @override
    def size(self, n: int) -> tuple[float, float]:
        """Width and height of a page, in points."""
        width, height = self._sizes[n]
        return width, height

    @override
    def image(self, n: int, width: int) -> QImage:
        """Return a page as a picture so many pixels wide."""
        import pypdfium2

        # Opened for each page: what lies open between two pages belongs to no thread.
        with _PDFIUM, pypdfium2.PdfDocument(self._data) as document:
            bitmap = document[n].render(scale=width / self._sizes[n][0])
            shape = (bitmap.width, bitmap.height, bitmap.stride)
            return QImage(bitmap.buffer, *shape, QImage.Format.Format_BGR888).copy()

    @override
    def draw(self, painter: QPainter, n: int, box: QRectF, dots: float) -> None:
        """Draw a page into a box of a printer."""
        width = round(self._sizes[n][0] / _POINTS * min(dots, _FINEST))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self.image(n, width))

    @override
    def pdf(self, title: str) -> bytes:
        """Return all pages as a PDF."""
        return self._data


def in_copies(parts: Sequence[tuple[T, int]]) -> list[T]:
    """Return parts as often as they are printed: second copies come after all the first ones."""
    most = max((copies for _, copies in parts), default=0)
    return [part for copy in range(most) for part, copies in parts if copy < copies]


def joined(parts: Sequence[bytes]) -> bytes:
    """Return several PDFs as one, in their order."""
    import pypdfium2

    out = BytesIO()
    with _PDFIUM, pypdfium2.PdfDocument.new() as whole:
        for each in parts:
            with pypdfium2.PdfDocument(each) as part:
                whole.import_pages(part)
        whole.save(out)
    return out.getvalue()
