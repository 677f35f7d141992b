"""Protected case files do all that plain ones do, and nothing of them reads without a key."""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from subprocess import Popen

import pytest
from msgspec.structs import replace

from desktop.casefile import file as file_module
from desktop.casefile import format as outer
from desktop.casefile import keys, lock, upgrade
from desktop.casefile import verify as verify_module
from desktop.casefile.backups import heads_of
from desktop.casefile.file import Author, CaseFile
from desktop.casefile.format import CURRENT, Progress, Version, open_database, sniff
from desktop.casefile.header import PAGE_BYTES, is_case, is_protected
from desktop.casefile.rescue import rescue
from desktop.casefile.unlock import is_locked, unlock
from desktop.casefile.verify import Report, verify
from desktop.domain.clock import SystemClock
from desktop.domain.control import Control, Finding
from desktop.domain.errors import Problem
from desktop.domain.ids import new_id
from desktop.domain.parties import Subject
from desktop.domain.text import LocalText

PASSWORD = "Қордай мен тау"
MARK = "Пандус-МАҢЫЗДЫ жоқ".encode()


@pytest.fixture(autouse=True)
def no_keys() -> Iterator[None]:
    """Begin and end as a program that was just started."""
    keys.forget_all()
    yield
    keys.forget_all()


def opened(path: Path) -> CaseFile:
    return CaseFile.open(path, clock=SystemClock(), backups=None, must_write=True)


@pytest.fixture
def protected(case: Path) -> Path:
    """The case with a password, closed, its key forgotten."""
    with opened(case) as file:
        file.rewrite(keys.new_key(PASSWORD))
    keys.forget_all()
    return case


def code_of(path: Path) -> str:
    unlock(path, PASSWORD)
    with opened(path) as file:
        assert file.key is not None
        lines = keys.code_of(file.key)
    keys.forget_all()
    return "\n".join(lines)


def holding(folder: Path, what: bytes) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and what in each.read_bytes()]


def test_a_protected_case_is_the_same_case_and_its_old_bytes_are_gone(
    case: Path, tmp_path: Path
) -> None:
    assert holding(tmp_path, MARK) == [case]
    with opened(case) as file:
        before, heads = file.read(), file.heads
        file.rewrite(keys.new_key(PASSWORD))
        assert file.is_protected
        assert (file.read().all(Finding), file.heads) == (before.all(Finding), heads)
    assert holding(tmp_path, MARK) == []
    assert sorted(each.name for each in tmp_path.iterdir()) == [case.name]
    assert is_protected(case)
    assert is_case(case)


def test_without_its_key_a_protected_case_asks_for_the_password(protected: Path) -> None:
    assert is_locked(protected)
    for look in (sniff, verify, opened):
        with pytest.raises(Problem, match=r"file\.protected"):
            look(protected)


def test_the_password_opens_it_for_reading_and_for_edits(
    protected: Path, author: Author, tmp_path: Path
) -> None:
    unlock(protected, f" {PASSWORD} ")
    with opened(protected) as file:
        (control,) = file.read().all(Control)
        with file.act("finding.add", author) as act:
            title = LocalText(kk=MARK.decode() * 2)
            act.put(Finding(id=new_id(), control_id=control.id, number=2, title=title))
            sha256 = act.store(MARK * 100_000)
            act.commit()
        assert file.content(sha256) == MARK * 100_000
        assert holding(tmp_path, MARK) == []
    assert verify(protected).findings == ()
    assert holding(tmp_path, MARK) == []


def test_a_letter_typed_as_two_signs_is_the_same_letter(case: Path) -> None:
    with opened(case) as file:
        file.rewrite(keys.new_key("Абай"))
    keys.forget_all()
    unlock(case, "Абай")
    assert not is_locked(case)


@pytest.mark.parametrize(
    "wrong", ["", "қордай мен тау", PASSWORD.encode().decode("cp1251", "replace")]
)
def test_a_wrong_password_is_said_and_opens_nothing(protected: Path, wrong: str) -> None:
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        unlock(protected, wrong)
    assert is_locked(protected)


