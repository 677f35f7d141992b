"""The words of a saved file, a paragraph a line: Word, PDF, HTML and plain text."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from desktop.domain.errors import Problem
from desktop.domain.text import clean

LARGEST = 60 * 1024 * 1024
"""Bytes; an act of law with all its annexes is far below that."""


def paragraphs_of(path: Path) -> tuple[str, ...]:
    """Return the paragraphs of a file, without those that hold no letter.

    Raises:
        Problem: `lawtext.kind` (not one of the kinds that can be read), `lawtext.too-large`,
            `lawtext.unreadable`, `lawtext.empty` (a scan holds pictures, no words).
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise Problem("lawtext.kind", name=path.name)
    try:
        too_large = path.stat().st_size > LARGEST
        lines = () if too_large else read(path)
        found = tuple(line for line in (" ".join(clean(each).split()) for each in lines) if line)
    except Exception as error:  # whatever a foreign file does to its reader
        raise Problem("lawtext.unreadable", name=path.name) from error
    if too_large:
        raise Problem("lawtext.too-large", name=path.name)
    if not any(letter.isalpha() for line in found for letter in line):
        raise Problem("lawtext.empty", name=path.name)
    return found


def _word(path: Path) -> Iterator[str]:
    import docx
    from docx.oxml.ns import qn

    for paragraph in docx.Document(str(path)).element.body.iter(qn("w:p")):
        parts = paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        yield "".join((each.text or "") if each.tag == qn("w:t") else " " for each in parts)


def _pdf(path: Path) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        yield from page.extract_text().splitlines()


def _html(path: Path) -> Iterator[str]:
    from desktop.evidence.pages import lines_of

    yield from lines_of(path.read_bytes())


def _text(path: Path) -> Iterator[str]:
    yield from path.read_text("utf-8-sig").splitlines()


_READERS: Mapping[str, Callable[[Path], Iterator[str]]] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
    ".txt": _text,
}
KINDS = tuple(sorted(_READERS))
