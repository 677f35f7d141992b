"""Which cases of the library are wanted, and how they stand together: by phase, by region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from desktop.casefile.index import LibraryRow
    from desktop.procedure.today import Kind
    from desktop.usecases.whereabouts import Whereabouts

Standing = Literal["", "late", "waiting", "open", "closed"]
File = Literal["", "protected", "missing", "copies", "unreadable"]
PHASES = ("prepare", "look", "conclude", "send", "follow")
CLOSED = "closed"
UNKNOWN = "-"
"""Stands for a region or a phase that is not known, and is chosen like one."""

_LATE: frozenset[Kind] = frozenset({"overdue", "unanswered"})
_WAITING: frozenset[Kind] = frozenset({"check_arrival", "waiting_proof"})


class Filter(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Which cases are wanted: those that answer each of these. "" asks nothing.

    Attributes:
        phase: one of `PHASES`, `CLOSED` or `UNKNOWN`.
        region: a KATO code, or `UNKNOWN`.
        procedure: id of a procedure.
        campaign: the name of a campaign.
        year: the year in which the control began, four digits.
        standing: late, waiting for others, open or closed.
        file: what is special about the file.
    """

    phase: str = ""
    region: str = ""
    procedure: str = ""
    campaign: str = ""
    year: str = ""
    standing: Standing = ""
    file: File = ""


class Known(NamedTuple):
    """What rows do not tell by themselves, by the paths of the files.

    Attributes:
        late: whose term of ours has passed, or to whom others owe an answer that did not come.
        waiting: which wait for others: an answer, a proof of receipt, a look whether it came.
        away: which are not there.
        copies: which hold one case together with another one.
    """

    late: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    away: Mapping[str, Whereabouts] = {}
    copies: frozenset[str] = frozenset()


class Tile(NamedTuple):
    """How many cases a region has, and of these how many are late and how many wait."""

    cases: int = 0
    late: int = 0
    waiting: int = 0


def pressing(items: Iterable[tuple[str, Kind, bool]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths of cases that are late and of those that wait for others.

    Args:
        items: of each line of today's list the case's path, its kind, whether it is ours to do.
    """
    late, waiting = set(), set()
    for path, kind, own in items:
        if kind in _LATE:
            late.add(path)
        elif kind in _WAITING or (kind == "due" and not own):
            waiting.add(path)
    return frozenset(late), frozenset(waiting)


def copies(rows: Iterable[LibraryRow], away: Mapping[str, Whereabouts]) -> frozenset[str]:
    """Return the paths of files that hold one case and are all there."""
    by_case: dict[str, list[str]] = {}
    for row in rows:
        if row.case_id and row.path not in away:
            by_case.setdefault(row.case_id, []).append(row.path)
    return frozenset(path for paths in by_case.values() if len(paths) > 1 for path in paths)


def file_state(row: LibraryRow, known: Known) -> str:
    """Return what is to be said of a case's file first: the key of a sentence, "" for nothing."""
    if row.path in known.away:
        return known.away[row.path]
    if row.trouble:
        return "unreadable"
    if row.path in known.copies:
        return "copy"
    return "protected" if row.protected else ""


def column(row: LibraryRow) -> str:
    """Return the column of the board in which a case stands."""
    if row.closed:
        return CLOSED
    return row.phase if row.phase in PHASES else UNKNOWN


def region(row: LibraryRow, codes: Iterable[str]) -> str:
    """Return the tile of the map on which a case stands."""
    return row.region if row.region in codes else UNKNOWN


def chosen(
    rows: Iterable[LibraryRow], wanted: Filter, known: Known, codes: frozenset[str]
) -> list[LibraryRow]:
    """Return the rows that answer a filter, in their order.

    Args:
        rows: the rows.
        wanted: the filter.
        known: what rows do not tell.
        codes: the codes of all regions.
    """
    found = list(rows)
    if wanted.phase:
        found = [each for each in found if column(each) == wanted.phase]
    if wanted.region:
        found = [each for each in found if region(each, codes) == wanted.region]
    if wanted.procedure:
        found = [each for each in found if each.procedure == wanted.procedure]
    if wanted.campaign:
        found = [each for each in found if each.campaign == wanted.campaign]
    if wanted.year:
        found = [each for each in found if each.started_on[:4] == wanted.year]
    if wanted.standing:
        found = [each for each in found if _stands(each, wanted.standing, known)]
    if wanted.file:
        found = [each for each in found if _is_file(each, wanted.file, known)]
    return found


def _stands(row: LibraryRow, standing: Standing, known: Known) -> bool:
    if standing == "late":
        return row.path in known.late
    if standing == "waiting":
        return row.path in known.waiting
    return row.closed == (standing == "closed")


def _is_file(row: LibraryRow, file: File, known: Known) -> bool:
    if file == "protected":
        return row.protected
    if file == "missing":
        return row.path in known.away
    return row.path in known.copies if file == "copies" else bool(row.trouble)


def board(rows: Iterable[LibraryRow]) -> dict[str, list[LibraryRow]]:
    """Return the columns of the board with their cases, in the order of the route.

    That of cases whose phase nobody knows comes last, and only if there is one.
    """
    columns: dict[str, list[LibraryRow]] = {phase: [] for phase in (*PHASES, CLOSED)}
    for row in rows:
        columns.setdefault(column(row), []).append(row)
    return columns


def by_region(rows: Iterable[LibraryRow], known: Known, codes: frozenset[str]) -> dict[str, Tile]:
    """Return how the cases of each region stand; a region without cases is not in it."""
    found: dict[str, list[int]] = {}
    for row in rows:
        tile = found.setdefault(region(row, codes), [0, 0, 0])
        tile[0] += 1
        tile[1] += row.path in known.late
        tile[2] += row.path in known.waiting
    return {code: Tile(*counts) for code, counts in found.items()}
