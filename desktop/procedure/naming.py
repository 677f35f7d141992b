"""Whose a field is: how a person tells a record from the others of its kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import (
    Consent,
    Control,
    Evidence,
    Finding,
    Look,
    Proceeding,
    Recommendation,
)
from desktop.domain.correspondence import Attachment, Letter, Paper, Receipt, Reply, SentPaper
from desktop.domain.fields import FieldAddress
from desktop.domain.hand_over import HandOver
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.review import Review
from desktop.domain.text import Lang, LocalText
from desktop.law.law import Law
from desktop.procedure.missing import Missing

_LONGEST = 40
_OF_ONE = ("subject", "object")
_QUOTED = {"kk": "«{}»", "ru": "«{}»", "en": "“{}”"}


class Names:
    """The names of a control's records in one language; "" where a control has one of a kind."""

    def __init__(self, case: Case, control_id: UUID, law: Law, lang: Lang) -> None:
        self._case = case
        self._control = case.one(Control, control_id)
        self._law = law
        self._lang: Lang = lang
        self._several: dict[type[Record], bool] = {}

    def owners(self, missing: Sequence[Missing]) -> tuple[str, ...]:
        """Return whose each missing field is, "" where nothing else could be meant."""
        labelled: dict[str, set[UUID]] = {}
        for one in missing:
            labelled.setdefault(one.label.text(self._lang), set()).add(one.address.record_id)
        return tuple(
            self.owner(one.address)
            or (self._of_its_kind(one) if len(labelled[one.label.text(self._lang)]) > 1 else "")
            for one in missing
        )

    def _of_its_kind(self, missing: Missing) -> str:
        """Name a record by its kind: "Address" may be asked of the institution and of us."""
        kind = missing.address.kind
        if title := self.letter(missing.address):
            return title
        return self._kind(kind) if kind in _OF_ONE else ""

    def owner(self, address: FieldAddress) -> str:
        """Return whose a field is, "" where nothing else could be meant."""
        case, record_id = self._case, address.record_id
        if address.kind == "look":
            look = case.get(Look, record_id)
            # "One is missing" is asked for at the finding.
            return self._look(look) if look else self._numbered(case.get(Finding, record_id))
        if address.kind == "reply":
            reply = case.get(Reply, record_id)
            return self._numbered(reply and case.get(Recommendation, reply.recommendation_id))
        record = case.get(RECORD_KINDS[address.kind], record_id)
        if isinstance(record, Membership):
            return self._member(record)
        if isinstance(record, Person):
            return self._person(record)
        if isinstance(record, Consent):
            return self._consent(record)
        return self._letter(record) if isinstance(record, Letter) else self._numbered(record)

    def place(self, address: FieldAddress) -> str:
        """Return whose a field is, and which norm or condition of it, as far as it need be said."""
        name, _, key = address.path.partition(".")
        references = self._law.references
        said = ""
        if name == "norms" and key in references.citations:
            said = references.short(key, self._lang)
        elif name == "conditions" and key in references.conditions:
            said = self._quoted(references.conditions[key][1].question.text(self._lang), 80)
        return ", ".join(part for part in (self.owner(address), said) if part)

    def letter(self, address: FieldAddress) -> str:
        """Return the title of the letter of ours that a field, or its proof of receipt, is of.

        "" where the field is of another record, or of a letter that came.
        """
        receipt = self._case.get(Receipt, address.record_id) if address.kind == "receipt" else None
        letter = self._case.get(Letter, receipt.letter_id if receipt else address.record_id)
        titles = {each.id: each.title for each in self._law.documents}
        if letter is None or letter.direction != "out" or letter.kind not in titles:
            return ""
        return titles[letter.kind].text(self._lang)

    # -- inside --------------------------------------------------------------------------------

    def _has_several(self, kind: type[Record]) -> bool:
        if kind not in self._several:
            self._several[kind] = len(self._case.of_control(kind, self._control.id)) > 1
        return self._several[kind]

    def _kind(self, kind: str) -> str:
        return self._law.fields.records[kind].one.text(self._lang)

    def _numbered(self, record: Record | None) -> str:
        if isinstance(record, FollowUp):
            record = self._case.get(Finding, record.finding_id)
        if not isinstance(record, Finding | Recommendation | Evidence | Outcome):
            return ""
        if not self._has_several(type(record)):
            return ""
        text = _words_of(record)
        named = f"{self._kind(kind_name(type(record)))} {record.number}"
        title = text.any_text(self._lang)
        return f"{named} {self._quoted(title)}" if title.strip() else named

    def _consent(self, consent: Consent) -> str:
        if not self._has_several(Consent):
            return ""
        who = giver(consent, self._case, self._lang)
        named = f"{self._kind('consent')} {consent.number}"
        return f"{named} {self._quoted(who)}" if who.strip() else named

    def _look(self, look: Look) -> str:
        parts = [self._numbered(self._case.get(Finding, look.finding_id))]
        if sum(one.finding_id == look.finding_id for one in self._case.all(Look)) > 1:
            parts.append(f"{self._kind('look')} {look.number}")
        return ", ".join(part for part in parts if part)

    def _member(self, joined: Membership) -> str:
        members = self._case.of_control(Membership, self._control.id)
        if len(members) < 2:
            return ""
        place = next((n for n, one in enumerate(members, 1) if one.id == joined.id), 0)
        name = _name(self._case.get(Person, joined.person_id), self._lang)
        return name or f"{self._kind('membership')} {place}"

    def _person(self, person: Person) -> str:
        if len(self._case.all(Person)) < 2:
            return ""
        if name := _name(person, self._lang):
            return name
        subject = self._case.get(Subject, self._control.subject_id)
        institution = self._case.get(ControlObject, self._control.object_id)
        parts = (
            ("subject", "signatory_id", subject and subject.signatory_id),
            ("subject", "executor_id", subject and subject.executor_id),
            ("object", "head_id", institution and institution.head_id),
        )
        for kind, link, linked in parts:
            if linked == person.id:
                return self._law.fields.get(kind, link).label.text(self._lang)
        members = self._case.of_control(Membership, self._control.id)
        joined = next((one for one in members if one.person_id == person.id), None)
        return self._member(joined) if joined else ""

    def _letter(self, letter: Letter) -> str:
        """Name a letter that came by its number; ours are one of a kind."""
        letters = self._case.of_control(Letter, self._control.id)
        came = [one for one in letters if one.direction == "in" and one.kind == letter.kind]
        if letter.direction == "out" or len(came) < 2:
            return ""
        return f"№ {letter.number}" if letter.number else letter.sender.any_text(self._lang)

    def _quoted(self, text: str, longest: int = _LONGEST) -> str:
        short = " ".join(text.split()).rstrip(".")
        if len(short) > longest:
            short = f"{short[:longest].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"
        # A title that holds quotation marks of its own is not put into others.
        return short if set(short) & set('«»“”"') else _QUOTED[self._lang].format(short)


