"""The sheets of one letter in two languages, kept in step: which is older, and what it lacks."""

import re
from collections.abc import Container, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.domain.basis import Texts
from desktop.domain.case import RECORD_KINDS, kind_name
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Paper
from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.law.procedures import Procedure
from desktop.procedure.letters import as_it_went
from desktop.usecases.desk import Desk
from desktop.usecases.papers import (
    LARGEST_EDITED,
    annex_pages,
    latest,
    makings,
    originals_of,
    paper_file,
    papers_folder,
    seen_digest,
)

_TOLD = 5
"""So many things are named in one sentence."""
_SENTENCE = 4
"""So many words in a row are not the same in two languages by chance."""
_LONGEST = 60
"""So many letters of a hand edit are shown."""


class Behind(NamedTuple):
    """A paper that is older than the one in another language, and why.

    Attributes:
        kind, lang: the paper.
        newer: the language of the other.
        facts: what the case says otherwise since it was made; the other was made of that.
        texts: what was changed in the other language alone.
        edits: what was changed by hand in the other alone.
    """

    kind: str
    lang: Lang
    newer: Lang
    facts: tuple[LocalText | Problem, ...]
    texts: tuple[LocalText, ...]
    edits: tuple[str, ...]

    @property
    def by_making(self) -> bool:
        """Whether making the paper anew puts it right; edits by hand it does not carry over."""
        return bool(self.facts or self.texts)


class _Side(NamedTuple):
    """A paper in one language as it lies: when it was last changed, and the file if edited."""

    paper: Paper
    at: datetime
    edited: Path | None
    kept_edits: bool

    @property
    def order(self) -> tuple[datetime, UUID]:
        """By what is later; ids sort by the time of making where the clock did not move."""
        return self.at, self.paper.id


def behind(
    desk: Desk, proceeding_id: UUID, kind: str, *, enclosures: bool = True
) -> tuple[Behind, ...]:
    """Return which originals of a letter, and of what goes with it, are older than the other.

    One language alone is lawful: only languages in which the control writes are compared, and only
    where both papers were made. What went out is not compared any more.

    Raises:
        Problem: the case file cannot be read.
    """
    proceeding = desk.case.one(Proceeding, proceeding_id)
    others = [each.id for each in desk.office.law.documents if each.goes_with == kind]
    kinds = (kind, *others) if enclosures else (kind,)
    found = (_of_kind(desk, proceeding, each) for each in kinds)
    return tuple(each for one in found for each in one)


def sentences(found: Behind) -> tuple[Problem, ...]:
    """Return what is to be told: that it is older, then what changed."""
    older, newer = Problem(f"paper.in.{found.lang}"), Problem(f"paper.in.{found.newer}")
    told = [Problem("paper.older", older=older, newer=newer)] if found.by_making else []
    for code, what in (("facts", found.facts), ("texts", found.texts), ("edits", found.edits)):
        if what:
            rest = ("…",) if len(what) > _TOLD else ()
            named = (*what[:_TOLD], *rest)
            told.append(Problem(f"paper.older-{code}", older=older, newer=newer, what=named))
    return tuple(told)


def not_translated(desk: Desk, proceeding: Proceeding, kind: str) -> tuple[Problem, ...]:
    """Return that texts of a paper say the very same in Kazakh and in Russian, if some do.

    A name or a number may be the same in both; a sentence is not.
    """
    if not {"kk", "ru"} <= {*_originals(desk, proceeding, kind)}:
        return ()
    found = dict.fromkeys(
        label
        for label, text in _printed(desk, proceeding, kind)
        if text.kk.strip() == text.ru.strip() and len(text.kk.split()) >= _SENTENCE
    )
    rest = ("…",) if len(found) > _TOLD else ()
    what = (*list(found)[:_TOLD], *rest)
    return (Problem("paper.not-translated", what=what),) if found else ()


def is_behind(desk: Desk, proceeding: Proceeding, paper: Paper) -> bool:
    """Return whether a paper, the last making in its language, is older than the other."""
    found = _of_kind(desk, proceeding, paper.kind)
    return any(each.lang == paper.lang and each.by_making for each in found)


