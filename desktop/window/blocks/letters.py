"""An outgoing letter: its date and number at signing; below its paper, how and when it went."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.casefile.letter_copies import LetterRow
from desktop.domain.author import Noted
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.domain.values import read_day
from desktop.procedure.letters import own_letter, went
from desktop.usecases import acts, papers, two_languages
from desktop.usecases.desk import Desk
from desktop.usecases.journal import Teller
from desktop.usecases.register import next_number, same_number
from desktop.window.blocks.block import Block, FieldsBlock
from desktop.window.blocks.gates import GateNotes, closed_gates
from desktop.window.blocks.lists import field_of
from desktop.window.blocks.second_eyes import SecondEyes
from desktop.window.blocks.sent import Scan, WhatGoes, keep_pdfs
from desktop.window.blocks.why import AskWhy
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.saving import Place
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import M, S
from desktop.window.widgets import Card, Note, StateMark, Words, button, column, row

LOOK_AFTER_MS = 300
"""So long after the last key one looks whether another letter has the number that was typed."""


def own_letter_place(shot: Snapshot, kind: str) -> Place:
    """Return the place of the letter of a kind that counts, begun when first written to.

    Two requests of a control have a letter of the same kind each; a shared step's letter is one.
    """
    proceeding_id = shot.proceeding.id
    shared = kind in shot.procedure.common.documents
    owner_id = shot.control.id if shared else proceeding_id

    def find(now: Snapshot) -> Record | None:
        return own_letter(now.case, now.case.one(Proceeding, proceeding_id), kind)

    return Place(
        "letter",
        f"letter:{owner_id}:{kind}",
        find,
        lambda desk: acts.letter_for(desk, proceeding_id, kind).id,
    )


class _OfLetter(Block):
    """A card with fields of one outgoing letter of the step."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: Sequence[str]
    ) -> None:
        super().__init__(session)
        self.kind = kind
        self._place = own_letter_place(shot, kind)
        self.heading = Words("", "h2")
        self._card = Card()
        self._fields = FieldsBlock(
            session, [field_of(session, shot, self._place, name) for name in names]
        )
        self._card.column.addWidget(self._fields)
        self.column.setContentsMargins(0, M, 0, 0)
        self.column.setSpacing(S)
        self.column.addWidget(self.heading)
        self.column.addWidget(self._card)

    def _title(self) -> str:
        """Return what stands over the card."""
        raise NotImplementedError

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the letter as it now stands."""
        self.heading.setText(self._title())
        self.heading.setVisible(bool(self.heading.text()))
        self._fields.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field of the letter."""
        shot = self.session.now
        letter = self._place.find(shot) if shot else None
        if letter is None:
            # The letter itself is missing: it is begun with the first field of its first card.
            return (address.kind, address.path) == ("letter", self.kind) and self.begin()
        return self._fields.reveal(address)

    @override
    def begin(self) -> bool:
        """Put the cursor into the first field."""
        return self._fields.begin()


class LetterBlock(_OfLetter):
    """What is said of a letter before its paper is made: its date and number."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: Sequence[str]
    ) -> None:
        super().__init__(session, shot, kind, [name for name in names if name == "dated"])
        self.number = _Number(self, session, self._place)
        if "number" in names:
            self._card.column.addWidget(self.number)
        self.refresh(shot)

    @override
    def _title(self) -> str:
        return self.session.office.law.document(self.kind).title.text(lang())

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the letter as it now stands."""
        super().refresh(shot)
        self.number.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to the date or to the number."""
        shot = self.session.now
        letter = self._place.find(shot) if shot else None
        if letter is not None and (letter.id, "number") == (address.record_id, address.path):
            return self.number.jump()
        return super().reveal(address)


class SendingBlock(_OfLetter):
    """What becomes of a letter once its paper is made: how and when it went, its scan."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: Sequence[str]
    ) -> None:
        own = ("dated", "number", "attachment_id")
        super().__init__(session, shot, kind, [name for name in names if name not in own])
        self._sends = "sent_on" in names
        self.sent = _Sent(session, self._place, kind) if self._sends else None
        if self.sent is not None:
            self._card.column.addWidget(self.sent)
        self.scan = Scan(session, self._place)
        self._card.column.addWidget(self.scan)
        self.refresh(shot)

    @override
    def _title(self) -> str:
        return self.tr("Sending") if self._sends else ""

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the letter as it now stands."""
        super().refresh(shot)
        if self.sent is not None:
            self.sent.refresh(shot)
        self.scan.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field of the letter, or to its scan."""
        shot = self.session.now
        letter = self._place.find(shot) if shot else None
        if letter is not None and (letter.id, "attachment_id") == (address.record_id, address.path):
            return self.scan.jump()
        return super().reveal(address)

    @override
    def begin(self) -> bool:
        """Put the cursor into the first field, of a letter that is only kept on its scan."""
        return super().begin() or self.scan.jump()


