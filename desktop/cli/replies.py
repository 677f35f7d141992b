"""What was answered, on the command line: the matrix, a letter that came, and what it says."""

import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.cli.caring import take_care
from desktop.cli.outcomes import recommendation_of
from desktop.cli.saying import office_here, spoken
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress

if TYPE_CHECKING:
    from desktop.messages.catalogue import Catalogue
    from desktop.procedure.quality import Answered
    from desktop.usecases.desk import Desk

_TEXTS = ("quote", "reasons", "assessment", "question")


def reply(options: Namespace) -> int:
    """Enter a letter that came (`--came`) or what one says of a recommendation (`--to`); list all.

    Both may be given at once: then that letter says it.
    """
    from desktop.usecases.cases import current_control, open_case
    from desktop.usecases.replies import answered

    office = office_here()
    lang = spoken(options, office)
    said = {name: getattr(options, name) for name in (*_TEXTS, "verdict")}
    said = {name: value for name, value in said.items() if value is not None}
    if said and options.to is None:
        options.usage.lacks(["--to"])
    if options.came is None and any((options.attach, options.dated, options.number)):
        options.usage.lacks(["--came"])
    does = options.came is not None or bool(said) or options.kit is not None
    with open_case(office, options.file, write=does) as desk:
        control = current_control(desk.case, options.control)
        # Before anything is entered: a refusal leaves nothing behind.
        mine = recommendation_of(desk, control.id, options.to) if said else None
        letter_id, told = None, tuple[Problem, ...]()
        if options.came is not None:
            letter_id, told = _enter(desk, control.id, options)
        for problem in told:
            print(office.messages(lang).problem(problem), file=sys.stderr)
        if mine is not None:
            letter_id = letter_id or _letter(desk, control.id, options.letter)
            _say(desk, control.id, mine.id, letter_id, said, lang)
        if options.kit is not None:
            from desktop.usecases.publish_kit import make_kit

            kit = make_kit(desk, control.id, options.kit)
            print(kit.folder, file=sys.stderr)
            for problem in dict.fromkeys(kit.told):
                print(office.messages(lang).problem(problem), file=sys.stderr)
        if does:
            take_care(office, desk)
        found = answered(desk, control.id)
        messages = office.messages(lang)
        if options.json:
            print(json.dumps(_plain(found, messages), ensure_ascii=False, indent=1))
            return 0
        for line in _lines(desk, found, messages):
            print(line)
    for each in found.checked:
        print(each.text(lang), file=sys.stderr)
    return 0


def _enter(
    desk: "Desk", control_id: UUID, options: Namespace
) -> "tuple[UUID, tuple[Problem, ...]]":
    from desktop.usecases.editing import enter
    from desktop.usecases.reply_reading import read, take_in_reply
    from desktop.usecases.taking_in import file_source

    files = [file_source(each) for each in options.attach or ()]
    letter_id, told = take_in_reply(desk, None, control_id, files)
    given = {
        "arrived_on": options.came,
        "dated": options.dated.isoformat() if options.dated else "",
        "number": options.number or "",
    }
    for name, value in given.items():
        if value:
            enter(desk, FieldAddress("letter", letter_id, name), value)
    told = (*told, *read(desk, control_id, letter_id).told)  # by the days that were given
    return letter_id, tuple(dict.fromkeys(told))


def _letter(desk: "Desk", control_id: UUID, place: int | None) -> UUID | None:
    """Return the letter of a column, the last for `None`.

    Raises:
        Problem: `reply.no-letter`.
    """
    from desktop.usecases.replies import answered

    letters = [each for each in answered(desk, control_id).matrix.columns if each is not None]
    if place is None:
        return letters[-1].id if letters else None
    if not 1 <= place <= len(letters):
        raise Problem("reply.no-letter", n=place, there=len(letters))
    return letters[place - 1].id


def _say(  # noqa: PLR0917 - who says what of which recommendation
    desk: "Desk",
    control_id: UUID,
    recommendation_id: UUID,
    letter_id: UUID | None,
    said: dict[str, str],
    lang: str,
) -> None:
    from desktop.procedure.route import main_proceeding
    from desktop.usecases.editing import enter
    from desktop.usecases.replies import reply_to

    course = main_proceeding(desk.case, control_id)
    reply_id = reply_to(desk, course.id, recommendation_id, letter_id)
    for name, value in said.items():
        path = name if name == "verdict" else f"{name}.{lang}"
        enter(desk, FieldAddress("reply", reply_id, path), value)


def _lines(desk: "Desk", found: "Answered", messages: "Catalogue") -> list[str]:
    verdicts = desk.office.law.fields.get("reply", "verdict").choices
    lines = []
    for row in found.matrix.rows:
        verdict = verdicts[row.verdict].text(messages.lang) if row.verdict else ""
        act = messages.say(f"reply.next.{row.next}") if row.next else ""
        text = row.recommendation.text.any_text(messages.lang)
        lines.append("\t".join((str(row.recommendation.number), verdict, act, text)))
    return lines


def _plain(found: "Answered", messages: "Catalogue") -> dict[str, Any]:
    done, of = found.matrix.fixed
    return {
        "letters": [_letter_plain(each) for each in found.matrix.columns if each is not None],
        "recommendations": [
            {
                "number": row.recommendation.number,
                "recommendation": str(row.recommendation.id),
                "text": row.recommendation.text.any_text(messages.lang),
                "verdict": row.verdict or None,
                "next": row.next or None,
                "replies": [
                    {
                        "letter": str(each.letter_id) if each.letter_id else None,
                        "verdict": each.verdict or None,
                        **{name: getattr(each, name).any_text(messages.lang) for name in _TEXTS},
                    }
                    for each in row.cells
                    if each is not None
                ],
            }
            for row in found.matrix.rows
        ],
        "checks": [
            {
                "id": each.check.id,
                "answer": each.answer,
                "n": each.n,
                "basis": list(each.check.basis),
                "confidence": each.check.confidence,
                "sentence": each.text(messages.lang),
            }
            for each in found.checked
        ],
        "done": done,
        "of": of,
    }


def _letter_plain(letter: Letter) -> dict[str, Any]:
    return {
        "letter": str(letter.id),
        "arrived_on": letter.arrived_on or None,
        "dated": letter.dated or None,
        "number": letter.number or None,
    }
