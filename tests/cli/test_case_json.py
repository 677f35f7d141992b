"""The page on a case as JSON makes cases; what a JSON leaves out is begun as in the window."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from desktop.domain.control import Control, Finding, Proceeding, Recommendation
from desktop.domain.ids import new_id
from desktop.domain.parties import Subject
from desktop.domain.text import LocalText
from desktop.law.places import data_root
from desktop.usecases.cases import open_case
from desktop.usecases.exchange import schema
from desktop.usecases.office import Office

Call = Callable[..., Any]
PAGE = data_root() / "docs" / "case-json.md"
BLOCKS = dict(re.findall(r"```json file=(\S+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
HEAD = {"format": "baqylau-case", "version": 1}


def made(call: Call, tmp_path: Path, text: str) -> Path:
    source, target = tmp_path / "source.json", tmp_path / "made.baqylau"
    source.write_text(text, "utf-8")
    answer = call("new", target, "--from", source, "--lang", "en")
    assert (answer.code, answer.err) == (0, "")
    return target


@pytest.mark.parametrize("name", ["smallest.json", "school.json"])
def test_each_example_of_the_page_keeps_to_the_schema_and_makes_a_whole_case(
    call: Call, tmp_path: Path, name: str
) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(BLOCKS[name]))
    case_file = made(call, tmp_path, BLOCKS[name])
    assert call("verify", case_file).code == 0
    plain = json.loads(call("status", case_file, "--json", "--lang", "kk").out)
    assert plain["object"] == "№ 5 мектеп"
    assert (plain["procedure"], plain["current"]) == ("monitoring", "who-we-are")


def test_the_page_links_the_schema(tmp_path: Path) -> None:
    (link,) = re.findall(r"\((\S+case\.schema\.json)\)", PAGE.read_text("utf-8"))
    assert (PAGE.parent / link).exists()


def test_the_fuller_example_holds_what_it_says(call: Call, tmp_path: Path) -> None:
    with open_case(Office(), made(call, tmp_path, BLOCKS["school.json"])) as desk:
        (finding,) = desk.case.all(Finding)
        (recommendation,) = desk.case.all(Recommendation)
        assert recommendation.finding_ids == {finding.id}


def test_a_json_with_an_institution_alone_becomes_a_control_of_the_users_own_organisation(
    call: Call, tmp_path: Path
) -> None:
    office = Office()
    own = Subject(id=new_id(), name=LocalText(kk="Қор"))
    office.change_profile(lambda kept: replace(kept, subject=own))
    with open_case(office, made(call, tmp_path, BLOCKS["smallest.json"])) as desk:
        (control,) = desk.case.all(Control)
        (proceeding,) = desk.case.all(Proceeding)
        assert desk.case.one(Subject, control.subject_id).name.kk == "Қор"
        assert (proceeding.control_id, proceeding.edition_sha256 is None) == (control.id, False)


def test_a_subject_without_a_control_controls(call: Call, tmp_path: Path) -> None:
    records = {"object": [{"name": {"kk": "Мектеп"}}], "subject": [{"name": {"kk": "Қор"}}]}
    case_file = made(call, tmp_path, json.dumps({**HEAD, "records": records}))
    with open_case(Office(), case_file) as desk:
        (control,), (subject,) = desk.case.all(Control), desk.case.all(Subject)
        assert (control.subject_id, subject.name.kk) == (subject.id, "Қор")


def test_all_that_a_json_lacks_is_named_at_once(call: Call, tmp_path: Path) -> None:
    source = tmp_path / "source.json"
    source.write_text(json.dumps({**HEAD, "records": {"finding": [{}, {"number": 2}]}}), "utf-8")
    answer = call("new", tmp_path / "a.baqylau", "--from", source, "--lang", "en")
    assert answer.code == 1
    for key in ("finding[0].control_id", "finding[0].number", "finding[1].control_id"):
        assert key in answer.err
    source.write_text("{}", "utf-8")
    answer = call("new", tmp_path / "a.baqylau", "--from", source, "--lang", "en")
    assert "format, version, records" in answer.err
    assert not (tmp_path / "a.baqylau").exists()
