"""Backups: when one is made, what going back changes and leaves, and a lost or damaged file."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import Popen
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.casefile import backups as names
from desktop.casefile.file import CaseFile
from desktop.domain.case import RECORD_KINDS, Case
from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding, Proceeding
from desktop.domain.correspondence import Attachment, Letter
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, Lang, LocalText
from desktop.usecases import backups
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.history import events
from desktop.usecases.library import note
from desktop.usecases.office import Office
from desktop.usecases.proceedings import begin_proceeding
from desktop.usecases.undoing import redo, undo


def same(one: Case, other: Case) -> bool:
    return all(one.all(kind) == other.all(kind) for kind in RECORD_KINDS.values())


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def finding(desk: Desk, title: str) -> UUID:
    made = add(desk, "finding", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("finding", made, "title.ru"), title)
    return made


def back_up(desk: Desk) -> names.Backup:
    made = backups.back_up(desk, "working")
    assert made is not None
    return made


def test_a_backup_is_the_whole_case_and_none_is_made_of_what_did_not_change(desk: Desk) -> None:
    topic(desk, "первый")
    made = back_up(desk)
    assert backups.back_up(desk, "opened") is None
    with open_case(desk.office, made.path, write=False) as copy:
        assert copy.case.id == desk.case.id
        assert same(copy.case, desk.case)
        assert not verify(copy.path).findings
    topic(desk, "второй")
    assert back_up(desk).number == made.number + 1
    assert [each.number for each in backups.kept(desk.office, desk.case.id)] == [2, 1]


_BACKING_UP = """
import os, signal, sys
from pathlib import Path
from desktop.casefile.file import CaseFile
from desktop.domain.clock import SystemClock
from desktop.usecases import backups
from desktop.usecases.cases import open_case
from desktop.usecases.office import Folders, Office

CaseFile._compare = lambda *_: (print("half", flush=True), os.kill(os.getpid(), {signal}))
folders = Folders(Path(sys.argv[2]), Path(sys.argv[1]).parent)
with open_case(Office(SystemClock(), folders), Path(sys.argv[1])) as desk:
    backups.back_up(desk, "working")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stops a program by a signal")
def test_a_half_backup_of_a_program_that_died_goes_and_that_of_one_that_runs_stays(
    desk: Desk, office: Office, run_python: Callable[..., Popen[str]]
) -> None:
    desk.close()
    for way in ("SIGKILL", "SIGSTOP"):
        code = _BACKING_UP.replace("{signal}", f"signal.{way}")
        with open_case(office, desk.path) as mine:
            topic(mine, way)
        process = run_python(code, desk.path, office.folders.home)
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        if way == "SIGKILL":
            process.wait()
        halves = list(office.folders.backups.rglob(".*.part"))
        assert halves
        there = office.folders.cases / f"{way}.baqylau"
        shutil.copyfile(desk.path, there)  # the one that stands still holds the right to edit
        with open_case(office, there) as again:
            backups.back_up(again, "opened")
        assert [each.exists() for each in halves] == [way == "SIGSTOP"]


def test_a_copy_that_lies_where_another_lay_does_not_go_on_with_its_backups(
    desk: Desk, office: Office
) -> None:
    other = office.folders.cases / "colleague.baqylau"
    desk.file.copy_to(other)
    topic(desk, "моя работа")
    mine = back_up(desk)
    place = desk.path
    desk.close()
    aside = place.rename(place.with_name("mine.baqylau"))
    with open_case(office, other) as copy:
        topic(copy, "её работа")
    other.rename(place)
    with open_case(office, place) as copy:
        theirs = backups.back_up(copy, "opened")
        assert backups.lines(copy).own == (theirs,)
    with open_case(office, aside) as again:
        assert backups.lines(again).own == (mine,)
        topic(again, "и дальше")
        assert back_up(again).path.parent == mine.path.parent


def test_a_line_whose_note_was_lost_is_found_by_its_log(desk: Desk, office: Office) -> None:
    topic(desk, "первый")
    made = back_up(desk)
    (made.path.parent / "of.txt").write_bytes(b"")  # the power failed while it was written
    topic(desk, "второй")
    assert back_up(desk).path.parent == made.path.parent


