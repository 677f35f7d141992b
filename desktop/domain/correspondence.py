"""Letters out and in, the proofs that they arrived, replies, and the papers that were made."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import field

from desktop.domain.record import Record
from desktop.domain.text import Lang, LocalText
from desktop.domain.values import DayText, LineText

Direction = Literal["out", "in"]
Channel = Literal["", "hand", "post", "eotinish", "email", "edocs", "messenger", "courier"]
NumberSource = Literal["", "series", "typed", "by_hand"]
ProofKind = Literal[
    "stamp",
    "registration_number",
    "eotinish_number",
    "edocs_receipt",
    "postal_notification",
    "refusal_act",
    "email_confirmation",
    "email",
    "messenger",
    "courier",
    "phone_call",
]
AttachmentPart = Literal["", "working_copy", "signature", "page"]
Verdict = Literal[
    "",
    "accepted",
    "accepted_in_part",
    "refused_with_reasons",
    "refused_without_reasons",
    "not_answered",
    "done",
    "done_otherwise",
    "cannot_be_assessed",
]


class Letter(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One letter of the organisation or to it, whatever the number of language sheets.

    Kazakh and Russian sheets of one letter carry one number and one date, given at signing. For
    `proceeding_id` is the proceeding to which it belongs alone, `None` if it is the control's. For
    an incoming letter `number` and `dated` are the sender's, `arrived_on` and `own_number` ours.
    `number_series` is the pattern by which our number was given, "" if it was typed; `void_numbers`
    holds former numbers of it with the reason why each is void, `void_days` the date that it bore
    under each. `sent_on` is the day as entered; `sent` says that the letter was marked as sent, an
    act that a gate may refuse. `former` and `reasons` are as in `Control`, of what stands on a
    letter that was numbered or sent; the mark as sent begins both anew. `words` are those
    that are typed of a letter which came as no file: a draft, until they are kept as its file.
    """

    control_id: UUID
    proceeding_id: UUID | None = None
    direction: Direction = "out"
    kind: str = ""
    number: LineText = ""
    number_source: NumberSource = ""
    number_series: LineText = ""
    void_numbers: dict[str, str] = field(default_factory=dict)
    void_days: dict[str, str] = field(default_factory=dict)
    own_number: LineText = ""
    dated: DayText = ""
    channel: Channel = ""
    sent_on: DayText = ""
    sent: bool = False
    arrived_on: DayText = ""
    sender: LocalText = LocalText()
    answers_letter_id: UUID | None = None
    attachment_id: UUID | None = None
    words: str = ""
    note: LocalText = LocalText()
    former: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def day_it_bears(self) -> str:
        """The date on the paper: of a letter that went as it went, whatever was entered since."""
        return self.former.get("dated", self.dated) if self.sent else self.dated


class Receipt(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proof, or a claim, that an outgoing letter reached its addressee on a day."""

    letter_id: UUID
    proof: ProofKind
    day: DayText = ""
    number: LineText = ""
    note: LocalText = LocalText()
    attachment_id: UUID | None = None


class Reply(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a letter says to one recommendation (13(4)), and what we make of it.

    `question` is what we ask about it in turn, beside what its verdict says to be missing.
    """

    recommendation_id: UUID
    letter_id: UUID | None = None
    quote: LocalText = LocalText()
    verdict: Verdict = ""
    reasons: LocalText = LocalText()
    assessment: LocalText = LocalText()
    question: LocalText = LocalText()


class Paper(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One making of a document: its bytes, the facts it was made of, by which template.

    Kept so that hand edits can later be told from changed data. The digests name contents kept in
    the case file. `pure_sha256` is what the program had made where the content holds hand edits,
    `None` where the content itself is that. `proceeding_id` is the proceeding whose paper it is
    alone, `None` if it is the control's. `pages` is how many pages it takes, `None` where nobody
    counted them: only those are counted that the annex mark of a letter tells.
    """

    control_id: UUID
    proceeding_id: UUID | None = None
    letter_id: UUID | None = None
    kind: str
    lang: Lang
    made_at: datetime
    content_sha256: str
    facts_sha256: str
    template_sha256: str
    edition: str
    pure_sha256: str | None = None
    pages: int | None = None


class SentPaper(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file as it went out, kept when its letter was marked as sent; it is never changed.

    `letter_id` is the letter with which it went, `kind` and `lang` say which document it is: the
    letter's own or an enclosure. `name` is its name in the user's folder, by the ending of which a
    PDF beside the Word file is told. `sending` counts from 1: a letter that was marked again after
    its mark was taken back has the files of each. Clocks may run wrong, so `kept_at` does not tell.
    """

    control_id: UUID
    letter_id: UUID
    sending: int
    kind: str
    lang: Lang
    name: LineText
    content_sha256: str
    kept_at: datetime
    kept_by: LineText = ""


class Attachment(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file taken into the case, kept byte for byte and stored once per SHA-256.

    `of_id` is the file to which it belongs, `None` if it stands for itself: a working copy is drawn
    from its original and goes out instead of it; a signature lies beside what it signs; a page
    follows the first one of a scan.
    """

    sha256: str
    size: int
    name: LineText
    media_type: LineText
    taken_in_at: datetime
    of_id: UUID | None = None
    part: AttachmentPart = ""


PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif")


def is_picture(attachment: Attachment) -> bool:
    """Return whether a file calls itself a picture; whether it is one shows on opening it."""
    named = attachment.name.lower().endswith(PICTURES)
    return attachment.media_type.startswith("image/") or named


def working_copy_of(attachments: Iterable[Attachment], original_id: UUID) -> Attachment | None:
    """Return the newest working copy of a picture, which goes out instead of it; `None` if none."""
    copies = [a for a in attachments if a.of_id == original_id and a.part == "working_copy"]
    return max(copies, key=lambda copy: copy.id) if copies else None


def scan_pages(attachments: Iterable[Attachment], letter: Letter) -> tuple[Attachment, ...]:
    """Return the pages of a letter's scan or photo in the order of their taking in."""
    mine = [
        each
        for each in attachments
        if each.id == letter.attachment_id
        or (each.part == "page" and each.of_id == letter.attachment_id)
    ]
    return tuple(sorted(mine, key=lambda each: (each.id != letter.attachment_id, each.id)))
