"""A case as JSON: to read without Baqylau, to move between programs, to make a case from."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import fields, replace

from desktop.casefile.file import CaseFile
from desktop.domain.case import RECORD_KINDS, Case, contents_of, kind_name
from desktop.domain.control import Control, Proceeding
from desktop.domain.correspondence import Attachment
from desktop.domain.errors import Problem
from desktop.domain.fields import field_kinds
from desktop.domain.ids import new_id
from desktop.domain.parties import ControlObject
from desktop.domain.reading import NOT_JSON
from desktop.domain.record import Record, links
from desktop.domain.text import LANGS, LocalText, clean
from desktop.domain.values import typed_day, typed_time
from desktop.law.reading import fault_of
from desktop.usecases.cases import begin_control
from desktop.usecases.desk import Desk
from desktop.usecases.files import make_folder, write_whole
from desktop.usecases.known_ids import KnownIds
from desktop.usecases.office import Office
from desktop.usecases.proceedings import FIRST_PROCEDURE, begin_proceeding

FORMAT = "baqylau-case"
VERSION = 1
_CHUNK = 1 << 20
_WHOLE_NUMBERS = 1 << 63


def export_case(desk: Desk, target: Path) -> Path:
    """Write a case as JSON, its contents as files named by hash in a folder beside it.

    Same case, same bytes: fixed order, sorted keys, no time of export. Returns the folder of
    contents (which exists only if there are any). Where it fails, nothing new is left behind.

    Raises:
        Problem: `target.is-folder-name` (its own folder of contents would have this name), or the
            target cannot be written to.
    """
    folder = contents_folder(target)
    if folder.name.casefold() == target.name.casefold():
        raise Problem("target.is-folder-name", name=target.name, suffix=folder.suffix)
    with ExitStack() as undo:
        _write_contents(desk, folder, undo)
        write_whole(target, case_json(desk.case))
        undo.pop_all()
    return folder


def case_json(case: Case) -> bytes:
    """Return the records of a case as JSON, in UTF-8; the same case gives the same bytes."""
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "case": str(case.id),
        "records": {
            name: [_plain(record) for record in case.all(kind)]
            for name, kind in RECORD_KINDS.items()
        },
    }
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _write_contents(desk: Desk, folder: Path, undo: ExitStack) -> None:
    """Write all contents into `folder`; `undo` takes away again what was not there before."""
    wanted = sorted(contents_of(desk.case))
    if wanted and make_folder(folder):
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
    for sha256 in wanted:
        if not (folder / sha256).exists():
            undo.callback((folder / sha256).unlink, missing_ok=True)
        desk.file.write_content_to(sha256, folder / sha256)


def contents_folder(json_file: Path) -> Path:
    """Return the folder that holds the contents of an exported case."""
    return json_file.with_suffix(".files")


def _plain(record: Record) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(record)
    for name, value in plain.items():
        if isinstance(getattr(record, name), frozenset):
            plain[name] = sorted(value)
    return plain


def import_case(office: Office, source: Path, target: Path, *, as_new: bool = False) -> Desk:
    """Make a case file from JSON and open it.

    Ids are kept where they are given; `as_new` makes fresh ones throughout, so that the new case
    is another case and not a copy. A record without an id gets one. What a case cannot do without
    is begun as in the window: a control where there is none, the first procedure of a control.

    Raises:
        Problem: `json.*` names the path of what is unknown, missing or wrong; nothing is made.
    """
    case_id, records = _read(source)
    if as_new:
        case_id, records = new_id(), _renamed(records)
    institution = next((r for r in records if isinstance(r, ControlObject)), None)
    if institution is None:
        raise Problem("json.no-object", file=source.name)
    _check_links(source, records)
    _check_numbers(source, records)
    folder = contents_folder(source)
    wanted = sorted(contents_of(_as_case(case_id, records)))
    sizes = {sha256: _check_content(folder / sha256, sha256) for sha256 in wanted}
    for record in records:
        if isinstance(record, Attachment) and record.size != sizes[record.sha256]:
            key, right = f"records.attachment.{record.id}.size", str(sizes[record.sha256])
            raise Problem("json.wrong-value", file=source.name, key=key, detail=right)
    records = _checked_ids(office, source, records)
    file = CaseFile.create(
        target,
        # Its head is not in the file yet: all records come in one act, each with its links.
        object_=replace(institution, head_id=None),
        author=office.author,
        clock=office.clock,
        case_id=case_id,
    )
    try:
        with file.act("case.import", office.author) as act:
            for sha256 in wanted:
                act.store(_chunks(folder / sha256))
            for record in records:
                act.put(record)
            act.commit()
        desk = Desk(office, file)
        _begin_what_is_missing(desk)
    except BaseException:
        file.close()
        target.unlink(missing_ok=True)
        raise
    return desk


def _begin_what_is_missing(desk: Desk) -> None:
    if not desk.case.all(Control):
        begin_control(desk)
    for control in desk.case.all(Control):
        if not desk.case.of_control(Proceeding, control.id):
            begin_proceeding(desk, control.id, FIRST_PROCEDURE)


def _as_case(case_id: UUID, records: list[Record]) -> Case:
    return Case(case_id, {}).replaced(records)


def _read(source: Path) -> tuple[UUID, list[Record]]:
    try:
        plain = _cleaned(json.loads(source.read_bytes()))
    except FileNotFoundError as error:
        raise Problem("json.missing-file", file=str(source)) from error
    except (ValueError, RecursionError) as error:
        raise Problem("json.not-json", file=source.name, detail=str(error)) from error
    except OSError as error:
        raise Problem("json.cannot-read", file=str(source)) from error
    if not isinstance(plain, dict):
        raise Problem("json.not-a-case", file=source.name)
    _refuse_gaps(source, _gaps(Envelope, plain))
    try:
        envelope = msgspec.convert(plain, Envelope)
    except msgspec.ValidationError as error:
        raise _fault(source, str(error)) from error
    if envelope.format != FORMAT or envelope.version < 1:
        raise Problem("json.not-a-case", file=source.name)
    if envelope.version > VERSION:
        raise Problem("json.newer", file=source.name)
    _refuse_gaps(
        source,
        [
            f"records.{name}[{place}].{gap}"
            for name, rows in envelope.records.items()
            for place, row in enumerate(rows)
            for gap in _gaps(RECORD_KINDS.get(name), row)
        ],
    )
    records: list[Record] = []
    for name, rows in envelope.records.items():
        kind = RECORD_KINDS.get(name)
        if kind is None:
            raise Problem("json.unknown-key", file=source.name, key=f"records.{name}")
        for place, row in enumerate(rows):
            try:
                record = msgspec.convert({"id": str(new_id()), **row}, kind)
            except msgspec.ValidationError as error:
                raise _fault(source, str(error), f"records.{name}[{place}]") from error
            for field, detail in _unfit(record):
                key = f"records.{name}[{place}].{field}"
                raise Problem("json.wrong-value", file=source.name, key=key, detail=detail)
            records.append(_as_typed(record))
    return envelope.case or new_id(), records


def _gaps(kind: type[msgspec.Struct] | None, row: dict[str, Any]) -> list[str]:
    """Return the required fields that a row lacks; an id is given where there is none."""
    known = fields(kind) if kind else ()
    return [each.name for each in known if each.required and each.name not in ("id", *row)]


def _refuse_gaps(source: Path, gaps: list[str]) -> None:
    """Name all that is missing at once."""
    if gaps:
        raise Problem("json.missing-key", file=source.name, key=", ".join(gaps))


def _cleaned(plain: Any) -> Any:
    """Pass every text through the one door for text."""
    if isinstance(plain, str):
        return clean(plain)
    if isinstance(plain, list):
        return [_cleaned(part) for part in plain]
    if isinstance(plain, dict):
        return {clean(key): _cleaned(part) for key, part in plain.items()}
    return plain


def _as_typed(record: Record) -> Record:
    """Return a record whose days and hours are turned as the window turns what is typed."""
    changes = {
        name: _AS_TYPED[kind.typed](getattr(record, name))
        for name, kind in field_kinds(type(record)).items()
        if kind.typed in _AS_TYPED
    }
    return replace(record, **changes) if changes else record


_AS_TYPED = {"day": typed_day, "time": typed_time}


def _unfit(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the fields whose value the type allows and a case file does not, with what it takes."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, int) and not -_WHOLE_NUMBERS <= value < _WHOLE_NUMBERS:
            yield name, "-2^63 <= n < 2^63"
        texts = {name: value} if isinstance(value, LocalText) else {}
        if isinstance(value, dict):
            texts = {f"{name}.{k}": v for k, v in value.items() if isinstance(v, LocalText)}
        instants = [(name, value)] if isinstance(value, datetime) else []
        for path, text in texts.items():
            instants += [
                (f"{path}.{lang}_at", at) for lang in LANGS if (at := text.changed_at(lang))
            ]
        for path, instant in instants:
            if instant.tzinfo is None:
                yield path, f"{instant.isoformat()}: UTC, …Z"


class Envelope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outermost shape of an exported case."""

    format: str
    version: int
    case: UUID | None = None
    records: dict[str, list[dict[str, Any]]]


