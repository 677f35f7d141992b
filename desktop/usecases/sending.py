"""What went out: kept as it was when its letter is marked as sent, and its signed scan (0036)."""

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.casefile.act import Act
from desktop.domain.case import RECORD_KINDS, Case, kind_name
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import (
    Attachment,
    Letter,
    Paper,
    SentPaper,
    scan_pages,
)
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.record import Record, links
from desktop.domain.text import Lang
from desktop.procedure.letters import as_it_went, kept_at_sending, kept_before
from desktop.procedure.route import main_proceeding
from desktop.usecases.desk import Desk
from desktop.usecases.files import refuse_case
from desktop.usecases.papers import (
    LARGEST_EDITED,
    latest,
    originals_of,
    pages_of,
    paper_file,
    papers_folder,
    seen_digest,
)
from desktop.usecases.taking_in import Progress, Source, stored, write_kept


class Going(NamedTuple):
    """One paper that goes with a letter, as it now lies.

    Attributes:
        kind, lang: which document in which language.
        paper: its last making.
        path: the file in the user's folder; `None` if none lies there, and the last making goes.
        name: the file's name, or the one that it would get.
        edited: the file is not as the program made it.
        open_elsewhere: another program seems to have it open: what was not saved does not go.
    """

    kind: str
    lang: Lang
    paper: Paper
    path: Path | None
    name: str
    edited: bool
    open_elsewhere: bool


class Kept(NamedTuple):
    """What was kept at a sending, and what the user should know of it."""

    papers: tuple[SentPaper, ...]
    notes: tuple[Problem, ...]


def going(desk: Desk, letter_id: UUID) -> tuple[Going, ...]:
    """Return the papers that go with a letter in the languages of its control, its own first.

    What was never made does not go. Nothing is read whole: this is for showing.
    """
    case, office = desk.case, desk.office
    letter = case.one(Letter, letter_id)
    home = case.get(Proceeding, letter.proceeding_id) or main_proceeding(case, letter.control_id)
    chosen = case.one(Control, letter.control_id).languages
    kinds = [each.id for each in office.law.documents if each.goes_with == letter.kind]
    folder = papers_folder(desk.path)
    found: list[Going] = []
    for kind in (letter.kind, *kinds):
        for lang in originals_of(office.law.document(kind), chosen):
            paper = latest(case, home, kind, lang)
            if paper is None or (kind == letter.kind and paper.letter_id not in (None, letter.id)):
                continue
            file = paper_file(office, case, home, kind, lang, folder=folder)
            there = file.there
            digest = seen_digest(there) if there is not None else ""
            made = _as_made(desk, digest)
            edited = there is not None and (made is None or made.pure_sha256 is not None)
            elsewhere = there is not None and _is_open_elsewhere(there)
            name = (there or file.target).name
            found.append(Going(kind, lang, paper, there, name, edited, elsewhere))
    return tuple(found)


def keep(desk: Desk, act: Act, letter: Letter, papers: Iterable[Going]) -> Kept:
    """Keep what goes with a letter, in the act that marks it as sent.

    The file that lies in the user's folder is what goes; where none lies there, or nothing is in
    it, the last making. A file that was edited becomes a making too, so that hand edits can be
    told from data.

    Raises:
        Problem: `sent.cannot-read`: a file lies there and cannot be read.
    """
    at = desk.office.clock.now()
    former = (each.sending for each in act.case.all(SentPaper) if each.letter_id == letter.id)
    sending = max(former, default=0) + 1
    kept: list[SentPaper] = []
    notes: list[Problem] = []
    for each in papers:
        content, data, note = _content(desk, act, each)
        if note is not None:
            notes.append(note)
        if _has_changes(desk, content, data):
            notes.append(Problem("sent.tracked-changes", name=each.name))
        if each.open_elsewhere:
            notes.append(Problem("sent.open-elsewhere", name=each.name))
        sent = SentPaper(
            id=new_id(),
            control_id=letter.control_id,
            letter_id=letter.id,
            sending=sending,
            kind=each.kind,
            lang=each.lang,
            name=each.name,
            content_sha256=content,
            kept_at=at,
            kept_by=desk.office.profile.name,
        )
        act.put(sent)
        kept.append(sent)
    if not kept:
        notes.append(Problem("sent.no-paper"))
    else:
        notes += _lacks(desk, letter, kept)
    return Kept(tuple(kept), tuple(notes))


