"""The published case after its letter went, to what it led to, on the command line.

Published are the day of sending, that a reply and clarifying questions followed, and that on
14 January 2026 the akim ordered a working group of nine. The other days and words are made up.
"""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop.cli.saying import office_here
from desktop.domain.fields import FieldAddress
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.editing import enter


def told(answer: Any) -> Any:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def own(case_file: Path) -> Path:
    """Return the published case as one's own: a sample stands in no list."""
    path = Path(shutil.move(case_file, case_file.with_name("own.baqylau")))
    with open_case(office_here(), path) as desk:
        control = current_control(desk.case)
        enter(desk, FieldAddress("control", control.id, "sample"), False)
    return path


def kinds(call: Any, path: Path, day: str) -> Counter[str]:
    return Counter(each["kind"] for each in told(call("today", path.parent, "--on", day, "--json")))


def test_the_real_case_is_followed_to_its_end(call: Any, case_file: Path, tmp_path: Path) -> None:
    path = own(case_file)
    assert kinds(call, path, "2025-11-05")["unanswered"] == 1
    letter = tmp_path / "reply.txt"
    letter.write_text("По рекомендации № 1: вопрос о совете рассматривается.", encoding="utf-8")
    call(
        "reply", path, "--came", "31.10.2025", "--dated", "30.10.2025", "--number", "05-12/545",
        "--attach", letter, "--to", "1", "--verdict", "accepted_in_part", "--lang", "ru",
        "--quote", "вопрос о совете рассматривается",
    )  # fmt: skip
    call("reply", path, "--to", "2", "--verdict", "refused_with_reasons")
    first = call("reply", path, "--to", "3", "--verdict", "not_answered", "--json")
    assert [each["answer"] for each in told(first)["checks"][:2]] == ["kept", "broken"]
    assert not kinds(call, path, "2025-11-05")["unanswered"]
    asked = call(
        "document", path, "clarifying-questions", "-o", tmp_path / "q.docx", "--lang", "ru"
    )
    assert asked.code == 0, asked.err
    sent = call("sent", path, "clarifying-questions", "--on", "05.11.2025", "--channel", "hand")
    assert sent.code == 0, sent.err
    call("reply", path, "--came", "14.11.2025", "--to", "3", "--verdict", "accepted")

    met = told(
        call(
            "meeting", path, "--on", "25.11.2025", "--time", "1000", "--hearing", "no",
            "--theirs", "Басқарма қызметкерлері", "--to", "2", "--agreed", "Нұсқаулық орналастыру",
            "--by", "25.12.2025", "--lang", "kk", "--json",
        )
    )  # fmt: skip
    assert (met["on"], met["time"], met["hearing"]) == ("2025-11-25", "10:00", "no")
    assert met["recommendations"][1]["by"] == "2025-12-25"
    assert kinds(call, path, "2025-12-01")["due"] == 1
    assert kinds(call, path, "2025-12-26")["promised"] == 1
    minutes = call("document", path, "meeting-minutes", "-o", tmp_path / "m.docx", "--lang", "kk")
    assert minutes.code == 0, minutes.err

    ended = told(
        call(
            "outcome", path, "--kind", "body", "--day", "14.01.2026", "--what",
            "Создана рабочая группа из девяти человек", "--document", "распоряжение акима",
            "--to", "1", "--done", "done_otherwise", "--lang", "ru", "--json",
        )
    )  # fmt: skip
    quality = ended["quality"]
    assert (quality["asked"], quality["answered"], quality["fixed"]) == (3, 3, 1)
    call("outcome", path, "--again", "--finding", "1", "--state", "changed")

    asked_for = told(call("reply", path, "--json"))["recommendations"]
    listed = {each["number"]: each["verdict"] for each in asked_for}
    assert listed == {1: "done_otherwise", 2: "refused_with_reasons", 3: "accepted"}
    assert call("search", "рабочей группы девяти", path.parent, "--json").out.strip() != "[]"
    (row,) = told(call("library", path.parent, "--json"))
    assert row["phase"] == "follow"
    book = tmp_path / "book.xlsx"
    assert call("workbook", path, "-o", book, "--lang", "ru").code == 0
    sheets = load_workbook(book)
    cells = {str(cell.value) for sheet in sheets for line in sheet.iter_rows() for cell in line}
    assert "Создана рабочая группа из девяти человек" in cells
