"""One public control and what it finds: findings, where was looked, evidence, recommendations."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import field

from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText
from desktop.domain.values import Answer, DayText, LineText, TimeText

Manner = Literal["", "remote", "visit", "remote_and_visit"]
FindingKind = Literal["absence", "breach", "shortcoming", "no_violation"]
EvidenceKind = Literal[
    "screenshot", "web_page", "photo", "document", "reply", "act", "audio", "video", "other"
]
EvidenceLanguage = Literal["", "kk", "ru", "kk_ru", "en", "other"]
ConsentPurpose = Literal[
    "", "picture", "recording", "words", "membership", "expert", "attendance", "other"
]


WITHOUT_REASON = "–"
"""Stands in `acknowledged` where the user gave no reason: an empty text would be no entry."""


class Control(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One public control of the case's object by one subject, in one or several forms (Art. 9).

    `answers`, `texts` and the two maps below are keyed by ids that the shared steps declare, so
    that a new step needs no new column: `answers` holds choices, days and lines, `texts` what is
    said per language, `completed_steps` the day on which a step was marked as completed,
    `acknowledged` why the user went on knowingly past an advice ("" if no reason was given). What
    belongs to one procedure's own steps stands in its `Proceeding`. `sample` marks a control that
    must not pass for a real one: every page made from it says so.

    `former` and `reasons` are keyed by the name of a field that stood in a paper when it was
    changed: what stood there, and why it was changed (missing until the user says).
    `last_numbers` holds the highest number that a kind of record ever had, once one was removed
    whose number may stand in a paper, or such a paper was: the numbers of that kind hold, and none
    is given to another.
    """

    number: int
    subject_id: UUID
    object_id: UUID
    campaign: LineText = ""
    project: LineText = ""
    topic: LocalText = LocalText()
    public_interest: LocalText = LocalText()
    partners: LocalText = LocalText()
    tasks: frozenset[str] = frozenset()
    manner: Manner = ""
    by_group: Answer = ""
    languages: tuple[Lang, ...] = ("kk", "ru")
    started_on: DayText = ""
    completed_on: DayText = ""
    time_from: TimeText = ""
    time_to: TimeText = ""
    place: LocalText = LocalText()
    conclusion: LocalText = LocalText()
    entered_afterwards: bool = False
    sample: bool = False
    answers: dict[str, str] = field(default_factory=dict)
    texts: dict[str, LocalText] = field(default_factory=dict)
    completed_steps: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    last_numbers: dict[str, str] = field(default_factory=dict)


