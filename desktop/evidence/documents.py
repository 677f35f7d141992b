"""The properties of documents: PDF, Word, Excel, PowerPoint and their open counterparts."""

import logging
from io import BytesIO
from typing import IO, Any

from desktop.domain.errors import Problem
from desktop.evidence.packed import Packed
from desktop.evidence.says import Says, language_of, moment_from, moment_of

_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"


def pdf_of(file: IO[bytes]) -> Any:
    """Open a PDF. What is wrong in it is not told on the console, where nobody asked."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return PdfReader(file)


def pages_of_pdf(data: bytes) -> int:
    """Return how many pages a PDF has; 0 if that cannot be told."""
    try:
        return len(pdf_of(BytesIO(data)).pages)
    except Exception:  # noqa: BLE001 - whatever a foreign file does to its reader
        return 0


def pdf_says(file: IO[bytes]) -> Says:
    """Return title, author, language and day of a PDF, as the program that made it wrote them."""
    reader = pdf_of(file)
    if reader.is_encrypted and not reader.decrypt(""):
        return Says(kind="document")
    told = reader.metadata
    language = str(reader.root_object.get("/Lang") or "")
    if told is None:
        return Says(kind="document", language=language_of(language))
    return Says(
        kind="document",
        title=str(told.title or ""),
        made_by=str(told.author or ""),
        made=moment_of(told.creation_date),
        language=language_of(language),
    )


def office_says(file: IO[bytes], name: str) -> Says:
    """Return title, author, language and day of an office document."""
    try:
        packed = Packed(file, name)
        core, meta = packed.read("docProps/core.xml"), packed.read("meta.xml")
    except Problem as problem:
        return Says(kind="document", problems=(problem,))
    root = _xml(core or meta)
    created = _text(root, _TERMS, "created") or _text(root, _META, "creation-date")
    return Says(
        kind="document",
        title=_text(root, _DC, "title"),
        made_by=_text(root, _META, "initial-creator") or _text(root, _DC, "creator"),
        made=moment_from(created),
        language=language_of(_text(root, _DC, "language")),
    )


def _xml(data: bytes) -> Any:
    from lxml import etree

    if not data:
        return None
    # Entities of a foreign file may name other files, or unfold without end.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _text(root: Any, space: str, name: str) -> str:
    found = None if root is None else root.find(f".//{{{space}}}{name}")
    return "" if found is None else (found.text or "")
