"""Acts and norms with their days of validity.

A document never holds a citation as typed text: it names an id, and the wording follows from
act, article, paragraph and subparagraph (`desktop.law.wording`).
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeVar

from msgspec import Struct, field

from desktop.domain.basis import Basis, Confidence, Line, Texts
from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.acts import Act, Form, Owner
from desktop.law.reading import DataFault, read_toml
from desktop.law.wording import wording


class NormCondition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A condition under which a norm holds, asked beside each finding that names the norm.

    An "answer" is yes, no or unknown, and the norm holds only with yes; a "line" is a fact to
    be named that is the same in every language, such as the number and date of an act.
    """

    id: Line
    kind: Literal["answer", "line"] = "answer"
    question: Texts


class Citation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A norm that may be cited.

    Attributes:
        id: its name in procedures, findings and templates.
        act: id of the act.
        article: «7», «16», «4-1».
        paragraph: point of a law or part of a code; `None` if the article has none or all of it
            is meant.
        subparagraph: the number that stands with a bracket.
        valid_from: first day, if it is later than the act's.
        valid_until: last day, if it is earlier than the act's.
        successor: id of the norm that took its place.
        conditions: what must be answered before a finding may lean on it.
        summary: what it says, in plain words of our own; never printed in an outgoing paper.
        confidence: whether the norm's text was read.
        note: for the lawyer.
    """

    id: Line
    act: Line
    article: Line
    paragraph: str | None = None
    subparagraph: str | None = None
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    successor: str | None = None
    conditions: tuple[NormCondition, ...] = field(default=(), name="condition")
    summary: Texts
    confidence: Confidence
    note: str = ""


class Notion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A general notion that a paper cites by its own date: of several norms the one then valid."""

    id: Line
    title: Texts
    citations: tuple[Line, ...]


class ReferencesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file of acts and norms."""

    act: tuple[Act, ...]
    citation: tuple[Citation, ...]
    notion: tuple[Notion, ...] = ()


class References:
    """All acts, norms and notions of `resources/law/references.toml`."""

    def __init__(
        self,
        acts: Mapping[str, Act],
        citations: Mapping[str, Citation],
        notions: Mapping[str, Notion],
    ) -> None:
        self.acts = acts
        self.citations = citations
        self.notions = notions

    def __iter__(self) -> Iterator[Citation]:
        return iter(self.citations.values())

    def __contains__(self, citation_id: object) -> bool:
        return citation_id in self.citations or citation_id in self.notions

    def get(self, citation_id: str) -> Citation:
        """Return a norm by its id, whatever the day; for lists and for what was cited before.

        Raises:
            KeyError: no such norm; a mistake of ours that `check_forms` finds.
        """
        return self.citations[citation_id]

    def valid(self, citation: Citation, on: dt.date) -> bool:
        """Return whether a norm is in force on a day, its act and itself."""
        first, last = self.validity(citation)
        return (first is None or first <= on) and (last is None or on <= last)

    def validity(self, citation: Citation) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day on which a norm is in force; `None` if not bounded."""
        act = self.acts[citation.act]
        starts = [day for day in (act.valid_from, citation.valid_from) if day]
        ends = [day for day in (act.valid_until, citation.valid_until) if day]
        return max(starts, default=None), min(ends, default=None)

    def citation(self, citation_id: str, on: dt.date) -> Citation:
        """Return the norm to cite in a paper of a day; a notion resolves to the norm then valid.

        Raises:
            Problem: `warning.citation-ended` (with the successor's id, "" if there is none) or
                `warning.citation-not-yet`: the norm is not in force on that day.
            KeyError: no such norm or notion.
        """
        if notion := self.notions.get(citation_id):
            for each in notion.citations:
                if self.valid(self.citations[each], on):
                    return self.citations[each]
            citation = self.citations[notion.citations[-1]]
        else:
            citation = self.citations[citation_id]
        first, last = self.validity(citation)
        if last is not None and on > last:
            raise Problem(
                "warning.citation-ended",
                id=citation.id,
                norm=self.texts(citation, owner="full").local(),
                day=on,
                last=last,
                successor=citation.successor or "",
            )
        if first is not None and on < first:
            raise Problem(
                "warning.citation-not-yet",
                id=citation.id,
                norm=self.texts(citation, owner="full").local(),
                day=on,
                first=first,
                successor="",
            )
        return citation

    def wording(
        self,
        citation: Citation | Basis,
        lang: Lang,
        form: Form = "nominative",
        owner: Owner = "named",
    ) -> str:
        """Return the citation in words: «пунктом 4 статьи 13 Закона «Об общественном контроле»».

        Args:
            citation: the norm, or a basis as clocks and calendars carry it.
            lang: language.
            form: grammatical form asked for by the words around it.
            owner: how the act is named.
        """
        place = (citation.article, citation.paragraph, citation.subparagraph)
        return wording(self.acts[citation.act], place, lang, form, owner)

    def short(self, norm: str | Citation | Basis, lang: Lang) -> str:
        """Return a norm in words with its act's name, for the screen; a notion by its title."""
        if not isinstance(norm, str):
            return self.wording(norm, lang)
        if notion := self.notions.get(norm):
            return notion.title.text(lang)
        return self.wording(self.citations[norm], lang)

    def texts(
        self, citation: Citation | Basis, form: Form = "nominative", owner: Owner = "named"
    ) -> Texts:
        """Return the wording in all three languages."""
        return Texts(
            kk=self.wording(citation, "kk", form, owner),
            ru=self.wording(citation, "ru", form, owner),
            en=self.wording(citation, "en", form, owner),
        )

    @cached_property
    def conditions(self) -> Mapping[str, tuple[Citation, NormCondition]]:
        """All conditions of norms by their ids, each with its norm."""
        return {
            condition.id: (citation, condition)
            for citation in self.citations.values()
            for condition in citation.conditions
        }


