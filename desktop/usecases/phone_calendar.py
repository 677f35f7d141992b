"""The terms of cases as an iCalendar file, with what moved and what is no longer needed (0044)."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace

from desktop.casefile.index import LibraryIndex
from desktop.domain.calendar import CalendarNotCovered, WorkCalendar
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office
from desktop.usecases.today import Case, Item, listed, told, told_at

if TYPE_CHECKING:
    from icalendar import Component

_OURS = "-//Baqylau//Baqylau"
_CASE = "X-BAQYLAU-CASE"
_ONE_DAY = timedelta(days=1)
_ALARMS = (timedelta(hours=-15), timedelta(hours=9))
"""At nine in the morning of the day before, and of the day itself."""
_SAID_AGAIN = timedelta(days=365)
"""So long after its day an event that is gone is written as cancelled once more."""


class Event(NamedTuple):
    """An event of the calendar.

    Attributes:
        uid: stable.
        case: the case's id.
        day: its day.
        summary: its title.
        description: what is said besides.
        sequence: how often it changed.
        changed: when it changed last.
        gone: it was in a calendar before and is no longer needed.
    """

    uid: str
    case: str
    day: date
    summary: str
    description: str = ""
    sequence: int = 0
    changed: datetime | None = None
    gone: bool = False


class Made(NamedTuple):
    """The calendar that was written, and the cases that could not be read for it."""

    events: tuple[Event, ...]
    unread: tuple[Problem, ...]


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """What calendars were told of an event; `of_list` if in one of the whole list of cases.

    `left`: the user has taken its case off the list since.
    """

    case: str
    day: date
    digest: str
    sequence: int
    changed: datetime
    gone: bool = False
    of_list: bool = False
    left: bool = False


def nothing_to_write(office: Office, items: Iterable[Item]) -> Problem | None:
    """Return what `write_calendar` would refuse with, before a file is chosen; else `None`.

    What a calendar was told before may have to be taken back in it: then there is something.
    """
    if any(each.watch.for_calendar for each in items) or office.folders.calendar_told.exists():
        return None
    return Problem("today.no-days")


def write_calendar(office: Office, place: Path | None, target: Path, lang: Lang) -> Made:
    """Write the terms of the cases at a place as a calendar; `None` is the whole list.

    Raises:
        Problem: `today.no-days`, the one file that was named cannot be read, or the target or the
            user's folder cannot be written to.
    """
    cases, unread = told_at(office, place)
    found = {
        each.uid: each
        for item in listed(cases, None, office, samples=place is not None)
        for each in _events(office, item, lang)
    }
    memory = _remembered(office, target, of_list=place is None)
    now = office.clock.now()
    for uid, event in found.items():
        before = memory.get(uid)
        memory[uid] = _told(event, before, now, of_list=place is None)
    may_go = _may_go(office, cases, place)
    for uid, before in memory.items():
        if uid not in found and may_go(before) and not before.gone:
            sequence = before.sequence + 1
            memory[uid] = replace(before, sequence=sequence, changed=now, digest="", gone=True)
    memory = {uid: each for uid, each in memory.items() if not _is_over(each, now)}
    say = office.messages(lang).say
    events = tuple(_numbered(found, memory, may_go, say))
    if not events:
        raise Problem("today.no-days")
    write_whole(target, _ical(events, say, lang, now))
    _remember(office, memory)
    return Made(events, unread)


def _events(office: Office, item: Item, lang: Lang) -> Iterator[Event]:
    watch, say = item.watch, office.messages(lang).say
    if not watch.for_calendar or watch.due is None:
        return
    words = told(office, item, lang)
    if watch.what == "promise":
        look = _next_working(watch.due, office.law.calendar) or watch.due + _ONE_DAY
        yield Event(
            watch.id,
            item.row.case_id,
            look,
            say("today.event.promise", what=words.what, case=words.case),
            say("today.promised", day=short_date(watch.due)),
        )
        return
    of = "guessed" if watch.guessed else "own" if watch.own else "theirs"
    day = short_date(watch.due)
    yield Event(
        watch.id,
        item.row.case_id,
        watch.due,
        say(f"today.event.{of}", what=words.what, case=words.case),
        say("today.due-guessed" if watch.guessed else f"today.due-{of}", day=day),
    )
    if watch.silent_from is not None and (check := _next_working(watch.due, office.law.calendar)):
        yield Event(
            str(uuid5(UUID(watch.id), "check")),
            item.row.case_id,
            check,
            say("today.event.check", what=words.what, case=words.case),
            say("today.check", day=day),
        )


def _next_working(day: date, calendar: WorkCalendar) -> date | None:
    with suppress(CalendarNotCovered):
        after = day + _ONE_DAY
        while not calendar.is_working(after):
            after += _ONE_DAY
        return after
    return None


def _told(event: Event, before: _Told | None, now: datetime, *, of_list: bool) -> _Told:
    """Return what is remembered of an event: counted on where its day or its words changed."""
    said = f"{event.day}\n{event.summary}\n{event.description}"
    digest = sha256(said.encode()).hexdigest()
    if before is None:
        return _Told(
            case=event.case, day=event.day, digest=digest, sequence=0, changed=now, of_list=of_list
        )
    left = before.left and not of_list
    of_list = of_list or before.of_list
    if before.digest == digest and not before.gone:
        return replace(before, of_list=of_list, left=left)
    return _Told(
        case=event.case,
        day=event.day,
        digest=digest,
        sequence=before.sequence + 1,
        changed=now,
        of_list=of_list,
        left=left,
    )


class _MayGo(NamedTuple):
    """Which events are no longer needed if they are not there: those of cases that were read.

    Of the whole list also those of cases that the user took off it, unless it holds a file of which
    nobody knows what case it is. That a case is not in the list says nothing: it may have been lost
    with the list, while its file lies on a stick that is away.
    """

    read: frozenset[str]
    kept: frozenset[str] | None

    def __call__(self, before: _Told) -> bool:
        taken_off = self.kept is not None and before.of_list and before.left
        return before.case in self.read or (taken_off and before.case not in (self.kept or ()))


def _may_go(office: Office, cases: Iterable[Case], place: Path | None) -> _MayGo:
    read = frozenset(row.case_id for row, _ in cases)
    if place is not None:
        return _MayGo(read, None)
    with LibraryIndex(office.folders.index) as index:
        kept = frozenset(row.case_id for row in index.rows())
    return _MayGo(read, None if "" in kept else kept)


def _is_over(each: _Told, now: datetime) -> bool:
    return each.gone and each.day + _SAID_AGAIN < now.date()


def _numbered(
    found: dict[str, Event], memory: dict[str, _Told], may_go: _MayGo, say: Say
) -> Iterator[Event]:
    """Yield what stands and what is gone, in the order of days, with the count of changes."""
    for uid, kept in sorted(memory.items(), key=lambda each: (each[1].day, each[0])):
        event = found.get(uid)
        if event is not None:
            yield event._replace(sequence=kept.sequence, changed=kept.changed)
        elif kept.gone and may_go(kept):
            yield Event(
                uid,
                kept.case,
                kept.day,
                say("today.event.gone"),
                sequence=kept.sequence,
                changed=kept.changed,
                gone=True,
            )


# -- what calendars were told ---------------------------------------------------------------------


def _remembered(office: Office, target: Path, *, of_list: bool) -> dict[str, _Told]:
    """Return what calendars were told: as remembered, and as the one says that is written over."""
    memory = _in_calendar(target, office.clock.now(), of_list=of_list)
    with suppress(FileNotFoundError, *NOT_JSON):
        memory |= _decode(office.folders.calendar_told.read_bytes())
    return memory


def note_on_the_list(office: Office, case_id: str, *, is_on: bool) -> None:
    """Remember that the user took a case off the list, or that it stands there again.

    The next calendar of the whole list cancels the terms of a case that was taken off.

    Raises:
        Problem: the user's folder cannot be written to.
        OSError: what calendars were told cannot be read.
    """
    memory: dict[str, _Told] = {}
    with suppress(FileNotFoundError, *NOT_JSON):
        memory = _decode(office.folders.calendar_told.read_bytes())
    changed = {
        uid: replace(each, left=not is_on)
        for uid, each in memory.items()
        if each.of_list and each.case == case_id and each.left == is_on
    }
    if changed:
        _remember(office, memory | changed)


def _remember(office: Office, memory: dict[str, _Told]) -> None:
    make_folder(office.folders.home, parents=True)
    write_whole(office.folders.calendar_told, msgspec.json.format(msgspec.json.encode(memory)))


def _in_calendar(target: Path, now: datetime, *, of_list: bool) -> dict[str, _Told]:
    """Return what a calendar of ours says; nothing of another one, or of none."""
    from icalendar import Calendar

    try:
        read = Calendar.from_ical(target.read_bytes())
    except (OSError, ValueError):
        return {}
    if not str(read.get("PRODID", "")).startswith(_OURS):
        return {}
    # Another program may have put in events of an hour, or without a day: those are not ours.
    days = ((each, _day_of(each)) for each in read.walk("VEVENT") if "UID" in each)
    return {
        str(each["UID"]): _Told(
            case=str(each.get(_CASE, "")),
            day=day,
            digest="",
            sequence=int(each.get("SEQUENCE", 0)),
            changed=now,
            gone=each.get("STATUS") == "CANCELLED",
            of_list=of_list,
        )
        for each, day in days
        if day is not None
    }


def _day_of(event: "Component") -> date | None:
    """Return the day of an event; `None` where it is no whole day."""
    day = event.decoded("DTSTART") if "DTSTART" in event else None
    return day if type(day) is date else None


_decode = msgspec.json.Decoder(dict[str, _Told]).decode


# -- the file -------------------------------------------------------------------------------------


def _ical(events: Iterable[Event], say: Say, lang: Lang, now: datetime) -> bytes:
    from icalendar import Alarm, Calendar
    from icalendar import Event as Component

    calendar = Calendar()
    calendar.add("prodid", f"{_OURS}//{lang.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say("today.calendar"))
    for event in events:
        made = Component()
        made.add("uid", event.uid)
        made.add("dtstamp", now)
        made.add("last-modified", event.changed or now)
        made.add("sequence", event.sequence)
        made.add("dtstart", event.day)
        made.add("dtend", event.day + _ONE_DAY)
        made.add("summary", event.summary)
        made.add("status", "CANCELLED" if event.gone else "CONFIRMED")
        made.add("transp", "TRANSPARENT")
        made.add(_CASE, event.case)
        if event.description:
            made.add("description", event.description)
        for before in () if event.gone else _ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", event.summary)
            alarm.add("trigger", before)
            made.add_component(alarm)
        calendar.add_component(made)
    return bytes(calendar.to_ical())
