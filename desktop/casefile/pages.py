"""A case file read page by page, past SQLite: all that is left of one that SQLite gives up.

SQLite stops at the first page that it cannot follow. Here every page speaks for itself: its first
byte says what it is, and what it holds is read whether or not a way leads to it. Nothing is
believed: who asks compares rows with the log and contents with their hashes.
"""

import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from desktop.casefile.header import HEADER_BYTES, MAGIC, PAGE_BYTES

Value = int | float | str | bytes | None

_TABLE_LEAF, _INDEX_LEAF, _TABLE_INNER, _INDEX_INNER = 0x0D, 0x0A, 0x05, 0x02
_INNER = (_TABLE_INNER, _INDEX_INNER)
_WITH_ROWS = (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER)
_INT_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FIRST_OF_TEXT = 12


class Cell(NamedTuple):
    """A row where it lies. `rowid` is `None` in an index and in a table without row numbers."""

    rowid: int | None
    local: bytes
    size: int
    overflow: int


class Tree(NamedTuple):
    """A table or an index (`is_index`) of the file's own list, with its first page."""

    table: str
    root: int
    is_index: bool


class Pages:
    """The pages of a file, numbered from 1. Used in a `with` block."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        self.size = os.fstat(self._file.fileno()).st_size
        head = self._file.read(HEADER_BYTES).ljust(HEADER_BYTES, b"\0")
        self.has_header = head.startswith(MAGIC)
        said = int.from_bytes(head[16:18], "big")
        is_size = said >= 512 and said & (said - 1) == 0
        self.page_bytes = said if self.has_header and is_size else PAGE_BYTES
        self._usable = self.page_bytes - (head[20] if self.has_header and head[20] < 64 else 0)
        self.count = -(-self.size // self.page_bytes)
        counted = int.from_bytes(head[28:32], "big") if self.has_header else 0
        self.is_cut = self.size % self.page_bytes != 0 or self.count < counted
        self._first_free = int.from_bytes(head[32:36], "big") if self.has_header else 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return a page; what is missing at the end of the file is zeros.

        Raises:
            ValueError: there is no such page.
            OSError: the disk does not give it.
        """
        if not 1 <= number <= self.count:
            raise ValueError(f"no page {number}")
        self._file.seek((number - 1) * self.page_bytes)
        return self._file.read(self.page_bytes).ljust(self.page_bytes, b"\0")

    def free(self) -> set[int]:
        """Return the pages that hold nothing any more, as far as the file says so."""
        found: set[int] = set()
        trunk = self._first_free
        with suppress(ValueError, OSError):
            while trunk and trunk not in found:
                found.add(trunk)
                page = self.page(trunk)
                after, leaves = struct.unpack_from(">II", page)
                if leaves > self.page_bytes // 4 - 2:
                    break
                found.update(struct.unpack_from(f">{leaves}I", page, 8))
                trunk = after
        return found

    def trees(self) -> list[Tree]:
        """Return the tables and indexes that the file lists, as far as that list reads."""
        found = []
        for number in self.under(1):
            for cell in self.cells(number):
                with suppress(ValueError, OSError):
                    kind, _name, table, root, *_sql = self.values(cell)
                    if isinstance(table, str) and isinstance(root, int) and root > 1:
                        found.append(Tree(table, root, kind == "index"))
        return found

    def under(self, root: int) -> set[int]:
        """Return the pages that a tree leads to, its first one included."""
        found: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in found or not 1 <= number <= self.count:
                continue
            found.add(number)
            with suppress(ValueError, OSError, struct.error):
                waiting += self._children(number)
        return found

    def _children(self, number: int) -> list[int]:
        page, at = self.page(number), _start(number)
        if page[at] not in _INNER:
            return []
        (right,) = struct.unpack_from(">I", page, at + 8)
        places = self._places(page, at)
        return [right, *(struct.unpack_from(">I", page, place)[0] for place in places)]

    def _places(self, page: bytes, at: int) -> tuple[int, ...]:
        (cells,) = struct.unpack_from(">H", page, at + 3)
        first = at + (12 if page[at] in _INNER else 8)
        cells = min(cells, (self._usable - first) // 2)
        return struct.unpack_from(f">{cells}H", page, first)

    def holds_rows(self, number: int) -> bool:
        """Return whether a page says of itself that it holds rows; `False` if it cannot be read."""
        try:
            return self.page(number)[_start(number)] in _WITH_ROWS
        except OSError:
            return False

    def cells(self, number: int) -> Iterator[Cell]:
        """Yield the rows of a page, those that can be made out."""
        try:
            page, at = self.page(number), _start(number)
            kind = page[at]
            places = self._places(page, at) if kind in _WITH_ROWS else ()
        except (ValueError, OSError, struct.error):
            return
        for place in places:
            with suppress(ValueError, IndexError, struct.error):
                yield self._cell(page, place, kind)

    def _cell(self, page: bytes, at: int, kind: int) -> Cell:
        if kind == _INDEX_INNER:
            at += 4
        size, at = _varint(page, at)
        rowid = None
        if kind == _TABLE_LEAF:
            rowid, at = _varint(page, at)
            most = self._usable - 35
        else:
            most = (self._usable - 12) * 64 // 255 - 23
        here = size
        if size > most:
            least = (self._usable - 12) * 32 // 255 - 23
            here = least + (size - least) % (self._usable - 4)
            here = here if here <= most else least
        if at + here > self._usable:
            raise ValueError("a row that ends outside of its page")
        overflow = struct.unpack_from(">I", page, at + here)[0] if here < size else 0
        return Cell(rowid, page[at : at + here], size, overflow)

    def payload(self, cell: Cell) -> bytes:
        """Return the whole of a row.

        Raises:
            ValueError: a part of it is not there.
            OSError: the disk does not give it.
        """
        parts, left, number = [cell.local], cell.size - len(cell.local), cell.overflow
        if left > self.size:
            raise ValueError("a row longer than the file")
        while left > 0:
            page = self.page(number)
            number = int.from_bytes(page[:4], "big")
            piece = page[4 : 4 + min(left, self._usable - 4)]
            parts.append(piece)
            left -= len(piece)
        return b"".join(parts)

    def columns(self, cell: Cell) -> int:
        """Return how many values a row has.

        Raises:
            ValueError: that cannot be made out.
        """
        return len(_types(cell.local)[0])

    def values(self, cell: Cell, most: int | None = None) -> list[Value]:
        """Return the values of a row, or the first `most` of them without reading the rest.

        Raises:
            ValueError: one of them cannot be made out.
            OSError: the disk does not give it.
        """
        raw = cell.local if most is not None else self.payload(cell)
        types, at = _types(raw)
        found: list[Value] = []
        for kind in types[:most]:
            value, at = _value(raw, at, kind)
            found.append(value)
        return found


def _start(number: int) -> int:
    return HEADER_BYTES if number == 1 else 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(9):
        if at >= len(data):
            raise ValueError("a number that is cut off")
        byte = data[at]
        at += 1
        if n == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at


def _types(raw: bytes) -> tuple[list[int], int]:
    length, at = _varint(raw, 0)
    found = []
    while at < length:
        kind, at = _varint(raw, at)
        found.append(kind)
    if at != length or not found:
        raise ValueError("a row without a sound beginning")
    return found, at


def _value(raw: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in _INT_BYTES:
        end = at + _INT_BYTES[kind]
        part = raw[at:end]
    elif kind >= _FIRST_OF_TEXT:
        end = at + (kind - _FIRST_OF_TEXT) // 2
        part = raw[at:end]
    else:
        raise ValueError("a kind of value that no case file has")
    if end > len(raw):
        raise ValueError("a value that is cut off")
    if kind < _FIRST_OF_TEXT:
        return int.from_bytes(part, "big", signed=True), end
    return (part.decode() if kind % 2 else part), end
