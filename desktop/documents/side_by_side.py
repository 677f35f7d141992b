"""A reading copy of a letter: Kazakh on the left, Russian on the right, paragraph by paragraph.

It is made of the two Word files as they are, also of files that were edited. What says the same in
both stands in one row; a table that is too wide for half a page stands below its counterpart.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cached_property
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.documents.blocks import Block, Word, name_of
from desktop.documents.finish import describe, number_marks, packed
from desktop.documents.marks import field_of
from desktop.documents.papers import LOCALES
from desktop.documents.transplant import Transplant
from desktop.domain.text import Lang
from desktop.messages.catalogue import Say

_LONG, _SHORT, _MARGIN = 16838, 11906, 850
"""A4 on its side, and its margins, in twentieths of a point."""
_HALF = (_LONG - 2 * _MARGIN) // 2
_INSIDE = 110
"""What a cell leaves free on each side."""
_MOST_COLUMNS = 3
"""A table of more columns is not read on half a page."""
_ALONE = -0.45
"""What it costs to leave a block without its counterpart."""
_WINDOW = 150
"""A block is looked for so far from where it would stand."""
_FIGURES = re.compile(r"\d+")
_NEVER = -1e9
_IMAGES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_PAGED = ("w:pageBreakBefore", "w:framePr", "w:keepNext")


def side_by_side(kk: bytes, ru: bytes, *, title: str, say_kk: Say, say_ru: Say) -> bytes:
    """Return two language versions of a letter as one Word file in two columns, to be read only.

    The same two files give the same bytes.

    Args:
        kk: the Kazakh Word file, of which styles, headers and footers are taken.
        ru: the Russian one.
        title: the title in the properties.
        say_kk: the sentences in Kazakh, for the head of the left column.
        say_ru: those in Russian, for the right one.

    Raises:
        Problem: `paper.hand-unreadable` if one of them cannot be read as a Word file.
    """
    left, right = Word(kk), Word(ru)
    return _Copy(left, right).made(title, say_kk, say_ru)


class _Side(NamedTuple):
    """A block with what it is paired by: it is read in another language than its counterpart."""

    block: Block
    kind: str
    style: str
    fields: frozenset[str]
    figures: frozenset[str]
    length: int
    columns: int

    @property
    def blank(self) -> bool:
        """Nothing is to be read in it, and nothing to be seen."""
        return self.block.is_blank and not self.pictured

    @property
    def pictured(self) -> bool:
        """It holds a picture."""
        return any(True for _ in self.block.element.iter(*_IMAGES))


def _side(block: Block) -> _Side:
    style = ""
    if block.kind == "paragraph":
        own = block.element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        known = block.source.styles.by_id.get(own.get(qn("w:val"))) if own is not None else None
        style = name_of(known) if known is not None else ""
    fields = frozenset(field for name in block.names if (field := field_of(name)))
    columns = max((len(row.parts) for row in block.parts), default=0)
    figures = frozenset(_FIGURES.findall(block.text))
    return _Side(block, block.kind, style, fields, figures, len(block.text), columns)


def _likeness(one: _Side, two: _Side) -> float:
    """Return how surely two blocks are one in two languages; nothing of their words is compared."""
    if one.kind != two.kind or one.blank != two.blank:
        return _NEVER
    if one.blank:
        return 0.3
    points = 0.2 + 0.4 * min(one.length, two.length) / max(one.length, two.length, 1)
    points += 0.3 if one.style == two.style else -0.3
    for mine, theirs, weight in (
        (one.fields, two.fields, 1.5),
        (one.figures, two.figures, 0.8),
    ):
        if mine or theirs:
            points += weight * (len(mine & theirs) / len(mine | theirs) - 0.4)
    if one.kind == "table":
        points += 0.5 if one.columns == two.columns else -1.0
    return points


def paired(kk: Sequence[Block], ru: Sequence[Block]) -> list[tuple[Block | None, Block | None]]:
    """Return blocks in the order of the page, each with its counterpart, `None` where it has none.

    Paragraphs are paired by what tags printed in them, by figures, style, length and order.
    """
    left, right = [_side(each) for each in kk], [_side(each) for each in ru]
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    slope = len(right) / max(len(left), 1)
    window = _WINDOW + abs(len(left) - len(right))
    for r in range(len(left) + 1):
        middle = int(r * slope)
        for c in range(max(0, middle - window), min(len(right), middle + window) + 1):
            ways = [
                (best[r - 1, c][0] + _ALONE, 1, 0) if (r - 1, c) in best else (_NEVER, 1, 0),
                (best[r, c - 1][0] + _ALONE, 0, 1) if (r, c - 1) in best else (_NEVER, 0, 1),
            ]
            if (r - 1, c - 1) in best:
                alike = _likeness(left[r - 1], right[c - 1])
                ways.append((best[r - 1, c - 1][0] + alike, 1, 1))
            if r or c:
                best[r, c] = max(ways)
    found: list[tuple[Block | None, Block | None]] = []
    r, c = len(left), len(right)
    while r or c:
        _, up, back = best[r, c]
        found.append((kk[r - 1] if up else None, ru[c - 1] if back else None))
        r, c = r - up, c - back
    return found[::-1]


class _Copy:
    """The Kazakh file, of which the body becomes one table."""

    def __init__(self, kk: Word, ru: Word) -> None:
        self._kk, self._ru = kk, ru
        self._from_ru = Transplant(ru, kk)
        self._from_kk = Transplant(kk, kk)
        self._part = kk.document.part

    def made(self, title: str, say_kk: Say, say_ru: Say) -> bytes:
        """Return the finished file."""
        body = self._kk.document.element.body
        pairs = paired(self._kk.stories["body"].parts, self._ru.stories["body"].parts)
        table = self._table()
        self._head(table, say_kk("paper.reading-copy"), say_ru("paper.reading-copy"))
        for one, two in pairs:
            self._row(table, one, two)
        section = deepcopy(self._section)
        for each in list(body):
            body.remove(each)
        body.append(table)
        body.append(_paragraph())
        body.append(section)
        roots = [body, *(s.element for n, s in self._kk.stories.items() if n != "body")]
        number_marks(roots)
        author = self._kk.document.core_properties.author or ""
        describe(self._kk.document, title=title, author=author, lang=LOCALES["kk"])
        return packed(self._part.package)

    @cached_property
    def _section(self) -> Any:
        """The last section of the Kazakh file, on a page that lies on its side."""
        found = list(self._kk.document.element.body.iter(qn("w:sectPr")))[-1]
        size, margins = found.find(qn("w:pgSz")), found.find(qn("w:pgMar"))
        if size is not None:
            size.set(qn("w:w"), str(_LONG))
            size.set(qn("w:h"), str(_SHORT))
            size.set(qn("w:orient"), "landscape")
        if margins is not None:
            for name in ("left", "right"):
                margins.set(qn(f"w:{name}"), str(_MARGIN))
        return found

    # -- the table -----------------------------------------------------------------------------

    def _table(self) -> Any:
        table = OxmlElement("w:tbl")
        properties = _child(table, "w:tblPr")
        _child(properties, "w:tblW", w=2 * _HALF, type="dxa")
        borders = _child(properties, "w:tblBorders")
        for name in ("insideH", "insideV"):
            _child(borders, f"w:{name}", val="single", sz=2, space=0, color="BFBFBF")
        _child(properties, "w:tblLayout", type="fixed")
        grid = _child(table, "w:tblGrid")
        for _ in range(2):
            _child(grid, "w:gridCol", w=_HALF)
        return table

    def _head(self, table: Any, kk: str, ru: str) -> None:
        """Write on top of every page that this is a copy to read."""
        row = _child(table, "w:tr")
        properties = _child(row, "w:trPr")
        _child(properties, "w:cantSplit")
        _child(properties, "w:tblHeader")
        langs: tuple[tuple[Lang, str], ...] = (("kk", kk), ("ru", ru))
        for lang, words in langs:
            cell = self._cell(row, 1)
            shade = _child(cell.find(qn("w:tcPr")), "w:shd", val="clear", color="auto")
            shade.set(qn("w:fill"), "EDEDED")
            cell.append(_paragraph(words, lang))

    def _row(self, table: Any, one: Block | None, two: Block | None) -> None:
        if (one is None or _side(one).blank) and (two is None or _side(two).blank):
            return  # what parts the paragraphs of a page is the rows' own line here
        if any(each is not None and _is_wide(each) for each in (one, two)):
            cell = self._cell(_child(table, "w:tr"), 2)
            for block in (one,) if _one_picture(one, two) else (one, two):
                if block is not None:
                    self._put(cell, block, width=2 * _HALF)
            return
        row = _child(table, "w:tr")
        for block in (one, two):
            cell = self._cell(row, 1)
            if block is not None:
                self._put(cell, block, width=_HALF)
            else:
                cell.append(_paragraph())

    @staticmethod
    def _cell(row: Any, span: int) -> Any:
        cell = _child(row, "w:tc")
        properties = _child(cell, "w:tcPr")
        _child(properties, "w:tcW", w=span * _HALF, type="dxa")
        if span > 1:
            _child(properties, "w:gridSpan", val=span)
        return cell

    def _put(self, cell: Any, block: Block, *, width: int) -> None:
        russian = block.source is self._ru
        copy = (self._from_ru if russian else self._from_kk).block(block, self._part)
        _tidy(copy)
        if russian:
            _speak(copy, "ru")
        cell.append(copy)
        if block.kind == "table":
            _fit(copy, width - 2 * _INSIDE)
            cell.append(_paragraph())  # a cell ends with a paragraph


def _is_wide(block: Block) -> bool:
    """Whether a block is not read on half a page: a table of many columns, a picture."""
    side = _side(block)
    if block.kind == "table":
        return side.columns > _MOST_COLUMNS and _is_ruled(block)
    return side.pictured


def _is_ruled(table: Block) -> bool:
    """Whether lines part the columns of a table: others only put words beside each other."""
    own = table.element.find(qn("w:tblPr"))
    named = own.find(qn("w:tblStyle")) if own is not None else None
    style = table.source.styles.by_id.get(named.get(qn("w:val"))) if named is not None else None
    for holder in (own, style):
        for each in holder.iter(qn("w:insideV")) if holder is not None else ():
            return each.get(qn("w:val")) not in {"nil", "none"}
    return False


def _one_picture(one: Block | None, two: Block | None) -> bool:
    """Whether both versions show the same pictures and no words: once is enough."""
    if one is None or two is None or not (_side(one).pictured and _side(two).pictured):
        return False
    shown = [[(atom.unit.char, atom.unit.what) for atom in each.atoms] for each in (one, two)]
    return shown[0] == shown[1] and all(what for _char, what in shown[0])


def _tidy(copy: Any) -> None:
    """Take out what holds for a page of its own: breaks, marks, frames."""
    for name in ("w:bookmarkStart", "w:bookmarkEnd", *_PAGED, "w:lastRenderedPageBreak"):
        for each in list(copy.iter(qn(name))):
            each.getparent().remove(each)
    for each in list(copy.iter(qn("w:br"))):
        if each.get(qn("w:type")) in {"page", "column"}:
            each.getparent().remove(each)


def _speak(copy: Any, lang: Lang) -> None:
    """Tag the language of every run: the file's own is another."""
    for run in copy.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = OxmlElement("w:rPr")
            run.insert(0, properties)
        own = properties.find(qn("w:lang"))
        if own is None:
            properties.append(_tag(lang))
        else:
            own.set(qn("w:val"), LOCALES[lang])