def test_of_a_case_that_can_only_be_read_none_is_made(desk: Desk, office: Office) -> None:
    with open_case(office, desk.path) as second:
        assert second.read_only == "file.in-use"
        assert backups.back_up(second, "opened") is None


def test_the_older_are_thinned_as_new_ones_come(desk: Desk, office: Office) -> None:
    start = office.clock.now()
    for n in range(30):
        office.clock = FixedClock(start + timedelta(minutes=10 * n))
        topic(desk, f"тема {n}")
        back_up(desk)
    now = office.clock.now()
    older = [
        each.at.replace(minute=0)
        for each in backups.kept(office, desk.case.id)
        if now - each.at >= timedelta(hours=1)
    ]
    assert len(older) == len(set(older)) == 4


def test_where_there_is_no_room_none_is_made_and_it_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(desk.path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=1 << 10))
    with pytest.raises(Problem, match=r"backup\.no-room"):
        backups.back_up(desk, "opened")
    assert backups.kept(desk.office, desk.case.id) == []


def test_a_copy_that_does_not_read_back_as_the_case_is_thrown_away_and_said(
    desk: Desk, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_case(office, tmp_path / "other.baqylau", LocalText(kk="Басқа")) as other:
        foreign = other.path

    def wrong(_source: object, target: Path) -> None:
        shutil.copyfile(foreign, target)

    monkeypatch.setattr("desktop.casefile.file.copy_database", wrong)
    with pytest.raises(Problem, match=r"backup\.not-the-same"):
        backups.back_up(desk, "opened")
    assert list(office.folders.backups.rglob("*.baqylau")) == []


def test_going_back_is_one_act_that_can_be_undone_and_done_again(desk: Desk) -> None:
    topic(desk, "первый")
    kept = finding(desk, "Остаётся")
    gone = finding(desk, "Удалённое")
    then = desk.case
    made = back_up(desk)
    topic(desk, "второй")
    remove(desk, FieldAddress("finding", gone, ""))
    enter(desk, FieldAddress("finding", kept, "title.ru"), "Иначе")
    finding(desk, "Новое")
    now = desk.case
    acts = len(desk.file.acts())
    for lang in LANGS:
        found = backups.compare(desk, made, lang)
        assert found.stay == ()
        assert found.acts == 5
        assert {("второй", "первый"), ("Иначе", "Остаётся"), ("Новое", ""), ("", "Удалённое")} <= {
            (shift.old, shift.new) for shift in found.shifts
        }
        assert all(shift.whose and shift.label for shift in found.shifts)
    backups.go_back(desk, made)
    assert same(desk.case, then)
    assert len(desk.file.acts()) == acts + 1
    assert events(desk, "ru")[0].act.note == f"{made.at:%d.%m.%Y, %H:%M}"
    assert backups.compare(desk, made, "ru")[:2] == ((), ())
    assert undo(desk) is not None
    assert same(desk.case, now)
    assert redo(desk) is not None
    assert same(desk.case, then)
    assert not verify(desk.path).findings
    before = backups.kept(desk.office, desk.case.id)[0]
    assert before.occasion == "before-going-back"
    with open_case(desk.office, before.path, write=False) as copy:
        assert same(copy.case, now)


def test_what_happened_outside_since_stays(sample: Desk) -> None:
    """The number of a letter was given, so the letter stays with all that it names."""
    letter = next(each for each in sample.case.all(Letter))
    control = current_control(sample.case)
    made = back_up(sample)
    enter(sample, FieldAddress("control", control.id, "topic.ru"), "иначе")
    with sample.file.act("letter.take-back", sample.office.author) as act:
        act.put(replace(letter, number="999"))
        sample.case = act.commit()
    found = backups.compare(sample, made, "ru")
    assert len(found.stay) == 1
    assert found.stay[0].startswith(sample.office.law.fields.records["letter"].one.text("ru"))
    backups.go_back(sample, made)
    assert current_control(sample.case) == control
    assert sample.case.one(Letter, letter.id).number == "999"
    assert not verify(sample.path).findings


def test_a_proceeding_of_which_a_letter_went_out_since_stays_with_it(desk: Desk) -> None:
    made = back_up(desk)
    begun = begin_proceeding(desk, current_control(desk.case).id, "discussion")
    letter = Letter(
        id=new_id(), kind="notice", control_id=current_control(desk.case).id, proceeding_id=begun
    )
    with desk.file.act("letter.number", desk.office.author) as act:
        act.put(letter)
        desk.case = act.commit()
    free = finding(desk, "Свободное")
    backups.go_back(desk, made)
    assert desk.case.get(Letter, letter.id) == letter
    assert desk.case.get(Proceeding, begun) is not None
    assert desk.case.get(Finding, free) is None


def test_a_content_that_the_case_lacks_comes_with_the_record_that_names_it(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    """A copy at a colleague's took in a file; going back to that copy brings its bytes."""
    shutil.copyfile(desk.path, tmp_path / "copy.baqylau")
    with (
        CaseFile.open(tmp_path / "copy.baqylau", clock=office.clock, backups=None) as copy,
        copy.act("attachment.take-in", office.author) as act,
    ):
        sha256 = act.store(b"picture")
        act.put(
            Attachment(
                id=new_id(),
                sha256=sha256,
                size=7,
                name="a.jpg",
                media_type="image/jpeg",
                taken_in_at=office.clock.now(),
            )
        )
        act.commit()
    folder = office.folders.backups / str(desk.case.id) / "01234567"
    path = names.next_path(folder, office.clock.now(), "working")
    folder.mkdir(parents=True)
    shutil.copyfile(tmp_path / "copy.baqylau", path)
    (backup,) = backups.kept(office, desk.case.id)
    backups.go_back(desk, backup)
    assert desk.file.content(sha256) == b"picture"
    assert not verify(desk.path).findings


def test_a_damaged_backup_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    made = back_up(desk)
    topic(desk, "второй")
    back_up(desk)
    now = desk.case
    made.path.write_bytes(made.path.read_bytes()[:5000])
    for refused in (
        lambda: backups.compare(desk, made, "ru"),
        lambda: backups.go_back(desk, made),
    ):
        with pytest.raises(Problem, match=r"file\.damaged"):
            refused()
    assert same(desk.case, now)


def test_a_lost_file_comes_back_and_a_damaged_one_is_put_aside(desk: Desk, office: Office) -> None:
    topic(desk, "первый")
    made, then, path = back_up(desk), desk.case, desk.path
    desk.close()
    path.unlink()
    assert backups.recover(office, made, path) is None
    with open_case(office, path) as again:
        assert same(again.case, then)
        assert again.read_only is None
        topic(again, "второй")
    path.write_bytes(path.read_bytes()[:20000])
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"belongs to the damaged")
    aside = backups.recover(office, made, path)
    assert aside is not None
    assert aside.stat().st_size == 20000
    assert not journal.exists()
    assert not verify(path).findings
    made.path.write_bytes(b"")
    with pytest.raises(Problem, match=r"file\.empty"):
        backups.recover(office, made, path)


def test_a_journal_left_by_a_lost_file_does_not_touch_what_comes_in_its_place(
    desk: Desk, office: Office
) -> None:
    topic(desk, "первый")
    made, path = back_up(desk), desk.path
    desk.close()
    journal = path.with_name(f"{path.name}-journal")
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA cache_size = 2")
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE control SET topic = '{}'")
    database.execute("CREATE TABLE filler AS SELECT hex(randomblob(400000)) AS x")
    left = journal.read_bytes()
    database.execute("ROLLBACK")
    database.close()
    path.unlink()
    journal.write_bytes(left)
    assert left
    assert backups.recover(office, made, path) is None
    assert verify(path).findings == ()
    with open_case(office, path) as again:
        assert current_control(again.case).topic.ru == "первый"


def test_where_a_backup_cannot_be_read_the_old_file_stays_where_it_lay(
    desk: Desk, office: Office
) -> None:
    topic(desk, "первый")
    made, path = back_up(desk), desk.path
    desk.close()
    path.write_bytes(path.read_bytes()[:20000])
    made.path.write_bytes(made.path.read_bytes()[:40000])
    with pytest.raises(Problem, match=r"file\.damaged"):
        backups.recover(office, made, path)
    assert path.stat().st_size == 20000
    assert [each.name for each in path.parent.iterdir() if "damaged" in each.name] == []


def test_a_file_that_is_not_there_any_more_is_a_sentence_and_no_crash(desk: Desk) -> None:
    topic(desk, "первый")
    desk.path.rename(desk.path.with_name("elsewhere.baqylau"))
    with pytest.raises(Problem):
        backups.back_up(desk, "working")
    backups.back_up_before(desk, "before-merge")


def copied(desk: Desk, office: Office) -> Path:
    """A colleague's copy that came onto this computer and grows apart."""
    path = desk.path.with_name("colleague.baqylau")
    desk.file.copy_to(path)
    with open_case(office, path) as copy:
        topic(copy, "чужая")
        backups.back_up(copy, "opened")
    return path


def test_a_copy_on_the_same_computer_does_not_push_out_the_backups_of_a_case(
    desk: Desk, office: Office
) -> None:
    start = office.clock.now()
    topic(desk, "своя")
    mine = back_up(desk)
    for minutes in (30, 2 * 24 * 60):
        office.clock = FixedClock(start + timedelta(minutes=minutes))
        path = copied(desk, office)
    assert backups.lines(desk).own == (mine,)
    first, second = sorted(backups.lines(desk).others, key=lambda line: line.backups[0].at)
    assert first.file == second.file == path  # the second did not grow out of the first
    assert backups.last_author(first) == office.author.name
    with open_case(office, path) as copy:
        assert backups.lines(copy).own == second.backups
        others = [line.backups for line in backups.lines(copy).others]
        assert sorted(others) == sorted([(mine,), first.backups])


@pytest.mark.parametrize("place", ["renamed.baqylau", "moved/a.baqylau"])
def test_a_case_that_was_renamed_or_moved_keeps_its_backups(
    desk: Desk, office: Office, place: str
) -> None:
    topic(desk, "своя")
    mine = back_up(desk)
    copied(desk, office)
    former, now = desk.path, desk.path.parent / place
    desk.close()
    now.parent.mkdir(exist_ok=True)
    former.rename(now)
    with open_case(office, now) as again:
        assert backups.lines(again).own == (mine,)
        topic(again, "дальше")
        newer = back_up(again)
        assert newer.number == mine.number + 1
        assert backups.lines(again).own == (newer, mine)
    # The list of cases knows neither; the backups know where their copy lies.
    assert backups.lines_of_file(office, now).own == (newer, mine)
    assert backups.lines_of_file(office, former) == ((), ())


def test_a_copy_that_grew_apart_does_not_take_over_the_backups_of_a_lost_file(
    desk: Desk, office: Office
) -> None:
    topic(desk, "общая")
    back_up(desk)
    path = desk.path.with_name("colleague.baqylau")
    desk.file.copy_to(path)
    topic(desk, "своя")
    mine = back_up(desk)
    note(office, desk)
    lost = desk.path
    desk.close()
    lost.unlink()
    with open_case(office, path) as copy:
        topic(copy, "чужая")
        backups.back_up(copy, "opened")
        assert [line.file for line in backups.lines(copy).others] == [lost]
    found = backups.lines_of_file(office, lost)
    assert found.own[0] == mine
    assert [line.file for line in found.others] == [path]


def test_each_day_another_backup_is_tried_and_one_that_rotted_goes_with_a_word(
    desk: Desk, office: Office
) -> None:
    for n in range(3):
        enter(desk, FieldAddress("control", current_control(desk.case).id, "topic.ru"), f"{n}")
        backups.back_up(desk, "working")
    kept = [each.path for each in backups.kept(office, desk.case.id)]
    assert len(kept) == 3
    data = bytearray(kept[1].read_bytes())
    data[-4096 * 3 : -4096] = bytes(2 * 4096)
    kept[1].write_bytes(data)
    start, told = office.clock.now(), []
    for day in range(3):
        office.clock = FixedClock(start + timedelta(days=day))
        told.append(backups.rehearse(office, desk.case.id))
    (problem,) = [each for each in told if each is not None]
    assert problem.code == "backup.rotten"
    for lang in LANGS:
        assert "2025" in office.messages(lang).say(problem.code, **problem.params)
    assert not kept[1].exists()
    assert kept[0].exists()
    assert kept[2].exists()


def test_the_only_backup_is_kept_however_it_reads(desk: Desk, office: Office) -> None:
    assert backups.rehearse(office, desk.case.id) is None
    made = backups.back_up(desk, "opened")
    assert made is not None
    assert backups.rehearse(office, desk.case.id) is None
    made.path.write_bytes(made.path.read_bytes()[:-4096])
    problem = backups.rehearse(office, desk.case.id)
    assert problem is not None
    assert problem.code == "backup.rotten-last"
    assert made.path.exists()


@pytest.mark.parametrize("listed", [True, False])
def test_a_newer_case_at_the_same_path_is_not_taken_for_the_former(
    desk: Desk, office: Office, *, listed: bool
) -> None:
    path, former = desk.path, desk.case.id
    topic(desk, "прежняя")
    back_up(desk)
    desk.close()
    path.unlink()
    start = office.clock.now()
    office.clock = FixedClock(start + timedelta(days=1))
    with new_case(office, path, LocalText(kk="Мектеп")) as again:
        made, now = back_up(again), again.case.id
        note(office, again)
    if not listed:
        office.folders.index.unlink()
    path.write_bytes(path.read_bytes()[:5000])
    found = backups.lines_of_file(office, path)
    assert found.own == (made,)
    assert made.path.is_relative_to(office.folders.backups / str(now))
    of_others = {line.folder.parent.name for line in found.others}
    assert of_others == (set() if listed else {str(former)})


def unread_history(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as database:
        assert database.execute("UPDATE act SET at = 'кеше' WHERE seq = 2").rowcount
    database.close()


@pytest.mark.parametrize("lang", LANGS)
def test_a_history_that_does_not_read_is_replaced_with_the_whole_file(
    desk: Desk, office: Office, lang: Lang
) -> None:
    topic(desk, "первый")
    made = back_up(desk)
    topic(desk, "второй")
    unread_history(desk.path)
    assert backups.lines(desk).own == (made,)
    with pytest.raises(Problem, match=r"file\.history-damaged"):
        backups.back_up(desk, "working")
    seen = backups.compare(desk, made, lang)
    assert (seen.replaces, seen.whole, seen.acts, seen.stay) == (True, False, 1, ())
    assert [(each.old, each.new) for each in seen.shifts] == [("второй", "первый")]
    there = desk.path.read_bytes()
    aside = backups.go_back(desk, made)
    assert aside is not None
    assert aside.read_bytes() == there
    assert current_control(desk.case).topic.ru == "первый"
    topic(desk, "третий")
    undo(desk)
    assert current_control(desk.case).topic.ru == "первый"
    with pytest.raises(Problem, match=r"file\.in-use"):  # nobody else came between
        CaseFile.open(desk.path, clock=office.clock, backups=None, must_write=True)
    desk.close()
    assert verify(desk.path).findings == ()
    assert not backups.compare(open_case(office, desk.path), made, lang).replaces


def test_of_a_history_that_does_not_read_a_file_for_reading_stays(
    desk: Desk, office: Office
) -> None:
    topic(desk, "первый")
    made = back_up(desk)
    topic(desk, "второй")
    unread_history(desk.path)
    before = desk.path.read_bytes()
    with open_case(office, desk.path, write=False) as reader:
        with pytest.raises(Problem, match=r"file\.for-reading"):
            backups.go_back(reader, made)
        assert current_control(reader.case).topic.ru == "второй"
    assert desk.path.read_bytes() == before


def test_where_the_backup_cannot_take_the_place_the_file_is_back_in_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic(desk, "первый")
    made = back_up(desk)
    topic(desk, "второй")
    unread_history(desk.path)
    before, there = desk.path.read_bytes(), set(desk.path.parent.iterdir())
    take = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if target == desk.path:
            raise PermissionError(13, "an antivirus holds it")
        return take(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(Problem, match=r"file\.no-permission"):
        backups.go_back(desk, made)
    assert desk.path.read_bytes() == before
    assert set(desk.path.parent.iterdir()) == there
    assert current_control(desk.file.read()).topic.ru == "второй"
