"""What is printed: the packet of a paper as one PDF, a step as a form to fill in by hand."""

import json
import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from desktop.cli.saying import office_here, spoken
from desktop.cli.targets import free_target
from desktop.domain.errors import Problem

if TYPE_CHECKING:
    from desktop.usecases.office import Office
    from desktop.usecases.printing import Part
    from desktop.window.printing.sources import Pages


def packet(options: Namespace) -> int:
    """Write a letter, what goes with it and the other papers of its step as one PDF.

    The pages are made by the office program where there is one, else by this program.
    """
    from desktop.usecases import printing
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.files import write_whole
    from desktop.usecases.papers import proceeding_for

    target = free_target(options, ".pdf")
    office = office_here()
    lang = spoken(options, office)
    with open_case(office, options.file, write=False) as desk:
        control = current_control(desk.case, options.control)
        maker = proceeding_for(desk, control.id, options.kind)
        parts = printing.packet(desk, maker, options.kind)
    parts = tuple(each for each in parts if each.wanted) or parts
    made = _pages(office, parts)
    from desktop.window.printing.sources import in_copies, joined

    titles = [office.law.document(each.kind).title.text(each.lang) for each in parts]
    pdfs = [pages.pdf(title) for pages, title in zip(made, titles, strict=True)]
    write_whole(target, joined(in_copies(list(zip(pdfs, (p.copies for p in parts), strict=True)))))
    counted = [(pages.count, part.copies) for pages, part in zip(made, parts, strict=True)]
    told = {
        "output": str(target),
        "parts": [
            {
                "kind": part.kind,
                "lang": part.lang,
                "pages": n,
                "copies": copies,
                "outdated": part.outdated,
            }
            for part, (n, copies) in zip(parts, counted, strict=True)
        ],
        "sheets": printing.sheets(counted, both_sides=False),
        "sheets_both_sides": printing.sheets(counted, both_sides=True),
    }
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(target)
        for part, title, (n, copies) in zip(parts, titles, counted, strict=True):
            told_pages = office.messages(lang).say("print.pages", n=n)
            print(part.kind, part.lang, told_pages, f"x {copies}", title, sep="\t", file=sys.stderr)
        about = "print.sheets-about" if any(each.left_out for each in made) else "print.sheets"
        said = office.messages(lang).say(about, n=told["sheets"])
        print(said, file=sys.stderr)
        for part, title in zip(parts, titles, strict=True):
            if part.outdated:
                since = office.messages(lang).say("print.changed-since")
                print(f"{title} ({part.lang}): {since}", file=sys.stderr)
        if any(part.changes for part in parts):
            print(office.messages(lang).say("print.tracked-changes"), file=sys.stderr)
    return 0


def form_on_paper(options: Namespace) -> int:
    """Write the page of a step as a form to fill in by hand, or list the steps, id first."""
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.files import write_whole
    from desktop.usecases.sheets import form_of_step, steps_of

    if not options.list:
        wanted = (("STEP", options.step), ("--output", options.output))
        if lacking := [name for name, given in wanted if not given]:
            options.usage.lacks(lacking)
    target = None if options.list else free_target(options, ".docx")
    office = office_here()
    lang = spoken(options, office)
    with open_case(office, options.file, write=False) as desk:
        control = current_control(desk.case, options.control)
        steps = steps_of(desk, control.id)
        if target is None:
            for step_id, (_, step) in steps.items():
                print(step_id, step.title.text(lang), sep="\t")
            return 0
        if options.step not in steps:
            raise Problem("paper.form.no-step", step=options.step, steps=tuple(steps))
        write_whole(target, form_of_step(desk, *steps[options.step], lang))
    print(target)
    return 0


def _pages(office: "Office", parts: "tuple[Part, ...]") -> "list[Pages]":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown
    from desktop.documents import converting
    from desktop.window.app import application
    from desktop.window.printing.sources import OwnPages, PdfPages

    _app = application()
    program = converting.office_program()
    made: dict[str, bytes] = {}
    if program is not None:
        papers = {f"{each.kind}.{each.lang}": each.docx for each in parts}
        profile = office.folders.office_program
        made = converting.to_pdf(papers, program, profile, lambda *_: True)
    found: list[Pages] = []
    for each in parts:
        pdf = made.get(f"{each.kind}.{each.lang}")
        try:
            found.append(PdfPages(pdf or b""))
        except Problem:  # not made, or not whole
            found.append(OwnPages(each.docx))
    return found
