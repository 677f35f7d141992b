"""From a package back to a case file, history and all: for whoever lost hers, or never had it."""

from collections.abc import Callable
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
        progress: as in `check_package`.

    Raises:
        Problem: `package.cannot-become` (n faults), `package.not-ours`, `package.small` (a
            lawyer's variant holds neither the log nor every file), as `check_package`, or the
            target cannot be written to. Nothing is made then.
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

    if n := len(check_package(package, progress).findings):
        raise Problem("package.cannot-become", n=n)
    with opened_bag(package, lambda *_code, **_params: None) as bag:
        bag.read_info()
        if PACKAGE not in bag.info:
            raise Problem("package.not-ours", path=package)
        if bag.info.get(VARIANT) == "lawyer":
            raise Problem("package.small", path=package)
        case = case_of(bag.whole(f"data/{RECORDS}", LARGEST))
        listed = contents_listed(bag.whole(f"data/{CONTENTS}", LARGEST))
        unpack(
            target,
            case,
            acts(bag.lines(f"data/{LOG}", LONGEST_LINE)),
            {sha256: partial(bag.pieces, path) for sha256, _size, path in listed},
            author=office.author,
            clock=office.clock,
        )
    return open_case(office, target)
