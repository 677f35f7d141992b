"""Reader of `forms/common/orphans.toml`: what is said about records that hang in the air."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.law.reading import DataFault, read_toml
from desktop.law.references import References

OrphanId = Literal[
    "finding-without-evidence",
    "finding-without-norm",
    "absence-without-look",
    "weak-finding",
    "norm-not-in-force",
    "norm-unknown",
    "recommendation-without-finding",
    "evidence-unused",
]


class Orphan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which a record hangs in the air."""

    id: OrphanId
    text: Texts
    basis: tuple[Line, ...] = ()
    confidence: Confidence


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    orphan: tuple[Orphan, ...]


Orphans = Mapping[OrphanId, Orphan]


def load_orphans(path: Path, references: References) -> Orphans:
    """Read the texts.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            norm), `data.missing-key` (a kind without text).
    """
    found: dict[OrphanId, Orphan] = {}
    for n, orphan in enumerate(read_toml(path, _File).orphan):
        if orphan.id in found:
            raise DataFault("data.duplicate", path, f"orphan[{n}].id", detail=orphan.id)
        for m, norm in enumerate(orphan.basis):
            if norm not in references:
                raise DataFault("data.dangling", path, f"orphan[{n}].basis[{m}]", detail=norm)
        found[orphan.id] = orphan
    for each in get_args(OrphanId):
        if each not in found:
            raise DataFault("data.missing-key", path, "orphan", detail=each)
    return found
