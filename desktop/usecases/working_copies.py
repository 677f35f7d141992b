"""The working copy of a picture: what goes out instead of the original, which stays as it is."""

from pathlib import Path
from uuid import UUID

from desktop.domain.correspondence import Attachment, working_copy_of
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.evidence import limits
from desktop.evidence.changes import MOSAIC, Area, Changes
from desktop.evidence.kinds import media_type
from desktop.usecases.desk import Desk

__all__ = ["MOSAIC", "Area", "Changes", "drop_working_copy", "make_working_copy"]


def make_working_copy(desk: Desk, attachment_id: UUID, changes: Changes) -> UUID:
    """Draw the copy of a picture that is printed instead of it; return its id.

    It is drawn from the original each time, and takes the place of an earlier copy.

    Raises:
        Problem: `evidence.no-picture`, `evidence.picture-too-large`, `evidence.too-large-to-show`,
            or the case file cannot be written to.
    """
    from desktop.evidence.working_copy import worked

    original = desk.case.one(Attachment, attachment_id)
    if original.size > limits.SHOWN:
        raise Problem("evidence.too-large-to-show", name=original.name)
    try:
        data, ending = worked(desk.file.content(original.sha256), changes)
    except Problem as problem:
        codes = {
            "paper.picture-too-big": "evidence.picture-too-large",
            "paper.picture-unreadable": "evidence.no-picture",
        }
        if problem.code not in codes:
            raise
        raise Problem(codes[problem.code], name=original.name) from problem
    name = f"{Path(original.name).stem} – {_word(desk)}{ending}"
    before = working_copy_of(desk.case.all(Attachment), original.id)
    with desk.file.act("attachment.working-copy", desk.office.author) as act:
        copy = Attachment(
            id=new_id(),
            sha256=act.store(data),
            size=len(data),
            name=name,
            media_type=media_type(name),
            taken_in_at=desk.office.clock.now(),
            of_id=original.id,
            part="working_copy",
        )
        act.put(copy)
        if before is not None:
            act.remove(before)
        desk.case = act.commit()
    return copy.id


def drop_working_copy(desk: Desk, attachment_id: UUID) -> None:
    """Let the original be printed again.

    Raises:
        Problem: the case file cannot be written to.
    """
    before = working_copy_of(desk.case.all(Attachment), attachment_id)
    if before is not None:
        desk.act("attachment.remove", [], [before])


def _word(desk: Desk) -> str:
    field = desk.office.law.fields.get("attachment", "part")
    return field.choices["working_copy"].text(desk.office.lang)
