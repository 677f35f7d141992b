"""What a letter's template must not hold, besides its tags: it may come from a stranger.

Only text and pictures are wanted. Whatever runs, embeds, fetches or asks another program is
refused before anything is read out of the file.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.oxml.ns import qn
from lxml import etree

from desktop.domain.errors import Problem

_RUNS_OR_EMBEDS = frozenset(
    {
        "vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary",
        "aFChunk", "subDocument", "frame", "attachedTemplate", "attachedToolbars", "extensibility",
        "mailMergeSource", "mailMergeHeaderSource", "transform",
    }
)  # fmt: skip
"""The last words of kinds of relations: programs, other files, windows onto them."""
_FIELDS = frozenset(
    {
        "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "HYPERLINK",
        "TOC", "TC", "SEQ", "STYLEREF", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
        "TITLE", "SUBJECT", "AUTHOR", "SYMBOL", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN",
    }
)  # fmt: skip
"""Word's own fields that look at nothing outside the document."""
_LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_NAME = re.compile(r"\s*([A-Za-z]*)")
_TARGET = re.compile(r'HYPERLINK\s+"?([^\s"\\][^\s"]*|\\\\[^\s"]*)', re.IGNORECASE)
"""Where a link of a field leads; one to a place in the same document begins with a switch."""
_DOCTYPE = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))
_MOST_MARKUP = 500_000
"""So many tags of XML a letter may have; the largest of ours has 4,000. Each takes memory."""
_VML = "{urn:schemas-microsoft-com:vml}"
_FOREIGN = (qn("w:altChunk"), qn("w:mailMerge"), qn("w:subDoc"), qn("w:object"), qn("w:control"))


def refuse_foreign(data: bytes, limit: int) -> None:
    """Refuse the bytes of a Word file that hold more than text and pictures.

    Args:
        data: the file.
        limit: so many bytes it may have unpacked.

    Raises:
        Problem: `template.foreign-content`, `template.foreign-field`; `template.not-word` where
            the file is larger. A file that is broken raises whatever breaks.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if sum(each.file_size for each in members) > limit:
            raise Problem("template.not-word")
        markup = 0
        for each in members:
            # Word writes none: it is there to have other files read, or a text grow without end.
            if not each.filename.startswith("word/media/"):
                inside = archive.read(each)
                if any(word in inside for word in _DOCTYPE):
                    raise Problem("template.foreign-content")
                markup += inside.count(b"<")
        if markup > _MOST_MARKUP:
            raise Problem("template.not-word")
    package = OpcPackage.open(BytesIO(data))
    _refuse_relations(package.rels)
    for part in package.iter_parts():
        if "macroEnabled" in part.content_type or "vbaProject" in part.partname:
            raise Problem("template.foreign-content")
        _refuse_relations(part.rels)
        if part.content_type.endswith("xml"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            _refuse_elements(etree.fromstring(part.blob, parser))


def _refuse_relations(relations: Any) -> None:
    for each in relations.values():
        if each.reltype.rpartition("/")[2] in _RUNS_OR_EMBEDS:
            raise Problem("template.foreign-content")
        is_link = each.reltype == RELATIONSHIP_TYPE.HYPERLINK and _LINK.match(each.target_ref)
        if each.is_external and not is_link:
            raise Problem("template.foreign-content")


def _refuse_elements(tree: Any) -> None:
    for _ in tree.iter(*_FOREIGN):
        raise Problem("template.foreign-content")
    for each in tree.iter(f"{_VML}*"):
        if each.get("src"):  # a picture beside the file is a relation; this is an address
            raise Problem("template.foreign-content")
    for instruction in _instructions(tree):
        name = _NAME.match(instruction)[1].upper()  # type: ignore[index] # it matches any text
        target = _TARGET.search(instruction)
        leads_away = name == "HYPERLINK" and target and not _LINK.match(target[1])
        if name not in _FIELDS or leads_away:
            raise Problem("template.foreign-field", field=_named(instruction))


def _named(instruction: str) -> str:
    return " ".join(instruction.split())[:60] or "…"


def _instructions(tree: Any) -> Iterator[str]:
    """Yield what each of Word's own fields is told to do, as far as it stands there in letters.

    A field whose name another field makes has none of its own, and is none of those that may be.
    """
    for simple in tree.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    begun: list[list[str]] = []
    for node in tree.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText")):
        if node.tag != qn("w:fldChar"):
            if not begun:
                yield node.text or ""
            else:
                begun[-1].append(node.text or "")
        elif node.get(qn("w:fldCharType")) == "begin":
            begun.append([])
        elif node.get(qn("w:fldCharType")) == "end" and begun:
            yield "".join(begun.pop())
    yield from ("".join(each) for each in begun)
