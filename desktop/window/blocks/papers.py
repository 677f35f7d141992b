"""The papers of a step: made in each language, opened, shown in the folder, printed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.correspondence import Letter, Paper, SentPaper
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import Lang
from desktop.procedure.letters import as_it_went, went_out
from desktop.procedure.missing import Missing
from desktop.usecases import papers, two_languages
from desktop.usecases.desk import Desk
from desktop.usecases.reading_copy import reading_copy_beside_case
from desktop.usecases.sending import write_sent
from desktop.window import office_program
from desktop.window.blocks.block import Block
from desktop.window.blocks.hand_edits import HandEdits
from desktop.window.blocks.missing import MissingList
from desktop.window.blocks.second_eyes import SecondEyes
from desktop.window.blocks.sent import went_words
from desktop.window.fields.local import shown_langs
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, say, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot, clock_time
from desktop.window.theme import XS, M, S
from desktop.window.widgets import (
    Card,
    Fold,
    Note,
    StateMark,
    Words,
    as_written,
    button,
    column,
    row,
)

Jump = Callable[[FieldAddress], None]


class Ways(NamedTuple):
    """Where a paper leads: to a field that it lacks, to its text, to what is printed with it.

    And to where a colleague reads it.
    """

    jump: Jump
    edit_text: Callable[[str], None]
    print_packet: Callable[[str], None]
    second_reading: Callable[[str], None]


class PapersBlock(Block):
    """One kind of paper with a line for each language."""

    def __init__(
        self,
        session: CaseSession,
        shot: Snapshot,
        kind: str,
        ways: Ways,
        *,
        read_together: bool = True,
    ) -> None:
        super().__init__(session)
        self.kind = kind
        self.ways = ways
        self.heading = Words("", "h2")
        self.edit = button("", "quiet", lambda: ways.edit_text(kind))
        self.card = Card(space=S)
        self._lines: dict[Lang, _PaperLine] = {}
        self.column.setContentsMargins(0, M, 0, 0)
        self.column.setSpacing(S)
        head = row(self.heading, self.edit)
        head.setStretch(0, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.card)
        self.side_by_side = button("", "quiet", self._read_both)
        self.side_by_side.hide()
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.column.addLayout(row(self.side_by_side, None))
        self.column.addWidget(self.trouble)
        self.eyes = SecondEyes(session, kind, ways.second_reading) if read_together else None
        if self.eyes is not None:
            self.column.addWidget(self.eyes)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show which papers are made."""
        title = self.session.office.law.document(self.kind).title.text(lang())
        self.heading.setText(self.tr("Paper: {title}").format(title=title))
        self.edit.setText(self.tr("Edit this letter"))
        self.edit.setAccessibleDescription(self.heading.text())
        wanted = shown_langs(shot)
        for one in [each for each in self._lines if each not in wanted]:
            line = self._lines.pop(one)
            line.hide()
            line.deleteLater()
        for one in wanted:
            if one not in self._lines:
                self._lines[one] = _PaperLine(self, one, self.ways.jump)
                self.card.column.addWidget(self._lines[one])
            self._lines[one].refresh(shot)
        self.side_by_side.setText(self.tr("Read both languages side by side"))
        self.side_by_side.setAccessibleDescription(self.heading.text())
        made = (papers.latest(shot.case, shot.proceeding, self.kind, one) for one in ("kk", "ru"))
        self.side_by_side.setVisible({"kk", "ru"} <= set(wanted) and all(made))
        if self.eyes is not None:
            self.eyes.refresh(shot)
        proceeding_id, kind = shot.proceeding.id, self.kind
        self.session.look(
            lambda desk: two_languages.behind(desk, proceeding_id, kind, enclosures=False),
            self._say_older,
            owner=self,
        )

    def _read_both(self) -> None:
        """Write a copy in two columns, which is only to be read, and open it."""
        self.trouble.hide()
        self.session.flush()
        shot = self.session.now
        if shot is not None:
            proceeding_id, kind = shot.proceeding.id, self.kind
            office_program.open_made(
                self.session,
                lambda desk: reading_copy_beside_case(desk, proceeding_id, kind),
                self._refused,
                self,
            )

    def _refused(self, problem: Problem) -> None:
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()

    def _say_older(self, found: tuple[two_languages.Behind, ...]) -> None:
        mine = {each.lang: each for each in found if each.kind == self.kind}
        for one, line in self._lines.items():
            line.say_older(mine.get(one))

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """A paper has no fields."""
        return False

    def line(self, one: Lang) -> "_PaperLine":
        """Return the line of a language."""
        return self._lines[one]


