"""Looking through the folders of the library: each state of a file is told, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.casefile import keys
from desktop.casefile.index import LibraryIndex, LibraryRow
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.text import LocalText
from desktop.usecases import directory, library, library_choices, protection, searching
from desktop.usecases.cases import current_control, new_case, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import enter
from desktop.usecases.library_choices import View
from desktop.usecases.library_filter import Filter, copies
from desktop.usecases.looking_through import looking_through
from desktop.usecases.office import Folders, Office
from desktop.usecases.whereabouts import away, whereabouts

PASSWORD = "құпия сөз 1234"


def look(office: Office) -> dict[str, str]:
    """Look through the folders; return the files that could not be read and why."""
    found = [each for each in looking_through(office) if each is not None]
    return {each.path.name: each.problem.code for each in found}


def names(office: Office) -> list[str]:
    return sorted(Path(row.path).name for row in library.rows(office))


@pytest.fixture
def case(sample: Desk) -> Path:
    """A case in the user's folder that is listed, and closed."""
    library.note(sample.office, sample)
    sample.close()
    return sample.path


def test_a_new_file_in_a_folder_of_the_library_is_listed(office: Office, case: Path) -> None:
    shutil.copy(case, case.with_name("b.baqylau"))
    assert look(office) == {}
    assert names(office) == ["b.baqylau", case.name]


def test_what_is_read_in_passing_is_what_an_open_case_tells(office: Office, case: Path) -> None:
    (kept,) = library.rows(office)
    office.folders.index.unlink()
    assert look(office) == {}
    assert library.rows(office) == (kept,)


def test_a_file_that_did_not_change_is_not_read(office: Office, case: Path) -> None:
    with LibraryIndex(office.folders.index) as index:
        ((row, items),) = index.listed()
        index.put(replace(row, phase="unread"), items or "")
    look(office)
    assert library.rows(office)[0].phase == "unread"
    os.utime(case, (1, 1))
    look(office)
    assert library.rows(office)[0].phase == row.phase


@pytest.mark.parametrize("how", ["looked through", "opened"])
def test_the_row_follows_a_file_that_was_moved_or_renamed(
    office: Office, case: Path, how: str
) -> None:
    moved = case.parent / "inside" / "other.baqylau"
    moved.parent.mkdir()
    case.rename(moved)
    if how == "opened":
        with open_case(office, moved) as desk:
            library.note(office, desk)
    else:
        look(office)
    (row,) = library.rows(office)
    assert (row.path, row.missing) == (str(moved), False)


def test_the_row_follows_a_protected_file_that_nobody_can_read(office: Office, case: Path) -> None:
    with open_case(office, case) as desk:
        protection.protect(desk, PASSWORD)
        library.note(office, desk)
    keys.forget_all()
    (before,) = library.rows(office)
    moved = case.rename(case.with_name("other.baqylau"))
    look(office)
    (row,) = library.rows(office)
    assert (row.path, row.case_id) == (str(moved), before.case_id)
    assert row.object_name.ru == "other"


def test_a_file_that_is_gone_stays_listed_and_says_so(office: Office, case: Path) -> None:
    before = library.rows(office)
    case.unlink()
    assert look(office) == {}
    assert library.rows(office) == before
    assert away([str(case)]) == {str(case): "gone"}


def test_a_pulled_stick_is_told_from_a_deleted_file(tmp_path: Path) -> None:
    stick = Path("/media/user-of-nobody/STICK/cases/a.baqylau")
    assert whereabouts(stick) == "offline"
    assert whereabouts(tmp_path / "no folder" / "a.baqylau") == "gone"
    found = away([str(stick), str(tmp_path / "a.baqylau"), str(tmp_path)])
    assert found == {str(stick): "offline", str(tmp_path / "a.baqylau"): "gone"}


def test_a_copy_on_a_stick_that_is_away_is_no_move(office: Office, case: Path) -> None:
    with LibraryIndex(office.folders.index) as index:
        ((row, items),) = index.listed()
        index.put(replace(row, path="/media/user-of-nobody/STICK/a.baqylau"), items or "")
    os.utime(case, (1, 1))
    look(office)
    assert names(office) == ["a.baqylau", case.name]


