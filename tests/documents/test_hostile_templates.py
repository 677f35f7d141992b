"""Templates made to hurt: each attempt to get out of a letter is refused with a sentence."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from desktop.documents.template import Template
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def changed(
    data: bytes, change: dict[str, Callable[[bytes], bytes]] | None = None, **more: bytes
) -> bytes:
    """Return a Word file with some of its members changed, and more of them."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(out, "w", 8) as after:
        for name in before.namelist():
            inside = before.read(name)
            after.writestr(name, (change or {}).get(name, lambda same: same)(inside))
        for name, inside in more.items():
            after.writestr(name.replace("__", "/").replace("_DOT_", "."), inside)
    return out.getvalue()


def body(xml: str) -> bytes:
    """Return a Word file in whose first paragraph some XML stands."""

    def put(inside: bytes) -> bytes:
        return inside.replace(b"<w:body>", f"<w:body><w:p>{xml}</w:p>".encode(), 1)

    return changed(word("text"), {DOCUMENT: put})


def related(kind: str, target: str, *, outside: bool = True, **more: bytes) -> bytes:
    """Return a Word file whose text has a relation of a kind, to a target outside or inside."""
    mode = ' TargetMode="External"' if outside else ""
    line = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'

    def put(inside: bytes) -> bytes:
        return inside.replace(b"</Relationships>", line.encode())

    return changed(word("text"), {RELATIONS: put}, **more)


def typed(kind: str, part: str) -> Callable[[bytes], bytes]:
    line = f'<Override PartName="{part}" ContentType="{kind}"/></Types>'
    return lambda inside: inside.replace(b"</Types>", line.encode())


def holding(kind: str, part: str, content_type: str) -> bytes:
    """Return a Word file that carries another part inside."""
    name = part.lstrip("/").replace("/", "__").replace(".", "_DOT_")
    data = related(kind, part, outside=False, **{name: b"\xd0\xcf\x11\xe0"})
    return changed(data, {"[Content_Types].xml": typed(content_type, part)})


