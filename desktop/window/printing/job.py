"""Pages on their way to the printer: one after the other, so that the window goes on living."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.errors import Problem
from desktop.window.long_work import Progress
from desktop.window.printing.sources import Pages, in_copies

_POINTS = 72.0


class Sheet(NamedTuple):
    """One side of a sheet: a page of a paper, or a blank side where `pages` is `None`."""

    pages: Pages | None
    n: int


def sides(parts: Sequence[tuple[Pages, int]], *, both_sides: bool) -> list[Sheet]:
    """Return the sides to print, in order: a paper never begins on the back of another.

    Args:
        parts: pages and how often they are printed, in the order in which they are put together;
            the second copies come after all the first ones, as a packet of their own.
        both_sides: sheets are printed on both sides.
    """
    found: list[Sheet] = []
    for pages in in_copies(parts):
        found += [Sheet(pages, n) for n in range(pages.count)]
        if both_sides and pages.count % 2:
            found.append(Sheet(None, 0))
    return found[:-1] if found and found[-1].pages is None else found


class PrintJob(QObject):
    """Prints side after side; `tell` stops it by answering `False`."""

    def __init__(
        self,
        printer: QPrinter,
        sheets: Sequence[Sheet],
        tell: Progress,
        then: Callable[[Problem | None], None],
    ) -> None:
        super().__init__()
        self._printer = printer
        self._sheets = sheets
        self._tell = tell
        self._then = then
        self._at = 0
        self._painter = QPainter()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._print_one)

    def start(self) -> None:
        """Begin; `then` hears when all is done, or why not."""
        self._printer.setFullPage(True)
        self._next.start()

    def _print_one(self) -> None:
        if self._at == len(self._sheets):
            self._end(None if self._painter.end() else Problem("print.failed"))
            return
        if not self._tell(self._at, len(self._sheets)):
            self._printer.abort()
            self._end(Problem("print.stopped"))
            return
        try:
            fine = self._drawn(*self._sheets[self._at])
        except Exception:  # noqa: BLE001 - whatever a page does: the timer must not try it again
            self._printer.abort()
            fine = False
        if not fine:
            self._end(Problem("print.failed"))
            return
        self._at += 1

    def _drawn(self, pages: Pages | None, n: int) -> bool:
        """Print a side; `False` if the printer takes none."""
        if pages is not None:
            self._printer.setPageLayout(_layout(*pages.size(n)))
        fine = self._printer.newPage() if self._at else self._painter.begin(self._printer)
        if fine and pages is not None:
            paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
            pages.draw(self._painter, n, QRectF(paper), float(self._printer.resolution()))
        return fine

    def _end(self, problem: Problem | None) -> None:
        self._next.stop()
        if self._painter.isActive():
            self._painter.end()
        self._then(problem)


def _layout(width: float, height: float) -> QPageLayout:
    """Return a sheet of a size; one that lies across is a standing one turned."""
    turned = width > height
    size = QSizeF(height, width) if turned else QSizeF(width, height)
    way = QPageLayout.Orientation
    return QPageLayout(
        QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        way.Landscape if turned else way.Portrait,
        QMarginsF(),
    )
