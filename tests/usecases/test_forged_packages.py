"""Packages of which every check sum and every name is right, and which still make no sound case."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from desktop.casefile import log
from desktop.casefile.verify import Report
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.usecases import package_check
from desktop.usecases.cases import current_control, open_case
from desktop.usecases.checking import verify
from desktop.usecases.desk import Desk
from desktop.usecases.editing import add, enter
from desktop.usecases.merging import merge
from desktop.usecases.office import Office
from desktop.usecases.package import make_package
from desktop.usecases.package_check import check_package
from desktop.usecases.purging import purge
from desktop.usecases.unpacking import case_of_package

Acts = list[dict[str, Any]]
NOBODY = "01a215fb-faca-7d60-9e82-3c5615e5bc43"


def acts_of(package: Path) -> Acts:
    return [json.loads(line) for line in (package / "data/log.jsonl").read_bytes().splitlines()]


def sealed(value: object) -> dict[str, Any]:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    salt = b"0" * 16
    return {"digest": log.digest(salt, text), "salt": salt.hex(), "value": text}


def change(kind: str, record: str, path: str, op: str, value: object = None) -> dict[str, Any]:
    rest = sealed(value) if op == "set" else {"digest": None, "salt": None, "value": None}
    return {"kind": kind, "record": record, "path": path, "op": op, **rest}


def act_like(act: dict[str, Any], name: str, *changes: dict[str, Any]) -> dict[str, Any]:
    """Return a further act upon one; its name is made right when it is written."""
    return {**act, "id": name * 64, "parents": [act["id"]], "changes": list(changes)}


def write(package: Path, acts: Acts, case: Any = None) -> None:
    """Write a package with other acts and records, all its names and sums made to fit."""
    names: dict[str, str] = {}
    for act in acts:
        act["parents"] = [names.get(each, each) for each in act["parents"]]
        name = log.act_id(
            kind=act["kind"],
            at=act["at"],
            installation=act["installation"],
            person=act["person"],
            author_digest=act["author"]["digest"],
            note_digest=act["note"]["digest"],
            parents=act["parents"],
            changes=[
                (c["kind"], c["record"], c["path"], c["op"], c["digest"]) for c in act["changes"]
            ],
        )
        names[act["id"]] = name
        act["id"] = name
    lines = b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in acts)
    (package / "data/log.jsonl").write_bytes(lines)
    if case is not None:
        (package / "data/case.json").write_text(json.dumps(case, ensure_ascii=False), "utf-8")
    listed(package, "manifest-sha256.txt", list((package / "data").rglob("*")))
    payload = [p for p in (package / "data").rglob("*") if p.is_file()]
    info = package / "bag-info.txt"
    oxum = f"Payload-Oxum: {sum(p.stat().st_size for p in payload)}.{len(payload)}\n"
    told = info.read_text("utf-8").splitlines(keepends=True)
    info.write_text("".join(oxum if each.startswith("Payload-Oxum") else each for each in told))
    tags = [p for p in package.iterdir() if not p.name.startswith("tagmanifest")]
    listed(package, "tagmanifest-sha256.txt", tags)


def listed(package: Path, name: str, files: list[Path]) -> None:
    lines = [
        f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(package).as_posix()}\n"
        for p in sorted(files)
        if p.is_file()
    ]
    (package / name).write_text("".join(lines), "utf-8")


@pytest.fixture
def package(desk: Desk, tmp_path: Path) -> Path:
    enter(desk, FieldAddress("control", current_control(desk.case).id, "topic.ru"), "тема")
    add(desk, "finding", control_id=current_control(desk.case).id)
    made = tmp_path / "package"
    make_package(desk, made)
    write(made, acts_of(made), json.loads((made / "data/case.json").read_text("utf-8")))
    assert check_package(made).findings == ()
    return made


def control_of(acts: Acts) -> str:
    named = (c["record"] for act in acts for c in act["changes"] if c["kind"] == "control")
    return str(next(named))


def codes(package: Path) -> set[str]:
    return {found.code for found in check_package(package).findings}


def refused(office: Office, package: Path, target: Path) -> str:
    with pytest.raises(Problem) as told:
        case_of_package(office, package, target)
    assert not list(target.parent.glob("*again*"))
    return told.value.code


def purge_of(acts: Acts, *more: dict[str, Any]) -> dict[str, Any]:
    erasing = change("control", control_of(acts), "topic.ru", "erase")
    return {**act_like(acts[-1], "e", erasing, *more), "kind": "record.purge"}


def kept_topic(acts: Acts) -> dict[str, Any]:
    return next(
        dict(c) for a in acts for c in a["changes"] if c["path"] == "topic.ru" and c["op"] == "set"
    )


def smuggled(acts: Acts) -> None:
    acts[-1]["changes"].append({**change("finding", NOBODY, "x", "unset"), "value": '"x"'})


FORGED: dict[str, tuple[Callable[[Acts], Any], str]] = {
    "an op that there is not": (
        lambda acts: acts[-1]["changes"].append(change("finding", NOBODY, "", "destroy")),
        "package.log-unreadable",
    ),
    "a kind that there is not": (
        lambda acts: acts[-1]["changes"].append(change("stranger", NOBODY, "", "create")),
        "package.log-unreadable",
    ),
    "an id that is none": (
        lambda acts: acts[-1]["changes"].append(change("finding", "x", "", "create")),
        "package.log-unreadable",
    ),
    "a leaf without a name": (
        lambda acts: acts[-1]["changes"].append(change("finding", NOBODY, "", "set", 1)),
        "package.log-unreadable",
    ),
    "a value where none is": (smuggled, "package.log-unreadable"),
    "an instant that is none": (
        lambda acts: acts[-1].update(at="yesterday"), "package.log-unreadable",
    ),
    "a day that there is not": (
        lambda acts: acts[-1].update(at="2025-02-30T00:00:00Z"), "package.log-unreadable",
    ),
    "an installation that is none": (
        lambda acts: acts[-1].update(installation="me"), "package.log-unreadable",
    ),
    "a person who is none": (
        lambda acts: acts[-1].update(person="me"), "package.log-unreadable",
    ),
    "a parent twice": (
        lambda acts: acts[-1].update(parents=acts[-1]["parents"] * 2), "package.log-unreadable",
    ),
    "a value taken away that nobody erased": (
        lambda acts: acts[-1]["changes"].append(
            {**change("finding", NOBODY, "x", "set", 1), "salt": None, "value": None}
        ),
        "package.act-changed",
    ),
    "an erased value that stands": (
        lambda acts: acts.append(purge_of(acts, kept_topic(acts))), "package.not-erased",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
def test_an_act_that_no_case_could_hold_is_found_and_becomes_no_case(
    package: Path, office: Office, tmp_path: Path, name: str
) -> None:
    forge, code = FORGED[name]
    acts = acts_of(package)
    forge(acts)
    write(package, acts)
    assert code in codes(package)
    target = tmp_path / "again" / "again.baqylau"
    target.parent.mkdir()
    assert refused(office, package, target) == "package.cannot-become"


def test_an_act_that_stands_twice_is_found(package: Path) -> None:
    acts = acts_of(package)
    write(package, [*acts, act_like(acts[-1], "f")])
    acts = acts_of(package)
    write(package, [*acts, dict(acts[-1])])
    assert codes(package) == {"package.log-unreadable"}


def test_a_value_erased_before_it_was_written_anew_is_gone_only_where_it_was_erased(
    package: Path,
) -> None:
    acts = acts_of(package)
    again = kept_topic(acts)
    for each in (c for act in acts for c in act["changes"] if c["path"] == "topic.ru"):
        each.update(salt=None, value=None)
    acts.append(purge_of(acts, again))
    write(package, acts)
    assert codes(package) == set()
    acts[-1]["changes"][-1].update(salt=None, value=None)  # written since: nothing erased it
    write(package, acts)
    assert "package.act-changed" in codes(package)


def with_finding(package: Path, path: str, value: object) -> None:
    """Give the one finding another value of a leaf, in the records and in the log."""
    acts = acts_of(package)
    case = json.loads((package / "data/case.json").read_text("utf-8"))
    for act in acts:
        for each in act["changes"]:
            if each["kind"] == "finding" and each["path"] == path:
                each.update(sealed(value))
    (one,) = case["records"]["finding"]
    one[path] = value
    write(package, acts, case)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("number", 10**30, "package.records-unreadable"),
        ("number", 1 << 63, "package.records-unreadable"),
        ("control_id", NOBODY, "package.dangling"),
    ],
)
def test_a_record_that_no_case_could_hold_is_found_and_becomes_no_case(
    package: Path, office: Office, path: str, value: object, code: str
) -> None:
    with_finding(package, path, value)
    assert codes(package) == {code}
    tmp_path = office.folders.cases
    target = tmp_path / "again" / "again.baqylau"
    target.parent.mkdir()
    assert refused(office, package, target) == "package.cannot-become"


@pytest.mark.parametrize(
    "forge",
    [
        lambda package: with_finding(package, "number", 10**30),
        lambda package: with_finding(package, "control_id", NOBODY),
        lambda package: write(package, [acts_of(package)[0], *acts_of(package)]),
        lambda package: write(package, [*acts_of(package)[:-1]]),
    ],
    ids=["too large", "dangling", "twice", "short"],
)
def test_what_the_check_would_miss_is_refused_by_the_file_that_was_made(
    package: Path,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    forge: Callable[[Path], None],
) -> None:
    forge(package)
    assert codes(package)
    clean = Report((), MappingProxyType({}))
    monkeypatch.setattr(package_check, "check_package", lambda *_: clean)
    monkeypatch.setattr(package_check, "_refuse_too_large", lambda _record: None)
    target = tmp_path / "again" / "again.baqylau"
    target.parent.mkdir()
    assert refused(office, package, target) == "package.cannot-become"


def test_a_copy_that_lacks_a_value_written_since_a_removal_is_not_joined(
    desk: Desk, office: Office, tmp_path: Path
) -> None:
    control = current_control(desk.case)
    topic = FieldAddress("control", control.id, "topic.ru")
    enter(desk, topic, "тайна")
    copy = tmp_path / "copy.baqylau"
    desk.file.copy_to(copy)
    with open_case(office, copy) as other:
        enter(other, topic, "ок")
        purge(other, "control", control.id, "", "topic.ru")
        enter(other, topic, "улика")
        enter(other, topic, "ничего")
    with closing(sqlite3.connect(copy)) as database:
        gone = "UPDATE change SET value = NULL, salt = NULL WHERE value LIKE '%улика%'"
        assert database.execute(gone).rowcount == 1
        database.commit()
    with pytest.raises(Problem, match=r"merge\.damaged-copy"):
        merge(desk, copy, {}, "kk")
    assert verify(desk.path).findings == ()
