"""A package holds the whole case, is the same each time, and is whole or not there at all."""

import ast
import csv
import errno
import gzip
import io
import itertools
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import bagit
import clean_room
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.casefile.file import CaseFile
from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import FixedClock
from desktop.domain.control import Control, Evidence
from desktop.domain.correspondence import Attachment, Paper
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.ids import new_id
from desktop.domain.text import LANGS, clean
from desktop.law.places import data_root
from desktop.procedure.route import main_proceeding
from desktop.usecases import package
from desktop.usecases.cases import begin_control, current_control, open_case
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter, remove
from desktop.usecases.office import Office
from desktop.usecases.outcomes import look_again
from desktop.usecases.package import Packed, make_package
from desktop.usecases.package_check import check_package
from desktop.usecases.papers import make_paper
from desktop.usecases.purging import purge
from desktop.usecases.taking_in import take_in
from desktop.usecases.undoing import undo

GOLDEN = Path(__file__).parents[1] / "casefile" / "golden" / "v1_0.baqylau.gz"


def worked_on(desk: Desk, folder: Path) -> Desk:
    """Give the sample documents, a second control, files beside the evidence, and an undone act."""
    control = current_control(desk.case)
    for lang in LANGS:
        proceeding = main_proceeding(desk.case, control.id)
        make_paper(desk, proceeding.id, "final-document", lang, folder / f"final.{lang}.docx")
    scan = folder / "Штамп 1%.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    take_in(desk, scan)
    second = begin_control(desk)
    photo = folder / "фото.JPG"
    photo.write_bytes(os.urandom(3_000_000))
    for _twice in range(2):  # of one file, with one number each
        attachment = take_in(desk, photo)
        add(desk, "evidence", control_id=second, attachment_id=attachment)
    gone = add(desk, "finding", control_id=second)
    remove(desk, FieldAddress("finding", gone, ""))
    enter(desk, FieldAddress("control", control.id, "topic.ru"), "Другой вопрос")
    undo(desk)
    purge(desk, "finding", gone, "")
    purge(desk, "control", control.id, "", "topic.ru")
    return desk


@pytest.fixture
def case(sample: Desk, tmp_path: Path) -> Desk:
    return worked_on(sample, tmp_path)


def files(path: Path) -> dict[str, bytes]:
    """Return the files of a package by their paths in it."""
    if path.is_dir():
        return {
            each.relative_to(path).as_posix(): each.read_bytes()
            for each in path.rglob("*")
            if each.is_file()
        }
    return dict(clean_room.files_of(str(path)))


