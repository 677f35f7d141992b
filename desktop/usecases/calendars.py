"""The days off that the user changed: a decree moved a day. See docs/decisions/0022-calendar.md."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from desktop.domain.basis import Basis
from desktop.domain.calendar import CalendarDay, WorkCalendar
from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import LocalText
from desktop.law.calendars import ChangeKind, load_change_name
from desktop.usecases.files import free_name, make_folder, write_whole
from desktop.usecases.office import Office

if TYPE_CHECKING:  # what reads the changes at the start must not load the storage
    from desktop.usecases.desk import Desk

_ORDERED = (Basis(act="labour-code", article="85", paragraph="3"),)
"""The authority for labour may move days of rest (Labour Code 85(3))."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["baqylau-calendar"]
    version: Literal[1]
    changes: tuple[CalendarDay, ...]


class Order(NamedTuple):
    """By what a day changed: the day on which that became known, and the act's number and date.

    Without the first nothing done before could be judged; the second may be unknown, "".
    """

    known_since: date | None
    act: str = ""


class Taken(NamedTuple):
    """What became of a colleague's changes: taken, already here, or other than ours (kept)."""

    taken: tuple[CalendarDay, ...]
    known: tuple[CalendarDay, ...]
    other: tuple[CalendarDay, ...]


class Moved(NamedTuple):
    """A term that ends on another day since the calendar changed.

    Attributes:
        institution: whose case it is.
        title: what the term is.
        was: its last day before.
        now: its last day today.
        days: the changed days in between that moved it.
    """

    institution: LocalText
    title: LocalText
    was: date
    now: date
    days: tuple[CalendarDay, ...]


def own_changes(path: Path) -> tuple[CalendarDay, ...]:
    """Return the days that the user changed, none if there is no file.

    Raises:
        Problem: `calendar.own-unreadable`: it was put aside; the next call finds none.
    """
    try:
        return _read(path).changes
    except FileNotFoundError:
        return ()
    except (OSError, *NOT_JSON) as error:
        kept = free_name(path.with_suffix(".unreadable.json"))
        with suppress(OSError):
            path.rename(kept)
        raise Problem("calendar.own-unreadable", kept=str(kept)) from error


def declare_off(
    office: Office, day: date, order: Order, origin: date | None = None
) -> WorkCalendar:
    """Make a day one of rest; return the calendar as it was before.

    `origin` is the day of rest in whose place it stands and on which people therefore work;
    `None` if there is none.

    Raises:
        Problem: `calendar.change-known-since`, `calendar.change-is-so`, `calendar.not-covered`,
            or the user's folder cannot be written to.
    """
    kind: ChangeKind = "off" if origin is None else "moved"
    made = [_day(office, day, kind, order, origin)]
    if origin is not None:
        made.append(_worked(office, origin, order))
    return _keep(office, made)


def declare_working(
    office: Office, day: date, order: Order, instead: date | None = None
) -> WorkCalendar:
    """Make a day one of work; return the calendar as it was before.

    `instead` is the day on which people rest for it; `None` if there is none.

    Raises:
        Problem: as `declare_off`.
    """
    if instead is not None:
        return declare_off(office, instead, order, origin=day)
    return _keep(office, [_worked(office, day, order)])


def take_back(office: Office, day: date) -> WorkCalendar:
    """Take back the last change of a day, with the other half of the same order.

    What was known of the day before holds again. Returns the calendar as it was before.
    """
    before = office.law.calendar
    last = before.days.get(day)
    if last not in before.changes:
        return before
    _save(office, [each for each in before.changes if not _of_one_order(each, last)])
    return before


def _of_one_order(one: CalendarDay, other: CalendarDay) -> bool:
    if one == other:
        return True
    together = (one.order, one.known_since) == (other.order, other.known_since)
    return together and (one.moved_from == other.date or one.date == other.moved_from)


def export_changes(office: Office, target: Path) -> int:
    """Write the own changes for a colleague; return how many there are.

    Raises:
        Problem: the target cannot be written to, or `calendar.nothing-to-export`.
    """
    changes = office.law.calendar.changes
    if not changes:
        raise Problem("calendar.nothing-to-export")
    write_whole(target, _text(changes))
    return len(changes)


