"""In which languages the papers of a control are written: at least one, Kazakh first."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang
from desktop.window.fields.field import Asked, Field
from desktop.window.language import NATIVE_NAMES
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import L
from desktop.window.widgets import row


class LanguagesField(Field):
    """A tick for each language; the last one cannot be taken away."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self._ticks: dict[Lang, QCheckBox] = {}
        for one in LANGS:
            tick = QCheckBox(NATIVE_NAMES[one])
            tick.clicked.connect(lambda _on: self._chosen())
            self._ticks[one] = tick
        self.body.addLayout(row(*self._ticks.values(), None, space=L))
        self.retranslate()

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the chosen languages."""
        stored = self.value_of(record) or ()
        for one, tick in self._ticks.items():
            tick.setChecked(one in stored)
            only = stored == (one,)
            tick.setEnabled(shot.writable and not only)

    def _chosen(self) -> None:
        self.leaf().chosen([one for one, tick in self._ticks.items() if tick.isChecked()])

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the first tick."""
        return self._ticks["kk"]

    @override
    def speak(self) -> None:
        """Name the ticks."""
        for tick in self._ticks.values():
            tick.setAccessibleDescription(self.label.text())
