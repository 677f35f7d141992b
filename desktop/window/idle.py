"""Noticing that nobody is at the window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.window.override import override

_INPUT = frozenset({
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
})  # fmt: skip
LOOK_AGAIN_MS = 30_000


class Idle(QObject):
    """Tells when so many minutes passed without a key, a click or a move of the mouse.

    Listens at the surface of the window, and of whatever dialog has the keys, where each of them
    comes by once, and at the field that has the cursor, where alone composed letters arrive: a
    filter of the whole application would see every event of every widget.
    """

    passed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ms = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.passed)
        self._field: QObject | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusWindowChanged.connect(self._listen_at)
            application.focusObjectChanged.connect(self._listen_in)

    def _listen_at(self, surface: QWindow | None) -> None:
        if surface is not None and self._timer.isActive():
            surface.installEventFilter(self)  # a second time it only moves to the front

    def _listen_in(self, field: QObject | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field if self._timer.isActive() else None
        if self._field is not None:
            self._field.installEventFilter(self)

    def watch(self, minutes: int) -> None:
        """Begin to count, or go on; 0 minutes is never."""
        surface: QWindow | None = self._window.windowHandle()
        if surface is None or minutes <= 0:
            self.stop()
            return
        self._ms = minutes * 60_000
        self._timer.start(self._ms)
        self._listen_at(surface)
        self._listen_at(QApplication.focusWindow())
        self._listen_in(QApplication.focusObject())

    def wait(self) -> None:
        """Ask again a little later: something is under way that must not be cut off."""
        self._timer.start(LOOK_AGAIN_MS)

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        self._listen_in(None)
        surface: QWindow | None = self._window.windowHandle()
        if surface is not None:
            surface.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin anew at each sign of somebody."""
        if event.type() in _INPUT and self._timer.isActive():
            self._timer.start(self._ms)
        return False
