"""The bytes of files kept in a case file: once per SHA-256, in pieces, never whole in memory."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection, delete, exists, insert, select, type_coerce, update
from sqlalchemy.types import NullType

from desktop.casefile.faults import named
from desktop.casefile.format import transaction
from desktop.casefile.tables import CHUNK, CHUNK_BYTES, CONTENT
from desktop.domain.errors import Problem

LARGEST_FILE = 1 << 30
"""The largest file that a case takes in, in bytes."""
_STAGED_CHUNKS = 16
"""How many pieces are written in one transaction: memory stays flat, the disk syncs seldom."""


def check_size(size: int) -> None:
    """Refuse a file that is larger than a case takes in.

    Raises:
        Problem: "file.too-large", with the limit and the size in megabytes.
    """
    if size > LARGEST_FILE:
        raise Problem("file.too-large", limit_mb=LARGEST_FILE >> 20, size_mb=size >> 20)


def stage(connection: Connection, pieces: Iterable[bytes], path: Path) -> tuple[int, str, int]:
    """Write a content's pieces in transactions of their own, not yet part of the case.

    Returns its number, SHA-256 and size. Whatever stops it half-way leaves pieces that `sweep`
    removes; an error of the iterable itself passes through as it is.

    Raises:
        Problem: "file.too-large", or the case file at `path` cannot be written.
    """
    with named(path), transaction(connection, write=True):
        made = connection.execute(insert(CONTENT)).inserted_primary_key
    assert made is not None  # noqa: S101 - an INSERT of one row always has one
    content = int(made[0])
    digest, size = hashlib.sha256(), 0
    waiting: list[dict[str, object]] = []
    for n, piece in enumerate(_recut(pieces)):
        digest.update(piece)
        size += len(piece)
        check_size(size)
        waiting.append({"content": content, "n": n, "data": piece})
        if len(waiting) == _STAGED_CHUNKS:
            _write(connection, waiting, path)
            waiting = []
    if waiting:
        _write(connection, waiting, path)
    return content, digest.hexdigest(), size


def _write(connection: Connection, rows: list[dict[str, object]], path: Path) -> None:
    with named(path), transaction(connection, write=True):
        connection.execute(insert(CHUNK), rows)


def _recut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = bytearray()
    for piece in pieces:
        if not rest and len(piece) == CHUNK_BYTES:
            yield bytes(piece)
            continue
        rest += piece
        while len(rest) >= CHUNK_BYTES:
            yield bytes(rest[:CHUNK_BYTES])
            del rest[:CHUNK_BYTES]
    if rest:
        yield bytes(rest)


def finish(connection: Connection, staged: Mapping[str, tuple[int, int]]) -> None:
    """Make staged contents part of the case: SHA-256 to number and size. In a transaction."""
    for sha256, (number, size) in staged.items():
        row = update(CONTENT).where(CONTENT.c.number == number)
        connection.execute(row.values(sha256=sha256, size=size))


def drop(connection: Connection, number: int) -> None:
    """Remove a content that is not part of the case, a few pieces at a time.

    SQLite holds what a transaction changes in memory until it is committed: a large file at once
    would not fit an old laptop.
    """
    some = select(CHUNK.c.number).where(CHUNK.c.content == number).limit(_STAGED_CHUNKS)
    left = True
    while left:
        with transaction(connection, write=True):
            gone = connection.execute(delete(CHUNK).where(CHUNK.c.number.in_(some)))
            left = gone.rowcount == _STAGED_CHUNKS
            if not left:
                connection.execute(delete(CONTENT).where(CONTENT.c.number == number))


def is_whole(connection: Connection, sha256: str, path: Path) -> bool:
    """Return whether a content is there with the very bytes; `path` is the file that is read."""
    digest = hashlib.sha256()
    try:
        with named(path):
            for piece in read(connection, sha256):
                digest.update(piece)
    except Problem:  # what does not read now is not whole
        return False
    return digest.hexdigest() == sha256


def put_back(connection: Connection, sha256: str, staged: tuple[int, int], path: Path) -> None:
    """Let a staged content, its number and size, take the place of one that is damaged or missing.

    The former pieces are left to `sweep`.

    Raises:
        Problem: the case file at `path` cannot be written.
    """
    former = update(CONTENT).where(CONTENT.c.sha256 == sha256)
    with named(path), transaction(connection, write=True):
        connection.execute(former.values(sha256=None, size=None))
        finish(connection, {sha256: staged})


def sweep(connection: Connection) -> None:
    """Remove what was staged and not finished, and what was erased."""
    unfinished = select(CONTENT.c.number).where(CONTENT.c.sha256.is_(None))
    for number in connection.execute(unfinished).scalars().all():
        drop(connection, number)


def is_kept(connection: Connection, sha256: str) -> bool:
    """Return whether a content is part of the case."""
    return bool(connection.execute(select(exists().where(CONTENT.c.sha256 == sha256))).scalar())


def sizes(connection: Connection) -> dict[str, int]:
    """Return the size of every content of the case by its SHA-256."""
    kept = select(CONTENT.c.sha256, CONTENT.c.size).where(CONTENT.c.sha256.is_not(None))
    return {
        sha256: size for sha256, size in connection.execute(kept) if sha256 and size is not None
    }


def read(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Return a content's pieces; each is read by itself, so that no writer waits for the reader.

    Raises:
        Problem: "file.content-missing".
    """
    by_hash = select(CONTENT.c.number, CONTENT.c.size).where(CONTENT.c.sha256 == sha256)
    found = connection.execute(by_hash).one_or_none()
    if found is None:
        raise Problem("file.content-missing", sha256=sha256)
    # Read as it stands: what a flipped bit made a text is no piece.
    piece = select(type_coerce(CHUNK.c.data, NullType)).where(CHUNK.c.content == found.number)
    for n in range(-(-found.size // CHUNK_BYTES)):
        data = connection.execute(piece.where(CHUNK.c.n == n)).scalar_one_or_none()
        if not isinstance(data, bytes):
            raise Problem("file.content-damaged", sha256=sha256)
        yield data
