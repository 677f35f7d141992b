"""The publications that both sides owe, and the button that makes the folder for them."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.procedure.publications import Publication, Standing
from desktop.usecases.publish_kit import Kit, make_kit, owed
from desktop.window.language import lang, sentence
from desktop.window.norms import confidence_word, norm_words
from desktop.window.office_program import show_in_folder
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S, State
from desktop.window.widgets import Card, Note, StateMark, Words, button, column, empty, row

_MARKS: dict[Standing, State] = {
    "open": "calm", "done": "kept", "found": "kept", "not_found": "soon",
}  # fmt: skip


class Publishing(QWidget):
    """A line for each publication: who owes it, since when, and what is noted of it.

    Signals:
        jump_wanted: the field in which it is noted.
    """

    jump_wanted = Signal(object)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._control_id: UUID | None = None
        self._heading = Words("", "h2")
        self._hint = Words("", "small")
        self._card = Card(space=S)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        self._card.column.addLayout(self._lines)
        self.make = button("", "plain", self._make)
        self._told = QVBoxLayout()
        self._told.setSpacing(XS)
        self.setLayout(
            column(self._heading, self._hint, self._card, row(self.make, None), self._told)
        )
        self.setVisible(False)

    def refresh(self, shot: Snapshot) -> None:
        """Show what is owed as the case now stands."""
        self._control_id = shot.control.id
        self._heading.setText(self.tr("Publication"))
        self._hint.setText(
            self.tr("The Law names no term for it: nobody is late. It is only kept in view.")
        )
        self.make.setText(self.tr("Make the folder to publish"))
        self.make.setToolTip(
            self.tr("Papers without personal data, replies, short texts; nothing is sent")
        )
        self.make.setEnabled(shot.writable)
        control_id = shot.control.id
        self._session.look(
            lambda desk: owed(desk, control_id), self._show, self._refused, owner=self
        )

    def _show(self, found: tuple[Publication, ...]) -> None:
        self.setVisible(bool(found))
        if (lang(), found) == self._shown:
            return
        self._shown = (lang(), found)
        empty(self._lines)
        for each in found:
            self._lines.addWidget(self._line(each))

    def _line(self, of: Publication) -> QWidget:
        law = self._session.office.law
        basis = "; ".join(norm_words(law, norm) for norm in of.duty.basis)
        since = self.tr("since {day}").format(day=short_date(of.since)) if of.since else ""
        parts = (since, basis, confidence_word(of.duty.confidence))
        stands = Words(self._stands(of), "text")
        stands.set_state(_MARKS[of.standing])
        words = column(
            Words(of.duty.text.text(lang()), "strong"),
            stands,
            Words(" · ".join(part for part in parts if part), "small"),
            space=0,
        )
        note = button(self.tr("Note it"), "quiet", partial(self._note, of))
        note.setAccessibleDescription(of.duty.text.text(lang()))
        line = row(StateMark(_MARKS[of.standing]), words, note)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _stands(self, of: Publication) -> str:
        said: dict[Standing, str] = {
            "open": self.tr("nothing is noted yet"),
            "done": self.tr("published"),
            "found": self.tr("found on the institution's website"),
            "not_found": self.tr("not found on the institution's website"),
        }
        day = short_date(of.on) if of.on and of.standing != "open" else ""
        return " · ".join(part for part in (said[of.standing], day, of.at) if part)

    def _note(self, of: Publication) -> None:
        if self._control_id is not None:
            first = of.duty.asks[0]
            address = FieldAddress("control", self._control_id, f"answers.{first}")
            self.jump_wanted.emit(address)

    def _make(self) -> None:
        control_id = self._control_id
        if control_id is not None:
            self._session.flush()
            empty(self._told)
            self._session.act(
                lambda desk: make_kit(desk, control_id),
                self._made,
                self._refused,
                owner=self,
                once=("kit", control_id),
            )

    def _made(self, kit: Kit) -> None:
        words = self.tr("Files in the folder “{folder}”: {n}")
        note = Note(words.format(n=len(kit.files), folder=kit.folder.name), "kept")
        sheet = kit.files[0]
        note.add(
            row(button(self.tr("Show the folder"), "quiet", partial(show_in_folder, sheet)), None)
        )
        self._told.addWidget(note)
        for each in dict.fromkeys(kit.told):
            self._told.addWidget(Words(sentence(each), "small"))

    def _refused(self, problem: Problem) -> None:
        self._told.addWidget(Note(sentence(problem), "missed"))
