"""Bringing back the bytes of a file that was damaged in the case, from whoever holds them whole."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.control import Evidence, Proceeding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.usecases import backups, second_place
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.mending import Mended, bring_back, lacking
from desktop.usecases.office import Office
from desktop.usecases.standing import standing_of
from desktop.usecases.taking_in import pasted_source, take_in_evidence

PHOTO = b"a closed door " * 200_000
"""Of several pieces."""


@pytest.fixture
def photographed(desk: Desk) -> Desk:
    take_in_evidence(desk, current_control(desk.case).id, pasted_source("door.txt", PHOTO))
    return desk


def photo_of(desk: Desk) -> bytes:
    (photo,) = desk.case.all(Attachment)
    return desk.file.content(photo.sha256)


DAMAGE = {
    "changed": "UPDATE chunk SET data = CAST('X' || substr(data, 2) AS BLOB) WHERE n = 1",
    "short": "DELETE FROM chunk WHERE n = 2",
    "gone": "DELETE FROM content WHERE size > 1000000",
}


def damage(path: Path, how: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        if how == "gone":
            of_photo = "(SELECT number FROM content WHERE size > 1000000)"
            database.execute(f"DELETE FROM chunk WHERE content = {of_photo}")
        assert database.execute(DAMAGE[how]).rowcount == 1
        database.commit()


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_is_brought_back_from_a_backup_and_nothing_else_changes(
    photographed: Desk, how: str
) -> None:
    backups.back_up(photographed, "working")
    heads = photographed.file.heads
    damage(photographed.path, how)
    found = lacking(verify(photographed.path))
    with pytest.raises(Problem, match=r"file\.content-(damaged|missing)"):
        photo_of(photographed)
    assert bring_back(photographed, found) == Mended(1, 0)
    assert photo_of(photographed) == PHOTO
    assert verify(photographed.path).findings == ()
    assert photographed.file.heads == heads
    assert bring_back(photographed, found) == Mended(1, 0)  # what is whole stays as it is


def test_the_newest_backups_may_be_damaged_as_well(photographed: Desk) -> None:
    backups.back_up(photographed, "working")
    (good,) = backups.kept(photographed.office, photographed.case.id)
    damage(photographed.path, "changed")
    take_in_evidence(
        photographed, current_control(photographed.case).id, pasted_source("b.txt", b"b")
    )
    backups.back_up(photographed, "working")  # holds the damaged bytes
    assert backups.kept(photographed.office, photographed.case.id)[0] != good
    assert bring_back(photographed, lacking(verify(photographed.path))) == Mended(1, 0)
    assert verify(photographed.path).findings == ()


def test_where_this_computer_has_no_backup_the_second_place_has_one(
    photographed: Desk, office: Office, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    second_place.choose(office, stick)
    backups.back_up(photographed, "working")
    second_place.bring(office, photographed.case.id)
    for each in backups.kept(office, photographed.case.id):
        backups.remove(each)
    damage(photographed.path, "changed")
    assert bring_back(photographed, lacking(verify(photographed.path))) == Mended(1, 0)
    assert photo_of(photographed) == PHOTO


@pytest.mark.parametrize("worse", ["none", "damaged", "no case"])
def test_what_no_backup_holds_whole_is_counted_and_stays_damaged(
    photographed: Desk, worse: str
) -> None:
    if worse != "none":
        backups.back_up(photographed, "working")
        (backup,) = backups.kept(photographed.office, photographed.case.id)
        if worse == "damaged":
            damage(backup.path, "changed")
        else:
            backup.path.write_bytes(b"no case at all")
    damage(photographed.path, "changed")
    before = verify(photographed.path).findings
    assert bring_back(photographed, lacking(verify(photographed.path))) == Mended(0, 1)
    assert verify(photographed.path).findings == before


@pytest.mark.parametrize("how", ["changed", "short"])
def test_taking_in_the_same_file_again_puts_its_bytes_back_and_adds_nothing(
    photographed: Desk, how: str
) -> None:
    damage(photographed.path, how)
    control = current_control(photographed.case).id
    taken = take_in_evidence(photographed, control, pasted_source("again.txt", PHOTO))
    assert not taken.new
    assert len(photographed.case.all(Evidence)) == len(photographed.case.all(Attachment)) == 1
    assert photo_of(photographed) == PHOTO
    assert verify(photographed.path).findings == ()


def test_a_case_whose_edition_is_damaged_opens_by_the_shipped_one_and_is_mended(
    desk: Desk, office: Office
) -> None:
    plain = json.loads(desk.office.law.procedure("monitoring").text)
    text = json.dumps({**plain, "edition": "2023-1"}, ensure_ascii=False).encode()
    (proceeding,) = desk.case.all(Proceeding)
    with desk.file.act("edit", office.author) as act:
        sha256 = act.store(text)
        act.put(replace(proceeding, edition="2023-1", edition_sha256=sha256))
        desk.case = act.commit()
    backups.back_up(desk, "working")
    path = desk.path
    desk.close()
    whole = f"(SELECT number FROM content WHERE sha256 = '{sha256}')"
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            f"UPDATE chunk SET data = CAST('X' || data AS BLOB) WHERE content = {whole}"
        )
        database.commit()
    with open_case(Office(office.clock, office.folders), path) as again:
        assert standing_of(again, proceeding.id).edition != "2023-1"
        assert bring_back(again, lacking(verify(path))) == Mended(1, 0)
    with open_case(Office(office.clock, office.folders), path) as again:
        assert standing_of(again, proceeding.id).edition == "2023-1"


def test_a_case_that_is_only_read_is_not_mended(photographed: Desk, office: Office) -> None:
    damage(photographed.path, "changed")
    path = photographed.path
    photographed.close()
    with (
        open_case(office, path, write=False) as reading,
        pytest.raises(Problem, match=r"file\.for-reading"),
    ):
        bring_back(reading, lacking(verify(path)))


def test_bringing_back_tells_how_many_are_whole_and_stops_between_two(desk: Desk) -> None:
    control_id = current_control(desk.case).id
    for n in range(3):
        take_in_evidence(desk, control_id, pasted_source(f"{n}.txt", b"%d" % n * 2000))
    backups.back_up(desk, "working")
    with closing(sqlite3.connect(desk.path)) as database:
        assert database.execute("UPDATE chunk SET data = x'00' WHERE length(data) = 2000").rowcount
        database.commit()
    found = lacking(verify(desk.path))
    assert len(found) == 3
    seen: list[tuple[int, int]] = []

    def one(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 1

    with pytest.raises(Problem, match=r"verify\.mending-stopped"):
        bring_back(desk, found, one)
    assert seen == [(0, 3), (1, 3)]
    assert len(lacking(verify(desk.path))) == 2
    assert bring_back(desk, found) == Mended(3, 0)
    assert verify(desk.path).findings == ()
