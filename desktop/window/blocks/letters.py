"""An outgoing letter: its date and number at signing, how and when it went, the mark as sent."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.domain.values import read_day
from desktop.procedure.letters import own_letter
from desktop.usecases import acts
from desktop.usecases.desk import Desk
from desktop.window.blocks.block import Block, FieldsBlock
from desktop.window.blocks.gates import GateNotes, closed_gates
from desktop.window.blocks.lists import field_of
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.saving import Place
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import M, S
from desktop.window.widgets import Card, Note, StateMark, Words, button, column, row


def own_letter_place(shot: Snapshot, kind: str) -> Place:
    """Return the place of the letter of a kind that counts, begun when first written to."""
    proceeding_id = shot.proceeding.id

    def find(now: Snapshot) -> Record | None:
        return own_letter(now.case, now.case.one(Proceeding, proceeding_id), kind)

    return Place(
        "letter", f"letter:{kind}", find, lambda desk: acts.letter_for(desk, proceeding_id, kind).id
    )


class LetterBlock(Block):
    """One outgoing letter of the step."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: list[str], *, sends: bool
    ) -> None:
        super().__init__(session)
        self.kind = kind
        self._place = own_letter_place(shot, kind)
        self._sends = sends
        self.heading = Words("", "h2")
        card = Card()
        self.number = _Number(self, session, self._place)
        first = [name for name in names if name == "dated"]
        rest = [name for name in names if name not in ("dated", "number")]
        self._before = FieldsBlock(
            session, [field_of(session, shot, self._place, name) for name in first]
        )
        self._after = FieldsBlock(
            session, [field_of(session, shot, self._place, name) for name in rest]
        )
        self.sent = _Sent(session, self._place, kind)
        card.column.addWidget(self._before)
        if "number" in names:
            card.column.addWidget(self.number)
        card.column.addWidget(self._after)
        if sends:
            card.column.addWidget(self.sent)
        self.column.setContentsMargins(0, M, 0, 0)
        self.column.setSpacing(S)
        self.column.addWidget(self.heading)
        self.column.addWidget(card)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the letter as it now stands."""
        title = self.session.office.law.document(self.kind).title
        self.heading.setText(title.text(lang()))
        self._before.refresh(shot)
        self._after.refresh(shot)
        self.number.refresh(shot)
        self.sent.refresh(shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a field of the letter."""
        shot = self.session.now
        if shot is None or address.kind != "letter":
            return False
        letter = self._place.find(shot)
        if letter is None and address.path == self.kind:
            for block in (self._before, self._after):
                for field in block.fields:
                    field.jump()
                    return True
            return False
        if letter is None or letter.id != address.record_id:
            return False
        if address.path == "number":
            return self.number.jump()
        return self._before.reveal(address) or self._after.reveal(address)


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
        self._draft = ("number", place.key)
        self.typed.setText(session.drafts.get(self._draft, ""))
        self.typed.textEdited.connect(partial(session.drafts.__setitem__, self._draft))
        self.journal = button("", "plain", self._from_journal)
        self.series = button("", "plain", lambda: self._give(None))
        self.blank = button("", "quiet", lambda: self._give(""))
        self.trouble = Words("", "small")
        self.trouble.set_state("missed")
        self.trouble.hide()
        self._lacks_day = False
        self._choices = QWidget()
        flow = FlowLayout(S, S)
        for part in (self.typed, self.journal, self.series, self.blank):
            flow.addWidget(part)
        self._choices.setLayout(flow)
        self.setLayout(
            column(self.label, self.help, self.given, self._choices, self.trouble, space=4)
        )

    def refresh(self, shot: Snapshot) -> None:
        """Show the number, or the ways to give one."""
        field = self._session.office.law.fields.get("letter", "number")
        letter = self._place.find(shot)
        number = letter.number if isinstance(letter, Letter) else ""
        source = letter.number_source if isinstance(letter, Letter) else ""
        if self._lacks_day and isinstance(letter, Letter) and letter.dated:
            self._say_nothing()
        self.label.setText(field.label.text(lang()))
        self.given.setVisible(bool(number) or source == "by_hand")
        if number:
            self.given.setText(f"№ {number}")
        elif source == "by_hand":
            self.given.setText(
                self.tr("A ruled blank stands on the paper. Enter the number when it is written.")
            )
        self.help.setText(
            self.tr("Given at signing. A number that was given does not change any more.")
        )
        self.help.setVisible(not number)
        self._choices.setVisible(not number and shot.writable)
        self.series.setVisible(source != "by_hand")
        self.blank.setVisible(source != "by_hand")
        self.typed.setPlaceholderText(self.tr("Number in the journal"))
        self.typed.setAccessibleName(self.label.text())
        self.journal.setText(self.tr("Enter from the journal"))
        self.series.setText(self.tr("Take the next of our series"))
        self.blank.setText(self.tr("Leave a blank to fill by hand"))

    def _from_journal(self) -> None:
        number = self.typed.text().strip()
        if number:
            self._give(number)
        else:
            self.typed.setFocus()

    def _say_nothing(self) -> None:
        self._lacks_day = False
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

        session.act(work, given, self._refused, owner=self)

    def _refused(self, problem: Problem) -> None:
        self._lacks_day = problem.code == "window.date-first"
        self.trouble.setText(sentence(problem))
        self.trouble.show()

    def jump(self) -> bool:
        """Put the cursor where a number is typed."""
        if self._choices.isVisibleTo(self):
            self.typed.setFocus()
            return True
        return False


class _Sent(QWidget):
    """The mark as sent, with what the law puts before it."""

    def __init__(self, session: CaseSession, place: Place, kind: str) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self._kind = kind
        self.mark = button("", "primary", self._mark)
        self.gates = GateNotes(session)
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self._lacks: str = ""
        self._sign = StateMark("done")
        self._done = Words("", "strong")
        self._line = QWidget()
        self._line.setLayout(row(self._sign, self._done))
        self.setLayout(column(self.gates, self.trouble, self._line, row(self.mark, None), space=S))

    def refresh(self, shot: Snapshot) -> None:
        """Show whether the letter is marked as sent and what stands in the way."""
        letter = self._place.find(shot)
        sent = isinstance(letter, Letter) and letter.sent
        self.mark.setText(self.tr("Mark as sent"))
        self.mark.setVisible(not sent and shot.writable)
        self._line.setVisible(sent)
        self._done.setText(self.tr("Marked as sent"))
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

    def _mark(self) -> None:
        self.trouble.hide()
        self._session.flush()
        place, session = self._place, self._session

        def work(desk: Desk) -> None:
            letter_id = place.record_id(desk, session.now)
            letter = desk.case.one(Letter, letter_id)
            acts.mark_sent(desk, letter_id, letter.channel, letter.sent_on)

        session.act(work, None, self._refused, self._gated, owner=self)

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
