"""Sending on the command line: a letter is marked, what goes is kept, and what went is listed."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.cli.caring import take_care
from desktop.cli.saying import office_here, spoken
from desktop.domain.correspondence import Letter, SentPaper
from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem

if TYPE_CHECKING:
    from desktop.messages.catalogue import Catalogue
    from desktop.procedure.states import Warning_
    from desktop.usecases.desk import Desk
    from desktop.usecases.taking_in import Source


def sent(options: Namespace) -> int:
    """Mark a letter as sent (`--on`), take that back, add its scan; or list what was kept."""
    from desktop.usecases import two_languages
    from desktop.usecases.acts import letter_for, mark_sent, take_back_sent
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.papers import proceeding_for
    from desktop.usecases.sending import sentences_of, take_in_scan

    office = office_here()
    does = bool(options.on or options.take_back is not None or options.scan)
    if does and not options.kind:
        options.usage.lacks(["KIND"])
    if options.on and options.take_back is not None:
        options.usage.error("argument --take-back: not allowed with argument --on")
    messages = office.messages(spoken(options, office))
    said: list[str] = []
    scans = [_scan(each) for each in options.scan]  # before anything is marked
    with open_case(office, options.file, write=does) as desk:
        control = current_control(desk.case, options.control)
        if does:
            _refuse_enclosure(desk, options.kind)
            letter_id = letter_for(
                desk, proceeding_for(desk, control.id, options.kind), options.kind
            ).id
            if options.take_back is not None:
                take_back_sent(desk, letter_id, options.take_back)
            if options.on:
                letter = desk.case.one(Letter, letter_id)
                channel = options.channel or letter.channel
                maker = proceeding_for(desk, control.id, options.kind)
                older = two_languages.behind(desk, maker, options.kind)
                warned = _warnings(desk, maker)
                kept = mark_sent(desk, letter_id, channel, options.on.isoformat())
                _keep_pdfs(desk, letter_id)
                told = (one for each in older for one in two_languages.sentences(each))
                said = [messages.problem(each) for each in (*told, *sentences_of(desk, kept))]
                new = (each for each in _warnings(desk, maker) if each not in warned)
                said += [each.text.text(messages.lang) for each in new]
            for scan in scans:
                take_in_scan(desk, letter_id, scan)
            take_care(office, desk)
        papers = [
            each
            for each in desk.case.of_control(SentPaper, control.id)
            if options.kind in (None, each.kind, desk.case.one(Letter, each.letter_id).kind)
        ]
        found = [_plain(desk, each) for each in papers]
        lines = [_line(desk, each, messages) for each in papers]
    if options.json:
        print(json.dumps({"kept": found, "notes": said}, ensure_ascii=False, indent=1))
        return 0
    if not found:
        print(messages.say("cli.sent.nothing"), file=sys.stderr)
    for line in lines:
        print(line)
    for sentence in said:
        print(sentence, file=sys.stderr)
    return 0


def _scan(path: Path) -> "Source":
    """Return a scan that can be taken in.

    Raises:
        Problem: `evidence.cannot-read`, `evidence.empty`.
    """
    from desktop.usecases.taking_in import file_source

    found = file_source(path)
    if not found.size:
        raise Problem("evidence.empty", name=path.name)
    return found


def _refuse_enclosure(desk: "Desk", kind: str) -> None:
    """Refuse to mark by itself what goes with a letter, as the window does not offer it either."""
    law = desk.office.law
    if host := law.document(kind).goes_with:
        title, letter = law.document(kind).title.local(), law.document(host).title.local()
        raise Problem("sent.goes-with", title=title, letter=letter, kind=host)


def _warnings(desk: "Desk", proceeding_id: UUID) -> tuple["Warning_", ...]:
    from desktop.usecases.standing import standing_of

    return standing_of(desk, proceeding_id).warnings


def _keep_pdfs(desk: "Desk", letter_id: UUID) -> None:
    """Keep a PDF of what went, where there is an office program that makes one."""
    from desktop.documents import converting
    from desktop.usecases.sending import keep_pdfs, without_pdf

    program = converting.office_program()
    if program is None:
        return
    profile = desk.office.folders.office_program
    papers = without_pdf(desk, letter_id)
    if made := converting.to_pdf(papers, program, profile, lambda *_: True):
        keep_pdfs(desk, made)


def _line(desk: "Desk", each: SentPaper, messages: "Catalogue") -> str:
    """Return one kept paper in a line to read: which, under which number, when, its SHA-256."""
    letter = desk.case.one(Letter, each.letter_id)
    title = desk.office.law.document(each.kind).title.text(messages.lang)
    number = f"№ {letter.number}" if letter.number else ""
    state = messages.say("sent.stands" if _stands(desk, each, letter) else "sent.former")
    named = f"{title} ({each.lang})"
    return "\t".join((named, number, short_moment(each.kept_at), each.content_sha256, state))


def _stands(desk: "Desk", each: SentPaper, letter: Letter) -> bool:
    from desktop.procedure.letters import kept_at_sending

    return each in kept_at_sending(desk.case, letter)


def _plain(desk: "Desk", each: SentPaper) -> dict[str, Any]:
    letter = desk.case.one(Letter, each.letter_id)
    return {
        "kind": each.kind,
        "lang": each.lang,
        "with": letter.kind,
        "number": letter.number,
        "sent_on": letter.sent_on,
        "name": each.name,
        "sha256": each.content_sha256,
        "kept_at": each.kept_at.isoformat(),
        "kept_by": each.kept_by,
        "stands": _stands(desk, each, letter),
    }
