"""Records are taken apart into leaves and put together again without loss, whatever they hold."""

from datetime import UTC, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Control, Finding, Recommendation
from desktop.domain.fields import field_kinds, from_leaves, leaves, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject
from desktop.domain.record import Record
from desktop.domain.text import LANGS, LocalText, clean

AT = datetime(2025, 10, 6, 7, 0, tzinfo=UTC)
TEXT = st.text(max_size=20)
INSTANT = st.datetimes(timezones=st.just(UTC))
# Keys of the maps are ids of the data; they hold no dot.
KEY = st.from_regex(r"\A[a-z][a-z0-9_-]{0,12}\Z")


def local_texts() -> st.SearchStrategy[LocalText]:
    parts = dict.fromkeys(LANGS, TEXT)
    stamps = {f"{lang}_at": st.none() | INSTANT for lang in LANGS}
    return st.builds(LocalText, **parts, **stamps)


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one answer for each kind of field
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return values(args[0])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (UnionType, Union):
        return st.one_of([values(arg) for arg in args])
    if origin is frozenset:
        element = KEY if args[0] is str else values(args[0])
        return st.frozensets(element, max_size=4)
    if origin is tuple:
        return st.lists(values(args[0]), max_size=3, unique=True).map(tuple)
    if origin is dict:
        filled = local_texts().filter(lambda text: text != LocalText())
        return st.dictionaries(KEY, filled if args[1] is LocalText else TEXT, max_size=3)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: TEXT,
        int: st.integers(0, 10**6),
        bool: st.booleans(),
        UUID: st.uuids(),
        datetime: INSTANT,
        LocalText: local_texts(),
        type(None): st.none(),
    }
    return plain[hint]


def records(kind: type[Record]) -> st.SearchStrategy[Record]:
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: values(hints[name]) for name in kind.__struct_fields__})


ANY_RECORD = st.one_of([records(kind) for kind in RECORD_KINDS.values()])


@given(ANY_RECORD)
def test_a_record_taken_apart_and_put_together_is_the_same_record(record: Record) -> None:
    assert from_leaves(type(record), record.id, leaves(record)) == record


@given(ANY_RECORD)
def test_leaves_are_plain_json(record: Record) -> None:
    taken = leaves(record)
    assert msgspec.json.decode(msgspec.json.encode(taken)) == taken


@given(ANY_RECORD)
def test_a_record_survives_json(record: Record) -> None:
    assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=RECORD_KINDS)
def test_every_field_of_every_record_has_a_kind(kind: type[Record]) -> None:
    kinds = field_kinds(kind)
    assert list(kinds) == list(kind.__struct_fields__)
    assert {found.form for found in kinds.values()} <= {
        "scalar",
        "local",
        "map",
        "local_map",
        "set",
    }


def a_control() -> Control:
    return Control(id=new_id(), number=1, subject_id=new_id(), object_id=new_id())


@given(TEXT)
def test_typed_text_passes_the_door_for_text(text: str) -> None:
    institution = with_leaf(ControlObject(id=new_id()), "name.kk", text, AT)
    assert institution.name.kk == clean(text)


def test_a_text_entered_anew_is_stamped_and_the_same_text_is_not() -> None:
    once = with_leaf(ControlObject(id=new_id()), "name.kk", "Басқарма", AT)
    later = AT.replace(year=2026)
    assert with_leaf(once, "name.kk", "Басқарма", later) == once
    assert with_leaf(once, "name.kk", "Бөлім", later).name.kk_at == later
    assert with_leaf(once, "name.ru", "Отдел", later).name.kk_at == AT


def test_a_day_is_stored_as_iso_and_a_wrong_one_as_typed() -> None:
    control = a_control()
    assert with_leaf(control, "completed_on", "10.10.2025", AT).completed_on == "2025-10-10"
    assert with_leaf(control, "completed_on", "31.02.2025", AT).completed_on == "31.02.2025"
    assert with_leaf(control, "time_from", "9.05", AT).time_from == "09:05"


def test_an_element_joins_a_set_and_leaves_it() -> None:
    finding_id = new_id()
    proposed = Recommendation(id=new_id(), control_id=new_id(), number=1)
    linked = with_leaf(proposed, f"finding_ids.{finding_id}", True, AT)
    assert linked.finding_ids == {finding_id}
    assert with_leaf(linked, f"finding_ids.{finding_id}", False, AT) == proposed


def test_the_key_of_a_map_is_set_and_taken_away() -> None:
    finding = Finding(id=new_id(), control_id=new_id(), number=1)
    answered = with_leaf(finding, "conditions.working_body", "unknown", AT)
    assert answered.conditions == {"working_body": "unknown"}
    assert with_leaf(answered, "conditions.working_body", None, AT) == finding


def test_a_path_that_names_no_field_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        with_leaf(a_control(), "nothing.kk", "x", AT)


def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        with_leaf(a_control(), "manner", "by_dream", AT)
