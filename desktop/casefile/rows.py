"""The one place where a record becomes a row and a row a record."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, get_origin

import msgspec
from msgspec import structs

from desktop.domain.fields import field_kinds
from desktop.domain.record import Record

_encode = msgspec.json.Encoder(order="sorted").encode
_together = msgspec.json.Encoder().encode


def canonical(value: object) -> str:
    """Return the one spelling in JSON: sorted keys and sets, no spaces, characters as they are.

    Python's own `json.dumps(sort_keys=True, separators=(",", ":"), ensure_ascii=False)` spells it
    the same way; digests depend on it, so it never changes.
    """
    return _encode(value).decode()


@cache
def _json_fields(kind: type[Record]) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in field_kinds(kind).items()
        if field.form != "scalar" or get_origin(field.type) is tuple
    )


@cache
def _flags(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in field_kinds(kind).items() if field.type is bool)


@cache
def _decode(kind: type[Record]) -> Callable[[bytes], list[Record]]:
    return msgspec.json.Decoder(list[kind]).decode  # type: ignore[valid-type]


def to_row(record: Record) -> dict[str, Any]:
    """Return a record's fields as the values of its row."""
    row: dict[str, Any] = msgspec.to_builtins(record, order="sorted")
    for name in _json_fields(type(record)):
        row[name] = canonical(row[name])
    return row


@cache
def as_json(kind: type[Record]) -> str:
    """Return the expression by which SQLite spells a row as JSON, in bytes, for `from_json`.

    So all rows are read by one decoder, and no value becomes a Python object in between, as it
    does on the way through `from_rows`, which takes twice as long. Fields in which stands what
    stands there from the beginning are left out.
    """
    spelled: list[str] = []
    for field in structs.fields(kind):
        name = field.name
        value = f"json_quote({name})"
        if name in _json_fields(kind):
            # Text that is more than one value could name a field of its own behind it.
            value = f"CASE WHEN json_valid({name}) THEN {name} ELSE '' END"
        if name in _flags(kind):
            value = f"CASE {name} WHEN 0 THEN 'false' WHEN 1 THEN 'true' ELSE {value} END"
        pair = f"""'{"," if spelled else ""}"{name}":' || {value}"""
        spelled.append(
            pair if field.required else f"iif({name} IS {_default(kind, field)}, '', {pair})"
        )
    return f"CAST('{{' || {' || '.join(spelled)} || '}}' AS BLOB)"


def _default(kind: type[Record], field: structs.FieldInfo) -> str:
    """Return a field's value of the beginning as it stands in its column, in SQL."""
    made = field.default_factory is not msgspec.NODEFAULT
    value = msgspec.to_builtins(field.default_factory() if made else field.default)
    if field.name in _json_fields(kind):
        value = canonical(value)
    if isinstance(value, str):
        return f"'{value}'"
    return "NULL" if value is None else str(int(value))


def from_json(kind: type[Record], rows: Sequence[bytes]) -> list[Record]:
    """Return the records that `as_json` spelled, one for each row, in their order.

    Raises:
        ValueError: a value does not fit its field, or is no Unicode, or ends its record.
        TypeError: a value is missing.
    """
    found = _decode(kind)(b"[%s]" % b",".join(rows))
    if len(found) != len(rows):
        raise ValueError("a row that holds more than one record")
    return found


def from_rows(
    kind: type[Record], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[Record]:
    """Return the records that rows hold; `names` are their columns.

    Raises:
        msgspec.DecodeError: a value does not fit its field.
    """
    found = [dict(zip(names, row, strict=True)) for row in rows]
    for name in _json_fields(kind):
        for fields in found:
            fields[name] = msgspec.Raw(fields[name])
    for name in _flags(kind):
        for fields in found:
            fields[name] = bool(fields[name])
    return _decode(kind)(_together(found))
