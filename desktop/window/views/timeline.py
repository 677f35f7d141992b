"""Everything by date: what was done, what falls due, and where the order is broken."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.case import RECORD_KINDS
from desktop.domain.clock import KAZAKHSTAN
from desktop.domain.control import Consent, Finding, Look
from desktop.domain.correspondence import Letter, Receipt
from desktop.domain.dates import with_weekday
from desktop.domain.fields import FieldAddress, field_kinds
from desktop.domain.outcome import FollowUp, Outcome
from desktop.domain.parties import Membership, Person
from desktop.domain.record import Record
from desktop.domain.review import Review
from desktop.domain.values import UNKNOWN_DAY, read_day, read_time
from desktop.law import patterns
from desktop.procedure.naming import giver, title_of
from desktop.procedure.states import ClockState
from desktop.usecases.places import proceeding_that_asks
from desktop.window.clocks_view import clock_state, clock_words
from desktop.window.drawing import Mark
from desktop.window.language import lang, say
from desktop.window.naming import letter_title
from desktop.window.override import override
from desktop.window.session import CaseSession, Snapshot
from desktop.window.step_page import warning_note
from desktop.window.theme import XS, M, S
from desktop.window.views.view import View
from desktop.window.widgets import StateMark, Words, as_written, button, empty, row

translate = QCoreApplication.translate
_SHOWN = (
    "control", "membership", "evidence", "consent", "look", "letter", "receipt", "outcome",
    "follow_up",
)  # fmt: skip

_UNASKED = 10_000
_LAST = (2 * _UNASKED, 0, "")
"""A day by which something is due ends after all that happened on it."""


class _Day(NamedTuple):
    """One line: when, its sign, what it is, where it is asked for or which clock it is.

    `turn` orders what happened on one day: by the step of the route that asks for it and its place
    there, then by the hour.
    """

    day: date | None
    mark: Mark
    words: str
    address: FieldAddress | None = None
    clock: ClockState | None = None
    turn: tuple[int, int, str] = _LAST


class TimelineView(View):
    """All days of the control in order."""

    def __init__(self, session: CaseSession) -> None:
        super().__init__(session)
        self._lead = Words("", "muted")
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(S)
        self._days = QVBoxLayout()
        self._days.setSpacing(XS)
        self.sheet.addWidget(self._lead)
        self.sheet.addLayout(self._warnings)
        self.sheet.addLayout(self._days)
        self.sheet.addStretch(1)

    @override
    @classmethod
    def title(cls) -> str:
        """Return what its tab says."""
        return translate("TimelineView", "Timeline")

    @override
    def refresh(self, shot: Snapshot) -> None:
        """Show all days anew."""
        self._lead.setText(
            translate(
                "TimelineView", "All days of this control in order. A breach of order is marked."
            )
        )
        empty(self._warnings)
        for warning in shot.route.warnings:
            self._warnings.addWidget(
                warning_note(self.session, shot, warning, self.jump_wanted.emit)
            )
        empty(self._days)
        found = sorted(
            _days(shot, self.session), key=lambda each: (each.day or date.max, each.turn)
        )
        today_shown = False
        for n, each in enumerate(found):
            if not today_shown and each.day is not None and each.day > shot.today:
                self._days.addWidget(Words(say("window.today", day=shot.today), "small"))
                today_shown = True
            self._days.addWidget(self._line(each, again=n > 0 and found[n - 1].day == each.day))
        if not found:
            self._days.addWidget(
                Words(
                    translate("TimelineView", "No day is entered yet. Days come from the steps."),
                    "muted",
                )
            )

    def _line(self, each: _Day, *, again: bool) -> QWidget:
        when = with_weekday(each.day, lang()) if each.day else say("window.day-unknown")
        if again:
            when = ""
        day = Words(when, "text")
        day.setFixedWidth(230)
        mark = StateMark(each.mark)
        line = QWidget()
        parts: list[QWidget | None] = [mark, day]
        address, clock = each.address, each.clock
        if address is not None:
            parts += [_Link(each.words, lambda: self.jump_wanted.emit(address)), None]
        else:
            parts.append(Words(each.words, "text"))
            if clock is not None:
                parts.append(
                    button(
                        translate("TimelineView", "How was this counted?"),
                        "quiet",
                        lambda: self.explain_wanted.emit(clock),
                    )
                )
        inner = row(*parts, space=M)
        if parts[-1] is not None:
            inner.setStretch(2, 1)
        line.setLayout(inner)
        return line


class _Link(QPushButton):
    """A quiet button whose words end in … where they do not fit; the whole is in its tool tip."""

    def __init__(self, words: str, on_click: Callable[[], object]) -> None:
        super().__init__(words.replace("&", "&&"))
        self.setProperty("look", "quiet")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip(as_written(words))
        self.clicked.connect(lambda _checked=False: on_click())

    @override
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do."""
        return QSize(40, self.sizeHint().height())

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Have as much of the words drawn as fits."""
        super().initStyleOption(option)
        inner = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(inner, option, self).width()
        right, keys = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic
        option.text = self.fontMetrics().elidedText(self.text(), right, room, keys)


def _days(shot: Snapshot, session: CaseSession) -> Iterator[_Day]:
    for name in _SHOWN:
        kind = RECORD_KINDS[name]
        fields = [key for key, built in field_kinds(kind).items() if built.typed == "day"]
        for record in shot.case.all(kind):
            if not _of_control(record, shot):
                continue
            for key in fields:
                typed = getattr(record, key)
                day = read_day(typed)
                if day is None and typed != UNKNOWN_DAY:
                    continue
                label = session.office.law.fields.get(name, key).label.text(lang())
                what = _short(_what(record, shot, session))
                if isinstance(record, Outcome | FollowUp):  # their day says no more than what it is
                    label, what = what, session.office.law.fields.records[name].one.text(lang())
                words = f"{what}: {label}" if what else label
                breach = any(
                    one.record_id == record.id and one.path == key
                    for warning in shot.route.warnings
                    for one in warning.addresses
                )
                address = FieldAddress(name, record.id, key)
                asks = proceeding_that_asks(shot.case, shot.proceeding, address, session.office.law)
                yield _Day(
                    day,
                    "missed" if breach else "done",
                    words,
                    address if asks is not None else None,
                    turn=_turn(record, name, key, shot),
                )
    yield from _readings(shot, session)
    for clock in shot.route.clocks:
        if clock.due is None:
            continue
        state = clock_state(clock)
        tail = clock_words(clock).partition(" · ")[2]
        title = clock.clock.title.text(lang())
        words = f"{title} · {tail}" if tail else title
        yield _Day(clock.due, "open" if state == "calm" else state, words, clock=clock)


def _readings(shot: Snapshot, session: CaseSession) -> Iterator[_Day]:
    """Yield the days on which colleagues read papers, with what they said (0052)."""
    law = session.office.law
    verdicts = law.fields.get("review", "verdict").choices
    for review in shot.case.of_control(Review, shot.control.id):
        if not review.reviewer or review.at is None:
            continue
        what = title_of(review, shot.case, law, lang())
        said = law.fields.records["review"].one.text(lang())
        verdict = verdicts[review.verdict].text(lang()) if review.verdict else ""
        words = ": ".join(part for part in (_short(what), said, verdict) if part)
        day = review.at.astimezone(KAZAKHSTAN).date()
        yield _Day(day, "done", words, turn=(_UNASKED, 0, ""))


def _turn(record: Record, name: str, field: str, shot: Snapshot) -> tuple[int, int, str]:
    """Return where on the route a day is asked for; what nobody asks for comes after it all."""
    letter = shot.case.get(Letter, record.letter_id) if isinstance(record, Receipt) else record
    key = letter.kind if isinstance(letter, Letter) else ""
    hour = record.time if isinstance(record, Look) and read_time(record.time) else ""
    of_record = (_UNASKED, 0, hour)
    for n, state in enumerate(shot.route.steps):
        for m, text in enumerate(state.step.fields):
            found = patterns.parse(text)
            if found is None or found.record != name or found.key not in ("", key):
                continue
            if found.field == field:
                return n, m, hour
            if not found.field and of_record[0] == _UNASKED:
                of_record = (n, m, hour)
    return of_record


def _short(text: str, most: int = 88) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _of_control(record: Record, shot: Snapshot) -> bool:
    if isinstance(record, Receipt):
        letter = shot.case.get(Letter, record.letter_id)
        return letter is not None and letter.control_id == shot.control.id
    if isinstance(record, Look | FollowUp):
        finding = shot.case.get(Finding, record.finding_id)
        return finding is not None and finding.control_id == shot.control.id
    owner = getattr(record, "control_id", shot.control.id)
    return bool(owner == shot.control.id) and (
        getattr(record, "id", None) == shot.control.id or not hasattr(record, "procedure")
    )


def _what(record: Record, shot: Snapshot, session: CaseSession) -> str:
    if isinstance(record, Letter):
        return letter_title(record, shot, session.office.law)
    if isinstance(record, Receipt):
        proof = session.office.law.proofs.get(record.proof).title.text(lang())
        letter = shot.case.get(Letter, record.letter_id)
        return f"{proof} – {_what(letter, shot, session)}" if letter else proof
    if isinstance(record, Outcome | FollowUp):
        return _came_of_it(record, shot, session)
    if isinstance(record, Look | Consent):
        return record.place if isinstance(record, Look) else giver(record, shot.case, lang())
    if isinstance(record, Membership):
        person = shot.case.get(Person, record.person_id)
        return person.full_name.any_text(lang()) if person else ""
    text = getattr(record, "title", None)
    return text.any_text(lang()) if text is not None else ""


def _came_of_it(record: Outcome | FollowUp, shot: Snapshot, session: CaseSession) -> str:
    """Return what changed, or how a finding stands when it was looked at again."""
    if isinstance(record, Outcome):
        return record.what.any_text(lang()) or record.document.any_text(lang())
    finding = shot.case.get(Finding, record.finding_id)
    title = finding.title.any_text(lang()) if finding else ""
    states = session.office.law.fields.get("follow_up", "state").choices
    state = states[record.state].text(lang()) if record.state else ""
    return " – ".join(part for part in (title, state) if part)
