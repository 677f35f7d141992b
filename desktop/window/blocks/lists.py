"""The lists of a control: who takes part, findings with their looks, evidence, recommendations."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.control import Control, Evidence, Finding, Look, Recommendation
from desktop.domain.correspondence import Attachment, Letter, Reply
from desktop.domain.fields import FieldAddress
from desktop.domain.parties import Expert, Membership, Person
from desktop.domain.record import Record
from desktop.procedure.replies import last_replies
from desktop.usecases import editing, people
from desktop.usecases.desk import Desk
from desktop.usecases.replies import reply_to
from desktop.window.blocks.block import Block, FieldsBlock, as_kind
from desktop.window.blocks.records import ListOf, Offer, RecordsBlock
from desktop.window.fields.asking import asked, record_place, said
from desktop.window.fields.choices import SetField
from desktop.window.fields.conditions import ConditionsField
from desktop.window.fields.field import Field, Option, Said
from desktop.window.fields.links import AttachmentField, LinkField, NormsField
from desktop.window.fields.making import make_field
from desktop.window.fields.saving import Place
from desktop.window.language import lang, shown_day
from desktop.window.session import CaseSession, Snapshot

translate = QCoreApplication.translate


def field_of(session: CaseSession, shot: Snapshot, place: Place, name: str) -> Field:
    """Return the editor of a field of one record, links included."""
    law = session.office.law
    question = asked(law, place, name)
    made: Field
    if name == "evidence_ids":
        made = SetField(session, question, _evidence_options)
    elif name == "finding_ids":
        made = SetField(session, question, _finding_options)
    elif name == "recommendation_ids":
        made = SetField(session, question, _recommendation_options)
    elif name == "norms":
        made = NormsField(session, question)
    elif name == "conditions":
        made = ConditionsField(session, question)
    elif name == "attachment_id":
        made = AttachmentField(session, question)
    elif name == "person_id":
        made = LinkField(session, question, people_options)
    elif name == "evidence_id":
        made = LinkField(session, question, _evidence_options)
    elif name == "letter_id":
        made = LinkField(session, question, _incoming_options)
    else:
        return make_field(session, question, shot)
    made.refresh(shot)
    return made


def fields_of(
    session: CaseSession, shot: Snapshot, place: Place, names: Sequence[str]
) -> FieldsBlock:
    """Return the editors of some fields of one record."""
    return FieldsBlock(session, [field_of(session, shot, place, name) for name in names])


def _evidence_options(shot: Snapshot) -> tuple[Option, ...]:
    return tuple(
        Option(str(piece.id), _static(f"{piece.number}. {evidence_title(piece, shot)}"))
        for piece in shot.case.of_control(Evidence, shot.control.id)
    )


def _finding_options(shot: Snapshot) -> tuple[Option, ...]:
    return tuple(
        Option(str(one.id), _static(f"{one.number}. {_text(one.title) or '…'}"))
        for one in shot.case.of_control(Finding, shot.control.id)
    )


def _recommendation_options(shot: Snapshot) -> tuple[Option, ...]:
    return tuple(
        Option(str(one.id), _static(f"{one.number}. {_text(one.text) or '…'}"))
        for one in shot.case.of_control(Recommendation, shot.control.id)
    )


def people_options(shot: Snapshot) -> tuple[Option, ...]:
    """Return the subject's people as choices."""
    return tuple(
        Option(str(one.id), _static(person_name(one)))
        for one in shot.case.all(Person)
        if one.side == "subject" and person_name(one)
    )


def _incoming_options(shot: Snapshot) -> tuple[Option, ...]:
    return tuple(
        Option(str(one.id), _static(f"№ {one.number or '…'} · {shown_day(one.dated)}"))
        for one in shot.case.of_control(Letter, shot.control.id)
        if one.direction == "in"
    )


def _static(text: str) -> Said:
    return lambda _lang: text


def _text(text: object) -> str:
    return getattr(text, "any_text", lambda _lang: "")(lang())


def person_name(person: Person) -> str:
    """Return a name to recognise a person by."""
    return person.full_name.any_text(lang()) or person.short_name.any_text(lang())


def evidence_title(piece: Evidence, shot: Snapshot) -> str:
    """Return words to recognise a piece of evidence by."""
    kept = shot.case.get(Attachment, piece.attachment_id)
    return piece.title.any_text(lang()) or (kept.name if kept else "") or piece.source or "…"


def wanting(record: Record, shot: Snapshot) -> str:
    """Return what the route finds wanting in a record, "" if nothing."""
    found = [orphan.text.text(lang()) for orphan in shot.orphans.get(record.id, ())]
    return " ".join(dict.fromkeys(found))


# -- people -------------------------------------------------------------------------------------


