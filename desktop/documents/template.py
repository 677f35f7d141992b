"""A Word template, checked before anything is made of it and then rendered in a closed room.

Templates are edited in Word by people who know Word and nothing else, and come from anywhere. So
a template may name facts, ask whether they are there, and repeat a part for each of a list, and
nothing else: every node of the parsed template stands in a short list, names are checked against
the shape of the facts, and a budget stops what would run for ever. What is wrong is said with
the text of the paragraph in which it stands.
"""

import difflib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from hashlib import sha256
from io import BytesIO
from itertools import islice, pairwise
from types import CodeType
from typing import Any, NamedTuple, TypedDict, get_args, get_origin, get_type_hints, is_typeddict

import docxtpl
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import parse_xml
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from desktop.documents.foreign import refuse_foreign
from desktop.documents.marks import marked
from desktop.documents.mentioned import mentions, only
from desktop.documents.revisions import accepted, parts_of, pending
from desktop.documents.shape import AskedFacts, Facts, Picture
from desktop.domain.errors import Problem

# Far above any real paper (a final document of 300 findings is 5 million characters of XML).
OUTPUT_LIMIT = 30_000_000
MARKUP_LIMIT = 2_000_000
"""So many tags of XML: an element takes twenty times the room of its letters."""
STEP_LIMIT = 200_000
TEMPLATE_LIMIT = 20_000_000
DEEPEST = 12
"""So many commands may stand within each other; the letters of the program need four."""
MOST_TAGS = 5_000
LONGEST_TAG = 2_000
"""More than that is no letter, and would be read for hours; the program's have 300, and 70 long."""
READING_LIMIT = 500_000_000
"""Tags times letters of XML: so long docxtpl may look from each tag for the end of its row."""
_MOST_FAULTS = 100
"""So many are told of a part: a name that is near is looked for among all names."""

_RECORDED = {"change": "template.tracked-changes", "comment": "template.comments"}
_NO_HINDRANCE = {*_RECORDED.values(), "template.unlike"}
"""No letter is taken over with these; one that is in force already is made all the same."""

_LOOP_FIELDS: Mapping[str, Any] = {"index": int, "first": bool, "last": bool, "length": int}
_FILTERS: Mapping[str, Any] = {"join": str, "upper": str, "length": int}
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const,
    nodes.If, nodes.For, nodes.Filter, nodes.Not, nodes.And, nodes.Or, nodes.CondExpr,
    nodes.Compare, nodes.Operand,
)  # fmt: skip
CURLY = "“”„‟«»‘’\N{SINGLE LOW-9 QUOTATION MARK}\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}"
STRAIGHT = r'"[^"]*"|\'[^\']*\''
"""A text within straight quotes: whatever stands in it is meant."""
_STRAIGHT = re.compile(STRAIGHT)
# docxtpl makes straight ones of these wherever they stand in a tag: they are hidden from it behind
# signs that are no letters.
_HIDDEN = dict(zip(map(ord, "“”‘’"), "\ufdd0\ufdd1\ufdd2\ufdd3", strict=True))
_SHOWN = {ord(hidden): chr(quote) for quote, hidden in _HIDDEN.items()}
_OPENING = re.compile(r"\{[{%#]")
_CLOSING = re.compile(r"[}%#]\}")
_CLOSES = {"{": "}", "%": "%", "#": "#"}
_BLOCK_WORD = re.compile(r"\{%-?(?:(?:tr|tc|p|r)\s)?\s*(\w*)")
_XML_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)[^>]*?(/?)>")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADERS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_FILLED = (CONTENT_TYPE.WML_DOCUMENT_MAIN, CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER)


