"""Which facts a paper rests on: those that its template mentions.

A paper keeps the facts it was made of. Only what its template mentions is kept, so that a
correction elsewhere in the case does not make an untouched letter look out of date.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import nodes

Path = tuple[str, ...]
"""The way to a fact, such as ("findings", "*", "title"); "*" is each of a list."""

EACH = "*"


def mentions(tree: nodes.Template) -> frozenset[Path]:
    """Return the ways to the facts that a checked template mentions, in branches not taken too."""
    return frozenset(_within(tree.body, {}))


def _within(found: Iterable[nodes.Node], loops: Mapping[str, Path]) -> Iterator[Path]:
    for node in found:
        way = _way(node, loops)
        if way is not None:
            yield way
        elif isinstance(node, nodes.For):
            yield from _within([node.iter], loops)
            each = (*(_way(node.iter, loops) or ()), EACH)
            inside = {**loops, node.target.name: each, "loop": ()}  # type: ignore[attr-defined]
            yield from _within(node.body, inside)
            yield from _within(node.else_, loops)
        else:
            yield from _within(node.iter_child_nodes(), loops)


def _way(node: nodes.Node, loops: Mapping[str, Path]) -> Path | None:
    if isinstance(node, nodes.Name):
        return loops.get(node.name, (node.name,))
    if isinstance(node, nodes.Getattr):
        before = _way(node.node, loops)
        return (*before, node.attr) if before else before
    return None


def only(facts: Mapping[str, Any], ways: Iterable[Path]) -> dict[str, Any]:
    """Return the facts to which the ways lead, in their own shape; a list keeps its length."""
    wanted: dict[str, Any] = {}
    for way in ways:
        level = wanted
        for name in way:
            level = level.setdefault(name, {})
    kept: dict[str, Any] = _only(facts, wanted)
    return kept


def _only(value: Any, wanted: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_only(each, wanted.get(EACH, {})) for each in value]
    if isinstance(value, dict):
        return {name: _only(value[name], part) for name, part in wanted.items() if name in value}
    return value
