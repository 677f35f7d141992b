"""A second pair of eyes: a colleague reads a paper before it goes (0052).

It is advice. Nothing waits for it and nothing is refused without it.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.author import Noted
from desktop.domain.case import Case
from desktop.domain.control import WITHOUT_REASON, Control, Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.review import Review
from desktop.domain.text import LANGS
from desktop.law.law import Law
from desktop.law.second_reading import ReadingCheck
from desktop.usecases.desk import Desk
from desktop.usecases.papers import makings

ASK, BEGIN = "review.ask", "review.begin"

State = Literal["asked", "reading", "ready", "change"]


class Reading(NamedTuple):
    """How a second reading stands.

    Attributes:
        review: the record.
        state: "asked" while nobody reads, "reading" without a verdict, else the verdict.
        asked_by: who asked for it, "" if nobody did or the log does not say.
        asked_here: the user asked for it, as far as the log tells.
        by_maker: whoever read it made the paper as well, as far as names tell and, for people
            without a name, the computers.
        changed: the paper was made anew since, or in a language that was not there then.
        open_points: how many points are not in order.
    """

    review: Review
    state: State
    asked_by: str
    asked_here: bool
    by_maker: bool
    changed: bool
    open_points: int


class ToDo(NamedTuple):
    """A reading, and the proceeding that has the paper."""

    reading: Reading
    proceeding_id: UUID


def checks_for(law: Law, kind: str) -> tuple[ReadingCheck, ...]:
    """Return what is looked at in a kind of paper, in order; nothing of a kind there is not."""
    known = next((each for each in law.documents if each.id == kind), None)
    found = law.second_reading.values()
    return tuple(each for each in found if known is not None and each.is_asked_of(known))


def newest(case: Case, proceeding: Proceeding, kind: str) -> Paper | None:
    """Return the last making of a paper in whatever language; `None` if none was made."""
    return max(_makings(case, proceeding, kind), key=lambda each: each.id, default=None)


def _makings(case: Case, proceeding: Proceeding, kind: str) -> list[Paper]:
    return [paper for one in LANGS for paper in makings(case, proceeding, kind, one)]


def ask(desk: Desk, proceeding_id: UUID, kind: str) -> UUID:
    """Ask whoever opens the case next to read a paper; return the id of what was asked.

    Asking is a record of its own, which a reading does not touch: two colleagues who read in two
    copies of the case are both heard. What is asked for already, and nobody has begun, stays.

    Raises:
        Problem: `colleague.no-paper` (there is nothing to read yet), or the case file cannot be
            written to.
    """
    last = reviews_of(desk.case, proceeding_id, kind)[-1:]
    if last and not last[0].reviewer:
        return last[0].id
    return _put(desk, ASK, proceeding_id, kind, Review(id=new_id(), control_id=new_id()))


def begin(desk: Desk, proceeding_id: UUID, kind: str) -> UUID:
    """Begin to read a paper as it was made last, under the user's name; return the reading's id.

    A reading of her own without a verdict is gone on with.

    Raises:
        Problem: as `ask`.
    """
    me = desk.office.name or WITHOUT_REASON
    known = reviews_of(desk.case, proceeding_id, kind)
    mine = [
        each
        for each in known
        if each.reviewer == me
        and not each.verdict
        and (desk.office.name or _is_begun_here(desk, each))
    ]
    if mine:
        return mine[-1].id
    fresh = Review(id=new_id(), control_id=new_id(), reviewer=me, at=desk.office.clock.now())
    return _put(desk, BEGIN, proceeding_id, kind, fresh)


def _put(desk: Desk, act: str, proceeding_id: UUID, kind: str, review: Review) -> UUID:
    proceeding = desk.case.one(Proceeding, proceeding_id)
    paper = newest(desk.case, proceeding, kind)
    if paper is None:
        title = desk.office.law.document(kind).title
        raise Problem("colleague.no-paper", title=title.local())
    control_id = proceeding.control_id
    desk.act(act, [replace(review, control_id=control_id, kind=kind, paper_id=paper.id)])
    return review.id


def reviews_of(case: Case, proceeding_id: UUID, kind: str) -> tuple[Review, ...]:
    """Return what was asked and read of a paper, in order; not of a letter that counts no more.

    Where the making that was read is gone, nobody can tell of which letter it was: it stays.
    """
    proceeding = case.one(Proceeding, proceeding_id)
    mine = {paper.id for paper in _makings(case, proceeding, kind)} | {None}
    reviews = case.of_control(Review, proceeding.control_id)
    return tuple(each for each in reviews if each.kind == kind and each.paper_id in mine)


def readings(desk: Desk, proceeding_id: UUID, kind: str) -> tuple[Reading, ...]:
    """Return how the readings of a paper stand, in their order; last what is asked and not begun.

    Raises:
        Problem: the file cannot be read.
    """
    found = reviews_of(desk.case, proceeding_id, kind)
    paper = newest(desk.case, desk.case.one(Proceeding, proceeding_id), kind)
    asked: tuple[Noted, ...] = ()
    stand: list[Reading] = []
    for n, each in enumerate(found):
        if not each.reviewer:
            asked = desk.file.noted(ASK, each.id)[:1]
        if each.reviewer or n == len(found) - 1:
            stand.append(_stands(desk, each, paper, asked))
    return tuple(stand)


def home_of(case: Case, review: Review) -> Proceeding | None:
    """Return the proceeding begun last that has the paper of a reading; `None` if none has."""
    courses = case.of_control(Proceeding, review.control_id)
    having = [
        each
        for each in courses
        if review.paper_id in {paper.id for paper in _makings(case, each, review.kind)}
    ]
    return having[-1] if having else None


def _stands(desk: Desk, review: Review, paper: Paper | None, asked: tuple[Noted, ...]) -> Reading:
    state: State = review.verdict or ("reading" if review.reviewer else "asked")
    return Reading(
        review,
        state,
        asked[0].author if asked else "",
        any(_is_by_user(desk, act) for act in asked),
        bool(review.reviewer) and _is_by_maker(desk, review),
        bool(review.reviewer) and paper is not None and paper.id != review.paper_id,
        sum(answer == "no" for answer in review.ticks.values()),
    )


def _is_by_maker(desk: Desk, review: Review) -> bool:
    made = desk.file.noted("paper.make", review.paper_id)[-1:] if review.paper_id else ()
    if not made or (made[0].author or WITHOUT_REASON) != review.reviewer:
        return False
    begun = desk.file.noted(BEGIN, review.id)[:1]
    same_place = any(act.installation == made[0].installation for act in begun)
    return review.reviewer != WITHOUT_REASON or same_place


def _is_by_user(desk: Desk, act: Noted) -> bool:
    """Whether the user did an act: by the name or, without one, by the computer."""
    me = desk.office.author
    return act.author == me.name and (bool(me.name) or act.installation == me.installation)


def _is_begun_here(desk: Desk, review: Review) -> bool:
    return any(_is_by_user(desk, act) for act in desk.file.noted(BEGIN, review.id))


def to_do(desk: Desk) -> tuple[ToDo, ...]:
    """Return what waits for the user: papers that others ask to read, and what was said of hers.

    What was read for her waits until she answers it or makes the paper anew.

    Raises:
        Problem: the file cannot be read.
    """
    return tuple(
        each for each in _open(desk) if each.reading.asked_here == (each.reading.state == "change")
    )


def _open(desk: Desk) -> Iterator[ToDo]:
    """Yield what is asked and not begun, and what is to be changed and not answered."""
    for control in desk.case.all(Control):
        for each in all_readings(desk, control.id):
            found = each.reading
            unanswered = found.state == "change" and not found.review.answer.any_text("kk").strip()
            if (found.state == "asked" or unanswered) and not found.changed:
                yield each


def all_readings(desk: Desk, control_id: UUID) -> Iterator[ToDo]:
    """Yield the readings of all papers of a control, each with the proceeding that has the paper.

    Raises:
        Problem: the file cannot be read.
    """
    papers = dict.fromkeys(
        (home.id, review.kind)
        for review in desk.case.of_control(Review, control_id)
        if (home := home_of(desk.case, review)) is not None
    )
    for proceeding_id, kind in papers:
        for each in readings(desk, proceeding_id, kind):
            yield ToDo(each, proceeding_id)
