"""What is left of a case that does not open, and which password is asked for first."""

from pathlib import Path

import pytest

from desktop.casefile import keys
from desktop.domain.errors import Problem
from desktop.usecases import protection
from desktop.usecases.backups import back_up
from desktop.usecases.cases import open_case
from desktop.usecases.desk import Desk
from desktop.usecases.library import note
from desktop.usecases.office import Office
from desktop.usecases.recovering import left_of, next_ways
from desktop.usecases.rescue import rescue

PASSWORD = "төрт сөз керек екен"


@pytest.fixture
def case_file(desk: Desk, office: Office) -> Path:
    back_up(desk, "opened")
    note(office, desk)  # the list of cases tells which case lay there
    desk.close()
    return desk.path


def why(office: Office, path: Path) -> Problem:
    with pytest.raises(Problem) as told:
        open_case(office, path)
    return told.value


def damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:16000] = bytes(15900)
    path.write_bytes(data)


def test_a_lost_case_leaves_its_backups_and_nothing_to_rescue(
    office: Office, case_file: Path
) -> None:
    case_file.unlink()
    left = left_of(office, case_file, why(office, case_file))
    assert left.lines.own
    assert not left.may_be_rescued
    assert left.locked is None


def test_a_damaged_case_leaves_both(office: Office, case_file: Path) -> None:
    damage(case_file)
    left = left_of(office, case_file, why(office, case_file))
    assert left.lines.own
    assert left.may_be_rescued
    assert left.locked is None


def test_of_a_case_in_use_nothing_is_offered(office: Office, case_file: Path) -> None:
    left = left_of(office, case_file, Problem("file.in-use", path=case_file))
    assert not left


def test_the_password_of_a_protected_backup_is_asked_for_first(
    office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
    keys.forget_all()
    case_file.unlink()
    left = left_of(office, case_file, why(office, case_file))
    assert left.locked == left.lines.own[0].path
    protection.unlock(office, left.locked, PASSWORD)
    assert left_of(office, case_file, why(office, case_file)).locked is None
    keys.forget_all()


def test_the_password_of_another_copy_keeps_no_damaged_file_from_its_rescue(
    office: Office, case_file: Path, tmp_path: Path
) -> None:
    with open_case(office, case_file) as desk:
        desk.file.copy_to(tmp_path / "colleague.baqylau")
    with open_case(office, tmp_path / "colleague.baqylau") as theirs:
        protection.protect(theirs, PASSWORD)
    keys.forget_all()
    for backup in left_of(office, case_file, Problem("file.missing", path=case_file)).lines.own:
        backup.path.unlink()
    damage(case_file)
    left = left_of(office, case_file, why(office, case_file))
    assert left.lines.others
    assert not left.lines.own
    assert left.may_be_rescued
    assert left.locked is None


def test_a_protected_case_that_is_damaged_is_not_offered_to_be_saved_page_by_page(
    office: Office, case_file: Path
) -> None:
    with open_case(office, case_file) as desk:
        protection.protect(desk, PASSWORD)
    with case_file.open("rb+") as file:
        file.seek(5000)
        file.write(bytes(16))
    told = why(office, case_file)
    assert told.code == "file.damaged"
    left = left_of(office, case_file, told)
    assert left.lines.own
    assert not left.may_be_rescued
    assert next_ways(office, case_file, told) == ("restore",)
    with pytest.raises(Problem, match=r"rescue\.protected"):
        rescue(office, case_file, case_file.with_name("new.baqylau"))
    keys.forget_all()


def test_what_is_not_there_or_empty_is_not_offered_to_be_saved(
    office: Office, case_file: Path
) -> None:
    case_file.write_bytes(b"")
    assert next_ways(office, case_file, why(office, case_file)) == ("restore",)
    case_file.unlink()
    assert next_ways(office, case_file, why(office, case_file)) == ("restore",)
    assert next_ways(office, case_file, Problem("file.in-use", path=case_file)) == ()


def test_a_disk_that_does_not_answer_may_answer_later(
    office: Office, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_self: Path) -> bool:
        raise OSError(5, "no answer")

    monkeypatch.setattr(Path, "is_file", silent)
    assert left_of(office, case_file, Problem("file.io", path=case_file)).may_be_rescued
