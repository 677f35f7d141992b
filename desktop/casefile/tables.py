"""The tables of a case file as typed records.

They are written and read by Core: the same rows through a session cost eleven times as much, and
the mapping alone would take half of the time of opening a file. What the columns mean stands with
the domain's records, of which each record table has every field under the same name; `rows`
carries values across.
"""

from functools import cache
from typing import Literal, get_args, get_origin

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from desktop.domain.case import RECORD_KINDS
from desktop.domain.fields import FieldKind, field_kinds

METADATA = MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
CHUNK_BYTES = 1 << 20
"""How much of a content one row holds."""

# What a column can hold. A table takes copies of these.
_ID = Column(Text, primary_key=True)  # a UUID in its usual spelling
_TEXT = Column(Text)
_JSON = Column(Text)  # a text per language, a map, a set or a list: see `rows.canonical`
_INSTANT = Column(Text)  # an instant in UTC, as RFC 3339
_SHA256 = Column(Text)  # 64 hexadecimal digits, small letters
_INTEGER = Column(Integer)
_BYTES = Column(LargeBinary)
_NUMBER = Column(Integer, primary_key=True)


def _to(column: str, *, later: bool = False) -> Column[str]:
    # Checked at the commit: the records of one act may stand in any order.
    deferred = ForeignKey(column, deferrable=True, initially="DEFERRED", use_alter=later)
    return Column(Text, deferred)


def _to_number(column: str, *, primary_key: bool = False) -> Column[int]:
    deferred = ForeignKey(column, deferrable=True, initially="DEFERRED")
    return Column(Integer, deferred, primary_key=primary_key)


class ObjectColumns(TypedColumns):
    """The institution that the case is about."""

    id: Named[str] = _ID
    kind: Named[str] = _TEXT
    special_regime: Named[str] = _TEXT
    excluded_sphere: Named[str] = _TEXT
    name: Named[str] = _JSON
    bin: Named[str] = _TEXT
    region: Named[str] = _TEXT
    city: Named[str] = _JSON
    address: Named[str] = _JSON
    phone: Named[str] = _TEXT
    email: Named[str] = _TEXT
    website: Named[str] = _TEXT
    head_id: Named[str | None] = _to("person.id")
    higher_body: Named[str] = _JSON
    former_name: Named[str] = _JSON
    authorised_body: Named[str] = _JSON


class SubjectColumns(TypedColumns):
    """A subject of public control."""

    id: Named[str] = _ID
    kind: Named[str] = _TEXT
    name: Named[str] = _JSON
    legal_form: Named[str] = _TEXT
    bin: Named[str] = _TEXT
    registered_in_kazakhstan: Named[str] = _TEXT
    religious: Named[str] = _TEXT
    suspended_or_banned: Named[str] = _TEXT
    foreign_founder: Named[str] = _TEXT
    foreign_branch: Named[str] = _TEXT
    foreign_grants: Named[str] = _TEXT
    foreign_decision: Named[str] = _JSON
    city: Named[str] = _JSON
    address: Named[str] = _JSON
    phone: Named[str] = _TEXT
    email: Named[str] = _TEXT
    website: Named[str] = _TEXT
    signatory_id: Named[str | None] = _to("person.id")
    executor_id: Named[str | None] = _to("person.id")


class PersonColumns(TypedColumns):
    """A person in the case."""

    id: Named[str] = _ID
    side: Named[str] = _TEXT
    full_name: Named[str] = _JSON
    short_name: Named[str] = _JSON
    short_name_dative: Named[str] = _JSON
    post: Named[str] = _JSON
    post_dative: Named[str] = _JSON
    phone: Named[str] = _TEXT
    email: Named[str] = _TEXT


class AttachmentColumns(TypedColumns):
    """A file taken into the case; its bytes are a content."""

    id: Named[str] = _ID
    sha256: Named[str] = _to("content.sha256")
    size: Named[int] = _INTEGER
    name: Named[str] = _TEXT
    media_type: Named[str] = _TEXT
    taken_in_at: Named[str] = _INSTANT
    of_id: Named[str | None] = _to("attachment.id")
    part: Named[str] = _TEXT


