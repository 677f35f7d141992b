"""What a command writes: with the right ending, and never over what nobody gave up."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.cli.saying import office_here
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.procedure.route import main_proceeding
from desktop.usecases.acts import letter_for, take_back_sent
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.editing import enter
from desktop.usecases.papers import make_beside_case
from desktop.window.printing.counting import count_pages

Call = Callable[..., Any]
ENDINGS = {
    "export": ".json", "workbook": ".xlsx", "document": ".docx", "law-book": ".docx",
    "packet": ".pdf", "form": ".docx",
}  # fmt: skip


def words_of(command: str, case_file: Path) -> tuple[object, ...]:
    if command == "law-book":
        return (command, "--review", "--lang", "kk")
    if command == "packet":
        with open_case(office_here(), case_file) as desk:
            course = main_proceeding(desk.case, current_control(desk.case).id)
            make_beside_case(desk, course.id, "notice", "kk")
    if command == "form":
        return (command, case_file, "look")
    kind = ("notice", "--lang", "kk") if command in {"document", "packet"} else ()
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
    answer = call(*words_of(command, case_file), "--lang", lang, "-o", tmp_path / "law.odt")
    assert (answer.code, answer.out) == (1, "")
    assert f"law{ENDINGS[command]}" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "law.odt").exists()


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
@pytest.mark.parametrize("command", ["export", "workbook", "law-book", "packet", "form"])
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
    assert "notice – бұрынғы.docx" in answer.err
    assert (tmp_path / "notice – бұрынғы.docx").read_text("utf-8") == "mine"


def typed_by_hand(target: Path, text: str) -> bytes:
    document = docx.Document(str(target))
    document.paragraphs[0].runs[0].text = text
    document.save(str(target))
    return target.read_bytes()


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_changed_by_hand_is_listed_and_left_until_it_is_said_what_to_do(
    call: Call, case_file: Path, tmp_path: Path, lang: str
) -> None:
    target = tmp_path / "notice.docx"
    aside = {
        "kk": "notice – бұрынғы.docx",
        "ru": "notice – прежний.docx",
        "en": "notice – former.docx",
    }[lang]
    words = ("document", case_file, "notice", "--lang", lang, "-o", target)
    call(*words)
    mine = typed_by_hand(target, "ҚОЛМЕН")
    asked = call(*words)
    assert (asked.code, asked.out) == (1, "")
    assert "ҚОЛМЕН" in asked.err
    assert "--hand-edits keep" in asked.err
    assert target.read_bytes() == mine
    kept = call(*words, "--hand-edits", "keep")
    assert kept.code == 0
    assert docx.Document(str(target)).paragraphs[0].text == "ҚОЛМЕН"
    assert (tmp_path / aside).read_bytes() == mine
    assert aside in kept.err
    assert call(*words, "--hand-edits", "new").code == 0
    assert "ҚОЛМЕН" not in docx.Document(str(target)).paragraphs[0].text


@pytest.mark.parametrize("takes_data", [False, True])
def test_where_hand_and_case_changed_the_same_the_call_says_whose_version_stands(
    call: Call, case_file: Path, tmp_path: Path, takes_data: bool
) -> None:
    target = tmp_path / "notice.docx"
    words = ("document", case_file, "notice", "--lang", "ru", "-o", target)
    call(*words)
    typed_by_hand(target, "ҚОЛМЕН")
    with open_case(office_here(), case_file) as desk:
        subject = current_control(desk.case).subject_id
        enter(desk, FieldAddress("subject", subject, "name.ru"), "Новое название")
    asked = call(*words).err.splitlines()
    place = next(line.strip() for line in asked if line.strip().startswith("body/"))
    assert sum("ҚОЛМЕН" in line for line in asked) == 1
    assert sum("Новое название" in line for line in asked) >= 1
    more = ("--take-data", place) if takes_data else ()
    assert call(*words, "--hand-edits", "keep", *more).code == 0
    first = docx.Document(str(target)).paragraphs[0].text
    assert first == ("Новое название" if takes_data else "ҚОЛМЕН")


def test_a_packet_tells_its_pages_and_the_sheets_it_takes(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    with open_case(office_here(), case_file) as desk:
        course = main_proceeding(desk.case, current_control(desk.case).id)
        for kind in ("covering-letter", "final-document"):
            for lang in LANGS:
                make_beside_case(desk, course.id, kind, lang)
    target = tmp_path / "packet.pdf"
    answer = call("packet", case_file, "covering-letter", "-o", target, "--json")
    told = json.loads(answer.out)
    assert [(part["kind"], part["lang"]) for part in told["parts"]] == [
        ("covering-letter", "kk"), ("covering-letter", "ru"),
        ("final-document", "kk"), ("final-document", "ru"),
    ]  # fmt: skip
    pages = [part["pages"] for part in told["parts"]]
    assert told["sheets"] == sum(pages) + pages[0] + pages[1]
    assert len(pypdf.PdfReader(target).pages) == told["sheets"]  # the copy for the stamp is there
    assert told["sheets_both_sides"] < told["sheets"]


def test_a_packet_says_which_paper_is_older_than_the_case(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    with open_case(office_here(), case_file) as desk:
        control = current_control(desk.case)
        course = main_proceeding(desk.case, control.id)
        take_back_sent(desk, letter_for(desk, course.id, "covering-letter").id, "қате")
        make_beside_case(desk, course.id, "covering-letter", "kk")
        enter(desk, FieldAddress("subject", control.subject_id, "name.kk"), "Жаңа атау")
    answer = call("packet", case_file, "covering-letter", "-o", tmp_path / "a.pdf", "--lang", "kk")
    assert office_here().messages("kk").say("print.changed-since") in answer.err


def test_a_packet_says_that_a_file_holds_recorded_changes(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    with open_case(office_here(), case_file) as desk:
        course = main_proceeding(desk.case, current_control(desk.case).id)
        path = make_beside_case(desk, course.id, "covering-letter", "kk").path
    said = office_here().messages("kk").say("print.tracked-changes")
    answer = call("packet", case_file, "covering-letter", "-o", tmp_path / "a.pdf", "--lang", "kk")
    assert said not in answer.err
    document = docx.Document(str(path))
    xml = f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>X</w:delText></w:r></w:del>'
    document.paragraphs[-1]._p.append(parse_xml(xml))
    document.save(str(path))
    answer = call("packet", case_file, "covering-letter", "-o", tmp_path / "b.pdf", "--lang", "kk")
    assert answer.code == 0
    assert said in answer.err


def test_a_packet_of_which_nothing_was_made_is_said(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    answer = call("packet", case_file, "notice", "-o", tmp_path / "a.pdf", "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    assert "Create the paper first" in answer.err


def test_the_steps_that_have_a_form_on_paper_are_listed_id_first(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    listed = call("form", case_file, "--list", "--lang", "ru")
    assert (listed.code, listed.err) == (0, "")
    ids = [line.split("\t")[0] for line in listed.out.splitlines()]
    assert {"visit", "look", "capture"} <= set(ids)
    refused = call("form", case_file, "nothing", "-o", tmp_path / "a.docx", "--lang", "ru")
    assert (refused.code, refused.out) == (1, "")
    assert "look" in refused.err
    assert not (tmp_path / "a.docx").exists()


def test_a_form_on_paper_wants_a_step_and_a_file(call: Call, case_file: Path) -> None:
    answer = call("form", case_file, "--lang", "en")
    assert (answer.code, answer.out) == (2, "")
    assert "STEP" in answer.err
    assert "--output" in answer.err


@pytest.mark.parametrize(
    ("lang", "mark"), [("kk", "{n} парақта"), ("ru", "на {n} листах"), ("en", "on {n} sheets")]
)
def test_a_letter_tells_the_sheets_of_the_final_document_that_was_made(
    call: Call, case_file: Path, tmp_path: Path, lang: str, mark: str
) -> None:
    final, letter = tmp_path / "final.docx", tmp_path / "letter.docx"
    call("document", case_file, "final-document", "--lang", lang, "-o", final)
    call("document", case_file, "covering-letter", "--lang", lang, "-o", letter)
    words = "\n".join(each.text for each in docx.Document(str(letter)).paragraphs)
    pages = count_pages(final.read_bytes())
    assert pages is not None
    assert pages > 2
    assert mark.format(n=pages) in words.replace("\u00a0", " ")
