"""A case is one frozen value: an act makes the next one and leaves this one alone."""

import pytest

from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import Finding
from desktop.domain.correspondence import Letter
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject


def test_putting_a_record_makes_another_case() -> None:
    empty = Case(new_id(), {})
    institution = ControlObject(id=new_id())
    filled = empty.replaced([institution])
    assert filled.all(ControlObject) == (institution,)
    assert empty.all(ControlObject) == ()
    assert filled.replaced([], [institution]).all(ControlObject) == ()


def test_findings_come_by_number_and_records_by_time_of_making() -> None:
    control = new_id()
    second = Finding(id=new_id(), control_id=control, number=2)
    first = Finding(id=new_id(), control_id=control, number=1)
    other = Finding(id=new_id(), control_id=new_id(), number=1)
    case = Case(new_id(), {}).replaced([first, other, second])
    assert case.of_control(Finding, control) == (first, second)
    assert case.all(Finding) == (second, first, other)


def test_letters_are_not_sorted_by_the_text_of_their_number() -> None:
    control = new_id()
    letters = [Letter(id=new_id(), control_id=control, number=n) for n in ("№ 9", "№ 10")]
    assert Case(new_id(), {}).replaced(letters).of_control(Letter, control) == tuple(letters)


def test_a_missing_record_is_none_or_a_mistake() -> None:
    case = Case(new_id(), {})
    assert case.get(Finding, None) is None
    assert case.get(Finding, new_id()) is None
    with pytest.raises(KeyError):
        case.one(Finding, new_id())


def test_every_kind_of_record_is_found_by_its_name() -> None:
    assert all(kind_name(kind) == name for name, kind in RECORD_KINDS.items())
