"""The library's index: a convenience that can be lost at any time without loss."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.casefile.glance import MOST
from desktop.casefile.index import LibraryIndex
from desktop.domain.clock import FixedClock
from desktop.domain.control import Proceeding, Recommendation
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS, LocalText
from desktop.usecases import library, protection, today
from desktop.usecases.cases import begin_control, current_control, institution, new_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.first import first_rows
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Office, Profile
from desktop.usecases.proceedings import begin_proceeding
from desktop.usecases.purging import purge
from desktop.usecases.replies import reply_to
from desktop.usecases.standing import standings
from desktop.usecases.today import catch_up, unknown


def told(office: Office) -> set[tuple[str, str, str, str]]:
    return {
        (Path(row.path).name, row.case_id, row.next_clock, row.next_due)
        for row in library.rows(office)
    }


def make_real(desk: Desk) -> None:
    """Let the sample pass for a case of the user's own: a sample itself is never due."""
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "sample"), False)


def test_an_empty_library_has_no_rows(office: Office) -> None:
    assert library.rows(office) == ()


def test_a_sample_is_never_due_among_real_cases(sample: Desk) -> None:
    library.note(sample.office, sample)
    (row,) = library.rows(sample.office)
    assert (row.next_clock, row.next_due, row.state) == ("", "", "")
    begin_control(sample)
    library.note(sample.office, sample)
    assert library.rows(sample.office)[0].next_due == ""


def test_a_sample_is_listed_as_one_in_each_language(sample: Desk) -> None:
    library.note(sample.office, sample)
    (row,) = library.rows(sample.office)
    names = [row.object_name.text(lang) for lang in LANGS]
    real = [institution(sample.case).name.text(lang) for lang in LANGS]
    marks = ("ҮЛГІ", "ОБРАЗЕЦ", "SAMPLE")
    assert names == [f"{mark} · {name}" for mark, name in zip(marks, real, strict=True)]
    make_real(sample)
    library.note(sample.office, sample)
    assert library.rows(sample.office)[0].object_name == institution(sample.case).name


def test_a_noted_case_is_listed_with_what_is_due_next(sample: Desk) -> None:
    make_real(sample)
    library.note(sample.office, sample)
    (row,) = library.rows(sample.office)
    assert row.case_id == str(sample.case.id)
    assert row.object_name.ru.startswith("Государственное учреждение")
    assert (row.next_clock, row.next_due) == ("PC_RESPONSE", "2025-11-03")


def test_a_case_that_began_with_a_request_stands_where_its_form_of_control_stands(
    sample: Desk,
) -> None:
    control = current_control(sample.case)
    (monitoring,) = sample.case.all(Proceeding)
    begin_proceeding(sample, control.id, "information-request")
    (request,) = (each for each in sample.case.all(Proceeding) if each.id != monitoring.id)
    sample.act("t", [replace(request, number=1), replace(monitoring, number=2)])
    first, form = standings(sample, control.id)
    library.note(sample.office, sample)
    assert library.rows(sample.office)[0].phase == form.phase != first.phase


def test_a_row_tells_what_board_map_and_campaign_ask_for(sample: Desk) -> None:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "campaign"), "  Пандустар 2025 ")
    asked = sample.case.of_control(Recommendation, control.id)
    reply_id = reply_to(sample, sample.case.all(Proceeding)[0].id, asked[0].id)
    enter(sample, FieldAddress("reply", reply_id, "verdict"), "done")
    library.note(sample.office, sample)
    (row,) = library.rows(sample.office)
    assert (row.campaign, row.region, row.procedure) == ("Пандустар 2025", "27", "monitoring")
    assert (row.started_on, row.completed_on) == (control.started_on, control.completed_on)
    assert (row.asked, row.answered, row.done) == (len(asked), 0, 1)  # seen, in no letter
    assert not row.closed


