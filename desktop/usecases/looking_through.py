"""Looking through the folders of the library: what is new, changed, moved, gone or damaged (0046).

A file that did not change is not opened. What cannot be reached, because a stick was pulled or a
folder is away, stays listed as it was.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from desktop.casefile.header import EXTENSION, is_protected
from desktop.casefile.index import LibraryIndex, LibraryRow, by_name
from desktop.domain.errors import Problem
from desktop.usecases import library
from desktop.usecases.library_choices import choices, places
from desktop.usecases.office import Office
from desktop.usecases.second_place import FOLDER as SECOND_PLACE
from desktop.usecases.whereabouts import away, whereabouts

_TOGETHER = 20
"""So many files are read before what they say is put into the list: each time costs as a file."""


class Unread(NamedTuple):
    """A case file that could not be read, and why."""

    path: Path
    problem: Problem


def looking_through(office: Office, *, anew: bool = False) -> Iterator[Unread | None]:
    """Go through the library's folders and the files that it knows, one file a step.

    Yields for each file why it could not be read, `None` if there is nothing to say; first, where
    the list itself was damaged, `library.made-anew` of its own file. Between two steps anything may
    happen to the files and to the list.

    Args:
        office: the office.
        anew: whether files are read that did not change as well.

    Raises:
        Problem: the index cannot be written to.
    """
    with LibraryIndex(office.folders.index) as index:
        known = {row.path: row for row, _items in index.listed()}
        outdated = frozenset(index.outdated())
        made_anew = index.made_anew()
    if made_anew:
        yield Unread(office.folders.index, Problem("library.made-anew"))
    left_out = frozenset(choices(office).left_out)
    lost = (Path(path) for path in _searched(office))
    files = {*_files(office), *map(Path, known), *lost}
    absent = away(map(str, files))
    read_: list[library.Entry] = []
    changed: list[Path] = []
    for path in sorted(files):
        name = str(path)
        if name in absent or (name in left_out and name not in known):
            continue
        row = known.get(name)
        if row is not None and not anew and name not in outdated and _as_it_was(path, row):
            yield None
            continue
        try:
            found = _look_at(office, path, row, [known[each] for each in absent if each in known])
        except OSError:
            found = None  # it was pulled out meanwhile: listed as it was
        if isinstance(found, Unread):
            yield found
            continue
        if found is not None:
            read_.append(found)
            if row is not None and (row.modified, row.size) != (found[0].modified, found[0].size):
                changed.append(path)
        if len(read_) >= _TOGETHER:
            _put(office, read_, changed)
            read_, changed = [], []
        yield None
    _put(office, read_, changed)
    _let_go_of_doubles(office)


def _put(office: Office, entries: list[library.Entry], changed: list[Path]) -> None:
    """Put what was read into the list; what is to be found no more goes from the search.

    The register of institutions asks those that changed again: what went for good on another
    computer must not stay here.
    """
    left = library.put(office, *entries) if entries else ()
    if left or changed:
        from desktop.usecases import directory, searching

        with suppress(Problem):
            directory.forget(office, *left, *changed)
        with suppress(Problem):
            for each in left:
                searching.forget(office, each)


def _let_go_of_doubles(office: Office) -> None:
    """Take out the rows of files that are gone where another file of the same case is there."""
    from desktop.usecases import directory, searching

    with LibraryIndex(office.folders.index) as index:
        rows = index.rows()
        absent = away(row.path for row in rows)
        there = {row.case_id for row in rows if row.path not in absent}
        doubles = [
            row.path
            for row in rows
            if row.case_id and row.case_id in there and absent.get(row.path) == "gone"
        ]
        for path in doubles:
            index.forget(path)
    with suppress(Problem):
        directory.forget(office, *map(Path, doubles))
    with suppress(Problem):
        for path in doubles:
            searching.forget(office, Path(path))


def _files(office: Office) -> Iterator[Path]:
    """Yield the case files in the library's folders; copies that are only backups are none."""
    backups = os.path.normcase(office.folders.home.absolute())
    for place in places(office):
        for folder, inside, names in os.walk(place):
            inside[:] = [
                each
                for each in inside
                if each != SECOND_PLACE
                and os.path.normcase(Path(folder, each).absolute()) != backups
            ]
            yield from (Path(folder, each) for each in names if each.lower().endswith(EXTENSION))


