"""The register of letters: what it says of each letter, and that nothing of it is lost."""

import errno
import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier, get_ident
from typing import Any
from uuid import UUID

import msgspec
import pytest

from desktop.casefile import keys
from desktop.casefile.letter_copies import LetterRow
from desktop.casefile.lock import EditLock, Editor
from desktop.casefile.register import NumberRegister
from desktop.cli.register import faults_in_lines
from desktop.domain.clock import FixedClock
from desktop.domain.control import Control
from desktop.domain.correspondence import Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, LocalText
from desktop.procedure.route import main_proceeding
from desktop.usecases import backups, library, protection
from desktop.usecases import register_file as registers
from desktop.usecases.acts import (
    enter_arrival,
    give_number,
    letter_for,
    mark_sent,
    number_arrival,
    record_receipt,
    take_back_sent,
)
from desktop.usecases.cases import begin_control, current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter, remove
from desktop.usecases.journal import Teller
from desktop.usecases.merging import merge
from desktop.usecases.office import Folders, Office
from desktop.usecases.papers import make_beside_case
from desktop.usecases.printing import packet
from desktop.usecases.register import (
    Chosen,
    Entry,
    chosen,
    declare_void,
    next_number,
    register,
    same_number,
)
from desktop.usecases.register_file import opened, read_in, rebuild
from desktop.usecases.undoing import undo

DAY = "6.10.2025"
SERIES = "01-12/{n}"


def proceeding(desk: Desk) -> UUID:
    return main_proceeding(desk.case, current_control(desk.case).id).id


def numbered(desk: Desk, kind: str, number: str | None = None) -> str:
    return give_number(desk, letter_for(desk, proceeding(desk), kind).id, DAY, number).number


def line(office: Office, kind: str) -> Entry:
    return next(each for each in register(office).entries if each.letter.kind == kind)


def kept(office: Office) -> list[str]:
    """Return all that the register says, in whatever order it was entered."""
    found = register(office)
    lines = [str((each.number, each.letter, each.void_reason)) for each in found.entries]
    return sorted([*lines, *(str((gap.direction, gap.first, gap.last)) for gap in found.gaps)])


def lose_register(office: Office) -> None:
    office.folders.register.unlink()
    shutil.rmtree(office.folders.backups / "register", ignore_errors=True)


# -- what it says ----------------------------------------------------------------------------------


def test_the_register_tells_of_each_number_its_letter_and_institution(desk: Desk) -> None:
    office = desk.office
    library.note(office, desk)
    number = numbered(desk, "notice")
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Мектеп")) as other:
        numbered(other, "notice", "қолмен 3")
    newest, first = register(office).entries
    assert (newest.number, newest.letter.institution.kk) == ("қолмен 3", "Мектеп")
    assert newest.path is None  # not in the list of cases
    assert (first.number, first.letter.dated) == (number, "2025-10-06")
    assert first.letter.title.kk == office.law.document("notice").title.text("kk")
    assert first.letter.institution.kk == "Басқарма"
    assert first.path == desk.path


def test_a_letter_is_followed_from_writing_to_its_answer(sample: Desk) -> None:
    """The sample's own numbers are nobody's; in a real control each act shows at once."""
    office = sample.office
    real = begin_control(sample)
    notice = letter_for(sample, proceeding(sample), "covering-letter")
    give_number(sample, notice.id, "17.10.2025")
    assert line(office, "covering-letter").state == "written"
    entered = sample.case.one(Control, real)
    sample.act("test.past", [_past(entered)])
    mark_sent(sample, notice.id, "eotinish", "17.10.2025")
    assert line(office, "covering-letter").state == "sent"
    assert line(office, "covering-letter").letter.due == ""
    record_receipt(sample, notice.id, "eotinish_number", "17.10.2025", "ЖТ-2025-1")
    told = line(office, "covering-letter")
    assert told.state == "received"
    assert told.letter.due == "2025-11-03"
    assert told.letter.channel == "eotinish"
    assert [each.number for each in told.letter.proofs] == ["ЖТ-2025-1"]
    office.clock = FixedClock.on(date(2025, 11, 3))
    assert line(office, "covering-letter").state == "received"
    office.clock = FixedClock.on(date(2025, 11, 4))
    assert line(office, "covering-letter").state == "overdue"
    answer = enter_arrival(sample, proceeding(sample), "reasoned-response")
    for path, value in (("number", "3-11/77"), ("arrived_on", "5.11.2025")):
        enter(sample, FieldAddress("letter", answer, path), value)
    told = line(office, "covering-letter")
    assert (told.state, told.letter.answered_on) == ("answered", "2025-11-05")
    assert told.answered_by is not None
    assert told.answered_by.their_number == "3-11/77"
    came = line(office, "reasoned-response")
    assert (came.state, came.number, came.letter.day) == ("came", "", "2025-11-05")
    assert came.answers is not None
    assert came.answers.letter_id == notice.id


def _past(control: Control) -> Control:
    from msgspec.structs import replace

    return replace(control, entered_afterwards=True, completed_on="2025-10-10")


def test_a_sample_tells_the_register_nothing_but_a_number_of_ours(sample: Desk) -> None:
    library.note(sample.office, sample)
    assert register(sample.office).entries == ()
    again = letter_for(sample, proceeding(sample), "reminder")
    number = give_number(sample, again.id, DAY).number
    (entry,) = register(sample.office).entries
    assert (entry.number, entry.letter.sample) == (number, True)


@pytest.mark.parametrize("void", [True, False])
def test_a_number_that_a_sample_was_given_is_not_given_again_when_the_register_is_lost(
    sample: Desk, *, void: bool
) -> None:
    office = sample.office
    library.note(office, sample)
    number = numbered(sample, "reminder")
    if void:
        declare_void(office, line(office, "reminder"), "қате")
        library.note(office, sample)
    before = kept(office)
    lose_register(office)
    assert kept(office) == before
    assert next_number(office) != number


def test_a_claim_of_receipt_is_not_told_as_received(desk: Desk) -> None:
    number = numbered(desk, "notice")
    letter = letter_for(desk, proceeding(desk), "notice")
    assert letter.number == number
    record_receipt(desk, letter.id, "messenger", DAY)
    assert line(desk.office, "notice").state == "written"


def test_an_answer_whose_day_nobody_knows_has_come(desk: Desk) -> None:
    numbered(desk, "covering-letter")
    answer = enter_arrival(desk, proceeding(desk), "reasoned-response")
    enter(desk, FieldAddress("letter", answer, "arrived_on"), "unknown")
    assert line(desk.office, "covering-letter").state == "answered"


# -- numbers ---------------------------------------------------------------------------------------


def test_gaps_and_doubles_are_shown_with_both_letters(desk: Desk) -> None:
    office = desk.office
    pattern = office.profile.number_pattern
    one, three = pattern.replace("{n}", "1"), pattern.replace("{n}", "3")
    assert numbered(desk, "notice") == one
    numbered(desk, "final-document", three)
    numbered(desk, "covering-letter", three)
    found = register(office)
    (gap,) = found.gaps
    assert (gap.first, gap.before.kind) == (pattern.replace("{n}", "2"), "notice")
    assert gap.behind.number == three
    doubles = {each.letter.kind: [other.kind for other in each.double] for each in found.entries}
    assert doubles == {
        "notice": [],
        "final-document": ["covering-letter"],
        "covering-letter": ["final-document"],
    }
    assert all(each.letter.institution.kk == "Басқарма" for each in found.entries)


def test_a_void_number_stays_with_its_reason_and_its_letter_is_given_another(desk: Desk) -> None:
    office = desk.office
    pattern = office.profile.number_pattern
    library.note(office, desk)
    letter = letter_for(desk, proceeding(desk), "notice")
    numbered(desk, "notice")
    declare_void(office, line(office, "notice"), " бланк бүлінді ")
    library.note(office, desk)  # the case was open: it takes the void up now
    told = desk.case.one(Letter, letter.id)
    assert (told.number, told.number_source) == ("", "")
    assert told.void_numbers == {pattern.replace("{n}", "1"): "бланк бүлінді"}
    assert numbered(desk, "notice") == pattern.replace("{n}", "2")
    newest, void = register(office).entries
    assert (newest.void_reason, newest.state) == (None, "written")
    assert (void.number, void.void_reason) == (pattern.replace("{n}", "1"), "бланк бүлінді")
    assert void.state == "void"
    assert void.letter_id == newest.letter_id
    with pytest.raises(Problem, match=r"act\.in-the-world|undo"):
        undo(desk)


