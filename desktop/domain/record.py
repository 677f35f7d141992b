"""What every record of a case file has in common."""

from uuid import UUID

from msgspec import Struct


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record with an identity that it keeps when copied, exported and merged."""

    id: UUID
