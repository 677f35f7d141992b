"""The commands: each reads its words, calls one use case and prints what came of it."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.cli.saying import office_here
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.domain.values import read_day
from desktop.usecases.files import refuse_case, remove, write_whole
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk
    from desktop.usecases.protection import Done

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
        help="language of what is said (default: the profile's, without a profile that of the "
        "locale, else Kazakh; for check-forms English)",
    )
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--json", action="store_true", help="print JSON")
    control = argparse.ArgumentParser(add_help=False)
    control.add_argument(
        "--control", type=int, metavar="N", help="number of the control (default: the latest)"
    )
    over = argparse.ArgumentParser(add_help=False)
    over.add_argument("--overwrite", action="store_true", help="write over a file that is there")
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

    new = command(
        "new", "make a case file from JSON (see docs/case-json.md) or from a whole package", _new
    )
    new.add_argument("out", type=_file_to_write, metavar="OUT.baqylau")
    new.add_argument(
        "--from", dest="source", type=Path, required=True, metavar="CASE.json|DIR|CASE.zip"
    )
    new.add_argument("--as-new", action="store_true", help="give fresh ids: another case, no copy")

    export = command(
        "export", "write a case as JSON, its contents in CASE.files beside it", _export, over
    )
    export.add_argument("file", type=Path, metavar="FILE.baqylau")
    export.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="CASE.json")

    status = command(
        "status", "steps, gates, advice, clocks and warnings of a case", _status, data, control
    )
    status.add_argument("file", type=Path, metavar="FILE.baqylau")
    status.add_argument(
        "--on",
        type=_day,
        metavar="YYYY-MM-DD",
        help="as of a day (default: today; a sample has its own)",
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
        "--list",
        action="store_true",
        help="list the papers of the case and which are made, without FILE all kinds; id first",
    )

    workbook = command("workbook", "write cases and recommendations as a workbook", _workbook, over)
    workbook.add_argument("files", type=Path, nargs="+", metavar="FILE.baqylau")
    workbook.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="OUT.xlsx")
    workbook.add_argument("--project", help="only controls of this project or grant")

    _add_case_files(command, data)

    saving = command(
        "rescue", "save what can be saved of a damaged case file into a new one", _rescue
    )
    saving.add_argument("file", type=Path, metavar="FILE.baqylau")
    saving.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="NEW.baqylau")

    forms = command("check-forms", "check the law's data and name each fault", _check_forms, data)
    forms.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="DIR",
        help="folder that holds forms and resources, or forms itself (default: the program's)",
    )

    book = command("law-book", "write the law's data as a document for a lawyer", _law_book, over)
    book.add_argument("-o", "--output", type=_file_to_write, required=True, metavar="OUT.docx")
    book.add_argument(
        "--review", action="store_true", help="instead, the Kazakh texts that nobody has read yet"
    )

    command("selftest", "open every screen and make every document, without a display", _selftest)
    return root


def _add_case_files(
    command: Callable[..., argparse.ArgumentParser], data: argparse.ArgumentParser
) -> None:
    """Add the commands about case files as such."""
    package = command(
        "package", "write a whole case as a package (BagIt) for a court, an archive", _package, data
    )
    package.add_argument("file", type=Path, metavar="FILE.baqylau")
    package.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="DIR_OR_ZIP",
        help="a ZIP if it ends in .zip, else a folder; neither may be there yet",
    )
    package.add_argument(
        "--for-lawyer", action="store_true", help="the small variant, of 20 MB at most"
    )

    check = command(
        "verify", "check a case file, or a package, against itself and its log", _verify, data
    )
    check.add_argument("file", type=Path, metavar="FILE_OR_PACKAGE")

    join = command("merge", "join a colleague's copy with a case", _merge, data)
    join.add_argument("file", type=Path, metavar="FILE.baqylau")
    join.add_argument("copy", type=Path, metavar="COPY.baqylau")
    join.add_argument(
        "--prefer",
        choices=("ours", "theirs"),
        help="what holds where both changed the same (default: nothing is joined, and they are "
        "named)",
    )
    join.add_argument(
        "--without-backup",
        action="store_true",
        help="join although no backup can be made before (default: nothing is joined)",
    )

    lock = command("protect", "give a case a password, or another one", _protect)
    lock.add_argument("file", type=Path, metavar="FILE.baqylau")
    lock.add_argument(
        "--sheet",
        type=_file_to_write,
        metavar="SHEET.docx",
        help="write the recovery sheet (default: print the recovery code)",
    )
    lock.epilog = (
        "The password is asked for, or taken from BAQYLAU_PASSWORD. To change one, that variable "
        "holds the present password and BAQYLAU_NEW_PASSWORD the new one."
    )
    free = command("unprotect", "take the password of a case away", _unprotect)
    free.add_argument("file", type=Path, metavar="FILE.baqylau")


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


def _target(path: Path, ending: str) -> Path:
    """Return the file to write: with its ending where none was given, refused with another."""
    if not path.suffix:
        return path.with_name(path.name + ending)
    if path.suffix.lower() != ending:
        example = path.with_suffix(ending).name
        raise Problem("target.wrong-ending", name=path.name, ending=ending, example=example)
    return path


def _free_target(options: Options, ending: str) -> Path:
    """Return the file to write, which must not be there yet unless it may be written over."""
    target = _target(options.output, ending)
    refuse_case(target)
    if os.path.exists(target) and not options.overwrite:  # noqa: PTH110 - nor is a name too long
        raise Problem("target.exists", path=str(target))
    return target


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

    target = _target(options.out, EXTENSION)
    if options.source.exists() and is_package(options.source):
        from desktop.usecases.unpacking import case_of_package

        if options.as_new:
            raise Problem("package.is-a-copy", path=options.source)
        case_of_package(office_here(), options.source, target).close()
    else:
        import_case(office_here(), options.source, target, as_new=options.as_new).close()
    print(target)
    return 0


def _export(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.exchange import export_case

    target = _free_target(options, ".json")
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
    lang = _lang(options, office)
    with open_case(office, options.file, write=False) as desk:
        data = status_data(desk, options.on, lang, options.control)
    if options.json:
        _print_json(data)
    else:
        print("\n".join(status_lines(data, office.messages(lang).say, lang)))
    return 0


def _lang(options: Options, office: Office) -> Lang:
    return cast("Lang", options.lang) or office.lang


def _deadline(options: Options) -> int:
    from desktop.usecases.counting import counted

    office = office_here()
    lang = _lang(options, office)
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


def _document(options: Options) -> int:
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.papers import make_paper, proceeding_for

    office = office_here()
    if options.list:
        return _list_documents(options, office)
    if not (options.file and options.kind and options.output and options.lang):
        options.usage.error("FILE, KIND, --lang and -o are needed (or --list)")
    target = _target(options.output, ".docx")
    with open_case(office, options.file) as desk:
        control = current_control(desk.case, options.control)
        maker = proceeding_for(desk, control.id, options.kind)
        made = make_paper(desk, maker, options.kind, options.lang, target)
    messages = office.messages(options.lang)
    for note in made.notes:
        print(messages.problem(note), file=sys.stderr)
    print(target)
    return 0


def _list_documents(options: Options, office: Office) -> int:
    lang = _lang(options, office)
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


def _workbook(options: Options) -> int:
    from desktop.usecases.reporting import make_workbook

    target = _free_target(options, ".xlsx")
    office = office_here()
    lang = _lang(options, office)
    make_workbook(office, options.files, lang, target, project=options.project)
    print(target)
    _say_plain(office, options, options.files)
    return 0


def _say_plain(office: Office, options: Options, files: Iterable[Path]) -> None:
    """Say that what was written of protected cases is not protected."""
    from desktop.casefile.header import is_protected

    if any(is_protected(each) for each in files):
        said = office.messages(_lang(options, office)).say("protection.made-is-plain")
        print(said, file=sys.stderr)


def _law_book(options: Options) -> int:
    from desktop.usecases.lawbook import make_law_book, make_review

    target = _free_target(options, ".docx")
    office = office_here()
    make = make_review if options.review else make_law_book
    make(office, _lang(options, office), target)
    print(target)
    return 0


def _package(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.package import make_package

    office = office_here()
    messages = office.messages(_lang(options, office))
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
    from desktop.usecases.checking import is_package, verify
    from desktop.usecases.mending import is_torn
    from desktop.usecases.package_check import verdict

    office = office_here()
    messages = office.messages(_lang(options, office))
    topic = "package" if is_package(options.file) else "verify"
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
        print(messages.say(verdict(report) if topic == "package" else "verify.all-well"))
    if sentences:
        print(messages.say(f"{topic}.faults", n=len(sentences)), file=sys.stderr)
    if sentences and not options.json:
        print("\n".join(f"  {sentence}" for sentence in sentences), file=sys.stderr)
        if topic == "verify" and is_torn(report):
            print(messages.say("verify.rescue"), file=sys.stderr)
    return 1 if sentences else 0


def _merge(options: Options) -> int:
    from desktop.usecases.cases import open_case
    from desktop.usecases.merging import merge, preview

    office = office_here()
    spoken = _lang(options, office)
    messages = office.messages(spoken)
    with open_case(office, options.file) as desk:
        seen = preview(desk, options.copy, spoken)
        open_ = [] if options.prefer else seen.disagreements
        done = None
        if not open_:
            choices = {(each.key, each.path): options.prefer for each in seen.disagreements}
            done = merge(
                desk,
                options.copy,
                choices,
                spoken,
                seen.seen,
                without_backup=options.without_backup,
            )
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
    lang = _lang(options, office)
    report = rescue(office, options.file, _target(options.output, EXTENSION), lang=lang)
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
    lang = _lang(options, office)
    sheet = _target(options.sheet, ".docx") if options.sheet else None
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
    _say_done(office, _lang(options, office), "protection.removed", done)
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
