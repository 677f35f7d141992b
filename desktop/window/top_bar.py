"""The thin bar at the top: the way back, whether all is saved, the three languages, the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang
from desktop.window.override import override
from desktop.window.theme import XS, L, S
from desktop.window.widgets import StateMark, Words, button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.domain.text import Lang

_TAB_FOCUS = 1


class TopBar(QWidget):
    """Present on every page. What the menu holds is decided by the window."""

    home_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(self, fill_menu: Callable[[QMenu], None]) -> None:
        super().__init__()
        self._fill_menu = fill_menu
        self._at_home = True
        self._saved_at = ""
        self._saving = False
        self._failed = False
        self.home = button("", "quiet", self.home_wanted.emit)
        self._mark = StateMark("done")
        self._saved = Words("", "small")
        self._saved.setWordWrap(False)
        self._langs = {one: self._lang_button(one) for one in NATIVE_NAMES}
        self.menu = button("", "quiet", self._open_menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(L, XS, L, XS)
        layout.setSpacing(XS)
        layout.addWidget(self.home)
        layout.addStretch(1)
        layout.addWidget(self._mark)
        layout.addWidget(self._saved)
        layout.addSpacing(L)
        for each in self._langs.values():
            layout.addWidget(each)
        layout.addSpacing(S)
        layout.addWidget(self.menu)
        self._mark.hide()
        self._saved.hide()
        self.retranslate()

    def _lang_button(self, one: Lang) -> QPushButton:
        made = button(SHORT_NAMES[one], "quiet", lambda: self.language_wanted.emit(one))
        made.setCheckable(True)
        # A click leaves the cursor in the field; naming the enum here would slow the start.
        made.setProperty("focusPolicy", _TAB_FOCUS)
        made.setToolTip(NATIVE_NAMES[one])
        made.setAccessibleName(NATIVE_NAMES[one])
        return made

    def _open_menu(self) -> None:
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        self._fill_menu(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 2)))

    def at_home(self, home: bool) -> None:
        """Say where one is: on the start page, or in a case with the way back."""
        self._at_home = home
        self.home.setVisible(not home)
        self.retranslate()

    def show_saved(self, clock: str) -> None:
        """Say that everything is saved since a time; "" says nothing."""
        self._saved_at, self._saving, self._failed = clock, False, False
        self._mark.setVisible(bool(clock))
        self._mark.set_mark("done")
        self._saved.setVisible(bool(clock))
        self._saved.set_state(None)
        self._saved.setText(self.tr("Saved {time}").format(time=clock))

    def show_saving(self) -> None:
        """Say quietly that what is being typed is on its way into the file."""
        self._saving, self._failed = True, False
        self._mark.set_mark("open")
        self._mark.show()
        self._saved.set_state(None)
        self._saved.setText(self.tr("Saving…"))
        self._saved.show()

    def show_not_saved(self) -> None:
        """Say loudly that something is not saved."""
        self._saved_at, self._saving, self._failed = "", False, True
        self._mark.set_mark("missed")
        self._mark.show()
        self._saved.setText(self.tr("Not saved"))
        self._saved.set_state("missed")
        self._saved.show()

    def show_busy(self, busy: bool) -> None:
        """Say that work goes on."""
        if busy:
            self._mark.set_mark("soon")
            self._mark.show()
            self._saved.set_state(None)
            self._saved.setText(self.tr("Working…"))
            self._saved.show()
        else:
            self._show_again()

    def _show_again(self) -> None:
        if self._failed:
            self.show_not_saved()
        elif self._saving:
            self.show_saving()
        else:
            self.show_saved(self._saved_at)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.home.setText("←  " + self.tr("All cases"))
        self.menu.setText(self.tr("Menu") + "  ▾")
        for one, made in self._langs.items():
            made.setChecked(one == lang())
        self._show_again()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
