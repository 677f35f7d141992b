"""The list of cases on the command line."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.saying import office_here, spoken
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.casefile.index import LibraryRow
    from desktop.usecases.library_filter import Known


def library(options: Namespace) -> int:
    """Print the cases of the library, the one with the nearest day first; troubles on stderr.

    The library's folders are looked through before. With a folder only its cases are listed, and
    nothing of them is kept.
    """
    from desktop.usecases import library_filter
    from desktop.usecases.library import in_order
    from desktop.usecases.whereabouts import away

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    wanted = library_filter.Filter(
        phase=options.phase or "",
        region=_region(office, options.region),
        campaign=options.campaign or "",
    )
    rows, unread = _rows(office, options.folder)
    absent = away(row.path for row in rows)
    known = library_filter.Known(away=absent, copies=library_filter.copies(rows, absent))
    codes = frozenset(each.code for each in office.law.regions)
    found = library_filter.chosen(in_order(rows), wanted, known, codes)
    if options.json:
        data = [_data(row, known, lang) for row in found]
        print(json.dumps(data, ensure_ascii=False, indent=1))
    elif not found:
        print(messages.say("library.empty"), file=sys.stderr)
    for row in () if options.json else found:
        phase = messages.say(f"library.phase.{library_filter.column(row)}")
        state = library_filter.file_state(row, known)
        said = messages.say(f"library.is.{state}") if state else ""
        print(row.object_name.any_text(lang), phase, row.next_due, said, row.path, sep="\t")
    for name, problem in unread:
        why = messages.problem(problem)
        print(messages.say("library.unread-line", name=name, why=why), file=sys.stderr)
    return 0


def _rows(
    office: Office, folder: Path | None
) -> tuple[tuple["LibraryRow", ...], list[tuple[str, Problem]]]:
    from desktop.usecases import library as use_case
    from desktop.usecases.looking_through import looking_through
    from desktop.usecases.today import told_at

    if folder is None:
        troubles = [each for each in looking_through(office) if each is not None]
        return use_case.rows(office), [(each.path.name, each.problem) for each in troubles]
    cases, problems = told_at(office, folder)
    named = [(Path(str(each.params.get("path", folder))).name, each) for each in problems]
    return tuple(row for row, _watches in cases), named


def _region(office: Office, typed: str | None) -> str:
    """Return the code of a region by its code or a name of it, "" where none was asked for.

    Raises:
        Problem: `library.unknown-region`.
    """
    if not typed:
        return ""
    wanted = typed.strip().casefold()
    for each in office.law.regions:
        if wanted == each.code or wanted in (each.name.text(one).casefold() for one in LANGS):
            return each.code
    raise Problem("library.unknown-region", region=typed)


def _data(row: "LibraryRow", known: "Known", lang: Lang) -> dict[str, Any]:
    return {
        "file": row.path,
        "case": row.case_id or None,
        "institution": row.object_name.any_text(lang),
        "topic": row.topic.any_text(lang),
        "phase": row.phase or None,
        "closed": row.closed,
        "region": row.region or None,
        "procedure": row.procedure or None,
        "campaign": row.campaign or None,
        "control": row.control_number,
        "started_on": row.started_on or None,
        "completed_on": row.completed_on or None,
        "clock": row.next_clock or None,
        "due": row.next_due or None,
        "recommendations": row.asked,
        "answered": row.answered,
        "done": row.done,
        "where": known.away.get(row.path, "there"),
        "copy": row.path in known.copies,
        "protected": row.protected,
        "sample": row.sample,
        "trouble": row.trouble or None,
    }