def field(*pieces: str) -> str:
    """Return a field of Word in the long way, its instruction in pieces."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in pieces)
    return f"{mark.format('begin')}{told}{mark.format('separate')}{mark.format('end')}"


def simple(instruction: str) -> str:
    return f"<w:fldSimple w:instr='{instruction}'/>"


def doctype(inside: str) -> Callable[[bytes], bytes]:
    def put(xml: bytes) -> bytes:
        head, _, rest = xml.partition(b"?>")
        return head + b"?>" + f"<!DOCTYPE w:document [{inside}]>".encode() + rest

    return put


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))

FOREIGN = {
    "a template attached from a server": related(f"{OFFICE}/attachedTemplate", "http://x/a.dotm"),
    "a template attached from a share": related(f"{OFFICE}/attachedTemplate", "file://x/a.dotm"),
    "a picture fetched when opened": related(f"{OFFICE}/image", "http://x/seen.png"),
    "an object fetched when opened": related(f"{OFFICE}/oleObject", "mhtml:http://x/a.html!x"),
    "another document inside": related(f"{OFFICE}/subDocument", "file:///c:/secret.docx"),
    "a frame with a page": related(f"{OFFICE}/frame", "http://x/"),
    "a video from outside": related(f"{OFFICE}/video", "http://x/"),
    "a link that runs a program": related(f"{OFFICE}/hyperlink", "ms-msdt:/id x"),
    "a link to a file here": related(f"{OFFICE}/hyperlink", "file:///c:/windows/system32/calc.exe"),
    "a link to a share": related(f"{OFFICE}/hyperlink", r"\\server\share\a.exe"),
    "a script as a link": related(f"{OFFICE}/hyperlink", "javascript:alert(1)"),
    "a chunk of another format": holding(f"{OFFICE}/aFChunk", "/word/chunk.html", "text/html"),
    "an embedded object": holding(
        f"{OFFICE}/oleObject", "/word/embeddings/o.bin", "application/octet-stream"
    ),
    "an embedded file": holding(
        f"{OFFICE}/package", "/word/embeddings/a.docx", "application/octet-stream"
    ),
    "macros": holding(
        f"{MICROSOFT}/vbaProject", "/word/vbaProject.bin", "application/vnd.ms-office.vbaProject"
    ),
    "macros under another name": holding(
        f"{MICROSOFT}/vbaProject", "/word/notes.bin", "application/octet-stream"
    ),
    "ActiveX": holding(f"{OFFICE}/control", "/word/activeX/a.bin", "application/octet-stream"),
    "a ribbon of its own": holding(
        f"{MICROSOFT}/ui/extensibility", "/customUI/a.bin", "application/octet-stream"
    ),
    "altChunk in the text": body('<w:altChunk xmlns:w="{W}"/>'.replace("{W}", W)),
    "an object in the text": body("<w:r><w:object/></w:r>"),
    "a control in the text": body("<w:r><w:control/></w:r>"),
    "a list of addresses from a database": body("<w:mailMerge/>"),
    "a picture by its address": body(
        '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:imagedata src="http://x/seen.png"/></v:rect></w:pict></w:r>'
    ),
    "an entity from a file": changed(
        body("<w:r><w:t>&amp;x;</w:t></w:r>"),
        {DOCUMENT: doctype('<!ENTITY x SYSTEM "file:///etc/passwd">')},
    ),
    "an entity that grows": changed(
        word("text"), {DOCUMENT: doctype(f'<!ENTITY a0 "lol">{LAUGHS}')}
    ),
    "an entity in the styles": changed(
        word("text"), {"word/styles.xml": doctype('<!ENTITY x SYSTEM "http://x/">')}
    ),
}

FIELDS = {
    "DDE": body(simple('DDE "cmd" "/c calc"')),
    "DDEAUTO": body(field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')),
    "DDEAUTO in pieces": body(field("DD", "EA", 'UTO "cmd" "/k calc"')),
    "DDEAUTO in small letters": body(field(' ddeauto "cmd" "/k calc"')),
    "DDEAUTO after a tab": body(field('\tDDEAUTO\t"cmd"')),
    "a name made by another field": body(
        field("</w:instrText></w:r>" + field("QUOTE 68 68 69 65") + "<w:r><w:instrText>x")
    ),
    "INCLUDETEXT": body(simple('INCLUDETEXT "c:\\secret.docx"')),
    "INCLUDEPICTURE": body(simple('INCLUDEPICTURE "http://x/seen.png" \\d')),
    "LINK": body(simple('LINK Excel.Sheet "c:\\a.xlsx" Sheet1')),
    "IMPORT": body(simple('IMPORT "c:\\a.gif"')),
    "DATABASE": body(simple('DATABASE \\d "c:\\a.mdb"')),
    "MACROBUTTON": body(simple("MACROBUTTON AutoOpen press")),
    "EMBED": body(simple("EMBED Package")),
    "a link that runs a program": body(simple('HYPERLINK "ms-msdt:/id x"')),
    "a link to a share": body(simple('HYPERLINK "\\\\server\\a.exe"')),
    "a field without a name": body(field("")),
    "what is told outside of a field": body("<w:r><w:instrText>DDEAUTO x</w:instrText></w:r>"),
    "a field that does not end": body(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r>'
    ),
}

EXHAUSTING = {
    "brackets within brackets": "{{ " + "(" * 3000 + "own.date" + ")" * 3000 + " }}",
    "not not not": "{% if " + "not " * 5000 + "own.date %}x{% endif %}",
    "a number without end": "{{ " + "9" * 10_000 + " }}",
    "repeats within repeats": "{% for a in findings %}" * 30 + "{% endfor %}" * 30,
    "questions within questions": "{% if own.date %}" * 300 + "{% endif %}" * 300,
    "questions after questions": "{% if own.date %}" + "{% elif own.date %}" * 3000 + "{% endif %}",
    "and and and": "{% if " + " and ".join(["own.date"] * 5000) + " %}x{% endif %}",
    "else else else": "{{ " + "own.date if own.date else " * 500 + "own.date }}",
    "filters without end": "{{ own.date" + "|upper" * 3000 + " }}",
    "names without end": "{{ own" + ".date" * 3000 + " }}",
    "brackets that never close": "{{" * 8000,
    "commands that never close": "{% x " * 8000,
    "more fields than anybody reads": "{{ own.date }}" * 5001,
    "a field that is a page long": "{{ own.date if own.city else " + "'" + "x" * 2000 + "' }}",
    "rows without a table": "{%tr if own.date %}{%tr endif %}" * 400 + "x" * 1_000_000,
    "a loop called loop": "{% for loop in findings %}{{ loop.index }}{% endfor %}",
    "a letter that XML does not have": r"{{ '\x00' }}",
    "half a letter": r"{{ '\ud800' }}",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_text_and_no_picture_is_refused(what: str) -> None:
    with pytest.raises(Problem) as told:
        Template(FOREIGN[what])
    assert told.value.code == "template.foreign-content"


@pytest.mark.parametrize("what", FIELDS)
def test_a_field_of_word_that_looks_outside_is_refused_by_name(what: str) -> None:
    with pytest.raises(Problem) as told:
        Template(FIELDS[what])
    assert told.value.code == "template.foreign-field"
    for lang in LANGS:
        say = Catalogue(lang, data_root() / "resources" / "messages")
        assert str(told.value.params["field"]) in say.problem(told.value)


@pytest.mark.parametrize("what", EXHAUSTING)
def test_what_would_exhaust_the_program_is_a_fault_of_its_paragraph(what: str) -> None:
    faults = Template(word("Good {{ own.date }}", EXHAUSTING[what])).faults
    assert faults
    for fault in faults:
        assert EXHAUSTING[what].startswith(fault.paragraph.rstrip("…"))
        for lang in LANGS:
            assert Catalogue(lang, data_root() / "resources" / "messages").problem(fault.problem())


def test_a_small_file_of_very_many_elements_is_no_letter() -> None:
    with pytest.raises(Problem, match=r"template\.not-word"):
        Template(body("<w:r/>" * 600_000))
    assert Template(body("<w:r/>" * 100_000)).tried() == ()


@pytest.mark.parametrize(
    "what",
    ["brackets that never close", "commands that never close", "more fields than anybody reads",
     "rows without a table"],
)  # fmt: skip
def test_what_would_be_read_for_hours_is_refused_before_it_is_read(what: str) -> None:
    assert [fault.code for fault in Template(word(EXHAUSTING[what])).faults] == [
        "template.too-many"
    ]


TORN = (
    ("{", "{ own.date }", "}"),
    ("{", "{ own.dat }}"),
    ("{", "% if own.date %", "}x", "{% endif %}"),
    ("{{ own.date }", "", "}"),
)


@pytest.mark.parametrize("lines", TORN)
def test_brackets_of_two_paragraphs_make_no_tag(lines: tuple[str, ...]) -> None:
    faults = Template(word(*lines)).faults
    assert {fault.code for fault in faults} == {"template.unclosed-tag"}
    assert all(fault.paragraph in lines for fault in faults)


def described(text: str) -> bytes:
    """Return a Word file with a picture that has a description."""
    place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return body(f'<w:r><w:drawing><d:docPr xmlns:d="{place}" descr="{text}"/></w:drawing></w:r>')


def test_a_tag_in_the_description_of_a_picture_is_checked_as_any_other() -> None:
    assert Template(described("{{ own.date }}")).tried() == ()
    (fault,) = Template(described("{{ own.dat }}")).faults
    assert fault.code == "template.unknown-field-near"
    (fault,) = Template(described("{{ " * 8000)).faults
    assert fault.code == "template.too-many"


def test_comparisons_within_comparisons_are_read_once() -> None:
    nested = "(own.numbered == " * 50 + "own.numbered" + ")" * 50
    assert Template(word(f"{{% if {nested} %}}x{{% endif %}}")).faults == ()


def test_no_more_faults_are_told_than_anybody_reads() -> None:
    assert len(Template(word("{{ own.dat }}{{ own.date %}" * 2000)).faults) == 100
    assert len(Template(word("{% if own.dat %}x{% endif %}" * 2000)).faults) == 100


def test_what_letters_really_hold_is_not_refused() -> None:
    fields = (
        simple("PAGE \\* MERGEFORMAT") + simple('DATE \\@ "dd.MM.yyyy"') + field("NUM", "PAGES")
        + simple('HYPERLINK \\l "place"') + simple('HYPERLINK "https://gov.kz"')
    )  # fmt: skip
    assert Template(body(fields)).faults == ()
    for target in ("https://gov.kz", "mailto:info@example.kz", "tel:+77112000000"):
        assert Template(related(f"{OFFICE}/hyperlink", target)).faults == ()


def noted(kind: str, text: str) -> bytes:
    """Return a Word file with a note of a kind, "footnote" or "endnote"."""
    xml = f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    whole = f"{xml}</w:{kind}></w:{kind}s>".encode()
    data = related(
        f"{OFFICE}/{kind}s", f"{kind}s.xml", outside=False, **{f"word__{kind}s_DOT_xml": whole}
    )
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    return changed(data, {"[Content_Types].xml": typed(content, f"/word/{kind}s.xml")})


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("tag", ["{{ own.date }}", "{{ own.dat }}", "{% if"])
def test_a_tag_in_a_note_is_a_fault_with_its_place(kind: str, tag: str) -> None:
    (fault,) = Template(noted(kind, f"see {tag} there")).faults
    assert (fault.code, fault.paragraph) == ("template.tag-elsewhere", f"see {tag} there")
    for lang in LANGS:
        say = Catalogue(lang, data_root() / "resources" / "messages")
        assert tag in say.problem(fault.problem())
    assert Template(noted(kind, "see there")).faults == ()


RECORDED = f"xmlns:w='{W}' w:id='9' w:author='Заңгер'"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (f"<w:del {RECORDED}><w:r><w:delText>ескі</w:delText></w:r></w:del>", "tracked-changes"),
        (f"<w:ins {RECORDED}><w:r><w:t>ескі</w:t></w:r></w:ins>", "tracked-changes"),
        (f"<w:r><w:rPr><w:rPrChange {RECORDED}><w:rPr/></w:rPrChange></w:rPr><w:t>ескі</w:t></w:r>",
         "tracked-changes"),
        ("<w:r><w:t>ескі</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r>", "comments"),
    ],
)  # fmt: skip
def test_a_recorded_change_and_a_comment_are_faults_with_their_paragraph(
    xml: str, code: str
) -> None:
    (fault,) = Template(body(f"<w:r><w:t>Сөз </w:t></w:r>{xml}")).faults
    assert (fault.code, fault.paragraph) == (f"template.{code}", "Сөз ескі")
    for lang in LANGS:
        say = Catalogue(lang, data_root() / "resources" / "messages")
        assert "Сөз ескі" in say.problem(fault.problem())


CUTTING = (
    ("{% if own.date %}", "{% endif %}"),
    ("{% if own.date %}x{% else %}", "{% endif %}"),
    ("{% for one in findings %}", "{% endfor %}"),
)


@pytest.mark.parametrize(("before", "inside"), CUTTING)
def test_a_command_that_cuts_through_a_table_is_found_before_anything_is_made(
    before: str, inside: str
) -> None:
    document = docx.Document()
    document.add_paragraph(before)
    document.add_table(1, 1).cell(0, 0).text = inside
    out = BytesIO()
    document.save(out)
    (fault,) = Template(out.getvalue()).faults
    assert (fault.code, fault.paragraph) == ("template.broken-structure", before)


def test_a_command_over_several_paragraphs_is_whole_whether_it_holds_or_not() -> None:
    made = Template(word("a {% if own.date %}b", "c", "d{% else %}e", "f{% endif %} g"))
    assert made.faults == ()
    for date, kept in (("x", "a b c d g"), ("", "a e f g")):
        paragraphs = made.rendered(lambda part, date=date: {"own": {"date": date}}).paragraphs
        assert " ".join(each.text for each in paragraphs) == kept


def test_text_of_a_tag_is_never_taken_for_word_s_own_structure() -> None:
    made = Template(word("{{ '</w:t></w:r><w:evil/>' if own.date else '' }}"))
    assert made.faults == ()
    xml = made.rendered(lambda part: {"own": {"date": "x"}}).element.xml
    assert "<w:evil" not in xml


def test_a_chain_of_parts_without_end_is_no_word_file() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{OFFICE}/customXml" Target="/c/{{n}}.bin"/></Relationships>'
    )
    more = {f"c___rels__{n}_DOT_bin.rels": rels.format(n=n + 1).encode() for n in range(3000)}
    more |= {f"c__{n}_DOT_bin": b"x" for n in range(3001)}
    data = related(f"{OFFICE}/customXml", "/c/0.bin", outside=False)
    types = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    data = changed(data, {"[Content_Types].xml": lambda t: t.replace(b"</Types>", types)}, **more)
    with pytest.raises(Problem) as told:
        Template(data)
    assert told.value.code == "template.not-word"


def test_a_damaged_file_is_a_named_problem_or_whole_whichever_byte_is_hit() -> None:
    whole = word(
        "Good {{ own.date }}", "{%p for one in findings %}", "{{ one.title }}", "{%p endfor %}"
    )
    chance = random.Random(5)
    codes = set()
    for _ in range(150):
        hit = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            hit[chance.randrange(len(hit))] = chance.randrange(256)
        try:
            Template(bytes(hit))
        except Problem as problem:
            codes.add(problem.code)
    assert "template.not-word" in codes
    assert codes <= {"template.not-word", "template.foreign-content", "template.foreign-field"}