def test_a_void_number_is_not_given_to_its_letter_again(desk: Desk) -> None:
    numbered(desk, "notice", "7")
    library.note(desk.office, desk)
    declare_void(desk.office, line(desk.office, "notice"), "қате")
    library.note(desk.office, desk)
    with pytest.raises(Problem, match=r"letter\.number-void"):
        numbered(desk, "notice", "7")


def test_a_closed_case_takes_a_void_up_at_once(office: Office) -> None:
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма")) as desk:
        numbered(desk, "notice")
        library.note(office, desk)
    declare_void(office, line(office, "notice"), "қате")
    with open_case(office, path, write=False) as desk:
        (letter,) = desk.case.all(Letter)
        assert list(letter.void_numbers.values()) == ["қате"]


def test_a_letter_that_was_sent_keeps_its_number(desk: Desk) -> None:
    number = numbered(desk, "notice")
    letter = letter_for(desk, proceeding(desk), "notice")
    mark_sent(desk, letter.id, "post", DAY)
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(desk.office, line(desk.office, "notice"), "қате")
    assert desk.case.one(Letter, letter.id).number == number


def test_a_number_is_not_void_without_a_reason(desk: Desk) -> None:
    numbered(desk, "notice")
    (entry,) = register(desk.office).entries
    with pytest.raises(Problem, match=r"letter\.void-without-reason"):
        declare_void(desk.office, entry, "  ")
    assert register(desk.office).entries == (entry,)


def test_a_register_that_nothing_was_entered_in_is_empty(office: Office) -> None:
    assert register(office) == ((), ())


def test_the_next_number_is_told_before_it_is_given_and_asking_enters_nothing(desk: Desk) -> None:
    office = desk.office
    told = next_number(office)
    assert register(office).entries == ()
    assert numbered(desk, "notice") == told
    assert next_number(office) != told
    numbered(desk, "final-document", "16-б/2026")
    assert next_number(office, "{n}-б/2026") == "17-б/2026"
    with pytest.raises(Problem, match=r"file\.register-pattern"):
        next_number(office, "б/2026")


def arrival(desk: Desk, **said: str) -> UUID:
    letter = enter_arrival(desk, proceeding(desk), "reasoned-response")
    for path, value in said.items():
        enter(desk, FieldAddress("letter", letter, path), value)
    return letter


def test_a_double_is_judged_by_the_date_that_the_letter_bears_now(desk: Desk) -> None:
    numbered(desk, "notice", "7")
    numbered(desk, "final-document", "7")
    first, second = (letter_for(desk, proceeding(desk), k).id for k in ("notice", "final-document"))

    def doubles() -> list[str]:
        return [each.letter.kind for each in register(desk.office).entries if each.double]

    enter(desk, FieldAddress("letter", first, "dated"), "2024-10-12")
    enter(desk, FieldAddress("letter", second, "dated"), "2025-10-14")
    assert doubles() == []
    enter(desk, FieldAddress("letter", first, "dated"), "2025-10-12")
    assert sorted(doubles()) == ["final-document", "notice"]


def test_a_number_that_was_void_for_another_letter_is_told_where_it_is_used_again(
    office: Office, desk: Desk
) -> None:
    numbered(desk, "notice", "5")
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    typed = same_number(office, "№ 5", "2025-10-07", None)
    assert numbered(desk, "final-document", "№ 5") == "5"
    (again,) = line(office, "final-document").double
    assert typed == (again,)
    assert (again.kind, again.voids) == ("notice", {"5": "бланк бүлінді"})
    assert line(office, "notice").double == ()
    teller = Teller(office, "ru")
    assert teller.named(again).endswith("недействителен: бланк бүлінді")


def test_of_three_letters_with_one_number_each_names_both_others_and_one_line_tells_all(
    desk: Desk,
) -> None:
    office = desk.office
    for kind in ("notice", "final-document", "covering-letter"):
        numbered(desk, kind, "5")
    found = register(office)
    assert [len(entry.double) for entry in found.entries] == [2, 2, 2]
    teller = Teller(office, "en")
    lines = list(faults_in_lines(found, teller, office.messages("en").say))
    assert [each.count("№ 5") for each in lines] == [4]  # once before them
    notes = [teller._printed(entry)["note"] for entry in found.entries]
    assert all(note.count("№ 5") == 2 for note in notes)


def test_of_many_letters_with_one_number_three_are_named_and_the_rest_counted(
    office: Office,
) -> None:
    with NumberRegister(office.folders.register) as kept_:
        for _ in range(30):
            kept_.record("5", "2025-10-06", new_id(), new_id(), "notice")
    found = register(office)
    teller = Teller(office, "en")
    cell = str(teller.row(found.entries[0])["double"])
    assert (cell.count("№ 5"), cell.endswith("; and 26 more")) == (3, True)
    assert teller._printed(found.entries[0])["note"].count("№ 5") == 3
    lines = list(faults_in_lines(found, teller, office.messages("en").say))
    assert len(lines) == 27  # the last three were told among each other
    assert max(map(len, lines)) < 300


def test_letters_that_are_said_to_have_no_number_have_not_the_same(desk: Desk) -> None:
    for kind in ("notice", "final-document"):
        numbered(desk, kind, "б/н")
    assert [entry.double for entry in register(desk.office).entries] == [(), ()]
    assert same_number(desk.office, "б/н", "2025-10-06", None) == ()


def test_what_is_typed_says_at_once_which_letter_has_that_number(desk: Desk) -> None:
    office = desk.office
    numbered(desk, "notice", "01-12/5")
    other = letter_for(desk, proceeding(desk), "final-document")
    (told,) = same_number(office, "01–12/05", "2025-12-01", other.id)
    assert (told.kind, told.number) == ("notice", "01-12/5")
    notice = letter_for(desk, proceeding(desk), "notice")
    assert same_number(office, "01-12/5", "2025-10-06", notice.id) == ()
    assert same_number(office, "01-12/5", "2026-01-09", other.id) == ()
    assert same_number(office, "01-12/6", "2025-10-06", None) == ()


def test_beside_a_gap_stand_the_letters_under_the_numbers_that_they_had_there(
    office: Office, desk: Desk
) -> None:
    pattern = office.profile.number_pattern
    one, three = pattern.replace("{n}", "1"), pattern.replace("{n}", "3")
    assert numbered(desk, "notice") == one
    library.note(office, desk)
    letter = letter_for(desk, proceeding(desk), "notice")
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    library.note(office, desk)
    give_number(desk, letter.id, DAY, three)
    (gap,) = register(office).gaps
    assert (gap.before.number, gap.before.voids) == (one, {one: "бланк бүлінді"})
    assert (gap.behind.number, gap.behind.voids) == (three, {})
    said = Teller(office, "ru").left_out(gap)
    assert f"№ {one} " in said
    assert "недействителен: бланк бүлінді. За ним: " in said


def test_a_number_belongs_to_its_series_in_whatever_spelling_it_was_typed(desk: Desk) -> None:
    office = desk.office
    office.change_profile(lambda profile: msgspec.structs.replace(profile, number_pattern=SERIES))
    assert numbered(desk, "notice") == "01-12/1"
    numbered(desk, "final-document", "01–12 / 02")
    numbered(desk, "covering-letter", "01-12/ 5")
    (gap,) = register(office).gaps
    assert (gap.first, gap.last) == ("01-12/3", "01-12/4")
    assert next_number(office) == "01-12/6"
    assert next_number(office, "01–12/{n}") == "01–12/6"
    assert numbered(desk, "reminder") == "01-12/6"


def test_a_gap_of_a_series_that_went_on_with_another_dash_is_told_once(office: Office) -> None:
    with NumberRegister(office.folders.register) as kept:
        for pattern in ("01-{n}", "01–{n}", "00{n}"):
            kept.give(pattern, DAY, new_id(), new_id(), "notice")
        kept.record("01-4", DAY, new_id(), new_id(), "notice")
        kept.record("3", DAY, new_id(), new_id(), "notice")
    found = sorted((gap.first, gap.last) for gap in register(office).gaps)
    assert found == [("002", "002"), ("01-3", "01-3")]


