"""What is shown beside the route: breaches of order, and records that hang in the air."""

from collections.abc import Iterator
from datetime import date

from desktop.domain.case import kind_name
from desktop.domain.control import Finding
from desktop.domain.fields import FieldAddress
from desktop.domain.values import read_day
from desktop.law import patterns
from desktop.law.orphans import OrphanId
from desktop.law.procedures import Procedure
from desktop.law.vocabulary import EACH_LETTER, OF_EACH_LETTER
from desktop.procedure.conditions import holds
from desktop.procedure.facts import Fact, Facts
from desktop.procedure.missing import records_of
from desktop.procedure.states import Warning_


def order_warnings(facts: Facts, procedure: Procedure) -> Iterator[Warning_]:
    """Show the breaches of order and the contradictions that the procedure declares."""
    begun = [kind for kind in procedure.documents if kind in facts.outgoing]
    for warning in procedure.warnings:
        each_letter = any(name in OF_EACH_LETTER for name in warning.when.facts())
        for kind in begun if each_letter else ("",):
            if holds(warning.when, _OfLetter(facts, kind) if kind else facts):
                addresses = tuple(
                    address
                    for text in warning.fields
                    for address in _addresses(facts, text.replace(EACH_LETTER, kind))
                )
                yield Warning_(
                    warning.id, warning.text, warning.basis, warning.confidence, addresses
                )


class _OfLetter:
    """The facts, where `letter.*` means the letter of one kind."""

    def __init__(self, facts: Facts, kind: str) -> None:
        self._facts = facts
        self._kind = kind

    def __getitem__(self, name: str) -> Fact:
        return self._facts[name.replace(EACH_LETTER, self._kind)]


def breaches(facts: Facts, procedure: Procedure) -> Iterator[Warning_]:
    """Show the closed gates of a control entered afterwards, where they refuse nothing."""
    if not facts.control.entered_afterwards:
        return
    for step in procedure.steps:
        if holds(step.when, facts):
            for gate in step.gates:
                if not holds(gate.open_when, facts):
                    address = FieldAddress("control", facts.control.id, "entered_afterwards")
                    yield Warning_(gate.id, gate.text, gate.basis, gate.confidence, (address,))


def _addresses(facts: Facts, text: str) -> Iterator[FieldAddress]:
    pattern = patterns.parse(text)
    if pattern is None:
        return
    if pattern.root in patterns.DECLARED:
        home = facts.home(ask=pattern.key)
        yield FieldAddress(kind_name(type(home)), home.id, text)
        return
    for record in records_of(facts, pattern):
        yield FieldAddress(pattern.record, record.id, pattern.field)


def orphans(facts: Facts) -> Iterator[Warning_]:
    """Show the findings, recommendations and evidence that hang in the air."""
    document = facts.outgoing.get("final-document")
    on = (read_day(document.dated) if document else None) or facts.today
    for finding in facts.findings:
        yield from _norms_not_in_force(facts, finding, on)
        if finding.kind != "no_violation":
            yield from _weaknesses(facts, finding)
    for recommendation in facts.recommendations:
        if facts.unfounded(recommendation):
            address = FieldAddress("recommendation", recommendation.id, "finding_ids")
            yield _orphan(facts, "recommendation-without-finding", address)
    used = {each for finding in facts.findings for each in finding.evidence_ids}
    used |= {look.evidence_id for look in facts.looks if look.evidence_id}
    for evidence in facts.evidence:
        if evidence.id not in used:
            yield _orphan(facts, "evidence-unused", FieldAddress("evidence", evidence.id, ""))


def _norms_not_in_force(facts: Facts, finding: Finding, on: date) -> Iterator[Warning_]:
    references = facts.law.references
    for norm in sorted(finding.norms):
        address = FieldAddress("finding", finding.id, f"norms.{norm}")
        if norm not in references.citations:
            yield _orphan(facts, "norm-unknown", address, norm)
        elif not references.valid(references.get(norm), on):
            successor = references.get(norm).successor or ""
            yield _orphan(facts, "norm-not-in-force", address, successor)


def _weaknesses(facts: Facts, finding: Finding) -> Iterator[Warning_]:
    def at(path: str) -> FieldAddress:
        return FieldAddress("finding", finding.id, path)

    if finding.kind == "absence" and not facts.looks_of.get(finding.id):
        yield _orphan(facts, "absence-without-look", at("kind"))
    elif facts.unproven(finding):
        yield _orphan(facts, "finding-without-evidence", at("evidence_ids"))
    if facts.normless(finding):
        yield _orphan(facts, "finding-without-norm", at("norms"))
    for condition in facts.weak(finding):
        yield _orphan(facts, "weak-finding", at(f"conditions.{condition}"), condition)


def _orphan(facts: Facts, kind: OrphanId, address: FieldAddress, detail: str = "") -> Warning_:
    orphan = facts.law.orphans[kind]
    return Warning_(orphan.id, orphan.text, orphan.basis, orphan.confidence, (address,), detail)
