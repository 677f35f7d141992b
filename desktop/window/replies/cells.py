"""The editors of what a letter says of a recommendation."""

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.correspondence import Reply
from desktop.domain.record import Record
from desktop.usecases.replies import reply_to
from desktop.window.blocks.block import FieldsBlock
from desktop.window.blocks.lists import fields_of
from desktop.window.fields.saving import Place
from desktop.window.session import CaseSession, Snapshot

Cell = tuple[UUID, UUID | None]
"""A recommendation, and the letter that speaks of it; `None` for what was said in none."""


def cell_editor(
    session: CaseSession, shot: Snapshot, at: Cell, names: Sequence[str]
) -> FieldsBlock:
    """Return the editors of some fields of a cell, which is made when something is entered."""
    recommendation_id, letter_id = at
    course = shot.proceeding.id

    def find(now: Snapshot) -> Record | None:
        cells = (
            each for each in now.case.all(Reply) if (each.recommendation_id, each.letter_id) == at
        )
        return next(cells, None)

    place = Place(
        "reply",
        f"reply:{recommendation_id}:{letter_id}",
        find,
        lambda desk: reply_to(desk, course, recommendation_id, letter_id),
    )
    return fields_of(session, shot, place, names)
