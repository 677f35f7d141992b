"""Kinds of papers as data: `forms/<procedure>/<kind>.toml` beside each Word template."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.text import LANGS, Lang
from desktop.law import patterns
from desktop.law.reading import DataFault, read_toml

Addressee = Literal["", "head", "authorised_body"]
SignedBy = Literal["signatory", "everybody", "chair_and_secretary"]


class DocumentKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of paper.

    Attributes:
        id: its name, and the first part of its templates' file names.
        title: what it is called in lists and in the file's properties.
        numbered: it is a letter of its own, with an outgoing number.
        dated: it carries a date.
        date: how that date is written; in words where the paper touches rights (rules of
            documentation, point 21).
        addressee: to whom it goes; "" if it is annexed to another paper.
        signed_by: who signs. "everybody" is the signatory and all members of the group.
        originals: languages in which it is an original; in others it is a reading copy.
        needs: patterns of fields without which it cannot be made in a language.
        proofread: somebody who knows Kazakh has read its Kazakh template.
        basis: ids of the norms that ask for it.
        confidence: how sure it is that the law asks for it.
    """

    id: Line
    title: Texts
    numbered: bool = True
    dated: bool = True
    date: Literal["figures", "words"] = "figures"
    addressee: Addressee = ""
    signed_by: SignedBy = "signatory"
    originals: tuple[Lang, ...] = ("kk", "ru")
    needs: tuple[Line, ...] = ()
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
            not its file's name, a need that names no field), `data.duplicate` (an id twice),
            `data.missing-file` (a language without its template).
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
        for n, need in enumerate(kind.needs):
            if patterns.parse(need) is None:
                raise DataFault("data.wrong-value", path, f"needs[{n}]", detail=need)
        for lang in LANGS:
            if not kind.template(path.parent, lang).is_file():
                raise DataFault("data.missing-file", kind.template(path.parent, lang), "")
        kinds[kind.id], folders[kind.id] = kind, path.parent
    return DocumentKinds(kinds, folders)
