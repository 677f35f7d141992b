"""Go anywhere by typing: a step, a field of this page, a finding, a view, a word of the case."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.folding import folded
from desktop.window.fields.line_edit import LineEdit
from desktop.window.override import override
from desktop.window.theme import S

HIGHEST = 420
Target = tuple[str, Callable[[], None]]
Ask = Callable[[str, Callable[[Sequence[Target]], None]], None]
"""Looks for typed words in the case, and hands over where they stand."""
_PAUSE_MS, _FEWEST = 120, 2


class GoTo(QFrame):
    """A small list under a line; Enter goes, Escape stays."""

    def __init__(self, owner: QWidget, targets: Sequence[Target], ask: Ask) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self._owner = owner
        self._targets = targets
        self._ask = ask
        self._shown: list[Target] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search = LineEdit()
        self.search.setPlaceholderText(self.tr("Go to a step, a field or any word of the case…"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._go)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(S, S, S, S)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self._filter("")

    def start(self) -> None:
        """Open in the middle of the case."""
        width = min(560, self._owner.width() - 40)
        self.resize(width, self._wanted_height())
        spot = self._owner.mapToGlobal(self._owner.rect().topLeft())
        self.move(spot.x() + (self._owner.width() - width) // 2, spot.y() + 40)
        self.show()
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        words = folded(text).split()
        self.list.clear()
        self._shown = []
        self._add(
            [each for each in self._targets if all(word in folded(each[0]) for word in words)]
        )
        self.list.setCurrentRow(0)
        self._pause.start()

    def _add(self, targets: Sequence[Target]) -> None:
        self._shown += targets
        self.list.addItems([label for label, _go in targets])
        if self.isVisible():
            self.resize(self.width(), self._wanted_height())

    def _look(self) -> None:
        typed = self.search.text()
        if len(typed.strip()) < _FEWEST:
            return

        def there(found: Sequence[Target]) -> None:
            if typed == self.search.text():
                self._add(found)
                if self.list.currentRow() < 0:
                    self.list.setCurrentRow(0)

        self._ask(typed, there)

    def _wanted_height(self) -> int:
        rows = max(1, self.list.count()) * max(1, self.list.sizeHintForRow(0))
        around = self.search.sizeHint().height() + 4 * S
        return min(HIGHEST, self._owner.height() - 80, rows + around)

    def _go(self, item: QListWidgetItem) -> None:
        go = self._shown[self.list.row(item)][1]
        self.close()
        QTimer.singleShot(0, self._owner, go)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys move in the list while the cursor stays in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                at = self.list.currentRow() + by
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, at)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._go(item)
                return True
        return super().eventFilter(watched, event)
