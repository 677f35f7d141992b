"""Making papers: what stops one, and the Word file made of a case.

Whatever knows Word is imported when a paper is made, not when the window asks what is missing.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import msgspec

from desktop.documents.facts import facts
from desktop.documents.needs import missing_for
from desktop.domain.case import Case
from desktop.domain.control import Consent, Control, Evidence, Proceeding, consent_to
from desktop.domain.correspondence import Attachment, is_picture
from desktop.domain.errors import Problem
from desktop.domain.parties import Subject
from desktop.domain.text import Lang
from desktop.law.law import Law
from desktop.messages.catalogue import Catalogue

if TYPE_CHECKING:
    from desktop.documents.letterhead import Stationery
    from desktop.documents.pictures import Reduced
    from desktop.documents.shape import Facts
    from desktop.documents.template import TemplateFault

__all__ = ["LOCALES", "Made", "check_template", "compose", "hidden_pictures", "missing_for"]

LOCALES: Mapping[Lang, str] = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
# What is larger than this is no picture for a letter, and would be read into memory whole.
_PICTURE_FILE_LIMIT = 60_000_000


@dataclass(frozen=True)
class Made:
    """A paper that was made.

    Attributes:
        kind: the kind of paper.
        lang: its language.
        docx: the bytes of the Word file; the same facts give the same bytes.
        facts: the facts it rests on, as canonical JSON.
        template_sha256: which template it was made by.
        edition: edition of the procedure.
        notes: what the user should know, such as a picture that could not be shown.
    """

    kind: str
    lang: Lang
    docx: bytes
    facts: bytes
    template_sha256: str
    edition: str
    notes: tuple[Problem, ...] = ()


def compose(  # noqa: PLR0917 - the contract with the use cases
    case: Case,
    proceeding_id: UUID,
    kind: str,
    lang: Lang,
    law: Law,
    on: date,
    contents: Callable[[str], bytes],
    sample: bool = False,
    letter_id: UUID | None = None,
    consent_id: UUID | None = None,
    stationery: "Stationery | None" = None,
    annex_pages: int | None = None,
) -> Made:
    """Make a paper of a proceeding, or of its control.

    Args:
        case: the case.
        proceeding_id: the proceeding; for a paper of the control as a whole, any of it.
        kind: id of the kind of paper.
        lang: language of the paper.
        law: the law's data.
        on: the paper's day, by which norms are cited.
        contents: gives the bytes of an attachment by its SHA-256.
        sample: mark every page as a sample.
        letter_id: the letter whose number and date it carries; `None` finds its own.
        consent_id: the consent for which a sheet is made; `None` leaves the sheet blank.
        stationery: the letterhead it is dressed with; `None` is the standard one.
        annex_pages: pages of what its annex mark tells; `None` leaves a ruled blank.

    Raises:
        Problem: `procedure.unknown-document`, `paper.no-template`, or a fault of the template
            (`template.*`) with the paragraph in which it stands.
    """
    from desktop.documents.finish import Drawing, finish
    from desktop.documents.template import load

    proceeding = case.one(Proceeding, proceeding_id)
    document_kind = law.document(kind)
    template = load(_template_bytes(law.template(kind, lang), kind, lang), law.ask_ids)
    say = Catalogue(lang, law.root / "resources" / "messages").say
    told = facts(
        case, proceeding_id, document_kind, lang, law,
        on=on, say=say, letter_id=letter_id, consent_id=consent_id, annex_pages=annex_pages,
    )  # fmt: skip
    rests_on = template.mentioned(cast("Mapping[str, Any]", told))
    basis: dict[str, Any] = {"facts": rests_on, "sample": sample, "template": template.sha256}
    if stationery is not None and stationery.digest:
        # Beside the facts: a letterhead that changed makes no paper say something else.
        basis["letterhead"] = stationery.digest
    plain = msgspec.json.encode(basis, order="sorted")
    if "pictures" not in rests_on:
        told["pictures"] = []  # nothing is read for a paper that shows none
    # Of a paper that has no list of the evidence nobody expects a picture.
    notes = hidden_pictures(case, proceeding.control_id) if "evidence" in rests_on else []
    drawings, unreadable = _reduced(case, told, contents)
    notes += unreadable
    subject = case.one(Subject, case.one(Control, proceeding.control_id).subject_id)
    author = subject.name.text(lang)
    if document_kind.public:
        author = told["subject"]["name"]  # the file's properties name no citizen either
        if say("paper.personal-data").encode() in plain:
            notes.append(Problem("paper.personal-data-hidden"))
    told["pictures"] = [each for each in told["pictures"] if each["image"] in drawings]

    def context(part: Any) -> Mapping[str, Any]:
        shown = [
            {**each, "image": Drawing(part, drawings[each["image"]], each["caption"])}
            for each in told["pictures"]
        ]
        return {**told, "pictures": shown}

    document = template.rendered(context)
    if stationery is not None:
        _dress(document, stationery, subject, told, lang, say)
    docx = finish(
        document,
        title=document_kind.title.text(lang),
        author=author,
        lang=LOCALES[lang],
        sample=say("paper.sample") if sample else "",
    )
    return Made(kind, lang, docx, plain, template.sha256, proceeding.edition, tuple(notes))


def _dress(  # noqa: PLR0917 - what a letterhead says
    document: Any,
    stationery: "Stationery",
    subject: Subject,
    told: "Facts",
    lang: Lang,
    say: Callable[..., str],
) -> None:
    from desktop.documents.letterhead import contact_line, dress

    letterhead = stationery.letterhead
    words = letterhead.emblem_words.text(lang)
    dress(
        document,
        stationery,
        organisation=subject.kind == "organisation",
        contacts=contact_line(told["subject"], letterhead, say),
        short_name=" ".join(letterhead.short_name.text(lang).split()),
        emblem_words=words or say("paper.emblem", name=told["subject"]["name"]),
    )


def check_template(
    path: Path, kind: str, ask_ids: AbstractSet[str] = frozenset()
) -> "tuple[TemplateFault, ...]":
    """Return what is wrong in a template, in the order of its paragraphs; () if nothing is.

    Args:
        path: the Word file.
        kind: the kind of paper it is meant for; all kinds share one list of fields.
        ask_ids: the questions of procedures whose answers it may name.
    """
    from desktop.documents.template import Template, TemplateFault

    try:
        return Template(_template_bytes(path, kind, ""), ask_ids).tried()
    except Problem as problem:
        return (TemplateFault.of(problem),)


def _template_bytes(path: Path, kind: str, lang: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem("paper.no-template", kind=kind, lang=lang, name=path.name) from error


def hidden_pictures(case: Case, control_id: UUID) -> list[Problem]:
    """Return which pictures of a control no paper shows, as people can be recognised on them."""
    from desktop.documents.facts import hides_people

    found = []
    for each in case.of_control(Evidence, control_id):
        attachment = case.get(Attachment, each.attachment_id)
        if attachment and hides_people(each, case) and is_picture(attachment):
            consents = case.of_control(Consent, control_id)
            children = consent_to(each, consents) == "yes"
            code = "paper.picture-with-children" if children else "paper.picture-without-consent"
            found.append(Problem(code, name=attachment.name))
    return found


def _reduced(
    case: Case, told: "Facts", contents: Callable[[str], bytes]
) -> "tuple[dict[str, Reduced], list[Problem]]":
    """Reduce each picture once; one that is none is named and left out, the paper is made."""
    from desktop.documents.pictures import fineness, reduced

    fine = fineness(len(told["pictures"]))
    names = {each.sha256: each for each in case.all(Attachment)}
    found: dict[str, Reduced] = {}
    notes = []
    for picture in told["pictures"]:
        digest = picture["image"]
        if digest in found:
            continue
        name = names[digest].name
        if names[digest].size > _PICTURE_FILE_LIMIT:
            notes.append(Problem("paper.picture-too-big", name=name))
            continue
        try:
            found[digest] = reduced(contents(digest), fine)
        except Problem as problem:
            notes.append(Problem(problem.code, name=name))
    return found, notes
