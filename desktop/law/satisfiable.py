"""Whether a condition can hold at all: contradictions in the data, found without any case.

Literals on one fact are put together: the values of a flag, an answer or a choice, the range of a
count, whether a day or text is given. Two facts are never reasoned about together, except that two
days cannot lie before each other; so what is called impossible is, and what is not may be.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from desktop.law.conditions import ANSWERS, Condition, FactName

_MOST = 4096
"""Ways in which a condition may hold that are looked at; of more, one is taken to be possible."""
_FLAG = frozenset({"true", ""})


class _Literal(NamedTuple):
    """One operator of a condition on its facts, or its contrary."""

    operator: str
    facts: tuple[str, ...]
    values: tuple[object, ...]
    holds: bool


Known = Mapping[str, frozenset[str]]
"""Facts of which it is known that they only take some values: "" is no, or not given."""


def satisfiable(
    conditions: tuple[Condition | None, ...], facts: Mapping[str, FactName], known: Known
) -> bool:
    """Return whether all of some conditions can hold at once.

    Args:
        conditions: the conditions; `None` always holds.
        facts: the facts that there are, with their types and choices.
        known: what is known beforehand of some of them.
    """
    ways = [list(_ways(each, holds=True)) for each in conditions if each is not None]
    count = 1
    for each in ways:
        count *= len(each)
    if count > _MOST:
        return True
    return any(
        _possible([literal for way in chosen for literal in way], facts, known)
        for chosen in product(*ways)
    )


def _ways(condition: Condition, *, holds: bool) -> Iterator[tuple[_Literal, ...]]:
    """Yield the sets of literals of which each makes a condition hold (or not)."""
    if condition.negated is not None:
        yield from _ways(condition.negated, holds=not holds)
        return
    if condition.operator in ("all", "any"):
        parts = [list(_ways(part, holds=holds)) for part in condition.parts]
        if (condition.operator == "all") == holds:
            count = 1
            for each in parts:
                count *= len(each)
            if count > _MOST:
                yield ()
                return
            for chosen in product(*parts):
                yield tuple(literal for way in chosen for literal in way)
        else:
            for each in parts:
                yield from each
        return
    operator = condition.operator
    value = getattr(condition, operator)
    if isinstance(value, str):
        yield (_Literal(operator, (value,), (), holds),)
    elif operator in ("before", "after"):
        yield (_Literal(operator, tuple(value), (), holds),)
    else:
        yield (_Literal(operator, (value[0],), tuple(value[1:]), holds),)


def _possible(literals: list[_Literal], facts: Mapping[str, FactName], known: Known) -> bool:
    values: dict[str, frozenset[str]] = {}
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    order: set[tuple[str, str]] = set()

    def narrow(name: str, allowed: frozenset[str]) -> None:
        values[name] = values.get(name, _domain(name, facts, known)) & allowed

    for each in literals:
        name = each.facts[0]
        if each.operator in ("at_most", "at_least"):
            limit = int(str(each.values[0]))
            if (each.operator == "at_most") == each.holds:
                top = limit if each.operator == "at_most" else limit - 1
                high[name] = min(high.get(name, top), top)
            else:
                floor = limit if each.operator == "at_least" else limit + 1
                low[name] = max(low.get(name, floor), floor)
        elif each.operator in ("before", "after"):
            if each.holds:
                pair = each.facts if each.operator == "before" else each.facts[::-1]
                order.add((pair[0], pair[1]))
                for one in pair:
                    narrow(one, frozenset({"given"}))
        else:
            narrow(name, _allowed(each, _domain(name, facts, known)))
    if any(not allowed for allowed in values.values()):
        return False
    if any(top < low.get(name, 0) for name, top in high.items()):
        return False
    return not any(first == last or (last, first) in order for first, last in order)


def _domain(name: str, facts: Mapping[str, FactName], known: Known) -> frozenset[str]:
    if name in known:
        return known[name]
    fact = facts.get(name)
    if fact is None or fact.type in ("day", "text"):
        return frozenset({"given", ""})
    if fact.type == "flag":
        return _FLAG
    if fact.type == "answer":
        return frozenset({*ANSWERS, ""})
    return frozenset({*fact.choices, ""})


def _allowed(literal: _Literal, domain: frozenset[str]) -> frozenset[str]:
    if literal.operator == "true":
        named = frozenset({"true", "yes"})
    elif literal.operator in ("equals", "one_of"):
        named = frozenset(str(each) for each in literal.values)
    else:
        named = domain - {""} if literal.operator == "given" else frozenset({""})
    return domain & named if literal.holds else domain - named
