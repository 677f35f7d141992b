"""A watched folder: what is new is offered once, whole, and never what is none of our business."""

import os
from pathlib import Path

import pytest

from desktop.usecases import watching
from desktop.usecases.office import Office
from desktop.usecases.watching import look, watch, watched


@pytest.fixture
def camera(tmp_path: Path) -> Path:
    folder = tmp_path / "Камера"
    folder.mkdir()
    return folder


def names(office: Office) -> list[str]:
    """What is offered after two looks at a folder in which nothing moves."""
    return [each.name for each in look(office, look(office, {}).marks).new]


def test_without_a_choice_nothing_is_watched(office: Office) -> None:
    assert watched(office) is None
    assert look(office, {}) == watching.Seen(False, (), {})
    watching.leave(office, [])
    assert not office.folders.watched.exists()


def test_what_is_there_and_what_comes_is_offered_in_the_order_of_names(
    office: Office, camera: Path
) -> None:
    (camera / "b.jpg").write_bytes(b"b")
    watch(office, camera)
    assert watched(office) == camera
    assert names(office) == ["b.jpg"]
    (camera / "2025").mkdir()
    (camera / "2025" / "a.jpg").write_bytes(b"a")
    assert names(office) == ["a.jpg", "b.jpg"]


def test_a_file_that_is_still_being_copied_waits(office: Office, camera: Path) -> None:
    watch(office, camera)
    file = camera / "video.mp4"
    file.write_bytes(b"1")
    first = look(office, {})
    assert first.new == ()
    file.write_bytes(b"12")
    second = look(office, first.marks)
    assert second.new == (), "it grew since"
    assert look(office, second.marks).new == (file,)


@pytest.mark.parametrize(
    "name", ["page.html.crdownload", "a.part", "x.tmp", ".hidden", "Thumbs.db", "~$letter.docx"]
)
def test_what_is_unfinished_or_no_evidence_is_not_offered(
    office: Office, camera: Path, name: str
) -> None:
    (camera / name).write_bytes(b"x")
    watch(office, camera)
    assert names(office) == []


def test_an_empty_file_and_a_link_are_not_offered(office: Office, camera: Path) -> None:
    (camera / "empty.jpg").touch()
    (camera / "link.jpg").symlink_to(office.folders.home)
    watch(office, camera)
    assert names(office) == []


def test_what_was_left_is_offered_no_more_until_it_changes(office: Office, camera: Path) -> None:
    file = camera / "a.jpg"
    file.write_bytes(b"a")
    watch(office, camera)
    watching.leave(office, [file, camera / "vanished.jpg"])
    assert names(office) == []
    file.write_bytes(b"another")
    assert names(office) == ["a.jpg"]


def test_names_of_private_files_are_not_written_down(office: Office, camera: Path) -> None:
    file = camera / "той-2025.jpg"
    file.write_bytes(b"a")
    watch(office, camera)
    watching.leave(office, [file])
    assert "той-2025" not in office.folders.watched.read_text("utf-8")


def test_a_folder_that_is_away_is_said_and_kept(office: Office, camera: Path) -> None:
    watch(office, camera)
    camera.rename(camera.with_name("away"))
    assert not look(office, {}).is_there
    assert watched(office) == camera
    watch(office, None)
    assert watched(office) is None


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b'{"folder": 3}', b'{"more": 1}'])
def test_a_damaged_choice_is_as_none(office: Office, camera: Path, data: bytes) -> None:
    watch(office, camera)
    office.folders.watched.write_bytes(data)
    assert watched(office) is None
    watch(office, camera)
    assert watched(office) == camera


def test_more_than_one_go_takes_is_offered_whole(office: Office, camera: Path) -> None:
    for n in range(600):
        (camera / f"{n:03}.jpg").write_bytes(b"x")
    watch(office, camera)
    assert len(names(office)) == 600
    watching.leave(office, look(office, look(office, {}).marks).new)
    assert names(office) == []
    assert os.path.getsize(office.folders.watched) < 30_000  # noqa: PTH202 - no need of more
