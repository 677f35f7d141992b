"""The window's labels: literal in the code, whole in three languages, with the same places."""

import ast
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.law.places import data_root

WINDOW = data_root() / "desktop" / "window"
LABELS = data_root() / "resources" / "i18n"
PLACE = re.compile(r"\{[^}]*\}")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(WINDOW.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node


def _of_a_text(call: ast.Call) -> bool:
    """Whether it is `str.translate`, which is another thing."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "translate"


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_every_label_is_a_literal_that_linguist_can_find() -> None:
    wrong = []
    for path, call in calls():
        name = name_of(call)
        if name not in ("tr", "translate") or _of_a_text(call):
            continue
        literal = all(
            isinstance(given, ast.Constant) and isinstance(given.value, str) for given in call.args
        )
        own = not isinstance(call.func, ast.Attribute) or (
            isinstance(call.func.value, ast.Name) and call.func.value.id == "self"
        )
        if not call.args or not literal or (name == "tr" and not own):
            wrong.append(f"{path.name}:{call.lineno}")
    assert not wrong


def test_no_label_hides_inside_an_f_string_where_linguist_does_not_look() -> None:
    wrong = [
        f"{path.name}:{node.lineno}"
        for path in sorted(WINDOW.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if isinstance(part, ast.Call) and name_of(part) in ("tr", "translate")
        if not _of_a_text(part)
    ]
    assert not wrong


def labels_in_code() -> set[str]:
    found = set()
    for _path, call in calls():
        if name_of(call) == "tr" and call.args:
            found.add(ast.literal_eval(call.args[0]))
        elif (
            name_of(call) in ("translate", "QT_TRANSLATE_NOOP")
            and len(call.args) > 1
            and isinstance(call.args[1], ast.Constant)  # a painter is moved by numbers
        ):
            found.add(ast.literal_eval(call.args[1]))
    return found


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_label_is_translated_with_the_same_places(lang: str) -> None:
    root = ET.parse(LABELS / f"baqylau_{lang}.ts").getroot()
    translated = {}
    for message in root.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None, source
        assert "type" not in translation.attrib, f"{lang}: not finished: {source}"
        text = translation.text or ""
        assert text.strip(), f"{lang}: empty: {source}"
        assert sorted(PLACE.findall(text)) == sorted(PLACE.findall(source)), source
        translated[source] = text
    assert labels_in_code() == set(translated)


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_label_stays_english(lang: str) -> None:
    root = ET.parse(LABELS / f"baqylau_{lang}.ts").getroot()
    latin = {
        message.findtext("source", "")
        for message in root.iter("message")
        if not re.search("[а-яәғқңөұүһі]", message.findtext("translation", "").lower())
    }
    assert latin == set()


def test_the_kazakh_labels_say_on_top_that_nobody_has_proof_read_them_yet() -> None:
    # `make i18n` drops the remark: put it back, or take this test away once somebody has read them.
    assert "not yet been read by a native proof-reader" in (LABELS / "baqylau_kk.ts").read_text(
        "utf-8"
    )
