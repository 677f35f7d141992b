"""The watched folder above the evidence: what is new there is offered while the list is seen."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.dates import short_date
from desktop.domain.errors import Problem
from desktop.usecases import watching
from desktop.usecases.watching import Seen
from desktop.window.intake import Intake
from desktop.window.language import sentence, shown_size
from desktop.window.override import override
from desktop.window.session import CaseSession, clock_time
from desktop.window.theme import XS, S
from desktop.window.widgets import Note, Words, button, column, row

_EVERY = 3000
"""Milliseconds between two looks: long enough for a picture to be copied between them."""
_MOST_LINES = 8
"""So many files are in sight at once; the list scrolls."""
_NOTHING = Seen(True, (), (), {})
_TICKED, _OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Watching(QWidget):
    """Nothing where no folder is watched; else its name, and an offer of what is new there.

    Each file has a tick; what lay there when the folder was chosen is listed only when asked for,
    and without ticks. `choose` is the button that chooses a folder; it stands among the other ways
    to add files.
    """

    def __init__(
        self, session: CaseSession, intake: Intake, take: Callable[[Sequence[Path]], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._intake = intake
        self._take = take
        self._folder: Path | None = None
        self._seen, self._new = _NOTHING, frozenset[Path]()
        self._with_older = False
        self._ticks: dict[Path, bool] = {}
        """What she ticked or unticked; all others are ticked if they are new."""
        self._trouble: Problem | None = None
        self._writable = True
        self._looking = False
        self._turn = 0
        self.choose = button("", "plain", self._choose)
        self._where = Words("", "small")
        self.give_up = button("", "quiet", self._give_up)
        self._note = Note("", "calm")
        self.all = button("", "quiet", partial(self._tick_all, on=True))
        self.none = button("", "quiet", partial(self._tick_all, on=False))
        self.files = QListWidget()
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setUniformItemSizes(True)
        self.files.itemChanged.connect(self._ticked)
        self.take_them = button("", "primary", self._take_them)
        self.leave_them = button("", "quiet", self._leave_them)
        self.show_older = button("", "quiet", self._show_older)
        self._note.add(row(self.all, self.none, None))
        self._note.add(self.files)
        self._note.add(row(self.take_them, self.leave_them, None))
        where = row(self._where, self.give_up, space=S)
        where.setStretch(0, 1)
        self.setLayout(column(where, self._note, row(self.show_older, None), space=XS))
        self.timer = QTimer(self, interval=_EVERY)
        self.timer.timeout.connect(self.look)
        intake.changed.connect(self._show)
        intake.finished.connect(self._anew)
        self.hide()

    def refresh(self, *, writable: bool) -> None:
        """Show it anew, in the language spoken now; `writable`: whether files can be taken."""
        self._writable = writable
        self._folder = watching.watched(self._session.office)
        self.files.clear()  # their sizes are told in the language spoken then
        self._show()

    def look(self) -> None:
        """Look into the folder, if one is watched: a phone's may take long."""
        if self._looking or self._intake.running or not self._writable or self._folder is None:
            return
        office, before, turn = self._session.office, self._seen.marks, self._turn
        self._looking = True
        self._session.aside(
            lambda: watching.look(office, before), partial(self._saw, turn), self, self._failed
        )

    def _saw(self, turn: int, seen: Seen) -> None:
        self._looking = False
        if turn != self._turn:  # of a folder, or a list, that is another since
            return
        self._seen, self._new = seen, frozenset(seen.new)
        self._show()

    def _failed(self, problem: Problem) -> None:
        self._looking = False
        self._trouble = problem
        self._show()

    def _anew(self) -> None:
        """Look again after files were taken: a look that is under way does not know of them."""
        self._turn += 1
        self._show()
        self.look()

    # -- choosing a folder -----------------------------------------------------------------------

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder…"))
        if chosen:
            self._watch(Path(chosen))

    def _give_up(self) -> None:
        self._watch(None)

    def _watch(self, folder: Path | None) -> None:
        self._trouble = None
        try:
            watching.watch(self._session.office, folder)
        except Problem as problem:
            self._trouble = problem
        self._folder = watching.watched(self._session.office)
        self._seen, self._new, self._with_older = _NOTHING, frozenset[Path](), False
        self._ticks = {}
        self._anew()

    # -- choosing files --------------------------------------------------------------------------

    def _offered(self) -> tuple[Path, ...]:
        if not self._writable or self._intake.running:
            return ()
        return (*self._seen.new, *(self._seen.older if self._with_older else ()))

    def _is_ticked(self, path: Path) -> bool:
        return self._ticks.get(path, path in self._new)

    def _ticked(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        self._ticks[path] = item.checkState() == _TICKED
        self._say_how_many()

    def _tick_all(self, *, on: bool) -> None:
        self._ticks |= dict.fromkeys(self._offered(), on)
        self._show()

    def _show_older(self) -> None:
        self._with_older = True
        self._show()
        self.files.setFocus()

    def _take_them(self) -> None:
        some = [path for path in self._offered() if self._is_ticked(path)]
        self._offer_no_more(some)
        self._take(some)
        self._show()

    def _leave_them(self) -> None:
        some = list(self._offered())
        self._offer_no_more(some)
        office = self._session.office
        self._session.aside(
            lambda: watching.leave(office, some), lambda _none: None, self, self._failed
        )
        self._show()

    def _offer_no_more(self, some: Sequence[Path]) -> None:
        gone = frozenset(some)
        self._seen = self._seen._replace(
            new=tuple(each for each in self._seen.new if each not in gone),
            older=tuple(each for each in self._seen.older if each not in gone),
        )
        for each in gone:
            self._ticks.pop(each, None)
        self._trouble = None
        self._turn += 1

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        self.choose.setText(self.tr("Watch a folder…"))
        self.choose.setToolTip(
            self.tr("New files of a phone, a camera or the browser are offered here by themselves")
        )
        self.choose.setEnabled(self._writable)
        if self._folder is not None:
            self._say(self._folder)
        if self.parentWidget() is not None:  # shown before they have a place, they would be windows
            self.choose.setVisible(self._folder is None)
            self.setVisible(self._folder is not None or self._trouble is not None)

    def _say(self, folder: Path) -> None:
        there = self._seen.is_there
        words = self.tr("Watched: {folder}") if there else self.tr("Not there: {folder}")
        self._where.setText(words.format(folder=folder))
        self.give_up.setText(self.tr("No longer"))
        self.give_up.setAccessibleName(self.tr("No longer watch this folder"))
        offered = self._offered()
        self._note.setVisible(bool(offered) or self._trouble is not None)
        n = len(self._seen.new)
        if self._trouble is not None:
            self._note.say(sentence(self._trouble), "missed")
        elif self._with_older:
            older = self.tr("New in the folder: {n}, older: {older}")
            self._note.say(older.format(n=n, older=len(self._seen.older)), "calm")
        else:
            self._note.say(self.tr("New in the folder: {n}").format(n=n), "calm")
        self.all.setText(self.tr("Tick all"))
        self.none.setText(self.tr("Untick all"))
        self.leave_them.setText(self.tr("Offer these no more"))
        self._list(folder, offered)
        self._say_how_many()
        for each in (self.files, self.take_them, self.leave_them):
            each.setVisible(bool(offered))
        for each in (self.all, self.none):
            each.setVisible(len(offered) > 1)
        lie = 0 if self._with_older or self._intake.running else len(self._seen.older)
        self.show_older.setText(self.tr("Older files that lie there: {n}. Show them").format(n=lie))
        self.show_older.setVisible(bool(lie) and self._writable)

    def _list(self, folder: Path, offered: Sequence[Path]) -> None:
        """Show the files; the list stays where she scrolled it as long as they are the same."""
        quiet = QSignalBlocker(self.files)
        role = Qt.ItemDataRole.UserRole
        shown = [self.files.item(n) for n in range(self.files.count())]
        if [each.data(role) for each in shown] != list(offered):
            self.files.clear()
            shown = []
            for path in offered:
                item = QListWidgetItem(self._line(folder, path), self.files)
                item.setData(role, path)
                shown.append(item)
            if shown:
                high = max(self.files.sizeHintForRow(0), self.fontMetrics().height())
                lines = min(len(shown), _MOST_LINES)
                self.files.setFixedHeight(high * lines + 2 * self.files.frameWidth())
        for item in shown:
            item.setCheckState(_TICKED if self._is_ticked(item.data(role)) else _OPEN)
        del quiet

    def _line(self, folder: Path, path: Path) -> str:
        size, changed_ns = self._seen.marks[path]
        parts = [str(path.relative_to(folder)), shown_size(size)]
        with suppress(ValueError, OverflowError, OSError):  # a stick's clock may say any year
            changed = datetime.fromtimestamp(changed_ns / 1e9, UTC)
            day = short_date(changed.astimezone(KAZAKHSTAN).date())
            parts.append(f"{day}, {clock_time(changed)}")
        return "  ·  ".join(parts)

    def _say_how_many(self) -> None:
        n = sum(self._is_ticked(path) for path in self._offered())
        self.take_them.setText(self.tr("Add the ticked: {n}").format(n=n))
        self.take_them.setEnabled(n > 0)

    @override
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look now and again as long as it is seen."""
        super().showEvent(event)
        self.timer.start()
        self.look()

    @override
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Rest as long as nobody sees it."""
        super().hideEvent(event)
        self.timer.stop()
