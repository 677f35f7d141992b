"""Campaigns from the command line: made after a case, listed, shown, summed up."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.cli.saying import office_here
from desktop.domain.text import LANGS
from desktop.usecases.office import Office

Call = Callable[..., Any]
NAME = "Мектеп сайттары"


@pytest.fixture
def schools(tmp_path: Path) -> Path:
    path = tmp_path / "schools.csv"
    path.write_text("Наименование;БИН\nШкола № 1;251040999990\nШкола № 2;\n", "utf-8")
    return path


def test_cases_are_made_after_one_and_told_as_lines_and_as_json(
    call: Call, case_file: Path, schools: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    made = call("campaign", NAME, folder, "--model", case_file, "--list", schools, "--lang", "ru")
    assert (made.code, made.err) == (0, "")
    assert len(made.out.splitlines()) == 3
    assert sorted(each.name for each in folder.glob("*.baqylau")) == [
        "Школа № 1.baqylau", "Школа № 2.baqylau",
    ]  # fmt: skip
    (told,) = json.loads(call("campaign", "--json").out)
    assert told == {"campaign": NAME, "cases": 3}
    lines = json.loads(call("campaign", NAME, "--json", "--lang", "ru").out)
    assert {each["institution"] for each in lines} >= {"Школа № 1", "Школа № 2"}
    (model,) = (each for each in lines if each["model"])
    assert (model["file"], model["recommendations"], model["done"]) == (str(case_file), 3, 0)
    again = call("campaign", NAME, folder, "--model", case_file, "--list", schools)
    assert again.code == 0
    assert "Школа № 1, Школа № 2" in again.err


def test_a_missing_case_is_named_and_the_others_are_told(
    call: Call, case_file: Path, schools: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    call("campaign", NAME, folder, "--model", case_file, "--list", schools)
    (folder / "Школа № 2.baqylau").unlink()
    told = call("campaign", NAME)
    assert len(told.out.splitlines()) == 2
    assert "Школа № 2.baqylau" in told.err


@pytest.mark.parametrize("lang", LANGS)
def test_the_summary_is_written_and_nothing_written_over(
    call: Call, case_file: Path, schools: Path, tmp_path: Path, lang: str
) -> None:
    call("campaign", NAME, tmp_path / "made", "--model", case_file, "--list", schools)
    target = tmp_path / "summary.docx"
    assert call("campaign", NAME, "-o", target, "--lang", lang).code == 0
    say = Office().messages(next(each for each in LANGS if each == lang)).say
    first = docx.Document(str(target)).paragraphs
    assert say("campaign.summary") in {each.text for each in first}
    assert call("campaign", NAME, "-o", target).code == 1


def test_a_campaign_that_nobody_knows_and_half_a_call_are_named(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    say = office_here().messages("ru").say
    answer = call("campaign", "Жоқ науқан", "--lang", "ru")
    assert (answer.code, answer.err.strip()) == (1, say("campaign.unknown", name="Жоқ науқан"))
    answer = call("campaign", "Науқан", "--model", case_file)
    assert answer.code == 2
    assert "--list" in answer.err
    answer = call("campaign", "Науқан", "--list", tmp_path / "list.txt")
    assert answer.code == 2
    assert "--model" in answer.err
