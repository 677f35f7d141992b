"""What was changed in a paper by hand and what by data, and both brought together.

Three versions of a paper are known: as the program made it, as the user left it in Word, and as
the program would make it today. The result begins as hers and takes in what the data changed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from desktop.documents.alignment import Cluster, changes, clusters, pairs
from desktop.documents.blocks import OBJECT, Block, Unit, Word
from desktop.documents.finish import describe, number_marks, packed
from desktop.documents.marks import field_of
from desktop.documents.transplant import Piece, Transplant, runs_of, split_after, split_before

Who = Literal["hand", "data", "both"]
What = Literal["changed", "formatted", "added", "removed", "moved"]
Place = Literal["body", "header", "footer"]
Choice = Literal["mine", "data"]
_SHOWN_OBJECT = "[…]"
"""So a picture, a note or a field stands in the words that are shown of a change."""


@dataclass(frozen=True)
class Change:
    """What became of one block: a paragraph, a row of a table, a table.

    Attributes:
        id: by which a choice names it; the same three versions give the same ids.
        who: the user, the data of the case, or both.
        what: what was done; of a conflict, what the user did, or "removed" if the data removed it.
        place: where on the page it stands.
        conflict: both changed the same words, or one removed what the other changed.
        kept: its text as the program had made it, "" if it was not there.
        mine: its text in the edited file, "" if it is not there; of words that clash, what stands
            there if hers are chosen.
        data: its text as the program would make it today, "" if it is not there; of words that
            clash, what stands there if those of the data are chosen.
    """

    id: str
    who: Who
    what: What
    place: Place
    conflict: bool
    kept: str
    mine: str
    data: str


class Comparison(NamedTuple):
    """What was changed, in the order of the page.

    Attributes:
        changes: a change for each block.
        by_text: the marks of what tags printed are gone, or were never set: it was matched by
            its text alone, and the user should look at the result with care.
    """

    changes: tuple[Change, ...]
    by_text: bool

    @property
    def by_hand(self) -> tuple[Change, ...]:
        """What the user changed."""
        return tuple(each for each in self.changes if each.who != "data")

    @property
    def by_data(self) -> tuple[Change, ...]:
        """What the data changed."""
        return tuple(each for each in self.changes if each.who != "hand")

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """Where the user has to choose."""
        return tuple(each for each in self.changes if each.conflict)


def compare(kept: bytes, edited: bytes, new: bytes) -> Comparison:
    """Return what was changed by hand, what by data and what by both.

    Args:
        kept: the Word file as the program had made it.
        edited: the file as it lies in the user's folder.
        new: the file as the program makes it of the case today.

    Raises:
        Problem: `paper.hand-unreadable` if one of them cannot be read as a Word file.
    """
    merging = _Merging(kept, edited, new, {})
    merging.run()
    return merging.comparison()


def joined(kept: bytes, edited: bytes, new: bytes, choices: Mapping[str, Choice]) -> bytes:
    """Return the edited file with what the data changed taken in.

    Formatting, styles, pictures and layout are those of the edited file.

    Args:
        kept: as `compare`.
        edited: as `compare`.
        new: as `compare`.
        choices: for conflicts, by the id of the change, whose version stands; hers where nothing
            is said.

    Raises:
        Problem: as `compare`.
    """
    merging = _Merging(kept, edited, new, choices)
    merging.run()
    return merging.bytes()


def _letter(unit: Unit) -> object:
    return unit.char, unit.what


def _whole(unit: Unit) -> object:
    return unit


class _Merging:
    def __init__(
        self, kept: bytes, edited: bytes, new: bytes, choices: Mapping[str, Choice]
    ) -> None:
        self._kept, self._edited, self._new = Word(kept), Word(edited), Word(new)
        self._choices = choices
        self._brought = Transplant(self._new, self._edited)
        self._changes: list[Change] = []
        self._place: Place = "body"
        names = self._kept.names
        self._by_text = 2 * len(names & self._edited.names) < len(names) or not names

    def comparison(self) -> Comparison:
        return Comparison(tuple(self._changes), self._by_text)

    def run(self) -> None:
        hers, theirs = self._edited.stories, self._new.stories
        for name, data in theirs.items():
            kept, mine = self._kept.stories.get(name), hers.get(name)
            self._place = _place_of(name)
            if kept is not None and mine is not None:
                self._children(kept, mine, data, name)
            elif mine is None and (kept is None or kept.key != data.key):
                # A header that is not in hers: new, or left out by her or by her program.
                who: Who = "data" if kept is None else "both"
                self._say(name, who, "added", kept, None, data, conflict=kept is not None)
                if kept is None or self._takes_data(name):
                    self._hang_up(name, data)

    def _hang_up(self, name: str, data: Block) -> None:
        """Give the edited file a header or footer that it lacks."""
        place, _, rest = name.partition("-")
        number, _, kind = rest.partition("-")
        sections = list(self._edited.document.element.body.iter(qn("w:sectPr")))
        if int(number) >= len(sections):
            return
        section = sections[int(number)]
        reltype = RELATIONSHIP_TYPE.HEADER if place == "header" else RELATIONSHIP_TYPE.FOOTER
        part, package = self._new.part_of(data), self._edited.document.part.package
        self._brought.settle_styles(data.element)
        # Both files count their parts from one.
        part.partname = package.next_partname(f"/word/{place}%d.xml")
        for relation in part.rels.values():
            if not relation.is_external:
                own = relation.target_part
                own.partname = package.next_partname(f"/word/media/{place}%d.{own.partname.ext}")
        reference = section.makeelement(qn(f"w:{place}Reference"), {})
        reference.set(qn("w:type"), kind)
        reference.set(qn("r:id"), self._edited.document.part.relate_to(part, reltype))
        section.insert(0, reference)

    def bytes(self) -> bytes:
        document, about = self._edited.document, self._new.document.core_properties
        _tidy_bookmarks([story.element for story in self._edited.stories.values()])
        number_marks([story.element for story in self._edited.stories.values()])
        describe(document, title=about.title, author=about.author, lang=about.language)
        return packed(document.part.package)

    # -- blocks --------------------------------------------------------------------------------

    def _children(self, kept: Block, mine: Block, data: Block, where: str) -> None:
        to_mine = pairs(kept.parts, mine.parts, moved=True)
        to_data = pairs(kept.parts, data.parts, moved=False)
        both = [k for k in to_data if k in to_mine]
        self._learn_lists([(data.parts[to_data[k]], mine.parts[to_mine[k]]) for k in both])
        told: list[tuple[float, list[Change]]] = []
        before, self._changes = self._changes, []

        def tell(at: float) -> None:
            told.append((at, self._changes))
            self._changes = []

        placed: dict[int, Any] = {}
        wanted: dict[int, float] = {}
        moved = _out_of_order(to_mine)
        for k, block in enumerate(kept.parts):
            own = mine.parts[to_mine[k]] if k in to_mine else None
            now = data.parts[to_data[k]] if k in to_data else None
            path = f"{where}/{k}"
            if k in moved and own is not None:
                self._say(path, "hand", "moved", block, own, now)
            if own is not None and now is not None:
                self._block(block, own, now, path)
                placed[to_data[k]] = own.element
            elif own is not None:
                self._gone_in_data(block, own, path)
            elif now is not None and self._gone_by_hand(block, now, path):
                wanted[to_data[k]] = k
            elif now is None:
                self._say(path, "both", "removed", block, None, None)
            tell(k)
        hers = [n for n in range(len(mine.parts)) if n not in to_mine.values()]
        typed = {mine.parts[n].text: n for n in hers if not mine.parts[n].is_blank}
        for n, block in enumerate(data.parts):
            at = _near(n, to_data)
            if n in wanted:
                placed[n] = self._insert(data, n, mine, placed)
            elif n not in to_data.values():
                same = typed.pop(block.text, None)
                if same is not None:
                    hers.remove(same)
                    self._say(f"{where}/+{n}", "both", "added", None, mine.parts[same], block)
                    placed[n] = mine.parts[same].element
                else:
                    self._say(f"{where}/+{n}", "data", "added", None, None, block)
                    placed[n] = self._insert(data, n, mine, placed)
                tell(at)
        for n in hers:
            self._say(f"{where}/*{n}", "hand", "added", None, mine.parts[n], None)
            tell(_near(n, to_mine))
        told.sort(key=lambda each: each[0])
        self._changes = [*before, *(one for _, several in told for one in several)]

    def _learn_lists(self, both: Sequence[tuple[Block, Block]]) -> None:
        """Learn which list is which from the paragraphs that stand on both sides."""
        for data, mine in both:
            if data.kind == "paragraph":
                self._brought.saw_pair(data, mine)

    def _block(self, kept: Block, mine: Block, data: Block, path: str) -> None:
        if kept.key == mine.key == data.key:
            return
        if kept.kind == "paragraph":
            self._paragraph(kept, mine, data, path)
            for each in (kept, mine, data):
                each.__dict__.pop("atoms", None)  # letter by letter, they are many
        elif kept.kind != "row":
            self._children(kept, mine, data, path)
        elif len(kept.parts) == len(mine.parts) == len(data.parts):
            for n, (k, m, d) in enumerate(zip(kept.parts, mine.parts, data.parts, strict=True)):
                self._children(k, m, d, f"{path}/{n}")
        elif data.key == kept.key:
            self._say(path, "hand", "changed", kept, mine, data)
        else:
            conflict = mine.key not in (kept.key, data.key)
            who: Who = "data" if mine.key == kept.key else "both"
            self._say(path, who, "changed", kept, mine, data, conflict=conflict)
            if mine.key != data.key and (not conflict or self._takes_data(path)):
                mine.element.addnext(self._brought.block(data, self._edited.part_of(mine)))
                mine.element.getparent().remove(mine.element)

    def _gone_in_data(self, kept: Block, mine: Block, path: str) -> None:
        untouched = mine.key == kept.key
        who: Who = "data" if untouched else "both"
        self._say(path, who, "removed", kept, mine, None, conflict=not untouched)
        if untouched or self._takes_data(path):
            _remove(mine)

    def _gone_by_hand(self, kept: Block, data: Block, path: str) -> bool:
        """Say that the user removed a block; return whether it is to be put back."""
        untouched = data.key == kept.key
        self._say(
            path, "hand" if untouched else "both", "removed", kept, None, data,
            conflict=not untouched,
        )  # fmt: skip
        return not untouched and self._takes_data(path)

    def _takes_data(self, path: str) -> bool:
        return self._choices.get(path, "mine") == "data"

    def _insert(self, data: Block, n: int, mine: Block, placed: Mapping[int, Any]) -> Any:
        """Put a copy of a block of the data where it stands there; return the copy."""
        copy = self._brought.block(data.parts[n], self._edited.part_of(mine))
        before = next((placed[each] for each in range(n - 1, -1, -1) if each in placed), None)
        after = next(
            (placed[each] for each in range(n + 1, len(data.parts)) if each in placed), None
        )
        if before is not None and before.getparent() is not None:
            before.addnext(copy)
        elif after is not None and after.getparent() is not None:
            after.addprevious(copy)
        else:
            _append(mine.element, copy)
        return copy

    # -- words ---------------------------------------------------------------------------------

    def _paragraph(self, kept: Block, mine: Block, data: Block, path: str) -> None:
        what: What = "formatted" if kept.text == mine.text else "changed"
        if mine.key == data.key:
            self._say(path, "both", what, kept, mine, data)
        elif data.key == kept.key:
            self._say(path, "hand", what, kept, mine, data)
        elif mine.key == kept.key:
            self._say(path, "data", "changed", kept, mine, data)
            self._take_in(kept, mine, data, path)
        else:
            before = len(self._changes)
            offered = [self._outcome(kept, mine, data, takes_data=each) for each in (False, True)]
            conflict = self._take_in(kept, mine, data, path)
            del self._changes[before:]
            self._say(path, "both", what, kept, mine, data, conflict=conflict)
            # She chooses what she then gets; where only the layout clashes, both read alike.
            if conflict and self._changes[before:] and offered[0] != offered[1]:
                chosen, other = (_shown(each) for each in offered)
                self._changes[-1] = replace(self._changes[-1], mine=chosen, data=other)

    def _take_in(self, kept: Block, mine: Block, data: Block, path: str) -> bool:
        """Change those words of the edited paragraph that the data changed; return if they clash.

        Of words that both changed, the choice says which stand.
        """
        clash, takes_data = False, self._takes_data(path)
        text = mine.text
        for found, theirs in self._met(kept, mine, data):
            clash = clash or theirs
            if _gives_way(mine, data, found, clash=theirs, takes_data=takes_data):
                self._replace(kept, mine, data, found, her_look=theirs and not takes_data)
        mine.__dict__["text"] = text  # what is said of it is what she wrote
        clash = self._align(kept, mine, data, path) or clash
        return self._hang_over(kept, mine, data, path) or clash

    def _met(self, kept: Block, mine: Block, data: Block) -> list[tuple[Cluster, bool]]:
        """Return where the data changed words, the last first, each with whether she did too."""
        by_hand = changes(kept, mine, _letter, by_marks=False)
        by_data = changes(kept, data, _whole, by_marks=True)
        return [
            (found, self._clashes(kept, mine, data, found))
            for found in reversed(clusters(by_hand, by_data))
            if found.by_data
        ]

    def _outcome(self, kept: Block, mine: Block, data: Block, *, takes_data: bool) -> str:
        """Return the words that `_take_in` leaves in the edited paragraph."""
        signs = [atom.unit.char for atom in mine.atoms]
        for found, theirs in self._met(kept, mine, data):
            if _gives_way(mine, data, found, clash=theirs, takes_data=takes_data):
                signs[slice(*found.mine)] = [each.char for each in _units(data, found.data)]
        return "".join(signs)

    @staticmethod
    def _clashes(kept: Block, mine: Block, data: Block, found: Cluster) -> bool:
        hers, theirs = _units(mine, found.mine), _units(data, found.data)
        if found.by_hand:
            return [_letter(each) for each in hers] != [_letter(each) for each in theirs]
        looks = {each.look for each in _units(kept, found.kept)}
        # The template's look was changed, and hers too.
        return (
            bool(looks)
            and not {each.look for each in theirs} <= looks
            and not {each.look for each in hers} <= looks
            and hers != theirs
        )

    def _replace(
        self, kept: Block, mine: Block, data: Block, found: Cluster, *, her_look: bool
    ) -> None:
        """Put letters of the data in the place of letters of the edited paragraph."""
        first, last = found.mine
        pieces = self._dressed(kept, mine, data, found, her_look=her_look)
        runs = list(runs_of(pieces, mine.element))
        if first < last:
            split_after(mine.atoms[last - 1])
            _read_again(mine)
            begin = split_before(mine.atoms[first])
            _read_again(mine)
            gone = [node for atom in mine.atoms[first:last] for node in atom.nodes]
            for run in runs:
                begin.addprevious(run)
            for node in gone:
                _drop(node)
        elif first > 0:
            end = split_after(mine.atoms[first - 1])
            for run in reversed(runs):
                end.addnext(run)
        elif mine.atoms:
            begin = split_before(mine.atoms[0])
            for run in runs:
                begin.addprevious(run)
        else:
            mine.element.extend(runs)
        _read_again(mine)

    def _dressed(
        self, kept: Block, mine: Block, data: Block, found: Cluster, *, her_look: bool
    ) -> list[Piece]:
        """Return letters of the data, each formatted as hers unless the data formats it anew."""
        into = self._edited.part_of(mine)
        model, then = _model(mine, *found.mine), _model(kept, *found.kept)
        looks = {each.look for each in _units(kept, found.kept)}
        if not looks and then is not None:
            looks = {then.unit.look}
        own = model.run.find(qn("w:rPr")) if model is not None else None
        pieces: list[Piece] = []
        for atom in data.atoms[slice(*found.data)]:
            properties = None
            if model is not None and (her_look or atom.unit.look in looks):
                properties = own
            elif atom.run.tag == qn("w:r"):
                properties = self._brought.run_properties(atom.run)
            last = pieces[-1] if pieces else None
            if atom.nodes[0].tag != qn("w:t"):
                pieces.append((properties, self._brought.nodes(atom, data, into)))
            elif last and isinstance(last[1], str) and _same(last[0], properties):
                pieces[-1] = (properties, last[1] + atom.sign)
            else:
                pieces.append((properties, atom.sign))
        return pieces

    def _align(self, kept: Block, mine: Block, data: Block, path: str) -> bool:
        """Take in another alignment; return whether both set one."""
        if data.align in {kept.align, mine.align}:
            return False
        clash = mine.align != kept.align
        if not clash or self._takes_data(path):
            own = mine.element.get_or_add_pPr()
            for old in own.findall(qn("w:jc")):
                own.remove(old)
            own.get_or_add_jc().set(qn("w:val"), data.align)
        return clash

    def _hang_over(self, kept: Block, mine: Block, data: Block, path: str) -> bool:
        """Take in what the data lays over a paragraph; return whether both did."""
        if data.floats in {kept.floats, mine.floats}:
            return False
        clash = mine.floats != kept.floats
        if not clash or self._takes_data(path):
            for old in mine.floating:
                _drop(old)
            into = self._edited.part_of(mine)
            pieces: list[Piece] = [
                (None, [self._brought.copy(each, data, into)]) for each in data.floating
            ]
            mine.element.extend(runs_of(pieces, mine.element))
        return clash

    def _say(  # noqa: PLR0917 - the three versions side by side
        self,
        path: str,
        who: Who,
        what: What,
        kept: Block | None,
        mine: Block | None,
        data: Block | None,
        *,
        conflict: bool = False,
    ) -> None:
        if all(each is None or each.is_blank for each in (kept, mine, data)):
            return  # only a blank line
        texts = [_shown(each.text) if each is not None else "" for each in (kept, mine, data)]
        self._changes.append(Change(path, who, what, self._place, conflict, *texts))


def _shown(text: str) -> str:
    return text.replace(OBJECT, _SHOWN_OBJECT)


def _gives_way(mine: Block, data: Block, found: Cluster, *, clash: bool, takes_data: bool) -> bool:
    """Return whether letters of the edited paragraph are replaced by those of the data."""
    if not clash and found.by_hand:
        return False  # both wrote the same
    same_words = _text(mine, found.mine) == _text(data, found.data)
    return takes_data or not clash or not (found.by_hand or same_words)


def _place_of(story: str) -> Place:
    places: tuple[Place, ...] = ("header", "footer")
    return next((each for each in places if story.startswith(each)), "body")


def _units(block: Block, span: tuple[int, int]) -> list[Unit]:
    return [atom.unit for atom in block.atoms[slice(*span)]]


def _text(block: Block, span: tuple[int, int]) -> list[object]:
    return [_letter(each) for each in _units(block, span)]


def _model(block: Block, first: int, last: int) -> Any:
    """Return the letter whose formatting counts at a place; `None` in an empty paragraph."""
    if first < last or (first == 0 and block.atoms):
        return block.atoms[first]
    return block.atoms[first - 1] if block.atoms else None


def _same(one: Any, two: Any) -> bool:
    if one is None or two is None or one is two:
        return one is two
    return etree.tostring(one) == etree.tostring(two)


def _read_again(block: Block) -> None:
    for name in ("atoms", "text", "key"):
        block.__dict__.pop(name, None)


def _drop(node: Any) -> None:
    run = node.getparent()
    if run is None:
        return
    run.remove(node)
    if run.tag == qn("w:r") and all(each.tag == qn("w:rPr") for each in run):
        run.getparent().remove(run)


def _remove(block: Block) -> None:
    """Take a block out; a paragraph without which a section or cell has no end is emptied."""
    element = block.element
    ends_section = next(element.iter(qn("w:sectPr")), None) is not None
    if block.kind == "paragraph" and (ends_section or _is_last_of_cell(element)):
        for node in [node for atom in block.atoms for node in atom.nodes]:
            _drop(node)
        return
    parent = element.getparent()
    parent.remove(element)
    if block.kind == "row" and not parent.findall(qn("w:tr")) and parent.tag == qn("w:tbl"):
        parent.getparent().remove(parent)


def _is_last_of_cell(paragraph: Any) -> bool:
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    return cell is not None and list(cell.iter(qn("w:p")))[-1] is paragraph


def _append(parent: Any, element: Any) -> None:
    """Append a block to what holds no other; the properties of the last section stay last."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == qn("w:sectPr"):
        last.addprevious(element)
    else:
        parent.append(element)