def _fault(source: Path, message: str, within: str = "") -> Problem:
    fault = fault_of(message)
    # A language is a key like any other here: a case may lack one.
    code = fault.code.replace("data.missing-language", "data.missing-key").replace("data.", "json.")
    key = ".".join(part for part in (within, fault.key) if part)
    return Problem(code, file=source.name, key=key, detail=fault.detail)


_ROLES = {"signatory": "person", "executor": "person", "head": "person", "answers_letter": "letter"}
"""Links that are called by a role: the kind of record to which they lead."""


def _check_links(source: Path, records: list[Record]) -> None:
    kinds = {record.id: kind_name(type(record)) for record in records}
    if len(kinds) < len(records):
        raise Problem("json.double-id", file=source.name)
    for record in records:
        for field, target in links(record):
            role = field.removesuffix("_ids").removesuffix("_id")
            if kinds.get(target) != _ROLES.get(role, role):
                key = f"records.{kinds[record.id]}.{record.id}.{field}"
                raise Problem("json.dangling", file=source.name, key=key)


def _check_numbers(source: Path, records: list[Record]) -> None:
    """Refuse controls that cannot be told apart by their number, and numbers below 1."""
    seen = set()
    for record in records:
        if isinstance(record, Control):
            if record.number < 1 or record.number in seen:
                key, detail = f"records.control.{record.id}.number", str(record.number)
                raise Problem("json.wrong-value", file=source.name, key=key, detail=detail)
            seen.add(record.number)


