"""How a condition is answered: the closed vocabulary, evaluated over the facts of a control."""

from datetime import date

from desktop.law.conditions import Condition
from desktop.procedure.facts import Fact, Facts


def holds(condition: Condition | None, facts: Facts) -> bool:
    """Return whether a condition holds; no condition always does.

    Days compare only where both are known: "before" and "after" are then false, so that an order
    that cannot be judged is never a breach. "unknown" counts as given: it is an answer.
    """
    if condition is None:
        return True
    if condition.all is not None:
        return all(holds(part, facts) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, facts) for part in condition.any)
    if condition.negated is not None:
        return not holds(condition.negated, facts)
    if condition.true is not None:
        return facts[condition.true] in (True, "yes")
    if condition.given is not None:
        return _given(facts[condition.given])
    if condition.missing is not None:
        return not _given(facts[condition.missing])
    return _compares(condition, facts)


def _given(value: Fact) -> bool:
    return value is not None and value != ""


def _compares(condition: Condition, facts: Facts) -> bool:
    if condition.equals is not None:
        name, value = condition.equals
        return facts[name] == value
    if condition.one_of is not None:
        return facts[condition.one_of[0]] in condition.one_of[1:]
    if condition.at_most is not None:
        count = facts[condition.at_most[0]]
        return isinstance(count, int) and count <= condition.at_most[1]
    if condition.at_least is not None:
        count = facts[condition.at_least[0]]
        return isinstance(count, int) and count >= condition.at_least[1]
    names = condition.before or condition.after
    if names is None:  # the reader lets no empty condition through
        return True
    first, second = (facts[name] for name in names)
    if not isinstance(first, date) or not isinstance(second, date):
        return False
    return first < second if condition.before is not None else first > second
