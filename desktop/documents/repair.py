"""Repairs in a Word template that need nobody's thought: quotes, brackets, a name almost right.

Only letters of the tags are changed, in the runs in which they stand: words and formatting stay.
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from lxml import etree

from desktop.documents.revisions import accepted
from desktop.documents.template import CURLY, STRAIGHT, TemplateFault, tags_in

Change = tuple[int, int, str]
"""The first and the last place of some letters, and what is put for them."""
# A text in quotes, straight or curly, or a curly quote alone.
_QUOTES = re.compile(STRAIGHT + r'|“([^“”"]*)”|«([^«»"]*)»|' + f"[{CURLY}]")
_ONE_SHORT = (  # a bracket forgotten where what stands within can be nothing but a field
    (re.compile(r"\{\{(\s*[\w.]+\s*)\}(?!\})"), r"{{\1}}"),
    (re.compile(r"(?<!\{)\{(\s*[\w.]+\s*)\}\}"), r"{{\1}}"),
)
_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SETTLED = frozenset({"template.tracked-changes", "template.comments"})
REPAIRED = _SETTLED | {
    "template.curly-quotes", "template.unknown-field-near", "template.unclosed-tag"
}  # fmt: skip
"""Faults of which some are repaired here."""


class Mended(NamedTuple):
    """A template after its repair.

    Attributes:
        template: the bytes of the Word file.
        fields: the names that were put right, each as it stood and as it stands.
    """

    template: bytes
    fields: tuple[tuple[str, str], ...]


def repaired(template: bytes, faults: tuple[TemplateFault, ...]) -> Mended:
    """Return a template in which everything that can be repaired by itself is, the rest untouched.

    Args:
        template: the bytes of a Word file that was read (`Template`).
        faults: what was found in it; names almost right are taken from there.
    """
    if any(fault.code in _SETTLED for fault in faults):
        return Mended(accepted(template), ())
    near = {
        fault.params["field"]: fault.params["near"]
        for fault in faults
        if fault.code == "template.unknown-field-near"
    }
    fields: set[str] = set()
    source = BytesIO(template)
    made = BytesIO()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(made, "w") as after:
        for item in before.infolist():
            data = before.read(item)
            if _PARTS.fullmatch(item.filename):
                data = _part(data, near, fields)
            after.writestr(item, data, zipfile.ZIP_DEFLATED)
    return Mended(made.getvalue(), tuple(each for each in near.items() if each[0] in fields))


def _part(data: bytes, near: dict[str, str], fields: set[str]) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(data, parser)
    changed = [_paragraph(each, near, fields) for each in tree.iter(qn("w:p"))]
    if not any(changed):
        return data
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paragraph(paragraph: Any, near: dict[str, str], fields: set[str]) -> bool:
    """Repair a paragraph, note in `fields` the names put right, return whether it changed."""
    before = "".join(each.text or "" for each in _texts(paragraph))
    if "{" not in before and "}" not in before:
        return False
    for pattern, whole in _ONE_SHORT:
        _replace(paragraph, partial(_expanded, pattern, whole))
    _replace(paragraph, partial(_in_tags, _with_straight_quotes))
    for wrong, right in near.items():
        # What a loop calls its own is no field: only the last name of a field may be mistyped.
        name = re.compile(rf"(?<![\w.]){re.escape(wrong)}(?![\w.])")
        if _replace(paragraph, partial(_in_tags, partial(name.sub, right))):
            fields.add(wrong)
    return before != "".join(each.text or "" for each in _texts(paragraph))


def _texts(paragraph: Any) -> Iterator[Any]:
    """Yield the texts of a paragraph, those of a text box within it left to their own."""
    for each in paragraph.iter(qn("w:t")):
        if next(each.iterancestors(qn("w:p"))) is paragraph:
            yield each


def _expanded(pattern: re.Pattern[str], whole: str, text: str) -> Iterator[Change]:
    for match in pattern.finditer(text):
        yield match.start(), match.end(), match.expand(whole)


def _in_tags(change: Callable[[str], str], text: str) -> Iterator[Change]:
    for first, last in tags_in(text):
        tag = text[first:last]
        if (put := change(tag)) != tag:
            yield first, last, put


def _with_straight_quotes(tag: str) -> str:
    return _QUOTES.sub(_straight, tag)


def _straight(match: re.Match[str]) -> str:
    if match[0][0] in CURLY:
        return '"' if match.lastindex is None else f'"{match[match.lastindex]}"'
    return match[0]


def _replace(paragraph: Any, changes: Callable[[str], Iterator[Change]]) -> bool:
    """Make changes, wherever runs cut the text: each letter stays in its run as far as it can.

    Returns whether there were any.
    """
    texts = list(_texts(paragraph))
    whole = "".join(each.text or "" for each in texts)
    found = list(changes(whole))
    for first, last, put in reversed(found):
        _put(texts, first, last, put)
    return bool(found)


def _put(texts: list[Any], start: int, end: int, new: str) -> None:
    at, rest = 0, new
    for each in texts:
        text = each.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        if low < high:
            last = at + len(text) >= end
            take = rest if last else rest[: high - low]
            each.text = text[:low] + take + text[high:]
            rest = rest[len(take) :]
            each.set(qn("xml:space"), "preserve")
        at += len(text)
