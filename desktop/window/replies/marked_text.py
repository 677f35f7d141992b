"""The text of a letter, and beside it the numbers of the recommendations to which parts belong."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.procedure.reply_words import Paragraph, Passage
from desktop.window.override import override
from desktop.window.theme import S, colours

_FIGURES = "00,00"
"""As wide as the margin is."""


class MarkedText(QPlainTextEdit):
    """Is read, not written: a part is marked with the mouse, or with Shift and the arrows."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._text = ""
        self._twice: tuple[int, ...] = ()
        """Where signs stand that are two letters for Qt, such as an emoji."""
        self._numbers: dict[int, tuple[str, bool]] = {}
        self._margin = _Margin(self)
        self.updateRequest.connect(self._follow)
        self._room()

    def show_text(
        self, text: str, passages: Sequence[Passage], paragraphs: Sequence[Paragraph]
    ) -> None:
        """Show a text with what is whose; while the text is the same the cursor stays."""
        if text != self._text:
            self._text = text
            self._twice = tuple(n for n, each in enumerate(text) if ord(each) > 0xFFFF)
            self.setPlainText(text)
        self.setExtraSelections([self._shown(each) for each in passages])
        self._numbers = {}
        for each in paragraphs:
            block = self.document().findBlock(self._place(each.start)).blockNumber()
            if each.taken:
                self._numbers[block] = (",".join(map(str, sorted(each.taken))), True)
            elif each.proposed is not None:
                self._numbers[block] = (f"{each.proposed}?", False)
        for passage in passages:  # a line too short for a paragraph may be assigned too
            block = self.document().findBlock(self._place(passage.start)).blockNumber()
            self._numbers.setdefault(block, (str(passage.number), True))
        self._margin.update()

    def marked(self) -> str:
        """Return the part that is marked, else the paragraph in which the cursor stands."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        return cursor.selectedText().strip()

    def forget(self) -> None:
        """Let the mark go, so that the next key means the paragraph."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def number_at(self, line: int) -> str:
        """Return what stands in the margin beside a line; "" where it is nobody's."""
        return self._numbers.get(line, ("", False))[0]

    def _shown(self, passage: Passage) -> QTextEdit.ExtraSelection:
        shown = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(passage.start))
        cursor.setPosition(self._place(passage.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(colours().accent_soft))
        look.setForeground(QColor(colours().text))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(colours().accent))
        shown.cursor, shown.format = cursor, look
        return shown

    def _place(self, at: int) -> int:
        """Return where a letter of the text stands for Qt."""
        return at + bisect_left(self._twice, at)

    # -- the margin --------------------------------------------------------------------------------

    @property
    def margin_width(self) -> int:
        """How wide the margin is."""
        return self.fontMetrics().horizontalAdvance(_FIGURES) + 2 * S

    def _room(self) -> None:
        self.setViewportMargins(self.margin_width, 0, 0, 0)

    def _follow(self, rect: QRect, down: int) -> None:
        if down:
            self._margin.scroll(0, down)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        size = QSize(self.margin_width, inside.height())
        self._margin.setGeometry(QRect(inside.topLeft(), size))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Write the numbers beside their paragraphs."""
        painter = QPainter(self._margin)
        c = colours()
        painter.fillRect(event.rect(), QColor(c.sunken))
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > event.rect().bottom():
                break
            words, taken = self._numbers.get(block.blockNumber(), ("", False))
            if words:
                font = self.font()
                font.setBold(taken)
                painter.setFont(font)
                painter.setPen(QColor(c.accent if taken else c.muted))
                line = QRect(0, round(box.top()), self.margin_width - S, self._line())
                painter.drawText(line, Qt.AlignmentFlag.AlignRight, words)
            block = block.next()

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + 2


class _Margin(QWidget):
    def __init__(self, text: MarkedText) -> None:
        super().__init__(text)
        self._text = text

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return how wide it is."""
        return QSize(self._text.margin_width, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Write the numbers."""
        self._text.paint_numbers(event)
