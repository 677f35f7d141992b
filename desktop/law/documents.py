"""Kinds of papers as data: `forms/<procedure>/<kind>.toml` beside each Word template."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.text import LANGS, Lang
from desktop.law import patterns
from desktop.law.conditions import Condition, faults
from desktop.law.procedures import Asked, Under, pattern_of
from desktop.law.reading import DataFault, read_toml
from desktop.law.vocabulary import FACTS

ADDRESSEES = ("", "head", "authorised_body", "higher_body")
SignedBy = Literal["signatory", "everybody", "chair_and_secretary"]


class Contradiction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An answer with which a paper cannot be made: it would say the contrary."""

    field: Line
    answer: Line
    when: Condition | None = None


class DocumentKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of paper.

    Attributes:
        id: its name, and the first part of its templates' file names.
        title: what it is called in lists and in the file's properties.
        numbered: it is a letter of its own, with an outgoing number.
        dated: it carries a date.
        date: how that date is written; in words where the paper touches rights (rules of
            documentation, point 21).
        addressee: to whom it goes: one of `ADDRESSEES`, or `texts.<ask>` if the procedure asks for
            the lines of the addressee; "" if it is annexed to another paper or goes to nobody.
        through_object: it is handed to the object, which passes it on to the addressee.
        goes_with: the letter with which it goes out; "" if it goes by itself or stays.
        sheets_of: the papers of ours whose sheets its annex mark tells; () where it has none, or
            what is annexed is not made here.
        signed_by: who signs. "everybody" is the signatory and all members of the group.
        originals: languages in which it is an original; in others it is a reading copy.
        needs: patterns of fields without which it cannot be made in a language, some of them only
            under a condition.
        contradicted_by: answers with which it would say what the case denies.
        public: everybody may read it: what was typed is printed without what tells who a private
            person is, and no pictures.
        proofread: somebody who knows Kazakh has read its Kazakh template.
        basis: ids of the norms that ask for it.
        confidence: how sure it is that the law asks for it.
    """

    id: Line
    title: Texts
    numbered: bool = True
    dated: bool = True
    date: Literal["figures", "words"] = "figures"
    addressee: Line = ""
    through_object: bool = False
    goes_with: str = ""
    sheets_of: tuple[Line, ...] = ()
    signed_by: SignedBy = "signatory"
    originals: tuple[Lang, ...] = ("kk", "ru")
    needs: tuple[Asked, ...] = ()
    contradicted_by: tuple[Contradiction, ...] = ()
    public: bool = False
    proofread: bool = False
    basis: tuple[Line, ...] = ()
    confidence: Confidence

    def template(self, folder: Path, lang: Lang) -> Path:
        """Return where the template of a language lies."""
        return folder / f"{self.id}.{lang}.docx"


class DocumentKinds:
    """All kinds of papers by their ids, in the order of the files."""

    def __init__(self, kinds: Mapping[str, DocumentKind], folders: Mapping[str, Path]) -> None:
        self._kinds = kinds
        self._folders = folders

    def __contains__(self, kind: object) -> bool:
        return kind in self._kinds

    def __getitem__(self, kind: str) -> DocumentKind:
        return self._kinds[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def values(self) -> tuple[DocumentKind, ...]:
        """Return all kinds."""
        return tuple(self._kinds.values())

    def template(self, kind: str, lang: Lang) -> Path:
        """Return where the template of a kind in a language lies."""
        return self._kinds[kind].template(self._folders[kind], lang)


def load_documents(forms: Path) -> DocumentKinds:
    """Read all kinds of papers: every `<kind>.toml` beside a template `<kind>.<lang>.docx`.

    Raises:
        DataFault: a sidecar breaks the form (see `read_toml`), or `data.wrong-value` (its id is
            not its file's name, a need that names no field), `data.dangling` (a paper whose sheets
            it tells is none), `data.duplicate` (an id twice), `data.missing-file` (a language
            without its template), or a code of
            `desktop.law.conditions.faults`.
    """
    kinds: dict[str, DocumentKind] = {}
    folders: dict[str, Path] = {}
    # A name that begins so is Word's own mark beside a letter that is open in it.
    templates = (path for path in forms.glob("*/*.docx") if not path.name.startswith("~$"))
    for path in sorted({path.with_name(f"{path.name.split('.')[0]}.toml") for path in templates}):
        kind = read_toml(path, DocumentKind)
        if kind.id != path.stem:
            raise DataFault("data.wrong-value", path, "id", detail=kind.id)
        if kind.id in kinds:
            raise DataFault("data.duplicate", path, "id", detail=kind.id)
        for fault in _faults(kind, path):
            raise fault
        for lang in LANGS:
            if not kind.template(path.parent, lang).is_file():
                raise DataFault("data.missing-file", kind.template(path.parent, lang), "")
        kinds[kind.id], folders[kind.id] = kind, path.parent
    for kind in kinds.values():
        for n, each in enumerate(kind.sheets_of):
            if each not in kinds:
                path = folders[kind.id] / f"{kind.id}.toml"
                raise DataFault("data.dangling", path, f"sheets_of[{n}]", detail=each)
    return DocumentKinds(kinds, folders)


def _faults(kind: DocumentKind, path: Path) -> Iterator[DataFault]:
    named: list[tuple[str, str, Condition | None]] = [
        (f"needs[{n}]", pattern_of(need), need.when if isinstance(need, Under) else None)
        for n, need in enumerate(kind.needs)
    ]
    named += [
        (f"contradicted_by[{n}]", each.field, each.when)
        for n, each in enumerate(kind.contradicted_by)
    ]
    if kind.addressee not in ADDRESSEES and not kind.addressee.startswith("texts."):
        yield DataFault("data.wrong-value", path, "addressee", detail=kind.addressee)
    for key, pattern, when in named:
        if patterns.parse(pattern) is None:
            yield DataFault("data.wrong-value", path, key, detail=pattern)
        # Papers are shared by procedures: only facts that each of them has may be asked.
        for code, place, detail in faults(when, f"{key}.when", FACTS) if when else ():
            yield DataFault(code, path, place, detail=detail)
