"""Registers of institutions and people as a workbook, written and read back (0048)."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from typing import NamedTuple

from desktop.domain.errors import Problem
from desktop.domain.text import Lang, clean
from desktop.spreadsheets.table import Row, Say, Table
from desktop.spreadsheets.workbook import Writer

_LINES = 50_000
_COLUMNS = 200
_UNPACKED = 300 << 20
"""Bytes that a workbook may take unpacked: one of some kilobytes that holds gigabytes is a trap."""


class Line(NamedTuple):
    """A row of a sheet: its number there, its texts, and the columns that hold a formula."""

    number: int
    cells: tuple[str, ...]
    formulas: frozenset[int]


class Sheet(NamedTuple):
    """A sheet that was read: its name, the headings in its first row, the rows below."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def directory_workbook(
    tables: Mapping[str, tuple[Mapping[str, int], Sequence[Row]]],
    held: Mapping[str, str],
    lang: Lang,
    say: Say,
) -> bytes:
    """Return tables with their columns and widths as a workbook; the same rows, the same bytes.

    `held` is the column of each up to which it stays in sight; `say` tells headings by
    "directory.column.<column>".
    """
    writer = Writer(say, "directory")
    for name, (columns, rows) in tables.items():
        writer.table(Table(name, columns, tuple(rows), held[name]))
    return writer.finished(lang, sample=False)


def read_tables(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read every sheet of a workbook as texts; nothing in it is calculated.

    Raises:
        Problem: `directory.no-workbook`, `directory.too-large`.
    """
    try:
        read = _read(data)
    except Exception as error:  # a strange file breaks its reader in any way
        raise Problem("directory.no-workbook", name=name) from error
    if read is None:
        raise Problem("directory.too-large", name=name)
    return tuple(read)


def _read(data: bytes) -> list[Sheet] | None:
    """Return the sheets of a workbook, `None` if it is larger than any register."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(each.file_size for each in packed.infolist()) > _UNPACKED:
            return None
    found = []
    with closing(load_workbook(io.BytesIO(data), read_only=True)) as book:
        for sheet in book.worksheets:
            lines = []
            for number, row in enumerate(sheet.iter_rows(), 1):
                if number > _LINES:
                    return None
                cells = row[:_COLUMNS]
                texts = tuple(_text(cell.value) for cell in cells)
                if any(texts):
                    formulas = frozenset(n for n, cell in enumerate(cells) if cell.data_type == "f")
                    lines.append(Line(number, texts, formulas))
            if lines:
                found.append(Sheet(sheet.title, lines[0].cells, tuple(lines[1:])))
    return found


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)).strip()
