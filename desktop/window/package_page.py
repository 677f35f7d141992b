"""A package that somebody handed over: whether it is whole, and a case made of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases import checking
from desktop.usecases.cases import EXTENSION
from desktop.usecases.files import free_name, make_folder
from desktop.usecases.office import Office
from desktop.usecases.package_check import verdict
from desktop.usecases.unpacking import case_of_package
from desktop.window.language import say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.override import override
from desktop.window.runner import InlineRunner, Runner
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, row, scrolled

if TYPE_CHECKING:
    from desktop.casefile.verify import Report

_MOST = 100
"""So many faults are listed; the others are counted."""


class PackagePage(QWidget):
    """Checks when it is shown; offers to make a case of a package in which nothing is wrong."""

    done = Signal()
    open_wanted = Signal(object)

    def __init__(
        self, office: Office, path: Path, make_runner: Callable[[], Runner | InlineRunner]
    ) -> None:
        super().__init__()
        self._office = office
        self._path = path
        self._report: Report | None = None
        self._trouble: Problem | None = None
        self.back = button("", "plain", self.done.emit)
        self._title = Words(path.name, "h1")
        self._lead = Words("", "text")
        self.again = button("", "plain", self.start)
        self.again.hide()
        self.work = LongWork(make_runner)
        self._found = QVBoxLayout()
        self._found.setSpacing(M)
        self._offer = Card(L, S)
        self._copy = Words("", "text")
        self.make = button("", "primary", self._make)
        self._offer.column.addWidget(self._copy)
        self._offer.column.addLayout(row(self.make, None))
        self._offer.hide()
        body = column(
            row(self.back, None),
            self._title,
            self._lead,
            self.work,
            self._found,
            row(self.again, None),
            self._offer,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.setLayout(column(scrolled(inner)))
        self.retranslate()

    def start(self) -> None:
        """Check the package."""
        self._trouble = None
        empty(self._found)
        self.again.hide()
        self.back.setFocus()
        path = self._path
        self._report = None
        self._offer.hide()
        self.work.start(lambda tell: checking.verify(path, tell), self._checked, self._refused)

    def _checked(self, report: "Report") -> None:
        self._report = report
        self._show()

    def _refused(self, problem: Problem) -> None:
        self._trouble = problem
        self._show()

    def _show(self) -> None:
        empty(self._found)
        report = self._report
        if report is not None:
            faults = report.findings
            told = verdict(report)
            self._found.addWidget(Note(say(told, n=len(faults)), "missed" if faults else "kept"))
            if told == "package.small-well":
                self._found.addWidget(Words(say("package.small", path=self._path), "text"))
            for each in faults[:_MOST]:
                self._found.addWidget(Words(say(each.code, **each.params), "text"))
            if len(faults) > _MOST:
                more = self.tr("and {n} more").format(n=len(faults) - _MOST)
                self._found.addWidget(Words(more, "small"))
        if self._trouble is not None:
            stopped = self._trouble.code in ("verify.stopped", "package.unpack-stopped")
            self._found.addWidget(Note(sentence(self._trouble), "calm" if stopped else "missed"))
            self.again.setVisible(stopped and report is None)
        whole = report is not None and verdict(report) == "package.all-well"
        self._offer.setVisible(whole and not self.work.under_way)

    def _make(self) -> None:
        office, path = self._office, self._path
        self._trouble = None

        def job(tell: Progress) -> Path:
            make_folder(office.folders.cases, parents=True)
            target = free_name(office.folders.cases / f"{path.stem}{EXTENSION}")
            case_of_package(office, path, target, tell).close()
            return target

        def made(target: Path) -> None:
            self._show()
            self.open_wanted.emit(target)

        def failed(problem: Problem) -> None:
            self._refused(problem)
            self.make.setFocus()  # the way to begin again

        self.work.start(job, made, failed)
        self._show()
        self.work.stop_button.setFocus()

    def may_leave(self) -> bool:
        """Stop what is under way before the page goes."""
        self.work.let_go()
        return True

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.back.setText("←  " + self.tr("Back"))
        self._lead.setText(
            self.tr(
                "A package of a case. Every file in it is compared with its check sum, and the "
                "records with the history. Nothing is unpacked."
            )
        )
        self.again.setText(self.tr("Check again"))
        self._copy.setText(
            self.tr(
                "A case can be made of it, with its whole history. It is a copy: if you have this "
                "case already, open yours and join the copy to it."
            )
        )
        self.make.setText(self.tr("Make the case from the package"))
        self.work.retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show()
