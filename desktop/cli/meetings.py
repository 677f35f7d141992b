"""A meeting or hearing, on the command line: when, who, what was said and agreed (13(5))."""

import json
from argparse import Namespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.cli.caring import take_care
from desktop.cli.outcomes import recommendation_of
from desktop.cli.saying import office_here, plain_texts, spoken
from desktop.domain.control import Control, Recommendation
from desktop.domain.correspondence import Letter
from desktop.domain.fields import FieldAddress
from desktop.domain.text import Lang, LocalText

if TYPE_CHECKING:
    from desktop.law.procedures import Procedure
    from desktop.usecases.desk import Desk

_ANSWERS = {"on": "hearing_on", "time": "hearing_time", "hearing": "meeting_is_hearing"}
_TEXTS = {
    "place": "hearing_place",
    "ours": "hearing_ours",
    "theirs": "hearing_theirs",
    "agenda": "hearing_agenda",
    "said": "hearing_note",
    "agreed": "hearing_agreed",
}
_OF_ONE = {"said": "heard", "agreed": "agreed", "who": "agreed_who"}
"""What is said of one recommendation (`--to`), by the names of its fields."""
_INVITATION, _ANOTHER = "hearing-invitation", "another-meeting"


def meeting(options: Namespace) -> int:
    """Enter what is known of the meeting or hearing; list it with what was agreed.

    With `--to` what was said and agreed is that of one recommendation, and a promise if it has a
    day (`--by`). `--another` begins the next meeting if one is entered, which stays in the case.
    """
    from desktop.procedure.route import main_proceeding
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.proceedings import begin_again

    office = office_here()
    lang = spoken(options, office)
    alone = [f"--{name}" for name in ("who", "by") if getattr(options, name) is not None]
    if alone and options.to is None:
        options.usage.lacks(["--to"])
    names = {*_ANSWERS, *_TEXTS, "who", "by", "invited"}
    does = options.another or any(getattr(options, name) is not None for name in names)
    with open_case(office, options.file, write=does) as desk:
        control = current_control(desk.case, options.control)
        course = main_proceeding(desk.case, control.id)
        if options.to is not None:  # before anything is entered: a refusal leaves nothing behind
            recommendation_of(desk, control.id, options.to)
        if options.another and _is_entered(control):
            begin_again(desk, course.id, _ANOTHER)
        if options.invited is not None:
            _invited(desk, course.id, options.invited)
        if does:
            _enter(desk, control, options, lang)
            take_care(office, desk)
        told = _plain(desk, control.id)
        if options.json:
            print(json.dumps(told, ensure_ascii=False, indent=1))
            return 0
        procedure = office.law.edition(course.procedure, course.edition_sha256)
        for line in _lines(procedure, told, lang):
            print(line)
    return 0


def _is_entered(control: Control) -> bool:
    """Return whether anything of a meeting is entered, which another one would write over."""
    return any(control.answers.get(ask) for ask in _ANSWERS.values()) or any(
        plain_texts(control.texts.get(ask, LocalText())) for ask in _TEXTS.values()
    )


def _invited(desk: "Desk", proceeding_id: UUID, day: str) -> None:
    """Enter that the institution's invitation to the hearing came."""
    from desktop.usecases.acts import enter_arrival
    from desktop.usecases.editing import enter

    letter = enter_arrival(desk, proceeding_id, _INVITATION)
    enter(desk, FieldAddress("letter", letter, "arrived_on"), day)


def _enter(desk: "Desk", control: Control, options: Namespace, lang: Lang) -> None:
    from desktop.usecases.editing import enter

    mine = recommendation_of(desk, control.id, options.to) if options.to is not None else None
    given: dict[FieldAddress, str | None] = {}
    for name, ask in _ANSWERS.items():
        place = FieldAddress("control", control.id, f"answers.{ask}")
        given[place] = getattr(options, name)
    for name, ask in _TEXTS.items():
        if mine is None or name not in _OF_ONE:
            place = FieldAddress("control", control.id, f"texts.{ask}.{lang}")
            given[place] = getattr(options, name)
    if mine is not None:
        for name, field in _OF_ONE.items():
            place = FieldAddress("recommendation", mine.id, f"{field}.{lang}")
            given[place] = getattr(options, name)
        given[FieldAddress("recommendation", mine.id, "agreed_by")] = options.by
    for place, value in given.items():
        if value is not None:
            enter(desk, place, value)


def _plain(desk: "Desk", control_id: UUID) -> dict[str, Any]:
    control = desk.case.one(Control, control_id)
    asked = desk.case.of_control(Recommendation, control_id)
    came = (each for each in desk.case.of_control(Letter, control_id) if each.kind == _INVITATION)
    return {
        **{name: control.answers.get(ask) or None for name, ask in _ANSWERS.items()},
        **{name: plain_texts(control.texts.get(ask, LocalText())) for name, ask in _TEXTS.items()},
        "invited": [each.arrived_on or None for each in came],
        "recommendations": [
            {
                "number": each.number,
                "said": plain_texts(each.heard),
                "agreed": plain_texts(each.agreed),
                "who": plain_texts(each.agreed_who),
                "by": each.agreed_by or None,
            }
            for each in asked
        ],
    }


def _lines(procedure: "Procedure", told: dict[str, Any], lang: Lang) -> list[str]:
    """Return a line for each thing that is known, under the names of the window."""
    lines = []
    for name, ask in (_ANSWERS | _TEXTS).items():
        value = told[name]
        if value:
            text = _one_line(value) if isinstance(value, str) else _one_of(value, lang)
            lines.append(f"{procedure.ask(ask).label.text(lang)}\t{text}")
    for each in told["recommendations"]:
        parts = [_one_of(each[name], lang) for name in _OF_ONE]
        if any((*parts, each["by"])):
            lines.append("\t".join((str(each["number"]), *parts, each["by"] or "")))
    return lines


def _one_of(texts: dict[str, str], lang: Lang) -> str:
    return _one_line(texts.get(lang) or next(iter(texts.values()), ""))


def _one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())
