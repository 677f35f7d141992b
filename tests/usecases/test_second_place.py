"""The second place for backups: what comes there, what never, and when it is asked for."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import FixedClock
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LANGS
from desktop.usecases import backups, library, second_place
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.office import Office


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "ФЛЕШКА"
    folder.mkdir()
    return folder


def change(desk: Desk, text: str) -> None:
    enter(desk, FieldAddress("control", current_control(desk.case).id, "topic.ru"), text)
    backups.back_up(desk, "working")


def copies(stick: Path) -> list[str]:
    return sorted(each.name for each in (stick / "baqylau-backups").glob("*/*.baqylau"))


def test_the_newest_backup_comes_there_and_only_three_stay(
    desk: Desk, office: Office, stick: Path
) -> None:
    second_place.choose(office, stick)
    made = []
    for n in range(5):
        change(desk, f"тема {n}")
        brought = second_place.bring(office, desk.case.id)
        made += [each.path.name for each in brought]
        assert second_place.bring(office, desk.case.id) == []  # it is there already
    assert copies(stick) == sorted(made[-3:])
    (folder,) = (each for each in (stick / "baqylau-backups").iterdir() if each.is_dir())
    assert folder.name.startswith(f"Басқарма {desk.case.id.hex[-12:]}-")
    newest = second_place.kept(office, desk.case.id)[0]
    assert verify(newest.path).findings == ()
    with open_case(office, newest.path, write=False) as copy:
        assert all(copy.case.all(k) == desk.case.all(k) for k in RECORD_KINDS.values())
    assert [p.name for p in folder.iterdir() if p.suffix != ".baqylau"] == ["of.txt"]


def test_a_renamed_institution_keeps_its_folder(desk: Desk, office: Office, stick: Path) -> None:
    second_place.choose(office, stick)
    change(desk, "a")
    second_place.bring(office, desk.case.id)
    control = current_control(desk.case)
    enter(desk, FieldAddress("object", control.object_id, "name.kk"), "Жаңа басқарма")
    change(desk, "b")
    assert second_place.bring(office, desk.case.id)
    assert len([each for each in (stick / "baqylau-backups").iterdir() if each.is_dir()]) == 1


def test_when_it_is_chosen_the_newest_of_every_case_comes(
    desk: Desk, office: Office, stick: Path
) -> None:
    change(desk, "a")
    (office.folders.backups / "not a case").mkdir()
    second_place.choose(office, stick)
    assert second_place.bring_all(office) == 1
    assert second_place.bring_all(office) == 0
    assert len(copies(stick)) == 1


def test_without_a_place_or_a_backup_nothing_is_brought(
    desk: Desk, office: Office, stick: Path
) -> None:
    assert second_place.bring(office, desk.case.id) == []
    assert second_place.bring_all(office) == 0
    assert second_place.reminder(office) is None
    second_place.choose(office, stick)
    assert second_place.bring(office, desk.case.id) == []
    second_place.give_up(office)
    change(desk, "a")
    assert second_place.bring(office, desk.case.id) == []
    assert (stick / "baqylau-backups" / "place.txt").exists()


def test_a_strangers_stick_in_its_place_is_not_written_to(
    desk: Desk, office: Office, stick: Path
) -> None:
    second_place.choose(office, stick)
    away = stick.rename(stick.with_name("away"))
    change(desk, "a")
    for stranger in (None, "baqylau-backups"):
        if stick.exists():
            shutil.rmtree(stick)
        stick.mkdir()
        if stranger:
            (stick / stranger).mkdir()
            (stick / stranger / "place.txt").write_text("0199f000-0000-7000-8000-000000000001")
        before = sorted(stick.rglob("*"))
        assert second_place.bring(office, desk.case.id) == []
        assert sorted(stick.rglob("*")) == before
    shutil.rmtree(stick)
    away.rename(stick)
    assert second_place.bring(office, desk.case.id)


def test_chosen_again_it_is_the_same_place(office: Office, stick: Path) -> None:
    second_place.choose(office, stick)
    first = office.profile.second_place
    second_place.choose(office, stick)
    again = office.profile.second_place
    assert first is not None
    assert again is not None
    assert first.name == again.name


def test_the_folder_of_the_backups_is_no_second_place(office: Office) -> None:
    office.folders.backups.mkdir(parents=True)
    with pytest.raises(Problem, match=r"backup\.second-is-first"):
        second_place.choose(office, office.folders.backups)
    assert office.profile.second_place is None


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(office: Office, stick: Path) -> None:
    with pytest.raises(Problem, match=r"target\."):
        second_place.choose(office, stick / "gone")
    assert office.profile.second_place is None


@pytest.mark.parametrize("fault", [OSError(5, "gone"), Problem("file.io", path="x")])
def test_a_stick_that_vanishes_meanwhile_disturbs_nothing(
    desk: Desk, office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    second_place.choose(office, stick)
    change(desk, "a")

    def gone(_backup: Path, _target: Path) -> None:
        shutil.rmtree(stick)
        raise fault

    monkeypatch.setattr("desktop.casefile.backups.copy_backup", gone)
    assert second_place.bring(office, desk.case.id) == []
    change(desk, "b")
    assert second_place.kept(office, desk.case.id) == []


def test_a_copy_that_does_not_read_back_is_thrown_away(
    desk: Desk, office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_place.choose(office, stick)
    change(desk, "a")
    for wrong in (b"SQLite format 3\0", desk.path.read_bytes()[:40000]):
        monkeypatch.setattr(
            "desktop.casefile.backups.copy_backup",
            lambda _b, target, w=wrong: target.write_bytes(w),
        )
        assert second_place.bring(office, desk.case.id) == []
        assert copies(stick) == []


def test_it_is_asked_for_when_it_was_not_seen_for_fourteen_days(
    desk: Desk, office: Office, stick: Path
) -> None:
    start = office.clock.now()
    second_place.choose(office, stick)
    away = stick.rename(stick.with_name("away"))
    for days, expected in (
        (13, None),
        (14, ("backup.second-missed", 14)),
        (30, ("backup.second-missed", 30)),
    ):
        office.clock = FixedClock(start + timedelta(days=days))
        told = second_place.reminder(office)
        assert (told and (told.code, told.params["n"])) == expected
    for lang in LANGS:
        assert "30" in office.messages(lang).say("backup.second-missed", folder="E:", n=30)
    away.rename(stick)
    assert second_place.reminder(office) is None
    stick.rename(away)
    office.clock = FixedClock(start + timedelta(days=43))
    assert second_place.reminder(office) is None
    office.clock = FixedClock(start + timedelta(days=44))
    told = second_place.reminder(office)
    assert told is not None
    assert told.params["n"] == 14
    # Another start of the program knows it too.
    assert Office(office.clock, office.folders).profile.second_place is not None


def test_one_that_takes_nothing_is_told_until_it_takes_what_it_lacks(
    desk: Desk, office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_place.choose(office, stick)
    start = office.clock.now()

    def full(*_: object) -> None:
        raise Problem("file.disk-full", path=stick)

    with monkeypatch.context() as disk:
        disk.setattr(backups.backups, "copy_backup", full)
        for days in range(0, 16, 5):
            office.clock = FixedClock(start + timedelta(days=days))
            change(desk, f"тема {days}")
            assert second_place.bring(office, desk.case.id) == []
        told = second_place.reminder(office)
        assert told is not None
        assert (told.code, told.params["n"]) == ("backup.second-full", 15)
        for lang in LANGS:
            assert "15" in office.messages(lang).problem(told)
    assert second_place.reminder(office) is None  # it has room again, and takes it
    assert len(copies(stick)) == 1


def test_a_lost_case_finds_its_backups_there_when_the_computer_has_none(
    desk: Desk, office: Office, stick: Path
) -> None:
    second_place.choose(office, stick)
    change(desk, "a")
    library.note(office, desk)
    second_place.bring(office, desk.case.id)
    path = desk.path
    assert backups.lines_of_file(office, path).own[0].path.is_relative_to(office.folders.backups)
    shutil.rmtree(office.folders.backups)
    (found,) = backups.lines_of_file(office, path).own
    assert found.path.is_relative_to(stick)
    then = desk.case
    desk.close()
    path.unlink()
    backups.recover(office, found, path)
    with open_case(office, path) as again:
        assert again.case.all(RECORD_KINDS["control"]) == then.all(RECORD_KINDS["control"])


def test_each_copy_of_a_case_on_this_computer_has_its_own_there(
    desk: Desk, office: Office, stick: Path
) -> None:
    second_place.choose(office, stick)
    change(desk, "моя")
    copy = desk.path.with_name("colleague.baqylau")
    desk.file.copy_to(copy)
    with open_case(office, copy) as other:
        change(other, "коллеги")
    change(desk, "моя дальше")
    assert len(second_place.bring(office, desk.case.id)) == 2
    lines = second_place.lines(office, desk.case.id)
    assert {line.file for line in lines} == {desk.path, copy}
    shutil.rmtree(office.folders.backups)
    library.note(office, desk)
    kept = backups.lines_of_file(office, desk.path)
    with open_case(office, kept.own[0].path, write=False) as mine:
        assert current_control(mine.case).topic.ru == "моя дальше"
    (others,) = kept.others
    assert others.file == copy
