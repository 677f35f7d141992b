"""Checking a case file against itself."""

from collections.abc import Callable
from pathlib import Path

from desktop.casefile.verify import Report
from desktop.casefile.verify import verify as verify_file


def verify(path: Path, progress: Callable[[int, int], bool] | None = None) -> Report:
    """Check the database, each content against its hash, the log's graph and every current row.

    Raises:
        Problem: the file cannot be opened at all.
    """
    return verify_file(path, progress)
