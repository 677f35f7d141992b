"""A line of text with the Kazakh letters on Alt."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desktop.window.kazakh_keys import KazakhTyping
from desktop.window.override import override


class LineEdit(KazakhTyping, QLineEdit):
    """A line of text with the Kazakh letters on Alt."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()
