"""A line of text with the Kazakh letters on Alt."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desktop.window.kazakh_keys import KazakhTyping


class LineEdit(KazakhTyping, QLineEdit):
    """A line of text with the Kazakh letters on Alt."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()
