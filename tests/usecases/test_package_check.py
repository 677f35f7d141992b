"""A package from strangers' hands: what was changed is named, what is a trap is refused."""

import hashlib
import io
import json
import os
import re
import shutil
import struct
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.casefile import bag_reading
from desktop.domain.errors import Problem
from desktop.domain.text import LANGS
from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.messages.catalogue import Catalogue
from desktop.usecases import package_check
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.package import make_package
from desktop.usecases.package_check import check_package
from desktop.usecases.sample import build_sample, sample_office


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    with build_sample(sample_office(folder), folder / "s.baqylau") as desk:
        make_package(desk, folder / "case")
        make_package(desk, folder / "case.zip")
    return folder


@pytest.fixture
def bag(made_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_once / "case", tmp_path / "bag"))


@pytest.fixture
def packed(made_once: Path) -> bytes:
    return (made_once / "case.zip").read_bytes()


def codes(path: Path) -> list[str]:
    return sorted(found.code.removeprefix("package.") for found in check_package(path).findings)


def listed_anew(bag: Path) -> None:
    """Make the lists fit, as a forger would."""
    for manifest, payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        lines = []
        for path in sorted(each for each in bag.rglob("*") if each.is_file()):
            name = path.relative_to(bag).as_posix()
            if name.startswith("data/") == payload and not name.startswith("tagmanifest"):
                lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
        (bag / manifest).write_text("".join(lines), "utf-8")
    sizes = [each.stat().st_size for each in (bag / "data").rglob("*") if each.is_file()]
    info = bag / "bag-info.txt"
    lines = [line for line in info.read_text("utf-8").splitlines() if "Oxum" not in line]
    told = f"Payload-Oxum: {sum(sizes)}.{len(sizes)}"
    if info.read_text("utf-8").splitlines() != [*lines, told]:
        info.write_text("\n".join([*lines, told, ""]), "utf-8")
        listed_anew(bag)


# --- what was changed is named --------------------------------------------------------------------


def test_an_untouched_package_is_whole(bag: Path, packed: bytes, tmp_path: Path) -> None:
    assert codes(bag) == []
    target = tmp_path / "renamed.zip"
    target.write_bytes(packed)
    report = verify(target)
    assert report.findings == ()
    assert report.counts["records"] > 20
    assert report.counts["acts"] > 100
    listed_anew(bag)
    assert codes(bag) == []


FILES = (
    "data/case.json", "data/log.jsonl", "data/contents.csv", "data/originals/1-001-empty_page.png",
    "data/lists/evidence-1.kk.docx", "READ-ME.ru.txt", "bag-info.txt", "manifest-sha256.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_found_in_each_file(bag: Path, name: str) -> None:
    data = bytearray((bag / name).read_bytes())
    data[len(data) // 2] ^= 1
    (bag / name).write_bytes(data)
    assert {f.params.get("name") for f in check_package(bag).findings} >= {name}
    assert "changed" in codes(bag)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_found(bag: Path, name: str) -> None:
    (bag / name).unlink()
    found = {(f.code, f.params.get("name")) for f in check_package(bag).findings}
    assert ("package.missing", name) in found


@pytest.mark.parametrize("name", ["data/originals/new.png", "data/new/new.txt", "new.txt"])
def test_an_added_file_is_found(bag: Path, name: str) -> None:
    (bag / name).parent.mkdir(exist_ok=True)
    (bag / name).write_text("new", "utf-8")
    found = {(f.code, f.params.get("name")) for f in check_package(bag).findings}
    assert ("package.unexpected", name) in found


def test_without_its_list_nothing_is_said_to_be_whole(bag: Path) -> None:
    (bag / "manifest-sha256.txt").unlink()
    (bag / "tagmanifest-sha256.txt").unlink()
    assert "no-manifest" in codes(bag)


def test_a_package_that_lies_elsewhere_is_not_fetched(bag: Path) -> None:
    (bag / "fetch.txt").write_text("x 1 data/a", "utf-8")
    assert "elsewhere" in codes(bag)


@pytest.mark.parametrize("version", ["BagIt-Version: 2.0\n", "nonsense", ""])
def test_another_version_of_the_standard_is_named(bag: Path, version: str) -> None:
    (bag / "bagit.txt").write_text(f"{version}Tag-File-Character-Encoding: UTF-8\n", "utf-8")
    assert "bag-version" in codes(bag)


# --- who forges must make all of it fit -----------------------------------------------------------


def in_records(bag: Path, change: Callable[[Any], None]) -> None:
    path = bag / "data/case.json"
    plain = json.loads(path.read_text("utf-8"))
    change(plain)
    path.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    listed_anew(bag)


def in_log(bag: Path, change: Callable[[list[Any]], None]) -> None:
    path = bag / "data/log.jsonl"
    acts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(acts)
    path.write_text("".join(json.dumps(act) + "\n" for act in acts), "utf-8")
    listed_anew(bag)


def first_set(acts: list[Any]) -> Any:
    return next(change for act in acts for change in act["changes"] if change["op"] == "set")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            lambda plain: plain["records"]["finding"][0]["title"].update(ru="Другое"),
            "record-differs",
        ),
        (lambda plain: plain["records"]["finding"].pop(), "record-missing"),
        (
            lambda plain: plain["records"]["letter"][0].update(sent=True, sent_on="2025-01-01"),
            "record-differs",
        ),
        (
            lambda plain: plain["records"]["person"].append(
                {"id": "01990000-0000-7000-8000-000000000001"}
            ),
            "record-unlogged",
        ),
    ],
)
def test_a_record_that_was_changed_differs_from_the_log(
    bag: Path, change: Callable[[Any], None], code: str
) -> None:
    in_records(bag, change)
    found = set(codes(bag))
    assert found - {"dangling"} == {code}  # a look may name a finding that is gone
    for lang in LANGS:
        say = Catalogue(lang, data_root() / "resources" / "messages").say
        for each in check_package(bag).findings:
            told = say(each.code, **each.params)
            assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", told)  # no id, no technical name
            assert not re.search(r"\b(finding|letter|person|title|sent_on|look)\b", told)


