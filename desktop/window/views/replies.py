"""The reply matrix: each recommendation against each letter that answers (0043)."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.errors import Problem
from desktop.procedure.matrix import Answer, Checked, Matrix, Row
from desktop.procedure.quality import Answered
from desktop.usecases.replies import answered
from desktop.usecases.reply_reading import TakenReply, about_days, take_in_reply
from desktop.usecases.taking_in import Source
from desktop.window.blocks.block import FieldsBlock
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence, shown_day
from desktop.window.norms import confidence_word, norm_words
from desktop.window.override import override
from desktop.window.pager import MOST, Pager, page_of
from desktop.window.pasting import as_sources, paths_of
from desktop.window.replies.cells import Cell, cell_editor
from desktop.window.replies.next_paper import NextPapers
from desktop.window.replies.publishing import Publishing
from desktop.window.replies.table import Table
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, L, S, State
from desktop.window.views.view import View
from desktop.window.widgets import (
    Card,
    Note,
    StateMark,
    Words,
    button,
    column,
    empty,
    in_lines,
    row,
)

if TYPE_CHECKING:
    from desktop.window.replies.reader import ReplyReader

translate = QCoreApplication.translate

_FIELDS = ("quote", "verdict", "reasons", "assessment", "question")
_LONGEST = 30  # letters of a line in a cell
_STATES: dict[Answer, State] = {"kept": "kept", "broken": "missed", "unknown": "soon"}


class RepliesView(View):
    """What was answered to each recommendation, by which letter, and what is next."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, widest=1200)
        self._lead = Words("", "muted")
        self._checks = QVBoxLayout()
        self._checks.setSpacing(XS)
        self.table = Table()
        self._first = 0
        """The place of the first recommendation that is shown, where there are more than fit."""
        self._pager = Pager(self._turn)
        self._held = QVBoxLayout()
        self.choose = button("", "primary", self._choose)
        self.type = button("", "plain", lambda: self.take(()))
        ways = FlowLayout(S, S)
        for each in (self.choose, self.type):
            ways.addWidget(each)
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.next = NextPapers(session)
        self.next.step_wanted.connect(self.step_wanted)
        self.next.jump_wanted.connect(self.jump_wanted)
        self.next.explain_wanted.connect(self.explain_wanted)
        self.sheet.addWidget(self._lead)
        self.sheet.addLayout(ways)
        self.sheet.addWidget(self._trouble)
        self.sheet.addWidget(self.table)
        self.sheet.addWidget(self._pager)
        self.sheet.addLayout(self._held)
        self.sheet.addLayout(self._checks)
        self.publishing = Publishing(session)
        self.publishing.jump_wanted.connect(self.jump_wanted)
        self.sheet.addWidget(self.next)
        self.sheet.addWidget(self.publishing)
        self.sheet.addStretch(1)
        self.setAcceptDrops(True)
        self.reader: ReplyReader | None = None
        """The letter that is being read, in place of the matrix."""
        self._odd: dict[UUID, tuple[Problem, ...]] = {}
        self._shown: object = None
        self._begun = False
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
        self.choose.setText(self.tr("Take in a reply…"))
        self.choose.setToolTip(
            self.tr("A scan or photos, a Word file, a PDF, an e-mail; or drop it here")
        )
        self.type.setText(self.tr("Type or paste a reply"))
        for each in (self.choose, self.type):
            each.setEnabled(shot.writable)
        self.session.look(
            lambda desk: (
                answered(desk, control_id),
                {
                    each.id: about_days(desk, each)
                    for each in desk.case.of_control(Letter, control_id)
                    if each.direction == "in"
                },
            ),
            self._show,
            owner=self,
        )
        self.next.refresh(shot)
        self.publishing.refresh(shot)
        if self.editor is not None:
            self.editor.refresh(shot)
        if self.reader is not None:
            self.reader.refresh(shot)

    def _show(self, told: tuple[Answered, dict[UUID, tuple[Problem, ...]]]) -> None:
        if (lang(), told) == self._shown:
            return
        begins = not self._begun
        self._shown, self._begun = (lang(), told), True
        found, self._odd = told
        self._lead.setText(self._summary(found.matrix))
        with self.area.steady():
            self._fill(found.matrix)
            empty(self._checks)
            for each in found.checked:
                self._checks.addWidget(self._check(each))
            if found.checked:
                for remark in self.session.office.law.reply_checks.remarks:
                    self._checks.addWidget(Words(remark.text.text(lang()), "small"))
        if begins:  # what came first pushed the rest down: that is no reason to begin in the middle
            QTimer.singleShot(0, self, self.area.to_top)

    def _summary(self, found: Matrix) -> str:
        if not found.rows:
            return translate("RepliesView", "There are no recommendations yet.")
        if not found.has_come:
            return translate(
                "RepliesView",
                "No reply is entered yet. Take it in here when it comes.",
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
        last = len(found.columns) + 1
        self.table.begin(last)
        for place, letter in enumerate(found.columns, 1):
            self.table.put(0, place, self._head(letter))
        self._first = page_of(self._first, len(found.rows))
        self._pager.show_place(self._first, len(found.rows))
        for at, each in enumerate(found.rows[self._first : self._first + MOST], 1):
            text = each.recommendation.text.any_text(lang())
            self.table.put_row(at, f"{each.recommendation.number}. {text}")
            for place, letter in enumerate(found.columns, 1):
                self.table.put(at, place, self._cell(each, letter, each.cells[place - 1]))
            self.table.put(at, last, _next(each))

    def _turn(self, first: int) -> None:
        shot = self.session.now
        if shot is not None:
            self._first, self._shown = first, None
            self.refresh(shot)

    def _head(self, letter: Letter | None) -> QWidget:
        """Return what stands over a column: which letter, the way to read it, what is odd in it."""
        made = QWidget()
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(XS)
        held.addWidget(Words(_named(letter), "strong"))
        if letter is not None:
            words = translate("RepliesView", "Read and assign")
            read = button(words, "quiet", partial(self.read, letter.id))
            read.setAccessibleDescription(_named(letter))
            held.addLayout(row(read, None))
            for each in self._odd.get(letter.id, ()):
                odd = Words(sentence(each), "small")
                odd.set_state("soon")
                held.addWidget(odd)
        made.setLayout(held)
        return made

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
        self.editor = cell_editor(self.session, shot, at, _FIELDS)
        card = Card(L, S)
        asked = shot.case.one(Recommendation, recommendation_id)
        letter = shot.case.get(Letter, letter_id)
        card.column.addWidget(Words(f"{asked.number} · {_named(letter)}", "strong"))
        card.column.addWidget(Words(asked.text.any_text(lang()), "muted"))
        card.column.addWidget(self.editor)
        self._held.addWidget(card)
        self.editor.refresh(shot)
        self.editor.begin()

    # -- letters that came -------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, self.tr("Files of the letter"))
        if chosen:
            self.take([Path(each) for each in chosen])

    def take(self, files: Sequence[Path | Source]) -> None:
        """Take the files of one letter that answers into the case, and read it; none is typed."""
        shot = self.session.now
        if shot is None or not shot.writable:
            return
        self._trouble.hide()
        self.session.flush()
        control_id = shot.control.id
        self.session.act(
            lambda desk: take_in_reply(desk, None, control_id, as_sources(files)),
            self._taken,
            self._refused,
            owner=self,
            once=("take reply", control_id),
        )

    def _taken(self, taken: TakenReply) -> None:
        self.read(taken.letter_id)
        if self.reader is not None:
            self.reader.say(taken.told)

    def read(self, letter_id: UUID) -> None:
        """Show a letter beside the recommendations, in place of the matrix."""
        from desktop.window.replies.reader import ReplyReader  # draws pages, which takes to load

        shot, layout = self.session.now, self.layout()
        if shot is None or layout is None:
            return
        self.session.flush()
        self._drop_reader()
        self.area.hide()
        self.reader = ReplyReader(self.session, shot, letter_id)
        self.reader.left.connect(self._back)
        layout.addWidget(self.reader)
        self.reader.back.setFocus()

    def _back(self) -> None:
        self._drop_reader()
        self.area.show()
        shot = self.session.now
        if shot is not None:
            self.refresh(shot)
        self.choose.setFocus()

    def _drop_reader(self) -> None:
        if self.reader is not None:
            self.reader.hide()
            self.reader.deleteLater()
            self.reader = None

    @override
    def place(self) -> object:
        """Return the letter that is read, else the cell whose words are entered."""
        return self.reader.letter_id if self.reader is not None else self.cell

    @override
    def return_to(self, place: object) -> None:
        """Read the letter again, or open the cell: that is where one goes on, not the top."""
        self._begun = place is not None
        if isinstance(place, UUID):
            self.read(place)
        elif isinstance(place, tuple):
            self.open(place)

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if paths_of(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take the files that are dropped as those of one letter: of the one that is being read."""
        files = paths_of(event.mimeData())
        event.acceptProposedAction()
        if self.reader is not None:
            self.reader.take(files)
        else:
            self.take(files)

    # -- the law -----------------------------------------------------------------------------------

    def _check(self, each: Checked) -> QWidget:
        law = self.session.office.law
        basis = "; ".join(norm_words(law, norm) for norm in each.check.basis)
        word = confidence_word(each.check.confidence)
        line = QWidget()
        mark = StateMark(_STATES[each.answer])
        under = Words(" · ".join(part for part in (basis, word) if part), "small")
        told = row(mark, column(Words(each.text(lang()), "text"), under, space=0))
        told.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
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