def _lacks(desk: Desk, letter: Letter, kept: Iterable[SentPaper]) -> Iterator[Problem]:
    """Yield which sheets of the letter itself were not kept, as they were never made."""
    there = {each.lang for each in kept if each.kind == letter.kind}
    if not there:
        yield Problem("sent.letter-not-made")
        return
    chosen = desk.case.one(Control, letter.control_id).languages
    for lang in originals_of(desk.office.law.document(letter.kind), chosen):
        if lang not in there:
            yield Problem("sent.language-not-made", lang=Problem(f"paper.in.{lang}"))


def _content(desk: Desk, act: Act, each: Going) -> tuple[str, bytes, Problem | None]:
    """Return the SHA-256 of what goes, stored if the case does not hold it yet, and its bytes.

    Of the last making, which the case holds, the bytes are b"".
    """
    if each.path is None:
        return each.paper.content_sha256, b"", None
    try:
        size = each.path.stat().st_size
        data = each.path.read_bytes() if size <= LARGEST_EDITED else b""
    except FileNotFoundError:  # taken away since it was looked for
        return each.paper.content_sha256, b"", None
    except OSError as error:
        raise Problem("sent.cannot-read", name=each.name) from error
    digest = hashlib.sha256(data).hexdigest()
    made = _as_made(desk, digest)
    if made is not None:
        return made.content_sha256, data, None
    if not data:  # nothing is in it, or far more than a letter holds
        return each.paper.content_sha256, b"", Problem("sent.not-word", name=each.name)
    pure = each.paper.pure_sha256 or each.paper.content_sha256
    content = act.store(data)
    act.put(
        replace(
            each.paper,
            id=new_id(),
            made_at=desk.office.clock.now(),
            content_sha256=content,
            pure_sha256=pure,
            pages=pages_of(desk.office, each.kind, data),
        )
    )
    return content, data, None


def _has_changes(desk: Desk, content: str, data: bytes) -> bool:
    """Return whether what goes holds changes that Word recorded: whoever opens it sees them."""
    from desktop.documents.revisions import has_changes

    with suppress(Problem):  # damaged in the case, which its check says
        return has_changes(data or desk.file.content(content))
    return False


def _as_made(desk: Desk, digest: str) -> Paper | None:
    """Return the making whose bytes these are: the program's own, or one kept with hand edits."""
    return next((each for each in desk.case.all(Paper) if each.content_sha256 == digest), None)


def _is_open_elsewhere(path: Path) -> bool:
    """Whether an office program left its mark that it has a file open; it may have died since."""
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    with suppress(OSError):
        return any((path.parent / each).exists() for each in marks)
    return False


def sentences_of(desk: Desk, kept: Kept) -> tuple[Problem, ...]:
    """Return what is to be told of what was kept: each file with its digest, then the notes."""
    told = [Problem("sent.kept", name=p.name, sha256=p.content_sha256) for p in kept.papers]
    letters = {p.letter_id for p in kept.papers}
    again = any(kept_before(desk.case, desk.case.one(Letter, each)) for each in letters)
    return (*told, *([Problem("sent.kept-anew")] if again else []), *kept.notes)


def without_pdf(desk: Desk, letter_id: UUID) -> dict[str, bytes]:
    """Return the Word files of a letter's sending that have no PDF beside them, by their ids."""
    lacking = _lacking(desk.case, desk.case.one(Letter, letter_id))
    return {
        key: desk.file.content(desk.case.one(SentPaper, UUID(key)).content_sha256)
        for key in sorted(lacking)
    }


def keep_pdfs(desk: Desk, made: Mapping[str, bytes]) -> None:
    """Keep the PDF that an office program made of what went, beside its Word file.

    What is there already, or was sent anew meanwhile, is left alone.

    Raises:
        Problem: the case file cannot be written to.
    """
    with desk.file.act("sent.pdf", desk.office.author) as act:
        for key, pdf in made.items():
            sent = act.case.get(SentPaper, UUID(key))
            letter = act.case.get(Letter, sent.letter_id) if sent is not None else None
            if sent is None or letter is None or key not in _lacking(act.case, letter):
                continue
            act.put(
                replace(
                    sent,
                    id=new_id(),
                    name=f"{Path(sent.name).stem}.pdf",
                    content_sha256=act.store(pdf),
                    kept_at=desk.office.clock.now(),
                    kept_by=desk.office.profile.name,
                )
            )
        desk.case = act.commit()


def _lacking(case: Case, letter: Letter) -> frozenset[str]:
    kept = kept_at_sending(case, letter)
    there = {(each.kind, each.lang) for each in kept if _is_pdf(each)}
    return frozenset(
        str(each.id) for each in kept if not _is_pdf(each) and (each.kind, each.lang) not in there
    )


