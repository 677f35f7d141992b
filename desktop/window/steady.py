"""A page that scrolls and stands still: what comes and goes on it moves nothing under the eyes.

Boxes appear and vanish whenever the case is shown anew. Whatever the user looks at, the field that
has the cursor, else what is under the mouse, else the topmost thing in sight, keeps its place in
the window: the page scrolls by as much as that thing was moved, and gets room at its ends where it
became too short for that. The room goes again when the user scrolls.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.window import mouse
from desktop.window.override import override
from desktop.window.theme import XL, XS, L

_STEP = 12
"""So far apart the page is probed for what stands topmost."""
MOST_TRIES = 20
"""What does not show itself in so many turns stays hidden; nobody is led to it."""


class _Content(QWidget):
    """What is scrolled; tells its page when its parts were put elsewhere."""

    def __init__(self, area: "SteadyArea", layout: QLayout) -> None:
        super().__init__()
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(layout)

    @override
    def event(self, event: QEvent) -> bool:
        """Let the page hold still once the layout is done."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._area.hold()
        return done


class SteadyArea(QScrollArea):
    """Scrolls a column of widgets up and down and keeps in place what is looked at."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._at: tuple[tuple[QWidget, int], ...] = ()
        self._window = QSize()
        self._moving = False
        self._still = False
        self._bounding = False
        self._to: QWidget | None = None
        self._fresh = False
        self._tries = 0
        self._top = self._bottom = 0
        self._column = layout
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.content = _Content(self, layout)
        self.content.setAutoFillBackground(False)
        self._margins = layout.contentsMargins()
        self.setWidget(self.content)
        self._lead = QTimer(self, singleShot=True, interval=0)
        self._lead.timeout.connect(self._arrive)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._range_changed)
        bar.valueChanged.connect(self._scrolled)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # -- what is looked at -----------------------------------------------------------------------

    def look(self) -> None:
        """Note what the user looks at, and where in the window it stands."""
        if self._to is not None or not self.isVisible():
            return
        found: dict[QWidget, int] = {}
        for each in self._seen():
            above: QWidget | None = each
            while above is not None and above is not self.content:
                found.setdefault(above, self._place(above))
                above = above.parentWidget()
        self._at = tuple(found.items())
        self._window = self.window().size()

    def _seen(self) -> Iterator[QWidget]:
        """Yield what is looked at: the cursor's field, what is under the mouse, the topmost."""
        content, port = self.content, self.viewport()
        focus = QApplication.focusWidget()
        if focus is not None and content.isAncestorOf(focus) and self._in_sight(focus):
            yield focus
        spot = port.mapFromGlobal(QCursor.pos())
        if port.rect().contains(spot) and self.window().isActiveWindow():
            hovered = content.childAt(content.mapFrom(self, port.mapTo(self, spot)))
            if hovered is not None:
                yield hovered
        cut: QWidget | None = None
        for y in range(0, port.height(), _STEP):
            left, middle = (
                content.childAt(content.mapFrom(self, port.mapTo(self, QPoint(x, y))))
                for x in (XL + L, port.width() // 2)
            )
            child = left or middle
            if child is not None and self._place(child) >= self._place(port):
                yield child
                return
            cut = cut or child
        if cut is not None:
            yield cut

    def _in_sight(self, one: QWidget) -> bool:
        top = self._place(one) - self._place(self.viewport())
        return one.isVisible() and top + one.height() > 0 and top < self.viewport().height()

    def _place(self, one: QWidget) -> int:
        return one.mapTo(self.window(), QPoint(0, 0)).y()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Show something anew within this: what is looked at now stands there afterwards."""
        self.hold()
        self.look()
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    # -- holding it --------------------------------------------------------------------------------

    def hold(self) -> None:
        """Scroll so that what is looked at stands where it stood."""
        if self._moving or self._to is not None or not self.isVisible():
            return
        for one, place in self._at:
            if isValid(one) and self.content.isAncestorOf(one) and one.isVisible():
                moved = self._place(one) - place
                # In a window of another size things find new places anyhow: no room for that.
                self._stand(self._offset() + moved, room=self.window().size() == self._window)
                return

    def hold_at(self, one: QWidget, place: int) -> None:
        """Have something, made anew, stand at a place in the window."""
        self._at = ((one, place),)
        self._window = self.window().size()
        self._lead.stop()
        self._to, self._fresh = None, False
        self.hold()

    def place_of(self, one: QWidget) -> int | None:
        """Return where in the window something stands; `None` if it is out of sight."""
        return self._place(one) if self._in_sight(one) else None

    def _whole(self) -> int:
        """Return how high the page is, as the scroll bar counts it."""
        content = self.content
        return max(content.heightForWidth(content.width()), content.minimumSizeHint().height())

    def _offset(self) -> int:
        """Return how far the page is scrolled, the room at its top not counted."""
        return self.verticalScrollBar().value() - self._top

    def _stand(self, offset: int, *, room: bool = True) -> None:
        """Scroll to an offset, with just the room at the ends that this takes."""
        if self._moving:
            return
        self._moving = True
        try:
            content, bar, high = self.content, self.verticalScrollBar(), self.viewport().height()
            whole = self._whole() - self._top - self._bottom
            top, value = (max(0, -offset) if room else 0), max(0, offset)
            bottom = max(0, value + high - top - whole) if room and value else 0
            if (top, bottom) != (self._top, self._bottom):
                self._top, self._bottom = top, bottom
                margins = self._margins
                self._column.setContentsMargins(
                    margins.left(),
                    margins.top() + top,
                    margins.right(),
                    margins.bottom() + bottom,
                )
                QApplication.sendEvent(content, QEvent(QEvent.Type.LayoutRequest))
            bar.setValue(value)
        finally:
            self._moving = False

    # -- moving on purpose -------------------------------------------------------------------------

    def to_top(self) -> None:
        """Begin at the top, with no room left over, whatever one was led to."""
        self._lead.stop()
        self._to, self._fresh = None, False
        self._stand(0, room=False)
        self.look()

    def is_at_top(self) -> bool:
        """Return whether the page stands at its top, and nobody is being led elsewhere."""
        return self._to is None and self._offset() <= 0

    def lead_to(self, one: QWidget, *, fresh: bool = False) -> None:
        """Scroll so far that something is in sight, as soon as it has its place.

        What is `fresh` was asked for: no room is kept for what was looked at before.
        """
        if self._fresh and self._to is not None and isValid(self._to):
            return  # the cursor only goes to where one is led already
        self._to, self._fresh, self._tries = one, fresh, MOST_TRIES
        self._lead.start()

    def _arrive(self) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        one, fresh = self._to, self._fresh
        there = one is not None and isValid(one) and self.content.isAncestorOf(one)
        if there and one is not None and not one.isVisible() and self._tries:
            self._tries -= 1
            self._lead.start()  # Qt shows what is new a turn later
            return
        self._to, self._fresh = None, False
        if not there or one is None:
            return
        top = one.mapTo(self.content, QPoint(0, 0)).y() - self._top
        at, high = self._offset(), self.viewport().height()
        air = L if fresh else 60
        wanted = at
        if top < at + (0 if fresh else 40):
            wanted = max(0, top - air)
        elif top + one.height() > at + high - XL:
            wanted = min(top - air, top + one.height() - high + XL + XS)
        if fresh or wanted != at:
            self._stand(wanted, room=False)
        self.look()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._still or not self.isVisible():
            return
        inside = now is not None and self.content.isAncestorOf(now)
        if now is not None and inside and not mouse.held():
            held = self._at[0][0] if self._at else None
            if held is None or not isValid(held) or not held.isAncestorOf(now):
                self.lead_to(now)
        else:
            if not mouse.held():
                self.hold()
            self.look()

    def _range_changed(self, _least: int, most: int) -> None:
        # Qt now pushes the page back to its new end: that is nobody's scrolling.
        self._bounding = self.verticalScrollBar().value() > most

    def _scrolled(self, _value: int) -> None:
        bounded, self._bounding = self._bounding, False
        if self._moving or self._still or bounded:
            return
        self._stand(self._offset())
        self.look()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Hold still also when something above the page takes or gives room."""
        super().resizeEvent(event)
        self.hold()


def bring_into_sight(one: QWidget, *, fresh: bool = False) -> None:
    """Scroll the page on which something stands so far that it is in sight (see `lead_to`)."""
    above = one.parentWidget()
    while above is not None and not isinstance(above, SteadyArea):
        above = above.parentWidget()
    if isinstance(above, SteadyArea):
        above.lead_to(one, fresh=fresh)
