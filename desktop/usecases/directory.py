"""The register of institutions and people (0048).

It is gathered from the cases; what the user entered or imported herself is kept apart.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace

from desktop.casefile.directory_index import DirectoryIndex
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Control
from desktop.domain.directory import (
    OF_EXPERT,
    OF_HEAD,
    OF_OBJECT,
    Entry,
    Head,
    Kept,
    Kind,
    Own,
    Part,
    Seen,
    Told,
    entries,
    folded_words,
    in_order,
    turned_back,
    with_only,
    without_names,
)
from desktop.domain.errors import Problem
from desktop.domain.fields import Plain, leaves
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.reading import NOT_JSON
from desktop.domain.record import Record
from desktop.domain.text import LANGS, clean
from desktop.usecases.files import free_name, write_whole
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.casefile.leaf_log import LeafSaid
    from desktop.domain.case import Case
    from desktop.usecases.desk import Desk

_VERSION = 1
_CHANGING = RLock()
"""Each open case notes on a thread of its own, while the page may be edited; a second program is
kept out by a lock of the system."""
_NAMES = ("full_name", "short_name")

_TELLING: tuple[type[Record], ...] = (
    Control, ControlObject, Person, Subject, Membership, Expert,
)  # fmt: skip
"""The records of which a case tells."""

SaidOf = Callable[[Iterable[UUID]], "tuple[LeafSaid, ...]"]


class Directory(NamedTuple):
    """The register at one moment, and what is to be told of it."""

    institutions: tuple[Entry, ...]
    people: tuple[Entry, ...]
    kept: Kept
    troubles: tuple[Problem, ...] = ()

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of a kind."""
        return self.institutions if kind == "institution" else self.people


# -- what a case tells -----------------------------------------------------------------------------


def note(desk: "Desk") -> None:
    """Let the register follow an open case.

    A protected case tells nothing unless the user said that it may: then its institution alone.

    Raises:
        Problem: the index cannot be written to.
    """
    telling = tells(desk)
    # The log of a large case is read through: not while what is told of stays the same.
    noted = (telling, desk.file.is_protected, str(desk.path), *map(desk.case.all, _TELLING))
    if noted == desk.told_directory and desk.office.folders.directory_index.exists():
        return
    told = _allowed(
        desk.case, desk.file.said_of, telling=telling, is_protected=desk.file.is_protected
    )
    with DirectoryIndex(desk.office.folders.directory_index) as index:
        index.put(str(desk.path), told)
        if desk.file.is_protected:  # also what it told where it lay before
            mine = {str(each.id) for each in desk.case.all(ControlObject)}
            for path, former in index.all().items():
                if mine & {each.record for each in former.institutions} and not _is_there(path):
                    index.forget(path)
    desk.told_directory = noted


def _allowed(case: "Case", said_of: SaidOf, *, telling: bool, is_protected: bool) -> Told:
    """Return what a case may tell: a protected one its institution, where the user said so."""
    told = told_by(case, said_of) if telling else Told()
    return Told(institutions=told.institutions) if is_protected else told


def _is_there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - nor where nobody may look


def told_by(case: "Case", said_of: SaidOf) -> Told:
    """Return what a case tells: its institutions with their heads over time, and our people.

    A sample tells nothing; nor is anybody told of whom a case names as a third.
    """
    controls = [each for each in case.all(Control) if not each.sample]
    if case.all(Control) and not controls:
        return Told()
    objects = case.all(ControlObject)
    said = said_of([each.id for each in objects])
    heads = {
        UUID(one.value) for one in said if one.path == "head_id" and isinstance(one.value, str)
    }
    heads |= {each.head_id for each in objects if each.head_id is not None}
    told = (*said, *said_of(sorted(heads)))
    by_record: dict[UUID, list[LeafSaid]] = defaultdict(list)
    for one in sorted(told, key=lambda each: each.at):
        by_record[one.record].append(one)
    return Told(
        institutions=tuple(
            seen
            for each in objects
            if (seen := _institution(case, each, by_record)).leaves or seen.heads
        ),
        people=tuple(_people(case, controls)),
    )