def import_changes(office: Office, source: Path) -> tuple[Taken, WorkCalendar]:
    """Take in a colleague's changes; where both speak of a day, ours stays.

    Returns:
        What became of each day, and the calendar as it was before.

    Raises:
        Problem: `calendar.not-ours` (no file of changes), `calendar.import-known-since` (a day
            without the one on which it became known: nothing is taken), or the user's folder
            cannot be written to.
    """
    try:
        theirs = _read(source).changes
    except (OSError, *NOT_JSON) as error:
        raise Problem("calendar.not-ours", name=source.name) from error
    for each in theirs:
        if each.known_since is None:
            raise Problem("calendar.import-known-since", name=source.name, day=each.date)
    before = office.law.calendar
    mine = {each.date: each for each in before.changes}
    # One day is moved to one other day.
    moved = {each.moved_from for each in mine.values() if each.moved_from is not None}
    taken = tuple(
        each
        for each in theirs
        if each.date not in mine and each.moved_from not in moved and not _is_so(before, each)
    )
    known = tuple(each for each in theirs if each not in taken and _is_so(before, each))
    other = tuple(each for each in theirs if each not in taken and each not in known)
    if taken:
        _save(office, [*before.changes, *taken])
    return Taken(taken, known, other), before


def look_again(office: Office, before: WorkCalendar) -> tuple[tuple[Moved, ...], int]:
    """Look at every case of the library by the new calendar, and bring the list up to date.

    Returns:
        The terms that end on another day, and how many cases could not be read.
    """
    moved: list[Moved] = []
    unread = 0
    from desktop.usecases import library
    from desktop.usecases.cases import open_case

    for row in library.rows(office):
        if row.missing:
            continue
        try:
            with open_case(office, Path(row.path), write=False) as desk:
                moved += _moved(desk, before)
                library.note(office, desk)
        except Problem:
            unread += 1
    return tuple(moved), unread


def _moved(desk: "Desk", before: WorkCalendar) -> Iterable[Moved]:
    from desktop.domain.control import Control, Proceeding
    from desktop.procedure.route import route
    from desktop.usecases.cases import institution

    law = desk.office.law
    was_law, today = law.counting_by(before), desk.office.clock.today()
    samples = {control.id for control in desk.case.all(Control) if control.sample}
    for each in desk.case.all(Proceeding):
        if each.control_id in samples:
            continue
        was = {one.clock.id: one for one in route(desk.case, each.id, was_law, today).clocks}
        for now in route(desk.case, each.id, law, today).clocks:
            old = was[now.clock.id].due
            if now.met_on is None and old and now.due and old != now.due:
                first, last = min(old, now.due, now.start or old), max(old, now.due)
                days = tuple(
                    entry
                    for entry in (*law.calendar.changes, *before.changes)
                    if first <= entry.date <= last
                    and before.days.get(entry.date) != law.calendar.days.get(entry.date)
                )
                yield Moved(
                    institution(desk.case).name, now.clock.title.local(), old, now.due, days
                )


def _worked(office: Office, day: date, order: Order) -> CalendarDay:
    return _day(office, day, "worked_weekend" if day.weekday() >= 5 else "worked", order)


def _day(
    office: Office, day: date, change: ChangeKind, order: Order, origin: date | None = None
) -> CalendarDay:
    if order.known_since is None:
        raise Problem("calendar.change-known-since")
    name = load_change_name(office.law.calendars, change)
    made = CalendarDay(
        date=day,
        kind="off" if change in ("off", "moved") else "working",
        reason=name.reason,
        names=name.names,
        basis=_ORDERED,
        confidence="memory",
        source=office.profile.name,
        moved_from=origin,
        order=order.act.strip(),
        known_since=order.known_since,
    )
    if _is_so(office.law.calendar, made):
        raise Problem(f"calendar.is-{made.kind}", day=day)
    return made


def _is_so(calendar: WorkCalendar, change: CalendarDay) -> bool:
    return calendar.is_working(change.date) == (change.kind == "working")


def _keep(office: Office, made: Sequence[CalendarDay]) -> WorkCalendar:
    before = office.law.calendar
    # What was known of a day before stays: an act done then is judged by it.
    _save(office, (*before.changes, *made))
    return before


def _save(office: Office, changes: Iterable[CalendarDay]) -> None:
    make_folder(office.folders.home, parents=True)
    write_whole(office.folders.calendar, _text(changes))
    office.law.count_anew()


def _text(changes: Iterable[CalendarDay]) -> bytes:
    kept = tuple(sorted(changes, key=lambda each: (each.date, each.known_since or date.min)))
    return msgspec.json.format(msgspec.json.encode(_File("baqylau-calendar", 1, kept)), indent=1)


def _read(path: Path) -> _File:
    return msgspec.json.decode(path.read_bytes(), type=_File)
