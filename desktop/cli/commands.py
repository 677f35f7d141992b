"""The commands: each reads its words, calls one use case and prints what came of it."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from desktop.domain.text import Lang
from desktop.domain.values import read_day
from desktop.usecases.office import Office

# What opens cases brings SQLAlchemy along: each command imports what it needs.

Options = argparse.Namespace


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; `run` of what it parses carries the command out."""
    root = argparse.ArgumentParser(
        prog="baqylau",
        description="Public control of state institutions, offline. Without a command: the window.",
        epilog="baqylau FILE.baqylau opens that case in the window.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--lang",
        choices=("kk", "ru", "en"),
        help="language of what is said (default: the user's own, for check-forms English)",
    )
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--json", action="store_true", help="print JSON")
    control = argparse.ArgumentParser(add_help=False)
    control.add_argument(
        "--control", type=int, metavar="N", help="number of the control (default: the latest)"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(
        name: str, summary: str, run: Callable[[Options], int], *more: argparse.ArgumentParser
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=summary, parents=[common, *more])
        made.set_defaults(run=run, usage=made)
        return made

    demo = command(
        "demo", "build the sample case and all its documents in three languages", _demo, data
    )
    demo.add_argument("--out", type=Path, metavar="DIR", help="where to (default: baqylau-demo)")

    new = command("new", "make a case file from JSON", _new)
    new.add_argument("out", type=_file_to_write, metavar="OUT.baqylau")
    new.add_argument("--from", dest="source", type=Path, required=True, metavar="CASE.json")
    new.add_argument("--as-new", action="store_true", help="give fresh ids: another case, no copy")

    export = command("export", "write a case as JSON, its contents in a folder beside it", _export)
    export.add_argument("file", type=Path, metavar="FILE.baqylau")
    export.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="CASE.json")

    status = command(
        "status", "steps, gates, advice, clocks and warnings of a case", _status, data, control
    )
    status.add_argument("file", type=Path, metavar="FILE.baqylau")
    status.add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD", help="as of a day (default: today)"
    )

    deadline = command(
        "deadline", "count a term of the law from a day and explain it", _deadline, data
    )
    deadline.add_argument("rule", metavar="RULE", help="id of a clock, as PC_RESPONSE")
    deadline.add_argument("--from", dest="start", type=_day, required=True, metavar="YYYY-MM-DD")
    deadline.add_argument("--variant", metavar="V", help="id of a variant of the clock")

    document = command("document", "make one document of a case", _document, data, control)
    document.add_argument("file", type=Path, nargs="?", metavar="FILE.baqylau")
    document.add_argument("kind", nargs="?", metavar="KIND")
    document.add_argument("-o", "--output", type=_file_to_write, metavar="OUT.docx")
    document.add_argument(
        "--list", action="store_true", help="list the kinds, one a line, id first"
    )

    workbook = command("workbook", "write cases and recommendations as a workbook", _workbook)
    workbook.add_argument("files", type=Path, nargs="+", metavar="FILE.baqylau")
    workbook.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="OUT.xlsx")
    workbook.add_argument("--project", help="only controls of this project or grant")

    check = command(
        "verify", "check a case file against itself, its contents and its log", _verify, data
    )
    check.add_argument("file", type=Path, metavar="FILE.baqylau")

    forms = command("check-forms", "check the law's data and name each fault", _check_forms, data)
    forms.add_argument("folder", type=Path, nargs="?", metavar="DIR")

    book = command("law-book", "write the law's data as a document for a lawyer", _law_book)
    book.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="OUT.docx")
    book.add_argument(
        "--review", action="store_true", help="instead, the Kazakh texts that nobody has read yet"
    )

    command("selftest", "open every screen and make every document, without a display", _selftest)
    return root


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"not a day as YYYY-MM-DD: {text}")
    return day


def _file_to_write(text: str) -> Path:
    path = Path(text)
    if not path.name or os.path.isdir(path):  # noqa: PTH112 - a name too long is no folder
        raise argparse.ArgumentTypeError(f"a folder, not the name of a file: {text}")
    return path


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
    from desktop.usecases.exchange import import_case

    import_case(Office(), options.source, options.out, as_new=options.as_new).close()
    print(options.out)
    return 0


