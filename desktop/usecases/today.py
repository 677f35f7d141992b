"""Today: what is due, late, awaited or to be checked in all cases, without opening any (0044)."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.casefile.index import LibraryIndex, LibraryRow
from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.procedure.today import KINDS, Kind, Watch
from desktop.usecases import library
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.domain.text import Lang

_ORDER = {kind: n for n, kind in enumerate(KINDS)}
_FAR = date.max


class Item(msgspec.Struct, frozen=True, gc=False):
    """A line of the list: what a watch is on the day that is asked for, and in which case.

    Attributes:
        kind: what it is.
        watch: the watch.
        row: the case.
        on: the day for which this holds; a sample's own where none was asked for.
    """

    kind: Kind
    watch: Watch
    row: LibraryRow
    on: date


Case = tuple[LibraryRow, tuple[Watch, ...]]
"""What is known of a case, and what in it depends on days."""


class Found(NamedTuple):
    """The list, and the cases that could not be read for it."""

    items: tuple[Item, ...]
    unread: tuple[Problem, ...]


def today(
    office: Office, on: date | None = None, *, away: AbstractSet[str] | None = None
) -> tuple[Item, ...]:
    """Return the list of a day over all cases of the library, the most pressing first.

    `None` means today. Nothing is opened; samples are left out. `away` as in `listed`.
    """
    return listed(_known(office), on, office, away=away)


def today_at(office: Office, place: Path | None, on: date | None = None) -> Found:
    """Return the list of a day of the cases in a folder or in a file; `None`: of the library.

    What the catalogue does not know as it lies there is read, and not put on the user's list.
    Samples there stand on their own day unless another is asked for.

    Raises:
        Problem: as `told_at`.
    """
    cases, unread = told_at(office, place)
    return Found(listed(cases, on, office, samples=place is not None), unread)


def listed(
    cases: Iterable[Case],
    on: date | None,
    office: Office,
    *,
    samples: bool = False,
    away: AbstractSet[str] | None = None,
) -> tuple[Item, ...]:
    """Return the list of a day of some cases, the most pressing first.

    `away` are the files that are known not to be there, of copies those that come last; `None` asks
    the disk, which takes its time where a share is away.
    """

    def freshness(row: LibraryRow) -> tuple[bool, str]:
        is_there = os.path.exists(row.path) if away is None else row.path not in away  # noqa: PTH110 - nor where nobody may look
        return is_there, row.read_at

    day = on or office.clock.today()
    found: dict[str, Item] = {}
    for row, watches in cases:
        if row.sample and not samples:
            continue
        its_day = _own_day() if row.sample and on is None else day
        for watch in watches:
            kind = watch.kind_on(its_day)
            if kind is None:
                continue
            kept = found.get(watch.id)
            # Of two copies of a case the one that is there, of these the one read last.
            if kept is None or freshness(row) > freshness(kept.row):
                found[watch.id] = Item(kind, watch, row, its_day)
    return tuple(sorted(found.values(), key=_place))


def told_at(office: Office, place: Path | None) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Return the cases at a place with their watches, and the problems of those not read.

    Raises:
        Problem: the one file that was named cannot be read.
    """
    if place is None:
        unread = catch_up(office).unread
        return tuple(_known(office)), unread
    from desktop.casefile.unlock import is_locked

    known = {row.path: (row, watches) for row, watches in _known(office)}
    cases: list[Case] = []
    troubles: list[Problem] = []
    for path in _files(place):
        kept = known.get(str(path))
        if kept is not None and _as_known(path, kept[0]):
            cases.append(kept)
            continue
        if path != place.absolute() and is_locked(path):
            troubles.append(Problem("today.locked", path=path))
            continue
        try:
            cases.append(_read(office, path, known=kept is not None))
        except Problem as problem:
            if path == place.absolute():
                raise
            troubles.append(problem)
    return tuple(cases), tuple(troubles)


def _files(place: Path) -> list[Path]:
    from desktop.usecases.cases import EXTENSION

    if os.path.isdir(place):  # noqa: PTH112 - a name too long is no folder, not a crash
        return sorted(each.absolute() for each in place.rglob(f"*{EXTENSION}"))
    return [place.absolute()]


def _as_known(path: Path, row: LibraryRow) -> bool:
    with suppress(OSError):
        stat = path.stat()
        # The write-ahead log of a case that is open holds what the file does not yet.
        log = path.with_name(path.name + "-wal")
        return (stat.st_mtime, stat.st_size) == (row.modified, row.size) and not (
            log.exists() and log.stat().st_size
        )
    return False


def _read(office: Office, path: Path, *, known: bool) -> Case:
    from desktop.usecases.cases import open_case

    with open_case(office, path, write=False) as desk:
        if known:
            library.note(office, desk)
        try:
            return library.entry(office, desk)
        except OSError as error:
            raise Problem("file.cannot-open", path=path) from error


