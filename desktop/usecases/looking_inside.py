"""Looking into a kept file without opening it: a small picture, or its words. Nothing is run."""

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from desktop.domain.correspondence import Attachment, is_picture
from desktop.domain.errors import Problem
from desktop.evidence import limits
from desktop.evidence.kinds import ending
from desktop.evidence.reading import SHOWN, words_of
from desktop.usecases.desk import Desk


@dataclass(frozen=True)
class Inside:
    """What is in a file: a picture made small (PNG or JPEG), or words; the other is empty."""

    picture: bytes = b""
    words: str = ""


def can_be_seen(attachment: Attachment) -> bool:
    """Return whether a file is of a kind that can be looked into here."""
    return is_picture(attachment) or ending(attachment.name) in SHOWN


def look_inside(desk: Desk, attachment_id: UUID) -> Inside:
    """Return what is in a kept file, small enough to show.

    Raises:
        Problem: `evidence.too-large-to-show`, `evidence.no-words`, `evidence.no-picture`,
            `evidence.picture-too-large`, or the kept bytes are damaged.
    """
    from desktop.documents.pictures import reduced

    kept = desk.case.one(Attachment, attachment_id)
    if kept.size > limits.SHOWN:
        raise Problem("evidence.too-large-to-show", name=kept.name)
    data = desk.file.content(kept.sha256)
    if not is_picture(kept):
        return Inside(words=words_of(BytesIO(data), kept.name))
    try:
        return Inside(picture=reduced(data).data)
    except Problem as problem:
        large = problem.code == "paper.picture-too-big"
        code = "evidence.picture-too-large" if large else "evidence.no-picture"
        raise Problem(code, name=kept.name) from problem
