"""Institutions and people that the cases name, told together (0048).

Everything here is texts by leaf ("name.kk", "bin"), as a case file names them: so an entry is
merged, edited, written to a workbook and put into a case leaf by leaf.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, combinations
from typing import Literal, NamedTuple

import msgspec

from desktop.domain.bin import bin_fault
from desktop.domain.folding import folded, words
from desktop.domain.text import LANGS, Lang

Kind = Literal["institution", "person"]
Leaves = Mapping[str, str]
Part = Literal["member", "expert", "signs"]
"""What a person of ours was in a case: took part, was engaged as an expert, signs or is asked."""


def _in_languages(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}.{lang}" for name in names for lang in LANGS)


OF_OBJECT = (
    *_in_languages("name"), "kind", "bin", "region", *_in_languages("city", "address"),
    "phone", "email", "website", *_in_languages("higher_body", "authorised_body"),
)  # fmt: skip
"""What an entry and the institution's card in a case have in common."""
ROUTE = _in_languages("route")
"""Which organisation to choose in e-Otinish: the register alone knows it."""
FORMER = "former"
"""The former names that the user entered, one a line."""
OF_INSTITUTION = (*OF_OBJECT, *ROUTE, FORMER)
OF_HEAD = (
    *_in_languages("full_name", "short_name", "short_name_dative", "post", "post_dative"),
    "phone", "email",
)  # fmt: skip
OF_EXPERT = (*_in_languages("speciality"), "education", "two_years", "knowledge")
"""What the Law asks of an expert (11(3)) and holds in the next case as well."""
OF_PERSON = (*OF_HEAD, *OF_EXPERT)
_LEAVES = {"institution": frozenset(OF_INSTITUTION), "person": frozenset(OF_PERSON)}

# Words of a legal form, folded: names that differ in these alone are proposed as one.
_FORMS = frozenset(
    {
        "гу", "кгу", "ргу", "гкп", "кгп", "гккп", "кгкп", "мм", "кмм", "рмм", "мкк", "кмк",
        "коммуналдык", "мемлекеттик", "республикалык", "мекеме", "мекемеси", "государственное",
        "коммунальное", "республиканское", "учреждение", "state", "communal", "institution",
    }
)  # fmt: skip
_CROWD = 20
"""Of so many institutions with one name nothing is said: they are told apart by where they are."""


