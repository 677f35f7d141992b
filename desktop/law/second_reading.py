"""Reader of `forms/common/second-reading.toml`: what is looked at before a paper goes (0052)."""

from collections.abc import Container
from pathlib import Path
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Line, Texts
from desktop.law.documents import DocumentKind
from desktop.law.reading import DataFault, read_toml
from desktop.law.rows import Rows


class ReadingCheck(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that a colleague looks at. All of it is practice: no law asks for a second reader.

    Attributes:
        id: its name, by which a `Review` keeps what was said of it.
        confidence: "practice", and nothing else.
        letters: "numbered" where it is asked only of letters with a number of their own.
        papers: the kinds of papers of which it is asked, () for all.
    """

    id: Line
    confidence: Literal["practice"]
    kk: Line
    ru: Line
    en: Line
    letters: Literal["", "numbered"] = ""
    papers: tuple[Line, ...] = ()
    proofread: bool = False

    @property
    def text(self) -> Texts:
        """Its words."""
        return Texts(self.kk, self.ru, self.en, self.proofread)

    def is_asked_of(self, kind: DocumentKind) -> bool:
        """Return whether it is asked of a kind of paper."""
        if self.letters == "numbered" and not kind.numbered:
            return False
        return not self.papers or kind.id in self.papers


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    check: tuple[ReadingCheck, ...]


def load_second_reading(path: Path, kinds: Container[str]) -> Rows[ReadingCheck]:
    """Read what is looked at, in the order in which it is asked.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            kind of paper that there is not).
    """
    found: dict[str, ReadingCheck] = {}
    for n, check in enumerate(read_toml(path, _File).check):
        if check.id in found:
            raise DataFault("data.duplicate", path, f"check[{n}].id", detail=check.id)
        for m, kind in enumerate(check.papers):
            if kind not in kinds:
                raise DataFault("data.dangling", path, f"check[{n}].papers[{m}]", detail=kind)
        found[check.id] = check
    return Rows(found)