def _checked_ids(office: Office, source: Path, records: list[Record]) -> list[Record]:
    """Return the records, their declared days as typed; refuse ids that the law does not hold."""
    for record in records:
        if isinstance(record, Proceeding) and record.edition_sha256:
            # A text that a later program wrote cannot be read: the shipped edition stands in.
            with suppress(*NOT_JSON):
                text = (contents_folder(source) / record.edition_sha256).read_bytes()
                office.law.keep(text)
    known = KnownIds(office.law, records)
    for record in records:
        for field, unknown in known.unknown(record):
            key = f"records.{kind_name(type(record))}.{record.id}.{field}"
            raise Problem("json.unknown-id", file=source.name, key=key, id=unknown)
    return [known.as_typed(record) for record in records]


def _renamed(records: list[Record]) -> list[Record]:
    fresh = {record.id: new_id() for record in records}
    renamed = []
    for record in records:
        changes: dict[str, Any] = {"id": fresh[record.id]}
        for name, target in links(record):
            value = getattr(record, name)
            changes[name] = (
                frozenset(fresh.get(element, element) for element in value)
                if isinstance(value, frozenset)
                else fresh.get(target, target)
            )
        renamed.append(replace(record, **changes))
    return renamed


def _check_content(path: Path, sha256: str) -> int:
    digest, size = hashlib.sha256(), 0
    try:
        for chunk in _chunks(path):
            digest.update(chunk)
            size += len(chunk)
    except OSError as error:
        raise Problem("json.no-content", path=str(path)) from error
    if digest.hexdigest() != sha256:
        raise Problem("json.changed-content", path=str(path))
    return size


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def schema() -> dict[str, Any]:
    """Return the JSON Schema of an exported case, made from the records themselves."""
    kinds = tuple(RECORD_KINDS.values())
    (_, definitions) = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "id" in definition.get("required", []):
            definition["required"].remove("id")
    names = dict(zip(RECORD_KINDS, kinds, strict=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Baqylau case",
        "type": "object",
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "case": {"type": "string", "format": "uuid"},
            "records": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    name: {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}
                    for name, kind in names.items()
                },
            },
        },
        "$defs": definitions,
    }
