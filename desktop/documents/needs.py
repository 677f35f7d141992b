"""What stops a paper in a language: gaps, faults, and what is said in another language only.

One language is lawful (13(2)), so a text is never asked for in a language in which nobody wants
the paper. But the sheets of two languages must say the same: what is entered in one and missing
in the other stops the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from desktop.documents.addresses import ADDRESS
from desktop.domain.case import Case, kind_name
from desktop.domain.control import Control, Evidence, Finding, Look, Proceeding, Recommendation
from desktop.domain.fields import FieldAddress, field_kinds
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.law.documents import DocumentKind
from desktop.law.law import Law
from desktop.law.procedures import Ask, Under, pattern_of
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts
from desktop.procedure.missing import Missing, gaps, stated, value_fault
from desktop.procedure.replies import last_replies, leaves_open

# Which of a person's texts a paper prints depends on the part the person has in it.
_OF_HEAD = ("short_name_dative",)
_OF_EXECUTOR = ("full_name", "short_name")
_OF_MEMBER = ("full_name", "short_name", "post")

# Three small letters on end: neither a number such as 17-б/2026 nor an abbreviation.
_WORD = re.compile("[a-zа-яёәғқңөұүһі]{3}")
_WORDED = "paper.line-with-words"


def _has_words(text: str) -> bool:
    return _WORD.search(ADDRESS.sub("", text)) is not None


def missing_for(
    case: Case, proceeding_id: UUID, kind: str, lang: Lang, law: Law
) -> tuple[Missing, ...]:
    """Return what must be entered before this paper can be made in this language.

    Raises:
        Problem: `procedure.unknown-document`.
    """
    asked = _Asked(case, case.one(Proceeding, proceeding_id), law.document(kind), lang, law)
    found: dict[FieldAddress, Missing] = {}
    for each in (
        *asked.contradicted(),
        *asked.needed(),
        *asked.faulty(),
        *asked.worded(),
        *asked.people(),
        *asked.other_languages(),
    ):
        found.setdefault(each.address, each)
    return tuple(found.values())


class _Asked:
    def __init__(
        self, case: Case, proceeding: Proceeding, kind: DocumentKind, lang: Lang, law: Law
    ) -> None:
        control = case.one(Control, proceeding.control_id)
        self._case = case
        self._control = control
        self._kind = kind
        self._lang = lang
        self._law = law
        self._subject = case.one(Subject, control.subject_id)
        self._object = case.one(ControlObject, control.object_id)
        procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
        # Which day it is does not matter to what is entered.
        self._facts = Facts(case, proceeding, law, procedure, date.min)

    def contradicted(self) -> Iterator[Missing]:
        """Yield the answers with which the paper would say what the case denies."""
        for each in self._kind.contradicted_by:
            if holds(each.when, self._facts):
                yield from stated(self._facts, each.field, each.answer, "paper.contradicted")

    def needed(self) -> Iterator[Missing]:
        """Yield what the kind of paper declares as indispensable and is not there."""
        for need in self._kind.needs:
            if not isinstance(need, Under) or holds(need.when, self._facts):
                yield from gaps(self._facts, pattern_of(need), (self._lang,))

    def faulty(self) -> Iterator[Missing]:
        """Yield the days, times and numbers that would be printed and fail their check."""
        shown = self._shown()
        for record in self._printed():
            kind = kind_name(type(record))
            for name in shown.get(kind, ()):
                value = getattr(record, name)
                typed = field_kinds(type(record))[name].typed
                if isinstance(value, str) and (fault := value_fault(typed, value)):
                    yield self._missing(record, name, None, fault)

        for ask in self._asks():
            yield from gaps(self._facts, ask.pattern, (self._lang,), needed=False)

    def worded(self) -> Iterator[Missing]:
        """Yield the lines, the same in every language, that hold words of one of them."""
        if len({self._lang, *self._control.languages}) == 1:
            return
        for ask in self._asks():
            home = self._facts.home(ask=ask.id)
            if ask.type == "line" and _has_words(home.answers.get(ask.id, "")):
                address = FieldAddress(kind_name(type(home)), home.id, ask.pattern)
                yield Missing(address, ask.label, None, _WORDED)
        findings = self._facts.findings if "conditions" in self._shown().get("finding", ()) else ()
        for finding in findings:
            for name, (citation, condition) in self._law.references.conditions.items():
                typed = finding.conditions.get(name, "")
                asked = condition.kind == "line" and citation.id in finding.norms
                if asked and typed != "unknown" and _has_words(typed):
                    address = FieldAddress("finding", finding.id, f"conditions.{name}")
                    yield Missing(address, condition.question, None, _WORDED)

    def _asks(self) -> Iterator[Ask]:
        """Yield the questions of the procedure whose answers the paper prints."""
        yield from (a for a in self._facts.procedure.asks if self._kind.id in a.appears)

    def people(self) -> Iterator[Missing]:
        """Yield what is missing of the people who are named, addressed or sign."""
        if self._kind.public:  # it names nobody, and nobody signs it
            return
        if self._kind.addressee == "head":
            head = self._case.get(Person, self._object.head_id)
            if head:
                yield from self._untranslated(head, _OF_HEAD)
                yield from self._post_of(head)
        signatory = self._case.get(Person, self._subject.signatory_id)
        if signatory and self._kind.signed_by != "chair_and_secretary":
            yield from self._untranslated(signatory, ("post",))
            yield from self._unnamed(signatory)
        executor = self._case.get(Person, self._subject.executor_id)
        if executor and self._kind.addressee:
            yield from self._untranslated(executor, _OF_EXECUTOR)
        shown = self._shown()
        for member in self._persons(self._facts.members) if "membership" in shown else ():
            yield from self._nameless(member)
            yield from self._untranslated(member, _OF_MEMBER)
        for expert in self._persons(self._facts.experts) if "expert" in shown else ():
            yield from self._nameless(expert)
        looks = self._facts.looks if "person_id" in shown.get("look", ()) else ()
        for witness in self._persons(looks):
            yield from self._unnamed(witness)

    def _persons(self, records: Iterable[Membership | Expert | Look]) -> Iterator[Person]:
        found = (self._case.get(Person, each.person_id) for each in records)
        yield from (each for each in found if each)

    def _nameless(self, person: Person) -> Iterator[Missing]:
        """Ask for the full name of somebody who has none in this language, whatever the others."""
        if all(each.missing((self._lang,)) for each in (person.short_name, person.full_name)):
            yield self._missing(person, "full_name", self._lang)

    def _unnamed(self, person: Person) -> Iterator[Missing]:
        """Ask for the name of somebody who is named shortly if possible, else in full."""
        if all(each.missing((self._lang,)) for each in (person.short_name, person.full_name)):
            yield from self._untranslated(person, ("short_name", "full_name"))

    def _post_of(self, head: Person) -> Iterator[Missing]:
        """Ask for the head's post in the form that the line of the addressee takes.

        English has no dative, and in Kazakh a post before a name stays nominative: there the bare
        post will do.
        """
        named = bool(head.short_name_dative.text(self._lang).strip())
        plain = self._lang == "en" or (self._lang == "kk" and named)
        post = head.post.text(self._lang).strip() if plain else ""
        if not (post or head.post_dative.text(self._lang).strip()):
            yield self._missing(head, "post" if self._lang == "en" else "post_dative", self._lang)

    def other_languages(self) -> Iterator[Missing]:
        """Yield what stands in another language, would be printed, and is missing in this one."""
        shown = self._shown()
        for record in self._printed():
            yield from self._untranslated(record, shown.get(kind_name(type(record)), ()))
        for ask in self._asks():
            text = self._facts.home(ask=ask.id).texts.get(ask.id, LocalText())
            if ask.type == "text" and len(text.missing(LANGS)) < len(LANGS):
                yield from gaps(self._facts, ask.pattern, (self._lang,))

    def _printed(self) -> Iterator[Record]:
        """Yield the records of which the paper may print something, without people."""
        yield from (self._subject, self._object, self._control)
        for kind in (Membership, Expert, Finding, Evidence, Recommendation):
            yield from self._case.of_control(kind, self._control.id)
        replies = last_replies(self._case)
        for each in self._facts.recommendations:
            reply = replies.get(each.id)
            if reply and leaves_open(reply):  # of the others no text is printed
                yield reply
        yield from self._facts.looks
        letter = self._facts.outgoing.get(self._kind.id)
        if letter:
            yield letter

    def _shown(self) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = {}
        for each in self._law.fields.appearing_in(self._kind.id):
            record, _, name = each.address.partition(".")
            shown.setdefault(record, []).append(name)
        return shown

    def _untranslated(self, record: Record, names: Sequence[str]) -> Iterator[Missing]:
        for name in names:
            text = getattr(record, name)
            verbatim = self._law.fields.get(kind_name(type(record)), name).verbatim
            if isinstance(text, LocalText) and not verbatim:
                empty = text.missing(LANGS)
                if self._lang in empty and len(empty) < len(LANGS):
                    yield self._missing(record, name, self._lang)

    def _missing(
        self, record: Record, name: str, lang: Lang | None, fault: str | None = None
    ) -> Missing:
        kind = kind_name(type(record))
        path = f"{name}.{lang}" if lang else name
        label = self._law.fields.get(kind, name).label
        return Missing(FieldAddress(kind, record.id, path), label, lang, fault)