def test_the_newest_gap_is_told_first(office: Office) -> None:
    with NumberRegister(office.folders.register) as kept:
        for number, dated in ((1, "2024-02-01"), (3, "2024-03-01"), (9, "2025-03-01")):
            kept.record(f"А-{number}", dated, new_id(), new_id(), "notice")
        kept.give("А-{n}", "2025-03-02", new_id(), new_id(), "notice")
        kept.give("Б-{n}", "2024-05-01", new_id(), new_id(), "notice")
        kept.record("Б-3", "2024-06-01", new_id(), new_id(), "notice")
    assert [gap.first for gap in register(office).gaps] == ["А-4", "Б-2", "А-2"]


def test_incoming_letters_have_a_series_of_their_own(desk: Desk) -> None:
    office = desk.office
    numbered(desk, "notice")
    one, other = arrival(desk, arrived_on=DAY), arrival(desk, arrived_on="7.10.2025")
    first = number_arrival(desk, one).own_number
    assert first == office.profile.incoming_pattern.replace("{n}", "1")
    assert number_arrival(desk, one).own_number == first
    assert next_number(office, direction="in") == number_arrival(desk, other).own_number
    directions = {each.number: each.letter.direction for each in register(office).entries}
    assert sorted(directions.values()) == ["in", "in", "out"]


def test_an_incoming_number_is_corrected_in_its_case_and_the_register_follows(desk: Desk) -> None:
    letter = arrival(desk, own_number="15")
    other = arrival(desk, own_number="15")
    found = register(desk.office).entries
    assert [[each.letter_id for each in entry.double] for entry in found] in (
        [[letter], [other]],
        [[other], [letter]],
    )
    enter(desk, FieldAddress("letter", other, "own_number"), "16")
    enter(desk, FieldAddress("letter", letter, "own_number"), "")
    assert {(each.number, each.letter_id) for each in register(desk.office).entries} == {
        ("16", other)
    }
    with pytest.raises(Problem, match=r"register\.void-incoming"):
        declare_void(desk.office, register(desk.office).entries[0], "қате")


# -- made anew -------------------------------------------------------------------------------------


def busy(office: Office) -> None:
    for name in ("a", "b"):
        with new_case(office, office.folders.cases / f"{name}.baqylau", LocalText(kk=name)) as desk:
            numbered(desk, "notice")
            numbered(desk, "final-document", f"қолмен {name}")
            numbered(desk, "covering-letter")
            number_arrival(desk, arrival(desk, arrived_on=DAY, number=f"3-{name}"))
            library.note(office, desk)
    declare_void(office, line(office, "notice"), "бланк бүлінді")


def test_a_lost_register_is_the_same_when_made_anew_from_the_cases(office: Office) -> None:
    busy(office)
    before = kept(office)
    lose_register(office)
    assert kept(office) == before


def test_a_damaged_register_is_put_aside_and_made_anew_and_that_is_said(office: Office) -> None:
    busy(office)
    before = kept(office)
    spoilt = b"SQLite format 3\0" + b"\x07" * 9000
    office.folders.register.write_bytes(spoilt)
    with pytest.raises(Problem, match=r"register\.made-anew") as told:
        register(office)
    assert Path(str(told.value.params["kept"])).read_bytes() == spoilt
    assert kept(office) == before
    office.folders.register.write_bytes(spoilt)
    with pytest.raises(Problem, match=r"register\.made-anew"):
        register(office)
    assert len(list(office.folders.home.glob("register.unreadable*"))) == 2


def spoil(office: Office, change: str) -> None:
    with closing(sqlite3.connect(office.folders.register)) as spoilt:
        spoilt.execute(change)
        spoilt.commit()


@pytest.mark.parametrize("lost", [True, False])
def test_a_look_while_typing_makes_no_register_anew_and_the_next_act_tells_of_it(
    office: Office, desk: Desk, *, lost: bool
) -> None:
    library.note(office, desk)
    numbered(desk, "notice")
    broken = office.folders.cases / "b.baqylau"
    broken.write_bytes(b"\xff" * 9000)
    if lost:
        office.folders.register.unlink()
    else:
        office.folders.register.write_bytes(b"\xff" * 9000)
    for look in (lambda: next_number(office), lambda: same_number(office, "5", DAY, None)):
        with pytest.raises(Problem, match=r"file\.register-damaged"):
            look()
    assert list(office.folders.home.glob("register.unreadable*")) == []
    desk.enter_in_register()
    assert desk.register_trouble is not None
    wanted = "register.unread" if lost else "register.made-anew-without"
    assert desk.register_trouble.code == wanted
    assert desk.register_trouble.params["names"] == ("b.baqylau",)
    assert next_number(office)


def test_no_number_is_told_ahead_that_a_backup_of_the_lost_register_knows_as_given(
    office: Office, desk: Desk
) -> None:
    number = numbered(desk, "notice")  # of a case that is not in the list
    office.clock = FixedClock.on(date(2025, 10, 21))
    register(office)  # the first look of a day makes a backup
    office.folders.register.unlink()
    with pytest.raises(Problem, match=r"file\.register-damaged"):
        next_number(office)
    assert numbered(desk, "final-document") != number


@pytest.mark.parametrize("lost", [True, False])
def test_whoever_reads_cases_in_hears_that_the_register_was_made_anew(
    office: Office, desk: Desk, *, lost: bool
) -> None:
    numbered(desk, "notice")
    (office.folders.cases / "b.baqylau").write_bytes(b"\xff" * 9000)
    if lost:
        office.folders.register.unlink()
    else:
        office.folders.register.write_bytes(b"\xff" * 9000)
    with pytest.raises(Problem, match=r"register\.(unread|made-anew-without)"):
        read_in(office, [])
    assert read_in(office, []) == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE numbers SET number = CAST(x'ff3132' AS TEXT)",
        "UPDATE numbers SET letter_id = 'z' || substr(letter_id, 2)",
        "UPDATE numbers SET direction = 'ouu'",
        "UPDATE series SET pattern = CAST(x'ff' || pattern AS TEXT)",
        "UPDATE letters SET case_id = 'z' || substr(case_id, 2)",
    ],
    ids=["letters", "letter", "direction", "series", "case"],
)
def test_a_register_with_one_damaged_value_is_made_anew_and_refuses_no_act(
    office: Office, desk: Desk, change: str
) -> None:
    library.note(office, desk)
    number = numbered(desk, "notice")
    spoil(office, change)
    mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "post", DAY)
    library.note(office, desk)
    assert (line(office, "notice").number, line(office, "notice").state) == (number, "sent")
    told = next_number(office)
    assert (told == number, numbered(desk, "final-document")) == (False, told)
    assert len(list(office.folders.home.glob("register.unreadable*"))) == 1


@pytest.mark.parametrize("row", ["x'ff7b'", "'{'"], ids=["no letters", "no record"])
def test_a_damaged_line_is_entered_anew_by_its_case_and_nothing_else_is_lost(
    office: Office, desk: Desk, row: str
) -> None:
    numbered(desk, "notice")
    before = kept(office)
    spoil(office, f"UPDATE letters SET row = CAST({row} AS TEXT)")
    assert line(office, "notice").number  # of what the register itself knows
    library.note(office, desk)
    assert kept(office) == before
    assert list(office.folders.home.glob("register.unreadable*")) == []


def test_of_two_programs_that_find_the_register_damaged_one_makes_it_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(office)
    before = kept(office)
    office.folders.register.write_bytes(b"\xff" * 9000)
    both, look = Barrier(2, timeout=30), registers._sound
    looked = {get_ident()}

    def together(path: Path) -> NumberRegister | None:
        found = look(path)
        if get_ident() not in looked:
            looked.add(get_ident())
            both.wait()
        return found

    monkeypatch.setattr(registers, "_sound", together)

    def work(_n: int) -> str:
        try:
            registers.opened(office).close()
        except Problem as problem:
            return problem.code
        return "found"

    with ThreadPoolExecutor(2) as programs:
        said = sorted(programs.map(work, range(2)))
    assert said == ["found", "register.made-anew"]
    assert len(list(office.folders.home.glob("register.unreadable*"))) == 1
    assert kept(office) == before


def test_a_program_that_dies_on_making_the_register_anew_leaves_no_half_of_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(office)
    before = kept(office)
    lose_register(office)
    cut_short = Problem("file.disk-full", path="E:")

    def stopped(*_given: object) -> None:
        assert not office.folders.register.exists()
        raise cut_short

    with monkeypatch.context() as patch:
        patch.setattr(NumberRegister, "enter", stopped)
        with pytest.raises(Problem, match=r"file\.disk-full"):
            register(office)
    assert not office.folders.register.exists()
    assert kept(office) == before


