"""Packed files: one small file out of a ZIP, read within limits."""

import struct
import zipfile
import zlib
from typing import IO

from desktop.domain.errors import Problem
from desktop.evidence import limits

_END = b"PK\x05\x06"
_END_SIZE = 22


class Packed:
    """A ZIP whose table of contents is small enough to be read.

    Raises:
        Problem: `evidence.packed-too-much` with the name.
        zipfile.BadZipFile: it is none.
    """

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._name = name
        if _entries(file) > limits.ENTRIES:
            raise Problem("evidence.packed-too-much", name=name)
        self._zip = zipfile.ZipFile(file)

    def names(self) -> list[str]:
        """Return what the ZIP holds."""
        return self._zip.namelist()

    def read(self, entry: str) -> bytes:
        """Return one file of it; b"" if there is none of that name.

        What its table says of a file's size may be a lie: what comes out is counted.

        Raises:
            Problem: `evidence.packed-too-much`.
        """
        if entry not in self._zip.namelist():
            return b""
        with self._zip.open(entry) as inside:
            data = inside.read(limits.ENTRY + 1)
        if len(data) > limits.ENTRY:
            raise Problem("evidence.packed-too-much", name=self._name)
        return data


def _entries(file: IO[bytes]) -> int:
    """Return how many files a ZIP says that it holds, before its table is read into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_END)
    file.seek(0)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise zipfile.BadZipFile
    count, table = struct.unpack_from("<HL", tail, at + 10)
    # A table of more than 64 thousand files, or of gigabytes, is kept elsewhere and not looked for.
    return int(count) if table < limits.ENTRY * 4 else limits.ENTRIES + 1


def unpacked(file: IO[bytes], most: int) -> bytes:
    """Return the first bytes of a gzip file of several parts, at most so many."""
    out = bytearray()
    stream = zlib.decompressobj(wbits=31)
    pending = b""
    while len(out) < most:
        pending = pending or file.read(1 << 16)
        if not pending:
            break
        out += stream.decompress(pending, most - len(out))
        pending = stream.unconsumed_tail
        if stream.eof:
            pending = stream.unused_data
            stream = zlib.decompressobj(wbits=31)
    return bytes(out)