class TemplateFault(NamedTuple):
    """One thing that is wrong in a template: a message code, and the paragraph it stands in."""

    paragraph: str
    code: str
    params: Mapping[str, str]

    @classmethod
    def of(cls, problem: Problem) -> "TemplateFault":
        """Return what is wrong with the file as a whole as a fault of no paragraph."""
        return cls("", problem.code, {k: str(v) for k, v in problem.params.items()})

    def problem(self) -> Problem:
        """Return the fault as a named problem."""
        return Problem(self.code, paragraph=self.paragraph, **self.params)


class _Faulty(Exception):  # noqa: N818 - carries a fault to where it is listed, never further
    def __init__(self, lineno: int, code: str, **params: str) -> None:
        super().__init__(code)
        self.lineno, self.code, self.params = lineno, code, params


class _Sandbox(SandboxedEnvironment):
    """Jinja without its doors: a field is a key of the facts, and nothing is ever called."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.steps = 0
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters["join"] = _joined
        self.filters["upper"] = str.upper
        self.filters["length"] = len
        self.filters["counted"] = self._counted
        self.filters["marked"] = marked

    def _counted(self, items: list[Any]) -> list[Any]:
        self.steps += len(items)
        if self.steps > STEP_LIMIT:
            raise Problem("template.too-long")
        return items

    # (`typing.override` comes with Python 3.12.)
    def getattr(self, obj: Any, attribute: str) -> Any:  # type: ignore[explicit-override]
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _LOOP_FIELDS:
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # type: ignore[explicit-override]
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:  # type: ignore[explicit-override]
        return False


def _joined(items: list[str], between: str = "") -> str:
    return between.join(items)


class _Source:
    """The XML of one part of the template, and the paragraph in which each of its tags stands."""

    def __init__(self, element: Any) -> None:
        self.xml = etree.tostring(element, encoding="unicode").replace("\n", " ")
        lines = re.split(r"(?=<w:p[ >])", self.xml)
        self.paragraphs = [html.unescape(re.sub(r"<[^>]*>", "", line)).strip() for line in lines]
        self.tags = [
            (text[first:last], text) for text in self.paragraphs for first, last in tags_in(text)
        ]

    def patched(self, document: Any) -> str:
        """Return the source for Jinja, a line for each tag, so that a line number names a tag."""
        xml = document.patch_xml(self.xml.translate(_HIDDEN)).translate(_SHOWN)
        return _OPENING.sub("\n\\g<0>", xml)

    def fault(self, lineno: int, code: str, params: Mapping[str, str]) -> TemplateFault:
        """Return a fault of the tag on a line of what `patched` gave."""
        # A tag in the description of a picture stands in no paragraph.
        places = self.tags[max(lineno - 2, 0) :] or self.tags[-1:] or [("", "")]
        return TemplateFault(_short(places[0][1]), code, params)

    def too_deep(self) -> TemplateFault:
        """Return the fault of the longest tag: it is what nothing can be made of."""
        _tag, paragraph = max(self.tags, key=lambda each: len(each[0]), default=("", ""))
        return TemplateFault(_short(paragraph), "template.too-deep", {})


def tags_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each tag of a text begins and ends, in one pass however many never close."""
    at = 0
    while (opening := _OPENING.search(text, at)) and (
        closing := _CLOSING.search(text, opening.end())
    ):
        at = closing.end()
        yield opening.start(), at


def _short(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:160]}…"


