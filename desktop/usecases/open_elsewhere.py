"""Who has which case open, seen from outside: for the list of cases, without opening any (0052)."""

import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from desktop.casefile.lock import shown_editor, since_when, this_host, who_edits


class OpenElsewhere(NamedTuple):
    """Who has a case open and since when; both "" if that cannot be read.

    `sure`: it is open now. Otherwise somebody's note lies there and nothing says whether it holds.
    """

    who: str
    since: str
    sure: bool


class Seen(NamedTuple):
    """What was seen of some case files: who has which open, and which are not where they were."""

    open: Mapping[Path, OpenElsewhere]
    gone: frozenset[Path]


def look_at(paths: Collection[Path]) -> Seen:
    """Return how some case files lie. It may be slow where they lie on another computer."""
    gone = frozenset(
        path
        for path in paths
        if not os.path.exists(path)  # noqa: PTH110 - nor where nobody may look
    )
    return Seen(open_elsewhere(path for path in paths if path not in gone), gone)


def open_elsewhere(paths: Iterable[Path]) -> Mapping[Path, OpenElsewhere]:
    """Return which of some case files somebody has open. Nothing is opened, no right is taken.

    It may be slow where files lie on another computer. What cannot be reached is left out.
    """
    found: dict[Path, OpenElsewhere] = {}
    here = this_host()
    for path in paths:
        with suppress(OSError):
            held = who_edits(path.resolve(), here)
            if held is not None:
                editor = held.editor
                found[path] = OpenElsewhere(shown_editor(editor), since_when(editor), held.sure)
    return found