def _originals(desk: Desk, proceeding: Proceeding, kind: str) -> tuple[Lang, ...]:
    chosen = desk.case.one(Control, proceeding.control_id).languages
    return originals_of(desk.office.law.document(kind), chosen)


def _of_kind(desk: Desk, proceeding: Proceeding, kind: str) -> Iterator[Behind]:
    law = desk.office.law
    langs = _originals(desk, proceeding, kind)
    if any(as_it_went(desk.case, proceeding, kind, each, law) for each in langs):
        return
    found = {each: _side(desk, proceeding, kind, each) for each in langs}
    sides = {each: side for each, side in found.items() if side is not None}
    if len(sides) < 2:
        return
    names = {each: _changed(desk, proceeding, side.paper) for each, side in sides.items()}
    blank = [each for each, side in sides.items() if not _tells_sheets(desk, side.paper)]
    if len(blank) < len(sides):  # an annex mark that one tells and the other could tell by now
        known = [each for each in blank if annex_pages(desk, proceeding, kind, each) is not None]
        names |= {each: (*names[each], "annex_sheets") for each in known}
    for lang, mine in sides.items():
        for newer, other in sides.items():
            if lang == newer:
                continue
            older = Behind(
                kind,
                lang,
                newer,
                # Where the other was not made of it either, that is told of each by itself.
                ()
                if names[newer] or other.order < mine.order
                else _facts(desk, proceeding, names[lang]),
                _texts(desk, proceeding, mine, other),
                _edits(desk, mine, other),
            )
            if older.facts or older.texts or older.edits:
                yield older


def _side(desk: Desk, proceeding: Proceeding, kind: str, lang: Lang) -> _Side | None:
    paper = latest(desk.case, proceeding, kind, lang)
    if paper is None:
        return None
    folder = papers_folder(desk.path)
    there = paper_file(desk.office, desk.case, proceeding, kind, lang, folder=folder).there
    digest = seen_digest(there) if there is not None else ""
    if there is not None and digest and digest not in _digests(desk):
        at = datetime.fromtimestamp(there.stat().st_mtime, UTC)
        return _Side(paper, max(at, paper.made_at), there, kept_edits=True)
    return _Side(paper, paper.made_at, None, kept_edits=paper.pure_sha256 is not None)


def _digests(desk: Desk) -> set[str]:
    return {each.content_sha256 for each in desk.case.all(Paper)}


# -- facts ----------------------------------------------------------------------------------------


def _tells_sheets(desk: Desk, paper: Paper) -> bool:
    from desktop.documents.holds import tells_sheets

    return tells_sheets(desk.file.content(paper.facts_sha256))


def _changed(desk: Desk, proceeding: Proceeding, paper: Paper) -> tuple[str, ...]:
    from desktop.documents.holds import changed_facts

    kept = desk.file.content(paper.facts_sha256)
    pages = annex_pages(desk, proceeding, paper.kind, paper.lang)
    return changed_facts(desk.case, proceeding.id, paper, kept, desk.office.law, pages)


def _facts(
    desk: Desk, proceeding: Proceeding, names: tuple[str, ...]
) -> tuple[LocalText | Problem, ...]:
    """Return what changed since a paper was made, in the words of the list of fields."""
    if not names:
        return ()
    law = desk.office.law
    asks = law.edition(proceeding.procedure, proceeding.edition_sha256).asks
    offered = (each for each in law.letter_fields.offered(asks) if not each.of)
    meanings = {each.name: each.meaning for each in offered}
    known = {_stem(name, meanings) for name in names}
    told = tuple(_plain(meanings[each]) for each in meanings if each in known)
    return told or (Problem("paper.fact"),)


def _stem(name: str, meanings: Container[str]) -> str:
    """Return the field by which a fact is explained, "" if none is."""
    while name and name not in meanings:
        name = name.rpartition(".")[0]
    return name


def _plain(meaning: Texts) -> LocalText:
    """Return what a field means, without the hints for whoever writes a template."""
    kk, ru, en = (re.sub(r"\s*\([^)]*\)", "", meaning.text(each)).strip() for each in LANGS)
    return LocalText(kk=kk, ru=ru, en=en)


