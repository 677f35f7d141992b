"""Backups on the command line: seen, gone back to, and files brought back from them."""

import json
import random
import shlex
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.casefile import keys
from desktop.cli.saying import office_here
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups, library, protection
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.taking_in import pasted_source, take_in_evidence

Call = Callable[..., Any]
PASSWORD = "тау қой бұлт темір"


@pytest.fixture(autouse=True)
def fresh_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("BAQYLAU_PASSWORD", raising=False)
    keys.forget_all()
    yield
    keys.forget_all()


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def stored(path: Path) -> str:
    with open_case(office_here(), path, write=False) as desk:
        return current_control(desk.case).topic.ru


@pytest.fixture
def kept(case_file: Path) -> Path:
    """A case with two backups, the first before and the second after a change, and one change."""
    with open_case(office_here(), case_file) as desk:
        topic(desk, "первая")
        backups.back_up(desk, "opened")
        topic(desk, "вторая")
        backups.back_up(desk, "working")
        topic(desk, "третья")
    return case_file


def damage(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)


def tear(path: Path) -> None:
    """Damage pages of the file in a way that lets it open."""
    with closing(sqlite3.connect(path)) as database:
        size = database.execute("PRAGMA page_size").fetchone()[0]
        query = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = 'change'"
        page = database.execute(query).fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\x00" * size)