def _words_of(record: Finding | Recommendation | Evidence | Outcome) -> LocalText:
    if isinstance(record, Recommendation):
        return record.text
    return record.what if isinstance(record, Outcome) else record.title


def title_of(record: Record | None, case: Case, law: Law, lang: Lang) -> str:
    """Return what a record is called by itself, "" where it has nothing of its own to say."""
    title = _TITLES.get(type(record))
    return title(record, case, law, lang) if title is not None else ""


def _of_letter(letter: Letter, _case: Case, law: Law, lang: Lang) -> str:
    known = {each.id: each.title for each in law.documents}
    for name in law.procedures:
        known |= {each.id: each.title for each in law.procedure(name).incoming}
    title = known[letter.kind].text(lang) if letter.kind in known else ""
    return " ".join(part for part in (title, letter.number and f"№ {letter.number}") if part)


def giver(consent: Consent, case: Case, lang: Lang) -> str:
    """Return who gives a consent: as typed, else the person of the case; "" if nobody is named."""
    return consent.name or _name(case.get(Person, consent.person_id), lang)


def _of_evidence(piece: Evidence, case: Case, _law: Law, lang: Lang) -> str:
    kept = case.get(Attachment, piece.attachment_id)
    said = piece.title.any_text(lang) or (kept.name if kept else "") or piece.source
    return f"{piece.number}. {_short(said)}"


def _of_consent(consent: Consent, case: Case, law: Law, lang: Lang) -> str:
    choices = law.fields.get("consent", "purpose").choices
    purpose = choices[consent.purpose].text(lang) if consent.purpose else ""
    return ", ".join(part for part in (_short(giver(consent, case, lang)), purpose) if part)


def _of_review(review: Review, law: Law, lang: Lang) -> str:
    titles = {each.id: each.title for each in law.documents}
    title = titles[review.kind].text(lang) if review.kind in titles else ""
    return ", ".join(part for part in (title, review.reviewer) if part)


_TITLES: Mapping[type[Any], Callable[[Any, Case, Law, Lang], str]] = {
    Person: lambda it, _case, _law, lang: _name(it, lang),
    Membership: lambda it, case, _law, lang: _name(case.get(Person, it.person_id), lang),
    Expert: lambda it, case, _law, lang: _name(case.get(Person, it.person_id), lang),
    Letter: _of_letter,
    Receipt: lambda it, case, law, lang: title_of(case.get(Letter, it.letter_id), case, law, lang),
    Reply: lambda it, case, law, lang: title_of(
        case.get(Recommendation, it.recommendation_id), case, law, lang
    ),
    Proceeding: lambda it, _case, law, lang: law.procedure(it.procedure).title.text(lang),
    Paper: lambda it, _case, law, lang: law.document(it.kind).title.text(lang),
    SentPaper: lambda it, _case, law, lang: law.document(it.kind).title.text(lang),
    Look: lambda it, _case, _law, _lang: it.place,
    Attachment: lambda it, _case, _law, _lang: it.name,
    Finding: lambda it, _case, _law, lang: f"{it.number}. {_short(it.title.any_text(lang))}",
    Evidence: _of_evidence,
    Consent: _of_consent,
    Recommendation: lambda it, _case, _law, lang: f"{it.number}. {_short(it.text.any_text(lang))}",
    Outcome: lambda it, _case, _law, lang: f"{it.number}. {_short(it.what.any_text(lang))}",
    FollowUp: lambda it, case, law, lang: title_of(
        case.get(Finding, it.finding_id), case, law, lang
    ),
    Review: lambda it, _case, law, lang: _of_review(it, law, lang),
    HandOver: lambda it, _case, _law, _lang: it.author,
    Subject: lambda it, _case, _law, lang: _short(it.name.any_text(lang)),
    ControlObject: lambda it, _case, _law, lang: _short(it.name.any_text(lang)),
    Control: lambda it, _case, _law, lang: _short(it.topic.any_text(lang)),
}


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _name(person: Person | None, lang: Lang) -> str:
    if person is None:
        return ""
    return person.full_name.any_text(lang) or person.short_name.any_text(lang)
