"""Whoever edits sentences learns of each fault by its file and its code."""

import shutil
from pathlib import Path

import pytest

from desktop.law.check import check_forms
from desktop.law.places import data_root
from desktop.messages.check import message_faults

KAZAKH = 'a = "{x} келді"\nb = { one = "{n} күн", other = "{n} күн" }\n'
RUSSIAN = 'a = "пришло: {x}"\nb = { one = "{n} день", few = "{n} дня", many = "{n} дней" }\n'
ENGLISH = 'a = "{x} came"\nb = { one = "{n} day", other = "{n} days" }\n'


def found(folder: Path, **languages: str) -> list[tuple[str, str, str]]:
    for lang, text in ({"kk": KAZAKH, "ru": RUSSIAN, "en": ENGLISH} | languages).items():
        if text:
            (folder / f"topic.{lang}.toml").write_text(text, "utf-8")
    return [(one.code, one.file.name, one.key) for one in message_faults(folder)]


def test_whole_sentences_have_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("lang", "text", "fault"),
    [
        ("kk", "", ("data.missing-file", "topic.kk.toml", "")),
        ("ru", "a = ", ("data.not-toml", "topic.ru.toml", "")),
        ("kk", KAZAKH.split("\n")[1], ("data.missing-key", "topic.kk.toml", "a")),
        ("en", ENGLISH + 'c = "more"', ("data.missing-key", "topic.kk.toml", "c")),
        ("kk", KAZAKH.replace("{x}", "{x"), ("data.wrong-value", "topic.kk.toml", "a")),
        ("ru", RUSSIAN.replace("{x}", "{y}"), ("data.wrong-value", "topic.ru.toml", "a")),
        ("ru", RUSSIAN.replace("few", "other"), ("data.wrong-value", "topic.ru.toml", "b")),
        ("en", ENGLISH.replace('"{x} came"', "5"), ("data.wrong-value", "topic.en.toml", "a")),
    ],
)
def test_a_fault_is_named_by_its_file_and_code(
    tmp_path: Path, lang: str, text: str, fault: tuple[str, str, str]
) -> None:
    assert fault in found(tmp_path, **{lang: text})


def test_a_folder_without_sentences_is_a_fault(tmp_path: Path) -> None:
    assert [one.code for one in message_faults(tmp_path)] == ["data.missing-file"]


def test_check_forms_reads_the_sentences_too(tmp_path: Path) -> None:
    for part in ("forms", "resources"):
        shutil.copytree(data_root() / part, tmp_path / part)
    kazakh = tmp_path / "resources" / "messages" / "letter.kk.toml"
    kazakh.unlink()
    assert [fault.params["file"] for fault in check_forms(tmp_path)] == [str(kazakh)]
