"""From a package back to a case: the same records, the same history, a copy like any other."""

import shutil
import zipfile
from pathlib import Path

import pytest

from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Evidence
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.merging import merge
from desktop.usecases.office import Office
from desktop.usecases.package import make_package
from desktop.usecases.purging import purge
from desktop.usecases.taking_in import pasted_source, take_in_evidence
from desktop.usecases.undoing import undo
from desktop.usecases.unpacking import case_of_package


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """A case with a file, one taken out since, one removed for good, and a value changed twice."""
    control = current_control(desk.case)
    for n in range(3):
        data = b"%d" % n * 400_000
        take_in_evidence(desk, control.id, pasted_source(f"{n}.txt", data))
    pieces = desk.case.of_control(Evidence, control.id)
    remove(desk, FieldAddress("evidence", pieces[1].id, ""))
    purge(desk, "evidence", pieces[2].id, "сұрады")
    for topic in ("бір", "екі"):
        enter(desk, FieldAddress("control", control.id, "topic.kk"), topic)
    return desk


def same_records(one: Desk, another: Desk) -> bool:
    return all(one.case.all(kind) == another.case.all(kind) for kind in RECORD_KINDS.values())


@pytest.mark.parametrize("name", ["package", "package.zip"])
def test_a_whole_package_becomes_the_case_again_with_its_history(
    worked: Desk, office: Office, tmp_path: Path, name: str
) -> None:
    make_package(worked, tmp_path / name)
    target = office.folders.cases / "again.baqylau"
    with case_of_package(office, tmp_path / name, target) as again:
        assert again.case.id == worked.case.id
        assert same_records(again, worked)
        acts = [act.id for act in worked.file.acts(newest_first=False)]
        assert [act.id for act in again.file.acts(newest_first=False)][:-1] == acts
        (piece,) = again.case.all(Evidence)
        assert piece.attachment_id is not None
        kept = again.case.one(Attachment, piece.attachment_id)
        assert again.file.content(kept.sha256) == b"0" * 400_000
    assert verify(target).findings == ()


def test_it_is_a_copy_that_can_be_worked_on_and_joined_with_the_first(
    worked: Desk, office: Office, tmp_path: Path
) -> None:
    make_package(worked, tmp_path / "p.zip")
    target = office.folders.cases / "again.baqylau"
    control = current_control(worked.case)
    with case_of_package(office, tmp_path / "p.zip", target) as again:
        add(again, "finding", control_id=control.id)
    enter(worked, FieldAddress("control", control.id, "topic.kk"), "үш")
    merge(worked, target, {}, "kk")
    assert verify(worked.path).findings == ()
    with open_case(office, target) as again:
        merge(again, worked.path, {}, "kk")
        assert same_records(again, worked)
    assert verify(target).findings == ()


def test_undo_does_not_reach_behind_it(worked: Desk, office: Office, tmp_path: Path) -> None:
    make_package(worked, tmp_path / "p.zip")
    with case_of_package(office, tmp_path / "p.zip", tmp_path / "again.baqylau") as again:
        with pytest.raises(Problem) as caught:
            undo(again)
        assert caught.value.code == "undo.in-the-world"


def refused(office: Office, package: Path, target: Path) -> str:
    with pytest.raises(Problem) as caught:
        case_of_package(office, package, target)
    assert not target.exists()
    assert office.messages().say(caught.value.code, **caught.value.params)
    return caught.value.code


def test_what_is_no_sound_whole_package_becomes_no_case(
    worked: Desk, office: Office, tmp_path: Path
) -> None:
    target = tmp_path / "again.baqylau"
    make_package(worked, tmp_path / "small.zip", for_lawyer=True)
    assert refused(office, tmp_path / "small.zip", target) == "package.small"
    make_package(worked, tmp_path / "torn")
    log = tmp_path / "torn" / "data" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace("екі".encode(), "алт".encode()))
    assert refused(office, tmp_path / "torn", target) == "package.cannot-become"
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a.txt", "x")
    assert refused(office, tmp_path / "other.zip", target) == "package.not-a-bag"
    bag = tmp_path / "bag"
    bag.mkdir()
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (bag / "manifest-sha256.txt").write_text("")
    assert refused(office, bag, target) == "package.not-ours"


def test_a_case_that_is_there_is_not_written_over(
    worked: Desk, office: Office, tmp_path: Path
) -> None:
    make_package(worked, tmp_path / "p.zip")
    target = tmp_path / "there.baqylau"
    shutil.copyfile(worked.path, target)
    before = target.read_bytes()
    with pytest.raises(Problem) as caught:
        case_of_package(office, tmp_path / "p.zip", target)
    assert caught.value.code == "file.exists"
    assert target.read_bytes() == before


def test_its_progress_goes_to_the_end_once_and_can_be_stopped_in_either_half(
    worked: Desk, office: Office, tmp_path: Path
) -> None:
    package = tmp_path / "p.zip"
    make_package(worked, package)
    target = office.folders.cases / "again.baqylau"
    seen: list[tuple[int, int]] = []
    case_of_package(office, package, target, lambda *told: seen.append(told) or True).close()
    parts = [done / total for done, total in seen]
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert any(part < 0.5 for part in parts)
    target.unlink()
    before = set(office.folders.cases.iterdir())
    for until in (0.0, 0.6):
        with pytest.raises(Problem, match=r"package\.unpack-stopped"):
            case_of_package(
                office, package, target, lambda done, total, until=until: done < until * total
            )
        assert set(office.folders.cases.iterdir()) == before
