"""Reader of `resources/law/terms.toml`: the words of the law in plain words."""

from pathlib import Path

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law.reading import DataFault, read_toml
from desktop.law.references import References
from desktop.law.rows import Rows


class GlossaryTerm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term of the law: as the acts call it, and what it means to the worker."""

    id: Line
    title: Texts
    meaning: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    term: tuple[GlossaryTerm, ...]


def load_glossary(path: Path, references: References) -> Rows[GlossaryTerm]:
    """Read the terms.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            norm), `procedure.no-basis` or `procedure.norm-not-read` (called verified without a
            norm that was read).
    """
    found: dict[str, GlossaryTerm] = {}
    for n, term in enumerate(read_toml(path, _File).term):
        if term.id in found:
            raise DataFault("data.duplicate", path, f"term[{n}].id", detail=term.id)
        if term.confidence == "verified" and not term.basis:
            raise DataFault("procedure.no-basis", path, f"term[{n}].basis")
        for m, norm in enumerate(term.basis):
            key = f"term[{n}].basis[{m}]"
            if norm not in references:
                raise DataFault("data.dangling", path, key, detail=norm)
            read = references.get(norm).confidence == "verified"
            if term.confidence == "verified" and not read:
                raise DataFault("procedure.norm-not-read", path, key, detail=norm)
        found[term.id] = term
    return Rows(found)
