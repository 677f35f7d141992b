"""Saving what can be saved of a damaged case, with a report of what could not be."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.control import Control, Proceeding
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang
from desktop.usecases.files import free_name, write_whole
from desktop.usecases.history import Told
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.casefile.rescue import Mark, Rescued
    from desktop.usecases.desk import Desk

_NAMING = ("name", "title", "full_name", "short_name", "topic", "text", "number", "quote", "place")
"""Fields by which a person knows a record of which nothing but some values is left."""


class Report(NamedTuple):
    """What came of a rescue.

    Attributes:
        path: the new case file.
        written: the report as a text beside it, `None` if it could not be written.
        whole: whether everything was saved.
        words: the report in each language, line by line: the first is the sum of it.
    """

    path: Path
    written: Path | None
    whole: bool
    words: Mapping[Lang, tuple[str, ...]]


def target_for(office: Office, path: Path) -> Path:
    """Return a free name beside a damaged file for what is saved of it."""
    name = office.messages().say("rescue.file-name", name=path.stem)
    return free_name(path.with_name(f"{name}.baqylau"))


def rescue(
    office: Office,
    path: Path,
    target: Path,
    progress: Callable[[int, int], bool] | None = None,
    lang: Lang | None = None,
) -> Report:
    """Save what can be saved of the case file at `path` into a new one at `target`.

    The damaged file is only read. The report is written beside the new file.

    Args:
        office: the clock, the law and who does it.
        path: the damaged file.
        target: the new file, which must not be there.
        progress: is told how many bytes of how many are read; `False` from it stops the rescue.
        lang: the language of the report that is written; `None` is the user's.

    Raises:
        Problem: see `casefile.rescue.rescue`.
    """
    from desktop.casefile.rescue import rescue as rescue_file
    from desktop.usecases.cases import open_case

    made = rescue_file(path, target, author=office.author, clock=office.clock, progress=progress)
    with open_case(office, target) as desk:
        begun = _begin_what_is_missing(desk)
        words = {lang: tuple(_lines(desk, made, begun, lang)) for lang in LANGS}
    spoken = lang or office.lang
    written = _write(office, path, target, words[spoken], spoken)
    return Report(target, written, not made.lost and made.log_kept and not begun, words)


def _begin_what_is_missing(desk: "Desk") -> "list[UUID]":
    """Begin a procedure for each control of which none was saved: there is no control without."""
    from desktop.usecases.proceedings import FIRST_PROCEDURE, pinned

    procedure = desk.office.law.procedure(FIRST_PROCEDURE)
    bare = [
        control.id
        for control in desk.case.all(Control)
        if not desk.case.of_control(Proceeding, control.id)
    ]
    if bare and desk.read_only is None:
        with desk.file.act("case.rescue", desk.office.author) as act:
            for control_id in bare:
                act.put(pinned(act, control_id, 1, procedure))
            desk.case = act.commit()
    return bare


def _lines(desk: "Desk", made: "Rescued", begun: "list[UUID]", lang: Lang) -> Iterator[str]:
    say = desk.office.messages(lang).say
    told = Told(desk, lang)
    n = len(made.lost) + len(begun)
    yield say("rescue.some-lost", n=n) if n else say("rescue.all-saved")
    yield say("rescue.counts", records=made.records, files=made.contents)
    if not made.log_kept:
        yield say("rescue.log-anew")
    found = [each for mark in made.lost for each in _said(told, mark, lang, say)]
    found += [_Said("rescue.begun-anew", told.name("control", each)) for each in begun]
    found += [each for mark in made.restored for each in _said(told, mark, lang, say)]
    yield from _grouped(found, say)


class _Said(NamedTuple):
    """What is to be said of a thing: a code, which thing it is, and which of its fields."""

    code: str
    what: str = ""
    fields: str = ""


def _grouped(found: "list[_Said]", say: Callable[..., str]) -> Iterator[str]:
    """Yield each sentence once, with all things of which it is said: there may be hundreds."""
    groups: dict[_Said, Counter[str]] = {}
    for each in found:
        groups.setdefault(each._replace(what=""), Counter())[each.what] += 1
    for group, things in groups.items():
        if "" in things:
            sentence, n = say(group.code), things[""]
            yield sentence if n == 1 else say("rescue.times", sentence=sentence, n=n)
        else:
            what = "; ".join(it if n == 1 else f"{it} ({n})" for it, n in things.items())
            yield say(group.code, what=what, fields=group.fields)


def _said(told: Told, mark: "Mark", lang: Lang, say: Callable[..., str]) -> Iterator[_Said]:
    if mark.code == "rescue.old-file-lost":
        yield _Said(mark.code)
        return
    if mark.code == "rescue.unknown":
        yield _Said(mark.code, told.many(mark.kind))
        return
    what = _what(told, mark, lang, say)
    if mark.kind == "paper" and mark.code in _OF_PAPER:
        yield _Said(_OF_PAPER[mark.code], what)
    elif mark.code in ("rescue.partly", "rescue.unsure"):
        paths = [path for path in mark.paths if path != _EDITION]
        if _EDITION in mark.paths:
            yield _Said("rescue.edition-lost", what)
        if paths or not mark.paths:
            fields = dict.fromkeys(told.label(mark.kind, path) for path in paths)
            yield _Said(mark.code, what, ", ".join(fields) or say("rescue.all-fields"))
    else:
        yield _Said(mark.code, what)


_EDITION = "edition_sha256"
"""The kept text of an edition: nobody can type it."""
_OF_PAPER = {
    "rescue.lost": "rescue.paper-lost",
    "rescue.file-lost": "rescue.paper-lost",
    "rescue.stands-in": "rescue.paper-lost",
    "rescue.partly": "rescue.paper-unsure",
    "rescue.unsure": "rescue.paper-unsure",
    "rescue.from-log": "rescue.paper-unsure",
}
"""What to do with a paper: the program makes it again, nobody fills it in."""


def _what(told: Told, mark: "Mark", lang: Lang, say: Callable[..., str]) -> str:
    """Return which record it is: its kind and title, else what is known of it, if anything is."""
    if not mark.kind:
        return say("rescue.some-record")
    if mark.record_id is None:
        return told.many(mark.kind)
    name = " ".join(told.name(mark.kind, mark.record_id).split())  # a title may be empty
    known = _known_paper(told, mark) if mark.kind == "paper" else _known(mark, lang)
    return name if ":" in name or not known else f"{name}: {known}"


def _known_paper(told: Told, mark: "Mark") -> str:
    """Return the kind of a paper, its language and the day it was made, as far as they are known.

    "" if nothing is.
    """
    known = dict(mark.known)
    said = {path: told.value("paper", path, known) for path in ("kind", "lang", "made_at")}
    beside = ", ".join(each for each in (said["lang"], said["made_at"]) if each)
    return f"{said['kind']} ({beside})" if said["kind"] and beside else said["kind"] or beside


def _known(mark: "Mark", lang: Lang) -> str:
    texts = (
        mark.known.get(path)
        for name in _NAMING
        for path in (f"{name}.{lang}", *(f"{name}.{other}" for other in LANGS), name)
    )
    plain = (text[0] if isinstance(text, list) and text else text for text in texts)
    return next((str(text) for text in plain if text), "")


def _write(
    office: Office, path: Path, target: Path, lines: tuple[str, ...], lang: Lang
) -> Path | None:
    say = office.messages(lang).say
    title = say("rescue.title", name=path.name, day=short_date(office.clock.today()))
    name = say("rescue.report-name", name=target.stem)
    report = free_name(target.with_name(f"{name}.txt"))
    text = "\r\n".join((title, "", *lines, ""))
    with suppress(Problem):  # it is shown all the same; the new case is what counts
        write_whole(report, text.encode("utf-8-sig"))
        return report
    return None