def _export(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.exchange import export_case

    with open_case(Office(), options.file, write=False) as desk:
        export_case(desk, options.output)
    print(options.output)
    return 0


def _status(options: Options) -> int:
    from desktop.cli.report import status_data, status_lines
    from desktop.usecases.cases import open_case

    office = Office()
    lang = _lang(options, office)
    with open_case(office, options.file, write=False) as desk:
        data = status_data(desk, options.on, lang, options.control)
    if options.json:
        _print_json(data)
    else:
        print("\n".join(status_lines(data, office.messages(lang).say, lang)))
    return 0


def _lang(options: Options, office: Office) -> Lang:
    return cast("Lang", options.lang) or office.profile.lang


def _deadline(options: Options) -> int:
    from desktop.usecases.counting import counted

    answer = counted(Office(), options.rule, options.start, options.variant, options.lang)
    if options.json:
        _print_json(answer.plain())
    else:
        print(answer.due.isoformat(), *answer.explanation, sep="\n")
    return 0


def _document(options: Options) -> int:
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.papers import make_paper, proceeding_for

    office = Office()
    if options.list:
        return _list_documents(options, office)
    if not (options.file and options.kind and options.output and options.lang):
        options.usage.error("FILE, KIND, --lang and -o are needed (or --list)")
    with open_case(office, options.file) as desk:
        control = current_control(desk.case, options.control)
        maker = proceeding_for(desk, control.id, options.kind)
        made = make_paper(desk, maker, options.kind, options.lang, options.output)
    messages = office.messages(options.lang)
    for note in made.notes:
        print(messages.problem(note), file=sys.stderr)
    print(options.output)
    return 0


def _list_documents(options: Options, office: Office) -> int:
    lang = _lang(options, office)
    kinds = [{"id": kind.id, "title": kind.title.text(lang)} for kind in office.law.documents]
    if options.json:
        _print_json(kinds)
    else:
        print("\n".join(f"{kind['id']}\t{kind['title']}" for kind in kinds))
    return 0


def _workbook(options: Options) -> int:
    from desktop.usecases.reporting import make_workbook

    office = Office()
    lang = _lang(options, office)
    make_workbook(office, options.files, lang, options.output, project=options.project)
    print(options.output)
    return 0


def _law_book(options: Options) -> int:
    from desktop.usecases.lawbook import make_law_book, make_review

    office = Office()
    make = make_review if options.review else make_law_book
    make(office, _lang(options, office), options.output)
    print(options.output)
    return 0


def _verify(options: Options) -> int:
    from desktop.usecases.checking import verify

    office = Office()
    messages = office.messages(_lang(options, office))
    report = verify(options.file)
    sentences = [messages.say(found.code, **found.params) for found in report.findings]
    if options.json:
        codes = [found.code for found in report.findings]
        _print_json(
            {
                "ok": not codes,
                "findings": [
                    {"code": code, "sentence": sentence}
                    for code, sentence in zip(codes, sentences, strict=True)
                ],
                "counts": dict(report.counts),
            }
        )
    elif not sentences:
        print(messages.say("verify.all-well"))
    if sentences:
        print(messages.say("verify.faults", n=len(sentences)), file=sys.stderr)
    if sentences and not options.json:
        print("\n".join(f"  {sentence}" for sentence in sentences), file=sys.stderr)
    return 1 if sentences else 0


def _check_forms(options: Options) -> int:
    from desktop.law.places import data_root
    from desktop.usecases.checking import check_data

    # Whoever edits the data reads file names and keys; English unless she asks otherwise.
    messages = Office().messages(options.lang or "en")
    faults = check_data(options.folder or data_root())
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


def _selftest(options: Options) -> int:
    # Before Qt is loaded: the self-test needs no display.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.cli.selftest import selftest

    for line in selftest():
        print(line, flush=True)
    return 0