def members(
    session: CaseSession, shot: Snapshot, names: Mapping[str, Sequence[str]]
) -> RecordsBlock:
    """Return the list of those who take part, with the fields of person and part asked for."""
    control_id = shot.control.id

    def body(record: Record, now: Snapshot) -> Sequence[Block]:
        joined = as_kind(record, Membership)
        person = record_place("person", joined.person_id)
        part = record_place("membership", joined.id)
        own = names.get("person", ())
        blocks: list[Block] = []
        if own:
            blocks.append(fields_of(session, now, person, own))
        if names.get("membership"):
            blocks.append(fields_of(session, now, part, names["membership"]))
        return blocks

    def title(record: Record, now: Snapshot) -> str:
        joined = as_kind(record, Membership)
        person = now.case.get(Person, joined.person_id)
        name = person_name(person) if person else ""
        return name or translate("Lists", "A person without a name yet")

    def owner(address: FieldAddress, now: Snapshot) -> UUID | None:
        if address.kind != "person":
            return None
        return next(
            (
                one.id
                for one in now.case.of_control(Membership, control_id)
                if one.person_id == address.record_id
            ),
            None,
        )

    what = ListOf(
        kind="membership",
        heading=lambda: translate("Lists", "Who takes part"),
        hint=lambda: translate("Lists", "Add everybody who takes part, yourself included."),
        add_label=lambda: (
            translate("Lists", "Add a new person")
            if session.now is not None and _offers(session.now, control_id)
            else translate("Lists", "Add a person")
        ),
        all=lambda now: now.case.of_control(Membership, control_id),
        title=title,
        body=body,
        add=lambda desk: people.add_member(desk, control_id),
        remove=lambda desk, record: people.remove_member(desk, record.id),
        also=owner,
        owner_id=control_id,
        kinds=("person",),
        offers=lambda now: _offers(now, control_id),
        offers_heading=lambda: translate("Lists", "Already in this case, nothing to type anew:"),
    )
    return RecordsBlock(session, what, shot)


def _offers(shot: Snapshot, control_id: UUID) -> Sequence[Offer]:
    """Return the people of the case who may take part and do not yet."""

    def taking(person: Person) -> Callable[[Desk], UUID]:
        return lambda desk: people.add_member(desk, control_id, person.id)

    return [
        Offer(one.id, person_name(one), one.post.any_text(lang()), taking(one))
        for one in people.could_take_part(shot.case, control_id)
    ]


# -- experts ------------------------------------------------------------------------------------


def experts(
    session: CaseSession, shot: Snapshot, names: Mapping[str, Sequence[str]]
) -> RecordsBlock:
    """Return the list of experts with the fields asked for."""
    control_id = shot.control.id
    of_person, own = names.get("person", ()), names.get("expert", ())

    def title(record: Record, now: Snapshot) -> str:
        expert = as_kind(record, Expert)
        person = now.case.get(Person, expert.person_id)
        name = person_name(person) if person else ""
        special = expert.speciality.any_text(lang())
        told = ", ".join(part for part in (name, special) if part)
        return told or translate("Lists", "An expert without a name yet")

    def body(record: Record, now: Snapshot) -> Sequence[Block]:
        expert = as_kind(record, Expert)
        blocks: list[Block] = []
        if of_person and expert.person_id is not None:
            person = record_place("person", expert.person_id)
            blocks.append(fields_of(session, now, person, of_person))
        blocks.append(fields_of(session, now, record_place("expert", expert.id), own))
        return blocks

    def owner(address: FieldAddress, now: Snapshot) -> UUID | None:
        if address.kind != "person":
            return None
        found = now.case.of_control(Expert, control_id)
        return next((one.id for one in found if one.person_id == address.record_id), None)

    what = ListOf(
        kind="expert",
        heading=lambda: translate("Lists", "Experts"),
        hint=lambda: translate("Lists", "An expert need not be engaged. If one is, add them here."),
        add_label=lambda: translate("Lists", "Add an expert"),
        all=lambda now: now.case.of_control(Expert, control_id),
        title=title,
        body=body,
        add=(lambda desk: people.add_expert(desk, control_id)) if of_person else None,
        remove=lambda desk, record: editing.remove(desk, FieldAddress("expert", record.id, "")),
        also=owner,
        owner_id=control_id,
        kinds=("person",),
    )
    return RecordsBlock(session, what, shot)


# -- findings -----------------------------------------------------------------------------------


