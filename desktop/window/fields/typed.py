"""Typed values that are one line: a line, a BIN, a day, a time. Kept as typed, marked if odd."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QWidget

from desktop.domain.bin import bin_fault
from desktop.domain.dates import short_date, with_weekday
from desktop.domain.record import Record
from desktop.domain.values import UNKNOWN_DAY, odd_year, read_day, read_time, typed_day, typed_time
from desktop.window.fields.field import Asked, Field, set_fault_look
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang, say
from desktop.window.mouse import when_released
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.widgets import Words, button, row, under

_WIDE = {"line": 520, "email": 520, "bin": 200, "time": 110, "day": 150}


class LineField(Field):
    """One line that is the same in every language."""

    def __init__(self, session: CaseSession, asked: Asked) -> None:
        super().__init__(session, asked)
        self.edit = LineEdit()
        self.edit.setMaximumWidth(_WIDE[asked.control])
        self.edit.textEdited.connect(self._typed)
        self.edit.left.connect(self._left)
        self.edit.returnPressed.connect(self._left)
        self.place_editor()
        self.retranslate()

    def place_editor(self) -> None:
        """Put the editor into the field."""
        self.body.addWidget(self.edit)

    def shown(self, stored: str) -> str:
        """Return how a stored value is shown."""
        return stored

    def fault_of(self, text: str) -> str:
        """Return the sentence on what is wrong with a text, "" if nothing is."""
        return ""

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the stored line unless another is being typed."""
        self.edit.setReadOnly(not shot.writable)
        stored = self.value_of(record) or ""
        as_typed = self.edit.hasFocus() or self.leaf().waiting
        if not (as_typed and self._means(stored)):
            shown = self.shown(stored)
            if self.edit.text() != shown:
                self.edit.setText(shown)
        self._judge()

    def _means(self, stored: str) -> bool:
        """Whether what stands, as typed, is already what is stored: it is then left alone."""
        return self.edit.text() == stored

    @override
    def focus_widget(self, part: str = "") -> QWidget | None:
        """Return the line."""
        return self.edit

    @override
    def speak(self) -> None:
        """Name the line and judge it in the new language."""
        self.name(self.edit)
        self._judge()

    def _typed(self, text: str) -> None:
        self.leaf().typed(text)
        if self.fault.isVisible():
            self._judge()

    def _left(self) -> None:
        self.leaf().flush()
        usual = self.shown(self.edit.text())
        if self.edit.text() != usual:
            self.edit.setText(usual)
        # Whoever leaves by pressing a button must find it where it was when she lets go.
        when_released(self, self._judge)

    def _judge(self) -> None:
        sentence = (
            "" if self.edit.hasFocus() and self.leaf().waiting else self.fault_of(self.edit.text())
        )
        self.say_fault(sentence)
        set_fault_look(self.edit, bool(sentence))


class BinField(LineField):
    """A business identification number: twelve digits, the last of which checks the others."""

    @override
    def fault_of(self, text: str) -> str:
        """Say what is wrong with the number."""
        fault = bin_fault(text) if text.strip() else None
        return say(fault) if fault else ""


class EmailField(LineField):
    """An e-mail address; several may stand in it."""

    @override
    def fault_of(self, text: str) -> str:
        """Say when a text is no address."""
        return say("step.not-an-email") if text.strip() and "@" not in text else ""


class TimeField(LineField):
    """A time of day, typed as 9:05, 9.05 or 0905."""

    @override
    def shown(self, stored: str) -> str:
        """Return the time in figures, or what was typed."""
        return typed_time(stored)

    @override
    def fault_of(self, text: str) -> str:
        """Say when a text is no time."""
        return say("step.not-a-time") if text.strip() and not read_time(text) else ""

    @override
    def speak(self) -> None:
        """Show how a time is typed."""
        super().speak()
        self.edit.setPlaceholderText(self.tr("HH:MM"))

    @override
    def _means(self, stored: str) -> bool:
        return typed_time(self.edit.text()) == typed_time(stored)


class DayField(LineField):
    """A day, typed or picked; its weekday beside it; "not known" where it is not known."""

    @override
    def place_editor(self) -> None:
        """Put line, calendar, weekday and "not known" into one row."""
        self.edit.setMinimumWidth(112)  # a whole day stays readable where room is short
        self._pick = button("", "quiet", self._open_calendar)
        self._weekday = Words("", "muted")
        self._weekday.setWordWrap(False)
        self._weekday.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._unknown = QCheckBox()
        self._unknown.toggled.connect(self._mark_unknown)
        self.body.addLayout(row(self.edit, self._pick, self._weekday, None))
        self.body.addWidget(self._unknown)

    @override
    def shown(self, stored: str) -> str:
        """Return the day in figures, or what was typed."""
        if stored == UNKNOWN_DAY:
            return ""
        day = read_day(typed_day(stored))
        return short_date(day) if day else stored

    @override
    def fault_of(self, text: str) -> str:
        """Say when a text is no day, or its year looks like a slip."""
        day = read_day(typed_day(text))
        if day is None:
            return say("step.not-a-day") if text.strip() else ""
        now = self.session.now
        odd = now is not None and odd_year(day, now.today)
        return say("step.odd-year", year=str(day.year)) if odd else ""

    @override
    def show_value(self, record: Record | None, shot: Snapshot) -> None:
        """Show the day, or that it is not known."""
        unknown = self.value_of(record) == UNKNOWN_DAY
        with QSignalBlocker(self._unknown):
            self._unknown.setChecked(unknown)
        self.edit.setEnabled(not unknown)
        self._unknown.setEnabled(shot.writable)
        self._pick.setEnabled(shot.writable and not unknown)
        super().show_value(record, shot)
        self._say_weekday()

    @override
    def _means(self, stored: str) -> bool:
        return typed_day(self.edit.text()) == typed_day(stored)

    @override
    def speak(self) -> None:
        """Show how a day is typed."""
        super().speak()
        self.edit.setPlaceholderText(self.tr("DD.MM.YYYY"))
        self._pick.setText(self.tr("Calendar"))
        self._unknown.setText(self.tr("The day is not known"))
        self._unknown.setAccessibleDescription(self.label.text())
        self._say_weekday()

    @override
    def _typed(self, text: str) -> None:
        super()._typed(text)
        self._say_weekday()

    def _say_weekday(self) -> None:
        day = read_day(typed_day(self.edit.text()))
        self._weekday.setText(with_weekday(day, lang()) if day else "")

    def _mark_unknown(self, unknown: bool) -> None:
        if unknown:
            self.session.put_aside(self.asked.key, self.edit.text())
            self.edit.clear()
            self.leaf().chosen(UNKNOWN_DAY)
        else:
            before = self.session.taken_back(self.asked.key)
            self.edit.setText(self.shown(before))
            self.leaf().chosen(before)
        self.edit.setEnabled(not unknown)
        self._judge()
        self._say_weekday()

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = read_day(typed_day(self.edit.text()))
        if day:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def picked(chosen: QDate) -> None:
            calendar.close()
            self.edit.setText(short_date(date(chosen.year(), chosen.month(), chosen.day())))
            self.leaf().chosen(self.edit.text())
            self._judge()
            self._say_weekday()
            self.edit.setFocus()

        calendar.clicked.connect(picked)
        calendar.activated.connect(picked)
        calendar.resize(calendar.sizeHint())
        under(calendar, self.edit)
        calendar.show()
        calendar.setFocus()
