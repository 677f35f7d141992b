"""What may happen that makes steps begin anew: said, with its reason, beside the first of them."""

from desktop.domain.fields import FieldAddress
from desktop.law.procedures import Again
from desktop.usecases.proceedings import begin_again
from desktop.window.blocks.block import Block
from desktop.window.blocks.why import AskWhy
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import M
from desktop.window.widgets import Note, button, row


class AnewBlock(Block):
    """A quiet button; pressed, it says what will begin anew and asks why."""

    def __init__(self, session: CaseSession, shot: Snapshot, again: Again) -> None:
        super().__init__(session)
        self._again = again
        proceeding_id = shot.proceeding.id
        self.open = button("", "quiet", self._open)
        self.note = Note("", "soon")
        self.ask = AskWhy(
            session,
            ("anew", f"{proceeding_id}.{again.id}"),
            lambda desk, why: begin_again(desk, proceeding_id, again.id, why),
            self._close,
        )
        self.note.add(self.ask)
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
        self.note.say(self._again.text.text(lang()), "soon")
        self.ask.say(
            self.tr("Why? In a few words, if you like"),
            self.tr("Begin these steps anew"),
            self.tr("Leave it as it is"),
        )

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """It has no fields."""
        return False

    def _open(self) -> None:
        self.note.show()
        self.ask.open()

    def _close(self) -> None:
        self.note.hide()
        self.open.setFocus()
