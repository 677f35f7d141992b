"""Removing for good: what is chosen, how far it reaches, why, and that nothing brings it back."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.casefile.file import Cleaned
from desktop.domain.errors import Problem
from desktop.domain.folding import folded
from desktop.usecases import purging
from desktop.usecases.purging import Candidate, Done, Former, Reach
from desktop.window.fields.line_edit import LineEdit
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.session import CaseSession
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import (
    Card,
    Fold,
    Note,
    Words,
    button,
    column,
    empty,
    has_cursor,
    row,
    scrolled,
)

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk

PURGED: Mapping[Cleaned, str] = {
    "clean": "purge.done",
    "full": "purge.not-clean",
    "busy": "purge.busy",
}
"""What is said after a removal for good, by what became of the file's free space."""
_FEW = 5
"""So many names are shown of what goes or may hold it; the others open at a click."""
_MOST = 60
"""So many records are listed at most: whoever looks for one types a part of its name."""


class _Found(NamedTuple):
    name: str
    former: list[Former]
    far: Reach | Problem


class PurgePage(QWidget):
    """First a list to choose from, then what goes and where it may remain, then the act."""

    done = Signal()
    purged = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._all: list[Candidate] = []
        self._chosen: Candidate | None = None
        self._path = ""
        self.back = button("", "plain", self._leave)
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self._trouble = Note("", "missed")
        self.search = LineEdit()
        self.search.textChanged.connect(self._list)
        self.reason = LineEdit()
        self._reason_label = Words("", "strong")
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        # Under the button: a case has dozens of papers, and the button must be in sight.
        self._after = QVBoxLayout()
        self._after.setSpacing(M)
        self.remove = button("", "plain", self._ask)
        self.sure = button("", "primary", self._remove)
        body = column(
            row(self.back, None),
            self._title,
            self._lead,
            self._trouble,
            self.search,
            self._body,
            self._reason_label,
            self.reason,
            row(self.remove, self.sure, None),
            self._after,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(860)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    # -- choosing ------------------------------------------------------------------------------

    def start(self) -> None:
        """Ask what is to be removed."""
        self.search.clear()
        self.reason.clear()
        self._show_list()
        self.search.setFocus()

    def _show_list(self) -> None:
        self._chosen, self._path = None, ""
        self._speak()
        spoken = lang()
        self._session.flush()
        self._session.look(
            lambda desk: purging.candidates(desk, spoken), self._take, self._refused, owner=self
        )

    def _take(self, found: list[Candidate]) -> None:
        self._all = found
        if self._chosen is None:
            self._list()

    def _list(self) -> None:
        if self._chosen is not None:
            return
        empty(self._body)
        words = folded(self.search.text()).split()
        found = [each for each in self._all if all(word in folded(each.name) for word in words)]
        card = Card(L, XS)
        for each in found[:_MOST]:
            name = (
                each.name
                if each.there
                else self.tr("{name} (taken out before)").format(name=each.name)
            )
            made = button(name.replace("&", "&&"), "quiet", partial(self.choose, each))
            card.column.addLayout(row(made, None))
        if len(found) > _MOST:
            more = self.tr("and {n} more: type a part of the name").format(n=len(found) - _MOST)
            card.column.addWidget(Words(more, "small"))
        self._body.addWidget(card)

    def choose(self, candidate: Candidate, path: str = "") -> None:
        """Show how far it reaches to remove a record, or the former values of one of its fields."""
        self._chosen, self._path = candidate, path
        self._show_chosen()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _show_chosen(self) -> None:
        chosen, path, spoken = self._chosen, self._path, lang()
        if chosen is None:
            return
        self._speak()
        empty(self._body)
        kind, record_id = chosen.kind, chosen.record_id

        def asked(desk: "Desk") -> _Found:
            there = purging.candidates(desk, spoken)
            now = next((each for each in there if each.record_id == record_id), chosen)
            former = purging.former_values(desk, kind, record_id, spoken)
            try:
                return _Found(now.name, former, purging.reach(desk, kind, record_id, spoken, path))
            except Problem as problem:  # the record itself stays; its fields' values may go
                return _Found(now.name, former, problem)

        self._session.look(asked, partial(self._say_reach, chosen, path), self._refused, owner=self)

    def _say_reach(self, chosen: Candidate, path: str, found: _Found) -> None:
        if (self._chosen, self._path) != (chosen, path):
            return
        name, former, far = found
        empty(self._body)
        empty(self._after)
        field = next((each.label for each in former if each.path == path), "")
        self._title.setText(" · ".join(part for part in (name, field) if part))
        if isinstance(far, Problem):
            self._body.addWidget(Words(sentence(far), "text"))
        else:
            self._say_what_goes(far)
        if former and not path:
            heading = Words(self.tr("Or only what stood in a field before:"), "h2")
            self._after.addWidget(heading)
            card = Card(L, XS)
            for each in former:
                words = say("purge.former", n=each.n, field=each.label)
                if each.path == purging.NOTES:
                    words = each.label
                made = button(words, "quiet", partial(self.choose, chosen, each.path))
                card.column.addLayout(row(made, None))
            self._after.addWidget(card)
        can = not isinstance(far, Problem)
        shot = self._session.now
        for part in (self._reason_label, self.reason, self.remove):
            part.setVisible(can and shot is not None and shot.writable)

    def _say_what_goes(self, far: Reach) -> None:
        card = Card(L, S)
        if self._path == purging.NOTES:
            words = self.tr("What was noted goes. Who did it, when and what stays.")
            card.column.addWidget(Words(words, "text"))
        elif self._path:
            words = self.tr("What stood in this field before goes; what stands in it now stays.")
            card.column.addWidget(Words(words, "text"))
        elif far.goes:
            card.column.addWidget(Words(self.tr("Goes:"), "strong"))
            _list_some(card, far.goes)
        if far.backups:
            card.column.addWidget(Words(say("purge.backups", n=far.backups), "text"))
        self._body.addWidget(card)
        remains = Card(L, S)
        remains.column.addWidget(
            Words(self.tr("Where it may remain, and you remove it:"), "strong")
        )
        _list_some(remains, far.papers)
        for words in (
            self.tr("the folder of the papers: {folder}").format(folder=far.folder),
            *(self.tr("another file of this case: {file}").format(file=each) for each in far.files),
            self.tr("exported files and workbooks, and backups on a stick"),
            self.tr("copies of the case at colleagues': when they join yours, it goes there too"),
        ):
            remains.column.addWidget(Words(words, "text"))
        self._after.addWidget(remains)

    # -- doing ---------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask once more, by a button beside the first: a double click must not answer it."""
        self.sure.show()

    def _remove(self) -> None:
        chosen, path, reason = self._chosen, self._path, self.reason.text()
        if chosen is None:
            return
        kind, record_id = chosen.kind, chosen.record_id

        def removed(done: Done) -> None:
            words = [say(PURGED[done.cleaned])]
            if done.left:
                words.append(say("purge.left", n=done.left))
            if not done.fresh:
                words.append(say("purge.no-fresh"))
            self.purged.emit(" ".join(words))

        self._session.act(
            lambda desk: purging.purge(desk, kind, record_id, reason, path),
            removed,
            self._refused,
            owner=self,
            once=("purge", record_id, path),
        )

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    def _leave(self) -> None:
        if self._chosen is not None:
            self._show_list()
        else:
            self.done.emit()

    # -- words ---------------------------------------------------------------------------------

    def _speak(self) -> None:
        """Show what belongs to the state in which the page is, in the language spoken now."""
        choosing = self._chosen is None
        empty(self._after)
        self._trouble.hide()
        self.back.setText("←  " + (self.tr("Back") if choosing else self.tr("Choose another")))
        self.search.setVisible(choosing)
        self.search.setPlaceholderText(self.tr("A part of the name"))
        self.search.setAccessibleName(self.search.placeholderText())
        for each in (self._reason_label, self.reason, self.remove, self.sure):
            each.hide()
        self._reason_label.setText(self.tr("Why? The reason stays in the history."))
        self.reason.setAccessibleName(self._reason_label.text())
        self.remove.setText(self.tr("Remove for good"))
        self.sure.setText(self.tr("Nothing brings it back. Yes, remove for good"))
        if self._chosen is None:
            self._title.setText(self.tr("Remove something for good"))
            self._lead.setText(
                self.tr(
                    "A withdrawn consent, a child's face, an identification number typed by "
                    "mistake: it goes from the file, its history and the backups. Nothing brings "
                    "it back. Who did it, when and why stays."
                )
            )
        else:
            self._title.setText(self._chosen.name)
        self._lead.setVisible(choosing)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.back.text():
            inside = has_cursor(self)
            if self._chosen is None:
                self._show_list()
            else:
                self._show_chosen()
            if inside:  # the button that had it is another now
                self.back.setFocus()


def _list_some(card: Card, lines: tuple[str, ...]) -> None:
    """List the first few; the others are counted, and open at a click."""
    few = lines if len(lines) <= _FEW + 1 else lines[:_FEW]
    for each in few:
        card.column.addWidget(Words(each, "text"))
    if rest := lines[len(few) :]:

        def shown() -> QWidget:
            made = QWidget()
            made.setLayout(column(*(Words(each, "text") for each in rest)))
            return made

        card.column.addWidget(Fold(say("purge.more", n=len(rest)), shown))
