"""Taking files into the case: byte for byte, once, and never what is too large."""

import os
from pathlib import Path

import pytest

from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.usecases.desk import Desk
from desktop.usecases.taking_in import CHUNK, take_in, write_out


def test_a_file_is_kept_byte_for_byte(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "сурет.png"
    source.write_bytes(bytes(range(256)) * 5000)
    taken = take_in(desk, source)
    attachment = desk.case.one(Attachment, taken)
    assert (attachment.name, attachment.media_type) == ("сурет.png", "image/png")
    assert attachment.size == source.stat().st_size
    assert desk.file.content(attachment.sha256) == source.read_bytes()


def test_the_same_bytes_are_taken_in_once(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"same")
    assert take_in(desk, tmp_path / "a.txt") == take_in(desk, tmp_path / "b.txt")
    assert len(desk.case.all(Attachment)) == 1


def test_a_file_of_three_gigabytes_is_refused_before_it_is_read(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "video.mp4"
    with source.open("wb") as file:
        file.truncate(3_000_000_000)
    monkeypatch.setattr(Path, "open", lambda *_a, **_k: pytest.fail("it was read"))
    before = desk.case
    with pytest.raises(Problem, match=r"evidence\.too-large") as refused:
        take_in(desk, source)
    assert refused.value.params["size_mb"] == 3000
    assert desk.case is before


def test_stopping_leaves_the_case_as_it_was(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"x" * (CHUNK * 3))
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return len(seen) < 2

    before = desk.case
    with pytest.raises(Problem, match=r"evidence\.stopped"):
        take_in(desk, source, stop)
    assert seen == [(CHUNK, CHUNK * 3), (CHUNK * 2, CHUNK * 3)]
    assert desk.case is before
    assert desk.file.read().all(Attachment) == ()


@pytest.mark.parametrize("name", ["nothing.png", "."])
def test_what_cannot_be_read_is_a_named_problem(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"evidence\.cannot-read"):
        take_in(desk, tmp_path / name)


def test_a_kept_file_with_a_long_kazakh_name_can_be_written_out(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / ("ұ" * 125 + ".png")
    source.write_bytes(b"x")
    target = write_out(desk, take_in(desk, source), tmp_path / "out")
    assert target.read_bytes() == b"x"
    assert target.suffix == ".png"


def test_what_is_no_file_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(Problem, match=r"evidence\.cannot-read"):
            take_in(desk, tmp_path / "pipe")


def test_the_original_beside_a_changed_copy_is_written_once(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "screen.png"
    source.write_bytes(b"original")
    kept = take_in(desk, source)
    write_out(desk, kept, tmp_path / "out").write_bytes(b"OTHERWIS")
    again = write_out(desk, kept, tmp_path / "out")
    assert again.read_bytes() == b"original"
    assert write_out(desk, kept, tmp_path / "out") == again