@pytest.mark.parametrize(("told", "said"), [("12.1", "файлов: 1, байтов: 12;"), ("x", "байтов: x")])
def test_files_and_bytes_that_should_be_there_are_said_in_words(
    bag: Path, told: str, said: str
) -> None:
    info = bag / "bag-info.txt"
    there = info.read_text("utf-8").splitlines()
    kept = [f"Payload-Oxum: {told}" if each.startswith("Payload-Oxum") else each for each in there]
    info.write_text("\n".join((*kept, "")), "utf-8", newline="")
    say = Catalogue("ru", data_root() / "resources" / "messages").say
    (one,) = [each for each in check_package(bag).findings if each.code == "package.oxum"]
    assert said in say(one.code, **one.params)
    assert "." not in say(one.code, **one.params).removesuffix(".").replace(". ", " ")


def test_a_value_of_the_log_that_was_changed_is_found(bag: Path) -> None:
    in_log(bag, lambda acts: first_set(acts).update(value='["другое",null]'))
    assert "act-changed" in codes(bag)


def test_an_author_who_was_changed_is_found(bag: Path) -> None:
    in_log(bag, lambda acts: acts[3]["author"].update(text="Никто"))
    assert codes(bag) == ["act-changed"]


def test_a_day_of_the_log_that_was_changed_is_found(bag: Path) -> None:
    in_log(bag, lambda acts: acts[-1].update(at="2025-01-01T00:00:00Z"))
    assert codes(bag) == ["act-changed"]


def test_an_act_that_was_taken_out_is_missed_by_those_that_rest_on_it(bag: Path) -> None:
    in_log(bag, lambda acts: acts.pop(5))
    assert "act-order" in codes(bag)


def test_a_log_without_its_beginning_or_of_another_case_is_found(bag: Path) -> None:
    in_log(bag, lambda acts: acts.pop(0))
    assert {"act-order", "act-roots", "another-case"} <= set(codes(bag))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "baqylau-case"}', "[" * 100_000, "\x00"]
)
def test_records_that_cannot_be_read_are_a_finding(bag: Path, text: str) -> None:
    (bag / "data/case.json").write_text(text, "utf-8")
    listed_anew(bag)
    assert codes(bag) == ["records-unreadable"]


@pytest.mark.parametrize("text", ["{\n", "[]\n", "null\n", "\x00\n", '{"id": 1}\n'])
def test_a_log_that_cannot_be_read_is_a_finding(bag: Path, text: str) -> None:
    (bag / "data/log.jsonl").write_text(text, "utf-8")
    listed_anew(bag)
    assert {"log-unreadable", "another-case", "record-unlogged"} <= set(codes(bag))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "sha256,size,path,used_by\nx,y,z,\n", '"'])
def test_a_list_of_contents_that_does_not_fit_is_a_finding(bag: Path, text: str) -> None:
    (bag / "data/contents.csv").write_text(text, "utf-8")
    listed_anew(bag)
    assert set(codes(bag)) & {"list-unreadable", "content-unlisted", "missing"}


