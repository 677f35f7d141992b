"""The list of cases on the command line: what a script reads, what a person reads."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.text import LANGS

Call = Callable[..., Any]


def listed(call: Call, *words: object) -> list[dict[str, Any]]:
    answer = call("library", *words, "--json")
    assert (answer.code, answer.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(answer.out)
    return found


def test_a_folder_is_listed_as_data_and_nothing_of_it_is_kept(call: Call, case_file: Path) -> None:
    (case,) = listed(call, case_file.parent)
    assert (case["region"], case["procedure"], case["phase"]) == ("27", "monitoring", "follow")
    assert (case["where"], case["copy"], case["closed"], case["trouble"]) == (
        *("there", False, False),
        None,
    )
    assert listed(call) == []


@pytest.mark.parametrize(
    ("words", "n"),
    [
        (("--region", "27"), 1),
        (("--region", "Батыс Қазақстан облысы"), 1),
        (("--region", "10"), 0),
        (("--phase", "follow"), 1),
        (("--phase", "closed"), 0),
        (("--campaign", "Пандустар"), 0),
    ],
)
def test_filters_narrow_the_list(
    call: Call, case_file: Path, words: tuple[str, ...], n: int
) -> None:
    assert len(listed(call, case_file.parent, *words)) == n


@pytest.mark.parametrize("lang", LANGS)
def test_copies_are_said_to_be_copies_and_what_cannot_be_read_is_named(
    call: Call, case_file: Path, lang: str
) -> None:
    shutil.copy(case_file, case_file.with_name("b.baqylau"))
    case_file.with_name("noise.baqylau").write_bytes(b"not a case")
    answer = call("--lang", lang, "library", case_file.parent)
    assert answer.code == 0
    said = {"kk": "Бұл істің тағы бір файлы бар", "ru": "У этого дела", "en": "another file"}
    assert answer.out.count(said[lang]) == 2
    assert answer.err.startswith("noise.baqylau: ")


def test_an_unknown_region_is_named(call: Call, case_file: Path) -> None:
    answer = call("library", case_file.parent, "--region", "Атлантида")
    assert answer.code == 1
    assert "Атлантида" in answer.err


def test_a_folder_may_stand_behind_the_options(call: Any, case_file: Path) -> None:
    assert json.loads(call("library", "--json", case_file.parent).out)
    assert json.loads(call("search", "кеңес", "--json", case_file.parent).out)
    assert call("library", "--json", case_file.parent, "тағы").code == 2


def test_a_new_case_stands_in_the_list_and_what_is_entered_follows(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    data = tmp_path / "case.json"
    assert call("export", case_file, "-o", data).code == 0
    again = tmp_path / "again.baqylau"
    assert call("new", again, "--from", data, "--as-new").code == 0
    (row,) = (
        each for each in json.loads(call("library", "--json").out) if each["file"] == str(again)
    )
    assert call("reply", again, "--came", "30.10.2025", "--to", "1", "--verdict", "done").code == 0
    (after,) = (
        each for each in json.loads(call("library", "--json").out) if each["file"] == str(again)
    )
    assert (row["done"], after["done"]) == (0, 1)
    assert json.loads(call("backups", again, "--json").out)
