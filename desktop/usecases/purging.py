"""Removing for good: out of the file, its log and the backups that the program knows (0015)."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile.backups import Backup, holds
from desktop.casefile.erasing import PURGE, note_of
from desktop.casefile.file import Cleaned
from desktop.casefile.log import ACT, CONTENT, Erased, Erasings, logged_leaves
from desktop.casefile.places import wipe
from desktop.domain.case import RECORD_KINDS, Case, contents_of, kind_name
from desktop.domain.control import Control
from desktop.domain.correspondence import Attachment, Letter, Paper, SentPaper
from desktop.domain.fields import FieldAddress, Plain
from desktop.domain.parties import Expert, Membership, Person
from desktop.domain.record import Record
from desktop.domain.text import Lang, clean
from desktop.law.law import Law
from desktop.procedure.naming import Names
from desktop.usecases import backups, directory, searching, second_place
from desktop.usecases.desk import Desk
from desktop.usecases.editing import belongings, owners, removal
from desktop.usecases.history import Told
from desktop.usecases.papers import papers_folder

NOTES = "act/note"
"""In the place of a leaf: what was noted on the acts that touched a record, reasons above all."""


class Former(NamedTuple):
    """A field of which the log holds values that do not stand any more: how many.

    The last may be `NOTES`.
    """

    path: str
    label: str
    n: int


class Candidate(NamedTuple):
    """A record of which something can be removed for good.

    `there` is false where it was taken out before and only the log still holds it.
    """

    kind: str
    record_id: UUID
    name: str
    there: bool


class Reach(NamedTuple):
    """How far removing for good reaches, before it is done.

    `goes` are the records that go. `papers`, `folder` and `files` name what may hold it and is not
    touched: papers that were made, the folder of the case's papers, and files that were put aside
    or are copies of the case on this computer. `backups` is how many are removed.
    """

    goes: tuple[str, ...]
    papers: tuple[str, ...]
    folder: Path
    files: tuple[Path, ...]
    backups: int


def candidates(desk: Desk, lang: Lang) -> list[Candidate]:
    """Return everything of which something can be removed for good, what stands here first.

    Raises:
        Problem: the file cannot be read.
    """
    case = desk.case
    there = [
        Candidate(name, each.id, _name(desk, lang, each, case), True)
        for name, kind in RECORD_KINDS.items()
        for each in case.all(kind)
    ]
    lost = [
        Candidate(
            kind_name(type(each)), each.id, _name(desk, lang, each, case.replaced([each])), False
        )
        for each in desk.taken_out()
    ]
    return _told_apart(there + lost)


def _name(desk: Desk, lang: Lang, record: Record, case: Case) -> str:
    """Return the kind of a record with its title; without one, with what else is known of it."""
    told, kind = Told(desk, lang, case), kind_name(type(record))
    name = told.name(kind, record.id)
    if name != told.one(kind) or not isinstance(record, Person | Membership | Expert):
        return name
    known = _known_of(record, case, desk.office.law, lang)
    return f"{name}: {known or desk.office.messages(lang).say('purge.nameless')}"


def _known_of(record: Person | Membership | Expert, case: Case, law: Law, lang: Lang) -> str:
    """Return what is known of somebody without a name, "" if nothing is."""
    if isinstance(record, Membership):
        return law.fields.get("membership", "role").choices[record.role].text(lang)
    if isinstance(record, Expert):
        return ""
    if said := record.post.any_text(lang) or record.phone or record.email:
        return said
    address = FieldAddress("person", record.id, "")
    parts = (Names(case, each.id, law, lang).owner(address) for each in case.all(Control))
    return next((each for each in parts if each), "")


def _told_apart(found: list[Candidate]) -> list[Candidate]:
    """Return candidates with their place among those of the same name, where there are several."""
    several = Counter(each.name for each in found)
    seen: Counter[str] = Counter()
    told = []
    for each in found:
        seen[each.name] += 1
        twice = several[each.name] > 1
        told.append(each._replace(name=f"{each.name} ({seen[each.name]})") if twice else each)
    return told


def former_values(desk: Desk, kind: str, record_id: UUID, lang: Lang) -> list[Former]:
    """Return the fields of a record of which the log holds values that stand no more.

    Raises:
        Problem: the file cannot be read.
    """
    told = Told(desk, lang)
    found = desk.file.former_values(kind, record_id)
    former = [Former(path, told.label(kind, path), n) for path, n in sorted(found.items()) if n]
    if notes := desk.file.notes_of(kind, record_id):
        former.append(Former(NOTES, desk.office.messages(lang).say("purge.notes"), len(notes)))
    return former


def reach(desk: Desk, kind: str, record_id: UUID, lang: Lang, path: str = "") -> Reach:
    """Say how far it reaches to remove a record for good, or (`path`) a field's former values.

    Raises:
        Problem: `case.not-removable` (a control, an institution, a subject that others rest on),
            or the file cannot be read.
    """
    told = Told(desk, lang)
    plan = _plan(desk, kind, record_id, path)
    erasings = _to_be_done(plan.erased)
    held = _holding(desk, erasings)
    held_by: tuple[Paper | SentPaper, ...] = (*desk.case.all(Paper), *desk.case.all(SentPaper))
    papers = tuple(
        f"{told.name(kind_name(type(each)), each.id)} ({each.lang})"
        for each in held_by
        if each.id not in {one.id for one in plan.gone}
    )
    goes = tuple(told.name(kind_name(type(each)), each.id) for each in plan.gone)
    others = backups.other_files(desk)
    files = tuple(each for each in others if holds(each, erasings) is not False)
    folder = papers_folder(desk.path)
    return Reach(goes, tuple(dict.fromkeys(papers)), folder, files, len(held.sure))


class Forgotten(NamedTuple):
    """What became of the backups: how many went, how many could not, and whether one is left.

    Among those that could not are those that cannot be read now, so that they may hold it.
    `fresh` is false where none of the case as it stands now could be made.
    """

    backups: int
    left: int
    fresh: bool


class Done(NamedTuple):
    """What was done: the same of the backups, and whether the file's free space is clean."""

    backups: int
    left: int
    fresh: bool
    cleaned: Cleaned


