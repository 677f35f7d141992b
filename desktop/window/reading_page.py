"""A second pair of eyes: a colleague reads a paper, ticks what she looked at, says what to change.

All of it is practice (0052), and the page says so.
"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.text import Lang
from desktop.law.second_reading import ReadingCheck
from desktop.usecases import papers, second_reading, sheets
from desktop.usecases.second_reading import Reading
from desktop.window.blocks.block import FieldsBlock
from desktop.window.blocks.lists import field_of
from desktop.window.blocks.second_eyes import state_words
from desktop.window.fields.asking import options, record_place
from desktop.window.fields.field import Asked, Field
from desktop.window.fields.local import shown_langs
from desktop.window.fields.making import make_field
from desktop.window.fields.saving import Place
from desktop.window.flow import FlowLayout
from desktop.window.language import NATIVE_NAMES, lang, say, sentence
from desktop.window.office_program import open_file, open_made
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, empty, row, scrolled

WIDEST = 880


class ReadingPage(QWidget):
    """The readings of one paper: the newest open, the former ones below in short."""

    done = Signal()
    print_wanted = Signal(str)

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self._kind = ""
        self._found: tuple[Reading, ...] = ()
        self._fields: FieldsBlock | None = None
        self._shown: tuple[object, ...] = ()
        self._trouble = Note("", "missed")
        self._trouble.hide()
        self.back = button("", "plain", self.done.emit)
        self._title = Words("", "h1")
        self._practice = Words("", "muted")
        self._buttons = FlowLayout(S, S)
        self.begin = button("", "primary", self._begin)
        self._body = QVBoxLayout()
        self._body.setSpacing(M)
        body = column(
            row(self.back, None),
            self._title,
            self._practice,
            self._buttons,
            self._trouble,
            row(self.begin, None),
            self._body,
            space=M,
        )
        body.setContentsMargins(XL, M, XL, XL)
        body.addStretch(1)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(WIDEST)
        self.area = scrolled(inner)
        self.setLayout(column(self.area))
        session.changed.connect(self._changed)

    def start(self, kind: str) -> None:
        """Show the readings of a paper of the proceeding that is shown."""
        self._kind, self._shown = kind, ()
        self._trouble.hide()
        self._retranslate()
        self.area.verticalScrollBar().setValue(0)
        self.back.setFocus()

    def _retranslate(self) -> None:
        self._shown = ()
        self.back.setText("←  " + self.tr("Back"))
        title = self._session.office.law.document(self._kind).title.text(lang())
        self._title.setText(self.tr("Second pair of eyes: {title}").format(title=title))
        self._practice.setText(say("colleague.practice"))
        self.begin.setText(self.tr("I read it now"))
        if self._session.now is not None:
            self._fill_buttons(self._session.now)
            self._ask(self._session.now)

    def _changed(self, shot: Snapshot) -> None:
        if self._kind and self.isVisible():
            self._ask(shot)

    def _ask(self, shot: Snapshot) -> None:
        proceeding_id, kind = shot.proceeding.id, self._kind
        self._session.look(
            lambda desk: second_reading.readings(desk, proceeding_id, kind),
            self._came,
            self._refused,
            owner=self,
        )

    def _came(self, found: tuple[Reading, ...]) -> None:
        shot = self._session.now
        if shot is None:
            return
        self._found = found
        read = tuple(each for each in found if each.review.reviewer)
        last = read[-1] if read else None
        self.begin.setVisible(shot.writable and (last is None or bool(last.review.verdict)))
        self._practice.setText(self._lead(shot))
        states = tuple((each.review.id, *state_words(each)) for each in found)
        own = last.review.id if last is not None else None
        if (lang(), own, shot.writable) != self._shown[:3]:
            empty(self._body)
            self._fields = None
            if last is not None:
                self._body.addWidget(self._card(shot, last))
            self._states = QVBoxLayout()
            self._states.setSpacing(S)
            self._body.addLayout(self._states)
        elif self._fields is not None:
            self._fields.refresh(shot)
        if (lang(), own, shot.writable, states) != self._shown:
            self._shown = (lang(), own, shot.writable, states)
            empty(self._states)
            for each in reversed(found):
                self._states.addWidget(Note(*state_words(each)))

    def _lead(self, shot: Snapshot) -> str:
        nameless = "" if self._session.office.profile.name else say("colleague.no-name")
        return " ".join(part for part in (say("colleague.practice"), nameless) if part)

    # -- the paper -------------------------------------------------------------------------------

    def _fill_buttons(self, shot: Snapshot) -> None:
        empty(self._buttons)
        for one in shown_langs(shot):
            if papers.latest(shot.case, shot.proceeding, self._kind, one) is not None:
                words = self.tr("Open the paper: {language}").format(language=NATIVE_NAMES[one])
                self._buttons.addWidget(button(words, "plain", partial(self._open, one)))
        look = button(self.tr("Look and print"), "plain", self._look)
        self._buttons.addWidget(look)
        here = lang()
        self._buttons.addWidget(
            button(self.tr("The list to tick on paper"), "quiet", partial(self._print_list, here))
        )

    def _open(self, one: Lang) -> None:
        shot = self._session.now
        if shot is None:
            return
        folder = papers.papers_folder(shot.path)
        office, kind = self._session.office, self._kind
        file = papers.paper_file(office, shot.case, shot.proceeding, kind, one, folder=folder)
        if file.there is None or not open_file(file.there):
            self._look()  # it does not lie in the folder: as the case keeps it

    def _look(self) -> None:
        self.print_wanted.emit(self._kind)

    def _print_list(self, here: Lang) -> None:
        shot = self._session.now
        if shot is None:
            return
        proceeding_id, kind = shot.proceeding.id, self._kind
        open_made(
            self._session,
            lambda desk: sheets.make_reading_list(desk, proceeding_id, kind, here),
            self._refused,
            self,
        )

    # -- the reading -----------------------------------------------------------------------------

    def _card(self, shot: Snapshot, last: Reading) -> QWidget:
        card = Card(L, S)
        place = record_place("review", last.review.id)
        law = self._session.office.law
        fields: list[Field] = [
            make_field(self._session, self._tick(place, check), shot)
            for check in second_reading.checks_for(law, self._kind)
        ]
        fields += [
            field_of(self._session, shot, place, name) for name in ("comment", "verdict", "answer")
        ]
        self._fields = FieldsBlock(self._session, fields)
        card.column.addWidget(self._fields)
        return card

    def _tick(self, place: Place, check: ReadingCheck) -> Asked:
        answers = self._session.office.law.fields.answers
        return Asked(
            place=place,
            path=f"ticks.{check.id}",
            control="answer",
            label=check.text.text,
            options=options({each: answers[each] for each in ("yes", "no")}),
        )

    def _begin(self) -> None:
        shot = self._session.now
        if shot is None:
            return
        proceeding_id, kind = shot.proceeding.id, self._kind
        self._session.flush()
        self._session.act(
            lambda desk: second_reading.begin(desk, proceeding_id, kind),
            self._begun,
            self._refused,
            owner=self,
            once="reading",
        )

    def _begun(self, _review: UUID) -> None:
        if self._session.now is not None:
            self._ask(self._session.now)

    def _refused(self, problem: Problem) -> None:
        self._trouble.say(sentence(problem), "missed")
        self._trouble.show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._kind:
            self._session.flush()
            self._retranslate()
