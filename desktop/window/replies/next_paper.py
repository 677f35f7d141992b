"""What may be done about a reply or about silence, with its grounds, and the hearing beside it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.procedure.reply_proposals import Ground, Proposal
from desktop.procedure.route import main_proceeding
from desktop.procedure.states import ClockState
from desktop.usecases.reply_proposals import complain, hearing, proposed
from desktop.window.clocks_view import ClockNote
from desktop.window.language import lang, sentence
from desktop.window.norms import confidence_word, norm_words
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, row

_Found = tuple[tuple[Proposal, ...], tuple[ClockState, ...]]


class NextPapers(QWidget):
    """Proposals, each with a button to the place where it is done.

    Signals:
        step_wanted: id of a proceeding, and of a step of it.
        jump_wanted: a field.
        explain_wanted: a term.
    """

    step_wanted = Signal(object, str)
    jump_wanted = Signal(object)
    explain_wanted = Signal(object)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(S)
        self._terms = QVBoxLayout()
        self._terms.setSpacing(S)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.setLayout(column(self._cards, self._trouble, self._terms))

    def refresh(self, shot: Snapshot) -> None:
        """Ask what is proposed as the case now stands."""
        control_id = shot.control.id
        self._session.look(
            lambda desk: (proposed(desk, control_id), hearing(desk, control_id)),
            self._show,
            self._refused,
            owner=self,
        )

    def _show(self, found: _Found) -> None:
        if (lang(), found) == self._shown:
            return
        self._shown = (lang(), found)
        self._trouble.hide()
        made, terms = found
        empty(self._cards)
        if made:
            self._cards.addWidget(Words(self.tr("What can be done now"), "h2"))
        for each in made:
            self._cards.addWidget(self._card(each))
        empty(self._terms)
        for clock in terms:
            note = ClockNote(self.explain_wanted.emit, lambda _letter: None)
            self._terms.addWidget(note)
            note.show_clock(clock)

    def _card(self, of: Proposal) -> Card:
        card = Card(space=XS)
        for ground in of.grounds:
            card.column.addWidget(self._ground(ground))
        words = {
            "ask": self.tr("To the letter with clarifying questions"),
            "complain": self.tr("To the complaint, with this filled in"),
            "check": self.tr("Note the day of the check"),
        }
        go = button(words[of.leads], "plain", partial(self.go, of))
        shot = self._session.now
        go.setEnabled(of.leads != "complain" or bool(shot and shot.writable))
        card.column.addLayout(row(go, None))
        return card

    def _ground(self, ground: Ground) -> QWidget:
        law = self._session.office.law
        basis = "; ".join(norm_words(law, norm) for norm in ground.data.basis)
        word = confidence_word(ground.data.confidence)
        told = Words(ground.text(lang()), "text")
        quiet = Words(" · ".join(part for part in (basis, word) if part), "small")
        line = QWidget()
        line.setLayout(column(told, quiet, space=0))
        return line

    def go(self, of: Proposal) -> None:
        """Go to where it is done; what a complaint can say is filled in on the way."""
        shot = self._session.now
        if shot is None:
            return
        self._session.flush()
        control_id = shot.control.id
        if of.leads == "complain":
            self._session.act(
                lambda desk: complain(desk, control_id, of.grounds),
                lambda course: self.step_wanted.emit(course, of.step),
                self._refused,
                owner=self,
                once=("complain", control_id),
            )
        elif of.leads == "check":
            looked = self._session.office.law.reply_checks.complaint.looked
            self.jump_wanted.emit(FieldAddress("control", control_id, f"answers.{looked}"))
        else:
            self.step_wanted.emit(main_proceeding(shot.case, control_id).id, of.step)

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()
