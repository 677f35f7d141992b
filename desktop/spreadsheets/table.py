"""What a sheet of a workbook is made of."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

Say = Callable[..., str]
Cell = str | int | date | None
Row = Mapping[str, Cell]


class Table(NamedTuple):
    """A sheet: its id, its columns with their widths in characters, and its rows.

    `held` is the column up to which it stays in sight when one scrolls aside.
    """

    id: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    held: str = "institution"
