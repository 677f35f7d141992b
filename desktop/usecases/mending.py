"""Bringing back the bytes of files that a check found damaged or missing in a case (0013)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop.casefile.file import CaseFile
from desktop.domain.errors import Problem
from desktop.usecases import backups, second_place

if TYPE_CHECKING:
    from desktop.casefile.verify import Report
    from desktop.usecases.desk import Desk

Progress = Callable[[int, int], bool]
_LACKING = frozenset({"verify.content-changed", "verify.content-missing", "verify.content-lost"})


class Mended(NamedTuple):
    """What came of it: how many contents are whole now, and how many no backup holds whole."""

    mended: int
    left: int


def lacking(report: "Report") -> frozenset[str]:
    """Return the contents, by their SHA-256, that a check found damaged or missing."""
    return frozenset(
        str(found.params["sha256"]) for found in report.findings if found.code in _LACKING
    )


def is_torn(report: "Report") -> bool:
    """Return whether the file itself is damaged, so that nothing more should be written into it."""
    return any(found.code == "verify.structure" for found in report.findings)


def bring_back(desk: "Desk", wanted: frozenset[str], progress: Progress | None = None) -> Mended:
    """Put damaged or missing contents back from whatever backup holds the very bytes.

    All backups of the case are asked, here and at the second place, whichever copy they are of:
    equal bytes are equal. One that cannot be read now is passed over.

    Args:
        desk: the case.
        wanted: the contents by their SHA-256.
        progress: is told how many contents of how many are whole; `False` from it stops before the
            next one.

    Raises:
        Problem: `verify.mending-stopped`, the case is open for reading only, or it cannot be
            written to. What was put back until then stays.
    """
    desk.file.check_writable()
    case_id, left = desk.case.id, wanted
    for backup in (*backups.kept(desk.office, case_id), *second_place.kept(desk.office, case_id)):
        if not left:
            break
        try:
            copy = CaseFile.open(backup.path, clock=desk.office.clock, backups=None, write=False)
        except Problem:
            continue
        with copy:
            for each in sorted(left):
                if progress is not None and not progress(len(wanted) - len(left), len(wanted)):
                    raise Problem("verify.mending-stopped")
                left -= desk.file.put_back_contents([each], copy)
    return Mended(len(wanted) - len(left), len(left))
