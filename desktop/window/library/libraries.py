"""The library in the window: list, board or map of the cases that are wanted (0046)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop.casefile.index import LibraryRow
from desktop.domain.errors import Problem
from desktop.usecases import library, library_choices
from desktop.usecases.library_choices import Shape, View, choices
from desktop.usecases.library_filter import (
    Filter,
    Known,
    by_region,
    chosen,
    copies,
    file_state,
    pressing,
)
from desktop.usecases.looking_through import Unread, looking_through
from desktop.usecases.whereabouts import away
from desktop.window.case_list import search_keys
from desktop.window.language import say
from desktop.window.override import override
from desktop.window.theme import XS
from desktop.window.widgets import button, scrolled

if TYPE_CHECKING:
    from desktop.window.library.board import Board
    from desktop.window.library.filters import FilterBar
    from desktop.window.library.folders_page import FoldersPage
    from desktop.window.library.map import RegionMap
    from desktop.window.main_window import MainWindow

SHAPES: tuple[Shape, ...] = ("list", "board", "map")
_AT_ONCE = 0.25
"""Seconds for which files are looked at before other work has its turn."""


class Seen(NamedTuple):
    """What was found when the files were looked at: the rows and what they do not tell."""

    rows: tuple[LibraryRow, ...]
    known: Known
    keys: tuple[str, ...]


class Libraries(QObject):
    """Keeps which cases are wanted and how they are shown; made after the first paint.

    The start page stands for ever: whoever comes back from a case finds board, map and filter as
    they were left.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._start, self._model = window.start, window.start.model
        self.shape: Shape = "list"
        self.wanted = Filter()
        self.known = Known()
        self._rows: object = None
        self._items: object = None
        self.bar: FilterBar | None = None
        self.board: Board | None = None
        self.map: RegionMap | None = None
        self._places: QWidget | None = None
        self._page: FoldersPage | None = None
        self._steps: Iterator[Unread | None] | None = None
        self._listed: object = None
        """The rows that the list held when files were looked at last."""
        self._counted = 0
        self._untold: Problem | None = None
        """What is to be said of the list itself once the files were looked at."""
        self._joining: tuple[Path, Path] | None = None
        window.stack.currentChanged.connect(lambda _n: QTimer.singleShot(0, self, self._arrive))
        self.head = Head(self.show_shape, self.toggle_filters)
        self._start.head.addWidget(self.head)
        self._start.join_wanted.connect(self.join)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        self._model.modelReset.connect(self._soon.start)
        self._model.dataChanged.connect(self._soon.start)
        self.head.spoken.append(self._speak)
        self._follow()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def rows(self) -> list[LibraryRow]:
        """All cases of the library."""
        return _rows(self._model.rows)

    def show_shape(self, shape: Shape) -> None:
        """Show the cases as a list, a board or a map."""
        self.shape = shape
        self._draw()

    def want(self, wanted: Filter) -> None:
        """Show only the cases that answer a filter."""
        self.wanted = wanted
        self._narrow()
        self._draw()

    def _codes(self) -> frozenset[str]:
        return frozenset(each.code for each in self._window.office.law.regions)

    def _follow(self) -> None:
        """Take what the list and the day tell by now."""
        self.head.setVisible(self._model.total > 0)
        changed = self._rows is not self._model.rows or self._items is not self._model.items
        if changed:
            self._rows, self._items = self._model.rows, self._model.items
            late, waiting = pressing(
                (each.row.path, each.kind, each.watch.own) for each in self._model.items
            )
            self.known = self.known._replace(late=late, waiting=waiting)
            self._offer()
            self._narrow()
        self._draw()

    def _narrow(self) -> None:
        paths = None
        if self.wanted != Filter():
            found = chosen(self.rows, self.wanted, self.known, self._codes())
            paths = frozenset(each.path for each in found)
        self._model.set_kept(paths)
        self.head.show_narrowed(self.wanted != Filter())

    def _draw(self) -> None:
        instead: QWidget | None = None
        if self.shape == "board":
            if self.board is None:
                from desktop.window.library.board import Board

                self.board = Board(self._model)
                self.board.opened.connect(self._window.open_case)
            instead = self.board
            self.board.show_rows(_rows(self._model.shown))
        elif self.shape == "map":
            instead = self._map_place()
            if self.map is not None:
                # Also beside a region that was chosen the others show what they have.
                everywhere = replace(self.wanted, region="")
                codes = self._codes()
                found = chosen(_rows(self._model.matching), everywhere, self.known, codes)
                self.map.show_tiles(by_region(found, self.known, codes))
        self.head.show_shape(self.shape)
        self._start.show_instead(instead, narrowed=self.wanted != Filter())

    def _map_place(self) -> QWidget:
        if self._places is None:
            from desktop.window.library.map import RegionMap

            self.map = RegionMap(self._window.office.law.regions)
            self.map.chosen.connect(self._choose_region)
            self._places = scrolled(self.map)
        return self._places

    def _choose_region(self, code: str) -> None:
        self.shape = "list"
        self._show_bar()
        self.want(replace(self.wanted, region=code))
        self._offer()

    # -- filters and views -------------------------------------------------------------------------

    def toggle_filters(self) -> None:
        """Show the filters, or fold them away; what is chosen there holds."""
        if self.bar is not None and self.bar.isVisibleTo(self._start):
            self.bar.hide()
            self._start.make_room()
        else:
            self._show_bar()

    def _show_bar(self) -> FilterBar:
        if self.bar is None:
            from desktop.window.library.filters import FilterBar

            self.bar = FilterBar()
            self._start.put_under_head(self.bar)
            self.bar.changed.connect(self.want)
            self.bar.save_wanted.connect(self._save_view)
            self.bar.view_wanted.connect(self.show_view)
            self.bar.rename_wanted.connect(self._rename_view)
            self.bar.drop_wanted.connect(self._drop_view)
            self.bar.folders_wanted.connect(self.show_folders)
            self._offer()
        self.bar.show()
        self._start.make_room()
        return self.bar

    def _offer(self) -> None:
        if self.bar is not None:
            self.bar.wanted = self.wanted
            office = self._window.office
            self.bar.offer(self.rows, office.law, choices(office).views)

    def show_view(self, view: View) -> None:
        """Show a saved view: its filter, its words, its shape."""
        self.shape = view.shape
        self._start.search.setText(view.words)
        self.want(view.filter)
        self._offer()

    def save_view(self, name: str) -> None:
        """Keep what is shown under a name."""
        words = self._start.search.text().strip()
        view = View(name, self.shape, self.wanted, words)
        self._keep(partial(library_choices.keep_view, self._window.office, view))

    def _save_view(self) -> None:
        from desktop.window.library.filters import ask_name

        if (name := ask_name(self._window)) is not None:
            self.save_view(name)

    def _rename_view(self, view: View) -> None:
        from desktop.window.library.filters import ask_name

        if (name := ask_name(self._window, view.name)) is not None:
            self._keep(partial(library_choices.rename_view, self._window.office, view.name, name))

    def _drop_view(self, view: View) -> None:
        self._keep(partial(library_choices.drop_view, self._window.office, view.name))

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except Problem as problem:
            self._window.say(problem)
        self._offer()

    # -- files -------------------------------------------------------------------------------------

    def look_through(self) -> None:
        """Look through the folders aside, some files at a time."""
        if self._steps is None:
            self._counted = 0
            self._steps = looking_through(self._window.office)
            self._go_on()

    def _go_on(self) -> None:
        self._listed = self._model.rows
        self._window.do_aside(self._some, self._looked, self, self._refused)

    def _some(self) -> Seen | None:
        """Look at some files; return what is known once all were looked at."""
        end = monotonic() + _AT_ONCE
        try:
            for unread in self._steps or iter(()):
                if unread is not None and unread.path == self._window.office.folders.index:
                    self._untold = unread.problem
                    continue
                self._counted += 1
                if monotonic() > end:
                    return None
        except BaseException:
            self._steps = None  # they are at their end: the next look begins anew
            raise
        rows = library.rows(self._window.office)
        absent = away(row.path for row in rows)
        known = Known(away=absent, copies=copies(rows, absent))
        return Seen(rows, known, search_keys(rows))

    def _looked(self, seen: Seen | None) -> None:
        # A list that was filled meanwhile knows more than what was read aside.
        if seen is None or self._listed is not self._model.rows:
            self._go_on()
            return
        self._steps = None
        if self._untold is not None:
            self._window.say(self._untold)
            self._untold = None
        moved = seen.known.away != self.known.away
        self.known = self.known._replace(away=seen.known.away, copies=seen.known.copies)
        if seen.rows != self._model.rows:
            self._start.set_rows(seen.rows)
            moved = True
        if moved:
            self._window.fill_today()
        self._model.know_keys(seen.rows, seen.keys)
        states = ((row.path, file_state(row, self.known)) for row in seen.rows)
        self._model.know_files({path: state for path, state in states if state})
        if self.wanted.file:
            self._narrow()
        if self._page is not None and isValid(self._page):
            self._page.show_looked(self._counted)

    def _refused(self, problem: Problem) -> None:
        self._steps = None
        self._window.say(problem)

    def show_folders(self) -> None:
        """Show which folders belong to the library."""
        from desktop.window.library.folders_page import FoldersPage

        page = FoldersPage(self._window.office, self._window.do_aside, self._window.say)
        page.done.connect(self._window.go_back)
        page.look_wanted.connect(self.look_through)
        self._page = page
        self._window.show_page(page)

    def join(self, path: Path) -> None:
        """Open a case and show what joining its other copy would do."""
        row = next((each for each in self.rows if each.path == str(path)), None)
        if row is None:
            return
        others = (
            Path(each.path)
            for each in self.rows
            if each.case_id == row.case_id and each.path in self.known.copies and each != row
        )
        other = next(others, None)
        if other is not None:
            self._joining = (path, other)
            self._window.open_case(path)
            self._arrive()

    def _arrive(self) -> None:
        """Show the joining once the case is open; forget it where something else was opened."""
        page = self._window.case_page
        if self._joining is None or page is None or page.session.now is None:
            return
        (path, other), self._joining = self._joining, None
        if page.session.now.path == path:
            page.show_join(other)

    def _speak(self) -> None:
        self._offer()
        self._draw()


