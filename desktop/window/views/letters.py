"""All letters of the case, out and in, each with its number, channel, day and proof."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Attachment, Letter, Receipt, scan_pages
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.law.law import Law
from desktop.procedure.letters import kept_at_sending, own_letter, went_out
from desktop.usecases.desk import Desk
from desktop.usecases.papers import paper_file, papers_folder
from desktop.usecases.places import proceeding_that_asks
from desktop.usecases.sending import write_sent
from desktop.window.fields.local import shown_langs
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, shown_day
from desktop.window.naming import letter_title, procedures_of
from desktop.window.office_program import open_file, open_kept, open_made
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
                    translate("LettersView", "No letter is begun yet."),
                    "text",
                )
            )
        for letter in letters:
            self._list.addWidget(self._card(letter, shot))

    def _card(self, letter: Letter, shot: Snapshot) -> Card:
        law = self.session.office.law
        out = letter.direction == "out"
        home = shot.case.get(Proceeding, letter.proceeding_id) or shot.proceeding
        card = Card(M, XS)
        arrow = "→" if out else "←"
        title = letter_title(letter, shot, law) or letter.sender.any_text(lang())
        gone = letter.sent or not out or went_out(shot.case, home, letter.kind, law)
        if not gone and f"letter:{letter.kind}.sent_on" not in _asked(shot, law):
            gone = bool(letter.dated)  # a paper that is kept, or annexed: it is never sent itself
        mark = StateMark("done" if gone else "open")
        head = row(mark, Words(f"{arrow}  {title}", "strong"))
        head.setStretch(1, 1)
        address = FieldAddress("letter", letter.id, "dated")
        if proceeding_that_asks(shot.case, shot.proceeding, address, law) is not None:
            head.addWidget(
                button(
                    translate("LettersView", "Go to its step"),
                    "quiet",
                    lambda: self.jump_wanted.emit(address),
                )
            )
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
        files = self._files(letter, home, shot)
        if files:
            flow = FlowLayout(XS, XS)
            for each in files:
                flow.addWidget(each)
            card.column.addLayout(flow)
        return card

    def _files(self, letter: Letter, home: Proceeding, shot: Snapshot) -> list[QPushButton]:
        """Return a button for each paper of a letter that lies in the folder, and for its scan."""
        found = []
        went = {
            each.lang: each
            for each in kept_at_sending(shot.case, letter)
            if each.kind == letter.kind
        }
        for one, sent in went.items():
            words = translate("LettersView", "What was sent: {language}")
            found.append(
                button(
                    words.format(language=NATIVE_NAMES[one]),
                    "quiet",
                    partial(
                        open_made,
                        self.session,
                        partial(_write_sent, sent.id),
                        self.session.failed.emit,
                        self,
                    ),
                )
            )
        if own_letter(shot.case, home, letter.kind) == letter:
            folder = papers_folder(shot.path)
            for one in (each for each in shown_langs(shot) if each not in went):
                file = paper_file(
                    self.session.office, shot.case, home, letter.kind, one, folder=folder
                )
                if file.there is not None:
                    words = translate("LettersView", "Open: {language}")
                    found.append(
                        button(
                            words.format(language=NATIVE_NAMES[one]),
                            "quiet",
                            partial(self._open, file.there),
                        )
                    )
        pages = scan_pages(shot.case.all(Attachment), letter)
        for n, page in enumerate(pages, 1):
            words = translate("LettersView", "Open the scan")
            found.append(
                button(
                    f"{words} ({n}/{len(pages)})" if len(pages) > 1 else words,
                    "quiet",
                    partial(open_kept, self.session, page, self.session.failed.emit, self),
                )
            )
        return found

    def _open(self, path: Path) -> None:
        if not open_file(path):
            self.session.failed.emit(Problem("window.cannot-open", name=path.name))


def _write_sent(sent_id: UUID, desk: Desk) -> Path:
    return write_sent(desk, sent_id)


def _asked(shot: Snapshot, law: Law) -> set[str]:
    return {
        field
        for procedure in procedures_of(shot, law)
        for step in procedure.steps
        for field in step.fields
    }


def _on(words: str, typed: str) -> str:
    return words.format(day=shown_day(typed)) if typed else ""
