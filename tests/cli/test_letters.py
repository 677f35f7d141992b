"""Letters in one's own words from the command line: list, edit, check, take, bring back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.domain.text import LANGS

Call = Callable[..., Any]


def write(copy: Path, text: str) -> None:
    document = docx.Document(str(copy))
    document.add_paragraph(text)
    document.save(str(copy))


def state(call: Call, kind: str, lang: str) -> dict[str, Any]:
    answer = call("letters", "--json")
    assert answer.code == 0
    (found,) = [e for e in json.loads(answer.out) if (e["kind"], e["lang"]) == (kind, lang)]
    return dict(found)


def test_a_letter_is_edited_checked_taken_over_and_brought_back(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    answer = call("letters", "edit", "page-list", "--lang", "kk")
    copy = Path(answer.out.strip())
    assert (answer.code, copy.suffix) == (0, ".docx")
    assert (
        call("letters", "check", copy, "--lang", "en").out == "Nothing is wrong in this letter.\n"
    )

    write(copy, "{{ object.naem }}")
    wrong = call("letters", "check", copy, "--lang", "en")
    assert (wrong.code, wrong.out) == (1, "")
    assert "“object.name”" in wrong.err
    (fault,) = json.loads(call("letters", "check", copy, "--json").out)
    assert (fault["code"], fault["paragraph"]) == (
        "template.unknown-field-near",
        "{{ object.naem }}",
    )
    refused = call("letters", "take", "page-list", "--lang", "kk")
    assert (refused.code, refused.out) == (1, "")
    assert not state(call, "page-list", "kk")["own"]

    document = docx.Document(str(copy))
    document.paragraphs[-1].text = "Біздің сөзіміз: {{ object.name }}"
    document.save(str(copy))
    assert state(call, "page-list", "kk")["pending"]
    taken = call("letters", "take", "page-list", "--lang", "kk")
    assert (taken.code, taken.out) == (0, "page-list\tkk\n")
    assert state(call, "page-list", "kk") | {"copy": None} == {
        "kind": "page-list", "lang": "kk", "own": True, "copy": None, "pending": False,
        "original_changed": False,
    }  # fmt: skip
    made = tmp_path / "made.docx"
    assert call("document", case_file, "page-list", "--lang", "kk", "-o", made).code == 0
    assert "Біздің сөзіміз: «" in docx.Document(str(made)).paragraphs[-1].text

    back = call("letters", "original", "page-list", "--lang", "kk")
    assert back.code == 0
    assert "Біздің" in docx.Document(back.out.strip()).paragraphs[-1].text
    assert not state(call, "page-list", "kk")["own"]


def test_a_file_that_somebody_shared_is_taken(call: Call, tmp_path: Path) -> None:
    copy = Path(call("letters", "edit", "notice", "--lang", "ru").out.strip())
    shared = tmp_path / "от коллеги.docx"
    shared.write_bytes(copy.read_bytes())
    write(shared, "Слова коллеги")
    assert call("letters", "take", "notice", shared, "--lang", "ru").code == 0
    assert state(call, "notice", "ru")["own"]
    assert not state(call, "notice", "kk")["own"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_letter_is_listed_with_its_kind_and_language_first(call: Call, lang: str) -> None:
    answer = call("letters", "--lang", lang)
    rows = [line.split("\t") for line in answer.out.splitlines()]
    kinds = call("document", "--list", "--lang", lang).out.splitlines()
    assert [row[0] for row in rows[::3]] == [kind.split("\t")[0] for kind in kinds]
    assert {tuple(row[1] for row in rows[n : n + 3]) for n in range(0, len(rows), 3)} == {LANGS}
    assert [row[3] for row in rows[::3]] == [kind.split("\t")[1] for kind in kinds]