def left(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


# --- what it holds --------------------------------------------------------------------------------


def test_a_reader_of_the_standard_library_rebuilds_every_fact(case: Desk, tmp_path: Path) -> None:
    target = make_package(case, tmp_path / "case.zip").path
    script = Path(clean_room.__file__)
    told = subprocess.run(
        [sys.executable, "-I", "-S", script, target], capture_output=True, check=True
    )
    read = json.loads(told.stdout)
    expected = {
        name: {str(r.id): clean_room.without_empty(plain(r)) for r in case.case.all(kind)}
        for name, kind in RECORD_KINDS.items()
        if case.case.all(kind)
    }
    assert read["records"] == expected
    assert [act["id"] for act in read["acts"]] == [act.id for act in case.file.acts()]
    assert [act["author"]["text"] for act in read["acts"]] == [a.author for a in case.file.acts()]
    last = [act["kind"] for act in read["acts"][-3:]]
    assert last == ["act.undo", "record.purge", "record.purge"]
    uses = {use for uses in read["contents"].values() for use in uses}
    assert {f"attachment/{each.id}/sha256" for each in case.case.all(Attachment)} < uses
    assert {f"paper/{each.id}/content_sha256" for each in case.case.all(Paper)} < uses


def plain(record: Any) -> Any:
    return json.loads(msgspec.json.encode(record, order="sorted"))


def test_the_reader_is_a_stranger_to_this_program() -> None:
    tree = ast.parse(Path(clean_room.__file__).read_text("utf-8"))
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name) or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_case_with_every_kind_of_record_is_rebuilt(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "golden.baqylau"
    path.write_bytes(gzip.decompress(GOLDEN.read_bytes()))
    with open_case(office, path) as desk:
        make_package(desk, tmp_path / "golden.zip")
        read = clean_room.read(str(tmp_path / "golden.zip"))
        there = {name for name, kind in RECORD_KINDS.items() if desk.case.all(kind)}
    assert set(read["records"]) == there == set(RECORD_KINDS)


def test_another_program_finds_it_valid(case: Desk, tmp_path: Path) -> None:
    make_package(case, tmp_path / "case")
    bag = bagit.Bag(str(tmp_path / "case"))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert bag.info["External-Identifier"] == str(case.case.id)


def test_its_lists_stand_in_three_languages_with_the_check_sums(case: Desk, tmp_path: Path) -> None:
    packed = make_package(case, tmp_path / "case")
    found = files(packed.path)
    for lang in LANGS:
        for name in ("evidence-1", "evidence-2", "timeline-1", "timeline-2"):
            assert f"data/lists/{name}.{lang}.docx" in found
        text = word(found[f"data/lists/evidence-2.{lang}.docx"])
        photo = next(a for a in case.case.all(Attachment) if a.name == "фото.JPG")
        assert text.count(photo.sha256) == 2
        assert "3 000 000" in text.replace("\N{NO-BREAK SPACE}", " ")
        read_me = found[f"READ-ME.{lang}.txt"].decode("utf-8-sig")
        assert packed.listed in read_me
        assert packed.listed == clean_room.sha256(found["manifest-sha256.txt"])
        for command in ("certutil -hashfile", "Get-FileHash", "sha256sum -c"):
            assert command in read_me
        assert read_me.count("\n") == read_me.count("\r\n")
    assert zipfile.is_zipfile(io.BytesIO(found["data/lists/workbook.kk.xlsx"]))


def test_a_sheet_without_a_template_keeps_to_the_schema_of_word(case: Desk, tmp_path: Path) -> None:
    found = files(make_package(case, tmp_path / "case").path)
    for lang in LANGS:
        sheet = zipfile.ZipFile(io.BytesIO(found[f"data/lists/timeline-1.{lang}.docx"]))
        (zoom,) = re.findall("<w:zoom[^>]*>", sheet.read("word/settings.xml").decode())
        assert 'w:percent="100"' in zoom


def word(docx: bytes) -> str:
    body = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    return re.sub("<[^>]+>", "", body)


def test_an_original_is_called_by_its_numbers_and_every_system_can_store_it(
    case: Desk, tmp_path: Path
) -> None:
    found = files(make_package(case, tmp_path / "case").path)
    originals = sorted(path for path in found if path.startswith("data/originals/"))
    assert originals == [
        "data/originals/1-001-empty_page.png",
        "data/originals/2-001-фото.JPG",
        "data/originals/other-001-Штамп_1.pdf",
    ]
    documents = sorted(path for path in found if path.startswith("data/documents/"))
    assert [path[-8:] for path in documents] == ["-kk.docx", "-ru.docx", "-en.docx"]


def test_what_came_of_it_goes_along_with_its_document_and_its_day(
    sample: Desk, tmp_path: Path
) -> None:
    control = current_control(sample.case)
    scan = tmp_path / "Өкім 5.pdf"
    scan.write_bytes(b"%PDF-1.4 order")
    order = take_in(sample, scan)
    made = add(sample, "outcome", control_id=control.id, attachment_id=order)
    for path, value in (("what.ru", "Создана рабочая группа"), ("day", "2026-01-14")):
        enter(sample, FieldAddress("outcome", made, path), value)
    (look,) = look_again(sample, control.id).added
    enter(sample, FieldAddress("follow_up", look, "state"), "still")
    found = files(make_package(sample, tmp_path / "case").path)
    assert "data/originals/1-outcome-001-Өкім_5.pdf" in found
    days = word(found["data/lists/timeline-1.ru.docx"])
    assert "14.01.2026" in days
    assert "Результат: Создана рабочая группа" in days
    assert "как было" in days


@pytest.mark.parametrize("lawyer", [False, True])
def test_the_sample_says_that_it_is_one(case: Desk, tmp_path: Path, lawyer: bool) -> None:
    found = files(make_package(case, tmp_path / "case", for_lawyer=lawyer).path)
    assert b"Baqylau-Sample: \xd2\xae\xd0\x9b\xd0\x93\xd0\x86 / " in found["bag-info.txt"]
    for lang, said in (("kk", "ҮЛГІ"), ("ru", "ОБРАЗЕЦ"), ("en", "SAMPLE")):
        assert found[f"READ-ME.{lang}.txt"].decode("utf-8-sig").startswith(f"{said}\r\n")
        for name in ("evidence-1", "timeline-1"):
            parts = zipfile.ZipFile(io.BytesIO(found[f"data/lists/{name}.{lang}.docx"]))
            heads = [parts.read(each) for each in parts.namelist() if "header" in each]
            assert any(said.encode() in head for head in heads)


def test_people_who_did_not_consent_are_told_of(case: Desk, tmp_path: Path) -> None:
    assert make_package(case, tmp_path / "before").notes == ()
    piece = case.case.all(Evidence)[0]
    enter(case, FieldAddress("evidence", piece.id, "people_recognisable"), "yes")
    (note,) = make_package(case, tmp_path / "after").notes
    assert (note.code, note.params["n"]) == ("package.people-shown", 1)


# --- the same each time ---------------------------------------------------------------------------


def test_the_same_case_gives_the_same_bytes(case: Desk, tmp_path: Path) -> None:
    one, two = (make_package(case, tmp_path / name / "a.zip") for name in made(tmp_path, "x", "y"))
    assert one.path.read_bytes() == two.path.read_bytes()
    assert one.listed == two.listed
    folder = make_package(case, tmp_path / "folder")
    assert files(folder.path) == files(one.path)


def made(folder: Path, *names: str) -> tuple[str, ...]:
    for name in names:
        (folder / name).mkdir()
    return names


def test_on_another_day_only_what_states_the_day_is_another(
    office: Office, case: Desk, tmp_path: Path
) -> None:
    for control in case.case.all(Control):
        enter(case, FieldAddress("control", control.id, "sample"), False)
    before = files(make_package(case, tmp_path / "one").path)
    office.clock = FixedClock.on(date(2025, 10, 22))
    after = files(make_package(case, tmp_path / "two").path)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    stated = ("bag-info.txt", "READ-ME.", "manifest-", "tagmanifest-", "data/lists/")
    assert {path for path in changed if not path.startswith(stated)} == set()
    assert b"Bagging-Date: 2025-10-20\n" in before["bag-info.txt"]
    assert b"Bagging-Date: 2025-10-22\n" in after["bag-info.txt"]


# --- whole or not at all --------------------------------------------------------------------------


def until(moment: int) -> package.Progress:
    steps = itertools.count()
    return lambda _done, _total: next(steps) != moment


@pytest.mark.parametrize("name", ["case.zip", "case"])
def test_stopping_at_any_moment_leaves_nothing(case: Desk, tmp_path: Path, name: str) -> None:
    seen: list[tuple[int, int]] = []
    make_package(case, tmp_path / f"all-{name}", progress=lambda *at: seen.append(at) is None)
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] > 6_000_000
    before = left(tmp_path)
    for moment in range(0, len(seen), max(len(seen) // 7, 1)):
        with pytest.raises(Problem, match="stopped"):
            make_package(case, tmp_path / name, progress=until(moment))
        assert left(tmp_path) == before


@pytest.mark.parametrize("name", ["case.zip", "case"])
def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before, real, count = left(tmp_path), os.fsync, iter(range(1000))

    def full(handle: int) -> None:
        if name == "case.zip" or next(count) == 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="disk-full"):
        make_package(case, tmp_path / name)
    assert left(tmp_path) == before


def test_a_full_disk_in_the_middle_of_a_zip_leaves_what_was_there(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "case.zip"
    target.write_bytes(b"former")
    before = left(tmp_path)
    real = zipfile._ZipWriteFile.write  # type: ignore[attr-defined]

    def full(self: Any, data: bytes) -> Any:
        if self._zinfo.filename.endswith("фото.JPG"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(zipfile._ZipWriteFile, "write", full)  # type: ignore[attr-defined]
    with pytest.raises(Problem, match="disk-full"):
        make_package(case, target, overwrite=True)
    assert target.read_bytes() == b"former"
    assert left(tmp_path) == before


def test_what_does_not_read_back_is_not_kept(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = left(tmp_path)
    spoiled = {"once": False}
    real = CaseFile.log_lines

    def lines(self: CaseFile) -> Any:
        for line in real(self):
            if not spoiled["once"] and b'"set"' in line:
                spoiled["once"] = True
                yield line.replace(b'"op":"set"', b'"op":"unset"', 1)
            else:
                yield line

    monkeypatch.setattr(CaseFile, "log_lines", lines)
    with pytest.raises(Problem, match="not-whole"):
        make_package(case, tmp_path / "case.zip")
    assert left(tmp_path) == before


def test_a_damaged_content_is_named_and_nothing_is_left(case: Desk, tmp_path: Path) -> None:
    photo = next(a for a in case.case.all(Attachment) if a.name == "фото.JPG")
    connection = case.file._store.connection
    connection.exec_driver_sql(
        "UPDATE chunk SET data = zeroblob(length(data)) WHERE n = 1 AND content ="
        f" (SELECT number FROM content WHERE sha256 = '{photo.sha256}')"
    )
    before = left(tmp_path)
    with pytest.raises(Problem, match="content-damaged"):
        make_package(case, tmp_path / "case.zip")
    assert left(tmp_path) == before


def test_nothing_is_written_over_unasked_and_never_a_folder_or_a_case(
    case: Desk, tmp_path: Path
) -> None:
    (tmp_path / "there.zip").write_bytes(b"mine")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine", "utf-8")
    for name in ("there.zip", "there"):
        with pytest.raises(Problem, match=r"package\.exists"):
            make_package(case, tmp_path / name)
    with pytest.raises(Problem, match=r"package\.exists"):
        make_package(case, tmp_path / "there", overwrite=True)
    with pytest.raises(Problem, match="is-a-case"):
        make_package(case, case.path, overwrite=True)
    with pytest.raises(Problem, match="no-folder"):
        make_package(case, tmp_path / "nowhere" / "a.zip")
    assert (tmp_path / "there.zip").read_bytes() == b"mine"
    assert (tmp_path / "there" / "mine.txt").exists()
    assert (
        check_package(make_package(case, tmp_path / "there.zip", overwrite=True).path).findings
        == ()
    )


def test_packing_changes_nothing_in_the_case(case: Desk, tmp_path: Path) -> None:
    before = case.path.read_bytes()
    make_package(case, tmp_path / "case.zip")
    assert case.path.read_bytes() == before


# --- for a lawyer ---------------------------------------------------------------------------------


def test_a_lawyer_gets_what_fits_and_the_names_and_check_sums_of_the_rest(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LAWYER_BYTES", 1_500_000)
    packed = make_package(case, tmp_path / "lawyer.zip", for_lawyer=True)
    assert packed.path.stat().st_size < 1_500_000
    found = files(packed.path)
    assert sum(map(len, found.values())) < 1_500_000
    photo = next(a for a in case.case.all(Attachment) if a.name == "фото.JPG")
    names = {path for path in found if path.startswith(("data/originals/", "data/documents/"))}
    assert len([name for name in names if "documents" in name]) == 3
    assert "data/originals/1-001-empty_page.png" in names
    assert not any("фото" in name for name in names)
    (note,) = packed.notes
    assert (note.code, note.params["n"]) == ("package.left-out", 1)
    for lang in LANGS:
        text = found[f"READ-ME.{lang}.txt"].decode("utf-8-sig")
        assert f"originals/2-001-фото.JPG – 3000000 – SHA-256 {photo.sha256}" in text
        assert "1 МБ" in text or "1 MB" in text
    rows = list(csv.DictReader(io.StringIO(found["data/contents.csv"].decode(), newline="")))
    assert {row["path"] for row in rows if row["sha256"] == photo.sha256} == {""}
    assert "data/log.jsonl" not in found
    assert "data/case.json" in found
    assert check_package(packed.path).findings == ()


def test_of_documents_the_last_makings_go_to_the_lawyer_first(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = files(make_package(case, tmp_path / "whole", for_lawyer=True).path)
    lists = sum(len(whole[p]) for p in whole if p.startswith(("data/lists/", "data/case.json")))
    last = max(path for path in whole if path.startswith("data/documents/"))
    room = lists + package._FOR_THE_LISTS + len(whole[last]) + 100
    monkeypatch.setattr(package, "LAWYER_BYTES", room)
    found = files(make_package(case, tmp_path / "small", for_lawyer=True).path)
    assert [path for path in found if path.startswith("data/documents/")] == [last]


def test_a_case_whose_lists_alone_are_too_large_is_refused_with_a_way_out(
    case: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "LAWYER_BYTES", 500_001)
    before = left(tmp_path)
    with pytest.raises(Problem, match="lawyer-too-large"):
        make_package(case, tmp_path / "lawyer.zip", for_lawyer=True)
    assert left(tmp_path) == before


# --- whatever a case holds ------------------------------------------------------------------------

NAMES = st.text(min_size=1, max_size=90).filter(lambda name: name.strip(". /\\\0"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(
    st.lists(st.tuples(NAMES, st.binary(max_size=2000), st.integers(1, 3)), max_size=6),
    st.booleans(),
)
def test_a_case_with_any_files_is_packed_rebuilt_and_stored_anywhere(
    sample: Desk, tmp_path_factory: pytest.TempPathFactory, taken: list[Any], lawyer: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    control = current_control(sample.case)
    with sample.file.act("test", sample.office.author) as act:
        for name, data, number in taken:  # copies that were joined may have a number twice
            attachment = Attachment(
                id=new_id(), sha256=act.store(data), size=len(data), name=clean(name),
                media_type="", taken_in_at=sample.office.clock.now(),
            )  # fmt: skip
            act.put(attachment)
            act.put(Evidence(id=new_id(), control_id=control.id, number=number,
                             attachment_id=attachment.id))  # fmt: skip
        if taken:
            sample.case = act.commit()
    packed: Packed = make_package(sample, folder / "a.zip", for_lawyer=lawyer)
    assert check_package(packed.path).findings == ()
    names = list(files(packed.path))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) <= 130
        for part in name.split("/"):
            assert len(part.encode()) <= 250
            assert not set(part) & set('<>:"\\|?*% \t\r\n')
            assert part.rstrip(". ") == part
    if not lawyer:
        read = clean_room.read(str(packed.path))
        assert len(read["records"]["evidence"]) == len(sample.case.all(Evidence))


def test_the_format_page_names_all_that_a_package_holds(case: Desk, tmp_path: Path) -> None:
    page = (data_root() / "docs" / "file-format.md").read_text("utf-8")
    _, _, section = page.partition("## The package")
    for path in files(make_package(case, tmp_path / "case").path):
        first = path.removeprefix("data/").split("/")[0].split(".")[0].split("-sha256")[0]
        assert first in section, path
    keys: set[str] = set()
    for line in files(tmp_path / "case")["data/log.jsonl"].splitlines():
        act = json.loads(line)
        keys |= {*act, *act["author"], *(key for change in act["changes"] for key in change)}
    assert {key for key in keys if f"`{key}`" not in section} == set()
