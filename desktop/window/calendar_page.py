"""The calendar of days off: a year, what each day is, and how one becomes another."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.calendar import WEEKEND, WorkCalendar
from desktop.domain.dates import short_date, with_weekday
from desktop.domain.errors import Problem
from desktop.domain.values import read_day, typed_day
from desktop.law.explain import cite
from desktop.usecases import calendars
from desktop.usecases.calendars import Moved, Order
from desktop.usecases.office import Office
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang, say, sentence, tongue
from desktop.window.norms import confidence_word
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import (
    Card,
    Note,
    Words,
    button,
    centred,
    column,
    empty,
    row,
    scrolled,
)
from desktop.window.year_grid import YearGrid

translate = QCoreApplication.translate
_SIDE = 320


class CalendarPage(QWidget):
    """The year, beside it the chosen day, below what a change moved."""

    changed = Signal()

    def __init__(self, office: Office, do_aside: Aside) -> None:
        super().__init__()
        self._office = office
        self._do_aside = do_aside
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.before = button("", "plain", lambda: self._turn(-1))
        self.after = button("", "plain", lambda: self._turn(1))
        self._year = Words("", "h1")
        self._year.setWordWrap(False)
        self._count = Words("", "muted")
        self.hand_on = button("", "quiet", self._export)
        self.take_in = button("", "quiet", self._import)
        self.grid = YearGrid()
        self.grid.chosen.connect(self._chose)
        self.day = DayCard(self)
        self.note = Note("", "calm")
        self.note.hide()
        self._moved = QVBoxLayout()
        self._moved.setSpacing(XS)
        self._arrange()
        first, last = date(min(self.calendar.years), 1, 1), date(max(self.calendar.years), 12, 31)
        self._show(min(max(first, office.clock.today()), last))
        self.retranslate()

    def _arrange(self) -> None:
        # Year and day scroll apart: whoever looks for December keeps its form in sight.
        sheet = Card(L, M)
        sheet.column.addWidget(self.grid)
        sheet.column.addStretch(1)
        self.area = scrolled(sheet)
        side = QWidget()
        beside = column(self.day, self.note, self._moved, space=M)
        beside.addStretch(1)
        side.setLayout(beside)
        side_area = scrolled(side)
        side_area.setFixedWidth(_SIDE)
        halves = QHBoxLayout()
        halves.setSpacing(M)
        halves.addWidget(self.area, 1)
        halves.addWidget(side_area)
        head = row(self.before, self._year, self.after, self._count, space=S)
        head.setStretch(3, 1)
        head.addWidget(self.hand_on)
        head.addWidget(self.take_in)
        body = column(self._title, self._lead, space=S)
        body.addLayout(head)
        body.addLayout(halves, 1)
        body.setContentsMargins(XL, XS, XL, M)
        self.setLayout(centred(body, 1280))

    @property
    def calendar(self) -> WorkCalendar:
        """The calendar as it now stands."""
        return self._office.law.calendar

    @property
    def office(self) -> Office:
        """What the use cases need."""
        return self._office

    # -- showing -------------------------------------------------------------------------------

    def _show(self, day: date) -> None:
        self.grid.show_year(self.calendar, day, self._office.clock.today(), lang())
        self._show_day()

    def _turn(self, by: int) -> None:
        day = self.grid.day
        if day.year + by in self.calendar.years:
            self.grid.choose(date(day.year + by, day.month, min(day.day, 28)))

    def _chose(self, day: date) -> None:
        self._show_day()
        inside = self.area.widget()
        if inside is not None:
            place = self.grid.mapTo(inside, self.grid.box(day).center().toPoint())
            self.area.ensureVisible(place.x(), place.y(), 0, 60)

    def _show_day(self) -> None:
        year, calendar = self.grid.day.year, self.calendar
        self._year.setText(str(year))
        status = {
            "official": self.tr("published"),
            "projection": self.tr("projected by rule, not yet published"),
        }[calendar.years[year]]
        worked = self.tr("working days: {n}").format(n=calendar.working_days_in(year))
        self._count.setText(f"{worked} · {status}")
        self.before.setEnabled(year - 1 in calendar.years)
        self.after.setEnabled(year + 1 in calendar.years)
        self.hand_on.setEnabled(bool(calendar.changes))
        self.day.show_day(self.grid.day)
        self.grid.setAccessibleDescription(self.day.spoken())

    # -- changing ------------------------------------------------------------------------------

    def look_again(self, before: WorkCalendar, words: str) -> None:
        """Show the calendar after a change, and look at what it moved in all cases."""
        self._show(self.grid.day)
        self.changed.emit()
        empty(self._moved)
        self._say(words)
        office = self._office
        self._do_aside(lambda: calendars.look_again(office, before), self._tell, self)

    def _tell(self, found: tuple[tuple[Moved, ...], int]) -> None:
        moved, unread = found
        empty(self._moved)
        if moved:
            self._moved.addWidget(Words(self.tr("Terms that moved"), "strong"))
        for each in moved:
            self._moved.addWidget(
                Words(
                    say(
                        "calendar.term-moved",
                        institution=each.institution.any_text(lang()),
                        term=each.title.any_text(lang()),
                        was=each.was,
                        now=each.now,
                    ),
                    "text",
                )
            )
        if not moved:
            self._moved.addWidget(Words(self.tr("No term of your cases moved."), "muted"))
        if unread:
            self._moved.addWidget(Words(say("calendar.cases-unread", n=unread), "small"))

    def _say(self, words: str, *, trouble: bool = False) -> None:
        self.note.say(words, "missed" if trouble else "calm")
        self.note.show()

    def _export(self) -> None:
        name = str(self._office.folders.cases / "baqylau-calendar.json")
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.hand_on.text(), name, "Baqylau (*.json)"
        )
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(".json") else f"{chosen}.json")
        try:
            n = calendars.export_changes(self._office, target)
        except Problem as problem:
            self._say(sentence(problem), trouble=True)
        else:
            self._say(say("calendar.exported", n=n, path=str(target)))

    def _import(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.take_in.text(), str(self._office.folders.cases), "Baqylau (*.json)"
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, source: Path) -> None:
        """Take in a colleague's changes and say what became of each."""
        try:
            taken, before = calendars.import_changes(self._office, source)
        except Problem as problem:
            self._say(sentence(problem), trouble=True)
            return
        lines = [
            say("calendar.taken", n=len(taken.taken)),
            *([say("calendar.taken-known", n=len(taken.known))] if taken.known else ()),
            *(say(f"calendar.taken-other-{each.kind}", day=each.date) for each in taken.other),
        ]
        self.look_again(before, " ".join(lines))

    # -- words ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Days off"))
        self._lead.setText(
            self.tr(
                "All terms in working days are counted by this calendar. If a decree moved a day, "
                "choose the day and enter it."
            )
        )
        self.before.setText("←")
        self.after.setText("→")
        self.before.setAccessibleName(self.tr("Year before"))
        self.after.setAccessibleName(self.tr("Next year"))
        self.hand_on.setText(self.tr("Hand my changes on…"))
        self.take_in.setText(self.tr("Take in a colleague's…"))
        self.grid.setAccessibleName(self._title.text())
        self.note.hide()
        empty(self._moved)
        self.day.retranslate()
        self._show(self.grid.day)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class DayCard(Card):
    """The chosen day: what it is and by what, and the form by which it becomes another."""

    _refused: Problem | None = None

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(L, S)
        self._page = page
        self._day = date(2000, 1, 1)
        self._when = Words("", "h2")
        self._what = Words("", "text")
        self._why = Words("", "small")
        self.change = button("", "plain", self._begin)
        self.undo = button("", "plain", self._take_back)
        self._form = QWidget()
        self._known_label, self._order_label, self._other_label = (
            Words("", "strong"),
            Words("", "strong"),
            Words("", "strong"),
        )
        self._other_help = Words("", "small")
        self.known = LineEdit()
        self.order = LineEdit()
        self.other = LineEdit()
        self.known.setMaximumWidth(150)
        self.other.setMaximumWidth(150)
        self.save = button("", "primary", self._save)
        self.cancel = button("", "quiet", self._fold)
        self.trouble = Words("", "small")
        self.trouble.set_state("missed")
        self._form.setLayout(
            column(
                self._known_label,
                self.known,
                self._order_label,
                self.order,
                self._other_label,
                self._other_help,
                self.other,
                self.trouble,
                row(self.save, self.cancel, None),
                space=XS,
            )
        )
        for part in (self._when, self._what, self._why, self._form):
            self.column.addWidget(part)
        self.column.addLayout(row(self.change, self.undo, None))
        self._fold()

    def show_day(self, day: date) -> None:
        """Show another day."""
        if day != self._day:
            self._fold()
        self._day = day
        calendar = self._page.calendar
        entry = calendar.days.get(day)
        self._when.setText(with_weekday(day, lang()))
        off = calendar.reason_off(day)
        if entry is not None:
            self._what.setText(f"{self._standing(off)}: {entry.names.text(lang())}")
        else:
            self._what.setText(self._standing(off))
        self._why.setText("\n".join(self._reasons()))
        self._why.setVisible(bool(self._why.text()))
        mine = entry is not None and entry in calendar.changes
        self.undo.setVisible(mine)
        self.change.setVisible(not mine and not self._form.isVisibleTo(self))
        self._speak()

    def spoken(self) -> str:
        """Return the day and what it is, for whoever hears the window."""
        return f"{self._when.text()}: {self._what.text()}"

    def _standing(self, off: str | None) -> str:
        if off is None:
            return self.tr("Working day")
        return self.tr("Weekend") if off == WEEKEND else self.tr("Day off")

    def _reasons(self) -> list[str]:
        calendar, day = self._page.calendar, self._day
        entry = calendar.days.get(day)
        if entry is None:
            return []
        found = []
        if entry.moved_from is not None:
            found.append(say("calendar.in-place-of", day=entry.moved_from))
        if entry.order:
            found.append(say("calendar.by-act", act=entry.order))
        if entry.known_since is not None:
            found.append(say("calendar.known-since", day=entry.known_since))
        if entry in calendar.changes:
            found.append(self.tr("Entered by you or taken from a colleague."))
        elif entry.from_rule:
            found.append(self.tr("Projected by rule, not yet published."))
        else:
            norms = cite(entry.basis, tongue().catalogue.say)
            found.append(f"{norms} · {confidence_word(entry.confidence)}")
        return found

    # -- the form ------------------------------------------------------------------------------

    def _fold(self) -> None:
        self._form.hide()
        self.change.show()

    def _begin(self) -> None:
        self.known.setText(short_date(self._page.office.clock.today()))
        self.order.clear()
        self.other.clear()
        self.trouble.hide()
        self._form.show()
        self.change.hide()
        self.known.setFocus()

    def _save(self) -> None:
        self.trouble.hide()
        known = read_day(typed_day(self.known.text()))
        other = read_day(typed_day(self.other.text()))
        if self.other.text().strip() and other is None:
            self._refuse(Problem("step.not-a-day"))
            return
        office, day = self._page.office, self._day
        order = Order(known, self.order.text())
        declare = (
            calendars.declare_off
            if self._page.calendar.is_working(day)
            else calendars.declare_working
        )
        try:
            before = declare(office, day, order, other)
        except Problem as problem:
            self._refuse(problem)
            return
        self._fold()
        self._page.look_again(before, say("calendar.changed", day=day))
        self.undo.setFocus()

    def _take_back(self) -> None:
        try:
            before = calendars.take_back(self._page.office, self._day)
        except Problem as problem:
            self._refuse(problem)
            return
        self._page.look_again(before, say("calendar.taken-back", day=self._day))
        self.change.setFocus()

    def _refuse(self, problem: Problem) -> None:
        self._refused = problem
        self.trouble.setText(sentence(problem))
        self.trouble.show()
        self._form.show()

    # -- words ---------------------------------------------------------------------------------

    def _speak(self) -> None:
        working = self._page.calendar.is_working(self._day)
        self.change.setText(
            self.tr("It is a day off…") if working else self.tr("It is a working day…")
        )
        self._other_label.setText(
            self.tr("Worked in its place on") if working else self.tr("Rest in its place on")
        )

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.undo.setText(self.tr("Take the change back"))
        self._known_label.setText(self.tr("Known since"))
        self._order_label.setText(self.tr("Number and date of the order"))
        self._other_help.setText(self.tr("If the order names such a day."))
        self.save.setText(self.tr("Enter"))
        self.cancel.setText(self.tr("Cancel"))
        for edit, label in (
            (self.known, self._known_label),
            (self.order, self._order_label),
        ):
            edit.setAccessibleName(label.text())
        self.known.setPlaceholderText(self.tr("DD.MM.YYYY"))
        self.other.setPlaceholderText(self.tr("DD.MM.YYYY"))
        if self._refused is not None:
            self.trouble.setText(sentence(self._refused))
        self._speak()
        self.other.setAccessibleName(self._other_label.text())
