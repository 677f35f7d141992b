"""The list of fields for people who edit letters is the list of what a letter can really name.

When a field is added: a line in `shape.py`, in `facts.py` and in `forms/common/letter-fields.toml`;
then `python tests/documents/test_letter_fields.py` writes the table in `docs/letters.md` anew.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import docx
import pytest

from desktop.documents.shape import Day, Facts, LookFacts
from desktop.documents.template import Template
from desktop.law.law import Law
from desktop.law.letter_fields import ASK, FieldRow, load_letter_fields
from desktop.law.places import data_root
from desktop.law.reading import DataFault

PAGE = data_root() / "docs" / "letters.md"
BEGIN = "<!-- What follows is made of forms/common/letter-fields.toml. -->\n"
END = "\n## Layout\n"
LOOPS = {"members": "member", "looks": "look"}


@pytest.fixture(scope="module")
def law() -> Law:
    return Law()


def shape(kind: Any = Facts, before: str = "", of: str = "") -> Iterator[tuple[str, str]]:
    """Yield each field of the shape as a letter names it, with the list that it stands in."""
    for name, inner in get_type_hints(kind).items():
        full = f"{before}{name}"
        arguments = get_args(inner)
        if get_origin(inner) is dict:
            yield from shape(arguments[1], f"{full}.{ASK}.", of)
        elif get_origin(inner) is list and is_typeddict(arguments[0]):
            yield of, full
            yield from shape(arguments[0], f"{LOOPS.get(name, 'one')}.", full)
        elif is_typeddict(inner) and inner is not Day:
            yield from shape(inner, f"{full}.", of)
        else:
            yield of, full


def rows(law: Law) -> list[FieldRow]:
    return [row for part in law.letter_fields.parts for row in part.fields]


def test_every_field_that_a_letter_can_name_is_in_the_list_and_no_other(law: Law) -> None:
    listed = {(of, row.name) for row in rows(law) for of in row.of or ("",)}
    # The looks of any finding are the same field, whichever list the finding is taken from.
    assert listed == set(shape())
    assert [form.id for form in law.letter_fields.days] == list(get_type_hints(Day))
    days = {row.name for row in rows(law) if row.day}
    assert days == {name for _of, name in shape() if type_of(name) is Day}


def type_of(name: str) -> Any:
    kind: Any = Facts
    for part in name.split("."):
        if part in ("one", "member", "look"):
            return LookFacts  # no day stands within a list
        kind = get_args(kind)[1] if part == ASK else get_type_hints(kind)[part]
    return kind


def test_what_one_press_puts_into_word_is_sound_where_it_has_a_meaning(law: Law) -> None:
    asks = [ask for each in law.procedures for ask in law.procedure(each).asks]
    offered = list(law.letter_fields.offered(asks))
    document = docx.Document()
    for each in offered:
        for of in each.of[:1]:
            if of.startswith("one."):
                document.add_paragraph("{%p for one in findings %}")
            loop = each.name.partition(".")[0]
            document.add_paragraph(f"{{%p for {loop} in {of} %}}")
        for line in each.insert.splitlines():
            document.add_paragraph(line)
        for of in each.of[:1]:
            document.add_paragraph("{%p endfor %}")
            if of.startswith("one."):
                document.add_paragraph("{%p endfor %}")
    out = BytesIO()
    document.save(out)
    assert Template(out.getvalue(), law.ask_ids).faults == ()
    assert len(offered) > len(rows(law))


def test_only_what_can_be_printed_has_a_sample(law: Law) -> None:
    for row in rows(law):
        only_asked = row.insert.startswith("{%p if") and row.name != "about.kind"
        records = row.insert.startswith("{%p for") and "{{ line }}" not in row.insert
        assert (row.sample is None) == (only_asked or records or row.day), row.name


def test_an_answer_is_offered_in_the_parts_that_say_something_of_it(law: Law) -> None:
    asks = {ask.id: ask for each in law.procedures for ask in law.procedure(each).asks}
    for ask in asks.values():
        found = {
            each.name.split(".")[2]
            for each in law.letter_fields.offered([ask])
            if each.name.startswith("asked.")
        }
        wanted = {"answer": {"words", "yes", "no"}, "day": {"words", "day", "former"}}
        wanted["choice"] = {"words", "number", "date"} if ask.of_letter else {"words"}
        wanted["text"] = {"words", "lines", "points"}
        assert found == wanted.get(ask.type, {"words"})


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('name = "own.date"', 'name = "own.number"', "data.duplicate"),
        ('of = ["signatories"]', 'of = ["signatoriez"]', "data.dangling"),
        ('insert = "{{ own.date }}"', 'insert = "{{ own.made }}"', "data.wrong-value"),
        ('title.en = "Subject"\n', "", "data.missing-language"),
    ],
)
def test_a_broken_list_is_named(law: Law, tmp_path: Any, old: str, new: str, code: str) -> None:
    whole = (law.forms / "common" / "letter-fields.toml").read_text("utf-8")
    assert old in whole
    path = tmp_path / "letter-fields.toml"
    path.write_text(whole.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFault) as told:
        load_letter_fields(path)
    assert told.value.code == code


def table(law: Law) -> str:
    """Return the table of `docs/letters.md`."""
    lines = ["| өріс · поле · field | мағынасы | значение | meaning | үлгі · образец · sample |"]
    lines.append("|---|---|---|---|---|")
    lines += [line(f"`….{e.id}`", e.meaning, e.sample) for e in law.letter_fields.days]
    for part in law.letter_fields.parts:
        title = part.title
        lines.append(f"| **{title.kk}** | | **{title.ru}** | **{title.en}** | |")
        for row in part.fields:
            name = f"`{row.name}{'.…' * row.day}`"
            within = ", ".join(f"`{of}`" for of in row.of)
            kind = "if" if row.insert.startswith("{%p if") else "for" if not row.day else "…"
            lines.append(
                line(name + (f" · {within}" if within else ""), row.meaning, row.sample or kind)
            )
    return "\n".join(lines) + "\n"


def line(name: str, meaning: Any, sample: Any) -> str:
    example = sample if isinstance(sample, str) else sample.kk
    cells = (name, meaning.kk, meaning.ru, meaning.en, example)
    return f"| {' | '.join(each.replace('|', '·') for each in cells)} |"


def test_the_table_in_the_docs_is_made_of_the_list(law: Law) -> None:
    made = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    assert made == table(law)


if __name__ == "__main__":
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}{table(Law())}{END}{rest.partition(END)[2]}", "utf-8")
