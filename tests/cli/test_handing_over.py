"""`baqylau package` and `baqylau verify` of what it wrote: words, files and exit codes."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.casefile.header import PAGE_BYTES
from desktop.domain.text import LANGS
from desktop.law.places import data_root
from desktop.usecases.package import LAWYER_BYTES

Call = Callable[..., Any]


@pytest.mark.parametrize("name", ["case.zip", "case", "справка 01.10"])
def test_a_case_is_packed_and_the_package_is_verified(
    call: Call, case_file: Path, tmp_path: Path, name: str
) -> None:
    made = call("package", case_file, "-o", tmp_path / name, "--lang", "en")
    assert (made.code, made.out.strip()) == (0, str(tmp_path / name))
    assert (tmp_path / name).is_file() == name.endswith(".zip")
    checked = call("verify", tmp_path / name, "--lang", "en")
    assert (checked.code, checked.err) == (0, "")
    assert "The package was checked" in checked.out


@pytest.mark.parametrize("lang", LANGS)
def test_the_check_sum_to_write_on_the_letter_is_said(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    told = call("package", case_file, "-o", tmp_path / "a", "--lang", lang).err
    read_me = (tmp_path / "a" / f"READ-ME.{lang}.txt").read_text("utf-8-sig")
    data = json.loads(call("package", case_file, "-o", tmp_path / "b.zip", "--json").out)
    assert data["manifest_sha256"] in told
    assert data["manifest_sha256"] in read_me
    assert data == {**data, "path": str(tmp_path / "b.zip"), "notes": []}


def test_the_small_package_is_small(call: Call, case_file: Path, tmp_path: Path) -> None:
    whole, small = tmp_path / "whole.zip", tmp_path / "small.zip"
    assert call("package", case_file, "-o", whole).code == 0
    assert call("package", case_file, "-o", small, "--for-lawyer").code == 0
    assert small.stat().st_size < whole.stat().st_size < LAWYER_BYTES
    assert call("verify", small).code == 0
    assert f"{LAWYER_BYTES // 1_000_000} MB" in call("package", "--help", "--lang", "en").out


def test_a_package_that_is_there_is_never_written_over(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "case.zip"
    target.write_text("mine", "utf-8")
    refused = call("package", case_file, "-o", target, "--lang", "ru")
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.err.splitlines()) == 1
    assert target.read_text("utf-8") == "mine"


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_changed_in_a_package_is_named_with_what_to_do(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    call("package", case_file, "-o", tmp_path / "a")
    with (tmp_path / "a" / "data" / "contents.csv").open("a", encoding="utf-8") as file:
        file.write("x")
    checked = call("verify", tmp_path / "a", "--lang", lang)
    assert (checked.code, checked.out) == (1, "")
    assert "data/contents.csv" in checked.err
    plain = json.loads(call("verify", tmp_path / "a", "--json", "--lang", lang).out)
    assert plain["ok"] is False
    assert {each["code"] for each in plain["findings"]} >= {"package.changed", "package.oxum"}


@pytest.mark.parametrize("lang", LANGS)
def test_a_trap_is_refused_in_one_sentence(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    call("package", case_file, "-o", tmp_path / "a")
    with (tmp_path / "a" / "manifest-sha256.txt").open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  data/../../../outside\n")
    refused = call("verify", tmp_path / "a", "--lang", lang)
    assert (refused.code, refused.out) == (1, "")
    assert "data/../../../outside" in refused.err
    assert len(refused.err.splitlines()) == 1
    refused = call("verify", data_root() / "docs", "--lang", lang)
    assert (refused.code, len(refused.err.splitlines())) == (1, 1)
    assert "bagit.txt" in refused.err


def test_a_list_of_evidence_is_made_alone_as_any_document(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "list.docx"
    answer = call("document", case_file, "evidence-list", "--lang", "ru", "-o", target)
    assert (answer.code, target.exists()) == (0, True)


@pytest.mark.parametrize("lang", LANGS)
def test_of_a_bag_that_does_not_say_whose_it_is_no_more_is_said_than_was_checked(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    call("package", case_file, "-o", tmp_path / "a")
    ours = call("verify", tmp_path / "a", "--lang", lang).out
    for name in ("bag-info.txt", "tagmanifest-sha256.txt"):
        (tmp_path / "a" / name).unlink()
    theirs = call("verify", tmp_path / "a", "--lang", lang)
    assert theirs.code == 0
    assert theirs.out != ours


def test_a_whole_package_becomes_the_case_again(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    package, again = tmp_path / "case.zip", tmp_path / "again.baqylau"
    assert call("package", case_file, "-o", package).code == 0
    made = call("new", again, "--from", package)
    assert (made.code, made.out.strip()) == (0, str(again))
    assert call("verify", again).code == 0
    one, other = (
        call("export", each, "-o", tmp_path / f"{n}.json")
        for n, each in enumerate((case_file, again))
    )
    assert (one.code, other.code) == (0, 0)
    assert (tmp_path / "0.json").read_bytes() == (tmp_path / "1.json").read_bytes()
    refused = call("new", tmp_path / "b.baqylau", "--from", package, "--as-new", "--lang", "en")
    assert refused.code == 1
    assert "--as-new" in refused.err


@pytest.mark.parametrize("lang", LANGS)
def test_a_torn_case_is_led_from_its_check_to_the_rescue_whose_report_speaks_the_same(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    data = bytearray(case_file.read_bytes())
    with closing(sqlite3.connect(case_file)) as database:
        root = "SELECT rootpage FROM sqlite_schema WHERE name = 'look'"
        (page,) = database.execute(root).fetchone()
    data[(page - 1) * PAGE_BYTES : page * PAGE_BYTES] = bytes(PAGE_BYTES)
    torn = tmp_path / "torn.baqylau"
    torn.write_bytes(data)
    checked = call("verify", torn, "--lang", lang)
    assert checked.code == 1
    assert "baqylau rescue" in checked.err
    saved = call("rescue", torn, "-o", tmp_path / "new.baqylau", "--lang", lang)
    made, report = map(Path, saved.out.splitlines())
    assert made == tmp_path / "new.baqylau"
    title, *_lines = report.read_text("utf-8-sig").splitlines()
    assert {"en": "What was saved", "ru": "Что спасено", "kk": "құтқарылды"}[lang] in title


def test_verify_of_a_rescued_case_says_that_its_report_is_to_be_looked_at(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(case_file)) as database:
        (title,) = database.execute("SELECT json_extract(title, '$.ru') FROM finding").fetchone()
    data = bytearray(case_file.read_bytes())
    for at in range(0, len(data), PAGE_BYTES):  # in its row and in the history alike
        if title.encode() in data[at : at + PAGE_BYTES]:
            data[at : at + PAGE_BYTES] = bytes(PAGE_BYTES)
    torn, made = tmp_path / "torn.baqylau", tmp_path / "new.baqylau"
    torn.write_bytes(data)
    assert call("rescue", torn, "-o", made).code == 1  # something could not be saved
    answer = call("verify", made, "--lang", "ru")
    assert (answer.code, answer.err) == (0, "")
    assert "спасено из поврежденного файла" in answer.out
    (remark,) = json.loads(call("verify", made, "--lang", "ru", "--json").out)["remarks"]
    assert remark in answer.out
    assert json.loads(call("verify", case_file, "--json").out)["remarks"] == []
