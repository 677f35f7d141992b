"""A small table of the data: rows in their order, and by their ids."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Rows(Generic[Row]):
    """Rows in the order of their file; iterating gives the rows, `get` one by its id."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._rows

    def __getitem__(self, row_id: str) -> Row:
        return self._rows[row_id]

    def get(self, row_id: str) -> Row | None:
        """Return a row; `None` if there is none of that id."""
        return self._rows.get(row_id)

    def values(self) -> tuple[Row, ...]:
        """Return all rows."""
        return tuple(self._rows.values())
