"""Proceedings inside a control: what may be begun, and beginning it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.act import Act
from desktop.domain.case import Case
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS
from desktop.domain.values import read_day
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Facts
from desktop.procedure.letters import own_letter
from desktop.procedure.states import ClockState
from desktop.usecases.desk import Desk

FIRST_PROCEDURE = "monitoring"
"""By what most begin, and what is begun where nothing is chosen."""
_ORDER = ("form", "request", "remedy")


class Offer(NamedTuple):
    """A procedure that may be begun in a control.

    `letters` are those of ours that a remedy may be about, the last sent first; a remedy without
    any cannot be begun yet. They are () for forms and requests.
    """

    procedure: Procedure
    letters: tuple[Letter, ...]


def offers(case: Case, control_id: UUID, law: Law) -> tuple[Offer, ...]:
    """Return what may be begun in a control: forms that are not there yet, requests, remedies.

    A form combines with others (9(2)) but not with itself; requests and remedies may be several.
    What turned out not to exist here, such as a public council in a village, is offered no more.
    """
    begun = {each.procedure for each in case.of_control(Proceeding, control_id)}
    found = []
    for procedure in in_order(law):
        if procedure.kind == "form" and procedure.id in begun:
            continue
        if _ruled_out(case, control_id, procedure, law):
            continue
        kinds = procedure.about.letters if procedure.about else ()
        letters = remediable(case, control_id, kinds)
        found.append(Offer(procedure, letters))
    return tuple(found)


def _ruled_out(case: Case, control_id: UUID, procedure: Procedure, law: Law) -> bool:
    condition = procedure.not_offered_when
    return condition is not None and any(
        holds(condition, Facts(case, each, law, procedure, date.min))  # no condition on the day
        for each in case.of_control(Proceeding, control_id)
        if each.procedure == procedure.id
    )


def in_order(law: Law) -> tuple[Procedure, ...]:
    """Return all procedures as they are offered: by what most begin, forms, requests, remedies."""
    found = (law.procedure(each) for each in law.procedures)

    def place(each: Procedure) -> tuple[bool, int]:
        return each.id != FIRST_PROCEDURE, _ORDER.index(each.kind)

    return tuple(sorted(found, key=place))


def remediable(case: Case, control_id: UUID, kinds: Collection[str]) -> tuple[Letter, ...]:
    """Return the letters of some kinds that a remedy may be about, the last begun first.

    Those that went out: marked as sent, or proven to have come by a day. Whether an answer came is
    for the user to see: a refusal is one too.
    """
    came = {each.letter_id for each in case.all(Receipt) if read_day(each.day)}
    found = [
        letter
        for letter in case.of_control(Letter, control_id)
        if letter.direction == "out" and letter.kind in kinds and (letter.sent or letter.id in came)
    ]
    return tuple(reversed(found))


def unanswered_letter(
    case: Case, proceeding: Proceeding, procedure: Procedure, clock: ClockState
) -> UUID | None:
    """Return the letter whose answer is overdue by a clock, if no remedy is about it yet.

    Args:
        case: the case.
        proceeding: the proceeding beside which the clock is shown.
        procedure: its procedure.
        clock: the clock as it stands.
    """
    if clock.state != "missed":
        return None
    kind = procedure.answered(clock.clock.id)
    letter = own_letter(case, proceeding, kind) if kind else None
    about = {each.about_letter_id for each in case.of_control(Proceeding, proceeding.control_id)}
    if letter is None or letter.id in about:
        return None
    return letter.id if letter in remediable(case, proceeding.control_id, (kind,)) else None


def begin_proceeding(
    desk: Desk, control_id: UUID, procedure_id: str, about_letter_id: UUID | None = None
) -> UUID:
    """Begin another form, a request or a remedy inside a control, and return its id.

    A remedy is about a letter of ours that was ignored, refused or answered late.

    Raises:
        Problem: `step.unknown-procedure`, `step.form-begun` (it combines with other forms, not
            with itself), or the case file cannot be written to.
    """
    procedure = desk.office.law.procedure(procedure_id)
    there = desk.case.of_control(Proceeding, control_id)
    if procedure.kind == "form" and procedure.id in {each.procedure for each in there}:
        raise Problem("step.form-begun")
    with desk.file.act("proceeding.begin", desk.office.author) as act:
        number = max((each.number for each in there), default=0) + 1
        begun = pinned(act, control_id, number, procedure, about_letter_id)
        act.put(begun)
        desk.case = act.commit()
    return begun.id


def begin_again(desk: Desk, proceeding_id: UUID, again_id: str, why: str = "") -> None:
    """Let steps of a proceeding begin anew, because something happened (`[[again]]` in the data).

    Their marks are taken away and what was gone past knowingly is said anew; an empty letter takes
    the place of each that was written, and the answers that no longer hold are asked again. The
    former answers stay in `Proceeding.rounds`, the former letters in the register, the reason in
    the log.

    Raises:
        KeyError: the procedure knows no such happening: a mistake of ours.
        Problem: the case file cannot be written to.
    """
    proceeding = desk.case.one(Proceeding, proceeding_id)
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    again = next((each for each in procedure.again if each.id == again_id), None)
    if again is None:
        raise KeyError(again_id)
    control = desk.case.one(Control, proceeding.control_id)
    kinds = [kind for step in again.steps for kind in procedure.step(step).documents]
    written = [own_letter(desk.case, proceeding, kind) for kind in kinds]
    letters = [
        Letter(
            id=new_id(), control_id=old.control_id, proceeding_id=old.proceeding_id, kind=old.kind
        )
        for old in written
        if old is not None
    ]
    said = {advice.id for step in again.steps for advice in procedure.step(step).advice}
    shared = [ask for ask in again.clears if ask in procedure.common.asks]
    changed = [
        replace(
            set_aside(proceeding, again.clears, control, shared),
            completed_steps=_without(proceeding.completed_steps, again.steps),
            acknowledged=_without(proceeding.acknowledged, said),
        ),
        replace(
            control,
            answers=_without(control.answers, shared),
            texts=_without(control.texts, shared),
            completed_steps=_without(control.completed_steps, again.steps),
            acknowledged=_without(control.acknowledged, said),
        ),
    ]
    put = [each for each in changed if each not in (proceeding, control)]
    desk.act("proceeding.again", [*put, *letters], note=f"{again_id}: {why}" if why else again_id)


def set_aside(
    proceeding: Proceeding, asks: Collection[str], control: Control, shared: Collection[str] = ()
) -> Proceeding:
    """Return a proceeding in which some questions are open again, their answers kept as a round.

    Answers to `shared` ones lie on the control: they are kept as well, and opened by the caller.
    """
    n = max((int(key.partition(".")[0]) for key in proceeding.rounds), default=0) + 1
    former: dict[str, str] = {}
    for home, of_it in ((control, shared), (proceeding, asks)):
        former |= {f"{n}.{ask}": answer for ask, answer in home.answers.items() if ask in of_it}
        for ask, text in home.texts.items():
            if ask in of_it:
                former |= {f"{n}.{ask}.{lang}": text.text(lang) for lang in LANGS}
    return replace(
        proceeding,
        answers=_without(proceeding.answers, asks),
        texts=_without(proceeding.texts, asks),
        rounds={**proceeding.rounds, **{key: said for key, said in former.items() if said}},
    )


_Kept = TypeVar("_Kept")


def _without(kept: Mapping[str, _Kept], keys: Collection[str]) -> dict[str, _Kept]:
    return {key: value for key, value in kept.items() if key not in keys}


def pinned(
    act: Act, control_id: UUID, number: int, procedure: Procedure, about: UUID | None = None
) -> Proceeding:
    """Return a new proceeding, pinned to an edition, whose text the case keeps."""
    return Proceeding(
        id=new_id(),
        control_id=control_id,
        number=number,
        procedure=procedure.id,
        edition=procedure.edition,
        edition_sha256=act.store(procedure.text),
        about_letter_id=about,
    )
