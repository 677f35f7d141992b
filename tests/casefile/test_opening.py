"""Opening is a protocol: each way in which it can go wrong has its name and harms nothing."""

import errno
import hashlib
import os
import shutil
import sqlite3
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest
from msgspec.structs import replace

from desktop.casefile import format as outer
from desktop.casefile.file import Author, CaseFile
from desktop.casefile.verify import verify
from desktop.domain.clock import SystemClock
from desktop.domain.control import Finding
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject
from desktop.domain.text import LocalText

CLOCK = SystemClock()
Run = Callable[..., Popen[str]]


def _open(path: Path, **how: bool) -> CaseFile:
    return CaseFile.open(path, clock=CLOCK, backups=None, **how)


def _refused(path: Path, **how: bool) -> str:
    with pytest.raises(Problem) as refused:
        _open(path, **how)
    return refused.value.code


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_missing_file_is_named(path: Path) -> None:
    assert _refused(path) == "file.missing"
    assert _refused(path.parent) == "file.missing"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"SQLite", "file.damaged"),
        (b"SQLite format 3\0" + bytes(50), "file.damaged"),
        (b"SQLite format 3\0" + bytes(500), "file.not-a-case"),
        ("Құрметті әріптестер!".encode(), "file.not-a-case"),
        (b"PK\x03\x04" + bytes(5000), "file.not-a-case"),
    ],
)
def test_a_file_that_is_no_case_is_refused_and_untouched(
    path: Path, content: bytes, code: str
) -> None:
    path.write_bytes(content)
    assert _refused(path) == code
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]  # noqa: PTH208


def test_another_programs_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE finding (id)")
    database.close()
    assert _refused(path) == "file.not-a-case"


def test_a_case_whose_table_lacks_a_column_is_damaged(case: Path) -> None:
    database = sqlite3.connect(case)
    database.execute("ALTER TABLE letter RENAME COLUMN void_days TO other")
    database.commit()
    database.close()
    assert _refused(case) == "file.damaged"