class _Number(QWidget):
    """Numbering at signing: from the series, from the paper journal, or by hand on the paper."""

    def __init__(self, owner: LetterBlock, session: CaseSession, place: Place) -> None:
        super().__init__()
        self._owner = owner
        self._session = session
        self._place = place
        self.label = Words("", "strong")
        self.help = Words("", "small")
        self.given = Words("", "text")
        self.typed = LineEdit()
        self.typed.setMaximumWidth(220)
        self.typed.returnPressed.connect(self._from_journal)
        self._draft = ("", "")
        self.typed.textEdited.connect(self._keep)
        self._pause = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look_for_double)
        self.typed.textChanged.connect(self._changed)
        self.double = Note("", "soon")
        self.double.hide()
        self._doubles: tuple[LetterRow, ...] = ()
        self.journal = button("", "plain", self._from_journal)
        self.series = button("", "plain", lambda: self._give(None))
        self.blank = button("", "quiet", lambda: self._give(""))
        self.trouble = Words("", "small")
        self.trouble.set_state("missed")
        self.trouble.hide()
        self.preview = Words("", "muted")
        self.preview.setWordWrap(False)
        self.preview.setContentsMargins(0, S, S, 0)  # on the line of the button's words
        self.preview.hide()
        self._previewed: tuple[object, ...] = ()
        self._lacks_day = False
        self._elsewhere = False
        """It is said that the letter has a number in another copy of the case."""
        self._choices = QWidget()
        own, written = FlowLayout(S, S), FlowLayout(S, S)
        for flow, parts in (
            (own, (self.series, self.preview, self.blank)),
            (written, (self.typed, self.journal)),
        ):
            for part in parts:
                flow.addWidget(part)
        self._choices.setLayout(column(own, written, space=S))
        self.setLayout(
            column(
                self.label,
                self.help,
                self.given,
                self._choices,
                self.double,
                self.trouble,
                space=4,
            )
        )

    def refresh(self, shot: Snapshot) -> None:
        """Show the number, or the ways to give one."""
        field = self._session.office.law.fields.get("letter", "number")
        letter = self._place.find(shot)
        self._take_up(letter)
        number = letter.number if isinstance(letter, Letter) else ""
        source = letter.number_source if isinstance(letter, Letter) else ""
        # On a letter that went nothing is written any more: it may only be said what stands there.
        open_ = source != "by_hand" and not (isinstance(letter, Letter) and went(shot.case, letter))
        has_day = isinstance(letter, Letter) and bool(letter.dated)
        if (self._lacks_day and has_day) or (self._elsewhere and number):
            self._say_nothing()
        self.label.setText(field.label.text(lang()))
        self.given.setVisible(bool(number) or source == "by_hand")
        if number:
            self.given.setText(f"№ {number}")
        elif source == "by_hand":
            self.given.setText(
                self.tr("A ruled blank stands on the paper. Enter the number when it is written.")
            )
        said = self.tr("Given at signing. A number that was given does not change any more.")
        if mark := self._session.office.profile.given_mark:
            marked = self.tr(
                "{mark} before the stroke stands for this computer, so that two colleagues do not "
                "give the same number; change it under “Our details”."
            )
            said = f"{said} {marked.format(mark=mark)}"
        self.help.setText(said)
        self.help.setVisible(not number)
        self._choices.setVisible(not number and shot.writable)
        self.series.setVisible(open_)
        self.blank.setVisible(open_)
        self.typed.setPlaceholderText(self.tr("Number in the journal"))
        self.typed.setAccessibleName(self.label.text())
        self.journal.setText(self.tr("Enter from the journal"))
        self.series.setText(self.tr("Take the next of our series"))
        self.blank.setText(self.tr("Leave a blank to fill by hand"))
        self._say_double()
        self._look_ahead(shot, letter, offered=not number and open_)

    def _take_up(self, letter: Record | None) -> None:
        """Show what is half typed for this letter: one that takes its place has a line of its own.

        What was typed before there was any letter belongs to the first.
        """
        drafts, early = self._session.drafts, ("number", self._place.key)
        draft = ("number", str(letter.id)) if letter is not None else early
        if draft == self._draft:
            return
        if early in drafts:
            drafts[draft] = drafts.pop(early)
        self._draft = draft
        if self._elsewhere:  # that was another letter
            self._say_nothing()
        if self.typed.text() != drafts.get(draft, ""):
            self.typed.setText(drafts.get(draft, ""))

    def _keep(self, words: str) -> None:
        self._session.drafts[self._draft] = words

    def _changed(self) -> None:
        self._doubles = ()
        self._say_double()
        self._pause.start()

    def _look_for_double(self) -> None:
        """Say before it is entered that another letter has the number: it stays as it was given."""
        shot, office, words = self._session.now, self._session.office, self.typed.text()
        number = words.strip()
        letter = self._place.find(shot) if shot is not None else None
        dated = letter.dated if isinstance(letter, Letter) else ""
        letter_id = letter.id if letter is not None else None

        def told(found: tuple[LetterRow, ...]) -> None:
            if self.typed.text() == words:
                self._doubles = found
                self._say_double()

        if number:  # all numbers are read for it: not on the thread that saves
            self._session.aside(
                lambda: same_number(office, number, dated, letter_id),
                told,
                self,
                lambda _problem: None,  # whoever enters the number hears why not
            )

    def _say_double(self) -> None:
        named = Teller(self._session.office, lang()).named_all(self._doubles)
        self.double.say(say("register.typed-double", letters=named), "soon")
        self.double.setVisible(bool(self._doubles))

    def _look_ahead(self, shot: Snapshot, letter: Record | None, *, offered: bool) -> None:
        """Ask the register what the next number is, when it may have become another."""
        offered = offered and shot.writable
        self.preview.setVisible(offered and bool(self.preview.text()))
        numbered = sum(bool(each.number) for each in shot.case.all(Letter))
        wanted = (offered, letter and letter.id, numbered, lang())
        if not offered or wanted == self._previewed:
            return
        self._previewed = wanted
        letter_id = letter.id if letter is not None else None
        self._session.look(
            lambda desk: next_number(desk.office, None, letter_id),
            self._preview,
            self._not_ahead,
            owner=self,
        )

    def _preview(self, number: str) -> None:
        words = self.tr("the next is {number}").format(number=f"№ {number}")
        self.preview.setText(words if number else "")
        self.preview.setVisible(bool(number))
        self.series.setAccessibleDescription(self.preview.text())

    def _not_ahead(self, problem: Problem) -> None:
        """Say why this letter gets none; whoever takes a number hears what else is wrong."""
        self._preview("")
        if problem.code == "file.number-given":
            self._refused(problem)

    def _from_journal(self) -> None:
        number = self.typed.text().strip()
        if number:
            self._give(number)
        else:
            self.typed.setFocus()

    def _say_nothing(self) -> None:
        self._lacks_day = self._elsewhere = False
        self.trouble.hide()

    def _give(self, number: str | None) -> None:
        self._say_nothing()
        self._session.flush()
        place, session = self._place, self._session

        def work(desk: Desk) -> None:
            letter_id: UUID = place.record_id(desk, session.now)
            dated = desk.case.one(Letter, letter_id).dated
            if not dated:
                raise Problem("window.date-first")
            acts.give_number(desk, letter_id, dated, number)

        def given(_none: object) -> None:
            self.typed.clear()
            session.drafts.pop(self._draft, None)

        session.act(work, given, self._refused, owner=self, once=self._draft)

    def _refused(self, problem: Problem) -> None:
        self._lacks_day = problem.code == "window.date-first"
        self._elsewhere = problem.code == "file.number-given"
        self.trouble.setText(sentence(problem))
        self.trouble.show()

    def jump(self) -> bool:
        """Put the cursor where a number is typed."""
        if self._choices.isVisibleTo(self):
            self.typed.setFocus()
            return True
        return False