def _rows(rows: Sequence[object]) -> list[LibraryRow]:
    """Return the rows of the index; what stands there before the first paint tells too little."""
    return [each for each in rows if isinstance(each, LibraryRow)]


class Head(QWidget):
    """The shapes in which the cases can be shown, and the way to the filters."""

    def __init__(self, show: Callable[[Shape], None], toggle: Callable[[], None]) -> None:
        super().__init__()
        self._narrowed = False
        self.spoken: list[Callable[[], None]] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(XS)
        self.shapes = {each: button("", "tab", partial(show, each)) for each in SHAPES}
        self.filters = button("", "quiet", toggle)
        for each in chain(self.shapes.values(), (self.filters,)):
            line.addWidget(each)
        for each in self.shapes.values():
            each.setCheckable(True)
        self.retranslate()

    def show_shape(self, shape: Shape) -> None:
        """Mark the shape that is shown."""
        for name, each in self.shapes.items():
            each.setChecked(name == shape)

    def show_narrowed(self, narrowed: bool) -> None:
        """Say whether a filter holds back some cases."""
        self._narrowed = narrowed
        self.filters.setText(say("library.filters-on" if narrowed else "library.filters"))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for name, each in self.shapes.items():
            each.setText(say(f"library.shape.{name}"))
        self.show_narrowed(self._narrowed)
        for hear in self.spoken:
            hear()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
