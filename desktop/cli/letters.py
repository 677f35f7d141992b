"""The texts of letters on the command line: which are one's own, and how they change (0032)."""

import json
import sys
from argparse import Namespace
from pathlib import Path

from desktop.cli.saying import office_here, spoken
from desktop.domain.errors import Problem
from desktop.usecases.office import Office

ACTS = ("edit", "check", "take", "original")


def letters(options: Namespace) -> int:
    """List the texts of all letters, or do one thing with one of them, in the language spoken.

    `edit` prints where the copy lies, `check` what is wrong in a file, `take` puts a copy or a
    file in force, `original` brings the program's text back.
    """
    office = office_here()
    if options.act is None:
        return _list(options, office)
    wanted = "FILE" if options.act == "check" else "KIND"
    if options.what is None:
        options.usage.lacks([wanted])
    if options.file is not None and options.act != "take":
        options.usage.error(f"unrecognized arguments: {options.file}")
    return {"edit": _edit, "check": _check, "take": _take, "original": _original}[options.act](
        options, office
    )


def _list(options: Namespace, office: Office) -> int:
    from desktop.usecases.own_letters import letters as all_letters

    found = all_letters(office)
    if options.json:
        plain = [
            {
                "kind": each.kind,
                "lang": each.lang,
                "own": each.own,
                "copy": str(each.copy) if each.copy is not None else None,
                "pending": each.pending,
                "original_changed": each.original_changed,
            }
            for each in found
        ]
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    lang = spoken(options, office)
    say = office.messages(lang).say
    for each in found:
        told = [say("template.is-own" if each.own else "template.is-original")]
        told += [say("template.is-edited")] if each.pending else []
        told += [say("template.is-other")] if each.original_changed else []
        title = office.law.document(each.kind).title.text(lang)
        print(each.kind, each.lang, ", ".join(told), title, sep="\t")
    return 0


def _edit(options: Namespace, office: Office) -> int:
    from desktop.usecases.own_letters import edit

    print(edit(office, options.what, spoken(options, office)))
    return 0


def _check(options: Namespace, office: Office) -> int:
    from desktop.usecases.own_letters import check

    messages = office.messages(spoken(options, office))
    checked = check(office, Path(options.what))
    if options.json:
        faults = [
            {
                "code": each.code,
                "paragraph": each.paragraph,
                "sentence": messages.problem(each.problem()),
            }
            for each in checked.faults
        ]
        print(json.dumps(faults, ensure_ascii=False, indent=1))
    elif checked.faults:
        told = (messages.problem(each.problem()) for each in checked.faults)
        print("\n".join(told), file=sys.stderr)
    else:
        print(messages.say("template.sound"))
    return 1 if checked.faults else 0


def _take(options: Namespace, office: Office) -> int:
    from desktop.usecases.own_letters import take_in, take_over

    lang = spoken(options, office)
    if options.file is None:
        taken = take_over(office, options.what, lang)
    else:
        office.law.document(options.what)  # a kind that is none is said before the file is read
        taken = take_in(office, options.file, options.what, lang)
    print(taken.kind, taken.lang, sep="\t")
    messages = office.messages(lang)
    print(messages.say("template.taken"), file=sys.stderr)
    if taken.doubt is not None:
        print(messages.problem(taken.doubt), file=sys.stderr)
    return 0


def _original(options: Namespace, office: Office) -> int:
    from desktop.usecases.own_letters import restore

    kept = restore(office, options.what, spoken(options, office))
    say = office.messages(spoken(options, office)).say
    if kept is None:
        raise Problem("template.nothing-own")
    print(kept)
    print(say("template.restored", path=kept), file=sys.stderr)
    return 0
