"""The sample case: the public facts of the real control in Uralsk, played through the use cases.

Nothing here is special to the sample: it does with stored words what a user does with her
keyboard, so that what it shows is what the product does.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import FixedClock
from desktop.domain.fields import FieldAddress, field_kinds
from desktop.domain.text import LocalText
from desktop.law.places import data_root
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import complete_step, give_number, letter_for, mark_sent, record_receipt
from desktop.usecases.cases import current_control, institution, new_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.office import Folders, Office
from desktop.usecases.taking_in import take_in

SAMPLE_NAME = "uralsk-sample.baqylau"
AS_OF = date(2025, 10, 20)
"""The day on which the sample stands: the answer is awaited, nothing is late yet."""


def sample_facts() -> Mapping[str, Any]:
    """Return what the sample says, as it stands in `resources/sample/`."""
    with (_folder() / "uralsk.toml").open("rb") as file:
        return tomllib.load(file)


def _folder() -> Path:
    return data_root() / "resources" / "sample"


def sample_office(folder: Path) -> Office:
    """Return an office of its own for the sample, so that the user's profile stays untouched."""
    return Office(FixedClock.on(AS_OF), Folders(folder / ".office", folder))


def build_sample(office: Office, path: Path) -> Desk:
    """Make the sample case at `path` and leave it open, as it stands on `AS_OF`.

    Raises:
        Problem: the place cannot be written to, or a file of that name exists.
    """
    facts = sample_facts()
    desk = new_case(office, path, LocalText(), sample=True)
    control = current_control(desk.case)
    monitoring = main_proceeding(desk.case, control.id).id
    _enter(desk, "object", institution(desk.case).id, facts["object"])
    _enter(desk, "subject", control.subject_id, facts["subject"])
    head = _person(desk, "object", facts["head"])
    _enter(desk, "object", institution(desk.case).id, {"head_id": str(head)})
    signatory = _person(desk, "subject", facts["signatory"])
    _enter(desk, "subject", control.subject_id, {"signatory_id": str(signatory)})
    _enter(desk, "control", control.id, facts["control"])
    for member in facts["member"]:
        person = _person(desk, "subject", {"full_name": member["full_name"]})
        joined = add(desk, "membership", control_id=control.id, person_id=person)
        _enter(desk, "membership", joined, {**_MEMBER, "role": member["role"]})
    evidence = [_evidence(desk, control.id, piece) for piece in facts["evidence"]]
    findings = [_finding(desk, control.id, found, evidence) for found in facts["finding"]]
    for proposal in facts["recommendation"]:
        proposed = add(desk, "recommendation", control_id=control.id)
        _enter(desk, "recommendation", proposed, {**proposal, "finding_ids": findings})
    # The protocol comes first: a group without one is no group, and its step could not be closed.
    protocol, *letters = facts["letter"]
    _letter(desk, monitoring, protocol)
    for step in facts["completed"]:
        complete_step(desk, monitoring, step)
    for letter in letters:
        _letter(desk, monitoring, letter)
    return desk


_MEMBER = {
    "citizen_of_kazakhstan": "yes",
    "adult": "yes",
    "declared_on": "03.10.2025",
    "conflict_of_interest": "no",
}


def _enter(desk: Desk, kind: str, record_id: UUID, facts: Mapping[str, Any]) -> None:
    """Enter facts field by field, each as it would be typed or chosen."""
    for name, value in facts.items():
        if isinstance(value, dict):
            for part, text in value.items():
                enter(desk, FieldAddress(kind, record_id, f"{name}.{part}"), text)
        elif isinstance(value, list) and field_kinds(RECORD_KINDS[kind])[name].form == "set":
            for element in value:
                enter(desk, FieldAddress(kind, record_id, f"{name}.{element}"), True)
        else:
            enter(desk, FieldAddress(kind, record_id, name), value)


def _person(desk: Desk, side: str, facts: Mapping[str, Any]) -> UUID:
    person = add(desk, "person", side=side)
    _enter(desk, "person", person, facts)
    return person


def _evidence(desk: Desk, control_id: UUID, facts: Mapping[str, Any]) -> UUID:
    attachment = take_in(desk, _folder() / facts["file"])
    piece = add(
        desk,
        "evidence",
        control_id=control_id,
        attachment_id=attachment,
        taken_in_at=desk.office.clock.now(),
    )
    _enter(desk, "evidence", piece, {k: v for k, v in facts.items() if k != "file"})
    return piece


def _finding(desk: Desk, control_id: UUID, facts: Mapping[str, Any], evidence: list[UUID]) -> UUID:
    finding = add(desk, "finding", control_id=control_id)
    own = {name: value for name, value in facts.items() if name != "look"}
    _enter(desk, "finding", finding, {**own, "evidence_ids": evidence})
    for place in facts["look"]:
        look = add(desk, "look", finding_id=finding)
        _enter(desk, "look", look, place)
    return finding


def _letter(desk: Desk, proceeding_id: UUID, facts: Mapping[str, Any]) -> None:
    """Date a letter (its number stays a ruled blank), mark it as sent, record its receipt."""
    letter = letter_for(desk, proceeding_id, facts["kind"])
    if desk.office.law.document(letter.kind).numbered:
        give_number(desk, letter.id, facts["dated"], number="")
    else:
        _enter(desk, "letter", letter.id, {"dated": facts["dated"]})
    if "sent_on" in facts:
        mark_sent(desk, letter.id, facts["channel"], facts["sent_on"])
    if "receipt" in facts:
        record_receipt(desk, letter.id, facts["receipt"]["proof"], facts["receipt"]["day"])