class Head(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who heads an institution: `since` and `until` are days as seen, "" where not known."""

    leaves: dict[str, str]
    since: str = ""
    until: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An institution or a person as one case names it: the record, and when it changed last."""

    record: str
    at: str = ""
    leaves: dict[str, str]
    heads: tuple[Head, ...] = ()
    former: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that one case file tells."""

    institutions: tuple[Seen, ...] = ()
    people: tuple[Seen, ...] = ()


class Own(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the user entered or imported. `of` are records of cases that it speaks of as well."""

    id: str
    leaves: dict[str, str]
    heads: tuple[Head, ...] = ()
    of: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


class Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What no case knows: own entries, and what the user decided.

    Attributes:
        institutions: own entries, and what was changed in gathered ones.
        people: the same of people.
        hidden: records of cases that the user deleted here.
        apart: entries that are not the same, whatever speaks for it.
        telling: protected cases that may tell their institution.
        version: of the file.
    """

    institutions: tuple[Own, ...] = ()
    people: tuple[Own, ...] = ()
    hidden: frozenset[str] = frozenset()
    apart: tuple[tuple[str, str], ...] = ()
    telling: frozenset[str] = frozenset()
    version: int = 1


class Entry(NamedTuple):
    """An institution or a person of the register.

    Attributes:
        key: an id that it keeps as long as what it was made of stays.
        leaves: its texts; what the user entered comes before what the cases say, then the newest.
        heads: who heads it over time, the one of now last.
        former: names that it had.
        parts: what a person was in the cases.
        ids: the records and own entries that it was made of.
        paths: the cases that name it.
        own: the leaves that the user entered.
        doubles: the keys of those that may be the same.
    """

    key: str
    leaves: Leaves
    heads: tuple[Head, ...] = ()
    former: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    ids: frozenset[str] = frozenset()
    paths: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    doubles: tuple[str, ...] = ()

    def text(self, name: str, lang: Lang) -> str:
        """Return a text in a language, else in any; "" if there is none."""
        return any_text(self.leaves, name, lang)

    @property
    def head(self) -> Head | None:
        """Who heads it now, as far as is known."""
        last = self.heads[-1] if self.heads else None
        return last if last is not None and not last.until else None


def any_text(leaves: Leaves, name: str, lang: Lang) -> str:
    """Return a text in a language, else in any; "" if there is none."""
    return next((t for each in (lang, *LANGS) if (t := leaves.get(f"{name}.{each}", ""))), "")


def person_name(leaves: Leaves, lang: Lang) -> str:
    """Return the full name, else the short one."""
    return any_text(leaves, "full_name", lang) or any_text(leaves, "short_name", lang)


@lru_cache(1 << 16)
def folded_words(text: str) -> str:
    """Return the words of a text as a comparison sees them."""
    return " ".join(word.folded for word in words(text))


def plain_bin(text: str) -> str:
    """Return a BIN without spaces, "" if it is none: by a wrong one nothing is matched."""
    return "" if bin_fault(text) else "".join(text.split())


def with_only(kind: Kind, leaves: Leaves) -> dict[str, str]:
    """Return the leaves that the register keeps of a kind and that say something."""
    return {k: v for k, v in leaves.items() if k in _LEAVES[kind] and v.strip()}


# -- what is one and the same ----------------------------------------------------------------------


class _Unit(NamedTuple):
    """A piece to be joined with others: an own entry, or a record of cases."""

    id: str
    leaves: Leaves
    of: tuple[str, ...]
    own: Own | None
    seen: tuple[tuple[str, Seen], ...]
    """The paths with what each case says, the newest first."""


def entries(kind: Kind, told: Mapping[str, Told], kept: Kept) -> tuple[Entry, ...]:
    """Return the register of a kind: what the cases tell (by path) and what the user entered."""
    units = list(_units(kind, told, kept))
    groups = _Groups(units)
    rules = _institutions if kind == "institution" else _people
    may_be = rules(units, groups)
    by_root: dict[int, list[_Unit]] = defaultdict(list)
    for n, unit in enumerate(units):
        by_root[groups.root(n)].append(unit)
    made = {root: _entry(kind, found) for root, found in by_root.items()}
    doubles: dict[int, set[str]] = defaultdict(set)
    for one, other in may_be:
        pair = made[groups.root(one)], made[groups.root(other)]
        if pair[0].key != pair[1].key and not _are_apart(*pair, kept.apart):
            doubles[groups.root(one)].add(pair[1].key)
            doubles[groups.root(other)].add(pair[0].key)
    # Of what was entered beside a case that is listed no more the name is gone: it waits.
    return tuple(
        each._replace(doubles=tuple(sorted(doubles[root]))) if root in doubles else each
        for root, each in made.items()
        if is_named(each.leaves)
    )


def is_named(leaves: Leaves) -> bool:
    """Whether something stands by which an entry can be recognised."""
    return any(leaves.get(key, "").strip() for key in _NAMES)


def _units(kind: Kind, told: Mapping[str, Told], kept: Kept) -> Iterator[_Unit]:
    found: dict[str, list[tuple[str, Seen]]] = defaultdict(list)
    for path, each in told.items():
        for seen in each.institutions if kind == "institution" else each.people:
            if seen.record not in kept.hidden:
                found[seen.record].append((path, seen))
    # Of two that say the same day the order is that of the paths: kept and rebuilt are equal.
    for record, seens in found.items():
        newest = sorted(seens, key=lambda one: (one[1].at, one[0]), reverse=True)
        yield _Unit(record, newest[0][1].leaves, (), None, tuple(newest))
    for own in kept.institutions if kind == "institution" else kept.people:
        yield _Unit(own.id, own.leaves, own.of, own, ())


class _Groups:
    """Which units are one: joined in pairs, asked for by their root."""

    def __init__(self, units: Sequence[_Unit]) -> None:
        self._parent = list(range(len(units)))
        places = {unit.id: n for n, unit in enumerate(units)}
        self._bins = [{number} if (number := _bin_of(unit)) else set() for unit in units]
        for n, unit in enumerate(units):
            for other in unit.of:
                if other in places:
                    self.join(n, places[other])

    def root(self, n: int) -> int:
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.root(one), self.root(other)))
        if one != other:
            self._parent[other] = one
            self._bins[one] |= self._bins[other]

    def agree(self, one: int, other: int) -> bool:
        """Whether no BIN speaks against two being the same."""
        mine, theirs = self._bins[self.root(one)], self._bins[self.root(other)]
        return not mine or not theirs or bool(mine & theirs)


def _bin_of(unit: _Unit) -> str:
    return plain_bin(unit.leaves.get("bin", ""))


def _institutions(units: Sequence[_Unit], groups: _Groups) -> set[tuple[int, int]]:
    """Join what is surely one institution; return the pairs that may be."""
    may_be: set[tuple[int, int]] = set()
    numbers: dict[str, list[int]] = defaultdict(list)
    names: dict[tuple[str, str], list[int]] = defaultdict(list)
    loose: dict[tuple[str, ...], list[int]] = defaultdict(list)
    spoken = [_names(unit.leaves, "name") for unit in units]
    for n, unit in enumerate(units):
        if number := _bin_of(unit):
            numbers[number].append(n)
        for name in spoken[n]:
            names[name].append(n)
            bare = tuple(word for word in name[1].split() if word not in _FORMS)
            if bare:
                loose[(name[0], *bare)].append(n)
    for alike in numbers.values():
        for n in alike[1:]:
            if _share_words(spoken[alike[0]], spoken[n]):
                groups.join(alike[0], n)
            else:
                may_be.add((alike[0], n))
    for alike in names.values():
        _join_alike(alike, groups, lambda a, b: _one_place(units[a].leaves, units[b].leaves))
    for alike in (*names.values(), *loose.values()):
        may_be |= _pairs(alike, groups, lambda a, b: _one_place(units[a].leaves, units[b].leaves))
    return may_be


def _people(units: Sequence[_Unit], groups: _Groups) -> set[tuple[int, int]]:
    names: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        for name in _names(unit.leaves, "full_name"):
            names[name].append(n)
    for alike in names.values():
        _join_alike(alike, groups, lambda a, b: _one_person(units[a].leaves, units[b].leaves))
    found: set[tuple[int, int]] = set()
    return found.union(*(_pairs(alike, groups, lambda _a, _b: True) for alike in names.values()))


def _join_alike(alike: Sequence[int], groups: _Groups, fit: Callable[[int, int], bool]) -> None:
    """Join those of one name, each with the one group that it fits; of several none is guessed."""
    first: list[int] = []
    for n in sorted(alike, key=lambda each: not groups.agree(each, each)):
        fitting = {groups.root(f) for f in first if groups.agree(f, n) and fit(f, n)}
        if len(fitting) == 1:
            groups.join(fitting.pop(), n)
        elif len(first) < _CROWD:
            first.append(n)


def _pairs(
    alike: Sequence[int], groups: _Groups, fit: Callable[[int, int], bool]
) -> set[tuple[int, int]]:
    roots = sorted({groups.root(n) for n in alike})
    if not 1 < len(roots) <= _CROWD:
        return set()
    return {pair for pair in combinations(roots, 2) if fit(*pair)}


def _names(leaves: Leaves, name: str) -> list[tuple[str, str]]:
    texts = ((lang, leaves.get(f"{name}.{lang}", "")) for lang in LANGS)
    return [(lang, words) for lang, text in texts if text and (words := folded_words(text))]


def _share_words(some: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> bool:
    """Whether half of the words of the shorter name stand in the other, or none is named."""
    mine, theirs = dict(some), dict(others)
    both = [(set(mine[lang].split()), set(theirs[lang].split())) for lang in mine.keys() & theirs]
    return not both or any(2 * len(a & b) >= min(len(a), len(b)) for a, b in both)


def are_others(one: Leaves, other: Leaves) -> bool:
    """Whether two bear names that have nothing in common: another institution is meant."""
    return not _share_words(_names(one, "name"), _names(other, "name"))


def _one_place(one: Leaves, other: Leaves) -> bool:
    """Whether neither region nor town speaks against two being the same."""
    regions = {each["region"] for each in (one, other) if each.get("region")}
    towns = [
        (folded_words(one[key]), folded_words(other[key]))
        for key in _in_languages("city")
        if one.get(key) and other.get(key)
    ]
    return len(regions) < 2 and (not towns or any(a == b for a, b in towns))


def _one_person(one: Leaves, other: Leaves) -> bool:
    return all(
        folded(one[key]) == folded(other[key])
        for key in ("phone", "email")
        if one.get(key) and other.get(key)
    )


def _are_apart(one: Entry, other: Entry, apart: Iterable[tuple[str, str]]) -> bool:
    return any(
        (a in one.ids and b in other.ids) or (b in one.ids and a in other.ids) for a, b in apart
    )


# -- one entry -------------------------------------------------------------------------------------


def _entry(kind: Kind, units: Sequence[_Unit]) -> Entry:
    owns = [unit.own for unit in units if unit.own is not None]
    seens = sorted(
        (each for unit in units for each in unit.seen),
        key=lambda one: (one[1].at, one[0]),
        reverse=True,
    )
    leaves: dict[str, str] = {}
    own: set[str] = set()
    for each in owns:
        fresh = {k: v for k, v in each.leaves.items() if v and k not in leaves}
        leaves |= fresh
        own |= fresh.keys()
    for _path, seen in seens:
        leaves |= {k: v for k, v in seen.leaves.items() if v and k not in leaves}
    sources: list[Own | Seen] = [*owns, *(seen for _path, seen in seens)]
    heads = in_order(chain.from_iterable(each.heads for each in sources))
    return Entry(
        key=min(each.id for each in owns) if owns else min(unit.id for unit in units),
        leaves=leaves,
        heads=heads if kind == "institution" else (),
        former=_former(leaves, seens),
        parts=tuple(dict.fromkeys(chain.from_iterable(each.parts for each in sources))),
        ids=frozenset(chain.from_iterable((unit.id, *unit.of) for unit in units)),
        paths=tuple(dict.fromkeys(path for path, _seen in seens)),
        own=frozenset(own),
    )


def _former(leaves: Leaves, seens: Iterable[tuple[str, Seen]]) -> tuple[str, ...]:
    now = {leaves.get(key, "") for key in _in_languages("name")}
    names = leaves.get(FORMER, "").splitlines()
    for _path, seen in seens:
        names += [*seen.former, *(seen.leaves.get(key, "") for key in _in_languages("name"))]
    found = {
        folded_words(each): each for each in reversed(names) if each.strip() and each not in now
    }
    same = {folded_words(each) for each in now} if found else set()
    return tuple(reversed([name for key, name in found.items() if key not in same]))


def in_order(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Return heads over time: each once, in the order in which they came.

    Who is followed by another headed it until that day, as far as is seen.
    """
    merged: list[Head] = []
    for head in sorted(heads, key=lambda one: one.since):
        there = next((n for n, one in enumerate(merged) if same_head(one, head)), None)
        if there is None:
            merged.append(head)
            continue
        was = merged[there]
        # What was entered last of a head comes first; the day is the earliest.
        leaves = {**was.leaves, **{k: v for k, v in head.leaves.items() if v}}
        merged[there] = Head(leaves=leaves, since=was.since, until=was.until or head.until)
    return tuple(
        msgspec.structs.replace(one, until=one.until or merged[n + 1].since)
        if n + 1 < len(merged)
        else one
        for n, one in enumerate(merged)
    )


def same_head(one: Head, other: Head) -> bool:
    """Whether two are one person: by a full name in a language, else by a short one."""
    for name in ("full_name", "short_name"):
        mine, theirs = dict(_names(one.leaves, name)), dict(_names(other.leaves, name))
        if both := mine.keys() & theirs.keys():
            return any(mine[lang] == theirs[lang] for lang in both)
    return False


# -- finding ---------------------------------------------------------------------------------------


class Finder:
    """Finds entries as one types: every typed word is part of what tells one from others.

    That is a name, a BIN, a town, a post, a speciality, or a telephone.
    """

    def __init__(self, found: Iterable[Entry]) -> None:
        self.entries = tuple(found)
        self._hay = [_hay(each) for each in self.entries]

    def find(self, typed: str, most: int | None = None) -> tuple[Entry, ...]:
        """Return the entries that fit, those whose words begin so first; `most` of them."""
        wanted = [word.folded for word in words(typed)]
        fitting = self._holding(range(len(self.entries)), wanted)
        first = self._holding(fitting, [f" {word}" for word in wanted])
        if most is None or len(first) < most:
            there = set(first)
            first = [*first, *(n for n in fitting if n not in there)]
        return tuple(self.entries[n] for n in first[:most])

    def _holding(self, places: Sequence[int], parts: Iterable[str]) -> Sequence[int]:
        hay = self._hay
        for part in parts:  # word by word: ten thousand are looked through at each key
            places = [n for n in places if part in hay[n]]
        return places


def _hay(entry: Entry) -> str:
    leaves = entry.leaves
    shown = [leaves[key] for key in _SOUGHT if key in leaves]
    phone = "".join(filter(str.isdigit, leaves.get("phone", "")))  # however it is written
    return " " + folded_words(" ".join([*shown, *entry.former, phone]))


_NAMES = _in_languages("name", "full_name", "short_name")
_SOUGHT = (*_in_languages("name", "full_name", "short_name", "city", "post", "speciality"), "bin")


def without_names(kept: Kept, names: AbstractSet[str], records: AbstractSet[str]) -> Kept:
    """Return what is kept without people and heads of these names (folded), or records."""

    def named(leaves: Leaves) -> bool:
        keys = _in_languages("full_name", "short_name")
        return any(folded_words(leaves.get(key, "")) in names for key in keys if leaves.get(key))

    people = tuple(
        each for each in kept.people if not named(each.leaves) and not records & set(each.of)
    )
    institutions = tuple(
        msgspec.structs.replace(each, heads=tuple(h for h in each.heads if not named(h.leaves)))
        for each in kept.institutions
    )
    return msgspec.structs.replace(kept, people=people, institutions=institutions)


def turned_back(now: Kept, was: Kept, became: Kept) -> Kept:
    """Return what is kept with one change turned back; what changed since then stays."""

    def owns(now: Sequence[Own], was: Sequence[Own], became: Sequence[Own]) -> tuple[Own, ...]:
        old, new = ({each.id: each for each in owns} for owns in (was, became))
        # One that was changed again since then holds what was typed last.
        other = {each.id for each in now if each != new.get(each.id)}
        touched = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)} - other
        left = [each for each in now if each.id not in touched]
        return (*left, *(each for each in was if each.id in touched))

    return msgspec.structs.replace(
        now,
        institutions=owns(now.institutions, was.institutions, became.institutions),
        people=owns(now.people, was.people, became.people),
        hidden=(now.hidden - (became.hidden - was.hidden)) | (was.hidden - became.hidden),
    )
