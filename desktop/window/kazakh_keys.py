"""The nine Kazakh letters for those whose keyboard has none: a small bar, and Alt on a Russian one.

Alt with the letter that resembles or sounds like it; ы and э are left to the menus.
"""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.window.override import override
from desktop.window.theme import XS
from desktop.window.widgets import button

KAZAKH = "әғқңөұүһі"

BY_ALT = {
    "а": "ә",
    "г": "ғ",
    "к": "қ",
    "н": "ң",
    "о": "ө",
    "у": "ұ",
    "ю": "ү",
    "х": "һ",
    "и": "і",
}
"""Alt and this letter of a Russian keyboard give that Kazakh one; with Shift the capital."""


def letter_of(event: QKeyEvent) -> str | None:
    """Return the Kazakh letter that a key press means, `None` if it means none."""
    wanted = event.modifiers() & ~(
        QtCore.Qt.KeyboardModifier.ShiftModifier | QtCore.Qt.KeyboardModifier.KeypadModifier
    )
    if wanted != QtCore.Qt.KeyboardModifier.AltModifier:
        return None
    # With Alt some systems give no text; the key's own code is then the Cyrillic capital.
    typed = event.text() or (chr(event.key()) if 0x0400 <= event.key() <= 0x04FF else "")
    letter = BY_ALT.get(typed.lower())
    if letter is None:
        return None
    shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
    return letter.upper() if shifted or (typed.isupper() and event.text()) else letter


# Mixed into editors. Two Qt classes cannot be the bases of one, so at run time it is none.
if TYPE_CHECKING:
    _Editor = QWidget
else:
    _Editor = object


class KazakhTyping(_Editor):
    """For text editors: takes Alt and a letter before any menu does."""

    @override
    def event(self, event: QEvent) -> bool:
        """Claim Alt and a letter, so that no mnemonic takes it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and letter_of(event)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Insert the Kazakh letter, or do what the editor does."""
        letter = letter_of(event)
        if letter is not None and insert(self, letter):
            event.accept()
        elif _beyond(self, event):
            event.ignore()  # nothing of its own is left to undo: the case's turn
        else:
            super().keyPressEvent(event)


def _beyond(editor: QWidget, event: QKeyEvent) -> bool:
    """Return whether an undo or a redo is asked for of which the editor has none."""
    what = editor.document() if isinstance(editor, QPlainTextEdit) else editor
    if not isinstance(what, QLineEdit | QTextDocument):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not what.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not what.isRedoAvailable()


def insert(editor: QWidget | None, letter: str) -> bool:
    """Put a letter where the cursor stands; `False` if nothing there takes text."""
    if isinstance(editor, QLineEdit) and not editor.isReadOnly():
        editor.insert(letter)
    elif isinstance(editor, QPlainTextEdit) and not editor.isReadOnly():
        editor.insertPlainText(letter)
    else:
        return False
    return True


class KazakhBar(QWidget):
    """Nine small keys that type into whatever field has the cursor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        self._keys = []
        for letter in KAZAKH:
            key = button(letter, "key")
            key.clicked.connect(lambda _checked=False, letter=letter: self._press(letter))
            # The cursor stays in the text while the mouse presses.
            key.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
            key.setAccessibleName(letter.upper())
            layout.addWidget(key)
            self._keys.append((letter, key))
        self.retranslate()

    def _press(self, letter: str) -> None:
        shifted = QApplication.keyboardModifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier
        insert(QApplication.focusWidget(), letter.upper() if shifted else letter)

    def retranslate(self) -> None:
        """Say the keys in the window's language."""
        twins = {kazakh: russian for russian, kazakh in BY_ALT.items()}
        for letter, key in self._keys:
            key.setToolTip(
                self.tr(
                    "Types {letter}; with Shift the capital.\nOn a Russian keyboard: Alt+{key}."
                ).format(letter=letter, key=twins[letter].upper())
            )

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