def _searched(office: Office) -> tuple[str, ...]:
    """Return the files that the search knows: where the list was lost, they are found by that."""
    from desktop.usecases.searching import known_files

    with suppress(Problem):
        return known_files(office)
    return ()


def _as_it_was(path: Path, row: LibraryRow) -> bool:
    with suppress(OSError):
        stat = path.stat()
        log = path.with_name(f"{path.name}-wal")
        same = (stat.st_mtime, stat.st_size) == (row.modified, row.size)
        if row.protected and not row.case_id:  # its password may have been typed meanwhile
            return False
        # The write-ahead log of a case that is open holds what the file does not yet.
        return same and not row.trouble and not (log.exists() and log.stat().st_size)
    return False


def _look_at(
    office: Office, path: Path, row: LibraryRow | None, absent: list[LibraryRow]
) -> library.Entry | Unread | None:
    """Return what a file tells the list, or why it cannot be read; `None`: no more is known."""
    from desktop.casefile.unlock import is_locked  # which brings SQLAlchemy along

    if is_locked(path):
        _put_locked(office, path, row, absent)
        return None
    try:
        return read(office, path)
    except Problem as problem:
        if whereabouts(path) != "there":
            return None
        _put_trouble(office, path, row, problem)
        return Unread(path, problem)


def read(office: Office, path: Path) -> library.Entry:
    """Return what the list is told of a case file, read without what an editing session needs.

    Raises:
        Problem: it cannot be read.
        OSError: it is not there any more.
    """
    from desktop.casefile.quick import in_passing
    from desktop.usecases.cases import open_case
    from desktop.usecases.desk import keep_editions
    from desktop.usecases.register_file import reached

    with reached(path):
        plain = not is_protected(path)
    if plain:
        try:
            with in_passing(path) as found:
                keep_editions(office.law, found.case, found.content)
                return library.entry_of(office, found.case, path, is_protected=False)
        except Problem as problem:
            if problem.code != "file.older":
                raise
    with open_case(office, path, write=False) as desk:
        return library.entry(office, desk)


def _put_locked(
    office: Office, path: Path, row: LibraryRow | None, absent: list[LibraryRow]
) -> None:
    """List a locked file as it was known, also under another name; a new one by its name."""
    stat = path.stat()
    mark = (stat.st_mtime, stat.st_size)
    # It does not say which case it is. A file of another name that has its time and size and is
    # gone from there was this one.
    was = row or next(
        (
            each
            for each in absent
            if each.protected
            and (each.modified, each.size) == mark
            and whereabouts(Path(each.path)) == "gone"
        ),
        None,
    )
    with LibraryIndex(office.folders.index) as index:
        was = was or _by_name(office, path)
        # What it told before it got its password elsewhere must not stay; its terms run on.
        items = index.items(was.path) if was.protected else None
        items = "[]" if items is None and not was.case_id else items
        if was.path != str(path):
            index.forget(was.path)
        told = library.untold(
            replace(was, path=str(path), modified=mark[0], size=mark[1], protected=True, trouble="")
        )
        index.put(told, items)
        if not was.protected:
            index.clean()
    if not was.protected:
        from desktop.usecases import directory, searching

        with suppress(Problem):
            directory.forget(office, path)
        with suppress(Problem):
            searching.forget(office, path, at_once=True)


def _put_trouble(office: Office, path: Path, row: LibraryRow | None, problem: Problem) -> None:
    """List a file that cannot be read as it was known before, and what is wrong with it."""
    stat = path.stat()
    with LibraryIndex(office.folders.index) as index:
        found = replace(
            row or _by_name(office, path),
            modified=stat.st_mtime,
            size=stat.st_size,
            trouble=problem.code,
        )
        items = index.items(str(path))
        index.put(found, "[]" if items is None and not found.case_id else items)


def _by_name(office: Office, path: Path) -> LibraryRow:
    """Return the row of a file that is there and of which only the name is known."""
    stat = path.stat()
    return replace(
        by_name(str(path)),
        modified=stat.st_mtime,
        size=stat.st_size,
        read_at=office.clock.now().isoformat(),
    )
