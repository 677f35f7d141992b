"""The backups of an open case: what each would change, and going back to one."""

from functools import partial
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.casefile.backups import Backup
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import with_weekday
from desktop.domain.errors import Problem
from desktop.usecases import backups, second_place
from desktop.usecases.backup_lines import Line, Lines
from desktop.usecases.backups import Comparison
from desktop.window.language import lang, say, sentence, shown_size
from desktop.window.office_program import show_in_folder
from desktop.window.override import override
from desktop.window.session import CaseSession, clock_time
from desktop.window.shifts import shifts_card
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import (
    Card,
    Note,
    Words,
    button,
    column,
    empty,
    has_cursor,
    row,
    scrolled,
)


class BackupsPage(QWidget):
    """A list by day; a backup chosen there shows its difference and the button that goes back."""

    done = Signal()
    went_back = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._chosen: Backup | None = None
        self._of: str | None = None
        """The line of another copy whose backups are shown."""
        self.back = button("", "plain", self._leave)
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        body = column(
            row(self.back, None), self._title, self._lead, self._trouble, self._body, space=M
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(960)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    # -- the list ------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show which backups there are of this copy."""
        self._of = None
        self._anew()

    def _show_line(self, name: str | None) -> None:
        self._of = name
        self._anew()

    def _anew(self) -> None:
        self._show_list()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _show_list(self) -> None:
        self._chosen = None
        back = self.tr("Back") if self._of is None else self.tr("Own backups")
        self.back.setText("←  " + back)
        self._title.setText(self.tr("Backups"))
        lead = self.tr(
            "The program makes them by itself: when a case is opened, every ten minutes in "
            "which something changed, and before larger changes. Older ones are thinned out."
        )
        self._lead.setText(lead if self._of is None else "")
        self._trouble.hide()
        self._session.look(backups.lines, self._list, owner=self)

    def _list(self, found: Lines) -> None:
        if self._chosen is not None:
            return
        empty(self._body)
        other = next((line for line in found.others if line.name == self._of), None)
        if other is not None:
            words = self.tr("These are not the backups of this file. {whose}")
            said = words.format(whose=whose(other))
            self._body.addWidget(Words(said, "strong"))
            self._list_backups(other.backups)
            return
        self._body.addWidget(self._second_place())
        if found.own:
            self._list_backups(found.own)
        else:
            self._body.addWidget(Words(self.tr("There is none yet."), "text"))
        if found.others:
            self._body.addWidget(Words(self.tr("Backups of other copies of this case"), "h2"))
        for line in found.others:
            card = Card(L, S)
            card.column.addWidget(Words(whose(line), "text"))
            show = button(self.tr("Show them"), "quiet", partial(self._show_line, line.name))
            show.setAccessibleDescription(str(line.file or line.folder))
            card.column.addLayout(row(show, None))
            self._body.addWidget(card)

    def _list_backups(self, found: tuple[Backup, ...]) -> None:
        for day, these in groupby(found, lambda each: each.at.astimezone(KAZAKHSTAN).date()):
            card = Card(L, S)
            card.column.addWidget(Words(with_weekday(day, lang()), "strong"))
            for backup in these:
                card.column.addWidget(self._line(backup))
            self._body.addWidget(card)
        folder = found[0].path.parent
        size = sum(each.size for each in found)
        words = self.tr("{size} in {folder}").format(size=shown_size(size), folder=folder)
        show = button(self.tr("Show in the folder"), "quiet", lambda: show_in_folder(found[0].path))
        self._body.addWidget(Words(words, "small"))
        self._body.addLayout(row(show, None))

    def _line(self, backup: Backup) -> QWidget:
        made = QWidget()
        words = Words(f"{clock_time(backup.at)}  ·  {occasion_of(backup)}", "text")
        look = button(self.tr("What would change?"), "quiet", partial(self.compare, backup))
        look.setAccessibleDescription(words.text())
        inner = row(words, look, space=M)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setStretch(0, 1)
        made.setLayout(inner)
        return made

    # -- the second place ------------------------------------------------------------------------

    def _second_place(self) -> QWidget:
        """Return what says where the second place is, and lets it be chosen."""
        card = Card(L, S)
        card.column.addWidget(Words(self.tr("A second place"), "strong"))
        place = self._session.office.profile.second_place
        choose = button("", "plain", self._choose_place)
        if place is None:
            lead = self.tr(
                "If this computer is stolen or breaks, its backups go with it. Choose a folder on "
                "a stick or another disk: whenever it is in, the newest backup is copied there."
            )
            choose.setText(self.tr("Choose a folder…"))
            buttons = row(choose, None)
        else:
            seen = place.seen_at.astimezone(KAZAKHSTAN).date()
            lead = self.tr(
                "{folder}, last seen on {day}. The newest {n} backups of each case are kept there."
            ).format(folder=place.folder, day=with_weekday(seen, lang()), n=second_place.KEPT)
            choose.setText(self.tr("Choose another folder…"))
            leave = button(self.tr("Use it no more"), "quiet", self._give_up_place)
            buttons = row(choose, leave, None)
        card.column.addWidget(Words(lead, "text"))
        card.column.addLayout(buttons)
        return card

    def _choose_place(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A second place for backups"))
        if chosen:
            self.take_place(Path(chosen))

    def take_place(self, folder: Path) -> None:
        """Make a folder the second place and copy the newest backups there."""
        try:
            second_place.choose(self._session.office, folder)
        except Problem as problem:
            self._refused(problem)
            return
        self._session.backed_up.emit(None)
        self._show_list()
        self.back.setFocus()

    def _give_up_place(self) -> None:
        try:
            second_place.give_up(self._session.office)
        except Problem as problem:
            self._refused(problem)
            return
        self._show_list()
        self.back.setFocus()

    # -- one backup ----------------------------------------------------------------------------

    def compare(self, backup: Backup) -> None:
        """Show what going back to a backup would change."""
        self._compare(backup)
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _compare(self, backup: Backup) -> None:
        self._chosen = backup
        self.back.setText("←  " + self.tr("All backups"))
        self._title.setText(self.tr("As it stood: {when}").format(when=when_of(backup)))
        self._lead.setText("")
        self._trouble.hide()
        empty(self._body)
        self._session.flush()
        spoken = lang()
        self._session.look(
            lambda desk: (backup, backups.compare(desk, backup, spoken)),
            self._differences,
            self._refused,
            owner=self,
        )

    def _differences(self, found: tuple[Backup, Comparison]) -> None:
        backup, said = found
        if self._chosen != backup:
            return
        empty(self._body)
        self._lead.setText(say("backup.acts-since", n=said.acts))
        shot = self._session.now
        if (said.shifts or said.replaces) and shot is not None and shot.writable:
            code = "backup.before-joining" if said.whole else "backup.went-back"
            go = button(self.tr("Go back to this"), "primary", partial(self._go_back, backup, code))
            hint = self.tr("Ctrl+Z undoes it, and everything stays in the history.")
            if said.replaces:
                hint = say("backup.replaces")
            elif said.whole:
                hint = self.tr("The copy can then be joined again. A backup is made before.")
            self._body.addLayout(row(go, None))
            self._body.addWidget(Words(hint, "text" if said.replaces else "small"))
        if said.shifts:
            self._body.addWidget(shifts_card(said.shifts))
        else:
            self._body.addWidget(Words(self.tr("Nothing would change."), "text"))
        if said.stay:
            heading = self.tr("Stays as it is, because it happened outside the program too:")
            card = Card(L, S)
            card.column.addWidget(Words(heading, "strong"))
            for name in dict.fromkeys(said.stay):
                card.column.addWidget(Words(name, "text"))
            self._body.addWidget(card)

    def _go_back(self, backup: Backup, code: str = "backup.went-back") -> None:
        def gone(aside: Path | None) -> None:
            when = when_of(backup)
            replaced = aside and say("backup.replaced", when=when, path=aside)
            self.went_back.emit(replaced or say(code, when=when))

        self._session.act(
            lambda desk: backups.go_back(desk, backup),
            gone,
            self._refused,
            owner=self,
            once="go-back",
        )

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    def _leave(self) -> None:
        if self._chosen is not None:
            self._show_line(self._of)
        elif self._of is not None:
            self.show_list()
        else:
            self.done.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.back.text():
            inside = has_cursor(self)
            if self._chosen is None:
                self._show_list()
            else:
                self._compare(self._chosen)
            if inside:  # the button that had it is another now
                self.back.setFocus()


def when_of(backup: Backup) -> str:
    """Return when a backup was made, with the day of the week."""
    day = backup.at.astimezone(KAZAKHSTAN).date()
    return f"{with_weekday(day, lang())}, {clock_time(backup.at)}"


def whose(line: Line) -> str:
    """Return whose backups a line holds: where that copy lies, and who worked on it last."""
    file = str(line.file or line.folder)
    by = backups.last_author(line)
    return say("backup.whose-by", file=file, who=by) if by else say("backup.whose", file=file)


def occasion_of(backup: Backup) -> str:
    """Return on what occasion a backup was made."""
    return say(f"backup.{backup.occasion}")
