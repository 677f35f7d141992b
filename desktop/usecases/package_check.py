"""Checking a package: the bag, and what a Baqylau package says beyond the standard.

Nothing in it is unpacked, opened by a program or run.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from desktop.casefile.bag import MANIFEST
from desktop.domain.case import RECORD_KINDS, Case, contents_of
from desktop.domain.errors import Problem
from desktop.domain.record import Record
from desktop.domain.text import LANGS, LocalText
from desktop.law.law import Law
from desktop.law.places import data_root
from desktop.usecases.checking import with_act_in_short
from desktop.usecases.exchange import FORMAT
from desktop.usecases.history import Called
from desktop.usecases.package import CASE, CONTENTS, LOG, PACKAGE, RECORDS, VARIANT, VERSION

if TYPE_CHECKING:
    from desktop.casefile.bag_reading import ReadBag
    from desktop.casefile.log import Replay
    from desktop.casefile.verify import Report, VerifyFinding

LARGEST = 1 << 29
"""Bytes of a list or of the records that are read at once."""

_INTEGER_BITS = 63
"""What SQLite holds beside the sign."""


def check_package(path: Path, progress: Callable[[int, int], bool] | None = None) -> "Report":
    """Check a package: each file against its lists, the records against the log.

    A bag of another program is checked as far as the standard goes.

    Raises:
        Problem: it is no bag, one that leads out of itself or is a bomb (see `opened_bag`),
            `package.newer`, or `verify.stopped`. Damage is no problem but a finding.
    """
    from desktop.casefile.bag_reading import opened_bag
    from desktop.casefile.verify import Report, VerifyFinding

    findings: dict[str, VerifyFinding] = {}
    counts: Counter[str] = Counter()
    case: Case | None = None

    def found(code: str, **params: object) -> None:
        finding = VerifyFinding(code, MappingProxyType(params))
        findings.setdefault(str(finding), finding)

    with opened_bag(path, found) as bag:
        bag.check(progress)
        counts["files"] = len(bag.sizes)
        counts["bytes"] = sum(bag.sizes.values())
        if PACKAGE in bag.info:
            if bag.info[PACKAGE].partition(".")[0] != VERSION.partition(".")[0]:
                raise Problem("package.newer", path=path)
            case = _Check(bag, found, counts).run()
    called = _names(case) if any("kind" in each.params for each in findings.values()) else ()
    told = tuple(_in_words(each, called) for each in findings.values())
    return Report(told, MappingProxyType(dict(counts)))


_OXUM = re.compile(r"(\d{1,18})\.(\d{1,18})")


def _names(case: Case | None) -> tuple[Called, ...]:
    """Return what records are called in each language, as far as the package's own tell.

    Reading the law takes as long as a check of many records: once is enough.
    """
    law = Law(data_root())
    return tuple(Called(case, law, lang) for lang in LANGS)


def _in_words(found: "VerifyFinding", called: tuple[Called, ...]) -> "VerifyFinding":
    """Add to a finding what its sentence says: the sums, or `what` (the record) and `field`."""
    params = dict(found.params)
    for name, word in (("told", "told"), ("is_", "held")):
        if name in params:
            sums = _OXUM.fullmatch(str(params[name]))
            both = sums.groups() if sums else (str(params[name]), "?")
            params[f"{word}_bytes"], params[f"{word}_files"] = both
    if "kind" in params:
        kind, record, path = (str(params.get(each, "")) for each in ("kind", "record", "path"))
        words = (_called(told, kind, record, path) for told in called)
        params["what"], params["field"] = (LocalText(*each) for each in zip(*words, strict=True))
    return replace(found, params=MappingProxyType(with_act_in_short(params)))


def _called(told: Called, kind: str, record: str, path: str) -> tuple[str, str]:
    """Return what a record and its field are called; what a forged package names may be neither."""
    if kind not in RECORD_KINDS:
        return kind, path
    name, label = told.one(kind), path
    with suppress(KeyError, ValueError, Problem):
        name = told.name(kind, UUID(record))
    with suppress(KeyError, ValueError, Problem):
        label = told.label(kind, path)
    return name, label


def verdict(report: "Report") -> str:
    """Return the code of the sentence that says no more of a package than was looked at.

    `package.faults` (n); `package.all-well` where the records were compared with the log,
    `package.small-well` where a lawyer's package holds none, `package.bag-well` where nothing
    says that it is ours: only of the first can a case be made.
    """
    if report.findings:
        return "package.faults"
    if "records" not in report.counts:
        return "package.bag-well"
    return "package.all-well" if "acts" in report.counts else "package.small-well"


class _Check:
    """What a package of ours says beyond the standard."""

    def __init__(self, bag: "ReadBag", found: Callable[..., None], counts: Counter[str]) -> None:
        self._bag = bag
        self._found = found
        self._counts = counts

    def run(self) -> Case | None:
        """Look at the records, at the list of contents, and at the log where there is one.

        Returns the records, `None` if they cannot be read.
        """
        whole = self._bag.info.get(VARIANT) != "lawyer"
        for listing in (MANIFEST, f"tag{MANIFEST}"):
            if listing not in self._bag:
                self._found("package.missing", name=listing)
        case = self._records()
        listed = self._contents(whole=whole)
        if case is not None and listed is not None:
            for sha256 in sorted(contents_of(case) - listed.keys()):
                self._found("package.content-unlisted", sha256=sha256)
        if not whole:
            return case
        replay = self._replayed()
        if replay is not None and case is not None:
            self._compare(case, replay)
        if replay is not None and listed is not None:
            for sha256 in sorted(listed.keys() - replay.contents):
                self._found("package.content-unlogged", sha256=sha256)
        return case

    def _file(self, name: str) -> bytes | None:
        path = f"data/{name}"
        if path not in self._bag:
            self._found("package.missing", name=path)
            return None
        if path not in self._bag.hashes:  # it could not be read, and that is said
            return None
        return self._bag.whole(path, LARGEST)

    def _records(self) -> Case | None:
        text = self._file(RECORDS)
        if text is None:
            return None
        try:
            case = case_of(text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            detail = str(error) or type(error).__name__
            self._found("package.records-unreadable", detail=detail)
            return None
        self._counts["records"] = sum(len(case.all(kind)) for kind in RECORD_KINDS.values())
        if str(case.id) != self._bag.info.get(CASE):
            self._found("package.another-case")
        self._lead_somewhere(case)
        return case

    def _lead_somewhere(self, case: Case) -> None:
        """Look where records name others, as far as a case file insists on it."""
        from desktop.casefile.tables import RECORD_TABLES, links_of

        there = {(name, each.id) for name, kind in RECORD_KINDS.items() for each in case.all(kind)}
        for name, kind in RECORD_KINDS.items():
            links = [(path, to) for path, to in links_of(name).items() if to in RECORD_TABLES]
            for record in case.all(kind):
                for path, to in links:
                    target = getattr(record, path)
                    if target is not None and (to, target) not in there:
                        where = {"kind": name, "record": str(record.id)}
                        self._found("package.dangling", **where, path=path)

    def _contents(self, *, whole: bool) -> dict[str, str] | None:
        """Return where each content lies, by its SHA-256; "" for one that was left out."""
        text = self._file(CONTENTS)
        if text is None:
            return None
        listed: dict[str, str] = {}
        try:
            for sha256, size, where in contents_listed(text):
                listed[sha256] = where
                self._counts["contents"] += 1
                self._hold(sha256, size, where, whole=whole)
        except (ValueError, KeyError, TypeError, csv.Error) as error:
            detail = str(error) or type(error).__name__
            self._found("package.list-unreadable", name=f"data/{CONTENTS}", detail=detail)
            return None
        return listed

    def _hold(self, sha256: str, size: int, path: str, *, whole: bool) -> None:
        if not path:
            if whole:
                self._found("package.content-unlisted", sha256=sha256)
        elif path not in self._bag:
            self._found("package.missing", name=path)
        elif self._bag.hashes.get(path, sha256) != sha256 or self._bag.size(path) != size:
            self._found("package.changed", name=path)

    def _replayed(self) -> "Replay | None":
        from desktop.casefile.log_lines import LONGEST_LINE, replayed

        path = f"data/{LOG}"
        if path not in self._bag:
            self._found("package.missing", name=path)
            return None
        if path not in self._bag.hashes:
            return None
        replay: Replay = replayed(lambda: self._counted(path, LONGEST_LINE), self._found)
        if replay.case_ids != [self._bag.info.get(CASE)]:
            self._found("package.another-case")
        return replay

    def _counted(self, path: str, longest: int) -> Iterator[bytes]:
        self._counts["acts"] = 0
        for line in self._bag.lines(path, longest):
            self._counts["acts"] += 1
            yield line

    def _compare(self, case: Case, replay: "Replay") -> None:
        from desktop.casefile.log import logged_leaves

        for name, kind in RECORD_KINDS.items():
            logged = dict(replay.records[name])
            for record in case.all(kind):
                expected = logged.pop(str(record.id), None)
                if expected is None:
                    self._found("package.record-unlogged", kind=name, record=str(record.id))
                    continue
                present = logged_leaves(record)
                for path in sorted(present.keys() | expected.keys()):
                    if present.get(path) != expected.get(path):
                        where = {"kind": name, "record": str(record.id), "path": path}
                        self._found("package.record-differs", **where)
            for record_id in sorted(logged):
                self._found("package.record-missing", kind=name, record=str(record_id))


def case_of(text: bytes) -> Case:
    """Return the records of a package.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError: it is something else.
    """
    plain: Any = json.loads(text)
    _refuse_other(plain["format"])
    records: dict[type[Record], dict[Any, Record]] = {}
    for name, rows in plain["records"].items():
        for row in rows:
            record = msgspec.convert(row, RECORD_KINDS[name])
            _refuse_too_large(record)
            records.setdefault(type(record), {})[record.id] = record
    return Case(UUID(plain["case"]), records)


def contents_listed(text: bytes) -> Iterator[tuple[str, int, str]]:
    """Yield the SHA-256 of each content, its size, and where it lies; "" if it was left out.

    Raises:
        ValueError, KeyError, TypeError, csv.Error: it is something else.
    """
    for row in csv.DictReader(io.StringIO(text.decode(), newline=""), strict=True):
        yield row["sha256"], int(row["size"]), row["path"]


def _refuse_too_large(record: Record) -> None:
    for value in msgspec.structs.astuple(record):
        if isinstance(value, int) and value.bit_length() > _INTEGER_BITS:
            raise ValueError(value)


def _refuse_other(found: object) -> None:
    if found != FORMAT:
        raise ValueError(found)
