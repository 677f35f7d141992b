"""Calendars for a phone: read back by two other programs, with updates and cancellations."""

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from msgspec.structs import replace

from desktop.casefile import keys
from desktop.casefile.index import LibraryIndex
from desktop.domain.clock import FixedClock
from desktop.domain.control import Recommendation
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.usecases import library, protection
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Folders, Office
from desktop.usecases.outcomes import mark_done
from desktop.usecases.phone_calendar import Made, write_calendar

DUE, CHECK = date(2025, 11, 3), date(2025, 11, 4)


@pytest.fixture
def real(sample: Desk) -> Desk:
    control = current_control(sample.case)
    enter(sample, FieldAddress("control", control.id, "sample"), False)
    library.note(sample.office, sample)
    return sample


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "күнтізбе.ics"


def read(target: Path) -> dict[str, icalendar.Event]:
    """Read a calendar with both readers, which must say the same of each event."""
    calendar = icalendar.Calendar.from_ical(target.read_bytes())
    assert not calendar.errors
    events = {str(each["UID"]): each for each in calendar.walk("VEVENT")}
    others = list(vobject.readComponents(target.read_text("utf-8"), validate=True))
    seen = {each.uid.value: each for other in others for each in other.vevent_list}
    assert seen.keys() == events.keys()
    for uid, event in events.items():
        assert not event.errors
        assert seen[uid].dtstart.value == event.decoded("DTSTART")
        assert seen[uid].summary.value == str(event["SUMMARY"])
        assert int(seen[uid].sequence.value) == event["SEQUENCE"]
        assert seen[uid].status.value == event["STATUS"]
        assert len(getattr(seen[uid], "valarm_list", ())) == len(list(event.walk("VALARM")))
    return events


def export(office: Office, target: Path, place: Path | None = None, lang: Lang = "kk") -> Made:
    return write_calendar(office, place, target, lang)


def later(office: Office, days: int) -> Office:
    day = office.clock.today() + timedelta(days=days)
    return Office(FixedClock.on(day), office.folders)


def receive_again(desk: Desk) -> None:
    """A second proof: the term ends a working day later."""
    letters = desk.case.all(Letter)
    (covering,) = (each.id for each in letters if each.kind == "covering-letter")
    proof = Receipt(
        id=new_id(), letter_id=covering, proof="registration_number", day="2025-10-20", number="1"
    )
    desk.act("t", [proof])
    library.note(desk.office, desk)


def answer(desk: Desk) -> None:
    control = current_control(desk.case)
    came = Letter(
        id=new_id(), control_id=control.id, direction="in", kind="reasoned-response",
        arrived_on="2025-10-20",
    )  # fmt: skip
    desk.act("t", [came])
    library.note(desk.office, desk)


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_is_a_day_with_two_alarms_and_the_check_after_it_another(
    real: Desk, target: Path, lang: Lang
) -> None:
    export(real.office, target, lang=lang)
    events = read(target)
    days = {each.decoded("DTSTART"): each for each in events.values()}
    assert {DUE, CHECK} <= days.keys()
    for each in (days[DUE], days[CHECK]):
        assert each.decoded("DTEND") - each.decoded("DTSTART") == timedelta(days=1)
        triggers = {alarm.decoded("TRIGGER") for alarm in each.walk("VALARM")}
        assert triggers == {timedelta(hours=-15), timedelta(hours=9)}
        assert (each["STATUS"], each["SEQUENCE"]) == ("CONFIRMED", 0)
    assert all(len(line) <= 75 for line in target.read_bytes().split(b"\r\n"))


def promised(desk: Desk, day: str) -> Recommendation:
    control = current_control(desk.case)
    first = desk.case.of_control(Recommendation, control.id)[0]
    enter(desk, FieldAddress("recommendation", first.id, "agreed_by"), day)
    library.note(desk.office, desk)
    return first


def test_what_was_agreed_by_a_day_is_a_day_to_look_until_something_came_of_it(
    real: Desk, target: Path
) -> None:
    first = promised(real, "28.11.2025")  # a Friday
    export(real.office, target, lang="en")
    named = "Look whether it was done: What was agreed on recommendation 1"
    (uid,) = (uid for uid, each in read(target).items() if str(each["SUMMARY"]).startswith(named))
    assert read(target)[uid].decoded("DTSTART") == date(2025, 12, 1)
    promised(real, "20.12.2025")
    export(real.office, target, lang="en")
    moved = read(target)[uid]
    assert (moved.decoded("DTSTART"), moved["SEQUENCE"]) == (date(2025, 12, 22), 1)
    mark_done(real, first.id, "done_otherwise")
    library.note(real.office, real)
    export(real.office, target, lang="en")
    assert read(target)[uid]["STATUS"] == "CANCELLED"