def test_a_journal_of_a_lost_register_is_not_written_into_the_new_one(office: Office) -> None:
    busy(office)
    journal = office.folders.home / "register.sqlite-journal"
    with closing(sqlite3.connect(office.folders.register, isolation_level=None)) as dying:
        dying.execute("PRAGMA synchronous = OFF")
        dying.execute("BEGIN")
        dying.execute("UPDATE numbers SET number = number || '-'")
        left = journal.read_bytes()
        dying.execute("ROLLBACK")
    with new_case(office, office.folders.cases / "c.baqylau", LocalText(kk="c")) as desk:
        numbered(desk, "notice")
        library.note(office, desk)
    before = kept(office)
    lose_register(office)
    journal.write_bytes(left)
    assert kept(office) == before
    assert not journal.exists()


def test_a_register_that_another_program_makes_anew_is_waited_for_and_not_for_ever(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "_TRIES", 2)
    office.folders.home.mkdir(exist_ok=True)
    right = EditLock.take(office.folders.register, Editor())
    assert isinstance(right, EditLock)
    with pytest.raises(Problem, match=r"file\.busy"):
        register(office)
    right.release()
    assert register(office) == ((), ())


def test_a_void_that_only_the_register_knows_is_brought_back_by_its_backup(
    office: Office, desk: Desk
) -> None:
    numbered(desk, "notice")
    entry = line(office, "notice")
    assert entry.path is None  # the case is not listed: nobody can tell it
    declare_void(office, entry, "бланк бүлінді")
    office.clock = FixedClock.on(date(2025, 10, 21))
    register(office)  # the first look of a day makes a backup
    office.folders.register.unlink()
    assert line(office, "notice").void_reason == "бланк бүлінді"


def test_backups_are_made_once_a_day_hold_numbers_alone_and_a_week_of_them_stays(
    office: Office, desk: Desk
) -> None:
    numbered(desk, "notice")
    for day in range(1, 12):
        office.clock = FixedClock.on(date(2025, 11, day))
        register(office)
    found = sorted((office.folders.backups / "register").iterdir())
    assert [each.name for each in found] == [
        f"register-{day + 1:06d}-2025-11-{day:02d}.sqlite" for day in range(5, 12)
    ]
    with NumberRegister(found[-1]) as copy:
        assert len(copy.rows()) == 1
        assert copy.letters() == ()
    assert "Басқарма".encode() not in found[-1].read_bytes()


def test_a_clock_that_was_once_ahead_does_not_make_an_old_backup_the_newest(
    office: Office, desk: Desk
) -> None:
    for day in range(1, 9):
        office.clock = FixedClock.on(date(2099, 1, day))
        register(office)
    office.clock = FixedClock.on(date(2025, 10, 20))
    number = numbered(desk, "notice")  # of a case that is not in the list: it is on a stick
    office.clock = FixedClock.on(date(2025, 10, 21))
    register(office)
    office.folders.register.write_bytes(b"\xff" * 9000)
    with pytest.raises(Problem, match=r"register\.made-anew"):
        register(office)
    assert line(office, "notice").number == number
    assert next_number(office) != number


def test_a_damaged_backup_is_passed_over(office: Office, desk: Desk) -> None:
    numbered(desk, "notice")
    entry = line(office, "notice")
    declare_void(office, entry, "қате")
    for day in (1, 2):
        office.clock = FixedClock.on(date(2025, 11, day))
        register(office)
    newest = max((office.folders.backups / "register").iterdir())
    newest.write_bytes(b"\xff" * 5000)
    office.folders.register.unlink()
    assert line(office, "notice").void_reason == "қате"


def test_of_several_copies_the_one_that_was_worked_on_last_is_told(office: Office) -> None:
    path = office.folders.cases / "b.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма")) as desk:
        numbered(desk, "notice")
    shutil.copyfile(path, office.folders.cases / "z старая копия.baqylau")
    office.clock = FixedClock.on(date(2025, 10, 22))
    with open_case(office, path) as desk:
        mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "post", DAY)
    assert rebuild(office) == ()
    assert line(office, "notice").state == "sent"
    lose_register(office)
    assert line(office, "notice").state == "sent"


def test_what_cannot_be_read_is_named_and_its_letters_stay(office: Office) -> None:
    busy(office)
    (office.folders.cases / "a.baqylau").rename(office.folders.home / "on a stick")
    (office.folders.cases / "c.baqylau").write_bytes(b"\xff" * 9000)
    before = kept(office)
    unread = rebuild(office)
    assert {each.path.name: each.problem.code for each in unread} == {
        "a.baqylau": "file.missing",
        "c.baqylau": "file.not-a-case",
    }
    assert kept(office) == before
    lose_register(office)
    with pytest.raises(Problem, match=r"register\.unread") as told:
        register(office)
    assert told.value.params["names"] == ("a.baqylau", "c.baqylau")
    assert kept(office)  # said once


CLOSED = [
    (OSError(errno.EACCES, "closed"), "file.no-permission"),
    (OSError(errno.ENAMETOOLONG, "too long"), "file.name-too-long"),
    (OSError(errno.EINVAL, "a share that wants a password"), "file.cannot-open"),
]


@pytest.mark.parametrize(("error", "code"), CLOSED, ids=[code for _error, code in CLOSED])
def test_a_case_that_cannot_be_reached_is_named_and_no_number_is_refused_for_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: OSError, code: str
) -> None:
    busy(office)
    (entry,) = (each for each in register(office).entries if each.number == "қолмен a")
    look = Path.stat

    def closed(path: Path, **options: Any) -> Any:
        if path.name == "a.baqylau":
            raise error
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", closed)
    assert [(each.path.name, each.problem.code) for each in rebuild(office)] == [
        ("a.baqylau", code)
    ]
    declare_void(office, entry, "бланк бүлінді")
    with open_case(office, office.folders.cases / "b.baqylau") as desk:
        letter = letter_for(desk, proceeding(desk), "reminder")
        lose_register(office)
        with pytest.raises(Problem, match=r"register\.unread") as told:
            give_number(desk, letter.id, DAY)
        assert told.value.params["names"] == ("a.baqylau",)
        assert give_number(desk, letter.id, DAY).number


def test_a_folder_that_cannot_be_looked_into_is_named(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(office)
    closed = office.folders.cases / "closed"
    closed.mkdir()
    scan = os.scandir

    def scanned(path: Any) -> Any:
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "closed", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scanned)
    assert [each.path for each in rebuild(office)] == [closed]
    unread = read_in(office, [closed, Path("ж" * 300)])
    assert {each.path for each in unread} == {closed, Path("ж" * 300).absolute()}


def test_a_register_of_a_former_layout_is_put_aside_and_made_anew(office: Office) -> None:
    busy(office)
    before = kept(office)
    spoil(office, "PRAGMA user_version = 2")
    with pytest.raises(Problem, match=r"register\.made-anew"):
        register(office)
    assert kept(office) == before
    assert len(list(office.folders.home.glob("register.unreadable*"))) == 1


def test_a_newer_register_is_neither_changed_nor_made_anew(office: Office, desk: Desk) -> None:
    numbered(desk, "notice")
    with sqlite3.connect(office.folders.register) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = office.folders.register.read_bytes()
    for ask in (register, next_number, rebuild):
        with pytest.raises(Problem, match=r"file\.register-newer"):
            ask(office)
    letter = letter_for(desk, proceeding(desk), "final-document")
    with pytest.raises(Problem, match=r"file\.register-newer"):
        give_number(desk, letter.id, DAY)
    assert desk.case.one(Letter, letter.id).number == ""
    assert office.folders.register.read_bytes() == before