class Template:
    """A template that was read: either usable, or with the list of its faults."""

    def __init__(self, data: bytes, ask_ids: AbstractSet[str] = frozenset()) -> None:
        """Read a template from the bytes of a Word file; it may name the answers to `ask_ids`.

        Raises:
            Problem: `template.not-word`, `template.foreign-content`, `template.foreign-field`.
        """
        self._data = data
        self._scope = _scope(ask_ids)
        self.sha256 = sha256(data).hexdigest()
        self.faults: tuple[TemplateFault, ...] = ()
        self._code: dict[str, CodeType] = {}
        self._mentions: set[tuple[str, ...]] = set()
        document, parts, recorded = self._looked_at()
        sources = {name: _Source(element) for name, element in parts}
        found = _too_much([*sources.values()])
        if not found:
            for name, source in sources.items():
                found += self._read(document, name, source)
            found += _elsewhere(document.docx.part.package)
        self.faults = tuple((recorded + found)[:_MOST_FAULTS])

    def _looked_at(self) -> tuple[Any, list[tuple[str, Any]], list[TemplateFault]]:
        try:
            refuse_foreign(self._data, TEMPLATE_LIMIT)
            document = self._opened()
            recorded = _recorded(document.docx.part.package)
            if recorded:  # what is made of it holds none of that
                self._data = accepted(self._data)
                document = self._opened()
            return document, list(self._parts(document)), recorded
        except Problem:
            raise
        except Exception as error:  # a file made to hurt fails in ways that no list can name
            raise Problem("template.not-word") from error

    def _opened(self) -> Any:
        document = docxtpl.DocxTemplate(BytesIO(self._data))
        document.render_init()
        return document

    @staticmethod
    def _parts(document: Any) -> Iterator[tuple[str, Any]]:
        """Yield what holds text: the body under "", headers and footers by relation id."""
        yield "", document.docx.element.body
        for rel_id, relation in document.docx.part.rels.items():
            if relation.reltype in _HEADERS and not relation.is_external:
                yield rel_id, parse_xml(relation.target_part.blob)

    def _read(self, document: Any, name: str, source: _Source) -> list[TemplateFault]:
        faults = [
            TemplateFault(_short(text), code, params)
            for text in source.paragraphs
            for code, params in _torn_tags(text)
        ]
        faults += _torn_between(source)
        faults = faults or _open_blocks(source)
        if faults:
            return faults
        try:
            return self._compiled(document, name, source)
        except TemplateSyntaxError as error:
            return [source.fault(error.lineno, _syntax_code(error), {})]
        except (RecursionError, SyntaxError, ValueError):  # of Python, which has limits of its own
            return [source.too_deep()]

    def _compiled(self, document: Any, name: str, source: _Source) -> list[TemplateFault]:
        sandbox = _Sandbox()
        tree = sandbox.parse(source.patched(document))
        faults = [
            source.fault(found.lineno, found.code, found.params)
            for found in islice(_faults(tree, self._scope), _MOST_FAULTS)
        ]
        if all(each.code in _NO_HINDRANCE for each in faults):
            mentioned = mentions(tree)
            for each in tree.find_all(nodes.CondExpr):
                each.expr2 = each.expr2 or nodes.Const("")
            for loop in tree.find_all(nodes.For):
                loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None)
            _mark_outputs(tree.body, "")
            self._code[name] = sandbox.compile(tree)
            self._mentions |= mentioned
        return faults

    def mentioned(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of the facts that the template mentions: what a paper of it rests on."""
        return only(facts, self._mentions)

    def rendered(self, context: Callable[[Any], Mapping[str, Any]]) -> Any:
        """Return a python-docx document in which every tag is replaced by facts.

        Args:
            context: gives the facts for a part of the package; asked for each part, because a
                picture belongs to the part in which it is drawn.

        Raises:
            Problem: the first fault that hinders it; `template.too-long`; `template.unfilled`
                if the facts do not fit what it does with them; `template.broken-structure` if a
                tag cut through Word's own structure.
        """
        for fault in self.faults:
            if fault.code not in _NO_HINDRANCE:
                raise fault.problem()
        document = self._opened()
        relations = document.docx.part.rels
        for name, code in self._code.items():
            part = relations[name].target_part if name else document.docx.part
            facts = context(part)
            try:
                xml = _filled(code, facts)
            except Problem:
                raise
            except Exception as error:  # what the check did not foresee is no reason to fall
                raise Problem("template.unfilled") from error
            tree = _parsed(xml)
            if name:
                document.map_headers_footers_xml(name, etree.tostring(tree, encoding="utf-8"))
            else:
                # To take a full body out, lxml looks from each element along all before it.
                document.docx.element.body.clear()
                document.map_tree(tree)
        return document.docx

    def tried(self) -> tuple[TemplateFault, ...]:
        """Return the faults; of a template without any, what keeps a letter from being made of it.

        It is made twice, of facts that are all there and of facts that are all empty.
        """
        if self.faults:
            return self.faults
        for full in (True, False):
            facts = {name: _example(kind, full=full) for name, kind in self._scope.items()}
            try:
                self.rendered(partial(_same, facts))
            except Problem as problem:
                return (TemplateFault.of(problem),)
        return ()


def _same(facts: Mapping[str, Any], _part: Any) -> Mapping[str, Any]:
    return facts


def _example(kind: Any, *, full: bool) -> Any:
    """Return a fact of a kind: something of everything, or as little as there can be."""
    if is_typeddict(kind):
        return {name: _example(each, full=full) for name, each in get_type_hints(kind).items()}
    if get_origin(kind) is list:
        return [_example(get_args(kind)[0], full=full)] if full else []
    return {int: int(full), bool: full}.get(kind, "x" if full else "")


@lru_cache(maxsize=32)
def load(data: bytes, ask_ids: frozenset[str]) -> Template:
    """Return the template of these bytes, read and checked once.

    Raises:
        Problem: as `Template`.
    """
    return Template(data, ask_ids)


def _filled(code: CodeType, context: Mapping[str, Any]) -> str:
    sandbox = _Sandbox()
    template = sandbox.template_class.from_code(sandbox, code, {})
    pieces, size, markup = [], 0, 0
    for piece in template.generate(context):
        size += len(piece)
        markup += piece.count("<")
        if size > OUTPUT_LIMIT or markup > MARKUP_LIMIT:
            raise Problem("template.too-long")
        pieces.append(piece)
    # The only line feeds are ours, one before each tag.
    return "".join(pieces).replace("\n", "")


def _parsed(xml: str) -> Any:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise Problem("template.broken-structure") from error


_IN_TEXT = re.compile(r"<w:t(?:\s[^>]*)?(?<!/)>")


def _mark_outputs(body: Iterable[nodes.Node], last: str) -> str:
    """Let each tag that prints into a text say so; return the markup that was opened last.

    A tag elsewhere, such as in the description of a picture, prints into an attribute, where
    no mark may stand.
    """
    for node in body:
        if isinstance(node, nodes.Output):
            for n, part in enumerate(node.nodes):
                if isinstance(part, nodes.TemplateData):
                    last = part.data[part.data.rfind("<") :] if "<" in part.data else last
                elif _IN_TEXT.match(last):
                    field = nodes.Const(_spelt(part))
                    node.nodes[n] = nodes.Filter(part, "marked", [field], [], None, None)
        elif isinstance(node, nodes.If):
            branches = [node.body, *(each.body for each in node.elif_), node.else_]
            ends = [_mark_outputs(branch, last) for branch in branches]
            alike = len({bool(_IN_TEXT.match(end)) for end in ends}) == 1
            last = ends[0] if alike else ""
        elif isinstance(node, nodes.For):
            last = _mark_outputs(node.body, last)
            _mark_outputs(node.else_, last)
    return last


def _torn_tags(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Find tags that do not close in their paragraph, and Word's curly quotes inside tags."""
    spans = [(0, 0), *tags_in(text), (len(text), len(text))]
    rest = (text[before[1] : after[0]] for before, after in pairwise(spans))
    if any(_OPENING.search(each) or _CLOSING.search(each) for each in rest):
        yield "template.unclosed-tag", {}
    for first, last in spans[1:-1]:
        tag = text[first:last]
        if len(_OPENING.findall(tag)) > 1 or _CLOSES[tag[1]] != tag[-2]:
            yield "template.unclosed-tag", {}
        elif any(quote in _STRAIGHT.sub("", tag) for quote in CURLY):
            yield "template.curly-quotes", {"tag": tag}


def _torn_between(source: _Source) -> list[TemplateFault]:
    """Find brackets of which one ends a paragraph and one begins the next: docxtpl joins them."""
    return [
        TemplateFault(_short(after), "template.unclosed-tag", {})
        for before, after in pairwise(filter(None, source.paragraphs))
        if any(each.match(before[-1] + after[0]) for each in (_OPENING, _CLOSING))
    ]


def _recorded(package: Any) -> list[TemplateFault]:
    """Find changes that nobody accepted yet, and comments: they would be in every letter."""
    first: dict[str, str] = {}
    for each in pending(package):
        first.setdefault(each.what, each.paragraph)
    return [TemplateFault(_short(text), _RECORDED[what], {}) for what, text in first.items()]


def _elsewhere(package: Any) -> list[TemplateFault]:
    """Find tags where nothing is filled, such as in footnotes."""
    return [
        TemplateFault(_short(text), "template.tag-elsewhere", {})
        for part, root in parts_of(package)
        if part.content_type not in _FILLED
        for text in _Source(root).paragraphs
        if _OPENING.search(text)
    ]


def _too_much(sources: Sequence[_Source]) -> list[TemplateFault]:
    """Find what is no letter any more: looking for tags in it would take hours."""
    openings = 0
    for source in sources:
        most = min(MOST_TAGS, openings + READING_LIMIT // len(source.xml))
        for text in source.paragraphs:
            openings += len(_OPENING.findall(text))
            if openings > most:
                return [TemplateFault(_short(text), "template.too-many", {})]
        # The description of a picture stands in no paragraph.
        if len(_OPENING.findall(source.xml)) > most:
            return [TemplateFault("", "template.too-many", {})]
    return [
        TemplateFault(_short(text), "template.too-deep", {})
        for source in sources
        for tag, text in source.tags
        if len(tag) > LONGEST_TAG
    ]


def _open_blocks(source: _Source) -> list[TemplateFault]:
    """Find an "if" or "for" without its end, or an end without its beginning."""
    open_blocks: list[tuple[str, str]] = []
    for tag, paragraph in source.tags:
        word = _BLOCK_WORD.match(tag)
        if word is None:
            continue
        name = word[1]
        if name in {"if", "for"}:
            open_blocks.append((name, paragraph))
            if len(open_blocks) > DEEPEST:
                return [TemplateFault(_short(paragraph), "template.too-deep", {})]
        elif name in {"elif", "else"}:
            if not open_blocks:
                return [TemplateFault(_short(paragraph), "template.unclosed-block", {})]
        elif name in {"endif", "endfor"}:
            if not open_blocks or f"end{open_blocks.pop()[0]}" != name:
                return [TemplateFault(_short(paragraph), "template.unclosed-block", {})]
        else:
            # docxtpl's own tags for cells are arithmetic in disguise.
            return [TemplateFault(_short(paragraph), "template.forbidden", {})]
    return [TemplateFault(_short(text), "template.unclosed-block", {}) for _, text in open_blocks]


def _syntax_code(error: TemplateSyntaxError) -> str:
    known = "No filter named" in (error.message or "")
    return "template.unknown-filter" if known else "template.broken-tag"


def _scope(ask_ids: AbstractSet[str]) -> Mapping[str, Any]:
    asked = TypedDict("asked", dict.fromkeys(sorted(ask_ids), AskedFacts))  # type: ignore[misc]
    return {**get_type_hints(Facts), "asked": asked}


def _faults(tree: nodes.Template, scope: Mapping[str, Any]) -> Iterator[_Faulty]:
    foreign = [node for node in tree.find_all(nodes.Node) if not isinstance(node, _ALLOWED)]
    if foreign:
        for node in foreign:
            yield _Faulty(node.lineno, "template.forbidden")
        return
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and _UNPRINTABLE.search(const.value):
            yield _Faulty(const.lineno, "template.forbidden")
    wrong = list(_walk(tree.body, scope))
    # Where a tag is wrong already, what it cuts through is not worth a word.
    yield from wrong or _cuts(tree)


def _cuts(tree: nodes.Template) -> Iterator[_Faulty]:
    """Find commands that cut through Word's structure: without what they hold it would be torn.

    What stands between a command and its end may close elements only if it opens the same again:
    a part of one paragraph up to a part of the next, but not a paragraph up to the cell of a table.
    """
    found: list[nodes.If | nodes.For] = [*tree.find_all(nodes.If), *tree.find_all(nodes.For)]
    for node in found:
        # What `elif` holds is found as a question of its own.
        if not (_is_whole(node.body) and _is_whole(node.else_)):
            yield _Faulty(node.lineno, "template.broken-structure")


def _is_whole(body: Sequence[nodes.Node]) -> bool:
    closed: list[str] = []
    opened: list[str] = []
    outputs = (each for each in body if isinstance(each, nodes.Output))
    texts = (part for each in outputs for part in each.nodes)
    xml = "".join(part.data for part in texts if isinstance(part, nodes.TemplateData))
    for end, name, empty in _XML_TAG.findall(xml):
        if end and opened:
            opened.pop()
        elif end:
            closed.append(name)
        elif not empty:
            opened.append(name)
    return closed == opened[::-1]


def _walk(body: Sequence[nodes.Node], scope: Mapping[str, Any]) -> Iterator[_Faulty]:
    for node in body:
        try:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        _printable(part, scope)
            elif isinstance(node, nodes.If):
                _ask(node.test, scope)
                for branch in (node.body, node.elif_, node.else_):
                    yield from _walk(branch, scope)
            elif isinstance(node, nodes.For):
                yield from _walk(node.body, {**scope, **_loop_scope(node, scope)})
                yield from _walk(node.else_, scope)
        except _Faulty as fault:
            yield fault


def _loop_scope(node: nodes.For, scope: Mapping[str, Any]) -> dict[str, Any]:
    items = _type_of(node.iter, scope)
    if get_origin(items) is not list:
        raise _Faulty(node.lineno, "template.not-a-list", field=_spelt(node.iter))
    if not isinstance(node.target, nodes.Name) or node.recursive or node.test is not None:
        raise _Faulty(node.lineno, "template.forbidden")
    return {node.target.name: get_args(items)[0], "loop": LoopContext}


def _printable(node: nodes.Expr, scope: Mapping[str, Any]) -> None:
    for each in _choices(node, scope):
        if _type_of(each, scope) not in (str, int, Picture):
            raise _Faulty(node.lineno, "template.not-a-text", field=_spelt(each))


def _ask(node: nodes.Node, scope: Mapping[str, Any]) -> None:
    for each in _choices(node, scope):
        _type_of(each, scope)


def _choices(node: nodes.Node, scope: Mapping[str, Any]) -> Iterator[nodes.Node]:
    """Yield what a tag may choose from: what is only printed or asked for need not be alike."""
    if isinstance(node, nodes.CondExpr):
        _ask(node.test, scope)
        for each in (node.expr1, node.expr2):
            if each is not None:
                yield from _choices(each, scope)
    else:
        yield node


def _type_of(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    if isinstance(node, nodes.Const):
        return type(node.value)
    if isinstance(node, nodes.Name):
        if node.name not in scope:
            raise _unknown(node, scope)
        return scope[node.name]
    if isinstance(node, nodes.Getattr):
        fields = _fields(_type_of(node.node, scope))
        if node.attr not in fields:
            raise _unknown(node, scope)
        return fields[node.attr]
    if isinstance(node, nodes.Filter):
        return _filtered(node, scope)
    if isinstance(node, nodes.CondExpr):
        return _chosen(node, scope)
    if isinstance(node, nodes.Compare):
        _refuse_unlike(node, scope)
    else:
        for part in node.iter_child_nodes():
            _ask(part, scope)
    return bool


def _chosen(node: nodes.CondExpr, scope: Mapping[str, Any]) -> Any:
    _ask(node.test, scope)
    kind = _type_of(node.expr1, scope)
    other = str if node.expr2 is None else _type_of(node.expr2, scope)  # without else: nothing
    if kind != other:
        raise _Faulty(node.lineno, "template.unlike")
    return kind


def _refuse_unlike(node: nodes.Compare, scope: Mapping[str, Any]) -> None:
    kind = _type_of(node.expr, scope)
    for operand in node.ops:
        other = _type_of(operand.expr, scope)
        if not _compares(operand.op, kind, other):
            raise _Faulty(node.lineno, "template.unlike")
        kind = other


def _compares(operator: str, kind: Any, other: Any) -> bool:
    """Return whether two kinds of facts can be compared so: numbers, or texts, or yes and no."""
    if operator in {"in", "notin"}:
        return kind is str and other in (str, list[str])
    return kind is other and kind in ((str, int, bool) if operator in {"eq", "ne"} else (str, int))


def _fields(kind: Any) -> Mapping[str, Any]:
    if kind is LoopContext:
        return _LOOP_FIELDS
    return get_type_hints(kind) if is_typeddict(kind) else {}


def _filtered(node: nodes.Filter, scope: Mapping[str, Any]) -> Any:
    if node.name not in _FILTERS or node.node is None:
        raise _Faulty(node.lineno, "template.unknown-filter")
    given = [each for each in (*node.args, node.dyn_args, node.dyn_kwargs) if each is not None]
    if len(given) > (node.name == "join") or not all(
        isinstance(each, nodes.Const) and isinstance(each.value, str) for each in given
    ):
        raise _Faulty(node.lineno, "template.forbidden")
    kind = _type_of(node.node, scope)
    wanted = {"join": kind == list[str], "upper": kind is str, "length": get_origin(kind) is list}
    if not wanted[node.name]:
        code = "template.not-a-text" if node.name == "upper" else "template.not-a-list"
        raise _Faulty(node.lineno, code, field=_spelt(node.node))
    return _FILTERS[node.name]


def _spelt(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter):
        return _spelt(node.node)
    return "…"


def _unknown(node: nodes.Name | nodes.Getattr, scope: Mapping[str, Any]) -> _Faulty:
    field = _spelt(node)
    known = sorted(_names(scope))
    # A field whose owner is known is never another owner's: our phone is not the institution's.
    meant = [name for name in known if _is_slip(field, name)] or [
        name for name in known if name.endswith(f".{field}") and "." not in field
    ]
    if len(meant) == 1:
        return _Faulty(node.lineno, "template.unknown-field-near", field=field, near=meant[0])
    if like := difflib.get_close_matches(field, meant or known, n=1, cutoff=0 if meant else 0.6):
        return _Faulty(node.lineno, "template.unknown-field-like", field=field, near=like[0])
    return _Faulty(node.lineno, "template.unknown-field", field=field)


_LONG_NAME = 5
"""A name of so many letters is still known with one of them wrong."""


def _is_slip(typed: str, name: str) -> bool:
    """Whether one letter makes the difference, or two that changed places.

    A short name with another letter may be another word: «data», «date».
    """
    if len(typed) == len(name):
        differ = [n for n, (one, other) in enumerate(zip(typed, name, strict=True)) if one != other]
        swapped = len(differ) == 2 and sorted(typed) == sorted(name)
        return swapped or (len(differ) == 1 and len(name.rpartition(".")[2]) >= _LONG_NAME)
    short, long = sorted((typed, name), key=len)
    return len(long) == len(short) + 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )


def _names(scope: Mapping[str, Any]) -> Iterator[str]:
    for name, kind in scope.items():
        yield name
        for field in _names(_fields(kind)):
            yield f"{name}.{field}"
