"""A campaign: the same control over several institutions, made from one case as a model (0047).

It lives in no file of its own: cases belong together by the name that their controls bear.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.file import CaseFile
from desktop.domain.case import Case
from desktop.domain.control import Control, Proceeding, Recommendation
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress, with_leaf
from desktop.domain.folding import folded
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Expert, Membership, Person, Subject
from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang, LocalText, clean
from desktop.usecases.cases import current_control, file_name, institution, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.files import free_name, make_folder
from desktop.usecases.office import Office

Progress = Callable[[int, int], bool]
"""`progress(done, total)` in cases; `False` stops the work: what is done stays done."""
Institution = Mapping[str, str]
"""An institution as typed, by the paths of its fields; those of its head begin with "head."."""

MAKE = "campaign.make"
"""The act that makes a case of a campaign. Its note names the model's case."""
SAME_FOR_ALL = frozenset({
    "unlimited_circle", "foreign_barred", "visit_why", "discussion_form", "agenda",
    "expert_questions", "asked_for", "answer_form", "appeal_kind", "substance", "council_form",
})  # fmt: skip
"""Answers of preparation that are about the matter or about us, not about one institution."""

_FULL = 5
"""So many people a group has at most (6(3)): whoever comes to help makes another group."""

R = TypeVar("R", bound=Record)


class Left(NamedTuple):
    """What was not done, of which case or institution, and why."""

    name: str
    path: Path | None
    problem: Problem


class Made(NamedTuple):
    """What came of making a campaign.

    Attributes:
        done: the new case files.
        there: names of institutions that the campaign holds already; none is made twice.
        left: what was not made; the model itself, if it could not join.
        notes: what the user should know.
    """

    done: tuple[Path, ...]
    there: tuple[str, ...]
    left: tuple[Left, ...]
    notes: tuple[Problem, ...]


def same(one: str, other: str) -> bool:
    """Return whether two names are of one campaign: spaces and capitals do not tell them apart."""
    return key_of(one) == key_of(other)


def key_of(name: str) -> str:
    """Return by what campaigns are told apart."""
    return " ".join(name.split()).casefold()


def control_in(case: Case, name: str) -> Control | None:
    """Return the control of a case that belongs to a campaign, the latest; `None` if none does."""
    found = [each for each in case.all(Control) if same(each.campaign, name)]
    return max(found, key=lambda each: each.number, default=None)


def label_of(each: Institution, lang: Lang) -> str:
    """Return by what an institution of a list is recognised."""
    order = (lang, *LANGS)
    return next((text for x in order if (text := each.get(f"name.{x}", "").strip())), "")


# -- making -------------------------------------------------------------------------------------


class _Model(NamedTuple):
    """What new cases take along: records under the model's ids, and the texts of editions."""

    case_id: UUID
    object_id: UUID
    records: tuple[Record, ...]
    editions: Mapping[str, bytes]


def make(
    office: Office,
    model: Path,
    name: str,
    institutions: Sequence[Institution],
    folder: Path,
    *,
    members: Iterable[Path] = (),
    recommendations: bool = False,
    progress: Progress | None = None,
) -> Made:
    """Make a case for each institution after a model, which joins the campaign.

    They take along the topic, the subject and its people, the group, the project, the procedures in
    the model's editions, and answers that are not about one institution. Findings, evidence,
    letters, numbers, days, consents and replies are each case's own. No file is written over, and
    what fails leaves the others made.

    Args:
        office: the office.
        model: the case file after which they are made.
        name: the name of the campaign.
        institutions: who is controlled.
        folder: where the new files go; made if it is not there.
        members: the case files that the campaign has so far.
        recommendations: take along the texts of recommendations.
        progress: hears how many are made.

    Raises:
        Problem: `campaign.no-name`, `campaign.no-institutions`, the model cannot be read, or the
            folder cannot be made.
    """
    name = clean(name).strip()
    if not name:
        raise Problem("campaign.no-name")
    wanted = [each for each in institutions if label_of(each, office.lang)]
    if not wanted:
        raise Problem("campaign.no-institutions")
    left: list[Left] = []
    with open_case(office, model) as desk:
        taken = _model(desk, name, recommendations=recommendations)
        notes = [*_join(desk, name, left)]
    make_folder(folder, parents=True)
    known, unread = _known(office, (model, *members))
    if unread:
        notes.append(Problem("campaign.members-unread", names=unread))
    done: list[Path] = []
    there: list[str] = []
    for n, each in enumerate(wanted):
        label = label_of(each, office.lang)
        if progress is not None and not progress(n, len(wanted)):
            rest = wanted[n:]
            left += [
                Left(label_of(x, office.lang), None, Problem("campaign.stopped")) for x in rest
            ]
            break
        object_, head = _records(office, each)
        if any(_is_same(object_, other) for other in known):
            there.append(label)
            continue
        try:
            done.append(_make_one(office, taken, (object_, head), folder))
        except Problem as problem:
            left.append(Left(label, None, problem))
        else:
            known.append(object_)
    return Made(tuple(done), tuple(there), tuple(left), tuple(notes))


