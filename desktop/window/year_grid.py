"""A year on one sheet: days off, worked weekends, what was changed; walked by mouse and arrows."""

import calendar as weeks
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.calendar import WorkCalendar
from desktop.domain.text import Lang
from desktop.window import theme
from desktop.window.drawing import brush, ground, pen, ring
from desktop.window.override import override

MONTH = 164
"""Pixels that a month needs at least."""
_HEAD, _WEEKDAYS, _ROW, _GAP = 26, 20, 22, 14
_HIGH = _HEAD + _WEEKDAYS + 6 * _ROW + _GAP
_LOCALES = {
    "kk": QLocale(QLocale.Language.Kazakh),
    "ru": QLocale(QLocale.Language.Russian),
    "en": QLocale(QLocale.Language.English),
}
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_PageUp: -28,
    Qt.Key.Key_PageDown: 28,
}


class YearGrid(QWidget):
    """Twelve months. Says which day is chosen; what that day is, others say."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2000, 1, 1)
        self._today = self.day
        self._calendar = WorkCalendar({}, {})
        self._lang: Lang = "kk"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_year(self, calendar: WorkCalendar, day: date, today: date, lang: Lang) -> None:
        """Show the year of a day by a calendar, with that day chosen."""
        self._calendar, self.day, self._today, self._lang = calendar, day, today, lang
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day, of another year as well if the calendar knows it."""
        if day.year in self._calendar.years:
            self.day = day
            self.update()
            self.chosen.emit(day)

    # -- where things are ----------------------------------------------------------------------

    def _columns(self) -> int:
        fits = max(1, self.width() // MONTH)
        return max(n for n in (1, 2, 3, 4, 6) if n <= fits)

    @override
    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Narrower means higher."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all months."""
        fits = max(n for n in (1, 2, 3, 4, 6) if n <= max(1, width // MONTH))
        return -(-12 // fits) * _HIGH

    @override
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for four months side by side."""
        return QSize(4 * MONTH, self.heightForWidth(self.width() or 4 * MONTH))

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One month."""
        return QSize(MONTH, _HIGH)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _month_box(self, month: int) -> QRectF:
        columns = self._columns()
        wide = self.width() / columns
        down, across = divmod(month - 1, columns)
        return QRectF(across * wide, down * _HIGH, wide - _GAP, _HIGH - _GAP)

    def box(self, day: date) -> QRectF:
        """Return where a day of the shown year stands."""
        month = self._month_box(day.month)
        first = date(day.year, day.month, 1).weekday()
        week, weekday = divmod(first + day.day - 1, 7)
        wide = month.width() / 7
        top = month.top() + _HEAD + _WEEKDAYS + week * _ROW
        return QRectF(month.left() + weekday * wide, top, wide, _ROW)

    def _day_at(self, x: float, y: float) -> date | None:
        for month in range(1, 13):
            if self._month_box(month).contains(x, y):
                for n in range(1, weeks.monthrange(self.day.year, month)[1] + 1):
                    day = date(self.day.year, month, n)
                    if self.box(day).contains(x, y):
                        return day
        return None

    # -- hands ---------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the day under the mouse."""
        day = self._day_at(event.position().x(), event.position().y())
        if day is not None:
            self.choose(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk by day, by week, by four weeks."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.day + timedelta(days=step))

    # -- painting ------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the year."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme.colours()
        locale = _LOCALES[self._lang]
        short = QLocale.FormatType.ShortFormat
        for month in range(1, 13):
            box = self._month_box(month)
            painter.setFont(theme.sized(0, weight=QFont.Weight.DemiBold))
            painter.setPen(QColor(c.text))
            name = locale.standaloneMonthName(month)
            title = QRectF(box.left(), box.top(), box.width(), _HEAD)
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, name[:1].upper() + name[1:])
            painter.setFont(theme.sized(-1.5))
            painter.setPen(QColor(c.muted))
            wide = box.width() / 7
            for n in range(7):
                place = QRectF(box.left() + n * wide, box.top() + _HEAD, wide, _WEEKDAYS)
                label = locale.standaloneDayName(n + 1, short).rstrip(".")[:2]
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)
            painter.setFont(theme.sized(-0.5))
            for n in range(1, weeks.monthrange(self.day.year, month)[1] + 1):
                self._paint_day(painter, date(self.day.year, month, n))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        c = theme.colours()
        box = self.box(day).adjusted(2, 1, -2, -1)
        entry = self._calendar.days.get(day)
        colour = c.muted if day.weekday() >= 5 else c.text
        if entry is not None and entry.kind == "off":
            ground(painter, box, c.missed_soft)
            colour = c.missed
        elif entry is not None:
            ground(painter, box, c.kept_soft)
            colour = c.kept
        if day == self._today:
            painter.setPen(pen(c.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if day == self.day:
            if entry is None:
                ground(painter, box, c.accent_soft)
            if self.hasFocus():
                ring(painter, box)
            else:
                painter.setPen(pen(c.frame, 1))
                painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if entry is not None and entry in self._calendar.changes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(c.accent))
            painter.drawEllipse(QRectF(box.right() - 6, box.top() + 1, 5, 5))
        painter.setPen(QColor(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))
