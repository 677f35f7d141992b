"""The first page: what today asks for, all cases with a search field, and how to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QModelIndex, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from desktop.window.case_list import ROW, ROW_HIGH, CaseDelegate, CaseListModel
from desktop.window.fields.line_edit import LineEdit
from desktop.window.override import override
from desktop.window.theme import XL, XS, XXL, L, M, S
from desktop.window.today_card import CARD_LINES, LOW_LINES, TodayCard
from desktop.window.widgets import Words, button, centred, row, scrolled

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.errors import Problem
    from desktop.usecases.open_elsewhere import Seen
    from desktop.usecases.today import Item
    from desktop.window.found_list import FoundList, Place
    from desktop.window.rows import DaysLeft, Row
    from desktop.window.today_card import Tell
    from desktop.window.widgets import Note

WIDEST = 1080
HIGH = 560
"""Pixels from which on the page has room for all lines of today."""
PAUSE_MS = 120
"""After so long without a key the texts of the cases are searched."""
_FEWEST = 2
_ANY_HEIGHT = 16_777_215  # QWIDGETSIZE_MAX, which PySide does not name
_NEVER = 1  # Qt.ScrollBarAlwaysOff; see case_list


class StartPage(QWidget):
    """Lists the cases. Says what was asked for; opening and making is the window's business."""

    open_wanted = Signal(object)
    new_wanted = Signal()
    browse_wanted = Signal()
    sample_wanted = Signal()
    forget_wanted = Signal(object)
    folder_wanted = Signal(object)
    item_wanted = Signal(object)
    today_wanted = Signal()
    search_wanted = Signal(str)
    place_wanted = Signal(object)
    join_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = CaseListModel()
        self.title = Words("", "title")
        self.subtitle = Words("", "muted")
        self.search = LineEdit()
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._search)
        self.new = button("", "primary", self.new_wanted.emit)
        self.browse = button("", "plain", self.browse_wanted.emit)
        self.sample = button("", "plain", self.sample_wanted.emit)
        self.list = _CaseView(self.model, self._phase_words)
        self.list.opened.connect(self._open)
        self.list.asked.connect(self._menu)
        self.today = TodayCard(self.item_wanted.emit, self.today_wanted.emit)
        self.heading = Words("", "h2")
        self.nothing = Words("", "muted")
        self.nothing.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search_texts)
        self.places: FoundList | None = None
        self._places_heading = Words("", "h2")
        self._places_heading.hide()
        self._instead: QWidget | None = None
        self._bar: QWidget | None = None
        self._narrowed = False
        self._welcome: _Welcome | None = None
        self._reminder: Note | None = None
        self._wanted: Problem | None = None
        column = QVBoxLayout()
        column.setContentsMargins(XL, XS, XL, L)
        column.setSpacing(M)
        column.addWidget(self.title)
        column.addLayout(row(self.search, self.new, self.browse, self.sample, space=S))
        column.addWidget(self.today)
        self.head = row(self.heading, space=XS)
        column.addLayout(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._places_heading)
        self._column = column
        self.setLayout(centred(column, WIDEST))
        self.retranslate()

    @override
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin where one types: in the search field, or at the first button."""
        super().showEvent(event)
        if self._welcome is not None and self._welcome.isVisibleTo(self):
            self._welcome.begin.setFocus()
        else:
            self.search.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the list of cases its room on a low screen."""
        super().resizeEvent(event)
        self.today.set_room(CARD_LINES if self.height() >= HIGH else LOW_LINES)
        self.make_room()

    # -- what it shows -------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[Row], of: int | None = None) -> None:
        """Show the library; `of` is how many cases it has where these are only the first."""
        self.model.set_rows(rows, of)
        self._arrange()

    def set_today(self, today: date) -> None:
        """Take the day against which days are near or late."""
        self.model.set_today(today)

    def know(self, calendar: DaysLeft | None) -> None:
        """Take what is loaded after the first paint."""
        self.model.know(calendar)

    def show_today(self, items: Sequence[Item], tell: Tell, calendar: DaysLeft) -> None:
        """Show what the day holds, known after the first paint."""
        self.model.know_today(items, tell)
        self.today.show_items(items, tell, calendar)
        self.make_room()

    def paths_in_sight(self) -> tuple[Path, ...]:
        """Return the files of the cases that are shown now; none while the list is not shown."""
        if not self.list.isVisible():
            return ()
        top = max(self.list.verticalScrollBar().value() // ROW_HIGH, 0)
        seen = self.list.viewport().height() // ROW_HIGH + 2
        rows = (self.model.row_at(self.model.index(n)) for n in range(top, top + seen))
        listed = tuple(Path(found.path) for found in rows if found is not None)
        return tuple(dict.fromkeys(listed + self.today.paths()))

    def know_seen(self, seen: Seen) -> None:
        """Take who has which case open, and which files are not where they were (0052)."""
        self.model.know_seen(seen)
        self.today.know_gone(seen.gone)

    def remind(self, wanted: Problem | None) -> None:
        """Ask calmly for something until it is there; `None` asks no more."""
        self._wanted = wanted
        if wanted is not None and self._reminder is None:
            from desktop.window.widgets import Note

            self._reminder = Note("", "calm")
            self._column.insertWidget(1, self._reminder)
        self._say_reminder()

    def _say_reminder(self) -> None:
        if self._reminder is not None:
            self._reminder.setVisible(self._wanted is not None)
            if self._wanted is not None:
                from desktop.window.language import sentence

                self._reminder.say(sentence(self._wanted), "calm")

    def _arrange(self) -> None:
        empty = self.model.total == 0
        if empty and self._welcome is None:
            self._welcome = _Welcome(self)
            self._column.addWidget(self._welcome, 1)
        for part in (self.search, self.heading, self.browse, self.sample, self.new):
            part.setVisible(not empty)
        self.list.setVisible(not empty and self._instead is None)
        if self._instead is not None:
            self._instead.setVisible(not empty)
        if self._welcome is not None and self._welcome.isHidden() != (not empty):
            self._welcome.setVisible(empty)
            (self._welcome.begin if empty else self.search).setFocus()
        self._say_count()

    def show_instead(self, other: QWidget | None, *, narrowed: bool) -> None:
        """Show something in the place of the list; `None` shows the list.

        `narrowed`: not all cases are shown, but those that were asked for.
        """
        if self._instead is not None and self._instead is not other:
            self._instead.hide()
        if other is not None and self._column.indexOf(other) < 0:
            self._column.insertWidget(self._column.indexOf(self.list), other, 1)
        self._instead, self._narrowed = other, narrowed
        self._arrange()
        self.make_room()

    def put_under_head(self, bar: QWidget) -> None:
        """Put something between the heading of the list and the list."""
        self._bar = bar
        self._column.insertWidget(self._column.indexOf(self.head) + 1, bar)

    def _search(self, text: str) -> None:
        self.model.set_query(text)
        self.make_room()
        self._pause.start()
        self._say_count()

    def search_again(self) -> None:
        """Look once more for what is typed: the cases changed."""
        self._pause.start()

    def _search_texts(self) -> None:
        typed = self.search.text()
        if len(typed.strip()) >= _FEWEST:
            self.search_wanted.emit(typed)
        else:
            self.search_wanted.emit("")

    def show_places(self, places: Sequence[Place]) -> None:
        """Show where the words that are typed stand in the cases."""
        if self.places is None:
            if not places:
                return
            from desktop.window.found_list import FoundList

            self.places = FoundList()
            self.places.chosen.connect(self.place_wanted)
            self.places.setAccessibleName(self.tr("Places in the cases"))
            self._column.addWidget(self.places, 2)
        self.places.found.show(places)
        self._say_count()

    def make_room(self) -> None:
        """Put today away where one looks for something else, or where filters need its place."""
        alone = self._instead is None and not self._narrowed and not self.search.text().strip()
        filters = self._bar is not None and self._bar.isVisibleTo(self)
        crowded = filters and self.height() < HIGH
        self.today.setVisible(self.today.full and alone and not crowded)

    def _say_count(self) -> None:
        found, places = self.model.rowCount(), len(self.places.found.places) if self.places else 0
        self.nothing.setText(self._why_nothing())
        self.nothing.setVisible(found == 0 and self.model.total > 0 and not places)
        self.list.setMaximumHeight(found * ROW_HIGH + 2 if places else _ANY_HEIGHT)
        self._places_heading.setVisible(places > 0)
        if self.places is not None:
            self.places.setVisible(places > 0)
            heading = self.tr("In the cases")
            self._places_heading.setText(f"{heading} · {places}")
        all_of_them = not self.search.text().strip() and not self._narrowed
        text = self.tr("All cases") if all_of_them else self.tr("Found")
        # Where the words stand in cases, "found: 0" of their names would say that nothing is.
        counted = all_of_them or found > 0 or not places
        number = self.model.total if all_of_them else found
        self.heading.setText(f"{text} · {number}" if counted else "")

    def _why_nothing(self) -> str:
        if not self._narrowed:
            return self.tr(
                "No case has these words. Try fewer, or a part of the institution's name."
            )
        if self.search.text().strip():
            return self.tr("No case that answers the filters has these words.")
        return self.tr("No case answers these filters. Choose fewer, or clear them.")

    # -- what is asked for ---------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row_at(index)
        if found is not None:
            self._open_row(found)

    def _open_row(self, found: Row) -> None:
        self.open_wanted.emit(Path(found.path))

    def _menu(self, index: QModelIndex, event: QContextMenuEvent) -> None:
        found = self.model.row_at(index)
        if found is None:
            return
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QMenu

        path = Path(found.path)
        menu = QMenu(self)
        for text, signal in (
            (self.tr("Open"), self.open_wanted),
            (self.tr("Show in folder"), self.folder_wanted),
            (self.tr("Take out of this list (the file stays)"), self.forget_wanted),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _on=False, signal=signal: signal.emit(path))
            menu.addAction(action)
        if path in self.model.copies:
            from desktop.window.language import say

            action = QAction(say("library.join"), menu)
            action.triggered.connect(lambda _on=False: self.join_wanted.emit(path))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Down leads from the search field into the list; Escape empties the field."""
        if (
            event.key() == QtCore.Qt.Key.Key_Down
            and self.search.hasFocus()
            and self.model.rowCount()
        ):
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
        elif (
            event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
            and self.search.hasFocus()
        ):
            if self.model.rowCount():
                self._open(self.model.index(0))
            elif self.places is not None:
                self.places.choose(self.places.found.index(0))
        elif event.key() == QtCore.Qt.Key.Key_Escape:
            self.search.clear()
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    # -- words ---------------------------------------------------------------------------------

    def _phase_words(self, phase: str) -> str:
        return {
            "prepare": self.tr("Preparing"),
            "look": self.tr("Looking"),
            "conclude": self.tr("Concluding"),
            "send": self.tr("Sending"),
            "follow": self.tr("Following through"),
        }.get(phase, "")

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(self.tr("Public control"))
        self.search.setPlaceholderText(self.tr("Search: institution, topic, any word in the cases"))
        self.search.setAccessibleName(self.tr("Search the cases"))
        self.new.setText(self.tr("Start a new case"))
        self.new.setToolTip("Ctrl+N")
        self.browse.setText(self.tr("Open a file…"))
        self.browse.setToolTip("Ctrl+O")
        self.sample.setText(self.tr("Open the sample"))
        self.list.setAccessibleName(self.tr("Cases"))
        if self.places is not None:
            self.places.setAccessibleName(self.tr("Places in the cases"))
            self._search_texts()
        self._say_count()
        self._say_reminder()
        self.model.say_again()
        self.today.retranslate()
        self.make_room()
        if self._welcome is not None:
            self._welcome.retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _CaseView(QListView):
    opened = Signal(QModelIndex)
    asked = Signal(QModelIndex, object)

    def __init__(self, model: CaseListModel, phase_words: Callable[[str], str]) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = CaseDelegate(model, phase_words)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("horizontalScrollBarPolicy", _NEVER)
        self.clicked.connect(self.opened)
        self._delegate.view = self
        self.entered.connect(self._hover)

    def _hover(self, index: QModelIndex) -> None:
        found = index.data(ROW)
        self._delegate.hovered = found.path if found is not None else ""
        self.viewport().update()

    @override
    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._hover(QModelIndex())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.asked.emit(self.indexAt(event.pos()), event)


class _Welcome(QWidget):
    """What stands here before there is any case: what belongs here and how to begin."""

    def __init__(self, page: StartPage) -> None:
        super().__init__()
        self._lead = Words("", "h2")
        self._body = Words("", "text")
        self._steps = [Words("", "text") for _ in range(5)]
        self.begin = button("", "primary", page.new_wanted.emit)
        self._open = button("", "plain", page.browse_wanted.emit)
        self._sample = button("", "plain", page.sample_wanted.emit)
        self._hint = Words("", "muted")
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(XXL, XL, XXL, XL)
        inside.setSpacing(M)
        inside.addWidget(self._lead)
        inside.addWidget(self._body)
        for n, each in enumerate(self._steps):
            number = Words(str(n + 1), "strong")
            number.setFixedWidth(16)
            inside.addLayout(row(number, each, space=S))
        inside.addSpacing(S)
        inside.addLayout(row(self.begin, self._sample, self._open, None, space=S))
        inside.addWidget(self._hint)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, S, 0, 0)
        inner.addWidget(card)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(holder))
        self.retranslate()

    def retranslate(self) -> None:
        self._lead.setText(self.tr("Here your cases will stand"))
        self._body.setText(
            self.tr(
                "A case is one institution whose work you look at, with all its papers in one "
                "file on this computer. Nothing leaves the computer. Baqylau leads you in five "
                "phases:"
            )
        )
        for each, text in zip(
            self._steps,
            (
                self.tr("Prepare: who controls whom, about what; inform the institution."),
                self.tr("Look: gather what you see, with date, time and proof."),
                self.tr("Conclude: findings and recommendations in the final document."),
                self.tr("Send: within seven working days, with proof of receipt."),
                self.tr("Follow through: by which day they must answer, and what then."),
            ),
            strict=True,
        ):
            each.setText(text)
        self.begin.setText(self.tr("Begin the first case"))
        self._sample.setText(self.tr("Look at the sample case"))
        self._open.setText(self.tr("Open a file…"))
        self._hint.setText(
            self.tr(
                "The sample retells a real control in Uralsk; people, evidence and some days were "
                "added as an example. You may change it as you like."
            )
        )