def test_a_case_is_closed_when_its_steps_are_done_and_no_day_is_waited_for(sample: Desk) -> None:
    make_real(sample)
    control = current_control(sample.case)
    (course,) = sample.case.all(Proceeding)
    left = {
        each.step.id: "2025-12-01"
        for each in standings(sample, control.id)[0].steps
        if each.state != "done" and not each.step.optional
    }
    control = current_control(sample.case)
    done = {**control.completed_steps, **left}
    sample.act("t", [replace(control, completed_steps=done)])
    sample.act("t", [replace(course, completed_steps={**course.completed_steps, **left})])
    library.note(sample.office, sample)
    assert not library.rows(sample.office)[0].closed  # the answer may still come in time
    sample.office.clock = FixedClock.on(date(2026, 2, 2))
    library.note(sample.office, sample)
    assert library.rows(sample.office)[0].closed


def test_a_protected_case_tells_the_list_nothing_of_its_control(sample: Desk) -> None:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "campaign"), "Пандустар 2025")
    library.note(sample.office, sample)
    protection.protect(sample, "құпия сөз 1234")
    (row,) = library.rows(sample.office)
    assert row == library.untold(row)
    assert (row.campaign, row.region, row.procedure, row.started_on, row.asked) == (
        *("",) * 4,
        0,
    )
    assert "Пандустар".encode() not in sample.office.folders.index.read_bytes()
    sample.close()


def test_a_list_of_a_former_version_keeps_its_cases_and_reads_them_anew(sample: Desk) -> None:
    office = sample.office
    library.note(office, sample)
    (row,) = library.rows(office)
    with LibraryIndex(office.folders.index) as index:
        index.put(replace(row, region="", procedure=""))
        index._database.executescript(
            "DROP INDEX by_case; DROP INDEX by_day; ALTER TABLE library DROP COLUMN layout;"
            " ALTER TABLE library DROP COLUMN case_id; ALTER TABLE library DROP COLUMN due;"
            " ALTER TABLE library DROP COLUMN modified; PRAGMA user_version = 2"
        )
    assert unknown(office) == (sample.path,)
    assert library.rows(office)[0].region == ""
    catch_up(office)
    assert unknown(office) == ()
    assert library.rows(office)[0].region == "27"


def test_noting_a_case_again_keeps_one_row(sample: Desk) -> None:
    library.note(sample.office, sample)
    library.note(sample.office, sample)
    assert len(library.rows(sample.office)) == 1


def test_the_rebuilt_index_equals_the_kept_one(sample: Desk) -> None:
    office = sample.office
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Бөлім")) as other:
        library.note(office, other)
    library.note(office, sample)
    kept = told(office)
    office.folders.index.unlink()
    assert library.rebuild(office) == ()
    assert told(office) == kept
    assert len(kept) == 2


def test_rebuilding_names_files_that_cannot_be_read_and_lists_the_rest(sample: Desk) -> None:
    office = sample.office
    (office.folders.cases / "broken.baqylau").write_bytes(b"not a case")
    troubles = library.rebuild(office)
    assert len(troubles) == 1
    assert "broken" in str(troubles[0].params)
    assert {Path(row.path).name: row.trouble for row in library.rows(office)} == {
        "sample.baqylau": "",
        "broken.baqylau": "file.not-a-case",
    }


def test_a_damaged_index_is_made_anew(sample: Desk) -> None:
    office = sample.office
    library.note(office, sample)
    office.folders.index.write_bytes(b"garbage" * 1000)
    library.rows(office)
    library.rebuild(office)
    assert {name for name, *_ in told(office)} == {"sample.baqylau"}


