"""A text that grows with what is written, with Latin look-alikes underlined."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.domain.text import look_alikes
from desktop.window import theme
from desktop.window.kazakh_keys import KazakhTyping
from desktop.window.override import override

MOST_LINES = 12


class _LatinLetters(QSyntaxHighlighter):
    """Underlines words in which Latin letters stand among Cyrillic ones."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)

    @override
    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        self._format.setUnderlineColor(QColor(theme.colours().soon))
        # Qt counts in UTF-16 units, Python in code points; they differ only past rare symbols.
        for found in look_alikes(text):
            start = len(text[: found.start].encode("utf-16-le")) // 2
            self.setFormat(start, len(found.word), self._format)


class GrowingText(KazakhTyping, QPlainTextEdit):
    """A text as high as what is written in it, between `lines` and twelve lines.

    Tab leaves it: in a form Tab goes to the next field. In a text of one paragraph Enter does
    so too, but a long one still wraps, so that nothing of it is hidden.
    """

    left = Signal()
    typed = Signal(str)

    def __init__(self, *, lines: int = 1, paragraphs: bool = False) -> None:
        super().__init__()
        self._lines = lines
        self._paragraphs = paragraphs
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self._highlighter = _LatinLetters(self.document())
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()
        self._known = ""
        self.textChanged.connect(self._changed)

    def set_text(self, text: str) -> None:
        """Show a text; `typed` stays silent."""
        self._known = text
        self.setPlainText(text)

    def _changed(self) -> None:
        # Qt says "changed" also when only the underlining changes: that is no typing, and in an
        # editor that is not filled yet it would save an empty text.
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.typed.emit(text)

    def _grow(self) -> None:
        wanted = max(self._lines, round(self.document().size().height()))
        margins = 2 * round(self.document().documentMargin()) + 2 * 4
        high = min(MOST_LINES, wanted) * self.fontMetrics().lineSpacing() + margins
        if high != self.height():
            self.setFixedHeight(high)
        fits = wanted <= MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        if fits:
            self.verticalScrollBar().setValue(0)

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do."""
        return QSize(40, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Text that wraps anew needs another height."""
        super().resizeEvent(event)
        self._grow()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter makes a paragraph only where paragraphs belong."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._paragraphs:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new appearance needs new colours for the underlining."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_highlighter"):
            self._highlighter.rehighlight()


def typed_text(editor: QWidget) -> str:
    """Return what stands in an editor."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""
