"""What Word records beside a text: changes nobody accepted yet, and comments; found and settled.

Both carry words that are not meant to go out, and the names of those who wrote them. Programs show
them differently: one prints what was deleted, another hides it.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Literal, NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from desktop.documents.blocks import Word
from desktop.documents.finish import packed
from desktop.domain.errors import Problem


def _named(*names: str) -> tuple[str, ...]:
    return tuple(qn(f"w:{name}") for name in names)


_ADDED = _named("ins", "moveTo")
_TAKEN = _named("del", "moveFrom")
_FORMER = _named(
    "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
    "tblGridChange", "sectPrChange", "numberingChange", "cellIns", "cellMerge",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
)  # fmt: skip
"""How something looked before, and where a change begins and ends: it just goes."""
_CELL = qn("w:cellDel")
_COMMENTS = _named("commentRangeStart", "commentRangeEnd", "commentReference")
_ABOUT_COMMENTS = {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
"""The last words of the kinds of relations to parts that hold comments and who wrote them."""
_MARKS = _named("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
_P, _R, _TBL, _TR, _TC = _named("p", "r", "tbl", "tr", "tc")
_PPR, _RPR, _TRPR = _named("pPr", "rPr", "trPr")
_BESIDE = ("/docProps/", "/customXml/", "/word/glossary/")
"""Where parts lie that are not printed."""


class Pending(NamedTuple):
    """Something recorded: what it is, and the paragraph in which it stands."""

    what: Literal["change", "comment"]
    paragraph: str


def pending(package: Any) -> Iterator[Pending]:
    """Yield what is recorded in a package, in the order of its parts."""
    for _part, root in parts_of(package):
        for each in root.iterdescendants(*_ADDED, *_TAKEN, *_FORMER, _CELL, *_COMMENTS):
            what: Literal["change", "comment"] = "comment" if each.tag in _COMMENTS else "change"
            yield Pending(what, _paragraph(each))


def parts_of(package: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the parts of a package whose XML belongs to what is printed, each with its root.

    One that is no XML is left out: office programs show the rest.
    """
    for part in package.iter_parts():
        if part.content_type.endswith("xml") and not part.partname.startswith(_BESIDE):
            if hasattr(part, "element"):
                yield part, part.element
            else:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                with suppress(etree.XMLSyntaxError):
                    yield part, etree.fromstring(part.blob, parser)


def _paragraph(element: Any) -> str:
    above = next(element.iterancestors(_P), None)
    found = above if above is not None else next(element.iter(_P), None)
    if found is None:
        return ""
    return "".join(each.text or "" for each in found.iter(*_named("t", "delText"))).strip()


def has_changes(data: bytes) -> bool:
    """Return whether a Word file holds recorded changes; what is none holds none."""
    try:
        package = Word(data).document.part.package
    except Problem:
        return False
    return any(each.what == "change" for each in pending(package))


def accepted(data: bytes) -> bytes:
    """Return a Word file in which every recorded change is accepted and no comment is left.

    What holds neither is given back byte for byte, and so is what is no Word file.
    """
    try:
        document = Word(data).document
    except Problem:
        return data
    if next(pending(document.part.package), None) is None:
        return data
    for part, root in parts_of(document.part.package):
        _accept(root)
        if not hasattr(part, "element"):
            part._blob = etree.tostring(root)  # noqa: SLF001 - the library has no other way
    for rel_id, relation in list(document.part.rels.items()):
        if relation.reltype.rpartition("/")[2] in _ABOUT_COMMENTS:
            del document.part.rels[rel_id]
    return packed(document.part.package)


def _accept(root: Any) -> None:
    joined = [each for each in root.iterdescendants(_P) if _mark_is_taken(each)]
    for each in list(root.iterdescendants(*_TAKEN)):
        row = each.getparent().getparent() if each.getparent().tag == _TRPR else None
        _drop(row if row is not None and row.tag == _TR else each)
    for each in list(root.iterdescendants(_CELL)):
        _drop(next(each.iterancestors(_TC), each))
    for each in list(root.iterdescendants(*_ADDED)):
        if each.getparent().tag not in {_RPR, _TRPR}:
            for child in list(each):
                each.addprevious(child)
        _drop(each)
    for each in list(root.iterdescendants(*_FORMER, *_COMMENTS, qn("w:trackRevisions"))):
        run = each.getparent()
        _drop(each)
        if run.tag == _R and all(child.tag == _RPR for child in run):
            _drop(run)
    for paragraph in joined:
        _join(paragraph)
    _close(root)


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:  # else it is gone with what it stood in
        parent.remove(element)


def _mark_is_taken(paragraph: Any) -> bool:
    mark = paragraph.find(f"{_PPR}/{_RPR}")
    return mark is not None and any(each.tag in _TAKEN for each in mark)


def _join(paragraph: Any) -> None:
    """Let a paragraph whose end was deleted go on in the next one."""
    if paragraph.getparent() is None:
        return
    after = paragraph.getnext()
    while after is not None and after.tag in _MARKS:
        after = after.getnext()
    content = [each for each in paragraph if each.tag != _PPR]
    if after is not None and after.tag == _P:
        at = 1 if after.find(_PPR) is not None else 0
        after[at:at] = content
        _drop(paragraph)
    elif after is not None and after.tag == _TBL and not content:
        _drop(paragraph)


def _close(root: Any) -> None:
    """Drop the tables of which nothing is left; give a cell the paragraph that it must end with."""
    for row in list(root.iterdescendants(_TR)):
        if next(row.iter(_TC), None) is None:
            _drop(row)
    for table in list(root.iterdescendants(_TBL)):
        if next(table.iter(_TR), None) is None:
            _drop(table)
    for cell in root.iterdescendants(_TC):
        if len(cell) == 0 or cell[-1].tag != _P:
            etree.SubElement(cell, _P)
