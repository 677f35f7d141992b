"""A reply beside the recommendations: its text is marked and assigned, a scan is typed from."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Reply
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, clean
from desktop.usecases.reply_reading import (
    Reading,
    Sheet,
    assign,
    mark_silent,
    read,
    sheets,
    take_in_reply,
)
from desktop.usecases.taking_in import Source, pasted_source
from desktop.window.blocks.block import FieldsBlock
from desktop.window.blocks.lists import fields_of
from desktop.window.fields.asking import record_place
from desktop.window.fields.saving import Leaf
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, sentence
from desktop.window.naming import letter_mark
from desktop.window.office_program import open_kept
from desktop.window.pager import MOST, Pager, page_of
from desktop.window.pasting import as_sources
from desktop.window.printing.preview import Preview
from desktop.window.replies.cells import cell_editor
from desktop.window.replies.marked_text import MarkedText
from desktop.window.replies.scan import ScanPages
from desktop.window.session import CaseSession, Snapshot
from desktop.window.steady import SteadyArea, bring_into_sight
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import (
    Card,
    Fold,
    Note,
    OneLine,
    Words,
    as_written,
    button,
    column,
    empty,
    has_cursor,
    row,
)

_KEYS = 9
"""So many recommendations have a key of their own: Alt and the number."""
_SHOWN = 140
_AT_TAKING_IN = ("reply.filled", "reply.already", "reply.attached")
"""What is told of a file when it is taken in; all else the letter tells whenever it is read."""
_OF_LETTER = ("number", "dated", "arrived_on", "sender")
_OF_CELL = ("verdict", "quote", "reasons")


class ReplyReader(QWidget):
    """One letter that came, at the left, and all recommendations at the right.

    Signals:
        left: the matrix is wanted again.
    """

    left = Signal()

    def __init__(self, session: CaseSession, shot: Snapshot, letter_id: UUID) -> None:
        super().__init__()
        self._session = session
        self.letter_id = letter_id
        self._control_id = shot.control.id
        self._found: Reading | None = None
        self._looked_at: tuple[UUID, ...] = ()
        self._letter: FieldsBlock | None = None
        self._said: tuple[Problem, ...] = ()
        self._known = ""
        """What of the typed words the case has, or is given."""
        self.asked: dict[UUID, AskedRow] = {}
        """The rows that are shown, by their recommendations."""
        self._every = 0
        """How many recommendations there are."""
        self.back = button("", "plain", self._leave)
        self._title = OneLine("h2")
        self.open = button("", "quiet", self._open)
        self.more = button("", "quiet", self._choose)
        self.text = MarkedText()
        self.scan = Preview()
        self.typing = _Typing()
        self.typing.keep.clicked.connect(lambda _checked=False: self._keep_typed())
        self.typing.choose.clicked.connect(lambda _checked=False: self._choose())
        place = record_place("letter", letter_id)
        self._words = Leaf(session, place, "words", self)
        self.typing.text.textChanged.connect(self._type)
        self.left_side = QStackedWidget()
        self._notes = QVBoxLayout()
        self._counts = Words("", "text")
        self._silent = Words("", "text")
        self.mark = button("", "plain", self._mark)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S)
        self._first = 0
        """The place of the first recommendation that is shown, where there are more than fit."""
        self._pager = Pager(self._turn)
        self._fold = QVBoxLayout()
        self._lay_out()
        for n in range(1, _KEYS + 1):
            key = QShortcut(QKeySequence(f"Alt+{n}"), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(self._assign_numbered, n))
        self.refresh(shot)

    def _lay_out(self) -> None:
        head = row(self.back, self._title, self.open, self.more)
        head.setStretch(1, 1)
        head.setContentsMargins(XL, S, XL, S)
        for each in (self.text, self.scan, self.typing):
            self.left_side.addWidget(each)
        right = QVBoxLayout()
        right.setContentsMargins(M, 0, M, L)
        right.setSpacing(S)
        right.addLayout(self._notes)
        right.addLayout(self._fold)
        right.addWidget(self._counts)
        right.addWidget(self._silent)
        right.addLayout(row(self.mark, None))
        right.addLayout(self._rows)
        right.addWidget(self._pager)
        right.addStretch(1)
        self.area = SteadyArea(right)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.left_side)
        both.addWidget(self.area)
        both.setChildrenCollapsible(False)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 1)
        both.setSizes([500, 500])
        inner = QHBoxLayout()
        inner.setContentsMargins(XL, 0, S, S)
        inner.addWidget(both)
        outer = column(head, inner, space=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    # -- showing -----------------------------------------------------------------------------------

    def refresh(self, shot: Snapshot) -> None:
        """Show the letter as it now stands."""
        self._retranslate()
        for each in (self.more, self.typing):
            each.setEnabled(shot.writable)
        letter = shot.case.get(Letter, self.letter_id)
        if letter is None:  # it was taken out, or an undo took it back
            self.left.emit()
            return
        self._title.set_words(letter_mark(letter) or self.tr("A letter without number and day"))
        if self._letter is None:
            place = record_place("letter", self.letter_id)
            self._letter = fields_of(self._session, shot, place, _OF_LETTER)
            fields = self._letter
            self._fold.addWidget(Fold(self.tr("Number, days and sender"), lambda: fields))
        self._letter.refresh(shot)
        self._show_typed(letter)
        self._show_rows(shot)
        control_id, letter_id, known = self._control_id, self.letter_id, self._found
        self._session.look(
            lambda desk: read(desk, control_id, letter_id, known),
            self._show,
            self._refused,
            owner=self,
        )

    def _retranslate(self) -> None:
        self.back.setText("←  " + self.tr("All replies"))
        self.open.setText(self.tr("Open the file"))
        self.more.setText(self.tr("Add pages…"))
        self.text.setAccessibleName(self.tr("Words of the letter"))
        self.mark.setText(self.tr("Mark these as not answered"))
        self.typing.retranslate()

    def _show_rows(self, shot: Snapshot) -> None:
        every = shot.case.of_control(Recommendation, self._control_id)
        self._every = len(every)
        self._first = page_of(self._first, len(every))
        self._pager.show_place(self._first, len(every))
        all_asked = every[self._first : self._first + MOST]
        if list(self.asked) != [each.id for each in all_asked]:
            empty(self._rows)
            self.asked = {}
            for each in all_asked:
                made = AskedRow(self._session, (each.id, self.letter_id))
                made.take.clicked.connect(lambda _c=False, one=each.id: self.assign(one))
                made.accept.clicked.connect(lambda _c=False, one=each.id: self._accept(one))
                self.asked[each.id] = made
                self._rows.addWidget(made)
        cells = {
            each.recommendation_id: each
            for each in shot.case.all(Reply)
            if each.letter_id == self.letter_id
        }
        for each in all_asked:
            self.asked[each.id].show_asked(shot, each, cells.get(each.id))

    def _turn(self, first: int) -> None:
        shot = self._session.now
        if shot is not None:
            self._session.flush()
            self._first = first
            self._show_rows(shot)
            if self._found is not None:
                self._offer(self._found)
            bring_into_sight(next(iter(self.asked.values())))

    def _show(self, found: Reading) -> None:
        self._found = found
        kept = found.pages[0] if found.pages else None
        self.open.setVisible(kept is not None)
        self.more.setVisible(kept is not None)
        if found.text:
            self.left_side.setCurrentWidget(self.text)
            self.text.show_text(found.text, found.passages, found.paragraphs)
        elif kept is None:
            self.left_side.setCurrentWidget(self.typing)
        else:
            self.left_side.setCurrentWidget(self.scan)
            self._look_at_scan(found)
        self._tell((*self._said, *found.told))
        self._count(found)
        self._offer(found)

    def _offer(self, found: Reading) -> None:
        proposals = {each.proposed for each in found.paragraphs if not each.taken}
        for each in self.asked.values():
            each.show_offer(text=bool(found.text), proposed=each.number in proposals)

    def _look_at_scan(self, found: Reading) -> None:
        there = tuple(each.id for each in found.pages)
        if there != self._looked_at:
            self._looked_at = there
            self._session.look(
                lambda desk: sheets(desk, found.pages), self._show_scan, self._refused, owner=self
            )

    def _show_scan(self, found: tuple[Sheet, ...]) -> None:
        self.scan.show_pages(ScanPages(found), self.tr("Scan of the letter"))

    def _tell(self, problems: Sequence[Problem]) -> None:
        empty(self._notes)
        for each in dict.fromkeys(problems):
            self._notes.addWidget(Note(sentence(each), "soon"))

    def _count(self, found: Reading) -> None:
        words = self.tr("{n} of {all} paragraphs belong to no recommendation.")
        of = len(found.paragraphs)
        self._counts.setText(words.format(n=found.loose, all=of))
        self._counts.setVisible(bool(of))
        more = ["…"] if len(found.silent) > MOST else []
        listed = [*(str(each.number) for each in found.silent[:MOST]), *more]
        numbers = "№ " + ", ".join(listed)
        self._silent.setText(
            self.tr("Nothing of this letter is entered for: {numbers}").format(numbers=numbers)
        )
        self._silent.set_state("soon")
        self._silent.setVisible(bool(found.silent))
        shot = self._session.now
        # Of a letter of which nothing was read yet nobody can say what it leaves out: of one that
        # only eyes can read, before something of it is entered.
        begun = len(found.silent) < self._every if found.text else self._entered(shot)
        self.mark.setVisible(bool(found.silent) and begun and bool(shot and shot.writable))

    def _entered(self, shot: Snapshot | None) -> bool:
        """Whether anything of what this letter says is entered."""
        return shot is not None and any(
            each.letter_id == self.letter_id and (each.verdict or each.quote.any_text(lang()))
            for each in shot.case.all(Reply)
        )

    # -- assigning ---------------------------------------------------------------------------------

    def assign(self, recommendation_id: UUID) -> None:
        """Make the marked part of the text the words on a recommendation."""
        self._assign(recommendation_id, self.text.marked())
        self.text.forget()

    def _assign(self, recommendation_id: UUID, part: str) -> None:
        shot = self._session.now
        if not part or shot is None or not shot.writable:
            return
        self._session.flush()
        letter_id = self.letter_id
        self._session.act(
            lambda desk: assign(desk, recommendation_id, letter_id, part),
            lambda _none: self._assigned(recommendation_id),
            self._refused,
            owner=self,
        )

    def _assigned(self, recommendation_id: UUID) -> None:
        """Ask what the words decide: the editors open under the recommendation."""
        for key, each in self.asked.items():
            each.open_editor(opened=key == recommendation_id)
        if recommendation_id in self.asked:  # else its page was left meanwhile
            bring_into_sight(self.asked[recommendation_id])

    def _assign_numbered(self, number: int) -> None:
        for key, each in self.asked.items():
            if each.number == number and self.left_side.currentWidget() is self.text:
                self.assign(key)

    def _accept(self, recommendation_id: UUID) -> None:
        """Take the paragraphs that name a recommendation at their beginning."""
        if self._found is not None:
            number, text = self.asked[recommendation_id].number, self._found.text
            named = [
                text[each.start : each.end]
                for each in self._found.paragraphs
                if each.proposed == number and not each.taken
            ]
            self._assign(recommendation_id, "\n".join(named))

    def _mark(self) -> None:
        self._session.flush()
        control_id, letter_id = self._control_id, self.letter_id
        self._session.act(
            lambda desk: mark_silent(desk, control_id, letter_id),
            None,
            self._refused,
            owner=self,
            once=("silent", letter_id),
        )

    # -- files -------------------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileNames(self, self.tr("Files of the letter"))
        self.take([Path(each) for each in chosen])

    def take(self, files: Sequence[Path | Source]) -> None:
        """Take files in as those of this letter, after the ones that are there."""
        shot = self._session.now
        if files and shot is not None and shot.writable:
            self._session.flush()
            control_id, letter_id = self._control_id, self.letter_id
            self._session.act(
                lambda desk: take_in_reply(desk, letter_id, control_id, as_sources(files)),
                lambda taken: self.say(taken.told),
                self._refused,
                owner=self,
                once=("take", letter_id),
            )

    def say(self, told: Sequence[Problem]) -> None:
        """Say what is to be known of what was taken in, beside what the letter itself tells."""
        self._said = tuple(each for each in told if each.code in _AT_TAKING_IN)
        if self._found is not None:
            self._tell((*self._said, *self._found.told))

    def _keep_typed(self) -> None:
        words = clean(self.typing.text.toPlainText())
        if words.strip():
            self.take([pasted_source(self.tr("Reply") + ".txt", words.encode())])

    def _type(self) -> None:
        words = self.typing.text.toPlainText()
        if clean(words) != self._known:
            self._known = clean(words)
            self._words.typed(words)

    def _show_typed(self, letter: Letter) -> None:
        """Show what was typed of the letter, unless it stands there as it is stored."""
        stored = clean(self._words.held(letter.words))
        if clean(self.typing.text.toPlainText()) != stored:
            self._known = stored
            self.typing.text.setPlainText(stored)

    def _open(self) -> None:
        if self._found is not None and self._found.pages:
            open_kept(self._session, self._found.pages[0], self._refused, self)

    def _refused(self, problem: Problem) -> None:
        self._notes.addWidget(Note(sentence(problem), "missed"))

    def _leave(self) -> None:
        self._session.flush()
        self.left.emit()


class AskedRow(QFrame):
    """A recommendation, what the letter says of it, and the way to enter it."""

    def __init__(self, session: CaseSession, cell: tuple[UUID, UUID]) -> None:
        super().__init__()
        self._session = session
        self._cell = cell
        self.number = 0
        self.editor: FieldsBlock | None = None
        card = Card(M, XS)
        self._text = Words("", "strong")
        self._state = Words("", "small")
        self.take = button()
        self.accept = button()
        self.enter = button("", "quiet", self._toggle)
        self._buttons = FlowLayout(S, XS)
        for each in (self.take, self.accept, self.enter):
            self._buttons.addWidget(each)
        self._held = QVBoxLayout()
        card.column.addWidget(self._text)
        card.column.addWidget(self._state)
        card.column.addLayout(self._buttons)
        card.column.addLayout(self._held)
        self.setLayout(column(card))
        self.take.hide()
        self.accept.hide()

    def show_asked(self, shot: Snapshot, asked: Recommendation, cell: Reply | None) -> None:
        """Show what the letter says of the recommendation so far."""
        self.number = asked.number
        text = asked.text.any_text(lang())
        short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
        self._text.setText(f"{asked.number}. {short}")
        self._text.setToolTip(as_written(text))
        verdicts = self._session.office.law.fields.get("reply", "verdict").choices
        verdict = verdicts[cell.verdict].text(lang()) if cell and cell.verdict else ""
        quoted = cell is not None and any(cell.quote.text(one).strip() for one in LANGS)
        words = self.tr("Words of this letter are entered.") if quoted else ""
        nothing = self.tr("Nothing of this letter yet.") if not quoted and not verdict else ""
        self._state.setText(" · ".join(part for part in (verdict, words, nothing) if part))
        self._state.set_state("soon" if nothing else "calm")
        key = f"  (Alt+{asked.number})" if asked.number <= _KEYS else ""
        self.take.setText(self.tr("Assign the marked part") + key)
        self.accept.setText(self.tr("Take the proposed paragraph"))
        self.enter.setText(self.tr("What does it say?"))
        for each in (self.take, self.accept, self.enter):
            each.setAccessibleDescription(self._text.text())
            each.setEnabled(shot.writable)
        if self.editor is not None:
            self.editor.refresh(shot)

    def show_offer(self, *, text: bool, proposed: bool) -> None:
        """Offer to assign where there is a text, and a paragraph that names this number."""
        self.take.setVisible(text)
        self.accept.setVisible(text and proposed)

    def _toggle(self) -> None:
        self.open_editor(opened=self.editor is None)
        if self.editor is not None:
            self.editor.begin()

    def open_editor(self, *, opened: bool) -> None:
        """Show the editors of what the letter says, or put them away unless one is being used."""
        shot = self._session.now
        if opened and self.editor is None and shot is not None:
            self.editor = cell_editor(self._session, shot, self._cell, _OF_CELL)
            self._held.addWidget(self.editor)
            self.editor.refresh(shot)
        elif not opened and self.editor is not None and not has_cursor(self.editor):
            self._session.flush()
            empty(self._held)
            self.editor = None


class _Typing(QWidget):
    """Where the words of a letter are typed or pasted that came as no file."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Words("", "muted")
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.keep = button("", "primary")
        self.choose = button()
        buttons = FlowLayout(S, S)
        for each in (self.keep, self.choose):
            buttons.addWidget(each)
        self.setLayout(column(self._hint, self.text, buttons))

    def retranslate(self) -> None:
        """Speak the window's language."""
        self._hint.setText(
            self.tr("Type or paste the words of the letter here, or choose its file.")
        )
        self.text.setAccessibleName(self.tr("Words of the letter"))
        self.keep.setText(self.tr("Keep as the text of the letter"))
        self.choose.setText(self.tr("Choose a file…"))
