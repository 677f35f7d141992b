"""Closed gates at the button that they close: each a sentence with its article."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.procedure.states import GateState
from desktop.window.language import lang
from desktop.window.norms import cited
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import S
from desktop.window.widgets import Note, Words, empty


def closed_gates(shot: Snapshot, act: str) -> tuple[GateState, ...]:
    """Return the closed gates of an act, as the route states them."""
    return tuple(
        gate
        for step in shot.route.steps
        for gate in step.gates
        if gate.act == act and not gate.open
    )


class GateNotes(QWidget):
    """The sentences of closed gates."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[tuple[str, str, bool], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S)
        self.hide()

    def show_gates(self, gates: Sequence[GateState]) -> None:
        """Show closed gates; a gate that only marks a past breach says so softly."""
        wanted = tuple((gate.gate.id, lang(), gate.refuses) for gate in gates)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._column)
        for gate in gates:
            note = Note(gate.text.text(lang()), "missed" if gate.refuses else "soon")
            article = cited(self._session.office.law, gate.basis)
            if article:
                note.add(Words(article, "small"))
            self._column.addWidget(note)
        self.setVisible(bool(gates))
