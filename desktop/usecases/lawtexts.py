"""Official texts that the user saved, beside the acts that the program knows, and their search."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.domain.text import clean
from desktop.usecases.files import free_name, make_folder, write_whole
from desktop.usecases.office import Office

_WORDS = ".words.json"
"""Beside each file lie its paragraphs, so that a search reads no Word or PDF."""
SNIPPET = 240


class LawText(NamedTuple):
    """A saved text: the act that it is of, and the file."""

    act: str
    path: Path


class Hit(NamedTuple):
    """A paragraph in which all words stand; `nth` counts the paragraphs of its file from 0."""

    text: LawText
    nth: int
    snippet: str


def texts(office: Office) -> tuple[LawText, ...]:
    """Return the texts that are attached, by act and name."""
    return tuple(LawText(path.parent.name, path) for path in _files(office))


def attach(office: Office, act: str, source: Path) -> LawText:
    """Keep a copy of a saved text beside an act; what lies there under its name stays.

    Raises:
        Problem: `lawtext.kind`, `lawtext.too-large`, `lawtext.unreadable`, `lawtext.empty`, or the
            user's folder cannot be written to.
    """
    from desktop.documents.reading import paragraphs_of

    paragraphs = paragraphs_of(source)
    try:
        data = source.read_bytes()
    except OSError as error:  # the stick was pulled out
        raise Problem("lawtext.unreadable", name=source.name) from error
    folder = office.folders.law_texts / act
    make_folder(folder, parents=True)
    target = free_name(folder / source.name)
    # The words first: a text without them would be listed and never found.
    write_whole(_words_of(target), msgspec.json.encode(paragraphs))
    try:
        write_whole(target, data)
    except Problem:
        with suppress(OSError):
            _words_of(target).unlink()
        raise
    return LawText(act, target)


def detach(office: Office, text: LawText) -> None:
    """Take a text away again; only the copy beside the act goes.

    Raises:
        Problem: `target.in-use`.
    """
    if office.folders.law_texts not in text.path.parents:
        return
    for path in (text.path, _words_of(text.path)):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            free = free_name(path).name
            raise Problem("target.in-use", path=str(path), free=free) from error


def search(office: Office, words: str, most: int = 200) -> tuple[Hit, ...]:
    """Return the paragraphs of the attached texts in which all words stand, whatever their case."""
    wanted = clean(words).casefold().split()
    return tuple(_hits(office, wanted, most)) if wanted else ()


def _hits(office: Office, wanted: list[str], most: int) -> Iterator[Hit]:
    for text in texts(office):
        found: tuple[str, ...] = ()
        with suppress(OSError, *NOT_JSON):  # a file without its words is only not found
            found = msgspec.json.decode(_words_of(text.path).read_bytes(), type=tuple[str, ...])
        for nth, paragraph in enumerate(found):
            folded = paragraph.casefold()
            if all(word in folded for word in wanted):
                yield Hit(text, nth, _snippet(paragraph, folded.index(wanted[0])))
                most -= 1
                if most == 0:
                    return


def _snippet(paragraph: str, at: int) -> str:
    first = max(0, at - SNIPPET // 3)
    cut = paragraph[first : first + SNIPPET]
    before, after = "… " if first else "", " …" if first + SNIPPET < len(paragraph) else ""
    return f"{before}{cut}{after}"


def _files(office: Office) -> list[Path]:
    folder = office.folders.law_texts
    if not folder.is_dir():
        return []
    found = [path for path in folder.glob("*/*") if path.is_file()]
    return sorted(path for path in found if not path.name.endswith((_WORDS, ".part")))


def _words_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_WORDS}")