# -- texts ----------------------------------------------------------------------------------------


def _texts(desk: Desk, proceeding: Proceeding, mine: _Side, other: _Side) -> tuple[LocalText, ...]:
    """Return the texts that were changed in the other language alone since both were made.

    A translation that was entered for the first time is no change.
    """
    lang, newer = mine.paper.lang, other.paper.lang
    first = min(each.made_at for each in makings(desk.case, proceeding, other.paper.kind, newer))
    since = max(mine.paper.made_at, first)
    found = []
    for label, text in _printed(desk, proceeding, mine.paper.kind):
        at, own = text.changed_at(newer), text.changed_at(lang)
        if at is not None and since < at <= other.at and (own is None or own <= since):
            found.append(label)
    return tuple(dict.fromkeys(found))


def _printed(
    desk: Desk, proceeding: Proceeding, kind: str
) -> Iterator[tuple[LocalText, LocalText]]:
    """Yield the texts of a control that stand in a kind of paper, each after what it is called."""
    law, case = desk.office.law, desk.case
    control = case.one(Control, proceeding.control_id)
    procedure = law.edition(proceeding.procedure, proceeding.edition_sha256)
    for name, of_kind in RECORD_KINDS.items():
        fields = [
            each.address.partition(".")[2]
            for each in law.fields
            if each.address.startswith(f"{name}.") and kind in each.appears
        ]
        for record in case.all(of_kind):
            if not _concerns(record, control, proceeding):
                continue
            for path in fields:
                value = getattr(record, path)
                if isinstance(value, LocalText):
                    yield _called(desk, record, path), value
            if isinstance(record, Control | Proceeding):
                yield from _answered(record, procedure, kind)


def _concerns(record: Record, control: Control, proceeding: Proceeding) -> bool:
    """Whether a record may stand in the papers of a proceeding; people and looks stand in any."""
    if isinstance(record, Control | Proceeding):
        return record.id in (control.id, proceeding.id)
    return getattr(record, "control_id", control.id) == control.id


def _called(desk: Desk, record: Record, path: str) -> LocalText:
    fields = desk.office.law.fields
    name = kind_name(type(record))
    number = getattr(record, "number", None)
    which = f" {number}" if isinstance(number, int) and not isinstance(record, Control) else ""
    label, one = fields.get(name, path).label.local(), fields.records[name].one.local()
    kk, ru, en = (f"{one.text(each)}{which}: {label.text(each)}" for each in LANGS)
    return LocalText(kk=kk, ru=ru, en=en)


def _answered(
    record: Control | Proceeding, procedure: Procedure, kind: str
) -> Iterator[tuple[LocalText, LocalText]]:
    for ask in procedure.asks:
        if ask.id in record.texts and kind in ask.appears:
            yield ask.label.local(), record.texts[ask.id]


# -- hand edits -----------------------------------------------------------------------------------


def _edits(desk: Desk, mine: _Side, other: _Side) -> tuple[str, ...]:
    """Return what was changed by hand in the other, if it was edited more.

    A making carries none of it over, so that it stays told; whoever edited this one later has
    looked at both.
    """
    if not other.kept_edits or (mine.kept_edits and other.order < mine.order):
        return ()
    theirs = _by_hand(desk, other)
    return theirs if len(theirs) > len(_by_hand(desk, mine)) else ()


def _by_hand(desk: Desk, side: _Side) -> tuple[str, ...]:
    """Return what was changed by hand in a paper, each change by its words."""
    from desktop.documents.hand_edits import compare

    if not side.kept_edits:
        return ()
    pure = desk.file.content(side.paper.pure_sha256 or side.paper.content_sha256)
    try:
        if side.edited is None:
            data = desk.file.content(side.paper.content_sha256)
        elif side.edited.stat().st_size > LARGEST_EDITED:
            return ()
        else:
            data = side.edited.read_bytes()
        found = compare(pure, data, pure).by_hand
    except OSError:
        return ()
    except Problem as problem:
        if problem.code != "paper.hand-unreadable":
            raise
        return ()
    return tuple(_short(each.mine or each.kept) for each in found)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"«{words if len(words) <= _LONGEST else f'{words[:_LONGEST]}…'}»"
