"""Reader of `resources/law/superiors.toml`: who usually stands above whom."""

from pathlib import Path

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.parties import ObjectKind
from desktop.law.reading import DataFault, read_toml
from desktop.law.rows import Rows


class Superior(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of institution with its higher body, as it usually is; the user confirms it.

    Attributes:
        id: its name.
        kinds: the kinds of object to which it fits.
        title: what kind of institution it is.
        higher: whom a complaint addresses, as the addressee's line says it; `None` where nobody
            stands above.
        form: its legal form.
        means: which way a complaint takes.
        confidence: never "verified": no norm lists this.
    """

    id: Line
    kinds: tuple[ObjectKind, ...]
    title: Texts
    higher: Texts | None = None
    form: Texts
    means: Texts
    confidence: Confidence


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    superior: tuple[Superior, ...]


def load_superiors(path: Path) -> Rows[Superior]:
    """Read who usually stands above whom.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, or
            `procedure.no-basis` (called verified: there is no norm to read).
    """
    found: dict[str, Superior] = {}
    for n, each in enumerate(read_toml(path, _File).superior):
        if each.id in found:
            raise DataFault("data.duplicate", path, f"superior[{n}].id", detail=each.id)
        if each.confidence == "verified":
            raise DataFault("procedure.no-basis", path, f"superior[{n}].confidence")
        found[each.id] = each
    return Rows(found)