def _near(n: int, pairs_: Mapping[int, int]) -> float:
    """Return at which kept block another stands that came in at place `n`."""
    before = [k for k, other in pairs_.items() if other < n]
    return max(before, default=-1) + 0.5


def _out_of_order(found: Mapping[int, int]) -> set[int]:
    """Return the kept blocks that were moved: the fewest without which the order is as it was."""
    order = sorted(found)
    tails: list[int] = []
    ends: list[int] = []
    back: dict[int, int | None] = {}
    for k in order:
        at = bisect_left(tails, found[k])
        back[k] = ends[at - 1] if at else None
        tails[at : at + 1] = [found[k]]
        ends[at : at + 1] = [k]
    keeps = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        keeps.add(last)
        last = back[last]
    return set(order) - keeps


def _tidy_bookmarks(roots: Sequence[Any]) -> None:
    """Let no bookmark lack its end, no two have one name, and the marks count from the first."""
    names: set[str] = set()
    number = 0
    for root in roots:
        ends = {each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkEnd"))}
        alive = set()
        for start in list(root.iter(qn("w:bookmarkStart"))):
            name, own = start.get(qn("w:name"), ""), start.get(qn("w:id"))
            field = field_of(name)
            if field is not None:
                number += 1
                name = f"_g{number}_{field}"[:40]
            if own not in ends or name in names:
                start.getparent().remove(start)
                continue
            names.add(name)
            alive.add(own)
            start.set(qn("w:name"), name)
        _drop_ends(root.iter(qn("w:bookmarkEnd")), alive)


def _drop_ends(ends: Iterable[Any], alive: set[str]) -> None:
    for end in list(ends):
        if end.get(qn("w:id")) not in alive:
            end.getparent().remove(end)