class Proceeding(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One course by one procedure inside a control: a form, a request, or a remedy.

    Attributes:
        control_id: the control.
        number: its place among the control's proceedings, from 1.
        procedure: id of the procedure.
        edition: the edition to which it is pinned.
        edition_sha256: the digest of that edition's text, by which the case keeps it; `None` if
            it came without.
        about_letter_id: the letter of ours that a remedy is about; `None` for the rest.
        answers, texts, completed_steps, acknowledged: as in `Control`, of its own steps.
        rounds: what was answered before its steps began anew ("1.planned_on").
    """

    control_id: UUID
    number: int
    procedure: str
    edition: str
    edition_sha256: str | None = None
    about_letter_id: UUID | None = None
    answers: dict[str, str] = field(default_factory=dict)
    texts: dict[str, LocalText] = field(default_factory=dict)
    completed_steps: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    rounds: dict[str, str] = field(default_factory=dict)


class Finding(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact or circumstance established by the control (13(1)).

    `conditions` answers the conditions of a conditional norm, keyed by the condition's id in
    `resources/law/`; an unanswered one makes the finding weak.
    """

    control_id: UUID
    number: int
    kind: FindingKind = "breach"
    title: LocalText = LocalText()
    circumstances: LocalText = LocalText()
    causes: LocalText = LocalText()
    norms: frozenset[str] = frozenset()
    other_norm: LocalText = LocalText()
    conditions: dict[str, str] = field(default_factory=dict)
    evidence_ids: frozenset[UUID] = frozenset()


class Look(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look at one place: where, when and how something was searched for, and what was shown.

    Proves an absence as far as it can be proved; the hour is asked while looking.
    """

    finding_id: UUID
    number: int
    place: LineText = ""
    walked: LocalText = LocalText()
    search_words: LineText = ""
    day: DayText = ""
    time: TimeText = ""
    shown: LocalText = LocalText()
    person_id: UUID | None = None
    evidence_id: UUID | None = None


class Evidence(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of evidence. Made, found and taken in are three dates, not one.

    `title` is its caption, `source` the address or the person it comes from, `place` where it was
    made. `from_file` holds what the file says of itself, keyed by the path of the field that it
    would fill ("made_on", "title.ru") or, where no field asks for it, by a name of its own ("gps");
    what stands in the field may differ: it is the user's.
    """

    control_id: UUID
    number: int
    kind: EvidenceKind = "screenshot"
    title: LocalText = LocalText()
    source: LineText = ""
    place: LocalText = LocalText()
    how: LocalText = LocalText()
    language: EvidenceLanguage = ""
    made_by: LineText = ""
    made_on: DayText = ""
    made_time: TimeText = ""
    found_on: DayText = ""
    found_time: TimeText = ""
    taken_in_at: datetime | None = None
    taken_in_by: LineText = ""
    people_recognisable: Answer = ""
    consent: Answer = ""
    children: Answer = ""
    attachment_id: UUID | None = None
    from_file: dict[str, str] = field(default_factory=dict)


class Consent(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's consent to the processing of personal data (7(2)(10)): a sheet, once signed.

    Attributes:
        control_id: the control.
        number: its place in the control's list; the sheet does not bear it.
        person_id: who gives it, if a person of the case; `None` where only `name` says it.
        name: who gives it, as typed.
        representative: who signs for a child or a patient; "" if the person signs.
        purpose: what the data are for; "" while nobody chose.
        details: what exactly, in words.
        evidence_ids: the pieces of evidence that it covers.
        given_on: the day of the signature; "" until it is signed.
        withdrawn_on: the day of the withdrawal; "" while it holds.
        attachment_id: the signed sheet.
        note: for our own lists.
    """

    control_id: UUID
    number: int
    person_id: UUID | None = None
    name: LineText = ""
    representative: LineText = ""
    purpose: ConsentPurpose = ""
    details: LocalText = LocalText()
    evidence_ids: frozenset[UUID] = frozenset()
    given_on: DayText = ""
    withdrawn_on: DayText = ""
    attachment_id: UUID | None = None
    note: LocalText = LocalText()

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back; a day that nobody can read says so as well."""
        return bool(self.withdrawn_on.strip())

    @property
    def in_force(self) -> bool:
        """Whether it was given, by a day or a signed sheet, and not taken back."""
        signed = bool(self.given_on.strip()) or self.attachment_id is not None
        return signed and not self.withdrawn


def deciding_sheet(evidence: Evidence, consents: Iterable[Consent]) -> Consent | None:
    """Return the sheet that answers for a piece of evidence; `None` leaves it to the user's answer.

    One that was withdrawn decides before all others: somebody on the piece does not want to be
    there. A sheet that is not signed yet decides nothing.
    """
    on_it = [each for each in consents if evidence.id in each.evidence_ids]
    withdrawn = (each for each in on_it if each.withdrawn)
    in_force = (each for each in on_it if each.in_force)
    return next(withdrawn, None) or next(in_force, None)


def consent_to(evidence: Evidence, consents: Iterable[Consent]) -> Answer:
    """Return whether there is consent to show a piece: by its sheets, else as answered."""
    sheet = deciding_sheet(evidence, consents)
    if sheet is None:
        return evidence.consent
    return "no" if sheet.withdrawn else "yes"


def shows_ward(evidence: Evidence, consents: Iterable[Consent]) -> bool:
    """Return whether a child or a patient is on a piece, as answered or as a sheet tells.

    Only for them does a representative sign.
    """
    signed_for = any(
        evidence.id in each.evidence_ids and each.representative.strip() for each in consents
    )
    return evidence.children == "yes" or signed_for


class Recommendation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal on removing causes and conditions, answered separately by the object (13(4)).

    `heard` is what was said of it at the hearing or another meeting, `agreed` what was agreed upon
    there, by whom it is to be done and until which day; all empty while it was not spoken of.
    """

    control_id: UUID
    number: int
    text: LocalText = LocalText()
    responsible: LocalText = LocalText()
    term: LocalText = LocalText()
    norms: frozenset[str] = frozenset()
    finding_ids: frozenset[UUID] = frozenset()
    heard: LocalText = LocalText()
    agreed: LocalText = LocalText()
    agreed_who: LocalText = LocalText()
    agreed_by: DayText = ""
