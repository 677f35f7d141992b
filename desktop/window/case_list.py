"""The list of cases: rows from the library's index, filtered while one types, drawn by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.dates import counter, long_date, with_weekday
from desktop.domain.folding import folded
from desktop.window import theme
from desktop.window.drawing import Mark, draw_mark, elided, ground, ring, write
from desktop.window.language import lang, say
from desktop.window.override import override
from desktop.window.theme import L, M, State

if TYPE_CHECKING:
    from desktop.usecases.open_elsewhere import OpenElsewhere, Seen
    from desktop.usecases.today import Item, Told
    from desktop.window.rows import DaysLeft, Row

ROW_HIGH = 64
SOON = 3
"""Working days before a day at which it is called soon."""

Index = QModelIndex | QPersistentModelIndex
# Qt.ItemDataRole by numbers: naming it loads the whole namespace `Qt`, a tenth of the start.
DISPLAY, TOOL_TIP, ACCESSIBLE, ROW = 0, 3, 11, 256
_NOWHERE = QModelIndex()
_AWAY = ("gone", "offline")
"""What is said of files that are not where they were."""


class CaseListModel(QAbstractListModel):
    """The cases that match what is typed into the search field."""

    def __init__(self) -> None:
        super().__init__()
        self.today: date | None = None
        self._all: tuple[Row, ...] = ()
        self._total = 0
        self._keys: tuple[str, ...] = ()
        self._gone: frozenset[Path] = frozenset()
        self._shown: list[Row] = []
        self._query = ""
        self.calendar: DaysLeft | None = None
        self._awaited: dict[str, Item] = {}
        self._tell: Callable[[Item], Told] | None = None
        self._open: Mapping[Path, OpenElsewhere] = {}
        self._matching: Sequence[Row] = ()
        self._kept: frozenset[str] | None = None
        self._files: Mapping[str, str] = {}
        self.items: tuple[Item, ...] = ()

    def set_rows(self, rows: Sequence[Row], of: int | None = None) -> None:
        """Show other cases; `of` is how many there are where these are only the first."""
        self._all = tuple(rows)
        self._total = len(self._all) if of is None else of
        self._keys = ()
        self._filter()

    def set_query(self, query: str) -> None:
        """Show those in which every typed word occurs."""
        self._query = query
        self._filter()

    def set_kept(self, paths: frozenset[str] | None) -> None:
        """Show only some cases, by their files; `None` shows all."""
        self._kept = paths
        self._filter()

    def _filter(self) -> None:
        words = folded(self._query).split()
        if words and not self._keys:
            self._keys = search_keys(self._all)
        self.beginResetModel()
        if words:
            self._shown = [
                row
                for key, row in zip(self._keys, self._all, strict=True)
                if all(word in key for word in words)
            ]
        else:
            self._shown = list(self._all)
        self._matching = self._shown
        if self._kept is not None:
            self._shown = [row for row in self._shown if row.path in self._kept]
        self.endResetModel()

    def set_today(self, today: date) -> None:
        """Take the day against which days are near or late."""
        self.today = today
        self.say_again()

    def know(self, calendar: DaysLeft | None) -> None:
        """Take what is loaded after the first paint: working days."""
        self.calendar = calendar
        self.say_again()

    def know_keys(self, rows: Sequence[Row], keys: tuple[str, ...]) -> None:
        """Take the texts in which some rows are searched, if these rows are still the present."""
        if self._all == rows:
            self._keys = keys

    def know_today(self, items: Sequence[Item], tell: Callable[[Item], Told]) -> None:
        """Take what today asks for: of what others owe nobody says “late” (0044)."""
        self._tell, self.items = tell, tuple(items)
        self._awaited = {}
        for item in items:
            if item.kind in ("check_arrival", "unanswered"):
                self._awaited.setdefault(item.row.case_id, item)
        self.say_again()

    def know_seen(self, seen: Seen) -> None:
        """Take who has which case open, and which files are not where they were (0052)."""
        if (seen.open, seen.gone) != (self._open, self._gone):
            self._open, self._gone = seen
            self.say_again()

    @property
    def away(self) -> frozenset[Path]:
        """The files that were looked for and are not where they were."""
        return self._gone

    def open_words(self, row: Row) -> str:
        """Return who has a case open, in words; "" if nobody has, as far as was looked."""
        found = self._open.get(Path(row.path)) if self._open else None
        if found is None:
            return ""
        from desktop.window.language import say

        if not found.since:
            return say("colleague.open-unknown")
        code = "colleague.open" if found.sure else "colleague.maybe-open"
        return say(code, who=found.who, since=found.since)

    def _awaited_on(self, row: Row) -> Item | None:
        """Return what others owed on the day of a row, if that day has passed."""
        item = self._awaited.get(row.case_id)
        return item if item is not None and item.watch.due == _day(row.next_due) else None

    def know_files(self, states: Mapping[str, str]) -> None:
        """Take what is to be said of files, by their paths: keys of sentences."""
        if states != self._files:
            self._files = states
            self.say_again()

    def file_words(self, row: Row) -> str:
        """Return what is to be said of a case's file, "" for nothing."""
        key = self._files.get(row.path)
        if key in _AWAY and not self.gone(row):
            return ""  # it came back since
        return say(f"library.is.{key}") if key else ""

    def say_again(self) -> None:
        """Show every row in the new language or with new knowledge."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    @property
    def copies(self) -> frozenset[Path]:
        """The files that hold one case together with another file."""
        return frozenset(Path(path) for path, key in self._files.items() if key == "copy")

    @property
    def rows(self) -> tuple[Row, ...]:
        """All cases, shown or not."""
        return self._all

    @property
    def matching(self) -> Sequence[Row]:
        """The cases in which every typed word occurs, wanted or not."""
        return self._matching

    @property
    def shown(self) -> Sequence[Row]:
        """The cases that are shown."""
        return self._shown

    @property
    def total(self) -> int:
        """How many cases there are, shown or not."""
        return self._total

    def row_at(self, index: Index) -> Row | None:
        """Return the case at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def gone(self, row: Row) -> bool:
        """Return whether a case's file is not where it was, as far as was looked."""
        return bool(self._gone) and Path(row.path) in self._gone

    def state_of(self, row: Row) -> State:
        """Return how near the next day of a case is."""
        due = _day(row.next_due)
        if due is None or self.today is None:
            return "calm"
        if due < self.today:
            awaited = self._awaited_on(row)
            return "soon" if awaited and awaited.kind == "check_arrival" else "missed"
        return "soon" if self._left(self.today, due) <= SOON else "calm"

    def day_words(self, row: Row, *, weekday: bool = True) -> tuple[str, str]:
        """Return the next day and how far it is, in words."""
        due = _day(row.next_due)
        if due is None:
            return "", ""
        day = with_weekday(due, lang()) if weekday else long_date(due, lang())
        if self.calendar is None or self.today is None:
            return day, ""
        awaited = self._awaited_on(row)
        if awaited is not None and self._tell is not None:
            return day, self._tell(awaited).kind
        return day, counter(self._left(self.today, due), lang())

    def _left(self, today: date, due: date) -> int:
        if self.calendar is None:
            return (due - today).days
        from desktop.domain.calendar import CalendarNotCovered

        try:
            return self.calendar.days_left(today, due)
        except CalendarNotCovered:
            return (due - today).days

    # -- Qt ------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many cases are shown."""
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what is asked of a case."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return row.object_name.any_text(lang()) or row.path
        if role == ACCESSIBLE:
            parts = [row.object_name.any_text(lang()), self.open_words(row)]
            parts.append(row.topic.any_text(lang()))
            return ", ".join(part for part in (*parts, *self.day_words(row)) if part)
        if role == TOOL_TIP:
            return "\n".join(part for part in (self.open_words(row), row.path) if part)
        return None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return None


