"""The command line's contract: scripts rely on exit codes, on JSON and on one sentence."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from desktop.cli.letters import ACTS
from desktop.cli.speaking import in_words
from desktop.domain.clock import FixedClock, SystemClock
from desktop.domain.correspondence import Channel, Verdict
from desktop.domain.fields import FieldAddress
from desktop.domain.outcome import FollowUpState, OutcomeKind
from desktop.domain.text import LANGS, LocalText
from desktop.domain.values import UNKNOWN_DAY, Answer
from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue
from desktop.procedure.route import main_proceeding
from desktop.usecases import acts, editing
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.demo import make_demo
from desktop.usecases.office import Folders, Office
from desktop.usecases.sample import AS_OF
from desktop.usecases.standing import standing

Call = Callable[..., Any]
COMMANDS = (
    "demo", "new", "export", "status", "deadline", "document", "workbook", "verify",
    "merge", "rescue", "check-forms", "law-book", "selftest", "package",
    "protect", "unprotect", "backups", "restore", "mend", "letters", "packet", "sent",
    "register", "form", "reply", "meeting", "outcome", "today", "calendar", "search", "campaign",
    "library",
)  # fmt: skip
KINDS = (
    "notice", "group-protocol", "declaration", "final-document", "covering-letter", "causes-letter",
)  # fmt: skip


IDS = {
    *get_args(Channel), *get_args(Verdict), *get_args(OutcomeKind), *get_args(FollowUpState),
    *get_args(Answer), UNKNOWN_DAY,
}  # fmt: skip
"""What is written in a call as it stands in the data."""
TWO_WAYS = ("2025-10-17", "17.10.2025")
USAGE = {"kk": "шақыру:", "ru": "вызов:", "en": "usage:"}


def one_sentence(text: str) -> bool:
    first, *details = text.splitlines()
    return bool(first) and all(line.startswith("  ") for line in details)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(call: Call, command: str, lang: str) -> None:
    answer = call(command, "--help", "--lang", lang)
    assert answer.code == 0
    assert answer.out.startswith(f"{USAGE[lang]} baqylau {command}")
    assert "--lang" in answer.out
    assert answer.err == ""


@pytest.mark.parametrize(
    ("command", "does", "lists"),
    [
        ("document", "-o OUT.docx FILE.baqylau KIND", "--list [FILE.baqylau]"),
        ("form", "-o OUT.docx FILE.baqylau STEP", "--list FILE.baqylau"),
        ("deadline", "--from DAY RULE", "--list"),
    ],
)
def test_the_usage_shows_what_is_needed_where_nothing_is_listed(
    call: Call, command: str, does: str, lists: str
) -> None:
    usage = " ".join(call(command, "--help", "--lang", "en").out.partition("\n\n")[0].split())
    _, doing, listing = (
        " ".join(re.sub(r"\[-.*?\] ?", "", each).split())
        for each in usage.split(f"baqylau {command} ")
    )
    assert (doing, listing) == (does, lists)


@pytest.mark.parametrize("lang", LANGS)
def test_the_program_lists_its_commands(call: Call, monkeypatch: Any, lang: str) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    answer = call("--help")
    assert answer.code == 0
    assert all(f"    {command}" in answer.out for command in COMMANDS)
    assert answer.out.startswith(USAGE[lang])


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_no_sentence_of_another_language(call: Call, command: str, lang: str) -> None:
    told = call(*filter(None, [command]), "--help", "--lang", lang)
    assert told.code == 0
    english = r"(?<![\w./-])[a-z]{3,}(?![\w./-])"
    words = set(re.findall(english, told.out)) - {"baqylau", "forms", "docs", *COMMANDS}
    assert words - {"ours", "theirs", "keep", "resources", "zip", "json", *ACTS, *IDS} == set()


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["deadline", "PC_RESPONSE"],
        ["deadline", "--from", "2025-10-17"],
        ["deadline", "PC_RESPONSE", "--from", "31.02.2025"],
        ["deadline", "PC_RESPONSE", "--from", "2025-02-31"],
        ["status"],
        ["new", "a.baqylau"],
        ["document", "a.baqylau"],
        ["document", "a.baqylau", "notice", "--lang", "de", "-o", "a.docx"],
        ["workbook", "-o", "a.xlsx"],
        ["verify", "a.baqylau", "b.baqylau"],
        ["export", "a.baqylau", "-o", "."],
        ["document", "a.baqylau", "notice", "-o", "/"],
        ["workbook", "a.baqylau", "-o", ""],
        ["new", "/", "--from", "a.json"],
        ["deadline", "PC_RESPONSE", "--from", "2025-W41-5"],
        ["status", "a.baqylau", "--control", "x"],
        ["status", "a.baqylau", "--colour"],
        ["status", "a.baqylau", "--json=yes"],
        ["status", "a.baqylau", "--on"],
        ["document", "--l", "kk"],
        ["merge", "a.baqylau", "b.baqylau", "--prefer", "mine"],
        ["restore", "a.baqylau"],
        ["--"],
        ["--", "dance"],
        ["search"],
        ["letters", "edit"],
        ["letters", "check"],
        ["letters", "dance", "notice"],
        ["letters", "edit", "notice", "a.docx"],
        ["today", "--on", "31.02.2025"],
        ["calendar"],
        ["calendar", "a.baqylau", "-o", "."],
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_call_exits_with_two_and_says_how_it_is_done(
    call: Call, monkeypatch: pytest.MonkeyPatch, words: list[str], lang: str
) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    answer = call(*words)
    assert answer.code == 2
    assert answer.out == ""
    *usage, said = answer.err.splitlines()
    assert usage[0].startswith(f"{USAGE[lang]} baqylau")
    *_, help_ = said.partition(": baqylau ")
    assert call(*help_.split()).code == 0  # the way to the help leads there
    say = Catalogue(lang, data_root() / "resources" / "messages").say
    assert say("cli.misunderstood") not in said
    for english in ("argument", "required", "invalid", "expected", "unrecognized", "error"):
        assert english not in said


def test_two_hyphens_before_a_command_only_end_the_options(call: Call, case_file: Path) -> None:
    for words in (("--",), ("--lang", "en", "--"), ("--lang=en", "--")):
        assert call(*words, "verify", case_file).code == 0
    assert call("verify", "--", case_file).code == 0


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_name_of_a_file_is_not_called_a_folder(call: Call, lang: str) -> None:
    say = Catalogue(lang, data_root() / "resources" / "messages").say
    assert say("cli.no-name") in call("export", "a.baqylau", "-o", "", "--lang", lang).err
    folder = say("cli.not-a-file", value=".")
    assert folder in call("export", "a.baqylau", "-o", ".", "--lang", lang).err


def test_what_argparse_says_otherwise_is_a_sentence_too() -> None:
    say = Catalogue("ru", data_root() / "resources" / "messages").say
    assert in_words("something new of Python", say) == say("cli.misunderstood")
    assert in_words("argument --on: «x» – не день.", say) == "--on: «x» – не день."


def test_a_wrong_call_is_refused_in_the_language_that_it_asks_for(call: Call) -> None:
    for words in (("status", "--lang", "ru"), ("status", "--lang=ru"), ("--lang", "ru")):
        assert "Не хватает: " in call(*words).err
    assert "Срока X нет" in call("--lang", "ru", "deadline", "X", "--from", "2025-10-17").err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "words",
    [
        ["status", "nothing.baqylau"],
        ["verify", "nothing.baqylau"],
        ["rescue", "nothing.baqylau", "-o", "b.baqylau"],
        ["export", "nothing.baqylau", "-o", "a.json"],
        ["new", "a.baqylau", "--from", "nothing.json"],
        ["workbook", "nothing.baqylau", "-o", "a.xlsx"],
        ["document", "nothing.baqylau", "notice", "-o", "a.docx"],
        ["deadline", "PC_NOTHING", "--from", "2025-10-17"],
        ["deadline", "PC_RESPONSE", "--from", "2025-10-17", "--variant", "nothing"],
        ["deadline", "PC_RESPONSE", "--from", "1990-10-17"],
        ["deadline", "PC_DISC_INVITE", "--from", "0001-01-01"],
        ["deadline", "AI_ANSWER", "--from", "9999-12-31"],
        ["deadline", "PC_VISIT_REPEAT", "--from", "9999-12-31"],
        ["new", "қ" * 130, "--from", "nothing.json"],
        ["status", "қ" * 130],
        ["letters", "edit", "nothing"],
        ["letters", "take", "nothing"],
        ["letters", "take", "nothing", "a.docx"],
        ["letters", "take", "notice"],
        ["letters", "take", "notice", "nothing.docx"],
        ["letters", "original", "nothing"],
        ["letters", "original", "notice"],
        ["letters", "check", "nothing.docx"],
        ["letters", "check", "қ" * 300],
        ["today", "nothing"],
        ["today", "қ" * 300],
        ["calendar", "-o", "a.ics"],
        ["calendar", "nothing.baqylau", "-o", "a.ics"],
        ["calendar", "nothing.baqylau", "-o", "a.txt"],
    ],
)
def test_a_named_problem_exits_with_one_and_one_sentence(
    call: Call, words: list[str], lang: str
) -> None:
    answer = call(*words, "--lang", lang)
    assert answer.code == 1
    assert answer.out == ""
    assert one_sentence(answer.err)
    assert "Traceback" not in answer.err


def test_no_sentence_lists_nothing(call: Call) -> None:
    words = ("deadline", "AI_ANSWER", "--from", "2025-10-17", "--variant", "zzz")
    for lang in LANGS:
        answer = call(*words, "--lang", lang)
        assert answer.code == 1
        assert ": ." not in answer.err


def test_a_problem_is_said_in_the_language_asked_for(call: Call) -> None:
    said = {call("status", "nothing.baqylau", "--lang", lang).err for lang in LANGS}
    assert len(said) == 3


def test_a_receipt_on_17_october_2025_makes_the_answer_due_on_3_november(call: Call) -> None:
    answer = call("deadline", "PC_RESPONSE", "--from", "2025-10-17", "--json")
    plain = json.loads(answer.out)
    assert answer.code == 0
    assert plain["due"] == "2025-11-03"
    assert any("25" in line for line in plain["explanation"])
    assert (plain["confidence"], plain["counting_confidence"]) == ("verified", "interpretation")


def test_a_day_may_be_given_as_it_is_written_here(call: Call, case_file: Path) -> None:
    there, here = (call("deadline", "PC_RESPONSE", "--from", day, "--json") for day in TWO_WAYS)
    assert (there.code, there.out) == (0, here.out)
    there, here = (call("status", case_file, "--on", day, "--json") for day in TWO_WAYS)
    assert (there.code, there.out) == (0, here.out)


@pytest.mark.parametrize("lang", LANGS)
def test_the_clocks_are_listed_with_their_ids_first(call: Call, lang: str) -> None:
    lines = call("deadline", "--list", "--lang", lang).out.splitlines()
    titles = {clock.id: clock.title.text(lang) for clock in Law().clocks}
    assert dict(line.split("\t") for line in lines) == titles
    plain = json.loads(call("deadline", "--list", "--json", "--lang", lang).out)
    assert {each["id"]: each["title"] for each in plain} == titles
    refused = call("deadline", "ZZZ", "--from", "2025-10-17", "--lang", lang)
    assert "baqylau deadline --list" in refused.err


@pytest.mark.parametrize("lang", LANGS)
def test_a_deadline_is_printed_first_and_then_explained(call: Call, lang: str) -> None:
    answer = call("deadline", "PC_RESPONSE", "--from", "2025-10-17", "--lang", lang)
    first, *explanation = answer.out.splitlines()
    assert (answer.code, first) == (0, "2025-11-03")
    assert len(explanation) > 10


def test_a_deadline_says_how_sure_the_term_and_its_counting_are(call: Call) -> None:
    answer = call("deadline", "PC_RESPONSE", "--from", "2025-10-17", "--lang", "en")
    assert answer.out.splitlines()[-1] == (
        "How sure: the term – law; the way of counting – interpretation."
    )


def test_a_clock_that_counts_back_gives_a_day_before(call: Call) -> None:
    answer = call("deadline", "PC_DISC_INVITE", "--from", "2026-05-14", "--json")
    plain = json.loads(answer.out)
    assert answer.code == 0
    assert (plain["due"], plain["safe"]) == ("2026-05-05", "2026-05-04")


def test_the_status_of_a_case_is_json_with_steps_clocks_and_warnings(
    call: Call, case_file: Path
) -> None:
    answer = call("status", case_file, "--on", "2025-10-20", "--json", "--lang", "en")
    plain = json.loads(answer.out)
    assert answer.code == 0
    clocks = {clock["id"]: clock for clock in plain["clocks"]}
    assert clocks["PC_RESPONSE"]["start"] == "2025-10-17"
    assert clocks["PC_RESPONSE"]["due"] == "2025-11-03"
    assert clocks["PC_RESPONSE"]["basis"]
    assert clocks["PC_RESPONSE"]["explanation"]
    assert plain["warnings"] == []
    assert {step["state"] for step in plain["steps"]} <= {"done", "now", "open", "later"}
    assert plain["current"] in {step["id"] for step in plain["steps"]}


@pytest.mark.parametrize("lang", LANGS)
def test_the_status_says_of_each_thing_whose_it_is_and_doubles_no_punctuation(
    call: Call, tmp_path: Path, lang: str
) -> None:
    path = tmp_path / "new.baqylau"
    office = Office(FixedClock.on(date(2025, 10, 20)), Folders(tmp_path / "home", tmp_path))
    with new_case(office, path, LocalText(kk="Мектеп", ru="Школа", en="School")) as desk:
        control = current_control(desk.case)
        past = FieldAddress("control", control.id, "entered_afterwards")
        editing.enter(desk, past, True)  # nothing is refused
        for _ in range(2):
            editing.add(desk, "finding", control_id=control.id)
            editing.add(desk, "recommendation", control_id=control.id)
        for step in standing(desk, control.id).steps:
            if step.step.phase == "prepare" and step.step.marked:
                acts.complete_step(desk, main_proceeding(desk.case, control.id).id, step.step.id)
    told = call("status", path, "--on", "2025-10-20", "--lang", lang)
    assert told.code == 0
    lines = [line for line in told.out.splitlines() if line.startswith(("?", " "))]
    assert len(set(lines)) == len(lines)
    assert sum(line.startswith("? ") for line in lines) >= 4
    assert not re.search(r"[.!?:;,] ?[,;:.]", told.out.replace("…", ""))
    plain = json.loads(call("status", path, "--json", "--lang", lang).out)
    names = [orphan["whose"] for orphan in plain["orphans"]]
    assert {each.split()[-1] for each in names} == {"1", "2"}


def test_a_clock_that_runs_into_a_year_without_calendar_says_so(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    source, late = tmp_path / "case.json", tmp_path / "late.baqylau"
    call("export", case_file, "-o", source)
    plain = json.loads(source.read_text("utf-8"))
    plain["records"]["receipt"][0]["day"] = "9999-12-31"
    source.write_text(json.dumps(plain), "utf-8")
    assert call("new", late, "--from", source).code == 0
    answer = call("status", late, "--on", "2025-10-20", "--json", "--lang", "en")
    clocks = {clock["id"]: clock for clock in json.loads(answer.out)["clocks"]}
    response = clocks["PC_RESPONSE"]
    assert (response["state"], response["start"], response["due"]) == (
        "running", "9999-12-31", None,
    )  # fmt: skip
    assert "no calendar for 9999" in response["explanation"][0]
    assert response.keys() == clocks["PC_FINAL_SEND"].keys()
    assert "no calendar" in call("status", late, "--on", "2025-10-20", "--lang", "en").out


@pytest.mark.parametrize("lang", LANGS)
def test_the_status_of_a_case_reads_as_text(call: Call, case_file: Path, lang: str) -> None:
    answer = call("status", case_file, "--on", "2025-10-20", "--lang", lang)
    assert answer.code == 0
    assert "2025" in answer.out
    assert answer.err == ""


def test_the_status_as_text_says_how_far_a_day_is_and_on_what_each_word_rests(
    call: Call, case_file: Path
) -> None:
    lines = call("status", case_file, "--on", "2025-11-05", "--lang", "en").out.splitlines()
    clock = next(line for line in lines if line.startswith("PC_RESPONSE"))
    assert "2025-11-03, " in clock
    assert "2 working days late" in clock
    assert "Article 13(4)" in clock
    assert clock.endswith("; counting: interpretation)")
    advice = [line.strip() for line in lines if line.startswith("      – ")]
    assert any("(practice)" in line or "interpretation)" in line for line in advice)
    kept = next(line for line in lines if line.startswith("PC_FINAL_SEND"))
    assert "2025-10-17" in kept
    assert "()" not in "".join(lines)


@pytest.mark.parametrize("lang", LANGS)
def test_a_sample_stands_on_its_own_day_and_says_that_it_is_one(
    call: Call, case_file: Path, lang: str
) -> None:
    plain = json.loads(call("status", case_file, "--json", "--lang", lang).out)
    assert (plain["sample"], plain["on"]) == (True, AS_OF.isoformat())
    assert {clock["state"] for clock in plain["clocks"]}.isdisjoint({"missed", "late"})
    say = Catalogue(lang, data_root() / "resources" / "messages").say
    for words, day in (((), AS_OF), (("--on", "2025-11-05"), date(2025, 11, 5))):
        told = call("status", case_file, "--lang", lang, *words).out
        assert say("report.sample", day=day) in told.splitlines()


def test_a_real_case_stands_today_and_is_called_no_sample(call: Call, tmp_path: Path) -> None:
    with new_case(Office(), tmp_path / "a.baqylau", LocalText(en="School")):
        pass
    plain = json.loads(call("status", tmp_path / "a.baqylau", "--json", "--lang", "en").out)
    assert (plain["sample"], plain["on"]) == (False, SystemClock().today().isoformat())
    assert "sample" not in call("status", tmp_path / "a.baqylau", "--lang", "en").out


def test_the_status_as_text_says_how_much_a_finished_step_leaves_open(
    call: Call, case_file: Path
) -> None:
    steps = json.loads(call("status", case_file, "--json", "--lang", "en").out)["steps"]
    lines = call("status", case_file, "--lang", "en").out.splitlines()
    done = [step for step in steps if step["state"] == "done"]
    assert {bool(step["missing"]) for step in done} == {True, False}
    for step in done:
        n = len(step["missing"])
        fields = "1 field" if n == 1 else f"{n} fields"
        gaps = f" ({fields} left open)" if n else ""
        assert f"[x] {step['title']}{gaps}" in lines


def test_the_status_as_text_names_what_hangs_in_the_air(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    source, loose = tmp_path / "case.json", tmp_path / "loose.baqylau"
    call("export", case_file, "-o", source)
    plain = json.loads(source.read_text("utf-8"))
    plain["records"]["recommendation"][0]["finding_ids"] = []
    plain["records"]["control"][0]["started_on"] = "2025-10-12"
    source.write_text(json.dumps(plain), "utf-8")
    assert call("new", loose, "--from", source).code == 0
    lines = call("status", loose, "--on", "2025-10-20", "--lang", "ru").out.splitlines()
    assert [line for line in lines if line.startswith("? ")]
    assert [line for line in lines if line.startswith("! ")]
    assert "()" not in "".join(lines)


def test_the_kinds_of_documents_are_listed_with_their_ids_first(call: Call) -> None:
    answer = call("document", "--list", "--lang", "en")
    assert answer.code == 0
    assert {line.split("\t")[0] for line in answer.out.splitlines()} == {
        kind.id for kind in Law().documents
    }
    as_json = call("document", "--list", "--json", "--lang", "kk")
    assert {kind["id"] for kind in json.loads(as_json.out)} == {k.id for k in Law().documents}


def test_the_papers_of_a_case_are_listed_with_what_is_made(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    words = ("document", "--list", case_file, "--lang", "en")
    before = call(*words).out.splitlines()
    assert all(line.split("\t")[3] == "not made" for line in before)
    assert {line.split("\t")[0] for line in before} == {
        *KINDS,
        "visit-request",
        "page-list",
        "inspection-act",
        "phone-record",
        "refusal-act",
        "envelope",
        "contents-list",
        "postal-list",
        "delivery-authority",
        "meeting-agenda",
        "meeting-minutes",
        "clarifying-questions",
        "closing-letter",
        "press-note",
        "public-document",
        "publication-texts",
        "correction-letter",
        "visit-postponement",
    }
    call("document", case_file, "notice", "--lang", "kk", "-o", tmp_path / "notice.docx")
    call("document", case_file, "notice", "--lang", "ru", "-o", tmp_path / "notice.ru.docx")
    after = {line.split("\t")[0]: line.split("\t")[3] for line in call(*words).out.splitlines()}
    assert after.pop("notice") == "made: kk, ru"
    assert set(after.values()) == {"not made"}
    plain = {each["id"]: each for each in json.loads(call(*words, "--json").out)}
    assert [made["lang"] for made in plain["notice"]["made"]] == ["kk", "ru"]
    assert plain["notice"]["procedure"] == "Public monitoring"


def test_a_paper_from_which_the_case_has_moved_on_is_listed_as_such(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    call("document", case_file, "notice", "--lang", "kk", "-o", tmp_path / "notice.docx")
    with open_case(Office(), case_file) as desk:
        control = current_control(desk.case)
        editing.enter(desk, FieldAddress("control", control.id, "topic.kk"), "басқа тақырып")
    listed = call("document", "--list", case_file, "--lang", "en").out
    assert "made: kk (the case has changed since)" in listed


def test_a_paper_of_a_proceeding_that_is_not_begun_says_which(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "request.docx"
    answer = call("document", case_file, "information-request", "--lang", "ru", "-o", target)
    assert answer.code == 1
    assert "Запрос информации" in answer.err
    assert not target.exists()


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_is_made(call: Call, case_file: Path, tmp_path: Path, lang: str) -> None:
    target = tmp_path / "out.docx"
    answer = call("document", case_file, "covering-letter", "--lang", lang, "-o", target)
    assert (answer.code, answer.out.strip()) == (0, str(target))
    with zipfile.ZipFile(target) as archive:
        assert "word/document.xml" in archive.namelist()


def test_without_a_language_a_document_is_made_in_the_users(
    call: Call, monkeypatch: pytest.MonkeyPatch, case_file: Path, tmp_path: Path
) -> None:
    made = {}
    for lang in LANGS:
        monkeypatch.setenv("LC_ALL", lang)
        target = tmp_path / f"{lang}.docx"
        assert call("document", case_file, "covering-letter", "-o", target).code == 0
        with zipfile.ZipFile(target) as archive:
            made[lang] = archive.read("word/document.xml")
        Folders.of_user().profile.unlink()
    assert len(set(made.values())) == 3


def test_an_unknown_kind_of_document_is_a_named_problem(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    answer = call("document", case_file, "poem", "--lang", "en", "-o", tmp_path / "a.docx")
    assert answer.code == 1
    assert one_sentence(answer.err)
    assert "poem" in answer.err


def test_a_document_that_lacks_something_lists_what(call: Call, tmp_path: Path) -> None:
    source, made = tmp_path / "case.json", tmp_path / "empty.baqylau"
    _write_small_case(source)
    assert call("new", made, "--from", source).code == 0
    answer = call("document", made, "notice", "--lang", "en", "-o", tmp_path / "a.docx")
    assert answer.code == 1
    assert len(answer.err.splitlines()) > 1
    assert one_sentence(answer.err)
    assert "Open the list" not in answer.err
    assert not (tmp_path / "a.docx").exists()


def _write_small_case(source: Path) -> None:
    ids = [f"01990000-0000-7000-8000-00000000000{n}" for n in range(3)]
    records = {
        "object": [{"id": ids[0], "name": {"kk": "Басқарма"}}],
        "subject": [{"id": ids[1]}],
        "control": [
            {
                "id": ids[2],
                "number": 1,
                "subject_id": ids[1],
                "object_id": ids[0],
            }
        ],
        "proceeding": [
            {"control_id": ids[2], "number": 1, "procedure": "monitoring", "edition": "2024-1"}
        ],
    }
    plain = {"format": "baqylau-case", "version": 1, "records": records}
    source.write_text(json.dumps(plain), "utf-8")


def test_a_case_goes_out_as_json_and_comes_back_the_same(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    assert call("export", case_file, "-o", one).code == 0
    assert call("new", tmp_path / "back.baqylau", "--from", one).code == 0
    assert call("export", tmp_path / "back.baqylau", "-o", two).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert call("verify", tmp_path / "back.baqylau").code == 0


@pytest.mark.parametrize(
    ("words", "ending"),
    [
        (("export", "--overwrite"), ".json"),
        (("workbook", "--overwrite"), ".xlsx"),
        (("document", "covering-letter", "--lang", "kk"), ".docx"),
    ],
)
def test_no_output_is_written_over_a_case(
    call: Call, case_file: Path, words: tuple[str, ...], ending: str
) -> None:
    command, *rest = words
    disguised = case_file.rename(case_file.with_suffix(ending))
    answer = call(command, disguised, *rest, "-o", disguised)
    assert (answer.code, answer.out) == (1, "")
    assert one_sentence(answer.err)
    assert call("verify", disguised).code == 0


def test_a_wrong_field_in_json_is_named_by_its_path(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    source = tmp_path / "one.json"
    call("export", case_file, "-o", source)
    plain = json.loads(source.read_text("utf-8"))
    plain["records"]["finding"][0]["colour"] = "red"
    source.write_text(json.dumps(plain), "utf-8")
    answer = call("new", tmp_path / "back.baqylau", "--from", source, "--lang", "en")
    assert answer.code == 1
    assert "records.finding[0].colour" in answer.err
    assert one_sentence(answer.err)


def test_a_sound_case_verifies(call: Call, case_file: Path) -> None:
    answer = call("verify", case_file, "--json")
    plain = json.loads(answer.out)
    assert (answer.code, plain["ok"], plain["findings"]) == (0, True, [])
    assert plain["counts"]


def test_a_damaged_case_is_one_sentence_with_the_faults_below(call: Call, case_file: Path) -> None:
    database = sqlite3.connect(case_file)
    database.execute("UPDATE finding SET number = 7")
    database.commit()
    database.close()
    answer = call("verify", case_file, "--lang", "ru")
    assert (answer.code, answer.out) == (1, "")
    assert one_sentence(answer.err)
    _first, fault, following = answer.err.splitlines()
    assert "«Номер»" in fault or "Номер" in fault
    assert f"baqylau rescue {case_file} -o" in following  # there is no backup of it
    as_json = call("verify", case_file, "--json")
    assert not json.loads(as_json.out)["ok"]
    assert json.loads(as_json.out)["next"] == ["rescue"]
    assert as_json.code == 1
    assert one_sentence(as_json.err)


def test_a_file_that_is_no_case_is_a_named_problem(call: Call, tmp_path: Path) -> None:
    stranger = tmp_path / "a.baqylau"
    stranger.write_bytes(b"hello" * 100)
    answer = call("verify", stranger, "--lang", "ru")
    assert answer.code == 1
    assert "Traceback" not in answer.err + answer.out


@pytest.mark.parametrize("lang", LANGS)
def test_a_workbook_is_made(call: Call, case_file: Path, tmp_path: Path, lang: str) -> None:
    target = tmp_path / "out.xlsx"
    answer = call("workbook", case_file, "--lang", lang, "-o", target)
    assert (answer.code, answer.out.strip()) == (0, str(target))
    assert zipfile.is_zipfile(target)


def test_a_project_that_no_case_has_is_a_named_problem(
    call: Call, case_file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.xlsx"
    answer = call("workbook", case_file, "--project", "Ай", "-o", target, "--lang", "kk")
    assert answer.code == 1
    assert "Ай" in answer.err
    assert not target.exists()


def test_the_forms_of_the_program_have_no_fault(call: Call) -> None:
    answer = call("check-forms", "--lang", "en")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(call("check-forms", "--json").out) == []


def test_the_folder_forms_names_the_data_as_well_as_the_folder_around_it(call: Call) -> None:
    for folder in (data_root(), data_root() / "forms"):
        answer = call("check-forms", folder, "--lang", "en")
        assert (answer.code, answer.err) == (0, "")


def test_a_folder_without_the_laws_data_is_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    for stranger in (Path(__file__), tmp_path, tmp_path / "forms", tmp_path / "nothing"):
        answer = call("check-forms", stranger, "--lang", "en")
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
        assert "the folder forms itself" in answer.err


def test_data_that_lacks_a_file_is_named_by_it(call: Call, tmp_path: Path) -> None:
    for part in ("forms", "resources"):
        (tmp_path / part).mkdir()
    answer = call("check-forms", tmp_path, "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    assert all("there is no such file" in line for line in answer.err.splitlines())


def test_the_demo_writes_every_document_in_three_languages(call: Call, tmp_path: Path) -> None:
    answer = call("demo", "--out", tmp_path / "demo", "--json")
    paths = [Path(path) for path in json.loads(answer.out)]
    assert answer.code == 0
    assert all(path.exists() and " " not in path.name for path in paths)
    expected = {f"{kind}.{lang}.docx" for kind in KINDS for lang in LANGS}
    assert expected <= {path.name for path in paths}
    assert {f"workbook.{lang}.xlsx" for lang in LANGS} <= {path.name for path in paths}


def test_the_demo_replaces_an_older_one_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / ".office").mkdir()
    (tmp_path / ".office" / "mine.txt").write_text("mine", "utf-8")
    once = [path.name for path in make_demo(tmp_path)]
    twice = [path.name for path in make_demo(tmp_path)]
    assert once == twice
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert [path.name for path in (tmp_path / ".office").iterdir()] == ["mine.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_for_which_there_is_no_room_is_one_sentence() -> None:
    words = [sys.executable, "-m", "desktop", "deadline", "PC_RESPONSE", "--from", "2025-10-17"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert one_sentence(done.stderr.decode("utf-8"))
    assert b"Traceback" not in done.stderr


def test_the_program_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "desktop", "deadline", "PC_RESPONSE", "--from", "2025-10-17"]
    # A console that knows no Cyrillic must not make the program fail.
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*words, "--lang", "kk"], capture_output=True, env=environment, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").splitlines()[0] == "2025-11-03"
    assert "қараша" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_counting_a_term_loads_neither_the_window_nor_the_database() -> None:
    code = (
        "import sys; from desktop.cli.main import main\n"
        "main(['deadline', 'PC_RESPONSE', '--from', '2025-10-17'])\n"
        "heavy = {'PySide6', 'docx', 'openpyxl', 'sqlalchemy'} & set(sys.modules)\n"
        "print('loaded:', sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded: []"


def test_the_law_book_and_the_review_are_written(call: Call, tmp_path: Path) -> None:
    for more in ((), ("--review",)):
        target = tmp_path / f"book{len(more)}.docx"
        assert call("law-book", "--lang", "ru", "-o", target, *more).code == 0
        assert zipfile.is_zipfile(target)
