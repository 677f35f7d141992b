"""A known institution or person put into a case: what is empty is filled, nothing written over."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.control import Control
from desktop.domain.directory import (
    OF_EXPERT,
    OF_HEAD,
    OF_OBJECT,
    Entry,
    Head,
    Leaves,
    any_text,
    are_others,
    folded_words,
    same_head,
)
from desktop.domain.errors import Problem
from desktop.domain.fields import leaves, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Expert, Membership, Person
from desktop.domain.record import Record
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import cases
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office

R = TypeVar("R", bound=Record)


class Filled(NamedTuple):
    """What came of it: the fields (as "object.name") that took a text, and those that hold another.

    Of the latter nothing was written over. `other`: another institution stands on the card, so
    that nothing was filled in.
    """

    filled: tuple[str, ...]
    kept: tuple[str, ...]
    other: bool = False


def begin_case(
    office: Office, path: Path, name: LocalText, procedure: str, known: Entry | None
) -> Desk:
    """Make a case, its institution's card filled in from the register if one was chosen there.

    Raises:
        Problem: as `cases.new_case`.
    """
    desk = cases.new_case(office, path, name, procedure=procedure)
    if known is not None:
        # A blank of a pattern was written in where the name is asked for, not in other languages.
        whole = {path: text for path, text in known.leaves.items() if "…" not in text}
        # The case is there; what could not be filled in is offered again where the card is.
        with suppress(Problem):
            use_institution(desk, cases.current_control(desk.case).id, known._replace(leaves=whole))
    return desk


def use_institution(desk: Desk, control_id: UUID, known: Entry, *, over: bool = False) -> Filled:
    """Fill the card of a control's institution and of its head, in one act that undo turns back.

    `over` writes also over what stands there: the user saw what, and wants it so. Two
    institutions are never mixed: the one takes the place of the other whole, or not at all.

    Raises:
        Problem: the case file cannot be written to.
    """
    control = desk.case.one(Control, control_id)
    record = desk.case.one(ControlObject, control.object_id)
    if are_others(_texts(record), known.leaves):
        if not over:
            return Filled((), ("object.name",), other=True)
        now = desk.office.clock.now()
        for path in OF_OBJECT:
            record = with_leaf(record, path, "", now)
        record = replace(record, head_id=None)
    card, filled, kept = _filling(desk, record, known.leaves, OF_OBJECT, over=over)
    put: list[Record] = []
    head = known.head
    if head is not None:
        there = desk.case.get(Person, record.head_id)
        person = there or Person(id=new_id(), side="object")
        other = there is not None and not _is_same(there, head)
        if other and over:  # nothing of whom she follows stays beside the new name
            person = Person(id=person.id, side="object")
        if other and not over:
            kept += ("head.full_name",)
        else:
            done, more, differ = _filling(desk, person, head.leaves, OF_HEAD, over=over)
            filled += tuple(f"head.{name}" for name in more)
            kept += tuple(f"head.{name}" for name in differ)
            if done != there:
                put.append(done)
                card = replace(card, head_id=done.id)
    if card != desk.case.one(ControlObject, control.object_id):
        put.insert(0, card)
    if put:
        desk.act("institution.use", put)
    return Filled(_prefixed(filled), _prefixed(kept))


def _prefixed(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n if n.startswith("head.") else f"object.{n}" for n in names))


def _filling(
    desk: Desk, record: R, known: Leaves, wanted: tuple[str, ...], *, over: bool
) -> tuple[R, tuple[str, ...], tuple[str, ...]]:
    """Return a record with what is known, the fields that took a text and those that differ."""
    now = desk.office.clock.now()
    stand = _texts(record)
    filled, differ = [], []
    for path in wanted:
        text, stands = known.get(path, ""), stand.get(path, "")
        if not text or text == stands:
            continue
        if stands.strip() and not over:
            differ.append(path.partition(".")[0])
            continue
        record = with_leaf(record, path, text, now)
        filled.append(path.partition(".")[0])
    return record, tuple(filled), tuple(differ)


def _texts(record: Record) -> dict[str, str]:
    """Return the leaves of a record that hold texts, without their instants."""
    found = {}
    for path, value in leaves(record).items():
        text = value[0] if isinstance(value, list) and value else value
        if isinstance(text, str):
            found[path] = text
    return found


def _is_same(person: Person, head: Head) -> bool:
    names = {
        f"{name}.{lang}": getattr(person, name).text(lang)
        for name in ("full_name", "short_name")
        for lang in LANGS
    }
    if not any(folded_words(each) for each in names.values()):
        return True  # nobody is named yet
    return same_head(Head(leaves=names), head)


def add_known_member(desk: Desk, control_id: UUID, known: Entry) -> UUID:
    """Let a known person take part in a control; return the membership.

    What she declares under 6(2) is asked anew in each control.

    Raises:
        Problem: the case file cannot be written to.
    """
    from desktop.usecases.people import add_member

    there = _in_case(desk, known)
    if there is not None:
        return add_member(desk, control_id, there.id)
    person = _person(desk, known)
    membership = Membership(id=new_id(), control_id=control_id, person_id=person.id)
    desk.act("membership.add", [person, membership])
    return membership.id


def add_known_expert(desk: Desk, control_id: UUID, known: Entry) -> UUID:
    """Engage a known expert (11(2)) with what the Law asks of one; return the record.

    Whether there is a conflict of interest is asked anew in each control.

    Raises:
        Problem: the case file cannot be written to.
    """
    there = _in_case(desk, known)
    for each in desk.case.of_control(Expert, control_id):
        if there is not None and each.person_id == there.id:
            return each.id
    person = there or _person(desk, known)
    empty = Expert(id=new_id(), control_id=control_id, person_id=person.id)
    expert, _filled, _kept = _filling(desk, empty, known.leaves, OF_EXPERT, over=False)
    desk.act("expert.add", [expert] if there is not None else [person, expert])
    return expert.id


def _person(desk: Desk, known: Entry) -> Person:
    empty = Person(id=new_id(), side="subject")
    return _filling(desk, empty, known.leaves, OF_HEAD, over=False)[0]


def _in_case(desk: Desk, known: Entry) -> Person | None:
    """Return the person if the case names her already."""
    wanted = folded_words(any_text(known.leaves, "full_name", "kk"))
    return next(
        (
            each
            for each in desk.case.all(Person)
            if each.side == "subject"
            and (
                str(each.id) in known.ids
                or (wanted and folded_words(each.full_name.any_text("kk")) == wanted)
            )
        ),
        None,
    )
