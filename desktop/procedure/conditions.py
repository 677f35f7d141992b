"""How a condition is answered: the closed vocabulary, evaluated over the facts of a control."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from desktop.law.conditions import Condition, Operator
from desktop.procedure.facts import Fact


class Known(Protocol):
    """What conditions are answered from: each fact by its name."""

    def __getitem__(self, name: str) -> Fact: ...


def holds(condition: Condition | None, facts: Known) -> bool:
    """Return whether a condition holds; no condition always does.

    Days compare only where both are known: "before" and "after" are then false, so that an order
    that cannot be judged is never a breach. "unknown" counts as given: it is an answer.
    """
    if condition is None:
        return True
    operator = condition.operator
    return _ANSWERED[operator](getattr(condition, operator), facts)


def may_hold(condition: Condition | None, facts: Known) -> bool:
    """Return whether a condition holds, or could once what is not answered yet is answered."""
    if condition is None or holds(condition, facts):
        return True
    if condition.all is not None:
        return all(may_hold(part, facts) for part in condition.all)
    if condition.any is not None:
        return any(may_hold(part, facts) for part in condition.any)
    return any(not _given(facts[name]) or facts[name] == 0 for name in condition.facts())


def _given(value: Fact) -> bool:
    return value is not None and value != ""


def _count(value: Fact) -> int:
    return value if isinstance(value, int) else 0


def _before(first: Fact, second: Fact) -> bool:
    return isinstance(first, date) and isinstance(second, date) and first < second


_ANSWERED: Mapping[Operator, Callable[[Any, Known], bool]] = {
    "all": lambda parts, facts: all(holds(part, facts) for part in parts),
    "any": lambda parts, facts: any(holds(part, facts) for part in parts),
    "negated": lambda part, facts: not holds(part, facts),
    "true": lambda name, facts: facts[name] in (True, "yes"),
    "equals": lambda pair, facts: facts[pair[0]] == pair[1],
    "one_of": lambda names, facts: facts[names[0]] in names[1:],
    "at_most": lambda pair, facts: _count(facts[pair[0]]) <= pair[1],
    "at_least": lambda pair, facts: _count(facts[pair[0]]) >= pair[1],
    "given": lambda name, facts: _given(facts[name]),
    "missing": lambda name, facts: not _given(facts[name]),
    "before": lambda days, facts: _before(facts[days[0]], facts[days[1]]),
    "after": lambda days, facts: _before(facts[days[1]], facts[days[0]]),
}
