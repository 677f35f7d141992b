"""Consents of people whose data are used: entered, printed to be signed, and what they say."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.control import Consent, Evidence, consent_to, deciding_sheet
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.record import Record
from desktop.domain.text import Lang
from desktop.procedure.naming import giver, title_of
from desktop.usecases import editing
from desktop.usecases.sheets import make_consent
from desktop.window.blocks.block import Block, as_kind
from desktop.window.blocks.lists import fields_of
from desktop.window.blocks.records import ListOf, RecordsBlock
from desktop.window.fields.asking import record_place
from desktop.window.fields.choices import ChoiceField
from desktop.window.fields.local import shown_langs
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, sentence, shown_day
from desktop.window.office_program import open_made
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XS, S, State
from desktop.window.widgets import Words, button, empty

translate = QCoreApplication.translate
_AFTER = ("given_on", "attachment_id", "withdrawn_on", "note")
"""What comes when the sheet was printed; the rest is entered before."""


def consents(session: CaseSession, shot: Snapshot, names: Sequence[str]) -> RecordsBlock:
    """Return the list of consents with the fields asked for, each with its sheet to print."""
    control_id = shot.control.id

    def title(record: Record, now: Snapshot) -> str:
        told = title_of(record, now.case, session.office.law, lang())
        return told or translate("Consents", "A consent without a name yet")

    def body(record: Record, now: Snapshot) -> Sequence[Block]:
        place = record_place("consent", record.id)
        printed = [name for name in names if name not in _AFTER]
        after = [name for name in names if name in _AFTER]
        return [
            fields_of(session, now, place, printed),
            SheetBlock(session, now, record.id),
            fields_of(session, now, place, after),
        ]

    what = ListOf(
        kind="consent",
        heading=lambda: translate("Consents", "Consents"),
        hint=lambda: translate(
            "Consents",
            "If somebody's data are used, such as a picture, words or a name, have a sheet signed.",
        ),
        add_label=lambda: translate("Consents", "Add a consent"),
        all=lambda now: now.case.of_control(Consent, control_id),
        title=title,
        body=body,
        add=lambda desk: editing.add(desk, "consent", control_id=control_id),
        weak=lambda record, _now: _standing(as_kind(record, Consent)),
        state=lambda record, _now: _state(as_kind(record, Consent)),
        owner_id=control_id,
    )
    return RecordsBlock(session, what, shot)


def _standing(consent: Consent) -> str:
    if consent.withdrawn:
        day = shown_day(consent.withdrawn_on)
        return translate("Consents", "Withdrawn: {day}").format(day=day)
    if not consent.in_force:
        return translate("Consents", "Not signed yet")
    day = shown_day(consent.given_on)
    signed = translate("Consents", "Signed: {day}").format(day=day)
    return signed if day else translate("Consents", "Signed")


def _state(consent: Consent) -> State:
    return "soon" if consent.withdrawn else "calm"


class SheetBlock(Block):
    """The sheet of one consent, made in each language of the papers and opened."""

    def __init__(self, session: CaseSession, shot: Snapshot, consent_id: UUID) -> None:
        super().__init__(session)
        self._consent_id = consent_id
        self._shown: tuple[object, ...] = ()
        self.buttons = FlowLayout(S, XS)
        self._lead = Words("", "small")
        self._trouble = Words("", "small")
        self._trouble.set_state("missed")
        self._trouble.hide()
        self.column.setSpacing(XS)
        self.column.addLayout(self.buttons)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._trouble)
        self.refresh(shot)

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Offer the sheet in the languages of the papers."""
        self._lead.setText(
            self.tr("Filled from what stands above; the rest is left blank to be filled by hand.")
        )
        shown = (lang(), *shown_langs(shot))
        if shown == self._shown:
            return
        self._shown = shown
        empty(self.buttons)
        for one in shown_langs(shot):
            words = self.tr("Sheet to sign: {language}").format(language=NATIVE_NAMES[one])
            self.buttons.addWidget(button(words, "plain", partial(self._print, one)))

    def _print(self, one: Lang) -> None:
        self._trouble.hide()
        self.session.flush()
        consent_id = self._consent_id
        open_made(
            self.session, lambda desk: make_consent(desk, consent_id, one), self._refused, self
        )

    def _refused(self, problem: Problem) -> None:
        self._trouble.setText(sentence(problem))
        self._trouble.show()

    @override
    def reveal(self, address: FieldAddress) -> bool:
        """Nothing is entered here."""
        return False


class BySheet:
    """At a piece of evidence: a signed sheet answers the question of consent, and is named."""

    def __init__(self, session: CaseSession, field: ChoiceField, evidence_id: UUID) -> None:
        self._session = session
        self._field = field
        self._evidence_id = evidence_id
        self.words = Words("", "small")
        self.words.hide()
        layout = field.layout()
        if layout is not None:
            layout.addWidget(self.words)

    def refresh(self, shot: Snapshot) -> None:
        """Show what the sheet says, or leave the question to the user."""
        piece = shot.case.get(Evidence, self._evidence_id)
        sheets = shot.case.of_control(Consent, shot.control.id)
        sheet = deciding_sheet(piece, sheets) if piece is not None else None
        self.words.setVisible(sheet is not None)
        if piece is None or sheet is None:
            return
        self._field.show_answer(consent_to(piece, sheets))
        who = giver(sheet, shot.case, lang()) or "…"
        if sheet.withdrawn:
            told = translate("Consents", "The consent in the list below was withdrawn: {who}.")
        else:
            told = translate("Consents", "Answered by a signed sheet in the list below: {who}.")
        self.words.setText(told.format(who=who))
