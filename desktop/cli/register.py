"""The register of letters on the command line: shown, made anew from the cases, written out."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.casefile.register import number_key
from desktop.cli.saying import office_here, spoken
from desktop.messages.catalogue import Say

if TYPE_CHECKING:
    from desktop.usecases.journal import Teller
    from desktop.usecases.register import Entry, Register


def register(options: Namespace, target: Path | None) -> int:
    """Print the register, newest first, and what was left out or given twice on stderr.

    Cases in a folder that is named are read first; `--rebuild` reads those of the list as well.
    What cannot be read is named, and the register stands without it.
    """
    from desktop.usecases.journal import Teller, write_journal
    from desktop.usecases.register import register
    from desktop.usecases.register_file import read_in, rebuild

    office = office_here()
    lang = spoken(options, office)
    messages = office.messages(lang)
    folders = [options.folder] if options.folder is not None else []
    unread = rebuild(office, folders) if options.rebuild else read_in(office, folders)
    found, teller = register(office), Teller(office, lang)
    if target is not None:
        write_journal(office, found.entries, target, lang, gaps=found.gaps)
        print(target)
    elif options.json:
        print(json.dumps(_data(found, teller), ensure_ascii=False, indent=1))
    elif found.entries:
        print("\n".join(_line(each, teller) for each in found.entries))
    else:
        print(messages.say("cli.register.empty"), file=sys.stderr)
    for each in unread:
        why = messages.problem(each.problem)
        print(messages.say("register.unread-line", name=each.path.name, why=why), file=sys.stderr)
    if not options.json:
        for line in faults_in_lines(found, teller, messages.say):
            print(line, file=sys.stderr)
    return 0


def _line(entry: "Entry", teller: "Teller") -> str:
    letter = entry.letter
    parts = (
        teller.direction(letter),
        entry.number,
        teller.text(letter.day),
        teller.named_kind(letter),
        teller.other(letter) or teller.institution(letter),
        teller.state(entry),
        teller.text(letter.sent_on),
        teller.text(letter.due),
    )
    return "\t".join(parts)


def faults_in_lines(found: "Register", teller: "Teller", say: Say) -> Iterator[str]:
    """Yield a line for each gap, and one for each letter with those that have its number.

    What a line above says already is not said again.
    """
    from desktop.usecases.journal import NAMED

    yield from map(teller.left_out, found.gaps)
    told = set()
    for entry in found.entries:
        key, others = number_key(entry.number), []
        for double in entry.double:
            pair = (frozenset((entry.letter_id, double.letter_id)), key)
            if pair not in told:
                told.add(pair)
                others.append(double)
        if others:
            letters = f"{teller.named(entry.letter)}; {teller.named_all(others)}"
            yield say("register.double-line", number=entry.number, letters=letters)
            named = (each.letter_id for each in others[:NAMED])
            told.update((frozenset(pair), key) for pair in combinations(named, 2))


def _data(found: "Register", teller: "Teller") -> dict[str, Any]:
    return {
        "letters": [
            {
                "direction": entry.letter.direction,
                "number": entry.number,
                "dated": entry.letter.dated,
                "their_number": entry.letter.their_number,
                "arrived_on": entry.letter.arrived_on,
                "kind": entry.letter.kind,
                "title": teller.named_kind(entry.letter),
                "institution": teller.institution(entry.letter),
                "other": teller.other(entry.letter),
                "channel": entry.letter.channel,
                "sent_on": entry.letter.sent_on,
                "sent": entry.letter.sent,
                "proofs": [
                    {
                        "proof": each.proof,
                        "grade": teller.grade(each.proof),
                        "day": each.day,
                        "number": each.number,
                    }
                    for each in entry.letter.proofs
                ],
                "due": entry.letter.due or None,
                "estimate": entry.letter.estimate,
                "answered_on": entry.letter.answered_on or None,
                "answers": str(entry.answers.letter_id) if entry.answers else None,
                "answered_by": str(entry.answered_by.letter_id) if entry.answered_by else None,
                "state": entry.state,
                "void": entry.void_reason,
                "double": [str(each.letter_id) for each in entry.double],
                "letter": str(entry.letter_id),
                "case": str(entry.letter.case_id),
                "file": str(entry.path) if entry.path else None,
            }
            for entry in found.entries
        ],
        "gaps": [
            {
                "direction": gap.direction,
                "first": gap.first,
                "last": gap.last,
                "before": str(gap.before.letter_id),
                "behind": str(gap.behind.letter_id),
            }
            for gap in found.gaps
        ],
    }