def test_an_original_that_was_exchanged_with_all_lists_is_unknown_to_the_log(bag: Path) -> None:
    original = bag / "data/originals/1-001-empty_page.png"
    former = hashlib.sha256(original.read_bytes()).hexdigest()
    original.write_bytes(b"another")
    new = hashlib.sha256(b"another").hexdigest()
    for name in ("contents.csv", "case.json"):
        text = (bag / "data" / name).read_text("utf-8").replace(former, new)
        (bag / "data" / name).write_text(text.replace("6002", "7"), "utf-8", newline="")
    listed_anew(bag)
    assert set(codes(bag)) == {"content-unlogged", "record-differs"}


def test_a_bag_of_another_program_is_checked_as_far_as_the_standard_goes(tmp_path: Path) -> None:
    bag = tmp_path / "foreign"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "a%0Ab.txt").write_bytes(b"a")
    digest = hashlib.sha512(b"a").hexdigest()
    (bag / "manifest-sha512.txt").write_text(f"{digest} *data/a%250Ab.txt\n", "utf-8")
    (bag / "bagit.txt").write_text(
        "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "utf-8"
    )
    assert codes(bag) == []
    (bag / "data" / "a%0Ab.txt").write_bytes(b"b")
    assert codes(bag) == ["changed"]


def test_a_mac_that_takes_names_apart_changes_nothing(tmp_path: Path) -> None:
    bag = tmp_path / "mac"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "и\u0306.txt").write_bytes(b"a")
    digest = hashlib.sha256(b"a").hexdigest()
    (bag / "manifest-sha256.txt").write_text(f"{digest}  data/й.txt\n", "utf-8")
    (bag / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8"
    )
    assert codes(bag) == []


@pytest.mark.parametrize("variant", ["lawyers", ""])
def test_a_package_that_hides_its_variant_is_held_against_its_log(bag: Path, variant: str) -> None:
    info = (bag / "bag-info.txt").read_text("utf-8")
    (bag / "bag-info.txt").write_text(
        info.replace("Variant: whole", f"Variant: {variant}"), "utf-8"
    )
    (bag / "data/log.jsonl").unlink()
    listed_anew(bag)
    assert codes(bag) == ["missing"]


def test_a_newer_package_is_named(bag: Path) -> None:
    info = (bag / "bag-info.txt").read_text("utf-8")
    (bag / "bag-info.txt").write_text(info.replace("Package: 1.0", "Package: 2.0"), "utf-8")
    with pytest.raises(Problem, match=r"package\.newer"):
        check_package(bag)


def test_a_check_can_be_stopped(bag: Path) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(Problem, match="stopped"):
        check_package(bag, lambda *at: seen.append(at) is not None)
    assert len(seen) == 1


# --- traps are refused ----------------------------------------------------------------------------

TRICKS = (
    "../outside.txt", "case/../../outside.txt", "/etc/passwd", "C:/outside.txt", "C:outside.txt",
    "case/data/..", "case/data/./a", "case//a", "..\\outside.txt", "case/data\\..\\a",
    "\\\\host\\a", "case/data/a\0b",
)  # fmt: skip


def with_more(packed: bytes, *names: str, mode: int = 0o100644) -> bytes:
    out = io.BytesIO(packed)
    with zipfile.ZipFile(out, "a") as target:
        for name in names:
            item = zipfile.ZipInfo("x")
            item.filename = name  # as a hostile program writes it
            item.external_attr = mode << 16
            item.create_system = 3
            target.writestr(item, "x")
    return out.getvalue()


@pytest.mark.parametrize("name", TRICKS)
def test_a_zip_with_a_name_that_leads_out_is_refused(
    packed: bytes, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "trick.zip"
    target.write_bytes(with_more(packed, name))
    before = {each.name for each in tmp_path.iterdir()}
    with pytest.raises(Problem, match="path-trick"):
        check_package(target)
    assert {each.name for each in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", [n.removeprefix("case/") for n in TRICKS if "\0" not in n])
def test_a_list_with_a_name_that_leads_out_is_refused(bag: Path, name: str) -> None:
    with (bag / "manifest-sha256.txt").open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 64}  {name}\n")
    with pytest.raises(Problem, match="path-trick"):
        check_package(bag)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "name", ["case/data/case.json", "case/data/CASE.json", "case/Data/case.json"]
)
def test_names_that_some_systems_take_for_one_are_refused(
    packed: bytes, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "twins.zip"
    target.write_bytes(with_more(packed, name))
    with pytest.raises(Problem, match="path-trick"):
        check_package(target)


@pytest.mark.parametrize("mode", [0o120777, 0o020666, 0o010666, 0o140777])
def test_a_link_or_a_device_in_a_zip_is_refused(packed: bytes, tmp_path: Path, mode: int) -> None:
    target = tmp_path / "link.zip"
    target.write_bytes(with_more(packed, "case/data/link", mode=mode))
    with pytest.raises(Problem, match="path-trick"):
        check_package(target)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../secret.txt", "data/case.json", "nowhere", "."]
)
def test_a_link_in_a_folder_is_refused(bag: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    for place in (bag / "data" / "link", bag / "link"):
        place.symlink_to(target)
        with pytest.raises(Problem, match="path-trick"):
            check_package(bag)
        place.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none")
def test_what_is_no_file_is_not_waited_for(bag: Path) -> None:
    os.mkfifo(bag / "data" / "pipe")
    with pytest.raises(Problem, match="path-trick"):
        check_package(bag)


def test_a_bomb_is_refused_before_anything_is_unpacked(packed: bytes, tmp_path: Path) -> None:
    target = tmp_path / "bomb.zip"
    out = io.BytesIO(packed)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("case/data/zeros", "w", force_zip64=True) as file,
    ):
        for _ in range(300):
            file.write(bytes(1 << 20))
    target.write_bytes(out.getvalue())
    assert target.stat().st_size < 1_500_000
    with pytest.raises(Problem, match="bomb"):
        check_package(target)


