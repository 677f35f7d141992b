"""Names of records that stay unique when copies of a case, made in two towns, are merged."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """Return a fresh UUIDv7: unique without asking anybody, and sorting by time of making."""
    return UUID(int=uuid7().int)


def is_id(text: str) -> bool:
    """Return whether a text is an id in its usual spelling."""
    try:
        return str(UUID(text)) == text
    except (ValueError, TypeError, AttributeError):
        return False
