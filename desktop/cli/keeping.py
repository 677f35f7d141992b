"""Backups on the command line: to see them, to go back to one, to bring files back from them."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.caring import take_care
from desktop.cli.saying import in_a_shell, office_here, spoken
from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.casefile.backups import Backup
    from desktop.casefile.verify import Report
    from desktop.usecases.backup_lines import Line, Lines
    from desktop.usecases.backups import Comparison


def list_backups(options: Namespace) -> int:
    """Print the backups of a case, also of one that is lost: number, when, why, where.

    Those of other copies of the case follow; their numbers begin with the name of their line.
    """
    from desktop.usecases.backups import last_author
    from desktop.usecases.recovering import backups_of

    office = office_here()
    say = office.messages(spoken(options, office)).say
    kept = backups_of(office, options.file.absolute())
    if options.json:
        plain = [
            {
                "id": name,
                "at": backup.at.isoformat(),
                "occasion": backup.occasion,
                "path": str(backup.path),
                "size": backup.size,
                "own": line is None,
                "copy": str(line.file) if line is not None and line.file is not None else None,
            }
            for line, name, backup in _named(kept)
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    shown: Line | None = None
    for line, name, backup in _named(kept):
        if line is not None and line is not shown:
            shown, file, who = line, str(line.file or line.folder), last_author(line)
            whose = say("backup.whose-by", file=file, who=who) if who else ""
            print(whose or say("backup.whose", file=file))
        print(
            name, short_moment(backup.at), say(f"backup.{backup.occasion}"), backup.path, sep="\t"
        )
    if not (kept.own or kept.others):
        print(say("cli.no-backups"), file=sys.stderr)
    return 0


def restore_backup(options: Namespace) -> int:
    """Say what going back to a backup changes, and go back to it.

    Where the file is lost or itself damaged nothing is written into it: the backup takes its
    place, and the damaged file is put aside.
    """
    from desktop.usecases import backups
    from desktop.usecases.cases import open_case
    from desktop.usecases.recovering import is_to_be_replaced

    office, file = office_here(), options.file.absolute()
    lang = spoken(options, office)
    say = office.messages(lang).say
    if is_to_be_replaced(office, file):
        return _replace(options, office, say)
    with open_case(office, file, write=not options.dry_run) as desk:
        backup = _chosen(backups.lines(desk), options)
        seen = backups.compare(desk, backup, lang)
        print("\n".join(_difference(seen, say)))
        if (seen.shifts or seen.replaces) and not options.dry_run:
            aside = backups.go_back(desk, backup)
            code = "backup.before-joining" if seen.whole else "backup.went-back"
            if aside is not None:
                code = "backup.replaced"
            print(say(code, when=short_moment(backup.at), path=aside))
            take_care(office, desk, back_up=False)
    return 0


def _difference(seen: "Comparison", say: Say) -> Iterator[str]:
    yield say("backup.acts-since", n=seen.acts)
    if seen.replaces:
        yield say("backup.replaces")
    elif not seen.shifts:
        yield say("cli.nothing-to-change")
    for shift in seen.shifts:
        yield f"  {shift.whose} · {shift.label}: {shift.old or '–'} → {shift.new or '–'}"
    if seen.stay:
        yield say("cli.stays")
        yield from (f"  {name}" for name in dict.fromkeys(seen.stay))


def _replace(options: Namespace, office: Office, say: Say) -> int:
    from desktop.casefile.header import reads_by_pages
    from desktop.usecases import backups
    from desktop.usecases.recovering import backups_of

    file = options.file.absolute()
    backup = _chosen(backups_of(office, file), options)
    if options.dry_run:
        print(say("cli.would-replace", when=short_moment(backup.at)))
        return 0
    aside = backups.recover(office, backup, file)
    print(file)
    print(say("cli.replaced", when=short_moment(backup.at)), file=sys.stderr)
    if aside is not None:
        code = "cli.put-aside" if reads_by_pages(aside) else "cli.put-aside-protected"
        print(say(code, path=aside), file=sys.stderr)
    return 0


def mend(options: Namespace) -> int:
    """Bring damaged or missing files of a case back from whatever backup holds them.

    Raises:
        Problem: `cli.next-restore` or `cli.next-rescue` where the case file itself is damaged.
    """
    from desktop.usecases.cases import open_case
    from desktop.usecases.checking import verify
    from desktop.usecases.mending import bring_back, is_torn, lacking

    office = office_here()
    say, path = office.messages(spoken(options, office)).say, options.file
    open_case(office, path, write=False).close()  # a package is none
    report = verify(path)
    if is_torn(report):  # nothing more is written into it
        raise next(iter((*next_acts(office, path, report), Problem("file.damaged", path=path))))
    if not (wanted := lacking(report)):
        print(say("cli.nothing-to-mend"))
        return 0
    with open_case(office, path) as desk:
        done = bring_back(desk, wanted)
    if done.mended:
        print(say("verify.mended", n=done.mended))
    if done.left:
        print(say("verify.not-mended", n=done.left), file=sys.stderr)
    return 1 if done.left else 0


def next_acts(office: Office, path: Path, found: "Report | Problem") -> list[Problem]:
    """Return what to do next with a case file after a check of it, as sentences with the command.

    `found` is what the check says, or why it could not be done.
    """
    from desktop.usecases.recovering import next_ways

    ways = next_ways(office, path, found)
    return [Problem(f"cli.next-{way}", file=in_a_shell(path)) for way in ways]


def faults_in_words(office: Office, path: Path, report: "Report", lang: Lang) -> list[str]:
    """Return the sentences of what a check found: by name and field, as far as the case opens."""
    from desktop.usecases.cases import open_case
    from desktop.usecases.checking import in_words

    try:
        with open_case(office, path, write=False) as desk:
            return [in_words(desk, found, lang) for found in report.findings]
    except Problem:
        say = office.messages(lang).say
        return [say(found.code, **found.params) for found in report.findings]


def _named(kept: "Lines") -> "Iterator[tuple[Line | None, str, Backup]]":
    """Yield each backup with the line of another copy that it is of, and its name in a call."""
    for backup in kept.own:
        yield None, str(backup.number), backup
    for line in kept.others:
        for backup in line.backups:
            yield line, f"{line.name}/{backup.number}", backup


def _chosen(kept: "Lines", options: Namespace) -> "Backup":
    for _line, name, backup in _named(kept):
        if name == options.backup:
            return backup
    raise Problem("cli.no-such-backup", backup=options.backup, file=in_a_shell(options.file))
