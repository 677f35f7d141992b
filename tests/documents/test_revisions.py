"""Recorded changes and comments: found wherever they stand, and accepted as Word accepts them."""

import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop.documents.revisions import accepted, has_changes

BY = 'w:id="9" w:author="Заңгер" w:date="2026-01-01T00:00:00Z"'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text: str, kind: str = "del") -> str:
    inside = f'<w:delText xml:space="preserve">{text}</w:delText>'
    return f"<w:{kind} {BY}><w:r>{inside}</w:r></w:{kind}>"


def paragraph(xml: str, mark: str = "") -> str:
    properties = f"<w:pPr><w:rPr><w:{mark} {BY}/></w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{xml}</w:p>"


def word(*blocks: str) -> bytes:
    """Return a Word file of some blocks of XML."""
    document = docx.Document()
    for each in blocks:
        head, _, rest = each.partition(">")
        slash = "/" if head.endswith("/") else ""
        xml = f"{head.removesuffix('/')} {nsdecls('w')}{slash}>{rest}"
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    return saved(document)


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def lines(data: bytes) -> list[str]:
    document = docx.Document(BytesIO(data))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return [*(each.text for each in document.paragraphs), *cells]


def row(cell: str, mark: str = "") -> str:
    properties = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
    return f"<w:tr>{properties}<w:tc>{paragraph(run(cell))}</w:tc></w:tr>"


def noted(inside: str, data: bytes) -> bytes:
    """Return a Word file with footnotes beside it."""
    document = docx.Document(BytesIO(data))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    whole = f"<w:footnotes {nsdecls('w')}>{inside}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, whole, document.part.package)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    document.part.relate_to(part, relation)
    return saved(document)


CHANGES = {
    "words": (word(paragraph(run("a ") + deleted("b ") + f"<w:ins {BY}>{run('c')}</w:ins>")),
              ["a c"]),
    "words that were moved": (
        word(
            paragraph(f'<w:moveFromRangeStart {BY} w:name="m"/>' + deleted("a", "moveFrom")
                      + '<w:moveFromRangeEnd w:id="9"/>' + run("b")),
            paragraph(f"<w:moveTo {BY}>{run('a')}</w:moveTo>"),
        ),
        ["b", "a"],
    ),
    "words that were added and deleted again": (
        word(paragraph(run("a") + f"<w:ins {BY}>{deleted('b')}</w:ins>")), ["a"],
    ),
    "a paragraph that was deleted": (
        word(paragraph(deleted("a"), "del"), paragraph(run("b"))), ["b"],
    ),
    "paragraphs that were made one": (
        word(paragraph(run("a"), "del"), paragraph(run("b"), "del"), paragraph(run("c"))), ["abc"],
    ),
    "a paragraph that was added": (
        word(paragraph(f"<w:ins {BY}>{run('a')}</w:ins>", "ins"), paragraph(run("b"))), ["a", "b"],
    ),
    "rows": (word(f"<w:tbl>{row('a')}{row('b', 'del')}{row('c', 'ins')}</w:tbl>"), ["a", "c"]),
    "a table": (word(f"<w:tbl>{row('a', 'del')}</w:tbl>", paragraph(run("b"))), ["b"]),
    "a cell": (
        word(f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{paragraph(run('a'))}</w:tc>"
             f"<w:tc>{paragraph(run('b'))}</w:tc></w:tr></w:tbl>"),
        ["b"],
    ),
    "the look of letters": (
        word(paragraph(f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"
                       "<w:t>a</w:t></w:r>")),
        ["a"],
    ),
    "the look of a paragraph": (
        word(f"<w:p><w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{run('a')}</w:p>"),
        ["a"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_recorded_change_is_found_and_accepted(what: str) -> None:
    data, kept = CHANGES[what]
    assert has_changes(data)
    made = accepted(data)
    assert lines(made) == kept
    assert not has_changes(made)
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert not any("Заңгер".encode() in package.read(name) for name in package.namelist())


def test_the_look_that_was_given_stays() -> None:
    (letters,) = docx.Document(BytesIO(accepted(CHANGES["the look of letters"][0]))).paragraphs
    assert letters.runs[0].bold


def test_changes_in_heads_feet_and_footnotes_are_accepted_too() -> None:
    document = docx.Document()
    taken = deleted("a").replace("<w:del ", f"<w:del {nsdecls('w')} ", 1)
    for story in (document.sections[0].header, document.sections[0].footer):
        story.paragraphs[0]._p.append(parse_xml(taken))
    note = f'<w:footnote w:id="2">{paragraph(deleted("a"))}</w:footnote>'
    made = accepted(noted(note, saved(document)))
    with zipfile.ZipFile(BytesIO(made)) as package:
        names = [name for name in package.namelist() if "note" in name or "er1.xml" in name]
        assert len(names) == 3
        assert not any(b"delText" in package.read(name) for name in names)


def test_comments_go_with_the_names_of_who_wrote_them() -> None:
    document = docx.Document()
    words = document.add_paragraph("a ").add_run("b")
    document.add_comment([words], text="былай емес", author="Заңгер", initials="З")
    made = accepted(saved(document))
    assert lines(made) == ["a b"]
    with zipfile.ZipFile(BytesIO(made)) as package:
        assert "word/comments.xml" not in package.namelist()
        assert not any("Заңгер".encode() in package.read(name) for name in package.namelist())
        assert b"comment" not in package.read("word/document.xml")


def test_a_cell_from_which_all_was_deleted_keeps_its_paragraph() -> None:
    inner = f"<w:tbl>{row('a', 'del')}</w:tbl>"
    data = word(f"<w:tbl><w:tr><w:tc>{inner}{paragraph(deleted('b'), 'del')}</w:tc></w:tr></w:tbl>")
    body = docx.Document(BytesIO(accepted(data))).element.body
    (cell,) = body.iter(qn("w:tc"))
    assert [each.tag for each in cell] == [qn("w:p")]


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:trPr><w:del {BY}/></w:trPr>",
        f"<w:cellDel {BY}/>",
        f"<w:del {BY}><w:del {BY}><w:ins {BY}/></w:del></w:del>",
        f"<w:rPr><w:rPrChange {BY}><w:rPr><w:rPrChange {BY}/></w:rPr></w:rPrChange></w:rPr>",
        "<w:commentReference w:id='1'/>",
    ],
)
def test_a_mark_where_none_belongs_does_no_harm(inside: str) -> None:
    made = accepted(noted(inside, word(paragraph(run("a") + inside), paragraph(run("b")))))
    assert lines(made) == ["a", "b"]
    assert not has_changes(made)


def test_a_part_that_is_no_xml_leaves_the_rest_as_it_is() -> None:
    made = accepted(noted("<broken", CHANGES["words"][0]))
    assert lines(made) == ["a c"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", word(paragraph(run("a")))])
def test_what_holds_none_is_given_back_byte_for_byte(data: bytes) -> None:
    assert accepted(data) is data
    assert not has_changes(data)
