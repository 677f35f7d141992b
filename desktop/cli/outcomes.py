"""What came of a control, on the command line: what changed, and its findings looked at again."""

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.cli.caring import take_care
from desktop.cli.saying import office_here, plain_texts, spoken
from desktop.domain.control import Finding, Recommendation
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.text import Lang

if TYPE_CHECKING:
    from desktop.messages.catalogue import Catalogue
    from desktop.procedure.follow_up import Comparison
    from desktop.procedure.quality import Quality
    from desktop.usecases.desk import Desk

_TEXTS = ("what", "document")
_LINES = ("kind", "day", "number")


def outcome(options: Namespace) -> int:
    """Enter what changed, or how a finding stands now; list all that came of the control.

    What changed is a new entry, unless `--of` names one: so its other languages are entered.
    """
    from desktop.procedure.follow_up import comparison
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.outcomes import look_again
    from desktop.usecases.replies import answered

    office = office_here()
    lang = spoken(options, office)
    if options.done is not None and options.to is None and options.of is None:
        options.usage.lacks(["--to"])
    looks = any(getattr(options, name) is not None for name in ("state", "seen"))
    if looks and options.finding is None:
        options.usage.lacks(["--finding"])
    changed = any(
        getattr(options, name) for name in (*_TEXTS, *_LINES, "to", "done", "attach", "of")
    )
    does = changed or looks or options.again
    with open_case(office, options.file, write=does) as desk:
        control = current_control(desk.case, options.control)
        if looks:  # before anything is entered: a refusal leaves nothing behind
            _refuse_unknown(desk, control.id, options.finding, begun=options.again)
        if changed:
            _enter(desk, control.id, options, lang)
        if options.again:
            look_again(desk, control.id)
        if looks:
            _look(desk, control.id, options, lang)
        if does:
            take_care(office, desk)
        case, messages = desk.case, office.messages(lang)
        rounds, counted = comparison(case, control.id), answered(desk, control.id).quality
        if options.json:
            told = _plain(desk, control.id, rounds, counted)
            print(json.dumps(told, ensure_ascii=False, indent=1))
            return 0
        for line in _lines(desk, control.id, rounds, messages):
            print(line)
    if counted.asked:
        code = "outcome.quality.answered" if counted.came else "outcome.quality.silent"
        print(messages.say(code, n=counted.asked, **counted._asdict()), file=sys.stderr)
    return 0


def _enter(desk: "Desk", control_id: UUID, options: Namespace, lang: Lang) -> None:
    from desktop.usecases.editing import add, enter
    from desktop.usecases.outcomes import mark_done
    from desktop.usecases.taking_in import take_in

    # What may be refused comes first: a refusal leaves nothing behind.
    answers = [recommendation_of(desk, control_id, number) for number in options.to or ()]
    there = _outcome(desk, control_id, options.of) if options.of is not None else None
    taken_in = take_in(desk, options.attach) if options.attach is not None else None
    made = there or add(desk, "outcome", control_id=control_id)
    given: dict[str, Any] = {f"recommendation_ids.{each.id}": True for each in answers}
    for name in _TEXTS:
        given[f"{name}.{lang}"] = getattr(options, name)
    given |= {"kind": options.kind, "day": options.day, "document_number": options.number}
    given["attachment_id"] = taken_in
    for path, value in given.items():
        if value is not None:
            enter(desk, FieldAddress("outcome", made, path), value)
    if options.done is not None:
        led = desk.case.one(Outcome, made).recommendation_ids
        for each in desk.case.of_control(Recommendation, control_id):
            if each.id in led:
                mark_done(desk, each.id, options.done)


def _outcome(desk: "Desk", control_id: UUID, number: int) -> UUID:
    there = desk.case.of_control(Outcome, control_id)
    found = next((each.id for each in there if each.number == number), None)
    if found is None:
        raise Problem("outcome.no-outcome", n=number, there=len(there))
    return found