class AidsBlock(Block):
    """Papers of a step that only help, under one heading: open once one of them was made."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kinds: Sequence[str], ways: Ways
    ) -> None:
        super().__init__(session)
        self._kinds = tuple(kinds)
        self._ways = ways
        self._papers: list[PapersBlock] = []
        made = {each.kind for each in shot.case.of_control(Paper, shot.control.id)}
        titles = [session.office.law.document(kind).title.text(lang()) for kind in kinds]
        words = self.tr("More papers that help: {n}").format(n=len(titles))
        self.fold = Fold(words, self._content, opened=not made.isdisjoint(kinds))
        self.column.setContentsMargins(0, M, 0, 0)
        self.column.setSpacing(XS)
        self.column.addWidget(self.fold)
        self.column.addWidget(Words("; ".join(titles), "small"))

    def _content(self) -> QWidget:
        shot = self.session.now
        made = QWidget()
        column_of = column(space=S)
        for kind in self._kinds if shot is not None else ():
            assert shot is not None  # noqa: S101 - the loop is empty without it
            block = PapersBlock(self.session, shot, kind, self._ways, read_together=False)
            self._papers.append(block)
            column_of.addWidget(self._papers[-1])
        made.setLayout(column_of)
        return made

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show which papers are made."""
        for each in self._papers:
            each.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """A paper has no fields."""
        return False


