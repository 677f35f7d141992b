"""The cards of the institution and of the subject: all their fields in one place."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.parties import ControlObject, Subject
from desktop.window.blocks.block import Block
from desktop.window.builder import card_parts
from desktop.window.language import lang
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import L
from desktop.window.views.view import View
from desktop.window.widgets import Words


class CardsView(View):
    """Institution, its head, subject, its people."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session, widest=860)
        self._blocks: list[Block] = []

    @override
    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        return QCoreApplication.translate("CardsView", "Institution and us")

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show the cards."""
        if not self._blocks:
            for kind in (ControlObject, Subject):
                record = self.session.office.law.fields.records[
                    "object" if kind is ControlObject else "subject"
                ]
                heading = Words(record.one.text(lang()), "h1")
                if self._blocks:
                    self.sheet.addSpacing(L)
                self.sheet.addWidget(heading)
                for block in card_parts(self.session, shot, kind):
                    self._blocks.append(block)
                    self.sheet.addWidget(block)
            self.sheet.addStretch(1)
        for block in self._blocks:
            block.refresh(shot)
