"""Today on top of the start page: the most pressing of all cases, each with its one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.dates import counter, with_weekday
from desktop.window.language import lang
from desktop.window.theme import XS, L, M, S, State
from desktop.window.widgets import OneLine, StateMark, Words, button, column, row

if TYPE_CHECKING:
    from desktop.procedure.today import Kind
    from desktop.usecases.today import Item, Told
    from desktop.window.rows import DaysLeft

    Tell = Callable[[Item], Told]

CARD_LINES = 4
LOW_LINES = 2
"""So many stand on the card of a low window."""
_OF_A_KIND = 2
"""So many of a kind come first, so that one kind does not hide the others."""
_LOOKED_FOR = 40
"""Of so many it is looked whether their files are there."""
SOON = 3
"""Working days before a day at which it is called soon."""

translate = QCoreApplication.translate


def state_of(item: Item, calendar: DaysLeft) -> State:
    """Return how an item is shown."""
    if item.kind in ("overdue", "unanswered"):
        return "missed"
    if item.kind == "check_arrival":
        return "soon"
    left = days_left(item, calendar)
    return "soon" if item.kind == "due" and left is not None and left <= SOON else "calm"


def days_left(item: Item, calendar: DaysLeft) -> int | None:
    """Return the working days to the last day of a term, `None` if nobody can count them."""
    from desktop.domain.calendar import CalendarNotCovered

    if item.watch.due is None:
        return None
    try:
        return calendar.days_left(item.on, item.watch.due)
    except CalendarNotCovered:
        return None


def chosen(
    items: Sequence[Item], most: int = CARD_LINES, gone: AbstractSet[Path] = frozenset()
) -> list[Item]:
    """Return what stands on the card: the most pressing, of each kind some; no file that is away.

    `gone` are the files that were looked for and not found: to look for them is not for the
    window's thread, which a share that is not there would hold up. The step to do next is left out
    where it is that of an item above.
    """
    found: list[Item] = []
    later: list[Item] = []
    steps = set()
    of_kind: dict[str, int] = {}
    for item in items:
        if len(found) == most:
            break
        place = (item.watch.proceeding, item.watch.step)
        if (item.kind == "next_act" and place in steps) or Path(item.row.path) in gone:
            continue
        steps.add(place)
        of_kind[item.kind] = of_kind.get(item.kind, 0) + 1
        if of_kind[item.kind] <= _OF_A_KIND:
            found.append(item)
        elif len(later) < most:
            later.append(item)
    shown = {id(each) for each in (*found, *later[: most - len(found)])}
    return [each for each in items if id(each) in shown]


def verb(item: Item) -> str:
    """Return what the one button of an item says."""
    if item.kind == "due":
        if item.watch.own:
            return translate("TodayCard", "Go on")
        return translate("TodayCard", "Open the case")
    verbs: dict[Kind, str] = {
        "overdue": translate("TodayCard", "Do it now"),
        "unanswered": translate("TodayCard", "What to do"),
        "check_arrival": translate("TodayCard", "Check"),
        "promised": translate("TodayCard", "Look"),
        "waiting_proof": translate("TodayCard", "Enter the proof"),
        "next_act": translate("TodayCard", "Go on"),
    }
    return verbs[item.kind]


class ItemLine(QWidget):
    """An item: what it is about, what it is and when, in which case, and its one button."""

    def __init__(self, open_item: Callable[[Item], None]) -> None:
        super().__init__()
        self._open_item = open_item
        self.item: Item | None = None
        self._mark = StateMark("open")
        self._what = OneLine("strong")
        self._about = OneLine("muted")
        self._case = OneLine("muted")
        self._case.hide()
        self.act = button("", "plain", self._pressed)
        words = column(self._what, self._case, self._about, space=0)
        layout = row(self._mark, words, self.act, space=S)
        layout.setStretch(1, 1)
        layout.setContentsMargins(0, XS, 0, XS)
        self.setLayout(layout)

    def _pressed(self) -> None:
        if self.item is not None:
            self._open_item(self.item)

    def show_item(
        self, item: Item, tell: Tell, calendar: DaysLeft, *, kind: bool = True, gone: bool = False
    ) -> None:
        """Show an item; `kind` says what it is, where no heading does, and saves a line.

        `gone`: the file of its case is not where it was, as far as was looked.
        """
        self.item = item
        told, day, left = tell(item), item.watch.day, days_left(item, calendar)
        near = state_of(item, calendar)
        self._mark.set_mark("open" if near == "calm" else near)
        self._what.set_words(f"{told.what} · {told.case}" if kind else told.what)
        guessed = translate("TodayCard", "estimate") if item.watch.guessed else ""
        counted = left is not None and item.kind in ("due", "overdue")
        parts = (
            # What is overdue says so where its days are counted.
            told.kind if kind and not (counted and item.kind == "overdue") else "",
            counter(left, lang()) if left is not None and counted else "",
            with_weekday(day, lang()) if day else "",
            guessed,
        )
        self._case.set_words(told.case)
        self._case.setVisible(not kind)
        self._about.set_words(" · ".join(part for part in parts if part))
        self.setToolTip(told.sentence)
        self.act.setText(verb(item))
        self.act.setAccessibleName(f"{verb(item)}: {told.what}, {told.case}")
        away = translate("CaseDelegate", "The file is not where it was") if gone else ""
        self.act.setAccessibleDescription(away or told.sentence)
        self.act.setToolTip(away)
        self.act.setEnabled(not gone)


class TodayCard(QFrame):
    """The most pressing of all cases."""

    def __init__(self, open_item: Callable[[Item], None], show_all: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.full = False
        self._most = LOW_LINES  # until the page knows how high it is
        self.heading = Words("", "strong")
        self.all = button("", "quiet", show_all)
        self.lines: list[
            ItemLine
        ] = []  # made when there is something to show, after the first paint
        self._open_item = open_item
        self._items: Sequence[Item] = ()
        self._gone: AbstractSet[Path] = frozenset()
        self._tell: Tell | None = None
        self._calendar: DaysLeft | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(L, S, L, M)
        self._column.setSpacing(0)
        self._column.addLayout(row(self.heading, None, self.all, space=S))
        self.hide()

    def show_items(self, items: Sequence[Item], tell: Tell, calendar: DaysLeft) -> None:
        """Show what a day holds."""
        self._items, self._tell, self._calendar = items, tell, calendar
        self.refresh()

    def paths(self) -> tuple[Path, ...]:
        """Return the files of the cases that stand on the card, or soon may."""
        return tuple({Path(each.row.path): None for each in self._items[:_LOOKED_FOR]})

    def know_gone(self, gone: AbstractSet[Path]) -> None:
        """Take which files are not where they were, of those that were looked for."""
        if gone != self._gone:
            self._gone = gone
            self.refresh()

    def set_room(self, most: int) -> None:
        """Show at most so many lines: on a low screen the list of cases must stay in sight."""
        if most != self._most:
            self._most = most
            self.refresh()

    def refresh(self) -> None:
        """Show it anew."""
        found = chosen(self._items, self._most, self._gone)
        self.full = bool(found)
        self.setVisible(self.full)
        self._say_all()
        if self._tell is None or self._calendar is None:
            return
        while len(self.lines) < len(found):
            line = ItemLine(self._open_item)
            self.lines.append(line)
            self._column.addWidget(line)
        for n, line in enumerate(self.lines):
            line.setVisible(n < len(found))
            if n < len(found):
                line.show_item(found[n], self._tell, self._calendar)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(self.tr("Today"))
        self.refresh()

    def _say_all(self) -> None:
        """Lead to the rest, and say how much the whole list holds."""
        words = self.tr("Whole list and month")
        self.all.setText(f"{words} · {len(self._items)}")
