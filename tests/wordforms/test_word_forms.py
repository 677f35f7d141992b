"""Forms of names, posts and institutions, as tables that a linguist can read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.wordforms import kazakh, russian
from desktop.wordforms.form import Form

NOTHING = "–"
HERE = Path(__file__).parent


def rows(table: str, heading: str) -> list[list[str]]:
    """The rows under a heading, without the row of titles."""
    found: list[list[str]] = []
    under = ""
    for line in (HERE / table).read_text("utf-8").splitlines():
        if line.startswith("## "):
            under = line.removeprefix("## ")
        elif line.startswith("|") and under == heading:
            found.append([cell.strip() for cell in line[1:-1].split("|")])
    return found[2:]


def told(form: Form | None) -> tuple[str, str]:
    """A form as the tables write it."""
    if form is None:
        return NOTHING, NOTHING
    return form.text, "sure" if form.sure else "ask"


def all_words() -> Iterator[str]:
    for table in ("test_kazakh.md", "test_russian.md"):
        for heading in ("Names", "Posts and institutions"):
            yield from (f"{table} {row[0]}" for row in rows(table, heading))


@pytest.mark.parametrize("row", rows("test_kazakh.md", "Names"), ids=lambda row: row[0])
def test_a_kazakh_name_takes_the_dative(row: list[str]) -> None:
    name, dative, how_sure = row
    assert told(kazakh.name(name)) == (dative, how_sure)


@pytest.mark.parametrize("row", rows("test_russian.md", "Names"), ids=lambda row: "/".join(row[:2]))
def test_a_russian_name_takes_the_dative(row: list[str]) -> None:
    name, full, dative, how_sure = row
    assert told(russian.name(name, full)) == (dative, how_sure)


@pytest.mark.parametrize(
    "row", rows("test_kazakh.md", "Posts and institutions"), ids=lambda row: row[0]
)
def test_a_kazakh_post_or_institution_takes_its_cases(row: list[str]) -> None:
    words, dative, genitive, how_sure = row
    assert told(kazakh.phrase(words, "dative")) == (dative, how_sure)
    assert told(kazakh.phrase(words, "genitive"))[0] == genitive


@pytest.mark.parametrize(
    "row", rows("test_russian.md", "Posts and institutions"), ids=lambda row: row[0]
)
def test_a_russian_post_or_institution_takes_its_cases(row: list[str]) -> None:
    words, dative, genitive, how_sure = row
    assert told(russian.phrase(words, "dative")) == (dative, how_sure)
    assert told(russian.phrase(words, "genitive"))[0] == genitive


def test_each_language_has_enough_rows_and_says_of_the_doubtful_that_they_are() -> None:
    for table, least_doubtful in (("test_kazakh.md", 15), ("test_russian.md", 15)):
        found = [*rows(table, "Names"), *rows(table, "Posts and institutions")]
        assert len(found) >= 100
        assert sum(row[-1] == "ask" for row in found) >= least_doubtful
    assert len(set(all_words())) >= 200


@pytest.mark.parametrize(
    ("institution", "post", "form"),
    [
        ("ГУ «Отдел культуры»", "руководитель", "руководителю ГУ «Отдел культуры»"),
        (
            "Государственное учреждение «Отдел культуры»",
            "Руководитель",
            "Руководителю государственного учреждения «Отдел культуры»",
        ),
        (
            "Управление образования Павлодарской области",
            "исполняющий обязанности руководителя",
            "исполняющему обязанности руководителя Управления образования Павлодарской области",
        ),
        ("КГП «Районная больница»", "главный врач", "главному врачу КГП «Районная больница»"),
        ("Министерство просвещения", "министр", "министру Министерства просвещения"),
        ("ГУ «Отдел культуры»", "и.о. руководителя", "и.о. руководителя ГУ «Отдел культуры»"),
    ],
)
def test_a_bare_russian_post_is_put_before_the_institution(
    institution: str, post: str, form: str
) -> None:
    assert russian.post_in(institution, post) == Form(form, True)


@pytest.mark.parametrize("post", ["руководитель отдела", "руководитель ГУ «Отдел»", ""])
def test_a_russian_post_that_names_its_institution_is_not_given_it_twice(post: str) -> None:
    assert russian.post_in("ГУ «Отдел культуры»", post) is None


@pytest.mark.parametrize(
    ("institution", "post", "form"),
    [
        (
            "«Үлгі басқармасы» мемлекеттік мекемесі",
            "басшы",
            "«Үлгі басқармасы» мемлекеттік мекемесінің басшысы",
        ),
        ("Білім басқармасы", "Басшысы", "Білім басқармасының басшысы"),
        ("№ 5 мектеп", "директор", "№ 5 мектептің директоры"),
        ("Аудандық аурухана", "бас дәрігер", "Аудандық аурухананың бас дәрігері"),
    ],
)
def test_a_bare_kazakh_post_becomes_the_institutions_own(
    institution: str, post: str, form: str
) -> None:
    assert kazakh.post_in(institution, post) == Form(form, True)


@pytest.mark.parametrize(
    ("institution", "post"),
    [("«Үлгі» ЖШС", "директор"), ("Білім басқармасы", "бөлім басшысы"), ("Білім басқармасы", "")],
)
def test_a_kazakh_post_is_left_alone_where_no_rule_joins_it_to_the_institution(
    institution: str, post: str
) -> None:
    assert kazakh.post_in(institution, post) is None


@pytest.mark.parametrize(
    ("named", "dative"),
    [
        ("Аким Павлодарской области", "Акиму Павлодарской области"),
        ("Заместитель акима города Уральска", "Заместителю акима города Уральска"),
        ("Генеральный прокурор", "Генеральному прокурору"),
        ("Исполняющий обязанности акима района", "Исполняющему обязанности акима района"),
        ("Вице-министр просвещения", "Вице-министру просвещения"),
        ("Акиму Павлодарской области", None),
        ("Акимат Павлодарской области", None),
        ("В Комитет по статистике", None),
        ("Управление образования", None),
        ("Уполномоченный орган в сфере доступа к информации", None),
        ("ГУ «Отдел образования»", None),
        ("Учредителю: …", None),
        ("", None),
    ],
)
def test_of_a_russian_addressee_only_an_official_takes_the_dative(
    named: str, dative: str | None
) -> None:
    made = russian.official(named)
    assert (made.text if made else None) == dative


@pytest.mark.parametrize(
    ("named", "dative"),
    [
        ("Павлодар облысының әкімі", "Павлодар облысының әкіміне"),
        ("Орал қаласы әкімінің орынбасары", "Орал қаласы әкімінің орынбасарына"),
        ("Облыс прокуроры", "Облыс прокурорына"),
        ("Павлодар облысының әкіміне", None),
        ("Батыс Қазақстан облысының әкімдігі", None),
        ("Ақпаратқа қол жеткізу саласындағы уәкілетті орган", None),
        ("Құрылтайшыға: …", None),
        ("", None),
    ],
)
def test_of_a_kazakh_addressee_only_an_official_takes_the_dative(
    named: str, dative: str | None
) -> None:
    made = kazakh.official(named)
    assert (made.text if made else None) == dative


@given(
    st.text(st.sampled_from('абвьъйүұқ АЫьИ.-–,«»"(№1aZё\n')),
    st.sampled_from(["", "Ким Вера Викторовна"]),
)
@example("ь", "")
@example("А. ", "А.")
def test_whatever_is_typed_breaks_nothing_and_no_form_is_empty(words: str, full: str) -> None:
    for made in (
        kazakh.name(words),
        russian.name(words, full),
        kazakh.phrase(words, "dative"),
        russian.phrase(words, "genitive"),
        kazakh.post_in(words, "басшы"),
        russian.post_in(words, "директор"),
        kazakh.official(words),
        russian.official(words),
    ):
        assert made is None or made.text.strip()
