"""Repairs of a template: only the letters of its tags change."""

from io import BytesIO
from typing import Any

import docx
import pytest

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
    return repaired(data, Template(data).faults)


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


def test_what_needs_thought_stays_as_it_is() -> None:
    wrong = word("{% if control.place %}", "{{ мүлде.басқа }}", "{{ 1 + 1 }}", "{{")
    assert lines(after(wrong)) == lines(wrong)


def test_a_sound_template_is_given_back_as_it_is() -> None:
    sound = word("«Тырнақша» {{ control.topic }} жақша { } бос")
    assert lines(after(sound)) == lines(sound)
