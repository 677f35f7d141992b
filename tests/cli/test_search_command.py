"""The search from the command line: all cases or those of a folder, as lines and as JSON."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.saying import office_here
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import library, protection
from desktop.usecases.cases import current_control, new_case
from desktop.usecases.editing import enter
from desktop.usecases.office import Office

Call = Callable[..., Any]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case that was never noted in the list of cases."""
    path = tmp_path / "stick" / "a.baqylau"
    path.parent.mkdir()
    with new_case(Office(), path, LocalText(kk="Басқарма", ru="Управление")) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "topic.ru"), "Перед входом нет пандуса")
    return path


def test_a_folder_is_searched_and_nothing_of_it_is_kept(call: Call, case: Path) -> None:
    answer = call("search", "пандусы вход", case.parent, "--lang", "ru")
    assert (answer.code, answer.err) == (0, "")
    (line,) = answer.out.splitlines()
    name, where, said, file = line.split("\t")
    assert (name, said, file) == ("Управление", "Перед [входом] нет [пандуса]", str(case))
    assert where.startswith("Контроль")
    assert not Office().folders.search.exists()


def test_json_tells_the_address_of_the_field_and_the_places_of_the_words(
    call: Call, case: Path
) -> None:
    answer = call("search", "ПАНДУСОВ", case.parent, "--json")
    (hit,) = json.loads(answer.out)
    assert (hit["kind"], hit["field"], hit["file"]) == ("control", "topic.ru", str(case))
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["пандуса"]
    assert hit["paragraph"] is None
    assert json.loads(call("search", "лифт", case.parent, "--json").out) == []


def test_without_a_folder_ones_own_cases_are_searched_as_their_files_stand(
    call: Call, case: Path
) -> None:
    own = Office().folders.cases / "own.baqylau"
    own.parent.mkdir(parents=True)
    shutil.copyfile(case, own)
    assert [hit["file"] for hit in json.loads(call("search", "пандус", "--json").out)] == [str(own)]
    own.unlink()
    assert json.loads(call("search", "пандус", "--json").out) == []


@pytest.mark.parametrize("lang", LANGS)
def test_that_nothing_was_found_is_said_beside_the_output(
    call: Call, case: Path, lang: str
) -> None:
    answer = call("search", "лифт", case.parent, "--lang", lang)
    assert (answer.code, answer.out) == (0, "")
    assert "*" in answer.err


def test_a_case_with_a_password_is_named_and_not_searched(call: Call, case: Path) -> None:
    other = case.with_name("locked.baqylau")
    with new_case(Office(), other, LocalText(ru="Тайна")) as desk:
        protection.protect(desk, "a long password")
        library.note(desk.office, desk)
    answer = call("search", "тайна", case.parent, "--lang", "en")
    assert (answer.code, answer.out) == (0, "")
    assert "Not read: locked.baqylau." in answer.err
    assert "only while it is open" in answer.err


def test_a_folder_that_is_not_there_is_a_named_problem(call: Call, tmp_path: Path) -> None:
    answer = call("search", "пандус", tmp_path / "nowhere", "--lang", "en")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_that_more_was_found_than_is_shown_is_said(call: Call, case: Path) -> None:
    for n in range(60):
        shutil.copyfile(case, case.with_name(f"{n}.baqylau"))
    answer = call("search", "пандус", case.parent, "--lang", "en")
    assert len(answer.out.splitlines()) == 50
    assert "50" in answer.err


def test_each_place_of_the_sample_can_be_named(call: Call, case_file: Path) -> None:
    for lang in LANGS:
        for query in ("ака*", "қо*", "ин*", "оо*", "ко*", "ма*", "pdf", "пр*"):
            assert call("search", query, case_file, "--lang", lang).code == 0


@pytest.mark.parametrize("query", ["", " ", "*"])
def test_without_a_word_it_is_said_that_one_is_wanted(call: Any, query: str) -> None:
    answer = call("search", query, "--lang", "en")
    assert (answer.code, answer.err.strip()) == (
        1, office_here().messages("en").say("search.no-words"),
    )  # fmt: skip
