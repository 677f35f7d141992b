"""Case files for the tests of the storage."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from desktop.casefile.file import Author, CaseFile
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject, Subject
from desktop.domain.record import Record
from desktop.domain.text import LocalText

AUTHOR = Author(uuid4(), uuid4(), "Айгүл Серікқызы")
CLOCK = SystemClock()


def _put(file: CaseFile, *records: Record, kind: str = "test.put") -> None:
    with file.act(kind, AUTHOR) as act:
        for record in records:
            act.put(record)
        act.commit()


@pytest.fixture
def put() -> Callable[..., None]:
    """Put records in one act."""
    return _put


@pytest.fixture
def author() -> Author:
    return AUTHOR


@pytest.fixture
def clock() -> SystemClock:
    return CLOCK


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's case is: a name with a space and Kazakh letters, as people give them."""
    return tmp_path / "№ 5 мектеп – Қордай.baqylau"


@pytest.fixture
def control_id() -> UUID:
    return new_id()


@pytest.fixture
def make(control_id: UUID) -> Callable[[Path], None]:
    """Write a closed case file with one control and one finding."""

    def write(target: Path) -> None:
        institution = ControlObject(id=new_id(), name=LocalText(kk="№ 5 мектеп", ru="Школа № 5"))
        subject = Subject(id=new_id(), name=LocalText(kk="«Дауыс» қоры"))
        control = Control(
            id=control_id,
            number=1,
            subject_id=subject.id,
            object_id=institution.id,
        )
        finding = Finding(
            id=new_id(), control_id=control.id, number=1, title=LocalText(kk="Пандус-МАҢЫЗДЫ жоқ")
        )
        with CaseFile.create(target, object_=institution, author=AUTHOR, clock=CLOCK) as file:
            _put(file, control, subject, finding)

    return write


@pytest.fixture
def case(path: Path, make: Callable[[Path], None]) -> Path:
    """A closed case file with one control and one finding."""
    make(path)
    return path


@pytest.fixture
def file(case: Path) -> Iterator[CaseFile]:
    """That case, open for writing."""
    with CaseFile.open(case, clock=CLOCK, backups=None, must_write=True) as opened:
        yield opened


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mount a file system of so many KiB, really full when it is full; only root can."""
    mounted: list[Path] = []

    def mount(kib: int) -> Path:
        folder = tmp_path / f"disk{len(mounted)}"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "baqylau-test", str(folder)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            pytest.skip("there is no mount command here")
        if done.returncode:
            pytest.skip("a file system of its own can only be mounted by root")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def locked_up(tmp_path: Path) -> Iterator[Callable[[Path], None]]:
    """Make a folder a place where nobody can write: by its mode, for root by a read-only mount."""
    undo: list[Callable[[], object]] = []

    def lock(folder: Path) -> None:
        if os.geteuid() != 0:
            folder.chmod(0o555)
            for inside in folder.iterdir():
                inside.chmod(0o444)
            undo.append(lambda: folder.chmod(0o755))
            return
        for options in (["--bind"], ["-o", "remount,bind,ro"]):
            command = ["mount", *options, str(folder), str(folder)]
            if subprocess.run(command, capture_output=True, check=False).returncode:
                pytest.skip("root may not mount here")
        undo.append(lambda: subprocess.run(["umount", "-l", str(folder)], check=True))

    yield lock
    for step in undo:
        with suppress(OSError):
            step()
