"""Lists that others made: the rows of a workbook or of a text file with separators."""

import csv
from io import BytesIO, StringIO
from zipfile import BadZipFile

from desktop.domain.errors import Problem

LARGEST = 20_000_000
"""Bytes; a larger file is no list of institutions."""
MOST_ROWS = 5000
_MOST_COLUMNS = 60


def rows_of(data: bytes, name: str) -> list[list[str]]:
    """Return the rows of a list as texts, without empty ones.

    Of a workbook those of its first sheet. A text file is read as UTF-8, or as Windows writes it
    here (cp1251), with whatever separates its columns.

    Raises:
        Problem: `campaign.list-unreadable`, `campaign.list-too-long`.
    """
    if len(data) > LARGEST:
        raise Problem("campaign.list-too-long", name=name, most=MOST_ROWS)
    found = _of_workbook(data, name) if data.startswith(b"PK") else _of_text(data, name)
    if len(found) > MOST_ROWS:
        raise Problem("campaign.list-too-long", name=name, most=MOST_ROWS)
    return found


def _of_workbook(data: bytes, name: str) -> list[list[str]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found: list[list[str]] = []
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
            _add(found, [_text(cell) for cell in row])
            if len(found) > MOST_ROWS:
                break
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise Problem("campaign.list-unreadable", name=name) from error
    return found


def _text(cell: object) -> str:
    """Return a cell as typed; Excel keeps a BIN as a number, without the zeros before it."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell).zfill(12) if 10**9 <= cell < 10**12 else str(cell)
    return "" if cell is None else str(cell).strip()


def _of_text(data: bytes, name: str) -> list[list[str]]:
    text = _decoded(data, name)
    first = text.partition("\n")[0]
    separator = max("\t;,", key=first.count)
    found: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text), delimiter=separator):
            _add(found, [cell.strip() for cell in row[:_MOST_COLUMNS]])
    except csv.Error as error:
        raise Problem("campaign.list-unreadable", name=name) from error
    return found


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1251"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Problem("campaign.list-unreadable", name=name)


def _add(found: list[list[str]], row: list[str]) -> None:
    if any(row):
        found.append(row)
