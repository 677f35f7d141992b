"""A second place for backups: the newest goes there when it is there, and nothing waits for it."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.casefile import backups as names
from desktop.domain.clock import FixedClock
from desktop.domain.control import Finding
from desktop.domain.fields import FieldAddress
from desktop.usecases import backups, second_place
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.library import note
from desktop.usecases.office import ASK_FOR_PLACE_AFTER_DAYS, Office
from desktop.usecases.purging import purge


@pytest.fixture
def stick(office: Office, tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    second_place.choose(office, place)
    return place


def topic(desk: Desk, text: str) -> None:
    control = current_control(desk.case)
    enter(desk, FieldAddress("control", control.id, "topic.ru"), text)


def there(stick: Path) -> list[str]:
    return sorted(file.name for file in stick.rglob("*") if file.is_file())


def test_the_newest_three_of_a_case_lie_there_under_its_name(desk: Desk, stick: Path) -> None:
    for n in range(5):
        topic(desk, f"тема {n}")
        backups.back_up(desk, "working")
    (folder,) = (stick / second_place.FOLDER).iterdir()
    assert folder.name.startswith("Басқарма ")
    assert [name[:6] for name in there(stick)] == ["000003", "000004", "000005"]
    with open_case(desk.office, folder / there(stick)[-1], write=False) as copy:
        assert current_control(copy.case).topic.ru == "тема 4"


def test_a_place_that_comes_later_gets_the_newest_though_nothing_changed(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    place = tmp_path / "later"
    second_place.choose(office, place)
    topic(desk, "тема")
    assert backups.back_up(desk, "working") is not None
    place.mkdir()
    assert backups.back_up(desk, "opened") is None
    assert len(there(place)) == 1


def test_a_place_that_is_pulled_out_or_full_disturbs_nothing(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic(desk, "тема")

    def pulled(_source: Path, target: Path) -> None:
        shutil.rmtree(stick)
        target.write_bytes(b"")

    with monkeypatch.context() as broken:
        broken.setattr(names, "copy_backup", pulled)
        assert backups.back_up(desk, "working") is not None
    assert not second_place.bring(desk)
    stick.mkdir()
    assert second_place.bring(desk)
    (stick / second_place.FOLDER).rename(stick / "moved")
    (stick / second_place.FOLDER).write_text("a file in the way")
    assert not second_place.bring(desk)


def test_a_copy_that_is_not_as_it_should_be_does_not_stay(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "copy_backup", lambda _source, target: target.write_bytes(b"bad"))
    topic(desk, "тема")
    backups.back_up(desk, "working")
    assert there(stick) == []


def test_it_is_asked_for_when_it_was_away_for_long(desk: Desk, office: Office, stick: Path) -> None:
    start = office.clock.now()
    seen = office.clock.today()
    assert office.second_place_away_since() is None
    stick.rmdir()
    for days, due in ((ASK_FOR_PLACE_AFTER_DAYS - 1, None), (ASK_FOR_PLACE_AFTER_DAYS, seen)):
        office.clock = FixedClock(start + timedelta(days=days))
        assert office.second_place_away_since() == due
    stick.mkdir()
    topic(desk, "тема")
    backups.back_up(desk, "working")
    stick.rename(stick.with_name("away"))
    assert office.second_place_away_since() is None
    second_place.choose(office, None)
    office.clock = FixedClock(start + timedelta(days=400))
    assert office.second_place_away_since() is None


def test_a_lost_case_comes_back_from_there_when_this_disk_has_none(
    desk: Desk, office: Office, stick: Path
) -> None:
    topic(desk, "тема")
    backups.back_up(desk, "working")
    note(office, desk)
    path = desk.path
    desk.close()
    path.unlink()
    shutil.rmtree(office.folders.backups)
    (found,) = backups.kept_of_file(office, path)
    assert found.path.is_relative_to(stick)
    backups.recover(office, found, path)
    with open_case(office, path) as again:
        assert current_control(again.case).topic.ru == "тема"


def test_what_is_removed_for_good_goes_there_too(desk: Desk, stick: Path) -> None:
    made = add(desk, "finding", control_id=current_control(desk.case).id)
    enter(desk, FieldAddress("finding", made, "title.ru"), "ӨШІРІЛСІН")
    backups.back_up(desk, "working")
    assert any("ӨШІРІЛСІН".encode() in file.read_bytes() for file in stick.rglob("*.baqylau"))
    assert purge(desk, "finding", made, "").backups == 2
    assert desk.case.get(Finding, made) is None
    assert there(stick)
    assert not any("ӨШІРІЛСІН".encode() in file.read_bytes() for file in stick.rglob("*.baqylau"))