class ControlColumns(TypedColumns):
    """One public control."""

    id: Named[str] = _ID
    number: Named[int] = _INTEGER
    subject_id: Named[str] = _to("subject.id")
    object_id: Named[str] = _to("object.id")
    campaign: Named[str] = _TEXT
    project: Named[str] = _TEXT
    topic: Named[str] = _JSON
    public_interest: Named[str] = _JSON
    partners: Named[str] = _JSON
    tasks: Named[str] = _JSON
    manner: Named[str] = _TEXT
    by_group: Named[str] = _TEXT
    languages: Named[str] = _JSON
    started_on: Named[str] = _TEXT
    completed_on: Named[str] = _TEXT
    time_from: Named[str] = _TEXT
    time_to: Named[str] = _TEXT
    place: Named[str] = _JSON
    conclusion: Named[str] = _JSON
    entered_afterwards: Named[int] = _INTEGER
    sample: Named[int] = _INTEGER
    answers: Named[str] = _JSON
    texts: Named[str] = _JSON
    completed_steps: Named[str] = _JSON
    acknowledged: Named[str] = _JSON
    former: Named[str] = _JSON
    reasons: Named[str] = _JSON
    last_numbers: Named[str] = _JSON


class ProceedingColumns(TypedColumns):
    """One course by one procedure inside a control."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    procedure: Named[str] = _TEXT
    edition: Named[str] = _TEXT
    edition_sha256: Named[str | None] = _to("content.sha256")
    # Letters name proceedings too: this reference stands aside when tables are put in order.
    about_letter_id: Named[str | None] = _to("letter.id", later=True)
    answers: Named[str] = _JSON
    texts: Named[str] = _JSON
    completed_steps: Named[str] = _JSON
    acknowledged: Named[str] = _JSON
    rounds: Named[str] = _JSON


class MembershipColumns(TypedColumns):
    """A person's part in one control."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    person_id: Named[str] = _to("person.id")
    role: Named[str] = _TEXT
    citizen_of_kazakhstan: Named[str] = _TEXT
    adult: Named[str] = _TEXT
    declared_on: Named[str] = _TEXT
    conflict_of_interest: Named[str] = _TEXT


class ExpertColumns(TypedColumns):
    """An expert engaged in one control."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    person_id: Named[str | None] = _to("person.id")
    speciality: Named[str] = _JSON
    education: Named[str] = _TEXT
    two_years: Named[str] = _TEXT
    knowledge: Named[str] = _TEXT
    conflict_of_interest: Named[str] = _TEXT
    attachment_id: Named[str | None] = _to("attachment.id")
    conclusions: Named[str] = _JSON
    signed_on: Named[str] = _TEXT


class EvidenceColumns(TypedColumns):
    """A piece of evidence."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    kind: Named[str] = _TEXT
    title: Named[str] = _JSON
    source: Named[str] = _TEXT
    place: Named[str] = _JSON
    how: Named[str] = _JSON
    language: Named[str] = _TEXT
    made_by: Named[str] = _TEXT
    made_on: Named[str] = _TEXT
    made_time: Named[str] = _TEXT
    found_on: Named[str] = _TEXT
    found_time: Named[str] = _TEXT
    taken_in_at: Named[str | None] = _TEXT
    taken_in_by: Named[str] = _TEXT
    people_recognisable: Named[str] = _TEXT
    consent: Named[str] = _TEXT
    children: Named[str] = _TEXT
    attachment_id: Named[str | None] = _to("attachment.id")
    from_file: Named[str] = _JSON