def break_(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize("lang", LANGS)
def test_the_backups_of_a_case_are_listed_newest_first(call: Call, kept: Path, lang: str) -> None:
    answer = call("backups", kept, "--lang", lang)
    assert (answer.code, answer.err) == (0, "")
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert [name for name, *_ in lines] == ["2", "1"]
    say = office_here().messages(lang).say
    assert [why for _, _, why, _ in lines] == [say("backup.working"), say("backup.opened")]
    assert all(Path(where).is_file() for *_, where in lines)
    plain = json.loads(call("backups", kept, "--json").out)
    assert [each["id"] for each in plain] == ["2", "1"]
    assert [each["path"] for each in plain] == [where for *_, where in lines]
    assert {each["own"] for each in plain} == {True}


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_backup_it_is_said_and_the_list_is_empty(
    call: Call, case_file: Path, lang: str
) -> None:
    answer = call("backups", case_file, "--lang", lang)
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (0, "", 1)
    assert json.loads(call("backups", case_file, "--json").out) == []
    refused = call("restore", case_file, "1", "--lang", lang)
    assert (refused.code, refused.out, len(refused.err.splitlines())) == (1, "", 1)
    assert f"baqylau backups {case_file}" in refused.err


def test_going_back_shows_the_difference_and_can_itself_be_gone_back_from(
    call: Call, kept: Path
) -> None:
    shown = call("restore", kept, "1", "--dry-run", "--lang", "en")
    assert (shown.code, shown.err) == (0, "")
    assert any("третья → первая" in line for line in shown.out.splitlines())
    assert stored(kept) == "третья"
    done = call("restore", kept, "1", "--lang", "en")
    assert done.code == 0
    assert shown.out in done.out
    assert stored(kept) == "первая"
    assert call("verify", kept).code == 0
    ids = [each["id"] for each in json.loads(call("backups", kept, "--json").out)]
    assert ids[0] == "3"
    assert call("restore", kept, "3").code == 0
    assert stored(kept) == "третья"


def test_going_back_to_what_is_the_same_changes_nothing(call: Call, kept: Path) -> None:
    assert call("restore", kept, "1").code == 0
    before = kept.read_bytes()
    again = call("restore", kept, "1", "--lang", "en")
    assert again.code == 0
    assert "nothing would change" in again.out
    assert kept.read_bytes() == before


def test_the_backups_of_another_copy_are_told_apart_and_can_be_gone_back_to(
    call: Call, kept: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.baqylau"
    copy.write_bytes(kept.read_bytes())
    with open_case(office_here(), copy) as desk:
        topic(desk, "в копии")
        backups.back_up(desk, "opened")
    others = [e for e in json.loads(call("backups", kept, "--json").out) if not e["own"]]
    (other,) = [each for each in others if each["copy"] == str(copy)]
    listed = call("backups", kept, "--lang", "en").out
    assert f"They are of the copy “{copy}”" in listed
    assert call("restore", kept, other["id"]).code == 0
    assert stored(kept) == "в копии"


@pytest.mark.parametrize("lose", [Path.unlink, break_, tear])
def test_a_lost_or_damaged_file_is_replaced_by_the_backup_and_put_aside(
    call: Call, kept: Path, lose: Callable[[Path], None]
) -> None:
    lose(kept)
    there = kept.read_bytes() if kept.exists() else None
    assert [e["id"] for e in json.loads(call("backups", kept, "--json").out)] == ["2", "1"]
    shown = call("restore", kept, "2", "--dry-run", "--lang", "en")
    assert shown.code == 0
    assert (kept.read_bytes() if kept.exists() else None) == there
    done = call("restore", kept, "2", "--lang", "en")
    assert (done.code, done.out.strip()) == (0, str(kept))
    assert stored(kept) == "вторая"
    assert call("verify", kept).code == 0
    aside = list(kept.parent.glob("*.damaged"))
    assert [each.read_bytes() for each in aside] == ([] if there is None else [there])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("hurt", "acts"),
    [
        (lambda path: path.unlink(), ["restore"]),
        (break_, ["restore", "rescue"]),
        (tear, ["restore", "rescue"]),
        (lambda path: damage(path, "DELETE FROM chunk WHERE content = 1"), ["mend"]),
        (lambda path: damage(path, "UPDATE finding SET number = 7"), ["restore", "rescue"]),
    ],
    ids=["lost", "broken", "torn", "a file", "a record"],
)
def test_a_check_names_what_to_do_next_as_a_command(
    call: Call, kept: Path, hurt: Callable[[Path], None], acts: list[str], lang: str
) -> None:
    hurt(kept)
    answer = call("verify", kept, "--lang", lang)
    assert (answer.code, answer.out) == (1, "")
    first, *details = answer.err.splitlines()
    assert first
    assert all(line.startswith("  ") for line in details)
    for act in ("mend", "restore", "rescue"):
        assert (f"baqylau {act} {kept}" in answer.err) == (act in acts)


def test_a_damaged_file_is_brought_back_byte_for_byte(call: Call, kept: Path) -> None:
    damage(kept, "UPDATE chunk SET data = zeroblob(length(data)) WHERE content = 1")
    assert call("verify", kept).code == 1
    done = call("mend", kept, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "1 file" in done.out or "One file" in done.out
    assert call("verify", kept).code == 0
    again = call("mend", kept, "--lang", "en")
    assert (again.code, again.out.strip()) == (0, "No file in the case is damaged or missing.")


def test_a_package_is_not_mended(call: Call, case_file: Path, tmp_path: Path) -> None:
    assert call("package", case_file, "-o", tmp_path / "a.zip").code == 0
    answer = call("mend", tmp_path / "a.zip", "--lang", "en")
    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_what_no_backup_holds_whole_is_told(call: Call, case_file: Path) -> None:
    damage(case_file, "DELETE FROM chunk WHERE content = 1")
    answer = call("mend", case_file, "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    assert "whole in no backup" in answer.err


def test_nothing_is_written_into_a_file_that_is_itself_damaged(call: Call, kept: Path) -> None:
    damage(kept, "DELETE FROM chunk WHERE content = 1")
    tear(kept)
    before = kept.read_bytes()
    answer = call("mend", kept, "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    assert f"baqylau restore {kept}" in answer.err
    assert kept.read_bytes() == before


def test_the_backups_of_a_protected_case_open_with_its_password(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAQYLAU_PASSWORD", PASSWORD)
    assert call("protect", kept).code == 0
    first = json.loads(call("backups", kept, "--json").out)[0]["id"]
    with open_case(office_here(), kept) as desk:
        topic(desk, "позже")
    keys.forget_all()
    monkeypatch.delenv("BAQYLAU_PASSWORD")
    for words in (("backups", kept), ("restore", kept, first), ("mend", kept)):
        refused = call(*words, "--lang", "en")
        assert (refused.code, refused.out) == (1, "")
        assert "BAQYLAU_PASSWORD" in refused.err
    monkeypatch.setenv("BAQYLAU_PASSWORD", PASSWORD)
    assert call("restore", kept, first).code == 0
    assert stored(kept) == "третья"
    kept.write_bytes(kept.read_bytes()[:40_000])
    keys.forget_all()
    assert call("restore", kept, first, "--lang", "en").code == 0
    assert stored(kept) == "третья"
    kept.unlink()
    keys.forget_all()
    assert call("restore", kept, first, "--lang", "en").code == 0
    assert stored(kept) == "третья"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET at = 'garbage' WHERE seq = (SELECT max(seq) - 1 FROM act)",
        "UPDATE change SET value = '{' WHERE path = 'topic.ru'",
    ],
)
def test_a_history_that_does_not_read_leaves_a_way_back(
    call: Call, kept: Path, statement: str, lang: str
) -> None:
    damage(kept, statement)
    there = kept.read_bytes()
    assert f"baqylau restore {kept}" in call("verify", kept, "--lang", lang).err
    assert [e["id"] for e in json.loads(call("backups", kept, "--json").out)] == ["2", "1"]
    say = office_here().messages(lang).say
    shown = call("restore", kept, "2", "--dry-run", "--lang", lang)
    assert (shown.code, shown.err) == (0, "")
    assert say("backup.replaces") in shown.out
    assert "третья → вторая" in shown.out
    assert kept.read_bytes() == there
    done = call("restore", kept, "2", "--lang", lang)
    (aside,) = kept.parent.glob("*.damaged")
    assert (done.code, done.err) == (0, "")
    assert str(aside) in done.out
    assert aside.read_bytes() == there
    assert stored(kept) == "вторая"
    assert call("verify", kept).code == 0


def test_a_history_that_alone_is_damaged_is_replaced_too(call: Call, kept: Path) -> None:
    assert call("restore", kept, "2").code == 0
    damage(kept, "UPDATE act SET installation = 'x' WHERE seq = 2")
    assert call("restore", kept, "2", "--lang", "en").code == 0
    assert call("verify", kept).code == 0


def test_one_damaged_history_does_not_take_the_place_of_another(call: Call, kept: Path) -> None:
    damage(kept, "UPDATE act SET at = 'garbage' WHERE seq = 2")
    backup = json.loads(call("backups", kept, "--json").out)[0]
    damage(Path(backup["path"]), "UPDATE act SET at = 'garbage' WHERE seq = 2")
    before = kept.read_bytes()
    refused = call("restore", kept, backup["id"], "--lang", "en")
    assert (refused.code, refused.out) == (1, "")
    assert backup["path"] in refused.err
    assert kept.read_bytes() == before
    assert not list(kept.parent.glob("*.damaged"))


def protected(path: Path) -> None:
    """Give a case a password and a backup, and lock it."""
    with open_case(office_here(), path) as desk:
        protection.protect(desk, PASSWORD)
        topic(desk, "тема")
        backups.back_up(desk, "working")
        library.note(office_here(), desk)
    protection.lock()


def under_noise(path: Path, at: int, size: int) -> None:
    with path.open("rb+") as file:
        file.seek(at)
        file.write(random.Random(1).randbytes(size))


@pytest.mark.parametrize(("at", "size"), [(0, 16), (5000, 16)], ids=["its salt", "a page"])
def test_a_protected_case_that_is_damaged_goes_on_from_a_backup_with_its_password(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch, at: int, size: int
) -> None:
    protected(kept)
    under_noise(kept, at, size)
    monkeypatch.setenv("BAQYLAU_PASSWORD", PASSWORD)

    def anew(*words: object) -> Any:
        keys.forget_all()
        return call(*words, "--lang", "en")

    checked = anew("verify", kept)
    assert f"baqylau restore {kept}" in checked.err
    assert "baqylau rescue" not in checked.err
    number = json.loads(anew("backups", kept, "--json").out)[0]["id"]
    done = anew("restore", kept, number)
    (aside,) = kept.parent.glob("*.damaged")
    assert (done.code, done.out.strip()) == (0, str(kept))
    assert str(aside) in done.err
    assert "rescue" not in done.err, "nothing of a protected file can be saved"
    assert stored(kept) == "тема"
    assert anew("verify", kept).code == 0


def test_a_wrong_password_of_a_damaged_case_replaces_nothing(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected(kept)
    under_noise(kept, 0, 16)
    before = kept.read_bytes()
    monkeypatch.setenv("BAQYLAU_PASSWORD", "another one")
    refused = call("restore", kept, "4", "--lang", "en")
    assert (refused.code, refused.out) == (1, "")
    assert "Caps Lock" in refused.err
    assert kept.read_bytes() == before


def test_a_plain_case_under_much_noise_goes_on_from_a_backup_or_is_rescued(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(office_here(), kept) as desk:
        photo = pasted_source("1.jpg", random.Random(1).randbytes(1 << 21))
        take_in_evidence(desk, current_control(desk.case).id, photo)
        for n in range(20):
            topic(desk, f"{n} слова " * 100)
        library.note(office_here(), desk)
    under_noise(kept, 0, 100 * 16384)
    assert protection.is_locked(kept)
    monkeypatch.setenv("BAQYLAU_PASSWORD", "x")
    checked = call("verify", kept, "--lang", "en")
    assert f"baqylau restore {kept}" in checked.err
    assert f"baqylau rescue {kept}" in checked.err
    done = call("restore", kept, "1", "--lang", "en")
    assert done.code == 0
    assert "baqylau rescue" in done.err
    assert call("verify", kept).code == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_mistyped_name_is_told_as_such(call: Call, kept: Path, lang: str) -> None:
    other = kept.with_name("other.baqylau")
    told = office_here().messages(lang).say("file.missing", path=other)
    for words in (("backups", other), ("backups", other, "--json"), ("restore", other, "1")):
        answer = call(*words, "--lang", lang)
        assert (answer.code, answer.out, answer.err.strip()) == (1, "", told)


def test_a_command_that_is_named_can_be_copied_into_the_shell(
    call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = kept.rename(kept.with_name("a(1) $x'y.baqylau"))
    break_(strange)
    monkeypatch.setattr("sys.platform", "linux")
    checked = call("verify", strange, "--lang", "en").err.splitlines()[-1]
    words = shlex.split(checked.partition("file: ")[2])
    assert words[:3] == ["baqylau", "rescue", str(strange)]
    refused = call("restore", strange, "9", "--lang", "en").err
    assert f"baqylau backups {shlex.quote(str(strange))}" in refused
    monkeypatch.setattr("sys.platform", "win32")
    refused = call("restore", strange, "9", "--lang", "en").err
    assert f'baqylau backups "{strange}"' in refused
