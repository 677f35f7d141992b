"""What is printed together: a letter in its languages, what goes with it, a copy for the stamp."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from desktop.domain.control import Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.procedure.letters import as_it_went, own_letter, went_out
from desktop.usecases import papers
from desktop.usecases.desk import Desk
from desktop.usecases.papers import LARGEST_EDITED
from desktop.usecases.register import void_meanwhile


class Part(NamedTuple):
    """One paper of a packet.

    Attributes:
        kind: the kind of paper.
        lang: its language.
        docx: the Word file as it lies in the user's folder, with what she changed in it; where it
            is gone, as it was made; what went is printed as it went. Changes that Word recorded
            are accepted in it, so that it looks the same whoever makes its pages.
        copies: how many are printed: of a letter one more, on which its receipt is stamped.
        wanted: it is printed unless the user says otherwise.
        changes: the file holds such changes.
        outdated: the case says something else today, and the paper has not gone.
    """

    kind: str
    lang: Lang
    docx: bytes
    copies: int
    wanted: bool
    changes: bool
    outdated: bool


def packet(desk: Desk, proceeding_id: UUID, kind: str) -> tuple[Part, ...]:
    """Return what is printed with a paper, in the order in which it is put together.

    First the letter with which the paper goes, or the paper itself, then what goes with that
    letter, then the other papers of its step, all in the order of the procedure's data. Only what
    was made is there. Languages in which a paper is a reading copy are offered and not wanted.

    Raises:
        Problem: `print.nothing-made`: none of them was made yet; `letter.voided`: the letter's
            number was declared void meanwhile; `sent.cannot-read-copy`: a file lies there and
            cannot be read.
    """
    from desktop.documents.revisions import accepted, has_changes

    law, case = desk.office.law, desk.case
    proceeding = case.one(Proceeding, proceeding_id)
    procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
    host = law.document(kind).goes_with or kind
    steps = [step for step in procedure.steps if host in step.documents]
    beside = [each for step in steps for each in step.documents]
    with_it = [each.id for each in law.documents if each.goes_with == host]
    found: list[Part] = []
    for each in dict.fromkeys((host, *with_it, *beside)):
        own = law.document(each)
        for lang in own.originals + tuple(x for x in ("kk", "ru", "en") if x not in own.originals):
            made = papers.latest(case, proceeding, each, lang)
            if made is None:
                continue
            went = as_it_went(case, proceeding, each, lang, law)
            if went:
                docx = desk.file.content(went[-1].content_sha256)
            else:
                docx = _file(desk, proceeding, made)
            settled = accepted(docx)
            found.append(
                Part(
                    each,
                    lang,
                    settled,
                    2 if own.numbered and not own.goes_with and lang in own.originals else 1,
                    lang in own.originals and (each == host or each in with_it or not own.numbered),
                    settled is not docx and has_changes(docx),
                    not went_out(case, proceeding, each, law)
                    and papers.outdated(desk, proceeding_id, made),
                )
            )
    if not found:
        raise Problem("print.nothing-made")
    voided = void_meanwhile(desk, own_letter(case, proceeding, host))
    if voided is not None:
        raise voided
    return tuple(found)


def _file(desk: Desk, proceeding: Proceeding, made: Paper) -> bytes:
    folder = papers.papers_folder(desk.path)
    file = papers.paper_file(
        desk.office, desk.case, proceeding, made.kind, made.lang, folder=folder
    )
    if file.there is not None:
        try:
            data = file.there.read_bytes() if file.there.stat().st_size <= LARGEST_EDITED else b""
        except FileNotFoundError:
            pass  # taken away meanwhile
        except OSError as error:  # her edits must not be missing on paper without a word
            raise Problem("sent.cannot-read-copy", name=file.there.name) from error
        else:
            return data
    return desk.file.content(made.content_sha256)


def sheets(pages: Iterable[tuple[int, int]], *, both_sides: bool) -> int:
    """Return how many sheets of paper are needed.

    Args:
        pages: of each part its pages and how often it is printed; each copy begins on a new sheet.
        both_sides: sheets are printed on both sides.
    """
    return sum(copies * ((n + 1) // 2 if both_sides else n) for n, copies in pages)
