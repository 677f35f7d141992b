"""What a template may hold: every fault is named with its paragraph, every way out is shut."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import get_args, get_origin, get_type_hints, is_typeddict

import docx
import pytest
from lxml import etree

from desktop.documents import template
from desktop.documents.papers import check_template
from desktop.documents.shape import Facts
from desktop.documents.template import Template
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


FAULTS = (
    ("{{ subject.name }", "template.unclosed-tag"),
    ("{{ subject.name", "template.unclosed-tag"),
    ("subject.name }}", "template.unclosed-tag"),
    ("{{ subject.name {{ object.name }}", "template.unclosed-tag"),
    ("{{ own.date | join(“, ”) }}", "template.curly-quotes"),
    ("{% if own.date == «да» %}x{% endif %}", "template.curly-quotes"),
    ("{% if own.date %}", "template.unclosed-block"),
    ("{% endfor %}", "template.unclosed-block"),
    ("{% if own.date %}{% endfor %}", "template.unclosed-block"),
    ("{% else %}", "template.unclosed-block"),
    ("{{ own date }}", "template.broken-tag"),
    ("{{ }}", "template.broken-tag"),
    ("{{ own. }}", "template.broken-tag"),
    ("{{ nothing }}", "template.unknown-field"),
    ("{{ subject.nmae }}", "template.unknown-field-near"),
    ("{{ topic }}", "template.unknown-field-near"),
    ("{{ own.date | money }}", "template.unknown-filter"),
    ("{{ own.date | attr('x') }}", "template.unknown-filter"),
    ("{{ findings }}", "template.not-a-text"),
    ("{{ subject }}", "template.not-a-text"),
    ("{% for x in subject %}{{ x }}{% endfor %}", "template.not-a-list"),
    ("{% for x in own.date %}{{ x }}{% endfor %}", "template.not-a-list"),
    ("{{ own.date | join }}", "template.not-a-list"),
    ("{{ members | upper }}", "template.not-a-text"),
    ("{{ own.date %}", "template.unclosed-tag"),
    ("{{ own.date if own.city else addressee }}", "template.not-a-text"),
    ("{{ own.date if own.city else (own.number if own.numbered else subject) }}",
     "template.not-a-text"),
    ("{{ recommendation_count if own.city else none }}", "template.not-a-text"),
    ("{{ own.date if (own.cty if own.city else 1) else 1 }}", "template.unknown-field-near"),
    ("{{ (recommendation_count if own.city)|upper }}", "template.unlike"),
    ("{% if (recommendation_count if own.city else own.date) == 1 %}x{% endif %}",
     "template.unlike"),
    ("{% for x in (findings if own.city else addressee) %}x{% endfor %}", "template.unlike"),
    ('{% if recommendation_count > "2" %}x{% endif %}', "template.unlike"),
    ("{% if own.date > 3 %}x{% endif %}", "template.unlike"),
    ("{% if 1 < recommendation_count < own.date %}x{% endif %}", "template.unlike"),
    ("{% if own.date < (own.city or own.number) %}x{% endif %}", "template.unlike"),
    ("{% if 3 in own.date %}x{% endif %}", "template.unlike"),
    ("{% if own.date in subject %}x{% endif %}", "template.unlike"),
    ("{% if addressee < signatories %}x{% endif %}", "template.unlike"),
)  # fmt: skip

# Each of these is a way that people have used to leave a template.
ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ subject.__class__ }}",
    "{{ subject.name.__class__.__base__.__subclasses__() }}",
    "{{ subject['name'] }}",
    "{{ subject.name.format(1) }}",
    "{{ subject.name.upper() }}",
    "{{ subject.items() }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum }}",
    "{{ range(1000000000) }}",
    "{{ namespace(a=1) }}",
    "{{ joiner }}",
    "{{ part }}",
    "{{ part.package }}",
    "{{ 10 ** 100000000 }}",
    "{{ 'x' * 200000000 }}",
    "{{ 'x' ~ 'y' }}",
    "{{ own.date[0:1] }}",
    "{{ (1, 2) }}",
    "{{ [1] }}",
    "{{ {'a': 1} }}",
    "{{ 'a' is defined }}",
    "{{ own.date | map('upper') }}",
    "{{ own.date | list }}",
    "{{ own.date | safe }}",
    "{{ subject.contacts | join(own.date) }}",
    "{{ subject.contacts | join(', ', '__class__') }}",
    "{% set x = 1 %}",
    "{% macro f() %}{{ f() }}{% endmacro %}",
    "{% include 'file' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{% call f() %}{% endcall %}",
    "{% raw %}{% endraw %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% with a=1 %}{% endwith %}",
    "{% for x in range(10) %}{% endfor %}",
    "{% for x in findings recursive %}{{ loop(x) }}{% endfor %}",
    "{% for x in findings if x.title %}{% endfor %}",
    "{% for a, b in findings %}{% endfor %}",
    "{% for x in findings %}{{ loop.parent }}{% endfor %}",
    "{% for x in findings %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for x in findings %}{{ loop.__class__ }}{% endfor %}",
    "{% vm %}",
    "{% hm %}",
    "{% colspan 3 %}",
    "{% cellbg 'x' %}",
)


@pytest.mark.parametrize(("broken", "code"), FAULTS)
def test_a_fault_is_named_with_its_paragraph(broken: str, code: str) -> None:
    text = f"Before {broken} after"
    faults = Template(word("First {{ own.date }}", text, "Last {{ own.number }}")).faults
    assert [fault.code for fault in faults][:1] == [code]
    assert faults[0].paragraph == text


@pytest.mark.parametrize("escape", ESCAPES)
def test_every_way_out_is_shut(escape: str) -> None:
    faults = Template(word("Good {{ own.date }}", escape)).faults
    assert faults
    assert all(fault.paragraph == escape for fault in faults)


def test_the_nearest_name_is_offered() -> None:
    offered = {
        wrong: Template(word(f"{{{{ {wrong} }}}}")).faults[0].params["near"]
        for wrong in ("subject.nmae", "topic", "object.adress", "controll.topic", "website")
    }
    assert offered["subject.nmae"] == "subject.name"
    assert offered["topic"] == "control.topic"
    assert offered["object.adress"] == "object.address"
    assert offered["controll.topic"] == "control"
    assert offered["website"] in {"subject.website", "object.website"}


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("object.phone", "subject.phone"),
        ("object.email", "subject.email"),
        ("subject.authorised_body", "object.authorised_body"),
        ("subject.number", None),
    ],
)
def test_a_field_of_another_owner_is_only_like_it_and_never_put_in_its_place(
    typed: str, near: str | None
) -> None:
    (fault,) = Template(word(f"{{{{ {typed} }}}}")).faults
    assert fault.code == "template.unknown-field-like"
    assert near in {None, fault.params["near"]}


def test_a_slip_is_known_whatever_other_field_ends_so_and_a_bare_name_by_its_only_owner() -> None:
    for typed, near in (
        ("own.numbr", "own.number"),
        ("chiar", "chair"),
        ("recommendation_cuont", "recommendation_count"),
        ("phone", "subject.phone"),
    ):
        (fault,) = Template(word(f"{{{{ {typed} }}}}")).faults
        assert fault.code == "template.unknown-field-near"
        assert fault.params["near"] == near
    inside = "{%p for visits in findings %}", "{{ visit.title }}", "{%p endfor %}"
    (fault,) = Template(word(*inside)).faults
    assert (fault.code, fault.params["near"]) == ("template.unknown-field-near", "visits")


def test_of_several_that_end_so_the_nearest_is_named() -> None:
    (fault,) = Template(word("{{ number }}")).faults
    assert (fault.code, fault.params["near"]) == ("template.unknown-field-like", "own.number")


def test_what_is_compared_is_of_one_kind_and_what_is_only_printed_or_asked_need_not_be() -> None:
    sound = (
        ("{{ own.date if own.city else own.number }}", "d"),
        ("{{ own.date if own.number }}", ""),
        ("{{ recommendation_count if recommendation_count > 1 else 'одна' }}", "2"),
        ("{{ recommendation_count if own.number else '' }}", ""),
        ("{{ recommendation_count if own.city }}", "2"),
        ("{{ own.date if own.number else (1 if own.numbered else 'жоқ') }}", "жоқ"),
        ("{% if (addressee if own.city else own.numbered) and own.date %}x{% endif %}", "x"),
        ("{{ (own.date if own.number)|upper }}", ""),
        ("{% if 1 < recommendation_count <= 3 %}x{% endif %}", "x"),
        ("{% if own.city == 'c' and own.numbered != true %}x{% endif %}", "x"),
        ("{% if own.city in addressee or own.city not in own.date %}x{% endif %}", "x"),
        ("{{ (addressee if own.number else subject.contacts)|join }}", "s"),
        ("{% if addressee|length > subject.contacts|length %}x{% endif %}", ""),
    )
    facts = {
        "own": {"date": "d", "city": "c", "number": "", "numbered": False},
        "recommendation_count": 2, "addressee": ["a"], "subject": {"contacts": ["s"]},
    }  # fmt: skip
    for source, printed in sound:
        made = Template(word(source))
        assert made.tried() == ()
        (paragraph,) = made.rendered(lambda _part: facts).paragraphs
        assert re.sub("<[^>]*>", "", etree.tostring(paragraph._p, encoding="unicode")) == printed


def test_a_letter_in_force_is_made_in_spite_of_what_is_refused_only_at_taking_over() -> None:
    made = Template(word("{% if own.city == none %}x{% else %}y{% endif %}"))
    assert [fault.code for fault in made.faults] == ["template.unlike"]
    assert made.mentioned({"own": {"city": "c"}}) == {"own": {"city": "c"}}
    (paragraph,) = made.rendered(lambda _part: {"own": {"city": "c"}}).paragraphs
    assert re.sub("<[^>]*>", "", etree.tostring(paragraph._p, encoding="unicode")) == "y"
    wrong = Template(word("{% if own.date > 3 %}x{% endif %}"))
    with pytest.raises(Problem, match=r"template\.unfilled"):
        wrong.rendered(lambda _part: {"own": {"date": "d"}})
    worse = Template(word("{% if own.city == none %}x{% endif %}{{ own.dat }}"))
    with pytest.raises(Problem, match=r"template\.unknown-field-near"):
        worse.rendered(lambda _part: {"own": {"city": "c"}})


def test_facts_that_do_not_fit_are_a_named_problem() -> None:
    made = Template(word("{% if recommendation_count > 2 %}x{% endif %}"))
    with pytest.raises(Problem, match="unfilled"):
        made.rendered(lambda _part: {"recommendation_count": "many"})


@pytest.mark.parametrize("when", ["own.date", "not own.date"])
def test_a_template_is_tried_with_all_facts_and_with_none(
    monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    monkeypatch.setattr(template, "_compares", lambda *_: True)  # something it does not foresee
    made = Template(word(f"{{% if {when} and recommendation_count < 'x' %}}x{{% endif %}}"))
    assert made.faults == ()
    assert [fault.code for fault in made.tried()] == ["template.unfilled"]


def test_a_name_of_a_loop_is_known_only_inside() -> None:
    inside = "{%p for each in findings %}", "{{ each.title }}, {{ loop.index }}", "{%p endfor %}"
    assert Template(word(*inside)).faults == ()
    assert [f.code for f in Template(word(*inside, "{{ each.title }}")).faults] == [
        "template.unknown-field"
    ]


def test_a_fault_in_a_row_of_a_table_and_after_it_is_placed_right() -> None:
    rows = (
        ("{%tr for each in findings %}", ""),
        ("{{ each.number }}", "{{ each.tittle }}"),
        ("{%tr endfor %}", ""),
    )
    faults = Template(word("{{ own.date }}", "{{ own.numbr }}", rows=rows)).faults
    assert [fault.paragraph for fault in faults] == ["{{ own.numbr }}", "{{ each.tittle }}"]


def test_a_tag_torn_by_formatting_is_whole_again() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{{ sub", "ject.", "name }", "}"):
        paragraph.add_run(piece).bold = piece == "ject."
    out = BytesIO()
    document.save(out)
    made = Template(out.getvalue())
    assert made.faults == ()
    assert "Fund" in made.rendered(lambda part: {"subject": {"name": "Fund"}}).element.xml


def test_endless_repeats_are_stopped() -> None:
    nested = "{% for a in findings %}" * 6 + "{% endfor %}" * 6
    made = Template(word(nested))
    assert made.faults == ()
    with pytest.raises(Problem, match="too-long"):
        made.rendered(lambda part: {"findings": [{}] * 300})


def test_endless_output_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "OUTPUT_LIMIT", 100_000)
    made = Template(word("{% for a in findings %}{{ own.date }}{% endfor %}"))
    with pytest.raises(Problem, match="too-long"):
        made.rendered(lambda part: {"findings": [{}] * 3000, "own": {"date": "x" * 100}})


def test_a_page_of_very_many_elements_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "MARKUP_LIMIT", 10_000)
    made = Template(word("{%p for a in findings %}", "", "{%p endfor %}"))
    made.rendered(lambda _part: {"findings": [{}] * 1000})
    with pytest.raises(Problem, match="too-long"):
        made.rendered(lambda _part: {"findings": [{}] * 11_000})


def test_a_tag_that_cuts_through_a_table_is_a_named_problem() -> None:
    made = Template(word("{% if own.date %}", rows=(("{% endif %}",),)))
    with pytest.raises(Problem, match="broken-structure"):
        made.rendered(lambda part: {"own": {"date": ""}})


def test_only_facts_are_looked_up_even_unchecked() -> None:
    sandbox = template._Sandbox()
    for source in ("{{ d.items }}", "{{ d.__class__ }}", "{{ d['a'] }}", "{{ d.a.upper }}"):
        with pytest.raises(Exception, match=r"has no|undefined|no attribute|no element"):
            sandbox.from_string(source).render(d={"a": "text"})


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_what_is_no_word_file_is_a_named_problem(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(data)
    assert [fault.code for fault in check_template(path, "notice")] == ["template.not-word"]


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = BytesIO(word("text"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.bin", b"\0" * 50_000_000)
    with pytest.raises(Problem, match="not-word"):
        Template(out.getvalue())


def test_links_to_outside_files_are_refused() -> None:
    document = docx.Document()
    document.part.relate_to(
        "file:///etc/passwd",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    out = BytesIO()
    document.save(out)
    with pytest.raises(Problem, match="foreign-content"):
        Template(out.getvalue())


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_has_a_sentence_in_every_language(lang: str) -> None:
    say = Catalogue(lang, data_root() / "resources" / "messages").say
    for broken, code in FAULTS:
        for fault in Template(word(f"Before {broken}")).faults:
            sentence = say(code, paragraph=fault.paragraph, **fault.params)
            assert "Before" in sentence
            assert "{{{{" not in sentence
    for code in ("not-word", "foreign-content", "too-long", "broken-structure", "unfilled"):
        assert say(f"template.{code}")
    assert "{{" in say("template.unclosed-tag", paragraph="x")


def test_every_field_is_explained_to_the_people_who_edit_letters() -> None:
    page = (data_root() / "docs" / "letters.md").read_text("utf-8")
    explained = {name for group in re.findall("`([a-z_.…<>]+)`", page) for name in group.split(".")}
    fields: set[str] = set()
    kinds: list[object] = [Facts]
    while kinds:
        for name, kind in get_type_hints(kinds.pop()).items():
            fields.add(name)
            inner = get_args(kind)[-1] if get_origin(kind) in (list, dict) else kind
            if is_typeddict(inner):
                kinds.append(inner)
    assert fields - explained - {"figures", "words", "attribute", "on", "since"} == set()


def test_a_template_may_name_what_a_procedure_asks_and_nothing_else() -> None:
    def codes(field: str) -> list[str]:
        return [fault.code for fault in Template(word(f"{{{{ {field} }}}}"), {"reason"}).faults]

    assert codes("asked.reason.words") == []
    assert codes("asked.reson.words") == ["template.unknown-field-near"]
    assert codes("asked.reason") == ["template.not-a-text"]
