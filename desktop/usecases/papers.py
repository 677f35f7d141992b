"""Making documents: from the case to a Word file in the user's folder."""

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.case import Case
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter, Paper
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.letterhead import STANDARD
from desktop.domain.parties import Subject
from desktop.domain.text import LANGS, Lang
from desktop.domain.values import read_day
from desktop.procedure.letters import as_it_went, own_letter
from desktop.procedure.missing import Missing
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, refuse_case, write_keeping, write_whole
from desktop.usecases.letterheads import lost, stationery_for
from desktop.usecases.office import Office
from desktop.usecases.register import void_meanwhile

if TYPE_CHECKING:
    from desktop.documents.hand_edits import Choice, Comparison
    from desktop.documents.papers import Made
    from desktop.law.documents import DocumentKind
    from desktop.law.law import Law

CORRECTION = "correction-letter"
"""The kind of letter that corrects one that went out; offered where a procedure makes it."""
LARGEST_EDITED = 100_000_000
"""Bytes; a larger file is no letter and is not read into memory."""
_FORMER_MAKINGS = 3
"""So many of the last makings may be the one that was edited."""
_LONGEST_TITLE = 70
"""Of a title in a file name: with the folders above, Windows takes 260 letters."""


class Incomplete(Problem):
    """A document cannot be made yet in this language; `missing` lists what to fill in."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__("paper.incomplete", n=len(missing))
        self.missing = missing


class EditedByHand(Problem):
    """The file of a paper was changed by hand, and nobody said yet what is to become of that.

    Attributes:
        path: the file.
        found: what was changed by hand, and what the data of the case would change.
    """

    def __init__(self, path: Path, found: "Comparison") -> None:
        super().__init__("paper.edited-by-hand", name=path.name)
        self.path, self.found = path, found


class Hand(NamedTuple):
    """What is to become of hand edits.

    Attributes:
        way: "keep" them and take in what the data changed, or make the paper "new".
        choices: of conflicts, by the id of the change, whose version stands; hers where nothing
            is said.
    """

    way: Literal["keep", "new"]
    choices: "Mapping[str, Choice]" = MappingProxyType({})


class _Edited(NamedTuple):
    """A file that was changed by hand, and the making of which it was made.

    Attributes:
        path: where it lies.
        docx: its content.
        of: the making.
        kept: what the program had made then.
        by_text: as of a comparison.
    """

    path: Path
    docx: bytes
    of: Paper
    kept: bytes
    by_text: bool


class MadePaper(NamedTuple):
    """A document that was made: its record, the file written, and what the user should know of it.

    `notes` name what is not in the document as one might expect, such as a picture that could
    not be shown.
    """

    paper: Paper
    path: Path
    notes: tuple[Problem, ...]


def missing_for(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang) -> tuple[Missing, ...]:
    """Return what must be filled in before this document can be made in this language."""
    from desktop.documents.papers import missing_for as missing

    return missing(desk.case, proceeding_id, kind, lang, desk.office.law)


def proceeding_for(desk: Desk, control_id: UUID, kind: str) -> UUID:
    """Return the proceeding of a control that makes a kind of paper, the one begun last.

    A paper that no procedure makes is about the control as a whole: the first proceeding will do.

    Raises:
        Problem: `procedure.unknown-document`, `paper.no-proceeding` (none that makes it was begun).
    """
    law = desk.office.law
    found = [
        each
        for each in desk.case.of_control(Proceeding, control_id)
        if kind in law.edition(each.procedure, each.edition_sha256).documents
    ]
    if not found:
        title = law.document(kind).title.local()
        makers = [law.procedure(each) for each in law.procedures]
        named = tuple(each.title.local() for each in makers if kind in each.documents)
        if not named:
            return main_proceeding(desk.case, control_id).id
        raise Problem("paper.no-proceeding", title=title, procedures=named)
    return max(found, key=lambda each: each.number).id


def make_paper(  # noqa: PLR0917 - what is made, where, and over what
    desk: Desk,
    proceeding_id: UUID,
    kind: str,
    lang: Lang,
    target: Path,
    hand: Hand | None = None,
) -> MadePaper:
    """Make a document of a proceeding, keep it with its facts in the case, write it to `target`.

    The case keeps it first: if the target cannot be written, nothing is lost and another name
    will do. Making the same document from the same facts again is no new act. What went out and
    what somebody changed by hand is put aside under another name, never written over.

    Args:
        desk: the open case.
        proceeding_id: the proceeding.
        kind: the kind of document.
        lang: its language.
        target: the file to write.
        hand: what is to become of hand edits in the file that lies there; `None` asks, if there
            are any. Both versions are kept in the case.

    Raises:
        Incomplete: texts or facts are missing in this language.
        EditedByHand: the file was changed by hand and `hand` does not say what to do; nothing
            was done.
        Problem: `sent.not-again`, `sent.correct-it`: it went out.
        Problem: the target or the case file cannot be written to, or the template is broken.
    """
    return _make(desk, proceeding_id, kind, lang, target, target, hand)


def refuse_sent(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang) -> None:
    """Refuse to make anew what went out: it stands, and a correction is a letter of its own.

    Raises:
        Problem: `sent.not-again`, `sent.correct-it` where a letter of correction can be written.
    """
    law, case = desk.office.law, desk.case
    proceeding = case.one(Proceeding, proceeding_id)
    went = as_it_went(case, proceeding, kind, lang, law)
    if not went:
        return
    sent = went[-1]
    day = read_day(case.one(Letter, sent.letter_id).sent_on)
    raise Problem(
        "sent.correct-it" if can_be_corrected(proceeding, law) else "sent.not-again",
        title=law.document(kind).title.local(),
        day=short_date(day or sent.kept_at.astimezone(KAZAKHSTAN).date()),
    )


def can_be_corrected(proceeding: Proceeding, law: "Law") -> bool:
    """Return whether a proceeding makes the letter that corrects another of its own."""
    return CORRECTION in law.edition(proceeding.procedure, proceeding.edition_sha256).documents


def _make(  # noqa: PLR0917 - as make_paper
    desk: Desk,
    proceeding_id: UUID,
    kind: str,
    lang: Lang,
    target: Path,
    lies: Path,
    hand: Hand | None,
) -> MadePaper:
    """Make a document as `make_paper`; its last making `lies` there or under a former name."""
    from desktop.documents.hand_edits import compare
    from desktop.documents.papers import compose
    from desktop.usecases.two_languages import not_translated

    refuse_sent(desk, proceeding_id, kind, lang)
    refuse_case(target)  # before anything at the target is put aside
    lacking = missing_for(desk, proceeding_id, kind, lang)
    if lacking:
        raise Incomplete(lacking)
    proceeding = desk.case.one(Proceeding, proceeding_id)
    control = desk.case.one(Control, proceeding.control_id)
    letter = own_letter(desk.case, proceeding, kind)
    if (voided := void_meanwhile(desk, letter)) is not None:
        desk.enter_in_register()  # the letter takes it up
        raise voided
    stationery = stationery_for(desk.office, desk.case.one(Subject, control.subject_id))
    made = compose(
        desk.case,
        proceeding_id,
        kind,
        lang,
        desk.office.law,
        (letter and read_day(letter.day_it_bears)) or desk.office.clock.today(),
        desk.file.content,
        sample=control.sample,
        letter_id=letter.id if letter else None,
        stationery=stationery,
        annex_pages=annex_pages(desk, proceeding, kind, lang),
    )
    notes = lost(desk.office) if stationery.letterhead != STANDARD else ()
    notes += not_translated(desk, proceeding, kind) if lang != "en" else ()
    made = dataclasses.replace(made, notes=(*made.notes, *notes))
    edited = _edited(desk, proceeding, made.kind, made.lang, lies)
    if edited is not None:
        if hand is None:
            raise EditedByHand(lies, compare(edited.kept, edited.docx, made.docx))
        return _with_hand(desk, proceeding, letter, made, target, edited, hand)
    paper = _kept(desk, proceeding, letter, made)
    there = _digest_or_refuse(target)
    note = "" if there == paper.content_sha256 else _worth_keeping(desk, there)
    if not note:
        write_whole(target, made.docx)
        return MadePaper(paper, target, made.notes)
    aside = write_keeping(target, made.docx, desk.office.messages(lang).say("paper.former"))
    return MadePaper(paper, target, (*made.notes, Problem(note, name=aside.name)))


def _edited(
    desk: Desk, proceeding: Proceeding, kind: str, lang: Lang, path: Path
) -> _Edited | None:
    """Return the hand edits in a file, `None` if it is as the program made it or no Word file."""
    from desktop.documents.hand_edits import compare

    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST_EDITED else b""
    except OSError:
        return None
    digest = hashlib.sha256(data).hexdigest()
    same = [each for each in desk.case.all(Paper) if each.content_sha256 == digest]
    if not data or any(each.pure_sha256 is None for each in same):
        return None
    makings_ = same or makings(desk.case, proceeding, kind, lang)
    # Word may hold open what was made before the last time, and save it over that.
    newest = sorted(makings_, key=lambda each: each.id, reverse=True)
    bases = {each.pure_sha256 or each.content_sha256: each for each in reversed(newest)}
    of: list[tuple[int, _Edited]] = []
    try:
        for base in sorted(bases, key=lambda each: bases[each].id, reverse=True)[:_FORMER_MAKINGS]:
            kept = desk.file.content(base)
            found = compare(kept, data, kept)
            of.append((len(found.changes), _Edited(path, data, bases[base], kept, found.by_text)))
    except Problem as problem:
        if problem.code == "paper.hand-unreadable":
            return None
        raise
    return min(of, key=lambda each: each[0])[1] if of else None


def _with_hand(  # noqa: PLR0917 - as make_paper
    desk: Desk,
    proceeding: Proceeding,
    letter: Letter | None,
    made: "Made",
    target: Path,
    edited: _Edited,
    hand: Hand,
) -> MadePaper:
    """Make a paper over hand edits: the edited file stays in the case and in the folder."""
    from desktop.documents.hand_edits import joined

    docx = made.docx
    if hand.way == "keep":
        docx = joined(edited.kept, edited.docx, made.docx, hand.choices)
    paper = _kept(desk, proceeding, letter, made, docx, edited)
    aside = edited.path
    if _digest_or_refuse(target):
        put = write_keeping(target, docx, desk.office.messages(made.lang).say("paper.former"))
        aside = put if edited.path == target else aside
    else:
        write_whole(target, docx)
    notes = [*made.notes]
    if hand.way == "new":
        notes.append(Problem("paper.edited-kept", name=aside.name))
    else:
        notes.append(Problem("paper.hand-kept", name=aside.name))
        if edited.by_text:
            notes.append(Problem("paper.hand-by-text"))
    return MadePaper(paper, target, tuple(notes))


def _digest_or_refuse(target: Path) -> str:
    try:
        return _digest(target)
    except OSError as error:
        raise Problem("target.in-use", path=str(target), free=free_name(target).name) from error


def make_beside_case(
    desk: Desk, proceeding_id: UUID, kind: str, lang: Lang, hand: Hand | None = None
) -> MadePaper:
    """Make a document under its title in the folder beside the case file.

    The name holds number and date as they now stand in the case. A making of it under a former
    name is taken away, unless it went out or somebody edited it: nobody prints the old one by
    mistake.

    Raises:
        Incomplete, EditedByHand, Problem: as `make_paper`; `target.no-folder`.
    """
    folder = papers_folder(desk.path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("target.no-folder", folder=str(folder)) from error
    proceeding = desk.case.one(Proceeding, proceeding_id)
    file = paper_file(desk.office, desk.case, proceeding, kind, lang, folder=folder)
    lies = file.there or file.target
    made = _make(desk, proceeding_id, kind, lang, file.target, lies, hand)
    former = file.there
    if former is None or former == file.target or any(_names(note, former) for note in made.notes):
        return made
    with suppress(OSError):  # open in Word: it stays until it is closed and made anew
        if note := _worth_keeping(desk, _digest(former)):
            return made._replace(notes=(*made.notes, Problem(note, name=former.name)))
        former.unlink()
    return made


def _names(note: Problem, path: Path) -> bool:
    return note.params.get("name") == path.name


def changed_outside(desk: Desk) -> tuple[Problem, ...]:
    """Return which papers that went out lie in the user's folder otherwise than as they went.

    No damage: the case keeps each as it went (`sent.changed-outside`), of a letter that was marked
    before files were kept as it was made (`paper.changed-outside`). Both name the file.
    """
    law, case, folder = desk.office.law, desk.case, papers_folder(desk.path)
    made = {paper.content_sha256 for paper in case.all(Paper)}
    found: dict[str, Problem] = {}
    for paper in case.all(Paper):
        if not _was_sent(case, paper, law):
            continue
        homes = case.of_control(Proceeding, paper.control_id)
        for home in homes:
            if paper.proceeding_id in (None, home.id):
                file = paper_file(desk.office, case, home, paper.kind, paper.lang, folder=folder)
                digest = seen_digest(file.there) if file.there is not None else ""
                if file.there is None or not digest:
                    continue
                name = file.there.name
                went = as_it_went(case, home, paper.kind, paper.lang, law)
                if went and digest not in {each.content_sha256 for each in went}:
                    found[name] = Problem("sent.changed-outside", name=name)
                elif not went and digest not in made:
                    found[name] = Problem("paper.changed-outside", name=name)
    return tuple(found.values())


def _worth_keeping(desk: Desk, digest: str) -> str:
    """Return why a file of the user's folder must stay, as the code of a note; "" if it need not.

    Its bytes alone tell: a letter may have been begun anew under the same name.
    """
    if not digest:
        return ""
    same = [each for each in desk.case.all(Paper) if each.content_sha256 == digest]
    if all(each.pure_sha256 is not None for each in same):
        return "paper.edited-kept"
    sent = any(_was_sent(desk.case, each, desk.office.law) for each in same)
    return "paper.sent-kept" if sent else ""


def _was_sent(case: Case, paper: Paper, law: "Law") -> bool:
    """Return whether the letter of a paper was sent, or the one with which it went at its time."""
    host = next((each.goes_with for each in law.documents if each.id == paper.kind), "")
    own = case.get(Letter, paper.letter_id) or _letter_at(case, paper, paper.kind)
    return any(each is not None and each.sent for each in (own, _letter_at(case, paper, host)))


def _letter_at(case: Case, paper: Paper, kind: str) -> Letter | None:
    """Return the letter of a kind that counted when a paper was made, else the first after it."""
    letters = [
        each
        for each in case.of_control(Letter, paper.control_id)
        if (each.direction, each.kind) == ("out", kind)
        and each.proceeding_id in (None, paper.proceeding_id)
    ]
    before = [each for each in letters if each.id < paper.id]  # ids sort by time of making
    return next(iter([*before[-1:], *letters[:1]]), None)


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, "" if there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@lru_cache(maxsize=512)
def _seen(path: Path, _changed: int, _size: int) -> str:
    return _digest(path)


def seen_digest(path: Path) -> str:
    """Return the SHA-256 of a file for showing it: read once as long as it looks the same."""
    try:
        stat = path.stat()
        return _seen(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return ""


def _kept(  # noqa: PLR0917 - a making and what it was joined with
    desk: Desk,
    proceeding: Proceeding,
    letter: Letter | None,
    made: "Made",
    docx: bytes | None = None,
    edited: _Edited | None = None,
) -> Paper:
    """Keep a making in the case; before it the edited file over which it is made.

    `docx` is what is written where that is not what the program made.
    """
    home = _home(desk.office, proceeding, made.kind)
    last = latest(desk.case, proceeding, made.kind, made.lang)
    template = desk.office.law.template(made.kind, made.lang)
    pages = pages_of(desk.office, made.kind, docx or made.docx)
    former_id = new_id()  # sorts before the making that follows it
    with desk.file.act("paper.make", desk.office.author) as act:
        paper = Paper(
            id=new_id(),
            control_id=proceeding.control_id,
            proceeding_id=home,
            letter_id=letter.id if letter else None,
            kind=made.kind,
            lang=made.lang,
            made_at=desk.office.clock.now(),
            content_sha256=act.store(docx or made.docx),
            facts_sha256=act.store(made.facts),
            # The template itself, not its name: it may be edited in Word tomorrow.
            template_sha256=act.store(template.read_bytes()),
            edition=made.edition,
            pure_sha256=act.store(made.docx) if docx and docx != made.docx else None,
            pages=pages,
        )
        if edited is not None:
            content = act.store(edited.docx)
            pure = edited.of.pure_sha256 or edited.of.content_sha256
            act.put(
                replace(
                    edited.of, id=former_id, made_at=paper.made_at, content_sha256=content,
                    pure_sha256=pure, pages=pages_of(desk.office, made.kind, edited.docx),
                )
            )  # fmt: skip
        elif last and last.content_sha256 == paper.content_sha256 and pages in (None, last.pages):
            from desktop.usecases.two_languages import is_behind

            # She made it anew because the other language had changed: that is recorded.
            if not is_behind(desk, proceeding, last):
                return last
        act.put(paper)
        desk.case = act.commit()
    return paper


def pages_of(office: Office, kind: str, docx: bytes) -> int | None:
    """Return the pages of a paper if the annex mark of some letter tells them.

    They are counted as they are printed, with recorded changes accepted.
    """
    from desktop.documents.revisions import accepted

    told = any(kind in each.sheets_of for each in office.law.documents)
    return office.count_pages(accepted(docx)) if told and office.count_pages is not None else None


def annex_pages(desk: Desk, proceeding: Proceeding, kind: str, lang: Lang) -> int | None:
    """Return how many pages that takes whose sheets a letter tells; `None` where it is not known.

    Known is what was counted when it was made, as long as nobody changed the file since.
    """
    counted: list[int] = []
    for each in desk.office.law.document(kind).sheets_of:
        made = latest(desk.case, proceeding, each, lang)
        if made is None or made.pages is None:
            return None
        folder = papers_folder(desk.path)
        file = paper_file(desk.office, desk.case, proceeding, each, lang, folder=folder)
        if file.there is not None and seen_digest(file.there) != made.content_sha256:
            return None
        counted.append(made.pages)
    return sum(counted) if counted else None


def _home(office: Office, proceeding: Proceeding, kind: str) -> UUID | None:
    procedure = office.law.edition(proceeding.procedure, proceeding.edition_sha256)
    return None if kind in procedure.common.documents else proceeding.id


def originals_of(kind: "DocumentKind", chosen: Iterable[Lang]) -> tuple[Lang, ...]:
    """Return the languages in which a paper goes out: chosen ones in which it is an original.

    Where none is chosen it goes in all in which it is one; a reading copy never goes.
    """
    wanted = tuple(chosen) or LANGS
    return tuple(each for each in LANGS if each in wanted and each in kind.originals)


def latest(case: Case, proceeding: Proceeding, kind: str, lang: Lang) -> Paper | None:
    """Return the last making of a document that a proceeding sees, `None` if there is none.

    Where a letter was begun anew, the paper of the former one is not its paper.
    """
    mine = makings(case, proceeding, kind, lang)
    return max(mine, key=lambda paper: paper.id, default=None)


def makings(case: Case, proceeding: Proceeding, kind: str, lang: Lang) -> list[Paper]:
    """Return all makings of a document that a proceeding sees, of the letter that counts."""
    letter = own_letter(case, proceeding, kind)
    return [
        paper
        for paper in case.of_control(Paper, proceeding.control_id)
        if (paper.kind, paper.lang) == (kind, lang)
        and paper.proceeding_id in (None, proceeding.id)
        and (letter is None or paper.letter_id in (None, letter.id))
    ]


def outdated_enclosures(desk: Desk, proceeding_id: UUID, kind: str) -> tuple[Paper, ...]:
    """Return the last makings of what goes with a letter, and of itself, that are outdated."""
    proceeding = desk.case.one(Proceeding, proceeding_id)
    kinds = [each.id for each in desk.office.law.documents if kind in (each.id, each.goes_with)]
    papers = (latest(desk.case, proceeding, each, lang) for each in kinds for lang in LANGS)
    return tuple(each for each in papers if each and outdated(desk, proceeding_id, each))


def outdated(desk: Desk, proceeding_id: UUID, paper: Paper) -> bool:
    """Return whether the case says something else today than a paper that was made of it."""
    from desktop.documents.holds import says_the_same

    kept = desk.file.content(paper.facts_sha256)
    proceeding = desk.case.one(Proceeding, proceeding_id)
    pages = annex_pages(desk, proceeding, paper.kind, paper.lang)
    return not says_the_same(desk.case, proceeding_id, paper, kept, desk.office.law, pages)


def paper_name(kind: str, lang: Lang, control: int = 1, proceeding: int = 1) -> str:
    """Return the plain file name of a document, by which scripts know it.

    From the second control on its number stands in it; in a paper of another proceeding than the
    first, both numbers stand in it.
    """
    number = "" if control == 1 else f"-{control}"
    if proceeding > 1:
        number = f"-{control}-{proceeding}"
    return f"{kind}{number}.{lang}.docx"


class PaperFile(NamedTuple):
    """Where a paper is written, and where it lies now.

    Attributes:
        target: where it is written when it is made.
        there: where its last making lies, `None` if it is not made or was taken away.
    """

    target: Path
    there: Path | None


def paper_file(
    office: Office, case: Case, proceeding: Proceeding, kind: str, lang: Lang, *, folder: Path
) -> PaperFile:
    """Return the file of a paper: its title in its own language, with its number and date.

    Both may have been corrected since the paper was made, or it was made under its plain name by
    an earlier Baqylau: it is found under the name that it has. The paper of a letter that was
    begun anew, or of another one, is never taken for it.
    """
    title = _title(office, case, proceeding, kind, lang)
    letter = own_letter(case, proceeding, kind)
    day = read_day(letter.day_it_bears) if letter else None
    number = storable(re.sub(r"[/\\:]", "-", letter.number), 30) if letter else ""
    parts = (title, f"№ {number}" if number else "", short_date(day) if day else "", f"({lang})")
    target = folder / f"{' '.join(part for part in parts if part)}.docx"
    mine = {each.content_sha256 for each in makings(case, proceeding, kind, lang)}
    if not mine:
        return PaperFile(target, None)
    others = {each.content_sha256 for each in case.all(Paper)} - mine
    # A name too long is no file, not a crash.
    if os.path.exists(target) and seen_digest(target) not in others:  # noqa: PTH110
        return PaperFile(target, target)
    named_so = re.compile(rf"{re.escape(title)}( № .+)?( \d\d\.\d\d\.\d{{4}})? \({lang}\)\.docx")
    control = case.one(Control, proceeding.control_id)
    number_of = 1 if _home(office, proceeding, kind) is None else proceeding.number
    plain = paper_name(kind, lang, control.number, number_of)
    with suppress(OSError):
        named = [
            each for each in folder.iterdir() if named_so.fullmatch(each.name) or each.name == plain
        ]
        found = [each for each in named if seen_digest(each) not in others]
        found = [each for each in found if each.name != plain] or found
        if found:
            return PaperFile(target, max(found, key=lambda each: each.stat().st_mtime))
    return PaperFile(target, None)


def _title(office: Office, case: Case, proceeding: Proceeding, kind: str, lang: Lang) -> str:
    """Return the beginning of a paper's file name, which tells it from those of other controls."""
    whole = office.law.document(kind).title.text(lang)
    title = storable(whole, _LONGEST_TITLE)
    if len(title) < len(storable(whole, len(whole))):
        title = title.rpartition(" ")[0].rstrip(" ,;–-")
    control = case.one(Control, proceeding.control_id).number
    say = office.messages(lang).say
    if _home(office, proceeding, kind) is not None and proceeding.number > 1:
        return say(
            "paper.file-proceeding", title=title, control=control, proceeding=proceeding.number
        )
    return title if control == 1 else say("paper.file-control", title=title, control=control)


def papers_folder(case_file: Path) -> Path:
    """Return the folder beside the case file in which its documents are written."""
    return case_file.with_suffix("")
