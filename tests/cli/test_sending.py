"""A letter is marked as sent from the command line, and what went is kept and said."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.cli.saying import office_here
from desktop.domain.correspondence import Letter
from desktop.usecases.cases import open_case
from desktop.usecases.papers import papers_folder

Call = Callable[..., Any]


@pytest.fixture
def free(call: Call, case_file: Path) -> Path:
    """The sample case, its notice not marked as sent."""
    assert call("sent", case_file, "notice", "--take-back", "қате", "--lang", "ru").code == 0
    return case_file


def made(call: Call, case_file: Path, lang: str) -> Path:
    """The notice in the folder of the case, where what goes is looked for."""
    folder = papers_folder(case_file)
    folder.mkdir(exist_ok=True)
    target = folder / f"notice.{lang}.docx"
    assert call("document", case_file, "notice", "--lang", lang, "-o", target).code == 0
    return target


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_marking_keeps_what_lies_there_and_says_what(call: Call, free: Path) -> None:
    path = made(call, free, "kk")
    document = docx.Document(str(path))
    document.paragraphs[-1].insert_paragraph_before("ҚОЛМЕН жазылған.")
    document.save(str(path))
    answer = call("sent", free, "notice", "--on", "06.10.2025", "--channel", "hand", "--lang", "ru")
    assert answer.code == 0
    (line,) = answer.out.splitlines()
    assert line.split("\t")[0] == "Письмо о проведении общественного контроля (kk)"
    assert sha256(path) in line
    assert path.name in answer.err
    listed = call("sent", free, "--json")
    (kept,) = json.loads(listed.out)["kept"]
    assert (kept["kind"], kept["lang"], kept["with"]) == ("notice", "kk", "notice")
    assert (kept["sha256"], kept["sent_on"], kept["stands"]) == (sha256(path), "2025-10-06", True)


def test_what_went_is_not_made_again_but_can_be_written_out(
    call: Call, free: Path, tmp_path: Path
) -> None:
    path = made(call, free, "kk")
    assert call("sent", free, "notice", "--on", "2025-10-06", "--channel", "hand").code == 0
    again = call("document", free, "notice", "--lang", "kk", "-o", tmp_path / "b.docx")
    assert again.code == 1
    assert "06.10.2025" in again.err
    assert not (tmp_path / "b.docx").exists()
    out = tmp_path / "as sent.docx"
    wrote = call("document", free, "notice", "--lang", "kk", "--as-sent", "-o", out)
    assert (wrote.code, out.read_bytes()) == (0, path.read_bytes())
    other = call("document", free, "notice", "--lang", "ru", "--as-sent", "-o", tmp_path / "c.docx")
    assert other.code == 1


def test_taken_back_it_stays_listed_as_of_a_former_sending(call: Call, free: Path) -> None:
    made(call, free, "kk")
    assert call("sent", free, "notice", "--on", "2025-10-06", "--channel", "hand").code == 0
    assert call("sent", free, "notice", "--take-back", "қате").code == 0
    (kept,) = json.loads(call("sent", free, "notice", "--json").out)["kept"]
    assert kept["stands"] is False
    again = call("sent", free, "notice", "--on", "2025-10-07", "--json")
    stand = [each["stands"] for each in json.loads(again.out)["kept"]]
    assert stand == [False, True]


def test_scans_are_taken_in_and_an_empty_one_is_refused(
    call: Call, free: Path, tmp_path: Path
) -> None:
    pages = [tmp_path / "1.jpg", tmp_path / "2.heic"]
    for each in pages:
        each.write_bytes(each.name.encode())
    words = [word for each in pages for word in ("--scan", each)]
    answer = call("sent", free, "notice", "--on", "2025-10-06", "--channel", "hand", *words)
    assert answer.code == 0
    exported = free.parent / "case.json"
    assert call("export", free, "-o", exported).code == 0
    found = json.loads(exported.read_text("utf-8"))["records"]["attachment"]
    scanned = [(each["name"], each.get("part", "")) for each in found[-2:]]
    assert scanned == [("1.jpg", ""), ("2.heic", "page")]
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    refused = call("sent", free, "notice", "--scan", empty)
    assert refused.code == 1
    assert "empty.pdf" in refused.err


@pytest.mark.parametrize("words", [("--on", "2025-10-06"), ("--scan", "a.jpg")])
def test_to_mark_a_letter_its_kind_is_named(
    call: Call, case_file: Path, words: tuple[str, str]
) -> None:
    answer = call("sent", case_file, *words)
    assert answer.code == 2
    assert "KIND" in answer.err


def test_marked_without_a_paper_it_says_that_nothing_was_kept(call: Call, free: Path) -> None:
    answer = call("sent", free, "notice", "--on", "2025-10-06", "--channel", "hand", "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert told["kept"] == []
    assert len(told["notes"]) == 1


def test_both_languages_are_written_side_by_side(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "read.docx"
    answer = call("document", case_file, "notice", "--reading-copy", "-o", target)
    assert answer.code == 0
    assert answer.out.strip() == str(target)
    assert len(docx.Document(str(target)).tables[0].columns) == 2


def test_a_day_that_lies_ahead_is_marked_and_remarked_upon(call: Call, free: Path) -> None:
    words = ("sent", free, "notice", "--on", "01.02.2030", "--channel", "hand")
    answer = call(*words, "--json", "--lang", "en")
    ahead = "A day that lies ahead is entered as if it had happened. Check the date."
    assert ahead in json.loads(answer.out)["notes"]
    listed = call("sent", free, "--json", "--lang", "en")
    assert json.loads(listed.out)["notes"] == []


def test_what_goes_with_a_letter_is_not_marked_by_itself(call: Call, case_file: Path) -> None:
    words = ("sent", case_file, "final-document", "--on", "17.10.2025", "--lang", "en")
    answer = call(*words)
    assert answer.code == 1
    assert "covering-letter" in answer.err


def test_a_scan_that_cannot_be_taken_in_leaves_the_letter_unsent(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    for name in ("none.pdf", "empty.pdf"):
        answer = call(
            "sent", case_file, "closing-letter", "--on", "20.10.2025", "--channel", "hand",
            "--scan", tmp_path / name,
        )  # fmt: skip
        assert answer.code == 1
        assert name in answer.err
    with open_case(office_here(), case_file, write=False) as desk:
        assert not [e for e in desk.case.all(Letter) if e.kind == "closing-letter" and e.sent]
