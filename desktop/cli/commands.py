"""The commands: each reads its words, calls one use case and prints what came of it."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from desktop.cli.caring import take_care
from desktop.cli.keeping import faults_in_words, list_backups, mend, next_acts, restore_backup
from desktop.cli.letters import ACTS, letters
from desktop.cli.library import library
from desktop.cli.meetings import meeting
from desktop.cli.outcomes import outcome
from desktop.cli.printing import form_on_paper, packet
from desktop.cli.replies import reply
from desktop.cli.saying import office_here, spoken
from desktop.cli.sending import sent
from desktop.cli.speaking import Parser, speaking
from desktop.cli.targets import free_target, target_of
from desktop.cli.today import calendar, today
from desktop.domain.correspondence import Channel, Verdict
from desktop.domain.errors import Problem
from desktop.domain.outcome import FollowUpState, OutcomeKind
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import UNKNOWN_DAY, read_day, read_time, typed_day, typed_time
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue, Say
from desktop.usecases.files import refuse_case, remove, write_whole
from desktop.usecases.library_filter import CLOSED, PHASES
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.documents.hand_edits import Choice
    from desktop.usecases.desk import Desk
    from desktop.usecases.protection import Done

# What opens cases brings SQLAlchemy along: each command imports what it needs.

Options = argparse.Namespace
Adds = Callable[[Parser, Say], None]


def read(arguments: Sequence[str], lang: Lang) -> Options:
    """Return what a call asks for; `run` of it carries the command out.

    A wrong call ends the program: with the way to the help, in `lang`, and exit code 2.
    """
    options, unknown = parser(lang).parse_known_args(_without_mark(arguments))
    usage: Parser = options.usage
    if unknown and (unknown := usage.take_late(options, unknown)):
        # The command knows better than the program which help to name.
        usage.error(f"unrecognized arguments: {' '.join(unknown)}")
    return options


def _without_mark(arguments: Sequence[str]) -> Sequence[str]:
    """Return a call without a “--” before its command, for which argparse would take it."""
    before = list(takewhile(lambda word: word != "--", arguments))
    if all(word in LANGS or word.startswith("--lang") for word in before):
        return [*before, *arguments[len(before) + 1 :]]
    return arguments


def parser(lang: Lang) -> Parser:
    """Return the parser of all commands; its help and refusals are in `lang`."""
    say = Catalogue(lang, data_root() / "resources" / "messages").say
    root = speaking(say)(prog="baqylau", description=say("cli.about"), epilog=say("cli.window"))
    root.add_argument("--lang", choices=LANGS, help=say("cli.lang"))
    commands = root.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=say("cli.commands")
    )

    def command(name: str, run: Callable[[Options], int], *more: Adds) -> Parser:
        summary = say(f"cli.{name}")
        made = commands.add_parser(name, help=summary, description=summary)
        made.set_defaults(run=run, usage=made)
        made.add_argument(
            "--lang", choices=LANGS, default=argparse.SUPPRESS, help=say("cli.lang")
        )  # suppressed: it would undo what stood before the command
        for add in more:
            add(made, say)
        return made

    demo = command("demo", _demo, _json)
    demo.add_argument("--out", type=Path, metavar="DIR", help=say("cli.demo.out"))

    new = command("new", _new)
    new.add_argument(
        "out", type=_file_to_write(say), metavar="OUT.baqylau", help=say("cli.new.out")
    )
    new.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="CASE.json|DIR|CASE.zip",
        help=say("cli.new.from"),
    )
    new.add_argument("--as-new", action="store_true", help=say("cli.new.as-new"))

    command("export", _export, _file, _output("CASE.json"), _overwrite)

    status = command("status", _status, _file, _json, _control)
    status.add_argument("--on", type=_day(say), metavar="DAY", help=say("cli.status.on"))

    deadline = command("deadline", _deadline, _json)
    deadline.add_argument("rule", nargs="?", metavar="RULE", help=say("cli.deadline.rule"))
    deadline.add_argument(
        "--from", dest="start", type=_day(say), metavar="DAY", help=say("cli.deadline.from")
    )
    deadline.add_argument("--variant", metavar="V", help=say("cli.deadline.variant"))
    deadline.add_argument("--list", action="store_true", help=say("cli.deadline.list"))
    deadline.does_or_lists({"rule", "start"}, {"lang", "json"})

    _add_papers(command, say)

    _add_printed(command, say)

    workbook = command("workbook", _workbook, _output("OUT.xlsx"), _overwrite)
    workbook.add_argument(
        "files", type=Path, nargs="+", metavar="FILE.baqylau", help=say("cli.file")
    )
    workbook.add_argument("--project", help=say("cli.workbook.project"))

    _add_case_files(command, say)

    journal = command("register", _register, _json, _overwrite)
    journal.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help=say("cli.register.folder")
    )
    journal.add_argument("--rebuild", action="store_true", help=say("cli.register.rebuild"))
    journal.add_argument(
        "-o",
        "--output",
        type=_file_to_write(say),
        metavar="OUT.xlsx|OUT.docx",
        help=say("cli.output"),
    )

    _add_days(command, say)
    _add_library(command, say)
    _add_campaign(command, say)

    texts = command("letters", letters, _json)
    texts.add_argument("act", nargs="?", choices=ACTS, metavar="ACT", help=say("cli.letters.act"))
    texts.add_argument("what", nargs="?", metavar="KIND|FILE", help=say("cli.letters.what"))
    texts.add_argument(
        "file", type=Path, nargs="?", metavar="FILE.docx", help=say("cli.letters.file")
    )

    forms = command("check-forms", _check_forms, _json)
    forms.add_argument(
        "folder", type=Path, nargs="?", metavar="DIR", help=say("cli.check-forms.folder")
    )

    book = command("law-book", _law_book, _output("OUT.docx"), _overwrite)
    book.add_argument("--review", action="store_true", help=say("cli.law-book.review"))

    command("selftest", _selftest)
    return root


def _add_library(command: Callable[..., Parser], say: Say) -> None:
    """Add the list of cases with what narrows it down, and the search inside them."""
    cases = command("library", library, _json)
    cases.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help=say("cli.library.folder")
    )
    cases.add_argument(
        "--phase", choices=(*PHASES, CLOSED), metavar="PHASE", help=say("cli.library.phase")
    )
    cases.add_argument("--region", metavar="REGION", help=say("cli.library.region"))
    cases.add_argument("--campaign", metavar="NAME", help=say("cli.library.campaign"))

    look = command("search", _search, _json)
    look.add_argument("query", metavar="QUERY", help=say("cli.search.query"))
    look.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help=say("cli.search.folder")
    )


def _add_days(command: Callable[..., Parser], say: Say) -> None:
    """Add the commands about what stands on which day."""
    day = command("today", today, _json)
    day.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help=say("cli.today.folder"))
    day.add_argument("--on", type=_day(say), metavar="DAY", help=say("cli.today.on"))

    terms = command("calendar", _calendar, _json, _output("OUT.ics"), _overwrite)
    terms.add_argument(
        "place", type=Path, nargs="?", metavar="FOLDER|FILE", help=say("cli.calendar.place")
    )


def _add_papers(command: Callable[..., Parser], say: Say) -> None:
    """Add the commands that make papers and send them."""
    document = command("document", _document, _json, _control)
    document.add_argument(
        "file", type=Path, nargs="?", metavar="FILE.baqylau", help=say("cli.file")
    )
    document.add_argument("kind", nargs="?", metavar="KIND", help=say("cli.document.kind"))
    document.add_argument(
        "-o", "--output", type=_file_to_write(say), metavar="OUT.docx", help=say("cli.output")
    )
    document.add_argument("--list", action="store_true", help=say("cli.document.list"))
    document.add_argument(
        "--hand-edits", choices=("keep", "new"), help=say("cli.document.hand-edits")
    )
    document.add_argument(
        "--take-data",
        action="append",
        default=[],
        metavar="ID",
        help=say("cli.document.take-data"),
    )

    document.add_argument(
        "--reading-copy", action="store_true", help=say("cli.document.reading-copy")
    )
    document.add_argument("--as-sent", action="store_true", help=say("cli.document.as-sent"))
    document.does_or_lists({"file", "kind", "output"}, {"lang", "json", "control", "file"})

    out = command("sent", sent, _file, _json, _control)
    out.add_argument("kind", nargs="?", metavar="KIND", help=say("cli.sent.kind"))
    out.add_argument("--on", type=_day(say), metavar="DAY", help=say("cli.sent.on"))
    out.add_argument(
        "--channel",
        choices=tuple(each for each in get_args(Channel) if each),
        help=say("cli.sent.channel"),
    )
    out.add_argument("--take-back", metavar="WHY", help=say("cli.sent.take-back"))
    out.add_argument(
        "--scan", type=Path, action="append", default=[], metavar="SCAN", help=say("cli.sent.scan")
    )
    _add_reply(command, say)
    _add_meeting(command, say)
    _add_outcome(command, say)


def _add_campaign(command: Callable[..., Parser], say: Say) -> None:
    """Add the command about many cases of one campaign."""
    many = command("campaign", _campaign, _json, _overwrite)
    many.add_argument("name", nargs="?", metavar="NAME", help=say("cli.campaign.name"))
    many.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER", help=say("cli.campaign.folder")
    )
    many.add_argument("--model", type=Path, metavar="FILE", help=say("cli.campaign.model"))
    many.add_argument("--list", type=Path, metavar="LIST.xlsx", help=say("cli.campaign.list"))
    many.add_argument(
        "--with-recommendations",
        action="store_true",
        help=say("cli.campaign.with-recommendations"),
    )
    many.add_argument(
        "-o", "--output", type=_file_to_write(say), metavar="OUT.docx", help=say("cli.output")
    )


def _add_reply(command: Callable[..., Parser], say: Say) -> None:
    """Add the command about what was answered."""
    back = command("reply", reply, _file, _json, _control)
    back.add_argument("--came", type=_day_if_known(say), metavar="DAY", help=say("cli.reply.came"))
    back.add_argument("--dated", type=_day(say), metavar="DAY", help=say("cli.reply.dated"))
    back.add_argument("--number", metavar="NUMBER", help=say("cli.reply.number"))
    back.add_argument(
        "--attach", type=Path, nargs="+", metavar="FILE", help=say("cli.reply.attach")
    )
    back.add_argument("--to", type=int, metavar="N", help=say("cli.reply.to"))
    back.add_argument("--letter", type=int, metavar="K", help=say("cli.reply.letter"))
    back.add_argument(
        "--verdict",
        choices=tuple(each for each in get_args(Verdict) if each),
        help=say("cli.reply.verdict"),
    )
    back.add_argument("--kit", type=Path, metavar="FOLDER", help=say("cli.reply.kit"))
    for name in ("quote", "reasons", "assessment", "question"):
        back.add_argument(f"--{name}", metavar="TEXT", help=say(f"cli.reply.{name}"))


def _add_meeting(command: Callable[..., Parser], say: Say) -> None:
    """Add the command about the meeting or hearing."""
    met = command("meeting", meeting, _file, _json, _control)
    met.add_argument("--another", action="store_true", help=say("cli.meeting.another"))
    for name in ("invited", "on"):
        met.add_argument(
            f"--{name}", type=_day_if_known(say), metavar="DAY", help=say(f"cli.meeting.{name}")
        )
    met.add_argument("--time", type=_time(say), metavar="HH:MM", help=say("cli.meeting.time"))
    met.add_argument("--hearing", choices=("yes", "no"), help=say("cli.meeting.hearing"))
    met.add_argument("--to", type=int, metavar="N", help=say("cli.meeting.to"))
    for name in ("place", "ours", "theirs", "agenda", "said", "agreed", "who"):
        met.add_argument(f"--{name}", metavar="TEXT", help=say(f"cli.meeting.{name}"))
    met.add_argument("--by", type=_day_if_known(say), metavar="DAY", help=say("cli.meeting.by"))


def _add_outcome(command: Callable[..., Parser], say: Say) -> None:
    """Add the command about what came of a control."""
    led = command("outcome", outcome, _file, _json, _control)
    led.add_argument(
        "--kind",
        choices=tuple(each for each in get_args(OutcomeKind) if each),
        help=say("cli.outcome.kind"),
    )
    led.add_argument("--what", metavar="TEXT", help=say("cli.outcome.what"))
    led.add_argument("--day", type=_day_if_known(say), metavar="DAY", help=say("cli.outcome.day"))
    led.add_argument("--document", metavar="TEXT", help=say("cli.outcome.document"))
    led.add_argument("--number", metavar="NUMBER", help=say("cli.outcome.number"))
    led.add_argument("--attach", type=Path, metavar="SCAN", help=say("cli.outcome.attach"))
    led.add_argument("--to", type=int, nargs="+", metavar="N", help=say("cli.outcome.to"))
    led.add_argument("--done", choices=("done", "done_otherwise"), help=say("cli.outcome.done"))
    led.add_argument("--of", type=int, metavar="K", help=say("cli.outcome.of"))
    led.add_argument("--again", action="store_true", help=say("cli.outcome.again"))
    led.add_argument("--finding", type=int, metavar="N", help=say("cli.outcome.finding"))
    led.add_argument(
        "--state",
        choices=tuple(each for each in get_args(FollowUpState) if each),
        help=say("cli.outcome.state"),
    )
    led.add_argument("--seen", metavar="TEXT", help=say("cli.outcome.seen"))


def _add_printed(command: Callable[..., Parser], say: Say) -> None:
    """Add the commands about what is printed."""
    packed = command("packet", packet, _file, _json, _control)
    packed.add_argument("kind", metavar="KIND", help=say("cli.sent.kind"))
    _output("OUT.pdf")(packed, say)
    _overwrite(packed, say)

    form = command("form", form_on_paper, _file, _control)
    form.add_argument("step", nargs="?", metavar="STEP", help=say("cli.form.step"))
    form.add_argument(
        "-o", "--output", type=_file_to_write(say), metavar="OUT.docx", help=say("cli.output")
    )
    form.add_argument("--list", action="store_true", help=say("cli.form.list"))
    _overwrite(form, say)
    form.does_or_lists({"step", "output"}, {"lang", "control", "file"})


def _add_case_files(command: Callable[..., Parser], say: Say) -> None:
    """Add the commands about case files as such."""
    package = command("package", _package, _file, _json)
    package.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="DIR_OR_ZIP",
        help=say("cli.package.output"),
    )
    package.add_argument("--for-lawyer", action="store_true", help=say("cli.package.for-lawyer"))

    check = command("verify", _verify, _json)
    check.add_argument("file", type=Path, metavar="FILE_OR_PACKAGE", help=say("cli.verify.file"))

    command("backups", list_backups, _file, _json)
    restore = command("restore", restore_backup, _file)
    restore.add_argument("backup", metavar="NUMBER", help=say("cli.restore.backup"))
    restore.add_argument("--dry-run", action="store_true", help=say("cli.restore.dry-run"))
    command("mend", mend, _file)
    command("rescue", _rescue, _file, _output("NEW.baqylau"))

    join = command("merge", _merge, _file, _json)
    join.add_argument("copy", type=Path, metavar="COPY.baqylau", help=say("cli.merge.copy"))
    join.add_argument("--prefer", choices=("ours", "theirs"), help=say("cli.merge.prefer"))
    join.add_argument("--without-backup", action="store_true", help=say("cli.merge.without-backup"))

    lock = command("protect", _protect, _file)
    lock.add_argument(
        "--sheet",
        type=_file_to_write(say),
        metavar="SHEET.docx",
        help=say("cli.protect.sheet"),
    )
    lock.epilog = say("cli.protect.password")
    command("unprotect", _unprotect, _file)


# What several commands take.


def _json(to: Parser, say: Say) -> None:
    to.add_argument("--json", action="store_true", help=say("cli.json"))


def _control(to: Parser, say: Say) -> None:
    to.add_argument("--control", type=int, metavar="N", help=say("cli.control"))


def _overwrite(to: Parser, say: Say) -> None:
    to.add_argument("--overwrite", action="store_true", help=say("cli.overwrite"))


def _file(to: Parser, say: Say) -> None:
    to.add_argument("file", type=Path, metavar="FILE.baqylau", help=say("cli.file"))


def _output(metavar: str) -> Adds:
    def add(to: Parser, say: Say) -> None:
        to.add_argument(
            "-o",
            "--output",
            type=_file_to_write(say),
            required=True,
            metavar=metavar,
            help=say("cli.output"),
        )

    return add


def _day(say: Say) -> Callable[[str], date]:
    def read_it(text: str) -> date:
        day = read_day(typed_day(text))
        if day is None:
            raise argparse.ArgumentTypeError(say("cli.not-a-day", value=text))
        return day

    return read_it


def _time(say: Say) -> Callable[[str], str]:
    def read_it(text: str) -> str:
        typed = typed_time(text)
        if read_time(typed) is None:
            raise argparse.ArgumentTypeError(say("cli.not-a-time", value=text))
        return typed

    return read_it


def _day_if_known(say: Say) -> Callable[[str], str]:
    day = _day(say)
    return lambda text: text if text == UNKNOWN_DAY else day(text).isoformat()


def _file_to_write(say: Say) -> Callable[[str], Path]:
    def read_it(text: str) -> Path:
        path = Path(text)
        if not text:
            raise argparse.ArgumentTypeError(say("cli.no-name"))
        if not path.name or os.path.isdir(path):  # noqa: PTH112 - a name too long is no folder
            raise argparse.ArgumentTypeError(say("cli.not-a-file", value=text))
        return path

    return read_it


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _demo(options: Options) -> int:
    from desktop.usecases.demo import make_demo

    made = []
    for path in make_demo(options.out or Path("baqylau-demo")):
        made.append(str(path))
        if not options.json:
            print(path, flush=True)
    if options.json:
        _print_json(made)
    return 0


def _new(options: Options) -> int:
    from desktop.usecases.cases import EXTENSION
    from desktop.usecases.checking import is_package
    from desktop.usecases.exchange import import_case

    target, office = target_of(options.out, EXTENSION), office_here()
    if options.source.exists() and is_package(options.source):
        from desktop.usecases.unpacking import case_of_package

        if options.as_new:
            raise Problem("package.is-a-copy", path=options.source)
        made = case_of_package(office, options.source, target)
    else:
        made = import_case(office, options.source, target, as_new=options.as_new)
    with made as desk:
        take_care(office, desk)
    print(target)
    return 0


def _export(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.exchange import export_case

    target = free_target(options, ".json")
    office = office_here()
    with open_case(office, options.file, write=False) as desk:
        export_case(desk, target)
    print(target)
    _say_plain(office, options, [options.file])
    return 0


def _status(options: Options) -> int:
    from desktop.cli.report import status_data, status_lines
    from desktop.usecases.cases import open_case

    office = office_here()
    lang = spoken(options, office)
    with open_case(office, options.file, write=False) as desk:
        data = status_data(desk, options.on, lang, options.control)
    if options.json:
        _print_json(data)
    else:
        print("\n".join(status_lines(data, office.messages(lang).say, lang)))
    return 0


def _deadline(options: Options) -> int:
    from desktop.usecases.counting import counted

    office = office_here()
    lang = spoken(options, office)
    if options.list:
        return _list_clocks(options, office, lang)
    if not (options.rule and options.start):
        options.usage.lacks(
            name for name, given in (("RULE", options.rule), ("--from", options.start)) if not given
        )
    answer = counted(office, options.rule, options.start, options.variant, lang)
    if options.json:
        _print_json(answer.plain())
    else:
        say, clock = office.messages(lang).say, answer.deadline.clock
        term = say(f"workbook.confidence.{clock.confidence}")
        counting = say(f"workbook.confidence.{clock.counting_confidence}")
        sure = say("report.sure", term=term, counting=counting)
        print(answer.due.isoformat(), *answer.explanation, sure, sep="\n")
    return 0


def _list_clocks(options: Options, office: Office, lang: Lang) -> int:
    clocks = [{"id": clock.id, "title": clock.title.text(lang)} for clock in office.law.clocks]
    if options.json:
        _print_json(clocks)
    else:
        print("\n".join(f"{clock['id']}\t{clock['title']}" for clock in clocks))
    return 0


def _document(options: Options) -> int:
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.papers import Hand, make_paper, proceeding_for
    from desktop.usecases.reading_copy import make_reading_copy
    from desktop.usecases.sending import copy_sent

    office = office_here()
    if options.list:
        return _list_documents(options, office)
    if not (options.file and options.kind and options.output):
        given = {"FILE.baqylau": options.file, "KIND": options.kind, "-o": options.output}
        options.usage.lacks(name for name, value in given.items() if not value)
    lang = spoken(options, office)
    target = target_of(options.output, ".docx")
    with open_case(office, options.file) as desk:
        control = current_control(desk.case, options.control)
        maker = proceeding_for(desk, control.id, options.kind)
        if options.reading_copy:
            print(make_reading_copy(desk, maker, options.kind, target))
            return 0
        if options.as_sent:
            copy_sent(desk, maker, options.kind, lang, target)
            print(target)
            return 0
        choices: dict[str, Choice] = dict.fromkeys(options.take_data, "data")
        hand = Hand(options.hand_edits, choices) if options.hand_edits else None
        made = make_paper(desk, maker, options.kind, lang, target, hand)
    messages = office.messages(lang)
    for note in made.notes:
        print(messages.problem(note), file=sys.stderr)
    print(target)
    return 0


def _list_documents(options: Options, office: Office) -> int:
    lang = spoken(options, office)
    if options.file:
        return _list_papers(options, office, lang)
    kinds = [{"id": kind.id, "title": kind.title.text(lang)} for kind in office.law.documents]
    if options.json:
        _print_json(kinds)
    else:
        print("\n".join(f"{kind['id']}\t{kind['title']}" for kind in kinds))
    return 0


def _list_papers(options: Options, office: Office, lang: Lang) -> int:
    from desktop.cli.report import paper_lines, papers_data
    from desktop.usecases.cases import open_case

    with open_case(office, options.file, write=False) as desk:
        papers = papers_data(desk, lang, options.control)
    if options.json:
        _print_json(papers)
    else:
        print("\n".join(paper_lines(papers, office.messages(lang).say)))
    return 0


def _register(options: Options) -> int:
    from desktop.cli.register import register

    if options.output is None:
        return register(options, None)
    # Which of the two files it is, its ending says; another is refused before it is written.
    ending = ".docx" if options.output.suffix.lower() != ".xlsx" else ".xlsx"
    return register(options, free_target(options, ending))


def _calendar(options: Options) -> int:
    return calendar(options, free_target(options, ".ics"))


def _campaign(options: Options) -> int:
    from desktop.cli.campaign import campaign

    return campaign(options, free_target(options, ".docx") if options.output else None)


def _search(options: Options) -> int:
    from desktop.cli.search import search

    return search(options)


def _workbook(options: Options) -> int:
    from desktop.usecases.reporting import make_workbook

    target = free_target(options, ".xlsx")
    office = office_here()
    lang = spoken(options, office)
    make_workbook(office, options.files, lang, target, project=options.project)
    print(target)
    _say_plain(office, options, options.files)
    return 0


def _say_plain(office: Office, options: Options, files: Iterable[Path]) -> None:
    """Say that what was written of protected cases is not protected."""
    from desktop.casefile.header import is_protected

    if any(is_protected(each) for each in files):
        said = office.messages(spoken(options, office)).say("protection.made-is-plain")
        print(said, file=sys.stderr)


def _law_book(options: Options) -> int:
    from desktop.usecases.lawbook import make_law_book, make_review

    target = free_target(options, ".docx")
    office = office_here()
    make = make_review if options.review else make_law_book
    make(office, spoken(options, office), target)
    print(target)
    return 0


def _package(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.package import make_package

    office = office_here()
    messages = office.messages(spoken(options, office))
    with open_case(office, options.file, write=False) as desk:
        made = make_package(desk, options.output.absolute(), for_lawyer=options.for_lawyer)
    notes = [messages.problem(note) for note in made.notes]
    if options.json:
        _print_json({"path": str(made.path), "manifest_sha256": made.listed, "notes": notes})
        _say_plain(office, options, [options.file])
        return 0
    print(made.path)
    print(messages.say("package.made", path=made.path, listed=made.listed), file=sys.stderr)
    _say_plain(office, options, [options.file])
    if notes:
        print("\n".join(notes), file=sys.stderr)
    return 0


def _verify(options: Options) -> int:
    from desktop.usecases.checking import is_package, remarks, verify
    from desktop.usecases.package_check import verdict

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    if is_package(options.file):
        report, topic, following = verify(options.file), "package", []
        beside: tuple[str, ...] = ()
        sentences = [messages.say(found.code, **found.params) for found in report.findings]
    else:
        topic = "verify"
        try:
            report = verify(options.file)
        except Problem as problem:
            if not (following := next_acts(office, options.file, problem)):
                raise
            said = (messages.problem(problem), *(f"  {messages.problem(a)}" for a in following))
            print("\n".join(said), file=sys.stderr)
            return 1
        following = next_acts(office, options.file, report)
        sentences = faults_in_words(office, options.file, report, lang)
        beside = tuple(messages.problem(each) for each in remarks(report))
    if options.json:
        _print_json(
            {
                "ok": not sentences,
                "findings": [
                    {"code": found.code, "sentence": sentence}
                    for found, sentence in zip(report.findings, sentences, strict=True)
                ],
                "remarks": list(beside),
                "counts": dict(report.counts),
                "next": [act.code.removeprefix("cli.next-") for act in following],
            }
        )
    elif not sentences:
        print(messages.say(verdict(report) if topic == "package" else "verify.all-well"))
    if beside and not options.json:
        print("\n".join(beside))
    if sentences:
        print(messages.say(f"{topic}.faults", n=len(sentences)), file=sys.stderr)
    if sentences and not options.json:
        told = (*dict.fromkeys(sentences), *(messages.problem(act) for act in following))
        print("\n".join(f"  {line}" for line in told), file=sys.stderr)
    return 1 if sentences else 0


def _merge(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.merging import merge, preview

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    with open_case(office, options.file) as desk:
        seen = preview(desk, options.copy, lang)
        open_ = [] if options.prefer else seen.disagreements
        done = None
        if not open_:
            choices = {(each.key, each.path): options.prefer for each in seen.disagreements}
            done = merge(
                desk,
                options.copy,
                choices,
                lang,
                seen.seen,
                without_backup=options.without_backup,
            )
            take_care(office, desk, back_up=False)
    if options.json:
        said = done if done is not None else seen
        _print_json(
            {
                "joined": not open_,
                "acts": seen.acts,
                "disagreements": [
                    {
                        "record": f"{each.key[0]}.{each.key[1]}",
                        "path": each.path,
                        "ours": each.ours,
                        "theirs": each.theirs,
                    }
                    for each in seen.disagreements
                ],
                "gone": said.gone,
                "kept": said.kept,
                "renumbered": said.renumbered,
                "doubles": said.doubles,
                "backup": done is not None and done.backup,
                "clean": done is None or (done.cleaned == "clean" and not done.left),
            }
        )
    elif done is not None and done.acts:
        print(messages.say("merge.done", n=done.acts))
        for name in ("gone", "kept", "renumbered", "doubles"):
            for what in getattr(done, name):
                print(f"  {messages.say(f'merge.{name}', what=what)}")
        print(messages.say("merge.backed-up" if done.backup else "merge.not-backed-up"))
        if done.cleaned != "clean":
            print(messages.say("purge.busy" if done.cleaned == "busy" else "purge.not-clean"))
        if done.left:
            print(messages.say("purge.left", n=done.left))
    elif done is not None:
        print(messages.say("merge.nothing"))
    if open_:
        lines = [f"{each.whose} · {each.label}".rstrip(" ·") for each in open_]
        print(messages.say("merge.to-choose", n=len(open_)), file=sys.stderr)
        print("\n".join(f"  {line}" for line in lines), file=sys.stderr)
    return 1 if open_ else 0


def _rescue(options: Options) -> int:
    from desktop.usecases.cases import EXTENSION
    from desktop.usecases.rescue import rescue

    office = office_here()
    lang = spoken(options, office)
    report = rescue(office, options.file, target_of(options.output, EXTENSION), lang=lang)
    first, *more = report.words[lang]
    print(report.path)
    if report.written is not None:
        print(report.written)
    print("\n".join((first, *(f"  {line}" for line in more))), file=sys.stderr)
    return 0 if report.whole else 1


def _protect(options: Options) -> int:
    from desktop.cli.passwords import new_password
    from desktop.usecases.cases import open_case
    from desktop.usecases.protection import protect, recovery_code, weakness

    office = office_here()
    lang = spoken(options, office)
    sheet = target_of(options.sheet, ".docx") if options.sheet else None
    if sheet is not None:
        refuse_case(sheet)
        if os.path.exists(sheet):  # noqa: PTH110 - a name too long is no file, not a crash
            raise Problem("protection.sheet-there", path=str(sheet))
        write_whole(sheet, b"")  # before anything is done: it can be written there
        remove(sheet)
    with open_case(office, options.file) as desk:
        desk.file.check_writable()
        had = desk.file.is_protected
        password = new_password(options.file, lang, is_protected=had)
        done, failed = protect(desk, password), False
        if sheet is None:
            print(office.messages(lang).say("protection.code-follows"), file=sys.stderr)
            print("\n".join(recovery_code(desk)))
        else:
            failed = not _wrote_sheet(desk, sheet, lang)
    _say_done(office, lang, "protection.changed" if had else "protection.protected", done)
    if code := weakness(password):
        print(office.messages(lang).say(code), file=sys.stderr)
    return int(failed)


def _wrote_sheet(desk: "Desk", sheet: Path, lang: Lang) -> bool:
    """Write the recovery sheet; where that fails, print the code: the password is given already."""
    from desktop.usecases.protection import recovery_code, write_sheet

    try:
        write_sheet(desk, sheet, lang)
    except Problem as problem:
        messages = desk.office.messages(lang)
        print(messages.problem(problem), file=sys.stderr)
        print(messages.say("protection.code-instead"), file=sys.stderr)
        print("\n".join(recovery_code(desk)))
        return False
    print(sheet)
    return True


def _unprotect(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.protection import unprotect

    office = office_here()
    with open_case(office, options.file) as desk:
        done = unprotect(desk)
    print(options.file)
    _say_done(office, spoken(options, office), "protection.removed", done)
    return 0


def _say_done(office: Office, lang: Lang, code: str, done: "Done") -> None:
    from desktop.usecases.protection import notes

    say = office.messages(lang).say
    print("\n".join((say(code), *notes(done, say))), file=sys.stderr)


def _check_forms(options: Options) -> int:
    from desktop.usecases.checking import check_data

    # Whoever edits the data reads file names and keys; English unless she asks otherwise.
    messages = office_here().messages(options.lang or "en")
    faults = check_data(_data_folder(options.folder))
    if options.json:
        _print_json(
            [
                {
                    "code": fault.code,
                    "file": fault.params["file"],
                    "key": fault.params["key"],
                    "sentence": messages.problem(fault),
                }
                for fault in faults
            ]
        )
    elif faults:
        print("\n".join(messages.problem(fault) for fault in faults), file=sys.stderr)
    else:
        print(messages.say("check.all-well"))
    return 1 if faults else 0


def _data_folder(folder: Path | None) -> Path:
    """Return the folder that holds `forms/` and `resources/`; `forms` itself names it too."""
    from desktop.law.places import data_root

    if folder is None:
        return data_root()
    found = folder.resolve()
    root = found.parent if found.name == "forms" else found
    if not ((root / "forms").is_dir() and (root / "resources").is_dir()):
        raise Problem("check.not-data", folder=str(folder))
    return root


def _selftest(options: Options) -> int:
    # Before Qt is loaded: the self-test needs no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.cli.selftest import selftest

    for line in selftest():
        print(line, flush=True)
    return 0
