"""The labels in resources/i18n: what Linguist gathers, what the window asks for, how it is said."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.domain.text import LANGS, Lang, look_alikes
from desktop.law.places import data_root
from desktop.window.kazakh_keys import BY_ALT, KAZAKH
from desktop.window.language import NATIVE_NAMES, OF_QT, tongue

WINDOW = data_root() / "desktop" / "window"
PLACE = re.compile(r"%(?:L?\d+|n)|\{[^}]*\}")
MNEMONIC = re.compile(r"&(\w)")
FORMS = {"kk": {1, 2}, "ru": {3}, "en": {1, 2}}
"""How many forms a counted label has."""


class Label(NamedTuple):
    """As Qt looks it up: the class or the name that says it, and the English words."""

    context: str
    source: str


class _Calls(ast.NodeVisitor):
    """Gathers the labels that a file says, with the class that says them."""

    def __init__(self) -> None:
        self.labels: set[Label] = set()
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        function = ast.unparse(node.func)
        if function == "self.tr":
            self.labels.add(Label(self._classes[-1], ast.literal_eval(node.args[0])))
        elif function in ("translate", "QCoreApplication.translate", "QT_TRANSLATE_NOOP"):
            context, source = (ast.literal_eval(given) for given in node.args[:2])
            self.labels.add(Label(context, source))
        self.generic_visit(node)


@pytest.fixture(scope="module")
def said() -> set[Label]:
    """Every label that the window's code says."""
    calls = _Calls()
    for path in WINDOW.rglob("*.py"):
        calls.visit(ast.parse(path.read_text("utf-8")))
    assert calls.labels
    return calls.labels


def ts(lang: Lang) -> Path:
    return data_root() / "resources" / "i18n" / f"baqylau_{lang}.ts"


def messages(path: Path) -> Iterator[tuple[Label, ET.Element]]:
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield (
                Label(context.findtext("name", ""), message.findtext("source", "")),
                message,
            )


def forms(message: ET.Element) -> list[str]:
    """Return the translation; of a counted label all its forms."""
    translation = message.find("translation")
    assert translation is not None
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def tool(name: str) -> str:
    """Return one of Qt's tools, which stand beside this Python."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    assert found, f"{name} is not installed"
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_the_labels_are_those_that_the_code_says(lang: Lang, said: set[Label]) -> None:
    assert {label for label, _message in messages(ts(lang))} == said


def test_linguist_gathers_what_qt_looks_up(tmp_path: Path, said: set[Label]) -> None:
    """Linguist only guesses at Python: an f-string or an unknown alias it passes by in silence."""
    gathered = tmp_path / "window.ts"
    sources = sorted(str(path) for path in WINDOW.rglob("*.py"))
    subprocess.run([tool("pyside6-lupdate"), "-silent", *sources, "-ts", gathered], check=True)
    assert {label for label, _message in messages(gathered)} == said


@pytest.mark.parametrize("lang", LANGS)
def test_every_label_is_finished(lang: Lang) -> None:
    for label, message in messages(ts(lang)):
        translation = message.find("translation")
        assert translation is not None, label
        assert "type" not in translation.attrib, label
        assert all(form.strip() for form in forms(message)), label
        if message.get("numerus") == "yes":
            assert len(forms(message)) in FORMS[lang], label


@pytest.mark.parametrize("lang", LANGS)
def test_places_lines_and_endings_are_those_of_the_source(lang: Lang) -> None:
    for label, message in messages(ts(lang)):
        for form in forms(message):
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(label.source)), label
            assert form.count("\n") == label.source.count("\n"), label
            assert form.endswith("…") == label.source.endswith("…"), label
            assert form == form.strip(), label


@pytest.mark.parametrize("lang", LANGS)
def test_mnemonics_leave_the_kazakh_letters_their_keys(lang: Lang) -> None:
    taken = {*BY_ALT, *KAZAKH}
    for label, message in messages(ts(lang)):
        for form in forms(message):
            keys = [key.lower() for key in MNEMONIC.findall(form)]
            assert len(keys) == len(MNEMONIC.findall(label.source)), label
            assert not taken & set(keys), label


def test_kazakh_is_no_copy_of_russian() -> None:
    russian = {label: forms(message) for label, message in messages(ts("ru"))}
    same = [label for label, message in messages(ts("kk")) if forms(message) == russian[label]]
    assert not same


def test_english_says_its_source() -> None:
    for label, message in messages(ts("en")):
        if message.get("numerus") != "yes":
            assert forms(message) == [label.source]


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_labels_are_written_as_the_language_is(lang: Lang) -> None:
    for label, message in messages(ts(lang)):
        for form in forms(message):
            text = PLACE.sub("", form)
            assert not re.search(r"[\"“”„—]| - |\.\.\.", text), label
            assert lang != "ru" or not re.search("[ёЁ]", text), label
            assert not look_alikes(text), label


def test_kazakh_says_that_nobody_has_proof_read_it() -> None:
    """A comment of the first label: one of the file would be lost when labels are gathered."""
    comments = [message.findtext("translatorcomment", "") for _label, message in messages(ts("kk"))]
    assert any("proof-reader" in comment for comment in comments)


@pytest.mark.parametrize("lang", LANGS)
def test_qt_finds_every_label(lang: Lang, tmp_path: Path) -> None:
    compiled = tmp_path / f"{lang}.qm"
    done = subprocess.run(
        [tool("pyside6-lrelease"), ts(lang), "-qm", compiled],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "warning" not in (done.stdout + done.stderr).lower()
    translator = QTranslator()
    assert translator.load(str(compiled)), NATIVE_NAMES[lang]
    for label, message in messages(ts(lang)):
        if message.get("numerus") != "yes":
            assert [translator.translate(*label)] == forms(message), label


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_file_dialog_of_qt_says_nothing_in_english(qapp: QApplication, lang: Lang) -> None:
    before = tongue().lang
    tongue().speak(lang)
    dialog = QFileDialog(None, "", "", "Baqylau (*.baqylau)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.ensurePolished()
    said = [each.text() for each in dialog.findChildren(QLabel) if each.text()]
    said.append(QCoreApplication.translate("QAbstractFileIconProvider", "Folder"))
    tongue().speak(before)
    assert len(said) == len(OF_QT) + 1, "and the name of the file, which Qt says itself"
    assert not [each for each in said if re.search("[A-Za-z]", each)]
