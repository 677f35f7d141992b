"""Today's list and the calendar on the command line: what a script reads, what a person reads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from desktop.cli.saying import office_here
from desktop.domain.text import LANGS

Call = Callable[..., Any]


def kinds(call: Call, *words: object) -> dict[str, str]:
    answer = call("today", *words, "--json")
    assert (answer.code, answer.err) == (0, "")
    return {each["clock"] or each["letter"] or each["step"]: each["kind"] for each in
            json.loads(answer.out)}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2025-11-03", "due"),
        ("04.11.2025", "check_arrival"),
        ("2025-11-05", "unanswered"),
    ],
)
def test_the_day_after_the_last_day_is_for_looking_and_the_next_is_unanswered(
    call: Call, case_file: Path, day: str, kind: str
) -> None:
    assert kinds(call, case_file.parent, "--on", day)["PC_RESPONSE"] == kind


def test_on_the_day_for_looking_the_state_of_a_case_calls_nobody_late(
    call: Call, case_file: Path
) -> None:
    def told(day: str) -> str:
        out = call("status", case_file, "--on", day, "--lang", "ru").out
        return next(line for line in out.splitlines() if line.startswith("PC_RESPONSE"))

    say = office_here().messages("ru").say
    assert say("today.kind.check_arrival") in told("2025-11-04")
    assert say("workbook.clock_state.missed") not in told("2025-11-04")
    assert say("workbook.clock_state.missed") in told("2025-11-05")


def test_the_sample_stands_on_its_own_day(call: Call, case_file: Path) -> None:
    answer = call("today", case_file.parent, "--json")
    found = json.loads(answer.out)
    assert {each["on"] for each in found} == {"2025-10-20"}
    (term,) = (each for each in found if each["clock"] == "PC_RESPONSE")
    assert (term["due"], term["unanswered_from"]) == ("2025-11-03", "2025-11-05")
    assert (term["kind"], term["own"], term["estimate"], term["sample"]) == (
        "due", False, False, True,
    )  # fmt: skip
    assert term["days_left"] == 9
    assert term["file"] == str(case_file)


def test_without_a_case_the_list_is_empty(call: Call, tmp_path: Path) -> None:
    answer = call("today", "--json")
    assert (answer.code, json.loads(answer.out), answer.err) == (0, [], "")
    (tmp_path / "empty").mkdir()
    for lang in LANGS:
        answer = call("today", tmp_path / "empty", "--lang", lang)
        assert (answer.code, answer.out) == (0, "")
        assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_has_the_day_what_it_is_the_term_and_the_institution(
    call: Call, case_file: Path, lang: str
) -> None:
    answer = call("today", case_file.parent, "--on", "2025-11-04", "--lang", lang)
    first = answer.out.splitlines()[0].split("\t")
    assert first[0] == "2025-11-03"
    assert len(first) == 4
    assert all(first)


def test_what_cannot_be_read_is_said_beside_the_list(call: Call, case_file: Path) -> None:
    (case_file.parent / "broken.baqylau").write_bytes(b"no case")
    answer = call("today", case_file.parent, "--json", "--lang", "en")
    assert answer.code == 0
    assert json.loads(answer.out)
    assert "broken.baqylau" in answer.err


def test_a_calendar_of_a_case_or_a_folder_is_read_by_two_other_programs(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    for place in (case_file, case_file.parent):
        answer = call("calendar", place, "-o", tmp_path / "terms", "--overwrite")
        target = tmp_path / "terms.ics"
        assert (answer.code, answer.out.strip()) == (0, str(target))
        days = {
            each.decoded("DTSTART").isoformat()
            for each in icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
        }
        assert {"2025-11-03", "2025-11-04"} <= days
        (other,) = vobject.readComponents(target.read_text("utf-8"), validate=True)
        assert {each.dtstart.value.isoformat() for each in other.vevent_list} == days


def test_a_calendar_is_written_over_only_if_asked_and_keeps_its_ids(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    words = ("calendar", case_file, "-o", tmp_path / "a.ics", "--json")
    first = json.loads(call(*words).out)
    assert call(*words).code == 1
    again = json.loads(call(*words, "--overwrite").out)
    assert first == again
    assert not any(each["cancelled"] for each in first["events"])


def test_a_calendar_is_never_written_over_a_case(call: Call, case_file: Path) -> None:
    before = case_file.read_bytes()
    assert call("calendar", case_file, "-o", case_file, "--overwrite").code == 1
    assert case_file.read_bytes() == before
