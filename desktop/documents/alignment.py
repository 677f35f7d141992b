"""Which block of one version is which of another, and which words of a text were changed."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from desktop.documents.blocks import Block, Unit
from desktop.documents.marks import field_of

_ALIKE = 0.4
_SURELY = 0.75
_WIDEST_GAP = 4000
"""So many pairs of a gap are compared letter by letter; beyond, only words tell."""
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


def pairs(kept: Sequence[Block], other: Sequence[Block], *, moved: bool) -> dict[int, int]:
    """Return which of `other` each of `kept` has become; what was removed is not in it.

    Args:
        kept: the blocks of one parent.
        other: those of its counterpart.
        moved: whether a block may have gone elsewhere among them.
    """
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, _texts(kept), _texts(other), autojunk=False)
    for tag, k1, k2, o1, o2 in matcher.get_opcodes():
        if tag == "equal":
            found |= dict(zip(range(k1, k2), range(o1, o2), strict=True))
        elif tag == "replace":
            found |= _in_gap(kept, other, range(k1, k2), range(o1, o2))
    if moved:
        _find_moved(kept, other, found)
    return found


def _texts(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks]


def _in_gap(
    kept: Sequence[Block], other: Sequence[Block], rows: range, columns: range
) -> dict[int, int]:
    """Pair what is most alike, in order; one that stands for one is what it has become."""
    if len(rows) == len(columns) == 1:
        k, o = kept[rows[0]], other[columns[0]]
        return {rows[0]: columns[0]} if k.kind == o.kind and k.is_blank == o.is_blank else {}
    closely = len(rows) * len(columns) <= _WIDEST_GAP
    # The best way through the gap: points for each pair, none for what is left alone.
    best: dict[tuple[int, int], tuple[float, int, int]] = {}

    def at(r: int, c: int) -> float:
        return best.get((r, c), (0.0, 0, 0))[0]

    for r in range(len(rows)):
        for c in range(len(columns)):
            alike = likeness(kept[rows[r]], other[columns[c]], closely=closely)
            pair = at(r - 1, c - 1) + alike if alike >= _ALIKE else -1.0
            choices = ((at(r - 1, c), -1, 0), (at(r, c - 1), 0, -1), (pair, -1, -1))
            best[r, c] = max(choices, key=lambda choice: choice[0])
    found = {}
    r, c = len(rows) - 1, len(columns) - 1
    while r >= 0 and c >= 0:
        _, up, left = best[r, c]
        if up and left:
            found[rows[r]] = columns[c]
        r, c = r + up, c + left
    return found


def likeness(one: Block, two: Block, *, closely: bool = True) -> float:
    """Return how alike two blocks are, 0 to 1: by their words, and by what tags printed there."""
    if one.kind != two.kind or one.is_blank or two.is_blank:
        return 0.0
    names, fields = one.names & two.names, _fields(one) & _fields(two)
    by_name = 0.9 * len(names) / max(len(one.names), 1)
    by_field = 0.3 * len(fields) / max(len(_fields(one)), 1)
    matcher = SequenceMatcher(None, one.text, two.text, autojunk=False)
    ratio = matcher.quick_ratio()
    if closely and ratio >= _ALIKE:
        words = SequenceMatcher(
            None, _WORD.findall(one.text), _WORD.findall(two.text), autojunk=False
        )
        ratio = words.ratio()
    return min(1.0, max(by_name, ratio + by_field))


def _fields(block: Block) -> frozenset[str | None]:
    return frozenset(field_of(name) for name in block.names)


def _find_moved(kept: Sequence[Block], other: Sequence[Block], found: dict[int, int]) -> None:
    """Pair what stands elsewhere now: as it was, or surely the same."""
    left = [n for n in range(len(kept)) if n not in found and not kept[n].is_blank]
    taken = set(found.values())
    free = [n for n in range(len(other)) if n not in taken and not other[n].is_blank]
    if len(left) * len(free) > _WIDEST_GAP:
        return
    for k in left:
        alike = [(likeness(kept[k], other[o]), -o) for o in free]
        if alike and max(alike)[0] >= _SURELY:
            o = -max(alike)[1]
            found[k] = o
            free.remove(o)


class Op(NamedTuple):
    """Letters `first` to `last` of one text became letters `begin` to `end` of another."""

    first: int
    last: int
    begin: int
    end: int


def changes(one: Block, two: Block, seen: Callable[[Unit], object], *, by_marks: bool) -> list[Op]:
    """Return which letters of a paragraph became which of another, word by word.

    Args:
        one: the paragraph as it was.
        two: what it became.
        seen: what of a letter is compared.
        by_marks: whether what a tag printed is changed as a whole.
    """
    first, second = list(_pieces(one, by_marks)), list(_pieces(two, by_marks))

    def read(block: Block, spans: list[tuple[int, int]]) -> list[tuple[object, ...]]:
        return [tuple(seen(each.unit) for each in block.atoms[a:b]) for a, b in spans]

    matcher = SequenceMatcher(None, read(one, first), read(two, second), autojunk=False)
    first.append((len(one.atoms), 0))
    second.append((len(two.atoms), 0))
    return [
        Op(first[a][0], first[b][0], second[c][0], second[d][0])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _pieces(block: Block, by_marks: bool) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of a paragraph, and of what tags printed."""
    text, place = block.text, 0
    for first, last in [*(block.marked() if by_marks else ()), (len(text), len(text))]:
        for word in _WORD.finditer(text, place, first):
            yield word.span()
        if last > first:
            yield first, last
        place = last


class Cluster(NamedTuple):
    """A place of the kept text that one or both changed: its letters, and what became of them.

    `mine` and `data` are the letters in the edited and in the new text; `by_hand` and `by_data`
    say who changed it.
    """

    kept: tuple[int, int]
    mine: tuple[int, int]
    data: tuple[int, int]
    by_hand: bool
    by_data: bool


def clusters(mine: Sequence[Op], data: Sequence[Op]) -> list[Cluster]:
    """Return the places that were changed, in order; changes that touch each other are one."""
    pending = sorted(
        [(op, True) for op in mine] + [(op, False) for op in data],
        key=lambda each: (each[0].first, each[0].last),
    )
    groups: list[list[tuple[Op, bool]]] = []
    for op, by_hand in pending:
        if groups and any(
            by_hand != other_by_hand and _touch(op, other) for other, other_by_hand in groups[-1]
        ):
            groups[-1].append((op, by_hand))
        else:
            groups.append([(op, by_hand)])
    found = []
    for group in groups:
        low = min(op.first for op, _ in group)
        high = max(op.last for op, _ in group)
        own = [op for op, by_hand in group if by_hand]
        told = [op for op, by_hand in group if not by_hand]
        found.append(
            Cluster(
                (low, high),
                _place(mine, own, low, high),
                _place(data, told, low, high),
                bool(own),
                bool(told),
            )
        )
    return found


def _touch(one: Op, two: Op) -> bool:
    """Return whether two changes are of the same letters, or put something at the same place."""
    if one.first == one.last and two.first == two.last:
        return one.first == two.first
    if one.first == one.last:
        return two.first < one.first < two.last
    if two.first == two.last:
        return one.first < two.first < one.last
    return max(one.first, two.first) < min(one.last, two.last)


def _place(ops: Sequence[Op], own: Sequence[Op], low: int, high: int) -> tuple[int, int]:
    if own:
        return own[0].begin - (own[0].first - low), own[-1].end + (high - own[-1].last)
    before = [op for op in ops if op.last <= low]
    shift = before[-1].end - before[-1].last if before else 0
    return low + shift, high + shift
