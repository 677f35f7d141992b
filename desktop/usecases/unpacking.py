"""From a package back to a case file, history and all: for whoever lost hers, or never had it."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.package import CONTENTS, LOG, PACKAGE, RECORDS, VARIANT

Progress = Callable[[int, int], bool]


def case_of_package(
    office: Office, package: Path, target: Path, progress: Progress | None = None
) -> Desk:
    """Make a case file of a whole package and open it.

    It is a copy of the case from which the package was made, under the same id and with the same
    history, and can be joined with other copies. The package is checked first.

    Args:
        office: the office.
        package: a folder or a ZIP; nothing in it is unpacked anywhere but into the case file.
        target: the case file to make.
        progress: gets the bytes done and all bytes, each counted twice: they are read to be
            checked, then into the case file. `False` from it stops.

    Raises:
        Problem: `package.cannot-become` (n faults), `package.not-ours`, `package.small` (a
            lawyer's variant holds neither the log nor every file), `package.unpack-stopped`, as
            `check_package`, or the target cannot be written to. Nothing is made then.
    """
    from desktop.casefile.bag_reading import opened_bag
    from desktop.casefile.log_lines import LONGEST_LINE, acts
    from desktop.casefile.unpacking import unpack
    from desktop.usecases.package_check import (
        LARGEST,
        case_of,
        check_package,
        contents_listed,
    )

    steps = _Steps(progress)
    try:
        report = check_package(package, steps.checked)
    except Problem as problem:
        if problem.code == "verify.stopped":
            raise Problem("package.unpack-stopped") from problem
        raise
    if n := len(report.findings):
        raise Problem("package.cannot-become", n=n)
    with opened_bag(package, lambda *_code, **_params: None) as bag:
        bag.read_info()
        if PACKAGE not in bag.info:
            raise Problem("package.not-ours", path=package)
        if bag.info.get(VARIANT) == "lawyer":
            raise Problem("package.small", path=package)
        case = case_of(bag.whole(f"data/{RECORDS}", LARGEST))
        listed = list(contents_listed(bag.whole(f"data/{CONTENTS}", LARGEST)))
        steps.takes(sum(size for _sha256, size, _path in listed))
        unpack(
            target,
            case,
            acts(bag.lines(f"data/{LOG}", LONGEST_LINE)),
            {
                sha256: partial(steps.told, partial(bag.pieces, path))
                for sha256, _size, path in listed
            },
            author=office.author,
            clock=office.clock,
        )
    return open_case(office, target)


class _Steps:
    """Adds the two ways through the bytes up for whoever shows progress."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._all = 0
        self._wanted = 0
        self._taken = 0

    def checked(self, done: int, total: int) -> bool:
        """Tell how much is checked: the first half."""
        self._all = total
        return self._progress is None or self._progress(done, 2 * total)

    def takes(self, size: int) -> None:
        """Say how many bytes come into the case: fewer than were checked, without the lists."""
        self._wanted = size

    def told(self, pieces: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
        """Yield the bytes of a file and tell of them: the second half."""
        for piece in pieces():
            yield piece
            self._taken += len(piece)
            share = self._all * min(self._taken, self._wanted) // max(self._wanted, 1)
            if self._progress is not None and not self._progress(self._all + share, 2 * self._all):
                raise Problem("package.unpack-stopped")
