"""A case as JSON: the same case gives the same bytes, and what is wrong is named by its path."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from desktop.domain.case import RECORD_KINDS
from desktop.domain.control import Control, Evidence, Finding, Proceeding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.law.procedures import Edition
from desktop.usecases import exchange
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.exchange import contents_folder, export_case, import_case, schema
from desktop.usecases.office import Office


@pytest.fixture
def exported(sample: Desk, tmp_path: Path) -> Path:
    target = tmp_path / "case.json"
    export_case(sample, target)
    return target


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def changed(path: Path, change: Callable[[Any], None]) -> Path:
    plain = read(path)
    change(plain)
    path.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    return path


def test_an_export_keeps_to_the_schema(exported: Path) -> None:
    jsonschema.Draft202012Validator(schema()).validate(read(exported))


def test_an_export_holds_every_record_of_the_case(sample: Desk, exported: Path) -> None:
    records = read(exported)["records"]
    assert list(records) == sorted(RECORD_KINDS)
    for name, kind in RECORD_KINDS.items():
        assert [row["id"] for row in records[name]] == [str(r.id) for r in sample.case.all(kind)]


def test_exporting_twice_gives_the_same_bytes(sample: Desk, tmp_path: Path) -> None:
    export_case(sample, tmp_path / "one.json")
    export_case(sample, tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_export_import_and_export_give_the_same_bytes_and_contents(
    office: Office, exported: Path, tmp_path: Path
) -> None:
    with import_case(office, exported, tmp_path / "copy.baqylau") as copy:
        again = tmp_path / "again.json"
        export_case(copy, again)
    assert again.read_bytes() == exported.read_bytes()
    contents = {path.name: path.read_bytes() for path in contents_folder(exported).iterdir()}
    assert contents == {path.name: path.read_bytes() for path in contents_folder(again).iterdir()}
    assert not verify(tmp_path / "copy.baqylau").findings


def test_as_new_makes_another_case_that_says_the_same(
    office: Office, sample: Desk, exported: Path, tmp_path: Path
) -> None:
    with import_case(office, exported, tmp_path / "new.baqylau", as_new=True) as copy:
        assert copy.case.id != sample.case.id
        for kind in RECORD_KINDS.values():
            ours, theirs = sample.case.all(kind), copy.case.all(kind)
            assert len(ours) == len(theirs)
            assert {record.id for record in ours}.isdisjoint(record.id for record in theirs)
        (finding,) = copy.case.all(Finding)
        assert [f.title for f in sample.case.all(Finding)] == [finding.title]
        assert finding.evidence_ids == {piece.id for piece in copy.case.all(Evidence)}


def test_a_record_without_an_id_gets_one(office: Office, exported: Path, tmp_path: Path) -> None:
    def forget(plain: Any) -> None:
        for look in plain["records"]["look"]:
            del look["id"]

    with import_case(office, changed(exported, forget), tmp_path / "new.baqylau") as copy:
        assert len(copy.case.all(RECORD_KINDS["look"])) == 2


def test_text_from_outside_passes_the_door_for_text(
    office: Office, exported: Path, tmp_path: Path
) -> None:
    def dirty(plain: Any) -> None:
        plain["records"]["finding"][0]["title"]["kk"] = "и\u0306\u200b"

    with import_case(office, changed(exported, dirty), tmp_path / "new.baqylau") as copy:
        (finding,) = copy.case.all(Finding)
        assert finding.title.kk == "й"


def test_days_and_hours_are_taken_as_people_type_them(
    office: Office, exported: Path, tmp_path: Path
) -> None:
    def typed(plain: Any) -> None:
        plain["records"]["control"][0].update(
            started_on="6.10.2025", time_from="9.05", completed_on="осень",
            answers={"outcome_on": "14.01.2026", "final_published_at": "6.10.2025"},
        )  # fmt: skip

    with import_case(office, changed(exported, typed), tmp_path / "new.baqylau") as copy:
        (control,) = copy.case.all(Control)
    assert (control.started_on, control.time_from, control.completed_on) == (
        "2025-10-06", "09:05", "осень",
    )  # fmt: skip
    assert control.answers == {"outcome_on": "2026-01-14", "final_published_at": "6.10.2025"}


def test_what_an_older_edition_asked_is_known_by_the_text_that_came_along(
    office: Office, sample: Desk, tmp_path: Path
) -> None:
    (monitoring,) = sample.case.all(Proceeding)
    text = office.law.procedure(monitoring.procedure).text
    shipped = msgspec.json.decode(text, type=Edition)
    asked = replace(shipped.asks[0], id="asked_once")
    older = msgspec.json.encode(replace(shipped, asks=(*shipped.asks, asked)))
    with sample.file.act("proceeding.pin", office.author) as act:
        act.put(replace(monitoring, edition_sha256=act.store(older), answers={"asked_once": "yes"}))
        sample.case = act.commit()
    export_case(sample, tmp_path / "older.json")
    stranger = Office(office.clock, office.folders)
    with import_case(stranger, tmp_path / "older.json", tmp_path / "new.baqylau") as copy:
        assert copy.case.one(Proceeding, monitoring.id).answers == {"asked_once": "yes"}


def first(table: str, **fields: Any) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        plain["records"][table][0].update(fields)

    return change


def without(kind: str, field: str) -> Callable[[Any], None]:
    def change(plain: Any) -> None:
        del plain["records"][kind][0][field]

    return change


def record(kind: str, **fields: Any) -> Callable[[Any], None]:
    return lambda plain: plain["records"][kind][0].update(fields)


def top(**fields: Any) -> Callable[[Any], None]:
    return lambda plain: plain.update(fields)


NOWHERE = "01990000-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (first("finding", colour="red"), "json.unknown-key", "records.finding[0].colour"),
        (without("finding", "control_id"), "json.missing-key", "records.finding[0].control_id"),
        (first("finding", number="one"), "json.wrong-type", "records.finding[0].number"),
        (first("finding", kind="miracle"), "json.wrong-value", "records.finding[0].kind"),
        (first("finding", title={"de": "x"}), "json.unknown-key", "records.finding[0].title.de"),
        (first("finding", title={"kk": 5}), "json.wrong-type", "records.finding[0].title.kk"),
        (first("letter", control_id=NOWHERE), "json.dangling", "control_id"),
        (first("finding", evidence_ids=[NOWHERE]), "json.dangling", "evidence_ids"),
        (lambda p: p["records"].update(dream=[]), "json.unknown-key", "records.dream"),
        (lambda p: p["records"].update(object=[]), "json.no-object", None),
        (lambda p: p["records"]["look"].append(p["records"]["look"][0]), "json.double-id", None),
        (record("finding", number=1 << 63), "json.wrong-value", "records.finding[0].number"),
        (record("attachment", size=5), "json.wrong-value", "size"),
        (
            record("evidence", taken_in_at="2025-10-06T10:00:00"),
            "json.wrong-value",
            "records.evidence[0].taken_in_at",
        ),
        (
            record("control", topic={"kk": "а", "kk_at": "2025-10-06T10:00:00"}),
            "json.wrong-value",
            "records.control[0].topic.kk_at",
        ),
        (
            lambda p: p["records"]["control"][0].update(subject_id=p["records"]["object"][0]["id"]),
            "json.dangling",
            "subject_id",
        ),
        (
            lambda p: p["records"]["finding"][0].update(
                evidence_ids=[p["records"]["object"][0]["id"]]
            ),
            "json.dangling",
            "evidence_ids",
        ),
        (first("control", answers={"nope": "yes"}), "json.unknown-id", ".answers"),
        (first("control", texts={"nope": {"kk": "x"}}), "json.unknown-id", ".texts"),
        (first("control", tasks=["4", "99"]), "json.unknown-id", ".tasks"),
        (first("control", completed_steps={"nope": ""}), "json.unknown-id", ".completed_steps"),
        (first("control", acknowledged={"nope": ""}), "json.unknown-id", ".acknowledged"),
        (first("proceeding", answers={"nope": "yes"}), "json.unknown-id", ".answers"),
        (
            first("proceeding", procedure="nope", edition_sha256=None),
            "json.unknown-id",
            ".procedure",
        ),
        (first("finding", norms=["nonsense"]), "json.unknown-id", ".norms"),
        (first("finding", conditions={"nope": "yes"}), "json.unknown-id", ".conditions"),
        (first("recommendation", norms=["nonsense"]), "json.unknown-id", ".norms"),
        (first("control", number=0), "json.wrong-value", ".number"),
        (first("control", number=-3), "json.wrong-value", ".number"),
        (
            lambda p: p["records"]["control"].append({**p["records"]["control"][0], "id": NOWHERE}),
            "json.wrong-value",
            f"{NOWHERE}.number",
        ),
        (top(format="other"), "json.not-a-case", None),
        (top(version=2), "json.newer", None),
        (top(made_at="2025"), "json.unknown-key", "made_at"),
        (lambda p: p.pop("records"), "json.missing-key", "records"),
    ],
)
def test_what_is_wrong_is_named_by_its_path_and_nothing_is_made(
    office: Office, exported: Path, change: Callable[[Any], None], code: str, key: str | None
) -> None:
    target = exported.with_name("new.baqylau")
    with pytest.raises(Problem) as refused:
        import_case(office, changed(exported, change), target)
    assert refused.value.code == code
    if key is not None:
        assert str(refused.value.params["key"]).endswith(key)
    for lang in ("kk", "ru", "en"):
        assert office.messages(lang).problem(refused.value)
    assert not target.exists()


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "5", "\udcff"])
def test_what_is_no_case_at_all_is_said_to_be_so(office: Office, tmp_path: Path, text: str) -> None:
    source = tmp_path / "case.json"
    source.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Problem, match=r"json\.(not-json|not-a-case)"):
        import_case(office, source, tmp_path / "new.baqylau")
    assert not (tmp_path / "new.baqylau").exists()


def test_a_missing_file_is_named(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"json\.missing-file"):
        import_case(office, tmp_path / "nothing.json", tmp_path / "new.baqylau")


def test_changed_content_is_noticed(office: Office, exported: Path, tmp_path: Path) -> None:
    next(contents_folder(exported).iterdir()).write_bytes(b"other")
    with pytest.raises(Problem, match=r"json\.changed-content"):
        import_case(office, exported, tmp_path / "new.baqylau")
    assert not (tmp_path / "new.baqylau").exists()


def test_content_that_was_not_copied_along_is_named(
    office: Office, sample: Desk, exported: Path, tmp_path: Path
) -> None:
    sha256 = sample.case.all(Attachment)[0].sha256
    (contents_folder(exported) / sha256).unlink()
    with pytest.raises(Problem, match=r"json\.no-content") as refused:
        import_case(office, exported, tmp_path / "new.baqylau")
    assert sha256 in str(refused.value.params["path"])


def test_a_case_is_never_imported_over_another_file(office: Office, exported: Path) -> None:
    target = exported.with_name("there.baqylau")
    target.write_bytes(b"mine")
    with pytest.raises(Problem, match="exists"):
        import_case(office, exported, target)
    assert target.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_is_a_named_problem(sample: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"target\.no-folder"):
        export_case(sample, tmp_path / "nothing" / "case.json")


def test_a_key_that_is_no_unicode_text_is_a_named_problem(
    office: Office, exported: Path, tmp_path: Path
) -> None:
    plain = read(exported)
    plain["records"]["control"][0]["\ud800"] = "x"
    exported.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(Problem, match=r"json\.unknown-key"):
        import_case(office, exported, tmp_path / "new.baqylau")


def test_an_export_that_fails_leaves_nothing_new_behind(
    sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept.files").mkdir()

    def full(*_: object) -> None:
        raise Problem("target.disk-full", path="case.json")

    monkeypatch.setattr(exchange, "write_whole", full)
    for name in ("case.json", "kept.json"):
        with pytest.raises(Problem, match="disk-full"):
            export_case(sample, tmp_path / name)
    assert not (tmp_path / "case.files").exists()
    assert list((tmp_path / "kept.files").iterdir()) == []


@pytest.mark.parametrize("name", ["out.files", "out.FILES"])
def test_an_export_does_not_take_the_name_of_its_own_folder(
    sample: Desk, tmp_path: Path, name: str
) -> None:
    with pytest.raises(Problem, match=r"target\.is-folder-name"):
        export_case(sample, tmp_path / name)
    assert not (tmp_path / name).exists()
