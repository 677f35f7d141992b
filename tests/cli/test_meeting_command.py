"""The meeting or hearing through the command line."""

import json
from pathlib import Path
from typing import Any

from desktop.cli.saying import office_here
from desktop.domain.control import Control
from desktop.procedure.route import main_proceeding
from desktop.usecases.cases import open_case


def told(answer: Any) -> Any:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_what_is_said_and_agreed_stands_with_its_recommendation_or_on_the_whole(
    call: Any, case_file: Path
) -> None:
    assert told(call("meeting", case_file, "--json"))["on"] is None
    call("meeting", case_file, "--invited", "unknown", "--hearing", "yes", "--said", "Жалпы сөз",
         "--lang", "kk")  # fmt: skip
    found = told(
        call("meeting", case_file, "--to", "1", "--said", "Келісті", "--who", "бөлім", "--by",
             "01.12.2025", "--lang", "kk", "--json")
    )  # fmt: skip
    assert (found["invited"], found["hearing"], found["said"]) == (
        ["unknown"], "yes", {"kk": "Жалпы сөз"},
    )  # fmt: skip
    first, *others = found["recommendations"]
    assert (first["said"], first["who"], first["by"]) == (
        {"kk": "Келісті"}, {"kk": "бөлім"}, "2025-12-01",
    )  # fmt: skip
    assert not any(each["said"] for each in others)
    lines = call("meeting", case_file, "--lang", "ru").out
    assert "Келісті" in lines
    assert "Жалпы сөз" in lines


def test_another_meeting_keeps_the_former(call: Any, case_file: Path) -> None:
    call("meeting", case_file, "--on", "20.11.2025", "--place", "Зал", "--lang", "ru")
    found = told(call("meeting", case_file, "--another", "--on", "27.11.2025", "--json"))
    assert (found["on"], found["place"]) == ("2025-11-27", {})
    with open_case(office_here(), case_file, write=False) as desk:
        (control,) = desk.case.all(Control)
        former = main_proceeding(desk.case, control.id).rounds
    assert (former["1.hearing_on"], former["1.hearing_place.ru"]) == ("2025-11-20", "Зал")


def test_another_meeting_keeps_a_former_one_without_a_day(call: Any, case_file: Path) -> None:
    call("meeting", case_file, "--said", "Бірінші", "--lang", "kk")
    found = told(
        call("meeting", case_file, "--another", "--said", "Екінші", "--lang", "kk", "--json")
    )
    assert found["said"] == {"kk": "Екінші"}
    with open_case(office_here(), case_file, write=False) as desk:
        (control,) = desk.case.all(Control)
        assert main_proceeding(desk.case, control.id).rounds["1.hearing_note.kk"] == "Бірінші"


def test_a_wrong_call_says_what_is_wrong(call: Any, case_file: Path) -> None:
    say = office_here().messages("ru").say
    for words, said in (
        (("--to", "9", "--said", "x"), say("reply.no-recommendation", n=9, there=3)),
        (("--by", "01.12.2025"), "--to"),
        (("--time", "жарты"), say("cli.not-a-time", value="жарты")),
    ):
        answer = call("meeting", case_file, *words, "--lang", "ru")
        assert answer.code
        assert said in answer.err
