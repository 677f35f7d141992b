"""Bringing a block or a few letters from one Word file into another, so that they look the same.

What a copy refers to is found in the other file or brought along: styles by their names, lists
by what stands in them there already, pictures by their bytes, links by their address.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from desktop.documents.blocks import Atom, Block, Word, name_of

_RELATED = tuple(qn(f"r:{name}") for name in ("embed", "id", "link", "pict"))
Piece = tuple[Any, str | list[Any]]
"""The properties of a run, `None` for none, and what it holds: letters, or nodes of an object."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Transplant:
    """Copies from one file into another."""

    def __init__(self, source: Word, target: Word) -> None:
        self._source, self._target = source, target
        self._styles: dict[str, str] = {}
        self._seen_lists: dict[str, Counter[str]] = {}
        self._lists: dict[str, str | None] = {}
        self._bookmarks = 0

    def saw_pair(self, source: Block, target: Block) -> None:
        """Remember which list of the target a paragraph's list of the source has become."""
        theirs, ours = _list_of(source.element), _list_of(target.element)
        if theirs and ours:
            self._seen_lists.setdefault(theirs, Counter())[ours] += 1

    def block(self, block: Block, into: Any) -> Any:
        """Return a copy of a block for a part of the target."""
        copy = deepcopy(block.element)
        for section in list(copy.iter(qn("w:sectPr"))):
            section.getparent().remove(section)
        self._bookmarks += 1
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            for each in copy.iter(qn(name)):
                each.set(qn("w:id"), f"{self._bookmarks}-{each.get(qn('w:id'))}")
        self._settle(copy, self._source.part_of(block), into)
        return copy

    def run_properties(self, run: Any) -> Any:
        """Return a copy of how a run of the source is formatted, `None` if it says nothing."""
        own = run.find(qn("w:rPr"))
        if own is None:
            return None
        copy = deepcopy(own)
        self.settle_styles(copy)
        return copy

    def nodes(self, atom: Atom, block: Block, into: Any) -> list[Any]:
        """Return copies of the nodes of an object, a break or a sign for a part of the target."""
        return [self.copy(node, block, into) for node in atom.nodes]

    def copy(self, node: Any, block: Block, into: Any) -> Any:
        """Return a copy of a node of a block of the source for a part of the target."""
        copy = deepcopy(node)
        copy.tail = None
        self._settle(copy, self._source.part_of(block), into)
        return copy

    def _settle(self, copy: Any, source_part: Any, into: Any) -> None:
        self.settle_styles(copy)
        for own in list(copy.iter(qn("w:numPr"))):
            number = own.find(qn("w:numId"))
            there = self._list(number.get(qn("w:val"))) if number is not None else None
            if there is None:
                own.getparent().remove(own)
            else:
                number.set(qn("w:val"), there)
        for element in copy.iter():
            for name in _RELATED:
                found = source_part.rels.get(element.get(name)) if element.get(name) else None
                if found is not None:
                    element.set(name, _related(found, into))

    def settle_styles(self, copy: Any) -> None:
        """Let a copy name the styles of the target."""
        for name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            for each in copy.iter(qn(name)):
                each.set(qn("w:val"), self.style(each.get(qn("w:val"))))

    def style(self, style: str) -> str:
        """Return the id that a style of the source has in the target; it is brought if missing."""
        if style not in self._styles:
            own = self._source.styles.by_id.get(style)
            there = self._target.styles.by_name.get(name_of(own)) if own is not None else None
            self._styles[style] = there or style
            if own is not None and there is None:
                self._bring_style(style, own)
        return self._styles[style]

    def _bring_style(self, style: str, own: Any) -> None:
        styles, copy = self._target.styles, deepcopy(own)
        free = style
        while free in styles.by_id:
            free += "x"
        copy.set(qn("w:styleId"), free)
        copy.attrib.pop(qn("w:default"), None)
        self._styles[style] = free
        styles.by_id[free] = copy
        styles.by_name[name_of(copy)] = free
        styles.element.append(copy)
        for name in ("w:basedOn", "w:next", "w:link"):
            for each in copy.iterchildren(qn(name)):
                each.set(qn("w:val"), self.style(each.get(qn("w:val"))))
        for each in copy.iter(qn("w:numPr")):
            number = each.find(qn("w:numId"))
            if number is not None:
                number.set(qn("w:val"), self._list(number.get(qn("w:val"))) or "0")

    def _list(self, number: str) -> str | None:
        """Return the number that a list of the source has in the target; `None` without lists."""
        if number == "0":
            return "0"
        seen = self._seen_lists.get(number)
        if seen:
            return seen.most_common(1)[0][0]
        if number not in self._lists:
            self._lists[number] = self._bring_list(number)
        return self._lists[number]

    def _bring_list(self, number: str) -> str | None:
        theirs, ours = _numbering(self._source), _numbering(self._target)
        if theirs is None or ours is None:
            return None
        own = _numbered(theirs, "w:num", "w:numId", number)
        if own is None:
            return None
        abstract = own.find(qn("w:abstractNumId")).get(qn("w:val"))
        drawn = _numbered(theirs, "w:abstractNum", "w:abstractNumId", abstract)
        if drawn is None:
            return None
        free_abstract = _free(ours, "w:abstractNum", "w:abstractNumId")
        drawn, own = deepcopy(drawn), deepcopy(own)
        drawn.set(qn("w:abstractNumId"), free_abstract)
        for name in ("w:styleLink", "w:numStyleLink"):
            for each in drawn.findall(qn(name)):
                drawn.remove(each)
        for each in drawn.iter(qn("w:pStyle")):
            each.set(qn("w:val"), self.style(each.get(qn("w:val"))))
        free = _free(ours, "w:num", "w:numId")
        own.set(qn("w:numId"), free)
        own.find(qn("w:abstractNumId")).set(qn("w:val"), free_abstract)
        first = ours.find(qn("w:num"))
        if first is None:
            ours.append(drawn)
        else:
            first.addprevious(drawn)
        list(ours.iter(qn("w:num"), qn("w:abstractNum")))[-1].addnext(own)
        return free


