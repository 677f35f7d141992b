"""What the register of letters is told of a case: a row for each letter that was begun (0035)."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.letter_copies import LetterLog, LetterRow, ProofRow
from desktop.casefile.register import NumberRegister
from desktop.domain.errors import Problem
from desktop.domain.text import LocalText
from desktop.domain.values import UNKNOWN_DAY

if TYPE_CHECKING:
    from desktop.domain.control import Control
    from desktop.domain.correspondence import Letter
    from desktop.usecases.desk import Desk

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def letter_rows(desk: "Desk", kept: NumberRegister) -> list[LetterRow]:
    """Return what the register is told of a case.

    A sample is no real paper: it is known only by a number of ours that it was given, which its
    letter tells as well where the register was lost.
    """
    given = {row.letter_id for row in kept.of_case(desk.case.id)}
    return [
        row
        for row in _rows(desk)
        if not row.sample or row.series or row.voids or row.letter_id in given
    ]


def _rows(desk: "Desk") -> list[LetterRow]:
    from desktop.domain.control import Control
    from desktop.domain.correspondence import Letter

    rows = [
        _row(desk, control, letter)
        for control in desk.case.all(Control)
        for letter in desk.case.of_control(Letter, control.id)
        if _is_begun(letter)
    ]
    if desk.file.is_protected:
        rows = [_untelling(row, desk.path) for row in rows]
    return rows


def _is_begun(letter: "Letter") -> bool:
    if letter.direction == "out":
        return bool(
            letter.number or letter.void_numbers or letter.dated or letter.sent or letter.sent_on
        )
    told = letter.number or letter.own_number or letter.dated or letter.arrived_on
    return bool(told or letter.sender.any_text("kk"))


def _untelling(row: LetterRow, path: Path) -> LetterRow:
    """Return a row that says of a protected case no more than kind, days and channel (0016)."""
    return replace(
        row,
        institution=LocalText(kk=path.stem, ru=path.stem, en=path.stem),
        other=LocalText(),
        their_number="",
        proofs=tuple(replace(each, number="") for each in row.proofs),
    )


def _row(desk: "Desk", control: "Control", letter: "Letter") -> LetterRow:
    from desktop.domain.correspondence import Receipt
    from desktop.domain.parties import ControlObject
    from desktop.procedure.about import About, answer_to
    from desktop.procedure.letters import went_with

    case, law, came_in = desk.case, desk.office.law, letter.direction == "in"
    about = About(letter)
    if not came_in:
        with suppress(Problem):  # of a procedure that this program does not know
            about = answer_to(case, letter, law, desk.office.clock.today())
    sending = letter if came_in or letter.sent else went_with(case, letter) or letter
    institution = case.one(ControlObject, control.object_id).name
    clock = about.clock if about.clock is not None and about.clock.due else None
    return LetterRow(
        letter_id=letter.id,
        case_id=case.id,
        direction=letter.direction,
        kind=letter.kind,
        control=control.number,
        number=letter.own_number if came_in else letter.number,
        dated=letter.day_it_bears,
        their_number=letter.number if came_in else "",
        title=letter_title(desk, letter),
        institution=_plain(institution),
        other=_plain(letter.sender if came_in else _addressee(desk, control, letter)),
        channel=sending.channel,
        sent_on=sending.sent_on,
        sent=sending.sent,
        arrived_on=letter.arrived_on,
        proofs=tuple(
            ProofRow(each.proof, each.day, each.number)
            for each in case.all(Receipt)
            if each.letter_id == letter.id
        ),
        clock=texts(clock.clock.title.text) if clock else LocalText(),
        due=clock.due.isoformat() if clock and clock.due else "",
        estimate=clock is not None and clock.estimate,
        answered_on=about.came.isoformat()
        if isinstance(about.came, date)
        else UNKNOWN_DAY
        if about.came == UNKNOWN_DAY
        else "",
        answers=_answered_by(desk, letter) if came_in else letter.answers_letter_id,
        voids=dict(letter.void_numbers),
        void_days=dict(letter.void_days),
        series=letter.number_series,
        sample=control.sample,
    )


def texts(say: Callable[..., str]) -> LocalText:
    """Return what is said by language as one text."""
    return LocalText(kk=say("kk"), ru=say("ru"), en=say("en"))


def _plain(text: LocalText) -> LocalText:
    """Return a text without its instants: copies of a case then say the same."""
    return texts(text.text)


def letter_title(desk: "Desk", letter: "Letter") -> LocalText:
    """Return what a letter is called by the data; empty if its kind is not known there."""
    from desktop.domain.control import Proceeding

    law = desk.office.law
    if letter.direction == "out":
        titles = {kind.id: kind.title for kind in law.documents}
        found = titles.get(letter.kind)
        return texts(found.text) if found else LocalText()
    for proceeding in desk.case.of_control(Proceeding, letter.control_id):
        with suppress(Problem):
            procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
            for each in procedure.incoming:
                if each.id == letter.kind:
                    return texts(each.title.text)
    return LocalText()


def _addressee(desk: "Desk", control: "Control", letter: "Letter") -> LocalText:
    """Return to whom a letter goes; empty if it is annexed to another paper or goes to nobody."""
    from desktop.domain.control import Proceeding
    from desktop.domain.parties import ControlObject

    target = desk.case.one(ControlObject, control.object_id)
    to = next((kind.addressee for kind in desk.office.law.documents if kind.id == letter.kind), "")
    if to.startswith("texts."):
        proceeding = desk.case.get(Proceeding, letter.proceeding_id)
        answers = control.texts | (proceeding.texts if proceeding else {})
        typed = answers.get(to.removeprefix("texts."), LocalText())
        return texts(lambda lang: ", ".join(typed.text(lang).split("\n")))
    known = {
        "head": target.name,
        "authorised_body": target.authorised_body,
        "higher_body": target.higher_body,
    }
    return known.get(to, LocalText())


def _answered_by(desk: "Desk", letter: "Letter") -> UUID | None:
    """Return the letter of ours that one answers: as entered, else by its kind."""
    from desktop.domain.control import Proceeding
    from desktop.procedure.letters import own_letter

    if letter.answers_letter_id is not None:
        return letter.answers_letter_id
    for proceeding in desk.case.of_control(Proceeding, letter.control_id):
        if letter.proceeding_id not in (None, proceeding.id):
            continue
        with suppress(Problem):
            procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
            for answer in procedure.answers:
                if answer.arrives == f"incoming.{letter.kind}.arrived":
                    own = own_letter(desk.case, proceeding, answer.id)
                    if own is not None:
                        return own.id
    return None


def last_act(desk: "Desk") -> datetime:
    """Return when a case was worked on last; long ago if its history does not read."""
    with suppress(Problem):  # a history that does not read says nothing of its letters
        return max((act.at for act in desk.file.acts()), default=_LONG_AGO)
    return _LONG_AGO


def letter_log(desk: "Desk") -> LetterLog | None:
    """Return which acts upon its letters a case holds, `None` if its history does not read."""
    with suppress(Problem):  # as above
        return desk.file.letter_log()
    return None
