"""The password of an open case: giving it, changing it, taking it away, and the recovery sheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.usecases import protection
from desktop.usecases.desk import Desk
from desktop.usecases.files import free_name
from desktop.usecases.protection import Done
from desktop.window.fields.password import PasswordEdit
from desktop.window.language import lang, say, sentence
from desktop.window.long_work import LongWork
from desktop.window.office_program import open_file
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

_NOT_WIPED = "protection.sheet-gone-not-wiped"


class _Outcome(NamedTuple):
    code: str
    done: Done


class ProtectionPage(QWidget):
    """What a password does and costs, the lines to type it, and what came of it."""

    done = Signal()
    protected = Signal()
    """The case has a password now; it is locked when nobody is there."""
    came_aside = Signal(object, bool)
    """What came of it where she went to another page: problems, and whether all is well."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._outcome: _Outcome | None = None
        self._sheets: dict[Path, Problem | None] = {}
        """The sheets that were written here, with what is to be told of their places."""
        self._of_sheet: str | None = None
        self._trouble: Problem | None = None
        self._unseen = False
        self._leaving = False
        self._typed = ("", "")
        self._edits: tuple[PasswordEdit, PasswordEdit] | None = None
        self._copies: tuple[str, ...] = ()
        self._copies_line: Words | None = None
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        self.work = LongWork(session.another_runner)
        self.work.went_on.connect(self._near_the_end)
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
        """Show what can be done with the case as it is now, and what came of it unseen."""
        self._leaving = False
        if not self.work.under_way and not self._unseen:
            self._outcome, self._of_sheet, self._trouble = None, None, None
            self._typed = ("", "")
        self._unseen = False
        self._edits = None  # what stood in them when she left is not hers any more to see
        self._show()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()
        self._session.look(protection.plain_copies, self._know_copies, owner=self)

    def _near_the_end(self, done: int, total: int) -> None:
        if done >= total and not self.work.stop_button.isHidden():  # only a backup is still made
            if has_cursor(self):
                self.back.setFocus()
            self.work.stop_button.hide()

    @property
    def under_way(self) -> bool:
        """Whether the case is being written anew."""
        return self.work.under_way

    def leave(self) -> None:
        """Stop because the case is to be closed; what came of it is said wherever she goes."""
        self._leaving = True
        self.work.stop()

    def _know_copies(self, copies: tuple[str, ...]) -> None:
        self._copies = copies
        self._say_copies()  # nothing else is shown anew: she may be typing

    def _say_copies(self) -> None:
        if self._copies_line is not None:
            words = self.tr("Without a password stays: {what}").format(what="; ".join(self._copies))
            self._copies_line.setText(words)
            self._copies_line.setVisible(bool(self._copies))

    # -- showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("Password of this case"))
        self.work.retranslate()
        self._keep_typed()
        self._copies_line = None
        empty(self._body)
        if self.work.under_way:
            words = self.tr("The case is being written anew and checked; until then the old stays…")
            self._body.addWidget(Words(words, "text"))
            return
        if self._outcome is not None:
            told = [say(self._outcome.code), *protection.notes(self._outcome.done, say)]
            self._body.addWidget(Note("\n".join(told), "kept"))
        if self._trouble is not None:
            calm = self._trouble.code == "protection.stopped"
            self._body.addWidget(Note(sentence(self._trouble), "calm" if calm else "missed"))
        shot = self._session.now
        if shot is None:
            return
        if not shot.writable:
            self._body.addWidget(Note(self.tr("The case is open for reading only."), "soon"))
        if shot.protected:
            self._body.addWidget(self._sheet_card())
        if shot.writable:
            self._body.addWidget(self._password_card(changing=shot.protected))
        if shot.writable and shot.protected:
            self._body.addWidget(self._removal_card())

    def _keep_typed(self) -> None:
        if self._edits is not None:
            first, second = self._edits
            self._typed, self._edits = (first.text(), second.text()), None

    def _sheet_card(self) -> QWidget:
        card = Card(L, S)
        card.column.addWidget(Words(self.tr("Recovery sheet"), "h2"))
        card.column.addWidget(
            Words(
                self.tr(
                    "It holds a code that opens the case if the password is forgotten. Print it, "
                    "keep it away from the computer, and delete the file. The program keeps the "
                    "code nowhere."
                )
            )
        )
        if self._of_sheet is not None:
            card.column.addWidget(Note(say(self._of_sheet), "kept"))
        left = self.sheets_left()
        for sheet in left:
            card.column.addWidget(self._written(sheet))
        first = self._outcome is not None and not left
        write = button(
            self.tr("Write the recovery sheet…"), "primary" if first else "plain", self.write_sheet
        )
        card.column.addLayout(row(write, None))
        return card

    def _written(self, sheet: Path) -> Note:
        told = self._sheets[sheet]
        words = [self.tr("Written: {path}. Print it and delete it.").format(path=sheet)]
        if told is not None:
            words.append(sentence(told))
        note = Note("\n".join(words), "kept" if told is None else "soon")
        look = button(self.tr("Open it"), "plain", partial(self._open_sheet, sheet))
        delete = button(self.tr("Delete the file"), "plain", partial(self._delete_sheet, sheet))
        note.add(row(look, delete, None))
        return note

    def sheets_left(self) -> list[Path]:
        """Return the files of the sheets that were written here and are still there."""
        return [each for each in self._sheets if _may_be_there(each)]

    def _password_card(self, *, changing: bool) -> QWidget:
        card = Card(L, S)
        if changing:
            card.column.addWidget(Words(self.tr("Another password"), "h2"))
            lead = self.tr(
                "The former password and the former recovery sheet no longer open this file, only "
                "copies that were given away before. The former backups of this case are removed, "
                "and a new one is made."
            )
            card.column.addWidget(Words(lead))
        else:
            self._say_before(card)
        first, second = PasswordEdit(), PasswordEdit()
        weak, differ = Words("", "small"), Words("", "small")
        shown = QCheckBox(self.tr("Show what I type"))
        for edit in (first, second):
            shown.toggled.connect(lambda on, edit=edit: edit.reveal(on=on))
        label = self.tr("New password") if changing else self.tr("Password")
        again = self.tr("The same once more")
        for words, edit, under in ((label, first, weak), (again, second, differ)):
            card.column.addWidget(Words(words, "strong"))
            edit.setAccessibleName(words)
            card.column.addWidget(edit)
            card.column.addWidget(under)
            under.hide()
        card.column.addWidget(shown)

        def typed() -> None:
            code = protection.weakness(first.text()) if first.text() else None
            weak.setText(say(code) if code else "")
            weak.set_state("soon" if code else None)
            weak.setVisible(code is not None)
            differ.hide()

        def go() -> None:
            try:
                protection.check(first.text())
            except Problem as problem:  # said beside the line, where it can be mended
                weak.setText(sentence(problem))
                weak.set_state("missed")
                weak.show()
                first.setFocus()
                return
            if first.text() != second.text():
                differ.setText(say("protection.differ"))
                differ.set_state("missed")
                differ.show()
                second.setFocus()
                return
            password = first.text()
            code = "protection.changed" if changing else "protection.protected"
            self._begin(lambda desk, on: protection.protect(desk, password, on), code)

        self._edits = (first, second)
        for edit, words in zip(self._edits, self._typed, strict=True):
            edit.setText(words)
        typed()
        first.textEdited.connect(lambda _text: typed())
        first.returnPressed.connect(second.setFocus)
        second.returnPressed.connect(go)
        words = self.tr("Change the password") if changing else self.tr("Protect the case")
        plain = changing
        card.column.addLayout(row(button(words, "plain" if plain else "primary", go), None))
        return card

    def _say_before(self, card: Card) -> None:
        lead = self.tr(
            "The file, its backups and the copies made from then on open only with the password, "
            "or with the code of a recovery sheet, which you print once."
        )
        card.column.addWidget(Words(lead))
        lost = self.tr(
            "Who loses both the password and the sheet loses the case: nobody can open it, nor "
            "can those who made the program."
        )
        card.column.addWidget(Note(lost, "soon"))
        after = self.tr(
            "The backups made so far have no password: they are removed, and a new one is made. "
            "Papers, packages and workbooks that you make stay readable for everybody, and so do "
            "copies that you gave away."
        )
        card.column.addWidget(Words(after))
        self._copies_line = Words("", "small")
        card.column.addWidget(self._copies_line)
        self._say_copies()

    def _removal_card(self) -> QWidget:
        card = Card(L, S)
        card.column.addWidget(Words(self.tr("No password any more"), "h2"))
        card.column.addWidget(
            Words(
                self.tr(
                    "The case opens for everybody again. Its protected backups are removed, and a "
                    "new one without a password is made."
                )
            )
        )
        go = button(self.tr("Take the password away"), "plain", self.take_away)
        card.column.addLayout(row(go, None))
        return card

    # -- doing ---------------------------------------------------------------------------------

    def take_away(self) -> None:
        """Make the case plain again."""
        self._begin(protection.unprotect, "protection.removed")

    def _begin(self, work: Callable[[Desk, Callable[[int, int], bool]], Done], code: str) -> None:
        if self.work.under_way:
            return
        self._outcome, self._of_sheet, self._trouble = None, None, None
        tell = self.work.begin()

        def finished(done: Done) -> None:
            self.work.end()
            self._outcome, self._typed = _Outcome(code, done), ("", "")
            self._sheets = dict.fromkeys(  # it still opens the copies that were given away
                self.sheets_left(), Problem("protection.sheet-former")
            )
            told = (Problem(code), *protection.notes(done, Problem))
            self._tell(told, well=True)
            if self._session.now is not None and self._session.now.protected:
                self.protected.emit()

        def refused(problem: Problem) -> None:
            self.work.end()
            self._trouble = problem
            self._tell((problem,), well=False)

        self._show()
        self.work.stop_button.setFocus()
        self._session.flush()
        self._session.act(
            lambda desk: work(desk, tell), finished, refused, owner=self, once="password"
        )

    def _tell(self, told: tuple[Problem, ...], *, well: bool) -> None:
        self._unseen = self._leaving or not self.isVisible()
        self._show_again()
        if self._unseen:
            self.came_aside.emit(told, well)

    def _broke(self) -> None:
        if self.work.under_way:
            self.work.end()
            self._show_again()

    def write_sheet(self) -> None:
        """Ask where the recovery sheet shall lie, and write it."""
        shot = self._session.now
        if shot is None:
            return
        name = protection.sheet_name(shot.path, say)
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            self.tr("Where shall the sheet lie until it is printed?"),
            str(free_name(protection.sheet_place(shot.path) / name)),
            "*.docx",
        )
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx")
        if str(target) != chosen:
            target = free_name(target)  # the dialog asked only about the name without the ending
        spoken = lang()

        def work(desk: Desk) -> Problem | None:
            protection.write_sheet(desk, target, spoken)
            return protection.told_of_sheet(desk.path, target)

        def written(told: Problem | None) -> None:
            self._sheets[target] = told
            self._of_sheet = self._trouble = None
            self._show_again()

        def refused(problem: Problem) -> None:
            self._trouble = problem
            self._show_again()

        self._session.look(work, written, refused, owner=self)

    def _open_sheet(self, sheet: Path) -> None:
        if not open_file(sheet):
            self._trouble = Problem("window.cannot-open", name=sheet.name)
            self._show_again()

    def _delete_sheet(self, sheet: Path) -> None:
        def deleted(wiped: bool) -> None:
            self._of_sheet = "protection.sheet-gone" if wiped else _NOT_WIPED
            self._trouble = None
            self._show_again()

        def refused(problem: Problem) -> None:
            self._trouble = problem
            self._show_again()

        self._session.aside(lambda: protection.remove_sheet(sheet), deleted, self, refused)

    def _show_again(self) -> None:
        inside = has_cursor(self)
        typing = [each.hasFocus() for each in self._edits or ()]
        self._show()
        if self._edits is not None and any(typing):  # the language changed while she types
            self._edits[typing.index(True)].setFocus()
            return
        self.area.verticalScrollBar().setValue(0)
        if inside or self.isVisible():  # the button that had it is gone
            self.back.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.back.text():
            self._show_again()


def _may_be_there(file: Path) -> bool:
    """Return whether a file is there, or out of reach so that nobody can say."""
    try:
        return file.exists()
    except OSError:  # the stick was pulled out, the share is gone
        return True
