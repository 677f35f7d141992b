"""The card of an institution or a person in the register: its texts, heads over time, cases."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.bin import bin_fault
from desktop.domain.directory import FORMER, Entry, Head, Kind
from desktop.domain.text import LANGS, clean
from desktop.domain.values import typed_day
from desktop.usecases.directory_sheets import SheetKind, heading
from desktop.usecases.office import Office
from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.text_edits import GrowingText, typed_text
from desktop.window.flow import FlowLayout
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.known_list import about, head_words, name_of
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, say
from desktop.window.theme import XS, L, M, S
from desktop.window.widgets import Card, Note, Words, button, column, in_lines, row

translate = QCoreApplication.translate
_LOCAL = ("name", "city", "address", "higher_body", "route")
_OF_INSTITUTION = ("name", "kind", "bin", "region", "city", "address", "phone", "email", "website",
                   "higher_body", "route", FORMER)  # fmt: skip
_OF_PERSON = ("full_name", "post", "phone", "email", "speciality", "education", "two_years",
              "knowledge")  # fmt: skip
_LOCAL_OF_PERSON = ("full_name", "post", "speciality")
_CHOICES = {"kind": "object", "education": "expert", "two_years": "expert", "knowledge": "expert"}
SAVE_AFTER_MS = 400
_BUTTON_LETTERS = 40

Pair = tuple[Entry, Entry]


class DirectoryCard(QWidget):
    """One entry; what is typed is handed on after a pause, and when the field is left.

    Signals:
        entered: a leaf and what was typed there.
        head_entered: a `Head`.
        deleted: the entry is to go.
        joined: the other entry, which is the same; `parted`: which is another.
        open_wanted: the case file that was clicked.
    """

    entered = Signal(str, str)
    head_entered = Signal(object)
    deleted = Signal()
    joined = Signal(object)
    parted = Signal(object)
    open_wanted = Signal(object)

    def __init__(
        self, office: Office, kind: Kind, entry: Entry, doubles: tuple[Entry, ...]
    ) -> None:
        super().__init__()
        self._office, self._kind, self._entry = office, kind, entry
        self._edits: dict[str, LineEdit | GrowingText] = {}
        self._stood: dict[str, str] = {}
        self._bin_fault = Words("", "small")
        self._bin_fault.set_state("missed")
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        body = column(space=M)
        self._title = Words("", "h1")
        body.addWidget(self._title)
        for other in doubles:
            body.addWidget(self._double(other))
        if kind == "institution" and entry.key:
            body.addWidget(self._heads())
        body.addWidget(self._fields())
        if entry.key:
            body.addWidget(self._cases())
            self.delete = button(translate("Directory", "Delete from the register"), "quiet")
            self.delete.clicked.connect(lambda _on=False: self.deleted.emit())
            body.addLayout(row(self.delete, None))
        self.call(entry)
        self.setLayout(body)
        self._judge()

    def call(self, entry: Entry) -> None:
        """Show the name of the entry as it stands now; one without key is new."""
        name = name_of(entry, self._kind)
        self._title.setText(name or translate("Directory", "A new entry"))

    # -- the texts -----------------------------------------------------------------------------

    def _fields(self) -> Card:
        card = Card(L, S)
        local = _LOCAL if self._kind == "institution" else _LOCAL_OF_PERSON
        for name in _OF_INSTITUTION if self._kind == "institution" else _OF_PERSON:
            card.column.addWidget(Words(self._label(name), "strong"))
            if name in _CHOICES or name == "region":
                card.column.addWidget(self._combo(name))
            elif name in local:
                card.column.addLayout(self._grid(name))
            else:
                edit = self._edit(name, self._label(name), several=name == FORMER)
                card.column.addWidget(edit)
                if name == "bin":
                    card.column.addWidget(self._bin_fault)
        card.column.addLayout(row(KazakhBar(), None))
        return card

    def _label(self, name: str) -> str:
        kind: SheetKind = "institutions" if self._kind == "institution" else "people"
        return heading(self._office, kind, name, lang())

    def _grid(self, name: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(XS)
        for n, one in enumerate(LANGS):
            tag = Words(SHORT_NAMES[one], "text")
            tag.setFixedWidth(32)
            grid.addWidget(tag, n, 0, Qt.AlignmentFlag.AlignTop)
            label = f"{self._label(name)} ({NATIVE_NAMES[one]})"
            grid.addWidget(self._edit(f"{name}.{one}", label, several=False, grows=True), n, 1)
        return grid

    def _edit(
        self, path: str, label: str, *, several: bool, grows: bool = False
    ) -> LineEdit | GrowingText:
        text = self._entry.leaves.get(path, "")
        if path == FORMER:
            text = "\n".join(self._entry.former)
        edit: LineEdit | GrowingText
        if several or grows:
            edit = GrowingText(paragraphs=several)
            edit.set_text(text)
            edit.typed.connect(lambda _text: self._timer.start())
        else:
            edit = LineEdit(text)
            edit.setMaximumWidth(420)
            edit.textEdited.connect(lambda _text: self._timer.start())
        edit.setAccessibleName(label)
        edit.left.connect(self.save)
        self._edits[path] = edit
        self._stood[path] = text
        return edit

    def _combo(self, name: str) -> Combo:
        combo = Combo()
        combo.setMaximumWidth(420)
        combo.setAccessibleName(self._label(name))
        combo.addItem("", "")
        law = self._office.law
        if name == "region":
            options = {each.code: each.name.text(lang()) for each in law.regions}
        else:
            choices = law.fields.get(_CHOICES[name], name).choices
            options = {value: texts.text(lang()) for value, texts in choices.items()}
        for value, label in options.items():
            combo.addItem(label, value)
        combo.setCurrentIndex(max(combo.findData(self._entry.leaves.get(name, "")), 0))
        combo.activated.connect(lambda n: self.entered.emit(name, combo.itemData(n)))
        return combo

    def begin(self, path: str) -> None:
        """Put the cursor into a field."""
        self._edits[path].setFocus()

    def save(self) -> None:
        """Hand on what was typed since."""
        self._timer.stop()
        for path, edit in self._edits.items():
            typed = clean(typed_text(edit)).strip()
            if typed != self._stood[path]:
                self._stood[path] = typed
                self.entered.emit(path, typed)
        self._judge()

    def _judge(self) -> None:
        number = self._stood.get("bin", "")
        fault = bin_fault(number) if number else None
        self._bin_fault.setText(say(fault) if fault else "")
        if self._bin_fault.parentWidget() is not None:
            self._bin_fault.setVisible(fault is not None)

    # -- heads, doubles, cases -----------------------------------------------------------------

    def _heads(self) -> Card:
        card = Card(L, S)
        card.column.addWidget(Words(translate("Directory", "Heads over time"), "h2"))
        for head in reversed(self._entry.heads):
            card.column.addWidget(Words(head_words(head), "text"))
        if not self._entry.heads:
            card.column.addWidget(Words(translate("Directory", "Nobody is known yet."), "muted"))
        said = {
            name: heading(self._office, "heads", name, lang())
            for name in ("full_name", "post", "since")
        }
        lines = {name: LineEdit() for name in said}
        for name, line in lines.items():
            line.setPlaceholderText(said[name])
            line.setAccessibleName(said[name])
        lines["since"].setMaximumWidth(130)
        add = button(translate("Directory", "Add a head"), "plain")

        def enter() -> None:
            typed = {name: clean(line.text()).strip() for name, line in lines.items()}
            if not typed["full_name"]:
                lines["full_name"].setFocus()
                return
            given = {f"{n}.{lang()}": typed[n] for n in ("full_name", "post") if typed[n]}
            day = typed_day(typed["since"]) or self._office.clock.today().isoformat()
            self.head_entered.emit(Head(leaves=given, since=day))

        add.clicked.connect(lambda _on=False: enter())
        card.column.addLayout(row(*lines.values()))
        card.column.addLayout(row(add, None))
        return card

    def _double(self, other: Entry) -> Note:
        told = about(other, self._kind, self._office.law)
        name = name_of(other, self._kind)
        words = translate("Directory", "May be the same: {name}").format(
            name=f"{name} · {told}" if told else name
        )
        note = Note(words, "soon")
        join = button(translate("Directory", "It is the same: join"), "plain")
        join.clicked.connect(lambda _on=False: self.joined.emit(other))
        part = button(translate("Directory", "Two different ones"), "quiet")
        part.clicked.connect(lambda _on=False: self.parted.emit(other))
        note.add(row(join, part, None))
        return note

    def _cases(self) -> Card:
        card = Card(L, S)
        card.column.addWidget(Words(translate("Directory", "Occurs in these cases"), "h2"))
        if not self._entry.paths:
            card.column.addWidget(
                Words(translate("Directory", "In none: it was entered here."), "muted")
            )
        flow = FlowLayout(S, S)
        for path in self._entry.paths:
            flow.addWidget(self._case(Path(path)))
        card.column.addLayout(flow)
        return card

    def _case(self, path: Path) -> QWidget:
        made = button(in_lines(path.stem, _BUTTON_LETTERS), "plain", self._opening(path))
        made.setToolTip(str(path))
        return made

    def _opening(self, path: Path) -> Callable[[], None]:
        return lambda: self.open_wanted.emit(path)