def _institution(case: "Case", record: ControlObject, said: dict[UUID, list["LeafSaid"]]) -> Seen:
    own = said.get(record.id, [])
    found = _plain(leaves(record), OF_OBJECT)
    former = [state.get(f"name.{lang}", "") for _day, state in _by_day(own) for lang in LANGS]
    former += [record.former_name.text(lang) for lang in LANGS]
    now = {folded_words(found.get(f"name.{lang}", "")) for lang in LANGS}
    told = {folded_words(name): name for name in former if name.strip()}
    ids = [UUID(one.value) for one in own if one.path == "head_id" and isinstance(one.value, str)]
    if record.head_id is not None:
        ids.append(record.head_id)
    heads: list[Head] = []
    for head_id in dict.fromkeys(ids):
        heads += _heads(case.get(Person, head_id), said.get(head_id, []))
    last = [one.at for key in (record.id, *ids) for one in said.get(key, [])[-1:]]
    return Seen(
        record=str(record.id),
        at=max(last).isoformat() if last else "",
        leaves=found,
        heads=in_order(heads),
        former=tuple(
            name
            for key, name in told.items()
            if key not in now and not any(key and key in longer for longer in told if longer != key)
        ),
    )


def _heads(person: Person | None, said: list["LeafSaid"]) -> list[Head]:
    """Return who a person of the case was over time: her card is corrected when another comes.

    What stood at the end of a day counts, not what was typed in between.
    """
    found: list[Head] = []
    for day, state in _by_day(said):
        told = _plain(state, OF_HEAD)
        if not any(told.get(f"{name}.{lang}") for name in _NAMES for lang in LANGS):
            continue
        if found and _corrected(found[-1].leaves, told):
            found[-1] = Head(leaves=told, since=found[-1].since)
        else:
            found.append(Head(leaves=told, since=day))
    if person is not None and (now := _plain(leaves(person), OF_HEAD)):
        if found:
            found[-1] = Head(leaves=now, since=found[-1].since)
        elif any(now.get(f"{name}.{lang}") for name in _NAMES for lang in LANGS):
            found.append(Head(leaves=now))
    return found


def _corrected(was: dict[str, str], now: dict[str, str]) -> bool:
    """Whether the same person is meant: a name was completed, or a slip in it put right."""
    from difflib import SequenceMatcher

    for name in (f"{each}.{lang}" for each in _NAMES for lang in LANGS):
        one, other = folded_words(was.get(name, "")), folded_words(now.get(name, ""))
        if one and other:
            alike = SequenceMatcher(None, one, other).ratio() > 0.8
            return alike or other.startswith(one) or one.startswith(other)
    return True


def _by_day(said: Iterable["LeafSaid"]) -> list[tuple[str, dict[str, str]]]:
    """Return how a record stood at the end of each day in Kazakhstan on which it was changed."""
    days: dict[str, dict[str, str]] = {}
    state: dict[str, str] = {}
    for one in said:
        value = one.value[0] if isinstance(one.value, list) and one.value else one.value
        state[one.path] = value if isinstance(value, str) else ""
        days[one.at.astimezone(KAZAKHSTAN).date().isoformat()] = dict(state)
    return list(days.items())


def _people(case: "Case", controls: Iterable[Control]) -> Iterable[Seen]:
    parts: dict[UUID, set[Part]] = defaultdict(set)
    more: dict[UUID, dict[str, str]] = {}
    for control in controls:
        for member in case.of_control(Membership, control.id):
            parts[member.person_id].add("member")
        for expert in case.of_control(Expert, control.id):
            if expert.person_id is not None:
                parts[expert.person_id].add("expert")
                more[expert.person_id] = _plain(leaves(expert), OF_EXPERT)
        subject = case.get(Subject, control.subject_id)
        for person_id in (subject.signatory_id, subject.executor_id) if subject else ():
            if person_id is not None:
                parts[person_id].add("signs")
    order: tuple[Part, ...] = ("signs", "member", "expert")
    for person_id, played in parts.items():
        person = case.get(Person, person_id)
        if person is None or person.side != "subject":
            continue
        found = {**_plain(leaves(person), OF_HEAD), **more.get(person_id, {})}
        instants = [
            at.isoformat()
            for text in (person.full_name, person.post)
            for lang in LANGS
            if (at := text.changed_at(lang)) is not None
        ]
        if person.full_name.any_text("kk") or person.short_name.any_text("kk"):
            yield Seen(
                record=str(person_id),
                at=max(instants, default=""),
                leaves=found,
                parts=tuple(each for each in order if each in played),
            )


