"""A letter that answers: taken in as files, read, and assigned part by part (0049)."""

import hashlib
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Attachment, Letter, Reply, is_picture, scan_pages
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress, with_leaf
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, clean
from desktop.domain.values import read_day
from desktop.evidence.kinds import ending
from desktop.evidence.letter_words import head_of_words
from desktop.evidence.reading import SHOWN, what_it_says, words_of
from desktop.evidence.says import written_in
from desktop.procedure.letters import own_letter
from desktop.procedure.replies import last_replies
from desktop.procedure.reply_words import (
    Paragraph,
    Passage,
    in_paragraphs,
    paragraphs,
    passages,
    with_more,
)
from desktop.procedure.route import main_proceeding
from desktop.usecases.desk import Desk
from desktop.usecases.editing import remove
from desktop.usecases.looking_inside import look_inside
from desktop.usecases.sending import take_in_scan
from desktop.usecases.standing import day_of
from desktop.usecases.taking_in import Progress, Source, pasted_source

_LINES_END_ON_PAPER = frozenset({".pdf", ".eml", ".txt"})
"""Kinds of files whose lines end where the sheet does, and not where a paragraph does."""
_READ = 60_000_000
"""Bytes; a larger file is kept and not read."""


# -- taking in ------------------------------------------------------------------------------------


class TakenReply(NamedTuple):
    """A letter that was taken in, and what the user should know of it."""

    letter_id: UUID
    told: tuple[Problem, ...]


def take_in_reply(
    desk: Desk,
    letter_id: UUID | None,
    control_id: UUID,
    files: Sequence[Source],
    progress: Progress | None = None,
) -> TakenReply:
    """Take the files of a letter that answers into the case, byte for byte.

    The first is the letter, the others follow it as the pages of a scan do. What the file says of
    its number, date and sender is put into fields in which nothing stands. Nothing is refused for
    what a file says, only told: that it is dated before our letter, or names another one. Words
    that were typed of the letter are kept before a first file that says something else.

    Args:
        desk: the case.
        letter_id: the letter, `None` for a new one. One that has a file takes all as its pages.
        control_id: the control whose recommendations it answers.
        files: the files, in their order.
        progress: as in `take_in`.

    Raises:
        Problem: `evidence.empty`, `evidence.too-large`, `evidence.cannot-read`, `evidence.stopped`
            (what was taken before stays; of a first file that fails no letter is left),
            `reply.answers-nothing`, or the case file cannot be written to.
    """
    from desktop.usecases.replies import letter_came

    empty = next((each for each in files if not each.size), None)
    if empty is not None:
        raise Problem("evidence.empty", name=empty.name)
    told: list[Problem] = []
    files = [*_typed_before(desk, letter_id, files), *files]
    first = files[0] if letter_id is None and files else None
    there = _letter_with(desk, control_id, first) if first is not None else None
    if first is not None and there is not None:
        letter_id, files = there, files[1:]
        told.append(Problem("reply.already", name=first.name))
    is_new = letter_id is None
    letter_id = letter_id or letter_came(desk, control_id)
    for source in files:
        is_first = desk.case.one(Letter, letter_id).attachment_id is None
        try:
            take_in_scan(desk, letter_id, source, progress)
        except Problem:
            if is_new and is_first:  # without its file nobody would know what letter it is
                remove(desk, FieldAddress("letter", letter_id, ""))
            raise
        if is_first:
            told += _fill(desk, letter_id, source)
    told += read(desk, control_id, letter_id).told
    return TakenReply(letter_id, tuple(dict.fromkeys(told)))


def _typed_before(desk: Desk, letter_id: UUID | None, files: Sequence[Source]) -> list[Source]:
    """Return the typed words of a letter as a file, unless they are what is taken in."""
    letter = desk.case.get(Letter, letter_id)
    if letter is None or not letter.words.strip() or letter.attachment_id is not None or not files:
        return []
    words = letter.words.encode()
    with files[0].open() as file:
        if files[0].size == len(words) and file.read() == words:
            return []
    name = desk.office.messages(written_in(letter.words)).say("reply.typed")
    return [pasted_source(f"{name}.txt", words)]


def _letter_with(desk: Desk, control_id: UUID, source: Source) -> UUID | None:
    """Return the letter that has this very file already; `None` if none has."""
    try:
        with source.open() as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    except OSError:  # said when it is taken in
        return None
    for letter in desk.case.of_control(Letter, control_id):
        kept = desk.case.get(Attachment, letter.attachment_id)
        if letter.direction == "in" and kept is not None and kept.sha256 == sha256:
            return letter.id
    return None


def _fill(desk: Desk, letter_id: UUID, source: Source) -> tuple[Problem, ...]:
    """Put what a file says of its letter into empty fields; say which to look at."""
    letter = desk.case.one(Letter, letter_id)
    said, attached = _said(desk, letter, source)
    told = (Problem("reply.attached", names=", ".join(attached)),) if attached else ()
    filled = letter
    for path, value in said.items():
        text = getattr(letter, path.partition(".")[0])
        if value and not (text if isinstance(text, str) else any((text.kk, text.ru, text.en))):
            filled = with_leaf(filled, path, value, desk.office.clock.now())
    if filled == letter:
        return told
    desk.act("letter.enter", [filled])
    return (Problem("reply.filled", name=source.name), *told)


