"""Reads a package by what `docs/file-format.md` says, with nothing but the standard library.

    python -I -S clean_room.py PACKAGE.zip

Checks every file against its hash, rebuilds every fact from the log alone, and holds the facts
against the JSON. Prints them as JSON: the records, the acts, and the contents. It knows nothing of
Baqylau and must not import it: this is the program of somebody else, in twenty years.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Mapping
from typing import Any

LANGUAGES = ("kk", "ru", "en")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def canonical(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def files_of(path: str) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name.partition("/")[2]: package.read(name) for name in package.namelist()}


def listed(files: Mapping[str, bytes], manifest: str) -> dict[str, str]:
    lines = files[manifest].decode().splitlines()
    return {line[66:]: line[:64] for line in lines}


def check_bag(files: Mapping[str, bytes]) -> dict[str, str]:
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload, tags = listed(files, "manifest-sha256.txt"), listed(files, "tagmanifest-sha256.txt")
    assert payload.keys() | tags.keys() | {"tagmanifest-sha256.txt"} == files.keys()
    for path, digest in (payload | tags).items():
        assert sha256(files[path]) == digest, path
    info = dict(line.split(": ", 1) for line in files["bag-info.txt"].decode().splitlines())
    sizes = [len(files[path]) for path in payload]
    assert info["Payload-Oxum"] == f"{sum(sizes)}.{len(sizes)}"
    assert info["Baqylau-Package"].split(".")[0] == "1"
    return info


def check_said(said: Mapping[str, Any], text: str) -> None:
    assert sha256(bytes.fromhex(said["salt"]) + said[text].encode()) == said["digest"]


def check_act(act: Mapping[str, Any], known: set[str], erased: set[tuple[str, str, str]]) -> None:
    """The act's name follows from what it says, and it rests on acts that stand before it."""
    named = {
        "format": 1,
        "kind": act["kind"],
        "at": act["at"],
        "installation": act["installation"],
        "person": act["person"],
        "author": act["author"]["digest"],
        "note": act["note"]["digest"],
        "parents": sorted(act["parents"]),
        "changes": [
            {key: change[key] for key in ("kind", "record", "path", "op", "digest")}
            for change in act["changes"]
        ],
    }
    assert sha256(canonical(named)) == act["id"]
    assert known.issuperset(act["parents"])
    check_said(act["author"], "text")
    if ("act", act["id"], "note") not in erased:
        check_said(act["note"], "text")


def put(record: dict[str, Any], path: str, value: Any) -> None:
    """Put a leaf to its place in the record, as the JSON has it."""
    field, _, part = path.partition(".")
    key, _, lang = part.rpartition(".")
    if not part:
        record[field] = value
    elif value is True:
        record.setdefault(field, []).append(part)
    elif isinstance(value, list) and lang in LANGUAGES:
        text, at = value
        home = record.setdefault(field, {})
        home = home.setdefault(key, {}) if key else home
        home |= {lang: text, f"{lang}_at": at}
    else:
        record.setdefault(field, {})[part] = value


def without_empty(value: Any) -> Any:
    """What is empty is said by silence: both sides are brought to that."""
    if isinstance(value, dict):
        kept = {key: without_empty(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", None, {}, [])
                and part is not False}  # fmt: skip
    if isinstance(value, list):
        return sorted(value) if all(isinstance(part, str) for part in value) else value
    return value


def set_leaf(
    record: dict[str, Any], change: dict[str, Any], erased: set[tuple[str, str, str]]
) -> None:
    """Set or empty a leaf; an erased value empties it."""
    key = (change["kind"], change["record"])
    if change["op"] == "set" and change["value"] is not None:
        check_said(change, "value")
        record[change["path"]] = json.loads(change["value"])
        return
    if change["op"] == "set":
        assert {(*key, ""), (*key, change["path"])} & erased
    record.pop(change["path"], None)


def replay(acts: list[dict[str, Any]]) -> tuple[str, dict[str, Any], set[str]]:
    leaves: dict[str, dict[str, dict[str, Any]]] = {}
    contents, case, known = set[str](), "", set[str]()
    erased = {
        (change["kind"], change["record"], change["path"])
        for act in acts
        for change in act["changes"]
        if change["op"] == "erase"
    }
    for act in acts:
        check_act(act, known, erased)
        known.add(act["id"])
        for change in act["changes"]:
            records = leaves.setdefault(change["kind"], {})
            if change["kind"] == "act":
                assert (change["op"], change["path"]) == ("erase", "note")
            elif change["kind"] == "case":
                case = change["record"]
            elif change["kind"] == "content":
                (contents.add if change["op"] == "create" else contents.discard)(change["record"])
            elif change["op"] == "create":
                records.setdefault(change["record"], {})
            elif change["op"] == "delete":
                records.pop(change["record"], None)
            elif change["record"] in records:
                set_leaf(records[change["record"]], change, erased)
    assert sum(not act["parents"] for act in acts) == 1
    facts: dict[str, Any] = {}
    for kind, records in leaves.items():
        for record_id, parts in records.items():
            record = facts.setdefault(kind, {}).setdefault(record_id, {"id": record_id})
            for path, value in sorted(parts.items()):
                put(record, path, value)
    return case, facts, contents


def read(path: str) -> dict[str, Any]:
    files = files_of(path)
    info = check_bag(files)
    acts = [json.loads(line) for line in files["data/log.jsonl"].splitlines()]
    case, facts, logged = replay(acts)
    told = json.loads(files["data/case.json"])
    assert told["case"] == case == info["Baqylau-Case"]
    from_log = {kind: without_empty(rows) for kind, rows in facts.items() if rows}
    from_json = {
        kind: {row["id"]: without_empty(row) for row in rows}
        for kind, rows in told["records"].items()
        if rows
    }
    assert from_log == from_json
    contents = {}
    for row in csv.DictReader(io.StringIO(files["data/contents.csv"].decode(), newline="")):
        data = files[row["path"]]
        assert sha256(data) == row["sha256"]
        assert len(data) == int(row["size"])
        assert row["sha256"] in logged
        contents[row["sha256"]] = row["used_by"].split(" ")
    return {"case": case, "records": from_log, "acts": acts, "contents": contents}


if __name__ == "__main__":
    json.dump(read(sys.argv[1]), sys.stdout)