def test_an_act_is_done_though_the_register_cannot_follow_and_the_next_one_catches_up(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered(desk, "notice")
    letter = letter_for(desk, proceeding(desk), "notice")

    def full(*_given: object, **_named: object) -> None:
        raise Problem("file.disk-full", path="E:")

    with monkeypatch.context() as patch:
        patch.setattr(NumberRegister, "enter", full)
        mark_sent(desk, letter.id, "post", DAY)
    assert desk.case.one(Letter, letter.id).sent
    assert desk.register_trouble is not None
    assert desk.register_trouble.code == "file.disk-full"
    assert line(office, "notice").state == "written"
    record_receipt(desk, letter.id, "stamp", DAY)
    assert desk.register_trouble is None
    assert line(office, "notice").state == "received"


def test_a_register_that_can_only_be_read_is_shown_and_gives_no_number(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbered(desk, "notice")
    connect = sqlite3.connect

    def read_only(path: Path, **options: Any) -> sqlite3.Connection:
        return connect(f"{path.as_uri()}?mode=ro", uri=True, **options)

    letter = letter_for(desk, proceeding(desk), "final-document")
    monkeypatch.setattr("desktop.casefile.register.sqlite3.connect", read_only)
    assert len(register(office).entries) == 1
    with pytest.raises(Problem, match=r"file\.cannot-write"):
        give_number(desk, letter.id, DAY)
    assert desk.case.one(Letter, letter.id).number == ""


def test_an_emptied_register_is_a_lost_one(office: Office) -> None:
    busy(office)
    before = kept(office)
    office.folders.register.write_bytes(b"")
    assert kept(office) == before


# -- cases that are protected, joined, a colleague's -------------------------------------------


def test_a_protected_case_tells_the_register_no_names(office: Office) -> None:
    keys.forget_all()
    path = office.folders.cases / "7.baqylau"
    with new_case(office, path, LocalText(kk="ЖАСЫРЫН басқарма")) as desk:
        numbered(desk, "notice")
        letter = arrival(desk, arrived_on=DAY, number="СЫРТҚЫ-5")
        enter(desk, FieldAddress("letter", letter, "sender.kk"), "ЖАСЫРЫН кісі")
        library.note(office, desk)
        protection.protect(desk, "төрт сөз керек екен")
        library.note(office, desk)
        assert line(office, "notice").letter.institution.kk == "7"
        assert line(office, "notice").number
        came = line(office, "reasoned-response").letter
        assert (came.their_number, came.arrived_on) == ("", "2025-10-06")
    home = [each for each in office.folders.home.rglob("*register*") if each.is_file()]
    assert home
    for told in ("ЖАСЫРЫН", "СЫРТҚЫ"):
        assert [each for each in home if told.encode() in each.read_bytes()] == []
    keys.forget_all()
    assert [each.problem.code for each in rebuild(office)] == ["register.locked"]
    assert line(office, "notice").number


def colleague(tmp_path: Path, pattern: str) -> Office:
    from msgspec.structs import replace

    (tmp_path / "her cases").mkdir(parents=True)
    other = Office(
        FixedClock.on(date(2025, 10, 20)), Folders(tmp_path / "her", tmp_path / "her cases")
    )
    other.change_profile(lambda profile: replace(profile, number_pattern=pattern))
    return other


def test_a_double_of_two_installations_is_found_when_the_colleagues_case_is_read(
    office: Office, desk: Desk, tmp_path: Path
) -> None:
    other = colleague(tmp_path, office.profile.number_pattern)
    mine = numbered(desk, "notice")
    path = other.folders.cases / "hers.baqylau"
    with new_case(other, path, LocalText(kk="Мектеп")) as hers:
        assert numbered(hers, "final-document") == mine
    assert [each.double for each in register(office).entries] == [()]
    assert read_in(office, [other.folders.cases]) == ()
    found = register(office).entries
    assert {each.letter.kind: [o.institution.kk for o in each.double] for each in found} == {
        "notice": ["Мектеп"],
        "final-document": ["Басқарма"],
    }
    with open_case(other, path) as hers:
        assert [each.number for each in hers.case.all(Letter)] == [mine]  # nothing is renumbered


def test_a_joined_case_brings_its_letters_along(office: Office, tmp_path: Path) -> None:
    other = colleague(tmp_path, "Б-{n}")
    path, copy = office.folders.cases / "a.baqylau", other.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(kk="Басқарма")) as desk:
        numbered(desk, "notice")
    shutil.copyfile(path, copy)
    with open_case(other, copy) as hers:
        numbered(hers, "final-document")
    with open_case(office, path) as desk:
        merge(desk, copy, {}, "kk")
        assert line(office, "final-document").number == "Б-1"


@pytest.mark.parametrize("ours", [True, False])
def test_a_letter_that_went_in_one_of_two_copies_keeps_its_number_and_date_when_they_are_joined(
    office: Office, tmp_path: Path, *, ours: bool
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    copy = Path(shutil.copy(path, other.folders.cases))
    went, later = ((office, path), (other, copy)) if ours else ((other, copy), (office, path))
    with open_case(*went) as desk:
        number = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
    later[0].clock = FixedClock.on(date(2025, 10, 22))
    with open_case(*later) as desk:
        give_number(desk, letter, "22.10.2025")
    with open_case(office, path) as desk:
        merge(desk, copy, {}, "kk")
        joined = desk.case.one(Letter, letter)
    assert (joined.number, joined.dated, joined.sent) == (number, "2025-10-06", True)


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("ours", [True, False])
def test_a_void_of_one_copy_takes_no_number_from_a_letter_that_went_in_the_other(
    office: Office, tmp_path: Path, *, ours: bool, again: bool
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        library.note(office, desk)
        number, letter = numbered(desk, "notice"), letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    copy = Path(shutil.copy(path, other.folders.cases))
    with open_case(other, copy) as desk:
        mark_sent(desk, letter, "hand", DAY)
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    with open_case(office, path) as desk:
        assert desk.case.one(Letter, letter).void_numbers == {number: "бланк бүлінді"}
        if again:
            numbered(desk, "notice")
    with open_case(*((office, path) if ours else (other, copy))) as desk:
        merge(desk, copy if ours else path, {}, "kk")
        joined = desk.case.one(Letter, letter)
        assert (joined.number, joined.number_series, joined.sent) == (
            number,
            office.profile.number_pattern,
            True,
        )
        assert (joined.void_numbers, joined.void_days) == ({}, {})
        library.note(desk.office, desk)
        holds = [e.number for e in register(desk.office).entries if e.void_reason is None]
        assert number in holds


@pytest.mark.parametrize("ours_first", [True, False])
@pytest.mark.parametrize("again", [None, ""])
def test_a_number_with_which_a_letter_went_in_a_copy_holds_beside_another_that_went_without_it(
    office: Office, tmp_path: Path, *, ours_first: bool, again: str | None
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        library.note(office, desk)
        number, letter = numbered(desk, "notice"), letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    copy = Path(shutil.copy(path, other.folders.cases))
    with open_case(other, copy) as desk:
        mark_sent(desk, letter, "hand", DAY)
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    with open_case(office, path) as desk:
        own = numbered(desk, "notice", again)
        mark_sent(desk, letter, "post", DAY)
    in_turn = [path, copy] if ours_first else [copy, path]
    look_at(office, in_turn[0])
    for each in in_turn[::-1] * 2:
        look_at(office, each)
        entries = {entry.number: entry for entry in register(office).entries}
        assert {n: e.void_reason for n, e in entries.items()} == {own: None, number: None}
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(office, entries[number], "қате")


def test_a_copy_older_than_one_that_was_read_never_tells_again_of_a_letter(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        library.note(office, desk)
        letter = letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    hers = Path(shutil.copy(path, other.folders.cases))
    with open_case(office, path) as desk:
        numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
    older = older_copy(path)
    with open_case(office, path) as desk:
        take_back_sent(desk, letter, "хат кетпеген")
    with open_case(other, hers) as desk:
        mark_sent(desk, letter, "post", "7.10.2025")
    for order in itertools.permutations((path, older, hers)):
        fresh = colleague(tmp_path / str(len(list(tmp_path.iterdir()))), "В-{n}")
        for each in order * 2:
            look_at(fresh, each)
        after = kept(fresh)
        assert any(e.letter.channel == "post" and e.letter.sent for e in register(fresh).entries)
        for each in order:
            look_at(fresh, each)
            assert kept(fresh) == after


def test_a_number_that_was_given_up_at_joining_is_told_by_the_copy_that_gave_it(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    copy = Path(shutil.copy(path, other.folders.cases))
    with open_case(other, copy) as desk:
        hers = numbered(desk, "notice")
    with open_case(office, path) as desk:
        ours = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
        merge(desk, copy, {}, "kk")
    for order in ((path, copy), (copy, path)):
        lose_register(office)
        for each in order:
            look_at(office, each)
        assert {entry.number for entry in register(office).entries} == {ours, hers}


def test_a_number_written_by_hand_is_entered_in_one_copy_and_sent_in_the_other(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        numbered(desk, "notice", "")
        letter = letter_for(desk, proceeding(desk), "notice").id
    other = colleague(tmp_path, "Б-{n}")
    copy = Path(shutil.copy(path, other.folders.cases))
    with open_case(other, copy) as desk:
        mark_sent(desk, letter, "hand", DAY)
    with open_case(office, path) as desk:
        numbered(desk, "notice", "17")
        merge(desk, copy, {}, "kk")
        joined = desk.case.one(Letter, letter)
    assert (joined.number, joined.number_source, joined.sent) == ("17", "typed", True)


# -- a copy that knows less ------------------------------------------------------------------------


def a_case(office: Office, name: str = "a") -> Path:
    path = office.folders.cases / f"{name}.baqylau"
    with new_case(office, path, LocalText(kk=name)) as desk:
        library.note(office, desk)
    return path


def older_copy(path: Path) -> Path:
    """Copy a case under a name that is read after it."""
    return Path(shutil.copy(path, path.with_name(f"я {path.name}")))


def look_at(office: Office, path: Path) -> None:
    with open_case(office, path, write=False) as desk:
        library.note(office, desk)


def test_looking_at_an_older_copy_changes_nothing_in_the_register(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        numbered(desk, "notice")
    older = older_copy(path)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
        enter(desk, FieldAddress("letter", letter, "dated"), "7.10.2025")
        mark_sent(desk, letter, "hand", "8.10.2025")
        record_receipt(desk, letter, "stamp", "9.10.2025", "7")
        numbered(desk, "final-document")
        library.note(office, desk)
    before = kept(office)
    look_at(office, older)
    assert kept(office) == before
    assert library.rebuild(office) == rebuild(office) == ()
    assert kept(office) == before
    lose_register(office)
    assert kept(office) == before
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(office, line(office, "notice"), "қате")


def test_a_letter_that_was_removed_does_not_come_back_from_an_older_copy(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        arrival(desk, arrived_on=DAY)
    older = older_copy(path)
    with open_case(office, path) as desk:
        remove(desk, FieldAddress("letter", desk.case.all(Letter)[0].id, ""))
    look_at(office, older)
    assert register(office).entries == ()


def test_an_incoming_number_that_an_older_copy_lacks_is_not_given_again(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = arrival(desk, arrived_on=DAY)
    older = older_copy(path)
    with open_case(office, path) as desk:
        first = number_arrival(desk, letter).own_number
    look_at(office, older)
    with open_case(office, a_case(office, "b")) as desk:
        second = number_arrival(desk, arrival(desk, arrived_on=DAY)).own_number
    assert first != second
    assert {each.number for each in register(office).entries} == {first, second}


def test_of_two_copies_that_grew_apart_each_letter_is_told_by_the_one_that_knows_more(
    office: Office,
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        numbered(desk, "notice")
        numbered(desk, "final-document")
    other = older_copy(path)
    with open_case(office, path) as desk:
        mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "hand", DAY)
    with open_case(office, other) as desk:
        letter = letter_for(desk, proceeding(desk), "final-document").id
        enter(desk, FieldAddress("letter", letter, "channel"), "post")
    told = {each.letter.kind: each.letter for each in register(office).entries}
    assert told["notice"].sent
    assert told["final-document"].channel == "post"
    before = kept(office)
    look_at(office, path)
    look_at(office, other)
    assert kept(office) == before


@pytest.mark.parametrize("acts", [1, 9])
def test_whatever_is_done_in_an_older_copy_a_letter_that_went_stays_sent(
    office: Office, acts: int
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    with open_case(office, path) as desk:
        number = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
        record_receipt(desk, letter, "stamp", DAY, "17")
    before = kept(office)
    with open_case(office, older) as desk:
        for day in range(1, acts + 1):
            enter(desk, FieldAddress("letter", letter, "dated"), f"{day}.10.2025")
    assert kept(office) == before
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(office, line(office, "notice"), "қате")
    for again in (path, older):
        look_at(office, again)
        assert kept(office) == before
    lose_register(office)
    assert kept(office) == before
    with open_case(office, path) as desk:
        take_back_sent(desk, letter, "жіберілмеген")
    told = line(office, "notice")
    assert (told.number, told.letter.sent) == (number, False)


def test_a_copy_in_which_a_letter_went_says_so_whatever_another_one_told_before(
    office: Office,
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        number = numbered(desk, "notice")
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    with open_case(office, older) as desk:
        for day in range(1, 9):
            enter(desk, FieldAddress("letter", letter, "dated"), f"{day}.10.2025")
    with open_case(office, path) as desk:
        mark_sent(desk, letter, "hand", DAY)
    look_at(office, older)
    assert (line(office, "notice").number, line(office, "notice").letter.sent) == (number, True)


@pytest.mark.parametrize("is_out", [True, False])
@pytest.mark.parametrize("other", [None, "77"])
def test_a_letter_that_has_a_number_is_given_no_other_one_in_an_older_copy(
    office: Office, other: str | None, *, is_out: bool
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    with open_case(office, path) as desk:
        number = numbered(desk, "notice")
        if is_out:
            mark_sent(desk, letter, "hand", DAY)
    before = kept(office)
    with open_case(office, older) as desk:
        with pytest.raises(Problem, match=r"file\.number-given"):
            give_number(desk, letter, "9.10.2025", other)
        assert desk.case.one(Letter, letter).number == ""
        assert kept(office) == before
        give_number(desk, letter, "9.10.2025", number)  # the one that stands on the paper
    if is_out:  # else both copies know as much, and either tells of its day
        assert kept(office) == before
    assert (line(office, "notice").number, line(office, "notice").void_reason) == (number, None)


def test_a_number_that_a_colleague_gave_is_known_though_our_copy_tells_more_of_the_letter(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    her = colleague(tmp_path, "02/{n}")
    theirs = Path(shutil.copy(path, her.folders.cases))
    with open_case(her, theirs) as desk:
        hers = give_number(desk, letter, DAY).number
    with open_case(office, path) as desk:
        mine = numbered(desk, "notice")
        enter(desk, FieldAddress("letter", letter, "dated"), "7.10.2025")
    read_in(office, [her.folders.cases])
    entries = register(office).entries
    assert {each.number for each in entries} == {mine, hers}
    # Each line tells of the letter under its number, with the date that it bore there.
    days = {each.letter.number: each.letter.dated for each in entries}
    assert days == {mine: "2025-10-07", hers: "2025-10-06"}


def test_a_file_that_went_on_from_an_older_state_is_followed_again(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        numbered(desk, "notice")
    older = older_copy(path)
    with open_case(office, path) as desk:
        numbered(desk, "final-document")
    older.replace(path)  # the newer file is lost
    with open_case(office, path) as desk:
        library.note(office, desk)
        mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "hand", DAY)
    assert line(office, "notice").state == "sent"
    assert line(office, "final-document").number  # it was given, wherever its letter is


def test_going_back_to_before_a_joining_takes_the_lines_of_the_other_copy_along(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    older = older_copy(path)
    her = colleague(tmp_path, "02/{n}")
    theirs = Path(shutil.copy(path, her.folders.cases))
    with open_case(her, theirs) as desk:
        arrival(desk, arrived_on=DAY)
    with open_case(office, path) as desk:
        numbered(desk, "notice")
        before = kept(office)
        merge(desk, theirs, {}, "kk")
        assert len(register(office).entries) == 2
        backups.go_back(desk, backups.kept(office, desk.case.id)[0])
        assert kept(office) == before
    look_at(office, older)
    assert kept(office) == before


def test_a_number_that_the_series_gave_to_a_letter_that_came_is_not_given_again(
    desk: Desk,
) -> None:
    letter = arrival(desk, arrived_on=DAY)
    first = number_arrival(desk, letter).own_number
    undo(desk)
    found = {each.number: each for each in register(desk.office).entries}
    assert found[first].state == "void"
    assert found[first].letter.arrived_on == "2025-10-06"
    second = number_arrival(desk, letter).own_number
    assert second != first
    enter(desk, FieldAddress("letter", letter, "own_number"), "999")
    enter(desk, FieldAddress("letter", letter, "own_number"), first)  # 999 was a slip
    states = {each.number: each.state for each in register(desk.office).entries}
    assert states == {first: "came", second: "void"}


# -- void and sent ---------------------------------------------------------------------------------


def test_whether_a_letter_went_is_judged_when_its_number_is_declared_void(desk: Desk) -> None:
    number = numbered(desk, "notice")
    shown = line(desk.office, "notice")
    mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "hand", DAY)
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(desk.office, shown, "қате")
    assert (line(desk.office, "notice").number, line(desk.office, "notice").state) == (
        number,
        "sent",
    )


def test_a_letter_whose_number_was_declared_void_meanwhile_is_not_sent_with_it(desk: Desk) -> None:
    office = desk.office
    library.note(office, desk)
    number = numbered(desk, "notice")
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    letter = letter_for(desk, proceeding(desk), "notice").id
    with pytest.raises(Problem, match=r"letter\.voided") as said:
        mark_sent(desk, letter, "hand", DAY)
    assert said.value.params == {"number": number, "reason": "бланк бүлінді"}
    stands = desk.case.one(Letter, letter)
    assert (stands.number, stands.sent, stands.sent_on) == ("", False, "2025-10-06")
    assert stands.void_numbers == {number: "бланк бүлінді"}
    other = numbered(desk, "notice")
    mark_sent(desk, letter, "hand", DAY)
    states = {each.number: each.state for each in register(office).entries}
    assert states == {number: "void", other: "sent"}


@pytest.mark.parametrize("act", [make_beside_case, packet])
def test_a_letter_whose_number_was_declared_void_meanwhile_is_neither_made_nor_printed_with_it(
    sample: Desk, act: Callable[..., Any]
) -> None:
    letter = letter_for(sample, proceeding(sample), "notice")
    take_back_sent(sample, letter.id, "жіберілмеген")
    give_number(sample, letter.id, letter.dated, "17")
    more = ("kk",) if act is make_beside_case else ()
    make_beside_case(sample, proceeding(sample), "notice", "kk")
    declare_void(sample.office, line(sample.office, "notice"), "қате")
    with pytest.raises(Problem, match=r"letter\.voided"):
        act(sample, proceeding(sample), "notice", *more)


def test_an_open_case_says_that_it_took_a_void_up(desk: Desk) -> None:
    numbered(desk, "notice")
    declare_void(desk.office, line(desk.office, "notice"), "қате")
    enter_arrival(desk, proceeding(desk), "reasoned-response")
    assert desk.register_trouble is not None
    assert desk.register_trouble.code == "letter.voided"


def test_of_several_numbers_that_were_declared_void_while_a_case_was_away_each_is_told(
    office: Office,
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        numbers = [numbered(desk, kind) for kind in ("notice", "final-document")]
    path = path.rename(office.folders.home / "away.baqylau")
    for kind in ("notice", "final-document"):
        declare_void(office, line(office, kind), f"қате {kind}")
    with open_case(office, path) as desk:
        before = len(desk.file.acts())
        library.note(office, desk)
        assert desk.register_trouble is not None
        said = office.messages("ru").problem(desk.register_trouble)
        assert all(f"№ {each} (қате" in said for each in numbers)
        assert [each.number for each in desk.case.all(Letter)] == ["", ""]
        assert len(desk.file.acts()) == before + 1
        library.note(office, desk)
        assert desk.register_trouble is None


@pytest.mark.parametrize("listed", [True, False])
def test_a_letter_that_went_before_anybody_could_know_of_the_void_keeps_its_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, listed: bool
) -> None:
    """Marked as sent where the register was out of reach, and declared void here."""
    office = desk.office
    if listed:
        library.note(office, desk)
    number = numbered(desk, "notice")
    shown = line(office, "notice")
    with monkeypatch.context() as away:
        away.setattr("desktop.usecases.register.enter", lambda *_given, **_named: None)
        mark_sent(desk, letter_for(desk, proceeding(desk), "notice").id, "hand", DAY)
    if listed:
        with pytest.raises(Problem, match=r"letter\.void-after-sending"):
            declare_void(office, shown, "қате")
    else:
        declare_void(office, shown, "қате")
        desk.enter_in_register()
        assert desk.register_trouble is not None
        assert desk.register_trouble.code == "letter.void-lifted"
        desk.enter_in_register()
        assert desk.register_trouble is None
    assert (line(office, "notice").number, line(office, "notice").state) == (number, "sent")


def test_a_void_number_keeps_the_day_that_its_letter_bore_then(desk: Desk) -> None:
    office = desk.office
    library.note(office, desk)
    letter = letter_for(desk, proceeding(desk), "notice").id
    first = give_number(desk, letter, "10.01.2025").number
    declare_void(office, line(office, "notice"), "парақ бүлінді")
    library.note(office, desk)
    second = give_number(desk, letter, "20.03.2026").number
    days = {each.number: each.letter.dated for each in register(office).entries}
    assert days == {first: "2025-01-10", second: "2026-03-20"}
    assert [
        each.number for each in chosen(register(office).entries, Chosen(year="2025"), "kk")
    ] == [first]
    before = kept(office)
    lose_register(office)
    rebuild(office)
    assert kept(office) == before


def test_a_void_that_a_backup_does_not_know_has_the_day_of_which_its_letter_tells(
    desk: Desk,
) -> None:
    office = desk.office
    library.note(office, desk)
    letter = letter_for(desk, proceeding(desk), "notice").id
    numbered(desk, "notice")
    office.clock = FixedClock.on(date(2025, 10, 21))
    register(office)  # the first look of a day makes a backup
    enter(desk, FieldAddress("letter", letter, "dated"), "20.10.2025")
    declare_void(office, line(office, "notice"), "парақ бүлінді")
    library.note(office, desk)
    before = kept(office)
    office.folders.register.unlink()
    assert kept(office) == before
    assert line(office, "notice").letter.dated == "2025-10-20"


def test_beside_a_void_number_nothing_says_that_its_letter_went(desk: Desk) -> None:
    office = desk.office
    library.note(office, desk)
    first = numbered(desk, "covering-letter")
    declare_void(office, line(office, "covering-letter"), "парақ бүлінді")
    library.note(office, desk)
    second = numbered(desk, "covering-letter")
    letter = letter_for(desk, proceeding(desk), "covering-letter").id
    _went(desk, letter)
    record_receipt(desk, letter, "stamp", DAY, "17")
    answer = arrival(desk, arrived_on="7.10.2025")
    rows = {each.number: Teller(office, "en").row(each) for each in register(office).entries}
    course = ("channel", "sent_on", "proof", "received", "due", "answered_on", "answered_by")
    assert all(rows[second][each] for each in course)
    assert not any(rows[first][each] for each in course)
    assert desk.case.one(Letter, answer).direction == "in"


def _went(desk: Desk, letter: UUID) -> None:
    from msgspec.structs import replace

    there = desk.case.one(Letter, letter)
    desk.act("test.sent", [replace(there, sent=True, sent_on="2025-10-06", channel="hand")])


def two_that_went(office: Office, tmp_path: Path, *, both: bool) -> tuple[Path, Path, str, str]:
    """Return our copy and hers, in which a letter went under hers, and the numbers of both."""
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    her = colleague(tmp_path, "02/{n}")
    theirs = Path(shutil.copy(path, her.folders.cases))
    with open_case(her, theirs) as desk:
        hers = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
        record_receipt(desk, letter, "stamp", DAY, "17")
    with open_case(office, path) as desk:
        mine = numbered(desk, "notice")
        if both:
            mark_sent(desk, letter, "post", DAY)
    read_in(office, [her.folders.cases])
    return path, theirs, mine, hers


def test_a_number_with_which_a_letter_did_not_go_is_declared_void(
    office: Office, tmp_path: Path
) -> None:
    path, theirs, mine, hers = two_that_went(office, tmp_path, both=False)
    with open_case(office, path) as desk:
        merge(desk, theirs, {}, "kk")
    found = {each.number: each for each in register(office).entries}
    assert {number: each.state for number, each in found.items()} == {
        hers: "received",
        mine: "written",
    }
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(office, found[hers], "қате")
    declare_void(office, found[mine], "хат басқа нөмірмен кетті")
    states = {each.number: each.state for each in register(office).entries}
    assert states == {hers: "received", mine: "void"}


def test_a_number_with_which_a_letter_went_in_one_of_two_copies_is_not_void(
    office: Office, tmp_path: Path
) -> None:
    path, _theirs, mine, hers = two_that_went(office, tmp_path, both=True)
    shown = {each.number: each for each in register(office).entries}[mine]
    with pytest.raises(Problem, match=r"letter\.void-after-sending"):
        declare_void(office, shown, "қате")
    assert {each.number: each.void_reason for each in register(office).entries} == {
        mine: None,
        hers: None,
    }
    with open_case(office, path) as desk:
        (letter,) = desk.case.all(Letter)
        assert (letter.number, letter.void_numbers) == (mine, {})


def test_a_copy_of_before_a_letter_was_taken_back_lifts_no_void(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        first = numbered(desk, "notice")
        letter = letter_for(desk, proceeding(desk), "notice").id
        mark_sent(desk, letter, "hand", DAY)
    older = older_copy(path)
    with open_case(office, path) as desk:
        take_back_sent(desk, letter, "жіберілмеген")
        declare_void(office, line(office, "notice"), "парақ бүлінді")
        library.note(office, desk)
        second = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
    with open_case(office, older) as desk:
        numbered(desk, "final-document")
    voids = {each.number: each.void_reason for each in register(office).entries}
    assert (voids[first], voids[second]) == ("парақ бүлінді", None)


# -- a number that the register gave and no case took ----------------------------------------------


def given_alone(desk: Desk) -> tuple[UUID, str]:
    """Give a letter a number and die before its case is written to."""
    letter = letter_for(desk, proceeding(desk), "notice").id
    with opened(desk.office) as kept_:
        of_it = ("2025-10-06", letter, desk.case.id, "notice")
        return letter, kept_.give(desk.office.profile.number_pattern, *of_it)


def test_a_number_that_no_case_took_is_offered_to_its_letter_first(desk: Desk) -> None:
    letter, number = given_alone(desk)
    assert next_number(desk.office, None, letter) == number
    assert give_number(desk, letter, DAY).number == number


@pytest.mark.parametrize("blank", [True, False])
def test_a_number_that_no_case_took_is_void_when_its_letter_is_numbered_by_hand(
    desk: Desk, *, blank: bool
) -> None:
    letter, number = given_alone(desk)
    if blank:
        give_number(desk, letter, DAY, "")
    give_number(desk, letter, DAY, "77")
    found = {each.number: each for each in register(desk.office).entries}
    assert set(found) == {number, "77"}
    assert found["77"].void_reason is None
    assert found[number].void_reason == desk.office.messages().say("letter.unused")
    assert desk.case.one(Letter, letter).void_numbers == {number: found[number].void_reason}


@pytest.mark.parametrize("blank", [True, False])
def test_a_number_that_a_copy_printed_holds_though_another_copy_tells_more_of_its_letter(
    office: Office, *, blank: bool
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    with open_case(office, path) as desk:
        number = numbered(desk, "notice")
    with open_case(office, older) as desk:
        for day in range(1, 5):
            enter(desk, FieldAddress("letter", letter, "dated"), f"{day}.10.2025")
        if blank:
            give_number(desk, letter, DAY, "")
        else:
            with pytest.raises(Problem, match=r"file\.number-given"):
                give_number(desk, letter, DAY, "77")
    with open_case(office, path) as desk:
        library.note(office, desk)
        assert desk.case.one(Letter, letter).number == number
    assert {each.void_reason for each in register(office).entries} == {None}


def test_a_number_is_told_ahead_only_where_the_letter_would_get_it(office: Office) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    with open_case(office, path) as desk:
        number = numbered(desk, "notice")
    with pytest.raises(Problem, match=r"file\.number-given") as said:
        next_number(office, None, letter)
    assert said.value.params["number"] == number
    with open_case(office, older) as desk:
        assert give_number(desk, letter, DAY, number).number == number


def test_of_two_numbers_that_copies_gave_to_a_letter_either_is_entered_in_a_third(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    older = older_copy(path)
    her = colleague(tmp_path, "02/{n}")
    theirs = Path(shutil.copy(path, her.folders.cases))
    with open_case(her, theirs) as desk:
        hers = numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
    with open_case(office, path) as desk:
        mine = numbered(desk, "notice")
    read_in(office, [her.folders.cases])
    with open_case(office, older) as desk:
        with pytest.raises(Problem, match=r"file\.number-given"):
            give_number(desk, letter, DAY)
        assert give_number(desk, letter, DAY, hers).number == hers
    found = {each.number: each.void_reason for each in register(office).entries}
    assert found == {mine: None, hers: None}


# -- looking -----------------------------------------------------------------------------------


def test_lines_are_chosen_by_year_direction_institution_and_words(office: Office) -> None:
    busy(office)
    found = register(office).entries

    def numbers(**wanted: str) -> list[str]:
        return [each.number for each in chosen(found, Chosen(**wanted), "kk")]

    assert len(numbers()) == len(found)
    assert set(numbers(direction="in")) == {
        each.number for each in found if each.letter.direction == "in"
    }
    assert numbers(year="2024") == []
    assert numbers(year="2025") == numbers()
    assert numbers(institution="a", words="қолмен") == ["қолмен a"]
    assert numbers(words="ҚОЛМЕН  6.10.2025 a") == ["қолмен a"]
    assert len(numbers(words="бланк бүлінді")) == 1


def test_ten_thousand_letters_are_read_as_fast_as_a_list(office: Office) -> None:
    case = new_id()
    with NumberRegister(office.folders.register) as many:
        many.enter(
            case,
            [
                LetterRow(
                    letter_id=new_id(),
                    case_id=case,
                    direction="out",
                    kind="notice",
                    control=1,
                    number=f"01-12/{n}",
                    dated="2025-10-06",
                    series="01-12/{n}",
                )
                for n in range(1, 10_001)
            ],
        )
    found = register(office)
    assert len(found.entries) == 10_000
    assert found.gaps == ()
    assert found.entries[0].number == "01-12/10000"  # by count, not by letters


@pytest.mark.parametrize("lang", LANGS)
def test_the_kind_of_a_letter_is_told_in_each_language(desk: Desk, lang: str) -> None:
    numbered(desk, "notice")
    told = line(desk.office, "notice").letter.title
    assert told.any_text("kk")
    assert getattr(told, lang) == desk.office.law.document("notice").title.text(
        next(one for one in LANGS if one == lang)
    )


def test_a_void_of_the_copy_that_knows_less_is_entered_whatever_is_read_first(
    office: Office, tmp_path: Path
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    her = colleague(tmp_path, "02/{n}")
    theirs = Path(shutil.copy(path, her.folders.cases))
    with open_case(her, theirs) as desk:
        numbered(desk, "notice")
        mark_sent(desk, letter, "hand", DAY)
    with open_case(office, path) as desk:
        mine = numbered(desk, "notice")
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    with open_case(office, path) as desk:
        assert desk.case.one(Letter, letter).void_numbers == {mine: "бланк бүлінді"}
    lose_register(office)
    shutil.copy(theirs, office.folders.cases / "0hers.baqylau")
    assert {(each.number, each.void_reason) for each in register(office).entries} == {
        ("02/1", None), (mine, "бланк бүлінді"),
    }  # fmt: skip
    assert next_number(office) != mine


@pytest.mark.parametrize("name", ["0", "я"])
def test_a_void_that_the_copy_without_the_number_took_up_outlives_the_register(
    office: Office, name: str
) -> None:
    """The list of cases names that copy alone, and the number stands in the other."""
    path = a_case(office)
    with open_case(office, path) as desk:
        letter_for(desk, proceeding(desk), "notice")
    other = Path(shutil.copy(path, path.with_name(f"{name}.baqylau")))
    with open_case(office, other) as desk:
        number = numbered(desk, "notice")
    declare_void(office, line(office, "notice"), "бланк бүлінді")
    with open_case(office, path, write=False) as desk:
        assert desk.case.all(Letter)[0].void_numbers == {number: "бланк бүлінді"}
    lose_register(office)
    (entry,) = (each for each in register(office).entries if each.number == number)
    assert entry.void_reason == "бланк бүлінді"
    with open_case(office, other) as desk:
        library.note(office, desk)
        assert desk.case.all(Letter)[0].number == ""


@pytest.mark.parametrize("name", ["0", "я"])
def test_of_two_copies_with_as_many_acts_the_one_with_the_number_is_told_whatever_is_read_first(
    office: Office, name: str
) -> None:
    path = a_case(office)
    with open_case(office, path) as desk:
        letter = letter_for(desk, proceeding(desk), "notice").id
    other = Path(shutil.copy(path, path.with_name(f"{name}.baqylau")))
    with open_case(office, path) as desk:
        numbered(desk, "notice")
    with open_case(office, other) as desk:
        enter(desk, FieldAddress("letter", letter, "dated"), "7.10.2025")
    before = kept(office)
    assert len(register(office).entries) == 1
    lose_register(office)
    assert kept(office) == before
