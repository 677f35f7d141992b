"""What tags printed is marked, so that hand edits can later be told from changed data."""

import re
import zipfile
from collections import Counter
from io import BytesIO
from typing import Any

import docx
import paper_cases as cases
import pytest
from lxml import etree
from paper_reading import opened, qn, text_of

from desktop.documents.finish import finish
from desktop.documents.marks import field_of
from desktop.documents.papers import compose
from desktop.documents.template import Template
from desktop.domain.text import Lang


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def rendered(template: bytes, facts: dict[str, Any]) -> bytes:
    document = Template(template).rendered(lambda _part: facts)
    return finish(document, title="t", author="a", lang="kk-KZ", sample="")


def marks_of(data: bytes) -> list[tuple[str, str]]:
    """Return of each mark its field and the text inside, in the order of the document."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if not re.match(r"word/(document|header\d+|footer\d+)\.xml", name):
                continue
            open_marks: dict[str, list[Any]] = {}
            for each in etree.fromstring(package.read(name)).iter():
                if each.tag == qn("w:bookmarkStart") and field_of(each.get(qn("w:name"))):
                    mark = [field_of(each.get(qn("w:name"))), ""]
                    open_marks[each.get(qn("w:id"))] = mark
                    found.append(mark)
                elif each.tag == qn("w:bookmarkEnd"):
                    open_marks.pop(each.get(qn("w:id")), None)
                elif each.tag in {qn("w:t"), qn("w:noBreakHyphen")}:
                    for mark in open_marks.values():
                        mark[1] += each.text or "-"
            assert not open_marks, "each mark ends where it began"
    return [(field, text) for field, text in found]


def test_a_mark_holds_what_its_tag_printed_and_nothing_beside() -> None:
    facts = {"own": {"date": "17.10.2025", "number": "3-б"}, "subject": {"name": ""}}
    made = rendered(word("Күні {{ own.date }}, № {{ own.number }}{{ subject.name }}."), facts)
    assert marks_of(made) == [("own_date", "17.10.2025"), ("own_number", "3-б")]
    assert text_of(made).startswith("Күні 17.10.2025, № 3-б.")


def test_every_repetition_has_a_mark_of_its_own() -> None:
    template = word("{%p for one in signatories %}", "{{ one.name }}", "{%p endfor %}")
    made = rendered(template, {"signatories": [{"name": "А"}, {"name": "Ә"}]})
    assert marks_of(made) == [("one_name", "А"), ("one_name", "Ә")]


def test_a_number_still_stays_with_its_word_where_one_of_the_two_was_printed_by_a_tag() -> None:
    made = rendered(word("№ {{ own.number }} қаңтар"), {"own": {"number": "17"}})
    (paragraph,) = opened(made).paragraphs
    assert paragraph.text == "№\N{NO-BREAK SPACE}17\N{NO-BREAK SPACE}қаңтар"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Кто отвечает?", "1) Кто отвечает? Когда?"),
        ("Срок…", "1) Срок… Когда?"),
        ("Срок", "1) Срок; Когда?"),
        ("", "1) ; Когда?"),
    ],
)
def test_a_question_in_a_list_keeps_its_own_sign_and_gets_no_other(
    typed: str, printed: str
) -> None:
    facts = {"own": {"number": typed, "date": "Когда?"}}
    made = rendered(word("1) {{ own.number }}; {{ own.date }}."), facts)
    assert text_of(made).strip() == printed
    assert [text for _, text in marks_of(made)] == [each for each in (typed, "Когда?") if each]


def test_nobody_can_type_a_mark() -> None:
    typed = "<?printed?></w:t><?printed own.date?>"
    made = rendered(
        word("{{ own.date }} {{ own.number }}"), {"own": {"date": typed, "number": "1"}}
    )
    assert marks_of(made) == [("own_date", typed), ("own_number", "1")]


def test_a_template_made_of_a_paper_brings_no_old_mark_along() -> None:
    paper = opened(rendered(word("{{ own.date }}"), {"own": {"date": "01.02.2025"}}))
    paper.add_paragraph("{{ own.number }}")
    out = BytesIO()
    paper.save(out)
    made = rendered(out.getvalue(), {"own": {"number": "5"}})
    assert marks_of(made) == [("own_number", "5")]


def test_formatting_of_a_tag_goes_with_its_text() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("a ")
    paragraph.add_run("b {{ own.date }} c").bold = True
    out = BytesIO()
    document.save(out)
    made = opened(rendered(out.getvalue(), {"own": {"date": "01.02.2025"}}))
    runs = [(run.text, run.bold) for run in made.paragraphs[0].runs]
    assert runs == [("a ", None), ("b ", True), ("01.02.2025", True), (" c", True)]


@pytest.mark.parametrize("kind", ["final-document", "notice", "covering-letter"])
@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("name", ["real", "hostile"])
def test_marks_of_a_paper_have_ids_and_names_of_their_own(name: str, lang: Lang, kind: str) -> None:
    given = cases.real() if name == "real" else cases.hostile(20, 20)
    made = compose(
        given.case, given.proceeding_of(kind), kind, lang, cases.LAW, cases.AT.date(),
        given.contents.__getitem__,
    ).docx  # fmt: skip
    assert len(marks_of(made)) > 10
    with zipfile.ZipFile(BytesIO(made)) as package:
        roots = [
            etree.fromstring(package.read(each))
            for each in package.namelist()
            if re.match(r"word/(document|header|footer)", each) and each.endswith(".xml")
        ]
    starts = [each for root in roots for each in root.iter(qn("w:bookmarkStart"))]
    ends = [each for root in roots for each in root.iter(qn("w:bookmarkEnd"))]
    ids = Counter(each.get(qn("w:id")) for each in starts)
    assert set(ids.values()) == {1}
    assert ids == Counter(each.get(qn("w:id")) for each in ends)
    names = [each.get(qn("w:name")) for each in starts]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40
    assert not any(
        each.tag is etree.ProcessingInstruction for root in roots for each in root.iter()
    )
