"""Today's list and the calendar for a phone on the command line."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.cli.saying import office_here, spoken
from desktop.domain.calendar import CalendarNotCovered
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.messages.catalogue import Catalogue
from desktop.usecases.office import Office


def today(options: Namespace) -> int:
    """Print the list of a day, the most pressing first; what could not be read on stderr."""
    from desktop.usecases.today import today_at, told

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    found = today_at(office, options.folder, options.on)
    if options.json:
        print(json.dumps(_data(office, found.items, lang), ensure_ascii=False, indent=1))
    elif not found.items:
        print(messages.say("today.empty"), file=sys.stderr)
    for item in () if options.json else found.items:
        words, day = told(office, item, lang), item.watch.day
        print(day.isoformat() if day else "", words.kind, words.what, words.case, sep="\t")
    _say_unread(found.unread, messages)
    return 0


def calendar(options: Namespace, target: Path) -> int:
    """Write the terms as an iCalendar file and print its path."""
    from desktop.usecases.phone_calendar import write_calendar

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    made = write_calendar(office, options.place, target, lang)
    stands = [each for each in made.events if not each.gone]
    if options.json:
        events = [
            {
                "uid": each.uid,
                "case": each.case,
                "day": each.day.isoformat(),
                "title": each.summary,
                "sequence": each.sequence,
                "cancelled": each.gone,
            }
            for each in made.events
        ]
        print(json.dumps({"path": str(target), "events": events}, ensure_ascii=False, indent=1))
    else:
        print(target)
        gone = len(made.events) - len(stands)
        print(messages.say("today.calendar-made", n=len(stands), gone=gone), file=sys.stderr)
    _say_unread(made.unread, messages)
    return 0


def _say_unread(unread: Iterable[Problem], messages: Catalogue) -> None:
    for problem in unread:
        print(messages.problem(problem), file=sys.stderr)


def _data(office: Office, items: Iterable[Any], lang: Lang) -> list[dict[str, Any]]:
    from desktop.usecases.today import told

    calendar = office.law.calendar
    found = []
    for item in items:
        watch, words, left = item.watch, told(office, item, lang), None
        if watch.due is not None:
            with suppress(CalendarNotCovered):
                left = calendar.days_left(item.on, watch.due)
        found.append(
            {
                "id": watch.id,
                "kind": item.kind,
                "on": item.on.isoformat(),
                "title": words.what,
                "sentence": words.sentence,
                "object": words.case,
                "case": item.row.case_id,
                "file": item.row.path,
                "missing": item.row.missing,
                "sample": item.row.sample,
                "protected": item.row.protected,
                "control": watch.control,
                "proceeding": watch.proceeding or None,
                "procedure": watch.procedure or None,
                "step": watch.step or None,
                "clock": watch.clock or None,
                "letter": watch.letter or None,
                "recommendation": watch.recommendation or None,
                "start": watch.start.isoformat() if watch.start else None,
                "due": watch.due.isoformat() if watch.due else None,
                "unanswered_from": watch.silent_from.isoformat() if watch.silent_from else None,
                "days_left": left,
                "own": watch.own,
                "estimate": watch.guessed,
            }
        )
    return found
