"""Checking a case file or a package against itself, and the law's data against its own rules."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS
from desktop.law.check import check_forms
from desktop.law.law import Law

if TYPE_CHECKING:
    from desktop.casefile.verify import Report


def verify(path: Path, progress: Callable[[int, int], bool] | None = None) -> "Report":
    """Check a case file, or a package, against itself.

    Of a case file the database, each content against its hash, the log's graph and every current
    row; of a package what `check_package` says.

    Raises:
        Problem: it cannot be opened at all.
    """
    if is_package(path):
        from desktop.usecases.package_check import check_package

        return check_package(path, progress)
    from desktop.casefile.verify import verify as verify_file

    return verify_file(path, progress)


def is_package(path: Path) -> bool:
    """Return whether a path is to be checked as a package: a folder, or a ZIP.

    Raises:
        Problem: it is out of reach.
    """
    from desktop.casefile.bag_reading import is_bag
    from desktop.casefile.faults import named

    with named(path):
        return is_bag(path)


def check_data(root: Path) -> tuple[Problem, ...]:
    """Return every fault in the data and the letter templates under a root; none if all is well.

    Each names its file and the key, or the paragraph of the letter. Letters are read once the
    data that lists them is whole.
    """
    faults = check_forms(root)
    return (*faults, *(() if faults else _template_faults(Law(root))))


def _template_faults(law: Law) -> Iterator[Problem]:
    from desktop.documents.papers import check_template

    for kind in law.documents:
        for lang in LANGS:
            path = law.template(kind.id, lang)
            for fault in check_template(path, kind.id, law.ask_ids):
                what = fault.problem()
                yield Problem("template.in-file", file=str(path), what=what, key=fault.paragraph)
