"""The register of letters as a workbook: a sheet for what went out, one for what came in."""

from collections.abc import Mapping, Sequence

from desktop.domain.text import Lang
from desktop.spreadsheets.table import Row, Say, Table
from desktop.spreadsheets.workbook import Writer

_OUT = {
    "sample": 9, "number": 13, "dated": 11, "other": 30, "title": 26, "institution": 26,
    "channel": 15, "sent_on": 11, "proof": 20, "received": 11, "proof_number": 16, "clock": 24,
    "due": 11, "answered_on": 11, "answered_by": 22, "state": 14, "void": 20, "double": 24,
    "file": 30,
}  # fmt: skip
_IN = {
    "sample": 9, "number": 13, "arrived": 11, "other": 30, "their_number": 16, "dated": 11,
    "title": 26, "institution": 26, "channel": 15, "answers": 30, "double": 24, "file": 30,
}  # fmt: skip
_GAPS = {"direction": 13, "first": 16, "last": 16, "before": 50, "behind": 50}
COLUMNS: Mapping[str, Mapping[str, int]] = {"out": _OUT, "in": _IN}
"""The columns of each sheet with their widths in characters."""


def journal_workbook(
    rows: Mapping[str, Sequence[Row]], gaps: Sequence[Row], lang: Lang, say: Say
) -> bytes:
    """Return the letters that went out and came in as a workbook; the same rows, the same bytes.

    `rows` are those of "out" and "in"; each has all columns of its sheet. `gaps` in the series have
    a sheet of their own.
    """
    writer = Writer(say, "register")
    sample = any(row["sample"] for found in rows.values() for row in found)
    for name, columns in COLUMNS.items():
        shown = {each: wide for each, wide in columns.items() if sample or each != "sample"}
        writer.table(Table(name, shown, tuple(rows[name]), "number"))
    if gaps:
        writer.table(Table("gaps", _GAPS, tuple(gaps), "last"))
    return writer.finished(lang, sample=sample)
