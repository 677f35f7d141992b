"""The editors of what a letter says of a recommendation."""

from collections.abc import Sequence
from uuid import UUID

from desktop.usecases.replies import cell_of, cell_to
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
    place = Place(
        "reply",
        f"reply:{recommendation_id}:{letter_id}",
        lambda now: cell_of(now.case, recommendation_id, letter_id),
        lambda desk: cell_to(desk, recommendation_id, letter_id),
    )
    return fields_of(session, shot, place, names)
