"""What every field of every record is called, how it is typed, and where it appears.

`forms/common/fields.toml` holds one entry for each field of `RECORD_KINDS`. A field either appears
in kinds of documents or says why it is internal, so that nothing entered is silently left out.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct, field

from desktop.domain.basis import Texts
from desktop.domain.case import RECORD_KINDS
from desktop.domain.fields import FieldKind, field_kinds
from desktop.domain.values import Answer
from desktop.law.reading import DataFault, read_toml

Shape = Literal["line", "text"]
Check = Literal["day", "time", "bin", "none"]
_CHECKS: Mapping[str, Check] = {"day": "day", "time": "time", "bin": "bin"}


class FieldData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entry of one field.

    Attributes:
        label: what stands before it.
        help: a short word of help; `None` where the label says enough.
        choices: labels of the choices, by value.
        shape: one line, or a text of several.
        appears: kinds of documents in which it stands; "@letters" is a whole group of them.
        internal: why it stands in none.
        explained: changed after a paper was made, of a letter after it was numbered or sent, it
            asks why, and what stood there is kept.
        verbatim: the words of somebody else: a paper of another language quotes them as they were
            said, and wants no translation.
        not_asked_if: values of other fields of the record that make the question pointless.
    """

    label: Texts
    help: Texts | None = None
    choices: Mapping[str, Texts] = field(default_factory=dict)
    shape: Shape = "line"
    appears: tuple[str, ...] = ()
    internal: str = ""
    explained: bool = False
    verbatim: bool = False
    not_asked_if: Mapping[str, str] = field(default_factory=dict)


class Field(Struct, frozen=True):
    """A field as the window and the documents use it: the entry joined with the record's type.

    `check` is "day", "time", "bin" or "none"; `localised` says that it has a part per language.
    """

    address: str
    label: Texts
    help: Texts | None
    choices: Mapping[str, Texts]
    multiline: bool
    appears: tuple[str, ...]
    internal: str
    check: Check
    localised: bool
    kind: FieldKind
    explained: bool
    verbatim: bool
    not_asked_if: Mapping[str, str]


class RecordData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a kind of record is called: one, and several."""

    one: Texts
    many: Texts


class FieldsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file of fields; `group` gives kinds of documents a common name."""

    group: Mapping[str, tuple[str, ...]]
    answer: Mapping[str, Texts]
    record: Mapping[str, RecordData]
    field: Mapping[str, Mapping[str, FieldData]]