def _plain(found: Mapping[str, Plain], wanted: Iterable[str]) -> dict[str, str]:
    """Return the texts of some leaves, without the instants at which they changed."""
    plain: dict[str, str] = {}
    for path in wanted:
        value = found.get(path)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            plain[path] = value
    return plain


def forget(office: Office, *paths: Path) -> None:
    """Take out what cases told; those that are listed are asked again (`catch_up`).

    Raises:
        Problem: the index cannot be written to.
    """
    if paths and office.folders.directory_index.exists():
        with DirectoryIndex(office.folders.directory_index) as index:
            for path in paths:
                index.forget(str(path))


class CaughtUp(NamedTuple):
    """What could not be read or is to be told, and whether there is more to be read."""

    troubles: tuple[Problem, ...]
    more: bool = False


_FOR_NOW = frozenset({"file.busy", "file.io", "file.older"})
"""Why a case tells nothing now: it is asked again, one of an older version once it was opened."""


def catch_up(office: Office, most: int | None = None) -> CaughtUp:
    """Read the listed cases of which the register knows nothing yet, all where it begins anew.

    At `most` so many are read at once, so that other work is not kept waiting. The first trouble
    is `directory.made-anew` where a damaged index was thrown away.

    Raises:
        Problem: the list or the index cannot be read.
    """
    from desktop.casefile.header import is_protected
    from desktop.casefile.quick import in_passing
    from desktop.casefile.unlock import is_locked
    from desktop.usecases.library import rows

    troubles: list[Problem] = []
    read = 0
    telling = _kept_or_none(office).telling
    with DirectoryIndex(office.folders.directory_index) as index:
        known = index.paths()
        if index.was_damaged:
            troubles.append(Problem("directory.made-anew"))
        for row in rows(office):
            path = Path(row.path)
            if row.path in known or row.sample or row.missing or is_locked(path):
                continue
            if read == most:
                return CaughtUp(tuple(troubles), more=True)
            try:
                with in_passing(path) as found:
                    secret = is_protected(path)
                    may = not secret or str(found.case.id) in telling
                    told = _allowed(found.case, found.said_of, telling=may, is_protected=secret)
            except Problem as problem:
                if problem.code in _FOR_NOW:
                    continue
                troubles.append(problem)
                told = Told()  # said once; it tells when it is opened
            index.put(row.path, told)
            read += 1
    return CaughtUp(tuple(troubles))


def names_of(desk: "Desk", kind: str, record_id: UUID, path: str) -> frozenset[str]:
    """Return the names that a record ever had in a case, folded, before something goes for good.

    Of a person who stays (`path` names one leaf) the name that stands now is not among them.

    Raises:
        Problem: the log cannot be read.
    """
    if path and path.partition(".")[0] not in _NAMES:
        return frozenset()
    if kind in ("membership", "expert"):
        record: Record | None = desk.case.get(Membership, record_id) or desk.case.get(
            Expert, record_id
        )
        person_id = getattr(record, "person_id", None)
    else:
        person_id = record_id if kind == "person" else None
    if person_id is None:
        return frozenset()
    found = set()
    for one in desk.file.said_of([person_id]):
        if one.path.partition(".")[0] in _NAMES and isinstance(one.value, list) and one.value:
            found.add(folded_words(str(one.value[0])))
    now = desk.case.get(Person, person_id)
    if path and now is not None:
        found -= {folded_words(getattr(now, n).text(lang)) for n in _NAMES for lang in LANGS}
    return frozenset(found - {""})


def note_for_good(
    desk: "Desk", record_id: UUID, names: frozenset[str], *, whole: bool = True
) -> None:
    """Let go of what a case removed for good: gathered, and entered under the same name.

    Of a person who stays, because a field's former values went (not `whole`), what was entered
    beside her record stays as well.

    What another case says of the same person stays until it goes there. Where the index cannot
    follow it is thrown away, and made anew from the cases.
    """
    office = desk.office
    desk.told_directory = None
    try:
        note(desk)
    except Problem:
        with suppress(OSError):
            office.folders.directory_index.unlink(missing_ok=True)
    left = {folded_words(getattr(each, n).text(lang))
            for each in desk.case.all(Person) for n in _NAMES for lang in LANGS}  # fmt: skip
    gone = names - left
    records = {str(record_id)} if whole else set[str]()
    if (gone or records) and office.folders.directory.exists():
        with suppress(Problem):
            change(office, lambda kept: without_names(kept, gone, records))