class ConsentColumns(TypedColumns):
    """A consent to the processing of personal data."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    person_id: Named[str | None] = _to("person.id")
    name: Named[str] = _TEXT
    representative: Named[str] = _TEXT
    purpose: Named[str] = _TEXT
    details: Named[str] = _JSON
    evidence_ids: Named[str] = _JSON
    given_on: Named[str] = _TEXT
    withdrawn_on: Named[str] = _TEXT
    attachment_id: Named[str | None] = _to("attachment.id")
    note: Named[str] = _JSON


class FindingColumns(TypedColumns):
    """A fact or circumstance established by a control."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    kind: Named[str] = _TEXT
    title: Named[str] = _JSON
    circumstances: Named[str] = _JSON
    causes: Named[str] = _JSON
    norms: Named[str] = _JSON
    other_norm: Named[str] = _JSON
    conditions: Named[str] = _JSON
    evidence_ids: Named[str] = _JSON


class LookColumns(TypedColumns):
    """One look at one place."""

    id: Named[str] = _ID
    finding_id: Named[str] = _to("finding.id")
    number: Named[int] = _INTEGER
    place: Named[str] = _TEXT
    walked: Named[str] = _JSON
    search_words: Named[str] = _TEXT
    day: Named[str] = _TEXT
    time: Named[str] = _TEXT
    shown: Named[str] = _JSON
    person_id: Named[str | None] = _to("person.id")
    evidence_id: Named[str | None] = _to("evidence.id")


class RecommendationColumns(TypedColumns):
    """A proposal to the object."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    text: Named[str] = _JSON
    responsible: Named[str] = _JSON
    term: Named[str] = _JSON
    norms: Named[str] = _JSON
    finding_ids: Named[str] = _JSON
    heard: Named[str] = _JSON
    agreed: Named[str] = _JSON
    agreed_who: Named[str] = _JSON
    agreed_by: Named[str] = _TEXT


class LetterColumns(TypedColumns):
    """A letter out or in."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    proceeding_id: Named[str | None] = _to("proceeding.id")
    direction: Named[str] = _TEXT
    kind: Named[str] = _TEXT
    number: Named[str] = _TEXT
    number_source: Named[str] = _TEXT
    number_series: Named[str] = _TEXT
    void_numbers: Named[str] = _JSON
    void_days: Named[str] = _JSON
    own_number: Named[str] = _TEXT
    dated: Named[str] = _TEXT
    channel: Named[str] = _TEXT
    sent_on: Named[str] = _TEXT
    sent: Named[int] = _INTEGER
    arrived_on: Named[str] = _TEXT
    sender: Named[str] = _JSON
    answers_letter_id: Named[str | None] = _to("letter.id")
    attachment_id: Named[str | None] = _to("attachment.id")
    words: Named[str] = _TEXT
    note: Named[str] = _JSON
    former: Named[str] = _JSON
    reasons: Named[str] = _JSON


class ReceiptColumns(TypedColumns):
    """A proof that a letter arrived."""

    id: Named[str] = _ID
    letter_id: Named[str] = _to("letter.id")
    proof: Named[str] = _TEXT
    day: Named[str] = _TEXT
    number: Named[str] = _TEXT
    note: Named[str] = _JSON
    attachment_id: Named[str | None] = _to("attachment.id")


class ReplyColumns(TypedColumns):
    """What a letter says to one recommendation."""

    id: Named[str] = _ID
    recommendation_id: Named[str] = _to("recommendation.id")
    letter_id: Named[str | None] = _to("letter.id")
    quote: Named[str] = _JSON
    verdict: Named[str] = _TEXT
    reasons: Named[str] = _JSON
    assessment: Named[str] = _JSON
    question: Named[str] = _JSON


