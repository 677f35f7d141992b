"""Repairs of a template: only the letters of its tags change."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from desktop.documents.repair import repaired
from desktop.documents.template import Template


def word(*paragraphs: str | tuple[str, ...]) -> bytes:
    """Make a Word file; a tuple is a paragraph in several runs, every second one bold."""
    document = docx.Document()
    for each in paragraphs:
        paragraph = document.add_paragraph()
        for n, text in enumerate((each,) if isinstance(each, str) else each):
            paragraph.add_run(text).bold = bool(n % 2) or None
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def lines(data: bytes) -> list[str]:
    return [each.text for each in docx.Document(BytesIO(data)).paragraphs]


def after(data: bytes) -> Any:
    return repaired(data, Template(data).faults).template


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{{ addressee|join(“, ”) }}", '{{ addressee|join(", ") }}'),
        ("{{ addressee|join(«, ») }}", '{{ addressee|join(", ") }}'),
        ("{{ control.topik }}", "{{ control.topic }}"),
        ("{{ subject.nmae }} және {{ object.name }}", "{{ subject.name }} және {{ object.name }}"),
        ("Тақырыбы: {{ control.topic }", "Тақырыбы: {{ control.topic }}"),
        ("Тақырыбы: { control.topic }}.", "Тақырыбы: {{ control.topic }}."),
        (("{{ addressee|jo", "in(“, ", "”) }} соңы"), '{{ addressee|join(", ") }} соңы'),
        (("«Әріп» {{ control.", "top", "ik }} «тағы»"), "«Әріп» {{ control.topic }} «тағы»"),
        ("{{ addressee|join(“», «”) }}", '{{ addressee|join("», «") }}'),
        ("{{ addressee|join(«”, “») }}", '{{ addressee|join("”, “") }}'),
        ('{{ addressee|join(“, ") }}', '{{ addressee|join(", ") }}'),
        ('{{ addressee|join("», «") }}{{ own.dat }}', '{{ addressee|join("», «") }}{{ own.date }}'),
    ],
)
def test_what_needs_no_thought_is_repaired(wrong: str | tuple[str, ...], right: str) -> None:
    data = after(word("Бірінші «сөз»", wrong))
    assert lines(data) == ["Бірінші «сөз»", right]
    assert Template(data).faults == ()


def test_a_repair_keeps_the_formatting_of_each_run() -> None:
    data = after(word(("{{ addressee|join(“", "қалың", "”) }}")))
    (paragraph,) = docx.Document(BytesIO(data)).paragraphs
    assert [(run.text, run.bold) for run in paragraph.runs] == [
        ('{{ addressee|join("', None),
        ("қалың", True),
        ('") }}', None),
    ]


@pytest.mark.parametrize("between", ["», «", "”, “", "’, ‘"])
def test_curly_quotes_within_straight_ones_are_words_and_are_printed(between: str) -> None:
    made = Template(word(f'{{{{ addressee|join("{between}") }}}}'))
    assert made.faults == ()
    (paragraph,) = made.rendered(lambda _part: {"addressee": ["a", "b"]}).paragraphs
    assert f">a{between}b<" in etree.tostring(paragraph._p, encoding="unicode")


def test_recorded_changes_are_accepted_and_comments_taken_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ control.")
    by = f'{nsdecls("w")} w:id="9" w:author="Заңгер"'
    for xml in (
        f"<w:del {by}><w:r><w:delText>topik</w:delText></w:r></w:del>",
        f"<w:ins {by}><w:r><w:t>topic</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(xml))
    end = paragraph.add_run(" }}")
    document.add_comment([end], text="дұрыс па?", author="Заңгер")
    out = BytesIO()
    document.save(out)
    assert {each.code for each in Template(out.getvalue()).faults} == {
        "template.tracked-changes", "template.comments",
    }  # fmt: skip
    data = after(out.getvalue())
    assert lines(data) == ["{{ control.topic }}"]
    assert Template(data).faults == ()


def test_what_needs_thought_stays_as_it_is() -> None:
    wrong = word("{% if control.place %}", "{{ мүлде.басқа }}", "{{ 1 + 1 }}", "{{")
    assert lines(after(wrong)) == lines(wrong)


def test_a_sound_template_is_given_back_as_it_is() -> None:
    sound = word("«Тырнақша» {{ control.topic }} жақша { } бос")
    assert lines(after(sound)) == lines(sound)
