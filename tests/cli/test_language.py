"""In which language commands speak, and that reading leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.usecases.folders import Folders
from desktop.usecases.office import Office

Call = Callable[..., Any]
COUNT = ("deadline", "PC_RESPONSE", "--from", "2025-10-17")
SPOKEN = {"kk": "Сенімділігі", "ru": "Достоверность", "en": "How sure"}


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def spoken(call: Call) -> str:
    told = call(*COUNT).out
    (lang,) = [lang for lang, word in SPOKEN.items() if f"\n{word}" in told]
    return lang


@pytest.mark.parametrize(
    ("variables", "lang"),
    [
        ({}, "kk"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "kk_KZ.UTF-8"}, "kk"),
        ({"LANG": "de_DE.UTF-8"}, "kk"),
        ({"LANG": "C.UTF-8"}, "kk"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ru_KZ.UTF-8"}, "ru"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "kk_KZ", "LC_ALL": "ru_RU"}, "ru"),
    ],
)
def test_without_a_profile_the_locale_says_the_language_and_kazakh_is_the_default(
    call: Call, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], lang: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert spoken(call) == lang
    assert not Folders.of_user().profile.exists()


def test_a_profile_says_the_language_whatever_the_locale(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Office()
    office.change_profile(lambda kept: replace(kept, lang="ru"))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert spoken(call) == "ru"


def test_a_profile_that_a_command_makes_keeps_the_language_of_the_locale(
    call: Call, monkeypatch: pytest.MonkeyPatch, case_file: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    call("document", case_file, "notice", "--lang", "kk", "-o", tmp_path / "notice")
    assert Folders.of_user().profile.exists()
    monkeypatch.delenv("LANG")
    assert spoken(call) == "ru"


def test_reading_makes_no_profile(call: Call, case_file: Path, tmp_path: Path) -> None:
    for words in (
        COUNT,
        ("status", case_file),
        ("status", tmp_path / "nothing.baqylau"),
        ("verify", case_file),
        ("verify", tmp_path / "nothing.baqylau"),
        ("backups", case_file),
        ("backups", tmp_path / "nothing.baqylau"),
        ("restore", tmp_path / "nothing.baqylau", "1"),
        ("mend", tmp_path / "nothing.baqylau"),
        ("deadline", "--list"),
        ("document", "--list"),
        ("document", "--list", case_file),
        ("export", case_file, "-o", tmp_path / "a.json"),
        ("workbook", case_file, "-o", tmp_path / "a.xlsx"),
        ("law-book", "--review", "-o", tmp_path / "a.docx"),
        ("check-forms",),
    ):
        call(*words)
        assert not Folders.of_user().home.exists(), words
