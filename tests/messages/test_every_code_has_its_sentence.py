"""Every code that the program says has its sentence in Kazakh, Russian and English.

The codes are found by reading the program's text: what is handed to `say`, to `Problem` and to
its subclasses as a literal, or as a pattern with gaps ("workbook.verdict.{…}"). Codes that are put
together in another way are met by the tests of the rooms that say them.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

from desktop.domain.text import LANGS, Lang, look_alikes
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue, plural_form
from desktop.messages.check import FORMS

MESSAGES = data_root() / "resources" / "messages"
TOPICS = sorted({path.name.split(".")[0] for path in MESSAGES.glob("*.toml")})
KAZAKH_ONLY = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
# Words that stay Latin in Kazakh and Russian: our name, kinds of files and programs, terms to type.
CYRILLIC = re.compile("[А-Яа-яЁё]")
# Raised deep inside without the file's name, which is added where the problem is caught.
COMPLETED_LATER = ("paper.picture-too-big", "paper.picture-unreadable")
CODE = re.compile(r"[a-z]+\.[a-z0-9*._-]+")


class Said(NamedTuple):
    """A code found in the program: a pattern with "*" for gaps, the parameters, and where."""

    code: str
    params: frozenset[str] | None
    where: str


@cache
def sentences(topic: str, lang: Lang) -> Mapping[str, Any]:
    with (MESSAGES / f"{topic}.{lang}.toml").open("rb") as file:
        return {key: text for key, text in tomllib.load(file).items() if key != "proofread"}


def all_sentences(lang: Lang) -> dict[str, Any]:
    return {f"{t}.{key}": text for t in TOPICS for key, text in sentences(t, lang).items()}


def texts(lang: Lang) -> Iterator[tuple[str, str]]:
    for code, text in all_sentences(lang).items():
        if isinstance(text, str):
            yield code, text
        else:
            yield from ((f"{code} ({form})", part) for form, part in text.items())


def placeholders(text: Any) -> set[str]:
    parts = [text] if isinstance(text, str) else list(text.values())
    return {name for part in parts for _, name, _, _ in Formatter().parse(part) if name}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((data_root() / "desktop").rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


@cache
def problems() -> frozenset[str]:
    """Return the names of `Problem` and of all classes made from it."""
    parents = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"Problem"}
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return frozenset(found)


def literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "*"
            for part in node.values
        )
    return None


def said() -> Iterator[Said]:
    for path, tree in trees():
        owners = {
            id(call): node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for call in ast.walk(node)
            if isinstance(call, ast.Call)
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name == "__init__":
                name = owners.get(id(call), "")
            if (name not in problems() and name not in ("say", "_say")) or not call.args:
                continue
            code = literal(call.args[0])
            if code is None or not CODE.fullmatch(code):
                continue
            given = {word.arg for word in call.keywords}
            whole = None not in given and name in ("Problem", "say", "_say")
            params = frozenset(word for word in given if word) if whole else None
            yield Said(code, params, f"{path.relative_to(data_root())}:{call.lineno}")


def matching(code: str, lang: Lang) -> list[Any]:
    known = all_sentences(lang)
    if "*" not in code:
        return [known[code]] if code in known else []
    pattern = re.compile(".+".join(re.escape(part) for part in code.split("*")))
    return [text for each, text in known.items() if pattern.fullmatch(each)]


def test_the_program_says_something() -> None:
    assert len(list(said())) > 50


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_that_is_said_has_a_sentence(lang: Lang) -> None:
    assert [f"{one.code} ({one.where})" for one in said() if not matching(one.code, lang)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_gap_in_a_sentence_is_filled_by_whoever_says_it(lang: Lang) -> None:
    gaps = []
    for one in said():
        if one.params is None or "*" in one.code or one.code in COMPLETED_LATER:
            continue
        for text in matching(one.code, lang):
            needed = placeholders(text) | (set() if isinstance(text, str) else {"n"})
            if not needed <= one.params:
                gaps.append(f"{one.code} {sorted(needed - one.params)} ({one.where})")
    assert gaps == []


@pytest.mark.parametrize("topic", TOPICS)
def test_the_three_languages_say_the_same_things_with_the_same_gaps(topic: str) -> None:
    kazakh = sentences(topic, "kk")
    for lang in LANGS:
        other = sentences(topic, lang)
        assert set(other) == set(kazakh), lang
        for code, text in other.items():
            assert placeholders(text) == placeholders(kazakh[code]), code


@pytest.mark.parametrize("lang", LANGS)
def test_a_counted_sentence_has_each_form_that_its_language_counts_with(lang: Lang) -> None:
    for code, text in all_sentences(lang).items():
        if not isinstance(text, str):
            assert set(text) == FORMS[lang], code
    assert {plural_form(lang, n) for n in range(200)} == FORMS[lang]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_kazakh_file_says_whether_it_was_proofread_and_the_others_do_not(topic: str) -> None:
    for lang in LANGS:
        plain = tomllib.loads((MESSAGES / f"{topic}.{lang}.toml").read_text("utf-8"))
        assert isinstance(plain.get("proofread"), bool) == (lang == "kk"), lang


def test_a_sentence_is_empty_in_every_language_or_in_none() -> None:
    empty = [{code for code, text in texts(lang) if not text.strip()} for lang in LANGS]
    assert empty[0] == empty[1] == empty[2]


def test_no_sentence_stands_in_the_wrong_language() -> None:
    kazakh, russian = dict(texts("kk")), dict(texts("ru"))
    for code, text in kazakh.items():
        words = re.sub(r"\{\w*\}", "", text).split()
        if len(words) > 2:
            assert text != russian.get(code), code
        if len(CYRILLIC.findall(text)) > 30:
            assert KAZAKH_ONLY & set(text), code
    for code, text in russian.items():
        outside_quotes = re.sub("«[^»]*»", "", text)
        assert not KAZAKH_ONLY & set(outside_quotes), code
    for code, text in texts("en"):
        outside_quotes = re.sub("“[^”]*”|«[^»]*»|\\([^)]*\\)", "", text)
        assert not CYRILLIC.search(outside_quotes), code


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_mixes_two_alphabets(lang: Lang) -> None:
    assert [(code, found) for code, text in texts(lang) if (found := look_alikes(text))] == []


def test_a_counted_sentence_takes_the_form_of_its_number(tmp_path: Path) -> None:
    (tmp_path / "x.ru.toml").write_text(
        'left = { one = "{n} день", few = "{n} дня", many = "{n} дней" }', "utf-8"
    )
    say = Catalogue("ru", tmp_path).say
    numbers = (1, 2, 5, 11, 12, 21, 22, 25, 101, 111)
    assert [say("x.left", n=n) for n in numbers] == [
        "1 день", "2 дня", "5 дней", "11 дней", "12 дней", "21 день", "22 дня", "25 дней",
        "101 день", "111 дней",
    ]  # fmt: skip


def test_an_unknown_code_is_a_mistake_of_ours(tmp_path: Path) -> None:
    (tmp_path / "x.kk.toml").write_text('a = "А"', "utf-8")
    with pytest.raises(KeyError):
        Catalogue("kk", tmp_path).say("x.b")