class _PaperLine(QWidget):
    def __init__(self, owner: PapersBlock, one: Lang, jump: Jump) -> None:
        super().__init__()
        self._owner = owner
        self._session = owner.session
        self.lang = one
        self._mark = StateMark("open")
        self._name = Words(NATIVE_NAMES[one], "strong")
        self._name.setFixedWidth(90)
        self._state = Words("", "muted")
        self.first = button("", "plain", self.make)
        self.again = button("", "quiet", self.make)
        self.hand: HandEdits | None = None
        self.open = button("", "plain", self._open)
        self.open_sent = button("", "plain", self._open_sent)
        self._sent: tuple[SentPaper, ...] = ()
        self.went = Words("", "text")
        self.went.hide()
        self.reveal_file = button("", "quiet", self._show)
        self.print = button("", "quiet", self._print)
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.changed = Note("", "soon")
        self.changed.hide()
        self.older = Note("", "soon")
        self.anew = button("", "plain", self.make)
        self.older.add(row(self.anew, None))
        self.older.hide()
        self.missing = MissingList(owner.session, jump)
        self._lacks = False
        flow = FlowLayout(XS, XS)
        for part in (self.open_sent, self.open, self.print, self.reveal_file, self.again):
            flow.addWidget(part)
        self._buttons = QWidget()
        self._buttons.setLayout(flow)
        head = row(self._mark, self._name, self._state, self.first)
        head.setStretch(2, 1)
        below = (self.went, self.changed, self.older, self._buttons, self.trouble, self.missing)
        self._column = column(head, *below, space=XS)
        self.setLayout(self._column)
        self._made: Paper | None = None

    def _file(self, shot: Snapshot) -> papers.PaperFile:
        folder = papers.papers_folder(shot.path)
        office, kind = self._session.office, self._owner.kind
        return papers.paper_file(office, shot.case, shot.proceeding, kind, self.lang, folder=folder)

    @property
    def path(self) -> Path | None:
        """Return where the paper lies, else where it will be written."""
        shot = self._session.now
        if shot is None:
            return None
        file = self._file(shot)
        return file.there or file.target

    def refresh(self, shot: Snapshot) -> None:
        self._made = papers.latest(shot.case, shot.proceeding, self._owner.kind, self.lang)
        file = self._file(shot)
        there = file.there is not None
        self.open.setToolTip(as_written(file.there.name) if file.there is not None else "")
        done = self._made is not None
        copy = self.tr("reading copy") if self.lang == "en" else ""
        if self._made is not None:
            when = self._made.made_at
            words = self.tr("made {day} at {time}").format(
                day=short_date(when.astimezone(KAZAKHSTAN).date()), time=clock_time(when)
            )
        else:
            words = self.tr("not made yet")
        self._state.setText(" · ".join(part for part in (words, copy) if part))
        self.first.setText(self.tr("Create"))
        self.again.setText(self.tr("Create anew"))
        self.open.setText(self.tr("Open"))
        self.reveal_file.setText(self.tr("Show in folder"))
        self.print.setText(self.tr("Look and print"))
        self._show_sent(shot)
        went = bool(self._sent)
        self.first.setVisible(not (done and there) and shot.writable and not went)
        self.again.setVisible(done and there and shot.writable and not went)
        for part in (self.reveal_file, self.print):
            part.setVisible(done and there)
        self.open.setVisible(done and there and not went)
        self._mark.set_mark("done" if went or (done and there) else "open")
        self._buttons.setVisible(went or (done and there))
        for part in (self.open_sent, self.first, self.again, self.open, self.print):
            part.setAccessibleDescription(f"{self._owner.heading.text()} {NATIVE_NAMES[self.lang]}")
        self._ask_whether_it_holds(shot)
        if self._lacks:
            self._look_again(shot)

    def _show_sent(self, shot: Snapshot) -> None:
        """Say that it went and stands, in the place of what makes it anew."""
        law, kind = self._session.office.law, self._owner.kind
        self._sent = as_it_went(shot.case, shot.proceeding, kind, self.lang, law)
        self.open_sent.setText(self.tr("Open what was sent"))
        self.open_sent.setVisible(bool(self._sent))
        self.went.setVisible(bool(self._sent))
        if self._sent:
            last = self._sent[-1]
            self._let_go_of_hand()
            letter = shot.case.one(Letter, last.letter_id)
            corrects = papers.can_be_corrected(shot.proceeding, law)
            self.went.setText(went_words(letter, last, corrects=corrects))

    def _ask_whether_it_holds(self, shot: Snapshot) -> None:
        """Find out whether the case says something else today than the paper that was made."""
        made, proceeding_id = self._made, shot.proceeding.id
        if made is None:
            self.changed.hide()
            return

        def answered(outdated: bool) -> None:
            if self._made is made and self._session.now is not None:
                self._say_changed(self._session.now, outdated)

        self._session.look(
            lambda desk: papers.outdated(desk, proceeding_id, made), answered, owner=self
        )

    def _say_changed(self, shot: Snapshot, outdated: bool) -> None:
        self.changed.setVisible(outdated)
        if not outdated:
            return
        if not self._sent:
            self._mark.set_mark("open")
        law = self._session.office.law
        if went_out(shot.case, shot.proceeding, self._owner.kind, law):
            words = self.tr("The case was changed after this paper went out. What went out stays.")
        else:
            words = self.tr("The case was changed since. Create the paper anew before it goes out.")
        self.changed.say(words, "soon")

    def say_older(self, found: two_languages.Behind | None) -> None:
        """Say that the paper in the other language is newer, and what changed; `None` if not."""
        self.older.setVisible(found is not None)
        self.anew.setText(self.tr("Create anew"))
        self.anew.setAccessibleDescription(self.again.accessibleDescription())
        shot = self._session.now
        helps = found is not None and found.by_making
        self.anew.setVisible(helps and shot is not None and shot.writable)
        if found is not None:
            self._mark.set_mark("open")
            told = two_languages.sentences(found)
            self.older.say(" ".join(sentence(each) for each in told), "soon")
            if found.facts:
                self.changed.hide()  # it says less of the same

    def _look_again(self, shot: Snapshot) -> None:
        """Say what is missing now: what was written since is no longer asked for."""
        proceeding_id, kind, one = shot.proceeding.id, self._owner.kind, self.lang
        self._session.look(
            lambda desk: papers.missing_for(desk, proceeding_id, kind, one),
            lambda missing: self._say_missing(missing) if self._lacks else None,
            lambda _problem: None,  # the next press says it
            owner=self,
        )

    def _say_missing(self, missing: tuple[Missing, ...]) -> None:
        self._lacks = bool(missing)
        self.missing.say(missing, say("window.paper-needs", n=len(missing)))

    def make(self, hand: papers.Hand | None = None) -> None:
        """Make the paper, or say what is missing, or ask what is to become of hand edits."""
        self.trouble.hide()
        self._let_go_of_hand()
        self._lacks = False
        self.missing.clear()
        self._session.flush()
        shot = self._session.now
        if shot is None:
            return
        proceeding_id, kind, one = shot.proceeding.id, self._owner.kind, self.lang

        def work(desk: Desk) -> papers.MadePaper:
            return papers.make_beside_case(desk, proceeding_id, kind, one, hand)

        self._session.act(
            work,
            self._came,
            self._refused,
            self._incomplete,
            owner=self,
            once=("paper", proceeding_id, kind, one),
        )

    def _came(self, made: papers.MadePaper) -> None:
        self._say_notes(made.notes)
        if self._session.now is not None:
            self.refresh(self._session.now)

    def _say_notes(self, notes: tuple[Problem, ...]) -> None:
        """Say what is not in the paper as one might expect."""
        self.trouble.setVisible(bool(notes))
        self.trouble.say(" ".join(sentence(each) for each in notes), "calm")

    def _incomplete(self, problem: Problem) -> bool:
        if isinstance(problem, papers.EditedByHand):
            self.hand = HandEdits(problem, self._decided)
            self._column.addWidget(self.hand)
            self.hand.keep.setFocus()
            return True
        if not isinstance(problem, papers.Incomplete):
            return False
        self._say_missing(problem.missing)
        return True

    def _decided(self, hand: papers.Hand | None) -> None:
        if hand is None:
            self._let_go_of_hand()
            self.again.setFocus()
        else:
            self.make(hand)

    def _let_go_of_hand(self) -> None:
        if self.hand is not None:
            self.hand.hide()
            self.hand.deleteLater()
            self.hand = None

    def _refused(self, problem: Problem) -> None:
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()

    def _open(self) -> None:
        path = self.path
        if path is not None and not office_program.open_file(path):
            self._refused(Problem("window.cannot-open", name=path.name))

    def _open_sent(self) -> None:
        if self._sent:
            sent_id = self._sent[-1].id
            office_program.open_made(
                self._session, lambda desk: write_sent(desk, sent_id), self._refused, self
            )

    def _show(self) -> None:
        path = self.path
        if path is not None and not office_program.show_in_folder(path):
            self._refused(Problem("window.cannot-show", path=str(path)))

    def _print(self) -> None:
        self._owner.ways.print_packet(self._owner.kind)
