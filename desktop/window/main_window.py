"""The one window: wires the pages together and opens and closes cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.errors import Problem
from desktop.window.language import NATIVE_NAMES, sentence, tongue
from desktop.window.override import override
from desktop.window.start_page import StartPage
from desktop.window.theme import XS, L
from desktop.window.top_bar import TopBar

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QMenu

    from desktop.domain.directory import Entry
    from desktop.domain.fields import FieldAddress
    from desktop.domain.text import LocalText
    from desktop.usecases.desk import Desk
    from desktop.usecases.office import Office
    from desktop.usecases.register import Entry as Registered
    from desktop.usecases.searching import Hit
    from desktop.usecases.today import Item
    from desktop.window.bringing import Bringing
    from desktop.window.case_page import CasePage
    from desktop.window.colleagues import Colleagues
    from desktop.window.finder import Finder
    from desktop.window.library.libraries import Libraries
    from desktop.window.locking import Left, Locking
    from desktop.window.new_case_page import NewCasePage
    from desktop.window.runner import InlineRunner, Runner
    from desktop.window.session import CaseSession
    from desktop.window.todays import Todays

T = TypeVar("T")

USUAL_SIZE = (1240, 720)
FRAME = (16, 48)
"""At most so much wider and higher is a window with the frame that the system draws around it."""


class MainWindow(QMainWindow):
    """Start page, case, and the pages around them, one at a time.

    It is painted before there is an office (`furnish`), so that it is on screen at once.
    `inline` does all work on a case at once on this thread: for tests and the self-test.
    """

    first_painted = Signal()
    libraries: Libraries | None = None
    """What shows the cases as list, board or map, made after the first paint."""

    def __init__(self, office: Office | None = None, *, inline: bool = False) -> None:
        super().__init__()
        self._office: Office | None = None
        self.ask_office: Callable[[], None] | None = None
        self._inline = inline
        self._painted = False
        self._shortcuts = False
        self._today: date | None = None
        self._todays: Todays | None = None
        self._aside: Runner | InlineRunner | None = None
        self._bringing: Bringing | None = None
        self._opening: CaseSession | None = None
        self._leaving = False
        self._busy = False
        self._locking: Locking | None = None
        self._finder: Finder | None = None
        self._colleagues: Colleagues | None = None
        self.case_page: CasePage | None = None
        self.new_page: NewCasePage | None = None
        self.start = StartPage()
        self.bar = TopBar(self._fill_menu)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.notice: QWidget | None = None
        self._told: tuple[Problem, ...] = ()
        self._calm = False
        self._side: QWidget | None = None
        self._came_from: tuple[Path, int, Left] | None = None
        """The case that a page beside the cases was opened from, and where it was left."""
        self._may_leave: Callable[[], bool] = lambda: True
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.setWindowTitle("Baqylau")
        self.resize(*USUAL_SIZE)
        self._hear_start()
        self.bar.home_wanted.connect(self.go_home)
        self.bar.language_wanted.connect(self.set_language)
        self.bar.at_home(True)
        if office is not None:
            self.furnish(office)
            self.learn()

    def _hear_start(self) -> None:
        self.start.open_wanted.connect(self.open_case)
        self.start.new_wanted.connect(self.show_new)
        self.start.browse_wanted.connect(self.browse)
        self.start.sample_wanted.connect(self.open_sample)
        self.start.forget_wanted.connect(self._forget)
        self.start.folder_wanted.connect(self._show_in_folder)
        self.start.item_wanted.connect(self._open_item)
        self.start.today_wanted.connect(self.show_today)
        self.start.search_wanted.connect(self._search)
        self.start.place_wanted.connect(self._open_place)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    # -- its place on the screen -----------------------------------------------------------------

    def take_place(self, place: str) -> None:
        """Stand where the window stood when it was last closed, and wholly on the screen.

        `place` is what `_keep_place` kept, "" the first time: a screen that is too small for the
        usual size is then filled.
        """
        if place and self.restoreGeometry(QByteArray.fromBase64(place.encode())):
            self._fit()
        elif not self._fit():
            self.setWindowState(self.windowState() | QtCore.Qt.WindowState.WindowMaximized)

    def _fit(self) -> bool:
        """Become no larger than the screen; return whether that was so already."""
        room = self.screen().availableGeometry()
        wide, high = room.width() - FRAME[0], room.height() - FRAME[1]
        fits = self.width() <= wide and self.height() <= high
        if not fits and not self.isMaximized():
            self.resize(min(self.width(), wide), min(self.height(), high))
        return fits

    def _keep_place(self) -> None:
        if self._office is not None:
            place = bytes(self.saveGeometry().toBase64().data()).decode()
            self._office.remember("place", place)

    # -- after the first paint -----------------------------------------------------------------

    @property
    def office(self) -> Office:
        """What use cases work with, made at once if a click comes before its turn.

        Raises:
            RuntimeError: nobody said how to make it; a mistake of ours.
        """
        if self._office is None and self.ask_office is not None:
            self.ask_office()
        if self._office is None:
            raise RuntimeError("the window has no office")
        return self._office

    def furnish(self, office: Office) -> None:
        """Take the office: from here on everything works. Called after the first paint."""
        self._office = office
        self.ask_office = None
        self._fill_library()
        self._today = office.clock.today()
        self.start.set_today(self._today)
        if self._shortcuts:
            return
        # A lid that was closed on Friday is opened on Monday: the days left must be Monday's.
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self.turn_the_day)
        self._midnight.start()
        self._shortcuts = True
        from PySide6.QtGui import QKeySequence, QShortcut

        for keys, act in (
            ("Ctrl+N", self.show_new),
            ("Ctrl+O", self.browse),
            ("Ctrl+F", self._find),
            ("Ctrl+K", self._go_to),
            ("F1", self._guidance),
            ("F2", self.show_law),
            ("Ctrl+W", self.go_home),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)
        for n in range(5):
            QShortcut(QKeySequence(f"Ctrl+{n + 1}"), self, self._phase_jump(n))

    def turn_the_day(self) -> None:
        """Show everything as it stands today, if the day is another than it was."""
        today = self.office.clock.today()
        if today == self._today:
            return
        self._today = today
        self.start.set_today(today)
        self.fill_today()
        self._look_again()

    def _look_again(self) -> None:
        if self._colleagues is not None:
            self._colleagues.look()
        if self.case_page is not None:
            self.case_page.session.refresh()

    @override
    def event(self, event: QEvent) -> bool:
        """Look again when the window comes to the front: a letter may have been edited in Word."""
        if self._shortcuts and event.type() == QEvent.Type.WindowActivate:
            self.turn_the_day()
            self._look_again()
        return super().event(event)

    def settle_in(self) -> None:
        """Make the office unless a click has done so."""
        _ = self.office

    def _fill_library(self) -> None:
        from desktop.usecases import library

        try:
            self.start.set_rows(library.rows(self.office))
        except Problem as problem:  # the cases themselves are whole: the list is only a copy
            self.say(problem)
        self.fill_today()

    def fill_today(self) -> None:
        """Show what the day holds, once that is known."""
        if self._todays is not None:
            self._todays.fill()

    def _open_item(self, item: Item) -> None:
        if self._todays is not None:
            self._todays.open_item(item)

    def show_today(self) -> None:
        """Show the whole list of the day, and the month."""
        if self._todays is not None:
            self._todays.show_page()

    def learn(self) -> None:
        """Load what tells how many working days are left, and what today asks for."""
        law = self.office.law
        try:
            calendar = law.calendar
        except Problem as problem:  # the user's own changes could not be read: put aside, said once
            self.say(problem)
            calendar = law.calendar
        self.start.know(calendar)
        if self._todays is None:
            from desktop.window.todays import Todays

            self._todays = Todays(self)
        self.fill_today()
        if self.libraries is None:
            from desktop.window.library.libraries import Libraries

            self.libraries = Libraries(self)
            self.libraries.look_through()
        self.bringing.remind(self.start.remind)
        self.colleagues.look()
        self._check_clock()

    def _check_clock(self) -> None:
        from desktop.usecases.clock_check import clock_jump

        if (odd := clock_jump(self.office)) is not None:
            self.say(odd)

    # -- backups and locking, made when they are first needed ------------------------------------

    @property
    def bringing(self) -> Bringing:
        """What brings backups to the second place."""
        if self._bringing is None:
            from desktop.window.bringing import Bringing

            self._bringing = Bringing(self.office, self._runner, self.say, self._broke)
        return self._bringing

    @property
    def locking(self) -> Locking:
        """What locks a protected case when nobody is there."""
        if self._locking is None:
            from desktop.window.locking import Locking

            self._locking = Locking(self)
        return self._locking

    @property
    def colleagues(self) -> Colleagues:
        """What looks who has which case open."""
        if self._colleagues is None:
            from desktop.window.colleagues import Colleagues

            self._colleagues = Colleagues(self, self._runner)
        return self._colleagues

    def lock(self) -> None:
        """Save and close a protected case, and forget all keys."""
        self.locking.lock()

    def _phase_jump(self, n: int) -> Callable[[], None]:
        return lambda: self.case_page.go_to_phase(n) if self.case_page else None

    # -- pages ---------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Leave a page that stands beside the cases: to the case she came from, else home."""
        if self._came_from is None:
            self.go_home()
            return
        path, control, left = self._came_from
        self.locking.will_return(path, left)
        self.open_case(path, control)

    def go_home(self) -> None:
        """Go back to the start page; an open case is saved and closed."""
        self._came_from = None
        session = self.case_page.session if self.case_page is not None else None
        place = session.place if session is not None else ()
        protected = session is not None and session.now is not None and session.now.protected
        self.clear_notice()  # not after: what the case says while it is closed is to be read
        if not self.close_case():
            return
        self._fill_library()
        self._show(self.start)
        self.bar.at_home(True)
        self.setWindowTitle("Baqylau")
        self.start.search.setFocus()
        if self._finder is not None:
            self._finder.read_again()
            self.start.search_again()
        from desktop.usecases.safe_places import is_removable

        if is_removable(place):
            # Not before what may still be copied to the same stick is there.
            self.bringing.bring(None, self._say_stick_is_free)
        self.bringing.remind(self.start.remind)
        if protected:
            self.locking.lock_closed()

    def _say_stick_is_free(self) -> None:
        free = Problem("place.can-remove")
        if self.notice is not None:  # what the case said while it was closed stays to be read
            self.say(*self._told, free, calm=self._calm)
        else:
            self.say(free, calm=True)

    @property
    def is_opening(self) -> bool:
        """Whether a case is on its way to be shown."""
        return self._opening is not None

    @property
    def is_busy(self) -> bool:
        """Whether work on the open case takes long enough to be shown."""
        return self._busy

    def close_case(self) -> bool:
        """Save and close what is open, or is being opened; `False` if the user stays."""
        if self._leaving:  # timers and the window system go on while the file is let go
            return False
        self._leaving = True
        try:
            return self._let_go()
        finally:
            self._leaving = False

    def _let_go(self) -> bool:
        opening, self._opening = self._opening, None
        if opening is not None:
            self.unsetCursor()
            opening.close()
        if self._side is not None and not self._may_leave():
            return False
        page = self.case_page
        if page is None:
            return True
        if not page.close_case():
            return False
        self.case_page = None
        self.bar.show_saved("")
        self.stack.removeWidget(page)
        page.deleteLater()
        return True

    def _show(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if page is not self._side:
            self._drop_side_page()

    def show_new(self) -> None:
        """Ask what is needed to begin a case."""
        if self.new_page is not None and self.stack.currentWidget() is self.new_page:
            return  # what is typed there stays
        self.clear_notice()
        if not self.close_case():
            return
        if self.new_page is None:
            from desktop.window.new_case_page import NewCasePage

            self.new_page = NewCasePage(self.office, self.do_aside)
            self.new_page.cancelled.connect(self.go_home)
            self.new_page.create_wanted.connect(self._create)
        self._show(self.new_page)
        self.bar.at_home(False)
        self.new_page.start()

    def browse(self) -> None:
        """Let the user choose a case file."""
        from PySide6.QtWidgets import QFileDialog

        from desktop.usecases.cases import EXTENSION

        folder = self.office.folders.cases
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open a case"), str(folder), f"Baqylau (*{EXTENSION} *.zip)"
        )
        if chosen:
            self.open_case(Path(chosen))

    def _create(self, path: Path, name: LocalText, procedure: str, known: Entry | None) -> None:
        def make() -> Desk:
            from desktop.usecases.files import make_folder
            from desktop.usecases.known import begin_case

            make_folder(path.parent, parents=True)
            return begin_case(self.office, path, name, procedure, known)

        def failed(problem: Problem) -> None:
            if self.new_page is not None:
                self.new_page.say_trouble(problem)

        self._open(make, failed)

    def open_case(
        self,
        path: Path,
        control: int | None = None,
        at: FieldAddress | None = None,
        step: tuple[UUID, str] | None = None,
    ) -> None:
        """Open a case file at one of its controls; `None` is the one that is worked on.

        `at` is the field to lead to, `step` the step of a proceeding; `None` where work goes on.
        A package is checked and shown instead.
        """
        if path.suffix.lower() == ".zip":
            self._show_package(path)
            return

        def make() -> Desk:
            from desktop.usecases.cases import open_case

            return open_case(self.office, path)

        def refused(why: Problem) -> None:
            if why.code == "file.protected":
                self._ask_password(
                    path,
                    path.stem,
                    lambda: self.open_case(path, control, at, step),
                    lambda damage: self._offer_backups(path, damage),
                )
            else:
                self._offer_backups(path, why)

        self._open(make, refused, control, at, step)

    def _ask_password(
        self,
        path: Path,
        name: str,
        unlocked: Callable[[], None],
        refused: Callable[[Problem], None],
        after_minutes: int = 0,
    ) -> None:
        """Ask for the password of a protected file in the place of the case."""
        from desktop.window.unlock_page import UnlockPage

        page = UnlockPage(self.office, path, name, self.do_aside, after_minutes)
        page.done.connect(self.go_home)
        page.card.unlocked.connect(unlocked)
        page.card.refused.connect(refused)
        self.show_page(page)
        page.card.edit.setFocus()

    def ask_for_locked(self, path: Path, control: int, minutes: int) -> None:
        """Ask for the password of a case that was locked by itself after so many minutes."""
        self.setWindowTitle("Baqylau")
        told = self._told if self.notice is not None else ()
        self._ask_password(
            path,
            path.stem,
            lambda: self.open_case(path, control),
            lambda damage: self._offer_backups(path, damage),
            minutes,
        )
        if told:  # what the case said while it was closed is to be read
            self.say(*told, calm=self._calm)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.show_busy(busy)

    def _show_package(self, path: Path) -> None:
        from desktop.window.package_page import PackagePage

        if not self.close_case():
            return
        page = PackagePage(self.office, path, self._runner)
        page.done.connect(self.go_home)
        page.open_wanted.connect(self.open_case)
        self.show_page(page, page.may_leave)
        page.start()

    def _offer_backups(self, path: Path, why: Problem) -> None:
        """Say why a case was not opened; where it is lost or damaged, offer what is left of it."""
        from desktop.usecases.recovering import left_of
        from desktop.window.recover_page import RecoverPage

        def ask(backup: Path) -> None:
            self._ask_password(backup, path.stem, lambda: self._offer_backups(path, why), self.say)

        left = left_of(self.office, path, why)
        if not left:
            self.say(why)
        elif left.locked is not None:
            ask(left.locked)
            self.say(why)
        else:
            page = RecoverPage(
                self.office, path, why, left, aside=self.do_aside, make_runner=self._runner
            )
            page.done.connect(self.go_home)
            page.open_wanted.connect(self.open_case)
            page.password_wanted.connect(ask)
            self.show_page(page, page.may_leave)
            page.again.setFocus()

    def _leave_damaged(self, path: Path) -> None:
        # Not from within the press: the page that was pressed goes with the case.
        why = Problem("file.damaged", path=path)
        QTimer.singleShot(0, self, lambda: self._offer_backups(path, why))

    def begin_control(self) -> None:
        """Begin another control of the institution whose case is open, and show it."""
        if self.case_page is None:
            return

        def begun(_control: object) -> None:
            # Not from within the act that began it: opening closes the session it belongs to.
            QTimer.singleShot(0, self, self._reopen)

        from desktop.usecases import cases

        self.case_page.session.flush()
        self.case_page.session.act(cases.begin_control, begun, self.say, owner=self, once="control")

    def _reopen(self) -> None:
        if self.case_page is not None and self.case_page.session.now is not None:
            self.open_case(self.case_page.session.now.path)

    def open_sample(self) -> None:
        """Open the sample case, made when it is first asked for."""
        from desktop.usecases.sample import SAMPLE_NAME, build_sample, sample_office

        path = self.office.folders.cases / SAMPLE_NAME

        def make() -> Desk:
            from desktop.usecases.cases import open_case
            from desktop.usecases.files import make_folder

            if not path.exists():
                make_folder(path.parent, parents=True)
                build_sample(sample_office(self.office.folders.home / "sample"), path).close()
            return open_case(self.office, path)

        self._open(make, self.say)

    def _open(
        self,
        make: Callable[[], Desk],
        failed: Callable[[Problem], None],
        control: int | None = None,
        at: FieldAddress | None = None,
        step: tuple[UUID, str] | None = None,
    ) -> None:
        if self._opening is not None:  # a second click: the first is on its way
            return
        self.clear_notice()
        if not self.close_case():
            return
        from desktop.window.case_page import CasePage
        from desktop.window.session import CaseSession

        self._came_from = None
        session = CaseSession(self.office, self._runner(), control)
        session.busy_changed.connect(self._show_busy)
        self._opening = session
        self.setCursor(QtCore.Qt.CursorShape.BusyCursor)

        def opened() -> None:
            if self._opening is not session:  # she went elsewhere meanwhile
                return
            self._opening = None
            self.unsetCursor()
            left = self.locking.give_back(session)
            page = CasePage(session)
            page.saved_at.connect(self.bar.show_saved)
            page.saving.connect(self.bar.show_saving)
            page.not_saved.connect(self.bar.show_not_saved)
            page.titled.connect(lambda title: self.setWindowTitle(f"{title} · Baqylau"))
            session.backed_up.connect(self.bringing.bring)
            session.backed_up.connect(self.bringing.rehearse)
            self.case_page = page
            self.bar.at_home(False)
            self._show(page)
            page.protected.connect(self.locking.watch)
            page.told.connect(lambda told, well: self.say(*told, calm=well))
            page.damaged.connect(self._leave_damaged)
            page.start()
            if left is not None:
                self.locking.go_back(page, left)
            if at is not None:
                page.jump(at)
            elif step is not None:
                page.go_to_step(*step)
            self.locking.watch()
            self.colleagues.greet(page)

        def refused(problem: Problem) -> None:
            if self._opening is not session:
                return
            self._opening = None
            self.unsetCursor()
            session.close()
            failed(problem)

        def broke(error: Exception) -> None:
            refused(Problem("window.broke"))
            self._broke(error)

        session.broke.connect(broke)
        session.open(make, opened, refused)

    def _runner(self) -> Runner | InlineRunner:
        from desktop.window.runner import InlineRunner, Runner

        return InlineRunner() if self._inline else Runner()

    def _broke(self, error: Exception) -> None:
        self.unsetCursor()
        raise error

    # -- what the menu and the keys do ----------------------------------------------------------

    def _fill_menu(self, menu: QMenu) -> None:
        from desktop.window.menu import fill

        fill(menu, self)

    def _find(self) -> None:
        if self.case_page is not None:
            self.case_page.open_go_to()
        else:
            self.start.search.setFocus()
            self.start.search.selectAll()

    def _go_to(self) -> None:
        if self.case_page is not None:
            self.case_page.open_go_to()
        else:
            self._find()

    def _guidance(self) -> None:
        if self.case_page is not None:
            self.case_page.toggle_guidance()
        else:
            self.show_about()

    def _drop_side_page(self) -> None:
        if self._side is not None:
            self.stack.removeWidget(self._side)
            self._side.deleteLater()
            self._side = None

    def show_page(self, page: QWidget, may_leave: Callable[[], bool] = lambda: True) -> None:
        """Show a page that stands beside the cases (profile, about), with the way back.

        `may_leave` saves what is typed there, and is asked before another page takes its place.
        """
        self.clear_notice()
        case = self.case_page
        shot = case.session.now if case is not None else None
        if not self.close_case():
            page.deleteLater()
            return
        if case is not None and shot is not None:
            from desktop.window.locking import left_at

            self._came_from = (shot.path, shot.control.number, left_at(case, shot))
        self._drop_side_page()
        self._side, self._may_leave = page, may_leave
        self._show(page)
        self.bar.at_home(False)

    def show_profile(self) -> None:
        """Show who we are: the organisation's card that new cases begin with."""
        from desktop.window.profile_page import ProfilePage

        try:
            page = ProfilePage(self.office)
        except Problem as problem:
            self.say(problem)
            return
        page.done.connect(self.go_back)
        page.letterhead_wanted.connect(lambda: self.show_letterhead(self.show_profile))
        self.show_page(page, page.may_leave)

    def show_letterhead(self, back: Callable[[], None] | None = None) -> None:
        """Show the letterhead beside a letter as it is printed; then go `back`, or to the case."""
        from desktop.window.letterhead_page import LetterheadPage

        try:
            page = LetterheadPage(self.office, self.do_aside)
        except Problem as problem:
            self.say(problem)
            return
        page.done.connect(back or self.go_back)
        self.show_page(page, page.may_leave)

    def show_register(self) -> None:
        """Show the letters of all cases on this computer."""
        from desktop.window.register_page import RegisterPage

        page = RegisterPage(self.office, self.do_aside)
        page.done.connect(self.go_back)
        page.open_wanted.connect(self._open_letter)
        self.show_page(page)

    def show_campaigns(self, name: str = "") -> None:
        """Show the cases of a campaign together, or how one is made; "" for that of the case."""
        from desktop.window.campaigns.opening import show_campaigns

        show_campaigns(self, self._runner, name)

    def _open_letter(self, entry: Registered) -> None:
        """Open the case of a letter, at the letter."""
        if entry.path is None:
            return
        field = "arrived_on" if entry.letter.direction == "in" else "number"
        from desktop.domain.fields import FieldAddress

        at = FieldAddress("letter", entry.letter_id, field)
        self.open_case(entry.path, entry.letter.control or None, at)

    def show_letter_texts(self) -> None:
        """Show the texts of all letters; beside an open case without leaving it."""
        if self.case_page is not None:
            self.case_page.show_letter_texts()
            return
        from desktop.window.letter_texts_page import LetterTextsPage

        page = LetterTextsPage(self.office, self.do_aside)
        page.done.connect(self.go_back)
        self.show_page(page)

    def show_calendar(self) -> None:
        """Show the days off by which terms are counted."""
        from desktop.window.calendar_page import CalendarPage

        try:
            page = CalendarPage(self.office, self.do_aside)
        except Problem as problem:
            self.say(problem)
            return
        page.changed.connect(self.learn)
        self.show_page(page)

    def show_law(self) -> None:
        """Show articles, terms and saved texts; beside an open case without leaving it."""
        if self.case_page is not None:
            self.case_page.show_law()
            return
        from desktop.window.law_page import LawPage

        page = LawPage(self.office, self.do_aside)
        page.done.connect(self.go_back)
        self.show_page(page)

    def show_about(self) -> None:
        """Show what Baqylau is and what its quiet words mean."""
        from desktop.window.about_page import AboutPage

        page = AboutPage()
        page.done.connect(self.go_back)
        self.show_page(page)

    def set_language(self, lang: str) -> None:
        """Speak another language, at once and from now on."""
        chosen = next(one for one in NATIVE_NAMES if one == lang)
        if self.case_page is not None:
            self.case_page.session.flush()
        tongue().speak(chosen)
        from msgspec.structs import replace

        try:
            self.office.change_profile(lambda kept: replace(kept, lang=chosen))
        except Problem as problem:
            self.say(problem)

    def rebuild(self) -> None:
        """Make the list anew from the case files."""
        from desktop.usecases import library

        def rebuilt(troubles: tuple[Problem, ...]) -> None:
            self._fill_library()
            if troubles:
                self.say(*troubles)

        self.do_aside(lambda: library.rebuild(self.office), rebuilt)

    def do_aside(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        owner: QtCore.QObject | None = None,
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do work that belongs to no open case, without keeping the window waiting.

        `owner` is the widget that `then` and `failed` belong to: they are not called if it is
        gone by then. What went wrong is said above the page unless `failed` gets it.
        """
        if self._aside is None:
            self._aside = self._runner()
            self._aside.busy_changed.connect(self.bar.show_busy)

        def there() -> bool:
            return owner is None or isValid(owner)

        def done(result: T) -> None:
            if there():
                then(result)

        def gone_wrong(error: Exception) -> None:
            if not isinstance(error, Problem):
                self._broke(error)
            elif failed is not None and there():
                failed(error)
            else:
                self.say(error)

        self._aside.submit(job, done, gone_wrong)

    def _search(self, typed: str) -> None:
        """Show where in the cases stands what is typed."""
        if self._finder is None:
            if not typed:
                return
            from desktop.window.finder import Finder

            self._finder = Finder(self.office, self.do_aside, self.start.show_places)
        self._finder.look(typed)

    def _open_place(self, hit: Hit) -> None:
        from desktop.usecases.searching import address_of

        self.open_case(hit.path, at=address_of(hit.place))

    def _forget(self, path: Path) -> None:
        from desktop.usecases import library

        try:
            library.forget(self.office, path)
        except Problem as problem:
            self.say(problem)
        else:
            self._fill_library()

    def _show_in_folder(self, path: Path) -> None:
        from desktop.window.office_program import show_in_folder

        if not show_in_folder(path):
            self.say(Problem("window.cannot-show", path=str(path)))

    # -- sentences over the page -----------------------------------------------------------------

    def say(self, *told: Problem, calm: bool = False) -> None:
        """Say something above the page until the page changes, in whatever language is spoken."""
        from desktop.window.widgets import Note, button, row

        self.clear_notice()
        self._told, self._calm = told, calm
        note = Note("\n".join(sentence(each) for each in told), "kept" if calm else "missed")
        close = button(self.tr("Understood"), "quiet", self.clear_notice)
        note.add(row(close, None))
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(L, XS, L, XS)
        layout.addWidget(note)
        self.notice = holder
        self._column.insertWidget(1, holder)

    def clear_notice(self) -> None:
        """Take the sentence away."""
        if self.notice is not None:
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say in the new language what stands above the page."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.notice is not None:
            self.say(*self._told, calm=self._calm)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Save what was typed and let the case go before the window does."""
        if not self.close_case():
            event.ignore()
            return
        self._keep_place()
        if self._aside is not None:
            self._aside.finish()
            self._aside = None
        if self._bringing is not None:
            self._bringing.finish()
        if self._colleagues is not None:
            self._colleagues.finish()
        event.accept()
