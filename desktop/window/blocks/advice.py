"""Advice of a step: it never stops anything; going on knowingly is recorded with its reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.procedure.states import AdviceState
from desktop.usecases import acts
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang
from desktop.window.norms import cited, confidence_word
from desktop.window.session import CaseSession, Key
from desktop.window.theme import S
from desktop.window.widgets import Note, Words, button, empty, row


class AdviceList(QWidget):
    """The advice that holds now."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)

    def show_advice(self, advice: Sequence[AdviceState], *, writable: bool) -> None:
        """Show advice: what was read stands small."""
        key = (lang(), writable, *((a.advice.id, a.acknowledged, a.why) for a in advice))
        if key == self._shown:
            return
        self._shown = key
        empty(self._column)
        for each in sorted(advice, key=lambda a: a.acknowledged):
            self._column.addWidget(self._note(each, writable))
        self.setVisible(bool(advice))

    def _note(self, state: AdviceState, writable: bool) -> QWidget:
        text = state.advice.text.text(lang())
        law = self._session.office.law
        quiet = " · ".join(
            part
            for part in (
                cited(law, state.advice.basis),
                confidence_word(state.advice.confidence),
            )
            if part
        )
        if state.acknowledged:
            note = Note(text, "calm", "done")
            said = self.tr("Read; you went on knowingly.")
            note.add(Words(f"{said} {state.why}".strip(), "small"))
            return note
        note = Note(text, "soon", "calm")
        if quiet:
            note.add(Words(quiet, "small"))
        if writable:
            draft = self._draft(state.advice.id)
            why = LineEdit()
            why.setText(self._session.drafts.get(draft, ""))
            why.textEdited.connect(partial(self._session.drafts.__setitem__, draft))
            why.setPlaceholderText(self.tr("Why, in a few words (if you like)"))
            why.setAccessibleName(why.placeholderText())
            read = button(
                self.tr("I have read this and go on"),
                "plain",
                lambda: self._acknowledge(state.advice.id, why.text().strip()),
            )
            read.setAccessibleDescription(text)
            line = row(read, why)
            line.setStretch(1, 1)
            note.add(line)
        return note

    def _draft(self, advice_id: str) -> Key:
        shot = self._session.now
        return "advice", f"{shot.proceeding.id if shot else ''}.{advice_id}"

    def _acknowledge(self, advice_id: str, why: str) -> None:
        shot = self._session.now
        if shot is not None:
            proceeding_id = shot.proceeding.id

            draft = self._draft(advice_id)

            def recorded(_none: None) -> None:
                self._session.drafts.pop(draft, None)

            self._session.act(
                lambda desk: acts.acknowledge(desk, proceeding_id, advice_id, why),
                recorded,
                once=draft,
            )