def test_two_files_with_one_case_are_said_to_be_copies(office: Office, case: Path) -> None:
    copy = Path(shutil.copy(case, case.with_name("b.baqylau")))
    with new_case(office, case.with_name("c.baqylau"), LocalText(kk="Бөлім")):
        pass
    look(office)
    rows = library.rows(office)
    assert copies(rows, {}) == {str(case), str(copy)}
    copy.unlink()
    assert copies(rows, away(row.path for row in rows)) == frozenset()
    look(office)
    assert names(office) == ["c.baqylau", case.name]  # of the copy that is gone nothing is missed


def test_a_damaged_file_stays_listed_as_it_was_and_is_named(office: Office, case: Path) -> None:
    (before,) = library.rows(office)
    case.write_bytes(case.read_bytes()[:100] + b"\xff" * 50_000)
    assert look(office) == {case.name: "file.damaged"}
    (row,) = library.rows(office)
    assert row.trouble
    assert (row.case_id, row.object_name) == (before.case_id, before.object_name)
    assert look(office) != {}  # it is tried and named again


def test_a_stick_that_is_pulled_while_it_is_read_loses_nothing(
    office: Office, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        shutil.copy(case, case.with_name(f"c{n}.baqylau"))
    look(office)
    before = library.rows(office)
    for row in before:
        os.utime(row.path, (1, 1))
    steps = looking_through(office)
    next(steps)
    case.parent.rename(case.parent.with_name("pulled"))
    assert [each for each in steps if each is not None] == []
    assert {row.path: row.case_id for row in library.rows(office)} == {
        row.path: row.case_id for row in before
    }
    case.parent.with_name("pulled").rename(case.parent)
    assert look(office) == {}
    assert len(library.rows(office)) == 5


def test_a_lost_list_finds_again_what_lies_outside_the_folders(
    office: Office, case: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "elsewhere" / "b.baqylau"
    outside.parent.mkdir()
    shutil.copy(case, outside)
    with open_case(office, outside) as desk:
        library.note(office, desk)
    for broken in (b"garbage" * 1000, b""):
        office.folders.index.write_bytes(broken)
        look(office)
        assert names(office) == ["b.baqylau", case.name]


def test_what_was_taken_out_of_the_list_stays_out_until_it_is_opened_or_all_is_read(
    office: Office, case: Path
) -> None:
    library.forget(office, case)
    look(office)
    assert names(office) == []
    with open_case(office, case) as desk:
        library.note(office, desk)
    assert names(office) == [case.name]
    library.forget(office, case)
    library.rebuild(office)
    look(office)
    assert names(office) == [case.name]


def test_folders_that_were_added_are_looked_through_and_others_are_not(
    office: Office, case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "second"
    (folder / "inside").mkdir(parents=True)
    shutil.copy(case, folder / "inside" / "b.baqylau")
    look(office)
    assert names(office) == [case.name]
    library_choices.add_folder(office, folder)
    with pytest.raises(Problem, match=r"library\.folder-known"):
        library_choices.add_folder(office, folder / "inside")
    look(office)
    assert names(office) == ["b.baqylau", case.name]
    library_choices.remove_folder(office, folder)
    assert library_choices.places(office) == (office.folders.cases,)
    assert names(office) == ["b.baqylau", case.name]  # what is listed stays


def test_backups_are_no_cases_of_the_library(office: Office, case: Path, tmp_path: Path) -> None:
    library_choices.add_folder(office, tmp_path)
    for place in (office.folders.backups, tmp_path / "stick" / "baqylau-backups"):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(case, place / "backup.baqylau")
    look(office)
    assert names(office) == [case.name]


def test_a_case_that_got_its_password_elsewhere_tells_no_more(office: Office, case: Path) -> None:
    other = Office(office.clock, Folders(case.parents[1] / "other", case.parent))
    with open_case(other, case) as desk:
        enter(desk, FieldAddress("control", current_control(desk.case).id, "campaign"), "ЖАСЫРЫН")
        library.note(office, desk)
        protection.protect(desk, PASSWORD)
    keys.forget_all()
    look(office)
    (row,) = library.rows(office)
    assert row.protected
    assert row == library.untold(row)
    for file in office.folders.home.glob("*.sqlite"):
        assert "ЖАСЫРЫН".encode() not in file.read_bytes()


def test_a_saved_view_is_kept_renamed_replaced_and_dropped(office: Office) -> None:
    first = View("Орал", "map", Filter(region="27", standing="late"), "пандус")
    library_choices.keep_view(office, first)
    library_choices.keep_view(office, View("Абай", "board"))
    library_choices.keep_view(office, replace(first, shape="list"))
    assert [each.name for each in library_choices.choices(office).views] == ["Абай", "Орал"]
    with pytest.raises(Problem, match=r"library\.view-known"):
        library_choices.rename_view(office, "Орал", "Абай")
    with pytest.raises(Problem, match=r"library\.view-nameless"):
        library_choices.keep_view(office, View("  "))
    library_choices.rename_view(office, "Орал", " Батыс ")
    library_choices.drop_view(office, "Абай")
    assert library_choices.choices(office).views == (replace(first, name="Батыс", shape="list"),)


def test_choices_that_cannot_be_read_are_kept_aside(office: Office) -> None:
    office.folders.home.mkdir(parents=True, exist_ok=True)
    office.folders.library.write_text("{broken", "utf-8")
    assert library_choices.choices(office) == library_choices.Choices()
    library_choices.keep_view(office, View("Орал"))
    assert [each.name for each in library_choices.choices(office).views] == ["Орал"]
    (kept,) = office.folders.home.glob("library.unreadable*")
    assert kept.read_text("utf-8") == "{broken"


def test_choices_that_cannot_be_read_now_are_not_written_over(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_choices.add_folder(office, tmp_path / "more")
    library_choices.keep_view(office, View("Орал"))
    before = library_choices.choices(office)
    real, asked = Path.read_bytes, list[Path]()

    def flaky(path: Path) -> bytes:
        if path == office.folders.library and not asked:
            asked.append(path)
            raise PermissionError(errno.EACCES, "sharing violation")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", flaky)
    with pytest.raises(Problem, match=r"profile\.no-access"):
        library_choices.keep_view(office, View("Абай"))
    assert library_choices.choices(office) == before


def test_a_row_of_an_unknown_file_tells_its_name_alone(office: Office, case: Path) -> None:
    case.with_name("noise.baqylau").write_bytes(b"not a case")
    assert look(office) == {"noise.baqylau": "file.not-a-case"}
    row: LibraryRow = next(row for row in library.rows(office) if row.trouble)
    assert (row.object_name.kk, row.case_id, row.phase) == ("noise", "", "")


@pytest.mark.parametrize(
    "harm",
    ["DROP TABLE outcome", "ALTER TABLE letter DROP COLUMN kind", 'DELETE FROM "object"'],
    ids=["no table", "no column", "no institution"],
)
def test_an_odd_file_is_named_and_those_behind_it_are_read(
    office: Office, case: Path, harm: str
) -> None:
    odd = case.with_name("a.baqylau")
    shutil.copy(case, odd)
    database = sqlite3.connect(odd)
    database.execute(harm)
    database.commit()
    database.close()
    shutil.copy(case, case.with_name("z.baqylau"))
    assert look(office) == {odd.name: "file.damaged"}
    assert names(office) == [odd.name, case.name, "z.baqylau"]
    (problem,) = library.rebuild(office)
    assert (problem.code, problem.params["path"]) == ("file.damaged", odd)
    files = [Path(row.path) for row in library.rows(office)]
    unread = {each.path.name: each.problem.code for each in searching.refresh(office, files)}
    # Without its institution its texts are read all the same.
    assert unread == ({} if "object" in harm else {odd.name: "file.damaged"})
    assert searching.search_all(office, "қоғамдық")
    directory.catch_up(office)