def _list_of(paragraph: Any) -> str:
    found = paragraph.find("/".join(map(qn, ("w:pPr", "w:numPr", "w:numId"))))
    return found.get(qn("w:val"), "") if found is not None else ""


def _numbering(word: Word) -> Any:
    """Return the lists of a file, `None` if it has none."""
    for relation in word.document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return relation.target_part.element
    return None


def _numbered(numbering: Any, tag: str, name: str, number: str) -> Any:
    found = (each for each in numbering.iter(qn(tag)) if each.get(qn(name)) == number)
    return next(found, None)


def _free(numbering: Any, tag: str, name: str) -> str:
    taken = [int(each.get(qn(name), "0")) for each in numbering.iter(qn(tag))]
    return str(max(taken, default=0) + 1)


def _related(relation: Any, into: Any) -> str:
    if relation.is_external:
        return str(into.relate_to(relation.target_ref, relation.reltype, is_external=True))
    if relation.reltype == RELATIONSHIP_TYPE.IMAGE:
        return str(into.get_or_add_image(BytesIO(relation.target_part.blob))[0])
    return str(into.relate_to(relation.target_part, relation.reltype))


def split_before(atom: Atom) -> Any:
    """Return the run that begins with an atom, split off where it stands inside one."""
    node = atom.nodes[0]
    if node.tag == qn("w:fldSimple"):
        return node
    if atom.offset:
        node = _cut(node, atom.offset)
    elif not _content_before(node):
        return node.getparent()
    return _split(node)


def split_after(atom: Atom) -> Any:
    """Return the run that ends with an atom; what stood behind it in the run is split off."""
    node = atom.nodes[-1]
    if node.tag == qn("w:fldSimple"):
        return node
    run = node.getparent()
    if node.tag == qn("w:t") and atom.offset + 1 < len(node.text or ""):
        _split(_cut(node, atom.offset + 1))
    elif node.getnext() is not None:
        _split(node.getnext())
    return run


def _content_before(node: Any) -> bool:
    return any(each.tag != qn("w:rPr") for each in node.itersiblings(preceding=True))


def _cut(text: Any, offset: int) -> Any:
    rest = text.makeelement(text.tag, {_SPACE: "preserve"})
    text.set(_SPACE, "preserve")
    text.text, rest.text = text.text[:offset], text.text[offset:]
    text.addnext(rest)
    return rest


def _split(first: Any) -> Any:
    """Move a node and what follows it in its run into a run of its own; return that."""
    run = first.getparent()
    tail = run.makeelement(run.tag, dict(run.attrib))
    if run.find(qn("w:rPr")) is not None:
        tail.append(deepcopy(run.find(qn("w:rPr"))))
    following = list(first.itersiblings())
    tail.extend([first, *following])
    run.addnext(tail)
    return tail


def runs_of(pieces: Sequence[Piece], like: Any) -> Iterator[Any]:
    """Yield runs with the given formatting and content: letters, or nodes of an object.

    Args:
        pieces: what the runs are made of.
        like: an element of the document, which makes elements like its own.
    """
    for properties, content in pieces:
        if not isinstance(content, str) and content[0].tag == qn("w:fldSimple"):
            yield from content
            continue
        run = like.makeelement(qn("w:r"), {})
        if properties is not None:
            run.append(deepcopy(properties))
        if isinstance(content, str):
            text = run.makeelement(qn("w:t"), {_SPACE: "preserve"})
            text.text = content
            run.append(text)
        else:
            run.extend(content)
        yield run