@pytest.mark.parametrize("part", [0.0005, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_truncated_case_is_damaged_and_untouched(case: Path, part: float) -> None:
    with case.open("rb+") as file:
        file.truncate(int(case.stat().st_size * part))
    before = _digest(case)
    assert _refused(case) == "file.damaged"
    assert _digest(case) == before


def test_a_case_with_a_torn_page_of_records_is_damaged(case: Path) -> None:
    with case.open("rb+") as file:
        at = case.read_bytes().index('"kk":"Пандус-МАҢЫЗДЫ'.encode())
        file.seek(at // outer.PAGE_BYTES * outer.PAGE_BYTES)
        file.write(b"\xff" * 64)
    assert _refused(case) == "file.damaged"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE control SET sample = 2",
        "UPDATE finding SET kind = 'rumour'",
        "UPDATE finding SET title = '[]'",
        "UPDATE finding SET norms = '{}'",
        "UPDATE finding SET control_id = 'x'",
        "UPDATE act SET id = substr(id, 2)",
    ],
)
def test_a_case_with_a_value_that_nobody_could_enter_is_damaged(case: Path, statement: str) -> None:
    database = sqlite3.connect(case, isolation_level=None)
    database.execute("PRAGMA ignore_check_constraints = ON")
    assert database.execute(statement).rowcount
    database.close()
    assert _refused(case) == "file.damaged"


def test_rules_for_values_hold_again_after_opening(file: CaseFile) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        outer.driver(file._store.connection).execute("UPDATE control SET sample = 2")


def test_a_case_into_which_somebody_put_code_is_refused(case: Path) -> None:
    with sqlite3.connect(case) as database:
        database.execute("CREATE TRIGGER t AFTER UPDATE ON finding BEGIN DELETE FROM act; END")
    database.close()
    assert _refused(case) == "file.damaged"


def _set_version(path: Path, major: int, minor: int) -> None:
    with path.open("rb+") as file:
        file.seek(60)
        file.write(struct.pack(">I", major << 16 | minor))


def test_a_case_of_a_newer_major_version_is_refused(case: Path) -> None:
    _set_version(case, 2, 0)
    before = _digest(case)
    assert _refused(case, write=False) == "file.newer-major"
    with pytest.raises(Problem, match="newer-major"):
        verify(case)
    assert _digest(case) == before


def test_a_case_of_a_newer_minor_version_opens_for_reading(case: Path) -> None:
    with sqlite3.connect(case) as database:
        database.execute("ALTER TABLE finding ADD COLUMN weather TEXT")
        database.execute("CREATE TABLE weather (id TEXT)")
    database.close()
    _set_version(case, 1, 7)
    assert _refused(case, must_write=True) == "file.newer-minor"
    with _open(case) as file:
        assert file.read_only == "file.newer-minor"
        assert len(file.read().all(Finding)) == 1


def test_a_file_of_that_name_is_not_replaced_by_a_new_case(case: Path, author: Author) -> None:
    before = _digest(case)
    with pytest.raises(Problem, match=r"file\.exists"):
        CaseFile.create(case, object_=ControlObject(id=new_id()), author=author, clock=CLOCK)
    assert _digest(case) == before


# Two at once

_EDITOR = """
import sys, time
from pathlib import Path
from desktop.casefile.file import CaseFile
from desktop.domain.clock import SystemClock
file = CaseFile.open(
    Path(sys.argv[1]), clock=SystemClock(), backups=None, must_write=True, who="Айгүл"
)
print("open", flush=True)
time.sleep(60)
"""


def test_a_case_edited_by_another_program_opens_for_reading_and_says_by_whom(
    case: Path, run_python: Run, author: Author
) -> None:
    other = run_python(_EDITOR, case)
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with _open(case) as file:
        assert file.read_only == "file.in-use"
        assert "Айгүл" in str(file.read_only_params["who"])
        assert len(file.read().all(Finding)) == 1
        with pytest.raises(Problem, match=r"file\.in-use"):
            file.act("finding.edit", author)
    assert _refused(case, must_write=True) == "file.in-use"
    other.kill()
    other.wait()
    assert case.with_name(f"{case.name}.lock-note").exists()
    with _open(case, must_write=True) as file:  # a note left behind by a dead program
        assert file.read_only is None
    assert not case.with_name(f"{case.name}.lock-note").exists()


def test_the_same_program_does_not_edit_a_case_twice(file: CaseFile) -> None:
    with _open(file.path) as second:
        assert second.read_only == "file.in-use"
        assert second.read().id == file.read().id


@pytest.mark.parametrize("damaged", [b"\xff{", b'{"name": "\xff"}'])
def test_a_damaged_note_names_nobody_and_stops_nobody(case: Path, damaged: bytes) -> None:
    note = case.with_name(f"{case.name}.lock-note")
    note.write_bytes(damaged)
    with _open(case) as file:
        assert file.read_only is None
        note.write_bytes(damaged)
        with _open(case) as second:
            assert second.read_only == "file.in-use-unknown"


def test_readers_see_the_last_act_while_the_case_is_edited(
    file: CaseFile, put: Callable[..., None]
) -> None:
    finding = file.read().all(Finding)[0]
    with _open(file.path, write=False) as one, _open(file.path, write=False) as two:
        for n in range(2, 6):
            put(file, replace(finding, number=n))
            assert {reader.read().all(Finding)[0].number for reader in (one, two)} == {n}


def test_a_reader_that_holds_on_for_a_moment_does_not_fail_the_writer(
    file: CaseFile, put: Callable[..., None]
) -> None:
    holding = threading.Event()

    def hold() -> None:
        reader = sqlite3.connect(file.path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM finding").fetchall()
        holding.set()
        time.sleep(0.4)
        reader.execute("COMMIT")
        reader.close()

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait()
    put(file, replace(file.read().all(Finding)[0], number=9))
    thread.join()
    assert file.read().all(Finding)[0].number == 9


def test_a_case_held_by_another_program_is_busy_and_stays_as_it_was(
    case: Path, monkeypatch: pytest.MonkeyPatch, author: Author
) -> None:
    monkeypatch.setattr(outer, "BUSY_MS", 100)
    with _open(case) as file:
        finding = file.read().all(Finding)[0]
        with file.act("finding.edit", author) as act:
            other = sqlite3.connect(case, isolation_level=None)
            other.execute("BEGIN EXCLUSIVE")
            act.put(replace(finding, number=9))
            with pytest.raises(Problem, match=r"file\.busy"):
                act.commit()
            other.execute("ROLLBACK")
            other.close()
            act.commit()  # the act was kept: trying again is enough
        assert file.read().all(Finding)[0].number == 9


def test_an_act_upon_what_another_program_has_changed_is_refused(
    file: CaseFile, author: Author
) -> None:
    finding = file.read().all(Finding)[0]
    with file.act("finding.edit", author) as act:
        act.put(replace(finding, number=9))
        with sqlite3.connect(file.path) as other:
            other.execute("UPDATE finding SET number = 4")
        other.close()
        with pytest.raises(Problem, match=r"file\.changed-meanwhile"):
            act.commit()
    assert file.read().all(Finding)[0].number == 4


# Places

Lock = Callable[[Path], None]


def test_in_a_place_where_nobody_can_write_a_case_opens_for_reading(
    case: Path, locked_up: Lock
) -> None:
    locked_up(case.parent)
    with _open(case) as file:
        assert file.read_only == "file.read-only-place"
        assert len(file.read().all(Finding)) == 1
    assert verify(case).findings == ()
    assert _refused(case, must_write=True) == "file.read-only-place"
    with pytest.raises(Problem, match=r"file\.folder-read-only"):
        CaseFile.create(
            case.with_name("new.baqylau"),
            object_=ControlObject(id=new_id()),
            author=Author(new_id()),
            clock=CLOCK,
        )


def _leave_half_written(case: Path) -> None:
    """Leave what a program leaves that dies in the middle of writing pages: file and journal."""
    half = case.with_name("half")
    database = sqlite3.connect(case, isolation_level=None)
    database.execute("PRAGMA cache_size = 1")
    database.execute("BEGIN")
    database.execute("UPDATE finding SET number = 666")
    for n in range(60):
        database.execute("INSERT INTO meta VALUES (?, ?)", (f"filler {n}", "x" * 20_000))
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{case}{suffix}", f"{half}{suffix}")
    database.execute("ROLLBACK")
    database.close()
    for suffix in ("", "-journal"):
        Path(f"{half}{suffix}").replace(f"{case}{suffix}")


def test_a_half_written_case_in_a_read_only_place_is_shown_as_it_was_before(
    case: Path, locked_up: Lock
) -> None:
    _leave_half_written(case)
    locked_up(case.parent)
    before = _digest(case)
    with _open(case) as file:
        assert file.read_only == "file.read-only-place"
        assert file.read().all(Finding)[0].number == 1
    assert verify(case).findings == ()
    assert _digest(case) == before


def test_a_half_written_case_is_taken_back_when_opened_in_place(case: Path) -> None:
    _leave_half_written(case)
    with _open(case, write=False) as file:
        assert file.read().all(Finding)[0].number == 1
    assert verify(case).findings == ()


def _fill_up(filler: Path) -> None:
    try:
        with filler.open("wb", buffering=0) as file:
            while file.write(bytes(4096)) == 4096:
                pass
    except OSError as error:
        assert error.errno == errno.ENOSPC  # noqa: PT017 - how a disk says that it is full


def test_a_full_disk_leaves_the_case_as_it_was(
    small_disk: Callable[[int], Path], make: Callable[[Path], None], author: Author
) -> None:
    folder = small_disk(3000)
    case = folder / "case.baqylau"
    make(case)
    with _open(case) as file:
        before = file.read()
        _fill_up(folder / "filler")
        with file.act("finding.edit", author) as act:
            text = LocalText(kk="ұзақ мәтін " * 20_000)
            act.put(replace(before.all(Finding)[0], circumstances=text))
            with pytest.raises(Problem, match=r"file\.disk-full"):
                act.commit()
        with file.act("take-in", author) as act, pytest.raises(Problem, match=r"file\.disk-full"):
            act.store(os.urandom(4 << 20))
        assert file.read().all(Finding) == before.all(Finding)
        with pytest.raises(Problem, match=r"file\.disk-full"):
            make(folder / "new.baqylau")
        (folder / "filler").unlink()
        with file.act("finding.edit", author) as act:
            act.put(replace(before.all(Finding)[0], number=2))
            act.commit()
    assert sorted(found.name for found in folder.iterdir()) == ["case.baqylau"]
    assert verify(case).findings == ()


def test_a_case_that_was_moved_while_open_is_not_written_into_the_void(
    file: CaseFile, author: Author
) -> None:
    elsewhere = file.path.with_name("moved.baqylau")
    finding = file.read().all(Finding)[0]
    file.path.rename(elsewhere)
    with file.act("finding.edit", author) as act:
        act.put(replace(finding, number=9))
        with pytest.raises(Problem, match=r"file\.moved"):
            act.commit()
    file.close()
    assert verify(elsewhere).findings == ()
