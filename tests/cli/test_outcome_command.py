"""What came of a control, through the command line: the published case to its end."""

import json
from pathlib import Path
from typing import Any

from desktop.cli.saying import office_here
from desktop.domain.correspondence import Attachment
from desktop.domain.outcome import FollowUp, Outcome
from desktop.usecases.cases import open_case


def told(answer: Any) -> Any:
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_the_akims_order_is_entered_in_two_languages_and_marks_what_it_did_otherwise(
    call: Any, case_file: Path, tmp_path: Path
) -> None:
    call("reply", case_file, "--came", "30.10.2025", "--to", "1", "--verdict", "accepted")
    scan = tmp_path / "order.pdf"
    scan.write_bytes(b"%PDF-1.4")
    first = told(
        call(
            "outcome", case_file, "--kind", "body", "--day", "14.01.2026", "--what",
            "Создана рабочая группа из девяти человек", "--document", "распоряжение акима",
            "--number", "5-р", "--attach", scan, "--to", "1", "2", "--done", "done_otherwise",
            "--lang", "ru", "--json",
        )
    )  # fmt: skip
    (outcome,) = first["outcomes"]
    assert (outcome["day"], outcome["kind"], outcome["recommendations"]) == (
        "2026-01-14", "body", [1, 2],
    )  # fmt: skip
    quality = first["quality"]
    assert (quality["asked"], quality["fixed"], quality["done_otherwise"]) == (3, 2, 2)
    assert (quality["answered"], quality["accepted"], quality["in_time"]) == (1, 1, 1)
    again = told(
        call(
            "outcome", case_file, "--of", "1", "--what", "Жұмыс тобы құрылды", "--lang", "kk",
            "--json",
        )
    )  # fmt: skip
    (outcome,) = again["outcomes"]
    assert outcome["what"] == {
        "kk": "Жұмыс тобы құрылды", "ru": "Создана рабочая группа из девяти человек",
    }  # fmt: skip
    with open_case(office_here(), case_file) as desk:
        (kept,) = desk.case.all(Outcome)
        assert desk.case.get(Attachment, kept.attachment_id) is not None


def test_findings_are_looked_at_again_in_rounds(call: Any, case_file: Path) -> None:
    begun = told(call("outcome", case_file, "--again", "--json"))
    assert begun["rounds"] == [1]
    assert told(call("outcome", case_file, "--again", "--json"))["rounds"] == [1]
    seen = told(
        call(
            "outcome", case_file, "--finding", "1", "--state", "changed", "--seen",
            "Есть пустая страница", "--lang", "ru", "--json",
        )
    )  # fmt: skip
    (finding,) = seen["findings"]
    assert (finding["number"], finding["state"], finding["left"]) == (1, "changed", True)
    assert finding["looks"][0]["what"] == {"ru": "Есть пустая страница"}
    call("outcome", case_file, "--finding", "1", "--state", "done")
    assert not told(call("outcome", case_file, "--json"))["findings"][0]["left"]
    answer = call("outcome", case_file, "--again", "--lang", "ru")
    say = office_here().messages("ru").say
    assert (answer.code, answer.err.strip()) == (1, say("outcome.nothing-left"))
    with open_case(office_here(), case_file) as desk:
        assert len(desk.case.all(FollowUp)) == 1


def test_what_came_of_it_is_a_line_each_to_read(call: Any, case_file: Path) -> None:
    call("outcome", case_file, "--what", "Бет ашылды", "--day", "unknown", "--lang", "kk")
    answer = call("outcome", case_file, "--again", "--finding", "1", "--state", "still")
    say = office_here().messages("kk").say
    first, second = answer.out.splitlines()
    assert first.split("\t") == ["1", "unknown", "", "Бет ашылды"]
    assert second.split("\t")[0] == "Факт 1"
    assert answer.err.strip() == say("outcome.quality.silent", n=3, done=0, done_otherwise=0)


def test_what_is_not_there_is_said_in_one_sentence(call: Any, case_file: Path) -> None:
    say = office_here().messages("ru").say
    for words, sentence in (
        (("--of", "2", "--kind", "body"), say("outcome.no-outcome", n=2, there=0)),
        (("--to", "9"), say("reply.no-recommendation", n=9, there=3)),
        (("--finding", "1", "--state", "done"), say("outcome.no-finding", n=1, there="–")),
    ):
        answer = call("outcome", case_file, *words, "--lang", "ru")
        assert (answer.code, answer.err.strip()) == (1, sentence)
    with open_case(office_here(), case_file) as desk:
        assert desk.case.all(Outcome) == (), "nothing is left half entered"
    assert call("outcome", case_file, "--state", "done").code == 2
