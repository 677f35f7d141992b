"""The register of letters from the command line: shown, made anew, written as a journal."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from msgspec.structs import replace

from desktop.domain.text import LANGS, LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import library
from desktop.usecases.acts import enter_arrival, give_number, letter_for, number_arrival
from desktop.usecases.cases import current_control, new_case
from desktop.usecases.office import Office

Call = Callable[..., Any]


@pytest.fixture
def numbered(tmp_path: Path) -> Path:
    """Return a folder with a case that has two numbers with a gap between, and an answer."""
    office = Office()
    office.change_profile(
        lambda profile: replace(profile, number_pattern="03-12/{n}", incoming_pattern="К-{n}")
    )
    path = tmp_path / "cases" / "a.baqylau"
    path.parent.mkdir()
    with new_case(office, path, LocalText(kk="=Басқарма", ru="Управление")) as desk:
        proceeding = main_proceeding(desk.case, current_control(desk.case).id).id
        for kind, number in (("notice", None), ("covering-letter", "03-12/3")):
            give_number(desk, letter_for(desk, proceeding, kind).id, "6.10.2025", number)
        answer = enter_arrival(desk, proceeding, "reasoned-response")
        number_arrival(desk, answer)
        library.note(office, desk)
    return path.parent


def test_the_register_is_listed_with_what_is_left_out(call: Call, numbered: Path) -> None:
    answer = call("register", "--lang", "ru")
    assert answer.code == 0
    lines = [line.split("\t") for line in answer.out.splitlines()]
    assert [(line[0], line[1]) for line in lines] == [
        ("входящее", "К-1"),
        ("исходящее", "03-12/3"),
        ("исходящее", "03-12/1"),
    ]
    assert "Пропущен в ряду № 03-12/2" in answer.err
    assert "№ 03-12/1" in answer.err
    assert "№ 03-12/3" in answer.err


def test_the_register_as_json_holds_each_letter_and_gap(call: Call, numbered: Path) -> None:
    answer = call("register", "--json")
    data = json.loads(answer.out)
    assert answer.err == ""
    assert [each["number"] for each in data["letters"]] == ["К-1", "03-12/3", "03-12/1"]
    came, covering, _notice = data["letters"]
    assert (came["state"], came["answers"]) == ("came", covering["letter"])
    (gap,) = data["gaps"]
    assert (gap["first"], gap["last"], gap["behind"]) == ("03-12/2", "03-12/2", covering["letter"])


def test_a_lost_register_is_made_anew_and_what_could_not_be_read_is_named(
    call: Call, numbered: Path
) -> None:
    before = call("register", "--json", "--lang", "en").out
    Office().folders.register.unlink()
    (numbered / "b.baqylau").write_bytes(b"\xff" * 9000)
    answer = call("register", numbered, "--rebuild", "--json", "--lang", "en")
    assert answer.code == 0
    assert answer.out == before
    assert answer.err.startswith("Not read: b.baqylau. ")


def test_a_damaged_register_is_made_anew_and_that_is_said(call: Call, numbered: Path) -> None:
    before = call("register", "--json").out
    Office().folders.register.write_bytes(b"\xff" * 9000)
    answer = call("register", "--lang", "en")
    assert answer.code == 1
    assert "It is kept as" in answer.err
    assert call("register", "--json").out == before


@pytest.mark.parametrize("lang", LANGS)
def test_the_journal_is_a_lying_table_whose_head_stands_on_each_sheet(
    call: Call, numbered: Path, tmp_path: Path, lang: str
) -> None:
    target = tmp_path / "journal.docx"
    assert call("register", "-o", target, "--lang", lang).code == 0
    made = docx.Document(str(target))
    (section,) = made.sections
    assert section.page_width > section.page_height
    out, came = made.tables
    for table in (out, came):
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    assert [row.cells[0].text for row in out.rows[1:]] == ["03-12/1", "03-12/3"]
    assert [row.cells[0].text for row in came.rows[1:]] == ["К-1"]
    assert "None" not in made.element.xml
    told = [each.text.replace("\u00a0", " ") for each in made.paragraphs]
    (gap,) = [each for each in told if "№ 03-12/2." in each]
    assert "№ 03-12/1" in gap
    assert "№ 03-12/3" in gap


def test_the_workbook_has_a_sheet_each_way_and_calculates_nothing(
    call: Call, numbered: Path, tmp_path: Path
) -> None:
    target = tmp_path / "journal.xlsx"
    assert call("register", "-o", target, "--lang", "kk").code == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Шығыс", "Кіріс", "Түсіп қалғандар"]
    (_head, gap) = book["Түсіп қалғандар"].iter_rows(values_only=True)
    assert gap[1:3] == ("03-12/2", "03-12/2")
    assert "№ 03-12/1" in str(gap[3])
    assert "№ 03-12/3" in str(gap[4])
    out = book["Шығыс"]
    heads = [cell.value for cell in out[1]]
    whose = heads.index("Мекеме")
    assert [row[whose].value for row in out.iter_rows(min_row=2)] == ["=Басқарма"] * 2
    assert all(row[whose].data_type == "s" for row in out.iter_rows(min_row=2))
    assert out.freeze_panes == "B2"
    again = tmp_path / "again.xlsx"
    call("register", "-o", again, "--lang", "kk")
    assert again.read_bytes() == target.read_bytes()


def test_a_journal_is_not_written_over_a_file_unasked(
    call: Call, numbered: Path, tmp_path: Path
) -> None:
    target = tmp_path / "journal.docx"
    target.write_bytes(b"mine")
    assert call("register", "-o", target).code == 1
    assert target.read_bytes() == b"mine"
    assert call("register", "-o", target, "--overwrite").code == 0
    assert call("register", "-o", tmp_path / "journal.pdf").code == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_folder_that_cannot_be_reached_is_named_in_a_sentence(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    answer = call("register", tmp_path / ("ж" * 300), "--lang", lang)
    assert answer.code == 0
    assert "ж" * 300 in answer.err

    def closed(*_given: object) -> None:
        raise OSError(errno.EINVAL, "a share that wants a password", "//server/share")

    monkeypatch.setattr("desktop.usecases.register_file.read_in", closed)
    answer = call("register", "//server/share", "--lang", lang)
    assert answer.code == 1
    assert "//server/share" in answer.err