def _is_pdf(sent: SentPaper) -> bool:
    return sent.name.lower().endswith(".pdf")


def write_sent(desk: Desk, sent_id: UUID) -> Path:
    """Write a copy of what went out, which can only be read, and return where.

    Raises:
        Problem: the folder cannot be written to, or the kept bytes are damaged.
    """
    sent = desk.case.one(SentPaper, sent_id)
    folder = papers_folder(desk.path) / "attachments"
    path = write_kept(desk, sent.content_sha256, sent.name, folder)
    with suppress(OSError):  # a stick may not know of rights; the case's own copy stays anyway
        path.chmod(stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH)
    return path


def copy_sent(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang, target: Path) -> None:
    """Write what went out to a file that is not there yet.

    Raises:
        Problem: `sent.not-sent`, `target.exists`, the target is a case or cannot be written to,
            or the kept bytes are damaged.
    """
    law = desk.office.law
    went = as_it_went(desk.case, desk.case.one(Proceeding, proceeding_id), kind, lang, law)
    if not went:
        raise Problem("sent.not-sent", title=law.document(kind).title.local())
    refuse_case(target)
    if target.exists():
        raise Problem("target.exists", path=str(target))
    desk.file.write_content_to(went[-1].content_sha256, target)


# -- the signed paper -----------------------------------------------------------------------------


def take_in_scan(
    desk: Desk, letter_id: UUID, source: Source, progress: Progress | None = None
) -> UUID:
    """Take in a scan or photo of a signed letter, after the pages that are there; return its id.

    A page that is there already is not added twice. Typed words of the letter that are the file
    now are no draft any more.

    Raises:
        Problem: `evidence.empty`, or as `taking_in.take_in`.
    """
    if not source.size:
        raise Problem("evidence.empty", name=source.name)
    with desk.file.act("attachment.take-in", desk.office.author) as act:
        page = stored(desk, act, source, progress)
        letter = act.case.one(Letter, letter_id)
        pages = scan_pages(act.case.all(Attachment), letter)
        there = next((each for each in pages if each.sha256 == page.sha256), None)
        if there is not None:
            return there.id
        if pages or page.of_id is not None:  # the same bytes may serve elsewhere in the case
            page = replace(page, id=new_id(), name=source.name, of_id=None, part="")
        if pages:
            page = replace(page, of_id=pages[0].id, part="page")
        else:
            draft = hashlib.sha256(letter.words.encode()).hexdigest()
            words = "" if draft == page.sha256 else letter.words
            act.put(replace(letter, attachment_id=page.id, words=words))
        act.put(page)
        desk.case = act.commit()
        return page.id


def drop_scan(desk: Desk, letter_id: UUID, page_id: UUID) -> None:
    """Take a page out of the scan of a letter; the next one takes the place of the first.

    Raises:
        Problem: the case file cannot be written to.
    """
    letter = desk.case.one(Letter, letter_id)
    pages = scan_pages(desk.case.all(Attachment), letter)
    page = next((each for each in pages if each.id == page_id), None)
    if page is None:
        return
    put: list[Record] = []
    if page.id == letter.attachment_id:
        rest = pages[1:]
        put.append(replace(letter, attachment_id=rest[0].id if rest else None))
        put += [replace(each, of_id=None, part="") for each in rest[:1]]
        put += [replace(each, of_id=rest[0].id) for each in rest[1:]]
    after = desk.case.replaced(put, [page])
    named = any(
        key == page.id
        for kind in RECORD_KINDS.values()
        for each in after.all(kind)
        for _name, key in links(each)
    )
    if named and page.of_id is not None:  # it stays for others, as a file of its own
        put.append(replace(page, of_id=None, part=""))
    desk.act(f"{kind_name(Attachment)}.remove", put, [] if named else [page])


_LARGEST_COUNTED = 60_000_000
"""Bytes; of a larger PDF the pages are not counted."""


def sheets_of_scan(desk: Desk, letter_id: UUID) -> int:
    """Return how many pages the scan of a letter has: of a PDF its own count, else one a file.

    Raises:
        Problem: the case file cannot be read.
    """
    from desktop.evidence.documents import pages_of_pdf

    found = 0
    for each in scan_pages(desk.case.all(Attachment), desk.case.one(Letter, letter_id)):
        is_pdf = each.name.lower().endswith(".pdf") and each.size <= _LARGEST_COUNTED
        found += (pages_of_pdf(desk.file.content(each.sha256)) or 1) if is_pdf else 1
    return found
