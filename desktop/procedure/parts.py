"""From what a step asks to its parts: the same on the screen and on the form to fill by hand."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.law import patterns

LISTS = (
    "members",
    "experts",
    "findings",
    "evidence",
    "consents",
    "recommendations",
    "replies",
    "outcomes",
    "follow_ups",
    "receipts",
    "incoming",
)
"""Parts with any number of entries; the others ask one record each."""

_RECEIPT = ("proof", "day", "number", "note", "attachment_id")
_INCOMING = (
    "dated",
    "number",
    "arrived_on",
    "channel",
    "sender",
    "note",
    "attachment_id",
    "own_number",
)


class Part(NamedTuple):
    """Neighbouring fields that belong together.

    Attributes:
        root: a list of `LISTS`, a record ("subject", "head"), "letter", or declared questions
            ("answers", "texts").
        key: the kind of the letter; "" for the rest.
        names: the fields in the order in which they are asked, by the kind of their record; of
            declared questions their ids, under "control".
    """

    root: str
    key: str
    names: Mapping[str, tuple[str, ...]]

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the fields that are asked of a kind of record."""
        return self.names.get(kind, ())


def parts(asks: Iterable[str]) -> tuple[Part, ...]:
    """Gather patterns: all of one record or list come together where the first of them stands."""
    gathered: dict[tuple[str, str], dict[str, dict[str, None]]] = {}
    for text in asks:
        found = patterns.parse(text)
        if found is None:
            continue
        home = _home(found)
        kinds = gathered.setdefault(home, _always(home[0]))
        kind, name = _asked(found)
        names = kinds.setdefault(kind, {})
        if name:
            names[name] = None
    return tuple(
        Part(root, key, {kind: tuple(names) for kind, names in kinds.items()})
        for (root, key), kinds in gathered.items()
    )


def _home(found: patterns.Pattern) -> tuple[str, str]:
    if found.root in ("people", "members"):
        return "members", ""
    if found.root in ("looks", "findings", "negatives", "absences"):
        return "findings", ""
    if found.root in patterns.DECLARED:
        return found.root, ""
    return found.root, found.key


def _always(root: str) -> dict[str, dict[str, None]]:
    """Return what a list asks of each of its entries, whatever the procedure names."""
    always: dict[str, dict[str, tuple[str, ...]]] = {
        "members": {"person": ()},  # whose part it is stands first
        "experts": {"person": ()},
        "evidence": {"evidence": ("attachment_id",)},
        "receipts": {"receipt": _RECEIPT},
        "incoming": {"letter": _INCOMING},
    }
    return {kind: dict.fromkeys(names) for kind, names in always.get(root, {}).items()}


def _asked(found: patterns.Pattern) -> tuple[str, str]:
    if found.root in patterns.DECLARED:
        return found.record, found.key
    if (found.record, found.field) == ("expert", "person_id"):
        return "person", "full_name"  # an expert is named, not chosen
    return found.record, found.field
