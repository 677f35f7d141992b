"""Saved pages: their address, title and days, and their words. Nothing in them is ever run."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from desktop.evidence import limits
from desktop.evidence.says import Moment, Says, language_of, moment_from, moment_of

_SINGLE_FILE = re.compile(r"Page saved with SingleFile(.{0,4000}?)-->", re.DOTALL)
_URL = re.compile(r"url:\s*(\S+)")
_SAVED = re.compile(
    r"saved date:\s*\w{3} (\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d) (?:GMT|UTC)([+-]\d{4})"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4,6}\)(\S+)")
_BREAKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr",
    "ul",
})  # fmt: skip
"""Where a line of a page ends."""
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.created",
    "dcterms.date", "pubdate",
)  # fmt: skip
"""Names under which pages tell the day on which they were published, the surest first."""


def page_says(head: bytes) -> Says:
    """Return what the beginning of a saved page tells: SingleFile's note, title, address, days."""
    root = parsed(head)
    told = head[: limits.HEAD].decode("utf-8", "replace")
    source, saved = _saved(told, root)
    meta = _meta(root)
    # A base address without a scheme says nothing; canonical is what the page calls itself.
    canonical = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    made = next((m for name in _PUBLISHED if (m := moment_from(meta.get(name, "")))), None)
    titles = root.xpath("//head//title") or root.xpath("//title[not(ancestor::svg)]")
    return Says(
        kind="web_page",
        title="".join(titles[0].itertext()) if titles else meta.get("og:title", ""),
        source=source or _address(canonical) or _address(meta.get("og:url", "")),
        made=made,
        found=saved,
        made_by=meta.get("author", ""),
        language=language_of(root.get("lang") or root.get("xml:lang") or ""),
    )


def _saved(told: str, root: Any) -> tuple[str, Moment | None]:
    """Return the address and the moment that the program which saved the page noted."""
    if note := _SINGLE_FILE.search(told):
        url, saved = _URL.search(note[1]), _SAVED.search(note[1])
        when = None
        if saved:
            written = f"{saved[1]} {saved[2]}"
            try:
                when = moment_of(datetime.strptime(written, "%b %d %Y %H:%M:%S %z"))
            except ValueError:
                when = None
        return _address(url[1]) if url else "", when
    if source := root.get("data-scrapbook-source"):
        try:
            stamp = root.get("data-scrapbook-create", "")[:14]
            when = moment_of(datetime.strptime(f"{stamp} +0000", "%Y%m%d%H%M%S %z"))
        except ValueError:
            when = None
        return _address(source), when
    if mark := _SAVED_FROM.search(told):
        return _address(mark[1]), None
    return "", None


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in root.iter("meta"):
        name = each.get("property") or each.get("name") or each.get("itemprop") or ""
        found.setdefault(name.strip().lower(), each.get("content") or "")
    return found


def _address(text: str) -> str:
    """Return an address of the web or of a file; what is neither is no place to look again."""
    return text if re.match(r"(?:https?|file)://", text.strip(), re.IGNORECASE) else ""


def parsed(data: bytes) -> Any:
    """Return the tree of a page, however broken it is.

    Raises:
        lxml.etree.LxmlError, ValueError: it cannot be read at all.
    """
    from lxml import html

    # Many a saved page does not say in what it is written, and is then read as Latin.
    parser = html.HTMLParser(encoding="utf-8" if _is_utf8(data) else None)
    return html.document_fromstring(data, parser=parser)


def lines_of(data: bytes) -> Iterator[str]:
    """Yield the words of a page, a block a line, without scripts, styles and its head.

    Raises:
        lxml.etree.LxmlError, ValueError: it cannot be read at all.
    """
    from lxml import etree

    root: Any = parsed(data)
    for each in root.xpath("//script | //style | //head | //noscript | //template"):
        each.drop_tree()
    line = ""
    for event, each in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if each.tag in _BREAKS:
            yield line
            line = ""
        line += (each.text if event == "start" else each.tail) or ""
    yield line


def _is_utf8(data: bytes) -> bool:
    """Return whether bytes are UTF-8; the last letter may be cut in two."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4 and error.reason == "unexpected end of data"
    return True
