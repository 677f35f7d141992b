"""What is missing: the fields that a pattern leads to, and those of them that are empty or faulty.

Used by the route for its steps and by documents for a paper in one language. Nothing here stops
typing: what fails its check is kept as typed, marked, and counts as missing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from uuid import UUID

from msgspec import Struct

from desktop.domain.basis import Texts
from desktop.domain.bin import bin_fault
from desktop.domain.case import RECORD_KINDS, kind_name
from desktop.domain.correspondence import Letter
from desktop.domain.fields import FieldAddress, field_kinds
from desktop.domain.parties import Person
from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText
from desktop.domain.values import UNKNOWN_DAY, read_day, read_time
from desktop.law.patterns import COLLECTIONS, Pattern, parse
from desktop.procedure.facts import Facts


class Missing(Struct, frozen=True):
    """A field that is empty where it is needed, or holds what fails its check.

    Attributes:
        address: the field. For a record that does not exist yet, `record_id` is the control's (the
            finding's for a look) and `path` is "" ("add one"), for a letter or its receipt the
            letter's kind.
        label: what the field is called.
        lang: the language in which it is missing; `None` if it is the same in all.
        fault: message code if there is a value that fails its check.
        needed: without it something is not whole; a faulty optional field is only marked.
        step: id of the step that asks for it, "" where no step did.
    """

    address: FieldAddress
    label: Texts
    lang: Lang | None = None
    fault: str | None = None
    needed: bool = True
    step: str = ""


def value_fault(typed: str, value: str) -> str | None:
    """Return the message code of what is wrong with a typed value; `None` if nothing is.

    `typed` is the kind of text ("day", "time", "bin", "line"); an empty value has no fault.
    """
    if not value.strip():
        return None
    if typed == "day" and value != UNKNOWN_DAY and read_day(value) is None:
        return "step.not-a-day"
    if typed == "time" and read_time(value) is None:
        return "step.not-a-time"
    if typed == "bin":
        return bin_fault(value)
    return None


def gaps(
    facts: Facts, pattern: str, langs: Iterable[Lang], *, needed: bool = True
) -> Iterator[Missing]:
    """Yield what is missing of a pattern, in the given languages.

    With `needed=False` only faulty values are named.
    """
    found = parse(pattern)
    if found is None:
        return
    langs = tuple(langs)
    if found.root in ("answers", "texts"):
        yield from _declared(facts, found, langs, needed=needed)
        return
    records = records_of(facts, found)
    if not records:
        # Fields of a collection that is empty are no gaps of their own: the collection is.
        if needed and not (found.root in COLLECTIONS and (found.field or found.key)):
            yield _absent(facts, found)
        return
    if found.key == "looks":
        for record in records if needed else ():
            if not facts.looks_of.get(record.id):
                label = facts.law.fields.records["look"].one
                yield Missing(FieldAddress("look", record.id, ""), label)
        return
    if found.field:
        yield from _fields(facts, found, records, langs, needed=needed)


def stated(facts: Facts, pattern: str, answer: str, fault: str) -> Iterator[Missing]:
    """Yield the fields of a pattern that hold this answer, with `fault` as what is wrong there."""
    found = parse(pattern)
    if found is None:
        return
    if found.root == "answers":
        # A procedure may not ask this at all.
        for ask in facts.procedure.asks:
            home = facts.home(ask=ask.id)
            if ask.id == found.key and home.answers.get(ask.id) == answer:
                address = FieldAddress(kind_name(type(home)), home.id, ask.pattern)
                yield Missing(address, ask.label, None, fault)
        return
    label = facts.law.fields.get(found.record, found.field).label
    for record in records_of(facts, found):
        if getattr(record, found.field) == answer:
            address = FieldAddress(found.record, record.id, found.field)
            yield Missing(address, label, None, fault)


SIGNED_ON_THE_SCREEN = ("eotinish", "edocs")
"""By these nothing goes that was signed on paper."""


def unscanned(facts: Facts, kind: str) -> Iterator[Missing]:
    """Yield the scan of a letter that was marked as sent and of which no signed paper is there."""
    letter = facts.outgoing.get(kind)
    if letter is None or not letter.sent or letter.attachment_id is not None:
        return
    if letter.channel not in SIGNED_ON_THE_SCREEN:
        label = facts.law.fields.get("letter", "attachment_id").label
        address = FieldAddress("letter", letter.id, "attachment_id")
        yield Missing(address, label, None, "step.no-scan", needed=False)


def records_of(facts: Facts, pattern: Pattern) -> tuple[Record, ...]:
    """Return the records that a pattern leads to, in their order."""
    if pattern.root in _COLLECT:
        return tuple(_COLLECT[pattern.root](facts))
    if pattern.root == "letter":
        letter = facts.outgoing.get(pattern.key)
        return (letter,) if letter else ()
    if pattern.root == "incoming":
        return tuple(facts.incoming.get(pattern.key, []))
    if pattern.root == "receipts":
        sent: Letter | None = facts.outgoing.get(pattern.key)
        return tuple(facts.receipts.get(sent.id, [])) if sent else ()
    return ()


def _person(find: Callable[[Facts], UUID | None]) -> Callable[[Facts], Iterable[Record]]:
    def records(facts: Facts) -> Iterable[Record]:
        person = facts.person(find(facts))
        return (person,) if person else ()

    return records


def _people(facts: Facts) -> Iterable[Record]:
    return [p for m in facts.members if (p := facts.case.get(Person, m.person_id)) is not None]


_COLLECT: Mapping[str, Callable[[Facts], Iterable[Record]]] = {
    "subject": lambda f: (f.subject,) if f.subject else (),
    "object": lambda f: (f.object,) if f.object else (),
    "control": lambda f: (f.control,),
    "signatory": _person(lambda f: f.subject.signatory_id if f.subject else None),
    "executor": _person(lambda f: f.subject.executor_id if f.subject else None),
    "head": _person(lambda f: f.object.head_id if f.object else None),
    "members": lambda f: f.members,
    "experts": lambda f: f.experts,
    "people": _people,
    "findings": lambda f: f.findings,
    "negatives": lambda f: f.negatives(),
    "absences": lambda f: [each for each in f.findings if each.kind == "absence"],
    "looks": lambda f: f.looks,
    "evidence": lambda f: f.evidence,
    "consents": lambda f: f.consents,
    "recommendations": lambda f: f.recommendations,
    "replies": lambda f: [each for r in f.recommendations for each in f.replies.get(r.id, [])],
    "outcomes": lambda f: f.outcomes,
    "follow_ups": lambda f: f.follow_ups,
}


def _absent(facts: Facts, pattern: Pattern) -> Missing:
    """Name a record that is not there yet, by the field that leads to it or as "add one"."""
    fields, control = facts.law.fields, facts.control
    if pattern.root in ("signatory", "executor"):
        label = fields.get("subject", f"{pattern.root}_id").label
        address = FieldAddress("subject", control.subject_id, f"{pattern.root}_id")
    elif pattern.root == "head":
        label = fields.get("object", "head_id").label
        address = FieldAddress("object", control.object_id, "head_id")
    elif pattern.root == "letter":
        titles = {kind.id: kind.title for kind in facts.law.documents}
        label = titles.get(pattern.key, fields.records["letter"].one)
        address = FieldAddress("letter", control.id, pattern.key)
    elif pattern.root == "incoming":
        titles = {kind.id: kind.title for kind in facts.procedure.incoming}
        label = titles.get(pattern.key, fields.records["letter"].one)
        address = FieldAddress("letter", control.id, pattern.key)
    elif pattern.root == "receipts":
        label = fields.records["receipt"].one
        address = FieldAddress("receipt", control.id, pattern.key)
    else:
        label = fields.records[pattern.record].one
        address = FieldAddress(pattern.record, control.id, "")
    return Missing(address, label)


def _fields(
    facts: Facts,
    pattern: Pattern,
    records: tuple[Record, ...],
    langs: tuple[Lang, ...],
    *,
    needed: bool,
) -> Iterator[Missing]:
    kind, name = pattern.record, pattern.field
    built = field_kinds(RECORD_KINDS[kind])[name]
    if not needed and built.typed not in ("day", "time", "bin"):
        return  # nothing else can be faulty
    label = facts.law.fields.get(kind, name).label
    if built.form == "local":
        # English has no dative; its reading copy takes the plain form.
        asked = tuple(lang for lang in langs if not (lang == "en" and name.endswith("_dative")))
        internal = bool(facts.law.fields.get(kind, name).internal)
        for record in records:
            for lang in _wanting(getattr(record, name), asked, internal=internal):
                yield Missing(FieldAddress(kind, record.id, f"{name}.{lang}"), label, lang)
        return
    for record in records:
        value = getattr(record, name)
        if isinstance(value, str):
            fault, empty = value_fault(built.typed, value), not value.strip()
        else:
            fault = None
            empty = value is None or (built.form in ("set", "map") and not value)
        if fault or (empty and needed):
            yield Missing(FieldAddress(kind, record.id, name), label, None, fault, needed=needed)


def _wanting(text: LocalText, langs: tuple[Lang, ...], *, internal: bool) -> tuple[Lang, ...]:
    """Return the languages in which a text is wanting; one suffices where no paper prints it."""
    if not internal:
        return text.missing(langs)
    return () if text.any_text("kk") else langs[:1]


def _declared(
    facts: Facts, pattern: Pattern, langs: tuple[Lang, ...], *, needed: bool
) -> Iterator[Missing]:
    ask = facts.procedure.ask(pattern.key)
    home, path = facts.home(ask=ask.id), ask.pattern
    kind = kind_name(type(home))
    if ask.type == "text":
        text = home.texts.get(ask.id, LocalText())
        for lang in _wanting(text, langs, internal=bool(ask.internal)) if needed else ():
            yield Missing(FieldAddress(kind, home.id, f"{path}.{lang}"), ask.label, lang)
        return
    typed = home.answers.get(ask.id, "")
    fault = value_fault(ask.type, typed)
    if fault or (needed and not typed.strip()):
        yield Missing(FieldAddress(kind, home.id, path), ask.label, None, fault, needed=needed)
