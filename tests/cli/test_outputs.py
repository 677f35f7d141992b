"""What a command writes: with the right ending, and never over what nobody gave up."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.text import LANGS

Call = Callable[..., Any]
ENDINGS = {"export": ".json", "workbook": ".xlsx", "document": ".docx", "law-book": ".docx"}


def words_of(command: str, case_file: Path) -> tuple[object, ...]:
    if command == "law-book":
        return (command, "--review", "--lang", "kk")
    kind = ("notice", "--lang", "kk") if command == "document" else ()
    return (command, case_file, *kind)


@pytest.mark.parametrize("command", ENDINGS)
def test_an_ending_that_is_left_out_is_added(
    call: Call, case_file: Path, tmp_path: Path, command: str
) -> None:
    answer = call(*words_of(command, case_file), "-o", tmp_path / "out")
    written = tmp_path / f"out{ENDINGS[command]}"
    assert (answer.code, answer.out.strip()) == (0, str(written))
    assert written.exists()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", ENDINGS)
def test_a_wrong_ending_is_refused_with_the_right_one(
    call: Call, case_file: Path, tmp_path: Path, command: str, lang: str
) -> None:
    answer = call(*words_of(command, case_file), "--lang", lang, "-o", tmp_path / "law.pdf")
    assert (answer.code, answer.out) == (1, "")
    assert f"law{ENDINGS[command]}" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "law.pdf").exists()


def test_an_ending_may_be_written_in_capitals(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "LAW.DOCX"
    assert call("law-book", "--review", "--lang", "kk", "-o", target).code == 0
    assert zipfile.is_zipfile(target)


def test_a_new_case_gets_the_ending_of_a_case(call: Call, case_file: Path, tmp_path: Path) -> None:
    source = tmp_path / "case.json"
    call("export", case_file, "-o", source)
    answer = call("new", tmp_path / "copy", "--from", source)
    assert (answer.code, answer.out.strip()) == (0, str(tmp_path / "copy.baqylau"))
    refused = call("new", tmp_path / "copy.db", "--from", source, "--lang", "en")
    assert (refused.code, refused.out) == (1, "")
    assert "copy.baqylau" in refused.err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", ["export", "workbook", "law-book"])
def test_a_file_that_is_there_stays_unless_it_may_be_written_over(
    call: Call, case_file: Path, tmp_path: Path, command: str, lang: str
) -> None:
    target = tmp_path / f"mine{ENDINGS[command]}"
    target.write_text("mine", "utf-8")
    words = (*words_of(command, case_file), "--lang", lang, "-o", target)
    refused = call(*words)
    assert (refused.code, refused.out) == (1, "")
    assert "--overwrite" in refused.err
    assert str(target) in refused.err
    assert target.read_text("utf-8") == "mine"
    assert call(*words, "--overwrite").code == 0
    assert target.read_bytes() != b"mine"


def test_a_document_puts_aside_what_is_there(call: Call, case_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "notice.docx"
    target.write_text("mine", "utf-8")
    answer = call(*words_of("document", case_file), "-o", target)
    assert answer.code == 0
    assert "notice (2).docx" in answer.err
    assert (tmp_path / "notice (2).docx").read_text("utf-8") == "mine"
