"""The list of cases: rows from the library's index, filtered while one types, drawn by hand."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.dates import counter, long_date, with_weekday
from desktop.domain.text import LANGS, LocalText
from desktop.domain.values import read_day
from desktop.window import theme
from desktop.window.language import lang
from desktop.window.theme import L, M, State
from desktop.window.widgets import Mark, draw_mark

ROW_HIGH = 64
SOON = 3
"""Working days before a day at which it is called soon."""

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Row(Protocol):
    """What the list needs of a case; the library's rows have it."""

    @property
    def path(self) -> str:
        """The case file."""
        ...

    @property
    def object_name(self) -> LocalText:
        """The institution."""
        ...

    @property
    def topic(self) -> LocalText:
        """The topic of the latest control."""
        ...

    @property
    def phase(self) -> str:
        """The phase in which it stands."""
        ...

    @property
    def next_clock(self) -> str:
        """The nearest clock."""
        ...

    @property
    def next_due(self) -> str:
        """The day on which it ends."""
        ...

    @property
    def missing(self) -> bool:
        """Whether the file is not where it was."""
        ...


# A search is forgiving: ё as е, and a Kazakh letter as the Russian one that is typed for it.
_FOLD = str.maketrans("ёәғқңөұүһі", "еагкноуухи")


def search_key(text: str) -> str:
    """Return a text as a search sees it."""
    return text.casefold().translate(_FOLD)


class DaysLeft(Protocol):
    """Counts working days (the calendar, loaded after the first paint)."""

    def days_left(self, today: date, due: date) -> int:
        """Return the working days from today to a day."""
        ...


class CaseListModel(QAbstractListModel):
    """The cases that match what is typed into the search field."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._all: tuple[Row, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._gone: dict[str, bool] = {}
        self._shown: list[Row] = []
        self._query = ""
        self.calendar: DaysLeft | None = None
        self.clock_titles: dict[str, LocalText] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other cases."""
        self._all = tuple(rows)
        self._keys = ()
        self._gone = {}
        self._filter()

    def set_query(self, query: str) -> None:
        """Show those in which every typed word occurs."""
        self._query = query
        self._filter()

    def _filter(self) -> None:
        words = search_key(self._query).split()
        if words and not self._keys:
            self._keys = tuple(_key(row) for row in self._all)
        self.beginResetModel()
        if words:
            self._shown = [
                row
                for key, row in zip(self._keys, self._all, strict=True)
                if all(word in key for word in words)
            ]
        else:
            self._shown = list(self._all)
        self.endResetModel()

    def know(self, calendar: DaysLeft | None, titles: dict[str, LocalText]) -> None:
        """Take what is loaded after the first paint: working days and the names of clocks."""
        self.calendar = calendar
        self.clock_titles = titles
        self.say_again()

    def say_again(self) -> None:
        """Show every row in the new language or with new knowledge."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    @property
    def total(self) -> int:
        """How many cases there are, shown or not."""
        return len(self._all)

    def row_at(self, index: Index) -> Row | None:
        """Return the case at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def due(self, most: int) -> list[Row]:
        """Return the cases with the nearest days, at most so many."""
        with_day = sorted((row for row in self._all if row.next_due), key=lambda row: row.next_due)
        there = (row for row in with_day if not self.gone(row))
        return list(islice(there, most))

    def gone(self, row: Row) -> bool:
        """Return whether a case's file is not where it was; looked up once a showing."""
        if row.path not in self._gone:
            self._gone[row.path] = row.missing
        return self._gone[row.path]

    def state_of(self, row: Row) -> State:
        """Return how near the next day of a case is."""
        due = read_day(row.next_due)
        if due is None:
            return "calm"
        if due < self._today:
            return "missed"
        return "soon" if self._left(due) <= SOON else "calm"

    def day_words(self, row: Row, *, weekday: bool = True) -> tuple[str, str]:
        """Return the next day and how far it is, in words."""
        due = read_day(row.next_due)
        if due is None:
            return "", ""
        day = with_weekday(due, lang()) if weekday else long_date(due, lang())
        return day, counter(self._left(due), lang()) if self.calendar else ""

    def _left(self, due: date) -> int:
        if self.calendar is None:
            return (due - self._today).days
        try:
            return self.calendar.days_left(self._today, due)
        except Exception:  # noqa: BLE001 - a year without a calendar: count as people count
            return (due - self._today).days

    # -- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many cases are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is asked of a case."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.object_name.any_text(lang()) or row.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [row.object_name.any_text(lang()), row.topic.any_text(lang())]
            return ", ".join(part for part in (*parts, *self.day_words(row)) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.path
        return None


def _key(row: Row) -> str:
    texts = [text.text(one) for text in (row.object_name, row.topic) for one in LANGS]
    return search_key(" ".join((*texts, row.path)))


_MARKS: dict[State, Mark] = {"calm": "open", "soon": "soon", "missed": "missed", "kept": "kept"}


class CaseDelegate(QStyledItemDelegate):
    """Draws a case in two lines: the institution and its day, the topic and its phase."""

    def __init__(self, model: CaseListModel, phase_words: Callable[[str], str]) -> None:
        super().__init__()
        self._model = model
        self._phase_words = phase_words
        self._strong = theme.sized(0.5, weight=QFont.Weight.DemiBold)
        self._plain = theme.sized(0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the one height of all rows."""
        return QSize(200, ROW_HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one case."""
        row: Row | None = index.data(ROW)
        if row is None:
            return
        c = theme.colours()
        box = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent_soft if selected else c.sunken))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), 6, 6)
        near = self._model.state_of(row)
        draw_mark(painter, QRectF(box.left() + M, box.top() + 14, 14, 14), _MARKS[near])
        left, right = box.left() + M + 14 + M, box.right() - M
        upper, lower = box.top() + 10, box.top() + 33
        day, far = self._model.day_words(row, weekday=False)
        painter.setFont(self._plain)
        taken_up = self._right(painter, day, right, upper, c.text if day else c.muted)
        taken_low = self._right(painter, far, right, lower, c.state(near))
        muted = self._model.gone(row)
        name = row.object_name.any_text(lang()) or row.path
        self._left(
            painter, name, (left, right - taken_up - L), upper, c.muted if muted else c.text, True
        )
        topic = row.topic.any_text(lang())
        where = self.tr("The file is not where it was") if muted else self._phase_words(row.phase)
        second = " · ".join(part for part in (where, topic) if part)
        self._left(painter, second, (left, right - taken_low - L), lower, c.muted, False)
        painter.restore()

    def _right(self, painter: QPainter, text: str, right: int, top: int, colour: str) -> int:
        if not text:
            return 0
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.setPen(QColor(colour))
        painter.drawText(right - width, top + painter.fontMetrics().ascent() + 2, text)
        return width

    def _left(
        self,
        painter: QPainter,
        text: str,
        span: tuple[int, int],
        top: int,
        colour: str,
        strong: bool,
    ) -> None:
        painter.setFont(self._strong if strong else self._plain)
        metrics: QFontMetrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(40, span[1] - span[0]))
        painter.setPen(QColor(colour))
        painter.drawText(span[0], top + metrics.ascent() + (0 if strong else 2), shown)