class _Sent(QWidget):
    """The mark as sent, with what the law puts before it, and the way back after a slip."""

    def __init__(self, session: CaseSession, place: Place, kind: str) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self._kind = kind
        self._asked: tuple[object, ...] = ()
        self.mark = button("", "primary", self._mark)
        self.gates = GateNotes(session)
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self._lacks: str = ""
        self._sign = StateMark("done")
        self._done = Words("", "strong")
        self.slip = button("", "quiet", self._open)
        self.day = Note("", "soon")
        self.day.hide()
        self.stale = Note("", "soon")
        self.stale.hide()
        self.older = Note("", "soon")
        self.anew = button("", "plain", self._make_anew)
        self.older.add(row(self.anew, None))
        self.older.hide()
        self._behind: tuple[two_languages.Behind, ...] = ()
        self._outdated: tuple[Paper, ...] = ()
        self._line = QWidget()
        line = row(self._sign, self._done, self.slip)
        line.setStretch(1, 1)
        self._line.setLayout(line)
        self._before = Words("", "small")
        self._before.hide()
        with_it = [each.id for each in session.office.law.documents if each.goes_with == kind]
        self._eyes = [SecondEyes(session, each, named=True) for each in (*with_it, kind)]
        self.goes = WhatGoes(session)
        self.told = Note("", "soon")
        self.told.hide()
        self.back = TakeBack(session, place, self._closed)
        self.setLayout(
            column(
                self.day,
                self.stale,
                self.older,
                self.gates,
                self.trouble,
                self._line,
                self.back,
                self.goes,
                self.told,
                column(*self._eyes, space=S),
                row(self.mark, None),
                self._before,
                space=S,
            )
        )

    def refresh(self, shot: Snapshot) -> None:
        """Show whether the letter is marked as sent and what stands in the way."""
        letter = self._place.find(shot)
        sent = isinstance(letter, Letter) and letter.sent
        # What comes into sight comes first: the cursor then finds it when the other goes.
        self._line.setVisible(sent)
        self.slip.setText(self.tr("Pressed by mistake? Take it back…"))
        self.slip.setVisible(sent and shot.writable)
        if not sent or not shot.writable:
            self.back.hide()
        self.back.retranslate()
        self.mark.setText(self.tr("Mark as sent"))
        self.mark.setVisible(not sent and shot.writable)
        self._done.setText(self.tr("Marked as sent"))
        self.goes.refresh(shot, letter if isinstance(letter, Letter) else None)
        for eyes in self._eyes:
            eyes.refresh(shot)
        self._say_of_day(shot, letter)
        gates = () if sent else closed_gates(shot, f"send:{self._kind}")
        self.gates.show_gates(gates)
        stated = isinstance(letter, Letter) and read_day(letter.sent_on) is not None
        if (
            sent
            or (self._lacks == "letter.no-day" and stated)
            or (self._lacks == "act.refused" and not any(gate.refuses for gate in gates))
        ):
            self._lacks = ""
            self.trouble.hide()
        if letter is not None and (letter.id, sent, lang()) != self._asked:
            self._asked = (letter.id, sent, lang())
            letter_id = letter.id
            self._session.look(
                lambda desk: acts.taken_back(desk, letter_id), self._tell, owner=self
            )

        self._ask_for_stale_papers(shot, sent=sent)

    def _say_of_day(self, shot: Snapshot, letter: Record | None) -> None:
        """Repeat before the mark what the page warns of at its top about the day of sending."""
        told = [
            each.text.text(lang())
            for each in shot.route.warnings
            for at in each.addresses
            if letter is not None and (at.record_id, at.path) == (letter.id, "sent_on")
        ]
        self.day.say("\n".join(told), "soon")
        self.day.setVisible(bool(told))

    def _ask_for_stale_papers(self, shot: Snapshot, *, sent: bool) -> None:
        """Find out whether a paper that goes out now says something else than the case."""
        if sent or not shot.writable:
            self.stale.hide()
            self.older.hide()
            return
        proceeding_id, kind = shot.proceeding.id, self._kind
        self._session.look(
            lambda desk: two_languages.behind(desk, proceeding_id, kind),
            self._say_older,
            owner=self,
        )
        self._session.look(
            lambda desk: papers.outdated_enclosures(desk, proceeding_id, kind),
            self._say_stale,
            owner=self,
        )

    def _say_older(self, found: tuple[two_languages.Behind, ...]) -> None:
        """Say which language of what goes is older than the other, and what changed."""
        law = self._session.office.law
        self._behind = found
        self.anew.setText(self.tr("Create anew"))
        lines = []
        for each in found:
            told = " ".join(sentence(one) for one in two_languages.sentences(each))
            lines.append(f"{law.document(each.kind).title.text(lang())}. {told}")
        self.older.say("\n".join(lines), "soon")
        self.older.setVisible(bool(found))
        self.anew.setVisible(any(each.by_making for each in found))
        self._say_stale(self._outdated)

    def _make_anew(self) -> None:
        """Make what is older anew; one that was edited by hand asks at its own place."""
        self.trouble.hide()
        self._session.flush()
        shot, found = self._session.now, [each for each in self._behind if each.by_making]
        if shot is None:
            return
        proceeding_id = shot.proceeding.id

        def work(desk: Desk) -> None:
            for each in found:
                papers.make_beside_case(desk, proceeding_id, each.kind, each.lang)

        self._session.act(
            work, None, self._refused, owner=self, once=("anew", proceeding_id, self._kind)
        )

    def _say_stale(self, found: tuple[Paper, ...]) -> None:
        self._outdated = found
        told = {(each.kind, each.lang) for each in self._behind if each.facts}
        law = self._session.office.law
        rest = [each for each in found if (each.kind, each.lang) not in told]
        titles = dict.fromkeys(law.document(each.kind).title.text(lang()) for each in rest)
        said = self.tr("Changed after these papers were made: {papers}. Make them anew.")
        self.stale.say(said.format(papers=", ".join(titles)), "soon")
        self.stale.setVisible(bool(rest))

    def _tell(self, found: tuple[Noted, ...]) -> None:
        """Say when the mark was taken back, and why."""
        said = self.tr("The mark was taken back on {day}: {why}")
        self._before.setText(
            "\n".join(
                said.format(day=short_date(each.at.astimezone(KAZAKHSTAN).date()), why=each.note)
                for each in found
            )
        )
        self._before.setVisible(bool(found))

    def _open(self) -> None:
        self.trouble.hide()
        self.told.hide()
        self.back.open()

    def _closed(self) -> None:
        (self.slip if self.slip.isVisibleTo(self) else self.mark).setFocus()

    def _mark(self) -> None:
        self.trouble.hide()
        self.told.hide()
        self._session.flush()
        place, session = self._place, self._session
        marked: list[UUID] = []

        def work(desk: Desk) -> tuple[Problem, ...]:
            letter_id = place.record_id(desk, session.now)
            letter = desk.case.one(Letter, letter_id)
            notes = acts.mark_sent(desk, letter_id, letter.channel, letter.sent_on).notes
            marked.append(letter_id)
            return notes

        def kept(notes: tuple[Problem, ...]) -> None:
            self._kept(notes)
            keep_pdfs(session, marked[0])

        session.act(work, kept, self._refused, self._gated, owner=self, once=("sent", place.key))

    def _kept(self, notes: tuple[Problem, ...]) -> None:
        """Say what the user should know of what was kept; the files themselves are listed."""
        self.told.say(" ".join(sentence(each) for each in notes), "soon")
        self.told.setVisible(bool(notes))

    def _gated(self, problem: Problem) -> bool:
        if not isinstance(problem, acts.Refused):
            return False
        self._lacks = problem.code
        self.gates.show_gates(problem.gates)
        self.trouble.say(say("window.refused"), "missed")
        self.trouble.show()
        return True

    def _refused(self, problem: Problem) -> None:
        self._lacks = problem.code
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()


class TakeBack(AskWhy):
    """Takes the mark as sent back: it asks for the reason, which stays in the history."""

    def __init__(self, session: CaseSession, place: Place, closed: Callable[[], None]) -> None:
        super().__init__(
            session,
            ("take-back", place.key),
            lambda desk, why: acts.take_back_sent(desk, place.record_id(desk, session.now), why),
            closed,
        )

    def retranslate(self) -> None:
        """Ask in the window's language."""
        self.say(
            self.tr("Why is the mark as sent taken back?"),
            self.tr("Take the mark back"),
            self.tr("Leave it as sent"),
            self.tr(
                "For example: pressed by mistake. The reason stays in the history; the day and the "
                "channel stay as entered."
            ),
        )