def search_keys(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return in which text each case is searched: of thousands it takes a while."""
    return tuple(_key(row) for row in rows)


def _key(row: Row) -> str:
    from desktop.domain.text import LANGS

    texts = [text.text(one) for text in (row.object_name, row.topic) for one in LANGS]
    return folded(" ".join((*texts, row.path)))


MARKS: dict[State, Mark] = {"calm": "open", "soon": "soon", "missed": "missed", "kept": "kept"}


class CaseDelegate(QStyledItemDelegate):
    """Draws a case in two lines: the institution and its day, the topic and its phase."""

    def __init__(self, model: CaseListModel, phase_words: Callable[[str], str]) -> None:
        super().__init__()
        self._model = model
        self._phase_words = phase_words
        self.view: QAbstractItemView | None = None
        self.hovered = ""
        self._strong = theme.sized(0.5, weight=QFont.Weight.DemiBold)
        self._plain = theme.sized(0)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        return QSize(200, ROW_HIGH)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one case."""
        row: Row | None = index.data(ROW)
        if row is None:
            return
        c = theme.colours()
        box: QRect = option.rect
        view = self.view
        current = view is not None and view.currentIndex() == index
        frame = QRectF(box).adjusted(1, 1, -1, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or row.path == self.hovered:
            ground(painter, frame, c.accent_soft if current else c.sunken)
        if current and view is not None and view.hasFocus():
            ring(painter, frame)
        near = self._model.state_of(row)
        draw_mark(painter, QRectF(box.left() + M, box.top() + 13, 14, 14), MARKS[near])
        left, right = box.left() + M + 14 + M, box.right() - M
        upper, lower = box.top() + 10, box.top() + 33
        day, far = self._model.day_words(row, weekday=False)
        taken_up = self._right(painter, day, (right, upper), c.text)
        taken_low = self._right(painter, far, (right, lower), c.state(near))
        gone = self._model.gone(row)
        name = row.object_name.any_text(lang()) or row.path
        ends = right - taken_up - L
        self._left(painter, name, (left, upper, ends), c.muted if gone else c.text, self._strong)
        topic = row.topic.any_text(lang())
        said = self._model.file_words(row)
        if gone and not said:
            said = self.tr("The file is not where it was")
        phase = "" if gone else self._phase_words(row.phase)
        second = " · ".join(part for part in (said, phase, topic) if part)
        ends = right - taken_low - L
        if is_open := self._model.open_words(row):
            self._left(painter, is_open, (left, lower, ends), c.state("soon"), self._plain)
            left += QFontMetrics(self._plain).horizontalAdvance(f"{is_open} ")
            second = f"· {second}"
        if left < ends:
            self._left(painter, second, (left, lower, ends), c.muted, self._plain)
        painter.restore()

    def _right(self, painter: QPainter, text: str, place: tuple[int, int], colour: str) -> int:
        if not text:
            return 0
        width = QFontMetrics(self._plain).horizontalAdvance(text)
        write(painter, (place[0] - width, place[1]), text, colour, self._plain)
        return width

    def _left(
        self,
        painter: QPainter,
        text: str,
        place: tuple[int, int, int],
        colour: str,
        font: QFont,
    ) -> None:
        left, top, right = place
        write(painter, (left, top), elided(QFontMetrics(font), text, right - left), colour, font)
