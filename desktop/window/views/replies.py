"""The reply matrix: each recommendation against each letter that answers (0043)."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.record import Record
from desktop.procedure.matrix import Answer, Checked, Matrix, Row
from desktop.procedure.quality import Answered
from desktop.usecases.replies import answered, reply_to
from desktop.window.blocks.block import FieldsBlock
from desktop.window.blocks.lists import fields_of
from desktop.window.fields.saving import Place
from desktop.window.language import lang, say, shown_day
from desktop.window.norms import confidence_word, norm_words
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, L, M, S, State
from desktop.window.views.view import View
from desktop.window.widgets import Card, StateMark, Words, button, empty, in_lines, row

translate = QCoreApplication.translate

_FIELDS = ("quote", "verdict", "reasons", "assessment", "question")
_LONGEST = 30  # letters of a line in a cell
_STATES: dict[Answer, State] = {"kept": "kept", "broken": "missed", "unknown": "soon"}
_SHOWN = 160
"""So many letters of a recommendation are shown beside its cells."""

Cell = tuple[UUID, UUID | None]
"""A recommendation, and the letter that speaks of it; `None` for what was said in none."""


class RepliesView(View):
    """What was answered to each recommendation, by which letter, and what is next."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, widest=1200)
        self._lead = Words("", "muted")
        self._checks = QVBoxLayout()
        self._checks.setSpacing(XS)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(M)
        self._held = QVBoxLayout()
        self.sheet.addWidget(self._lead)
        self.sheet.addLayout(self._grid)
        self.sheet.addLayout(self._held)
        self.sheet.addLayout(self._checks)
        self.sheet.addStretch(1)
        self._shown: object = None
        self.cell: Cell | None = None
        """Whose words are being entered."""
        self.editor: FieldsBlock | None = None

    @override
    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        return translate("RepliesView", "Replies")

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show what was answered anew."""
        control_id = shot.control.id
        self.session.look(lambda desk: answered(desk, control_id), self._show, owner=self)
        if self.editor is not None:
            self.editor.refresh(shot)

    def _show(self, found: Answered) -> None:
        if (lang(), found) == self._shown:
            return
        self._shown = (lang(), found)
        self._lead.setText(self._summary(found.matrix))
        with self.area.steady():
            self._fill(found.matrix)
            empty(self._checks)
            for each in found.checked:
                self._checks.addWidget(self._check(each))
            if found.checked:
                for remark in self.session.office.law.reply_checks.remarks:
                    self._checks.addWidget(Words(remark.text.text(lang()), "small"))

    def _summary(self, found: Matrix) -> str:
        if not found.rows:
            return translate("RepliesView", "There are no recommendations yet.")
        if not found.has_come:
            return translate(
                "RepliesView",
                "No reply is entered yet. It is entered at the step of the reasoned response.",
            )
        done, of = found.fixed
        words = translate(
            "RepliesView",
            "Done: {done} of {n}. Not answered: {unanswered}. Not marked yet: {unmarked}.",
        )
        return words.format(
            done=done,
            n=of,
            unanswered=found.how_many("not_answered"),
            unmarked=found.how_many(""),
        )

    # -- the matrix --------------------------------------------------------------------------------

    def _fill(self, found: Matrix) -> None:
        empty(self._grid)
        for column, letter in enumerate(found.columns, 1):
            head = Words(_named(letter), "strong")
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignTop)
        last = len(found.columns) + 1
        for at, each in enumerate(found.rows, 1):
            text = each.recommendation.text.any_text(lang())
            short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
            told = Words(f"{each.recommendation.number}. {short}", "text")
            told.setToolTip(text)
            self._grid.addWidget(told, at, 0, Qt.AlignmentFlag.AlignTop)
            for column, letter in enumerate(found.columns, 1):
                made = self._cell(each, letter, each.cells[column - 1])
                self._grid.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_next(each), at, last, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 2)
        for column in range(1, last):
            self._grid.setColumnStretch(column, 1)

    def _cell(self, of: Row, letter: Letter | None, reply: Reply | None) -> QWidget:
        verdicts = self.session.office.law.fields.get("reply", "verdict").choices
        if reply is not None and reply.verdict:
            words = verdicts[reply.verdict].text(lang())
        else:
            words = translate("RepliesView", "What does it say?")
        at = (of.recommendation.id, letter.id if letter else None)
        counts = reply is not None and reply is of.last
        made = button(
            in_lines(words, _LONGEST), "plain" if counts else "quiet", partial(self.open, at)
        )
        made.setAccessibleDescription(f"{of.recommendation.number} · {_named(letter)}")
        return made

    def open(self, at: Cell) -> None:
        """Show the editors of what a letter says of a recommendation."""
        shot = self.session.now
        if shot is None:
            return
        self.session.flush()
        empty(self._held)
        self.cell = at
        recommendation_id, letter_id = at
        course = shot.proceeding.id

        def find(now: Snapshot) -> Record | None:
            return next(
                (
                    each
                    for each in now.case.all(Reply)
                    if (each.recommendation_id, each.letter_id) == at
                ),
                None,
            )

        place = Place(
            "reply",
            f"reply:{recommendation_id}:{letter_id}",
            find,
            lambda desk: reply_to(desk, course, recommendation_id, letter_id),
        )
        self.editor = fields_of(self.session, shot, place, _FIELDS)
        card = Card(L, S)
        asked = shot.case.one(Recommendation, recommendation_id)
        letter = shot.case.get(Letter, letter_id)
        card.column.addWidget(Words(f"{asked.number} · {_named(letter)}", "strong"))
        card.column.addWidget(Words(asked.text.any_text(lang()), "muted"))
        card.column.addWidget(self.editor)
        self._held.addWidget(card)
        self.editor.refresh(shot)
        self.editor.begin()

    # -- the law -----------------------------------------------------------------------------------

    def _check(self, each: Checked) -> QWidget:
        law = self.session.office.law
        basis = "; ".join(norm_words(law, norm) for norm in each.check.basis)
        word = confidence_word(each.check.confidence)
        line = QWidget()
        mark = StateMark(_STATES[each.answer])
        beside = Words(" · ".join(part for part in (basis, word) if part), "small")
        told = row(mark, Words(each.text(lang()), "text"), beside)
        told.setStretch(1, 1)
        line.setLayout(told)
        return line


def _named(letter: Letter | None) -> str:
    if letter is None:
        return translate("RepliesView", "Said without a letter")
    number = f"№ {letter.number}" if letter.number else ""
    day = shown_day(letter.arrived_on or letter.dated)
    return " · ".join(part for part in (number, day) if part) or translate(
        "RepliesView", "A letter without number and day"
    )


def _next(of: Row) -> Words:
    made = Words(say(f"reply.next.{of.next}") if of.next else "", "small")
    states: dict[str, State] = {"done": "kept", "mark": "soon", "ask": "soon", "weigh": "soon"}
    made.set_state(states.get(of.next, "calm"))
    return made
