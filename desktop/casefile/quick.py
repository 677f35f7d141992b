"""A case read in passing: its records and contents, without what an editing session needs."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from desktop.casefile import contents, erasing
from desktop.casefile.faults import complete, named
from desktop.casefile.format import CURRENT, connect, open_database, sniff
from desktop.casefile.leaf_log import LeafSaid, said_of
from desktop.casefile.places import openable
from desktop.casefile.store import no_collecting, read_case
from desktop.domain.case import Case
from desktop.domain.errors import Problem


class InPassing(NamedTuple):
    """A case as it stood, a way to its contents by their SHA-256, and to what its log says.

    `erasing_acts` returns how many acts may have let something go for good.
    """

    case: Case
    content: Callable[[str], bytes]
    said_of: Callable[[Iterable[UUID]], tuple[LeafSaid, ...]]
    erasing_acts: Callable[[], int]


@contextmanager
def in_passing(path: Path) -> Iterator[InPassing]:
    """Read a case file of the present version; it is not checked as one that is worked with is.

    Raises:
        Problem: "file.older", "file.newer-major", or it cannot be read.
    """
    with named(path), ExitStack() as undo:
        real = path.resolve()
        version = sniff(real)
        if version < CURRENT or version.major > CURRENT.major:
            code = "file.older" if version < CURRENT else "file.newer-major"
            raise Problem(code, path=path)
        source, mode = openable(real, undo)
        database = undo.enter_context(closing(open_database(source, mode=mode, write=False)))
        database.execute("BEGIN")
        with no_collecting():
            case = read_case(database, path)
        database.execute("COMMIT")

        def content(sha256: str) -> bytes:
            connection = connect(source, mode=mode, write=False)
            try:
                with complete(path):
                    return b"".join(contents.read(connection, sha256))
            finally:
                connection.close()

        def said(records: Iterable[UUID]) -> tuple[LeafSaid, ...]:
            with complete(path):
                return said_of(database, records)

        def erasing_acts() -> int:
            with complete(path):
                return erasing.erasing_acts(database)

        yield InPassing(case, content, said, erasing_acts)
