"""Our details: the card that every new case begins with, kept in the user's folder."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.basis import Texts
from desktop.domain.bin import bin_fault
from desktop.domain.correspondence import Direction
from desktop.domain.errors import Problem
from desktop.domain.fields import with_leaf
from desktop.domain.ids import new_id
from desktop.domain.parties import Person, Subject
from desktop.domain.text import Lang, LocalText, clean
from desktop.usecases.cases import take_last_card
from desktop.usecases.office import Office, Profile
from desktop.usecases.register import next_number
from desktop.window.fields.choices import Combo
from desktop.window.fields.line_edit import LineEdit
from desktop.window.fields.text_edits import GrowingText, typed_text
from desktop.window.kazakh_keys import KazakhBar
from desktop.window.language import NATIVE_NAMES, SHORT_NAMES, lang, say, sentence
from desktop.window.leaving import leaves_anyway
from desktop.window.mouse import when_released
from desktop.window.override import override
from desktop.window.steady import SteadyArea
from desktop.window.theme import XL, XS, L, M, S
from desktop.window.widgets import Card, Words, button, centred, column, row

_LANGS: tuple[Lang, ...] = ("kk", "ru", "en")
_PATTERNS: Mapping[str, Direction] = {"number_pattern": "out", "incoming_pattern": "in"}
_SUBJECT = ("name", "bin", "city", "address", "phone", "email", "website")
_SIGNATORY = ("full_name", "short_name", "post")
SAVE_AFTER_MS = 400
_LOOK_AFTER_MS = 300
_LOCK_AFTER = (5, 15, 30, 60, 0)
"""Minutes to choose from; 0 is never."""
_SOME_MARK = "60"
"""Stands as an example where she has chosen a series of her own."""


Label = Callable[[], str]
Typed = dict[tuple[str, str], str]
"""What stands in the fields, by whose it is and the path of the leaf."""


def _said(label: Texts) -> Label:
    return lambda: label.text(lang())


class ProfilePage(QWidget):
    """The organisation's card, who signs, and who works at this computer."""

    done = Signal()
    letterhead_wanted = Signal()

    _refused: Problem | None = None
    _fault: str | None = None

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._edits: list[tuple[str, str, Lang | None, LineEdit | GrowingText]] = []
        self._labels: list[tuple[Words, Callable[[], str]]] = []
        self._title = Words("", "title")
        self._lead = Words("", "muted")
        self._state = Words("", "small")
        self._series = Words("", "small")
        self._mark = Words("", "small")
        self._example = Words("", "text")
        self._incoming = Words("", "text")
        self._bin_fault = Words("", "small")
        self._bin_fault.set_state("missed")
        self._bin_fault.hide()
        self.back = button("", "plain", self._leave)
        self.take = button("", "plain", self._take)
        self.letterhead = button("", "plain", self.letterhead_wanted.emit)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(lambda: when_released(self, self._save))
        self._pause = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._pause.timeout.connect(self._show_examples)
        body = column(self._title, self._lead, space=M)
        body.setContentsMargins(XL, M, XL, XL)
        own = Card(L, S)
        self._question(own, "own", "name", lambda: self.tr("Your name, for the record of changes"))
        self._question(own, "own", "number_pattern", lambda: self.tr("Outgoing numbers"))
        own.column.addWidget(self._series)
        own.column.addWidget(self._mark)
        own.column.addWidget(self._example)
        self._question(own, "own", "incoming_pattern", lambda: self.tr("Incoming numbers"))
        own.column.addWidget(self._incoming)
        self._ask_when_to_lock(own)
        fields = office.law.fields
        subject = Card(L, S)
        for name in _SUBJECT:
            label = fields.get("subject", name).label
            self._question(subject, "subject", name, _said(label))
            if name == "bin":
                subject.column.addWidget(self._bin_fault)
        body.addWidget(own)
        body.addLayout(row(self.take, None))
        body.addWidget(subject)
        body.addWidget(self._who_signs())
        body.addLayout(row(self.back, self.letterhead, self._state, None, KazakhBar(), space=M))
        body.addStretch(1)
        self.area = SteadyArea(centred(body, 860))
        self.setLayout(column(self.area))
        self._fill()
        self.retranslate()
        for name in _PATTERNS:
            self._edit_of(name).textChanged.connect(lambda _text: self._pause.start())

    def _who_signs(self) -> Card:
        fields = self._office.law.fields
        card, part = Card(L, S), Words("", "h2")
        self._labels.append((part, _said(fields.get("subject", "signatory_id").label)))
        card.column.addWidget(part)
        for name in _SIGNATORY:
            self._question(card, "signatory", name, _said(fields.get("person", name).label))
        return card

    def _ask_when_to_lock(self, card: Card) -> None:
        words = Words("", "strong")
        self._labels.append((words, self._lock_label))
        card.column.addWidget(words)
        self.lock = Combo()
        self.lock.setMaximumWidth(520)
        for minutes in _LOCK_AFTER:
            self.lock.addItem("", minutes)
        self.lock.activated.connect(lambda _n: self._keep_lock())
        card.column.addWidget(self.lock)

    def _lock_label(self) -> str:
        return self.tr("Lock a case with a password when nobody is at the computer")

    def _keep_lock(self) -> None:
        minutes = int(self.lock.currentData())
        try:
            self._office.change_profile(
                lambda profile: replace(profile, lock_after_minutes=minutes)
            )
        except Problem as problem:
            self._say_state(problem)
        else:
            self._say_state(None)

    def _take(self) -> None:
        """Put into the empty card what the latest case says of the organisation."""
        self.save()
        try:
            taken = take_last_card(self._office)
        except Problem as problem:
            self._say_state(problem)
            return
        self.take.hide()
        if taken:
            self._fill()
            self._say_state(None)
        else:
            self._say_state(Problem("window.no-card"))

    # -- building ------------------------------------------------------------------------------

    def _question(self, card: Card, owner: str, name: str, label: Label) -> None:
        words = Words("", "strong")
        self._labels.append((words, label))
        card.column.addWidget(words)
        kind = {"subject": Subject, "signatory": Person}.get(owner)
        local = kind is not None and isinstance(getattr(kind(id=new_id()), name), LocalText)
        if not local:
            edit = LineEdit()
            edit.setMaximumWidth(520)
            edit.textEdited.connect(lambda _text: self._timer.start())
            edit.left.connect(self._left)
            card.column.addWidget(edit)
            self._edits.append((owner, name, None, edit))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(S)
        grid.setVerticalSpacing(XS)
        for n, one in enumerate(_LANGS):
            tag = Words(SHORT_NAMES[one], "text")
            tag.setFixedWidth(32)
            text = GrowingText()
            text.typed.connect(lambda _text: self._timer.start())
            text.left.connect(self._left)
            grid.addWidget(tag, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, n, 1)
            self._edits.append((owner, name, one, text))
        card.column.addLayout(grid)

    def _fill(self) -> None:
        profile = self._office.profile
        for owner, name, one, edit in self._edits:
            record = self._record(profile, owner)
            value = getattr(record, name, "")
            text = value.text(one) if one and isinstance(value, LocalText) else str(value)
            if isinstance(edit, GrowingText):
                edit.set_text(text)
            else:
                edit.setText(text)
        after = profile.lock_after_minutes
        self.lock.setCurrentIndex(_LOCK_AFTER.index(after if after in _LOCK_AFTER else 15))
        self._kept = self._typed()
        known = any(text for (owner, _path), text in self._kept.items() if owner == "subject")
        self.take.setVisible(not known)
        self._timer.stop()

    def _typed(self) -> Typed:
        return {
            (owner, f"{name}.{one}" if one else name): clean(typed_text(edit))
            for owner, name, one, edit in self._edits
        }

    def _edit_of(self, name: str) -> LineEdit:
        return next(
            edit
            for owner, each, _one, edit in self._edits
            if (owner, each) == ("own", name) and isinstance(edit, LineEdit)
        )

    def _show_examples(self) -> None:
        """Say which number the next letter gets by each series once one paused in typing it.

        All numbers are read for it, which takes longer than a key press where there are thousands.
        """
        for name, place, said in (
            ("number_pattern", self._example, self.tr("The next letter gets {number}.")),
            ("incoming_pattern", self._incoming, self.tr("The next that comes gets {number}.")),
        ):
            pattern = clean(self._edit_of(name).text()).strip() or "{n}"
            try:
                number = next_number(self._office, pattern, direction=_PATTERNS[name])
            except Problem as problem:
                place.setText(sentence(problem))
                place.set_state("missed")
                continue
            place.setText(said.format(number=f"№ {number}"))
            place.set_state(None)

    def _record(self, profile: Profile, owner: str) -> object:
        if owner == "own":
            return profile
        subject = _subject(profile)
        return subject if owner == "subject" else _signatory(profile, subject)

    # -- saving --------------------------------------------------------------------------------

    def _left(self) -> None:
        # Whoever leaves by pressing a button must find it where it was when she lets go.
        if self._timer.isActive():
            when_released(self, self._save)

    def _save(self) -> None:
        self.save()

    def save(self) -> bool:
        """Keep what stands in the fields; `False` if that failed, which is said."""
        self._timer.stop()
        typed, now = self._typed(), self._office.clock.now()
        changed = {key: text for key, text in typed.items() if text != self._kept[key]}
        self._judge(typed["subject", "bin"])
        if not changed:
            return True
        try:
            self._office.change_profile(lambda profile: _entered(profile, changed, now))
        except Problem as problem:
            self._say_state(problem)
            return False
        self._kept = typed
        self._say_state(None)
        return True

    def _say_state(self, refused: Problem | None) -> None:
        self._refused = refused
        self._state.setText(sentence(refused) if refused else say("window.profile-saved"))
        self._state.set_state("missed" if refused else "kept")

    def _judge(self, number: str) -> None:
        self._fault = bin_fault(number) if number.strip() else None
        self._say_fault()

    def _say_fault(self) -> None:
        self._bin_fault.setText(say(self._fault) if self._fault else "")
        self._bin_fault.setVisible(self._fault is not None)

    def may_leave(self) -> bool:
        """Save; if that failed, ask whether to go all the same."""
        return self.save() or leaves_anyway(self)

    def _leave(self) -> None:
        if self.save():
            self.done.emit()

    # -- words ---------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self._title.setText(self.tr("Our details"))
        self._lead.setText(self.tr("New cases begin with this card. It stays on this computer."))
        self.back.setText(self.tr("Done"))
        self.letterhead.setText(self.tr("Letterhead…"))
        self.take.setText(self.tr("Take the organisation from the latest case"))
        self._series.setText(
            self.tr(
                "{n} is where the count stands: the program puts 1, 2, 3… there. All else stands "
                "as written, the year too: change it yourself in the new year, and the count "
                "begins at 1."
            )
        )
        mark = self._office.profile.given_mark or _SOME_MARK
        self._mark.setText(
            self.tr(
                "Each computer counts for itself. A mark of its own before the number, such as "
                "{mark}/, keeps two computers of one organisation from giving the same number; "
                "where both have the same mark, change one."
            ).format(mark=mark)
        )
        self.lock.setAccessibleName(self._lock_label())
        for n, minutes in enumerate(_LOCK_AFTER):
            self.lock.setItemText(
                n, say("protection.after-minutes", n=minutes) if minutes else self.tr("Never")
            )
        self._show_examples()
        self._say_fault()
        if self._state.text():
            self._say_state(self._refused)
        for words, label in self._labels:
            words.setText(label())
        labels = {id(words): label for words, label in self._labels}
        texts = [label() for label in labels.values()]
        for owner, name, one, edit in self._edits:
            tag = f" ({NATIVE_NAMES[one]})" if one else ""
            edit.setAccessibleName(f"{self._name_of(owner, name, texts)}{tag}")

    def _name_of(self, owner: str, name: str, texts: list[str]) -> str:
        if owner == "own":
            return texts[("name", *_PATTERNS).index(name)]
        kind = "subject" if owner == "subject" else "person"
        return self._office.law.fields.get(kind, name).label.text(lang())

    @override
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _entered(profile: Profile, typed: Typed, now: datetime) -> Profile:
    """Return a profile with what was typed, and all else as it is."""
    subject = _subject(profile)
    person = _signatory(profile, subject)
    for (owner, path), text in typed.items():
        if owner == "subject":
            subject = with_leaf(subject, path, text, now)
        elif owner == "signatory":
            person = with_leaf(person, path, text, now)
        elif path in _PATTERNS:
            profile = replace(profile, **{path: text.strip() or "{n}"})
        else:
            profile = replace(profile, **{path: text})
    owners = {owner for owner, _path in typed}
    if "signatory" in owners:
        people = tuple(one for one in profile.people if one.id != person.id)
        named = any(getattr(person, name).any_text(lang()) for name in _SIGNATORY)
        profile = replace(profile, people=(person, *people) if named else people)
        subject = replace(subject, signatory_id=person.id if named else None)
    return profile if owners == {"own"} else replace(profile, subject=subject)


def _subject(profile: Profile) -> Subject:
    return profile.subject or Subject(id=new_id())


def _signatory(profile: Profile, subject: Subject) -> Person:
    known = (one for one in profile.people if one.id == subject.signatory_id)
    return next(known, Person(id=new_id()))
