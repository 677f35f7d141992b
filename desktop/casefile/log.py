"""The log as a graph of acts: what an act changed, leaf by leaf, and the act's name.

An act's name is the SHA-256 of what it says, its parents' names included, so that no act can be
changed or slipped in unseen, and copies that grew apart can be joined by an act with two parents.
Values enter it only as salted digests: a value can be erased one day and the names stay true.
"""

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from desktop.casefile.rows import canonical
from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.fields import Leaves, leaves
from desktop.domain.ids import is_id
from desktop.domain.record import Record

FORMAT = 1
"""The version of the canonical form that is hashed, written into it."""
CASE = "case"
CONTENT = "content"
"""What is created beside records: the case itself (once) and contents (named by their SHA-256)."""
ACT = "act"
NOTE = "note"
"""What is erased beside records: the note of an act, which is named by the act's name."""

_SALT_BYTES = 16
_NAME = 64
_decode = msgspec.json.Decoder().decode
_encode = msgspec.json.Encoder().encode


class Change(NamedTuple):
    """One change. `op` is create, set, unset, delete or erase.

    `path` is "" but for set and unset, and for the erasing of one leaf. `digest` is the salted
    digest of a set value, the content's own SHA-256 for a content that is created, and `None`
    otherwise. `value` is canonical JSON; it and the salt are `None` once they were erased.
    """

    record_kind: str
    record: str
    path: str
    op: str
    digest: str | None = None
    salt: bytes | None = None
    value: str | None = None


Erased = frozenset[tuple[str, str, str]]
"""What a log says is erased: record kind, record, and the leaf, "" for all of it (0015)."""


Erasings = frozenset[tuple[str, str, str, str]]
"""The same with the act that erased before each; "" is an act that is still to be done."""


def is_note_right(
    act: str, digest_: str | None, salt: bytes | None, note: str | None, erased: Erased
) -> bool:
    """Return whether an act's note has its digest, or is gone as it was to be."""
    if note is None and salt is None:
        return (ACT, act, NOTE) in erased
    return is_sealed(digest_, salt, note)


def is_erased(change: Change, erased: Erased) -> bool:
    """Return whether a change set a value that was to be erased."""
    key = (change.record_kind, change.record)
    return change.op == "set" and ((*key, "") in erased or (*key, change.path) in erased)


class Erasing:
    """What was erased in which acts: in those that were not done upon the erasing one (0015)."""

    def __init__(
        self,
        erased: Iterable[tuple[Hashable, tuple[str, str, str]]],
        parents: Iterable[tuple[Hashable, Hashable]],
    ) -> None:
        """Take what each act erased, and each act's parents, parents before children."""
        self._of: dict[tuple[str, str, str], int] = {}
        bits: dict[Hashable, int] = {}
        for act, key in erased:
            bit = bits.setdefault(act, 1 << len(bits))
            self._of[key] = self._of.get(key, 0) | bit
        # Upon which erasing acts each act was done, itself included.
        self._upon: dict[Hashable, int] = dict(bits)
        if bits:
            for act, parent in parents:
                self._upon[act] = self._upon.get(act, 0) | self._upon.get(parent, 0)

    def reaches(self, act: Hashable, kind: str, record: str, path: str) -> bool:
        """Return whether what an act says there is to be gone."""
        if not self._of:
            return False
        erasing = self._of.get((kind, record, ""), 0) | self._of.get((kind, record, path), 0)
        return bool(erasing & ~self._upon.get(act, 0))


class Sealed(NamedTuple):
    """A text with its salted digest: the text and the salt may be erased, the digest stays."""

    digest: str
    salt: bytes
    text: str


class Entry(NamedTuple):
    """An act as it is written into the log."""

    id: str
    kind: str
    at: str
    installation: str
    person: str | None
    author: Sealed
    note: Sealed
    parents: tuple[str, ...]
    changes: tuple[Change, ...]


def is_as_it_was(change: Change, act: Hashable, erasing: Erasing) -> bool:
    """Return whether a value has its digest, or is gone where, and only where, it was erased."""
    if change.op != "set":
        return True
    if erasing.reaches(act, change.record_kind, change.record, change.path):
        return change.value is None and change.salt is None
    return is_sealed(change.digest, change.salt, change.value)


def is_name(text: str) -> bool:
    """Return whether a note only names another act."""
    return len(text) == _NAME and set(text) <= set("0123456789abcdef")


_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", re.ASCII)


def is_instant(text: str) -> bool:
    """Return whether a text is an instant as the log spells it, with a day in Kazakhstan."""
    try:
        return bool(
            _INSTANT.fullmatch(text) and datetime.fromisoformat(text).astimezone(KAZAKHSTAN)
        )
    except (ValueError, TypeError, OverflowError):
        return False


_PLACED = {"create": False, "delete": False, "set": True, "unset": True}
"""Whether what is done to a record is done to a leaf of it; erasing is done to either."""


