"""Finding a known institution or person as one types: a line, and what fits under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.domain.directory import Entry, Finder, Head, Kind, any_text, person_name
from desktop.usecases.directory import PATTERN
from desktop.window.fields.line_edit import LineEdit
from desktop.window.folded import folding_list
from desktop.window.language import lang, shown_day
from desktop.window.override import override
from desktop.window.theme import XS
from desktop.window.widgets import Words, column

if TYPE_CHECKING:
    from desktop.law.law import Law
    from desktop.usecases.office import Office

translate = QCoreApplication.translate

FEW = 5
"""So many of those that fit are shown while one types; who sees as many types one more letter."""
AT_ONCE = 100
"""So many cases are read for the register before other work has its turn."""
_LEAST = 2
"""Letters from which on it is looked."""


def name_of(entry: Entry, kind: Kind) -> str:
    """Return the name of an entry in the window's language, else in any."""
    return (
        entry.text("name", lang()) if kind == "institution" else person_name(entry.leaves, lang())
    )


def about(entry: Entry, kind: Kind, law: Law) -> str:
    """Return what tells an entry from others of its name, in one line."""
    if entry.key.startswith(PATTERN):
        return translate("Known", "Name by pattern: check it against the official name.")
    if kind == "person":
        parts = [entry.text("post", lang()), entry.text("speciality", lang())]
        return " · ".join(part for part in parts if part)
    region = law.regions.get(entry.leaves.get("region", ""))
    head = entry.head
    number = entry.leaves.get("bin", "")
    parts = [
        region.name.text(lang()) if region else "",
        entry.text("city", lang()),
        translate("Known", "BIN {number}").format(number=number) if number else "",
        person_name(head.leaves, lang()) if head else "",
    ]
    return " · ".join(part for part in parts if part)


def head_words(head: Head) -> str:
    """Return a head with the post and the days, as seen."""
    name, post = person_name(head.leaves, lang()), any_text(head.leaves, "post", lang())
    told = [f"{name}, {post}" if post else name]
    if head.since:
        told.append(translate("Known", "seen since {day}").format(day=shown_day(head.since)))
    if head.until:
        told.append(translate("Known", "until {day}").format(day=shown_day(head.until)))
    return " · ".join(told)


class KnownList(QWidget):
    """What fits to what is typed; hidden while nothing does. It takes no cursor of its own.

    Signals:
        chosen: the `Entry` that was clicked, or chosen by Enter.
    """

    chosen = Signal(object)

    def __init__(self, kind: Kind, law: Callable[[], Law]) -> None:
        super().__init__()
        self._kind: Kind = kind
        self._law = law
        self._finders: Sequence[Finder] = ()
        self._typed = ""
        self.shown: tuple[Entry, ...] = ()
        self.heading = Words("", "small")
        self.list = folding_list()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.itemClicked.connect(lambda item: self._choose(self.list.row(item)))
        self.setLayout(column(self.heading, self.list, space=XS))
        self.hide()

    def know(self, *finders: Finder) -> None:
        """Look in these from now on: what stands in the first comes first."""
        self._finders = finders
        self.look(self._typed)

    def look(self, typed: str) -> None:
        """Show what fits."""
        self._typed = typed
        found: tuple[Entry, ...] = ()
        if len(typed.strip()) >= _LEAST:
            for finder in self._finders:
                found += finder.find(typed, FEW - len(found)) if len(found) < FEW else ()
        self.shown = found
        self.list.clear()
        for each in found:
            told = about(each, self._kind, self._law())
            name = name_of(each, self._kind)
            self.list.addItem(f"{name}\n{told}" if told else name)
        self.heading.setText(translate("Known", "In the register; Enter or a click takes it:"))
        if self.parentWidget() is not None:
            self.setVisible(bool(found))
        self._fit()

    def _fit(self) -> None:
        high = sum(self.list.sizeHintForRow(n) for n in range(self.list.count()))
        self.list.setFixedHeight(high + 2 * self.list.frameWidth() + 2)

    def step(self, by: int) -> None:
        """Move to the line before or behind."""
        if self.shown:
            now = self.list.currentRow()
            at = now + by if now >= 0 else (0 if by > 0 else len(self.shown) - 1)
            self.list.setCurrentRow(max(0, min(len(self.shown) - 1, at)))

    def take(self) -> bool:
        """Choose the line on which one stands; return whether there was one."""
        there = 0 <= self.list.currentRow() < len(self.shown)
        if there:
            self._choose(self.list.currentRow())
        return there

    def _choose(self, place: int) -> None:
        entry = self.shown[place]
        self.look("")
        self.chosen.emit(entry)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.look(self._typed)


class ListKeys(QObject):
    """Arrows, Enter and Escape of an editor lead through a list below it."""

    def __init__(self, editor: QWidget, known: KnownList) -> None:
        super().__init__(editor)
        self._known = known
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the keys that the list needs while it is in sight."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._known.shown or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._known.step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._known.take()
        if event.key() == Qt.Key.Key_Escape:
            self._known.look("")
            return True
        return False


class KnownFinder(QWidget):
    """A line in which a known one is looked for, and what fits under it."""

    chosen = Signal(object)

    def __init__(self, kind: Kind, law: Callable[[], Law]) -> None:
        super().__init__()
        self.label = Words("", "strong")
        self.line = LineEdit()
        self.line.setMaximumWidth(520)
        self.known = KnownList(kind, law)
        self.line.textChanged.connect(self.known.look)
        self.known.chosen.connect(self._chosen)
        ListKeys(self.line, self.known)
        self.setLayout(column(self.label, self.line, self.known, space=XS))

    def call(self, label: str, hint: str) -> None:
        """Say what is looked for, and what may be typed."""
        self.label.setText(label)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)

    def _chosen(self, entry: Entry) -> None:
        self.line.clear()
        self.chosen.emit(entry)


def finders(office: Office) -> tuple[Finder, Finder, Finder, tuple[Entry, ...]]:
    """Return what finds institutions, names by pattern and people; then the institutions.

    Some of the cases that the register does not know yet are read first; done aside.

    Raises:
        Problem: the register cannot be read.
    """
    from desktop.usecases import directory

    directory.catch_up(office, AT_ONCE)
    found = directory.load(office)
    return (
        Finder(found.institutions),
        Finder(directory.bodies(office)),
        Finder(found.people),
        found.institutions,
    )
