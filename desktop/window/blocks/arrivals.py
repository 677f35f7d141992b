"""What comes in: proofs that our letters arrived, and letters of the institution."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, ProofKind, Receipt
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.domain.values import read_day
from desktop.procedure.letters import letters_of
from desktop.usecases import acts
from desktop.usecases.desk import Desk
from desktop.usecases.register import next_number
from desktop.window.blocks.block import FieldsBlock, as_kind
from desktop.window.blocks.letters import own_letter_place
from desktop.window.blocks.lists import field_of, fields_of
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.fields.asking import record_place
from desktop.window.language import lang, shown_day
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import State
from desktop.window.widgets import button, row

translate = QCoreApplication.translate

_FIRST_PROOF: ProofKind = "stamp"


class ReceiptsBlock(RecordsBlock):
    """The proofs of receipt of one letter, each with how much it proves and what to do next."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: Sequence[str]
    ) -> None:
        letter = own_letter_place(shot, kind)
        self.kind = kind

        def mine(now: Snapshot) -> Sequence[Record]:
            sent = letter.find(now)
            return [
                one
                for one in now.case.all(Receipt)
                if sent is not None and one.letter_id == sent.id
            ]

        def add(desk: Desk) -> UUID:
            letter_id = letter.record_id(desk, session.now)
            return acts.record_receipt(desk, letter_id, _FIRST_PROOF, "")

        def title(record: Record, _now: Snapshot) -> str:
            receipt = as_kind(record, Receipt)
            proof = session.office.law.proofs.get(receipt.proof).title.text(lang())
            return " · ".join(part for part in (proof, shown_day(receipt.day)) if part)

        def weak(record: Record, _now: Snapshot) -> str:
            receipt = as_kind(record, Receipt)
            proofs = session.office.law.proofs
            grade = proofs.grade(receipt.proof)
            next_act = proofs.get(receipt.proof).next.text(lang())
            if grade.starts_clock and _dayless(receipt):
                unproven = translate(
                    "Arrivals", "Without its day this does not count as a proof yet."
                )
                return f"{unproven} {next_act}"
            return f"{grade.title.text(lang())}: {grade.meaning.text(lang())} {next_act}"

        def state(record: Record, _now: Snapshot) -> State:
            receipt = as_kind(record, Receipt)
            grade = session.office.law.proofs.grade(receipt.proof)
            return "kept" if grade.starts_clock and not _dayless(receipt) else "soon"

        what = ListOf(
            kind="receipt",
            heading=lambda: translate("Arrivals", "Proof of receipt"),
            hint=lambda: translate(
                "Arrivals",
                "A stamp with number and date on your copy is best. The days of the answer are "
                "counted from the day that is proven.",
            ),
            add_label=lambda: translate("Arrivals", "Add a proof"),
            all=mine,
            title=title,
            body=lambda record, now: [
                fields_of(session, now, record_place("receipt", record.id), names)
            ],
            add=add,
            weak=weak,
            state=state,
            numbered=False,
        )
        super().__init__(session, what, shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a proof, or to the button that adds one."""
        if address.kind == "receipt" and address.path == self.kind:
            self.add.setFocus()
            return True
        return super().reveal(address)


def _dayless(receipt: Receipt) -> bool:
    return read_day(receipt.day) is None


class IncomingBlock(RecordsBlock):
    """Letters that came, of one kind."""

    def __init__(
        self, session: CaseSession, shot: Snapshot, kind: str, names: Sequence[str]
    ) -> None:
        proceeding_id = shot.proceeding.id
        self.kind = kind
        fields = [name for name in names if name != "own_number"]  # which has a button of its own
        procedure = shot.procedure
        named = next((one.title for one in procedure.incoming if one.id == kind), None)

        def title(record: Record, _now: Snapshot) -> str:
            letter = as_kind(record, Letter)
            number = f"№ {letter.number}" if letter.number else ""
            parts = (number, shown_day(letter.dated), letter.sender.any_text(lang()))
            return " · ".join(part for part in parts if part) or "…"

        what = ListOf(
            kind="letter",
            heading=lambda: (
                named.text(lang()) if named else translate("Arrivals", "Letters that came")
            ),
            hint=lambda: translate(
                "Arrivals", "When it comes, enter it here with its own date and number."
            ),
            add_label=lambda: translate("Arrivals", "Enter a letter that came"),
            all=lambda now: [
                one
                for one in letters_of(now.case, now.case.one(Proceeding, proceeding_id))
                if one.direction == "in" and one.kind == kind
            ],
            title=title,
            body=lambda record, now: [
                fields_of(session, now, record_place("letter", record.id), fields),
                _OwnNumber(session, now, record.id),
            ],
            add=lambda desk: acts.enter_arrival(desk, proceeding_id, kind),
            numbered=False,
        )
        super().__init__(session, what, shot)

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Lead to a letter, or to the button that enters one."""
        shot = self.session.now
        if address.kind == "letter" and shot and address.record_id == shot.control.id:
            if address.path != self.kind:
                return False
            self.add.setFocus()
            return True
        return super().reveal(address)


class _OwnNumber(FieldsBlock):
    """Our number of a letter that came: from the paper journal, the next of our series, or none."""

    def __init__(self, session: CaseSession, shot: Snapshot, letter_id: UUID) -> None:
        place = record_place("letter", letter_id)
        super().__init__(session, [field_of(session, shot, place, "own_number")])
        self._letter_id = letter_id
        self._asked: tuple[object, ...] = ()
        self.take = button("", "plain", self._take)
        self.take.hide()
        self.column.addLayout(row(self.take, None))
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the number, or offer the next one."""
        super().refresh(shot)
        letter = shot.case.get(Letter, self._letter_id)
        offered = letter is not None and not letter.own_number and shot.writable
        if not offered:
            self.take.hide()
        taken = sum(bool(each.own_number) for each in shot.case.all(Letter))
        wanted = (offered, taken, lang())
        if not offered or wanted == self._asked:
            return
        self._asked = wanted
        letter_id = self._letter_id
        self.session.look(
            lambda desk: next_number(desk.office, None, letter_id, "in"),
            self._offer,
            lambda _problem: self.take.hide(),  # whoever needs one types it
            owner=self,
        )

    def _offer(self, number: str) -> None:
        words = translate("Arrivals", "Take the next of our series: {number}")
        self.take.setText(words.format(number=f"№ {number}"))
        self.take.show()

    def _take(self) -> None:
        self.session.flush()
        letter_id = self._letter_id
        self.session.act(lambda desk: acts.number_arrival(desk, letter_id), once=("own", letter_id))
