"""The register as a workbook: written, read back, and shown before anything is taken in."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop.domain.directory import Head
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang
from desktop.usecases import directory
from desktop.usecases.directory_sheets import Preview, preview, take, write_directory
from desktop.usecases.office import Office

BIN = "990140000007"


def filled(office: Office) -> directory.Directory:
    directory.add(
        office,
        "institution",
        {
            "name.kk": "Бөлім",
            "name.ru": "=Отдел",
            "kind": "state_body",
            "bin": BIN,
            "region": "27",
            "route.ru": "Акимат",
            "former": "Прежний\nЕще прежний",
        },
    )
    (entry,) = directory.load(office).institutions
    for name, since in (("П. Первый", "2024-01-02"), ("В. Вторая", "2025-03-04")):
        directory.add_head(office, entry, Head(leaves={"short_name.ru": name}, since=since))
    directory.add(office, "person", {"full_name.ru": "Эксперт Условный", "education": "yes"})
    return directory.load(office)


def states(read: Preview) -> list[str]:
    return [each.state for each in read.rows]


def book(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(path)
    return path


def codes(read: Preview) -> list[tuple[str, ...]]:
    return [tuple(each.code for each in row.why) for row in read.rows]


@pytest.mark.parametrize("spoken", LANGS)
def test_a_colleague_takes_in_all_that_was_written(
    office: Office, tmp_path: Path, spoken: Lang
) -> None:
    found = filled(office)
    target = tmp_path / "register.xlsx"
    write_directory(office, found, target, spoken)
    assert states(preview(office, found, target, "ru")) == ["same"] * 4
    office.folders.directory.unlink()
    empty = directory.load(office)
    read = preview(office, empty, target, "en")
    assert (states(read), read.strange) == (["new"] * 4, ())
    take(office, empty, read)
    again = directory.load(office)
    for mine, theirs in (
        (found.institutions, again.institutions),
        (found.people, again.people),
    ):
        assert [(e.leaves, e.heads, e.former) for e in mine] == [
            (e.leaves, e.heads, e.former) for e in theirs
        ]
    assert states(preview(office, again, target, "kk")) == ["same"] * 4


def test_what_is_written_is_text_and_its_headings_speak_the_language(
    office: Office, tmp_path: Path
) -> None:
    write_directory(office, filled(office), tmp_path / "r.xlsx", "kk")
    made = load_workbook(tmp_path / "r.xlsx")
    assert made.sheetnames == ["Мекемелер", "Басшылар", "Адамдар"]
    sheet = made.worksheets[0]
    assert sheet["A1"].value == "Мекеменің толық атауы (қазақша)"
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=Отдел", "s")


def test_a_change_is_shown_before_it_is_made_and_an_empty_cell_erases_nothing(
    office: Office, tmp_path: Path
) -> None:
    found = filled(office)
    path = book(
        tmp_path / "a.xlsx",
        ("БИН", "Полное название учреждения (на казахском)", "Телефон", "Регион", "Что-то"),
        (int(BIN), "Бөлім", "8 700", "", "?"),
    )
    read = preview(office, found, path, "ru")
    (row,) = read.rows
    assert (row.state, read.strange) == ("changed", ("Что-то",))
    assert row.changes == (("Телефон", "", "8 700"),)
    assert directory.load(office) == found
    before = take(office, found, read)
    (entry,) = directory.load(office).institutions
    assert (entry.leaves["phone"], entry.leaves["region"]) == ("8 700", "27")
    directory.put_back(office, before)
    assert directory.load(office) == found


def test_faulty_rows_are_named_and_left_out(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("name.ru", "bin", "phone"),
        ("Школа", BIN, ""),
        ("", "", "8 700"),
        ("Больница", BIN, ""),
        ("школа", "", ""),
        ("Отдел", "123", ""),
        ("Театр", "", "=1+1"),
    )
    found = directory.load(office)
    read = preview(office, found, path, "ru")
    assert states(read) == ["new", "faulty", "faulty", "faulty", "new", "faulty"]
    assert codes(read) == [
        (),
        ("directory.row-nameless",),
        ("directory.row-bin-twice",),
        ("directory.row-twice",),
        ("directory.row-bin",),
        ("directory.row-formula",),
    ]
    assert [row.number for row in read.rows] == [2, 3, 4, 5, 6, 7]
    take(office, found, read)
    names = {each.leaves["name.ru"] for each in directory.load(office).institutions}
    assert names == {"Школа", "Отдел"}


def test_heads_of_an_institution_nobody_knows_are_named(office: Office, tmp_path: Path) -> None:
    made = Workbook()
    made.worksheets[0].append(
        ("Учреждение", "Имя в письме (А. Сериков) (на русском)", "С какого дня")
    )
    made.worksheets[0].append(("Отдел", "П. Первый", date(2025, 1, 2)))
    made.worksheets[0].append(("Школа", "В. Вторая", "3.4.2025"))
    made.save(tmp_path / "a.xlsx")
    directory.add(office, "institution", {"name.ru": "Школа"})
    found = directory.load(office)
    read = preview(office, found, tmp_path / "a.xlsx", "ru")
    assert codes(read) == [("directory.row-no-institution",), ()]
    take(office, found, read)
    (entry,) = directory.load(office).institutions
    assert [(each.leaves, each.since) for each in entry.heads] == [
        ({"short_name.ru": "В. Вторая"}, "2025-04-03")
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "directory.no-workbook"),
        (b"PK\x03\x04 no zip", "directory.no-workbook"),
        (b"name,bin\n1,2", "directory.no-workbook"),
    ],
)
def test_what_is_no_workbook_is_refused(
    office: Office, tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    with pytest.raises(Problem) as refused:
        preview(office, directory.load(office), path, "ru")
    assert refused.value.code == code


def test_a_workbook_of_something_else_is_refused(office: Office, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Дата", "Сумма"), (date(2025, 1, 1), 5))
    with pytest.raises(Problem, match=r"directory\.no-columns"):
        preview(office, directory.load(office), path, "ru")


def test_an_empty_register_is_not_written(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"directory\.nothing-to-export"):
        write_directory(office, directory.load(office), tmp_path / "a.xlsx", "ru")