# -- reading it ------------------------------------------------------------------------------------


def load(office: Office) -> Directory:
    """Return the register as it stands, and what is to be told.

    Raises:
        Problem: the index of what the cases tell cannot be read at all.
    """
    with DirectoryIndex(office.folders.directory_index) as index:
        told = index.all()
        troubles = (Problem("directory.made-anew"),) if index.was_damaged else ()
    try:
        kept = _stored(office)
    except Problem as problem:
        kept, troubles = Kept(), (*troubles, problem)
    return Directory(
        entries("institution", told, kept), entries("person", told, kept), kept, troubles
    )


def _stored(office: Office) -> Kept:
    """Return what the user entered.

    Raises:
        Problem: `directory.unreadable` (it was put aside; the next call finds nothing),
            `directory.newer` (it stays as it is), `directory.no-access`.
    """
    path = office.folders.directory
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Kept()
    except OSError as error:
        raise Problem("directory.no-access", path=str(path)) from error
    try:
        if msgspec.json.decode(data, type=_Version).version > _VERSION:
            raise Problem("directory.newer", path=str(path))
        return msgspec.json.decode(data, type=Kept)
    except NOT_JSON as error:
        aside = free_name(path.with_suffix(".unreadable.json"))
        try:
            path.rename(aside)
        except OSError:
            raise Problem("directory.no-access", path=str(path)) from error
        raise Problem("directory.unreadable", kept=str(aside)) from error


class _Version(msgspec.Struct):
    version: int = 1


def _kept_or_none(office: Office) -> Kept:
    """Return what the user entered; nothing where it cannot be read, which is told where it is."""
    with suppress(OSError, *NOT_JSON):
        return msgspec.json.decode(office.folders.directory.read_bytes(), type=Kept)
    return Kept()


# -- what the user enters and decides --------------------------------------------------------------


class Changed(NamedTuple):
    """What the user entered, before a change and after it."""

    was: Kept
    became: Kept


def change(office: Office, made: Callable[[Kept], Kept]) -> Changed:
    """Change what the user entered; return it as it stood and as it stands, for `put_back`.

    Raises:
        Problem: `directory.*`, `file.busy` (another program is at it for long), or the user's
            folder cannot be written to.
    """
    from desktop.usecases.register_file import alone

    path = office.folders.directory
    with _CHANGING, alone(path):
        was = _stored(office)
        became = made(was)
        if became != was:
            data = msgspec.json.encode(became, order="deterministic")
            write_whole(path, msgspec.json.format(data, indent=1))
        return Changed(was, became)


def put_back(office: Office, changed: Changed) -> None:
    """Turn a deletion, a joining or a taking in back; what was entered since then stays.

    Raises:
        Problem: as `change`.
    """
    change(office, lambda now: turned_back(now, *changed))


def _list(kept: Kept, kind: Kind) -> tuple[Own, ...]:
    return kept.institutions if kind == "institution" else kept.people


def _with(kept: Kept, kind: Kind, owns: Iterable[Own]) -> Kept:
    name = "institutions" if kind == "institution" else "people"
    return replace(kept, **{name: tuple(owns)})


def _put(kept: Kept, kind: Kind, own: Own) -> Kept:
    """Return what is kept with an own entry, in the place of the one with its id."""
    others = [each for each in _list(kept, kind) if each.id != own.id]
    return _with(kept, kind, [*others, own])


def _own_of(kept: Kept, kind: Kind, entry: Entry) -> Own:
    """Return the own part of an entry, a new one where it only comes from cases."""
    found = next((each for each in _list(kept, kind) if each.id in entry.ids), None)
    return found or new_own(entry)


def new_own(entry: Entry) -> Own:
    """Return an own part for an entry that only comes from cases."""
    return Own(id=str(new_id()), leaves={}, of=tuple(sorted(entry.ids)))


