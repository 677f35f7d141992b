"""Which block of one version is which of another, and which words of a text were changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from desktop.documents.blocks import Block, Unit
from desktop.documents.marks import field_of

_ALIKE = 0.4
_SURELY = 0.75
_MOST_PAIRS = 40_000
"""So many pairs are compared in a gap; in a wider one, those that stand about as far in it."""
_WORD = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_NUMBER = re.compile(r"\W*\d[\d.]*\W*")

_Gap = tuple[range, range]


def pairs(kept: Sequence[Block], other: Sequence[Block], *, moved: bool) -> dict[int, int]:
    """Return which of `other` each of `kept` has become; what was removed is not in it.

    Args:
        kept: the blocks of one parent.
        other: those of its counterpart.
        moved: whether a block may have gone elsewhere among them.
    """
    found: dict[int, int] = {}
    gaps: list[_Gap] = [(range(len(kept)), range(len(other)))]
    # Where one came or went, all that follow have other numbers and are the same.
    for read in (_read, _read_unnumbered):
        gaps = [left for gap in gaps for left in _same(kept, other, gap, read, found)]
    for rows, columns in gaps:
        found |= _in_gap(kept, other, rows, columns)
    if moved:
        _find_moved(kept, other, found)
    return found


def _read(block: Block) -> tuple[str, str]:
    return block.kind, block.text


def _read_unnumbered(block: Block) -> tuple[str, str]:
    number = _NUMBER.match(block.text)
    return block.kind, (number and block.text[number.end() :]) or block.text


def _same(
    kept: Sequence[Block],
    other: Sequence[Block],
    gap: _Gap,
    read: Callable[[Block], tuple[str, str]],
    found: dict[int, int],
) -> Iterator[_Gap]:
    """Pair what reads the same; yield the gaps between, in which both have something."""
    rows, columns = gap
    ours, theirs = [read(kept[k]) for k in rows], [read(other[o]) for o in columns]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, k1, k2, o1, o2 in matcher.get_opcodes():
        if tag == "equal":
            found.update(zip(rows[k1:k2], columns[o1:o2], strict=True))
        elif tag == "replace":
            yield rows[k1:k2], columns[o1:o2]


def _in_gap(
    kept: Sequence[Block], other: Sequence[Block], rows: range, columns: range
) -> dict[int, int]:
    """Pair what is most alike, in order; one that stands for one is what it has become."""
    if len(rows) == len(columns) == 1:
        k, o = kept[rows[0]], other[columns[0]]
        return {rows[0]: columns[0]} if k.kind == o.kind and k.is_blank == o.is_blank else {}
    ours, theirs = [_Said(kept[k]) for k in rows], [_Said(other[o]) for o in columns]
    reach = _MOST_PAIRS // len(ours) // 2 + 1
    # The best way through the gap: points for each pair, none for what is left alone. For each
    # column, the points of the best way up to there, and the pairs on it, the last one first.
    points = [0.0] * (len(theirs) + 1)
    ways: list[Any] = [None] * (len(theirs) + 1)
    for r, one in enumerate(ours):
        above, ways_above = points, ways
        points, ways = above[:], ways_above[:]
        middle = r * len(theirs) // len(ours)
        last = min(middle + reach, len(theirs))
        for c in range(max(middle - reach, 0), last):
            if points[c] > points[c + 1]:
                points[c + 1], ways[c + 1] = points[c], ways[c]
            alike = _likeness(one, theirs[c])
            if alike >= _ALIKE and above[c] + alike > points[c + 1]:
                points[c + 1], ways[c + 1] = above[c] + alike, ((r, c), ways_above[c])
        beyond = len(theirs) - last
        points[last + 1 :], ways[last + 1 :] = [points[last]] * beyond, [ways[last]] * beyond
    found, way = {}, ways[-1]
    while way:
        (r, c), way = way
        found[rows[r]] = columns[c]
    return found


class _Said:
    """What is read in a block, and what tags printed there: by which it is known again."""

    def __init__(self, block: Block) -> None:
        self.kind = "" if block.is_blank else block.kind
        self.names = block.names
        self.fields = frozenset(field_of(name) for name in block.names)
        times = Counter[str]()
        words = []
        for word in _WORD.findall(block.text):
            times[word] += 1
            words.append((word, times[word]))
        self.words = frozenset(words)


def _likeness(one: _Said, two: _Said) -> float:
    """Return how alike two blocks are, 0 to 1: by their words, and by what tags printed there."""
    if one.kind != two.kind or not one.kind:
        return 0.0
    by_name = 0.9 * len(one.names & two.names) / max(len(one.names), 1)
    by_field = 0.3 * len(one.fields & two.fields) / max(len(one.fields), 1)
    ratio = 2 * len(one.words & two.words) / (len(one.words) + len(two.words))
    return min(1.0, max(by_name, ratio + by_field))


def _find_moved(kept: Sequence[Block], other: Sequence[Block], found: dict[int, int]) -> None:
    """Pair what stands elsewhere now: as it was, or surely the same."""
    left = [n for n in range(len(kept)) if n not in found and not kept[n].is_blank]
    taken = set(found.values())
    free = {n: _Said(other[n]) for n in range(len(other)) if n not in taken}
    if len(left) * len(free) > _MOST_PAIRS:
        return
    for k in left:
        one = _Said(kept[k])
        alike, o = max(((_likeness(one, two), -o) for o, two in free.items()), default=(0.0, 0))
        if alike >= _SURELY:
            found[k] = -o
            del free[-o]


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
