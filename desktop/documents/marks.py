"""What of a paper came out of tags: bookmarks around it, by which hand edits are told from data.

A tag that prints is rendered between two processing instructions, which no typed text can forge.
The last hand on the document takes them out, binds the text, and sets bookmarks in their place. A
bookmark is seen neither on the screen nor on paper, its name begins with "_", as Word's own do
that it hides from the list of bookmarks, and Word, LibreOffice and WPS carry it along.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import qn
from lxml import etree
from markupsafe import Markup, escape

_TARGET = "printed"
_NAME = re.compile(r"_g\d+_(\w*)")
_RPR = qn("w:rPr")
_SIGNS = ("?", "!", "…")
_CLOSING = re.compile(r"^[.;](?=\s|$)")
_LONGEST = 40
"""So many letters of a bookmark's name Word keeps."""


def marked(value: Any, field: str) -> Markup:
    """Return what a tag prints, escaped, between the instructions that name its field."""
    name = re.sub(r"\W+", "_", field, flags=re.ASCII).strip("_")
    return Markup("<?{0} {1}?>{2}<?{0}?>").format(_TARGET, Markup(name), escape(value))  # noqa: S704


def field_of(name: str) -> str | None:
    """Return the field that a bookmark's name tells; `None` if the bookmark is no mark."""
    found = _NAME.fullmatch(name)
    return found[1] if found else None


class Mark(NamedTuple):
    """Where a tag printed: its field, and the first and the last place, each a text and an offset.

    A picture lies between the two, so they may stand in two texts. Nothing printed, no mark.
    """

    field: str
    begins: tuple[Any, int]
    ends: tuple[Any, int]


def lift_marks(root: Any) -> list[Mark]:
    """Take the instructions out of a part, so that its texts are whole; return where they stood.

    What ends with a sign of its own, as a question does, drops the one that a letter puts behind.
    """
    _drop_former(root)
    found: list[Mark] = []
    opened: tuple[str, tuple[Any, int]] | None = None
    for text in root.iter(qn("w:t")):
        instructions = [each for each in text if getattr(each, "target", "") == _TARGET]
        if not instructions:
            continue
        whole = text.text or ""
        for each in instructions:
            if each.text:
                opened = (each.text.strip(), (text, len(whole)))
            elif opened is not None:
                if opened[1] != (text, len(whole)):  # LibreOffice tangles a mark around nothing
                    found.append(Mark(*opened, (text, len(whole))))
                opened = None
            behind = each.tail or ""
            if not each.text and whole.endswith(_SIGNS):
                behind = _CLOSING.sub("", behind)
            whole += behind
            text.remove(each)
        text.text = whole
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return found


def _drop_former(root: Any) -> None:
    """Drop the marks of a template that was made of a paper: they speak of that one."""
    for old in list(root.iter(qn("w:bookmarkStart"))):
        if field_of(old.get(qn("w:name"), "")) is not None:
            own = old.get(qn("w:id"))
            ends = [each for each in root.iter(qn("w:bookmarkEnd")) if each.get(qn("w:id")) == own]
            for each in (old, *ends):
                each.getparent().remove(each)


def set_marks(marks: Sequence[Mark], first: int) -> int:
    """Set a bookmark around what each tag printed; return the number that comes next.

    Args:
        marks: what `lift_marks` returned. A text may have been split since into pieces that
            together have as many characters.
        first: the number of the first bookmark, in its name and as its id.
    """
    touched = []
    # From the end: a run that is split keeps its beginning in place.
    for number, mark in reversed(list(enumerate(marks, first))):
        for name, place in (("w:bookmarkEnd", mark.ends), ("w:bookmarkStart", mark.begins)):
            element = etree.Element(qn(name), {qn("w:id"): str(number)})
            if name == "w:bookmarkStart":
                element.set(qn("w:name"), f"_g{number}_{mark.field}"[:_LONGEST])
            before, after = _split(*place)
            after.addprevious(element)
            touched += [before, after]
    for run in touched:
        if run.getparent() is not None and not any(
            each.text or each.tag != qn("w:t") for each in run if each.tag != _RPR
        ):
            run.getparent().remove(run)
    return first + len(marks)


def _split(text: Any, offset: int) -> tuple[Any, Any]:
    """Split a run at a place of its text; return both parts."""
    while offset > len(text.text or ""):
        offset -= len(text.text or "") + 1  # after it a hyphen that does not break
        text = text.getnext().getnext()
    run = text.getparent()
    tail = run.makeelement(run.tag, dict(run.attrib))
    if run.find(_RPR) is not None:
        tail.append(deepcopy(run.find(_RPR)))
    rest = text.makeelement(text.tag, dict(text.attrib))
    text.text, rest.text = (text.text or "")[:offset], (text.text or "")[offset:]
    tail.extend([rest, *text.itersiblings()])
    run.addnext(tail)
    return run, tail
