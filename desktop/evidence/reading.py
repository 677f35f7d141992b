"""What a file says of itself, and its words: the one door of this room."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import IO

from desktop.domain.correspondence import PICTURES
from desktop.domain.errors import Problem
from desktop.domain.text import clean
from desktop.evidence import limits
from desktop.evidence.kinds import OFFICE, PAGES, SINGLE_FILE_PAGES, TEXTS, ending, kind_of
from desktop.evidence.says import Says


def what_it_says(file: IO[bytes], name: str) -> Says:
    """Return what a file says of itself, read within the limits of this room.

    A file that breaks its reader says nothing and is named (`evidence.not-understood`): it is
    evidence all the same, and is kept as it is.

    Args:
        file: the file, at its beginning; it can be read at any place.
        name: its name, whose ending tells what it calls itself.
    """
    usual = Says(kind=kind_of(name))
    try:
        said = _read(file, name)
    except Exception:  # noqa: BLE001 - whatever a foreign file does to its reader
        return replace(usual, problems=(Problem("evidence.not-understood", name=name),))
    return (said or usual).one_line()


def _read(file: IO[bytes], name: str) -> Says | None:
    from desktop.evidence import archives, documents, letters, pages, pictures

    end = ending(name)
    if end in PICTURES:
        return pictures.picture_says(file, name)
    if end in PAGES:
        return pages.page_says(file.read(limits.HEAD))
    if end in SINGLE_FILE_PAGES:
        return letters.single_file_page_says(file.read(limits.LETTER))
    if end in OFFICE:
        return documents.office_says(file, name)
    rest: Mapping[str, Callable[[], Says | None]] = {
        ".eml": lambda: letters.letter_says(file.read(limits.LETTER), name),
        ".pdf": lambda: documents.pdf_says(file) if _size(file) <= limits.DOCUMENT else None,
        ".warc": lambda: archives.warc_says(file),
        ".wacz": lambda: archives.wacz_says(file, name),
    }
    return rest[end]() if end in rest else None


def _size(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


SHOWN = frozenset({*PAGES, *SINGLE_FILE_PAGES, *TEXTS, ".eml", ".warc", ".pdf", ".docx"})
"""Endings of files whose words can be shown."""


def words_of(file: IO[bytes], name: str, *, head: bool = True) -> str:
    """Return the words of a file, a paragraph a line, as plain text: nothing in it is run.

    Args:
        file: the file, at its beginning.
        name: its name, whose ending tells what it calls itself.
        head: of an e-mail, also who wrote to whom, when and about what.

    Raises:
        Problem: `evidence.no-words` (it holds none that can be read here).
    """
    try:
        lines = _lines(file, name, head=head)
        text = _gathered(lines)
    except Exception as error:  # whatever a foreign file does to its reader
        raise Problem("evidence.no-words", name=name) from error
    if not text.strip():
        raise Problem("evidence.no-words", name=name)
    return text


def _gathered(lines: Iterator[str]) -> str:
    """Join lines until there are enough; several empty ones are one."""
    found: list[str] = []
    length = 0
    for each in lines:
        line = " ".join(clean(each).split())
        if not line and (not found or not found[-1]):
            continue
        found.append(line)
        length += len(line) + 1
        if length > limits.TEXT:
            found.append("…")
            break
    return "\n".join(found).rstrip("\n")


def _lines(file: IO[bytes], name: str, *, head: bool) -> Iterator[str]:
    from desktop.evidence import archives, documents, letters, pages

    end = ending(name)
    if end in PAGES:
        yield from pages.lines_of(file.read(limits.SHOWN))
    elif end == ".eml" or end in SINGLE_FILE_PAGES:
        data = file.read(limits.LETTER)
        said, _body = letters.head_of(data)
        shown = ("subject", "from", "to", "date") if head else ()
        yield from (str(said[each]) for each in shown if said[each])
        texts = list(letters.texts_in(data))
        for text in texts:
            yield ""
            yield from text.splitlines()
        for page in () if texts else letters.pages_in(data):
            yield ""
            yield from pages.lines_of(page)
    elif end == ".warc":
        yield from pages.lines_of(archives.page_in(file))
    elif end == ".pdf":
        for n, sheet in enumerate(documents.pdf_of(file).pages):
            if n >= limits.PDF_PAGES:
                return
            yield from sheet.extract_text().splitlines()
    elif end == ".docx":
        yield from _word(file, name)
    else:
        yield from _decoded(file.read(limits.TEXT * 4)).splitlines()


def _word(file: IO[bytes], name: str) -> Iterator[str]:
    from lxml import etree

    from desktop.evidence.packed import Packed

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(Packed(file, name).read("word/document.xml"), parser)
    for paragraph in root.iter(f"{space}p"):
        parts = paragraph.iter(f"{space}t", f"{space}br", f"{space}tab")
        yield "".join((one.text or "") if one.tag == f"{space}t" else " " for one in parts)


def _decoded(data: bytes) -> str:
    """Return a text's letters: UTF-8, else UTF-16 by its mark, else as Windows writes Cyrillic."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start > len(data) - 4
        return data.decode("utf-8-sig" if cut else "cp1251", "replace")
