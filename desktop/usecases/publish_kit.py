"""Publications: who owes which, and a folder with all that may be put on a website (0049)."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.documents.papers import hidden_pictures
from desktop.documents.public import Hiding
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Letter
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.evidence.says import written_in
from desktop.procedure.about import facts_on
from desktop.procedure.publications import Publication, publications
from desktop.procedure.replies import arrived_on
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, make_folder, write_whole
from desktop.usecases.papers import Incomplete, make_paper, paper_file, papers_folder
from desktop.usecases.replies import answered
from desktop.usecases.reply_reading import words_to_publish

_READ_ME: tuple[Lang, ...] = ("kk", "ru")
_LONGEST = 60


def owed(desk: Desk, control_id: UUID) -> tuple[Publication, ...]:
    """Return the publications that either side of a control owes now, and how they stand.

    Raises:
        Problem: `case.no-proceeding`, `step.unknown-procedure`.
    """
    course = main_proceeding(desk.case, control_id)
    facts, _ = facts_on(desk.case, course, desk.office.law, desk.office.clock.today())
    return publications(facts, desk.office.law.publications.duties)


class Kit(NamedTuple):
    """A folder that was made.

    Attributes:
        folder: it.
        files: what lies in it, the sheet to read first at the beginning.
        told: what is not in it, and what must be looked at before anything is published.
    """

    folder: Path
    files: tuple[Path, ...]
    told: tuple[Problem, ...]


def make_kit(desk: Desk, control_id: UUID, folder: Path | None = None) -> Kit:
    """Make a new folder with what may be put on a website; nothing leaves the computer.

    In it lie the papers that everybody may read, in each language of the control, the words of the
    replies without personal data, and a sheet that says what is what. A scan is not put there:
    nothing can be hidden on a picture.

    Args:
        desk: the case.
        control_id: the control.
        folder: the folder to make; one that is there already is left alone, and another name is
            taken. `None` is a folder beside the case's papers.

    Raises:
        Problem: the folder or the case file cannot be written to, or a template is broken.
    """
    say = desk.office.messages().say
    today = short_date(desk.office.clock.today())
    beside = papers_folder(desk.path) / storable(say("reply.kit-folder", day=today), _LONGEST)
    place = free_name(folder or beside)
    make_folder(place, parents=True)
    told: list[Problem] = []
    files = [*_papers(desk, control_id, place, told), *_replies(desk, control_id, place, told)]
    if hidden := hidden_pictures(desk.case, control_id):
        told.append(Problem("reply.kit-pictures", n=len(hidden)))
    sheet = place / f"{say('reply.kit-read-me')}.txt"
    _write(sheet, _words(desk, files, told))
    return Kit(place, (sheet, *files), tuple(told))


def _papers(desk: Desk, control_id: UUID, place: Path, told: list[Problem]) -> Iterator[Path]:
    """Make the public papers of the control's main proceeding."""
    law = desk.office.law
    course: Proceeding = main_proceeding(desk.case, control_id)
    made_here = law.edition(course.procedure, course.edition_sha256).documents
    for kind in (each for each in law.documents if each.public and each.id in made_here):
        for lang in desk.case.one(Control, control_id).languages:
            target = paper_file(desk.office, desk.case, course, kind.id, lang, folder=place).target
            try:
                made = make_paper(desk, course.id, kind.id, lang, target)
            except Incomplete as lacking:
                n = len(lacking.missing)
                title = kind.title.local()
                told.append(Problem("reply.kit-lacks", title=title, lang=lang, n=n))
                continue
            told += made.notes
            yield made.path


def _replies(desk: Desk, control_id: UUID, place: Path, told: list[Problem]) -> Iterator[Path]:
    """Write the words of the replies without personal data.

    The sheet lies in the folder too: it names a letter by its number, not by the name of its file.
    """
    columns = answered(desk, control_id).matrix.columns
    for letter in (each for each in columns if each is not None):
        words, unread = words_to_publish(desk, letter)
        name = _name(desk, letter, words)
        if words:
            target = free_name(place / f"{name}.txt")
            _write(target, _public(desk, control_id, words))
            told.append(Problem("reply.kit-read", name=target.name))
            if unread:
                told.append(Problem("reply.kit-part", name=target.name, n=unread))
            yield target
        elif letter.attachment_id is not None:
            told.append(Problem("reply.kit-scan", name=name))


def _public(desk: Desk, control_id: UUID, text: str) -> str:
    mark = desk.office.messages(written_in(text)).say("paper.personal-data")
    return Hiding(desk.case, desk.case.one(Control, control_id), mark)(text)


def _name(desk: Desk, letter: Letter, words: str) -> str:
    say = desk.office.messages(written_in(words) if words else None).say
    day = arrived_on(letter)
    mark = letter.number or (short_date(day) if day else "")
    number = mark.replace("/", "-").replace("\\", "-")
    return storable(say("reply.kit-reply", number=number), _LONGEST)


def _words(desk: Desk, files: list[Path], told: list[Problem]) -> str:
    """Return the sheet that says what lies here and what to do with it, in both languages.

    It lies in the folder too: what names the file of a picture is told on the screen alone.
    """
    told = [each for each in dict.fromkeys(told) if not each.code.startswith("paper.picture-")]
    parts = []
    for lang in _READ_ME:
        messages = desk.office.messages(lang)
        lines = [messages.say("reply.kit-title"), ""]
        lines += [f"– {each.name}" for each in files]
        lines += ["", messages.say("reply.kit-what"), ""]
        lines += [f"! {messages.problem(each)}" for each in told]
        parts.append("\n".join(lines))
    return "\n\n\n".join(parts) + "\n"


def _write(target: Path, words: str) -> None:
    # The mark at the beginning tells the Notepad of old systems that it is UTF-8.
    write_whole(target, words.replace("\n", "\r\n").encode("utf-8-sig"))
