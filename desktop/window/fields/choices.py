"""Answers that are chosen: yes, no or "I don't know", one of several, some of several, links."""

import textwrap
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLayout,
    QRadioButton,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.record import Record
from desktop.procedure.letters import went_out
from desktop.window.fields.field import Asked, Field, Option
from desktop.window.flow import FlowLayout
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, L, S
from desktop.window.widgets import as_written, empty, row

MOST_LINES = 12
"""A list that opens shows so many lines at once."""
FEW = 4
"""Up to so many short choices stand open side by side; more are a list to open."""


class ChoiceField(Field):
    """One of a few choices, all in sight; the chosen one can be taken back by choosing again."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QRadioButton] = {}
        self._stands = ""
        flow: QLayout = row(space=S) if asked.control == "answer" else FlowLayout(L, XS)
        for option in asked.options:
            made = QRadioButton()
            made.clicked.connect(lambda _on, value=option.value: self._chosen(value))
            self._group.addButton(made)
            self._buttons[option.value] = made
            flow.addWidget(made)
        self.body.addLayout(flow)
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show what was chosen."""
        stored = self._stands = self.value_of(record) or ""
        self._group.setExclusive(False)
        for value, made in self._buttons.items():
            with QSignalBlocker(made):
                made.setChecked(value == stored)
            made.setEnabled(shot.writable)
        self._group.setExclusive(True)

    def show_answer(self, value: str) -> None:
        """Show what another record answers; there is nothing to choose as long as it does."""
        self._group.setExclusive(False)
        for each, made in self._buttons.items():
            with QSignalBlocker(made):
                made.setChecked(each == value)
            made.setEnabled(False)
        self._group.setExclusive(True)

    def _chosen(self, value: str) -> None:
        taken_back = value == self._stands and self.asked.may_be_empty
        self.leaf().chosen("" if taken_back else value)

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the chosen button, or the first."""
        chosen = self._group.checkedButton()
        return chosen or next(iter(self._buttons.values()), None)

    @override
    def speak(self) -> None:
        """Say the choices."""
        for option in self.asked.options:
            made = self._buttons[option.value]
            made.setText(option.label(lang()).replace("&", "&&"))
            made.setAccessibleDescription(self.label.text())


class Combo(QComboBox):
    """A list with a scroll bar where it is long (`combobox-popup` in the style)."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(MOST_LINES)
        # The delegate that a combo box has by itself knows nothing of the style's heights.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scrolling the page never changes an answer that happens to lie under the mouse."""
        event.ignore()


class ListField(Field):
    """One of many choices, in a list that opens."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._offered = asked.options
        self.combo = Combo()
        self.combo.setMaximumWidth(520)
        self.combo.activated.connect(lambda n: self.leaf().chosen(self.combo.itemData(n)))
        self.body.addWidget(self.combo)
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show what was chosen."""
        self.combo.setEnabled(shot.writable)
        stored = self.value_of(record)
        if self.asked.of_letter:
            self._offer(shot, stored)
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.combo.findData("" if stored is None else stored))

    def _offer(self, shot: Snapshot, stored: object) -> None:
        """Offer the letters that went out, and what was chosen; all while none went out."""
        law, case, course = self.session.office.law, shot.case, shot.proceeding
        kinds = [option.value for option in self.asked.options]
        went = {kind for kind in kinds if went_out(case, course, kind, law)}
        may = went | {stored} if went else {*kinds}
        offered = tuple(option for option in self.asked.options if option.value in may)
        if offered != self._offered:
            self._offered = offered
            self.speak()

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the list."""
        return self.combo

    @override
    def speak(self) -> None:
        """Say the choices."""
        chosen = self.combo.currentData()
        with QSignalBlocker(self.combo):
            self.combo.clear()
            if not any(option.value == "" for option in self.asked.options):
                self.combo.addItem(self.tr("Not chosen yet"), "")
            for option in self._offered:
                self.combo.addItem(option.label(lang()), option.value)
            self.combo.setCurrentIndex(self.combo.findData(chosen))
        self.name(self.combo)


class FlagField(Field):
    """A plain yes or no that is always one of them: a tick."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self.tick = QCheckBox()
        self.tick.clicked.connect(lambda on: self.leaf().chosen(on))
        self.body.addWidget(self.tick)
        self.label.hide()
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the tick."""
        self.tick.setEnabled(shot.writable)
        self.tick.setChecked(bool(self.value_of(record)))

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the tick."""
        return self.tick

    @override
    def speak(self) -> None:
        """Say what the tick means."""
        self.tick.setText(self.asked.label(lang()).replace("&", "&&"))
        self.label.hide()


class SetField(Field):
    """Some of several choices. The choices may depend on the case (other records to link to)."""

    def __init__(
        self,
        session: CaseSession,
        asked: Asked,
        of_case: Callable[[Snapshot], tuple[Option, ...]] | None = None,
    ) -> None:
        super().__init__(session, asked)
        self._of_case = of_case
        self._options: tuple[Option, ...] = ()
        self._ticks: dict[str, QCheckBox] = {}
        self._list: QLayout = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.retranslate()
        if of_case is None:
            self._offer(asked.options)

    def _offer(self, options: tuple[Option, ...]) -> None:
        values = [option.value for option in options]
        self._options = options
        if values != list(self._ticks):
            empty(self._list)
            self._ticks = {}
            for value in values:
                tick = QCheckBox()
                tick.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                tick.clicked.connect(lambda on, value=value: self.leaf(value).chosen(on))
                self._ticks[value] = tick
                self._list.addWidget(tick)
        self.speak()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show what is chosen."""
        if self._of_case is not None:
            self._offer(self._of_case(shot))
        name = self.asked.path.partition(".")[0]
        stored = {str(one) for one in getattr(record, name, ())} if record else set()
        for value, tick in self._ticks.items():
            tick.setEnabled(shot.writable)
            tick.setChecked(self.leaf(value).held(value in stored))
        self.stand(bool(self._ticks) or self._of_case is None)

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the tick of an element, or the first."""
        return self._ticks.get(part) or next(iter(self._ticks.values()), None)

    @override
    def speak(self) -> None:
        """Say the choices."""
        for option in getattr(self, "_options", ()):
            tick = self._ticks.get(option.value)
            if tick is not None:
                text = option.label(lang())
                tick.setText(self._folded(text).replace("&", "&&"))
                tick.setToolTip(as_written(text))
                tick.setAccessibleName(text)
                tick.setAccessibleDescription(self.label.text())

    def _folded(self, text: str) -> str:
        # A tick's words do not wrap by themselves.
        room = max(20, (self.width() - TICK_WIDE) // max(1, self.fontMetrics().averageCharWidth()))
        return "\n".join(textwrap.wrap(text, room, break_long_words=False)) or text

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.speak()


TICK_WIDE = 48
"""What a tick takes beside its words."""
