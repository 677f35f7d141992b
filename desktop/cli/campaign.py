"""Campaigns from the command line: listed, made after a case, shown, summed up."""

import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.saying import office_here, spoken
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.campaign_lines import Campaign, Line


def campaign(options: Namespace, target: Path | None) -> int:
    """Print the campaigns, or the cases of one; with a model and a list make them first.

    What was not made or not read goes to stderr, and the exit code is 1 where anything failed to be
    made. With a target the summary is written.

    Raises:
        Problem: as `campaigns.make` and `write_summary`.
    """
    from desktop.usecases.campaign_lines import campaigns, look, members
    from desktop.usecases.campaign_summary import write_summary
    from desktop.usecases.cases import EXTENSION

    office = office_here()
    lang = spoken(options, office)
    if (options.model is None) != (options.list is None):
        options.usage.lacks(["--model" if options.model is None else "--list"])
    if options.name is None:
        found = campaigns(office)
        if options.json:
            _print([{"campaign": name, "cases": n} for name, n in found])
        else:
            print("\n".join(f"{name}\t{n}" for name, n in found))
        return 0
    failed = False
    paths = [*members(office, options.name)]
    if options.model is not None and options.list is not None:
        failed = _make(office, options, lang, paths)
        paths = [*members(office, options.name)]
    if options.folder is not None and options.folder.is_dir():
        paths += sorted(each.absolute() for each in options.folder.rglob(f"*{EXTENSION}"))
    state = look(office, options.name, paths)
    # Of a folder only what belongs to the campaign: other cases there are none of its business.
    state = state._replace(lines=tuple(x for x in state.lines if x.state != "elsewhere"))
    if not state.lines and not failed:
        raise Problem("campaign.unknown", name=options.name)
    if target is not None:
        write_summary(office, state, lang, target)
        print(target)
    elif options.json:
        _print([_data(line, lang) for line in state.lines])
    else:
        _show(office, state, lang)
    return int(failed)


def _make(office: Office, options: Namespace, lang: Lang, members: list[Path]) -> bool:
    from desktop.usecases.campaigns import make
    from desktop.usecases.cases import storable
    from desktop.usecases.institution_lists import read_list

    folder = options.folder or office.folders.cases / (storable(options.name, 80) or ".")
    made = make(
        office,
        options.model,
        options.name,
        read_list(office, options.list, lang),
        folder.absolute(),
        members=members,
        recommendations=options.with_recommendations,
    )
    messages = office.messages(lang)
    if made.there:
        print(messages.say("campaign.there", names=made.there), file=sys.stderr)
    for note in made.notes:
        print(messages.problem(note), file=sys.stderr)
    for left in made.left:
        why = messages.problem(left.problem)
        print(messages.say("campaign.line", name=left.name, why=why), file=sys.stderr)
    return bool(made.left)


def _show(office: Office, state: "Campaign", lang: Lang) -> None:
    messages = office.messages(lang)
    for line in state.lines:
        name = line.name.any_text(lang)
        if line.facts is None:
            why = messages.problem(line.problem or Problem("file.missing", path=line.path))
            print(messages.say("campaign.line", name=name, why=why), file=sys.stderr)
            continue
        facts = line.facts
        due = facts.clock.due.isoformat() if facts.clock and facts.clock.due else ""
        done = messages.say("campaign.done-of", n=facts.done, of=len(facts.asked))
        print("\t".join((name, facts.phase.text(lang), due, done, str(line.path))))


def _data(line: "Line", lang: Lang) -> dict[str, Any]:
    facts = line.facts
    data: dict[str, Any] = {
        "file": str(line.path),
        "case": line.case_id or None,
        "institution": line.name.any_text(lang),
        "state": line.state,
        "copies": [str(each) for each in line.twins],
    }
    if facts is None:
        return data
    return data | {
        "control": facts.control.number,
        "model": facts.model,
        "phase": facts.phase.text(lang),
        "clock": facts.clock.clock.id if facts.clock else None,
        "due": facts.clock.due.isoformat() if facts.clock and facts.clock.due else None,
        "letters": [
            {
                "kind": each.kind,
                "direction": each.direction,
                "number": each.number,
                "day": each.day or None,
                "sent": each.sent,
                "received": each.proven,
            }
            for each in facts.letters
        ],
        "findings": dict(facts.by_kind),
        "recommendations": len(facts.asked),
        "replies": {verdict or "none": n for verdict, n in facts.by_verdict.items()},
        "done": facts.done,
        "outcomes": [each.what.any_text(lang) for each in facts.outcomes],
    }


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
