"""What every record of a case file has in common."""

from collections.abc import Iterator
from uuid import UUID

from msgspec import Struct


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record with an identity that it keeps when copied, exported and merged."""

    id: UUID


def links(record: Record) -> Iterator[tuple[str, UUID]]:
    """Yield the fields by which a record names others, with the ids that it names."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if name != "id" and isinstance(value, UUID):
            yield name, value
        elif isinstance(value, frozenset):
            yield from ((name, element) for element in value if isinstance(element, UUID))
