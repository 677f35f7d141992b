"""Making, opening and describing case files."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile import header
from desktop.casefile.file import CaseFile
from desktop.domain.case import Case
from desktop.domain.control import Control
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText, clean
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.proceedings import FIRST_PROCEDURE, pinned

EXTENSION = header.EXTENSION
_CASES_ASKED_FOR_CARD = 5
_CARD = (
    "kind", "name", "legal_form", "bin", "city", "address", "phone", "email", "website",
    "signatory_id", "executor_id",
)  # fmt: skip
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*«»\n\r\t', " "))


def new_case(
    office: Office,
    path: Path,
    name: LocalText,
    *,
    procedure: str = FIRST_PROCEDURE,
    sample: bool = False,
) -> Desk:
    """Make a case file for one institution and open it.

    The profile's subject with its people is copied in, without a profile the card of the last
    case's; and a first control begins by a procedure, so that the route has somewhere to start.

    Raises:
        Problem: a file of that name exists already, or the place cannot be written to.
    """
    new = ControlObject(id=new_id(), name=name)
    file = CaseFile.create(path, object_=new, author=office.author, clock=office.clock)
    desk = Desk(office, file)
    _begin_first(desk, new.id, procedure, sample=sample)
    return desk


def _begin_first(
    desk: Desk, object_id: UUID, procedure: str = FIRST_PROCEDURE, *, sample: bool = False
) -> UUID:
    """Begin the first control, by the subject that the case holds, else by the profile's."""
    if held := desk.case.all(Subject):
        begun = Control(id=new_id(), number=1, subject_id=held[0].id, object_id=object_id)
        _begin(desk, begun, procedure)
        return begun.id
    profile = desk.office.profile
    card = (profile.subject, profile.people)
    if not sample and (card[0] is None or card[0].name == LocalText()):
        card = _last_card(desk.office) or card
    subject, people = _own_copy(*card)
    begun = Control(
        id=new_id(), number=1, subject_id=subject.id, object_id=object_id, sample=sample
    )
    _begin(desk, begun, procedure, [*people, subject])
    return begun.id


def _begin(desk: Desk, control: Control, procedure: str, more: Iterable[Record] = ()) -> None:
    """Begin a control by its first procedure."""
    with desk.file.act("control.begin", desk.office.author) as act:
        first = pinned(act, control.id, 1, desk.office.law.procedure(procedure))
        for record in (*more, control, first):
            act.put(record)
        desk.case = act.commit()


def begin_control(desk: Desk) -> UUID:
    """Begin another control of the same institution and return its id.

    The subject is the last control's; everything else starts empty. In a case that came without
    any control the first one begins, by its own subject or else the profile's.

    Raises:
        Problem: the case file cannot be written to.
    """
    if not desk.case.all(Control):
        return _begin_first(desk, institution(desk.case).id)
    last = current_control(desk.case)
    begun = Control(
        id=new_id(),
        number=last.number + 1,
        subject_id=last.subject_id,
        object_id=last.object_id,
    )
    _begin(desk, begun, FIRST_PROCEDURE)
    return begun.id


def _own_copy(
    subject: Subject | None, people: tuple[Person, ...]
) -> tuple[Subject, tuple[Person, ...]]:
    """Copy the profile's cards under fresh ids: two cases are two records, merged by nobody."""
    if subject is None:
        return Subject(id=new_id()), ()
    fresh = {person.id: new_id() for person in people}
    return (
        replace(
            subject,
            id=new_id(),
            signatory_id=fresh.get(subject.signatory_id) if subject.signatory_id else None,
            executor_id=fresh.get(subject.executor_id) if subject.executor_id else None,
        ),
        tuple(replace(person, id=fresh[person.id]) for person in people),
    )


def take_last_card(office: Office) -> bool:
    """Fill the profile's card with what the case changed last says; `False` if no case says it.

    For whoever entered her organisation in a case, not on the page of the card.

    Raises:
        Problem: the profile cannot be written.
    """
    card = _last_card(office)
    if card is None:
        return False
    subject, people = _own_copy(*card)
    office.change_profile(lambda kept: replace(kept, subject=subject, people=people))
    return True


def _last_card(office: Office) -> tuple[Subject, tuple[Person, ...]] | None:
    """Return who controls in the case changed last, and who signs and writes there.

    `None` if no case names a subject yet.

    Names and addresses only: what a subject states about itself under 6(2) is asked in each case.
    """
    from desktop.usecases.library import rows

    newest = sorted(rows(office), key=lambda row: row.modified, reverse=True)
    for row in newest[:_CASES_ASKED_FOR_CARD]:
        try:
            with open_case(office, Path(row.path), write=False) as desk:
                control = current_control(desk.case)
                subject = desk.case.one(Subject, control.subject_id)
                people = {subject.signatory_id, subject.executor_id}
                known = tuple(each for each in desk.case.all(Person) if each.id in people)
        except (Problem, LookupError):
            continue  # gone or damaged: the next one will do
        if not control.sample and subject.name != LocalText():
            card = {name: getattr(subject, name) for name in _CARD}
            return Subject(id=subject.id, **card), known
    return None


def open_case(office: Office, path: Path, *, write: bool = True) -> Desk:
    """Open a case file; for reading only where it cannot be edited (`Desk.read_only` says why).

    Raises:
        Problem: `file.*`: not a case file, damaged, made by a newer Baqylau, missing.
    """
    who = ""
    with suppress(Problem):  # a card that cannot be read is said where it is asked for
        who = office.name
    backups = office.folders.backups
    return Desk(
        office, CaseFile.open(path, clock=office.clock, backups=backups, write=write, who=who)
    )


def file_name(name: str) -> str:
    """Return a name for the case file of an institution, which every system can store."""
    return f"{storable(name, 80) or 'case'}{EXTENSION}"


def storable(text: str, longest: int) -> str:
    """Return a text as part of a file name that every system can store; "" if nothing is left."""
    words = clean(text).translate(_FORBIDDEN_IN_NAMES).split()
    return " ".join(words)[:longest].rstrip(". ")


def current_control(case: Case, number: int | None = None) -> Control:
    """Return a control by its number; `None` means the one that is worked on, the latest.

    Raises:
        Problem: `case.no-control` (the file holds none), `case.unknown-control`.
    """
    controls = {control.number: control for control in case.all(Control)}
    if not controls:
        raise Problem("case.no-control")
    chosen = max(controls) if number is None else number
    if chosen not in controls:
        raise Problem("case.unknown-control", number=chosen, known=tuple(sorted(controls)))
    return controls[chosen]


def institution(case: Case) -> ControlObject:
    """Return the object that the case is about.

    Raises:
        Problem: `case.no-object`: the file holds none.
    """
    if case.all(Control):
        return case.one(ControlObject, current_control(case).object_id)
    objects = case.all(ControlObject)
    if not objects:
        raise Problem("case.no-object")
    return objects[0]


def recognisable_name(case: Case, lang: Lang) -> str:
    """Return the institution's name as a person would look for it in a list."""
    return institution(case).name.any_text(lang)
