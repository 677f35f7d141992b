"""What is told of the others who work on a case: notes, papers to read, who has it open (0052)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import short_moment
from desktop.domain.errors import Problem
from desktop.usecases import colleagues
from desktop.usecases.colleagues import Waiting
from desktop.usecases.second_reading import ToDo
from desktop.window.language import lang, say, sentence
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import State
from desktop.window.widgets import Note, button, empty

_IN_USE = ("file.in-use", "file.in-use-unknown")


class Greeting(QWidget):
    """Quiet notes over the page, each with the one thing to do about it; gone when it is done."""

    note_wanted = Signal()
    reading_wanted = Signal(object)
    copy_made = Signal(object)
    """A copy to work on was made: its path."""
    join_wanted = Signal(object, object)
    """A copy is to be joined: the case, and the copy."""

    told = Signal()
    """Something else is told now, or nothing."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._waiting: Waiting | None = None
        self._trouble: Problem | None = None
        self._copy_made: Path | None = None
        self._heard: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        session.changed.connect(self._changed)
        self.hide()

    def _changed(self, _shot: Snapshot) -> None:
        """Look again as long as something waits: it may have been done elsewhere."""
        if self._waiting is not None and (self._waiting.notes or self._waiting.to_do):
            self.look()

    def look(self) -> None:
        """Find out what waits for the user in the case."""
        self._session.look(colleagues.waiting_for, self._show, lambda _problem: None, owner=self)

    def _show(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        empty(self._column)
        waiting, shot = self._waiting, self._session.now
        if waiting is None or shot is None:
            return
        if self._trouble is not None:
            self._column.addWidget(Note(sentence(self._trouble), "missed"))
        if shot.read_only in _IN_USE:
            self._put(say("colleague.copy-offer"), self.tr("Work on a copy"), self._copy)
        if waiting.left is not None and "left" not in self._heard:
            hear = partial(self._hear, "left")
            self._put(sentence(waiting.left), self.tr("Understood"), hear, "soon")
        if waiting.original is not None:
            words = say("colleague.copy-of", path=str(waiting.original))
            join = partial(self.join_wanted.emit, waiting.original, shot.path)
            self._put(words, self.tr("Join the two now"), join)
        self._put_notes(waiting)
        for each in waiting.to_do:
            self._put_reading(each)
        self.setVisible(self._column.count() > 0)
        self.told.emit()

    def _put_notes(self, waiting: Waiting) -> None:
        if not waiting.notes or "notes" in self._heard:
            return
        newest = waiting.notes[0]
        who = newest.author or say("colleague.note-nameless")
        when = short_moment(newest.at) if newest.at is not None else ""
        words = say("colleague.note-from", who=who, when=when)
        more = len(waiting.notes) - 1
        if more:
            words += " " + self.tr("And {n} more.").format(n=more)
        self._put(words, self.tr("Read the note"), self._read)

    def _put_reading(self, each: ToDo) -> None:
        found = each.reading
        titles = {kind.id: kind.title for kind in self._session.office.law.documents}
        title = titles[found.review.kind].text(lang()) if found.review.kind in titles else ""
        asked = found.state == "asked"
        who = found.asked_by if asked else found.review.reviewer
        code = "colleague.read-wanted" if asked else "colleague.read-done"
        words = say(code, who=who or say("colleague.note-nameless"), title=title)
        act = self.tr("Read it") if asked else self.tr("See what was said")
        self._put(words, act, partial(self.reading_wanted.emit, each), "calm" if asked else "soon")

    def _put(self, words: str, act: str, do: Callable[[], object], state: State = "calm") -> None:
        note = Note(words, state)
        pressed = button(act, "plain", do)
        pressed.setAccessibleDescription(words)
        note.add_beside(pressed)  # a line each: what one came to do stays in sight
        self._column.addWidget(note)

    # -- what is pressed ---------------------------------------------------------------------------

    def _hear(self, what: str) -> None:
        self._heard.add(what)
        self.retranslate()

    def _read(self) -> None:
        self._hear("notes")
        self.note_wanted.emit()

    def _copy(self) -> None:
        if self._copy_made is not None:  # it is being opened
            self.copy_made.emit(self._copy_made)
            return
        self._session.act(
            colleagues.work_on_copy, self._copied, self._refused, owner=self, once="copy"
        )

    def _copied(self, copy: Path) -> None:
        self._copy_made = copy
        self.copy_made.emit(copy)

    def _refused(self, problem: Problem) -> None:
        self._trouble = problem
        self.retranslate()