@pytest.mark.parametrize("use", ["rows", "today", "look", "rebuild", "note"])
def test_a_list_damaged_inside_is_made_anew_and_said_once(sample: Desk, use: str) -> None:
    office = sample.office
    make_real(sample)
    library.note(office, sample)
    (row,) = library.rows(office)
    with LibraryIndex(office.folders.index) as index:
        for n in range(500):
            index.put(replace(row, path=f"/x/{n:03}", case_id=str(n)))
    data = office.folders.index.read_bytes()
    sound = len(data) // 2 // 4096 * 4096
    office.folders.index.write_bytes(data[:sound] + b"\xff" * (len(data) - sound))
    uses: dict[str, Callable[[], object]] = {
        "rows": lambda: library.rows(office),
        "today": lambda: today.today(office),
        "look": lambda: None,
        "rebuild": lambda: None,
        "note": lambda: library.note(office, sample),
    }
    uses[use]()
    if use == "rebuild":
        said = [problem.code for problem in library.rebuild(office)]
    else:
        said = [each.problem.code for each in looking_through(office) if each is not None]
    assert said == ["library.made-anew"]
    assert not [each for each in looking_through(office) if each is not None]
    paths = {each.path for each in library.rows(office)}
    assert paths > {str(sample.path), "/x/000"}
    assert today.today(office)


def test_forgetting_a_case_leaves_its_file(sample: Desk) -> None:
    library.note(sample.office, sample)
    library.forget(sample.office, sample.path)
    assert library.rows(sample.office) == ()
    assert sample.path.exists()


def test_cases_with_the_nearest_date_stand_first(sample: Desk) -> None:
    make_real(sample)
    office = sample.office
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Бөлім")) as other:
        library.note(office, other)
    library.note(office, sample)
    assert Path(library.rows(office)[0].path) == sample.path


def test_an_unreadable_profile_is_kept_aside_and_said(office: Office) -> None:
    office.folders.home.mkdir(parents=True)
    office.folders.profile.write_text("{broken", "utf-8")
    with pytest.raises(Problem, match=r"profile\.unreadable") as said:
        _ = office.profile
    kept = Path(str(said.value.params["kept"]))
    assert kept.read_text("utf-8") == "{broken"
    fresh = Office(office.clock, office.folders)
    assert fresh.profile.lang == "kk"
    fresh.change_profile(lambda kept: replace(kept, lang="ru"))
    assert Office(office.clock, office.folders).profile.lang == "ru"


def test_what_two_programs_change_in_the_profile_is_kept_by_both(office: Office) -> None:
    _ = office.profile
    other = Office(office.clock, office.folders)
    _ = other.profile
    office.change_profile(lambda kept: replace(kept, name="Айгүл"))
    other.change_profile(lambda kept: replace(kept, lang="ru"))
    kept = Office(office.clock, office.folders).profile
    assert (kept.name, kept.lang) == ("Айгүл", "ru")
    assert other.profile == kept


def test_two_threads_do_not_lose_each_others_change_of_the_profile(office: Office) -> None:
    begun, waits = Event(), Event()

    def beside() -> None:
        begun.wait()
        waits.set()
        office.change_profile(lambda kept: replace(kept, number_pattern="01-12/{n}"))

    thread = Thread(target=beside)
    thread.start()

    def slow(kept: Profile) -> Profile:
        begun.set()
        waits.wait()
        thread.join(0.2)  # it would be through by now
        return replace(kept, name="Айгүл")

    office.change_profile(slow)
    thread.join()
    kept = Office(office.clock, office.folders).profile
    assert (kept.name, kept.number_pattern) == ("Айгүл", "01-12/{n}")


def test_a_profile_that_notepad_saved_in_ansi_is_kept_aside_and_said(office: Office) -> None:
    ansi = '{"name": "Айгуль"}'.encode("cp1251")
    office.folders.home.mkdir(parents=True)
    office.folders.profile.write_bytes(ansi)
    office.remember("place", "0,0")
    assert office.folders.profile.read_bytes() == ansi
    with pytest.raises(Problem, match=r"profile\.unreadable") as said:
        _ = office.profile
    assert Path(str(said.value.params["kept"])).read_bytes() == ansi


