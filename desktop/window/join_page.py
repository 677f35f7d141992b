"""Joining a colleague's copy: what comes from it, and what both changed, chosen one by one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.casefile.history import Done
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.domain.threeway import Key, Side
from desktop.usecases import merging
from desktop.usecases.merging import Disagreement, NoBackup, Outcome, Preview, Seen
from desktop.window.language import lang, say, sentence
from desktop.window.override import override
from desktop.window.purge_page import PURGED
from desktop.window.session import CaseSession, clock_time
from desktop.window.shifts import shifts_card
from desktop.window.theme import XL, XS, L, M, S
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


class JoinPage(QWidget):
    """What joining a copy would do, the choices where both changed the same, and the button."""

    done = Signal()
    joined = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._copy: Path | None = None
        self.choices: dict[tuple[Key, str], Side] = {}
        self._seen: Seen | None = None
        self._asking = False
        self._shown: tuple[str, ...] = ()
        self.back = button("", "plain", self.done.emit)
        self.join = button("", "primary", self._join)
        self.anyway = button("", "plain", partial(self._join, anyway=True))
        self.anyway.hide()
        self._title = Words("", "h1")
        self._lead = Words("", "text")
        self._hint = Words("", "small")
        self._trouble = Note("", "missed")
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        self._follows = QVBoxLayout()
        self._follows.setSpacing(M)
        body = column(
            row(self.back, None),
            self._title,
            self._trouble,
            self._lead,
            self._body,
            self._follows,
            row(self.join, self.anyway, None),
            self._hint,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(960)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))

    def show_copy(self, copy: Path) -> None:
        """Show what joining a copy would do."""
        self._copy = copy
        self.choices = self._session.chosen.setdefault(copy, {})  # also from before a lock
        self._show()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _show(self) -> None:
        copy, spoken = self._copy, lang()
        if copy is None:
            return
        self.back.setText("←  " + self.tr("Back"))
        self._title.setText(self.tr("Join a colleague's copy"))
        self._lead.setText(str(copy))
        self._seen = None
        self._trouble.hide()
        self.join.hide()
        self.anyway.hide()
        self._hint.hide()
        empty(self._body)
        empty(self._follows)
        choices = dict(self.choices)
        self._session.flush()
        self._session.look(
            lambda desk: (copy, merging.preview(desk, copy, spoken, choices)),
            self._say,
            self._refused,
            owner=self,
        )

    def _say(self, found: tuple[Path, Preview]) -> None:
        copy, seen = found
        if copy != self._copy:
            return
        empty(self._body)
        empty(self._follows)
        self._seen = seen.seen
        if not seen.acts:
            self._lead.setText(self.tr("This copy holds nothing that is not here already."))
            return
        theirs, ours = say("merge.theirs", n=seen.acts), say("merge.ours", n=seen.own)
        self._lead.setText(f"{copy.name}. {theirs} {ours}")
        if seen.disagreements:
            self._heading(self.tr("Both changed this. Choose what holds"))
            for each in seen.disagreements:
                self._body.addWidget(self._choice(each))
        self._say_follows(seen)
        shot = self._session.now
        self.join.setText(self.tr("Join"))
        self.join.setVisible(shot is not None and shot.writable)
        hint = self.tr(
            "A backup is made before. Until the next change the whole can be taken back: "
            "Menu, Case file, Backups of this case."
        )
        if seen.erases:
            hint = self.tr(
                "In the copy something was removed for good. It goes here as well, from the file "
                "and the backups; joining cannot be taken back as a whole."
            )
        self._hint.setText(hint)
        self._hint.show()

    def _say_follows(self, seen: Preview) -> None:
        """Show what comes of the choices as they are now: the choices themselves stay in place."""
        empty(self._follows)
        lists = self._lists(seen)
        self._shown = tuple(name for _heading, names in lists for name in names)
        for heading, names in lists:
            if names:
                self._follows.addWidget(Words(heading, "h2"))
                card = Card(L, XS)
                for name in names:
                    card.column.addWidget(Words(name, "text"))
                self._follows.addWidget(card)
        if seen.taken:
            self._follows.addWidget(Words(self.tr("Comes from the copy"), "h2"))
            self._follows.addWidget(shifts_card(seen.taken))

    def _lists(self, seen: Preview | Outcome) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (self.tr("Goes, because it was removed for good on one side"), seen.gone),
            (self.tr("Stays, because something new refers to it"), seen.kept),
            (self.tr("Gets another number, because both gave the same"), seen.renumbered),
            (self.tr("The same number twice; what was printed stays"), seen.doubles),
        )

    def _ask_what_follows(self) -> None:
        """Look anew at what comes of the choices, one look after the other."""
        copy, spoken, choices = self._copy, lang(), dict(self.choices)
        if copy is None or self._asking:
            return
        self._asking = True

        def answered(seen: Preview) -> None:
            self._asking = False
            if (copy, choices, spoken) != (self._copy, self.choices, lang()):
                self._ask_what_follows()
            elif self._seen is not None:
                self._say_follows(seen)

        def refused(problem: Problem) -> None:
            self._asking = False
            self._refused(problem)

        self._session.look(
            lambda desk: merging.preview(desk, copy, spoken, choices), answered, refused, owner=self
        )

    def _heading(self, words: str) -> None:
        self._body.addWidget(Words(words, "h2"))

    def _choice(self, each: Disagreement) -> QWidget:
        card = Card(L, S)
        whose = f"{each.whose} · {each.label}" if each.label else each.whose
        card.column.addWidget(Words(whose, "strong"))
        group = QButtonGroup(card)
        sides: tuple[tuple[Side, str, Done | None], ...] = (
            ("ours", each.ours, each.ours_by),
            ("theirs", each.theirs, each.theirs_by),
        )
        for side, value, by in sides:
            words = self._side_words(each, side, value)
            where = self.tr("Here") if side == "ours" else self.tr("In the copy")
            made = QRadioButton(f"{where} · {_by(by)}" if by is not None else where)
            made.setAccessibleDescription(f"{whose}: {words}")
            made.setChecked(side == self.choices.get((each.key, each.path), each.proposed))
            made.toggled.connect(partial(self._chosen, each, side))
            group.addButton(made)
            card.column.addWidget(made)
            said = Words(words, "text")
            said.setContentsMargins(XL, 0, 0, 0)
            card.column.addWidget(said)
        return card

    def _side_words(self, each: Disagreement, side: Side, value: str) -> str:
        if each.path:
            return value or say("window.nothing-there")
        if side == each.proposed:  # what is there is proposed
            return self.tr("it stays, with what was changed")
        return self.tr("it was taken out")

    def _chosen(self, each: Disagreement, side: Side, on: bool) -> None:
        if on:
            self.choices[each.key, each.path] = side
            self._ask_what_follows()

    def _join(self, *, anyway: bool = False) -> None:
        copy, spoken, choices, seen = self._copy, lang(), dict(self.choices), self._seen
        if copy is None or seen is None:
            return

        def joined(done: Outcome) -> None:
            self._session.chosen.pop(copy, None)
            words = [say("merge.done", n=done.acts)]
            words.append(say("merge.backed-up" if done.backup else "merge.not-backed-up"))
            if done.cleaned != "clean":
                words.append(say(PURGED[done.cleaned]))
            if done.left:
                words.append(say("purge.left", n=done.left))
            for heading, names in self._lists(done):  # what came otherwise than was shown
                unseen = [name for name in names if name not in self._shown]
                if unseen:
                    words.append(f"{heading}: {'; '.join(unseen)}.")
            self.joined.emit(" ".join(words))

        self._session.act(
            lambda desk: merging.merge(desk, copy, choices, spoken, seen, without_backup=anyway),
            joined,
            self._not_joined,
            owner=self,
            once="join",
        )

    def _not_joined(self, problem: Problem) -> None:
        if problem.code == "merge.look-again":  # what was chosen stays chosen
            self.back.setFocus()
            self._show()
        if isinstance(problem, NoBackup):
            # Another button: the second click of a double click must not answer.
            self.anyway.setText(self.tr("Join without a backup"))
            self.anyway.show()
            self._trouble.say(sentence(problem.why), "missed")
            self._trouble.show()
            self._hint.setText(sentence(problem))  # beside the button, which now asks
        else:
            self._refused(problem)

    def _refused(self, problem: Problem) -> None:
        if problem.code == "file.protected" and self._copy is not None:
            self._ask_password(self._copy)
            return
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    def _ask_password(self, copy: Path) -> None:
        """Ask for the password of the copy, which may be another than ours."""
        from desktop.window.unlock_page import UnlockCard

        empty(self._body)
        card = UnlockCard(self._session.office, copy, self._session.aside)
        card.unlocked.connect(self._show)
        card.refused.connect(self._refused)
        self._body.addWidget(card)
        card.edit.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._copy is not None:
            inside = has_cursor(self)
            self._show()
            if inside:  # the button that had it is another now
                self.back.setFocus()


def _by(act: Done) -> str:
    at = act.at.astimezone(KAZAKHSTAN)
    when = f"{short_date(at.date())}, {clock_time(act.at)}"
    by = f"{act.author.strip()}, {when}" if act.author.strip() else when
    return by.replace("&", "&&")
