"""Moving a proceeding to the edition of its procedure that the program has now."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.control import Control, Proceeding
from desktop.domain.text import LANGS, LocalText
from desktop.law.editions import Difference, differences
from desktop.law.law import Law
from desktop.law.procedures import Procedure
from desktop.usecases.backups import back_up_before
from desktop.usecases.desk import Desk

H = TypeVar("H", Control, Proceeding)
V = TypeVar("V")


def newer_edition(proceeding: Proceeding, law: Law) -> tuple[Difference, ...]:
    """Return what the program's edition changes against the one a proceeding is pinned to.

    () if it is pinned to that one, if nothing that the user sees differs, or if one of both is
    not known.
    """
    if proceeding.procedure not in law.procedures:
        return ()
    pinned = law.edition(proceeding.procedure, proceeding.edition_sha256)
    return differences(pinned, law.procedure(proceeding.procedure), law.clocks)


def move_to_newer(desk: Desk, proceeding_id: UUID) -> None:
    """Pin a proceeding to the program's edition: an act of its own, which the log keeps.

    What was answered stays. Answers to questions that are asked no more are kept as those of a
    former round, marks of steps that there are no more are taken away; the log holds both.

    Raises:
        Problem: `step.unknown-procedure`, or the case file cannot be written to.
    """
    back_up_before(desk, "before-edition")
    law = desk.office.law
    proceeding = desk.case.one(Proceeding, proceeding_id)
    control = desk.case.one(Control, proceeding.control_id)
    old = law.edition(proceeding.procedure, proceeding.edition_sha256)
    new = law.procedure(proceeding.procedure)
    # Another proceeding of the control may still hold what this one holds no more.
    others = [
        law.edition(each.procedure, each.edition_sha256)
        for each in desk.case.of_control(Proceeding, control.id)
        if each.id != proceeding.id
    ]
    gone = _Ids.of([old]).without(_Ids.of([new, *others]))
    last = max((int(key.partition(".")[0]) for key in proceeding.rounds), default=0) + 1
    former = {
        f"{last}.{key}": answer
        for record in (control, proceeding)
        for key, answer in _answers(record, gone.asks)
    }
    with desk.file.act("proceeding.edition", desk.office.author) as act:
        act.put(gone.taken_from(control))
        act.put(
            replace(
                gone.taken_from(proceeding),
                edition=new.edition,
                edition_sha256=act.store(new.text),
                rounds={**proceeding.rounds, **former},
            )
        )
        desk.case = act.commit()


class _Ids(NamedTuple):
    """What editions declare, by which records keep answers and marks."""

    asks: frozenset[str]
    steps: frozenset[str]
    advice: frozenset[str]

    @classmethod
    def of(cls, editions: Iterable[Procedure]) -> "_Ids":
        all_of_them = tuple(editions)
        steps = [step for each in all_of_them for step in each.steps]
        return cls(
            frozenset(ask.id for each in all_of_them for ask in each.asks),
            frozenset(step.id for step in steps),
            frozenset(advice.id for step in steps for advice in step.advice),
        )

    def without(self, other: "_Ids") -> "_Ids":
        return _Ids(self.asks - other.asks, self.steps - other.steps, self.advice - other.advice)

    def taken_from(self, record: H) -> H:
        return replace(
            record,
            answers=_kept(record.answers, self.asks),
            texts=_kept(record.texts, self.asks),
            completed_steps=_kept(record.completed_steps, self.steps),
            acknowledged=_kept(record.acknowledged, self.advice),
        )


def _kept(found: Mapping[str, V], gone: frozenset[str]) -> dict[str, V]:
    return {key: each for key, each in found.items() if key not in gone}


def _answers(record: Control | Proceeding, asks: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the answers to some questions, a text in each of its languages."""
    for ask in sorted(asks):
        if answer := record.answers.get(ask):
            yield ask, answer
        for lang in LANGS:
            if text := record.texts.get(ask, LocalText()).text(lang):
                yield f"{ask}.{lang}", text
