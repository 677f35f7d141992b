"""Reader of `resources/law/bodies.toml`: the bodies of a region by the pattern of their names."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct

from desktop.domain.basis import Confidence, Line, Texts
from desktop.domain.text import LANGS, Lang
from desktop.law.proofs import Region
from desktop.law.reading import DataFault, read_toml
from desktop.law.rows import Rows
from desktop.law.superiors import Superior

Where = Literal["oblast", "city"]
_FIRST_CITY = "71"
"""The codes of the cities of republican significance begin here."""


class Place(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region with its name in the genitive."""

    region: Line
    of: Texts


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pattern of a name; `superior` says who stands above, `None` where that is not known."""

    id: Line
    places: tuple[Where, ...]
    name: Texts
    superior: Line | None = None


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    proofread: bool
    confidence: Confidence
    blank: Texts
    place: tuple[Place, ...]
    body: tuple[Body, ...]


class PatternedBody(NamedTuple):
    """A body of a region as the pattern names it, with its higher body; both are to be checked.

    `id` tells it from the others; `higher` is "" in a language where it is not known.
    """

    id: str
    region: str
    name: dict[Lang, str]
    higher: dict[Lang, str]


def load_bodies(
    path: Path, regions: Rows[Region], superiors: Rows[Superior]
) -> tuple[PatternedBody, ...]:
    """Read the patterns and compose the bodies of every region.

    Raises:
        DataFault: the file breaks the form (see `read_toml`), `data.duplicate`, `data.dangling` (a
            region or a superior that is not there), `data.missing-key` (a region without place),
            `procedure.no-basis` (called verified: there is no norm to read).
    """
    file = read_toml(path, _File)
    if file.confidence == "verified":
        raise DataFault("procedure.no-basis", path, "confidence")
    for table, ids in (
        ("place", [each.region for each in file.place]),
        ("body", [each.id for each in file.body]),
    ):
        for n, each in enumerate(ids):
            if each in ids[:n]:
                raise DataFault("data.duplicate", path, f"{table}[{n}]", detail=each)
    for n, place in enumerate(file.place):
        if place.region not in regions:
            raise DataFault("data.dangling", path, f"place[{n}].region", detail=place.region)
    for region in regions:
        if region.code not in {place.region for place in file.place}:
            raise DataFault("data.missing-key", path, "place", detail=region.code)
    for n, body in enumerate(file.body):
        if body.superior is not None and body.superior not in superiors:
            raise DataFault("data.dangling", path, f"body[{n}].superior", detail=body.superior)
    return tuple(_composed(file, regions, superiors))


def _composed(
    file: _File, regions: Rows[Region], superiors: Rows[Superior]
) -> Iterator[PatternedBody]:
    for body in file.body:
        for place in file.place:
            if ("city" if place.region >= _FIRST_CITY else "oblast") not in body.places:
                continue
            region = regions[place.region].name
            above = superiors[body.superior].higher if body.superior else None
            yield PatternedBody(
                f"{body.id}:{place.region}",
                place.region,
                {
                    lang: body.name.text(lang).format(
                        name=region.text(lang), of=place.of.text(lang)
                    )
                    for lang in LANGS
                },
                {
                    lang: above.text(lang).replace(file.blank.text(lang), place.of.text(lang))
                    if above
                    else ""
                    for lang in LANGS
                },
            )
