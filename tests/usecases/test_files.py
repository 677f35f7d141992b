"""Output files are written whole or not at all."""

import errno
import sqlite3
from pathlib import Path

import pytest

from desktop.domain.errors import Problem
from desktop.usecases import files
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name, make_folder, write_whole


def test_a_file_is_replaced_by_the_whole_of_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "хат.docx"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "target.disk-full"),
        (errno.EACCES, "target.in-use"),
        (errno.EBUSY, "target.in-use"),
    ],
)
def test_a_failed_write_names_its_cause_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(Problem, match=code):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_written_over_a_case(desk: Desk) -> None:
    before = desk.path.read_bytes()
    with pytest.raises(Problem, match=r"target\.is-a-case"):
        write_whole(desk.path, b"a paper")
    assert desk.path.read_bytes() == before


def test_another_database_is_no_case_and_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "mine.sqlite"
    with sqlite3.connect(target) as database:
        database.execute("CREATE TABLE mine (x)")
    database.close()
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT])
def test_a_folder_that_takes_no_files_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    with pytest.raises(Problem, match=r"target\.read-only") as refused:
        write_whole(tmp_path / "a.docx", b"new")
    assert refused.value.params["folder"] == str(tmp_path)


@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "no"), FileNotFoundError()])
def test_a_folder_in_which_no_folder_can_be_made_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Problem, match=r"target\.read-only"):
        make_folder(tmp_path / "a.files")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"target\.no-folder"):
        write_whole(tmp_path / "nothing" / "a.docx", b"")


def test_a_target_in_use_is_told_with_a_name_that_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(Problem, match=r"target\.in-use") as refused:
        write_whole(target, b"new")
    assert refused.value.params["free"] == "a (2).docx"
    assert target.read_bytes() == b"old"


def test_a_name_too_long_for_the_disk_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"target\.name-too-long"):
        write_whole(tmp_path / ("қ" * 130), b"")
    assert list(tmp_path.iterdir()) == []


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert free_name(target) == target
    target.touch()
    (tmp_path / "a (2).docx").touch()
    assert free_name(target) == tmp_path / "a (3).docx"


def test_a_name_is_free_where_nobody_can_look(tmp_path: Path) -> None:
    beyond = tmp_path / ("ы" * 300 + ".docx")  # as on a share that does not answer
    assert free_name(beyond) == beyond