def test_an_estimate_says_so_in_its_title(real: Desk, target: Path) -> None:
    export(real.office, target, lang="en")
    titles = [str(each["SUMMARY"]) for each in read(target).values()]
    (guessed,) = (each for each in titles if "29" not in each and each.startswith("Estimate"))
    assert "hearing" in guessed.casefold()


def test_what_did_not_change_is_told_as_before(real: Desk, target: Path) -> None:
    export(real.office, target)
    before = read(target)
    export(later(real.office, 1), target)
    after = read(target)
    assert before.keys() == after.keys()
    for uid, event in after.items():
        assert event["SEQUENCE"] == before[uid]["SEQUENCE"] == 0
        assert event.decoded("LAST-MODIFIED") == before[uid].decoded("LAST-MODIFIED")


def test_a_term_that_moved_keeps_its_id_and_counts_on(
    real: Desk, target: Path, tmp_path: Path
) -> None:
    export(real.office, target)
    before = {uid: each for uid, each in read(target).items() if each.decoded("DTSTART") == DUE}
    receive_again(real)
    export(later(real.office, 0), tmp_path / "another.ics")
    (uid,) = before
    after = read(tmp_path / "another.ics")[uid]
    assert after.decoded("DTSTART") == CHECK
    assert (after["SEQUENCE"], after["STATUS"]) == (1, "CONFIRMED")


def test_what_is_no_longer_needed_is_cancelled_under_its_id_until_a_year_has_passed(
    real: Desk, target: Path
) -> None:
    export(real.office, target)
    before = read(target)
    answer(real)
    for days in (0, 1, 300):
        export(later(real.office, days), target)
        gone = {u: e for u, e in read(target).items() if e["STATUS"] == "CANCELLED"}
        assert {DUE, CHECK} <= {each.decoded("DTSTART") for each in gone.values()}
        assert gone.keys() <= before.keys()
        for each in gone.values():
            assert each["SEQUENCE"] == 1
            assert not list(each.walk("VALARM"))
    with pytest.raises(Problem, match=r"today\.no-days"):
        export(later(real.office, 400), target)


def test_what_was_cancelled_and_stands_again_is_confirmed_with_a_higher_count(
    real: Desk, target: Path
) -> None:
    export(real.office, target)
    answer(real)
    export(real.office, target)
    came = [each for each in real.case.all(Letter) if each.kind == "reasoned-response"]
    real.act("t", (), came)
    library.note(real.office, real)
    export(real.office, target)
    again = {e.decoded("DTSTART"): e for e in read(target).values()}[DUE]
    assert (again["SEQUENCE"], again["STATUS"]) == (2, "CONFIRMED")


def test_a_calendar_of_one_case_cancels_nothing_of_another(
    real: Desk, target: Path, tmp_path: Path
) -> None:
    office = real.office
    export(office, target)
    mine = read(target).keys()
    with new_case(office, office.folders.cases / "b.baqylau", LocalText(kk="Бөлім")) as other:
        control = current_control(other.case)
        other.act("t", [replace(control, completed_on="2025-10-17")])
        library.note(office, other)
        export(office, tmp_path / "b.ics", other.path)
    assert not read(tmp_path / "b.ics").keys() & mine
    export(office, target)
    assert {e["STATUS"] for e in read(target).values()} == {"CONFIRMED"}
    assert read(tmp_path / "b.ics").keys() < read(target).keys()


def test_a_case_taken_off_the_list_is_cancelled_in_the_calendar_of_the_list(
    real: Desk, target: Path
) -> None:
    export(real.office, target)
    library.forget(real.office, real.path)
    export(real.office, target)
    assert {e["STATUS"] for e in read(target).values()} == {"CANCELLED"}


def test_a_case_that_stands_in_the_list_again_is_not_cancelled_once_its_row_is_lost(
    real: Desk, target: Path
) -> None:
    office, path = real.office, real.path
    export(office, target)
    library.forget(office, path)
    library.note(office, real)
    real.close()
    office.folders.index.unlink()
    path.rename(path.with_name("on a stick that is away"))
    with pytest.raises(Problem, match=r"today\.no-days"):
        export(office, target)


