"""The first bytes of a case file, read with the standard library only."""

import os
import struct
from collections import Counter
from pathlib import Path

APPLICATION_ID = int.from_bytes(b"BQLU", "big")
"""The four bytes at offset 68 by which a case file is told from any other SQLite database."""
MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
EXTENSION = ".baqylau"
"""How the name of a case file ends."""
PAGE_BYTES = 16384
SALT_BYTES = 16
"""So many bytes stand in the open at the beginning of a protected file."""

_OFTEN = 2 * PAGE_BYTES // 256
"""So often no byte stands in a page of ciphertext: twice its share, eight deviations above it."""
_LOOKED_AT = 64
"""So many pages of a plain file hold the roots of its tables and more."""
_HEAD, _KINDS, _GAPS = struct.Struct(">BHHHB"), (2, 5, 10, 13), 60
"""How a page of a plain table begins: kind, free place, rows, where they begin, bytes in gaps."""


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
    if head.startswith(MAGIC):
        return int.from_bytes(head[68:72], "big") == APPLICATION_ID
    return is_protected(path)


def is_protected(path: Path) -> bool:
    """Return whether a file may be a protected case: by its name, its size and its first pages.

    Ciphertext has no header. What tells it from a plain file whose header was damaged is that every
    byte stands about equally often in it, and that no page after it is one of a plain table:
    noise may have been written over the first ones. `False` if no file is there.

    Raises:
        OSError: the file is there and cannot be read.
    """
    if EXTENSION not in path.name.lower():
        return False
    try:
        with path.open("rb") as file:
            pages = file.read(2 * PAGE_BYTES)
            size = file.seek(0, os.SEEK_END)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    if len(pages) < 2 * PAGE_BYTES or pages.startswith(MAGIC):
        return False
    # A write that was cut short may have ended within a page: its journal takes that back.
    if size % PAGE_BYTES and not path.with_name(f"{path.name}-journal").exists():
        return False
    random = looks_random(pages[:PAGE_BYTES]) and looks_random(pages[PAGE_BYTES:])
    return random and not has_plain_pages(path, _LOOKED_AT)


def has_plain_pages(path: Path, most: int | None = None) -> bool:
    """Return whether a page after the first reads as one of a plain table: no ciphertext does.

    Looks at `most` pages from the beginning, `None` at all of them.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        end = size // PAGE_BYTES if most is None else min(most, size // PAGE_BYTES)
        for number in range(1, end):
            file.seek(number * PAGE_BYTES)
            if _begins_as_table(file.read(_HEAD.size)):
                file.seek(number * PAGE_BYTES)
                if not looks_random(file.read(PAGE_BYTES)):
                    return True
    return False


def reads_by_pages(path: Path) -> bool:
    """Return whether a file that does not open may still say something, page by page.

    Not one that is missing or empty, nor a protected one: without the key its pages say nothing.
    `True` where the file cannot be asked now. Takes a while where it is large and looks protected.
    """
    try:
        if not (path.is_file() and path.stat().st_size > 0):
            return False
        return not is_protected(path) or has_plain_pages(path)
    except OSError:
        return True


def _begins_as_table(head: bytes) -> bool:
    if len(head) < _HEAD.size:
        return False
    kind, _free, rows, first, fragments = _HEAD.unpack(head)
    return kind in _KINDS and _HEAD.size + 2 * rows <= first <= PAGE_BYTES and fragments <= _GAPS


def looks_random(page: bytes) -> bool:
    """Return whether a page has every byte about equally often, as ciphertext has."""
    return max(Counter(page[SALT_BYTES:]).values()) < _OFTEN


def salt_of(path: Path) -> bytes | None:
    """Return the salt of a protected file; `None` if it is plain, empty, or not there.

    Raises:
        OSError: the file is there and cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(SALT_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return head if len(head) == SALT_BYTES and head != MAGIC else None
