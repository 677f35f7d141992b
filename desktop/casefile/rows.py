"""The one place where a record becomes a row and a row a record."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, get_origin

import msgspec

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
