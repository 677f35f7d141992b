"""What was answered, through the command line."""

import json
from pathlib import Path
from typing import Any

from desktop.cli.saying import office_here
from desktop.domain.correspondence import Attachment, Letter, Reply
from desktop.domain.outcome import Outcome
from desktop.usecases.cases import open_case


def rows(answer: Any) -> dict[int, tuple[str | None, str | None]]:
    found = json.loads(answer.out)["recommendations"]
    return {each["number"]: (each["verdict"], each["next"]) for each in found}


def test_a_letter_that_came_and_what_it_says_are_entered_and_the_matrix_is_told(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    before = rows(call("reply", case_file, "--json"))
    assert set(before.values()) == {(None, None)}, "nobody answered yet"
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    answer = call(
        "reply", case_file, "--came", "30.10.2025", "--number", "12-3", "--attach", scan,
        "--to", "1", "--verdict", "accepted", "--quote", "Будет опубликовано", "--lang", "ru",
        "--json",
    )  # fmt: skip
    assert answer.code == 0
    found = rows(answer)
    assert found.pop(1) == ("accepted", "look")
    assert set(found.values()) == {(None, "mark")}
    later = call(
        "reply", case_file, "--came", "unknown", "--to", "2", "--verdict", "not_answered", "--json"
    )
    told = json.loads(later.out)
    assert [each["arrived_on"] for each in told["letters"]] == ["2025-10-30", "unknown"]
    assert rows(later)[2] == ("not_answered", "ask")
    again = call("reply", case_file, "--to", "2", "--letter", "1", "--verdict", "done", "--json")
    assert rows(again)[2] == ("done", "done"), "the day of the other letter is not known"
    with open_case(office_here(), case_file) as desk:
        first, second = (x for x in desk.case.all(Letter) if x.direction == "in")
        assert desk.case.get(Attachment, first.attachment_id) is not None
        (quoted,) = (each for each in desk.case.all(Reply) if each.quote.ru)
        assert (quoted.quote.ru, quoted.letter_id) == ("Будет опубликовано", first.id)
        assert second.arrived_on == "unknown"


def test_each_recommendation_is_a_line_to_read_and_the_law_stands_beside(
    call: Any, case_file: Path
) -> None:
    call("reply", case_file, "--came", "30.10.2025")
    answer = call("reply", case_file, "--lang", "kk")
    lines = answer.out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["1", "2", "3"]
    say = office_here().messages("kk").say
    assert all(say("reply.next.mark") in line for line in lines)
    assert "13" not in answer.out
    assert "3" in answer.err


def test_what_is_not_there_is_said_in_one_sentence(call: Any, case_file: Path) -> None:
    answer = call("reply", case_file, "--to", "9", "--verdict", "done", "--lang", "ru")
    assert (answer.code, answer.err.strip()) == (
        1, office_here().messages("ru").say("reply.no-recommendation", n=9, there=3),
    )  # fmt: skip
    answer = call("reply", case_file, "--to", "1", "--letter", "4", "--verdict", "done")
    assert answer.code == 1
    assert call("reply", case_file, "--verdict", "done").code == 2


def test_what_a_file_says_is_taken_and_what_is_odd_in_it_is_said_beside(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    text = tmp_path / "reply.txt"
    text.write_text("№ 05-12/545 от 30.10.2025\nНа № 999 от 17.10.2025", encoding="utf-8")
    page = tmp_path / "page.jpg"
    page.write_bytes(b"broken")
    answer = call(
        "reply", case_file, "--came", "31.10.2025", "--attach", text, page, "--lang", "ru", "--json"
    )
    (letter,) = json.loads(answer.out)["letters"]
    assert (letter["number"], letter["dated"]) == ("05-12/545", "2025-10-30")
    assert office_here().messages("ru").say("reply.filled", name="reply.txt") in answer.err
    with open_case(office_here(), case_file) as desk:
        kept = [desk.file.content(each.sha256) for each in desk.case.all(Attachment)]
    assert page.read_bytes() in kept


def test_an_empty_file_is_named(call: Any, case_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    answer = call("reply", case_file, "--came", "unknown", "--attach", empty, "--lang", "ru")
    say = office_here().messages("ru").say
    assert (answer.code, answer.err.strip()) == (1, say("evidence.empty", name="empty.pdf"))
    assert json.loads(call("reply", case_file, "--json").out)["letters"] == []


def test_the_folder_to_publish_is_made_and_what_to_look_at_is_said(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    folder = tmp_path / "kit"
    answer = call(
        "reply",
        case_file,
        "--came",
        "30.10.2025",
        "--attach",
        scan,
        "--kit",
        folder,
        "--lang",
        "ru",
    )
    assert answer.code == 0
    assert str(folder) in answer.err
    say = office_here().messages("ru").say
    letter = office_here().messages().say("reply.kit-reply", number="30.10.2025")
    assert say("reply.kit-scan", name=letter) in answer.err
    assert len(list(folder.iterdir())) > 3


def test_a_refusal_leaves_nothing_behind(call: Any, case_file: Path, tmp_path: Path) -> None:
    def entered() -> tuple[int, int]:
        with open_case(office_here(), case_file, write=False) as desk:
            letters = [each for each in desk.case.all(Letter) if each.direction == "in"]
            return len(letters), len(desk.case.all(Outcome))

    before = entered()
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for words in (
        ("reply", case_file, "--came", "30.10.2025", "--to", "99", "--verdict", "accepted"),
        ("reply", case_file, "--number", "12-3", "--dated", "30.10.2025"),
        ("outcome", case_file, "--what", "Ашылды", "--attach", tmp_path / "none.pdf"),
        ("outcome", case_file, "--what", "Ашылды", "--attach", empty),
        ("outcome", case_file, "--what", "Ашылды", "--to", "99"),
        ("outcome", case_file, "--done", "done"),
        ("outcome", case_file, "--what", "Ашылды", "--finding", "99", "--state", "still"),
        ("meeting", case_file, "--invited", "30.10.2025", "--to", "99", "--said", "Сөз"),
    ):
        answer = call(*words)
        assert answer.code, words
        assert answer.err.strip()
        assert entered() == before, words
