"""Archives of pages: the first page of a WARC, the list of pages of a WACZ.

A library reads WARC, but a line without an end whole into memory: a packed file of a few kilobytes
would fill it. What is wanted here is the first page alone.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO

from desktop.domain.errors import Problem
from desktop.domain.reading import NOT_JSON
from desktop.evidence import limits
from desktop.evidence.packed import Packed, unpacked
from desktop.evidence.pages import page_says
from desktop.evidence.says import Says, moment_from

_GZIP = b"\x1f\x8b"
_HTML = re.compile(
    rb"^content-type:\s*(?:text/html|application/xhtml)", re.IGNORECASE | re.MULTILINE
)
_CHUNKED = re.compile(rb"^transfer-encoding:\s*chunked", re.IGNORECASE | re.MULTILINE)
_PACKED = re.compile(rb"^content-encoding:\s*gzip", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class _Record:
    fields: Mapping[str, str]
    block: bytes


def warc_says(file: IO[bytes]) -> Says:
    """Return where and when the first page of a WARC was fetched, and what that page tells."""
    page = _first_page(_beginning(file))
    if page is None:
        return Says(kind="web_page")
    said = page_says(body) if (body := _body(page.block)) else Says()
    return Says(
        kind="web_page",
        title=said.title,
        source=page.fields.get("warc-target-uri", "").strip("<> "),
        made=said.made,
        found=moment_from(page.fields.get("warc-date", "")),
        made_by=said.made_by,
        language=said.language,
    )


def page_in(file: IO[bytes]) -> bytes:
    """Return the first page of a WARC; b"" if there is none near its beginning."""
    page = _first_page(_beginning(file))
    return _body(page.block) if page else b""


def _beginning(file: IO[bytes]) -> bytes:
    mark = file.read(2)
    file.seek(0)
    return unpacked(file, limits.ARCHIVE_READ) if mark == _GZIP else file.read(limits.ARCHIVE_READ)


def _first_page(data: bytes) -> _Record | None:
    """Return the first answer that is a page, else the first answer of all."""
    answers = [each for each in _records(data) if each.fields.get("warc-type") == "response"]
    return next((one for one in answers if _is_page(one)), answers[0] if answers else None)


def _is_page(record: _Record) -> bool:
    head = record.block[: record.block.find(b"\r\n\r\n")]
    return b" 200" in head[:20] and _HTML.search(head) is not None


def _records(data: bytes) -> Iterator[_Record]:
    at = 0
    while data.startswith(b"WARC/", at):
        end = data.find(b"\r\n\r\n", at, at + limits.LETTER_HEAD)
        if end < 0:
            return
        lines = data[at:end].decode("utf-8", "replace").split("\r\n")[1:]
        pairs = (line.partition(":") for line in lines)
        fields = {name.strip().lower(): value.strip() for name, _, value in pairs}
        length = fields.get("content-length", "")
        if not length.isdecimal() or len(length) > 12:
            return
        begin = end + 4
        yield _Record(fields, data[begin : begin + int(length)])
        at = begin + int(length) + 4  # two line ends close each record


def _body(block: bytes) -> bytes:
    """Return the page out of an answer of a server, as far as a title needs it."""
    head, _, body = block.partition(b"\r\n\r\n")
    if _CHUNKED.search(head):
        body = _joined(body)
    if _PACKED.search(head):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, limits.HEAD)
        except zlib.error:
            return b""
    return body


def _joined(body: bytes) -> bytes:
    """Join the pieces in which a server sent a page; without them it is whole already."""
    out, at = bytearray(), 0
    while at < len(body):
        line = body.find(b"\r\n", at, at + 64)
        try:
            size = int(body[at:line].split(b";")[0], 16) if line >= 0 else 0
        except ValueError:
            return bytes(out) or body
        if not size:
            break
        out += body[line + 2 : line + 2 + size]
        at = line + 2 + size + 2
    return bytes(out)


def wacz_says(file: IO[bytes], name: str) -> Says:
    """Return where and when the first page of a WACZ was saved, and how many it holds."""
    import msgspec

    try:
        told = Packed(file, name).read("pages/pages.jsonl")
    except Problem as problem:
        return Says(kind="web_page", problems=(problem,))
    for line in told.splitlines():
        try:
            page = msgspec.json.decode(line)
        except NOT_JSON:
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            return Says(
                kind="web_page",
                title=str(page.get("title") or ""),
                source=page["url"],
                found=moment_from(str(page.get("ts") or "")),
            )
    return Says(kind="web_page")
