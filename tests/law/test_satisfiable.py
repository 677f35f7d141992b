"""Contradictions in conditions: what is called impossible holds for no facts at all."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.law.check import check_forms
from desktop.law.conditions import Condition, FactName
from desktop.law.places import data_root
from desktop.law.satisfiable import satisfiable
from desktop.procedure.conditions import holds

FACTS = {
    "flag": FactName("flag", ""),
    "answer": FactName("answer", ""),
    "choice": FactName("choice", "", ("a", "b", "c")),
    "n": FactName("count", ""),
    "first": FactName("day", ""),
    "second": FactName("day", ""),
    "text": FactName("text", ""),
}
DAYS = (None, date(2025, 1, 1), date(2025, 1, 2), "unknown")


def condition(plain: Any) -> Condition:
    return msgspec.convert(plain, Condition)


@pytest.mark.parametrize(
    "plain",
    [
        {"all": [{"is": "flag"}, {"not": {"is": "flag"}}]},
        {"all": [{"equals": ["choice", "a"]}, {"one_of": ["choice", "b", "c"]}]},
        {"all": [{"equals": ["choice", "a"]}, {"missing": "choice"}]},
        {"all": [{"is": "answer"}, {"equals": ["answer", "no"]}]},
        {"all": [{"at_least": ["n", 3]}, {"at_most": ["n", 2]}]},
        {"not": {"at_least": ["n", 0]}},
        {"all": [{"given": "text"}, {"missing": "text"}]},
        {"all": [{"before": ["first", "second"]}, {"after": ["first", "second"]}]},
        {"before": ["first", "first"]},
        {"all": [{"after": ["first", "second"]}, {"missing": "second"}]},
        {"any": [{"before": ["first", "first"]}, {"not": {"at_least": ["n", 0]}}]},
        {
            "all": [
                {"is": "flag"},
                {"any": [{"not": {"is": "flag"}}, {"before": ["first", "first"]}]},
            ]
        },
    ],
)
def test_a_contradiction_is_seen(plain: Any) -> None:
    assert not satisfiable((condition(plain),), FACTS, {})


@pytest.mark.parametrize(
    "plain",
    [
        {"all": [{"is": "flag"}, {"equals": ["choice", "a"]}]},
        {"not": {"all": [{"is": "flag"}, {"not": {"is": "flag"}}]}},
        {"all": [{"at_least": ["n", 2]}, {"at_most": ["n", 2]}]},
        {
            "all": [
                {"not": {"before": ["first", "second"]}},
                {"not": {"after": ["first", "second"]}},
            ]
        },
    ],
)
def test_what_is_possible_is_left_alone(plain: Any) -> None:
    assert satisfiable((condition(plain),), FACTS, {})


def test_what_is_known_beforehand_narrows() -> None:
    assert not satisfiable((condition({"is": "flag"}),), FACTS, {"flag": frozenset({""})})
    both = (condition({"is": "flag"}), None, condition({"given": "text"}))
    assert satisfiable(both, FACTS, {})
    assert not satisfiable(both, FACTS, {"text": frozenset({""})})


LITERALS = st.one_of(
    st.sampled_from([{"is": "flag"}, {"is": "answer"}, {"given": "text"}, {"missing": "text"}]),
    st.sampled_from([{"given": "first"}, {"missing": "second"}, {"given": "choice"}]),
    st.sampled_from("abc").map(lambda c: {"equals": ["choice", c]}),
    st.sampled_from([["a", "b"], ["b", "c"]]).map(lambda c: {"one_of": ["choice", *c]}),
    st.integers(0, 3).map(lambda n: {"at_most": ["n", n]}),
    st.integers(0, 3).map(lambda n: {"at_least": ["n", n]}),
    st.sampled_from([{"before": ["first", "second"]}, {"after": ["first", "second"]}]),
)
CONDITIONS = st.recursive(
    LITERALS,
    lambda inner: st.one_of(
        inner.map(lambda one: {"not": one}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
    ),
    max_leaves=8,
)
WORLDS = st.fixed_dictionaries({
    "flag": st.booleans(),
    "answer": st.sampled_from(["", "yes", "no", "unknown"]),
    "choice": st.sampled_from(["", "a", "b", "c"]),
    "n": st.integers(0, 4),
    "first": st.sampled_from(DAYS),
    "second": st.sampled_from(DAYS),
    "text": st.sampled_from(["", "x"]),
})  # fmt: skip


@settings(max_examples=300)
@given(CONDITIONS, WORLDS)
def test_what_holds_for_some_facts_is_never_called_impossible(plain: Any, world: Any) -> None:
    made = condition(plain)
    if holds(made, world):
        assert satisfiable((made,), FACTS, {})
    else:
        assert satisfiable((Condition(negated=made),), FACTS, {})


# -- in the data ----------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("forms", "resources"):
        shutil.copytree(data_root() / folder, tmp_path / folder)
    return tmp_path


NEVER = '{ all = [{ is = "control.by_group" }, { not = { is = "control.by_group" } }] }'


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('when = { is = "control.hours_reversed" }', f"when = {NEVER}", "condition.never"),
        (
            (
                'id = "ended-or-suspended"\nwhen = { one_of = ["answers.how_ended", "ended_early", '
                '"suspended"] }'
            ),
            f'id = "ended-or-suspended"\nwhen = {NEVER}',
            "condition.never",
        ),
        (
            (
                'ready_when = { any = [{ is = "letter.covering-letter.sent" }, '
                '{ is = "control.entered_afterwards" }] }'
            ),
            'ready_when = { is = "step.publish-final.marked" }',
            "procedure.unreachable",
        ),
    ],
)
def test_a_rule_that_can_never_hold_and_a_step_nobody_reaches_are_named(
    root: Path, old: str, new: str, code: str
) -> None:
    path = root / "forms" / "common" / "steps.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = [(fault.code, Path(str(fault.params["file"])).name) for fault in check_forms(root)]
    assert (code, "steps.toml") in found


def test_a_gate_that_can_never_be_closed_is_named(root: Path) -> None:
    path = root / "forms" / "common" / "steps.toml"
    text = path.read_text("utf-8")
    start = text.index("[[step.gate]]")
    at = text.index("open_when = ", start)
    rest = text.index("\ntext.kk", at)
    always = (
        'open_when = { any = [{ is = "control.by_group" }, { not = { is = "control.by_group" } }] }'
    )
    path.write_text(text[:at] + always + text[rest:], "utf-8")
    assert "condition.always" in [fault.code for fault in check_forms(root)]
