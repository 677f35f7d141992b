"""A letter to be read in both languages side by side; never sent, and not kept in the case."""

from pathlib import Path
from uuid import UUID

from desktop.domain.control import Control, Proceeding
from desktop.domain.errors import Problem
from desktop.domain.parties import Subject
from desktop.domain.text import Lang
from desktop.domain.values import read_day
from desktop.procedure.letters import as_it_went, own_letter
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import make_folder, refuse_case, write_keeping, write_whole
from desktop.usecases.letterheads import stationery_for
from desktop.usecases.papers import (
    LARGEST_EDITED,
    Incomplete,
    annex_pages,
    latest,
    missing_for,
    paper_file,
    papers_folder,
)
from desktop.usecases.taking_in import checksum

_LONGEST_TITLE = 60


def make_reading_copy(desk: Desk, proceeding_id: UUID, kind: str, target: Path) -> Path:
    """Write a letter in two columns, Kazakh and Russian; return where.

    Each language is taken as it went; else as it lies in the folder, edited or not; else as it was
    made last; else as it would be made today. A file of another content that lies at the target is
    put aside.

    Raises:
        Incomplete: a language was never made, and something is missing to make it.
        Problem: `paper.hand-unreadable`, or the target cannot be written to.
    """
    from desktop.documents.side_by_side import side_by_side

    refuse_case(target)
    messages = desk.office.messages
    title = desk.office.law.document(kind).title
    data = side_by_side(
        _sheets(desk, proceeding_id, kind, "kk"),
        _sheets(desk, proceeding_id, kind, "ru"),
        title=f"{title.text('kk')} / {title.text('ru')}",
        say_kk=messages("kk").say,
        say_ru=messages("ru").say,
    )
    if checksum(target) is None:
        write_whole(target, data)
    elif target.read_bytes() != data:
        write_keeping(target, data, desk.office.messages().say("paper.former"))
    return target


def reading_copy_beside_case(desk: Desk, proceeding_id: UUID, kind: str) -> Path:
    """Write the reading copy into the folder of the papers; return where.

    Raises:
        Incomplete, Problem: as `make_reading_copy`.
    """
    folder = papers_folder(desk.path)
    make_folder(folder, parents=True)
    title = storable(desk.office.law.document(kind).title.text("kk"), _LONGEST_TITLE)
    number = desk.case.one(Proceeding, proceeding_id).number
    name = f"{title} (kk, ru)" if number == 1 else f"{title} {number} (kk, ru)"
    return make_reading_copy(desk, proceeding_id, kind, folder / f"{name}.docx")


def _sheets(desk: Desk, proceeding_id: UUID, kind: str, lang: Lang) -> bytes:
    case, law = desk.case, desk.office.law
    proceeding = case.one(Proceeding, proceeding_id)
    if went := as_it_went(case, proceeding, kind, lang, law):
        return desk.file.content(went[-1].content_sha256)
    paper = latest(case, proceeding, kind, lang)
    if paper is None:
        return _composed(desk, proceeding, kind, lang)
    folder = papers_folder(desk.path)
    there = paper_file(desk.office, case, proceeding, kind, lang, folder=folder).there
    if there is not None:
        try:
            if 0 < there.stat().st_size <= LARGEST_EDITED:
                return there.read_bytes()
        except OSError as error:
            raise Problem("sent.cannot-read-copy", name=there.name) from error
    return desk.file.content(paper.content_sha256)


def _composed(desk: Desk, proceeding: Proceeding, kind: str, lang: Lang) -> bytes:
    from desktop.documents.papers import compose

    lacking = missing_for(desk, proceeding.id, kind, lang)
    if lacking:
        raise Incomplete(lacking)
    letter = own_letter(desk.case, proceeding, kind)
    control = desk.case.one(Control, proceeding.control_id)
    made = compose(
        desk.case,
        proceeding.id,
        kind,
        lang,
        desk.office.law,
        (letter and read_day(letter.day_it_bears)) or desk.office.clock.today(),
        desk.file.content,
        sample=control.sample,
        letter_id=letter.id if letter else None,
        stationery=stationery_for(desk.office, desk.case.one(Subject, control.subject_id)),
        annex_pages=annex_pages(desk, proceeding, kind, lang),
    )
    return made.docx
