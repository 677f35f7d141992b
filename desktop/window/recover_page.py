"""A case that cannot be opened: why, its backups, and what can be saved of the file itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casefile.backups import Backup
from desktop.domain.errors import Problem
from desktop.usecases import backups, rescue
from desktop.usecases.office import Office
from desktop.usecases.recovering import Left
from desktop.window.backups_page import occasion_of, when_of, whose
from desktop.window.language import lang, sentence, shown_size
from desktop.window.long_work import LongWork
from desktop.window.office_program import show_in_folder
from desktop.window.override import override
from desktop.window.runner import Aside, InlineRunner, Runner
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import (
    Card,
    Note,
    Words,
    button,
    column,
    empty,
    row,
    scrolled,
)

_MOST = 200
"""So many lines of a report are shown; all of them stand in the file beside the case."""


class RecoverPage(QWidget):
    """Says what became of the file; offers a backup, and to save what reads of the file."""

    done = Signal()
    open_wanted = Signal(object)
    password_wanted = Signal(object)
    """The backup to go on from has a password."""

    def __init__(
        self,
        office: Office,
        path: Path,
        why: Problem,
        left: Left,
        *,
        aside: Aside,
        make_runner: Callable[[], Runner | InlineRunner],
    ) -> None:
        super().__init__()
        self._aside = aside
        self._under_way = False
        self._office = office
        self._path = path
        self._why = why
        self._kept = left.lines
        self._report: rescue.Report | None = None
        self.back = button("", "plain", self.done.emit)
        self.again = button("", "primary", lambda: self.open_wanted.emit(path))
        self._title = Words("", "h1")
        self._trouble = Note("", "missed")
        self._lead = Words("", "text")
        self._list = QVBoxLayout()
        self._list.setSpacing(M)
        self._of_others = not left.lines.own
        if not (left.lines.own or left.lines.others):
            self._lead.hide()
        self._saving = self._rescue_card(make_runner)
        if not left.may_be_rescued:
            self._saving.hide()
        body = column(
            row(self.back, None),
            self._title,
            self._trouble,
            row(self.again, None),
            self._lead,
            self._list,
            self._saving,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.setLayout(column(scrolled(inner)))
        self.retranslate()

    def _rescue_card(self, make_runner: Callable[[], Runner | InlineRunner]) -> Card:
        self._rescue_lead = Words("", "text")
        self.save = button("", "plain", self._rescue)
        self.work = LongWork(make_runner)
        self._told = Note("", "calm")
        self._told.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        self.open_saved = button("", "primary", self._open_saved)
        self.show_report = button("", "plain", self._show_report)
        for each in (self.open_saved, self.show_report):
            each.hide()
        card = Card(L, S)
        card.column.addWidget(self._rescue_lead)
        card.column.addLayout(row(self.save, None))
        card.column.addWidget(self.work)
        card.column.addWidget(self._told)
        card.column.addLayout(row(self.open_saved, self.show_report, None))
        card.column.addLayout(self._lines)
        return card

    def retranslate(self) -> None:
        """Show everything in the language spoken now."""
        self.back.setText("←  " + self.tr("Back"))
        self.again.setText(self.tr("Try again"))
        self._title.setText(self._path.stem)
        self._trouble.say(sentence(self._why), "missed")
        self._lead.setText(
            self.tr(
                "The program kept backups of this case. If you go on from one, the file that is "
                "there is put aside under another name; nothing is deleted."
            )
        )
        self._rescue_lead.setText(
            self.tr(
                "What still reads of the file can be saved into a new case beside it, with a "
                "report of what could not be saved. The damaged file is not touched."
            )
        )
        self.save.setText(self.tr("Save what can be saved"))
        self.open_saved.setText(self.tr("Open the saved case"))
        self.show_report.setText(self.tr("Show the report in its folder"))
        self.work.retranslate()
        self._say_report()
        empty(self._list)
        if self._kept.own:
            self._list.addWidget(self._card(self._kept.own))
        if not self._kept.others:
            return
        if self._of_others:
            for line in self._kept.others:
                self._list.addWidget(Words(whose(line), "strong"))
                self._list.addWidget(self._card(line.backups))
        else:
            more = button(self.tr("Backups of other copies of this case"), "quiet", self._show_all)
            self._list.addLayout(row(more, None))

    def _show_all(self) -> None:
        self._of_others = True
        self.retranslate()
        self.back.setFocus()  # the button that had it is gone

    def _card(self, kept: tuple[Backup, ...]) -> Card:
        card = Card(L, S)
        for backup in kept:
            words = f"{when_of(backup)}  ·  {occasion_of(backup)}  ·  {shown_size(backup.size)}"
            take = button(self.tr("Go on from this"), "plain", partial(self._take, backup))
            take.setAccessibleDescription(words)
            inner = row(Words(words, "text"), take, space=M)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setStretch(0, 1)
            line = QWidget()
            line.setLayout(inner)
            card.column.addWidget(line)
        return card

    # -- saving what reads -----------------------------------------------------------------------

    def _rescue(self) -> None:
        office, path = self._office, self._path
        self._told.hide()
        self.save.hide()

        def saved(report: rescue.Report) -> None:
            self._report = report
            self._say_report()
            self.open_saved.setFocus()

        def failed(problem: Problem) -> None:
            self._told.say(
                sentence(problem), "calm" if problem.code == "rescue.stopped" else "missed"
            )
            self._told.show()
            self.save.show()
            self.save.setFocus()

        self.work.start(
            lambda tell: rescue.rescue(office, path, rescue.target_for(office, path), tell),
            saved,
            failed,
        )
        self.work.stop_button.setFocus()

    def _say_report(self) -> None:
        report = self._report
        if report is None:
            return
        first, *lines = report.words[lang()]
        self._told.say(first, "kept" if report.whole else "soon")
        self._told.show()
        self.open_saved.show()
        self.show_report.setVisible(report.written is not None)
        empty(self._lines)
        for line in (str(report.path), *lines[:_MOST]):
            self._lines.addWidget(Words(line, "text"))
        if len(lines) > _MOST:
            more = self.tr("and {n} more, in the report").format(n=len(lines) - _MOST)
            self._lines.addWidget(Words(more, "small"))

    def _open_saved(self) -> None:
        if self._report is not None:
            self.open_wanted.emit(self._report.path)

    def _show_report(self) -> None:
        if self._report is not None and self._report.written is not None:
            show_in_folder(self._report.written)

    def may_leave(self) -> bool:
        """Stop a rescue that is under way before the page goes."""
        self.work.let_go()
        return True

    def _take(self, backup: Backup) -> None:
        if self._under_way:  # a second press would put the sound file aside
            return
        self._under_way = True

        office, path = self._office, self._path

        def failed(problem: Problem) -> None:
            self._under_way = False
            if problem.code == "file.protected":
                self.password_wanted.emit(backup.path)
                return
            self._why = problem
            self._trouble.say(sentence(problem), "missed")

        self._aside(
            lambda: backups.recover(office, backup, path),
            lambda _none: self.open_wanted.emit(path),
            self,
            failed,
        )

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
