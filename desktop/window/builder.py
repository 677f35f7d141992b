"""From the fields that a step asks for to the parts of its page, in the order of the data."""

from collections.abc import Callable, Iterator

from desktop.domain.parties import ControlObject, Person, Subject
from desktop.domain.record import Record
from desktop.law import patterns
from desktop.law.procedures import Step
from desktop.procedure.parts import Part
from desktop.procedure.parts import parts as split
from desktop.usecases import known, people
from desktop.window.blocks import lists
from desktop.window.blocks.anew import AnewBlock
from desktop.window.blocks.arrivals import IncomingBlock, ReceiptsBlock
from desktop.window.blocks.block import Block, FieldsBlock
from desktop.window.blocks.consents import consents
from desktop.window.blocks.evidence import EvidenceBlock
from desktop.window.blocks.follow_ups import FollowUpsBlock
from desktop.window.blocks.known import KnownInstitutionBlock, KnownPersonBlock
from desktop.window.blocks.letters import LetterBlock, SendingBlock
from desktop.window.blocks.outcomes import OutcomesBlock
from desktop.window.blocks.papers import AidsBlock, PapersBlock, Ways
from desktop.window.blocks.records import RecordsBlock
from desktop.window.fields.asking import asked, declared
from desktop.window.fields.field import Field, Option
from desktop.window.fields.links import LinkField
from desktop.window.fields.making import make_field
from desktop.window.fields.saving import Place
from desktop.window.language import lang
from desktop.window.session import CaseSession, Snapshot

_PARTS: dict[str, people.Part] = {
    "signatory": "signatory",
    "executor": "executor",
    "head": "head",
}


_LISTS: dict[str, Callable[[CaseSession, Snapshot, Part], Block]] = {
    "members": lambda session, shot, part: lists.members(session, shot, part.names),
    "experts": lambda session, shot, part: lists.experts(session, shot, part.names),
    "findings": lambda session, shot, part: lists.findings(session, shot, part.names),
    "evidence": lambda session, shot, part: EvidenceBlock(session, shot, part.of("evidence")),
    "consents": lambda session, shot, part: consents(session, shot, part.of("consent")),
    "recommendations": lambda session, shot, part: lists.recommendations(
        session, shot, part.of("recommendation")
    ),
    "replies": lambda session, shot, part: lists.replies(session, shot, part.of("reply")),
    "outcomes": lambda session, shot, part: OutcomesBlock(session, shot, part.of("outcome")),
    "follow_ups": lambda session, shot, part: FollowUpsBlock(session, shot, part.of("follow_up")),
    "receipts": lambda session, shot, part: ReceiptsBlock(
        session, shot, part.key, part.of("receipt")
    ),
    "incoming": lambda session, shot, part: IncomingBlock(
        session, shot, part.key, part.of("letter")
    ),
}
"""What is a list of records."""

_FROM_REGISTER = {"members": known.add_known_member, "experts": known.add_known_expert}
"""Lists of people whom the register may know already."""


def page_parts(
    session: CaseSession,
    shot: Snapshot,
    step: Step,
    ways: Ways,
) -> list[Block]:
    """Return the parts of a step's page, in the order in which the work is done.

    A letter is dated and numbered, then its paper is made, then it is sent and its receipt proven.
    A paper that is no letter comes last.
    """

    def paper(kind: str) -> PapersBlock:
        return PapersBlock(session, shot, kind, ways)

    parts: list[Block] = []
    papers = list(step.documents)
    for asked_part in split(step.fields):
        for part in _blocks(session, shot, asked_part):
            parts.append(part)
            if isinstance(part, LetterBlock) and part.kind in papers:
                papers.remove(part.kind)
                parts.append(paper(part.kind))
    parts += [paper(kind) for kind in papers if kind not in step.aids]
    if aids := [kind for kind in papers if kind in step.aids]:
        parts.append(AidsBlock(session, shot, aids, ways))
    begun_here = [again for again in shot.procedure.again if again.steps[0] == step.id]
    return parts + [AnewBlock(session, shot, again) for again in begun_here]


