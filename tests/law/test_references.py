"""Citations: their wording in each language, and which of them a paper of a day may name."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.basis import Basis
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, look_alikes
from desktop.law.law import Law
from desktop.law.reading import DataFault
from desktop.law.references import References, load_references


@pytest.fixture(scope="module")
def references() -> References:
    return Law().references


def wordings() -> Iterator[list[str]]:
    table = Path(__file__).with_suffix(".md").read_text("utf-8")
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] not in ("norm", "---"):
            yield cells


@pytest.mark.parametrize("row", list(wordings()), ids=lambda row: " ".join(row[:4]))
def test_wording(references: References, row: list[Any]) -> None:
    norm, lang, form, owner, words = row
    assert references.wording(references.get(norm), lang, form, owner) == words


def test_parts_that_are_no_plain_number_stay_figures(references: References) -> None:
    basis = Basis(act="appc", article="92", paragraph="1-1")
    assert references.wording(basis, "ru", owner="short") == "часть 1-1 статьи 92 АППК"
    assert references.wording(basis, "kk", owner="short") == "ӘРПК 92-бабының 1-1-бөлігі"


def test_every_norm_can_be_worded_in_every_language(references: References) -> None:
    for citation in references:
        for lang in LANGS:
            for owner in ("none", "short", "named", "full"):
                words = references.wording(citation, lang, "dative", owner)
                assert words == words.strip()
                assert "  " not in words
                assert not look_alikes(words)


@pytest.mark.parametrize(
    ("day", "norm"),
    [
        (date(2025, 10, 17), "const-1995-33-1"),
        (date(2026, 6, 30), "const-1995-33-1"),
        (date(2026, 7, 1), "const-2026-35-1"),
    ],
)
def test_the_constitution_is_cited_by_the_day_of_the_paper(
    references: References, day: date, norm: str
) -> None:
    assert references.citation("constitution-participation", day).id == norm


def test_a_norm_that_has_ended_names_its_successor(references: References) -> None:
    with pytest.raises(Problem) as caught:
        references.citation("const-1995-33-1", date(2026, 7, 1))
    assert caught.value.code == "warning.citation-ended"
    assert caught.value.params["successor"] == "const-2026-35-1"


def test_a_norm_that_does_not_exist_yet_is_refused(references: References) -> None:
    with pytest.raises(Problem) as caught:
        references.citation("const-2026-35-1", date(2026, 6, 30))
    assert caught.value.code == "warning.citation-not-yet"


def test_the_council_norm_asks_for_the_working_body(references: References) -> None:
    asked = [condition.id for condition in references.get("access-16-3-4").conditions]
    assert asked == ["council-exists", "council-act", "working-body"]
    assert references.conditions["working-body"][0].id == "access-16-3-4"


ACT = """
[[act]]
id = "law"
kind = "law"
title = { kk = "Заң", ru = "Закон", en = "Law" }
date = 2020-01-01
number = "1"
source = "x"
confidence = "verified"
"""
NORM = """
[[citation]]
id = "a"
act = "law"
article = "1"
summary = { kk = "А", ru = "А", en = "A" }
confidence = "verified"
"""


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        (ACT + ACT + NORM, "data.duplicate", "act[1].id"),
        (ACT + NORM + NORM, "data.duplicate", "citation[1].id"),
        (ACT + NORM.replace('"law"', '"other"'), "data.dangling", "citation[0].act"),
        (ACT + NORM + 'successor = "b"', "data.dangling", "citation[0].successor"),
        (ACT + NORM + "artikle = 1", "data.unknown-key", "citation[0].artikle"),
        (ACT + NORM.replace('kk = "А", ', ""), "data.missing-language", "citation[0].summary.kk"),
        (
            ACT + NORM + "valid_from = 2025-01-02\nvalid_until = 2025-01-01",
            "data.days-reversed", "citation[0].valid_until",
        ),
        (
            ACT + NORM + NORM.replace('"a"', '"b"')
            + '[[notion]]\nid = "n"\ntitle = { kk = "А", ru = "А", en = "A" }\n'
            + 'citations = ["a", "b"]',
            "data.overlapping", "notion[0].citations[1]",
        ),
        (
            ACT + NORM + '[[notion]]\nid = "n"\ntitle = { kk = "А", ru = "А", en = "A" }\n'
            + 'citations = ["z"]',
            "data.dangling", "notion[0].citations[0]",
        ),
    ],
)  # fmt: skip
def test_a_fault_names_file_and_key(
    written: Callable[[str, str], Path], text: str, code: str, key: str
) -> None:
    path = written("references.toml", text)
    with pytest.raises(DataFault) as caught:
        load_references(path)
    assert (caught.value.code, caught.value.params["key"]) == (code, key)
    assert caught.value.params["file"] == str(path)