class CaughtUp(NamedTuple):
    """How many cases were read anew, and the problems of those that could not be."""

    read: int
    unread: tuple[Problem, ...]


def catch_up(office: Office) -> CaughtUp:
    """Read the cases of the library that a former version listed (see `unknown`)."""
    troubles = []
    found = unknown(office)
    for path in found:
        try:
            _read(office, path, known=True)
        except Problem as problem:
            troubles.append(problem)
    return CaughtUp(len(found) - len(troubles), tuple(troubles))


def is_behind(office: Office) -> bool:
    """Return whether of some case less is listed than is told now; no case file is looked at."""
    if not office.folders.index.exists():
        return False
    with LibraryIndex(office.folders.index) as index:
        return bool(index.outdated())


def unknown(office: Office) -> tuple[Path, ...]:
    """Return the cases of which a former version listed less than is told now, and which are there.

    A protected one tells nothing more, and waits until it is opened.
    """
    if not office.folders.index.exists():
        return ()
    with LibraryIndex(office.folders.index) as index:
        found = [path for path in map(Path, index.outdated()) if path.exists()]
    if not found:
        return ()
    from desktop.casefile.unlock import is_locked  # which brings SQLAlchemy along

    return tuple(path for path in found if not is_locked(path))


def _known(office: Office) -> Iterator[Case]:
    if not office.folders.index.exists():
        return
    with LibraryIndex(office.folders.index) as index:
        rows = index.listed()
    for row, items in rows:
        with suppress(*NOT_JSON):
            if items is not None:
                yield row, _decode(items)


def _own_day() -> date:
    from desktop.usecases.sample import AS_OF  # which brings along what opens cases

    return AS_OF


def _place(item: Item) -> tuple[int, bool, date]:
    # Cases come in the order of their paths, and stay in it. A guessed day is nobody's duty.
    watch = item.watch
    return _ORDER[item.kind], watch.guessed, watch.due or watch.start or _FAR


_decode = msgspec.json.Decoder(tuple[Watch, ...]).decode


# -- in words -----------------------------------------------------------------------------------


class Told(NamedTuple):
    """An item in words.

    Attributes:
        what: the term, the letter or the step.
        kind: what it is on its day, a heading.
        sentence: the same with the day, and what to do.
        case: the institution.
    """

    what: str
    kind: str
    sentence: str
    case: str


def told(office: Office, item: Item, lang: "Lang") -> Told:
    """Return an item in words. Of a protected case they tell its file's name and the day."""
    from desktop.domain.dates import short_date

    watch, say = item.watch, office.messages(lang).say
    what = _what(office, watch, lang) or say("today.untold")
    kind = item.kind
    if kind == "due" and watch.what == "promise":
        key = "due-promised"
    elif kind == "due":
        kind_of = "due-own" if watch.own else "due-theirs"
        key = "due-guessed" if watch.guessed else kind_of
    else:
        key = "check-guessed" if kind == "check_arrival" and watch.guessed else _KEYS[kind]
    day = watch.day
    sentence = say(f"today.{key}", day=short_date(day) if day else say("today.no-day"))
    return Told(what, say(f"today.kind.{kind}"), sentence, item.row.object_name.any_text(lang))


def reminder(office: Office, items: Iterable[Item], lang: "Lang") -> str:
    """Return what to remind of at once, a line for each kind; "" if nothing presses.

    Pressing are what is late or unanswered, what to look for, and a last day that is today.
    """
    say = office.messages(lang).say
    counted = Counter(
        each.kind
        for each in items
        if each.kind in _PRESSING or (each.kind == "due" and each.watch.due == each.on)
    )
    lines = [
        f"{say('today.last-day-today' if kind == 'due' else f'today.kind.{kind}')}: {counted[kind]}"
        for kind in KINDS
        if counted[kind]
    ]
    return "\n".join(lines)


_PRESSING: frozenset[Kind] = frozenset({"overdue", "unanswered", "check_arrival"})
_KEYS: dict[Kind, str] = {
    "overdue": "overdue",
    "unanswered": "unanswered",
    "check_arrival": "check",
    "promised": "promised",
    "waiting_proof": "waiting-proof",
    "next_act": "next-act",
}


def _what(office: Office, watch: Watch, lang: "Lang") -> str:
    law = office.law
    if watch.what == "promise":
        return office.messages(lang).say("today.promise", n=watch.recommendation)
    with suppress(Problem):  # of a term or a procedure that this program does not know
        if watch.clock:
            return law.clocks.get(watch.clock).title.text(lang)
        if watch.letter:
            return law.document(watch.letter).title.text(lang)
        if watch.step:
            steps = law.procedure(watch.procedure).steps
            return next((each.title.text(lang) for each in steps if each.id == watch.step), "")
    return ""