def test_a_profile_damaged_twice_is_kept_aside_twice(office: Office) -> None:
    office.folders.home.mkdir(parents=True)
    for broken in ("{one", "{two"):
        office.folders.profile.write_text(broken, "utf-8")
        with pytest.raises(Problem, match=r"profile\.unreadable"):
            _ = Office(office.clock, office.folders).profile
    kept = {path.read_text("utf-8") for path in office.folders.home.glob("*unreadable*")}
    assert kept == {"{one", "{two"}
    assert Office(office.clock, office.folders).profile.lang == "kk"


def test_where_no_profile_can_be_kept_one_can_still_read(office: Office, tmp_path: Path) -> None:
    from desktop.usecases.office import Folders

    (tmp_path / "file").touch()
    homeless = Office(office.clock, Folders(tmp_path / "file" / "home", tmp_path))
    assert homeless.profile.lang == "kk"
    with pytest.raises(Problem, match=r"target\.no-folder"):
        homeless.change_profile(lambda kept: kept)


def test_an_earlier_control_that_waits_for_its_answer_is_not_forgotten(sample: Desk) -> None:
    first = current_control(sample.case)
    enter(sample, FieldAddress("control", first.id, "sample"), False)
    begin_control(sample)
    library.note(sample.office, sample)
    (row,) = library.rows(sample.office)
    assert (row.next_clock, row.next_due) == ("PC_RESPONSE", "2025-11-03")


def test_a_case_whose_stick_was_pulled_stays_listed_as_it_was(sample: Desk) -> None:
    library.note(sample.office, sample)
    before = library.rows(sample.office)
    sample.path.rename(sample.path.with_name("elsewhere"))
    library.note(sample.office, sample)
    assert library.rows(sample.office) == before


def test_the_first_paint_shows_the_first_lines_of_the_list_and_counts_the_rest(
    sample: Desk,
) -> None:
    office = sample.office
    library.note(office, sample)
    (row,) = library.rows(office)
    with LibraryIndex(office.folders.index) as index:
        for n in range(2 * MOST):
            due = f"2026-01-{n % 28 + 1:02d}" if n % 3 else ""
            index.put(replace(row, path=f"/x/{n}.baqylau", next_due=due, modified=float(n)))
    first, of = first_rows(office.folders)
    assert of == 2 * MOST + 1
    assert [each.path for each in first] == [row.path for row in library.rows(office)][:MOST]


def test_the_first_paint_after_an_upgrade_shows_what_the_former_version_listed(
    sample: Desk,
) -> None:
    office = sample.office
    library.note(office, sample)
    with LibraryIndex(office.folders.index) as index:
        index._database.executescript("DROP INDEX by_day; ALTER TABLE library DROP COLUMN due;")
    first, of = first_rows(office.folders)
    assert ([each.path for each in first], of) == ([str(sample.path)], 1)


def test_what_goes_for_good_is_left_in_no_corner_of_the_list(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connect(*given: Any, **more: Any) -> sqlite3.Connection:
        """Open a file as SQLite does where it was built without secure deletion."""
        database = opened(*given, **more)
        database.execute("PRAGMA secure_delete = OFF")
        return database

    opened = sqlite3.connect
    monkeypatch.setattr("desktop.casefile.index.sqlite3.connect", connect)
    path = office.folders.cases / "a.baqylau"
    with new_case(office, path, LocalText(ru="Отдел")) as desk:
        control = current_control(desk.case).id
        for topic in ("Жалоба " + "гражданки Условной " * 20, "Жалоба"):
            enter(desk, FieldAddress("control", control, "topic.ru"), topic)
            library.note(office, desk)
        purge(desk, "control", control, "по просьбе", path="topic.ru")
    for file in office.folders.home.glob("library.sqlite*"):
        assert "Условной".encode() not in file.read_bytes(), file.name
    (row,) = library.rows(office)
    assert row.topic.ru == "Жалоба"
