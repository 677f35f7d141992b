"""Handing a case over: what a package holds, writing one, and what came of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.usecases.cases import storable
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name
from desktop.usecases.package import LAWYER_BYTES, Packed, make_package
from desktop.window.language import say, sentence
from desktop.window.long_work import LongWork
from desktop.window.office_program import show_in_folder
from desktop.window.override import override
from desktop.window.session import CaseSession
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


class HandOverPage(QWidget):
    """Two packages to choose from; while one is written its progress, then where it lies."""

    done = Signal()
    came_aside = Signal(str)
    """What came of it, where she went to another page meanwhile."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._made: Packed | None = None
        self._trouble: Problem | None = None
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        self.work = LongWork(session.another_runner)
        session.broke.connect(self._broke)
        body = column(row(self.back, None), self._title, self._body, self.work, space=M)
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(960)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    def start(self) -> None:
        """Show what can be handed over, or the package that is being written."""
        self._show()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def stop(self) -> None:
        """Stop what is being written; nothing of it is left."""
        self.work.stop()

    def _show(self) -> None:
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("Hand the case over"))
        self.work.retranslate()
        empty(self._body)
        if self.work.under_way:
            words = self.tr("The package is being written and read back…")
            self._body.addWidget(Words(words, "text"))
            return
        if self._made is not None:
            self._body.addWidget(self._outcome(self._made))
        if self._trouble is not None:
            calm = self._trouble.code == "package.stopped"
            self._body.addWidget(Note(sentence(self._trouble), "calm" if calm else "missed"))
        self._show_choice()

    def _show_choice(self) -> None:
        lead = self.tr(
            "The case becomes one ZIP file that opens without this program. The case itself stays "
            "as it is."
        )
        self._body.addWidget(Words(lead, "text"))
        people = self.tr(
            "It holds personal data: the names of members, and pictures as they were taken. Hand "
            "it only to those who need it."
        )
        self._body.addWidget(Note(people, "soon"))
        if self._session.now is not None and self._session.now.protected:
            self._body.addWidget(Note(say("protection.package-is-plain"), "soon"))
        self._body.addWidget(
            self._offer(
                self.tr("The whole case"),
                self.tr(
                    "For a court, an archive or another program: all original files and documents, "
                    "the list of evidence with check sums, letters and terms, and the history of "
                    "who changed what and when."
                ),
                self.tr("Write the whole package…"),
                for_lawyer=False,
            )
        )
        limit = self.tr(
            "{mb} MB at most: documents, the list of evidence, letters and terms. Original files "
            "that have no room are named with their check sums. Without the history."
        ).format(mb=LAWYER_BYTES // 1_000_000)
        self._body.addWidget(
            self._offer(
                self.tr("For my lawyer"),
                limit,
                self.tr("Write the small package…"),
                for_lawyer=True,
            )
        )

    def _offer(self, heading: str, words: str, label: str, *, for_lawyer: bool) -> QWidget:
        card = Card(L, S)
        card.column.addWidget(Words(heading, "strong"))
        card.column.addWidget(Words(words, "text"))
        go = button(label, "plain" if for_lawyer else "primary", partial(self.choose, for_lawyer))
        card.column.addLayout(row(go, None))
        return card

    def _outcome(self, made: Packed) -> QWidget:
        note = Note(_words(made), "soon" if made.notes else "kept")
        show = button(self.tr("Show in the folder"), "plain", partial(self._show_it, made.path))
        clipboard = QGuiApplication.clipboard()
        copy = button(
            self.tr("Copy the check sum"), "quiet", lambda: clipboard.setText(made.listed)
        )
        note.add(row(show, copy, None, space=M))
        return note

    def _show_it(self, path: Path) -> None:
        if not show_in_folder(path):
            self._refused(Problem("window.cannot-show", path=str(path)))

    # -- writing -------------------------------------------------------------------------------

    def choose(self, for_lawyer: bool) -> None:
        """Ask where the package shall lie, and write it."""
        shot = self._session.now
        if shot is None:
            return
        today = short_date(self._session.office.clock.today())
        parts = (shot.path.stem, today, self.tr("For my lawyer") if for_lawyer else "")
        name = f"{storable(' '.join(parts), 100)}.zip"
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Where shall the package lie?"),
            str(free_name(shot.path.with_name(name))),
            "*.zip",
        )
        if not chosen:
            return
        # Not with_suffix: "дело 01.10" would become "дело 01.zip".
        target = Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip")
        if str(target) != chosen:
            target = free_name(target)  # the dialog asked only about the name without the ending
        self._write(target, for_lawyer=for_lawyer)

    def _write(self, target: Path, *, for_lawyer: bool) -> None:
        if self.work.under_way:
            return
        self._made, self._trouble = None, None
        tell = self.work.begin()

        def work(desk: Desk) -> Packed:
            return make_package(desk, target, for_lawyer=for_lawyer, overwrite=True, progress=tell)

        self._show()
        self.work.stop_button.setFocus()
        self._session.flush()
        self._session.look(work, self._written, self._refused, owner=self)

    def _written(self, made: Packed) -> None:
        self.work.end()
        self._made = made
        self._tell(_words(made))

    def _refused(self, problem: Problem) -> None:
        self.work.end()
        self._trouble = problem
        self._tell(sentence(problem))

    def _broke(self) -> None:
        if self.work.under_way:
            self.work.end()
            self._show_again()

    def _tell(self, words: str) -> None:
        self._show_again()
        if not self.isVisible():
            self.came_aside.emit(words)

    def _show_again(self) -> None:
        inside = has_cursor(self)
        self._show()
        self.area.verticalScrollBar().setValue(0)
        if inside or self.isVisible():  # the button that had it is gone
            self.back.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.back.text():
            self._show_again()


def _words(made: Packed) -> str:
    said = Problem("package.made", path=str(made.path), listed=made.listed)
    return "\n".join(map(sentence, (said, *made.notes)))