def _join(desk: Desk, name: str, left: list[Left]) -> Iterable[Problem]:
    """Let the model join the campaign, unless it belongs to another one."""
    control = current_control(desk.case)
    if desk.file.is_protected:
        yield Problem("campaign.model-protected", name=desk.path.name)
    if len(desk.case.of_control(Membership, control.id)) >= _FULL:
        yield Problem("campaign.group-full", n=_FULL)
    if control.campaign.strip() and not same(control.campaign, name):
        yield Problem("campaign.model-stays", name=desk.path.name, campaign=control.campaign)
        return
    if control.campaign.strip():
        return
    from desktop.usecases import library

    try:
        enter(desk, FieldAddress("control", control.id, "campaign"), name)
    except Problem as problem:
        left.append(Left(desk.path.stem, desk.path, problem))
        return
    with suppress(Problem):  # the list is a copy; it is made good at the next look
        library.note(desk.office, desk)


def _model(desk: Desk, name: str, *, recommendations: bool) -> _Model:
    """Return what the cases of a campaign take along of the latest control of a case."""
    case = desk.case
    control = current_control(case)
    subject = case.one(Subject, control.subject_id)
    members = case.of_control(Membership, control.id)
    experts = case.of_control(Expert, control.id)
    named = {subject.signatory_id, subject.executor_id}
    named |= {each.person_id for each in members} | {each.person_id for each in experts}
    courses = [x for x in case.of_control(Proceeding, control.id) if x.about_letter_id is None]
    records: list[Record] = [
        subject,
        *(each for each in case.all(Person) if each.id in named),
        Control(
            id=control.id,
            number=1,
            subject_id=subject.id,
            object_id=control.object_id,
            campaign=name,
            project=control.project,
            topic=control.topic,
            public_interest=control.public_interest,
            partners=control.partners,
            tasks=control.tasks,
            manner=control.manner,
            by_group=control.by_group,
            languages=control.languages,
            sample=control.sample,
            answers=_shared(control.answers),
            texts=_shared(control.texts),
        ),
        *(
            Proceeding(
                id=each.id,
                control_id=control.id,
                number=n + 1,
                procedure=each.procedure,
                edition=each.edition,
                edition_sha256=each.edition_sha256,
                answers=_shared(each.answers),
                texts=_shared(each.texts),
            )
            for n, each in enumerate(courses)
        ),
        # Who declared what is asked for each institution anew: it may be a relative's (6(2)).
        *(replace(each, declared_on="", conflict_of_interest="") for each in members),
        *(
            replace(
                each,
                conflict_of_interest="",
                attachment_id=None,
                conclusions=LocalText(),
                signed_on="",
            )
            for each in experts
        ),
    ]
    if recommendations:
        asked = case.of_control(Recommendation, control.id)
        records += [
            Recommendation(
                id=each.id, control_id=control.id, number=n + 1, text=each.text, norms=each.norms
            )
            for n, each in enumerate(asked)
        ]
    pinned = {each.edition_sha256 for each in courses if each.edition_sha256}
    editions = {each: desk.file.content(each) for each in pinned}
    return _Model(case.id, control.object_id, tuple(records), editions)


_V = TypeVar("_V", str, LocalText)


def _shared(kept: Mapping[str, _V]) -> dict[str, _V]:
    return {ask: answer for ask, answer in kept.items() if ask in SAME_FOR_ALL}