class PaperColumns(TypedColumns):
    """One making of a document; its contents."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    proceeding_id: Named[str | None] = _to("proceeding.id")
    letter_id: Named[str | None] = _to("letter.id")
    kind: Named[str] = _TEXT
    lang: Named[str] = _TEXT
    made_at: Named[str] = _INSTANT
    content_sha256: Named[str] = _to("content.sha256")
    facts_sha256: Named[str] = _to("content.sha256")
    template_sha256: Named[str] = _to("content.sha256")
    edition: Named[str] = _TEXT
    pure_sha256: Named[str | None] = _to("content.sha256")
    pages: Named[int | None] = _INTEGER


class SentPaperColumns(TypedColumns):
    """A file as it went out with its letter."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    letter_id: Named[str] = _to("letter.id")
    sending: Named[int] = _INTEGER
    kind: Named[str] = _TEXT
    lang: Named[str] = _TEXT
    name: Named[str] = _TEXT
    content_sha256: Named[str] = _to("content.sha256")
    kept_at: Named[str] = _INSTANT
    kept_by: Named[str] = _TEXT


class OutcomeColumns(TypedColumns):
    """Something that changed after a control."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    number: Named[int] = _INTEGER
    kind: Named[str] = _TEXT
    what: Named[str] = _JSON
    day: Named[str] = _TEXT
    document: Named[str] = _JSON
    document_number: Named[str] = _TEXT
    recommendation_ids: Named[str] = _JSON
    evidence_ids: Named[str] = _JSON
    attachment_id: Named[str | None] = _to("attachment.id")


class FollowUpColumns(TypedColumns):
    """How a finding stood when it was looked at again."""

    id: Named[str] = _ID
    finding_id: Named[str] = _to("finding.id")
    round: Named[int] = _INTEGER
    day: Named[str] = _TEXT
    state: Named[str] = _TEXT
    what: Named[str] = _JSON
    evidence_ids: Named[str] = _JSON


class ReviewColumns(TypedColumns):
    """What a colleague said of a paper before it went."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    kind: Named[str] = _TEXT
    reviewer: Named[str] = _TEXT
    at: Named[str | None] = _INSTANT
    paper_id: Named[str | None] = _to("paper.id")
    ticks: Named[str] = _JSON
    verdict: Named[str] = _TEXT
    comment: Named[str] = _JSON
    answer: Named[str] = _JSON


class HandOverColumns(TypedColumns):
    """What whoever worked on a case leaves for the next person."""

    id: Named[str] = _ID
    control_id: Named[str] = _to("control.id")
    author: Named[str] = _TEXT
    written_at: Named[str] = _TEXT
    at: Named[str | None] = _INSTANT
    done: Named[str] = _JSON
    next: Named[str] = _JSON
    careful: Named[str] = _JSON
    read_by: Named[str] = _JSON


class MetaColumns(TypedColumns):
    """What is said of the case as a whole: its `case_id`."""

    key: Named[str] = _ID
    value: Named[str] = _TEXT


class ContentColumns(TypedColumns):
    """The bytes of a file, kept once. Both columns are NULL while it is being taken in."""

    number: Named[int] = _NUMBER
    sha256: Named[str | None] = Column(Text, unique=True)
    size: Named[int | None] = _INTEGER


class ChunkColumns(TypedColumns):
    """A piece of a content; the pieces in the order of `n`, from 0, are its bytes."""

    number: Named[int] = _NUMBER
    content: Named[int] = Column(Integer, ForeignKey("content.number", ondelete="CASCADE"))
    n: Named[int] = _INTEGER
    data: Named[bytes] = _BYTES


class ActColumns(TypedColumns):
    """One act of the user in the log. `seq` is this file's order: parents stand before children."""

    seq: Named[int] = _NUMBER
    id: Named[str] = Column(Text, unique=True)
    kind: Named[str] = _TEXT
    at: Named[str] = _INSTANT
    installation: Named[str] = _TEXT
    person: Named[str | None] = _TEXT
    author_digest: Named[str] = _SHA256
    author_salt: Named[bytes | None] = _BYTES
    author: Named[str | None] = _TEXT
    note_digest: Named[str] = _SHA256
    note_salt: Named[bytes | None] = _BYTES
    note: Named[str | None] = _TEXT


class ActParentColumns(TypedColumns):
    """The acts upon which an act was done: one, none for the first, more for a merge."""

    act: Named[int] = _to_number("act.seq", primary_key=True)
    parent: Named[int] = _to_number("act.seq", primary_key=True)


