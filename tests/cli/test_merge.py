"""Joining two copies on the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.saying import office_here
from desktop.domain.fields import FieldAddress
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.editing import add, enter
from desktop.usecases.purging import purge

Call = Callable[..., Any]


def topic(path: Path, text: str, lang: str = "ru") -> None:
    with open_case(office_here(), path) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, f"topic.{lang}"), text)


def stored(path: Path) -> tuple[str, str]:
    with open_case(office_here(), path, write=False) as desk:
        control = current_control(desk.case)
        return control.topic.ru, control.topic.kk


@pytest.fixture
def copy(case_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(case_file, tmp_path / "copy.baqylau"))


def test_what_one_side_changed_is_joined(call: Call, case_file: Path, copy: Path) -> None:
    topic(case_file, "наша")
    topic(copy, "олардікі", "kk")
    answer = call("merge", case_file, copy, "--lang", "en")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("1 change of the copy was joined.")
    assert stored(case_file) == ("наша", "олардікі")
    again = call("merge", case_file, copy, "--lang", "en")
    assert (again.code, again.out) == (0, "This copy holds nothing that is not here already.\n")


@pytest.mark.parametrize(("prefer", "holds"), [("ours", "наша"), ("theirs", "их")])
def test_what_both_changed_is_named_and_nothing_is_joined_unless_one_says_what_holds(
    call: Call, case_file: Path, copy: Path, prefer: str, holds: str
) -> None:
    topic(case_file, "наша")
    topic(copy, "их")
    before = case_file.read_bytes()
    answer = call("merge", case_file, copy, "--lang", "ru")
    assert (answer.code, answer.out) == (1, "")
    first, *details = answer.err.splitlines()
    assert "--prefer" in first
    assert len(details) == 1
    assert "Тема" in details[0]
    assert case_file.read_bytes() == before
    as_json = call("merge", case_file, copy, "--json")
    plain = json.loads(as_json.out)
    assert (as_json.code, plain["joined"], plain["acts"]) == (1, False, 1)
    assert [(each["ours"], each["theirs"]) for each in plain["disagreements"]] == [("наша", "их")]
    assert call("merge", case_file, copy, "--prefer", prefer).code == 0
    assert stored(case_file)[0] == holds
    assert call("verify", case_file).code == 0


def test_all_that_joining_did_is_said_in_words_and_in_json(
    call: Call, case_file: Path, copy: Path
) -> None:
    with open_case(office_here(), case_file) as desk:
        control = current_control(desk.case).id
        about = add(desk, "finding", control_id=control)
        enter(desk, FieldAddress("finding", about, "title.en"), "Gone for good")
    shutil.copyfile(case_file, copy)
    for path in (case_file, copy):
        with open_case(office_here(), path) as desk:
            made = add(desk, "evidence", control_id=control)
            enter(desk, FieldAddress("evidence", made, "title.en"), f"Evidence of {path.stem}")
            if path == copy:
                purge(desk, "finding", about, "")
            else:
                enter(desk, FieldAddress("finding", about, "title.ru"), "Исчезнет")
    second = Path(shutil.copyfile(case_file, case_file.with_name("second.baqylau")))
    answer = call("merge", case_file, copy, "--lang", "en")
    assert (answer.code, answer.err) == (0, "")
    first, *more, last = answer.out.splitlines()
    assert first == "3 changes of the copy were joined."
    assert any(line.startswith("  Goes, because") and "Gone for good" in line for line in more)
    assert any(line.startswith("  Gets another number") and "Evidence of" in line for line in more)
    assert last.startswith("It cannot be taken back as a whole")
    plain = json.loads(call("merge", second, copy, "--json", "--lang", "en").out)
    assert plain["joined"]
    assert len(plain["gone"]) == len(plain["renumbered"]) == 1
    assert (plain["kept"], plain["doubles"]) == ([], [])
    assert (plain["backup"], plain["clean"]) == (False, True)


def test_where_no_backup_can_be_made_nothing_is_joined_unless_one_says_so(
    call: Call, case_file: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic(case_file, "наша")
    topic(copy, "олардікі", "kk")
    usage = shutil.disk_usage(copy)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))
    answer = call("merge", case_file, copy, "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    assert stored(case_file)[0] == "наша"
    assert stored(case_file)[1] != "олардікі"
    answer = call("merge", case_file, copy, "--lang", "en", "--without-backup")
    assert answer.code == 0
    assert stored(case_file) == ("наша", "олардікі")


def test_a_copy_that_is_not_there_is_refused_in_a_sentence(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    answer = call("merge", case_file, tmp_path / "none.baqylau", "--lang", "en")
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