def _make_one(
    office: Office,
    model: _Model,
    whose: tuple[ControlObject, Person | None],
    folder: Path,
) -> Path:
    """Make one case of a campaign; a file that was only begun is taken away again.

    Raises:
        Problem: the place takes no file.
    """
    from desktop.usecases import library

    object_, head = whose
    path = free_name(folder / file_name(object_.name.any_text(office.lang)))
    bare = replace(object_, head_id=None)  # nobody is there yet whom it could name
    file = CaseFile.create(path, object_=bare, author=office.author, clock=office.clock)
    whole = False
    try:
        desk = Desk(office, file)
        ids = {each.id: new_id() for each in model.records} | {model.object_id: object_.id}
        with file.act(MAKE, office.author, str(model.case_id)) as act:
            for text in model.editions.values():
                act.store(text)
            if head is not None:
                act.put(head)
                act.put(object_)
            for record in model.records:
                act.put(_under(record, ids))
            desk.case = act.commit()
        whole = True
        with suppress(Problem):  # a list that cannot be written is made anew from the cases
            library.note(office, desk)
    finally:
        file.close()
        if not whole:
            with suppress(OSError):
                path.unlink()
    return path


def _under(record: R, ids: Mapping[UUID, UUID]) -> R:
    """Return a record under ids of its own, and so what it names; what is not there is dropped."""
    changed: dict[str, Any] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if isinstance(value, UUID):
            changed[field] = ids.get(value)
        elif isinstance(value, frozenset) and any(isinstance(each, UUID) for each in value):
            changed[field] = frozenset(ids[each] for each in value if each in ids)
    return replace(record, **changed)


def _records(office: Office, typed: Institution) -> tuple[ControlObject, Person | None]:
    """Return an institution as typed, and its head if anything is said of one."""
    at = office.clock.now()
    object_ = ControlObject(id=new_id())
    head = Person(id=new_id(), side="object")
    empty = head
    for path, text in typed.items():
        value = clean(text).strip()
        if not value:
            continue
        if path == "region":
            object_ = with_leaf(object_, path, region_of(office, value), at)
        elif path.startswith("head."):
            head = with_leaf(head, path.removeprefix("head."), value, at)
        else:
            object_ = with_leaf(object_, path, value, at)
    if head == empty:
        return object_, None
    return replace(object_, head_id=head.id), head


def region_of(office: Office, text: str) -> str:
    """Return the code of a region by its name in any language, or the text where it is none.

    "Shymkent" is as good as "city of Shymkent"; a name that two regions share ("Almaty") is left as
    typed, unless it says which of them is meant.
    """
    words, kind = _place(text)
    found = {
        region.code
        for region in office.law.regions
        for lang in LANGS
        for others, other in (_place(region.name.text(lang)),)
        if text.strip() == region.code or (words == others and kind in ("", other))
    }
    return found.pop() if len(found) == 1 else text


def _spelled(text: str) -> str:
    """Return a name without the letters in which its Kazakh and Russian spellings differ."""
    return folded(text).replace("ы", "и")


_KINDS_OF_PLACES = {
    **dict.fromkeys(map(_spelled, ("город", "г", "қаласы", "қ", "city")), "city"),
    **dict.fromkeys(map(_spelled, ("облысы", "обл", "область", "region")), "region"),
}


def _place(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a place's name, and what it says to be: "" where it says nothing."""
    words = _spelled(text).replace("г.", "г. ").split()
    bare = [word.strip(".,") for word in words]
    kinds = [_KINDS_OF_PLACES[word] for word in bare if word in _KINDS_OF_PLACES]
    return tuple(word for word in bare if word not in _KINDS_OF_PLACES), "".join(kinds[:1])


def _known(office: Office, paths: Iterable[Path]) -> tuple[list[ControlObject], tuple[str, ...]]:
    """Return the institutions of cases, and the names of files that cannot be read now."""
    found: list[ControlObject] = []
    unread: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            with open_case(office, path, write=False) as desk:
                found.append(institution(desk.case))
        except Problem:
            unread.append(path.name)
    return found, tuple(unread)


def _is_same(one: ControlObject, other: ControlObject) -> bool:
    """Return whether two are one institution: by their BIN, else by name and place."""
    if one.bin.strip() and other.bin.strip():
        return one.bin.strip() == other.bin.strip()
    places = ((one.region, other.region), *_pairs(one.city, other.city))
    if any(a and b and key_of(a) != key_of(b) for a, b in places):
        return False
    return any(a and b and key_of(a) == key_of(b) for a, b in _pairs(one.name, other.name))


def _pairs(one: LocalText, other: LocalText) -> tuple[tuple[str, str], ...]:
    return tuple((one.text(lang).strip(), other.text(lang).strip()) for lang in LANGS)