def test_any_program_that_knows_sqlcipher_opens_it_with_the_password(protected: Path) -> None:
    from sqlcipher3 import dbapi2

    database = dbapi2.connect(str(protected))
    database.execute(f"PRAGMA key = '{PASSWORD}'")
    database.execute(f"PRAGMA cipher_page_size = {PAGE_BYTES}")
    assert database.execute("SELECT count(*) FROM finding").fetchone() == (1,)
    database.close()


# -- the recovery code ----------------------------------------------------------------------------


def test_the_recovery_code_opens_the_file_however_it_is_copied(protected: Path) -> None:
    code = code_of(protected)
    assert [len(line) for line in code.split("\n")] == [17, 17, 17, 17]
    for hand in (
        code,
        code.lower().replace("\n", " "),
        code.replace(" ", "-").replace("0", "O").replace("1", "l"),
        code.translate(str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ")),
    ):
        keys.forget_all()
        unlock(protected, hand)
        assert not is_locked(protected)


def test_a_slip_in_the_code_is_told_with_its_line(protected: Path) -> None:
    lines = code_of(protected).split("\n")
    for n in range(4):
        sign = "7" if lines[n][3] != "7" else "8"
        slipped = [*lines[:n], lines[n][:3] + sign + lines[n][4:], *lines[n + 1 :]]
        with pytest.raises(Problem, match=r"protection\.code-line") as told:
            unlock(protected, " ".join(slipped))
        assert told.value.params["line"] == n + 1
    swapped = [lines[1], lines[0], *lines[2:]]
    with pytest.raises(Problem, match=r"protection\.code-line"):
        unlock(protected, " ".join(swapped))
    with pytest.raises(Problem, match=r"protection\.code-length"):
        unlock(protected, " ".join(lines)[:-1])


def test_a_new_password_makes_the_old_one_and_the_old_code_worthless(protected: Path) -> None:
    old = code_of(protected)
    unlock(protected, PASSWORD)
    with opened(protected) as file:
        file.rewrite(keys.new_key("another"))
    keys.forget_all()
    for secret in (PASSWORD, old):
        with pytest.raises(Problem, match=r"file\.wrong-password"):
            unlock(protected, secret)
    assert code_of_with(protected, "another") != old


def code_of_with(path: Path, password: str) -> str:
    unlock(path, password)
    with opened(path) as file:
        assert file.key is not None
        return "\n".join(keys.code_of(file.key))


def test_a_password_taken_away_leaves_a_plain_case(protected: Path) -> None:
    unlock(protected, PASSWORD)
    with opened(protected) as file:
        file.rewrite(None)
        assert not file.is_protected
    keys.forget_all()
    assert verify(protected).findings == ()
    assert MARK in protected.read_bytes()


# -- what goes wrong ------------------------------------------------------------------------------


def test_a_protected_file_that_is_cut_or_changed_is_told_as_damaged(
    protected: Path, tmp_path: Path
) -> None:
    whole = protected.read_bytes()
    unlock(protected, PASSWORD)
    for size in (len(whole) - 100, len(whole) - PAGE_BYTES, PAGE_BYTES + 1):
        protected.write_bytes(whole[:size])
        with pytest.raises(Problem, match=r"file\.damaged"):
            opened(protected)
    protected.write_bytes(whole[: PAGE_BYTES // 2])
    with pytest.raises(Problem, match=r"file\.not-a-case"):
        opened(protected)
    told = 0
    for at in range(100, len(whole), PAGE_BYTES):
        changed = bytearray(whole)
        changed[at] ^= 1
        protected.write_bytes(changed)
        told += _is_told(protected)
    assert told == len(whole) // PAGE_BYTES


def _is_told(path: Path) -> bool:
    try:
        return bool(verify(path).findings)
    except Problem as problem:
        return problem.code == "file.damaged"


def test_a_backup_tells_a_damaged_file_from_a_wrong_password(
    protected: Path, tmp_path: Path
) -> None:
    unlock(protected, PASSWORD)
    backup = tmp_path / "backup.baqylau"
    with opened(protected) as file:
        file.copy_to(backup)
    keys.forget_all()
    damaged = bytearray(protected.read_bytes())
    damaged[5] ^= 1  # in the salt
    protected.write_bytes(damaged)
    with pytest.raises(Problem, match=r"file\.wrong-password"):
        unlock(protected, "no", [backup])
    with pytest.raises(Problem, match=r"file\.damaged"):
        unlock(protected, PASSWORD, [backup])
    assert not is_locked(backup)


def test_a_plain_file_whose_beginning_is_gone_is_not_taken_for_a_protected_one(case: Path) -> None:
    whole = case.read_bytes()
    for damage in (bytes(100), b"\xa5" * 512, whole[7:107], os.urandom(PAGE_BYTES)):
        case.write_bytes(damage + whole[len(damage) :])
        assert not is_protected(case)
        with pytest.raises(Problem, match=r"file\.(not-a-case|damaged)"):
            sniff(case)


def test_a_protected_file_cannot_be_saved_page_by_page_and_that_is_said(
    protected: Path, tmp_path: Path, author: Author
) -> None:
    with pytest.raises(Problem, match=r"rescue\.protected"):
        rescue(protected, tmp_path / "new.baqylau", author=author, clock=SystemClock())
    assert not (tmp_path / "new.baqylau").exists()


@pytest.fixture
def in_mid_write(protected: Path, tmp_path: Path) -> Path:
    """A case on a stick with a hot journal, made by copying both files in mid-write."""
    from desktop.casefile.driver import connect
    from desktop.casefile.format import uri

    unlock(protected, PASSWORD)
    stick = tmp_path / "stick"
    stick.mkdir()
    with opened(protected) as file:
        key = file.key
    database = connect(uri(protected, "rw"), key, 1)
    for pragma in ("cache_size = 1", "cache_spill = ON", "synchronous = OFF"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE finding SET number = 99")
    database.execute("CREATE TABLE filler(x)")
    database.execute("INSERT INTO filler VALUES (randomblob(2000000))")
    for each in (protected, protected.with_name(f"{protected.name}-journal")):
        assert each.stat().st_size
        shutil.copy(each, stick / each.name)
    with (stick / protected.name).open("ab") as torn:
        torn.write(b"half a page")
    database.execute("ROLLBACK")
    database.close()
    assert holding(tmp_path, MARK) == [], "the journal is ciphertext as well"
    return stick / protected.name


def test_a_protected_case_that_cannot_be_written_is_read_with_its_journal_taken_back(
    in_mid_write: Path, locked_up: Callable[[Path], None]
) -> None:
    locked_up(in_mid_write.parent)
    with CaseFile.open(in_mid_write, clock=SystemClock(), backups=None) as file:
        assert file.read_only == "file.read-only-place"
        assert [each.number for each in file.read().all(Finding)] == [1]


def test_a_sound_protected_case_with_a_journal_to_take_back_is_not_told_as_damaged(
    in_mid_write: Path, locked_up: Callable[[Path], None]
) -> None:
    locked_up(in_mid_write.parent)
    report = verify(in_mid_write)
    assert report.findings == ()
    assert report.counts["records"]


# -- backups and going back -----------------------------------------------------------------------


def test_a_backup_has_the_key_of_its_case_and_can_become_it(
    protected: Path, tmp_path: Path, author: Author
) -> None:
    unlock(protected, PASSWORD)
    backup = tmp_path / "backups" / "backup.baqylau"
    with opened(protected) as file:
        file.copy_to(backup)
        heads = file.heads
        (finding,) = file.read().all(Finding)
        with file.act("finding.remove", author) as act:
            act.remove(finding)
            act.commit()
        assert heads_of(backup) == heads
        with CaseFile.open(backup, clock=SystemClock(), backups=None, write=False) as then:
            file.become(then)
        assert file.read().all(Finding) == (finding,)
    assert backup.read_bytes()[:16] == protected.read_bytes()[:16]
    keys.forget_all()
    assert heads_of(backup) == frozenset()
    unlock(backup, PASSWORD)
    assert heads_of(backup) == heads


def test_what_was_erased_is_not_in_the_pages_of_a_protected_file(
    protected: Path, author: Author
) -> None:
    unlock(protected, PASSWORD)
    with opened(protected) as file:
        (finding,) = file.read().all(Finding)
        with file.act("record.purge", author) as act:
            act.erase("finding", finding.id)
            act.remove(finding)
            act.commit()
        assert file.clean_up()
        file.rewrite(None)
    assert MARK not in protected.read_bytes()


def test_a_protected_case_is_brought_to_a_newer_format_with_a_protected_copy(
    protected: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer = Version(CURRENT.major, CURRENT.minor + 1)
    for module in (outer, file_module, upgrade):
        monkeypatch.setattr(module, "CURRENT", newer)

    def step(database: sqlite3.Connection) -> None:
        database.execute("ALTER TABLE finding ADD COLUMN weather TEXT NOT NULL DEFAULT ''")

    monkeypatch.setattr(upgrade, "steps", lambda: (upgrade.Step("u0001", CURRENT, newer, step),))
    unlock(protected, PASSWORD)
    with opened(protected) as file:
        assert len(file.read().all(Finding)) == 1
    assert sniff(protected) == newer
    (copy,) = (each for each in tmp_path.iterdir() if each != protected)
    assert is_protected(copy)
    assert sniff(copy) == CURRENT


# -- on the way to a protected file ---------------------------------------------------------------


def test_stopping_half_way_leaves_the_case_as_it_was(
    case: Path, tmp_path: Path, author: Author
) -> None:
    with opened(case) as file, file.act("attachment.take-in", author) as act:
        act.store(MARK * 100_000)
        act.commit()
    before = case.read_bytes()
    with opened(case) as file:
        for stop_at in (1, 2):
            calls = iter(range(1, 100))
            with pytest.raises(Problem, match=r"protection\.stopped"):
                file.rewrite(keys.new_key(PASSWORD), lambda _d, _t: next(calls) < stop_at)  # noqa: B023
        assert not file.is_protected
        assert file.read().all(Finding)
    assert case.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [case.name]


def test_what_another_program_wrote_meanwhile_is_not_lost(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_try_lock", lambda _handle: True)  # a place that knows no locks
    real = verify_module.verify
    with opened(case) as other, opened(case) as file:
        (finding,) = other.read().all(Finding)

        def slow(path: Path, progress: Progress | None = None) -> Report:
            with other.act("record.edit", Author(new_id(), new_id(), "Әсел")) as act:
                act.put(replace(finding, title=LocalText(ru="набрала коллега")))
                act.commit()
            return real(path, progress)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(verify_module, "verify", slow)
            with pytest.raises(Problem, match=r"file\.changed-meanwhile"):
                file.rewrite(keys.new_key(PASSWORD))
        assert not file.is_protected
        (seen,) = file.read().all(Finding)
        assert seen.title.ru == "набрала коллега"


def test_a_cold_journal_with_former_pages_goes_when_the_file_is_protected(case: Path) -> None:
    journal = case.with_name(f"{case.name}-journal")
    with opened(case) as file:
        # The power failed before its head was written: it is not hot, and nobody takes it back.
        journal.write_bytes(bytes(512) + b"MARK" * 4096)
        file.rewrite(keys.new_key(PASSWORD))
        assert file.read().all(Finding)
    assert not journal.exists()


def test_a_file_that_does_not_open_again_at_once_is_opened_later_by_its_new_key(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def scanned(*_: object) -> None:
        raise Problem("file.busy", path=case)

    with opened(case) as file, monkeypatch.context() as busy:
        busy.setattr(CaseFile, "_reopen", scanned)
        with pytest.raises(Problem, match=r"file\.busy"):
            file.rewrite(keys.new_key(PASSWORD))
    assert is_protected(case)
    with opened(case) as file:
        assert file.read().all(Finding)


def test_a_password_of_whatever_signs_is_one() -> None:
    assert keys.of_password("\udcd0", bytes(16)) != keys.of_password("\udcd1", bytes(16))


def test_a_full_disk_leaves_the_case_as_it_was(
    small_disk: Callable[[int], Path], case: Path
) -> None:
    path = small_disk(case.stat().st_size * 3 // 2 >> 10) / "case.baqylau"
    shutil.copyfile(case, path)
    before = path.read_bytes()
    with opened(path) as file:
        with pytest.raises(Problem, match=r"file\.disk-full"):
            file.rewrite(keys.new_key(PASSWORD))
        assert file.read().all(Finding)
    assert path.read_bytes() == before


_PROTECTING = """
import sys
from pathlib import Path
from desktop.casefile import keys
from desktop.casefile.file import CaseFile
from desktop.domain.clock import SystemClock

key = keys.of_password("{password}", bytes(16))
keys.learn(key)
file = CaseFile.open(Path(sys.argv[1]), clock=SystemClock(), backups=None, must_write=True)
while True:
    file.rewrite(None if file.is_protected else key)
    print("done", flush=True)
""".replace("{password}", PASSWORD)


def test_a_kill_while_protecting_leaves_one_whole_case(
    case: Path, run_python: Callable[..., Popen[str]], tmp_path: Path
) -> None:
    keys.learn(keys.of_password(PASSWORD, bytes(16)))
    chance = random.Random()
    for n in range(12):
        process = run_python(_PROTECTING, case)
        assert process.stdout is not None
        for _ in range(1 + n % 2):  # from a plain file to a protected one, and back
            assert process.stdout.readline() == "done\n"
        time.sleep(chance.uniform(0, 0.15))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with opened(case) as file:  # sweeps what was left
            assert len(file.read().all(Finding)) == 1
        assert verify(case).findings == ()
        assert [each.name for each in tmp_path.iterdir()] == [case.name]


def test_a_kill_between_two_names_of_the_old_file_does_not_cost_the_case(
    case: Path, tmp_path: Path
) -> None:
    """The old file has its second name already, and still its first."""
    old = case.with_name(f".{case.name}.old")
    os.link(case, old)
    whole = case.read_bytes()
    with opened(case) as file:
        assert file.read().all(Finding)
    assert not old.exists()
    assert case.read_bytes() == whole
    assert verify(case).findings == ()


def test_an_old_file_that_was_left_is_overwritten_before_it_goes(
    protected: Path, make: Callable[[Path], None], tmp_path: Path
) -> None:
    old = protected.with_name(f".{protected.name}.old")
    make(old)
    kept_open = old.open("rb")
    unlock(protected, PASSWORD)
    opened(protected).close()
    assert not old.exists()
    assert MARK not in kept_open.read()
    kept_open.close()


def test_the_driver_of_protected_files_is_not_loaded_for_plain_ones(
    case: Path, run_python: Callable[..., Popen[str]]
) -> None:
    code = """
import sys
from pathlib import Path
from desktop.casefile.file import CaseFile
from desktop.domain.clock import SystemClock

with CaseFile.open(Path(sys.argv[1]), clock=SystemClock(), backups=None) as file:
    file.copy_to(Path(sys.argv[1] + ".copy"))
print("sqlcipher3" in sys.modules)
"""
    process = run_python(code, case)
    assert process.stdout is not None
    assert process.stdout.read() == "False\n"


def test_errors_of_the_driver_are_named_as_those_of_sqlite(protected: Path, author: Author) -> None:
    unlock(protected, PASSWORD)
    with (
        opened(protected) as file,
        closing(open_database(protected, mode="rw", write=True)) as other,
    ):
        (control,) = file.read().all(Control)
        other.execute("BEGIN IMMEDIATE")
        file._store.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        with file.act("finding.add", author) as act:
            act.put(Finding(id=new_id(), control_id=control.id, number=7))
            with pytest.raises(Problem, match=r"file\.busy"):
                act.commit()
        other.execute("ROLLBACK")
        with file.act("subject.remove", author) as act:
            act.remove(file.read().all(Subject)[0])
            with pytest.raises(Problem, match=r"file\.still-needed"):
                act.commit()
