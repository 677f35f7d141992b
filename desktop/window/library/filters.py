"""The bar of filters, and the views that are saved under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import convert
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from desktop.casefile.index import LibraryRow
from desktop.law.law import Law
from desktop.usecases.library_choices import View
from desktop.usecases.library_filter import CLOSED, PHASES, UNKNOWN, Filter
from desktop.window.fields.choices import Combo
from desktop.window.flow import FlowLayout
from desktop.window.language import lang, say
from desktop.window.library.map import short_name
from desktop.window.theme import S
from desktop.window.widgets import button

_STANDINGS = ("late", "waiting", "open", "closed")
_FILES = ("protected", "missing", "copies", "unreadable")
_WIDE = 200

Option = tuple[str, str]
"""What is chosen, and how it is called."""


class FilterBar(QWidget):
    """A list for each thing that can be asked for; one that has nothing to choose is not shown.

    Signals:
        changed: another `Filter` was chosen.
        save_wanted: the present view is to be kept.
        view_wanted: a saved `View` is to be shown.
        rename_wanted, drop_wanted: the same of its name.
        folders_wanted: which folders belong to the library.
    """

    changed = Signal(object)
    save_wanted = Signal()
    view_wanted = Signal(object)
    rename_wanted = Signal(object)
    drop_wanted = Signal(object)
    folders_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Filter()
        flow = FlowLayout(S, S)
        self.setLayout(flow)
        self.lists: dict[str, Combo] = {}
        for name in Filter.__struct_fields__:
            combo = Combo()
            combo.setFixedWidth(_WIDE)
            combo.activated.connect(self._choose)
            self.lists[name] = combo
            flow.addWidget(combo)
        self.clear = button("", "quiet", self._clear)
        self.views = button("", "quiet", self._show_views)
        self.folders = button("", "quiet", self.folders_wanted.emit)
        for each in (self.clear, self.views, self.folders):
            flow.addWidget(each)
        self._views: tuple[View, ...] = ()

    def offer(self, rows: Iterable[LibraryRow], law: Law, views: Sequence[View]) -> None:
        """Offer what the cases have, and the saved views, in the window's language."""
        rows = tuple(rows)
        self._views = tuple(views)
        titles = {each: law.procedure(each).title.text(lang()) for each in law.procedures}
        regions = {each.code: short_name(each.name.text(lang())) for each in law.regions}
        regions[UNKNOWN] = say("library.region.-")
        in_regions = {row.region if row.region in regions else UNKNOWN for row in rows}
        self._fill("phase", [(each, say(f"library.phase.{each}")) for each in (*PHASES, CLOSED)])
        self._fill("region", _named(in_regions, regions))
        self._fill("procedure", _named({row.procedure for row in rows}, titles))
        self._fill("campaign", [(each, each) for each in sorted({row.campaign for row in rows})])
        years = sorted({row.started_on[:4] for row in rows if row.started_on[:4].isdigit()})
        self._fill("year", [(each, each) for each in reversed(years)])
        self._fill("standing", [(each, say(f"library.standing.{each}")) for each in _STANDINGS])
        self._fill("file", [(each, say(f"library.file.{each}")) for each in _FILES])
        self.clear.setText(say("library.clear"))
        self.views.setText(f"{say('library.views')} ▾")
        self.folders.setText(say("library.folders"))
        self.show_filter(self.wanted)

    def _fill(self, name: str, options: Iterable[Option]) -> None:
        combo = self.lists[name]
        combo.clear()
        combo.addItem(say(f"library.any.{name}"), "")
        for value, words in options:
            if value:
                combo.addItem(words, value)
        combo.setAccessibleName(say(f"library.any.{name}"))
        combo.setVisible(combo.count() > 1)

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter; what no case has any more is shown as it was chosen."""
        self.wanted = wanted
        for name, combo in self.lists.items():
            value = getattr(wanted, name)
            if value and combo.findData(value) < 0:
                combo.addItem(value, value)
                combo.setVisible(True)
            combo.setCurrentIndex(max(0, combo.findData(value)))
        self.clear.setVisible(wanted != Filter())

    def _choose(self) -> None:
        chosen = {name: combo.currentData() or "" for name, combo in self.lists.items()}
        self.show_filter(convert(chosen, Filter))
        self.changed.emit(self.wanted)

    def _clear(self) -> None:
        self.show_filter(Filter())
        self.changed.emit(self.wanted)

    def _show_views(self) -> None:
        menu = self.views_menu()
        menu.popup(self.views.mapToGlobal(self.views.rect().bottomLeft()))

    def views_menu(self) -> QMenu:
        """Return the menu of saved views: to show each, to rename it, to delete it."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for view in self._views:
            self._act(menu, view.name, partial(self.view_wanted.emit, view))
        if self._views:
            menu.addSeparator()
        self._act(menu, say("library.view-save"), self.save_wanted.emit)
        for key, signal in (("rename", self.rename_wanted), ("drop", self.drop_wanted)):
            if self._views:
                inner = menu.addMenu(say(f"library.view-{key}"))
                for view in self._views:
                    self._act(inner, view.name, partial(signal.emit, view))
        return menu

    @staticmethod
    def _act(menu: QMenu, text: str, act: Callable[[], object]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)


def ask_name(parent: QWidget, name: str = "") -> str | None:
    """Ask for the name of a view; `None` if nothing is to be kept."""
    title = say("library.view-name")
    typed, sure = QInputDialog.getText(parent, title, title, text=name)
    return typed if sure else None


def _named(values: Iterable[str], names: dict[str, str]) -> list[Option]:
    options = [(each, names.get(each, each)) for each in values if each]
    return sorted(options, key=lambda option: (option[0] == UNKNOWN, option[1]))
