"""The texts of the letters: edited in Word, checked as they change, taken over, shared."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QEvent, QFileSystemWatcher, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Problem
from desktop.domain.text import LANGS, Lang
from desktop.usecases import own_letters
from desktop.usecases.cases import storable
from desktop.usecases.office import Office
from desktop.usecases.own_letters import Checked, OwnLetter
from desktop.window import office_program
from desktop.window.flow import FlowLayout
from desktop.window.folded import folding_list
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, say, sentence
from desktop.window.letter_fields_list import LetterFieldsList
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, XS, L, M, S, State
from desktop.window.widgets import (
    Card,
    Note,
    StateMark,
    Words,
    as_written,
    button,
    column,
    empty,
    row,
    scrolled,
)

if TYPE_CHECKING:
    from desktop.usecases.desk import Desk
    from desktop.window.session import CaseSession

T = TypeVar("T")

_LOOK_AFTER_MS = 400
"""Word writes a file in several strokes: it is looked at when it has rested so long."""
_WIDE, _ROOMY = 1120, 400
"""Narrower pages show letter or fields, lower ones leave the lead out."""
_LIST, _FIELDS = 270, 350


class _Seen(NamedTuple):
    letters: tuple[OwnLetter, ...]
    checked: Checked | None


class LetterTextsPage(QWidget):
    """All letters, beside them the chosen one in a language, beside that what it may name.

    With a `session` the samples are those of its case. `changed`: another text is in force.
    """

    done = Signal()
    changed = Signal()

    def __init__(
        self, office: Office, do_aside: Aside, session: "CaseSession | None" = None
    ) -> None:
        super().__init__()
        self._office = office
        self._do_aside = do_aside
        self._session = session
        self._letters: dict[tuple[str, Lang], OwnLetter] = {}
        self._checked: Checked | None = None
        self._turn = 0
        self._said: Callable[[], str] = str
        self._kinds = [kind.id for kind in office.law.documents]
        self.kind = self._kinds[0]
        self.lang: Lang = lang()
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self.back = button("", "plain", self.done.emit)
        self.list = folding_list()
        self.list.addItems(self._kinds)
        self.list.currentRowChanged.connect(self._chose)
        self.halves: dict[str, QPushButton] = {}
        for name in ("letter", "fields"):
            self.halves[name] = button("", "tab", partial(self._show_half, name))
            self.halves[name].setCheckable(True)
        self._half = "letter"
        self.fields = LetterFieldsList()
        self._make_letter()
        self._arrange_page()
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._rest.timeout.connect(self.refresh)
        self._watcher.fileChanged.connect(lambda _path: self._rest.start())
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())
        self.retranslate()
        self.show_letter(self.kind, self.lang)

    def _make_letter(self) -> None:
        self._name = Words("", "h1")
        self.langs: dict[Lang, QPushButton] = {}
        for one in LANGS:
            self.langs[one] = button(NATIVE_NAMES[one], "tab", partial(self._speak_of, one))
            self.langs[one].setCheckable(True)
        self._mark = StateMark("open")
        self._state = Words("", "text")
        self._where = Words("", "small")
        self.edit = button("", "primary", self._edit)
        self.see = button("", "plain", self._see)
        self.take = button("", "plain", self._take_over)
        self.folder = button("", "quiet", self._show_folder)
        self.original = button("", "quiet", self._restore)
        self.share = button("", "quiet", self._share)
        self.bring = button("", "quiet", self._bring)
        self.note = Note("", "calm")
        self.note.hide()
        self.newer = Note("", "soon")
        self.newer.hide()
        self.sound = Note("", "kept")
        self.sound.hide()
        self.repair = button("", "plain", self._repair)
        self._faults = QVBoxLayout()
        self._faults.setSpacing(S)

    def _arrange_page(self) -> None:
        card = Card(L, M)
        flow = FlowLayout(S, XS)
        more = (self.folder, self.original, self.share, self.bring)
        for part in (self.edit, self.repair, self.see, self.take, *more):
            flow.addWidget(part)
        buttons = QWidget()
        buttons.setLayout(flow)
        state = row(self._mark, self._state, space=S)
        state.setStretch(1, 1)
        card.column.addWidget(self._name)
        card.column.addLayout(row(*self.langs.values(), None, space=XL))
        card.column.addLayout(column(state, self._where, space=XS))
        for each in (buttons, self.note, self.newer, self.sound):
            card.column.addWidget(each)
        card.column.addLayout(self._faults)
        card.column.addStretch(1)
        self.letter = scrolled(card)
        self.fields.setMinimumWidth(_FIELDS)
        beside = QHBoxLayout()
        beside.setSpacing(M)
        beside.addWidget(self.letter, 1)
        beside.addWidget(self.fields, 1)
        self._halves = QWidget()
        self._halves.setLayout(row(*self.halves.values(), None, space=XL))
        self.list.setFixedWidth(_LIST)
        halves = QHBoxLayout()
        halves.setSpacing(M)
        halves.addWidget(self.list)
        right = column(self._halves, space=XS)
        right.addLayout(beside, 1)
        halves.addLayout(right, 1)
        head = row(self._title, self.back)
        head.setStretch(0, 1)
        body = column(head, self._lead, space=S)
        body.addLayout(halves, 1)
        body.setContentsMargins(XL, XS, XL, M)
        inner = QWidget()
        inner.setMaximumWidth(1320)
        inner.setLayout(body)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)

    # -- which letter ----------------------------------------------------------------------------

    def show_letter(self, kind: str, one: Lang) -> None:
        """Show a letter in a language."""
        self.kind, self.lang = kind, one
        self.note.hide()
        at = self._kinds.index(kind)
        if self.list.currentRow() != at:
            self.list.setCurrentRow(at)  # it comes back here by way of the choice
            return
        self._checked = None
        self._show()
        self._show_fields()
        self.refresh()

    def _chose(self, at: int) -> None:
        if at >= 0:
            self.show_letter(self._kinds[at], self.lang)

    def _speak_of(self, one: Lang) -> None:
        self.show_letter(self.kind, one)

    def _show_half(self, name: str) -> None:
        self._half = name
        self._fit()

    def _fit(self) -> None:
        """Show letter and fields beside each other, or one of them where there is no room."""
        wide = self.width() >= _WIDE
        self._lead.setVisible(self.height() >= _ROOMY)
        self._halves.setVisible(not wide)
        for name, half in self.halves.items():
            half.setChecked(name == self._half)
        self.letter.setVisible(wide or self._half == "letter")
        self.fields.setVisible(wide or self._half == "fields")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Use the room that there is."""
        super().resizeEvent(event)
        self._fit()

    # -- showing ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look at all letters, and at the copy of the chosen one, beside the window's thread."""
        office, kind, one = self._office, self.kind, self.lang
        self._turn += 1
        turn = self._turn

        def look() -> _Seen:
            letters = own_letters.letters(office)  # first: what changes after it is looked at anew
            copy = own_letters.copy_of(office, kind, one)
            checked = own_letters.check(office, copy) if copy is not None else None
            return _Seen(letters, checked)

        def seen(found: _Seen) -> None:
            if turn == self._turn:
                self._letters = {(each.kind, each.lang): each for each in found.letters}
                self._checked = found.checked
                self._watch()
                self._show()

        self._do_aside(look, seen, self, self._failed)

    def _watch(self) -> None:
        copies = [each.copy for each in self._letters.values() if each.copy is not None]
        wanted = {str(path) for copy in copies for path in (copy, copy.parent) if path.exists()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))
            self._rest.start()  # what changed before it was watched is not told

    def _show(self) -> None:
        for n, kind in enumerate(self._kinds):
            self.list.item(n).setText(self._line(kind))
        for one, tab in self.langs.items():
            tab.setChecked(one == self.lang)
        self._name.setText(self._office.law.document(self.kind).title.text(lang()))
        letter = self._letters.get((self.kind, self.lang))
        checked = self._checked if letter is not None and letter.pending else None
        self._mark.set_mark("done" if letter is not None and letter.own else "open")
        self._state.setText(self._told(letter) if letter is not None else "")
        copy = letter.copy if letter is not None else None
        self._where.setText(f"{copy.parent.name} · {copy.name}" if copy is not None else "")
        self._where.setToolTip(as_written(str(copy)) if copy is not None else "")
        self._where.setVisible(copy is not None)
        self.take.setVisible(letter is not None and letter.pending)
        sound = checked is not None and not checked.faults
        self.take.setEnabled(sound)
        self.see.setVisible(self._session is not None and sound)
        self.folder.setVisible(copy is not None)
        self.original.setVisible(letter is not None and (letter.own or letter.pending))
        self.newer.setVisible(letter is not None and letter.original_changed)
        self.sound.setVisible(sound)
        self._show_faults(checked)

    def _line(self, kind: str) -> str:
        told: dict[str, list[str]] = {}
        for one in LANGS:
            letter = self._letters.get((kind, one))
            if letter is not None and (letter.own or letter.pending):
                told.setdefault(self._own_words(letter), []).append(SHORT_NAMES[one])
        title = self._office.law.document(kind).title.text(lang())
        states = [f"{', '.join(names)}: {words}" for words, names in told.items()]
        return "\n".join([title, *states])

    def _told(self, letter: OwnLetter) -> str:
        if letter.own:
            return self._own_words(letter)
        original = self.tr("the program's text")
        return f"{original}, {self._own_words(letter)}" if letter.pending else original

    def _own_words(self, letter: OwnLetter) -> str:
        own = [self.tr("your own text")] if letter.own else []
        edited = [self.tr("being edited")] if letter.pending else []
        return ", ".join([*own, *edited])

    def _show_faults(self, checked: Checked | None) -> None:
        empty(self._faults)
        faults = checked.faults if checked is not None else ()
        self.repair.setVisible(checked is not None and checked.can_repair)
        for fault in faults:
            note = Note(sentence(fault.problem()), "missed")
            if fault.paragraph and fault.paragraph not in note.words.text():
                note.add(Words(fault.paragraph, "small"))
            self._faults.addWidget(note)
        if faults:
            self._faults.addWidget(Words(say("template.not-in-force"), "small"))

    def _show_fields(self) -> None:
        kind, one = self.kind, self.lang
        offered = own_letters.fields(self._office, kind)
        self.fields.offer(offered, one)
        session = self._session
        if session is None or session.now is None:
            return
        proceeding_id = session.now.proceeding.id

        def work(desk: "Desk") -> dict[tuple[tuple[str, ...], str], str]:
            return dict(own_letters.samples(desk, proceeding_id, kind, one))

        def known(said: dict[tuple[tuple[str, ...], str], str]) -> None:
            if (kind, one) == (self.kind, self.lang):
                self.fields.offer(offered, one, said)

        session.look(work, known, self._failed, owner=self)

    # -- acts ------------------------------------------------------------------------------------

    def _do(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        self.note.hide()

        def failed(problem: Problem) -> None:
            self._failed(problem)
            self.refresh()

        self._do_aside(job, then, self, failed)

    def _edit(self) -> None:
        office, kind, one = self._office, self.kind, self.lang

        def made(copy: Path) -> None:
            self.refresh()
            if office_program.open_file(copy):
                words = self.tr("The copy is open in Word. Save it there: it is checked at once.")
                self._say(lambda: words, "calm")
            else:
                self._failed(Problem("window.cannot-open", name=copy.name))

        self._do(lambda: own_letters.edit(office, kind, one), made)

    def _take_over(self) -> None:
        office, kind, one = self._office, self.kind, self.lang

        def taken(done: own_letters.Taken) -> None:
            self._say_taken(done)
            self._in_force()

        self._do(lambda: own_letters.take_over(office, kind, one), taken)

    def _say_taken(self, done: own_letters.Taken) -> None:
        def words() -> str:
            doubt = f" {sentence(done.doubt)}" if done.doubt is not None else ""
            return f"{say('template.taken')}{doubt}"

        self._say(words, "kept" if done.doubt is None else "soon")

    def _see(self) -> None:
        """Open what the edited copy would make of the open case."""
        from desktop.usecases.sheets import make_trial

        session = self._session
        if session is None or session.now is None:
            return
        self.note.hide()
        proceeding_id, kind, one = session.now.proceeding.id, self.kind, self.lang

        def make(desk: "Desk") -> Path:
            return make_trial(desk, proceeding_id, kind, one)

        office_program.open_made(session, make, self._failed, self)

    def _restore(self) -> None:
        office, kind, one = self._office, self.kind, self.lang

        def restored(kept: Path | None) -> None:
            path = str(kept) if kept is not None else ""
            self._say(lambda: say("template.restored", path=path), "kept")
            self._in_force()

        self._do(lambda: own_letters.restore(office, kind, one), restored)

    def _repair(self) -> None:
        office, kind, one = self._office, self.kind, self.lang

        def work() -> own_letters.Repaired:
            copy = own_letters.copy_of(office, kind, one)
            if copy is None:
                raise Problem("template.no-copy")
            return own_letters.repair(office, copy)

        def repaired(done: own_letters.Repaired) -> None:
            fields = ", ".join(f"{wrong} → {right}" for wrong, right in done.fields)
            code = "template.repaired-fields" if fields else "template.repaired"
            self._say(lambda: say(code, fields=fields), "kept")
            self.refresh()

        self._do(work, repaired)

    def _share(self) -> None:
        office, kind, one = self._office, self.kind, self.lang
        title = storable(office.law.document(kind).title.text(one), 70)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.share.text(), str(office.folders.cases / f"{title} ({one}).docx"), "*.docx"
        )
        if not chosen:
            return
        target = Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx")

        def shared(_none: None) -> None:
            self._say(lambda: say("template.shared", path=str(target)), "kept")

        self._do(lambda: own_letters.share(office, kind, one, target), shared)

    def _bring(self) -> None:
        office, kind, one = self._office, self.kind, self.lang
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.bring.text(), str(office.folders.cases), "Word (*.docx)"
        )
        if not chosen:
            return

        def brought(taken: own_letters.Taken) -> None:
            self.show_letter(taken.kind, taken.lang)
            self._say_taken(taken)
            self._in_force()

        self._do(lambda: own_letters.take_in(office, Path(chosen), kind, one), brought)

    def _show_folder(self) -> None:
        letter = self._letters.get((self.kind, self.lang))
        copy = letter.copy if letter is not None else None
        if copy is not None and not office_program.show_in_folder(copy):
            self._failed(Problem("window.cannot-show", path=str(copy)))

    def _in_force(self) -> None:
        self.refresh()
        self.changed.emit()

    def _failed(self, problem: Problem) -> None:
        self._say(lambda: sentence(problem), "missed")

    def _say(self, words: Callable[[], str], state: State) -> None:
        self._said = words
        self.note.say(words(), state)
        self.note.show()

    # -- words -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Letter texts"))
        self._lead.setText(
            self.tr(
                "Edit the text of a letter in Word. It is used for new papers once you take it "
                "over; what was made before stays as it is."
            )
        )
        self.back.setText(self.tr("Back"))
        self.list.setAccessibleName(self.tr("All letters"))
        self.halves["letter"].setText(self.tr("Text"))
        self.halves["fields"].setText(self.tr("Fields"))
        self.edit.setText(self.tr("Edit in Word"))
        self.see.setText(self.tr("Try it on this case"))
        self.take.setText(self.tr("Take over"))
        self.folder.setText(self.tr("Show in folder"))
        self.original.setText(self.tr("Back to the original"))
        self.share.setText(self.tr("Share as a file…"))
        self.bring.setText(self.tr("Take in a file…"))
        self.repair.setText(self.tr("Repair"))
        self.sound.words.setText(
            self.tr("Nothing is wrong in the edited copy. Press “Take over” to use it.")
        )
        self.newer.words.setText(
            self.tr(
                "This version of the program has another original. Your text stays in force; to "
                "see the new one, go back to the original: yours is kept."
            )
        )
        self.note.words.setText(self._said())
        self.fields.retranslate()
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    @override
    def event(self, event: QEvent) -> bool:
        """Look at the copies when the window comes to the front again: Word was there meanwhile."""
        if event.type() == QEvent.Type.WindowActivate and self.isVisible():
            self.refresh()
        return super().event(event)
