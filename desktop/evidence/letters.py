"""E-mails and pages saved as one file (MHTML): headers, names of attachments, words.

The standard parser reads every level of a letter that lies in a letter, and its time grows with
their number. Here a letter is taken apart level by level within limits, and only its headers are
given to that parser.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from desktop.domain.errors import Problem
from desktop.evidence import limits
from desktop.evidence.pages import page_says
from desktop.evidence.says import Moment, Says, moment_of

_WANTED = re.compile(
    rb"(?:date|from|to|cc|subject|content-type|content-disposition|content-transfer-encoding|"
    rb"content-location|snapshot-content-location)\s*:",
    re.IGNORECASE,
)
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_NEW_LINE = re.compile(rb"\r?\n(?![ \t])")


@dataclass(frozen=True)
class Part:
    """One part of a letter: its headers, its bytes as they were sent, how deep it lies."""

    head: EmailMessage
    body: bytes
    depth: int

    @property
    def name(self) -> str:
        """The name of an attached file; "" for text."""
        return self.head.get_filename() or ""

    def decoded(self) -> bytes:
        """Return its bytes as they were before they were packed for sending."""
        coded = str(self.head.get("content-transfer-encoding", "")).strip().lower()
        if coded == "base64":
            try:
                return binascii.a2b_base64(self.body)
            except binascii.Error:
                return b""
        return binascii.a2b_qp(self.body) if coded == "quoted-printable" else self.body

    def words(self) -> str:
        """Return its bytes as text."""
        charset = str(self.head.get_param("charset") or "utf-8")
        try:
            return self.decoded().decode(charset, "replace")
        except LookupError:
            return self.decoded().decode("utf-8", "replace")


class _TooDeep(Exception):  # noqa: N818 - caught beside where it is raised
    pass


def parts_of(data: bytes) -> tuple[list[Part], bool]:
    """Return the parts of a letter that hold no others, and whether all its levels were read."""
    found: list[Part] = []
    try:
        for part in _parts(data, 0):
            if len(found) >= limits.PARTS:
                return found, False
            found.append(part)
    except _TooDeep:
        return found, False
    return found, True


def head_of(data: bytes) -> tuple[EmailMessage, bytes]:
    """Return the headers that matter here, and what follows them."""
    end = _EMPTY_LINE.search(data, 0, limits.LETTER_HEAD)
    cut = end.start() if end else min(len(data), limits.LETTER_HEAD)
    lines = (line for line in _NEW_LINE.split(data[:cut]) if _WANTED.match(line))
    small = b"\r\n".join(line[: limits.HEADER_LINE] for line in lines) + b"\r\n\r\n"
    head = BytesParser(policy=policy.default).parsebytes(small, headersonly=True)
    return head, data[end.end() :] if end else b""


def _parts(data: bytes, depth: int) -> Iterator[Part]:
    if depth > limits.NESTED:
        raise _TooDeep
    head, body = head_of(data)
    kind = head.get_content_type()
    boundary = head.get_boundary()
    if kind.startswith("multipart/") and boundary:
        for piece in _pieces(body, boundary.encode("utf-8", "replace")):
            yield from _parts(piece, depth + 1)
    elif kind == "message/rfc822":
        yield from _parts(body, depth + 1)
    else:
        yield Part(head, body, depth)


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield what stands between the boundaries; a part without headers begins with a line end."""
    mark = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    begin = None
    for found in mark.finditer(body):
        if begin is not None:
            yield body[begin : found.start()].removeprefix(b"\r").removeprefix(b"\n")
        begin = None if found[1] else found.end()
    if begin is not None:  # cut short: the last part has no end
        yield body[begin:].removeprefix(b"\r").removeprefix(b"\n")


def letter_says(data: bytes, name: str) -> Says:
    """Return from whom, to whom, when and about what an e-mail is, and what is attached."""
    head, _body = head_of(data)
    parts, whole = parts_of(data)
    return Says(
        kind="document",
        title=str(head.get("subject", "")),
        source=str(head.get("from", "")),
        made=_moment(head),
        to=str(head.get("to", "")),
        attached=tuple(part.name for part in parts if part.name),
        problems=() if whole else (Problem("evidence.nested", name=name, levels=limits.NESTED),),
    )


def single_file_page_says(data: bytes) -> Says:
    """Return what a page saved as one file (MHTML) tells: where it stood and when it was saved."""
    head, _body = head_of(data)
    page = next((part for part in parts_of(data)[0] if _is_page(part)), None)
    said = page_says(page.decoded()[: limits.HEAD]) if page else Says(kind="web_page")
    address = head.get("snapshot-content-location") or (
        page.head.get("content-location", "") if page else ""
    )
    return Says(
        kind="web_page",
        title=str(head.get("subject", "")) or said.title,
        source=str(address).strip() or said.source,
        made=said.made,
        found=_moment(head),
        made_by=said.made_by,
        language=said.language,
    )


def _is_page(part: Part) -> bool:
    return part.head.get_content_type() in ("text/html", "application/xhtml+xml")


def pages_in(data: bytes) -> Iterator[bytes]:
    """Yield the pages of a letter or of a single-file page."""
    yield from (part.decoded() for part in parts_of(data)[0] if _is_page(part))


def texts_in(data: bytes) -> Iterator[str]:
    """Yield the plain texts of a letter that are no attachments."""
    for part in parts_of(data)[0]:
        if part.head.get_content_type() == "text/plain" and not part.name:
            yield part.words()


def _moment(head: EmailMessage) -> Moment | None:
    try:
        sent = parsedate_to_datetime(str(head.get("date", "")))
        # "-0000" says that the sender's zone is not told: the hour is UTC.
        return moment_of(sent if sent.tzinfo else sent.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
