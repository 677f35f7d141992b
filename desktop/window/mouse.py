"""Whether the mouse is pressed: what is under it must not move then, or the click goes astray."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_AGAIN_MS = 15
"""So soon after the release what waited for it is done: the click itself comes first."""


def held() -> bool:
    """Return whether a mouse button is pressed in one of our windows."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


def when_released(owner: QObject, act: Callable[[], None]) -> None:
    """Do something now, or as soon as no mouse button is pressed if `owner` lives till then."""
    if held():
        QTimer.singleShot(LOOK_AGAIN_MS, owner, lambda: when_released(owner, act))
    else:
        act()
