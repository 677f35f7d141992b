"""Where a field is asked for: at which steps, and in which proceeding of its control."""

from collections.abc import Iterable
from uuid import UUID

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.fields import FieldAddress
from desktop.law import patterns
from desktop.law.law import Law
from desktop.procedure.letters import own_letter


def asks_for(asks: Iterable[str], address: FieldAddress, case: Case) -> bool:
    """Return whether one of the patterns of a step leads to a field."""
    found = (patterns.parse(text) for text in asks)
    return any(_leads_to(each, address, case) for each in found if each is not None)


def _leads_to(pattern: patterns.Pattern, address: FieldAddress, case: Case) -> bool:
    if pattern.root in patterns.DECLARED:
        return f"{address.path}.".startswith(f"{pattern.root}.{pattern.key}.")
    if pattern.record != address.kind:
        return False
    named = pattern.field in ("", address.path.partition(".")[0])
    if pattern.root not in patterns.OF_LETTER:
        return named
    letter = _letter(address, case)
    # Where none is begun yet, the path names the kind that is missing.
    return pattern.key == address.path if letter is None else named and pattern.key == letter.kind


def _letter(address: FieldAddress, case: Case) -> Letter | None:
    """Return the letter that a field is of, or that its proof of receipt is of."""
    receipt = case.get(Receipt, address.record_id) if address.kind == "receipt" else None
    return case.get(Letter, receipt.letter_id if receipt else address.record_id)


def proceeding_that_asks(
    case: Case, shown: Proceeding, address: FieldAddress, law: Law
) -> UUID | None:
    """Return the proceeding that asks for a field: the shown one if it does, else another.

    `None` if none does: nobody asks any more for a letter whose place another one has taken.
    """
    owner_id: UUID | None = address.record_id if address.kind == "proceeding" else None
    letter = _letter(address, case)
    if letter is not None:
        owner_id = letter.proceeding_id
        home = case.get(Proceeding, owner_id) or shown
        if letter.direction == "out" and own_letter(case, home, letter.kind) != letter:
            return None
    all_of_them = case.of_control(Proceeding, shown.control_id)
    for each in sorted(all_of_them, key=lambda one: one.id != shown.id):
        if owner_id in (None, each.id):
            procedure = law.edition(each.procedure, each.edition_sha256)
            if any(asks_for(step.fields, address, case) for step in procedure.steps):
                return each.id
    return None
