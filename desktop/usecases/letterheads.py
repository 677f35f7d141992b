"""The letterhead: chosen, its picture or its Word file taken in, and handed to what is made."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace

from desktop.domain.errors import Problem
from desktop.domain.fields import field_kinds, with_leaf
from desktop.domain.letterhead import STANDARD, Letterhead
from desktop.domain.parties import Subject
from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.office import Office
from desktop.usecases.proceedings import FIRST_PROCEDURE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desktop.documents.letterhead import Stationery
    from desktop.domain.case import Case

R = TypeVar("R", bound=Record)

_LARGEST_FILE = 60_000_000
"""Bytes of a picture or a Word file that is looked into."""
_PIXELS = 40_000_000
"""What an emblem of a few centimetres needs many times over; more only fills an old memory."""
_SAMPLE_KIND = "notice"


def change(office: Office, change_: Callable[[Letterhead], Letterhead]) -> None:
    """Change the letterhead as it is kept now; saved at once.

    Raises:
        Problem: as `Office.change_profile`.
    """
    office.change_profile(lambda profile: replace(profile, letterhead=change_(profile.letterhead)))


def take_emblem(office: Office, path: Path) -> None:
    """Take in a picture as the emblem: a reduced copy without what a camera wrote into it.

    Raises:
        Problem: `letterhead.picture-too-big`, `letterhead.picture-unreadable`,
            `letterhead.file-unreadable`; the user's folder cannot be written to.
    """
    from io import BytesIO

    from desktop.documents.pictures import reduced
    from desktop.evidence.pictures import opened

    data = _read(path, "letterhead.picture-too-big")
    try:
        with opened(BytesIO(data)) as picture:
            too_big = picture.width * picture.height > _PIXELS
        copy = b"" if too_big else reduced(data).data
    except Problem as problem:
        code = problem.code.rpartition(".")[2]
        raise Problem(f"letterhead.{code}", name=path.name) from problem
    if too_big:
        raise Problem("letterhead.picture-too-big", name=path.name)
    ending = "png" if copy.startswith(b"\x89PNG") else "jpg"
    name = _keep(office, "emblem", copy, ending)
    change(office, lambda kept: replace(kept, emblem=name))


def take_base(office: Office, path: Path) -> None:
    """Take in the organisation's own Word file as the letterhead; the file itself stays as it is.

    Raises:
        Problem: `letterhead.base-*` with what is wrong; `letterhead.file-unreadable`; the user's
            folder cannot be written to.
    """
    from desktop.documents.letter_base import judged_base

    data = _read(path, "letterhead.base-not-word")
    copy = judged_base(data, path.name)
    name = _keep(office, "base", copy, "docx")
    change(office, lambda kept: replace(kept, base=name, base_name=path.name))


def _read(path: Path, too_large: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Problem(too_large, name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise Problem("letterhead.file-unreadable", name=path.name) from error


def _keep(office: Office, what: str, data: bytes, ending: str) -> str:
    """Keep a file under a name that tells its bytes: what was chosen before can be chosen again."""
    name = f"{what}-{hashlib.sha256(data).hexdigest()[:16]}.{ending}"
    make_folder(office.folders.letterhead, parents=True)
    write_whole(office.folders.letterhead / name, data)
    return name


def lost(office: Office) -> tuple[Problem, ...]:
    """Return which files of the letterhead are no longer in the user's folder."""
    letterhead = office.profile.letterhead
    return tuple(
        Problem(code)
        for code, name in (
            ("letterhead.emblem-lost", letterhead.emblem),
            ("letterhead.base-lost", letterhead.base),
        )
        if name and _file(office, name) is None
    )


def _file(office: Office, name: str) -> bytes | None:
    if not name:
        return None
    try:
        # The name alone: a profile that came from elsewhere points at nothing else.
        return (office.folders.letterhead / Path(name).name).read_bytes()
    except OSError:
        return None