def _said(desk: Desk, letter: Letter, source: Source) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what a file says of its letter, by the letter's fields, and what an e-mail holds."""
    head = head_of_words(_text(desk, letter)[0], _ours(desk.case, letter))
    found = {"number": head.own.number, "dated": head.own.day}
    attached: tuple[str, ...] = ()
    if ending(source.name) == ".eml":
        with source.open() as file:
            said = what_it_says(file, source.name)
        attached = said.attached
        sender = said.source.partition("<")[0].strip(' "') or said.source
        # An e-mail comes on the day on which it goes.
        day = said.made.day if said.made else ""
        found |= {"arrived_on": day, "dated": found["dated"] or day}
        if sender:
            found[f"sender.{written_in(sender)}"] = sender
    return found, attached


# -- reading --------------------------------------------------------------------------------------


class Reading(NamedTuple):
    """A letter as it is read beside the recommendations.

    Attributes:
        letter_id: the letter.
        text: its words, a paragraph a line; "" where the program cannot read them.
        pages: the files of it, the first one first.
        passages: what was assigned, and to which recommendation.
        paragraphs: those that may answer something.
        silent: the recommendations of which this letter says nothing and no other one either.
        unread: which files cannot be read here, and what to do about them.
        told: those, and what else is to be known: it names another letter, its days.
    """

    letter_id: UUID
    text: str
    pages: tuple[Attachment, ...]
    passages: tuple[Passage, ...]
    paragraphs: tuple[Paragraph, ...]
    silent: tuple[Recommendation, ...]
    unread: tuple[Problem, ...]
    told: tuple[Problem, ...]

    @property
    def loose(self) -> int:
        """How many paragraphs belong to no recommendation."""
        return sum(not each.taken for each in self.paragraphs)


def read(desk: Desk, control_id: UUID, letter_id: UUID, known: Reading | None = None) -> Reading:
    """Return the words of a letter that came, with what of them was assigned.

    `known` is what was read before: words of the same files are not taken out of them again.

    Raises:
        Problem: the kept bytes are damaged.
    """
    case = desk.case
    letter = case.one(Letter, letter_id)
    pages = scan_pages(case.all(Attachment), letter)
    if known is not None and known.text and known.pages == pages:
        text, unread = known.text, known.unread
    else:
        text, unread = _text(desk, letter)
    asked = case.of_control(Recommendation, control_id)
    cells = _cells(case, letter_id)
    quoted = [(each.number, cells[each.id]) for each in asked if each.id in cells]
    found = passages(text, quoted)
    return Reading(
        letter_id,
        text,
        pages,
        found,
        paragraphs(text, found, frozenset(each.number for each in asked)),
        silent(case, control_id),
        unread,
        (*unread, *_about_number(case, letter, text), *about_days(desk, letter)),
    )


def words_to_publish(desk: Desk, letter: Letter) -> tuple[str, int]:
    """Return the words of a letter's files without the heads of e-mails, which name their people.

    The words are "" where those of the first file cannot be read; the number is that of the files
    whose words are not among them.

    Raises:
        Problem: the kept bytes are damaged.
    """
    words, troubles = _text(desk, letter, head=False)
    return words, len(troubles)


def _text(desk: Desk, letter: Letter, *, head: bool = True) -> tuple[str, tuple[Problem, ...]]:
    """Return the words of a letter's files; "" with what to do where the first one has none."""
    first, *others = scan_pages(desk.case.all(Attachment), letter) or (None,)
    if first is None:
        return "", ()
    words, trouble = _words(desk, first, head=head)
    if trouble:
        return "", trouble
    behind = [_words(desk, each, head=head) for each in others]
    text = "\n\n".join([words, *(more for more, _ in behind if more)])
    return text, tuple(problem for _, told in behind for problem in told)


def _words(desk: Desk, kept: Attachment, *, head: bool) -> tuple[str, tuple[Problem, ...]]:
    if is_picture(kept):
        return "", (Problem("reply.scan", name=kept.name),)
    if kept.size > _READ or ending(kept.name) not in SHOWN:
        return "", (Problem("reply.unreadable", name=kept.name),)
    try:
        words = words_of(BytesIO(desk.file.content(kept.sha256)), kept.name, head=head)
    except Problem as problem:
        if problem.code != "evidence.no-words":
            raise
        code = "reply.scan" if ending(kept.name) == ".pdf" else "reply.unreadable"
        return "", (Problem(code, name=kept.name),)
    return in_paragraphs(words) if ending(kept.name) in _LINES_END_ON_PAPER else words, ()


def _ours(case: Case, letter: Letter) -> frozenset[str]:
    """Return the numbers that our letters of the control bear or bore, case-folded."""
    return frozenset(
        number.casefold()
        for each in case.of_control(Letter, letter.control_id)
        if each.direction == "out"
        for number in (each.number, *each.void_numbers)
        if number
    )


