"""Records become rows and come back; the tables have what the records have."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, get_args, get_origin
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from sqlalchemy import Connection, StaticPool, create_engine, insert, select

from desktop.casefile.rows import as_json, canonical, from_json, from_rows, to_row
from desktop.casefile.tables import METADATA, RECORD_TABLES
from desktop.domain.case import RECORD_KINDS, kind_name
from desktop.domain.fields import field_kinds
from desktop.domain.record import Record
from desktop.domain.text import LocalText

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_INSTANTS = st.datetimes(
    datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)  # noqa: DTZ001 - bounds
)  # fmt: skip
_LOCAL = st.builds(
    LocalText,
    kk=_TEXTS,
    ru=_TEXTS,
    en=_TEXTS,
    kk_at=st.none() | _INSTANTS,
    ru_at=st.none() | _INSTANTS,
)


def _values(type_: Any) -> st.SearchStrategy[Any]:
    known: dict[Any, st.SearchStrategy[Any]] = {
        str: _TEXTS,
        int: st.integers(-(2**63), 2**63 - 1),
        bool: st.booleans(),
        UUID: st.uuids(),
        datetime: _INSTANTS,
        LocalText: _LOCAL,
        type(None): st.none(),
    }
    if type_ in known:
        return known[type_]
    if get_origin(type_) is tuple:
        return st.lists(_values(get_args(type_)[0]), max_size=3).map(tuple)
    if isinstance(get_args(type_)[0], str):  # a closed choice
        return st.sampled_from(get_args(type_))
    return st.one_of([_values(part) for part in get_args(type_)])


def _field(form: str, type_: Any) -> st.SearchStrategy[Any]:
    if form in ("map", "local_map"):
        return st.dictionaries(_TEXTS, _values(type_), max_size=3)
    if form == "set":
        return st.frozensets(_values(type_), max_size=3)
    return _values(type_)


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Draw any record of a kind that the domain allows, with any of its fields left as begun."""
    required = {field.name for field in structs.fields(kind) if field.required}
    drawn = {name: _field(field.form, field.type) for name, field in field_kinds(kind).items()}
    return st.fixed_dictionaries(
        {name: value for name, value in drawn.items() if name in required},
        optional={name: value for name, value in drawn.items() if name not in required},
    ).map(lambda fields: kind(**fields))


ANY_RECORD = st.one_of([records(kind) for kind in RECORD_KINDS.values()])


@pytest.fixture(scope="module")
def database() -> Iterator[Connection]:
    """All tables in memory, references not enforced: single records are put in."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.connect() as connection:
        METADATA.create_all(connection)
        yield connection
    engine.dispose()


@given(record=ANY_RECORD)
def test_a_record_read_from_its_row_is_the_same_record(
    database: Connection, record: Record
) -> None:
    table = RECORD_TABLES[kind_name(type(record))]
    database.execute(insert(table), to_row(record))
    row = database.execute(select(table).where(table.c.id == str(record.id))).one()
    spelled = database.exec_driver_sql(f'SELECT {as_json(type(record))} FROM "{table}"')
    rows = spelled.scalars().all()
    database.rollback()
    assert from_rows(type(record), table.columns.keys(), [row]) == [record]
    assert from_json(type(record), rows) == [record]


@given(record=ANY_RECORD)
def test_the_same_record_always_gives_the_same_row(record: Record) -> None:
    again = from_rows(type(record), list(to_row(record)), [tuple(to_row(record).values())])[0]
    assert to_row(again) == to_row(record)


@pytest.mark.parametrize("name", RECORD_KINDS)
def test_a_record_table_has_a_column_for_each_field_and_no_other(name: str) -> None:
    assert tuple(RECORD_TABLES[name].columns.keys()) == RECORD_KINDS[name].__struct_fields__


@pytest.mark.parametrize("name", RECORD_KINDS)
def test_every_field_that_names_another_record_is_a_reference(name: str) -> None:
    columns = RECORD_TABLES[name].columns
    named = [c for c in columns if c.key.endswith(("_id", "sha256"))]
    assert all(column.foreign_keys for column in named)


@given(value=_LOCAL | _TEXTS | st.frozensets(_TEXTS) | st.dictionaries(_TEXTS, st.booleans()))
def test_the_canonical_spelling_is_that_of_the_standard_library(value: object) -> None:
    import json

    plain = json.loads(canonical(value))
    spelled = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert spelled == canonical(value)