def recommendation_of(desk: "Desk", control_id: UUID, number: int) -> Recommendation:
    """Return a control's recommendation by its number.

    Raises:
        Problem: `reply.no-recommendation`.
    """
    there = desk.case.of_control(Recommendation, control_id)
    found = next((each for each in there if each.number == number), None)
    if found is None:
        raise Problem("reply.no-recommendation", n=number, there=len(there))
    return found


def _refuse_unknown(desk: "Desk", control_id: UUID, number: int, *, begun: bool) -> None:
    """Refuse a finding that is not there, or that was never looked at again.

    Args:
        desk: the case.
        control_id: the control.
        number: the finding's number.
        begun: a round of looking again begins by the same call, or is gone on with.
    """
    from desktop.procedure.follow_up import comparison

    found = comparison(desk.case, control_id)
    there = [
        line.finding.number for line in found.lines if begun or (found.rounds and line.cells[-1])
    ]
    if number not in there:
        named = tuple(map(str, there)) or ("–",)
        raise Problem("outcome.no-finding", n=number, there=named)


def _look(desk: "Desk", control_id: UUID, options: Namespace, lang: Lang) -> None:
    """Enter how a finding stands, in the last round."""
    from desktop.procedure.follow_up import comparison
    from desktop.usecases.editing import enter

    found = comparison(desk.case, control_id)
    last = {line.finding.number: line.cells[-1] for line in found.lines if found.rounds}
    looks = last.get(options.finding, ())
    if not looks:
        there = tuple(str(number) for number, cell in last.items() if cell) or ("–",)
        raise Problem("outcome.no-finding", n=options.finding, there=there)
    for path, value in (("state", options.state), (f"what.{lang}", options.seen)):
        if value is not None:
            enter(desk, FieldAddress("follow_up", looks[-1].id, path), value)


def _lines(
    desk: "Desk", control_id: UUID, rounds: "Comparison", messages: "Catalogue"
) -> list[str]:
    fields, lang = desk.office.law.fields, messages.lang
    kinds = fields.get("outcome", "kind").choices
    states = fields.get("follow_up", "state").choices
    lines = []
    for each in desk.case.of_control(Outcome, control_id):
        kind = kinds[each.kind].text(lang) if each.kind else ""
        lines.append("\t".join((str(each.number), each.day, kind, each.what.any_text(lang))))
    named = fields.records["finding"].one.text(lang)
    for line in rounds.lines if rounds.rounds else ():
        state = states[line.state].text(lang) if line.state else ""
        day = line.last.day if line.last else ""
        title = line.finding.title.any_text(lang)
        lines.append("\t".join((f"{named} {line.finding.number}", day, state, title)))
    return lines


def _plain(
    desk: "Desk", control_id: UUID, rounds: "Comparison", counted: "Quality"
) -> dict[str, Any]:
    numbers = {each.id: each.number for each in desk.case.of_control(Recommendation, control_id)}
    return {
        "outcomes": [
            {
                "number": each.number,
                "outcome": str(each.id),
                "kind": each.kind or None,
                "what": plain_texts(each.what),
                "day": each.day or None,
                "document": plain_texts(each.document),
                "document_number": each.document_number or None,
                "recommendations": sorted(
                    numbers[one] for one in each.recommendation_ids if one in numbers
                ),
                "file": str(each.attachment_id) if each.attachment_id else None,
            }
            for each in desk.case.of_control(Outcome, control_id)
        ],
        "rounds": list(rounds.rounds),
        "findings": [
            {
                **_finding(line.finding),
                "state": line.state or None,
                "left": line.left,
                "looks": [_seen(look) for cell in line.cells for look in cell],
            }
            for line in rounds.lines
        ],
        "quality": {**counted._asdict(), "fixed": counted.fixed, "time_unknown": counted.unknown},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "number": finding.number,
        "finding": str(finding.id),
        "title": plain_texts(finding.title),
    }


def _seen(look: FollowUp) -> dict[str, Any]:
    return {
        "round": look.round,
        "day": look.day or None,
        "state": look.state or None,
        "what": plain_texts(look.what),
    }
