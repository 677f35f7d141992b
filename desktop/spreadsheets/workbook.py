"""Workbooks for funders as XLSX: real dates, filters, frozen heads, ready to print.

The only room that knows openpyxl, which is imported when a workbook is made.
"""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from desktop.domain.text import Lang
from desktop.law.law import Law
from desktop.spreadsheets.content import Content, ControlSheet, content
from desktop.spreadsheets.table import Cell, Say, Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["ControlSheet", "workbook"]

_FONT = "Arial"
"""Stands in every Windows with the nine Kazakh letters; elsewhere a font of its widths does."""
_DAY_FORMAT = "dd\\.mm\\.yyyy"
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count days from 1900 and think that its February had 29."""
_LONGEST = 32_767
"""UTF-16 units that a cell can hold."""
_TEXT_FORMAT_UNTIL = 256
"""Old Excel shows a longer text in text format as a row of hashes."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_TURNED = frozenset(
    {
        "days_left", "findings", "recommendations", "answered", "accepted", "done",
        "done_otherwise", "controls_sent", "controls_answered", "in_time", "late", "time_unknown",
        "recommendations_sent", "refused", "reasoned",
    }
)  # fmt: skip
"""Columns of small numbers: narrow, their names turned upwards."""
_FOR_COMPUTERS = frozenset(
    {
        "file", "control_id", "recommendation_id", "outcome_id", "finding_id", "clock_id",
        "institutions:key", "heads:key", "people:key",
    }
)  # fmt: skip
"""Columns at the right end that lead back to the record; paper does without them."""
_LINE_HEIGHT = 12.75
_TALLEST = 409.0
"""Points that a row can be high."""
_NOTE_COLUMNS = {"A": 34, "B": 110}
_LEGENDS = {
    "control_state": (
        "in_work", "completed", "sent", "waiting", "overdue", "answered", "answered_late",
        "answered_unclear",
    ),
    "recommendation_state": (
        "not_sent", "sent", "waiting", "overdue", "unmarked", "answered", "done",
    ),
    "clock_state": ("not_started", "running", "due_today", "kept", "missed", "late", "unclear"),
}  # fmt: skip


def workbook(sheets: Sequence[ControlSheet], law: Law, lang: Lang, say: Say) -> bytes:
    """Return a workbook of controls, their recommendations and their clocks, with notes.

    Texts that are missing in `lang` stay empty cells. The same input gives the same bytes.

    Args:
        sheets: the controls, in the order in which they shall stand.
        law: the law's data.
        lang: the language of the whole workbook.
        say: its messages.
    """
    writer = Writer(say)
    told = content(sheets, law, lang, say)
    for table in told.tables:
        writer.table(table)
    writer.notes(told)
    return writer.finished(lang, sample=told.sample)


