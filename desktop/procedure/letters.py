"""Which letter of a kind counts: the newest, since a letter may have to be written anew."""

from desktop.domain.case import Case
from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Letter
from desktop.law.law import Law


def letters_of(case: Case, proceeding: Proceeding) -> tuple[Letter, ...]:
    """Return the letters that a proceeding sees, in the order of their making.

    Those of the control as a whole, and its own; not those of other proceedings.
    """
    return tuple(
        letter
        for letter in case.of_control(Letter, proceeding.control_id)
        if letter.proceeding_id in (None, proceeding.id)
    )


def own_letter(case: Case, proceeding: Proceeding, kind: str) -> Letter | None:
    """Return the outgoing letter of a kind that counts, `None` if none is begun."""
    mine = [
        letter
        for letter in letters_of(case, proceeding)
        if letter.direction == "out" and letter.kind == kind
    ]
    return mine[-1] if mine else None


def went_out(case: Case, proceeding: Proceeding, kind: str, law: Law) -> bool:
    """Return whether a document was sent, itself or with the letter with which it goes."""
    letters = (own_letter(case, proceeding, k) for k in (kind, law.document(kind).goes_with))
    return any(letter is not None and letter.sent for letter in letters)