def findings(
    session: CaseSession, shot: Snapshot, names: Mapping[str, Sequence[str]]
) -> RecordsBlock:
    """Return the list of findings, each with where was looked."""
    control_id = shot.control.id
    own = names.get("finding", ())
    look_names = names.get("look", ())

    def body(record: Record, now: Snapshot) -> Sequence[Block]:
        place = record_place("finding", record.id)
        blocks: list[Block] = [fields_of(session, now, place, own)]
        if look_names:
            blocks.append(looks(session, now, record.id, look_names))
        return blocks

    def owner(address: FieldAddress, now: Snapshot) -> UUID | None:
        if address.kind != "look":
            return None
        look = now.case.get(Look, address.record_id)
        return look.finding_id if look else address.record_id

    what = ListOf(
        kind="finding",
        heading=lambda: translate("Lists", "Findings"),
        hint=lambda: translate(
            "Lists",
            "A finding is one fact: what is there, or what is not there and should be. Also when "
            "nothing wrong was found.",
        ),
        add_label=lambda: translate("Lists", "Add a finding"),
        all=lambda now: now.case.of_control(Finding, control_id),
        title=lambda record, _now: _text(getattr(record, "title", None)) or "…",
        body=body,
        add=lambda desk: editing.add(desk, "finding", control_id=control_id),
        weak=wanting,
        patient=True,
        also=owner,
        owner_id=control_id,
    )
    return RecordsBlock(session, what, shot)


def looks(
    session: CaseSession, shot: Snapshot, finding_id: UUID, names: Sequence[str]
) -> RecordsBlock:
    """Return where, when and how was looked for one finding."""

    def mine(now: Snapshot) -> Sequence[Record]:
        found = [look for look in now.case.all(Look) if look.finding_id == finding_id]
        return sorted(found, key=lambda look: look.number)

    def title(record: Record, _now: Snapshot) -> str:
        look = as_kind(record, Look)
        when = " ".join(part for part in (shown_day(look.day), look.time) if part)
        return " · ".join(part for part in (look.place, when) if part) or "…"

    what = ListOf(
        kind="look",
        heading=lambda: translate("Lists", "Where and when you looked"),
        hint=lambda: translate(
            "Lists", "Write down each place with the day and the hour while you are looking."
        ),
        add_label=lambda: translate("Lists", "Add a place"),
        all=mine,
        title=title,
        body=lambda record, now: [fields_of(session, now, record_place("look", record.id), names)],
        add=lambda desk: editing.add(desk, "look", finding_id=finding_id),
        owner_id=finding_id,
        level=1,
    )
    return RecordsBlock(session, what, shot)


# -- recommendations, replies --------------------------------------------------------------------


def recommendations(session: CaseSession, shot: Snapshot, names: Sequence[str]) -> RecordsBlock:
    """Return the list of recommendations."""
    control_id = shot.control.id
    own = list(names)

    what = ListOf(
        kind="recommendation",
        heading=lambda: translate("Lists", "Recommendations"),
        hint=lambda: translate(
            "Lists", "The institution must answer each one separately: one thing in each."
        ),
        add_label=lambda: translate("Lists", "Add a recommendation"),
        all=lambda now: now.case.of_control(Recommendation, control_id),
        title=lambda record, _now: _text(getattr(record, "text", None)) or "…",
        body=lambda record, now: [
            fields_of(session, now, record_place("recommendation", record.id), own)
        ],
        add=lambda desk: editing.add_recommendation(desk, control_id),
        weak=wanting,
        patient=True,
        owner_id=control_id,
    )
    return RecordsBlock(session, what, shot)


def replies(session: CaseSession, shot: Snapshot, names: Sequence[str]) -> RecordsBlock:
    """Return each recommendation with what was answered to it."""
    control_id, proceeding_id = shot.control.id, shot.proceeding.id

    def place(recommendation_id: UUID) -> Place:
        def find(now: Snapshot) -> Record | None:
            return last_replies(now.case).get(recommendation_id)

        return Place(
            "reply",
            f"reply:{recommendation_id}",
            find,
            lambda desk: reply_to(desk, proceeding_id, recommendation_id),
        )

    def weak(record: Record, now: Snapshot) -> str:
        reply = place(record.id).find(now)
        verdict = getattr(reply, "verdict", "")
        if not verdict:
            return ""
        return said(session.office.law.fields.get("reply", "verdict").choices[verdict])(lang())

    def owner(address: FieldAddress, now: Snapshot) -> UUID | None:
        reply = now.case.get(Reply, address.record_id) if address.kind == "reply" else None
        return reply.recommendation_id if reply else None

    what = ListOf(
        kind="recommendation",
        heading=lambda: translate("Lists", "What was answered to each recommendation"),
        hint=lambda: translate("Lists", "There are no recommendations yet."),
        add_label=lambda: "",
        all=lambda now: now.case.of_control(Recommendation, control_id),
        title=lambda record, _now: _text(getattr(record, "text", None)) or "…",
        body=lambda record, now: [fields_of(session, now, place(record.id), list(names))],
        weak=weak,
        state=lambda _record, _now: "calm",
        also=owner,
    )
    return RecordsBlock(session, what, shot)


def control_place(shot: Snapshot) -> Place:
    """Return the place of the control that is worked on."""
    control_id = shot.control.id
    return Place(
        "control",
        "control",
        lambda now: now.case.get(Control, control_id),
        lambda _desk: control_id,
    )


def proceeding_place(shot: Snapshot) -> Place:
    """Return the place of the proceeding that is worked on."""
    return record_place("proceeding", shot.proceeding.id)