def stationery_for(office: Office, subject: Subject) -> "Stationery":
    """Return what papers of a subject are dressed with.

    A case that came from another organisation keeps the standard letterhead: ours does not stand
    over its name. Both BINs decide, else the name. While the card "who we are" is empty nobody is
    known to be us.
    """
    from desktop.documents.letterhead import Stationery

    kept = office.profile.letterhead
    if kept == STANDARD or not _is_ours(office.profile.subject, subject):
        return Stationery(STANDARD)
    return Stationery(kept, _file(office, kept.emblem), _file(office, kept.base))


def _is_ours(ours: Subject | None, subject: Subject) -> bool:
    if ours is None:
        return False
    if ours.bin and subject.bin:
        return ours.bin == subject.bin
    names = {_plain(ours.name.text(one)) for one in LANGS} - {""}
    return bool(names & {_plain(subject.name.text(one)) for one in LANGS})


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def sample_case(office: Office) -> "Case":
    """Return as much of the sample case as its notice says; nothing is written anywhere."""
    from desktop.domain.case import Case
    from desktop.domain.control import Control, Proceeding
    from desktop.domain.correspondence import Letter
    from desktop.domain.ids import new_id
    from desktop.domain.parties import ControlObject, Person
    from desktop.usecases.sample import sample_facts

    said, at = sample_facts(), office.clock.now()
    signs = _told(Person(id=new_id()), said["signatory"], at)
    head = _told(Person(id=new_id(), side="object"), said["head"], at)
    about = _told(ControlObject(id=new_id(), head_id=head.id), said["object"], at)
    subject = _told(Subject(id=new_id(), signatory_id=signs.id), said["subject"], at)
    control = Control(id=new_id(), number=1, subject_id=subject.id, object_id=about.id, sample=True)
    control = _told(control, said["control"], at)
    (dated,) = (each["dated"] for each in said["letter"] if each["kind"] == _SAMPLE_KIND)
    procedure = office.law.procedure(FIRST_PROCEDURE)
    letter = Letter(id=new_id(), control_id=control.id, kind=_SAMPLE_KIND, number="1")
    records = (
        signs, head, about, subject, control, with_leaf(letter, "dated", dated, at),
        Proceeding(
            id=new_id(), control_id=control.id, number=1, procedure=procedure.id,
            edition=procedure.edition,
        ),
    )  # fmt: skip
    return Case(new_id(), {}).replaced(records)


def _told(record: R, facts: "Mapping[str, Any]", at: "datetime") -> R:
    """Return a record with the facts of the sample, each as it would be typed or chosen."""
    for name, value in facts.items():
        kind = field_kinds(type(record))[name]
        if isinstance(value, dict):
            for part, text in value.items():
                record = with_leaf(record, f"{name}.{part}", text, at)
        elif kind.form == "set":
            for element in value:
                record = with_leaf(record, f"{name}.{element}", True, at)
        else:
            record = with_leaf(record, name, value, at)
    return record


def sample_letter(office: Office, case: "Case", lang: Lang) -> bytes:
    """Return the notice of the sample case as this organisation would send it.

    Args:
        office: the office with its letterhead and its card; names that the card lacks in `lang`
            are those of the sample.
        case: what `sample_case` returned.
        lang: the language of the letter.

    Raises:
        Problem: a fault of the letter's own text (`template.*`).
    """
    from desktop.documents.letterhead import Stationery
    from desktop.documents.papers import compose
    from desktop.domain.control import Control
    from desktop.domain.correspondence import Letter
    from desktop.domain.values import read_day
    from desktop.procedure.route import main_proceeding

    (control,) = case.all(Control)
    (letter,) = case.all(Letter)
    shown = case.one(Subject, control.subject_id)
    ours = office.profile.subject
    if ours is not None and ours.name.text(lang):
        card = ("kind", "name", "bin", "city", "address", "phone", "email", "website")
        shown = replace(shown, **{name: getattr(ours, name) for name in card})
    kept = office.profile.letterhead
    return compose(
        case.replaced([shown]),
        main_proceeding(case, control.id).id,
        _SAMPLE_KIND,
        lang,
        office.law,
        read_day(letter.day_it_bears)
        or office.clock.today(),  # norms are cited as they stood that day
        lambda _digest: b"",
        sample=True,
        stationery=Stationery(kept, _file(office, kept.emblem), _file(office, kept.base)),
    ).docx
