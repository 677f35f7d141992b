"""A field that stood in a paper when it was changed: what stood there, and why it is otherwise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.control import Control
from desktop.domain.correspondence import Letter
from desktop.domain.dates import short_date
from desktop.domain.record import Record
from desktop.domain.values import UNKNOWN_DAY, read_day
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.saving import Leaf
from desktop.window.language import lang, say
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS
from desktop.window.widgets import Note


class Explanation(QWidget):
    """Stands under the field; hidden while nothing was changed that a paper says."""

    def __init__(self, session: CaseSession, asked: Asked, owner: Field) -> None:
        super().__init__()
        self._session = session
        self._name = asked.path
        self._kind = asked.place.kind
        self._options = asked.options
        self._note = Note("", "soon")
        self.why = LineEdit()
        self._leaf = Leaf(session, asked.place, f"reasons.{asked.path}", owner)
        self.why.textEdited.connect(self._leaf.typed)
        self.why.left.connect(self._leaf.flush)
        self.why.returnPressed.connect(self._leaf.flush)
        self._note.add(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, XS, 0, XS)
        column.addWidget(self._note)

    def refresh(self, record: Record | None, shot: Snapshot) -> None:
        """Show what stood in the papers and the reason, if the field is otherwise now."""
        was = record.former.get(self._name) if isinstance(record, Control | Letter) else None
        self.setVisible(bool(was))
        if not was or not isinstance(record, Control | Letter):
            return
        reason = record.reasons.get(self._name, "")
        words = self._words(record).format(was=self._shown(was))
        self._note.say(words, "calm" if reason else "soon")
        label = self._session.office.law.fields.get(self._kind, "reasons").label.text(lang())
        self.why.setAccessibleName(label)
        self.why.setPlaceholderText(label)
        self.why.setReadOnly(not shot.writable)
        held = self._leaf.held(reason)
        if self.why.text() != held:
            self.why.setText(held)

    def _words(self, record: Control | Letter) -> str:
        if not isinstance(record, Letter):
            return self.tr("Papers already made say {was}. Why is it otherwise now?")
        if self._name == "dated" and record.sent:
            return self.tr(
                "The letter went with the date {was}; papers cite it so. Why is it otherwise now?"
            )
        return self.tr("Before, it was {was}. Why is it otherwise now?")

    def _shown(self, was: str) -> str:
        day = read_day(was)
        chosen = (each.label(lang()) for each in self._options if each.value == was)
        if was == UNKNOWN_DAY:
            return say("window.day-unknown")
        return short_date(day) if day else next(chosen, was)