def add(office: Office, kind: Kind, given: dict[str, str], key: str = "") -> None:
    """Enter an institution or a person; `key` is its key, "" makes one.

    Raises:
        Problem: `directory.*`, or the user's folder cannot be written to.
    """
    own = Own(id=key or str(new_id()), leaves=with_only(kind, given))
    change(office, lambda kept: _put(kept, kind, own))


def edit(office: Office, kind: Kind, entry: Entry, path: str, typed: str) -> None:
    """Enter a leaf of an entry. An empty text gives way to what the cases say.

    Raises:
        Problem: as `add`.
    """
    text = clean(typed).strip()

    def changed(kept: Kept) -> Kept:
        own = _own_of(kept, kind, entry)
        if not text and path not in own.leaves:
            return kept
        rest = {key: value for key, value in own.leaves.items() if key != path}
        return _put(kept, kind, replace(own, leaves={**rest, path: text} if text else rest))

    if text != entry.leaves.get(path, ""):
        change(office, changed)


def add_head(office: Office, entry: Entry, head: Head) -> None:
    """Enter who heads an institution, from a day on.

    Raises:
        Problem: as `add`.
    """

    def changed(kept: Kept) -> Kept:
        own = _own_of(kept, "institution", entry)
        return _put(kept, "institution", replace(own, heads=in_order((*own.heads, head))))

    change(office, changed)


def delete(office: Office, kind: Kind, entry: Entry) -> Changed:
    """Delete an entry from the register; the cases stay as they are, and name it no more here.

    Returns what `put_back` needs.

    Raises:
        Problem: as `add`.
    """

    def changed(kept: Kept) -> Kept:
        owns = [each for each in _list(kept, kind) if each.id not in entry.ids]
        mine = {each.id for each in _list(kept, kind)}
        hidden = kept.hidden | (entry.ids - mine)
        return replace(_with(kept, kind, owns), hidden=hidden)

    return change(office, changed)


def join(office: Office, kind: Kind, entry: Entry, other: Entry) -> Changed:
    """Say that two entries are one: what the first says comes before what the other says.

    Returns what `put_back` needs.

    Raises:
        Problem: as `add`.
    """

    def changed(kept: Kept) -> Kept:
        own, theirs = _own_of(kept, kind, entry), _own_of(kept, kind, other)
        first = {key: value for key, value in entry.leaves.items() if key not in own.leaves}
        both = replace(
            own,
            leaves={**theirs.leaves, **first, **own.leaves},
            heads=in_order((*theirs.heads, *own.heads)),
            of=tuple(sorted((entry.ids | other.ids) - {own.id, theirs.id})),
        )
        left = [each for each in _list(kept, kind) if each.id != theirs.id]
        return _put(_with(kept, kind, left), kind, both)

    return change(office, changed)


def keep_apart(office: Office, entry: Entry, other: Entry) -> None:
    """Say that two entries are not one: it is not asked again.

    Raises:
        Problem: as `add`.
    """
    pair = (entry.key, other.key)
    change(office, lambda kept: replace(kept, apart=(*kept.apart, pair)))


def let_tell(desk: "Desk", *, tells: bool) -> None:
    """Let an open protected case tell the register its institution, or no longer.

    Raises:
        Problem: as `add`.
    """
    mine = {str(desk.case.id)}
    change(
        desk.office,
        lambda kept: replace(kept, telling=kept.telling | mine if tells else kept.telling - mine),
    )
    note(desk)


def tells(desk: "Desk") -> bool:
    """Return whether an open case tells the register something."""
    if not desk.file.is_protected:
        return True
    return str(desk.case.id) in _kept_or_none(desk.office).telling


def bodies(office: Office) -> tuple[Entry, ...]:
    """Return the bodies of the regions by the pattern of their names, to be checked."""
    return tuple(
        Entry(
            key=f"{PATTERN}{each.id}",
            leaves={
                "region": each.region,
                **{f"name.{lang}": name for lang, name in each.name.items()},
                **{f"higher_body.{lang}": name for lang, name in each.higher.items() if name},
            },
        )
        for each in office.law.bodies
    )


PATTERN = "pattern:"
"""With this begins the key of an entry that is a name by pattern alone."""
