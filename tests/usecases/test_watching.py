"""A watched folder: what is new is offered once, whole, and never what is none of our business."""

import os
from collections.abc import Iterator
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


def choose(office: Office, folder: Path) -> None:
    """Watch a folder, and look for the first time."""
    watch(office, folder)
    look(office, {})


def names(office: Office) -> list[str]:
    """What is offered after two looks at a folder in which nothing moves."""
    return [each.name for each in look(office, look(office, {}).marks).new]


def older(office: Office) -> list[str]:
    return [each.name for each in look(office, look(office, {}).marks).older]


def test_without_a_choice_nothing_is_watched(office: Office) -> None:
    assert watched(office) is None
    assert look(office, {}) == watching.Seen(False, (), (), {})
    watching.leave(office, [])
    assert not office.folders.watched.exists()


def test_only_what_comes_is_new_and_what_lay_there_is_told_apart_in_the_order_of_names(
    office: Office, camera: Path
) -> None:
    for name in ("d.jpg", "c.jpg"):
        (camera / name).write_bytes(b"private")
    choose(office, camera)
    assert watched(office) == camera
    (camera / "b.jpg").write_bytes(b"b")
    (camera / "2025").mkdir()
    (camera / "2025" / "a.jpg").write_bytes(b"a")
    assert names(office) == ["a.jpg", "b.jpg"]
    assert older(office) == ["c.jpg", "d.jpg"]
    (camera / "d.jpg").write_bytes(b"drawn upon since")
    assert names(office) == ["a.jpg", "b.jpg", "d.jpg"]
    watching.leave(office, [camera / "c.jpg"])
    assert older(office) == []


def test_a_phone_that_was_not_there_at_the_choice_brings_its_older_files_later(
    office: Office, camera: Path
) -> None:
    (camera / "a.jpg").write_bytes(b"private")
    away = camera.rename(camera.with_name("away"))
    choose(office, camera)
    away.rename(camera)
    assert names(office) == []
    assert older(office) == ["a.jpg"]


def test_a_folder_that_is_chosen_again_begins_anew(office: Office, camera: Path) -> None:
    choose(office, camera)
    (camera / "a.jpg").write_bytes(b"a")
    choose(office, camera)
    assert (names(office), older(office)) == ([], ["a.jpg"])


def test_a_look_that_began_before_another_folder_was_chosen_notes_nothing_of_it(
    office: Office, camera: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (camera / "a.jpg").write_bytes(b"a")
    watch(office, camera)
    inside = watching.files_inside

    def meanwhile(folder: Path) -> Iterator[Path]:
        watch(office, other)
        return inside(folder)

    with monkeypatch.context() as patched:
        patched.setattr(watching, "files_inside", meanwhile)
        look(office, {})
    assert watched(office) == other
    (other / "b.jpg").write_bytes(b"b")
    assert (names(office), older(office)) == ([], ["b.jpg"])


def test_a_file_that_is_still_being_copied_waits(office: Office, camera: Path) -> None:
    choose(office, camera)
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
    choose(office, camera)
    (camera / name).write_bytes(b"x")
    assert (names(office), older(office)) == ([], [])


def test_an_empty_file_and_a_link_are_not_offered(office: Office, camera: Path) -> None:
    choose(office, camera)
    (camera / "empty.jpg").touch()
    (camera / "link.jpg").symlink_to(office.folders.home)
    assert names(office) == []


def test_what_was_left_is_offered_no_more_until_it_changes(office: Office, camera: Path) -> None:
    choose(office, camera)
    file = camera / "a.jpg"
    file.write_bytes(b"a")
    watching.leave(office, [file, camera / "vanished.jpg", camera.parent / "elsewhere.jpg"])
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
    choose(office, camera)
    for n in range(600):
        (camera / f"{n:03}.jpg").write_bytes(b"x")
    assert len(names(office)) == 600
    watching.leave(office, look(office, look(office, {}).marks).new)
    assert names(office) == []
    assert os.path.getsize(office.folders.watched) < 30_000  # noqa: PTH202 - no need of more
