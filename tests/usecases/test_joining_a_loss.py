"""Joining a copy that lacks files: a rescue found them lost, or a package left them behind."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.casefile.rescue import rescue
from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Control, Evidence
from desktop.domain.correspondence import Attachment
from desktop.domain.fields import FieldAddress
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.merging import merge, preview
from desktop.usecases.office import Office
from desktop.usecases.package import make_package
from desktop.usecases.package_check import check_package
from desktop.usecases.purging import purge
from desktop.usecases.taking_in import pasted_source, take_in_evidence
from desktop.usecases.undoing import redo, undo
from desktop.usecases.unpacking import case_of_package

PHOTO = b"abc" * 1000


def topic(desk: Desk, text: str, lang: str = "kk") -> None:
    enter(desk, FieldAddress("control", current_control(desk.case).id, f"topic.{lang}"), text)


def photo_of(desk: Desk) -> bytes:
    """Return the bytes that the one piece of evidence names."""
    (piece,) = desk.case.all(Evidence)
    assert piece.attachment_id is not None
    return desk.file.content(desk.case.one(Attachment, piece.attachment_id).sha256)


def is_whole(desk: Desk, tmp_path: Path) -> bool:
    """Whether the case and a package of it are found without a fault."""
    package = tmp_path / "whole.zip"
    make_package(desk, package, overwrite=True)
    return not (verify(desk.path).findings or check_package(package).findings)


@pytest.fixture
def photographed(desk: Desk) -> Desk:
    take_in_evidence(desk, current_control(desk.case).id, pasted_source("a.txt", PHOTO))
    return desk


@pytest.fixture
def saved(photographed: Desk, office: Office, tmp_path: Path) -> Path:
    """A copy that lost the photo and was rescued."""
    copy, made = tmp_path / "copy.baqylau", tmp_path / "saved.baqylau"
    photographed.file.copy_to(copy)
    with closing(sqlite3.connect(copy)) as database:
        database.execute("UPDATE chunk SET data = zeroblob(3000) WHERE length(data) = 3000")
        database.commit()
    assert rescue(copy, made, author=office.author, clock=office.clock).log_kept
    with open_case(office, made) as opened:
        assert not opened.case.all(Attachment)
        assert opened.case.all(Evidence)[0].attachment_id is None
    return made


@pytest.mark.parametrize("worked_meanwhile", [True, False])
def test_a_rescued_copy_does_not_take_away_the_file_that_it_lost(
    photographed: Desk, office: Office, tmp_path: Path, saved: Path, worked_meanwhile: bool
) -> None:
    if worked_meanwhile:
        topic(photographed, "үш")
    with open_case(office, saved) as other:
        topic(other, "набрано после спасения", "ru")
    said = preview(photographed, saved, "en")
    assert not said.disagreements
    assert not said.gone
    assert [shift.record_kind for shift in said.taken] == ["control"]
    merge(photographed, saved, {}, "kk")
    assert photo_of(photographed) == PHOTO
    assert photographed.case.all(Control)[0].topic.ru == "набрано после спасения"
    assert is_whole(photographed, tmp_path)


def test_a_rescued_copy_gets_back_what_it_lost_from_a_whole_one(
    photographed: Desk, office: Office, tmp_path: Path, saved: Path
) -> None:
    topic(photographed, "үш")
    with open_case(office, saved) as rescued:
        merge(rescued, photographed.path, {}, "kk")
        assert photo_of(rescued) == PHOTO
        assert is_whole(rescued, tmp_path)
        merge(photographed, rescued.path, {}, "kk")
        assert all(
            photographed.case.all(kind) == rescued.case.all(kind) for kind in RECORD_KINDS.values()
        )
    assert is_whole(photographed, tmp_path)


def test_what_was_lost_and_then_taken_in_again_is_not_doubled_or_lost(
    photographed: Desk, office: Office, tmp_path: Path, saved: Path
) -> None:
    with open_case(office, saved) as rescued:
        take_in_evidence(rescued, current_control(rescued.case).id, pasted_source("b.txt", PHOTO))
        (lost, again) = sorted(rescued.case.all(Evidence), key=lambda each: each.number)
        assert lost.attachment_id is None
        assert again.attachment_id is not None
    merge(photographed, saved, {}, "kk")
    named = [each.attachment_id for each in photographed.case.all(Evidence)]
    assert None not in named
    assert len(set(named)) == 2
    assert is_whole(photographed, tmp_path)


def test_what_she_removed_stays_removed_also_where_the_other_copy_lost_it(
    photographed: Desk, office: Office, tmp_path: Path, saved: Path
) -> None:
    (piece,) = photographed.case.all(Evidence)
    remove(photographed, FieldAddress("evidence", piece.id, ""))
    kept = photographed.case.all(Attachment)
    merge(photographed, saved, {}, "kk")
    assert not photographed.case.all(Evidence)
    assert photographed.case.all(Attachment) == kept
    assert is_whole(photographed, tmp_path)


def test_what_she_removed_for_good_is_not_brought_back_by_a_rescued_copy(
    photographed: Desk, office: Office, tmp_path: Path, saved: Path
) -> None:
    (piece,) = photographed.case.all(Evidence)
    purge(photographed, "evidence", piece.id, "")
    with open_case(office, saved) as rescued:
        merge(rescued, photographed.path, {}, "kk")
        assert not rescued.case.all(Attachment)
        assert not rescued.case.all(Evidence)
        assert is_whole(rescued, tmp_path)
    merge(photographed, saved, {}, "kk")
    assert not photographed.case.all(Attachment)
    assert hashlib.sha256(PHOTO).hexdigest() not in photographed.file.content_sizes()
    assert is_whole(photographed, tmp_path)


@pytest.fixture
def unpacked(photographed: Desk, office: Office, tmp_path: Path) -> Path:
    """A copy made from a package of the case while the photo was out of it."""
    undo(photographed)
    make_package(photographed, tmp_path / "p.zip")
    target = tmp_path / "again.baqylau"
    with case_of_package(office, tmp_path / "p.zip", target) as again:
        assert not again.case.all(Attachment)
        add(again, "finding", control_id=current_control(again.case).id)
    return target


@pytest.mark.parametrize("meanwhile", ["nothing", "typed", "photo back"])
def test_a_file_that_a_package_left_behind_stays_where_it_is(
    photographed: Desk, office: Office, tmp_path: Path, unpacked: Path, meanwhile: str
) -> None:
    if meanwhile == "typed":
        topic(photographed, "үш")
    if meanwhile == "photo back":
        redo(photographed)
    merge(photographed, unpacked, {}, "kk")
    assert len(photographed.file.content_sizes()) == 2
    assert is_whole(photographed, tmp_path)
    if meanwhile == "photo back":
        assert photo_of(photographed) == PHOTO


def test_a_copy_made_of_a_package_gets_the_file_from_the_case(
    photographed: Desk, office: Office, tmp_path: Path, unpacked: Path
) -> None:
    redo(photographed)
    with open_case(office, unpacked) as again:
        merge(again, photographed.path, {}, "kk")
        assert photo_of(again) == PHOTO
        assert is_whole(again, tmp_path)