class Writer:
    """Puts tables on sheets, in one calm style; `topic` is that of their messages."""

    def __init__(self, say: Say, topic: str = "workbook") -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._say, self._topic = say, topic
        self._cut = say("workbook.cut")
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._plain = Font(name=_FONT, size=10)
        self._bold = Font(name=_FONT, size=10, bold=True)
        self._wrapped = Alignment(vertical="top", horizontal="left", wrap_text=True)
        self._centred = Alignment(vertical="center", horizontal="left", wrap_text=True)
        faint = Side("thin", "DDE4EA")
        self._lines = Border(right=faint, bottom=faint)
        self._head_lines = Border(right=faint, bottom=Side("thin", "7A93A6"))
        self._tint = PatternFill("solid", "E6EDF3")

    def table(self, table: Table) -> None:
        """Write one table on a sheet of its own, filtered and with a head that stays."""
        from openpyxl.styles import Alignment
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(self._say(f"{self._topic}.sheet.{table.id}"))
        names, widths = list(table.columns), list(table.columns.values())
        heads = [self._say(f"{self._topic}.column.{name}") for name in names]
        for place, (name, head) in enumerate(zip(names, heads, strict=True), 1):
            self._head(cell := self._put(sheet, 1, place, head))
            if name in _TURNED:
                cell.alignment = Alignment("center", "bottom", text_rotation=90, wrap_text=True)
            sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1]
        level = ["" if name in _TURNED else head for name, head in zip(names, heads, strict=True)]
        turned = 100.0 if _TURNED & set(names) else 0.0
        sheet.row_dimensions[1].height = max(turned, _height(level, widths) + 4)
        for line, row in enumerate(table.rows, 2):
            for place, name in enumerate(names, 1):
                self._put(sheet, line, place, row[name])
            sheet.row_dimensions[line].height = _height([row[name] for name in names], widths)
        lines = len(table.rows) + 1
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{lines}"
        sheet.freeze_panes = f"{get_column_letter(names.index(table.held) + 2)}2"
        sheet.print_title_rows = "1:1"
        printed = sum(name not in _FOR_COMPUTERS for name in names)
        sheet.print_area = f"A1:{get_column_letter(printed)}{lines}"

    def notes(self, told: Content) -> None:
        """Write what the columns and states mean, and how far the data can be trusted."""
        sheet = self._book.create_sheet(self._say("workbook.sheet.notes"))
        for letter, width in _NOTE_COLUMNS.items():
            sheet.column_dimensions[letter].width = width
        for line, note in enumerate(_notes(told, self._say), 1):
            for place, value in enumerate(note, 1):
                cell = self._put(sheet, line, place, value)
                if note[1] is None:
                    self._head(cell)
            sheet.row_dimensions[line].height = _height(note, list(_NOTE_COLUMNS.values())) + 2

    def finished(self, lang: Lang, *, sample: bool) -> bytes:
        """Return the whole file."""
        for sheet in self._book.worksheets:
            self._set_page(sheet, sample=sample)
        self._book.properties.creator = "Baqylau"
        self._book.properties.language = lang
        made = io.BytesIO()
        self._book.save(made)
        return _without_the_hour(made)

    def _head(self, cell: "SheetCell") -> None:
        cell.font, cell.fill = self._bold, self._tint
        cell.border, cell.alignment = self._head_lines, self._centred

    def _put(self, sheet: "Worksheet", line: int, place: int, value: Cell) -> "SheetCell":
        cell = cast("SheetCell", sheet.cell(line, place))  # nothing is merged here
        cell.font, cell.border, cell.alignment = self._plain, self._lines, self._wrapped
        if isinstance(value, date) and value < _FIRST_DAY:
            value = value.isoformat()
        if isinstance(value, str):
            self._put_text(cell, value)
        elif value is not None:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = _DAY_FORMAT
        return cell

    def _put_text(self, cell: "SheetCell", text: str) -> None:
        """Write text that stays text: no program that opens the workbook calculates with it."""
        if not text:
            return
        cell.value = _fitting(_ESCAPE.sub("_x005F_", text), self._cut)
        cell.data_type = "s"
        if len(text) < _TEXT_FORMAT_UNTIL:
            cell.number_format = "@"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True

    def _set_page(self, sheet: "Worksheet", *, sample: bool) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet.page_setup.orientation = sheet.ORIENTATION_LANDSCAPE
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top = margins.bottom = 0.7
        margins.header = margins.footer = 0.3
        sample_mark = self._say("workbook.sample") if sample else None
        page = self._say("workbook.page", page="&P", pages="&N")
        for part, text, font, size in (
            ("oddHeader.center", sample_mark, f"{_FONT},Bold", 14),
            ("oddFooter.left", "Baqylau – &A", f"{_FONT},Regular", 8),
            ("oddFooter.right", page, f"{_FONT},Regular", 8),
        ):
            band = attrgetter(part)(sheet)
            band.text, band.font, band.size = text, font, size


def _notes(told: Content, say: Say) -> Iterator[tuple[Cell, Cell]]:
    """Yield the lines of the notes; a line with nothing on its right is a heading."""
    controls, recommendations = told.tables[:2]
    if told.on:
        yield say("workbook.note.date"), told.on
    yield say("workbook.note.controls"), len(controls.rows)
    yield say("workbook.note.recommendations"), len(recommendations.rows)
    notes = ("once", "dates", "empty", "personal", "quality")
    for note in (*notes, *(("sample",) if told.sample else ())):
        yield "", say(f"workbook.note.{note}")
    for file, number, first in told.doubles:
        yield "", say("workbook.note.double", file=file, number=number, first=first)
    explained: set[str] = set()
    for table in told.tables:
        yield f"{say(f'workbook.sheet.{table.id}')}: {say('workbook.note.columns')}", None
        for column in table.columns:
            if column not in explained:
                yield say(f"workbook.column.{column}"), say(f"workbook.meaning.{column}")
        explained |= set(table.columns)
    for legend, states in _LEGENDS.items():
        yield say(f"workbook.note.{legend}s"), None
        for state in states:
            yield say(f"workbook.{legend}.{state}"), say(f"workbook.note.{legend}.{state}")
    yield say("workbook.note.confidence"), None
    for level in ("verified", "interpretation", "practice", "secondary", "estimate"):
        yield say(f"workbook.confidence.{level}"), say(f"workbook.note.confidence.{level}")


def _height(values: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return a height that shows every wrapped text: not every program finds it by itself."""
    lines = max(
        sum(max(1, len(textwrap.wrap(part, width + 1))) for part in value.split("\n"))
        if isinstance(value, str)
        else 1
        for value, width in zip(values, widths, strict=True)
    )
    return min(lines * _LINE_HEIGHT + 2, _TALLEST)


def _fitting(text: str, mark: str) -> str:
    """Cut a text that is longer than a cell, and say so."""
    units = text.encode("utf-16-le")
    if len(units) // 2 <= _LONGEST:
        return text
    return units[: (_LONGEST - len(mark)) * 2].decode("utf-16-le", "ignore") + mark


def _without_the_hour(made: io.BytesIO) -> bytes:
    """Return the file without the hour of its making: same input, same bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(settled, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            plain = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            target.writestr(plain, part, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
