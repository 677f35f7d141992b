"""The notes that people leave for the next one who works on a case (0052)."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.hand_over import HandOver
from desktop.usecases import editing, hand_over, sheets
from desktop.usecases.desk import Desk
from desktop.window.blocks.lists import fields_of
from desktop.window.fields.asking import record_place
from desktop.window.language import lang, say, sentence
from desktop.window.office_program import open_made
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, row, scrolled

PARTS = ("done", "next", "careful")
WIDEST = 880


class NotePage(QWidget):
    """All notes of a control, the newest first; her own one that nobody has read can be changed."""

    done = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._mine: UUID | None = None
        self._shown: tuple[object, ...] = ()
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._lead = Words("", "muted")
        self.write = button("", "primary", self._begin)
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        parts = (row(self.back, None), self._title, self._lead, self._trouble)
        body = column(*parts, row(self.write, None), self._body, space=M)
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(WIDEST)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))
        session.changed.connect(self._changed)

    def start(self) -> None:
        """Show the notes; those of others count as read from here on."""
        self._trouble.hide()
        self._retranslate()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()
        shot = self._session.now
        if shot is None or not shot.writable:
            return

        def read(desk: Desk) -> None:
            hand_over.mark_read(desk, [each.id for each in hand_over.unread(desk)])

        self._session.act(read, None, self._refused, owner=self)

    def _retranslate(self) -> None:
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("Notes for the next person"))
        self._lead.setText(
            self.tr(
                "A note stays in the case file and is shown once to whoever opens the case at "
                "another computer or under another name. It goes into no letter."
            )
        )
        self.write.setText(self.tr("Write a note"))
        self._shown = ()
        if self._session.now is not None:
            self._show(self._session.now)

    def _changed(self, shot: Snapshot) -> None:
        if self.isVisible():
            self._show(shot)

    def _show(self, shot: Snapshot) -> None:
        notes = shot.case.of_control(HandOver, shot.control.id)[::-1]
        open_ = next(
            (each.id for each in notes if each.id == self._mine and not each.read_by), None
        )
        self.write.setVisible(shot.writable and open_ is None)
        rest = tuple(each for each in notes if each.id != open_)
        key = (lang(), open_, rest, shot.writable)
        if key == self._shown:
            return
        self._shown = key
        empty(self._body)
        if open_ is not None:
            self._body.addWidget(self._editor(shot, open_))
        for each in rest:
            self._body.addWidget(self._read(each))
        if not notes:
            self._body.addWidget(Words(self.tr("No note was written yet."), "muted"))

    def _editor(self, shot: Snapshot, note_id: UUID) -> QWidget:
        card = Card(L, S)
        words = self.tr("The program has put in what the case says. Change it as you like.")
        card.column.addWidget(Words(words, "muted"))
        fields = fields_of(self._session, shot, record_place("hand_over", note_id), PARTS)
        card.column.addWidget(fields)
        out = button(self.tr("Take the note out"), "quiet", partial(self._take_out, note_id))
        card.column.addLayout(row(self._printing(note_id), out, None, space=M))
        return card

    def _read(self, note: HandOver) -> QWidget:
        card = Card(L, S)
        who = note.author or say("colleague.note-nameless")
        when = short_moment(note.at) if note.at is not None else ""
        card.column.addWidget(Words(say("colleague.note-from", who=who, when=when), "strong"))
        fields = self._session.office.law.fields
        for name in PARTS:
            text = getattr(note, name).any_text(lang()).strip()
            if text:
                label = fields.get("hand_over", name).label.text(lang())
                card.column.addWidget(Words(label, "small"))
                card.column.addWidget(Words(text, "text"))
        readers = ", ".join(dict.fromkeys(note.read_by.values()))
        if readers:
            card.column.addWidget(Words(self.tr("Read by: {who}").format(who=readers), "small"))
        card.column.addLayout(row(self._printing(note.id), None))
        return card

    def _printing(self, note_id: UUID) -> QWidget:
        here = lang()

        def print_it() -> None:
            self._session.flush()
            open_made(
                self._session,
                lambda desk: sheets.make_note(desk, note_id, here),
                self._refused,
                self,
            )

        return button(self.tr("Open as a sheet to print"), "quiet", print_it)

    def _begin(self) -> None:
        shot, here = self._session.now, lang()
        if shot is None:
            return
        control_id = shot.control.id
        self._session.flush()
        self._session.act(
            lambda desk: hand_over.begin(desk, control_id, here),
            self._begun,
            self._refused,
            owner=self,
            once="note",
        )

    def _begun(self, note_id: UUID) -> None:
        self._mine = note_id
        if self._session.now is not None:
            self._show(self._session.now)

    def _take_out(self, note_id: UUID) -> None:
        self._session.flush()
        self._session.act(
            lambda desk: editing.remove(desk, FieldAddress("hand_over", note_id, "")),
            lambda _gone: self.back.setFocus(),
            self._refused,
            owner=self,
        )

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.back.text():
            self._session.flush()
            self._retranslate()
