"""The page of campaigns: side by side, entering, papers, and a new one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QWidget

from desktop.casefile.index import LibraryRow
from desktop.domain.errors import Problem
from desktop.usecases import library
from desktop.usecases.campaign_lines import Campaign, Line, campaigns, locked_ones, look, members
from desktop.usecases.campaigns import same
from desktop.usecases.office import Office
from desktop.usecases.whereabouts import away
from desktop.window.campaigns.bulk import Bulk
from desktop.window.campaigns.entering import Entering
from desktop.window.campaigns.making import Making
from desktop.window.campaigns.side_by_side import SideBySide
from desktop.window.fields.choices import Combo
from desktop.window.flow import FlowLayout
from desktop.window.language import say, sentence
from desktop.window.long_work import LongWork, Progress
from desktop.window.override import override
from desktop.window.runner import InlineRunner, Runner
from desktop.window.theme import XL, L, M, S
from desktop.window.widgets import Note, Words, button, column

Do = Callable[..., None]
VIEWS = ("cases", "enter", "papers", "new")


class CampaignPage(QWidget):
    """A campaign with its views; without any it shows how one is made.

    Signals:
        done: back to where she came from.
        open_wanted: path, number of the control and field (or `None`) of the case to be opened.
    """

    done = Signal()
    open_wanted = Signal(object, object, object)

    def __init__(
        self,
        office: Office,
        do: Do,
        make_runner: Callable[[], Runner | InlineRunner],
    ) -> None:
        super().__init__()
        self._office, self._do = office, do
        self._model: Path | None = None
        self._wanted = ""
        self._next = ""
        """The campaign that was asked for while other work was under way."""
        self._rows: tuple[LibraryRow, ...] = ()
        self.found: Campaign | None = None
        self._title = Words("", "title")
        self.chooser = Combo()
        self.chooser.setMinimumContentsLength(32)
        self.chooser.activated.connect(lambda _n: self.show_campaign(self.chooser.currentData()))
        self.back = button("", "plain", self._leave)
        self.again = button("", "quiet", self.refresh)
        self.work = LongWork(make_runner, in_bytes=False)
        self.work.ended.connect(lambda: QTimer.singleShot(0, self, self._go_on))
        self.trouble = Note("", "missed")
        self.trouble.hide()
        self.cases = SideBySide(office, do)
        self.enter = Entering(office, self.work)
        self.papers = Bulk(office, self.work)
        self.new = Making(office, do, self.work)
        self.stack = QStackedWidget()
        self.tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        views: tuple[QWidget, ...] = (self.cases, self.enter, self.papers, self.new)
        for name, view in zip(VIEWS, views, strict=True):
            tab = button("", "tab", partial(self.show_view, name))
            tab.setCheckable(True)
            self._group.addButton(tab)
            self.tabs[name] = tab
            self.stack.addWidget(view)
        self.cases.open_wanted.connect(lambda path, n: self.open_wanted.emit(path, n, None))
        self.enter.open_wanted.connect(lambda path, n: self.open_wanted.emit(path, n, None))
        self.papers.open_wanted.connect(self.open_wanted)
        self.enter.entered.connect(lambda _paths: self.refresh())
        self.papers.made.connect(self.refresh)
        self.new.made.connect(self._made)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = FlowLayout(M, S)
        self._title.setContentsMargins(0, 0, L, 0)
        for part in (self._title, self.back, self.chooser, self.again):
            head.addWidget(part)
        tabs = FlowLayout(L, 0)
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        body = column(head, tabs, self.trouble, self.work, self.stack, space=S)
        body.setStretchFactor(self.stack, 1)
        body.setContentsMargins(XL, M, XL, M)
        self.setLayout(body)

    # -- which campaign --------------------------------------------------------------------------

    def start(self, name: str = "", model: Path | None = None) -> None:
        """Show a campaign, or how one is made after a case; `""`: the first that there is."""
        self._wanted, self._model = name, model

        def look_up() -> tuple[tuple[tuple[str, int], ...], tuple[LibraryRow, ...]]:
            rows = library.rows(self._office)
            gone = away(row.path for row in rows)
            return campaigns(self._office), tuple(row for row in rows if row.path not in gone)

        self._do(look_up, self._offer, self, self._refused)

    def _offer(self, came: tuple[tuple[tuple[str, int], ...], tuple[LibraryRow, ...]]) -> None:
        names, self._rows = came
        self.chooser.clear()
        for name, n in names:
            self.chooser.addItem(f"{name} · {n}", name)
        self.new.offer(self._rows, self._model)
        place = next((k for k, (x, _n) in enumerate(names) if same(x, self._wanted)), None)
        begins = not names or (place is None and (self._model is not None or self._wanted))
        for part in (self.chooser, self.again):
            part.setVisible(bool(names))
        for view, tab in self.tabs.items():
            tab.setVisible(bool(names) or view == "new")
        if names:
            self.chooser.setCurrentIndex(place or 0)
        if begins:
            self.show_view("new")
        if names:
            self.show_campaign(names[place or 0][0], stay=bool(begins))

    def show_campaign(self, name: str, *, stay: bool = False) -> None:
        """Read the cases of a campaign and show them; `stay` leaves the view as it is."""
        if not stay and (self.found is None or self.stack.currentIndex() == VIEWS.index("new")):
            self.show_view("cases")
        self._read(name)

    def refresh(self) -> None:
        """Read anew what was changed."""
        if self.found is not None:
            self._read(self.found.name)

    def _go_on(self) -> None:
        if self._next and not self.work.under_way:
            self._read(self._next)

    def _read(self, name: str) -> None:
        office = self._office
        self._next = name if self.work.under_way else ""
        if self._next:
            return
        known: tuple[Line, ...] = ()
        if self.found is not None and same(self.found.name, name):
            known = self.found.lines

        def job(tell: Progress) -> Campaign:
            # What was listed here stays, also where the library knows of it no more.
            paths = (*members(office, name), *(each.path for each in known))
            found = look(office, name, paths, tell, known)
            return found._replace(locked=locked_ones(office))

        self.trouble.hide()
        self.work.start(job, self._take, self._refused)

    def _take(self, found: Campaign) -> None:
        if self._next:  # another one was chosen meanwhile
            self._read(self._next)
            return
        self.found = found
        self.cases.show_campaign(found)
        self.enter.show_campaign(found)
        self.papers.show_campaign(found)

    def _made(self, name: str) -> None:
        self.start(name)

    # -- views -----------------------------------------------------------------------------------

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.stack.setCurrentIndex(VIEWS.index(name))
        self.tabs[name].setChecked(True)
        if name == "enter":
            self.enter.look()

    def may_leave(self) -> bool:
        """Stop what is under way, and wait for it; `False` while pages go to the printer."""
        if self.papers.is_printing:
            self.trouble.say(say("campaign.printing"), "soon")
            self.trouble.show()
            return False
        self.enter.save()
        self.new.save()
        self.work.let_go()
        return True

    def _leave(self) -> None:
        self.done.emit()

    def _refused(self, problem: Problem) -> None:
        self.trouble.say(sentence(problem), "missed")
        self.trouble.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Campaigns"))
        self.back.setText(self.tr("Back"))
        self.again.setText(self.tr("Read anew"))
        self.chooser.setAccessibleName(self.tr("Which campaign"))
        for name, words in (
            ("cases", self.tr("Side by side")),
            ("enter", self.tr("Enter numbers and days")),
            ("papers", self.tr("Papers")),
            ("new", self.tr("New campaign")),
        ):
            self.tabs[name].setText(words)
        self.work.retranslate()

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            for view in (self.cases, self.enter, self.papers, self.new):
                view.retranslate()
            self.new.offer(self._rows, None)
