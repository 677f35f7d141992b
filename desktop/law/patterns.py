"""Patterns by which a procedure names fields of records: "subject.name", "letter:notice.dated"."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.case import RECORD_KINDS
from desktop.domain.fields import field_kinds

# What stands before the point (or alone) -> the kind of record it leads to. Single records first,
# then collections, which are missing when they are empty.
SINGLE: Mapping[str, str] = MappingProxyType(
    {
        "subject": "subject",
        "object": "object",
        "control": "control",
        "signatory": "person",
        "executor": "person",
        "head": "person",
    }
)
COLLECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "members": "membership",
        "people": "person",
        "experts": "expert",
        "findings": "finding",
        "negatives": "finding",
        "absences": "finding",
        "looks": "look",
        "evidence": "evidence",
        "consents": "consent",
        "recommendations": "recommendation",
        "replies": "reply",
        "outcomes": "outcome",
        "follow_ups": "follow_up",
    }
)
OF_LETTER: Mapping[str, str] = MappingProxyType(
    {"letter": "letter", "incoming": "letter", "receipts": "receipt"}
)
DECLARED = ("answers", "texts")


class Pattern(NamedTuple):
    """A pattern taken apart.

    `root` is one of `SINGLE`, `COLLECTIONS`, `OF_LETTER` or `DECLARED`; `key` the kind of letter
    or the id of a declared fact, "" for the rest; `record` the kind of record it leads to; `field`
    the field, "" for the record or collection as a whole.
    """

    root: str
    key: str
    record: str
    field: str


@cache
def parse(text: str) -> Pattern | None:
    """Take a pattern apart; `None` if there is no such record or field.

    "subject.name" (a field of the subject), "signatory.short_name" (of the person who signs),
    "members" (at least one), "members.declared_on" (of each), "absences.looks" (each absence has a
    look), "letter:notice" (the letter), "letter:notice.dated" (its field),
    "receipts:covering-letter" (at least one proof of its receipt), "answers.regime" and
    "texts.outcome" (declared facts).
    """
    root, _, field = text.partition(".")
    if root in DECLARED:
        return Pattern(root, field, "control", root) if field else None
    if text == "absences.looks":
        return Pattern("absences", "looks", "look", "")
    root, colon, key = root.partition(":")
    if colon:
        record = OF_LETTER.get(root) if key else None
    else:
        record = SINGLE.get(root) if field else None
        record = record or COLLECTIONS.get(root)
    if record is None or (field and field not in field_kinds(RECORD_KINDS[record])):
        return None
    return Pattern(root, key, record, field)