class Fields:
    """All fields, by "kind.field"."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        records: Mapping[str, RecordData],
        answers: Mapping[str, Texts],
    ) -> None:
        self.fields = fields
        self.records = records
        self.answers = answers
        """Labels of "yes", "no" and "unknown"."""

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields.values())

    def get(self, kind: str, name: str) -> Field:
        """Return a field; of a path with parts ("title.kk") the field itself.

        Raises:
            KeyError: no such field.
        """
        return self.fields[f"{kind}.{name.partition('.')[0]}"]

    def appearing_in(self, document: str) -> tuple[Field, ...]:
        """Return the fields that a kind of document must show."""
        return tuple(each for each in self if document in each.appears)


ELSEWHERE = frozenset({"receipt.proof"})
"""Fields whose choices have a file of their own: the proofs of receipt carry grades as well."""


def choices_of(kind: FieldKind) -> tuple[str, ...]:
    """Return the values that a field may take, without "" (not answered); () if it is free."""
    hint: Any = kind.type
    if kind.form == "scalar" and get_origin(hint) is tuple:
        hint = get_args(hint)[0]
    if get_origin(hint) is not Literal:
        return ()
    return tuple(value for value in get_args(hint) if value)


def load_fields(
    path: Path,
    proofs: Mapping[str, Texts],
    documents: frozenset[str] | None = None,
) -> Fields:
    """Read the fields and compare them with the records.

    Args:
        path: the file.
        proofs: labels of the kinds of proof of receipt.
        documents: the kinds of documents there are; `None` leaves them unchecked.

    Raises:
        DataFault: the first of `field_faults`, or a fault of `read_toml`.
    """
    file = read_toml(path, FieldsFile)
    for fault in _faults(file, path, documents):
        raise fault
    fields: dict[str, Field] = {}
    for kind, record in RECORD_KINDS.items():
        for name, built in field_kinds(record).items():
            if name == "id":
                continue
            entry = file.field[kind][name]
            address = f"{kind}.{name}"
            choices = file.answer if built.type == Answer else entry.choices
            fields[address] = Field(
                address=address,
                label=entry.label,
                help=entry.help,
                choices=proofs if address in ELSEWHERE else choices,
                multiline=entry.shape == "text",
                appears=tuple(_grouped(file, entry.appears)),
                internal=entry.internal,
                check=_CHECKS.get(built.typed, "none"),
                localised=built.form in ("local", "local_map"),
                kind=built,
                explained=entry.explained,
                verbatim=entry.verbatim,
                not_asked_if=entry.not_asked_if,
            )
    return Fields(fields, file.record, file.answer)


def field_faults(path: Path, documents: frozenset[str] | None = None) -> Iterator[DataFault]:
    """Yield what is wrong with a file of fields that can be read.

    `data.missing-key` (a field, record, choice or answer without entry), `data.unknown-key` (an
    entry for what there is not), `procedure.appears-or-internal`, `data.dangling` (a document).
    """
    yield from _faults(read_toml(path, FieldsFile), path, documents)


def _faults(file: FieldsFile, path: Path, documents: frozenset[str] | None) -> Iterator[DataFault]:
    groups = {f"@{name}" for name in file.group}
    for name, kinds in file.group.items():
        yield from _dangling(path, f"group.{name}", kinds, documents, set())
    yield from _compare(path, "answer", {"yes", "no", "unknown"}, set(file.answer))
    yield from _compare(path, "record", set(RECORD_KINDS), set(file.record))
    yield from _compare(path, "field", set(RECORD_KINDS), set(file.field))
    for kind, record in RECORD_KINDS.items():
        entries = file.field.get(kind, {})
        built = {name: each for name, each in field_kinds(record).items() if name != "id"}
        yield from _compare(path, f"field.{kind}", set(built), set(entries))
        for name, entry in entries.items():
            if name not in built:
                continue
            key = f"field.{kind}.{name}"
            own = built[name].type != Answer and f"{kind}.{name}" not in ELSEWHERE
            known = set(choices_of(built[name])) if own else set()
            yield from _compare(path, f"{key}.choices", known, set(entry.choices))
            if bool(entry.appears) == bool(entry.internal.strip()):
                yield DataFault("procedure.appears-or-internal", path, key, detail=name)
            yield from _dangling(path, f"{key}.appears", entry.appears, documents, groups)
            for other in sorted(set(entry.not_asked_if) - set(built)):
                yield DataFault("data.dangling", path, f"{key}.not_asked_if", detail=other)


def _dangling(
    path: Path,
    key: str,
    named: tuple[str, ...],
    documents: frozenset[str] | None,
    groups: set[str],
) -> Iterator[DataFault]:
    for n, each in enumerate(named):
        if each not in groups and (
            each.startswith("@") or (documents is not None and each not in documents)
        ):
            yield DataFault("data.dangling", path, f"{key}[{n}]", detail=each)


def _grouped(file: FieldsFile, named: tuple[str, ...]) -> Iterator[str]:
    for each in named:
        if each.startswith("@"):
            yield from file.group[each.removeprefix("@")]
        else:
            yield each


def _compare(path: Path, key: str, known: set[str], found: set[str]) -> Iterator[DataFault]:
    for each in sorted(known - found):
        yield DataFault("data.missing-key", path, f"{key}.{each}", detail=each)
    for each in sorted(found - known):
        yield DataFault("data.unknown-key", path, f"{key}.{each}", detail=each)
