"""The whole list of a day, by what things are, beside a month on which the days are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.dates import with_weekday
from desktop.domain.errors import Problem
from desktop.usecases.files import chosen_name
from desktop.usecases.phone_calendar import Made, nothing_to_write, write_calendar
from desktop.usecases.today import Item, Told, told
from desktop.window import theme
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.theme import XL, L, M, S
from desktop.window.today_card import ItemLine, state_of
from desktop.window.widgets import Card, Note, Words, button, centred, column, empty, row, scrolled

if TYPE_CHECKING:
    from desktop.domain.calendar import WorkCalendar
    from desktop.usecases.office import Office

Do = Callable[..., None]
"""Does work aside: the job, who gets its result, whose they are, who gets its problem."""

WIDEST = 1180
AT_ONCE = 20
"""So many of a kind are shown at once; more when they are asked for."""
_MORE = 100
_LOCALES = {
    "kk": QLocale(QLocale.Language.Kazakh),
    "ru": QLocale(QLocale.Language.Russian),
    "en": QLocale(QLocale.Language.English),
}


class TodayPage(QWidget):
    """What all cases ask for today; a day of the month shows what falls on it.

    Signals:
        done: back to the start.
        open_wanted: the `Item` whose case is to be opened.
    """

    done = Signal()
    open_wanted = Signal(object)

    def __init__(
        self,
        office: Office,
        items: Sequence[Item],
        do: Do,
        gone: AbstractSet[Path] = frozenset(),
    ) -> None:
        super().__init__()
        self._office, self._items, self._do, self._gone = office, items, do, gone
        self._calendar: WorkCalendar = office.law.calendar
        self.day: date | None = None
        self._shown: Counter[str] = Counter()
        self._title = Words("", "title")
        self._title.setWordWrap(False)
        self._lead = Words("", "muted")
        self.back = button("", "plain", self.done.emit)
        self.export = button("", "plain", self._export)
        self.said = Note("", "calm")
        self.said.hide()
        self.all_days = button("", "quiet", lambda: self.choose(None))
        self.month = QCalendarWidget()
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(theme.colours().muted))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, quiet)
        self.month.clicked.connect(self._day_clicked)
        self.month.activated.connect(self._day_clicked)
        today = office.clock.today()
        self.month.setSelectedDate(QDate(today.year, today.month, today.day))
        self.month.setFixedWidth(330)
        self._groups = QVBoxLayout()
        self._groups.setContentsMargins(0, 0, S, 0)
        self._groups.setSpacing(M)
        holder = QWidget()
        holder.setLayout(self._groups)
        beside = column(self.month, self.all_days, self.export, space=M)
        beside.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(L)
        body.addWidget(scrolled(holder), 1)
        body.addLayout(beside)
        inside = QVBoxLayout()
        inside.setContentsMargins(XL, S, XL, L)
        inside.setSpacing(M)
        inside.addLayout(row(self._title, None, self.back, space=S))
        inside.addWidget(self._lead)
        inside.addWidget(self.said)
        inside.addLayout(body, 1)
        self.setLayout(centred(inside, WIDEST))
        self.retranslate()

    def _tell(self, item: Item) -> Told:
        return told(self._office, item, lang())

    def show_items(self, items: Sequence[Item]) -> None:
        """Show another list: a day has begun, or a case was read."""
        self._items = items
        self._mark_days()
        self._refresh()

    # -- days ----------------------------------------------------------------------------------

    def choose(self, day: date | None) -> None:
        """Show only what falls on a day; `None` shows all."""
        self.day = day
        self._shown.clear()
        self._refresh()

    def _day_clicked(self, day: QDate) -> None:
        self.choose(date(day.year(), day.month(), day.day()))

    def _mark_days(self) -> None:
        c = theme.colours()
        self.month.setDateTextFormat(QDate(), QTextCharFormat())  # none is marked any more
        marked: dict[date, bool] = {}
        for item in self._items:
            day = item.watch.due
            if day is not None and item.kind != "next_act":
                pressing = state_of(item, self._calendar) == "missed"
                marked[day] = marked.get(day, False) or pressing
        for day, pressing in marked.items():
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.Bold)
            look.setForeground(QColor(c.missed if pressing else c.accent))
            look.setBackground(QColor(c.missed_soft if pressing else c.accent_soft))
            self.month.setDateTextFormat(QDate(day.year, day.month, day.day), look)

    # -- the list ------------------------------------------------------------------------------

    def _refresh(self) -> None:
        empty(self._groups)
        items = [each for each in self._items if self.day in (None, each.watch.day)]
        for kind, group in groupby(items, key=lambda each: each.kind):
            of_kind = list(group)
            self._groups.addWidget(self._group(kind, of_kind))
        if not items:
            self._groups.addWidget(Words(say("today.empty"), "muted"))
        self._groups.addStretch(1)
        self.all_days.setVisible(self.day is not None)
        self._say_day()

    def _say_day(self) -> None:
        """Say which day is shown: another than today is itself the title."""
        today = self._office.clock.today()
        other = self.day is not None and self.day != today
        day = with_weekday(self.day or today, lang())
        self._title.setText(day if other else self.tr("Today"))
        self._lead.setText(day)
        self._lead.setVisible(not other)

    def _group(self, kind: str, items: Sequence[Item]) -> Card:
        card = Card(space=S)
        heading = Words(f"{say(f'today.kind.{kind}')} · {len(items)}", "strong")
        card.column.addWidget(heading)
        most = AT_ONCE + self._shown[kind]
        for item in items[:most]:
            line = ItemLine(self.open_wanted.emit)
            gone = Path(item.row.path) in self._gone
            line.show_item(item, self._tell, self._calendar, kind=False, gone=gone)
            card.column.addWidget(line)
        if len(items) > most:
            more = button(
                self.tr("Show more: {n}").format(n=len(items) - most),
                "quiet",
                lambda: self._show_more(kind),
            )
            card.column.addWidget(more)
        return card

    def _show_more(self, kind: str) -> None:
        self._shown[kind] += _MORE
        self._refresh()

    # -- the phone -----------------------------------------------------------------------------

    def _export(self) -> None:
        if (nothing := nothing_to_write(self._office, self._items)) is not None:
            self._refused(nothing)
            return
        proposed = self._office.folders.cases / "baqylau.ics"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Save for the calendar of a phone"), str(proposed), "*.ics"
        )
        if not chosen:
            return
        target, spoken = chosen_name(chosen, ".ics"), lang()
        self._do(
            lambda: write_calendar(self._office, None, target, spoken),
            self._exported,
            self,
            self._refused,
        )

    def _exported(self, made: Made) -> None:
        gone = sum(each.gone for each in made.events)
        words = [say("today.calendar-made", n=len(made.events) - gone, gone=gone)]
        words += [sentence(each) for each in made.unread]
        self.said.say("\n".join(words), "calm")
        self.said.show()

    def _refused(self, problem: Problem) -> None:
        self.said.say(sentence(problem), "missed")
        self.said.show()

    # -- words ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText(self.tr("Back"))
        self.export.setText(self.tr("Save for the calendar of a phone…"))
        self.all_days.setText(self.tr("All days"))
        self.month.setLocale(_LOCALES[lang()])
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)  # the locale would have its own
        self.month.setAccessibleName(self.tr("Month: the days on which something ends are marked"))
        self._mark_days()
        self._refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