def purge(desk: Desk, kind: str, record_id: UUID, reason: str, path: str = "") -> Done:
    """Remove a record for good with what belongs to it, or (`path`) a field's former values.

    The act, its author, instant and reason stay in the log with the digests; nothing undoes it.

    Args:
        desk: the case.
        kind: the record's kind.
        record_id: the record, which may have been taken out before.
        reason: why; it stays, so it must not hold what is removed.
        path: one leaf; the value that stands in it now stays. Or `NOTES`.

    Raises:
        Problem: `case.not-removable`, or the file cannot be written to. All is then as before.
    """
    names = directory.names_of(desk, kind, record_id, path)
    with desk.file.act(PURGE, desk.office.author, clean(reason)) as act:
        desk.case = act.case  # another program may have changed it
        plan = _plan(desk, kind, record_id, path)
        for each, key, leaf in sorted(plan.erased):
            if each == CONTENT:
                act.erase_content(key)
            elif each == ACT:
                act.erase_note(key)
            else:
                act.erase(each, UUID(key), leaf)
        for record in plan.changed:
            act.put(record)
        for record in plan.gone:
            act.remove(record)
        desk.case = act.commit()
    desk.enter_in_register()  # a name that goes may stand there as a sender's
    searching.note_for_good(desk)
    directory.note_for_good(desk, record_id, names, whole=not path)
    _remove_opened(desk, plan)
    cleaned = desk.file.clean_up()  # first: a backup copies the file's free space as well
    return Done(*forget_in_backups(desk, _to_be_done(plan.erased)), cleaned)


def _to_be_done(erased: Erased) -> Erasings:
    """Return what is erased by an act that no backup has."""
    return frozenset(("", *each) for each in erased)


def forget_in_backups(desk: Desk, erasings: Erasings) -> Forgotten:
    """Make a fresh backup and remove those that hold what was erased.

    Those that could not go now, because somebody looks into them, go with the next backup; those
    that cannot be read, which a password locks, with the first one made while their key is there.
    """
    held, unread = _holding(desk, erasings)
    fresh = not held or backups.back_up_before(desk, "working") is None
    left = [each for each in held if each.path.exists() and not backups.remove(each)]
    if not fresh:  # there may be room for it now
        fresh = backups.back_up_before(desk, "working") is None
    return Forgotten(len(held) - len(left), len(left) + len(unread), fresh)


class _Holding(NamedTuple):
    sure: list[Backup]
    unread: list[Backup]


