"""A field that stood in a paper when it was changed: what stood there, and why it is otherwise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.control import Control
from desktop.domain.dates import short_date
from desktop.domain.values import read_day
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.saving import Leaf
from desktop.window.language import lang
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS
from desktop.window.widgets import Note


class Explanation(QWidget):
    """Stands under the field; hidden while nothing was changed that a paper says."""

    def __init__(self, session: CaseSession, asked: Asked, owner: Field) -> None:
        super().__init__()
        self._session = session
        self._name = asked.path
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

    def refresh(self, shot: Snapshot) -> None:
        """Show what stood in the papers and the reason, if the field is otherwise now."""
        control = shot.case.one(Control, shot.control.id)
        was = control.former.get(self._name, "")
        self.setVisible(bool(was))
        if not was:
            return
        day = read_day(was)
        words = self.tr("Papers already made say {was}. Why is it otherwise now?")
        reason = control.reasons.get(self._name, "")
        self._note.say(
            words.format(was=short_date(day) if day else was), "calm" if reason else "soon"
        )
        label = self._session.office.law.fields.get("control", "reasons").label.text(lang())
        self.why.setAccessibleName(label)
        self.why.setPlaceholderText(label)
        self.why.setReadOnly(not shot.writable)
        held = self._leaf.held(reason)
        if self.why.text() != held:
            self.why.setText(held)