def _about_number(case: Case, letter: Letter, text: str) -> tuple[Problem, ...]:
    """Tell of a reply that names another letter than ours; nothing where ours bear no number."""
    ours = _ours(case, letter)
    named = [each.number for each in head_of_words(text, ours).answers]
    if not ours or not named or any(each.casefold() in ours for each in named):
        return ()
    return (Problem("reply.other-number", number=", ".join(named)),)


def about_days(desk: Desk, letter: Letter) -> tuple[Problem, ...]:
    """Tell of days of a reply that cannot be.

    It came, or is dated, before the letter was sent that it answers; it came before its own date,
    or on a day that is still to come.
    """
    told = []
    sent, today = _sent_on(desk, letter), day_of(desk, letter.control_id)
    dated, arrived = read_day(letter.dated), read_day(letter.arrived_on)
    if sent is not None and arrived is not None and arrived < sent:
        told.append(Problem("reply.arrived-before", day=short_date(sent)))
    if sent is not None and dated is not None and dated < sent:
        told.append(Problem("reply.dated-before", day=short_date(sent)))
    if dated is not None and arrived is not None and arrived < dated:
        told.append(Problem("reply.dated-after", day=short_date(arrived)))
    if arrived is not None and arrived > today:
        told.append(Problem("reply.still-to-come", day=short_date(arrived)))
    return tuple(told)


def _sent_on(desk: Desk, letter: Letter) -> date | None:
    """Return when the letter went that this one answers; `None` if that is not known."""
    proceeding = main_proceeding(desk.case, letter.control_id)
    procedure = desk.office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    answered = (
        own_letter(desk.case, proceeding, each.id)
        for each in procedure.answers
        if each.arrives.startswith(f"incoming.{letter.kind}.")
    )
    days = [day for each in answered if each is not None and (day := read_day(each.sent_on))]
    return min(days, default=None)


# -- assigning ------------------------------------------------------------------------------------


def assign(desk: Desk, recommendation_id: UUID, letter_id: UUID, part: str) -> None:
    """Put a part of a letter's text behind the quote of a recommendation, in the text's language.

    What stands in the quote already is not put there twice.

    Raises:
        Problem: the case file cannot be written to.
    """
    words = clean(part).strip()
    lang = written_in(words)
    cell = _cells(desk.case, letter_id).get(recommendation_id) or Reply(
        id=new_id(), recommendation_id=recommendation_id, letter_id=letter_id
    )
    quote = with_more(cell.quote.text(lang), words)
    if quote != cell.quote.text(lang):
        at = desk.office.clock.now()
        desk.act("reply.enter", [with_leaf(cell, f"quote.{lang}", quote, at)])


def silent(case: Case, control_id: UUID) -> tuple[Recommendation, ...]:
    """Return the recommendations of which no letter says anything.

    A recommendation that an earlier letter answered, or of which words of one are entered that
    nobody weighed yet, is not left open by a later one that adds nothing to it.
    """
    last = last_replies(case)
    quoted = {
        each.recommendation_id
        for each in case.all(Reply)
        if any(each.quote.text(one).strip() for one in LANGS)
    }
    return tuple(
        each
        for each in case.of_control(Recommendation, control_id)
        if each.id not in quoted and not (each.id in last and last[each.id].verdict)
    )


def mark_silent(desk: Desk, control_id: UUID, letter_id: UUID) -> int:
    """Mark as not answered what a letter leaves out, in one act; return how many they are.

    Raises:
        Problem: the case file cannot be written to.
    """
    cells = _cells(desk.case, letter_id)
    left = [
        cells.get(each.id) or Reply(id=new_id(), recommendation_id=each.id, letter_id=letter_id)
        for each in silent(desk.case, control_id)
    ]
    if left:
        desk.act("reply.enter", [replace(each, verdict="not_answered") for each in left])
    return len(left)


def _cells(case: Case, letter_id: UUID) -> dict[UUID, Reply]:
    """Return what a letter says, by the recommendations; where two say it, as `cell_of`."""
    return {each.recommendation_id: each for each in case.all(Reply) if each.letter_id == letter_id}


# -- looking at a scan ----------------------------------------------------------------------------


class Sheet(NamedTuple):
    """A file of a scan to be looked at: a PDF, or a picture made small; the other is empty."""

    pdf: bytes = b""
    picture: bytes = b""


def sheets(desk: Desk, pages: Sequence[Attachment]) -> tuple[Sheet, ...]:
    """Return the files of a scan so that they can be looked at; what cannot be shown is left out.

    Raises:
        Problem: the kept bytes are damaged.
    """
    found = []
    for each in pages:
        if is_picture(each):
            try:
                found.append(Sheet(picture=look_inside(desk, each.id).picture))
            except Problem as problem:
                if not problem.code.startswith("evidence."):
                    raise
        elif ending(each.name) == ".pdf" and each.size <= _READ:
            found.append(Sheet(pdf=desk.file.content(each.sha256)))
    return tuple(found)