Row = TypeVar("Row", Act, Citation, Notion)


def load_references(path: Path) -> References:
    """Read acts, norms and notions.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), or `data.duplicate` (an id twice),
            `data.dangling` (an act, successor or norm that is not there),
            `data.days-reversed` (in force until a day before it begins), `data.overlapping`
            (two norms of a notion in force on one day).
    """
    file = read_toml(path, ReferencesFile)
    acts = _by_id(path, "act", file.act)
    citations = _by_id(path, "citation", file.citation)
    notions = _by_id(path, "notion", file.notion)
    references = References(acts, citations, notions)
    for n, act in enumerate(file.act):
        _check_days(path, f"act[{n}]", act.valid_from, act.valid_until)
    seen: set[str] = set()
    for n, citation in enumerate(file.citation):
        key = f"citation[{n}]"
        if citation.act not in acts:
            raise DataFault("data.dangling", path, f"{key}.act", detail=citation.act)
        if citation.successor is not None and citation.successor not in citations:
            raise DataFault("data.dangling", path, f"{key}.successor", detail=citation.successor)
        _check_days(path, key, *references.validity(citation))
        for m, condition in enumerate(citation.conditions):
            if condition.id in seen:
                where = f"{key}.condition[{m}].id"
                raise DataFault("data.duplicate", path, where, detail=condition.id)
            seen.add(condition.id)
    for n, notion in enumerate(file.notion):
        _check_notion(path, f"notion[{n}]", notion, references)
    return references


def _by_id(path: Path, table: str, rows: tuple[Row, ...]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for n, row in enumerate(rows):
        if row.id in found:
            raise DataFault("data.duplicate", path, f"{table}[{n}].id", detail=row.id)
        found[row.id] = row
    return found


def _check_days(path: Path, key: str, first: dt.date | None, last: dt.date | None) -> None:
    if first is not None and last is not None and last < first:
        raise DataFault("data.days-reversed", path, f"{key}.valid_until", detail=last)


def _check_notion(path: Path, key: str, notion: Notion, references: References) -> None:
    if not notion.citations:
        raise DataFault("data.wrong-value", path, f"{key}.citations", detail="[]")
    for n, citation_id in enumerate(notion.citations):
        if citation_id not in references.citations:
            raise DataFault("data.dangling", path, f"{key}.citations[{n}]", detail=citation_id)
    spans = [references.validity(references.citations[each]) for each in notion.citations]
    for n, ((_, last), (first, _)) in enumerate(pairwise(spans), 1):
        if last is None or first is None or first <= last:
            detail = notion.citations[n]
            raise DataFault("data.overlapping", path, f"{key}.citations[{n}]", detail=detail)
