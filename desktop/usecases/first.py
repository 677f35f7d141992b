"""What the first paint of the window needs, read with nothing but the standard library.

The office and the library load msgspec and the domain; the window is on screen before that.
"""

import json
from typing import TYPE_CHECKING, Any, cast

from desktop.casefile.glance import glance
from desktop.usecases.folders import Folders

if TYPE_CHECKING:
    from desktop.domain.text import Lang

_LANGS = ("kk", "ru", "en")


class FirstText:
    """A text per language, as `LocalText` answers."""

    __slots__ = ("_parts",)

    def __init__(self, parts: dict[str, Any]) -> None:
        self._parts = parts

    def text(self, lang: "Lang") -> str:
        """Return the part in `lang`, "" if it is missing."""
        return str(self._parts.get(lang, ""))

    def any_text(self, preferred: "Lang") -> str:
        """Return the part in `preferred`, else any that stands."""
        order = (preferred, *_LANGS)
        return next((str(self._parts[one]) for one in order if self._parts.get(one)), "")


class FirstRow:
    """A line of the library, as `LibraryRow` answers."""

    __slots__ = ("case_id", "next_clock", "next_due", "object_name", "path", "phase", "topic")

    def __init__(self, row: dict[str, Any]) -> None:
        self.path = str(row.get("path", ""))
        self.case_id = str(row.get("case_id", ""))
        self.object_name = FirstText(row.get("object_name") or {})
        self.topic = FirstText(row.get("topic") or {})
        self.phase = str(row.get("phase", ""))
        self.next_clock = str(row.get("next_clock", ""))
        self.next_due = str(row.get("next_due", ""))


def first_rows(folders: Folders) -> tuple[tuple[FirstRow, ...], int]:
    """Return the library's first lines in the order of `library.rows`, and how many there are."""
    found = glance(folders.index)
    return tuple(FirstRow(row) for row in found.rows), found.of


def first_lang(folders: Folders) -> "Lang":
    """Return the language that the user chose, Kazakh where nothing was chosen or can be read."""
    lang = _profile(folders).get("lang")
    return cast("Lang", lang if lang in _LANGS else "kk")


def first_place(folders: Folders) -> str:
    """Return where the window stood when it was last closed, "" where that is not known."""
    kept = _profile(folders).get("window")
    return str(kept.get("place", "")) if isinstance(kept, dict) else ""


def _profile(folders: Folders) -> dict[str, Any]:
    try:
        read = json.loads(folders.profile.read_bytes())
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}
