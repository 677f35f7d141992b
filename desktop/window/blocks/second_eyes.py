"""How the second reading of a paper stands, beside the paper and beside the mark as sent (0052)."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.procedure.letters import went_out
from desktop.usecases import second_reading
from desktop.usecases.second_reading import Reading
from desktop.window.language import lang, say, sentence
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, State
from desktop.window.widgets import Note, button, column, empty, row

_STATES: dict[second_reading.State, State] = {
    "asked": "calm",
    "reading": "calm",
    "ready": "kept",
    "change": "soon",
}


def state_words(found: Reading) -> tuple[str, State]:
    """Return how a reading stands in words, with the colour of what is to be done about it."""
    review = found.review
    when = short_moment(review.at) if review.at is not None else ""
    code = f"colleague.state-{found.state}"
    if found.state == "change" and not found.open_points:
        code = "colleague.state-change-only"
    words = say(code, who=review.reviewer, when=when, n=found.open_points)
    if review.answer.any_text(lang()).strip():
        answered = say("colleague.answered", answer=review.answer.any_text(lang()))
        words = f"{words} {answered}"
    if found.by_maker:
        words = f"{words} {say('colleague.by-maker')}"
    if found.changed:
        return f"{words} {say('colleague.changed-since')}", "soon"
    return words, _STATES[found.state]


class SecondEyes(QWidget):
    """The last readings of a paper in short; with `open_it` also the ways to ask and to read.

    `named`: the paper's title stands before them.
    """

    def __init__(
        self,
        session: CaseSession,
        kind: str,
        open_it: Callable[[str], None] | None = None,
        *,
        named: bool = False,
    ) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self._named = named
        self._found: tuple[Reading, ...] = ()
        self._states = QVBoxLayout()
        self._states.setSpacing(XS)
        self.ask = button("", "quiet", self._ask)
        self.open = button("", "quiet", lambda: open_it(kind) if open_it else None)
        self._ways = QWidget()
        self._ways.setLayout(row(self.ask, self.open, None))
        self._ways.setVisible(False)
        self._has_ways = open_it is not None
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.setLayout(column(self._states, self._ways, self.trouble, space=XS))
        self.hide()

    def refresh(self, shot: Snapshot) -> None:
        """Show how it stands now; nothing before there is a paper to read."""
        paper = second_reading.newest(shot.case, shot.proceeding, self._kind)
        self.setVisible(paper is not None)
        if paper is None:
            return
        proceeding_id, kind = shot.proceeding.id, self._kind
        self._session.look(
            lambda desk: second_reading.readings(desk, proceeding_id, kind),
            self._show,
            lambda _problem: None,  # a log that does not read is said by the check of the file
            owner=self,
        )

    def _show(self, found: tuple[Reading, ...]) -> None:
        shot = self._session.now
        if shot is None:
            return
        self._found = found
        empty(self._states)
        title = self._session.office.law.document(self._kind).title.text(lang())
        for each in found[-2:]:
            words, state = state_words(each)
            self._states.addWidget(Note(f"{title}. {words}" if self._named else words, state))
        asked = bool(found) and found[-1].state == "asked"
        self.ask.setText(self.tr("Ask a colleague to read it"))
        self.open.setText(self.tr("Second pair of eyes…"))
        for each_button in (self.ask, self.open):
            each_button.setAccessibleDescription(title)
        law = self._session.office.law
        went = went_out(shot.case, shot.proceeding, self._kind, law)  # nobody can change it now
        self.ask.setVisible(shot.writable and not asked and not went)
        has_ways = self._has_ways and (bool(found) or not went)
        self._ways.setVisible(has_ways)
        self.setVisible(has_ways or bool(found))

    def _ask(self) -> None:
        shot = self._session.now
        if shot is None:
            return
        self.trouble.hide()
        proceeding_id, kind = shot.proceeding.id, self._kind
        self._session.flush()
        self._session.act(
            lambda desk: second_reading.ask(desk, proceeding_id, kind),
            lambda _asked: self.open.setFocus(),
            self._refused,
            owner=self,
            once=("ask", proceeding_id, kind),
        )

    def _refused(self, problem: Problem) -> None:
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()
