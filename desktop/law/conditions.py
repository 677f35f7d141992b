"""The closed vocabulary of conditions in which procedures speak: data to read, never code to run.

A condition is a TOML table with exactly one operator: `{ all = [...] }`, `{ any = [...] }`,
`{ not = {...} }`, `{ is = fact }`, `{ equals = [fact, value] }`, `{ at_most = [fact, 5] }` and the
others below. Which facts there are stands in `desktop.law.vocabulary`; how a condition is
answered for a case, in `desktop.procedure.conditions`.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec import Struct, field

from desktop.domain.errors import Problem

Operator = Literal[
    "all", "any", "negated", "true", "equals", "one_of", "at_most", "at_least", "given", "missing",
    "before", "after",
]  # fmt: skip
FactType = Literal["flag", "answer", "choice", "count", "day", "text"]
"""What kind of value a fact is: a flag (true or not), an answer (yes, no, unknown, not given), one
of a list of choices, a count, a day, or a text."""


class FactName(NamedTuple):
    """A fact that conditions may name: its type, what it says, and the values of a choice."""

    type: FactType
    meaning: str
    choices: tuple[str, ...] = ()


class Condition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One operator with its operands; the field that is set is the operator.

    Attributes:
        all: every one of the conditions holds.
        any: at least one holds.
        negated: written `not`; the condition does not hold.
        true: written `is`; the flag is true, or the answer is yes.
        equals: the fact has this value.
        one_of: the fact has one of these values.
        at_most: the count is not above this.
        at_least: the count is not below this.
        given: something is entered that passes its check; "unknown" is something.
        missing: nothing is entered, or it fails its check.
        before: the first day lies before the second; both are known.
        after: the first day lies after the second; both are known.
    """

    all: tuple["Condition", ...] | None = None
    any: tuple["Condition", ...] | None = None
    negated: "Condition | None" = field(default=None, name="not")
    true: str | None = field(default=None, name="is")
    equals: tuple[str, str] | None = None
    one_of: tuple[str, ...] | None = None
    at_most: tuple[str, int] | None = None
    at_least: tuple[str, int] | None = None
    given: str | None = None
    missing: str | None = None
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None

    @property
    def operator(self) -> Operator:
        """The one operator that is set; the reader lets no table with none or several in."""
        return next(name for name in _OPERATORS if getattr(self, name) is not None)

    @property
    def parts(self) -> tuple["Condition", ...]:
        """The conditions inside this one."""
        if self.negated is not None:
            return (self.negated,)
        return self.all or self.any or ()

    def facts(self) -> Iterator[str]:
        """Yield the names of all facts on which this condition depends."""
        for part in self.parts:
            yield from part.facts()
        for name in (self.true, self.given, self.missing):
            if name is not None:
                yield name
        for operands in (self.equals, self.one_of, self.at_most, self.at_least):
            if operands:
                yield str(operands[0])
        yield from self.before or self.after or ()


_OPERATORS: Mapping[Operator, str] = {
    "all": "all", "any": "any", "negated": "not", "true": "is", "equals": "equals",
    "one_of": "one_of", "at_most": "at_most", "at_least": "at_least", "given": "given",
    "missing": "missing", "before": "before", "after": "after",
}  # fmt: skip
"""Each operator's field, and how it is written in TOML: `not` and `is` are words of Python."""
_FITS: Mapping[Operator, frozenset[FactType]] = {
    "true": frozenset({"flag", "answer"}),
    "equals": frozenset({"answer", "choice"}),
    "one_of": frozenset({"answer", "choice"}),
    "at_most": frozenset({"count"}),
    "at_least": frozenset({"count"}),
    "given": frozenset({"answer", "choice", "day", "text"}),
    "missing": frozenset({"answer", "choice", "day", "text"}),
    "before": frozenset({"day"}),
    "after": frozenset({"day"}),
}
ANSWERS = ("yes", "no", "unknown")


def faults(
    condition: Condition, key: str, facts: Mapping[str, FactName]
) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a condition as (code, key's path, detail).

    Codes: `condition.one-operator` (none or several in one table), `condition.empty`,
    `condition.unknown-fact`, `condition.wrong-type` (the operator does not fit the fact),
    `condition.unknown-value` (a choice that the fact never has).
    """
    used = [name for name in _OPERATORS if getattr(condition, name) is not None]
    if len(used) != 1:
        yield "condition.one-operator", key, ", ".join(_OPERATORS[name] for name in used)
        return
    operator = used[0]
    where = f"{key}.{_OPERATORS[operator]}"
    if operator in ("all", "any", "negated"):
        if not condition.parts:
            yield "condition.empty", where, operator
        for n, part in enumerate(condition.parts):
            inner = where if operator == "negated" else f"{where}[{n}]"
            yield from faults(part, inner, facts)
        return
    for name in condition.facts():
        fact = facts.get(name)
        if fact is None:
            yield "condition.unknown-fact", where, name
        elif fact.type not in _FITS[operator]:
            yield "condition.wrong-type", where, f"{name} ({fact.type})"
        elif operator in ("equals", "one_of"):
            known = ANSWERS if fact.type == "answer" else fact.choices
            for value in (getattr(condition, operator))[1:]:
                if value not in known:
                    yield "condition.unknown-value", where, f"{name} = {value}"


class UnknownFact(Problem):
    """A condition asks for a fact that nobody computes: a mistake of ours that a test finds."""

    def __init__(self, name: str) -> None:
        super().__init__("condition.unknown-fact", detail=name)
