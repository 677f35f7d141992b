"""Beginning a case: the institution's name is all that is needed."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QRadioButton, QWidget

from desktop.domain.directory import Entry
from desktop.domain.errors import Problem
from desktop.domain.text import Lang, LocalText, clean
from desktop.usecases import safe_places
from desktop.usecases.cases import EXTENSION, file_name
from desktop.usecases.directory import PATTERN
from desktop.usecases.files import free_name, make_folder
from desktop.usecases.office import Office
from desktop.usecases.proceedings import FIRST_PROCEDURE, in_order
from desktop.window.fields.text_edits import GrowingText
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.known_list import KnownList, ListKeys, finders, name_of
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, sentence
from desktop.window.override import override
from desktop.window.runner import Aside
from desktop.window.theme import XL, XXL, L, M, S
from desktop.window.widgets import (
    Card,
    Note,
    Words,
    as_written,
    button,
    centred,
    column,
    row,
    scrolled,
)

_ASKED: tuple[Lang, ...] = ("kk", "ru")


class NewCasePage(QWidget):
    """Asks for the institution's name and shows where the file will lie."""

    create_wanted = Signal(object, object, str, object)
    cancelled = Signal()

    def __init__(self, office: Office, do_aside: Aside) -> None:
        super().__init__()
        self._office, self._do_aside = office, do_aside
        self._folders = folders = office.folders
        self._folder = folders.cases
        self._known_places: dict[Path, tuple[Problem, ...]] = {}
        self._law = law = office.law
        self._chosen: Path | None = None
        self._handed_on = False
        self._problem: Problem | None = None
        self.title = Words("", "title")
        self.lead = Words("", "muted")
        self.question = Words("", "strong")
        self.hint = Words("", "small")
        self.edits = {one: GrowingText() for one in _ASKED}
        self._make_known()
        self.wish = Words("", "strong")
        self.wishes = {each.id: QRadioButton() for each in in_order(law) if each.kind != "remedy"}
        self.where = Words("", "small")
        self.place = Note("", "calm")
        self.place.hide()
        self.trouble = Words("", "text")
        self.trouble.set_state("missed")
        self.trouble.hide()
        self.change = button("", "quiet", self._choose_place)
        self.begin = button("", "primary", self._create)
        self.cancel = button("", "plain", self.cancelled.emit)
        self.letters = KazakhBar()
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(S)
        for n, (one, edit) in enumerate(self.edits.items()):
            tag = Words(SHORT_NAMES[one], "text")
            tag.setFixedWidth(32)
            grid.addWidget(tag, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(edit, n, 1)
            edit.textChanged.connect(self._name_changed)
            edit.typed.connect(self.known.look)
            ListKeys(edit, self.known)
        card = self._card(grid)
        body = column(self.title, self.lead, card, space=M)
        body.setContentsMargins(XL, M, XL, L)
        body.addStretch(1)
        holder = QWidget()
        holder.setLayout(centred(body, 760, below=XXL))
        # On a low screen it scrolls: a window cannot be made lower than its pages.
        self.setLayout(column(scrolled(holder), space=0))
        self.wishes[FIRST_PROCEDURE].setChecked(True)
        self.retranslate()

    def _make_known(self) -> None:
        self._entry: Entry | None = None
        self._before: dict[Lang, str] = {}
        """What had been typed before something was taken from the register."""
        self.known = KnownList("institution", lambda: self._office.law)
        self.known.chosen.connect(self._take_known)
        self.taken = Note("", "calm")
        self.untake = button("", "quiet", self._untake)
        self.taken.add(row(self.untake, None))
        self.taken.hide()

    def _card(self, names: QGridLayout) -> Card:
        card = Card(XL, M)
        card.column.addWidget(self.question)
        card.column.addWidget(self.hint)
        card.column.addLayout(names)
        card.column.addWidget(self.known)
        card.column.addWidget(self.taken)
        card.column.addLayout(row(self.letters, None))
        card.column.addWidget(self.wish)
        card.column.addLayout(column(*self.wishes.values(), space=0))
        card.column.addWidget(self.where)
        card.column.addWidget(self.place)
        card.column.addLayout(row(self.change, None))
        card.column.addWidget(self.trouble)
        card.column.addSpacing(S)
        card.column.addLayout(row(self.begin, self.cancel, None, space=S))
        return card

    def start(self) -> None:
        """Begin with empty fields, or with what was typed and did not become a case."""
        if self._handed_on:
            self._handed_on, self._chosen = False, None
            self._known_places.clear()  # a stick was put in, the disk has filled
            self._forget_known()
            for edit in self.edits.values():
                edit.clear()
            self.wishes[FIRST_PROCEDURE].setChecked(True)
        self.trouble.hide()
        self.edits["kk"].setFocus()
        self._name_changed()
        # Without the register the name is typed, as ever; its own page says what is wrong with it.
        self._do_aside(
            lambda: finders(self._office),
            lambda found: self.known.know(found[0], found[1]),
            self,
            lambda _problem: None,
        )

    def _take_known(self, entry: Entry) -> None:
        """Put a known name in the place of what is typed, and say so."""
        self._before = {one: edit.toPlainText() for one, edit in self.edits.items()}
        for one, edit in self.edits.items():
            if name := entry.leaves.get(f"name.{one}", ""):
                edit.set_text(name)
        self._entry = entry
        self._say_taken()
        blank = next((e for e in self.edits.values() if "…" in e.toPlainText()), None)
        if blank is not None:
            place = blank.toPlainText().index("…")
            cursor = blank.textCursor()
            cursor.setPosition(place)
            cursor.setPosition(place + 1, cursor.MoveMode.KeepAnchor)
            blank.setTextCursor(cursor)
            blank.setFocus()

    def _untake(self) -> None:
        """Let what was typed stand again, and nothing come from the register."""
        typed = self._before
        self._forget_known()
        for one, edit in self.edits.items():
            edit.set_text(typed.get(one, ""))
        self.edits["kk"].setFocus()

    def _forget_known(self) -> None:
        self._entry, self._before = None, {}
        self.taken.hide()

    def _say_taken(self) -> None:
        entry = self._entry
        if entry is None:
            return
        lines = [
            self.tr("Name by pattern: check it against the official name.")
            if entry.key.startswith(PATTERN)
            else self.tr("From the register: what is known of it is filled in with the name.")
        ]
        if "…" in name_of(entry, "institution"):
            lines.append(self.tr("Write the missing name in the place of “…”."))
        typed = ", ".join(text.strip() for text in self._before.values() if text.strip())
        if typed:
            lines.append(self.tr("You had typed: {text}").format(text=typed))
        self.taken.say("\n".join(lines), "calm")
        self.untake.setText(self.tr("Do not take it"))
        self.taken.show()

    def name(self) -> LocalText:
        """Return the name as typed."""
        typed = {one: clean(edit.toPlainText()).strip() for one, edit in self.edits.items()}
        return LocalText(kk=typed["kk"], ru=typed["ru"])

    def target(self) -> Path:
        """Return where the case file will be made."""
        if self._chosen is not None:
            return self._chosen
        name = self.name()
        return free_name(self._folder / file_name(name.any_text(lang())))

    def say_trouble(self, problem: Problem) -> None:
        """Say why the case could not be made; what was typed stays."""
        self._handed_on = False
        self._problem = problem
        self._name_changed()
        self.trouble.setText(sentence(problem))
        self.trouble.show()

    def _name_changed(self) -> None:
        named = bool(self.name().any_text("kk"))
        if not named and self._entry is not None:  # another institution is meant
            self._forget_known()
        self.begin.setEnabled(named)
        self._say_where()

    def _say_where(self) -> None:
        target = self.target()
        self.where.setText(self.tr("The case will be kept in: {path}").format(path=target))
        if target.parent not in self._known_places:  # asked once: it is said at every key
            told = safe_places.told_of(target, 0, self._folders, safe_places.of_computer())
            self._known_places[target.parent] = told
        told = self._known_places[target.parent]
        self.place.say("\n".join(sentence(each) for each in told), "calm")
        if self.place.parentWidget() is not None:  # shown before, it would be a window of its own
            self.place.setVisible(bool(told))

    def _choose_place(self) -> None:
        target = self.target()
        try:
            make_folder(target.parent, parents=True)
        except Problem as problem:
            self.say_trouble(problem)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Where to keep the case"), str(target), f"Baqylau (*{EXTENSION})"
        )
        if chosen:
            path = Path(chosen)
            self._chosen = path if path.suffix == EXTENSION else Path(f"{path}{EXTENSION}")
            self._say_where()

    def _create(self) -> None:
        if self.begin.isEnabled():
            self.trouble.hide()
            # Until it is made or refused: a second click would make a second case.
            self.begin.setEnabled(False)
            self._handed_on = True
            chosen = next(one for one, radio in self.wishes.items() if radio.isChecked())
            self.create_wanted.emit(self.target(), self.name(), chosen, self._entry)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape goes back, Ctrl+Enter creates."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.name().any_text("kk"):  # a key must not lose what is typed
                self.cancelled.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._create()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(self.tr("New case"))
        self.lead.setText(
            self.tr("A case is about one institution. Everything else is asked step by step.")
        )
        self.question.setText(self.tr("What is the institution called?"))
        self.hint.setText(
            self.tr("The full name from its charter or website. One language is enough to begin.")
        )
        for one, edit in self.edits.items():
            edit.setAccessibleName(f"{self.question.text()} ({NATIVE_NAMES[one]})")
        self.wish.setText(self.tr("What do you want to achieve first?"))
        for wished, radio in self.wishes.items():
            procedure = self._law.procedure(wished)
            radio.setText(procedure.wish.text(lang()))
            radio.setToolTip(as_written(procedure.title.text(lang())))
        self.change.setText(self.tr("Keep it elsewhere…"))
        self.begin.setText(self.tr("Create the case"))
        self.cancel.setText(self.tr("Back"))
        if self._problem is not None:
            self.trouble.setText(sentence(self._problem))
        self._say_taken()
        self._say_where()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