def _holding(desk: Desk, erasings: Erasings) -> _Holding:
    """Return the backups that hold what is erased, and those that cannot be read."""
    kept = backups.kept(desk.office, desk.case.id)
    kept += second_place.kept(desk.office, desk.case.id)
    told = [(each, holds(each.path, erasings)) for each in kept]
    return _Holding(
        [each for each, said in told if said], [each for each, said in told if said is None]
    )


class _Plan(NamedTuple):
    changed: tuple[Record, ...]
    gone: tuple[Record, ...]
    erased: Erased


def _plan(desk: Desk, kind: str, record_id: UUID, path: str) -> _Plan:
    if path == NOTES:
        notes = map(note_of, desk.file.notes_of(kind, record_id))
        return _Plan((), (), frozenset(notes))
    if path:
        now = desk.case.get(RECORD_KINDS[kind], record_id)
        stays = logged_leaves(now).get(path) if now is not None else None
        return _Plan((), (), _with_notes(desk, {(kind, str(record_id), path)}, stays))
    record = desk.case.get(RECORD_KINDS[kind], record_id)
    changed: list[Record] = []
    gone: list[Record] = []
    if record is not None:
        changed, gone = removal(desk.case, record)
        gone += _attachments_of(desk.case.replaced(changed, gone), gone)
    after = desk.case.replaced(changed, gone)
    matter = [*gone, *_lost_with(desk, record_id, gone, after)]
    erased = {(kind, str(record_id), "")}
    erased |= {(kind_name(type(each)), str(each.id), "") for each in matter}
    files = {each.id for each in matter}
    erased |= {  # what was typed before it became the letter's file
        ("letter", str(each.id), "words")
        for each in (*desk.case.all(Letter), *desk.taken_out())
        if isinstance(each, Letter) and desk.file.ever_named("attachment_id", {each.id}) & files
    }
    own = {sha256 for each in matter for sha256 in _own_contents(each)}
    erased |= {(CONTENT, sha256, "") for sha256 in own - contents_of(after)}
    return _Plan(tuple(changed), tuple(gone), _with_notes(desk, erased))


def _with_notes(desk: Desk, erased: set[tuple[str, str, str]], stays: Plain = None) -> Erased:
    """Return what is erased with the notes of acts that tell of it, but of what stays."""
    told = desk.file.notes_about(frozenset(erased), stays)
    return frozenset(erased) | frozenset(map(note_of, told))


def _lost_with(desk: Desk, record_id: UUID, gone: Iterable[Record], after: Case) -> list[Record]:
    """Return what goes as well of what was taken out before, one by one.

    The record itself, what belonged to any of these, and files that only they ever named.
    """
    left = {each.id: each for each in desk.taken_out()}
    found: list[Record] = []
    ids = {record_id, *(each.id for each in gone)}
    while True:
        named = desk.file.ever_named("attachment_id", ids)  # before it was taken out
        attached = named - _attached_still(after)
        more = [
            each
            for key, each in left.items()
            if key in ids or owners(each) & ids or key in attached
        ]
        if not more:
            return found
        for each in more:
            del left[each.id]
            ids.add(each.id)
        found += more


def _own_contents(record: Record) -> tuple[str, ...]:
    """Return the contents that are a record's own matter: not a template, which others share."""
    if isinstance(record, Attachment):
        return (record.sha256,)
    if isinstance(record, SentPaper):
        return (record.content_sha256,)
    if isinstance(record, Paper):
        pure = (record.pure_sha256,) if record.pure_sha256 else ()
        return (record.content_sha256, record.facts_sha256, *pure)
    return ()


def _attached_still(after: Case) -> set[UUID]:
    """Return the attachments that records name."""
    named = (
        getattr(each, "attachment_id", None)
        for kind in RECORD_KINDS.values()
        for each in after.all(kind)
    )
    return {each for each in named if each is not None}


def _attachments_of(after: Case, gone: Iterable[Record]) -> list[Record]:
    """Return the attachments that only records name which go, with what belongs to them."""
    named = {getattr(each, "attachment_id", None) for each in gone} - _attached_still(after)
    loose = [each for each in after.all(Attachment) if each.id in named]
    return [every for each in loose for every in (*belongings(after, each), each)]


def _remove_opened(desk: Desk, plan: _Plan) -> None:
    """Remove the copies that were written to be looked at."""
    gone = {key for kind, key, _path in plan.erased if kind == CONTENT}
    with suppress(OSError):
        for file in (papers_folder(desk.path) / "attachments").iterdir():
            if file.name[:8] in {sha256[:8] for sha256 in gone} and _digest(file) in gone:
                wipe(file)


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
