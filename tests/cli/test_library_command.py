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