def card_parts(session: CaseSession, shot: Snapshot, kind: type[Record]) -> list[Block]:
    """Return all fields of the institution's card or of the subject's, with their people."""
    root = "object" if kind is ControlObject else "subject"
    names = [
        field.address.partition(".")[2]
        for field in session.office.law.fields
        if field.address.partition(".")[0] == root
    ]
    asks = [f"{root}.{name}" for name in names]
    for part in ("head",) if root == "object" else ("signatory", "executor"):
        asks += [f"{part}.{name}" for name in _PERSON]
    return [block for part in split(asks) for block in _blocks(session, shot, part)]


_PERSON = (
    "full_name",
    "short_name",
    "short_name_dative",
    "post",
    "post_dative",
    "phone",
    "email",
)


def _blocks(session: CaseSession, shot: Snapshot, part: Part) -> Iterator[Block]:
    root = part.root
    if root in _LISTS:
        block = _LISTS[root](session, shot, part)
        yield block
        add = _FROM_REGISTER.get(root)
        if add is not None and isinstance(block, RecordsBlock) and block.what.add is not None:
            yield KnownPersonBlock(session, shot, block, add)
    elif root == "letter":
        yield from _letter(session, shot, part.key, part.of("letter"))
    elif root in patterns.DECLARED:
        yield FieldsBlock(session, [_declared(session, shot, each) for each in part.of("control")])
    elif root in _PARTS:
        place = _person_place(shot, _PARTS[root])
        kind, link = ("object", "head_id") if root == "head" else ("subject", f"{root}_id")
        label = session.office.law.fields.get(kind, link).label
        fields = [
            make_field(session, asked(session.office.law, place, name, f"{root}.{name}"), shot)
            for name in part.of("person")
        ]
        if root != "head":
            owner = _card_place(shot, "subject")
            choice = LinkField(session, asked(session.office.law, owner, link), _subject_people)
            choice.as_choice_of_people()
            choice.refresh(shot)
            fields.insert(0, choice)
        yield FieldsBlock(session, fields, lambda: label.text(lang()))
    else:
        place = _card_place(shot, root)
        if root == "object" and "name" in part.of("object"):
            yield KnownInstitutionBlock(session, shot)
        yield FieldsBlock(
            session,
            [
                made
                for name in part.of(place.kind)
                if (made := _card_field(session, shot, place, f"{root}.{name}")) is not None
            ],
        )


def _letter(
    session: CaseSession, shot: Snapshot, kind: str, names: tuple[str, ...]
) -> Iterator[Block]:
    yield LetterBlock(session, shot, kind, names)
    if set(names) - {"dated", "number"}:
        yield SendingBlock(session, shot, kind, names)


def _declared(session: CaseSession, shot: Snapshot, ask_id: str) -> Field:
    law = session.office.law
    ask = shot.procedure.ask(ask_id)
    shared = ask.id in shot.procedure.common.asks
    place = lists.control_place(shot) if shared else lists.proceeding_place(shot)
    return make_field(session, declared(law, place, ask), shot)


def _card_field(session: CaseSession, shot: Snapshot, place: Place, pattern: str) -> Field | None:
    name = pattern.partition(".")[2]
    question = asked(session.office.law, place, name, pattern)
    if name in ("signatory_id", "executor_id", "head_id"):
        # Stands over the fields of that person.
        return None
    return make_field(session, question, shot)


def _subject_people(shot: Snapshot) -> tuple[Option, ...]:
    found = lists.people_options(shot)
    return found if len(found) > 1 else ()


def _card_place(shot: Snapshot, root: str) -> Place:
    if root == "control":
        return lists.control_place(shot)
    record_id = shot.control.subject_id if root == "subject" else shot.control.object_id
    kind: type[Record] = Subject if root == "subject" else ControlObject
    return Place(root, root, lambda now: now.case.get(kind, record_id), lambda _desk: record_id)


def _person_place(shot: Snapshot, part: people.Part) -> Place:
    control_id = shot.control.id
    subject_id, object_id = shot.control.subject_id, shot.control.object_id

    def find(now: Snapshot) -> Record | None:
        if part == "head":
            institution = now.case.get(ControlObject, object_id)
            return now.case.get(Person, institution.head_id if institution else None)
        subject = now.case.get(Subject, subject_id)
        if subject is None:
            return None
        linked = subject.signatory_id if part == "signatory" else subject.executor_id
        return now.case.get(Person, linked)

    return Place("person", part, find, lambda desk: people.person_in(desk, control_id, part))
