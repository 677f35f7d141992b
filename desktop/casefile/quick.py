"""A case read in passing: its records and contents, without what an editing session needs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from desktop.casefile import contents
from desktop.casefile.faults import named
from desktop.casefile.format import CURRENT, connect, sniff
from desktop.casefile.places import openable
from desktop.casefile.store import Store
from desktop.domain.case import Case
from desktop.domain.clock import Clock
from desktop.domain.errors import Problem


class InPassing(NamedTuple):
    """A case as it stood, and a way to its contents by their SHA-256."""

    case: Case
    content: Callable[[str], bytes]


@contextmanager
def in_passing(path: Path, clock: Clock) -> Iterator[InPassing]:
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
        connection = connect(source, mode=mode, write=False)
        undo.callback(connection.close)
        case = Store(path, connection, clock).present().case
        yield InPassing(case, lambda sha256: b"".join(contents.read(connection, sha256)))