def has_place(change: Change) -> bool:
    """Return whether a change is one that a log can hold: an `op` of its kind, at a place."""
    kind, record, path, op, digest_, salt, value = change
    if op != "set" and not (salt is None and value is None):
        return False
    if kind in RECORD_KINDS:
        return is_id(record) and (op == "erase" or _PLACED.get(op) == bool(path))
    if kind == CASE:
        return op == "create" and is_id(record) and not path
    if kind == CONTENT:
        right = digest_ == record if op == "create" else op in ("delete", "erase")
        return right and is_name(record) and not path
    return kind == ACT and op == "erase" and is_name(record) and path == NOTE


def digest(salt: bytes, text: str) -> str:
    """Return the SHA-256 of the salt followed by the text in UTF-8."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def is_sealed(digest_: str | None, salt: bytes | None, text: str | None) -> bool:
    """Return whether a text has the salted digest that stands beside it."""
    # One flipped bit makes a text of bytes, or bytes of a text.
    if not (isinstance(salt, bytes) and isinstance(text, str)):
        return False
    return hashlib.sha256(salt + text.encode()).hexdigest() == digest_


def sealed(text: str) -> Sealed:
    """Return a text with a fresh salt."""
    salt = os.urandom(_SALT_BYTES)
    return Sealed(digest(salt, text), salt, text)


def logged_leaves(record: Record) -> Leaves:
    """Return the leaves of a record that the log speaks of: those that are not empty.

    "", null and false are said by silence (0 and [] are not), so that a field added in a later
    version, empty in old records, needs no act of its own.
    """
    return {
        path: value
        for path, value in leaves(record).items()
        if value is not None and value is not False and value != ""
    }


def changes_between(
    name: str, record_id: UUID, before: Record | None, after: Record | None
) -> list[Change]:
    """Return what turns one state of a record into another; `None` is a record that is not."""
    key = str(record_id)
    if after is None:
        return [] if before is None else [Change(name, key, "", "delete")]
    old = {} if before is None else logged_leaves(before)
    new = logged_leaves(after)
    found = [] if before is not None else [Change(name, key, "", "create")]
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            found.append(Change(name, key, path, "unset"))
        elif path not in old or old[path] != new[path]:
            value = sealed(canonical(new[path]))
            found.append(Change(name, key, path, "set", *value))
    return found


class _Said(msgspec.Struct):
    """A change as it enters an act's name; in the order of canonical JSON."""

    digest: str | None
    kind: str
    op: str
    path: str
    record: str


def said(changes: Iterable[Sequence[Any]]) -> msgspec.Raw:
    """Return what of an act's changes enters its name, as canonical JSON."""
    return msgspec.Raw(
        _encode([_Said(each[4], each[0], each[3], each[2], each[1]) for each in changes])
    )


def act_id(
    *,
    kind: str,
    at: str,
    installation: str,
    person: str | None,
    author_digest: str,
    note_digest: str,
    parents: Iterable[str],
    changes: msgspec.Raw | Iterable[tuple[str, str, str, str, str | None]],
) -> str:
    """Return an act's name.

    `changes` are (record kind, record, path, op, digest), in order, or what `said` made of them.
    """
    content = {
        "format": FORMAT,
        "kind": kind,
        "at": at,
        "installation": installation,
        "person": person,
        "author": author_digest,
        "note": note_digest,
        "parents": sorted(parents),
        "changes": changes if isinstance(changes, msgspec.Raw) else said(changes),
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def entry(
    *,
    kind: str,
    at: datetime,
    installation: UUID,
    person: UUID | None,
    author: str,
    note: str,
    parents: Sequence[str],
    changes: Sequence[Change],
) -> Entry:
    """Return an act ready to be written, with its name."""
    instant = msgspec.to_builtins(at)
    who = None if person is None else str(person)
    by, why = sealed(author), sealed(note)
    name = act_id(
        kind=kind,
        at=instant,
        installation=str(installation),
        person=who,
        author_digest=by.digest,
        note_digest=why.digest,
        parents=parents,
        changes=[change[:5] for change in changes],
    )
    return Entry(
        name, kind, instant, str(installation), who, by, why, tuple(parents), tuple(changes)
    )


class Replay:
    """The state that a log's changes add up to, built change by change."""

    def __init__(self) -> None:
        self.case_ids: list[str] = []
        self.contents: set[str] = set()
        self.records: dict[str, dict[str, Leaves]] = defaultdict(dict)

    def apply(self, change: Change) -> None:
        """Apply one change.

        Setting a leaf of a record that is not there does nothing: so acts done side by side, one
        of which deleted the record, give the same state in either order. A value that was erased
        is none: what it erased says itself what stands now.
        """
        # Unpacked once: a log has a hundred thousand of them.
        kind, record, path, op, _, _, value = change
        if kind == ACT:  # only its note is erased
            return
        if kind == CASE:
            self.case_ids.append(record)
            return
        if kind == CONTENT:
            # Taken back when it was erased, or by a rescue that found its bytes lost.
            gone = op in ("erase", "delete")
            (self.contents.discard if gone else self.contents.add)(record)
            return
        records = self.records[kind]
        if op == "create":
            records.setdefault(record, {})
        elif op == "delete":
            records.pop(record, None)
        elif (parts := records.get(record)) is not None:
            if op == "set" and value is not None:
                parts[path] = _decode(value)
            elif op in ("set", "unset") or path:
                parts.pop(path, None)
