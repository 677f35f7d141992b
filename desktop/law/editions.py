"""What differs between two editions of a procedure, in words for the user."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from desktop.domain.text import LocalText
from desktop.law.clocks import Clocks
from desktop.law.procedures import Procedure

What = Literal["step", "question", "gate", "advice", "warning", "clock", "incoming", "again"]
Change = Literal["added", "gone", "changed"]
Part = Literal["words", "basis", "conditions", "questions", "papers"]
"""What of a row changed: its words, its grounds, when it holds, what it asks, what it makes."""

_PARTS: Mapping[str, Part] = {
    **dict.fromkeys(("basis", "confidence"), "basis"),
    **dict.fromkeys(("asks", "needs", "choices", "type", "clears"), "questions"),
    **dict.fromkeys(("documents", "cards", "appears", "internal"), "papers"),
    **dict.fromkeys(
        (
            "when", "ready_when", "done_when", "open_when", "only_if", "acts", "optional", "marked",
            "starts", "safe", "met_by", "proof_of", "answered", "estimate", "step", "steps",
            "starts_at_end_of", "or_at_end_of", "safe_at_end_of", "phase", "fields", "always",
        ),
        "conditions",
    ),
}  # fmt: skip
_OWN_ROWS = ("gate", "advice")
"""Rows inside a step that are compared by themselves."""


class Difference(NamedTuple):
    """One row that is new, gone or changed.

    Attributes:
        change: which of these.
        what: the kind of row.
        title: how the user knows it.
        parts: what of it changed; () unless it changed.
    """

    change: Change
    what: What
    title: LocalText
    parts: tuple[Part, ...] = ()


def differences(old: Procedure, new: Procedure, clocks: Clocks) -> tuple[Difference, ...]:
    """Return what a newer edition adds, leaves out and changes, in the order of the route."""
    found: list[Difference] = []
    before, after = dict(_rows(old, clocks)), dict(_rows(new, clocks))
    for key, (title, row) in after.items():
        if key not in before:
            found.append(Difference("added", key[0], title))
        elif parts := _changed(before[key][1], row):
            found.append(Difference("changed", key[0], title, parts))
    gone = [
        Difference("gone", key[0], title)
        for key, (title, _row) in before.items()
        if key not in after
    ]
    return (*found, *gone)


def _rows(
    of: Procedure, clocks: Clocks
) -> Iterator[tuple[tuple[What, str], tuple[LocalText, Any]]]:
    for step in of.steps:
        yield ("step", step.id), (step.title.local(), step)
        for gate in step.gates:
            yield ("gate", gate.id), (gate.text.local(), gate)
        for advice in step.advice:
            yield ("advice", advice.id), (advice.text.local(), advice)
    for ask in of.asks:
        yield ("question", ask.id), (ask.label.local(), ask)
    for kind in of.incoming:
        yield ("incoming", kind.id), (kind.title.local(), kind)
    for wiring in of.clocks:
        # With its term belongs what counts as the answer that is due.
        of_it = [msgspec.to_builtins(each) for each in of.answers if wiring.id in each.terms]
        row = {**msgspec.to_builtins(wiring), "answered": of_it}
        yield ("clock", wiring.id), (clocks.get(wiring.id).title.local(), row)
    for warning in of.warnings:
        yield ("warning", warning.id), (warning.text.local(), warning)
    for again in of.again:
        yield ("again", again.id), (again.title.local(), again)


def _changed(old: Any, new: Any) -> tuple[Part, ...]:
    was, now = msgspec.to_builtins(old), msgspec.to_builtins(new)
    keys: Iterable[str] = {*was, *now} - set(_OWN_ROWS)
    parts: set[Part] = {_PARTS.get(key, "words") for key in keys if was.get(key) != now.get(key)}
    order: tuple[Part, ...] = ("words", "basis", "conditions", "questions", "papers")
    return tuple(part for part in order if part in parts)
