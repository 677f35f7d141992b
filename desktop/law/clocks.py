"""Reader of `resources/law/clocks.toml` and the deadlines that its clocks give."""

import difflib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from desktop.domain.basis import Basis, Confidence, Line, Texts, Unit
from desktop.domain.calendar import WorkCalendar
from desktop.domain.errors import Problem
from desktop.domain.terms import Count, Direction, Roll, Term, count
from desktop.law.reading import DataFault, read_toml

Actor = Literal[
    "subject",
    "object",
    "holder",
    "requester",
    "body",
    "applicant",
    "higher_body",
    "court",
    "council",
    "office",
    "sender",
]
"""Who must act."""

OWN_ACTORS: frozenset[Actor] = frozenset({"subject", "requester", "applicant", "sender"})
"""Roles in which the user herself acts, so that the earlier of two readings is hers."""

ClockKind = Literal["limit", "window", "extension"]
"""A day to act by; a period in which something is allowed; a longer term instead of another."""

Amount = Annotated[int, Meta(ge=0)]


class Variant(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another length of the same clock, under a condition; `unit` is `None` if unchanged."""

    id: Line
    amount: Amount
    unit: Unit | None = None
    when: Texts
    basis: tuple[Basis, ...]


class Clock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term of the law as data.

    Attributes:
        id: its name everywhere, "PC_RESPONSE".
        title: what must be done.
        starts: id of the event that starts it.
        starts_text: that event in words.
        amount: the length in units; 0 is the day of the event.
        unit: the unit of `amount`.
        direction: from the event on or back from it.
        kind: limit, window or extension.
        roll: where a last day off moves.
        actor: who must act; decides which of two readings is shown.
        basis: norms that set the number.
        confidence: how sure the number is.
        counting_confidence: how sure the way of counting is.
        counting_basis: norms that order the way of counting; empty if it is an analogy.
        variants: other lengths under conditions.
        extends: the clock whose term an extension prolongs; `None` for the rest.
        estimate: it starts at another's desk, so that the day is not known to us.
        note: a word of care for the user; `None` if there is none.
    """

    id: Line
    title: Texts
    starts: Line
    starts_text: Texts
    amount: Amount
    unit: Unit
    direction: Direction
    kind: ClockKind
    roll: Roll
    actor: Actor
    basis: tuple[Basis, ...]
    confidence: Confidence
    counting_confidence: Confidence
    counting_basis: tuple[Basis, ...] = ()
    variants: tuple[Variant, ...] = field(default=(), name="variant")
    extends: str | None = None
    estimate: bool = False
    note: Texts | None = None

    def variant(self, variant_id: str) -> Variant:
        """Return a variant by its id.

        Raises:
            Problem: `clock.unknown-variant`, or `clock.no-variants` where it has none at all.
        """
        if not self.variants:
            raise Problem("clock.no-variants", clock=self.id)
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        known = tuple(variant.id for variant in self.variants)
        raise Problem("clock.unknown-variant", id=variant_id, clock=self.id, known=known)

    def term(self, variant: Variant | None = None) -> Term:
        """Return the period to count; `None` is the ordinary length.

        Raises:
            Problem: `terms.roll-against-direction`.
        """
        chosen = variant or self
        return Term(
            chosen.amount,
            chosen.unit or self.unit,
            self.direction,
            self.roll,
            settled=self.counting_confidence == "verified",
        )


class Deadline(Struct, frozen=True):
    """A clock that runs: counted from a day, with the days by each reading."""

    clock: Clock
    variant: Variant | None
    count: Count

    @property
    def due(self) -> date:
        """The day to show: one's own act by the earlier reading, what others owe by the later."""
        return self.count.due

    @property
    def earliest(self) -> date:
        """The end by the reading that comes first."""
        return self.count.earliest

    @property
    def latest(self) -> date:
        """The end by the reading that comes last."""
        return self.count.latest

    @property
    def safe(self) -> date:
        """The day on which the act is in time by every reading."""
        return self.count.safe


class Clocks(Struct, frozen=True):
    """All clocks, in the order of the file."""

    by_id: Mapping[str, Clock]

    def __iter__(self) -> Iterator[Clock]:
        return iter(self.by_id.values())

    def get(self, clock_id: str) -> Clock:
        """Return a clock by its id.

        Raises:
            Problem: `clock.unknown`, with the nearest ids.
        """
        if clock := self.by_id.get(clock_id):
            return clock
        near = difflib.get_close_matches(clock_id.upper(), self.by_id, cutoff=0)
        raise Problem("clock.unknown", id=clock_id, near=tuple(near))


class _ClockFile(Struct, frozen=True, forbid_unknown_fields=True):
    clock: tuple[Clock, ...]


def load_clocks(path: Path) -> Clocks:
    """Read the clocks.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), or `data.duplicate` (an id twice),
            `data.dangling` (extends a clock that is not there), `clock.extension-of-nothing` (an
            extension without `extends`, or the reverse), `clock.counting-without-basis` (verified
            counting names its norm, and only verified counting does), `clock.no-basis`,
            `terms.roll-against-direction`.
    """
    by_id: dict[str, Clock] = {}
    clocks = read_toml(path, _ClockFile).clock
    for n, clock in enumerate(clocks):
        if clock.id in by_id:
            raise DataFault("data.duplicate", path, f"clock[{n}].id", detail=clock.id)
        by_id[clock.id] = clock
    for n, clock in enumerate(clocks):
        _check(path, f"clock[{n}]", clock, by_id)
    return Clocks(by_id)


def _check(path: Path, key: str, clock: Clock, by_id: Mapping[str, Clock]) -> None:
    if not clock.basis:
        raise DataFault("clock.no-basis", path, f"{key}.basis", id=clock.id)
    if (clock.kind == "extension") != (clock.extends is not None):
        raise DataFault("clock.extension-of-nothing", path, f"{key}.extends", id=clock.id)
    if clock.extends is not None and clock.extends not in by_id:
        raise DataFault("data.dangling", path, f"{key}.extends", detail=clock.extends)
    if (clock.counting_confidence == "verified") != bool(clock.counting_basis):
        raise DataFault("clock.counting-without-basis", path, f"{key}.counting_basis", id=clock.id)
    ids = [variant.id for variant in clock.variants]
    if len(set(ids)) != len(ids):
        raise DataFault("data.duplicate", path, f"{key}.variant", detail=", ".join(ids))
    try:
        clock.term()
    except Problem as problem:
        raise DataFault(problem.code, path, f"{key}.roll", **problem.params) from problem


def deadline(
    clock: Clock, start: date, calendar: WorkCalendar, variant: str | None = None
) -> Deadline:
    """Count a clock from the day of its event.

    Args:
        clock: the term.
        start: the day of the event.
        calendar: days off; for an act already done, `calendar.known_on(its day)`.
        variant: id of a variant; `None` for the ordinary length.

    Raises:
        Problem: `clock.unknown-variant`.
        CalendarNotCovered: the count reaches a year without a calendar.
    """
    chosen = None if variant is None else clock.variant(variant)
    own_act = clock.actor in OWN_ACTORS
    return Deadline(clock, chosen, count(clock.term(chosen), start, calendar, own_act=own_act))
