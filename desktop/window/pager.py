"""What leads through a list that does not fit."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.window.widgets import Words, button, row

MOST = 60
"""So many lines are shown at once: a thousand would take minutes and a gigabyte."""


def page_of(place: int, every: int) -> int:
    """Return the place of the first line of the page on which a line of a list stands."""
    return min(place, max(every - 1, 0)) // MOST * MOST


class Pager(QWidget):
    """Says which of how many lines are shown and turns to others; not seen where all fit."""

    def __init__(self, turn: Callable[[int], None]) -> None:
        super().__init__()
        self._back = button("", "quiet", lambda: turn(self._first - MOST))
        self._on = button("", "quiet", lambda: turn(self._first + MOST))
        self._where = Words("", "muted")
        self._first = 0
        self.setLayout(row(self._back, self._where, self._on, None))
        self.hide()

    def show_place(self, first: int, every: int) -> None:
        """Say which of how many are shown; `first` counts from 0."""
        self._first = first
        last = min(first + MOST, every)
        self._back.setText(self.tr("Those before"))
        self._on.setText(self.tr("Those after"))
        self._back.setEnabled(first > 0)
        self._on.setEnabled(last < every)
        self._where.setText(
            self.tr("{first}–{last} of {every}").format(first=first + 1, last=last, every=every)
        )
        self.setVisible(every > MOST)
