"""Checking a case file or a package against itself, and the law's data against its own rules."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.domain.ids import is_id
from desktop.domain.text import LANGS, Lang
from desktop.law.check import check_forms
from desktop.law.law import Law

if TYPE_CHECKING:
    from desktop.casefile.verify import Report, VerifyFinding
    from desktop.usecases.desk import Desk

_NAME_OF_ACT = 8
"""So many letters of an act's name tell it from the others of a case."""


def verify(path: Path, progress: Callable[[int, int], bool] | None = None) -> "Report":
    """Check a case file, or a package, against itself.

    Of a case file the database, each content against its hash, the log's graph and every current
    row; of a package what `check_package` says.

    Raises:
        Problem: it cannot be opened at all.
    """
    if is_package(path):
        from desktop.usecases.package_check import check_package

        return check_package(path, progress)
    from desktop.casefile.verify import verify as verify_file

    return verify_file(path, progress)


def is_package(path: Path) -> bool:
    """Return whether a path is to be checked as a package: a folder, or a ZIP.

    Raises:
        Problem: it is out of reach.
    """
    from desktop.casefile.bag_reading import is_bag
    from desktop.casefile.faults import named

    with named(path):
        return is_bag(path)


def in_words(desk: "Desk", found: "VerifyFinding", lang: Lang) -> str:
    """Say a finding as she knows the case: the record by its kind and title, the field by its name.

    What to do stands in the sentence.
    """
    from desktop.usecases.history import Told

    told, params = Told(desk, lang), dict(found.params)
    kind, record = str(params.get("kind", "")), str(params.get("record", ""))
    if kind in RECORD_KINDS:
        with suppress(KeyError):  # a field that no record has
            params["path"] = told.label(kind, str(params.get("path", "")))
        name = told.name(kind, UUID(record)) if is_id(record) else told.one(kind)
        params |= {"kind": name, "record": ""}
    elif kind:  # a table of the history or of the files
        params["kind"] = Problem(_PARTS.get(kind, "verify.part-structure"))
    if (target := str(params.get("target", ""))) in RECORD_KINDS:
        params["target"] = told.one(target)
    elif target:
        params["target"] = Problem(_PARTS.get(target, "verify.part-structure"))
    if (table := str(params.get("table", ""))) in RECORD_KINDS:
        params["part"] = Problem("verify.part-of-records", kind=told.many(table))
    params = with_act_in_short(params)
    said = desk.office.messages(lang).say(found.code, **params)
    return said.replace(" ,", ",").replace(" )", ")")


def with_act_in_short(params: dict[str, object]) -> dict[str, object]:
    """Return what a sentence says of an act with its name cut short and its instant as here."""
    if "act" in params:
        params = {**params, "act": str(params["act"])[:_NAME_OF_ACT]}
    if "at" in params:
        at = _instant(str(params["at"]))
        unread = Problem("verify.no-instant")
        params = {**params, "at": unread if at is None else short_moment(at)}
    return params


_PARTS = {
    "act": "verify.part-history",
    "act_parent": "verify.part-history",
    "change": "verify.part-history",
    "content": "verify.part-contents",
    "chunk": "verify.part-contents",
}
"""What a table that holds no records is called."""


def remarks(report: "Report") -> tuple[Problem, ...]:
    """Return what is to be said of a case besides what a check found, also if it found nothing.

    `verify.rescued`: it was saved out of a damaged file. What the report of that rescue named as
    lost or uncertain agrees with the history since, so that no check finds it.
    """
    if report.rescued_at is None:
        return ()
    return (Problem("verify.rescued", day=report.rescued_at.astimezone(KAZAKHSTAN).date()),)


def _instant(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(KAZAKHSTAN)
    except (ValueError, OverflowError):
        return None


def check_data(root: Path) -> tuple[Problem, ...]:
    """Return every fault in the data and the letter templates under a root; none if all is well.

    Each names its file and the key, or the paragraph of the letter. Letters are read once the
    data that lists them is whole.
    """
    faults = check_forms(root)
    return (*faults, *(() if faults else _template_faults(Law(root))))


def _template_faults(law: Law) -> Iterator[Problem]:
    from desktop.documents.papers import check_template

    for kind in law.documents:
        for lang in LANGS:
            path = law.original_template(kind.id, lang)
            for fault in check_template(path, kind.id, law.ask_ids):
                what = fault.problem()
                yield Problem("template.in-file", file=str(path), what=what, key=fault.paragraph)