class ChangeColumns(TypedColumns):
    """One change of an act, leaf by leaf. `value` and `salt` can be erased; `digest` stays."""

    act: Named[int] = _to_number("act.seq", primary_key=True)
    n: Named[int] = Column(Integer, primary_key=True)
    record_kind: Named[str] = _TEXT
    record: Named[str] = _TEXT
    path: Named[str] = _TEXT
    op: Named[str] = _TEXT
    digest: Named[str | None] = _TEXT
    salt: Named[bytes | None] = _BYTES
    value: Named[str | None] = _TEXT


def _checked(name: str) -> list[CheckConstraint]:
    """Return a check per field of a kind of record that can be checked."""
    rules = {field: _rule(field, kind) for field, kind in field_kinds(RECORD_KINDS[name]).items()}
    return [CheckConstraint(rule, name=field) for field, rule in rules.items() if rule]


def _rule(name: str, field: FieldKind) -> str:
    if field.form != "scalar" or get_origin(field.type) is tuple:
        # SQLite's json_valid is not allowed in a file whose schema is not trusted.
        opening = "[" if field.form in ("set", "scalar") else "{"
        return f"substr({name}, 1, 1) = '{opening}'"
    if field.type is bool:
        return f"{name} IN (0, 1)"
    if get_origin(field.type) is Literal:
        return f"{name} IN ({', '.join(repr(choice) for choice in get_args(field.type))})"
    return ""


_COLUMNS: dict[str, type[TypedColumns]] = {
    "object": ObjectColumns,
    "subject": SubjectColumns,
    "person": PersonColumns,
    "attachment": AttachmentColumns,
    "control": ControlColumns,
    "proceeding": ProceedingColumns,
    "expert": ExpertColumns,
    "membership": MembershipColumns,
    "evidence": EvidenceColumns,
    "consent": ConsentColumns,
    "finding": FindingColumns,
    "look": LookColumns,
    "recommendation": RecommendationColumns,
    "letter": LetterColumns,
    "receipt": ReceiptColumns,
    "reply": ReplyColumns,
    "paper": PaperColumns,
    "sent_paper": SentPaperColumns,
    "outcome": OutcomeColumns,
    "follow_up": FollowUpColumns,
    "review": ReviewColumns,
    "hand_over": HandOverColumns,
}
RECORD_TABLES: dict[str, Table] = {
    name: Table(name, METADATA, _COLUMNS[name], *_checked(name), sqlite_strict=True)
    for name in RECORD_KINDS
}
"""The table of each kind of record, in the order of the kinds."""


@cache
def links_of(kind: str) -> dict[str, str]:
    """Return the fields by which a kind of record names others or contents: field to table."""
    return {
        column.name: str(next(iter(column.foreign_keys)).column.table.name)
        for column in RECORD_TABLES[kind].columns
        if column.foreign_keys
    }


META = Table("meta", METADATA, MetaColumns, sqlite_strict=True, sqlite_with_rowid=False)
CONTENT = Table(
    "content",
    METADATA,
    ContentColumns,
    CheckConstraint("length(sha256) = 64", name="sha256"),
    CheckConstraint("(sha256 IS NULL) = (size IS NULL)", name="size"),
    sqlite_strict=True,
)
CHUNK = Table("chunk", METADATA, ChunkColumns, UniqueConstraint("content", "n"), sqlite_strict=True)
ACT = Table(
    "act", METADATA, ActColumns, CheckConstraint("length(id) = 64", name="id"), sqlite_strict=True
)
ACT_PARENT = Table(
    "act_parent",
    METADATA,
    ActParentColumns,
    CheckConstraint("parent < act", name="order"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
CHANGE = Table(
    "change",
    METADATA,
    ChangeColumns,
    CheckConstraint("op IN ('create', 'set', 'unset', 'delete', 'erase')", name="op"),
    CheckConstraint("(op = 'set') <= (digest IS NOT NULL)", name="digest"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