def test_a_bomb_that_lies_about_its_size_yields_no_more_than_it_says(
    packed: bytes, tmp_path: Path
) -> None:
    out = io.BytesIO(packed)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("case/data/zeros", bytes(50 << 20))
    data = bytearray(out.getvalue())
    real, told = struct.pack("<I", 50 << 20), struct.pack("<I", 1000)
    assert data.count(real) == 2  # beside the file, and in the list at the end
    target = tmp_path / "liar.zip"
    target.write_bytes(bytes(data).replace(real, told))
    assert "unexpected" in codes(target)


def test_too_many_files_are_refused(
    bag: Path, packed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "many.zip").write_bytes(packed)
    monkeypatch.setattr(bag_reading, "MOST_FILES", 10)
    for path in (bag, tmp_path / "many.zip"):
        with pytest.raises(Problem, match="too-many-files"):
            check_package(path)


def test_a_huge_list_is_not_read_into_memory(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bag_reading, "_LARGEST_TAG", 10)
    with pytest.raises(Problem, match="too-large"):
        check_package(bag)


def test_what_is_no_package_is_said(tmp_path: Path, sample: Desk) -> None:
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("letter.txt", "x")
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04 and no more")
    for name, code in (
        ("empty", "not-a-bag"),
        ("other.zip", "not-a-bag"),
        ("torn.zip", "broken-zip"),
    ):
        with pytest.raises(Problem, match=code):
            verify(tmp_path / name)
    with pytest.raises(Problem, match=r"file\.missing"):
        verify(tmp_path / "nowhere.zip")
    assert verify(sample.path).findings == ()


PARTS = st.floats(0, 1)
# The directory at the end decides most: it is hit as often as all the rest.
SPOTS = PARTS.map(lambda part: ("all", part)) | PARTS.map(lambda part: ("end", part))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hits=st.lists(st.tuples(SPOTS, st.integers(0, 255)), min_size=1, max_size=4),
    cut=st.just(1.0) | PARTS,
)
def test_a_damaged_zip_is_a_sentence_or_a_finding_never_a_crash(
    made_once: Path, tmp_path_factory: pytest.TempPathFactory, hits: list[Any], cut: float
) -> None:
    packed = (made_once / "case.zip").read_bytes()  # not handed in: it would be printed
    damaged = bytearray(packed)
    for (where, part), byte in hits:
        room = len(packed) - 1 if where == "all" else 3000
        damaged[len(packed) - 1 - int(part * room)] = byte
    damaged = damaged[: int(cut * len(packed))]
    target = tmp_path_factory.mktemp("damaged") / "case.zip"
    target.write_bytes(damaged)
    report = None
    with suppress(Problem):  # any other error fails the test
        report = verify(target)
    if report is not None and not report.findings:  # what was hit says nothing, as a file's hour
        with zipfile.ZipFile(target) as left, zipfile.ZipFile(io.BytesIO(packed)) as whole:
            kept = sorted(map(whole.read, whole.namelist()))
            assert sorted(map(left.read, left.namelist())) == kept


def test_the_law_is_read_once_whatever_the_number_of_faults(
    bag: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = json.loads((bag / "data/case.json").read_text("utf-8"))
    for rows in case["records"].values():
        for row in rows:
            row["id"] = row["id"][:-1] + ("0" if row["id"][-1] != "0" else "1")
    (bag / "data/case.json").write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    listed_anew(bag)
    read: list[Path] = []
    real = package_check.Law

    def counted(root: Path) -> Law:
        read.append(root)
        return real(root)

    monkeypatch.setattr(package_check, "Law", counted)
    found = check_package(bag).findings
    assert sum("what" in each.params for each in found) > 40
    assert len(read) == 1