@pytest.mark.parametrize("lost", ["deleted", "damaged", "damaged inside", "got a password"])
def test_a_term_that_runs_is_not_cancelled_where_its_case_is_only_missing_in_the_list(
    real: Desk, target: Path, tmp_path: Path, lost: str
) -> None:
    office = real.office
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "b.baqylau"
    real.file.copy_to(path)
    real.close()
    real.path.unlink()
    with open_case(office, path) as desk:
        library.note(office, desk)
    list(looking_through(office))
    export(office, target)
    before = read(target).keys()
    index = office.folders.index
    if lost == "got a password":
        _protect_elsewhere(path, tmp_path)
        list(looking_through(office))
    else:
        stick.rename(tmp_path / "away")
    if lost == "deleted":
        index.unlink()
    elif lost == "damaged":
        index.write_bytes(b"x" * 5000)
    elif lost == "damaged inside":
        with LibraryIndex(index) as known:
            # The row is still there, what its days are is not.
            known._database.execute("DELETE FROM items")
    with new_case(office, office.folders.cases / "c.baqylau", LocalText(kk="Бөлім")) as other:
        control = current_control(other.case)
        other.act("t", [replace(control, completed_on="2025-10-17")])
        library.note(office, other)
    export(office, target)
    told = read(target)
    assert told
    assert not told.keys() & before
    assert {each["STATUS"] for each in told.values()} == {"CONFIRMED"}
    if lost != "got a password":
        (tmp_path / "away").rename(stick)
        with open_case(office, path) as desk:
            library.note(office, desk)
        export(office, target)
        assert read(target).keys() > before
        assert {each["SEQUENCE"] for each in read(target).values()} == {0}
        library.forget(office, path)
        export(office, target)
        gone = {uid for uid, each in read(target).items() if each["STATUS"] == "CANCELLED"}
        assert gone == before


def _protect_elsewhere(path: Path, folder: Path) -> None:
    """Give a case its password on another computer: here nobody knows it."""
    other = Office(FixedClock.on(date(2025, 10, 20)), Folders(folder / "other", folder / "others"))
    with open_case(other, path) as desk:
        protection.protect(desk, "a long password")
    keys.forget_all()


def test_a_sample_looked_at_is_not_cancelled_by_the_calendar_of_the_list(
    sample: Desk, target: Path, tmp_path: Path
) -> None:
    office = sample.office
    export(office, tmp_path / "sample.ics", sample.path)
    assert {DUE, CHECK} <= {e.decoded("DTSTART") for e in read(tmp_path / "sample.ics").values()}
    with pytest.raises(Problem, match=r"today\.no-days"):
        export(office, target)


def test_without_its_memory_it_counts_on_from_the_calendar_that_is_written_over(
    real: Desk, target: Path
) -> None:
    export(real.office, target)
    receive_again(real)
    export(real.office, target)
    real.office.folders.calendar_told.write_bytes(b"{not json")
    answer(real)
    export(real.office, target)
    gone = {e.decoded("DTSTART"): e for e in read(target).values() if e["STATUS"] == "CANCELLED"}
    assert gone[CHECK]["SEQUENCE"] >= 1
    assert all(each["SEQUENCE"] >= 1 for each in gone.values())


@pytest.mark.parametrize("start", ["", "DTSTART:20251103T090000Z\r\n"])
def test_an_event_that_another_program_changed_is_no_crash(
    real: Desk, target: Path, start: str
) -> None:
    export(real.office, target)
    odd = f"BEGIN:VEVENT\r\nUID:odd\r\n{start}SUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR"
    target.write_bytes(target.read_bytes().replace(b"END:VCALENDAR", odd.encode()))
    export(real.office, target)
    assert "odd" not in read(target)


@pytest.mark.parametrize("lies", [b"", b"garbage", b"BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR"])
def test_a_file_that_is_no_calendar_of_ours_tells_nothing(
    real: Desk, target: Path, lies: bytes
) -> None:
    target.write_bytes(lies)
    export(real.office, target)
    assert all(each["SEQUENCE"] == 0 for each in read(target).values())


def test_a_protected_case_tells_its_files_name_and_days(real: Desk, target: Path) -> None:
    protection.protect(real, "құпия сөз 1234")
    export(real.office, target, lang="en")
    said = target.read_text("utf-8")
    assert "sample" in said
    assert "Reasoned" not in said
    assert DUE in {each.decoded("DTSTART") for each in read(target).values()}


def test_what_is_remembered_names_nobody(real: Desk, target: Path) -> None:
    export(real.office, target, lang="en")
    kept = real.office.folders.calendar_told.read_text("utf-8")
    titles = [str(each["SUMMARY"]) for each in read(target).values()]
    assert not any(word in kept for title in titles for word in title.split() if len(word) > 3)
