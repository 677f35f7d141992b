"""All letters of the case, out and in, each with its number, channel, day and proof."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.fields import FieldAddress
from desktop.window.language import lang, shown_day
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, M, S
from desktop.window.views.view import View
from desktop.window.widgets import Card, StateMark, Words, button, empty, row

translate = QCoreApplication.translate


class LettersView(View):
    """The register of this case."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._lead = Words("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self.sheet.addWidget(self._lead)
        self.sheet.addLayout(self._list)
        self.sheet.addStretch(1)

    @override
    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        return translate("LettersView", "Letters")

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the letters anew."""
        self._lead.setText(
            translate(
                "LettersView",
                "Letters out and in, in the order of their dates. Each is filled in at its step.",
            )
        )
        empty(self._list)
        letters = sorted(
            shot.case.of_control(Letter, shot.control.id),
            key=lambda letter: letter.sent_on or letter.arrived_on or letter.dated or "9999",
        )
        if not letters:
            self._list.addWidget(
                Words(
                    translate(
                        "LettersView", "No letter is begun yet. The first one is the notice."
                    ),
                    "text",
                )
            )
        for letter in letters:
            self._list.addWidget(self._card(letter, shot))

    def _card(self, letter: Letter, shot: Snapshot) -> Card:
        law = self.session.office.law
        out = letter.direction == "out"
        documents = {kind.id: kind.title for kind in law.documents}
        incoming = {kind.id: kind.title for kind in shot.procedure.incoming}
        named = (documents if out else incoming).get(letter.kind)
        card = Card(M, XS)
        arrow = "→" if out else "←"
        title = named.text(lang()) if named else letter.sender.any_text(lang())
        mark = StateMark("done" if letter.sent or not out else "open")
        head = row(mark, Words(f"{arrow}  {title}", "strong"))
        head.setStretch(1, 1)
        go = button(
            translate("LettersView", "Go to its step"),
            "quiet",
            lambda: self.jump_wanted.emit(FieldAddress("letter", letter.id, "dated")),
        )
        head.addWidget(go)
        card.column.addLayout(head)
        channel = law.fields.get("letter", "channel").choices.get(letter.channel)
        number = f"№ {letter.number}" if letter.number else ""
        facts = [
            " ".join(part for part in (number, shown_day(letter.dated)) if part),
            channel.text(lang()) if channel else "",
            _on(translate("LettersView", "sent: {day}"), letter.sent_on),
            _on(translate("LettersView", "came: {day}"), letter.arrived_on),
        ]
        card.column.addWidget(Words(" · ".join(fact for fact in facts if fact), "text"))
        for receipt in shot.case.all(Receipt):
            if receipt.letter_id == letter.id:
                proof = law.proofs.get(receipt.proof).title.text(lang())
                grade = law.proofs.grade(receipt.proof).title.text(lang())
                parts = (proof, receipt.number, shown_day(receipt.day), grade)
                card.column.addWidget(Words(" · ".join(p for p in parts if p), "small"))
        return card


def _on(words: str, typed: str) -> str:
    return words.format(day=shown_day(typed)) if typed else ""
