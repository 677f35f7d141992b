"""Ids sort by the order of their making, whatever the computer's clock does."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import uuid6

from desktop.domain import ids

LATER = UUID("03ffffff-ffff-7000-8000-000000000000")  # in 2109
END = UUID("ffffffff-ffff-7000-8000-000000000000")


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What one test says of ids from the future does not stay."""
    kept = ids._ids.last
    yield
    ids._ids.last = kept


def test_ids_sort_in_the_order_of_their_making() -> None:
    made = [ids.new_id() for _ in range(1000)]
    assert made == sorted(made)
    assert len(set(made)) == 1000
    assert {each.version for each in made} == {7}


def test_an_id_sorts_after_one_that_was_made_while_the_clock_stood_ahead() -> None:
    ids.make_after(LATER)
    made = [ids.new_id() for _ in range(100)]
    assert [LATER, *made] == sorted([LATER, *made])
    assert {each.version for each in made} == {7}
    assert {each.variant for each in made} == {UUID(int=uuid6.uuid7().int).variant}


@pytest.mark.parametrize("known", [END, UUID("f47ac10b-58cc-4372-a567-0e02b2c3d479")])
def test_no_id_of_a_case_keeps_new_ones_from_being_made(known: UUID) -> None:
    before = ids.new_id()
    ids.make_after(known)
    made = [ids.new_id() for _ in range(100)]
    assert [before, *made] == sorted({before, *made})
