"""The register of outgoing numbers of this computer: all of them, gaps and doubles marked."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases.office import Office
from desktop.usecases.register import Entry, Register, declare_void, register
from desktop.window.fields.line_edit import LineEdit
from desktop.window.folded import folding_list
from desktop.window.language import lang, sentence, shown_day
from desktop.window.override import override
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, as_written, button, column, row


class RegisterPage(QWidget):
    """Every number that a letter of this organisation got here, the newest first."""

    done = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._entries: tuple[Entry, ...] = ()
        self._problem: Problem | None = None
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.gaps = Note("", "soon")
        self.list = folding_list()
        self.list.itemSelectionChanged.connect(self._chosen)
        self._ask = Words("", "strong")
        self.hint = Words("", "small")
        self.reason = LineEdit()
        self.reason.textChanged.connect(self._chosen)
        self.void = button("", "plain", self._void)
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.back = button("", "plain", self.done.emit)
        self._card = Card(L, S)
        self._card.column.addWidget(self._ask)
        self._card.column.addWidget(self.hint)
        self._card.column.addLayout(row(self.reason, self.void))
        body = column(
            self._title, self._lead, self.gaps, self.list, self._card, self.trouble, space=M
        )
        body.addLayout(row(self.back, None))
        body.setStretchFactor(self.list, 1)
        body.addStretch(0)
        body.setContentsMargins(XL, M, XL, XL)
        inner = QWidget()
        inner.setMaximumWidth(960)
        inner.setLayout(body)
        centre = QHBoxLayout(self)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.addStretch(1)
        centre.addWidget(inner, 1000)
        centre.addStretch(1)
        self.retranslate()

    def refresh(self) -> None:
        """Show the register anew."""
        try:
            found = register(self._office)
        except Problem as problem:
            self._say(problem)
            found = Register((), ())
        self.gaps.setVisible(bool(found.gaps))
        self.gaps.say(
            self.tr("Left out of the series: {numbers}").format(numbers=", ".join(found.gaps)),
            "soon",
        )
        chosen = self._entry()
        self.list.clear()
        self._entries = found.entries
        self.list.addItems([self._words(entry) for entry in found.entries])
        if chosen is not None and chosen in found.entries:
            self.list.setCurrentRow(found.entries.index(chosen))
        for part in (self.list, self._card):
            part.setVisible(bool(found.entries))
        self._lead.setText(
            self.tr("Numbers of all cases on this computer, the newest first.")
            if found.entries
            else self.tr("No number was given yet. A letter gets its number at its step.")
        )
        self._chosen()

    def _words(self, entry: Entry) -> str:
        facts = (
            f"№ {entry.number}",
            shown_day(entry.dated),
            entry.title.text(lang()) if entry.title else "",
            entry.institution.any_text(lang())
            if entry.institution
            else self.tr("a case that is not in the list"),
        )
        lines = [" · ".join(fact for fact in facts if fact)]
        if entry.double:
            lines.append(self.tr("Another letter has the same number."))
        if entry.void_reason is not None:
            lines.append(self.tr("Void: {reason}").format(reason=entry.void_reason))
        return "\n".join(lines)

    def _entry(self) -> Entry | None:
        # The line that the keyboard stands on is not chosen yet: nobody sees that it would be.
        rows = [index.row() for index in self.list.selectedIndexes()]
        return self._entries[rows[0]] if rows else None

    def _chosen(self, *_: object) -> None:
        entry = self._entry()
        holds = entry is not None and entry.void_reason is None
        self.reason.setEnabled(holds)
        self.void.setEnabled(holds and bool(self.reason.text().strip()))
        if entry is None:
            hint = self.tr("First choose a number in the list above.")
        elif entry.void_reason is not None:
            hint = self.tr("This number is void already. Choose another one.")
        else:
            hint = self.tr("№ {number}: write the reason, then declare it void.").format(
                number=entry.number
            )
        self.hint.setText(hint)
        self.void.setToolTip("" if self.void.isEnabled() else as_written(hint))
        self.void.setAccessibleDescription(hint)

    def _void(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        self.trouble.hide()
        try:
            declare_void(self._office, entry, self.reason.text())
        except Problem as problem:
            self._say(problem)
            return
        self.reason.clear()
        self.refresh()

    def _say(self, problem: Problem) -> None:
        self._problem = problem
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Register of letters"))
        self._ask.setText(self.tr("Why the chosen number is void"))
        self.reason.setAccessibleName(self._ask.text())
        self.list.setAccessibleName(self._title.text())
        self.void.setText(self.tr("Declare void"))
        self.back.setText(self.tr("Back"))
        if self._problem is not None:
            self.trouble.say(sentence(self._problem), "missed")
        self.refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
