"""An open case: the head that stays, the views under it, rail and page and guidance."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.control import Proceeding
from desktop.domain.errors import Problem
from desktop.domain.fields import FieldAddress
from desktop.domain.review import Review
from desktop.domain.text import LANGS, Lang
from desktop.procedure.states import ClockState
from desktop.usecases.places import asks_for, proceeding_that_asks
from desktop.usecases.searching import asked_field, places_in
from desktop.usecases.second_reading import home_of
from desktop.window.courses import Courses
from desktop.window.fields.local import shown_langs
from desktop.window.greeting import Greeting
from desktop.window.guidance import FoldedGuidance, Guidance
from desktop.window.header import Header
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.language import lang, say, sentence
from desktop.window.leaving import leaves_anyway
from desktop.window.override import override
from desktop.window.rail import NARROW, WIDTH, Rail
from desktop.window.session import CaseSession, Snapshot, clock_time
from desktop.window.step_page import StepPage
from desktop.window.theme import XL, L, State
from desktop.window.views import VIEWS, View
from desktop.window.widgets import Note, button, column, has_cursor, line, row

if TYPE_CHECKING:
    from desktop.casefile.history import Done
    from desktop.usecases.desk import Desk
    from desktop.usecases.second_reading import ToDo
    from desktop.window.backups_page import BackupsPage
    from desktop.window.check_page import CheckPage
    from desktop.window.choose_page import ChoosePage
    from desktop.window.clocks_view import CountPage
    from desktop.window.edition_page import EditionPage
    from desktop.window.hand_over_page import HandOverPage
    from desktop.window.join_page import JoinPage
    from desktop.window.law_page import LawPage
    from desktop.window.letter_texts_page import LetterTextsPage
    from desktop.window.note_page import NotePage
    from desktop.window.print_page import PrintPage
    from desktop.window.protection_page import ProtectionPage
    from desktop.window.purge_page import PurgePage
    from desktop.window.reading_page import ReadingPage

ROOMY = 1120
"""Narrower windows begin with the guidance folded."""
LEAST = 540
"""A page needs this much: radio buttons beside their question, a day beside its weekday."""
LOW = 560
"""Lower windows get a head with less air."""


class CasePage(QWidget):
    """Wires the panels of one case together."""

    saved_at = Signal(str)
    saving = Signal()
    not_saved = Signal()
    titled = Signal(str)
    protected = Signal()
    """The case was given a password."""
    damaged = Signal(object)
    """The file itself is damaged: its path."""
    told = Signal(object, bool)
    """Problems to be said above whatever page comes, and whether all is well."""

    _count: "CountPage | None" = None
    _choose: "ChoosePage | None" = None
    _law: "LawPage | None" = None
    _letter_texts: "LetterTextsPage | None" = None
    _edition: "EditionPage | None" = None
    _backups: "BackupsPage | None" = None
    _joining: "JoinPage | None" = None
    _notes: "NotePage | None" = None
    _reading: "ReadingPage | None" = None
    _purging: "PurgePage | None" = None
    _hand_over: "HandOverPage | None" = None
    _check: "CheckPage | None" = None
    _protection: "ProtectionPage | None" = None
    _print: "PrintPage | None" = None
    _trouble: Problem | None = None
    _was_greeted = False
    _turned_told: Callable[[], str] = str
    _turned_state: State = "calm"

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self.session = session
        self.header = Header(session)
        self.rail = Rail()
        self.courses = Courses(session.office.law)
        self.rail.put_above(self.courses)
        self.guidance = Guidance(session)
        self.folded = FoldedGuidance()
        self.letters = KazakhBar()
        self.step: StepPage | None = None
        self._wants_guidance: bool | None = None
        self._loud = Note("", "missed")
        self._loud.hide()
        self._again = button("", "quiet", session.flush)
        self._loud.add(row(self._again, None))
        self._turned = Note("", "calm")
        self._turned.hide()
        self._place = Note("", "calm")
        self._place.hide()
        self._understood = button("", "quiet", self._heard_of_place)
        self._place.add(row(self._understood, None))
        self.tabs: dict[str, QPushButton] = {}
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.rail)
        body.addLayout(self._middle, 1)
        body.addWidget(self.guidance)
        body.addWidget(self.folded)
        self._route_view = QWidget()
        self._route_view.setLayout(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._route_view)
        self._views: dict[str, View] = {}
        # What a page over the case needs the room of: 150 % of a small screen leaves little.
        self._asides = QWidget()
        self._asides.setLayout(
            column(self._make_greeting(), self._place, self._make_offer(), space=0)
        )
        self.stack.currentChanged.connect(lambda _at: self._make_room())
        outer = column(
            self.header,
            self._tab_row(),
            line(),
            self._loud,
            self._asides,
            self._turned,
            self.stack,
            space=0,
        )
        outer.setStretchFactor(self.stack, 1)
        self.setLayout(outer)
        self._connect(session)
        self._rebuild = QTimer(self, singleShot=True, interval=0)
        self._rebuild.timeout.connect(self._say_again)

    def _make_greeting(self) -> Greeting:
        self.greeting = Greeting(self.session)
        self.greeting.told.connect(self._greeted)
        self.greeting.note_wanted.connect(self.show_notes)
        self.greeting.reading_wanted.connect(self._show_asked)
        return self.greeting

    def _make_offer(self) -> Note:
        self._offer = Note("", "calm")
        self._offer.hide()
        self._accept = button("", "plain", self.show_protection)
        self._decline = button("", "quiet", self._refuse_offer)
        self._offer.add_beside(self._accept)
        self._offer.add_beside(self._decline)
        return self._offer

    def _connect(self, session: CaseSession) -> None:
        self.rail.chosen.connect(self.show_step)
        self.courses.chosen.connect(self.show_course)
        self.courses.more_wanted.connect(self.choose)
        self.courses.edition_wanted.connect(self.show_edition)
        self.guidance.folded.connect(self.toggle_guidance)
        self.folded.opened.connect(self.toggle_guidance)
        self.guidance.law_wanted.connect(self.show_law)
        self.header.explain_wanted.connect(self.explain)
        session.changed.connect(self.refresh)
        session.typing.connect(self.saving)
        session.typing.connect(self._turned.hide)
        session.changed.connect(self._turned.hide)
        session.saved.connect(self._saved)
        session.failed.connect(self._failed)

    def _tab_row(self) -> QHBoxLayout:
        tab_row = QHBoxLayout()
        tab_row.setContentsMargins(L, 0, L, 0)
        tab_row.setSpacing(XL)
        for name in ("route", *VIEWS):
            made = button("", "tab", self._tab(name))
            made.setCheckable(True)
            self.tabs[name] = made
            tab_row.addWidget(made)
        tab_row.addStretch(1)
        tab_row.addWidget(self.letters)
        return tab_row

    def start(self) -> None:
        """Show the case for the first time, at the step to do next."""
        shot = self._shot()
        self._retab()
        self._say_place()
        self._say_offer()
        self.show_view("route")
        first = shot.route.current or next((s.step.id for s in shot.route.steps), "")
        self.show_step(first)
        self.rail.focus_entry(first)
        self._make_room()
        if shot.writable:
            self.saved_at.emit(clock_time(self.session.office.clock.now()))

    def _shot(self) -> Snapshot:
        shot = self.session.now
        if shot is None:
            raise RuntimeError("no case is open")
        return shot

    # -- steps ---------------------------------------------------------------------------------

    def show_step(self, step_id: str) -> None:
        """Show the page of a step."""
        self.session.flush()
        shot = self._shot()
        state = shot.route.step(step_id)
        if state is None:
            return
        inside = False
        if self.step is not None:
            # A page takes the cursor with it when it goes: the next one must have it then.
            inside = has_cursor(self.step)
            self._middle.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
        self.step = StepPage(self.session, shot, step_id)
        self.step.next_wanted.connect(self.next_step)
        self.step.explain_wanted.connect(self.explain)
        self.step.remedy_wanted.connect(self.choose)
        self.step.jump_wanted.connect(self.jump)
        self.step.text_wanted.connect(self.show_letter_texts)
        self.step.print_wanted.connect(self.show_print)
        self.step.reading_wanted.connect(self.show_reading)
        self._middle.addWidget(self.step)
        self.step.show()  # what is not in sight yet would get the cursor later than it is given
        self.show_view("route")
        self.refresh(shot)
        self.rail.reveal(step_id)
        self.step.start(keyboard=inside)

    def next_step(self) -> None:
        """Go to the step after this one."""
        steps = [state.step.id for state in self._shot().route.steps]
        if self.step is not None and self.step.step_id in steps:
            at = steps.index(self.step.step_id) + 1
            if at < len(steps):
                self.show_step(steps[at])

    def go_to_phase(self, n: int) -> None:
        """Go to the first step of a phase that is not done."""
        wanted = self.rail.first_of(n, self._shot().route)
        if wanted is not None:
            self.show_step(wanted)
            self.rail.focus_entry(wanted)

    def go_to_step(self, proceeding_id: UUID, step_id: str) -> None:
        """Show a step of a proceeding; where the case has it no more, work goes on as it stands."""
        shot = self._shot()
        if proceeding_id == shot.proceeding.id:
            self.show_step(step_id)
        elif shot.case.get(Proceeding, proceeding_id) is not None:

            def shown() -> None:
                self._course_shown()
                self.show_step(step_id)

            self.session.flush()
            self.session.show_proceeding(proceeding_id, shown)

    def jump(self, address: FieldAddress) -> None:
        """Lead to a field: in the proceeding that asks for it, on its step.

        What colleagues write to each other stands on pages of its own.
        """
        shot = self._shot()
        if address.kind == "hand_over":
            self.show_notes()
            return
        review = shot.case.get(Review, address.record_id) if address.kind == "review" else None
        if review is not None:
            having = home_of(shot.case, review) or shot.proceeding
            self._show_reading_of(review.kind, having.id)
            return
        address = asked_field(shot.case, address)
        home = proceeding_that_asks(shot.case, shot.proceeding, address, self.session.office.law)
        if home is None or home == shot.proceeding.id:
            self._lead(address)
            return

        def shown() -> None:
            self._course_shown()
            self._lead(address)

        self.session.flush()
        self.session.show_proceeding(home, shown)

    def _lead(self, address: FieldAddress) -> None:
        """Lead to a field of the shown proceeding: on this page, else on another step."""
        shot = self._shot()
        if self.step is not None and self.step.reveal(address):
            self.show_view("route")
            return
        for state in shot.route.steps:
            if self.step is not None and state.step.id == self.step.step_id:
                continue
            if asks_for(state.step.fields, address, shot.case):
                self.show_step(state.step.id)
                if self.step is not None and self.step.reveal(address):
                    return
        self.show_view("route")  # its step does not belong to the route any more

    # -- views ---------------------------------------------------------------------------------

    def _tab(self, name: str) -> Callable[[], None]:
        return lambda: self.show_view(name)

    def show_view(self, name: str) -> None:
        """Show one of the views under the head."""
        self.session.flush()
        for key, tab in self.tabs.items():
            tab.setChecked(key == name)
        if name == "route":
            self._make_room(self._route_view)
            self.stack.setCurrentWidget(self._route_view)
            return
        view = self._view(name)
        view.refresh(self._shot())
        self._make_room(view)
        self.stack.setCurrentWidget(view)

    def _make_room(self, page: QWidget | None = None) -> None:
        """Leave a page its room: a password is offered beside the steps, where nothing waits.

        `page` is the one that is about to be shown: it then begins where it stays.
        """
        shown = self.stack.currentWidget()
        page = page or shown
        self._asides.setVisible(page is not shown or self._over() is None)
        waits = self.greeting.isVisibleTo(self._asides)
        steps = page is self._route_view
        self._offer.setVisible(self.session.offers_password and steps and not waits)
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _greeted(self) -> None:
        """Make room for what is told; a case that was just opened still begins at its top."""
        area = self.step.area if self.step is not None and not self._was_greeted else None
        at_top = area is not None and area.is_at_top()
        self._was_greeted = True
        self._make_room()
        if area is not None and at_top:
            area.to_top()

    def _tab_shown(self) -> str:
        return next((key for key, tab in self.tabs.items() if tab.isChecked()), "route")

    def _view(self, name: str) -> View:
        if name not in self._views:
            made = VIEWS[name](self.session)
            made.jump_wanted.connect(self.jump)
            made.explain_wanted.connect(self.explain)
            made.step_wanted.connect(self.go_to_step)
            self._views[name] = made
            self.stack.addWidget(made)
        return self._views[name]

    def explain(self, clock: ClockState) -> None:
        """Show how a date was counted."""
        from desktop.window.clocks_view import CountPage

        if self._count is None:
            self._count = CountPage(self.session)
            self._count.done.connect(lambda: self.show_view(self._tab_shown()))
            self.stack.addWidget(self._count)
        self.stack.setCurrentWidget(self._count)
        self._count.show_clock(clock)

    def show_law(self) -> None:
        """Show articles, terms and saved texts over the case."""
        from desktop.window.law_page import LawPage

        if self._law is None:
            self._law = LawPage(self.session.office, self.session.aside)
            self._law.done.connect(lambda: self.show_view(self._tab_shown()))
            self.stack.addWidget(self._law)
        self.stack.setCurrentWidget(self._law)
        self._law.search.setFocus()

    def show_letter_texts(self, kind: str = "") -> None:
        """Show the texts of the letters over the case, at one of them; "" where one was last."""
        from desktop.window.letter_texts_page import LetterTextsPage

        self.session.flush()
        page = self._letter_texts
        if page is None:
            page = LetterTextsPage(self.session.office, self.session.aside, self.session)
            page.done.connect(lambda: self.show_view(self._tab_shown()))
            page.changed.connect(self.session.refresh)
            self._letter_texts = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        wanted = shown_langs(self._shot())
        page.show_letter(kind or page.kind, lang() if lang() in wanted else wanted[0])
        page.list.setFocus()

    def show_print(self, kind: str) -> None:
        """Show over the case what is printed with a paper, and how it looks."""
        from desktop.window.print_page import PrintPage

        self.session.flush()
        if self._print is None:
            self._print = PrintPage(self.session)
            self._print.done.connect(lambda: self.show_view(self._tab_shown()))
            self.stack.addWidget(self._print)
        self.stack.setCurrentWidget(self._print)
        self._print.show_packet(kind)

    def open_go_to(self) -> None:
        """Let the user type where to go: a step, a field, a finding."""
        from desktop.window.go_to import GoTo

        shot = self._shot()
        targets: list[tuple[str, Callable[[], None]]] = [
            (state.step.title.text(lang()), self._step_target(state.step.id))
            for state in shot.route.steps
        ]
        if self.step is not None:
            targets += self.step.targets(shot)
        targets += [(tab.text(), self._tab(name)) for name, tab in self.tabs.items()]
        here = lang()
        popup: GoTo

        def ask(typed: str, then: Callable[[list[tuple[str, Callable[[], None]]]], None]) -> None:
            def there(found: list[tuple[str, FieldAddress]]) -> None:
                then([(label, partial(self.jump, address)) for label, address in found])

            self.session.look(lambda desk: places_in(desk, typed, here), there, owner=popup)

        popup = GoTo(self, targets, ask)
        popup.start()

    # -- courses -------------------------------------------------------------------------------

    def show_course(self, proceeding_id: UUID) -> None:
        """Show another proceeding of the control, at the step to do next."""
        self.session.flush()
        self.session.show_proceeding(proceeding_id, self._course_shown)

    def _course_shown(self) -> None:
        route = self._shot().route
        first = route.current or next((s.step.id for s in route.steps), "")
        self.show_step(first)
        self.rail.focus_entry(first)

    def choose(self, about_letter_id: UUID | None = None) -> None:
        """Let the user choose what to begin, or what to do about a letter without answer."""
        from desktop.window.choose_page import ChoosePage

        self.session.flush()
        if self._choose is None:
            self._choose = ChoosePage(self.session)
            self._choose.done.connect(lambda: self.show_view(self._tab_shown()))
            self._choose.begin_wanted.connect(self.begin_procedure)
            self.stack.addWidget(self._choose)
        self.stack.setCurrentWidget(self._choose)
        self._choose.show_offers(self._shot(), about_letter_id)

    def choosing(self) -> "ChoosePage | None":
        """Return the page of wishes, `None` before it was first asked for."""
        return self._choose

    def show_edition(self) -> None:
        """Show what a newer edition of the procedure changes."""
        from desktop.window.edition_page import EditionPage

        self.session.flush()
        if self._edition is None:
            self._edition = EditionPage(self.session)
            self._edition.done.connect(self._edition_done)
            self.stack.addWidget(self._edition)
        self.stack.setCurrentWidget(self._edition)
        self._edition.show_differences(self._shot())

    def show_backups(self) -> None:
        """Show the backups of the case over it."""
        from desktop.window.backups_page import BackupsPage

        self.session.flush()
        if self._backups is None:
            self._backups = BackupsPage(self.session)
            self._backups.done.connect(lambda: self.show_view(self._tab_shown()))
            self._backups.went_back.connect(self._turned_to)
            self.stack.addWidget(self._backups)
        self.stack.setCurrentWidget(self._backups)
        self._backups.show_list()

    def show_join(self, copy: Path) -> None:
        """Show what joining a colleague's copy would do."""
        from desktop.window.join_page import JoinPage

        self.session.flush()
        if self._joining is None:
            self._joining = JoinPage(self.session)
            self._joining.done.connect(lambda: self.show_view(self._tab_shown()))
            self._joining.joined.connect(self._turned_to)
            self.stack.addWidget(self._joining)
        self.stack.setCurrentWidget(self._joining)
        self._joining.show_copy(copy)

    def show_notes(self) -> None:
        """Show over the case the notes that people leave for the next one."""
        from desktop.window.note_page import NotePage

        self.session.flush()
        if self._notes is None:
            self._notes = NotePage(self.session)
            self._notes.done.connect(self._back_from_colleagues)
            self.stack.addWidget(self._notes)
        self.stack.setCurrentWidget(self._notes)
        self._notes.start()

    def show_reading(self, kind: str) -> None:
        """Show over the case the page on which a colleague reads a paper."""
        from desktop.window.reading_page import ReadingPage

        self.session.flush()
        if self._reading is None:
            self._reading = ReadingPage(self.session)
            self._reading.done.connect(self._back_from_colleagues)
            self._reading.print_wanted.connect(self.show_print)
            self.stack.addWidget(self._reading)
        self.stack.setCurrentWidget(self._reading)
        self._reading.start(kind)

    def _show_asked(self, asked: "ToDo") -> None:
        self._show_reading_of(asked.reading.review.kind, asked.proceeding_id)

    def _show_reading_of(self, kind: str, proceeding_id: UUID) -> None:
        """Show the readings of a paper, in the proceeding that has it."""
        if proceeding_id == self._shot().proceeding.id:
            self.show_reading(kind)
            return

        def shown() -> None:
            self._course_shown()
            self.show_reading(kind)

        self.session.flush()
        self.session.show_proceeding(proceeding_id, shown)

    def _back_from_colleagues(self) -> None:
        self.show_view(self._tab_shown())
        self.greeting.look()

    def show_purge(self) -> None:
        """Let the user remove something for good."""
        from desktop.window.purge_page import PurgePage

        self.session.flush()
        if self._purging is None:
            self._purging = PurgePage(self.session)
            self._purging.done.connect(lambda: self.show_view(self._tab_shown()))
            self._purging.purged.connect(self._turned_to)
            self.stack.addWidget(self._purging)
        self.stack.setCurrentWidget(self._purging)
        self._purging.start()

    def show_hand_over(self) -> None:
        """Show over the case what can be handed to a court, a lawyer or another program."""
        from desktop.window.hand_over_page import HandOverPage

        self.session.flush()
        if self._hand_over is None:
            self._hand_over = HandOverPage(self.session)
            self._hand_over.done.connect(lambda: self.show_view(self._tab_shown()))
            self._hand_over.came_aside.connect(self._say_turned)
            self.stack.addWidget(self._hand_over)
        self.stack.setCurrentWidget(self._hand_over)
        self._hand_over.start()

    def show_check(self) -> None:
        """Check the whole case file, over the case."""
        from desktop.window.check_page import CheckPage

        self.session.flush()
        if self._check is None:
            self._check = CheckPage(self.session)
            self._check.done.connect(lambda: self.show_view(self._tab_shown()))
            self._check.backups_wanted.connect(self.show_backups)
            self._check.rescue_wanted.connect(self.damaged)
            self.stack.addWidget(self._check)
        self.stack.setCurrentWidget(self._check)
        self._check.start()

    def show_protection(self) -> None:
        """Show the password of the case: giving, changing, taking away, the recovery sheet."""
        from desktop.window.protection_page import ProtectionPage

        self.session.flush()
        self.session.offers_password = False
        if self._protection is None:
            self._protection = ProtectionPage(self.session)
            self._protection.done.connect(lambda: self.show_view(self._tab_shown()))
            self._protection.protected.connect(self.protected)
            self._protection.came_aside.connect(self.told)
            self.stack.addWidget(self._protection)
        self.stack.setCurrentWidget(self._protection)
        self._protection.start()

    def _say_offer(self) -> None:
        self._offer.say(say("protection.offer"), "calm")
        self._accept.setText(self.tr("Protect with a password…"))
        self._decline.setText(self.tr("No password for this case"))

    def _refuse_offer(self) -> None:
        from desktop.usecases.protection import do_not_offer

        self.session.offers_password = False
        self._make_room()
        self.session.look(do_not_offer, lambda _none: None)

    def _turned_to(self, words: str) -> None:
        self._course_shown()
        self._say_turned(words)

    def _say_turned(self, words: str) -> None:
        self._tell_turned(lambda: words, "calm")

    def _tell_turned(self, told: Callable[[], str], state: State) -> None:
        self._turned_told, self._turned_state = told, state
        self._turned.say(told(), state)
        self._turned.show()

    def _edition_done(self) -> None:
        if self.step is not None and self._shot().route.step(self.step.step_id) is not None:
            self.show_step(self.step.step_id)
        else:
            self._course_shown()

    def begin_procedure(self, procedure_id: str, about_letter_id: UUID | None = None) -> None:
        """Begin another form, a request or a remedy, and show its first step."""
        from desktop.usecases.proceedings import begin_proceeding

        control_id = self._shot().control.id
        self.session.flush()

        def work(desk: "Desk") -> None:
            self.session.turn_to(begin_proceeding(desk, control_id, procedure_id, about_letter_id))

        self.session.act(work, lambda _none: self._course_shown(), owner=self, once="begin")

    # -- where the file lies ---------------------------------------------------------------------

    def _say_place(self) -> None:
        """Say what is to be told of where the case lies, until it is understood."""
        known = self.session.office.profile.window
        told = [each for each in self.session.place if self._place_key(each) not in known]
        self._understood.setText(self.tr("Understood"))
        self._place.say("\n".join(sentence(each) for each in told), "calm")
        self._place.setVisible(bool(told))

    def _place_key(self, told: Problem) -> str:
        return f"{told.code} {self._shot().case.id}"

    def _heard_of_place(self) -> None:
        for each in self.session.place:
            self.session.office.remember(self._place_key(each), "understood")
        self._place.hide()
        if self.step is not None:  # the button that had the cursor is gone
            self.rail.focus_entry(self.step.step_id)

    def _step_target(self, step_id: str) -> Callable[[], None]:
        return lambda: self.show_step(step_id)

    # -- undo ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Turn back the last act, and lead to what changed by it."""
        from desktop.usecases import undoing

        self._turn(undoing.undo, "undo.done", "undo.nothing")

    def redo(self) -> None:
        """Do again what was last undone."""
        from desktop.usecases import undoing

        self._turn(undoing.redo, "undo.done-again", "undo.nothing-again")

    def _turn(self, how: "Callable[[Desk], Done | None]", done: str, nothing: str) -> None:
        from desktop.usecases.history import in_short

        self.session.flush()

        def work(desk: "Desk") -> tuple[dict[Lang, str], FieldAddress | None]:
            act = how(desk)
            if act is None:
                return {}, None
            changed = desk.file.touched([act])[act.seq]
            places = (FieldAddress(of.kind, of.record_id, p) for of in changed for p in of.paths)
            return {one: in_short(desk, act, one) for one in LANGS}, next(places, None)

        def turned(outcome: tuple[dict[Lang, str], FieldAddress | None]) -> None:
            what, address = outcome
            told = (lambda: say(done, what=what[lang()])) if what else (lambda: say(nothing))
            self._tell_turned(told, "calm")
            if address is not None:
                self.jump(address)

        def refused(problem: Problem) -> bool:
            self._tell_turned(lambda: self._why_not(problem), "soon")
            return True

        self.session.act(work, turned, problem=refused, owner=self, once="turn")

    def _why_not(self, problem: Problem) -> str:
        from desktop.usecases.history import words_of_act
        from desktop.usecases.undoing import InTheWorld

        if not isinstance(problem, InTheWorld):
            return sentence(problem)
        office = self.session.office
        what = words_of_act(problem.kind, office.law, lang(), office.messages(lang()).say)
        return say(problem.code, what=what)

    # -- guidance --------------------------------------------------------------------------------

    def toggle_guidance(self) -> None:
        """Fold the guidance away, or open it, where it stands beside a step."""
        if self.stack.currentWidget() is not self._route_view:
            return
        shown = self.guidance.isVisibleTo(self)
        self._wants_guidance = not shown
        self._arrange()
        (self.folded.open if shown else self.guidance.area).setFocus()

    def _arrange(self) -> None:
        wide = self.width() >= ROOMY
        wanted = wide if self._wants_guidance is None else self._wants_guidance
        self.guidance.setVisible(wanted)
        self.folded.setVisible(not wanted)
        rail = WIDTH if wide else NARROW
        self.rail.setFixedWidth(rail)
        # In a narrow window the rail makes room for the guidance while that is open.
        self.rail.setVisible(not wanted or self.width() - rail - self.guidance.width() >= LEAST)
        self.header.breathe(roomy=self.height() > LOW)

    def _over(self) -> QWidget | None:
        """Return the page that lies over the case, `None` if none does."""
        shown = self.stack.currentWidget()
        over = (
            self._count,
            self._choose,
            self._law,
            self._letter_texts,
            self._edition,
            self._backups,
            self._joining,
            self._notes,
            self._reading,
            self._purging,
            self._hand_over,
            self._check,
            self._protection,
            self._print,
        )
        return shown if shown in over else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leads back from a page that lies over the case; undo, where no field took it."""
        if event.key() == Qt.Key.Key_Escape and self._over() is not None:
            self.show_view(self._tab_shown())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.redo()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the page the room that the window has."""
        super().resizeEvent(event)
        self._arrange()

    # -- showing -------------------------------------------------------------------------------

    def refresh(self, shot: Snapshot) -> None:
        """Show the case as it now stands."""
        if self._rebuild.isActive():  # first in the new language: the cursor is still in its field
            self._rebuild.stop()
            self._say_again()
        self.header.show_case(shot)
        chosen = self.step.step_id if self.step else ""
        self.rail.show_route(shot.route, chosen)
        self.courses.show_courses(shot)
        self.titled.emit(self.header.name.accessibleName())
        if self.step is not None:
            state = shot.route.step(self.step.step_id)
            if state is None:
                QTimer.singleShot(0, self, self._leave_gone_step)
                return
            self.step.refresh(shot)
            self.guidance.show_step(state)
        current = self.stack.currentWidget()
        for view in self._views.values():
            if view is current:
                with view.area.steady():
                    view.refresh(shot)

    def _leave_gone_step(self) -> None:
        """Go to the step to do next, if the one shown does not belong to the route any more."""
        route = self._shot().route
        if self.step is not None and route.step(self.step.step_id) is None:
            self.show_step(route.current)

    def _retab(self) -> None:
        self.tabs["route"].setText(self.tr("Route"))
        for name, view in VIEWS.items():
            self.tabs[name].setText(view.title())

    def _say_again(self) -> None:
        """Show everything in the new language: the page is made anew where it stood."""
        self._retab()
        if not self._place.isHidden():
            self._say_place()
        self.folded.retranslate()
        self._say_trouble()
        self._say_offer()
        self.greeting.retranslate()
        self._turned.say(self._turned_told(), self._turned_state)
        if self.step is not None:
            mark = self.step.mark()
            self.session.flush()
            name, over = self._tab_shown(), self._over()
            places = {key: view.place() for key, view in self._views.items()}
            for view in self._views.values():
                self.stack.removeWidget(view)
                view.deleteLater()
            self._views = {}
            self.show_step(self.step.step_id)
            self.step.return_to(mark)
            if name != "route":
                self.show_view(name)
                self._views[name].return_to(places.get(name))
            if over is not None:
                self.stack.setCurrentWidget(over)

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session.now is not None:
            self._rebuild.start()

    # -- saving ----------------------------------------------------------------------------------

    def _saved(self, instant: datetime) -> None:
        self._loud.hide()
        self.saved_at.emit(clock_time(instant))

    def _failed(self, problem: Problem) -> None:
        self._trouble = problem
        self._say_trouble()
        self._again.setVisible(self.session.unsaved)
        self._loud.show()
        if self.session.unsaved:
            self.not_saved.emit()

    def _say_trouble(self) -> None:
        self._again.setText(self.tr("Try again"))
        if self._trouble is not None:
            self._loud.say(sentence(self._trouble), "missed")

    def close_case(self) -> bool:
        """Save and let the file go; `False` if the user stays because something is not saved."""
        if self._protection is not None and self._protection.under_way:
            if not leaves_anyway(self, "protection.under-way"):
                return False
            self._protection.leave()
        if self._hand_over is not None:
            self._hand_over.stop()
        if self._check is not None:
            self._check.mending.stop()
        left = self._protection.sheets_left() if self._protection is not None else []
        self.session.flush()
        self.session.settle()
        if self.session.unsaved and not leaves_anyway(self):
            return False
        if self._print is not None:
            self._print.work.let_go()
        if self._check is not None:
            self._check.work.let_go()
        self.session.close()
        if left:  # where it lies is not said: the case may be locked because nobody is there
            self.told.emit((Problem("protection.sheet-left"),), False)
        return True


def _is_ctrl_y(event: QKeyEvent) -> bool:
    wanted = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return wanted and event.key() == Qt.Key.Key_Y
