"""Fields of records, taken apart into leaves: the unit of the log, of an edit and of a merge.

A leaf's path is the field's name, and for a field of many parts also the part: `title.kk` (a
language), `answers.regime_facility` (a key), `evidence_ids.<uuid>` (an element). A leaf's value
is plain JSON. An empty part is no leaf.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from msgspec.structs import replace

from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang, LocalText, clean
from desktop.domain.values import typed_day, typed_time

R = TypeVar("R", bound=Record)
Plain = str | int | bool | list[Any] | None
Leaves = dict[str, Plain]
_PLAIN = (str, int)


class FieldKind(NamedTuple):
    """How a field of a record is built: its `form` and, for text, what kind of text is typed.

    `form` is "scalar", "local" (a text per language), "map" (id to line), "local_map" (id to
    text per language) or "set". `typed` is "day", "time", "bin", "email", "line" or "" (not typed).
    """

    form: str
    typed: str
    type: Any


@cache
def field_kinds(kind: type[Record]) -> Mapping[str, FieldKind]:
    """Return the fields of a kind of record, in the order in which they are declared."""
    hints = get_type_hints(kind, include_extras=True)
    return {name: _field_kind(hints[name]) for name in kind.__struct_fields__}


def _field_kind(hint: Any) -> FieldKind:
    if get_origin(hint) is Annotated:
        base, meta = get_args(hint)[:2]
        return FieldKind("scalar", meta.extra["kind"], base)
    if hint is LocalText:
        return FieldKind("local", "line", hint)
    origin = get_origin(hint)
    if origin is frozenset:
        return FieldKind("set", "", get_args(hint)[0])
    if origin is dict:
        value = get_args(hint)[1]
        return FieldKind("local_map" if value is LocalText else "map", "", value)
    return FieldKind("scalar", "", hint)


def leaves(record: Record) -> Leaves:
    """Take a record apart. Its id is not a leaf: it names the record."""
    found: Leaves = {}
    for name, kind in field_kinds(type(record)).items():
        value = getattr(record, name)
        if kind.form == "scalar":
            if name != "id":
                found[name] = value if value is None or isinstance(value, _PLAIN) else _plain(value)
        elif kind.form == "local":
            _add_local(found, name, value)
        elif kind.form == "local_map":
            for key, text in value.items():
                _add_local(found, f"{name}.{key}", text)
        elif kind.form == "map":
            found.update({f"{name}.{key}": part for key, part in value.items()})
        else:
            found.update({f"{name}.{element}": True for element in value})
    return found


def _plain(value: Any) -> Plain:
    plain: Any = msgspec.to_builtins(value)
    return list(plain) if isinstance(plain, tuple) else plain


def _add_local(found: Leaves, path: str, text: LocalText) -> None:
    parts = (("kk", text.kk, text.kk_at), ("ru", text.ru, text.ru_at), ("en", text.en, text.en_at))
    for lang, part, at in parts:
        if part or at:
            found[f"{path}.{lang}"] = [part, msgspec.to_builtins(at)]


def from_leaves(kind: type[R], record_id: UUID, found: Mapping[str, Plain]) -> R:
    """Make a record of its leaves, the contrary of `leaves`; one that is not there is empty.

    Raises:
        msgspec.ValidationError: a leaf is none of this kind of record, or holds no such value.
    """
    built: dict[str, Any] = {"id": str(record_id)}
    for name, field in field_kinds(kind).items():
        if name == "id":
            continue
        parts = {
            path.partition(".")[2]: value
            for path, value in found.items()
            if path.partition(".")[0] == name
        }
        if field.form == "scalar":
            built[name] = parts[""] if parts else _empty_of(kind, name)
        else:
            built[name] = _of_parts(field, parts)
    return msgspec.convert(built, kind)


def _empty_of(kind: type[Record], name: str) -> Plain:
    """Return the empty value of a field: that of its default, if that is empty."""
    default = next(each.default for each in msgspec.structs.fields(kind) if each.name == name)
    empties: tuple[Plain, ...] = ("", False, None, [])
    if default in empties:
        return default  # type: ignore[no-any-return]
    hint = get_type_hints(kind, include_extras=True)[name]
    return next(empty for empty in empties if _fits(empty, hint))


def _of_parts(field: FieldKind, parts: Mapping[str, Plain]) -> Any:
    if field.form == "local":
        return _local_of(parts)
    if field.form == "local_map":
        keys = dict.fromkeys(path.rpartition(".")[0] for path in parts)
        return {
            key: _local_of(
                {lang: parts[f"{key}.{lang}"] for lang in LANGS if f"{key}.{lang}" in parts}
            )
            for key in keys
        }
    if field.form == "map":
        return dict(parts)
    return list(parts)


def _local_of(parts: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for lang, (text, at) in parts.items():
        made |= {lang: text, f"{lang}_at": at}
    return made


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def with_leaf(record: R, path: str, value: Any, at: datetime) -> R:
    """Return a copy of `record` with one leaf set, as the user typed or chose it.

    Text passes the one door for text; days and times become ISO where they are valid and stay
    as typed where not. For a set, `value` says whether the element belongs to it; an empty text
    or `None` removes a map's key.

    Raises:
        KeyError: the path names no field of this kind of record.
    """
    name, _, rest = path.partition(".")
    kind = field_kinds(type(record))[name]
    current = getattr(record, name)
    new: Any
    if kind.form == "local":
        new = _set_part(current, rest, value, at)
    elif kind.form == "local_map":
        key, _, lang = rest.rpartition(".")
        new = {**current, key: _set_part(current.get(key, LocalText()), lang, value, at)}
    elif kind.form == "map":
        new = {**current, rest: clean(value or "")}
        if value is None:
            del new[rest]
    elif kind.form == "set":
        element = msgspec.convert(rest, kind.type)
        new = current | {element} if value else current - {element}
    else:
        new = msgspec.convert(_typed(kind, value), kind.type)
    return replace(record, **{name: new})


def _set_part(text: LocalText, lang: str, value: str, at: datetime) -> LocalText:
    checked: Lang = msgspec.convert(lang, Lang)
    cleaned = clean(value)
    return text if cleaned == text.text(checked) else text.with_text(checked, cleaned, at)


def _typed(kind: FieldKind, value: Any) -> Any:
    if not isinstance(value, str):
        return msgspec.to_builtins(value)
    if kind.typed == "day":
        return typed_day(clean(value))
    if kind.typed == "time":
        return typed_time(clean(value))
    return clean(value)


class FieldAddress(NamedTuple):
    """Where one leaf lives: the kind of record by name, the record, the path inside it."""

    kind: str
    record_id: UUID
    path: str
