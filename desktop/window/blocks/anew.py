"""What may happen that makes steps begin anew: said, with its reason, beside the first of them."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.fields import FieldAddress
from desktop.law.procedures import Again
from desktop.usecases.proceedings import begin_again
from desktop.window.blocks.block import Block
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, M, S
from desktop.window.widgets import Note, Words, button, column, row


class AnewBlock(Block):
    """A quiet button; pressed, it says what will begin anew and asks why."""

    def __init__(self, session: CaseSession, shot: Snapshot, again: Again) -> None:
        super().__init__(session)
        self._again = again
        self._draft = ("anew", f"{shot.proceeding.id}.{again.id}")
        self.open = button("", "quiet", self._open)
        self.note = Note("", "soon")
        self._ask = Words("", "strong")
        self.why = LineEdit()
        self.why.setText(session.drafts.get(self._draft, ""))
        self.why.textEdited.connect(partial(session.drafts.__setitem__, self._draft))
        self.go = button("", "plain", self._go)
        self.leave = button("", "quiet", self._close)
        line = row(self.why, self.go, self.leave, space=S)
        line.setStretch(0, 1)
        inner = QWidget()
        inner.setLayout(column(self._ask, line, space=XS))
        self.note.add(inner)
        self.note.hide()
        self.column.setContentsMargins(0, M, 0, 0)
        self.column.addLayout(row(self.open, None))
        self.column.addWidget(self.note)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the button where this may happen now."""
        may = shot.writable and self._again.id in shot.route.again
        self.open.setVisible(may)
        if not may:
            self.note.hide()
        self.open.setText(f"{self._again.title.text(lang())}…")
        self._ask.setText(self.tr("Why? In a few words, if you like"))
        self.why.setAccessibleName(self._ask.text())
        self.go.setText(self.tr("Begin these steps anew"))
        self.leave.setText(self.tr("Leave it as it is"))
        self.note.say(self._again.text.text(lang()), "soon")

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """It has no fields."""
        return False

    def _open(self) -> None:
        self.note.show()
        self.why.setFocus()

    def _close(self) -> None:
        self.note.hide()
        self.open.setFocus()

    def _go(self) -> None:
        shot = self.session.now
        if shot is None:
            return
        self.session.flush()
        proceeding_id, again_id, why = shot.proceeding.id, self._again.id, self.why.text()

        def done(_none: object) -> None:
            self.why.clear()
            self.session.drafts.pop(self._draft, None)
            self.note.hide()

        self.session.act(
            lambda desk: begin_again(desk, proceeding_id, again_id, why),
            done,
            lambda problem: self.note.say(sentence(problem), "missed"),
            owner=self,
        )
