"""Beside a step: why it is done, what helps, by which article; folds away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.procedures import Step
from desktop.procedure.states import StepState
from desktop.usecases.desk import Desk
from desktop.usecases.sheets import make_card, make_form
from desktop.window.language import lang, say, sentence
from desktop.window.norms import confidence_word, norm_summary, norm_words
from desktop.window.office_program import open_made
from desktop.window.session import CaseSession
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import Words, button, empty, in_lines, row, scrolled

WIDTH = 292
_LONGEST = 32  # letters of a button's line that fit


class Guidance(QFrame):
    """The panel at the right."""

    folded = Signal()
    law_wanted = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.setObjectName("guide")
        self._session = session
        self._shown: tuple[str, str] | None = None
        self.setFixedWidth(WIDTH)
        self._heading = Words("", "strong")
        self._fold = button("", "quiet", self.folded.emit)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, S, L)
        self._body.setSpacing(S)
        content = QWidget()
        content.setLayout(self._body)
        head = row(self._heading, self._fold)
        head.setStretch(0, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(L, M, XS, 0)
        outer.setSpacing(S)
        outer.addLayout(head)
        self.area = scrolled(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer.addWidget(self.area, 1)

    def show_step(self, state: StepState) -> None:
        """Show the guidance of a step."""
        key = (state.step.id, lang())
        if key == self._shown:
            return
        self._shown = key
        step = state.step
        law = self._session.office.law
        self._heading.setText(self.tr("Guidance"))
        self._fold.setText(self.tr("Fold away"))
        self._fold.setToolTip("F1")
        empty(self._body)
        self._part(self.tr("Why"), step.why.text(lang()))
        for each in step.guidance:
            self._thought(each.text(lang()))
        if step.basis:
            word = confidence_word(step.confidence)
            self._body.addSpacing(S)
            self._body.addWidget(Words(self.tr("By which article"), "strong"))
            if word:
                self._body.addWidget(Words(word, "small"))
            for norm in step.basis:
                self._body.addWidget(Words(norm_words(law, norm), "text"))
                self._body.addWidget(Words(norm_summary(law, norm), "small"))
            self._body.addWidget(button(self.tr("Law at hand"), "quiet", self.law_wanted.emit))
        elif step.confidence != "verified":
            self._body.addSpacing(S)
            self._body.addWidget(Words(say("window.no-article"), "small"))
        self._cards(step)
        self._body.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self.area.setAccessibleName(f"{self._heading.text()}: {step.title.text(lang())}")

    def _part(self, heading: str, text: str) -> None:
        self._body.addWidget(Words(heading, "strong"))
        self._body.addWidget(Words(text, "text"))
        self._body.addSpacing(XS)

    def _cards(self, step: Step) -> None:
        """Offer what is printed and taken along: cards, and the page itself to fill in by hand."""
        law = self._session.office.law
        self._body.addSpacing(S)
        self._body.addWidget(Words(self.tr("To print and take along"), "strong"))
        trouble = Words("", "small")
        trouble.set_state("missed")
        trouble.hide()
        for name in step.cards:
            if name in law.cards:
                words = law.cards[name].title.text(lang())
                self._offer(words, partial(_card, step, name), trouble)
        if step.asks:
            words = self.tr("This page as a form on paper")
            self._offer(words, partial(_form, step, lang()), trouble)
        self._body.addWidget(trouble)

    def _offer(self, words: str, make: Callable[[Desk, UUID], Path], trouble: Words) -> None:
        words = in_lines(words, _LONGEST)
        self._body.addWidget(button(words, "quiet", partial(self._print, make, trouble)))

    def _print(self, make: Callable[[Desk, UUID], Path], trouble: Words) -> None:
        """Make a sheet and open it; `trouble` goes with the step, and then the case says it."""
        trouble.hide()

        def refused(problem: Problem) -> None:
            trouble.setText(sentence(problem))
            trouble.show()
            # It stands below the buttons, out of sight until the panel is laid out and scrolled.
            QTimer.singleShot(0, trouble, lambda: self.area.ensureWidgetVisible(trouble))

        self._session.flush()
        shot = self._session.now
        if shot is not None:
            of = shot.proceeding.id
            open_made(self._session, lambda desk: make(desk, of), refused, trouble)

    def _thought(self, text: str) -> None:
        line = QWidget()
        dot = Words("–", "muted")
        dot.setFixedWidth(12)
        inner = row(dot, Words(text, "text"), space=XS)
        inner.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
        inner.setStretch(1, 1)
        line.setLayout(inner)
        self._body.addWidget(line)


def _card(step: Step, name: str, desk: Desk, proceeding_id: UUID) -> Path:
    return make_card(desk, proceeding_id, step, name)


def _form(step: Step, one: Lang, desk: Desk, proceeding_id: UUID) -> Path:
    return make_form(desk, proceeding_id, step, one)


class FoldedGuidance(QFrame):
    """The narrow edge that opens the guidance again."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setFixedWidth(XL + L)
        self.open = button("?", "plain", self.opened.emit)
        self.open.setFixedWidth(28)
        self.open.setStyleSheet("padding: 0;")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, M, 5, 0)
        layout.addWidget(self.open)
        layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the edge is for."""
        words = self.tr("Guidance: why, what helps, by which article")
        self.open.setToolTip(f"{words} (F1)")
        self.open.setAccessibleName(words)
