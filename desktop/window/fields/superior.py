"""The higher body: a text in each language, with what it usually is to start from."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.domain.parties import ControlObject
from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.law.superiors import Superior
from desktop.window.fields.dative import AddresseeField
from desktop.window.fields.field import Asked
from desktop.window.language import lang
from desktop.window.norms import confidence_word
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.widgets import Words, button, row, under

translate = QCoreApplication.translate


class SuperiorField(AddresseeField):
    """Offers who usually stands above such an institution; what is typed is never replaced."""

    def __init__(self, session: CaseSession, asked: Asked, langs: tuple[Lang, ...]) -> None:
        self.usual = button("", "quiet", self._open)
        self._means = Words("", "small")
        self._means.hide()
        super().__init__(session, asked, langs)
        self.body.addLayout(row(self.usual, None))
        self.body.addWidget(self._means)

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the texts; whoever only reads is offered nothing."""
        super().show_value(record, shot)
        self.usual.setVisible(shot.writable)

    @override
    def speak(self) -> None:
        """Speak the window's language."""
        super().speak()
        self.usual.setText(translate("SuperiorField", "Who is it usually?"))
        self._means.hide()

    def offered(self) -> list[Superior]:
        """Return the rows that fit the kind of the institution, all while it is not known."""
        shot = self.session.now
        record = self.asked.place.find(shot) if shot else None
        kind = record.kind if isinstance(record, ControlObject) else ""
        rows = list(self.session.office.law.superiors)
        return [each for each in rows if kind in each.kinds] or rows

    def _open(self) -> None:
        menu = QMenu(self)
        for each in self.offered():
            action = QAction(each.title.text(lang()).replace("&", "&&"), menu)
            action.triggered.connect(lambda _on=False, one=each: self.take_usual(one))
            menu.addAction(action)
        under(menu, self.usual)
        menu.show()

    def take_usual(self, chosen: Superior) -> None:
        """Put the usual words where nothing stands yet, and say what follows from the form."""
        for one in self.langs:
            edit = self.editor(one)
            if chosen.higher is not None and not edit.toPlainText().strip():
                edit.set_text(chosen.higher.text(one))
                self.leaf(one).chosen(chosen.higher.text(one))
        parts = (
            chosen.form.text(lang()),
            chosen.means.text(lang()),
            confidence_word(chosen.confidence),
        )
        self._means.setText(" · ".join(part for part in parts if part))
        self._means.show()
        self.jump()
