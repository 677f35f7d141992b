"""The first bytes of a case file, read with the standard library only."""

from pathlib import Path

APPLICATION_ID = int.from_bytes(b"BQLU", "big")
"""The four bytes at offset 68 by which a case file is told from any other SQLite database."""
MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
EXTENSION = ".baqylau"
"""How the name of a case file ends."""


def is_case(path: Path) -> bool:
    """Return whether a file begins as a case file does, whole or damaged; `False` if none is there.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