def _fit(table: Any, width: int) -> None:
    """Make a table as wide as its cell, its columns in their proportion."""
    whole = sum(int(each.get(qn("w:w")) or 0) for each in table.find(qn("w:tblGrid")))
    if not whole:
        return
    share = min(1.0, width / whole)
    for tag in ("w:gridCol", "w:tcW", "w:tblW"):  # of tables within it as well
        for each in table.iter(qn(tag)):
            size = each.get(qn("w:w")) or ""
            if size.isdecimal() and each.get(qn("w:type"), "dxa") == "dxa":
                each.set(qn("w:w"), str(int(int(size) * share)))
    for each in list(table.iter(qn("w:tblInd"))):
        each.getparent().remove(each)


def _paragraph(words: str = "", lang: Lang = "kk") -> Any:
    paragraph = OxmlElement("w:p")
    properties = _child(paragraph, "w:pPr")
    _child(properties, "w:spacing", before=0, after=0)
    _child(properties, "w:ind", left=0, firstLine=0)
    if words:
        run = _child(paragraph, "w:r")
        dress = _child(run, "w:rPr")
        _child(dress, "w:b")
        _child(dress, "w:sz", val=20)
        dress.append(_tag(lang))
        text = _child(run, "w:t")
        text.text = words
    return paragraph


def _tag(lang: Lang) -> Any:
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), LOCALES[lang])
    return tag


def _child(parent: Any, tag: str, /, **attributes: object) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    parent.append(made)
    return made
